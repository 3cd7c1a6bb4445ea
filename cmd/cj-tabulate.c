/* cj-tabulate: counts, sums, means and cross-tabs of any table. */
#include "measures/job.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_tabulate_kind);
}
