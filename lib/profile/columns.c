/* The columns of a profile. */
#include "profile_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- what a value stands for ----------------------------------------------------- */

/* Read one recode: what a value stands for between two days, both included and without limit if
 * left out. */
static cj_status read_recode(cj_recode *out, cj_profile *profile, const cj_json_node *node,
                             cj_error *err)
{
    static const char *const keys[] = {"from", "to", "validFrom", "validTo", NULL};
    cj_json_node from = cj_json_member(node, "from");
    cj_json_node to = cj_json_member(node, "to");
    cj_json_node first = cj_json_member(node, "validFrom");
    cj_json_node last = cj_json_member(node, "validTo");
    cj_status status = cj_json_expect_object(node, keys, err);
    cj_span text;

    out->first = CJ_DATE_FIRST;
    out->last = CJ_DATE_LAST;
    if (status == CJ_OK)
        status = cj_json_string(&text, &from, err);
    if (status == CJ_OK)
        status = cj_json_keep_string(&out->from, &from, &profile->arena, err);
    if (status == CJ_OK)
        status = cj_json_string(&text, &to, err);
    if (status == CJ_OK)
        status = cj_json_keep_string(&out->to, &to, &profile->arena, err);
    if (status == CJ_OK)
        status = cj_profile_read_date(&out->first, &first, err);
    if (status == CJ_OK)
        status = cj_profile_read_date(&out->last, &last, err);
    if (status == CJ_OK && out->first > out->last)
        status = cj_json_fail(node, err, "validFrom is after validTo");
    return status;
}

/* Append the members of valueMap as recodes that hold on every day. */
static cj_status read_map(cj_profile_column *column, cj_profile *profile, const cj_json_node *node,
                          cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);
        cj_recode *recode = &column->recodes[column->recode_count];
        char *from = cj_arena_text(&profile->arena, entry.key, strlen(entry.key));
        cj_span to;

        if (from == NULL)
            return cj_fail_nomem(err);
        *recode =
            (cj_recode){.from = {from, strlen(from)}, .first = CJ_DATE_FIRST, .last = CJ_DATE_LAST};
        status = cj_json_string(&to, &entry, err);
        if (status == CJ_OK)
            status = cj_json_keep_string(&recode->to, &entry, &profile->arena, err);
        column->recode_count += status == CJ_OK;
    }
    return status;
}

static int by_word_and_day(const void *a, const void *b)
{
    const cj_recode *left = a;
    const cj_recode *right = b;

    if (left->word != right->word)
        return left->word < right->word ? -1 : 1;
    return (left->first > right->first) - (left->first < right->first);
}

/* Sort the recodes by word and first day and index them: the recodes of word w are those from
 * recode_firsts[w] up to recode_firsts[w + 1]. Two recodes of a word must not hold on one day,
 * or the value would depend on their order. */
static cj_status order_recodes(cj_profile_column *column, cj_profile *profile,
                               const cj_json_node *node, cj_error *err)
{
    cj_recode *recodes = column->recodes;
    size_t count = column->recode_count;
    cj_status status = cj_profile_alloc(&column->recode_firsts, profile, count,
                                        sizeof *column->recode_firsts, err);

    if (status == CJ_OK)
        status = cj_dict_new(&column->recode_words, CJ_DICT_FOLDED, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_dict_add(&recodes[i].word, column->recode_words, recodes[i].from, err);
    if (status != CJ_OK)
        return status;
    qsort(recodes, count, sizeof *recodes, by_word_and_day);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && recodes[i].word == recodes[i - 1].word;

        if (same && recodes[i].first <= recodes[i - 1].last)
            return cj_json_fail(node, err, "\"%s\" stands for two values on the same day",
                                recodes[i].from.at);
        if (!same)
            column->recode_firsts[recodes[i].word] = i;
    }
    column->recode_firsts[cj_dict_count(column->recode_words)] = count;
    return CJ_OK;
}

/* Whether the recode holds on some days only, so that a day is needed to choose it. */
static bool is_dated(const cj_recode *recode)
{
    return recode->first != CJ_DATE_FIRST || recode->last != CJ_DATE_LAST;
}

/* Read valueMap and recode into one list. A dated recode needs the day of the row (recodeDate)
 * or of the export (asOf); without either it would never be clear whether it holds. */
