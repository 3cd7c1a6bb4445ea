/* Regular expressions of XML Schema, as PCRE2 has them.
 *
 *
 * They are close enough to be copied but for escapes and classes, and for what
 * XML Schema does not know.  PCRE2's matcher that follows all ways at once is
 * the one that is used: its time grows with the text, never with the number of
 * ways to match it. */
#include "schema_internal.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#define NESTING_MAX 32

/* Places in a pattern that are followed at once, by the length of the text:
 * the time of a character grows with their square. */
#define PLACES_MAX 2000
#define PLACES_MIN 64
#define PLACES_BYTES 2000000
#define PLACE_INTS 6 /* of the workspace, and 32 for all */

struct cj_pattern {
    pcre2_code *code;
};

/* ---- reading ------------------------------------------------------------------------------- */

typedef struct {
    const char *at;
    const char *end;
    const char *wrong; /* NULL so far */
    bool atom;         /* what stands before can be repeated */
    bool fresh;        /* a branch begins here */
    cj_text out;
} reader;

/* What the escapes that are letters have in a class, and what all others.  \w
 * takes the underscore, which is punctuation to XML Schema and a letter to
 * everybody else. */
static const struct {
    char letter;
    const char *in;
    const char *others;
} letters[] = {
    {'d', "\\p{Nd}", "\\P{Nd}"},
    {'s', "\\t\\n\\r\\x20", "\\x{0}-\\x{8}\\x{b}\\x{c}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}"},
    {'w', "\\p{L}\\p{M}\\p{N}\\p{S}_",
     "\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{Z}\\p{C}"
     "\\x{203f}\\x{2040}\\x{2054}\\x{fe33}\\x{fe34}\\x{fe4d}-\\x{fe4f}\\x{ff3f}"},
    {'i',
     ":A-Z_a-z\\x{c0}-\\x{d6}\\x{d8}-\\x{f6}\\x{f8}-\\x{2ff}\\x{370}-\\x{37d}\\x{37f}-\\x{1fff}"
     "\\x{200c}\\x{200d}\\x{2070}-\\x{218f}\\x{2c00}-\\x{2fef}\\x{3001}-\\x{d7ff}"
     "\\x{f900}-\\x{fdcf}\\x{fdf0}-\\x{fffd}\\x{10000}-\\x{effff}",
     "\\x{0}-9;-@\\[-\\^`{-\\x{bf}\\x{d7}\\x{f7}\\x{300}-\\x{36f}\\x{37e}\\x{2000}-\\x{200b}"
     "\\x{200e}-\\x{206f}\\x{2190}-\\x{2bff}\\x{2ff0}-\\x{3000}\\x{e000}-\\x{f8ff}"
     "\\x{fdd0}-\\x{fdef}\\x{fffe}\\x{ffff}\\x{f0000}-\\x{10ffff}"},
    {'c',
     "\\-.0-:A-Z_a-z\\x{b7}\\x{c0}-\\x{d6}\\x{d8}-\\x{f6}\\x{f8}-\\x{37d}\\x{37f}-\\x{1fff}"
     "\\x{200c}\\x{200d}\\x{203f}\\x{2040}\\x{2070}-\\x{218f}\\x{2c00}-\\x{2fef}"
     "\\x{3001}-\\x{d7ff}\\x{f900}-\\x{fdcf}\\x{fdf0}-\\x{fffd}\\x{10000}-\\x{effff}",
     "\\x{0}-,/;-@\\[-\\^`{-\\x{b6}\\x{b8}-\\x{bf}\\x{d7}\\x{f7}\\x{37e}\\x{2000}-\\x{200b}"
     "\\x{200e}-\\x{203e}\\x{2041}-\\x{206f}\\x{2190}-\\x{2bff}\\x{2ff0}-\\x{3000}"
     "\\x{e000}-\\x{f8ff}\\x{fdd0}-\\x{fdef}\\x{fffe}\\x{ffff}\\x{f0000}-\\x{10ffff}"},
};

