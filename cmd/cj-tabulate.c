/* cj-tabulate: counts, sums, means and cross-tabs of any table. */
#include "measures/measures.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_tabulate_kind, cj_find_measure);
}
