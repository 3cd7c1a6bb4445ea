#!/usr/bin/env python3
"""Write the synthetic exports behind a city's youth justice plan into sample-data/leicester-plan:
training attendances, the draft budget, a summer arts college, the action plan with its RAG status,
and quality audits.

Nobody in them is real; staff have codes, leads are posts.  What is real are the published counts
and sums of money (see PUBLISHED below).  Action plan and audits have no published figures: their
refs, standards, sections and ratings are modelled on the printed forms, all else is invented.

How it works

1.  Each course is given on one to three days of 2021; as many different members of staff as
    published attend it, on one of these days each.  Induction courses are for new starters.
2.  The budget is the printed one, a row for each line of money; its sums are left to be made.
3.  The young people of the summer arts college come to most of its sixteen days and gain an award.
4.  Each action has a due date of the plan; whether it was completed, is on track or was not started
    by the day of the export is drawn, less often completed where it is due later.
5.  Each audit of a month rates the sections of the printed tool; the overall rating follows them.
6.  The files are written, read back into SQLite and counted again by other means than the ones that
    made them.  Any difference ends the script with a message and exit status 1.

The result is the same bytes on every machine: the seed is fixed, and only Random.random() is used,
the one method whose sequence Python promises to keep from version to version.

Usage: python3 sample-data/generator/plan.py
"""

import csv
import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402
from workdays import Workdays  # noqa: E402

SEED = 2223
FOLDER = Path(__file__).resolve().parent.parent / "leicester-plan"

# Bank holidays in England and Wales; offices are open on all other days from Monday to Friday.
BANK_HOLIDAYS = {
    date.fromisoformat(day)
    for day in """
    2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28
    2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19
    """.split()
}
WORKDAYS = Workdays(BANK_HOLIDAYS)

# --------------------------------------------------------------------------------------------------
# PUBLISHED figures, the inputs of this script.
#
# Source: Leicester City Council, Children and Young People's Justice Service, appendices to the
# Youth Justice Plan 2022-23: "Training and Learning delivered 2021", "DRAFT CYPJS Budget 22/23" and
# "Summary of Summer Art College" (2021).
# --------------------------------------------------------------------------------------------------

PUBLISHED_TRAINING = (
    ("Domestic Homicide", 2),
    ("Adverse Childhood Experiences Day 3", 7),
    ("Education Health Care Plans", 16),
    ("Chronology", 1),
    ("ASB incremental Approach", 15),
    ("MARAC briefing", 8),
    ("Signs of Safety - new starters", 2),
    ("AIM 3", 20),
    ("Contextual safeguarding", 1),
    ("Addictive Behaviours and Impactful support", 2),
    ("Participation", 16),
    ("NACRO Identity Lens", 20),
    ("Maturity briefing", 27),
    ("Unconscious Bias", 25),
    ("Transitions Policy briefing", 7),
    ("Victim and RJ workshop", 10),
    ("Sexual Health", 1),
    ("Cyber Bullying 2", 2),
    ("Bail and remand - new starters/seconded probation officer", 3),
    ("AssetPlus Foundations - new starters", 3),
    ("Violence Reduction Network", 5),
    ("Developing professional curiosity", 1),
)

# Line, agency, group of lines, sum it belongs to, pounds; money that comes in is negative.  No
# agency is printed for the running costs.
EMPLOYEES, RUNNING, INCOME = "Total employee costs", "Running costs", "External contributions"
COSTS, RECEIPTS = "Total costs", "Total income"
PUBLISHED_BUDGET = (
    ("Staffing: Local Authority", "Local Authority", EMPLOYEES, COSTS, 1593000),
    ("Staffing: Police Service", "Police", EMPLOYEES, COSTS, 81800),
    ("Staffing: Health Service", "Health Service", EMPLOYEES, COSTS, 57600),
    ("Running costs", "", RUNNING, COSTS, 90600),
    ("Income: Local Authority", "Local Authority", INCOME, RECEIPTS, -1065800),
    ("Income: Police", "Police", INCOME, RECEIPTS, -81800),
    ("Income: Health Service", "Health Service", INCOME, RECEIPTS, -57600),
    ("Income: YJB Grant", "Youth Justice Board", INCOME, RECEIPTS, -617800),
)
PUBLISHED_SUMS = {EMPLOYEES: 1732400, COSTS: 1823000, RECEIPTS: -1823000}

