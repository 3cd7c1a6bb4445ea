"""The same rows counted by several measures: one report, parts of it (--each), or one publication after the other.

The reader knows that rows with the same labels are as many in whichever table they stand, that a measure of times leaves
out rows without a day to count from, and how many those are where the notes say so.
"""
import json
import os
import random

from attack import Reader
from services import check_small, complain, run, write

SEXES = ("F", "M")
HEADING = "person_id,area,sex,opened,done,before,after"


def make(dice, areas):
    """Cases, of which in some services a few have no day; all others are done in time, and all improve: totals have one
    part that is not zero."""
    blank = dice.choice((0, 0, .08))
    leaves = {(a, s): dice.choice((0, 1, 2, 3, 4, 7, 11, 25)) for a in areas for s in SEXES}
    rows = [(a, s, "" if dice.random() < blank else f"2022-0{dice.randint(4, 9)}-1{dice.randint(0, 9)}")
            for (a, s), n in leaves.items() for _ in range(n)]
    dice.shuffle(rows)
    write("cases.csv", HEADING, [(f"p{i}", a, s, day, "2022-10-01" if day else "", dice.randint(1, 4), dice.randint(5, 9))
                                 for i, (a, s, day) in enumerate(rows)])
    write("people.csv", "area,sex,population", [(a, s, 5000) for a in areas for s in SEXES])
    return rows


def by_of(dice):
    return dice.choice((["area", "sex"], ["area", "sex"], ["area"], ["sex"], []))


def measure_of(dice, kind):
    by = by_of(dice)
    if kind == "tabulate":
        by = by or ["area"]
        total = dice.random() < .5
        out = {"kind": kind, "rows": by[0], **({"cols": by[1]} if len(by) > 1 else {}), **({"totals": "both" if len(by) > 1 else "rows"} if total else {})}
    else:
        total = bool(by) and dice.random() < .5
        out = {"kind": kind, **({"by": by} if by else {}), **({"total": True} if total else {}),
               **{"timeliness": {"from": "opened", "to": "done", "within": "900d", "name": "days"},
                  "scores": {"start": "before", "end": "after"}, "rates": {"population": "people"}}[kind]}
    if "sex" not in by and dice.random() < .3:
        out["where"] = "sex=" + dice.choice(SEXES)
    return dict(out, label="x", input="cases")


def report_of(measures, below):
    return {"title": "T", "inputs": {"cases": {"file": "cases.csv"}, "people": {"file": "people.csv"}}, "disclosure": {"below": below},
            "measures": measures, "sections": [{"id": "s", "title": "S", "measures": list(measures)}]}


def publish(name, measures, below, words):
    with open(name + ".def", "w", encoding="utf-8") as file:
        json.dump(report_of(measures, below), file)
    return run("cj-report", name + ".def", *words)


KEYS = {"tabulate": "count", "timeliness": "total", "scores": "n_start", "rates": "events"}


def tables_of(path):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    return [table for section in report["sections"] for table in section["tables"]]


def read_table(reader, told, table, measure, part, truth, left):
    """Its counts are those of all rows, or of those that a measure of times does not leave out."""
    key = KEYS[measure["kind"]]
    where = dict([measure["where"].split("=")]) if "where" in measure else {}
    for row in table["rows"]:
        labels = {name: row.get(name, where.get(name, "All")) for name in ("area", "sex")}
        cell = (part if part and labels["area"] == "All" else labels["area"], labels["sex"])
        name = ("timed", *cell) if measure["kind"] == "timeliness" else cell
        if row[key] is None:
            reader.number(name, 1)
        elif row[key] != truth[name]:
            complain("measures: a wrong number", measure, row, truth[name])
        else:
            reader.number(name, row[key], row[key])
        told.add(name)
    source = table["provenance"]["inputs"][0]
    if measure["kind"] == "timeliness" and not where and not part and source.get("outside_period") is not None:
        reader.number(("left", "All", "All"), left, left)


