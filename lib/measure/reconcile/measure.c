/* Reconciliation of two inputs. */
#include "cj/reconcile.h"

#include "base/tuples.h"
#include "measure/common/by_key.h"
#include "measure/common/columns.h"
#include "meet.h"

#include <stdlib.h>

enum { OLD, RECENT, SIDES };

/* A figure of one input. */
typedef struct {
    uint32_t row;      /* in the ledger */
    uint32_t value;    /* in values; CJ_NO_CODE: blank */
    cj_decimal number; /* of a comparison of numbers */
} figure;

typedef struct {
    cj_records *records;
    size_t value_column;
    cj_keyed keys; /* a row for each figure */
    figure *figures;
    size_t count;
    size_t capacity;
} side;

typedef enum { SAME, CHANGED, ONLY_OLD, ONLY_NEW, STATES } state;

typedef struct {
    const cj_reconcile_options *options;
    side sides[SIDES];
    cj_dict *values; /* of both, letter for letter */
    cj_dict **keys;  /* of both, a key column each */
    bool numbers;
    const figure *text; /* the first one that is no number ... */
    size_t text_side;   /* ... and whose it is */
    uint32_t *matches;  /* by figure of RECENT: that of OLD, or CJ_NO_CODE */
    bool *matched;      /* by figure of OLD */
    int64_t states[STATES];
} comparison;

/* ---- reading ----------------------------------------------------------------------- */

static cj_status open_side(side *in, const cj_reconcile_options *options, cj_error *err)
{
    cj_status status = cj_records_any_column(&in->value_column, in->records, options->value, err);

    return status == CJ_OK
               ? cj_keyed_open(&in->keys, in->records, options->keys, options->key_count, err)
               : status;
}

/* Append the value of a row; false for a blank. The text of the cell is taken, not that of the
 * dictionary, which keeps the first spelling only: here letters count. A value that a schema maps
 * is taken from the dictionary. */
static bool append_value(cj_text *out, const side *in, size_t at)
{
    const cj_records *records = in->records;
    cj_decimal number;
    cj_span shown;
    cj_span cell;
    cj_date date;
    uint32_t code;

    switch (cj_records_kind(records, in->value_column)) {
    case CJ_KIND_NUMBER:
        number = cj_records_number(records, in->value_column, at);
        if (number != CJ_DECIMAL_MISSING)
            cj_decimal_append(out, number);
        return number != CJ_DECIMAL_MISSING;
    case CJ_KIND_DATE:
        date = cj_records_date(records, in->value_column, at);
        if (date != CJ_DATE_MISSING)
            cj_date_append_unit(out, date, cj_records_unit(records, in->value_column));
        return date != CJ_DATE_MISSING;
    default:
        code = cj_records_code(records, in->value_column, at);
        if (code == CJ_NO_CODE)
            return false;
        shown = cj_records_text(records, in->value_column, code);
        cell = cj_records_cell(records, in->value_column, at);
        cj_text_append(out, cj_word_same(cell, shown) ? cell : shown);
        return true;
    }
}

static cj_status read_row(comparison *in, side *from, const cj_rows *rows, size_t at, cj_error *err)
{
    figure added = {.row = (uint32_t)(rows->first + at), .value = CJ_NO_CODE};
    cj_text text = CJ_TEXT_INIT;
    bool there = append_value(&text, from, at);
    cj_status status = cj_text_check(&text, err);

    if (status == CJ_OK && there)
        status = cj_dict_add(&added.value, in->values, cj_text_span(&text), err);
    if (status == CJ_OK)
        status = cj_keyed_add(&from->keys, at, err);
    if (status == CJ_OK)
        status =
            cj_grow(&from->figures, &from->capacity, from->count + 1, sizeof *from->figures, err);
    if (status == CJ_OK) {
        from->figures[from->count++] = added;
        cj_ledger_raise(cj_records_ledger(from->records), added.row, CJ_ROW_USED);
    }
    cj_text_clear(&text);
    return status;
}

