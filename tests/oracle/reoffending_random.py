"""Random episodes, offences and options for the test of cj-reoffending: inputs only, no answers.

A Case holds the records as lists of cells and the options as values, for the oracle; arguments() and files() turn the
same into a command line and files, for the program. Dates are drawn from the days on which a definition turns: the
index date and the start, their anniversaries, the as-of day, the ends of the waiting period, and the days around them.
"""
import calendar
import dataclasses
import datetime

from common import (BLANKS, LEAP_DAY, LOCALITIES, MIDSUMMER, ODD, ODD_IDS, SITES, Draw, Source, condition_word,
                    group_arguments, period_bounds, quoted)

PROGRAMMES = ["Mentoring", "mentoring ", "Structured, deferred", 'The "Works"', "ISSP", "Élan", "élan", "a|b"]
REASONS = ["Completed", "COMPLETED", "Moved away", "", "-"]
TYPES = ["Theft", "theft", "Assault, common", "Breach", 'Called "other"', "", "Not known"]
RESULTS = ["Conviction", "CONVICTION", "conviction ", "CAUTION", "Caution", "NFA", "Pending", "", "N/A", "Community resolution"]
BREACH = ["N", "n", "No", "0", "", "Y", "y", "Yes", "YES ", "TRUE", "1", "false"]
COURTS = ["Sheriff", "JP", "sheriff", "High, Edinburgh", ""]
FAULTS = {"closure_date": ["2022-02-30", "31/04/2022", "soon"], "start_date": ["2022/01/01", "x"],
          "referral_date": ["31.11"], "done": ["later", "2021-13-01"], "moved": ["31/06/2022", "soon"], "began": ["2021-06-31"], "person_id": ["", "Not known"],
          "offence_date": ["", "2023-02-29", "1900-01-01", "N/A", "soon"], "gravity": ["high", "1e3", "2,5"],
          "outcome_date": ["30/02/2022", "2023", "tomorrow"]}
SPELLINGS = {"person_id": ["Client ID", "YP-ID", "person"], "closure_date": ["End Date", "closed on"],
             "start_date": ["Date Started"], "referral_date": ["date of referral"], "programme": ["Intervention"], "cohort": ["Cohort No."],
             "offence_date": ["Date of Offence", "committed on"], "gravity": ["Gravity Score", "seriousness"],
             "outcome": ["Legal Outcome"], "outcome_date": ["Disposal Date", "date of outcome"], "breach": ["Is Breach"],
             "offence_type": ["Type of offence"], "date_of_birth": ["DOB"]}
POOLS = {"programme": PROGRAMMES, "referral_type": ["Court", "Reporter"], "closure_reason": REASONS, "cohort": list("123"),
         "region": SITES, ODD: ["a", "B=b"], "sex": ["F", "m", "Other"], "locality": LOCALITIES, "risk": list("0359"),
         "quarter": ["2021-22Q4", "2020-21Q1"], "fy": ["2021-22", "2019-20"], "sy": ["2020-21"], "mo": ["2022-M02"],
         "place": ["up, UP", "West"], "ages": ["16-17", "18+"], "age": ["16", "17"], "wardband": ["8-9", "10+"],
         "length": ["3", "12"], "lengths": ["0-2", "12+"], "span": ["100", "0"], "offence_type": TYPES, "outcome": RESULTS,
         "breach": ["Y", "N"], "court": COURTS, "weight": ["2", "3.5"]}
WINDOWS = [[3, 6, 9, 12], [12], [1, 2], [6, 12, 24], [3], [1], [11, 12, 13], [1, 3, 18, 36], [2, 4]]


@dataclasses.dataclass
class Case:
    seed: int
    episodes: Source = None
    offences: Source = None
    people: Source = None
    maps: list = dataclasses.field(default_factory=list)
    index: str = None
    start: str = None
    until: str = None
    as_of: str = None
    windows: list = None
    before: int = None
    cumulative: bool = False
    anniversary: str = None
    first: bool = False
    denominator: str = None
    events: str = None
    proven_values: list = None
    wait: str = None
    include_breach: bool = False
    where_offences: list = dataclasses.field(default_factory=list)
    one_per: str = None
    method: str = None
    cases: bool = False
    survival: bool = False
    at: list = None
    periods: list = dataclasses.field(default_factory=list)
    by: list = dataclasses.field(default_factory=list)
    total: bool = False
    where: list = dataclasses.field(default_factory=list)
    derives: list = dataclasses.field(default_factory=list)
    order: dict = dataclasses.field(default_factory=dict)
    decimals: int = None
    confidence: str = "95"
    tolerate: str = None
    extra: list = dataclasses.field(default_factory=list)
    standard_input: str = None
    findings: bool = False
    usage_error: list = None
    dotted: bool = False