def known(areas, truth):
    """Sums that everybody knows."""
    reader = Reader()
    for name in truth:
        reader.number(name)
    for area in [*areas, "All"]:
        for sex in (*SEXES, "All"):
            reader.sum((area, sex), [("timed", area, sex), ("left", area, sex)])
    for kind in ((), ("timed",), ("left",)):
        for area in [*areas, "All"]:
            reader.sum((*kind, area, "All"), [(*kind, area, s) for s in SEXES])
        for sex in (*SEXES, "All"):
            reader.sum((*kind, "All", sex), [(*kind, a, sex) for a in areas])
    return reader


def truth_of(rows, areas):
    truth = {}
    for area in [*areas, "All"]:
        for sex in (*SEXES, "All"):
            here = [day for a, s, day in rows if area in (a, "All") and sex in (s, "All")]
            truth[area, sex] = len(here)
            truth["timed", area, sex] = sum(day != "" for day in here)
            truth["left", area, sex] = sum(day == "" for day in here)
    return truth


def differences(told, areas):
    """Counts that are the difference of two that are told: the other sex of an area."""
    return {(a, s) for a in [*areas, "All"] for s, other in (("F", "M"), ("M", "F")) if {(a, "All"), (a, other)} <= told}


def is_told(reader, name, truth):
    """Whether rows without a day are the difference of two numbers that are printed."""
    return truth[name] > 0 and all(low == high for low, high in (reader.ranges[name[1:]], reader.ranges["timed", *name[1:]]))


def check(seed):
    """1 where the program says that what was printed before cannot be taken back."""
    dice = random.Random(seed)
    below = dice.choice((3, 5, 10))
    areas = "Ayr Bute Crail".split()[:dice.randint(2, 3)]
    rows = make(dice, areas)
    kinds = ["tabulate", dice.choice(("timeliness", "rates", "scores"))] + dice.choice(([], ["timeliness"], ["tabulate"]))
    measures = {f"m{i}": measure_of(dice, kind) for i, kind in enumerate(kinds)}
    names = list(measures)
    dice.shuffle(names)
    way = dice.choice(("together", "together", "each", "published"))
    truth = truth_of(rows, areas)
    for path in os.listdir("."):
        if path.endswith(".json"):  # of the service before
            os.remove(path)
    parts, warned = [(None, "all.json")], False
    if way == "published":
        parts = [(None, "first.json"), (None, "second.json")]
        done = publish("first", {names[0]: measures[names[0]]}, below, ["-o", "first.json"])
        if done.returncode == 0:
            done = publish("second", {n: measures[n] for n in names[1:]}, below, ["--published", "first.json", "-o", "second.json"])
        warned = "disclosure-published" in done.stderr
    elif way == "each":
        done = publish("all", measures, below, ["--each", "area", "-o", "each.json"])
        parts = [(a, f"each-{a.lower()}.json") for a in areas] + [(None, "each.json")]
    else:
        done = publish("all", measures, below, ["-o", "all.json"])
    if "no row has" in done.stderr:
        return 0
    if done.returncode != 0:
        complain("measures", seed, way, done.stderr)
        return 0
    if warned:
        return 1
    reader, told = known(areas, truth), set()
    for part, path in parts:
        if not os.path.exists(path):
            continue
        for table in tables_of(path):
            read_table(reader, told, table, measures[table["id"]], part, truth, truth["left", "All", "All"])
    if truth["left", "All", "All"] == 0:
        told |= differences(told, areas)
        for name in truth:
            if name[0] == "left":
                reader.number(name, 0, 0)
    # what a measure of times leaves out of a group is small, too, where both are printed
    told |= {("left", *name) for name in truth if len(name) == 2 and {name, ("timed", *name)} <= told}
    for name in sorted(told, key=str):
        if name[0] == "left" and not is_told(reader, name, truth):
            continue
        check_small(reader, name, truth[name], below, False, truth, "measures", seed, way)
    return 0
