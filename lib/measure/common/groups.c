/* Groups: combinations of the values of the --by columns become small integers. */
#include "groups.h"

#include <stdlib.h>
#include <string.h>

#define KNOWN_BITS 10
#define KNOWN (1u << KNOWN_BITS)

cj_status cj_groups_open(cj_groups *groups, cj_records *records, const cj_measure_options *options,
                         cj_error *err)
{
    cj_status status;

    *groups = (cj_groups){.total = options->total};
    groups->axes = calloc(options->by_count + 1, sizeof *groups->axes);
    groups->last = calloc(options->by_count + 1, sizeof *groups->last);
    groups->known = malloc(KNOWN * sizeof *groups->known);
    if (groups->axes == NULL || groups->last == NULL || groups->known == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < KNOWN; i++)
        groups->known[i] = CJ_NO_CODE;
    status = cj_dict_new(&groups->combinations, CJ_DICT_EXACT, err);
    for (size_t i = 0; status == CJ_OK && i < options->by_count; i++) {
        groups->axis_count = i + 1;
        status = cj_axis_open(&groups->axes[i], records, options->by[i], options->orders,
                              options->order_count, err);
    }
    return status;
}

void cj_groups_clear(cj_groups *groups)
{
    for (size_t i = 0; i < groups->axis_count; i++)
        cj_axis_clear(&groups->axes[i]);
    free(groups->axes);
    free(groups->last);
    free(groups->known);
    free(groups->values);
    free(groups->row_codes);
    free(groups->order);
    free(groups->shown);
    cj_dict_free(groups->combinations);
    *groups = (cj_groups){0};
}

bool cj_groups_are_of_people(const cj_groups *groups)
{
    for (size_t i = 0; i < groups->axis_count; i++)
        if (!cj_records_is_of_people(groups->axes[i].records, groups->axes[i].column))
            return false;
    return true;
}

/* The group of the combination in groups->last by the dictionary, which adds it if it is new. */
static cj_status ask(uint32_t *group, cj_groups *groups, cj_error *err)
{
    cj_span key = {(const char *)groups->last, groups->axis_count * sizeof *groups->last};
    size_t count = cj_dict_count(groups->combinations);
    cj_status status = cj_grow(&groups->values, &groups->value_capacity,
                               (count + 1) * groups->axis_count, sizeof *groups->values, err);

    if (status == CJ_OK)
        status = cj_dict_add(group, groups->combinations, key, err);
    for (size_t i = 0; status == CJ_OK && i < groups->axis_count; i++)
        groups->values[*group * groups->axis_count + i] = groups->last[i];
    return status;
}

/* Whether a group is the combination in groups->last. */
static inline bool is_last(const cj_groups *groups, uint32_t group)
{
    size_t first = (size_t)group * groups->axis_count; /* without axes there are no values */
    uint32_t differ = 0;

    for (size_t i = 0; i < groups->axis_count; i++)
        differ |= groups->values[first + i] ^ groups->last[i];
    return differ == 0;
}

/* The group of the combination in groups->last. */
static inline cj_status look_up(uint32_t *group, cj_groups *groups, cj_error *err)
{
    cj_status status = CJ_OK;
    uint32_t hash = 0;
    uint32_t *known;

    for (size_t i = 0; i < groups->axis_count; i++)
        hash = (hash ^ groups->last[i]) * 0x9E3779B1u;
    known = &groups->known[hash >> (32 - KNOWN_BITS)];
    if (*known == CJ_NO_CODE || !is_last(groups, *known))
        status = ask(known, groups, err);
    *group = *known;
    return status;
}

cj_status cj_groups_of_row(uint32_t *group, cj_groups *groups, size_t at, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < groups->axis_count; i++)
        status = cj_axis_of_row(&groups->last[i], &groups->axes[i], at, err);
    return status == CJ_OK ? look_up(group, groups, err) : status;
}

