#!/usr/bin/env python3
"""Write the synthetic sample data in sample-data/tayside: people, episodes and reviews.

The clients are invented; no row describes anybody.  What is real are a few published totals and
percentages (TCJA221-2014, see PUBLISHED below): the invented histories are arranged so that
counting them gives exactly those figures.

How it works

1.  For each programme, the published percentages and the number of clients compared in each outcome
    area (chosen here, see COMPARED) give whole numbers of clients who improved, stayed as they were
    and got worse.
2.  Clients are invented: their referrals, and the dates of their reviews about every three months.
3.  For each area it is drawn which clients are compared.  They are ranked by how well each is doing
    on the whole, plus a good deal of chance for the area; the first have improved, the last have
    deteriorated.  So a client has a mix of directions, and one who does well does so in most areas.
4.  Scores wander up and down between the reviews; a history is drawn again until its last score
    lies on the wanted side of its first.
5.  The files are written, read back into SQLite and counted again by other means than the ones that
    made them.  Any difference ends the script with a message and exit status 1.

The result is the same bytes on every machine: the seed is fixed, and only Random.random() is used,
the one method whose sequence Python promises to keep from version to version.

Usage: python3 sample-data/generator/tayside.py
"""

import csv
import sqlite3
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402
from workdays import Workdays  # noqa: E402

SEED = 221
FOLDER = Path(__file__).resolve().parent.parent / "tayside"

# The year reported on, both ends included; also the day on which the export was taken.
FIRST_DAY = date(2013, 4, 1)
LAST_DAY = date(2014, 3, 31)
OFFICE_CLOSED = {date(2013, 12, 25), date(2013, 12, 26), date(2014, 1, 1), date(2014, 1, 2)}
WORKDAYS = Workdays(OFFICE_CLOSED)

WOMEN = "Women Only Mentoring"
MEN = "Mentoring for Men"

CRIME = "Reduced involvement in criminal activity"
HOUSING = "Accommodation/housing"
SERVICES = "Engagement with other services"
SUBSTANCES = "Substance misuse behaviour"
EDUCATION = "Education, training or employability"
HEALTH = "Psychological and physical health"
DEVELOPMENT = "Personal development and participation"
AREAS = (CRIME, HOUSING, SERVICES, SUBSTANCES, EDUCATION, HEALTH, DEVELOPMENT)

# --------------------------------------------------------------------------------------------------
# PUBLISHED figures, the inputs of this script.
#
# Source: Tayside Community Justice Authority, report TCJA221-2014, "Reducing Re-offending PSP -
# Mentoring" (6 August 2014), with the first year report "Reduce Reoffending - Women Only and
# Mentoring for Men": 1 April 2013 to 31 March 2014.
# --------------------------------------------------------------------------------------------------

PUBLISHED_TOTALS = {"clients": 139, "referrals": 160, "reviewed": 85}
PUBLISHED_REFERRALS = {WOMEN: 101, MEN: 59}
PUBLISHED_REVIEWED = {WOMEN: 46, MEN: 39}

# Percent of clients who improved, maintained, deteriorated.
PUBLISHED_OUTCOMES = {
    (WOMEN, CRIME): (66, 24, 10),
    (WOMEN, HOUSING): (65, 30, 5),
    (WOMEN, SERVICES): (59, 31, 10),
    (WOMEN, SUBSTANCES): (52, 17, 31),
    (WOMEN, EDUCATION): (64, 32, 4),
    (WOMEN, HEALTH): (53, 26, 21),
    (WOMEN, DEVELOPMENT): (58, 28, 14),
    (MEN, CRIME): (79, 9, 12),
    (MEN, HOUSING): (33, 57, 10),
    (MEN, SERVICES): (36, 64, 0),
    (MEN, SUBSTANCES): (68, 24, 8),
    (MEN, EDUCATION): (61, 33, 6),
    (MEN, HEALTH): (50, 41, 9),
    (MEN, DEVELOPMENT): (60, 30, 10),
}

# --------------------------------------------------------------------------------------------------
# CHOSEN here, not published.  The report gives no numbers of clients behind its percentages, only
# that "not all the clients related to all the outcomes".
# --------------------------------------------------------------------------------------------------

