/* Functions over the linked rows of each row in hand. */
#include "link.h"

#include <stdlib.h>
#include <string.h>

/* ---- what linked values are compared with ------------------------------------------------------
 */

/* No linked text is this one. */
#define NONE_SUCH (-1)

static cj_link_value own_value(const cj_link_moving *moving, const cj_link *link,
                               const cj_column *own, size_t row)
{
    const cj_link_texts *texts;
    uint32_t code;

    if (moving->kind == CJ_KIND_DATE)
        return cj_link_shift(((const cj_date *)own->current)[row], &moving->words);
    if (moving->kind == CJ_KIND_NUMBER) {
        cj_decimal number = ((const cj_decimal *)own->current)[row];

        return cj_decimal_is_none(number) ? CJ_LINK_MISSING : number;
    }
    texts = &link->texts[moving->texts];
    code = ((const uint32_t *)own->current)[row];
    if (code == CJ_NO_CODE)
        return CJ_LINK_MISSING;
    return texts->codes[code] == CJ_NO_CODE ? NONE_SUCH : (cj_link_value)texts->codes[code];
}

static cj_status find_values(cj_link_moving *moving, cj_link *link, const uint8_t *skip,
                             size_t count, cj_error *err)
{
    const cj_column *own = cj_column_at(link->main, moving->own);
    cj_status status =
        cj_grow(&moving->values, &moving->capacity, count, sizeof *moving->values, err);

    if (status == CJ_OK && moving->texts != CJ_NO_COLUMN)
        status = cj_link_learn_texts(link, moving->texts, err);
    for (size_t row = 0; status == CJ_OK && row < count; row++)
        moving->values[row] = skip[row] ? CJ_LINK_MISSING : own_value(moving, link, own, row);
    return status;
}

static bool holds(const cj_link_moving *moving, const cj_link *link, size_t row, size_t place)
{
    cj_link_value own = moving->values[row];
    cj_link_value theirs = cj_link_value_at(&link->columns[moving->theirs].values, place);

    if (own == CJ_LINK_MISSING)
        return false;
    if (theirs == CJ_LINK_MISSING)
        return moving->words.or_blank || moving->words.words.relation == CJ_IS_NOT;
    switch (moving->words.words.relation) {
    case CJ_IS_NOT:
        return theirs != own;
    case CJ_BELOW:
        return theirs < own;
    case CJ_AT_MOST:
        return theirs <= own;
    case CJ_ABOVE:
        return theirs > own;
    case CJ_AT_LEAST:
        return theirs >= own;
    default:
        return theirs == own;
    }
}

/* Whether a linked row is one that the function is asked over. */
static bool is_asked(const cj_link_derivation *of, size_t row, size_t place)
{
    if (!of->keep[place])
        return false;
    for (size_t i = 0; i < of->moving_count; i++)
        if (!(of->wanted_is_moving && i == of->wanted) &&
            !holds(&of->moving[i], of->link, row, place))
            return false;
    return true;
}

/* ---- functions
 * ------------------------------------------------------------------------------------ */

/* What a function finds in the linked rows of one row. */
typedef struct {
    uint64_t count;
    bool all;             /* what all() wants holds of each */
    cj_link_value result; /* CJ_LINK_MISSING: none */
    cj_link_value key;    /* by which first and last go: that of the result */
} finding;

/* A value as it is ordered. */
static cj_link_value order_of(const cj_linked_column *column, size_t place)
{
    cj_link_value value = cj_link_value_at(&column->values, place);

    return value == CJ_LINK_MISSING || column->ranks == NULL ? value
                                                             : (cj_link_value)column->ranks[value];
}

/* Take the row if it is the least or greatest so far: of equal ones the earlier is first, the later
 * last. */
static void take_ordered(finding *found, const cj_link_derivation *of, size_t by, size_t place)
{
    cj_link_value key = order_of(&of->link->columns[by], place);
    bool least = of->words.function == CJ_LINK_FIRST || of->words.function == CJ_LINK_MIN;

    if (key == CJ_LINK_MISSING)
        return;
    if (found->key != CJ_LINK_MISSING && (least ? key >= found->key : key < found->key))
        return;
    found->key = key;
    found->result = cj_link_value_at(&of->link->columns[of->value].values, place);
}

static cj_status take_sum(finding *found, const cj_link_derivation *of, size_t place, cj_error *err)
{
    cj_link_value value = cj_link_value_at(&of->link->columns[of->value].values, place);
    cj_decimal sum = found->result;

    if (value == CJ_LINK_MISSING)
        return CJ_OK;
    if (found->result == CJ_LINK_MISSING)
        sum = value;
    else if (!cj_decimal_add(&sum, value))
        return cj_fail(err, CJ_EDATA, "{derive} \"%.*s\": a sum is too large",
                       (int)of->words.column.length, of->words.column.at);
    found->result = sum;
    return CJ_OK;
}

static cj_status take_seen(finding *found, cj_link_derivation *of, size_t place, cj_error *err)
{
    cj_link_value value = cj_link_value_at(&of->link->columns[of->value].values, place);
    size_t count = found->result == CJ_LINK_MISSING ? 0 : (size_t)found->result;
    cj_status status;

    if (value == CJ_LINK_MISSING)
        return CJ_OK;
    status = cj_grow(&of->seen, &of->seen_capacity, count + 1, sizeof *of->seen, err);
    if (status != CJ_OK)
        return status;
    of->seen[count] = value;
    found->result = (cj_link_value)count + 1;
    return CJ_OK;
}

