/* Common options are resolved: words become periods, columns, inputs, formats and numbers, each
 * checked. */
#include "settings.h"

#include "cj/list.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void *alloc(cj_settings *settings, size_t count, size_t size)
{
    return cj_arena_alloc(&settings->arena, (count + 1) * size);
}

/* The day from which periods are counted back; CJ_DATE_MISSING: nobody says. */
static cj_status find_as_of(cj_date *out, const cj_settings *settings, cj_error *err)
{
    const char *given = cj_settings_given(settings, "as-of");

    *out = CJ_DATE_MISSING;
    if (given == NULL)
        given = settings->complete;
    return given == NULL ? CJ_OK : cj_option_date(out, "as-of", given, err);
}

/* How many periods the texts stand for. */
static size_t count_periods(bool *move, const cj_settings *settings)
{
    size_t count = 0;

    *move = false;
    for (size_t i = 0; i < settings->periods.count; i++) {
        size_t moving = cj_period_moving_count(settings->periods.items[i]);

        *move = *move || moving > 0;
        count += moving > 0 ? moving : 1;
    }
    return count;
}

/* Two spellings of one period would count its rows twice, so they are refused. */
static cj_status check_twice(const cj_period *periods, size_t count, cj_error *err)
{
    const cj_period *last = &periods[count - 1];

    for (size_t i = 0; i + 1 < count; i++)
        if (periods[i].first == last->first && periods[i].last == last->last)
            return cj_fail(err, CJ_EUSAGE, "period %s is given twice", last->name);
    return CJ_OK;
}

/* Say which periods a text stands for: "Period last-quarter, counted back from 2022-04-20:
 * 2021-22Q4." */
static cj_status say_moved(cj_settings *settings, cj_text *said, const char *text, cj_date as_of,
                           const cj_period *periods, size_t count, cj_error *err)
{
    cj_text_format(said, "%sPeriod %s, counted back from ", said->length > 0 ? " " : "", text);
    cj_date_append(said, as_of);
    cj_text_format(said, ": %s%s%s.", periods[0].name, count > 1 ? " to " : "",
                   count > 1 ? periods[count - 1].name : "");
    if (cj_text_check(said, err) != CJ_OK)
        return CJ_ENOMEM;
    settings->measure.moved = cj_arena_text(&settings->arena, said->bytes, said->length);
    return settings->measure.moved == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Read the periods that are given into an array with room for all of them. */
static cj_status read_periods(cj_settings *settings, cj_period *periods, cj_date as_of,
                              cj_error *err)
{
    cj_text said = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    size_t count = 0;

    for (size_t i = 0; status == CJ_OK && i < settings->periods.count; i++) {
        const char *text = settings->periods.items[i];
        size_t moving = cj_period_moving_count(text);
        size_t first = count;

        for (size_t m = 0; status == CJ_OK && m < (moving > 0 ? moving : 1); m++) {
            status = cj_period_moving(&periods[count], text, m, as_of, err);
            if (status == CJ_OK)
                status = check_twice(periods, ++count, err);
        }
        if (status == CJ_OK && moving > 0)
            status = say_moved(settings, &said, text, as_of, &periods[first], moving, err);
    }
    cj_text_clear(&said);
    return status;
}

/* Whether a period goes on up to the day. */
static bool reach_to(const cj_period *periods, size_t count, cj_date as_of)
{
    for (size_t i = 0; i < count; i++)
        if (!cj_period_is_all(&periods[i]) && periods[i].last >= as_of)
            return true;
    return false;
}

/* No --period means one period, "all". */
static cj_status resolve_periods(cj_settings *settings, cj_error *err)
{
    bool move;
    size_t count = count_periods(&move, settings);
    cj_period *periods = alloc(settings, count, sizeof *periods);
    cj_status status = periods == NULL ? cj_fail_nomem(err) : CJ_OK;
    cj_date as_of = CJ_DATE_MISSING;

    if (status == CJ_OK)
        status = find_as_of(&as_of, settings, err);
    if (status == CJ_OK && count == 0) {
        count = 1;
        status = cj_period_parse(&periods[0], "all", err);
    } else if (status == CJ_OK) {
        status = read_periods(settings, periods, as_of, err);
    }
    if (status == CJ_OK && settings->as_of != NULL && !move && !reach_to(periods, count, as_of))
        status =
            cj_fail(err, CJ_EUSAGE,
                    "{as-of DATE} is the day from which periods such as last-quarter are "
                    "counted back, or up to which the data of a period are known that does not "
                    "end before it, and none is asked for");
    settings->measure.has_complete = as_of != CJ_DATE_MISSING;
    settings->measure.complete = as_of;
    settings->measure.periods = periods;
    settings->measure.period_count = count;
    settings->measure.period_given = settings->periods.count > 0;
    return status;
}

static cj_status resolve_by(cj_settings *settings, cj_error *err)
{
    cj_span *all = NULL;
    size_t count = 0;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < settings->by.count; i++)
        status = cj_option_names(&all, &count, "by", settings->by.items[i], &settings->arena, err);
    settings->measure.by = all;
    settings->measure.by_count = count;
    return status;
}

