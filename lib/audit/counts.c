/* Cells become counts: the same labels in the same column are one count, wherever it is printed. */
#include "audit/audit_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- labels that go without saying ----------------------------------------------------------- */

/* Look at one table: does each value of column `fine` stand with one value of column `coarse`
 * alone? */
static bool follow(cj_audit *audit, const cj_printed *table, size_t fine, size_t coarse,
                   uint32_t *implies)
{
    const cj_dimension *from = &audit->dimensions[table->columns[fine].dimension];
    const cj_dimension *to = &audit->dimensions[table->columns[coarse].dimension];

    for (size_t r = 0; r < table->row_count; r++) {
        uint32_t value = cj_dimension_code(from, cj_printed_cell(table, r, fine));
        uint32_t other = cj_dimension_code(to, cj_printed_cell(table, r, coarse));

        if (value == CJ_NO_CODE || other == CJ_NO_CODE)
            continue;
        if (implies[value] == CJ_NO_CODE)
            implies[value] = other;
        if (implies[value] != other)
            return false;
    }
    return true;
}

/* Columns of a table that are of two dimensions. */
static bool find_pair(const cj_printed *table, uint32_t d, uint32_t e, size_t *fine, size_t *coarse)
{
    *fine = SIZE_MAX;
    *coarse = SIZE_MAX;
    for (size_t c = 0; c < table->column_count; c++) {
        if (table->columns[c].role != CJ_PRINTED_LABEL)
            continue;
        if (table->columns[c].dimension == d)
            *fine = c;
        if (table->columns[c].dimension == e)
            *coarse = c;
    }
    return *fine != SIZE_MAX && *coarse != SIZE_MAX;
}

static size_t count_values(const cj_dimension *dimension)
{
    return cj_dict_count(dimension->values) - (dimension->total != CJ_NO_CODE);
}

/* Whether an area says its region: over all tables that have both, and there are fewer regions, but
 * not one alone. */
static bool is_implied(cj_audit *audit, uint32_t d, uint32_t e, uint32_t *implies)
{
    size_t fine_values = count_values(&audit->dimensions[d]);
    size_t coarse_values = count_values(&audit->dimensions[e]);
    bool any = false;

    for (size_t i = 0; i < cj_dict_count(audit->dimensions[d].values); i++)
        implies[i] = CJ_NO_CODE;
    if (coarse_values < 2 || coarse_values >= fine_values)
        return false;
    for (size_t t = 0; t < audit->table_count; t++) {
        size_t fine;
        size_t coarse;

        if (!find_pair(&audit->tables[t], d, e, &fine, &coarse))
            continue;
        any = true;
        if (!follow(audit, &audit->tables[t], fine, coarse, implies))
            return false;
    }
    return any;
}

static cj_status find_implied(cj_audit *audit, cj_error *err)
{
    cj_status status = CJ_OK;

    for (uint32_t d = 0; status == CJ_OK && d < audit->dimension_count; d++) {
        size_t values = cj_dict_count(audit->dimensions[d].values);
        uint32_t *scratch = malloc((values + 1) * sizeof(*scratch));
        bool *implies = calloc(audit->dimension_count + 1, sizeof(*implies));

        audit->dimensions[d].implies = implies;
        if (scratch == NULL || implies == NULL)
            status = cj_fail_nomem(err);
        for (uint32_t e = 0; status == CJ_OK && e < audit->dimension_count; e++)
            implies[e] = e != d && is_implied(audit, d, e, scratch);
        free(scratch);
    }
    return status;
}

/* ---- the counts ---------------------------------------------------------------------------- */

/* Fill the words of a count: its kind, then a value + 1 for each dimension, 0 for all of them. */
static void fill_words(uint32_t *words, const cj_audit *audit, const cj_printed *table, size_t row,
                       uint32_t kind)
{
    memset(words, 0, (audit->dimension_count + 1) * sizeof(*words));
    words[0] = kind;
    for (size_t c = 0; c < table->column_count; c++) {
        const cj_printed_column *column = &table->columns[c];

        if (column->role == CJ_PRINTED_LABEL && column->told)
            words[column->dimension + 1] = cj_dimension_code(&audit->dimensions[column->dimension],
                                                             cj_printed_cell(table, row, c)) +
                                           1; /* CJ_NO_CODE + 1 is 0 */
    }
    for (size_t d = 0; d < audit->dimension_count; d++)
        for (size_t e = 0; words[d + 1] != 0 && e < audit->dimension_count; e++)
            if (audit->dimensions[d].implies[e])
                words[e + 1] = 0;
}

