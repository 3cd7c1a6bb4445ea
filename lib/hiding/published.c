/* What was given out before: the json of a table or a report becomes tables again, whose counts are
 * known where they were printed and stay hidden where they were not. */
#include "hiding_internal.h"

#include "cj/json.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    cj_hiding *hiding;
    const char *path;
    cj_table *table;
    const cj_hidden_table
        *like; /* a table of this run by the same program, or with the same file */
    const char *program;
    bool foreign;    /* no table of this run is by its program */
    bool figures;    /* a column that is no label was there */
    cj_text unknown; /* counts that no table of this run has */
    cj_period *periods;
    size_t period_count;
} publication;

/* ---- what it is like ------------------------------------------------------------------------- */

static cj_span text_of(const cj_json_node *node)
{
    cj_span out = {"", 0};
    cj_error inner = CJ_ERROR_NAMING(CJ_NAMING_KEYS);

    if (cj_json_is_string(node) && cj_json_string(&out, node, &inner) != CJ_OK)
        out = (cj_span){"", 0};
    return out;
}

static const char *keep(publication *in, cj_span text)
{
    return cj_arena_text(&in->hiding->arena, text.at, text.length);
}

/* The table of this run that the program made (NULL: any did): its columns say what they count. */
static const cj_hidden_table *find_like(const cj_hiding *hiding, const char *program, cj_span file)
{
    const cj_hidden_table *found = NULL;

    for (size_t i = 0; i < hiding->table_count; i++) {
        const cj_hidden_table *table = &hiding->tables[i];

        if (table->published || table->table->program == NULL ||
            (program != NULL && strcmp(table->table->program, program) != 0))
            continue;
        if (found == NULL || (table->table->input_count > 0 &&
                              cj_span_equal(cj_span_of(table->table->inputs[0].file), file)))
            found = table;
    }
    return found;
}

/* ---- the table ----------------------------------------------------------------------------------
 */

static cj_status add_column(publication *in, const cj_json_node *node, cj_error *err)
{
    cj_json_node key = cj_json_member(node, "key");
    cj_json_node unit = cj_json_member(node, "unit");
    cj_table_column column = {.heading = "", .unit = "text", .part = CJ_PART_DATA};
    const char *name = keep(in, text_of(&key));
    bool found;
    cj_status status = name == NULL ? cj_fail_nomem(err)
                                    : cj_hiding_find_published(&column, &found, in->hiding,
                                                               in->table, in->program, name, err);

    if (status != CJ_OK)
        return status;
    if (!found)
        column.part =
            cj_span_equal(text_of(&unit), CJ_SPAN("text")) && !(in->foreign && in->figures)
                ? CJ_PART_LABEL
                : CJ_PART_DATA;
    if (!found && cj_span_equal(text_of(&unit), CJ_SPAN("count")))
        cj_text_format(&in->unknown, "%s%s", in->unknown.length > 0 ? ", " : "", name);
    in->figures = in->figures || !cj_part_is_label(column.part);
    column.key = name;
    column.heading = "";
    return cj_table_add_column(in->table, column, err);
}

/* Whether the row says that the figure of that key is withheld. */
static bool is_withheld(const cj_json_node *row, const char *key)
{
    cj_json_node list = cj_json_member(row, "suppressed");

    for (size_t i = 0; cj_json_is_array(&list) && i < cj_json_count(&list); i++) {
        cj_json_node item = cj_json_item(&list, i);

        if (cj_span_equal(text_of(&item), cj_span_of(key)))
            return true;
    }
    return false;
}

static cj_status add_row(publication *in, const cj_json_node *row, cj_error *err)
{
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, in->table, err);

    for (size_t i = 0; status == CJ_OK && i < in->table->column_count; i++) {
        cj_json_node node = cj_json_member(row, in->table->columns[i].key);
        cj_error inner = CJ_ERROR_NAMING(CJ_NAMING_KEYS);
        int64_t whole;

        if (is_withheld(row, in->table->columns[i].key)) {
            cells[i] = cj_cell_withheld();
        } else if (cj_json_is_string(&node) &&
                   in->table->columns[i].counts.kind != CJ_COUNTS_NOTHING) {
            cells[i] = cj_hiding_read_published(text_of(&node));
        } else if (cj_json_is_string(&node)) {
            cells[i] = cj_cell_text(keep(in, text_of(&node)));
            status = cells[i].text == NULL ? cj_fail_nomem(err) : CJ_OK;
        } else if (cj_json_present(&node) &&
                   cj_json_whole(&whole, &node, 0, INT64_C(1) << 40, &inner) == CJ_OK) {
            cells[i] = cj_cell_count(whole);
        }
    }
    return status;
}

