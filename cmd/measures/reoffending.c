/* The measure of cj-reoffending: who offended before, during and after an intervention. */
#include "cj/reoffending.h"
#include "cj/list.h"
#include "measures.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    cj_reoffending_options options;
    const char *offences; /* an input: the settings find it by the name of its option */
    const char *method;
    bool windows_given;
    bool events_given;
    bool wait_given;
    bool proven_values_given;
    bool at_given;
    cj_strings conditions;
    int32_t *days;
    cj_arena arena;
} reoffending_data;

/* ---- values ------------------------------------------------------------------------ */

/* Read a number of months, up to what the library can count. */
static cj_status take_months(int *out, const char *option, const char *text, int64_t least,
                             cj_error *err)
{
    int64_t months = 0;
    cj_status status = cj_option_whole(&months, option, text, "months", least, CJ_MONTHS_MAX, err);

    *out = (int)months;
    return status;
}

/* Read whole numbers between commas that rise from `least` to `most`; *out has room for `room`
 * of them. */
static cj_status take_rising(int32_t *out, size_t *count, size_t room, const char *option,
                             const char *text, int32_t least, int32_t most, const char *what,
                             cj_arena *arena, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_span *words;
    cj_status status = cj_list_parse(&words, count, text, ',', arena, &inner);
    bool good = status == CJ_OK && *count <= room;

    if (status == CJ_ENOMEM)
        return cj_fail_nomem(err);
    for (size_t i = 0; good && i < *count; i++) {
        int64_t value = 0;

        good = cj_whole_parse(&value, words[i]) && value >= (i == 0 ? least : out[i - 1] + 1) &&
               value <= most;
        if (good)
            out[i] = (int32_t)value;
    }
    if (good)
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE,
                   "%s \"%s\" must be whole numbers of %s that rise, %d to %d, with commas "
                   "between them (at most %zu)",
                   cj_option_said(err, option).text, text, what, least, most, room);
}

static cj_status read_windows(void *data, const char *text, cj_error *err)
{
    reoffending_data *in = data;
    int32_t windows[CJ_WINDOWS_MAX];
    size_t count;
    cj_status status = take_rising(windows, &count, CJ_WINDOWS_MAX, "windows", text, 1,
                                   CJ_MONTHS_MAX, "months", &in->arena, err);

    if (status != CJ_OK)
        return status;
    in->windows_given = true;
    in->options.window_count = count;
    for (size_t i = 0; i < count; i++)
        in->options.windows[i] = windows[i];
    return CJ_OK;
}

static cj_status read_days(void *data, const char *text, cj_error *err)
{
    reoffending_data *in = data;

    in->at_given = true;
    in->days = cj_arena_alloc(&in->arena, CJ_SURVIVAL_DAYS_MAX * sizeof *in->days);
    if (in->days == NULL)
        return cj_fail_nomem(err);
    in->options.days = in->days;
    return take_rising(in->days, &in->options.day_count, CJ_SURVIVAL_DAYS_MAX, "at", text, 0,
                       CJ_DATE_LAST - CJ_DATE_FIRST, "days", &in->arena, err);
}

static cj_status read_proven_values(void *data, const char *text, cj_error *err)
{
    reoffending_data *in = data;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_span *values = NULL;
    cj_status status =
        cj_list_parse(&values, &in->options.proven_count, text, '|', &in->arena, &inner);

    in->proven_values_given = true;
    in->options.proven_values = values;
    if (status != CJ_OK)
        return cj_fail(err, status, "{proven-values} \"%s\": %s", text, inner.text);
    return CJ_OK;
}

/* "none" is -1: an outcome proves an offence however late it comes. */
static cj_status read_wait(void *data, const char *text, cj_error *err)
{
    reoffending_data *in = data;

    in->wait_given = true;
    if (strcmp(text, "none") == 0) {
        in->options.wait = -1;
        return CJ_OK;
    }
    if (take_months(&in->options.wait, "wait", text, 0, err) == CJ_OK)
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE,
                   "{wait} \"%s\" must be a whole number of months, 0 to %d, or none", text,
                   CJ_MONTHS_MAX);
}

static cj_status read_method(void *data, const char *text, cj_error *err)
{
    reoffending_data *in = data;
    static const char *const methods[] = {"moj", "ni19", "tracker"};
    size_t choice = 0;
    cj_status status = cj_option_choice(&choice, "method", text, methods, 3, err);

    in->method = methods[choice];
    return status;
}