static cj_status resolve_orders(cj_settings *settings, cj_error *err)
{
    cj_order *orders = alloc(settings, settings->orders.count, sizeof *orders);
    cj_status status = orders == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < settings->orders.count; i++) {
        status = cj_order_parse(&orders[i], settings->orders.items[i], &settings->arena, err);
        for (size_t j = 0; status == CJ_OK && j < i; j++)
            if (cj_word_same(orders[i].column, orders[j].column))
                status =
                    cj_fail(err, CJ_EUSAGE, "{order} is given twice for %s", orders[i].column.at);
    }
    settings->measure.orders = orders;
    settings->measure.order_count = settings->orders.count;
    return status;
}

/* A delimiter is one byte, as the scanner compares bytes; "\t" and "tab" are easier to type
 * than a tab. */
static cj_status resolve_reading(cj_settings *settings, cj_error *err)
{
    cj_records_options *records = &settings->records;
    cj_date_form *forms = alloc(settings, settings->date_forms.count, sizeof *forms);
    cj_status status = forms == NULL ? cj_fail_nomem(err) : CJ_OK;
    const char *delimiter = settings->delimiter;

    if (settings->encoding != NULL && settings->encoding[0] == '\0')
        return cj_fail(err, CJ_EUSAGE,
                       "{encoding} needs the name of an encoding, such as UTF-8 or windows-1252");
    for (size_t i = 0; status == CJ_OK && i < settings->date_forms.count; i++)
        status = cj_date_form_parse(&forms[i], settings->date_forms.items[i], err);
    if (status == CJ_OK)
        status = cj_date_forms_check(forms, settings->date_forms.count, err);
    if (status != CJ_OK)
        return status;
    records->needs.used_only = true;
    records->needs.strangers = settings->allow_empty;
    records->format.forms = forms;
    records->format.form_count = settings->date_forms.count;
    records->format.encoding = settings->encoding;
    records->selection.conditions = settings->conditions.items;
    records->selection.condition_count = settings->conditions.count;
    records->selection.derivations = settings->derivations.items;
    records->selection.derivation_count = settings->derivations.count;
    records->selection.unpivot = settings->unpivot;
    if (delimiter == NULL)
        return CJ_OK;
    if (strcmp(delimiter, "\\t") == 0 || strcmp(delimiter, "tab") == 0)
        delimiter = "\t";
    if (strlen(delimiter) != 1 || strchr("\"\r\n", delimiter[0]) != NULL)
        return cj_fail(err, CJ_EUSAGE,
                       "{delimiter} \"%s\" must be one character, such as , ; | or tab",
                       settings->delimiter);
    records->format.delimiter = delimiter[0];
    return CJ_OK;
}

static cj_status take_places(int *places, const char *option, const char *text, cj_error *err)
{
    cj_decimal value;
    cj_status status = cj_option_decimal(&value, option, text, 0,
                                         CJ_PERCENT_PLACES_MAX * CJ_DECIMAL_ONE, true, err);

    *places = (int)(value / CJ_DECIMAL_ONE);
    return status;
}

static cj_status resolve_figures(cj_settings *settings, int places, cj_error *err)
{
    cj_measure_options *measure = &settings->measure;
    cj_status status = CJ_OK;

    measure->places = places;
    measure->mean_places = 1;
    measure->confidence = 95;
    measure->total = settings->total;
    measure->allow_empty = settings->allow_empty;
    measure->sum_to_100 = settings->sum_to_100;
    measure->title = settings->title;
    measure->units = settings->units;
    measure->labels = settings->labels.items;
    measure->label_count = settings->labels.count;
    measure->money = settings->money.items;
    measure->money_count = settings->money.count;
    if (settings->decimals != NULL)
        status = take_places(&measure->places, "decimals", settings->decimals, err);
    if (status == CJ_OK && settings->mean_decimals != NULL)
        status = take_places(&measure->mean_places, "mean-decimals", settings->mean_decimals, err);
    if (status != CJ_OK)
        return status;
    if (settings->confidence != NULL) {
        if (strcmp(settings->confidence, "99.8") == 0)
            measure->confidence = 99.8;
        else if (strcmp(settings->confidence, "95") != 0)
            return cj_fail(err, CJ_EUSAGE, "{confidence} \"%s\" must be 95 or 99.8",
                           settings->confidence);
    }
    return CJ_OK;
}

/* Choose what only a reader at a terminal is given (NO_COLOR: no-color.org): files have none of it,
 * so that they do not depend on where they were made. */
