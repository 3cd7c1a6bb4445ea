#!/usr/bin/env python3
"""tests/bench/instructions.py BIN [--record]: how many instructions five standard runs take.

Times differ from run to run, instructions hardly do: a change that costs over 5 % is seen here whatever
else the machine does.  Counted by valgrind (cachegrind without its caches) with one thread, of release
programs.  --record keeps the counts in instructions.json, to be committed with the change that they are
of; without it the counts are held against those that are kept.  A report: the status is 0 all the same.
"""
import json
import os
import platform
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
KEPT = f"{HERE}/instructions.json"
PERSONS = "800"
RUNS = {
    "cross-tab": "cj-tabulate reviews.csv --rows sex,locality --cols outcome --values count,mean(score)",
    "outcomes": "cj-outcomes reviews.csv --period 2020-21 --by sex",
    "reoffending": "cj-reoffending episodes.csv --offences offences.csv --period 2021-22 --as-of 2022-12-31 --by sex",
    "timeliness": "cj-timeliness orders.csv --from order_date --to placement_date --within 20d --as-of 2023-03-31",
    "check": "cj-check people.csv episodes.csv reviews.csv --summary"}


def count(binaries, line):
    program, *words = line.split()
    done = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
                           f"{binaries}/{program}", *words, "--threads", "1"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"instructions.py: {line}: status {done.returncode}\n{done.stderr}")
    return int(re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)[1].replace(",", ""))


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    binaries, record = os.path.abspath(sys.argv[1]), "--record" in sys.argv[2:]
    kept = {}
    if os.path.exists(KEPT):
        with open(KEPT, encoding="utf-8") as file:
            kept = json.load(file)
    found = {"machine": platform.machine(), "persons": PERSONS}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        subprocess.run([f"{binaries}/cj-synth", "--persons", PERSONS, "-o", "./"], check=True)
        for name, line in RUNS.items():
            found[name] = count(binaries, line)
            before = kept.get(name)
            change = "" if before is None else f"{(found[name] / before - 1) * 100:+.1f} %"
            warning = "  more than 5 % more" if before is not None and found[name] > before * 1.05 else ""
            print(f"{name:<12} {found[name]:>14,}  {change:>9}{warning}", flush=True)
    if record:
        with open(KEPT, "w", encoding="utf-8") as file:
            json.dump(found, file, indent=2)
            file.write("\n")


main()
