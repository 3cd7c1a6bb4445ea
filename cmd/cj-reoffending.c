/* cj-reoffending: who offended before, during and after an intervention. */
#include "measures/job.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_reoffending_kind);
}
