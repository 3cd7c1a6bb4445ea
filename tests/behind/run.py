#!/usr/bin/env python3
"""tests/behind/run.py BIN RUNS [FIRST]: random exports and options; what --cases lists, counted
here by group and state, is what the table of the same command prints."""
import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict


def run(bin_dir, program, args, folder):
    done = subprocess.run([os.path.join(bin_dir, program), *args, "-f", "csv", "--allow-empty"], cwd=folder,
                          text=True, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"{program} {' '.join(args)}: {done.returncode} {done.stderr}")
    return done.returncode, list(csv.DictReader(io.StringIO(done.stdout)))


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def day(r, blank=0.0):
    return "" if r.random() < blank else f"202{r.randint(0, 2)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}"


def make(r, folder):
    people = [f"P{n:02}" for n in range(r.randint(2, 14))]
    reviews = [[r.choice(people), day(r), r.choice(["Housing", "Work", "Health"]), r.choice("ABC"),
                r.choice(["", "1", "2", "3", "4.5"]), r.choice(["improved", "maintained", "deteriorated", ""])]
               for _ in range(r.randint(0, 60))]
    seen, kept = set(), []
    for review in reviews:  # one score a person, outcome and day
        if tuple(review[:3]) not in seen:
            kept.append(review)
        seen.add(tuple(review[:3]))
    write(folder, "reviews.csv", ["person_id", "review_date", "outcome", "area", "score", "progress"], kept)
    orders = [["A", "P00", "2020-05-01", "2020-05-02", "N", "1", "2", "F"], ["B", "P00", "2020-05-01", "2020-05-02", "N", "1", "2", "M"]]
    for n in range(r.randint(1, 50)):
        a, b = sorted([day(r), day(r)])
        orders.append([f"O{n}", r.choice(people), a, r.choice(["", b, b, b]), r.choice(["", "N", "S"]),
                       r.choice(["", "1", "2", "3"]), r.choice(["", "1", "2", "3"]), r.choice(["F", "M", ""])])
    write(folder, "orders.csv", ["order_id", "person_id", "made", "seen", "area", "before", "after", "sex"], orders)


def periods(r):
    return [word for p in r.choice([["all"], ["2020-21"], ["2020-21", "2021-22"], ["2021"]]) for word in ("--period", p)]


def by(r, *columns):
    chosen = r.sample(columns, r.randint(0, len(columns)))
    return (["--by", ",".join(chosen)] if chosen else []), chosen


def tally(rows, keys, counted):
    """By the labels: how many rows hold each word of `counted`."""
    out = defaultdict(lambda: defaultdict(int))
    for row in rows:
        out[tuple(row[key] for key in keys)][row[counted]] += 1
    return out


def same(what, expected, found):
    if expected != found:
        raise AssertionError(f"{what}: the table says {expected}, the list {found}")


def outcomes(r, bin_dir, folder):
    options, groups = by(r, "area")
    args = ["reviews.csv", *periods(r), *options]
    args += r.choice([[], ["--baseline", "previous"], ["--baseline", "recorded"], ["--unit", "pairs"],
                      ["--threshold", "2"], ["--lower-is-better", "*"]])
    _, table = run(bin_dir, "cj-outcomes", args, folder)
    _, cases = run(bin_dir, "cj-outcomes", args + ["--cases"], folder)
    keys = ["period", *groups, "outcome"]
    counts = tally(cases, keys, "counts_as")
    people = defaultdict(set)
    for row in cases:
        people[tuple(row[key] for key in keys[:-1])].add(row["person_id"])
    for row in table:
        label = tuple(row[key] for key in keys)
        for state in ("improved", "maintained", "deteriorated"):
            same(f"{label} {state}", int(row[state]), counts[label][state])
        same(f"{label} reviewed", int(row["reviewed"]), len(people[label[:-1]]))
        del counts[label]
    same("rows of no group", {}, dict(counts))


