/* No file that a run reads is written by it, and none is written twice. */
#include "settings.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STANDARD_OUTPUT "standard output"

/* Links and missing folders followed for one path; Linux itself follows 40 links, and the rest
 * is for folders. */
#define STEPS_MAX 64

/* Where a path leads: device and inode, which are the same for all spellings and links. */
typedef struct {
    bool known; /* false: a device or a pipe, which can be read and written at once */
    dev_t device;
    ino_t number;
    char *rest; /* the names below that folder that do not exist yet; NULL: the file exists */
} place;

typedef struct {
    const char *option; /* by which it is written: its long name; NULL: read, or not in use */
    const char *path;   /* NULL: standard input or output */
    place at;
    bool table; /* of a folder, which is what the option names */
} named_file;

typedef struct {
    named_file *items;
    size_t count;
    size_t capacity;
} named_files;

/* ---- where a path leads ------------------------------------------------------------------ */

static place place_of(const struct stat *found)
{
    return (place){.known = S_ISREG(found->st_mode) || S_ISDIR(found->st_mode),
                   .device = found->st_dev,
                   .number = found->st_ino};
}

/* Return the path that a symbolic link leads to, to be freed: a relative one starts from the
 * folder of the link. NULL if path is no link. */
static char *follow_link(const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash == NULL ? 0 : (int)(slash - path) + 1;
    char link[PATH_MAX];
    ssize_t length = readlink(path, link, sizeof link - 1);
    char *joined = NULL;

    if (length < 0)
        return NULL;
    link[length] = '\0';
    return asprintf(&joined, "%.*s%s", link[0] == '/' ? 0 : folder, path, link) < 0 ? NULL : joined;
}

/* Move the last name of *path to the front of *rest, so that *path is its folder; "." is
 * dropped. false without memory. */
static bool split_last(char **path, char **rest)
{
    char *slash = strrchr(*path, '/');
    const char *name = slash == NULL ? *path : slash + 1;
    char *longer;
    char *folder;

    if (strcmp(name, ".") == 0)
        longer = *rest == NULL ? strdup("") : strdup(*rest);
    else if (asprintf(&longer, "%s%s%s", name, *rest == NULL ? "" : "/",
                      *rest == NULL ? "" : *rest) < 0)
        longer = NULL;
    folder =
        slash == NULL ? strdup(".") : strndup(*path, slash == *path ? 1 : (size_t)(slash - *path));
    free(*path);
    free(*rest);
    *path = folder;
    *rest = longer;
    return folder != NULL && longer != NULL;
}

static void trim_slashes(char *path)
{
    size_t length = strlen(path);

    while (length > 1 && path[length - 1] == '/')
        path[--length] = '\0';
}

/* Find the file, or the nearest folder above it that exists and the names below that. Two new
 * files are the same if folder and names are, however they are spelled. */
static cj_status locate(place *out, const char *path, cj_error *err)
{
    char *left = strdup(path);
    char *rest = NULL;
    bool memory = left != NULL;
    struct stat found;

    *out = (place){.known = false};
    for (int step = 0; memory && path[0] != '\0' && step < STEPS_MAX; step++) {
        char *target;

        if (stat(left, &found) == 0) {
            *out = place_of(&found);
            out->rest = rest;
            rest = NULL;
            break;
        }
        trim_slashes(left);
        target = follow_link(left);
        if (target != NULL) {
            free(left);
            left = target;
        } else {
            memory = split_last(&left, &rest);
        }
    }
    free(left);
    free(rest);
    return memory ? CJ_OK : cj_fail_nomem(err);
}

static bool is_same_place(const place *a, const place *b)
{
    if (!a->known || !b->known || a->device != b->device || a->number != b->number)
        return false;
    return a->rest == NULL || b->rest == NULL ? a->rest == b->rest : strcmp(a->rest, b->rest) == 0;
}

/* ---- the lists ----------------------------------------------------------------------------- */

static cj_status add_file(named_files *files, const char *option, const char *path, cj_error *err)
{
    cj_status status =
        cj_grow(&files->items, &files->capacity, files->count + 1, sizeof *files->items, err);
    place at;

    if (status == CJ_OK)
        status = locate(&at, path, err);
    if (status == CJ_OK)
        files->items[files->count++] = (named_file){option, path, at, false};
    return status;
}

/* Add standard input or output if it is a regular file; terminals and pipes cannot be
 * overwritten. */
static cj_status add_stream(named_files *files, int fd, const char *option, cj_error *err)
{
    struct stat found;
    cj_status status;

    if (fstat(fd, &found) != 0 || !S_ISREG(found.st_mode))
        return CJ_OK;
    status = cj_grow(&files->items, &files->capacity, files->count + 1, sizeof *files->items, err);
    if (status == CJ_OK)
        files->items[files->count++] = (named_file){option, NULL, place_of(&found), false};
    return status;
}

/* Add the file that a word names: the word itself, the part behind "INPUT:" or "NAME=", or the part
 * before "#ID". The names of inputs are not known here, so a word with a colon is taken for both.
 */
