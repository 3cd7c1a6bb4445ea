/* cj/formula.h - texts that a spreadsheet would take for a formula.
 *
 * A spreadsheet that opens a csv file computes what begins with = + - @.  Csv for
 * people has an apostrophe before such a text, and whoever reads csv here takes it
 * away again: what was written comes back letter for letter.
 */
#ifndef CJ_FORMULA_H
#define CJ_FORMULA_H

#include "cj/text.h"

/* Whether text begins with = + - @ (full-width forms too, and behind blanks) or with
 * a tab or a line end, and is neither a plain number (-5, +3, -1.5) nor a lone
 * hyphen, which nothing computes. */
bool cj_formula_is(cj_span text);

/* Whether csv has an apostrophe before text: it is a formula, or it is one behind
 * apostrophes already, which would else be lost when it is read back. */
bool cj_formula_needs_mark(cj_span text);

/* Text as it was before it was written: without the one apostrophe that was put
 * before it, if one was. */
cj_span cj_formula_unmark(cj_span text);

#endif
