/* cj/linked.h: columns that are derived from rows of another export. */
#include "run.h"

#include "cj/linked.h"

/* Count the rows of an export, by a column that is derived from another. */
static void run_linked(run *in, const cj_link_input *link, const char *main,
                       const char *const *derivation, cj_arena *arena)
{
    static const cj_span by[] = {LIT("n")};

    run_init_tabulate(in, main, "count,distinct(person_id)", arena);
    in->reading.links = link;
    in->reading.link_count = 1;
    in->reading.linker = &cj_linked_rows;
    in->reading.selection.derivations = derivation;
    in->reading.selection.derivation_count = 1;
    in->options.common.by = by;
    in->options.common.by_count = 1;
}

static void counts_rows_of_a_person(void **state)
{
    static const char *const derive[] = {"n=count(o,date>@start)"};
    char *main = strdup(write_text("main.csv", "person_id,start\nA,2021-01-01\nB,2021-01-01\n"
                                               "B,2022-01-01\n,2021-01-01\na,2021-01-01\n"));
    char *other = strdup(write_text("other.csv", "person_id,date\nB,2021-06-01\nB,2022-06-01\n"
                                                 "A,2021-01-01\nC,2021-06-01\n,2021-06-01\n"));
    const cj_link_input link = {.name = "o", .input = {.path = other, .role = "any"}};
    cj_arena arena = CJ_ARENA_INIT;
    run it;

    (void)state;
    run_linked(&it, &link, main, derive, &arena);
    RUN_OK(&it);
    /* A's row is of the same day, and nobody is linked to a blank or to a; B has two and one. */
    assert_int_equal(it.table->row_count, 3);
    assert_string_equal(run_cell(&it, 0, "n"), "0");
    assert_string_equal(run_cell(&it, 0, "count"), "3");
    assert_string_equal(run_cell(&it, 1, "n"), "1");
    assert_string_equal(run_cell(&it, 1, "count"), "1");
    assert_string_equal(run_cell(&it, 2, "n"), "2");
    assert_string_equal(run_cell(&it, 2, "count"), "1");
    run_end(&it);
    cj_arena_clear(&arena);
    free(main);
    free(other);
}

#define PERSONS 60000
#define LINKED_PERSONS 50000

/* Write rows whose person is one of so many; some identifiers hold a U+200B, which shows nothing.
 */
static char *write_many(const char *name, size_t rows, size_t persons, size_t hidden)
{
    cj_text text = CJ_TEXT_INIT;
    char *path;

    cj_text_add(&text, "person_id,note\n");
    for (size_t i = 0; i < rows; i++)
        cj_text_format(&text, "P%06zu%s,a note that is long %zu\n", i % persons,
                       i % 1000 == hidden ? "\xE2\x80\x8B" : "", i);
    assert_false(text.failed);
    path = strdup(write_bytes(name, text.bytes, text.length));
    cj_text_clear(&text);
    return path;
}

/* So many identifiers that they are hashed ahead of their batch: of each person the same rows are
 * found, whichever of them are written with what shows nothing. */
static void counts_rows_of_many_persons(void **state)
{
    static const char *const derive[] = {"n=count(o)"};
    char *main = write_many("many.csv", PERSONS, PERSONS, 7);
    char *other = write_many("others.csv", (size_t)2 * LINKED_PERSONS, LINKED_PERSONS, 11);
    const cj_link_input link = {.name = "o", .input = {.path = other, .role = "any"}};

    (void)state;
    for (unsigned threads = 1; threads <= 3; threads += 2) {
        cj_arena arena = CJ_ARENA_INIT;
        run it;

        run_linked(&it, &link, main, derive, &arena);
        it.reading.run.threads = threads;
        RUN_OK(&it);
        assert_int_equal(it.table->row_count, 2);
        assert_string_equal(run_cell(&it, 0, "n"), "0");
        assert_string_equal(run_cell(&it, 0, "count"), "10000");
        assert_string_equal(run_cell(&it, 0, "distinct_person_id"), "10000");
        assert_string_equal(run_cell(&it, 1, "n"), "2");
        assert_string_equal(run_cell(&it, 1, "count"), "50000");
        run_end(&it);
        cj_arena_clear(&arena);
    }
    free(main);
    free(other);
}

static void a_column_that_is_not_there(void **state)
{
    static const char *const derive[] = {"n=sum(o.weight)"};
    char *main = strdup(write_text("main.csv", "person_id\nA\n"));
    char *other = strdup(write_text("other.csv", "person_id,wait\nA,1\n"));
    const cj_link_input link = {.name = "o", .input = {.path = other, .role = "any"}};
    cj_arena arena = CJ_ARENA_INIT;
    run it;

    (void)state;
    run_linked(&it, &link, main, derive, &arena);
    RUN_FAILS(&it, CJ_EUSAGE, "weight");
    run_end(&it);
    cj_arena_clear(&arena);
    free(main);
    free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_rows_of_a_person),
                                       cmocka_unit_test(counts_rows_of_many_persons),
                                       cmocka_unit_test(a_column_that_is_not_there)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
