#!/usr/bin/env python3
"""Write two more synthetic exports of the Tayside mentoring service into sample-data/tayside:
mentors.csv, its volunteer and peer mentors, and intensive-support.csv, the caseload of the Tayside
Intensive Support Service.

Nobody in them is real.  What is real are the published counts (see PUBLISHED below).  The clients
whom a mentor or the support service names are those of people.csv and episodes.csv, which
tayside.py has written before; this script reads them and changes nothing in them.

How it works

1.  Each mentor is recruited on a working day, trained some weeks later and, if matched, matched
    with a client of the same sex and area whose episode is open on that day.
2.  Each person of the support service is worked with from a day after it went live in the area.
    Two of them are young men of episodes.csv: the day of their referral to mentoring is the one
    there.
3.  The files are written, read back into SQLite and counted again by other means than the ones that
    made them.  Any difference ends the script with a message and exit status 1.

The result is the same bytes on every machine: the seed is fixed, and only Random.random() is used,
the one method whose sequence Python promises to keep from version to version.

Usage: python3 sample-data/generator/tayside_more.py
"""

import csv
import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402
from workdays import Workdays  # noqa: E402

SEED = 2014
FOLDER = Path(__file__).resolve().parent.parent / "tayside"

FIRST_DAY, LAST_DAY = date(2013, 4, 1), date(2014, 3, 31)
OFFICE_CLOSED = {date(2013, 12, 25), date(2013, 12, 26), date(2014, 1, 1), date(2014, 1, 2)}
WORKDAYS = Workdays(OFFICE_CLOSED)

VOLUNTEER, PEER = "Volunteer mentor", "Peer mentor"
PERTH, ANGUS, DUNDEE = "Perth and Kinross", "Angus", "Dundee"

# --------------------------------------------------------------------------------------------------
# PUBLISHED figures, the inputs of this script.
#
# Source: Tayside Community Justice Authority, report TCJA221-2014, first year report of the
# mentoring service, 1 April 2013 to 31 March 2014: "Volunteer mentors" and "Tayside Intensive
# Support Service".
# --------------------------------------------------------------------------------------------------

PUBLISHED_MENTORS = {VOLUNTEER: 10, PEER: 2}
PUBLISHED_MATCHES = 7  # printed below the volunteers, so taken to be matches of these
PUBLISHED_CASELOAD = {PERTH: 10, ANGUS: 11}  # Dundee had not gone live
PUBLISHED_REFERRED = {PERTH: 2}  # met the criteria and referred for mentoring

# The service started in Perth and Kinross with the project, on 1 April 2013; Angus "went live in
# November".
PUBLISHED_LIVE = {PERTH: date(2013, 4, 1), ANGUS: date(2013, 11, 1)}

# --------------------------------------------------------------------------------------------------
# CHOSEN here, not published.
# --------------------------------------------------------------------------------------------------

AREAS = ((DUNDEE, 40), (ANGUS, 25), (PERTH, 35))
SEXES = (("Female", 65), ("Male", 35))
RECRUITED = {  # between these days; most interest comes at the start of the academic year
    VOLUNTEER: (date(2013, 4, 15), date(2013, 11, 15)),
    PEER: (date(2013, 8, 19), date(2014, 1, 31)),
}
TRAINING = (21, 70)  # days from recruitment to the end of the training
SETTLING = 40  # days that a match takes at least, and that there must be left in the year
ASSESSED = 60  # percent of the others whose criteria have been looked at; they did not meet them


def read_rows(name):
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day_of(text):
    """A date of the exports, or None where the cell is blank."""
    return date(int(text[6:]), int(text[3:5]), int(text[:2])) if text else None


def shown(day):
    return "" if day is None else day.strftime("%d/%m/%Y")


def age_on(row, day):
    """Completed years of the client of a row."""
    born = day_of(row["Date of Birth"])
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


# -- mentors ---------------------------------------------------------------------------------------


def make_mentors(dice):
    """A row for each mentor recruited in the year, without a match, in the order of recruitment."""
    mentors = []
    for role, count in PUBLISHED_MENTORS.items():
        for _ in range(count):
            recruited = WORKDAYS.draw(dice, *RECRUITED[role])
            trained = WORKDAYS.after(recruited, dice.between(*TRAINING))
            sex, area = dice.pick(SEXES), dice.pick(AREAS)
            mentors.append({"role": role, "sex": sex, "area": area, "recruited": recruited,
                            "trained": trained, "matched": None, "client": ""})
    mentors.sort(key=lambda mentor: (mentor["recruited"], mentor["role"]))
    for count, mentor in enumerate(mentors, 1):
        mentor["id"] = f"V{count:02d}"
    return mentors