/* The last of several tables asked for would win silently, so a second one is refused. */
static cj_status take_output(reoffending_data *in, cj_reoffending_output output, cj_error *err)
{
    if (in->options.output != CJ_REOFFENDING_TABLE && in->options.output != output)
        return cj_fail(err, CJ_EUSAGE, "{cases} and {survival} are different tables; ask for one");
    in->options.output = output;
    return CJ_OK;
}

static cj_status read_before(void *data, const char *text, cj_error *err)
{
    reoffending_data *in = data;

    return take_months(&in->options.before, "before", text, 1, err);
}

static cj_status read_events(void *data, const char *text, cj_error *err)
{
    reoffending_data *in = data;

    in->events_given = true;
    return cj_option_second(&in->options.proven, "events", text, "recorded|proven", err);
}

static cj_status read_cases(void *data, const char *text, cj_error *err)
{
    (void)text;
    return take_output(data, CJ_REOFFENDING_CASES, err);
}

static cj_status read_survival(void *data, const char *text, cj_error *err)
{
    (void)text;
    return take_output(data, CJ_REOFFENDING_SURVIVAL, err);
}

#define AT(member) offsetof(reoffending_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is counted:"),
    {.name = "offences",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(offences),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS | CJ_OPTION_READS | CJ_OPTION_INPUT,
     .help = "The offences, one a row (needed); repeat for several files that are one input"},
    {.name = "as-of",
     .argument = "DATE",
     .type = CJ_OPTION_DATE,
     .offset = AT(options.as_of),
     .flags = CJ_OPTION_FIRST,
     .help = "The day up to which the data are complete, as YYYY-MM-DD: nothing later counts, and "
             "only windows that ended by then are known"},
    {.name = "index",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.index),
     .help = "The date from which people are followed up (default: closure_date)"},
    {.name = "start",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.start),
     .help = "The date at which the intervention starts (default: start_date, if there is one)"},
    {.name = "until",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.until),
     .help = "The day a person's follow-up ends if before --as-of: moved, died, in custody"},
    {.name = "before",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_before,
     .help = "Count as pre-intervention only what lies within N months before the start"},
    {.name = "windows",
     .argument = "N,N,...",
     .type = CJ_OPTION_READ,
     .read = read_windows,
     .flags = CJ_OPTION_FIRST,
     .help = "Months after the index date at which windows end (default: 3,6,9,12)"},
    {.name = "cumulative",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.cumulative),
     .help = "Let each window begin at the index date: 0-3, 0-6 months ..."},
    {.name = "anniversary",
     .argument = "A",
     .type = CJ_OPTION_SECOND,
     .offset = AT(options.anniversary_excluded),
     .words = "include|exclude",
     .help = "include (default): the anniversary day belongs to the window that ends there; "
             "exclude: to the next"},
    {.name = "first",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.first),
     .help = "Count a person as offending only in the window of the first reoffence"},
    {.name = "denominator",
     .argument = "D",
     .type = CJ_OPTION_SECOND,
     .offset = AT(options.everybody),
     .words = "mature|all",
     .help = "mature (default): people whose window ended by --as-of; all: everybody"},
    {.name = "one-per",
     .argument = "U",
     .type = CJ_OPTION_SECOND,
     .offset = AT(options.each_episode),
     .words = "person|episode",
     .help =
         "person (default): the first episode of each person in the period; episode: each of them"},
    {.name = "events",
     .argument = "E",
     .type = CJ_OPTION_READ,
     .read = read_events,
     .help = "recorded (default): every offence; proven: those with an outcome that proves them, "
             "in time"},
    {.name = "proven-values",
     .argument = "A|B",
     .type = CJ_OPTION_READ,
     .read = read_proven_values,
     .help = "Outcomes that prove an offence (default: CONVICTION|CAUTION)"},
    {.name = "wait",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_wait,
     .help =
         "Months after the 12 within which the outcome must be dated (default: 6); none: no limit"},
    {.name = "include-breach",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.include_breach),
     .help = "Count rows with breach = Y, too"},
    {.name = "where-offences",
     .argument = "COND",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(conditions),
     .flags = CJ_OPTION_REPEATS,
     .help = "Count offences where COND holds (as in --where); repeat for and"},
    {.name = "method",
     .argument = "M",
     .type = CJ_OPTION_READ,
     .read = read_method,
     .words = "moj|ni19|tracker",
     .help = "A set of these: moj (proven, cumulative, 12 months, wait 6), ni19 (the same, wait 3) "
             "or tracker (the defaults); options given override it"},
    {.name = "cases",
     .type = CJ_OPTION_READ,
     .read = read_cases,
     .flags = CJ_OPTION_FIRST,
     .help = "Print a row for each member of the cohort instead"},
    {.name = "survival",
     .type = CJ_OPTION_READ,
     .read = read_survival,
     .help = "Print the Kaplan-Meier estimate of the days to the first reoffence instead"},
    {.name = "at",
     .argument = "D,D,...",
     .type = CJ_OPTION_READ,
     .read = read_days,
     .help = "Days for --survival (default: each day on which somebody reoffended)"},
    {0}};

