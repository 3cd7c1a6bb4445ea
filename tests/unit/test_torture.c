/* Each allocation of a whole run fails in turn.  The linker puts __wrap_malloc
 * and its like between the library and malloc (see tests/CMakeLists.txt). */
#include "run_reconcile.h"
#include "run_scores.h"

#include "cj/disclosure.h"
#include "cj/hiding.h"
#include "cj/linked.h"
#include "cj/report.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#include <sanitizer/lsan_interface.h>
#endif

#ifdef __SANITIZE_ADDRESS__
/* Memory that is given back need not wait long: blocks are large and many. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "quarantine_size_mb=4:thread_local_quarantine_size_kb=64";
}
#endif

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t length);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t length);

/* Which allocations fail in runs that are not full: every so many, a number that no loop of the
 * programs allocates by. */
#ifdef __SANITIZE_ADDRESS__
#define STEP 11
#else
#define STEP 5
#endif

/* The run of reviews has every allocation fail, the others every so many; of records that are read
 * from what is kept, all every so many and more, for the programs above them are the same. */
static size_t step_of(bool reviews)
{
    if (getenv("CJ_FULL") != NULL)
        return 1;
    if (getenv("CJ_TEST_STORE") != NULL)
        return 2 * STEP + 1;
    return reviews ? 1 : STEP;
}

static size_t allocations; /* since the last reset */
static size_t fails_at;    /* the one that fails; 0: none */
static bool and_all_after; /* so do those after it */

static size_t trace_at; /* CJ_TORTURE_TRACE=n: show where the nth is */

static bool fails_now(void)
{
    allocations++;
#ifdef __SANITIZE_ADDRESS__
    if (fails_at != 0 && allocations == trace_at)
        __sanitizer_print_stack_trace();
#endif
    return fails_at != 0 && (and_all_after ? allocations >= fails_at : allocations == fails_at);
}

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return fails_now() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text)
{
    return fails_now() ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t length)
{
    return fails_now() ? NULL : __real_strndup(text, length);
}

/* ---- the run ------------------------------------------------------------------- */

typedef struct {
    const char *reviews;
    const char *wide;
    const char *people;
    const char *framework;
    const char *schema;
    const char *episodes;
    const char *offences;
    const char *orders;
    const char *holidays;
    const char *scores;
    const char *population;
    const char *standard;
    const char *published;
    const char *judged;
    const char *recent;
} fixture;

/* What is run with each allocation failing. */
typedef enum {
    REVIEWS,
    WIDE_REVIEWS,
    TRACKING,
    CASES,
    SURVIVAL,
    TIMELINESS,
    TABLE,
    RATES,
    CHANGES,
    LINKED,
    LISTING,
    QUOTES,
    STORIES,
    JUDGING,
    SCORES,
    INDIVIDUALS,
    COMPARISON,
    ROWS,
    ROW_COUNTS,
    SUMS
} scenario;

static cj_status render(cj_text *out, const cj_table *table, cj_format format, cj_error *err)
{
    static const cj_output_style style = {.colour = true, .bars = true, .width = 60};
    cj_status status = cj_output_append(out, table, format, &style, err);

    return status == CJ_OK ? cj_text_check(out, err) : status;
}

/* Run, and print in the four formats and to a file. */
static cj_status run_and_print(run *it, cj_text texts[4], cj_error *err)
{
    cj_files *files = NULL;
    cj_file *file = NULL;
    cj_status status = run_go(it);

    *err = it->err;
    for (int format = 0; status == CJ_OK && format < 4; format++)
        status = render(&texts[format], it->table, (cj_format)format, err);
    if (status == CJ_OK)
        status = cj_files_new(&files, NULL, err);
    if (status == CJ_OK)
        status = cj_files_add(&file, files, temp_path("out.csv"), err);
    if (status == CJ_OK)
        status = cj_files_remove(files, temp_path("stale.csv"), err);
    if (status == CJ_OK)
        status = cj_file_write(file, cj_text_span(&texts[CJ_FORMAT_CSV]), err);
    if (status == CJ_OK)
        status = cj_files_commit(files, err);
    cj_files_free(files);
    return status;
}

static cj_status follow_up(const fixture *with, scenario what, cj_text texts[4], cj_error *err)
{
    static const char *const where[] = {"sex=F|M"};
    static const char *const where_offences[] = {"offence_type!=Drugs"};
    static const cj_span by[] = {LIT("sex"), LIT("programme")};
    static const int32_t days[] = {30, 200};
    cj_status status;
    run it;

    run_init_reoffending(&it, with->episodes, with->offences);
    it.reading.people = (cj_input){.path = with->people, .role = "people"};
    it.reading.selection.conditions = where;
    it.reading.selection.condition_count = 1;
    it.reading.run.threads = 1;
    it.options.common.by = by;
    it.options.common.by_count = 2;
    it.options.common.total = true;
    it.options.common.tolerance.rows = 1;
    run_period(&it, 0, "2021-22");
    run_period(&it, 1, "2022-23");
    it.reoffending.output = what == CASES      ? CJ_REOFFENDING_CASES
                            : what == SURVIVAL ? CJ_REOFFENDING_SURVIVAL
                                               : CJ_REOFFENDING_TABLE;
    it.reoffending.as_of = cj_date_of(2022, 12, 31);
    if (what == CASES) /* before the index date: a warning for each */
        it.reoffending.until = CJ_SPAN("start_date");
    it.reoffending.proven = true;
    it.reoffending.offence_conditions = where_offences;
    it.reoffending.offence_condition_count = 1;
    it.reoffending.days = days;
    it.reoffending.day_count = 2;
    status = run_and_print(&it, texts, err);
    run_end(&it);
    return status;
}

/* Few people are to be hidden: what stands behind a table is made, too. */
static void want_people(cj_measure_options *common)
{
    static const cj_hiding_options hiding = {.below = 5, .people = true};

    common->hides = true;
    common->hiding = &hiding;
}

