/* Conditions and derivations in words: what people read of --where and --derive. */
#include "measure/common/columns.h"
#include "records/expression.h"

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

void cj_measure_append_derivation(cj_text *out, cj_span derivation)
{
    cj_arena arena = CJ_ARENA_INIT;
    cj_derivation_text words;
    cj_status status;
    const char *kept = cj_arena_text(&arena, derivation.at, derivation.length);

    status = kept == NULL ? CJ_ENOMEM : cj_derivation_parse(&words, kept, &arena, NULL);
    if (status != CJ_OK) {
        out->failed = out->failed || status == CJ_ENOMEM;
        cj_text_append(out, derivation); /* over linked rows: it has a grammar of its own */
        cj_arena_clear(&arena);
        return;
    }
    cj_text_append(out, words.name);
    cj_text_add(out, ": ");
    if (cj_span_equal(words.function, CJ_SPAN("band")))
        append_bands(out, &words);
    else if (cj_span_equal(words.function, CJ_SPAN("recode")))
        append_recoded(out, &words);
    else if (!append_function(out, &words))
        cj_text_append(out, derivation);
    cj_arena_clear(&arena);
}
