/* --values: which figures a table has. */
#include "cj/list.h"
#include "cj/tabulate.h"

#include <string.h>

/* What a function takes. */
typedef enum { NOTHING, COLUMN, CONDITION, TWO_COLUMNS } argument;

static const struct {
    const char *name;
    cj_value_function function;
    argument takes;
    const char *words; /* of the heading: "Mean of score" */
} functions[] = {{"count", CJ_VALUE_COUNT, NOTHING, "Count"},
                 {"count", CJ_VALUE_PRESENT, COLUMN, "Count of "},
                 {"count", CJ_VALUE_COUNT_IF, CONDITION, "Count "},
                 {"distinct", CJ_VALUE_DISTINCT, COLUMN, "Different "},
                 {"sum", CJ_VALUE_SUM, COLUMN, "Sum of "},
                 {"mean", CJ_VALUE_MEAN, COLUMN, "Mean of "},
                 {"median", CJ_VALUE_MEDIAN, COLUMN, "Median of "},
                 {"min", CJ_VALUE_MIN, COLUMN, "Lowest "},
                 {"max", CJ_VALUE_MAX, COLUMN, "Highest "},
                 {"share", CJ_VALUE_SHARE, CONDITION, "Share "},
                 {"ratio", CJ_VALUE_RATIO, TWO_COLUMNS, "Ratio of "},
                 {"share", CJ_VALUE_RATIO, TWO_COLUMNS, "Share of "}};

#define FUNCTION_COUNT (sizeof functions / sizeof *functions)

/* Say what is expected in place of a value, and the nearest function. */
static cj_status fail(cj_span value, cj_error *err)
{
    cj_span names[FUNCTION_COUNT];
    cj_span name;
    size_t length = 0;
    size_t nearest;
    bool meant;

    for (size_t i = 0; i < FUNCTION_COUNT; i++)
        names[i] = cj_span_of(functions[i].name);
    while (length < value.length && value.at[length] != '(')
        length++;
    name = cj_span_trim((cj_span){value.at, length});
    nearest = cj_word_nearest(name, names, FUNCTION_COUNT);
    meant = nearest != SIZE_MAX && !cj_word_same(name, names[nearest]);
    return cj_fail(err, CJ_EUSAGE,
                   "{values}: \"%.*s\" is none of count, count(COL), count(COND), distinct(COL), "
                   "sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), "
                   "share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it "
                   "or not%s%s%s",
                   (int)value.length, value.at, meant ? "; did you mean " : "",
                   meant ? names[nearest].at : "", meant ? "?" : "");
}

/* Find the first of the characters `stops` outside of quotation marks and brackets, or the end of
 * the text; NULL if a quotation or bracket is not closed. */
static const char *find_end(const char *at, const char *stops)
{
    bool quoted = false;
    int depth = 0;

    for (; *at != '\0'; at++) {
        if (!quoted && depth == 0 && strchr(stops, *at) != NULL)
            return at;
        if (*at == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += (*at == '(') - (*at == ')');
        if (depth < 0)
            return NULL;
    }
    return quoted || depth != 0 ? NULL : at;
}

static bool is_condition(cj_span text)
{
    bool quoted = false;

    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"')
            quoted = !quoted;
        else if (!quoted && strchr("=<>", text.at[i]) != NULL)
            return true;
    }
    return false;
}

/* A word that may be in quotation marks: the whole of `text`. */
static cj_status read_word(cj_span *out, cj_span text, cj_span all, cj_arena *arena, cj_error *err)
{
    const char *at = cj_arena_text(arena, text.at, text.length);
    cj_status memory = CJ_OK;

    if (at == NULL)
        return cj_fail_nomem(err);
    if (cj_word_read(out, &at, "", arena, &memory) && out->length > 0 && *at == '\0')
        return CJ_OK;
    return memory == CJ_OK ? fail(all, err) : cj_fail_nomem(err);
}