static cj_status measure_times(const fixture *with, cj_text texts[4], cj_error *err)
{
    static const char *const where[] = {"team!=x"};
    static const char *const derive[] = {"quarter=quarter(ordered)"};
    static const cj_span by[] = {LIT("team"), LIT("quarter"), LIT("sex")};
    static const int32_t bands[] = {0, 1, 5};
    cj_calendar *calendar = NULL;
    cj_status status;
    run it;

    run_init_timeliness(&it, with->orders, "ordered", "seen", "1wd");
    it.reading.people = (cj_input){.path = with->people, .role = "people"};
    it.reading.selection.conditions = where;
    it.reading.selection.condition_count = 1;
    it.reading.selection.derivations = derive;
    it.reading.selection.derivation_count = 1;
    it.reading.run.threads = 1;
    it.options.common.by = by;
    it.options.common.by_count = 3;
    it.options.common.total = true;
    it.options.common.tolerance.rows = 3;
    run_period(&it, 0, "2022-23");
    run_period(&it, 1, "all");
    want_people(&it.options.common);
    it.timeliness.as_of = cj_date_of(2022, 12, 31);
    it.timeliness.has_target = true;
    it.timeliness.target = 50 * CJ_DECIMAL_ONE;
    memcpy(it.timeliness.bands, bands, sizeof bands);
    it.timeliness.band_count = 3;
    it.timeliness.calendar_name = "scotland";
    it.timeliness.holidays = with->holidays;
    status = cj_calendar_builtin(&calendar, "scotland", err);
    if (status == CJ_OK)
        status = cj_calendar_add(calendar, with->holidays, err);
    it.timeliness.calendar = calendar;
    if (status == CJ_OK)
        status = run_and_print(&it, texts, err);
    run_end(&it);
    cj_calendar_free(calendar);
    return status;
}

static cj_status tabulate(const fixture *with, cj_text texts[4], cj_error *err)
{
    static const char *const flags[] = {"gravity>=3", "sex=F|M"};
    static const cj_span by[] = {LIT("sex"), LIT("offence_type")};
    cj_arena arena = CJ_ARENA_INIT;
    cj_value *values = NULL;
    cj_status status;
    run it;

    run_init(&it, with->offences);
    it.compute = run_tabulate;
    it.reading.main.role = "any";
    it.reading.people = (cj_input){.path = with->people, .role = "people"};
    it.reading.selection.flags = flags;
    it.reading.selection.flag_count = 2;
    it.reading.run.threads = 1;
    it.options.common.by = by;
    it.options.common.by_count = 2;
    it.options.common.period_given = true;
    run_period(&it, 0, "2021-22");
    run_period(&it, 1, "all");
    want_people(&it.options.common);
    it.reading.needs.used_only = true; /* as programs have it: rows that stand twice are told */
    it.tabulate.cols = CJ_SPAN("breach");
    it.tabulate.date = CJ_SPAN("offence_date");
    it.tabulate.share = CJ_SHARE_ROWS;
    it.tabulate.total_rows = true;
    it.tabulate.total_cols = true;
    it.tabulate.has_change = true;
    it.tabulate.change_from = CJ_SPAN("N");
    it.tabulate.change_to = CJ_SPAN("Y");
    it.tabulate.top = 2;
    it.tabulate.wide = true;
    it.options.common.sum_to_100 = true;
    status = cj_value_parse(&values, &it.tabulate.value_count,
                            "count,share(gravity>=3),n=count(sex=F|M),median(gravity),"
                            "distinct(outcome),sum(gravity),ratio(gravity,gravity)",
                            &arena, err);
    it.tabulate.values = values;
    if (status == CJ_OK)
        status = run_and_print(&it, texts, err);
    run_end(&it);
    cj_arena_clear(&arena);
    return status;
}

/* People per population by sex, standardised or decomposed by type. */
static cj_status rate(const fixture *with, scenario what, cj_text texts[4], cj_error *err)
{
    static const char *const where[] = {"gravity!=9", "sex=F|M"};
    static const char *const derive[] = {"type=recode(offence_type,Theft=a,*=b)"};
    static const cj_span by[] = {LIT("sex")};
    cj_status status;
    run it;

    run_init(&it, with->offences);
    it.compute = run_rates;
    it.reading.main.role = "any";
    it.reading.people = (cj_input){.path = with->people, .role = "people"};
    it.reading.selection.conditions = where;
    it.reading.selection.condition_count = 2;
    it.reading.selection.derivations = derive;
    it.reading.selection.derivation_count = 1;
    it.reading.run.threads = 1;
    it.options.common.other = (cj_input){.path = with->population, .role = "population"};
    it.options.common.by = by;
    it.options.common.by_count = 1;
    it.options.common.period_given = true;
    it.options.common.total = true;
    it.options.common.tolerance.rows = 2;
    run_period(&it, 0, "2020-21");
    run_period(&it, 1, "2021-22");
    it.rates.date = CJ_SPAN("offence_date");
    it.rates.people = true;
    it.rates.per = 100;
    it.rates.strata = CJ_SPAN("type");
    it.rates.has_change = what == CHANGES;
    it.rates.change_from = CJ_SPAN("2020-21");
    it.rates.change_to = CJ_SPAN("2021-22");
    if (what == RATES) {
        it.rates.standard = with->standard;
        it.rates.reference = CJ_SPAN("F");
    }
    status = run_and_print(&it, texts, err);
    run_end(&it);
    return status;
}

static cj_status compare_scores(const fixture *with, scenario what, cj_text texts[4], cj_error *err)
{
    static const char *const where[] = {"sex=F|M"};
    static const cj_span by[] = {LIT("sex"), LIT("team")};
    cj_status status;
    scores_run it;

    scores_init(&it, with->scores);
    it.base.reading.people = (cj_input){.path = with->people, .role = "people"};
    it.base.reading.selection.conditions = where;
    it.base.reading.selection.condition_count = 1;
    it.base.reading.run.threads = 1;
    it.base.options.common.by = by;
    it.base.options.common.by_count = 2;
    it.base.options.common.total = what == SCORES;
    it.base.options.common.tolerance.rows = 2;
    it.options.date = CJ_SPAN("date");
    if (what == SCORES)
        want_people(&it.base.options.common);
    if (what == INDIVIDUALS)
        it.options.individuals = CJ_SPAN("person_id");
    run_period(&it.base, 0, "2021-22");
    run_period(&it.base, 1, "all");
    status = run_and_print(&it.base, texts, err);
    run_end(&it.base);
    return status;
}

/* A chart for each of two groups, with a step, signals and a row at fault; drawn in a page as well.
 */
static cj_status judge(const fixture *with, cj_text texts[4], cj_error *err)
{
    static const cj_span by[] = {LIT("team")};
    static const cj_span steps[] = {LIT("2022-M03")};
    cj_status status;
    run it;

    run_init(&it, with->judged);
    it.compute = run_spc;
    it.reading.main.role = "any";
    it.reading.run.threads = 1;
    it.options.common.by = by;
    it.options.common.by_count = 1;
    it.options.common.tolerance.rows = 1;
    it.options.common.places = 1;
    it.spc = (cj_spc_options){.chart = CJ_SPC_P,
                              .along = CJ_SPAN("month"),
                              .value = CJ_SPAN("good"),
                              .of = CJ_SPAN("all"),
                              .steps = steps,
                              .step_count = 1,
                              .better = CJ_SPC_HIGHER,
                              .has_target = true,
                              .target = CJ_DECIMAL_ONE / 2};
    status = run_and_print(&it, texts, err);
    if (status == CJ_OK)
        status = render(&texts[3], it.table, CJ_FORMAT_HTML, err);
    run_end(&it);
    return status;
}

