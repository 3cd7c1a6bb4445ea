/* The words of --link, --on and of functions over linked rows. */
#ifndef CJ_RECORDS_LINK_WORDS_H
#define CJ_RECORDS_LINK_WORDS_H

#include "cj/memory.h"
#include "cj/text.h"
#include "records/expression.h"

/* Columns of one key. */
#define CJ_LINK_KEYS_MAX 16

/* COL=COL2,... */
typedef struct {
    cj_span name;    /* of the link */
    cj_span *own;    /* columns of the main input ... */
    cj_span *theirs; /* ... and those of the linked rows that equal them */
    size_t count;
} cj_link_words;

typedef enum {
    CJ_LINK_COUNT,
    CJ_LINK_ANY,
    CJ_LINK_DISTINCT,
    CJ_LINK_SUM,
    CJ_LINK_MIN,
    CJ_LINK_MAX,
    CJ_LINK_FIRST,
    CJ_LINK_LAST,
    CJ_LINK_ALL,
    CJ_LINK_FUNCTIONS
} cj_link_function;

/* A comparison of linked rows. */
typedef struct {
    const char *text; /* as --where takes it, without the | that says or blank */
    cj_condition_text words;
    bool or_blank; /* it ends in |: a linked blank fulfils it as well */
    bool moves;    /* its value is @COL */
    cj_span own;   /* COL, perhaps with an offset ... */
    cj_span bare;  /* ... and without it */
    int months;
    int days;
    bool has_offset;
} cj_link_condition_words;

/* FUNCTION(NAME[.COL [by COL2]][,COND...]) */
typedef struct {
    cj_link_function function;
    cj_span link;
    cj_span column; /* at NULL: none */
    cj_span by;
    cj_link_condition_words *conditions; /* of all() the first is what must hold */
    size_t condition_count;
} cj_link_call_words;

/* Whether a derivation NAME=F(...) calls a function over linked rows. */
bool cj_link_is_call(const char *text);

/* Read --on: COL=COL2 or COL alone, between commas. */
cj_status cj_link_parse_on(cj_link_words *out, const char *text, cj_arena *arena, cj_error *err);

/* Read a derivation: out->name and out->text are filled besides the call. */
cj_status cj_link_parse_call(cj_link_call_words *call, cj_derivation_text *out, const char *text,
                             cj_arena *arena, cj_error *err);

/* How a function is written, for messages. */
const char *cj_link_function_form(cj_link_function function);

#endif
