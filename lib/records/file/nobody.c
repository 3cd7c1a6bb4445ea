/* Identifiers that are nobody's, or that a spreadsheet made one of several. */
#include "nobody.h"

#include "base/utf8.h"
#include "dates/form.h"
#include "rows/typed.h"

#include <string.h>

#define EXACT_DIGITS 15 /* of a number in a spreadsheet; all behind them are zeros */
#define ALL_LEAST 10    /* identifiers of which all may be like Mar-05 because they are meant so */
#define ONE_IN 10       /* so many identifiers of letters show that a word of letters is one */

static bool is_letter(char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static bool is_of_letters(cj_span id)
{
    for (size_t i = 0; i < id.length; i++)
        if (!is_letter(id.at[i]))
            return false;
    return id.length > 0;
}

/* Nothing but signs: "?", ".", "--". */
static bool is_of_signs(cj_span id)
{
    for (size_t i = 0; i < id.length; i++)
        if (is_letter(id.at[i]) || cj_byte_is_digit(id.at[i]) || (unsigned char)id.at[i] >= 0x80)
            return false;
    return true;
}

/* 0000 or 9999: what forms want where there is nothing to enter. */
static bool is_filler(cj_span id)
{
    size_t same = 1;

    while (same < id.length && id.at[same] == id.at[0])
        same++;
    return same == id.length && (id.at[0] == '0' || (id.at[0] == '9' && same >= 3));
}

/* Words for "no identifier", which schemas do not list because they might be one. */
static bool is_listed(cj_span id)
{
    static const char *const words[] = {"n/a",
                                        "na",
                                        "n.a.",
                                        "nil",
                                        "none",
                                        "null",
                                        "unknown",
                                        "unk",
                                        "nk",
                                        "n/k",
                                        "tbc",
                                        "tba",
                                        "tbd",
                                        "test",
                                        "x",
                                        "xx",
                                        "xxx",
                                        "dummy",
                                        "not known",
                                        "no id",
                                        "no number",
                                        "not recorded",
                                        "not provided",
                                        "not stated",
                                        "refused",
                                        "various",
                                        "not entered",
                                        "not given",
                                        "see notes",
                                        "missing",
                                        "anonymous",
                                        "(blank)",
                                        "(none)",
                                        "(null)",
                                        "(unknown)",
                                        "<na>",
                                        "nan",
                                        "undefined",
                                        "true",
                                        "false",
                                        "withheld",
                                        "multiple",
                                        "to follow",
                                        "id unknown",
                                        "unallocated",
                                        "to be confirmed"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if ((words[i][0] | 0x20) == (id.at[0] | 0x20) && cj_word_same(id, cj_span_of(words[i])))
            return true;
    return false;
}

/* Most identifiers end in a digit, and no word does. */
static bool is_word_for_nobody(cj_span id)
{
    if (cj_byte_is_digit(id.at[id.length - 1]))
        return cj_byte_is_digit(id.at[0]) && is_filler(id);
    return is_of_signs(id) || (id.length < sizeof "to be confirmed" && is_listed(id));
}

static size_t digits_before(cj_span id)
{
    size_t count = 0;

    while (count < id.length && cj_byte_is_digit(id.at[count]))
        count++;
    return count;
}

/* 1.23E+05, or 1E5: what a spreadsheet or a program makes of a long number. */
static bool is_shortened(cj_span id)
{
    size_t at = digits_before(id);

    if (at == 0 || at == id.length)
        return false;
    if ((id.at[at] == '.' || id.at[at] == ',') && at + 1 < id.length)
        at += 1 + digits_before(cj_span_from(id, at + 1));
    if (at >= id.length || (id.at[at] | 0x20) != 'e')
        return false;
    at += at + 1 < id.length && id.at[at + 1] == '+' ? 2 : 1;
    return at < id.length && at + digits_before(cj_span_from(id, at)) == id.length;
}

/* A number of whose digits behind the fifteenth two or more are there, and all zeros. */
static bool is_rounded(cj_span id)
{
    if (id.length < EXACT_DIGITS + 2 || digits_before(id) < id.length)
        return false;
    for (size_t i = EXACT_DIGITS; i < id.length; i++)
        if (id.at[i] != '0')
            return false;
    return true;
}

/* Whether it is as Mar-05 or 5-Mar is: three letters, the first a capital, a dash and one or two
 * digits, in either order.  *name is where the letters are. */
static bool is_like_month(cj_span *name, cj_span id)
{
    size_t digits = digits_before(id);
    cj_span number;

    if (id.length < 5 || id.length > 6)
        return false;
    *name = (cj_span){digits > 0 ? id.at + id.length - 3 : id.at, 3};
    number = digits > 0 ? (cj_span){id.at, digits} : cj_span_from(id, 4);
    return digits_before(number) == number.length && number.length == id.length - 4 &&
           (digits > 0 ? id.at[digits] : id.at[3]) == '-' && name->at[0] >= 'A' &&
           name->at[0] <= 'Z' && name->at[1] >= 'a' && name->at[1] <= 'z' && name->at[2] >= 'a' &&
           name->at[2] <= 'z';
}

/* Mar-05, or a day of the century of people alive: 05/03/2022. */
static bool is_day(cj_span id)
{
    static const cj_date_form forms[] = {{"%d/%m/%Y", 0, CJ_UNIT_DAY},
                                         {"%m/%d/%Y", 0, CJ_UNIT_DAY},
                                         {"%d-%m-%Y", 0, CJ_UNIT_DAY},
                                         {"%m-%d-%Y", 0, CJ_UNIT_DAY},
                                         {"%Y-%m-%d", 0, CJ_UNIT_DAY}};
    cj_span name = {"", 0};
    cj_date day;
    int month;

    if (is_like_month(&name, id))
        return cj_form_month(&month, &name);
    if (id.length < 8 || id.length > 10 || !cj_byte_is_digit(id.at[0]) ||
        (memchr(id.at, '/', 5) == NULL && memchr(id.at, '-', 5) == NULL))
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (cj_date_read(&day, id, &forms[i]))
            return day >= cj_date_of(1900, 1, 1) && day < cj_date_of(2100, 1, 1);
    return false;
}

cj_identifier_fault cj_identifier_judge(cj_span id)
{
    if (id.length == 0)
        return CJ_ID_SOUND;
    if (cj_cell_is_sheet_error(id) ||
        (id.at[0] == '#' && id.length > 1 && strspn(id.at, "#") >= id.length))
        return CJ_ID_ERROR; /* "####": a column that was too narrow */
    if (is_rounded(id))
        return CJ_ID_ROUNDED;
    if (is_shortened(id))
        return memchr(id.at, '+', id.length) != NULL ? CJ_ID_SHORT : CJ_ID_EXPONENT;
    if (is_day(id))
        return CJ_ID_DAY;
    return is_word_for_nobody(id) ? CJ_ID_WORD : CJ_ID_SOUND;
}

const char *cj_identifier_fault_words(cj_identifier_fault fault)
{
    static const char *const words[] = {
        [CJ_ID_SOUND] = "",
        [CJ_ID_WORD] = "looks like a word for \"no identifier\"",
        [CJ_ID_ERROR] = "is an error of a spreadsheet",
        [CJ_ID_SHORT] = "is a number that a spreadsheet has shortened",
        [CJ_ID_EXPONENT] = "is a number with an exponent, as programs write long ones",
        [CJ_ID_ROUNDED] = "is a number of which a spreadsheet has kept fifteen digits",
        [CJ_ID_DAY] = "is a date, as a spreadsheet makes of identifiers"};

    return words[fault];
}

/* ---- among others ------------------------------------------------------------------------- */

/* How much an identifier says for one of that fault: everything, or as much as one among many. */
typedef enum { SAYS_NOTHING, SAYS_LITTLE, SAYS_ALL } weight;

static weight says_for(cj_identifier_fault fault, cj_span faulty, cj_span sound)
{
    cj_span name;

    switch (fault) {
    case CJ_ID_WORD: /* a number among numbers of its length, letters among initials */
        if (sound.length != faulty.length)
            return SAYS_NOTHING;
        if (cj_byte_is_digit(faulty.at[0]))
            return digits_before(sound) == sound.length ? SAYS_ALL : SAYS_NOTHING;
        return is_of_letters(sound) && is_of_letters(faulty) ? SAYS_LITTLE : SAYS_NOTHING;
    case CJ_ID_EXPONENT: { /* 3A7: another letter between digits */
        size_t digits = digits_before(sound);

        return digits > 0 && digits + 1 < sound.length && is_letter(sound.at[digits]) &&
                       digits + 1 + digits_before(cj_span_from(sound, digits + 1)) == sound.length
                   ? SAYS_ALL
                   : SAYS_NOTHING;
    }
    case CJ_ID_ROUNDED: /* a longer number whole to its last digit */
        return sound.length > EXACT_DIGITS && digits_before(sound) == sound.length ? SAYS_ALL
                                                                                   : SAYS_NOTHING;
    case CJ_ID_DAY: /* Tom-05 beside Mar-05 */
        return is_like_month(&name, faulty) && is_like_month(&name, sound) ? SAYS_ALL
                                                                           : SAYS_NOTHING;
    default:
        return SAYS_NOTHING;
    }
}

void cj_nobody_faults_note(cj_nobody_faults *found, cj_span id, cj_identifier_fault fault,
                           uint32_t at)
{
    cj_nobodies *those = &found->of[fault];

    if (fault == CJ_ID_SOUND || those->count++ > 0)
        return;
    *those = (cj_nobodies){.count = 1, .first = id, .fault = fault};
    found->at[fault] = at;
}

/* Hear what a sound identifier says for those at fault. */
static void hear(cj_nobody_faults *found, uint64_t *little, cj_span sound)
{
    for (unsigned fault = CJ_ID_WORD; fault < CJ_ID_FAULTS; fault++) {
        weight says = found->of[fault].count == 0
                          ? SAYS_NOTHING
                          : says_for((cj_identifier_fault)fault, found->of[fault].first, sound);

        little[fault] += says == SAYS_LITTLE;
        if (says == SAYS_ALL)
            found->of[fault].count = 0;
    }
}

void cj_nobody_faults_judge(cj_nobody_faults *found, cj_twins_text *text, const void *of,
                            size_t count)
{
    uint64_t little[CJ_ID_FAULTS] = {0};
    size_t months = 0;

    if (count > CJ_TWINS_MAX)
        count = CJ_TWINS_MAX;
    for (uint32_t i = 0; i < count; i++) {
        cj_span id = text(of, i);
        cj_identifier_fault fault = cj_identifier_judge(id);

        if (fault == CJ_ID_SOUND)
            hear(found, little, id);
        else /* many such are the way of a file */
            little[fault] += fault == CJ_ID_EXPONENT;
        months += fault == CJ_ID_DAY && is_letter(id.at[0]);
    }
    if (months == count && count >= ALL_LEAST) /* a spreadsheet would have spared some */
        found->of[CJ_ID_DAY].count = 0;
    for (unsigned fault = CJ_ID_WORD; fault < CJ_ID_FAULTS; fault++)
        if (little[fault] > 1 && little[fault] * ONE_IN >= count)
            found->of[fault].count = 0;
}

void cj_nobody_faults_sum(cj_nobodies *out, const cj_nobody_faults *found)
{
    uint32_t at = UINT32_MAX;
    uint64_t count = 0;

    *out = (cj_nobodies){0};
    for (unsigned fault = CJ_ID_WORD; fault < CJ_ID_FAULTS; fault++) {
        count += found->of[fault].count;
        if (found->of[fault].count > 0 && found->at[fault] < at) {
            at = found->at[fault];
            *out = found->of[fault];
        }
    }
    out->count = count;
}

void cj_nobodies_find(cj_nobodies *out, cj_twins_text *text, const void *of, size_t count)
{
    cj_nobody_faults found = {0};
    bool any = false;

    if (count > CJ_TWINS_MAX)
        count = CJ_TWINS_MAX;
    for (uint32_t i = 0; i < count; i++) {
        cj_span id = text(of, i);
        cj_identifier_fault fault = cj_identifier_judge(id);

        any = any || fault != CJ_ID_SOUND;
        cj_nobody_faults_note(&found, id, fault, i);
    }
    if (any)
        cj_nobody_faults_judge(&found, text, of, count);
    cj_nobody_faults_sum(out, &found);
}