/* Rows under headings, with what is overdue; as quotes and stories drawn in a page as well. */
static cj_status list_rows(const fixture *with, scenario what, cj_text texts[4], cj_error *err)
{
    cj_sort_key sort = {.column = CJ_SPAN("seen"), .falling = true};
    cj_status status;
    run it;

    run_init(&it, with->orders);
    it.compute = run_listing;
    it.reading.main.role = "any";
    it.reading.run.threads = 1;
    it.options.common.tolerance.rows = 3;
    it.listing = (cj_listing_options){
        .sort = &sort, .sort_count = 1, .as_of = 19000, .group = CJ_SPAN("team")};
    if (what == LISTING) {
        it.listing.due = CJ_SPAN("ordered");
        it.listing.done = CJ_SPAN("seen");
        it.listing.rag = CJ_SPAN("person_id");
    }
    it.listing.form = what == QUOTES    ? CJ_FORM_QUOTES
                      : what == STORIES ? CJ_FORM_STORIES
                                        : CJ_FORM_TABLE;
    status = run_and_print(&it, texts, err);
    if (status == CJ_OK)
        status = render(&texts[3], it.table, CJ_FORMAT_HTML, err);
    run_end(&it);
    return status;
}

static cj_status reconcile(const fixture *with, scenario what, cj_text texts[4], cj_error *err)
{
    static const char *const maps[] = {"count=v"};
    static const cj_span ignored = LIT("y");
    cj_status status = CJ_OK;
    reconcile_run it;

    reconcile_init(&it, with->published, with->recent);
    it.base.reading.main.maps = maps;
    it.base.reading.main.map_count = 1;
    it.base.reading.run.threads = 1;
    it.recent_reading.run.threads = 1;
    it.keys[1] = CJ_SPAN("year");
    it.options.key_count = 2;
    it.options.tolerance.rows = 2;
    if (what == ROWS || what == ROW_COUNTS) {
        it.options.value = CJ_SPAN("");
        it.options.date = CJ_SPAN("day");
        it.options.ignored = &ignored;
        it.options.ignored_count = 1;
        it.options.summary = what == ROW_COUNTS;
    }
    if (what == SUMS)
        status = reconcile_rule(&it, "k=All:a|\"b c\"");
    if (status == CJ_OK && what == SUMS)
        status = reconcile_rule(&it, "v=x+y-x");
    if (status == CJ_OK && what == SUMS)
        status = reconcile_rule(&it, "x=v/y%");
    if (status == CJ_OK)
        status = run_and_print(&it.base, texts, err);
    else
        *err = it.base.err;
    reconcile_end(&it);
    return status;
}

/* Columns of rows that are linked by a person, and by a person and a day. */
static cj_status link_rows(const fixture *with, cj_text texts[4], cj_error *err)
{
    static const char *const derive[] = {"n=count(o,offence_date>@start_date,gravity>=1)",
                                         "first=first(o.offence_type by offence_date)",
                                         "sum=sum(o.gravity)",
                                         "last=max(o.offence_date)",
                                         "kinds=distinct(o.outcome)",
                                         "all=all(o.breach=N)",
                                         "same=any(o,offence_type!=@programme)",
                                         "day=count(d)"};
    static const cj_span by[] = {LIT("programme"), LIT("n"),    LIT("first"),
                                 LIT("sum"),       LIT("last"), LIT("kinds"),
                                 LIT("all"),       LIT("same"), LIT("day")};
    const cj_link_input links[] = {
        {.name = "o", .input = {.path = with->offences, .role = "offences"}},
        {.name = "d",
         .input = {.path = with->offences, .role = "any"},
         .on = "person_id=person_id,closure_date=offence_date"}};
    cj_arena arena = CJ_ARENA_INIT;
    cj_value *values = NULL;
    cj_status status;
    run it;

    run_init(&it, with->episodes);
    it.compute = run_tabulate;
    it.reading.main.role = "any";
    it.reading.links = links;
    it.reading.link_count = 2;
    it.reading.linker = &cj_linked_rows;
    it.reading.selection.derivations = derive;
    it.reading.selection.derivation_count = 8;
    it.reading.run.threads = 1;
    it.options.common.by = by;
    it.options.common.by_count = 9;
    it.options.common.tolerance.rows = 2;
    status =
        cj_value_parse(&values, &it.tabulate.value_count, "count,distinct(person_id)", &arena, err);
    it.tabulate.values = values;
    if (status == CJ_OK)
        status = run_and_print(&it, texts, err);
    run_end(&it);
    cj_arena_clear(&arena);
    return status;
}

