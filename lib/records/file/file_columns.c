/* Which columns of a file are filled, and what they are read as. */
#include "file_rows.h"
#include "rows/guess.h"
#include "rows/repair.h"

#include <ctype.h>

#define HEADING_TOLD 30 /* bytes */

bool cj_file_rows_has(const cj_file_rows *file, cj_span name)
{
    if (file->unpivot_fields != NULL &&
        (cj_word_same(file->unpivot.name, name) || cj_word_same(file->unpivot.value, name)))
        return true;
    return cj_header_find(&file->header, name) != SIZE_MAX;
}

/* A dictionary with the declared values in front and their other spellings. */
static cj_status make_dict(cj_typed_column *column, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_status status = cj_dict_new(
        &column->dict, column->kind == CJ_KIND_ID ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);
    uint32_t code;

    for (size_t i = 0; decl != NULL && status == CJ_OK && i < decl->value_count; i++)
        status = cj_dict_add(&code, column->dict, decl->values[i], err);
    for (size_t i = 0; decl != NULL && status == CJ_OK && i < decl->map_count; i++) {
        status = cj_dict_add(&code, column->dict, decl->map[i].to, err);
        if (status == CJ_OK)
            status = cj_dict_alias(column->dict, decl->map[i].from, code, err);
    }
    column->declared_texts = status == CJ_OK ? cj_dict_count(column->dict) : 0;
    return status;
}

static cj_status add_typed(size_t *slot, cj_file_rows *file, cj_typed_column column, cj_error *err)
{
    cj_typed *typed = &file->typed;
    cj_status status = cj_grow(&typed->columns, &typed->column_capacity, typed->column_count + 1,
                               sizeof *typed->columns, err);

    if (status == CJ_OK)
        status = cj_grow(&file->texts, &file->text_capacity, typed->column_count + 1,
                         sizeof *file->texts, err);
    if (status != CJ_OK)
        return status;
    cj_repair_forms(&column.forms, &column.form_count, typed, column.field);
    if (column.decl == NULL)
        cj_typed_spell(&column,
                       cj_schema_field_at(file->schema, file->header.columns[column.field].field));
    column.unit = cj_typed_unit(typed, &column);
    *slot = typed->column_count;
    file->texts[*slot] = (cj_file_texts){.count = 0};
    typed->columns[typed->column_count++] = column;
    return CJ_OK;
}

/* The field of the value that column `field` is unpivoted to, if it is of that kind; or NULL. */
static const cj_schema_field *unpivoted_as(const cj_file_rows *file, size_t field, cj_kind kind)
{
    const cj_schema_field *decl = NULL;

    for (size_t i = 0; file->unpivot_fields != NULL && i < file->unpivot.column_count; i++)
        if (file->unpivot_fields[i] == field)
            decl =
                cj_schema_field_at(file->schema, cj_schema_find(file->schema, file->unpivot.value));
    return decl != NULL && decl->kind == kind ? decl : NULL;
}

cj_status cj_file_rows_want(size_t *slot, cj_file_rows *file, size_t field, cj_kind kind,
                            cj_error *err)
{
    const cj_header_column *header = &file->header.columns[field];
    cj_typed *typed = &file->typed;
    cj_typed_column *column;
    cj_status status = CJ_OK;

    for (*slot = 0; *slot < typed->column_count; ++*slot) {
        column = &typed->columns[*slot];
        if (column->field == field && column->kind == kind && !column->person)
            break;
    }
    if (*slot == typed->column_count)
        status = add_typed(slot, file,
                           (cj_typed_column){.field = field,
                                             .name = header->name,
                                             .decl = unpivoted_as(file, field, kind),
                                             .kind = kind},
                           err);
    if (status != CJ_OK)
        return status;
    column = &typed->columns[*slot];
    column->wanted = true;
    for (size_t i = 0; i < typed->column_count; i++) /* and what its field says of its cells */
        if (typed->columns[i].field == field)
            typed->columns[i].used = true;
    if (file->person_slot != CJ_NO_COLUMN && cj_file_rows_person(file)->field == field)
        file->person_used = true;
    if ((kind == CJ_KIND_TEXT || kind == CJ_KIND_ID) && column->dict == NULL)
        status = make_dict(column, err);
    return status;
}

