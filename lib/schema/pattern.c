/* Regular expressions of XML Schema, as POSIX extended ones over bytes.
 *
 * A class becomes a set of code points, and a set the alternatives of its
 * UTF-8 sequences, so that one character is one whatever its bytes and the
 * locale are.  What has no equal in POSIX is refused. */
#include "points.h"
#include "schema_internal.h"

#include <locale.h>
#include <string.h>

#define NESTING_MAX 32

/* Parts of a pattern with its repetitions written out, as the C library keeps
 * them: more would take seconds and gigabytes. */
#define PARTS_MAX 20000

/* ---- reading ------------------------------------------------------------------------------- */

typedef struct {
    const unsigned char *at;
    const unsigned char *end;
    const char *wrong;             /* NULL so far */
    bool atom;                     /* what stands before can be repeated */
    bool fresh;                    /* a branch begins here */
    int depth;                     /* of ( */
    size_t parts[NESTING_MAX + 1]; /* written out so far, by depth */
    size_t last;                   /* of them, in the atom before */
    cj_text out;
} reader;

/* The code point at hand, which is valid UTF-8. */
static uint32_t take_point(reader *in)
{
    uint32_t point = *in->at++;
    int more = point >= 0xF0 ? 3 : point >= 0xE0 ? 2 : point >= 0xC0 ? 1 : 0;

    if (more > 0)
        point &= 0x3Fu >> more;
    for (; more > 0 && in->at < in->end; more--)
        point = point << 6 | (*in->at++ & 0x3Fu);
    return point;
}

/* The letters of a class: \w and \c take every point beyond U+00A0 for one
 * but the blanks, dashes and quotation marks there. */
static void add_words(cj_points *out, const char *more)
{
    cj_points_add(out, '0', '9');
    cj_points_add(out, 'A', 'Z');
    cj_points_add(out, 'a', 'z');
    for (; *more != '\0'; more++)
        cj_points_add(out, (unsigned char)*more, (unsigned char)*more);
    cj_points_add(out, 0xAA, 0xAA);
    cj_points_add(out, 0xB2, 0xB3);
    cj_points_add(out, 0xB5, 0xB5);
    cj_points_add(out, 0xB9, 0xBA);
    cj_points_add(out, 0xC0, 0x1FFF);
    cj_points_add(out, 0x2070, 0x2FFF);
    cj_points_add(out, 0x3004, 0xD7FF);
    cj_points_add(out, 0xF900, CJ_POINT_LAST);
}

/* Read what follows a backslash; false with in->wrong set if it is unknown. */
static bool take_escape(cj_points *out, reader *in)
{
    static const char singles[] = "\\|.?*+(){}-[]^$/\"'&@#%:;,=<>!~_` ";
    unsigned char letter;

    if (in->at == in->end) {
        in->wrong = "it ends with a \\";
        return false;
    }
    letter = *in->at++;
    switch (letter) {
    case 'n':
        cj_points_add(out, '\n', '\n');
        break;
    case 'r':
        cj_points_add(out, '\r', '\r');
        break;
    case 't':
        cj_points_add(out, '\t', '\t');
        break;
    case 'd':
    case 'D':
        cj_points_add(out, '0', '9');
        break;
    case 's':
    case 'S':
        cj_points_add(out, '\t', '\n');
        cj_points_add(out, '\r', '\r');
        cj_points_add(out, ' ', ' ');
        break;
    case 'w':
    case 'W':
        add_words(out, "_");
        break;
    case 'i':
    case 'I':
        add_words(out, "_:");
        break;
    case 'c':
    case 'C':
        add_words(out, "_:-.");
        break;
    case 'p':
    case 'P':
        in->wrong = "\\p and \\P are not supported";
        return false;
    default:
        if (strchr(singles, letter) == NULL) {
            in->wrong = "a \\ before a letter or digit that XML Schema does not know so";
            return false;
        }
        cj_points_add(out, letter, letter);
    }
    if (letter == 'i' || letter == 'I') { /* names do not begin with a digit */
        cj_points digits = {.items = {{'0', '9'}}, .count = 1};

        cj_points_invert(out);
        cj_points_join(out, &digits);
        cj_points_invert(out);
    }
    if (letter >= 'A' && letter <= 'Z')
        cj_points_invert(out);
    return true;
}

