/* Linked rows are read to their end and put by their key. */
#include "link.h"

#include <stdlib.h>
#include <string.h>

/* ---- reading ----------------------------------------------------------------------------------
 */

/* Write the key of a row of linked values as words; false if a part of it is blank. */
static bool write_key(uint32_t *words, const cj_link *link, size_t at)
{
    for (size_t i = 0; i < link->key_count; i++) {
        cj_link_value value = cj_link_value_at(&link->columns[link->keys[i].theirs].values, at);

        if (value == CJ_LINK_MISSING)
            return false;
        *words++ = (uint32_t)value;
        if (link->keys[i].kind == CJ_KIND_NUMBER)
            *words++ = (uint32_t)((uint64_t)value >> 32);
    }
    return true;
}

/* A key that is one text is its own group: codes are small numbers already. */
static bool is_simple(const cj_link *link)
{
    return link->word_count == 1 && link->keys[0].kind != CJ_KIND_DATE;
}

/* Give the last row its group. */
static cj_status group_row(cj_link *link, size_t at, uint32_t *words, cj_error *err)
{
    uint32_t group = CJ_NO_CODE;

    if (write_key(words, link, at)) {
        if (is_simple(link))
            group = words[0];
        else
            group = cj_tuples_add(&link->tuples, words, cj_tuples_hash(words, link->word_count),
                                  (uint32_t)link->tuples.used);
    }
    link->groups[at] = group;
    if (group != CJ_NO_CODE && group >= link->group_count)
        link->group_count = (size_t)group + 1;
    return link->group_count < UINT32_MAX - 1 ? CJ_OK
                                              : cj_fail(err, CJ_EDATA, "too many linked keys");
}

static cj_status reserve(cj_link *link, size_t count, cj_error *err)
{
    cj_status status = cj_grow(&link->rows, &link->row_capacity[0], count, sizeof *link->rows, err);

    if (status == CJ_OK)
        status = cj_grow(&link->groups, &link->row_capacity[1], count, sizeof *link->groups, err);
    for (size_t i = 0; status == CJ_OK && i < link->column_count; i++)
        status = cj_vector_reserve(&link->columns[i].values, count, err);
    return status;
}

static void take_values(cj_linked_column *column, const void *values, const cj_rows *rows,
                        size_t count)
{
    if (column->values.kind == CJ_KIND_NUMBER)
        for (size_t i = 0; i < rows->row_count; i++)
            column->values.of.numbers[count + i] = ((const cj_decimal *)values)[rows->rows[i]];
    else if (column->values.kind == CJ_KIND_DATE)
        for (size_t i = 0; i < rows->row_count; i++)
            column->values.of.dates[count + i] = ((const cj_date *)values)[rows->rows[i]];
    else
        for (size_t i = 0; i < rows->row_count; i++)
            column->values.of.codes[count + i] = ((const uint32_t *)values)[rows->rows[i]];
}

static cj_status take_rows(cj_link *link, const cj_rows *rows, uint32_t *words, cj_error *err)
{
    size_t count = link->row_count;
    cj_status status = CJ_OK;

    if (rows->first + rows->count >= UINT32_MAX)
        return cj_fail(err, CJ_EDATA, "more than 4,294,967,295 linked rows");
    if (count + rows->row_count > link->row_capacity[0])
        status = reserve(link, cj_records_expect(link->records, count + rows->row_count), err);
    if (status == CJ_OK && !is_simple(link))
        status = cj_tuples_reserve(&link->tuples, rows->row_count, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < link->column_count; i++)
        take_values(&link->columns[i], cj_records_values(link->records, link->columns[i].column),
                    rows, count);
    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        link->rows[count + i] = (uint32_t)(rows->first + rows->rows[i]);
        status = group_row(link, count + i, words, err);
    }
    link->row_count += rows->row_count;
    return status;
}

static cj_status read_rows(cj_link *link, cj_error *err)
{
    uint32_t *words = malloc((link->word_count + 1) * sizeof *words);
    const cj_rows *rows;
    cj_status status = words == NULL ? cj_fail_nomem(err) : cj_records_start(link->records, err);

    while (cj_records_more(&rows, link->records, &status, err))
        status = take_rows(link, rows, words, err);
    free(words);
    return status;
}

/* ---- the order of keys --------------------------------------------------------------------------
 */

/* Bring the elements of an array to their places. */
static cj_status permute(void *items, size_t size, const uint32_t *places, size_t count,
                         cj_error *err)
{
    uint32_t **words = items;
    void *moved = malloc(count * size + 1);

    if (moved == NULL)
        return cj_fail_nomem(err);
    if (size == sizeof(uint32_t))
        for (size_t i = 0; i < count; i++)
            ((uint32_t *)moved)[places[i]] = (*words)[i];
    else
        for (size_t i = 0; i < count; i++)
            ((uint64_t *)moved)[places[i]] = ((const uint64_t *)(void *)*words)[i];
    free(*words);
    *words = moved;
    return CJ_OK;
}

