/* A file that one measure reads as reviews and another one as any table: both get the rows of the
 * first reading where nothing can differ.
 *
 * A schema says what cells may hold, and what is blank.  Where nothing at all was found in the
 * rows, what it says of a column can have changed no value of it, but for lists of values, whose
 * codes come first, for numbers, of which it reads more forms, and for what is `special`. */
#include "kept.h"

#include <string.h>

/* ---- planning --------------------------------------------------------------------------- */

static bool is_guest(const cj_reading *reading)
{
    return reading->way != NULL && strcmp(reading->role, "any") == 0;
}

static bool may_host(const cj_reading *reading, const cj_reading *guest)
{
    return reading->way != NULL && !is_guest(reading) && reading->held == guest->held &&
           strcmp(reading->way, guest->way) == 0;
}

void cj_readings_pair(cj_reading *first)
{
    for (cj_reading *guest = first; guest != NULL; guest = guest->next) {
        cj_reading *host = first;

        /* what has no size, as a pipe, cannot be opened again for those whom the host does not
         * suit: its bytes are kept, and there are two readings */
        if (!is_guest(guest) || cj_source_size(guest->held->held) == 0)
            continue;
        while (host != NULL && !may_host(host, guest))
            host = host->next;
        if (host == NULL)
            continue;
        guest->host = host;
        guest->next_guest = host->guest;
        host->guest = guest;
        host->uses += guest->uses;
        guest->held->readings--;
    }
}

/* ---- serving ---------------------------------------------------------------------------- */

/* Whether nothing was found in the rows, nothing put right, and all of them count. */
static bool is_clean(const cj_reading *reading)
{
    for (size_t i = 0; i < reading->stretch_count; i++)
        if (reading->stretches[i].rejected ||
            reading->stretches[i].finding_end != reading->first_finding)
            return false;
    return reading->repairs == NULL || cj_repairs_count(reading->repairs) == 0;
}

/* Whether two schemas call the same cells and days blank. */
static bool have_same_blanks(const cj_schema *left, const cj_schema *right)
{
    bool same = left->missing_count == right->missing_count &&
                left->blank_date_count == right->blank_date_count;

    for (size_t i = 0; same && i < left->missing_count; i++)
        same = cj_span_equal(left->missing[i], right->missing[i]);
    for (size_t i = 0; same && i < left->blank_date_count; i++)
        same = left->blank_dates[i] == right->blank_dates[i];
    return same;
}

/* Whether a column that a schema declares was read as one that none declares. */
static bool is_plain(const cj_typed_column *column)
{
    const cj_schema_field *decl = column->decl;

    return decl == NULL || (!decl->special && column->kind != CJ_KIND_NUMBER &&
                            decl->value_count == 0 && decl->map_count == 0);
}

static bool has_column(const cj_reading *host, const cj_typed_column *asked)
{
    size_t at = cj_reading_find(host, asked);
    const cj_typed_column *column = cj_typed_at(&host->file.typed, at);

    return at != CJ_NO_COLUMN && is_plain(column) && is_plain(asked) && column->checked == NULL &&
           asked->checked == NULL && column->unit == asked->unit;
}

bool cj_reading_suits(const cj_reading *host, const cj_file_rows *file)
{
    const cj_typed_column *person = cj_file_rows_person(file);

    if (!is_clean(host) || !have_same_blanks(host->file.schema, file->schema))
        return false;
    if (file->person_slot != CJ_NO_COLUMN &&
        (host->file.person_slot == CJ_NO_COLUMN ||
         cj_file_rows_person(&host->file)->field != person->field || !is_plain(person) ||
         !is_plain(cj_file_rows_person(&host->file))))
        return false;
    for (size_t i = 0; i < file->typed.column_count; i++)
        if (file->typed.columns[i].wanted && !has_column(host, &file->typed.columns[i]))
            return false;
    return true;
}
