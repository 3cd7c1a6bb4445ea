#!/usr/bin/env python3
"""Kaplan-Meier by cj-reoffending --survival against R's package survival.

survival/data.csv has the persons of each data set, survival/expected.csv what R makes of them
(survival.R, which works it out again wherever R is installed). Each set becomes an export of
episodes and one of offences; every cell of the table is compared, by event days and with --at. The
20 persons of the worked case are also compared with tests/cases and its intervals.

    survival.py BIN_DIR
"""
import collections
import csv
import datetime
import decimal
import io
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
AS_OF = datetime.date(2022, 12, 31)
AT = "91,183,274,365"
COUNTS = ["days", "at_risk", "events", "censored"]
ESTIMATES = ["survival", "se", "low", "high"]
UNIT = decimal.Decimal("0.000001")
TIE = decimal.Decimal("0.000000001")
# Of the cumulative share, so 1 - high and 1 - low of survival: tests/cases/README.md.
INTERVALS = {"91": ("0.11690197", "0.51788821"), "183": ("0.24765830", "0.69572636"),
             "274": ("0.36616140", "0.82924491")}


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def day(number):
    return (AS_OF - datetime.timedelta(days=number)).isoformat()


def offences_before_as_of(number, time, event, index):
    """Days before AS_OF of a person's offences: the first after the index date, and others that change nothing."""
    days = [index - time] if event else []
    if event and number % 2:
        days.append(index - time - number % 40)  # later, even after AS_OF
    if number % 3 == 0:
        days.append(index)
    if number % 4 == 0:
        days.append(index + number)
    if number % 5 == 0:
        days.append(-1)
    return days


def write_exports(people, directory):
    """Index dates such that everybody is followed to AS_OF; those with an event up to 90 days longer than to it."""
    offences = [["offence_id", "person_id", "offence_date"]]
    episodes = [["episode_id", "person_id", "closure_date", "group"]]
    for number, person in enumerate(people, 1):
        name, time, event = f"P{number:04}", int(person["time"]), person["event"] == "1"
        index = time + (number * 37 % 91 if event else 0)
        episodes.append([f"E{number}", name, day(index), person["group"]])
        for past in offences_before_as_of(number, time, event, index):
            offences.insert(1, [f"O{len(offences)}", name, day(past)])
    for table, rows in (("episodes.csv", episodes), ("offences.csv", offences)):
        with open(directory / table, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def run(program, directory, words):
    """The table as lists of cells, or what went wrong in words."""
    done = subprocess.run(
        [program, "episodes.csv", "--offences", "offences.csv", "--period", "all", "--as-of", AS_OF.isoformat(),
         "--survival", "--format", "csv", *words],
        cwd=directory, timeout=60, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        return None, f"exit status {done.returncode}\n{done.stderr}"
    return list(csv.reader(io.StringIO(done.stdout, newline=""))), None


def spellings(kept):
    """A kept value with six decimals, rounded half up; both neighbours where it is all but a tie."""
    if kept == "":
        return {""}
    value = decimal.Decimal(kept)
    return {str((value + slack).quantize(UNIT, decimal.ROUND_HALF_UP)) for slack in (0, TIE, -TIE)}


def differences(table, header, wanted):
    """What differs from the rows of expected.csv, in words."""
    if not table or table[0] != header:
        yield f"header {','.join(table[0]) if table else ''}, expected {','.join(header)}"
        return
    if len(table) - 1 != len(wanted):
        yield f"{len(table) - 1} rows, expected {len(wanted)}"
    for got, row in zip(table[1:], wanted):
        start = ["all", *([row["group"]] if "group" in header else []), *(row[name] for name in COUNTS)]
        rest = [spellings(row[name]) for name in ESTIMATES]
        if got[:len(start)] != start or any(cell not in these for cell, these in zip(got[len(start):], rest)):
            yield f"got      {','.join(got)}\nexpected {','.join(start + [row[name] for name in ESTIMATES])}"


def near(cell, exact):
    """A cell of six decimals and a value of seven or eight."""
    return cell != "" and abs(decimal.Decimal(cell) - decimal.Decimal(exact)) <= decimal.Decimal("0.00000056")


def worked_differences(table):
    """What differs from the worked case: survival on every event day."""
    rows = [dict(zip(table[0], row)) for row in table[1:]]
    case = read(HERE.parent / "cases" / "kaplan-meier-expected.csv")
    if [row.get("days") for row in rows] != [row["t"] for row in case]:
        yield "other event days than in kaplan-meier-expected.csv"
        return
    for got, row in zip(rows, case):
        if not near(got["survival"], row["S"]):
            yield f"day {row['t']}: survival {got['survival']}, expected {row['S']}"


def interval_differences(table):
    """What differs from the intervals of the worked case."""
    rows = {row[1]: dict(zip(table[0], row)) for row in table[1:]}
    for days, (low, high) in INTERVALS.items():
        got = rows.get(days, {"low": "", "high": ""})
        if not (near(got["low"], 1 - decimal.Decimal(high)) and near(got["high"], 1 - decimal.Decimal(low))):
            yield f"day {days}: survival {got['low']} to {got['high']}, expected 1 - {high} to 1 - {low}"


def with_quiet_groups(people, rows):
    """A group in which nothing happened stands with its last day: whoever is still followed then is at risk, and
    everybody was censored by its end."""
    times = collections.defaultdict(list)
    for person in people:
        times[person["group"]].append(int(person["time"]))
    quiet = {group: {"group": group, "days": str(max(days)), "at_risk": str(days.count(max(days))), "events": "0",
                     "censored": str(len(days)), "survival": "1", "se": "0", "low": "", "high": ""}
             for group, days in times.items() if all(row["group"] != group for row in rows)}
    return sorted([*rows, *quiet.values()], key=lambda row: row["group"])


def check_set(program, name, people, wanted):
    """Each check of a data set with its differences."""
    by = ["group"] if len({person["group"] for person in people}) > 1 else []
    header = ["period", *by, *COUNTS, *ESTIMATES]
    with tempfile.TemporaryDirectory(prefix="cj-survival-") as directory:
        write_exports(people, pathlib.Path(directory))
        for kind, words in (("event", []), ("at", ["--at", AT])):
            table, fault = run(program, directory, [*words, *(f"--by={column}" for column in by)])
            rows = [row for row in wanted if row["kind"] == kind]
            if kind == "event":
                rows = with_quiet_groups(people, rows)
            yield f"{name}, {kind}", [fault] if fault else list(differences(table, header, rows))
            if name == "worked":
                yield f"{name}, {kind}, intervals", [fault] if fault else list(interval_differences(table))
            if name == "worked" and kind == "event":
                yield f"{name}, tests/cases", [fault] if fault else list(worked_differences(table))


def by_set(rows):
    sets = collections.defaultdict(list)
    for row in rows:
        sets[row["set"]].append(row)
    return sets


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = str((pathlib.Path(sys.argv[1]) / "cj-reoffending").resolve())
    if not os.access(program, os.X_OK):
        sys.exit(f"survival: there is no {program}")
    expected = by_set(read(HERE / "survival" / "expected.csv"))
    passed = failed = 0
    for name, people in by_set(read(HERE / "survival" / "data.csv")).items():
        for title, wrong in check_set(program, name, people, expected[name]):
            passed += not wrong
            failed += bool(wrong)
            if wrong:
                print(f"{title}: {len(wrong)} differences", *wrong[:5], sep="\n")
    print(f"survival: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
