/* Which records read the same input in the same way. */
#include "kept.h"

#include "cj/lock.h"

#include <stdlib.h>
#include <string.h>

/* A larger file that is read in several ways is read again instead of being kept. */
#define KEPT_BYTES_MAX (256u << 20)

typedef struct held_link held_link;
struct held_link {
    held_link *next;
    cj_held_file file;
};

struct cj_store {
    cj_lock lock; /* of everything; held while a reading is loaded */
    held_link *files;
    cj_reading *readings;
    bool begun;
    cj_store_count count;
};

cj_status cj_store_new(cj_store **out, cj_error *err)
{
    cj_store *store = calloc(1, sizeof *store);
    cj_status status = store == NULL ? cj_fail_nomem(err) : cj_lock_open(&store->lock, err);

    if (status != CJ_OK) {
        free(store);
        store = NULL;
    }
    *out = store;
    return status;
}

static void free_file(held_link *link)
{
    cj_source_close(link->file.held);
    free(link->file.path);
    free(link->file.encoding);
    free(link);
}

void cj_store_free(cj_store *store)
{
    if (store == NULL)
        return;
    while (store->readings != NULL) {
        cj_reading *next = store->readings->next;

        cj_reading_free(store->readings);
        store->readings = next;
    }
    while (store->files != NULL) {
        held_link *next = store->files->next;

        free_file(store->files);
        store->files = next;
    }
    cj_lock_close(&store->lock);
    free(store);
}

void cj_store_begin(cj_store *store)
{
    store->begun = true;
}

bool cj_store_is_planning(const cj_store *store)
{
    return !store->begun;
}

cj_store_count cj_store_counted(const cj_store *store)
{
    return store->count;
}

/* ---- files ------------------------------------------------------------------------- */

static const char *path_of(const char *path)
{
    return path == NULL ? "-" : path;
}

static cj_held_file *find_file(const cj_store *store, const char *path, const char *encoding)
{
    for (held_link *link = store->files; link != NULL; link = link->next)
        if (strcmp(link->file.path, path_of(path)) == 0 &&
            strcmp(link->file.encoding, encoding == NULL ? "" : encoding) == 0)
            return &link->file;
    return NULL;
}

static cj_status new_file(held_link **out, const char *path, const char *encoding, cj_error *err)
{
    held_link *link = calloc(1, sizeof *link);

    *out = link;
    if (link == NULL)
        return cj_fail_nomem(err);
    link->file.path = strdup(path_of(path));
    link->file.encoding = strdup(encoding == NULL ? "" : encoding);
    if (link->file.path != NULL && link->file.encoding != NULL)
        return CJ_OK;
    free_file(link);
    return cj_fail_nomem(err);
}

static cj_held_file *add_file(cj_store *store, held_link *link)
{
    link->next = store->files;
    store->files = link;
    store->count.files++;
    return &link->file;
}

/* The source that was opened first at the path, in whatever encoding. */
static const cj_source *find_path(const cj_store *store, const char *path)
{
    const cj_source *first = NULL;

    for (const held_link *link = store->files; link != NULL; link = link->next)
        if (strcmp(link->file.path, path_of(path)) == 0)
            first = link->file.held; /* new ones come to the front */
    return first;
}

static cj_status open_file(cj_held_file **out, cj_store *store, const char *path,
                           const char *encoding, cj_error *err)
{
    const cj_source *before;
    held_link *link;
    cj_status status = new_file(&link, path, encoding, err);

    if (status != CJ_OK)
        return status;
    before = find_path(store, path);
    status = before == NULL ? cj_source_open(&link->file.held, path, encoding, err)
                            : cj_source_open_again(&link->file.held, before, path, encoding, err);
    if (status == CJ_OK)
        status = cj_source_hold(link->file.held, err);
    if (status == CJ_OK)
        *out = add_file(store, link);
    else
        free_file(link);
    return status;
}

