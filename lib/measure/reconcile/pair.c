/* Two inputs are read, and their rows matched by key. */
#include "pair.h"

#include "base/tuples.h"
#include "measure/common/columns.h"
#include "meet.h"

#include <stdlib.h>
#include <string.h>

const char *const cj_pair_words[CJ_PAIR_STATES] = {"same", "changed", "only old", "only new"};

cj_status cj_pair_open(cj_pair *pair, cj_records *old, cj_records *recent,
                       const cj_reconcile_options *options, cj_error *err)
{
    cj_status status;

    *pair = (cj_pair){.options = options,
                      .sides = {{.records = old, .date = CJ_NO_COLUMN},
                                {.records = recent, .date = CJ_NO_COLUMN}}};
    status = cj_dict_new(&pair->values, CJ_DICT_EXACT, err);
    for (size_t s = 0; status == CJ_OK && s < CJ_SIDES; s++) {
        cj_pair_side *side = &pair->sides[s];

        status = cj_keyed_open(&side->keys, side->records, options->keys, options->key_count, err);
        if (status == CJ_OK && options->date.length > 0)
            status = cj_records_period_column(&side->date, side->records, options->date, err);
    }
    return status;
}

void cj_pair_clear(cj_pair *pair)
{
    for (size_t s = 0; s < CJ_SIDES; s++) {
        cj_pair_side *side = &pair->sides[s];

        cj_keyed_clear(&side->keys);
        free(side->columns);
        free(side->rows);
        free(side->values);
        free(side->dates);
    }
    for (size_t k = 0; pair->keys != NULL && k < pair->options->key_count; k++)
        cj_dict_free(pair->keys[k]);
    free(pair->keys);
    free(pair->matches);
    free(pair->matched);
    cj_dict_free(pair->values);
}

cj_status cj_pair_add_column(cj_pair *pair, cj_span name, cj_error *err)
{
    size_t room[CJ_SIDES] = {pair->column_room, pair->column_room};
    cj_status status = CJ_OK;

    for (size_t s = 0; status == CJ_OK && s < CJ_SIDES; s++) {
        cj_pair_side *side = &pair->sides[s];

        status =
            cj_grow(&side->columns, &room[s], pair->column_count + 1, sizeof *side->columns, err);
        if (status == CJ_OK)
            status =
                cj_records_any_column(&side->columns[pair->column_count], side->records, name, err);
    }
    pair->column_room = room[CJ_SIDE_NEW];
    pair->column_count += status == CJ_OK;
    return status;
}

/* ---- reading ----------------------------------------------------------------------- */

/* Append the value of a row; false for a blank. The text of the cell is taken, not that of the
 * dictionary, which keeps the first spelling only: here letters count. A value that a schema maps
 * is taken from the dictionary. */
static bool append_value(cj_text *out, const cj_records *records, size_t column, size_t at)
{
    cj_decimal number;
    cj_span shown;
    cj_span cell;
    cj_date date;
    uint32_t code;

    switch (cj_records_kind(records, column)) {
    case CJ_KIND_NUMBER:
        number = cj_records_number(records, column, at);
        if (number != CJ_DECIMAL_MISSING)
            cj_decimal_append(out, number);
        return number != CJ_DECIMAL_MISSING;
    case CJ_KIND_DATE:
        date = cj_records_date(records, column, at);
        if (date != CJ_DATE_MISSING)
            cj_date_append_unit(out, date, cj_records_unit(records, column));
        return date != CJ_DATE_MISSING;
    default:
        code = cj_records_code(records, column, at);
        if (code == CJ_NO_CODE)
            return false;
        shown = cj_records_text(records, column, code);
        cell = cj_records_cell(records, column, at);
        cj_text_append(out, cj_word_same(cell, shown) ? cell : shown);
        return true;
    }
}

static cj_status read_values(cj_pair *pair, cj_pair_side *from, size_t at, cj_error *err)
{
    uint32_t *values = from->values + from->count * pair->column_count;
    cj_text text = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t c = 0; status == CJ_OK && c < pair->column_count; c++) {
        bool there;

        cj_text_reset(&text);
        there = append_value(&text, from->records, from->columns[c], at);
        values[c] = CJ_NO_CODE;
        status = cj_text_check(&text, err);
        if (status == CJ_OK && there)
            status = cj_dict_add(&values[c], pair->values, cj_text_span(&text), err);
    }
    cj_text_clear(&text);
    return status;
}

static cj_status read_row(cj_pair *pair, cj_pair_side *from, const cj_rows *rows, size_t at,
                          cj_error *err)
{
    size_t count = from->count + 1;
    cj_status status = cj_grow(&from->rows, &from->capacity[0], count, sizeof *from->rows, err);

    if (status == CJ_OK)
        status = cj_grow(&from->values, &from->capacity[1], count * pair->column_count + 1,
                         sizeof *from->values, err);
    if (status == CJ_OK && from->date != CJ_NO_COLUMN)
        status = cj_grow(&from->dates, &from->capacity[2], count, sizeof *from->dates, err);
    if (status == CJ_OK)
        status = read_values(pair, from, at, err);
    if (status == CJ_OK)
        status = cj_keyed_add(&from->keys, at, err);
    if (status != CJ_OK)
        return status;
    from->rows[from->count] = (uint32_t)(rows->first + at);
    if (from->date != CJ_NO_COLUMN)
        from->dates[from->count] = cj_records_date(from->records, from->date, at);
    cj_ledger_raise(cj_records_ledger(from->records), from->rows[from->count++], CJ_ROW_USED);
    return CJ_OK;
}

