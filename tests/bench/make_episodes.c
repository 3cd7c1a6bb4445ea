/* Writes an export of episodes and one of offences of any size, always the same bytes:
 *
 *     make_episodes EPISODES.csv OFFENCES.csv COUNT
 *
 * COUNT episodes of 7/10 COUNT persons, and 5 COUNT offences, a tenth of them by
 * persons without an episode.  Neither file is in order of person or date.  About
 * a third of the closures lie in April 2021 to March 2022; the offences of a
 * person lie around the episodes, so that every stage has some. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BUFFER_SIZE (1u << 20)
#define ROW_MAX 256
#define COUNT_MAX UINT64_C(9000000)
#define EPISODES_EACH 4 /* at the most, of one person */
#define OFFENCES_EACH 5 /* on average, of one episode */
#define FIRST_YEAR 2009
#define EXPORT_YEAR 2023 /* the exports were made on 30 June */
#define DAYS_MAX (15 * 366)
#define NONE (-1)

typedef struct {
    const char *at;
    size_t length;
} word;

#define WORD(text)            \
    {                         \
        text, sizeof text - 1 \
    }

static const word programmes[] = {WORD("Intensive support"),   WORD("Bail supervision"),
                                  WORD("Community payback"),   WORD("Mentoring"),
                                  WORD("Restorative justice"), WORD("Groupwork"),
                                  WORD("Early intervention")};

static const word reasons[] = {WORD("Completed"), WORD("Completed early"), WORD("Breached"),
                               WORD("Moved away"), WORD("Disengaged")};

static const word localities[] = {WORD("North Street"), WORD("Harbour Road"), WORD("Mill Lane"),
                                  WORD("Station Yard"), WORD("Castle Green"), WORD("Riverside"),
                                  WORD("Market Place"), WORD("Abbey Close"),  WORD("South Bridge"),
                                  WORD("Hill Top"),     WORD("Dock Gate"),    WORD("Park Avenue")};

static const word offence_types[] = {
    WORD("Theft"),          WORD("Vandalism"),       WORD("Breach of the peace"),
    WORD("Common assault"), WORD("Drug possession"), WORD("Road traffic"),
    WORD("Housebreaking"),  WORD("Weapon"),          WORD("Fire-raising"),
    WORD("Robbery")};

static const word breach_of_order = WORD("Breach of order");

static const word convicted = WORD("CONVICTION");
static const word cautioned = WORD("CAUTION");
static const word warned = WORD("WARNING");
static const word no_action = WORD("NO ACTION");

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Days are counted from 1 January of FIRST_YEAR; NONE is a blank date. */
typedef struct {
    uint32_t person;
    int16_t referral;
    int16_t start;
    int16_t closure; /* may lie after the export: the episode is still open */
    bool start_blank;
} episode;

typedef struct {
    FILE *file;
    const char *name;
    char *at;
    char bytes[BUFFER_SIZE];
} output;

static output out;
static char dates[DAYS_MAX][10];
static int export_day;

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

static unsigned month_length(unsigned year, unsigned month)
{
    static const uint8_t lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return lengths[month - 1] + (month == 2 && year % 4 == 0 ? 1u : 0u);
}

static void make_dates(void)
{
    int count = 0;

    for (unsigned year = FIRST_YEAR; year <= EXPORT_YEAR; year++)
        for (unsigned month = 1; month <= (year == EXPORT_YEAR ? 6u : 12u); month++)
            for (unsigned day = 1; day <= month_length(year, month); day++) {
                char text[32];

                snprintf(text, sizeof text, "%04u-%02u-%02u", year, month, day);
                memcpy(dates[count++], text, sizeof *dates);
            }
    export_day = count - 1;
}

static int day_of(const char *date)
{
    int day = 0;

    while (memcmp(dates[day], date, sizeof *dates) != 0)
        day++;
    return day;
}

static void flush(void)
{
    size_t length = (size_t)(out.at - out.bytes);

    if (fwrite(out.bytes, 1, length, out.file) != length) {
        perror(out.name);
        exit(3);
    }
    out.at = out.bytes;
}

static void open_output(const char *name)
{
    out.name = name;
    out.at = out.bytes;
    out.file = fopen(name, "wb");
    if (out.file == NULL) {
        perror(name);
        exit(3);
    }
}

