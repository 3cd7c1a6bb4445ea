/* Identifiers of which some are written in a form of another system. */
#include "forms.h"

#include "cj/memory.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS_MAX 9
#define LEAST 10  /* identifiers of a form */
#define SHIFTS 10 /* numbers before and behind that are held against */
#define FAR 16    /* squared: four standard deviations, by chance once in 16,000 */

/* What stands before the number at the end of an identifier, and the number. */
static bool cut(cj_span *before, uint32_t *number, cj_span id)
{
    size_t digits = 0;

    *number = 0;
    while (digits < id.length && cj_byte_is_digit(id.at[id.length - 1 - digits]))
        digits++;
    if (digits == 0 || digits > DIGITS_MAX)
        return false;
    for (size_t i = id.length - digits; i < id.length; i++)
        *number = *number * 10 + (uint32_t)(id.at[i] - '0');
    *before = (cj_span){id.at, id.length - digits};
    return true;
}

/* Numbers behind the same letters. */
typedef struct {
    cj_span before;
    cj_span first; /* whose they are */
    uint32_t *numbers;
    size_t count;
} form;

static int compare(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;

    return (left > right) - (left < right);
}

static void put_in_order(form *of)
{
    size_t kept = 0;

    if (of->count > 1)
        qsort(of->numbers, of->count, sizeof *of->numbers, compare);
    for (size_t i = 0; i < of->count; i++)
        if (kept == 0 || of->numbers[kept - 1] != of->numbers[i])
            of->numbers[kept++] = of->numbers[i];
    of->count = kept;
}

/* Take the numbers of those that are marked as asked and all have the same letters before, which
 * are not those of `but` (NULL: any); *unlike says how many have other letters. */
static cj_status take(form *of, size_t *unlike, const cj_forms_side *side, bool marked,
                      const form *but, cj_error *err)
{
    size_t count = side->count < CJ_FORMS_MAX ? side->count : CJ_FORMS_MAX;

    of->numbers = malloc((count + 1) * sizeof *of->numbers);
    if (of->numbers == NULL)
        return cj_fail_nomem(err);
    for (uint32_t i = 0; i < count; i++) {
        cj_span id = side->text(side->of, i);
        cj_span before;
        uint32_t number;

        if (id.length == 0 || (side->marks[i] != 0) != marked)
            continue;
        if (!cut(&before, &number, id)) {
            ++*unlike;
            continue;
        }
        if (but != NULL && cj_word_same(before, but->before))
            continue; /* somebody else of the same system */
        if (of->count > 0 && !cj_word_same(before, of->before)) {
            ++*unlike;
            continue;
        }
        if (of->count == 0) {
            of->before = before;
            of->first = id;
        }
        of->numbers[of->count++] = number;
    }
    put_in_order(of);
    return CJ_OK;
}

/* Whether one of the identifiers has the form. */
static bool has_form(const cj_forms_side *side, const form *of)
{
    for (uint32_t i = 0; i < side->count && i < CJ_FORMS_MAX; i++) {
        cj_span before;
        uint32_t number;

        if (cut(&before, &number, side->text(side->of, i)) && cj_word_same(before, of->before))
            return true;
    }
    return false;
}

/* How many numbers of one, so far shifted, the other has. */
static size_t common(const form *a, const form *b, int shift)
{
    size_t found = 0;
    size_t j = 0;

    for (size_t i = 0; i < a->count; i++) {
        int64_t number = (int64_t)a->numbers[i] + shift;

        while (j < b->count && b->numbers[j] < number)
            j++;
        found += j < b->count && b->numbers[j] == number;
    }
    return found;
}

/* How many whole numbers the numbers of the two lie among. */
static double range_of(const form *a, const form *b)
{
    uint32_t first = a->numbers[0] < b->numbers[0] ? a->numbers[0] : b->numbers[0];
    uint32_t last = a->numbers[a->count - 1] > b->numbers[b->count - 1] ? a->numbers[a->count - 1]
                                                                        : b->numbers[b->count - 1];

    return (double)last - first + 1;
}

/* Whether the two have more numbers in common, or fewer, than they have where one is shifted.  How
 * many they have by chance has a hypergeometric distribution. */
static bool depend(const form *others, const form *met)
{
    double here = (double)common(others, met, 0);
    double sum = 0;
    bool most = true;
    bool least = true;
    size_t none = 0;
    double mean;
    double spread;

    for (int shift = -SHIFTS; shift <= SHIFTS; shift++) {
        double there = shift == 0 ? here : (double)common(others, met, shift);

        sum += shift == 0 ? 0 : there;
        none += shift != 0 && there <= 0 && here <= 0;
        most = most && (shift == 0 || here > there);
        least = least && (shift == 0 || here < there || (here <= 0 && there <= 0));
    }
    mean = sum / (2 * SHIFTS);
    spread = mean * (1 - mean / (double)others->count) *
             (1 - (double)others->count / (range_of(others, met) + 1)) * (1 + 1.0 / (2 * SHIFTS));
    return (most || (least && none < SHIFTS)) && (here - mean) * (here - mean) > FAR * spread;
}

cj_status cj_forms_find(cj_forms_found *out, const cj_forms_side *known,
                        const cj_forms_side *others, cj_error *err)
{
    form met = {0};
    form other = {0};
    size_t unlike[2] = {0};
    cj_status status = take(&met, &unlike[0], known, true, NULL, err);

    *out = (cj_forms_found){0};
    if (status == CJ_OK && met.count >= LEAST)
        status = take(&other, &unlike[1], others, false, &met, err);
    /* one in ten may be written in yet another way */
    if (status == CJ_OK && other.count >= LEAST && unlike[0] * LEAST < met.count &&
        unlike[1] * LEAST < other.count && !has_form(known, &other) && depend(&other, &met))
        *out = (cj_forms_found){.count = other.count, .other = other.first, .known = met.first};
    free(met.numbers);
    free(other.numbers);
    return status;
}

void cj_forms_append(cj_text *words, cj_text *note, const cj_forms_found *found, cj_span column)
{
    static const char rest[] = " written in a form that nobody here has, and their rows belong to "
                               "nobody; by their numbers they are of people who are here";

    cj_text_format(words, "%.*s: \"", (int)column.length, column.at);
    cj_text_escaped(words, found->other);
    cj_text_format(words, "\" and %llu more are%s, as \"", (unsigned long long)found->count - 1,
                   rest);
    cj_text_escaped(words, found->known);
    cj_text_add(words, "\" is: write both in one form");
    cj_text_format(
        note, "%.*s: " CJ_TELLS "%llu identifiers are" CJ_ELSE "some identifiers are" CJ_TOLD "%s",
        (int)column.length, column.at, (unsigned long long)found->count, rest);
}