/* A map or the profile says which column identifies a person, where the schema does not. */
static cj_status adopt_mapped(cj_file_rows *file, cj_error *err)
{
    for (size_t i = 0; i < file->header.count; i++) {
        const cj_header_column *header = &file->header.columns[i];

        if (header->named && header->field == SIZE_MAX &&
            cj_key_same(header->name, CJ_SPAN("person_id")))
            return cj_file_rows_adopt_person(file, i, err);
    }
    return CJ_OK;
}

cj_status cj_file_rows_add_declared(cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;

    file->person_slot = CJ_NO_COLUMN;
    for (size_t i = 0; status == CJ_OK && i < file->header.count; i++) {
        const cj_header_column *header = &file->header.columns[i];
        const cj_schema_field *decl;
        size_t slot;

        decl = cj_schema_field_at(file->schema, header->field);
        if (decl == NULL)
            continue;
        status = add_typed(&slot, file,
                           (cj_typed_column){.field = i,
                                             .name = header->name,
                                             .decl = decl,
                                             .kind = decl->kind,
                                             .person = decl->person},
                           err);
        if (status == CJ_OK && decl->person)
            file->person_slot = slot;
        if (status == CJ_OK && decl->value_count + decl->map_count > 0)
            status = make_dict(&file->typed.columns[slot], err);
    }
    if (status == CJ_OK && file->person_slot == CJ_NO_COLUMN)
        status = adopt_mapped(file, err);
    return status;
}

cj_status cj_file_rows_find_person(size_t *at, const cj_file_rows *file, const cj_schema *people,
                                   cj_error *err)
{
    cj_status status = CJ_OK;

    *at = SIZE_MAX;
    for (size_t i = 0; status == CJ_OK && i < people->field_count && *at == SIZE_MAX; i++)
        if (people->fields[i].person)
            status = cj_header_take_field(at, &file->header, &people->fields[i], err);
    return status;
}

cj_status cj_file_rows_adopt_person(cj_file_rows *file, size_t field, cj_error *err)
{
    return add_typed(&file->person_slot, file,
                     (cj_typed_column){.field = field,
                                       .name = file->header.columns[field].name,
                                       .kind = CJ_KIND_ID,
                                       .person = true},
                     err);
}

cj_status cj_file_rows_require_person(cj_file_rows *file, cj_error *err)
{
    file->person_used = true;
    if (file->person_slot != CJ_NO_COLUMN)
        return CJ_OK;
    return cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0,
                      "no column identifies a person: a field of the schema must have the role "
                      "\"person\", or {map HEADING=person_id} names it");
}

size_t cj_file_rows_adopted(const cj_file_rows *file)
{
    const cj_typed_column *column = cj_file_rows_person(file);

    return column->decl == NULL ? cj_typed_place(column) : 0;
}

/* ---- what is not there ------------------------------------------------------------------- */

/* Whether it is a word such as headings are, not a row that was taken for one. */
static bool is_word(cj_span heading)
{
    for (size_t i = 0; i < heading.length; i++)
        if (!isalpha((unsigned char)heading.at[i]) && heading.at[i] != '_')
            return false;
    return heading.length <= HEADING_TOLD;
}

void cj_file_rows_tell_single(cj_text *words, const cj_file_rows *file, const cj_error *err)
{
    static const char separators[] = ",;\t|^~:!";
    cj_span heading = file->header.columns[0].heading;
    size_t most = 0;
    char best = '\0';

    for (const char *at = separators; *at != '\0'; at++) {
        size_t count = 0;

        for (size_t i = 0; i < heading.length; i++)
            count += heading.at[i] == *at;
        if (count > most) {
            most = count;
            best = *at;
        }
    }
    cj_text_add(words, "the header was read as one column");
    if (is_word(heading))
        cj_text_format(words, " \"%.*s\"", (int)heading.length, heading.at);
    else if (best == '\t')
        cj_text_format(words, ", in which a tab stands %zu time%s", most, most == 1 ? "" : "s");
    else if (best != '\0')
        cj_text_format(words, ", in which \"%c\" stands %zu time%s", best, most,
                       most == 1 ? "" : "s");
    else
        cj_text_format(words, " of %zu bytes", heading.length);
    cj_text_say(words, err, " (name the delimiter with {delimiter})");
}

bool cj_file_rows_tell_title(cj_text *words, const cj_file_rows *file)
{
    unsigned long long below = (unsigned long long)cj_csv_find_below_title(file->typed.csv);

    if (below > 0)
        cj_text_format(words,
                       "row %llu looks like a title; the header seems to be row %llu: a profile "
                       "with {\"dialect\": {\"headerRows\": [%llu]}} reads it",
                       (unsigned long long)cj_csv_header_record(file->typed.csv), below, below);
    return below > 0;
}

