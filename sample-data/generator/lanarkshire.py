#!/usr/bin/env python3
"""Write five synthetic exports of a Scottish community justice partnership into
sample-data/south-lanarkshire: offers of bail information, the women of the women's hubs, data zones
with their deprivation, the people in them, and a log of participation.

Nobody in them is real, and no row of the data zones is a real one: their codes and ranks are
invented.  What is real are the published counts (see PUBLISHED below).  The participation log has
no published figures; its stakeholders and activities are modelled on the printed statement.

How it works

1.  Each person offered bail information has one row, on a day on which the court sits; now and then
    the offer is declined, or the outcome is not known to the service.
2.  Each woman of the hubs has one row: her hub, on what order or whether of her own accord she
    came, and how often.
3.  Data zones are ranked from the most to the least deprived of Scotland; as many as published get
    a rank within the most deprived 5% and 15%.  The domains follow the rank with a good deal of
    chance; exactly the published number is among the most deprived in each.
4.  The files are written, read back into SQLite and counted again by other means than the ones that
    made them.  Any difference ends the script with a message and exit status 1.

The result is the same bytes on every machine: the seed is fixed, and only Random.random() is used,
the one method whose sequence Python promises to keep from version to version.

Usage: python3 sample-data/generator/lanarkshire.py
"""

import csv
import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402
from workdays import Workdays  # noqa: E402

SEED = 431
FOLDER = Path(__file__).resolve().parent.parent / "south-lanarkshire"

# --------------------------------------------------------------------------------------------------
# PUBLISHED figures, the inputs of this script.
#
# Source: South Lanarkshire Community Justice Partnership, "Community Justice Outcomes Improvement
# Plan 2017-2022": "Background", "Bail Information Service", "Women's Hubs" and "Participation
# Statement".
# --------------------------------------------------------------------------------------------------

PUBLISHED_BAIL = 602  # service users offered bail information over the course of the year
PUBLISHED_WOMEN = 130  # women who attended the hubs over the past year
PUBLISHED_COURTS = ("Hamilton", "Lanark", "Airdrie")
PUBLISHED_HUBS = ("Forth", "Carluke", "Hamilton", "East Kilbride", "Rutherglen")

PUBLISHED_ZONES = 431
PUBLISHED_DEPRIVED = {15: (62, "14.4"), 5: (21, "4.9")}  # percent of Scotland -> zones, share
# Percent of the zones among the 15% most deprived of Scotland, by domain.
PUBLISHED_PEOPLE = {"Income": (41670, "13.2"), "Employment": (23935, "11.9")}  # deprived, share
PUBLISHED_POPULATION = 316230  # of June 2015
PUBLISHED_DOMAINS = {
    "Employment": "16.9",
    "Education": "16.2",
    "Health": "16.0",
    "Crime": "13.9",
    "Income": "13.9",
    "Housing": "6.5",
}

# --------------------------------------------------------------------------------------------------
# CHOSEN here, not published.
# --------------------------------------------------------------------------------------------------

YEAR_FIRST, YEAR_LAST = date(2015, 4, 1), date(2016, 3, 31)  # the plan names no year
COURT_CLOSED = {
    date.fromisoformat(day)
    for day in """
    2015-04-03 2015-04-06 2015-05-04 2015-05-25 2015-07-20 2015-09-28 2015-12-25 2015-12-28
    2016-01-01 2016-01-04 2016-03-25 2016-03-28
    """.split()
}
WORKDAYS = Workdays(COURT_CLOSED)
SCOTLAND_ZONES = 6976  # data zones of 2011; the ranks of SIMD2016 go from 1 to this

COURTS = (("Hamilton", 50), ("Lanark", 12), ("Airdrie", 38))
SEXES = (("Male", 83), ("Female", 17))
AUTHORITIES = {
    "Hamilton": (("South Lanarkshire", 64), ("North Lanarkshire", 36)),
    "Lanark": (("South Lanarkshire", 96), ("North Lanarkshire", 4)),
    "Airdrie": (("South Lanarkshire", 6), ("North Lanarkshire", 94)),
}
AGES = ((16, 20, 20), (21, 25, 24), (26, 35, 32), (36, 45, 16), (46, 66, 8))
OFFERS = (("Accepted", 78), ("Declined", 17), ("", 5))
OUTCOMES = (("Bail", 46), ("Bail supervision", 14), ("Remand", 34), ("Not known", 6))