# Clients compared, that is with a first score and a later one: numbers that can give the published
# percentages.  (There may be little choice: 25 or 28 women in education, 33 or 34 men in crime.)
COMPARED = {
    (WOMEN, CRIME): 41,
    (WOMEN, HOUSING): 37,
    (WOMEN, SERVICES): 39,
    (WOMEN, SUBSTANCES): 29,
    (WOMEN, EDUCATION): 28,
    (WOMEN, HEALTH): 34,
    (WOMEN, DEVELOPMENT): 36,
    (MEN, CRIME): 33,
    (MEN, HOUSING): 21,
    (MEN, SERVICES): 28,
    (MEN, SUBSTANCES): 25,
    (MEN, EDUCATION): 33,
    (MEN, HEALTH): 22,
    (MEN, DEVELOPMENT): 30,
}

SEX = {WOMEN: "Female", MEN: "Male"}
CLIENTS = {WOMEN: 88, MEN: 51}  # so 13 women and 8 men were referred twice
REVIEWED_ONCE = {WOMEN: 3, MEN: 3}  # reviewed, but with nothing to compare
AGES = {  # (youngest, oldest, weight): completed years at the first referral
    WOMEN: ((16, 20, 14), (21, 25, 22), (26, 32, 30), (33, 40, 22), (41, 54, 12)),
    MEN: ((16, 17, 20), (18, 20, 38), (21, 23, 28), (24, 25, 14)),
}

# Lists of (value, weight).
AUTHORITIES = (("Dundee", 54), ("Angus", 22), ("Perth and Kinross", 24))
ETHNICITIES = (
    ("White Scottish", 81),
    ("White Other British", 6),
    ("White Polish", 2),
    ("White Gypsy/Traveller", 1),
    ("Pakistani", 1),
    ("African", 1),
    ("Mixed or Multiple", 1),
    ("Not known", 7),
)
REFERRAL_TYPES = {
    WOMEN: (("Community Payback Order", 62), ("Structured Deferred Sentence", 20), ("Bail", 18)),
    MEN: (
        ("Community Payback Order", 58),
        ("Structured Deferred Sentence", 18),
        ("Bail", 16),
        ("Pre Court Disposal", 8),
    ),
}
REASONS_NEVER_STARTED = (
    ("Did Not Engage", 70),
    ("Declined Service", 20),
    ("Custodial Sentence", 10),
)
REASONS_STOPPED_EARLY = (
    ("Disengaged", 72),
    ("Custodial Sentence", 20),
    ("Moved Out of Area", 8),
)
REASONS_AFTER_REVIEWS = (
    ("Completed", 62),
    ("Order Ended", 15),
    ("Disengaged", 13),
    ("Custodial Sentence", 5),
    ("Moved Out of Area", 5),
)
MENTORS = {
    (WOMEN, "Dundee"): ("M01", "M02", "M03", "M04"),
    (WOMEN, "Angus"): ("M05", "M06"),
    (WOMEN, "Perth and Kinross"): ("M07", "M08"),
    (MEN, "Dundee"): ("M09", "M10", "M11"),
    (MEN, "Angus"): ("M12", "M13"),
    (MEN, "Perth and Kinross"): ("M14", "M15"),
}

IMPROVED, MAINTAINED, DETERIORATED = 1, 0, -1
LOWEST_SCORE, HIGHEST_SCORE = 0, 10
FIRST_SCORES = ((1, 8), (2, 17), (3, 24), (4, 22), (5, 15), (6, 9), (7, 5))
STEPS = {  # from one score to the next: (step, weight)
    IMPROVED: ((-2, 4), (-1, 12), (0, 12), (1, 32), (2, 26), (3, 12), (4, 2)),
    MAINTAINED: ((-2, 14), (-1, 24), (0, 20), (1, 26), (2, 14), (3, 2)),
    DETERIORATED: ((-3, 12), (-2, 26), (-1, 32), (0, 12), (1, 12), (2, 6)),
}


@dataclass
class Episode:
    """One referral; start, end and reason are None while they have not happened."""

    referred: date
    started: date | None = None
    ended: date | None = None
    reason: str | None = None
    type: str = ""
    id: str = ""


