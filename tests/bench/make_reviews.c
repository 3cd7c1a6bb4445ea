/* Writes an export of case reviews of any size, always the same bytes:
 *
 *     make_reviews ROWS [--by-person] [--quoted] >FILE
 *
 * Rows stand in order of review date, so one person's rows lie far apart;
 * --by-person puts them together.  --quoted puts every field but the score
 * into quotation marks.  Order and quotation change nothing else. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OUTCOMES 7
#define DAYS 1096 /* 2012-01-01 to 2014-12-31 */
#define ROW_MAX 256
#define BUFFER_SIZE (1u << 20)
#define ROWS_MAX UINT64_C(1000000000)

typedef struct {
    const char *at;
    size_t length;
} word;

#define WORD(text) {text, sizeof text - 1}

static const word outcomes[OUTCOMES] = {
    WORD("Criminal activity"), WORD("Substance misuse"), WORD("Accommodation"),
    WORD("Education and work"), WORD("Health"), WORD("Engagement"), WORD("Personal development")};

static const word sites[20] = {
    WORD("North Street"), WORD("Harbour Road"), WORD("Mill Lane"), WORD("Station Yard"),
    WORD("Castle Green"), WORD("Riverside"), WORD("Market Place"), WORD("Abbey Close"),
    WORD("South Bridge"), WORD("Hill Top"), WORD("Dock Gate"), WORD("Park Avenue"),
    WORD("Kirk Wynd"), WORD("Old Brewery"), WORD("West Port"), WORD("School House"),
    WORD("Links View"), WORD("Meadowbank"), WORD("Quarry Road"), WORD("Ferry Terrace")};

static const char filler[] =
    "met at the office and went through the plan for the coming weeks then agreed what to do next "
    "about the tenancy with the council and the letter from college came too late to apply this "
    "term but there is a place in spring if the form is in by the end of the month and the family "
    "say that things at home are calmer than they were last autumn though money stays tight and "
    "the bus fare to the group is still a worry so we will ask whether the travel card can be paid "
    "from the fund and ring again on monday after the appointment with the nurse at the surgery in "
    "town where the new prescription has to be signed before the chemist can hand out anything more";

/* One review of one person; its seven rows share everything but the outcome. */
typedef struct {
    uint32_t person;
    uint16_t day; /* since 2012-01-01 */
    uint8_t number;
    uint8_t rows; /* OUTCOMES but for the last review of all */
} review;

typedef struct {
    char *at;
    char bytes[BUFFER_SIZE];
} output;

static output out;
static bool quoted;
static char dates[DAYS][10];
static uint16_t month_start[36];
static uint8_t month_days[36];
static uint16_t word_starts[sizeof filler];
static size_t word_count;

/* Marsaglia's xorshift64*; `state` is never 0. */
static uint32_t draw(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)((*state * UINT64_C(2685821657736338717)) >> 32);
}

static uint32_t below(uint64_t *state, uint32_t limit)
{
    return (uint32_t)((uint64_t)draw(state) * limit >> 32);
}

/* Numbers that depend on the person, not on the order of rows. */
static uint64_t seed_of(uint32_t person, uint32_t use)
{
    uint64_t state = ((uint64_t)person + 1) * UINT64_C(0x9E3779B97F4A7C15) ^
                     ((uint64_t)use + 1) * UINT64_C(0xD1B54A32D192ED03);

    state ^= state >> 31;
    return state != 0 ? state : 1;
}

static void make_dates(void)
{
    static const uint8_t lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned day = 0;

    for (unsigned month = 0; month < 36; month++) {
        unsigned year = 2012 + month / 12;

        month_start[month] = (uint16_t)day;
        month_days[month] = (uint8_t)(lengths[month % 12] + (month == 1));
        for (unsigned d = 1; d <= month_days[month]; d++, day++) {
            char text[32];

            snprintf(text, sizeof text, "%04u-%02u-%02u", year, month % 12 + 1, d);
            memcpy(dates[day], text, sizeof dates[day]);
        }
    }
}

static void find_words(void)
{
    for (size_t i = 0; i + 51 < sizeof filler; i++)
        if (i == 0 || filler[i - 1] == ' ')
            word_starts[word_count++] = (uint16_t)i;
}

static void flush(void)
{
    size_t length = (size_t)(out.at - out.bytes);

    if (fwrite(out.bytes, 1, length, stdout) != length) {
        perror("make_reviews: cannot write");
        exit(3);
    }
    out.at = out.bytes;
}

static void put(const char *text, size_t length)
{
    memcpy(out.at, text, length);
    out.at += length;
}

static void put_text(const char *text, size_t length, char end)
{
    if (quoted)
        *out.at++ = '"';
    put(text, length);
    if (quoted)
        *out.at++ = '"';
    *out.at++ = end;
}

static void put_header(void)
{
    static const word names[] = {WORD("person_id"), WORD("review_date"), WORD("outcome"),
                                 WORD("score"), WORD("sex"), WORD("site"), WORD("worker"),
                                 WORD("notes")};

    out.at = out.bytes;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put_text(names[i].at, names[i].length, i + 1 < sizeof names / sizeof *names ? ',' : '\n');
}

