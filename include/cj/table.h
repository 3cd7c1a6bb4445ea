/* cj/table.h - the table: the only thing between measures and formats.
 *
 * A measure fills a table and knows no format; an output prints a table and
 * knows no measure.  Figures are held in units of their last place, rounded
 * once, so that every format prints the same number.
 */
#ifndef CJ_TABLE_H
#define CJ_TABLE_H

#include "cj/date.h"
#include "cj/findings.h"
#include "cj/memory.h"
#include "cj/number.h"

typedef enum {
    CJ_CELL_MISSING, /* blank everywhere */
    CJ_CELL_TEXT,
    CJ_CELL_COUNT,
    CJ_CELL_NUMBER,
    CJ_CELL_PERCENT,
    CJ_CELL_PROPORTION, /* 0.622 in data formats, 62.2% for people */
    CJ_CELL_DATE,
    CJ_CELL_FLAG,           /* yes or no */
    CJ_CELL_NOT_APPLICABLE, /* [z]: a share of nothing */
    CJ_CELL_NOT_AVAILABLE,  /* [x]: not known yet */
    CJ_CELL_SUPPRESSED      /* [c]: withheld to protect people; it holds no number */
} cj_cell_kind;

/* What a count or number is an amount of. */
typedef enum { CJ_MONEY_NONE, CJ_MONEY_GBP, CJ_MONEY_EUR, CJ_MONEY_USD } cj_money;

#define CJ_MONEY_COUNT 4

typedef struct {
    const char *code; /* the unit of a column of such amounts: GBP */
    const char *sign; /* what people read before the number: "\u00A3" */
    const char *name; /* pounds */
} cj_money_words;

/* The words of a currency; empty ones for CJ_MONEY_NONE. */
const cj_money_words *cj_money_of(cj_money money);

/* Find the currency with that code, in large or small letters; false if there is none. */
bool cj_money_find(cj_money *out, cj_span code);

typedef struct {
    cj_cell_kind kind;
    short places;      /* decimals of a figure ... */
    short padding;     /* ... and zeros behind them that presentation formats print */
    short spare;       /* of its decimals so many are for data formats alone */
    short money;       /* of counts and numbers: cj_money */
    bool revised;      /* another figure was published before: people read [r] behind it */
    int64_t units;     /* a figure in units of its last place; a date; a flag */
    const char *text;  /* CJ_CELL_TEXT: what data formats print */
    const char *label; /* what presentation formats print; NULL: the text (of names of periods what
                        * cj_period_append_label() makes of them) or the figure */
    int64_t part;      /* a share of people or rows: so many ... */
    int64_t of;        /* ... of so many; 0: it is no such share */
} cj_cell;

cj_cell cj_cell_missing(void);
cj_cell cj_cell_count(int64_t count);
cj_cell cj_cell_number(int64_t units, int places);
cj_cell cj_cell_flag(bool flag);
cj_cell cj_cell_decimal(cj_decimal value); /* with no more decimals than it has */
cj_cell cj_cell_date(cj_date date);        /* missing for CJ_DATE_MISSING */

/* What is not shown, to protect people: nothing of the number stays. */
cj_cell cj_cell_withheld(void);

/* A rate of nobody: not available where somebody is still waited for. */
cj_cell cj_cell_no_rate(bool waiting);

/* part in percent of `of`, rounded half up; not applicable when that is 0. */
cj_cell cj_cell_percent(int64_t part, int64_t of, int places);

/* The same of people or rows, which the cell keeps: what is said of a change needs them. */
cj_cell cj_cell_share(int64_t part, int64_t of, int places);

/* A percentage in units of its last place. */
cj_cell cj_cell_percent_units(int64_t units, int places);

/* Texts are borrowed: they must live as long as the table. */
cj_cell cj_cell_text(const char *text);
cj_cell cj_cell_labelled(const char *text, const char *label);

/* How a word such as "met", "Red" or "not met" is meant: what its colour says,
 * which never stands without the word. */
typedef enum { CJ_TONE_NONE, CJ_TONE_GOOD, CJ_TONE_MIXED, CJ_TONE_BAD } cj_tone;

