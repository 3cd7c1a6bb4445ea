/* Conditions and derivations in words: what people read of --where and --derive. */
#include "measure/common/columns.h"
#include "records/expression.h"
#include "records/link/words.h"

#include <string.h>

/* ---- conditions ------------------------------------------------------------------------------ */

/* How a condition is told. */
typedef enum { WITH, WITHOUT, WHERE } phrase;

static phrase phrase_of(const cj_condition_text *words)
{
    if (words->value_count != 1 || words->values[0].length > 0 || words->relation > CJ_IS_NOT)
        return WHERE;
    return words->relation == CJ_IS_NOT ? WITH : WITHOUT;
}

void cj_measure_append_thing(cj_text *out, cj_span name)
{
    bool many = name.length > 0 && name.at[name.length - 1] == 's';
    bool vowel = name.length > 0 && strchr("AEIOUaeiou", name.at[0]) != NULL;

    cj_text_add(out, many ? "" : vowel ? "an " : "a ");
    cj_text_append(out, name);
}

/* "blank", "Apr 2023" for 2023-M04 */
static void append_value(cj_text *out, cj_span value)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_append(&text, value.length > 0 ? value : CJ_SPAN("blank"));
    cj_period_append_label(out, cj_text_string(&text));
    out->failed = out->failed || text.failed;
    cj_text_clear(&text);
}

/* "is F or M", "is not F", "is neither F nor M", "is 16 or more"; a value that is empty is blank.
 */
static void append_comparison(cj_text *out, const cj_condition_text *words)
{
    static const char *const before[] = {
        [CJ_IS] = " is ",      [CJ_IS_NOT] = " is not ",  [CJ_BELOW] = " is below ",
        [CJ_AT_MOST] = " is ", [CJ_ABOVE] = " is above ", [CJ_AT_LEAST] = " is "};
    bool neither = words->relation == CJ_IS_NOT && words->value_count > 1;

    cj_text_append(out, words->column);
    cj_text_add(out, neither ? " is neither " : before[words->relation]);
    for (size_t i = 0; i < words->value_count; i++) {
        bool last = i + 1 == words->value_count;

        cj_text_add(out, i == 0 ? "" : !last ? ", " : neither ? " nor " : " or ");
        append_value(out, words->values[i]);
    }
    cj_text_add(out, words->relation == CJ_AT_MOST    ? " or less"
                     : words->relation == CJ_AT_LEAST ? " or more"
                                                      : "");
}

/* Append one condition behind the others of a sentence; *last is how the one before was told. */
static void append_one(cj_text *out, cj_span text, int *last)
{
    cj_arena arena = CJ_ARENA_INIT;
    cj_condition_text words;
    const char *kept = cj_arena_text(&arena, text.at, text.length);
    cj_status status;
    phrase told;

    cj_text_add(out, *last < 0 ? "" : " and ");
    status = kept == NULL ? CJ_ENOMEM : cj_condition_parse(&words, kept, &arena, NULL);
    if (status != CJ_OK) {
        out->failed = out->failed || status == CJ_ENOMEM;
        cj_text_append(out, text); /* what cannot be read was refused before */
        cj_arena_clear(&arena);
        return;
    }
    told = phrase_of(&words);
    if (told == WHERE) {
        cj_text_add(out, *last == WHERE ? "" : "where ");
        append_comparison(out, &words);
    } else {
        cj_text_add(out, told == WITH ? "with " : "without ");
        cj_measure_append_thing(out, words.column);
    }
    *last = (int)told;
    cj_arena_clear(&arena);
}

void cj_measure_append_two(cj_text *out, cj_span condition, cj_span other)
{
    int last = -1;

    if (condition.length > 0)
        append_one(out, condition, &last);
    if (other.length > 0)
        append_one(out, other, &last);
}

void cj_measure_append_where(cj_text *out, cj_span condition)
{
    cj_measure_append_two(out, condition, (cj_span){"", 0});
}

void cj_measure_append_conditions(cj_text *out, const cj_records *records)
{
    int last = -1;

    for (size_t i = 0; i < cj_records_condition_count(records); i++) {
        cj_span condition = cj_records_condition(records, i);

        /* one that selects people as well stands there twice */
        if (i == 0 || !cj_span_equal(condition, cj_records_condition(records, i - 1)))
            append_one(out, condition, &last);
    }
}