/* A score between 0 and 10 that starts anywhere and wanders. */
static unsigned score_of(uint32_t person, unsigned outcome, unsigned number)
{
    uint64_t state = seed_of(person, 100 + outcome);
    int score = (int)below(&state, 11);

    for (unsigned i = 0; i < number; i++) {
        score += (int)below(&state, 6) - 2;
        score = score < 0 ? 0 : score > 10 ? 10 : score;
    }
    return (unsigned)score;
}

static void put_review(const review *in)
{
    uint64_t of_person = seed_of(in->person, 1);
    uint64_t state = seed_of(in->person, 200 + in->number);
    bool female = below(&of_person, 100) < 37;
    uint32_t site = below(&of_person, 20);
    uint32_t number = in->person + 1;
    char id[16];
    char worker[4];
    int id_length = 8;

    if (number < 10000000) {
        id[0] = 'P';
        for (int i = 7; i > 0; i--, number /= 10)
            id[i] = (char)('0' + number % 10);
    } else {
        id_length = snprintf(id, sizeof id, "P%u", number);
    }
    number = site * 12 + below(&state, 12);
    worker[0] = 'W';
    for (int i = 3; i > 0; i--, number /= 10)
        worker[i] = (char)('0' + number % 10);

    for (unsigned outcome = 0; outcome < in->rows; outcome++) {
        unsigned score = score_of(in->person, outcome, in->number);
        const char *notes = filler + word_starts[below(&state, (uint32_t)word_count)];
        size_t notes_length = 30 + below(&state, 21);

        if (out.at > out.bytes + BUFFER_SIZE - ROW_MAX)
            flush();
        put_text(id, (size_t)id_length, ',');
        put_text(dates[in->day], sizeof dates[in->day], ',');
        put_text(outcomes[outcome].at, outcomes[outcome].length, ',');
        if (below(&state, 100) >= 3) {
            if (score == 10)
                *out.at++ = '1';
            *out.at++ = (char)('0' + score % 10);
        }
        *out.at++ = ',';
        put_text(female ? "F" : "M", 1, ',');
        put_text(sites[site].at, sites[site].length, ',');
        put_text(worker, sizeof worker, ',');
        put_text(notes, notes[notes_length - 1] == ' ' ? notes_length - 1 : notes_length, '\n');
    }
}

/* Four to six reviews a person, three months apart, all in 2012 to 2014. */
static size_t make_reviews(review *list, uint64_t rows)
{
    size_t count = 0;

    for (uint32_t person = 0; rows > 0; person++) {
        uint64_t state = seed_of(person, 0);
        unsigned reviews = 4 + below(&state, 3);
        unsigned month = below(&state, 36 - 3 * (reviews - 1));
        unsigned day = below(&state, month_days[month]);

        for (unsigned i = 0; i < reviews && rows > 0; i++) {
            unsigned m = month + 3 * i;
            unsigned d = day < month_days[m] ? day : month_days[m] - 1u;
            uint64_t here = rows < OUTCOMES ? rows : OUTCOMES;

            list[count++] = (review){person, (uint16_t)(month_start[m] + d), (uint8_t)i,
                                     (uint8_t)here};
            rows -= here;
        }
    }
    return count;
}

static void sort_by_date(review *sorted, const review *list, size_t count)
{
    size_t starts[DAYS + 1] = {0};

    for (size_t i = 0; i < count; i++)
        starts[list[i].day + 1]++;
    for (size_t day = 0; day < DAYS; day++)
        starts[day + 1] += starts[day];
    for (size_t i = 0; i < count; i++)
        sorted[starts[list[i].day]++] = list[i];
}

int main(int argc, char **argv)
{
    bool by_person = false;
    uint64_t rows = 0;
    review *list;
    review *sorted;
    size_t count;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--by-person") == 0)
            by_person = true;
        else if (strcmp(argv[i], "--quoted") == 0)
            quoted = true;
        else
            rows = strtoull(argv[i], NULL, 10);
    }
    if (rows == 0 || rows > ROWS_MAX) {
        fprintf(stderr, "Usage: make_reviews ROWS [--by-person] [--quoted] >FILE\n");
        return 2;
    }
    make_dates();
    find_words();
    list = malloc((rows / OUTCOMES + 1) * sizeof *list);
    sorted = malloc((rows / OUTCOMES + 1) * sizeof *sorted);
    if (list == NULL || sorted == NULL) {
        fprintf(stderr, "make_reviews: not enough memory\n");
        return 3;
    }
    count = make_reviews(list, rows);
    if (!by_person)
        sort_by_date(sorted, list, count);
    put_header();
    for (size_t i = 0; i < count; i++)
        put_review(by_person ? &list[i] : &sorted[i]);
    flush();
    free(sorted);
    free(list);
    return fclose(stdout) == 0 ? 0 : 3;
}