typedef struct {
    const char *word;
    cj_tone tone;
} cj_toned_word;

/* How a figure compares with its target: its whole interval reaches it, misses it, or neither. */
typedef enum { CJ_VERDICT_MET, CJ_VERDICT_NOT_MET, CJ_VERDICT_UNCLEAR } cj_verdict;

/* What people read of a verdict: "Met", "Above target, not certain", "Below target, not certain"
 * or "Not met".  above: the figure is not below its target. */
const char *cj_verdict_label(cj_verdict verdict, bool above);

/* Its cell: data formats print "met", "not met" or "no clear difference", people read the label. */
cj_cell cj_cell_verdict(cj_verdict verdict, bool above);

/* The word of a row with which the others are compared. */
#define CJ_WORD_REFERENCE "reference"

extern const cj_toned_word cj_verdict_tones[]; /* of a column of such cells */

/* What a column is, and with `of` what it says about another one.  Data formats print
 * every column as it is. */
typedef enum {
    CJ_PART_SECTION, /* rows with the same value make a section */
    CJ_PART_FACT,    /* the same for all rows of a section: said in its head */
    CJ_PART_LABEL,   /* names the row */
    CJ_PART_ACROSS,  /* its values stand across: see cj_table_cross() */
    CJ_PART_FIGURE,
    CJ_PART_SHARE,   /* the figure `of` in percent: stands beside it */
    CJ_PART_ONCE,    /* a figure of all that stands across, in one of its rows */
    CJ_PART_LOW,     /* lower bound of the interval of the figure `of` ... */
    CJ_PART_HIGH,    /* ... and the upper one */
    CJ_PART_TARGET,  /* what the figure `of` is to reach */
    CJ_PART_THEN,    /* the figure `of` in the comparator `period` ... */
    CJ_PART_CHANGE,  /* ... and how much more it is now */
    CJ_PART_VERDICT, /* a word at the end of the row: whether `of` reaches its target */
    CJ_PART_REMARK,  /* any other word there */
    CJ_PART_DATA     /* for data formats only */
} cj_part;

/* Whether the part tells rows apart. */
static inline bool cj_part_is_label(cj_part part)
{
    return part == CJ_PART_SECTION || part == CJ_PART_LABEL || part == CJ_PART_ACROSS;
}

/* Whether the part is a figure with a column of its own. */
static inline bool cj_part_is_figure(cj_part part)
{
    return part == CJ_PART_FIGURE || part == CJ_PART_TARGET || part == CJ_PART_THEN ||
           part == CJ_PART_CHANGE;
}

/* What a count says about all figures of its row, as flags.  Columns with the same flag
 * are added up. */
typedef enum {
    CJ_BASE_NONE,
    CJ_BASE_COUNTED = 1, /* how many the figures are based on ... */
    CJ_BASE_ALL = 2,     /* ... of how many they could be */
    CJ_BASE_BOTH = 3,    /* counted, and the first part of all */
    CJ_BASE_WAITING = 4  /* among those counted: those of whom more may become known */
} cj_base;

/* What a chart of limits (cj_chart_new_limits()) draws a column as. */
typedef enum {
    CJ_DRAWN_NOT,
    CJ_DRAWN_POINT,  /* the figures: a line along the labels, or dots over the sizes */
    CJ_DRAWN_CENTRE, /* lines ... */
    CJ_DRAWN_LIMIT,  /* ... broken ones, the first below and the second above */
    CJ_DRAWN_INNER,  /* the same, between centre and limits */
    CJ_DRAWN_TARGET,
    CJ_DRAWN_SIGNAL, /* words of points that stand out */
    CJ_DRAWN_SIZE,   /* of units: their place across, which makes the chart a funnel */
    CJ_DRAWN_TREND   /* in no chart: each cell is a line of its own, "PERIOD FIGURE; ..." */
} cj_drawn;

/* Which way a figure is to go. */
typedef enum { CJ_BETTER_UNKNOWN, CJ_BETTER_HIGHER, CJ_BETTER_LOWER } cj_better;

