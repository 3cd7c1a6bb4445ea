/* Tabulate, second part: cells become the grid that is shown, with totals and
 * with what --top leaves over. */
#include "count.h"
#include "met.h"

#include <stdlib.h>
#include <string.h>

/* Working memory of the arranging. */
typedef struct {
    cj_tabulation *in;
    cj_dict *lines;    /* the codes of a line, as bytes -> its number */
    uint32_t *codes;   /* of the line in hand */
    uint32_t *line_of; /* by group, level: the lines it counts in */
    size_t levels;     /* 1 and a total for each rows column, at most */
    uint32_t *rank;    /* line -> where it is shown */
    uint32_t *col_of;  /* by code of cols + 1 (0: blank): where it is shown */
    uint8_t *is_top;   /* by code of the last rows column; NULL: all are shown */
    size_t top_count;
} arranging;

static size_t axis_count(const cj_tabulation *in)
{
    return in->groups.axis_count;
}

/* ---- which values are at the top -------------------------------------------------- */

typedef struct {
    uint32_t code;
    int64_t rows;
} frequency;

static int compare_frequencies(const void *a, const void *b, void *data)
{
    const frequency *left = a;
    const frequency *right = b;

    if (left->rows != right->rows)
        return left->rows > right->rows ? -1 : 1;
    return cj_axis_compare(data, left->code, right->code);
}

/* Mark the most frequent values of the last rows column; which ones are shown must not tell of
 * values that have too few rows to be told. */
static cj_status choose_top(arranging *work, cj_error *err)
{
    cj_tabulation *in = work->in;
    cj_axis *axis = &in->groups.axes[axis_count(in) - 1];
    size_t count = cj_dict_count(axis->values);
    frequency *found = calloc(count + 1, sizeof *found);

    work->is_top = calloc(count + 1, 1);
    work->top_count = count;
    if (found == NULL || work->is_top == NULL) {
        free(found);
        return cj_fail_nomem(err);
    }
    for (uint32_t i = 0; i < count; i++)
        found[i].code = i;
    for (size_t cell = 0; cell < in->cell_count; cell++) {
        uint32_t code = cj_groups_value(&in->groups, in->keys[cell].group, axis_count(in) - 1);

        if (code != CJ_NO_CODE)
            found[code].rows += in->counts[cell];
    }
    if (count > 0)
        qsort_r(found, count, sizeof *found, compare_frequencies, axis);
    for (size_t i = 0; i < count && i < in->options->top; i++)
        if (found[i].rows >= in->options->common.least)
            work->is_top[found[i].code] = 1;
    free(found);
    return CJ_OK;
}

/* ---- lines ------------------------------------------------------------------------- */

static cj_status add_line(uint32_t *line, arranging *work, cj_error *err)
{
    return cj_dict_add(
        line, work->lines,
        (cj_span){(const char *)work->codes, axis_count(work->in) * sizeof *work->codes}, err);
}

/* The lines that the rows of a group count in: its own, and the totals. */
static cj_status add_group(arranging *work, uint32_t group, cj_error *err)
{
    const cj_tabulation *in = work->in;
    size_t axes = axis_count(in);
    uint32_t *lines = work->line_of + group * work->levels;
    cj_status status;

    for (size_t i = 0; i < axes; i++)
        work->codes[i] = cj_groups_value(&in->groups, group, i);
    if (work->is_top != NULL && work->codes[axes - 1] != CJ_NO_CODE &&
        !work->is_top[work->codes[axes - 1]])
        work->codes[axes - 1] = CJ_CODE_OTHER;
    status = add_line(lines++, work, err);
    for (size_t i = axes; status == CJ_OK && i-- > 0;) {
        work->codes[i] = CJ_CODE_ALL;
        if (in->options->total_rows || i == 0)
            status = work->levels > 1 ? add_line(lines++, work, err) : CJ_OK;
    }
    return status;
}

/* Add the line for the total of everything, which is shown even if nothing was counted. */
static cj_status add_total(arranging *work, cj_error *err)
{
    uint32_t line;

    for (size_t i = 0; i < axis_count(work->in); i++)
        work->codes[i] = CJ_CODE_ALL;
    return add_line(&line, work, err);
}

