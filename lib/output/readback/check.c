/* Reader of a finished workbook: it checks that every part is whole, well formed, typed and
 * related, and collects the facts that the workbook holds. */
#include "output/readback/facts.h"
#include "output/readback/xml.h"
#include "output/readback/zip.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    cj_xlsx_facts *facts;
    const cj_zip *zip;
    uint64_t *strings; /* hashes of the shared texts */
    size_t string_count;
    size_t string_capacity;
    uint64_t named;   /* sums over the names of parts: those that are there, */
    uint64_t typed;   /* those that have a type, */
    uint64_t related; /* and those that a relation leads to */
    size_t relations; /* of sheets and drawings, and where they are referred to */
    size_t references;
    cj_text text;
    bool failed; /* without memory */
    /* the part that is read */
    cj_xml xml;
    cj_span name;
    size_t number;  /* 3 of sheet3.xml */
    uint64_t place; /* of the cell */
    bool shared;    /* its text is one of the shared ones */
} reader;

typedef void (*part_reader)(reader *in, cj_xml_event event);

static bool is(cj_span name, const char *word)
{
    return cj_span_equal(name, cj_span_of(word));
}

/* Whether the text stands in that element, itself in `outer` unless that is NULL. */
static bool stands_in(const reader *in, const char *inner, const char *outer)
{
    const cj_xml *xml = &in->xml;

    return xml->depth > 1 && is(xml->open[xml->depth - 1], inner) &&
           (outer == NULL || is(xml->open[xml->depth - 2], outer));
}

/* Return the number that the digits begin with; 0 if there are none. */
static size_t number_of(cj_span digits)
{
    size_t number = 0;

    for (size_t i = 0; i < digits.length && digits.at[i] >= '0' && digits.at[i] <= '9'; i++)
        number = number * 10 + (size_t)(digits.at[i] - '0');
    return number;
}

/* Return the number in a part's name: 3 of xl/worksheets/sheet3.xml. */
static size_t number_of_part(cj_span name)
{
    size_t at = 0;

    while (at < name.length && (name.at[at] < '0' || name.at[at] > '9'))
        at++;
    return number_of((cj_span){name.at + at, name.length - at});
}

static size_t number_attribute(const reader *in, const char *name)
{
    cj_span value;

    return cj_xml_attribute(&value, &in->xml, name) ? number_of(value) : 0;
}

/* Return the place of a cell such as "B12": letters count in base 26 with A = 1 (no zero), as
 * in Excel. */
static uint64_t place_of(const reader *in, const char *attribute)
{
    cj_span value;
    size_t column = 0;
    size_t at = 0;

    if (!cj_xml_attribute(&value, &in->xml, attribute))
        return 0;
    for (; at < value.length && value.at[at] >= 'A' && value.at[at] <= 'Z'; at++)
        column = column * 26 + (size_t)(value.at[at] - 'A') + 1;
    return cj_xlsx_place(in->number, number_of((cj_span){value.at + at, value.length - at}),
                         column);
}

static void add_fact(reader *in, cj_xlsx_fact_kind kind, uint64_t place, cj_span written)
{
    cj_text_reset(&in->text);
    cj_xml_decode(&in->text, written);
    in->failed = in->failed || in->text.failed;
    cj_xlsx_fact(in->facts, kind, place, cj_text_span(&in->text));
}

static void add_attribute(reader *in, cj_xlsx_fact_kind kind, uint64_t place, const char *attribute)
{
    cj_span value;

    if (cj_xml_attribute(&value, &in->xml, attribute))
        add_fact(in, kind, place, value);
}

/* ---- parts ------------------------------------------------------------------------------- */

/* Hash each shared text (SST, ECMA-376 part 1, 18.4): cells refer to them by index. Only hashes
 * are kept, since facts need no more. */
static void read_strings(reader *in, cj_xml_event event)
{
    if (event == CJ_XML_TEXT && stands_in(in, "t", NULL)) {
        cj_text_reset(&in->text);
        cj_xml_decode(&in->text, in->xml.text);
    } else if (event == CJ_XML_CLOSE && is(in->xml.name, "si")) {
        if (cj_grow(&in->strings, &in->string_capacity, in->string_count + 1, sizeof *in->strings,
                    NULL) != CJ_OK)
            in->failed = true;
        else
            in->strings[in->string_count++] =
                cj_span_hash(cj_text_string(&in->text), in->text.length);
        in->failed = in->failed || in->text.failed;
        cj_text_reset(&in->text);
    }
}

/* Collect the facts that stand in attributes: cells with their styles, heights of rows, widths
 * of columns, links. An r:id refers to a drawing or table. */
