/* The measure of cj-timeliness: the share of events done within days, working days or months. */
#include "cj/timeliness.h"

#include "cj/list.h"
#include "measures.h"

typedef struct {
    cj_timeliness_options options;
    bool has_within;
    cj_limit_unit band_unit;
    cj_calendar *calendar;
    cj_arena arena;
} timeliness_data;

/* ---- values ------------------------------------------------------------------------ */

static cj_status read_within(void *data, const char *text, cj_error *err)
{
    timeliness_data *in = data;

    in->has_within = true;
    if (cj_limit_parse(&in->options.within, cj_span_of(text)))
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE,
                   "{within} \"%s\" must be a whole number, 0 to %d, of days (20d), working days "
                   "(7wd) or months (3m)",
                   text, CJ_LIMIT_MAX);
}

/* Report bands that do not follow on each other, with an example of some that do. */
static cj_status fail_bands(const char *text, const char *what, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE, "{bands} \"%s\": %s, such as 1wd,5wd,10wd", text, what);
}

/* Months are refused: they have no fixed number of days, so bands of them could overlap. */
static cj_status read_bands(void *data, const char *text, cj_error *err)
{
    timeliness_data *in = data;
    cj_timeliness_options *out = &in->options;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_span *words;
    size_t count;
    cj_status status = cj_list_parse(&words, &count, text, ',', &in->arena, &inner);

    if (status != CJ_OK)
        return cj_fail(err, status, "{bands} \"%s\": %s", text, inner.text);
    if (count > CJ_BANDS_MAX)
        return cj_fail(err, CJ_EUSAGE, "{bands} \"%s\": there may be %d bands", text, CJ_BANDS_MAX);
    for (size_t i = 0; i < count; i++) {
        cj_limit band;

        if (!cj_limit_parse(&band, words[i]) || band.unit == CJ_LIMIT_MONTHS)
            return fail_bands(text, "bands are whole numbers of days or working days", err);
        if (i > 0 && band.unit != in->band_unit)
            return fail_bands(text, "bands have one unit", err);
        if (i > 0 && band.count <= out->bands[i - 1])
            return fail_bands(
                text, "overlapping or falling bands: each must be above the one before", err);
        in->band_unit = band.unit;
        out->bands[i] = band.count;
    }
    out->band_count = count;
    return CJ_OK;
}

static cj_status read_target(void *data, const char *text, cj_error *err)
{
    timeliness_data *in = data;

    in->options.has_target = true;
    return cj_option_percentage(&in->options.target, "target", text, err);
}

#define AT(member) offsetof(timeliness_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is measured:"),
    {.name = "from",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(options.from),
     .flags = CJ_OPTION_FIRST,
     .help = "The date to count from, day 0 (needed)"},
    {.name = "to",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(options.to),
     .flags = CJ_OPTION_FIRST,
     .help = "The date of the event; blank while it has not happened (needed)"},
    {.name = "within",
     .argument = "LIMIT",
     .type = CJ_OPTION_READ,
     .read = read_within,
     .flags = CJ_OPTION_FIRST,
     .help = "20d (days), 7wd (working days) or 3m (calendar months), from 0 to 10000 (needed)"},
    {.name = "calendar",
     .argument = "NAME",
     .type = CJ_OPTION_TEXT,
     .offset = AT(options.calendar_name),
     .words = "scotland|england-wales",
     .help = "Bank holidays for working days: scotland or england-wales (2012 to 2028)"},
    {.name = "holidays",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(options.holidays),
     .flags = CJ_OPTION_READS,
     .help = "Further holidays, or without --calendar all of them: a date YYYY-MM-DD a line"},
    {.name = "as-of",
     .argument = "DATE",
     .type = CJ_OPTION_DATE,
     .offset = AT(options.as_of),
     .flags = CJ_OPTION_FIRST,
     .help = "The day up to which the data are complete, as YYYY-MM-DD (needed where the date of "
             "an event is blank)"},
    {.name = "blank",
     .argument = "B",
     .type = CJ_OPTION_SECOND,
     .offset = AT(options.blank_unknown),
     .words = "overdue|unknown",
     .help = "What has not happened is: overdue (default: late once its last allowed day is before "
             "--as-of, pending until then) or unknown"},
    {.name = "include-unknown",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.include_unknown),
     .help = "Count the unknown in the denominator"},
    {.name = "target",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_target,
     .flags = CJ_OPTION_FIRST,
     .help = "Target for the percentage within, 0 to 100"},
    {.name = "bands",
     .argument = "LIMIT,...",
     .type = CJ_OPTION_READ,
     .read = read_bands,
     .help = "Also count by how long it took, in bands that do not overlap: 1wd,5wd is up to 1, 2 "
             "to 5, and more"},
    {.name = "name",
     .argument = "TEXT",
     .type = CJ_OPTION_TEXT,
     .offset = AT(options.name),
     .help = "Name of the measure (default: made of columns and limit)"},
    {.name = "done",
     .argument = "WORDS",
     .type = CJ_OPTION_TEXT,
     .offset = AT(options.done),
     .help = "What those within were, for sentences: kept, or met on time (default: within the "
             "limit)"},
    {.name = "cases",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.cases),
     .help = "Print a row for each event that is counted instead, and what it counts as"},
    {0}};

