/* Everything that programs say on standard error, and findings and repairs as CSV or JSON. */
#include "tell.h"

#include "cj/json_write.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Lines about findings on standard error: about a screen. */
#define SHOWN 20

/* Print one line. Control characters in data are shown as codes, so that they cannot move the
 * cursor of a terminal. */
static void say(const cj_program *program, const char *before, const char *message)
{
    cj_text line = CJ_TEXT_INIT;

    cj_text_printable(&line, cj_span_of(message));
    fprintf(stderr, "%s: %s%s\n", program->name, before, cj_text_string(&line));
    cj_text_clear(&line);
}

/* Memory that runs out exits with 3, as for files: the user can do as much about it. */
int cj_tell_error(const cj_program *program, const cj_error *err)
{
    char message[CJ_ERROR_FILE_MAX + CJ_ERROR_TEXT_MAX + 64];

    cj_progress_end();
    cj_error_format(message, sizeof message, err);
    say(program, "", message);
    return err->status == CJ_ENOMEM ? CJ_EIO : (int)err->status;
}

void cj_tell_lines(const cj_settings *settings, cj_span lines)
{
    const char *path = settings->operand;
    bool piped = path == NULL || strcmp(path, "-") == 0;
    size_t told = 0;
    cj_text line = CJ_TEXT_INIT;

    cj_progress_end();
    while (!settings->quiet && lines.length > 0) {
        const char *end = memchr(lines.at, '\n', lines.length);
        size_t length = end == NULL ? lines.length : (size_t)(end - lines.at);

        cj_text_reset(&line);
        cj_text_format(&line, "%s: ", piped ? "standard input" : path);
        cj_text_append(&line, (cj_span){lines.at, length});
        if (told++ < SHOWN)
            say(settings->program, "", cj_text_string(&line));
        lines.at += length + (end != NULL);
        lines.length -= length + (end != NULL);
    }
    if (told > SHOWN)
        say(settings->program, "", "and more: the description of each field says what was assumed");
    cj_text_clear(&line);
}

/* Findings that are told on standard error. */
typedef struct {
    size_t room;    /* lines for them */
    uint64_t told;  /* by a line of their own, or as alike */
    bool names_all; /* it was said what lists all */
} telling;

/* Say how many more findings there are, and the first time how to list them all. */
static void tell_more(const cj_settings *settings, telling *of, uint64_t count, const char *before,
                      const char *behind)
{
    bool name = settings->findings == NULL && !of->names_all;

    fprintf(stderr, "%s: %s%llu more%s%s\n", settings->program->name, before,
            (unsigned long long)count, behind, name ? " (--findings FILE lists all)" : "");
    of->names_all = true;
    of->told += count;
}

/* Whether a warning says that what was counted is not what the table shows, and no note below the
 * table has it: csv has none. */
static bool is_doubt(const cj_finding *finding, bool has_notes)
{
    static const char *const unnoted[] = {"total-row", "line-below", "missing-header",
                                          "encoding-error"};
    static const char *const noted[] = {
        "whole-and-parts",     "duplicate-row", "id-format",       "rows-end",
        "rows-begin",          "linked-end",    "offences-end",    "offences-begin",
        "scores-begin",        "no-key-met",    "few-people",      "one-offence-each",
        "no-earlier-offences", "swapped-dates", "days-below-none", "dates-after-as-of",
        "one-score",           "proven-words",  "fan-out",         "renamed-value",
        "filler-code",         "filled-date",   "filtered-rows",   "backwards-spans"};

    cj_span code = cj_span_of(finding->code);

    return finding->severity == CJ_WARNING &&
           (cj_word_is_in(code, unnoted, sizeof unnoted / sizeof *unnoted) ||
            (!has_notes && cj_word_is_in(code, noted, sizeof noted / sizeof *noted)));
}

/* Append "total-row at c.csv:5", or of a file as a whole "rows-end in c.csv". */
static void append_doubt(cj_text *line, const cj_finding *finding)
{
    cj_text_format(line, "%s %s %s", finding->code, finding->line > 0 ? "at" : "in", finding->file);
    if (finding->line > 0)
        cj_text_format(line, ":%llu", (unsigned long long)finding->line);
}

/* With --quiet: one line for all of them, since nothing else would say that a figure may be wrong.
 */
