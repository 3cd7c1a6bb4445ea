/* Cells become codes of texts, and are checked against their field. */
#include "cells.h"

/* Whether the pattern matches; one that takes too long is the schema's fault. */
static cj_status match(bool *out, const cj_batch *batch, const cj_typed *typed,
                       const cj_typed_column *column, size_t row, cj_span cell, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = cj_pattern_matches(out, decl->regex, cell, &inner);

    if (status == CJ_EUSAGE)
        return cj_fail_at(err, status, cj_source_name(typed->source),
                          batch->block.records[batch->records[row]].line,
                          (uint32_t)column->field + 1, "the pattern %.200s of field \"%s\" %s",
                          decl->pattern.at, decl->name.at, inner.text);
    return status == CJ_OK ? status : cj_fail_nomem(err);
}

/* Check the form, length and pattern of a text; *fits is false if it has not the form. */
static cj_status check_text(bool *fits, cj_batch *batch, const cj_typed *typed,
                            const cj_typed_column *column, size_t row, cj_span cell, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_text words = CJ_TEXT_INIT;
    const char *code = "constraint-error";
    size_t length = 0;
    bool matches = true;
    cj_status status = cj_lexical_check_field(fits, decl, cell, err);

    if (status == CJ_OK && *fits && (decl->min_length > 0 || decl->max_length != SIZE_MAX))
        status = cj_lexical_length(&length, decl, cell, err);
    if (status != CJ_OK)
        return status;
    if (!*fits) {
        code = "type-error";
        cj_lexical_append_words(&words, decl);
    } else if (length < decl->min_length) {
        cj_text_format(&words, "is shorter than %zu %s%s", decl->min_length, cj_value_unit(decl),
                       decl->min_length == 1 ? "" : "s");
    } else if (length > decl->max_length) {
        cj_text_format(&words, "is longer than %zu %s%s", decl->max_length, cj_value_unit(decl),
                       decl->max_length == 1 ? "" : "s");
    } else if (decl->regex != NULL) {
        status = match(&matches, batch, typed, column, row, cell, err);
    }
    if (status != CJ_OK)
        return status;
    if (!matches)
        cj_text_format(&words, "does not fit the pattern %s", decl->pattern.at);
    if (words.length == 0 && !words.failed)
        return CJ_OK;
    return cj_type_note_words(batch, typed, column, row, code, cell, &words, err);
}

static cj_status not_in_list(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, cj_span cell, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    size_t nearest = cj_word_nearest(cell, decl->values, decl->value_count);
    cj_text words = CJ_TEXT_INIT;

    cj_text_add(&words, "is not one of ");
    cj_text_list(&words, decl->values, decl->value_count, CJ_LISTED_MAX, ", ");
    if (nearest != SIZE_MAX)
        cj_text_format(&words, "; did you mean \"%s\"?", decl->values[nearest].at);
    return cj_type_note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
}

/* What is done with the texts of a column. */
typedef struct {
    const cj_typed *typed;
    const cj_typed_column *column;
    bool checked;     /* their form, length or pattern */
    bool listed;      /* they must be of a list */
    uint64_t *hashes; /* by row; NULL: not known */
} texts;

/* Note the person of a row. Where it is that of the row above, as it often is, its text is the very
 * same one: whoever codes persons sees so without reading it. */
static void take_person(cj_batch *batch, size_t row, cj_span cell)
{
    if (row > 0 && batch->rejected[row - 1] != CJ_ROW_NO_CELLS &&
        cj_span_equal(batch->persons[row - 1], cell)) {
        batch->persons[row] = batch->persons[row - 1];
        batch->hashes[row] = batch->hashes[row - 1];
        return;
    }
    batch->persons[row] = cell;
    batch->hashes[row] = cj_span_hash(cell.at, cell.length);
}

/* Give a text that is not blank its code, or note the person of the row. */
CJ_INLINE cj_status take_text(uint32_t *code, const texts *in, cj_batch *batch, size_t row,
                              cj_span cell, const bool special, cj_error *err)
{
    const cj_typed_column *column = in->column;

    if (column->person) {
        take_person(batch, row, cell);
    } else if ((column->wanted || in->listed) && !(special && cell.length == 0)) {
        return in->hashes == NULL /* an empty text has no code */
                   ? cj_dict_add(code, column->dict, cell, err)
                   : cj_dict_add_hashed(code, column->dict, cell, in->hashes[row], err);
    }
    return CJ_OK;
}

/* Whether who reads identifiers tells of one that is an error of a spreadsheet. */
static bool is_told_as_identifier(const cj_typed *typed, const cj_typed_column *column)
{
    if (column->kind == CJ_KIND_ID && !typed->check)
        return true;
    for (size_t i = 0; i < typed->column_count; i++)
        if (typed->columns[i].person && typed->columns[i].field == column->field)
            return true;
    return false;
}

