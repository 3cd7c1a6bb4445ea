/* JSON as a schema, and a CSV file typed with it. */
#include "read.h"

#include "cj/schema.h"

static void check_field(const cj_schema *schema, size_t index)
{
    const cj_schema_field *field = &schema->fields[index];

    CHECK(cj_schema_find(schema, field->name) == index, "field %zu is not found by its name",
          index);
    CHECK(strlen(field->name.at) == field->name.length &&
              cj_utf8_valid(field->name) == field->name.length &&
              cj_utf8_valid(field->title) == field->title.length,
          "the name of field %zu", index);
    CHECK(!field->person || (field->kind == CJ_KIND_ID && field->required),
          "a person of kind %d that may be blank", (int)field->kind);
    CHECK(!field->whole || field->kind == CJ_KIND_NUMBER, "no decimals in no numbers");
    CHECK((!field->has_minimum && !field->has_maximum) || field->kind == CJ_KIND_NUMBER ||
              field->kind == CJ_KIND_DATE,
          "bounds of texts");
    if (field->kind == CJ_KIND_DATE)
        CHECK((!field->has_minimum ||
               (field->minimum >= CJ_DATE_FIRST && field->minimum <= CJ_DATE_LAST)) &&
                  (!field->has_maximum ||
                   (field->maximum >= CJ_DATE_FIRST && field->maximum <= CJ_DATE_LAST)),
              "a bound outside the calendar");
    CHECK((field->regex != NULL) == (field->pattern.at != NULL), "a pattern without its regex");
    for (size_t i = 0; i < field->form_count; i++) {
        cj_date_form again;
        cj_error err = CJ_ERROR_INIT;

        CHECK(cj_date_form_parse(&again, field->forms[i].text, &err) == CJ_OK, "%s", err.text);
    }
    for (size_t i = 0; i < field->value_count; i++)
        CHECK(field->values[i].at[field->values[i].length] == '\0', "a value without an end");
}

static void check_schema(const cj_schema *schema)
{
    for (size_t i = 0; i < schema->field_count; i++)
        check_field(schema, i);
    for (size_t i = 0; i < schema->key_count; i++)
        CHECK(schema->key[i] < schema->field_count, "key field %zu", schema->key[i]);
    for (size_t i = 0; i < schema->blank_date_count; i++)
        CHECK(schema->blank_dates[i] >= CJ_DATE_FIRST && schema->blank_dates[i] <= CJ_DATE_LAST,
              "a blank date outside the calendar");
}

static void add_cell(cj_text *out, cj_span cell)
{
    cj_text_char(out, '"');
    for (size_t i = 0; i < cell.length; i++) {
        if (cell.at[i] == '"')
            cj_text_char(out, '"');
        cj_text_char(out, cell.at[i]);
    }
    cj_text_add(out, "\"");
}

/* Some rows under the names, an alias now and then, of all fields. */
static void make_file(cj_text *out, const cj_schema *schema)
{
    static const char *const cells[] = {"",     "1", "2022-01-05", "-7.5",       "x y",
                                        "A",    "-", "31/12/2021", "9999-12-31", "4000000000000",
                                        "true", "é"};
    size_t count = sizeof cells / sizeof *cells;

    for (size_t i = 0; i < schema->field_count; i++) {
        const cj_schema_field *field = &schema->fields[i];

        cj_text_add(out, i > 0 ? "," : "");
        add_cell(out, i % 3 == 2 && field->alias_count > 0 ? field->aliases[0] : field->name);
    }
    for (size_t row = 0; row < count + 4; row++) {
        cj_text_add(out, "\n");
        for (size_t i = 0; i < schema->field_count; i++) {
            const cj_schema_field *field = &schema->fields[i];

            cj_text_add(out, i > 0 ? "," : "");
            if (row >= count && field->value_count > 0)
                add_cell(out, field->values[row % field->value_count]);
            else if (row >= count && field->map_count > 0)
                add_cell(out, field->map[row % field->map_count].from);
            else
                cj_text_add(out, cells[(row + i * (row < count ? 0 : 5)) % count]);
        }
    }
    cj_text_add(out, "\n");
}

/* Whether the bounds and the list of a field allow a number or day. */
static bool within(const cj_schema_field *field, cj_decimal value)
{
    bool listed = field->allowed_count == 0;

    for (size_t i = 0; i < field->allowed_count; i++)
        listed = listed || field->allowed[i] == value;
    return listed && (!field->has_minimum || value >= field->minimum) &&
           (!field->has_maximum || value <= field->maximum) &&
           (!field->has_above || value > field->above) &&
           (!field->has_below || value < field->below);
}

/* Rows that are given out hold to what the schema asks. */
static void check_rows(const void *data, const cj_records *records, const cj_rows *rows,
                       const size_t *columns)
{
    const cj_schema *schema = data;

    for (size_t f = 0; f < schema->field_count && f < READ_COLUMNS; f++) {
        const cj_schema_field *field = &schema->fields[f];
        size_t c = columns[f];

        for (size_t i = 0; c != SIZE_MAX && i < rows->row_count; i++) {
            uint32_t row = rows->rows[i];

            if (field->kind == CJ_KIND_NUMBER) {
                cj_decimal value = cj_records_numbers(records, c)[row];

                CHECK(value != CJ_DECIMAL_MISSING || !field->required, "a blank number");
                CHECK(value == CJ_DECIMAL_MISSING ||
                          (within(field, value) && (!field->whole || value % CJ_DECIMAL_ONE == 0)),
                      "the number is not as it must be");
            } else if (field->kind == CJ_KIND_DATE) {
                cj_date value = cj_records_dates(records, c)[row];

                CHECK(value != CJ_DATE_MISSING || !field->required, "a blank date");
                CHECK(value == CJ_DATE_MISSING || within(field, value),
                      "the date is not as it must be");
            } else if (!field->person) {
                uint32_t code = cj_records_codes(records, c)[row];

                CHECK(code != CJ_NO_CODE || !field->required || field->blank_is_value,
                      "a blank text");
                CHECK(code == CJ_NO_CODE || field->value_count == 0 || code < field->value_count,
                      "a value that is not in the list");
            }
        }
    }
}

static void type_with(const cj_schema *schema, const char *path)
{
    reading one = {.options = {.main = {.role = "reviews", .schema_path = path}}};
    reading two;
    cj_text file = CJ_TEXT_INIT;

    make_file(&file, schema);
    one.options.main.path = fuzz_file(1, file.bytes, file.length);
    cj_text_clear(&file);
    for (size_t i = 0; i < schema->field_count && one.name_count < READ_COLUMNS; i++)
        one.names[one.name_count++] = schema->fields[i].name.at;
    two = one;
    two.options.run.threads = 2;
    read_all(&one, check_rows, schema);
    read_all(&two, NULL, NULL);
    fuzz_same("findings and rows of one and of two threads", &one.seen, &two.seen);
    cj_text_clear(&two.seen);
    cj_text_clear(&one.seen);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    cj_schema *schema = (cj_schema *)(uintptr_t)bytes;
    cj_error err = CJ_ERROR_INIT;
    const char *path = fuzz_file(0, bytes, length);
    cj_status status = cj_schema_load(&schema, path, &err);

    if (status != CJ_OK) {
        CHECK(status == CJ_EUSAGE && schema == NULL, "status %d: %s", (int)status, err.text);
        fuzz_check_error(status, &err);
        return 0;
    }
    check_schema(schema);
    type_with(schema, path);
    cj_schema_free(schema);
    return 0;
}