/* Find the place of each row, in the order of groups and within one in the order of the file; rows
 * without a key come last. */
static cj_status find_places(cj_link *link, cj_error *err)
{
    size_t groups = link->group_count;
    uint32_t at = 0;

    link->starts = calloc(groups + 2, sizeof *link->starts);
    if (link->starts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < link->row_count; i++) {
        if (link->groups[i] == CJ_NO_CODE)
            link->groups[i] = (uint32_t)groups;
        link->starts[link->groups[i]]++;
    }
    for (size_t g = 0; g <= groups; g++) {
        uint32_t count = link->starts[g];

        link->starts[g] = at;
        at += count;
    }
    for (size_t i = 0; i < link->row_count; i++)
        link->groups[i] = link->starts[link->groups[i]]++;
    for (size_t g = groups + 1; g > 0; g--) /* each start has become that of the next group */
        link->starts[g] = link->starts[g - 1];
    link->starts[0] = 0;
    return CJ_OK;
}

static cj_status arrange(cj_link *link, cj_error *err)
{
    cj_status status = find_places(link, err);

    if (status == CJ_OK)
        status = permute(&link->rows, sizeof *link->rows, link->groups, link->row_count, err);
    for (size_t i = 0; status == CJ_OK && i < link->column_count; i++) {
        cj_vector *values = &link->columns[i].values;

        status = permute(&values->of.any, cj_value_size(values->kind), link->groups,
                         link->row_count, err);
        values->capacity = link->row_count;
    }
    free(link->groups);
    link->groups = NULL;
    link->used = status == CJ_OK ? calloc(link->row_count + 1, 1) : NULL;
    return status == CJ_OK && link->used == NULL ? cj_fail_nomem(err) : status;
}

/* ---- texts --------------------------------------------------------------------------------------
 */

typedef struct {
    const cj_link *link;
    size_t column; /* of the link's records */
} text_order;

/* Declared texts come first, in their order; the others by their letters. */
static int compare_codes(const void *a, const void *b, void *data)
{
    const text_order *order = data;
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    size_t declared = cj_records_declared(order->link->records, order->column);

    if (left < declared || right < declared)
        return (left > right) - (left < right);
    return cj_word_compare(cj_records_text(order->link->records, order->column, left),
                           cj_records_text(order->link->records, order->column, right));
}

static cj_status rank_texts(cj_linked_column *column, const cj_link *link, cj_error *err)
{
    size_t count = cj_records_text_count(link->records, column->column);
    uint32_t *codes = malloc((count + 1) * sizeof *codes);
    text_order order = {link, column->column};

    column->ranks = malloc((count + 1) * sizeof *column->ranks);
    if (codes == NULL || column->ranks == NULL) {
        free(codes);
        return cj_fail_nomem(err);
    }
    for (uint32_t i = 0; i < count; i++)
        codes[i] = i;
    qsort_r(codes, count, sizeof *codes, compare_codes, &order);
    for (uint32_t i = 0; i < count; i++)
        column->ranks[codes[i]] = i;
    free(codes);
    return CJ_OK;
}

/* List the texts of a linked column, for those of the main input to be found in. */
static cj_status list_texts(cj_link_texts *texts, const cj_link *link, cj_error *err)
{
    const cj_column *column = cj_column_at(link->records, link->columns[texts->theirs].column);
    size_t count = column->text_count;
    uint32_t *ours = malloc((count + 1) * sizeof *ours);
    uint32_t next = 0;
    cj_status status;

    texts->theirs_of = malloc((count + 1) * sizeof *texts->theirs_of);
    status = ours == NULL || texts->theirs_of == NULL
                 ? cj_fail_nomem(err)
                 : cj_dict_add_all(ours, texts->dict, column->texts, count, err);
    for (uint32_t code = 0; status == CJ_OK && code < count; code++)
        if (ours[code] == next) /* the first with this text */
            texts->theirs_of[next++] = code;
    free(ours);
    return status;
}

static cj_status load(cj_link *link, cj_error *err)
{
    cj_status status = read_rows(link, err);

    if (status == CJ_OK)
        status = arrange(link, err);
    for (size_t i = 0; status == CJ_OK && i < link->column_count; i++)
        if (link->columns[i].ordered) {
            status = rank_texts(&link->columns[i], link, err);
            if (status == CJ_OK)
                status = cj_records_notice_letters(link->records, link->columns[i].column, err);
        }
    for (size_t i = 0; status == CJ_OK && i < link->text_count; i++)
        status = list_texts(&link->texts[i], link, err);
    return status;
}

