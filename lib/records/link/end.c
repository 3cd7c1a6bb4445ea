/* After the last rows: which linked rows were used, and whether any belongs to anybody. */
#include "link.h"

#include "base/identifier.h"
#include "records/doubt/forms.h"

#include <stdlib.h>

/* So many texts of the main input that meet nobody are held against the linked ones. */
#define STRANGE_MAX 100000
#define MANY 10 /* rows, and linked identifiers, of which some should meet */

static const char *name_of(const cj_link *link)
{
    return cj_records_file(link->records, 0);
}

cj_status cj_links_check(const cj_records *records, cj_error *err)
{
    const cj_links *links = records->links;

    for (size_t i = 0; links != NULL && i < links->count; i++)
        if (!links->items[i].keyed)
            return cj_fail(err, CJ_EUSAGE,
                           "{link} %s: no {derive} makes a column of its rows, such as "
                           "{derive n=count(%s)}",
                           links->items[i].words.name.at, links->items[i].words.name.at);
    return CJ_OK;
}

static void raise_used(const cj_link *link)
{
    cj_ledger *ledger = cj_records_ledger(link->records);

    for (size_t i = 0; i < link->row_count; i++)
        if (link->used[i])
            cj_ledger_raise(ledger, link->rows[i], CJ_ROW_USED);
}

static cj_span text_of(const void *column, uint32_t at)
{
    return ((const cj_column *)column)->texts[at];
}

/* ---- identifiers that meet nobody ---------------------------------------------------------------
 */

/* Texts of the main input that no linked row has, though one has nearly the same. */
typedef struct {
    uint64_t count;
    cj_span own; /* the first */
    cj_span theirs;
} strangers;

/* What the rules leave of the texts that meet nobody, and the linked text of which they leave the
 * same. */
typedef struct {
    cj_dict *folds;
    uint32_t *theirs; /* by fold: the first linked text; CJ_NO_CODE: none */
    uint32_t *texts;  /* those that meet nobody, in their order ... */
    uint32_t *fold;   /* ... and the fold of each */
    size_t count;
    cj_text folded;
} strange_folds;

/* What the rules leave of a text, until the next call. */
static cj_status fold(cj_span *out, strange_folds *of, cj_span text, cj_error *err)
{
    cj_identifier_fold(&of->folded, text, CJ_ID_RULES);
    *out = cj_text_span(&of->folded);
    return cj_text_check(&of->folded, err);
}

/* Fold the texts of the main input that meet nobody, as many as are looked at. */
static cj_status fold_own(strange_folds *of, const cj_link_texts *texts, const cj_column *own,
                          cj_error *err)
{
    cj_status status = cj_dict_new(&of->folds, CJ_DICT_EXACT, err);
    cj_span folded;

    of->texts = malloc(STRANGE_MAX * sizeof *of->texts);
    of->fold = malloc(STRANGE_MAX * sizeof *of->fold);
    of->theirs = malloc(STRANGE_MAX * sizeof *of->theirs);
    if (status == CJ_OK && (of->texts == NULL || of->fold == NULL || of->theirs == NULL))
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < texts->count && i < own->text_count; i++) {
        if (of->count >= STRANGE_MAX)
            break;
        if (texts->codes[i] != CJ_NO_CODE)
            continue;
        status = fold(&folded, of, own->texts[i], err);
        if (status == CJ_OK)
            status = cj_dict_add(&of->fold[of->count], of->folds, folded, err);
        of->texts[of->count++] = (uint32_t)i;
    }
    return status;
}

/* Find the first linked text of each fold. */
static cj_status find_theirs(strange_folds *of, const cj_dict *theirs, cj_error *err)
{
    cj_status status = CJ_OK;
    cj_span folded;

    for (size_t i = 0; i < cj_dict_count(of->folds); i++)
        of->theirs[i] = CJ_NO_CODE;
    for (uint32_t i = 0; status == CJ_OK && i < cj_dict_count(theirs); i++) {
        uint32_t at;

        status = fold(&folded, of, cj_dict_text(theirs, i), err);
        at = status == CJ_OK ? cj_dict_find(of->folds, folded) : CJ_NO_CODE;
        if (at != CJ_NO_CODE && of->theirs[at] == CJ_NO_CODE)
            of->theirs[at] = i;
    }
    return status;
}