static cj_status read_side(cj_pair *pair, cj_pair_side *from, cj_error *err)
{
    cj_status status = cj_records_start(from->records, err);
    const cj_rows *rows;

    while (cj_records_more(&rows, from->records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = read_row(pair, from, rows, rows->rows[i], err);
    return status == CJ_OK ? cj_records_finish(from->records, err) : status;
}

bool cj_pair_is_rejected(const cj_pair *pair, size_t side, size_t row)
{
    const cj_pair_side *of = &pair->sides[side];

    return cj_records_ledger(of->records)->states[of->rows[row]] == CJ_ROW_REJECTED;
}

/* ---- matching ---------------------------------------------------------------------- */

/* Identifiers are told apart by case, other keys are not. */
static cj_status open_keys(cj_pair *pair, cj_error *err)
{
    size_t count = pair->options->key_count;
    cj_status status = CJ_OK;

    pair->keys = calloc(count + 1, sizeof *pair->keys);
    if (pair->keys == NULL)
        return cj_fail_nomem(err);
    for (size_t k = 0; status == CJ_OK && k < count; k++) {
        bool exact = false;

        for (size_t s = 0; s < CJ_SIDES; s++)
            exact = exact || cj_records_kind(pair->sides[s].records,
                                             pair->sides[s].keys.axes[k].column) == CJ_KIND_ID;
        status = cj_dict_new(&pair->keys[k], exact ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);
    }
    return status;
}

/* Translate the keys of a row into codes that both inputs share. */
static cj_status take_keys(uint32_t *words, cj_pair *pair, const cj_pair_side *of, size_t at,
                           cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t k = 0; status == CJ_OK && k < pair->options->key_count; k++) {
        const char *text = cj_keyed_text(&of->keys, at, k);

        words[k] = CJ_NO_CODE;
        if (text != NULL)
            status = cj_dict_add(&words[k], pair->keys[k], cj_span_of(text), err);
    }
    return status;
}

/* Look up the keys of a row, those of the old being numbered before those of the new; a key that
 * its own input has already is an error. */
static cj_status match_row(cj_pair *pair, cj_tuples *tuples, uint32_t *words, size_t which,
                           size_t at, cj_error *err)
{
    cj_pair_side *of = &pair->sides[which];
    size_t olds = pair->sides[CJ_SIDE_OLD].count;
    uint32_t number = (uint32_t)(which == CJ_SIDE_OLD ? at : olds + at);
    uint32_t found;
    uint64_t hash;
    cj_status status = take_keys(words, pair, of, at, err);

    if (status != CJ_OK)
        return status;
    hash = cj_tuples_hash(words, tuples->words);
    found = cj_tuples_add(tuples, words, hash, number);
    if (which == CJ_SIDE_NEW) {
        pair->matches[at] = CJ_NO_CODE;
        if (found < olds && !pair->matched[found]) {
            pair->matched[found] = true;
            pair->matches[at] = found;
            cj_tuples_move(tuples, words, hash, number); /* another one is a second one */
            return CJ_OK;
        }
        found -= found >= olds ? (uint32_t)olds : 0;
        number = (uint32_t)at;
    }
    return found == number
               ? CJ_OK
               : cj_keyed_report_twice(&of->keys, at, of->rows[at], of->rows[found], err);
}

static cj_status match(cj_pair *pair, cj_error *err)
{
    size_t olds = pair->sides[CJ_SIDE_OLD].count;
    size_t news = pair->sides[CJ_SIDE_NEW].count;
    cj_tuples tuples = CJ_TUPLES_INIT(pair->options->key_count);
    uint32_t *words = calloc(pair->options->key_count + 1, sizeof *words);
    cj_status status;

    pair->matches = calloc(news + 1, sizeof *pair->matches);
    pair->matched = calloc(olds + 1, sizeof *pair->matched);
    status = words == NULL || pair->matches == NULL || pair->matched == NULL ? cj_fail_nomem(err)
                                                                             : open_keys(pair, err);
    if (status == CJ_OK && olds + news >= UINT32_MAX)
        status = cj_fail(err, CJ_EDATA, "more than 4,294,967,295 rows");
    if (status == CJ_OK)
        status = cj_tuples_reserve(&tuples, olds + news, err);
    for (size_t s = 0; s < CJ_SIDES; s++)
        for (size_t i = 0; status == CJ_OK && i < pair->sides[s].count; i++)
            status = match_row(pair, &tuples, words, s, i, err);
    cj_tuples_clear(&tuples);
    free(words);
    return status;
}

cj_status cj_pair_read(cj_pair *pair, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t s = 0; status == CJ_OK && s < CJ_SIDES; s++)
        status = read_side(pair, &pair->sides[s], err);
    if (status == CJ_OK)
        status = match(pair, err);
    return status == CJ_OK ? cj_dataset_judge(cj_records_dataset(pair->sides[CJ_SIDE_OLD].records),
                                              pair->options->tolerance, err)
                           : status;
}

