/* All is the sum of the others: tables with the same labels are one table, quarters here, the year
 * there. */
#include "audit/audit_internal.h"

#include <stdlib.h>
#include <string.h>

/* A count that stands in a line: the line is what all labels but one say. */
typedef struct {
    uint32_t line;
    uint32_t value; /* of the label that the line runs over; CJ_NO_CODE: all */
    uint32_t count;
} entry;

typedef struct {
    cj_audit *audit;
    uint32_t across; /* the dimension that lines run over */
    uint32_t kind;
    entry *entries;
    size_t count;
    size_t room;
    cj_tuples lines;
    uint32_t *words;
} gathering;

static bool has_dimension(const cj_printed *table, uint32_t d)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].role == CJ_PRINTED_LABEL && table->columns[c].dimension == d)
            return table->columns[c].told;
    return false;
}

/* ---- lines ---------------------------------------------------------------------------------- */

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left;
    const entry *b = right;

    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return a->count < b->count ? -1 : a->count > b->count;
}

/* Put a cell into its line. All labels tell lines apart, also those that tell no counts apart and
 * those that go without saying, and which columns of labels the table has. */
static cj_status add_entry(gathering *all, const cj_printed *table, size_t row, size_t column,
                           cj_error *err)
{
    const cj_audit *audit = all->audit;
    entry added = {.value = CJ_NO_CODE, .count = table->counts[row * table->column_count + column]};
    cj_status status;

    memset(all->words, 0, (audit->dimension_count + 1) * sizeof(*all->words));
    for (size_t c = 0; c < table->column_count; c++) {
        const cj_printed_column *label = &table->columns[c];
        uint32_t code;

        if (label->role != CJ_PRINTED_LABEL)
            continue;
        code =
            cj_dimension_code(&audit->dimensions[label->dimension], cj_printed_cell(table, row, c));
        if (label->dimension == all->across)
            added.value = code;
        else
            all->words[label->dimension] = code == CJ_NO_CODE ? 1 : code + 2;
    }
    status = cj_tuples_reserve(&all->lines, 1, err);
    if (status == CJ_OK)
        status = cj_grow(&all->entries, &all->room, all->count + 1, sizeof(entry), err);
    if (status != CJ_OK)
        return status;
    added.line =
        cj_tuples_add(&all->lines, all->words,
                      cj_tuples_hash(all->words, audit->dimension_count + 1), (uint32_t)all->count);
    all->entries[all->count++] = added;
    return CJ_OK;
}

static cj_status gather_kind(gathering *all, cj_error *err)
{
    const cj_audit *audit = all->audit;
    cj_status status = CJ_OK;

    for (size_t t = 0; t < audit->table_count; t++) {
        const cj_printed *table = &audit->tables[t];

        for (size_t c = 0; c < table->column_count; c++) {
            if (table->columns[c].role != CJ_PRINTED_COUNT || table->columns[c].kind != all->kind ||
                table->columns[c].no_sum || !has_dimension(table, all->across))
                continue;
            for (size_t r = 0; status == CJ_OK && r < table->row_count; r++)
                if (table->counts[r * table->column_count + c] != CJ_NO_COUNT)
                    status = add_entry(all, table, r, c, err);
        }
    }
    if (all->count > 0)
        qsort(all->entries, all->count, sizeof(entry), compare_entries);
    return status;
}

/* ---- sums -------------------------------------------------------------------------------------
 */

/* The entry of a value among those of a line, or NULL. */
static const entry *find_value(const entry *line, size_t count, uint32_t value)
{
    for (size_t i = 0; i < count; i++)
        if (line[i].value == value)
            return &line[i];
    return NULL;
}

