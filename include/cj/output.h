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

/* Which notes stand under a table. */
typedef enum {
    CJ_NOTES_FULL,
    CJ_NOTES_SHORT, /* text: those about the rows of this run; a line counts the others */
    CJ_NOTES_NONE   /* text */
} cj_notes;

typedef struct {
    bool sentences;         /* text, markdown: a sentence a row instead of the table */
    bool colour;            /* text: headings in bold, verdicts in colour, by escape sequences */
    bool bars;              /* text: a bar beside percentages that have one */
    size_t width;           /* text: columns to keep within where possible; 0: 120 */
    cj_notes notes;         /* text ... */
    const char *all_notes;  /* ... and how its reader asks for all of them; NULL: not at all */
    bool raw;               /* csv: texts as they are, though a spreadsheet may compute some */
    bool mark;              /* csv: first a mark (U+FEFF) by which Excel knows UTF-8 */
    bool inside;            /* markdown: under the headings of a document, a level deeper */
    struct cj_noted *noted; /* text, markdown: of a document, which takes the notes and has them
                             * once, at its end; NULL: they stand under the table */
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

/* The files that a run writes: they come into being together when the set is
 * committed.  Until then nothing is to be seen under their names, and what stood
 * there stays.
 *
 * A target that is no regular file (/dev/null, a pipe) is written directly; a
 * symbolic link is followed to its end.  A file that its owner cannot write
 * (chmod 444) is refused.  The mode is that of the umask, and never more open than
 * that of the file it replaces. */
typedef struct cj_files cj_files;

/* One of them; it belongs to its set. */
typedef struct cj_file cj_file;

/* Who is told of each name that exists for a while, so that a signal that ends the
 * program can take it away: begin before there is such a file (or folder), end once
 * there is none.  Signals are held back while a set is committed. */
typedef struct {
    void (*begin)(void *data, const char *path);
    void (*end)(void *data, const char *path);
    void *data;
} cj_files_watch;

/* An empty set.  watch: borrowed, or NULL. */
cj_status cj_files_new(cj_files **out, const cj_files_watch *watch, cj_error *err);

/* Let what is added from now on be for its owner alone to read: lists of persons. */
void cj_files_keep_private(cj_files *files);

/* The descriptor that a name such as /dev/stdout or /dev/fd/3 stands for, or -1.  What is written
 * to such a name goes through the descriptor as it is open: behind what stands there already. */
int cj_files_descriptor(const char *path);

/* Begin to write path.  CJ_EIO says why it cannot be written.  Takes away what
 * programs that were killed have left in its folder. */
cj_status cj_files_add(cj_file **out, cj_files *files, const char *path, cj_error *err);

cj_status cj_file_write(cj_file *file, cj_span bytes, cj_error *err);

/* Make a folder that files are put in, where there is none; it goes again unless the
 * set is committed. */
cj_status cj_files_make_folder(cj_files *files, const char *path, cj_error *err);

/* Let the file at path go when the others come; none there is none to remove. */
cj_status cj_files_remove(cj_files *files, const char *path, cj_error *err);

/* Take a file out of its set again: it will not be written.  file may be NULL. */
void cj_files_drop(cj_files *files, cj_file *file);

/* Put all files in their places, on the disk: after a failure the old ones are as they
 * were, all of them.  Where one could not be put back the error says which are new,
 * and where their old ones are kept.  Once for a set; its files can no longer be
 * written. */
cj_status cj_files_commit(cj_files *files, cj_error *err);

/* Release the set; what was not committed is not written.  Takes NULL. */
void cj_files_free(cj_files *files);

/* Write all bytes to a descriptor; name is for messages. */
cj_status cj_file_write_all(int fd, const char *name, cj_span bytes, cj_error *err);

#endif
