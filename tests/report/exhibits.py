#!/usr/bin/env python3
"""exhibits.py BIN: what the source documents show, held against the sample reports.

exhibits.csv names every table, chart, list, quotation and sentence with figures of the four source
documents, one a row: where it stands there, and where the sample reports make it (report, sections,
tables, the title of a chart).  `status` is

    reproduced   the figures are there, all of them
    different    it is there, and `why` says what is not as printed
    not          it is not there, and `why` says why

A row that is there names sections and tables of the report as it is built.  Its published figures
are those of a table of the ledger (tests/published/figures.csv) and those in `figures`; each stands
in one of the tables named, to the decimals that are published.  That it is the right cell is what
tests/published checks with the same exports.  Each table of the ledger is in one row.

exhibits.py --say prints the sentence that README.md and docs/reports.md have about the list, and the
test looks for it there."""
import collections
import csv
import decimal
import json
import os
import subprocess
import sys

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
# As printed; a correct program rounds 91 of 117 to 78 %.
MISPRINTS = {"F302": "78"}
KINDS = {"table", "chart", "figures", "list", "quotes", "stories", "diagram"}
CHARTS_OF_PREVENTION = 14  # the document numbers its charts
failed = 0


def complain(words):
    global failed
    failed += 1
    print(words)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(bin_, report):
    text = subprocess.run([f"{bin_}/cj-report", f"sample-data/{report}/report.json", "-f", "json"],
                          check=True, capture_output=True).stdout
    return {table["id"]: dict(table, section=section["id"])
            for section in json.loads(text)["sections"] for table in section["tables"]}


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


def sentence(exhibits):
    count = collections.Counter(exhibit["status"] for exhibit in exhibits)
    return (f"Of {len(exhibits)} tables, charts, quotations and sentences with figures in the four source documents "
            f"{count['reproduced']} are reproduced figure for figure, {count['different']} with differences and "
            f"{count['not']} not")


def check_figures(exhibit, tables, ledger):
    cells = set().union(*(numbers(tables[id_]) for id_ in exhibit["tables"].split()))
    wanted = [(figure["figure"], MISPRINTS.get(figure["figure"], figure["value"]))
              for figure in ledger[exhibit["ledger"]]]
    wanted += [("figures", figure) for figure in exhibit["figures"].split()]
    wanted = [pair for pair in wanted if pair[1] != "N/A"]
    for name, published in wanted:
        if not stands(published, cells):
            complain(f"{exhibit['exhibit']}: {name} {published} is not in {exhibit['tables']}")
    return len(wanted)


def check_row(exhibit, tables, ledger):
    """The number of figures looked up."""
    name, ids = exhibit["exhibit"], exhibit["tables"].split()
    absent = [id_ for id_ in ids if id_ not in tables]
    if absent:
        complain(f"{name}: {exhibit['report']} has no {' and no '.join(absent)}")
        return 0
    if {tables[id_]["section"] for id_ in ids} != set(exhibit["section"].split()):
        complain(f"{name}: the tables stand in {' '.join(tables[id_]['section'] for id_ in ids)}")
    titles = [chart["title"] for id_ in ids for chart in tables[id_]["charts"]]
    if exhibit["chart"] and exhibit["chart"] not in titles:
        complain(f"{name}: no chart \"{exhibit['chart']}\"")
    if exhibit["status"] == "reproduced" and not (exhibit["chart"] or exhibit["ledger"] or exhibit["figures"]):
        complain(f"{name}: nothing says what is reproduced")
    return check_figures(exhibit, tables, ledger)


def check(bin_):
    exhibits = read("tests/report/exhibits.csv")
    ledger = collections.defaultdict(list)
    for figure in read("tests/published/figures.csv"):
        ledger[figure["table"]].append(figure)
    if len(ledger) != 32:
        complain(f"{len(ledger)} tables in the ledger")
    listed = [exhibit["ledger"] for exhibit in exhibits if exhibit["ledger"]]
    if sorted(listed) != sorted(ledger):
        complain(f"not once in the list: {sorted(set(listed) ^ set(ledger)) or 'some twice'}")
    charts = sum(exhibit["exhibit"].startswith("Chart ") for exhibit in exhibits)
    if charts != CHARTS_OF_PREVENTION:
        complain(f"{charts} numbered charts of Community Resolutions and Prevention")
    reports = {}
    checked = 0
    for exhibit in exhibits:
        there = exhibit["status"] in ("reproduced", "different")
        if exhibit["kind"] not in KINDS or not (there or exhibit["status"] == "not"):
            complain(f"{exhibit['exhibit']}: {exhibit['kind']}, {exhibit['status']}")
        if there != bool(exhibit["tables"]) or (exhibit["status"] == "reproduced") == bool(exhibit["why"]):
            complain(f"{exhibit['exhibit']}: {exhibit['status']} does not fit its tables and reason")
        if there and exhibit["tables"]:
            if exhibit["report"] not in reports:
                reports[exhibit["report"]] = load(bin_, exhibit["report"])
            checked += check_row(exhibit, reports[exhibit["report"]], ledger)
    for path in ("README.md", "docs/reports.md"):
        with open(path, encoding="utf-8") as file:
            if sentence(exhibits) not in " ".join(file.read().split()):
                complain(f"{path} does not say: {sentence(exhibits)}")
    print(f"{len(exhibits)} exhibits, {checked} figures")


if sys.argv[1:] == ["--say"]:
    print(sentence(read("tests/report/exhibits.csv")))
else:
    check(os.path.abspath(sys.argv[1]))
sys.exit(1 if failed else 0)
