/* The words for levels of places. */
#include "cj/schema.h"

/* As the open data standards of the Department for Education have them
 * (explore-education-statistics.service.gov.uk), with the codes that it and the Office for National
 * Statistics use, and Scottish, police and census statistics: larger places first. */
static const char *const levels[CJ_LEVELS] = {"National",
                                              "NAT",
                                              "Country",
                                              "CTRY",
                                              "Regional",
                                              "Region",
                                              "REG",
                                              "RGN",
                                              "GOR",
                                              "Combined authority",
                                              "MCA",
                                              "County",
                                              "CTY",
                                              "Local authority",
                                              "LA",
                                              "UTLA",
                                              "Local authority district",
                                              "LAD",
                                              "LTLA",
                                              "Council area",
                                              "District",
                                              "Health board",
                                              "Police force area",
                                              "Local enterprise partnership",
                                              "LEP",
                                              "Opportunity area",
                                              "Parliamentary constituency",
                                              "PCON",
                                              "Ward",
                                              "MSOA",
                                              "LSOA",
                                              "Intermediate zone",
                                              "Data zone",
                                              "School",
                                              "Provider",
                                              "Institution"};

unsigned cj_level_of(cj_span text)
{
    for (unsigned i = 0; i < CJ_LEVELS; i++)
        if (cj_word_same(text, cj_span_of(levels[i])))
            return i + 1;
    return 0;
}

bool cj_level_is_country(cj_span text)
{
    static const char *const countries[] = {"England",
                                            "Scotland",
                                            "Wales",
                                            "Northern Ireland",
                                            "England and Wales",
                                            "Great Britain",
                                            "GB",
                                            "United Kingdom",
                                            "UK"};

    return cj_word_is_in(text, countries, sizeof countries / sizeof *countries);
}

const char *cj_level_word(unsigned level)
{
    return levels[level - 1];
}
