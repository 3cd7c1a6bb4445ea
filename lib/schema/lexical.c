/* What a text looks like: addresses, encodings, JSON, points, lists. */
#include "lexical.h"

#include "cj/json.h"

#include <string.h>

static bool is_hex(char byte)
{
    return cj_byte_is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/* An ASCII letter or digit. */
static bool is_alnum(char byte)
{
    return cj_byte_is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_beyond_ascii(char byte)
{
    return (unsigned char)byte >= 0x80;
}

static bool is_among(char byte, const char *bytes)
{
    return byte != '\0' && strchr(bytes, byte) != NULL;
}

static bool take(cj_span *at, char byte)
{
    if (at->length == 0 || at->at[0] != byte)
        return false;
    at->at++;
    at->length--;
    return true;
}

/* ---- texts -------------------------------------------------------------------------- */

/* Whether the text may stand before the @ of an address: words with dots between them (RFC 5322's
 * dot-atom, with letters beyond ASCII as in RFC 6532), or anything in quotation marks. */
static bool is_local_part(cj_span text)
{
    if (text.length == 0 || text.length > 64)
        return false;
    if (text.at[0] == '"')
        return text.length > 2 && text.at[text.length - 1] == '"' &&
               memchr(text.at + 1, '"', text.length - 2) == NULL;
    for (size_t i = 0; i < text.length; i++) {
        bool at_end = i == 0 || i + 1 == text.length;

        if (text.at[i] == '.' ? at_end || text.at[i + 1] == '.'
                              : !is_alnum(text.at[i]) && !is_beyond_ascii(text.at[i]) &&
                                    !is_among(text.at[i], "!#$%&'*+-/=?^_`{|}~"))
            return false;
    }
    return true;
}

/* Two names or more with dots between them. */
static bool is_domain(cj_span text)
{
    size_t dots = 0;
    size_t length = 0; /* of the name so far */

    if (text.length > 253)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.at[i];

        if (byte == '.') {
            if (length == 0 || text.at[i - 1] == '-')
                return false;
            dots++;
            length = 0;
        } else if (is_alnum(byte) || is_beyond_ascii(byte) || (byte == '-' && length > 0)) {
            if (++length > 63)
                return false;
        } else {
            return false;
        }
    }
    return dots > 0 && length > 0 && text.at[text.length - 1] != '-';
}

static bool is_email(cj_span text)
{
    size_t at = text.length;

    while (at > 0 && text.at[at - 1] != '@')
        at--;
    return at > 0 && is_local_part((cj_span){text.at, at - 1}) &&
           is_domain((cj_span){text.at + at, text.length - at});
}

/* A scheme, a colon and the characters of RFC 3986; after // comes a host,
 * but for files. */
static bool is_uri(cj_span text)
{
    size_t colon = 0;
    cj_span rest;

    while (colon < text.length && (is_alnum(text.at[colon]) || is_among(text.at[colon], "+-.")))
        colon++;
    if (colon == 0 || !is_alnum(text.at[0]) || cj_byte_is_digit(text.at[0]) ||
        colon + 1 >= text.length || text.at[colon] != ':')
        return false;
    rest = (cj_span){text.at + colon + 1, text.length - colon - 1};
    for (size_t i = 0; i < rest.length; i++) {
        if (rest.at[i] == '%') {
            if (i + 2 >= rest.length || !is_hex(rest.at[i + 1]) || !is_hex(rest.at[i + 2]))
                return false;
        } else if (!is_alnum(rest.at[i]) && !is_among(rest.at[i], "-._~:/?#[]@!$&'()*+,;=")) {
            return false;
        }
    }
    if (take(&rest, '/') && take(&rest, '/') &&
        !cj_word_same((cj_span){text.at, colon}, CJ_SPAN("file")))
        return rest.length > 0 && !is_among(rest.at[0], "/?#:");
    return true;
}

static bool is_base64(cj_span text)
{
    size_t padding = 0;

    if (text.length % 4 != 0)
        return false;
    while (padding < 2 && padding < text.length && text.at[text.length - 1 - padding] == '=')
        padding++;
    for (size_t i = 0; i + padding < text.length; i++)
        if (!is_alnum(text.at[i]) && text.at[i] != '+' && text.at[i] != '/')
            return false;
    return true;
}

static bool is_uuid(cj_span text)
{
    if (text.length != 36)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (i == 8 || i == 13 || i == 18 || i == 23 ? text.at[i] != '-' : !is_hex(text.at[i]))
            return false;
    return true;
}

static bool is_integer(cj_span text)
{
    if (text.length > 0 && (text.at[0] == '-' || text.at[0] == '+'))
        text = (cj_span){text.at + 1, text.length - 1};
    for (size_t i = 0; i < text.length; i++)
        if (!cj_byte_is_digit(text.at[i]))
            return false;
    return text.length > 0;
}

static bool is_number(cj_span text)
{
    static const cj_number_form plain = CJ_NUMBER_FORM_INIT;
    cj_decimal value;
    bool changed;

    return cj_decimal_read(&value, &changed, text, &plain) != CJ_NUMBER_NOT_ONE;
}

/* ---- points --------------------------------------------------------------------------- */

static void pass_blanks(cj_span *at)
{
    while (take(at, ' ') || take(at, '\t') || take(at, '\n') || take(at, '\r'))
        ;
}

/* Digits; their number as far as `most`, and whether one is not 0. */
static size_t take_digits(int *value, bool *any, cj_span *at, int most)
{
    size_t count = 0;

    for (; at->length > 0 && cj_byte_is_digit(at->at[0]); at->at++, at->length--, count++) {
        *any = *any || at->at[0] != '0';
        if (*value <= most)
            *value = *value * 10 + (at->at[0] - '0');
    }
    return count;
}

/* A number from -most to most; in JSON as JSON has it.  One with an exponent
 * is not compared. */
static bool take_coordinate(cj_span *at, int most, bool json)
{
    bool has_sign = take(at, '-') || (!json && take(at, '+'));
    bool leads_with_zero = at->length > 0 && at->at[0] == '0';
    bool any = false;
    bool beyond = false;
    int value = 0;
    size_t whole = take_digits(&value, &any, at, most);
    size_t decimals = 0;
    int ignored = most + 1;

    (void)has_sign;
    if (json && (whole == 0 || (whole > 1 && leads_with_zero)))
        return false;
    if (take(at, '.')) {
        decimals = take_digits(&ignored, &beyond, at, most);
        if (decimals == 0 && json)
            return false;
    }
    if (whole + decimals == 0)
        return false;
    if (json && (take(at, 'e') || take(at, 'E'))) {
        if (!take(at, '-'))
            take(at, '+');
        return take_digits(&ignored, &any, at, most) > 0;
    }
    return value < most || (value == most && !beyond);
}

/* "longitude, latitude" */
static bool is_point(cj_span text)
{
    if (!take_coordinate(&text, 180, false))
        return false;
    pass_blanks(&text);
    if (!take(&text, ','))
        return false;
    pass_blanks(&text);
    return take_coordinate(&text, 90, false) && text.length == 0;
}

/* [longitude, latitude] */
static bool is_point_array(cj_span text)
{
    if (!take(&text, '['))
        return false;
    pass_blanks(&text);
    if (!take_coordinate(&text, 180, true))
        return false;
    pass_blanks(&text);
    if (!take(&text, ','))
        return false;
    pass_blanks(&text);
    if (!take_coordinate(&text, 90, true))
        return false;
    pass_blanks(&text);
    return take(&text, ']') && text.length == 0;
}

/* {"lon": longitude, "lat": latitude}, in either order */
static bool is_point_object(cj_span text)
{
    bool seen[2] = {false, false};

    if (!take(&text, '{'))
        return false;
    for (int i = 0; i < 2; i++) {
        bool latitude;

        pass_blanks(&text);
        if (text.length < 5 ||
            (memcmp(text.at, "\"lon\"", 5) != 0 && memcmp(text.at, "\"lat\"", 5) != 0))
            return false;
        latitude = text.at[2] == 'a';
        text = (cj_span){text.at + 5, text.length - 5};
        pass_blanks(&text);
        if (seen[latitude] || !take(&text, ':'))
            return false;
        seen[latitude] = true;
        pass_blanks(&text);
        if (!take_coordinate(&text, latitude ? 90 : 180, true))
            return false;
        pass_blanks(&text);
        if (!take(&text, i == 0 ? ',' : '}'))
            return false;
    }
    return text.length == 0;
}

/* ---- JSON ------------------------------------------------------------------------------- */

/* The text as JSON that opens with that bracket; *out is NULL if it is not. */
static cj_status parse(cj_json **out, cj_span text, char bracket, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);

    *out = NULL;
    text = cj_span_trim(text);
    if (text.length == 0 || text.at[0] != bracket)
        return CJ_OK;
    return cj_json_parse(out, text, "", &inner) == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK;
}

