"""Random tables and options for the test of cj-tabulate: inputs only, no answers.

A Case holds the records as lists of cells and the options as values, for the oracle; arguments() and files() turn the
same into a command line and files, for the program.
"""
import dataclasses
import datetime
import json

from common import (BLANKS, LEAP_DAY, LOCALITIES, MIDSUMMER, ODD, ODD_IDS, SITES, Draw, Source, condition_word,
                    derivation, period_bounds, quoted)

KINDS = ["Theft", "theft ", "Assault, common", 'Called "other"', "Élan", "élan", "two\nlines", "cr\r\nlf", "x=y", "a|b",
         "Личное", "личное", "It's", "(missing) ", "(other)", "All", "F:M", "100%"]
REMARKS = ["spoke, then left", 'said "no"\nand again', "", "N/A", "ok"]
COUNTS, NUMBERS = ["0", "1", "2", "3", "10"], ["score", "how_many", "weight"]
FAULTS = {"score": ["eleven", "6,5", "1e3", "5 5", "."], "how_many": ["many", "--1"], "weight": ["heavy", "1.2.3"],
          "Event date": ["2022-02-30", "31/04/2022", "soon"], "seen": ["later", "2021-13-01"], "person_id": ["", "-"],
          "site": ["Elsewhere"]}
POOLS = {ODD: ["a", "B=b", "(c)"], "sex": ["F", "m", "Other"], "locality": LOCALITIES, "risk": list("0359"),
         "quarter": ["2021-22Q4", "2022-23Q1"], "fy": ["2021-22", "2020-21"], "mo": ["2022-M01", "2022-M04"],
         "place": ["up, UP", "West", 'Down "x"'], "ages": ["16-17", "18+"], "age": ["15", "16", "17"],
         "wardband": ["8-9", "10+"], "span": ["0", "100"], "gap": ["0", "3", "11"], "gaps": ["0-2", "12+"]}
TYPES = {"score": "number", "how_many": "integer", "weight": "number", "Event date": "date", "seen": "date",
         "site": "string", "kind": "string", "person_id": "string", "ref": "string"}
HEADINGS = {"how_many": ["How many", "HOW-MANY"], "Event date": ["event_date", "EVENT  DATE"], "kind": ["Kind"],
            "site": ["SITE"], "score": ["Score."], "person_id": ["Person ID"]}
OPS = ["=", "!=", "<", "<=", ">", ">="]
USAGE = [["--rows=sitte"], ["--cols=nowhere"], ["--rows=site,site"], ["--values=avg(score)"],
         ["--values=sum(nothing)"], ["--values=sum"], ["--values=count("], ["--values=ratio(score)"],
         ["--values=sum(score,weight)"], ["--values=count,count"], ["--values=COUNT,count"],
         ["--values=share(score)"], ["--values="], ["--percent=diagonal"], ["--totals=some"], ["--missing=hide"],
         ["--base=valid"], ["--base=most", "--percent=all"], ["--change=a:b"], ["--top=0", "--rows=site"],
         ["--top=-1", "--rows=site"], ["--top=2"], ["--period=2022"], ["--period=2023Q4", "--date=seen"],
         ["--decimals=7"], ["--mean-decimals=-1"], ["--sum-to-100"], ["--totals=cols", "--rows=site"],
         ["--order=kind=a", "--rows=site"], ["--where=nowhere=1"], ["--values=count(nowhere=1)"],
         ["--date=never", "--period=2022"], ["--rows=site", "--cols=site"], ["--wide", "--down"],
         ["--values=site=count", "--rows=site"], ["--values=mean(score)", "--cols=kind", "--change=a:b"],
         ["--rows=site", "--values=row_pct=count", "--percent=rows"], ["--threads=x"], ["--rows="],
         ["--derive=b=band(score,0-5,5-9)"], ["--derive=s=recode(site,a=b)", "--values=sum(s)"],
         ["--values=count(kind=Nonesuch)"], ["--where=kind=Nonesuch"]]


@dataclasses.dataclass
class Value:
    """One figure of --values: function, columns or a condition, the rows it is of, and the name that NAME= gives it."""
    function: str
    columns: tuple = ()
    condition: tuple = None
    where: tuple = None
    name: str = None

    def word(self):
        inside = condition_word(self.condition) if self.condition else ",".join(map(quoted, self.columns))
        rows = f" where {condition_word(self.where)}" if self.where else ""
        return (f"{quoted(self.name)}=" if self.name else "") + self.function + (f"({inside})" if inside else "") + rows

    def key(self):
        conditions = [condition_word(c) for c in (self.condition, self.where) if c]
        return self.name or "_".join([self.function, *self.columns, *conditions])