static cj_status find_count(uint32_t *out, cj_audit *audit, const cj_printed *table, size_t row,
                            uint32_t kind, cj_error *err)
{
    uint32_t *words = malloc((audit->dimension_count + 1) * sizeof(*words));
    cj_status status = words == NULL ? cj_fail_nomem(err) : CJ_OK;

    if (status == CJ_OK)
        status = cj_tuples_reserve(&audit->tuples, 1, err);
    if (status == CJ_OK)
        status = cj_grow(&audit->sightings, &audit->count_room, audit->count + 1,
                         sizeof(cj_sighting), err);
    if (status == CJ_OK) {
        fill_words(words, audit, table, row, kind);
        *out =
            cj_tuples_add(&audit->tuples, words, cj_tuples_hash(words, audit->dimension_count + 1),
                          (uint32_t)audit->count);
        if (*out == audit->count)
            audit->sightings[audit->count++] = (cj_sighting){
                .table = (size_t)(table - audit->tables), .row = row, .printed = SIZE_MAX};
    }
    free(words);
    return status;
}

void cj_audit_append_name(cj_text *out, const cj_audit *audit, const cj_printed *table, size_t row,
                          cj_span column)
{
    bool any = false;

    cj_text_append(out, column);
    for (size_t c = 0; c < table->column_count; c++) {
        cj_span label = cj_printed_cell(table, row, c);

        if (table->columns[c].role != CJ_PRINTED_LABEL || !table->columns[c].told ||
            cj_dimension_code(&audit->dimensions[table->columns[c].dimension], label) == CJ_NO_CODE)
            continue;
        cj_text_add(out, any ? ", " : "(");
        cj_text_append(out, label);
        any = true;
    }
    if (any)
        cj_text_char(out, ')');
}

/* Two rows of a table cannot be told apart. */
static cj_status fail_alike(const cj_audit *audit, const cj_printed *table, size_t row,
                            cj_span column, cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;

    cj_audit_append_name(&name, audit, table, row, column);
    cj_fail_at(err, CJ_EUSAGE, table->name, 0, 0,
               "two rows have different numbers for %s; name the columns that tell them apart "
               "with {key COL}",
               cj_text_string(&name));
    cj_text_clear(&name);
    return CJ_EUSAGE;
}

static cj_status fail_twice(const cj_audit *audit, const cj_printed *table, size_t row,
                            cj_span column, const cj_sighting *before, int64_t number,
                            cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;

    cj_audit_append_name(&name, audit, table, row, column);
    cj_fail(err, CJ_EUSAGE,
            "the printed numbers contradict each other: %s is %lld in %s and %lld in %s",
            cj_text_string(&name), (long long)before->number, audit->tables[before->printed].name,
            (long long)number, table->name);
    cj_text_clear(&name);
    return CJ_EUSAGE;
}

/* Note what a cell says of its count. */
static cj_status note_cell(cj_audit *audit, const cj_printed *table, size_t row, size_t c,
                           uint32_t count, cj_error *err)
{
    cj_sighting *seen = &audit->sightings[count];
    cj_span text = cj_printed_cell(table, row, c);
    int64_t number;

    if (cj_audit_hides(audit, text, &number)) {
        if (seen->printed == (size_t)(table - audit->tables) && table->tells_apart)
            return fail_alike(audit, table, row, table->columns[c].name, err);
        if (!seen->hidden) {
            seen->table = (size_t)(table - audit->tables);
            seen->row = row;
            seen->column = c;
        }
        seen->hidden = true;
        if (number > 0 && (seen->most == 0 || number < seen->most))
            seen->most = number;
        return CJ_OK;
    }
    if (!cj_audit_number(&number, text))
        return CJ_OK;
    if (table->tells_apart &&
        ((seen->printed == (size_t)(table - audit->tables) && seen->number != number) ||
         (seen->hidden && seen->table == (size_t)(table - audit->tables))))
        return fail_alike(audit, table, row, table->columns[c].name, err);
    if (seen->printed != SIZE_MAX && seen->number != number)
        return fail_twice(audit, table, row, table->columns[c].name, seen, number, err);
    seen->number = number;
    seen->printed = (size_t)(table - audit->tables);
    if (!seen->hidden)
        seen->column = c;
    return CJ_OK;
}