HUBS = (("Forth", 8), ("Carluke", 17), ("Hamilton", 41), ("East Kilbride", 36), ("Rutherglen", 28))
VOLUNTARY = "Voluntary"
BASES = (
    ("Community Payback Order", 58),
    ("Bail Supervision", 9),
    ("Diversion", 9),
    ("Structured Deferred Sentence", 7),
    ("Throughcare", 5),
    (VOLUNTARY, 12),
)
SUPPORT = (
    ("Steps to Excellence", 18),
    ("Substance misuse", 20),
    ("Welfare issues", 14),
    ("Employment/training preparation", 12),
    ("Debt", 9),
    ("Parenting", 9),
    ("Advocacy", 7),
    ("Basic IT", 5),
    ("First aid", 3),
    ("Food hygiene", 3),
)

LOCALITIES = (
    ("Hamilton", 34),
    ("East Kilbride", 27),
    ("Cambuslang and Rutherglen", 19),
    ("Clydesdale", 20),
)
NOISE = {"Employment": 26, "Income": 22, "Health": 30, "Education": 36, "Crime": 60, "Housing": 70}

LOG_EXPORT = date(2017, 2, 28)
# Stakeholders, activity, month, people, locality.
ALL = "All"
LOG = (
    ("Statutory partners", "Youth justice thinking session", "2016-08", 24, ALL),
    ("Statutory partners", "Consultation on the self evaluation tool", "2016-08", 19, ALL),
    ("Statutory partners", "Consultation on the self evaluation tool", "2016-09", 12, ALL),
    ("Statutory partners", "Police consultation", "2016-09", 6, "Hamilton"),
    ("Statutory partners", "Police consultation", "2016-10", 5, "East Kilbride"),
    ("Statutory partners", "Police consultation", "2016-11", 7, ALL),
    ("Statutory partners", "Prison service meeting", "2016-09", 3, ALL),
    ("Statutory partners", "Youth justice forum", "2016-10", 18, ALL),
    ("Statutory partners", "Health and social care meeting", "2016-11", 11, ALL),
    ("Statutory partners", "Skills development meeting", "2016-10", 4, ALL),
    ("Voluntary sector", "Mindfulness provider consultation", "2016-09", 3, "Clydesdale"),
    ("Voluntary sector", "Housing provider meeting", "2016-09", 4, ALL),
    ("Voluntary sector", "Street football project meeting", "2016-09", 5, "East Kilbride"),
    ("Voluntary sector", "Mentoring provider meeting", "2016-11", 4, ALL),
    ("Voluntary sector", "Family support provider meeting", "2016-11", 3, ALL),
    ("Voluntary sector", "Autism resources meeting", "2016-11", 4, ALL),
    ("Voluntary sector", "Literacy, education and accommodation forum", "2016-11", 21, ALL),
    ("Voluntary sector", "Interface meeting", "2016-09", 2, ALL),
    ("Victims", "Victim support meeting", "2016-09", 3, ALL),
    ("Victims", "Victim support meeting", "2016-11", 3, "Hamilton"),
    ("Victims", "Gender based violence meeting", "2016-10", 5, ALL),
    ("Community", "Safer communities meeting", "2016-09", 14, "Cambuslang and Rutherglen"),
    ("Community", "Safer communities meeting", "2016-11", 17, "Hamilton"),
    ("Community", "Stigma free event", "2016-11", 46, ALL),
    ("Community", "Faith and belief meeting", "2016-11", 6, ALL),
    ("Community", "Regeneration meeting", "2016-11", 3, ALL),
    ("Communications", "Communications sub group", "2016-09", 8, ALL),
    ("Communications", "Communications sub group", "2016-12", 7, ALL),
    ("Employment", "Enterprise meeting", "2016-10", 5, ALL),
    ("Employment", "Trade union meeting", "2016-11", 4, ALL),
    ("Employment", "Survey of people on orders", "2016-12", 63, ALL),
    ("People who use services", "Visit to a women's hub", "2016-10", 11, "East Kilbride"),
    ("People who use services", "Visit to a women's hub", "2016-11", 9, "East Kilbride"),
    ("People who use services", "Visit to a women's hub", "2016-12", 8, "Clydesdale"),
    ("People who use services", "Unpaid work focus group", "2016-11", 12, "Hamilton"),
    ("People who use services", "Prisoners' consultation", "2016-10", 15, ALL),
    ("People who use services", "Young men in custody meeting", "2016-12", 6, ALL),
    ("Social work teams", "Managers' briefing", "2016-11", 16, ALL),
    ("Social work teams", "Domestic abuse meeting", "2016-11", 5, ALL),
    ("Early years", "Senior managers' meeting", "2016-12", 9, ALL),
    ("Alcohol and drugs", "Partnership meeting", "2016-12", 4, ALL),
    ("Alcohol and drugs", "Recovery provider meeting", "2016-11", 3, ALL),
    ("Courts", "Sheriff clerk meeting", "2017-01", 3, "Hamilton"),
    ("Benefits", "Jobcentre meeting", "2016-12", 2, ALL),
)
# What came of an activity; the others have brought nothing to tell yet.
CAME_OF_IT = {
    "Youth justice thinking session": "A development group carries on",
    "Consultation on the self evaluation tool": "Comments sent to the inspectorate",
    "Police consultation": "A plan with other providers is drafted",
    "Prison service meeting": "One liaison person for all prisons",
    "Youth justice forum": "Linked with the justice manager",
    "Health and social care meeting": "Joint work on mental health agreed",
    "Skills development meeting": "A group on employment meets in April 2017",
    "Mindfulness provider consultation": "Sessions offered to people on orders",
    "Housing provider meeting": "Provider knows the strategy",
    "Street football project meeting": "Coaching places for young people",
    "Mentoring provider meeting": "Part of the plan written",
    "Family support provider meeting": "Part of the plan written",
    "Autism resources meeting": "An information card is looked into",
    "Literacy, education and accommodation forum": "Comments taken into the plan",
    "Interface meeting": "Another partner leads a conference",
    "Victim support meeting": "Waiting at court taken up with the courts",
    "Gender based violence meeting": "Seat on the committee",
    "Safer communities meeting": "Questions for the next survey",
    "Stigma free event": "Links for people who use services",
    "Faith and belief meeting": "An event is planned",
    "Communications sub group": "Terms of reference agreed",
    "Enterprise meeting": "Waits for a review of services",
    "Trade union meeting": "A development session is planned",
    "Survey of people on orders": "All who answered were in work",
    "Visit to a women's hub": "The group joins a writing project",
    "Prisoners' consultation": "A proposal is funded",
    "Managers' briefing": "Surveys of partners are designed",
    "Domestic abuse meeting": "Links with providers",
    "Senior managers' meeting": "Early years event in February",
    "Partnership meeting": "Content of the plan agreed",
    "Sheriff clerk meeting": "Member of the partnership",
    "Jobcentre meeting": "At four locality events",
}
NOTHING_YET = "Nothing to tell yet"
METHODS = {"Survey": "Survey", "Visit": "Visit", "event": "Event", "session": "Event",
           "forum": "Forum", "focus group": "Focus group", "onsultation": "Consultation"}


