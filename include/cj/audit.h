/* cj/audit.h - what can be worked out from printed tables with hidden counts.
 *
 * Tables of anyone are added as csv or json; what their reader knows is taken from their labels
 * (All is the sum of the others; equal labels are one count in all tables), from the columns of
 * these programs, and from rules. cj/disclosure.h does the rest.
 */
#ifndef CJ_AUDIT_H
#define CJ_AUDIT_H

#include "cj/json.h"
#include "cj/records.h"
#include "cj/table.h"

/* A rule about columns of a row: "total=a+b", "part<=base" or "pct=part/base+base". */
typedef enum { CJ_RULE_SUM, CJ_RULE_MOST, CJ_RULE_PERCENT } cj_rule_kind;

typedef struct {
    cj_rule_kind kind;
    cj_span left;   /* total, part or pct */
    cj_span part;   /* of CJ_RULE_PERCENT */
    cj_span *right; /* parts, or bases */
    size_t right_count;
} cj_audit_rule;

/* "COL:PARENT=CHILD+CHILD": in column COL the value PARENT is the sum of the others. */
typedef struct {
    cj_span column;
    cj_span parent;
    cj_span *children;
    size_t child_count;
} cj_audit_hierarchy;

/* Read one, with memory of arena; CJ_EUSAGE says what is expected. */
cj_status cj_audit_rule_parse(cj_audit_rule *out, cj_rule_kind kind, const char *text,
                              cj_arena *arena, cj_error *err);
cj_status cj_audit_hierarchy_parse(cj_audit_hierarchy *out, const char *text, cj_arena *arena,
                                   cj_error *err);

typedef struct {
    const cj_span *keys; /* columns of labels; none: texts before the first count */
    size_t key_count;
    const cj_span *values; /* columns of counts; none: whole numbers */
    size_t value_count;
    cj_span total;   /* the value that stands for all others; a label in place of it, too, ... */
    bool only_total; /* ... which its name or the numbers show, unless this is set */
    const cj_span *marks; /* further marks of hidden counts */
    size_t mark_count;
    const cj_span *same; /* columns that tell no counts apart */
    size_t same_count;
    const cj_audit_rule *rules;
    size_t rule_count;
    const cj_audit_hierarchy *hierarchies;
    size_t hierarchy_count;
    bool zeros_hidden; /* a hidden count can be 0 */
    int64_t below;     /* counts below are small; 0: nobody says */
    int64_t grim;      /* bases that are not printed are at most this; 0: none is looked for */
    bool witness;      /* a column with the tables that fit */
} cj_audit_options;

typedef struct cj_audit cj_audit;

/* options must outlive it. */
cj_status cj_audit_new(cj_audit **out, const cj_audit_options *options, cj_error *err);
void cj_audit_free(cj_audit *audit);

/* Add a table: an input that was opened and not yet started, all of whose columns are read; or
 * every table of a json document of these programs. */
cj_status cj_audit_add_records(cj_audit *audit, cj_records *records, const char *name,
                               cj_error *err);
cj_status cj_audit_add_json(cj_audit *audit, const cj_json *json, const char *name, cj_error *err);

/* The marks of hidden counts that are known without being told. */
bool cj_audit_is_mark(cj_span text);

/* A row for each hidden count: what is known of it. *leaks: how many are exact or narrow. CJ_EUSAGE
 * where printed numbers contradict each other or a rule names a column that no table has. */
cj_status cj_audit_table(cj_table **out, size_t *leaks, cj_audit *audit, cj_error *err);

#endif