/* ---- derivations ----------------------------------------------------------------------------- */

/* "16-17, 18 and over, and young (0-15)" */
static void append_bands(cj_text *out, const cj_derivation_text *words)
{
    cj_text_add(out, "bands of ");
    cj_text_append(out, words->arguments[0]);
    for (size_t i = 1; i < words->argument_count; i++) {
        cj_text_add(out, i == 1 ? ": " : ", ");
        cj_text_append(out, words->arguments[i]);
        if (words->equals[i].at == NULL)
            continue;
        cj_text_add(out, " (");
        cj_text_append(out, words->equals[i]);
        cj_text_char(out, ')');
    }
}

/* "Offence, with Robbery and Theft as Other, anything else as Rest" */
static void append_recoded(cj_text *out, const cj_derivation_text *words)
{
    cj_text_append(out, words->arguments[0]);
    for (size_t i = 1; i < words->argument_count; i++) {
        size_t first = 1;
        size_t told = 0;

        while (!cj_span_equal(words->equals[first], words->equals[i]))
            first++;
        if (first < i)
            continue; /* told with the first one that is called so */
        cj_text_add(out, i == 1 ? ", with " : "; ");
        for (size_t k = i; k < words->argument_count; k++) {
            cj_span name = words->arguments[k];

            if (!cj_span_equal(words->equals[k], words->equals[i]))
                continue;
            cj_text_add(out, told++ > 0 ? ", " : "");
            cj_text_append(out,
                           cj_span_equal(name, CJ_SPAN("*")) ? CJ_SPAN("anything else") : name);
        }
        cj_text_add(out, " as ");
        cj_text_append(out, words->equals[i]);
    }
}

/* Append what each function of two or one column gives; false for the others. */
static bool append_function(cj_text *out, const cj_derivation_text *words)
{
    static const struct {
        const char *name;
        size_t arguments;
        const char *words[2]; /* before the first and the second argument ... */
        const char *behind;   /* ... and behind them */
    } functions[] = {{"age", 2, {"completed years from ", " to "}, ""},
                     {"quarter", 1, {"the quarter of ", ""}, ""},
                     {"year", 1, {"the financial year of ", ""}, ""},
                     {"calendar_year", 1, {"the calendar year of ", ""}, ""},
                     {"month", 1, {"the month of ", ""}, ""},
                     {"months", 2, {"whole months from ", " to "}, ""},
                     {"days", 2, {"days from ", " to "}, ""},
                     {"plus", 2, {"", " plus "}, " days"},
                     {"plus_months", 2, {"", " plus "}, " months"}};

    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (!cj_span_equal(words->function, cj_span_of(functions[i].name)) ||
            words->argument_count != functions[i].arguments)
            continue;
        for (size_t a = 0; a < words->argument_count; a++) {
            cj_text_add(out, functions[i].words[a]);
            cj_text_append(out, words->arguments[a]);
        }
        cj_text_add(out, functions[i].behind);
        return true;
    }
    return false;
}

/* ---- derivations over linked rows -------------------------------------------------------------
 */

/* Whether a comparison is one of days: an offset says so, else the names do. */
static bool is_of_days(const cj_link_condition_words *condition)
{
    const cj_span names[] = {condition->words.column, condition->bare};
    bool found = condition->has_offset;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t at = 0; at + 4 <= names[i].length; at++)
            found = found || cj_word_same((cj_span){names[i].at + at, 4}, CJ_SPAN("date"));
    return found;
}

/* "closure_date plus 12 months" */
static void append_moved(cj_text *out, const cj_link_condition_words *condition)
{
    int count = condition->months != 0 ? condition->months : condition->days;

    cj_text_append(out, condition->bare);
    if (count != 0) {
        cj_text_add(out, count < 0 ? " less " : " plus ");
        cj_measure_append_count(out, count < 0 ? -count : count,
                                condition->months != 0 ? "month" : "day",
                                condition->months != 0 ? "months" : "days");
    }
}

