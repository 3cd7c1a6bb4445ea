/* Dates that no usual form reads: which other form would, as far as all such cells of the column
 * agree. Nothing is read by a guess: what is found is told. */
#include "rows/typed_internal.h"

#include <string.h>

/* Forms with the day first, and behind each of them the same with the month first. */
static const cj_date_form forms[] = {
    {.text = "%d/%m/%Y"},
    {.text = "%m/%d/%Y"},
    {.text = "%d-%m-%Y"},
    {.text = "%m-%d-%Y"},
    {.text = "%d.%m.%Y"},
    {.text = "%m.%d.%Y"},
    {.text = "%d/%m/%y", .pivot = 1930},
    {.text = "%m/%d/%y", .pivot = 1930},
    {.text = "%d-%m-%y", .pivot = 1930},
    {.text = "%m-%d-%y", .pivot = 1930},
    {.text = "%d.%m.%y", .pivot = 1930},
    {.text = "%m.%d.%y", .pivot = 1930},
    {.text = "%Y%m%d"},
};
#define FORMS (sizeof forms / sizeof *forms)

/* Whether a form reads a cell: digits without signs between them are eight. */
static bool reads(cj_date *date, const cj_date_form *form, cj_span cell)
{
    return (form->text[2] != '%' || cell.length == 8) && cj_date_read(date, cell, form);
}

static void append_form(cj_text *words, const cj_date_form *form, cj_date date, bool first)
{
    if (!first)
        cj_text_format(words, form->pivot == 0 ? ", '%s' as " : ", \"%s\" in its place as ",
                       form->text);
    else if (form->pivot == 0)
        cj_text_format(words, "; the date format '%s' reads it as ", form->text);
    else
        cj_text_format(words,
                       "; a profile with {\"dateFormats\": [\"%s\"], \"pivotYear\": %d} reads "
                       "it as ",
                       form->text, form->pivot);
    cj_date_append(words, date);
}

/* Append the forms that read the cell and all before it. */
static void append_forms(cj_text *words, cj_typed_column *column, cj_span cell)
{
    size_t told = 0;

    for (size_t i = 0; i < FORMS; i++) {
        uint32_t bit = (uint32_t)1 << i;
        cj_date date;

        if ((column->ruled_out & bit) != 0)
            continue;
        if (!reads(&date, &forms[i], cell))
            column->ruled_out |= bit;
        else
            append_form(words, &forms[i], date, told++ == 0);
    }
    if (told > 1)
        cj_text_add(words, ": nothing says which is meant");
}

static cj_typed_column *column_of(cj_typed *typed, const cj_finding *finding)
{
    for (size_t i = 0; i < typed->column_count; i++)
        if (typed->columns[i].kind == CJ_KIND_DATE &&
            cj_typed_place(&typed->columns[i]) == finding->column)
            return &typed->columns[i];
    return NULL;
}

static cj_status suggest(cj_finding *finding, cj_batch *batch, cj_typed_column *column,
                         cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_append(&words, finding->message);
    append_forms(&words, column, finding->value);
    status = cj_text_check(&words, err);
    if (status == CJ_OK && words.length > finding->message.length) {
        const char *kept = cj_arena_text(&batch->texts, cj_text_string(&words), words.length);

        if (kept == NULL)
            status = cj_fail_nomem(err);
        else
            finding->message = (cj_span){kept, words.length};
    }
    cj_text_clear(&words);
    return status;
}

cj_status cj_typed_suggest_forms(cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < batch->finding_count; i++) {
        cj_waiting_finding *waiting = &batch->findings[i];
        cj_typed_column *column = waiting->unread ? column_of(typed, &waiting->finding) : NULL;

        if (column != NULL)
            status = suggest(&waiting->finding, batch, column, err);
    }
    return status;
}
