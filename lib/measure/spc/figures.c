/* cj-spc: figures as people and programs read them. */
#include "count.h"

#include <math.h>

static int places_of(cj_decimal value)
{
    int places = CJ_DECIMAL_PLACES;

    while (places > 0 && value % 10 == 0) {
        value /= 10;
        places--;
    }
    return places;
}

/* People read as many decimals as the finest figure has, and of rates three digits. */
void cj_spc_find_places(cj_spc_count *count)
{
    int places = count->options->common.places;
    int most = cj_spc_is_share(count->options) ? CJ_DECIMAL_PLACES - 2 : CJ_DECIMAL_PLACES;

    for (size_t i = 0; !cj_spc_has_bases(count->options) && i < count->point_count; i++)
        if (count->points[i].has_figure && places_of(count->points[i].value) > places)
            places = places_of(count->points[i].value);
    for (size_t i = 0; count->options->chart == CJ_SPC_U && i < count->stretch_count; i++) {
        double centre = count->stretches[i].base.centre;
        int fine = centre > 0 ? 2 - (int)floor(log10(centre)) : 0;

        places = fine > places ? fine : places;
    }
    count->places = places < most ? places : most;
}

/* As many decimals as 64 bits hold, six at the most. */
static cj_cell number_cell(double figure, int places)
{
    int all = CJ_DECIMAL_PLACES;
    double scaled = fabs(figure) * CJ_DECIMAL_ONE;

    for (; scaled >= 4e18 && all > 0; all--)
        scaled /= 10;
    return (cj_cell){.kind = CJ_CELL_NUMBER,
                     .units = cj_round_double(figure, all),
                     .places = (short)all,
                     .spare = (short)(all > places ? all - places : 0)};
}

cj_cell cj_spc_cell(const cj_spc_count *count, double figure)
{
    cj_cell cell;

    if (!cj_spc_is_share(count->options))
        return number_cell(figure, count->places);
    cell = number_cell(figure, count->places + 2);
    cell.kind = CJ_CELL_PROPORTION;
    return cell;
}

/* As it was given; of proportions in whole percent at least. */
cj_cell cj_spc_target(const cj_spc_options *options)
{
    cj_cell cell = cj_cell_decimal(options->target);

    if (!cj_spc_is_share(options))
        return cell;
    cell.kind = CJ_CELL_PROPORTION;
    for (; cell.places < 2; cell.places++)
        cell.units *= 10;
    return cell;
}
