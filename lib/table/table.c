/* Tables: columns, rows, cells, notes; texts live as long as the table. */
#include "cj/table.h"

#include <stdlib.h>
#include <string.h>

cj_cell cj_cell_missing(void)
{
    return (cj_cell){.kind = CJ_CELL_MISSING};
}

cj_cell cj_cell_count(int64_t count)
{
    return (cj_cell){.kind = CJ_CELL_COUNT, .units = count};
}

cj_cell cj_cell_number(int64_t units, int places)
{
    return (cj_cell){.kind = CJ_CELL_NUMBER, .units = units, .places = (short)places};
}

cj_cell cj_cell_flag(bool flag)
{
    return (cj_cell){.kind = CJ_CELL_FLAG, .units = flag};
}

/* Trailing zeros are dropped: 12.500000 becomes 12.5. cj_table_level() aligns the decimals of a
 * column later. */
cj_cell cj_cell_decimal(cj_decimal value)
{
    int places = CJ_DECIMAL_PLACES;

    while (places > 0 && value % 10 == 0) {
        value /= 10;
        places--;
    }
    return cj_cell_number(value, places);
}

cj_cell cj_cell_date(cj_date date)
{
    if (date == CJ_DATE_MISSING)
        return cj_cell_missing();
    return (cj_cell){.kind = CJ_CELL_DATE, .units = date};
}

cj_cell cj_cell_withheld(void)
{
    return (cj_cell){.kind = CJ_CELL_SUPPRESSED};
}

/* Nothing to divide by: [x] if the data are still to come, [z] if there never will be any. */
cj_cell cj_cell_no_rate(bool waiting)
{
    return (cj_cell){.kind = waiting ? CJ_CELL_NOT_AVAILABLE : CJ_CELL_NOT_APPLICABLE};
}

cj_cell cj_cell_percent(int64_t part, int64_t of, int places)
{
    if (of == 0)
        return (cj_cell){.kind = CJ_CELL_NOT_APPLICABLE};
    return cj_cell_percent_units(cj_ratio(part, of, 100, places), places);
}

cj_cell cj_cell_share(int64_t part, int64_t of, int places)
{
    cj_cell cell = cj_cell_percent(part, of, places);

    cell.part = part;
    cell.of = of;
    return cell;
}

cj_cell cj_cell_percent_units(int64_t units, int places)
{
    return (cj_cell){.kind = CJ_CELL_PERCENT, .units = units, .places = (short)places};
}

cj_cell cj_cell_text(const char *text)
{
    return (cj_cell){.kind = CJ_CELL_TEXT, .text = text};
}

cj_cell cj_cell_labelled(const char *text, const char *label)
{
    return (cj_cell){.kind = CJ_CELL_TEXT, .text = text, .label = label};
}

const cj_toned_word cj_verdict_tones[] = {
    [CJ_VERDICT_MET] = {"met", CJ_TONE_GOOD},
    [CJ_VERDICT_NOT_MET] = {"not met", CJ_TONE_BAD},
    [CJ_VERDICT_UNCLEAR] = {"no clear difference", CJ_TONE_MIXED},
    {NULL, CJ_TONE_NONE}};

const char *cj_verdict_label(cj_verdict verdict, bool above)
{
    if (verdict == CJ_VERDICT_UNCLEAR)
        return above ? "Above target, not certain" : "Below target, not certain";
    return verdict == CJ_VERDICT_MET ? "Met" : "Not met";
}

cj_cell cj_cell_verdict(cj_verdict verdict, bool above)
{
    return cj_cell_labelled(cj_verdict_tones[verdict].word, cj_verdict_label(verdict, above));
}

cj_tone cj_cell_tone(const cj_table_column *column, const cj_cell *cell)
{
    if (column->tones == NULL || cell->kind != CJ_CELL_TEXT)
        return CJ_TONE_NONE;
    for (const cj_toned_word *known = column->tones; known->word != NULL; known++)
        if (cj_word_same(cj_span_of(cell->text), cj_span_of(known->word)))
            return known->tone;
    return CJ_TONE_NONE;
}

