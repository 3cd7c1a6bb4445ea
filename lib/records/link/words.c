/* The texts of --on and of functions over linked rows are cut into their words. */
#include "words.h"

#include "cj/list.h"

#include <ctype.h>
#include <string.h>

static const struct {
    const char *name;
    bool column; /* it is said of a column, NAME.COL */
    const char *form;
} functions[CJ_LINK_FUNCTIONS] = {
    [CJ_LINK_COUNT] = {"count", false, "count(NAME,COND...)"},
    [CJ_LINK_ANY] = {"any", false, "any(NAME,COND...)"},
    [CJ_LINK_DISTINCT] = {"distinct", true, "distinct(NAME.COL,COND...)"},
    [CJ_LINK_SUM] = {"sum", true, "sum(NAME.COL,COND...)"},
    [CJ_LINK_MIN] = {"min", true, "min(NAME.COL,COND...)"},
    [CJ_LINK_MAX] = {"max", true, "max(NAME.COL,COND...)"},
    [CJ_LINK_FIRST] = {"first", true, "first(NAME.COL by COL2,COND...)"},
    [CJ_LINK_LAST] = {"last", true, "last(NAME.COL by COL2,COND...)"},
    [CJ_LINK_ALL] = {"all", false, "all(NAME.COL=v1|v2,COND...)"},
};

const char *cj_link_function_form(cj_link_function function)
{
    return functions[function].form;
}

/* ---- texts with quotations ------------------------------------------------------------------ */

/* The end of a stretch of text: the first of `stops` that stands in no quotation, or the end. */
static const char *find_end(const char *at, const char *stops)
{
    bool quoted = false;

    for (; *at != '\0'; at++) {
        quoted = quoted != (*at == '"');
        if (!quoted && strchr(stops, *at) != NULL)
            break;
    }
    return at;
}

static cj_span trim(const char *from, const char *to)
{
    while (from < to && isspace((unsigned char)*from))
        from++;
    while (to > from && isspace((unsigned char)to[-1]))
        to--;
    return (cj_span){from, (size_t)(to - from)};
}

static cj_status copy(char **out, cj_span text, cj_arena *arena, cj_error *err)
{
    *out = cj_arena_text(arena, text.at, text.length);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Read a whole text as one word, which may be in quotation marks. */
static cj_status read_word(cj_span *out, cj_span text, cj_arena *arena, cj_error *err)
{
    cj_status status = CJ_OK;
    const char *at;
    char *whole;

    status = copy(&whole, text, arena, err);
    if (status != CJ_OK)
        return status;
    at = whole;
    if (!cj_word_read(out, &at, "", arena, &status))
        return status != CJ_OK ? cj_fail_nomem(err)
                               : cj_fail(err, CJ_EUSAGE, "a quotation mark is out of place");
    return CJ_OK;
}

/* ---- calls ------------------------------------------------------------------------------------
 */

/* Find the function of NAME=F(; *open is where its bracket is. */
static bool find_function(cj_link_function *out, const char **open, const char *text)
{
    const char *equal = find_end(text, "=");
    const char *bracket = *equal == '=' ? strchr(equal, '(') : NULL;
    cj_span name;

    if (bracket == NULL)
        return false;
    name = trim(equal + 1, bracket);
    for (size_t i = 0; i < CJ_LINK_FUNCTIONS; i++)
        if (cj_word_same(name, cj_span_of(functions[i].name))) {
            *out = (cj_link_function)i;
            *open = bracket;
            return true;
        }
    return false;
}

bool cj_link_is_call(const char *text)
{
    cj_link_function function;
    const char *open;

    return find_function(&function, &open, text);
}

static cj_status fail_form(cj_link_function function, const char *text, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": expected %s", text, functions[function].form);
}

/* A name without the quotation marks around it: @"Date closed"+12m. */
static cj_span unquote(cj_span name)
{
    if (name.length > 2 && name.at[0] == '"' && name.at[name.length - 1] == '"')
        return (cj_span){name.at + 1, name.length - 2};
    return name;
}