/* Type and check one cell; *code stays as it is for a blank. */
CJ_INLINE cj_status type_text(uint32_t *code, const texts *in, cj_batch *batch, size_t row,
                              const bool special, cj_error *err)
{
    const cj_typed *typed = in->typed;
    const cj_typed_column *column = in->column;
    bool fits = true;
    bool blank;
    cj_span cell;
    cj_status status = cj_cell_take(&cell, &blank, batch, typed, column, row, special, err);

    if (blank && column->person) /* nobody: the row is joined with none */
        batch->persons[row] = (cj_span){"", 0};
    if (status != CJ_OK || blank)
        return status;
    if (column->kind == CJ_KIND_ID && !cj_span_is_ascii(cell)) {
        status = cj_type_show_identifier(&cell, batch, typed, column, row, err);
        if (in->hashes != NULL && status == CJ_OK)
            in->hashes[row] = cj_span_hash(cell.at, cell.length);
    }
    if (status == CJ_OK)
        status = take_text(code, in, batch, row, cell, special, err);
    if (status == CJ_OK && column->wanted && cell.length > 0 &&
        (cell.at[0] == '#' || cell.at[0] == 'E') && cj_cell_is_sheet_error(cell) &&
        !is_told_as_identifier(typed, column))
        status = cj_typed_note_sheet_error(batch, typed, batch->records[row],
                                           (uint32_t)column->field + 1, column->name, cell, err);
    if (status == CJ_OK && in->checked)
        status = check_text(&fits, batch, typed, column, row, cell, err);
    if (status == CJ_OK && in->listed && fits && *code >= column->decl->value_count)
        status = not_in_list(batch, typed, column, row, cell, err);
    return status;
}

/* Type one cell; if nothing is to be said of it, its text is known from now on where it has a
 * place. */
static cj_status type_asked(uint32_t *code, const texts *in, cj_batch *batch, size_t row,
                            cj_seen_text *place, cj_error *err)
{
    size_t said = batch->finding_count + batch->repair_count;
    bool special = in->column->decl != NULL && in->column->decl->special;
    cj_status status = type_text(code, in, batch, row, special, err);

    if (place == NULL || status != CJ_OK)
        return status;
    place->times--; /* the dictionary was asked */
    if (batch->finding_count + batch->repair_count == said)
        cj_seen_learn(place, in->column->dict, cj_cell_of(batch, in->column, row), *code);
    return CJ_OK;
}

/* Type the cells of a column with places whose codes were not known yet. */
static cj_status type_seen(cj_batch *batch, const texts *in, cj_seen *seen, uint32_t *codes,
                           cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < seen->asked_count; i++) {
        uint32_t row = seen->asked[i];
        uint32_t at = codes[row];
        cj_seen_text *place = at < CJ_SEEN_PLACES ? &seen->places[at] : NULL;

        codes[row] = CJ_NO_CODE;
        if (place != NULL && place->state == CJ_SEEN_KNOWN) /* since a row above */
            codes[row] = place->code;
        else if (batch->rejected[row] != CJ_ROW_NO_CELLS)
            status = type_asked(&codes[row], in, batch, row, place, err);
    }
    cj_seen_end(seen, in->column->dict);
    return status;
}

CJ_INLINE cj_status type_texts(cj_batch *batch, const texts *in, cj_vector *vector,
                               const bool special, cj_error *err)
{
    bool wanted = in->column->wanted && !in->column->person;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        uint32_t code = CJ_NO_CODE;

        if (in->hashes != NULL)
            cj_dict_prefetch_ahead(in->column->dict, in->hashes, row, batch->count);
        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        status = type_text(&code, in, batch, row, special, err);
        if (wanted)
            vector->of.codes[row] = code;
    }
    return status;
}

cj_status cj_type_texts(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                        cj_vector *vector, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_seen *seen = &batch->seen[column - typed->columns];
    const texts in = {.typed = typed,
                      .column = column,
                      .checked =
                          decl != NULL && (decl->min_length > 0 || decl->max_length != SIZE_MAX ||
                                           decl->regex != NULL || decl->form != CJ_LEXICAL_NONE),
                      .listed = decl != NULL && decl->value_count > 0,
                      .hashes = seen->hashed ? seen->hashes : NULL};

    if (!column->wanted && !in.checked && !in.listed && !column->person &&
        (decl == NULL || !decl->required))
        return CJ_OK;
    if (cj_seen_is_on(seen))
        return type_seen(batch, &in, seen, vector->of.codes, err);
    if (decl != NULL && decl->special)
        return type_texts(batch, &in, vector, true, err);
    return type_texts(batch, &in, vector, false, err);
}

/* Hash the cells of a column with too many texts. */
static void hash_texts(cj_batch *batch, const cj_typed_column *column, uint64_t *hashes)
{
    for (size_t row = 0; row < batch->count; row++) {
        cj_span cell = {"", 0};

        if (batch->rejected[row] != CJ_ROW_NO_CELLS)
            cell = cj_cell_of(batch, column, row);
        hashes[row] = cj_span_hash(cell.at, cell.length);
    }
}

void cj_type_look(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                  cj_vector *vector)
{
    cj_seen *seen = &batch->seen[column - typed->columns];

    if (!column->wanted || column->person)
        return;
    cj_seen_begin(seen, batch->count);
    if (cj_seen_hashes(seen))
        hash_texts(batch, column, seen->hashes);
    for (uint32_t row = 0; cj_seen_is_on(seen) && row < batch->count; row++)
        vector->of.codes[row] = batch->rejected[row] == CJ_ROW_NO_CELLS
                                    ? CJ_NO_CODE
                                    : cj_seen_look(seen, row, cj_cell_of(batch, column, row));
}
