"""Estimates of survival (cj-reoffending --survival --at), alone and in a report beside the table of the same cohort.

The reader knows that who is at risk on a day is at risk on the day before it less those who left between, that women and
men make all, and that the cohort of the estimate is that of the table. Times are computed here a second time.
"""
import datetime
import json
import random

from attack import Reader
from services import check_small, complain, json_rows, run, write

SEXES = ("F", "M", "All")
AS_OF = datetime.date(2023, 6, 30)
DAYS = (91, 183, 274)
KEYS = ("at_risk", "events", "censored")


def make(dice):
    """People as (sex, day on which they left, whether that was an offence)."""
    people, episodes, offences = [], [], [("p0", "2022-01-01")]  # before the index date: in no figure
    for number in range(dice.choice((12, 25, 60, 150))):
        sex, closed = dice.choice("FMM"), datetime.date(2022, 4, 1) + datetime.timedelta(dice.randint(0, 364))
        episodes.append((f"p{number}", closed, sex))
        end = (AS_OF - closed).days
        after = dice.choice((91, 183, dice.randint(1, 400))) if dice.random() < dice.choice((.1, .5)) else None
        if after is not None:
            offences.append((f"p{number}", closed + datetime.timedelta(after)))
        people.append((sex, after, True) if after is not None and after <= end else (sex, end, False))
    write("episodes.csv", "person_id,closure_date,sex", episodes)
    write("offences.csv", "person_id,offence_date", offences)
    return people


def truth_of(people):
    truth = {}
    for sex in SEXES:
        here = [(left, offended) for s, left, offended in people if sex in (s, "All")]
        truth[sex, "cohort"] = len(here)
        for before, day in zip((-1, *DAYS), DAYS):
            step = [(left, offended) for left, offended in here if before < left <= day]
            truth[sex, day, "at_risk"] = sum(left >= day for left, _ in here)
            truth[sex, day, "events"] = sum(offended for _, offended in step)
            truth[sex, day, "censored"] = sum(not offended for _, offended in step)
            truth[sex, day, "on"] = sum(left == day for left, _ in step)
            truth[sex, day, "before"] = sum(left < day for left, _ in step)
    return truth


def knowledge(truth):
    """A reader who knows all sums and no number."""
    reader = Reader()
    for name in truth:
        reader.number(name)
    for sex in SEXES:
        for day in DAYS:
            both = (sex, day, "left")
            reader.number(both)
            reader.sum(both, [(sex, day, "events"), (sex, day, "censored")])
            reader.sum(both, [(sex, day, "on"), (sex, day, "before")])
        reader.sum((sex, "cohort"), [(sex, DAYS[0], "at_risk"), (sex, DAYS[0], "before")])
        for day, later in zip(DAYS, DAYS[1:]):
            reader.sum((sex, day, "at_risk"), [(sex, day, "on"), (sex, later, "before"), (sex, later, "at_risk")])
    for rest in [("cohort",), *((day, key) for day in DAYS for key in (*KEYS, "on", "before"))]:
        reader.sum(("All", *rest), [(sex, *rest) for sex in SEXES[:2]])
    for sex in SEXES:
        for day in DAYS:
            truth[sex, day, "left"] = truth[sex, day, "events"] + truth[sex, day, "censored"]
    return reader


def read(reader, rows, truth, below, zeros, seed):
    ended = set()
    for row in rows:
        sex, day = row["sex"], row["days"]
        for key in KEYS:
            value = row[key]
            if value is None:
                reader.number((sex, day, key), 0 if zeros else 1)
                ended.add(sex)
            elif value != truth[sex, day, key] or (0 if zeros else 1) <= value < below:
                complain("survival", seed, sex, day, key, value, truth[sex, day, key])
            else:
                reader.number((sex, day, key), value, value)
        if sex in ended and any(row[key] is not None for key in ("survival", "se", "low", "high")):
            complain("an estimate of hidden counts:", seed, row)


def report(below, zeros):
    common = {"kind": "reoffending", "input": "e", "offences": "o", "by": "sex", "total": True}
    with open("report.json", "w", encoding="utf-8") as file:
        json.dump({"title": "T", "as_of": str(AS_OF), "period": "2022-23", "disclosure": {"below": below, "zeros": zeros},
                   "inputs": {"e": {"file": "episodes.csv"}, "o": {"file": "offences.csv"}},
                   "measures": {"time": dict(common, survival=True, at=list(DAYS)), "table": dict(common, windows=[6])},
                   "sections": [{"id": "s", "title": "S", "measures": ["time", "table"]}]}, file)
    done = run("cj-report", "report.json", "-q", "-o", "r.json")
    if done.returncode != 0:
        return done.stderr, []
    with open("r.json", encoding="utf-8") as file:
        tables = {table["id"]: table["rows"] for table in json.load(file)["sections"][0]["tables"]}
    return tables["time"], [row for row in tables["table"] if row["stage"] == "pre-intervention"]


def check(seed):
    """How many small counts were attacked."""
    dice = random.Random(seed)
    below, zeros, both = dice.choice((3, 5, 10)), dice.random() < .25, dice.random() < .5
    people = make(dice)
    if {sex for sex, _, _ in people} != {"F", "M"}:
        return 0
    truth = truth_of(people)
    cohort = []
    if both:
        rows, cohort = report(below, zeros)
    else:
        done = run("cj-reoffending", "episodes.csv", "--offences", "offences.csv", "--period", "2022-23", "--as-of", str(AS_OF), "--by",
                   "sex", "--total", "--survival", "--at", ",".join(map(str, DAYS)), "--suppress-below", str(below),
                   *(["--suppress-zeros"] if zeros else []), "-q", "-o", "s.json")
        rows = done.stderr if done.returncode != 0 else json_rows("s.json")
    if isinstance(rows, str):
        complain("survival", seed, rows)
        return 0
    reader = knowledge(truth)
    read(reader, rows, truth, below, zeros, seed)
    for row in cohort:
        reader.number((row["sex"], "cohort"), *((0 if zeros else 1,) if row["people"] is None else [row["people"]] * 2))
    printed = [(row["sex"], row["days"], key) for row in rows for key in KEYS] + [(row["sex"], "cohort") for row in cohort]
    for name in printed:
        check_small(reader, name, truth[name], below, zeros, truth, "survival", seed, "in a report" if both else "alone")
    return sum((0 if zeros else 1) <= truth[name] < below for name in printed)