/* Take a literal character. The bytes of a character beyond ASCII are grouped, so that a quantifier
 * repeats all of them. */
static void take_literal(reader *in)
{
    const char *start = in->at++;

    if ((unsigned char)*start < 0x80 && !(*start >= '0' && *start <= '9') &&
        !((*start | 0x20) >= 'a' && (*start | 0x20) <= 'z'))
        cj_text_char(&in->out, '\\');
    while (in->at < in->end && (*in->at & 0xC0) == 0x80)
        in->at++;
    cj_text_append(&in->out, (cj_span){start, (size_t)(in->at - start)});
}

/* \p{Lu}: a category of characters. */
static void take_category(reader *in)
{
    const char *start = in->at - 2;
    const char *close = in->at < in->end ? memchr(in->at, '}', (size_t)(in->end - in->at)) : NULL;

    if (close == NULL || *in->at != '{')
        in->wrong = "a \\p that begins no \\p{Lu}";
    else if (close - in->at > 1 && in->at[1] == 'I')
        in->wrong = "blocks such as \\p{IsGreek} are not supported";
    else if (close - in->at < 2 || close - in->at > 3 || strchr("LMNPZSC", in->at[1]) == NULL ||
             (close - in->at == 3 && (in->at[2] < 'a' || in->at[2] > 'z')))
        in->wrong = "a \\p{ } that is no category of characters such as \\p{Lu}";
    else
        cj_text_append(&in->out, (cj_span){start, (size_t)(close + 1 - start)});
    in->at = close == NULL ? in->end : close + 1;
}

/* Take an escape as a member of a class; *single says that it stands for one character. */
static void take_escape(reader *in, bool *single)
{
    static const char singles[] = "nrt\\|.?*+(){}-[]^$/\"'&@#%:;,=<>!~_` ";
    char letter = ++in->at < in->end ? *in->at : '\0';

    *single = letter != '\0' && strchr(singles, letter) != NULL;
    if (*single && strchr("nrt", letter) == NULL) {
        take_literal(in);
        return;
    }
    in->at += in->at < in->end;
    if (*single) {
        cj_text_format(&in->out, "\\%c", letter);
        return;
    }
    if (letter == 'p' || letter == 'P') {
        take_category(in);
        return;
    }
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if ((letter | 0x20) == letters[i].letter) {
            cj_text_add(&in->out, letter >= 'a' ? letters[i].in : letters[i].others);
            return;
        }
    }
    in->wrong = letter == '\0' ? "it ends with a \\"
                               : "a \\ before a letter or digit that XML Schema does not know so";
}

/* An end of a range or all there is: a character or an escape. */
static bool take_member(reader *in)
{
    bool single = true;

    if (*in->at == '[')
        in->wrong = "a [ in [ ] is written \\[";
    else if (*in->at == '\\')
        take_escape(in, &single);
    else
        take_literal(in);
    return single;
}

/* Take the members of a class up to its end, or up to a subtracted class; true if one is
 * subtracted. */
static bool take_members(reader *in)
{
    const char *start = in->at;

    while (in->wrong == NULL && in->at < in->end && (*in->at != ']' || in->at == start)) {
        size_t left = (size_t)(in->end - in->at);
        bool single;

        if (left > 1 && in->at > start && in->at[0] == '-' && in->at[1] == '[')
            return true;
        single = take_member(in);
        left = (size_t)(in->end - in->at);
        if (in->wrong != NULL || !single || left < 2 || in->at[0] != '-' || in->at[1] == ']' ||
            in->at[1] == '[')
            continue;
        in->at++;
        cj_text_char(&in->out, '-');
        if (!take_member(in) && in->wrong == NULL)
            in->wrong = "a range in [ ] ends before it begins";
    }
    return false;
}

/* A class at its bracket: [a-z], [^0-9], [a-z-[aeiou]], which is what is no
 * vowel and a letter. */
