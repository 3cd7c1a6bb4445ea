/* cj-rates: events or people per population, with intervals, relative rates and standardisation. */
#include "measures/job.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_rates_kind);
}
