/* Dates that are likely to be slips: of another century, far from all others of their column, or
 * with day and month swapped.
 *
 * What is far is known at the end alone.  Until then a column keeps for each year how many of its
 * dates lie there, and which came first. */
#include "file_rows.h"

#include <string.h>

#define YEARS 201          /* 1900 to 2100 */
#define FAR 20             /* years from all others */
#define LEAST 10           /* dates without which none is far from the others */
#define MANY 100           /* of so many dates one may be far */
#define DAYS_OF_YEARS 1461 /* of four */

/* The dates of a column that lie in one year. */
typedef struct {
    uint64_t count;
    size_t row;   /* of the first ... */
    cj_date date; /* ... and what it is */
} cj_year_seen;

struct cj_years_seen {
    cj_year_seen years[YEARS + 1];
    uint64_t count;
};

bool cj_typed_is_of_births(const cj_typed_column *column)
{
    return memmem(column->name.at, column->name.length, "irth", 4) != NULL ||
           memmem(column->name.at, column->name.length, "IRTH", 4) != NULL ||
           cj_key_same(column->name, CJ_SPAN("dob")) ||
           (column->decl != NULL && cj_key_same(column->decl->name, CJ_SPAN("date_of_birth")));
}

static cj_status open_columns(cj_file_rows *file, cj_error *err)
{
    size_t count = file->typed.column_count;
    size_t size = (count + 1) * sizeof *file->dates.years;

    file->dates.years = cj_arena_alloc(&file->arena, size);
    if (file->dates.years == NULL)
        return cj_fail_nomem(err);
    memset(file->dates.years, 0, size);
    for (size_t i = 0; i < count; i++) {
        if (file->typed.columns[i].kind != CJ_KIND_DATE || !file->typed.columns[i].wanted ||
            file->typed.columns[i].quiet)
            continue;
        file->dates.years[i] = cj_arena_alloc(&file->arena, sizeof **file->dates.years);
        if (file->dates.years[i] == NULL)
            return cj_fail_nomem(err);
        *file->dates.years[i] = (struct cj_years_seen){.count = 0};
    }
    return CJ_OK;
}

static cj_status warn(cj_file_rows *file, size_t slot, size_t row, cj_span value, const char *words,
                      cj_error *err)
{
    const cj_typed_column *column = cj_typed_at(&file->typed, slot);

    return cj_file_rows_find(file, row,
                             (cj_finding){.code = "unlikely-date",
                                          .severity = CJ_WARNING,
                                          .column = cj_typed_place(column),
                                          .column_name = column->name,
                                          .value = value,
                                          .message = cj_span_of(words)},
                             err);
}

static cj_status warn_century(cj_file_rows *file, size_t slot, size_t row, bool early,
                              cj_error *err)
{
    cj_text cell = CJ_TEXT_INIT;
    cj_status status;

    cj_file_rows_append_date(&cell, file, slot, row);
    status = cj_text_check(&cell, err);
    if (status == CJ_OK)
        status = warn(file, slot, file->first + row, cj_text_span(&cell),
                      early ? "is before the year 1900" : "is after the year 2100", err);
    cj_text_clear(&cell);
    return status;
}

/* The days that count as one year, by its number from 1900 on. */
typedef struct {
    cj_date first;
    cj_date last;
    cj_year_seen *seen;
} year_days;

/* The year of a day. The numbers are exact from 1900 to 2100, of which every fourth year but these
 * two has a day more. */
static year_days year_of(struct cj_years_seen *seen, cj_date day)
{
    const cj_date before = cj_date_of(1900, 1, 1) - 1;
    cj_date number = (day - before) * 4 / DAYS_OF_YEARS;

    return (year_days){.first = before + (number * DAYS_OF_YEARS + 3) / 4,
                       .last = before + ((number + 1) * DAYS_OF_YEARS + 3) / 4 - 1,
                       .seen = &seen->years[number]};
}

static void count_dates(struct cj_years_seen *seen, cj_year_seen *year, uint64_t dates)
{
    if (dates == 0)
        return;
    year->count += dates;
    seen->count += dates;
}

static cj_status watch_column(cj_file_rows *file, size_t slot, cj_error *err)
{
    const cj_date first = cj_date_of(1900, 1, 1);
    const cj_date last = cj_date_of(2100, 12, 31);
    const cj_date *dates = cj_batch_dates(file->batch, slot);
    const uint8_t *rejected = file->batch->rejected;
    size_t count = dates == NULL ? 0 : file->batch->count;
    struct cj_years_seen *seen = file->dates.years[slot];
    year_days year = {.first = last, .last = first, .seen = NULL}; /* none */
    uint64_t same = 0;
    cj_status status = CJ_OK;

    /* a date is often of the year of the one above */
    for (size_t row = 0; status == CJ_OK && row < count; row++) {
        cj_date date = dates[row];

        if (date >= year.first && date <= year.last) {
            same += !rejected[row];
            continue;
        }
        if (date == CJ_DATE_MISSING || rejected[row])
            continue;
        if (date < first || date > last) {
            status = warn_century(file, slot, row, date < first, err);
            continue;
        }
        count_dates(seen, year.seen, same);
        year = year_of(seen, date);
        same = 1;
        if (year.seen->count == 0) {
            year.seen->row = file->first + row;
            year.seen->date = date;
        }
    }
    count_dates(seen, year.seen, same);
    return status;
}

cj_status cj_dates_watch_years(cj_file_rows *file, cj_error *err)
{
    cj_status status = file->dates.years == NULL ? open_columns(file, err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->typed.column_count; i++)
        if (file->dates.years[i] != NULL)
            status = watch_column(file, i, err);
    return status;
}

