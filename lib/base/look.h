/* What a reader sees of a text: two texts with one look cannot be told apart on screen or paper,
 * though their letters differ.
 *
 * The look of a text has
 *   - no code points that show nothing (Default_Ignorable_Code_Point of Unicode: soft hyphen, zero
 *     width space and joiners, marks of direction, U+FEFF inside a text, variation selectors ...);
 *   - one blank for a run of blanks of any kind (Zs of Unicode: no-break, thin and narrow spaces
 *     ..., tab, line breaks), and none at its ends;
 *   - ASCII for full-width forms (U+FF01 to U+FF5E), "-" for hyphens, dashes and the minus sign,
 *     "'" and the straight quotation mark for curly ones.
 * Case stays, as do accents however they are composed: who wants more folds the look further
 * (cj_word_compare ignores case).  A byte that is no UTF-8 stays as it is.
 */
#ifndef CJ_BASE_LOOK_H
#define CJ_BASE_LOOK_H

#include "cj/text.h"

/* Append the look of span. */
void cj_text_look(cj_text *text, cj_span span);

/* Append the look of a text with Latin letters and the combining marks after them (U+0300 to
 * U+0328) composed, as Unicode's form NFC has them, and with its words in Latin letters. */
void cj_text_normal(cj_text *text, cj_span span);

/* Append a text in which words of Latin letters have no Greek or Cyrillic ones that look like
 * them.  A word with a letter of these alphabets that looks like no Latin one is a word of theirs,
 * and stays. */
void cj_text_latin(cj_text *text, cj_span span);

/* The first letter that the above would replace, and in *as what it looks like; 0 if there is none.
 * A word in which it would replace all letters counts if `alone`: it may be one of theirs. */
uint32_t cj_text_disguised(char *as, cj_span text, bool alone);

/* Whether the text is its own look, seen from its bytes: printable ASCII without a blank at the
 * ends or a double one.  Cheap, to be asked first; false means nothing. */
bool cj_look_is_plain(cj_span span);

/* Whether two texts have the same look. */
bool cj_look_same(cj_span a, cj_span b);

/* Whether a code point shows nothing. */
bool cj_point_is_hidden(uint32_t point);

/* Whether a code point is a blank of any kind or a line break. */
bool cj_point_is_blank(uint32_t point);

/* Append span without the code points that show nothing; all else stays. */
void cj_text_unhidden(cj_text *text, cj_span span);

/* The first code point of the text that shows nothing; 0 if all show something. */
uint32_t cj_text_hidden(cj_span span);

/* Append the first code points by which the odd text differs from the other: U+2013 for U+002D. */
void cj_text_difference(cj_text *text, cj_span odd, cj_span other);

#endif