def timeliness(r, bin_dir, folder):
    options, groups = by(r, "area", "sex")
    args = ["orders.csv", *periods(r), *options, "--from", "made", "--to", "seen", "--within",
            r.choice(["30d", "6m", "100d"]), "--as-of", "2022-06-30", *r.choice([[], ["--blank", "unknown"]])]
    _, table = run(bin_dir, "cj-timeliness", args, folder)
    _, cases = run(bin_dir, "cj-timeliness", args + ["--cases"], folder)
    counts = tally(cases, ["period", *groups], "counts_as")
    for row in table:
        label = tuple(row[key] for key in ["period", *groups])
        for state in ("within", "late", "pending", "unknown"):
            same(f"{label} {state}", int(row[state]), counts[label][state])
        same(f"{label} total", int(row["total"]), sum(counts[label].values()))
        del counts[label]
    same("rows of no group", {}, dict(counts))


def scores(r, bin_dir, folder):
    options, groups = by(r, "area", "sex")
    args = ["orders.csv", *periods(r), "--date", "made", *options, "--start", "before", "--end", "after",
            *r.choice([[], ["--lower-is-better"]])]
    _, table = run(bin_dir, "cj-scores", args, folder)
    _, cases = run(bin_dir, "cj-scores", args + ["--cases"], folder)
    counts = tally(cases, ["period", *groups], "counts_as")
    there = {end: tally([row for row in cases if row[end] != ""], ["period", *groups], "file") for end in ("start", "end")}
    for row in table:
        label = tuple(row[key] for key in ["period", *groups])
        for state in ("improved", "same", "worse"):
            same(f"{label} {state}", int(row[state]), counts[label][state])
        for end, column in (("start", "n_start"), ("end", "n_end")):
            same(f"{label} {column}", int(row[column]), sum(there[end][label].values()))
        del counts[label]
    same("rows of no group", {}, dict(counts))


def tabulate(r, bin_dir, folder):
    options, groups = by(r, "area")
    columns = ["--cols", "sex"] if r.random() < 0.6 else []
    labels = groups + columns[1:]
    dated = r.random() < 0.5
    values = "count,n=count(before),m=count(sex=M),s=sum(before),h=share(area=N),d=distinct(person_id),p=sum(after) where sex=F"
    args = ["orders.csv", *options, *columns, "--values", values, "--decimals", "3",
            *(["--date", "made", *periods(r)] if dated else []), *r.choice([[], ["--missing", "drop"]])]
    _, table = run(bin_dir, "cj-tabulate", args, folder)
    _, cases = run(bin_dir, "cj-tabulate", args + ["--cases"], folder)
    if dated:
        labels = ["period", *labels]
    cells = defaultdict(list)
    for row in cases:
        cells[tuple(row[key] for key in labels)].append(row)

    def total(rows, key):
        return sum(float(row[key]) for row in rows if row[key] != "")

    for row in table:
        rows = cells.pop(tuple(row[key] for key in labels), [])
        for key in ("count", "n", "m"):
            same(f"{row} {key}", int(row[key]), int(total(rows, key)))
        for key in ("s", "p"):
            same(f"{row} {key}", float(row[key] or 0), total(rows, key))
        same(f"{row} d", int(row["d"]), len({line["d"] for line in rows if line["d"] != ""}))
        if rows:
            same(f"{row} h", f'{float(row["h"]):.3f}', f'{100 * total(rows, "h") / len(rows) + 1e-9:.3f}')
    same("rows of no cell", {}, dict(cells))


def main():
    bin_dir, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    for seed in range(first, first + runs):
        r = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            make(r, folder)
            for measure in (outcomes, timeliness, scores, tabulate):
                try:
                    measure(r, bin_dir, folder)
                except AssertionError as error:
                    print(f"FAILED seed {seed}, {measure.__name__}: {error}")
                    return 1
    print(f"behind: {runs} exports, the lists add up to the tables")
    return 0


if __name__ == "__main__":
    sys.exit(main())