static void tell_doubts(const cj_settings *settings, const cj_findings *findings)
{
    bool has_notes = settings->format_used != CJ_FORMAT_CSV;
    size_t count = 0;
    cj_text line = CJ_TEXT_INIT;

    cj_text_add(&line, "warning: figures may be wrong: ");
    for (size_t i = 0; i < cj_findings_kept(findings); i++) {
        const cj_finding *finding = cj_findings_at(findings, i);
        bool known = !is_doubt(finding, has_notes);

        for (size_t k = 0; k < i && !known; k++)
            known = strcmp(cj_findings_at(findings, k)->code, finding->code) == 0;
        if (known)
            continue;
        cj_text_add(&line, count++ > 0 ? ", " : "");
        append_doubt(&line, finding);
    }
    cj_text_add(&line, settings->findings == NULL ? " (without --quiet all is told)" : "");
    if (count > 0)
        say(settings->program, "", cj_text_string(&line));
    cj_text_clear(&line);
}

/* Print the kept findings of one severity while there is room. */
static void show(const cj_settings *settings, const cj_findings *findings, cj_severity severity,
                 telling *of)
{
    cj_text line = CJ_TEXT_INIT;

    for (size_t i = 0; i < cj_findings_kept(findings) && of->room > 0; i++) {
        const cj_finding *finding = cj_findings_at(findings, i);

        if (finding->severity != severity)
            continue;
        cj_text_reset(&line);
        cj_finding_append(&line, finding);
        say(settings->program, severity == CJ_WARNING ? "warning: " : "", cj_text_string(&line));
        of->room--;
        of->told++;
        if (cj_findings_more(findings, i) > 0)
            tell_more(settings, of, cj_findings_more(findings, i), "and ", " like this");
    }
    cj_text_clear(&line);
}

void cj_tell_notice(const cj_settings *settings, const char *measure, const char *notice)
{
    cj_text line = CJ_TEXT_INIT;

    cj_progress_end();
    cj_text_format(&line, "%s: %s", measure, notice);
    if (!settings->quiet)
        say(settings->program, "", cj_text_string(&line));
    cj_text_clear(&line);
}

/* Where the rows of a file went, and what was put right in it. */
static void tell_file(const cj_settings *settings, const cj_dataset *dataset,
                      const cj_ledger *ledger, size_t file)
{
    cj_text line = CJ_TEXT_INIT;

    cj_ledger_append(&line, ledger, file);
    say(settings->program, "", cj_text_string(&line));
    cj_text_reset(&line);
    if (dataset->repairs != NULL)
        cj_repairs_append(&line, dataset->repairs, ledger->files[file].name);
    if (line.length > 0)
        say(settings->program, "", cj_text_string(&line));
    cj_text_clear(&line);
}

void cj_tell_rows(const cj_settings *settings, const cj_dataset *dataset, bool failed)
{
    const cj_findings *findings = dataset->findings;

    cj_progress_end();
    if (settings->quiet)
        return;
    for (size_t i = 0; i < dataset->notice_count; i++)
        say(settings->program, "", cj_text_string(&dataset->notices[i]));
    if (!settings->verbose && !isatty(STDERR_FILENO) && !failed &&
        cj_findings_errors(findings) + cj_findings_warnings(findings) == 0)
        return;
    for (size_t i = 0; i < dataset->ledger_count; i++)
        for (size_t file = 0; file < dataset->ledgers[i].file_count; file++)
            if (!dataset->ledgers[i].unfinished) /* else where its rows went is not known */
                tell_file(settings, dataset, &dataset->ledgers[i], file);
}

void cj_tell_findings(const cj_settings *settings, const cj_dataset *dataset, bool failed)
{
    const cj_findings *findings = dataset->findings;
    uint64_t errors = cj_findings_errors(findings);
    uint64_t warnings = settings->quiet ? 0 : cj_findings_warnings(findings);
    telling of = {.room = SHOWN};

    cj_progress_end();
    show(settings, findings, CJ_ERROR, &of);
    if (!settings->quiet)
        show(settings, findings, CJ_WARNING, &of);
    if (errors + warnings > of.told)
        tell_more(settings, &of, errors + warnings - of.told, "", "");
    if (settings->quiet)
        tell_doubts(settings, findings);
    cj_tell_rows(settings, dataset, failed);
}

/* ---- progress ------------------------------------------------------------------- */

#define WAIT 2    /* seconds before the first line */
#define PAUSE 0.1 /* between two: nobody reads more */

