/* What cj_reconcile_sums() reads and checks. */
#ifndef CJ_MEASURE_SUMS_SUMS_H
#define CJ_MEASURE_SUMS_SUMS_H

#include "cj/reconcile.h"
#include "measure/common/by_key.h"

/* A column of numbers that some rule needs. */
typedef struct {
    cj_span name;
    size_t column;
    const char *point; /* before its decimals */
    bool printed;      /* decimals are counted: it is the X of a share */
} cj_number_column;

/* Where a rule's columns are. */
typedef struct {
    const cj_sum_rule *rule;
    size_t axis;      /* of CJ_SUM_ROWS: among the keys */
    size_t result;    /* among the numbers: X, or the values */
    size_t *operands; /* among the numbers */
    uint32_t total;   /* of CJ_SUM_ROWS: codes on the axis */
    uint32_t *parts;
} cj_open_rule;

typedef struct {
    const cj_reconcile_options *options;
    cj_records *records;
    cj_keyed keys;  /* a row for each */
    uint32_t *rows; /* in the ledger */
    size_t row_capacity;
    cj_number_column *numbers;
    size_t number_count;
    cj_decimal *values; /* row by row */
    size_t value_capacity;
    uint8_t *places; /* the same: decimals it is printed with */
    size_t place_capacity;
    cj_open_rule *rules;
    bool *leave_out; /* key columns that every rule sums over */
    cj_arena arena;
    int64_t checked;
    int64_t wrong;
    int64_t without_total; /* sets of rows that have no total */
    int64_t blanks;        /* parts that are blank */
} cj_sums;

static inline bool cj_sums_is_rejected(const cj_sums *in, size_t row)
{
    return cj_records_ledger(in->records)->states[in->rows[row]] == CJ_ROW_REJECTED;
}

static inline cj_decimal cj_sums_value(const cj_sums *in, size_t row, size_t number)
{
    return in->values[row * in->number_count + number];
}

/* Find the columns of the rules, read the rows, and reject those whose keys
 * stand twice where a rule is about rows. */
cj_status cj_sums_open(cj_sums *in, cj_error *err);
cj_status cj_sums_read(cj_sums *in, cj_error *err);
cj_status cj_sums_reject_twice(cj_sums *in, cj_error *err);

/* Check a rule about rows or about columns: a row of the table for each row
 * that it applies to. */
cj_status cj_sums_check_rows(cj_table *table, cj_sums *in, cj_open_rule *rule, cj_error *err);
cj_status cj_sums_check_columns(cj_table *table, cj_sums *in, const cj_open_rule *rule,
                                cj_error *err);

#endif