/* Whether a value is part of another one that stands in the line, too. */
static bool is_child(const gathering *all, const entry *line, size_t count, uint32_t value)
{
    const cj_audit_options *options = all->audit->options;
    const cj_dimension *dimension = &all->audit->dimensions[all->across];

    for (size_t h = 0; h < options->hierarchy_count; h++) {
        const cj_audit_hierarchy *rule = &options->hierarchies[h];
        uint32_t parent = cj_dimension_code(dimension, rule->parent);

        if (!cj_key_same(rule->column, dimension->name) || parent == CJ_NO_CODE ||
            find_value(line, count, parent) == NULL)
            continue;
        for (size_t i = 0; i < rule->child_count; i++)
            if (cj_dimension_code(dimension, rule->children[i]) == value)
                return true;
    }
    return false;
}

static cj_status relate_line(const gathering *all, const entry *line, size_t count, uint32_t *parts,
                             cj_error *err)
{
    const entry *total = find_value(line, count, CJ_NO_CODE);
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        if (line[i].value != CJ_NO_CODE && (i == 0 || line[i].value != line[i - 1].value) &&
            !is_child(all, line, count, line[i].value))
            parts[found++] = line[i].count;
    if (total == NULL || found == 0)
        return CJ_OK;
    return cj_system_relate_total(all->audit->system, total->count, parts, found, err);
}

static cj_status relate_hierarchies(const gathering *all, const entry *line, size_t count,
                                    uint32_t *parts, cj_error *err)
{
    const cj_audit_options *options = all->audit->options;
    const cj_dimension *dimension = &all->audit->dimensions[all->across];
    cj_status status = CJ_OK;

    for (size_t h = 0; status == CJ_OK && h < options->hierarchy_count; h++) {
        const cj_audit_hierarchy *rule = &options->hierarchies[h];
        uint32_t parent = cj_dimension_code(dimension, rule->parent);
        const entry *total = parent == CJ_NO_CODE || !cj_key_same(rule->column, dimension->name)
                                 ? NULL
                                 : find_value(line, count, parent);
        size_t found = 0;

        for (size_t i = 0; total != NULL && i < rule->child_count; i++) {
            uint32_t child = cj_dimension_code(dimension, rule->children[i]);
            const entry *part = child == CJ_NO_CODE ? NULL : find_value(line, count, child);

            if (part != NULL)
                parts[found++] = part->count;
        }
        if (total != NULL && found == rule->child_count)
            status = cj_system_relate_total(all->audit->system, total->count, parts, found, err);
    }
    return status;
}

static cj_status relate_lines(const gathering *all, cj_error *err)
{
    size_t most = all->count;
    uint32_t *parts;
    cj_status status = CJ_OK;

    for (size_t h = 0; h < all->audit->options->hierarchy_count; h++)
        most += all->audit->options->hierarchies[h].child_count;
    parts = malloc((most + 1) * sizeof(*parts));
    if (parts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < all->count;) {
        size_t end = i;

        while (end < all->count && all->entries[end].line == all->entries[i].line)
            end++;
        status = relate_line(all, &all->entries[i], end - i, parts, err);
        if (status == CJ_OK)
            status = relate_hierarchies(all, &all->entries[i], end - i, parts, err);
        i = end;
    }
    free(parts);
    return status;
}

cj_status cj_audit_relate_totals(cj_audit *audit, cj_error *err)
{
    uint32_t kinds = (uint32_t)cj_dict_count(audit->kinds);
    cj_status status = CJ_OK;

    for (uint32_t d = 0; d < audit->dimension_count; d++)
        for (uint32_t kind = 0; status == CJ_OK && kind < kinds; kind++) {
            gathering all = {.audit = audit, .across = d, .kind = kind};

            all.lines = (cj_tuples)CJ_TUPLES_INIT(audit->dimension_count + 1);
            all.words = malloc((audit->dimension_count + 1) * sizeof(uint32_t));
            status = all.words == NULL ? cj_fail_nomem(err) : gather_kind(&all, err);
            if (status == CJ_OK)
                status = relate_lines(&all, err);
            free(all.entries);
            free(all.words);
            cj_tuples_clear(&all.lines);
        }
    return status;
}