/* The key and heading of a value without a name of its own: "mean_score". */
static cj_status name_value(cj_value *value, size_t function, cj_arena *arena, cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_text heading = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&key, functions[function].name);
    cj_text_add(&heading, functions[function].words);
    for (size_t i = 0; i < 2 && value->columns[i].length > 0; i++) {
        cj_text_char(&key, '_');
        cj_text_append(&key, value->columns[i]);
        cj_text_add(&heading, i == 0 ? "" : value->in_percent ? " in " : " to ");
        cj_text_append(&heading, value->columns[i]);
    }
    if (value->condition.length > 0) {
        cj_text_char(&key, '_');
        cj_text_append(&key, value->condition);
        cj_measure_append_where(&heading, &value->condition, 1);
    }
    if (value->where.length > 0) {
        cj_text_format(&key, "_%s", value->where.at);
        cj_text_add(&heading, value->condition.length > 0 ? ", of those " : " ");
        cj_measure_append_where(&heading, &value->where, 1);
    }
    status = cj_text_check(&key, err);
    if (status == CJ_OK)
        status = cj_text_check(&heading, err);
    if (status == CJ_OK) {
        value->words.at = cj_arena_text(arena, heading.bytes, heading.length);
        value->words.length = heading.length;
    }
    value->heading = value->name.length > 0 ? value->name : value->words;
    if (status == CJ_OK && value->name.length == 0) {
        value->name.at = cj_arena_text(arena, key.bytes, key.length);
        value->name.length = key.length;
    }
    cj_text_clear(&key);
    cj_text_clear(&heading);
    return status == CJ_OK && (value->name.at == NULL || value->words.at == NULL)
               ? cj_fail_nomem(err)
               : status;
}

/* Read the arguments between the brackets. */
static cj_status read_arguments(cj_value *value, argument takes, cj_span inside, cj_span all,
                                cj_arena *arena, cj_error *err)
{
    const char *copy = cj_arena_text(arena, inside.at, inside.length);
    const char *comma = copy == NULL ? NULL : find_end(copy, ",");
    cj_status status;

    if (copy == NULL)
        return cj_fail_nomem(err);
    if (takes == CONDITION) {
        value->condition = (cj_span){copy, inside.length};
        return inside.length > 0 && is_condition(inside) ? CJ_OK : fail(all, err);
    }
    if (comma == NULL || (takes == TWO_COLUMNS) != (*comma == ','))
        return fail(all, err);
    status =
        read_word(&value->columns[0], (cj_span){copy, (size_t)(comma - copy)}, all, arena, err);
    if (status == CJ_OK && takes == TWO_COLUMNS && *find_end(comma + 1, ",") != '\0')
        return fail(all, err);
    if (status == CJ_OK && takes == TWO_COLUMNS)
        status = read_word(&value->columns[1], cj_span_of(comma + 1), all, arena, err);
    return status;
}

#define WHERE " where "

