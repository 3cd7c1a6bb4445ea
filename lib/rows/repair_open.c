/* Which columns of a file a profile has rules for. */
#include "repair.h"

#include <string.h>

/* The forms in which assumed days and months are written out. */
static const cj_date_form written[] = {[CJ_UNIT_DAY] = {.text = "%Y-%m-%d"},
                                       [CJ_UNIT_MONTH] = {.text = "%Y-%m", .unit = CJ_UNIT_MONTH}};

static void *list(cj_arena *arena, size_t count, size_t size)
{
    void *items = cj_arena_alloc(arena, (count + 1) * size);

    if (items != NULL)
        memset(items, 0, (count + 1) * size);
    return items;
}

/* Choose the date forms of a column: its own in the profile, else the schema's, else those for all
 * columns. */
static cj_status choose_forms(cj_repair_column *out, const cj_typed *typed,
                              const cj_header_column *column, cj_arena *arena, cj_error *err)
{
    const cj_schema_field *field = cj_schema_field_at(typed->schema, column->field);
    bool assumes = false;
    cj_date_form *forms;

    if (out->rules != NULL && out->rules->form_count > 0) {
        out->forms = out->rules->forms;
        out->form_count = out->rules->form_count;
    } else if (field != NULL && field->kind == CJ_KIND_DATE && field->form_count == 0 &&
               typed->forms == typed->profile->forms) {
        out->forms = typed->forms;
        out->form_count = typed->form_count;
    }
    for (size_t i = 0; i < out->form_count; i++)
        assumes = assumes || cj_date_form_assumes(&out->forms[i]);
    if (!assumes)
        return CJ_OK;
    /* only days and months can have a year of two digits */
    forms = list(arena, out->form_count + 1, sizeof *forms);
    if (forms == NULL)
        return cj_fail_nomem(err);
    memcpy(forms, out->forms, out->form_count * sizeof *forms);
    forms[out->form_count] = written[forms[0].unit == CJ_UNIT_MONTH];
    out->forms = forms;
    out->form_count++;
    return CJ_OK;
}

/* Whether there is something to do for the cells of the column. */
static bool is_busy(const cj_typed *typed, const cj_repair_column *column)
{
    const cj_profile *profile = typed->profile;

    return column->rules != NULL || column->form_count > 0 || profile->missing_count > 0 ||
           profile->normalise || profile->dialect.null_value.length > 0;
}

static cj_status fail_unknown(const cj_typed *typed, const cj_header *header, cj_span name,
                              cj_error *err)
{
    cj_span names[256];
    size_t count = header->count < 256 ? header->count : 256;
    size_t nearest;

    for (size_t i = 0; i < count; i++)
        names[i] = header->columns[i].heading;
    nearest = cj_word_nearest(name, names, count);
    return cj_fail_at(err, CJ_EUSAGE, cj_source_name(typed->source), header->line, 0,
                      "the profile has rules for \"%.*s\", which is no column%s%s%s",
                      (int)name.length, name.at, nearest == SIZE_MAX ? "" : "; did you mean \"",
                      nearest == SIZE_MAX ? "" : names[nearest].at,
                      nearest == SIZE_MAX ? "" : "\"?");
}

/* Match the profile's rules to columns, by name or heading. A rule for a field of the schema that
 * this export lacks is passed over; any other unknown name is an error. */
static cj_status find_rules(const cj_profile_column **rules, const cj_typed *typed,
                            const cj_header *header, cj_error *err)
{
    const cj_profile *profile = typed->profile;

    for (size_t i = 0; i < profile->column_count; i++) {
        const cj_profile_column *of = &profile->columns[i];
        size_t at;
        cj_status status = cj_header_take(&at, header, of->name, err);

        if (status != CJ_OK)
            return status;
        if (at == SIZE_MAX && cj_schema_find(typed->schema, of->name) == SIZE_MAX)
            return fail_unknown(typed, header, of->name, err);
        if (at != SIZE_MAX &&
            (rules[at] == NULL || cj_key_same(of->name, header->columns[at].name)))
            rules[at] = of;
    }
    return CJ_OK;
}

