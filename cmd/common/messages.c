/* What programs say on standard error. */
#include "program.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SHOWN 20

/* One line on standard error; what comes from data cannot move the cursor. */
static void say(const cj_program *program, const char *before, const char *message)
{
    cj_text line = CJ_TEXT_INIT;

    cj_text_printable(&line, cj_span_of(message));
    fprintf(stderr, "%s: %s%s\n", program->name, before, cj_text_string(&line));
    cj_text_clear(&line);
}

int cj_complain(const cj_program *program, const cj_error *err)
{
    char message[CJ_ERROR_FILE_MAX + CJ_ERROR_TEXT_MAX + 64];

    cj_end_progress();
    cj_error_format(message, sizeof message, err);
    say(program, "", message);
    return err->status == CJ_ENOMEM ? CJ_EIO : (int)err->status;
}

/* Print kept findings of a severity while *room lasts. */
static void show(const cj_settings *settings, const cj_findings *findings, cj_severity severity,
                 size_t *room)
{
    cj_text line = CJ_TEXT_INIT;

    for (size_t i = 0; i < cj_findings_kept(findings) && *room > 0; i++) {
        const cj_finding *finding = cj_findings_at(findings, i);

        if (finding->severity != severity)
            continue;
        cj_text_reset(&line);
        cj_finding_append(&line, finding);
        say(settings->program, severity == CJ_WARNING ? "warning: " : "", cj_text_string(&line));
        --*room;
    }
    cj_text_clear(&line);
}

void cj_report_findings(const cj_settings *settings, const cj_dataset *dataset, bool failed)
{
    const cj_findings *findings = dataset->findings;
    uint64_t errors = cj_findings_errors(findings);
    uint64_t warnings = settings->quiet ? 0 : cj_findings_warnings(findings);
    size_t room = SHOWN;
    cj_text line = CJ_TEXT_INIT;

    cj_end_progress();
    show(settings, findings, CJ_ERROR, &room);
    if (!settings->quiet)
        show(settings, findings, CJ_WARNING, &room);
    if (errors + warnings > SHOWN)
        fprintf(stderr, "%s: %llu more%s\n", settings->program->name,
                (unsigned long long)(errors + warnings - SHOWN),
                settings->findings == NULL ? " (--findings FILE lists all)" : "");
    if (settings->quiet)
        return;
    for (size_t i = 0; i < dataset->notice_count; i++)
        say(settings->program, "", cj_text_string(&dataset->notices[i]));
    if (!settings->verbose && !isatty(STDERR_FILENO) && errors + warnings == 0 && !failed)
        return;
    for (size_t i = 0; i < dataset->ledger_count; i++) {
        if (dataset->ledgers[i].broken_off)
            continue; /* where its rows went is not known */
        cj_text_reset(&line);
        cj_ledger_append(&line, &dataset->ledgers[i]);
        say(settings->program, "", cj_text_string(&line));
        cj_text_reset(&line);
        if (dataset->repairs != NULL)
            cj_repairs_append(&line, dataset->repairs, dataset->ledgers[i].name);
        if (line.length > 0)
            say(settings->program, "", cj_text_string(&line));
    }
    cj_text_clear(&line);
}

/* ---- progress ------------------------------------------------------------------- */

static bool progress_shown;

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* data: when reading began, in seconds; 0 before the first call. */
void cj_show_progress(void *data, const char *file, uint64_t done, uint64_t all)
{
    double *begin = data;

    if (*begin == 0)
        *begin = seconds();
    if (seconds() - *begin < 2)
        return;
    progress_shown = true;
    if (all > 0)
        fprintf(stderr, "\r%s: %3.0f%%", file, (double)done * 100 / (double)all);
    else
        fprintf(stderr, "\r%s: %llu MB", file, (unsigned long long)(done / 1000000));
}

void cj_end_progress(void)
{
    if (progress_shown)
        fputs("\r\033[K", stderr);
    progress_shown = false;
}

/* ---- findings as CSV -------------------------------------------------------------- */

cj_status cj_findings_csv_header(cj_file *file, cj_error *err)
{
    return cj_file_write(file,
                         CJ_SPAN("code,severity,file,line,record,column,cell,column_name,value,"
                                 "message,hint\n"),
                         err);
}

/* A number, or nothing where it is 0. */
static void add_number(cj_text *row, uint64_t number)
{
    if (number != 0)
        cj_text_format(row, "%llu", (unsigned long long)number);
    cj_text_char(row, ',');
}

static void add_field(cj_text *row, cj_span field, char end)
{
    cj_csv_append_field(row, field);
    cj_text_char(row, end);
}

cj_status cj_findings_to_csv(void *data, const cj_finding *finding, cj_error *err)
{
    cj_text row = CJ_TEXT_INIT;
    cj_text value = CJ_TEXT_INIT;
    cj_status status;

    cj_text_escaped(&value, finding->value);
    add_field(&row, cj_span_of(finding->code), ',');
    add_field(&row, finding->severity == CJ_ERROR ? CJ_SPAN("error") : CJ_SPAN("warning"), ',');
    add_field(&row, cj_span_of(finding->file), ',');
    add_number(&row, finding->line);
    add_number(&row, finding->record);
    add_number(&row, finding->column);
    if (finding->column != 0)
        cj_cell_name_append(&row, finding->column, finding->record);
    cj_text_char(&row, ',');
    add_field(&row, finding->column_name, ',');
    add_field(&row, cj_text_span(&value), ',');
    add_field(&row, finding->message, ',');
    add_field(&row, finding->hint, '\n');
    status = row.failed || value.failed ? cj_fail_nomem(err)
                                        : cj_file_write(data, cj_text_span(&row), err);
    cj_text_clear(&row);
    cj_text_clear(&value);
    return status;
}

/* ---- repairs as CSV ------------------------------------------------------------------ */

cj_status cj_repairs_csv_header(cj_file *file, cj_error *err)
{
    return cj_file_write(file, CJ_SPAN("file,line,column,old,new,rule\n"), err);
}

cj_status cj_repairs_to_csv(void *data, const cj_repair *repair, cj_error *err)
{
    cj_text row = CJ_TEXT_INIT;
    cj_text shown = CJ_TEXT_INIT;
    cj_status status;

    add_field(&row, cj_span_of(repair->file), ',');
    add_number(&row, repair->line);
    add_number(&row, repair->column);
    cj_text_printable(&shown, repair->before);
    add_field(&row, cj_text_span(&shown), ',');
    cj_text_reset(&shown);
    cj_text_printable(&shown, repair->after);
    add_field(&row, cj_text_span(&shown), ',');
    add_field(&row, cj_span_of(repair->rule), '\n');
    status = row.failed || shown.failed ? cj_fail_nomem(err)
                                        : cj_file_write(data, cj_text_span(&row), err);
    cj_text_clear(&row);
    cj_text_clear(&shown);
    return status;
}
