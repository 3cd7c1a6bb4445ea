/* Sums, second part: what rules expect is compared with what is there. */
#include "base/tuples.h"
#include "measure/common/columns.h"
#include "sums.h"

#include <stdlib.h>
#include <string.h>

/* ---- a row of the table ------------------------------------------------------------ */

static cj_status fail_large(const cj_open_rule *rule, cj_error *err)
{
    return cj_fail(err, CJ_EDATA, "{sum} \"%s\": the figures are too large to be added",
                   rule->rule->text);
}

static cj_status fail_no_row(const cj_open_rule *rule, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE, "{sum} \"%s\": there is no row to check", rule->rule->text);
}

/* Add a row with the expected and the found figure; either may be missing. */
static cj_status add_check(cj_table *table, cj_sums *in, const cj_open_rule *rule, size_t row,
                           cj_decimal expected, cj_error *err)
{
    cj_decimal found = cj_sums_value(in, row, rule->result);
    cj_decimal difference = CJ_DECIMAL_MISSING;
    bool fits = expected == found; /* blank is what is expected of blanks */
    cj_cell *cells;
    cj_status status;

    if (expected != CJ_DECIMAL_MISSING && found != CJ_DECIMAL_MISSING) {
        if (__builtin_sub_overflow(found, expected, &difference) ||
            difference == CJ_DECIMAL_MISSING)
            return fail_large(rule, err);
        fits = llabs(difference) <= in->options->within;
    }
    in->checked++;
    in->wrong += !fits;
    if (fits && in->options->changed_only)
        return CJ_OK;
    status = cj_table_add_row(&cells, table, err);
    if (status == CJ_OK)
        status = cj_measure_keep_cell(cells++, table, rule->rule->text, NULL, err);
    if (status == CJ_OK && in->keys.axis_count == 0)
        *cells++ = cj_cell_count((int64_t)cj_records_line(in->records, in->rows[row]));
    if (status == CJ_OK)
        status = cj_keyed_fill(&cells, table, &in->keys, in->leave_out, row, err);
    if (status != CJ_OK)
        return status;
    if (expected != CJ_DECIMAL_MISSING)
        cells[0] = cj_cell_decimal(expected);
    if (found != CJ_DECIMAL_MISSING)
        cells[1] = cj_cell_decimal(found);
    if (difference != CJ_DECIMAL_MISSING)
        cells[2] = cj_cell_decimal(difference);
    cells[3] = cj_cell_text(fits ? "adds up" : "does not add up");
    return CJ_OK;
}

/* ---- rules about rows -------------------------------------------------------------- */

/* The code of a value that a rule names; CJ_EUSAGE if no row has it. */
static cj_status find_value(uint32_t *code, const cj_sums *in, const cj_open_rule *rule,
                            cj_span value, cj_error *err)
{
    const cj_axis *axis = &in->keys.axes[rule->axis];
    cj_span known[256];
    size_t count = 0;
    size_t nearest;

    *code = cj_dict_find(axis->values, value);
    if (*code != CJ_NO_CODE)
        return CJ_OK;
    for (; count < cj_dict_count(axis->values) && count < 256; count++)
        known[count] = cj_dict_text(axis->values, (uint32_t)count);
    nearest = cj_word_nearest(value, known, count);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE,
                       "{sum} \"%s\": no row has \"%s\" in %s; did you mean \"%s\"?",
                       rule->rule->text, value.at, axis->name.at, known[nearest].at);
    return cj_fail(err, CJ_EUSAGE, "{sum} \"%s\": no row has \"%s\" in %s", rule->rule->text,
                   value.at, axis->name.at);
}

static cj_status find_values(cj_open_rule *rule, cj_sums *in, cj_error *err)
{
    const cj_sum_rule *words = rule->rule;
    cj_status status = find_value(&rule->total, in, rule, words->total, err);

    rule->parts = cj_arena_alloc(&in->arena, (words->part_count + 1) * sizeof *rule->parts);
    if (status == CJ_OK && rule->parts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < words->part_count; i++)
        status = find_value(&rule->parts[i], in, rule, words->parts[i], err);
    return status;
}

static bool is_part(const cj_open_rule *rule, uint32_t code)
{
    if (rule->rule->part_count == 0)
        return code != rule->total;
    for (size_t i = 0; i < rule->rule->part_count; i++)
        if (rule->parts[i] == code)
            return true;
    return false;
}

/* Rows with the same other keys. */
typedef struct {
    uint32_t total; /* the row that has it; CJ_NO_CODE: none */
    cj_decimal sum; /* CJ_DECIMAL_MISSING: of nothing */
} row_set;

/* Put each row into its set of rows with the same other keys. There are at most as many sets as
 * rows, for which the hash table is reserved. */
