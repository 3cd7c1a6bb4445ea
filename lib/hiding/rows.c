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

cj_status cj_hiding_relate_rows(cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t t = 0; t < hiding->table_count; t++) {
        const cj_hidden_table *in = &hiding->tables[t];
        const char *const *relations = in->table->relations;

        for (size_t r = 0; relations != NULL && relations[r] != NULL; r++)
            for (size_t row = 0; status == CJ_OK && row < in->table->row_count; row++)
                status = relate(hiding, in, row, relations[r], err);
    }
    return status;
}