static cj_status read_recodes(cj_profile_column *column, cj_profile *profile,
                              const cj_json_node *node, cj_error *err)
{
    cj_json_node map = cj_json_member(node, "valueMap");
    cj_json_node list = cj_json_member(node, "recode");
    cj_json_node date = cj_json_member(node, "recodeDate");
    size_t count = (cj_json_present(&map) ? cj_json_count(&map) : 0) +
                   (cj_json_present(&list) ? cj_json_count(&list) : 0);
    cj_status status =
        cj_profile_alloc(&column->recodes, profile, count, sizeof *column->recodes, err);

    if (status == CJ_OK && cj_json_present(&map) && !cj_json_is_object(&map))
        return cj_json_fail(&map, err, "must be an object such as {\"F\": \"Female\"}");
    if (status == CJ_OK && cj_json_present(&map))
        status = read_map(column, profile, &map, err);
    if (status == CJ_OK && cj_json_present(&list))
        status = cj_json_expect_array(&list, err);
    for (size_t i = 0; status == CJ_OK && cj_json_present(&list) && i < cj_json_count(&list); i++) {
        cj_json_node item = cj_json_item(&list, i);

        status = read_recode(&column->recodes[column->recode_count], profile, &item, err);
        column->recode_count += status == CJ_OK;
    }
    if (status == CJ_OK)
        status = cj_json_keep_string(&column->recode_date, &date, &profile->arena, err);
    if (status == CJ_OK && column->recode_count > 0)
        status = order_recodes(column, profile, node, err);
    for (size_t i = 0; status == CJ_OK && i < column->recode_count; i++)
        if (is_dated(&column->recodes[i]) && column->recode_date.length == 0 &&
            profile->as_of == CJ_DATE_MISSING)
            status = cj_json_fail(node, err,
                                  "a recode with validFrom or validTo needs recodeDate (a column "
                                  "of dates), or the profile's asOf");
    return status;
}

/* ---- numbers and lists of values ----------------------------------------------------- */

/* Read a separator of numbers, one character of up to room - 1 bytes (some exports group with a
 * no-break space, which is two); an absent node leaves *out and *given alone. */
static cj_status read_mark(char *out, size_t room, bool *given, const cj_json_node *node,
                           cj_error *err)
{
    cj_span text;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status == CJ_OK && (text.length == 0 || text.length >= room))
        return cj_json_fail(node, err, "must be one character");
    if (status != CJ_OK)
        return status;
    memcpy(out, text.at, text.length);
    out[text.length] = '\0';
    *given = true;
    return CJ_OK;
}

/* The decimal character is a point unless it is given, hence the comparison with the group
 * character. In Table Schema a number that is not bare may have other text beside it, such as a
 * currency sign. */
static cj_status read_number(cj_profile_column *column, const cj_json_node *node, cj_error *err)
{
    cj_json_node group = cj_json_member(node, "groupChar");
    cj_json_node decimal = cj_json_member(node, "decimalChar");
    cj_json_node bare = cj_json_member(node, "bareNumber");
    cj_number_form *form = &column->number;
    cj_status status;

    *form = (cj_number_form)CJ_NUMBER_FORM_INIT;
    status = read_mark(form->group, sizeof form->group, &column->has_number, &group, err);
    if (status == CJ_OK)
        status = read_mark(form->decimal, sizeof form->decimal, &column->has_number, &decimal, err);
    if (status == CJ_OK && form->group[0] != '\0' &&
        strcmp(form->group, form->decimal[0] == '\0' ? "." : form->decimal) == 0)
        return cj_json_fail(&group, err, "must differ from the decimal character");
    if (status == CJ_OK && cj_json_present(&bare)) {
        status = cj_json_bool(&form->bare, &bare, err);
        column->has_number = true;
    }
    return status;
}

/* A separator without a choice would leave open which of the values counts, so either key needs
 * the other. */
