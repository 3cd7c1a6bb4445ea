/* The kinds of exports, a row each. */
#include "synth/kinds.h"

#include "cj/synth.h"

/* Three episodes, each with a start up to 28 days after the referral, 390 days long, and 220 days
 * before the next, some days more for holidays: whatever they lead to lies within. */
#define COURSE (3 * (28 + 390 + 220 + 30))

const cj_kind_made cj_kinds_made[CJ_SYNTH_KINDS] = {
    [CJ_SYNTH_PEOPLE] = {.name = "people",
                         .header = "person_id,sex,date_of_birth,ethnicity,locality\n",
                         .cells = "pwdww",
                         .after = 14,
                         .twice = "primary-key",
                         .twice_is = CJ_ERROR,
                         .events = cj_people_events,
                         .put = cj_people_put},
    [CJ_SYNTH_EPISODES] = {.name = "episodes",
                           .header = "episode_id,person_id,sex,locality,programme,referral_type,"
                                     "referral_date,start_date,closure_date,closure_reason,cohort,"
                                     "worker\n",
                           .cells = "kpwwwwddlwww",
                           .after = COURSE,
                           .twice = "duplicate-row",
                           .twice_is = CJ_WARNING,
                           .events = cj_episodes_events,
                           .put = cj_episodes_put},
    [CJ_SYNTH_REVIEWS] = {.name = "reviews",
                          .header = "person_id,review_date,outcome,score,progress,sex,locality,"
                                    "worker,notes\n",
                          .cells = "pDrnewwwt",
                          .after = COURSE,
                          .twice = "primary-key",
                          .twice_is = CJ_ERROR,
                          .first_is_told = true,
                          .events = cj_reviews_events,
                          .rows = cj_reviews_rows,
                          .put = cj_reviews_put},
    [CJ_SYNTH_OFFENCES] = {.name = "offences",
                           .header = "offence_id,person_id,offence_date,offence_type,gravity,"
                                     "outcome,outcome_date,breach\n",
                           .cells = "kpDwnwlw",
                           .before = 800,
                           .after = COURSE + 500,
                           .twice = "duplicate-row",
                           .twice_is = CJ_WARNING,
                           .events = cj_offences_events,
                           .put = cj_offences_put},
    [CJ_SYNTH_ORDERS] = {.name = "orders",
                         .header = "order_id,person_id,order_date,order_type,locality,"
                                   "first_contact_date,placement_date,completion_date\n",
                         .cells = "kpDwwfff",
                         .after = COURSE,
                         .twice = "primary-key",
                         .twice_is = CJ_ERROR,
                         .events = cj_orders_events,
                         .put = cj_orders_put},
    [CJ_SYNTH_SESSIONS] = {.name = "sessions",
                           .header = "person_id,cohort,session,session_date,attended,start_score,"
                                     "end_score,sex,locality\n",
                           .cells = "pwwfwnnww",
                           .after = COURSE + 60,
                           .twice = "duplicate-row",
                           .twice_is = CJ_WARNING,
                           .events = cj_sessions_events,
                           .put = cj_sessions_put}};

cj_status cj_synth_kind_parse(cj_synth_kind *out, cj_span name, cj_error *err)
{
    cj_span names[CJ_SYNTH_KINDS];
    size_t nearest;

    for (size_t i = 0; i < CJ_SYNTH_KINDS; i++) {
        names[i] = cj_span_of(cj_kinds_made[i].name);
        if (cj_word_same(names[i], name)) {
            *out = (cj_synth_kind)i;
            return CJ_OK;
        }
    }
    nearest = cj_word_nearest(name, names, CJ_SYNTH_KINDS);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "{kind} \"%.*s\" is not known; did you mean %s?",
                       (int)name.length, name.at, names[nearest].at);
    return cj_fail(
        err, CJ_EUSAGE,
        "{kind} \"%.*s\" must be people, episodes, reviews, offences, orders, sessions or "
        "all",
        (int)name.length, name.at);
}

const char *cj_synth_kind_name(cj_synth_kind kind)
{
    return cj_kinds_made[kind].name;
}
