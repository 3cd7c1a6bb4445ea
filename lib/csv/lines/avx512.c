/* The quickest lane for processors with AVX-512, which this file alone is compiled for. */
#ifdef CJ_HAS_AVX2
#include "body.h"

const cj_csv_lines cj_csv_lines_avx512 = {"avx512", look_over, look_over_quoted, cut_lines,
                                          cut_quoted_lines};
#else
typedef int cj_csv_no_avx512; /* a file has to hold something */
#endif
