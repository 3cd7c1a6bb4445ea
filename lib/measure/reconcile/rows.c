/* Rows of two exports: which came, which went, and which cells are others now. */
#include "rows.h"

#include "measure/common/columns.h"

#include <stdlib.h>

/* ---- columns ------------------------------------------------------------------------- */

static bool is_among(cj_span name, const cj_span *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cj_key_same(names[i], name))
            return true;
    return false;
}

/* Whether a column of both is compared: it is no key, and nobody said otherwise. */
static bool is_compared(const cj_compared_rows *in, cj_span name)
{
    const cj_reconcile_options *options = in->options;

    return !is_among(name, options->keys, options->key_count) &&
           !is_among(name, options->ignored, options->ignored_count);
}

static cj_status check_ignored(const cj_compared_rows *in, cj_error *err)
{
    for (size_t i = 0; i < in->options->ignored_count; i++) {
        size_t column;
        cj_status status = CJ_OK;

        if (!cj_records_has(in->pair.sides[CJ_SIDE_OLD].records, in->options->ignored[i]))
            status = cj_records_any_column(&column, in->pair.sides[CJ_SIDE_NEW].records,
                                           in->options->ignored[i], err);
        if (status != CJ_OK)
            return status;
    }
    return CJ_OK;
}

static size_t count_names(const cj_records *records)
{
    size_t count = 0;

    while (cj_records_name_at(records, count).at != NULL)
        count++;
    return count;
}

/* Compare each column that both have and that names no row. */
static cj_status open_columns(cj_compared_rows *in, cj_error *err)
{
    const cj_pair_side *recent = &in->pair.sides[CJ_SIDE_NEW];
    const cj_records *old = in->pair.sides[CJ_SIDE_OLD].records;
    size_t count = count_names(recent->records);
    cj_span *names = cj_arena_alloc(&in->arena, (count + 1) * sizeof *names);
    cj_status status = names == NULL ? cj_fail_nomem(err) : check_ignored(in, err);

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_span name = cj_records_name_at(recent->records, i);

        if (name.length == 0 || !cj_records_has(old, name) || !is_compared(in, name))
            continue;
        names[in->pair.column_count] = name;
        status = cj_pair_add_column(&in->pair, name, err);
        if (status == CJ_OK && /* it may be called by its heading, too */
            !is_compared(in, cj_records_heading(recent->records,
                                                recent->columns[in->pair.column_count - 1])))
            in->pair.column_count--;
    }
    in->names = names;
    in->changed = calloc(in->pair.column_count + 1, sizeof *in->changed);
    if (status == CJ_OK && in->changed == NULL)
        status = cj_fail_nomem(err);
    return status;
}

/* ---- comparing --------------------------------------------------------------------- */

/* Read a text as a number; not 007, which may be a name. */
static bool read_number(cj_decimal *out, cj_span text)
{
    bool zeros = text.length > 1 && text.at[0] == '0' && text.at[1] != '.';

    return !zeros && cj_decimal_parse(out, text) == CJ_NUMBER_OK;
}

/* Whether two values are the same: letter for letter, or as numbers or days that are written
 * otherwise. */
static bool is_same(const cj_compared_rows *in, uint32_t old, uint32_t recent)
{
    cj_span texts[CJ_SIDES];
    cj_decimal numbers[CJ_SIDES];
    cj_date days[CJ_SIDES];
    bool are_numbers = true;
    bool are_days = true;

    if (old == recent)
        return true;
    if (old == CJ_NO_CODE || recent == CJ_NO_CODE)
        return false;
    texts[CJ_SIDE_OLD] = cj_dict_text(in->pair.values, old);
    texts[CJ_SIDE_NEW] = cj_dict_text(in->pair.values, recent);
    for (size_t s = 0; s < CJ_SIDES; s++) {
        are_numbers = are_numbers && read_number(&numbers[s], texts[s]);
        are_days = are_days && cj_records_read_day(&days[s], in->pair.sides[s].records, texts[s]);
    }
    if (are_numbers)
        return llabs(numbers[CJ_SIDE_NEW] - numbers[CJ_SIDE_OLD]) <= in->options->within;
    return are_days && days[CJ_SIDE_OLD] == days[CJ_SIDE_NEW];
}

