/* cj-reoffending: who offended before, during and after an intervention. */
#include "measures/measures.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_reoffending_kind, cj_find_measure);
}
