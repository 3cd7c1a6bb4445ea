/* Conditions and derivations in words: what people read of --where and --derive. */
#include "measure/common/columns.h"
#include "records/expression.h"
#include "records/link/words.h"

#include <string.h>

/* ---- conditions ------------------------------------------------------------------------------ */

/* A sentence of conditions, of which each names its column unless the one before has. */
typedef struct {
    cj_text *out;
    cj_arena arena; /* what the conditions were read into */
    cj_span column; /* of the one before; at NULL at the beginning */
} sentence;

static const cj_span unrecorded = {"not recorded", sizeof "not recorded" - 1};

/* Whether a value would not be told from the words around it: two words, or one of those. */
static bool needs_quotes(cj_span value)
{
    static const cj_span taken[] = {{"and", 3}, {"blank", 5}, {"is", 2},     {"neither", 7},
                                    {"nor", 3}, {"not", 3},   {"or", 2},     {"recorded", 8},
                                    {"to", 2},  {"where", 5}, {"without", 7}};

    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (cj_word_same(value, taken[i]))
            return true;
    return memchr(value.at, ' ', value.length) != NULL;
}

/* "31 March 2022", "Apr 2023" for 2023-M04, "Court orders" in quotation marks */
static void append_value(cj_text *out, cj_span value)
{
    bool quoted = needs_quotes(value);
    cj_date day;

    if (cj_date_parse_iso(&day, value)) {
        cj_date_append_words(out, day);
        return;
    }
    cj_text_add(out, quoted ? "\"" : "");
    cj_period_append_label(out, value);
    cj_text_add(out, quoted ? "\"" : "");
}

/* Append the values but blanks, which go last: "F, M or not recorded". */
static void append_values(cj_text *out, const cj_condition_text *words, const char *before_last,
                          bool with_blank)
{
    size_t told = 0;
    size_t left = with_blank;

    for (size_t i = 0; i < words->value_count; i++)
        left += words->values[i].length > 0;
    for (size_t i = 0; i < words->value_count; i++) {
        if (words->values[i].length == 0)
            continue;
        cj_text_add(out, told++ == 0 ? "" : left > 1 ? ", " : before_last);
        append_value(out, words->values[i]);
        left--;
    }
    if (with_blank) {
        cj_text_add(out, told == 0 ? "" : before_last);
        cj_text_append(out, unrecorded);
    }
}

/* " is F or M", " is neither F nor M (or is not recorded)", " is recorded and is not F" */
static void append_equal(cj_text *out, const cj_condition_text *words)
{
    bool blank = cj_span_is_in((cj_span){"", 0}, words->values, words->value_count);
    size_t values = words->value_count - blank;

    if (words->relation == CJ_IS) {
        cj_text_add(out, " is ");
        append_values(out, words, " or ", blank);
        return;
    }
    cj_text_add(out, !blank ? "" : values == 0 ? " is recorded" : " is recorded and");
    if (values > 0) {
        cj_text_add(out, values > 1 ? " is neither " : " is not ");
        append_values(out, words, " nor ", false);
        cj_text_add(out, blank ? "" : " (or is not recorded)");
    }
}

/* What lies before and after each other is of days and periods, more and less of numbers. */
typedef enum { OF_TIME, OF_NUMBERS, OF_TEXTS } scale;

static scale scale_of(cj_span value)
{
    char name[32] = "";
    cj_decimal number;
    cj_period period;

    if (cj_decimal_parse(&number, value) == CJ_NUMBER_OK)
        return OF_NUMBERS;
    if (value.length >= sizeof name)
        return OF_TEXTS;
    memcpy(name, value.at, value.length);
    return cj_period_parse(&period, name, NULL) == CJ_OK ? OF_TIME : OF_TEXTS;
}

/* " is below 16", " is 16 or more", " is 31 March 2022 or before", " is above Medium" */
static void append_order(cj_text *out, const cj_condition_text *words)
{
    static const struct {
        const char *before;
        const char *behind[3];
    } relations[] = {[CJ_BELOW] = {" is below ", {"", "", ""}},
                     [CJ_AT_MOST] = {" is ", {" or before", " or less", " or lower"}},
                     [CJ_ABOVE] = {" is above ", {"", "", ""}},
                     [CJ_AT_LEAST] = {" is ", {" or after", " or more", " or higher"}}};
    scale of = scale_of(words->values[0]);

    cj_text_add(out, of == OF_TIME && words->relation == CJ_BELOW ? " is before "
                     : of == OF_TIME && words->relation == CJ_ABOVE
                         ? " is after "
                         : relations[words->relation].before);
    append_value(out, words->values[0]);
    cj_text_add(out, relations[words->relation].behind[of]);
}

/* Append what is said of a column. */
static void append_comparison(cj_text *out, const cj_condition_text *words)
{
    if (words->relation <= CJ_IS_NOT)
        append_equal(out, words);
    else
        append_order(out, words);
}

/* Begin what is said of a column: " where COLUMN", then " and COLUMN", or " and" of the same one.
 */
