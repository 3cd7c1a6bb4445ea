/* Totals that are not called as the option says: "Total" in the tables of others, "England" below
 * its areas. Their reader adds up, whatever they are called. */
#include "audit/audit_internal.h"

#include "cj/records.h"

#include <stdlib.h>
#include <string.h>

/* What shows a total of any name: of two columns or lines that each sum up at least so much, from
 * at least so many counts, the largest is the sum of the others by chance less often than once in
 * 1,000 tables. */
#define SURE_SUM 50
#define SURE_PARTS 3
#define SURE_LINES 2

/* What stands beside each other: the rows of a table whose other labels are the same. */
typedef struct {
    int64_t sum; /* of what is printed */
    int64_t most;
    uint32_t shown; /* counts that are printed, ... */
    uint32_t parts; /* ... those of them that are not 0 */
    uint32_t hidden;
} line_sum;

/* What the lines say of a label. */
typedef struct {
    uint32_t exact; /* it is the sum of the others, which are all printed, */
    uint32_t sure;  /* ... which are many and large */
    uint32_t fits;  /* it may be their sum: some are hidden */
    uint32_t less;  /* it is less than they are together, */
    uint32_t small; /* ... and than one of them alone */
    uint32_t more;  /* it is more, though all are printed */
    size_t table;   /* where it was seen */
} evidence;

typedef struct {
    const cj_audit *audit;
    uint32_t across;  /* the dimension */
    evidence *labels; /* by value */
    cj_tuples tuples;
    uint32_t *words;
    uint32_t *lines; /* of each row of a table */
    line_sum *sums;
} weighing;

static size_t find_column(const cj_printed *table, uint32_t dimension)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].role == CJ_PRINTED_LABEL &&
            table->columns[c].dimension == dimension && table->columns[c].told)
            return c;
    return SIZE_MAX;
}

/* Give each row of a table the first row of its line. */
static cj_status find_lines(weighing *all, const cj_printed *table, cj_error *err)
{
    size_t words = all->audit->dimension_count;
    cj_status status = cj_tuples_reserve(&all->tuples, table->row_count, err);

    for (size_t r = 0; status == CJ_OK && r < table->row_count; r++) {
        memset(all->words, 0, words * sizeof *all->words);
        for (size_t c = 0; c < table->column_count; c++) {
            uint32_t d = table->columns[c].dimension;

            if (table->columns[c].role == CJ_PRINTED_LABEL && d != all->across)
                all->words[d] =
                    cj_dict_find(all->audit->dimensions[d].values, cj_printed_cell(table, r, c)) +
                    2;
        }
        all->lines[r] =
            cj_tuples_add(&all->tuples, all->words, cj_tuples_hash(all->words, words), (uint32_t)r);
    }
    return status;
}

static void add_sums(weighing *all, const cj_printed *table, size_t column)
{
    memset(all->sums, 0, (table->row_count + 1) * sizeof *all->sums);
    for (size_t r = 0; r < table->row_count; r++) {
        line_sum *line = &all->sums[all->lines[r]];
        cj_span text = cj_printed_cell(table, r, column);
        int64_t number;

        if (cj_audit_hides(all->audit, text, &number)) {
            line->hidden++;
        } else if (cj_audit_number(&number, text)) {
            line->sum += number;
            line->most = number > line->most ? number : line->most;
            line->shown++;
            line->parts += number > 0;
        }
    }
}

/* Hold a printed number against the others of its line. */
static void weigh(evidence *label, const line_sum *line, int64_t number, bool zeros)
{
    int64_t others = line->sum - number;

    if (line->shown + line->hidden < 3)
        return; /* of two numbers none is a sum */
    if (number < others + (zeros ? 0 : (int64_t)line->hidden)) {
        label->less++;
        label->small += number < line->most;
    } else if (line->hidden > 0) {
        label->fits++;
    } else if (number > others) {
        label->more++;
    } else if (number > 0) {
        label->exact++;
        label->sure += number >= SURE_SUM && line->parts > SURE_PARTS;
    }
}

static void weigh_column(weighing *all, const cj_printed *table, size_t label, size_t column)
{
    const cj_dimension *dimension = &all->audit->dimensions[all->across];

    add_sums(all, table, column);
    for (size_t r = 0; r < table->row_count; r++) {
        uint32_t value = cj_dict_find(dimension->values, cj_printed_cell(table, r, label));
        cj_span text = cj_printed_cell(table, r, column);
        int64_t number;

        if (value == CJ_NO_CODE || cj_audit_hides(all->audit, text, &number) ||
            !cj_audit_number(&number, text))
            continue;
        all->labels[value].table = (size_t)(table - all->audit->tables);
        weigh(&all->labels[value], &all->sums[all->lines[r]], number,
              all->audit->options->zeros_hidden);
    }
}

static cj_status weigh_table(weighing *all, const cj_printed *table, cj_error *err)
{
    size_t label = find_column(table, all->across);
    cj_status status = CJ_OK;

    if (label == SIZE_MAX)
        return CJ_OK;
    all->lines = malloc((table->row_count + 1) * sizeof *all->lines);
    all->sums = malloc((table->row_count + 1) * sizeof *all->sums);
    if (all->lines == NULL || all->sums == NULL)
        status = cj_fail_nomem(err);
    if (status == CJ_OK)
        status = find_lines(all, table, err);
    for (size_t c = 0; status == CJ_OK && c < table->column_count; c++)
        if (table->columns[c].role == CJ_PRINTED_COUNT && !table->columns[c].no_sum)
            weigh_column(all, table, label, c);
    free(all->lines);
    free(all->sums);
    cj_tuples_clear(&all->tuples);
    return status;
}

