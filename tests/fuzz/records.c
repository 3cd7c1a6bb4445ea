/* Reviews read through cj_records.  The lines in front of the first empty one
 * are options, a letter and a blank first:
 *
 *   w CONDITION   d DERIVATION   m FROM=TO   u UNPIVOT   f FORM OF DATE
 *   s DELIMITER   e (windows-1252)
 *
 * and the rest is the file; behind a line %% follows one of people. */
#include "read.h"

#include "cj/store.h"

#include "records/expression.h"

#define MOST 4

typedef struct {
    char *copy;
    const char *conditions[MOST];
    const char *derivations[MOST];
    const char *maps[MOST];
    cj_date_form forms[MOST];
    char names[MOST][64]; /* of derived columns */
    reading in;
    cj_span main;
    cj_span people;
} setup;

static void take_option(setup *out, const char *line)
{
    cj_records_options *options = &out->in.options;
    const char *text = line[0] == '\0' || line[1] == '\0' ? "" : line + 2;
    size_t length = strcspn(text, "=");

    switch (line[0]) {
    case 'w':
        if (options->selection.condition_count < MOST)
            out->conditions[options->selection.condition_count++] = text;
        break;
    case 'd':
        if (options->selection.derivation_count < MOST && length < sizeof out->names[0]) {
            char *name = out->names[options->selection.derivation_count];

            memcpy(name, text, length);
            name[length] = '\0';
            out->in.names[out->in.name_count++] = name;
            out->derivations[options->selection.derivation_count++] = text;
        }
        break;
    case 'm':
        if (options->main.map_count < MOST)
            out->maps[options->main.map_count++] = text;
        break;
    case 'f':
        if (options->format.form_count < MOST &&
            cj_date_form_parse(&out->forms[options->format.form_count], text, NULL) == CJ_OK)
            options->format.form_count++;
        break;
    case 'u':
        options->selection.unpivot = text;
        break;
    case 's': /* what the programs refuse is refused here */
        if (text[0] != '\0' && strchr("\"\r\n", text[0]) == NULL)
            options->format.delimiter = text[0];
        break;
    case 'e':
        options->format.encoding = "windows-1252";
        break;
    default:
        break;
    }
}