static cj_pair_state compare(cj_compared_rows *in, size_t old, size_t recent)
{
    cj_pair_state state = old == CJ_NO_ROW      ? CJ_PAIR_NEW
                          : recent == CJ_NO_ROW ? CJ_PAIR_OLD
                                                : CJ_PAIR_SAME;

    for (size_t c = 0; c < in->pair.column_count; c++) {
        in->changed[c] =
            state <= CJ_PAIR_CHANGED && !is_same(in, cj_pair_value(&in->pair, CJ_SIDE_OLD, old, c),
                                                 cj_pair_value(&in->pair, CJ_SIDE_NEW, recent, c));
        if (in->changed[c])
            state = CJ_PAIR_CHANGED;
    }
    return state;
}

/* The day of a pair of rows: that of the new one, where there is one. */
static cj_date day_of(const cj_compared_rows *in, size_t old, size_t recent)
{
    const cj_pair_side *sides = in->pair.sides;

    if (in->options->date.length == 0)
        return CJ_DATE_MISSING;
    return recent != CJ_NO_ROW ? sides[CJ_SIDE_NEW].dates[recent] : sides[CJ_SIDE_OLD].dates[old];
}

static cj_status find_quarter(cj_compared_quarter **out, cj_compared_rows *in, cj_date first,
                              cj_error *err)
{
    size_t at = in->quarter_count;
    cj_compared_quarter added = {.first = first};
    cj_status status;

    while (at > 0 && first != CJ_DATE_MISSING &&
           (in->quarters[at - 1].first == CJ_DATE_MISSING || in->quarters[at - 1].first >= first))
        at--;
    if (first == CJ_DATE_MISSING && at > 0 && in->quarters[at - 1].first == first)
        at--;
    if (at == in->quarter_count || in->quarters[at].first != first) {
        added.changes =
            cj_arena_alloc(&in->arena, (in->pair.column_count + 1) * sizeof *added.changes);
        status = added.changes == NULL ? cj_fail_nomem(err)
                                       : cj_grow(&in->quarters, &in->quarter_room,
                                                 in->quarter_count + 1, sizeof *in->quarters, err);
        if (status != CJ_OK)
            return status;
        for (size_t c = 0; c < in->pair.column_count; c++)
            added.changes[c] = 0;
        for (size_t i = in->quarter_count++; i > at; i--)
            in->quarters[i] = in->quarters[i - 1];
        in->quarters[at] = added;
    }
    *out = &in->quarters[at];
    return CJ_OK;
}

cj_status cj_compared_take(cj_pair_state *state, cj_date *first, cj_compared_rows *in, size_t old,
                           size_t recent, cj_error *err)
{
    cj_date day = day_of(in, old, recent);
    cj_compared_quarter *quarter;
    cj_status status;

    *first = day == CJ_DATE_MISSING ? day : cj_date_unit_of(day, CJ_UNIT_QUARTER);
    status = find_quarter(&quarter, in, *first, err);
    if (status != CJ_OK)
        return status;
    *state = compare(in, old, recent);
    in->states[*state]++;
    quarter->states[*state]++;
    for (size_t c = 0; c < in->pair.column_count; c++)
        quarter->changes[c] += in->changed[c];
    in->late += *state == CJ_PAIR_NEW && day != CJ_DATE_MISSING && day <= in->last;
    return CJ_OK;
}

/* ---- the table --------------------------------------------------------------------- */

static cj_status value_cell(cj_cell *cell, const cj_compared_rows *in, uint32_t code, cj_error *err)
{
    return code == CJ_NO_CODE
               ? CJ_OK
               : cj_measure_keep_cell(cell, in->table, cj_dict_text(in->pair.values, code).at, NULL,
                                      err);
}

/* Add a row of the table; column SIZE_MAX: the row is not told by a column. */
static cj_status add_row(cj_compared_rows *in, cj_date first, size_t old, size_t recent,
                         cj_pair_state state, size_t column, cj_error *err)
{
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, in->table, err);

    if (status == CJ_OK && in->options->date.length > 0)
        status = cj_compared_fill_period(cells++, in, first, err);
    if (status == CJ_OK)
        status = cj_pair_fill_keys(&cells, in->table, &in->pair, old, recent, err);
    if (status != CJ_OK)
        return status;
    cells[0] = cj_cell_text(cj_pair_words[state]);
    if (column == SIZE_MAX)
        return CJ_OK;
    status = cj_measure_keep_cell(&cells[1], in->table, in->names[column].at, NULL, err);
    if (status == CJ_OK)
        status = value_cell(&cells[2], in, cj_pair_value(&in->pair, CJ_SIDE_OLD, old, column), err);
    if (status == CJ_OK)
        status =
            value_cell(&cells[3], in, cj_pair_value(&in->pair, CJ_SIDE_NEW, recent, column), err);
    return status;
}