/* ---- fixed conditions
 * ----------------------------------------------------------------------------- */

/* Let a blank fulfil a condition that says so, where the ones before it hold. */
static void allow_blanks(uint8_t *keep, const uint8_t *before, const cj_vector *values,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        keep[i] |= before[i] && cj_link_value_at(values, i) == CJ_LINK_MISSING;
}

/* Where linked rows stand. */
static cj_row_places places_of(const cj_link *link)
{
    cj_row_places places = {.rows = link->rows};

    for (size_t i = 0; i < link->column_count && places.count < CJ_PLACES_MOST; i++) {
        const cj_column *column = cj_column_at(link->records, link->columns[i].column);

        if (column->origin != CJ_FROM_FILE || column->kind != CJ_KIND_DATE ||
            cj_typed_is_of_births(cj_column_typed(link->records, column)))
            continue;
        places.days[places.count] = link->columns[i].values.of.dates;
        places.names[places.count++] = column->heading;
    }
    return places;
}

static cj_status judge(cj_link_fixed *fixed, const cj_link *link, uint8_t *keep, cj_error *err)
{
    const cj_column *column = cj_column_at(link->records, fixed->condition.column);
    const cj_vector *values = &link->columns[fixed->theirs].values;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_row_places places;
    uint8_t *before = NULL;
    cj_status status = CJ_OK;

    if (cj_condition_is_open(&fixed->condition, column))
        cj_condition_settle(&fixed->condition, column);
    if (fixed->or_blank) {
        before = malloc(link->row_count + 1);
        if (before == NULL)
            return cj_fail_nomem(err);
        memcpy(before, keep, link->row_count);
    }
    places = places_of(link);
    status = cj_condition_watch_texts(&fixed->condition, column, values->of.any, link->row_count,
                                      keep, &places, err);
    if (status == CJ_OK)
        status = cj_condition_apply(&fixed->condition, column, values->of.any, link->row_count,
                                    keep, err);
    if (status == CJ_OK && before != NULL)
        allow_blanks(keep, before, values, link->row_count);
    free(before);
    if (status != CJ_OK || link->row_count == 0 || cj_records_is_part(link->main))
        return status; /* of a part the whole has the value */
    status = cj_condition_check_seen(&fixed->condition, link->records, &inner);
    if (status == CJ_EUSAGE)
        return cj_fail(err, CJ_EUSAGE, "{link} %s: %s", link->words.name.at, inner.text);
    if (status != CJ_OK)
        return cj_fail(err, status, "%s", inner.text);
    return cj_condition_check_renamed(&fixed->condition, link->records, err);
}

/* Report a cell that cannot be compared, of a row that all conditions leave. */
static cj_status check_odd(const cj_link_fixed *fixed, const cj_link *link, const uint8_t *keep,
                           cj_error *err)
{
    size_t *rows;
    cj_status status;

    if (!fixed->condition.has_odd)
        return CJ_OK;
    rows = malloc((link->row_count + 1) * sizeof *rows);
    if (rows == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < link->row_count; i++)
        rows[i] = link->rows[i];
    status = cj_condition_check_odd(&fixed->condition, link->records,
                                    link->columns[fixed->theirs].values.of.any, link->row_count,
                                    keep, rows, err);
    free(rows);
    return status;
}

cj_status cj_link_judge(cj_link_derivation *of, cj_error *err)
{
    const cj_link *link = of->link;
    bool wants = of->wanted != CJ_NO_COLUMN && !of->wanted_is_moving;
    cj_status status = CJ_OK;

    of->keep = malloc(link->row_count + 1);
    of->meets = wants ? malloc(link->row_count + 1) : NULL;
    if (of->keep == NULL || (wants && of->meets == NULL))
        return cj_fail_nomem(err);
    memset(of->keep, 1, link->row_count + 1);
    if (wants)
        memset(of->meets, 1, link->row_count + 1);
    for (size_t i = 0; status == CJ_OK && i < of->fixed_count; i++)
        status = judge(&of->fixed[i], link, wants && i == of->wanted ? of->meets : of->keep, err);
    for (size_t i = 0; status == CJ_OK && i < of->fixed_count; i++)
        status = check_odd(&of->fixed[i], link, of->keep, err);
    return status;
}

cj_status cj_links_load(cj_records *records, cj_error *err)
{
    cj_links *links = records->links;
    cj_status status = CJ_OK;

    if (links == NULL || links->loaded)
        return CJ_OK;
    links->loaded = true;
    for (size_t i = 0; status == CJ_OK && i < links->count; i++)
        status = load(&links->items[i], err);
    for (size_t i = 0; status == CJ_OK && i < records->derivation_count; i++)
        if (records->derivations[i].linked != NULL)
            status = cj_link_judge(records->derivations[i].linked, err);
    return status;
}