static void begin_comparison(cj_text *out, cj_span *before, cj_span column)
{
    bool same = before->at != NULL && cj_span_equal(*before, column);

    cj_text_add(out, before->at == NULL ? "where" : " and");
    cj_text_add(out, same ? "" : " ");
    cj_text_append(out, same ? (cj_span){"", 0} : column);
    *before = column;
}

static void append_one(sentence *to, cj_span text)
{
    cj_condition_text words;
    const char *kept = cj_arena_text(&to->arena, text.at, text.length);
    cj_status status =
        kept == NULL ? CJ_ENOMEM : cj_condition_parse(&words, kept, &to->arena, NULL);

    to->out->failed = to->out->failed || status == CJ_ENOMEM;
    begin_comparison(to->out, &to->column, status == CJ_OK ? words.column : text);
    if (status == CJ_OK) /* what cannot be read was refused before */
        append_comparison(to->out, &words);
}

void cj_measure_append_where(cj_text *out, const cj_span *conditions, size_t count)
{
    sentence to = {.out = out, .arena = CJ_ARENA_INIT};

    for (size_t i = 0; i < count; i++)
        if (conditions[i].length > 0)
            append_one(&to, conditions[i]);
    cj_arena_clear(&to.arena);
}

void cj_measure_append_recorded(cj_text *out, cj_span condition, cj_span column)
{
    cj_span blank = {"", 0};
    sentence to = {.out = out, .arena = CJ_ARENA_INIT};

    if (condition.length > 0)
        append_one(&to, condition);
    begin_comparison(out, &to.column, column);
    append_comparison(
        out, &(cj_condition_text){.relation = CJ_IS_NOT, .values = &blank, .value_count = 1});
    cj_arena_clear(&to.arena);
}

void cj_measure_append_conditions(cj_text *out, const cj_records *records)
{
    sentence to = {.out = out, .arena = CJ_ARENA_INIT};

    for (size_t i = 0; i < cj_records_condition_count(records); i++) {
        cj_span condition = cj_records_condition(records, i);

        /* one that selects people as well stands there twice */
        if (i == 0 || !cj_span_equal(condition, cj_records_condition(records, i - 1)))
            append_one(&to, condition);
    }
    cj_arena_clear(&to.arena);
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

/* Whether a value gets another name ... */
static bool is_renamed(const cj_derivation_text *words, size_t at)
{
    return !cj_span_equal(words->arguments[at], words->equals[at]);
}

/* ... which one before it gets, too. */
static bool is_told(const cj_derivation_text *words, size_t at)
{
    for (size_t i = 1; i < at; i++)
        if (is_renamed(words, i) && cj_span_equal(words->equals[i], words->equals[at]))
            return true;
    return false;
}

/* "Offence, with Robbery and Theft as Other, anything else as Rest" */
static void append_recoded(cj_text *out, const cj_derivation_text *words)
{
    const char *before = ", with ";

    cj_text_append(out, words->arguments[0]);
    for (size_t i = 1; i < words->argument_count; i++) {
        if (!is_renamed(words, i) || is_told(words, i))
            continue;
        for (size_t k = i; k < words->argument_count; k++) {
            cj_span name = words->arguments[k];

            if (!is_renamed(words, k) || !cj_span_equal(words->equals[k], words->equals[i]))
                continue;
            cj_text_add(out, before);
            before = ", ";
            if (cj_span_equal(name, CJ_SPAN("*")))
                cj_text_add(out, "anything else");
            else
                append_value(out, name);
        }
        cj_text_add(out, " as ");
        append_value(out, words->equals[i]);
        before = "; ";
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

/* What is said of a linked column: " is after closure_date", " is below 3 (or is not recorded)" */
static void append_linked(cj_text *out, const cj_link_condition_words *condition)
{
    static const char *const relations[][2] = {
        [CJ_IS] = {" is ", " is "},
        [CJ_IS_NOT] = {" is not ", " is not "},
        [CJ_BELOW] = {" is below ", " is before "},
        [CJ_AT_MOST] = {" is at most ", " is on or before "},
        [CJ_ABOVE] = {" is above ", " is after "},
        [CJ_AT_LEAST] = {" is at least ", " is on or after "}};

    if (condition->moves) {
        cj_text_add(out, relations[condition->words.relation][is_of_days(condition)]);
        append_moved(out, condition);
    } else {
        append_comparison(out, &condition->words);
    }
    cj_text_add(out,
                condition->or_blank || (condition->moves && condition->words.relation == CJ_IS_NOT)
                    ? " (or is not recorded)"
                    : "");
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
    if (call->function == CJ_LINK_ALL) {
        cj_text_append(out, call->conditions[0].words.column);
        append_linked(out, &call->conditions[0]);
    } else if (call->column.at != NULL) {
        cj_text_append(out, call->column);
    }
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
    cj_span before = {NULL, 0};
    size_t first;

    if (status != CJ_OK)
        return status;
    first = call.function == CJ_LINK_ALL;
    cj_text_append(out, words.name);
    cj_text_add(out, ": ");
    append_result(out, &call);
    cj_text_add(out, first < call.condition_count ? " " : "");
    for (size_t i = first; i < call.condition_count; i++) {
        begin_comparison(out, &before, call.conditions[i].words.column);
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
