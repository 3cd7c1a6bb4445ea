/* Values of a column that go on under another name. */
#include "renamed.h"

#define SELDOM 2000  /* columns of values by chance of which one has such a pair */
#define ROWS_LEAST 5 /* of a value */
#define CODE_DIGITS 2
#define BEGINNING 4 /* letters by which a word is known: Comm for Community resolution */

/* ---- whether two look like one ------------------------------------------------------------ */

/* How much two texts look like one that was renamed. */
typedef enum { UNLIKE, PERHAPS, ALIKE } likeness;

static bool is_word(char byte)
{
    return cj_byte_is_digit(byte) || (byte | 0x20) >= 'a' || (unsigned char)byte >= 0x80;
}

/* Whether they differ in their digits alone, as Cohort 1 and Cohort 12 do: these are counted on. */
static bool is_sequence(cj_span a, cj_span b)
{
    size_t i = 0;
    size_t j = 0;

    if (!cj_span_has_digit(a) || !cj_span_has_digit(b))
        return false;
    for (;;) {
        while (i < a.length && cj_byte_is_digit(a.at[i]))
            i++;
        while (j < b.length && cj_byte_is_digit(b.at[j]))
            j++;
        if (i >= a.length || j >= b.length)
            return i >= a.length && j >= b.length;
        if (!cj_word_same((cj_span){a.at + i++, 1}, (cj_span){b.at + j++, 1}))
            return false;
    }
}

/* Whether the shorter begins the longer and is no other word: Y and Yes, Local and Local authority,
 * Comm and Community resolution, but not No and Not yet. */
static bool is_beginning(cj_span a, cj_span b)
{
    cj_span shorter = a.length < b.length ? a : b;
    cj_span longer = a.length < b.length ? b : a;

    return shorter.length < longer.length &&
           cj_word_same(shorter, (cj_span){longer.at, shorter.length}) &&
           (shorter.length == 1 || shorter.length >= BEGINNING ||
            !is_word(longer.at[shorter.length]));
}

static size_t first_word(cj_span text)
{
    size_t length = 0;

    while (length < text.length && is_word(text.at[length]))
        length++;
    return length;
}

/* What a text says: 1 for yes, -1 for no, 0 for neither. */
static int answer(cj_span text)
{
    static const char *const yes[] = {"yes", "true", "y", "t", "1"};
    static const char *const no[] = {"no", "false", "n", "f", "0"};

    return cj_word_is_in(text, yes, sizeof yes / sizeof *yes) -
           cj_word_is_in(text, no, sizeof no / sizeof *no);
}

/* 1, 09: what a list of codes has for a word. */
static bool is_number(cj_span text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!cj_byte_is_digit(text.at[i]))
            return false;
    return text.length <= CODE_DIGITS;
}

static likeness compare(cj_span a, cj_span b, cj_span heading)
{
    size_t word = first_word(a);

    if (is_sequence(a, b) || answer(a) * answer(b) < 0)
        return UNLIKE;
    if (is_beginning(a, b))
        return ALIKE;
    if ((!cj_span_has_digit(a) && is_number(b)) || answer(a) * answer(b) > 0 ||
        (answer(a) > 0 && cj_key_same(b, heading)) || (answer(b) > 0 && cj_key_same(a, heading)))
        return PERHAPS;
    return word >= BEGINNING && first_word(b) == word &&
                   cj_word_same((cj_span){a.at, word}, (cj_span){b.at, word})
               ? PERHAPS
               : UNLIKE;
}

/* ---- where they part ------------------------------------------------------------------------ */

/* Whether so many rows of two values would lie apart so by chance once in SELDOM columns that have
 * so many pairs: once in the ways to choose the few of them among all. */
static bool is_seldom(uint64_t a, uint64_t b, size_t pairs)
{
    uint64_t few = a < b ? a : b;
    double ways = 1;

    for (uint64_t i = 1; i <= few && ways < 1e12; i++)
        ways *= (double)(a + b - few + i) / (double)i;
    return ways > (double)SELDOM * (double)pairs;
}

static bool overlap(const cj_value_reach *a, const cj_value_reach *b)
{
    return a->rows > 0 && b->rows > 0 && a->first < b->last && b->first < a->last;
}

/* Whether rows are in no order of the column: each of the two stands among rows of another value.
 */
static bool is_mixed(const cj_renamed *of, const cj_value_reach *from, const cj_value_reach *to)
{
    bool among_from = false;
    bool among_to = false;

    for (size_t i = 0; i <= CJ_RENAMED_VALUES; i++) {
        among_from = among_from || (&of->values[i] != from && overlap(&of->values[i], from));
        among_to = among_to || (&of->values[i] != to && overlap(&of->values[i], to));
    }
    return among_from && among_to;
}

/* What becomes of the other values where one stops and another begins. */
typedef struct {
    size_t stops;      /* values of before */
    size_t begins;     /* values of afterwards */
    bool named_begins; /* one of these is named */
} parting;

static parting part(const cj_renamed *of, const cj_renamed_column *column,
                    const cj_value_reach *from, const cj_value_reach *to)
{
    parting at = {0};

    for (size_t i = 0; i < column->count; i++) {
        const cj_value_reach *value = &of->values[i];
        bool begins = value->rows > 0 && value->first >= from->last && value != from;

        at.stops += value->rows > 0 && value->last <= to->first && value != to;
        at.begins += begins;
        at.named_begins = at.named_begins || (begins && column->named[i]);
    }
    return at;
}

/* How much a named value looks like another one as which it goes on. */
static likeness goes_on(const cj_renamed *of, const cj_renamed_column *column, size_t from,
                        size_t to, size_t pairs, bool by_rows)
{
    const cj_value_reach *one = &of->values[from];
    const cj_value_reach *other = &of->values[to];
    likeness alike;
    parting at;

    if (one->rows < ROWS_LEAST || other->rows < ROWS_LEAST || one->last > other->first ||
        !is_seldom(one->rows, other->rows, pairs) || (by_rows && !is_mixed(of, one, other)))
        return UNLIKE;
    alike = compare(column->texts[from], column->texts[to], column->heading);
    at = part(of, column, one, other);
    /* Yes and No stop on the day of the export, behind which there is Booked alone */
    return at.named_begins || (alike == PERHAPS && at.begins < at.stops) ? UNLIKE : alike;
}

bool cj_renamed_find(cj_renaming *out, const cj_renamed *of, const cj_renamed_column *column,
                     bool by_rows)
{
    size_t named = 0;
    size_t pairs;
    uint64_t most = 0;
    likeness best = UNLIKE;

    for (size_t i = 0; i < column->count && i < CJ_RENAMED_VALUES; i++)
        named += column->named[i];
    pairs = named * (column->count - named);
    if (of->too_many || column->count > CJ_RENAMED_VALUES || pairs == 0)
        return false;
    for (size_t from = 0; from < column->count; from++)
        for (size_t to = 0; to < column->count; to++) {
            const cj_value_reach *one = &of->values[from];
            const cj_value_reach *other = &of->values[to];
            likeness alike = column->named[from] && !column->named[to]
                                 ? goes_on(of, column, from, to, pairs, by_rows)
                                 : UNLIKE;

            if (alike < best || alike == UNLIKE ||
                (alike == best && one->rows + other->rows <= most))
                continue;
            best = alike;
            most = one->rows + other->rows;
            *out = (cj_renaming){.from = column->texts[from],
                                 .to = column->texts[to],
                                 .last = one->last,
                                 .first = other->first};
        }
    return best != UNLIKE;
}