static bool is_one_of(cj_span text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (cj_span_equal(text, cj_span_of(*words)))
            return true;
    return false;
}

/* The members that RFC 7946 and the TopoJSON specification ask for. */
static bool is_geometry(const cj_json_node *object, bool topology)
{
    static const char *const shapes[] = {"Point",   "MultiPoint",   "LineString", "MultiLineString",
                                         "Polygon", "MultiPolygon", NULL};
    cj_json_node type = cj_json_member(object, "type");
    cj_json_node arcs = cj_json_member(object, "arcs");
    cj_json_node objects = cj_json_member(object, "objects");
    cj_json_node coordinates = cj_json_member(object, "coordinates");
    cj_json_node geometries = cj_json_member(object, "geometries");
    cj_json_node features = cj_json_member(object, "features");
    cj_json_node geometry = cj_json_member(object, "geometry");
    cj_json_node properties = cj_json_member(object, "properties");
    cj_span name;

    if (!cj_json_is_string(&type) || cj_json_string(&name, &type, NULL) != CJ_OK)
        return false;
    if (topology)
        return cj_span_equal(name, CJ_SPAN("Topology")) && cj_json_is_array(&arcs) &&
               cj_json_is_object(&objects);
    if (cj_span_equal(name, CJ_SPAN("Feature")))
        return cj_json_present(&geometry) && cj_json_present(&properties);
    if (cj_span_equal(name, CJ_SPAN("FeatureCollection")))
        return cj_json_is_array(&features);
    if (cj_span_equal(name, CJ_SPAN("GeometryCollection")))
        return cj_json_is_array(&geometries);
    return is_one_of(name, shapes) && cj_json_is_array(&coordinates);
}