PUBLISHED_ARTS = {"young people": 10, "re-engaged": 8, "early revocations": 2}
# The timetable of 2021: induction, three weeks, and the performance in October.
PUBLISHED_ARTS_DAYS = [date(2021, 7, 23)]
PUBLISHED_ARTS_DAYS += [date(2021, 7, 26) + timedelta(days) for days in range(19) if days % 7 < 5]
PUBLISHED_ARTS_DAYS = [day for day in PUBLISHED_ARTS_DAYS if day != date(2021, 8, 13)]
PUBLISHED_ARTS_DAYS += [date(2021, 10, 5)]
PUBLISHED_AWARDS = ("Discover", "Explore", "Bronze")

# Team -> roles, each with its women and men; nobody's gender is printed for partners.  The other two
# columns of the printed table are only known here as sums: no row is that of a real person.
NOT_STATED = "Not stated"
PUBLISHED_STAFF = {
    "Team 1": (("Service Manager", 0, 1), ("Team Manager", 0, 1), ("Case Manager", 0, 4),
               ("Intensive Support Co-ordinator", 1, 0), ("Police Officer", 0, 2)),
    "Team 2": (("Team Manager", 1, 0), ("Case Manager", 1, 2), ("Victim Contact Officer", 1, 0),
               ("Restorative Justice Co-ordinator", 1, 0)),
    "Team 3": (("Team Manager", 1, 0), ("Case Manager", 3, 0), ("Youth Advocate", 1, 3),
               ("Probation Officer", 0, 1)),
    "Reach": (("Team Manager", 1, 0), ("Project Officer", 2, 1), ("Senior Youth Advocate", 2, 0),
              ("Project Co-ordinator", 0, 1)),
    "Prevention": (("Team Manager", 0, 1), ("Prevention Officer", 5, 2)),
    "Business support": (("Team Leader", 1, 0), ("Business Support Officer", 4, 0)),
}
PUBLISHED_PARTNERS = (("CAMHS Nurse", 2), ("Connexions Adviser", 2), ("Substance Misuse Worker", 2),
                      ("Performance Officer", 1), ("Educational Psychologist", 2))
PUBLISHED_ETHNICITY = (("White British", 17), ("Other White", 1), ("Asian or Asian British", 11),
                       ("Black or Black British", 4), ("Mixed", 6))
PUBLISHED_DISABLED = 2

# Sections of the quality assurance tool, and its ratings.
OVERALL = "Overall rating"
PUBLISHED_SECTIONS = (
    "Assessment",
    "Intervention planning",
    "Intervention delivery and reviews",
    "Reviews",
    "Sustainability",
)
PUBLISHED_RATINGS = ("Outstanding", "Good", "Requires improvement", "Inadequate")

# --------------------------------------------------------------------------------------------------
# CHOSEN here, not published.
# --------------------------------------------------------------------------------------------------

# Post, how many of them, and how many of these started in 2021 or late in 2020.
STAFF = (
    ("Case manager", 24, 2),
    ("Prevention officer", 9, 0),
    ("Team manager", 5, 0),
    ("Victim officer", 3, 0),
    ("Education officer", 3, 0),
    ("Seconded police officer", 2, 0),
    ("Seconded probation officer", 1, 1),
    ("Health practitioner", 2, 0),
    ("Business support", 4, 0),
)
NEW_STARTERS = "new starters"
OFTENER = {"Case manager": 5, "Prevention officer": 4, "Team manager": 2, "Business support": 1}
HOURS = ((2, 30), (3, 34), (6, 36))
BRIEFING_HOURS = 1

ETE = (("School", 30), ("College", 40), ("Training provider", 20), ("Apprenticeship", 10))
ORDERS = (("Referral Order", 55), ("Youth Rehabilitation Order", 45))

PLAN_EXPORT = date(2022, 7, 29)  # the day on which the action plan was exported
AGREED = date(2022, 4, 1)
SOON, LATER = date(2022, 6, 30), date(2022, 9, 30)
COMPLETED, ON_TRACK, NOT_STARTED = "Completed", "On track", "Not started"
RAG = {COMPLETED: "Green", ON_TRACK: "Amber", NOT_STARTED: "Red"}
STATUS = {  # status -> weight, by due date
    SOON: ((COMPLETED, 62), (ON_TRACK, 28), (NOT_STARTED, 10)),
    LATER: ((COMPLETED, 18), (ON_TRACK, 56), (NOT_STARTED, 26)),
}