static cj_status read_table(cj_audit *audit, cj_printed *table, cj_error *err)
{
    size_t cells = table->row_count * table->column_count;
    cj_status status = CJ_OK;

    table->counts = malloc((cells + 1) * sizeof(*table->counts));
    if (table->counts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cells; i++) {
        size_t row = i / table->column_count;
        size_t c = i % table->column_count;
        int64_t number;

        table->counts[i] = CJ_NO_COUNT;
        if (table->columns[c].role != CJ_PRINTED_COUNT ||
            (!cj_audit_hides(audit, table->cells[i], &number) &&
             !cj_audit_number(&number, table->cells[i])))
            continue;
        status = find_count(&table->counts[i], audit, table, row, table->columns[c].kind, err);
        if (status == CJ_OK)
            status = note_cell(audit, table, row, c, table->counts[i], err);
    }
    return status;
}

/* ---- into the system --------------------------------------------------------------------- */

static cj_status add_count(cj_audit *audit, const cj_sighting *seen, cj_error *err)
{
    const cj_printed *table = &audit->tables[seen->table];
    int64_t least = audit->options->zeros_hidden ? 0 : 1;
    cj_text name = CJ_TEXT_INIT;
    cj_count count = {.value = seen->number,
                      .shown = {seen->number, seen->number},
                      .hidden = {least, seen->most > 0 ? seen->most : CJ_COUNT_MAX},
                      .state = seen->printed == SIZE_MAX ? CJ_COUNT_HIDDEN : CJ_COUNT_FIXED};
    uint32_t index;
    cj_status status;

    cj_audit_append_name(&name, audit, table, seen->row, table->columns[seen->column].name);
    status = cj_text_check(&name, err);
    count.name = cj_text_span(&name);
    if (status == CJ_OK)
        status = cj_system_add(&index, audit->system, &count, err);
    cj_text_clear(&name);
    return status;
}

cj_status cj_audit_make_up(uint32_t *count, cj_audit *audit, const cj_printed *table, size_t row,
                           cj_span name, bool base, cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_count added = {.hidden = {base ? 1 : 0, audit->options->grim}, .state = CJ_COUNT_HIDDEN};
    size_t before = audit->count;
    uint32_t kind = 0;
    cj_status status;

    cj_text_key(&key, name);
    status = cj_text_check(&key, err);
    if (status == CJ_OK)
        status = cj_dict_add(&kind, audit->kinds, cj_text_span(&key), err);
    if (status == CJ_OK)
        status = find_count(count, audit, table, row, kind, err);
    if (status == CJ_OK && audit->count > before) {
        audit->sightings[*count].hidden = true;
        audit->sightings[*count].made_up = true;
        audit->sightings[*count].name = name;
        cj_text_reset(&key);
        cj_audit_append_name(&key, audit, table, row, name);
        status = cj_text_check(&key, err);
        added.name = cj_text_span(&key);
        if (status == CJ_OK)
            status = cj_system_add(count, audit->system, &added, err);
    }
    cj_text_clear(&key);
    return status;
}

cj_status cj_audit_find_counts(cj_audit *audit, cj_error *err)
{
    cj_status status = find_implied(audit, err);

    audit->tuples = (cj_tuples)CJ_TUPLES_INIT(audit->dimension_count + 1);
    for (size_t t = 0; status == CJ_OK && t < audit->table_count; t++)
        status = read_table(audit, &audit->tables[t], err);
    for (size_t i = 0; status == CJ_OK && i < audit->count; i++)
        status = add_count(audit, &audit->sightings[i], err);
    return status;
}