cj_status cj_table_new(cj_table **out, cj_error *err)
{
    *out = calloc(1, sizeof **out);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

void cj_table_free(cj_table *table)
{
    if (table == NULL)
        return;
    cj_table_free(table->base);
    cj_table_free(table->behind);
    free(table->columns);
    free(table->cells);
    free(table->sentences);
    free(table->notes);
    free(table->inputs);
    free(table->options);
    cj_arena_clear(&table->arena);
    free(table);
}

/* End a chain of steps: the table goes out on success and is freed on failure. */
cj_status cj_table_deliver(cj_table **out, cj_table *table, cj_status status)
{
    if (status != CJ_OK)
        cj_table_free(table);
    *out = status == CJ_OK ? table : NULL;
    return status;
}

const char *cj_table_keep(cj_table *table, cj_span text)
{
    return cj_arena_text(&table->arena, text.at, text.length);
}

/* Replace an optional text by a copy in the table's arena; false without memory. */
static bool keep_if_given(const char **text, cj_table *table)
{
    if (*text == NULL)
        return true;
    *text = cj_table_keep(table, cj_span_of(*text));
    return *text != NULL;
}

/* Key, heading, `of` and `period` are copied, so that callers may pass buffers; unit and tones
 * must outlive the table. */
cj_status cj_table_add_column(cj_table *table, cj_table_column column, cj_error *err)
{
    cj_status status;

    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].key, column.key) == 0)
            return cj_fail(err, CJ_EUSAGE,
                           "the table has a column \"%s\" already; use another name for it "
                           "({derive} or {map} give one)",
                           column.key);
    status = cj_grow(&table->columns, &table->capacity.columns, table->column_count + 1,
                     sizeof *table->columns, err);
    if (status != CJ_OK)
        return status;
    column.key = cj_table_keep(table, cj_span_of(column.key));
    column.heading = cj_table_keep(table, cj_span_of(column.heading));
    if (column.key == NULL || column.heading == NULL || !keep_if_given(&column.group, table) ||
        !keep_if_given(&column.brief, table) || !keep_if_given(&column.of, table) ||
        !keep_if_given(&column.period, table))
        return cj_fail_nomem(err);
    table->columns[table->column_count++] = column;
    return CJ_OK;
}

cj_status cj_table_open_behind(cj_table **out, cj_table *table, cj_error *err)
{
    cj_status status = table->behind == NULL ? cj_table_new(&table->behind, err) : CJ_OK;

    *out = table->behind;
    return status;
}

cj_status cj_table_add_row(cj_cell **cells, cj_table *table, cj_error *err)
{
    size_t width = table->column_count;
    cj_status status = cj_grow(&table->cells, &table->capacity.cells,
                               (table->row_count + 1) * width, sizeof *table->cells, err);

    if (status == CJ_OK)
        status = cj_grow(&table->sentences, &table->capacity.sentences, table->row_count + 1,
                         sizeof *table->sentences, err);
    if (status != CJ_OK)
        return status;
    *cells = &table->cells[table->row_count * width];
    for (size_t i = 0; i < width; i++)
        (*cells)[i] = cj_cell_missing();
    table->sentences[table->row_count++] = NULL;
    return CJ_OK;
}