/* Whether a line of progress is on the screen; set once reading takes longer than two
 * seconds. */
static bool progress_shown;
static pthread_mutex_t progress_lock = PTHREAD_MUTEX_INITIALIZER; /* several inputs at once */

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Append a number with commas between groups of three digits. */
static void append_grouped(cj_text *line, uint64_t number)
{
    if (number >= 1000) {
        append_grouped(line, number / 1000);
        cj_text_format(line, ",%03u", (unsigned)(number % 1000));
    } else {
        cj_text_format(line, "%u", (unsigned)number);
    }
}

void cj_progress_append(cj_text *line, const cj_read_so_far *reading, double seconds)
{
    double share = reading->all > 0 ? (double)reading->done / (double)reading->all : 0;
    uint64_t left = share >= 0.01 ? (uint64_t)(seconds / share - seconds + 0.5) : 0;

    cj_text_format(line, "%s: ", reading->file);
    append_grouped(line, reading->rows);
    cj_text_add(line, " rows");
    if (reading->all > 0)
        cj_text_format(line, ", %.0f %%", share * 100);
    if (share < 0.01)
        return;
    cj_text_add(line, ", ");
    if (left >= 60)
        cj_text_format(line, "%llu min ", (unsigned long long)(left / 60));
    cj_text_format(line, "%llu s left", (unsigned long long)(left % 60));
}

/* When the reading of each file began: of some files, as a report reads several at once. */
typedef struct {
    double begin; /* of the run; 0: not yet */
    double shown; /* when a line was last shown */
    struct {
        const char *file;
        double begin;
    } files[8];
} progress_times;

/* The seconds since reading of the file began; of one too many, since the run began. */
static double seconds_of(progress_times *times, const char *file, double now)
{
    size_t count = sizeof times->files / sizeof *times->files;

    for (size_t i = 0; i < count; i++) {
        if (times->files[i].file == NULL) {
            times->files[i].file = file;
            times->files[i].begin = now;
        }
        if (times->files[i].file == file)
            return now - times->files[i].begin;
    }
    return now - times->begin;
}

/* Show progress; several threads call it. */
static void show_progress(void *data, const cj_read_so_far *reading)
{
    progress_times *times = data;
    double now = seconds();
    cj_text line = CJ_TEXT_INIT;
    double since;

    pthread_mutex_lock(&progress_lock);
    if (times->begin == 0)
        times->begin = now;
    since = seconds_of(times, reading->file, now);
    if (now - times->begin >= WAIT && now - times->shown >= PAUSE) {
        progress_shown = true;
        times->shown = now;
        cj_text_add(&line, "\r");
        cj_progress_append(&line, reading, since);
        cj_text_add(&line, "\033[K");
        fputs(cj_text_string(&line), stderr);
    }
    pthread_mutex_unlock(&progress_lock);
    cj_text_clear(&line);
}

void cj_progress_watch(cj_records_options *reading, const cj_settings *settings)
{
    static progress_times times;

    if (settings->quiet || !isatty(STDERR_FILENO))
        return;
    reading->run.progress = show_progress;
    reading->run.progress_data = &times;
}

void cj_progress_end(void)
{
    pthread_mutex_lock(&progress_lock);
    if (progress_shown)
        fputs("\r\033[K", stderr);
    progress_shown = false;
    pthread_mutex_unlock(&progress_lock);
}

/* ---- findings as CSV -------------------------------------------------------------- */

cj_status cj_findings_csv_header(cj_file *file, cj_error *err)
{
    return cj_file_write(file, CJ_SPAN(CJ_FINDINGS_HEADER), err);
}

/* Append a number, or an empty field for 0: lines, records and columns begin at 1, so 0 means
 * not known. */
static void add_number(cj_text *row, uint64_t number)
{
    if (number != 0)
        cj_text_format(row, "%llu", (unsigned long long)number);
    cj_text_char(row, ',');
}

static void add_field(cj_text *row, cj_span field, bool raw, char end)
{
    cj_csv_append_text(row, field, raw);
    cj_text_char(row, end);
}