static cj_status fill_sets(row_set *sets, size_t *set_count, cj_sums *in, const cj_open_rule *rule,
                           cj_error *err)
{
    cj_tuples tuples = CJ_TUPLES_INIT(in->keys.axis_count);
    uint32_t *words = calloc(in->keys.axis_count + 1, sizeof *words);
    cj_status status =
        words == NULL ? cj_fail_nomem(err) : cj_tuples_reserve(&tuples, in->keys.row_count, err);

    for (size_t i = 0; status == CJ_OK && i < in->keys.row_count; i++) {
        cj_decimal value = cj_sums_value(in, i, rule->result);
        uint32_t code = cj_keyed_codes(&in->keys, i)[rule->axis];
        uint32_t at;

        if (cj_sums_is_rejected(in, i))
            continue;
        memcpy(words, cj_keyed_codes(&in->keys, i), in->keys.axis_count * sizeof *words);
        words[rule->axis] = 0;
        at = cj_tuples_add(&tuples, words, cj_tuples_hash(words, tuples.words),
                           (uint32_t)*set_count);
        if (at == *set_count)
            sets[(*set_count)++] = (row_set){CJ_NO_CODE, CJ_DECIMAL_MISSING};
        if (code == rule->total)
            sets[at].total = (uint32_t)i;
        if (!is_part(rule, code))
            continue;
        in->blanks += value == CJ_DECIMAL_MISSING;
        if (value == CJ_DECIMAL_MISSING)
            continue;
        if (sets[at].sum == CJ_DECIMAL_MISSING)
            sets[at].sum = 0;
        if (!cj_decimal_add(&sets[at].sum, value) || sets[at].sum == CJ_DECIMAL_MISSING)
            status = fail_large(rule, err);
    }
    cj_tuples_clear(&tuples);
    free(words);
    return status;
}

static int compare_totals(const void *a, const void *b)
{
    uint32_t left = ((const row_set *)a)->total;
    uint32_t right = ((const row_set *)b)->total;

    return (left > right) - (left < right);
}

cj_status cj_sums_check_rows(cj_table *table, cj_sums *in, cj_open_rule *rule, cj_error *err)
{
    row_set *sets = calloc(in->keys.row_count + 1, sizeof *sets);
    size_t count = 0;
    bool any = false;
    cj_status status = sets == NULL ? cj_fail_nomem(err) : find_values(rule, in, err);

    if (status == CJ_OK)
        status = fill_sets(sets, &count, in, rule, err);
    if (status == CJ_OK && count > 1)
        qsort(sets, count, sizeof *sets, compare_totals); /* as they stand in the file */
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        if (sets[i].total == CJ_NO_CODE) {
            in->without_total++;
            continue;
        }
        any = true;
        status = add_check(table, in, rule, sets[i].total, sets[i].sum, err);
    }
    if (status == CJ_OK && !any)
        status = fail_no_row(rule, err);
    free(sets);
    return status;
}

/* ---- rules about columns ----------------------------------------------------------- */

static cj_status sum_columns(cj_decimal *out, cj_sums *in, const cj_open_rule *rule, size_t row,
                             cj_error *err)
{
    *out = CJ_DECIMAL_MISSING;
    for (size_t i = 0; i < rule->rule->part_count; i++) {
        cj_decimal value = cj_sums_value(in, row, rule->operands[i]);

        in->blanks += value == CJ_DECIMAL_MISSING;
        if (value == CJ_DECIMAL_MISSING)
            continue;
        if (*out == CJ_DECIMAL_MISSING)
            *out = 0;
        if (!cj_decimal_add(out, rule->rule->minus[i] ? -value : value) ||
            *out == CJ_DECIMAL_MISSING)
            return fail_large(rule, err);
    }
    return CJ_OK;
}

/* Compute a share, rounded to the decimals that the file prints. A share of 0 or of a blank is
 * missing. */
static cj_status share_columns(cj_decimal *out, const cj_sums *in, const cj_open_rule *rule,
                               size_t row, cj_error *err)
{
    cj_decimal part = cj_sums_value(in, row, rule->operands[0]);
    cj_decimal of = cj_sums_value(in, row, rule->operands[1]);
    int places = in->places[row * in->number_count + rule->result];

    *out = CJ_DECIMAL_MISSING;
    if (part == CJ_DECIMAL_MISSING || of == CJ_DECIMAL_MISSING || of == 0)
        return CJ_OK;
    if (llabs(part) / llabs(of) >= CJ_DECIMAL_MAX / CJ_DECIMAL_ONE / 100)
        return fail_large(rule, err);
    *out = cj_ratio(of < 0 ? -part : part, llabs(of), 100, places);
    for (; places < CJ_DECIMAL_PLACES; places++)
        *out *= 10;
    return CJ_OK;
}

cj_status cj_sums_check_columns(cj_table *table, cj_sums *in, const cj_open_rule *rule,
                                cj_error *err)
{
    cj_status status = CJ_OK;
    bool any = false;

    for (size_t i = 0; status == CJ_OK && i < in->keys.row_count; i++) {
        cj_decimal expected = CJ_DECIMAL_MISSING;

        if (cj_sums_is_rejected(in, i))
            continue;
        any = true;
        status = rule->rule->kind == CJ_SUM_SHARE ? share_columns(&expected, in, rule, i, err)
                                                  : sum_columns(&expected, in, rule, i, err);
        if (status == CJ_OK)
            status = add_check(table, in, rule, i, expected, err);
    }
    if (status == CJ_OK && !any)
        status = fail_no_row(rule, err);
    return status;
}
