/* Repairs: counted by file, rule and column, and passed on where somebody lists them. */
#include "cj/repairs.h"

#include "cj/lock.h"

#include <stdlib.h>
#include <string.h>

struct cj_repairs {
    cj_lock lock; /* several inputs are repaired at once */
    cj_repair_count *counts;
    size_t count;
    size_t capacity;
    cj_repairs_sink sink;
    void *data;
    cj_repairs *parent; /* counts and lists them, too; NULL: none */
    bool variants;
};

cj_status cj_repairs_new(cj_repairs **out, cj_repairs_sink sink, void *data, cj_error *err)
{
    cj_repairs *repairs = calloc(1, sizeof *repairs);
    cj_status status = repairs == NULL ? cj_fail_nomem(err) : cj_lock_open(&repairs->lock, err);

    *out = NULL;
    if (status != CJ_OK) {
        free(repairs);
        return status;
    }
    repairs->sink = sink;
    repairs->data = data;
    *out = repairs;
    return CJ_OK;
}

/* A part counts for itself and passes each repair on to the whole, which may have parts in several
 * threads. */
cj_status cj_repairs_new_part(cj_repairs **out, cj_repairs *whole, cj_error *err)
{
    cj_status status = cj_repairs_new(out, NULL, NULL, err);

    if (status == CJ_OK) {
        (*out)->parent = whole->parent != NULL ? whole->parent : whole;
        (*out)->variants = whole->variants;
    }
    return status;
}

void cj_repairs_free(cj_repairs *repairs)
{
    if (repairs == NULL)
        return;
    for (size_t i = 0; i < repairs->count; i++) {
        free(repairs->counts[i].file);
        free(repairs->counts[i].column_name);
    }
    cj_lock_close(&repairs->lock);
    free(repairs->counts);
    free(repairs);
}

void cj_repairs_ask_variants(cj_repairs *repairs)
{
    repairs->variants = true;
}

bool cj_repairs_are_variants_asked(const cj_repairs *repairs)
{
    return repairs->variants;
}

bool cj_repairs_are_listed(const cj_repairs *repairs)
{
    return repairs->sink != NULL || (repairs->parent != NULL && repairs->parent->sink != NULL);
}

/* Add a count of 0 for a rule at a place; a failed strdup() leaves an entry that cj_repairs_free()
 * can free. */
static cj_status add_count(cj_repairs *repairs, const cj_repair *repair, cj_error *err)
{
    cj_status status = cj_grow(&repairs->counts, &repairs->capacity, repairs->count + 1,
                               sizeof *repairs->counts, err);
    cj_repair_count *count;

    if (status != CJ_OK)
        return status;
    count = &repairs->counts[repairs->count++];
    *count = (cj_repair_count){.rule = repair->rule, .column = repair->column};
    count->file = strdup(repair->file);
    count->column_name = strndup(repair->column_name.length > 0 ? repair->column_name.at : "",
                                 repair->column_name.length);
    return count->file == NULL || count->column_name == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Add `times` to the count of a rule in a file and column. */
static cj_status count_repair(cj_repairs *repairs, const cj_repair *repair, uint64_t times,
                              cj_error *err)
{
    cj_status status = CJ_OK;
    size_t at = 0;

    while (at < repairs->count && (repairs->counts[at].column != repair->column ||
                                   strcmp(repairs->counts[at].rule, repair->rule) != 0 ||
                                   strcmp(repairs->counts[at].file, repair->file) != 0))
        at++;
    if (at == repairs->count)
        status = add_count(repairs, repair, err);
    if (status == CJ_OK)
        repairs->counts[at].count += times;
    return status;
}

cj_status cj_repairs_report(cj_repairs *repairs, const cj_repair *repair, cj_error *err)
{
    cj_status status;

    cj_lock_take(&repairs->lock);
    status = count_repair(repairs, repair, 1, err);
    if (status == CJ_OK && repairs->sink != NULL)
        status = repairs->sink(repairs->data, repair, err);
    cj_lock_give(&repairs->lock);
    /* The parent is told after the part's lock is given back: two locks are never held at once. */
    if (status == CJ_OK && repairs->parent != NULL)
        status = cj_repairs_report(repairs->parent, repair, err);
    return status;
}

cj_status cj_repairs_add(cj_repairs *repairs, const cj_repair_count *count, const char *file,
                         cj_error *err)
{
    const cj_repair repair = {.rule = count->rule,
                              .file = file,
                              .column = count->column,
                              .column_name = cj_span_of(count->column_name)};
    cj_status status;

    cj_lock_take(&repairs->lock);
    status = count_repair(repairs, &repair, count->count, err);
    cj_lock_give(&repairs->lock);
    return status;
}

size_t cj_repairs_count(const cj_repairs *repairs)
{
    return repairs->count;
}

const cj_repair_count *cj_repairs_at(const cj_repairs *repairs, size_t index)
{
    return &repairs->counts[index];
}

void cj_repairs_append(cj_text *text, const cj_repairs *repairs, const char *file)
{
    uint64_t all = 0;
    const char *before = " = ";

    for (size_t i = 0; i < repairs->count; i++)
        all += strcmp(repairs->counts[i].file, file) == 0 ? repairs->counts[i].count : 0;
    if (all == 0)
        return;
    cj_text_format(text, "%s: repairs %llu", file, (unsigned long long)all);
    for (size_t i = 0; i < repairs->count; i++) {
        const cj_repair_count *count = &repairs->counts[i];

        if (strcmp(count->file, file) != 0)
            continue;
        cj_text_format(text, "%s%s %llu", before, count->rule, (unsigned long long)count->count);
        if (count->column_name[0] != '\0')
            cj_text_format(text, " (%s)", count->column_name);
        before = " + ";
    }
}