static cj_status add_options(publication *in, const cj_json_node *provenance, cj_error *err)
{
    cj_json_node options = cj_json_member(provenance, "options");
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&options); i++) {
        cj_json_node option = cj_json_item(&options, i);
        cj_json_node name = cj_json_member(&option, "name");
        cj_json_node value = cj_json_member(&option, "value");
        const char *words[2] = {keep(in, text_of(&name)), keep(in, text_of(&value))};

        status = words[0] == NULL || words[1] == NULL
                     ? cj_fail_nomem(err)
                     : cj_table_add_option(in->table, words[0], words[1], err);
    }
    return status;
}

/* A day as notes have it: "1 April 2021"; earlier ones had 2021-04-01. */
static bool read_day(cj_date *out, cj_span text)
{
    static const cj_date_form words = {.text = "%d %B %Y"};

    return cj_date_parse_iso(out, text) || cj_date_read(out, text, &words);
}

/* The days of a period that a note tells: "NAME is 1 April 2021 to 30 June 2021". */
static void find_days(cj_period *out, cj_span note)
{
    cj_text mark = CJ_TEXT_INIT;
    const char *end = note.at + note.length;
    const char *at;
    const char *to = NULL;
    cj_date days[2];

    cj_text_format(&mark, "%s is ", out->name);
    at = memmem(note.at, note.length, mark.bytes, mark.length);
    if (at != NULL) {
        at += mark.length;
        to = memmem(at, (size_t)(end - at), " to ", 4);
    }
    if (to != NULL) {
        const char *stop = to + 4;

        while (stop < end && *stop != ';' && *stop != '.')
            stop++;
        if (read_day(&days[0], (cj_span){at, (size_t)(to - at)}) &&
            read_day(&days[1], (cj_span){to + 4, (size_t)(stop - to - 4)})) {
            out->first = days[0];
            out->last = days[1];
        }
    }
    cj_text_clear(&mark);
}

static void read_days(cj_period *out, const cj_json_node *table)
{
    cj_json_node notes = cj_json_member(table, "notes");

    for (size_t i = 0; i < cj_json_count(&notes); i++) {
        cj_json_node node = cj_json_item(&notes, i);
        cj_span note = text_of(&node);

        if (note.length > 8 && strncmp(note.at, "Period: ", 8) == 0)
            find_days(out, note);
    }
}

/* The periods of its rows. */
static cj_status find_periods(publication *in, const cj_json_node *table, cj_error *err)
{
    size_t column = cj_table_find(in->table, "period");

    in->periods =
        cj_arena_alloc(&in->hiding->arena, (in->table->row_count + 1) * sizeof *in->periods);
    if (in->periods == NULL)
        return cj_fail_nomem(err);
    for (size_t row = 0; column != SIZE_MAX && row < in->table->row_count; row++) {
        const cj_cell *cell = cj_table_cell(in->table, row, column);
        cj_period *period = &in->periods[in->period_count];
        cj_error inner = CJ_ERROR_NAMING(CJ_NAMING_KEYS);

        if (cell->kind != CJ_CELL_TEXT || strlen(cell->text) >= sizeof period->name ||
            (in->period_count > 0 && strcmp(period[-1].name, cell->text) == 0))
            continue;
        if (cj_period_parse(period, cell->text, &inner) != CJ_OK) {
            *period = (cj_period){.first = CJ_DATE_FIRST, .last = CJ_DATE_LAST};
            memcpy(period->name, cell->text, strlen(cell->text));
            read_days(period, table);
        }
        in->period_count++;
    }
    return CJ_OK;
}

/* How many rows went where, as far as that was printed. */
static void read_rows_of(cj_table_input *input, const cj_json_node *node)
{
    static const struct {
        const char *key;
        unsigned bit; /* in `withheld` */
    } numbers[] = {{"not_selected", CJ_ROW_NOT_SELECTED},
                   {"outside_period", CJ_ROW_OUTSIDE},
                   {"used", CJ_ROW_USED},
                   {"rejected", CJ_ROW_REJECTED},
                   {"rows", 4}};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        cj_json_node number = cj_json_member(node, numbers[i].key);
        cj_error inner = CJ_ERROR_NAMING(CJ_NAMING_KEYS);
        int64_t whole;

        if (!cj_json_present(&number) ||
            cj_json_whole(&whole, &number, 0, INT64_C(1) << 40, &inner) != CJ_OK)
            input->withheld |= 1u << numbers[i].bit;
        else if (numbers[i].bit < 4)
            input->states[numbers[i].bit] = (uint64_t)whole;
        else
            input->rows = (uint64_t)whole;
    }
}