static void open_in_sheet(reader *in)
{
    cj_span value;
    cj_span name = in->xml.name;

    if (is(name, "c")) {
        in->place = place_of(in, "r");
        in->shared = cj_xml_attribute(&value, &in->xml, "t") && is(value, "s");
        cj_xlsx_fact_style(in->facts, number_attribute(in, "s"), in->place);
    } else if (is(name, "row")) {
        if (cj_xml_attribute(&value, &in->xml, "ht"))
            cj_xlsx_fact(in->facts, CJ_FACT_HEIGHT,
                         cj_xlsx_place(in->number, number_attribute(in, "r"), 0), (cj_span){"", 0});
    } else if (is(name, "col")) {
        cj_xlsx_fact(in->facts, CJ_FACT_WIDTH,
                     cj_xlsx_place(in->number, 0, number_attribute(in, "min")), (cj_span){"", 0});
    } else if (is(name, "hyperlink")) {
        add_attribute(in, CJ_FACT_LINK, place_of(in, "ref"), "location");
    }
    in->references += cj_xml_attribute(&value, &in->xml, "r:id");
}

static void read_sheet(reader *in, cj_xml_event event)
{
    size_t index;

    if (event == CJ_XML_OPEN) {
        open_in_sheet(in);
    } else if (event == CJ_XML_TEXT && stands_in(in, "v", "c") && in->shared) {
        index = number_of(in->xml.text);
        if (index < in->string_count)
            cj_xlsx_fact_hashed(in->facts, CJ_FACT_TEXT, in->place, in->strings[index]);
    } else if (event == CJ_XML_TEXT && stands_in(in, "v", "c")) {
        cj_xlsx_fact(in->facts, CJ_FACT_NUMBER, in->place, in->xml.text);
    }
}

static void read_workbook(reader *in, cj_xml_event event)
{
    if (event == CJ_XML_OPEN && is(in->xml.name, "sheet"))
        add_attribute(in, CJ_FACT_SHEET, number_attribute(in, "sheetId"), "name");
}

static void read_table(reader *in, cj_xml_event event)
{
    if (event == CJ_XML_OPEN && is(in->xml.name, "table"))
        add_attribute(in, CJ_FACT_TABLE, in->number, "ref");
    else if (event == CJ_XML_OPEN && is(in->xml.name, "tableColumn"))
        add_attribute(in, CJ_FACT_COLUMN, cj_xlsx_place(in->number, 0, number_attribute(in, "id")),
                      "name");
}

static void read_chart(reader *in, cj_xml_event event)
{
    if (event == CJ_XML_OPEN && is(in->xml.name, "a:srgbClr"))
        add_attribute(in, CJ_FACT_COLOUR, in->number, "val");
    else if (event == CJ_XML_OPEN && is(in->xml.name, "a:latin"))
        add_attribute(in, CJ_FACT_FONT, in->number, "typeface");
    else if (event == CJ_XML_OPEN && is(in->xml.name, "c:ptCount"))
        add_attribute(in, CJ_FACT_POINT, in->number, "val");
    else if (event == CJ_XML_TEXT && stands_in(in, "c:v", "c:pt"))
        add_fact(in, CJ_FACT_POINT, in->number, in->xml.text);
    else if (event == CJ_XML_TEXT && (stands_in(in, "a:t", NULL) || stands_in(in, "c:v", "c:tx") ||
                                      stands_in(in, "c:name", "c:trendline")))
        add_fact(in, CJ_FACT_CHART, in->number, in->xml.text);
    else if (event == CJ_XML_TEXT && stands_in(in, "c:f", NULL))
        add_fact(in, CJ_FACT_SERIES, in->number, in->xml.text);
}

static void read_drawing(reader *in, cj_xml_event event)
{
    cj_span value;

    if (event != CJ_XML_OPEN)
        return;
    if (is(in->xml.name, "xdr:cNvPr"))
        add_attribute(in, CJ_FACT_DRAWING, in->number, "descr");
    in->references += cj_xml_attribute(&value, &in->xml, "r:id");
}

static void read_styles(reader *in, cj_xml_event event)
{
    if (event == CJ_XML_OPEN && is(in->xml.name, "numFmt"))
        add_attribute(in, CJ_FACT_CODE, 0, "formatCode");
}

static void read_properties(reader *in, cj_xml_event event)
{
    if (event == CJ_XML_TEXT && memcmp(in->xml.name.at, "dc:", 3) == 0)
        add_fact(in, CJ_FACT_PROPERTY, 0, in->xml.text);
}

/* Names of parts without the slash before them. */
static uint64_t name_hash(cj_span name)
{
    return cj_span_hash(name.at, name.length);
}

/* Sum the names of parts that have a content type; PartName begins with a slash, names in the
 * archive do not. */
