/* People and their episodes. */
#include "synth/kinds.h"

static const cj_span sexes[] = {CJ_WORD("Male"), CJ_WORD("Female")};

static const cj_span localities[] = {
    CJ_WORD("North Street"), CJ_WORD("Harbour Road"), CJ_WORD("Mill Lane"),
    CJ_WORD("Station Yard"), CJ_WORD("Castle Green"), CJ_WORD("Riverside"),
    CJ_WORD("Market Place"), CJ_WORD("Abbey Close"),  CJ_WORD("South Bridge"),
    CJ_WORD("Hill Top"),     CJ_WORD("Dock Gate"),    CJ_WORD("Park Avenue"),
    CJ_WORD("Kirk Wynd"),    CJ_WORD("Old Brewery"),  CJ_WORD("West Port"),
    CJ_WORD("School House"), CJ_WORD("Links View"),   CJ_WORD("Meadowbank"),
    CJ_WORD("Quarry Road"),  CJ_WORD("Ferry Terrace")};

static const cj_span ethnicities[] = {
    CJ_WORD("White"), CJ_WORD("White"), CJ_WORD("White"), CJ_WORD("White"), CJ_WORD("White"),
    CJ_WORD("Asian"), CJ_WORD("Black"), CJ_WORD("Mixed"), CJ_WORD("Other"), CJ_WORD("")};

static const cj_span programmes[] = {CJ_WORD("Intensive support"),  CJ_WORD("Bail supervision"),
                                     CJ_WORD("Community payback"),  CJ_WORD("Mentoring"),
                                     CJ_WORD("Groupwork"),          CJ_WORD("Early intervention"),
                                     CJ_WORD("Restorative justice")};

static const cj_span referral_types[] = {CJ_WORD("Court"), CJ_WORD("Court"), CJ_WORD("Police"),
                                         CJ_WORD("Social work"), CJ_WORD("Self")};

static const cj_span reasons[] = {CJ_WORD("Completed"),  CJ_WORD("Completed"),
                                  CJ_WORD("Completed"),  CJ_WORD("Disengaged"),
                                  CJ_WORD("Moved away"), CJ_WORD("Breached")};

/* Age in days when they came: most are young. */
#define YOUNGEST (14 * 366)
#define SPAN (46 * 365)

/* Birthdays modulo 4,096 days go through all remainders, so that the first 4,096 people have as
 * many dates of birth: an odd factor is a permutation of the remainders. */
#define REMAINDERS 4096
#define ODD 2731

cj_span cj_person_sex(const cj_synth *synth, const cj_person *person)
{
    cj_chance chance = cj_person_chance(person, synth, CJ_USE_TRAITS, 0);

    return sexes[cj_chance_percent(&chance, 21)];
}

cj_span cj_person_locality(const cj_synth *synth, const cj_person *person)
{
    cj_chance chance = cj_person_chance(person, synth, CJ_USE_TRAITS, 1);

    return localities[cj_chance_below(&chance, CJ_COUNT_OF(localities))];
}

/* ---- people -----------------------------------------------------------------------------------
 */

static cj_date born(const cj_synth *synth, const cj_person *person, cj_chance *chance)
{
    uint32_t remainder = (uint32_t)(person->number * ODD % REMAINDERS);
    uint32_t age = YOUNGEST + cj_chance_below(chance, cj_chance_below(chance, SPAN) + 1);
    cj_date day = person->episodes[0].referral - (cj_date)age;
    uint32_t off = ((uint32_t)(day - synth->days.first) - remainder) % REMAINDERS;

    return day - (cj_date)off;
}

size_t cj_people_events(cj_date *days, const cj_synth *synth, const cj_person *person)
{
    (void)synth;
    days[0] = person->episodes[0].referral;
    return person->episode_count > 0;
}

void cj_people_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row)
{
    cj_chance chance = cj_person_chance(row->person, synth, CJ_USE_TRAITS, 2);
    cj_date birthday = born(synth, row->person, &chance);

    cj_put_person(out, row->person->number);
    cj_put_text(out, cj_person_sex(synth, row->person));
    cj_put_date(out, cj_chance_percent(&chance, 1) ? CJ_DATE_MISSING : birthday);
    cj_put_text(out, ethnicities[cj_chance_below(&chance, CJ_COUNT_OF(ethnicities))]);
    cj_put_text(out, cj_person_locality(synth, row->person));
    cj_put_end_row(out);
}

/* ---- episodes ---------------------------------------------------------------------------------
 */

size_t cj_episodes_events(cj_date *days, const cj_synth *synth, const cj_person *person)
{
    (void)synth;
    for (size_t i = 0; i < person->episode_count; i++)
        days[i] = person->episodes[i].referral;
    return person->episode_count;
}

/* Some starts of people who came again were not written down: the first one is, as reviews follow
 * it.  A start or closure behind the end of the export is not known yet. */
void cj_episodes_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row)
{
    const cj_episode *episode = &row->person->episodes[row->event];
    cj_chance chance = cj_person_chance(row->person, synth, CJ_USE_EPISODE, row->event);
    bool forgotten = cj_chance_percent(&chance, 8) && row->event > 0;
    bool open = episode->closure > cj_synth_last(synth);

    cj_put_id(out, 'E', 8, row->person->number * CJ_EPISODES_MAX + row->event + 1);
    cj_put_person(out, row->person->number);
    cj_put_text(out, cj_person_sex(synth, row->person));
    cj_put_text(out, cj_person_locality(synth, row->person));
    cj_put_text(out, programmes[cj_chance_below(&chance, CJ_COUNT_OF(programmes))]);
    cj_put_text(out, referral_types[cj_chance_below(&chance, CJ_COUNT_OF(referral_types))]);
    cj_put_date(out, episode->referral);
    cj_put_date(out, forgotten ? CJ_DATE_MISSING : episode->start);
    cj_put_date(out, episode->closure);
    cj_put_text(out, open ? (cj_span)CJ_WORD("")
                          : reasons[cj_chance_below(&chance, CJ_COUNT_OF(reasons))]);
    cj_put_id(out, 'C', 2, 1 + cj_chance_below(&chance, 40));
    cj_put_id(out, 'W', 3, 1 + cj_chance_below(&chance, 240));
    cj_put_end_row(out);
}
