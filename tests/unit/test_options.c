/* cmd/options/: command lines against a table of a few rows */
#include "options/settings.h"
#include "run/tell.h"
#include "support.h"

typedef struct {
    bool all;
    const char *text;
    cj_strings many;
    cj_span span;
    cj_span name;
    cj_date day;
    bool second;
    int read;
} filled;

static cj_status count_calls(void *data, const char *text, cj_error *err)
{
    filled *in = data;

    (void)err;
    in->read += text == NULL ? 1 : 10;
    return CJ_OK;
}

#define AT(member) offsetof(filled, member)

static const cj_option rows[] = {
    CJ_OPTION_TITLE("Of the test:"),
    {.name = "all", .letter = 'a', .type = CJ_OPTION_SWITCH, .offset = AT(all), .help = "All"},
    {.name = "text",
     .letter = 't',
     .argument = "T",
     .type = CJ_OPTION_TEXT,
     .offset = AT(text),
     .help = "A text"},
    {.name = "text-two",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = count_calls,
     .help = "Counts tens"},
    {.name = "many",
     .argument = "T",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(many),
     .flags = CJ_OPTION_REPEATS,
     .help = "Texts"},
    {.name = "span", .argument = "T", .type = CJ_OPTION_SPAN, .offset = AT(span), .help = "A span"},
    {.name = "column",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(name),
     .help = "A name"},
    {.name = "day", .argument = "DATE", .type = CJ_OPTION_DATE, .offset = AT(day), .help = "A day"},
    {.name = "which",
     .argument = "W",
     .type = CJ_OPTION_SECOND,
     .offset = AT(second),
     .words = "one|two",
     .help = "One or two"},
    {.name = "hidden",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_HIDDEN,
     .read = count_calls,
     .help = "Counts ones"},
    {0}};

static const cj_program program = {.name = "cj-test",
                                   .purpose = "Tests",
                                   .operands = "[FILE...]",
                                   .about = "About.",
                                   .example = "cj-test",
                                   .options = rows,
                                   .many = true,
                                   .no_figures = true};

#define WORDS_MAX 20

/* Parse words with blanks between them; what is filled and the settings stay for the caller. */
static cj_status parse(filled *in, cj_settings *settings, const char *line, cj_error *err)
{
    static char copy[200];
    char *argv[WORDS_MAX] = {(char[]){"cj-test"}};
    int argc = 1;
    cj_status status;

    assert_true(strlen(line) < sizeof copy);
    memcpy(copy, line, strlen(line) + 1);
    for (char *at = copy; *at != '\0' && argc < WORDS_MAX - 1;) {
        size_t length = strcspn(at, " ");
        bool last = at[length] == '\0';

        argv[argc++] = at;
        at[length] = '\0';
        at += last ? length : length + 1;
    }
    *in = (filled){.read = 0};
    status = cj_settings_open(settings, &program, in, err);
    return status == CJ_OK ? cj_options_parse(settings, argc, argv, err) : status;
}

static void clear(filled *in, cj_settings *settings)
{
    free(in->many.items);
    cj_settings_clear(settings);
}

/* Each way of giving a value gives the same. */
static void spells_values(void **state)
{
    static const char *const lines[] = {"--text=x", "--text x", "-tx", "-t x", "-atx", "-at x"};
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_settings settings;
    filled in;

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_int_equal(parse(&in, &settings, lines[i], &error), CJ_OK);
        assert_string_equal(in.text, "x");
        assert_int_equal(in.all, i > 3);
        clear(&in, &settings);
    }
    assert_int_equal(parse(&in, &settings, "--text=", &error), CJ_OK);
    assert_string_equal(in.text, "");
    clear(&in, &settings);
    assert_int_equal(parse(&in, &settings, "-t=x", &error), CJ_OK); /* as getopt reads it */
    assert_string_equal(in.text, "=x");
    clear(&in, &settings);
    assert_int_equal(parse(&in, &settings, "--text --all", &error), CJ_OK); /* it needs a value */
    assert_string_equal(in.text, "--all");
    assert_false(in.all);
    clear(&in, &settings);
}

/* Each type fills its member. */
static void fills_members(void **state)
{
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_settings settings;
    filled in;

    (void)state;
    assert_int_equal(parse(&in, &settings,
                           "--many a --many=b --span s --column c --day 2022-03-31 --which two "
                           "--hidden",
                           &error),
                     CJ_OK);
    assert_int_equal(in.many.count, 2);
    assert_string_equal(in.many.items[1], "b");
    assert_int_equal(in.span.length, 1);
    assert_int_equal(in.name.length, 1);
    assert_int_equal(in.day, cj_date_of(2022, 3, 31));
    assert_true(in.second);
    assert_int_equal(in.read, 1);
    assert_string_equal(cj_settings_given(&settings, "hidden"), "yes");
    assert_null(cj_settings_given(&settings, "all"));
    clear(&in, &settings);
    /* one of the common options fills the settings */
    assert_int_equal(parse(&in, &settings, "--enc utf-8 -q", &error), CJ_OK);
    assert_string_equal(settings.encoding, "utf-8");
    assert_true(settings.quiet);
    clear(&in, &settings);
}