static cj_status make_lines(arranging *work, cj_error *err)
{
    cj_tabulation *in = work->in;
    size_t groups = cj_groups_count(&in->groups);
    uint8_t *occur = calloc(groups + 1, 1);
    cj_status status = occur == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t cell = 0; status == CJ_OK && cell < in->cell_count; cell++)
        occur[in->keys[cell].group] = 1;
    if (status == CJ_OK)
        status = cj_groups_settle(&in->groups, occur, err);
    free(occur);
    if (status == CJ_OK && in->options->top > 0)
        status = choose_top(work, err);
    groups = cj_groups_count(&in->groups); /* declared values made more */
    work->levels = 1;
    if (axis_count(in) > 0 && in->options->total_rows)
        work->levels += axis_count(in);
    else if (axis_count(in) > 0 && in->options->common.total)
        work->levels++;
    work->codes = calloc(axis_count(in) + 1, sizeof *work->codes);
    work->line_of = calloc(groups * work->levels + 1, sizeof *work->line_of);
    if (status == CJ_OK && (work->codes == NULL || work->line_of == NULL))
        status = cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < in->groups.order_count; i++)
        status = add_group(work, in->groups.order[i], err);
    if (status == CJ_OK && work->levels > 1)
        status = add_total(work, err);
    return status;
}

/* Codes without a text of their own come behind all values: (other), then blanks, then All. */
static int place_of_code(uint32_t code)
{
    return code == CJ_CODE_ALL ? 3 : code == CJ_NO_CODE ? 2 : code == CJ_CODE_OTHER ? 1 : 0;
}

static int compare_codes(const cj_axis *axis, uint32_t a, uint32_t b)
{
    int left = place_of_code(a);
    int right = place_of_code(b);

    if (left != right || left > 0)
        return left - right;
    return cj_axis_compare(axis, a, b);
}

static int compare_lines(const void *a, const void *b, void *data)
{
    const arranging *work = data;
    const cj_groups *groups = &work->in->groups;
    const char *left = cj_dict_text(work->lines, *(const uint32_t *)a).at;
    const char *right = cj_dict_text(work->lines, *(const uint32_t *)b).at;

    for (size_t i = 0; i < groups->axis_count; i++) {
        uint32_t codes[2];
        int order;

        memcpy(&codes[0], left + i * sizeof *codes, sizeof *codes);
        memcpy(&codes[1], right + i * sizeof *codes, sizeof *codes);
        order = compare_codes(&groups->axes[i], codes[0], codes[1]);
        if (order != 0)
            return order;
    }
    return 0;
}

static cj_status sort_lines(arranging *work, cj_error *err)
{
    cj_grid *grid = &work->in->grid;
    size_t axes = axis_count(work->in);
    size_t count = cj_dict_count(work->lines);
    uint32_t *order = calloc(count + 1, sizeof *order);

    work->rank = calloc(count + 1, sizeof *work->rank);
    grid->lines = calloc(count * axes + 1, sizeof *grid->lines);
    if (order == NULL || work->rank == NULL || grid->lines == NULL) {
        free(order);
        return cj_fail_nomem(err);
    }
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    if (count > 0)
        qsort_r(order, count, sizeof *order, compare_lines, work);
    for (uint32_t i = 0; i < count; i++) {
        work->rank[order[i]] = i;
        memcpy(grid->lines + i * axes, cj_dict_text(work->lines, order[i]).at,
               axes * sizeof *grid->lines);
    }
    grid->line_count = count;
    free(order);
    return CJ_OK;
}

/* ---- columns ------------------------------------------------------------------------ */

static int compare_cols(const void *a, const void *b, void *data)
{
    return compare_codes(data, *(const uint32_t *)a, *(const uint32_t *)b);
}

/* Code the months, quarters or years between those of the columns. */
static cj_status fill_cols(cj_tabulation *in, cj_error *err)
{
    uint8_t *occur = calloc(cj_dict_count(in->cols.values) + 2, 1);
    cj_status status;

    if (occur == NULL)
        return cj_fail_nomem(err);
    for (size_t cell = 0; cell < in->cell_count; cell++)
        occur[in->keys[cell].col + 1] = 1; /* a blank's code + 1 is 0 */
    status = cj_axis_fill_gaps(&in->cols, occur + 1, err);
    free(occur);
    return status;
}

