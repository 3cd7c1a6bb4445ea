/* Finding the bytes that matter in CSV text, 64 at a time. */
#ifndef CJ_CSV_SCAN_H
#define CJ_CSV_SCAN_H

#include <stdint.h>

#define CJ_SCAN_WIDTH 64

/* A mask of the 64 bytes at text: bit i is set where text[i] is the delimiter,
 * a line feed, a carriage return, a quotation mark or NUL. */
static inline uint64_t cj_csv_scan(const char *text, char delimiter);

/* Masks of what ends cells, for text that is known to have no quotation marks. */
typedef struct {
    uint64_t ends;  /* delimiters and line feeds ... */
    uint64_t feeds; /* ... and the line feeds alone */
} cj_csv_cells;

static inline cj_csv_cells cj_csv_scan_cells(const char *text, char delimiter);

/* Masks of 64 bytes: line feeds, carriage returns, and bytes that a plain line does not have. */
typedef struct {
    uint64_t feeds;
    uint64_t carriages;
    uint64_t foreign; /* quotation marks and NUL */
} cj_csv_ends;

static inline cj_csv_ends cj_csv_scan_ends(const char *text);

/* Masks of 64 bytes: all that matters where cells may stand in quotation marks. */
typedef struct {
    uint64_t quotes;
    uint64_t delimiters;
    uint64_t feeds;
    uint64_t carriages;
    uint64_t nuls;
} cj_csv_marks;

static inline cj_csv_marks cj_csv_scan_marks(const char *text, char delimiter);

#if defined __AVX512BW__ && !defined CJ_SCAN_PLAIN
#include <immintrin.h>
#define CJ_SCAN_WHOLE

typedef __m512i cj_csv_bytes;

static inline cj_csv_bytes cj_csv_load(const char *text)
{
    return _mm512_loadu_si512(text);
}

/* Bit i is set where byte i is `byte`. */
static inline uint64_t cj_csv_scan_bits(cj_csv_bytes bytes, char byte)
{
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte));
}

#elif defined __AVX2__ && !defined CJ_SCAN_PLAIN
#include <immintrin.h>

/* Bit i is set where byte i is `byte`. */
static inline uint64_t cj_csv_scan_bits(__m256i bytes, __m256i byte)
{
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, byte));
}

static inline __m256i cj_csv_load(const char *text)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)text);
}

static inline cj_csv_cells cj_csv_scan_cells(const char *text, char delimiter)
{
    const __m256i wanted = _mm256_set1_epi8(delimiter);
    const __m256i feed = _mm256_set1_epi8('\n');
    cj_csv_cells cells = {0, 0};

    for (int part = 0; part < 2; part++) {
        __m256i bytes = cj_csv_load(text + 32 * part);

        cells.ends |= cj_csv_scan_bits(bytes, wanted) << (32 * part);
        cells.feeds |= cj_csv_scan_bits(bytes, feed) << (32 * part);
    }
    cells.ends |= cells.feeds;
    return cells;
}

static inline cj_csv_ends cj_csv_scan_ends(const char *text)
{
    const __m256i feed = _mm256_set1_epi8('\n');
    const __m256i carriage = _mm256_set1_epi8('\r');
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i nul = _mm256_setzero_si256();
    cj_csv_ends ends = {0, 0, 0};

    for (int part = 0; part < 2; part++) {
        __m256i bytes = cj_csv_load(text + 32 * part);
        __m256i odd =
            _mm256_or_si256(_mm256_cmpeq_epi8(bytes, quote), _mm256_cmpeq_epi8(bytes, nul));

        ends.feeds |= cj_csv_scan_bits(bytes, feed) << (32 * part);
        ends.carriages |= cj_csv_scan_bits(bytes, carriage) << (32 * part);
        ends.foreign |= (uint64_t)(uint32_t)_mm256_movemask_epi8(odd) << (32 * part);
    }
    return ends;
}

