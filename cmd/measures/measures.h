/* The measures that programs and reports compute, one file each, and how a definition names one. */
#ifndef CJ_CMD_MEASURES_H
#define CJ_CMD_MEASURES_H

#include "options/settings.h"

#include "cj/definition.h"

/* Computes the measure's table; data is what its own options filled. */
typedef cj_status (*cj_computer)(cj_table **out, cj_records *records,
                                 const cj_measure_options *options, void *data, cj_error *err);

/* A measure: how it is told what to compute, and what computes it. */
typedef struct {
    cj_program program;
    const char *role;          /* the built-in schema of its operand */
    bool of_tables;            /* its operand may be the JSON that a measure prints */
    int places;                /* decimals of percentages by default */
    size_t size;               /* of what its own options fill, zero at first ... */
    void (*begin)(void *data); /* ... and then set so; or NULL */
    cj_computer compute;
    void (*end)(void *data); /* releases what data holds; or NULL */
} cj_measure_kind;

extern const cj_measure_kind cj_outcomes_kind;
extern const cj_measure_kind cj_reoffending_kind;
extern const cj_measure_kind cj_tabulate_kind;
extern const cj_measure_kind cj_timeliness_kind;
extern const cj_measure_kind cj_scores_kind;
extern const cj_measure_kind cj_rates_kind;
extern const cj_measure_kind cj_spc_kind;
extern const cj_measure_kind cj_prepare_kind;
extern const cj_measure_kind cj_listing_kind; /* of reports alone */

/* The kind of that name ("outcomes"), which is its program's without "cj-"; NULL: there is
 * none.  And the name of a kind. */
const cj_measure_kind *cj_measure_kind_of(const char *name);
const char *cj_measure_kind_name(const cj_measure_kind *kind);

/* Describe each kind for the reader of definitions, the kind "list" last. */
cj_status cj_measure_describe_kinds(cj_kind_info **out, size_t *count, cj_arena *arena,
                                    cj_error *err);

/* Read a definition, whose measures may have every option of every kind. */
cj_status cj_definition_open(cj_definition **out, const char *path, cj_error *err);

/* Give the settings what the definition says of a measure, but for the options that
 * they have already, and the periods. */
cj_status cj_job_give(cj_settings *settings, const cj_definition *definition,
                      const cj_definition_measure *measure, const cj_period *periods,
                      size_t period_count, cj_error *err);

/* Read the definition of DEFINITION#ID; the settings keep it, which of its measures that
 * is, and what that reads. */
cj_status cj_job_open_defined(cj_settings *settings, const char *defined, cj_error *err);

/* Give the settings what the definition that they keep says of its measure, which must be of
 * that kind, but for options that stand on the command line. */
cj_status cj_job_give_defined(cj_settings *settings, const cj_measure_kind *kind, cj_error *err);

#define CJ_ALL_MEASURES SIZE_MAX

/* Add to settings->reads the definition and the files that a measure of it reads: those
 * of its inputs and of the measures whose tables it reads, and those that options name.
 * CJ_ALL_MEASURES: every file that the definition names. */
cj_status cj_job_note_files(cj_settings *settings, const cj_definition *definition, size_t measure,
                            cj_error *err);

/* Give the settings the files that the measure DEFINITION#ID reads, as operands with
 * their schemas, profiles and maps. */
cj_status cj_job_find_inputs(cj_settings *settings, const char *defined, cj_error *err);

#endif