static cj_status resolve_terminal(cj_settings *settings, cj_error *err)
{
    static const char *const colours[] = {"auto", "always", "never"};
    static const char *const notes[] = {"full", "short", "none"};
    const char *no_colour = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    bool terminal = settings->output == NULL && isatty(STDOUT_FILENO);
    size_t colour = 0;
    size_t which = terminal && !settings->program->defined ? CJ_NOTES_SHORT : CJ_NOTES_FULL;
    cj_status status = CJ_OK;

    if (settings->colour != NULL)
        status = cj_option_choice(&colour, "color", settings->colour, colours, 3, err);
    if (status == CJ_OK && settings->notes != NULL)
        status = cj_option_choice(&which, "notes", settings->notes, notes, 3, err);
    settings->notes_used = (cj_notes)which;
    settings->coloured =
        colour == 1 || (colour == 0 && terminal && (no_colour == NULL || no_colour[0] == '\0') &&
                        term != NULL && strcmp(term, "dumb") != 0);
    return status;
}

/* One thread for each processor unless --threads says otherwise; 1024 stops slips of the
 * keyboard. */
static cj_status resolve_threads(cj_settings *settings, cj_error *err)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int64_t threads = processors > 1 ? processors : 1;

    if (settings->threads != NULL &&
        (!cj_whole_parse(&threads, cj_span_of(settings->threads)) || threads < 1 || threads > 1024))
        return cj_fail(err, CJ_EUSAGE, "{threads} \"%s\" must be a whole number, 1 to 1024",
                       settings->threads);
    settings->records.run.threads = (unsigned)threads;
    return CJ_OK;
}

/* Choose the format: --format, else the suffix of --output, else text on a terminal and CSV in
 * a pipe. A device such as /dev/null has no suffix. */
static cj_status resolve_format(cj_settings *settings, cj_error *err)
{
    struct stat target;
    bool special = settings->output != NULL && stat(settings->output, &target) == 0 &&
                   !S_ISREG(target.st_mode);
    cj_status status = CJ_OK;

    if (settings->format != NULL)
        status = cj_format_parse(&settings->format_used, settings->format, err);
    else if (settings->output != NULL && !special)
        status = cj_format_of_file(&settings->format_used, settings->output, err);
    else
        settings->format_used =
            settings->sentences || (settings->output == NULL && isatty(STDOUT_FILENO))
                ? CJ_FORMAT_TEXT
                : CJ_FORMAT_CSV;
    if (status == CJ_OK && settings->format_used == CJ_FORMAT_XLSX && settings->output == NULL &&
        isatty(STDOUT_FILENO))
        return cj_fail(err, CJ_EUSAGE,
                       "a workbook is not for a terminal: name it with --output out.xlsx");
    if (status == CJ_OK && settings->sentences && settings->format_used != CJ_FORMAT_TEXT &&
        settings->format_used != CJ_FORMAT_MARKDOWN)
        return cj_fail(err, CJ_EUSAGE, "{sentences} is for the formats text and markdown");
    return status;
}

/* Take --output "-" for standard output; a list of findings there would be mixed with the
 * table, so it needs a file. */
static cj_status resolve_dash(cj_settings *settings, cj_error *err)
{
    if (settings->output != NULL && strcmp(settings->output, "-") == 0)
        settings->output = NULL;
    for (size_t i = 0; i < settings->given_count; i++) {
        const cj_option *option = settings->given[i].option;

        if ((option->flags & CJ_OPTION_WRITES) != 0 && option->letter != 'o' &&
            strcmp(settings->given[i].value, "-") == 0)
            return cj_fail(err, CJ_EUSAGE, "--%s needs the name of a file", option->name);
    }
    return CJ_OK;
}

cj_status cj_settings_resolve_run(cj_settings *settings, cj_error *err)
{
    cj_status status = CJ_OK;

    if (settings->tolerate != NULL)
        status = cj_tolerance_parse(&settings->measure.tolerance, settings->tolerate, err);
    if (status == CJ_OK)
        status = resolve_threads(settings, err);
    if (status == CJ_OK)
        status = resolve_terminal(settings, err);
    if (status == CJ_OK && settings->verbose && settings->quiet)
        status = cj_fail(err, CJ_EUSAGE, "{verbose} and {quiet} contradict each other");
    return status;
}

/* Files are checked before anything is opened, so that no mistake costs an input. */
cj_status cj_settings_resolve_reading(cj_settings *settings, cj_error *err)
{
    cj_status status = resolve_dash(settings, err);

    if (status == CJ_OK)
        status = resolve_reading(settings, err);
    if (status == CJ_OK)
        status = cj_settings_check_inputs(settings, err);
    if (status == CJ_OK)
        status = cj_guard_check_files(settings, err);
    if (status == CJ_OK)
        status = resolve_format(settings, err);
    return status == CJ_OK ? cj_settings_resolve_run(settings, err) : status;
}

cj_status cj_settings_resolve(cj_settings *settings, const char *role, int places, cj_error *err)
{
    cj_status status = resolve_periods(settings, err);

    if (status == CJ_OK)
        status = resolve_by(settings, err);
    if (status == CJ_OK)
        status = resolve_orders(settings, err);
    if (status == CJ_OK)
        status = cj_settings_resolve_inputs(settings, role, err);
    if (status == CJ_OK)
        status = resolve_figures(settings, places, err);
    if (status == CJ_OK)
        status = cj_settings_resolve_reading(settings, err);
    return status == CJ_OK ? cj_settings_resolve_hiding(settings, err) : status;
}
