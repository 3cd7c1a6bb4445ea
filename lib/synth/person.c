/* When people come, and how their episodes follow one another. */
#include "synth/person.h"

/* Whole days of the period, spread over all persons: who has a higher number comes no earlier. */
static cj_date day_of(const cj_synth *synth, uint64_t number)
{
    const cj_period *period = &synth->options.period;
    uint64_t days = (uint64_t)(period->last - period->first) + 1;

    return period->first + (cj_date)(number * days / synth->persons);
}

/* The least number whose day is `day`, which is number * days / persons >= day - first. */
uint64_t cj_person_from(const cj_synth *synth, cj_date day)
{
    const cj_period *period = &synth->options.period;
    uint64_t days = (uint64_t)(period->last - period->first) + 1;
    uint64_t from;

    if (day <= period->first)
        return 0;
    from = ((uint64_t)(day - period->first) * synth->persons + days - 1) / days;
    return from < synth->persons ? from : synth->persons;
}

/* Seven of ten come once; the others come again some months after they were closed. */
void cj_person_make(cj_person *person, const cj_synth *synth, uint64_t number)
{
    cj_chance chance = cj_chance_of(synth->seed, number, CJ_USE_COURSE);
    cj_date referral = cj_days_known_work(&synth->days, day_of(synth, number));
    uint32_t kind = cj_chance_below(&chance, 100);
    size_t most = kind < 70 ? 1 : kind < 92 ? 2 : CJ_EPISODES_MAX;

    person->number = number;
    person->episode_count = 0;
    while (person->episode_count < most && referral <= cj_synth_last(synth)) {
        cj_episode *episode = &person->episodes[person->episode_count++];
        cj_date start = referral + 3 + (cj_date)cj_chance_below(&chance, 26);

        episode->referral = referral;
        episode->start = cj_days_known_work(&synth->days, start);
        episode->closure = cj_days_known_work(
            &synth->days, episode->start + 60 + (cj_date)cj_chance_below(&chance, 330));
        referral = cj_days_known_work(&synth->days, episode->closure + 20 +
                                                        (cj_date)cj_chance_below(&chance, 200));
    }
}
