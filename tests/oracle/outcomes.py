#!/usr/bin/env python3
"""Differential test of cj-outcomes: random reviews and options against a second answer in SQL.

What is independent: outcomes_random.py draws records and options and knows no answers;
outcomes_sql.py answers from the definitions, with joins and window functions in sqlite3, from the
records themselves and never from the files that the program reads. This file runs both and compares
every cell of the csv, the exit status and the counts of the reconciliation lines.

    outcomes.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import argparse
import concurrent.futures
import csv
import io
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import outcomes_random  # noqa: E402
import outcomes_sql  # noqa: E402

ACCOUNT = re.compile(r"^cj-outcomes: (.*): rows (\d+) = used (\d+) \+ outside the period (\d+)"
                     r" \+ not selected (\d+) \+ rejected (\d+)$", re.M)
STRANGER = re.compile(r"^cj-outcomes: warning: .* person_id: .* people file", re.M)


def write_inputs(case, directory):
    (directory / "reviews.csv").write_bytes(case.reviews.bytes())
    if case.people:
        (directory / "people.csv").write_bytes(case.people.bytes())
    if case.framework:
        (directory / "framework.json").write_text(case.framework_json(), encoding="utf-8")


def run_program(program, case, directory):
    """Exit status, standard output and standard error of the program on the case."""
    with open(directory / "reviews.csv", "rb") as reviews:
        done = subprocess.run([program, *outcomes_random.arguments(case)], cwd=directory, timeout=60, capture_output=True,
                              stdin=reviews if case.standard_input else subprocess.DEVNULL)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def accounts_of(messages):
    """The reconciliation lines, by input."""
    names = {"reviews.csv": "reviews", "standard input": "reviews", "people.csv": "people"}
    return {names.get(name, name): tuple(map(int, counts)) for name, *counts in ACCOUNT.findall(messages)}


def compare(expected, status, output, messages, found_accounts):
    """What differs, in words; nothing if the program is right."""
    if status not in expected.statuses:
        yield f"exit status {status}, expected {' or '.join(map(str, sorted(expected.statuses)))}"
        return
    if status != 0:
        if output:
            yield f"exit status {status}, but a table was written"
        return
    got = list(csv.reader(io.StringIO(output, newline="")))
    wanted = [expected.header, *expected.rows]
    for number, (theirs, ours) in enumerate(zip(got, wanted), 1):
        if theirs != ours:
            yield f"line {number} of the table\n  got      {','.join(theirs)}\n  expected {','.join(ours)}"
            break
    if len(got) != len(wanted):
        yield f"{len(got)} lines in the table, expected {len(wanted)}"
    if expected.warned is not None and bool(STRANGER.search(messages)) != expected.warned:
        yield "a warning about people in no people file is " + ("missing" if expected.warned else "needless")
    if found_accounts != expected.accounts:
        yield ("rows, used, outside the period, not selected, rejected"
               f"\n  got      {found_accounts}\n  expected {expected.accounts}")


def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = outcomes_random.make_case(seed)
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        write_inputs(case, directory)
        expected = outcomes_sql.Oracle(case).expected()
        status, output, messages = run_program(program, case, directory)
        problems = list(compare(expected, status, output, messages, accounts_of(messages)))
        if not problems:
            return expected.statuses, None
        command = shlex.join(["cj-outcomes", *outcomes_random.arguments(case)])
        if keep:
            keep_inputs(directory, keep / str(seed), command, output, expected)
    report = [f"seed {seed}: {command}" + (" < reviews.csv" if case.standard_input else ""), *problems]
    return expected.statuses, "\n".join(report + messages.splitlines()[:8])


def keep_inputs(directory, target, command, output, expected):
    """Copy a failing case, with both tables."""
    shutil.copytree(directory, target, dirs_exist_ok=True)
    (target / "command").write_text(command + "\n", encoding="utf-8")
    (target / "got.csv").write_text(output, encoding="utf-8")
    with open(target / "expected.csv", "w", encoding="utf-8", newline="") as file:
        if expected.rows is not None:
            csv.writer(file, lineterminator="\n").writerows([expected.header, *expected.rows])


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1, help="seed of the first run; the next ones follow")
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="write the inputs of failing runs there")
    return parser.parse_args()


def main():
    options = parse_arguments()
    program = str((options.bin_dir / "cj-outcomes").resolve())
    if not os.access(program, os.X_OK):
        sys.exit(f"oracle: there is no {program}")
    keep = options.keep.resolve() if options.keep else None
    seeds = range(options.seed, options.seed + options.runs)
    failed, tables = 0, 0
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for statuses, report in pool.map(check, [program] * len(seeds), seeds, [keep] * len(seeds), chunksize=4):
            tables += statuses == {0}
            if report:
                failed += 1
                print(report, end="\n\n")
    print(f"oracle: {len(seeds) - failed} passed, {failed} failed ({tables} tables)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
