/* Where the records of an input went, in words for people. */
#include "report_internal.h"

#include "table/layout.h"

#include <stdlib.h>
#include <string.h>

static void append_number(cj_text *out, uint64_t number)
{
    cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = (int64_t)number});
}

void cj_report_append_left_out(cj_text *out, const cj_table_input *input)
{
    static const struct {
        cj_row_state state;
        const char *words[2]; /* for several, for one */
    } reasons[] = {{CJ_ROW_NOT_SELECTED, {"are not selected", "is not selected"}},
                   {CJ_ROW_OUTSIDE, {"are outside the period", "is outside the period"}},
                   {CJ_ROW_REJECTED, {"have errors", "has an error"}}};
    size_t begin = out->length;

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        uint64_t rows = input->states[reasons[i].state];
        bool withheld = (input->withheld >> reasons[i].state & 1) != 0;

        if (rows == 0 && !withheld)
            continue;
        cj_text_add(out, out->length > begin ? ", " : "");
        if (withheld)
            cj_text_add(out, "[c]");
        else
            append_number(out, rows);
        cj_text_format(out, " %s", reasons[i].words[!withheld && rows == 1]);
    }
}

void cj_report_append_file(cj_text *out, const char *file, const cj_definition *definition)
{
    bool is_file = strchr(file, '.') != NULL;
    const char *label = file + strlen("measure ");

    if (!is_file && strncmp(file, "measure ", 8) == 0) {
        for (size_t i = 0; i < definition->measure_count; i++)
            if (strcmp(definition->measures[i].id, file + 8) == 0)
                label = definition->measures[i].label;
        cj_text_format(out, "the table \"%s\"", label);
    } else if (!is_file && strncmp(file, "input ", 6) == 0) {
        cj_text_format(out, "%s, put together for this report", file + 6);
    } else {
        cj_text_add(out, cj_file_name(file));
    }
}

/* So many files of one input are told by themselves; of more, all together. */
#define FILES_TOLD 3

/* What became of the records of all files of an input. */
static cj_table_input sum_of(const cj_table_input *first)
{
    cj_table_input sum = *first;

    for (size_t i = 1; i < first->files; i++) {
        sum.rows += first[i].rows;
        sum.withheld |= first[i].withheld;
        for (size_t state = 0; state < sizeof sum.states / sizeof *sum.states; state++)
            sum.states[state] += first[i].states[state];
    }
    return sum;
}

/* "All 1,487 records are used." */
static void append_used(cj_text *out, const cj_table_input *input)
{
    size_t begin;

    if (input->withheld != 0) {
        cj_text_add(out, "How many of its records are used is not shown, to protect people.");
        return;
    }
    if (input->states[CJ_ROW_USED] == input->rows) {
        cj_text_add(out, input->rows == 0   ? "It has no records."
                         : input->rows == 1 ? "Its one record is used."
                                            : "All ");
        if (input->rows > 1) {
            append_number(out, input->rows);
            cj_text_add(out, " records are used.");
        }
        return;
    }
    append_number(out, input->states[CJ_ROW_USED]);
    cj_text_add(out, " of ");
    append_number(out, input->rows);
    cj_text_add(out, input->states[CJ_ROW_USED] == 1 ? " records is used" : " records are used");
    begin = out->length;
    cj_text_add(out, "; ");
    cj_report_append_left_out(out, input);
    if (out->length == begin + 2 && !out->failed)
        out->bytes[out->length = begin] = '\0';
    cj_text_char(out, '.');
}

/* What of a note that begins with the name of an input follows it, from `word` on; *out is the
 * input. NULL for any other note. */
static const char *behind_input(const cj_table_input **out, const cj_table *table, const char *note,
                                const char *word)
{
    for (size_t i = 0; i < table->input_count; i++) {
        size_t length = strlen(table->inputs[i].file);

        *out = &table->inputs[i];
        if (strncmp(note, table->inputs[i].file, length) == 0 &&
            strncmp(note + length, word, strlen(word)) == 0)
            return note + length + strlen(word);
    }
    return NULL;
}

