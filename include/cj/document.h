/* cj/document.h - a report as its readers have it: cover, sections with text,
 * tables and charts, definitions and provenance.
 *
 * A document knows no format, and html, xlsx, csv and json know nothing of
 * definitions and measures: they print a document.  A single table is a small
 * document: cj_document_of_table().
 */
#ifndef CJ_DOCUMENT_H
#define CJ_DOCUMENT_H

#include "cj/chart.h"
#include "cj/output.h"

/* Of the json of reports: what it has grows by it when members change their meaning or go. */
#define CJ_DOCUMENT_VERSION 1

/* "Service": "Mentoring", on the cover. */
typedef struct {
    const char *name;
    const char *value;
} cj_document_fact;

/* A figure that is to be seen first. */
typedef struct {
    const char *figure;   /* "62%" */
    const char *label;    /* "improved: Alcohol and drugs" */
    const char *sentence; /* "up 7 from 106; 72 a year ago", or what is told of its row; "" */
    cj_cell value;        /* the figure as data have it */
    const char *unit;     /* "percent"; "" where it is unknown */
    const char *measure;  /* id of the measure; "" */
    const char *key;      /* of its column; "" */
} cj_headline;

/* Whom an exhibit is for. */
typedef enum {
    CJ_READERS_ALL,
    CJ_READERS_DATA,   /* programs, who get json and csv */
    CJ_READERS_PEOPLE, /* who get everything else */
    CJ_READERS_CSV     /* programs that read the folder of csv files */
} cj_readers;

/* A table with its charts. */
typedef struct {
    const char *id;    /* unique in the document: letters, digits, - and _; names files */
    const char *title; /* what it is called in lists and on its sheet */
    const char *text;  /* a paragraph above it; "" for none */
    const char *sheet; /* what its sheet in a workbook is called; NULL: the title */
    const char *data;  /* id of the exhibit that has the same data already; NULL: its own */
    cj_table *table;   /* as data formats print it */
    cj_table *view;    /* cj_table_view() of it */
    cj_chart **charts; /* found in view */
    size_t chart_count;
    size_t capacity;
    bool owned; /* the table is freed with the document */
    cj_readers readers;
} cj_exhibit;

/* Whether people read the exhibit. */
static inline bool cj_exhibit_is_read(const cj_exhibit *exhibit)
{
    return exhibit->readers == CJ_READERS_ALL || exhibit->readers == CJ_READERS_PEOPLE;
}

typedef struct {
    const char *id; /* unique among sections and exhibits */
    const char *title;
    const char **texts; /* paragraphs */
    size_t text_count;
    cj_exhibit *exhibits;
    size_t exhibit_count;
    size_t capacity[2];
} cj_section;

typedef struct {
    const char *title;
    const char *service; /* "" for none */
    cj_date first;       /* days of the period; CJ_DATE_MISSING: all */
    cj_date last;
    const char *period;  /* "2021-22 Q4 (1 January to 31 March 2022)"; "" for none */
    const char *contact; /* "" for none */
    const char *program; /* that made it, and its version */
    const char *version;
    cj_date created;         /* the document's date in its properties; CJ_DATE_MISSING: unknown */
    cj_document_fact *facts; /* on the cover, in order; service, period and contact are
                              * among them */
    size_t fact_count;
    cj_headline *headlines;
    size_t headline_count;
    const char **points; /* the main points, a sentence each */
    size_t point_count;
    cj_section *sections;
    size_t section_count;
    const char **notes; /* about the whole */
    size_t note_count;
    cj_exhibit *appendices; /* definitions, inputs, options: tables like any other, at the end */
    size_t appendix_count;
    cj_table **owned; /* tables that exhibits borrow from */
    size_t owned_count;
    const char *data_folder; /* of the csv files of its tables, as a page beside them finds it: ""
                              * or "tables/"; NULL: there are none */
    bool single;             /* one table printed by a measure program: no cover, no contents */
    size_t capacity[7];
    cj_arena arena;
} cj_document;