# Ref, post that leads, due, action in short.  Refs, dates and subjects are those of the printed
# plan, where two actions have the ref 3.16.
OCDP, COURT = "1 Out of court disposals", "2 At court"
COMMUNITY, SECURE = "3 In the community", "4 In secure settings"
RESETTLEMENT, GOVERNANCE, WORKFORCE = "5 Transitions and resettlement", "6 Governance", "7 Staff"
HEAD, TEAM = "Service manager", "Leadership team"
TM_COURT, TM_VICTIMS, TM_EDUCATION = "TM courts", "TM out of court", "TM education"
TM_EARLY = "TM early intervention"
ACTIONS = (
    (OCDP, "1.1", TM_VICTIMS, SOON, "Panel pre-assessments before out of court disposals"),
    (OCDP, "1.2", TM_VICTIMS, SOON, "Cases off court lists where a disposal is viable"),
    (OCDP, "1.3", TM_VICTIMS, SOON, "Pre-court guidance for young people"),
    (OCDP, "1.4", TM_VICTIMS, SOON, "Victims' views in assessments and plans"),
    (OCDP, "1.5", TM_VICTIMS, SOON, "Protocols with liaison and diversion"),
    (OCDP, "1.6", HEAD, LATER, "Protocol to reduce first time entrants"),
    (OCDP, "1.7", TM_VICTIMS, SOON, "Quarterly report on out of court disposals"),
    (COURT, "2.1", TM_COURT, SOON, "Areas that require improvement in the self-assessment"),
    (COURT, "2.2", TM_COURT, SOON, "Orders explained to young people and carers"),
    (COURT, "2.3", TM_COURT, SOON, "Voice of the young person in reports"),
    (COURT, "2.4", TM_COURT, SOON, "Terms of reference of the court user group"),
    (COURT, "2.5", TM_COURT, SOON, "Bail support options"),
    (COURT, "2.6", TM_COURT, SOON, "Communication with custodial settings"),
    (COMMUNITY, "3.1", TEAM, SOON, "Delivery informed by children and young people"),
    (COMMUNITY, "3.2", TEAM, SOON, "Disproportionality monitored"),
    (COMMUNITY, "3.3", TM_EDUCATION, SOON, "Serious incidents policy"),
    (COMMUNITY, "3.4", TM_VICTIMS, SOON, "Direct victim participation"),
    (COMMUNITY, "3.5", TEAM, LATER, "Hybrid model of support"),
    (COMMUNITY, "3.6", HEAD, SOON, "Matrix management in early help localities"),
    (COMMUNITY, "3.7", TM_VICTIMS, LATER, "Training for parents"),
    (COMMUNITY, "3.8", TM_EARLY, LATER, "Motoring programme for schools"),
    (COMMUNITY, "3.9", TEAM, LATER, "Induction process and forms"),
    (COMMUNITY, "3.10", TM_EDUCATION, LATER, "Pro-social identity"),
    (COMMUNITY, "3.11", TEAM, LATER, "Child review meetings for all disposals"),
    (COMMUNITY, "3.12", TEAM, SOON, "Fewer looked after children remanded"),
    (COMMUNITY, "3.13", TM_COURT, SOON, "Trauma informed service"),
    (COMMUNITY, "3.14", TM_EDUCATION, LATER, "Education, training and employment outcomes"),
    (COMMUNITY, "3.15", TEAM, SOON, "Health pathway"),
    (COMMUNITY, "3.16", TM_EARLY, LATER, "Robust group offer"),
    (COMMUNITY, "3.16", TM_EDUCATION, SOON, "Links with partners on exploitation"),
    (COMMUNITY, "3.17", HEAD, SOON, "Child at risk of exploitation protocol"),
    (COMMUNITY, "3.18", TM_EDUCATION, SOON, "High risk policy"),
    (COMMUNITY, "3.19", HEAD, LATER, "Links with community safety"),
    (COMMUNITY, "3.20", TEAM, SOON, "Hate crime course"),
    (SECURE, "4.1", TM_COURT, SOON, "Views of children on custody and transport"),
    (SECURE, "4.2", HEAD, SOON, "Remand strategy"),
    (SECURE, "4.3", TM_COURT, SOON, "Communication with secure settings"),
    (SECURE, "4.4", TM_COURT, SOON, "Reviews in custody"),
    (SECURE, "4.5", TM_COURT, SOON, "Family contact in custody"),
    (RESETTLEMENT, "5.1", TM_COURT, SOON, "Tailored plans for all who make a transition"),
    (RESETTLEMENT, "5.2", TM_COURT, SOON, "Joint audit of transitions to probation"),
    (RESETTLEMENT, "5.3", TM_COURT, SOON, "Risk shared with probation"),
    (RESETTLEMENT, "5.4", TM_EDUCATION, LATER, "Post 16 transitions from the referral unit"),
    (RESETTLEMENT, "5.5", TM_COURT, LATER, "Release on temporary licence"),
    (GOVERNANCE, "6.1", HEAD, LATER, "Service and board connected"),
    (GOVERNANCE, "6.2", HEAD, LATER, "Board supports quality assurance"),
    (WORKFORCE, "7.1", HEAD, SOON, "Skills audit and development plan"),
    (WORKFORCE, "7.2", TEAM, SOON, "Induction, supervision and allocations"),
    (WORKFORCE, "7.3", TM_EARLY, LATER, "Volunteers and mentors"),
    (WORKFORCE, "7.4", TEAM, None, "Student placements"),
)

