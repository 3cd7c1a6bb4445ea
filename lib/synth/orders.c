/* Orders with the days of what has to follow them, and sessions of groups with scores. */
#include "synth/kinds.h"

static const cj_span types[] = {CJ_WORD("Community payback order"), CJ_WORD("Supervision order"),
                                CJ_WORD("Unpaid work order"), CJ_WORD("Referral order")};

static const cj_span topics[] = {CJ_WORD("Choices"), CJ_WORD("Money"),   CJ_WORD("Health"),
                                 CJ_WORD("Family"),  CJ_WORD("Victims"), CJ_WORD("Work")};

#define SESSIONS CJ_COUNT_OF(topics)
#define SCORE_MOST 10

/* ---- orders -------------------------------------------------------------------------------------
 */

size_t cj_orders_events(cj_date *days, const cj_synth *synth, const cj_person *person)
{
    size_t count = 0;

    for (size_t i = 0; i < person->episode_count; i++)
        if (person->episodes[i].start <= cj_synth_last(synth))
            days[count++] = person->episodes[i].start;
    return count;
}

/* A working day `least` days after `from` or up to `more` later, sooner rather than later. */
static cj_date soon(const cj_synth *synth, cj_date from, uint32_t least, uint32_t more,
                    cj_chance *chance)
{
    uint32_t late = cj_chance_below(chance, cj_chance_below(chance, more) + 1);

    return cj_days_known_work(&synth->days, from + (cj_date)(least + late));
}

void cj_orders_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row)
{
    cj_chance chance = cj_person_chance(row->person, synth, CJ_USE_ORDER, row->event);
    cj_date contact = soon(synth, row->day, 0, 14, &chance);
    cj_date placement = soon(synth, row->day, 2, 40, &chance);
    cj_date completion = soon(synth, row->day, 60, 400, &chance);
    bool contacted = !cj_chance_percent(&chance, 3);
    bool placed = cj_chance_percent(&chance, 90);

    cj_put_id(out, 'D', 8, row->person->number * CJ_EPISODES_MAX + row->event + 1);
    cj_put_person(out, row->person->number);
    cj_put_date(out, row->day);
    cj_put_text(out, types[cj_chance_below(&chance, CJ_COUNT_OF(types))]);
    cj_put_text(out, cj_person_locality(synth, row->person));
    cj_put_date(out, contacted ? contact : CJ_DATE_MISSING);
    cj_put_date(out, placed ? placement : CJ_DATE_MISSING);
    cj_put_date(out, placed && completion > placement ? completion : CJ_DATE_MISSING);
    cj_put_end_row(out);
}

/* ---- sessions -----------------------------------------------------------------------------------
 */

/* Two of three episodes have a group: a session a week, or two where a holiday lies between. */
size_t cj_sessions_events(cj_date *days, const cj_synth *synth, const cj_person *person)
{
    cj_chance chance = cj_person_chance(person, synth, CJ_USE_SESSIONS, 0);
    size_t count = 0;

    for (size_t i = 0; i < person->episode_count; i++) {
        cj_date day = person->episodes[i].start + 7;

        if (cj_chance_below(&chance, 3) == 0)
            continue;
        for (uint32_t n = 0; n < SESSIONS; n++) {
            cj_date held = cj_days_known_work(&synth->days, day + (cj_date)(7 * n));

            if (held <= cj_synth_last(synth))
                days[count++] = held;
        }
    }
    return count;
}

/* Who did not come has no scores; some who came did not fill in the sheet. */
void cj_sessions_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row)
{
    cj_chance chance = cj_person_chance(row->person, synth, CJ_USE_SESSIONS, row->event + 1);
    bool attended = cj_chance_percent(&chance, 88);
    uint32_t start = 2 + cj_chance_below(&chance, 6);
    uint32_t end = start - 1 + cj_chance_below(&chance, 5);

    cj_put_person(out, row->person->number);
    cj_put_id(out, 'G', 3, 1 + row->person->number % 120);
    cj_put_text(out, topics[row->event % SESSIONS]);
    cj_put_date(out, row->day);
    cj_put_text(out, attended ? (cj_span)CJ_WORD("Yes") : (cj_span)CJ_WORD("No"));
    if (!attended || cj_chance_percent(&chance, 3))
        cj_put_blank(out);
    else
        cj_put_number(out, start);
    if (!attended || cj_chance_percent(&chance, 6))
        cj_put_blank(out);
    else
        cj_put_number(out, end > SCORE_MOST ? SCORE_MOST : end);
    cj_put_text(out, cj_person_sex(synth, row->person));
    cj_put_text(out, cj_person_locality(synth, row->person));
    cj_put_end_row(out);
}
