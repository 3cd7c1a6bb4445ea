/* People behind counts of rows: each person once a place. */
#include "heads.h"

#include <stdlib.h>

cj_status cj_heads_open(cj_heads *heads, cj_records *records, const cj_measure_options *common,
                        cj_error *err)
{
    cj_status status;

    *heads = (cj_heads){.wanted = common->hiding != NULL && common->hiding->people};
    cj_often_open(&heads->seen);
    if (!heads->wanted)
        return CJ_OK;
    status = cj_records_find_person(records, err);
    if (status != CJ_EUSAGE)
        return status;
    return cj_fail(
        err, CJ_EUSAGE,
        "{suppress-people} needs to know the people behind the rows, and no column says "
        "who a row is about (name the header that does with {map \"HEADER=person_id\"})");
}

void cj_heads_clear(cj_heads *heads)
{
    cj_often_clear(&heads->seen);
    free(heads->counts);
    *heads = (cj_heads){0};
}

cj_status cj_heads_note(cj_heads *heads, size_t place, uint32_t person, cj_error *err)
{
    if (place >= UINT32_MAX)
        return cj_fail_nomem(err);
    if (place >= heads->count)
        heads->count = place + 1;
    return person == CJ_NO_CODE ? CJ_OK : cj_often_add(&heads->seen, (uint32_t)place, person, err);
}

cj_status cj_heads_settle(cj_heads *heads, cj_error *err)
{
    if (!heads->wanted)
        return CJ_OK;
    heads->counts = calloc(heads->count + 1, sizeof *heads->counts);
    if (heads->counts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < heads->seen.count; i++)
        heads->counts[heads->seen.list[i].place]++;
    return CJ_OK;
}

int64_t cj_heads_at(const cj_heads *heads, size_t place)
{
    return place < heads->count ? heads->counts[place] : 0;
}

static cj_status describe(cj_table *table, cj_table *behind, size_t column, cj_error *err)
{
    cj_table_column *of = &table->columns[column];
    cj_text key = CJ_TEXT_INIT;

    cj_text_format(&key, "%s#people", of->key);
    of->counts.persons = key.failed ? NULL : cj_table_keep(table, cj_text_span(&key));
    cj_text_clear(&key);
    return of->counts.persons == NULL
               ? cj_fail_nomem(err)
               : cj_table_add_column(
                     behind,
                     (cj_table_column){of->counts.persons, "", "count", .part = CJ_PART_DATA}, err);
}

cj_status cj_heads_describe(cj_table *table, const cj_heads *heads, cj_error *err)
{
    cj_table *behind;
    cj_status status = heads->wanted ? cj_table_open_behind(&behind, table, err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && heads->wanted && i < table->column_count; i++)
        if (table->columns[i].counts.kind == CJ_COUNTS_ROWS &&
            table->columns[i].counts.persons == NULL)
            status = describe(table, behind, i, err);
    return status;
}

cj_cell *cj_heads_fill(cj_cell *cells, const cj_heads *heads, size_t first, size_t count)
{
    for (size_t i = 0; heads->wanted && i < count; i++)
        *cells++ = cj_cell_count(cj_heads_at(heads, first + i));
    return cells;
}

cj_status cj_heads_add_row(cj_table *table, const cj_heads *heads, size_t first, size_t count,
                           cj_error *err)
{
    cj_cell *cells;
    cj_status status = heads->wanted ? cj_table_add_row(&cells, table->behind, err) : CJ_OK;

    if (status == CJ_OK && heads->wanted)
        cj_heads_fill(cells, heads, first, count);
    return status;
}
