#!/usr/bin/env python3
"""Differential test of cj-timeliness: random orders and options against a second answer from the definitions.

What is independent: timeliness_random.py draws records and options and knows no answers. The rows are typed, joined,
derived and selected in sqlite3 (common.py); here each is judged by walking the calendar day by day, over the holidays
of tests/cases, and every cell of the csv, the exit status, the reconciliation lines and the rows with errors and with
warnings are compared.

    timeliness.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import calendar
import collections
import csv
import datetime
import functools
import pathlib
import shlex
import sys
import tempfile

sys.dont_write_bytecode = True

import common  # noqa: E402
from common import Z, Answer, Schema, num, quotient, rounded, wilson  # noqa: E402
from timeliness_random import DAY, arguments, holiday_file, make_case, unit_of  # noqa: E402

CASES = pathlib.Path(__file__).parent.parent / "cases"
NAMES = {"orders.csv": "orders", "standard input": "orders", "people.csv": "people"}
ORDERS = Schema(required=(), ids=())
STATES = ["within", "late", "pending", "unknown"]
FIGURES = ["measure", "total", *STATES, "within_pct", "within_low_pct", "within_high_pct", "median", "p90", "target_pct",
           "at_target", "verdict"]
UNITS = {"d": "day", "wd": "working day", "m": "month"}

Expected = collections.namedtuple("Expected", "statuses header rows accounts errors idle")


@functools.lru_cache(maxsize=None)
def bank_holidays(name):
    """The days of "2024: 01-01 01-02 ..."."""
    lines = (CASES / f"bank-holidays-{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(datetime.date.fromisoformat(f"{line[:4]}-{day}") for line in lines for day in line[5:].split())


class OutOfRange(Exception):
    pass


class WorkingDays:
    """A calendar that is walked day by day."""

    def __init__(self, case):
        named = bank_holidays(case.calendar) if case.calendar else frozenset()
        self.holidays = named | set(case.holidays or ())
        years = {day.year for day in named or self.holidays}
        self.first, self.last = datetime.date(min(years), 1, 1), datetime.date(max(years), 12, 31)
        self.valid = years == set(range(min(years), max(years) + 1)) and all(self.covers(d) for d in self.holidays)

    def covers(self, day):
        return self.first <= day <= self.last

    def works(self, day):
        return day.weekday() < 5 and day not in self.holidays

    def between(self, start, end):
        if not (self.covers(start) and self.covers(end)):
            raise OutOfRange
        return sum(self.works(start + DAY * n) for n in range(1, (end - start).days + 1))

    def is_over(self, start, limit, as_of):
        """Whether the last allowed day is before as_of."""
        if not self.covers(start):
            raise OutOfRange
        day, count = start, 0
        while day < as_of:
            day += DAY
            if not self.covers(day):
                raise OutOfRange
            count += self.works(day)
            if count > limit:
                return True
        return False


def months_on(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Oracle(Answer):
    """One run in a database of its own."""

    def __init__(self, case):
        super().__init__(case)
        self.unit, self.limit = unit_of(case.within), int(case.within.rstrip("dwm"))
        self.as_of = datetime.date.fromisoformat(case.as_of) if case.as_of else None
        self.calendar = WorkingDays(case) if self.unit == "wd" else None
        self.errors, self.idle = set(), set()

    def expected(self):
        """What the program has to do with the case."""
        nothing = [None] * 5
        if self.case.usage_error or self.calendar and not self.calendar.valid:
            return Expected({2}, *nothing)
        self.read(self.case.orders, ORDERS, more_dates={"imposed", "done"})
        if self.order_repeats():
            return Expected({2}, *nothing)
        self.select("imposed")
        strange = any(self.main.nonexistent(*c) or self.incomparable(c) for c in self.case.where)
        events = self.events()
        if events is None:
            return Expected({2}, *nothing)
        self.errors |= {line for line, in self.run("SELECT line FROM rejected")}
        statuses = set() if self.tolerated(len(self.errors), len(self.case.orders.rows)) else {1}
        if strange:
            statuses |= {2}
        if self.meet_nobody():
            statuses |= {1}
        if statuses:
            return Expected(statuses, *nothing)
        header = ["period", *self.case.by, *FIGURES, *self.band_names()]
        return Expected({0}, header, self.table(events), self.accounts(events), self.errors, self.idle)

    # ---- rows --------------------------------------------------------------------------------------

    def events(self):
        """line: (first day, group, state, time) of the rows in a period; None if one cannot be judged."""
        found = {}
        ranges = self.run("SELECT first, last FROM periods").fetchall()
        for line, start, end, group in self.run(
                f"SELECT line, imposed, done, {self.group_key()} FROM chosen WHERE selected ORDER BY line").fetchall():
            if start and any(first <= start <= last for first, last in ranges):
                if end and end < start:
                    self.errors.add(line)
                    continue
                try:
                    state, time = self.judge(line, *(d and datetime.date.fromisoformat(d) for d in (start, end)))
                except OutOfRange:
                    self.errors.add(line)
                    continue
                if state is None:
                    return None
                found[line] = (start, group, state, time)
        return found

    def judge(self, line, start, end):
        if end and (not self.as_of or end <= self.as_of):
            time = self.calendar.between(start, end) if self.unit == "wd" else (end - start).days
            if self.unit == "wd" and not self.calendar.works(end):
                self.idle.add(line)
            late = end > months_on(start, self.limit) if self.unit == "m" else time > self.limit
            return "late" if late else "within", time
        if self.case.unknown:
            return "unknown", None
        if not self.as_of:
            return None, None
        if self.unit == "wd":
            over = self.calendar.is_over(start, self.limit, self.as_of)
        else:
            over = (start + DAY * self.limit if self.unit == "d" else months_on(start, self.limit)) < self.as_of
        return "late" if over else "pending", None

    # ---- the table ---------------------------------------------------------------------------------

    def band_names(self):
        bands = [f"{n}{self.unit}" for n in self.case.bands or ()]
        return [f"upto_{b}" for b in bands] + [f"over_{b}" for b in bands[-1:]]

    def table(self, events):
        self.run("CREATE TABLE used (line INTEGER)")
        self.db.executemany("INSERT INTO used VALUES (?)", [[line] for line in events])
        self.make_values()
        self.make_groups("(SELECT * FROM chosen WHERE line IN (SELECT line FROM used))")
        shown, joins, order = self.group_words()
        rows = self.run(f"SELECT p.first, p.last, groups.grp, is_all, p.label{shown} FROM periods p CROSS JOIN groups{joins}"
                        f" ORDER BY p.n, {order}").fetchall()
        return [[*labels, *self.figures([(state, time) for start, grp, state, time in events.values()
                                         if first <= start <= last and (is_all or grp == group)])]
                for first, last, group, is_all, *labels in rows]

    def figures(self, events):
        case = self.case
        counts = [sum(state == name for state, _ in events) for name in STATES]
        times = sorted(time for _, time in events if time is not None)
        of = counts[0] + counts[1] + (counts[3] if case.include_unknown else 0)
        name = case.name or f"imposed to done within {self.limit} {UNITS[self.unit]}{'' if self.limit == 1 else 's'}"
        cells = [name, str(len(events)), *map(str, counts), *self.share(counts[0], of)]
        middle = len(times) // 2, (len(times) - 1) // 2
        cells += [quotient(times[middle[0]] + times[middle[1]], 2, 1 if case.mean_decimals is None else case.mean_decimals),
                  str(times[-(-9 * len(times) // 10) - 1])] if times else ["", ""]
        cells += self.verdict(counts[0], of)
        above = [-1, *(case.bands or ())]
        cells += [str(sum(low < t <= high for t in times)) for low, high in zip(above, above[1:])]
        return cells + ([str(sum(t > above[-1] for t in times))] if case.bands else [])

    def share(self, part, of):
        if of == 0:
            return ["", "", ""]
        places = self.case.decimals or 0
        return [quotient(100 * part, of, places),
                *(rounded(100 * bound, places + 1) for bound in wilson(part, of, Z[self.case.confidence]))]

    def verdict(self, part, of):
        target = self.case.target
        if target is None or of == 0:
            return [target or "", "", ""]
        low, high = wilson(part, of, Z[self.case.confidence])
        share = num(target) / 10 ** 8
        verdict = "met" if low >= share else "not met" if high < share else "no clear difference"
        return [target, "yes" if part * 100 * 10 ** 6 >= num(target) * of else "no", verdict]

    def accounts(self, events):
        rows = len(self.case.orders.rows)
        left = {line for line, in self.run("SELECT line FROM chosen WHERE NOT selected")}
        result = {"orders": (rows, len(events), rows - len(events) - len(left) - len(self.errors), len(left), len(self.errors))}
        if self.case.people:
            result["people"] = self.people_account()
        return result


# ---- running ---------------------------------------------------------------------------------------

def write_inputs(case, directory):
    (directory / "orders.csv").write_bytes(case.orders.bytes())
    if case.people:
        (directory / "people.csv").write_bytes(case.people.bytes())
    if case.holidays:
        (directory / "holidays.txt").write_text(holiday_file(case), encoding="utf-8")


def compare_findings(expected, directory):
    """Rows with errors and rows whose event fell on no working day are exactly those of --findings."""
    if expected.errors is None:
        return
    errors, idle = set(), set()
    with open(directory / "findings.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if NAMES.get(row["file"]) != "orders":
                continue
            line = int(row["record"] or 0) - 1  # the header is record 1
            if row["severity"] == "error":
                errors.add(line)
            elif row["code"] == "non-working-day":
                idle.add(line)
    if errors != expected.errors:
        yield f"rows with errors {sorted(errors)}, expected {sorted(expected.errors)}"
    if idle != expected.idle:
        yield f"rows done on no working day {sorted(idle)}, expected {sorted(expected.idle)}"


def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = make_case(seed)
    words = arguments(case)
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        write_inputs(case, directory)
        expected = Oracle(case).expected()
        done = common.run_program(program, words, directory, "orders.csv" if case.standard_input else None)
        problems = list(common.compare(expected, done, common.accounts_of(done.messages, NAMES)))
        if done.status == 0:
            problems += compare_findings(expected, directory)
        if not problems:
            return expected.statuses, None
        if keep:
            common.keep_case(directory, keep / str(seed), ["cj-timeliness", *words], done.output, expected)
    command = shlex.join(["cj-timeliness", *words]) + (" < orders.csv" if case.standard_input else "")
    return expected.statuses, "\n".join([f"seed {seed}: {command}", *problems, *done.messages.splitlines()[:8]])


def check_worked_cases():
    """The oracle itself against the days that can be counted by hand."""
    with open(CASES / "working-days-expected.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for nation in ("england_wales", "scotland"):
                case = make_case(1)
                case.calendar, case.holidays = nation.replace("_", "-"), None
                got = WorkingDays(case).between(*(datetime.date.fromisoformat(row[k]) for k in ("start", nation)))
                if got != int(row["add_wd"]):
                    yield f"{nation}: {got} working days from {row['start']} to {row[nation]}"


def main():
    options = common.parse_arguments(__doc__.split("\n")[0])
    wrong = list(check_worked_cases())
    for line in wrong:
        print(line)
    failed = common.run_seeds(check, common.find_program(options, "cj-timeliness"), options)
    return 1 if wrong or failed else 0


if __name__ == "__main__":
    sys.exit(main())