/* Read an offset behind the name of a column: +12m, -1d, +2y, +3w. */
static void read_offset(cj_link_condition_words *out)
{
    cj_span text = out->own;
    size_t at = text.length;
    long count = 0;
    long scale = 1;
    char unit;

    out->bare = text;
    if (text.length < 4)
        return;
    unit = text.at[--at];
    while (at > 1 && isdigit((unsigned char)text.at[at - 1]) && text.length - at <= 6) {
        count += (text.at[--at] - '0') * scale;
        scale *= 10;
    }
    if (scale == 1 || at < 2 || (text.at[at - 1] != '+' && text.at[at - 1] != '-') ||
        strchr("dwmy", unit) == NULL)
        return;
    count = text.at[at - 1] == '-' ? -count : count;
    out->has_offset = true;
    out->days = (int)(unit == 'd' ? count : unit == 'w' ? count * 7 : 0);
    out->months = (int)(unit == 'm' ? count : unit == 'y' ? count * 12 : 0);
    out->bare = cj_span_trim((cj_span){text.at, at - 1});
}

/* Take away the | behind a comparison that a linked blank fulfils as well; a list of values keeps
 * it, since an empty value is a blank there. */
static cj_status read_or_blank(cj_link_condition_words *out, char *text, cj_error *err)
{
    size_t length = strlen(text);
    const char *sign = find_end(text, "=!<>");
    const char *bar = find_end(text, "|");

    if (length == 0 || text[length - 1] != '|' || bar != text + length - 1)
        return CJ_OK;
    if (*sign == '!')
        return cj_fail(err, CJ_EUSAGE,
                       "\"%s\" does not say whether a blank fulfils it: col!=v is true of a blank, "
                       "and a second condition col!= leaves blanks out",
                       text);
    out->or_blank = true;
    text[length - 1] = '\0';
    return CJ_OK;
}

static cj_status read_condition(cj_link_condition_words *out, cj_span span, cj_arena *arena,
                                cj_error *err)
{
    char *text;
    cj_status status = copy(&text, span, arena, err);

    memset(out, 0, sizeof *out);
    if (status == CJ_OK)
        status = read_or_blank(out, text, err);
    if (status == CJ_OK)
        status = cj_condition_parse(&out->words, text, arena, err);
    if (status != CJ_OK)
        return status;
    out->text = text;
    for (size_t i = 0; i < out->words.value_count; i++)
        out->moves =
            out->moves || (out->words.values[i].length > 1 && out->words.values[i].at[0] == '@');
    if (!out->moves)
        return CJ_OK;
    if (out->words.value_count > 1)
        return cj_fail(err, CJ_EUSAGE, "condition \"%s\": a value @COL stands alone", text);
    out->own = (cj_span){out->words.values[0].at + 1, out->words.values[0].length - 1};
    read_offset(out);
    out->own = unquote(out->own);
    out->bare = unquote(out->bare);
    return CJ_OK;
}

/* Read NAME, NAME.COL or NAME.COL by COL2. */
static cj_status read_subject(cj_link_call_words *call, cj_span text, const char *whole,
                              cj_arena *arena, cj_error *err)
{
    const char *end = text.at + text.length;
    const char *dot = memchr(text.at, '.', text.length);
    const char *by = NULL;
    bool ordered = call->function == CJ_LINK_FIRST || call->function == CJ_LINK_LAST;
    bool quoted = false;
    cj_status status;

    for (const char *at = text.at; ordered && at + 4 <= end; at++) {
        quoted = quoted != (*at == '"');
        if (!quoted && strncmp(at, " by ", 4) == 0)
            by = at;
    }
    if ((dot != NULL) != functions[call->function].column || (by != NULL) != ordered)
        return fail_form(call->function, whole, err);
    status = read_word(&call->link, trim(text.at, dot == NULL ? end : dot), arena, err);
    if (status == CJ_OK && dot != NULL)
        status = read_word(&call->column, trim(dot + 1, by == NULL ? end : by), arena, err);
    if (status == CJ_OK && by != NULL)
        status = read_word(&call->by, trim(by + 4, end), arena, err);
    if (status == CJ_OK && ((dot != NULL && call->column.length == 0) ||
                            (by != NULL && call->by.length == 0) || call->link.length == 0))
        return fail_form(call->function, whole, err);
    return status;
}

