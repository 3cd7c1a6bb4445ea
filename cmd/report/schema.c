/* The JSON Schema of definitions: a text with a gap for the kinds of measures, which
 * is filled from their option tables. */
#include "report.h"
#include "report_builtin.h"

#include <stdio.h>
#include <string.h>

#define GAP "@kinds@\n"

static void put_description(cj_text *text, const char *words)
{
    cj_text_add(text, "\"description\": ");
    cj_json_quote(text, cj_span_of(words));
}

static const char *type_of(const cj_option_info *option)
{
    if (!option->takes)
        return "\"type\": \"boolean\"";
    return option->input ? "\"$ref\": \"#/definitions/input\""
                         : "\"$ref\": \"#/definitions/values\"";
}

/* An option under its long name, and with underscores in place of hyphens. */
static void put_option(cj_text *text, const cj_option_info *option)
{
    bool hyphens = strchr(option->name, '-') != NULL;

    for (int spelling = 0; spelling < (hyphens ? 2 : 1); spelling++) {
        cj_text_add(text, ",\n        \"");
        for (const char *at = option->name; *at != '\0'; at++)
            cj_text_char(text, spelling == 1 && *at == '-' ? '_' : *at);
        cj_text_format(text, "\": {%s, ", type_of(option));
        put_description(text, option->words);
        cj_text_char(text, '}');
    }
}

static void put_kind(cj_text *text, const cj_kind_info *kind, const char *purpose)
{
    size_t count;
    const char *const *own = cj_definition_own_keys(&count);

    cj_text_format(text, "    \"kind_%s\": {\n      \"type\": \"object\", ", kind->name);
    put_description(text, purpose);
    cj_text_format(text,
                   ",\n      \"additionalProperties\": false,\n      \"properties\": {\n"
                   "        \"kind\": {\"const\": \"%s\"}",
                   kind->name);
    for (size_t i = 0; i < count; i++) /* the kind stands above */
        if (strcmp(own[i], "kind") != 0)
            cj_text_format(text, ",\n        \"%s\": {\"$ref\": \"#/definitions/own/%s\"}", own[i],
                           own[i]);
    for (size_t i = 0; i < kind->option_count; i++)
        put_option(text, &kind->options[i]);
    cj_text_add(text, "\n      }\n    },\n");
}

/* The kind says which of the others it is. */
static void put_measure(cj_text *text, const cj_kind_info *kinds, size_t count)
{
    cj_text_add(text, "    \"measure\": {\n      \"type\": \"object\", \"required\": [\"kind\"],\n"
                      "      \"properties\": {\"kind\": {\"enum\": [");
    for (size_t i = 0; i < count; i++)
        cj_text_format(text, "%s\"%s\"", i > 0 ? ", " : "", kinds[i].name);
    cj_text_add(text, "]}},\n      \"allOf\": [\n");
    for (size_t i = 0; i < count; i++)
        cj_text_format(text,
                       "        {\"if\": {\"properties\": {\"kind\": {\"const\": \"%s\"}}},\n"
                       "         \"then\": {\"$ref\": \"#/definitions/kind_%s\"}}%s\n",
                       kinds[i].name, kinds[i].name, i + 1 < count ? "," : "");
    cj_text_add(text, "      ]\n    }\n");
}

cj_status cj_report_append_schema(cj_text *text, cj_error *err)
{
    const char *whole = cj_report_texts[0].text;
    const char *gap = strstr(whole, GAP);
    cj_arena arena = CJ_ARENA_INIT;
    cj_kind_info *kinds;
    size_t count;
    cj_status status = cj_measure_describe_kinds(&kinds, &count, &arena, err);

    if (status == CJ_OK) {
        count--; /* lists have a definition of their own */
        cj_text_append(text, (cj_span){whole, (size_t)(gap - whole)});
        for (size_t i = 0; i < count; i++)
            put_kind(text, &kinds[i], cj_measure_kind_of(kinds[i].name)->program.purpose);
        put_measure(text, kinds, count);
        cj_text_add(text, gap + strlen(GAP));
        status = cj_text_check(text, err);
    }
    cj_arena_clear(&arena);
    return status;
}
