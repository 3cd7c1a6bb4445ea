/* What readers know of the counts of one row: the relations of its table. */
#include "hiding_internal.h"

#include <string.h>

/* Add the counts of "a + b" as terms. *rest: a star stands among them, for a difference that is
 * printed nowhere. *missing: a count is not there. */
static cj_status add_terms(bool *rest, bool *missing, cj_hiding *hiding, const cj_hidden_table *in,
                           size_t row, cj_span words, int factor, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t at = 0; status == CJ_OK && at < words.length;) {
        size_t end = at;
        cj_span word;
        size_t column;

        while (end < words.length && words.at[end] != '+')
            end++;
        word = cj_span_trim((cj_span){words.at + at, end - at});
        at = end + 1;
        if (cj_span_equal(word, CJ_SPAN("*"))) {
            *rest = true;
            continue;
        }
        column = cj_hiding_find_column(in->table, word);
        if (column == SIZE_MAX || in->places[row * in->width + column] == CJ_NO_COUNT)
            *missing = true;
        else
            status = cj_hiding_term(hiding, in->places[row * in->width + column], factor, err);
    }
    return status;
}

/* "left = right" or "left <= right". */
static cj_status relate(cj_hiding *hiding, const cj_hidden_table *in, size_t row,
                        const char *relation, cj_error *err)
{
    const char *sign = strstr(relation, "<=");
    bool at_most = sign != NULL;
    cj_span left;
    cj_span right;
    bool rest = false;
    bool missing = false;
    cj_status status = cj_hiding_begin(hiding, at_most, err);

    if (sign == NULL)
        sign = strchr(relation, '=');
    left = (cj_span){relation, (size_t)(sign - relation)};
    right = cj_span_of(sign + (at_most ? 2 : 1));
    if (status == CJ_OK)
        status = add_terms(&rest, &missing, hiding, in, row, left, 1, err);
    if (status == CJ_OK)
        status = add_terms(&rest, &missing, hiding, in, row, right, -1, err);
    if (status == CJ_OK && !missing && rest && cj_hiding_balance(hiding) > 0) {
        uint32_t number;

        status =
            cj_hiding_add_rest(&number, hiding, cj_hiding_balance(hiding), true, relation, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, number, -1, err);
    }
    if (status == CJ_OK && !missing)
        cj_hiding_keep(hiding);
    return status;
}

/* ---- rows that follow each other ------------------------------------------------------- */

static uint32_t place(const cj_hidden_table *in, size_t row, const char *key)
{
    size_t column = cj_table_find(in->table, key);

    return column == SIZE_MAX ? CJ_NO_COUNT : in->places[row * in->width + column];
}

/* The stages of one group follow each other: whoever is followed up, and who is not yet, are the
 * same people together. */
static cj_status relate_cohort(cj_hiding *hiding, const cj_hidden_table *in, size_t row,
                               cj_error *err)
{
    const uint32_t counts[] = {place(in, row, "people"), place(in, row, "immature"),
                               place(in, row + 1, "people"), place(in, row + 1, "immature")};
    cj_status status = cj_hiding_begin(hiding, false, err);

    for (size_t i = 0; status == CJ_OK && i < 4; i++) {
        if (counts[i] == CJ_NO_COUNT)
            return CJ_OK;
        status = cj_hiding_term(hiding, counts[i], i < 2 ? 1 : -1, err);
    }
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

/* Windows that all begin with the first month contain each other, where they are of the same
 * people: what the longer one has more is a count. */
static cj_status relate_window(cj_hiding *hiding, const cj_hidden_table *in, size_t row,
                               const char *key, cj_error *err)
{
    uint32_t shorter = place(in, row, key);
    uint32_t longer = place(in, row + 1, key);
    uint32_t rest;
    cj_status status;

    if (shorter == CJ_NO_COUNT || longer == CJ_NO_COUNT ||
        hiding->counts[shorter].value > hiding->counts[longer].value)
        return CJ_OK;
    status = cj_hiding_add_rest(&rest, hiding,
                                hiding->counts[longer].value - hiding->counts[shorter].value, true,
                                hiding->counts[longer].name, err);
    if (status == CJ_OK)
        status = cj_hiding_begin(hiding, false, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, longer, 1, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, shorter, -1, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, rest, -1, err);
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

/* Whether both rows are windows from the first month on, of as many people. */
static bool is_window(const cj_hiding *hiding, const cj_hidden_table *in, size_t row)
{
    size_t from = cj_table_find(in->table, "from_months");
    uint32_t people[] = {place(in, row, "people"), place(in, row + 1, "people")};

    return from != SIZE_MAX && people[0] != CJ_NO_COUNT && people[1] != CJ_NO_COUNT &&
           hiding->counts[people[0]].value == hiding->counts[people[1]].value &&
           cj_table_cell(in->table, row, from)->kind == CJ_CELL_COUNT &&
           cj_table_cell(in->table, row + 1, from)->kind == CJ_CELL_COUNT &&
           cj_table_cell(in->table, row, from)->units == 0 &&
           cj_table_cell(in->table, row + 1, from)->units == 0;
}

/* Of tables with stages (a column of immature people). */
static cj_status relate_stages(cj_hiding *hiding, const cj_hidden_table *in, cj_error *err)
{
    cj_status status = CJ_OK;

    if (cj_table_find(in->table, "immature") == SIZE_MAX)
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row + 1 < in->table->row_count; row++) {
        if (!cj_table_same_section(in->table, row, row + 1))
            continue;
        status = relate_cohort(hiding, in, row, err);
        if (status == CJ_OK && is_window(hiding, in, row))
            status = relate_window(hiding, in, row, "offended", err);
        if (status == CJ_OK && is_window(hiding, in, row))
            status = relate_window(hiding, in, row, "offences", err);
    }
    return status;
}

cj_status cj_hiding_relate_rows(cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t t = 0; t < hiding->table_count; t++) {
        const cj_hidden_table *in = &hiding->tables[t];
        const char *const *relations = in->table->relations;

        for (size_t r = 0; relations != NULL && relations[r] != NULL; r++)
            for (size_t row = 0; status == CJ_OK && row < in->table->row_count; row++)
                status = relate(hiding, in, row, relations[r], err);
        if (status == CJ_OK)
            status = relate_stages(hiding, in, err);
    }
    return status;
}