/* Everything at once; the four formats go to texts, and one to a file. */
static cj_status everything(const fixture *with, scenario what, cj_text texts[4], cj_error *err)
{
    bool unpivot = what == WIDE_REVIEWS;
    static const char *const where[] = {"sex=F|M", "weight>=1", "age>10"};
    static const char *const derive[] = {"age=age(dob,review_date)",
                                         "band=band(age,10-15,16-17,18+)", "q=quarter(review_date)",
                                         "team=recode(sex,F=one,M=\"two|too\")"};
    static const cj_span by[] = {LIT("band"), LIT("locality")};
    cj_date_form forms[2];
    cj_framework *framework = NULL;
    cj_arena arena = CJ_ARENA_INIT;
    cj_order order = {0};
    cj_status status;
    run it;

    if (what == TIMELINESS)
        return measure_times(with, texts, err);
    if (what == TABLE)
        return tabulate(with, texts, err);
    if (what == RATES || what == CHANGES)
        return rate(with, what, texts, err);
    if (what == LINKED)
        return link_rows(with, texts, err);
    if (what == LISTING || what == QUOTES || what == STORIES)
        return list_rows(with, what, texts, err);
    if (what == JUDGING)
        return judge(with, texts, err);
    if (what >= COMPARISON)
        return reconcile(with, what, texts, err);
    if (what >= SCORES)
        return compare_scores(with, what, texts, err);
    if (what >= TRACKING)
        return follow_up(with, what, texts, err);
    run_init(&it, unpivot ? with->wide : with->reviews);
    it.reading.people = (cj_input){.path = with->people, .role = "people"};
    it.reading.selection.unpivot = unpivot ? "outcome=score:Housing,\"Work, training\"" : NULL;
    it.reading.main.schema_path = unpivot ? NULL : with->schema;
    it.reading.selection.conditions = where;
    it.reading.selection.condition_count = 3;
    it.reading.selection.derivations = derive;
    it.reading.selection.derivation_count = 4;
    it.reading.run.threads = 1;
    it.reading.format.forms = forms;
    it.reading.format.form_count = 2;
    it.options.common.by = by;
    it.options.common.by_count = 2;
    it.options.common.total = true;
    it.options.common.tolerance.rows = 1;
    it.options.common.orders = &order;
    it.options.common.order_count = 1;
    run_period(&it, 0, "2022-23");
    run_period(&it, 1, "2023-24Q1");
    status = cj_date_form_parse(&forms[0], "%Y-%m-%d", err);
    if (status == CJ_OK)
        status = cj_date_form_parse(&forms[1], "%d/%m/%Y", err);
    if (status == CJ_OK)
        status = cj_order_parse(&order, "locality=Dundee|\"Perth & Kinross\"|Angus", &arena, err);
    if (status == CJ_OK)
        status = cj_framework_load(&framework, with->framework, err);
    it.options.framework = framework;
    if (status == CJ_OK)
        status = run_and_print(&it, texts, err);
    run_end(&it);
    cj_framework_free(framework);
    cj_arena_clear(&arena);
    return status;
}

static void clear_texts(cj_text texts[4])
{
    for (int format = 0; format < 4; format++)
        cj_text_clear(&texts[format]);
}

/* Run with the nth allocation failing (and, when asked for, all after it);
 * false once nothing fails any more.  A run that does without the allocation
 * must print the same as one in which nothing failed. */
static bool run_failing(const fixture *with, scenario what, size_t nth, bool all_after,
                        const cj_text expected[4], size_t *otherwise, size_t *wrong)
{
    bool differs = false;
    cj_text texts[4] = {CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT};
    cj_error err = CJ_ERROR_INIT;
    cj_status status;
    bool reached;

    allocations = 0;
    fails_at = nth;
    and_all_after = all_after;
    status = everything(with, what, texts, &err);
    fails_at = 0;
    reached = allocations >= nth;
    if (!reached && status != CJ_OK)
        fail_msg("%s: %s", err.file, err.text);
    if (status != CJ_OK && (err.status != status || err.text[0] == '\0'))
        fail_msg("allocation %zu: status %d without an error", nth, (int)status);
    if (status == CJ_EDEFECT)
        fail_msg("allocation %zu: told as a defect: %s", nth, err.text);
    for (int format = 0; status == CJ_OK && format < 4; format++)
        if (!cj_span_equal(cj_text_span(&texts[format]), cj_text_span(&expected[format])))
            differs = true;
    if (differs && ++*wrong <= 3)
        print_error("allocation %zu%s: success, but a wrong answer\n", nth,
                    all_after ? " and all after" : "");
    if (reached && status != CJ_ENOMEM) {
        if (getenv("CJ_TORTURE_VERBOSE") != NULL)
            print_message("allocation %zu%s: status %d: %s\n", nth,
                          all_after ? " and all after" : "", (int)status, err.text);
        ++*otherwise;
    }
    clear_texts(texts);
    return reached;
}

static void torture(const fixture *with, scenario what, bool all_after)
{
    cj_text expected[4] = {CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT};
    cj_error err = CJ_ERROR_INIT;
    size_t step = step_of(what <= REVIEWS);
    size_t otherwise = 0;
    size_t wrong = 0;
    size_t nth = 1;

    OK(everything(with, what, expected, &err));
    for (int format = 0; format < 4; format++)
        assert_true(expected[format].length > 150);
    while (run_failing(with, what, nth, all_after, expected, &otherwise, &wrong))
        nth += all_after && nth > 300 ? 7 : step;
    clear_texts(expected);
    assert_true(nth > 200); /* the wrapping works: a run allocates that often */
    assert_int_equal(wrong, 0);
    if (otherwise > 0)
        print_message("%zu of %zu were not told as lack of memory\n", otherwise, nth - 1);
}

