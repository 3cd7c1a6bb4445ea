/* Words: folding, escaping, widths and the nearest one. */
#include "cj/text.h"
#include "look.h"
#include "utf8.h"

#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#define ESCAPED_MAX 80
#define BEGINNING_MIN 3 /* bytes of a word that may be the beginning of another */
#define NEAREST_MAX 64
#define CANDIDATES_MAX 256 /* a longer list has no likely slip, and comparing takes time */

/* Unicode's character data come from glibc's C.UTF-8, whatever the locale of
 * the process; without it only ASCII letters have a case. */
static pthread_once_t unicode_once = PTHREAD_ONCE_INIT;
static locale_t unicode_locale;

static void unicode_open(void)
{
    unicode_locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

static locale_t unicode(void)
{
    pthread_once(&unicode_once, unicode_open);
    return unicode_locale;
}

/* ASCII is folded by hand: it is nearly all of the text, and it needs no locale. */
static uint32_t lower_case(uint32_t point)
{
    if (point < 0x80)
        return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
    if (unicode() == (locale_t)0)
        return point;
    return (uint32_t)towlower_l((wint_t)point, unicode());
}

/* Whether a point beyond ASCII is a letter or a digit. */
static bool is_word(uint32_t point)
{
    return unicode() == (locale_t)0 || iswalnum_l((wint_t)point, unicode()) != 0;
}

/* Characters that can move a cursor or are none in XML: controls, C1, U+FFFE, U+FFFF. */
static bool is_unshown(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xFFFE || point == 0xFFFF;
}

/* Append such a point, or a byte that is no UTF-8, in hex. */
static bool append_control(cj_text *text, uint32_t point, char byte)
{
    if (point == CJ_NO_POINT || point < 0x20 || point == 0x7F)
        cj_text_format(text, "\\x%02X", (unsigned char)byte);
    else if (is_unshown(point))
        cj_text_format(text, "\\u%04X", point);
    else
        return false;
    return true;
}

void cj_text_escaped(cj_text *text, cj_span span)
{
    size_t start = text->length;

    for (size_t at = 0, size = 1; at < span.length; at += size) {
        uint32_t point = cj_utf8_decode(cj_span_from(span, at), &size);
        size_t before = text->length;

        if (point == '\n')
            cj_text_add(text, "\\n");
        else if (point == '\r')
            cj_text_add(text, "\\r");
        else if (point == '\t')
            cj_text_add(text, "\\t");
        else if (point == '"' || point == '\\')
            cj_text_format(text, "\\%c", (char)point);
        else if (!append_control(text, point, span.at[at]))
            cj_text_append(text, (cj_span){span.at + at, size});
        /* The check follows each character, so that an escape is never cut in half. */
        if (!text->failed && text->length - start > ESCAPED_MAX) {
            text->length = before;
            cj_text_add(text, "...");
            return;
        }
    }
}

void cj_text_printable(cj_text *text, cj_span span)
{
    for (size_t at = 0, size = 1; at < span.length; at += size) {
        uint32_t point = cj_utf8_decode(cj_span_from(span, at), &size);

        if (point == '\r' && at + 1 < span.length && span.at[at + 1] == '\n')
            continue; /* one line break */
        if (point == '\n' || point == '\r' || point == '\t')
            cj_text_char(text, ' ');
        else if (!append_control(text, point, span.at[at]))
            cj_text_append(text, (cj_span){span.at + at, size});
    }
}

bool cj_text_has_codes(cj_span span)
{
    for (size_t at = 0, size = 1; at < span.length; at += size) {
        uint32_t point = cj_utf8_decode(cj_span_from(span, at), &size);

        if ((is_unshown(point) && strchr("\n\r\t", (int)point) == NULL) || point == CJ_NO_POINT)
            return true;
    }
    return false;
}

/* Each byte that is no UTF-8 is written as \xHH, and reading goes on with the next byte. */
void cj_text_utf8(cj_text *text, cj_span span)
{
    for (;;) {
        size_t valid = cj_utf8_valid(span);

        cj_text_append(text, (cj_span){span.at, valid});
        if (valid == span.length)
            return;
        cj_text_format(text, "\\x%02X", (unsigned char)span.at[valid]);
        span = cj_span_from(span, valid + 1);
    }
}

void cj_text_list(cj_text *text, const cj_span *spans, size_t count, size_t most, const char *last)
{
    for (size_t i = 0; i < count && i < most; i++) {
        cj_text_add(text, i == 0 ? "" : i + 1 == count ? last : ", ");
        cj_text_append(text, spans[i]);
    }
    cj_text_add(text, count > most ? ", ..." : "");
}

/* ---- folding ------------------------------------------------------------------- */

#define END 0xFFFFFFFEu /* behind the last point */

/* The span without the blanks and invisible code points at its start. */
static cj_span from_first_shown(cj_span span)
{
    size_t size;

    while (span.length > 0) {
        uint32_t point = cj_utf8_decode(span, &size);

        if (point == CJ_NO_POINT || (!cj_point_is_blank(point) && !cj_point_is_hidden(point)))
            break;
        span = cj_span_from(span, size);
    }
    return span;
}

/* The next point of a folded text: lower case, a run of blanks of any kind as one and none at the
 * end, nothing for points that show nothing. */
static uint32_t next_folded(cj_span *rest)
{
    bool blank = false;
    size_t size;

    while (rest->length > 0) {
        uint32_t raw = cj_utf8_decode(*rest, &size);

        if (raw != CJ_NO_POINT && cj_point_is_blank(raw)) {
            blank = true;
        } else if (raw == CJ_NO_POINT || !cj_point_is_hidden(raw)) {
            if (blank)
                return ' ';
            raw = raw == CJ_NO_POINT ? CJ_RAW_BYTE | (unsigned char)rest->at[0] : lower_case(raw);
            *rest = cj_span_from(*rest, size);
            return raw;
        }
        *rest = cj_span_from(*rest, size);
    }
    return END;
}

/* The next letter or digit of a header's key. */
static uint32_t next_of_key(cj_span *rest)
{
    size_t size;

    while (rest->length > 0) {
        uint32_t raw = cj_utf8_decode(*rest, &size);
        bool counts = raw == CJ_NO_POINT || (raw >= 0x80 && is_word(raw)) ||
                      (raw >= '0' && raw <= '9') || (raw >= 'a' && raw <= 'z') ||
                      (raw >= 'A' && raw <= 'Z');
        char byte = rest->at[0];

        *rest = cj_span_from(*rest, size);
        if (counts)
            return raw == CJ_NO_POINT ? CJ_RAW_BYTE | (unsigned char)byte : lower_case(raw);
    }
    return END;
}

static void append_folded(cj_text *text, uint32_t point)
{
    char bytes[4];

    cj_text_append(text, (cj_span){bytes, cj_utf8_encode(bytes, point)});
}

void cj_text_folded(cj_text *text, cj_span span)
{
    span = from_first_shown(span);
    for (uint32_t point = next_folded(&span); point != END; point = next_folded(&span))
        append_folded(text, point);
}

void cj_text_key(cj_text *text, cj_span header)
{
    for (uint32_t point = next_of_key(&header); point != END; point = next_of_key(&header))
        append_folded(text, point);
}

size_t cj_word_fold(char *out, size_t room, cj_span word)
{
    size_t length = 0;

    word = from_first_shown(word);
    for (uint32_t point = next_folded(&word); point != END; point = next_folded(&word)) {
        char bytes[4];
        size_t size = cj_utf8_encode(bytes, point);

        if (size > room - length)
            return SIZE_MAX;
        memcpy(out + length, bytes, size);
        length += size;
    }
    return length;
}

int cj_word_compare(cj_span a, cj_span b)
{
    a = from_first_shown(a);
    b = from_first_shown(b);
    for (;;) {
        uint32_t left = next_folded(&a);
        uint32_t right = next_folded(&b);

        if (left == END || right == END)
            return (left != END) - (right != END);
        if (left != right)
            return left < right ? -1 : 1;
    }
}

bool cj_word_same(cj_span a, cj_span b)
{
    return cj_span_equal(a, b) || cj_word_compare(a, b) == 0;
}

bool cj_word_is_in(cj_span word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cj_word_same(word, cj_span_of(list[i])))
            return true;
    return false;
}

