/* Rows that people read as quotes or stories: what a page, text and markdown have in common. */
#include "told.h"

#include <string.h>

/* Whether the words bring quotation marks along, single ones too. */
static bool is_quoted(cj_span words)
{
    static const char *const marks[] = {"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x98", "\xC2\xAB"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (words.length >= strlen(marks[i]) && memcmp(words.at, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

void cj_told_append_first(cj_text *out, const cj_layout *layout, size_t row)
{
    cj_text words = CJ_TEXT_INIT;
    bool quoted;

    if (layout->column_count > 0)
        cj_layout_append(&words, layout, row, &layout->columns[0]);
    quoted = layout->table->form != CJ_FORM_QUOTES || words.length == 0 ||
             is_quoted(cj_text_span(&words));
    cj_text_add(out, quoted ? "" : "\xE2\x80\x9C");
    cj_text_append(out, cj_text_span(&words));
    cj_text_add(out, quoted ? "" : "\xE2\x80\x9D");
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

void cj_told_append_speaker(cj_text *out, const cj_layout *layout, size_t row)
{
    cj_text part = CJ_TEXT_INIT;

    for (size_t i = 1; i < layout->column_count; i++) {
        cj_text_reset(&part);
        cj_layout_append(&part, layout, row, &layout->columns[i]);
        cj_text_add(out, part.length > 0 && out->length > 0 ? ", " : "");
        cj_text_append(out, cj_text_span(&part));
    }
    out->failed = out->failed || part.failed;
    cj_text_clear(&part);
}

/* Find line number `line` of a text; blank lines do not count. */
static bool find_line(cj_span *out, const char *text, size_t line)
{
    while (*text != '\0') {
        *out = cj_span_trim((cj_span){text, strcspn(text, "\r\n")});
        text += strcspn(text, "\r\n");
        text += strspn(text, "\r\n");
        if (out->length > 0 && line-- == 0)
            return true;
    }
    return false;
}

bool cj_told_next(cj_text *about, cj_text *out, const cj_layout *layout, size_t row, size_t *column,
                  size_t *line)
{
    *column += *column == 0;
    for (; *column < layout->column_count; (*column)++, *line = 0) {
        const cj_layout_column *of = &layout->columns[*column];
        const cj_cell *cell = cj_table_cell(layout->table, row, of->column);
        bool text = cell->kind == CJ_CELL_TEXT && cell->label == NULL;
        cj_span words = {"", 0};

        if (cell->kind == CJ_CELL_MISSING || (!text && *line > 0) ||
            (text && !find_line(&words, cell->text, *line)))
            continue;
        if (*line == 0 && layout->column_count > 2)
            cj_text_add(about, of->heading);
        if (text)
            cj_text_printable(out, words);
        else
            cj_layout_append(out, layout, row, of);
        (*line)++;
        return true;
    }
    return false;
}
