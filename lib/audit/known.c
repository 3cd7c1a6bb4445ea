/* What the columns of these programs say by themselves. */
#include "audit/audit_internal.h"

#include <string.h>

static const cj_known_table tables[] = {
    {.counts = "compared improved maintained deteriorated clients reviewed",
     .rules = {"=compared=improved+maintained+deteriorated", "<compared<=reviewed",
               "<reviewed<=clients", "%improved_pct=improved/compared",
               "%maintained_pct=maintained/compared", "%deteriorated_pct=deteriorated/compared"},
     .same = "term",
     .no_sum = "reviewed"},
    {.counts = "people offended offences immature",
     .rules = {"<offended<=people", "<offended<=offences", "%rate_pct=offended/people"},
     .same = "",
     .no_sum = ""},
    {.counts = "at_risk events censored", .same = "", .no_sum = ""},
    {.counts = "within late total pending unknown",
     .rules = {"=total=within+late+pending+unknown", "%within_pct=within/within+late"},
     .same = "measure",
     .no_sum = ""},
    {.counts = "improved same worse n_start n_end n_paired",
     .rules = {"=n_paired=improved+same+worse", "<n_paired<=n_start", "<n_paired<=n_end",
               "%improved_pct=improved/n_paired", "%same_pct=same/n_paired",
               "%worse_pct=worse/n_paired"},
     .same = "",
     .no_sum = ""},
};

bool cj_words_have(const char *words, cj_span name)
{
    const char *at = words;

    while (*at != '\0') {
        size_t length = strcspn(at, " ");

        if (length == name.length && memcmp(at, name.at, length) == 0)
            return true;
        at += length + strspn(at + length, " ");
    }
    return false;
}

size_t cj_printed_find(const cj_printed *table, cj_span name)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (cj_key_same(table->columns[c].name, name))
            return c;
    return SIZE_MAX;
}

/* Whether a table has the first three of some columns. */
static bool has_first(const cj_printed *table, const char *words)
{
    for (int i = 0; i < 3; i++) {
        size_t length = strcspn(words, " ");
        size_t c = cj_printed_find(table, (cj_span){words, length});

        if (c == SIZE_MAX)
            return false;
        words += length + strspn(words + length, " ");
    }
    return true;
}

const cj_known_table *cj_known_table_find(const cj_printed *table)
{
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
        if (has_first(table, tables[i].counts))
            return &tables[i];
    return NULL;
}
