/* Identifiers that are nobody's, or that a spreadsheet made one of several. */
#include "nobody.h"

#include "base/utf8.h"
#include "dates/form.h"
#include "rows/typed.h"

#include <string.h>

#define EXACT_DIGITS 15 /* of a number in a spreadsheet; all behind them are zeros */

/* Words for "no identifier", which schemas do not list because they might be one. */
static bool is_word_for_nobody(cj_span id)
{
    static const char *const words[] = {"n/a",
                                        "na",
                                        "n.a.",
                                        "nil",
                                        "none",
                                        "null",
                                        "unknown",
                                        "nk",
                                        "n/k",
                                        "tbc",
                                        "tba",
                                        "tbd",
                                        "test",
                                        "x",
                                        "xx",
                                        "xxx",
                                        "?",
                                        "-",
                                        "--",
                                        "0",
                                        "0000",
                                        "99999",
                                        "dummy",
                                        "not known",
                                        "not recorded",
                                        "not provided",
                                        "not stated",
                                        "not entered",
                                        "missing",
                                        "anonymous",
                                        "(blank)",
                                        "(none)",
                                        "(null)",
                                        "(unknown)",
                                        "<na>",
                                        "nan",
                                        "undefined",
                                        "to be confirmed"};
    /* most identifiers end in a digit, and are longer than the words that do */
    bool digit = cj_byte_is_digit(id.at[id.length - 1]);
    size_t longest = digit ? sizeof "99999" - 1 : sizeof "to be confirmed" - 1;

    for (size_t i = 0; id.length <= longest && i < sizeof words / sizeof *words; i++)
        if ((words[i][0] | 0x20) == (id.at[0] | 0x20) && cj_word_same(id, cj_span_of(words[i])))
            return true;
    return false;
}

/* 1.23E+05: what a spreadsheet makes of a long number. */
static bool is_shortened(cj_span id)
{
    const char *mark = memchr(id.at, '+', id.length);

    return mark != NULL && mark > id.at + 1 && (mark[-1] == 'E' || mark[-1] == 'e') &&
           cj_byte_is_digit(mark[-2]) && cj_byte_is_digit(id.at[0]);
}

static size_t digits_before(cj_span id)
{
    size_t count = 0;

    while (count < id.length && cj_byte_is_digit(id.at[count]))
        count++;
    return count;
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

/* 05/03/2022: a day and a month in either order, and a year of a person alive. */
static bool is_day(cj_span id)
{
    cj_span name = {"", 0};
    int month;

    if (is_like_month(&name, id))
        return cj_form_month(&month, &name);
    return id.length == 10 && (id.at[2] == '/' || id.at[2] == '-') && id.at[5] == id.at[2] &&
           (memcmp(id.at + 6, "19", 2) == 0 || memcmp(id.at + 6, "20", 2) == 0) &&
           digits_before(id) == 2 && digits_before(cj_span_from(id, 3)) == 2 &&
           digits_before(cj_span_from(id, 6)) == 4 && id.at[0] <= '3' && id.at[3] <= '3' &&
           (id.at[0] <= '1' || id.at[3] <= '1');
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
        return CJ_ID_SHORT;
    if (is_day(id))
        return CJ_ID_DAY;
    return is_word_for_nobody(id) ? CJ_ID_WORD : CJ_ID_SOUND;
}

bool cj_identifier_clears(cj_identifier_fault fault, cj_span faulty, cj_span sound)
{
    cj_span name;

    switch (fault) {
    case CJ_ID_WORD: /* a number among numbers of its length */
        return cj_byte_is_digit(faulty.at[0]) && sound.length == faulty.length &&
               digits_before(sound) == sound.length;
    case CJ_ID_ROUNDED:
        return sound.length > EXACT_DIGITS && digits_before(sound) == sound.length;
    case CJ_ID_DAY:
        return is_like_month(&name, faulty) && is_like_month(&name, sound);
    default:
        return false;
    }
}

const char *cj_identifier_fault_words(cj_identifier_fault fault)
{
    static const char *const words[] = {
        [CJ_ID_SOUND] = "",
        [CJ_ID_WORD] = "looks like a word for \"no identifier\"",
        [CJ_ID_ERROR] = "is an error of a spreadsheet",
        [CJ_ID_SHORT] = "is a number that a spreadsheet has shortened",
        [CJ_ID_ROUNDED] = "is a number of which a spreadsheet has kept fifteen digits",
        [CJ_ID_DAY] = "is a date, as a spreadsheet makes of identifiers"};

    return words[fault];
}

/* ---- among others ------------------------------------------------------------------------- */

#define FAULTS (CJ_ID_DAY + 1)

typedef struct {
    cj_nobodies of[FAULTS];
    uint32_t at[FAULTS]; /* where the first stands */
} faults;

static void clear_by(faults *found, cj_span sound)
{
    for (unsigned fault = CJ_ID_WORD; fault < FAULTS; fault++)
        if (found->of[fault].count > 0 &&
            cj_identifier_clears((cj_identifier_fault)fault, found->of[fault].first, sound))
            found->of[fault].count = 0;
}

static void add_up(cj_nobodies *out, const faults *found)
{
    uint32_t at = UINT32_MAX;
    uint64_t count = 0;

    for (unsigned fault = CJ_ID_WORD; fault < FAULTS; fault++) {
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
    faults found = {0};
    bool any = false;

    *out = (cj_nobodies){0};
    if (count > CJ_TWINS_MAX)
        count = CJ_TWINS_MAX;
    for (uint32_t i = 0; i < count; i++) {
        cj_span id = text(of, i);
        cj_identifier_fault fault = cj_identifier_judge(id);
        cj_nobodies *those = &found.of[fault];

        any = any || fault != CJ_ID_SOUND;
        if (fault != CJ_ID_SOUND && those->count++ == 0) {
            *those = (cj_nobodies){.count = 1, .first = id, .fault = fault};
            found.at[fault] = i;
        }
    }
    for (uint32_t i = 0; any && i < count; i++) {
        cj_span id = text(of, i);

        if (cj_identifier_judge(id) == CJ_ID_SOUND)
            clear_by(&found, id);
    }
    add_up(out, &found);
}