static cj_status check_json(bool *fits, cj_lexical_form form, cj_span text, cj_error *err)
{
    cj_json *json;
    cj_status status = parse(&json, text, form == CJ_LEXICAL_ARRAY ? '[' : '{', err);

    *fits = status == CJ_OK && json != NULL;
    if (*fits && (form == CJ_LEXICAL_GEOJSON || form == CJ_LEXICAL_TOPOJSON)) {
        cj_json_node root = cj_json_root(json);

        *fits = is_geometry(&root, form == CJ_LEXICAL_TOPOJSON);
    }
    cj_json_free(json);
    return status;
}

/* ---- all forms ---------------------------------------------------------------------------- */

cj_status cj_lexical_check(bool *fits, cj_lexical_form form, cj_span text, cj_error *err)
{
    static const char *const truths[] = {"true",  "True",  "TRUE", "1", "false",
                                         "False", "FALSE", "0",    NULL};
    /* Forms that need no more than the text have a function here; those with a calendar, a list of
     * words or a JSON parser follow in the switch. */
    static bool (*const checks[])(cj_span) = {[CJ_LEXICAL_EMAIL] = is_email,
                                              [CJ_LEXICAL_URI] = is_uri,
                                              [CJ_LEXICAL_BINARY] = is_base64,
                                              [CJ_LEXICAL_UUID] = is_uuid,
                                              [CJ_LEXICAL_NUMBER] = is_number,
                                              [CJ_LEXICAL_INTEGER] = is_integer,
                                              [CJ_LEXICAL_POINT] = is_point,
                                              [CJ_LEXICAL_POINT_ARRAY] = is_point_array,
                                              [CJ_LEXICAL_POINT_OBJECT] = is_point_object};
    cj_decimal year;

    switch (form) {
    case CJ_LEXICAL_EMAIL:
    case CJ_LEXICAL_URI:
    case CJ_LEXICAL_BINARY:
    case CJ_LEXICAL_UUID:
    case CJ_LEXICAL_NUMBER:
    case CJ_LEXICAL_INTEGER:
    case CJ_LEXICAL_POINT:
    case CJ_LEXICAL_POINT_ARRAY:
    case CJ_LEXICAL_POINT_OBJECT:
        *fits = checks[form](text);
        return CJ_OK;
    case CJ_LEXICAL_BOOLEAN:
        *fits = is_one_of(text, truths);
        return CJ_OK;
    case CJ_LEXICAL_DATETIME:
    case CJ_LEXICAL_DATE:
    case CJ_LEXICAL_TIME:
    case CJ_LEXICAL_TIME_ANY:
    case CJ_LEXICAL_YEARMONTH:
    case CJ_LEXICAL_DURATION:
        *fits = cj_temporal_fits(form, text);
        return CJ_OK;
    case CJ_LEXICAL_YEAR:
        *fits = cj_temporal_year(&year, text);
        return CJ_OK;
    case CJ_LEXICAL_OBJECT:
    case CJ_LEXICAL_ARRAY:
    case CJ_LEXICAL_GEOJSON:
    case CJ_LEXICAL_TOPOJSON:
        return check_json(fits, form, text, err);
    default:
        *fits = true;
        return CJ_OK;
    }
}