bool cj_key_same(cj_span a, cj_span b)
{
    uint32_t left;
    uint32_t right;
    bool empty = true;

    if (cj_span_equal(a, b))
        return true;
    do {
        left = next_of_key(&a);
        right = next_of_key(&b);
        if (left != right)
            return false;
        empty = empty && left == END;
    } while (left != END);
    return !empty; /* "#" and "*" are different headers */
}

size_t cj_text_width(cj_span span)
{
    locale_t before = (locale_t)0;
    size_t width = 0;

    if (unicode() != (locale_t)0)
        before = uselocale(unicode());
    for (size_t at = 0, size = 1; at < span.length; at += size) {
        uint32_t point = cj_utf8_decode(cj_span_from(span, at), &size);
        int columns = point == CJ_NO_POINT ? 1 : wcwidth((wchar_t)point);

        width += columns < 0 ? 1 : (size_t)columns;
    }
    if (before != (locale_t)0)
        uselocale(before);
    return width;
}
/* FNV-1a (Fowler, Noll, Vo) over the code points of the key, in 64 bits. */
uint64_t cj_key_hash(cj_span header)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);

    for (uint32_t point = next_of_key(&header); point != END; point = next_of_key(&header))
        hash = (hash ^ point) * UINT64_C(0x100000001B3);
    return hash;
}