@dataclasses.dataclass
class Case:
    seed: int
    table: Source = None
    people: Source = None
    schema: dict = None
    maps: list = dataclasses.field(default_factory=list)
    rows: list = dataclasses.field(default_factory=list)
    cols: str = None
    values: list = None
    percent: str = None
    base: str = None
    totals: str = None
    total: bool = False
    missing: str = None
    change: tuple = None
    top: int = None
    date: str = None
    periods: list = dataclasses.field(default_factory=list)
    where: list = dataclasses.field(default_factory=list)
    derives: list = dataclasses.field(default_factory=list)
    order: dict = dataclasses.field(default_factory=dict)
    decimals: int = None
    mean_decimals: int = None
    sum_to_100: bool = False
    wide: bool = False
    down: bool = False
    tolerate: str = None
    findings: bool = False
    extra: list = dataclasses.field(default_factory=list)
    standard_input: bool = False
    usage_error: list = None
    dotted: bool = False

    @property
    def by(self):
        """Every column whose values make a line or a column."""
        return self.rows + [self.cols] * bool(self.cols)

    @property
    def figures(self):
        return self.values or [Value("count")]

    def conditions(self):
        return self.where + [c for v in self.figures for c in (v.condition, v.where) if c]


# ---- the command line --------------------------------------------------------------------------

def files(case):
    """The bytes of each file."""
    found = {"table.csv": case.table.bytes()}
    if case.people:
        found["people.csv"] = case.people.bytes()
    if case.schema:
        found["schema.json"] = json.dumps(case.schema, ensure_ascii=False, indent=1).encode()
    return found


def row_words(case, r):
    """--rows, or the same word --by, or some columns by each."""
    names = [quoted(c) for c in case.rows]
    cut = r.choice([0, 0, 0, len(names), r.randint(0, len(names))])
    return [w + ",".join(part) for w, part in (("--by=", names[:cut]), ("--rows=", names[cut:])) if part]


def arguments(case):
    """The options and operands in some order, with file names relative to the case's directory."""
    r = Draw(case.seed, case).r
    options = {"--people": "people.csv" if case.people else None, "--schema": "schema.json" if case.schema else None,
               "--cols": quoted(case.cols) if case.cols else None, "--percent": case.percent, "--base": case.base,
               "--values": ",".join(v.word() for v in case.values) if case.values else None, "--totals": case.totals,
               "--missing": case.missing, "--top": case.top, "--date": case.date,
               "--change": ":".join(map(quoted, case.change)) if case.change else None,
               "--decimals": case.decimals, "--mean-decimals": case.mean_decimals, "--tolerate": case.tolerate}
    words = [[f"{name}={value}"] for name, value in options.items() if value is not None]
    switches = {"--total": case.total, "--sum-to-100": case.sum_to_100, "--wide": case.wide, "--down": case.down}
    words += [[name] for name, on in switches.items() if on]
    words += [[f"--map={m}"] for m in case.maps] + [[w] for w in case.extra]
    words += [[f"--derive={derivation(*d)}" for d in case.derives], row_words(case, r)]
    words += [[f"--where={condition_word(c)}"] for c in case.where]
    words += [[f"--order={quoted(c)}=" + "|".join(map(quoted, values))] for c, values in case.order.items()]
    words += [[f"--period={p}" for p in case.periods], ["--allow-empty"], ["-v"], ["-f", "csv"]]
    words += [["--findings=findings.csv"]] if case.findings else []
    words += [] if case.standard_input and r.random() < 0.5 else [["-" if case.standard_input else "table.csv"]]
    r.shuffle(words)
    return [word for block in words for word in block] + (case.usage_error or [])


# ---- records -----------------------------------------------------------------------------------