# ---- the command line --------------------------------------------------------------------------

def files(case):
    """The bytes of each file."""
    sources = {"episodes.csv": case.episodes, "offences.csv": case.offences, "people.csv": case.people}
    return {name: source.bytes() for name, source in sources.items() if source}


def arguments(case):
    """The options and operands in some order, with file names relative to the case's directory."""
    def named(name, file):
        return "-" if case.standard_input == file else file
    options = {"--offences": named("offences", "offences.csv"), "--people": "people.csv" if case.people else None,
               "--index": case.index, "--start": case.start, "--until": case.until, "--as-of": case.as_of,
               "--windows": ",".join(map(str, case.windows)) if case.windows else None, "--before": case.before,
               "--anniversary": case.anniversary, "--denominator": case.denominator, "--events": case.events,
               "--proven-values": "|".join(map(quoted, case.proven_values)) if case.proven_values else None,
               "--wait": case.wait, "--one-per": case.one_per, "--method": case.method, "--decimals": case.decimals,
               "--at": ",".join(map(str, case.at)) if case.at else None}
    if case.usage_error:
        options |= dict(case.usage_error)
    words = [[f"{name}={value}"] for name, value in options.items() if value is not None]
    switches = {"--cumulative": case.cumulative, "--first": case.first, "--include-breach": case.include_breach,
                "--cases": case.cases, "--survival": case.survival}
    words += [[name] for name, on in switches.items() if on]
    words += [[f"--map={m}"] for m in case.maps] + [[w] for w in case.extra]
    words += [[f"--where-offences={condition_word(c)}"] for c in case.where_offences]
    words += [[f"--period={p}" for p in case.periods], group_arguments(case), ["-v"], ["-f", "csv"]]
    words += [["--findings=findings.csv"]] if case.findings else []
    words.append([named("episodes", "episodes.csv")])
    Draw(case.seed, case).r.shuffle(words)
    return [word for block in words for word in block]


# ---- records -----------------------------------------------------------------------------------