cj_status cj_store_give(cj_store *store, const char *name, cj_span bytes, cj_error *err)
{
    held_link *link;
    cj_status status = new_file(&link, name, NULL, err);

    if (status != CJ_OK)
        return status;
    status = cj_source_open_bytes(&link->file.held, name, bytes, err);
    if (status != CJ_OK) {
        free_file(link);
        return status;
    }
    cj_lock_take(&store->lock);
    add_file(store, link);
    cj_lock_give(&store->lock);
    return CJ_OK;
}

cj_status cj_store_look(cj_source **out, cj_store *store, const char *path, const char *encoding,
                        cj_error *err)
{
    cj_held_file *file;
    cj_status status = CJ_OK;

    cj_lock_take(&store->lock);
    file = find_file(store, path, encoding);
    if (file == NULL)
        status = open_file(&file, store, path, encoding, err);
    if (status == CJ_OK)
        status = cj_source_look(out, file->held, err);
    cj_lock_give(&store->lock);
    return status;
}

cj_status cj_held_file_read(cj_source **out, bool *held, cj_held_file *file, const char *path,
                            const char *encoding, cj_error *err)
{
    *held = file != NULL && !cj_source_is_read_on(file->held);
    if (*held) {
        cj_source_read_on(file->held,
                          file->readings > 1 && cj_source_size(file->held) <= KEPT_BYTES_MAX);
        *out = file->held;
        return CJ_OK;
    }
    if (file != NULL && cj_source_is_kept(file->held))
        return cj_source_look(out, file->held, err);
    return file == NULL ? cj_source_open(out, path, encoding, err)
                        : cj_source_open_again(out, file->held, path, encoding, err);
}

bool cj_store_digest(const cj_store *store, const char *path, char digest[CJ_DIGEST_SIZE],
                     uint64_t *bytes)
{
    for (const held_link *link = store->files; link != NULL; link = link->next)
        if (strcmp(link->file.path, path_of(path)) == 0 &&
            cj_source_digest(digest, bytes, link->file.held))
            return true;
    return false;
}

cj_status cj_store_check(const cj_store *store, const char *path, cj_error *err)
{
    const cj_source *source = find_path(store, path);

    return source == NULL ? CJ_OK : cj_source_check_path(source, path, err);
}

/* ---- readings ---------------------------------------------------------------------- */

/* The field that was taken for the person although no schema says so, from 1; 0:
 * none was. */
static size_t adopted_person(const cj_records *records)
{
    const cj_typed_column *column = cj_records_person_column(records);

    return column->decl == NULL ? cj_typed_place(column) : 0;
}

/* Everything that decides what the rows of an input are; the columns that are asked
 * for do not. */
static cj_status make_key(cj_text *key, const cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    const cj_input *input = &options->main;

    cj_text_format(key, "%s\n%s\n%s\n%s\n%s\n%d\n%zu\n%s\n", path_of(input->path), records->role,
                   input->schema_path == NULL ? "" : input->schema_path,
                   input->profile_path == NULL ? "" : input->profile_path,
                   options->encoding == NULL ? "" : options->encoding, options->delimiter,
                   adopted_person(records), options->unpivot == NULL ? "" : options->unpivot);
    for (size_t i = 0; i < input->map_count; i++)
        cj_text_format(key, "map %s\n", input->maps[i]);
    for (size_t i = 0; i < options->form_count; i++)
        cj_text_format(key, "date %s\n", options->forms[i].text);
    return cj_text_check(key, err);
}

static cj_status find_reading(cj_reading **out, const cj_records *records, cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_status status = make_key(&key, records, err);
    cj_reading *reading = records->options->store->readings;

    while (status == CJ_OK && reading != NULL && strcmp(reading->key, cj_text_string(&key)) != 0)
        reading = reading->next;
    *out = reading;
    cj_text_clear(&key);
    return status;
}

static cj_status add_reading(cj_reading **out, const cj_records *records, cj_error *err)
{
    cj_store *store = records->options->store;
    cj_reading *reading = calloc(1, sizeof *reading);
    cj_text key = CJ_TEXT_INIT;
    cj_status status = make_key(&key, records, err);

    if (status == CJ_OK && reading != NULL)
        reading->key = strdup(cj_text_string(&key));
    cj_text_clear(&key);
    if (status == CJ_OK && (reading == NULL || reading->key == NULL))
        status = cj_fail_nomem(err);
    if (status != CJ_OK) {
        free(reading);
        return status;
    }
    reading->file = find_file(store, records->options->main.path, records->encoding);
    reading->file->readings++;
    reading->next = store->readings;
    store->readings = reading;
    *out = reading;
    return CJ_OK;
}

