#!/usr/bin/env python3
"""Write two synthetic exports of a city's youth justice service: people, episodes and offences in
sample-data/leicester-prevention, and the same in sample-data/leicester-which-way.  Beside them
stand the sessions and the scaling of the group programme, and four lists that the prevention team
reports from: disposals, first-time entrants, the cases of a taskforce in alternative provision, and
the Community Resolutions of a panel that were followed up before the team began.

The children are invented; no row describes anybody.  What is real are the published counts of
children closed, of children who offended and of their offences before, during and after (see
PUBLISHED below): the invented histories are arranged so that counting them gives those figures.

How it works

1.  Prevention: referrals are drawn quarter by quarter, and each is given a date on which it would
    end in the ordinary course.  The days on which cases close in 2021-22 are drawn so that as many
    of them as published are three, six, nine and twelve months old when the export is taken; each
    day goes to the case that is due first.  A few close in April 2022; the rest is open.
2.  Some children are referred again later; nobody is closed twice in 2021-22.
3.  Which Way: eight cohorts start on a day each; children close one by one in the weeks after the
    last session.  The ninth has just ended and is open.
4.  It is dealt who offends in which stage and how often (CHOSEN_SPREADS, CHOSEN_REOFFENDERS), and
    dates are drawn within the stage of each child, some on purpose on its first or last day.
    Every Community Resolution and every order has the offence that led to it.
5.  The sessions that each child came to are drawn, with scores at the start and the end of each; in
    cohort 9 the scores of a session add up to the published mean.
6.  The disposals are as many of each kind and year as published.  Children come back with another,
    heavier one.  The first-time entrants are those of the last quarter who have their first caution
    or order in it.  These children have ids of their own: the figures come from another system, and
    the published ones do not agree with the number of referrals.
7.  The files are written, read back into SQLite and counted again by other means than the ones that
    made them.  Any difference ends the script with a message and exit status 1.

The result is the same bytes on every machine: the seeds are fixed, and only Random.random() is
used, the one method whose sequence Python promises to keep from version to version.

Usage: python3 sample-data/generator/leicester.py
"""

import csv
import sqlite3
import sys
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402
from workdays import Workdays  # noqa: E402

SAMPLES = Path(__file__).resolve().parent.parent
PREVENTION = SAMPLES / "leicester-prevention"
WHICH_WAY = SAMPLES / "leicester-which-way"
SEEDS = {PREVENTION: 370, WHICH_WAY: 64, "sessions": 9, "disposals": 1203, "panel": 31, "apst": 48}

EXPORT = date(2022, 4, 19)  # the day on which both exports were taken
YEAR_FIRST, YEAR_LAST = date(2021, 4, 1), date(2022, 3, 31)
QUARTER_FIRST = date(2022, 1, 1)
WINDOWS = ((0, 3), (3, 6), (6, 9), (9, 12))  # months after closure: from, to

# Bank holidays in England and Wales; offices are open on all other days from Monday to Friday.
BANK_HOLIDAYS = {
    date.fromisoformat(day)
    for day in """
    2017-01-02 2017-04-14 2017-04-17 2017-05-01 2017-05-29 2017-08-28 2017-12-25 2017-12-26
    2018-01-01 2018-03-30 2018-04-02 2018-05-07 2018-05-28 2018-08-27 2018-12-25 2018-12-26
    2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26
    2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28
    2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28
    2022-01-03 2022-04-15 2022-04-18
    """.split()
}
WORKDAYS = Workdays(BANK_HOLIDAYS)

PANEL = "Community Resolution (Out of Court Disposal Panel)"
POLICE = "Community Resolution (Police issued)"
PREVENTIVE = "Preventative intervention"
TYPES = (PANEL, POLICE, PREVENTIVE)

AGREED = "Closed by mutual agreement"
LETTER = "Letter sent offering support"
DECLINED = "Declined support"
ORDER_DURING = "New order - offence during intervention"
ORDER_BEFORE = "New order - offence predates intervention"
MST = "MST involved"

RESOLUTION = "Community Resolution"
CAUTION = "Youth Caution"
CONDITIONAL = "Youth Conditional Caution"
REFERRAL_ORDER = "Referral Order"
REHABILITATION = "Youth Rehabilitation Order"
TRAINING_ORDER = "Detention and Training Order"
CAUTIONS = "Youth Caution / Youth Conditional Caution"
NO_ACTION = "No further action"
PENDING = "Pending"
PREVENTION_CASE = "Prevention"  # an order_type of Which Way: no order

# --------------------------------------------------------------------------------------------------
# PUBLISHED figures, the inputs of this script.
#
# Source: Leicester City Council, Children and Young People's Justice Service, two reports to its
# board: "Community Resolutions and Prevention Team - Quarter 4 2021-2022 Progress Report" (19 April
# 2022) and "The Which Way Programme - January - March 2022 - Quarter 4" (April 2022).
# --------------------------------------------------------------------------------------------------

PUBLISHED_REFERRALS = {PANEL: 20, POLICE: 77, PREVENTIVE: 16}  # January to March 2022: 113
PUBLISHED_ALL_REFERRALS = 660  # since 1 April 2020
PUBLISHED_REFERRED_QUARTERS = 4  # the last ones, each with more than 100 referrals

# Closed in the year and in its last quarter; percent of the year's closures (but for those with MST
# involved or a new order for an offence that predates the intervention), and of the quarter's.
# Successful is closed by mutual agreement or with a letter; engaged is all but declined.
PUBLISHED_CLOSED = {"year": 370, "quarter": 85}
PUBLISHED_REASONS = {"successful": 94, "declined": 4, "new order, offence during": 2}
PUBLISHED_ENGAGED = (81, 95)  # of the 85, and in percent

# The table of 10.3: stage -> children (those whose window was over), who offended, offences.
PUBLISHED_TRACKING = {
    "pre": (370, 345, 494),
    "during": (370, 17, 27),
    "0-3": (302, 25, 43),
    "3-6": (198, 12, 14),
    "6-9": (97, 11, 13),
    "9-12": (13, 2, 2),
}

# The tables of 4.1: the financial year of closure -> children, who offended before, and whose first
# offence after closure was within 3, 6, 9 and 12 months.
PUBLISHED_WHICH_WAY = {
    "2019-20": (15, (15, 2, 2, 1, 1)),
    "2020-21": (17, (17, 1, 2, 1, 1)),
    "2021-22": (23, (18, 2, 2, 1, 0)),
}
PUBLISHED_REOFFENDING = {
    "children who reoffended": 16,
    "percent of all": 29,
    "offences": 23,
    "children with one": 13,
    "of these without an offence before": 2,
    "children with more than one": 3,
    "offences of these": 10,
    "girls": 2,
    "percent girls": 4,
}
PUBLISHED_COHORTS = {"cohorts": 9, "referrals": 64, "percent with 4 sessions of 6": 73}
PUBLISHED_COHORT_9 = {
    "children": 9,
    "with 4 sessions of 6": 9,
    "from prevention": 3,
    "mean gravity": 3,
    "with a gravity of 6": 2,
    "mean age": 16,
    "youngest": 14,
    "oldest": 16,
}

# 3.2: topic of each session, and the average scores of cohort 9 at its start and end; times two.
PUBLISHED_SESSIONS = (
    ("Enhanced induction session/County Lines", 14, 16),
    ("Gangs and Knives", 16, 16),
    ("Role Models and Peer Influences", 12, 18),
    ("Mental Health and Wellbeing", 10, 16),
    ("Drugs and Alcohol", 15, 18),
    ("Celebratory Session", None, None),  # N/A
)
# 3.3: the initial and the end score of each young person of cohort 9.
PUBLISHED_SCALING = ((4, 7), (3, 8), (3, 7), (4, 8), (4, 8), (4, 7), (3, 7), (2, 8), (3, 7))

# The table of 11.2, and the changes in percent of 11.3.
DISPOSALS = (
    RESOLUTION,
    PREVENTION_CASE,
    CAUTIONS,
    REFERRAL_ORDER,
    REHABILITATION,
    TRAINING_ORDER,
)
PUBLISHED_DISPOSALS = {
    "2019-20": (59, 31, 50, 85, 24, 9),
    "2020-21": (248, 52, 23, 63, 12, 7),
    "2021-22": (377, 76, 31, 44, 9, 3),
}
PUBLISHED_CHANGES = {"court orders": -53, CAUTIONS: -38}  # from 2019-20 to 2021-22

# 11.5: first-time entrants, January to March 2022.
KNIFE = "Knife offences"
SUPPLY = "Possession of a class A substance with intent to supply"
MOTORING = "Motoring"
PUBLISHED_ENTRANTS = {KNIFE: 10, SUPPLY: 3, MOTORING: 3}
PUBLISHED_ALL_ENTRANTS = 25

PUBLISHED_PANEL = {"children": 31, "percent who reoffended within 3 months": 29}  # 1.2

# Appendix 1, 3: cases of the taskforce, launched in November 2021.
PUBLISHED_APST = {
    "active": 35,
    "since launch": 48,
    "closed": 13,
    "closed from lack of engagement": 2,
    "active with the prevention officer": 6,
    "with the prevention officer": 11,
}

# --------------------------------------------------------------------------------------------------
# CHOSEN here, not published: prevention.
# --------------------------------------------------------------------------------------------------

# Referrals in the quarters from 1 April 2020 on, in the order of TYPES.  Only the last is
# published, the sum, and that the last four are above 100.  In 2020-21 three in ten are
# preventative.
CHOSEN_REFERRALS = (
    (18, 10, 13),
    (24, 17, 17),
    (25, 21, 20),
    (26, 25, 21),
    (26, 55, 20),
    (24, 67, 12),
    (22, 70, 14),
    tuple(PUBLISHED_REFERRALS.values()),
)

# How many cases closed between two days.  The limits are those of the table: three, six, nine and
# twelve months before the export, and the beginning of the last quarter.
CHOSEN_CLOSURES = (
    (date(2021, 4, 1), date(2021, 4, 19), 13),
    (date(2021, 4, 20), date(2021, 7, 19), 97 - 13),
    (date(2021, 7, 20), date(2021, 10, 19), 198 - 97),
    (date(2021, 10, 20), date(2021, 12, 31), 370 - 85 - 198),
    (date(2022, 1, 1), date(2022, 1, 19), 302 - (370 - 85)),
    (date(2022, 1, 20), date(2022, 3, 31), 370 - 302),
)

CLOSED_IN_APRIL = 14  # from 1 to 19 April 2022

# On these days at least one case closed: the ends of the year, the first and last day of those
# limits, and ends of months to which months are added with care.
AUGUST_END, NOVEMBER_END = date(2021, 8, 31), date(2021, 11, 30)
CLOSED_ON = (
    date(2021, 4, 1),
    date(2021, 4, 19),
    date(2021, 4, 20),
    date(2021, 7, 19),
    date(2021, 7, 20),
    AUGUST_END,
    date(2021, 10, 19),
    date(2021, 10, 20),
    NOVEMBER_END,
    date(2022, 1, 19),
    date(2022, 1, 20),
    date(2022, 3, 31),
)

LETTERS = 44  # percent of the resolutions issued by the police that end with a letter
SHORT = 9  # percent of the others that are over within weeks
LEADS = {LETTER: (2, 7), "short": (3, 14), "full": (4, 16)}  # days from referral to start
LENGTHS = {LETTER: (12, 30), "short": (14, 45)}  # days from start to closure; full: about 12 weeks

