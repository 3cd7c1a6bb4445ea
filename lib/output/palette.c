/* Colours of charts: of series, and tints of one where series have an order. */
#include "palette.h"

/* Colours that can be told apart in every kind of colour vision, and contrast enough with
 * white. */
static const uint32_t colours[] = {0x12436D, 0x1E7F78, 0x801650, 0xC2410C,
                                   0x3D3D3D, 0x7A52B8, 0x2B6CB0, 0x5F7112};

#define COLOURS (sizeof colours / sizeof *colours)

/* Words of red, amber and green are drawn in what they say. The three differ in lightness, too, by
 * half and more each, and contrast with white as others do. */
static const struct {
    const char *word;
    uint32_t colour;
} said[] = {{"green", 0x0B4F1F}, {"amber", 0xCF8200}, {"red", 0xD4351C}, {"blue", 0x2B6CB0}};

/* Ends of the tints, dark to light. */
#define DARK 0x12436DU
#define LIGHT 0xC3D7E8U

static const char *name_of(const cj_chart *chart, size_t number)
{
    return chart->kind == CJ_CHART_PIE ? chart->categories[number] : chart->series[number].name;
}

static bool is_rest(const cj_chart *chart, size_t number)
{
    return (chart->scale || chart->kind == CJ_CHART_PIE) &&
           cj_chart_is_rest(name_of(chart, number));
}

/* The tint that lies `number` of `count` - 1 steps from dark to light. */
static uint32_t tint(size_t number, size_t count)
{
    uint32_t colour = 0;

    for (unsigned shift = 0; shift < 24; shift += 8) {
        double dark = (DARK >> shift) & 0xFF;
        double light = (LIGHT >> shift) & 0xFF;
        double step = count < 2 ? 0 : (double)number / (double)(count - 1);

        colour |= (uint32_t)(dark + step * (light - dark) + 0.5) << shift;
    }
    return colour;
}

static size_t count_names(const cj_chart *chart)
{
    return chart->kind == CJ_CHART_PIE ? chart->category_count : chart->series_count;
}

/* The colour that a word says; 0: it says none. */
static uint32_t said_by(const char *word)
{
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (cj_word_same(cj_span_of(word), cj_span_of(said[i].word)))
            return said[i].colour;
    return 0;
}

/* Whether the names of a chart are colours, but for what is left over. */
static bool says_colours(const cj_chart *chart)
{
    size_t count = 0;

    for (size_t i = 0; i < count_names(chart); i++) {
        if (said_by(name_of(chart, i)) == 0 && !cj_chart_is_rest(name_of(chart, i)))
            return false;
        count += said_by(name_of(chart, i)) != 0;
    }
    return count > 0;
}

uint32_t cj_colour_of(const cj_chart *chart, size_t number)
{
    size_t steps = 0;
    size_t step = 0;

    if (says_colours(chart))
        return cj_chart_is_rest(name_of(chart, number)) ? CJ_COLOUR_REST
                                                        : said_by(name_of(chart, number));

    if (is_rest(chart, number))
        return CJ_COLOUR_REST;
    if (!chart->scale)
        return colours[number % COLOURS];
    for (size_t s = 0; s < chart->series_count; s++) {
        bool rest = is_rest(chart, s);

        steps += !rest;
        step += !rest && s < number;
    }
    return tint(step, steps);
}

/* Of black and white the one with the greater contrast is better; they are even at a relative
 * luminance of 0.179. Channels are squared in place of the exact curve. */
bool cj_colour_is_dark(uint32_t colour)
{
    double red = ((colour >> 16) & 0xFF) / 255.0;
    double green = ((colour >> 8) & 0xFF) / 255.0;
    double blue = (colour & 0xFF) / 255.0;

    return 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue < 0.21;
}

#define PERCENT_SERIES_MOST 3

bool cj_chart_labels_parts(const cj_chart *chart)
{
    return chart->kind != CJ_CHART_PERCENT_STACKED || chart->series_count <= PERCENT_SERIES_MOST;
}
