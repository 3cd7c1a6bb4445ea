#!/usr/bin/env python3
"""Write the synthetic exports of a city's criminal justice social work in sample-data/glasgow.

The people are invented; no row describes anybody.  What is real are the published counts and
percentages of a strategic plan (see PUBLISHED below): the invented rows are arranged so that
counting them gives exactly those figures.

How it works

1.  Where the plan counts cases, reports, assessments, orders, referrals or women, there are as many
    rows, and what each belongs to (age band, court, level of risk) is dealt from a shuffled deck.
2.  Where it gives a percentage only, the number behind it is a whole number near it that rounds to
    it (CHOSEN_WITHIN or made of the rows there are); who is on time is dealt, then the dates are
    drawn on that side of the limit, some on purpose on the last day allowed or the day after.
3.  Reports to court come first; most have a risk assessment, which is more often high in the higher
    courts.  Orders come with work placements, plans, reviews every three months and appointments;
    those with unpaid work are the clients of the weekly placements.
4.  Where it gives money only, the lines of a budget are drawn and the last takes what is left.
5.  The files are written, read back into SQLite and counted again by other means than the ones that
    made them.  Any difference ends the script with a message and exit status 1.

The result is the same bytes on every machine: the seed is fixed, and only Random.random() is used,
the one method whose sequence Python promises to keep from version to version.

Usage: python3 sample-data/generator/glasgow.py
"""

import csv
import sqlite3
import sys
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402
from workdays import Workdays  # noqa: E402

SEED = 4632
FOLDER = Path(__file__).resolve().parent.parent / "glasgow"

# --------------------------------------------------------------------------------------------------
# PUBLISHED figures, the inputs of this script.
#
# Source: Glasgow City Council, Glasgow Criminal Justice Social Work Services, Strategic Plan
# 2013-2015 (20 December 2012).  Its pages number two tables 3 and call table 4 table 3 in the text.
# --------------------------------------------------------------------------------------------------

# Table 1, cases open in July 2012: band -> men, women.  The plan prints the last two bands as 61-65
# and 65+.  The bands add up to the totals, so nobody is in two of them; here 65 is in 61-65.
PUBLISHED_OPEN = {
    (0, 15): (0, 0),
    (16, 17): (73, 8),
    (18, 20): (334, 47),
    (21, 25): (694, 75),
    (26, 30): (738, 87),
    (31, 35): (574, 92),
    (36, 40): (522, 85),
    (41, 45): (427, 69),
    (46, 50): (309, 61),
    (51, 55): (231, 16),
    (56, 60): (81, 5),
    (61, 65): (56, 1),
    (66, 120): (47, 0),
}
PUBLISHED_OPEN_TOTALS = (4086, 546)
PUBLISHED_OPEN_16_TO_30 = (1839, 217)

# Table 2, reports to courts in 2011-12: number and percent.
PUBLISHED_REPORTS = {
    "High": (139, 2),
    "Sheriff Solemn": (593, 10),
    "Sheriff Summary": (4209, 72),
    "Stipendiary": (924, 16),
}
PUBLISHED_ALL_REPORTS = 5865

# Table 3, risk assessments completed in 2011-12: all, very high, high; the percentages as printed.
# The plan also prints 77% for the 91 of 117 that are one or the other; 91/117 is 77.8%, which
# rounds to 78 (the plan may have cut it off).
PUBLISHED_RISK = {"Pre-sentence": (4492, 107, 1320), "Post-sentence": (117, 48, 43)}
PUBLISHED_RISK_PERCENT = {"Pre-sentence": ("2.38", "29.4"), "Post-sentence": ("41", "37")}
PUBLISHED_RISK_EITHER = 91

# The second table 3, women held in the cells of a police station in June to August 2011, by their
# offences in the last 12 months; the one they are held for is the first.
PUBLISHED_HELD = {(1, 1): 400, (2, 2): 63, (3, 4): 60, (5, 9): 36, (10, 99): 15}
PUBLISHED_ALL_HELD = 574
PUBLISHED_HELD_BEFORE = 174

# Table 4, Community Payback Orders in 2011-12: new orders, and percent of what was on time.  The
# target is 75% for each.
PUBLISHED_ORDERS = 1487
PUBLISHED_PLACED = 80  # work placements within 7 days of sentence
PUBLISHED_PLANNED = 54  # case management plans within 20 days
PUBLISHED_REVIEWED = 57  # reviews within the reporting period: every three months
PUBLISHED_ATTENDED = 70  # appointments

# Section 3: clients on unpaid work placements in an average week.
PUBLISHED_WEEKLY = {"Squad": 588, "Personal": 125}
PUBLISHED_WEEKLY_ALL = 713

# Section 10: Section 27 funding in 2011-12, in pounds.
PUBLISHED_FUNDING = {"Core": 11792692, "Non-core": 6660275, "Intensive Support Packages": 96471}
PUBLISHED_GRANT = 18452967
PUBLISHED_FUNDING_ALL = 18549438

# Section 8.4: referrals to the Bridging Service "between 11 April to 12 March 2012".  That may
# stand for April 2011 to March 2012; the referrals here fit both readings.
PUBLISHED_REFERRALS = 493
REFERRALS_FIRST, REFERRALS_LAST = date(2011, 4, 11), date(2012, 3, 12)

