#!/usr/bin/env python3
"""Write synthetic exports of an invented town into sample-data/disproportionality: its children by
ward, year, sex, age and ethnic group, the arrests of children with self-defined ethnic codes, and
which of them were charged.

Nothing in them is real: neither wards nor numbers.  They are there to show rates per population,
relative rates from one stage to the next, standardisation, and a code list that changed.

How it works

1.  Each ward has so many children of each age, and of each ethnic group a share that differs by ward
    and grows a little each year for all but the largest.  Until 2020-21 the groups are those of the
    list of 2011, in which children with the code O1 (Chinese) are of the group Chinese or other;
    from 2021-22 on those of the list of 2021, in which they are Asian.
2.  Arrests happen to children at rates that rise with age and differ by sex and group (RATES).
    Somebody who was arrested may be again.  A few have the code NS, not stated.
3.  Whether an arrest led to a charge is drawn, a little more often for some groups (CHARGED).

The result is the same bytes on every machine: the seed is fixed, and only Random.random() is used.

Usage: python3 sample-data/generator/disproportionality.py
"""

import csv
import sys
from datetime import date
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402

SEED = 2011
FOLDER = Path(__file__).resolve().parent.parent / "disproportionality"
YEARS = (2020, 2021, 2022)  # in which financial years begin
AGES = range(10, 18)

# Children of one age and sex, and how many of a hundred have each code.
WARDS = {
    "Abbey": (310, {"W1": 62, "W9": 8, "M1": 5, "A1": 9, "A2": 4, "B1": 4, "B2": 4, "O1": 3, "O9": 1}),
    "Castle": (240, {"W1": 44, "W9": 6, "M1": 8, "A1": 12, "A2": 10, "B1": 7, "B2": 8, "O1": 3, "O9": 2}),
    "Riverside": (390, {"W1": 81, "W9": 5, "M1": 4, "A1": 3, "A2": 2, "B1": 2, "B2": 1, "O1": 1, "O9": 1}),
    "Spinney": (280, {"W1": 70, "W9": 5, "M1": 6, "A1": 6, "A2": 3, "B1": 4, "B2": 3, "O1": 2, "O9": 1}),
}
GROUPS = {"W1": "White", "W9": "White", "M1": "Mixed", "A1": "Asian", "A2": "Asian", "B1": "Black",
          "B2": "Black", "O9": "Other"}
# Arrests in a year of 10,000 boys of 17 of each group, and how many of a hundred were charged.
RATES = {"White": 330, "Mixed": 640, "Asian": 190, "Black": 720, "Other": 280}
CHARGED = {"White": 38, "Mixed": 44, "Asian": 35, "Black": 50, "Other": 38}


def group_of(code, year):
    """The group of a code in the list that holds in a year."""
    if code == "O1":
        return "Asian" if year >= 2021 else "Chinese or other"
    group = GROUPS[code]
    return "Chinese or other" if group == "Other" and year < 2021 else group


def year_name(year):
    return f"{year}-{(year + 1) % 100:02}"


def children(dice):
    """(year, ward, sex, age, code): how many."""
    counts = {}
    for ward, (size, shares) in WARDS.items():
        for sex in ("Female", "Male"):
            for age in AGES:
                for code, share in shares.items():
                    base = size * share / 100 * (0.9 + 0.2 * dice.fraction())
                    for year in YEARS:
                        growth = 1 if code == "W1" else 1 + 0.03 * (year - YEARS[0])
                        counts[year, ward, sex, age, code] = int(base * growth + 0.5)
    return counts


def arrests(dice, counts):
    """Rows of arrests, in order of their days."""
    rows = []
    number = 0
    for (year, ward, sex, age, code), count in counts.items():
        group = GROUPS.get(code, "Asian")
        rate = RATES[group] * (0.3 if sex == "Female" else 1) * (age - 9) ** 1.5 / 8 ** 1.5
        for _ in range(count):
            number += 1
            while dice.chance(rate / 100):
                day = dice.day(date(year, 4, 1), date(year + 1, 3, 31))
                charged = dice.chance(CHARGED[group])
                rows.append((day, f"C{number:05}", ward, sex, age, "NS" if dice.chance(2) else code, charged))
                rate /= 2
    return sorted(rows)


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    dice = Dice(SEED)
    counts = children(dice)
    people = {}
    for (year, ward, sex, age, code), count in counts.items():
        key = (year_name(year), ward, sex, age, group_of(code, year))
        people[key] = people.get(key, 0) + count
    rows = arrests(dice, counts)
    FOLDER.mkdir(exist_ok=True)
    write("population.csv", ["Year", "Ward", "Sex", "Age", "Ethnic Group", "Population"],
          [(*key, count) for key, count in sorted(people.items())])
    write("arrests.csv", ["Arrest ID", "Child ID", "Date of Arrest", "Ward", "Sex", "Age", "Ethnic Code", "Charged"],
          [(f"AR{i:04}", child, day, ward, sex, age, code, "Yes" if charged else "No")
           for i, (day, child, ward, sex, age, code, charged) in enumerate(rows, 1)])
    if len(rows) != sum(1 for _ in open(FOLDER / "arrests.csv", encoding="utf-8")) - 1:
        sys.exit("disproportionality.py: arrests.csv has not as many rows as were drawn")
    print(f"disproportionality: {len(people)} rows of population, {len(rows)} arrests")


if __name__ == "__main__":
    main()