/* What a column counts, for those who may not print small numbers. */
typedef enum {
    CJ_COUNTS_NOTHING,
    CJ_COUNTS_ROWS,   /* rows or events: those of shorter periods add up to those of a longer one */
    CJ_COUNTS_PEOPLE, /* people, each once a group and period */
    CJ_COUNTS_WHO     /* who could be counted: a few of them are told, unless they tell of others */
} cj_count_kind;

/* When a figure is withheld besides for the counts that it is made of. */
typedef enum {
    CJ_CARE_NONE,
    CJ_CARE_MIDDLE, /* a median: fewer values than are shown would be the value of one of few */
    CJ_CARE_TAIL,   /* a 90th percentile: fewer than ten, too */
    CJ_CARE_CHANGE, /* the last count less the first, or that in percent of the first */
    CJ_CARE_OWN,    /* the least and the greatest: a person's own value */
    CJ_CARE_SUM,    /* a sum of whole numbers: small like a count */
    CJ_CARE_ONWARD  /* made of the rows above, too, as far as they tell of the same group */
} cj_care;

/* Where the numbers of a column come from.  Keys are those of columns of the table or of the one
 * behind it, a line each. */
typedef struct {
    cj_count_kind kind;
    short rank;            /* of counts that may be hidden to protect others, the lowest is first */
    cj_care care;          /* of figures */
    const char *made_of;   /* of figures: the counts; the first is the base, be it a sum "a+b" */
    const char *apart;     /* labels of the row that it does not depend on */
    const char *quantity;  /* what is counted; NULL: the key says it */
    const char *shared;    /* of all that have the labels, as other measures count them, too: "rows"
                            * or "people", then conditions, a line each; NULL: of some of them */
    const char *condition; /* the rows are those where these hold, too, a line each; NULL: all */
    const char *persons;   /* a count of the people behind it; NULL: nobody knows */
    bool unseen;           /* behind the table: no figure tells it, it ties counts together */
    const char *period;    /* of counts behind the table: name of theirs; NULL: the row's */
    const char *beside;    /* of figures: a column behind the table that says in which row the
                            * same figure is made of counts that it is made of, too */
    int64_t per;           /* of figures that are numbers: per how many of the base; 0: per one */
} cj_column_counts;

/* A column of a table.  Nothing is read out of its key: what belongs to what is said by
 * `part` and `of`.
 *
 *   figure    part     of           is laid out as
 *   people    FIGURE                a column; "12 (40%)" with its share
 *   moved     SHARE    people       behind its figure; a column of its own without one
 *   least     LOW      moved        "95% interval", together with the HIGH of the same figure
 *   most      HIGH     moved
 *   aim       TARGET   moved        a column; no figure that is compared or drawn unasked
 *   names     LABEL    aim          names the target, not the row: tells no series apart
 *   judged    VERDICT  moved        a word, coloured by its tones
 *   before    THEN     moved        a column; `period` says when
 *   more      CHANGE   moved        a column; `period` says since when
 *
 * `of` is the key of one column, which need not be there (then the column belongs to
 * none); bounds, targets and verdicts are of the column with the percentage, not of the
 * count behind it.  Copies, views and crossed tables keep `of` right. */
typedef struct {
    const char *key;     /* unique: the name in csv and json */
    const char *heading; /* for people */
    const char *unit;    /* text, count, percent, number, date ... */
    cj_part part;
    bool bar;                   /* a bar may stand beside it on a terminal */
    cj_base base;               /* of counts */
    const char *of;             /* key of the column that it belongs to; NULL: none */
    const char *period;         /* THEN, CHANGE: name of the comparator */
    const char *interval;       /* LOW: heading of both bounds; NULL: "Interval" */
    const char *group, *brief;  /* over neighbours, and below it in place of `heading`; or NULL */
    const cj_toned_word *tones; /* of its words, up to a NULL word; borrowed; NULL: none */
    cj_drawn drawn;
    bool recorded;           /* values of a file: where one is missing, nobody recorded it */
    cj_better better;        /* of figures */
    const char *better_if;   /* in rows alone that have something in this column; NULL: in all */
    cj_column_counts counts; /* for those who hide small numbers; borrowed */
} cj_table_column;