/* A whole name wins over one that it begins; operands stand anywhere, - and what follows -- are
 * some. */
static void tells_operands_and_beginnings(void **state)
{
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_settings settings;
    filled in;

    (void)state;
    assert_int_equal(parse(&in, &settings, "f --al - --text x g -- -a --no", &error), CJ_OK);
    assert_true(in.all);
    assert_string_equal(in.text, "x");
    assert_int_equal(settings.operands.count, 5);
    assert_string_equal(settings.operands.items[0], "f");
    assert_string_equal(settings.operands.items[1], "-");
    assert_string_equal(settings.operands.items[3], "-a");
    assert_string_equal(settings.operand, "--no");
    clear(&in, &settings);
    assert_int_equal(parse(&in, &settings, "--text- 4", &error), CJ_OK);
    assert_int_equal(in.read, 10);
    clear(&in, &settings);
}

static void refuses(const char *line, const char *message)
{
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_settings settings;
    filled in;

    assert_int_equal(parse(&in, &settings, line, &error), CJ_EUSAGE);
    assert_string_equal(error.text, message);
    clear(&in, &settings);
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    refuses("--colunm c", "there is no option --colunm; did you mean --column?");
    refuses("--qqqqqq", "there is no option --qqqqqq; --help lists them");
    refuses("--te x", "--te could be --text or --text-two");
    refuses("-ax", "there is no option -x; --help lists them");
    refuses("--all=1", "--all takes no value");
    refuses("--text", "--text needs a value (T); see --help");
    refuses("-at", "-t needs a value (T); see --help");
    refuses("--text a --text b", "--text is given twice");
    refuses("--which three", "--which \"three\" must be one or two");
    refuses("--day 31/03/2022", "--day \"31/03/2022\" must be a day as YYYY-MM-DD");
    refuses("--column=", "--column needs the name of a column");
    refuses("--span \xFF", "--span: byte 1 (\\xFF) is no UTF-8; write the text in UTF-8");
    refuses("--help --nonsense-at-all", "there is no option --nonsense-at-all; --help lists them");
}

/* An answer is left, not printed; hidden options are in none. */
static void answers(void **state)
{
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_settings settings;
    filled in;
    const char *text;

    (void)state;
    assert_int_equal(parse(&in, &settings, "--help", &error), CJ_OK);
    assert_true(settings.answers);
    text = cj_text_string(&settings.answer);
    assert_non_null(strstr(text, "Usage: cj-test [OPTION...] [FILE...]\nTests.\n\nAbout.\n\n"
                                 " Of the test:\n  -a, --all                  All\n"
                                 "      --column=COL           A name\n"));
    assert_null(strstr(text, "--hidden"));
    clear(&in, &settings);
    assert_int_equal(parse(&in, &settings, "--generate=bash", &error), CJ_OK);
    text = cj_text_string(&settings.answer);
    assert_non_null(strstr(text, "compgen -W \"--all --text --text-two --many "));
    assert_null(strstr(text, "--hidden"));
    clear(&in, &settings);
}

static void progress_is(const char *want, const char *file, uint64_t read, uint64_t done,
                        uint64_t all, double seconds)
{
    const cj_read_so_far reading = {file, read, done, all};
    cj_text line = CJ_TEXT_INIT;

    cj_progress_append(&line, &reading, seconds);
    assert_string_equal(cj_text_string(&line), want);
    cj_text_clear(&line);
}

/* A quarter in 10 s leaves 30 s; a pipe has no end, and what has hardly begun tells no time. */
static void tells_rows_and_time_left(void **state)
{
    (void)state;
    progress_is("r.csv: 1,234,567 rows, 25 %, 30 s left", "r.csv", 1234567, 25, 100, 10);
    progress_is("r.csv: 1,000 rows, 10 %, 15 min 0 s left", "r.csv", 1000, 10, 100, 100);
    progress_is("r.csv: 0 rows, 0 %", "r.csv", 0, 0, 100, 3);
    progress_is("standard input: 12,003,004 rows", "standard input", 12003004, 5, 0, 3);
    progress_is("r.csv: 999 rows, 100 %, 0 s left", "r.csv", 999, 7, 7, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(spells_values),
                                       cmocka_unit_test(fills_members),
                                       cmocka_unit_test(tells_operands_and_beginnings),
                                       cmocka_unit_test(says_what_is_wrong),
                                       cmocka_unit_test(answers),
                                       cmocka_unit_test(tells_rows_and_time_left)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