/* No column can be meant, as the header is a title or one column alone. */
static cj_status fail_header(const cj_file_rows *file, cj_span name, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;

    if (!cj_file_rows_tell_title(&words, file))
        cj_file_rows_tell_single(&words, file, err);
    cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0, "no column \"%.*s\"; %s",
               (int)name.length, name.at, cj_text_string(&words));
    cj_text_clear(&words);
    return CJ_EUSAGE;
}

#define LISTED_MOST 12   /* columns */
#define LISTED_BYTES 400 /* of them, before no more is begun with */

/* "; there are A, B and C": the columns of a file. */
static void append_columns(cj_text *words, const cj_header *header)
{
    size_t count = header->count;
    size_t i;

    cj_text_add(words, "; there are ");
    for (i = 0; i < count && (count <= LISTED_MOST || i + 1 < LISTED_MOST); i++) {
        if (words->length > LISTED_BYTES)
            break;
        cj_text_add(words, i == 0 ? "" : i + 1 < count ? ", " : " and ");
        cj_text_escaped(words, header->columns[i].heading);
    }
    if (i < count)
        cj_text_format(words, " and %zu more", count - i);
}

/* Nothing that there is comes near the name: say what there is, and how to name it. */
static cj_status fail_unknown(const cj_file_rows *file, cj_span name, bool joins, cj_error *err)
{
    const cj_input *input = &file->options.input;
    cj_text columns = CJ_TEXT_INIT;
    cj_status status;

    append_columns(&columns, &file->header);
    if (joins)
        status = cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0,
                            "no column \"%.*s\"%s (name the header that holds it with "
                            "{map \"HEADER=%.*s\"}, or join people who have it with "
                            "{people FILE})",
                            (int)name.length, name.at, cj_text_string(&columns), (int)name.length,
                            name.at);
    else
        status = cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0,
                            "no column \"%.*s\"%s (name the header that holds it with "
                            "{map \"%s%sHEADER=%.*s\"})",
                            (int)name.length, name.at, cj_text_string(&columns),
                            input->about == NULL ? "" : input->about,
                            input->about == NULL ? "" : ":", (int)name.length, name.at);
    cj_text_clear(&columns);
    return status;
}

cj_status cj_file_rows_fail_name(const cj_file_rows *file, cj_span name, const cj_span *names,
                                 size_t count, bool can_join, cj_error *err)
{
    const cj_input *input = &file->options.input;
    size_t nearest = cj_word_nearest(name, names, count);
    size_t known = SIZE_MAX;
    bool joins = can_join && !file->options.check && input->about == NULL &&
                 cj_schema_find(file->schema, name) == SIZE_MAX;
    cj_status status = CJ_OK;

    if (cj_schema_find(file->schema, name) == SIZE_MAX) /* else its own aliases are tried already */
        status = cj_schema_guess_heading(&known, name, names, count, err);
    if (status != CJ_OK)
        return status;
    if (known != SIZE_MAX)
        return cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0,
                          "no column \"%.*s\"; \"%.*s\" often means it: say so, or "
                          "{map \"%s%s%.*s=%.*s\"}",
                          (int)name.length, name.at, (int)names[known].length, names[known].at,
                          input->about == NULL ? "" : input->about, input->about == NULL ? "" : ":",
                          (int)names[known].length, names[known].at, (int)name.length, name.at);
    if (nearest != SIZE_MAX)
        return cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0,
                          "no column \"%.*s\"; did you mean \"%.*s\"?", (int)name.length, name.at,
                          (int)names[nearest].length, names[nearest].at);
    if (file->header.count == 1 || cj_csv_find_below_title(file->typed.csv) > 0)
        return fail_header(file, name, err);
    return fail_unknown(file, name, joins, err);
}

cj_status cj_file_rows_fail_column(const cj_file_rows *file, cj_span name, cj_error *err)
{
    cj_span names[256];
    size_t count = 0;

    for (size_t i = 0; i < file->header.count && count < 254; i++)
        names[count++] = file->header.columns[i].heading;
    if (file->unpivot_fields != NULL) {
        names[count++] = file->unpivot.name;
        names[count++] = file->unpivot.value;
    }
    return cj_file_rows_fail_name(file, name, names, count, false, err);
}
