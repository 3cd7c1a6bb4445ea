/* Where the rows of an input went: counts like any other. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

#define STATES 5 /* four states of rows, and all of them */

/* Those left out are a count; those rejected say who could be counted. */
static cj_count_kind kind_of(size_t state)
{
    return state == CJ_ROW_REJECTED || state == STATES - 1 ? CJ_COUNTS_WHO : CJ_COUNTS_ROWS;
}

/* Rows of a table of which nothing is hidden are nobody, and yet they may tell of others. */
static cj_status take_state(uint32_t *number, cj_hiding *hiding, const cj_hidden_table *in,
                            const cj_table_input *input, size_t state, cj_error *err)
{
    const cj_table *table = in->table;
    cj_unknown count = {.kind = kind_of(state),
                        .rank = -1, /* the first to be hidden for others */
                        .first = INT64_MIN,
                        .last = INT64_MAX,
                        .printed = true,
                        .cell = true};
    cj_text text = CJ_TEXT_INIT;
    cj_facts facts = {.count = 0};
    cj_status status = cj_facts_add_table(&facts, hiding, table, err);

    *number = CJ_NO_COUNT;
    if (in->published && (in->rounded > 0 || (input->withheld >> state & 1) != 0))
        return status;
    count.published = in->published ? CJ_PUBLISHED_SHOWN : CJ_NOT_PUBLISHED;
    count.computed = !in->published;
    cj_facts_settle(&facts, hiding);
    count.value = (int64_t)(state < 4 ? input->states[state] : input->rows);
    count.demands = !in->open && count.kind != CJ_COUNTS_WHO && count.value > 0 &&
                    cj_hiding_is_small(hiding, count.value);
    cj_text_format(&text, "ledger %zu of %s", state, input->file);
    count.name = text.failed ? NULL : cj_arena_text(&hiding->arena, text.bytes, text.length);
    if (status == CJ_OK && count.name == NULL)
        status = cj_fail_nomem(err);
    if (status == CJ_OK)
        status = cj_hiding_word(&count.quantity, hiding, "l:", cj_text_span(&text), err);
    cj_text_clear(&text);
    if (state < 4) {
        count.facts = facts.facts;
        count.fact_count = facts.count;
    }
    return status == CJ_OK ? cj_hiding_intern(number, hiding, &count, err) : status;
}

cj_status cj_hiding_take_ledger(cj_hiding *hiding, cj_hidden_table *in, cj_error *err)
{
    const cj_table *table = in->table;
    cj_status status = CJ_OK;

    in->ledger = calloc(table->input_count * STATES + 1, sizeof *in->ledger);
    if (in->ledger == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < table->input_count; i++)
        for (size_t state = 0; status == CJ_OK && state < STATES; state++)
            status = take_state(&in->ledger[i * STATES + state], hiding, in, &table->inputs[i],
                                state, err);
    return status;
}

/* rows = used + outside + not selected + rejected. */
static cj_status relate_input(cj_hiding *hiding, const uint32_t *ledger, cj_error *err)
{
    cj_status status = cj_hiding_begin(hiding, false, err);

    for (size_t state = 0; state < STATES; state++)
        if (ledger[state] == CJ_NO_COUNT) /* an earlier publication did not tell it */
            return status;
    for (size_t state = 0; status == CJ_OK && state < STATES; state++)
        status = cj_hiding_term(hiding, ledger[state], state < 4 ? 1 : -1, err);
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

static bool is_all(const cj_cell *cell)
{
    return cell->kind == CJ_CELL_TEXT && strcmp(cell->text, "All") == 0;
}

/* Whether a row is of all, in some label. */
static bool is_total(const cj_table *table, size_t row)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_part_is_label(table->columns[i].part) && is_all(cj_table_cell(table, row, i)))
            return true;
    return false;
}

/* Whether a total is of all in each label that counts of the column differ by: all of one area are
 * as many as are used where no other area has rows, and nobody is told that. */
static bool is_whole(const cj_table *table, size_t row, const cj_table_column *of)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(table, row, i);
        bool differs = false;

        if (!cj_part_is_label(table->columns[i].part) || is_all(cell) ||
            cj_hiding_is_apart(&of->counts, table->columns[i].key))
            continue;
        for (size_t other = 0; other < table->row_count && !differs; other++)
            differs = !cj_cell_same(cell, cj_table_cell(table, other, i));
        if (differs)
            return false;
    }
    return true;
}

