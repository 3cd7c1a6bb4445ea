/* What each column is taken for, and what is said about it. */
#include "infer_internal.h"

#include <ctype.h>
#include <string.h>

#define REPEATS 3 /* times that a value of a list stands on average */

/* ---- headings ------------------------------------------------------------------------------ */

/* Whether the heading says whose number it is: "Case number", not "Number" or "2021/22 Number". */
static bool is_numbered(cj_span heading)
{
    static const char *const words[] = {"no", "nr", "number"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);

        if (!cj_infer_has_word(heading, words[i], true) || heading.length <= length)
            continue;
        for (size_t at = 0; at < heading.length - length; at++)
            if (isalpha((unsigned char)heading.at[at]))
                return true;
    }
    return false;
}

static bool is_id_heading(cj_span heading)
{
    static const char *const words[] = {"id",  "ref",  "reference", "identifier",
                                        "urn", "uprn", "chi"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cj_infer_has_word(heading, words[i], true))
            return true;
    return is_numbered(heading);
}

/* Whether several columns end in the word of this one: they are counts, one below each group. */
static bool is_one_of_many(const cj_infer_work *in, const cj_infer_column *column)
{
    size_t start = column->heading.length;
    size_t same = 0;

    while (start > 0 && isalnum((unsigned char)column->heading.at[start - 1]))
        start--;
    for (size_t i = 0; in->dialect.header_row_count > 1 && same < 2 && i < in->column_count; i++) {
        cj_span other = in->columns[i].heading;
        size_t length = column->heading.length - start;

        same += other.length >= length &&
                cj_word_same((cj_span){other.at + other.length - length, length},
                             (cj_span){column->heading.at + start, length});
    }
    return same > 1;
}

/* ---- numbers --------------------------------------------------------------------------------- */

static const char *group_words(unsigned form)
{
    switch (cj_infer_number_form(form)->group[0]) {
    case ',':
        return "A comma";
    case '.':
        return "A point";
    default:
        return "A blank, of any kind,";
    }
}

/* Take the column for numbers in the form that reads most values. At most one value in twenty may
 * be no number, or half of them where the built-in schema has a number here. */
static bool take_numbers(cj_infer_column *column)
{
    uint64_t best = 0;
    unsigned form = 0;
    uint64_t unread;
    bool whole;

    for (unsigned i = 0; i < CJ_INFER_NUMBERS; i++) {
        uint64_t count = column->numbers[i];

        if (count > best) {
            best = count;
            form = i;
        }
    }
    unread = column->values - column->pending - best;
    if (best == 0 || !cj_infer_is_exception(unread, column, 20))
        return false;
    whole = (column->fractions >> form & 1) == 0;
    if (column->of_role && column->builtin->type == CJ_TYPE_NUMBER)
        whole = false;
    column->type = whole ? CJ_INFER_INTEGER : CJ_INFER_NUMBER;
    column->number = (uint8_t)form;
    if (cj_infer_number_form(form)->decimal[0] != '\0')
        cj_infer_remark(column, "A comma is taken for the decimal point.");
    if (cj_infer_number_form(form)->group[0] != '\0')
        cj_infer_remark(column, "%s stands between thousands.", group_words(form));
    if (!cj_infer_number_form(form)->bare)
        cj_infer_remark(column, "Signs of what is counted stand around the numbers.");
    if (unread > 0)
        cj_infer_remark(column, "%llu of %llu values are no numbers of this form%s%.*s.",
                        (unsigned long long)unread, (unsigned long long)column->values,
                        column->no_number.length > 0 ? ", such as " : "",
                        (int)column->no_number.length,
                        column->no_number.at == NULL ? "" : column->no_number.at);
    return true;
}

/* ---- texts ------------------------------------------------------------------------------------
 */

static bool is_distinct(const cj_infer_column *column)
{
    return !column->hashes.repeated && column->values > 1;
}

/* Whether the values identify something, though they may look like numbers. */
static bool take_identifier(cj_infer_column *column)
{
    bool heading = column->id_heading;
    bool numbers = column->numbers[0] == column->values;
    bool distinct = is_distinct(column);

    if (column->filler == 0 && distinct && column->no_codes == 0 &&
        (!numbers || column->zeros > 0 || heading)) {
        column->part = "id";
        if (numbers)
            cj_infer_remark(column, column->zeros > 0
                                        ? "Taken for identifiers, not numbers: some begin with 0."
                                        : "Taken for identifiers, not numbers: its heading says so "
                                          "and none repeats.");
        else
            cj_infer_remark(column, "Taken for identifiers: codes of which none repeats.");
        return true;
    }
    if (column->zeros == 0 && !(numbers && heading))
        return false;
    cj_infer_remark(column, column->zeros > 0
                                ? "Codes, not numbers: some begin with 0."
                                : "Codes, not numbers, as its heading says; they repeat.");
    return true;
}

