/* Charts of limits as text. */
#include "spark.h"

#include "fit.h"

#include <string.h>

typedef struct {
    const cj_table *table;
    size_t first;
    size_t count;
    const char *indent;
    size_t width;  /* of lines */
    size_t points; /* columns */
    size_t signals;
    size_t label;
} spark;

static size_t find_drawn(const cj_table *table, cj_drawn drawn)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].drawn == drawn)
            return i;
    return SIZE_MAX;
}

/* The figure of a row, as a fraction; false for none. */
static bool figure_of(double *out, const spark *in, size_t row)
{
    const cj_cell *cell = cj_table_cell(in->table, row, in->points);

    *out = (double)cell->units;
    for (int p = 0; p < cell->places; p++)
        *out /= 10;
    return cj_cell_is_figure(cell);
}

/* The words of the first signal of a row, with their shape; NULL for none. */
static const char *signal_of(size_t *length, const spark *in, size_t row)
{
    const cj_cell *cell = cj_table_cell(in->table, row, in->signals);
    const char *words = cell->label != NULL ? cell->label : cell->text;

    if (cell->kind != CJ_CELL_TEXT)
        return NULL;
    *length = strcspn(words, ";");
    return words;
}

/* Find the rows with the least and the greatest figure; false if there is none. */
static bool find_ends(const spark *in, size_t *low, size_t *high)
{
    double least = 0;
    double most = 0;
    double value;
    bool found = false;

    for (size_t row = in->first; row < in->first + in->count; row++) {
        if (!figure_of(&value, in, row))
            continue;
        if (!found || value < least) {
            least = value;
            *low = row;
        }
        if (!found || value > most) {
            most = value;
            *high = row;
        }
        found = true;
    }
    return found;
}

static void append_blocks(cj_text *out, const spark *in, size_t from, size_t to, size_t low,
                          size_t high)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double least = 0;
    double most = 0;
    double value;
    size_t blanks = 0;

    figure_of(&least, in, low);
    figure_of(&most, in, high);
    cj_text_add(out, in->indent);
    for (size_t row = from; row < to; row++) {
        int level = 3;

        if (!figure_of(&value, in, row)) {
            blanks++;
            continue;
        }
        if (most > least)
            level = (int)((value - least) / (most - least) * 7 + 0.5);
        cj_text_repeat(out, " ", blanks);
        cj_text_add(out, blocks[level]);
        blanks = 0;
    }
}

/* The shapes of the signals below the blocks; nothing where there is none. */
static void append_shapes(cj_text *out, const spark *in, size_t from, size_t to)
{
    size_t blanks = 0;
    bool begun = false;

    for (size_t row = from; row < to; row++) {
        size_t length;
        const char *words = signal_of(&length, in, row);

        if (words == NULL) {
            blanks++;
            continue;
        }
        cj_text_add(out, begun ? "" : in->indent);
        cj_text_repeat(out, " ", blanks);
        cj_text_append(out, (cj_span){words, strcspn(words, " ")});
        begun = true;
        blanks = 0;
    }
    cj_text_add(out, begun ? "\n" : "");
}

static bool is_known(const spark *in, size_t row, const char *words, size_t length)
{
    for (size_t before = in->first; before < row; before++) {
        size_t other;
        const char *known = signal_of(&other, in, before);

        if (known != NULL && other == length && memcmp(known, words, length) == 0)
            return true;
    }
    return false;
}

#define NAMED_MAX 6

/* Append a line behind the indent, and release it. */
static void append_line(cj_text *out, const spark *in, cj_text *line)
{
    cj_text_add(out, in->indent);
    cj_fit_words(out, cj_text_string(line), strlen(in->indent), in->width);
    out->failed = out->failed || line->failed;
    cj_text_clear(line);
}

/* "▲ above the limit: 2022-05, 2022-09" */
static void append_names(cj_text *out, const spark *in, size_t from)
{
    size_t length;
    const char *words = signal_of(&length, in, from);
    cj_text line = CJ_TEXT_INIT;
    size_t named = 0;

    if (words == NULL || is_known(in, from, words, length))
        return;
    cj_text_append(&line, (cj_span){words, length});
    for (size_t row = from; row < in->first + in->count; row++) {
        size_t other;
        const char *same = signal_of(&other, in, row);

        if (same == NULL || other != length || memcmp(same, words, length) != 0)
            continue;
        if (named < NAMED_MAX) {
            cj_text_add(&line, named == 0 ? ": " : ", ");
            cj_cell_append_label(&line, cj_table_cell(in->table, row, in->label));
        }
        named++;
    }
    if (named > NAMED_MAX)
        cj_text_format(&line, " and %zu more", named - NAMED_MAX);
    append_line(out, in, &line);
}

/* "lowest 8 (2013-M11), highest 26 (2013-M05)" */
static void append_ends(cj_text *out, const spark *in, size_t low, size_t high)
{
    cj_text line = CJ_TEXT_INIT;

    cj_text_add(&line, "lowest ");
    cj_cell_append_label(&line, cj_table_cell(in->table, low, in->points));
    cj_text_add(&line, " (");
    cj_cell_append_label(&line, cj_table_cell(in->table, low, in->label));
    cj_text_add(&line, "), highest ");
    cj_cell_append_label(&line, cj_table_cell(in->table, high, in->points));
    cj_text_add(&line, " (");
    cj_cell_append_label(&line, cj_table_cell(in->table, high, in->label));
    cj_text_char(&line, ')');
    append_line(out, in, &line);
}

#define LEAST 20
#define LONGEST 4096 /* rows of which names are told: each is looked for among those before it */

void cj_spark_append(cj_text *out, const cj_table *table, size_t first, size_t count,
                     const char *indent, size_t width)
{
    spark in = {.table = table,
                .first = first,
                .count = count,
                .indent = indent,
                .width = width,
                .points = find_drawn(table, CJ_DRAWN_POINT),
                .signals = find_drawn(table, CJ_DRAWN_SIGNAL),
                .label = cj_table_find_part(table, CJ_PART_LABEL)};
    size_t room = width >= LEAST + strlen(indent) ? width - strlen(indent) : LEAST;
    size_t low = 0;
    size_t high = 0;

    if (in.points == SIZE_MAX || in.signals == SIZE_MAX || in.label == SIZE_MAX ||
        !find_ends(&in, &low, &high))
        return;
    for (size_t from = first; from < first + count; from += room) {
        size_t to = from + room < first + count ? from + room : first + count;

        append_blocks(out, &in, from, to, low, high);
        cj_text_char(out, '\n');
        append_shapes(out, &in, from, to);
    }
    append_ends(out, &in, low, high);
    for (size_t row = first; row < first + count && row < first + LONGEST; row++)
        append_names(out, &in, row);
    cj_text_char(out, '\n');
}
