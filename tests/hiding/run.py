#!/usr/bin/env python3
"""Random services: what is printed with small numbers hidden tells of none, and is right.

    tests/hiding/run.py BIN [SERVICES]

Each service is a report of three tables of one export that overlap by labels, conditions and levels. The true
counts are made here; cj-audit attacks what is printed. A hidden number that nothing else has is then searched for in
every part of the page, the json and the workbook.
"""
import csv
import json
import os
import random
import sys
import tempfile
import zipfile

import chains
import measures
import rates
import survival
import twins
from attack import Reader
from services import complain, complaints, run

SERVICES = int(sys.argv[2]) if len(sys.argv) > 2 else 60


def definition(below, zeros, measures):
    return {"title": "Service", "inputs": {"cases": {"file": "cases.csv"}}, "disclosure": {"below": below, "zeros": zeros},
            "measures": {name: dict(measure, kind="tabulate", input="cases") for name, measure in measures.items()},
            "sections": [{"id": "all", "title": "All", "measures": list(measures)}]}


def write(cases, report):
    with open("cases.csv", "w", encoding="utf-8") as file:
        file.write("area,sex,result\n" + "".join(",".join(case) + "\n" for case in cases))
    with open("report.json", "w", encoding="utf-8") as file:
        json.dump(report, file)


def is_of(case, labels):
    return all(value == "All" or case["area sex result".split().index(name)] == value for name, value in labels.items())


def check_table(name, path, cases, below, zeros, only):
    """Every number is right, none is small, and no share is of a hidden count."""
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            labels = {key: value for key, value in row.items() if key in ("area", "sex", "result")}
            count = sum(is_of(case, labels) for case in cases if only is None or case[1] == only)
            small = (0 if zeros else 1) <= count < below
            if row["count"] != "[c]" and (small or int(row["count"]) != count):
                complain(name, path, row, count)
            if row["count"] == "[c]" and row.get("row_pct", "[c]") not in ("[c]", ""):
                complain("share of a hidden count:", name, path, row)


def check_service(seed):
    dice = random.Random(seed)
    below, zeros = dice.choice((3, 5, 10)), dice.random() < 0.25
    areas, results = "Ayr Bute Crail Doune".split()[:dice.randint(2, 4)], ["better", "same", "worse"]
    cases = [(dice.choice(areas), dice.choice(("F", "M", "M")), dice.choice(results)) for _ in range(dice.randint(15, 120))]
    # a row that is missing tells of a zero: where these are hidden, too, every table has all rows
    area, result = "area=" + "|".join(areas), "result=" + "|".join(results)
    order = {"order": [area, result]} if zeros else {}
    write(cases, definition(below, zeros, {
        "wide": dict({"order": [area, "sex=F|M"]} if zeros else {}, rows="area", cols="sex", totals="both", percent="rows"),
        "deep": dict(order, rows=["area", "result"], totals="rows"),
        "women": dict(order, rows="area", cols="result", totals="both", where="sex=F")}))
    done = run("cj-report", "report.json", "-o", "tables/", "--quiet")
    if done.returncode != 0:
        complain(seed, done.stderr)
        return
    for name, only in (("wide", None), ("deep", None), ("women", "F")):
        check_table(seed, f"tables/{name}.csv", cases, below, zeros, only)
        keys = {"wide": "area,sex", "deep": "area,result", "women": "area,result"}[name]
        words = ["--zeros-hidden"] if zeros else []
        found = run("cj-audit", f"tables/{name}.csv", "--key", keys, "--value", "count", "--below", str(below), *words)
        if found.returncode != 0:
            complain("cj-audit", seed, name, found.stdout[:400], found.stderr[:200])


def parts(path):
    if not path.endswith(".xlsx"):
        with open(path, encoding="utf-8") as file:
            yield path, file.read()
        return
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            yield name, book.read(name).decode("utf-8", "replace")


def check_sentinels():
    """1,237 men stand beside 3 women: what protects the women is nowhere, nor that so many cells were put right."""
    cases = [("Ayr", "F", "x")] * 3 + [("Ayr", "M", "x")] * 1237 + [("Bute", "F", "x")] * 2311 + [("Bute", "M", "y")] * 4127
    report = definition(5, False, {"wide": {"rows": "area", "cols": "sex", "totals": "both", "percent": "rows"}})
    report["measures"]["wide"]["where"] = "result=x"
    report["sections"][0]["chart"] = ["column", "pie"]
    report["inputs"]["cases"]["profile"] = "profile.json"
    with open("profile.json", "w", encoding="utf-8") as file:
        json.dump({"columns": {"result": {"valueMap": {"y": "x"}}}}, file)
    report["headlines"] = [{"measure": "wide", "figure": "count", "where": {"area": "Ayr", "sex": "M"}, "label": "men"}]
    write(cases, report)
    done = run("cj-report", "report.json", "-o", "r.html", "-o", "r.json", "-o", "r.xlsx", "-o", "r.md", "-o", "tables/")
    if done.returncode != 0:
        complain("sentinels", done.stderr)
        return
    for path in ("r.html", "r.json", "r.xlsx", "r.md", "tables/wide.csv"):
        for name, text in parts(path):
            for number in ("1237", "1,237", "2311", "2,311", "4127", "4,127"):
                if number in text and "sha256" not in name:
                    complain("a hidden number stands in", path, name, number)


def check_attacker():
    """Of 3 + 12 = 15 and 9 + 14 = 23 the attacker knows the 3 where it alone, or its row alone, is hidden, and not where four are."""
    truth = {"Fa": 3, "Fb": 9, "Ma": 12, "Mb": 14, "F": 12, "M": 26, "a": 15, "b": 23}
    for hidden, leaks in ((["Fa"], [1, 2, 4]), (["Fa", "Ma"], [1, 2, 4]), (["Fa", "Fb", "Ma", "Mb"], [])):
        reader = Reader()
        for name, value in truth.items():
            reader.number(name, 1 if name in hidden else value, None if name in hidden else value)
        for whole, parts_of in (("F", "Fa Fb"), ("M", "Ma Mb"), ("a", "Fa Ma"), ("b", "Fb Mb")):
            reader.sum(whole, parts_of.split())
        if reader.leaks("Fa", 5, False, truth) != leaks:
            complain("the attacker", hidden, reader.leaks("Fa", 5, False, truth), leaks)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for seed in range(SERVICES):
            check_service(seed)
            rates.check(seed)
        check_sentinels()
        check_attacker()
        if sum(measures.check(seed) for seed in range(2 * SERVICES)) > SERVICES / 10:
            complain("too few services of several measures are read")
        if sum(survival.check(seed) for seed in range(SERVICES)) < SERVICES:
            complain("too few small counts of survival to attack")
        warned = sum(chains.check(seed) for seed in range(SERVICES))
        if sum(twins.check(seed) for seed in range(SERVICES // 3)) < SERVICES // 3:
            complain("too few twins to compare")
        if warned > SERVICES / 4:
            complain("what was printed before is said to tell a small count in", warned, "of", SERVICES, "chains")
    print(f"hiding: {SERVICES} services, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