static void close_output(void)
{
    flush();
    if (fclose(out.file) != 0) {
        perror(out.name);
        exit(3);
    }
}

static void put(word text, char end)
{
    memcpy(out.at, text.at, text.length);
    out.at += text.length;
    *out.at++ = end;
}

static void put_date(int day, char end)
{
    put((word){day == NONE ? "" : dates[day], day == NONE ? 0 : sizeof *dates}, end);
}

/* A letter and at least `width` digits. */
static void put_id(char letter, int width, uint64_t number, char end)
{
    char digits[20];
    int count = 0;

    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0 || count < width);
    *out.at++ = letter;
    while (count > 0)
        *out.at++ = digits[--count];
    *out.at++ = end;
}

/* Of ten ids, seven are of persons with an episode and three of others. */
static void put_person(uint32_t person, bool stranger)
{
    put_id('P', 7, stranger ? person / 3 * 10 + 7 + person % 3 : person / 7 * 10 + person % 7, ',');
}

/* The last closure of a person lies in April 2018 to July 2023; about two
 * fifths of them in the year from April 2021. */
static int last_closure(uint64_t *state, int opening, int year_start)
{
    if (below(state, 10) < 3)
        return year_start + (int)below(state, 365);
    return opening + (int)below(state, (uint32_t)(export_day + 31 - opening));
}

/* Each person's episodes, one before the other, from the last one backwards. */
static size_t make_person(episode *list, uint32_t person, unsigned count)
{
    static int opening;
    static int year_start;
    uint64_t state = seed_of(person, 0);
    int closure;

    if (opening == 0) {
        opening = day_of("2018-04-01");
        year_start = day_of("2021-04-01");
    }
    closure = last_closure(&state, opening, year_start);
    for (unsigned i = 0; i < count; i++) {
        int start = closure - 30 - (int)below(&state, 210);
        int referral = start - 5 - (int)below(&state, 55);

        list[i] = (episode){person, (int16_t)referral, (int16_t)start, (int16_t)closure,
                            below(&state, 100) < 2};
        closure = referral - 20 - (int)below(&state, 380);
    }
    return count;
}

static void make_episodes(episode *list, uint8_t *counts, uint32_t persons, uint32_t count)
{
    uint64_t state = seed_of(0, 2);
    size_t made = 0;

    memset(counts, 1, persons);
    for (uint32_t i = persons; i < count; i++) {
        uint32_t person;

        do {
            person = below(&state, persons);
        } while (counts[person] == EPISODES_EACH);
        counts[person]++;
    }
    for (uint32_t person = 0; person < persons; person++)
        made += make_person(list + made, person, counts[person]);
    for (uint32_t i = count - 1; i > 0; i--) {
        uint32_t other = below(&state, i + 1);
        episode kept = list[i];

        list[i] = list[other];
        list[other] = kept;
    }
}

static void put_episode(const episode *in, uint32_t row)
{
    uint64_t of_person = seed_of(in->person, 1);
    uint64_t state = seed_of(row, 3);
    bool open = in->closure > export_day;

    put_id('E', 7, row + 1, ',');
    put_person(in->person, false);
    put((word)WORD("M"), ',');
    if (below(&of_person, 100) < 37)
        out.at[-2] = 'F';
    put(programmes[below(&state, COUNT_OF(programmes))], ',');
    put_date(in->referral, ',');
    put_date(in->start_blank ? NONE : in->start, ',');
    put_date(open ? NONE : in->closure, ',');
    put(open ? (word)WORD("") : reasons[below(&state, COUNT_OF(reasons))], ',');
    put(localities[below(&of_person, COUNT_OF(localities))], ',');
    put_id('W', 3, below(&state, 240), '\n');
}

/* Few persons have most of the offences: 20 of 100 are always taken, 40 one time in three. */
static const episode *choose_episode(const episode *list, uint32_t count, uint64_t *state)
{
    for (;;) {
        const episode *chosen = &list[below(state, count)];
        uint64_t of_person = seed_of(chosen->person, 4);
        uint32_t kind = below(&of_person, 100);

        if (below(state, 100) < (kind < 20 ? 100u : kind < 60 ? 35u : 5u))
            return chosen;
    }
}

