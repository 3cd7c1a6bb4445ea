/* Cells against the fields of a schema (lib/rows/type/cells.c). */
#include "rows.h"

/* Read a table of one column "a" of that field, with ids in front. */
static void begin(rows *in, const char *members, const char *cells)
{
    char schema[1024];
    char text[1024];
    size_t length = (size_t)snprintf(text, sizeof text, "id,a\n");
    int id = 1;

    snprintf(schema, sizeof schema,
             "{\"fields\": [{\"name\": \"id\", \"type\": \"integer\"}, {\"name\": \"a\"%s}]}",
             members);
    while (*cells != '\0') {
        size_t end = strcspn(cells, "|");

        length += (size_t)snprintf(text + length, sizeof text - length, "%d,\"%.*s\"\n", id++,
                                   (int)end, cells);
        cells += end + (cells[end] == '|');
    }
    rows_init(in, text);
    in->options.main.schema_path = write_text("schema.json", schema);
}

/* The values that the cells are read as, without any finding. */
static void reads(const char *members, const char *cells, const char *values)
{
    rows in;

    begin(&in, members, cells);
    rows_are(&in, "a", values);
    if (cj_findings_kept(in.findings) > 0)
        fail_msg("%s", cj_findings_at(in.findings, 0)->message.at);
    rows_end(&in);
}

/* A cell is at fault, and the only one. */
static void finds(const char *members, const char *cell, const char *code, const char *words)
{
    rows in;
    cj_status status;

    begin(&in, members, cell);
    status = rows_read(&in, "a");
    if (status != CJ_OK && status != CJ_EDATA)
        fail_msg("%s: %s", members, in.err.text);
    if (cj_findings_kept(in.findings) != 1)
        fail_msg("%s: %zu findings about \"%s\"", members, cj_findings_kept(in.findings), cell);
    rows_found(&in, 0, code, words);
    rows_end(&in);
}

static void numbers(void **state)
{
    (void)state;
    reads(", \"type\": \"number\"", "1|.5|5.|-1.50|", "1\n0.5\n5\n-1.5\n");
    reads(", \"type\": \"number\", \"groupChar\": \",\"", "1,000|1000|1,234.5",
          "1000\n1000\n1234.5\n");
    reads(", \"type\": \"number\", \"bareNumber\": false", "95%|\u20AC95|EUR 95|95",
          "95\n95\n95\n95\n");
    reads(", \"type\": \"year\"", "2024|0044|2024Z", "2024\n44\n2024\n");
    reads(", \"type\": \"integer\", \"constraints\": {\"enum\": [1, 2]}", "1|+2|01", "1\n2\n1\n");
    reads(", \"type\": \"integer\", \"missingValues\": [\"-\", \"\"]", "1|-|\u00A0|2",
          "1\n\n\n2\n");
    finds(", \"type\": \"integer\"", ".5", "type-error", "is not a whole number");
    finds(", \"type\": \"integer\", \"groupChar\": \",\"", "1,5", "type-error",
          "is not a whole number");
    finds(", \"type\": \"number\"", "1.23E+05", "type-error", "is not a whole number or a decimal");
    finds(", \"type\": \"number\", \"bareNumber\": false", "1.23E+05", "type-error",
          "is not a whole number or a decimal");
    finds(", \"type\": \"number\", \"groupChar\": \",\"", "9,000,000,000,000", "type-error",
          "beyond 4,000,000,000,000");
    finds(", \"type\": \"year\"", "24", "type-error", "is not a year as YYYY");
    finds(", \"type\": \"integer\", \"constraints\": {\"exclusiveMinimum\": 0}", "0",
          "constraint-error", "is not above 0");
    finds(", \"type\": \"number\", \"constraints\": {\"exclusiveMaximum\": 1.5}", "1.5",
          "constraint-error", "is not below 1.5");
    finds(", \"type\": \"integer\", \"constraints\": {\"enum\": [3, 1]}", "2", "constraint-error",
          "is not one of 3, 1");
    finds(", \"type\": \"integer\", \"constraints\": {\"required\": true}, \"missingValues\": "
          "[\"-\"]",
          "-", "constraint-error", "means blank");
    finds(", \"type\": \"integer\", \"missingValues\": [\"-\"]", " ", "type-error",
          "is not a whole number");
}

