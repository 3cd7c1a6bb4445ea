/* Texts of a column that look like something else, or alike and are two values; checked after the
 * last row. */
#include "base/identifier.h"
#include "base/look.h"
#include "base/utf8.h"
#include "file_rows.h"

#include <stdlib.h>

/* Working memory for comparing the texts of a column. */
typedef struct {
    const cj_file_rows *file;
    const cj_typed_column *column;
    cj_dict *looks;   /* the texts as a reader sees them, whatever their case */
    uint32_t *owners; /* by look: the code that has it */
    size_t capacity;
    uint64_t *times; /* rows of each code */
    uint8_t *told;   /* codes of which something was said */
} looking;

static const cj_text_place *place_of(const cj_typed_column *column, uint32_t code)
{
    size_t low = 0;
    size_t high = column->place_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (column->places[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < column->place_count && column->places[low].code == code ? &column->places[low]
                                                                         : NULL;
}

/* Warn of the text of a code at the first row that has it; clears the words. */
static cj_status warn(looking *in, uint32_t code, const char *about, cj_text *words, cj_error *err)
{
    const cj_typed_column *column = in->column;
    const cj_text_place *place = place_of(column, code);
    cj_status status = cj_text_check(words, err);

    in->told[code] = 1;
    if (status == CJ_OK)
        status = cj_findings_report(in->file->dataset->findings,
                                    &(cj_finding){.code = about,
                                                  .severity = CJ_WARNING,
                                                  .file = in->file->name,
                                                  .line = place->line,
                                                  .record = place->record,
                                                  .column = cj_typed_place(column),
                                                  .column_name = column->name,
                                                  .value = cj_dict_text(column->dict, code),
                                                  .message = cj_text_span(words)},
                                    err);
    cj_text_clear(words);
    return status;
}

static void append_rows(cj_text *words, const looking *in, uint32_t code)
{
    cj_text_format(words, ", in %llu row%s", (unsigned long long)in->times[code],
                   in->times[code] == 1 ? "" : "s");
}

static cj_status report(looking *in, uint32_t odd, uint32_t other, cj_error *err)
{
    const cj_typed_column *column = in->column;
    cj_text words = CJ_TEXT_INIT;

    if (place_of(column, odd) == NULL)
        return CJ_OK;
    cj_text_add(&words, "looks like \"");
    cj_text_escaped(&words, cj_dict_text(column->dict, other));
    cj_text_add(&words, "\" and is another value (");
    cj_text_difference(&words, cj_dict_text(column->dict, odd), cj_dict_text(column->dict, other));
    cj_text_char(&words, ')');
    append_rows(&words, in, odd);
    cj_text_add(&words, "; normalise in a profile makes them one");
    return warn(in, odd, "look-alike", &words, err);
}

/* Say that a word has letters of another alphabet. */
static cj_status report_disguised(looking *in, uint32_t code, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    char as;
    uint32_t letter = cj_text_disguised(&as, cj_dict_text(in->column->dict, code), false);

    if (letter == 0)
        return CJ_OK;
    cj_text_format(&words, "has a letter of another alphabet that looks like %c (U+%04X)", as,
                   letter);
    append_rows(&words, in, code);
    cj_text_add(&words, "; normalise in a profile reads it as that");
    return warn(in, code, "look-alike", &words, err);
}

/* Say that texts are wrapped for a spreadsheet, once for all of a column. */
static cj_status report_wrapped(looking *in, cj_error *err)
{
    const cj_typed_column *column = in->column;
    cj_text words = CJ_TEXT_INIT;
    uint32_t first = CJ_NO_CODE;
    uint64_t rows = 0;

    for (size_t i = 0; i < column->place_count; i++) {
        uint32_t code = column->places[i].code;

        if (!cj_text_is_wrapped(cj_dict_text(column->dict, code)))
            continue;
        first = first == CJ_NO_CODE ? code : first;
        rows += in->times[code];
    }
    if (rows == 0)
        return CJ_OK;
    cj_text_add(&words, CJ_WRAPPED_WORDS);
    if (rows > 1)
        cj_text_format(&words, " (%llu rows of the column have such a text)",
                       (unsigned long long)rows);
    return warn(in, first, "wrapped-text", &words, err);
}

/* Compare the look of a code's text with the looks before it: a text with the same look is another
 * value. */
static cj_status look_at(looking *in, uint32_t code, cj_text *look, cj_text *folded, cj_error *err)
{
    size_t known = cj_dict_count(in->looks);
    uint32_t at = CJ_NO_CODE;
    cj_status status;

    cj_text_reset(look);
    cj_text_reset(folded);
    cj_text_normal(look, cj_dict_text(in->column->dict, code));
    cj_text_folded(folded, cj_text_span(look));
    status = look->failed || folded->failed
                 ? cj_fail_nomem(err)
                 : cj_dict_add(&at, in->looks, cj_text_span(folded), err);
    if (status == CJ_OK)
        status = cj_grow(&in->owners, &in->capacity, known + 1, sizeof *in->owners, err);
    if (status != CJ_OK)
        return status;
    if (at == known) {
        in->owners[at] = code;
        return CJ_OK;
    }
    if (place_of(in->column, code) != NULL)
        return report(in, code, in->owners[at], err);
    status = report(in, in->owners[at], code, err); /* ASCII is what the others look like */
    in->owners[at] = code;
    return status;
}

cj_status cj_file_rows_note_looks(const cj_file_rows *file, const cj_typed_column *column,
                                  cj_error *err)
{
    looking in = {.file = file, .column = column};
    cj_text look = CJ_TEXT_INIT;
    cj_text folded = CJ_TEXT_INIT;
    size_t count;
    cj_status status;

    if (column->place_count == 0 || column->kind != CJ_KIND_TEXT)
        return CJ_OK;
    count = cj_dict_count(column->dict);
    status = cj_dict_new(&in.looks, CJ_DICT_EXACT, err);
    in.times = calloc(count, sizeof *in.times);
    in.told = calloc(count, sizeof *in.told);
    if (status == CJ_OK && (in.times == NULL || in.told == NULL))
        status = cj_fail_nomem(err);
    if (status == CJ_OK)
        cj_dict_list_times(in.times, column->dict);
    for (uint32_t code = 0; status == CJ_OK && code < count; code++)
        status = look_at(&in, code, &look, &folded, err);
    for (size_t i = 0; status == CJ_OK && i < column->place_count; i++)
        if (!in.told[column->places[i].code])
            status = report_disguised(&in, column->places[i].code, err);
    if (status == CJ_OK)
        status = report_wrapped(&in, err);
    cj_text_clear(&look);
    cj_text_clear(&folded);
    cj_dict_free(in.looks);
    free(in.owners);
    free(in.times);
    free(in.told);
    return status;
}
