/* A table whose values of one column become columns. */
#include "cj/dict.h"
#include "cj/table.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const cj_table *from;
    cj_table *to;
    size_t across; /* the column whose values become columns */
    bool spread;   /* figures go across, too */
    size_t *kept;  /* columns of `from` that stay: sections and labels */
    size_t kept_count;
    size_t *figures; /* columns that are repeated for each value; `once` are columns that are not */
    size_t figure_count;
    size_t *once;
    size_t once_count;
    size_t *values; /* rows of `from`: the first with each value */
    size_t value_count;
    uint32_t *value_of; /* by row: which value it has */
    size_t *filled;     /* by value: the first row of the last label with this value, + 1 */
} crossing;

/* ---- what there is ------------------------------------------------------------- */

/* Put a column where it goes: kept at the left, repeated under each value, shown once at the
 * right, or dropped. Empty figures are dropped, as they would be empty under each value. */
static void sort_column(crossing *in, size_t column)
{
    switch (in->from->columns[column].part) {
    case CJ_PART_SECTION:
    case CJ_PART_LABEL:
        in->kept[in->kept_count++] = column;
        break;
    case CJ_PART_FIGURE:
    case CJ_PART_SHARE:
    case CJ_PART_LOW:
    case CJ_PART_HIGH:
    case CJ_PART_TARGET:
    case CJ_PART_THEN:
    case CJ_PART_CHANGE:
    case CJ_PART_VERDICT:
        if (cj_table_column_has_value(in->from, column))
            in->figures[in->figure_count++] = column;
        break;
    case CJ_PART_ONCE:
        in->once[in->once_count++] = column;
        break;
    default:
        break;
    }
}

/* Number the values across, in the order in which they come. */
static cj_status find_values(crossing *in, cj_error *err)
{
    cj_dict *known;
    cj_text text = CJ_TEXT_INIT;
    cj_status status = cj_dict_new(&known, CJ_DICT_EXACT, err);

    for (size_t row = 0; status == CJ_OK && row < in->from->row_count; row++) {
        cj_text_reset(&text);
        cj_cell_append_data(&text, cj_table_cell(in->from, row, in->across));
        status = cj_text_check(&text, err);
        if (status == CJ_OK)
            status = cj_dict_add(&in->value_of[row], known, cj_text_span(&text), err);
        if (status == CJ_OK && in->value_of[row] == in->value_count)
            in->values[in->value_count++] = row;
    }
    cj_text_clear(&text);
    cj_dict_free(known);
    return status;
}

/* Move the only share, if it is the last figure, behind the figure that it belongs to, so that
 * both share a column in print. Several shares keep the order of the measure. */
static void pair_share(crossing *in)
{
    size_t shares = 0;
    size_t at = in->figure_count;
    size_t f = 0;

    for (size_t i = 0; i < in->figure_count; i++)
        shares += in->from->columns[in->figures[i]].part == CJ_PART_SHARE;
    if (shares != 1 || in->from->columns[in->figures[at - 1]].part != CJ_PART_SHARE)
        return;
    while (f + 1 < at && in->figures[f] != cj_table_owner(in->from, in->figures[at - 1]))
        f++;
    for (at--; at > f + 1; at--) {
        size_t moved = in->figures[at];

        in->figures[at] = in->figures[at - 1];
        in->figures[at - 1] = moved;
    }
}

static cj_status find_columns(crossing *in, cj_error *err)
{
    const cj_table *from = in->from;
    size_t room = from->column_count + 1;

    in->across = cj_table_find_part(from, CJ_PART_ACROSS);
    in->kept = malloc(room * sizeof *in->kept);
    in->figures = malloc(room * sizeof *in->figures);
    in->once = malloc(room * sizeof *in->once);
    in->values = malloc((from->row_count + 1) * sizeof *in->values);
    in->value_of = malloc((from->row_count + 1) * sizeof *in->value_of);
    in->filled = calloc(from->row_count + 1, sizeof *in->filled);
    if (in->kept == NULL || in->figures == NULL || in->once == NULL || in->values == NULL ||
        in->value_of == NULL || in->filled == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < from->column_count; i++)
        sort_column(in, i);
    if (in->spread)
        pair_share(in);
    return find_values(in, err);
}

/* ---- columns --------------------------------------------------------------------- */

/* Append the key of a figure under a value: "Female", or "Female_clients" if the figure must be
 * named. */