def add_months(day, months):
    """The same day of another month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Generator(Draw):
    """Draws one case from its seed."""
    declared = tuple(f for f in SPELLINGS) + ("referral_type", "closure_reason", "episode_id", "offence_id")

    def __init__(self, seed):
        super().__init__(seed, Case(seed))

    def make(self):
        case = self.case
        if self.maybe(0.08):
            case.dotted = True
            case.extra.append("--date-format=%d.%m.%Y")
        self.draw_definition()
        self.draw_days()
        self.draw_records()
        self.drop_columns()
        self.draw_faults()
        self.draw_derives()
        self.draw_groups()
        self.draw_conditions()
        self.draw_printing()
        self.draw_usage_error()
        sources = [(case.episodes, ""), (case.offences, "offences:"), (case.people, "people:")]
        self.draw_headers([pair for pair in sources if pair[0]], SPELLINGS)
        return case

    # ---- what is asked ---------------------------------------------------------------------------

    def draw_definition(self):
        case, choice = self.case, self.r.choice
        case.method = choice([None, None, None, None, "moj", "ni19", "tracker"])
        case.windows = choice([None, None, *WINDOWS])
        case.before = choice([None, None, None, 1, 3, 12])
        case.anniversary = choice([None, None, "include", "exclude"])
        case.one_per = choice([None, None, "person", "episode", "episode"])
        case.include_breach = self.maybe(0.25)
        case.first = self.maybe(0.25)
        case.cumulative = not case.first and self.maybe(0.3)
        case.events = choice([None, None, "proven", "proven", "recorded"])
        if case.events == "proven" or case.events is None and case.method in ("moj", "ni19"):
            case.wait = choice([None, None, "0", "1", "3", "6", "none"])
            values = [["conviction"], ["Caution", "NFA"], ["pending", "CONVICTION"]]
            case.proven_values = choice([None, None, None, *values] * 5 + [["Acquittal"]])
        kind = choice(["table", "table", "table", "cases", "survival"])
        case.cases, case.survival = kind == "cases", kind == "survival"
        case.index = choice([None] * 6 + ["closure_date", "done", "done", "referral_date"])
        case.start = choice([None] * 5 + ["began", "start_date", "referral_date"])
        if case.index == "referral_date" and self.maybe(0.9):
            case.start = "began"
        case.until = choice([None, None, "moved"])

    def proven_months(self):
        wait = self.case.wait or ("3" if self.case.method == "ni19" else "6")
        return 12 + (0 if wait == "none" else int(wait))

    def near(self, day):
        return day + datetime.timedelta(days=self.r.choice([-1, 0, 0, 1]))

    def draw_days(self):
        """Index dates, the as-of day, and periods with their edges among the index dates."""
        case, r = self.case, self.r
        year = r.choice([2019, 2020, 2021, 2022, 2023])
        periods = self.draw_periods(year)
        case.periods = [] if self.maybe(0.3) else self.some(periods, 1, 3)
        ends = ((1, 31), (2, 28), (3, 31), (4, 1), (5, 31), (8, 31), (11, 30), (12, 31), (1, 1))
        edges = [datetime.date(year, m, d) for m, d in ends] + [datetime.date(year + 1, m, d) for m, d in ((3, 31), (1, 1))]
        edges += [datetime.date(2020, 2, 29), datetime.date(2024, 2, 29)]
        inside = []
        for period in case.periods:
            if period != "all":
                first, last = map(datetime.date.fromisoformat, period_bounds(period))
                inside += [first, last, first + datetime.timedelta(days=r.randint(0, (last - first).days))]
        anchors = self.some(edges, 1, 5) + inside
        self.index_days = [self.near(d) for d in anchors for _ in range(2)] + inside
        self.index_days += [self.date(year) for _ in range(r.choice([0, 2, 8]))]
        windows = case.windows or [3, 6, 9, 12]
        pivot = max(self.index_days) if self.maybe(0.5) else r.choice(self.index_days)
        as_of = r.choice([datetime.date(2030, 1, 1), datetime.date(2030, 1, 1), max(self.index_days), self.near(pivot),
                          *(self.near(add_months(pivot, w)) for w in windows)])
        if case.survival or self.maybe(0.85):
            case.as_of = as_of.isoformat()
            case.denominator = r.choice([None, None, "mature", "all", "all"])
            self.index_days += [self.near(add_months(as_of, -w)) for w in windows] if self.maybe(0.5) else []
        else:
            case.denominator = "all"
        self.as_of = as_of

    # ---- records -----------------------------------------------------------------------------------

    def draw_records(self):
        r = self.r
        ids = self.some(ODD_IDS, 2, 8) + [f"N{n}" for n in range(r.choice([0, 3, 12, 40]))]
        rows = r.choice([0, 4, *[20, 40, 40, 60, 60, 80] * 3])
        offences = r.choice([0, 20, *[20, 100, 200, 200, 300] * 3])
        if self.maybe(0.01):
            ids += [f"N{n:05}" for n in range(1500)]
            rows, offences = 3000, 6000
        self.sites = self.some(SITES, 1, 4) + self.some(BLANKS, 0, 1)
        self.wards = [str(n) for n in self.some(list(range(14)), 2, 5)] + self.some(["07", "7.5", "3.0", "", "N/A", "x9"], 0, 2)
        self.cohorts = self.some(["1", "2", "10", "9"], 1, 4) + (["C1", ""] if self.maybe(0.3) else [])
        self.programmes = self.some(PROGRAMMES, 1, 4)
        self.known = []  # person, start and index date of episodes, for their offences
        fields = ["episode_id", "person_id", "programme", "referral_type", "referral_date", "start_date", "closure_date",
                  "closure_reason", "cohort", "region", "ward", "done", "began", "moved", ODD]
        episodes = [self.episode(n, r.choice(ids)) for n in range(rows)]
        if self.maybe(0.6):
            r.shuffle(episodes)
        self.case.episodes = Source(fields, [], episodes)
        fields = ["offence_id", "person_id", "offence_date", "offence_type", "gravity", "outcome", "outcome_date", "breach",
                  "court", "weight"]
        self.case.offences = Source(fields, [], [self.offence(n, ids) for n in range(offences)])
        if self.maybe(0.45):
            self.case.people = self.draw_people(ids)

    def cell(self, date, blank):
        """A date as it is written, or blank."""
        if self.maybe(blank):
            return self.r.choice([*BLANKS[:3], "", "01.01.1900" if self.case.dotted else self.r.choice(["1900-01-01", "31/12/9999"])])
        return self.spelled(date)

    def episode(self, n, person):
        """began <= referral <= start <= closure; done is some day after the start, moved any about the index date or the
        end of a window."""
        r, index = self.r, self.r.choice(self.index_days)
        back = [0, 0, 1, 2, 30, r.randint(0, 200)]
        start = index - datetime.timedelta(days=r.choice(back))
        if self.maybe(0.3):
            start = min(index, self.near(add_months(index, -r.randint(1, 8))))
        referral = start - datetime.timedelta(days=r.choice(back))
        began = referral - datetime.timedelta(days=r.choice(back))
        done = max(start, self.near(r.choice([index, index, r.choice(self.index_days)])))
        dates = {"began": began, "referral_date": referral, "start_date": start, "closure_date": index, "done": done}
        moved = self.near(add_months(dates[self.case.index or "closure_date"], r.choice([0, *(self.case.windows or [3, 6, 9, 12])])))
        moved = r.choice([moved, moved, self.near(self.as_of), index + datetime.timedelta(days=r.randint(-40, 400))])
        self.known.append((person, dates[self.case.start or "start_date"], dates[self.case.index or "closure_date"]))
        return [f"E{n}", f" {person} " if self.maybe(0.05) else person, r.choice(self.programmes),
                r.choice(["Court", "court", "Reporter", ""]), self.cell(referral, 0.1), self.cell(start, 0.1),
                self.cell(index, 0.08), r.choice(REASONS), r.choice(self.cohorts), r.choice(self.sites), r.choice(self.wards),
                self.cell(done, 0.08), self.cell(began, 0.1), self.cell(moved, 0.4), r.choice(["A", "a", "B=b", ""])]

    def offence(self, n, ids):
        r = self.r
        if self.known and self.maybe(0.88):
            person, start, index = r.choice(self.known)
        else:
            person, index = r.choice([*ids, "Z1", "z2"]), r.choice(self.index_days)
            start = index
        windows = self.case.windows or [3, 6, 9, 12]
        date = r.choice([
            self.near(index), self.near(index), self.near(start), self.near(add_months(start, -(self.case.before or 3))),
            *(self.near(add_months(index, w)) for w in windows), self.near(self.as_of),
            index + datetime.timedelta(days=r.randint(-300, 500)), index + datetime.timedelta(days=r.randint(1, 60))])
        return [r.choice([f"F{n}", f"{n:03}", ""]), f"{person} " if self.maybe(0.05) else person, self.spelled(date),
                r.choice(TYPES), self.gravity(), r.choice(RESULTS + RESULTS[:5]), self.outcome_date(date, index),
                r.choice(BREACH + ["N"] * 12), r.choice(COURTS), r.choice(["1", "2", "3.5", "10", ""])]

    def gravity(self):
        score = str(self.r.randint(1, 8))
        return self.r.choice([score, score, "2.5", "3.25", " 4 ", "0", "-1.5", "", "N/A"])

    def outcome_date(self, date, index):
        limit = self.near(add_months(index, self.proven_months()))
        some_day = date + datetime.timedelta(days=self.r.randint(0, 200))
        outcome = self.r.choice([date, some_day, limit, limit, self.near(self.as_of)])
        return self.cell(max(outcome, date), 0.15)

    def drop_columns(self):
        """Columns that are not required may be absent."""
        case = self.case
        for field in ("done", "began", "referral_date", "start_date"):
            needed = field in (case.index, case.start) or field == "start_date" and case.start is None and self.maybe(0.85)
            if not needed and self.maybe(0.5):
                case.episodes.drop(field)
        if case.index not in (None, "closure_date") and self.maybe(0.3):
            case.episodes.drop("closure_date")
        for field in ("episode_id", ODD, "closure_reason"):
            if self.maybe(0.4):
                case.episodes.drop(field)
        for field, share in (("gravity", 0.15), ("breach", 0.2), ("offence_id", 0.3), ("court", 0.3), ("weight", 0.3)):
            if self.maybe(share):
                case.offences.drop(field)
        if case.events == "recorded" or case.events is None and case.method in (None, "tracker"):
            for field in self.some(["outcome", "outcome_date"], 0, 2) if self.maybe(0.3) else ():
                case.offences.drop(field)

    def draw_faults(self):
        """Cells at fault and dates in the wrong order, with a --tolerate that is enough or not."""
        if not self.maybe(0.2):
            return
        case = self.case
        for source in (case.episodes, case.offences):
            for _ in range(self.r.randint(0, 3) if source.rows else 0):
                unused = {"done", "began", "moved"} - {case.index, case.start, case.until}
                field = self.r.choice([f for f in source.fields if f in FAULTS and f not in unused])
                self.r.choice(source.rows)[source.fields.index(field)] = self.r.choice(FAULTS[field])
        for first, second, source in (("start_date", "closure_date", case.episodes), ("began", "done", case.episodes),
                                      ("offence_date", "outcome_date", case.offences)):
            if {first, second} <= set(source.fields) and source.rows and self.maybe(0.4):
                row = self.r.choice(source.rows)
                a, b = source.fields.index(first), source.fields.index(second)
                row[a], row[b] = row[b] or row[a], row[a]
        if case.people and case.people.rows and self.maybe(0.4):
            self.draw_birth(self.r.choice(case.people.rows))
        case.tolerate = self.r.choice(["2", "6", "1000", "1000", "100%", "5%", "50%"])

    def draw_birth(self, person):
        """A birth after or on the day of an offence, or on no day."""
        fields = self.case.offences.fields
        days = [row[fields.index("offence_date")] for row in self.case.offences.rows
                if row[fields.index("person_id")].strip() == person[0].strip()]
        person[2] = self.r.choice(["2001-02-29", self.spelled(self.r.choice(self.index_days)), *days])

    # ---- groups and conditions -----------------------------------------------------------------------

    def draw_derives(self):
        """Derived columns of dates, ages and bands."""
        present = set(self.case.episodes.fields)
        kinds = [("fy", "year", ["closure_date"]), ("quarter", "quarter", ["closure_date"]), ("mo", "month", ["closure_date"]),
                 ("sy", "year", ["start_date"]), ("length", "months", ["start_date", "closure_date"]),
                 ("span", "days", ["start_date", "closure_date"])]
        kinds = [kind for kind in kinds if set(kind[2]) <= present]
        kinds.append(("place", "recode", ["region", ("NORTH", "Up, up"), ("South", 'Down "x"')]))
        if all(w.replace(".", "").isdigit() for w in self.wards):
            kinds.append(("wardband", "band", ["ward", "0-7.5", "8-9", "10+"]))
        if self.case.people and "closure_date" in present:
            kinds.append(("age", "age", ["date_of_birth", "closure_date"]))
        drawn = self.some(kinds, 1, 3) if self.maybe(0.45) else []
        names = {d[0] for d in drawn}
        if "age" in names:
            drawn.append(("ages", "band", ["age", "0-15", "16-17", "18+"]))
        if "length" in names and self.maybe(0.5):
            drawn.append(("lengths", "band", ["length", "0-2", "3-11", "12+"]))
        self.case.derives = drawn

    def candidates(self):
        """Columns one may group by."""
        columns = ["programme", "region", "ward", "cohort", "referral_type", "closure_reason", ODD]
        columns = [c for c in columns if c in self.case.episodes.fields]
        return columns + ["sex", "locality", "risk"] * bool(self.case.people) + [d[0] for d in self.case.derives] * 2

    def values(self, column):
        """Values a column may have, cleaned; some perhaps not in any row."""
        pools = {**POOLS, "region": self.sites, "ward": self.wards, "programme": self.programmes, "cohort": self.cohorts,
                 "person_id": [person.strip() for person, *_ in self.known] or ["P1"]}
        return [v.strip() for v in pools[column] if v.strip() not in BLANKS]

    def draw_groups(self):
        case = self.case
        if self.maybe(0.6):
            case.by = list(dict.fromkeys(self.some(self.candidates(), 1, 2)))
        case.total = bool(case.by) and not case.cases and self.maybe(0.5)
        self.draw_order(self.values)

    def draw_conditions(self):
        case = self.case
        dates = [d for d in ("closure_date", "start_date", "referral_date") if d in case.episodes.fields]
        numbers = [d[0] for d in case.derives if d[1] in ("age", "months", "days")]
        numbers += ["ward"] if all(w.replace(".", "").isdigit() or w in BLANKS for w in self.wards) else []
        for _ in range(self.r.choice([0, 0, 0, 0, 0, 1, 1, 2])):
            case.where.append(self.condition(dates + ["date_of_birth"] * bool(case.people), numbers,
                                             self.candidates() + ["person_id"]))
        present = set(case.offences.fields)
        for _ in range(self.r.choice([0, 0, 0, 0, 1, 2])):
            case.where_offences.append(self.condition(
                sorted(present & {"offence_date", "outcome_date"}), sorted(present & {"gravity", "weight"}),
                sorted(present & {"offence_type", "outcome", "breach", "court", "person_id"})))

    def condition(self, dates, numbers, texts):
        """A column, a sign and values; often a sign that keeps most rows."""
        kind = self.r.choice(["text", "text", "number", "date", "blank"])
        if kind == "date" and dates:
            column = self.r.choice(dates)
            day = self.r.choice([LEAP_DAY, MIDSUMMER]) if column == "date_of_birth" else self.near(self.r.choice(self.index_days))
            return column, self.r.choice(["!=", "<", "<=", ">", ">=", ">="]), [self.spelled(day).strip()]
        if kind == "number" and numbers:
            column = self.r.choice(numbers)
            values = {"gravity": ["2.5", "4", "0"], "weight": ["2", "3.5"], "ward": ["5", "3"]}.get(column)
            values = values or self.values(column)
            return column, self.r.choice(["=", "!=", "<", "<=", ">", ">="]), [self.r.choice(values)]
        column = self.r.choice([*texts, *dates] if kind == "blank" else texts)
        values = [""] if kind == "blank" or not self.values(column) else self.some(self.values(column), 1, 3)
        return column, self.r.choice(["=", "!=", "!="]), values

    # ---- the rest ------------------------------------------------------------------------------------

    def draw_printing(self):
        case = self.case
        case.decimals = self.r.choice([None, None, 0, 1, 2, 3])
        case.confidence = self.r.choice(["95", "95", "99.8"])
        if case.survival and self.maybe(0.5):
            case.at = sorted(self.some([0, 1, 30, 31, 59, 91, 92, 183, 274, 365, 366, 730], 1, 5))
        if self.maybe(0.4):
            case.extra.append(f"--threads={self.r.choice([1, 2, 4])}")
        case.standard_input = self.r.choice([None, None, None, "episodes.csv", "offences.csv"])
        case.findings = self.maybe(0.5)

    def draw_usage_error(self):
        """Now and then options that contradict each other or name what is not there."""
        if not self.maybe(0.05):
            return
        case = self.case
        self.case.usage_error = [self.r.choice([
            ("--offences", None), ("--index", "clozure_date"), ("--start", "nowhere"), ("--by", "programe"),
            ("--by", "stage"), ("--where", "closed=1"), ("--where-offences", "severity>2"), ("--windows", "6,3"),
            ("--windows", "3,3"), ("--windows", "0,3"), ("--windows", "3,x"), ("--as-of", "2023-02-29"), ("--method", "pnc"),
            ("--denominator", "some"), ("--anniversary", "maybe"), ("--wait", "soon"), ("--one-per", "family"),
            ("--as-of", None), ("--as-of", None), ("--first", None), ("--first", None)])]
        name = case.usage_error[0][0]
        if name == "--by":
            case.by, case.order, case.total = [], {}, False
        if case.usage_error == [("--as-of", None)]:
            case.denominator = self.r.choice([None, "mature"])
            case.cases = False  # they need no denominator
        if name == "--first":
            case.first, case.cumulative = True, True


def make_case(seed):
    return Generator(seed).make()