static cj_status find_strangers(strangers *out, const cj_link *link, cj_error *err)
{
    const cj_link_texts *texts = &link->texts[0];
    const cj_column *own = cj_column_at(link->main, texts->own);
    strange_folds of = {.folded = CJ_TEXT_INIT};
    cj_status status = fold_own(&of, texts, own, err);

    if (status == CJ_OK)
        status = find_theirs(&of, texts->dict, err);
    for (size_t i = 0; status == CJ_OK && i < of.count; i++) {
        uint32_t theirs = of.theirs[of.fold[i]];

        if (theirs == CJ_NO_CODE)
            continue;
        if (out->count++ == 0) {
            out->own = own->texts[of.texts[i]];
            out->theirs = cj_dict_text(texts->dict, theirs);
        }
    }
    cj_dict_free(of.folds);
    free(of.theirs);
    free(of.texts);
    free(of.fold);
    cj_text_clear(&of.folded);
    return status;
}

/* Append how the two differ, and what makes them one. */
static cj_status append_pair(cj_text *out, const strangers *of, cj_error *err)
{
    cj_text keys = CJ_TEXT_INIT;
    unsigned rules = 0;
    cj_status status = cj_identifier_rules(&rules, of->own, of->theirs, CJ_ID_RULES, err);

    cj_text_char(out, '"');
    cj_text_escaped(out, of->own);
    cj_text_add(out, "\" differs from \"");
    cj_text_escaped(out, of->theirs);
    cj_text_add(out, "\" only in ");
    cj_identifier_tell(out, rules);
    cj_identifier_remedy(&keys, of->own, of->theirs, rules);
    if (keys.length > 0)
        cj_text_format(out,
                       "; a profile of each input that says %s of this column makes them one "
                       "(docs/profiles.md)",
                       cj_text_string(&keys));
    out->failed = out->failed || keys.failed;
    cj_text_clear(&keys);
    return status;
}

/* "person_id: none of the 40 rows is one to which a row of b.csv belongs", and what comes next. */
static cj_status append_nobody(cj_text *out, const cj_link *link, const strangers *of,
                               cj_error *err)
{
    cj_text_list(out, link->words.own, link->words.count, link->words.count, " and ");
    if (link->asked == 1)
        cj_text_add(out, ": the only row is none");
    else
        cj_text_format(out, ": none of the %llu rows is one", (unsigned long long)link->asked);
    cj_text_format(out, " to which a row of %s belongs", name_of(link));
    if (of->count > 0) {
        cj_text_add(out, ": ");
        return append_pair(out, of, err);
    }
    cj_text_add(out, " (by its ");
    cj_text_list(out, link->words.theirs, link->words.count, link->words.count, " and ");
    cj_text_char(out, ')');
    return CJ_OK;
}

/* No linked row belongs to any row, and the identifiers show why: what is derived would be of
 * nothing. */