static void read_types(reader *in, cj_xml_event event)
{
    cj_span name;

    if (event == CJ_XML_OPEN && is(in->xml.name, "Override") &&
        cj_xml_attribute(&name, &in->xml, "PartName") && name.length > 0)
        in->typed += name_hash((cj_span){name.at + 1, name.length - 1});
}

/* "../tables/table1.xml" in xl/worksheets/_rels/ is xl/tables/table1.xml. */
static void read_relations(reader *in, cj_xml_event event)
{
    size_t folder = in->name.length;
    cj_span target;

    if (event != CJ_XML_OPEN || !is(in->xml.name, "Relationship") ||
        !cj_xml_attribute(&target, &in->xml, "Target"))
        return;
    for (int up = 0; folder > 0; folder--)
        if (in->name.at[folder - 1] == '/' && up++ == 1)
            break;
    while (target.length > 3 && memcmp(target.at, "../", 3) == 0) {
        target = (cj_span){target.at + 3, target.length - 3};
        folder -= folder > 0;
        while (folder > 0 && in->name.at[folder - 1] != '/')
            folder--;
    }
    cj_text_reset(&in->text);
    cj_text_append(&in->text, (cj_span){in->name.at, folder});
    cj_text_append(&in->text, target);
    in->failed = in->failed || in->text.failed;
    in->related += name_hash(cj_text_span(&in->text));
    in->relations += in->number > 0; /* those of a sheet or drawing */
}

/* Other parts (themes, app properties) only have to be whole and well formed. */
static void read_other(reader *in, cj_xml_event event)
{
    (void)in;
    (void)event;
}

static bool begins(cj_span name, const char *with)
{
    return name.length >= strlen(with) && memcmp(name.at, with, strlen(with)) == 0;
}

static part_reader reader_of(cj_span name)
{
    static const struct {
        const char *begins;
        part_reader read;
    } readers[] = {{"[Content_Types].xml", read_types},   {"xl/worksheets/sheet", read_sheet},
                   {"xl/tables/table", read_table},       {"xl/charts/chart", read_chart},
                   {"xl/drawings/drawing", read_drawing}, {"xl/workbook.xml", read_workbook},
                   {"xl/styles.xml", read_styles},        {"docProps/core.xml", read_properties},
                   {"xl/sharedStrings.xml", read_strings}};

    if (name.length > 5 && memcmp(name.at + name.length - 5, ".rels", 5) == 0)
        return read_relations;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (begins(name, readers[i].begins))
            return readers[i].read;
    return read_other;
}

static cj_status read_part(reader *in, const cj_zip_part *part, cj_error *err)
{
    part_reader read = reader_of(part->name);
    cj_xml_event event = CJ_XML_BAD;
    char *bytes;
    cj_status status = cj_zip_unpack(&bytes, in->zip, part, err);

    if (status != CJ_OK)
        return status;
    in->name = part->name;
    in->number = number_of_part(part->name);
    cj_text_reset(&in->text);
    if (cj_xml_begin(&in->xml, (cj_span){bytes, part->size}))
        while ((event = cj_xml_next(&in->xml)) < CJ_XML_END)
            read(in, event);
    free(bytes);
    if (in->failed)
        return cj_fail_nomem(err);
    if (event == CJ_XML_BAD)
        return cj_fail(err, CJ_EIO, "a part is not well formed");
    if (read != read_types && read != read_relations)
        in->named += name_hash(part->name);
    return CJ_OK;
}

/* Each sum of names is independent of the order of parts. Equal sums mean that the same parts
 * are there, have a type and are the target of a relation, each once. Shared texts come first,
 * as cells refer to them. */
cj_status cj_xlsx_read(cj_xlsx_facts *out, cj_span book, cj_error *err)
{
    cj_zip zip;
    reader in = {.facts = out, .zip = &zip, .text = CJ_TEXT_INIT};
    const cj_zip_part *strings;
    cj_status status = cj_zip_open(&zip, book, err);

    memset(out, 0, sizeof *out);
    /* read before the cells that refer to it */
    strings = cj_zip_find(&zip, CJ_SPAN("xl/sharedStrings.xml"));
    if (status == CJ_OK && strings != NULL)
        status = read_part(&in, strings, err);
    for (size_t i = 0; status == CJ_OK && i < zip.count; i++)
        if (&zip.parts[i] != strings)
            status = read_part(&in, &zip.parts[i], err);
    if (status == CJ_OK &&
        (in.named != in.typed || in.named != in.related || in.relations != in.references))
        status = cj_fail(err, CJ_EIO, "a part is missing");
    free(in.strings);
    cj_text_clear(&in.text);
    cj_zip_clear(&zip);
    return status;
}
