/* The quickest lane: blocks whose records are told before they are cut.
 *
 * One look at the bytes counts the records and lines, so that the place of every record is known
 * although the records are cut later, and in another thread. */
#include "body.h"

/* Lengths up to this cannot be those of a field or record that is too long. */
#define PLAIN_MAX CJ_CSV_FIELD_MAX

const cj_csv_lines cj_csv_lines_base = {"base", look_over, look_over_quoted, cut_lines,
                                        cut_quoted_lines};

const cj_csv_lines *cj_csv_lines_best(void)
{
#ifdef CJ_HAS_AVX2
    if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi") &&
        __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul"))
        return &cj_csv_lines_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
        __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul"))
        return &cj_csv_lines_avx2;
#endif
    return &cj_csv_lines_base;
}

void cj_csv_set_lines(cj_csv *csv, const cj_csv_lines *lines)
{
    csv->lines = lines;
}

/* Whether the last line is empty: it waits for what follows. */
static bool ends_empty(const char *text, const cj_csv_look *seen, bool crlf)
{
    size_t width = crlf ? 2 : 1;

    return seen->last <= width || text[seen->last - width - 1] == '\n';
}

/* Look over a block, with an eye for quotation marks where it has some. */
static cj_csv_look look_through(const cj_csv *csv, const char *text, size_t have, bool *quoted)
{
    cj_csv_look seen = csv->lines->look(text, have);

    *quoted = seen.foreign;
    return seen.foreign ? csv->lines->look_quoted(text, have, csv->delimiter) : seen;
}

bool cj_csv_note_lines(cj_csv *csv, cj_csv_block *block, size_t have, size_t *end)
{
    cj_csv_look seen;
    bool quoted;
    bool crlf;

    if (have > PLAIN_MAX || csv->stopped.status != CJ_OK)
        return false;
    seen = look_through(csv, block->text, have, &quoted);
    crlf = seen.carriages > 0;
    if (seen.foreign || seen.feeds == 0 || (crlf && seen.carriages != seen.feeds) ||
        ends_empty(block->text, &seen, crlf) ||
        csv->records + seen.feeds > (uint64_t)CJ_CSV_RECORDS_MAX)
        return false;
    block->plain_lines = seen.feeds;
    block->plain_line = csv->line;
    block->plain_crlf = crlf;
    block->plain_quoted = quoted;
    block->plain_doubled = seen.doubled;
    block->used = seen.last;
    block->extra = have + CJ_SCAN_WIDTH;
    block->field_count = 0;
    block->record_count = 0;
    cj_csv_note_end(csv, crlf ? CJ_END_CRLF : CJ_END_LF);
    csv->line += seen.lines;
    csv->records += seen.feeds;
    *end = seen.last;
    return true;
}

cj_status cj_csv_cut_lines(const cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    return block->plain_quoted ? csv->lines->cut_quoted(csv, block, err)
                               : csv->lines->cut(csv, block, err);
}
