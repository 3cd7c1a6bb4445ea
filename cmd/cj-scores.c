/* cj-scores: scaled scores before and after. */
#include "measures/measures.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_scores_kind, cj_find_measure);
}