/* ---- at the end ------------------------------------------------------------------------- */

/* Years between which there is no gap that makes one far from the other. */
typedef struct {
    size_t end; /* the year behind the last one */
    uint64_t count;
    size_t first; /* the year whose first row comes first */
} cluster;

static cluster cluster_at(const struct cj_years_seen *seen, size_t begin)
{
    cluster found = {.end = begin, .first = begin};

    for (size_t year = begin; year <= YEARS && year < found.end + FAR; year++) {
        if (seen->years[year].count == 0)
            continue;
        if (found.count == 0 || seen->years[year].row < seen->years[found.first].row)
            found.first = year;
        found.count += seen->years[year].count;
        found.end = year + 1;
    }
    return found;
}

static cj_status warn_far(cj_file_rows *file, size_t slot, const cj_year_seen *year, uint64_t count,
                          cj_error *err)
{
    cj_text value = CJ_TEXT_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_date_append(&value, year->date);
    if (count > 1)
        cj_text_format(&words, "and %llu more are", (unsigned long long)count - 1);
    else
        cj_text_add(&words, "is");
    cj_text_format(&words, " over %d years from all other dates of the column", FAR);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = warn(file, slot, year->row, cj_text_span(&value), cj_text_string(&words), err);
    cj_text_clear(&value);
    cj_text_clear(&words);
    return status;
}

/* Whether the row has another fault already. */
static bool is_told(cj_file_rows *file, size_t row)
{
    return cj_file_rows_ledger(file)->states[row] == CJ_ROW_REJECTED;
}

static cj_status judge_column(cj_file_rows *file, size_t slot, cj_error *err)
{
    const struct cj_years_seen *seen = file->dates.years[slot];
    uint64_t few = seen->count < MANY ? 1 : seen->count / MANY;
    cj_status status = CJ_OK;
    cluster now;

    for (size_t year = 0; status == CJ_OK && year <= YEARS; year = now.end) {
        while (year <= YEARS && seen->years[year].count == 0)
            year++;
        now = cluster_at(seen, year);
        if (now.count == 0)
            break;
        if (now.count <= few && !is_told(file, seen->years[now.first].row))
            status = warn_far(file, slot, &seen->years[now.first], now.count, err);
    }
    return status;
}

static cj_status judge_years(cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && file->dates.years != NULL && i < file->typed.column_count;
         i++)
        if (file->dates.years[i] != NULL && file->dates.years[i]->count >= LEAST &&
            !cj_typed_is_of_births(cj_typed_at(&file->typed, i)))
            status = judge_column(file, i, err);
    return status;
}

/* ---- day and month swapped --------------------------------------------------------------- */

/* Whether a form that begins so is among those of a column. */
static bool has_form(const cj_date_form *forms, size_t count, const char *begin)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(forms[i].text, begin, strlen(begin)) == 0)
            return true;
    return false;
}

static cj_status warn_swapped(cj_file_rows *file, cj_span name, size_t field,
                              const cj_swaps_seen *seen, cj_error *err)
{
    static const char note[] =
        "day and month of the dates that begin with the year are swapped, as a spreadsheet with "
        "American settings does with days up to 12";
    cj_text words = CJ_TEXT_INIT;
    cj_text caution = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words,
                   "%s: none of its %llu has a day over 12, and none of the %llu that begin with "
                   "the day one under 13; take the export without a spreadsheet, or read it with a "
                   "profile with {\"dateFormats\": [\"%%Y-%%d-%%m\", \"%%d/%%m/%%Y\"]}",
                   note, (unsigned long long)seen->year_first, (unsigned long long)seen->day_first);
    cj_text_format(&caution, "%.*s: %s", (int)name.length, name.at, note);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_text_check(&caution, err);
    if (status == CJ_OK)
        status = cj_findings_report(file->dataset->findings,
                                    &(cj_finding){.code = "swapped-dates",
                                                  .severity = CJ_WARNING,
                                                  .file = file->name,
                                                  .column = (uint32_t)field + 1,
                                                  .column_name = name,
                                                  .message = cj_text_span(&words)},
                                    err);
    if (status == CJ_OK)
        status = cj_dataset_add_caution(file->dataset, cj_text_string(&caution), err);
    cj_text_clear(&words);
    cj_text_clear(&caution);
    return status;
}

static cj_status judge_swaps(cj_file_rows *file, cj_error *err)
{
    const cj_typed *typed = &file->typed;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < typed->column_count; i++) {
        const cj_typed_column *column = cj_typed_at(typed, i);
        size_t count;
        const cj_date_form *forms = cj_typed_forms(&count, typed, column);

        if (column->kind == CJ_KIND_DATE && cj_swaps_are_likely(&column->seen.swaps) &&
            has_form(forms, count, "%Y-%m-%d") && has_form(forms, count, "%d"))
            status = warn_swapped(file, column->name, column->field, &column->seen.swaps, err);
    }
    for (size_t i = 0; status == CJ_OK && typed->loose != NULL && i < file->header.count; i++)
        if (!typed->loose[i].given_up && cj_swaps_are_likely(&typed->loose[i].seen.swaps) &&
            typed->forms == cj_default_forms)
            status = warn_swapped(file, file->header.columns[i].heading, i,
                                  &typed->loose[i].seen.swaps, err);
    return status;
}

cj_status cj_dates_judge(cj_file_rows *file, cj_error *err)
{
    cj_status status = judge_years(file, err);

    return status == CJ_OK ? judge_swaps(file, err) : status;
}