static cj_status fail_strange(const cj_link *link, const strangers *of, cj_error *err)
{
    const cj_records *main = link->main;
    cj_text words = CJ_TEXT_INIT;
    cj_status status = append_nobody(&words, link, of, err);

    if (of->count == 0)
        cj_text_say(&words, err,
                    ", and their identifiers are not of one kind ({allow-empty} goes on all the "
                    "same)");
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status =
            cj_fail_at(err, CJ_EDATA, cj_records_file(main, link->asked_row),
                       cj_records_line(main, link->asked_row), 0, "%s", cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}

/* The same where a few linked rows may well be of others; a warning where that is less likely. */
static cj_status tell_nobody(const cj_link *link, bool warns, cj_error *err)
{
    strangers none = {0};
    cj_text words = CJ_TEXT_INIT;
    cj_status status = append_nobody(&words, link, &none, err);

    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK && warns)
        status =
            cj_records_remark(link->main, "foreign-key", CJ_WARNING, cj_text_string(&words), err);
    else if (status == CJ_OK)
        status = cj_dataset_notice(cj_records_dataset(link->main), err, "%s: %s",
                                   cj_records_file(link->main, 0), cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}

/* No linked row belongs to any row: are they of somebody else, or written in another way? */
static cj_status judge_nobody(const cj_link *link, const strangers *of, bool by_text, cj_error *err)
{
    bool allowed = cj_records_options_of(link->main)->needs.strangers;
    bool kin = true;
    cj_status status = by_text ? cj_link_are_kin(&kin, cj_column_at(link->main, link->keys[0].own),
                                                 link->texts[0].dict, err)
                               : CJ_OK;
    bool warns;

    if (status == CJ_OK && (of->count > 0 || (!kin && !allowed)))
        return fail_strange(link, of, err);
    warns = !kin || (!allowed && link->group_count >= MANY && link->asked >= MANY);
    return status == CJ_OK ? tell_nobody(link, warns, err) : status;
}

/* Append what the warning says; within a note: with its values apart, which may be those of people.
 */
static cj_status append_strange(cj_text *out, const cj_link *link, const strangers *of, bool note,
                                cj_error *err)
{
    cj_status status;

    cj_text_format(
        out, "no row of %s belongs to %s%llu value%s%s of %s%s, but would: ", name_of(link),
        note ? CJ_TELLS : "", (unsigned long long)of->count, of->count == 1 ? "" : "s",
        note ? CJ_ELSE "some values" CJ_TOLD : "", link->words.own[0].at, note ? CJ_TELLS : "");
    status = append_pair(out, of, err);
    cj_text_add(out, note ? CJ_TOLD : "");
    return status == CJ_OK ? cj_text_check(out, err) : status;
}

static cj_status warn_strange(const cj_link *link, const strangers *of, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status = append_strange(&words, link, of, false, err);

    if (status == CJ_OK)
        status =
            cj_records_remark(link->main, "foreign-key", CJ_WARNING, cj_text_string(&words), err);
    cj_text_reset(&words);
    if (status == CJ_OK)
        status = append_strange(&words, link, of, true, err);
    if (status == CJ_OK)
        status =
            cj_dataset_add_caution(cj_records_dataset(link->main), cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* Warn of linked identifiers that are in the form of another system. */
static cj_status warn_form(const cj_link *link, const cj_forms_found *found, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_forms_append(&words, &note, found, link->words.theirs[0]);
    status = note.failed ? cj_fail_nomem(err) : cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_remark(link->records, "foreign-key", CJ_WARNING, cj_text_string(&words),
                                   err);
    if (status == CJ_OK)
        status = cj_dataset_add_caution(cj_records_dataset(link->main), cj_text_string(&note), err);
    cj_text_clear(&words);
    cj_text_clear(&note);
    return status;
}

/* Whether linked identifiers that nobody here has are of people who are here, in another form. */
static cj_status check_forms(const cj_link *link, cj_error *err)
{
    const cj_link_texts *texts = &link->texts[0];
    const cj_column *own = cj_column_at(link->main, texts->own);
    size_t count = cj_dict_count(texts->dict);
    cj_forms_side mine = {.text = text_of, .of = own, .count = own->text_count};
    cj_forms_side theirs = {.text = cj_twins_of_dict, .of = texts->dict, .count = count};
    uint8_t *met = calloc(own->text_count + 1, 1);
    uint8_t *known = calloc(count + 1, 1);
    cj_forms_found found = {0};
    bool few = own->text_count <= CJ_FORMS_MAX && count <= CJ_FORMS_MAX;
    cj_status status = met == NULL || known == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; few && status == CJ_OK && i < texts->count && i < own->text_count; i++) {
        uint32_t code = cj_dict_find(texts->dict, own->texts[i]);

        met[i] = code != CJ_NO_CODE;
        if (code != CJ_NO_CODE)
            known[code] = 1;
    }
    mine.marks = met;
    theirs.marks = known;
    if (few && status == CJ_OK)
        status = cj_forms_find(&found, &mine, &theirs, err);
    free(met);
    free(known);
    return status == CJ_OK && found.count > 0 ? warn_form(link, &found, err) : status;
}

/* Rows at fault may be those that would meet somebody. */
static bool is_whole(const cj_link *link)
{
    return cj_ledger_count(cj_records_ledger(link->records), CJ_ROW_REJECTED) == 0 &&
           cj_ledger_count(cj_records_ledger(link->main), CJ_ROW_REJECTED) == 0;
}

static cj_status judge(const cj_link *link, cj_error *err)
{
    strangers found = {0};
    bool by_text =
        link->key_count == 1 && link->text_count > 0 && link->texts[0].own == link->keys[0].own;
    cj_status status = CJ_OK;

    if (link->row_count == 0 || cj_records_is_part(link->main))
        return CJ_OK;
    if (by_text && link->met > 0)
        status = check_forms(link, err);
    if (status != CJ_OK || link->asked == link->met)
        return status;
    if (by_text)
        status = find_strangers(&found, link, err);
    if (status == CJ_OK && link->met == 0 && is_whole(link))
        return judge_nobody(link, &found, by_text, err);
    return status == CJ_OK && found.count > 0 ? warn_strange(link, &found, err) : status;
}

/* Warn of linked identifiers that are nobody's. */
static cj_status check_nobodies(const cj_link *link, cj_error *err)
{
    cj_span person = cj_columns_person(link->records);
    cj_status status = CJ_OK;
    bool told;

    for (size_t i = 0; status == CJ_OK && i < link->key_count; i++) {
        const cj_column *column =
            cj_column_at(link->records, link->columns[link->keys[i].theirs].column);

        if (column->kind == CJ_KIND_ID ||
            (column->kind == CJ_KIND_TEXT && cj_word_same(column->name, person)))
            status = cj_records_check_nobodies(&told, link->records, text_of, column,
                                               column->text_count, column->heading, err);
    }
    return status;
}

/* Let the notes of the table say of linked dates what they say of others: of which it is unproven
 * that the day comes first. */
static cj_status note_dates(const cj_link *link, cj_error *err)
{
    cj_dataset *dataset = cj_records_dataset(link->records);
    cj_text note = CJ_TEXT_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    size_t at = 0;

    while (status == CJ_OK && cj_records_date_note(&note, link->records, &at)) {
        cj_text_reset(&words);
        cj_text_format(&words, "%s, ", link->words.name.at);
        if (note.length > 0) /* cautions have no full stop */
            cj_text_append(&words, (cj_span){note.bytes, note.length - 1});
        status = cj_text_check(&note, err);
        if (status == CJ_OK)
            status = cj_text_check(&words, err);
        if (status == CJ_OK)
            status = cj_dataset_add_caution(dataset, cj_text_string(&words), err);
        cj_text_reset(&note);
    }
    cj_text_clear(&note);
    cj_text_clear(&words);
    return status;
}

cj_status cj_links_end(cj_records *records, cj_error *err)
{
    cj_links *links = records->links;
    cj_status status = CJ_OK;

    for (size_t i = 0; links != NULL && i < links->count; i++)
        raise_used(&links->items[i]);
    for (size_t i = 0; status == CJ_OK && links != NULL && i < links->count; i++)
        status = judge(&links->items[i], err);
    for (size_t i = 0; status == CJ_OK && links != NULL && i < links->count; i++)
        status = cj_records_is_part(records) ? CJ_OK : check_nobodies(&links->items[i], err);
    for (size_t i = 0; status == CJ_OK && links != NULL && i < links->count; i++)
        status = note_dates(&links->items[i], err);
    for (size_t i = 0; status == CJ_OK && i < records->derivation_count; i++)
        if (records->derivations[i].linked != NULL)
            status = cj_link_reach_end(records->derivations[i].linked, err);
    for (size_t i = 0; status == CJ_OK && i < records->derivation_count; i++)
        if (records->derivations[i].linked != NULL && !cj_records_is_part(records))
            status = cj_link_check_rows(records, records->derivations[i].linked, err);
    for (size_t i = 0; status == CJ_OK && links != NULL && i < links->count; i++)
        status = cj_gatherings_end(links->items[i].records, err);
    for (size_t i = 0; status == CJ_OK && links != NULL && i < links->count; i++)
        status = cj_records_is_part(records)
                     ? CJ_OK
                     : cj_records_check_fillers(links->items[i].records, err);
    return status;
}

const struct cj_linker cj_linked_rows = {.open = cj_links_open,
                                         .free = cj_links_free,
                                         .open_derivation = cj_link_derivation_open,
                                         .free_derivation = cj_link_derivation_free,
                                         .check = cj_links_check,
                                         .read_as = cj_link_read_as,
                                         .depends_on = cj_link_depends_on,
                                         .load = cj_links_load,
                                         .turn = cj_links_turn,
                                         .apply = cj_link_apply,
                                         .end = cj_links_end,
                                         .check_reach = cj_links_check_reach};