# How it will be known that an action has worked, by its ref.
WANTED = {
    "1.1": "Decisions rest on a full assessment",
    "1.2": "Fewer children go through court",
    "1.3": "Children know what happens next",
    "1.4": "Victims feel safer",
    "1.5": "All who are engaged are recorded",
    "1.6": "Fewer first time entrants",
    "1.7": "Managers report each quarter",
    "2.1": "Custody rate stays low",
    "2.2": "Children understand their order",
    "2.3": "Reports carry the child's voice",
    "2.4": "Courts give feedback",
    "2.5": "Court knows the options",
    "2.6": "Staff use the placement system",
    "3.1": "Plans are co-produced",
    "3.2": "Breach rates are alike",
    "3.3": "Policy signed off",
    "3.4": "Victims feel safer",
    "3.5": "Help fits how a child learns",
    "3.6": "Clear responsibilities",
    "3.7": "Parents are more confident",
    "3.8": "Fewer motoring offences",
    "3.9": "Children and parents know what to expect",
    "3.10": "Stronger self-identity",
    "3.11": "Families take part in reviews",
    "3.12": "Share of looked after children at the national one",
    "3.13": "One approach by all professionals",
    "3.14": "Fewer out of education and work",
    "3.15": "Health care goes on after closure",
    "3.16": "Groups at every level",
    "3.17": "All staff trained",
    "3.18": "Policy fits the local strategy",
    "3.19": "Agreed framework",
    "3.20": "Course done by all staff",
    "4.1": "Needs in custody are met",
    "4.2": "Fewer nights in police custody",
    "4.3": "Checklist agreed with each setting",
    "4.4": "Families take part in reviews",
    "4.5": "Families stay in touch",
    "5.1": "All transitions are supported",
    "5.2": "Report to the board",
    "5.3": "Risks are known at handover",
    "5.4": "More in education after 16",
    "5.5": "Considered in every plan",
    "6.1": "Staff know what the board does",
    "6.2": "Board members take part",
    "7.1": "Skills fit the work",
    "7.2": "Staff are content",
    "7.3": "Volunteers on every panel",
    "7.4": "Two social work and ten youth work students a year",
}
PROGRESS = {
    COMPLETED: ("In place and used", "Done; checked by an audit", "Signed off by the board"),
    ON_TRACK: ("Draft with partners", "Training booked", "Group meets each month", "First review done"),
    NOT_STARTED: ("To begin in the autumn", "Waits for a partner"),
}

