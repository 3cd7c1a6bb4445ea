/* What is remembered of the cells of a column. */
#include "base/identifier.h"
#include "infer_internal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLE_MAX 40
#define LISTED_MAX 100     /* bytes of a value of a list */
#define SENTENCE_BLANKS 10 /* that no value of a list has */
#define WORD_MOST 16       /* of a word for "no value" */

static cj_status keep(cj_span *out, cj_infer_work *in, cj_span text, size_t most, cj_error *err)
{
    char *copy;

    if (text.length > most) {
        text.length = most;
        while (text.length > 0 && ((unsigned char)text.at[text.length] & 0xC0) == 0x80)
            text.length--; /* not in the middle of a character */
    }
    copy = cj_arena_text(&in->arena, text.at, text.length);
    if (copy == NULL)
        return cj_fail_nomem(err);
    *out = (cj_span){copy, text.length};
    return CJ_OK;
}

/* ---- words for "no value" ------------------------------------------------------------- */

static bool is_one_of(cj_span cell, const char *const *words, size_t count)
{
    return cell.length <= WORD_MOST && cj_word_is_in(cell, words, count);
}

bool cj_infer_is_filler(cj_span cell)
{
    static const char *const words[] = {"n/a",
                                        "na",
                                        "n.a.",
                                        "nk",
                                        "n/k",
                                        "not known",
                                        "unknown",
                                        "null",
                                        "nil",
                                        "-",
                                        "--",
                                        "?",
                                        "none",
                                        "tbc",
                                        "t.b.c.",
                                        "tba",
                                        "tbd",
                                        "dna",
                                        "nan",
                                        "#n/a",
                                        ".",
                                        "n.d.",
                                        "not recorded",
                                        "not applicable",
                                        "missing",
                                        "not available",
                                        "not stated",
                                        "no data",
                                        "(blank)",
                                        "not specified",
                                        "\u2013",
                                        "\u2014"};

    return is_one_of(cell, words, sizeof words / sizeof *words);
}

/* Words that say among dates or numbers that there is none yet; elsewhere they are values. */
static bool is_pending(cj_span cell)
{
    static const char *const words[] = {
        "ongoing",       "on going",        "on-going",      "not yet",
        "not yet known", "pending",         "awaited",       "awaiting",
        "current",       "outstanding",     "in progress",   "open",
        "to follow",     "to be confirmed", "to be advised", "to be arranged",
        "not started",   "not done",        "not held",      "withheld",
        "refused",       "declined",        "various",       "no",
        "blank",         "present",         "still open",    "not set",
        "no date"};

    return is_one_of(cell, words, sizeof words / sizeof *words);
}

static cj_status note_word(cj_infer_work *in, cj_infer_column *column, cj_span word,
                           cj_infer_word kind, cj_error *err)
{
    for (size_t i = 0; i < column->word_count; i++)
        if (cj_span_equal(column->words[i], word)) /* they are known letter for letter */
            return CJ_OK;
    if (column->word_count == CJ_INFER_WORDS)
        return CJ_OK;
    column->word_kinds[column->word_count] = kind;
    return keep(&column->words[column->word_count++], in, word, EXAMPLE_MAX, err);
}

/* ---- whether values repeat --------------------------------------------------------------- */

static cj_status widen(cj_infer_hashes *hashes, cj_error *err)
{
    size_t room = hashes->room == 0 ? 256 : hashes->room * 2;
    uint64_t *slots = calloc(room, sizeof *slots);

    if (slots == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < hashes->room; i++) {
        size_t at = hashes->slots[i] & (room - 1);

        if (hashes->slots[i] == 0)
            continue;
        while (slots[at] != 0)
            at = (at + 1) & (room - 1);
        slots[at] = hashes->slots[i];
    }
    free(hashes->slots);
    hashes->slots = slots;
    hashes->room = room;
    return CJ_OK;
}

/* Note the hash of a value, to find out whether all values differ. Two values with the same hash
 * would count as one that repeats, which only withholds the constraint "unique". */
static cj_status note_hash(cj_infer_hashes *hashes, cj_span value, cj_error *err)
{
    uint64_t hash = cj_span_hash(value.at, value.length);
    cj_status status = CJ_OK;
    size_t at;

    if (hashes->repeated || hashes->given_up)
        return CJ_OK;
    if (hashes->count * 2 >= hashes->room)
        status = widen(hashes, err);
    if (status != CJ_OK)
        return status;
    hash += hash == 0; /* 0 is a free slot */
    for (at = hash & (hashes->room - 1); hashes->slots[at] != 0; at = (at + 1) & (hashes->room - 1))
        if (hashes->slots[at] == hash) {
            hashes->repeated = true;
            break;
        }
    if (!hashes->repeated)
        hashes->slots[at] = hash;
    hashes->count++;
    hashes->given_up = hashes->count >= CJ_INFER_HASHES;
    if (hashes->repeated || hashes->given_up) {
        free(hashes->slots);
        hashes->slots = NULL;
        hashes->room = 0;
    }
    return CJ_OK;
}

/* ---- values ------------------------------------------------------------------------------ */