# Reasons in 2021-22 beside agreement and letters: in all, and in the last quarter.
CHOSEN_REASONS = {DECLINED: (14, 4), ORDER_DURING: (7, 1), ORDER_BEFORE: (9, 2), MST: (6, 1)}
REASONS_OTHER_YEARS = ((AGREED, 90), (DECLINED, 6), (MST, 4))

REFERRED_AGAIN = (  # group of the first and of the second referral, and how many children
    ("early", "year", 20),
    ("early", "early", 6),
    ("early", "open", 4),
)
REFERRED_AFTER_REOFFENDING = 10  # closed in the year, and open again: at the most

# How the offences of a stage are spread: offences of a child -> children.
CHOSEN_SPREADS = {
    "pre": {0: 25, 1: 241, 2: 73, 3: 20, 4: 8, 5: 3},
    "during": {1: 11, 2: 3, 3: 2, 4: 1},
    "0-3": {1: 15, 2: 6, 3: 2, 4: 1, 6: 1},
    "3-6": {1: 10, 2: 2},
    "6-9": {1: 9, 2: 2},
    "9-12": {1: 2},
}
# The same for children whose window was not over on the day of the export; not in the table.
CHOSEN_UNFINISHED = {"0-3": {1: 3, 2: 1}, "3-6": {1: 3, 2: 1}, "6-9": {1: 5}, "9-12": {1: 5, 2: 1}}

AGES = ((10, 2), (11, 4), (12, 8), (13, 14), (14, 19), (15, 22), (16, 18), (17, 13))
SEXES = (("Male", 76), ("Female", 24))
AREAS = (("West", 52), ("East", 20), ("Central", 12), ("South", 16))
POLICE_AREAS = {
    "West": (("Hinckley Road", 6), ("Beaumont Leys", 5)),
    "East": (("Keyham Lane", 3), ("Spinney Hill", 2)),
    "Central": (("Mansfield House", 1),),
    "South": (("Euston Street", 1),),
}
SCHOOLS = {
    "West": (("Western Park Academy", 5), ("Anstey Lane School", 4), ("Glenfield Road College", 2)),
    "East": (("Humberstone School", 3), ("Evington Academy", 2)),
    "Central": (("City Centre School", 2), ("St Nicholas Academy", 1)),
    "South": (("Saffron Lane School", 2), ("Aylestone Academy", 1)),
}
ANYWHERE = (("", 80), ("Alternative provision", 9), ("Sixth form or college", 6), ("Not in education", 5))
ETHNICITIES = (
    ("White British", 48),
    ("White Other", 6),
    ("Asian or Asian British - Indian", 13),
    ("Asian or Asian British - Pakistani", 4),
    ("Asian or Asian British - Other", 5),
    ("Black or Black British - African", 7),
    ("Black or Black British - Caribbean", 3),
    ("Mixed - White and Black Caribbean", 7),
    ("Mixed - Other", 4),
    ("Other ethnic group", 1),
    ("Not known", 2),
)

# --------------------------------------------------------------------------------------------------
# CHOSEN here, not published: Which Way.
# --------------------------------------------------------------------------------------------------

# Number, first session, children, and the days between which they close, from some weeks after the
# sixth session on.  The ninth is published: nine children, January to March 2022, still open.
CHOSEN_COHORTS = (
    (1, date(2019, 5, 14), 5, date(2019, 7, 8), date(2019, 10, 18)),
    (2, date(2019, 9, 10), 5, date(2019, 11, 4), date(2020, 1, 31)),
    (3, date(2019, 11, 12), 5, date(2020, 1, 13), date(2020, 3, 20)),
    (4, date(2020, 9, 8), 8, date(2020, 11, 2), date(2021, 1, 29)),
    (5, date(2020, 11, 10), 9, date(2021, 1, 18), date(2021, 3, 26)),
    (6, date(2021, 3, 16), 7, date(2021, 5, 24), date(2021, 8, 20)),
    (7, date(2021, 6, 8), 8, date(2021, 8, 16), date(2021, 11, 12)),
    (8, date(2021, 9, 14), 8, date(2021, 11, 15), date(2022, 2, 25)),
    (9, date(2022, 1, 25), 9, None, None),
)

# Who reoffended: year of closure, window of the first offence (see WINDOWS), offences, whether
# there was an offence before, and whether the window was over on the day of the export.
CHOSEN_REOFFENDERS = (
    ("2019-20", 0, 1, True, True),
    ("2019-20", 0, 5, True, True),
    ("2019-20", 1, 1, True, True),
    ("2019-20", 1, 1, True, True),
    ("2019-20", 2, 1, True, True),
    ("2019-20", 3, 1, True, True),
    ("2020-21", 0, 3, True, True),
    ("2020-21", 1, 1, True, True),
    ("2020-21", 1, 1, True, True),
    ("2020-21", 2, 1, True, True),
    ("2020-21", 3, 1, True, True),
    ("2021-22", 0, 1, False, True),
    ("2021-22", 0, 1, True, False),
    ("2021-22", 1, 1, False, True),
    ("2021-22", 1, 2, True, True),
    ("2021-22", 2, 1, True, True),
)
CHOSEN_DURING = (("2019-20", 1), ("2020-21", 2), ("2020-21", 1), ("2021-22", 1))  # year, offences
FOUR_SESSIONS = 38  # children of cohorts 1 to 8 who came to four sessions or more
FEW_SESSIONS = ((2, 40), (3, 60))
MOST_SESSIONS = ((4, 25), (5, 40), (6, 35))
PRE_COUNTS = ((1, 30), (2, 30), (3, 20), (4, 12), (5, 5), (6, 3))
ORDER_TYPES = ((REFERRAL_ORDER, 46), (REHABILITATION, 22), (CONDITIONAL, 20), (RESOLUTION, 8))
PREVENTION_WITH_OFFENCE = 2
WHICH_WAY_AGES = ((14, 18), (15, 30), (16, 40), (17, 12))
WHICH_WAY_ETHNICITIES = (
    ("White British", 50),
    ("White Other", 4),
    ("Asian or Asian British", 16),
    ("Black or Black British", 12),
    ("Mixed", 16),
    ("Not known", 2),
)

# Cohort 9: age at referral; order and the gravity of the offences that led to it and before it.
COHORT_9 = (
    (16, REFERRAL_ORDER, (6,)),
    (16, REHABILITATION, (6, 3)),
    (15, REFERRAL_ORDER, (2,)),
    (16, REFERRAL_ORDER, (2, 3)),
    (16, CONDITIONAL, (2, 2)),
    (15, CONDITIONAL, (2, 2)),
    (16, PREVENTION_CASE, ()),
    (14, PREVENTION_CASE, ()),
    (16, PREVENTION_CASE, ()),
)

# --------------------------------------------------------------------------------------------------
# CHOSEN here: offences and their outcomes.
# --------------------------------------------------------------------------------------------------

# Type, gravity score (1 to 8) and weight.
MINOR_OFFENCES = (
    (("Violence against the person", 3), 34),
    (("Criminal damage", 2), 15),
    (("Theft and handling stolen goods", 3), 15),
    (("Public order", 2), 10),
    (("Public order", 1), 3),
    (("Drugs", 2), 10),
    (("Possession of a weapon", 3), 8),
    (("Motoring offences", 2), 3),
    (("Fraud and forgery", 1), 2),
)
OTHER_OFFENCES = (
    (("Violence against the person", 3), 24),
    (("Violence against the person", 4), 8),
    (("Violence against the person", 7), 1),
    (("Criminal damage", 2), 11),
    (("Theft and handling stolen goods", 3), 13),
    (("Public order", 2), 8),
    (("Drugs", 2), 9),
    (("Drugs", 6), 4),
    (("Possession of a weapon", 3), 8),
    (("Vehicle theft/unauthorised taking", 4), 4),
    (("Motoring offences", 3), 4),
    (("Non-domestic burglary", 4), 2),
    (("Domestic burglary", 6), 2),
    (("Robbery", 6), 3),
    (("Arson", 5), 1),
)

# Outcomes by the highest gravity for which they are given, and the days that they take.
OUTCOMES = (
    (3, ((RESOLUTION, 34), (NO_ACTION, 27), (CAUTION, 20), (CONDITIONAL, 10), (REFERRAL_ORDER, 9))),
    (5, ((NO_ACTION, 25), (CAUTION, 15), (CONDITIONAL, 25), (REFERRAL_ORDER, 35))),
    (8, ((NO_ACTION, 22), (REFERRAL_ORDER, 50), (REHABILITATION, 28))),
)
OUTCOMES_LONG_BEFORE = ((NO_ACTION, 62), (RESOLUTION, 30), (CAUTION, 8))
DELAYS = {
    RESOLUTION: (2, 45),
    NO_ACTION: (10, 120),
    CAUTION: (25, 110),
    CONDITIONAL: (30, 140),
    REFERRAL_ORDER: (60, 230),
    REHABILITATION: (80, 260),
}

# --------------------------------------------------------------------------------------------------
# CHOSEN here, not published: sessions, disposals and the other lists.
# --------------------------------------------------------------------------------------------------

FIFTH_SESSION = 4  # its place; eight came to it in cohort 9, so that 7.5 can be a mean
EARLIER_TOPIC = "Induction/County Lines"  # of the first session, before it was redesigned
NOT_SCORED = 4  # percent of the scores of earlier cohorts that are not there

# Weights of the quarters of each year; the team began in November 2019, and courts were closed in
# the spring of 2020.
QUARTERS = {
    "2019-20": {RESOLUTION: (3, 4, 20, 32), PREVENTION_CASE: (1, 1, 10, 19), "": (26, 27, 25, 22)},
    "2020-21": {RESOLUTION: (4, 6, 7, 8), PREVENTION_CASE: (9, 14, 15, 14), "": (10, 28, 31, 31)},
    "2021-22": {RESOLUTION: (9, 9, 10, 10), PREVENTION_CASE: (10, 7, 9, 12), "": (11, 12, 13, 14)},
}
ENTRANTS_BY = {CAUTIONS: 10, REFERRAL_ORDER: 15}  # disposal of the first-time entrants
# Disposals of the last quarter of 2021-22 are these and one caution, order and custody of children
# known before.
LAST_QUARTER = {CAUTIONS: 11, REFERRAL_ORDER: 16, REHABILITATION: 3, TRAINING_ORDER: 1}
KNOWN_BEFORE = {CAUTIONS: 22, REFERRAL_ORDER: 40, REHABILITATION: 75, TRAINING_ORDER: 90}  # percent
STATUTORY_AGES = ((13, 8), (14, 18), (15, 26), (16, 28), (17, 20))
MOST_DISPOSALS = 5  # of a child
OTHER_ENTRANTS = (  # offence, why no Community Resolution
    ("Violence against the person", "Violent offence"),
    ("Violence against the person", "Violent offence"),
    ("Violence against the person", "Violent offence"),
    ("Violence against the person", "Violent offence"),
    ("Robbery", "Violent offence"),
    ("Theft and handling stolen goods", "Previous Community Resolution"),
    ("Criminal damage", "Previous Community Resolution"),
    ("Public order", "Previous Community Resolution"),
    ("Violence against the person", "Previous Community Resolution"),
)
EXCLUDED = {KNIFE: "Knife offence", SUPPLY: "Serious drug offence", MOTORING: "Motoring offence"}