AUDIT_MONTHS = tuple((2022, month) for month in range(1, 10))
AUDITS_A_MONTH = 4
OFFICERS, AUDITORS = 9, 4
RATED = {  # section -> weights of the ratings in the first month; each month some move upwards
    "Assessment": (14, 56, 26, 4),
    "Intervention planning": (10, 50, 34, 6),
    "Intervention delivery and reviews": (12, 54, 30, 4),
    "Reviews": (6, 40, 44, 10),
    "Sustainability": (8, 42, 42, 8),
}
NOT_DUE = {"Reviews": 12, "Sustainability": 16}  # percent of audits: too early for the section


def iso(day):
    return "" if day is None else day.isoformat()


# -- training --------------------------------------------------------------------------------------


def make_staff():
    """(code, post, whether new) of each member of staff."""
    staff = []
    for post, count, new in STAFF:
        for place in range(count):
            staff.append((f"S{len(staff) + 1:02d}", post, place >= count - new))
    return staff


def attending(dice, staff, course, count):
    """Who attends: new starters where the course is for them, else case managers most of all."""
    if NEW_STARTERS in course:
        new = [person for person in staff if person[2]]
        # without a seat for the seconded probation officer, the case managers come
        return new if count == len(new) else new[:count]
    pool = [person for person in staff if not person[2] or dice.chance(40)]
    drawn = []
    while len(drawn) < count:
        weights = [(person, OFTENER.get(person[1], 2)) for person in pool]
        drawn.append(dice.pick(weights))
        pool.remove(drawn[-1])
    return drawn


def training_rows(dice):
    staff = make_staff()
    rows = []
    for course, count in PUBLISHED_TRAINING:
        runs = 1 if count < 8 else 2 if count < 20 else 3
        days = [WORKDAYS.draw(dice, date(2021, 1, 11), date(2021, 12, 17))
                for _ in range(runs)]
        hours = BRIEFING_HOURS if "briefing" in course else dice.pick(HOURS)
        for code, post, _ in attending(dice, staff, course, count):
            rows.append((iso(dice.choice(days)), course, code, post, hours))
    return sorted(rows)


# -- the service's staff ---------------------------------------------------------------------------


def staff_rows(dice):
    """One row a post; ethnic groups and disabilities are dealt over all staff of the service, so
    that sums alone are those printed."""
    posts = [(team, role, gender)
             for team, roles in PUBLISHED_STAFF.items()
             for role, women, men in roles
             for gender in ["Female"] * women + ["Male"] * men]
    groups = [group for group, count in PUBLISHED_ETHNICITY for _ in range(count)]
    groups += [NOT_STATED] * (len(posts) - len(groups))
    groups = dice.shuffled(groups)
    disabled = dice.sample(range(len(posts)), PUBLISHED_DISABLED)
    rows = [(*post, groups[place], "Declared" if place in disabled else "None declared")
            for place, post in enumerate(posts)]
    rows += [("Partners", role, NOT_STATED, NOT_STATED, "None declared")
             for role, count in PUBLISHED_PARTNERS for _ in range(count)]
    return [(f"P{place:02d}", *row) for place, row in enumerate(rows, 1)]


# -- summer arts college ---------------------------------------------------------------------------


