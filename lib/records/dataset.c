/* What several inputs of one run share. */
#include "cj/dataset.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

cj_status cj_dataset_new(cj_dataset **out, cj_findings *findings, cj_error *err)
{
    cj_dataset *dataset = calloc(1, sizeof *dataset);
    cj_status status;

    *out = NULL;
    if (dataset == NULL)
        return cj_fail_nomem(err);
    dataset->findings = findings;
    status = cj_dict_new(&dataset->persons, CJ_DICT_EXACT, err);
    if (status != CJ_OK) {
        cj_dataset_free(dataset);
        return status;
    }
    *out = dataset;
    return CJ_OK;
}

void cj_dataset_free(cj_dataset *dataset)
{
    if (dataset == NULL)
        return;
    for (size_t i = 0; i < dataset->ledger_count; i++)
        cj_ledger_clear(&dataset->ledgers[i]);
    for (size_t i = 0; i < dataset->notice_count; i++)
        cj_text_clear(&dataset->notices[i]);
    for (size_t i = 0; i < dataset->caution_count; i++)
        cj_text_clear(&dataset->cautions[i]);
    for (size_t i = 0; i < dataset->repeated_count; i++)
        free(dataset->repeated[i].rows);
    free(dataset->repeated);
    for (size_t i = 0; i < dataset->mixed_count; i++) {
        cj_text_clear(&dataset->mixed[i].name);
        cj_text_clear(&dataset->mixed[i].total);
        free(dataset->mixed[i].marks);
    }
    free(dataset->mixed);
    free(dataset->cautions);
    cj_text_clear(&dataset->mark);
    free(dataset->births.days);
    free(dataset->starts.days);
    free(dataset->places.places);
    free(dataset->notices);
    free(dataset->ledgers);
    cj_dict_free(dataset->persons);
    free(dataset);
}

cj_status cj_person_day_note(cj_person_days *days, uint32_t person, cj_date day, cj_error *err)
{
    cj_status status =
        cj_grow(&days->days, &days->capacity, (size_t)person + 1, sizeof *days->days, err);

    if (status != CJ_OK)
        return status;
    while (days->count <= person)
        days->days[days->count++] = CJ_DATE_MISSING;
    if (days->days[person] == CJ_DATE_MISSING || day < days->days[person])
        days->days[person] = day;
    return CJ_OK;
}

cj_status cj_dataset_notice(cj_dataset *dataset, cj_error *err, const char *format, ...)
{
    cj_status status = cj_grow(&dataset->notices, &dataset->notice_capacity,
                               dataset->notice_count + 1, sizeof *dataset->notices, err);
    char words[CJ_ERROR_TEXT_MAX];
    va_list arguments;
    cj_text *notice;

    if (status != CJ_OK)
        return status;
    va_start(arguments, format);
    cj_say(words, sizeof words, err, format, arguments);
    va_end(arguments);
    notice = &dataset->notices[dataset->notice_count++];
    *notice = (cj_text)CJ_TEXT_INIT;
    cj_text_add(notice, words);
    return cj_text_check(notice, err);
}

cj_status cj_dataset_add_caution(cj_dataset *dataset, const char *words, cj_error *err)
{
    cj_status status = cj_grow(&dataset->cautions, &dataset->caution_capacity,
                               dataset->caution_count + 1, sizeof *dataset->cautions, err);
    cj_text *caution;

    if (status != CJ_OK)
        return status;
    caution = &dataset->cautions[dataset->caution_count++];
    *caution = (cj_text)CJ_TEXT_INIT;
    cj_text_add(caution, words);
    if (caution->length > 0 && caution->bytes[0] >= 'a' && caution->bytes[0] <= 'z')
        caution->bytes[0] = (char)(caution->bytes[0] - 'a' + 'A');
    return cj_text_check(caution, err);
}

cj_status cj_dataset_add_mark(cj_dataset *dataset, const char *words, cj_error *err)
{
    cj_text_format(&dataset->mark, "%s%s", dataset->mark.length > 0 ? "; " : "", words);
    return cj_text_check(&dataset->mark, err);
}

void cj_dataset_append_notice(cj_text *text, const cj_dataset *dataset, size_t index)
{
    cj_span notice = cj_text_span(&dataset->notices[index]);

    cj_text_append(text, notice);
    if (notice.length > 0 && notice.at[notice.length - 1] != '?')
        cj_text_char(text, '.');
}

cj_status cj_tolerance_parse(cj_tolerance *out, const char *text, cj_error *err)
{
    cj_span span = cj_span_of(text);
    int64_t rows;

    *out = (cj_tolerance){0, 0, false};
    if (cj_whole_parse(&rows, span) && rows >= 0) {
        out->rows = (uint64_t)rows;
        return CJ_OK;
    }
    out->is_percent = span.length > 1 && span.at[span.length - 1] == '%';
    if (out->is_percent &&
        cj_decimal_parse(&out->percent, (cj_span){span.at, span.length - 1}) == CJ_NUMBER_OK &&
        out->percent >= 0 && out->percent <= 100 * CJ_DECIMAL_ONE)
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE,
                   "{tolerate} \"%s\" must be a number of rows or a share, "
                   "such as 5 or 0.5%%",
                   text);
}

static void append_rejected(cj_text *words, uint64_t *all, const cj_ledger *ledger, size_t file)
{
    uint64_t rejected = cj_ledger_file_count(ledger, file, CJ_ROW_REJECTED);

    if (rejected > 0)
        cj_text_format(words, "%s%llu of %zu rows of %s", *all > 0 ? " and " : "",
                       (unsigned long long)rejected, cj_ledger_file_rows(ledger, file),
                       ledger->files[file].name);
    *all += rejected;
}

/* "2 of 11 rows of reviews.csv and 1 of 5 rows of people.csv are at fault; ..." */
static cj_status fail_rejected(const cj_dataset *dataset, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    uint64_t all = 0;

    for (size_t i = 0; i < dataset->ledger_count; i++)
        for (size_t file = 0; file < dataset->ledgers[i].file_count; file++)
            append_rejected(&words, &all, &dataset->ledgers[i], file);
    cj_fail(err, CJ_EDATA, "%s %s at fault; no table was made", cj_text_string(&words),
            all == 1 ? "is" : "are");
    cj_text_clear(&words);
    return CJ_EDATA;
}

cj_status cj_dataset_judge(const cj_dataset *dataset, cj_tolerance tolerance, cj_error *err)
{
    uint64_t rejected = 0;
    uint64_t rows = 0;
    bool within;

    for (size_t i = 0; i < dataset->ledger_count; i++) {
        rejected += cj_ledger_count(&dataset->ledgers[i], CJ_ROW_REJECTED);
        rows += dataset->ledgers[i].count;
    }
    if (tolerance.is_percent)
        /* The share may equal the limit: reaching the next millionth of a percent is too much. */
        within = rejected == 0 ||
                 !cj_percent_reaches((int64_t)rejected, (int64_t)rows, tolerance.percent + 1);
    else
        within = rejected <= tolerance.rows;
    return within ? CJ_OK : fail_rejected(dataset, err);
}
