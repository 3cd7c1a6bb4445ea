/* cj-spc: small numbers are hidden before there are limits.
 *
 * A centre is made of all its points: beside those that are shown it would tell of one that is not.
 * So counts that have to be hidden are found first, as in a table of value and base by point, and
 * limits are made of what is left; they tell what anybody can compute who reads the table. */
#include "count.h"

#include "cj/hiding.h"

/* Groups and place are labels, then the counts. */
#define VALUE(count) ((count)->groups.axis_count + 1)
#define BASE(count) ((count)->groups.axis_count + 2)

/* Figures that are no shares are counts where all of them are whole. */
static bool has_counts(const cj_spc_count *count)
{
    bool whole = true;

    for (size_t i = 0; i < count->point_count; i++)
        whole = whole &&
                (count->points[i].value == CJ_DECIMAL_MISSING ||
                 (count->points[i].value >= 0 && count->points[i].value % CJ_DECIMAL_ONE == 0));
    return whole;
}

static cj_status add_columns(cj_table *table, const cj_spc_count *count, cj_error *err)
{
    const cj_table_column value = {
        "value", "Value", "count", .part = CJ_PART_FIGURE,
        .counts = {has_counts(count) ? CJ_COUNTS_PEOPLE : CJ_COUNTS_NOTHING, .rank = 0}};
    const cj_table_column base = {"of", "Of", "count", .part = CJ_PART_FIGURE,
                                  .counts = {CJ_COUNTS_PEOPLE, .rank = 2}};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count->groups.axis_count; i++)
        status = cj_axis_add_column(table, &count->groups.axes[i], CJ_PART_LABEL, err);
    if (status == CJ_OK)
        status = cj_axis_add_column(table, &count->along, CJ_PART_LABEL, err);
    if (status == CJ_OK)
        status = cj_table_add_column(table, value, err);
    return status == CJ_OK && cj_spc_has_bases(count->options)
               ? cj_table_add_column(table, base, err)
               : status;
}

static cj_cell cell_of(cj_decimal value)
{
    return value == CJ_DECIMAL_MISSING   ? cj_cell_missing()
           : value % CJ_DECIMAL_ONE == 0 ? cj_cell_count(value / CJ_DECIMAL_ONE)
                                         : cj_cell_decimal(value);
}

static cj_status add_row(cj_table *table, const cj_spc_count *count, const cj_spc_point *point,
                         cj_error *err)
{
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK)
        status = cj_groups_fill(&cells, table, &count->groups, point->group, err);
    if (status == CJ_OK)
        status = cj_measure_keep_cell(cells++, table, cj_axis_text(&count->along, point->place),
                                      NULL, err);
    if (status != CJ_OK)
        return status;
    cells[0] = cell_of(point->value);
    if (cj_spc_has_bases(count->options))
        cells[1] = cell_of(point->of);
    return CJ_OK;
}

static cj_decimal rounded(const cj_hiding *hiding, cj_decimal value)
{
    return value == CJ_DECIMAL_MISSING || value % CJ_DECIMAL_ONE != 0
               ? value
               : cj_hiding_round(hiding, value / CJ_DECIMAL_ONE) * CJ_DECIMAL_ONE;
}

/* Take away what is not shown of a point. */
static void take_point(cj_spc_count *count, const cj_hiding *hiding, const cj_table *table,
                       size_t number, bool counts)
{
    const cj_hiding_options *options = count->options->common.hiding;
    cj_spc_point *point = &count->points[number];
    bool bases = cj_spc_has_bases(count->options);

    if (cj_hiding_hides(hiding, table, number, VALUE(count)))
        point->value_withheld = true;
    if (bases && cj_hiding_hides(hiding, table, number, BASE(count)))
        point->of_withheld = true;
    if (bases && point->of > 0 && point->of < options->base * CJ_DECIMAL_ONE)
        point->value_withheld = true;
    point->value = point->value_withheld ? CJ_DECIMAL_MISSING
                   : counts              ? rounded(hiding, point->value)
                                         : point->value;
    point->of = point->of_withheld ? CJ_DECIMAL_MISSING : rounded(hiding, point->of);
    point->has_figure = cj_spc_has_figure(count, point);
}

cj_status cj_spc_hide(cj_spc_count *count, cj_error *err)
{
    static const char *const relations[] = {"of = value + *", NULL};
    bool counts = has_counts(count);
    cj_table *table;
    cj_hiding *hiding = NULL;
    cj_status status;

    if (count->options->common.hiding->people)
        return cj_fail(err, CJ_EUSAGE,
                       "{suppress-people}: a table does not tell of the people behind its counts; "
                       "the measure that makes it hides them");
    status = cj_table_new(&table, err);
    if (status == CJ_OK)
        status = add_columns(table, count, err);
    for (size_t i = 0; status == CJ_OK && i < count->point_count; i++)
        status = add_row(table, count, &count->points[i], err);
    if (status == CJ_OK)
        table->relations = cj_spc_is_share(count->options) ? relations : NULL;
    if (status == CJ_OK)
        status = cj_hiding_new(&hiding, count->options->common.hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_add(hiding, table, "table", NULL, 0, err);
    if (status == CJ_OK)
        status = cj_hiding_decide(hiding, err);
    for (size_t i = 0; status == CJ_OK && i < count->point_count; i++)
        take_point(count, hiding, table, i, counts);
    cj_hiding_free(hiding);
    cj_table_free(table);
    return status;
}