/* Find the column whose dates say which recodes are valid. */
static cj_status find_date(cj_repair_column *out, const cj_typed *typed, const cj_header *header,
                           const cj_repair_column *columns, size_t count, cj_error *err)
{
    cj_span name = out->rules == NULL ? (cj_span){"", 0} : out->rules->recode_date;
    size_t field = SIZE_MAX;
    const cj_schema_field *decl;
    cj_status status;

    out->date_field = SIZE_MAX;
    if (name.length == 0)
        return CJ_OK;
    status = cj_header_take(&field, header, name, err);
    if (status != CJ_OK)
        return status;
    if (field == SIZE_MAX)
        return fail_unknown(typed, header, name, err);
    out->date_field = field;
    out->dates = typed->forms;
    out->date_count = typed->form_count;
    decl = cj_schema_field_at(typed->schema, header->columns[field].field);
    if (decl != NULL && decl->form_count > 0) {
        out->dates = decl->forms;
        out->date_count = decl->form_count;
    }
    for (size_t i = 0; i < count; i++)
        if (columns[i].field == field && columns[i].form_count > 0) {
            out->dates = columns[i].forms;
            out->date_count = columns[i].form_count;
        }
    return CJ_OK;
}

/* Make a mark for each word of the rules, so that words that no cell has can be reported at the
 * end. */
static cj_status open_marks(cj_repair_column *column, cj_arena *arena, cj_error *err)
{
    const cj_profile_column *rules = column->rules;

    column->recoded =
        list(arena, rules->recode_words == NULL ? 0 : cj_dict_count(rules->recode_words), 1);
    column->missed = list(arena, rules->missing_count, 1);
    return column->recoded == NULL || column->missed == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status open_memory(cj_typed *typed, size_t count, cj_arena *arena, cj_error *err)
{
    typed->memory = list(arena, 1, sizeof *typed->memory);
    if (typed->memory == NULL)
        return cj_fail_nomem(err);
    typed->memory->above = list(arena, count, sizeof *typed->memory->above);
    if (typed->memory->above == NULL)
        return cj_fail_nomem(err);
    typed->memory->count = count;
    typed->memory->missed = list(arena, typed->profile->missing_count, 1);
    return typed->memory->missed == NULL ? cj_fail_nomem(err) : CJ_OK;
}

bool cj_repair_needs_order(const cj_typed *typed)
{
    bool needs = typed->profile != NULL && typed->profile->distinct_rows;

    for (size_t i = 0; i < typed->repair_count && !needs; i++)
        needs = typed->repairs[i].rules != NULL && typed->repairs[i].rules->fill_down;
    return needs;
}

void cj_repair_forget(cj_repair_memory *memory)
{
    for (size_t i = 0; memory != NULL && i < memory->count; i++)
        cj_text_clear(&memory->above[i]);
    if (memory != NULL) {
        cj_dict_free(memory->rows);
        memory->rows = NULL;
    }
}

cj_status cj_repair_open(cj_typed *typed, const cj_header *header, cj_arena *arena, cj_error *err)
{
    cj_repair_column *columns = list(arena, header->count, sizeof *columns);
    const cj_profile_column **rules = list(arena, header->count, sizeof *rules);
    cj_status status = columns == NULL || rules == NULL ? cj_fail_nomem(err)
                                                        : find_rules(rules, typed, header, err);
    size_t count = 0;

    /* dates first: recodes ask for them */
    for (int dates = 1; dates >= 0; dates--)
        for (size_t i = 0; status == CJ_OK && i < header->count; i++) {
            cj_repair_column column = {
                .field = i, .name = header->columns[i].name, .rules = rules[i]};

            status = choose_forms(&column, typed, &header->columns[i], arena, err);
            if (status == CJ_OK && column.rules != NULL)
                status = open_marks(&column, arena, err);
            if (status == CJ_OK && is_busy(typed, &column) && (column.form_count > 0) == dates)
                columns[count++] = column;
        }
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = find_date(&columns[i], typed, header, columns, count, err);
    if (status == CJ_OK)
        status = open_memory(typed, count, arena, err);
    typed->repairs = columns;
    typed->repair_count = count;
    return status;
}

void cj_repair_forms(const cj_date_form **forms, size_t *count, const cj_typed *typed, size_t field)
{
    for (size_t i = 0; i < typed->repair_count; i++)
        if (typed->repairs[i].field == field && typed->repairs[i].form_count > 0) {
            *forms = typed->repairs[i].forms;
            *count = typed->repairs[i].form_count;
        }
}
