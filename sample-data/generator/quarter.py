#!/usr/bin/env python3
"""Write the raw exports of an invented youth justice service into sample-data/quarter: orders,
accommodation, appointments, assessments, offences and outcomes from April 2019 to March 2023, and the
outcomes as they were exported a quarter before.

Nothing in them is real: neither children nor counts.  They are there for measures that need rows of
one export beside those of another, quarter after quarter.

How it works

1.  Each child has a first outcome on some day, and perhaps later ones, here or elsewhere; some days
    have two outcomes, one graver than the other.
2.  Outcomes that are orders begin an order, which is closed after some months or still open at the
    end of the export.  Appointments are made every two weeks while it runs, a few before and after.
3.  Children with an order live somewhere from one day to the next; records overlap, have gaps, or are still open,
    and some begin or end on the day on which an order is closed.
4.  Assessments are made at the start and every few months, a few on one day, a few after closure.
5.  Some offend again, within twelve months of the closure or later; some on its anniversary.

The result is the same bytes on every machine: the seed is fixed, and only Random.random() is used.

Usage: python3 sample-data/generator/quarter.py
"""

import csv
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402

SEED = 2022
FOLDER = Path(__file__).resolve().parent.parent / "quarter"
FIRST, LAST = date(2019, 4, 1), date(2023, 3, 31)
EARLIER, LATE = date(2022, 12, 31), date(2022, 7, 1)  # the last day of the export before; from when much was late
CHILDREN = 520
OUTCOMES = [(("Youth caution", 1), 40), (("Youth conditional caution", 2), 20), (("Referral order", 3), 30),
            (("Youth rehabilitation order", 5), 14), (("Detention and training order", 7), 3)]
LEVELS = ("Low", "Medium", "High", "Very high")
HOMES = [(("With parents", "Yes"), 62), (("With relatives", "Yes"), 14), (("Foster care", "Yes"), 8),
         (("Children's home", "Yes"), 6), (("Bed and breakfast", "No"), 5), (("No fixed abode", "No"), 5)]
OFFENCES = [("Theft", 3), ("Criminal damage", 2), ("Violence", 4), ("Motoring", 3), ("Drugs", 2)]
HEADERS = {
    "orders": ["Order ID", "Child ID", "Office", "Order Type", "Start Date", "Closure Date"],
    "accommodation": ["Record ID", "Child ID", "Type", "Moved In", "Moved Out", "Suitable"],
    "appointments": ["Appointment ID", "Child ID", "Appointment Date", "Attended"],
    "assessments": ["Assessment ID", "Child ID", "Completed", "Likelihood"],
    "offences": ["Offence ID", "Child ID", "Offence Date", "Offence Type", "Gravity"],
    "outcomes": ["Outcome ID", "Child ID", "Outcome Date", "Outcome", "Gravity", "Area"],
}


def in_months(day, count):
    """The day so many months later: the last one of a shorter month."""
    year, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + year, month + 1
    for number in range(day.day, 27, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, day.day)


def outcomes_of(dice):
    """(day, outcome, gravity, area) of a child, in no order."""
    day = dice.day(FIRST, LAST)
    found = []
    while day <= LAST and len(found) < 6:
        area = "Elsewhere" if dice.chance(18) else "Local"
        found.append((day, *dice.pick(OUTCOMES), area))
        if dice.chance(12):  # a second one on the day
            found.append((day, *dice.pick(OUTCOMES), "Elsewhere" if dice.chance(40) else "Local"))
        if dice.chance(55):
            break
        day += timedelta(days=dice.between(5, 260))
    return dice.shuffled(found)


def orders_of(dice, outcomes):
    """(type, start, closure) of a child; an order that is open has no closure."""
    orders = []
    for day, outcome, gravity, _ in outcomes:
        if gravity >= 3:
            start = day + timedelta(days=dice.between(1, 14))
            closure = in_months(start, dice.between(3, 10)) + timedelta(days=dice.between(-20, 20))
            if start <= LAST:
                orders.append((outcome, start, closure if closure <= LAST else None))
    return orders


def homes_of(dice, orders):
    """(type, suitable, in, out)."""
    homes = []
    day = FIRST - timedelta(days=dice.between(30, 900))
    closures = [closure for _, _, closure in orders if closure]
    while day <= LAST:
        home, suitable = dice.pick(HOMES)
        out = day + timedelta(days=dice.between(60, 700))
        if closures and dice.chance(15):
            out = max(day, dice.choice(closures))  # moved on the day
        homes.append((home, suitable, day, out if out <= LAST else None))
        if dice.chance(10):  # a second address beside the first
            homes.append((*dice.pick(HOMES), day + timedelta(days=dice.between(0, 40)), out if out <= LAST else None))
        day = out + timedelta(days=dice.choice((0, 0, 0, 1, 1, 45)))
    return homes