def clients_on(episodes, mentor, day):
    """Clients of the mentor's sex and area whose episode is open on a day and stays so a while."""
    found = []
    for row in episodes:
        started, ended = day_of(row["Start Date"]), day_of(row["End Date"])
        fits = row["Sex"] == mentor["sex"] and row["Local Authority"] == mentor["area"]
        if fits and started and started <= day and (not ended or ended - day > timedelta(SETTLING)):
            found.append(row["Client ID"])
    return found


def match_mentors(dice, mentors, episodes):
    """Match as many volunteers as published, no two with one client."""
    taken = set()
    for mentor in dice.sample([m for m in mentors if m["role"] == VOLUNTEER], len(mentors) - 2):
        if len(taken) == PUBLISHED_MATCHES:
            break
        day = WORKDAYS.after(mentor["trained"], dice.between(7, 50))
        clients = [c for c in clients_on(episodes, mentor, day) if c not in taken]
        if clients and (LAST_DAY - day).days >= SETTLING:
            mentor["matched"], mentor["client"] = day, dice.choice(clients)
            taken.add(mentor["client"])


# -- the support service ---------------------------------------------------------------------------


def referred_men(dice, episodes):
    """Young men of Perth and Kinross referred to mentoring some months after the service began."""
    low, high = date(2013, 6, 1), date(2014, 1, 31)
    fitting = [
        row for row in episodes
        if row["Programme"] == "Mentoring for Men" and row["Local Authority"] == PERTH
        and low <= day_of(row["Referral Date"]) <= high
        and age_on(row, day_of(row["Referral Date"])) >= 17  # so that they were 16 months before
    ]
    clients = {}
    for row in fitting:
        clients.setdefault(row["Client ID"], row)
    return dice.sample(list(clients.values()), PUBLISHED_REFERRED[PERTH])


def make_caseload(dice, episodes):
    rows = []
    for area, count in PUBLISHED_CASELOAD.items():
        men = referred_men(dice, episodes) if area in PUBLISHED_REFERRED else []
        for place in range(count):
            live = PUBLISHED_LIVE[area]
            row = {"area": area, "age": dice.between(16, 25), "met": "", "referred": None,
                   "client": ""}
            latest = date(2014, 2, 28)
            if place < len(men):
                row["client"], row["met"] = men[place]["Client ID"], "Yes"
                row["referred"] = day_of(men[place]["Referral Date"])
                row["since"] = WORKDAYS.draw(dice, live, row["referred"] - timedelta(28))
                row["age"] = age_on(men[place], row["since"])
            else:
                row["since"] = WORKDAYS.draw(dice, live, latest)
                row["met"] = "No" if dice.chance(ASSESSED) else ""
            rows.append(row)
    rows.sort(key=lambda row: (row["since"], row["area"], row["age"]))
    for count, row in enumerate(rows, 1):
        row["id"] = f"TISS{count:02d}"
    return rows


# -- files -----------------------------------------------------------------------------------------


def write_csv(name, header, rows):
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(header)
        writer.writerows(rows)


def write_files(mentors, caseload):
    header = ("Mentor ID", "Role", "Sex", "Local Authority", "Date Recruited", "Training Completed")
    header += ("Date Matched", "Matched Client")
    rows = [
        (m["id"], m["role"], m["sex"], m["area"], shown(m["recruited"]), shown(m["trained"]),
         shown(m["matched"]), m["client"])
        for m in mentors
    ]
    write_csv("mentors.csv", header, rows)
    header = ("TISS ID", "Local Authority", "Age", "Working With Since", "Met Criteria")
    header += ("Referred for Mentoring", "Mentoring Client")
    rows = [
        (r["id"], r["area"], r["age"], shown(r["since"]), r["met"], shown(r["referred"]),
         r["client"])
        for r in caseload
    ]
    write_csv("intensive-support.csv", header, rows)


# -- the recount -----------------------------------------------------------------------------------
# Nothing below uses the objects made above: it reads the files and counts in SQL.

COLUMNS = {
    "mentors": "mentor role sex area recruited trained matched client",
    "intensive-support": "person area age since met referred client",
    "people": "client sex born ethnicity area",
    "episodes": "referral client programme type referred started ended reason",
}
DATES = {
    "mentors": ("recruited", "trained", "matched"),
    "intensive-support": ("since", "referred"),
    "people": ("born",),
    "episodes": ("referred", "started", "ended"),
}

