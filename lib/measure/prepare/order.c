/* The order of prepared rows: declared orders of options, else of schemas, else numbers, days,
 * texts. */
#include "preparation.h"

#include <stdlib.h>

static int compare_rows(const void *a, const void *b, void *data)
{
    const preparation *in = data;
    size_t left = *(const size_t *)a;
    size_t right = *(const size_t *)b;
    int order = 0;

    for (size_t i = 0; order == 0 && i < in->options->sort_count; i++)
        order = cj_cell_value_compare(in->records, in->columns[in->shown + i].of,
                                      in->values[left * in->count + in->shown + i],
                                      in->values[right * in->count + in->shown + i],
                                      in->options->sort[i].falling);
    return order != 0 ? order : (left > right) - (left < right);
}

/* What a text is as a number or a day. */
typedef bool (*text_reader)(int64_t *out, const preparation *in, cj_span text);

static bool read_number(int64_t *out, const preparation *in, cj_span text)
{
    (void)in;
    return cj_decimal_parse(out, text) == CJ_NUMBER_OK;
}

static bool read_day(int64_t *out, const preparation *in, cj_span text)
{
    cj_date date;
    bool fits = cj_records_read_day(&date, in->records, text);

    *out = fits ? date : 0;
    return fits;
}

/* Let a column that no schema declares be one of numbers or days if every text of it is one. */
static void read_texts(preparation *in, size_t column, cj_kind kind, text_reader reads)
{
    cj_kept_column *of = &in->columns[column].of;
    size_t count = cj_records_text_count(in->records, of->column);
    int64_t value;

    if (of->kind != CJ_KIND_TEXT || count == 0 || cj_records_declared(in->records, of->column) > 0)
        return;
    for (uint32_t code = 0; code < count; code++)
        if (!reads(&value, in, cj_records_text(in->records, of->column, code)))
            return;
    of->kind = kind;
    for (size_t row = 0; row < in->row_count; row++) {
        int64_t *at = &in->values[row * in->count + column];

        if (*at != CJ_CELL_VALUE_MISSING &&
            reads(&value, in, cj_records_text(in->records, of->column, (uint32_t)*at)))
            *at = value;
    }
}

/* ---- declared orders ----------------------------------------------------------------------- */

/* The order that an option declares for a column; NULL: none does. */
static const cj_order *find_order(const preparation *in, cj_span column)
{
    for (size_t i = 0; i < in->options->common.order_count; i++)
        if (cj_word_same(in->options->common.orders[i].column, column))
            return &in->options->common.orders[i];
    return NULL;
}

cj_status cj_preparation_check_orders(const preparation *in, cj_error *err)
{
    for (size_t i = 0; i < in->options->common.order_count; i++) {
        cj_span column = in->options->common.orders[i].column;
        bool sorted = false;

        for (size_t s = 0; s < in->options->sort_count; s++) {
            if (!cj_word_same(in->options->sort[s].column, column))
                continue;
            sorted = true;
            if (in->columns[in->shown + s].of.kind > CJ_KIND_ID)
                return cj_fail(err, CJ_EUSAGE,
                               "{order} %s: numbers and dates have an order of their own",
                               column.at);
        }
        if (!sorted)
            return cj_fail(err, CJ_EUSAGE, "{order} %s: {sort} does not name the column",
                           column.at);
    }
    return CJ_OK;
}

typedef struct {
    const preparation *in;
    cj_kept_column of;
} code_order;

static int compare_codes(const void *a, const void *b, void *data)
{
    const code_order *order = data;

    return cj_cell_value_compare(order->in->records, order->of, *(const uint32_t *)a,
                                 *(const uint32_t *)b, false);
}

/* The place of each text of a column: those listed as they stand there, the others behind them. */
static void find_places(int64_t *places, uint32_t *codes, size_t count, size_t *unlisted,
                        const preparation *in, cj_kept_column of, const cj_order *order)
{
    code_order rest = {in, of};
    size_t left = 0;

    for (uint32_t code = 0; code < count; code++) {
        size_t at = 0;

        while (at < order->value_count &&
               !cj_word_same(order->values[at], cj_records_text(in->records, of.column, code)))
            at++;
        places[code] = (int64_t)at;
        if (at == order->value_count)
            codes[left++] = code;
    }
    qsort_r(codes, left, sizeof *codes, compare_codes, &rest);
    for (size_t i = 0; i < left; i++)
        places[codes[i]] += (int64_t)i;
    *unlisted = left;
}

/* Let a column that is sorted by have places in place of texts. */
static cj_status place_texts(preparation *in, size_t column, const cj_order *order, cj_error *err)
{
    cj_kept_column *of = &in->columns[column].of;
    size_t count = cj_records_text_count(in->records, of->column);
    int64_t *places = calloc(count + 1, sizeof *places);
    uint32_t *codes = calloc(count + 1, sizeof *codes);
    size_t unlisted = 0;
    cj_status status = places == NULL || codes == NULL ? cj_fail_nomem(err) : CJ_OK;

    if (status == CJ_OK) {
        find_places(places, codes, count, &unlisted, in, *of, order);
        of->kind = CJ_KIND_NUMBER;
    }
    for (size_t row = 0; status == CJ_OK && row < in->row_count; row++) {
        int64_t *at = &in->values[row * in->count + column];

        if (*at != CJ_CELL_VALUE_MISSING)
            *at = places[*at];
    }
    free(places);
    free(codes);
    if (status == CJ_OK && unlisted > 0)
        status = cj_dataset_notice(cj_records_dataset(in->records), err,
                                   "%zu value%s of %s %s not in {order}: behind those that are",
                                   unlisted, unlisted == 1 ? "" : "s", order->column.at,
                                   unlisted == 1 ? "is" : "are");
    return status;
}

/* Columns are shown with days as days; a number stays as it is written, since it may be a code. */
static cj_status settle_kinds(preparation *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; i < in->shown; i++)
        read_texts(in, i, CJ_KIND_DATE, read_day);
    for (size_t i = 0; status == CJ_OK && i < in->options->sort_count; i++) {
        const cj_order *order = find_order(in, in->options->sort[i].column);

        if (order != NULL) {
            status = place_texts(in, in->shown + i, order, err);
            continue;
        }
        read_texts(in, in->shown + i, CJ_KIND_NUMBER, read_number);
        read_texts(in, in->shown + i, CJ_KIND_DATE, read_day);
        if (in->columns[in->shown + i].of.kind == CJ_KIND_TEXT)
            status =
                cj_records_notice_letters(in->records, in->columns[in->shown + i].of.column, err);
    }
    return status;
}

cj_status cj_preparation_sort(preparation *in, cj_error *err)
{
    cj_status status;

    in->order = malloc((in->row_count + 1) * sizeof *in->order);
    if (in->order == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < in->row_count; i++)
        in->order[i] = i;
    status = settle_kinds(in, err);
    if (status == CJ_OK && in->options->sort_count > 0)
        qsort_r(in->order, in->row_count, sizeof *in->order, compare_rows, in);
    return status;
}