/* Read the first comparison of all(): NAME.COL=v. */
static cj_status read_wanted(cj_link_call_words *call, cj_span text, const char *whole,
                             cj_arena *arena, cj_error *err)
{
    const char *dot = memchr(text.at, '.', text.length);
    const char *sign = find_end(text.at, "=!<>");
    cj_status status;

    if (dot == NULL || dot > sign || sign >= text.at + text.length)
        return fail_form(call->function, whole, err);
    status = read_word(&call->link, trim(text.at, dot), arena, err);
    if (status != CJ_OK)
        return status;
    call->condition_count = 1;
    return read_condition(&call->conditions[0],
                          (cj_span){dot + 1, (size_t)(text.at + text.length - dot - 1)}, arena,
                          err);
}

/* Count the arguments, and check that the bracket is closed at the end. */
static bool count_arguments(size_t *count, const char *open)
{
    const char *at = open + 1;

    *count = 1;
    for (at = find_end(at, ",)"); *at == ','; at = find_end(at + 1, ",)"))
        ++*count;
    return at[0] == ')' && at[1] == '\0';
}

static cj_status read_arguments(cj_link_call_words *call, const char *open, const char *text,
                                cj_arena *arena, cj_error *err)
{
    const char *at = open + 1;
    cj_status status = CJ_OK;
    bool first = true;

    while (status == CJ_OK && *at != '\0') {
        const char *end = find_end(at, ",)");
        cj_span argument = trim(at, end);

        if (argument.length == 0)
            return fail_form(call->function, text, err);
        if (!first)
            status =
                read_condition(&call->conditions[call->condition_count++], argument, arena, err);
        else if (call->function == CJ_LINK_ALL)
            status = read_wanted(call, argument, text, arena, err);
        else
            status = read_subject(call, argument, text, arena, err);
        first = false;
        at = end + 1;
        if (*end == ')')
            break;
    }
    return status;
}

cj_status cj_link_parse_call(cj_link_call_words *call, cj_derivation_text *out, const char *text,
                             cj_arena *arena, cj_error *err)
{
    const char *open = text;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status;
    size_t count;

    memset(out, 0, sizeof *out);
    memset(call, 0, sizeof *call);
    out->text = cj_span_of(text);
    find_function(&call->function, &open, text);
    if (!count_arguments(&count, open))
        return fail_form(call->function, text, err);
    call->conditions = cj_arena_alloc(arena, count * sizeof *call->conditions);
    if (call->conditions == NULL)
        return cj_fail_nomem(err);
    status = read_word(&out->name, trim(text, find_end(text, "=")), arena, &inner);
    if (status == CJ_OK && out->name.length == 0)
        return fail_form(call->function, text, err);
    if (status == CJ_OK)
        status = read_arguments(call, open, text, arena, &inner);
    if (status == CJ_OK)
        return CJ_OK;
    if (status == CJ_ENOMEM)
        return cj_fail_nomem(err);
    if (strstr(inner.text, text) != NULL) /* it names the derivation already */
        return cj_fail(err, status, "%s", inner.text);
    return cj_fail(err, status, "{derive} \"%s\": %s", text, inner.text);
}

/* ---- --on ----------------------------------------------------------------------------------- */

cj_status cj_link_parse_on(cj_link_words *out, const char *text, cj_arena *arena, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t count = 0;
    bool more = true;

    out->count = 0;
    while (more && status == CJ_OK) {
        cj_span own;
        cj_span theirs;

        if (!cj_word_read(&own, &text, "=,", arena, &status))
            break;
        theirs = own;
        if (*text == '=') {
            text++;
            if (!cj_word_read(&theirs, &text, ",", arena, &status))
                break;
        }
        if (own.length == 0 || theirs.length == 0 || out->count == CJ_LINK_KEYS_MAX)
            break;
        status = cj_list_append(&out->own, &out->count, own, arena, err);
        if (status == CJ_OK)
            status = cj_list_append(&out->theirs, &count, theirs, arena, err);
        more = *text == ',';
        text += more;
        if (status == CJ_OK && !more && *text == '\0')
            return CJ_OK;
    }
    return status != CJ_OK ? cj_fail_nomem(err)
                           : cj_fail(err, CJ_EUSAGE,
                                     "{on} must be NAME:COL=COL2, such as offences:person_id or "
                                     "areas:ward=Ward code");
}