static void take_class(reader *in, int depth)
{
    cj_text before = in->out;
    cj_text members;
    bool inverted;

    in->out = (cj_text)CJ_TEXT_INIT;
    inverted = ++in->at < in->end && *in->at == '^';
    in->at += inverted;
    cj_text_add(&in->out, inverted ? "[^" : "[");
    if (take_members(in)) {
        members = in->out;
        in->out = before;
        in->at++;
        cj_text_add(&in->out, "(?:(?!");
        if (depth == NESTING_MAX)
            in->wrong = "too many [ ] in each other";
        else
            take_class(in, depth + 1);
        cj_text_char(&in->out, ')');
        cj_text_append(&in->out, cj_text_span(&members));
        cj_text_add(&in->out, "])");
        if (in->wrong == NULL && (in->at == in->end || *in->at != ']'))
            in->wrong = "nothing follows what is taken out of a [ ]";
    } else {
        members = in->out;
        in->out = before;
        cj_text_append(&in->out, cj_text_span(&members));
        cj_text_char(&in->out, ']');
        if (in->wrong == NULL && in->at == in->end)
            in->wrong = "a [ is not closed";
    }
    in->out.failed = in->out.failed || members.failed;
    cj_text_clear(&members);
    in->at += in->at < in->end;
}

/* {n}, {n,} or {n,m}; ? * and +. */
static void take_quantifier(reader *in)
{
    const char *start = in->at++;

    if (*start == '{') {
        const char *digits = in->at;

        while (in->at < in->end && *in->at >= '0' && *in->at <= '9')
            in->at++;
        if (in->at > digits && in->at < in->end && *in->at == ',')
            in->at++;
        while (in->at > digits && in->at < in->end && *in->at >= '0' && *in->at <= '9')
            in->at++;
        if (in->at == digits || in->at == in->end || *in->at != '}')
            in->wrong = "a { that begins no {n}, {n,} or {n,m}";
        in->at += in->at < in->end;
    }
    cj_text_append(&in->out, (cj_span){start, (size_t)(in->at - start)});
}

/* Brackets and bars, which begin and end branches. */
static void take_structure(reader *in)
{
    char byte = *in->at++;

    cj_text_char(&in->out, byte);
    in->atom = byte == ')';
    in->fresh = byte != ')';
    if (byte == '(' && in->end - in->at >= 2 && in->at[0] == '?' && in->at[1] == ':')
        in->at += 2;
    else if (byte == '(' && in->at < in->end && *in->at == '?')
        in->wrong = "(? is not known";
}

/* ^ and $ are characters to XML Schema, but where a branch begins and ends
 * they say for most what holds anyway. */
static bool is_anchor(const reader *in)
{
    if (*in->at == '^')
        return in->fresh;
    return *in->at == '$' && (in->at + 1 == in->end || in->at[1] == '|' || in->at[1] == ')');
}

/* A character, a class or an escape, which can be repeated. */
static void take_atom(reader *in)
{
    bool single;

    if (*in->at == '.') {
        in->at++;
        cj_text_add(&in->out, "[^\\n\\r]");
    } else if (*in->at == '[') {
        take_class(in, 0);
    } else if (*in->at == '\\') {
        cj_text_char(&in->out, '[');
        take_escape(in, &single);
        cj_text_char(&in->out, ']');
    } else {
        take_literal(in);
    }
    in->atom = true;
    in->fresh = false;
}

/* Turn the next piece of the pattern into PCRE2 syntax. `atom` says whether a quantifier may
 * follow: XML Schema has none after another quantifier, while PCRE2 would read ?, * and + there as
 * lazy or possessive. */
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
        cj_text_char(&in->out, *in->at++);
        in->atom = false;
    } else {
        take_atom(in);
    }
}

/* ---- using --------------------------------------------------------------------------------- */

/* Compile the translated pattern. *wrong is the reason in plain words if it is no pattern; only a
 * lack of memory is a failure. */
