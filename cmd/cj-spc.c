/* cj-spc: whether a change, or a difference between units, is more than chance. */
#include "measures/job.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_spc_kind);
}