@dataclass
class Client:
    programme: str
    authority: str
    ethnicity: str
    episodes: list = field(default_factory=list)
    reviews: list = field(default_factory=list)  # dates, ascending
    histories: dict = field(default_factory=dict)  # area -> list of (date, score or None)
    reviewers: dict = field(default_factory=dict)  # date -> worker
    born: date | None = None
    id: str = ""


# -- referrals and review dates --------------------------------------------------------------------
# Each function draws one course of events, or gives None where it would run beyond the last day of
# the year; `until_it_fits` then draws again.


def until_it_fits(draw, *arguments):
    while True:
        drawn = draw(*arguments)
        if drawn is not None:
            return drawn


def review_dates(dice, first, wanted):
    """Up to `wanted` dates some three months apart; now and then one is missed."""
    dates = []
    day = first
    while day <= LAST_DAY and len(dates) < wanted:
        dates.append(day)
        missed = 91 if dice.chance(8) else 0
        day = WORKDAYS.after(day, 91 + missed + dice.between(-12, 12))
    return dates


def close(dice, episode, last_contact, soonest, latest, reasons):
    """End the episode some days after last_contact, unless that is after the export was taken."""
    ended = WORKDAYS.after(last_contact, dice.between(soonest, latest))
    if ended <= LAST_DAY:
        episode.ended = ended
        episode.reason = dice.pick(reasons)


def course_with_reviews(dice, earliest):
    """A referral followed by two reviews or more; mostly from the first half of the year."""
    days = [WORKDAYS.draw(dice, earliest, LAST_DAY) for _ in range(2)]
    episode = Episode(min(days))
    episode.started = WORKDAYS.after(episode.referred, dice.between(3, 21))
    wanted = dice.pick(((2, 12), (3, 28), (4, 60)))
    dates = review_dates(dice, WORKDAYS.after(episode.started, dice.between(7, 42)), wanted)
    if len(dates) < 2:
        return None
    if len(dates) == wanted:
        close(dice, episode, dates[-1], 7, 50, REASONS_AFTER_REVIEWS)
    return episode, dates


def course_with_one_review(dice, earliest):
    """A referral followed by one review: the next is not due yet, or the client stayed away."""
    episode = Episode(WORKDAYS.draw(dice, earliest, LAST_DAY))
    episode.started = WORKDAYS.after(episode.referred, dice.between(3, 21))
    review = WORKDAYS.after(episode.started, dice.between(7, 42))
    if review > LAST_DAY:
        return None
    if LAST_DAY - review > timedelta(days=100):
        close(dice, episode, review, 7, 50, REASONS_STOPPED_EARLY)
    return episode, [review]


def course_without_review(dice, earliest):
    """A referral that came to nothing, ended early, or is too recent for a review."""
    if dice.chance(60):
        earliest = date(2013, 11, 25)
    episode = Episode(WORKDAYS.draw(dice, earliest, LAST_DAY))
    recent = LAST_DAY - episode.referred <= timedelta(days=60)
    if recent:
        started = WORKDAYS.after(episode.referred, dice.between(3, 21))
        episode.started = started if started <= LAST_DAY else None
    elif dice.chance(45):
        return course_that_failed(dice, episode.referred), []
    else:
        episode.started = WORKDAYS.after(episode.referred, dice.between(3, 21))
        close(dice, episode, episode.started, 5, 30, REASONS_STOPPED_EARLY)
    return episode, []


def course_that_failed(dice, referred):
    """A referral that is over within 45 days."""
    episode = Episode(referred)
    if dice.chance(65):
        close(dice, episode, referred, 14, 38, REASONS_NEVER_STARTED)
    else:
        episode.started = WORKDAYS.after(referred, dice.between(3, 16))
        close(dice, episode, episode.started, 5, 18, REASONS_STOPPED_EARLY)
    return episode