static cj_status read_side(comparison *in, side *from, cj_error *err)
{
    cj_status status = cj_records_start(from->records, err);
    const cj_rows *rows;

    while (cj_records_more(&rows, from->records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = read_row(in, from, rows, rows->rows[i], err);
    return status == CJ_OK ? cj_records_finish(from->records, err) : status;
}

static bool is_rejected(const side *of, const figure *one)
{
    return cj_records_ledger(of->records)->states[one->row] == CJ_ROW_REJECTED;
}

/* ---- matching ---------------------------------------------------------------------- */

/* Identifiers are told apart by case, other keys are not. */
static cj_status open_keys(comparison *in, cj_error *err)
{
    size_t count = in->options->key_count;
    cj_status status = CJ_OK;

    in->keys = calloc(count + 1, sizeof *in->keys);
    if (in->keys == NULL)
        return cj_fail_nomem(err);
    for (size_t k = 0; status == CJ_OK && k < count; k++) {
        bool exact = false;

        for (size_t s = 0; s < SIDES; s++)
            exact = exact || cj_records_kind(in->sides[s].records,
                                             in->sides[s].keys.axes[k].column) == CJ_KIND_ID;
        status = cj_dict_new(&in->keys[k], exact ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);
    }
    return status;
}

/* Translate the keys of a figure into codes that both inputs share. */
static cj_status take_keys(uint32_t *words, comparison *in, const side *of, size_t at,
                           cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t k = 0; status == CJ_OK && k < in->options->key_count; k++) {
        const char *text = cj_keyed_text(&of->keys, at, k);

        words[k] = CJ_NO_CODE;
        if (text != NULL)
            status = cj_dict_add(&words[k], in->keys[k], cj_span_of(text), err);
    }
    return status;
}

/* Look up the keys of a figure, those of OLD being numbered before those of
 * RECENT; a key that its own input has already is an error. */
static cj_status match_figure(comparison *in, cj_tuples *tuples, uint32_t *words, size_t which,
                              size_t at, cj_error *err)
{
    side *of = &in->sides[which];
    size_t olds = in->sides[OLD].count;
    uint32_t number = (uint32_t)(which == OLD ? at : olds + at);
    uint32_t found;
    uint64_t hash;
    cj_status status = take_keys(words, in, of, at, err);

    if (status != CJ_OK)
        return status;
    hash = cj_tuples_hash(words, tuples->words);
    found = cj_tuples_add(tuples, words, hash, number);
    if (which == RECENT) {
        in->matches[at] = CJ_NO_CODE;
        if (found < olds && !in->matched[found]) {
            in->matched[found] = true;
            in->matches[at] = found;
            cj_tuples_move(tuples, words, hash, number); /* another one is a second one */
            return CJ_OK;
        }
        found -= found >= olds ? (uint32_t)olds : 0;
        number = (uint32_t)at;
    }
    return found == number ? CJ_OK
                           : cj_keyed_report_twice(&of->keys, at, of->figures[at].row,
                                                   of->figures[found].row, err);
}

static cj_status match(comparison *in, cj_error *err)
{
    cj_tuples tuples = CJ_TUPLES_INIT(in->options->key_count);
    uint32_t *words = calloc(in->options->key_count + 1, sizeof *words);
    cj_status status;

    in->matches = calloc(in->sides[RECENT].count + 1, sizeof *in->matches);
    in->matched = calloc(in->sides[OLD].count + 1, sizeof *in->matched);
    status = words == NULL || in->matches == NULL || in->matched == NULL ? cj_fail_nomem(err)
                                                                         : open_keys(in, err);
    if (status == CJ_OK && in->sides[OLD].count + in->sides[RECENT].count >= UINT32_MAX)
        status = cj_fail(err, CJ_EDATA, "more than 4,294,967,295 rows");
    if (status == CJ_OK)
        status = cj_tuples_reserve(&tuples, in->sides[OLD].count + in->sides[RECENT].count, err);
    for (size_t s = 0; s < SIDES; s++)
        for (size_t i = 0; status == CJ_OK && i < in->sides[s].count; i++)
            status = match_figure(in, &tuples, words, s, i, err);
    cj_tuples_clear(&tuples);
    free(words);
    return status;
}

/* ---- comparing --------------------------------------------------------------------- */

/* Whether every value that counts is a number. */
static void find_numbers(comparison *in)
{
    in->numbers = true;
    for (size_t s = 0; s < SIDES; s++)
        for (size_t i = 0; in->numbers && i < in->sides[s].count; i++) {
            figure *one = &in->sides[s].figures[i];

            one->number = CJ_DECIMAL_MISSING;
            if (one->value == CJ_NO_CODE || is_rejected(&in->sides[s], one) ||
                cj_decimal_parse(&one->number, cj_dict_text(in->values, one->value)) ==
                    CJ_NUMBER_OK)
                continue;
            in->numbers = false;
            in->text = one;
            in->text_side = s;
        }
}

static cj_status check_within(const comparison *in, cj_error *err)
{
    const cj_records *records = in->sides[in->text_side].records;
    cj_text value = CJ_TEXT_INIT;

    if (!in->options->has_within || in->numbers)
        return CJ_OK;
    cj_text_escaped(&value, cj_dict_text(in->values, in->text->value));
    cj_fail_at(err, CJ_EUSAGE, cj_records_ledger(records)->files[0].name,
               cj_records_line(records, in->text->row), 0,
               "{within} is for numbers, and \"%s\" of column \"%s\" is none",
               cj_text_string(&value), in->options->value.at);
    cj_text_clear(&value);
    return CJ_EUSAGE;
}

static state compare(const comparison *in, const figure *old, const figure *recent)
{
    if (old == NULL)
        return ONLY_NEW;
    if (recent == NULL)
        return ONLY_OLD;
    if (!in->numbers || old->value == CJ_NO_CODE || recent->value == CJ_NO_CODE)
        return old->value == recent->value ? SAME : CHANGED;
    return llabs(recent->number - old->number) <= in->options->within ? SAME : CHANGED;
}

/* ---- the table --------------------------------------------------------------------- */

static const char *const state_words[] = {"same", "changed", "only old", "only new"};

static cj_status value_cell(cj_cell *cell, cj_table *table, const comparison *in, const figure *of,
                            cj_error *err)
{
    if (of == NULL || of->value == CJ_NO_CODE)
        return CJ_OK;
    if (in->numbers) {
        *cell = cj_cell_decimal(of->number);
        return CJ_OK;
    }
    return cj_measure_keep_cell(cell, table, cj_dict_text(in->values, of->value).at, NULL, err);
}

/* A row for the figures with one key; either may be NULL. */
static cj_status add_row(cj_table *table, comparison *in, const figure *old, const figure *recent,
                         cj_error *err)
{
    const side *named = &in->sides[recent != NULL ? RECENT : OLD];
    const figure *one = recent != NULL ? recent : old;
    state found = compare(in, old, recent);
    cj_cell *cells;
    cj_status status;

    in->states[found]++;
    if (found == SAME && in->options->changed_only)
        return CJ_OK;
    status = cj_table_add_row(&cells, table, err);
    if (status == CJ_OK)
        status =
            cj_keyed_fill(&cells, table, &named->keys, NULL, (size_t)(one - named->figures), err);
    if (status == CJ_OK)
        status = value_cell(&cells[0], table, in, old, err);
    if (status == CJ_OK)
        status = value_cell(&cells[1], table, in, recent, err);
    if (status != CJ_OK)
        return status;
    if (in->numbers && found <= CHANGED && old->value != CJ_NO_CODE && recent->value != CJ_NO_CODE)
        cells[2] = cj_cell_decimal(recent->number - old->number);
    cells[3] = cj_cell_text(state_words[found]);
    return CJ_OK;
}

static cj_status add_rows(cj_table *table, comparison *in, cj_error *err)
{
    const side *old = &in->sides[OLD];
    const side *recent = &in->sides[RECENT];
    cj_status status = CJ_OK;

    table->each_row = true;
    for (size_t i = 0; status == CJ_OK && i < recent->count; i++)
        if (!is_rejected(recent, &recent->figures[i]))
            status = add_row(table, in,
                             in->matches[i] == CJ_NO_CODE ? NULL : &old->figures[in->matches[i]],
                             &recent->figures[i], err);
    for (size_t i = 0; status == CJ_OK && i < old->count; i++)
        if (!in->matched[i] && !is_rejected(old, &old->figures[i]))
            status = add_row(table, in, &old->figures[i], NULL, err);
    return status;
}

static cj_status add_columns(cj_table *table, const comparison *in, cj_error *err)
{
    const char *unit = in->numbers ? "number" : "text";
    const cj_table_column columns[] = {
        {"old", "Old", unit, .part = CJ_PART_FIGURE},
        {"new", "New", unit, .part = CJ_PART_FIGURE},
        {"difference", "Difference", "number", .part = CJ_PART_FIGURE},
        {"status", "Status", "text", .part = CJ_PART_REMARK}};
    cj_status status = cj_keyed_add_columns(table, &in->sides[RECENT].keys, NULL, err);

    for (size_t i = 0; status == CJ_OK && i < sizeof columns / sizeof *columns; i++)
        status = cj_table_add_column(table, columns[i], err);
    return status;
}

static void note_compared(cj_text *out, const comparison *in)
{
    const cj_reconcile_options *options = in->options;

    cj_text_format(out, "Compared: column \"%s\" of %s (old) and %s (new), in rows with the same ",
                   options->value.at, cj_records_ledger(in->sides[OLD].records)->files[0].name,
                   cj_records_ledger(in->sides[RECENT].records)->files[0].name);
    cj_text_list(out, options->keys, options->key_count, options->key_count, " and ");
    if (in->numbers) {
        cj_text_add(out, ", as numbers; the difference is new less old.");
        return;
    }
    cj_text_add(out, ", as texts, letter for letter, since \"");
    cj_text_escaped(out, cj_dict_text(in->values, in->text->value));
    cj_text_add(out, "\" is no number.");
}

static void note_states(cj_text *out, const comparison *in)
{
    for (size_t i = 0; i < STATES; i++)
        cj_text_format(out, "%s%lld %s",
                       i == 0           ? ""
                       : i + 1 < STATES ? ", "
                                        : " and ",
                       (long long)in->states[i], state_words[i]);
    if (in->numbers && in->options->within > 0) {
        cj_text_add(out, "; a difference of up to ");
        cj_decimal_append(out, in->options->within);
        cj_text_add(out, " either way counts as the same");
    }
    cj_text_add(out, in->options->changed_only ? "; rows that are the same are not shown." : ".");
}

/* What was mapped in the other file is among the notes of every table. */
static void note_maps(cj_text *out, const comparison *in)
{
    const cj_input *input = &cj_records_options_of(in->sides[OLD].records)->main;

    for (size_t i = 0; i < input->map_count; i++)
        cj_text_format(out, "%s%s", i == 0 ? "Columns of the old file mapped: " : "; ",
                       input->maps[i]);
    cj_text_add(out, input->map_count > 0 ? "." : "");
}

static cj_status make_table(cj_table **out, comparison *in, cj_error *err)
{
    static void (*const notes[])(cj_text *, const comparison *) = {note_compared, note_states,
                                                                   note_maps};
    const cj_measure_options common = {.title = NULL};
    cj_text note = CJ_TEXT_INIT;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    status = add_columns(table, in, err);
    if (status == CJ_OK)
        status = add_rows(table, in, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof notes / sizeof *notes; i++) {
        notes[i](&note, in);
        status = cj_measure_add_note(table, &note, err);
    }
    cj_text_clear(&note);
    if (status == CJ_OK)
        status =
            cj_measure_finish_table(table, &common, CJ_SPAN("Figures compared with earlier ones"),
                                    in->sides[RECENT].records, NULL, err);
    return cj_table_deliver(out, table, status);
}

/* Warn that there was no data, so that an empty table is not mistaken for one without
 * differences. */
static cj_status note_nothing(const comparison *in, cj_error *err)
{
    if (in->sides[OLD].count + in->sides[RECENT].count > 0)
        return CJ_OK;
    return cj_dataset_notice(cj_records_dataset(in->sides[OLD].records), err,
                             "There is no row to compare");
}

/* Warn where no figure of one input has the key of one in the other, and say why: all would be new
 * or gone. */
static cj_status note_strangers(const comparison *in, cj_error *err)
{
    const side *old = &in->sides[OLD];
    const side *recent = &in->sides[RECENT];
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    for (size_t i = 0; i < recent->count; i++)
        if (in->matches[i] != CJ_NO_CODE)
            return CJ_OK;
    if (old->count == 0 || recent->count == 0)
        return CJ_OK;
    cj_text_format(&words, "no row of %s has the key of one of %s",
                   cj_records_ledger(recent->records)->files[0].name,
                   cj_records_ledger(old->records)->files[0].name);
    status = cj_keyed_append_strangers(&words, &old->keys, &recent->keys, in->options->keys, err);
    if (status == CJ_OK)
        status = cj_records_caution(recent->records, "no-key-met", cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

cj_status cj_reconcile(cj_table **out, bool *differs, cj_records *old, cj_records *recent,
                       const cj_reconcile_options *options, cj_error *err)
{
    comparison in = {.options = options, .sides = {{.records = old}, {.records = recent}}};
    cj_status status = cj_dict_new(&in.values, CJ_DICT_EXACT, err);

    *out = NULL;
    for (size_t s = 0; status == CJ_OK && s < SIDES; s++)
        status = open_side(&in.sides[s], options, err);
    for (size_t s = 0; status == CJ_OK && s < SIDES; s++)
        status = read_side(&in, &in.sides[s], err);
    if (status == CJ_OK)
        status = match(&in, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(old), options->tolerance, err);
    if (status == CJ_OK) {
        find_numbers(&in);
        status = check_within(&in, err);
    }
    if (status == CJ_OK)
        status = note_nothing(&in, err);
    if (status == CJ_OK)
        status = note_strangers(&in, err);
    if (status == CJ_OK)
        status = make_table(out, &in, err);
    *differs = in.states[CHANGED] + in.states[ONLY_OLD] + in.states[ONLY_NEW] > 0;
    for (size_t s = 0; s < SIDES; s++) {
        cj_keyed_clear(&in.sides[s].keys);
        free(in.sides[s].figures);
    }
    for (size_t k = 0; in.keys != NULL && k < options->key_count; k++)
        cj_dict_free(in.keys[k]);
    free(in.keys);
    free(in.matches);
    free(in.matched);
    cj_dict_free(in.values);
    return status;
}
