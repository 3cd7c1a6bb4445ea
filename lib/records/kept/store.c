/* Which files are held, and which readings of them are kept.
 *
 * The store's lock is of its lists and counts and is taken for moments.  The lock of a held file is
 * taken while one of its readings is loaded: who wants another file does not wait.  A file's lock
 * is never held when the store's is taken. */
#include "store.h"

#include <stdlib.h>
#include <string.h>

struct cj_store {
    cj_lock lock;
    cj_held_file *files;  /* new ones come to the front */
    cj_reading *readings; /* none is added once planning has ended */
    bool begun;
    bool keeps; /* every reading */
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
        cj_held_file *next = store->files->next;

        cj_held_file_free(store->files);
        store->files = next;
    }
    cj_lock_close(&store->lock);
    free(store);
}

void cj_store_keep(cj_store *store)
{
    store->keeps = true;
}

void cj_store_begin(cj_store *store)
{
    if (!store->begun)
        cj_readings_pair(store->readings);
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

static cj_held_file *add_file(cj_store *store, cj_held_file *file)
{
    file->next = store->files;
    store->files = file;
    store->count.files++;
    return file;
}

/* The source that was opened first at the path, in whatever encoding. */
static const cj_source *find_path(const cj_store *store, const char *path)
{
    const cj_source *first = NULL;

    for (const cj_held_file *file = store->files; file != NULL; file = file->next)
        if (strcmp(file->path, cj_held_path(path)) == 0)
            first = file->held;
    return first;
}

cj_status cj_store_give(cj_store *store, const char *name, cj_span bytes, cj_error *err)
{
    cj_held_file *file;
    cj_status status = cj_held_file_give(&file, name, bytes, err);

    if (status != CJ_OK)
        return status;
    cj_lock_take(&store->lock);
    add_file(store, file);
    cj_lock_give(&store->lock);
    return CJ_OK;
}

void cj_store_take_back(cj_store *store)
{
    cj_held_file **at = &store->files;

    while (*at != NULL) {
        cj_held_file *file = *at;

        if (file->encoding != NULL) {
            at = &file->next;
            continue;
        }
        *at = file->next;
        cj_held_file_free(file);
    }
}

bool cj_store_is_given(cj_store *store, const char *name)
{
    bool given = false;

    if (store == NULL || name == NULL)
        return false;
    cj_lock_take(&store->lock);
    for (const cj_held_file *file = store->files; file != NULL && !given; file = file->next)
        given = file->encoding == NULL && strcmp(file->path, cj_held_path(name)) == 0;
    cj_lock_give(&store->lock);
    return given;
}

cj_status cj_store_look(cj_source **out, cj_held_file **held, cj_store *store, const char *path,
                        const char *encoding, cj_error *err)
{
    cj_status status = CJ_OK;

    cj_lock_take(&store->lock);
    *held = store->files;
    while (*held != NULL && !cj_held_file_is(*held, path, encoding))
        *held = (*held)->next;
    if (*held == NULL) {
        status = cj_held_file_open(held, find_path(store, path), path, encoding, err);
        if (status == CJ_OK)
            add_file(store, *held);
    }
    cj_lock_give(&store->lock);
    return status == CJ_OK ? cj_source_look(out, (*held)->held, err) : status;
}

bool cj_store_digest(const cj_store *store, const char *path, char digest[CJ_DIGEST_SIZE],
                     uint64_t *bytes)
{
    for (const cj_held_file *file = store->files; file != NULL; file = file->next)
        if (strcmp(file->path, cj_held_path(path)) == 0 &&
            cj_source_digest(digest, bytes, file->held))
            return true;
    return false;
}

cj_status cj_store_check(const cj_store *store, const char *path, cj_error *err)
{
    const cj_source *source = find_path(store, path);

    return source == NULL ? CJ_OK : cj_source_check_path(source, path, err);
}

/* ---- readings ---------------------------------------------------------------------- */

/* Append everything that decides what the rows of a file are, but for what it is read as; the
 * columns that are asked for do not. */
static void append_way(cj_text *way, const cj_file_rows *file)
{
    const cj_file_options *options = &file->options;
    const cj_input *input = &options->input;

    cj_text_format(way, "%s\n%s\n%d\n", cj_held_path(input->path),
                   options->encoding == NULL ? "" : options->encoding, options->delimiter);
    cj_text_add(way, options->withheld ? "withheld\n" : "");
    for (size_t i = 0; i < input->map_count; i++)
        cj_text_format(way, "map %s\n", input->maps[i]);
    for (size_t i = 0; i < options->form_count; i++)
        cj_text_format(way, "date %s\n", options->forms[i].text);
}

static cj_status make_key(cj_text *key, const cj_file_rows *file, cj_error *err)
{
    const cj_file_options *options = &file->options;
    const cj_input *input = &options->input;

    append_way(key, file);
    cj_text_format(key, "%s\n%s\n%s\n%s\n%zu\n%s\n",
                   options->may_lack == NULL ? "" : options->may_lack, file->role,
                   input->schema_path == NULL ? "" : input->schema_path,
                   input->profile_path == NULL ? "" : input->profile_path,
                   cj_file_rows_adopted(file), options->unpivot == NULL ? "" : options->unpivot);
    return cj_text_check(key, err);
}

/* Whether a file is read by nothing but its built-in schema. */
static bool is_usual(const cj_file_rows *file)
{
    const cj_file_options *options = &file->options;

    return options->may_lack == NULL && options->input.schema_path == NULL &&
           options->input.profile_path == NULL && options->unpivot == NULL;
}

static cj_status find_reading(cj_reading **out, const cj_store *store, const cj_file_rows *file,
                              cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_status status = make_key(&key, file, err);
    cj_reading *reading = store->readings;

    while (status == CJ_OK && reading != NULL && strcmp(reading->key, cj_text_string(&key)) != 0)
        reading = reading->next;
    *out = reading;
    cj_text_clear(&key);
    return status;
}

/* Note how a reading is to read the file. */
static cj_status describe(cj_reading *reading, const cj_file_rows *file, cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_text way = CJ_TEXT_INIT;
    cj_status status = make_key(&key, file, err);

    append_way(&way, file);
    if (status == CJ_OK)
        status = cj_text_check(&way, err);
    if (status == CJ_OK) {
        reading->key = strdup(cj_text_string(&key));
        reading->role = strdup(file->role);
        reading->way = is_usual(file) ? strdup(cj_text_string(&way)) : NULL;
        reading->adopted = cj_file_rows_adopted(file);
        if (reading->key == NULL || reading->role == NULL ||
            (reading->way == NULL && is_usual(file)))
            status = cj_fail_nomem(err);
    }
    cj_text_clear(&key);
    cj_text_clear(&way);
    return status;
}

static cj_status add_reading(cj_reading **out, cj_store *store, cj_held_file *held,
                             const cj_file_rows *file, cj_error *err)
{
    cj_reading *reading = calloc(1, sizeof *reading);
    cj_status status = reading == NULL ? cj_fail_nomem(err) : describe(reading, file, err);

    if (status != CJ_OK) {
        if (reading != NULL)
            cj_reading_free(reading);
        return status;
    }
    reading->held = held;
    held->readings++;
    reading->next = store->readings;
    store->readings = reading;
    *out = reading;
    return CJ_OK;
}

cj_status cj_store_plan(cj_store *store, cj_held_file *held, const cj_file_rows *file,
                        cj_error *err)
{
    cj_reading *reading = NULL;
    cj_status status = find_reading(&reading, store, file, err);

    if (status == CJ_OK && reading == NULL)
        status = add_reading(&reading, store, held, file, err);
    if (status == CJ_OK)
        status = cj_reading_want(reading, file, err);
    if (status == CJ_OK)
        reading->uses++;
    return status;
}

/* ---- serving ----------------------------------------------------------------------- */

/* The file is read for itself, from its first byte. */
static cj_status read_alone(cj_file_rows *file, cj_held_file *held, bool ahead, cj_error *err)
{
    cj_source *source = NULL;
    bool is_held = false;
    cj_status status = cj_held_file_read(&source, &is_held, held, file->options.input.path,
                                         file->encoding, ahead, err);

    return status == CJ_OK ? cj_file_rows_reopen(file, source, is_held, err) : status;
}

/* Whether it is worth while to keep the rows, or there is no other way (`all`). */
static bool is_shared(const cj_reading *reading, bool all)
{
    return all || reading->uses > 1 || reading->held->readings > 1;
}

static cj_status load_once(cj_reading *reading, const cj_file_rows *like, cj_store_count *count,
                           cj_error *err)
{
    if (reading->tried)
        return CJ_OK;
    count->readings++;
    return cj_reading_load(reading, like, err);
}

/* The rows that were kept for such a file: of its own reading, or of its host; NULL: there are none
 * for it. */
static cj_status find_kept(const cj_reading **out, cj_reading *reading, const cj_file_rows *file,
                           bool all, cj_store_count *count, cj_error *err)
{
    cj_reading *host = reading->tried ? NULL : reading->host;
    cj_status status = host == NULL ? CJ_OK : load_once(host, file, count, err);

    if (status == CJ_OK && host != NULL && !host->unfit && cj_reading_suits(host, file)) {
        *out = host;
        return CJ_OK;
    }
    if (status == CJ_OK && is_shared(reading, all)) {
        status = load_once(reading, file, count, err);
        *out = status == CJ_OK && !reading->unfit ? reading : NULL;
    }
    return status;
}

cj_status cj_store_serve(const cj_reading **out, cj_store *store, cj_held_file *held,
                         cj_file_rows *file, bool ahead, bool cells, cj_error *err)
{
    cj_store_count count = {0};
    cj_reading *reading = NULL;
    cj_status status = find_reading(&reading, store, file, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    cj_lock_take(&held->lock);
    if (reading != NULL && !cells && cj_reading_has(reading, file))
        status = find_kept(out, reading, file, ahead || store->keeps, &count, err);
    count.served += *out != NULL;
    if (status == CJ_OK && *out == NULL) {
        status = read_alone(file, held, ahead, err);
        count.readings += status == CJ_OK;
    }
    cj_lock_give(&held->lock);
    cj_lock_take(&store->lock);
    store->count.readings += count.readings;
    store->count.served += count.served;
    cj_lock_give(&store->lock);
    return status;
}