/* Where a column of a crossed table comes from. */
typedef struct {
    const char *figure;  /* key of the figure that was crossed; NULL: it was not */
    const char *heading; /* and its heading */
    const char *across;  /* label of the value that it stands under */
} cj_table_origin;

typedef struct {
    const char *name;
    const char *value;
} cj_table_option;

typedef struct {
    const char *file;
    uint64_t rows;
    uint64_t states[4]; /* by cj_row_state */
    unsigned withheld;  /* bits: states that are not shown, to protect people; 16: the rows */
    size_t files;       /* that are one input with it, itself too; so many stand before it: */
    size_t before;
} cj_table_input;

#define CJ_WITHHELD_ROWS 16u

/* How a measure wants its table printed. */
typedef enum { CJ_SHAPE_AS_IT_IS, CJ_SHAPE_WIDE, CJ_SHAPE_DOWN } cj_table_shape;

/* How people read its rows on a page, in text and markdown; workbooks and data have a table. */
typedef enum {
    CJ_FORM_TABLE,
    CJ_FORM_QUOTES, /* the first column is what was said, the others say by whom */
    CJ_FORM_STORIES /* the first column is a heading, the others are paragraphs */
} cj_table_form;

/* What a table says beside its rows. */
typedef struct {
    const char *words;
    const char *keys;    /* of the columns that it is about, a line each; NULL: of the table */
    const char *counts;  /* it with CJ_TELLS around words that tell counts; NULL: none do */
    const char *shorter; /* what people read in its place within a document; NULL: itself */
} cj_table_note;

typedef struct cj_table {
    const char *title;
    const char *mark;   /* what people read beside each figure, as "no data for 2021-22"; or NULL */
    const char *shares; /* what percentages behind figures are of, "each row's total"; or NULL */
    cj_table_column *columns;
    size_t column_count;
    cj_cell *cells; /* row by row */
    size_t row_count;
    const char **sentences; /* one a row; NULL: none */
    bool each_row;          /* no row goes on with what the one above began */
    cj_table_note *notes;
    size_t note_count;
    size_t run_notes; /* from this one on they say what became of rows; 0: nobody said which */
    const char *program;
    const char *version;
    cj_table_input *inputs;
    size_t input_count;
    cj_table_option *options;
    size_t option_count;
    cj_table_origin *origins; /* of a crossed table: a column each; NULL: not crossed */
    struct {
        size_t columns, cells, sentences, notes, inputs, options;
    } capacity;
    cj_arena arena;
    size_t *places; /* where people read each row of the shown table; NULL: in the order of rows */
    struct cj_table *base; /* a table that this one borrows from: freed with it */

    /* for those who hide small numbers */
    struct cj_table *behind;      /* counts that nobody prints, row by row; NULL: none */
    const char *const *relations; /* "all = some + others", "some <= all", up to NULL; borrowed */
    cj_table_shape shape;         /* how it is to be printed once that is done */
    cj_table_form form;
} cj_table;

cj_status cj_table_new(cj_table **out, cj_error *err);
void cj_table_free(cj_table *table);

/* The end of making a table: *out is it, or NULL where a step of it failed; then the
 * table is freed.  Returns status. */
cj_status cj_table_deliver(cj_table **out, cj_table *table, cj_status status);

/* A copy of the text that lives as long as the table; NULL without memory. */
const char *cj_table_keep(cj_table *table, cj_span text);

/* Add a column; all come before the first row.  CJ_EUSAGE if its key is taken. */
cj_status cj_table_add_column(cj_table *table, cj_table_column column, cj_error *err);

/* The table of counts that nobody prints, made at the first call: each of its rows belongs to
 * one of `table`. */
cj_status cj_table_open_behind(cj_table **out, cj_table *table, cj_error *err);

/* Add a row of missing cells; *cells is to be filled before the next call. */
cj_status cj_table_add_row(cj_cell **cells, cj_table *table, cj_error *err);

