/* Case reviews: every ten to fourteen weeks of an episode, a row for each outcome of the person. */
#include "synth/kinds.h"

static const cj_span outcomes[] = {
    CJ_WORD("Criminal activity"),   CJ_WORD("Substance misuse"), CJ_WORD("Accommodation"),
    CJ_WORD("Education and work"),  CJ_WORD("Health"),           CJ_WORD("Engagement"),
    CJ_WORD("Personal development")};

#define OUTCOMES CJ_COUNT_OF(outcomes)
#define SCORE_MOST 10

static const cj_span progress[] = {CJ_WORD("deteriorated"), CJ_WORD("maintained"),
                                   CJ_WORD("improved")};

static const char notes[] =
    "met at the office and went through the plan for the coming weeks then agreed what to do next "
    "about the tenancy with the council and the letter from college came too late to apply this "
    "term but there is a place in spring if the form is in by the end of the month and the family "
    "say that things at home are calmer than they were last autumn though money stays tight and "
    "the bus fare to the group is still a worry so we will ask whether the travel card can be paid "
    "from the fund and ring again on monday after the appointment with the nurse at the surgery in "
    "town where the new prescription has to be signed before the chemist can hand out anything "
    "more and then look at the plan again together";

#define NOTE_MOST 80

/* What people write who use a keyboard: in the file they stand in quotation marks. */
static const cj_span quoted[] = {CJ_WORD("\"said \"\"much better\"\", to be seen again\""),
                                 CJ_WORD("\"housing, money, family\""),
                                 CJ_WORD("\"form says \"\"no change\"\"\""),
                                 CJ_WORD("\"late, but came\"")};

size_t cj_reviews_events(cj_date *days, const cj_synth *synth, const cj_person *person)
{
    cj_chance chance = cj_person_chance(person, synth, CJ_USE_REVIEWS, 0);
    cj_date last = cj_synth_last(synth);
    size_t count = 0;

    for (size_t i = 0; i < person->episode_count; i++) {
        const cj_episode *episode = &person->episodes[i];
        cj_date day = episode->start;

        while (day <= episode->closure && day <= last) {
            days[count++] = day;
            day =
                cj_days_known_work(&synth->days, day + 70 + (cj_date)cj_chance_below(&chance, 28));
        }
    }
    return count;
}

/* The outcomes that concern the person, a bit each: most of them, and one at least. */
static uint32_t concerns(const cj_synth *synth, const cj_person *person)
{
    cj_chance chance = cj_person_chance(person, synth, CJ_USE_REVIEWS, 1);
    uint32_t bits = 1u << cj_chance_below(&chance, OUTCOMES);

    for (uint32_t i = 0; i < OUTCOMES; i++)
        if (cj_chance_percent(&chance, 85))
            bits |= 1u << i;
    return bits;
}

size_t cj_reviews_rows(const cj_synth *synth, const cj_person *person)
{
    size_t rows = 0;

    for (uint32_t bits = concerns(synth, person); bits != 0; bits &= bits - 1)
        rows++;
    return rows;
}

static uint32_t outcome_of(uint32_t bits, size_t row)
{
    uint32_t outcome = 0;

    for (;; outcome++) {
        if ((bits >> outcome & 1) == 0)
            continue;
        if (row == 0)
            return outcome;
        row--;
    }
}

/* 1 to 10, or 0 where none was given: from where the person began a little upwards, with days that
 * are better and worse. */
static uint32_t score_of(const cj_synth *synth, const cj_person *person, uint32_t outcome,
                         size_t event)
{
    cj_chance of_outcome = cj_person_chance(person, synth, CJ_USE_SCORES, outcome);
    uint32_t begin = 2 + cj_chance_below(&of_outcome, 5);
    uint32_t drift = cj_chance_below(&of_outcome, 4);
    cj_chance chance = cj_person_chance(person, synth, CJ_USE_SCORES, (event + 1) << 8 | outcome);
    uint32_t score = begin + (uint32_t)event * drift / 3 + cj_chance_below(&chance, 3) - 1;

    if (cj_chance_percent(&chance, 3))
        return 0;
    return score < 1 ? 1 : score > SCORE_MOST ? SCORE_MOST : score;
}

/* As the worker records it: against the first score. */
static cj_span progress_of(uint32_t first, uint32_t score, size_t event)
{
    if (event == 0 || first == 0 || score == 0)
        return (cj_span)CJ_WORD("");
    return progress[1 + (score > first) - (score < first)];
}

/* Half of the notes are blank, and three of a hundred need quotation marks. */
static void put_notes(cj_putter *out, cj_chance *chance)
{
    uint32_t kind = cj_chance_below(chance, 100);
    uint32_t from = cj_chance_below(chance, sizeof notes - NOTE_MOST - 1);
    uint32_t length = 20 + cj_chance_below(chance, NOTE_MOST - 20);

    if (kind < 45) {
        cj_put_blank(out);
    } else if (kind < 48) {
        cj_span text = quoted[kind - 45 + cj_chance_below(chance, 2)];

        memcpy(out->at, text.at, text.length);
        out->at += text.length;
        cj_put_end_cell(out);
    } else {
        while (from > 0 && notes[from - 1] != ' ')
            from--;
        while (notes[from + length] != ' ')
            length--;
        cj_put_text(out, (cj_span){notes + from, length});
    }
}

void cj_reviews_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row)
{
    uint32_t outcome = outcome_of(concerns(synth, row->person), row->row);
    uint32_t score = score_of(synth, row->person, outcome, row->event);
    uint32_t first = row->event == 0 ? score : score_of(synth, row->person, outcome, 0);
    cj_chance chance =
        cj_person_chance(row->person, synth, CJ_USE_NOTES, row->event << 8 | outcome);

    cj_put_person(out, row->person->number);
    cj_put_date(out, row->day);
    cj_put_text(out, outcomes[outcome]);
    if (score == 0)
        cj_put_blank(out);
    else
        cj_put_number(out, score);
    cj_put_text(out, progress_of(first, score, row->event));
    cj_put_text(out, cj_person_sex(synth, row->person));
    cj_put_text(out, cj_person_locality(synth, row->person));
    cj_put_id(out, 'W', 3, 1 + cj_chance_below(&chance, 240));
    put_notes(out, &chance);
    cj_put_end_row(out);
}