static int prepare(void **state)
{
    static fixture with;

    with.reviews = strdup(
        write_text("reviews.csv",
                   "Client No,Review date,Outcome,Score,weight\n"
                   "A1,2021-05-01,Housing,3,1\nA1,01/06/2022,Housing,5,2\n"
                   "A2,2022-05-01,\"Work, training\",4,1\nA2,2023-05-01,\"Work, training\",2,3\n"
                   "A3,2022-07-01,Housing,7.5,1\nA3,2023-02-01,Housing,,1\n\n"
                   "A4,2022-07-01,Housing,eleven,1\nA9,2022-07-01,Housing,2,1\n"));
    with.wide = strdup(write_text("wide.csv", "Client No,Review date,Housing,\"Work, training\","
                                              "weight\n"
                                              "A1,2021-05-01,3,4,1\nA1,01/06/2022,5,,2\n"
                                              "A2,2022-05-01,6,4,1\nA2,2023-05-01,6,2,3\n"));
    with.people = strdup(write_text("people.csv", "person_id,sex,dob,locality\n"
                                                  "A1,F,2005-05-05,Dundee\n"
                                                  "A2,M,2004-02-29,\"Perth & Kinross\"\n"
                                                  "A3,F,2006-01-01,Angus\nA4,M,2001-01-01,\n"));
    with.framework = strdup(write_text(
        "framework.json",
        "{\"title\": \"T\", \"outcomes\": [{\"outcome\": \"Housing\", \"label\": \"A home\", "
        "\"targets\": [{\"term\": \"short\", \"label\": \"s\", \"value\": 50}, {\"value\": 60}]}, "
        "{\"outcome\": \"Work, training\", \"direction\": \"lower\", \"threshold\": 0.5}, "
        "{\"outcome\": \"Health\"}]}"));
    with.schema = strdup(write_text(
        "schema.json",
        "{\"fields\": [{\"name\": \"person_id\", \"x-cj\": {\"role\": \"person\", \"aliases\": "
        "[\"client no\"]}, \"constraints\": {\"required\": true, \"pattern\": \"A[0-9]\"}}, "
        "{\"name\": \"review_date\", \"type\": \"date\"}, {\"name\": \"outcome\", \"x-cj\": "
        "{\"valueMap\": {\"Home\": \"Housing\"}}, \"constraints\": {\"enum\": [\"Housing\", "
        "\"Work, training\", \"Health\"]}}, {\"name\": \"score\", \"type\": \"number\", "
        "\"constraints\": {\"minimum\": 0, \"maximum\": 10}}], \"primaryKey\": [\"person_id\", "
        "\"review_date\", \"outcome\"], \"missingValues\": [\"\", \"-\"], "
        "\"x-cj\": {\"blankDates\": [\"1900-01-01\"]}}"));
    with.episodes = strdup(write_text("episodes.csv",
                                      "person_id,programme,start_date,closure_date\n"
                                      "A1,One,2021-04-01,2021-06-30\nA2,Two,2021-05-01,31/08/2021\n"
                                      "A2,One,2021-05-01,2021-08-31\nA3,One,,2022-05-01\n"
                                      "A4,Two,2022-05-01,2022-04-01\nA9,One,2021-05-01,\n"));
    with.offences = strdup(write_text(
        "offences.csv", "person_id,offence_date,offence_type,gravity,outcome,outcome_date,breach\n"
                        "A1,2021-03-01,Theft,2,caution,2021-03-05,N\n"
                        "A1,2021-08-01,Theft,3.5,CONVICTION,2021-09-01,N\n"
                        "A2,2021-08-31,Theft,1,,,Y\n"
                        "A2,2021-09-01,Other,,Conviction,2022-01-01,Y\n"
                        "A2,2022-02-28,Other,,Conviction,2022-03-01,\n"
                        "A3,2022-06-01,Other,4,Pending,,N\nX,2022-06-01,Other,4,Caution,,N\n"
                        "A3,2023-06-01,Drugs,4,Caution,2023-07-01,N\n"
                        "A2,2022-02-28,Other,,Conviction,2022-03-01,\n"));
    with.orders = strdup(
        write_text("orders.csv", "person_id,team,ordered,seen\nA1,x,2022-04-01,2022-04-04\n"
                                 "A1,North,2022-04-01,2022-04-04\nA2,South,05/04/2022,\n"
                                 "A3,North,2022-04-08,2022-04-16\nA2,South,2022-12-30,\n"
                                 "A3,North,2022-04-08,2022-04-06\nA1,North,1999-04-08,2022-04-06\n"
                                 "A3,,2022-04-08,2022-04-18\nA1,South,,2022-04-01\n"
                                 "A1,South,2022-07-01,2022-07-04\nA4,,soon,2022-07-04\n"));
    with.holidays = strdup(write_text("holidays.txt", "2022-07-04 local\n"));
    with.population = strdup(
        write_text("population.csv",
                   "sex,type,year,population\nF,a,2020-21,50\nF,b,2020-21,60\nM,a,2020-21,70\n"
                   "M,b,2020-21,80\nF,a,2021-22,50\nF,b,2021-22,x\nF,b,2021-22,60\n"
                   "M,a,2021-22,70\nM,b,2021-22,80\nAll,a,2021-22,1\nF,a,2019-20,9\n"));
    with.standard = strdup(write_text("standard.csv", "type,population\na,10\nb,30\n"));
    with.scores = strdup(write_text("scores.csv", "person_id,team,start,end,date\n"
                                                  "A1,One,4,7,2021-05-01\nA1,One,4,2,2021-06-01\n"
                                                  "A2,Two,3.5,,2021-05-01\nA3,One,2,2,2022-05-01\n"
                                                  "A4,Two,1,five,2022-05-01\nA4,,1,5,\n"));
    with.judged =
        strdup(write_text("judged.csv", "team,month,good,all\na,2022-M02,9,10\na,2022-M01,1,80\n"
                                        "b,2022-M01,4,9\na,2022-M03,5,9\na,2022-M04,0,0\n"
                                        "b,2022-M02,11,9\nb,2022-M03,60,90\nb,2022-M04,9,90\n"));
    with.published =
        strdup(write_text("published.csv", "k,year,count,x,y,day\na,2021,1,50,2,2022-05-01\n"
                                           "b c,2021,2,66.7,3,2022-01-01\nAll,2021,3,,0,\n"
                                           "a,2022,5,100,5,\nA,2022,5,100,5,\n"
                                           "Elsewhere,2022,7,,,\nElsewhere,2023,8,,,\n"));
    with.recent = strdup(write_text("recent.csv", "k,year,v,day\na,2021,1.5,01/05/2022\n"
                                                  "B C,2021,2,2021-07-01\nAll,2021,n/k,\n"
                                                  "All,2023,,\nNowhere,2022,7,\n"
                                                  "Nowhere,2023,8,\n"));
    if (getenv("CJ_TORTURE_TRACE") != NULL)
        trace_at = strtoul(getenv("CJ_TORTURE_TRACE"), NULL, 10);
    *state = &with;
    return 0;
}

static int give_back(void **state)
{
    const fixture *with = *state;

    free((void *)(uintptr_t)with->reviews);
    free((void *)(uintptr_t)with->wide);
    free((void *)(uintptr_t)with->people);
    free((void *)(uintptr_t)with->framework);
    free((void *)(uintptr_t)with->schema);
    free((void *)(uintptr_t)with->episodes);
    free((void *)(uintptr_t)with->offences);
    free((void *)(uintptr_t)with->orders);
    free((void *)(uintptr_t)with->holidays);
    free((void *)(uintptr_t)with->scores);
    free((void *)(uintptr_t)with->population);
    free((void *)(uintptr_t)with->standard);
    free((void *)(uintptr_t)with->judged);
    free((void *)(uintptr_t)with->published);
    free((void *)(uintptr_t)with->recent);
    return 0;
}

static void one_allocation_fails(void **state)
{
    torture(*state, REVIEWS, false);
}

static void one_allocation_fails_unpivoted(void **state)
{
    torture(*state, WIDE_REVIEWS, false);
}

static void one_allocation_fails_following_up(void **state)
{
    torture(*state, TRACKING, false);
    torture(*state, CASES, false);
    torture(*state, SURVIVAL, false);
}

static void one_allocation_fails_measuring_times(void **state)
{
    torture(*state, TIMELINESS, false);
}

static void one_allocation_fails_judging(void **state)
{
    torture(*state, JUDGING, false);
}

static void one_allocation_fails_tabulating(void **state)
{
    torture(*state, TABLE, false);
    torture(*state, RATES, false);
    torture(*state, CHANGES, false);
}

static void one_allocation_fails_linking(void **state)
{
    torture(*state, LINKED, false);
}

static void one_allocation_fails_listing(void **state)
{
    torture(*state, LISTING, false);
    torture(*state, QUOTES, false);
    torture(*state, STORIES, false);
}

