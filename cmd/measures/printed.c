/* JSON of a measure as CSV: its columns are the header, its rows are rows. */
#include "printed.h"

#include "cj/json.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOOKED_AT 64     /* bytes */
#define LONGEST 16777216 /* of JSON, as of files */

/* Copy the first bytes of an input without taking them; a pipe is looked into. Returns how many,
 * or -1 where that cannot be done. */
static ssize_t look(char bytes[LOOKED_AT], int fd)
{
    struct stat kind;
    int pair[2];
    ssize_t got = -1;

    if (fstat(fd, &kind) != 0)
        return -1;
    if (S_ISREG(kind.st_mode))
        return pread(fd, bytes, LOOKED_AT, lseek(fd, 0, SEEK_CUR));
    if (!S_ISFIFO(kind.st_mode) || pipe2(pair, O_CLOEXEC) != 0)
        return -1;
    do
        got = tee(fd, pair[1], LOOKED_AT, 0);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        got = read(pair[0], bytes, LOOKED_AT);
    close(pair[0]);
    close(pair[1]);
    return got;
}

/* A header of CSV begins with a brace so rarely that what follows it must be that of JSON, too. */
static bool is_json(const char *bytes, ssize_t count)
{
    static const char blanks[] = " \t\r\n";
    ssize_t at = count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    while (at < count && strchr(blanks, bytes[at]) != NULL && bytes[at] != '\0')
        at++;
    if (at >= count || bytes[at++] != '{')
        return false;
    while (at < count && strchr(blanks, bytes[at]) != NULL && bytes[at] != '\0')
        at++;
    return at < count && (bytes[at] == '"' || bytes[at] == '}');
}

static cj_status read_all(cj_text *out, int fd, const char *name, cj_error *err)
{
    char chunk[65536];
    ssize_t got;

    while ((got = read(fd, chunk, sizeof chunk)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cj_fail_errno(err, name, "cannot read", errno);
        cj_text_append(out, (cj_span){chunk, (size_t)got});
        if (out->length > LONGEST)
            return cj_fail_at(err, CJ_EUSAGE, name, 0, 0, "has more than 16 MiB of JSON");
    }
    return cj_text_check(out, err);
}

/* ---- csv ---- */

static void quote(cj_text *csv, cj_span text)
{
    cj_text_char(csv, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"')
            cj_text_char(csv, '"');
        cj_text_char(csv, text.at[i]);
    }
    cj_text_char(csv, '"');
}

/* Whether the row says that the value of that column is withheld. */
static bool is_withheld(const cj_json_node *row, cj_span key)
{
    cj_json_node list = cj_json_member(row, "suppressed");

    for (size_t i = 0; cj_json_is_array(&list) && i < cj_json_count(&list); i++) {
        cj_json_node item = cj_json_item(&list, i);
        cj_span text;

        if (cj_json_is_string(&item) && cj_json_string(&text, &item, NULL) == CJ_OK &&
            cj_span_equal(text, key))
            return true;
    }
    return false;
}

/* A null is blank. */
static cj_status append_value(cj_text *csv, const cj_json_node *row, cj_span key, cj_error *err)
{
    cj_json_node value = cj_json_member(row, key.at);
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_span text;
    cj_decimal number;
    bool flag;

    if (is_withheld(row, key))
        cj_text_add(csv, "[c]");
    else if (!cj_json_present(&value))
        return CJ_OK;
    else if (cj_json_is_string(&value) && cj_json_string(&text, &value, NULL) == CJ_OK)
        quote(csv, text);
    else if (cj_json_bool(&flag, &value, NULL) == CJ_OK)
        cj_text_add(csv, flag ? "yes" : "no");
    else if (cj_json_decimal(&number, &value, &inner) == CJ_OK)
        cj_decimal_append(csv, number);
    else if (cj_json_is_object(&value) || cj_json_is_array(&value) ||
             strstr(inner.text, "six decimals") != NULL)
        return cj_json_fail(&value, err,
                            "is no value of a table: a text, a number of at most six "
                            "decimals, true, false or null");
    return CJ_OK;
}

static cj_status append_header(cj_text *csv, cj_span *keys, const cj_json_node *columns,
                               cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(columns); i++) {
        cj_json_node column = cj_json_item(columns, i);
        cj_json_node key = cj_json_member(&column, "key");

        status = cj_json_string(&keys[i], &key, err);
        if (status != CJ_OK)
            break;
        cj_text_add(csv, i > 0 ? "," : "");
        quote(csv, keys[i]);
    }
    cj_text_char(csv, '\n');
    return status;
}