/* Before the start and more often near it, during the episode, in the 16 months after it, or
 * (as those of strangers) at any time from 2016 on. */
static int offence_day(const episode *of, uint64_t *state, int opening)
{
    uint32_t kind = of != NULL ? below(state, 100) : 100;
    int day;

    do {
        if (kind < 40) {
            uint32_t back = below(state, 730);

            day = of->start - 1 - (int)below(state, back + 1);
        } else if (kind < 60) {
            day = of->start + (int)below(state, (uint32_t)(of->closure - of->start + 1));
        } else if (kind < 90) {
            day = of->closure + 1 + (int)below(state, 480);
        } else {
            day = opening + (int)below(state, (uint32_t)(export_day - opening + 1));
        }
        kind++; /* an episode that is still open has no time after it */
    } while (day > export_day);
    return day;
}

static word outcome_of(uint32_t kind)
{
    return kind < 45 ? convicted : kind < 65 ? cautioned : kind < 80 ? warned : no_action;
}

static void put_offence(const episode *of, uint32_t stranger, int day, uint64_t row,
                        uint64_t *state)
{
    uint32_t type = below(state, COUNT_OF(offence_types));
    bool breach = below(state, 100) < 4;
    uint32_t kind = below(state, 100);
    int outcome_day = day + 14 + (int)below(state, 300);
    bool pending = kind >= 90 || outcome_day > export_day;
    uint32_t gravity = 1 + type / 2 + below(state, 4);

    put_id('O', 7, row + 1, ',');
    put_person(of != NULL ? of->person : stranger, of == NULL);
    put_date(day, ',');
    put(breach ? breach_of_order : offence_types[type], ',');
    if (below(state, 100) >= 2)
        *out.at++ = (char)('0' + gravity);
    *out.at++ = ',';
    put(pending ? (word)WORD("") : outcome_of(kind), ',');
    put_date(pending ? NONE : outcome_day, ',');
    put(breach ? (word)WORD("Y") : (word)WORD("N"), '\n');
}

static void write_episodes(const char *name, const episode *list, uint32_t count)
{
    open_output(name);
    put((word)WORD("episode_id,person_id,sex,programme,referral_date,start_date,closure_date,"
                   "closure_reason,locality,worker"),
        '\n');
    for (uint32_t row = 0; row < count; row++) {
        if (out.at > out.bytes + BUFFER_SIZE - ROW_MAX)
            flush();
        put_episode(&list[row], row);
    }
    close_output();
}

static void write_offences(const char *name, const episode *list, uint32_t count,
                           uint32_t strangers)
{
    uint64_t state = seed_of(0, 5);
    int opening = day_of("2016-01-01");

    open_output(name);
    put((word)WORD("offence_id,person_id,offence_date,offence_type,gravity,outcome,outcome_date,"
                   "breach"),
        '\n');
    for (uint64_t row = 0; row < (uint64_t)count * OFFENCES_EACH; row++) {
        bool known = below(&state, 10) > 0;
        const episode *of = known ? choose_episode(list, count, &state) : NULL;
        uint32_t stranger = known ? 0 : below(&state, strangers);
        int day = offence_day(of, &state, opening);

        if (out.at > out.bytes + BUFFER_SIZE - ROW_MAX)
            flush();
        put_offence(of, stranger, day, row, &state);
    }
    close_output();
}

int main(int argc, char **argv)
{
    uint64_t count = argc == 4 ? strtoull(argv[3], NULL, 10) : 0;
    uint32_t persons = (uint32_t)((count * 7 + 9) / 10);
    episode *list;
    uint8_t *counts;

    if (count == 0 || count > COUNT_MAX) {
        fprintf(stderr, "Usage: make_episodes EPISODES.csv OFFENCES.csv COUNT\n");
        return 2;
    }
    make_dates();
    list = malloc(count * sizeof *list);
    counts = malloc(persons);
    if (list == NULL || counts == NULL) {
        fprintf(stderr, "make_episodes: not enough memory\n");
        return 3;
    }
    make_episodes(list, counts, persons, (uint32_t)count);
    write_episodes(argv[1], list, (uint32_t)count);
    write_offences(argv[2], list, (uint32_t)count, persons * 3 / 7 + 1);
    free(counts);
    free(list);
    return 0;
}
