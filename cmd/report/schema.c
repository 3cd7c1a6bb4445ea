/* The JSON Schema of definitions: a text with a gap for the kinds of measures, which
 * is filled from their option tables. */
#include "report.h"
#include "report_builtin.h"

#include "cj/json_write.h"

#include <stdio.h>
#include <string.h>

#define GAP "@kinds@\n"

static const cj_json_layout kinds_layout = {"    ", ",\n    ", "\n", "", ": "};
static const cj_json_layout lines_8 = {"\n        ", ",\n        ", "\n      ", "", ": "};

/* Write {"KEY": "PLACENAME"}; place is a prefix such as "#/definitions/". */
static void put_pair(cj_json_writer *to, const char *key, const char *place, const char *name)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_add(&text, place);
    cj_text_add(&text, name);
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, key);
    cj_json_put_span(to, cj_text_span(&text));
    cj_json_end(to);
    to->out->failed = to->out->failed || text.failed;
    cj_text_clear(&text);
}

/* Write an option under its long name, and again with underscores, as definitions accept
 * both. */
static void put_option(cj_json_writer *to, const cj_option_info *option)
{
    bool hyphens = strchr(option->name, '-') != NULL;
    char name[64];

    snprintf(name, sizeof name, "%s", option->name);
    for (int spelling = 0; spelling < (hyphens ? 2 : 1); spelling++) {
        for (char *at = name; spelling == 1 && *at != '\0'; at++)
            *at = *at == '-' ? '_' : *at;
        cj_json_put_key(to, name);
        cj_json_begin(to, '{', &cj_json_one_line);
        if (!option->takes)
            cj_json_put_member(to, "type", "boolean");
        else
            cj_json_put_member(to, "$ref",
                               option->named   ? "#/definitions/links"
                               : option->pairs ? "#/definitions/pairs"
                               : option->input ? "#/definitions/input"
                                               : "#/definitions/values");
        cj_json_put_member(to, "description", option->words);
        cj_json_end(to);
    }
}

static void put_kind(cj_json_writer *to, const cj_kind_info *kind, const char *purpose)
{
    size_t count;
    const char *const *own = cj_definition_own_keys(&count);
    char key[64];

    snprintf(key, sizeof key, "kind_%s", kind->name);
    cj_json_put_key(to, key);
    cj_json_begin(to, '{', &cj_json_lines_6);
    cj_json_put_member(to, "type", "object");
    cj_json_break(to, " ");
    cj_json_put_member(to, "description", purpose);
    cj_json_put_key(to, "additionalProperties");
    cj_json_put_bool(to, false);
    cj_json_put_key(to, "properties");
    cj_json_begin(to, '{', &lines_8);
    cj_json_put_key(to, "kind");
    put_pair(to, "const", kind->name, "");
    for (size_t i = 0; i < count; i++) {
        if (strcmp(own[i], "kind") == 0)
            continue; /* it stands above */
        cj_json_put_key(to, own[i]);
        put_pair(to, "$ref", "#/definitions/own/", own[i]);
    }
    for (size_t i = 0; i < kind->option_count; i++)
        put_option(to, &kind->options[i]);
    cj_json_end(to);
    cj_json_end(to);
}

/* Begin "KEY": {"kind": and leave the value and the end to the caller. */
static void begin_kind(cj_json_writer *to, const char *key)
{
    cj_json_put_key(to, key);
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, "kind");
}

/* Choose a measure's schema by its `kind` (if, then). */
static void put_measure(cj_json_writer *to, const cj_kind_info *kinds, size_t count)
{
    const char *const required = "kind";

    cj_json_put_key(to, "measure");
    cj_json_begin(to, '{', &cj_json_lines_6);
    cj_json_put_member(to, "type", "object");
    cj_json_break(to, " ");
    cj_json_put_key(to, "required");
    cj_json_put_texts(to, &required, 1);
    begin_kind(to, "properties");
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, "enum");
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < count; i++)
        cj_json_put_text(to, kinds[i].name);
    cj_json_end(to);
    cj_json_end(to);
    cj_json_end(to);
    cj_json_put_key(to, "allOf");
    cj_json_begin(to, '[', &lines_8);
    for (size_t i = 0; i < count; i++) {
        cj_json_begin(to, '{', &cj_json_one_line);
        cj_json_put_key(to, "if");
        cj_json_begin(to, '{', &cj_json_one_line);
        begin_kind(to, "properties");
        put_pair(to, "const", kinds[i].name, "");
        cj_json_end(to);
        cj_json_end(to);
        cj_json_break(to, "\n         ");
        cj_json_put_key(to, "then");
        put_pair(to, "$ref", "#/definitions/kind_", kinds[i].name);
        cj_json_end(to);
    }
    cj_json_end(to);
    cj_json_end(to);
}

cj_status cj_report_append_schema(cj_text *text, cj_error *err)
{
    const char *whole = cj_report_texts[0].text;
    const char *gap = strstr(whole, GAP);
    cj_json_writer to = CJ_JSON_WRITER(text);
    cj_arena arena = CJ_ARENA_INIT;
    cj_kind_info *kinds;
    size_t count;
    cj_status status = cj_measure_describe_kinds(&kinds, &count, &arena, err);

    if (status == CJ_OK) {
        count--; /* the kind "list" comes last, and the text around the gap describes it */
        cj_text_append(text, (cj_span){whole, (size_t)(gap - whole)});
        cj_json_begin_inside(&to, &kinds_layout);
        for (size_t i = 0; i < count; i++)
            put_kind(&to, &kinds[i], cj_measure_kind_of(kinds[i].name)->program.purpose);
        put_measure(&to, kinds, count);
        cj_json_end(&to);
        cj_text_add(text, gap + strlen(GAP));
        status = cj_text_check(text, err);
    }
    cj_arena_clear(&arena);
    return status;
}