static inline cj_csv_marks cj_csv_scan_marks(const char *text, char delimiter)
{
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i wanted = _mm256_set1_epi8(delimiter);
    const __m256i feed = _mm256_set1_epi8('\n');
    const __m256i carriage = _mm256_set1_epi8('\r');
    const __m256i nul = _mm256_setzero_si256();
    cj_csv_marks marks = {0, 0, 0, 0, 0};

    for (int part = 0; part < 2; part++) {
        __m256i bytes = cj_csv_load(text + 32 * part);

        marks.quotes |= cj_csv_scan_bits(bytes, quote) << (32 * part);
        marks.delimiters |= cj_csv_scan_bits(bytes, wanted) << (32 * part);
        marks.feeds |= cj_csv_scan_bits(bytes, feed) << (32 * part);
        marks.carriages |= cj_csv_scan_bits(bytes, carriage) << (32 * part);
        marks.nuls |= cj_csv_scan_bits(bytes, nul) << (32 * part);
    }
    return marks;
}

#elif defined __SSE2__ && !defined CJ_SCAN_PLAIN
#include <emmintrin.h>

/* Bit i is set where byte i is `byte`. */
static inline uint64_t cj_csv_scan_bits(__m128i bytes, __m128i byte)
{
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, byte));
}

static inline cj_csv_cells cj_csv_scan_cells(const char *text, char delimiter)
{
    const __m128i wanted = _mm_set1_epi8(delimiter);
    const __m128i feed = _mm_set1_epi8('\n');
    cj_csv_cells cells = {0, 0};

    for (int part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + 16 * part));

        cells.ends |= cj_csv_scan_bits(bytes, wanted) << (16 * part);
        cells.feeds |= cj_csv_scan_bits(bytes, feed) << (16 * part);
    }
    cells.ends |= cells.feeds;
    return cells;
}

static inline cj_csv_ends cj_csv_scan_ends(const char *text)
{
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i carriage = _mm_set1_epi8('\r');
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i nul = _mm_setzero_si128();
    cj_csv_ends ends = {0, 0, 0};

    for (int part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + 16 * part));

        ends.feeds |= cj_csv_scan_bits(bytes, feed) << (16 * part);
        ends.carriages |= cj_csv_scan_bits(bytes, carriage) << (16 * part);
        ends.foreign |= (cj_csv_scan_bits(bytes, quote) | cj_csv_scan_bits(bytes, nul))
                        << (16 * part);
    }
    return ends;
}

static inline cj_csv_marks cj_csv_scan_marks(const char *text, char delimiter)
{
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i wanted = _mm_set1_epi8(delimiter);
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i carriage = _mm_set1_epi8('\r');
    const __m128i nul = _mm_setzero_si128();
    cj_csv_marks marks = {0, 0, 0, 0, 0};

    for (int part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + 16 * part));

        marks.quotes |= cj_csv_scan_bits(bytes, quote) << (16 * part);
        marks.delimiters |= cj_csv_scan_bits(bytes, wanted) << (16 * part);
        marks.feeds |= cj_csv_scan_bits(bytes, feed) << (16 * part);
        marks.carriages |= cj_csv_scan_bits(bytes, carriage) << (16 * part);
        marks.nuls |= cj_csv_scan_bits(bytes, nul) << (16 * part);
    }
    return marks;
}

#elif defined __ARM_NEON && defined __aarch64__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && \
    !defined CJ_SCAN_PLAIN
#include <arm_neon.h>
#define CJ_SCAN_NEON
#define CJ_SCAN_WHOLE

typedef struct {
    uint8x16_t quarters[4];
} cj_csv_bytes;

static inline cj_csv_bytes cj_csv_load(const char *text)
{
    cj_csv_bytes bytes;

    for (int part = 0; part < 4; part++)
        bytes.quarters[part] = vld1q_u8((const uint8_t *)text + 16 * part);
    return bytes;
}

