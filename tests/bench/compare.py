#!/usr/bin/env python3
"""compare.py A.csv B.csv KEY,... FIGURE,...: status 1 unless both tables have the same rows by the
columns KEY and the same figures in the columns FIGURE."""
import csv
import sys


def read(path, keys, figures):
    table = {}
    rows = 0
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            missing = [name for name in keys + figures if row.get(name) is None]
            if missing:
                sys.exit(f"compare.py: {path}: no {missing[0]}")
            table[tuple(row[name] for name in keys)] = tuple(row[name] for name in figures)
            rows += 1
    if not rows or len(table) != rows:
        sys.exit(f"compare.py: {path}: no rows, or the same row twice")
    return table


if len(sys.argv) != 5:
    sys.exit(__doc__)
columns = [names.split(",") for names in sys.argv[3:]]
left, right = (read(path, *columns) for path in sys.argv[1:3])
wrong = [key for key in sorted(left.keys() | right.keys()) if left.get(key) != right.get(key)]
for key in wrong[:10]:
    print("compare.py:", ", ".join(key), ":", left.get(key), "and", right.get(key),
          file=sys.stderr)
sys.exit(1 if wrong else 0)