/* What the rules of cj/repairs.h did, behind how often: "468 cells of Ethnic Group were recoded".
 */
static const struct {
    const char *rule;
    const char *what[2]; /* of one, of several; behind it stands " of COLUMN" */
    const char *became[2];
} rules[] = {
    {"above-header",
     {"line", "lines"},
     {"above the header was left out", "above the header were left out"}},
    {"comment", {"comment", "comments"}, {"was left out", "were left out"}},
    {"skipped-row",
     {"row", "rows"},
     {"that is no record was left out", "that are no records were left out"}},
    {"repeated-header",
     {"header", "headers"},
     {"between the records was left out", "between the records were left out"}},
    {"repeated-row",
     {"row", "rows"},
     {"that stood there before was left out", "that stood there before were left out"}},
    {"trailing-cells",
     {"row", "rows"},
     {"had blank cells behind its last", "had blank cells behind their last"}},
    {"short-row",
     {"row", "rows"},
     {"ended early: its last cells are blank", "ended early: their last cells are blank"}},
    {"split-row",
     {"cell", "cells"},
     {"held several values, each a record now", "held several values, each a record now"}},
    {"filled-down",
     {"blank cell", "blank cells"},
     {"took the value above", "took the value above"}},
    {"missing-value", {"cell", "cells"}, {"was read as not recorded", "were read as not recorded"}},
    {"number-form", {"number", "numbers"}, {"had signs or separators", "had signs or separators"}},
    {"rounded",
     {"number", "numbers"},
     {"was rounded to six decimals", "were rounded to six decimals"}},
    {"normalised",
     {"cell", "cells"},
     {"was read as the text that it looks like", "were read as the text that they look like"}},
    {"excel-date",
     {"date", "dates"},
     {"was a spreadsheet's number", "were a spreadsheet's numbers"}},
    {"two-digit-year", {"date", "dates"}, {"had a year of two digits", "had years of two digits"}},
    {"recode", {"cell", "cells"}, {"was recoded", "were recoded"}},
    {"first-value",
     {"cell", "cells"},
     {"held several values: the first counts", "held several values: the first counts"}},
    {"last-value",
     {"cell", "cells"},
     {"held several values: the last counts", "held several values: the last counts"}},
    {"sorted-values", {"cell", "cells"}, {"had its values sorted", "had their values sorted"}},
    {"blanks", {"cell", "cells"}, {"had blanks too many", "had blanks too many"}},
    {"spelling", {"cell", "cells"}, {"was read in another case", "were read in another case"}},
    {"invisible", {"cell", "cells"}, {"had invisible characters", "had invisible characters"}},
    {"dropped-decimals",
     {"cell", "cells"},
     {"had decimals that are none of an identifier",
      "had decimals that are none of an identifier"}},
    {"upper-case", {"cell", "cells"}, {"was put in capitals", "were put in capitals"}},
    {"padded-zeros",
     {"cell", "cells"},
     {"got its leading zeros back", "got their leading zeros back"}}};

#define RULE_COUNT (sizeof rules / sizeof *rules)

/* The rule of a repair "recode 468 (Ethnic Group)", and how often it was applied; RULE_COUNT where
 * there is none. */
static size_t find_rule(uint64_t *count, const char *words)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        size_t length = strlen(rules[i].rule);

        if (strncmp(words, rules[i].rule, length) != 0 || words[length] != ' ' ||
            words[length + 1] < '1' || words[length + 1] > '9')
            continue;
        *count = strtoull(words + length + 1, NULL, 10);
        return i;
    }
    return RULE_COUNT;
}

/* The " + " before the next repair, or the end. */
static const char *end_of_repair(const char *words)
{
    const char *at = words;
    uint64_t count;

    while ((at = strstr(at, " + ")) != NULL && find_rule(&count, at + 3) == RULE_COUNT)
        at += 3;
    return at == NULL ? words + strlen(words) : at;
}