const char *cj_lexical_words(cj_lexical_form form)
{
    static const char *const words[] = {
        [CJ_LEXICAL_NONE] = "",
        [CJ_LEXICAL_EMAIL] = "is not an e-mail address",
        [CJ_LEXICAL_URI] = "is not a URI such as https://example.org/",
        [CJ_LEXICAL_BINARY] = "is not base64",
        [CJ_LEXICAL_UUID] = "is not a UUID of 32 hexadecimal digits as 8-4-4-4-12",
        [CJ_LEXICAL_NUMBER] = "is not a number",
        [CJ_LEXICAL_INTEGER] = "is not a whole number",
        [CJ_LEXICAL_BOOLEAN] = "is not true or false",
        [CJ_LEXICAL_OBJECT] = "is not a JSON object in { }",
        [CJ_LEXICAL_ARRAY] = "is not a JSON array in [ ]",
        [CJ_LEXICAL_LIST] = "is not a list",
        [CJ_LEXICAL_DATETIME] = "is not a date with a time as YYYY-MM-DDThh:mm:ss",
        [CJ_LEXICAL_DATETIME_ANY] = "is not a date, with or without a time, as ",
        [CJ_LEXICAL_DATE] = "is not a date as YYYY-MM-DD",
        [CJ_LEXICAL_TIME] = "is not a time as hh:mm:ss",
        [CJ_LEXICAL_TIME_ANY] = "is not a time such as 14:30 or 2:30 pm",
        [CJ_LEXICAL_TIME_PATTERN] = "is not a time as ",
        [CJ_LEXICAL_YEAR] = "is not a year as YYYY",
        [CJ_LEXICAL_YEARMONTH] = "is not a month as YYYY-MM",
        [CJ_LEXICAL_DURATION] = "is not a duration such as P1Y2M3DT4H5M6S",
        [CJ_LEXICAL_POINT] = "is not a point as longitude, latitude",
        [CJ_LEXICAL_POINT_ARRAY] = "is not a point as [longitude, latitude]",
        [CJ_LEXICAL_POINT_OBJECT] = "is not a point as {\"lon\": longitude, \"lat\": latitude}",
        [CJ_LEXICAL_GEOJSON] = "is not a GeoJSON object",
        [CJ_LEXICAL_TOPOJSON] = "is not a TopoJSON object"};

    return words[form];
}
