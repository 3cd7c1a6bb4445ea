/* A second reader of CSV, written to be plainly right: one byte at a time over
 * text that is all there.  It follows the words of cj/csv.h and nothing else. */
#ifndef CJ_TESTS_FUZZ_MODEL_H
#define CJ_TESTS_FUZZ_MODEL_H

#include "fuzz.h"

#include "cj/formula.h"
#include "csv/csv.h"

/* Bytes of the line end at `at`: 0 where there is none. */
static inline size_t model_line_end(cj_span text, size_t at)
{
    if (at >= text.length || (text.at[at] != '\n' && text.at[at] != '\r'))
        return 0;
    return text.at[at] == '\r' && at + 1 < text.length && text.at[at + 1] == '\n' ? 2 : 1;
}

typedef struct {
    cj_csv_fault fault;
    uint32_t fault_field;
    uint32_t field_count;
    size_t raw_length;
    size_t length;  /* with the line end */
    uint64_t lines; /* physical ones */
    bool quoted;    /* there is a quotation mark in it */
    cj_text fields; /* [field][field], blanks at the ends aside */
} model_record;

static inline bool model_blank(char byte, char delimiter)
{
    return (byte == ' ' || byte == '\t') && byte != delimiter;
}

/* Append a field as it is compared: without blanks at its ends, which libcsv
 * drops outside quotation marks. */
static inline void model_add_field(cj_text *out, cj_span field)
{
    while (field.length > 0 && (field.at[0] == ' ' || field.at[0] == '\t'))
        field = (cj_span){field.at + 1, field.length - 1};
    while (field.length > 0 &&
           (field.at[field.length - 1] == ' ' || field.at[field.length - 1] == '\t'))
        field.length--;
    cj_text_format(out, "[%zu:", field.length);
    cj_text_append(out, field);
    cj_text_char(out, ']');
}

/* The first physical line of the text alone is a record at fault. */
static inline void model_give_up(model_record *out, cj_span text, cj_csv_fault fault)
{
    size_t at = 0;

    while (at < text.length && model_line_end(text, at) == 0)
        at++;
    out->fault = fault;
    out->fault_field = out->field_count + 1;
    out->field_count = 0;
    out->raw_length = at;
    out->length = at + model_line_end(text, at);
    out->lines = 1;
    cj_text_reset(&out->fields);
}

/* Read a quotation, *at behind its first mark: into `field`, *at behind it. */
static inline cj_csv_fault model_quotation(cj_text *field, uint64_t *lines, size_t *at,
                                           cj_span text, char delimiter)
{
    for (; *at < text.length; ++*at) {
        char byte = text.at[*at];

        if (byte == '"' && *at + 1 < text.length && text.at[*at + 1] == '"') {
            ++*at;
        } else if (byte == '"') {
            for (++*at; *at < text.length && model_blank(text.at[*at], delimiter);)
                ++*at;
            return *at == text.length || text.at[*at] == delimiter || model_line_end(text, *at) > 0
                       ? CJ_CSV_FINE
                       : CJ_CSV_STRAY_QUOTE;
        }
        *lines += byte == '\n' || (byte == '\r' && model_line_end(text, *at) == 1);
        cj_text_char(field, byte);
    }
    return CJ_CSV_OPEN_QUOTE;
}

/* The record at the beginning of text, which is not empty. */
static inline void model_read(model_record *out, cj_span text, char delimiter)
{
    cj_text field = CJ_TEXT_INIT;
    cj_csv_fault fault = CJ_CSV_FINE;
    uint32_t nul_field = 0;
    size_t at = 0;
    bool more = true;

    cj_text_reset(&out->fields);
    *out = (model_record){.lines = 1, .fields = out->fields};
    while (more && fault == CJ_CSV_FINE) {
        size_t first = at;

        cj_text_reset(&field);
        while (first < text.length && model_blank(text.at[first], delimiter))
            first++;
        if (first < text.length && text.at[first] == '"') {
            at = first + 1;
            out->quoted = true;
            fault = model_quotation(&field, &out->lines, &at, text, delimiter);
        }
        for (; !(first < text.length && text.at[first] == '"') && at < text.length &&
               text.at[at] != delimiter && model_line_end(text, at) == 0;
             at++) {
            if (text.at[at] == '"' && fault == CJ_CSV_FINE)
                fault = CJ_CSV_STRAY_QUOTE;
            cj_text_char(&field, text.at[at]);
        }
        if (fault != CJ_CSV_FINE)
            break;
        out->field_count++;
        if (nul_field == 0 && field.length > 0 && memchr(field.bytes, '\0', field.length) != NULL)
            nul_field = out->field_count;
        model_add_field(&out->fields, cj_formula_unmark(cj_text_span(&field)));
        more = at < text.length && text.at[at] == delimiter;
        at += more;
    }
    cj_text_clear(&field);
    if (fault != CJ_CSV_FINE) {
        out->quoted = true;
        model_give_up(out, text, fault);
        return;
    }
    out->raw_length = at;
    out->length = at + model_line_end(text, at);
    if (nul_field > 0) {
        out->fault = CJ_CSV_NUL;
        out->fault_field = nul_field;
        out->field_count = 0;
        cj_text_reset(&out->fields);
    }
}

#endif