static cj_status append_csv(cj_text *csv, const cj_json *json, const char *name, cj_arena *arena,
                            cj_error *err)
{
    cj_json_node root = cj_json_root(json);
    cj_json_node columns = cj_json_member(&root, "columns");
    cj_json_node rows = cj_json_member(&root, "rows");
    cj_span *keys;
    cj_status status;

    if (!cj_json_is_array(&columns) || !cj_json_is_array(&rows))
        return cj_fail_at(
            err, CJ_EUSAGE, name, 0, 0,
            "is JSON, but not of one table: a measure prints \"columns\" and \"rows\" "
            "with -f json%s",
            cj_json_is_object(&root) ? "; of a report take the csv of a measure" : "");
    keys = cj_arena_alloc(arena, (cj_json_count(&columns) + 1) * sizeof *keys);
    if (keys == NULL)
        return cj_fail_nomem(err);
    status = append_header(csv, keys, &columns, err);
    for (size_t r = 0; status == CJ_OK && r < cj_json_count(&rows); r++) {
        cj_json_node row = cj_json_item(&rows, r);

        for (size_t i = 0; status == CJ_OK && i < cj_json_count(&columns); i++) {
            cj_text_add(csv, i > 0 ? "," : "");
            status = append_value(csv, &row, keys[i], err);
        }
        cj_text_char(csv, '\n');
    }
    return status == CJ_OK ? cj_text_check(csv, err) : status;
}

/* ---- the input ---- */

static cj_status give(cj_store **out, cj_records_options *reading, cj_span csv, const char *name,
                      cj_arena *arena, cj_error *err)
{
    cj_text given = CJ_TEXT_INIT;
    cj_status status = cj_store_new(out, err);

    cj_text_format(&given, "%s (rows as csv)", name);
    if (status == CJ_OK) {
        reading->main.path =
            given.failed ? NULL : cj_arena_text(arena, cj_text_string(&given), given.length);
        status = reading->main.path == NULL ? cj_fail_nomem(err)
                                            : cj_store_give(*out, reading->main.path, csv, err);
    }
    cj_text_clear(&given);
    if (status != CJ_OK)
        return status;
    cj_store_begin(*out);
    reading->run.store = *out;
    return CJ_OK;
}

cj_status cj_printed_open(cj_store **out, cj_records_options *reading, cj_arena *arena,
                          cj_error *err)
{
    const char *path = reading->main.path;
    bool piped = path == NULL || strcmp(path, "-") == 0;
    const char *name = piped ? "standard input" : path;
    int fd = piped ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    char bytes[LOOKED_AT];
    cj_text text = CJ_TEXT_INIT;
    cj_text csv = CJ_TEXT_INIT;
    cj_json *json = NULL;
    cj_status status = CJ_OK;

    *out = NULL;
    if (fd >= 0 && reading->main.more_count == 0 && reading->run.store == NULL &&
        is_json(bytes, look(bytes, fd))) {
        status = read_all(&text, fd, name, err);
        if (status == CJ_OK)
            status = cj_json_parse(&json, cj_text_span(&text), name, err);
        if (status == CJ_OK)
            status = append_csv(&csv, json, name, arena, err);
        if (status == CJ_OK)
            status = give(out, reading, cj_text_span(&csv), name, arena, err);
    }
    if (!piped && fd >= 0)
        close(fd);
    cj_json_free(json);
    cj_text_clear(&text);
    cj_text_clear(&csv);
    return status;
}