def add_episodes(dice, client, course, twice):
    """Draw the client's referral and reviews, and a failed referral before it if referred twice."""
    earliest = date(2013, 7, 8) if twice else FIRST_DAY
    episode, client.reviews = until_it_fits(course, dice, earliest)
    client.episodes = [episode]
    if twice:
        latest = episode.referred - timedelta(days=50)
        before = WORKDAYS.draw(dice, max(FIRST_DAY, latest - timedelta(days=70)), latest)
        client.episodes.insert(0, course_that_failed(dice, before))
    for episode in client.episodes:
        episode.type = dice.pick(REFERRAL_TYPES[client.programme])


# -- clients ---------------------------------------------------------------------------------------


def draw_birth(dice, client):
    """A date of birth that gives a drawn age on the day of the first referral."""
    bands = [((low, high), weight) for low, high, weight in AGES[client.programme]]
    age = dice.between(*dice.pick(bands))
    referred = client.episodes[0].referred
    birthday = referred.replace(year=referred.year - age)
    return birthday - timedelta(days=dice.between(0, 364))


def draw_reviewers(dice, client):
    """A worker for each review: mostly the same, at times a new one or a stand-in."""
    team = MENTORS[client.programme, client.authority]
    worker = dice.choice(team)
    reviewers = {}
    for day in client.reviews:
        if dice.chance(6):
            worker = dice.choice(team)
        reviewers[day] = dice.choice(team) if dice.chance(4) else worker
    return reviewers


def make_clients(dice, programme):
    """All clients of a programme with their referrals and review dates."""
    total, once = CLIENTS[programme], REVIEWED_ONCE[programme]
    reviewed = PUBLISHED_REVIEWED[programme]
    twice = set(dice.sample(range(total), PUBLISHED_REFERRALS[programme] - total))
    clients = []
    for number in range(total):
        if number < reviewed - once:
            course = course_with_reviews
        elif number < reviewed:
            course = course_with_one_review
        else:
            course = course_without_review
        client = Client(programme, dice.pick(AUTHORITIES), dice.pick(ETHNICITIES))
        add_episodes(dice, client, course, number in twice)
        client.born = draw_birth(dice, client)
        client.reviewers = draw_reviewers(dice, client)
        clients.append(client)
    return clients


def number_clients(clients):
    """Ids in the order of registration, as a case-management system gives them."""
    clients.sort(key=lambda client: client.episodes[0].referred)
    for number, client in enumerate(clients, 1):
        client.id = f"TY{number:04d}"
    episodes = [episode for client in clients for episode in client.episodes]
    episodes.sort(key=lambda episode: episode.referred)
    for number, episode in enumerate(episodes, 1):
        episode.id = f"RF{number:04d}"


# -- outcomes --------------------------------------------------------------------------------------


def whole_percent(part, whole):
    """part / whole in percent, rounded half up."""
    return (200 * part + whole) // (2 * whole)


def counts_behind(percentages, compared):
    """The numbers of clients improved, maintained and deteriorated that give these percentages."""
    for improved in range(compared + 1):
        for maintained in range(compared - improved + 1):
            counts = (improved, maintained, compared - improved - maintained)
            if tuple(whole_percent(count, compared) for count in counts) == percentages:
                return counts
    raise SystemExit(f"tayside.py: no counts of {compared} clients give {percentages}")


def draw_directions(dice, progress, compared, counts):
    """Positions of clients -> direction, for one area; clients who do well are likelier to improve.

    progress has one number in 0..1 for each client; compared are the positions compared."""
    standing = {position: progress[position] + 1.6 * dice.fraction() for position in compared}
    ranked = sorted(compared, key=lambda position: (-standing[position], position))
    directions = {}
    for rank, position in enumerate(ranked):
        if rank < counts[0]:
            directions[position] = IMPROVED
        elif rank < counts[0] + counts[1]:
            directions[position] = MAINTAINED
        else:
            directions[position] = DETERIORATED
    return directions


def draw_scores(dice, direction, count):
    """`count` scores that wander, the last on the wanted side of the first."""
    while True:
        scores = [dice.pick(FIRST_SCORES)]
        while len(scores) < count:
            score = scores[-1] + dice.pick(STEPS[direction])
            scores.append(min(max(score, LOWEST_SCORE), HIGHEST_SCORE))
        change = scores[-1] - scores[0]
        if (change > 0) - (change < 0) == direction:
            return scores


