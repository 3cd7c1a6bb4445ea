/* Where the records of an input went, in words for people. */
#include "report_internal.h"

#include <string.h>

static void append_number(cj_text *out, uint64_t number)
{
    cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = (int64_t)number});
}

void cj_report_append_left_out(cj_text *out, const cj_table_input *input)
{
    static const struct {
        cj_row_state state;
        const char *words[2]; /* for several, for one */
    } reasons[] = {{CJ_ROW_NOT_SELECTED, {"are not selected", "is not selected"}},
                   {CJ_ROW_OUTSIDE, {"are outside the period", "is outside the period"}},
                   {CJ_ROW_REJECTED, {"have errors", "has an error"}}};
    size_t begin = out->length;

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        uint64_t rows = input->states[reasons[i].state];
        bool withheld = (input->withheld >> reasons[i].state & 1) != 0;

        if (rows == 0 && !withheld)
            continue;
        cj_text_add(out, out->length > begin ? ", " : "");
        if (withheld)
            cj_text_add(out, "[c]");
        else
            append_number(out, rows);
        cj_text_format(out, " %s", reasons[i].words[!withheld && rows == 1]);
    }
}

/* "Source: orders.csv. ": the table of a measure is "measure ID", rows that the definition makes or
 * has are "input NAME". */
static void append_name(cj_text *out, const char *file)
{
    bool is_file = strchr(file, '.') != NULL;

    if (!is_file && strncmp(file, "measure ", 8) == 0)
        cj_text_format(out, "Source: the table of the measure %s. ", file + 8);
    else if (!is_file && strncmp(file, "input ", 6) == 0)
        cj_text_format(out, "Source: %s, as the definition of the report has it. ", file + 6);
    else
        cj_text_format(out, "Source: %s. ", cj_file_name(file));
}

/* "Source: orders.csv. All 1,487 records are used." */
static void append_source(cj_text *out, const cj_table_input *input)
{
    size_t begin;

    append_name(out, input->file);
    if (input->withheld != 0) {
        cj_text_add(out, "How many of its records are used is not shown, to protect people.");
        return;
    }
    if (input->states[CJ_ROW_USED] == input->rows) {
        cj_text_add(out, input->rows == 0 ? "It has no records." : "All ");
        if (input->rows > 0) {
            append_number(out, input->rows);
            cj_text_add(out, input->rows == 1 ? " record is used." : " records are used.");
        }
        return;
    }
    append_number(out, input->states[CJ_ROW_USED]);
    cj_text_add(out, " of ");
    append_number(out, input->rows);
    cj_text_add(out, input->states[CJ_ROW_USED] == 1 ? " records is used" : " records are used");
    begin = out->length;
    cj_text_add(out, "; ");
    cj_report_append_left_out(out, input);
    if (out->length == begin + 2 && !out->failed)
        out->bytes[out->length = begin] = '\0';
    cj_text_char(out, '.');
}

/* What of a note that begins with the name of an input follows it, from `word` on; *out is the
 * input. NULL for any other note. */
static const char *behind_input(const cj_table_input **out, const cj_table *table, const char *note,
                                const char *word)
{
    for (size_t i = 0; i < table->input_count; i++) {
        size_t length = strlen(table->inputs[i].file);

        *out = &table->inputs[i];
        if (strncmp(note, table->inputs[i].file, length) == 0 &&
            strncmp(note + length, word, strlen(word)) == 0)
            return note + length + strlen(word);
    }
    return NULL;
}

/* "In arrests.csv 468 cells or rows were put right when it was read: recode 468 (Ethnic Group)." */
static void append_repairs(cj_text *out, const cj_table_input *input, const char *words)
{
    size_t digits = strspn(words, "0123456789");
    bool one = digits == 1 && words[0] == '1';

    cj_text_format(out, "In %s %.*s %s put right when it was read: %s.", cj_file_name(input->file),
                   (int)digits, words, one ? "cell or row was" : "cells or rows were",
                   words + digits + strlen(" = "));
}

/* Append what people read in place of a note about an input; nothing for other notes. */
static void append_about(cj_text *out, const cj_table *table, const char *note)
{
    const cj_table_input *input;
    const char *rest = behind_input(&input, table, note, ": repairs ");

    if (rest != NULL)
        append_repairs(out, input, rest);
    else if (behind_input(&input, table, note, ": rows ") != NULL)
        append_source(out, input);
}

cj_status cj_report_name_sources(cj_exhibit *exhibit, cj_document *document, cj_error *err)
{
    cj_table *tables[2] = {exhibit->table, exhibit->view};

    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < tables[t]->note_count; i++) {
            cj_text words = CJ_TEXT_INIT;
            bool failed;

            append_about(&words, exhibit->table, tables[t]->notes[i]);
            if (words.length > 0)
                tables[t]->note_shorts[i] =
                    words.failed ? NULL : cj_document_keep(document, cj_text_span(&words));
            failed = words.failed || (words.length > 0 && tables[t]->note_shorts[i] == NULL);
            cj_text_clear(&words);
            if (failed)
                return cj_fail_nomem(err);
        }
    for (size_t i = 0; i < exhibit->view->note_count; i++)
        exhibit->view->notes[i] = cj_table_note_words(exhibit->view, i);
    return CJ_OK;
}
