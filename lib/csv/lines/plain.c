/* The quickest lane byte by byte: for processors whose vector instructions nobody has written down,
 * and what the others are held against. */
#define CJ_SCAN_PLAIN
#include "body.h"

const cj_csv_lines cj_csv_lines_plain = {"plain", look_over, look_over_quoted, cut_lines,
                                         cut_quoted_lines};