def iso(day):
    return "" if day is None else day.isoformat()


def draw_age(dice):
    low, high = dice.pick([((low, high), weight) for low, high, weight in AGES])
    return dice.between(low, high)


# -- bail information and hubs ---------------------------------------------------------------------


def bail_rows(dice):
    drawn = []
    for _ in range(PUBLISHED_BAIL):
        day = WORKDAYS.draw(dice, YEAR_FIRST, YEAR_LAST)
        court = dice.pick(COURTS)
        age = "" if dice.chance(1) else draw_age(dice)
        offer = dice.pick(OFFERS)
        outcome = dice.pick(OUTCOMES)
        row = dice.pick(SEXES), age, dice.pick(AUTHORITIES[court]), offer, outcome
        drawn.append((day, court, *row))
    drawn.sort(key=lambda row: row[:2])
    return [(f"B{count:03d}", iso(day), *row) for count, (day, *row) in enumerate(drawn, 1)]


def hub_rows(dice):
    drawn = []
    for _ in range(PUBLISHED_WOMEN):
        first = WORKDAYS.draw(dice, YEAR_FIRST - timedelta(days=150), YEAR_LAST)
        last = WORKDAYS.draw(dice, max(first, YEAR_FIRST), YEAR_LAST)
        weeks = (last - max(first, YEAR_FIRST)).days // 7
        visits = 1 + int(weeks * (0.3 + 0.6 * dice.fraction()))
        row = dice.pick(HUBS), max(18, draw_age(dice)), dice.pick(BASES)
        drawn.append((first, last, *row, visits, dice.pick(SUPPORT)))
    drawn.sort(key=lambda row: row[:3])
    rows = []
    for count, (first, last, hub, age, basis, visits, support) in enumerate(drawn, 1):
        rows.append((f"H{count:03d}", hub, age, basis, iso(first), iso(last), visits, support))
    return rows