def draw_scored(dice, count):
    """Which of `count` reviews have a score: two at least, some of the others left blank."""
    scored = [True] * count
    for position in range(1, count):
        percent = 7 if position < count - 1 else 5
        if sum(scored) > 2 and dice.chance(percent):
            scored[position] = False
    return scored


def compared_history(dice, dates, direction):
    """An area scored twice or more; it may be taken up after the first review."""
    if len(dates) > 2 and dice.chance(12):
        dates = dates[1:]
    scored = draw_scored(dice, len(dates))
    scores = iter(draw_scores(dice, direction, sum(scored)))
    return [(day, next(scores) if has_score else None) for day, has_score in zip(dates, scored)]


def uncompared_history(dice, dates):
    """An area with one score or none, so without a change: taken up at the last review, dropped
    after the first, or left blank."""
    score = dice.pick(FIRST_SCORES)
    kind = dice.between(1, 10)
    if kind <= 5:
        return [(dates[-1], score)]
    if kind <= 8:
        return [(dates[0], score), (dates[1], None)] if len(dates) > 1 else [(dates[0], score)]
    return [(dates[-1], None)]


def draw_area(dice, clients, progress, area):
    """Give the clients with two reviews or more their histories in one area."""
    key = clients[0].programme, area
    compared = sorted(dice.sample(range(len(clients)), COMPARED[key]))
    counts = counts_behind(PUBLISHED_OUTCOMES[key], COMPARED[key])
    directions = draw_directions(dice, progress, compared, counts)
    for position, client in enumerate(clients):
        if position in directions:
            client.histories[area] = compared_history(dice, client.reviews, directions[position])
        elif dice.chance(40):
            client.histories[area] = uncompared_history(dice, client.reviews)


def draw_single_review(dice, client):
    """The scores of a client who was reviewed once: four to six areas."""
    areas = dice.sample(AREAS, dice.between(4, 6))
    for area in areas:
        score = None if dice.chance(6) else dice.pick(FIRST_SCORES)
        client.histories[area] = [(client.reviews[0], score)]


def draw_histories(dice, clients):
    """The review histories of all clients of one programme."""
    followed = [client for client in clients if len(client.reviews) > 1]
    progress = [dice.fraction() for _ in followed]
    for area in AREAS:
        draw_area(dice, followed, progress, area)
    for client in clients:
        if len(client.reviews) == 1:
            draw_single_review(dice, client)


# -- files -----------------------------------------------------------------------------------------

PEOPLE_HEADER = ("Client ID", "Sex", "Date of Birth", "Ethnicity", "Local Authority")
EPISODES_HEADER = (
    "Referral ID",
    "Client ID",
    "Programme",
    "Referral Type",
    "Referral Date",
    "Start Date",
    "End Date",
    "Reason for Closure",
)
REVIEWS_HEADER = ("Client ID", "Date of Review", "Outcome Area", "Score", "Reviewed By")


def shown(day):
    return "" if day is None else day.strftime("%d/%m/%Y")


def people_rows(clients):
    for client in clients:
        sex = SEX[client.programme]
        yield client.id, sex, shown(client.born), client.ethnicity, client.authority


def episode_rows(clients):
    pairs = [(episode, client) for client in clients for episode in client.episodes]
    for episode, client in sorted(pairs, key=lambda pair: pair[0].id):
        dates = shown(episode.referred), shown(episode.started), shown(episode.ended)
        yield episode.id, client.id, client.programme, episode.type, *dates, episode.reason or ""


def review_rows(clients):
    """By client, then date, then area in the order of AREAS."""
    for client in clients:
        for day in client.reviews:
            for area in AREAS:
                for reviewed, score in client.histories.get(area, ()):
                    if reviewed == day:
                        value = "" if score is None else score
                        yield client.id, shown(day), area, value, client.reviewers[day]


def write_csv(name, header, rows):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(header)
        writer.writerows(rows)


# -- the recount -----------------------------------------------------------------------------------
# Nothing below uses the objects made above: it reads the files and counts in SQL.


