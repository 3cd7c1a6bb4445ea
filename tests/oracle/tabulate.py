#!/usr/bin/env python3
"""Differential test of cj-tabulate: random tables and options against a second answer in SQL.

What is independent: tabulate_random.py draws records and options and knows no answers; tabulate_sql.py answers from
the definitions, in sqlite3, from the records themselves and never from the files that the program reads. This file
first holds the program against published rates; then it runs both on random cases and compares every cell of the csv,
the exit status, the counts of the reconciliation lines and the rows with findings.

    tabulate.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import collections
import csv
import pathlib
import shlex
import sys
import tempfile

sys.dont_write_bytecode = True

import common  # noqa: E402
from common import quotient  # noqa: E402
from tabulate_random import arguments, files, make_case  # noqa: E402
from tabulate_sql import Oracle  # noqa: E402

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases"
NAMES = {"table.csv": "table", "standard input": "table", "-": "table", "people.csv": "people"}


# ---- published rates -----------------------------------------------------------------------------

PUBLISHED = "moj-proven-reoffending-published.csv"
RATIOS = {"freq_per_reoffender": "ratio(reoffences,reoffenders)", "freq_per_offender_2dp": "ratio(reoffences,offenders)"}


def check_published(program):
    """Rates and frequencies from the published counts are the published ones, in every row."""
    with open(CASES / PUBLISHED, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    percent = [{**row, "offenders": quotient(int(row["offenders"]), 100, 2)} for row in rows]
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        for path, table in (("counts.csv", rows), ("hundreds.csv", percent)):
            with open(directory / path, "w", encoding="utf-8", newline="") as file:
                out = csv.DictWriter(file, rows[0], lineterminator="\n")
                out.writeheader()
                out.writerows(table)
        # a rate in percent: of the offenders in hundreds
        runs = [("counts.csv", RATIOS, "2"), ("hundreds.csv", {"rate_pct": "ratio(reoffenders,offenders)"}, "1")]
        for path, values, decimals in runs:
            words = [path, "--rows=cohort", "--values=" + ",".join(f"{n}={v}" for n, v in values.items()),
                     f"--mean-decimals={decimals}", "--format=csv"]
            header, *got = common.table_of(common.run_program(program, words, directory).output)
            wanted = sorted([row["cohort"], *(row[n] for n in values)] for row in rows)
            if header != ["cohort", *values] or got != wanted:
                yield f"{' '.join(words)}\n  got      {got}\n  expected {wanted}"


# ---- random cases --------------------------------------------------------------------------------

def compare_findings(expected, case, directory):
    """Rows with errors are exactly those of --findings."""
    path = directory / "findings.csv"
    if not case.findings or expected.rejected is None or not path.exists():
        return
    errors = collections.defaultdict(set)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["severity"] == "error":
                errors[NAMES.get(row["file"], row["file"])].add(int(row["record"] or 0) - 1)  # the header is record 1
    for name in {*errors, *expected.rejected}:
        if errors[name] != expected.rejected.get(name):
            yield f"rows of {name} with errors: {sorted(errors[name])}, expected {sorted(expected.rejected.get(name, ()))}"


def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = make_case(seed)
    words = arguments(case)
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        for path, data in files(case).items():
            (directory / path).write_bytes(data)
        expected = Oracle(case).expected()
        done = common.run_program(program, words, directory, "table.csv" if case.standard_input else None)
        problems = list(common.compare(expected, done, common.accounts_of(done.messages, NAMES)))
        problems += compare_findings(expected, case, directory)
        if problems and keep:
            common.keep_case(directory, keep / str(seed), ["cj-tabulate", *words], done.output, expected)
    if not problems:
        return expected.statuses, None
    command = shlex.join(["cj-tabulate", *words]) + (" < table.csv" if case.standard_input else "")
    return expected.statuses, "\n".join([f"seed {seed}: {command}", *problems, *done.messages.splitlines()[:8]])


def main():
    options = common.parse_arguments(__doc__.split("\n")[0])
    program = common.find_program(options, "cj-tabulate")
    problems = list(check_published(program))
    for problem in problems:
        print(f"published rates: {problem}")
    print(f"oracle: published rates: {'failed' if problems else 'passed'}")
    return 1 if len(problems) + common.run_seeds(check, program, options) else 0


if __name__ == "__main__":
    sys.exit(main())