static void append_key(cj_text *key, const crossing *in, size_t value, size_t figure, bool named)
{
    const cj_table_column *of = figure == SIZE_MAX ? NULL : &in->from->columns[figure];

    cj_cell_append_data(key, cj_table_cell(in->from, in->values[value], in->across));
    if (of != NULL && (named || !cj_part_is_figure(of->part)))
        cj_text_format(key, "_%s", of->key);
}

/* A column for a value across, or for one of its figures (SIZE_MAX: there is
 * but one, and none needs naming). */
static cj_status add_column(crossing *in, size_t value, size_t figure, bool named, cj_error *err)
{
    const cj_cell *cell = cj_table_cell(in->from, in->values[value], in->across);
    cj_table_column column = {.unit = "figure", .part = CJ_PART_FIGURE};
    size_t owner = figure == SIZE_MAX ? SIZE_MAX : cj_table_owner(in->from, figure);
    cj_text key = CJ_TEXT_INIT;
    cj_text heading = CJ_TEXT_INIT;
    cj_text of = CJ_TEXT_INIT;
    cj_status status;

    append_key(&key, in, value, figure, named);
    append_key(&of, in, value, owner, named);
    cj_cell_append_label(&heading, cell);
    if (figure != SIZE_MAX) {
        column = in->from->columns[figure];
        if (named || !cj_part_is_figure(column.part))
            cj_text_format(&heading, ", %s", column.heading);
    }
    column.key = cj_text_string(&key);
    column.heading = cj_text_string(&heading);
    column.group = NULL; /* the value across heads it */
    column.of = owner == SIZE_MAX ? NULL : cj_text_string(&of);
    status = cj_text_check(&key, err);
    if (status == CJ_OK)
        status = cj_text_check(&of, err);
    if (status == CJ_OK)
        status = cj_text_check(&heading, err);
    if (status == CJ_OK)
        status = cj_table_add_column(in->to, column, err);
    cj_text_clear(&key);
    cj_text_clear(&heading);
    cj_text_clear(&of);
    return status;
}

/* Add the columns of the crossed table: kept ones, then for each value its figures, then those
 * that stand once. With a single plain figure the value alone is the key. */
static cj_status add_columns(crossing *in, cj_error *err)
{
    static const cj_table_column label = {"measure", "Measure", "text", .part = CJ_PART_LABEL};
    size_t plain = 0; /* figures that are no share of another */
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->kept_count; i++)
        status = cj_table_add_column(in->to, in->from->columns[in->kept[i]], err);
    if (status == CJ_OK && !in->spread)
        status = cj_table_add_column(in->to, label, err);
    for (size_t f = 0; f < in->figure_count; f++)
        plain += cj_part_is_figure(in->from->columns[in->figures[f]].part);
    for (size_t v = 0; status == CJ_OK && v < in->value_count; v++) {
        if (!in->spread)
            status = add_column(in, v, SIZE_MAX, false, err);
        for (size_t f = 0; status == CJ_OK && in->spread && f < in->figure_count; f++)
            status = add_column(in, v, in->figures[f], plain > 1, err);
    }
    for (size_t i = 0; status == CJ_OK && in->spread && i < in->once_count; i++) {
        cj_table_column column = in->from->columns[in->once[i]];

        column.part = CJ_PART_FIGURE;
        status = cj_table_add_column(in->to, column, err);
    }
    return status;
}

/* Note for each crossed column which figure and value it shows; charts choose columns by
 * them. */
static cj_status note_origins(crossing *in, cj_error *err)
{
    cj_table *to = in->to;
    cj_text label = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    cj_table_origin *origin;

    to->origins = cj_arena_alloc(&to->arena, (to->column_count + 1) * sizeof *to->origins);
    if (to->origins == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < to->column_count; i++)
        to->origins[i] = (cj_table_origin){NULL, NULL, NULL};
    origin = to->origins + in->kept_count;
    for (size_t v = 0; status == CJ_OK && v < in->value_count; v++) {
        const char *across;

        cj_text_reset(&label);
        cj_cell_append_label(&label, cj_table_cell(in->from, in->values[v], in->across));
        across = label.failed ? NULL : cj_table_keep(to, cj_text_span(&label));
        if (across == NULL)
            status = cj_fail_nomem(err);
        for (size_t f = 0; f < in->figure_count; f++) {
            const cj_table_column *of = &in->from->columns[in->figures[f]];

            *origin++ = (cj_table_origin){of->key, of->heading, across};
        }
    }
    cj_text_clear(&label);
    return status;
}

/* ---- rows -------------------------------------------------------------------------- */

/* Whether two rows have the same kept cells: they become one row if spread, else one
 * section. */