/* "Put right in arrests.csv when it was read: 468 cells of Ethnic Group were recoded; ..." of the
 * repairs behind their sum. */
static void append_repairs(cj_text *out, const cj_table_input *input, const char *words)
{
    cj_text_format(out, "Put right in %s when it was read: ", cj_file_name(input->file));
    words = strstr(words, " = ") + 3;
    while (*words != '\0') {
        const char *end = end_of_repair(words);
        uint64_t count = 0;
        size_t rule = find_rule(&count, words);
        const char *column = memchr(words, '(', (size_t)(end - words));

        if (rule == RULE_COUNT) {
            cj_text_append(out, (cj_span){words, (size_t)(end - words)});
        } else {
            append_number(out, count);
            cj_text_format(out, " %s", rules[rule].what[count > 1]);
            if (column != NULL)
                cj_text_format(out, " of %.*s", (int)(end - column - 2), column + 1);
            cj_text_format(out, " %s", rules[rule].became[count > 1]);
        }
        cj_text_add(out, *end == '\0' ? "." : "; ");
        words = *end == '\0' ? end : end + 3;
    }
}

/* "Source: orders.csv. All 1,487 records are used.", or "Source: 12 files, 2023-04.csv to
 * 2024-03.csv. ..." */
static void append_source(cj_text *out, const cj_table_input *input,
                          const cj_definition *definition)
{
    cj_table_input sum = *input;

    cj_text_add(out, "Source: ");
    if (input->files > FILES_TOLD) {
        const cj_table_input *first = input - input->before;

        sum = sum_of(first);
        cj_text_format(out, "%zu files, %s to %s", first->files, cj_file_name(first->file),
                       cj_file_name(first[first->files - 1].file));
    } else {
        cj_report_append_file(out, input->file, definition);
    }
    cj_text_add(out, ". ");
    append_used(out, &sum);
}

/* Whose notes are put into words for people. */
typedef struct {
    const cj_exhibit *exhibit;
    const cj_definition *definition;
    cj_document *document;
} naming;

/* Append what people read in place of a note about an input; nothing for other notes. *told says
 * that another file of the input tells it. */
static void append_about(cj_text *out, bool *told, const naming *in, const char *note)
{
    const cj_table *table = in->exhibit->table;
    const cj_table_input *input;
    const char *rest = behind_input(&input, table, note, ": repairs ");

    *told = false;
    if (rest != NULL) {
        append_repairs(out, input, rest);
    } else if (behind_input(&input, table, note, ": rows ") != NULL) {
        *told = input->files > FILES_TOLD && input->before > 0;
        append_source(out, input, in->definition);
    }
}

/* Put a note into words. *told says that another note has told it. */
static cj_status name_source(bool *told, cj_table *table, size_t note, const naming *in,
                             cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    append_about(&words, told, in, table->notes[note].words);
    if (words.length == 0)
        cj_table_append_note(&words, table->notes[note].words);
    status = cj_text_check(&words, err);
    if (status == CJ_OK && strcmp(cj_text_string(&words), table->notes[note].words) != 0) {
        table->notes[note].shorter = cj_document_keep(in->document, cj_text_span(&words));
        status = table->notes[note].shorter == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&words);
    return status;
}

cj_status cj_report_name_sources(cj_exhibit *exhibit, const cj_definition *definition,
                                 cj_document *document, cj_error *err)
{
    const naming in = {exhibit, definition, document};
    cj_table *view = exhibit->view;
    cj_status status = CJ_OK;
    size_t i = 0;
    bool told;

    for (size_t n = 0; status == CJ_OK && n < exhibit->table->note_count; n++)
        status = name_source(&told, exhibit->table, n, &in, err);
    while (status == CJ_OK && i < view->note_count) {
        status = name_source(&told, view, i, &in, err);
        if (told)
            cj_table_drop_note(view, i);
        else
            i++;
    }
    for (i = 0; i < view->note_count; i++)
        view->notes[i].words = cj_table_note_words(view, i);
    return status;
}
