/* What the columns of a list are that no schema describes: numbers or days where every value is
 * one.
 */
#include "types.h"

#include "cases.h"
#include "cj/dict.h"

#include <string.h>

/* Whether a column is to stay as it is written: identifiers and years are no amounts. */
static bool is_name(cj_span heading)
{
    for (size_t i = 0; i + 4 <= heading.length; i++)
        if (cj_key_same((cj_span){heading.at + i, 4}, CJ_SPAN("year")))
            return true;
    return cj_cases_is_identifier(heading);
}

/* A number as people write it without a sign of thousands; one with zeros before it is none. */
static bool read_number(cj_cell *out, const char *text)
{
    const char *digits = text + (*text == '-');
    cj_decimal number;

    if ((digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9') ||
        cj_decimal_parse(&number, cj_span_of(text)) != CJ_NUMBER_OK)
        return false;
    *out = cj_cell_decimal(number);
    return true;
}

static bool read_day(cj_cell *out, const char *text, const cj_records *records)
{
    cj_date day;

    if (!cj_records_read_day(&day, records, cj_span_of(text)))
        return false;
    *out = cj_cell_date(day);
    return true;
}

/* Read every text of a column; false if one of them is nothing of the kind, or there is none.
 * Without `keep` no cell is changed. */
static bool read_column(cj_table *table, size_t column, const cj_records *records, bool days,
                        bool keep)
{
    size_t read = 0;

    for (size_t row = 0; row < table->row_count; row++) {
        cj_cell *cell = &table->cells[row * table->column_count + column];
        cj_cell found;

        if (cell->kind == CJ_CELL_MISSING)
            continue;
        if (cell->kind != CJ_CELL_TEXT ||
            !(days ? read_day(&found, cell->text, records) : read_number(&found, cell->text)))
            return false;
        if (keep)
            *cell = found;
        read++;
    }
    return read > 0;
}

void cj_listing_find_types(cj_table *table, const cj_records *records)
{
    for (size_t i = 0; i < table->column_count; i++) {
        cj_table_column *column = &table->columns[i];

        if (strcmp(column->unit, "text") != 0 || is_name(cj_span_of(column->heading)))
            continue;
        if (read_column(table, i, records, true, false)) {
            read_column(table, i, records, true, true);
            column->unit = "date";
        } else if (read_column(table, i, records, false, false)) {
            read_column(table, i, records, false, true);
            column->unit = "number";
            column->part = column->part == CJ_PART_LABEL ? CJ_PART_FIGURE : column->part;
            cj_table_level(table, i);
        }
    }
}

cj_status cj_listing_number(cj_table *table, cj_span heading, cj_error *err)
{
    cj_dict *persons = NULL;
    cj_status status = CJ_OK;
    size_t column = 0;
    uint32_t code;

    while (column < table->column_count &&
           !cj_key_same(cj_span_of(table->columns[column].heading), heading))
        column++;
    if (column == table->column_count)
        return CJ_OK;
    status = cj_dict_new(&persons, CJ_DICT_EXACT, err);
    for (size_t row = 0; status == CJ_OK && row < table->row_count; row++) {
        cj_cell *cell = &table->cells[row * table->column_count + column];

        if (cell->kind == CJ_CELL_TEXT)
            status = cj_dict_add(&code, persons, cj_span_of(cell->text), err);
        if (status == CJ_OK && cell->kind == CJ_CELL_TEXT)
            *cell = cj_cell_count((int64_t)code + 1);
    }
    cj_dict_free(persons);
    table->columns[column].key = "number";
    table->columns[column].heading = "Number";
    table->columns[column].unit = "number";
    return status;
}