/* The sentence of the last row: a copy is kept. */
cj_status cj_table_set_sentence(cj_table *table, const cj_text *sentence, cj_error *err);

/* Notes, inputs and options are kept as copies, in order.  Words of notes that tell counts stand
 * between CJ_TELLS and CJ_TOLD, which are not kept. */
cj_status cj_table_set_title(cj_table *table, cj_span title, cj_error *err);
cj_status cj_table_add_note(cj_table *table, const cj_text *note, cj_error *err);
cj_status cj_table_add_words(cj_table *table, const char *note, cj_error *err);

/* A note about the columns with these keys, a line each (borrowed): people read it where one of
 * them is shown. */
cj_status cj_table_add_note_on(cj_table *table, const char *keys, const cj_text *note,
                               cj_error *err);

/* Take a note away: those behind it move up. */
void cj_table_drop_note(cj_table *table, size_t note);

/* Append a note without its words that tell counts: perhaps nothing. */
void cj_table_append_plain_note(cj_text *out, const cj_table *table, size_t note);

/* Whether people read a note: it is about the whole table, about a column that is shown, or about
 * what is no column. */
bool cj_table_tells_note(const cj_table *table, size_t note);

/* A note as people read it. */
const char *cj_table_note_words(const cj_table *table, size_t note);

/* Whether the heading of a column refers to a note: it is the first that the note is about. */
bool cj_table_note_heads(const cj_table *table, size_t note, size_t column);

/* Whether a note is about a column, or the one that it was crossed from. */
bool cj_table_note_is_on(const cj_table *table, size_t note, size_t column);
cj_status cj_table_add_input(cj_table *table, const cj_ledger *ledger, cj_error *err);
cj_status cj_table_add_option(cj_table *table, const char *name, const char *value, cj_error *err);

/* Add what `from` says beside its rows, without copies of the texts, so `from` must outlive the
 * table: the notes that people read and its mark; its inputs, options, program and version. */
cj_status cj_table_borrow_notes(cj_table *table, const cj_table *from, cj_error *err);
cj_status cj_table_borrow_provenance(cj_table *table, const cj_table *from, cj_error *err);

static inline const cj_cell *cj_table_cell(const cj_table *table, size_t row, size_t column)
{
    return &table->cells[row * table->column_count + column];
}

/* A crossed table from one with a CJ_PART_ACROSS column, whose values become columns. spread: a row
 * of the new table is a label (or a section without labels), and each value has a column for each
 * figure; else the figures go down, a row each in each section. Figures without any value are left
 * out; the only share, where it comes last, goes behind the figure that it is of. CJ_EUSAGE if two
 * of the rows would fill one cell. Title, notes and texts are borrowed: `table` must outlive *out,
 * which is released with cj_table_free(). */
cj_status cj_table_cross(cj_table **out, const cj_table *table, bool spread, cj_error *err);

/* The same table, whose columns may be given other parts.  Borrows as cj_table_cross() does. */
cj_status cj_table_copy(cj_table **out, const cj_table *table, cj_error *err);

/* Put the rows with the same sections and labels together, in the order in which
 * these come first: what cj_table_cross() makes one row of. */
cj_status cj_table_gather(cj_table *table, cj_error *err);

/* The column with that key, or else heading, case aside; SIZE_MAX if there is none. */
size_t cj_table_find(const cj_table *table, const char *name);

/* *out: the table crossed as people read it, with its figures going down where it has no labels,
 * its rows at their `places`; NULL where the table is shown as it is. */
cj_status cj_table_shown(cj_table **out, const cj_table *table, cj_error *err);

/* The table as a spreadsheet has it: crossed where it asks for that and has
 * labels, without the columns that are for data formats only and those without
 * any value; headings are unique without regard to case, not blank, and have no
 * more than 255 characters.  Borrows as cj_table_cross() does. */
cj_status cj_table_view(cj_table **out, const cj_table *table, cj_error *err);

/* Give the table the shape that its measure wants, and what it says beside its rows.  *table
 * owns the old one; on failure it is the old one. */