def arts_rows(dice):
    count = PUBLISHED_ARTS["young people"]
    back = dice.sample(range(count), PUBLISHED_ARTS["re-engaged"])
    revoked = dice.sample(back, PUBLISHED_ARTS["early revocations"])
    rows = []
    for place in range(count):
        days = len(PUBLISHED_ARTS_DAYS) - dice.between(0, 8)
        award = PUBLISHED_AWARDS[min(2, (days - 9) // 2 if days > 9 else 0)]
        order = "Youth Rehabilitation Order" if place in revoked else dice.pick(ORDERS)
        again = place in back
        rows.append((f"SA{place + 1:02d}", dice.between(14, 17), order, days, award,
                     "Yes" if again else "No", dice.pick(ETE) if again else "N/A",
                     "Yes" if place in revoked else "No"))
    return rows


# -- action plan -----------------------------------------------------------------------------------


def action_rows(dice):
    rows = []
    for place, (standard, ref, lead, due, action) in enumerate(ACTIONS, 1):
        status = dice.pick(STATUS[due or LATER])
        completed = None
        if status == COMPLETED:
            latest = min(PLAN_EXPORT, (due or LATER) + timedelta(days=25))
            early = AGREED + timedelta(days=25)
            completed = WORKDAYS.draw(dice, early, latest)
        updated = completed or WORKDAYS.draw(dice, date(2022, 5, 16), PLAN_EXPORT)
        rows.append((f"A{place:02d}", standard, ref, action, lead, iso(AGREED), iso(due), status,
                     RAG[status], iso(completed), iso(updated), WANTED[ref],
                     PROGRESS[status][place % len(PROGRESS[status])]))
    return rows


# -- quality audits --------------------------------------------------------------------------------


def rated(dice, section, month):
    """A rating; every month some of the lower ones give way to the next above."""
    place = dice.pick(list(zip(range(4), RATED[section])))
    return place - 1 if place > 0 and dice.chance(3 * month) else place


def overall(places):
    """The rating in the middle, the lower of two; never better than one above the worst."""
    places = sorted(places)
    return max(places[len(places) // 2], places[-1] - 1)


def audit_rows(dice):
    audits = []
    for number, (year, month) in enumerate(AUDIT_MONTHS):
        last = date(year, month + 1, 1) - timedelta(days=1)
        for officer in dice.sample(range(1, OFFICERS + 1), AUDITS_A_MONTH):
            day = WORKDAYS.draw(dice, date(year, month, 3), last)
            places = {}
            for section in PUBLISHED_SECTIONS:
                if not dice.chance(NOT_DUE.get(section, 0)):
                    places[section] = rated(dice, section, number)
            audits.append((day, f"PO{officer}", f"QA{dice.between(1, AUDITORS)}", places))
    audits.sort(key=lambda audit: audit[:2])
    rows = []
    for number, (day, officer, auditor, places) in enumerate(audits, 1):
        ratings = {section: PUBLISHED_RATINGS[place] for section, place in places.items()}
        ratings[OVERALL] = PUBLISHED_RATINGS[overall(places.values())]
        for section in PUBLISHED_SECTIONS + (OVERALL,):
            rows.append((f"QA{number:03d}", iso(day), officer, auditor, section,
                         ratings.get(section, "N/A")))
    return rows


# -- files -----------------------------------------------------------------------------------------

HEADERS = {
    "training": ("Date", "Course", "Staff ID", "Post", "Hours"),
    "budget": ("Line", "Agency", "Group", "Total", "Amount"),
    "summer-arts": ("Young Person", "Age", "Order", "Days Attended", "Arts Award",
                    "Re-engaged in ETE", "Destination", "Early Revocation"),
    "actions": ("Action ID", "Standard", "Ref", "Action", "Lead", "Agreed", "Due", "Status", "RAG",
                "Completed", "Last Updated", "Outcome Measure", "Progress"),
    "staff": ("Staff ID", "Team", "Role", "Gender", "Ethnic Group", "Disability"),
    "audits": ("Audit ID", "Date of Audit", "Officer", "Auditor", "Section", "Rating"),
}


def write_files(rows):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, header in HEADERS.items():
        with open(FOLDER / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
            writer.writerow(header)
            writer.writerows(rows[name])


# -- the recount -----------------------------------------------------------------------------------
# Nothing below uses the objects made above: it reads the files and counts in SQL.

COLUMNS = {
    "training": "day course staff post hours",
    "budget": "line agency part whole amount",
    "summer-arts": "person age sentence days award again destination revoked",
    "actions": "action standard ref what lead agreed due status rag completed updated wanted progress",
    "staff": "staff team role gender ethnicity disability",
    "audits": "audit day officer auditor section rating",
}

# Each counts what must not be there.
FAULTS = {
    "somebody twice in one course": """
        SELECT count(*) FROM (SELECT 1 FROM training GROUP BY course, staff HAVING count(*) > 1)""",
    "somebody with two posts": """
        SELECT count(DISTINCT staff || post) - count(DISTINCT staff) FROM training""",
    "training outside 2021 or at a weekend": """
        SELECT count(*) FROM training WHERE day NOT BETWEEN '2021-01-01' AND '2021-12-31'
        OR strftime('%w', day) IN ('0', '6')""",
    "a budget that does not balance": "SELECT sum(amount) FROM budget",
    "more days at the college than it had": """
        SELECT count(*) FROM "summer-arts" WHERE days + 0 NOT BETWEEN 1 AND 16""",
    "a destination without re-engagement, or the reverse": """
        SELECT count(*) FROM "summer-arts" WHERE (again = 'Yes') = (destination = 'N/A')""",
    "an action listed twice": "SELECT count(*) - count(DISTINCT action) FROM actions",
    "a completion that is no completion": """
        SELECT count(*) FROM actions WHERE (status = 'Completed') <> (completed <> '')
        OR (completed <> '' AND completed NOT BETWEEN agreed AND '2022-07-29')
        OR updated > '2022-07-29' OR updated < agreed""",
    "a colour that does not fit the status": """
        SELECT count(DISTINCT status || rag) - 3 FROM actions""",
    "an audit without its six sections": """
        SELECT count(*) FROM (SELECT 1 FROM audits GROUP BY audit
                              HAVING count(DISTINCT section) <> 6 OR count(*) <> 6
                              OR count(DISTINCT day || officer || auditor) <> 1)""",
    "a rating that the tool does not have": """
        SELECT count(*) FROM audits WHERE rating NOT IN
        ('Outstanding', 'Good', 'Requires improvement', 'Inadequate', 'N/A')""",
    "a member of staff listed twice": "SELECT count(*) - count(DISTINCT staff) FROM staff",
    "an audit at a weekend": "SELECT count(*) FROM audits WHERE strftime('%w', day) IN ('0', '6')",
}


def load_files():
    database = sqlite3.connect(":memory:")
    for table, columns in COLUMNS.items():
        names = columns.split()
        database.execute(f'CREATE TABLE "{table}" ({", ".join(f"{n} TEXT" for n in names)})')
        with open(FOLDER / f"{table}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        marks = ", ".join("?" * len(names))
        database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
    return database


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"plan.py: recount of the files: {what}: {found} instead of {wanted}")


def recount():
    database = load_files()
    for what, query in FAULTS.items():
        expect(what, database.execute(query).fetchone()[0], 0)
    staff = dict(database.execute("SELECT course, count(DISTINCT staff) FROM training GROUP BY 1"))
    expect("staff attending", staff, dict(PUBLISHED_TRAINING))
    lines = dict(database.execute("SELECT line, CAST(amount AS INTEGER) FROM budget"))
    expect("lines of the budget", lines, {row[0]: row[4] for row in PUBLISHED_BUDGET})
    sums = dict(database.execute("SELECT part, sum(amount) FROM budget GROUP BY part"))
    sums |= dict(database.execute("SELECT whole, sum(amount) FROM budget GROUP BY whole"))
    expect("sums of the budget", {name: sums[name] for name in PUBLISHED_SUMS}, PUBLISHED_SUMS)
    query = """SELECT count(*), sum(again = 'Yes'), sum(revoked = 'Yes') FROM "summer-arts" """
    found = dict(zip(PUBLISHED_ARTS, database.execute(query).fetchone()))
    expect("summer arts college", found, PUBLISHED_ARTS)
    query = "SELECT ethnicity, count(*) FROM staff GROUP BY 1"
    found = dict(database.execute(query))
    expect("staff by ethnic group", {name: found[name] for name, _ in PUBLISHED_ETHNICITY},
           dict(PUBLISHED_ETHNICITY))
    query = "SELECT sum(gender = 'Female'), sum(gender = 'Male'), count(*) FROM staff"
    expect("women, men and all staff", database.execute(query).fetchone(), (25, 19, 53))
    query = "SELECT count(*) FROM staff WHERE disability = 'Declared'"
    expect("staff with a disability", database.execute(query).fetchone()[0], PUBLISHED_DISABLED)
    for table in COLUMNS:
        (rows,) = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        print(f"{table}.csv: {rows} rows")
    for table, column in (("actions", "status"), ("audits", "rating")):
        query = f"SELECT {column}, count(*) FROM {table} GROUP BY 1 ORDER BY 1"
        print(f"{table}: {', '.join(f'{name} {count}' for name, count in database.execute(query))}")


def main():
    dice = Dice(SEED)
    rows = {
        "training": training_rows(dice),
        "budget": PUBLISHED_BUDGET,
        "summer-arts": arts_rows(dice),
        "actions": action_rows(dice),
        "audits": audit_rows(dice),
        "staff": staff_rows(Dice(SEED + 1)),
    }
    write_files(rows)
    recount()


if __name__ == "__main__":
    main()
