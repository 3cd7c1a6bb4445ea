#!/usr/bin/env python3
"""Differential test of cj-reoffending: random cohorts and options against a second answer in SQL.

What is independent: reoffending_random.py draws records and options and knows no answers; reoffending_sql.py answers
from the definitions, in sqlite3, from the records themselves and never from the files that the program reads. This file
first holds the SQL against the worked and published cases of tests/cases/, then the program; then it runs both on
random cases and compares every cell of the csv, the exit status, the counts of the reconciliation lines and the rows
with findings; last, it looks at what must hold between several answers of the program.

    reoffending.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import collections
import csv
import dataclasses
import datetime
import fractions
import os
import pathlib
import random
import shlex
import sys
import tempfile

sys.dont_write_bytecode = True

import common  # noqa: E402
from common import Source, quotient, rounded, wilson  # noqa: E402
from reoffending_random import Case, add_months, arguments, files, make_case  # noqa: E402
from reoffending_sql import FIGURES, Oracle  # noqa: E402

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases"
NAMES = {"episodes.csv": "episodes", "offences.csv": "offences", "people.csv": "people"}
DAY = datetime.timedelta(days=1)
FAR = "2099-12-31"


def names_of(case):
    """Inputs by the names that messages have for them."""
    return {**NAMES, "standard input": NAMES.get(case.standard_input), "-": NAMES.get(case.standard_input)}


def run(program, case, directory):
    """Write the files of a case and run the program on them."""
    for name, data in files(case).items():
        (directory / name).write_bytes(data)
    return common.run_program(program, arguments(case), directory, case.standard_input)


def answer(program, case, directory):
    """The rows of the table as dictionaries; an error if there is none."""
    done = run(program, case, directory)
    if done.status != 0:
        raise AssertionError(f"exit status {done.status} of {shlex.join(arguments(case))}\n{done.messages}")
    header, *rows = common.table_of(done.output)
    return [dict(zip(header, row)) for row in rows]


def counts_of(row):
    return tuple(int(row[name]) for name in ("people", "offended", "offences"))


# ---- worked and published cases ------------------------------------------------------------------

def read_case(name):
    with open(CASES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def source_of(name):
    """A file of tests/cases/ with a column `person` as a Source."""
    rows = read_case(name)
    headers = list(rows[0])
    fields = ["person_id" if h == "person" else h for h in headers]
    return Source(fields, headers, [list(row.values()) for row in rows])


def thirteen(**options):
    """The case of 13 people with some options."""
    return Case(1, episodes=source_of("reoffending-episodes.csv"), offences=source_of("reoffending-offences.csv"),
                maps=["person=person_id", "offences:person=person_id"], index="disposal_date",
                **{"periods": ["2023-01-01..2023-03-31"], "as_of": FAR, **options})


QUARTERS = ["2022-23Q4", "2023-24Q1", "2023-24Q2", "2023-24Q3"]
PROVEN = {"events": "proven", "cumulative": True}
DEFINITIONS = {
    "A1": {"method": "moj"}, "A2": {"method": "moj", "anniversary": "exclude"}, "A3": {"method": "ni19"},
    "A4": {"method": "moj", "wait": "none"}, "A5": {"method": "moj", "include_breach": True},
    "A6": {"method": "moj", "events": "recorded"}, "A7-3": {"method": "moj", "windows": [3]},
    "A7-6": {"method": "moj", "windows": [6]}, "A7-9": {"method": "moj", "windows": [9]}, "A7-12": {"method": "moj"},
    "A9": {"method": "moj", "periods": ["2023"]}, "A10": {"method": "moj", "periods": QUARTERS}}


def reoffences(rows):
    """The identifiers that the last column of reoffending-expected.csv stands for, by definition."""
    found = {}
    for row in rows:
        words = row["reoffence_ids"].replace("same as ", "").split(" (")[0].split()
        if words[0] == "F02":  # A10 in words: the identifiers of A9, one of them twice
            found[row["id"]] = found["A9"]
        elif words[0] in found:
            more = set(words[2:])
            found[row["id"]] = found[words[0]] - more if words[1:2] == ["minus"] else found[words[0]] | more
        else:
            found[row["id"]] = set(words)
    return found


def check_definition(wanted, rows):
    """Compare the last window of the periods of a table with a row of reoffending-expected.csv."""
    people, offended, offences = map(sum, zip(*(counts_of(r) for r in rows if r["to_months"] == rows[-1]["to_months"])))
    got = [str(people), str(offended), str(offences), quotient(100 * offended, people, 1),
           quotient(offences, offended, 2), quotient(offences, people, 2)]
    if got != list(wanted.values())[2:8]:
        yield f"{wanted['id']}: {got}, expected {list(wanted.values())[2:8]}"
    last = rows[-1]
    rates = [last[n] for n in ("rate_pct", "offences_per_offender", "offences_per_person")]
    if len({r["period"] for r in rows}) == 1 and got[3:] != rates:
        yield f"{wanted['id']}: rates {rates}, expected {got[3:]}"


def check_thirteen(tables, ids_of=None):
    """tables: function from a Case to the rows of its table. ids_of: to the identifiers of the offences in it."""
    wanted = read_case("reoffending-expected.csv")
    identifiers = reoffences(wanted)
    for row in wanted:
        case = thirteen(**DEFINITIONS[row["id"]])
        yield from check_definition(row, tables(case))
        if ids_of and ids_of(case) != identifiers[row["id"]]:
            yield f"{row['id']}: {sorted(ids_of(case))}, expected {sorted(identifiers[row['id']])}"
    rows = tables(thirteen(**PROVEN, periods=["2023"], as_of="2024-02-15"))
    for row, want in zip(rows[-4:], read_case("reoffending-maturity-expected.csv"), strict=True):
        got = [row[n] for n in ("to_months", "people", "offended", "rate_pct")]
        if got != list(want.values()) or int(row["people"]) + int(row["immature"]) != 14:
            yield f"maturity: {got}, expected {list(want.values())}"
    rows = tables(thirteen(events="proven", first=True))[-4:]
    if [counts_of(r)[1:] for r in rows] != [(1, 1), (2, 5), (0, 0), (3, 4)]:
        yield f"first reoffences by interval: {rows}"


TIMES = ("12 31 31 45+ 60 88+ 91 92 120+ 150 183 183+ 200 240+ 274 300+ 365+ 365+ 365+ 365+").split()
SHARES = {"91": (".11690197", ".51788821"), "183": (".24765830", ".69572636"), "274": (".36616140", ".82924491")}


def twenty(at=None):
    """The Kaplan-Meier case as episodes that are all looked at on one day."""
    as_of, episodes, offences = datetime.date(2024, 12, 31), [], []
    for n, time in enumerate(TIMES):
        days = int(time.rstrip("+"))
        index = as_of - (days if time.endswith("+") else 365) * DAY
        episodes.append([f"K{n}", str(index)])
        if not time.endswith("+"):
            offences.append([f"K{n}", str(index + days * DAY)])
    sources = [Source(fields, fields, rows) for fields, rows in ((["person_id", "closure_date"], episodes),
                                                                  (["person_id", "offence_date"], offences))]
    return Case(1, *sources, as_of=str(as_of), survival=True, at=at)


def check_twenty(tables):
    rows, wanted = tables(twenty()), read_case("kaplan-meier-expected.csv")
    for row, want in zip(rows, wanted, strict=True):
        if row["days"] != want["t"] or abs(float(row["survival"]) - float(want["S"])) > 5.1e-7:
            yield f"Kaplan-Meier: {row}, expected {want}"
    for row in tables(twenty([91, 183, 274])):
        low, high = SHARES[row["days"]]
        if abs(1 - float(row["high"]) - float(low)) > 5.1e-7 or abs(1 - float(row["low"]) - float(high)) > 5.1e-7:
            yield f"log-log interval at {row['days']}: {row}, expected {low} to {high} of the share"


def check_published():
    """The rounding of the oracle against published rates."""
    for row in read_case("moj-proven-reoffending-published.csv"):
        people, offended, offences = (int(row[n]) for n in ("offenders", "reoffenders", "reoffences"))
        got = [quotient(100 * offended, people, 1), quotient(offences, offended, 2), quotient(offences, people, 2)]
        if got != list(row.values())[4:]:
            yield f"published {row['cohort']}: {got}, expected {list(row.values())[4:]}"


def sql_tables(case):
    expected = Oracle(case).expected()
    return [dict(zip(expected.header, row)) for row in expected.rows]


def sql_ids(case):
    """The offences after an index date that the SQL counts."""
    oracle = Oracle(case)
    oracle.expected()
    lines = oracle.run("SELECT DISTINCT offence FROM hits WHERE counts AND stage >= 2")
    return {case.offences.rows[line - 1][0] for line, in lines}


def report_on(name, problems):
    for problem in problems:
        print(f"{name}: {problem}")
    print(f"oracle: {name}: {'failed' if problems else 'passed'}")
    return len(problems)


# ---- what must hold between answers --------------------------------------------------------------

def group_of(row, case):
    """Period and group; --order may have another spelling for the same value."""
    return (row["period"], *(row[c].lower() for c in case.by))


def by_group(rows, case):
    groups = collections.defaultdict(list)
    for row in rows:
        groups[group_of(row, case)].append(row)
    return groups


def windows_of(rows):
    return [row for row in rows if row["to_months"]]


def cumulative_and_first(case, ask):
    """Cumulative rates never fall; first reoffences and offences by interval add up to the last of them."""
    plain = dataclasses.replace(case, cases=False, survival=False, at=None, denominator="all", decimals=3, findings=False,
                                tolerate="1000")  # a table has errors of gravity that the others do not have
    together = by_group(ask(dataclasses.replace(plain, first=False, cumulative=True)), case)
    apart = by_group(ask(dataclasses.replace(plain, first=True, cumulative=False)), case)
    for group, rows in together.items():
        rows = windows_of(rows)
        for name in ("offended", "offences", "rate_pct"):
            values = [fractions.Fraction(row[name] or 0) for row in rows]
            if values != sorted(values):
                yield f"{name} of {group} falls: {[row[name] for row in rows]}"
        for name in ("offended", "offences"):
            parts = [int(row[name]) for row in windows_of(apart[group])]
            if sum(parts) != int(rows[-1][name]):
                yield f"{name} of {group} by interval {parts} do not add up to {rows[-1][name]}"


def cohort_sizes(case, ask):
    """people + immature of a window, and people of the first stage, are rows of --cases."""
    if not case.as_of:
        return
    plain = dataclasses.replace(case, cases=False, survival=False, at=None, denominator="mature", findings=False,
                                tolerate="1000")
    members = by_group(ask(dataclasses.replace(plain, cases=True, total=False, order={})), case)
    for group, rows in by_group(ask(plain), case).items():
        inside = members[group] if "all" not in group[1:] else [
            m for found, ms in members.items() if found[0] == group[0] for m in ms]
        started = sum(m["pre"] != "" for m in inside)
        if int(rows[0]["people"]) != started:
            yield f"{rows[0]['people']} people before the start in {group}, but {started} in --cases"
        for row in windows_of(rows):
            if int(row["people"]) + int(row["immature"]) != len(inside):
                yield f"{row['people']} + {row['immature']} people of {group} in {row['stage']}, but {len(inside)} in --cases"


def shuffled(case, oracle, got, program, directory):
    """The order of the rows does not matter unless a person has two episodes on one day."""
    if oracle.one("SELECT count(*) - count(DISTINCT person || char(31) || idx) FROM kept WHERE idx IS NOT NULL"):
        return
    r = random.Random(case.seed)
    sources = {}
    for name in ("episodes", "offences", "people"):
        source = getattr(case, name)
        if source:
            sources[name] = dataclasses.replace(source, rows=r.sample(source.rows, len(source.rows)))
    done = run(program, dataclasses.replace(case, **sources), directory)
    # the spelling seen first is the one shown, and decides the place
    if sorted(done.output.lower().split("\n")) != sorted(got.output.lower().split("\n")):
        yield f"shuffled rows give another table\n{got.output}\n{done.output}"
    if common.accounts_of(done.messages, names_of(case)) != common.accounts_of(got.messages, names_of(case)):
        yield "shuffled rows give other reconciliation lines"


def moved(program, seed, directory):
    """One offence moved by a day over the border of a stage moves exactly the cells that it has to."""
    r = random.Random(seed)
    case, person, day = border_case(r)
    before = answer(program, case, directory)
    offences = dataclasses.replace(case.offences, rows=case.offences.rows + [[person, str(day), "", "N"]])
    later = dataclasses.replace(case.offences, rows=case.offences.rows + [[person, str(day + DAY), "", "N"]])
    tables = [(day, answer(program, dataclasses.replace(case, offences=offences), directory)),
              (day + DAY, answer(program, dataclasses.replace(case, offences=later), directory))]
    start, index, region = next(row[1:] for row in case.episodes.rows if row[0] == person)
    stages = [set(stages_on(case, when, datetime.date.fromisoformat(start), datetime.date.fromisoformat(index)))
              for when, _ in tables]
    if stages[0] == stages[1]:
        yield f"{day} is no border"
    for inside, (when, table) in zip(stages, tables):
        for old, new in zip(before, table, strict=True):
            want = predicted(old) if old["stage"] in inside and old["region"] in (region, "All") else old
            if new != want:
                yield f"offence of {person} on {when}: {shlex.join(arguments(case))}\n  got      {new}\n  expected {want}"


def border_case(r):
    """A cohort, one of its people who has no offence, and a day before a border."""
    days = [datetime.date(2023, 8, 31), datetime.date(2024, 2, 29), datetime.date(2023, 2, 28), datetime.date(2022, 11, 30),
            datetime.date(2023, 3, 31), datetime.date(2022, 12, 1)]
    episodes = []
    for n in range(6):
        index = r.choice(days) + r.randint(-1, 1) * DAY
        episodes.append([f"B{n}", str(index - r.choice([0, 1, 31, 90]) * DAY), str(index), r.choice(["East", "West"])])
    offences = [[f"B{r.randint(1, 5)}", str(r.choice(days) + r.randint(-400, 500) * DAY), str(r.randint(1, 8)), "N"]
                for _ in range(30)]
    fields = [["person_id", "start_date", "closure_date", "region"], ["person_id", "offence_date", "gravity", "breach"]]
    case = Case(r.randint(1, 10 ** 9), Source(fields[0], fields[0], episodes), Source(fields[1], fields[1], offences),
                by=["region"], total=True, as_of=FAR, windows=r.choice([None, [12], [1, 2], [6, 12, 24]]),
                cumulative=r.random() < 0.5, anniversary=r.choice(["include", "exclude"]),
                before=r.choice([None, 1, 3]))
    person, start, index = (datetime.date.fromisoformat(x) if "-" in x else x for x in episodes[0][:3])
    borders = [start - DAY, index, *(window_end(case, index, w) for w in case.windows or [3, 6, 9, 12])]
    borders += [add_months(start, -case.before) - DAY] if case.before else []
    return case, person, r.choice(borders)


def window_end(case, index, months):
    return add_months(index, months) - (DAY if case.anniversary == "exclude" else 0 * DAY)


def stages_on(case, day, start, index):
    """Names of the stages that a day of a person is in."""
    if day < start and (not case.before or day >= add_months(start, -case.before)):
        yield "pre-intervention"
    if start <= day <= index:
        yield "during intervention"
    last = 0
    for months in case.windows or [3, 6, 9, 12]:
        after = index if last == 0 else window_end(case, index, last)
        if after < day <= window_end(case, index, months):
            yield f"{last}-{months} months"
        last = 0 if case.cumulative else months


def predicted(row):
    """A row with one more person who offended once, without a gravity score."""
    people, offended, offences = counts_of(row)
    offended, offences = offended + 1, offences + 1
    cells = [str(offended), str(offences), quotient(100 * offended, people, 1),
             *(rounded(100 * bound, 2) for bound in wilson(offended, people, common.Z["95"])),
             quotient(offences, offended, 2), quotient(offences, people, 2)]
    return {**row, **dict(zip(FIGURES[5:12], cells))}


# ---- random cases ----------------------------------------------------------------------------------

def compare_findings(expected, case, directory):
    """Rows with errors, and rows with a second episode of one day, are exactly those of --findings."""
    path = directory / "findings.csv"
    if not case.findings or expected.rejected is None or not path.exists():
        return
    errors, warned, names = collections.defaultdict(set), set(), names_of(case)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            line = int(row["record"] or 0) - 1  # the header is record 1
            if row["severity"] == "error":
                errors[names.get(row["file"], row["file"])].add(line)
            elif row["code"] == "same-day":
                warned.add(line)
    for name in {*errors, *expected.rejected}:
        if errors[name] != expected.rejected.get(name):
            yield f"rows of {name} with errors: {sorted(errors[name])}, expected {sorted(expected.rejected.get(name, ()))}"
    if expected.same_day is not None and warned != expected.same_day:
        yield f"same-day warnings at rows {sorted(warned)}, expected {sorted(expected.same_day)}"


def properties(program, case, oracle, done, directory):
    def ask(other):
        return answer(program, other, directory)
    yield from cumulative_and_first(case, ask)
    yield from cohort_sizes(case, ask)
    yield from shuffled(case, oracle, done, program, directory)
    yield from moved(program, case.seed, directory)


def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = make_case(seed)
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory, other = pathlib.Path(name, "case"), pathlib.Path(name, "other")
        directory.mkdir()
        other.mkdir()
        oracle = Oracle(case)
        expected = oracle.expected()
        done = run(program, case, directory)
        problems = list(common.compare(expected, done, common.accounts_of(done.messages, names_of(case))))
        problems += compare_findings(expected, case, directory)
        if not problems and expected.rows is not None and done.status == 0 and len(case.episodes.rows) < 1000:
            try:
                problems += properties(program, case, oracle, done, other)
            except AssertionError as error:
                problems.append(str(error))
        if problems and keep:
            common.keep_case(directory, keep / str(seed), ["cj-reoffending", *arguments(case)], done.output, expected)
    if not problems:
        return expected.statuses, None
    command = shlex.join(["cj-reoffending", *arguments(case)])
    command += f" < {case.standard_input}" if case.standard_input else ""
    return expected.statuses, "\n".join([f"seed {seed}: {command}", *problems, *done.messages.splitlines()[:8]])


def main():
    options = common.parse_arguments(__doc__.split("\n")[0])
    failed = report_on("published rates, SQL", list(check_published()))
    failed += report_on("13 people, SQL", list(check_thirteen(sql_tables, sql_ids)))
    failed += report_on("Kaplan-Meier, SQL", list(check_twenty(sql_tables)))
    if failed:
        return 1
    program = common.find_program(options, "cj-reoffending")
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        def tables(case):
            return answer(program, case, pathlib.Path(name))
        failed += report_on("13 people", list(check_thirteen(tables)))
        failed += report_on("Kaplan-Meier", list(check_twenty(tables)))
    return 1 if failed + common.run_seeds(check, program, options) else 0


if __name__ == "__main__":
    sys.exit(main())