/* The length to which zeros were lost, or 0. All values are digits, most as long as the longest,
 * and some shorter. Others that begin with a zero prove it; without them, consecutive row
 * numbers must not be mistaken for identifiers, so the values must be few among all numbers of
 * that length. */
size_t cj_infer_zero_pad(const cj_infer_column *column)
{
    uint64_t all = 0;
    uint64_t numbers = 1;
    size_t longest = 0;

    for (size_t digits = 1; digits <= CJ_INFER_DIGITS; digits++) {
        all += column->lengths[digits];
        longest = column->lengths[digits] > 0 ? digits : longest;
    }
    if (all < column->values || all == 0 || column->lengths[longest] == all)
        return 0;
    for (size_t digits = 1; digits < longest && numbers < UINT64_MAX / 100; digits++)
        numbers *= 10;
    if (column->zeros > 0)
        return column->lengths[longest] * 2 >= all ? longest : 0;
    return column->lengths[longest] * 5 >= all * 4 && longest >= 5 && numbers / 10 > all ? longest
                                                                                         : 0;
}

/* Whether the cells hold several values: most parts are cells of their own, or
 * parts of several. */
static bool has_parts(const cj_infer_column *column)
{
    size_t found = 0;
    size_t all = 0;

    if (column->separated < 2 || column->separated * 20 < column->values)
        return false;
    for (size_t i = 0; i < cj_dict_count(column->distinct); i++) {
        cj_span text = cj_dict_text(column->distinct, (uint32_t)i);
        const char *end = memchr(text.at, column->separator, text.length);

        if (end == NULL)
            continue;
        for (const char *at = text.at; end != NULL; at = end + 1) {
            size_t left = (size_t)(text.at + text.length - at);

            end = memchr(at, column->separator, left);
            all++;
            found += cj_dict_find(column->distinct,
                                  cj_span_trim((cj_span){
                                      at, end == NULL ? left : (size_t)(end - at)})) != CJ_NO_CODE;
        }
    }
    return all > 0 && found * 2 > all;
}

static void take_list(cj_infer_column *column)
{
    size_t count = cj_dict_count(column->distinct);

    if (column->part != NULL || column->many || column->long_values ||
        (column->id_heading && column->no_codes == 0))
        return;
    column->listed =
        count > 0 && count <= CJ_INFER_LIST && column->values + column->filler >= REPEATS * count;
}

static void take_text(cj_infer_column *column)
{
    bool codes = false;

    column->type = CJ_INFER_STRING;
    if (column->of_role && column->builtin->kind == CJ_KIND_ID)
        column->part = column->builtin->person ? "person" : "id";
    else if (column->builtin != NULL && column->builtin->person)
        column->part = "person";
    else if (!(column->of_role && column->builtin->kind == CJ_KIND_TEXT))
        codes = take_identifier(column);
    if (has_parts(column))
        cj_infer_remark(column,
                        "Cells often hold several values with \"%c\" between them: in the profile, "
                        "\"separator\": \"%c\" and \"take\": \"rows\" would make a row of each.",
                        column->separator, column->separator);
    else if (!codes)
        take_list(column);
    if (column->of_role &&
        (column->builtin->kind == CJ_KIND_NUMBER || column->builtin->kind == CJ_KIND_DATE))
        cj_infer_remark(column, "The built-in schema has a %s here; most values are none%s%.*s.",
                        column->builtin->kind == CJ_KIND_DATE ? "date" : "number",
                        column->no_date.length > 0 ? ", such as " : "", (int)column->no_date.length,
                        column->no_date.at == NULL ? "" : column->no_date.at);
}

/* ---- the whole ---------------------------------------------------------------------------------
 */

/* A column without values takes the type of its built-in field. */
static void take_nothing(cj_infer_column *column)
{
    cj_infer_remark(column, "No row has a value: its type is a guess.");
    if (column->builtin == NULL || column->builtin->kind == CJ_KIND_TEXT)
        return;
    if (column->builtin->kind == CJ_KIND_ID)
        column->part = column->builtin->person ? "person" : "id";
    else
        column->type = column->builtin->kind == CJ_KIND_DATE ? CJ_INFER_DATE : CJ_INFER_NUMBER;
}

static void remark_on_words(cj_infer_column *column)
{
    bool string = column->type == CJ_INFER_STRING;
    cj_text words = CJ_TEXT_INIT;
    cj_span open[CJ_INFER_WORDS];
    size_t count = 0;

    for (size_t i = 0; i < column->word_count; i++)
        if (column->word_kinds[i] == CJ_INFER_FILLER ||
            (!string && column->word_kinds[i] == CJ_INFER_PENDING))
            open[count++] = column->words[i];
    cj_text_list(&words, open, count, 6, " and ");
    if (count > 0 && string)
        cj_infer_remark(column, "May mean \"no value\" here: %s.", cj_text_string(&words));
    else if (count > 0)
        cj_infer_remark(column, "Taken for \"no value\" (missingValues in the profile): %s.",
                        cj_text_string(&words));
    column->remarks.failed = column->remarks.failed || words.failed;
    cj_text_clear(&words);
}