cj_status cj_groups_of_rows(uint32_t *of, cj_groups *groups, const uint32_t *rows, size_t count,
                            cj_error *err)
{
    size_t axes = groups->axis_count;
    cj_status status =
        cj_grow(&groups->row_codes, &groups->row_capacity, axes * count + 1,
                sizeof *groups->row_codes, err); /* of no rows, too, there is a list */

    for (size_t i = 0; status == CJ_OK && i < axes; i++)
        status = cj_axis_of_rows(groups->row_codes + i * count, &groups->axes[i], rows, count, err);
    for (size_t row = 0; status == CJ_OK && row < count; row++) {
        uint32_t differ = row == 0;

        for (size_t i = 0; i < axes; i++) {
            uint32_t code = groups->row_codes[i * count + row];

            differ |= groups->last[i] ^ code;
            groups->last[i] = code;
        }
        if (differ == 0) /* the row above is often one of the same person */
            of[row] = of[row - 1];
        else
            status = look_up(&of[row], groups, err);
    }
    return status;
}

cj_status cj_groups_of_person(uint32_t *group, cj_groups *groups, uint32_t person, cj_error *err)
{
    for (size_t i = 0; i < groups->axis_count; i++) {
        cj_status status = cj_axis_of_person(&groups->last[i], &groups->axes[i], person, err);

        if (status != CJ_OK)
            return status;
    }
    return look_up(group, groups, err);
}

cj_status cj_groups_of_codes(uint32_t *group, cj_groups *groups, const uint32_t *codes,
                             cj_error *err)
{
    memcpy(groups->last, codes, groups->axis_count * sizeof *codes);
    return look_up(group, groups, err);
}

size_t cj_groups_count(const cj_groups *groups)
{
    return cj_dict_count(groups->combinations);
}

uint32_t cj_groups_value(const cj_groups *groups, uint32_t group, size_t axis)
{
    return groups->values[(size_t)group * groups->axis_count + axis];
}

bool cj_groups_has_blank(const cj_groups *groups, uint32_t group)
{
    for (size_t i = 0; i < groups->axis_count; i++)
        if (cj_groups_value(groups, group, i) == CJ_NO_CODE)
            return true;
    return false;
}

/* Remember that a group is shown. */
static cj_status note_shown(cj_groups *groups, uint32_t group, cj_error *err)
{
    size_t before = groups->shown_capacity;
    cj_status status = cj_grow(&groups->shown, &groups->shown_capacity, group + 1, 1, err);

    if (status != CJ_OK)
        return status;
    memset(groups->shown + before, 0, groups->shown_capacity - before);
    groups->shown[group] = 1;
    return CJ_OK;
}

/* Show the combination in groups->last, unless it is shown already. */
static cj_status show(cj_groups *groups, cj_error *err)
{
    uint32_t group;
    cj_status status = look_up(&group, groups, err);

    if (status == CJ_OK && group < groups->shown_capacity && groups->shown[group])
        return CJ_OK;
    if (status == CJ_OK && groups->order_count >= CJ_GROUPS_MAX)
        return cj_fail(err, CJ_EUSAGE, "the values that are declared make more than %u groups",
                       CJ_GROUPS_MAX);
    if (status == CJ_OK)
        status = note_shown(groups, group, err);
    if (status == CJ_OK)
        status = cj_grow(&groups->order, &groups->order_capacity, groups->order_count + 1,
                         sizeof *groups->order, err);
    if (status == CJ_OK)
        groups->order[groups->order_count++] = group;
    return status;
}

/* Show the combinations that the declared values of an axis make with every
 * combination of the others. */
static cj_status show_declared(cj_groups *groups, size_t axis, cj_error *err)
{
    size_t before = groups->order_count;
    cj_status status = CJ_OK;

    for (size_t g = 0; status == CJ_OK && g < before; g++) {
        for (size_t i = 0; i < groups->axis_count; i++)
            groups->last[i] = cj_groups_value(groups, groups->order[g], i);
        for (uint32_t value = 0; status == CJ_OK && value < groups->axes[axis].declared; value++) {
            groups->last[axis] = value;
            status = show(groups, err);
        }
    }
    return status;
}

