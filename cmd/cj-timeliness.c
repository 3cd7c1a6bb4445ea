/* cj-timeliness: the share of events done within days, working days or months. */
#include "measures/job.h"

int main(int argc, char **argv)
{
    return cj_measure_main(argc, argv, &cj_timeliness_kind);
}
