"""Rates and control charts with small numbers hidden, attacked together.

A table of rates by area and sex tells events where it tells a rate, as the population is known to anybody; a chart over a
table of counts tells its points. The reader computes from every figure that is printed which counts it can be of.
"""
import json
import random
from fractions import Fraction

from attack import Reader
from services import check_small, complain, printed, rows_of, run, write


def rounded(events, population, per, places):
    """The rate of so many events, halves up, as it is printed."""
    scale = per * 10 ** places
    return Fraction((2 * events * scale + population) // (2 * population), 10 ** places)


def check_rate(row, below, zeros, population, truth):
    """A rate stands where its events do, and is theirs."""
    events, rate = row["events"], row["rate"]
    if events == "[c]" and rate != "[c]":
        complain("a rate of hidden events:", row)
    if events != "[c]" and rate not in ("", "[z]") and Fraction(rate) != rounded(int(events), population, 10000, 1):
        complain("a wrong rate:", row)
    if events != "[c]" and (int(events) != truth or (0 if zeros else 1) <= truth < below):
        complain("small or wrong events:", row, truth)


def check_rates(seed):
    dice = random.Random(seed)
    below, zeros = dice.choice((3, 5, 10)), dice.random() < .25
    areas = "Ayr Bute Crail Doune".split()[:dice.randint(2, 4)]
    leaves = {(a, s): dice.choice((0, 1, 2, 3, 4, 7, 11, 25)) for a in areas for s in "FM"}
    people = {cell: dice.choice((900, 4000, 15000)) for cell in leaves}
    write("events.csv", "area,sex", [cell for cell, n in leaves.items() for _ in range(n)])
    write("population.csv", "area,sex,population", [(*cell, n) for cell, n in people.items()])
    small = ["--suppress-below", str(below), *(["--suppress-zeros"] if zeros else [])]
    reader, truth = Reader(), {}
    for area in [*areas, "All"]:
        for sex in ("F", "M", "All"):
            truth[area, sex] = sum(n for (a, s), n in leaves.items() if area in (a, "All") and sex in (s, "All"))
            reader.number((area, sex), 0)
    report = {"title": "T", "inputs": {"events": {"file": "events.csv"}, "people": {"file": "population.csv"}},
              "disclosure": {"below": below, "zeros": zeros}, "measures": {}, "sections": [{"id": "s", "title": "S", "measures": []}]}
    for name, by in (("both", ["area", "sex"]), ("areas", ["area"]), ("sexes", ["sex"])):
        report["measures"][name] = {"kind": "rates", "label": name, "input": "events", "population": "people", "by": by, "total": True}
        report["sections"][0]["measures"].append(name)
    with open("rates.json", "w", encoding="utf-8") as file:
        json.dump(report, file)
    done = run("cj-report", "rates.json", "-o", "rates/", "--quiet")
    if done.returncode != 0:
        complain("rates", seed, done.stderr)
        return
    alone = run("cj-rates", "events.csv", "--population", "population.csv", "--by", "area,sex", "--total", *small, "-f", "csv", "--quiet")
    for name in ("both", "areas", "sexes"):
        with open(f"rates/{name}.csv", encoding="utf-8") as file:
            rows = rows_of(file.read())
        for row in rows:
            cell = (row.get("area", "All"), row.get("sex", "All"))
            population = sum(n for (a, s), n in people.items() if cell[0] in (a, "All") and cell[1] in (s, "All"))
            check_rate(row, below, zeros, population, truth[cell])
            printed(reader, cell, row["events"], zeros)
    for area in [*areas, "All"]:
        reader.sum((area, "All"), [(area, "F"), (area, "M")])
    for sex in ("F", "M", "All"):
        reader.sum(("All", sex), [(a, sex) for a in areas])
    for cell, value in truth.items():
        check_small(reader, cell, value, below, zeros, truth, "rates", seed)
    lone = Reader()
    for cell in truth:
        lone.number(cell, 0)
    for row in rows_of(alone.stdout):
        printed(lone, (row["area"], row["sex"]), row["events"], zeros)
    lone.sum(("All", "All"), list(leaves))
    for cell in leaves:
        check_small(lone, cell, leaves[cell], below, zeros, truth, "rates alone", seed)


def check_spc(seed):
    """A p chart over a table of months: value and base of each, whose difference is a count, too."""
    dice = random.Random(seed)
    below, zeros = dice.choice((3, 5)), False
    months = [f"2022-M{m:02}" for m in range(1, 13)]
    bases = [dice.choice((6, 9, 14, 30)) for _ in months]
    values = [dice.randint(0, b) for b in bases]
    write("points.csv", "month,value,base", zip(months, values, bases))
    done = run("cj-spc", "points.csv", "--chart", "p", "--along", "month", "--value", "value", "--of", "base",
               "--suppress-below", str(below), "-f", "csv", "--quiet")
    if done.returncode != 0:
        complain("spc", seed, done.stderr)
        return
    for row, value, base in zip(rows_of(done.stdout), values, bases):
        reader, truth = Reader(), {"value": value, "base": base, "rest": base - value}
        for name in truth:
            reader.number(name, 0)
        if row["of"] != "[c]":
            reader.number("base", int(row["of"]), int(row["of"]))
        if row["value"] not in ("[c]", ""):
            if row["of"] == "[c]":
                complain("spc: a share of a hidden base", seed, row)
            reader.number("value", value, value)
            if abs(Fraction(row["value"]) - Fraction(value, base)) > Fraction(1, 10 ** 6) and row["value"] != str(value):
                complain("spc: a wrong value", seed, row, value, base)
        elif value > 0:
            reader.number("value", 1)
        reader.sum("base", ["value", "rest"])
        for name in truth:
            check_small(reader, name, truth[name], below, zeros, truth, "spc", seed, row)
        if row["of"] not in ("[c]", str(base)):
            complain("spc: a wrong base", seed, row, base)


def check(seed):
    check_rates(seed)
    check_spc(seed)
