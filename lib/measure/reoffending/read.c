/* Reoffending, first part: episodes and offences become small records. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* What a breach column says of a breach. */
static const cj_span breach_words[] = {CJ_SPAN_INIT("Y"), CJ_SPAN_INIT("yes"), CJ_SPAN_INIT("true"),
                                       CJ_SPAN_INIT("1")};
/* ... and of none. */
static const cj_span no_breach_words[] = {CJ_SPAN_INIT("N"), CJ_SPAN_INIT("no"),
                                          CJ_SPAN_INIT("false"), CJ_SPAN_INIT("0")};
static const cj_span proven_words[] = {CJ_SPAN_INIT("CONVICTION"), CJ_SPAN_INIT("CAUTION")};

#define BREACH_WORDS_TOLD 5

/* By person: what is known of them from the episodes. */
enum { HAS_EPISODE = 1, IN_PERIOD = 2, IS_SELECTED = 4 /* by conditions, in any period */ };

/* ---- columns --------------------------------------------------------------------- */

static cj_status open_offences(cj_reoffending_count *count, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    const cj_records_options *shared = cj_records_options_of(count->episodes);

    /* one row a person, with a date where something happened */
    bool one_file = cj_input_is_same(&shared->main, &options->common.other);

    count->offence_options =
        (cj_records_options){.main = options->common.other,
                             .format = shared->format,
                             .selection = {.conditions = options->offence_conditions,
                                           .condition_count = options->offence_condition_count,
                                           .everywhere = shared->selection.everywhere,
                                           .everywhere_count = shared->selection.everywhere_count},
                             .needs = {.known_persons = true,
                                       .used_only = shared->needs.used_only,
                                       .may_lack = one_file ? "offence_date" : NULL},
                             .run = shared->run};
    return cj_records_open(&count->offences, &count->offence_options,
                           cj_records_dataset(count->episodes), err);
}

static cj_status open_episode_columns(cj_reoffending_count *count, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    cj_records *episodes = count->episodes;
    cj_status status = cj_records_require_person(episodes, err);

    if (status == CJ_OK && options->each_episode)
        status = cj_heads_open(&count->heads, episodes, &options->common, err);

    count->index_name = options->index.length > 0 ? options->index : CJ_SPAN("closure_date");
    count->start_name = options->start.length > 0 ? options->start : CJ_SPAN("start_date");
    count->start_column = CJ_NO_COLUMN;
    count->until_column = CJ_NO_COLUMN;
    if (status == CJ_OK)
        status =
            cj_records_column(&count->index_column, episodes, count->index_name, CJ_KIND_DATE, err);
    if (status == CJ_OK && options->start.length > 0)
        status =
            cj_records_column(&count->start_column, episodes, count->start_name, CJ_KIND_DATE, err);
    else if (status == CJ_OK)
        status = cj_records_optional(&count->start_column, episodes, count->start_name,
                                     CJ_KIND_DATE, err);
    if (status == CJ_OK && options->until.length > 0)
        status =
            cj_records_column(&count->until_column, episodes, options->until, CJ_KIND_DATE, err);
    if (status == CJ_OK && cj_key_same(options->until, count->index_name))
        status =
            cj_fail(err, CJ_EUSAGE, "{until} names the index date, %s: nobody would be followed up",
                    count->index_name.at);
    return status;
}

static cj_status open_offence_columns(cj_reoffending_count *count, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    cj_records *offences = count->offences;
    cj_status status = cj_records_require_person(offences, err);

    count->gravity_column = CJ_NO_COLUMN;
    count->outcome_column = CJ_NO_COLUMN;
    count->outcome_date_column = CJ_NO_COLUMN;
    count->proven = (cj_word_finder){.words = proven_words, .word_count = 2};
    if (options->proven_count > 0) {
        count->proven.words = options->proven_values;
        count->proven.word_count = options->proven_count;
    }
    count->breach = (cj_word_finder){.words = breach_words,
                                     .word_count = sizeof breach_words / sizeof *breach_words};
    if (status == CJ_OK)
        status = cj_records_column(&count->date_column, offences, CJ_SPAN("offence_date"),
                                   CJ_KIND_DATE, err);
    if (status == CJ_OK && options->output == CJ_REOFFENDING_TABLE)
        status = cj_records_optional(&count->gravity_column, offences, CJ_SPAN("gravity"),
                                     CJ_KIND_NUMBER, err);
    count->id_column = CJ_NO_COLUMN;
    if (status == CJ_OK && cj_records_bytes(offences) <= CJ_TWICE_BYTES)
        status = cj_records_optional(&count->id_column, offences, CJ_SPAN("offence_id"), CJ_KIND_ID,
                                     err);
    if (status == CJ_OK)
        status = cj_records_optional(&count->breach_column, offences, CJ_SPAN("breach"),
                                     CJ_KIND_TEXT, err);
    if (status != CJ_OK || !options->proven)
        return status;
    status =
        cj_records_column(&count->outcome_column, offences, CJ_SPAN("outcome"), CJ_KIND_TEXT, err);
    if (status == CJ_OK && options->wait >= 0)
        status = cj_records_column(&count->outcome_date_column, offences, CJ_SPAN("outcome_date"),
                                   CJ_KIND_DATE, err);
    else if (status == CJ_OK)
        status = cj_records_optional(&count->outcome_date_column, offences, CJ_SPAN("outcome_date"),
                                     CJ_KIND_DATE, err);
    return status;
}