PANEL_FIRST, PANEL_LAST, PANEL_EXPORT = date(2019, 1, 7), date(2019, 6, 28), date(2019, 10, 31)
PANEL_SOON, PANEL_LATER = 9, 3  # who reoffended within three months, and later

APST_FIRST = date(2021, 11, 8)
SCHOOL_HOLIDAYS = ((date(2021, 12, 18), date(2022, 1, 4)), (date(2022, 2, 12), date(2022, 2, 20)))
OFFICER = "Prevention officer"
SPECIALISTS = (
    ("Family and youth support worker", 62),
    ("Speech and language specialist", 22),
    ("Post 16 transitional coach", 16),
)
SPECIALIST_FROM = {"Speech and language specialist": date(2022, 1, 17)}
NO_ENGAGEMENT = "Lack of engagement"
APST_REASONS = (("Closed by mutual agreement", 45), ("Change in provision", 30),
                ("Successful intervention", 25))
SCHOOL_YEARS = ((7, 6), (8, 14), (9, 24), (10, 30), (11, 26))


@dataclass(eq=False)
class Offence:
    day: date
    type: str
    gravity: int
    outcome: str = PENDING
    outcome_day: date | None = None
    id: str = ""


@dataclass(eq=False)
class Episode:
    """One referral; closed and reason are None while it is open."""

    type: str
    referred: date
    started: date
    kind: str = ""  # letter, short or full
    due: date | None = None  # when it would end in the ordinary course
    closed: date | None = None
    reason: str | None = None
    group: str = "open"  # or early, year, late: closed before 2021-22, in it, after it
    cohort: int = 0
    sessions: int = 0
    child: object = None
    id: str = ""


@dataclass(eq=False)
class Child:
    sex: str
    ethnicity: str
    area: str = ""
    episodes: list = field(default_factory=list)  # ascending
    offences: list = field(default_factory=list)
    born: date | None = None
    id: str = ""


# -- dates -----------------------------------------------------------------------------------------


def add_months(day, months):
    """The same day some months on, or the last one of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def days_before(day, count):
    return day - timedelta(days=count)


# -- offences --------------------------------------------------------------------------------------


def settle(dice, offence, outcome):
    """Give an offence its outcome, unless that is still to come on the day of the export."""
    decided = WORKDAYS.after(offence.day, dice.between(*DELAYS[outcome]))
    if decided <= EXPORT:
        offence.outcome, offence.outcome_day = outcome, decided


def draw_offence(dice, day):
    """An offence of any gravity, with an outcome that fits it."""
    offence = Offence(day, *dice.pick(OTHER_OFFENCES))
    outcomes = next(outcomes for highest, outcomes in OUTCOMES if offence.gravity <= highest)
    settle(dice, offence, dice.pick(outcomes))
    return offence


def offence_behind(dice, episode, outcome, kinds, earliest=date.min):
    """The offence that led to a referral: some weeks before, its outcome by that day."""
    referred = episode.referred
    day = dice.day(max(earliest, days_before(referred, 50)), days_before(referred, 7))
    offence = Offence(day, *dice.pick(kinds), outcome)
    offence.outcome_day = WORKDAYS.draw(dice, day, referred)
    return offence


def offence_before(dice, anchor):
    """An offence before the day `anchor`: days or, less often, a year or more."""
    day = days_before(anchor, 9 + int(540 * dice.fraction() * dice.fraction()))
    offence = Offence(day, *dice.pick(MINOR_OFFENCES))
    settle(dice, offence, dice.pick(OUTCOMES_LONG_BEFORE))
    return offence


def offence_beside(dice, offence):
    """Another offence of the same incident."""
    kind = dice.pick(MINOR_OFFENCES)
    return Offence(offence.day, *kind, offence.outcome, offence.outcome_day)


def draw_birth(dice, child, ages, taken):
    """A date of birth that gives a drawn age on the day of the first referral; at every offence the
    child is ten or more and not of age yet, at the last referral too.  `taken` are those of others:
    no two of a sex and area share theirs, or they might be one child entered twice."""
    referred = child.episodes[0].referred
    days = [offence.day for offence in child.offences] + [child.episodes[-1].referred]
    while True:
        birthday = add_months(referred, -12 * dice.pick(ages))
        child.born = days_before(birthday, dice.between(0, 364))
        key = child.born, child.sex, child.area
        if age_on(child.born, min(days)) >= 10 and age_on(child.born, max(days)) < 18:
            if key not in taken:
                taken.add(key)
                return


# -- prevention: the course of the cases -----------------------------------------------------------


def draw_referral(dice, type, low, high):
    referred = WORKDAYS.draw(dice, low, high)
    kind = "short" if dice.chance(SHORT) else "full"
    if type == POLICE and dice.chance(LETTERS):
        kind = LETTER
    started = WORKDAYS.after(referred, dice.between(*LEADS[kind]))
    if kind == "full":
        length = 84 + dice.between(-25, 25) + dice.between(-20, 20)
    else:
        length = dice.between(*LENGTHS[kind])
    return Episode(type, referred, started, kind, WORKDAYS.after(started, length))


def draw_referrals(dice):
    """All referrals since 1 April 2020, ordered by the day on which they are due to end."""
    episodes = []
    for quarter, counts in enumerate(CHOSEN_REFERRALS):
        low = add_months(date(2020, 4, 1), 3 * quarter)
        high = days_before(add_months(low, 3), 1)
        for type, count in zip(TYPES, counts):
            episodes += [draw_referral(dice, type, low, high) for _ in range(count)]
    return sorted(episodes, key=lambda episode: (episode.due, episode.referred))


def draw_closing_days(dice):
    """The days on which cases close in 2021-22, ascending."""
    days = []
    for low, high, count in CHOSEN_CLOSURES:
        fixed = [day for day in CLOSED_ON if low <= day <= high]
        days += fixed + [WORKDAYS.draw(dice, low, high) for _ in range(count - len(fixed))]
    return sorted(days)


def close_cases(dice, episodes):
    """Close those due before the year as they are due, then one on each of the year's days."""
    for episode in episodes:
        if episode.due < YEAR_FIRST:
            episode.closed, episode.group = episode.due, "early"
    for day in draw_closing_days(dice):
        waiting = (episode for episode in episodes if episode.closed is None)
        episode = next(e for e in waiting if e.started <= days_before(day, LENGTHS[LETTER][0]))
        episode.closed, episode.group = day, "year"
    for episode in [e for e in episodes if e.closed is None][:CLOSED_IN_APRIL]:
        after_year = YEAR_LAST + timedelta(days=1)
        episode.closed, episode.group = WORKDAYS.draw(dice, after_year, EXPORT), "late"


def give_reasons(dice, episodes):
    """Reasons for closure: in 2021-22 as many of each as chosen, in the last quarter too."""
    for episode in episodes:
        if episode.closed is not None and episode.kind == LETTER:
            episode.reason = LETTER
    open_to_reasons = [e for e in episodes if e.closed is not None and e.reason is None]
    for episode in open_to_reasons:
        if episode.group != "year":
            episode.reason = dice.pick(REASONS_OTHER_YEARS)
    of_year = [e for e in open_to_reasons if e.group == "year"]
    for late in (True, False):
        pool = [e for e in of_year if (e.closed >= QUARTER_FIRST) == late]
        for reason, (in_year, in_quarter) in CHOSEN_REASONS.items():
            count = in_quarter if late else in_year - in_quarter
            fitting = [e for e in pool if e.reason is None and reason_fits(e, reason)]
            for episode in dice.sample(fitting, count):
                episode.reason = reason
    for episode in open_to_reasons:
        episode.reason = episode.reason or AGREED


def reason_fits(episode, reason):
    """Who declines does so within weeks; a new order comes after months."""
    days = (episode.closed - episode.started).days
    return days <= 60 if reason == DECLINED else days >= 50


# -- prevention: the children ----------------------------------------------------------------------


def make_children(dice, episodes):
    """A child for each referral, but for those referred again."""
    for first_group, second_group, count in REFERRED_AGAIN:
        seconds = [e for e in episodes if e.group == second_group and e.child is None]
        for second in dice.shuffled(seconds):
            latest = days_before(second.referred, 60)
            firsts = [e for e in episodes if e.group == first_group and e.child is None]
            firsts = [e for e in firsts if e is not second and e.closed <= latest]
            if count > 0 and firsts:
                join_child(draw_child(dice), dice.choice(firsts), second)
                count -= 1
    for episode in episodes:
        if episode.child is None:
            join_child(draw_child(dice), episode)


def draw_child(dice):
    return Child(dice.pick(SEXES), dice.pick(ETHNICITIES), dice.pick(AREAS))


def join_child(child, *episodes):
    for episode in episodes:
        episode.child = child
        child.episodes.append(episode)


def needed_before(child):
    """The offences that the referrals up to the closure in 2021-22 presuppose."""
    main = year_episode(child)
    needed = sum(e.type != PREVENTIVE for e in child.episodes if e.referred <= main.referred)
    return needed + (main.reason == ORDER_BEFORE)


def year_episode(child):
    return next((episode for episode in child.episodes if episode.group == "year"), None)


def spread_counts(spread):
    """{1: 2, 3: 1} as [3, 1, 1]."""
    return [count for count in sorted(spread, reverse=True) for _ in range(spread[count])]


def deal_before(dice, children):
    """(child, number of offences before) for the children closed in 2021-22: none only where
    nothing presupposes one, enough where two or three are presupposed."""
    none = dice.sample([c for c in children if needed_before(c) == 0], CHOSEN_SPREADS["pre"][0])
    some = dice.shuffled([child for child in children if child not in none])
    counts = dice.shuffled([count for count in spread_counts(CHOSEN_SPREADS["pre"]) if count > 0])
    dealt = [(child, 0) for child in none]
    for child in sorted(some, key=lambda child: -needed_before(child)):
        place = next(i for i, count in enumerate(counts) if count >= needed_before(child))
        dealt.append((child, counts.pop(place)))
    return dealt


def draw_before(dice, child, episodes, count):
    """The offences behind the child's referrals, and others up to `count` before the last."""
    offences = []
    last = episodes[-1]
    for place, episode in enumerate(episodes):
        if episode.type != PREVENTIVE:
            earliest = date.min if place == 0 else episodes[place - 1].closed + timedelta(days=1)
            offences.append(offence_behind(dice, episode, RESOLUTION, MINOR_OFFENCES, earliest))
    if last.reason == ORDER_BEFORE:
        day = days_before(last.referred, dice.between(20, 150))
        decided = WORKDAYS.draw(dice, days_before(last.closed, 15), last.closed)
        offences.append(Offence(day, *dice.pick(OTHER_OFFENCES), REFERRAL_ORDER, decided))
    while len(offences) < count:
        if offences and dice.chance(35):
            offences.append(offence_beside(dice, offences[-1]))
        else:
            anchor = min([episodes[0].referred] + [offence.day for offence in offences])
            offences.append(offence_before(dice, anchor))
    child.offences += offences


