/* cj-scores: scaled scores before and after. */
#include "measures/job.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_scores_kind);
}
