/* Finding the bytes that matter in CSV text, 64 at a time. */
#ifndef CJ_CSV_SCAN_H
#define CJ_CSV_SCAN_H

#include <stdint.h>

#define CJ_SCAN_WIDTH 64

/* A mask of the 64 bytes at text: bit i is set where text[i] is the delimiter,
 * a line feed, a carriage return, a quotation mark or NUL. */
static inline uint64_t cj_csv_scan(const char *text, char delimiter);

#ifdef __SSE2__
#include <emmintrin.h>

static inline uint64_t cj_csv_scan(const char *text, char delimiter)
{
    const __m128i wanted = _mm_set1_epi8(delimiter);
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i carriage = _mm_set1_epi8('\r');
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i nul = _mm_setzero_si128();
    uint64_t mask = 0;

    for (int part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + 16 * part));
        __m128i found = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(bytes, wanted), _mm_cmpeq_epi8(bytes, feed)),
            _mm_or_si128(_mm_cmpeq_epi8(bytes, carriage),
                         _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, nul))));

        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << (16 * part);
    }
    return mask;
}
#else
static inline uint64_t cj_csv_scan(const char *text, char delimiter)
{
    uint64_t mask = 0;

    for (int i = 0; i < CJ_SCAN_WIDTH; i++)
        if (text[i] == delimiter || text[i] == '\n' || text[i] == '\r' || text[i] == '"' ||
            text[i] == '\0')
            mask |= UINT64_C(1) << i;
    return mask;
}
#endif

#endif
