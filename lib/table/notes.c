/* What a table says beside its rows, and which columns that is about. */
#include "cj/table.h"

#include <string.h>

/* Append what stands between counts and, if they are told, these; or what stands in their place. */
static void append_words(cj_text *out, const char *note, bool told)
{
    static const char marks[] = CJ_TELLS CJ_ELSE CJ_TOLD;
    char in = CJ_TOLD[0];

    while (*note != '\0') {
        size_t length = strcspn(note, marks);

        if (in == CJ_TOLD[0] || (in == CJ_TELLS[0]) == told)
            cj_text_append(out, (cj_span){note, length});
        note += length;
        if (*note != '\0')
            in = *note++;
    }
}

void cj_table_append_plain_note(cj_text *out, const cj_table *table, size_t note)
{
    const cj_table_note *of = &table->notes[note];

    append_words(out, of->counts == NULL ? of->words : of->counts, false);
}

static cj_status add(cj_table *table, cj_table_note note, cj_error *err)
{
    cj_status status = cj_grow(&table->notes, &table->capacity.notes, table->note_count + 1,
                               sizeof *table->notes, err);

    if (status == CJ_OK)
        table->notes[table->note_count++] = note;
    return status;
}

cj_status cj_table_add_note_on(cj_table *table, const char *keys, const cj_text *note,
                               cj_error *err)
{
    const char *kept = note->failed ? NULL : cj_table_keep(table, cj_text_span(note));
    const char *counts = NULL;

    if (kept != NULL && strchr(kept, CJ_TELLS[0]) != NULL) {
        cj_text words = CJ_TEXT_INIT;

        counts = kept;
        append_words(&words, counts, true);
        kept = words.failed ? NULL : cj_table_keep(table, cj_text_span(&words));
        cj_text_clear(&words);
    }
    return kept == NULL
               ? cj_fail_nomem(err)
               : add(table, (cj_table_note){.words = kept, .keys = keys, .counts = counts}, err);
}

cj_status cj_table_add_note(cj_table *table, const cj_text *note, cj_error *err)
{
    return cj_table_add_note_on(table, NULL, note, err);
}

cj_status cj_table_add_words(cj_table *table, const char *note, cj_error *err)
{
    const char *kept = cj_table_keep(table, cj_span_of(note));

    return kept == NULL ? cj_fail_nomem(err) : add(table, (cj_table_note){.words = kept}, err);
}

void cj_table_drop_note(cj_table *table, size_t note)
{
    size_t behind = --table->note_count - note;

    memmove(table->notes + note, table->notes + note + 1, behind * sizeof *table->notes);
    if (note < table->run_notes)
        table->run_notes--;
}

/* Whether the key is one of the lines. */
static bool has_key(const char *keys, const char *key)
{
    size_t length = strlen(key);

    for (const char *at = keys; *at != '\0'; at += *at == '\n') {
        size_t line = strcspn(at, "\n");

        if (line == length && memcmp(at, key, length) == 0)
            return true;
        at += line;
    }
    return false;
}

bool cj_table_note_is_on(const cj_table *table, size_t note, size_t column)
{
    const char *keys = table->notes[note].keys;
    const cj_table_origin *origin = table->origins == NULL ? NULL : &table->origins[column];

    return keys != NULL &&
           (has_key(keys, table->columns[column].key) ||
            (origin != NULL && origin->figure != NULL && has_key(keys, origin->figure)));
}

bool cj_table_tells_note(const cj_table *table, size_t note)
{
    bool found = false;

    for (size_t i = 0; i < table->column_count; i++) {
        if (!cj_table_note_is_on(table, note, i))
            continue;
        if (table->columns[i].part != CJ_PART_DATA && cj_table_column_has_value(table, i))
            return true;
        found = true;
    }
    return !found;
}

/* The texts stay in the arena of `from`, which must outlive the table. */
cj_status cj_table_borrow_notes(cj_table *table, const cj_table *from, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < from->note_count; i++) {
        if (cj_table_tells_note(from, i))
            status = add(table, from->notes[i], err);
        if (i + 1 == from->run_notes)
            table->run_notes = table->note_count;
    }
    table->mark = from->mark;
    table->shares = from->shares;
    return status;
}

bool cj_table_note_heads(const cj_table *table, size_t note, size_t column)
{
    const char *keys = table->notes[note].keys;
    const char *key = table->columns[column].key;
    size_t first = keys == NULL ? 0 : strcspn(keys, "\n");

    return first > 0 && strlen(key) == first && memcmp(key, keys, first) == 0;
}

const char *cj_table_note_words(const cj_table *table, size_t note)
{
    const cj_table_note *of = &table->notes[note];

    return of->shorter != NULL ? of->shorter : of->words;
}
