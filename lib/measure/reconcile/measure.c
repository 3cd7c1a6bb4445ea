/* Figures of two inputs: one column of values is compared, or several, each by itself. */
#include "pair.h"

#include "measure/common/columns.h"

#include <stdlib.h>

typedef struct {
    cj_span name;
    bool numbers;
    cj_decimal *figures[CJ_SIDES]; /* of rows, in a comparison of numbers */
    size_t text;                   /* the first row whose value is no number ... */
    size_t text_side;              /* ... and whose it is */
} compared;

typedef struct {
    const cj_reconcile_options *options;
    cj_pair pair;
    compared *columns; /* in the order of the pair's */
    size_t count;
    cj_table *table;
    int64_t states[CJ_PAIR_STATES];
} comparison;

/* ---- comparing --------------------------------------------------------------------- */

static cj_span text_of(const comparison *in, size_t column, size_t side, size_t row)
{
    return cj_dict_text(in->pair.values, cj_pair_value(&in->pair, side, row, column));
}

static bool is_blank(const comparison *in, size_t column, size_t side, size_t row)
{
    return cj_pair_value(&in->pair, side, row, column) == CJ_NO_CODE;
}

/* Read the figures of a column, if every value that counts is a number. */
static cj_status find_numbers(comparison *in, size_t column, cj_error *err)
{
    compared *of = &in->columns[column];

    of->numbers = true;
    for (size_t s = 0; s < CJ_SIDES; s++) {
        of->figures[s] = calloc(in->pair.sides[s].count + 1, sizeof *of->figures[s]);
        if (of->figures[s] == NULL)
            return cj_fail_nomem(err);
        for (size_t i = 0; of->numbers && i < in->pair.sides[s].count; i++) {
            if (is_blank(in, column, s, i) || cj_pair_is_rejected(&in->pair, s, i) ||
                cj_decimal_parse(&of->figures[s][i], text_of(in, column, s, i)) == CJ_NUMBER_OK)
                continue;
            of->numbers = false;
            of->text = i;
            of->text_side = s;
        }
    }
    return CJ_OK;
}

static cj_status check_within(const comparison *in, size_t column, cj_error *err)
{
    const compared *of = &in->columns[column];
    const cj_pair_side *side = &in->pair.sides[of->text_side];
    cj_text value = CJ_TEXT_INIT;

    if (!in->options->has_within || of->numbers)
        return CJ_OK;
    cj_text_escaped(&value, text_of(in, column, of->text_side, of->text));
    cj_fail_at(err, CJ_EUSAGE, cj_pair_file(&in->pair, of->text_side),
               cj_records_line(side->records, side->rows[of->text]), 0,
               "{within} is for numbers, and \"%s\" of column \"%s\" is none",
               cj_text_string(&value), of->name.at);
    cj_text_clear(&value);
    return CJ_EUSAGE;
}

/* Whether both have a number. */
static bool has_difference(const comparison *in, size_t column, size_t old, size_t recent)
{
    return in->columns[column].numbers && old != CJ_NO_ROW && recent != CJ_NO_ROW &&
           !is_blank(in, column, CJ_SIDE_OLD, old) && !is_blank(in, column, CJ_SIDE_NEW, recent);
}

static cj_decimal difference(const compared *of, size_t old, size_t recent)
{
    return of->figures[CJ_SIDE_NEW][recent] - of->figures[CJ_SIDE_OLD][old];
}

static cj_pair_state compare(const comparison *in, size_t column, size_t old, size_t recent)
{
    if (old == CJ_NO_ROW)
        return CJ_PAIR_NEW;
    if (recent == CJ_NO_ROW)
        return CJ_PAIR_OLD;
    if (has_difference(in, column, old, recent))
        return llabs(difference(&in->columns[column], old, recent)) <= in->options->within
                   ? CJ_PAIR_SAME
                   : CJ_PAIR_CHANGED;
    return cj_pair_value(&in->pair, CJ_SIDE_OLD, old, column) ==
                   cj_pair_value(&in->pair, CJ_SIDE_NEW, recent, column)
               ? CJ_PAIR_SAME
               : CJ_PAIR_CHANGED;
}