class Generator(Draw):
    """Draws one case from its seed."""
    declared = tuple(HEADINGS)

    def __init__(self, seed):
        super().__init__(seed, Case(seed))

    def make(self):
        case = self.case
        if self.maybe(0.05):
            case.dotted = True
            case.extra.append("--date-format=%d.%m.%Y")
        self.draw_periods_and_days()
        self.draw_records()
        self.draw_schema()
        self.draw_derives()
        self.draw_axes()
        self.draw_conditions()
        self.draw_values()
        self.draw_faults()
        self.draw_shares()
        self.draw_printing()
        if self.maybe(0.04):
            self.make_usage_error()
        case = self.case
        self.draw_headers([(case.table, "")] + [(case.people, "people:")] * bool(case.people), HEADINGS)
        return case

    def draw_periods_and_days(self):
        """Days in and around the periods, which may overlap."""
        case, r = self.case, self.r
        periods = self.draw_periods(r.choice([2020, 2021, 2022]))
        case.date = r.choice([None, "Event date", "Event date", "seen"])
        if case.date and self.maybe(0.75):
            case.periods = self.some(periods, 1, r.choice([1, 3]))
        elif self.maybe(0.1):
            case.periods = ["all"]
        edges = [datetime.date(2022, 1, 1), datetime.date(2021, 4, 1)]
        for period in case.periods:
            if period != "all":
                edges += map(datetime.date.fromisoformat, period_bounds(period))
        self.days = [r.choice(edges) + datetime.timedelta(days=r.randint(-2, 2)) for _ in range(r.randint(2, 12))]
        for first in edges[2::2]:
            self.days += [first + datetime.timedelta(days=r.randint(0, 40)) for _ in range(3)]

    def draw_records(self):
        r = self.r
        self.ids = self.some(ODD_IDS, 2, 8) + [f"N{n}" for n in range(r.choice([0, 3, 12]))]
        self.sites = self.some(SITES, 1, 4) + self.some(BLANKS, 0, 1)
        self.kinds = self.some(KINDS, 1, 5) + self.some(BLANKS, 0, 1)
        self.wards = [str(n) for n in self.some(list(range(-2, 14)), 2, 5)]
        self.wards += self.some(["07", "7.5", "3.0", "", "N/A", "x9"], 0, 2)
        self.fine, self.negative, self.blank = self.maybe(0.6), self.maybe(0.4), r.choice([0, 0.1, 0.1, 0.5, 1])
        rows = r.choice([0, 1, 2, 5, 10, *range(10, 61, 5)])
        if self.maybe(0.01):
            rows = 4000
        fields = ["ref", "person_id", "site", "kind", "ward", *NUMBERS, "Event date", "seen", ODD, "remarks"]
        table = Source(fields, [], [self.row(n) for n in range(rows)])
        for field in ("ward", "weight", ODD, "remarks"):
            if self.maybe(0.3):
                table.drop(field)
        self.case.table = table
        if self.maybe(0.4):
            self.case.people = self.draw_people(self.ids)

    def row(self, n):
        r = self.r
        person = r.choice([*self.ids, ""]) if self.maybe(0.2) else r.choice(self.ids)
        return [f"R{n}", f" {person} " if self.maybe(0.05) else person, r.choice(self.sites), r.choice(self.kinds),
                r.choice(self.wards), self.score(), r.choice([*COUNTS, *BLANKS[:2]]), self.weight(), self.day(), self.day(),
                r.choice(["A", "a", "B=b", "(c)", ""]), r.choice(REMARKS)]

    def score(self):
        if self.maybe(self.blank):
            return self.r.choice(BLANKS)
        text = str(self.r.randint(0, 6))
        if self.fine:
            text += self.r.choice(["", "", ".5", ".50", ".25", ".75", ".125", ".000001", ".05"])
        sign = self.r.choice(["", "-"]) if self.negative else self.r.choice(["", "", "", "", "+"])
        return self.r.choice([text, f" {sign}{text} ", sign + text])

    def weight(self):
        if self.maybe(0.15):
            return self.r.choice(BLANKS)
        large = f"{self.r.randint(0, 10 ** 9)}.{self.r.randint(0, 10 ** 6 - 1):06}"
        return self.r.choice([large, "0", "0.5", "33.3", "-0.000001", "1000000000", str(self.r.randint(1, 99)), "007"])

    def day(self):
        if self.maybe(0.1):
            no_days = ["01.01.1900"] if self.case.dotted else ["1900-01-01", "31/12/9999"]
            return self.r.choice([*BLANKS, *no_days])
        return self.spelled(self.r.choice(self.days))

    def draw_schema(self):
        """Now and then some of the columns are declared."""
        if not self.maybe(0.25):
            return
        names = [f for f in self.some(list(TYPES), 1, 6) if f in self.case.table.fields]
        fields = [{"name": name, "type": TYPES[name]} for name in names]
        for field in fields:
            if field["name"] == "site" and self.maybe(0.6):
                words = {w.strip().lower(): w.strip() for w in self.sites if w not in BLANKS} | {"closed": "Closed"}
                field["constraints"] = {"enum": self.some(list(words.values()), len(words))}
        blanks = ["1900-01-01", "9999-12-31"]
        self.case.schema = {"fields": fields, "missingValues": BLANKS[:-1], "x-cj": {"blankDates": blanks}}

    def field(self, name):
        """What the schema declares of a column."""
        return next((f for f in (self.case.schema or {"fields": []})["fields"] if f["name"] == name), None)

    def draw_faults(self):
        """Cells at fault, with a --tolerate that is enough or not."""
        case = self.case
        if not case.table.rows or not self.maybe(0.25):
            return
        for _ in range(self.r.randint(0, 4)):
            field = self.r.choice([f for f in case.table.fields if f in FAULTS])
            if field == "site" and not (self.field("site") or {}).get("constraints"):
                continue
            self.r.choice(case.table.rows)[case.table.fields.index(field)] = self.r.choice(FAULTS[field])
        if case.people and case.people.rows and self.maybe(0.2):
            self.r.choice(case.people.rows)[2] = "2001-02-29"
        case.tolerate = self.r.choice(["2", "6", "1000", "1000", "100%", "5%", "50%"])

    # ---- groups ------------------------------------------------------------------------------------

    def draw_derives(self):
        """Derived columns of dates, ages and bands."""
        kinds = [("quarter", "quarter", ["Event date"]), ("fy", "year", ["Event date"]), ("mo", "month", ["seen"]),
                 ("span", "days", ["seen", "Event date"]), ("gap", "months", ["seen", "Event date"]),
                 ("place", "recode", ["site", ("NORTH", "Up, up"), ("South", 'Down "x"')])]
        if "ward" in self.case.table.fields and all(w.replace(".", "").lstrip("-").isdigit() for w in self.wards):
            kinds.append(("wardband", "band", ["ward", "0-7.5", "8-9", "10+"]))
        if self.case.people:
            kinds.append(("age", "age", ["date_of_birth", "Event date"]))
        drawn = self.some(kinds, 1, 3) if self.maybe(0.45) else []
        names = {d[0] for d in drawn}
        if "age" in names:
            drawn.append(("ages", "band", ["age", "0-15", "16-17", "18+"]))
        if "gap" in names and self.maybe(0.5):
            drawn.append(("gaps", "band", ["gap", "0-2", "3-11", "12+"]))
        self.case.derives = drawn
        if names & {"wardband", "gap", "age"} and self.maybe(0.8):
            self.case.tolerate = self.r.choice(["100%", "100%", "1000", "5"])

    def candidates(self):
        """Columns one may group by."""
        columns = ["site", "site", "kind", "kind", "how_many"]
        columns += [c for c in ("ward", ODD) if c in self.case.table.fields]
        columns += [c for c in ("score", "person_id", "seen") if self.maybe(0.1)]
        columns += ["sex", "sex", "locality", "risk"] * bool(self.case.people)
        return columns + [d[0] for d in self.case.derives] * 2

    def draw_axes(self):
        case, r = self.case, self.r
        drawn = list(dict.fromkeys(self.some(self.candidates(), 4, 4)))
        case.rows = drawn[:r.choice([0, 1, 1, 1, 2, 2, 3])]
        rest = [c for c in drawn if c not in case.rows]
        if rest and self.maybe(0.6):
            case.cols = rest[0]
        case.totals = r.choice([None, None, *["rows", "both"] * bool(case.rows), *["cols"] * bool(case.cols)])
        if case.totals == "both" and not case.cols:
            case.totals = "rows"
        case.total = self.maybe(0.2)
        case.missing = r.choice([None, None, None, "show", "drop"])
        case.top = r.choice([None, None, 1, 2, 3, 10]) if case.rows else None
        self.draw_order(self.values)

    def present(self, column):
        """Values of a column of the table, without those that stand for nothing."""
        if column not in self.case.table.fields:
            return []
        n = self.case.table.fields.index(column)
        return list({row[n].strip(): 0 for row in self.case.table.rows if row[n].strip() not in BLANKS})

    def values(self, column):
        """Values a column may have, cleaned; some perhaps not in any row."""
        pools = {**POOLS, "site": self.sites, "ward": self.wards, "kind": self.kinds, "person_id": self.ids,
                 "how_many": COUNTS, "score": ["3", "2.5", "0"], "weight": ["0.5", "33.3"],
                 "seen": [str(d) for d in self.days]}
        found = self.present(column) if column in ("site", "kind") and self.maybe(0.8) else pools[column]
        return [v.strip() for v in found if v.strip() not in BLANKS]

    # ---- conditions ----------------------------------------------------------------------------------

    def draw_conditions(self):
        for _ in range(self.r.choice([0, 0, 0, 0, 1, 1, 2])):
            self.case.where.append(self.condition())

    def number_columns(self):
        numbers = ["how_many", "score"] + ["weight"] * ("weight" in self.case.table.fields)
        return numbers + [d[0] for d in self.case.derives if d[1] in ("age", "months", "days")]

    def condition(self):
        """A column, a sign and values; more often a sign that keeps most rows."""
        r, kind = self.r, self.r.choice(["text", "text", "number", "date", "blank"])
        if kind == "date":
            column = r.choice(["Event date", "seen", *["date_of_birth"] * bool(self.case.people)])
            day = r.choice([LEAP_DAY, MIDSUMMER]) if column == "date_of_birth" else r.choice(self.days)
            return column, r.choice(["<", "<=", ">", ">=", ">="]), [self.spelled(day).strip()]
        if kind == "number":
            column = r.choice(self.number_columns())
            op, values = r.choice(OPS), self.values(column) + ["1", "2.50", "-1"]
            return column, op, self.some(values, 1, 3 if op in ("=", "!=") else 1)
        column = r.choice([*self.candidates(), *["person_id"] * (kind == "text"), *NUMBERS[:2] * (kind == "blank")])
        values = [] if kind == "blank" else self.some(self.values(column) or [""], 1, 3)
        if column == "seen":
            values = []
        return column, r.choice(["=", "!=", "!="]), values or [""]

    # ---- figures ---------------------------------------------------------------------------------------

    def draw_values(self):
        if self.maybe(0.1):
            return
        drawn = {}
        for n in range(self.r.choice([1, 1, 2, 3, 5])):
            value = self.value()
            if self.maybe(0.15):
                value.where = self.condition()
            if self.maybe(0.2):
                value.name = self.r.choice([f"n{n}", f"No. {n}, all", f'the "{n}"'])
            drawn.setdefault(value.key().lower(), value)
        self.case.values = [v for k, v in drawn.items() if k not in [c.lower() for c in self.case.by]]

    def value(self):
        r = self.r
        numbers, texts = self.number_columns(), [*self.candidates(), "person_id"]
        numbers += ["risk"] * (bool(self.case.people) and self.maybe(0.3))
        dates = [c for c in ("Event date", "seen") if self.field(c) or c == self.case.date]
        dates += ["date_of_birth"] * bool(self.case.people)
        function = r.choice(["count", "count", "count of", "count if", "count if", "distinct", "sum", "sum", "mean",
                             "median", "least", "share", "share", "ratio"])
        if function == "count":
            return Value("count")
        if function == "count of":
            return Value("count", (r.choice(numbers + texts + ["Event date"] * bool(self.field("Event date"))),))
        if function in ("count if", "share"):
            return Value(function.split()[0], condition=self.condition())
        if function == "distinct":
            return Value("distinct", (r.choice(texts + numbers + dates),))
        if function == "ratio":
            return Value("ratio", (r.choice(numbers), r.choice(numbers)))
        if function == "least":
            return Value(r.choice(["min", "max"]), (r.choice(numbers + dates),))
        return Value(function, (r.choice(numbers),))

    def draw_shares(self):
        """--percent with what belongs to it, and --change."""
        case, r = self.case, self.r
        case.percent = r.choice([None, "rows", "cols", "all"])
        if case.percent:
            case.base = r.choice([None, None, "all", "valid", "valid"])
            case.sum_to_100 = self.maybe(0.3)
        first = case.figures[0].function
        if case.cols and first in ("count", "distinct", "sum") and self.maybe(0.6):
            values = self.values(case.cols) or ["x"]
            case.change = (r.choice(values), r.choice(values))

    def draw_printing(self):
        case, r = self.case, self.r
        case.decimals = r.choice([None, None, 0, 1, 2, 6])
        case.mean_decimals = r.choice([None, None, 0, 1, 3, 6])
        case.wide = self.maybe(0.3)
        case.down = not case.wide and self.maybe(0.15)
        if self.maybe(0.4):
            case.extra.append(f"--threads={r.choice([1, 2, 4])}")
        case.standard_input = self.maybe(0.2)
        case.findings = self.maybe(0.5)

    def make_usage_error(self):
        """Options that contradict each other or name what is not there, and nothing else."""
        known = [words for words in USAGE if "Nonesuch" not in words[0] or self.present("kind")]
        self.case = Case(self.case.seed, self.case.table, usage_error=self.r.choice(known), dotted=self.case.dotted)


def make_case(seed):
    return Generator(seed).make()