def draw_during(dice, children):
    """The offences between start and closure; with a new order for the first that ends the case."""
    ended = [c for c in children if year_episode(c).reason == ORDER_DURING]
    reasons = (AGREED, MST)
    others = [c for c in children if year_episode(c).reason in reasons]
    counts = dice.shuffled(spread_counts(CHOSEN_SPREADS["during"]))
    others = dice.sample(others, len(counts) - len(ended))
    for child, count in zip(ended, counts):
        main = year_episode(child)
        decided = WORKDAYS.draw(dice, days_before(main.closed, 8), main.closed)
        outcome = dice.pick(((REFERRAL_ORDER, 70), (CONDITIONAL, 30)))
        for _ in range(count):
            day = dice.day(main.started, days_before(main.closed, 28))
            kind = dice.pick(OTHER_OFFENCES)
            child.offences.append(Offence(day, *kind, outcome, decided))
    for place, (child, count) in enumerate(zip(others, counts[len(ended):])):
        main = year_episode(child)
        days = [dice.day(main.started, main.closed) for _ in range(count)]
        days[0] = {0: main.started, 1: main.closed}.get(place, days[0])  # at the edges of the stage
        child.offences += [draw_offence(dice, day) for day in days]


def window_of(child, window):
    """The first and last day of a window after the closure in 2021-22."""
    closed = year_episode(child).closed
    return add_months(closed, window[0]) + timedelta(days=1), add_months(closed, window[1])


def draw_window(dice, children, window, spread, finished):
    """Offences in one window: of those whose window was over on the day of the export, or not."""
    pool = []
    for child in children:
        first, last = window_of(child, window)
        if last <= EXPORT if finished else last > EXPORT >= first + timedelta(days=14):
            # who has offended since closure is likelier to do so again
            since = any(o.day > year_episode(child).closed for o in child.offences)
            pool.append((child, dice.fraction() * (0.35 if since else 1)))
    offenders = [child for child, _ in sorted(pool, key=lambda pair: pair[1])]
    edges = fixed_days(offenders, window, finished)
    offenders = [child for child, _ in edges] + [c for c in offenders if c not in dict(edges)]
    counts = dice.shuffled(spread_counts(spread))
    for place, (child, count) in enumerate(zip(offenders, counts)):
        first, last = window_of(child, window)
        days = [dice.day(first, min(last, EXPORT)) for _ in range(count)]
        if place < len(edges):
            days[0] = edges[place][1]
        child.offences += [draw_offence(dice, day) for day in days]


def fixed_days(offenders, window, finished):
    """Offences on the first and the last day of a window: (child, day).  Where a case closed on the
    last day of August or November, the window ends or begins on the last of February."""

    def closed_on(day):
        return next(c for c in offenders if year_episode(c).closed == day)

    if not finished:
        return [(closed_on(NOVEMBER_END), date(2022, 3, 1))] if window == (3, 6) else []
    if window == (3, 6):
        return [(closed_on(AUGUST_END), date(2022, 2, 28))]
    edges = [(offenders[0], window_of(offenders[0], window)[1])]
    if window == (0, 3):
        edges.append((offenders[1], window_of(offenders[1], window)[0]))
    return edges


def draw_year_offences(dice, children):
    """The offences of all children closed in 2021-22."""
    for child, count in deal_before(dice, children):
        main = year_episode(child)
        before = [episode for episode in child.episodes if episode.referred <= main.referred]
        draw_before(dice, child, before, count)
    draw_during(dice, children)
    for window in WINDOWS:
        name = "%d-%d" % window
        draw_window(dice, children, window, CHOSEN_SPREADS[name], True)
        draw_window(dice, children, window, CHOSEN_UNFINISHED[name], False)


def draw_other_offences(dice, child):
    """The offences of a child not closed in 2021-22."""
    last = child.episodes[-1]
    count = sum(episode.type != PREVENTIVE for episode in child.episodes)
    count += dice.pick(((0, 66), (1, 26), (2, 8)))
    draw_before(dice, child, child.episodes, count)
    if last.group == "open" and last.started < days_before(EXPORT, 14) and dice.chance(5):
        child.offences.append(draw_offence(dice, dice.day(last.started, days_before(EXPORT, 5))))
    if last.group == "early" and dice.chance(5):
        child.offences.append(draw_offence(dice, dice.day(last.started, last.closed)))
    if last.group == "early" and dice.chance(24):
        for _ in range(dice.pick(((1, 62), (2, 26), (3, 12)))):
            fraction = dice.fraction()  # squared: sooner is likelier than later
            day = last.closed + timedelta(days=1 + int(390 * fraction * fraction))
            if day <= EXPORT:
                child.offences.append(draw_offence(dice, day))


def refer_again(dice, children, others):
    """Some who reoffended after closure in 2021-22 are referred again: they take the place of a
    child who was referred within weeks of that offence, and who is removed from `others`."""
    count = 0
    for child in dice.shuffled(children):
        if count == REFERRED_AFTER_REOFFENDING or len(child.episodes) > 1:
            continue
        for offence in [o for o in child.offences if o.day > year_episode(child).closed]:
            again = next((o for o in others if fits_again(child, offence, o)), None)
            if again is not None:
                episode = again.episodes[0]
                join_child(child, episode)
                if episode.type != PREVENTIVE:
                    decided = WORKDAYS.draw(dice, offence.day, episode.referred)
                    offence.outcome, offence.outcome_day = RESOLUTION, decided
                others.remove(again)
                count += 1
                break


def fits_again(child, offence, other):
    """Whether the referral of `other` could be the one that follows the offence."""
    episode = other.episodes[0]
    after = (episode.referred - offence.day).days
    minor = offence.gravity <= 3 or episode.type == PREVENTIVE
    return len(other.episodes) == 1 and episode.group == "open" and 7 <= after <= 45 and minor


def make_prevention():
    dice = Dice(SEEDS[PREVENTION])
    episodes = draw_referrals(dice)
    close_cases(dice, episodes)
    give_reasons(dice, episodes)
    make_children(dice, episodes)
    children, others = [], []
    for episode in episodes:
        if episode is episode.child.episodes[0]:
            (others if year_episode(episode.child) is None else children).append(episode.child)
    draw_year_offences(dice, children)
    refer_again(dice, children, others)
    for child in others:
        draw_other_offences(dice, child)
    everyone = children + others
    taken = set()
    for child in everyone:
        draw_birth(dice, child, AGES, taken)
    number(everyone, "LP%04d", "IN%05d", "OF%05d")
    return everyone


# -- Which Way -------------------------------------------------------------------------------------


def financial_year(day):
    first = day.year - (day.month < 4)
    return f"{first}-{(first + 1) % 100:02d}"


def draw_participants(dice):
    """The children of all cohorts, each with its one episode, without offences yet."""
    children = []
    for cohort, started, count, low, high in CHOSEN_COHORTS:
        for _ in range(count):
            child = Child("Male", dice.pick(WHICH_WAY_ETHNICITIES))
            referred = WORKDAYS.draw(dice, days_before(started, 56), days_before(started, 6))
            episode = Episode("", referred, started, cohort=cohort)
            if low is not None:
                episode.closed, episode.reason = WORKDAYS.draw(dice, low, high), "Completed"
            join_child(child, episode)
            children.append(child)
    return children


def draw_attendance(dice, children):
    """Sessions that each came to, and which two are girls."""
    closed = [child for child in children if child.episodes[0].closed is not None]
    most = dice.sample(closed, FOUR_SESSIONS)
    for child in children:
        few = child in closed and child not in most
        child.episodes[0].sessions = dice.pick(FEW_SESSIONS if few else MOST_SESSIONS)
    for child in dice.sample(closed, PUBLISHED_REOFFENDING["girls"]):
        child.sex = "Female"


def deal_reoffenders(dice, children):
    """(child, number of the line in CHOSEN_REOFFENDERS): whose closure allows it, in any order."""
    dealt = []
    for line, (year, window, _, _, finished) in enumerate(CHOSEN_REOFFENDERS):
        low, high = WINDOWS[window]
        fitting = []
        for child in children:
            closed = child.episodes[0].closed
            begun = add_months(closed, low) <= days_before(EXPORT, 20)
            over = add_months(closed, high) <= EXPORT
            fits = financial_year(closed) == year and begun and over == finished
            if fits and child not in dict(dealt):
                fitting.append(child)
        dealt.append((dice.choice(fitting), line))
    return dealt


def draw_reoffences(dice, child, window, count):
    """The first offence after closure in the window, the rest later but within twelve months."""
    closed = child.episodes[0].closed
    first = add_months(closed, WINDOWS[window][0]) + timedelta(days=1)
    last = min(add_months(closed, WINDOWS[window][1]), days_before(EXPORT, 4))
    day = dice.day(first, last)
    child.offences.append(draw_offence(dice, day))
    for _ in range(count - 1):
        later = dice.day(day, min(add_months(closed, 12), days_before(EXPORT, 4)))
        child.offences.append(draw_offence(dice, later))


def draw_orders(dice, children, without):
    """The order on which each child of cohorts 1 to 8 came, and the offences before."""
    rest = [child for child in children if child not in without]
    prevention = without + dice.sample(rest, PREVENTION_WITH_OFFENCE)
    for child in children:
        episode = child.episodes[0]
        episode.type = PREVENTION_CASE if child in prevention else dice.pick(ORDER_TYPES)
        if child in without:
            continue
        if episode.type == PREVENTION_CASE:
            child.offences.append(offence_before(dice, episode.referred))
            continue
        kinds = MINOR_OFFENCES if episode.type == RESOLUTION else OTHER_OFFENCES
        draw_order_offences(dice, child, [dice.pick(kinds) for _ in range(dice.pick(PRE_COUNTS))])


def draw_order_offences(dice, child, kinds):
    """The offence that led to the order first, then others before it or of the same incident."""
    episode = child.episodes[0]
    referred = episode.referred
    day = days_before(referred, dice.between(20, 200))
    decided = WORKDAYS.draw(dice, max(day, days_before(referred, 90)), referred)
    offences = [Offence(day, *kinds[0], episode.type, decided)]
    for type, gravity in kinds[1:]:
        if dice.chance(30):
            offences.append(Offence(day, type, gravity, episode.type, decided))
            continue
        earlier = offence_before(dice, min(offence.day for offence in offences))
        earlier.type, earlier.gravity = type, gravity
        if gravity > 3:
            settle(dice, earlier, NO_ACTION)
        offences.append(earlier)
    child.offences += offences


def draw_cohort_9(dice, children):
    kinds = {2: ("Drugs", 2), 3: ("Violence against the person", 3), 6: ("Robbery", 6)}
    for child, (_, order, gravities) in zip(children, COHORT_9):
        child.episodes[0].type = order
        if gravities:
            draw_order_offences(dice, child, [kinds[gravity] for gravity in gravities])


def draw_which_way_during(dice, children):
    """The offences of a few during the programme."""
    left = dice.shuffled(children)
    for year, count in CHOSEN_DURING:
        child = next(c for c in left if financial_year(c.episodes[0].closed) == year)
        left.remove(child)
        episode = child.episodes[0]
        for _ in range(count):
            child.offences.append(draw_offence(dice, dice.day(episode.started, episode.closed)))


