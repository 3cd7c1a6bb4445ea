#!/usr/bin/env python3
"""Differential test of cj-outcomes: random reviews and options against a second answer in SQL.

What is independent: outcomes_random.py draws records and options and knows no answers;
outcomes_sql.py answers from the definitions, with joins and window functions in sqlite3, from the
records themselves and never from the files that the program reads. This file runs both and compares
every cell of the csv, the exit status and the counts of the reconciliation lines.

    outcomes.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import pathlib
import re
import shlex
import sys
import tempfile

sys.dont_write_bytecode = True

import common  # noqa: E402
import outcomes_random  # noqa: E402
import outcomes_sql  # noqa: E402

NAMES = {"reviews.csv": "reviews", "standard input": "reviews", "people.csv": "people"}
STRANGER = re.compile(r"^cj-outcomes: warning: .* person_id: .* people file", re.M)


def write_inputs(case, directory):
    (directory / "reviews.csv").write_bytes(case.reviews.bytes())
    if case.people:
        (directory / "people.csv").write_bytes(case.people.bytes())
    if case.framework:
        (directory / "framework.json").write_text(case.framework_json(), encoding="utf-8")


def compare(expected, done):
    """What differs, in words; nothing if the program is right."""
    yield from common.compare(expected, done, common.accounts_of(done.messages, NAMES))
    if done.status == 0 and expected.warned is not None and bool(STRANGER.search(done.messages)) != expected.warned:
        yield "a warning about people in no people file is " + ("missing" if expected.warned else "needless")


def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = outcomes_random.make_case(seed)
    words = outcomes_random.arguments(case)
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        write_inputs(case, directory)
        expected = outcomes_sql.Oracle(case).expected()
        done = common.run_program(program, words, directory, "reviews.csv" if case.standard_input else None)
        problems = list(compare(expected, done))
        if not problems:
            return expected.statuses, None
        if keep:
            common.keep_case(directory, keep / str(seed), ["cj-outcomes", *words], done.output, expected)
    command = shlex.join(["cj-outcomes", *words]) + (" < reviews.csv" if case.standard_input else "")
    return expected.statuses, "\n".join([f"seed {seed}: {command}", *problems, *done.messages.splitlines()[:8]])


def main():
    options = common.parse_arguments(__doc__.split("\n")[0])
    return 1 if common.run_seeds(check, common.find_program(options, "cj-outcomes"), options) else 0


if __name__ == "__main__":
    sys.exit(main())