static void set_up(setup *out, const uint8_t *bytes, size_t length)
{
    static const char *const names[] = {"person_id", "review_date", "outcome", "score",
                                        "progress",  "team",        "sex",     "date_of_birth"};
    const char *found;
    char *rest;

    *out = (setup){.copy = malloc(length + 1)};
    CHECK(out->copy != NULL, "no memory");
    if (length > 0)
        memcpy(out->copy, bytes, length);
    out->copy[length] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        out->in.names[out->in.name_count++] = names[i];
    found = memmem(out->copy, length, "\n\n", 2);
    if (out->copy[0] == '\n' || found == NULL) { /* no options */
        out->main = (cj_span){out->copy, length};
    } else {
        size_t end = (size_t)(found - out->copy);

        out->main = (cj_span){found + 2, length - end - 2};
        out->copy[end] = '\0';
        rest = out->copy;
        for (char *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n"))
            take_option(out, line);
    }
    found = out->main.length == 0 ? NULL : memmem(out->main.at, out->main.length, "\n%%\n", 4);
    if (found != NULL) {
        out->people = (cj_span){found + 4, out->main.length - (size_t)(found - out->main.at) - 4};
        out->main.length = (size_t)(found - out->main.at) + 1;
        out->in.options.people =
            (cj_input){.path = fuzz_file(1, out->people.at, out->people.length), .role = "people"};
    }
    out->in.options.main = (cj_input){.path = fuzz_file(0, out->main.at, out->main.length),
                                      .role = "reviews",
                                      .maps = out->maps,
                                      .map_count = out->in.options.main.map_count};
    out->in.options.selection.conditions = out->conditions;
    out->in.options.selection.derivations = out->derivations;
    out->in.options.format.forms = out->forms;
}

/* The same bytes from a pipe under the file's name: findings, rows and messages
 * are the same. */
static void compare_with_pipe(const setup *in, const cj_text *seen)
{
    int fd = fuzz_files[0].fd;
    int kept = dup(fd);
    int ends[2];
    reading piped = in->in;

    CHECK(kept >= 0 && pipe(ends) == 0, "no pipe");
    CHECK(in->main.length == 0 ||
              write(ends[1], in->main.at, in->main.length) == (ssize_t)in->main.length,
          "a pipe takes less than %zu bytes", in->main.length);
    CHECK(dup2(ends[0], fd) == fd, "no pipe");
    close(ends[0]);
    close(ends[1]);
    read_all(&piped, NULL, NULL);
    CHECK(dup2(kept, fd) == fd, "the file is lost");
    close(kept);
    fuzz_same("what a file and a pipe give", seen, &piped.seen);
    cj_text_clear(&piped.seen);
}

/* As one of two that a store serves: the same again, but that the store has days in
 * place of cells that contradict a person's. */
static void compare_with_store(const setup *in, const cj_text *seen)
{
    cj_store *store = NULL;
    reading served = in->in;

    CHECK(cj_store_new(&store, NULL) == CJ_OK, "no store");
    served.options.run.store = store;
    for (int i = 0; i < 2; i++) {
        reading planned = served;

        read_all(&planned, NULL, NULL);
        cj_text_clear(&planned.seen);
    }
    cj_store_begin(store);
    read_all(&served, NULL, NULL);
    if (memmem(seen->bytes, seen->length, "date-order ", 11) == NULL)
        fuzz_same("what a file and a store give", seen, &served.seen);
    cj_text_clear(&served.seen);
    cj_store_free(store);
}

/* A row fulfils either a = x|y or a != x|y, and no third thing. */
static void compare_with_opposite(const setup *in, const reading *one)
{
    cj_arena arena = {NULL};
    cj_condition_text words;
    const char *condition = in->conditions[0];
    cj_text opposite = CJ_TEXT_INIT;
    reading other = in->in;
    reading all = in->in;
    const char *sign;
    const char *conditions[1];

    if (one->status != CJ_OK || in->in.options.selection.condition_count != 1 ||
        condition[0] == '"' || cj_condition_parse(&words, condition, &arena, NULL) != CJ_OK ||
        words.relation != CJ_IS) {
        cj_arena_clear(&arena);
        return;
    }
    cj_arena_clear(&arena);
    sign = strchr(condition, '=');
    cj_text_append(&opposite, (cj_span){condition, (size_t)(sign - condition)});
    cj_text_add(&opposite, "!");
    cj_text_add(&opposite, sign);
    conditions[0] = cj_text_string(&opposite);
    other.options.selection.conditions = conditions;
    all.options.selection.condition_count = 0;
    read_all(&other, NULL, NULL);
    read_all(&all, NULL, NULL);
    CHECK(other.status == CJ_OK && all.status == CJ_OK, "status %d: %s", (int)other.status,
          other.err.text);
    /* A condition makes its column one that is read, and may reject more rows.  A row at fault that
     * a condition leaves out is no error: each is selected by one of the two, or by neither of them
     * for certain. */
    CHECK(in->in.options.selection.unpivot != NULL ||
              one->rejected + other.rejected >= all.rejected,
          "%zu rejected with =, %zu with !=, %zu without a condition", one->rejected,
          other.rejected, all.rejected);
    CHECK(in->in.options.selection.unpivot != NULL || all.rejected != one->rejected ||
              one->selected + other.selected == all.selected,
          "%s selects %zu rows, its opposite %zu, of %zu", condition, one->selected, other.selected,
          all.selected);
    cj_text_clear(&other.seen);
    cj_text_clear(&all.seen);
    cj_text_clear(&opposite);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    setup in;
    reading one;
    reading two;

    if (length > 32 * 1024) /* a pipe must hold it */
        return 0;
    set_up(&in, bytes, length);
    one = two = in.in;
    read_all(&one, NULL, NULL);
    two.options.run.threads = 2;
    read_all(&two, NULL, NULL);
    fuzz_same("findings and rows of one and of two threads", &one.seen, &two.seen);
    compare_with_pipe(&in, &one.seen);
    compare_with_store(&in, &one.seen);
    compare_with_opposite(&in, &one);
    CHECK(one.status != CJ_OK || in.in.options.selection.unpivot != NULL ||
              one.selected + one.rejected <= one.rows,
          "%zu selected and %zu rejected of %zu rows", one.selected, one.rejected, one.rows);
    CHECK(one.status != CJ_OK || in.in.options.selection.condition_count > 0 ||
              in.in.options.selection.unpivot != NULL || one.selected + one.rejected == one.rows,
          "%zu selected and %zu rejected of %zu rows without a condition", one.selected,
          one.rejected, one.rows);
    cj_text_clear(&one.seen);
    cj_text_clear(&two.seen);
    free(in.copy);
    return 0;
}