static cj_status add_word(named_files *files, const char *form, const char *word, cj_error *err)
{
    const char *equal = strncmp(form, CJ_NAMED, strlen(CJ_NAMED)) == 0 ? strchr(word, '=') : NULL;
    const char *colon = strstr(form, CJ_ABOUT_INPUT) == NULL ? NULL : strchr(word, ':');
    const char *hash = strchr(form, '#') == NULL ? NULL : strrchr(word, '#');
    cj_status status;

    if (equal != NULL)
        word = equal + 1;
    if (hash != NULL) {
        char *path = strndup(word, (size_t)(hash - word));

        status = path == NULL ? cj_fail_nomem(err) : add_file(files, NULL, path, err);
        if (status == CJ_OK)
            files->items[files->count - 1].path = word;
        free(path);
        return status;
    }
    if (strcmp(word, "-") == 0 || (colon != NULL && strcmp(colon + 1, "-") == 0))
        return add_stream(files, STDIN_FILENO, NULL, err);
    status = add_file(files, NULL, word, err);
    return status == CJ_OK && colon != NULL ? add_file(files, NULL, colon + 1, err) : status;
}

/* List every file that the run reads. Without operands standard input is read, unless a
 * definition names the inputs. */
static cj_status list_reads(named_files *reads, const cj_settings *settings, cj_error *err)
{
    const cj_program *program = settings->program;
    cj_status status = CJ_OK;

    if (settings->operands.count == 0 && !program->defined && !program->no_input &&
        cj_settings_given(settings, "measure") == NULL)
        status = add_stream(reads, STDIN_FILENO, NULL, err);
    for (size_t i = 0; status == CJ_OK && i < settings->operands.count; i++)
        status = add_word(reads, program->operands, settings->operands.items[i], err);
    for (size_t i = 0; status == CJ_OK && i < settings->given_count; i++)
        if ((settings->given[i].option->flags & CJ_OPTION_READS) != 0)
            status =
                add_word(reads, settings->given[i].option->argument, settings->given[i].value, err);
    for (size_t i = 0; status == CJ_OK && i < settings->reads.count; i++)
        status = add_file(reads, NULL, settings->reads.items[i], err);
    return status;
}

static cj_status list_writes(named_files *writes, const cj_settings *settings, cj_error *err)
{
    bool printed = true; /* whether the result goes to standard output */
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < settings->given_count; i++) {
        const cj_option *option = settings->given[i].option;
        const char *value = settings->given[i].value;
        bool output = option->letter == 'o';

        if ((option->flags & CJ_OPTION_WRITES) == 0 || strcmp(value, "-") == 0 ||
            (output && settings->base_only))
            continue;
        status = add_file(writes, option->name, value, err);
        printed = printed && !output;
    }
    for (size_t i = 0; status == CJ_OK && i < settings->writes.count; i++) {
        status = add_file(writes, "output", settings->writes.items[i], err);
        if (status == CJ_OK)
            writes->items[writes->count - 1].table = true;
    }
    return status == CJ_OK
               ? add_stream(writes, STDOUT_FILENO, printed ? STANDARD_OUTPUT : NULL, err)
               : status;
}

static void clear_files(named_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->items[i].at.rest);
    free(files->items);
}

/* ---- the comparison -------------------------------------------------------------------------- */

/* Whether the shell has emptied the file behind standard output: > does, >> (O_APPEND) does
 * not. */
static bool is_emptied(void)
{
    int flags = fcntl(STDOUT_FILENO, F_GETFL);
    struct stat found;

    return flags >= 0 && (flags & O_APPEND) == 0 && fstat(STDOUT_FILENO, &found) == 0 &&
           found.st_size == 0;
}

static cj_status fail_input(const named_file *target, const named_file *input, cj_error *err)
{
    const char *name = input->path == NULL ? "what standard input reads" : input->path;

    if (target->path != NULL)
        return cj_fail_at(err, CJ_EUSAGE, target->path, 0, 0,
                          "is an input and would be overwritten");
    if (is_emptied())
        return cj_fail_at(err, CJ_EUSAGE, STANDARD_OUTPUT, 0, 0,
                          "is an input, too: %s; the shell has emptied that file (>) before "
                          "this program began",
                          name);
    return cj_fail_at(err, CJ_EUSAGE, STANDARD_OUTPUT, 0, 0,
                      "is an input and would be overwritten: %s", name);
}

static cj_status fail_twice(const named_file *target, const named_file *other, cj_error *err)
{
    if (target->path == NULL)
        return cj_fail_at(err, CJ_EUSAGE, other->path, 0, 0, "is both --%s and " STANDARD_OUTPUT,
                          other->option);
    if (strcmp(target->option, other->option) != 0)
        return cj_fail_at(err, CJ_EUSAGE, target->path, 0, 0, "is both --%s and --%s",
                          other->option, target->option);
    if (strcmp(target->path, other->path) != 0)
        return cj_fail_at(err, CJ_EUSAGE, target->path, 0, 0,
                          "is the same file as %s, and would be written twice", other->path);
    if (!target->table)
        return cj_fail(err, CJ_EUSAGE, "--%s %s is given twice", target->option, target->path);
    return cj_fail_at(err, CJ_EUSAGE, target->path, 0, 0,
                      "would be written twice: two tables of the report have that name");
}