# --------------------------------------------------------------------------------------------------
# CHOSEN here, not published.
# --------------------------------------------------------------------------------------------------

YEAR_FIRST, YEAR_LAST = date(2011, 4, 1), date(2012, 3, 31)
OPEN_EXPORT = date(2012, 7, 31)  # when the open cases were exported: "as at July 2012"
ORDERS_EXPORT = date(2012, 4, 30)  # the orders: all limits of 7 and 20 days are over
HELD_FIRST, HELD_LAST = date(2011, 6, 1), date(2011, 8, 31)
FIRST_WEEK, WEEKS = date(2012, 1, 2), 13  # the weeks of placements, each from a Monday

# The numbers behind percentages that are not made of the rows there are: orders with unpaid work
# and how many of them were placed in time; plans in time, of all orders.  (The plan says elsewhere
# that some 99% start work within 7 days after the Fast Track; nothing here tells Fast Track apart.)
CHOSEN_UNPAID_WORK = 1162
CHOSEN_WITHIN = {"placed": 932, "planned": 806}
# What the clients of the 13 weeks add up to: a little off 13 times the published mean.
CHOSEN_WEEKLY_SUM = {"Squad": 7647, "Personal": 1623}

# Days on which court and offices are closed, beside weekends.
CLOSED = {
    date.fromisoformat(day)
    for day in """
    2010-12-27 2010-12-28 2011-01-03 2011-01-04 2011-04-22 2011-04-25 2011-04-29 2011-05-02
    2011-05-30 2011-07-18 2011-09-26 2011-12-26 2011-12-27 2012-01-02 2012-01-03 2012-04-06
    2012-04-09 2012-05-07 2012-06-04 2012-06-05 2012-07-16
    """.split()
}
WORKDAYS = Workdays(CLOSED)

# Lists of (value, weight).
CASE_TYPES = {  # by whether the client is under 21
    True: (("CPO", 84), ("Probation", 6), ("Supervised Bail", 6), ("Throughcare", 4)),
    False: (
        ("CPO", 66),
        ("Probation", 9),
        ("Community Service", 5),
        ("DTTO", 6),
        ("Throughcare", 11),
        ("Supervised Bail", 3),
    ),
}
CASE_AGE = {  # days a case has been open: (fewest, most)
    "CPO": (1, 530),
    "Probation": (540, 1080),
    "Community Service": (540, 800),
    "DTTO": (1, 700),
    "Throughcare": (1, 1800),
    "Supervised Bail": (1, 120),
}
PERCENT_SECOND_CASE = 4  # of cases belong to the person of the case before

LEVELS = ("Very High", "High", "Medium", "Low", "Very Low")
SCORES = {  # LS/CMI total scores behind each level
    "Very High": (30, 39),
    "High": (20, 29),
    "Medium": (11, 19),
    "Low": (5, 10),
    "Very Low": (0, 4),
}
OTHER_LEVELS = (("Medium", 62), ("Low", 30), ("Very Low", 8))
OTHER_LEVELS_CUSTODY = (("Medium", 80), ("Low", 20))
COURT_GRAVITY = {"High": 1.1, "Sheriff Solemn": 0.6, "Sheriff Summary": 0.1, "Stipendiary": 0.0}

OFFENCES = (
    ("Breach of the peace", 26),
    ("Shoplifting", 24),
    ("Assault", 13),
    ("Breach of bail", 9),
    ("Drugs possession", 9),
    ("Soliciting", 8),
    ("Theft", 5),
    ("Vandalism", 4),
    ("Motor vehicle offence", 2),
)

HOURS = {True: (40, 240), False: (40, 200)}  # unpaid work, by whether there is supervision as well
SUPERVISION = ((6, 10), (9, 6), (12, 48), (18, 24), (24, 10), (36, 2))  # months
PLACED_SOON = ((0, 30), (1, 36), (2, 8), (3, 6), (4, 4), (5, 4), (6, 6), (7, 6))  # days

TEAMS = (("North East", 34), ("North West", 28), ("South", 32), ("N/A", 6))
REFERRED_FOR = (("Employment", 46), ("Training", 28), ("Education", 14), ("Volunteering", 12))
RESULTS = (("Engaged", 58), ("Did not attend", 27), ("Declined", 9), ("", 6))

FUNDED = {  # grant and category -> (service, weight)
    ("Allocation", "Core"): (
        ("Court reports", 205),
        ("Community Payback Orders: supervision", 268),
        ("Probation and Community Service", 74),
        ("Throughcare", 112),
        ("Court services", 48),
        ("Supervised bail", 22),
        ("Diversion from prosecution", 18),
        ("Community Payback Orders: unpaid work", 236),
    ),
    ("Allocation", "Non-core"): (
        ("Time out services for women", 192),
        ("Supported accommodation", 176),
        ("Groupwork programmes", 94),
        ("Arrest referral", 58),
        ("Domestic abuse groupwork", 46),
        ("MAPPA", 40),
        ("Mentoring", 22),
        ("Drug Court and DTTO", 236),
    ),
    ("Additional", "Intensive Support Packages"): (
        ("Package 1", 38),
        ("Package 2", 33),
        ("Package 3", 29),
    ),
}


