/* The people or rows behind a measure's figures, kept as numbers until the table is made. */
#include "cases.h"

#include <stdlib.h>
#include <string.h>

#define IDS_MAX 8

/* ---- columns --------------------------------------------------------------------------------- */

cj_status cj_cases_add_column(cj_cases *cases, cj_case_column column, cj_error *err)
{
    cj_status status = cj_grow(&cases->columns, &cases->capacity[0], cases->column_count + 1,
                               sizeof *cases->columns, err);

    if (status == CJ_OK)
        cases->columns[cases->column_count++] = column;
    return status;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool cj_cases_is_identifier(cj_span name)
{
    static const char *const words[] = {"id", "ref", "reference", "urn"};
    size_t length = name.length;
    size_t from;

    while (length > 0 && !is_letter(name.at[length - 1]))
        length--;
    for (from = length; from > 0 && is_letter(name.at[from - 1]);)
        from--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cj_word_same((cj_span){name.at + from, length - from}, cj_span_of(words[i])))
            return true;
    return length - from > 2 && name.at[length - 2] == 'I' && is_letter(name.at[length - 3]) &&
           name.at[length - 3] >= 'a';
}

static bool is_group(const cj_measure_options *common, cj_span name)
{
    for (size_t i = 0; i < common->by_count; i++)
        if (cj_key_same(common->by[i], name))
            return true;
    return false;
}

static cj_status add_identifier(cj_cases *cases, cj_span name, cj_error *err)
{
    cj_case_column column = {.kind = CJ_CASE_CELL};
    cj_status status = cj_records_any_column(&column.cell.column, cases->records, name, err);

    if (status != CJ_OK)
        return status;
    column.cell.kind = cj_records_kind(cases->records, column.cell.column);
    column.column = (cj_table_column){.key = name.at,
                                      .heading = name.at,
                                      .unit = column.cell.kind == CJ_KIND_DATE ? "date" : "text",
                                      .part = CJ_PART_LABEL};
    cases->id_count++;
    return cj_cases_add_column(cases, column, err);
}

cj_status cj_cases_open(cj_cases *cases, cj_records *records, const cj_measure_options *common,
                        const cj_groups *groups, bool of_people, cj_error *err)
{
    size_t fields = cj_records_field_count(records);
    cj_status status = CJ_OK;

    cases->records = records;
    cases->common = common;
    cases->groups = groups;
    cases->of_people = of_people;
    for (size_t i = 0; status == CJ_OK && !of_people && i < fields && cases->id_count < IDS_MAX;
         i++) {
        cj_span name = cj_records_field_name(records, i);

        if (cj_cases_is_identifier(name) && !is_group(common, name))
            status = add_identifier(cases, name, err);
    }
    return status;
}

void cj_cases_clear(cj_cases *cases)
{
    free(cases->columns);
    free(cases->list);
    free(cases->values);
    *cases = (cj_cases){0};
}

/* ---- cases ----------------------------------------------------------------------------------- */

cj_status cj_cases_add(cj_cases *cases, cj_listed_case of, size_t at, const int64_t *values,
                       cj_error *err)
{
    size_t width = cases->column_count;
    int64_t *to;
    cj_status status =
        cj_grow(&cases->list, &cases->capacity[1], cases->count + 1, sizeof *cases->list, err);

    if (status == CJ_OK)
        status = cj_grow(&cases->values, &cases->capacity[2], (cases->count + 1) * width + 1,
                         sizeof *cases->values, err);
    if (status != CJ_OK)
        return status;
    to = &cases->values[cases->count * width];
    for (size_t i = 0; i < cases->id_count; i++)
        to[i] = cj_cell_value(cases->records, cases->columns[i].cell, at);
    memcpy(to + cases->id_count, values, (width - cases->id_count) * sizeof *values);
    cases->list[cases->count++] = of;
    return CJ_OK;
}

/* ---- order ----------------------------------------------------------------------------------- */

static cj_span person_of(const cj_cases *cases, const cj_listed_case *of)
{
    return cj_dict_text(cj_records_dataset(cases->records)->persons, of->person);
}

/* Cases of one person in one period: by the values, as they stand. */
static int compare_values(const cj_cases *cases, size_t a, size_t b)
{
    const int64_t *left = &cases->values[a * cases->column_count];
    const int64_t *right = &cases->values[b * cases->column_count];

    for (size_t i = 0; i < cases->column_count; i++) {
        int order =
            cases->columns[i].kind == CJ_CASE_AXIS
                ? cj_axis_compare(cases->columns[i].axis, (uint32_t)left[i], (uint32_t)right[i])
                : (left[i] > right[i]) - (left[i] < right[i]);

        if (order != 0)
            return order;
    }
    return 0;
}