/* ---- episodes ---------------------------------------------------------------------- */

static cj_status mark_person(cj_reoffending_count *count, uint32_t person, uint8_t mark,
                             cj_error *err)
{
    cj_status status =
        cj_grow(&count->persons, &count->person_capacity, (size_t)person + 1, 1, err);

    if (status != CJ_OK)
        return status;
    if (count->person_count <= person) {
        memset(count->persons + count->person_count, 0, person + 1 - count->person_count);
        count->person_count = (size_t)person + 1;
    }
    count->persons[person] |= mark;
    return CJ_OK;
}

/* The index date of an episode cannot be before its start. */
static cj_status report_order(cj_reoffending_count *count, size_t row, cj_date index, cj_error *err)
{
    cj_text value = CJ_TEXT_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_date_append(&value, index);
    cj_text_format(&words, "is before the row's %s", count->start_name.at);
    if (count->options->start.length == 0 && count->options->index.length > 0)
        cj_text_say(&words, err, " ({start} names another start)");
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_report(count->episodes, row, count->index_column, "date-order",
                                   cj_text_span(&value), cj_text_string(&words), err);
    cj_text_clear(&value);
    cj_text_clear(&words);
    return status;
}

/* A follow-up that ends before it begins is none: cases are often closed after somebody moved. */
static cj_status warn_until(cj_reoffending_count *count, const cj_episode *episode, cj_error *err)
{
    cj_text value = CJ_TEXT_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_date_append(&value, episode->until);
    cj_text_format(&words, "is before the row's %s: the person is not followed up at all",
                   count->index_name.at);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_warn(count->episodes, episode->row, count->until_column, "date-order",
                                 cj_text_span(&value), cj_text_string(&words), err);
    cj_text_clear(&value);
    cj_text_clear(&words);
    return status;
}

/* Whether an episode is in a cohort by its index date. */
static bool is_in_cohort(const cj_reoffending_count *count, cj_date index)
{
    const cj_reoffending_options *options = count->options;

    return (options->as_of == CJ_DATE_MISSING || index <= options->as_of) &&
           cj_periods_hold(&options->common, index);
}

static cj_status read_episode(cj_reoffending_count *count, const cj_rows *rows, size_t at,
                              cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    size_t row = rows->first + at;
    cj_episode episode = {.person = rows->persons[at],
                          .index = cj_records_date(count->episodes, count->index_column, at),
                          .start = cj_records_date(count->episodes, count->start_column, at),
                          .until = cj_records_date(count->episodes, count->until_column, at),
                          .row = (uint32_t)row};
    cj_status status = mark_person(count, episode.person, IS_SELECTED, err);

    count->no_index += episode.index == CJ_DATE_MISSING;
    count->late_index += options->as_of != CJ_DATE_MISSING && episode.index > options->as_of;
    if (!is_in_cohort(count, episode.index)) {
        cj_ledger_raise(cj_records_ledger(count->episodes), row, CJ_ROW_OUTSIDE);
        return status;
    }
    if (status == CJ_OK && episode.index < episode.start) /* a missing date is below all others */
        return report_order(count, row, episode.index, err);
    if (status == CJ_OK)
        status = cj_groups_of_row(&episode.group, &count->groups, at, err);
    if (status == CJ_OK && episode.until != CJ_DATE_MISSING && episode.until < episode.index)
        status = warn_until(count, &episode, err);
    if (status == CJ_OK)
        status = mark_person(count, episode.person, IN_PERIOD, err);
    if (status == CJ_OK && count->episode_count >= UINT32_MAX)
        status = cj_fail(err, CJ_EDATA, "more than 4,294,967,295 episodes");
    if (status == CJ_OK && count->episode_count == count->episode_capacity)
        status = cj_grow(&count->episode_list, &count->episode_capacity,
                         cj_records_expect(count->episodes, count->episode_count + 1),
                         sizeof *count->episode_list, err);
    if (status == CJ_OK)
        count->episode_list[count->episode_count++] = episode;
    return status;
}