static void one_allocation_fails_comparing(void **state)
{
    torture(*state, SCORES, false);
    torture(*state, INDIVIDUALS, false);
    torture(*state, COMPARISON, false);
    torture(*state, ROWS, false);
    torture(*state, ROW_COUNTS, false);
    torture(*state, SUMS, false);
}

/* ---- reports ------------------------------------------------------------------------------- */

static const char report_text[] =
    "{\"title\": \"T\", \"service\": \"S\", \"period\": \"2021-22Q4\", \"as_of\": \"2022-04-01\","
    "\"cover\": [{\"name\": \"n\", \"value\": \"v\"}], \"notes\": [\"A note {{\", \"{period} "
    "{m.improved_pct where outcome=a|x|y}"
    " {m.improved_pct.change where outcome=\\\"a\\\"}\"],"
    "\"inputs\": {\"rows\": {\"file\": \"r.csv\", \"maps\": {\"a\": \"b\"}, \"schema\": "
    "\"s.json\"}, \"own\": {\"rows\": [{\"a, b\": \"x\", \"c\": 1.5}, {\"d\": \"y \\\"z\\\"\"}], "
    "\"schema\": \"s.json\"}},"
    "\"measures\": {\"m\": {\"kind\": \"tabulate\", \"label\": \"L\", \"rows\": [\"a\", \"b\"],"
    "\"input\": \"rows\", \"target\": 50, \"compare\": [\"previous\", \"2019-20\"], "
    "\"definition\": \"d\"},"
    "\"n\": {\"kind\": \"tabulate\", \"input\": \"rows\", \"valid_from\": \"2020-01-01\"}},"
    "\"headlines\": [{\"measure\": \"m\", \"where\": {\"outcome\": \"b\"}, \"figure\": "
    "\"improved_pct\"}],"
    "\"outcomes\": [{\"framework\": \"F\", \"source\": \"x\", \"outcomes\": [{\"id\": \"1\", "
    "\"outcome\": \"o\","
    "\"evidence\": [{\"measure\": \"m\", \"where\": {\"outcome\": \"a\"}, \"figure\": "
    "\"improved_pct\","
    "\"target\": 40}]}, {\"outcome\": \"none\"}]}],"
    "\"main_points\": [{\"measure\": \"m\", \"where\": {\"outcome\": \"b\"}}],"
    "\"sections\": [{\"title\": \"One two\", \"scorecard\": [{\"measure\": \"m\", \"where\": "
    "{\"outcome\": \"a\"}, \"target\": 5, \"next_target\": 6, \"trend\": \"n\"}], \"text\": "
    "[\"p\", \"q\"], \"measures\": [\"m\", "
    "{\"measure\": \"n\","
    "\"across\": \"period\", \"show\": [\"improved\"]}], \"chart\": [{\"kind\": \"bar\", "
    "\"measure\": \"m\"},"
    "{\"kind\": \"line\", \"measure\": \"m\", \"category\": \"period\"}]},"
    "{\"title\": \"Three\", \"measures\": [\"n\"], \"chart\": \"percent-stacked\"},"
    "{\"title\": \"Four\", \"measures\": [\"m\"], \"chart\": {\"kind\": \"pie\", \"figures\": "
    "\"improved\"}}]}";

/* A table of two outcomes in each period; *out is NULL on failure. */
static cj_status small_table(cj_table **out, const cj_period *periods, size_t count, cj_error *err)
{
    static const cj_table_column columns[] = {
        {"period", "Period", "text", .part = CJ_PART_SECTION},
        {"outcome", "Outcome", "text", .part = CJ_PART_LABEL},
        {"improved", "Improved", "count", .part = CJ_PART_FIGURE},
        {"improved_pct", "Improved %", "percent", .part = CJ_PART_SHARE, .bar = true,
         .of = "improved"},
        {"improved_low_pct", "Low", "percent", .part = CJ_PART_LOW, .of = "improved_pct"},
        {"improved_high_pct", "High", "percent", .part = CJ_PART_HIGH, .of = "improved_pct"}};
    static const char *const outcomes[] = {"a", "b"};
    cj_text note = CJ_TEXT_INIT;
    cj_cell *cells;
    cj_status status = cj_table_new(out, err);

    for (size_t i = 0; status == CJ_OK && i < 6; i++)
        status = cj_table_add_column(*out, columns[i], err);
    for (size_t i = 0; status == CJ_OK && i < 2 * count; i++) {
        status = cj_table_add_row(&cells, *out, err);
        if (status != CJ_OK)
            break;
        cells[0] = cj_cell_text(periods[i / 2].name);
        cells[1] = cj_cell_text(outcomes[i % 2]);
        cells[2] = cj_cell_count((int64_t)i + 1);
        cells[3] = cj_cell_percent((int64_t)i + 1, 9, 0);
        cells[4] = cj_cell_percent((int64_t)i, 9, 1);
        cells[5] = cj_cell_percent((int64_t)i + 2, 9, 1);
    }
    cj_text_add(&note, "A note.");
    if (status == CJ_OK)
        status = cj_table_set_title(*out, CJ_SPAN("Small"), err);
    if (status == CJ_OK)
        status = cj_table_add_note(*out, &note, err);
    if (status == CJ_OK)
        status = cj_table_add_option(*out, "by", "outcome", err);
    cj_text_clear(&note);
    if (status != CJ_OK) {
        cj_table_free(*out);
        *out = NULL;
    }
    return status;
}

static cj_status print_report(const cj_document *document, cj_text texts[4], cj_error *err)
{
    const cj_output_style style = {.width = 100};
    cj_status status = cj_document_html(&texts[0], document, err);

    if (status == CJ_OK)
        status = cj_document_json(&texts[1], document, err);
    if (status == CJ_OK)
        status = cj_document_text(&texts[2], document, true, &style, err);
    if (status == CJ_OK)
        status = cj_document_xlsx(&texts[3], document, err);
    return status;
}