static int compare_cases(const void *a, const void *b, void *data)
{
    const cj_cases *cases = data;
    size_t at[2] = {*(const size_t *)a, *(const size_t *)b};
    const cj_listed_case *left = &cases->list[at[0]];
    const cj_listed_case *right = &cases->list[at[1]];
    int order = 0;

    if (left->period != right->period)
        return left->period < right->period ? -1 : 1;
    if (cases->of_people && left->person != right->person)
        order = cj_span_compare(person_of(cases, left), person_of(cases, right));
    if (order == 0 && cases->of_people)
        order = compare_values(cases, at[0], at[1]);
    return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

/* ---- the table ------------------------------------------------------------------------------- */

static const cj_table_column person_lead[] = {
    {"person_id", "Person", "text", .part = CJ_PART_LABEL}};
static const cj_table_column row_lead[] = {
    {"file", "File", "text", .part = CJ_PART_LABEL},
    {"line", "Line", "count", .part = CJ_PART_LABEL},
};

static cj_status add_columns(cj_table *table, const cj_cases *cases, cj_error *err)
{
    size_t leads = cases->of_people ? 1 : 2;
    cj_table_column *all = calloc(leads + cases->column_count, sizeof *all);
    cj_measure_columns columns = {.lead = all,
                                  .lead_count = leads + cases->id_count,
                                  .groups = CJ_PART_LABEL,
                                  .rest_count = cases->column_count - cases->id_count,
                                  .no_period = cases->no_period};
    cj_status status = all == NULL ? cj_fail_nomem(err) : CJ_OK;

    if (status == CJ_OK) {
        memcpy(all, cases->of_people ? person_lead : row_lead, leads * sizeof *all);
        for (size_t i = 0; i < cases->column_count; i++)
            all[leads + i] = cases->columns[i].column;
        columns.rest = all + leads + cases->id_count;
        status = cj_measure_check_names(cases->common, &columns, NULL, err);
    }
    if (status == CJ_OK && cases->no_period) {
        for (size_t i = 0; status == CJ_OK && i < columns.lead_count; i++)
            status = cj_table_add_column(table, all[i], err);
        for (size_t i = 0; status == CJ_OK && i < cases->groups->axis_count; i++)
            status = cj_axis_add_column(table, &cases->groups->axes[i], CJ_PART_LABEL, err);
        for (size_t i = 0; status == CJ_OK && i < columns.rest_count; i++)
            status = cj_table_add_column(table, columns.rest[i], err);
    } else if (status == CJ_OK) {
        status = cj_measure_add_columns(table, cases->groups, &columns, err);
    }
    free(all);
    return status;
}

static cj_status fill_text(cj_cell *cell, cj_table *table, cj_span text, cj_error *err)
{
    const char *kept = cj_table_keep(table, text);

    *cell = kept == NULL ? cj_cell_missing() : cj_cell_text(kept);
    return kept == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status fill_value(cj_cell *cell, cj_table *table, const cj_cases *cases,
                            const cj_case_column *of, int64_t value, cj_error *err)
{
    cj_kind kind = of->kind == CJ_CASE_CELL ? of->cell.kind : CJ_KIND_TEXT;

    if (of->kind == CJ_CASE_AXIS)
        return fill_text(cell, table, cj_span_of(cj_axis_text(of->axis, (uint32_t)value)), err);
    if (value == CJ_CELL_VALUE_MISSING)
        return CJ_OK;
    if (of->kind == CJ_CASE_COUNT)
        *cell = cj_cell_count(value);
    else if (of->kind == CJ_CASE_DATE || kind == CJ_KIND_DATE)
        *cell = cj_cell_date((cj_date)value);
    else if (of->kind == CJ_CASE_DECIMAL || kind == CJ_KIND_NUMBER)
        *cell = cj_cell_decimal(value);
    else if (of->kind == CJ_CASE_WORD)
        *cell = cj_cell_text(of->words[value]);
    else
        return fill_text(cell, table,
                         cj_records_text(cases->records, of->cell.column, (uint32_t)value), err);
    return CJ_OK;
}

static cj_status add_row(cj_table *table, const cj_cases *cases, size_t number, cj_error *err)
{
    const cj_listed_case *of = &cases->list[number];
    const int64_t *values = &cases->values[number * cases->column_count];
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK && !cases->no_period)
        status = cj_measure_fill_period(&cells, table, &cases->common->periods[of->period], err);
    if (status == CJ_OK && cases->of_people) {
        status = fill_text(cells++, table, person_of(cases, of), err);
    } else if (status == CJ_OK) {
        status =
            fill_text(cells++, table, cj_span_of(cj_records_file(cases->records, of->row)), err);
        *cells++ = cj_cell_count((int64_t)cj_records_line(cases->records, of->row));
    }
    for (size_t i = 0; status == CJ_OK && i < cases->id_count; i++)
        status = fill_value(cells++, table, cases, &cases->columns[i], values[i], err);
    if (status == CJ_OK)
        status = cj_groups_fill(&cells, table, cases->groups, of->group, err);
    for (size_t i = cases->id_count; status == CJ_OK && i < cases->column_count; i++)
        status = fill_value(cells++, table, cases, &cases->columns[i], values[i], err);
    return status;
}

cj_status cj_cases_fill(cj_table *table, cj_cases *cases, cj_error *err)
{
    const cj_ledger *ledger = cj_records_ledger(cases->records);
    size_t *order = malloc((cases->count + 1) * sizeof *order);
    cj_status status = order == NULL ? cj_fail_nomem(err) : CJ_OK;

    table->each_row = true;
    if (status == CJ_OK)
        status = add_columns(table, cases, err);
    if (status == CJ_OK) {
        for (size_t i = 0; i < cases->count; i++)
            order[i] = i;
        qsort_r(order, cases->count, sizeof *order, compare_cases, cases);
    }
    for (size_t i = 0; status == CJ_OK && i < cases->count; i++)
        if (ledger->states[cases->list[order[i]].row] != CJ_ROW_REJECTED)
            status = add_row(table, cases, order[i], err);
    free(order);
    return status;
}
