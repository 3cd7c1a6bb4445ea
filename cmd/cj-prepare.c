/* cj-prepare: the rows of an export as a clean csv. */
#include "measures/job.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_prepare_kind);
}
