#!/usr/bin/env python3
"""compare.py A.csv B.csv: status 1 unless both tables give the same figures."""
import csv
import sys

KEY = ["period", "sex", "outcome"]
FIGURES = ["reviewed", "compared", "improved", "maintained", "deteriorated"]


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = [tuple(row[name] for name in KEY + FIGURES) for row in csv.DictReader(file)]
    table = {row[:3]: row[3:] for row in rows}
    if not rows or len(table) != len(rows):
        sys.exit(f"compare.py: {path}: no rows, or the same row twice")
    return table


if len(sys.argv) != 3:
    sys.exit(__doc__)
left, right = read(sys.argv[1]), read(sys.argv[2])
wrong = [key for key in sorted(left.keys() | right.keys()) if left.get(key) != right.get(key)]
for key in wrong[:10]:
    print("compare.py:", ", ".join(key), ":", left.get(key), "and", right.get(key),
          file=sys.stderr)
sys.exit(1 if wrong else 0)