# Each counts what must not be there.
FAULTS = {
    "a mentor listed twice": "SELECT count(*) - count(DISTINCT mentor) FROM mentors",
    "a mentor recruited outside the year": """
        SELECT count(*) FROM mentors WHERE recruited NOT BETWEEN '2013-04-01' AND '2014-03-31'""",
    "a mentor matched before the training, or after the year": """
        SELECT count(*) FROM mentors
        WHERE matched <> '' AND (matched <= trained OR matched > '2014-03-31')""",
    "a match without a client, or a client without a match": """
        SELECT count(*) FROM mentors WHERE (matched = '') <> (client = '')""",
    "a client matched twice": """
        SELECT count(client) - count(DISTINCT client) FROM mentors WHERE client <> ''""",
    "a match with somebody of another sex or area, or without an open episode": """
        SELECT count(*) FROM mentors WHERE client <> '' AND NOT EXISTS (
            SELECT 1 FROM people JOIN episodes USING (client)
            WHERE people.client = mentors.client AND people.sex = mentors.sex
            AND people.area = mentors.area AND started <> '' AND started <= matched
            AND (ended = '' OR ended > matched))""",
    "a day at a weekend": """
        WITH days(day) AS (SELECT recruited FROM mentors UNION ALL SELECT trained FROM mentors
                           UNION ALL SELECT matched FROM mentors
                           UNION ALL SELECT since FROM "intensive-support")
        SELECT count(*) FROM days WHERE strftime('%w', day) IN ('0', '6')""",
    "somebody worked with twice": """
        SELECT count(*) - count(DISTINCT person) FROM "intensive-support" """,
    "work in Angus before it went live": """
        SELECT count(*) FROM "intensive-support" WHERE area = 'Angus' AND since < '2013-11-01'""",
    "work before the service went live, or after the year": """
        SELECT count(*) FROM "intensive-support"
        WHERE since NOT BETWEEN '2013-04-01' AND '2014-03-31'""",
    "an age outside 16 to 25": """
        SELECT count(*) FROM "intensive-support" WHERE age + 0 NOT BETWEEN 16 AND 25""",
    "somebody referred who did not meet the criteria, or the reverse": """
        SELECT count(*) FROM "intensive-support" WHERE (met = 'Yes') <> (referred <> '')""",
    "a referral for mentoring that is not among the episodes": """
        SELECT count(*) FROM "intensive-support" AS support WHERE referred <> '' AND NOT EXISTS (
            SELECT 1 FROM episodes JOIN people USING (client)
            WHERE episodes.client = support.client AND episodes.referred = support.referred
            AND people.area = support.area AND programme = 'Mentoring for Men'
            AND support.since < support.referred)""",
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
        for name in DATES[table]:
            iso = f"substr({name},7,4) || '-' || substr({name},4,2) || '-' || substr({name},1,2)"
            database.execute(f'UPDATE "{table}" SET {name} = {iso} WHERE {name} <> \'\'')
    return database


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"tayside_more.py: recount of the files: {what}: {found} instead of {wanted}")


def recount():
    database = load_files()
    for what, query in FAULTS.items():
        expect(what, database.execute(query).fetchone()[0], 0)
    roles = dict(database.execute("SELECT role, count(*) FROM mentors GROUP BY role"))
    expect("mentors recruited", roles, PUBLISHED_MENTORS)
    (matches,) = database.execute("SELECT count(*) FROM mentors WHERE matched <> ''").fetchone()
    expect("matches", matches, PUBLISHED_MATCHES)
    query = 'SELECT area, count(*), sum(met = \'Yes\') FROM "intensive-support" GROUP BY area'
    found = {area: counts for area, *counts in database.execute(query)}
    caseload = {area: counts[0] for area, counts in found.items()}
    expect("people worked with", caseload, PUBLISHED_CASELOAD)
    expect("referred for mentoring", found[PERTH][1], PUBLISHED_REFERRED[PERTH])
    print(f"mentors.csv: {sum(roles.values())} rows, {matches} matched")
    print(f"intensive-support.csv: {sum(caseload.values())} rows, {caseload}")


def main():
    dice = Dice(SEED)
    people = {row["Client ID"]: row for row in read_rows("people.csv")}
    episodes = [people[row["Client ID"]] | row for row in read_rows("episodes.csv")]
    mentors = make_mentors(dice)
    match_mentors(dice, mentors, episodes)
    write_files(mentors, make_caseload(dice, episodes))
    recount()


if __name__ == "__main__":
    main()