cj_status cj_document_new(cj_document **out, cj_error *err);

/* Releases everything in it, tables too. */
void cj_document_free(cj_document *document);

/* A copy of the text that lives as long as the document; NULL without memory. */
const char *cj_document_keep(cj_document *document, cj_span text);

/* Each adds one at the end and returns it through *out, with empty texts: what
 * is filled in must live as long as the document (cj_document_keep()).
 * Pointers to others of its kind are not valid any more. */
cj_status cj_document_add_fact(cj_document *document, const char *name, const char *value,
                               cj_error *err);
cj_status cj_document_add_headline(cj_headline **out, cj_document *document, cj_error *err);

/* Whether a main point says the figure of a headline and its label. */
bool cj_headline_is_said(const cj_document *document, const cj_headline *headline);
cj_status cj_document_add_section(cj_section **out, cj_document *document, cj_error *err);
cj_status cj_document_add_point(cj_document *document, cj_span point, cj_error *err);
cj_status cj_document_add_note(cj_document *document, cj_span note, cj_error *err);
cj_status cj_section_add_text(cj_section *section, cj_document *document, cj_span text,
                              cj_error *err);

/* Add a table, which becomes the document's even on failure; its view is made. */
cj_status cj_section_add_table(cj_exhibit **out, cj_section *section, cj_table *table,
                               cj_error *err);
cj_status cj_document_add_appendix(cj_exhibit **out, cj_document *document, cj_table *table,
                                   cj_error *err);

/* Let a table live as long as the document, which frees it, on failure, too. */
cj_status cj_document_own(cj_document *document, cj_table *table, cj_error *err);

/* Find a chart in the exhibit's view and add it, unless there is nothing to draw.  *left_out: its
 * parts make a whole and one of them is withheld, so that the others would tell of it. */
cj_status cj_exhibit_add_chart(bool *left_out, cj_exhibit *exhibit, const cj_chart_spec *spec,
                               cj_error *err);

/* Add the charts of limits of a table that asks for them: one a section, CJ_CHARTS_MAX at most. */
cj_status cj_exhibit_draw(cj_exhibit *exhibit, cj_error *err);

/* A document of one table: its title, notes, inputs and options become the
 * document's.  The table is borrowed and must outlive it. */
cj_status cj_document_of_table(cj_document **out, const cj_table *table, cj_error *err);

/* ---- as files ----------------------------------------------------------------------- */

/* Append the document as one self-contained page. */
cj_status cj_document_html(cj_text *out, const cj_document *document, cj_error *err);

/* Append the bytes of a workbook. */
cj_status cj_document_xlsx(cj_text *out, const cj_document *document, cj_error *err);

/* Append {"title", "facts", "headlines", "sections": [{"id", "title", "text", "tables":
 * [a table as cj_output_append() has it, with "id"]}], "notes", "appendices"}. */
cj_status cj_document_json(cj_text *out, const cj_document *document, cj_error *err);

/* Append it as text for people, or as markdown. */
cj_status cj_document_text(cj_text *out, const cj_document *document, bool markdown,
                           const cj_output_style *style, cj_error *err);

/* Append its table as csv, texts as cj_csv_append_text() has them; CJ_EUSAGE if it has not
 * one table alone. */
cj_status cj_document_csv(cj_text *out, const cj_document *document, const cj_output_style *style,
                          cj_error *err);

/* Append the description of an exhibit's csv as CSVW (W3C, Model for Tabular Data
 * and Metadata on the Web, 2015): title, notes, columns with their data types.  raw
 * as for cj_csv_append_text(): the notes say whether some texts are marked. */
cj_status cj_document_csvw(cj_text *out, const cj_exhibit *exhibit, bool raw, cj_error *err);

/* Append what a folder of these csv files holds, a table group of the same vocabulary:
 * the title of the document, and all that cj_document_csvw() says of each table that is a
 * file, so that programs that read this one alone know everything. */
cj_status cj_document_csvw_group(cj_text *out, const cj_document *document, bool raw,
                                 cj_error *err);

#endif