def load_csv(database, name, columns):
    """Read a written file into a table of text columns."""
    table = name.removesuffix(".csv")
    database.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    marks = ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def load_files():
    database = sqlite3.connect(":memory:")
    load_csv(database, "people.csv", ("client", "sex", "born", "ethnicity", "authority"))
    columns = ("referral", "client", "programme", "type", "referred", "started", "ended", "reason")
    load_csv(database, "episodes.csv", columns)
    load_csv(database, "reviews.csv", ("client", "day", "area", "score", "reviewer"))
    for table, column in (
        ("people", "born"),
        ("episodes", "referred"),
        ("episodes", "started"),
        ("episodes", "ended"),
        ("reviews", "day"),
    ):
        iso = f"substr({column},7,4) || '-' || substr({column},4,2) || '-' || substr({column},1,2)"
        database.execute(f"UPDATE {table} SET {column} = {iso} WHERE {column} <> ''")
    return database


RECOUNT_OUTCOMES = """
    WITH scored AS (SELECT client, area, day, CAST(score AS INTEGER) AS score
                    FROM reviews WHERE score <> ''),
         ends AS (SELECT client, area, min(day) AS first_day, max(day) AS last_day
                  FROM scored GROUP BY client, area HAVING min(day) < max(day)),
         changes AS (SELECT ends.client, ends.area, later.score - earlier.score AS change
                     FROM ends
                     JOIN scored AS earlier ON earlier.client = ends.client
                          AND earlier.area = ends.area AND earlier.day = ends.first_day
                     JOIN scored AS later ON later.client = ends.client
                          AND later.area = ends.area AND later.day = ends.last_day),
         groups AS (SELECT DISTINCT client, programme FROM episodes)
    SELECT programme, area, count(*), sum(change > 0), sum(change = 0), sum(change < 0)
    FROM changes JOIN groups USING (client)
    GROUP BY programme, area"""

# Each counts what must not be there.
FAULTS = {
    "two rows for one client, date and area": """
        SELECT count(*) FROM (
            SELECT 1 FROM reviews GROUP BY client, day, area HAVING count(*) > 1)""",
    "a client listed twice": "SELECT count(*) - count(DISTINCT client) FROM people",
    "a referral listed twice": "SELECT count(*) - count(DISTINCT referral) FROM episodes",
    "a referral of an unknown client": """
        SELECT count(*) FROM episodes WHERE client NOT IN (SELECT client FROM people)""",
    "a review of an unknown client": """
        SELECT count(*) FROM reviews WHERE client NOT IN (SELECT client FROM people)""",
    "a programme that does not fit the sex": """
        SELECT count(*) FROM episodes JOIN people USING (client)
        WHERE (sex = 'Female') <> (programme = 'Women Only Mentoring')""",
    "a score that is no whole number from 0 to 10": """
        SELECT count(*) FROM reviews
        WHERE score NOT IN ('', '10') AND score NOT GLOB '[0-9]'""",
    "a review outside the year": """
        SELECT count(*) FROM reviews WHERE day NOT BETWEEN '2013-04-01' AND '2014-03-31'""",
    "a referral outside the year": """
        SELECT count(*) FROM episodes WHERE referred NOT BETWEEN '2013-04-01' AND '2014-03-31'""",
    "a start outside the year or before the referral": """
        SELECT count(*) FROM episodes
        WHERE started <> '' AND started NOT BETWEEN referred AND '2014-03-31'""",
    "an end outside the year or before the start": """
        SELECT count(*) FROM episodes
        WHERE ended <> '' AND ended NOT BETWEEN max(referred, started) AND '2014-03-31'""",
    "an end without a reason, or a reason without an end": """
        SELECT count(*) FROM episodes WHERE (ended = '') <> (reason = '')""",
    "a referral before the one before it has ended": """
        SELECT count(*) FROM episodes AS one JOIN episodes AS two USING (client)
        WHERE one.referral < two.referral AND (one.ended = '' OR one.ended >= two.referred)""",
    "a review outside every episode": """
        SELECT count(*) FROM reviews WHERE NOT EXISTS (
            SELECT 1 FROM episodes WHERE episodes.client = reviews.client AND started <> ''
            AND started <= day AND (ended = '' OR ended >= day))""",
    "a review at a weekend": "SELECT count(*) FROM reviews WHERE strftime('%w', day) IN ('0', '6')",
    "an age that does not fit the programme": """
        SELECT count(*) FROM episodes JOIN people USING (client)
        WHERE julianday(referred) < julianday(born, '+16 years')
           OR (sex = 'Male' AND julianday(referred) >= julianday(born, '+27 years'))""",
    "a date that does not exist": """
        SELECT (SELECT count(*) FROM people WHERE born IS NOT date(born, '+0 days'))
             + (SELECT count(*) FROM reviews WHERE day IS NOT date(day, '+0 days'))
             + (SELECT count(*) FROM episodes WHERE referred IS NOT date(referred, '+0 days')
                OR (started <> '' AND started IS NOT date(started, '+0 days'))
                OR (ended <> '' AND ended IS NOT date(ended, '+0 days')))""",
}