static cj_status count_pair(void *data, size_t old, size_t recent, cj_error *err)
{
    cj_pair_state state;
    cj_date first;

    return cj_compared_take(&state, &first, data, old, recent, err);
}

/* A row for each cell that changed, and one for each row that came, went or stayed. */
static cj_status add_pair(void *data, size_t old, size_t recent, cj_error *err)
{
    cj_compared_rows *in = data;
    cj_pair_state state;
    cj_date first;
    cj_status status = cj_compared_take(&state, &first, in, old, recent, err);

    if (status != CJ_OK || (state == CJ_PAIR_SAME && in->options->changed_only))
        return status;
    if (state != CJ_PAIR_CHANGED)
        return add_row(in, first, old, recent, state, SIZE_MAX, err);
    for (size_t c = 0; status == CJ_OK && c < in->pair.column_count; c++)
        if (in->changed[c])
            status = add_row(in, first, old, recent, state, c, err);
    return status;
}

static cj_status list_pairs(cj_compared_rows *in, cj_error *err)
{
    static const cj_table_column columns[] = {{"status", "Status", "text", .part = CJ_PART_REMARK},
                                              {"column", "Column", "text", .part = CJ_PART_REMARK},
                                              {"old", "Old", "text", .part = CJ_PART_REMARK},
                                              {"new", "New", "text", .part = CJ_PART_REMARK}};
    cj_status status = cj_compared_add_period(in, CJ_PART_LABEL, err);

    in->table->each_row = true;
    if (status == CJ_OK)
        status = cj_keyed_add_columns(in->table, &in->pair.sides[CJ_SIDE_NEW].keys, NULL, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof columns / sizeof *columns; i++)
        status = cj_table_add_column(in->table, columns[i], err);
    return status == CJ_OK ? cj_pair_each(&in->pair, add_pair, in, err) : status;
}

/* ---- notes --------------------------------------------------------------------------- */

static void note_compared(cj_text *out, const cj_compared_rows *in)
{
    const cj_reconcile_options *options = in->options;

    cj_text_format(out, "Compared: rows of %s (old) and %s (new) with the same ",
                   cj_pair_file(&in->pair, CJ_SIDE_OLD), cj_pair_file(&in->pair, CJ_SIDE_NEW));
    cj_text_list(out, options->keys, options->key_count, options->key_count, " and ");
    if (in->pair.column_count == 0) {
        cj_text_add(out, "; they have no other column in common.");
        return;
    }
    cj_text_add(out, ", in ");
    cj_text_list(out, in->names, in->pair.column_count, in->pair.column_count, " and ");
    cj_text_add(out, ": as texts, letter for letter; numbers and dates that are written in "
                     "another way are the same.");
}

static void note_states(cj_text *out, const cj_compared_rows *in)
{
    cj_pair_append_states(out, in->states);
    if (in->options->within > 0) {
        cj_text_add(out, "; numbers that differ by up to ");
        cj_decimal_append(out, in->options->within);
        cj_text_add(out, " either way count as the same");
    }
    cj_text_add(out, in->options->changed_only ? "; rows that are the same are not shown." : ".");
}

/* "Late: 4 rows that are only new have an Outcome Date up to 31 December 2022, the last of the
 * old." */
static void note_late(cj_text *out, const cj_compared_rows *in)
{
    const cj_pair_side *recent = &in->pair.sides[CJ_SIDE_NEW];

    if (in->options->date.length == 0)
        return;
    cj_text_add(out, "Periods are financial quarters by ");
    cj_text_append(out, cj_records_heading(recent->records, recent->date));
    cj_text_add(out, ", of rows in both by the new.");
    if (in->last == CJ_DATE_MISSING)
        return;
    cj_text_format(out, " Late: %lld of the %lld rows only new %s dated ", (long long)in->late,
                   (long long)in->states[CJ_PAIR_NEW], in->late == 1 ? "is" : "are");
    cj_date_append_words(out, in->last);
    cj_text_add(out, " or before, the last date of the old.");
}

/* Append the names of the columns that one input has and the other has not. */
static void append_alone(cj_text *out, const cj_compared_rows *in, size_t side, const char *words)
{
    const cj_records *records = in->pair.sides[side].records;
    const cj_records *other = in->pair.sides[CJ_SIDES - 1 - side].records;
    bool begun = false;
    cj_span name;

    for (size_t i = 0; (name = cj_records_name_at(records, i)).at != NULL; i++) {
        if (name.length == 0 || cj_records_has(other, name))
            continue;
        cj_text_add(out, begun ? ", " : words);
        cj_text_append(out, name);
        begun = true;
    }
    cj_text_add(out, begun ? "." : "");
}