def make_which_way():
    dice = Dice(SEEDS[WHICH_WAY])
    everyone = draw_participants(dice)
    draw_attendance(dice, everyone)
    closed = [child for child in everyone if child.episodes[0].closed is not None]
    ninth = everyone[len(closed):]
    dealt = deal_reoffenders(dice, closed)
    without = [child for child, line in dealt if not CHOSEN_REOFFENDERS[line][3]]
    year, (count, offended) = list(PUBLISHED_WHICH_WAY.items())[-1]
    others = [child for child in closed if child not in dict(dealt)]
    others_of_year = [c for c in others if financial_year(c.episodes[0].closed) == year]
    without += dice.sample(others_of_year, count - offended[0] - len(without))
    draw_orders(dice, closed, without)
    draw_cohort_9(dice, ninth)
    for child, line in dealt:
        draw_reoffences(dice, child, *CHOSEN_REOFFENDERS[line][1:3])
    draw_which_way_during(dice, [child for child in closed if child not in without])
    taken = set()
    for child in closed:
        draw_birth(dice, child, WHICH_WAY_AGES, taken)
    for child, (age, _, _) in zip(ninth, COHORT_9):
        draw_birth(dice, child, ((age, 1),), taken)
    number(everyone, "WW%03d", "E%03d", "F%03d")
    return everyone


# -- Which Way: sessions and scaling ---------------------------------------------------------------


def draw_absences(dice, ninth):
    """The sessions that each child of cohort 9 missed: one child missed the fifth."""
    missing = {child: set() for child in ninth}
    absent = [child for child in ninth if child.episodes[0].sessions < 6]
    missing[dice.choice(absent)].add(FIFTH_SESSION)
    for child in absent:
        others = [place for place in range(6) if place != FIFTH_SESSION]
        count = 6 - child.episodes[0].sessions - len(missing[child])
        missing[child] |= set(dice.sample(others, count))
    return missing