# -- data zones ------------------------------------------------------------------------------------


def tenths(text):
    """ "14.4" as 144."""
    return int(text.replace(".", ""))


def zones_behind(share):
    """The number of zones that is printed as this share."""
    for zones in range(PUBLISHED_ZONES + 1):
        if (2000 * zones + PUBLISHED_ZONES) // (2 * PUBLISHED_ZONES) == tenths(share):
            return zones
    raise SystemExit(f"lanarkshire.py: no number of zones gives {share}")


def draw_ranks(dice):
    """Ranks among the zones of Scotland, no two alike, ascending."""
    edges = [(0, 0)]
    for percent, (zones, _) in sorted(PUBLISHED_DEPRIVED.items()):
        edges.append((zones, SCOTLAND_ZONES * percent // 100))
    edges.append((PUBLISHED_ZONES, SCOTLAND_ZONES))
    ranks = []
    for (before, low), (zones, high) in zip(edges, edges[1:]):
        ranks += sorted(dice.sample(range(low + 1, high + 1), zones - before))
    return ranks


def draw_domain(dice, ranks, domain):
    """Places of the zones among the most deprived in a domain: those that stand lowest after a good
    deal of chance has been added."""
    noise = NOISE[domain] * SCOTLAND_ZONES / 100
    standing = [(rank + noise * dice.fraction(), place) for place, rank in enumerate(ranks)]
    return {place for _, place in sorted(standing)[: zones_behind(PUBLISHED_DOMAINS[domain])]}


def zone_rows(dice):
    ranks = draw_ranks(dice)
    domains = [draw_domain(dice, ranks, domain) for domain in PUBLISHED_DOMAINS]
    rows = []
    for place, rank in enumerate(ranks):
        flags = [int(rank <= SCOTLAND_ZONES * percent // 100) for percent in PUBLISHED_DEPRIVED]
        flags += [int(place in domain) for domain in domains]
        rows.append((dice.pick(LOCALITIES), dice.between(480, 1050), rank, *flags))
    rows = dice.sample(rows, len(rows))
    rows.sort(key=lambda row: [name for name, _ in LOCALITIES].index(row[0]))
    return [(f"SL{count:03d}", *row) for count, row in enumerate(rows, 1)]


def spread(dice, total, weights, most):
    """total in whole numbers by weight, none above its most; the rest goes where there is room."""
    whole = sum(weights)
    parts = [min(high, total * weight // whole) for weight, high in zip(weights, most)]
    left = total - sum(parts)
    while left > 0:
        place = dice.between(0, len(parts) - 1)
        if parts[place] < most[place]:
            parts[place] += 1
            left -= 1
    return parts


def people_rows(dice, zones):
    """Population of each zone, those of working age, and the deprived of either: more where the
    zone ranks low.  The zones' own populations only give the proportions."""
    count = len(zones)
    people = spread(dice, PUBLISHED_POPULATION, [zone[2] for zone in zones], [10**6] * count)
    rate = tenths(PUBLISHED_PEOPLE["Employment"][1])
    working_age = PUBLISHED_PEOPLE["Employment"][0] * 1000 // rate
    working = spread(dice, working_age, people, people)
    low = [(SCOTLAND_ZONES + 400 - zone[3]) ** 2 // 10**4 for zone in zones]
    income = spread(dice, PUBLISHED_PEOPLE["Income"][0],
                    [p * w for p, w in zip(people, low)], [p // 2 for p in people])
    employment = spread(dice, PUBLISHED_PEOPLE["Employment"][0],
                        [p * w for p, w in zip(working, low)], [p // 2 for p in working])
    return [(zone[0], zone[1], *row)
            for zone, *row in zip(zones, people, income, working, employment)]


# -- the participation log -------------------------------------------------------------------------


def method_of(activity):
    return next((method for word, method in METHODS.items() if word in activity), "Meeting")


def log_rows(dice):
    drawn = []
    for stakeholders, activity, month, people, locality in LOG:
        low = date.fromisoformat(month + "-01")
        day = WORKDAYS.draw(dice, low, low + timedelta(days=27))
        due = done = None
        if dice.chance(62):
            due = WORKDAYS.draw(dice, day + timedelta(days=25), day + timedelta(days=120))
            done = WORKDAYS.draw(dice, day + timedelta(days=10), due + timedelta(days=20))
            if done > LOG_EXPORT or dice.chance(18):
                done = None
        how = method_of(activity)
        drawn.append((day, stakeholders, activity, how, locality, people, due, done))
    drawn.sort(key=lambda row: row[:3])
    return [
        (f"P{count:02d}", iso(day), *row, iso(due), iso(done),
         CAME_OF_IT.get(row[1], NOTHING_YET))
        for count, (day, *row, due, done) in enumerate(drawn, 1)
    ]


# -- files -----------------------------------------------------------------------------------------

HEADERS = {
    "bail-information": ("Person ID", "Date Offered", "Court", "Sex", "Age", "Local Authority",
                         "Offer", "Court Decision"),
    "womens-hubs": ("Woman ID", "Hub", "Age", "Basis", "First Attended", "Last Attended",
                    "Sessions in the Year", "Main Support"),
    "data-zones": ("Data Zone", "Locality", "Population", "Rank",
                   *(f"{percent}% most deprived" for percent in PUBLISHED_DEPRIVED),
                   *PUBLISHED_DOMAINS),
    "participation": ("Event ID", "Date", "Stakeholders", "Activity", "Method", "Locality",
                      "People", "Follow-up Due", "Follow-up Done", "What Came of It"),
    "deprived-people": ("Data Zone", "Locality", "Population", "Income Deprived", "Working Age",
                        "Employment Deprived"),
}


def write_files(rows):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, header in HEADERS.items():
        with open(FOLDER / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
            writer.writerow(header)
            writer.writerows(rows[name])


# -- the recount -----------------------------------------------------------------------------------
# Nothing below uses the objects made above: it reads the files and counts in SQL.

COLUMNS = {
    "bail-information": "person day court sex age authority offer decision",
    "womens-hubs": "woman hub age basis first last visits support",
    "data-zones": "zone locality population rank most15 most5 " + " ".join(PUBLISHED_DOMAINS),
    "participation": "event day stakeholders activity method locality people due done came",
    "deprived-people": "zone locality population income working employment",
}

# Each counts what must not be there.
FAULTS = {
    "somebody offered bail information twice": """
        SELECT count(*) - count(DISTINCT person) FROM "bail-information" """,
    "an offer outside the year": """
        SELECT count(*) FROM "bail-information"
        WHERE day NOT BETWEEN '2015-04-01' AND '2016-03-31'""",
    "a court that the service does not cover": """
        SELECT count(*) FROM "bail-information"
        WHERE court NOT IN ('Hamilton', 'Lanark', 'Airdrie')""",
    "a woman listed twice": 'SELECT count(*) - count(DISTINCT woman) FROM "womens-hubs"',
    "a woman who did not attend in the year": """
        SELECT count(*) FROM "womens-hubs" WHERE last NOT BETWEEN '2015-04-01' AND '2016-03-31'
        OR first > last OR visits + 0 < 1""",
    "a hub that is not there": """
        SELECT 5 - count(DISTINCT hub) FROM "womens-hubs"
        WHERE hub IN ('Forth', 'Carluke', 'Hamilton', 'East Kilbride', 'Rutherglen')""",
    "a data zone or a rank listed twice": """
        SELECT 2 * count(*) - count(DISTINCT zone) - count(DISTINCT rank) FROM "data-zones" """,
    "a rank that is not in Scotland": """
        SELECT count(*) FROM "data-zones" WHERE rank + 0 NOT BETWEEN 1 AND 6976""",
    "a mark that does not fit the rank": """
        SELECT count(*) FROM "data-zones" WHERE (most15 = '1') <> (rank * 100 <= 15 * 6976)
        OR (most5 = '1') <> (rank * 100 <= 5 * 6976)""",
    "an event listed twice": "SELECT count(*) - count(DISTINCT event) FROM participation",
    "a follow-up before the event or after the export": """
        SELECT count(*) FROM participation
        WHERE done <> '' AND (due = '' OR done <= day OR done > '2017-02-28')""",
    "more deprived people than there are": """
        SELECT count(*) FROM "deprived-people" WHERE income + 0 > population + 0
        OR employment + 0 > working + 0 OR working + 0 > population + 0""",
    "another list of zones": """
        SELECT count(*) FROM "deprived-people" p LEFT JOIN "data-zones" z USING (zone, locality)
        WHERE z.zone IS NULL""",
    "a day at a weekend": """
        WITH days(day) AS (SELECT day FROM "bail-information"
                           UNION ALL SELECT day FROM participation
                           UNION ALL SELECT first FROM "womens-hubs"
                           UNION ALL SELECT last FROM "womens-hubs")
        SELECT count(*) FROM days WHERE strftime('%w', day) IN ('0', '6')""",
}


def load_files():
    database = sqlite3.connect(":memory:")
    for table, columns in COLUMNS.items():
        names = columns.split()
        database.execute(f'CREATE TABLE "{table}" ({", ".join(f"{n} TEXT" for n in names)})')
        with open(FOLDER / f"{table}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        marks = ", ".join("?" * len(names))
        database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
    return database


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"lanarkshire.py: recount of the files: {what}: {found} instead of {wanted}")


def share_of(part, whole):
    """part / whole in percent with one decimal, rounded half up."""
    rounded = (2000 * part + whole) // (2 * whole)
    return f"{rounded // 10}.{rounded % 10}"


def recount():
    database = load_files()

    def one(query):
        return database.execute(query).fetchone()[0]

    for what, query in FAULTS.items():
        expect(what, one(query), 0)
    people = one('SELECT count(DISTINCT person) FROM "bail-information"')
    expect("people offered bail information", people, PUBLISHED_BAIL)
    women = one('SELECT count(DISTINCT woman) FROM "womens-hubs"')
    expect("women who attended the hubs", women, PUBLISHED_WOMEN)
    zones = one('SELECT count(*) FROM "data-zones"')
    expect("data zones", zones, PUBLISHED_ZONES)
    for percent, published in PUBLISHED_DEPRIVED.items():
        found = one(f'SELECT count(*) FROM "data-zones" WHERE rank * 100 <= {percent} * 6976')
        expect(f"zones among the {percent}%", (found, share_of(found, zones)), published)
    for domain, published in PUBLISHED_DOMAINS.items():
        found = one(f'SELECT sum({domain}) FROM "data-zones"')
        expect(f"share of the zones: {domain}", share_of(found, zones), published)
        print(f"  {domain}: {found} of {zones}")
    expect("people", one('SELECT sum(population) FROM "deprived-people"'), PUBLISHED_POPULATION)
    for domain, (number, share) in PUBLISHED_PEOPLE.items():
        base = {"Income": "population", "Employment": "working"}[domain]
        found, of = database.execute(
            f'SELECT sum({domain}), sum({base}) FROM "deprived-people"').fetchone()
        expect(f"deprived people: {domain}", (found, share_of(found, of)), (number, share))
    for table in COLUMNS:
        print(f"{table}.csv: {one(f'SELECT count(*) FROM {chr(34)}{table}{chr(34)}')} rows")


def main():
    dice = Dice(SEED)
    rows = {
        "bail-information": bail_rows(dice),
        "womens-hubs": hub_rows(dice),
        "data-zones": zone_rows(dice),
        "participation": log_rows(dice),
    }
    rows["deprived-people"] = people_rows(Dice(SEED + 1), rows["data-zones"])
    write_files(rows)
    recount()


if __name__ == "__main__":
    main()
