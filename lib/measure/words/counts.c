/* Shares and counts in words. */
#include "measure/common/columns.h"

void cj_measure_append_percent(cj_text *out, int64_t part, int64_t of, int places)
{
    cj_units_append(out, cj_ratio(part, of, 100, places), places);
    cj_text_char(out, '%');
}

void cj_measure_append_count(cj_text *out, int64_t count, const char *one, const char *many)
{
    cj_cell cell = cj_cell_count(count);

    cj_cell_append_label(out, &cell);
    cj_text_format(out, " %s", count == 1 ? one : many);
}
