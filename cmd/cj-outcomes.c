/* cj-outcomes: quarterly outcome percentages from case reviews. */
#include "measures/job.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_outcomes_kind);
}