static cj_status compile(cj_pattern **out, const char **wrong, cj_span pcre, cj_error *err)
{
    int code;
    size_t at;
    cj_pattern *made = malloc(sizeof *made);

    if (made == NULL)
        return cj_fail_nomem(err);
    made->code = pcre2_compile((PCRE2_SPTR)pcre.at, pcre.length,
                               PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_DOLLAR_ENDONLY |
                                   PCRE2_NO_AUTO_CAPTURE,
                               &code, &at, NULL);
    if (made->code != NULL) {
        *out = made;
        return CJ_OK;
    }
    free(made);
    switch (code) {
    case PCRE2_ERROR_HEAP_FAILED:
        return cj_fail_nomem(err);
    case PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS:
        *wrong = "a ( is not closed";
        break;
    case PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS:
        *wrong = "a ) closes nothing";
        break;
    case PCRE2_ERROR_CLASS_RANGE_ORDER:
        *wrong = "a range in [ ] ends before it begins";
        break;
    case PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER:
        *wrong = "a {n,m} ends before it begins";
        break;
    case PCRE2_ERROR_QUANTIFIER_TOO_BIG:
        *wrong = "more than 65,535 repetitions";
        break;
    case PCRE2_ERROR_PATTERN_TOO_LARGE:
    case PCRE2_ERROR_PATTERN_TOO_COMPLICATED:
        *wrong = "it is too large with its repetitions written out";
        break;
    case PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP:
        *wrong = "too many brackets in one another";
        break;
    default:
        *wrong = "it cannot be compiled";
    }
    return CJ_OK;
}

cj_status cj_pattern_compile(cj_pattern **out, const char **wrong, cj_span pattern, cj_error *err)
{
    reader in = {
        .at = pattern.at, .end = pattern.at + pattern.length, .fresh = true, .out = CJ_TEXT_INIT};
    cj_status status;

    *out = NULL;
    cj_text_add(&in.out, "(?:");
    while (in.wrong == NULL && in.at < in.end)
        take_piece(&in);
    cj_text_add(&in.out, ")\\z"); /* PCRE2_ENDANCHORED does not hold for all ways */
    *wrong = in.wrong;
    status = cj_text_check(&in.out, err);
    if (status == CJ_OK && *wrong == NULL)
        status = compile(out, wrong, cj_text_span(&in.out), err);
    cj_text_clear(&in.out);
    return status;
}

void cj_pattern_free(cj_pattern *pattern)
{
    if (pattern != NULL)
        pcre2_code_free(pattern->code);
    free(pattern);
}

cj_status cj_pattern_matches(bool *out, const cj_pattern *pattern, cj_span text, cj_error *err)
{
    /* The DFA matcher follows all ways at once instead of backtracking. This array bounds their
     * number, which is smaller for long texts, so that time and memory are bounded too. */
    int work[PLACES_MAX * PLACE_INTS + 32];
    size_t places = PLACES_BYTES / (text.length + 1);
    pcre2_match_data *match = pcre2_match_data_create(1, NULL);
    int result;

    if (match == NULL)
        return cj_fail_nomem(err);
    places = places > PLACES_MAX ? PLACES_MAX : places < PLACES_MIN ? PLACES_MIN : places;
    result = pcre2_dfa_match(pattern->code, (PCRE2_SPTR)text.at, text.length, 0, 0, match, NULL,
                             work, places * PLACE_INTS + 32);
    pcre2_match_data_free(match);
    *out = result >= 0;
    switch (result) {
    case PCRE2_ERROR_DFA_WSSIZE:
    case PCRE2_ERROR_DFA_RECURSE:
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
        return cj_fail(err, CJ_EUSAGE,
                       "takes too long on a text of %zu bytes; write it without nested repetition",
                       text.length);
    case PCRE2_ERROR_NOMEMORY:
        return cj_fail_nomem(err);
    default: /* a text that is not UTF-8 fits no pattern */
        return CJ_OK;
    }
}