/* From a definition to everything that is printed. */
static cj_status report(const char *path, cj_text texts[4], cj_error *err)
{
    static const cj_option_info options[] = {
        {.name = "rows", .takes = true},
        {.name = "target", .takes = true},
        {.name = "schema", .takes = true, .repeats = true, .about = true},
        {.name = "map", .takes = true, .repeats = true}};
    static const cj_kind_info kind = {"tabulate", "any", NULL, options, 4};
    const cj_report_file file = {"r.csv", "rows", 12, "abc"};
    cj_definition *definition = NULL;
    cj_document *document = NULL;
    cj_arena arena = CJ_ARENA_INIT;
    cj_table *tables[2] = {NULL, NULL};
    cj_report_parts parts = {
        .tables = tables, .program = "p", .version = "v", .files = &file, .file_count = 1};
    cj_period period;
    cj_status status = cj_definition_load(&definition, path, &kind, 1, err);

    if (status == CJ_OK)
        status = cj_definition_settle(&period, definition, NULL, NULL, err);
    for (size_t i = 0; status == CJ_OK && i < 2; i++) {
        const cj_definition_measure *measure = &definition->measures[i];
        cj_period *periods;
        cj_table *table = NULL;
        size_t count;

        status = cj_report_periods(&periods, &count, definition, measure, &period, &arena, err);
        if (status == CJ_OK)
            status = small_table(&table, periods, count, err);
        if (status == CJ_OK && count > 1)
            status = cj_report_compare(&table, table, periods, count, measure, err);
        tables[i] = status == CJ_OK ? table : NULL;
    }
    if (status == CJ_OK) {
        parts.definition = definition;
        parts.period = &period;
        status = cj_report_document(&document, &parts, err);
    } else {
        cj_table_free(tables[0]);
        cj_table_free(tables[1]);
    }
    if (status == CJ_OK)
        status = print_report(document, texts, err);
    cj_document_free(document);
    cj_definition_free(definition);
    cj_arena_clear(&arena);
    return status;
}

static void one_allocation_fails_reporting(void **state)
{
    char *path = strdup(write_text("report.json", report_text));
    cj_text expected[4] = {CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT};
    size_t step = step_of(false);
    cj_error err = CJ_ERROR_INIT;
    bool reached = true;

    (void)state;
    OK(report(path, expected, &err));
    for (size_t nth = 1; reached; nth += step) {
        cj_text texts[4] = {CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT};
        cj_status status;

        allocations = 0;
        fails_at = nth;
        and_all_after = false;
        status = report(path, texts, &err);
        fails_at = 0;
        reached = allocations >= nth || status == CJ_ENOMEM; /* in a child, too */
        if (reached ? status != CJ_ENOMEM : status != CJ_OK) {
            for (int i = 0; i < 4; i++) /* without what failed: the same, or told */
                if (status != CJ_OK ||
                    !cj_span_equal(cj_text_span(&texts[i]), cj_text_span(&expected[i])))
                    fail_msg("allocation %zu: status %d, output %d: %s", nth, (int)status, i,
                             status != CJ_OK ? err.text : "differs");
        }
        clear_texts(texts);
    }
    clear_texts(expected);
    free(path);
}

/* ---- what must be hidden ------------------------------------------------------- */

#define SIDE 5

/* A table of counts with its totals, row by row. */
static cj_status add_counts(cj_system *system, cj_error *err)
{
    static const int64_t counts[SIDE][SIDE] = {{3, 12, 9, 11, 35},
                                               {14, 7, 2, 8, 31},
                                               {20, 1, 16, 5, 42},
                                               {9, 6, 30, 4, 49},
                                               {46, 26, 57, 28, 157}};
    uint32_t parts[SIDE];
    uint32_t index;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < (size_t)SIDE * SIDE; i++) {
        int64_t value = counts[i / SIDE][i % SIDE];

        status = cj_system_add(&index, system,
                               &(cj_count){.name = CJ_SPAN("count"),
                                           .value = value,
                                           .shown = {value, value},
                                           .hidden = {1, CJ_COUNT_MAX},
                                           .cost = (uint32_t)value,
                                           .state = value < 5 ? CJ_COUNT_HIDDEN : CJ_COUNT_SHOWN,
                                           .demand = value < 5 ? CJ_DEMAND_SMALL : CJ_DEMAND_NONE},
                               err);
    }
    for (uint32_t line = 0; status == CJ_OK && line < 2 * SIDE; line++) { /* rows, then columns */
        uint32_t first = line < SIDE ? line * SIDE : line - SIDE;
        uint32_t step = line < SIDE ? 1 : SIDE;

        for (uint32_t i = 0; i < SIDE - 1; i++)
            parts[i] = first + i * step;
        status = cj_system_relate_total(system, first + (SIDE - 1) * step, parts, SIDE - 1, err);
    }
    return status;
}

/* Hide the table's small counts with what gives them away, and attack it; x:
 * hidden. */
static cj_status protect(char hidden[SIDE * SIDE + 1], cj_error *err)
{
    const cj_protect_options options = {.below = 5};
    cj_system *system = NULL;
    cj_protection *protection = NULL;
    cj_attack *attack = NULL;
    cj_status status = cj_system_new(&system, err);

    if (status == CJ_OK)
        status = add_counts(system, err);
    if (status == CJ_OK)
        status = cj_system_protect(&protection, system, &options, err);
    if (status == CJ_OK)
        status = cj_system_attack(&attack, system, &(cj_attack_options){.below = 5}, err);
    for (uint32_t i = 0; status == CJ_OK && i < SIDE * SIDE; i++)
        hidden[i] = cj_system_cell(system, i)->state == CJ_COUNT_HIDDEN ? 'x' : '.';
    cj_attack_free(attack);
    cj_protection_free(protection);
    cj_system_free(system);
    return status;
}

static void one_allocation_fails_protecting(void **state)
{
    char expected[SIDE * SIDE + 1] = "";
    cj_error err = CJ_ERROR_INIT;
    bool reached = true;
    size_t nth = 0;

    (void)state;
    OK(protect(expected, &err));
    while (reached) {
        char hidden[SIDE * SIDE + 1] = "";
        cj_status status;

        allocations = 0;
        fails_at = ++nth;
        and_all_after = nth % 2 == 0;
        status = protect(hidden, &err);
        fails_at = 0;
        reached = allocations >= nth;
        if (status == CJ_OK)
            assert_string_equal(hidden, expected); /* done without */
        else if (!reached || status != CJ_ENOMEM || err.text[0] == '\0')
            fail_msg("allocation %zu: status %d: %s", nth, (int)status, err.text);
    }
    assert_true(nth > 50);
}

/* ---- what an earlier publication hid ------------------------------------------- */