/* ---- the run ------------------------------------------------------------------------- */

/* Apply what the method sets, unless an option says otherwise: the Ministry of Justice's proven
 * reoffending (12 months and 6 to wait), National Indicator 19 (3 to wait), or the tracker's
 * defaults. */
static void apply_method(reoffending_data *in)
{
    cj_reoffending_options *out = &in->options;

    out->method = in->method;
    if (in->method == NULL || strcmp(in->method, "tracker") == 0)
        return;
    if (!in->events_given)
        out->proven = true;
    if (!in->wait_given)
        out->wait = strcmp(in->method, "ni19") == 0 ? 3 : 6;
    if (!in->windows_given) {
        out->windows[0] = 12;
        out->window_count = 1;
    }
    if (!out->first)
        out->cumulative = true;
}

/* Whether every setting is the method's own: else the table must not carry its name without a
 * remark. */
static bool is_as_defined(const cj_reoffending_options *out)
{
    static const int tracker_windows[] = {3, 6, 9, 12};
    bool tracker = strcmp(out->method, "tracker") == 0;
    bool windows = tracker ? out->window_count == 4 &&
                                 memcmp(out->windows, tracker_windows, sizeof tracker_windows) == 0
                           : out->window_count == 1 && out->windows[0] == 12;
    bool events = tracker ? !out->proven
                          : out->proven && out->proven_count == 0 &&
                                out->wait == (strcmp(out->method, "ni19") == 0 ? 3 : 6);

    return windows && events && !(tracker && (out->cumulative || out->first)) &&
           !out->anniversary_excluded && !out->include_breach && !out->each_episode &&
           out->offence_condition_count == 0;
}

/* Refuse options that would have no effect: the user believes that they have. */
static cj_status check(const reoffending_data *in, cj_error *err)
{
    const cj_reoffending_options *out = &in->options;

    if (!out->proven && in->proven_values_given)
        return cj_fail(err, CJ_EUSAGE, "{proven-values} is for {events} proven");
    if (!out->proven && in->wait_given)
        return cj_fail(err, CJ_EUSAGE, "{wait} is for {events} proven");
    if (out->output != CJ_REOFFENDING_SURVIVAL && in->at_given)
        return cj_fail(err, CJ_EUSAGE, "{at} is for {survival}");
    return CJ_OK;
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    reoffending_data *in = data;
    cj_status status;

    apply_method(in);
    status = check(in, err);
    in->options.common = *common;
    in->options.offence_conditions = in->conditions.items;
    in->options.offence_condition_count = in->conditions.count;
    in->options.method_changed = in->method != NULL && !is_as_defined(&in->options);
    return status == CJ_OK ? cj_reoffending(out, records, &in->options, err) : status;
}

/* Defaults are set before options are read, since 0 would be a valid value of each. */
static void begin(void *data)
{
    reoffending_data *in = data;

    in->options = (cj_reoffending_options){
        .as_of = CJ_DATE_MISSING, .windows = {3, 6, 9, 12}, .window_count = 4, .wait = 6};
}

static void end(void *data)
{
    reoffending_data *in = data;

    free(in->conditions.items);
    cj_arena_clear(&in->arena);
}

const cj_measure_kind cj_reoffending_kind = {
    .program =
        {.name = "cj-reoffending",
         .purpose =
             "Reoffending tracking: who offended before, during and 3, 6, 9 and 12 months after",
         .operands = "[EPISODES...]",
         .about =
             "EPISODES is a CSV export with one row for each episode (columns person_id, "
             "start_date, "
             "closure_date); several files are one input, each with its own header. Without it, or "
             "for -, standard input is read. People whose episode "
             "closed in the period are followed up through the offences (person_id, offence_date).",
         .example = "cj-reoffending episodes.csv --offences offences.csv --as-of 2022-04-19",
         .examples =
             "cj-reoffending episodes.csv --offences offences.csv --as-of 2022-04-19 --cases\n"
             "cj-reoffending episodes.csv --offences offences.csv --method ni19",
         .options = options,
         .other = "offences",
         .many = true,
         .hides = true},
    .role = "episodes",
    .places = 1,
    .size = sizeof(reoffending_data),
    .begin = begin,
    .compute = compute,
    .end = end};
