"""Random reviews and options for the test of cj-outcomes: inputs only, no answers.

A Case holds the records as lists of cells and the options as values, for the oracle; arguments() and
Source.write() turn the same into a command line and files, for the program.
"""
import dataclasses
import datetime
import json

from common import BLANKS, LEAP_DAY, LOCALITIES, MIDSUMMER, ODD, ODD_IDS, SITES, Draw, Source, group_arguments, quoted

OUTCOMES = ["Crime", "crime", "CRIME ", "Education, training", 'He said "no"', "Élan", "élan", "Housing / home",
            "Größe", "a|b", "10", "9", "Личное", "личное", "two\nlines", "x=y", "-5", "It's"]
FAULTS = {"score": ["eleven", "6,5", "1e3", "5 5", "."],
          "review_date": ["2022-02-30", "31/04/2022", "2022/01/01", "", "1900-01-01", "soon"],
          "outcome": ["", "N/A"], "person_id": ["", "Not known"], "progress": ["better"]}
# values to ask for in --where and --order, by column
POOLS = {ODD: ["a", "B=b", "(C)", "d<e"], "progress": ["improved", "Maintained"], "sex": ["F", "m", "Other"],
         "locality": LOCALITIES, "risk": list("0359"), "fy": ["2021-22", "2019-20"], "sy": ["2020-21"],
         "yob": ["2004-05"], "d q": ["2021-22Q4", "2020-21Q1"], "mo": ["2022-M01", "2021-M04"],
         "place": ["up, UP", "West", 'Down "x"'], "who": ["women", "men", "Other"], "ages": ["16-17", "18+"],
         "adult": ["adult", "Young", "0-15"], "age": ["15", "16", "17"], "wardband": ["8-9", "10+"], "risks": ["5-8"],
         "soon": ["0-2", "12+"], "wait": ["100", "0"], "since": ["0", "3", "11"]}


@dataclasses.dataclass
class Case:
    seed: int
    reviews: Source = None
    people: Source = None
    maps: list = dataclasses.field(default_factory=list)
    unpivot: list = None
    baseline: str = "first"
    pairs: bool = False
    threshold: str = None
    lower: list = dataclasses.field(default_factory=list)
    target: str = None
    framework: list = None
    periods: list = dataclasses.field(default_factory=list)
    by: list = dataclasses.field(default_factory=list)
    total: bool = False
    where: list = dataclasses.field(default_factory=list)
    derives: list = dataclasses.field(default_factory=list)
    order: dict = dataclasses.field(default_factory=dict)
    decimals: int = 0
    sum_to_100: bool = False
    confidence: str = "95"
    tolerate: str = None
    extra: list = dataclasses.field(default_factory=list)
    standard_input: bool = False
    usage_error: bool = False
    dotted: bool = False

    def framework_json(self):
        return json.dumps({"title": "Random", "outcomes": self.framework}, ensure_ascii=False, indent=1)


# ---- the command line --------------------------------------------------------------------------

def arguments(case):
    """The options and operands, with file names relative to the case's directory."""
    words = ["-" if case.standard_input else "reviews.csv", "-v", "-f", "csv"]
    words += ["--people", "people.csv"] if case.people else []
    words += [f"--map={m}" for m in case.maps]
    if case.unpivot:
        words.append("--unpivot=outcome=score:" + ",".join(map(quoted, case.unpivot)))
    words += [f"--baseline={case.baseline}"] if case.baseline != "first" else []
    words += ["--unit=pairs"] if case.pairs else []
    words += [f"--threshold={case.threshold}"] if case.threshold else []
    words += [f"--lower-is-better={o}" for o in case.lower]
    words += [f"--target={case.target}"] if case.target else []
    words += ["--framework=framework.json"] if case.framework else []
    words += [f"--period={p}" for p in case.periods]
    words += group_arguments(case)
    words += [f"--decimals={case.decimals}"] if case.decimals else []
    words += ["--sum-to-100"] if case.sum_to_100 else []
    return words + case.extra


# ---- records -----------------------------------------------------------------------------------