/* ---- the run ------------------------------------------------------------------------- */

/* Name all missing options in one message, so that nobody mends them one by one. */
static cj_status check_needed(const timeliness_data *in, cj_error *err)
{
    cj_text words[3] = {CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT};
    cj_span missing[3] = {{"", 0}};
    cj_text list = CJ_TEXT_INIT;
    size_t count = 0;

    if (in->options.from.length == 0)
        cj_text_say(&words[count++], err, "{from COL} (the date to count from)");
    if (in->options.to.length == 0)
        cj_text_say(&words[count++], err, "{to COL} (the date of the event)");
    if (!in->has_within)
        cj_text_say(&words[count++], err, "{within LIMIT} (20d, 7wd or 3m)");
    for (size_t i = 0; i < count; i++)
        missing[i] = cj_text_span(&words[i]);
    cj_text_list(&list, missing, count, count, " and ");
    if (count > 0)
        cj_fail(err, CJ_EUSAGE, "missing: %s", cj_text_string(&list));
    cj_text_clear(&list);
    for (size_t i = 0; i < count; i++)
        cj_text_clear(&words[i]);
    return count > 0 ? CJ_EUSAGE : CJ_OK;
}

/* Refuse options that would have no effect, and bands in another unit than the limit (months
 * aside, which no band can have). */
static cj_status check(const timeliness_data *in, cj_error *err)
{
    const cj_timeliness_options *out = &in->options;
    bool working = out->within.unit == CJ_LIMIT_WORKING_DAYS;

    if (out->band_count > 0 && out->within.unit != CJ_LIMIT_MONTHS &&
        out->within.unit != in->band_unit)
        return cj_fail(err, CJ_EUSAGE, "{bands} must have the unit of {within}");
    if (!working && (out->calendar_name != NULL || out->holidays != NULL))
        return cj_fail(
            err, CJ_EUSAGE, "%s is for limits in working days, such as 7wd",
            cj_option_said(err, out->calendar_name != NULL ? "calendar" : "holidays").text);
    return CJ_OK;
}

/* --holidays adds to the named calendar, or is the whole calendar without one. */
static cj_status open_calendar(timeliness_data *in, cj_error *err)
{
    const cj_timeliness_options *out = &in->options;
    cj_status status;

    if (out->calendar_name == NULL)
        return out->holidays == NULL ? CJ_OK : cj_calendar_load(&in->calendar, out->holidays, err);
    status = cj_calendar_builtin(&in->calendar, out->calendar_name, err);
    return status == CJ_OK && out->holidays != NULL
               ? cj_calendar_add(in->calendar, out->holidays, err)
               : status;
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    timeliness_data *in = data;
    cj_status status = check_needed(in, err);

    if (status == CJ_OK)
        status = check(in, err);
    if (status == CJ_OK)
        status = open_calendar(in, err);
    in->options.common = *common;
    in->options.calendar = in->calendar;
    return status == CJ_OK ? cj_timeliness(out, records, &in->options, err) : status;
}

/* 0 would be a day (1970-01-01), so an absent date must be set. */
static void begin(void *data)
{
    timeliness_data *in = data;

    in->options.as_of = CJ_DATE_MISSING;
}

static void end(void *data)
{
    timeliness_data *in = data;

    cj_calendar_free(in->calendar);
    cj_arena_clear(&in->arena);
}

const cj_measure_kind cj_timeliness_kind = {
    .program =
        {.name = "cj-timeliness",
         .purpose = "Timeliness: the share of events done within days, working days or months",
         .operands = "[ROWS...]",
         .about =
             "ROWS is a CSV export with one row for each event that is due, with the date it is "
             "counted from and the date it was done; several files are one input, each with its "
             "own "
             "header. Without it, or for -, standard input is read.",
         .example = "cj-timeliness orders.csv --from imposed --to first_contact --within 1wd",
         .examples =
             "cj-timeliness orders.csv --from imposed --to plan --within 20d --target 75\n"
             "cj-timeliness orders.csv --from imposed --to plan_agreed --within 1m --by team",
         .options = options,
         .many = true,
         .hides = true,
         .means = true},
    .role = "any",
    .places = 0,
    .size = sizeof(timeliness_data),
    .begin = begin,
    .compute = compute,
    .end = end};