/* ---- the table --------------------------------------------------------------------- */

static cj_status value_cell(cj_cell *cell, const comparison *in, size_t column, size_t side,
                            size_t row, cj_error *err)
{
    if (row == CJ_NO_ROW || is_blank(in, column, side, row))
        return CJ_OK;
    if (in->columns[column].numbers) {
        *cell = cj_cell_decimal(in->columns[column].figures[side][row]);
        return CJ_OK;
    }
    return cj_measure_keep_cell(cell, in->table, text_of(in, column, side, row).at, NULL, err);
}

static cj_status add_figure(comparison *in, size_t column, size_t old, size_t recent, cj_error *err)
{
    cj_pair_state found = compare(in, column, old, recent);
    cj_cell *cells;
    cj_status status;

    in->states[found]++;
    if (found == CJ_PAIR_SAME && in->options->changed_only)
        return CJ_OK;
    status = cj_table_add_row(&cells, in->table, err);
    if (status == CJ_OK)
        status = cj_pair_fill_keys(&cells, in->table, &in->pair, old, recent, err);
    if (status == CJ_OK && in->count > 1)
        status = cj_measure_keep_cell(cells++, in->table, in->columns[column].name.at, NULL, err);
    if (status == CJ_OK)
        status = value_cell(&cells[0], in, column, CJ_SIDE_OLD, old, err);
    if (status == CJ_OK)
        status = value_cell(&cells[1], in, column, CJ_SIDE_NEW, recent, err);
    if (status != CJ_OK)
        return status;
    if (has_difference(in, column, old, recent))
        cells[2] = cj_cell_decimal(difference(&in->columns[column], old, recent));
    cells[3] = cj_cell_text(cj_pair_words[found]);
    return CJ_OK;
}

static cj_status add_row(void *data, size_t old, size_t recent, cj_error *err)
{
    comparison *in = data;
    cj_status status = CJ_OK;

    for (size_t column = 0; status == CJ_OK && column < in->count; column++)
        status = add_figure(in, column, old, recent, err);
    return status;
}

/* The first column of which not all values are numbers; NULL: all are. */
static const compared *first_of_texts(const comparison *in)
{
    for (size_t c = 0; c < in->count; c++)
        if (!in->columns[c].numbers)
            return &in->columns[c];
    return NULL;
}

static cj_status add_columns(const comparison *in, cj_error *err)
{
    const char *unit = first_of_texts(in) == NULL ? "number" : "text";
    const cj_table_column column = {"column", "Column", "text", .part = CJ_PART_LABEL};
    const cj_table_column columns[] = {
        {"old", "Old", unit, .part = CJ_PART_FIGURE},
        {"new", "New", unit, .part = CJ_PART_FIGURE},
        {"difference", "Difference", "number", .part = CJ_PART_FIGURE},
        {"status", "Status", "text", .part = CJ_PART_REMARK}};
    cj_status status =
        cj_keyed_add_columns(in->table, &in->pair.sides[CJ_SIDE_NEW].keys, NULL, err);

    if (status == CJ_OK && in->count > 1)
        status = cj_table_add_column(in->table, column, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof columns / sizeof *columns; i++)
        status = cj_table_add_column(in->table, columns[i], err);
    return status;
}

static void append_names(cj_text *out, const comparison *in)
{
    for (size_t c = 0; c < in->count; c++)
        cj_text_format(out, "%s\"%s\"",
                       c == 0               ? ""
                       : c + 1 == in->count ? " and "
                                            : ", ",
                       in->columns[c].name.at);
}

