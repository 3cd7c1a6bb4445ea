"""Clean synthetic exports of a small service, and how they are written as files."""
import csv
import datetime
import io

PLACES = ("North Side", "South Side", "West End", "Old Town")
PROGRAMMES = ("Mentoring", "Group work", "Family support")
OUTCOMES = ("confidence", "school", "crime")


def day(rng, first, last):
    """A random day from first to last, as datetime.date."""
    return first + datetime.timedelta(days=rng.randrange((last - first).days + 1))


def service(rng, people=40):
    """Tables by name: a list of rows each, the header first.  Identifiers have leading zeros; everybody
    is in the episodes, half of them in the offences.  All dates have a day over 12 somewhere."""
    ids = [f"{rng.randrange(1, 999):06d}" for _ in range(people * 2)]
    ids = sorted(set(ids))[:people]
    rng.shuffle(ids)
    date = datetime.date
    tables = {
        "people": [["person_id", "sex", "locality"]],
        "episodes": [["episode_id", "person_id", "programme", "place", "start_date", "closure_date", "hours"]],
        "offences": [["person_id", "offence_date", "gravity"]],
        "reviews": [["person_id", "review_date", "outcome", "score", "place"]],
    }
    for number, person in enumerate(ids):
        start = day(rng, date(2021, 6, 1), date(2022, 9, 30))
        closure = start + datetime.timedelta(days=rng.randrange(20, 200))
        place = rng.choice(PLACES)
        tables["people"].append([person, rng.choice("FM"), place])
        tables["episodes"].append([f"E{number + 1:03d}", person, rng.choice(PROGRAMMES), place, str(start),
                                   str(closure), str(rng.randrange(1, 99))])
        for _ in range(rng.choice((0, 0, 1, 2, 3))):
            tables["offences"].append([person, str(day(rng, date(2021, 1, 1), date(2024, 11, 30))),
                                       str(rng.randrange(1, 9))])
        for outcome in OUTCOMES:
            when = start
            for _ in range(rng.randrange(0, 4)):
                tables["reviews"].append([person, str(when), outcome, str(rng.randrange(1, 11)), place])
                when += datetime.timedelta(days=rng.randrange(14, 90))
    tables["offences"].append([ids[0], "2024-12-13", "3"])
    return tables


def written(rows, delimiter=",", end="\r\n"):
    """Rows as the text of a csv file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue()


def column(rows, name):
    return rows[0].index(name)


def changed(rows, name, change, which=lambda number: True):
    """A copy of rows with change() applied to the cells of a column, in the data rows that which() picks."""
    place = column(rows, name)
    copy = [list(row) for row in rows]
    for number, row in enumerate(copy[1:]):
        if which(number):
            row[place] = change(row[place])
    return copy