def scores_with_mean(dice, count, doubled, lowest):
    """count scores from 0 to 10, none below its own lowest, whose mean is doubled / 2."""
    total = count * doubled // 2
    scores = [max(low, min(10, doubled // 2 + dice.between(-2, 2))) for low in lowest]
    while sum(scores) != total:
        place = dice.between(0, count - 1)
        moved = scores[place] + (1 if sum(scores) < total else -1)
        if lowest[place] <= moved <= 10:
            scores[place] = moved
    return scores


def score_cohort_9(dice, topic, here):
    """(start, end) of each child who was there, with the published means."""
    _, start_mean, end_mean = topic
    if start_mean is None:
        return [("N/A", "N/A")] * len(here)
    starts = scores_with_mean(dice, len(here), start_mean, [1] * len(here))
    # hardly anybody knows less at the end; where the means are alike, someone must
    lowest = [max(0, start - (1 if start_mean == end_mean else 0)) for start in starts]
    return list(zip(starts, scores_with_mean(dice, len(here), end_mean, lowest)))


def score_earlier(dice, topic, here):
    """(start, end) of each child of an earlier cohort."""
    if topic[1] is None:
        return [("N/A", "N/A")] * len(here)
    scores = []
    for _ in here:
        start = min(10, max(0, topic[1] // 2 + dice.between(-2, 1)))
        end = min(10, start + dice.pick(((-1, 4), (0, 16), (1, 32), (2, 30), (3, 18))))
        blank = dice.pick((("start", NOT_SCORED), ("end", NOT_SCORED), ("", 100 - 2 * NOT_SCORED)))
        scores.append(("" if blank == "start" else start, "" if blank == "end" else max(0, end)))
    return scores


def make_sessions(children):
    """(child, cohort, session, topic, day, attended, start, end), and (child, initial, end): a row
    for each child and session, and one for each child."""
    dice = Dice(SEEDS["sessions"])
    sessions, scaling = [], []
    for cohort in range(1, len(CHOSEN_COHORTS) + 1):
        members = [child for child in children if child.episodes[0].cohort == cohort]
        last = cohort == len(CHOSEN_COHORTS)
        if last:
            missing = draw_absences(dice, members)
        else:
            missing = {c: set(dice.sample(range(6), 6 - c.episodes[0].sessions)) for c in members}
        for place, topic in enumerate(PUBLISHED_SESSIONS):
            here = [child for child in members if place not in missing[child]]
            scores = dict(zip(here, (score_cohort_9 if last else score_earlier)(dice, topic, here)))
            name = topic[0] if last or place > 0 else EARLIER_TOPIC
            for child in members:
                day = child.episodes[0].started + timedelta(days=7 * place)
                start, end = scores.get(child, ("", ""))
                row = child, cohort, place + 1, name, day, "Yes" if child in scores else "No"
                sessions.append((*row, start, end))
        for place, child in enumerate(members):
            if last:
                pair = PUBLISHED_SCALING[place]
            else:
                initial = dice.between(2, 5)
                end = min(10, initial + dice.pick(((1, 8), (2, 20), (3, 34), (4, 28), (5, 10))))
                pair = initial, "" if child.episodes[0].sessions < 4 else end
            scaling.append((child, cohort, place + 1, *pair))
    return sessions, scaling


# -- prevention: disposals and first-time entrants -------------------------------------------------


@dataclass(eq=False)
class Disposal:
    day: date
    kind: str
    child: object = None
    id: str = ""


def quarter_days(year, quarter):
    low = add_months(date(int(year[:4]), 4, 1), 3 * quarter)
    return low, days_before(add_months(low, 3), 1)


def quarters_of(dice, year, kind, count):
    """The quarter of each disposal of a kind and year."""
    if year == "2021-22" and kind in LAST_QUARTER:
        left = count - LAST_QUARTER[kind]
        return [3] * LAST_QUARTER[kind] + [dice.between(0, 2) for _ in range(left)]
    weights = QUARTERS[year].get(kind, QUARTERS[year][""])
    return [dice.pick(list(enumerate(weights))) for _ in range(count)]


def draw_disposals(dice):
    disposals = []
    for year, counts in PUBLISHED_DISPOSALS.items():
        for kind, count in zip(DISPOSALS, counts):
            for quarter in quarters_of(dice, year, kind, count):
                day = WORKDAYS.draw(dice, *quarter_days(year, quarter))
                disposals.append(Disposal(day, kind))
    return sorted(disposals, key=lambda disposal: (disposal.day, DISPOSALS.index(disposal.kind)))


def new_child(dice, disposal):
    """A child with a first disposal, old enough for it."""
    child = Child(dice.pick(SEXES), "")
    ages = AGES if disposal.kind in DISPOSALS[:2] else STATUTORY_AGES
    birthday = add_months(disposal.day, -12 * dice.pick(ages))
    child.born = days_before(birthday, dice.between(0, 364))
    return child


def known_child(dice, disposal, earlier, kinds):
    """A child of an earlier disposal of these kinds, some weeks before, who is not of age yet and
    has not had too many already."""
    counts = Counter(e.child for e in earlier)
    fitting = [
        e.child for e in earlier
        if e.kind in kinds and (disposal.day - e.day).days >= 28
        and age_on(e.child.born, disposal.day) < 18 and counts[e.child] < MOST_DISPOSALS
    ]
    return dice.choice(fitting) if fitting else None


def join_disposals(dice, disposals):
    """Give each disposal its child: a new one, or one known before.  Returns the entrants of the
    last quarter as (disposal, offence, reason)."""
    entrants = draw_entrants(dice, disposals)
    statutory = DISPOSALS[2:]
    for place, disposal in enumerate(disposals):
        earlier = disposals[:place]
        child = None
        if disposal in entrants:
            if entrants[disposal][1] == "Previous Community Resolution":
                had = {e.child for e in earlier if e.kind in statutory}
                light = [e for e in earlier if e.kind == RESOLUTION and e.child not in had]
                child = known_child(dice, disposal, light, (RESOLUTION,))
        elif disposal.kind in statutory:
            must = disposal.day >= QUARTER_FIRST
            if must or dice.chance(KNOWN_BEFORE[disposal.kind]):
                place_of_kind = DISPOSALS.index(disposal.kind)
                child = known_child(dice, disposal, earlier, DISPOSALS[2 : place_of_kind + 1])
        elif dice.chance(5):
            child = known_child(dice, disposal, earlier, DISPOSALS[:2])
        disposal.child = child or new_child(dice, disposal)
    return [(disposal, *what) for disposal, what in entrants.items()]


def draw_entrants(dice, disposals):
    """Disposal of the last quarter -> offence and reason, for those that are a child's first
    caution or order.  Who is convicted of supply goes to court."""
    drawn = []
    for kind, count in ENTRANTS_BY.items():
        pool = [d for d in disposals if d.kind == kind and d.day >= QUARTER_FIRST]
        drawn += dice.sample(pool, count)
    offences = [(KNIFE, EXCLUDED[KNIFE])] * PUBLISHED_ENTRANTS[KNIFE]
    offences += [(MOTORING, EXCLUDED[MOTORING])] * PUBLISHED_ENTRANTS[MOTORING]
    offences += OTHER_ENTRANTS
    offences = dice.shuffled(offences)
    offences += [(SUPPLY, EXCLUDED[SUPPLY])] * PUBLISHED_ENTRANTS[SUPPLY]
    entrants = dict(zip(drawn, offences))  # the last ones are referral orders
    return dict(sorted(entrants.items(), key=lambda item: disposals.index(item[0])))


def make_disposals():
    dice = Dice(SEEDS["disposals"])
    disposals = draw_disposals(dice)
    entrants = join_disposals(dice, disposals)
    for count, disposal in enumerate(disposals, 1):
        disposal.id = f"D{count:04d}"
        if not disposal.child.id:
            disposal.child.id = f"YJ{count:04d}"
    return disposals, entrants


# -- prevention: the panel of 2019 and the taskforce -----------------------------------------------


def make_panel():
    """31 children with a Community Resolution of the panel in 2019, and their offences."""
    dice = Dice(SEEDS["panel"])
    count = PUBLISHED_PANEL["children"]
    days = sorted(WORKDAYS.draw(dice, PANEL_FIRST, PANEL_LAST) for _ in range(count))
    children = []
    for day in days:
        child = draw_child(dice)
        child.episodes = [Episode(PANEL, day, day)]
        before = Offence(days_before(day, dice.between(20, 70)), *dice.pick(MINOR_OFFENCES))
        before.outcome, before.outcome_day = RESOLUTION, day
        child.offences.append(before)
        if dice.chance(20):
            child.offences.append(offence_before(dice, before.day))
        children.append(child)
    again = dice.sample(children, PANEL_SOON + PANEL_LATER)
    for place, child in enumerate(again):
        resolved = child.episodes[0].referred
        third = add_months(resolved, 3)
        if place < PANEL_SOON:
            reoffended = [third if place == 0 else dice.day(resolved + timedelta(days=4), third)]
            if place in (1, 2):
                reoffended.append(dice.day(reoffended[0], PANEL_EXPORT))
        else:
            reoffended = [dice.day(third + timedelta(days=1), PANEL_EXPORT)]
        for day in reoffended:
            offence = draw_offence(dice, day)
            if offence.outcome_day and offence.outcome_day > PANEL_EXPORT:
                offence.outcome, offence.outcome_day = PENDING, None
            child.offences.append(offence)
    taken = set()
    for child in children:
        draw_birth(dice, child, AGES, taken)
    number(children, "P%02d", "R%02d", "PO%03d")
    return children


def school_day_between(dice, low, high):
    while True:
        day = WORKDAYS.draw(dice, low, high)
        if not any(first <= day <= last for first, last in SCHOOL_HOLIDAYS):
            return day


def make_apst():
    """(specialist, school year, opened, closed, reason) of each case, in the order of opening."""
    dice = Dice(SEEDS["apst"])
    officer = PUBLISHED_APST["with the prevention officer"]
    closed_officer = officer - PUBLISHED_APST["active with the prevention officer"]
    closed_others = PUBLISHED_APST["closed"] - closed_officer
    cases = []
    for place in range(PUBLISHED_APST["since launch"]):
        mine = place < officer
        closed = place < closed_officer if mine else place < officer + closed_others
        specialist = OFFICER if mine else dice.pick(SPECIALISTS)
        first = SPECIALIST_FROM.get(specialist, APST_FIRST)
        latest = date(2022, 2, 11) if closed else date(2022, 3, 31)
        opened = school_day_between(dice, first, latest)
        ended = None
        if closed:
            ended = school_day_between(dice, opened + timedelta(days=35), date(2022, 4, 8))
        cases.append([specialist, dice.pick(SCHOOL_YEARS), opened, ended, ""])
    over = [case for case in cases if case[3]]
    for case in over:
        case[4] = dice.pick(APST_REASONS)
    for case in dice.sample(over, PUBLISHED_APST["closed from lack of engagement"]):
        case[4] = NO_ENGAGEMENT
    return sorted(cases, key=lambda case: (case[2], case[0], case[1]))


# -- files -----------------------------------------------------------------------------------------


def number(children, child_id, episode_id, offence_id):
    """Ids in the order of registration, as a case-management system gives them."""
    children.sort(key=lambda child: (child.episodes[0].referred, child.born))
    for count, child in enumerate(children, 1):
        child.id = child_id % count
    episodes = [(e, child) for child in children for e in child.episodes]
    episodes.sort(key=lambda pair: (pair[0].referred, pair[1].id))
    for count, (episode, _) in enumerate(episodes, 1):
        episode.id = episode_id % count
    offences = [(o, child) for child in children for o in child.offences]
    offences.sort(key=lambda pair: (pair[0].day, pair[1].id))
    for count, (offence, _) in enumerate(offences, 1):
        offence.id = offence_id % count


def by_id(children, name):
    """(child, episode) or (child, offence) in the order of its id."""
    pairs = [(child, item) for child in children for item in getattr(child, name)]
    return sorted(pairs, key=lambda pair: pair[1].id)


def slashed(day):
    return "" if day is None else day.strftime("%d/%m/%Y")


def iso(day):
    return "" if day is None else day.isoformat()


def write_csv(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(header)
        writer.writerows(rows)


def places(child):
    """The police area and the school of a child: from the child's number, so that the histories,
    which the dice make, stay as they are."""
    dice = Dice(int(child.id.lstrip("LP")))
    police = dice.pick(POLICE_AREAS[child.area])
    return police, dice.pick(ANYWHERE) or dice.pick(SCHOOLS[child.area])


def write_prevention(children):
    """With the headings of a case-management system, and its dates."""
    header = ("Child ID", "Gender", "Date of Birth", "Ethnic Group", "Area", "Police Area", "School")
    rows = [(c.id, c.sex, slashed(c.born), c.ethnicity, c.area, *places(c)) for c in children]
    write_csv(PREVENTION / "people.csv", header, rows)
    header = ("Intervention ID", "Child ID", "Programme", "Type of Referral", "Date of Referral")
    header += ("Start Date", "Date Closed", "Reason for Closure")
    rows = []
    for child, e in by_id(children, "episodes"):
        programme = "Prevention" if e.type == PREVENTIVE else "Community Resolution"
        dates = slashed(e.referred), slashed(e.started), slashed(e.closed)
        rows.append((e.id, child.id, programme, e.type, *dates, e.reason or ""))
    write_csv(PREVENTION / "episodes.csv", header, rows)
    header = ("Offence Ref", "Child ID", "Date of Offence", "Type of Offence", "Gravity Score")
    header += ("Outcome", "Date of Outcome")
    rows = [
        (o.id, child.id, slashed(o.day), o.type, o.gravity, o.outcome, slashed(o.outcome_day))
        for child, o in by_id(children, "offences")
    ]
    write_csv(PREVENTION / "offences.csv", header, rows)


def write_which_way(children):
    """With the names of the fields, and ISO dates."""
    header = ("person_id", "sex", "date_of_birth", "ethnicity")
    rows = [(c.id, c.sex, iso(c.born), c.ethnicity) for c in children]
    write_csv(WHICH_WAY / "people.csv", header, rows)
    header = ("episode_id", "person_id", "programme", "cohort", "order_type", "referral_date")
    header += ("start_date", "closure_date", "closure_reason", "sessions_attended")
    rows = []
    for child, e in by_id(children, "episodes"):
        dates = iso(e.referred), iso(e.started), iso(e.closed)
        row = e.id, child.id, "Which Way", e.cohort, e.type, *dates, e.reason or "", e.sessions
        rows.append(row)
    write_csv(WHICH_WAY / "episodes.csv", header, rows)
    header = ("offence_id", "person_id", "offence_date", "offence_type", "gravity")
    header += ("outcome", "outcome_date")
    rows = [
        (o.id, child.id, iso(o.day), o.type, o.gravity, o.outcome, iso(o.outcome_day))
        for child, o in by_id(children, "offences")
    ]
    write_csv(WHICH_WAY / "offences.csv", header, rows)


def write_sessions(sessions, scaling):
    header = ("person_id", "cohort", "session", "topic", "session_date", "attended")
    header += ("start_score", "end_score")
    rows = [(child.id, cohort, session, topic, iso(day), *rest)
            for child, cohort, session, topic, day, *rest in sessions]
    write_csv(WHICH_WAY / "sessions.csv", header, rows)
    header = ("person_id", "cohort", "young_person", "initial_score", "end_score")
    write_csv(WHICH_WAY / "scaling.csv", header, [(row[0].id, *row[1:]) for row in scaling])


def write_disposals(disposals, entrants):
    header = ("Disposal ID", "Child", "Gender", "Age", "Date of Disposal", "Disposal")
    rows = [
        (d.id, d.child.id, d.child.sex, age_on(d.child.born, d.day), iso(d.day), d.kind)
        for d in disposals
    ]
    write_csv(PREVENTION / "disposals.csv", header, rows)
    header = ("Child", "Disposal ID", "Date of Disposal", "Disposal", "Offence")
    header += ("Why No Community Resolution",)
    rows = [(d.child.id, d.id, iso(d.day), d.kind, *what) for d, *what in entrants]
    write_csv(PREVENTION / "first-time-entrants.csv", header, rows)


def write_panel(children):
    header = ("Child ID", "Gender", "Date of Birth", "Date of Resolution")
    rows = [(c.id, c.sex, iso(c.born), iso(c.episodes[0].referred)) for c in children]
    write_csv(PREVENTION / "panel-2019.csv", header, rows)
    header = ("Offence Ref", "Child ID", "Date of Offence", "Type of Offence", "Gravity Score")
    header += ("Outcome", "Date of Outcome")
    rows = [
        (o.id, child.id, iso(o.day), o.type, o.gravity, o.outcome, iso(o.outcome_day))
        for child, o in by_id(children, "offences")
    ]
    write_csv(PREVENTION / "panel-2019-offences.csv", header, rows)


def write_apst(cases):
    header = ("Case ID", "Specialist", "School Year", "Date Opened", "Date Closed")
    header += ("Reason for Closure",)
    rows = [
        (f"AP{count:02d}", specialist, year, iso(opened), iso(closed), reason)
        for count, (specialist, year, opened, closed, reason) in enumerate(cases, 1)
    ]
    write_csv(PREVENTION / "apst.csv", header, rows)


# -- the recount -----------------------------------------------------------------------------------
# Nothing below uses the objects made above: it reads the files and counts in SQL.

PREVENTION_COLUMNS = {
    "people": "child sex born ethnicity area police school",
    "episodes": "episode child programme type referred started closed reason",
    "offences": "offence child day kind gravity outcome decided",
}
WHICH_WAY_COLUMNS = {
    "people": "child sex born ethnicity",
    "episodes": "episode child programme cohort type referred started closed reason sessions",
    "offences": "offence child day kind gravity outcome decided",
}
DATES = {
    "people": ("born",),
    "episodes": ("referred", "started", "closed"),
    "offences": ("day", "decided"),
}


def load_files(folder, tables):
    """Read the written files into tables of text columns; dates with slashes become ISO dates."""
    database = sqlite3.connect(":memory:")
    for table, columns in tables.items():
        names = columns.split()
        database.execute(f"CREATE TABLE {table} ({', '.join(name + ' TEXT' for name in names)})")
        with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        marks = ", ".join("?" * len(names))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        for name in DATES[table]:
            turned = f"substr({name},7,4) || '-' || substr({name},4,2) || '-' || substr({name},1,2)"
            database.execute(f"UPDATE {table} SET {name} = {turned} WHERE {name} LIKE '%/%'")
    database.execute("CREATE TABLE closed_days (day TEXT)")
    holidays = [(day.isoformat(),) for day in BANK_HOLIDAYS]
    database.executemany("INSERT INTO closed_days VALUES (?)", holidays)
    return database


# Each counts what must not be there.  These hold for both exports.
FAULTS = {
    "a child listed twice": "SELECT count(*) - count(DISTINCT child) FROM people",
    "a referral listed twice": "SELECT count(*) - count(DISTINCT episode) FROM episodes",
    "an offence listed twice": "SELECT count(*) - count(DISTINCT offence) FROM offences",
    "a referral of an unknown child": """
        SELECT count(*) FROM episodes WHERE child NOT IN (SELECT child FROM people)""",
    "a child without a referral": """
        SELECT count(*) FROM people WHERE child NOT IN (SELECT child FROM episodes)""",
    "an offence of an unknown child": """
        SELECT count(*) FROM offences WHERE child NOT IN (SELECT child FROM people)""",
    "a start that is not after the referral": """
        SELECT count(*) FROM episodes WHERE started <= referred""",
    "a closure that is not after the start": """
        SELECT count(*) FROM episodes WHERE closed <> '' AND closed <= started""",
    "a date after the export": """
        SELECT (SELECT count(*) FROM offences WHERE max(day, decided) > '2022-04-19')
             + (SELECT count(*) FROM episodes WHERE max(started, closed) > '2022-04-19')""",
    "a closure without a reason, or a reason without a closure": """
        SELECT count(*) FROM episodes WHERE (closed = '') <> (reason = '')""",
    "a referral before the one before it has ended": """
        SELECT count(*) FROM episodes AS one JOIN episodes AS two USING (child)
        WHERE one.episode < two.episode AND (one.closed = '' OR one.closed >= two.referred)""",
    "a referral, start, closure or outcome on a day on which offices are closed": """
        WITH days(day) AS (SELECT referred FROM episodes UNION ALL SELECT started FROM episodes
                           UNION ALL SELECT closed FROM episodes
                           UNION ALL SELECT decided FROM offences)
        SELECT count(*) FROM days WHERE day <> ''
        AND (strftime('%w', day) IN ('0', '6') OR day IN (SELECT day FROM closed_days))""",
    "an outcome before the offence": """
        SELECT count(*) FROM offences WHERE decided <> '' AND decided < day""",
    "an outcome without a date, or a date without an outcome": """
        SELECT count(*) FROM offences WHERE (decided = '') <> (outcome = 'Pending')""",
    "a gravity that is no whole number from 1 to 8": """
        SELECT count(*) FROM offences WHERE gravity NOT GLOB '[1-8]'""",
    "an offence by a child under ten or of age": """
        SELECT count(*) FROM offences JOIN people USING (child)
        WHERE day < date(born, '+10 years') OR day >= date(born, '+18 years')""",
    "a referral of a child under ten or of age": """
        SELECT count(*) FROM episodes JOIN people USING (child)
        WHERE referred < date(born, '+10 years') OR referred >= date(born, '+18 years')""",
    "a date that does not exist": """
        WITH days(day) AS (SELECT born FROM people UNION ALL SELECT referred FROM episodes
                           UNION ALL SELECT started FROM episodes
                           UNION ALL SELECT closed FROM episodes
                           UNION ALL SELECT day FROM offences
                           UNION ALL SELECT decided FROM offences)
        SELECT count(*) FROM days WHERE day <> '' AND day IS NOT date(day, '+0 days')""",
}

PREVENTION_FAULTS = {
    "a child closed twice in 2021-22": """
        SELECT count(*) - count(DISTINCT child) FROM episodes
        WHERE closed BETWEEN '2021-04-01' AND '2022-03-31'""",
    "a referral before 1 April 2020 or after 31 March 2022": """
        SELECT count(*) FROM episodes WHERE referred NOT BETWEEN '2020-04-01' AND '2022-03-31'""",
    "a quarter of 2021-22 with 100 referrals or fewer": """
        SELECT 4 - count(*) FROM (
            SELECT 1 FROM episodes WHERE referred BETWEEN '2021-04-01' AND '2022-03-31'
            GROUP BY substr(referred, 1, 4), (substr(referred, 6, 2) - 1) / 3
            HAVING count(*) > 100)""",
    "no Community Resolution behind a referral": """
        SELECT count(*) FROM episodes WHERE type LIKE 'Community%' AND NOT EXISTS (
            SELECT 1 FROM offences WHERE offences.child = episodes.child AND day < referred
            AND outcome = 'Community Resolution' AND decided <= referred)""",
    "a new order without the offence for it": """
        SELECT count(*) FROM episodes WHERE reason LIKE 'New order%' AND NOT EXISTS (
            SELECT 1 FROM offences WHERE offences.child = episodes.child
            AND (day >= started) = (reason LIKE '%during%') AND decided BETWEEN started AND closed
            AND outcome IN ('Referral Order', 'Youth Conditional Caution'))""",
    "more referrals from the East than the West": """
        SELECT sum(area = 'East') >= sum(area = 'West') FROM people JOIN episodes USING (child)""",
}

WHICH_WAY_FAULTS = {
    "a child in two cohorts": "SELECT count(*) - count(DISTINCT child) FROM episodes",
    "a cohort with two first days": """
        SELECT count(DISTINCT cohort || started) - count(DISTINCT cohort) FROM episodes""",
    "a closure within a week of the sixth session": """
        SELECT count(*) FROM episodes WHERE closed <> '' AND closed < date(started, '+42 days')""",
    "an open case of another cohort, or a closed one of the ninth": """
        SELECT count(*) FROM episodes WHERE (closed = '') <> (cohort = '9')""",
    "an age at referral outside 14 to 17": """
        SELECT count(*) FROM episodes JOIN people USING (child)
        WHERE referred < date(born, '+14 years') OR referred >= date(born, '+18 years')""",
    "an order without the offence for it": """
        SELECT count(*) FROM episodes WHERE type <> 'Prevention' AND NOT EXISTS (
            SELECT 1 FROM offences WHERE offences.child = episodes.child
            AND outcome = type AND decided <= referred)""",
    "an offence after closure that is more than twelve months later": """
        SELECT count(*) FROM offences JOIN episodes USING (child)
        WHERE closed <> '' AND day > date(closed, '+12 months')""",
}

# The last day of the month to which months are added is found by itself: SQLite's own addition runs
# over into the next month.
ADDED = """min(date(closed, {0} || ' months'),
               date(closed, 'start of month', ({0} + 1) || ' months', '-1 day'))"""

COHORT = """
    cohort AS (
        SELECT child, started, closed FROM episodes AS one
        WHERE closed BETWEEN :first AND min(:last, :as_of) AND NOT EXISTS (
            SELECT 1 FROM episodes AS two WHERE two.child = one.child
            AND two.closed BETWEEN :first AND min(:last, :as_of)
            AND (two.closed, two.rowid) < (one.closed, one.rowid)))"""

# Stage, children, who offended, offences.  :all counts windows that are not over as well.
RECOUNT_STAGES = f"""
    WITH {COHORT},
    windows(stage, low, high) AS (
        VALUES ('0-3', 0, 3), ('3-6', 3, 6), ('6-9', 6, 9), ('9-12', 9, 12)),
    spans AS (
        SELECT 'pre' AS stage, child, '' AS low_day, date(started, '-1 day') AS high_day FROM cohort
        UNION ALL SELECT 'during', child, started, closed FROM cohort
        UNION ALL SELECT stage, child, date({ADDED.format("low")}, '+1 day'), {ADDED.format("high")}
                  FROM cohort, windows)
    SELECT stage, count(DISTINCT spans.child), count(DISTINCT offences.child), count(offence)
    FROM spans LEFT JOIN offences
         ON offences.child = spans.child AND day BETWEEN low_day AND min(high_day, :as_of)
    WHERE :all OR high_day <= :as_of
    GROUP BY stage"""

# Of each child with an offence after closure: the window of the first (in months), all of them, and
# those up to the closure.
RECOUNT_FIRST = f"""
    WITH {COHORT},
    after AS (SELECT child, closed, min(day) AS day, count(*) AS offences
              FROM cohort JOIN offences USING (child) WHERE day > closed GROUP BY child)
    SELECT CASE WHEN day <= {ADDED.format(3)} THEN '0-3' WHEN day <= {ADDED.format(6)} THEN '3-6'
                WHEN day <= {ADDED.format(9)} THEN '6-9' WHEN day <= {ADDED.format(12)} THEN '9-12'
                ELSE 'later' END,
           offences,
           (SELECT count(*) FROM offences AS earlier
            WHERE earlier.child = after.child AND earlier.day <= after.closed)
    FROM after"""


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"leicester.py: recount of the files: {what}: {found} instead of {wanted}")


def whole_percent(part, whole):
    """part / whole in percent, rounded half up."""
    return (200 * part + whole) // (2 * whole)


def look_for_faults(database, folder, *faults):
    for group in faults:
        for what, query in group.items():
            found = database.execute(query).fetchone()[0]
            expect(f"{folder.name}: {what}", found, 0)


def stages_of(database, first, last, everyone):
    """Stage -> children, who offended, offences."""
    names = {"first": first, "last": last, "as_of": EXPORT.isoformat(), "all": everyone}
    rows = database.execute(RECOUNT_STAGES, names).fetchall()
    order = list(PUBLISHED_TRACKING)
    return {row[0]: tuple(row[1:]) for row in sorted(rows, key=lambda row: order.index(row[0]))}


def recount_closures(database):
    """Compare the reasons for closure with the published percentages."""

    def counts(first):
        query = "SELECT reason, count(*) FROM episodes WHERE closed BETWEEN ? AND ? GROUP BY reason"
        return dict(database.execute(query, (first, "2022-03-31")))

    year, quarter = counts("2021-04-01"), counts("2022-01-01")
    expect("closed in the year", sum(year.values()), PUBLISHED_CLOSED["year"])
    expect("closed in the quarter", sum(quarter.values()), PUBLISHED_CLOSED["quarter"])
    base = sum(year.values()) - year[MST] - year[ORDER_BEFORE]
    shares = {
        "successful": whole_percent(year[AGREED] + year[LETTER], base),
        "declined": whole_percent(year[DECLINED], base),
        "new order, offence during": whole_percent(year[ORDER_DURING], base),
    }
    expect("reasons for closure in percent", shares, PUBLISHED_REASONS)
    engaged = sum(quarter.values()) - quarter[DECLINED]
    share = whole_percent(engaged, sum(quarter.values()))
    expect("engaged in the quarter", (engaged, share), PUBLISHED_ENGAGED)
    reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(year.items()))
    print(f"  closed in 2021-22: {reasons}")


def recount_referrals(database):
    query = """SELECT type, count(*) FROM episodes
               WHERE referred BETWEEN '2022-01-01' AND '2022-03-31' GROUP BY type"""
    expect("referrals of the quarter", dict(database.execute(query)), PUBLISHED_REFERRALS)
    referrals = database.execute("SELECT count(*) FROM episodes WHERE referred >= '2020-04-01'")
    expect("referrals since 1 April 2020", referrals.fetchone()[0], PUBLISHED_ALL_REFERRALS)


def show_stages(what, stages):
    cells = (f"{stage} {children}/{offended}/{offences}"
             for stage, (children, offended, offences) in stages.items())
    print(f"  {what}: {', '.join(cells)}")


def recount_prevention():
    database = load_files(PREVENTION, PREVENTION_COLUMNS)
    look_for_faults(database, PREVENTION, FAULTS, PREVENTION_FAULTS)
    show_rows(database, PREVENTION)
    recount_referrals(database)
    recount_closures(database)
    tracking = stages_of(database, "2021-04-01", "2022-03-31", False)
    expect("offending of the children closed in 2021-22", tracking, PUBLISHED_TRACKING)
    show_stages("2021-22, windows that are over", tracking)
    show_stages("2021-22, everyone", stages_of(database, "2021-04-01", "2022-03-31", True))


def recount_years(database):
    """Compare each year's children, and when they first reoffended, with the published table; all
    rows of RECOUNT_FIRST are given."""
    reoffenders = []
    for year, (children, offended) in PUBLISHED_WHICH_WAY.items():
        first, last = f"{year[:4]}-04-01", f"20{year[5:]}-03-31"
        stages = stages_of(database, first, last, True)
        names = {"first": first, "last": last, "as_of": EXPORT.isoformat()}
        rows = database.execute(RECOUNT_FIRST, names).fetchall()
        found = [stages["pre"][1]]
        found += [sum(row[0] == stage for row in rows) for stage in ("0-3", "3-6", "6-9", "9-12")]
        expect(f"{year}: children", {row[0] for row in stages.values()}, {children})
        expect(f"{year}: offended before, and first after closure", tuple(found), offended)
        show_stages(f"{year}, everyone", stages)
        show_stages(f"{year}, windows that are over", stages_of(database, first, last, False))
        reoffenders += rows
    over = stages_of(database, "2021-04-01", "2022-03-31", False)
    expect("2021-22: anybody with twelve months", "9-12" in over, False)
    expect("2021-22: some, but not all, with nine months", 0 < over["6-9"][0] < 23, True)
    return reoffenders


def recount_which_way():
    database = load_files(WHICH_WAY, WHICH_WAY_COLUMNS)
    look_for_faults(database, WHICH_WAY, FAULTS, WHICH_WAY_FAULTS)
    show_rows(database, WHICH_WAY)
    reoffenders = recount_years(database)

    def one(query):
        return database.execute(query).fetchone()

    (closed,) = one("SELECT count(*) FROM episodes WHERE closed <> ''")
    (girls,) = one("SELECT count(*) FROM people WHERE sex = 'Female'")
    once = [row for row in reoffenders if row[1] == 1]
    found = (
        len(reoffenders),
        whole_percent(len(reoffenders), closed),
        sum(row[1] for row in reoffenders),
        len(once),
        sum(row[2] == 0 for row in once),
        len(reoffenders) - len(once),
        sum(row[1] for row in reoffenders if row[1] > 1),
        girls,
        whole_percent(girls, closed),
    )
    expect("reoffending", dict(zip(PUBLISHED_REOFFENDING, found)), PUBLISHED_REOFFENDING)
    cohorts, referrals, four = one(
        "SELECT count(DISTINCT cohort), count(*), sum(sessions >= '4') FROM episodes"
    )
    found = cohorts, referrals, whole_percent(four, referrals)
    expect("cohorts", dict(zip(PUBLISHED_COHORTS, found)), PUBLISHED_COHORTS)
    recount_cohort_9(database)
    print(f"  reoffended after closure: {len(reoffenders)} of {closed}")


def recount_cohort_9(database):
    """Compare the profile of the ninth cohort with the published one."""
    age = """strftime('%Y', referred) - strftime('%Y', born)
             - (substr(referred, 6) < substr(born, 6))"""
    people = database.execute(f"""
        SELECT count(*), sum(sessions >= '4'), sum(type = 'Prevention'),
               sum({age}), min({age}), max({age})
        FROM episodes JOIN people USING (child) WHERE cohort = '9'""").fetchone()
    offences = database.execute("""
        SELECT sum(gravity), count(*), count(DISTINCT CASE WHEN gravity = '6' THEN child END)
        FROM offences JOIN episodes USING (child) WHERE cohort = '9'""").fetchone()
    children, four, prevention, ages, youngest, oldest = people
    gravity, count, with_six = offences
    mean_gravity = whole_percent(gravity, 100 * count)
    mean_age = whole_percent(ages, 100 * children)
    found = children, four, prevention, mean_gravity, with_six, mean_age, youngest, oldest
    expect("cohort 9", dict(zip(PUBLISHED_COHORT_9, found)), PUBLISHED_COHORT_9)


# The lists beside the two exports: table -> folder, file, columns.
LISTS = {
    "sessions": (WHICH_WAY, "sessions", "child cohort session topic day attended start end"),
    "scaling": (WHICH_WAY, "scaling", "child cohort person initial end"),
    "places": (WHICH_WAY, "episodes", WHICH_WAY_COLUMNS["episodes"]),
    "disposals": (PREVENTION, "disposals", "disposal child sex age day kind"),
    "entrants": (PREVENTION, "first-time-entrants", "child disposal day kind offence why"),
    "panel": (PREVENTION, "panel-2019", "child sex born resolved"),
    "panel_offences": (PREVENTION, "panel-2019-offences", PREVENTION_COLUMNS["offences"]),
    "apst": (PREVENTION, "apst", "case_id specialist year opened closed reason"),
}

LIST_FAULTS = {
    "a child of a cohort without its six sessions": """
        SELECT count(*) FROM places WHERE 6 <> (
            SELECT count(DISTINCT session) FROM sessions WHERE sessions.child = places.child)""",
    "another number of sessions than the episode has": """
        SELECT count(*) FROM places WHERE sessions <> (
            SELECT sum(attended = 'Yes') FROM sessions WHERE sessions.child = places.child)""",
    "a score of a session that the child did not come to": """
        SELECT count(*) FROM sessions WHERE attended = 'No' AND start || end <> ''""",
    "a score outside 0 to 10": """
        WITH scores(score) AS (SELECT start FROM sessions UNION ALL SELECT end FROM sessions)
        SELECT count(*) FROM scores
        WHERE score NOT IN ('', 'N/A', '10') AND score NOT GLOB '[0-9]'""",
    "a session on a day on which offices are closed": """
        SELECT count(*) FROM sessions
        WHERE strftime('%w', day) IN ('0', '6') OR day IN (SELECT day FROM closed_days)""",
    "a session at another time than a week after the one before": """
        SELECT count(*) FROM sessions JOIN places USING (child)
        WHERE julianday(day) - julianday(started) <> 7 * (session - 1)""",
    "a disposal listed twice": "SELECT count(*) - count(DISTINCT disposal) FROM disposals",
    "a disposal of a child under ten or of age": """
        SELECT count(*) FROM disposals WHERE age + 0 NOT BETWEEN 10 AND 17""",
    "a child that grows younger or changes sex": """
        SELECT count(*) FROM disposals AS one JOIN disposals AS two USING (child)
        WHERE one.day <= two.day AND (one.age > two.age OR one.sex <> two.sex)""",
    "a disposal on a day on which offices are closed": """
        SELECT count(*) FROM disposals
        WHERE strftime('%w', day) IN ('0', '6') OR day IN (SELECT day FROM closed_days)""",
    "a first-time entrant who is not one": """
        SELECT count(*) FROM entrants WHERE NOT EXISTS (
            SELECT 1 FROM disposals WHERE disposals.disposal = entrants.disposal
            AND disposals.child = entrants.child AND disposals.day = entrants.day
            AND disposals.kind = entrants.kind
            AND kind NOT IN ('Community Resolution', 'Prevention')
            AND disposals.day BETWEEN '2022-01-01' AND '2022-03-31')
        OR EXISTS (SELECT 1 FROM disposals WHERE disposals.child = entrants.child
            AND disposals.day < entrants.day
            AND disposals.kind NOT IN ('Community Resolution', 'Prevention'))""",
    "a child with a first caution or order in the quarter that is no entrant": """
        SELECT count(*) FROM disposals AS one
        WHERE day >= '2022-01-01' AND kind NOT IN ('Community Resolution', 'Prevention')
        AND child NOT IN (SELECT child FROM entrants) AND NOT EXISTS (
            SELECT 1 FROM disposals AS two WHERE two.child = one.child AND two.day < one.day
            AND two.kind NOT IN ('Community Resolution', 'Prevention'))""",
    "an entrant with an earlier Community Resolution, or without, against the reason": """
        SELECT count(*) FROM entrants WHERE (why = 'Previous Community Resolution') <> EXISTS (
            SELECT 1 FROM disposals WHERE disposals.child = entrants.child
            AND disposals.kind = 'Community Resolution' AND disposals.day < entrants.day)""",
    "an offence of nobody of the panel, or after the follow-up": """
        SELECT count(*) FROM panel_offences WHERE child NOT IN (SELECT child FROM panel)
        OR max(day, decided) > '2019-10-31'""",
    "a taskforce case before the launch, or closed before it opened": """
        SELECT count(*) FROM apst WHERE opened < '2021-11-01' OR max(opened, closed) > '2022-04-19'
        OR (closed <> '' AND closed <= opened) OR (closed = '') <> (reason = '')""",
}


def load_lists():
    database = sqlite3.connect(":memory:")
    for table, (folder, file, columns) in LISTS.items():
        names = columns.split()
        database.execute(f"CREATE TABLE {table} ({', '.join(name + ' TEXT' for name in names)})")
        with open(folder / f"{file}.csv", encoding="utf-8", newline="") as opened:
            rows = list(csv.reader(opened))[1:]
        marks = ", ".join("?" * len(names))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        if folder is PREVENTION or table != "places":
            print(f"{folder.name}/{file}.csv: {len(rows)} rows")
    database.execute("CREATE TABLE closed_days (day TEXT)")
    holidays = [(day.isoformat(),) for day in BANK_HOLIDAYS]
    database.executemany("INSERT INTO closed_days VALUES (?)", holidays)
    return database


def recount_sessions(database):
    """Compare the means of each session of cohort 9, and the scores of its children."""
    query = """SELECT topic, sum(start), sum(end), count(*) FROM sessions
               WHERE cohort = '9' AND attended = 'Yes' GROUP BY session ORDER BY session"""
    found = []
    for topic, start, end, count in database.execute(query):
        scored = topic != "Celebratory Session"
        found.append((topic, 2 * start / count if scored else None,
                      2 * end / count if scored else None))
    expect("mean scores of cohort 9", tuple(found), PUBLISHED_SESSIONS)
    query = "SELECT initial + 0, end + 0 FROM scaling WHERE cohort = '9' ORDER BY person + 0"
    expect("scaling of cohort 9", tuple(database.execute(query)), PUBLISHED_SCALING)


def signed_percent(part, whole):
    """part / whole in percent, halves away from zero."""
    return whole_percent(abs(part), whole) * (1 if part >= 0 else -1)


def recount_disposals(database):
    query = """SELECT kind, count(*) FROM disposals WHERE day BETWEEN ? AND ? GROUP BY kind"""
    counts = {}
    for year, published in PUBLISHED_DISPOSALS.items():
        found = dict(database.execute(query, (f"{year[:4]}-04-01", f"20{year[5:]}-03-31")))
        counts[year] = found
        expect(f"disposals of {year}", tuple(found[kind] for kind in DISPOSALS), published)
    before, after = counts["2019-20"], counts["2021-22"]
    court = [sum(year[kind] for kind in DISPOSALS[3:]) for year in (before, after)]
    changes = {
        "court orders": signed_percent(court[1] - court[0], court[0]),
        CAUTIONS: signed_percent(after[CAUTIONS] - before[CAUTIONS], before[CAUTIONS]),
    }
    expect("changes in percent", changes, PUBLISHED_CHANGES)
    offences = dict(database.execute("SELECT offence, count(*) FROM entrants GROUP BY offence"))
    expect("first-time entrants", sum(offences.values()), PUBLISHED_ALL_ENTRANTS)
    named = {offence: offences[offence] for offence in PUBLISHED_ENTRANTS}
    expect("first-time entrants by offence", named, PUBLISHED_ENTRANTS)


def recount_panel(database):
    children, again = database.execute(f"""
        SELECT count(DISTINCT panel.child), count(DISTINCT panel_offences.child)
        FROM panel LEFT JOIN panel_offences ON panel_offences.child = panel.child
        AND day > resolved AND day <= {ADDED.format(3).replace("closed", "resolved")}""").fetchone()
    found = dict(zip(PUBLISHED_PANEL, (children, whole_percent(again, children))))
    expect("reoffending after a resolution of the panel", found, PUBLISHED_PANEL)


def recount_apst(database):
    found = database.execute(f"""
        SELECT sum(closed = ''), count(*), sum(closed <> ''), sum(reason = '{NO_ENGAGEMENT}'),
               sum(closed = '' AND specialist = '{OFFICER}'), sum(specialist = '{OFFICER}')
        FROM apst""").fetchone()
    expect("cases of the taskforce", dict(zip(PUBLISHED_APST, found)), PUBLISHED_APST)


def recount_lists():
    database = load_lists()
    look_for_faults(database, WHICH_WAY.parent, LIST_FAULTS)
    recount_sessions(database)
    recount_disposals(database)
    recount_panel(database)
    recount_apst(database)


def show_rows(database, folder):
    counts = []
    for table in ("people", "episodes", "offences"):
        rows = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        counts.append(f"{table}.csv {rows} rows")
    print(f"{folder.name}: {', '.join(counts)}")


def main():
    write_prevention(make_prevention())
    children = make_which_way()
    write_which_way(children)
    write_sessions(*make_sessions(children))
    write_disposals(*make_disposals())
    write_panel(make_panel())
    write_apst(make_apst())
    recount_prevention()
    recount_which_way()
    recount_lists()


if __name__ == "__main__":
    main()