static bool same_place(const crossing *in, size_t a, size_t b)
{
    for (size_t i = 0; i < in->kept_count; i++)
        if (!cj_cell_same(cj_table_cell(in->from, a, in->kept[i]),
                          cj_table_cell(in->from, b, in->kept[i])))
            return false;
    return true;
}

/* Add a row with the kept cells of row `first`; *cells points behind them. */
static cj_status begin_row(cj_cell **cells, crossing *in, size_t first, cj_error *err)
{
    cj_status status = cj_table_add_row(cells, in->to, err);

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < in->kept_count; i++)
        *(*cells)++ = *cj_table_cell(in->from, first, in->kept[i]);
    return CJ_OK;
}

/* Add one figure of the rows [first, end) as a row: its heading, then its value under each
 * value across. */
static cj_status add_figure(crossing *in, size_t first, size_t end, size_t column, cj_error *err)
{
    cj_cell *cells;
    cj_status status = begin_row(&cells, in, first, err);

    if (status != CJ_OK)
        return status;
    *cells++ = cj_cell_text(in->from->columns[column].heading);
    for (size_t row = first; row < end; row++)
        cells[in->value_of[row]] = *cj_table_cell(in->from, row, column);
    return CJ_OK;
}

/* Two rows would fill one cell: their values or labels are written alike. */
static cj_status fail_twice(const crossing *in, size_t row, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;

    cj_cell_append_label(&words, cj_table_cell(in->from, row, in->across));
    cj_fail(err, CJ_EUSAGE,
            "two cells of the crossed table would stand under \"%s\": a value is written like "
            "(missing), (other) or All",
            cj_text_string(&words));
    cj_text_clear(&words);
    return CJ_EUSAGE;
}

/* Add the rows [first, end), which have one label, as a single row. `filled` marks cells of
 * this row by `first + 1`, so that it need not be cleared for each row. */
static cj_status add_label(crossing *in, size_t first, size_t end, cj_error *err)
{
    cj_cell *cells;
    cj_status status = begin_row(&cells, in, first, err);

    for (size_t row = first; status == CJ_OK && row < end; row++) {
        cj_cell *of = cells + in->value_of[row] * in->figure_count;

        if (in->filled[in->value_of[row]] == first + 1)
            return fail_twice(in, row, err);
        in->filled[in->value_of[row]] = first + 1;
        cj_cell *once = cells + in->value_count * in->figure_count;

        for (size_t f = 0; f < in->figure_count; f++)
            of[f] = *cj_table_cell(in->from, row, in->figures[f]);
        for (size_t i = 0; i < in->once_count; i++)
            if (cj_table_cell(in->from, row, in->once[i])->kind != CJ_CELL_MISSING)
                once[i] = *cj_table_cell(in->from, row, in->once[i]);
    }
    return status;
}

static cj_status add_rows(crossing *in, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t end;

    for (size_t first = 0; status == CJ_OK && first < in->from->row_count; first = end) {
        for (end = first + 1; end < in->from->row_count && same_place(in, first, end);)
            end++;
        if (in->spread)
            status = add_label(in, first, end, err);
        for (size_t f = 0; status == CJ_OK && !in->spread && f < in->figure_count; f++)
            status = add_figure(in, first, end, in->figures[f], err);
        for (size_t i = 0; status == CJ_OK && !in->spread && i < in->once_count; i++)
            if (cj_table_column_has_value(in->from, in->once[i]))
                status = add_figure(in, first, end, in->once[i], err);
    }
    return status;
}

/* Rows of a label must be neighbours (cj_table_gather()). The crossed table borrows texts of
 * `table`. */
cj_status cj_table_cross(cj_table **out, const cj_table *table, bool spread, cj_error *err)
{
    crossing in = {.from = table, .spread = spread};
    cj_status status = cj_table_new(&in.to, err);

    *out = NULL;
    if (status == CJ_OK)
        status = find_columns(&in, err);
    if (status == CJ_OK)
        status = add_columns(&in, err);
    if (status == CJ_OK && spread)
        status = note_origins(&in, err);
    if (status == CJ_OK)
        status = add_rows(&in, err);
    if (status == CJ_OK)
        status = cj_table_borrow_notes(in.to, table, err);
    free(in.kept);
    free(in.figures);
    free(in.once);
    free(in.values);
    free(in.value_of);
    free(in.filled);
    if (status != CJ_OK) {
        cj_table_free(in.to);
        return status;
    }
    in.to->title = table->title;
    in.to->each_row = true;
    *out = in.to;
    return CJ_OK;
}