/* ---- what is told -------------------------------------------------------------------- */

const char *cj_pair_file(const cj_pair *pair, size_t side)
{
    return cj_records_ledger(pair->sides[side].records)->files[0].name;
}

/* Warn where no row of one input has the key of one in the other, and say why: all would be new
 * or gone. */
static cj_status note_strangers(const cj_pair *pair, cj_error *err)
{
    const cj_pair_side *old = &pair->sides[CJ_SIDE_OLD];
    const cj_pair_side *recent = &pair->sides[CJ_SIDE_NEW];
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    for (size_t i = 0; i < recent->count; i++)
        if (pair->matches[i] != CJ_NO_CODE)
            return CJ_OK;
    if (old->count == 0 || recent->count == 0)
        return CJ_OK;
    cj_text_format(&words, "no row of %s has the key of one of %s", cj_pair_file(pair, CJ_SIDE_NEW),
                   cj_pair_file(pair, CJ_SIDE_OLD));
    status = cj_keyed_append_strangers(&words, &old->keys, &recent->keys, pair->options->keys, err);
    if (status == CJ_OK)
        status = cj_records_caution(recent->records, "no-key-met", cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

cj_status cj_pair_note(const cj_pair *pair, cj_error *err)
{
    if (pair->sides[CJ_SIDE_OLD].count + pair->sides[CJ_SIDE_NEW].count == 0)
        return cj_dataset_notice(cj_records_dataset(pair->sides[CJ_SIDE_OLD].records), err,
                                 "There is no row to compare");
    return note_strangers(pair, err);
}

/* ---- pairs of rows ------------------------------------------------------------------- */

cj_status cj_pair_each(const cj_pair *pair, cj_pair_visit visit, void *data, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < pair->sides[CJ_SIDE_NEW].count; i++)
        if (!cj_pair_is_rejected(pair, CJ_SIDE_NEW, i))
            status =
                visit(data, pair->matches[i] == CJ_NO_CODE ? CJ_NO_ROW : pair->matches[i], i, err);
    for (size_t i = 0; status == CJ_OK && i < pair->sides[CJ_SIDE_OLD].count; i++)
        if (!pair->matched[i] && !cj_pair_is_rejected(pair, CJ_SIDE_OLD, i))
            status = visit(data, i, CJ_NO_ROW, err);
    return status;
}

cj_status cj_pair_fill_keys(cj_cell **cells, cj_table *table, const cj_pair *pair, size_t old,
                            size_t recent, cj_error *err)
{
    bool is_new = recent != CJ_NO_ROW;

    return cj_keyed_fill(cells, table, &pair->sides[is_new ? CJ_SIDE_NEW : CJ_SIDE_OLD].keys, NULL,
                         is_new ? recent : old, err);
}

/* Whether a row has a number that one of the files does not tell, and the other may. */
static bool tells_withheld(const cj_table *table, size_t row)
{
    size_t withheld = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(table, row, i);

        withheld += cell->kind == CJ_CELL_TEXT && strcmp(cell->text, "[c]") == 0;
    }
    return withheld % 2 > 0; /* the same in both files tells nothing */
}

/* Nothing is hidden here: what was compared says what [c] stands for. */
static cj_status warn_withheld(const cj_table *table, const cj_pair *pair, cj_error *err)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (tells_withheld(table, row))
            return cj_records_caution(pair->sides[CJ_SIDE_NEW].records, "withheld-number",
                                      "numbers that one file withholds ([c]) stand beside it as "
                                      "the other file has them: this table tells of people, and is "
                                      "not to be given out",
                                      err);
    return CJ_OK;
}

/* What was mapped in the newer file is among the notes of every table. */
cj_status cj_pair_finish_table(cj_table **out, cj_table *table, const cj_pair *pair, cj_span title,
                               cj_status status, cj_error *err)
{
    const cj_input *input = &cj_records_options_of(pair->sides[CJ_SIDE_OLD].records)->main;
    const cj_measure_options common = {.title = NULL};
    cj_text note = CJ_TEXT_INIT;

    cj_measure_note_maps(&note, "Columns of the old file read under other names: ", input->maps,
                         input->map_count);
    if (status == CJ_OK)
        status = cj_measure_add_note(table, &note, err);
    cj_text_clear(&note);
    if (status == CJ_OK)
        status = warn_withheld(table, pair, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &common, title, pair->sides[CJ_SIDE_NEW].records,
                                         NULL, err);
    return cj_table_deliver(out, table, status);
}

void cj_pair_append_states(cj_text *out, const int64_t states[CJ_PAIR_STATES])
{
    for (size_t i = 0; i < CJ_PAIR_STATES; i++)
        cj_text_format(out, "%s%lld %s",
                       i == 0                   ? ""
                       : i + 1 < CJ_PAIR_STATES ? ", "
                                                : " and ",
                       (long long)states[i], cj_pair_words[i]);
}
