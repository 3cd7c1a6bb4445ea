/* Facts that a finished workbook must hold: summed up while it is written, compared when it is
 * read back. */
#include "output/readback/facts.h"

#include <stdlib.h>
#include <string.h>

/* Pack a place: Excel's 16,384 columns fit in 16 bits, its 1,048,576 rows in the 24 above
 * them. */
uint64_t cj_xlsx_place(size_t sheet, size_t row, size_t column)
{
    return (uint64_t)sheet << 40 | (uint64_t)row << 16 | (uint64_t)column;
}

/* Hash one fact. Facts are added up, so that their order does not matter; two differences would
 * have to cancel out in 64 bits to go unseen. */
static uint64_t hash_of(uint64_t kind, uint64_t place, uint64_t text)
{
    uint64_t parts[3] = {kind, place, text};
    char bytes[sizeof parts];

    memcpy(bytes, parts, sizeof bytes);
    return cj_span_hash(bytes, sizeof bytes);
}

void cj_xlsx_fact_hashed(cj_xlsx_facts *facts, cj_xlsx_fact_kind kind, uint64_t place,
                         uint64_t text)
{
    facts->count++;
    facts->sum += hash_of((uint64_t)kind, place, text);
}

void cj_xlsx_fact(cj_xlsx_facts *facts, cj_xlsx_fact_kind kind, uint64_t place, cj_span text)
{
    cj_xlsx_fact_hashed(facts, kind, place, cj_span_hash(text.at, text.length));
}

void cj_xlsx_fact_style(cj_xlsx_facts *facts, size_t style, uint64_t place)
{
    /* a style beyond them is counted as a fact that nobody asked for */
    if (style < CJ_XLSX_STYLES)
        facts->styles[style] += hash_of(0, place, 0);
    else
        facts->count++;
}

static int by_value(const void *a, const void *b)
{
    const uint64_t *left = a;
    const uint64_t *right = b;

    return (*left > *right) - (*left < *right);
}

/* The library numbers styles by first use, this program by creation, so the cells of styles are
 * compared as a sorted list. */
bool cj_xlsx_facts_equal(const cj_xlsx_facts *a, const cj_xlsx_facts *b)
{
    cj_xlsx_facts left = *a;
    cj_xlsx_facts right = *b;

    qsort(left.styles, CJ_XLSX_STYLES, sizeof *left.styles, by_value);
    qsort(right.styles, CJ_XLSX_STYLES, sizeof *right.styles, by_value);
    return left.count == right.count && left.sum == right.sum &&
           memcmp(left.styles, right.styles, sizeof left.styles) == 0;
}
