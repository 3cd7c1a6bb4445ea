#!/usr/bin/env python3
"""Compare what the programs print from the sample exports with published figures.

check.py BIN runs the command in each file of tables/ and looks every line of
figures.csv up in its output.  The comment lines of a file say how: `row` is how
the published row is named by the columns of a printed row, `value` the column
that holds the figure ({column} is the published column's name).  A row of the
Tayside export is then changed, and exactly the figures that a hand calculation
predicts must move.
"""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "..", "..", "sample-data")


def run(command, samples=SAMPLES):
    return subprocess.run(["bash", "-euc", command], cwd=samples, check=True,
                          capture_output=True, text=True).stdout


def read_markdown(text):
    """The rows of all pipe tables, as dictionaries by heading."""
    rows, heading = [], None
    for line in text.splitlines():
        if not line.startswith("| "):
            heading = None
            continue
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        cells = [re.sub(r"\\(.)", r"\1", cell) for cell in cells]
        if heading is None:
            heading = cells
        elif not set(line) <= set("|-: "):
            rows.append(dict(zip(heading, cells)))
    return rows


def read_table(path, samples=SAMPLES):
    with open(path, encoding="utf-8") as file:
        script = file.read()
    note = dict(re.findall(r"^# (row|value): (.*)$", script, re.M))
    text = run(script, samples)
    rows = read_markdown(text) if "--format markdown" in script else list(
        csv.DictReader(io.StringIO(text)))
    return note, rows


def compare_published():
    with open(os.path.join(HERE, "figures.csv"), encoding="utf-8", newline="") as file:
        figures = list(csv.DictReader(file))
    tables = {}
    good = 0
    for figure in figures:
        name = figure["table"]
        if name not in tables:
            tables[name] = read_table(os.path.join(HERE, "tables", name))
        note, rows = tables[name]
        column = note["value"].format(column=figure["column"])
        found = {row[column].rstrip("%") for row in rows if note["row"].format(**row) == figure["row"]}
        if found == {figure["value"]}:
            good += 1
        else:
            print(f"{figure['figure']} {figure['row']}, {figure['column']}: "
                  f"published {figure['value']}, printed {sorted(found)}")
    return good, len(figures)


def history(reviews, client, area):
    rows = [(r["Date of Review"][6:] + r["Date of Review"][3:5] + r["Date of Review"][:2], n)
            for n, r in enumerate(reviews)
            if r["Client ID"] == client and r["Outcome Area"] == area and r["Score"] != ""]
    return [n for _, n in sorted(rows)]


def perturb():
    """Make one improved follow-up equal its baseline: improved loses one, maintained gains it."""
    area = "Accommodation/housing"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(SAMPLES, "tayside"), os.path.join(folder, "tayside"))
        path = os.path.join(folder, "tayside", "reviews.csv")
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            fields, reviews = reader.fieldnames, list(reader)
        with open(os.path.join(folder, "tayside", "people.csv"), encoding="utf-8") as file:
            women = [r["Client ID"] for r in csv.DictReader(file) if r["Sex"] == "Female"]
        for client in women:
            rows = history(reviews, client, area)
            if len(rows) > 1 and int(reviews[rows[-1]]["Score"]) > int(reviews[rows[0]]["Score"]):
                reviews[rows[-1]]["Score"] = reviews[rows[0]]["Score"]
                break
        else:
            raise AssertionError("no client to change")
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fields, lineterminator="\n")
            writer.writeheader()
            writer.writerows(reviews)
        name = os.path.join(HERE, "tables", "tcja-outcomes")
        before, after = read_table(name)[1], read_table(name, folder)[1]
    moved = [(b, a) for b, a in zip(before, after) if b != a]
    assert len(before) == len(after) == 14 and len(moved) == 1, moved
    old, new = moved[0]
    assert (old["programme"], old["outcome"]) == ("Women Only Mentoring", area), old
    for key, change in (("compared", 0), ("improved", -1), ("maintained", 1), ("deteriorated", 0)):
        assert int(new[key]) == int(old[key]) + change, (key, old, new)
    improved = (200 * int(new["improved"]) + int(new["compared"])) // (2 * int(new["compared"]))
    assert new["improved_pct"] == str(improved), (new, improved)


def main():
    os.environ["PATH"] = os.path.abspath(sys.argv[1]) + os.pathsep + os.environ["PATH"]
    perturb()
    print("one changed row moves the figures as predicted")
    good, all_ = compare_published()
    print(f"{good} of {all_} published figures reproduced")
    return 0 if good == all_ and all_ > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