static bool is_string_field(const cj_infer_column *column)
{
    return (column->of_role &&
            (column->builtin->kind == CJ_KIND_TEXT || column->builtin->kind == CJ_KIND_ID)) ||
           (column->builtin != NULL && column->builtin->person);
}

/* Remark on a text column most of whose values are dates or numbers. */
static void remark_on_others(cj_infer_work *in, cj_infer_column *column)
{
    uint64_t dates = cj_infer_count_dates(in, column);
    uint64_t numbers = column->numbers[0];
    bool date = dates >= numbers;
    cj_span other = date ? column->no_date : column->no_number;
    uint64_t most = date ? dates : numbers;

    if (column->part != NULL || column->zeros > 0 || column->id_heading ||
        is_string_field(column) || most * 2 < column->values || other.length == 0)
        return;
    cj_infer_remark(column, "%llu of %llu values are %s; others, such as %.*s, make it a text.",
                    (unsigned long long)most, (unsigned long long)column->values,
                    date ? "dates" : "numbers", (int)other.length, other.at);
    cj_infer_note_open(in, column,
                       "%llu of %llu values are %s; others, such as %.*s, make it a text: see "
                       "missingValues",
                       (unsigned long long)most, (unsigned long long)column->values,
                       date ? "dates" : "numbers", (int)other.length, other.at);
}

/* Decide on one column. Dates come before numbers, because dates such as 20140331 are numbers as
 * well. Numbers that begin with 0, or that stand below the heading of an identifier, are texts. */
static void decide(cj_infer_work *in, size_t index)
{
    cj_infer_column *column = &in->columns[index];
    bool role_id = false;
    uint64_t blank = column->blank;

    column->id_heading = is_id_heading(column->heading) && !is_one_of_many(in, column);
    if (column->values == 0 && column->filler == 0)
        take_nothing(column);
    else if (is_string_field(column) || column->values == 0)
        take_text(column);
    else if (!cj_infer_take_dates(in, column) &&
             ((!column->of_role && (column->zeros > 0 || column->id_heading)) ||
              !take_numbers(column)))
        take_text(column);
    if (column->type != CJ_INFER_STRING)
        blank += column->filler + column->pending +
                 (column->type == CJ_INFER_DATE ? column->blank_days : 0);
    role_id = column->part != NULL && (column->part[0] == 'i' || strcmp(in->role, "people") == 0 ||
                                       strcmp(in->role, "any") == 0);
    column->unique = role_id && is_distinct(column) && !column->hashes.given_up;
    if (role_id && column->hashes.given_up && !column->hashes.repeated)
        cj_infer_remark(column, "The first %u values differ; whether all do was not found out.",
                        CJ_INFER_HASHES);
    column->required =
        in->rows > 0 && blank == 0 && !(cj_infer_has_short_rows(in) && index >= in->short_width);
    if ((column->of_role && column->builtin->required) ||
        (column->builtin != NULL && column->builtin->person)) {
        if (!column->required && in->rows > 0)
            cj_infer_remark(column, "Required, though %llu row%s no value.",
                            (unsigned long long)blank, blank == 1 ? " has" : "s have");
        column->required = true;
    }
    remark_on_words(column);
    if (column->type == CJ_INFER_STRING)
        remark_on_others(in, column);
}

/* Whether the heading names people. */
static bool is_of_person(cj_span heading)
{
    static const char *const words[] = {"client",  "person",      "child",   "offender", "pupil",
                                        "student", "participant", "subject", "learner",  "patient",
                                        "user",    "yp",          "member",  "resident"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cj_infer_has_word(heading, words[i], false))
            return true;
    return false;
}

/* Where no known heading does, codes below a heading that names people identify them. */
static void find_person(cj_infer_work *in)
{
    for (size_t i = 0; i < in->column_count; i++)
        if (in->columns[i].part != NULL && in->columns[i].part[0] == 'p')
            return;
    for (size_t i = 0; i < in->column_count; i++) {
        cj_infer_column *column = &in->columns[i];

        if (column->type != CJ_INFER_STRING || column->values == 0 || !column->required ||
            column->name.length == 0 || !is_of_person(column->heading) ||
            !(column->id_heading || column->no_codes == 0))
            continue;
        column->part = "person";
        column->unique = false;
        column->listed = false;
        cj_infer_remark(column, "Taken for the person, as its heading says.");
        cj_infer_note_open(in, column, "is taken for the person: see role in the schema");
        return;
    }
}

cj_status cj_infer_decide(cj_infer_work *in, cj_error *err)
{
    cj_status status = CJ_OK;

    cj_infer_find_order(in);
    for (size_t i = 0; status == CJ_OK && i < in->column_count; i++) {
        decide(in, i);
        status = cj_text_check(&in->columns[i].remarks, err);
    }
    find_person(in);
    in->common_forms = cj_infer_has_common_forms(in);
    return status;
}
