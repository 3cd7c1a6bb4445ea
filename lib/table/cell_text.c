/* Cells as texts: for programs, and for people. */
#include "cj/table.h"

#include <string.h>

void cj_cell_append_data(cj_text *text, const cj_cell *cell)
{
    switch (cell->kind) {
    case CJ_CELL_TEXT:
        cj_text_add(text, cell->text);
        break;
    case CJ_CELL_COUNT:
    case CJ_CELL_NUMBER:
    case CJ_CELL_PERCENT:
    case CJ_CELL_PROPORTION:
        cj_units_append(text, cell->units, cell->places);
        break;
    case CJ_CELL_DATE:
        cj_date_append(text, (cj_date)cell->units);
        break;
    case CJ_CELL_FLAG:
        cj_text_add(text, cell->units ? "yes" : "no");
        break;
    case CJ_CELL_SUPPRESSED:
        cj_text_add(text, "[c]");
        break;
    default:
        break;
    }
}

/* The figure in units of the last decimal that people read, halves away from zero. */
static int64_t shown_units(const cj_cell *cell)
{
    int64_t divisor = 1;
    int64_t half;

    for (int i = 0; i < cell->spare; i++)
        divisor *= 10;
    half = cell->units % divisor * 2;
    return cell->units / divisor + (half >= divisor ? 1 : half <= -divisor && divisor > 1 ? -1 : 0);
}

/* Append a number with its thousands in groups of three, 1,234,567.8, and the zeros that level
 * its column. */
static void append_grouped(cj_text *text, const cj_cell *cell)
{
    cj_text plain = CJ_TEXT_INIT;
    const char *digits;
    size_t whole;

    cj_units_append(&plain, shown_units(cell), cj_cell_shown_places(cell));
    digits = cj_text_string(&plain);
    if (*digits == '-')
        cj_text_char(text, *digits++);
    cj_text_add(text, cj_money_of((cj_money)cell->money)->sign);
    whole = strcspn(digits, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            cj_text_char(text, ',');
        cj_text_char(text, digits[i]);
    }
    cj_text_add(text, digits + whole);
    cj_text_add(text, cell->padding > 0 && cj_cell_shown_places(cell) == 0 ? "." : "");
    cj_text_repeat(text, "0", (size_t)cell->padding);
    text->failed = text->failed || plain.failed;
    cj_text_clear(&plain);
}

const cj_money_words *cj_money_of(cj_money money)
{
    static const cj_money_words words[CJ_MONEY_COUNT] = {[CJ_MONEY_NONE] = {"", "", ""},
                                                         [CJ_MONEY_GBP] = {"GBP", "£", "pounds"},
                                                         [CJ_MONEY_EUR] = {"EUR", "€", "euros"},
                                                         [CJ_MONEY_USD] = {"USD", "$", "dollars"}};

    return &words[money];
}

bool cj_money_find(cj_money *out, cj_span code)
{
    for (int i = CJ_MONEY_GBP; i < CJ_MONEY_COUNT; i++)
        if (cj_word_same(cj_span_of(cj_money_of((cj_money)i)->code), code)) {
            *out = (cj_money)i;
            return true;
        }
    return false;
}

static bool is_number(const cj_cell *cell)
{
    return cell->kind == CJ_CELL_NUMBER || (cell->kind == CJ_CELL_COUNT && cell->money != 0);
}

/* All numbers of a column get as many decimals as the finest one has: 12.5 above 3.25 becomes
 * 12.50. */
void cj_table_level(cj_table *table, size_t column)
{
    short most = 0;
    bool money = false;

    for (size_t row = 0; row < table->row_count; row++) {
        const cj_cell *cell = cj_table_cell(table, row, column);

        money = money || cell->money != CJ_MONEY_NONE;
        if (is_number(cell) && cj_cell_shown_places(cell) > most)
            most = (short)cj_cell_shown_places(cell);
    }
    most = money && most == 1 ? 2 : most;
    for (size_t row = 0; row < table->row_count; row++) {
        cj_cell *cell = &table->cells[row * table->column_count + column];

        if (is_number(cell))
            cell->padding = (short)(most - cj_cell_shown_places(cell));
    }
}

void cj_table_trim(cj_table *table, size_t column)
{
    short most = 0;
    int64_t divisor = 1;

    for (size_t row = 0; row < table->row_count; row++)
        if (is_number(cj_table_cell(table, row, column)))
            most = cj_table_cell(table, row, column)->places;
    for (short i = 0; i < most; i++)
        divisor *= 10;
    for (size_t row = 0; row < table->row_count; row++)
        for (; is_number(cj_table_cell(table, row, column)) && divisor > 1 &&
               cj_table_cell(table, row, column)->units % divisor != 0;
             divisor /= 10)
            most--;
    for (size_t row = 0; row < table->row_count; row++)
        if (is_number(cj_table_cell(table, row, column)))
            table->cells[row * table->column_count + column].spare = most;
}

void cj_table_set_money(cj_table *table, size_t column, cj_money money)
{
    table->columns[column].unit = cj_money_of(money)->code;
    for (size_t row = 0; row < table->row_count; row++) {
        cj_cell *cell = &table->cells[row * table->column_count + column];

        if (cell->kind == CJ_CELL_COUNT || cell->kind == CJ_CELL_NUMBER)
            cell->money = (short)money;
    }
    cj_table_level(table, column);
}

void cj_cell_append_words(cj_text *out, const cj_cell *cell)
{
    if (cell->label != NULL)
        cj_text_add(out, cell->label);
    else
        cj_period_append_label(out, cj_span_of(cell->text));
}

void cj_cell_append_label(cj_text *text, const cj_cell *cell)
{
    switch (cell->kind) {
    case CJ_CELL_TEXT:
        if (cell->label == NULL && cj_period_has_label(cj_span_of(cell->text)))
            cj_period_append_label(text, cj_span_of(cell->text));
        else
            cj_text_printable(text, cj_span_of(cell->label != NULL ? cell->label : cell->text));
        break;
    case CJ_CELL_COUNT:
    case CJ_CELL_NUMBER:
        if (cell->label != NULL)
            cj_text_add(text, cell->label);
        else
            append_grouped(text, cell);
        break;
    case CJ_CELL_PERCENT:
    case CJ_CELL_PROPORTION:
        cj_units_append(text, shown_units(cell), cj_cell_shown_places(cell));
        cj_text_char(text, '%');
        break;
    case CJ_CELL_DATE:
        cj_date_append_short(text, (cj_date)cell->units);
        break;
    case CJ_CELL_NOT_APPLICABLE:
        cj_text_add(text, "[z]");
        break;
    case CJ_CELL_NOT_AVAILABLE:
        cj_text_add(text, "[x]");
        break;
    default:
        cj_cell_append_data(text, cell);
    }
    if (cell->revised)
        cj_text_add(text, " [r]");
}

void cj_table_append_codes(cj_text *text, const cj_table *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->column_count; i++)
        count += cj_text_has_codes(cj_span_of(table->columns[i].heading));
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const cj_cell *cell = &table->cells[i];

        if (cell->kind == CJ_CELL_TEXT)
            count += cj_text_has_codes(cj_span_of(cell->label != NULL ? cell->label : cell->text));
    }
    if (count > 0)
        cj_text_format(text,
                       "Codes such as \\x01 and \\uFFFF stand for characters that cannot be "
                       "shown, in %zu %s; csv and json have the characters.",
                       count, count == 1 ? "cell" : "cells");
}