static void note_compared(cj_text *out, const comparison *in)
{
    const cj_reconcile_options *options = in->options;

    cj_text_add(out, in->count == 1 ? "Compared: column " : "Compared: columns ");
    append_names(out, in);
    cj_text_format(out, " of %s (old) and %s (new), in rows with the same ",
                   cj_pair_file(&in->pair, CJ_SIDE_OLD), cj_pair_file(&in->pair, CJ_SIDE_NEW));
    cj_text_list(out, options->keys, options->key_count, options->key_count, " and ");
    if (first_of_texts(in) == NULL) {
        cj_text_add(out, ", as numbers; the difference is new less old.");
        return;
    }
    cj_text_add(out, in->count == 1 ? ", as texts, letter for letter" : ", as numbers");
    for (size_t c = 0; c < in->count; c++) {
        const compared *of = &in->columns[c];

        if (of->numbers)
            continue;
        if (in->count > 1)
            cj_text_format(out, "; \"%s\" as texts, letter for letter", of->name.at);
        cj_text_add(out, ", since \"");
        cj_text_escaped(out, text_of(in, c, of->text_side, of->text));
        cj_text_add(out, "\" is no number");
    }
    cj_text_char(out, '.');
}

static void note_states(cj_text *out, const comparison *in)
{
    cj_pair_append_states(out, in->states);
    if (in->options->within > 0) { /* all are numbers */
        cj_text_add(out, "; a difference of up to ");
        cj_decimal_append(out, in->options->within);
        cj_text_add(out, " either way counts as the same");
    }
    cj_text_add(out, in->options->changed_only ? "; rows that are the same are not shown." : ".");
}

static cj_status make_table(cj_table **out, comparison *in, cj_error *err)
{
    static void (*const notes[])(cj_text *, const comparison *) = {note_compared, note_states};
    cj_text note = CJ_TEXT_INIT;
    cj_status status = cj_table_new(&in->table, err);

    if (status != CJ_OK)
        return status;
    in->table->each_row = true;
    status = add_columns(in, err);
    if (status == CJ_OK)
        status = cj_pair_each(&in->pair, add_row, in, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof notes / sizeof *notes; i++) {
        notes[i](&note, in);
        status = cj_measure_add_note(in->table, &note, err);
    }
    cj_text_clear(&note);
    return cj_pair_finish_table(out, in->table, &in->pair,
                                CJ_SPAN("Figures compared with earlier ones"), status, err);
}

static cj_status open_columns(comparison *in, cj_error *err)
{
    cj_status status = CJ_OK;

    in->columns = calloc(in->options->more_count + 1, sizeof *in->columns);
    if (in->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i <= in->options->more_count; i++) {
        cj_span name = i == 0 ? in->options->value : in->options->more_values[i - 1];

        in->columns[in->count++].name = name;
        status = cj_pair_add_column(&in->pair, name, err);
    }
    return status;
}

static void clear(comparison *in)
{
    cj_pair_clear(&in->pair);
    for (size_t c = 0; c < in->count; c++)
        for (size_t s = 0; s < CJ_SIDES; s++)
            free(in->columns[c].figures[s]);
    free(in->columns);
}

cj_status cj_reconcile(cj_table **out, bool *differs, cj_records *old, cj_records *recent,
                       const cj_reconcile_options *options, cj_error *err)
{
    comparison in = {.options = options};
    cj_status status;

    *out = NULL;
    if (options->value.length == 0)
        return cj_reconcile_rows(out, differs, old, recent, options, err);
    status = cj_pair_open(&in.pair, old, recent, options, err);
    if (status == CJ_OK)
        status = open_columns(&in, err);
    if (status == CJ_OK)
        status = cj_pair_read(&in.pair, err);
    for (size_t c = 0; status == CJ_OK && c < in.count; c++) {
        status = find_numbers(&in, c, err);
        if (status == CJ_OK)
            status = check_within(&in, c, err);
    }
    if (status == CJ_OK)
        status = cj_pair_note(&in.pair, err);
    if (status == CJ_OK)
        status = make_table(out, &in, err);
    *differs = in.states[CJ_PAIR_CHANGED] + in.states[CJ_PAIR_OLD] + in.states[CJ_PAIR_NEW] > 0;
    clear(&in);
    return status;
}