/* ---- the nearest word -------------------------------------------------------------- */

typedef struct {
    uint32_t points[NEAREST_MAX];
    size_t length; /* NEAREST_MAX + 1: too long */
} letters;

static letters letters_of(cj_span word)
{
    letters out = {.length = 0};

    for (uint32_t point = next_of_key(&word); point != END; point = next_of_key(&word)) {
        if (out.length == NEAREST_MAX) {
            out.length++;
            break;
        }
        out.points[out.length++] = point;
    }
    return out;
}

/* The letters to add, leave out, change or swap with their neighbour that make
 * b of a (optimal string alignment). */
static size_t distance(const letters *a, const letters *b)
{
    size_t rows[3][NEAREST_MAX + 1]; /* of a's letters i - 2, i - 1 and i */

    for (size_t j = 0; j <= b->length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a->length; i++) {
        const size_t *before = rows[(i - 1) % 3];
        const size_t *earlier = rows[(i + 1) % 3]; /* i - 2 */
        size_t *row = rows[i % 3];

        row[0] = i;
        for (size_t j = 1; j <= b->length; j++) {
            size_t best = before[j - 1] + (a->points[i - 1] != b->points[j - 1]);

            if (before[j] + 1 < best)
                best = before[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a->points[i - 1] == b->points[j - 2] &&
                a->points[i - 2] == b->points[j - 1] && earlier[j - 2] + 1 < best)
                best = earlier[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a->length % 3][b->length];
}

/* The only one of several candidates that begins with the word, case aside; else SIZE_MAX. */
static size_t only_longer(cj_span word, const cj_span *candidates, size_t count)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; word.length >= BEGINNING_MIN && count > 1 && i < count; i++) {
        if (candidates[i].length <= word.length ||
            !cj_word_same((cj_span){candidates[i].at, word.length}, word))
            continue;
        if (found != SIZE_MAX)
            return SIZE_MAX;
        found = i;
    }
    return found;
}

size_t cj_word_nearest(cj_span word, const cj_span *candidates, size_t count)
{
    letters wanted = letters_of(word);
    size_t nearest = SIZE_MAX;
    size_t least = SIZE_MAX;

    for (size_t i = 0; count <= CANDIDATES_MAX && i < count; i++) {
        letters other = letters_of(candidates[i]);
        size_t longer = wanted.length > other.length ? wanted.length : other.length;
        size_t apart;

        if (longer == 0 || longer > NEAREST_MAX ||
            /* A difference in length alone is at least that many edits: words that are too far
             * apart are left out before the costly comparison. At most a third of the letters may
             * differ. */
            (longer - (wanted.length < other.length ? wanted.length : other.length)) * 3 > longer)
            continue;
        apart = distance(&wanted, &other);
        if (apart * 3 <= longer && apart < least) {
            least = apart;
            nearest = i;
        }
    }
    return nearest != SIZE_MAX || count > CANDIDATES_MAX ? nearest
                                                         : only_longer(word, candidates, count);
}