static cj_status make_cols(arranging *work, cj_error *err)
{
    cj_tabulation *in = work->in;
    cj_grid *grid = &in->grid;
    cj_status status = in->has_cols && in->cols.fill ? fill_cols(in, err) : CJ_OK;
    size_t codes = in->has_cols ? cj_dict_count(in->cols.values) : 1;

    if (status != CJ_OK)
        return status;
    grid->cols = calloc(codes + 3, sizeof *grid->cols);
    work->col_of = calloc(codes + 2, sizeof *work->col_of);
    if (grid->cols == NULL || work->col_of == NULL)
        return cj_fail_nomem(err);
    if (!in->has_cols) {
        grid->col_count = 1;
        return CJ_OK;
    }
    for (size_t cell = 0; cell < in->cell_count; cell++)
        work->col_of[in->keys[cell].col + 1] = 1; /* a blank's code + 1 is 0 */
    for (size_t i = 0; in->cols.show_declared && i < in->cols.declared; i++)
        work->col_of[i + 1] = 1;
    for (size_t i = 0; i < in->cols.filled_count; i++)
        work->col_of[in->cols.filled[i] + 1] = 1;
    for (uint32_t i = 0; i <= codes; i++)
        if (work->col_of[i] != 0)
            grid->cols[grid->col_count++] = i - 1;
    if (in->options->total_cols)
        grid->cols[grid->col_count++] = CJ_CODE_ALL;
    status = cj_axis_notice_misspelt(&in->cols, err);
    cj_axis_settle(&in->cols);
    if (grid->col_count > 0)
        qsort_r(grid->cols, grid->col_count, sizeof *grid->cols, compare_cols, &in->cols);
    for (uint32_t i = 0; i < grid->col_count; i++)
        if (grid->cols[i] != CJ_CODE_ALL)
            work->col_of[grid->cols[i] + 1] = i;
    return status;
}

/* ---- filling -------------------------------------------------------------------------- */

/* The places of the grid that a cell counts in. */
typedef struct {
    size_t places[2 * 64]; /* lines of at most 63 rows columns, own col and All */
    size_t count;
} targets;

/* List the places that a counted cell adds to: its own, and those of its totals. */
static void find_targets(targets *out, const arranging *work, size_t cell)
{
    const cj_tabulation *in = work->in;
    const cj_cell_key *key = &in->keys[cell];
    const uint32_t *lines = work->line_of + key->group * work->levels;
    size_t col = in->has_cols ? work->col_of[key->col + 1] : 0;

    out->count = 0;
    for (size_t i = 0; i < work->levels; i++) {
        size_t line = work->rank[lines[i]];

        out->places[out->count++] = cj_grid_place(&in->grid, key->period, line, col);
        if (in->has_cols && in->options->total_cols)
            out->places[out->count++] =
                cj_grid_place(&in->grid, key->period, line, in->grid.col_count - 1);
    }
}

static bool has_blank(const cj_tabulation *in, const cj_cell_key *key)
{
    for (size_t i = 0; i < axis_count(in); i++)
        if (cj_groups_value(&in->groups, key->group, i) == CJ_NO_CODE)
            return true;
    return in->has_cols && key->col == CJ_NO_CODE;
}

/* The number that shares are taken of in a cell: a sum in millionths, or a count. */
static int64_t share_part(const cj_tabulation *in, size_t cell)
{
    const cj_tally *tally;

    if (in->share_value == SIZE_MAX)
        return in->counts[cell];
    tally = &in->tallies[cell * in->options->value_count + in->share_value];
    return in->options->values[in->share_value].function == CJ_VALUE_SUM ? tally->sum : tally->n;
}

/* Add a counted cell to all of its places. Totals are added up from cells, not rounded figures. */
static cj_status fill_cell(const arranging *work, size_t cell, cj_error *err)
{
    const cj_tabulation *in = work->in;
    const cj_grid *grid = &in->grid;
    size_t values = in->options->value_count;
    bool valid = !in->options->valid_base || !has_blank(in, &in->keys[cell]);
    targets to;
    cj_status status = CJ_OK;

    find_targets(&to, work, cell);
    for (size_t t = 0; status == CJ_OK && t < to.count; t++) {
        size_t place = to.places[t];

        grid->counts[place] += in->counts[cell];
        if (valid && in->options->share != CJ_SHARE_NONE &&
            !cj_decimal_add(&grid->valid[place], share_part(in, cell)))
            return cj_fail(err, CJ_EDATA, "the sums are too large to take percentages of");
        for (size_t v = 0; status == CJ_OK && v < values; v++)
            status = cj_tally_add(&grid->tallies[place * values + v],
                                  &in->tallies[cell * values + v], &in->options->values[v], err);
    }
    return status;
}

/* ---- distinct and median ----------------------------------------------------------- */

/* Every value that was met, at every place that it counts in, sorted. */
static cj_status list_met(cj_met **out, size_t *count, const arranging *work,
                          const cj_counted_value *counted, cj_error *err)
{
    cj_met *list = NULL;
    size_t capacity = 0;
    size_t used = 0;
    targets to;

    for (size_t i = 0; i < counted->time_count; i++) {
        const uint32_t *tuple = counted->tuples + 3 * i;
        int64_t value = (int64_t)((uint64_t)tuple[2] << 32 | tuple[1]);

        find_targets(&to, work, tuple[0]);
        if (cj_grow(&list, &capacity, used + to.count, sizeof *list, err) != CJ_OK) {
            free(list);
            return CJ_ENOMEM;
        }
        for (size_t t = 0; t < to.count; t++)
            list[used++] = (cj_met){to.places[t], value, counted->times[i]};
    }
    cj_met_sort(list, used);
    *out = list;
    *count = used;
    return CJ_OK;
}