/* One member of a class: a point, a range of points or an escape. */
static void take_member(cj_points *out, reader *in)
{
    cj_points escaped = {.count = 0};
    uint32_t first;
    uint32_t last;

    if (*in->at == '\\') {
        in->at++;
        if (!take_escape(&escaped, in))
            return;
        if (escaped.count != 1 || escaped.items[0].first != escaped.items[0].last) {
            cj_points_join(out, &escaped);
            return;
        }
        first = escaped.items[0].first;
    } else {
        first = take_point(in);
    }
    last = first;
    if (in->end - in->at >= 2 && in->at[0] == '-' && in->at[1] != ']' && in->at[1] != '[') {
        in->at++;
        if (*in->at == '\\') {
            escaped.count = 0;
            in->at++;
            if (!take_escape(&escaped, in))
                return;
            last = escaped.count == 1 && escaped.items[0].first == escaped.items[0].last
                       ? escaped.items[0].first
                       : 0;
        } else {
            last = take_point(in);
        }
    }
    if (last < first)
        in->wrong = "a range in [ ] ends before it begins";
    else
        cj_points_add(out, first, last);
}

/* Read a class behind its opening bracket: [a-z], [^0-9], [a-z-[aeiou]]. */
static void take_class(cj_points *out, reader *in, int depth)
{
    bool inverted = in->at < in->end && *in->at == '^';
    const unsigned char *start = in->at += inverted;
    bool less = false;
    cj_points without = {.count = 0};

    if (depth > NESTING_MAX) {
        in->wrong = "too many [ ] in each other";
        return;
    }
    while (in->wrong == NULL && in->at < in->end && (*in->at != ']' || in->at == start)) {
        less = in->at[0] == '-' && in->end - in->at >= 2 && in->at[1] == '[' && in->at > start;
        if (less) {
            in->at += 2;
            take_class(&without, in, depth + 1);
            break;
        }
        if (*in->at == '[') {
            in->wrong = "a [ in [ ] is written \\[";
            return;
        }
        take_member(out, in);
    }
    if (in->wrong == NULL && (in->at == in->end || *in->at != ']'))
        in->wrong = less ? "nothing follows what is taken out of a [ ]" : "a [ is not closed";
    if (in->wrong != NULL)
        return;
    in->at++;
    if (inverted)
        cj_points_invert(out);
    if (less) { /* a without b is what is in neither non-a nor b */
        cj_points_invert(out);
        cj_points_join(out, &without);
        cj_points_invert(out);
    }
    if (out->overflow || without.overflow)
        in->wrong = "a [ ] of too many ranges";
    else if (out->count == 0)
        in->wrong = "a [ ] that holds nothing";
}

/* Count parts of the branch in hand. */
static void add_parts(reader *in, size_t more)
{
    in->parts[in->depth] += more;
    if (in->parts[in->depth] > PARTS_MAX)
        in->wrong = "its repetitions come to more than 20,000 parts";
}

/* {n}, {n,} or {n,m} as it stands; ? * and + as they are. */
static void take_quantifier(reader *in)
{
    const unsigned char *start = in->at;
    unsigned long bounds[2] = {0, 0};
    size_t digits[2] = {0, 0};
    int part = 0;

    if (*in->at++ == '{') {
        for (; in->at < in->end && *in->at != '}'; in->at++) {
            if (*in->at == ',' && part == 0) {
                part = 1;
            } else if (*in->at >= '0' && *in->at <= '9' && digits[part] < 5) {
                bounds[part] = bounds[part] * 10 + (unsigned long)(*in->at - '0');
                digits[part]++;
            } else {
                break;
            }
        }
        if (in->at == in->end || *in->at != '}' || digits[0] == 0 ||
            (digits[1] > 0 && bounds[1] < bounds[0])) {
            in->wrong = "a { that begins no {n}, {n,} or {n,m}";
            return;
        }
        in->at++;
    }
    cj_text_append(&in->out, (cj_span){(const char *)start, (size_t)(in->at - start)});
    if (bounds[part] > 1)
        add_parts(in, in->last * (bounds[part] - 1));
    else if (*start == '+')
        add_parts(in, in->last); /* a+ is kept as aa* */
}