def appointments_of(dice, orders):
    """(day, attended)."""
    found = []
    for _, start, closure in orders:
        day = start + timedelta(days=dice.between(-3, 7))
        likely = dice.choice((50, 75, 85, 95))
        while day <= min(closure or LAST, LAST) + timedelta(days=10):
            attended = "" if dice.chance(2) else "Yes" if dice.chance(likely) else "No"
            found.append((day, attended))
            day += timedelta(days=dice.between(10, 18))
    return found


def assessments_of(dice, orders):
    """(day, level)."""
    found = []
    for _, start, closure in orders:
        if dice.chance(4):
            continue  # never assessed
        day = start + timedelta(days=dice.between(0, 20))
        while day <= min((closure or LAST) + timedelta(days=40), LAST):
            found.append((day, dice.pick(list(zip(LEVELS, (30, 40, 22, 8))))))
            if dice.chance(4):
                found.append((day, dice.pick(list(zip(LEVELS, (30, 40, 22, 8))))))
            day += timedelta(days=dice.between(60, 120))
    return found


def offences_of(dice, outcomes, orders):
    """(day, type, gravity)."""
    found = [(day - timedelta(days=dice.between(20, 120)), dice.pick(OFFENCES), dice.between(1, 6))
             for day, *_ in outcomes]
    for _, _, closure in orders:
        for _ in range(dice.choice((0, 0, 0, 1, 1, 2, 4)) if closure else 0):
            day = closure + timedelta(days=dice.between(0, 500))
            if dice.chance(8):
                day = in_months(closure, 12)  # the last day that counts
            if day <= LAST:
                found.append((day, dice.pick(OFFENCES), dice.between(1, 6)))
    return dice.shuffled(found)


def as_written(value):
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else "" if value is None else value


def write_rows(file_name, name, rows):
    with open(FOLDER / f"{file_name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADERS[name])
        writer.writerows([as_written(cell) for cell in row] for row in rows)
    print(f"quarter/{file_name}.csv: {len(rows)} rows")


def write(name, prefix, rows):
    write_rows(name, name, [(f"{prefix}{number:05}", *row) for number, row in enumerate(rows, 1)])


def write_earlier(rows):
    """Write the outcomes as they were exported a quarter before: without those that came late, with some that were taken
    out since, and a few that were put right since."""
    dice = Dice(SEED + 1)
    kept = []
    for number, row in enumerate(rows, 1):
        if row[1] > EARLIER or row[1] >= LATE and dice.chance(8):
            continue
        cells = [f"D{number:05}", *row]
        if row[1] >= LATE and dice.chance(5):
            cells[3], cells[4] = dice.pick(OUTCOMES)
        if row[1] >= LATE and dice.chance(3):
            cells[5] = "Local" if cells[5] == "Elsewhere" else "Elsewhere"
        if dice.chance(1):
            cells[2] += timedelta(days=dice.between(1, 20))
        kept.append(cells)
    for number in range(3):  # entered twice, and taken out since
        twin = kept[len(kept) // 4 * (number + 1)]
        kept.append([f"D{len(rows) + number + 1:05}", *twin[1:]])
    write_rows("outcomes-2022-12", "outcomes", kept)


def main():
    dice = Dice(SEED)
    rows = {name: [] for name in HEADERS}
    for number in range(1, CHILDREN + 1):
        child = f"YP{number:04}"
        office = dice.choice(("Harbour", "Hillside", "Market"))
        outcomes = outcomes_of(dice)
        orders = orders_of(dice, outcomes)
        rows["outcomes"] += [(child, day, outcome, gravity, area) for day, outcome, gravity, area in outcomes]
        rows["orders"] += [(child, office, *order) for order in orders]
        rows["accommodation"] += [(child, home, begin, end, suitable)
                                  for home, suitable, begin, end in (homes_of(dice, orders) if orders else ())]
        rows["appointments"] += [(child, *found) for found in appointments_of(dice, orders)]
        rows["assessments"] += [(child, *found) for found in assessments_of(dice, orders)]
        rows["offences"] += [(child, *found) for found in offences_of(dice, outcomes, orders)]
    FOLDER.mkdir(exist_ok=True)
    for name, prefix in (("orders", "O"), ("accommodation", "H"), ("appointments", "A"), ("assessments", "S"),
                         ("offences", "F"), ("outcomes", "D")):
        write(name, prefix, rows[name])
    write_earlier(rows["outcomes"])


if __name__ == "__main__":
    main()
