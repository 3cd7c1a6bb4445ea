/* How a run begins, prints its table and ends. */
#include "run.h"

#include "pager.h"
#include "version.h"

#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* Findings kept in memory for standard error, which shows about a screen of them. */
#define FINDINGS_KEPT 20
#define FINDINGS_ALIKE 5 /* at most so many of one rule and column */

#define HEAP_FIRST (1 << 30)
#define HEAP_MORE (64 << 20)
#define HUGE_PAGE (2 << 20)

/* Have the heap grow by much at a time, have large pages and keep what is freed.  A run fills some
 * arrays of many megabytes, often for several measures: most of the system's time went into making
 * pages, and much of our own into looking up where they are.  Memory that nobody uses yet is only
 * asked for, not taken: of the first gigabyte, too; where there are no large pages nothing changes.
 */
static void settle_heap(void)
{
#if defined __GLIBC__ && defined MADV_HUGEPAGE
    char *first; /* small runs stay within it: a large page costs more than they need */
    uintptr_t begin;
    uintptr_t end;

    mallopt(M_ARENA_MAX, 1);                  /* a thread's own would have small pages */
    mallopt(M_MMAP_THRESHOLD, HEAP_MORE / 2); /* larger arrays stand by themselves */
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    mallopt(M_TOP_PAD, HEAP_FIRST);
    first = malloc(HUGE_PAGE);
    mallopt(M_TOP_PAD, HEAP_MORE);
    if (first == NULL) /* the system lets a process have less */
        first = malloc(HUGE_PAGE);
    begin = ((uintptr_t)first + 2 * HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    end = (uintptr_t)sbrk(0) / HUGE_PAGE * HUGE_PAGE;
    if (first != NULL && begin < end)
        madvise((void *)begin, end - begin, MADV_HUGEPAGE);
    free(first);
#endif
}

static void open_streams(void)
{
    /* a stream that is closed would be taken by the next file that is opened:
     * open it the wrong way round, so that using it fails */
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            exit(CJ_EIO);
    /* memory holds records of people, which no core file may keep.  Not by PR_SET_DUMPABLE: that
     * gives /proc/self to root, and a file without a name is linked from there */
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setlocale(LC_CTYPE, ""); /* numbers keep their point */
    cj_rests_catch_signals();
}

/* Print what the command line asks for in place of a run, and end. */
static _Noreturn void answer(cj_settings *settings)
{
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_status status = cj_run_show(settings, &settings->answer, &error);
    const cj_program *program = settings->program;

    cj_settings_clear(settings);
    exit(status == CJ_OK ? 0 : cj_tell_error(program, &error));
}

/* Whether the program would wait for someone to type its input. */
static bool awaits_typing(const cj_settings *settings)
{
    return !settings->program->no_input && settings->operands.count == 0 &&
           settings->given_count == 0 && isatty(STDIN_FILENO);
}

/* Tell somebody who called the program by its name alone how it is called. */
static _Noreturn void tell_usage(cj_settings *settings)
{
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_text help = CJ_TEXT_INIT;
    cj_status status;

    cj_help_append_short(&help, settings->program, settings->options);
    status = cj_text_check(&help, &error);
    if (status == CJ_OK)
        status = cj_file_write_all(STDERR_FILENO, "standard error", cj_text_span(&help), &error);
    cj_text_clear(&help);
    cj_settings_clear(settings);
    exit(status == CJ_OK ? (int)CJ_EUSAGE : (int)status);
}

cj_status cj_run_start(cj_settings *settings, int argc, char **argv, const cj_program *program,
                       void *data, cj_error *err)
{
    cj_status status;

    settle_heap();
    open_streams();
    status = cj_settings_open(settings, program, data, err);
    if (status == CJ_OK)
        status = cj_options_parse(settings, argc, argv, err);
    if (status == CJ_OK && settings->answers)
        answer(settings);
    if (status == CJ_OK && awaits_typing(settings))
        tell_usage(settings);
    return status;
}

/* Open the list of findings: each goes to the file of --findings (if any) and to the sink. */
static cj_status open_findings(cj_course *course, const cj_settings *settings,
                               cj_findings_sink sink, void *data, cj_error *err)
{
    cj_status status = CJ_OK;

    if (settings->findings != NULL) {
        status = cj_files_add(&course->lists.findings, course->files, settings->findings, err);
        if (status == CJ_OK)
            status = cj_findings_csv_header(course->lists.findings, err);
    }
    if (status == CJ_OK && sink == NULL && course->lists.findings != NULL) {
        sink = cj_findings_to_csv;
        data = &course->lists;
    }
    if (status == CJ_OK)
        status = cj_findings_new(&course->findings, FINDINGS_KEPT, sink, data, err);
    return status == CJ_OK ? cj_findings_limit(course->findings, FINDINGS_ALIKE, err) : status;
}

/* Open the list of repairs. All are counted; those of blanks and spellings only for a file with
 * a profile or where somebody asks. */
static cj_status open_repairs(cj_course *course, const cj_settings *settings, bool count,
                              cj_error *err)
{
    cj_status status = CJ_OK;

    if (settings->repairs != NULL) {
        status = cj_files_add(&course->lists.repairs, course->files, settings->repairs, err);
        if (status == CJ_OK)
            status = cj_repairs_csv_header(course->lists.repairs, err);
    }
    if (status == CJ_OK)
        status = cj_repairs_new(&course->repairs,
                                course->lists.repairs == NULL ? NULL : cj_repairs_to_csv,
                                &course->lists, err);
    if (status == CJ_OK && (settings->repairs != NULL || count))
        cj_repairs_ask_variants(course->repairs);
    return status;
}

cj_status cj_course_open(cj_course *course, const cj_settings *settings, cj_findings_sink sink,
                         void *data, bool count_repairs, cj_error *err)
{
    cj_status status;

    *course = (cj_course){.lists = {.raw = settings->raw}};
    status = cj_files_new(&course->files, cj_rests_watch(), err);
    if (status == CJ_OK)
        status = open_findings(course, settings, sink, data, err);
    if (status == CJ_OK)
        status = open_repairs(course, settings, count_repairs, err);
    if (status == CJ_OK)
        status = cj_dataset_new(&course->dataset, course->findings, err);
    if (status == CJ_OK)
        course->dataset->repairs = course->repairs;
    return status;
}

void cj_course_close(cj_course *course)
{
    cj_files_free(course->files);
    cj_dataset_free(course->dataset);
    cj_repairs_free(course->repairs);
    cj_findings_free(course->findings);
}

/* Options that shape the figures go into the table, so that it says how it was made; silent
 * ones (output, threads) would differ between equal results. */
cj_status cj_run_describe(cj_table *table, const cj_settings *settings, cj_error *err)
{
    cj_status status = CJ_OK;

    table->program = settings->program->name;
    table->version = CJ_VERSION;
    for (size_t i = 0; status == CJ_OK && i < settings->given_count; i++) {
        const cj_given *given = &settings->given[i];

        if ((given->option->flags & CJ_OPTION_SILENT) == 0)
            status = cj_table_add_option(table, given->option->name, given->value, err);
    }
    return status;
}

/* Bars and width are for terminals alone; files get none, so that they do not depend on where
 * they were made. */
cj_output_style cj_run_style(const cj_settings *settings)
{
    bool terminal = settings->output == NULL && isatty(STDOUT_FILENO);
    struct winsize size;
    cj_output_style style = {.sentences = settings->sentences,
                             .raw = settings->raw,
                             .mark = settings->mark,
                             .colour = settings->coloured,
                             .notes = settings->notes_used,
                             .all_notes = "--notes full"};

    if (!terminal)
        return style;
    style.bars = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        style.width = size.ws_col;
    return style;
}

cj_status cj_run_print(const cj_text *text, cj_error *err)
{
    cj_status status = cj_text_check(text, err);

    return status == CJ_OK
               ? cj_file_write_all(STDOUT_FILENO, "standard output", cj_text_span(text), err)
               : status;
}

cj_status cj_run_show(const cj_settings *settings, const cj_text *text, cj_error *err)
{
    cj_status status = cj_text_check(text, err);

    if (status == CJ_OK && !settings->no_pager && cj_pager_show(cj_text_span(text)))
        return CJ_OK;
    return status == CJ_OK ? cj_run_print(text, err) : status;
}

/* Write the table in its format to the file, or to standard output without one. */
static cj_status put_table(const cj_table *table, const cj_settings *settings, cj_file *file,
                           cj_error *err)
{
    cj_output_style style = cj_run_style(settings);
    cj_text text = CJ_TEXT_INIT;
    cj_status status = cj_output_append(&text, table, settings->format_used, &style, err);

    if (status == CJ_OK && file != NULL)
        status = cj_file_write(file, cj_text_span(&text), err);
    else if (status == CJ_OK)
        status = settings->format_used == CJ_FORMAT_TEXT ? cj_run_show(settings, &text, err)
                                                         : cj_run_print(&text, err);
    cj_text_clear(&text);
    return status;
}

cj_status cj_run_list_hidden(const cj_settings *settings, cj_files *files, cj_error *err)
{
    cj_file *file;
    cj_status status = CJ_OK;

    if (settings->disclosure == NULL)
        return CJ_OK;
    status = cj_files_add(&file, files, settings->disclosure, err);
    return status == CJ_OK ? cj_file_write(file, cj_text_span(&settings->hidden), err) : status;
}

int cj_run_end(const cj_program *program, cj_files *files, cj_status status, const cj_error *err)
{
    cj_error second = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    int code = status == CJ_OK ? 0 : cj_tell_error(program, err);

    /* lists of findings are also for data with errors; after any other failure no file is
     * written */
    if (files != NULL && (status == CJ_OK || status == CJ_EDATA) &&
        cj_files_commit(files, &second) != CJ_OK)
        code = cj_tell_error(program, &second);
    return code;
}

/* Findings are told before the table is printed; the table's file is dropped if no table was
 * made, while the list of findings is still committed. */
int cj_run(cj_settings *settings, cj_table_maker make, void *data)
{
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_course course = {0};
    cj_file *output = NULL;
    cj_table *table = NULL;
    cj_status status = cj_course_open(&course, settings, NULL, NULL, false, &error);
    int code;

    if (status == CJ_OK && cj_settings_given(settings, "cases") != NULL)
        cj_files_keep_private(course.files);
    if (status == CJ_OK && settings->output != NULL)
        status = cj_files_add(&output, course.files, settings->output, &error);
    if (status == CJ_OK)
        status = make(&table, settings, course.dataset, data, &error);
    if (course.dataset != NULL && (status == CJ_OK || status == CJ_EDATA))
        cj_tell_findings(settings, course.dataset, status != CJ_OK);
    if (status == CJ_OK)
        status = cj_run_list_hidden(settings, course.files, &error);
    if (status == CJ_OK)
        status = cj_run_put_schema(table, settings, course.files, &error);
    if (status == CJ_OK) /* standard output first: if it cannot be written no file is */
        status = put_table(table, settings, output, &error);
    if (status != CJ_OK && output != NULL)
        cj_files_drop(course.files, output);
    code = cj_run_end(settings->program, course.files, status, &error);
    cj_table_free(table);
    cj_course_close(&course);
    return code;
}
