/* cj/output.h - tables as text, csv, json, markdown, html and xlsx, and files
 * that are written completely or not at all. */
#ifndef CJ_OUTPUT_H
#define CJ_OUTPUT_H

#include "cj/table.h"

typedef enum {
    CJ_FORMAT_TEXT,
    CJ_FORMAT_CSV,
    CJ_FORMAT_JSON,
    CJ_FORMAT_MARKDOWN,
    CJ_FORMAT_HTML,
    CJ_FORMAT_XLSX
} cj_format;

/* The format of that name (text, csv, json, markdown, html, xlsx); CJ_EUSAGE for
 * one that is not known. */
cj_status cj_format_parse(cj_format *out, const char *name, cj_error *err);

/* The format that a file's suffix stands for: .txt .csv .json .md .html
 * .xlsx. */
cj_status cj_format_of_file(cj_format *out, const char *path, cj_error *err);

typedef struct {
    bool sentences; /* text, markdown: a sentence a row instead of the table */
    bool colour;    /* text: headings in bold, by escape sequences */
    bool bars;      /* text: a bar beside percentages that have one */
    size_t width;   /* text: columns to keep within where possible; 0: 120 */
    bool raw;       /* csv: texts as they are, though a spreadsheet may compute some */
    bool inside;    /* markdown: under the headings of a document, a level deeper */
} cj_output_style;

/* Append table in that format. */
cj_status cj_output_append(cj_text *out, const cj_table *table, cj_format format,
                           const cj_output_style *style, cj_error *err);

/* Append one field of a CSV row, in quotation marks where it needs them. */
void cj_csv_append_field(cj_text *out, cj_span field);

/* The same for a text that people may open in a spreadsheet: with an apostrophe before
 * what would be taken for a formula (cj/formula.h), unless it is to be raw. */
void cj_csv_append_text(cj_text *out, cj_span field, bool raw);

/* ---- files ---------------------------------------------------------------------- */

/* A file that comes into being when it is committed: until then nothing is to
 * be seen under its name, and what stood there stays.  A target that is no
 * regular file (/dev/null, a pipe) is written directly; a symbolic link is
 * followed.  The mode is that of the umask, and never more open than that of
 * the file it replaces. */
typedef struct cj_file cj_file;

/* Begin to write path.  CJ_EIO says why it cannot be written. */
cj_status cj_file_create(cj_file **out, const char *path, cj_error *err);

cj_status cj_file_write(cj_file *file, cj_span bytes, cj_error *err);

/* Bring what was written to the disk, so that a full one is known before any of
 * several files is put in its place. */
cj_status cj_file_sync(cj_file *file, cj_error *err);

/* Put the file in its place, on the disk.  Ends it in any case: *file is NULL
 * afterwards, and after a failure the old file is as it was. */
cj_status cj_file_commit(cj_file **file, cj_error *err);

/* Give up: nothing was written.  Takes NULL. */
void cj_file_discard(cj_file *file);

/* Write all bytes to a descriptor; name is for messages. */
cj_status cj_write_all(int fd, const char *name, cj_span bytes, cj_error *err);

#endif