/* Where WHERE begins outside of quotation marks and brackets; SIZE_MAX: nowhere. */
static size_t find_where(cj_span text)
{
    bool quoted = false;
    int depth = 0;

    for (size_t i = 0; i + sizeof WHERE - 1 <= text.length; i++) {
        if (text.at[i] == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += (text.at[i] == '(') - (text.at[i] == ')');
        if (!quoted && depth == 0 && strncasecmp(text.at + i, WHERE, sizeof WHERE - 1) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* Cut " where COND" off the end of a value's text. */
static cj_status cut_where(cj_value *value, cj_span *text, cj_span all, cj_arena *arena,
                           cj_error *err)
{
    size_t at = find_where(*text);
    size_t behind = at + sizeof WHERE - 1;

    if (at == SIZE_MAX)
        return CJ_OK;
    value->where = cj_span_trim((cj_span){text->at + behind, text->length - behind});
    if (!is_condition(value->where))
        return fail(all, err);
    value->where.at = cj_arena_text(arena, value->where.at, value->where.length);
    *text = cj_span_trim((cj_span){text->at, at});
    return value->where.at == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Find the function of that name that takes what is given. */
static size_t find_function(cj_span name, argument takes)
{
    for (size_t i = 0; i < FUNCTION_COUNT; i++)
        if (cj_word_same(name, cj_span_of(functions[i].name)) &&
            (functions[i].takes == takes || (functions[i].takes == TWO_COLUMNS && takes == COLUMN)))
            return i;
    return FUNCTION_COUNT;
}

/* FUNCTION or FUNCTION(...), as `text`. */
static cj_status read_function(cj_value *value, cj_span text, cj_span all, cj_arena *arena,
                               cj_error *err)
{
    cj_status status = cut_where(value, &text, all, arena, err);
    const char *open = memchr(text.at, '(', text.length);
    cj_span name = cj_span_trim(open == NULL ? text : (cj_span){text.at, (size_t)(open - text.at)});
    cj_span inside = {"", 0};
    argument takes = NOTHING;
    size_t found;

    if (status != CJ_OK)
        return status;
    if (open != NULL) {
        if (text.at[text.length - 1] != ')')
            return fail(all, err);
        inside = cj_span_trim((cj_span){open + 1, text.length - (size_t)(open - text.at) - 2});
        takes = is_condition(inside) ? CONDITION : COLUMN;
    }
    found = find_function(name, takes);
    if (found == FUNCTION_COUNT)
        return fail(all, err);
    value->function = functions[found].function;
    value->in_percent =
        value->function == CJ_VALUE_RATIO && strcmp(functions[found].name, "share") == 0;
    if (takes != NOTHING)
        status = read_arguments(value, functions[found].takes, inside, all, arena, err);
    if (status == CJ_OK)
        status = name_value(value, found, arena, err);
    if (value->function == CJ_VALUE_COUNT && value->where.length > 0) { /* that is a condition */
        value->function = CJ_VALUE_COUNT_IF;
        value->condition = value->where;
        value->where = (cj_span){"", 0};
    }
    return status;
}

static cj_status add_value(cj_value **list, size_t *count, cj_value value, cj_arena *arena,
                           cj_error *err)
{
    cj_value *grown;

    if (*count >= CJ_VALUES_MAX)
        return cj_fail(err, CJ_EUSAGE, "{values}: at most %d", CJ_VALUES_MAX);
    for (size_t i = 0; i < *count; i++)
        if (cj_word_same((*list)[i].name, value.name))
            return cj_fail(err, CJ_EUSAGE,
                           "{values}: two columns would be named \"%.*s\"; NAME= gives another "
                           "name",
                           (int)value.name.length, value.name.at);
    grown = cj_arena_alloc(arena, (*count + 1) * sizeof *grown);
    if (grown == NULL)
        return cj_fail_nomem(err);
    if (*count > 0)
        memcpy(grown, *list, *count * sizeof *grown);
    grown[(*count)++] = value;
    *list = grown;
    return CJ_OK;
}

cj_status cj_value_parse(cj_value **list, size_t *count, const char *text, cj_arena *arena,
                         cj_error *err)
{
    const char *at = text;
    cj_status status = CJ_OK;
    bool more = true;

    while (status == CJ_OK && more) {
        const char *end = find_end(at, ",");
        const char *name = find_end(at, "=(,");
        cj_value value = {.name = {NULL, 0}};
        cj_span all;

        if (end == NULL)
            return fail(cj_span_of(at), err);
        all = cj_span_trim((cj_span){at, (size_t)(end - at)});
        if (name != NULL && *name == '=' &&
            find_where((cj_span){at, (size_t)(name - at)}) == SIZE_MAX) {
            status = read_word(&value.name, (cj_span){at, (size_t)(name - at)}, all, arena, err);
            at = name + 1;
        }
        if (status == CJ_OK)
            status = read_function(&value, cj_span_trim((cj_span){at, (size_t)(end - at)}), all,
                                   arena, err);
        if (status == CJ_OK)
            status = add_value(list, count, value, arena, err);
        more = *end == ',';
        at = end + 1;
    }
    return status;
}