/* Its inputs are those of the table that it is like: the same export under another name. */
static cj_status take_inputs(publication *in, const cj_json_node *inputs, cj_error *err)
{
    const cj_table *like = in->like->table;

    in->table->program = in->program;
    in->table->inputs = calloc(like->input_count + 1, sizeof *in->table->inputs);
    if (in->table->inputs == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < like->input_count; i++) {
        cj_json_node input = cj_json_item(inputs, i);

        in->table->inputs[i] = (cj_table_input){.file = like->inputs[i].file};
        read_rows_of(&in->table->inputs[i], &input);
    }
    in->table->input_count = like->input_count;
    in->table->capacity.inputs = like->input_count + 1;
    in->table->relations = in->foreign ? NULL : like->relations;
    return CJ_OK;
}

static cj_status read_rows(publication *in, const cj_json_node *node, cj_error *err)
{
    cj_json_node columns = cj_json_member(node, "columns");
    cj_json_node rows = cj_json_member(node, "rows");
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&columns); i++) {
        cj_json_node column = cj_json_item(&columns, i);

        status = add_column(in, &column, err);
    }
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&rows); i++) {
        cj_json_node row = cj_json_item(&rows, i);

        status = add_row(in, &row, err);
    }
    return status;
}

/* ---- numbers that have changed since ----------------------------------------------------------
 */

#define REVISED_MAX 5 /* are named of a table; more are counted */

/* To which multiples its counts were rounded, as its notes say; 0: they were not. */
static int64_t read_rounding(const cj_json_node *table)
{
    static const char words[] = "Counts are rounded to the nearest multiple of ";
    cj_json_node notes = cj_json_member(table, "notes");

    for (size_t i = 0; i < cj_json_count(&notes); i++) {
        cj_json_node node = cj_json_item(&notes, i);
        cj_span note = text_of(&node);
        const char *at =
            note.length == 0 ? NULL : memmem(note.at, note.length, words, sizeof words - 1);
        int64_t base = 0;

        for (at = at == NULL ? NULL : at + sizeof words - 1;
             at != NULL && at < note.at + note.length && *at >= '0' && *at <= '9' && base < 100;
             at++)
            base = 10 * base + (*at - '0');
        if (base > 0)
            return base;
    }
    return 0;
}

/* Whether this run computes another number for the count than was printed. */
static bool is_revised(const cj_hiding *hiding, uint32_t number, int64_t rounding)
{
    cj_unknown now = hiding->counts[number];
    uint32_t found;

    if (now.unknown || now.computed || now.copy == 0)
        return false;
    now.copy = 0;
    found = cj_hiding_find(hiding, &now);
    if (found == CJ_NO_COUNT || !hiding->counts[found].computed)
        return false;
    return rounding == 0 || cj_hiding_round_to(hiding->counts[found].value, rounding) != now.value;
}

/* Warn of one number; without it, of how many more there are. */
static cj_status warn_revised(cj_hiding *hiding, const cj_hidden_table *in, const char *name,
                              int64_t printed, size_t more, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&text, "disclosure-revised: %s: ", in->name);
    if (name != NULL)
        cj_text_format(&text, "%s was printed as %lld, and another number is computed now", name,
                       (long long)printed);
    else
        cj_text_format(&text, "%zu more numbers of the same table are others now", more);
    status = cj_hiding_warn(hiding, &text, err);
    cj_text_clear(&text);
    return status;
}

/* Rows that came late, or were corrected, change what was printed: the reader has both. */
static cj_status find_revised(cj_hiding *hiding, int64_t rounding, cj_error *err)
{
    const cj_hidden_table *in = &hiding->tables[hiding->table_count - 1];
    size_t revised = 0;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->table->row_count * in->width; i++) {
        uint32_t number = in->places[i];

        if (number == CJ_NO_COUNT || !is_revised(hiding, number, rounding))
            continue;
        if (revised++ < REVISED_MAX)
            status = warn_revised(hiding, in, hiding->counts[number].name,
                                  hiding->counts[number].value, 0, err);
    }
    if (status == CJ_OK && revised > REVISED_MAX)
        status = warn_revised(hiding, in, NULL, 0, revised - REVISED_MAX, err);
    return status;
}