/* Medians and distinct counts do not add up: each place sorts all of its values. */
static cj_status fill_kept(const arranging *work, size_t v, cj_error *err)
{
    const cj_tabulation *in = work->in;
    const cj_counted_value *counted = &in->values[v];
    bool median = counted->value->function == CJ_VALUE_MEDIAN;
    cj_met *list = NULL;
    size_t count = 0;
    size_t end;
    cj_status status = list_met(&list, &count, work, counted, err);

    for (size_t from = 0; status == CJ_OK && from < count; from = end) {
        size_t at = list[from].place * in->options->value_count + v;

        for (end = from + 1; end < count && list[end].place == list[from].place;)
            end++;
        in->grid.figures[at] = median ? cj_met_median(list + from, end - from)
                                      : cj_met_distinct(list + from, end - from);
        in->grid.has[at] = 1;
    }
    free(list);
    return status;
}

/* ---- people ---------------------------------------------------------------------------- */

/* Whoever is behind a cell is behind all places that it counts in. */
static cj_status fill_heads(const arranging *work, cj_error *err)
{
    cj_tabulation *in = work->in;
    const cj_often *seen = &in->cell_heads.seen;
    size_t width = cj_tabulate_heads_at(in, 1, 0, CJ_HEADS_COUNTED);
    targets to;
    cj_status status = CJ_OK;

    in->heads.wanted = in->cell_heads.wanted;
    cj_often_open(&in->heads.seen);
    for (size_t i = 0; status == CJ_OK && i < seen->count; i++) {
        const cj_often_value *person = &seen->list[i];

        find_targets(&to, work, person->place / width);
        for (size_t t = 0; status == CJ_OK && t < to.count; t++)
            status = cj_heads_add(&in->heads, to.places[t] * width + person->place % width,
                                  (uint32_t)person->value, err);
    }
    return status == CJ_OK ? cj_heads_settle(&in->heads, err) : status;
}

/* ---- everything ------------------------------------------------------------------------ */

static cj_status allocate(cj_tabulation *in, cj_error *err)
{
    cj_grid *grid = &in->grid;
    size_t values = in->options->value_count;
    size_t lines = in->options->common.period_count * grid->line_count;
    size_t places = lines * grid->col_count;

    if (lines > CJ_CELLS_MAX || places > CJ_CELLS_MAX)
        return cj_fail(err, CJ_EUSAGE,
                       "the table would have %zu lines by %zu columns; at most %d cells are made",
                       lines, grid->col_count, CJ_CELLS_MAX);
    grid->counts = calloc(places + 1, sizeof *grid->counts);
    grid->valid = calloc(places + 1, sizeof *grid->valid);
    grid->tallies = calloc(places * values + 1, sizeof *grid->tallies);
    grid->figures = calloc(places * values + 1, sizeof *grid->figures);
    grid->has = calloc(places * values + 1, 1);
    if (grid->counts == NULL || grid->valid == NULL || grid->tallies == NULL ||
        grid->figures == NULL || grid->has == NULL)
        return cj_fail_nomem(err);
    return CJ_OK;
}

cj_status cj_tabulate_arrange(cj_tabulation *in, cj_error *err)
{
    arranging work = {.in = in};
    cj_status status = cj_dict_new(&work.lines, CJ_DICT_EXACT, err);

    if (status == CJ_OK)
        status = make_lines(&work, err);
    if (status == CJ_OK)
        status = sort_lines(&work, err);
    if (status == CJ_OK)
        status = make_cols(&work, err);
    if (status == CJ_OK)
        status = cj_tabulate_check_words(in, err);
    if (status == CJ_OK)
        status = allocate(in, err);
    for (size_t cell = 0; status == CJ_OK && cell < in->cell_count; cell++)
        status = fill_cell(&work, cell, err);
    for (size_t v = 0; status == CJ_OK && v < in->options->value_count; v++)
        if (cj_value_keeps(&in->options->values[v]))
            status = fill_kept(&work, v, err);
    if (status == CJ_OK)
        status = fill_heads(&work, err);
    cj_dict_free(work.lines);
    free(work.codes);
    free(work.line_of);
    free(work.rank);
    free(work.col_of);
    free(work.is_top);
    return status;
}