cj_status cj_table_take_shape(cj_table **table, cj_error *err);

/* A table with the figures of each row one below the other: a row for each, with its key in the
 * column `figure` and it in the column `value`. Borrows as cj_table_cross() does. */
cj_status cj_table_melt(cj_table **out, const cj_table *table, cj_error *err);

/* Whether two cells show the same, and whether two rows belong to one section. */
bool cj_cell_same(const cj_cell *a, const cj_cell *b);
bool cj_table_same_section(const cj_table *table, size_t a, size_t b);

/* The column with that part, or SIZE_MAX. */
size_t cj_table_find_part(const cj_table *table, cj_part part);

/* The column that `column` belongs to, and the first one with that part that belongs to
 * `column`; SIZE_MAX if there is none. */
size_t cj_table_owner(const cj_table *table, size_t column);
size_t cj_table_related(const cj_table *table, size_t column, cj_part part);

/* Which way the figure of the row is to go, as its column says. */
cj_better cj_table_better(const cj_table *table, size_t row, size_t column);

/* The confidence of the table's intervals in percent: 95, or 99.8 where its options say so. */
double cj_table_confidence(const cj_table *table);

/* Append a column's heading as people read it, "Order type"; a value across as it is. */
void cj_table_append_heading(cj_text *text, const cj_table *table, size_t column);

/* Whether a cell of the column, or of the row, is withheld. */
bool cj_table_column_withholds(const cj_table *table, size_t column);
bool cj_table_row_withholds(const cj_table *table, size_t row);

/* The columns that name rows, in order; *count 0 where they do not tell rows apart, as in lists.
 * columns has room for all of the table. */
cj_status cj_table_key(size_t *columns, size_t *count, const cj_table *table, cj_error *err);

/* Its `shares` where it shows any; else NULL. */
const char *cj_table_shares(const cj_table *table);

/* Whether a note says what [c] means. */
bool cj_table_tells_withheld(const cj_table *table);

/* Whether a cell of the column is not missing, so that it is shown; true without rows. */
bool cj_table_column_has_value(const cj_table *table, size_t column);

/* The tone of a cell's word, case aside: as the column says. */
cj_tone cj_cell_tone(const cj_table_column *column, const cj_cell *cell);

/* Whether the cell is a number: it can be charted, compared, held against a target. */
static inline bool cj_cell_is_figure(const cj_cell *cell)
{
    return cell->kind == CJ_CELL_COUNT || cell->kind == CJ_CELL_NUMBER ||
           cell->kind == CJ_CELL_PERCENT || cell->kind == CJ_CELL_PROPORTION;
}

/* How many decimals people read. */
static inline int cj_cell_shown_places(const cj_cell *cell)
{
    return cell->places - cell->spare - (cell->kind == CJ_CELL_PROPORTION ? 2 : 0);
}

/* Append the cell as data formats print it: blank for what is not there, [c], 66.7, yes. */
void cj_cell_append_data(cj_text *text, const cj_cell *cell);

/* Let people read numbers of a column with as many decimals as any has; of money none or two. */
void cj_table_level(cj_table *table, size_t column);

/* Let people read a column's numbers, all of the same places, without last decimals that are 0 in
 * every one: 55.0 and 97.0 become 55 and 97.  They tell of cells that are withheld later: not for
 * tables in which small numbers will be hidden. */
void cj_table_trim(cj_table *table, size_t column);

/* Let the numbers of a column be amounts of money: its unit is the code of the currency. */
void cj_table_set_money(cj_table *table, size_t column, cj_money money);

/* Append the words of a cell of text, be they printable or not: its label, "Apr 2023", its text. */
void cj_cell_append_words(cj_text *out, const cj_cell *cell);

/* Append the cell as people read it: the label, 1,234, 66.7%, [z]. */
void cj_cell_append_label(cj_text *text, const cj_cell *cell);

/* Append what codes such as \x01 (cj_text_printable()) stand for and how many have any, if any. */
void cj_table_append_codes(cj_text *text, const cj_table *table);

#endif