/* Copy a finished text into the table's arena; a text that failed on the way is CJ_ENOMEM. */
static cj_status keep_text(const char **out, cj_table *table, const cj_text *text, cj_error *err)
{
    *out = text->failed ? NULL : cj_table_keep(table, cj_text_span(text));
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_table_set_sentence(cj_table *table, const cj_text *sentence, cj_error *err)
{
    return keep_text(&table->sentences[table->row_count - 1], table, sentence, err);
}

cj_status cj_table_set_title(cj_table *table, cj_span title, cj_error *err)
{
    table->title = cj_table_keep(table, title);
    return table->title == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status add_input_file(cj_table *table, const cj_ledger *ledger, size_t file,
                                cj_error *err)
{
    cj_status status = cj_grow(&table->inputs, &table->capacity.inputs, table->input_count + 1,
                               sizeof *table->inputs, err);
    cj_table_input input = {
        .rows = cj_ledger_file_rows(ledger, file), .files = ledger->file_count, .before = file};

    if (status != CJ_OK)
        return status;
    input.file = cj_table_keep(table, cj_span_of(ledger->files[file].name));
    if (input.file == NULL)
        return cj_fail_nomem(err);
    for (int state = 0; state < 4; state++)
        input.states[state] = cj_ledger_file_count(ledger, file, (cj_row_state)state);
    table->inputs[table->input_count++] = input;
    return CJ_OK;
}

cj_status cj_table_add_input(cj_table *table, const cj_ledger *ledger, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t file = 0; status == CJ_OK && file < ledger->file_count; file++)
        status = add_input_file(table, ledger, file, err);
    return status;
}

cj_status cj_table_add_option(cj_table *table, const char *name, const char *value, cj_error *err)
{
    cj_status status = cj_grow(&table->options, &table->capacity.options, table->option_count + 1,
                               sizeof *table->options, err);
    cj_table_option option;

    if (status != CJ_OK)
        return status;
    option.name = cj_table_keep(table, cj_span_of(name));
    option.value = cj_table_keep(table, cj_span_of(value));
    if (option.name == NULL || option.value == NULL)
        return cj_fail_nomem(err);
    table->options[table->option_count++] = option;
    return CJ_OK;
}

/* Append `more` items to an array. `array` is the address of a pointer of any type, so the
 * pointer is read with memcpy(): reading it as a char ** would break strict aliasing. */
static cj_status append_array(void *array, size_t *capacity, size_t *count, const void *items,
                              size_t more, size_t size, cj_error *err)
{
    cj_status status = cj_grow(array, capacity, *count + more, size, err);
    char *to;

    if (status != CJ_OK || more == 0)
        return status;
    memcpy(&to, array, sizeof to);
    memcpy(to + *count * size, items, more * size);
    *count += more;
    return CJ_OK;
}

cj_status cj_table_borrow_provenance(cj_table *table, const cj_table *from, cj_error *err)
{
    cj_status status = append_array(&table->inputs, &table->capacity.inputs, &table->input_count,
                                    from->inputs, from->input_count, sizeof *table->inputs, err);

    if (status == CJ_OK)
        status = append_array(&table->options, &table->capacity.options, &table->option_count,
                              from->options, from->option_count, sizeof *table->options, err);
    table->program = from->program;
    table->version = from->version;
    return status;
}

/* Copy an array into a new one (NULL if empty), written to the pointer at `out` as in
 * append_array(). */
static bool copy_array(void *out, size_t *capacity, const void *items, size_t count, size_t size)
{
    void *copy = NULL;

    if (count > 0) {
        copy = malloc(count * size);
        if (copy == NULL)
            return false;
        memcpy(copy, items, count * size);
    }
    memcpy(out, &copy, sizeof copy);
    *capacity = count;
    return true;
}

/* The arrays are copied, so that the copy's columns can change; the texts stay in the arena of
 * the first table, which must outlive the copy. */
cj_status cj_table_copy(cj_table **out, const cj_table *table, cj_error *err)
{
    cj_table *copy;
    cj_status status = cj_table_new(&copy, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    *copy = *table;
    memset(&copy->capacity, 0, sizeof copy->capacity);
    copy->columns = NULL;
    copy->cells = NULL;
    copy->sentences = NULL;
    copy->notes = NULL;
    copy->inputs = NULL;
    copy->options = NULL;
    copy->base = NULL;
    copy->behind = NULL;
    copy->arena = (cj_arena)CJ_ARENA_INIT;
    if (!copy_array(&copy->columns, &copy->capacity.columns, table->columns, table->column_count,
                    sizeof *table->columns) ||
        !copy_array(&copy->cells, &copy->capacity.cells, table->cells,
                    table->row_count * table->column_count, sizeof *table->cells) ||
        !copy_array(&copy->sentences, &copy->capacity.sentences, table->sentences, table->row_count,
                    sizeof *table->sentences) ||
        !copy_array(&copy->notes, &copy->capacity.notes, table->notes, table->note_count,
                    sizeof *table->notes) ||
        !copy_array(&copy->inputs, &copy->capacity.inputs, table->inputs, table->input_count,
                    sizeof *table->inputs) ||
        !copy_array(&copy->options, &copy->capacity.options, table->options, table->option_count,
                    sizeof *table->options)) {
        cj_table_free(copy);
        return cj_fail_nomem(err);
    }
    *out = copy;
    return CJ_OK;
}

/* Labels, places and padding do not count: cells of one kind are the same if they hold the same
 * value. */
bool cj_cell_same(const cj_cell *a, const cj_cell *b)
{
    if (a->kind != b->kind)
        return false;
    return a->kind == CJ_CELL_TEXT ? strcmp(a->text, b->text) == 0 : a->units == b->units;
}

bool cj_table_same_section(const cj_table *table, size_t a, size_t b)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == CJ_PART_SECTION &&
            !cj_cell_same(cj_table_cell(table, a, i), cj_table_cell(table, b, i)))
            return false;
    return true;
}
