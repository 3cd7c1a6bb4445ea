"""Random orders and options for the test of cj-timeliness: inputs only, no answers.

Dates are drawn from the days on which a limit turns: holidays and weekends, the edges of periods, the ends of the
calendar, the last allowed day and the days around them.
"""
import dataclasses
import datetime

from common import BLANKS, LEAP_DAY, LOCALITIES, ODD, ODD_IDS, SITES, Draw, Source, group_arguments, period_bounds

DAY = datetime.timedelta(days=1)
TEAMS = ["Intake", "intake ", "Court, North", 'The "Hub"', "Élan", "a|b", ""]
FAULTS = ["2024-02-30", "soon", "31/04/2024", "2024", "12.2024"]
SPELLINGS = {"imposed": ["Imposed", "IMPOSED."], "done": ["Done", "DONE!"], "person_id": ["Client ID", "person"]}
LIMITS = {"d": ["0d", "1d", "5d", "14d", "28d", "060d"], "wd": ["0wd", "1wd", "2wd", "5wd", "7wd", "20wd"],
          "m": ["0m", "1m", "3m", "6m", "12m"]}
BANDS = [[0], [1, 5, 10], [0, 1, 2], [3], [5, 20, 60, 365]]
USAGE = [("--from", None), ("--to", None), ("--within", None), ("--within", "7"), ("--within", "7 d"), ("--within", "10001d"),
         ("--within", "-1wd"), ("--from", "imposd"), ("--to", "imposed"), ("--bands", "5wd,1wd"), ("--bands", "1d,1d"),
         ("--bands", "1d,5wd"), ("--bands", "1m"), ("--bands", "x"), ("--calendar", "wales"), ("--blank", "late"), ("--target", "101"),
         ("--as-of", "1 May"), ("--sum-to-100", True)]


@dataclasses.dataclass
class Case:
    seed: int
    orders: Source = None
    people: Source = None
    maps: list = dataclasses.field(default_factory=list)
    within: str = "7d"
    calendar: str = None
    holidays: list = None
    as_of: str = None
    unknown: bool = False
    include_unknown: bool = False
    target: str = None
    bands: list = None
    name: str = None
    mean_decimals: int = None
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
    standard_input: bool = False
    usage_error: tuple = None
    dotted: bool = False


def unit_of(limit):
    return limit.lstrip("0123456789")


def arguments(case):
    """The options and operands in some order, with file names relative to the case's directory."""
    bands = [f"{n}{unit_of(case.within)}" for n in case.bands or ()]
    options = {"--from": "imposed", "--to": "done", "--within": case.within, "--calendar": case.calendar,
               "--holidays": "holidays.txt" if case.holidays else None, "--as-of": case.as_of,
               "--blank": "unknown" if case.unknown else None, "--include-unknown": case.include_unknown or None,
               "--target": case.target, "--bands": ",".join(bands) or None, "--name": case.name,
               "--mean-decimals": case.mean_decimals, "--decimals": case.decimals,
               "--people": "people.csv" if case.people else None}
    if case.usage_error:
        options[case.usage_error[0]] = case.usage_error[1]
    words = [[name] if value is True else [f"{name}={value}"] for name, value in options.items() if value is not None]
    words += [[f"--map={m}"] for m in case.maps] + [[w] for w in case.extra]
    words += [[f"--period={p}" for p in case.periods], group_arguments(case), ["-v"], ["-f", "csv"], ["--findings=findings.csv"]]
    words.append(["-" if case.standard_input else "orders.csv"])
    Draw(case.seed, case).r.shuffle(words)
    return [word for block in words for word in block]


def holiday_file(case):
    """The days one a line, some with names, some comments; the case's seed decides."""
    r = Draw(case.seed, case).r
    lines = [f"{day}{r.choice(['', ' Gala day', ',Gala day', '  '])}" for day in case.holidays]
    lines.insert(r.randint(0, len(lines)), r.choice(["# local", "", "# 2024-99-99"]))
    return "\n".join(lines) + r.choice(["\n", ""])


