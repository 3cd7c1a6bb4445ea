/* Finding a chart in a view. */
#ifndef CJ_TABLE_CHART_FIND_H
#define CJ_TABLE_CHART_FIND_H

#include "cj/chart.h"

/* Fill the categories, series and default titles of the axes of a chart whose kind
 * and view are set. */
cj_status cj_chart_find(cj_chart *chart, const cj_chart_spec *spec, cj_error *err);

#endif