/* Take a linked row that the function is asked over. */
static cj_status take(finding *found, cj_link_derivation *of, size_t row, size_t place,
                      cj_error *err)
{
    found->count++;
    of->link->used[place] = 1;
    switch (of->words.function) {
    case CJ_LINK_SUM:
        return take_sum(found, of, place, err);
    case CJ_LINK_DISTINCT:
        return take_seen(found, of, place, err);
    case CJ_LINK_MIN:
    case CJ_LINK_MAX:
        take_ordered(found, of, of->value, place);
        return CJ_OK;
    case CJ_LINK_FIRST:
    case CJ_LINK_LAST:
        take_ordered(found, of, of->by, place);
        return CJ_OK;
    case CJ_LINK_ALL:
        found->all = found->all &&
                     (of->wanted_is_moving ? holds(&of->moving[of->wanted], of->link, row, place)
                                           : of->meets[place] != 0);
        return CJ_OK;
    default:
        return CJ_OK;
    }
}

static int compare_values(const void *a, const void *b)
{
    cj_link_value left = *(const cj_link_value *)a;
    cj_link_value right = *(const cj_link_value *)b;

    return (left > right) - (left < right);
}

static uint64_t count_distinct(cj_link_derivation *of, const finding *found)
{
    size_t count = found->result == CJ_LINK_MISSING ? 0 : (size_t)found->result;
    uint64_t distinct = 0;

    if (count > 1)
        qsort(of->seen, count, sizeof *of->seen, compare_values);
    for (size_t i = 0; i < count; i++)
        distinct += i == 0 || of->seen[i] != of->seen[i - 1];
    return distinct;
}

/* ---- the column
 * ------------------------------------------------------------------------------------- */

/* The code that a linked text has in the derived column. */
static cj_status give_text(uint32_t *out, cj_derivation *derivation, cj_column *column,
                           cj_link_value code, cj_error *err)
{
    const cj_link_derivation *of = derivation->linked;
    size_t from = of->link->columns[of->value].column;
    size_t count = cj_records_text_count(of->link->records, from);
    cj_status status = cj_grow(&derivation->recoded, &derivation->recoded_capacity, count,
                               sizeof *derivation->recoded, err);

    while (status == CJ_OK && derivation->recoded_count < count)
        derivation->recoded[derivation->recoded_count++] = CJ_NO_CODE;
    if (status == CJ_OK && derivation->recoded[code] == CJ_NO_CODE)
        status = cj_dict_add(&derivation->recoded[code], column->dict,
                             cj_records_text(of->link->records, from, (uint32_t)code), err);
    if (status == CJ_OK)
        *out = derivation->recoded[code];
    return status;
}

static cj_status give(cj_column *column, cj_derivation *derivation, size_t row,
                      const finding *found, cj_error *err)
{
    cj_link_derivation *of = derivation->linked;
    cj_vector *values = &column->values;
    cj_link_value result = found->result;

    switch (of->words.function) {
    case CJ_LINK_COUNT:
        values->of.numbers[row] = (cj_decimal)found->count * CJ_DECIMAL_ONE;
        return CJ_OK;
    case CJ_LINK_DISTINCT:
        values->of.numbers[row] = (cj_decimal)count_distinct(of, found) * CJ_DECIMAL_ONE;
        return CJ_OK;
    case CJ_LINK_ANY:
        values->of.codes[row] = found->count > 0 ? 0 : 1;
        return CJ_OK;
    case CJ_LINK_ALL:
        values->of.codes[row] = found->count == 0 ? CJ_NO_CODE : found->all ? 0 : 1;
        return CJ_OK;
    default:
        break;
    }
    if (column->kind == CJ_KIND_NUMBER) {
        values->of.numbers[row] = result == CJ_LINK_MISSING ? CJ_DECIMAL_MISSING : result;
    } else if (column->kind == CJ_KIND_DATE) {
        values->of.dates[row] = result == CJ_LINK_MISSING ? CJ_DATE_MISSING : (cj_date)result;
    } else {
        values->of.codes[row] = CJ_NO_CODE;
        if (result != CJ_LINK_MISSING)
            return give_text(&values->of.codes[row], derivation, column, result, err);
    }
    return CJ_OK;
}

static cj_status apply_row(cj_column *column, cj_derivation *derivation, size_t row, cj_error *err)
{
    cj_link_derivation *of = derivation->linked;
    const cj_link *link = of->link;
    uint32_t group = link->found[row];
    uint32_t end = group == CJ_NO_CODE ? 0 : link->starts[group + 1];
    finding found = {.all = true, .result = CJ_LINK_MISSING, .key = CJ_LINK_MISSING};
    cj_status status = CJ_OK;

    for (uint32_t at = group == CJ_NO_CODE ? 0 : link->starts[group]; status == CJ_OK && at < end;
         at++)
        if (is_asked(of, row, at))
            status = take(&found, of, row, at, err);
    return status == CJ_OK ? give(column, derivation, row, &found, err) : status;
}

cj_status cj_link_apply(cj_records *records, cj_column *column, cj_error *err)
{
    cj_derivation *derivation = &records->derivations[column->derivation];
    cj_link_derivation *of = derivation->linked;
    size_t count = records->main.file->count;
    cj_status status = cj_vector_reserve(&column->values, count, err);

    if (status == CJ_OK)
        status = cj_link_find(of->link, err);
    for (size_t i = 0; status == CJ_OK && i < of->moving_count; i++)
        status = find_values(&of->moving[i], of->link, records->selection.skip, count, err);
    for (size_t i = 0; status == CJ_OK && i < of->moving_count; i++)
        status = cj_link_reach_note(&of->moving[i], of->link, records->selection.skip, count, err);
    column->current = column->values.of.any;
    for (size_t row = 0; status == CJ_OK && row < count; row++)
        status = apply_row(column, derivation, row, err);
    return status == CJ_OK ? cj_column_learn(column, err) : status;
}
