/* The options that every program spells the same, one row each, and the table of a program. */
#include "settings.h"

#include <string.h>

#define AT(member) offsetof(cj_settings, member)

static const cj_option row_options[] = {
    CJ_OPTION_TITLE("Which rows, in which groups:"),
    {.name = "period",
     .argument = "P",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(periods),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS | CJ_OPTION_COMMAND | CJ_OPTION_COUNTS,
     .words = "all|last-quarter|last-year|last-4-quarters|year-to-date|same-quarter-last-year|"
              "previous-year",
     .help =
         "Period; repeat for several. 2021-22 (financial year), 2021-22Q4 (its quarter January "
         "to March), 2022 (calendar year), 2022-M01 (month), 2022-01-05 (day), "
         "2022-01-01..2022-03-31 or all (default); or, counted back from --as-of, last-quarter, "
         "last-month, last-year (the last whole one), last-8-quarters, last-12-months, "
         "last-3-years (each of them), year-to-date, same-quarter-last-year, previous-year"},
    {.name = "as-of",
     .argument = "DATE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(as_of),
     .flags = CJ_OPTION_COMMAND | CJ_OPTION_COUNTS,
     .help = "The day from which periods such as last-quarter are counted back, or up to which the "
             "data of a period that is not over are known, as YYYY-MM-DD"},
    {.name = "allow-empty",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(allow_empty),
     .flags = CJ_OPTION_COUNTS,
     .help = "Go on where no row of the main input lies in a period, or linked rows have another "
             "kind of identifiers: a warning, no error"},
    {.name = "by",
     .argument = "COL[,COL...]",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(by),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .help = "One group for each combination of values"},
    {.name = "total",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(total),
     .flags = CJ_OPTION_COUNTS,
     .help = "Add the group All, counted anew"},
    {.name = "where",
     .argument = "COND",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(conditions),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .help = "Keep rows where COND holds; repeat for and. col=v, col!=v, col=v1|v2, col<v, <=, >, "
             ">=; col= means blank"},
    {.name = "derive",
     .argument = "N=F(...)",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(derivations),
     .flags = CJ_OPTION_REPEATS,
     .help = "Add column N: age(dob,date), band(col,0-15,16-17,adult=18+), quarter(date), "
             "year(date) (financial), calendar_year(date), month(date), months(from,to), "
             "days(from,to), plus(date,days), plus_months(date,months), recode(col,a=b,*=c), * "
             "being all the rest; a day such as 2022-03-31 can stand for the second date, a number "
             "for days and months; over linked rows (--link) count(NAME,COND...), any(...), "
             "distinct(NAME.COL,COND...), sum, min, max(NAME.COL,...), first, last(NAME.COL by "
             "COL2,...), all(NAME.COL=v1|v2,...): COND compares their columns, with @COL, @COL+12m "
             "or @COL-1d of the own row; a | at its end lets a blank pass; repeat"},
    {.name = "link",
     .argument = CJ_NAMED "FILE",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(links),
     .flags = CJ_OPTION_REPEATS | CJ_OPTION_READS,
     .help = "Another export of which rows belong to each row, for --derive; NAME is a word of "
             "yours, used like an input: --map NAME:FROM=TO; repeat for several, and with the "
             "same NAME for several files that are one"},
    {.name = "on",
     .argument = "NAME:COL=COL2,...",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(ons),
     .flags = CJ_OPTION_REPEATS,
     .help = "The columns that must be equal for a row of the link NAME to belong: this export's = "
             "the linked one's (default: person_id); repeat"},
    {.name = "people",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(people),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS | CJ_OPTION_READS | CJ_OPTION_INPUT,
     .help = "Join the columns of FILE by person; repeat for several files that are one input"},
    {.name = "order",
     .argument = "COL=a|b|c",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(orders),
     .flags = CJ_OPTION_REPEATS,
     .help = "Order of a column's values, which are shown even where empty; repeat"},
    {.name = "unpivot",
     .argument = "N=V:COL,...",
     .type = CJ_OPTION_TEXT,
     .offset = AT(unpivot),
     .help = "Read a wide export: each COL becomes a row with its name in N and its value in V, "
             "a number, date or text as it is asked for"},
    {0}};