/* The value has its control characters as codes, so that a finding is one line. */
void cj_finding_append_csv(cj_text *row, const cj_finding *finding, bool raw)
{
    cj_text value = CJ_TEXT_INIT;

    cj_text_escaped(&value, finding->value);
    add_field(row, cj_span_of(finding->code), raw, ',');
    add_field(row, finding->severity == CJ_ERROR ? CJ_SPAN("error") : CJ_SPAN("warning"), raw, ',');
    add_field(row, cj_span_of(finding->file), raw, ',');
    add_number(row, finding->line);
    add_number(row, finding->record);
    add_number(row, finding->column);
    if (finding->column != 0)
        cj_cell_name_append(row, finding->column, finding->record);
    cj_text_char(row, ',');
    add_field(row, finding->column_name, raw, ',');
    add_field(row, cj_text_span(&value), raw, ',');
    add_field(row, finding->message, raw, ',');
    add_field(row, finding->hint, raw, '\n');
    row->failed = row->failed || value.failed;
    cj_text_clear(&value);
}

/* Write a member: a text, or null if it is not present. */
static void put_member(cj_json_writer *to, const char *key, cj_span value, bool present)
{
    cj_json_put_key(to, key);
    if (present)
        cj_json_put_span(to, value);
    else
        cj_json_put_raw(to, "null");
}

static void put_count(cj_json_writer *to, const char *key, uint64_t number)
{
    cj_json_put_key(to, key);
    if (number == 0)
        cj_json_put_raw(to, "null");
    else
        cj_json_put_number(to, number);
}

void cj_finding_append_json(cj_text *row, const cj_finding *finding)
{
    cj_json_writer to = CJ_JSON_WRITER(row);
    cj_text value = CJ_TEXT_INIT;
    cj_text cell = CJ_TEXT_INIT;

    cj_text_escaped(&value, finding->value);
    if (finding->column != 0)
        cj_cell_name_append(&cell, finding->column, finding->record);
    cj_json_begin(&to, '{', &cj_json_small);
    cj_json_put_member(&to, "code", finding->code);
    cj_json_put_member(&to, "severity", finding->severity == CJ_ERROR ? "error" : "warning");
    cj_json_put_member(&to, "file", finding->file);
    put_count(&to, "line", finding->line);
    put_count(&to, "record", finding->record);
    put_count(&to, "column", finding->column);
    put_member(&to, "cell", cj_text_span(&cell), cell.length > 0);
    put_member(&to, "column_name", finding->column_name, finding->column_name.length > 0);
    put_member(&to, "value", cj_text_span(&value), finding->value.length > 0);
    put_member(&to, "message", finding->message, true);
    put_member(&to, "hint", finding->hint, finding->hint.length > 0);
    cj_json_end(&to);
    cj_text_char(row, '\n');
    row->failed = row->failed || value.failed || cell.failed;
    cj_text_clear(&value);
    cj_text_clear(&cell);
}

cj_status cj_findings_to_csv(void *data, const cj_finding *finding, cj_error *err)
{
    const cj_lists *lists = data;
    cj_text row = CJ_TEXT_INIT;
    cj_status status;

    cj_finding_append_csv(&row, finding, lists->raw);
    status =
        row.failed ? cj_fail_nomem(err) : cj_file_write(lists->findings, cj_text_span(&row), err);
    cj_text_clear(&row);
    return status;
}

/* ---- repairs as CSV ------------------------------------------------------------------ */

cj_status cj_repairs_csv_header(cj_file *file, cj_error *err)
{
    return cj_file_write(file, CJ_SPAN("file,line,column,old,new,rule\n"), err);
}

cj_status cj_repairs_to_csv(void *data, const cj_repair *repair, cj_error *err)
{
    const cj_lists *lists = data;
    cj_text row = CJ_TEXT_INIT;
    cj_text shown = CJ_TEXT_INIT;
    cj_status status;

    add_field(&row, cj_span_of(repair->file), lists->raw, ',');
    add_number(&row, repair->line);
    add_number(&row, repair->column);
    cj_text_printable(&shown, repair->before);
    add_field(&row, cj_text_span(&shown), lists->raw, ',');
    cj_text_reset(&shown);
    cj_text_printable(&shown, repair->after);
    add_field(&row, cj_text_span(&shown), lists->raw, ',');
    add_field(&row, cj_span_of(repair->rule), lists->raw, '\n');
    status = row.failed || shown.failed ? cj_fail_nomem(err)
                                        : cj_file_write(lists->repairs, cj_text_span(&row), err);
    cj_text_clear(&row);
    cj_text_clear(&shown);
    return status;
}
