/* Shared by the files that read a definition: readers of single values and of each part. */
#ifndef CJ_REPORT_DEFINITION_INTERNAL_H
#define CJ_REPORT_DEFINITION_INTERNAL_H

#include "cj/definition.h"

/* What as_of may say in place of a day. */
#define CJ_PERIOD_END "period-end"

typedef struct {
    cj_definition *out;
    const cj_kind_info *kinds;
    size_t kind_count;
    size_t measure_room; /* how many measures and lists fit */
    size_t section;      /* number of the section that is read; SIZE_MAX: none */
    cj_definition_words **last_words;
} cj_definition_reader;

/* Memory of the definition for count elements, all zero; NULL without memory. */
void *cj_definition_alloc(cj_definition_reader *in, size_t count, size_t size);

/* A text that must be there and must not be blank; one that may be absent
 * leaves *out alone. */
cj_status cj_definition_read_text(const char **out, const cj_json_node *node,
                                  cj_definition_reader *in, cj_error *err);
cj_status cj_definition_read_maybe(const char **out, const cj_json_node *node,
                                   cj_definition_reader *in, cj_error *err);

/* A text or a list of texts. */
cj_status cj_definition_read_texts(cj_span **out, size_t *count, const cj_json_node *node,
                                   cj_definition_reader *in, cj_error *err);

/* The same for texts of the report, which may have gaps such as {period} and
 * {measure.figure}: where they stand is noted.  early: it is asked for before there are tables. */
cj_status cj_definition_read_words(const char **out, const cj_json_node *node, bool early,
                                   cj_definition_reader *in, cj_error *err);
cj_status cj_definition_read_words_list(cj_span **out, size_t *count, const cj_json_node *node,
                                        cj_definition_reader *in, cj_error *err);

/* Note that a text, or one of a list, may have gaps. */
cj_status cj_definition_note_words(const char **text, cj_span *span, const cj_json_node *node,
                                   bool early, cj_definition_reader *in, cj_error *err);

/* Once measures are known: what fills the gaps. */
cj_status cj_definition_parse_words(cj_definition_reader *in, cj_error *err);

/* Let a text with gaps end in a sign and a text. */
cj_status cj_definition_add_words(cj_definition_words *words, const char *sign, const char *text,
                                  cj_error *err);

/* Fill the gaps that wait for no table. */
cj_status cj_definition_fill_words(cj_definition *definition, const cj_period *period,
                                   cj_error *err);

/* An identifier: letters, digits, - and _ (it names files). */
cj_status cj_definition_read_id(const char **out, const cj_json_node *node,
                                cj_definition_reader *in, cj_error *err);

/* One thing or a list of things: how many, and each. */
size_t cj_definition_some_count(const cj_json_node *node);
cj_json_node cj_definition_some_item(const cj_json_node *node, size_t index);

/* The path of a file that the definition names. */
const char *cj_definition_path(cj_definition_reader *in, const char *file);

/* The input or measure that node names. */
cj_status cj_definition_read_input(const cj_definition_input **out, const cj_json_node *node,
                                   cj_definition_reader *in, cj_error *err);
cj_status cj_definition_read_measure_name(size_t *out, const cj_json_node *node,
                                          cj_definition_reader *in, cj_error *err);

const cj_kind_info *cj_definition_kind(const cj_definition_reader *in, cj_span name);

/* Read the value of an option into the measure. */
cj_status cj_definition_read_option(cj_definition_measure *measure, const cj_option_info *option,
                                    const cj_json_node *node, cj_definition_reader *in,
                                    cj_error *err);

/* Add the option that names an input, once for each of its files, as NAME=FILE if it has a name. */
cj_status cj_definition_add_files(cj_definition_measure *measure, const char *option,
                                  const char *name, const cj_definition_input *input,
                                  const cj_json_node *node, cj_definition_reader *in,
                                  cj_error *err);

/* How an input is read becomes options of the measure. */
cj_status cj_definition_describe_input(cj_definition_measure *measure,
                                       const cj_definition_input *input, const char *role,
                                       const cj_json_node *node, cj_definition_reader *in,
                                       cj_error *err);

/* How small numbers are hidden; and whether a measure says that it has none. */
cj_status cj_definition_read_hiding(cj_definition_reader *in, const cj_json_node *root,
                                    cj_error *err);
cj_status cj_definition_read_undisclosed(bool *out, const cj_json_node *measure, cj_error *err);

/* Rows that stand in the definition become the input's csv. */
cj_status cj_definition_read_inline(cj_definition_input *input, const cj_json_node *rows,
                                    cj_definition_reader *in, cj_error *err);

cj_status cj_definition_read_inputs(cj_definition_reader *in, const cj_json_node *root,
                                    cj_error *err);
cj_status cj_definition_read_measures(cj_definition_reader *in, const cj_json_node *root,
                                      cj_error *err);
/* The measures that make inputs of the rows of others. */
cj_status cj_definition_read_rows(cj_definition_reader *in, const cj_json_node *root,
                                  cj_error *err);
/* Once measures are read: whose tables the inputs are that name one. */
cj_status cj_definition_find_tables(cj_definition_reader *in, const cj_json_node *root,
                                    cj_error *err);
cj_status cj_definition_read_sections(cj_definition_reader *in, const cj_json_node *root,
                                      cj_error *err);

/* Figures that are picked from tables: headlines, and evidence. */
cj_status cj_definition_read_headlines(cj_definition_reader *in, const cj_json_node *root,
                                       cj_error *err);
/* What main points are about, and the rows of a scorecard: a measure, or an object. */
cj_status cj_definition_read_points(cj_definition_reader *in, const cj_json_node *root,
                                    cj_error *err);
cj_status cj_definition_read_scorecard(cj_definition_section *section, const cj_json_node *node,
                                       cj_definition_reader *in, cj_error *err);
cj_status cj_definition_read_frameworks(cj_definition_reader *in, const cj_json_node *root,
                                        cj_error *err);

#endif
