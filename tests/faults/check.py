#!/usr/bin/env python3
"""Run cj-check and cj-outcomes on the files of make.py and compare with what they must say."""
import csv
import os
import re
import shlex
import subprocess
import sys
import tempfile

import make

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "faults.md")
BEGIN, END = "<!-- faults:begin -->\n", "<!-- faults:end -->"


def run(program, words, place, environment):
    got = subprocess.run([program] + words, cwd=place, env=environment, check=False,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return (got.returncode, got.stdout.decode("utf-8", "replace"),
            got.stderr.decode("utf-8", "replace"))


def found_in(path):
    """The findings of a --findings file, as make.py writes them."""
    csv.field_size_limit(sys.maxsize)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        return [(line["code"], line["severity"], int(line["line"] or 0), int(line["column"] or 0),
                 line["file"]) for line in csv.DictReader(file)]


def check(entry, place, environment):
    """cj-check: what differs, and its sentences about errors."""
    expect = entry["expect"]
    findings = os.path.join(place, "findings.out")
    status, out, err = run("cj-check", shlex.split(entry["args"]) +
                           ["--format", "text", "--findings", findings], place, environment)
    found = sorted(found_in(findings))
    sentences = [match.group(1) for match in re.finditer(r"^(.*) \[[a-z-]+\]$", out, re.M)
                 if not match.group(1).startswith("warning: ")]
    want_status, want = 0, []
    problems = []
    if expect["kind"] == "found":
        want = sorted(one[:4] + ((one[4] or entry["file"]) + ".csv",) for one in expect["found"])
        want_status = int(any(one[1] == "error" for one in want))
    elif expect["kind"] == "refused":
        want_status = expect["status"]
        if expect["word"] not in err:
            problems.append(f"no \"{expect['word']}\" in: {err.strip()}")
    elif expect["rule"] and not re.search(rf"repairs \d+ = [^.]*\b{expect['rule']} \d",
                                          " ".join(out.split())):
        problems.append(f"no repair {expect['rule']} is counted")
    elif expect["notice"] and expect["notice"] not in err:
        problems.append(f"no notice with \"{expect['notice']}\"")
    if status != want_status:
        problems.append(f"exit {status}, expected {want_status}: {err.strip()[:300]}")
    if found != want:
        problems.append(f"found {found[:12]}, expected {want[:12]}")
    return problems, status, sentences


def compare(entry, status, sentences, place, environment):
    """cj-outcomes: what it says otherwise than cj-check."""
    got, _, err = run("cj-outcomes", shlex.split(entry["outcomes"]), place, environment)
    problems = []
    if status == 0 and got != 0:
        problems.append(f"cj-outcomes exits {got} for what is accepted: {err.strip()[:300]}")
    if status == 1 and got not in (1, 2):
        problems.append(f"cj-outcomes exits {got} for what is an error")
    if status > 1 and got != status:
        problems.append(f"cj-outcomes exits {got}, cj-check {status}")
    # of a header it says the first error and stops there
    if sentences and sentences[0].startswith("reviews.csv:1:"):
        sentences = sentences[:1]
    # and of one rule and column the first five, and how many more there are
    more = re.search(r"and (\d+) more like this", err)
    if more:
        sentences = sentences[:len(sentences) - int(more[1])]
    for sentence in sentences:
        if "cj-outcomes: " + sentence not in err.splitlines():
            problems.append(f"cj-outcomes does not say: {sentence[:300]}\n    but: "
                            f"{err.strip()[:300]}")
    return problems


def check_page(write):
    """The table of docs/faults.md: is it the one that make.py makes?"""
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    before, begin, rest = text.partition(BEGIN)
    table, end, after = rest.partition(END)
    if not begin or not end:
        print("docs/faults.md has no marks for the table of faults")
        return False
    if table == make.table():
        return True
    if write:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(before + begin + make.table() + end + after)
        return True
    print("docs/faults.md: the table of faults differs; tests/faults/run.sh BIN --write rewrites it")
    return False


def main():
    environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC0",
                       PATH=os.path.abspath(sys.argv[1]) + os.pathsep + os.environ["PATH"])
    for name in ("NO_COLOR", "COLUMNS"):
        environment.pop(name, None)
    expected = 0
    with tempfile.TemporaryDirectory() as folder:
        make.make(folder)
        for entry in make.FAULTS:
            place = os.path.join(folder, entry["id"])
            problems, status, sentences = check(entry, place, environment)
            if entry["outcomes"]:
                problems += compare(entry, status, sentences, place, environment)
            expected += not problems
            if problems:
                print(f"{entry['id']}: {entry['what']} (cj-check {entry['args']})")
                print("".join(f"  {problem}\n" for problem in problems), end="")
    same = check_page("--write" in sys.argv[2:])
    print(f"faults: {len(make.FAULTS)} files, {expected} as expected")
    return 0 if same and expected == len(make.FAULTS) else 1


if __name__ == "__main__":
    sys.exit(main())