class Deck(Dice):
    def shuffled(self, items):
        """All of the items in another order, drawn from the last place to the first."""
        pool = list(items)
        for last in range(len(pool) - 1, 0, -1):
            other = self.between(0, last)
            pool[last], pool[other] = pool[other], pool[last]
        return pool

    def deck(self, yes, all_):
        """A shuffled list of `yes` times True, and False up to all_."""
        return self.shuffled([True] * yes + [False] * (all_ - yes))


# -- dates -----------------------------------------------------------------------------------------


def months_after(day, months):
    """The same day some months later, or the last of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def birth(dice, age, day):
    """A date of birth that makes somebody `age` completed years old on `day`."""
    last = months_after(day, -12 * age)
    first = months_after(day, -12 * (age + 1)) + timedelta(days=1)
    return first + timedelta(days=dice.between(0, (last - first).days))


# -- open cases ------------------------------------------------------------------------------------


def draw_age(dice, low, high):
    if high > 100:  # the last band: few are old
        return low + min(dice.between(0, 18), dice.between(0, 18))
    return dice.between(low, high)


def draw_case(dice, person, types):
    """(day opened, type) of a case of a type that the person does not have yet."""
    kind = dice.pick(types)
    while kind in person["types"]:
        kind = dice.pick(types)
    of_age = months_after(person["born"], 12 * 16)
    shortest, longest = CASE_AGE[kind]
    latest = OPEN_EXPORT - timedelta(days=shortest)
    if latest - of_age < timedelta(days=7):  # 16 only now: a new case
        kind, longest = "CPO", CASE_AGE["CPO"][1]
        latest = OPEN_EXPORT - timedelta(days=1)
    person["types"].append(kind)
    earliest = max(OPEN_EXPORT - timedelta(days=longest), of_age)
    return WORKDAYS.draw(dice, earliest, latest), kind


def draw_birth(dice, low, high):
    born = birth(dice, draw_age(dice, low, high), OPEN_EXPORT)
    if OPEN_EXPORT - months_after(born, 12 * 16) < timedelta(days=7):
        born -= timedelta(days=7)  # time to have a case at all
    return born


def open_cases(dice):
    """One row a case; now and then the same person has a second one of another type."""
    dealt = []
    for (low, high), both in PUBLISHED_OPEN.items():
        for sex, number in zip(("Male", "Female"), both):
            person = None
            for _ in range(number):
                again = person and len(person["types"]) == 1 and dice.chance(PERCENT_SECOND_CASE)
                if not again:
                    born = draw_birth(dice, low, high)
                    person = {"sex": sex, "born": born, "types": []}
                opened, kind = draw_case(dice, person, CASE_TYPES[low < 21])
                dealt.append((opened, dice.fraction(), person, kind))
    dealt.sort(key=lambda case: case[:2])
    numbers = {}
    for number, (opened, _, person, kind) in enumerate(dealt, 1):
        identity = numbers.setdefault(id(person), 20001 + len(numbers))
        yield number, identity, person["sex"], person["born"], kind, opened, OPEN_EXPORT


# -- reports to court and risk assessments ---------------------------------------------------------


def court_reports(dice):
    """(requested, court, submitted) by day of request; a few dates of request are not known."""
    courts = [court for court, (number, _) in PUBLISHED_REPORTS.items() for _ in range(number)]
    reports = []
    for court in dice.shuffled(courts):
        submitted = WORKDAYS.draw(dice, YEAR_FIRST, YEAR_LAST)
        requested = WORKDAYS.before(submitted - timedelta(days=dice.between(16, 29)))
        reports.append((submitted, court, requested))
    reports.sort()
    return [(f"R{1000 + number}", *report) for number, report in enumerate(reports, 1)]


def report_rows(dice, reports):
    for number, submitted, court, requested in reports:
        yield number, court, "" if dice.chance(0.7) else requested, submitted


def risk_assessments(dice, reports):
    """(completed, report, stage, level), most likely high where the court is a high one."""
    number, very_high, high = PUBLISHED_RISK["Pre-sentence"]
    assessed = sorted(dice.shuffled(reports)[:number])
    standing = {row[0]: COURT_GRAVITY[row[2]] + 2 * dice.fraction() for row in assessed}
    ranked = sorted(assessed, key=lambda row: (-standing[row[0]], row[0]))
    rows = []
    for rank, (report, submitted, _, requested) in enumerate(ranked):
        level = LEVELS[0] if rank < very_high else LEVELS[1]
        if rank >= very_high + high:
            level = dice.pick(OTHER_LEVELS)
        completed = WORKDAYS.draw(dice, max(requested, YEAR_FIRST), submitted)
        rows.append((completed, report, "Pre-sentence", level))
    number, very_high, high = PUBLISHED_RISK["Post-sentence"]
    levels = [LEVELS[0]] * very_high + [LEVELS[1]] * high
    levels += [dice.pick(OTHER_LEVELS_CUSTODY) for _ in range(number - len(levels))]
    for level in dice.shuffled(levels):
        rows.append((WORKDAYS.draw(dice, YEAR_FIRST, YEAR_LAST), "", "Post-sentence", level))
    rows.sort()
    for number, (completed, report, stage, level) in enumerate(rows, 1):
        score = "" if dice.chance(1.5) else dice.between(*SCORES[level])
        yield number, report, stage, completed, level, score


# -- women in the cells ----------------------------------------------------------------------------


def held_women(dice):
    """(woman, day held, date of birth, days of offences); she is held for the last one."""
    counts = []
    for (low, high), number in PUBLISHED_HELD.items():
        counts += [dice.between(low, min(high, 16)) for _ in range(number)]
    women = []
    for count in dice.shuffled(counts):
        held = HELD_FIRST + timedelta(days=dice.between(0, (HELD_LAST - HELD_FIRST).days))
        age = dice.between(18, 30) if dice.chance(60) else dice.between(31, 56)
        offences = [held - timedelta(days=1 if dice.chance(30) else 0)]
        for _ in range(count - 1):
            offences.append(held - timedelta(days=dice.between(4, 360)))
        for _ in range(dice.between(1, 4) if dice.chance(18 + 5 * min(count, 10)) else 0):
            offences.append(held - timedelta(days=dice.between(372, 900)))
        women.append((held, birth(dice, age, held), sorted(offences)))
    women.sort(key=lambda woman: woman[:2])
    return [(f"W{number:03}", *woman) for number, woman in enumerate(women, 1)]


def held_rows(dice, women):
    for woman, held, born, _ in women:
        yield woman, held, "Not known" if dice.chance(0.5) else born


def held_offence_rows(dice, women):
    for woman, _, _, offences in women:
        for day in offences:
            yield woman, day, dice.pick(OFFENCES)


# -- Community Payback Orders ----------------------------------------------------------------------


def draw_orders(dice):
    """Orders by day; some clients have a second one, 60 days or more after the first."""
    days = sorted(WORKDAYS.draw(dice, YEAR_FIRST, YEAR_LAST) for _ in range(PUBLISHED_ORDERS))
    work = dice.deck(CHOSEN_UNPAID_WORK, PUBLISHED_ORDERS)
    clients, orders = [], []
    for number, (day, unpaid) in enumerate(zip(days, work), 1):
        client = None
        if clients and dice.chance(9):
            client = dice.choice(clients)
            if day - client["last"] < timedelta(days=60):
                client = None
        if client is None:
            client = {"id": f"C{1000 + len(clients) + 1}"}
            clients.append(client)
        client["last"] = day
        supervised = not unpaid or dice.chance(46)
        hours = ""
        if unpaid:
            low, high = HOURS[supervised]
            hours = 10 * (min(dice.between(low, high), dice.between(low, high)) // 10)
        months = dice.pick(SUPERVISION) if supervised else ""
        orders.append(
            {
                "id": f"P{number:04}",
                "client": client["id"],
                "day": day,
                "hours": hours,
                "months": months,
                "placed": "",
                "planned": "",
            }
        )
    return orders


def place(dice, orders):
    """Work starts on any day of the week; some who are late have not started at all."""
    working = [order for order in orders if order["hours"] != ""]
    for order, soon in zip(working, dice.deck(CHOSEN_WITHIN["placed"], len(working))):
        if soon:
            days = dice.pick(PLACED_SOON)
        elif dice.chance(16):
            continue
        else:
            days = 8 if dice.chance(12) else dice.between(9, 48)
        if order["day"] + timedelta(days=days) < ORDERS_EXPORT:
            order["placed"] = order["day"] + timedelta(days=days)


def plan(dice, orders):
    """Plans are made in the office; some have not been made."""
    for order, soon in zip(orders, dice.deck(CHOSEN_WITHIN["planned"], len(orders))):
        if not soon and dice.chance(14):
            continue
        if soon:
            low, high = (18, 20) if dice.chance(25) else (4, 19)
        else:
            low, high = (21, 24) if dice.chance(25) else (22, 75)
        low, high = (order["day"] + timedelta(days=days) for days in (low, high))
        if soon:  # 18 to 20 days later may be a long weekend
            planned = WORKDAYS.draw(dice, WORKDAYS.before(low), high)
        else:
            planned = WORKDAYS.draw(dice, low, WORKDAYS.after(high))
        if planned < ORDERS_EXPORT:
            order["planned"] = planned


def whole_percent(part, whole):
    """Rounded half up, in whole numbers."""
    return (200 * part + whole) // (2 * whole)


def share_of(percent, whole):
    """A whole number that is `percent` of whole after rounding, a little above where it can be."""
    for part in range((percent * whole) // 100 + whole // 500, whole + 1):
        if whole_percent(part, whole) == percent:
            return part
    raise SystemExit(f"glasgow.py: no part of {whole} is {percent}%")


def review_rows(dice, orders):
    """A row for each three months of supervision that begin in the year."""
    periods = []
    for order in orders:
        for start in range(0, order["months"] or 0, 3):
            first = months_after(order["day"], start)
            if first <= YEAR_LAST and not (start and dice.chance(4)):
                periods.append([order["id"], first, ""])
    over = [period for period in periods if months_after(period[1], 3) < ORDERS_EXPORT]
    in_time = dice.deck(share_of(PUBLISHED_REVIEWED, len(over)), len(over))
    for period, soon in zip(over, in_time):
        last = months_after(period[1], 3)
        if soon:
            edge = dice.chance(8) and WORKDAYS.has(last)
            early = WORKDAYS.before(last - timedelta(days=dice.between(0, 21)))
            period[2] = last if edge else early
        elif dice.chance(72):
            day = WORKDAYS.after(last + timedelta(days=dice.between(1, 40)))
            period[2] = day if day < ORDERS_EXPORT else ""
    return periods


def appointment_rows(dice, orders):
    """Every two weeks at first, then every four; one interview only where there is just work."""
    offered = []
    for order in orders:
        day = WORKDAYS.after(order["day"] + timedelta(days=dice.between(1, 5)))
        count = 0
        while day <= YEAR_LAST and (order["months"] != "" or count == 0):
            if order["months"] != "" and day >= months_after(order["day"], order["months"]):
                break
            offered.append((day, order["id"]))
            count += 1
            gap = 14 if count < 4 else 28
            day = WORKDAYS.after(day + timedelta(days=gap + dice.between(-2, 2)))
    offered.sort()
    kept = dice.deck(share_of(PUBLISHED_ATTENDED, len(offered)), len(offered))
    for (day, order), came in zip(offered, kept):
        attended = day
        if not came:
            attended = ""
            if dice.chance(9):
                attended = WORKDAYS.after(day + timedelta(days=dice.between(1, 5)))
        yield order, day, attended


# -- unpaid work, week by week ---------------------------------------------------------------------


def weekly_numbers(dice, kind):
    """How many are on placement in each week: they wander, and add up to what was chosen."""
    mean, total = PUBLISHED_WEEKLY[kind], CHOSEN_WEEKLY_SUM[kind]
    spread = mean // 40 + 2
    numbers = [mean + dice.between(-spread, spread) for _ in range(WEEKS)]
    while sum(numbers) != total:
        numbers[dice.between(0, WEEKS - 1)] += 1 if sum(numbers) < total else -1
    return numbers


def started_clients(dice, orders):
    """(day of start, client, kind) of all who have begun a placement, from before the year too."""
    started = {}
    for order in orders:
        if order["placed"] != "":
            started.setdefault(order["client"], order["placed"])
    for number in range(1, 161):  # orders of February and March 2011, which are not in the export
        started[f"B{number:03}"] = date(2011, 2, 7) + timedelta(days=dice.between(0, 52))
    share = PUBLISHED_WEEKLY["Personal"] * 100 / PUBLISHED_WEEKLY_ALL
    return sorted(
        (day, client, "Personal" if dice.chance(share) else "Squad")
        for client, day in sorted(started.items())
    )


def placement_rows(dice, orders):
    """Who is on placement in each week: those of the week before who stay, and beginners."""
    started = started_clients(dice, orders)
    rows = []
    for kind in PUBLISHED_WEEKLY:
        waiting = [(day, client) for day, client, its_kind in started if its_kind == kind]
        present = []
        for week, number in enumerate(weekly_numbers(dice, kind)):
            monday = FIRST_WEEK + timedelta(weeks=week)
            sunday = monday + timedelta(days=6)
            ready = [row for row in waiting if row[0] <= sunday]
            if week == 0:
                present = ready[-number:]
                waiting = [row for row in waiting if row not in set(present)]
            else:
                begun = [row for row in ready if row[0] >= monday]
                leavers = max(len(present) + len(begun) - number, 0)
                for _ in range(leavers):
                    present.pop(dice.between(0, len(present) // 2))
                present += begun
                back = [row for row in ready if row[0] < monday]
                while len(present) < number:  # somebody comes back
                    row = back.pop(dice.between(0, len(back) - 1))
                    present.append(row)
                gone = set(present)
                waiting = [row for row in waiting if row not in gone]
            if len(present) != number:
                raise SystemExit(f"glasgow.py: {len(present)} of {number} clients in week {week}")
            for _, client in present:
                hours = 7 if kind == "Squad" else dice.between(3, 8)
                hours = "N/A" if dice.chance(24) else hours * (2 if dice.chance(12) else 1)
                rows.append((monday, client, kind, hours))
    return sorted(rows, key=lambda row: row[:2])


# -- funding and referrals -------------------------------------------------------------------------


def funding_rows(dice):
    for (grant, category), services in FUNDED.items():
        left = PUBLISHED_FUNDING[category]
        unit = left / sum(weight for _, weight in services)
        for service, weight in services[:-1]:
            amount = int(unit * weight * (0.96 + 0.08 * dice.fraction()))
            left -= amount
            yield "2011-12", grant, category, service, amount
        yield "2011-12", grant, category, services[-1][0], left


def referral_rows(dice):
    days = (
        WORKDAYS.draw(dice, REFERRALS_FIRST, REFERRALS_LAST)
        for _ in range(PUBLISHED_REFERRALS)
    )
    for number, day in enumerate(sorted(days), 1):
        yield f"E{number:03}", day, dice.pick(TEAMS), dice.pick(REFERRED_FOR), dice.pick(RESULTS)


# -- files -----------------------------------------------------------------------------------------

# name -> (headings, their names in the recount)
FILES = {
    "open-cases": (
        ("Case Ref", "Client ID", "Sex", "Date of Birth", "Case Type", "Opened", "Extract Date"),
        ("number", "client", "sex", "born", "kind", "opened", "extract"),
    ),
    "court-reports": (
        ("Report ID", "Court", "Date Requested", "Date Submitted"),
        ("report", "court", "requested", "submitted"),
    ),
    "risk-assessments": (
        ("Assessment ID", "Report ID", "Stage", "Date Completed", "Level", "Score"),
        ("number", "report", "stage", "completed", "level", "score"),
    ),
    "cell-women": (("Person ID", "Date Held", "Date of Birth"), ("woman", "held", "born")),
    "cell-offences": (("Person ID", "Offence Date", "Offence"), ("woman", "day", "offence")),
    "orders": (
        (
            "Order ID",
            "Client ID",
            "Date Imposed",
            "Unpaid Work Hours",
            "Supervision Months",
            "Placement Started",
            "Case Management Plan",
        ),
        ("number", "client", "day", "hours", "months", "placed", "planned"),
    ),
    "reviews": (("Order ID", "Period Start", "Date Reviewed"), ("number", "first", "reviewed")),
    "appointments": (
        ("Order ID", "Appointment Date", "Date Attended"),
        ("number", "day", "attended"),
    ),
    "placements": (
        ("Week Beginning", "Client ID", "Placement", "Hours"),
        ("week", "client", "kind", "hours"),
    ),
    "funding": (
        ("Financial Year", "Grant", "Category", "Service", "Amount"),
        ("year", "grant_", "category", "service", "amount"),
    ),
    "bridging-referrals": (
        ("Referral ID", "Referral Date", "Team", "Referred For", "Result"),
        ("number", "day", "team", "aim", "result"),
    ),
}


def write_csv(name, rows):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(FILES[name][0])
        writer.writerows(rows)


# -- the recount -----------------------------------------------------------------------------------
# Nothing below uses the rows made above: it reads the files and counts in SQL.


def load_files():
    database = sqlite3.connect(":memory:")
    for name, (headings, columns) in FILES.items():
        table = name.replace("-", "_")
        database.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        expect(f"{name}.csv: headings", tuple(rows[0]), headings)
        marks = ", ".join("?" * len(columns))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows[1:])
    return database


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"glasgow.py: recount of the files: {what}: {found} instead of {wanted}")


# Each counts what must not be there.
FAULTS = {
    "a case listed twice": "SELECT count(*) - count(DISTINCT number) FROM open_cases",
    "a client with two dates of birth": """
        SELECT count(*) FROM (SELECT 1 FROM open_cases GROUP BY client
                              HAVING count(DISTINCT born || sex) > 1)""",
    "a client with two cases of a type": """
        SELECT count(*) FROM (SELECT 1 FROM open_cases GROUP BY client, kind
                              HAVING count(*) > 1)""",
    "a case of somebody under 16, or after the export": """
        SELECT count(*) FROM open_cases
        WHERE opened < date(born, '+16 years') OR opened >= extract""",
    "a Community Payback Order before there were any": """
        SELECT count(*) FROM open_cases WHERE kind = 'CPO' AND opened < '2011-02-01'""",
    "a report requested after it was submitted": """
        SELECT count(*) FROM court_reports WHERE requested > submitted""",
    "a report submitted outside the year": """
        SELECT count(*) FROM court_reports
        WHERE submitted NOT BETWEEN '2011-04-01' AND '2012-03-31'""",
    "an assessment of an unknown report": """
        SELECT count(*) FROM risk_assessments
        WHERE (stage = 'Pre-sentence') <> (report IN (SELECT report FROM court_reports))""",
    "an assessment outside the year, or after the report": """
        SELECT count(*) FROM risk_assessments LEFT JOIN court_reports USING (report)
        WHERE completed NOT BETWEEN '2011-04-01' AND coalesce(submitted, '2012-03-31')""",
    "two assessments for one report": """
        SELECT count(*) - count(DISTINCT report) FROM risk_assessments WHERE report <> ''""",
    "an offence of an unknown woman, or after she was held": """
        SELECT count(*) FROM cell_offences LEFT JOIN cell_women USING (woman)
        WHERE held IS NULL OR day > held""",
    "a woman held outside the summer": """
        SELECT count(*) FROM cell_women WHERE held NOT BETWEEN '2011-06-01' AND '2011-08-31'""",
    "an offence near the limit of 12 months": """
        SELECT count(*) FROM cell_offences JOIN cell_women USING (woman)
        WHERE abs(julianday(day, '+1 year') - julianday(held)) < 3""",
    "an order listed twice": "SELECT count(*) - count(DISTINCT number) FROM orders",
    "an order outside the year": """
        SELECT count(*) FROM orders WHERE day NOT BETWEEN '2011-04-01' AND '2012-03-31'""",
    "an order for nothing": "SELECT count(*) FROM orders WHERE hours = '' AND months = ''",
    "hours that no order may have": """
        SELECT count(*) FROM orders
        WHERE hours <> '' AND CAST(hours AS INTEGER) NOT BETWEEN 20 AND 300""",
    "a placement or a plan before the order, after the export or for no work": """
        SELECT count(*) FROM orders
        WHERE (placed <> '' AND (placed NOT BETWEEN day AND '2012-04-29' OR hours = ''))
           OR (planned <> '' AND planned NOT BETWEEN day AND '2012-04-29')""",
    "a review of an order without supervision, or out of order": """
        SELECT count(*) FROM reviews LEFT JOIN orders USING (number)
        WHERE coalesce(months, '') = '' OR first < day
           OR (reviewed <> '' AND reviewed NOT BETWEEN first AND '2012-04-29')""",
    "an appointment before the order, or kept before it was due": """
        SELECT count(*) FROM appointments AS a LEFT JOIN orders AS o USING (number)
        WHERE o.day IS NULL OR a.day < o.day OR a.day > '2012-03-31'
           OR (attended <> '' AND attended < a.day)""",
    "a client twice in one week, or with two kinds of placement": """
        SELECT count(*) FROM (SELECT 1 FROM placements GROUP BY week, client HAVING count(*) > 1
                              UNION ALL
                              SELECT 1 FROM placements GROUP BY client
                              HAVING count(DISTINCT kind) > 1)""",
    "a client at work before the placement": """
        SELECT count(*) FROM placements
        WHERE client LIKE 'C%' AND NOT EXISTS (
            SELECT 1 FROM orders WHERE orders.client = placements.client
            AND placed <> '' AND placed <= date(week, '+6 days'))""",
    "a week that does not begin on a Monday": """
        SELECT count(*) FROM placements WHERE strftime('%w', week) <> '1'""",
    "money that is not there": "SELECT count(*) FROM funding WHERE CAST(amount AS INTEGER) <= 0",
    "a referral outside both readings of the period": """
        SELECT count(*) FROM bridging_referrals
        WHERE day NOT BETWEEN '2011-04-11' AND '2012-03-12'""",
    "office work at a weekend": """
        SELECT count(*) FROM (
            SELECT opened AS day FROM open_cases UNION ALL SELECT submitted FROM court_reports
            UNION ALL SELECT requested FROM court_reports UNION ALL SELECT day FROM orders
            UNION ALL SELECT completed FROM risk_assessments UNION ALL SELECT planned FROM orders
            UNION ALL SELECT reviewed FROM reviews UNION ALL SELECT day FROM appointments
            UNION ALL SELECT attended FROM appointments
            UNION ALL SELECT day FROM bridging_referrals)
        WHERE day <> '' AND strftime('%w', day) IN ('0', '6')""",
}

DATES = {
    "open_cases": ("born", "opened", "extract"),
    "court_reports": ("requested", "submitted"),
    "risk_assessments": ("completed",),
    "cell_women": ("held", "born"),
    "cell_offences": ("day",),
    "orders": ("day", "placed", "planned"),
    "reviews": ("first", "reviewed"),
    "appointments": ("day", "attended"),
    "placements": ("week",),
    "bridging_referrals": ("day",),
}

RECOUNT_OPEN = """
    SELECT count(*) FILTER (WHERE sex = 'Male'), count(*) FILTER (WHERE sex = 'Female'),
           count(*)
    FROM open_cases
    WHERE CAST(strftime('%Y', extract) AS INTEGER) - CAST(strftime('%Y', born) AS INTEGER)
          - (strftime('%m-%d', extract) < strftime('%m-%d', born)) BETWEEN ? AND ?"""

RECOUNT_HELD = """
    WITH recent AS (SELECT woman, count(*) AS offences
                    FROM cell_offences JOIN cell_women USING (woman)
                    WHERE day > date(held, '-1 year') GROUP BY woman)
    SELECT count(*) FROM recent WHERE offences BETWEEN ? AND ?"""

# Reviews that are due: three months after the start, or the last of that month.
RECOUNT_REVIEWED = """
    WITH ends AS (SELECT reviewed, min(date(first, '+3 months'),
                         date(first, 'start of month', '+4 months', '-1 day')) AS last FROM reviews)
    SELECT count(*) FILTER (WHERE reviewed <> '' AND reviewed <= last), count(*)
    FROM ends WHERE reviewed <> '' OR last < '2012-04-30'"""

RECOUNT_WEEKLY = """
    SELECT count(*) * 1.0 / (SELECT count(DISTINCT week) FROM placements)
    FROM placements WHERE kind LIKE ?"""


def recount_cases(one):
    for (low, high), both in PUBLISHED_OPEN.items():
        expect(f"open cases, {low} to {high}", one(RECOUNT_OPEN, low, high), (*both, sum(both)))
    total = *PUBLISHED_OPEN_TOTALS, sum(PUBLISHED_OPEN_TOTALS)
    expect("open cases", one(RECOUNT_OPEN, 0, 999), total)
    young = *PUBLISHED_OPEN_16_TO_30, sum(PUBLISHED_OPEN_16_TO_30)
    expect("open cases, 16 to 30", one(RECOUNT_OPEN, 16, 30), young)


def recount_reports(one):
    (reports,) = one("SELECT count(*) FROM court_reports")
    expect("reports", reports, PUBLISHED_ALL_REPORTS)
    for court, (number, percent) in PUBLISHED_REPORTS.items():
        (found,) = one("SELECT count(*) FROM court_reports WHERE court = ?", court)
        expect(f"reports, {court}", (found, whole_percent(found, reports)), (number, percent))


def recount_risk(one):
    for stage, numbers in PUBLISHED_RISK.items():
        found = one(
            """SELECT count(*), sum(level = 'Very High'), sum(level = 'High')
               FROM risk_assessments WHERE stage = ?""",
            stage,
        )
        expect(f"assessments, {stage}", found, numbers)
        for number, printed in zip(found[1:], PUBLISHED_RISK_PERCENT[stage]):
            scale = 10 ** len(printed.partition(".")[2])
            exact = whole_percent(number * scale, found[0])
            expect(f"percent of assessments, {stage}", exact, round(float(printed) * scale))
    expect("high or very high", found[1] + found[2], PUBLISHED_RISK_EITHER)


def recount_held(one):
    (women,) = one("SELECT count(*) FROM cell_women")
    expect("women held", women, PUBLISHED_ALL_HELD)
    for (low, high), number in PUBLISHED_HELD.items():
        expect(f"women with {low} to {high} offences", one(RECOUNT_HELD, low, high), (number,))
    expect("women with more than one", one(RECOUNT_HELD, 2, 999), (PUBLISHED_HELD_BEFORE,))


def recount_orders(one):
    expect("orders", one("SELECT count(*) FROM orders"), (PUBLISHED_ORDERS,))
    days = "CAST(julianday({}) - julianday(day) AS INTEGER)"
    for what, query, percent in (
        (
            "placements within 7 days",
            f"""SELECT count(*) FILTER (WHERE placed <> '' AND {days.format("placed")} <= 7),
                       count(*) FROM orders WHERE hours <> ''""",
            PUBLISHED_PLACED,
        ),
        (
            "plans within 20 days",
            f"""SELECT count(*) FILTER (WHERE planned <> '' AND {days.format("planned")} <= 20),
                       count(*) FROM orders""",
            PUBLISHED_PLANNED,
        ),
        ("reviews within three months", RECOUNT_REVIEWED, PUBLISHED_REVIEWED),
        (
            "appointments kept",
            "SELECT sum(attended = day), count(*) FROM appointments",
            PUBLISHED_ATTENDED,
        ),
    ):
        part, whole = one(query)
        expect(what, whole_percent(part, whole), percent)
        print(f"{what}: {part} of {whole}, {percent}%")


def recount_others(one):
    for kind, mean in (*PUBLISHED_WEEKLY.items(), ("%", PUBLISHED_WEEKLY_ALL)):
        expect(f"clients a week, {kind}", int(one(RECOUNT_WEEKLY, kind)[0] + 0.5), mean)
    for category, amount in PUBLISHED_FUNDING.items():
        query = "SELECT sum(CAST(amount AS INTEGER)) FROM funding WHERE category = ?"
        expect(f"funding, {category}", one(query, category), (amount,))
    query = "SELECT sum(CAST(amount AS INTEGER)) FROM funding WHERE grant_ LIKE ?"
    expect("funding, allocation", one(query, "Allocation"), (PUBLISHED_GRANT,))
    expect("funding, revised", one(query, "%"), (PUBLISHED_FUNDING_ALL,))
    expect("referrals", one("SELECT count(*) FROM bridging_referrals"), (PUBLISHED_REFERRALS,))


def recount():
    database = load_files()

    def one(query, *parameters):
        return database.execute(query, parameters).fetchone()

    for what, query in FAULTS.items():
        expect(what, one(query)[0], 0)
    for table, columns in DATES.items():
        for column in columns:
            query = f"""SELECT count(*) FROM {table} WHERE {column} NOT IN ('', 'Not known')
                        AND {column} IS NOT date({column}, '+0 days')"""
            expect(f"{table}, {column}: dates that do not exist", one(query)[0], 0)
    for check in (
        recount_cases,
        recount_reports,
        recount_risk,
        recount_held,
        recount_orders,
        recount_others,
    ):
        check(one)
    for name in FILES:
        rows = one(f"SELECT count(*) FROM {name.replace('-', '_')}")[0]
        print(f"{name}.csv: {rows} rows")


def main():
    dice = Deck(SEED)
    write_csv("open-cases", open_cases(dice))
    reports = court_reports(dice)
    write_csv("court-reports", report_rows(dice, reports))
    write_csv("risk-assessments", risk_assessments(dice, reports))
    women = held_women(dice)
    write_csv("cell-women", held_rows(dice, women))
    write_csv("cell-offences", held_offence_rows(dice, women))
    orders = draw_orders(dice)
    place(dice, orders)
    plan(dice, orders)
    write_csv("orders", (order.values() for order in orders))
    write_csv("reviews", review_rows(dice, orders))
    write_csv("appointments", appointment_rows(dice, orders))
    write_csv("placements", placement_rows(dice, orders))
    write_csv("funding", funding_rows(dice))
    write_csv("bridging-referrals", referral_rows(dice))
    recount()


if __name__ == "__main__":
    main()
