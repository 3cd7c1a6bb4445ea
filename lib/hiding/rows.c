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
    if (status == CJ_OK && !missing && rest &&
        (hiding->guess != CJ_GUESS_NOTHING || cj_hiding_balance(hiding) > 0)) {
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
    size_t column = cj_hiding_find_column(in->table, cj_span_of(key));

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

/* ---- days that follow each other ------------------------------------------------------------- */

/* Keep the relation: the first counts are as many as the others together, and a rest that nobody
 * prints. demands: the rest is a count like any other. */
static cj_status relate_rest(uint32_t *rest, cj_hiding *hiding, const uint32_t *more, size_t count,
                             const uint32_t *less, size_t less_count, bool demands, cj_error *err)
{
    cj_status status = cj_hiding_begin(hiding, false, err);

    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_hiding_term(hiding, more[i], 1, err);
    for (size_t i = 0; status == CJ_OK && i < less_count; i++)
        status = cj_hiding_term(hiding, less[i], -1, err);
    *rest = CJ_NO_COUNT;
    if (status != CJ_OK || cj_hiding_balance(hiding) < 0)
        return status;
    status = cj_hiding_add_rest(rest, hiding, cj_hiding_balance(hiding), demands,
                                hiding->counts[more[0]].name, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, *rest, -1, err);
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

/* Who is at risk on a day was so on the day of the row before, but for those who left since: on
 * that day, or before this one, which the counts of this row have in them. */
static cj_status relate_day(cj_hiding *hiding, const cj_hidden_table *in, size_t row, cj_error *err)
{
    bool first = row == 0 || !cj_table_same_section(in->table, row - 1, row);
    const uint32_t left[] = {place(in, row, "events"), place(in, row, "censored")};
    const uint32_t left_on = place(in, row, "left_on");
    const uint32_t above = place(in, first ? row : row - 1, first ? "cohort" : "at_risk");
    uint32_t next[] = {place(in, row, "at_risk"), 0, 0};
    uint32_t rest = CJ_NO_COUNT;
    cj_status status = CJ_OK;

    if (next[0] == CJ_NO_COUNT || above == CJ_NO_COUNT)
        return CJ_OK;
    if (!first) /* the difference of two that are printed */
        status = relate_rest(&rest, hiding, &above, 1, next, 1, true, err);
    if (status != CJ_OK || left_on == CJ_NO_COUNT || left[0] == CJ_NO_COUNT ||
        left[1] == CJ_NO_COUNT)
        return status;
    status = relate_rest(&rest, hiding, left, 2, &left_on, 1, false, err);
    if (status != CJ_OK || rest == CJ_NO_COUNT)
        return status;
    next[1] = rest;
    next[2] = first ? CJ_NO_COUNT : place(in, row - 1, "left_on");
    status = cj_hiding_begin(hiding, false, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, above, 1, err);
    for (size_t i = 0; status == CJ_OK && i < 3; i++)
        if (next[i] != CJ_NO_COUNT)
            status = cj_hiding_term(hiding, next[i], -1, err);
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

/* Of tables of survival. */
static cj_status relate_days(cj_hiding *hiding, const cj_hidden_table *in, cj_error *err)
{
    cj_status status = CJ_OK;

    if (cj_table_find(in->table, "at_risk") == SIZE_MAX)
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row < in->table->row_count; row++)
        status = relate_day(hiding, in, row, err);
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
        if (status == CJ_OK && hiding->guess == CJ_GUESS_NOTHING)
            status = relate_stages(hiding, in, err);
        if (status == CJ_OK && hiding->guess == CJ_GUESS_NOTHING)
            status = relate_days(hiding, in, err);
    }
    return status;
}