static cj_status read_take(cj_profile_column *column, cj_profile *profile, const cj_json_node *node,
                           cj_error *err)
{
    static const char *const names[] = {[CJ_TAKE_ROWS] = "rows",
                                        [CJ_TAKE_FIRST] = "first",
                                        [CJ_TAKE_LAST] = "last",
                                        [CJ_TAKE_SORTED] = "sorted"};
    cj_json_node separator = cj_json_member(node, "separator");
    cj_json_node take = cj_json_member(node, "take");
    cj_status status;
    cj_span text;

    if (!cj_json_present(&separator) && !cj_json_present(&take))
        return CJ_OK;
    status = cj_json_string(&text, &separator, err);
    if (status == CJ_OK && text.length == 0)
        return cj_json_fail(&separator, err, "must not be blank");
    if (status == CJ_OK)
        status = cj_json_keep_string(&column->separator, &separator, &profile->arena, err);
    if (status == CJ_OK)
        status = cj_json_string(&text, &take, err);
    if (status != CJ_OK)
        return status;
    for (int i = CJ_TAKE_ROWS; i <= CJ_TAKE_SORTED; i++)
        if (cj_span_equal(text, cj_span_of(names[i])))
            column->take = (cj_take)i;
    if (column->take == CJ_TAKE_ALL)
        return cj_json_fail(&take, err, "must be \"rows\", \"first\", \"last\" or \"sorted\"");
    return CJ_OK;
}

/* ---- identifiers -------------------------------------------------------------------------- */

/* Digits of an identifier that zeroPad may ask for; more is a slip of the keyboard. */
#define DIGITS_MAX 40

static cj_status read_flag(bool *out, const cj_json_node *node, const char *key, cj_error *err)
{
    cj_json_node member = cj_json_member(node, key);

    return cj_json_present(&member) ? cj_json_bool(out, &member, err) : CJ_OK;
}

static cj_status read_identifier(cj_profile_column *column, const cj_json_node *node, cj_error *err)
{
    cj_json_node pad = cj_json_member(node, "zeroPad");
    cj_status status = read_flag(&column->unwrap, node, "unwrap", err);
    int64_t digits = 0;

    if (status == CJ_OK)
        status = read_flag(&column->drop_decimals, node, "dropDecimals", err);
    if (status == CJ_OK)
        status = read_flag(&column->upper_case, node, "upperCase", err);
    if (status != CJ_OK || !cj_json_present(&pad))
        return status;
    status = cj_json_whole(&digits, &pad, 1, DIGITS_MAX, err);
    column->zero_pad = (uint64_t)digits;
    return status;
}

/* ---- a column ---------------------------------------------------------------------------- */

/* Units only make sense beside a number that is not bare, so naming some switches bareNumber
 * off. */
cj_status cj_profile_read_column(cj_profile_column *column, cj_profile *profile, int pivot,
                                 const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {
        "aliases",    "missingValues", "dateFormats", "pivotYear", "decimalChar",  "groupChar",
        "bareNumber", "units",         "valueMap",    "recode",    "recodeDate",   "separator",
        "take",       "fillDown",      "description", "unwrap",    "dropDecimals", "upperCase",
        "zeroPad",    "normalise",     NULL};
    cj_json_node aliases = cj_json_member(node, "aliases");
    cj_json_node missing = cj_json_member(node, "missingValues");
    cj_json_node normalise = cj_json_member(node, "normalise");
    cj_json_node units = cj_json_member(node, "units");
    cj_json_node fill = cj_json_member(node, "fillDown");
    cj_json_node year = cj_json_member(node, "pivotYear");
    cj_json_node forms = cj_json_member(node, "dateFormats");
    char *name = cj_arena_text(&profile->arena, node->key, strlen(node->key));
    cj_status status = cj_json_expect_object(node, keys, err);

    if (name == NULL)
        return cj_fail_nomem(err);
    column->name = (cj_span){name, strlen(name)};
    if (status == CJ_OK)
        status = cj_json_keep_strings(&column->aliases, &column->alias_count, &aliases,
                                      &profile->arena, err);
    if (status == CJ_OK)
        status = cj_json_keep_strings(&column->missing, &column->missing_count, &missing,
                                      &profile->arena, err);
    if (status == CJ_OK)
        status = cj_profile_read_pivot(&pivot, &year, err);
    if (status == CJ_OK)
        status =
            cj_profile_read_forms(&column->forms, &column->form_count, profile, pivot, &forms, err);
    if (status == CJ_OK)
        status = read_number(column, node, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&column->normalise, &normalise, err);
    if (status == CJ_OK)
        status =
            cj_json_keep_strings(&column->units, &column->unit_count, &units, &profile->arena, err);
    if (status == CJ_OK && column->unit_count > 0) {
        column->has_number = true;
        column->number.bare = false;
    }
    if (status == CJ_OK)
        status = read_recodes(column, profile, node, err);
    if (status == CJ_OK)
        status = read_take(column, profile, node, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&column->fill_down, &fill, err);
    return status == CJ_OK ? read_identifier(column, node, err) : status;
}