static cj_status note_date(cj_infer_work *in, cj_infer_column *column, cj_span cell, cj_error *err)
{
    cj_date day;
    int year;
    uint64_t forms = cj_infer_dates(&in->forms, &day, &year, cell);

    for (size_t i = 0; forms != 0 && i < in->schema->blank_date_count; i++)
        if (day == in->schema->blank_dates[i] && (forms & ~in->forms.numbers) != 0) {
            column->blank_days++;
            break;
        }
    if (year >= 0)
        column->years[year] = 1;
    if (forms == 0)
        return column->no_date.length > 0 ? CJ_OK
                                          : keep(&column->no_date, in, cell, EXAMPLE_MAX, err);
    for (size_t i = 0; i < column->date_count; i++)
        if (column->dates[i].forms == forms) {
            column->dates[i].count++;
            return CJ_OK;
        }
    /* Values are counted by the set of forms that read them. Further sets are left out. */
    if (column->date_count < CJ_INFER_MASKS)
        column->dates[column->date_count++] = (cj_infer_mask){forms, 1};
    return CJ_OK;
}

static cj_status note_number(cj_infer_work *in, cj_infer_column *column, cj_span cell,
                             cj_error *err)
{
    uint16_t fractions;
    uint16_t forms = cj_infer_numbers(&fractions, cell);

    for (unsigned i = 0; i < CJ_INFER_NUMBERS; i++)
        column->numbers[i] += forms >> i & 1;
    column->fractions |= fractions;
    column->units = column->units || (forms != 0 && cj_infer_has_unit(cell));
    if (forms == 0 && column->no_number.length == 0)
        return keep(&column->no_number, in, cell, EXAMPLE_MAX, err);
    return CJ_OK;
}

/* Note whether the value is a code: digits, with letters and the marks that join them. */
static void note_code(cj_infer_column *column, cj_span cell)
{
    size_t digits = 0;
    size_t others = 0;

    for (size_t i = 0; i < cell.length; i++) {
        bool digit = isdigit((unsigned char)cell.at[i]);

        digits += digit;
        others +=
            !digit && !isalpha((unsigned char)cell.at[i]) && memchr("-/_", cell.at[i], 3) == NULL;
    }
    column->zeros += digits == cell.length && digits > 1 && cell.at[0] == '0';
    column->no_codes += digits == 0 || others > 0 || cell.length > EXAMPLE_MAX;
}

/* Note the marks of a spreadsheet around and behind an identifier, and the number of its digits. */
static void note_identifier(cj_infer_column *column, cj_span cell)
{
    cj_span id = cj_identifier_unwrap(cell);
    size_t whole = cj_identifier_whole(id);

    column->wrapped += id.length < cell.length;
    column->decimals += whole > 0;
    if (whole > 0)
        id.length = whole;
    if (cj_identifier_digits(id) == id.length && id.length <= CJ_INFER_DIGITS)
        column->lengths[id.length]++;
}

static cj_status note_text(cj_infer_column *column, cj_span cell, cj_error *err)
{
    uint32_t code;
    size_t blanks = 0;
    char separator = memchr(cell.at, ';', cell.length) != NULL   ? ';'
                     : memchr(cell.at, '|', cell.length) != NULL ? '|'
                                                                 : '\0';

    for (size_t i = 0; i < cell.length; i++)
        blanks += cell.at[i] == ' ';
    column->long_values =
        column->long_values || cell.length > LISTED_MAX || blanks >= SENTENCE_BLANKS;
    if (separator != '\0' && (column->separator == '\0' || column->separator == separator)) {
        column->separator = separator;
        column->separated++;
    }
    if (column->many || cell.length > LISTED_MAX)
        return CJ_OK;
    column->many = cj_dict_count(column->distinct) >= CJ_INFER_DISTINCT &&
                   cj_dict_find(column->distinct, cell) == CJ_NO_CODE;
    return column->many ? CJ_OK : cj_dict_add(&code, column->distinct, cell, err);
}

cj_status cj_infer_note(cj_infer_work *in, cj_infer_column *column, cj_span cell, cj_error *err)
{
    bool listed;
    cj_status status;

    cell = cj_span_trim(cell);
    if (cj_text_is_wrapped(cell)) {
        column->guarded++;
        cell = cj_identifier_unwrap(cell);
    }
    listed = cell.length > 0 && cj_span_is_in(cell, in->schema->missing, in->schema->missing_count);
    if (cell.length == 0 || listed) {
        column->blank++;
        return listed ? note_word(in, column, cell, CJ_INFER_LISTED, err) : CJ_OK;
    }
    if (cj_infer_is_filler(cell)) {
        column->filler++;
        status = note_word(in, column, cell, CJ_INFER_FILLER, err);
        if (status == CJ_OK)
            status = note_hash(&column->hashes, cell, err);
        return status == CJ_OK ? note_text(column, cell, err) : status;
    }
    column->values++;
    note_code(column, cell);
    note_identifier(column, cell);
    status = note_hash(&column->hashes, cell, err);
    if (status == CJ_OK && is_pending(cell)) {
        column->pending++;
        status = note_word(in, column, cell, CJ_INFER_PENDING, err);
        return status == CJ_OK ? note_text(column, cell, err) : status;
    }
    if (status == CJ_OK)
        status = note_date(in, column, cell, err);
    if (status == CJ_OK)
        status = note_number(in, column, cell, err);
    return status == CJ_OK ? note_text(column, cell, err) : status;
}