static void note_old_alone(cj_text *out, const cj_compared_rows *in)
{
    append_alone(out, in, CJ_SIDE_OLD, "Columns of the old alone: ");
}

static void note_new_alone(cj_text *out, const cj_compared_rows *in)
{
    append_alone(out, in, CJ_SIDE_NEW, "Columns of the new alone: ");
}

static void note_ignored(cj_text *out, const cj_compared_rows *in)
{
    const cj_reconcile_options *options = in->options;

    if (options->ignored_count == 0)
        return;
    cj_text_add(out, "Not compared: ");
    cj_text_list(out, options->ignored, options->ignored_count, options->ignored_count, " and ");
    cj_text_char(out, '.');
}

static cj_status make_table(cj_table **out, cj_compared_rows *in, cj_error *err)
{
    static void (*const notes[])(cj_text *, const cj_compared_rows *) = {
        note_compared, note_states, note_late, note_old_alone, note_new_alone, note_ignored};
    cj_text note = CJ_TEXT_INIT;
    cj_status status = cj_table_new(&in->table, err);

    if (status != CJ_OK)
        return status;
    if (in->options->summary)
        status = cj_pair_each(&in->pair, count_pair, in, err);
    if (status == CJ_OK)
        status = in->options->summary ? cj_compared_summarise(in, err) : list_pairs(in, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof notes / sizeof *notes; i++) {
        notes[i](&note, in);
        status = cj_measure_add_note(in->table, &note, err);
    }
    cj_text_clear(&note);
    return cj_pair_finish_table(out, in->table, &in->pair,
                                in->options->summary
                                    ? CJ_SPAN("Rows compared with earlier ones, counted")
                                    : CJ_SPAN("Rows compared with earlier ones"),
                                status, err);
}

/* Warn of columns that one input has alone: what changed in them is not seen. */
static cj_status tell_alone(const cj_compared_rows *in, size_t side, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text names = CJ_TEXT_INIT;
    cj_status status;

    append_alone(&names, in, side, "");
    cj_text_format(&words, "columns that %s lacks are not compared: %.*s",
                   cj_pair_file(&in->pair, CJ_SIDES - 1 - side),
                   (int)(names.length > 0 ? names.length - 1 : 0), cj_text_string(&names));
    status = cj_text_check(names.failed ? &names : &words, err);
    if (status == CJ_OK && names.length > 0)
        status = cj_records_remark(in->pair.sides[side].records, "lone-columns", CJ_WARNING,
                                   cj_text_string(&words), err);
    cj_text_clear(&names);
    cj_text_clear(&words);
    return status;
}

/* The last day of the old rows: what is new up to it came late. */
static void find_last(cj_compared_rows *in)
{
    const cj_pair_side *old = &in->pair.sides[CJ_SIDE_OLD];

    in->last = CJ_DATE_MISSING;
    for (size_t i = 0; old->date != CJ_NO_COLUMN && i < old->count; i++)
        if (old->dates[i] != CJ_DATE_MISSING && !cj_pair_is_rejected(&in->pair, CJ_SIDE_OLD, i) &&
            (in->last == CJ_DATE_MISSING || old->dates[i] > in->last))
            in->last = old->dates[i];
}

cj_status cj_reconcile_rows(cj_table **out, bool *differs, cj_records *old, cj_records *recent,
                            const cj_reconcile_options *options, cj_error *err)
{
    cj_compared_rows in = {.options = options};
    cj_status status = cj_pair_open(&in.pair, old, recent, options, err);

    *out = NULL;
    if (status == CJ_OK)
        status = open_columns(&in, err);
    if (status == CJ_OK)
        status = cj_pair_read(&in.pair, err);
    if (status == CJ_OK)
        status = cj_pair_note(&in.pair, err);
    for (size_t side = 0; status == CJ_OK && side < CJ_SIDES; side++)
        status = tell_alone(&in, side, err);
    if (status == CJ_OK) {
        find_last(&in);
        status = make_table(out, &in, err);
    }
    *differs = in.states[CJ_PAIR_CHANGED] + in.states[CJ_PAIR_OLD] + in.states[CJ_PAIR_NEW] > 0;
    cj_pair_clear(&in.pair);
    free(in.changed);
    free(in.quarters);
    cj_arena_clear(&in.arena);
    return status;
}
