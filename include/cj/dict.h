/* cj/dict.h - texts become small integers.
 *
 * A dictionary gives each distinct text a code 0, 1, 2 ... in order of first
 * appearance.  Counting by code is an array access; the texts themselves are
 * kept once, in the dictionary's own arena.
 */
#ifndef CJ_DICT_H
#define CJ_DICT_H

#include "cj/text.h"

/* The code of "no value".  Codes stay below 2^32 - 1. */
#define CJ_NO_CODE UINT32_MAX

typedef struct cj_dict cj_dict;

/* How a dictionary tells texts apart. */
typedef enum {
    CJ_DICT_EXACT, /* byte for byte: identifiers */
    CJ_DICT_FOLDED /* without regard to case: values; the first spelling stays */
} cj_dict_kind;

cj_status cj_dict_new(cj_dict **out, cj_dict_kind kind, cj_error *err);
void cj_dict_free(cj_dict *dict);

/* The code of text, adding it when it is new.  Constant time on average; a
 * spelling that was seen before costs one hash and one comparison. */
cj_status cj_dict_add(uint32_t *code, cj_dict *dict, cj_span text, cj_error *err);

/* The same with cj_span_hash(text.at, text.length) at hand, which lets a caller
 * hash early and prefetch. */
cj_status cj_dict_add_hashed(uint32_t *code, cj_dict *dict, cj_span text, uint64_t hash,
                             cj_error *err);

/* Let an empty dictionary have everything that another of its kind has, with the
 * same codes.  It costs nothing until a new text is added; the lender must stay as
 * it is and outlive the borrower.  Exact dictionaries alone. */
void cj_dict_borrow(cj_dict *dict, const cj_dict *lender);

/* Let text stand for `code`, which is in use already: a spelling that means
 * another value.  CJ_EUSAGE if it has a code of its own. */
cj_status cj_dict_alias(cj_dict *dict, cj_span text, uint32_t code, cj_error *err);

/* Ask the processor to fetch what looking that hash up will touch: its place,
 * then the entry that the place leads to, then the text of the entry, as far as
 * the place does not tell.  Each step reads what the one before has fetched, so
 * they are to be some lookups apart. */
typedef enum { CJ_PREFETCH_PLACE, CJ_PREFETCH_ENTRY, CJ_PREFETCH_TEXT } cj_prefetch;
void cj_dict_prefetch(const cj_dict *dict, uint64_t hash, cj_prefetch step);

/* Do each of the steps for a look-up in good time before it: hashes[i] is looked up next, of
 * `count`. */
void cj_dict_prefetch_ahead(const cj_dict *dict, const uint64_t *hashes, size_t i, size_t count);

/* The code of text, or CJ_NO_CODE.  Needs no memory. */
uint32_t cj_dict_find(const cj_dict *dict, cj_span text);

/* The same with cj_span_hash(text.at, text.length) at hand. */
uint32_t cj_dict_find_hashed(const cj_dict *dict, cj_span text, uint64_t hash);

/* The code of each of some texts, which fetch the dictionary ahead for one another: for many at
 * once of a dictionary that is in no cache of the processor.  When memory runs out, codes are
 * written up to the text that it ran out at. */
cj_status cj_dict_add_all(uint32_t *codes, cj_dict *dict, const cj_span *texts, size_t count,
                          cj_error *err);
void cj_dict_find_all(uint32_t *codes, const cj_dict *dict, const cj_span *texts, size_t count);

/* The number of a spelling that was added or is an alias, for the calls below; CJ_NO_CODE if it is
 * neither.  A caller who remembers numbers finds texts that come again without a look-up. */
uint32_t cj_dict_spelling(const cj_dict *dict, cj_span text);

/* The text of a spelling; it stays where it is as long as the dictionary. */
cj_span cj_dict_spelling_text(const cj_dict *dict, uint32_t number);

/* Count a spelling of a folded dictionary as if it were added some times more. */
void cj_dict_add_times(cj_dict *dict, uint32_t number, uint64_t times);

/* Begin anew to count how often the spellings of a folded dictionary are added. */
void cj_dict_forget_times(cj_dict *dict);

/* How often each code of a folded dictionary was added, in whatever spelling; times has room for
 * cj_dict_count(). */
void cj_dict_list_times(uint64_t *times, const cj_dict *dict);

/* The spelling of each code that was added most often (of equal ones the first) into texts, which
 * has room for cj_dict_count().  Codes below `declared` keep the first. */
cj_status cj_dict_list_usual(cj_span *texts, const cj_dict *dict, size_t declared, cj_error *err);

/* Whether some text has a code that another one had first: a spelling that
 * differs, or an alias. */
bool cj_dict_has_variants(const cj_dict *dict);

/* Number of codes given so far. */
size_t cj_dict_count(const cj_dict *dict);

/* The text of a code below cj_dict_count(), NUL-terminated and valid as long
 * as the dictionary. */
cj_span cj_dict_text(const cj_dict *dict, uint32_t code);

#endif