COUNTS = {  # of one sex
    "referrals": """
        SELECT count(*) FROM episodes JOIN people USING (client) WHERE sex = ?""",
    "reviewed": """
        SELECT count(DISTINCT client) FROM reviews JOIN people USING (client) WHERE sex = ?""",
}


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"tayside.py: recount of the files: {what}: {found} instead of {wanted}")


def recount_outcomes(database):
    """Compare the percentages that the files give with the published ones."""
    cells = {}
    for programme, area, compared, *counts in database.execute(RECOUNT_OUTCOMES):
        percentages = tuple(whole_percent(count, compared) for count in counts)
        cell = programme, area
        expect(f"{programme}, {area}: clients compared", compared, COMPARED[cell])
        expect(f"{programme}, {area}: percentages", percentages, PUBLISHED_OUTCOMES[cell])
        cells[cell] = (compared, *counts)
    expect("programmes and areas", sorted(cells), sorted(PUBLISHED_OUTCOMES))
    return cells


def recount_totals(database):
    """Compare the numbers of clients, referrals and clients reviewed with the published ones."""

    def count(query, *parameters):
        return database.execute(query, parameters).fetchone()[0]

    expect("clients", count("SELECT count(*) FROM people"), PUBLISHED_TOTALS["clients"])
    referred = count("SELECT count(DISTINCT client) FROM episodes")
    expect("clients referred", referred, PUBLISHED_TOTALS["clients"])
    for programme, sex in SEX.items():
        referrals = count(COUNTS["referrals"], sex)
        expect(f"{sex}: referrals", referrals, PUBLISHED_REFERRALS[programme])
        reviewed = count(COUNTS["reviewed"], sex)
        expect(f"{sex}: clients reviewed", reviewed, PUBLISHED_REVIEWED[programme])
    referrals = count("SELECT count(*) FROM episodes")
    expect("referrals", referrals, PUBLISHED_TOTALS["referrals"])
    reviewed = count("SELECT count(DISTINCT client) FROM reviews")
    expect("clients reviewed", reviewed, PUBLISHED_TOTALS["reviewed"])


def print_summary(database, cells):
    for table in ("people", "episodes", "reviews"):
        rows = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        print(f"{table}.csv: {rows} rows")
    for (programme, area), percentages in PUBLISHED_OUTCOMES.items():
        compared, *counts = cells[programme, area]
        shares = " / ".join(f"{percent}%" for percent in percentages)
        print(f"{programme}, {area}: {shares} of {compared} {tuple(counts)}")


def recount():
    database = load_files()
    for what, query in FAULTS.items():
        expect(what, database.execute(query).fetchone()[0], 0)
    recount_totals(database)
    print_summary(database, recount_outcomes(database))


def main():
    dice = Dice(SEED)
    clients = []
    for programme in (WOMEN, MEN):
        members = make_clients(dice, programme)
        draw_histories(dice, members)
        clients += members
    number_clients(clients)
    write_csv("people.csv", PEOPLE_HEADER, people_rows(clients))
    write_csv("episodes.csv", EPISODES_HEADER, episode_rows(clients))
    write_csv("reviews.csv", REVIEWS_HEADER, review_rows(clients))
    recount()


if __name__ == "__main__":
    main()