/* Bit i is set where byte i is `byte`: each of eight bytes has a bit of its own, and adding
 * neighbours three times over puts eight bytes into one. */
static inline uint64_t cj_csv_scan_bits(cj_csv_bytes bytes, char byte)
{
    const uint8x16_t wanted = vdupq_n_u8((uint8_t)byte);
    const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t found[4];
    uint8x16_t sums;

    for (int part = 0; part < 4; part++)
        found[part] = vandq_u8(vceqq_u8(bytes.quarters[part], wanted), bits);
    sums = vpaddq_u8(vpaddq_u8(found[0], found[1]), vpaddq_u8(found[2], found[3]));
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)), 0);
}

#else
static inline cj_csv_marks cj_csv_scan_marks(const char *text, char delimiter)
{
    cj_csv_marks marks = {0, 0, 0, 0, 0};

    for (int i = 0; i < CJ_SCAN_WIDTH; i++) {
        marks.quotes |= (uint64_t)(text[i] == '"') << i;
        marks.delimiters |= (uint64_t)(text[i] == delimiter) << i;
        marks.feeds |= (uint64_t)(text[i] == '\n') << i;
        marks.carriages |= (uint64_t)(text[i] == '\r') << i;
        marks.nuls |= (uint64_t)(text[i] == '\0') << i;
    }
    return marks;
}

static inline cj_csv_cells cj_csv_scan_cells(const char *text, char delimiter)
{
    cj_csv_cells cells = {0, 0};

    for (int i = 0; i < CJ_SCAN_WIDTH; i++) {
        cells.ends |= (uint64_t)(text[i] == delimiter || text[i] == '\n') << i;
        cells.feeds |= (uint64_t)(text[i] == '\n') << i;
    }
    return cells;
}

static inline cj_csv_ends cj_csv_scan_ends(const char *text)
{
    cj_csv_ends ends = {0, 0, 0};

    for (int i = 0; i < CJ_SCAN_WIDTH; i++) {
        ends.feeds |= (uint64_t)(text[i] == '\n') << i;
        ends.carriages |= (uint64_t)(text[i] == '\r') << i;
        ends.foreign |= (uint64_t)(text[i] == '"' || text[i] == '\0') << i;
    }
    return ends;
}

#endif

#ifdef CJ_SCAN_WHOLE /* all 64 bytes are compared by one call */
static inline cj_csv_cells cj_csv_scan_cells(const char *text, char delimiter)
{
    cj_csv_bytes bytes = cj_csv_load(text);
    uint64_t feeds = cj_csv_scan_bits(bytes, '\n');

    return (cj_csv_cells){feeds | cj_csv_scan_bits(bytes, delimiter), feeds};
}

static inline cj_csv_ends cj_csv_scan_ends(const char *text)
{
    cj_csv_bytes bytes = cj_csv_load(text);

    return (cj_csv_ends){cj_csv_scan_bits(bytes, '\n'), cj_csv_scan_bits(bytes, '\r'),
                         cj_csv_scan_bits(bytes, '"') | cj_csv_scan_bits(bytes, '\0')};
}

static inline cj_csv_marks cj_csv_scan_marks(const char *text, char delimiter)
{
    cj_csv_bytes bytes = cj_csv_load(text);

    return (cj_csv_marks){cj_csv_scan_bits(bytes, '"'), cj_csv_scan_bits(bytes, delimiter),
                          cj_csv_scan_bits(bytes, '\n'), cj_csv_scan_bits(bytes, '\r'),
                          cj_csv_scan_bits(bytes, '\0')};
}
#endif

#if defined __SSE2__ && !defined CJ_SCAN_PLAIN
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
#elif defined CJ_SCAN_NEON
static inline uint64_t cj_csv_scan(const char *text, char delimiter)
{
    cj_csv_marks marks = cj_csv_scan_marks(text, delimiter);

    return marks.quotes | marks.delimiters | marks.feeds | marks.carriages | marks.nuls;
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