/* A quarter of which an area and the total were printed, and the others of which are 5 together. */
static const char quarter[] =
    "{\"columns\": [{\"key\": \"period\", \"unit\": \"text\"}, {\"key\": \"area\", \"unit\": "
    "\"text\"}, {\"key\": \"count\", \"unit\": \"count\"}], \"rows\": ["
    "{\"period\": \"2022-23Q1\", \"area\": \"A\", \"count\": null, \"suppressed\": [\"count\"]},"
    "{\"period\": \"2022-23Q1\", \"area\": \"B\", \"count\": null, \"suppressed\": [\"count\"]},"
    "{\"period\": \"2022-23Q1\", \"area\": \"C\", \"count\": 7},"
    "{\"period\": \"2022-23Q1\", \"area\": \"All\", \"count\": 12}],"
    "\"provenance\": {\"program\": \"cj-tabulate\", \"inputs\": [{\"file\": \"cases.csv\"}], "
    "\"options\": [{\"name\": \"date\", \"value\": \"day\"}]}, \"notes\": []}";

/* The half year by area, or all of it as another measure counts it, without two rows. */
static cj_status half_year(cj_table **out, const char *program, bool areas, cj_error *err)
{
    static const char *const names[] = {"A", "B", "C", "All"};
    static const int64_t counts[] = {9, 8, 11, 28};
    char name[] = "cases.csv";
    cj_ledger_file file = {name, 0};
    uint8_t states[40]; /* of rows: those of the half year, and others */
    cj_ledger ledger = {.files = &file, .file_count = 1, .states = states, .count = 40};
    cj_table *table;
    cj_cell *cells;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    for (int i = 0; i < 40; i++)
        states[i] = i < (areas ? 28 : 26) ? CJ_ROW_USED : CJ_ROW_OUTSIDE;
    table->program = program;
    status = cj_table_add_column(
        table, (cj_table_column){"period", "Period", "text", .part = CJ_PART_LABEL}, err);
    if (status == CJ_OK)
        status = cj_table_add_column(
            table, (cj_table_column){"area", "Area", "text", .part = CJ_PART_LABEL}, err);
    if (status == CJ_OK)
        status = cj_table_add_column(
            table,
            (cj_table_column){
                "count", "Count", "count", .part = CJ_PART_FIGURE,
                .counts = {CJ_COUNTS_ROWS, .rank = 1, .quantity = "count", .shared = "rows"}},
            err);
    if (status == CJ_OK)
        status = cj_table_add_option(table, "date", "day", err);
    if (status == CJ_OK)
        status = cj_table_add_input(table, &ledger, err);
    for (size_t i = areas ? 0 : 3; status == CJ_OK && i < 4; i++) {
        status = cj_table_add_row(&cells, table, err);
        if (status != CJ_OK)
            break;
        cells[0] = cj_cell_text("2022-04-01..2022-09-30");
        cells[1] = cj_cell_text(names[i]);
        cells[2] = cj_cell_count(counts[i] - (areas ? 0 : 2));
    }
    return cj_table_deliver(out, table, status);
}

/* Hide what gives the quarter away in two tables of the half year; their codes are appended. */
static cj_status hide_half_year(char hidden[8], const char *published, cj_error *err)
{
    const cj_hiding_options options = {.below = 5};
    cj_table *tables[2] = {NULL, NULL};
    cj_hiding *hiding = NULL;
    cj_period period;
    size_t length = 0;
    cj_status status = cj_period_parse(&period, "2022-04-01..2022-09-30", err);

    if (status == CJ_OK)
        status = cj_hiding_new(&hiding, &options, err);
    if (status == CJ_OK)
        status = half_year(&tables[0], "cj-tabulate", true, err);
    if (status == CJ_OK)
        status = half_year(&tables[1], "cj-timeliness", false, err);
    for (size_t i = 0; status == CJ_OK && i < 2; i++)
        status = cj_hiding_add(hiding, tables[i], i == 0 ? "areas" : "all", &period, 1, err);
    if (status == CJ_OK)
        status = cj_hiding_add_published(hiding, published, err);
    if (status == CJ_OK)
        status = cj_hiding_decide(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_mark(hiding, err);
    for (size_t t = 0; status == CJ_OK && t < 2; t++)
        for (size_t row = 0; row < tables[t]->row_count; row++)
            hidden[length++] =
                cj_table_cell(tables[t], row, 2)->kind == CJ_CELL_SUPPRESSED ? 'x' : '.';
    cj_hiding_free(hiding);
    cj_table_free(tables[0]);
    cj_table_free(tables[1]);
    return status;
}

static void one_allocation_fails_hiding_again(void **state)
{
    char expected[8] = "";
    char *path = strdup(write_text("quarter.json", quarter));
    cj_error err = CJ_ERROR_INIT;
    bool reached = true;
    size_t nth = 0;

    (void)state;
    /* A and B of the quarter are 5 together, so that each may be small; so may C's other quarter,
     * which is 11 - 7 = 4, unless the half year's C is hidden, with another one for its total */
    OK(hide_half_year(expected, path, &err));
    assert_int_equal(expected[2], 'x');
    while (reached) {
        char hidden[8] = "";
        cj_status status;

        allocations = 0;
        fails_at = ++nth;
        and_all_after = nth % 2 == 0;
        status = hide_half_year(hidden, path, &err);
        fails_at = 0;
        reached = allocations >= nth;
        if (status == CJ_OK)
            assert_string_equal(hidden, expected); /* done without */
        else if (!reached || status != CJ_ENOMEM || err.text[0] == '\0')
            fail_msg("allocation %zu: status %d: %s", nth, (int)status, err.text);
    }
    assert_true(nth > 100);
    free(path);
}

static void all_allocations_fail_from_there(void **state)
{
    for (int what = REVIEWS; what <= SUMS; what++)
        torture(*state, (scenario)what, true);
}

static void nothing_leaked(void **state)
{
    (void)state;
    assert_int_equal(fails_at, 0);
#ifdef __SANITIZE_ADDRESS__
    assert_int_equal(__lsan_do_recoverable_leak_check(), 0);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_allocation_fails),
        cmocka_unit_test(one_allocation_fails_unpivoted),
        cmocka_unit_test(one_allocation_fails_following_up),
        cmocka_unit_test(one_allocation_fails_measuring_times),
        cmocka_unit_test(one_allocation_fails_tabulating),
        cmocka_unit_test(one_allocation_fails_linking),
        cmocka_unit_test(one_allocation_fails_protecting),
        cmocka_unit_test(one_allocation_fails_hiding_again),
        cmocka_unit_test(one_allocation_fails_judging),
        cmocka_unit_test(one_allocation_fails_listing),
        cmocka_unit_test(one_allocation_fails_comparing),
        cmocka_unit_test(one_allocation_fails_reporting),
        cmocka_unit_test(all_allocations_fail_from_there),
        cmocka_unit_test(nothing_leaked),
    };

    return cmocka_run_group_tests(tests, prepare, give_back);
}
