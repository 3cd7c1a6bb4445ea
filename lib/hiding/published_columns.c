/* What the columns of a publication count: what a table of this run counts, perhaps under another
 * name, or what several programs count. */
#include "hiding_internal.h"

#include <string.h>

/* ---- what several programs count ----------------------------------------------------------- */

static const struct {
    const char *program;
    cj_table_column column;
} others[] = {
    {"cj-tabulate",
     {"count", "", "count", .part = CJ_PART_FIGURE,
      .counts = {CJ_COUNTS_ROWS, .rank = 1, .quantity = "count", .shared = "rows"}}},
    {"cj-timeliness",
     {"total", "", "count", .part = CJ_PART_FIGURE,
      .counts = {CJ_COUNTS_ROWS, .rank = 2, .apart = "measure", .shared = "rows"}}},
    {"cj-rates",
     {"events", "", "count", .part = CJ_PART_FIGURE,
      .counts = {CJ_COUNTS_ROWS, .rank = 0, .quantity = "events", .shared = "rows"}}},
    {"cj-scores",
     {"n_start", "", "count", .part = CJ_PART_FIGURE,
      .counts = {CJ_COUNTS_ROWS, .rank = 2, .shared = "rows"}}},
    {"cj-scores",
     {"n_end", "", "count", .part = CJ_PART_FIGURE,
      .counts = {CJ_COUNTS_ROWS, .rank = 2, .shared = "rows"}}},
    {"cj-outcomes",
     {"clients", "", "count", .part = CJ_PART_FACT,
      .counts = {CJ_COUNTS_PEOPLE, .rank = 2, .apart = "outcome\nterm", .shared = "people"}}},
};

static bool find_other(cj_table_column *out, const char *program, const char *key)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i].program, program) == 0 && strcmp(others[i].column.key, key) == 0) {
            *out = others[i].column;
            return true;
        }
    return false;
}

/* ---- names --------------------------------------------------------------------------------- */

/* The end of a value in a list of them: a comma outside of brackets and quotation marks. */
static const char *end_of_value(const char *at)
{
    int depth = 0;
    bool quoted = false;

    for (; *at != '\0' && (quoted || depth > 0 || *at != ','); at++) {
        quoted = quoted != (*at == '"');
        depth += quoted ? 0 : (*at == '(') - (*at == ')');
    }
    return at;
}

/* Append the key that a value has where nobody names it: "count_sex=F" of count(sex=F), and of
 * count where sex=F. */
static void append_key(cj_text *out, cj_span value)
{
    static const char where[] = " where ";

    for (size_t i = 0; i < value.length; i++) {
        bool behind =
            value.length - i >= strlen(where) && memcmp(value.at + i, where, strlen(where)) == 0;

        if (behind)
            i += strlen(where) - 1;
        if (value.at[i] != ')')
            cj_text_char(out, behind || value.at[i] == '(' ? '_' : value.at[i]);
    }
}

/* Append what the column of a table would be called had nobody named it: "young people=count" is
 * count. */
static void append_meaning(cj_text *out, const cj_table *table, const char *key)
{
    for (size_t i = 0; i < table->option_count; i++) {
        const char *at = table->options[i].value;

        while (strcmp(table->options[i].name, "values") == 0 && *at != '\0') {
            const char *end = end_of_value(at);
            size_t name = strcspn(at, "=(,");
            cj_span words = cj_span_trim((cj_span){at, name});

            if (at[name] == '=' && at + name < end && cj_span_equal(words, cj_span_of(key))) {
                at += name + 1;
                append_key(out, cj_span_trim((cj_span){at, (size_t)(end - at)}));
                return;
            }
            at = end + (*end == ',');
        }
    }
    cj_text_add(out, key);
}

/* ---- columns ------------------------------------------------------------------------------- */

/* The column of a table of this run by the program that counts the same. */
static cj_status find_same(cj_table_column *out, bool *found, const cj_hiding *hiding,
                           const char *program, const char *meaning, cj_error *err)
{
    cj_text other = CJ_TEXT_INIT;

    for (size_t i = 0; i < hiding->table_count; i++) {
        const cj_table *table = hiding->tables[i].table;

        if (hiding->tables[i].published || table->program == NULL ||
            strcmp(table->program, program) != 0)
            continue;
        for (size_t c = 0; c < table->column_count && !*found; c++) {
            cj_text_reset(&other);
            append_meaning(&other, table, table->columns[c].key);
            if (strcmp(cj_text_string(&other), meaning) == 0) {
                *out = table->columns[c];
                *found = true;
            }
        }
    }
    if (other.failed) {
        cj_text_clear(&other);
        return cj_fail_nomem(err);
    }
    cj_text_clear(&other);
    return CJ_OK;
}

/* Rows for which a condition holds, or people, which no table of this run has: "count_sex=F",
 * "distinct_person_id". */
static cj_status make_count(cj_table_column *out, bool *found, cj_hiding *hiding,
                            const char *meaning, cj_error *err)
{
    const char *behind = strchr(meaning, '_');
    cj_text text = CJ_TEXT_INIT;
    bool rows = strncmp(meaning, "count_", 6) == 0;
    const char **to = rows ? &out->counts.condition : &out->counts.quantity;
    cj_status status;

    if (!rows && strncmp(meaning, "distinct_", 9) != 0)
        return CJ_OK;
    *out = others[0].column;
    *found = true;
    if (rows) {
        out->counts.rank = 0;
        cj_text_format(&text, strpbrk(behind, "=<>!~") == NULL ? "%s!=" : "%s", behind + 1);
    } else {
        out->counts.kind = CJ_COUNTS_PEOPLE;
        out->counts.rank = 0;
        out->counts.shared =
            cj_word_same(cj_span_of(behind + 1), CJ_SPAN("person_id")) ? "people" : NULL;
        cj_text_add(&text, "distinct(");
        cj_text_folded(&text, cj_span_of(behind + 1));
        cj_text_char(&text, ')');
    }
    status = cj_text_check(&text, err);
    if (status == CJ_OK) {
        *to = cj_arena_text(&hiding->arena, text.bytes, text.length);
        status = *to == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&text);
    return status;
}

cj_status cj_hiding_find_published(cj_table_column *out, bool *found, cj_hiding *hiding,
                                   const cj_table *table, const char *program, const char *key,
                                   cj_error *err)
{
    cj_text meaning = CJ_TEXT_INIT;
    cj_status status;

    *found = false;
    append_meaning(&meaning, table, key);
    status = cj_text_check(&meaning, err);
    if (status == CJ_OK)
        status = find_same(out, found, hiding, program, cj_text_string(&meaning), err);
    if (status == CJ_OK && !*found)
        *found = find_other(out, program, cj_text_string(&meaning));
    if (status == CJ_OK && !*found && strcmp(program, "cj-tabulate") == 0)
        status = make_count(out, found, hiding, cj_text_string(&meaning), err);
    cj_text_clear(&meaning);
    return status;
}

cj_cell cj_hiding_read_published(cj_span text)
{
    int64_t number = 0;
    size_t digits = 0;

    if (text.length == 0 || cj_span_equal(text, CJ_SPAN("[z]")) ||
        cj_span_equal(text, CJ_SPAN("[x]")))
        return (cj_cell){.kind = CJ_CELL_MISSING};
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] >= '0' && text.at[i] <= '9' && ++digits < 13)
            number = 10 * number + (text.at[i] - '0');
        else if (digits == 0 || (text.at[i] != ',' && text.at[i] != ' '))
            return cj_cell_withheld();
    }
    return cj_cell_count(number);
}
