#!/usr/bin/env python3
"""tests/door/door.py BIN [KIND ...] [-n N] [-s SEED]: nothing is believed that was not proven.

Each kind of fault (kinds.py) is made N times at random, beside the clean files it came from.  What a
program makes of it is the clean table, or a message that says where and what: never another table with
status 0 and nothing said."""
import argparse
import os
import re
import subprocess
import sys
import tempfile

import kinds
from exports import written

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "..", "..", "docs", "faults.md")
BEGIN, END = "<!-- kinds:begin -->\n", "<!-- kinds:end -->"
MAY = {
    "same": "the clean table",
    "told": "the clean table; or another one with a message of where and what; or refused",
    "said": "a table, and a message",
    "refused": "refused",
    "either": "the clean table, or refused",
}


def run(words, place, path):
    environment = dict(os.environ, PATH=path + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8")
    got = subprocess.run(words, cwd=place, env=environment, stdin=subprocess.DEVNULL, timeout=60,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return (got.returncode, got.stdout.decode("utf-8", "replace"),
            kinds.normal(got.stderr.decode("utf-8", "replace")))


def lay(place, tables, odd, extra):
    for name, rows in tables.items():
        if name not in odd:
            with open(os.path.join(place, name + ".csv"), "w", encoding="utf-8", newline="") as file:
                file.write(written(rows))
    for name, text in odd.items():
        with open(os.path.join(place, name + ".csv"), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
    for name, text in extra.items():
        with open(os.path.join(place, name), "w", encoding="utf-8") as file:
            file.write(text)


def judge(case, clean, odd):
    """What is wrong with the answer to the odd files, or None."""
    status, out, err = odd
    if clean[0] != 0 or not clean[1]:
        return f"the clean files give status {clean[0]}: {clean[2][:300]}"
    missing = [word for word in case.words if not re.search(word, err)]
    same = status == 0 and out == clean[1]
    refused = status in (1, 2) and not out and err and not missing
    fine = {
        "same": same,
        "told": same or (status == 0 and err and not missing) or refused,
        "said": status == 0 and bool(err) and not missing,
        "refused": refused,
        "either": same or refused,
    }[case.may]
    if fine:
        return None
    return (f"status {status}, {'the clean' if same else 'another'} table"
            f"{', no message with ' + ' and '.join(missing) if missing else ''}; expected: {case.may}\n"
            f"{err[:600]}{out[:300] if not same else ''}")


def check_page(write):
    """Whether the table of docs/faults.md is that of the kinds; it is written if that is asked for."""
    table = "| fault | what may come of it |\n| --- | --- |\n"
    for function in kinds.KINDS:
        table += f"| {function.__doc__.rstrip('.')} | {MAY[kinds.example(function, 1).may]} |\n"
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    before, _, rest = text.partition(BEGIN)
    old, mark, after = rest.partition(END)
    if not mark:
        print("docs/faults.md has no marks for the table of kinds")
        return False
    if old != table and write:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(before + BEGIN + table + END + after)
    elif old != table:
        print("docs/faults.md: the table of kinds differs; tests/door/door.py BIN --write rewrites it")
        return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bin")
    parser.add_argument("kind", nargs="*")
    parser.add_argument("-n", type=int, default=12)
    parser.add_argument("-s", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="leave the folders of failed examples")
    parser.add_argument("--write", action="store_true", help="write the table of docs/faults.md")
    options = parser.parse_intermixed_args()
    page = check_page(options.write)
    path = os.path.abspath(options.bin)
    failed = count = 0
    chosen = [one for one in kinds.KINDS if not options.kind or one.__name__ in options.kind]
    for function in chosen:
        bad = 0
        for number in range(options.s, options.s + options.n):
            case = kinds.example(function, number)
            with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
                lay(first, case.tables, {}, {})
                lay(second, case.tables, case.odd, case.extra)
                words = case.odd_ask or case.ask
                problem = judge(case, run(case.ask, first, path), run(words, second, path))
                count += 1
                if problem:
                    bad += 1
                    if bad == 1:
                        print(f"{function.__name__} (-s {number}): {' '.join(words)}\n  "
                              + problem.replace("\n", "\n  "))
                    if options.keep and bad == 1:
                        kept = tempfile.mkdtemp(prefix=f"door-{function.__name__}-")
                        lay(kept, case.tables, case.odd, case.extra)
                        print("  kept in", kept)
        failed += bad
        if bad:
            print(f"{function.__name__}: {bad} of {options.n} examples fail")
    print(f"door: {len(chosen)} kinds, {count} examples, {failed} failures")
    return 0 if page and count and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