static const cj_option reading_options[] = {
    CJ_OPTION_TITLE("How the input is read:"),
    {.name = "schema",
     .argument = CJ_ABOUT_INPUT "FILE",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(schemas),
     .flags = CJ_OPTION_REPEATS | CJ_OPTION_READS,
     .help = "Table Schema (JSON) of the operand, or of another input: people:FILE; repeat"},
    {.name = "map",
     .argument = "[INPUT:]FROM=TO",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(maps),
     .flags = CJ_OPTION_REPEATS,
     .help = "Read header FROM as field TO; people:FROM=TO in the people file, and so in any other "
             "input by its name; of columns headed alike FROM#2 is the second; repeat"},
    {.name = "profile",
     .argument = CJ_ABOUT_INPUT "FILE",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(profiles),
     .flags = CJ_OPTION_REPEATS | CJ_OPTION_READS,
     .help = "How an input is exported (JSON) and what is put right while it is read; people:FILE "
             "for the people file; repeat"},
    {.name = "date-format",
     .argument = "FMT",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(date_forms),
     .flags = CJ_OPTION_REPEATS,
     .help = "A form of dates, in letters of strftime (%d %m %b %Y, %a; times %H %I %M %S %f %p %z "
             "are read over; %Y-%m and %Y are months and years), or financial-year, "
             "financial-quarter, calendar-quarter, excel-1900; repeat (default: %Y-%m-%d and "
             "%d/%m/%Y)"},
    {.name = "encoding",
     .argument = "NAME",
     .type = CJ_OPTION_TEXT,
     .offset = AT(encoding),
     .words = "utf-8|windows-1252|utf-16le|utf-16be",
     .help = "Default: UTF-8, UTF-16 by its mark, else windows-1252 with a notice"},
    {.name = "delimiter",
     .argument = "C",
     .type = CJ_OPTION_TEXT,
     .offset = AT(delimiter),
     .help = "Default: the one of comma, semicolon, tab and bar that the header shows"},
    {.name = "tolerate",
     .argument = "N[%]",
     .type = CJ_OPTION_TEXT,
     .offset = AT(tolerate),
     .help =
         "Go on although up to N rows, or N% of them, have errors; they are left out and listed"},
    {.name = "findings",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(findings),
     .flags = CJ_OPTION_WRITES | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Write all findings to FILE as CSV"},
    {.name = "repairs",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(repairs),
     .flags = CJ_OPTION_WRITES | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Write everything that was put right to FILE as CSV: line, column, old, new, rule"},
    {0}};

static const cj_option output_options[] = {
    CJ_OPTION_TITLE("What is printed:"),
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_WRITES | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .read = cj_option_output,
     .help = "Write FILE, completely or not at all; its suffix sets the format"},
    {.name = "format",
     .letter = 'f',
     .argument = "F",
     .type = CJ_OPTION_TEXT,
     .offset = AT(format),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .words = "text|csv|json|markdown|html|xlsx",
     .help = "text, csv, json, markdown, html or xlsx (default: text on a terminal, else csv)"},
    {0}};

/* How a table is shown on a terminal. */
static const cj_option terminal_options[] = {
    {.name = "color",
     .argument = "WHEN",
     .type = CJ_OPTION_TEXT,
     .offset = AT(colour),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .words = "auto|always|never",
     .help = "In text: headings in bold and verdicts in colour: always, never or auto (default: on "
             "a terminal, unless NO_COLOR is set)"},
    {.name = "notes",
     .argument = "WHICH",
     .type = CJ_OPTION_TEXT,
     .offset = AT(notes),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .words = "full|short|none",
     .help = "In text: full (default), short (about the rows; default on a terminal), none"},
    {.name = "no-pager",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(no_pager),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Show text longer than the terminal without a pager (CJ_PAGER, PAGER or less)"},
    {0}};

static const cj_option figure_options[] = {
    {.name = "sentences",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(sentences),
     .flags = CJ_OPTION_COMMAND,
     .help = "In text and markdown: each row as a sentence"},
    {.name = "decimals",
     .argument = "N",
     .type = CJ_OPTION_TEXT,
     .offset = AT(decimals),
     .help = "Decimals of percentages, 0 to 6"},
    {.name = "sum-to-100",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(sum_to_100),
     .flags = CJ_OPTION_COUNTS,
     .help = "Make each set of percentages add to 100 (largest remainder)"},
    {.name = "confidence",
     .argument = "N",
     .type = CJ_OPTION_TEXT,
     .offset = AT(confidence),
     .flags = CJ_OPTION_COUNTS,
     .words = "95|99.8",
     .help = "Confidence of intervals: 95 (default) or 99.8"},
    {.name = "title",
     .argument = "TEXT",
     .type = CJ_OPTION_TEXT,
     .offset = AT(title),
     .help = "Title of the table"},
    {.name = "units",
     .argument = "WORD[|WORDS]",
     .type = CJ_OPTION_TEXT,
     .offset = AT(units),
     .flags = CJ_OPTION_COUNTS,
     .help = "What is counted, for sentences: appointments, or \"child|children\""},
    {.name = "labels",
     .argument = "COL=TEXT",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(labels),
     .flags = CJ_OPTION_REPEATS | CJ_OPTION_SILENT,
     .help = "Heading of a column for people; csv and json keep its key; repeat"},
    {.name = "money",
     .argument = "COL[=CODE]",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(money),
     .flags = CJ_OPTION_REPEATS | CJ_OPTION_SILENT,
     .help = "Figures that are amounts of money, in pounds (GBP), EUR or USD; repeat"},
    {0}};

static const cj_option title_options[] = {{.name = "title",
                                           .argument = "TEXT",
                                           .type = CJ_OPTION_TEXT,
                                           .offset = AT(title),
                                           .help = "Title of the table"},
                                          {0}};

static const cj_option mean_options[] = {
    {.name = "mean-decimals",
     .argument = "N",
     .type = CJ_OPTION_TEXT,
     .offset = AT(mean_decimals),
     .help = "Decimals of means and medians, 0 to 6 (default: 1)"},
    {0}};

static const cj_option definition_options[] = {
    {.name = "measure",
     .argument = "DEFINITION#ID",
     .type = CJ_OPTION_TEXT,
     .offset = AT(defined),
     .flags = CJ_OPTION_READS | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Compute what the definition of a report says of the measure ID; options given here "
             "replace its own"},
    {0}};

/* Options of a program whose inputs come from a definition. */
static const cj_option defined_options[] = {
    CJ_OPTION_TITLE(""),
    {.name = "period",
     .argument = "P",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(periods),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_COMMAND,
     .words = "all|last-quarter|last-year|last-4-quarters|year-to-date|same-quarter-last-year|"
              "previous-year",
     .help = "Period of the report (default: the definition's), or one counted back from --as-of "
             "such as last-quarter"},
    {.name = "as-of",
     .argument = "DATE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(as_of),
     .flags = CJ_OPTION_COMMAND,
     .help =
         "The day up to which the data are complete, as YYYY-MM-DD, or period-end (default: the "
         "definition's)"},
    {.name = "where",
     .argument = "COND",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(conditions),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS | CJ_OPTION_COMMAND,
     .help = "Keep the rows of every input that has the column where COND holds, besides what the "
             "definition says; an input without it stays whole, and the notes name it; repeat for "
             "and"},
    {.name = "allow-empty",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(allow_empty),
     .flags = CJ_OPTION_COMMAND,
     .help = "Go on where no row of a measure's main input lies in a period, or linked rows have "
             "another kind of identifiers: a warning, no error"},
    {.name = "tolerate",
     .argument = "N[%]",
     .type = CJ_OPTION_TEXT,
     .offset = AT(tolerate),
     .help =
         "Go on although up to N rows, or N% of them, have errors; they are left out and listed"},
    {.name = "findings",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(findings),
     .flags = CJ_OPTION_WRITES | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Write all findings to FILE as CSV"},
    {0}};

static const cj_option hiding_options[] = {
    CJ_OPTION_TITLE("What is not shown, to protect people:"),
    {.name = "suppress-below",
     .argument = "N",
     .type = CJ_OPTION_TEXT,
     .offset = AT(suppress_below),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_COMMAND,
     .help = "Counts of 1 to N-1 people or events print as [c], and so does what would give one "
             "away and every figure made of one; N is 2 to 100"},
    {.name = "suppress-zeros",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(suppress_zeros),
     .flags = CJ_OPTION_COMMAND,
     .help = "So do zeros"},
    {.name = "suppress-people",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(suppress_people),
     .flags = CJ_OPTION_COMMAND,
     .help = "A count of events is small, too, where fewer than N persons are behind it"},
    {.name = "suppress-base",
     .argument = "N",
     .type = CJ_OPTION_TEXT,
     .offset = AT(suppress_base),
     .flags = CJ_OPTION_COMMAND,
     .help = "Shares, rates, means and what is made of them print as [c] on a base of 1 to N-1; "
             "counts stay"},
    {.name = "round-to",
     .argument = "B",
     .type = CJ_OPTION_TEXT,
     .offset = AT(round_to),
     .flags = CJ_OPTION_COMMAND,
     .words = "3|5|10",
     .help = "Round every count to the nearest multiple of 3, 5 or 10; alone, or with "
             "--suppress-below all counts that are not small"},
    {.name = "published",
     .argument = "FILE",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(published),
     .flags = CJ_OPTION_COUNTS | CJ_OPTION_REPEATS | CJ_OPTION_READS | CJ_OPTION_SILENT |
              CJ_OPTION_COMMAND,
     .help = "What was given out before, the json of a table or report: what it hid stays hidden, "
             "and what it printed is known; cj-report marks what is another number now with [r]; "
             "repeat"},
    {.name = "disclosure",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(disclosure),
     .flags = CJ_OPTION_COUNTS | CJ_OPTION_WRITES | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Write to FILE, not to be given out, what is not shown and why"},
    {0}};

static const cj_option general_title[] = {CJ_OPTION_TITLE("General:"), {0}};

static const cj_option raw_options[] = {
    {.name = "raw",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(raw),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "In csv: texts as they are; by default one that a spreadsheet would compute (=1+1) "
             "has an apostrophe before it"},
    {.name = "bom",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(mark),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Begin csv with a mark by which Excel knows that it is UTF-8"},
    {0}};

static const cj_option general_options[] = {
    {.name = "threads",
     .argument = "N",
     .type = CJ_OPTION_TEXT,
     .offset = AT(threads),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Threads to use; the result is the same"},
    {.name = "verbose",
     .letter = 'v',
     .type = CJ_OPTION_SWITCH,
     .offset = AT(verbose),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Say where every row went"},
    {.name = "quiet",
     .letter = 'q',
     .type = CJ_OPTION_SWITCH,
     .offset = AT(quiet),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "No notices, and one line for those warnings that say that figures may be wrong and "
             "stand in no note (csv has none)"},
    {.name = "help",
     .letter = 'h',
     .type = CJ_OPTION_ANSWER,
     .flags = CJ_OPTION_COMMAND,
     .help = "Show this help"},
    {.name = "generate",
     .argument = "WHAT",
     .type = CJ_OPTION_ANSWER,
     .flags = CJ_OPTION_HIDDEN | CJ_OPTION_COMMAND,
     .help = "man: options in roff; bash: completion; options: what names files"},
    {.name = "version",
     .letter = 'V',
     .type = CJ_OPTION_ANSWER,
     .flags = CJ_OPTION_COMMAND,
     .help = "Show the version"},
    {0}};

static size_t count_options(const cj_option *options)
{
    size_t count = 0;

    while (!cj_option_is_end(&options[count]))
        count++;
    return count;
}

/* Whether a program has an option of that name of its own, in place of a common one. */
static bool has_own(const cj_program *program, const cj_option *option)
{
    return option->name != NULL && cj_option_find(program->options, option->name) != NULL;
}

/* Whether a program that counts nothing has no use for a common option. */
static bool is_idle(const cj_program *program, const cj_option *option)
{
    static const char *const grouping[] = {"period", "as-of", "allow-empty",
                                           "by",     "total", "order"};

    for (size_t i = 0; program->rows && i < sizeof grouping / sizeof *grouping; i++)
        if (option->name != NULL && strcmp(option->name, grouping[i]) == 0)
            return true;
    return program->judges && (option->flags & CJ_OPTION_COUNTS) != 0;
}

/* Join the tables that apply, in the order of help. Rows of the first one fill the program's
 * structure, all others the common settings. */
cj_option *cj_options_of(const cj_program *program, cj_arena *arena)
{
    bool figures = !program->no_figures && !program->defined;
    bool reads = !program->defined && !program->no_input;
    const cj_option *const tables[] = {program->options,
                                       figures ? definition_options : NULL,
                                       figures ? row_options : NULL,
                                       program->defined ? defined_options : NULL,
                                       reads ? reading_options : NULL,
                                       reads ? output_options : NULL,
                                       program->no_input ? NULL : terminal_options,
                                       figures && !program->rows ? figure_options
                                       : program->rows           ? title_options
                                                                 : NULL,
                                       program->means ? mean_options : NULL,
                                       program->hides ? hiding_options : NULL,
                                       general_title,
                                       program->no_input ? NULL : raw_options,
                                       general_options};
    size_t count = 0;
    cj_option *joined;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        count += tables[i] == NULL ? 0 : count_options(tables[i]);
    joined = cj_arena_alloc(arena, (count + 1) * sizeof *joined);
    if (joined == NULL)
        return NULL;
    count = 0;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const cj_option *o = tables[i]; o != NULL && !cj_option_is_end(o); o++)
            if (i == 0 || !(has_own(program, o) || is_idle(program, o))) {
                joined[count] = *o;
                joined[count++].flags |= i == 0 ? 0 : CJ_OPTION_COMMON;
            }
    joined[count] = (cj_option){0};
    return joined;
}
