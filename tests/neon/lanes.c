/* Whether the lane of an ARM processor (NEON, csv/scan.h) tells and cuts records as the one that
 * looks at each byte: texts of the bytes that matter and a few others, of any length up to some
 * words. */
#include "csv/csv_internal.h"
#include "csv/lines/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 60000
#define LONGEST (6 * 64)
#define ROOM (LONGEST + 4 * 64) /* lanes look at whole words, and cells are put together behind */

static uint32_t state = 1;

static uint32_t draw(uint32_t below)
{
    state = state * 1664525u + 1013904223u; /* Numerical Recipes */
    return (state >> 8) % below;
}

/* Lines whose cells are plain, or in quotation marks that are in order for the most part. */
static size_t make(char *text, bool quoted)
{
    static const char letters[] = "ab,c,1 \xC3\xA9";
    size_t length = 1 + draw(LONGEST - 1);

    for (size_t i = 0; i < length; i++) {
        uint32_t kind = draw(quoted ? 24 : 20);

        text[i] = kind < 2     ? '\n'
                  : kind == 23 ? '"'
                  : kind == 22 ? (i + 1 < length && draw(2) == 0 ? '\r' : 'x')
                               : letters[draw(sizeof letters - 1)];
    }
    text[length - 1] = '\n';
    return length;
}

static int differ(const cj_csv_look *a, const cj_csv_look *b)
{
    return a->foreign != b->foreign ||
           (!a->foreign &&
            (a->feeds != b->feeds || a->carriages != b->carriages || a->lines != b->lines ||
             a->last != b->last || a->doubled != b->doubled));
}

static cj_csv_block cut(const cj_csv_lines *lane, const char *text, size_t length,
                        const cj_csv_look *seen, bool quoted)
{
    cj_csv csv = {.delimiter = ','};
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_error err = CJ_ERROR_INIT;

    block.text = calloc(ROOM, 1);
    block.text_capacity = ROOM;
    if (block.text == NULL)
        exit(3);
    memcpy(block.text, text, length);
    block.plain_lines = seen->feeds;
    block.plain_line = 2;
    block.plain_crlf = seen->carriages > 0;
    block.plain_quoted = quoted;
    block.plain_doubled = seen->doubled;
    block.used = seen->last;
    block.extra = length + 64;
    if ((quoted ? lane->cut_quoted : lane->cut)(&csv, &block, &err) != CJ_OK)
        exit(3);
    return block;
}

static int cut_otherwise(const char *text, size_t length, const cj_csv_look *seen, bool quoted)
{
    cj_csv_block a = cut(&cj_csv_lines_base, text, length, seen, quoted);
    cj_csv_block b = cut(&cj_csv_lines_plain, text, length, seen, quoted);
    int bad = a.record_count != b.record_count || a.field_count != b.field_count ||
              a.record_count != seen->feeds ||
              memcmp(a.records, b.records, a.record_count * sizeof *a.records) != 0 ||
              memcmp(a.fields, b.fields, a.field_count * sizeof *a.fields) != 0;

    for (cj_csv_block *block = &a; block != NULL; block = block == &a ? &b : NULL) {
        free(block->text);
        free(block->fields);
        free(block->records);
    }
    return bad;
}

int main(void)
{
    size_t told = 0;

    for (int round = 0; round < ROUNDS; round++) {
        bool quoted = round % 2 == 1;
        char text[ROOM] = {0};
        size_t length = make(text, quoted);
        cj_csv_look seen[2];

        for (int lane = 0; lane < 2; lane++) {
            const cj_csv_lines *lines = lane == 0 ? &cj_csv_lines_base : &cj_csv_lines_plain;

            seen[lane] = quoted ? lines->look_quoted(text, length, ',') : lines->look(text, length);
        }
        if (differ(&seen[0], &seen[1])) {
            printf("round %d: a look sees something else\n", round);
            return 1;
        }
        if (seen[0].foreign || seen[0].feeds == 0 ||
            (seen[0].carriages > 0 && seen[0].carriages != seen[0].feeds))
            continue;
        told++;
        if (cut_otherwise(text, length, &seen[0], quoted)) {
            printf("round %d: cut otherwise\n", round);
            return 1;
        }
    }
    printf("%zu of %d texts were cut alike\n", told, ROUNDS);
    return told > ROUNDS / 4 ? 0 : 1;
}