class Generator(Draw):
    """Draws one case from its seed."""
    declared = ("imposed", "done", "person_id", "site")

    def __init__(self, seed):
        super().__init__(seed, Case(seed))

    def make(self):
        case = self.case
        if self.maybe(0.08):
            case.dotted = True
            case.extra.append("--date-format=%d.%m.%Y")
        self.draw_definition()
        self.draw_days()
        self.draw_orders()
        self.draw_faults()
        self.draw_derives()
        self.draw_groups()
        self.draw_conditions()
        case.decimals = self.r.choice([None, None, 0, 1, 3])
        case.mean_decimals = self.r.choice([None, None, 0, 2])
        case.confidence = self.r.choice(["95", "95", "99.8"])
        case.standard_input = self.maybe(0.1)
        if self.maybe(0.06):
            case.usage_error = self.r.choice(USAGE)
        self.draw_headers([(case.orders, "")] + [(case.people, "people:")] * bool(case.people), SPELLINGS)
        return case

    # ---- what is asked ---------------------------------------------------------------------------

    def draw_definition(self):
        case, choice = self.case, self.r.choice
        unit = choice(["wd", "wd", "wd", "d", "m"])
        case.within = choice(LIMITS[unit])
        case.unknown = self.maybe(0.3)
        case.include_unknown = case.unknown and self.maybe(0.4)
        case.target = choice([None, None, "80", "66.7", "0", "100", "33.3"])
        case.bands = choice([None, *BANDS]) if unit != "m" else None
        case.name = choice([None, None, None, "First contact", 'Seen, "in time"'])
        if unit == "wd":
            case.calendar = choice(["scotland", "scotland", "england-wales", None])

    def draw_days(self):
        """Days to count from, the local holidays, and the as-of day."""
        case, r = self.case, self.r
        year = r.choice([2012, 2019, 2023, 2024, 2026, 2028])
        case.periods = [] if self.maybe(0.4) else self.some(self.draw_periods(year), 1, 3)
        edges = [datetime.date(year, m, d) for m, d in ((1, 1), (3, 28), (4, 1), (12, 22), (12, 31), (8, 31), (2, 28), (5, 3))]
        for period in case.periods:
            if period != "all":
                edges += map(datetime.date.fromisoformat, period_bounds(period.replace("/", "-")))
        self.days = [r.choice(edges) + DAY * r.randint(-3, 3) for _ in range(r.randint(2, 12))]
        self.days += [self.date(year) for _ in range(r.choice([0, 3, 20]))]
        if self.maybe(0.9):  # else some rows may leave the calendar
            ends = [datetime.date(2012, 1, 1), datetime.date(2028, 10, 31)]
            self.days = [min(max(day, ends[0]), ends[1]) for day in self.days]
        if unit_of(case.within) == "wd" and (case.calendar is None or self.maybe(0.4)):
            years = [year] if case.calendar else range(min(self.days).year, max(self.days).year + 2)
            case.holidays = [self.date(y) for y in years for _ in range(r.randint(1, 4))]
            r.shuffle(case.holidays)
        span = int(case.within.rstrip("dwm")) * (30 if "m" in case.within else 1)
        if self.maybe(0.85):
            case.as_of = str(r.choice(self.days) + DAY * r.choice([0, 1, span, span + 1, span * 7 // 5, 400]))
        self.span = span

    # ---- records -----------------------------------------------------------------------------------

    def draw_orders(self):
        r = self.r
        ids = self.some(ODD_IDS, 2, 8) + [f"N{n}" for n in range(r.choice([0, 3, 12]))]
        rows = r.choice([0, 1, 5, 20, 60, 60, 200])
        if self.maybe(0.01):
            rows = 6000
        self.sites = self.some(SITES, 1, 4) + self.some(BLANKS, 0, 1)
        self.wards = [str(n) for n in self.some(list(range(14)), 2, 5)] + self.some(["07", "7.5", "", "N/A", "x9"], 0, 2)
        self.teams = self.some(TEAMS, 1, 4)
        self.blank = r.choice([0, 0.1, 0.1, 0.5])
        fields = ["order_id", "person_id", "imposed", "done", "site", "ward", "team", ODD]
        self.case.orders = Source(fields, [], [self.order(n, r.choice(ids)) for n in range(rows)])
        if self.maybe(0.35):
            self.case.people = self.draw_people(ids)

    def order(self, n, person):
        r, start = self.r, self.r.choice(self.days)
        end = start + DAY * r.choice([0, 0, 1, 2, 3, self.span, self.span, self.span + 1, self.span * 7 // 5 + r.randint(-1, 3),
                                      r.randint(0, 60)])
        if self.maybe(0.003):
            end = start - DAY
        return [f"O{n}", f" {person} " if self.maybe(0.05) else person, self.cell(start, 0.04), self.cell(end, self.blank),
                r.choice(self.sites), r.choice(self.wards), r.choice(self.teams), r.choice(["A", "a", "B=b", ""])]

    def cell(self, day, blank):
        """A date as it is written, or blank."""
        if self.maybe(blank):
            return self.r.choice([*BLANKS[:4], "", "01.01.1900" if self.case.dotted else self.r.choice(["1900-01-01", "31/12/9999"])])
        return self.spelled(day)

    def draw_faults(self):
        """Cells that are no dates, dates in the wrong order, and a --tolerate that is enough or not."""
        case = self.case
        if case.orders.rows and self.maybe(0.2):
            for _ in range(self.r.randint(0, 4)):
                self.r.choice(case.orders.rows)[self.r.choice([2, 3])] = self.r.choice(FAULTS)
            for _ in range(self.r.randint(0, 3)):
                row = self.r.choice(case.orders.rows)
                row[2], row[3] = row[3], row[2]
        case.tolerate = self.r.choice([None, "2", "1000", "1000", "100%", "5%"])

    # ---- options -------------------------------------------------------------------------------

    def draw_derives(self):
        kinds = [("q", "quarter", ["imposed"]), ("fy", "year", ["imposed"]), ("mo", "month", ["done"]),
                 ("took", "days", ["imposed", "done"]), ("months", "months", ["imposed", "done"]),
                 ("place", "recode", ["site", ("NORTH", "Up, up"), ("South", 'Down "x"')])]
        if self.case.people:
            kinds += [("age", "age", ["date_of_birth", "imposed"]), ("who", "recode", ["sex", ("f", "Women"), ("m", "Men")])]
        drawn = self.some(kinds, 1, 3) if self.maybe(0.4) else []
        if "age" in {d[0] for d in drawn}:
            drawn.append(("ages", "band", ["age", "0-15", "16-17", "18+"]))
        self.case.derives = drawn

    def candidates(self):
        columns = ["site", "ward", "team", ODD] + (["sex", "locality", "risk"] if self.case.people else [])
        return columns + [d[0] for d in self.case.derives] * 2

    def draw_groups(self):
        case = self.case
        if self.maybe(0.7):
            case.by = list(dict.fromkeys(self.some(self.candidates(), 1, 3)))[:self.r.choice([1, 2, 2, 3])]
        case.total = self.maybe(0.5)
        self.draw_order(self.values)

    def values(self, column):
        pools = {"site": self.sites, "ward": self.wards, "team": self.teams, ODD: ["A", "B=b"], "sex": ["F", "m"],
                 "locality": LOCALITIES, "risk": list("0359"), "q": ["2023-24Q4", "2011-12Q4"], "fy": ["2023-24"],
                 "mo": ["2024-M01"], "took": ["3", "7"], "months": ["0", "1"], "place": ["Up, up"], "age": ["16"],
                 "ages": ["16-17", "18+"], "who": ["Women"]}
        return [v.strip() for v in pools[column] if v.strip() not in BLANKS]

    def draw_conditions(self):
        for _ in range(self.r.choice([0, 0, 0, 1, 2])):
            kind = self.r.choice(["text", "date", "blank", "number"])
            numbers = [d[0] for d in self.case.derives if d[1] in ("days", "months", "age")]
            if kind == "date":
                column, day = self.r.choice([("imposed", self.r.choice(self.days)), ("done", self.r.choice(self.days))])
                if self.case.people and self.maybe(0.3):
                    column, day = "date_of_birth", LEAP_DAY
                condition = (column, self.r.choice(["<", "<=", ">", ">="]), [self.spelled(day).strip()])
            elif kind == "number" and numbers:
                condition = (self.r.choice(numbers), self.r.choice(["=", "!=", "<", ">="]), [self.r.choice(["0", "3", "16"])])
            else:
                column = self.r.choice(["site", "ward", "team", *[d[0] for d in self.case.derives]])
                values = [""] if kind == "blank" else self.some(self.values(column), 1, 2)
                condition = (column, self.r.choice(["=", "!="]), values)
            if condition[2]:
                self.case.where.append(condition)


def make_case(seed):
    return Generator(seed).make()
