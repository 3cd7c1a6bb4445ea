#!/usr/bin/env python3
"""findings.py BIN: exports of cj-synth, held against the other programs.

Dirty exports: the list of faults (--dirt) says which finding cj-check makes at which line and column.
Every one of them must be there, and no other finding that has a line.  Clean exports: cj-check finds
nothing, and no program has anything to say.
"""
import collections
import csv
import os
import subprocess
import sys
import tempfile

BIN = os.path.abspath(sys.argv[1])
FULL = os.environ.get("CJ_FULL") == "yes"
KINDS = ["people", "episodes", "reviews", "offences", "orders", "sessions"]
MEASURES = [
    "cj-outcomes reviews.csv --people people.csv --by ethnicity --total --period 2020-21",
    "cj-outcomes reviews.csv --baseline recorded --period all",
    "cj-outcomes reviews.csv --unit pairs --by sex,locality",
    "cj-reoffending episodes.csv --offences offences.csv --period 2020-21 --as-of 2023-03-31 --by programme",
    "cj-reoffending episodes.csv --offences offences.csv --period all --as-of 2023-03-31 --method moj",
    "cj-reoffending episodes.csv --offences offences.csv --period 2019-20 --as-of 2023-03-31 --survival",
    "cj-timeliness orders.csv --from order_date --to placement_date --within 7wd --calendar scotland "
    "--as-of 2023-03-31 --by order_type",
    "cj-timeliness orders.csv --from order_date --to first_contact_date --within 5wd --calendar england-wales "
    "--as-of 2023-03-31",
    "cj-timeliness orders.csv --from order_date --to completion_date --within 6m --as-of 2023-03-31",
    "cj-scores sessions.csv --start start_score --end end_score --by locality",
    "cj-tabulate reviews.csv --rows sex,locality --cols outcome --values count,mean(score) --totals both",
    "cj-tabulate people.csv --rows age --derive age=age(date_of_birth,2023-03-31)"]
failed = 0


def complain(*words):
    global failed
    failed += 1
    print("FAILED", *words)


def run(command, **more):
    words = command if isinstance(command, list) else command.split()
    return subprocess.run([os.path.join(BIN, words[0]), *words[1:]], capture_output=True, text=True, **more)


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check_clean(*options):
    made = run(["cj-synth", "-o", "./", *options])
    if made.returncode != 0 or made.stderr != "":
        complain("cj-synth", *options, made.stderr)
    done = run(["cj-check", *(kind + ".csv" for kind in KINDS), "-f", "csv"])
    if done.returncode != 0 or done.stdout.count("\n") != 1:
        complain("cj-check", *options, done.stdout[:400])
    for command in MEASURES:
        done = run(command)
        if done.returncode != 0 or done.stderr != "" or done.stdout.count("\n") < 2:
            complain(command, *options, done.stderr[:400])


def check_dirty(percent, *options):
    """Returns the faults that there were."""
    made = run(["cj-synth", "--messy", percent, "--dirt", "dirt.csv", "-o", "./", *options])
    if made.returncode != 0 or made.stderr != "":
        complain("cj-synth", *options, made.stderr)
    dirt = collections.defaultdict(list)
    for row in read("dirt.csv"):
        dirt[row["file"]].append(row)
    for name, rows in dirt.items():
        run(["cj-check", name, "-f", "csv", "--findings", "findings.csv"])
        told = {(row["code"], row["severity"], row["line"], row["column"]): row for row in rows if row["code"]}
        twice = {row["line"] for row in rows if row["code"] == "duplicate-row"}
        found = {(row["code"], row["severity"], row["line"], row["column"]) for row in read("findings.csv")
                 if row["line"] and not (row["code"] == "fan-out" and row["line"] in twice)}
        for missing in sorted(told.keys() - found)[:3]:
            complain(name, *options, "not found:", told[missing])
        for other in sorted(found - told.keys())[:3]:
            complain(name, *options, "not told of:", other)
        check_cells(name, rows)
    return {row["fault"] for rows in dirt.values() for row in rows}


def check_cells(name, rows):
    """The dirty cell stands where it is said to stand."""
    with open(name, newline="", encoding="utf-8") as file:
        lines = file.read().split("\n")
    for row in rows:
        if row["is"] and "\n" not in row["is"] and row["is"] not in lines[int(row["line"]) - 1]:
            complain(name, "holds no", row["is"], "in line", row["line"])


def main():
    faults = set()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for seed in range(1, 9 if FULL else 3):
            check_clean("--persons", "4096" if FULL else "700", "--seed", str(seed))
        check_clean("--persons", "60", "--quoted", "--by-person")
        for options in (["5"], ["5", "--quoted", "--by-person", "--seed", "2"], ["40", "--split", "3"]):
            faults |= check_dirty(*options, "--persons", "2000" if FULL else "800")
    documented = set()
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../docs/synth.md"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("| `"):
                documented.add(line.split("`")[1])
    if faults != documented:
        complain("docs/synth.md lists other faults:", faults ^ documented)
    print(f"synth: {len(faults)} kinds of faults, {failed} failed")
    return failed != 0


sys.exit(main())