static cj_status read_episodes(cj_reoffending_count *count, cj_error *err)
{
    cj_dated dated = {.records = count->episodes,
                      .column = count->index_column,
                      .common = &count->options->common,
                      .last = count->options->as_of};
    const cj_rows *rows;
    cj_status status;

    cj_records_leave_out(count->episodes, cj_dated_place, &dated);
    status = cj_records_start(count->episodes, err);
    while (cj_records_more(&rows, count->episodes, &status, err)) {
        cj_days_add(&count->dated, cj_records_dates(count->episodes, count->index_column),
                    rows->count);
        cj_days_add(&count->started, cj_records_dates(count->episodes, count->start_column),
                    rows->count);
        for (size_t i = 0; status == CJ_OK && i < rows->count; i++)
            if (rows->persons[i] != CJ_NO_CODE) /* selected or not */
                status = mark_person(count, rows->persons[i], HAS_EPISODE, err);
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = read_episode(count, rows, rows->rows[i], err);
    }
    return status == CJ_OK ? cj_records_finish(count->episodes, err) : status;
}

/* ---- offences ------------------------------------------------------------------------ */

/* Whether the outcome proves the offence, as far as that depends on the row
 * alone; else *state is where the row goes. */
static cj_status is_proven(bool *proven, cj_row_state *state, cj_reoffending_count *count,
                           size_t at, cj_date outcome_date, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    uint32_t word;
    cj_status status =
        cj_word_find(&word, &count->proven, count->offences, count->outcome_column,
                     cj_records_code(count->offences, count->outcome_column, at), err);

    *proven = false;
    if (status != CJ_OK)
        return status;
    if (word == CJ_NO_CODE) {
        count->unproven++;
        *state = CJ_ROW_NOT_SELECTED;
    } else if (outcome_date == CJ_DATE_MISSING && count->outcome_date_column != CJ_NO_COLUMN) {
        count->undated++;
    } else if (options->as_of != CJ_DATE_MISSING && outcome_date > options->as_of) {
        count->late_proof++;
    } else {
        *proven = true;
    }
    return CJ_OK;
}

/* Whether an offence counts as far as its row tells, and where the row goes
 * until a member of a cohort has it. */
static cj_status judge_offence(bool *counts, cj_row_state *state, cj_reoffending_count *count,
                               size_t at, const cj_offence *offence, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    bool late = options->as_of != CJ_DATE_MISSING && offence->date > options->as_of;
    uint8_t known = offence->person < count->person_count ? count->persons[offence->person] : 0;
    uint32_t word = CJ_NO_CODE;
    cj_status status = CJ_OK;

    *counts = (known & IN_PERIOD) != 0 && !late;
    /* no period leaves out the offence of somebody none of whose episodes is selected */
    *state = (known & IS_SELECTED) != 0 ? CJ_ROW_OUTSIDE : CJ_ROW_NOT_SELECTED;
    count->judged++;
    count->late += late;
    count->strangers += known == 0;
    if (count->breach_column != CJ_NO_COLUMN && !options->include_breach)
        status = cj_word_find(&word, &count->breach, count->offences, count->breach_column,
                              cj_records_code(count->offences, count->breach_column, at), err);
    if (word != CJ_NO_CODE) {
        count->breaches++;
        *counts = false;
        *state = CJ_ROW_NOT_SELECTED;
    } else if (status == CJ_OK && options->proven) {
        bool proven;

        cj_renamed_note(&count->outcomes,
                        cj_records_code(count->offences, count->outcome_column, at), offence->date);
        status = is_proven(&proven, state, count, at, offence->outcome_date, err);
        *counts = *counts && proven;
    }
    return status;
}

static cj_status read_offence(cj_reoffending_count *count, const cj_rows *rows, size_t at,
                              cj_error *err)
{
    const cj_records *offences = count->offences;
    cj_offence offence = {.person = rows->persons[at],
                          .date = cj_records_date(offences, count->date_column, at),
                          .outcome_date = cj_records_date(offences, count->outcome_date_column, at),
                          .row = (uint32_t)(rows->first + at),
                          .gravity = cj_records_number(offences, count->gravity_column, at)};
    cj_row_state state;
    cj_status status;
    bool counts;

    if (offence.date == CJ_DATE_MISSING) { /* where it needs none, nothing happened */
        count->no_date++;
        cj_ledger_raise(cj_records_ledger(count->offences), offence.row, CJ_ROW_OUTSIDE);
        return CJ_OK;
    }
    status = judge_offence(&counts, &state, count, at, &offence, err);
    if (status != CJ_OK)
        return status;
    cj_ledger_raise(cj_records_ledger(offences), offence.row, state);
    if (!counts)
        return CJ_OK;
    if (count->offence_count >= UINT32_MAX)
        return cj_fail(err, CJ_EDATA, "more than 4,294,967,295 offences");
    if (count->offence_count == count->offence_capacity)
        status = cj_grow(&count->offence_list, &count->offence_capacity,
                         cj_records_expect(offences, count->offence_count + 1),
                         sizeof *count->offence_list, err);
    if (status != CJ_OK)
        return status;
    count->offence_list[count->offence_count++] = offence;
    return count->id_column == CJ_NO_COLUMN ? CJ_OK : cj_reoffending_warn_twice(count, at, err);
}

