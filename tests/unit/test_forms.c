/* records/doubt/forms.h: identifiers in the form of another system */
#include "records/doubt/forms.h"
#include "support.h"

#define PEOPLE 400

static uint32_t state_of_chance = 1;

static uint32_t chance(uint32_t below)
{
    state_of_chance = state_of_chance * 1664525u + 1013904223u;
    return (state_of_chance >> 8) % below;
}

/* Identifiers: the known ones, and others. */
typedef struct {
    char texts[2 * PEOPLE][16];
    uint8_t marks[2 * PEOPLE];
    size_t count;
} side;

static side known;
static side others;

static cj_span text_of(const void *of, uint32_t at)
{
    return cj_span_of(((const side *)of)->texts[at]);
}

static void add(side *to, const char *before, unsigned number, bool mark)
{
    snprintf(to->texts[to->count], sizeof to->texts[0], "%s%04u", before, number);
    to->marks[to->count++] = mark;
}

static uint64_t find(cj_forms_found *found)
{
    const cj_forms_side a = {text_of, &known, known.count, known.marks};
    const cj_forms_side b = {text_of, &others, others.count, others.marks};
    cj_error err = CJ_ERROR_INIT;

    OK(cj_forms_find(found, &a, &b, &err));
    return found->count;
}

/* Whether a person stands in a file at all: as many as `share` in 12 of the first ones, and less
 * and less so of those behind. */
static bool is_there(uint32_t share, unsigned person)
{
    return chance(24 * PEOPLE) < share * (2 * PEOPLE - person);
}

/* Who stands in the other form beside those who are met: other people, the third of persons who are
 * not met in the form of all others, or a third of rows, of which each person has `rows`. */
typedef enum { OTHERS, PERSONS, ROWS } other_form;

static uint64_t found_among(uint32_t share, other_form form, unsigned rows)
{
    cj_forms_found found;

    known.count = 0;
    others.count = 0;
    for (unsigned i = 1; i <= PEOPLE; i++) {
        bool there = is_there(share, i);
        unsigned strange = 0;

        for (unsigned row = 0; form != OTHERS && there && row < rows; row++)
            strange += form == PERSONS ? 0 : chance(3) == 0;
        if (form == PERSONS && there && chance(3) == 0)
            strange = rows;
        add(&known, "YP", i, there && strange < rows);
        if (form == OTHERS ? is_there(share, i) : strange > 0)
            add(&others, "C", i, false);
        if (chance(9) == 0) /* somebody of the same system who is not known */
            add(&others, "YP", 1000 + i, false);
    }
    return find(&found);
}

static void finds_the_same_people(void **state)
{
    (void)state;
    for (uint32_t share = 10; share <= 18; share += 4) {
        size_t persons = 0;
        size_t lines = 0;

        for (size_t i = 0; i < 100; i++) {
            persons += found_among(share, PERSONS, 2) > 0;
            lines += found_among(share, ROWS, 5) > 0;
        }
        assert_in_range(persons, 95, 100);
        assert_in_range(lines, 95, 100);
    }
}

static void leaves_other_people(void **state)
{
    size_t times = 0;

    (void)state;
    for (uint32_t share = 1; share <= 12; share++)
        for (size_t i = 0; i < 500; i++)
            times += found_among(share, OTHERS, 1) > 0;
    assert_true(times <= 6); /* of 6,000: one in 1,000 */
}

static void needs_another_form(void **state)
{
    cj_forms_found found;

    (void)state;
    known.count = 0;
    others.count = 0;
    for (unsigned i = 1; i <= 60; i++) { /* each other one is met, and the rest have a C */
        bool met = i * i % 7 < 3;

        add(&known, "YP", i, met);
        if (!met)
            add(&others, "C", i, false);
    }
    assert_int_equal(find(&found), others.count);
    assert_string_equal(found.other.at, "C0002");
    add(&known, "C", 77, false); /* they have such identifiers, too */
    assert_int_equal(find(&found), 0);
    known.count--;
    others.count = 9; /* too few */
    assert_int_equal(find(&found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_the_same_people),
                                       cmocka_unit_test(leaves_other_people),
                                       cmocka_unit_test(needs_another_form)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