/* Counts of the same file that nobody here can tell are which. */
static cj_status warn_unknown(const publication *in, cj_span file, cj_error *err)
{
    const cj_table *like = in->like->table;
    cj_text text = CJ_TEXT_INIT;
    cj_status status = cj_text_check(&in->unknown, err);

    if (status == CJ_OK && in->unknown.length > 0 && like->input_count > 0 &&
        cj_span_equal(cj_span_of(like->inputs[0].file), file)) {
        cj_text_format(&text,
                       "disclosure-not-taken: %s: not taken into account, as no table of this run "
                       "counts the same: %s",
                       in->path, cj_text_string(&in->unknown));
        status = cj_hiding_warn(in->hiding, &text, err);
    }
    cj_text_clear(&text);
    return status;
}

/* A table of the publication. */
static cj_status add_table(cj_hiding *hiding, const cj_json_node *node, const char *path,
                           cj_error *err)
{
    publication in = {.hiding = hiding, .path = path};
    cj_json_node provenance = cj_json_member(node, "provenance");
    cj_json_node program = cj_json_member(&provenance, "program");
    cj_json_node inputs = cj_json_member(&provenance, "inputs");
    cj_json_node first = cj_json_item(&inputs, 0);
    cj_json_node file = cj_json_member(&first, "file");
    bool any = cj_json_is_array(&inputs) && cj_json_count(&inputs) > 0;
    cj_status status;

    in.program = keep(&in, text_of(&program));
    if (in.program == NULL)
        return cj_fail_nomem(err);
    in.like = find_like(hiding, in.program, any ? text_of(&file) : (cj_span){"", 0});
    in.foreign = in.like == NULL;
    if (in.foreign)
        in.like = find_like(hiding, NULL, any ? text_of(&file) : (cj_span){"", 0});
    if (in.like == NULL)
        return CJ_OK;
    status = cj_table_new(&in.table, err);
    if (status == CJ_OK)
        status = take_inputs(&in, &inputs, err);
    if (status == CJ_OK)
        status = add_options(&in, &provenance, err);
    if (status == CJ_OK)
        status = read_rows(&in, node, err);
    if (status == CJ_OK)
        status = find_periods(&in, node, err);
    if (status == CJ_OK)
        status = cj_hiding_take_published(hiding, in.table, path, in.periods, in.period_count,
                                          read_rounding(node), err);
    else
        cj_table_free(in.table);
    if (status == CJ_OK)
        status = find_revised(hiding, read_rounding(node), err);
    if (status == CJ_OK)
        status = warn_unknown(&in, any ? text_of(&file) : (cj_span){"", 0}, err);
    cj_text_clear(&in.unknown);
    return status;
}

static cj_status add_tables(cj_hiding *hiding, const cj_json_node *root, const char *path,
                            cj_error *err)
{
    cj_json_node sections = cj_json_member(root, "sections");
    cj_json_node rows = cj_json_member(root, "rows");
    cj_status status = CJ_OK;

    if (cj_json_is_array(&rows))
        return add_table(hiding, root, path, err);
    if (!cj_json_is_array(&sections))
        return cj_fail_at(err, CJ_EUSAGE, path, 0, 0,
                          "is neither the json of a table nor that of a report");
    for (size_t s = 0; s < cj_json_count(&sections); s++) {
        cj_json_node section = cj_json_item(&sections, s);
        cj_json_node tables = cj_json_member(&section, "tables");

        for (size_t i = 0; status == CJ_OK && i < cj_json_count(&tables); i++) {
            cj_json_node table = cj_json_item(&tables, i);

            status = add_table(hiding, &table, path, err);
        }
    }
    return status;
}

cj_status cj_hiding_add_published(cj_hiding *hiding, const char *path, cj_error *err)
{
    cj_json *json = NULL;
    cj_json_node root;
    cj_status status = cj_json_load(&json, path, err);

    if (status == CJ_EDATA || status == CJ_EUSAGE)
        status = cj_fail_at(err, CJ_EUSAGE, path, 0, 0,
                            "is no json; what was given out in another form is written as the json "
                            "of a table first (docs/disclosure.md)");
    if (status == CJ_OK) {
        root = cj_json_root(json);
        status = cj_json_is_object(&root)
                     ? add_tables(hiding, &root, path, err)
                     : cj_fail_at(err, CJ_EUSAGE, path, 0, 0,
                                  "is neither the json of a table nor that of a report");
    }
    cj_json_free(json);
    hiding->published += status == CJ_OK;
    return status;
}
