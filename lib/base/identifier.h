/* Identifiers that are one to a reader and two to a program.
 *
 * Identifiers are compared letter for letter.  Here is told what would make two that differ the
 * same: rules, each of which takes away one way in which systems and spreadsheets write an
 * identifier differently.
 */
#ifndef CJ_BASE_IDENTIFIER_H
#define CJ_BASE_IDENTIFIER_H

#include "cj/dict.h"

enum {
    CJ_ID_LOOK = 1,      /* characters that look alike (base/look.h): full-width digits, dashes */
    CJ_ID_WRAP = 2,      /* ="00123", '00123, "00123" */
    CJ_ID_BLANKS = 4,    /* blanks inside */
    CJ_ID_CASE = 8,      /* p12 and P12 */
    CJ_ID_DECIMALS = 16, /* 12.0 */
    CJ_ID_COMMAS = 32,   /* 1,234 */
    CJ_ID_ZEROS = 64,    /* 0012, P0012 */
    CJ_ID_PREFIX = 128,  /* P12 and 12 */
    CJ_ID_RULES = 127    /* all but the prefix, which tells people apart as often as not */
};

/* Let out be the identifier with all that is taken away that the rules name. */
void cj_identifier_fold(cj_text *out, cj_span id, unsigned rules);

/* Find the fewest of the rules that still make a and b equal; 0 if not even all of them do. */
cj_status cj_identifier_rules(unsigned *out, cj_span a, cj_span b, unsigned rules, cj_error *err);

/* The identifier without what a spreadsheet puts around it, ="..." or an apostrophe; as it is
 * if it has none. */
cj_span cj_identifier_unwrap(cj_span id);

/* Whether a text is wrapped as ="...", and what is said of it. */
bool cj_text_is_wrapped(cj_span text);
#define CJ_WRAPPED_WORDS \
    "is wrapped as =\"...\" for a spreadsheet: \"unwrap\": true in a profile reads what is inside"

/* The length of a number's digits before a point and zeros (12.0): 2; 0 for anything else. */
size_t cj_identifier_whole(cj_span id);

/* The number of digits at the end, if letters alone (or nothing) stand before them; else 0. */
size_t cj_identifier_digits(cj_span id);

/* Append what the rules take away: "leading zeros and upper and lower case". */
void cj_identifier_tell(cj_text *out, unsigned rules);

/* Append the keys of a profile's column that make a and b the same: "zeroPad": 4.  Nothing where
 * keys cannot do it. */
void cj_identifier_remedy(cj_text *out, cj_span a, cj_span b, unsigned rules);

/* ---- which known identifier is alike ------------------------------------------------------ */

/* Identifiers by what all rules leave of them. */
typedef struct {
    cj_dict *folds;
    uint32_t *codes; /* by fold: whose was the first */
    size_t capacity;
    cj_text fold;
} cj_alike;

typedef struct {
    uint32_t code; /* CJ_NO_CODE: none is alike */
    bool prefix;   /* it is, but for letters before the number */
} cj_alike_found;

/* An alike that is zeroed is empty; release with cj_alike_clear(). */
cj_status cj_alike_add(cj_alike *alike, cj_span id, uint32_t code, cj_error *err);
cj_status cj_alike_find(cj_alike_found *out, cj_alike *alike, cj_span id, cj_error *err);
void cj_alike_clear(cj_alike *alike);

#endif