static void dates(void **state)
{
    (void)state;
    reads(", \"type\": \"date\"", "2024-01-26|26/01/2024|2024-1-6",
          "2024-01-26\n2024-01-26\n2024-01-06\n");
    reads(", \"type\": \"date\", \"format\": \"default\"", "2024-01-26", "2024-01-26\n");
    reads(", \"type\": \"datetime\"", "2024-01-26T15:00:00|2024-01-26T23:59:59.5-05:00",
          "2024-01-26\n2024-01-26\n");
    reads(", \"type\": \"datetime\", \"format\": \"%d/%m/%Y %H:%M:%S\"", "12/11/2018 09:15:32",
          "2018-11-12\n");
    reads(", \"type\": \"datetime\", \"format\": \"any\"",
          "2024-01-26|26/01/2024 15:00|26/01/2024 3:00 pm|2024-01-26T15:00:00Z|"
          "26/01/2024T15:00:00",
          "2024-01-26\n2024-01-26\n2024-01-26\n2024-01-26\n2024-01-26\n");
    reads(", \"type\": \"datetime\", \"x-cj\": {\"dateFormats\": [\"%d.%m.%Y\"]}", "26.01.2024",
          "2024-01-26\n");
    reads(", \"type\": \"date\", \"constraints\": {\"enum\": [\"2024-01-26\"]}", "26/01/2024",
          "2024-01-26\n");
    finds(", \"type\": \"date\"", "26.01.2024", "type-error",
          "is not a date as YYYY-MM-DD or DD/MM/YYYY");
    finds(", \"type\": \"date\", \"format\": \"default\"", "2024-1-6", "type-error",
          "is not a date as YYYY-MM-DD");
    finds(", \"type\": \"datetime\"", "2024-01-26 15:00", "type-error",
          "is not a date with a time as YYYY-MM-DDThh:mm:ss");
    finds(", \"type\": \"datetime\", \"format\": \"any\"", "soon", "type-error",
          "with or without a time, as YYYY-MM-DD or DD/MM/YYYY");
    finds(", \"type\": \"date\", \"constraints\": {\"exclusiveMaximum\": \"2024-01-26\"}",
          "2024-01-26", "constraint-error", "is not below 2024-01-26");
    finds(", \"type\": \"date\", \"constraints\": {\"enum\": [\"2024-01-26\", \"2024-01-27\"]}",
          "2024-01-28", "constraint-error", "is not one of 2024-01-26, 2024-01-27");
    finds(", \"type\": \"datetime\", \"constraints\": {\"minimum\": \"2024-01-26T00:00:00\"}",
          "2024-01-25T23:59:59", "constraint-error", "is below the minimum 2024-01-26");
    finds(", \"type\": \"date\", \"missingValues\": [\"-\"], \"constraints\": {\"required\": true}",
          "-", "constraint-error", "means blank");
}

static void texts(void **state)
{
    (void)state;
    reads(", \"type\": \"boolean\"", "true|TRUE|1|False|0", "true\ntrue\ntrue\nfalse\nfalse\n");
    reads(", \"type\": \"boolean\", \"trueValues\": [\"yes\"], \"falseValues\": [\"no\"]", "no|yes",
          "false\ntrue\n");
    reads(", \"type\": \"string\", \"constraints\": {\"maxLength\": 2}", "\u00E9\u20AC",
          "\u00E9\u20AC\n");
    reads(", \"type\": \"string\", \"categories\": [\"b\", \"a\"]", "a|B", "a\nb\n");
    reads(", \"type\": \"string\", \"missingValues\": [\"-\"], \"constraints\": {\"required\": "
          "true}",
          "x|\u00A0|y", "x\n\ny\n");
    reads(", \"type\": \"any\"", "1|x|{", "1\nx\n{\n");
    reads("", "1|x|{", "1\nx\n{\n");
    finds(", \"type\": \"time\"", "3 pm", "type-error", "is not a time as hh:mm:ss");
    finds(", \"type\": \"time\", \"format\": \"%H.%M\"", "15:00", "type-error",
          "is not a time as %H.%M");
    finds(", \"type\": \"boolean\"", "tRUE", "type-error",
          "is not true (true, True, TRUE, 1) or false (false, False, FALSE, 0)");
    finds(", \"type\": \"boolean\", \"trueValues\": [\"yes\"]", "true", "type-error",
          "is not true");
    finds(", \"type\": \"boolean\", \"constraints\": {\"enum\": [true]}", "0", "constraint-error",
          "is not one of true");
    finds(", \"type\": \"list\", \"itemType\": \"integer\"", "1,x", "type-error",
          "has an item that is not a whole number");
    finds(", \"type\": \"list\", \"constraints\": {\"maxLength\": 2}", "a,b,c", "constraint-error",
          "is longer than 2 items");
    finds(", \"type\": \"object\", \"constraints\": {\"minLength\": 1}", "{}", "constraint-error",
          "is shorter than 1 member");
    finds(", \"type\": \"string\", \"constraints\": {\"minLength\": 3}", "\u00E9\u20AC",
          "constraint-error", "is shorter than 3 characters");
    finds(", \"type\": \"string\", \"constraints\": {\"pattern\": \"\\\\d+\"}", "12a",
          "constraint-error", "does not fit the pattern \\d+");
    finds(", \"type\": \"string\", \"format\": \"email\"", "nobody", "type-error",
          "is not an e-mail address");
    finds(", \"type\": \"string\", \"missingValues\": [\"-\"], \"constraints\": {\"required\": "
          "true}",
          "-", "constraint-error", "means blank");
    finds(", \"type\": \"string\", \"missingValues\": [\"-\"], \"constraints\": {\"enum\": "
          "[\"x\"]}",
          " ", "constraint-error", "is not one of x");
}

/* Rows are joined by the person: a blank one is missing whatever the list. */
static void persons(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "person_id,x\nA1,1\n,2\n");
    in.options.main.schema_path = write_text(
        "schema.json", "{\"fields\": [{\"name\": \"person_id\", \"type\": \"string\"}, {\"name\": "
                       "\"x\"}], \"missingValues\": [\"-\"]}");
    rows_are(&in, "x", "1\n");
    assert_int_equal(cj_findings_errors(in.findings), 1);
    rows_found(&in, 0, "constraint-error", "the cell is blank");
    rows_end(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(dates),
        cmocka_unit_test(texts),
        cmocka_unit_test(persons),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