/* Brackets and bars, which begin and end branches. */
static void take_structure(reader *in)
{
    unsigned char byte = *in->at++;

    cj_text_char(&in->out, (char)byte);
    in->atom = byte == ')';
    in->fresh = byte != ')';
    if (byte == '(') {
        if (in->depth == NESTING_MAX) {
            in->wrong = "more than 32 brackets in one another";
            return;
        }
        in->parts[++in->depth] = 0;
        if (in->end - in->at >= 2 && in->at[0] == '?' && in->at[1] == ':')
            in->at += 2;
        else if (in->at < in->end && *in->at == '?')
            in->wrong = "(? is not known";
    } else if (byte == ')' && in->depth == 0) {
        in->wrong = "a ) closes nothing";
    } else if (byte == ')') {
        in->last = in->parts[in->depth--];
        add_parts(in, in->last);
    }
}

/* One character as it is; the bytes of it are repeated together. */
static void take_literal(reader *in)
{
    const unsigned char *start = in->at;

    take_point(in);
    if (in->at - start == 1) {
        cj_points_append_literal(&in->out, (char)*start);
        return;
    }
    cj_text_char(&in->out, '(');
    cj_text_append(&in->out, (cj_span){(const char *)start, (size_t)(in->at - start)});
    cj_text_char(&in->out, ')');
}

/* A character, a class or an escape, which can be repeated. */
static void take_atom(reader *in)
{
    cj_points points = {.count = 0};

    switch (*in->at) {
    case '.':
        in->at++;
        cj_points_add(&points, '\n', '\n');
        cj_points_add(&points, '\r', '\r');
        cj_points_invert(&points);
        break;
    case '[':
        in->at++;
        take_class(&points, in, 0);
        break;
    case '\\':
        in->at++;
        take_escape(&points, in);
        break;
    default:
        take_literal(in);
        return;
    }
    if (in->wrong == NULL)
        cj_points_append(&in->out, &points);
}

/* ^ and $ are characters to XML Schema, but where a branch begins and ends
 * they say for most what holds anyway. */
static bool is_anchor(const reader *in)
{
    if (*in->at == '^')
        return in->fresh;
    return *in->at == '$' && (in->at + 1 == in->end || in->at[1] == '|' || in->at[1] == ')');
}

static void take_piece(reader *in)
{
    if (strchr("()|", *in->at) != NULL) {
        take_structure(in);
    } else if (strchr("?*+{", *in->at) != NULL) {
        if (!in->atom)
            in->wrong = "a ?, *, + or { repeats nothing, or what is repeated already";
        else
            take_quantifier(in);
        in->atom = false;
    } else if (is_anchor(in)) {
        cj_text_char(&in->out, (char)*in->at++);
        in->atom = false;
    } else {
        take_atom(in);
        in->last = 1;
        add_parts(in, 1);
        in->atom = true;
        in->fresh = false;
    }
}

/* Compile in the locale of bytes, whatever that of the process is. */
static cj_status compile(regex_t *out, const char **wrong, const char *posix, cj_error *err)
{
    locale_t bytes = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before;
    int result;

    if (bytes == (locale_t)0)
        return cj_fail_nomem(err);
    before = uselocale(bytes);
    result = regcomp(out, posix, REG_EXTENDED | REG_NOSUB);
    uselocale(before);
    freelocale(bytes);
    if (result == REG_ESPACE)
        return cj_fail_nomem(err);
    if (result != 0)
        *wrong = "it cannot be compiled";
    return CJ_OK;
}

cj_status cj_schema_compile_pattern(regex_t *out, const char **wrong, cj_span pattern,
                                    cj_error *err)
{
    reader in = {.at = (const unsigned char *)pattern.at,
                 .end = (const unsigned char *)pattern.at + pattern.length,
                 .fresh = true,
                 .out = CJ_TEXT_INIT};
    cj_status status;

    cj_text_add(&in.out, "^(");
    while (in.wrong == NULL && in.at < in.end)
        take_piece(&in);
    if (in.wrong == NULL && in.depth > 0)
        in.wrong = "a ( is not closed";
    cj_text_add(&in.out, ")$");
    *wrong = in.wrong;
    status = cj_text_check(&in.out, err);
    if (status == CJ_OK && *wrong == NULL)
        status = compile(out, wrong, cj_text_string(&in.out), err);
    cj_text_clear(&in.out);
    return status;
}
