/* how a system exports: what is put right while a file is read.
 *
 * A profile is a JSON object.  Every key may be left out:
 *
 *   name, description, system   for people: the system and its version
 *   input          the kind of export it is for: "reviews", "people" ...
 *   encoding       as iconv knows it
 *   dialect        a Table Dialect: header, headerRows, headerJoin, delimiter,
 *                  commentRows, commentChar, quoteChar, doubleQuote, escapeChar,
 *                  lineTerminator, nullSequence, skipInitialSpace
 *   header         {"has": ["Client ID", ...], "rows": 2}: the header is the
 *                  first row with these cells, wherever it is, and so many rows
 *   fieldNames     names of the columns of a file without a header
 *   skipRows       rows to pass over, by their first cell: "Total*", "Page ?"
 *   repeatedHeaders  true: the header may stand again among the rows
 *   trailingCells  true: blank cells beyond the header's are dropped
 *   shortRows      true: rows with too few cells end in blank ones
 *   normalise      true: texts that look alike are one, in all columns
 *   distinctRows   true: of rows that are the same, byte for byte, the first counts
 *   missingValues  more cells that mean "no value"
 *   dateFormats    forms of dates: strftime letters, "excel-1900", "excel-1904"
 *   pivotYear      the first year that a year of two digits (%y) can mean:
 *                  1930 makes 29 2029 and 30 1930
 *   asOf           the day of the export, for recodes without a date of their own
 *   columns        by field name or heading:
 *     aliases      other headings of this column
 *     missingValues, dateFormats, pivotYear, normalise   for this column
 *     decimalChar, groupChar, bareNumber      as in Table Schema
 *     valueMap     {"F": "Female"}: what a value stands for
 *     recode       [{"from", "to", "validFrom", "validTo"}]: the same between
 *                  two days (both included, either may be left out)
 *     recodeDate   the column by whose date a recode is valid; else asOf
 *     unwrap, dropDecimals, upperCase, zeroPad   identifiers: ="0012" and '0012 are
 *                  0012, 12.0 is 12, p12 is P12, 12 is 0012 (zeroPad: 4)
 *     fillDown     true: a blank cell takes the value above
 *     separator, take   cells with several values: "rows" makes a row of each,
 *                  "first" and "last" keep one, "sorted" puts them in order
 */
#ifndef CJ_PROFILE_PROFILE_H
#define CJ_PROFILE_PROFILE_H

#include "cj/date.h"
#include "cj/dict.h"
#include "cj/memory.h"
#include "cj/number.h"
#include "csv/dialect.h"

typedef struct {
    cj_span from;
    cj_span to;
    cj_date first; /* both days included */
    cj_date last;
    uint32_t word; /* the code of `from` */
} cj_recode;

/* How a cell with several values is read. */
typedef enum { CJ_TAKE_ALL, CJ_TAKE_ROWS, CJ_TAKE_FIRST, CJ_TAKE_LAST, CJ_TAKE_SORTED } cj_take;

typedef struct {
    cj_span name;
    uint64_t key; /* cj_key_hash of it */
    cj_span *aliases;
    size_t alias_count;
    cj_span *missing;
    size_t missing_count;
    cj_date_form *forms;
    size_t form_count;
    bool normalise;  /* texts as a reader sees them */
    bool has_number; /* decimalChar, groupChar or bareNumber is given */
    cj_span *units;  /* that may stand beside a number which is not bare */
    size_t unit_count;
    cj_number_form number;
    cj_recode *recodes; /* by word and first day */
    size_t recode_count;
    cj_dict *recode_words; /* what is recoded ... */
    size_t *recode_firsts; /* ... and where it stands among the recodes; one more at the end */
    cj_span recode_date;   /* "": asOf */
    cj_take take;
    cj_span separator;
    bool unwrap;        /* of identifiers: ="00123" is 00123 ... */
    bool drop_decimals; /* 12.0 is 12 ... */
    bool upper_case;    /* p12 is P12 ... */
    uint64_t zero_pad;  /* 12 is 0012: so many digits; 0: as they are */
    bool fill_down;
} cj_profile_column;

typedef struct {
    cj_span name;
    cj_span input; /* "": any */
    const char *encoding;
    cj_dialect dialect;
    cj_span *field_names;
    size_t field_name_count;
    cj_span *skip;
    size_t skip_count;
    bool repeated_headers;
    bool trailing_cells;
    bool short_rows;
    bool normalise; /* of all columns */
    bool distinct_rows;
    cj_span *missing;
    size_t missing_count;
    cj_date_form *forms;
    size_t form_count;
    cj_date as_of; /* CJ_DATE_MISSING: none */
    cj_profile_column *columns;
    size_t column_count;
    size_t column_room;
    cj_arena arena; /* owns everything above but recode_words */
} cj_profile;

/* The profile in the JSON file at path.  CJ_EUSAGE names the JSON path at
 * fault, and the nearest key of an unknown one.  Release with
 * cj_profile_free(). */
cj_status cj_profile_load(cj_profile **out, const char *path, cj_error *err);
void cj_profile_free(cj_profile *profile);

/* The column of that name (case, blanks and punctuation aside), or NULL. */
const cj_profile_column *cj_profile_find(const cj_profile *profile, cj_span name);

#endif
