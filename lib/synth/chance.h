/* Chance that is the same on every machine: splitmix64 (Steele, Lea, Flood 2014), whole numbers
 * alone. */
#ifndef CJ_SYNTH_CHANCE_H
#define CJ_SYNTH_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t state;
} cj_chance;

static inline uint64_t cj_chance_mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* The chance of one use of one number (a person, an event of theirs): others know nothing of it. */
static inline cj_chance cj_chance_of(uint64_t seed, uint64_t number, uint64_t use)
{
    return (cj_chance){cj_chance_mix(seed + number * UINT64_C(0xD1342543DE82EF95) +
                                     use * UINT64_C(0x2545F4914F6CDD1D))};
}

static inline uint64_t cj_chance_draw(cj_chance *chance)
{
    chance->state += UINT64_C(0x9E3779B97F4A7C15);
    return cj_chance_mix(chance->state);
}

/* A whole number from 0 to limit - 1. */
static inline uint32_t cj_chance_below(cj_chance *chance, uint32_t limit)
{
    return (uint32_t)(((cj_chance_draw(chance) >> 32) * limit) >> 32);
}

static inline bool cj_chance_percent(cj_chance *chance, uint32_t percent)
{
    return cj_chance_below(chance, 100) < percent;
}

#endif
