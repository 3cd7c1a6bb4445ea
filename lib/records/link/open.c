/* Opening linked inputs, and the columns of them that are asked for. */
#include "link.h"

#include "cj/number.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- inputs ---------------------------------------------------------------------------------- */

/* Without --on rows are equal that are about the same person. */
static cj_status join_by_person(cj_link *link, cj_error *err)
{
    cj_span *names = cj_arena_alloc(&link->main->arena, 2 * sizeof *names);

    if (names == NULL)
        return cj_fail_nomem(err);
    names[0] = cj_columns_person(link->main);
    names[1] = cj_columns_person(link->records);
    link->words.own = &names[0];
    link->words.theirs = &names[1];
    link->words.count = 1;
    return CJ_OK;
}

static cj_status open_link(cj_link *link, cj_records *records, const cj_link_input *input,
                           cj_error *err)
{
    const cj_records_options *shared = records->options;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = CJ_OK;

    link->main = records;
    link->words.name = cj_span_of(input->name);
    link->options = (cj_records_options){
        .main = input->input,
        .format = shared->format,
        .selection = {.everywhere = shared->selection.everywhere,
                      .everywhere_count = shared->selection.everywhere_count},
        .needs = {.no_persons = true, .no_people = true, .used_only = shared->needs.used_only},
        .run = shared->run};
    if (input->on != NULL)
        status = cj_link_parse_on(&link->words, input->on, &records->arena, &inner);
    if (status != CJ_OK)
        return status == CJ_ENOMEM ? cj_fail_nomem(err)
                                   : cj_fail(err, status, "link %s: %s", input->name, inner.text);
    status = cj_records_open(&link->records, &link->options, records->main.file->dataset, err);
    return status == CJ_OK && input->on == NULL ? join_by_person(link, err) : status;
}

cj_status cj_links_open(cj_records *records, cj_error *err)
{
    size_t count = records->options->link_count;
    cj_links *links;
    cj_status status = CJ_OK;

    if (count == 0)
        return CJ_OK;
    links = calloc(1, sizeof *links);
    records->links = links;
    if (links != NULL)
        links->items = calloc(count, sizeof *links->items);
    if (links == NULL || links->items == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        links->count = i + 1;
        status = open_link(&links->items[i], records, &records->options->links[i], err);
    }
    return status;
}

static void free_link(cj_link *link)
{
    for (size_t i = 0; i < link->column_count; i++) {
        cj_vector_clear(&link->columns[i].values);
        free(link->columns[i].ranks);
    }
    for (size_t i = 0; i < link->text_count; i++) {
        cj_dict_free(link->texts[i].dict);
        free(link->texts[i].theirs_of);
        free(link->texts[i].codes);
    }
    free(link->columns);
    free(link->texts);
    free(link->keys);
    free(link->rows);
    free(link->groups);
    free(link->starts);
    free(link->used);
    free(link->found);
    cj_tuples_clear(&link->tuples);
    cj_records_free(link->records);
}

void cj_links_free(cj_links *links)
{
    if (links == NULL)
        return;
    for (size_t i = 0; i < links->count; i++)
        free_link(&links->items[i]);
    free(links->items);
    free(links);
}

/* ---- columns ----------------------------------------------------------------------------------
 */

/* The column that is filled for that one already: fields are read once as each kind. */
static bool find_column(size_t *out, const cj_link *link, const cj_column *wanted)
{
    for (size_t i = 0; i < link->column_count; i++) {
        const cj_column *column = cj_column_at(link->records, link->columns[i].column);

        if (column->origin == wanted->origin && column->slot == wanted->slot &&
            column->kind == wanted->kind) {
            *out = i;
            return true;
        }
    }
    return false;
}

cj_status cj_link_take(size_t *out, cj_link *link, size_t column, cj_error *err)
{
    cj_status status;

    if (find_column(out, link, cj_column_at(link->records, column)))
        return CJ_OK;
    status = cj_grow(&link->columns, &link->column_capacity, link->column_count + 1,
                     sizeof *link->columns, err);
    if (status != CJ_OK)
        return status;
    *out = link->column_count++;
    link->columns[*out] = (cj_linked_column){
        .column = column, .values = {.kind = cj_records_kind(link->records, column)}};
    return CJ_OK;
}

cj_status cj_link_column(size_t *out, cj_link *link, cj_span name, cj_kind kind, cj_error *err)
{
    size_t column;
    cj_status status = kind == CJ_KIND_TEXT
                           ? cj_records_any_column(&column, link->records, name, err)
                           : cj_records_column(&column, link->records, name, kind, err);

    return status == CJ_OK ? cj_link_take(out, link, column, err) : status;
}

/* A second look at the file: only one that can be opened again. */
static bool can_look(const cj_input *input)
{
    struct stat found;

    return input->path != NULL && stat(input->path, &found) == 0 && S_ISREG(found.st_mode);
}

