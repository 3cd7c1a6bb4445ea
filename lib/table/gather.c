/* Rows with the same labels put together. */
#include "cj/dict.h"
#include "cj/table.h"

#include <stdlib.h>
#include <string.h>

/* Join a row's sections and labels to one key; the unit separator keeps "a", "bc" apart from
 * "ab", "c". */
static void append_key(cj_text *key, const cj_table *table, size_t row)
{
    cj_text_reset(key);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == CJ_PART_SECTION || table->columns[i].part == CJ_PART_LABEL) {
            cj_cell_append_data(key, cj_table_cell(table, row, i));
            cj_text_char(key, '\x1F');
        }
}

/* Give rows with the same key the same code, in order of first occurrence. */
static cj_status number_rows(uint32_t *codes, const cj_table *table, cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_dict *known;
    cj_status status = cj_dict_new(&known, CJ_DICT_EXACT, err);

    for (size_t row = 0; status == CJ_OK && row < table->row_count; row++) {
        append_key(&key, table, row);
        status = cj_text_check(&key, err);
        if (status == CJ_OK)
            status = cj_dict_add(&codes[row], known, cj_text_span(&key), err);
    }
    cj_dict_free(known);
    cj_text_clear(&key);
    return status;
}

/* Turn counts into positions (counting sort): starts[code] becomes the first place for rows
 * with that code. */
static void find_starts(size_t *starts, const uint32_t *codes, size_t count)
{
    for (size_t row = 0; row < count; row++)
        starts[codes[row] + 1]++;
    for (size_t code = 0; code < count; code++)
        starts[code + 1] += starts[code];
}

/* The sort is stable and linear in rows. Results go to copies first, so that a failure leaves
 * the table as it was. */
cj_status cj_table_gather(cj_table *table, cj_error *err)
{
    size_t count = table->row_count;
    size_t width = table->column_count;
    uint32_t *codes = calloc(count + 1, sizeof *codes);
    size_t *starts = calloc(count + 2, sizeof *starts);
    cj_cell *cells = malloc((count * width + 1) * sizeof *cells);
    const char **sentences = malloc((count + 1) * sizeof *sentences);
    cj_status status = codes == NULL || starts == NULL || cells == NULL || sentences == NULL
                           ? cj_fail_nomem(err)
                           : number_rows(codes, table, err);

    if (status == CJ_OK) {
        find_starts(starts, codes, count);
        for (size_t row = 0; row < count; row++) {
            size_t to = starts[codes[row]]++;

            memcpy(cells + to * width, table->cells + row * width, width * sizeof *cells);
            sentences[to] = table->sentences[row];
        }
        if (count > 0) {
            memcpy(table->cells, cells, count * width * sizeof *cells);
            memcpy(table->sentences, sentences, count * sizeof *sentences);
        }
    }
    free(codes);
    free(starts);
    free(cells);
    free(sentences);
    return status;
}
