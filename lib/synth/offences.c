/* Offences: most people have a few, and few have most. */
#include "synth/kinds.h"

static const cj_span types[] = {
    CJ_WORD("Theft"),          CJ_WORD("Vandalism"),       CJ_WORD("Breach of the peace"),
    CJ_WORD("Common assault"), CJ_WORD("Drug possession"), CJ_WORD("Road traffic"),
    CJ_WORD("Housebreaking"),  CJ_WORD("Weapon"),          CJ_WORD("Fire-raising"),
    CJ_WORD("Robbery")};

static const cj_span breach_of_order = CJ_WORD("Breach of order");

static const cj_span outcomes[] = {CJ_WORD("CONVICTION"), CJ_WORD("CONVICTION"), CJ_WORD("CAUTION"),
                                   CJ_WORD("WARNING"), CJ_WORD("NO ACTION")};

#define BEFORE 730 /* days before an episode that are told of */
#define BEHIND 480 /* and behind it */
#define GRAVITY_MOST 8

static size_t how_many(cj_chance *chance)
{
    uint32_t kind = cj_chance_below(chance, 100);

    return kind < 25   ? cj_chance_below(chance, 2)
           : kind < 60 ? 1 + cj_chance_below(chance, 4)
           : kind < 85 ? 5 + cj_chance_below(chance, 10)
                       : 15 + cj_chance_below(chance, 25);
}

/* Before the start, more often near it; during the episode; or in the sixteen months after it. */
static cj_date day_near(const cj_episode *episode, cj_chance *chance)
{
    uint32_t kind = cj_chance_below(chance, 100);

    if (kind < 45)
        return episode->start - 1 -
               (cj_date)cj_chance_below(chance, cj_chance_below(chance, BEFORE) + 1);
    if (kind < 65)
        return episode->start +
               (cj_date)cj_chance_below(chance, (uint32_t)(episode->closure - episode->start) + 1);
    return episode->closure + 1 + (cj_date)cj_chance_below(chance, BEHIND);
}

/* One of twelve is of the day of the one before it. */
size_t cj_offences_events(cj_date *days, const cj_synth *synth, const cj_person *person)
{
    cj_chance chance = cj_person_chance(person, synth, CJ_USE_OFFENCES, 0);
    size_t many = person->episode_count == 0 ? 0 : how_many(&chance);
    size_t count = 0;

    for (size_t i = 0; i < many; i++) {
        uint32_t which = cj_chance_below(&chance, (uint32_t)person->episode_count);
        cj_date day = day_near(&person->episodes[which], &chance);

        if (cj_chance_below(&chance, 12) == 0 && count > 0)
            day = days[count - 1];
        if (day <= cj_synth_last(synth))
            days[count++] = day;
    }
    return count;
}

void cj_offences_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row)
{
    cj_chance chance = cj_person_chance(row->person, synth, CJ_USE_OFFENCE, row->event);
    uint32_t type = cj_chance_below(&chance, CJ_COUNT_OF(types));
    bool breach = cj_chance_percent(&chance, 4);
    cj_date decided =
        cj_days_known_work(&synth->days, row->day + 14 + (cj_date)cj_chance_below(&chance, 300));
    bool pending = decided > cj_synth_last(synth) || cj_chance_percent(&chance, 10);
    uint32_t gravity = 1 + type / 2 + cj_chance_below(&chance, GRAVITY_MOST - 4);
    uint32_t outcome = cj_chance_below(&chance, CJ_COUNT_OF(outcomes));

    cj_put_id(out, 'O', 9, row->person->number * CJ_EVENTS_MAX + row->event + 1);
    cj_put_person(out, row->person->number);
    cj_put_date(out, row->day);
    cj_put_text(out, breach ? breach_of_order : types[type]);
    if (cj_chance_percent(&chance, 2))
        cj_put_blank(out);
    else
        cj_put_number(out, gravity);
    cj_put_text(out, pending ? (cj_span)CJ_WORD("") : outcomes[outcome]);
    cj_put_date(out, pending ? CJ_DATE_MISSING : decided);
    cj_put_text(out, breach ? (cj_span)CJ_WORD("Y") : (cj_span)CJ_WORD("N"));
    cj_put_end_row(out);
}
