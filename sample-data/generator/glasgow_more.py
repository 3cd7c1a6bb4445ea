#!/usr/bin/env python3
"""Write a synthetic export of unpaid work placements that began straight after court into
sample-data/glasgow/fast-track.csv.

Nobody in it is real.  What is real are the published figures (see PUBLISHED below): how many people
were seen from February 2011 to July 2012, and which share of them began within 24 hours and within
seven days.  The shares are printed as "around" and "more than"; the counts behind them are chosen.

The file is read back and counted again; any difference ends the script with exit status 1.  It is
the same bytes on every machine: the seed is fixed, and only Random.random() is used.

Usage: python3 sample-data/generator/glasgow_more.py
"""

import csv
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402

SEED = 2150
FILE = Path(__file__).resolve().parent.parent / "glasgow" / "fast-track.csv"

# PUBLISHED: Glasgow Criminal Justice Social Work Services, Strategic Plan 2013-2015, section 3,
# "The Fast Track initiative".
PUBLISHED_PEOPLE = 2150
PUBLISHED_FIRST, PUBLISHED_LAST = date(2011, 2, 1), date(2012, 7, 31)
PUBLISHED_SEVEN_DAYS = 99  # percent, "around"
PUBLISHED_ONE_DAY = 90  # percent, "more than"

# CHOSEN here: who began within a day, within seven, later.
ONE_DAY, SEVEN_DAYS = 1962, 2129
HEADER = ("Client ID", "Date of Sentence", "Placement Started", "Placement")


def rows(dice):
    made = []
    for place in range(PUBLISHED_PEOPLE):
        day = dice.day(PUBLISHED_FIRST, PUBLISHED_LAST)
        while day.weekday() > 4:
            day = dice.day(PUBLISHED_FIRST, PUBLISHED_LAST)
        wait = (dice.between(0, 1) if place < ONE_DAY
                else dice.between(2, 7) if place < SEVEN_DAYS else dice.between(8, 30))
        made.append((day, day + timedelta(days=wait), dice.pick((("Squad", 82), ("Personal", 18)))))
    made.sort()
    return [(f"FT{place:04d}", day.isoformat(), began.isoformat(), kind)
            for place, (day, began, kind) in enumerate(made, 1)]


def recount():
    with open(FILE, encoding="utf-8", newline="") as file:
        days = [(date.fromisoformat(row["Placement Started"]) -
                 date.fromisoformat(row["Date of Sentence"])).days for row in csv.DictReader(file)]
    within = [sum(wait <= limit for wait in days) for limit in (1, 7)]
    if (len(days) != PUBLISHED_PEOPLE or within[0] * 100 <= PUBLISHED_ONE_DAY * len(days)
            or (200 * within[1] + len(days)) // (2 * len(days)) != PUBLISHED_SEVEN_DAYS):
        sys.exit(f"glasgow_more.py: recount of the file: {len(days)}, {within}")
    print(f"fast-track.csv: {len(days)} rows")


def main():
    with open(FILE, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(HEADER)
        writer.writerows(rows(Dice(SEED)))
    recount()


if __name__ == "__main__":
    main()