/* Return the descriptor that a result is written to: standard output without a path, N for
 * /dev/fd/N, -1 for files. */
static int descriptor_of(const named_file *file)
{
    return file->path == NULL ? STDOUT_FILENO : cj_files_descriptor(file->path);
}

static bool is_appended(int descriptor)
{
    int flags = fcntl(descriptor, F_GETFL);

    return flags >= 0 && (flags & O_APPEND) != 0;
}

/* Whether a list and the printed result follow each other through one descriptor, or two that
 * append (2>&1 in a shell): nothing is overwritten then. Two lists are written at once and
 * would be mixed. */
static bool share_descriptor(const named_file *a, const named_file *b)
{
    int one = descriptor_of(a);
    int other = descriptor_of(b);

    return (a->path == NULL || b->path == NULL) && one >= 0 && other >= 0 &&
           (one == other || (is_appended(one) && is_appended(other)));
}

/* Whether two results would be one file, or be mixed in a pipe that has a name. */
static bool is_same_target(const named_file *a, const named_file *b)
{
    if (is_same_place(&a->at, &b->at))
        return !share_descriptor(a, b);
    return a->path != NULL && b->path != NULL && strcmp(a->path, b->path) == 0 &&
           strncmp(a->path, "/dev/", 5) != 0;
}

static cj_status compare(const named_files *reads, const named_files *writes, cj_error *err)
{
    for (size_t t = 0; t < writes->count; t++) {
        const named_file *target = &writes->items[t];

        /* an input that does not exist cannot be lost */
        for (size_t i = 0; i < reads->count; i++)
            if (reads->items[i].at.rest == NULL && is_same_place(&target->at, &reads->items[i].at))
                return fail_input(target, &reads->items[i], err);
        for (size_t u = 0; u < t && target->option != NULL; u++)
            if (is_same_target(&writes->items[u], target))
                return fail_twice(target, &writes->items[u], err);
    }
    return CJ_OK;
}

cj_status cj_guard_check_files(const cj_settings *settings, cj_error *err)
{
    named_files reads = {NULL, 0, 0};
    named_files writes = {NULL, 0, 0};
    cj_status status = list_reads(&reads, settings, err);

    if (status == CJ_OK)
        status = list_writes(&writes, settings, err);
    if (status == CJ_OK)
        status = compare(&reads, &writes, err);
    clear_files(&reads);
    clear_files(&writes);
    return status;
}

static cj_status add_input_file(named_files *files, const char *path, cj_error *err)
{
    return path == NULL || strcmp(path, "-") == 0 ? add_stream(files, STDIN_FILENO, NULL, err)
                                                  : add_file(files, NULL, path, err);
}

cj_status cj_guard_check_input(const cj_input *input, cj_error *err)
{
    named_files files = {NULL, 0, 0};
    cj_status status = add_input_file(&files, input->path, err);

    for (size_t i = 0; status == CJ_OK && i < input->more_count; i++) {
        size_t at = files.count;

        status = add_input_file(&files, input->more[i], err);
        for (size_t j = 0; status == CJ_OK && at < files.count && j < at; j++)
            if (files.items[at].at.rest == NULL &&
                is_same_place(&files.items[j].at, &files.items[at].at))
                status = cj_fail_at(err, CJ_EUSAGE, input->more[i], 0, 0,
                                    "is the same file as %s: its rows would count twice",
                                    files.items[j].path == NULL ? "what standard input reads"
                                                                : files.items[j].path);
    }
    clear_files(&files);
    return status;
}

/* An emptied input gives puzzling errors ("no header"), so the cause is said instead. */
cj_status cj_guard_blame_shell(const cj_settings *settings, cj_status status, cj_error *err)
{
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);

    if (!is_emptied() || cj_guard_check_files(settings, &error) != CJ_EUSAGE ||
        strcmp(error.file, STANDARD_OUTPUT) != 0)
        return status;
    if (err != NULL)
        *err = error;
    return error.status;
}

bool cj_guard_is_file_of_run(const cj_settings *settings, const char *path)
{
    named_files files = {NULL, 0, 0};
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    named_file file = {.path = path};
    bool found = false;
    cj_status status = locate(&file.at, path, &error);

    if (status == CJ_OK)
        status = list_reads(&files, settings, &error);
    if (status == CJ_OK)
        status = list_writes(&files, settings, &error);
    for (size_t i = 0; status == CJ_OK && i < files.count; i++)
        found = found || is_same_place(&files.items[i].at, &file.at);
    free(file.at.rest);
    clear_files(&files);
    return found || status != CJ_OK; /* a file that cannot be placed is left alone */
}
