/* Which column of a table is which. */
#include "layout.h"

#include <string.h>

/* Keys come first: a heading may read like the key of another column. */
size_t cj_table_find(const cj_table *table, const char *name)
{
    cj_span word = cj_span_of(name);

    for (size_t i = 0; i < table->column_count; i++)
        if (cj_word_same(cj_span_of(table->columns[i].key), word))
            return i;
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_word_same(cj_span_of(table->columns[i].heading), word))
            return i;
    return SIZE_MAX;
}

size_t cj_table_find_part(const cj_table *table, cj_part part)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == part)
            return i;
    return SIZE_MAX;
}

size_t cj_table_owner(const cj_table *table, size_t column)
{
    const char *of = table->columns[column].of;

    for (size_t i = 0; of != NULL && i < table->column_count; i++)
        if (strcmp(table->columns[i].key, of) == 0)
            return i;
    return SIZE_MAX;
}

size_t cj_table_related(const cj_table *table, size_t column, cj_part part)
{
    const char *key = table->columns[column].key;

    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == part && table->columns[i].of != NULL &&
            strcmp(table->columns[i].of, key) == 0)
            return i;
    return SIZE_MAX;
}

cj_better cj_table_better(const cj_table *table, size_t row, size_t column)
{
    const cj_table_column *of = &table->columns[column];
    size_t needed = of->better_if == NULL ? SIZE_MAX : cj_table_find(table, of->better_if);

    return needed != SIZE_MAX && cj_table_cell(table, row, needed)->kind == CJ_CELL_MISSING
               ? CJ_BETTER_UNKNOWN
               : of->better;
}

double cj_table_confidence(const cj_table *table)
{
    for (size_t i = 0; i < table->option_count; i++)
        if (strcmp(table->options[i].name, "confidence") == 0 &&
            strcmp(table->options[i].value, "99.8") == 0)
            return 99.8;
    return 95;
}

/* A table without rows shows all its columns, so that a reader sees what it would have held. */
bool cj_table_column_has_value(const cj_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (cj_table_cell(table, row, column)->kind != CJ_CELL_MISSING)
            return true;
    return table->row_count == 0;
}

bool cj_table_column_withholds(const cj_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (cj_table_cell(table, row, column)->kind == CJ_CELL_SUPPRESSED)
            return true;
    return false;
}

bool cj_table_row_withholds(const cj_table *table, size_t row)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_table_cell(table, row, i)->kind == CJ_CELL_SUPPRESSED)
            return true;
    return false;
}

bool cj_table_tells_withheld(const cj_table *table)
{
    for (size_t i = 0; i < table->note_count; i++)
        if (strncmp(table->notes[i].words, "[c]: ", 5) == 0)
            return true;
    return false;
}

/* Append a name of a program as words: blanks for underscores, and ID for id. */
static void append_words(cj_text *text, cj_span name)
{
    size_t at = 0;

    while (at < name.length) {
        size_t length = 0;

        while (at + length < name.length && strchr("_ ", name.at[at + length]) == NULL)
            length++;
        if (length == 2 && strncmp(name.at + at, "id", 2) == 0)
            cj_text_add(text, "ID");
        else
            cj_text_append(text, (cj_span){name.at + at, length});
        at += length;
        if (at < name.length)
            cj_text_char(text, ' ');
        at++;
    }
}

/* How many bytes of a word are a name of a program, "closure_date": small letters and digits with
 * underscores between them; 0: it is none, as in the name of a file. */
static size_t name_length(const char *word, size_t length)
{
    static const char small[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    size_t at = strspn(word, small);
    bool parts = false;

    while (at > 0 && word[at] == '_' && strspn(word + at + 1, small) > 0) {
        at += 1 + strspn(word + at + 1, small);
        parts = true;
    }
    for (size_t i = at; i < length; i++)
        if (strchr(".,;:)", word[i]) == NULL || (i + 1 < length && word[i] == '.'))
            return 0;
    return parts ? at : 0;
}

/* Whether the text ends with a word behind which a value stands: "Status is". */
static bool is_before_value(const cj_text *text, size_t begin)
{
    static const char *const words[] = {"is ", "not ", "or ", "as ", "with "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);

        if (text->length >= begin + length && !text->failed &&
            strncmp(text->bytes + text->length - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* Whether a sentence begins here, with a word and no name of a file or sign such as p. */
static bool is_start(const cj_text *text, size_t begin, const char *word, size_t length)
{
    bool ended = text->length > begin + 1 && !text->failed &&
                 strncmp(text->bytes + text->length - 2, ". ", 2) == 0;

    return (text->length == begin || ended) && length > 1 && word[1] != ':' &&
           memchr(word, '.', length - 1) == NULL;
}

static void capitalise(cj_text *text, size_t at)
{
    if (!text->failed && text->length > at && text->bytes[at] >= 'a' && text->bytes[at] <= 'z')
        text->bytes[at] = (char)(text->bytes[at] - 'a' + 'A');
}

void cj_table_append_note(cj_text *out, const char *note)
{
    size_t begin = out->length;
    bool quoted = false;

    while (*note != '\0') {
        size_t length = strcspn(note, " \n");
        size_t name = quoted || is_before_value(out, begin) ? 0 : name_length(note, length);
        size_t start = out->length;
        bool first = !quoted && is_start(out, begin, note, length);

        append_words(out, (cj_span){note, name});
        cj_text_append(out, (cj_span){note + name, length - name});
        if (first)
            capitalise(out, start);
        for (size_t i = 0; i < length; i++)
            quoted ^= note[i] == '"';
        note += length;
        if (*note != '\0')
            cj_text_char(out, *note++);
    }
}

void cj_table_append_heading(cj_text *text, const cj_table *table, size_t column)
{
    const char *heading = table->columns[column].heading;
    size_t begin = text->length;

    if (table->origins != NULL && table->origins[column].across != NULL) {
        cj_text_add(text, heading);
        return;
    }
    if (strchr(heading, ' ') == NULL)
        append_words(text, cj_span_of(heading));
    else
        cj_text_add(text, heading);
    /* p, a probability, and other signs of one letter stay as they are */
    if (text->length > begin + 1)
        capitalise(text, begin);
}

const char *cj_table_shares(const cj_table *table)
{
    for (size_t i = 0; table->shares != NULL && i < table->column_count; i++)
        if (table->columns[i].part == CJ_PART_SHARE && cj_table_column_has_value(table, i))
            return table->shares;
    return NULL;
}
