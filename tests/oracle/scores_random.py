"""Random rows of scores and options for the test of cj-scores: inputs only, no answers."""
import dataclasses

from common import BLANKS, LOCALITIES, ODD, ODD_IDS, SITES, Draw, Source, group_arguments

LEVELS = ["1", "2", "10", "2.5", "", "1"]
SCALES = [["1", "2", "3", "4", "5"], ["0", "1"], ["1", "1.5", "2.0", "2.50", "-3", "+4"],
          ["0.1", "0.2", "0.30", "0.4", "0.000001"], [str(n) for n in range(0, 101, 7)], ["4"],
          ["4000000000000", "-4000000000000", "0"]]
FAULTS = {"first": ["high", "1e3", "2,5", "7-8"], "last": ["x"], "seen": ["2022-02-30", "soon"]}
POOLS = {"team": ["North", "south", "north"], "site": SITES, "level": ["1", "2", "10"], ODD: ["a", "b"],
         "sex": ["F", "M"], "locality": LOCALITIES, "risk": list("0359"), "quarter": ["2021-22Q4"], "high": ["3+"],
         "code": ["A1", "a2"]}


@dataclasses.dataclass
class Case:
    seed: int
    rows: Source = None
    people: Source = None
    maps: list = dataclasses.field(default_factory=list)
    start: str = "first"
    end: str = "last"
    date: str = None
    individuals: str = None
    lower: bool = False
    periods: list = dataclasses.field(default_factory=list)
    by: list = dataclasses.field(default_factory=list)
    total: bool = False
    where: list = dataclasses.field(default_factory=list)
    derives: list = dataclasses.field(default_factory=list)
    order: dict = dataclasses.field(default_factory=dict)
    decimals: int = None
    mean_decimals: int = None
    sum_to_100: bool = False
    confidence: str = "95"
    tolerate: str = None
    extra: list = dataclasses.field(default_factory=list)
    standard_input: str = None
    dotted: bool = False


def files(case):
    sources = {"rows.csv": case.rows, "people.csv": case.people}
    return {name: source.bytes() for name, source in sources.items() if source}


def arguments(case):
    """The options and the operand in some order."""
    options = {"--start": case.start, "--end": case.end, "--date": case.date, "--individuals": case.individuals,
               "--people": "people.csv" if case.people else None, "--decimals": case.decimals,
               "--mean-decimals": case.mean_decimals}
    words = [[f"{name}={value}"] for name, value in options.items() if value is not None]
    switches = {"--lower-is-better": case.lower, "--sum-to-100": case.sum_to_100}
    words += [[name] for name, on in switches.items() if on]
    words += [[f"--map={m}"] for m in case.maps] + [[w] for w in case.extra]
    words += [[f"--period={p}" for p in case.periods], group_arguments(case), ["-v"], ["-f", "csv"]]
    words.append([] if case.standard_input else ["rows.csv"])
    Draw(case.seed, case).r.shuffle(words)
    return [word for block in words for word in block]


def values_of(column):
    return [value for value in POOLS[column] if value not in BLANKS]


class Generator(Draw):
    """Draws one case from its seed."""
    declared = ("first", "last", "seen", "team")

    def __init__(self, seed):
        super().__init__(seed, Case(seed))

    def make(self):
        case = self.case
        case.dotted = self.maybe(0.1)
        case.extra += ["--date-format=%d.%m.%Y"] if case.dotted else []
        self.draw_records()
        self.draw_faults()
        self.draw_measure()
        self.draw_groups()
        case.standard_input = "rows.csv" if self.maybe(0.2) else None
        self.draw_headers([pair for pair in [(case.rows, ""), (case.people, "people:")] if pair[0]])
        return case

    def draw_records(self):
        case, r = self.case, self.r
        scale = r.choice(SCALES[:-1] if self.maybe(0.97) else SCALES)
        size = r.choice([0, 1, 2, 5, 9, 20, 24, 25, 26, 27, 40, 90])
        lean, blanks = r.random(), r.choice([0, 0, 0.05, 0.3])
        ids = ODD_IDS[:5] + [f"A{n}" for n in range(size)]
        rows = []
        for n in range(size):
            first, last = r.choice(scale), r.choice(scale)
            if self.maybe(lean) and float(first) > float(last):
                first, last = last, first
            first, last = (r.choice(BLANKS) if self.maybe(blanks) else f" {v}" if self.maybe(0.03) else v for v in (first, last))
            day = r.choice(["", "1900-01-01"]) if self.maybe(0.05) and not case.dotted else self.spelled(self.date(r.choice([2021, 2022])))
            rows.append([r.choice(ids), f"a{r.randint(0, size)}" if self.maybe(0.1) else f"A{n}", r.choice(["North", "north", "South", ""]),
                         r.choice(SITES), r.choice(LEVELS), r.choice(["a", "b", ""]), first, last, day])
        case.rows = Source(["person_id", "code", "team", "site", "level", ODD, "first", "last", "seen"], [], rows)
        if self.maybe(0.3):
            case.people = self.draw_people(ids)

    def draw_faults(self):
        case = self.case
        if case.rows.rows and self.maybe(0.2):
            for _ in range(self.r.randint(1, 3)):
                field = self.r.choice(list(FAULTS))
                self.r.choice(case.rows.rows)[case.rows.fields.index(field)] = self.r.choice(FAULTS[field])
        case.tolerate = self.r.choice([None, "0", "2", "1000", "5%", "50%"]) if self.maybe(0.6) else None

    def draw_measure(self):
        case, r = self.case, self.r
        case.lower = self.maybe(0.3)
        case.date = "seen" if self.maybe(0.6) else None
        if case.date:
            forms = self.draw_periods(r.choice([2021, 2022]))
            case.periods = r.sample(forms, r.choice([0, 1, 1, 2, 3]))
        case.decimals = r.choice([None, 0, 1, 2, 6])
        case.mean_decimals = r.choice([None, 0, 2, 3, 6])
        if self.maybe(0.25):
            case.individuals = r.choice(["code", "code", "person_id", "level"])
        else:
            case.sum_to_100 = self.maybe(0.3)
            case.total = self.maybe(0.4)

    def draw_groups(self):
        case, r = self.case, self.r
        if self.maybe(0.2):
            case.derives.append(["high", "band", ["level", "0-2.9", "3+"]])
        if self.maybe(0.2) and case.date and not case.dotted:
            case.derives.append(["quarter", "quarter", ["seen"]])
        columns = ["team", "site", "level", ODD] + [d[0] for d in case.derives]
        columns += ["sex", "locality", "risk"] if case.people else []
        case.by = r.sample([c for c in columns if c != case.individuals], r.choice([0, 0, 1, 1, 2, 3]))
        for column in r.sample([*columns, "code"], r.choice([0, 0, 0, 1, 2])):
            values = self.some(values_of(column), 1, 3)
            case.where.append((column, r.choice(["=", "!=", "!="]), [""] if self.maybe(0.2) else values))
        if self.maybe(0.15):
            case.where.append(("level", r.choice([">", "<=", ">="]), [r.choice(["1", "2", "5.5"])]))
        self.draw_order(values_of)


def make_case(seed):
    return Generator(seed).make()
