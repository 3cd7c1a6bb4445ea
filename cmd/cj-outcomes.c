/* cj-outcomes: quarterly outcome percentages from case reviews. */
#include "measures/measures.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_outcomes_kind, cj_find_measure);
}