/* An offence that is at fault, but of a person whose episodes are all left out, or after the day
 * up to which offences are known. */
static cj_row_place place_offence(void *data, const cj_rows *rows, size_t at)
{
    const cj_reoffending_count *count = data;
    uint32_t person = rows->persons[at];
    uint8_t known = person < count->person_count ? count->persons[person] : 0;
    cj_date as_of = count->options->as_of;
    bool late = as_of != CJ_DATE_MISSING &&
                cj_records_is_sound(count->offences, count->date_column, at) &&
                cj_records_date(count->offences, count->date_column, at) > as_of;

    if (!late && (known == 0 || (known & IN_PERIOD) != 0))
        return CJ_ROW_STAYS;
    return late || (known & IS_SELECTED) != 0 ? CJ_ROW_LEFT_OUTSIDE : CJ_ROW_LEFT_OUT;
}

static cj_status read_offences(cj_reoffending_count *count, cj_error *err)
{
    const cj_rows *rows;
    cj_status status;

    cj_records_leave_out(count->offences, place_offence, count);
    status = cj_records_start(count->offences, err);

    while (cj_records_more(&rows, count->offences, &status, err)) {
        cj_days_add(&count->offended, cj_records_dates(count->offences, count->date_column),
                    rows->count);
        cj_days_add(&count->known, cj_records_dates(count->offences, count->outcome_date_column),
                    rows->count);
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = read_offence(count, rows, rows->rows[i], err);
    }
    return status == CJ_OK ? cj_records_finish(count->offences, err) : status;
}

/* What says neither yes nor no counts as no breach, but not silently. */
static cj_status check_breach(const cj_reoffending_count *count, cj_error *err)
{
    cj_records *offences = count->offences;
    size_t codes =
        count->options->include_breach ? 0 : cj_records_text_count(offences, count->breach_column);
    size_t told = 0;
    cj_status status = CJ_OK;

    for (uint32_t code = 0; status == CJ_OK && code < codes && told < BREACH_WORDS_TOLD; code++) {
        cj_span text = cj_records_text(offences, count->breach_column, code);
        bool known = false;

        for (size_t i = 0; i < sizeof breach_words / sizeof *breach_words; i++)
            known = known || cj_word_same(text, breach_words[i]) ||
                    cj_word_same(text, no_breach_words[i]);
        if (known)
            continue;
        told++;
        status = cj_dataset_notice(cj_records_dataset(offences), err,
                                   "Breach \"%.*s\" of the offences is neither Y nor N and counts "
                                   "as no breach",
                                   (int)text.length, text.at);
    }
    return status;
}

static cj_status open_days(cj_reoffending_count *count, cj_error *err)
{
    cj_status status = cj_days_open(&count->dated, err);

    if (status == CJ_OK)
        status = cj_days_open(&count->started, err);
    if (status == CJ_OK)
        status = cj_days_open(&count->offended, err);
    return status == CJ_OK ? cj_days_open(&count->known, err) : status;
}

/* Known from the people file, but in no episode: rates of 0 are to have a word beside them. */
static cj_status check_strangers(const cj_reoffending_count *count, cj_error *err)
{
    if (count->strangers == 0 || count->strangers < count->judged ||
        !cj_records_people_given(count->episodes) ||
        cj_ledger_count(cj_records_ledger(count->offences), CJ_ROW_REJECTED) > 0)
        return CJ_OK;
    return cj_dataset_notice(cj_records_dataset(count->offences), err,
                             "No offence is of anybody in the episodes");
}

cj_status cj_reoffending_read(cj_reoffending_count *count, cj_error *err)
{
    cj_status status = open_offences(count, err);

    if (status == CJ_OK)
        status = open_episode_columns(count, err);
    if (status == CJ_OK)
        status = open_offence_columns(count, err);
    if (status == CJ_OK)
        status = cj_groups_open(&count->groups, count->episodes, &count->options->common, err);
    if (status == CJ_OK)
        status = open_days(count, err);
    if (status == CJ_OK)
        status = read_episodes(count, err);
    if (status == CJ_OK)
        status = read_offences(count, err);
    if (status == CJ_OK)
        status = check_strangers(count, err);
    if (status == CJ_OK)
        status = cj_reoffending_check_proven(count, err);
    return status == CJ_OK ? check_breach(count, err) : status;
}