/* "offence_date is after closure_date", "to is blank or not below closure_date" */
static void append_linked(cj_text *out, const cj_link_condition_words *condition)
{
    static const char *const relations[][2] = {
        [CJ_IS] = {" is ", " is "},
        [CJ_IS_NOT] = {" is not ", " is not "},
        [CJ_BELOW] = {" is below ", " is before "},
        [CJ_AT_MOST] = {" is not above ", " is not after "},
        [CJ_ABOVE] = {" is above ", " is after "},
        [CJ_AT_LEAST] = {" is not below ", " is not before "}};

    if (condition->moves) {
        cj_text_append(out, condition->words.column);
        cj_text_add(out, relations[condition->words.relation][is_of_days(condition)]);
        append_moved(out, condition);
    } else {
        append_comparison(out, &condition->words);
    }
    cj_text_add(out, condition->or_blank ? " or blank" : "");
}

/* What a function gives: "the number of offences", "score of the last of assessments by date". */
static void append_result(cj_text *out, const cj_link_call_words *call)
{
    static const struct {
        const char *column; /* before the column ... */
        const char *link;   /* ... and before the name of the linked rows */
    } words[CJ_LINK_FUNCTIONS] = {[CJ_LINK_COUNT] = {"", "the number of "},
                                  [CJ_LINK_ANY] = {"", "yes if there are "},
                                  [CJ_LINK_DISTINCT] = {"the number of different ", " of "},
                                  [CJ_LINK_SUM] = {"the sum of ", " of "},
                                  [CJ_LINK_MIN] = {"the lowest ", " of "},
                                  [CJ_LINK_MAX] = {"the highest ", " of "},
                                  [CJ_LINK_FIRST] = {"", " of the first of "},
                                  [CJ_LINK_LAST] = {"", " of the last of "},
                                  [CJ_LINK_ALL] = {"yes if ", " in all "}};

    cj_text_add(out, words[call->function].column);
    if (call->function == CJ_LINK_ALL)
        append_linked(out, &call->conditions[0]);
    else if (call->column.at != NULL)
        cj_text_append(out, call->column);
    cj_text_add(out, words[call->function].link);
    cj_text_append(out, call->link);
    if (call->by.at != NULL) {
        cj_text_add(out, " by ");
        cj_text_append(out, call->by);
    }
}

static cj_status append_call(cj_text *out, const char *derivation, cj_arena *arena)
{
    cj_link_call_words call;
    cj_derivation_text words;
    cj_status status = cj_link_parse_call(&call, &words, derivation, arena, NULL);
    size_t first;

    if (status != CJ_OK)
        return status;
    first = call.function == CJ_LINK_ALL;
    cj_text_append(out, words.name);
    cj_text_add(out, ": ");
    append_result(out, &call);
    for (size_t i = first; i < call.condition_count; i++) {
        cj_text_add(out, i == first ? " where " : " and ");
        append_linked(out, &call.conditions[i]);
    }
    return CJ_OK;
}

static cj_status append_own(cj_text *out, const char *derivation, cj_arena *arena)
{
    cj_derivation_text words;
    cj_status status = cj_derivation_parse(&words, derivation, arena, NULL);

    if (status != CJ_OK)
        return status;
    cj_text_append(out, words.name);
    cj_text_add(out, ": ");
    if (cj_span_equal(words.function, CJ_SPAN("band")))
        append_bands(out, &words);
    else if (cj_span_equal(words.function, CJ_SPAN("recode")))
        append_recoded(out, &words);
    else if (!append_function(out, &words))
        cj_text_add(out, derivation);
    return CJ_OK;
}

void cj_measure_append_derivation(cj_text *out, cj_span derivation)
{
    cj_arena arena = CJ_ARENA_INIT;
    const char *kept = cj_arena_text(&arena, derivation.at, derivation.length);
    cj_status status = kept == NULL            ? CJ_ENOMEM
                       : cj_link_is_call(kept) ? append_call(out, kept, &arena)
                                               : append_own(out, kept, &arena);

    out->failed = out->failed || status == CJ_ENOMEM;
    if (status != CJ_OK)
        cj_text_append(out, derivation); /* what cannot be read was refused before */
    cj_arena_clear(&arena);
}