/* The rows used are those of a column's counts together, if they add up to them. */
static cj_status relate_column(bool *done, cj_hiding *hiding, const cj_hidden_table *in,
                               size_t column, size_t files, bool totals, cj_error *err)
{
    const cj_table_column *of = cj_hiding_column_of(in->table, column);
    cj_status status = cj_hiding_begin(hiding, false, err);
    uint32_t last = CJ_NO_COUNT;

    for (size_t i = 0; i < files; i++)
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, in->ledger[i * STATES + CJ_ROW_USED], 1, err);
    for (size_t row = 0; status == CJ_OK && row < in->table->row_count; row++) {
        uint32_t number = in->places[row * in->width + column];

        if (number == CJ_NO_COUNT || number == last || is_total(in->table, row) != totals ||
            (totals && !is_whole(in->table, row, of)))
            continue; /* rows below each other may tell of the same rows */
        last = number;
        if (!totals) {
            status = cj_hiding_term(hiding, number, -1, err);
        } else if (hiding->counts[number].value == cj_hiding_balance(hiding)) {
            status = cj_hiding_term(hiding, number, -1, err);
            break;
        }
    }
    if (status == CJ_OK)
        *done = cj_hiding_keep(hiding);
    return status;
}

/* The rows of an input come from its first file, or from several together. */
static cj_status relate_files(cj_hiding *hiding, const cj_hidden_table *in, size_t column,
                              bool totals, cj_error *err)
{
    bool done = false;
    cj_status status = CJ_OK;

    for (size_t files = 1; status == CJ_OK && !done && files <= in->table->input_count; files++) {
        if (in->ledger[(files - 1) * STATES + CJ_ROW_USED] == CJ_NO_COUNT)
            break;
        status = relate_column(&done, hiding, in, column, files, totals, err);
    }
    return status;
}

static cj_status relate_used(cj_hiding *hiding, const cj_hidden_table *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->width; i++) {
        const cj_table_column *of = cj_hiding_column_of(in->table, i);

        if (!of->counts.unseen && of->counts.kind != CJ_COUNTS_ROWS)
            continue;
        status = relate_files(hiding, in, i, false, err);
        if (status == CJ_OK)
            status = relate_files(hiding, in, i, true, err);
    }
    return status;
}

cj_status cj_hiding_relate_ledger(cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t t = 0; t < hiding->table_count; t++) {
        const cj_hidden_table *in = &hiding->tables[t];

        for (size_t i = 0; status == CJ_OK && i < in->table->input_count; i++)
            status = relate_input(hiding, in->ledger + i * STATES, err);
        if (status == CJ_OK)
            status = relate_used(hiding, in, err);
    }
    return status;
}

/* ---- as it is printed -------------------------------------------------------------------------
 */

static void append_rows(cj_text *out, const cj_table_input *input, size_t state, const char *words)
{
    cj_text_add(out, words);
    if ((input->withheld >> state & 1) != 0)
        cj_text_add(out, "[c]");
    else
        cj_text_format(out, "%llu",
                       (unsigned long long)(state < 4 ? input->states[state] : input->rows));
}

static cj_status rewrite(cj_table *table, const cj_table_input *input, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    size_t start;
    const char *kept;

    cj_text_format(&text, "%s: rows ", input->file);
    start = text.length;
    append_rows(&text, input, 4, "");
    append_rows(&text, input, CJ_ROW_USED, " = used ");
    append_rows(&text, input, CJ_ROW_OUTSIDE, " + outside the period ");
    append_rows(&text, input, CJ_ROW_NOT_SELECTED, " + not selected ");
    append_rows(&text, input, CJ_ROW_REJECTED, " + rejected ");
    kept = text.failed ? NULL : cj_table_keep(table, cj_text_span(&text));
    for (size_t i = 0; kept != NULL && i < table->note_count; i++)
        if (strncmp(table->notes[i].words, kept, start) == 0)
            table->notes[i].words = kept;
    cj_text_clear(&text);
    return kept == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_hiding_mark_ledger(cj_hiding *hiding, cj_hidden_table *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->table->input_count; i++) {
        cj_table_input *input = &in->table->inputs[i];

        for (size_t state = 0; state < STATES; state++) {
            uint32_t number = in->ledger[i * STATES + state];

            if (hiding->counts[number].why != CJ_WHY_SHOWN)
                input->withheld |= 1u << state;
            else if (in->open)
                continue;
            else if (state < 4)
                input->states[state] =
                    (uint64_t)cj_hiding_round(hiding, (int64_t)input->states[state]);
            else
                input->rows = (uint64_t)cj_hiding_round(hiding, (int64_t)input->rows);
        }
        if (input->withheld != 0 || (hiding->options.round_to > 0 && !in->open))
            status = rewrite(in->table, input, err);
    }
    return status;
}
