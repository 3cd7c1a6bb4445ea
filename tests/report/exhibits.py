#!/usr/bin/env python3
"""exhibits.py BIN: every table and chart that the source documents print is in a sample report.

exhibits.csv says where: for each exhibit the report and its measures.  Each table of the ledger
(tests/published/figures.csv) is in it, and every figure of the ledger stands in one of the tables
named, as the report computes it, to the decimals that are published.  That it is the right cell is
what tests/published checks with the same exports.  Each chart is there under its title."""
import collections
import csv
import decimal
import json
import os
import subprocess
import sys

bin_ = os.path.abspath(sys.argv[1])
os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
# As printed; a correct program rounds 91 of 117 to 78 %.
MISPRINTS = {"F302": "78"}
failed = 0


def complain(words):
    global failed
    failed += 1
    print(words)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(report):
    text = subprocess.run([f"{bin_}/cj-report", f"sample-data/{report}/report.json", "-f", "json"],
                          check=True, capture_output=True).stdout
    return {table["id"]: table for section in json.loads(text)["sections"] for table in section["tables"]}


def numbers(table):
    found = set()
    for row in table["rows"]:
        for cell in row.values() if isinstance(row, dict) else row:
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                found.add(decimal.Decimal(str(cell)))
    return found


def stands(published, cells):
    """Whether a cell is the published number, rounded half up to its decimals."""
    wanted = decimal.Decimal(published.replace(",", ""))
    step = decimal.Decimal(1).scaleb(wanted.as_tuple().exponent)
    return any(cell.quantize(step, decimal.ROUND_HALF_UP) == wanted for cell in cells)


exhibits = read("tests/report/exhibits.csv")
figures = collections.defaultdict(list)
for figure in read("tests/published/figures.csv"):
    figures[figure["table"]].append(figure)
if len(figures) != 32:
    complain(f"{len(figures)} tables in the ledger")
listed = [exhibit["ledger"] for exhibit in exhibits if exhibit["ledger"]]
if sorted(listed) != sorted(figures):
    complain(f"not once in the list: {sorted(set(listed) ^ set(figures)) or 'some twice'}")

reports = {}
charts = collections.Counter()
checked = 0
for exhibit in exhibits:
    name, where = exhibit["exhibit"], exhibit["report"]
    reports.setdefault(where, None)
    if reports[where] is None:
        reports[where] = load(where)
    tables = reports[where]
    absent = [id_ for id_ in exhibit["measures"].split() if id_ not in tables]
    if absent or not exhibit["measures"]:
        complain(f"{name}: {where} has no {' and no '.join(absent)}")
        continue
    if exhibit["kind"] == "chart":
        charts[where] += 1
        titles = [chart["title"] for id_ in exhibit["measures"].split() for chart in tables[id_]["charts"]]
        if exhibit["shown"] not in titles:
            complain(f"{name}: no chart \"{exhibit['shown']}\"")
        continue
    cells = set().union(*(numbers(tables[id_]) for id_ in exhibit["measures"].split()))
    for figure in figures[exhibit["ledger"]]:
        published = MISPRINTS.get(figure["figure"], figure["value"])
        if published == "N/A":
            continue
        checked += 1
        if not stands(published, cells):
            complain(f"{name}: {figure['figure']} {figure['row']} {figure['column']} {published} is not there")
if charts["leicester-prevention"] != 14:
    complain(f"{charts['leicester-prevention']} charts of Community Resolutions and Prevention, not 14")

print(f"{len(exhibits)} exhibits, {checked} figures")
sys.exit(1 if failed else 0)