static bool is_wanted(const cj_reading *reading, const cj_typed_column *column)
{
    for (size_t i = 0; i < reading->wanted_count; i++)
        if (reading->wanted[i].field == column->field && reading->wanted[i].kind == column->kind)
            return true;
    return false;
}

static cj_status want(cj_reading *reading, const cj_typed_column *column, cj_error *err)
{
    cj_status status = cj_grow(&reading->wanted, &reading->wanted_capacity,
                               reading->wanted_count + 1, sizeof *reading->wanted, err);

    if (status == CJ_OK)
        reading->wanted[reading->wanted_count++] = (cj_wanted_column){column->field, column->kind};
    return status;
}

cj_status cj_store_plan(cj_records *records, cj_error *err)
{
    cj_reading *reading = NULL;
    cj_status status = find_reading(&reading, records, err);

    if (status == CJ_OK && reading == NULL)
        status = add_reading(&reading, records, err);
    for (size_t i = 0; status == CJ_OK && i < records->typed.column_count; i++) {
        const cj_typed_column *column = &records->typed.columns[i];

        if (column->wanted && !is_wanted(reading, column))
            status = want(reading, column, err);
    }
    if (status == CJ_OK)
        reading->uses++;
    return status;
}

/* ---- serving ----------------------------------------------------------------------- */

/* The records read the file themselves; a held source cannot be read twice, as those
 * do that look ahead. */
static cj_status read_alone(cj_records *records, cj_held_file *file, bool ahead, cj_error *err)
{
    cj_status status;

    const cj_held_file *known = file;

    if (ahead && file != NULL && !cj_source_is_kept(file->held))
        file = NULL;
    records->looked_at = records->source;
    records->source = NULL;
    cj_csv_close(records->typed.csv);
    records->typed.csv = NULL;
    status = cj_held_file_read(&records->source, &records->source_is_held, file,
                               records->options->main.path, records->encoding, err);
    if (status == CJ_OK && file == NULL && known != NULL)
        status = cj_source_check_path(known->held, records->options->main.path, err);
    if (status != CJ_OK)
        return status;
    records->typed.source = records->source;
    records->options->store->count.readings++;
    if (records->options->condition_count + records->options->flag_count > 0)
        cj_source_keep(records->source);
    return cj_csv_open_dialect(&records->typed.csv, records->source, &records->dialect, err);
}

/* Whether everything that the records ask for was planned. */
static bool was_planned(const cj_reading *reading, const cj_records *records)
{
    for (size_t i = 0; i < records->typed.column_count; i++)
        if (records->typed.columns[i].wanted && !is_wanted(reading, &records->typed.columns[i]))
            return false;
    return true;
}

static cj_status serve(cj_records *records, bool ahead, cj_error *err)
{
    cj_store *store = records->options->store;
    cj_held_file *file = find_file(store, records->options->main.path, records->encoding);
    cj_reading *reading = NULL;
    cj_status status = find_reading(&reading, records, err);

    if (status != CJ_OK)
        return status;
    if (reading == NULL || records->needs_cells || !was_planned(reading, records))
        return read_alone(records, file, ahead, err);
    if (reading->uses < 2 && file->readings < 2 && !ahead)
        return read_alone(records, file, ahead, err);
    if (!reading->tried) {
        status = cj_reading_load(reading, records, err);
        store->count.readings++;
    }
    if (status != CJ_OK)
        return status;
    if (reading->unfit)
        return read_alone(records, file, ahead, err);
    store->count.served++;
    return cj_replay_open(records, reading, err);
}

cj_status cj_store_serve(cj_records *records, bool ahead, cj_error *err)
{
    cj_store *store = records->options->store;
    cj_status status;

    cj_lock_take(&store->lock);
    status = serve(records, ahead, err);
    cj_lock_give(&store->lock);
    return status;
}