cj_status cj_link_guess(cj_kind *out, const cj_link *link, cj_span name, cj_error *err)
{
    cj_records_options options = link->options;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_findings *findings = NULL;
    cj_dataset *dataset = NULL;
    cj_records *records = NULL;
    const cj_rows *rows;
    size_t column;
    cj_status status;

    *out = CJ_KIND_TEXT;
    if (!can_look(&options.main))
        return CJ_OK;
    options.run = (cj_records_run){.threads = 1};
    status = cj_findings_new(&findings, 0, NULL, NULL, &inner);
    if (status == CJ_OK)
        status = cj_dataset_new(&dataset, findings, &inner);
    if (status == CJ_OK)
        status = cj_records_open(&records, &options, dataset, &inner);
    if (status == CJ_OK)
        status = cj_records_column(&column, records, name, CJ_KIND_TEXT, &inner);
    if (status == CJ_OK)
        status = cj_records_start(records, &inner);
    if (status == CJ_OK)
        status = cj_records_next(&rows, records, &inner);
    if (status == CJ_OK) /* of the first rows; what is blank in all of them is compared as a day */
        *out = cj_column_at(records, column)->text_count == 0
                   ? CJ_KIND_DATE
                   : cj_column_kind_of_texts(records, cj_column_at(records, column), NULL);
    cj_records_free(records);
    cj_dataset_free(dataset);
    cj_findings_free(findings);
    /* what is wrong with the file is told by who reads it */
    return status == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK;
}

/* ---- keys -------------------------------------------------------------------------------------
 */

cj_status cj_link_open_texts(size_t *out, cj_link *link, size_t own, size_t theirs, cj_error *err)
{
    cj_kind kind = link->columns[theirs].values.kind;
    cj_link_texts *texts;
    cj_status status;

    for (*out = 0; *out < link->text_count; ++*out)
        if (link->texts[*out].own == own && link->texts[*out].theirs == theirs)
            return CJ_OK;
    status =
        cj_grow(&link->texts, &link->text_capacity, link->text_count + 1, sizeof *link->texts, err);
    if (status != CJ_OK)
        return status;
    texts = &link->texts[link->text_count];
    *texts = (cj_link_texts){.own = own, .theirs = theirs};
    status = cj_dict_new(&texts->dict, kind == CJ_KIND_ID ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);
    link->text_count += status == CJ_OK;
    return status;
}

static bool is_text(cj_kind kind)
{
    return kind == CJ_KIND_TEXT || kind == CJ_KIND_ID;
}

/* Open both columns as one kind: as the one that is declared as numbers or dates, else as texts. */
static cj_status open_pair(cj_link_key *key, cj_link *link, cj_span own, cj_span theirs,
                           cj_error *err)
{
    cj_kind own_kind = CJ_KIND_TEXT;
    cj_kind their_kind = CJ_KIND_TEXT;
    bool own_fixed = cj_columns_know_kind(&own_kind, link->main, own);
    bool their_fixed = cj_columns_know_kind(&their_kind, link->records, theirs);
    cj_status status;

    key->kind = own_fixed && !is_text(own_kind)       ? own_kind
                : their_fixed && !is_text(their_kind) ? their_kind
                                                      : CJ_KIND_TEXT;
    if (is_text(key->kind))
        status = cj_records_any_column(&key->own, link->main, own, err);
    else
        status = cj_records_column(&key->own, link->main, own, key->kind, err);
    return status == CJ_OK ? cj_link_column(&key->theirs, link, theirs, key->kind, err) : status;
}

/* The default by its name: the column of that name, else the one that identifies persons. */
static cj_span or_person(const cj_records *records, cj_span name)
{
    return !cj_records_has(records, name) && cj_word_same(name, CJ_SPAN("person_id"))
               ? cj_columns_person(records)
               : name;
}

cj_status cj_link_open_keys(cj_link *link, cj_error *err)
{
    cj_status status = CJ_OK;

    if (link->keyed)
        return CJ_OK;
    link->keyed = true;
    link->keys = calloc(link->words.count, sizeof *link->keys);
    if (link->keys == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < link->words.count; i++) {
        cj_link_key *key = &link->keys[i];
        size_t texts;

        status = open_pair(key, link, or_person(link->main, link->words.own[i]),
                           or_person(link->records, link->words.theirs[i]), err);
        link->key_count = i + 1;
        if (status == CJ_OK && is_text(key->kind))
            status = cj_link_open_texts(&texts, link, key->own, key->theirs, err);
        link->word_count += key->kind == CJ_KIND_NUMBER ? 2 : 1;
    }
    link->tuples = (cj_tuples)CJ_TUPLES_INIT(link->word_count);
    return status;
}