/* ---- the verdict ----------------------------------------------------------------------------- */

/* Whether a label is the total of the others: one that is called so needs no number that shows it,
 * but none that denies it. */
static bool is_total(const evidence *label, cj_label_kind kind)
{
    if (label->less + label->more > 0)
        return false;
    return kind == CJ_LABEL_WHOLE          ? label->exact + label->fits > 0
           : kind == CJ_LABEL_MAY_BE_WHOLE ? label->exact > 0
                                           : label->sure >= SURE_LINES;
}

/* Say what was made of a label. */
static cj_status remark(cj_audit *audit, const cj_dimension *dimension, uint32_t value,
                        const evidence *label, cj_error *err)
{
    cj_text_format(&audit->remarks, "%s: \"", audit->tables[label->table].name);
    cj_text_escaped(&audit->remarks, cj_dict_text(dimension->values, value));
    cj_text_format(&audit->remarks, "\" of column %.*s is ", (int)dimension->name.length,
                   dimension->name.at);
    if (value != dimension->total)
        cj_text_add(&audit->remarks, "not taken for a total: it is more than the others together");
    else
        cj_text_format(&audit->remarks, "taken for the total of the others%s",
                       label->exact > 0 ? ", of which it is the sum" : "");
    cj_text_say(&audit->remarks, err, " ({total WORD} says which label is one).\n");
    return cj_text_check(&audit->remarks, err);
}

/* What is called a total and is the sum of the others in some numbers and not in all, or less than
 * they are together, as beside totals of parts. */
static cj_status refuse(const cj_audit *audit, const cj_dimension *dimension, uint32_t value,
                        const evidence *label, cj_error *err)
{
    cj_text shown = CJ_TEXT_INIT;
    cj_status status;

    cj_text_escaped(&shown, cj_dict_text(dimension->values, value));
    status = cj_text_check(&shown, err);
    if (status == CJ_OK)
        status =
            cj_fail_at(err, CJ_EUSAGE, audit->tables[label->table].name, 0, 0,
                       "\"%s\" of column %.*s looks like a total, and not all of its numbers "
                       "are the sums of the others: say with {hierarchy COL:P=C+C} what adds "
                       "up to what, with {value COL} which columns are counts, or with "
                       "{total All} that it is none",
                       cj_text_string(&shown), (int)dimension->name.length, dimension->name.at);
    cj_text_clear(&shown);
    return status;
}

/* Where no label is the total: what is to be said of one that is called so. */
static cj_status judge_unused(cj_audit *audit, const cj_dimension *dimension, uint32_t value,
                              const evidence *label, cj_error *err)
{
    if (cj_records_label_kind(cj_dict_text(dimension->values, value)) != CJ_LABEL_WHOLE)
        return CJ_OK;
    if (label->exact > 0 || (label->less > 0 && label->small == 0))
        return refuse(audit, dimension, value, label, err);
    return label->less == 0 && label->more > 0 ? remark(audit, dimension, value, label, err)
                                               : CJ_OK;
}

static cj_status decide(cj_audit *audit, cj_dimension *dimension, const evidence *labels,
                        cj_error *err)
{
    uint32_t count = (uint32_t)cj_dict_count(dimension->values);
    cj_label_kind best = CJ_LABEL_PART;
    cj_status status = CJ_OK;

    for (uint32_t value = 0; value < count; value++) {
        cj_label_kind kind = cj_records_label_kind(cj_dict_text(dimension->values, value));

        if (!is_total(&labels[value], kind) || (dimension->total != CJ_NO_CODE && kind <= best))
            continue;
        dimension->total = value;
        best = kind;
    }
    if (dimension->total != CJ_NO_CODE)
        return remark(audit, dimension, dimension->total, &labels[dimension->total], err);
    for (uint32_t value = 0; status == CJ_OK && value < count; value++)
        status = judge_unused(audit, dimension, value, &labels[value], err);
    return status;
}

/* Whether somebody said what adds up in a column of labels. */
static bool is_said(const cj_audit *audit, const cj_dimension *dimension)
{
    for (size_t h = 0; h < audit->options->hierarchy_count; h++)
        if (cj_key_same(audit->options->hierarchies[h].column, dimension->name))
            return true;
    return dimension->has_total;
}

static cj_status find_total(cj_audit *audit, uint32_t d, cj_error *err)
{
    cj_dimension *dimension = &audit->dimensions[d];
    weighing all = {.audit = audit, .across = d};
    cj_status status = CJ_OK;

    all.tuples = (cj_tuples)CJ_TUPLES_INIT(audit->dimension_count);
    all.words = malloc((audit->dimension_count + 1) * sizeof *all.words);
    all.labels = calloc(cj_dict_count(dimension->values) + 1, sizeof *all.labels);
    if (all.words == NULL || all.labels == NULL)
        status = cj_fail_nomem(err);
    for (size_t t = 0; status == CJ_OK && t < audit->table_count; t++)
        status = weigh_table(&all, &audit->tables[t], err);
    if (status == CJ_OK)
        status = decide(audit, dimension, all.labels, err);
    free(all.words);
    free(all.labels);
    return status;
}

cj_status cj_audit_find_totals(cj_audit *audit, cj_error *err)
{
    cj_status status = CJ_OK;

    for (uint32_t d = 0; status == CJ_OK && d < audit->dimension_count; d++)
        if (!audit->options->only_total && !is_said(audit, &audit->dimensions[d]))
            status = find_total(audit, d, err);
    return status;
}