class Generator(Draw):
    """Draws one case from its seed."""
    declared = ("person_id", "review_date", "outcome", "score", "progress", "date_of_birth")

    def __init__(self, seed):
        super().__init__(seed, Case(seed))

    def make(self):
        case = self.case
        periods = self.draw_periods(self.r.choice([2019, 2020, 2021, 2022, 2023]))
        case.periods = [] if self.maybe(0.15) else self.some(periods, 1, 4)
        case.baseline = self.r.choice(["first", "first", "previous", "before-period", "recorded"])
        if self.maybe(0.08):
            case.dotted = True
            case.extra.append("--date-format=%d.%m.%Y")
        self.draw_vocabulary()
        case.people = self.draw_people(self.ids) if self.maybe(0.5) else None
        wide = case.baseline != "recorded" and self.maybe(0.1)
        case.reviews = self.draw_wide() if wide else self.draw_reviews()
        self.drop_columns()
        self.draw_faults()
        self.draw_derives()
        self.draw_groups()
        self.draw_where()
        self.draw_measure()
        self.draw_printing()
        self.draw_headers([(case.reviews, "")] + [(case.people, "people:")] * bool(case.people))
        return case

    def edges(self):
        """First and last days of the kinds of period there are, and the days around them."""
        days = [datetime.date(y, m, 1) for y in range(2019, 2025) for m in (1, 3, 4, 7, 10)]
        for period in self.case.periods:
            for part in period.split(".."):
                if len(part) == 10:
                    days.append(datetime.date.fromisoformat(part))
        return days

    def draw_vocabulary(self):
        r = self.r
        self.outcomes = self.some(OUTCOMES, 1, 6)
        self.sites = self.some(SITES, 1, 5) + self.some(BLANKS, 0, 1)
        self.wards = [str(n) for n in self.some(list(range(-2, 14)), 2, 5)] + self.some(["07", "7.5", "3.0", "", "N/A", "x9"], 0, 2)
        self.ids = self.some(ODD_IDS, 1, 10)
        self.ids += [f"N{n}" for n in range(r.choice([0, 3, 12, 40]))]
        edges = self.edges()
        self.days = [r.choice(edges) + datetime.timedelta(days=r.randint(-2, 2)) for _ in range(r.randint(2, 25))]
        if self.case.baseline in ("previous", "before-period") and self.maybe(0.5):
            self.days += [self.date(2018) for _ in range(5)]
        self.fine = self.maybe(0.4)

    def score(self):
        if self.maybe(0.12):
            return self.r.choice(BLANKS)
        text = str(self.r.randint(0, 6))
        if self.fine:
            text += self.r.choice(["", ".5", ".50", ".25", ".75", ".125", ".000001"])
        return self.r.choice([text, text, text, f" {text} ", "-1" if self.maybe(0.05) else text])

    def draw_reviews(self):
        """One row for each person, outcome and day drawn, mostly without two scores for one of them."""
        fields = ["person_id", "review_date", "outcome", "score", "progress", "site", "ward", "start", ODD]
        rows, seen = [], set()
        for _ in range(self.sizes()):
            person, date, outcome = self.r.choice(self.ids), self.r.choice(self.days), self.r.choice(self.outcomes)
            key = (person, date, outcome.strip().lower())
            if key in seen and not self.maybe(0.001):
                continue
            seen.add(key)
            rows.append([person, self.spelled(date), outcome, self.score(), self.progress(), *self.place(date)])
        if self.maybe(0.7):
            self.r.shuffle(rows)
        return self.with_own_sex(Source(fields, [], rows))

    def sizes(self):
        """Mostly small; now and then large enough to be shared among threads."""
        if self.maybe(0.015):
            self.days += [self.date(y) for y in (2019, 2020, 2021, 2022) for _ in range(80)]
            self.ids += [f"N{n:05}" for n in range(3000)]
            return self.r.choice([3000, 6000, 20000])
        return self.r.choice([0, 1, 5, 30, 80, 200, 500])

    def progress(self):
        return self.r.choice(["improved", "Improved", " maintained", "MAINTAINED", "deteriorated", "", "N/A", "improved"])

    def place(self, date):
        start = date - datetime.timedelta(days=self.r.randint(-40, 400))
        return [self.r.choice(self.sites), self.r.choice(self.wards), "" if self.maybe(0.1) else self.spelled(start),
                self.r.choice(["A", "a", "B=b", "(c)", "d<e", ""])]

    def with_own_sex(self, source):
        """Now and then the reviews have a column that the people have too: the main one stays."""
        if self.maybe(0.1):
            source.fields.append("sex")
            for row in source.rows:
                row.append(self.r.choice(["M", "F", ""]))
        return source

    def drop_columns(self):
        """Columns that are not required may be absent."""
        if self.maybe(0.3):
            self.case.reviews.drop("score" if self.case.baseline == "recorded" else "progress")
        if self.maybe(0.6):
            self.case.reviews.drop(ODD)
        if self.case.people and self.maybe(0.05):
            self.case.people.rows = []

    def draw_wide(self):
        """One column for each outcome."""
        columns = {o.strip().lower(): o.strip() for o in self.outcomes}
        self.case.unpivot = list(columns.values())
        self.r.shuffle(self.case.unpivot)
        keys = {(self.r.choice(self.ids), self.r.choice(self.days)) for _ in range(self.r.choice([3, 30, 150]))}
        rows = [[p, self.spelled(d), *(self.score() for _ in columns), *self.place(d)] for p, d in sorted(keys)]
        self.r.shuffle(rows)
        fields = ["person_id", "review_date", *self.case.unpivot, "site", "ward", "start", ODD]
        return self.with_own_sex(Source(fields, [], rows))

    def draw_faults(self):
        """Cells at fault and two scores for one day, with a --tolerate that is enough or not."""
        rows, fields = self.case.reviews.rows, self.case.reviews.fields
        if not rows or not self.maybe(0.25):
            return
        for _ in range(self.r.randint(0, 4)):
            field = self.r.choice([f for f in fields if f in FAULTS])
            self.r.choice(rows)[fields.index(field)] = self.r.choice(FAULTS[field])
        for _ in range(self.r.randint(0, 4) if not self.case.unpivot else self.maybe(0.5)):
            row = list(self.r.choice(rows))
            for field in ("score", "progress"):
                if field in fields:
                    row[fields.index(field)] = getattr(self, field)()
            rows.insert(self.r.randint(0, len(rows)), row)
        if self.case.people and self.case.people.rows and self.maybe(0.2):
            self.r.choice(self.case.people.rows)[2] = "2001-02-29"
        self.case.tolerate = self.r.choice(["2", "6", "1000", "1000", "100%", "5%", "50%"])

    # ---- options -------------------------------------------------------------------------------

    def draw_derives(self):
        people = self.case.people
        kinds = [("d q", "quarter", ["review_date"]), ("fy", "year", ["review_date"]), ("mo", "month", ["review_date"]),
                 ("sy", "year", ["start"]), ("wait", "days", ["start", "review_date"]), ("since", "months", ["start", "review_date"]),
                 ("place", "recode", ["site", ("NORTH", "Up, up"), ("South", 'Down "x"')])]
        if all(w.replace(".", "").lstrip("-").isdigit() for w in self.wards):
            kinds.append(("wardband", "band", ["ward", "0-7.5", "8-9", "10+"]))
        if people:
            kinds += [("age", "age", ["date_of_birth", "review_date"]), ("yob", "year", ["date_of_birth"]),
                      ("who", "recode", ["sex", ("f", "Women"), ("m", "Men")])]
            if all(row[4].isdigit() for row in people.rows):
                kinds.append(("risks", "band", ["risk", "0-4", "5-8"]))
        drawn = self.some(kinds, 1, 3) if self.maybe(0.4) else []
        names = {d[0] for d in drawn}
        if "age" in names:
            drawn.append(("ages", "band", ["age", "0-15", "16-17", "18+"]))
        if "since" in names and self.maybe(0.5):
            drawn.append(("soon", "band", ["since", "0-2", "3-11", "12+"]))
            self.case.tolerate = self.case.tolerate or self.r.choice(["100%", "5"])
        if "ages" in {d[0] for d in drawn} and self.maybe(0.5):
            drawn.append(("adult", "recode", ["ages", ("18+", "adult"), ("16-17", "young")]))
        if any(d[0] in ("wardband", "risks") for d in drawn):
            self.case.tolerate = self.case.tolerate or self.r.choice([None, "1000"])
        self.case.derives = drawn

    def candidates(self):
        """Columns one may group by."""
        columns = ["site", "ward"] + [ODD] * (ODD in self.case.reviews.fields) + (["sex", "locality", "risk"] if self.case.people else [])
        if "sex" in self.case.reviews.fields and "sex" not in columns:
            columns.append("sex")
        return columns + [d[0] for d in self.case.derives] * 2

    def draw_groups(self):
        case = self.case
        if self.maybe(0.7):
            case.by = list(dict.fromkeys(self.some(self.candidates(), 1, 3)))
            case.by = case.by[:self.r.choice([1, 2, 2, 3])]
        case.total = bool(case.by) and self.maybe(0.5)
        self.draw_order(self.values)

    def values(self, column):
        """Values a column may have, cleaned; some perhaps not in any row."""
        pools = {"site": self.sites, "ward": self.wards, "outcome": self.outcomes, "person_id": self.ids, **POOLS}
        return [v.strip() for v in pools[column] if v.strip() not in BLANKS]

    def draw_where(self):
        for _ in range(self.r.choice([0, 0, 0, 1, 1, 2])):
            kind = self.r.choice(["text", "text", "number", "date", "blank"])
            if kind == "number" and self.number_columns():
                column = self.r.choice(self.number_columns())
                values = {"ward": ["5"], "score": ["3", "2.5", "0"]}.get(column) or self.values(column)
                self.compare_with(column, self.r.choice(values))
            elif kind == "date" and self.case.people and self.maybe(0.4):
                self.compare_with("date_of_birth", self.spelled(self.r.choice([LEAP_DAY, MIDSUMMER])).strip())
            elif kind == "date":
                self.compare_with("review_date", self.spelled(self.r.choice(self.days)).strip())
            else:
                self.draw_text_condition(kind)
        self.widen_conditions()

    def number_columns(self):
        """Columns whose values are all numbers, so that < and > compare them as such."""
        numbers = [d[0] for d in self.case.derives if d[1] in ("age", "months", "days")]
        if all(w.replace(".", "").lstrip("-").isdigit() or w in BLANKS for w in self.wards):
            numbers.append("ward")
        return numbers + ["score"] * ("score" in self.case.reviews.fields)

    def compare_with(self, column, value):
        self.case.where.append((column, self.r.choice(["=", "!=", "<", "<=", ">", ">="]), [value]))

    def widen_conditions(self):
        """Several numbers or dates after = and !=."""
        for column, op, values in self.case.where:
            numeric = column in ("ward", "score", "wait", "since", "age") and values[0][:1].isdigit()
            if op in ("=", "!=") and numeric and self.maybe(0.4):
                values.append(self.r.choice(["1", "2.50", "16", "0"]))
            if op in ("=", "!=") and column == "review_date" and self.maybe(0.4):
                values.append(self.spelled(self.r.choice(self.days)).strip())

    def draw_text_condition(self, kind):
        column = self.r.choice(["outcome", "person_id", "ward", *self.candidates()]
                               + ["progress"] * ("progress" in self.case.reviews.fields))
        values = self.some(self.values(column), 1, 3)
        if kind == "blank":
            values = [""]
        if values:
            self.case.where.append((column, self.r.choice(["=", "!="]), values))
        if column in ("site", "locality", "fy", "mo", "d q") and values and values[0] and self.maybe(0.2):
            self.case.where[-1] = (column, self.r.choice(["<", "<=", ">", ">="]), values[:1])

    def draw_measure(self):
        case, present = self.case, self.present_outcomes()
        case.pairs = case.baseline == "first" and self.maybe(0.25) or case.baseline == "recorded" and self.maybe(0.03)
        case.threshold = self.r.choice([None, None, "2", "0.5", "1.25", "0.125", "3"]) if case.baseline != "recorded" else None
        if self.maybe(0.4):
            case.framework = self.draw_framework()
        elif self.maybe(0.5):
            case.target = self.r.choice(["50", "55", "33.3", "66.67", "0", "100", "62.5", "25"])
        in_framework = {item["outcome"].lower() for item in case.framework or ()}
        rest = [o for o in present if o.lower() not in in_framework]
        if rest and self.maybe(0.3):
            case.lower = list({o.lower(): o for o in self.some(rest)}.values())
        everything = not case.periods or "all" in case.periods
        case.usage_error = case.pairs and case.baseline == "recorded" or case.baseline == "before-period" and everything
        if case.usage_error and self.maybe(0.8):
            case.usage_error, case.pairs = False, False
            case.baseline = "recorded" if case.baseline == "recorded" else "first"
        if case.baseline == "first" and not case.pairs and self.maybe(0.2):
            case.extra.append("--baseline=first")

    def present_outcomes(self):
        """Outcomes of rows that nothing leaves out."""
        if self.case.tolerate or self.case.where or any(d[1] == "band" for d in self.case.derives):
            return []
        if self.case.unpivot:
            return self.case.unpivot
        return list({row[2].strip() for row in self.case.reviews.rows} - set(BLANKS))

    def draw_framework(self):
        names = {o.strip().lower(): o.strip() for o in self.some(OUTCOMES, 1, 5) + self.some(self.outcomes)}
        items = []
        for name in names.values():
            item = {"outcome": name}
            if self.maybe(0.6):
                item["label"] = "Label of " + name
            if self.maybe(0.7):
                item["direction"] = self.r.choice(["higher", "lower"])
            if self.maybe(0.4):
                item["threshold"] = self.r.choice([1, 2, 0.5, 1.25])
            if self.maybe(0.7):
                item["targets"] = [self.draw_target(n) for n in range(self.r.randint(0, 3))]
            items.append(item)
        self.r.shuffle(items)
        return items

    def draw_target(self, n):
        return {"term": self.r.choice(["short", "medium", "long, long"]), "label": f"target {n}",
                "value": self.r.choice([0, 100, 50, 62.5, 33.3, 40])}

    def draw_printing(self):
        case = self.case
        case.decimals = self.r.choice([0, 0, 1, 2, 6])
        case.sum_to_100 = self.maybe(0.3)
        case.confidence = self.r.choice(["95", "95", "99.8"])
        if self.maybe(0.5):
            case.extra.append(f"--threads={self.r.choice([1, 4])}")
        case.standard_input = self.maybe(0.2)


def make_case(seed):
    return Generator(seed).make()