cj_status cj_groups_mark(uint8_t **out, const cj_groups *groups, size_t axis, cj_error *err)
{
    uint8_t *occur = calloc(cj_dict_count(groups->axes[axis].values) + 1, 1);

    *out = occur;
    if (occur == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < groups->order_count; i++) {
        uint32_t code = cj_groups_value(groups, groups->order[i], axis);

        if (code != CJ_NO_CODE)
            occur[code] = 1;
    }
    return CJ_OK;
}

/* The same for the months, quarters or years that fill an axis. */
static cj_status show_filled(cj_groups *groups, size_t axis, cj_error *err)
{
    size_t before = groups->order_count;
    uint8_t *occur;
    cj_status status = cj_groups_mark(&occur, groups, axis, err);

    if (status == CJ_OK)
        status = cj_axis_fill_gaps(&groups->axes[axis], occur, err);
    free(occur);
    for (size_t g = 0; status == CJ_OK && g < before; g++) {
        for (size_t i = 0; i < groups->axis_count; i++)
            groups->last[i] = cj_groups_value(groups, groups->order[g], i);
        for (size_t i = 0; status == CJ_OK && i < groups->axes[axis].filled_count; i++) {
            groups->last[axis] = groups->axes[axis].filled[i];
            status = show(groups, err);
        }
    }
    return status;
}

/* With no data at all declared values still make groups; without axes there is
 * the one group. */
static cj_status show_first(cj_groups *groups, cj_error *err)
{
    for (size_t i = 0; i < groups->axis_count; i++) {
        if (!groups->axes[i].show_declared || groups->axes[i].declared == 0)
            return CJ_OK;
        groups->last[i] = 0;
    }
    return show(groups, err);
}

static int compare_groups(const void *a, const void *b, void *data)
{
    const cj_groups *groups = data;
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;

    for (size_t i = 0; i < groups->axis_count; i++) {
        int order = cj_axis_compare(&groups->axes[i], cj_groups_value(groups, left, i),
                                    cj_groups_value(groups, right, i));

        if (order != 0)
            return order;
    }
    return 0;
}

/* Whether all values that are shown can be told from blanks and the total. */
static cj_status check_words(const cj_groups *groups, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < groups->axis_count; i++) {
        cj_axis_words words = {.shown[CJ_WORD_ALL] = groups->total};

        for (size_t g = 0; g < groups->order_count; g++)
            cj_axis_note_word(&words, &groups->axes[i],
                              cj_groups_value(groups, groups->order[g], i));
        status = cj_axis_check_words(&words, &groups->axes[i], err);
    }
    return status;
}

cj_status cj_groups_settle(cj_groups *groups, const uint8_t *occur, cj_error *err)
{
    size_t count = cj_groups_count(groups);
    cj_status status =
        cj_grow(&groups->order, &groups->order_capacity, count, sizeof *groups->order, err);

    for (uint32_t group = 0; status == CJ_OK && group < count; group++)
        if (occur[group]) {
            groups->order[groups->order_count++] = group;
            status = note_shown(groups, group, err);
        }
    /* Declared values are combined with groups that are shown, so at least one group must come
     * first. */
    if (status == CJ_OK && groups->order_count == 0)
        status = show_first(groups, err);
    for (size_t i = 0; status == CJ_OK && i < groups->axis_count; i++) {
        if (groups->axes[i].show_declared)
            status = show_declared(groups, i, err);
        if (status == CJ_OK)
            status = cj_axis_notice_misspelt(&groups->axes[i], err);
        if (status == CJ_OK && groups->axes[i].fill)
            status = show_filled(groups, i, err);
        cj_axis_settle(&groups->axes[i]);
    }
    if (status == CJ_OK && groups->order_count > 0)
        qsort_r(groups->order, groups->order_count, sizeof *groups->order, compare_groups, groups);
    return status == CJ_OK ? check_words(groups, err) : status;
}
