#!/usr/bin/env python3
"""Differential test of cj-rates: random events, populations and options against a second answer from the definitions.

What is independent: rows are read by the csv module and counted in dictionaries; crude and relative rates are fractions,
the bounds of few events are found by halving the Poisson law in decimals of 40 digits, and standardised rates and
effects are fractions, too. Nothing is shared with lib/ but the definitions.

    rates.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import collections
import csv
import decimal
import functools
import io
import pathlib
import random
import shlex
import sys
import tempfile
from fractions import Fraction

import common

D = decimal.Decimal
decimal.getcontext().prec = 40
Z = {"95": D("1.959963984540054"), "99.8": D("3.090232306167813")}
TAILS = {"95": D("0.025"), "99.8": D("0.001")}
WARDS = ["Alpha", "Beta", "Gamma", "Delta"]
GROUPS = ["White", "Black", "Asian"]
AGES = [10, 11, 12, 13, 14, 15, 16, 17]
YEARS = ["2014-15", "2015-16"]


# ---- statistics ----------------------------------------------------------------------------------

def at_most(events, mean):
    """The Poisson probability of at most so many events."""
    term = total = (-mean).exp()
    for i in range(1, events + 1):
        term *= mean / i
        total += term
    return total


@functools.lru_cache(None)
def mean_where(events, probability):
    low, high = D(0), D(64)
    for _ in range(110):
        middle = (low + high) / 2
        if at_most(events, middle) > probability:
            low = middle
        else:
            high = middle
    return low


@functools.lru_cache(None)
def count_bounds(events, confidence):
    if events < 10:
        low = mean_where(events - 1, 1 - TAILS[confidence]) if events else D(0)
        return low, mean_where(events, TAILS[confidence])
    z = Z[confidence]
    return tuple(n * (1 - 1 / (9 * D(n)) + sign * z / (3 * D(n).sqrt())) ** 3 for n, sign in ((events, -1), (events + 1, 1)))


def dec(fraction):
    fraction = Fraction(fraction)
    return D(fraction.numerator) / D(fraction.denominator)


def ratio_bounds(ratio, variance, confidence):
    spread = (Z[confidence] * max(variance, D(0)).sqrt()).exp()
    return dec(ratio) / spread, dec(ratio) * spread


def round_exactly(value, places):
    """Half away from zero."""
    scaled = abs(Fraction(value)) * 10 ** places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = str(units).rjust(places + 1, "0")
    text = text[:-places] + "." + text[-places:] if places else text
    return ("-" if value < 0 and units else "") + text


# ---- a case -----------------------------------------------------------------------------------------

class Case:
    def __init__(self, seed):
        dice = self.dice = random.Random(seed)
        self.by = dice.choice([[], ["ward"], ["ethnicity"], ["ethnicity", "ward"]])
        self.periods = dice.choice([[], ["2014-15"], ["2014-15", "2015-16"], ["2014-15Q3"], ["2015"]])
        self.yearly = bool(self.periods) and dice.random() < 0.7
        self.people = dice.random() < 0.3
        self.total = dice.random() < 0.5
        self.places = dice.choice([None, 0, 3])
        self.per = dice.choice([None, 100, 1000])
        self.confidence = dice.choice(["95", "99.8"])
        self.strata = dice.random() < 0.5
        self.own_standard = self.strata and dice.random() < 0.5
        self.change = None
        if self.strata and dice.random() < 0.4:
            if len(self.periods) == 2:
                self.change = self.periods
            elif self.by:
                self.change = dice.sample(WARDS if self.by[0] == "ward" else GROUPS, 2)
            self.own_standard = self.own_standard and not self.change
        self.reference = None
        if self.by and not self.change and dice.random() < 0.6:
            self.reference = dice.choice(WARDS if self.by[0] == "ward" else GROUPS)
        self.sex = dice.choice([None, None, "F"])
        self.gaps = dice.random() < 0.1
        self.make()
        if self.sex not in [row["sex"] for row in self.events]:  # refused: no row has that value
            self.sex = None

    def make(self):
        dice = self.dice
        rows = dice.choice([0, 3, 40, 400])
        self.events = [{"person_id": f"P{dice.randint(1, 120)}", "ward": dice.choice(WARDS[:3]),
                        "ethnicity": dice.choice(GROUPS), "age": dice.choice(AGES), "sex": dice.choice("FM"),
                        "date": f"{dice.choice([2014, 2015])}-{dice.randint(5, 12):02}-{dice.randint(1, 28):02}"}
                       for _ in range(rows)]
        size = dice.choice([(0, 3), (1, 60), (200, 900)])
        self.population = []
        for ward in WARDS:
            for group in GROUPS:
                for age in AGES:
                    for sex in "FM":
                        for year in YEARS if self.yearly else [""]:
                            if self.gaps and dice.random() < 0.2:
                                continue
                            self.population.append({"ward": ward, "ethnicity": group, "age": age, "sex": sex,
                                                    "year": year, "population": dice.randint(*size)})
        self.standard = [{"band": band, "population": dice.randint(1, 999)} for band in ("10-14", "15-17")]

    def files(self):
        dice = self.dice
        spelt = [{**row, "ward": dice.choice([row["ward"], row["ward"].upper()])} for row in self.events]
        names = ["ward", "ethnicity", "age", "sex"] + (["year"] if self.yearly else []) + ["population"]
        return {"events.csv": written(spelt, ["person_id", "ward", "ethnicity", "age", "sex", "date"]),
                "people.csv": written(self.population, names), "standard.csv": written(self.standard, ["band", "population"])}

    def arguments(self):
        words = ["events.csv", "--population=people.csv", f"--confidence={self.confidence}",
                 "--derive=band=band(age,10-14,15-17)"]
        words += ["--order=ward=Alpha|Beta|Gamma|Delta"] if "ward" in self.by else []
        words += ["--by=" + ",".join(self.by)] if self.by else []
        words += [f"--period={period}" for period in self.periods] + (["--date=date", "--allow-empty"] if self.periods else [])
        words += ["--count=people"] if self.people else []
        words += ["--total"] if self.total else []
        words += [f"--decimals={self.places}"] if self.places is not None else []
        words += [f"--per={self.per}"] if self.per else []
        words += ["--standardise=band"] if self.strata else []
        words += ["--standard=standard.csv"] if self.own_standard else []
        words += ["--decompose=" + ":".join(self.change)] if self.change else []
        words += [f"--reference={self.reference}"] if self.reference else []
        words += [f"--where=sex={self.sex}"] if self.sex else []
        return words


def written(rows, names):
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


# ---- the second answer ----------------------------------------------------------------------------

def band(row):
    return "10-14" if row["age"] < 15 else "15-17"


class Oracle:
    def __init__(self, case):
        self.case = case
        self.periods = case.periods or ["all"]
        self.places = 1 if case.places is None else case.places
        self.per = case.per or 10000
        self.events = [row for row in case.events if case.sex in (None, row["sex"])]
        self.people = [row for row in case.population if case.sex in (None, row["sex"])]
        self.count()

    def key(self, row):
        return tuple(row[name] for name in self.case.by)

    def count(self):
        case = self.case
        self.a = collections.Counter()
        self.n = collections.defaultdict(int)
        self.known = set()
        groups = set()
        for period in self.periods:
            first, last = common.period_bounds(period)
            seen = set()
            for row in self.events:
                if case.periods and not first <= row["date"] <= last:
                    continue
                groups.add(self.key(row))
                for group in (self.key(row), "All"):
                    if case.people and (group, row["person_id"]) in seen:
                        continue
                    seen.add((group, row["person_id"]))
                    self.a[period, group, band(row)] += 1
            year = self.year_of(period)
            for row in self.people:
                if case.yearly and row["year"] != year:
                    continue
                groups.add(self.key(row))
                for group in (self.key(row), "All"):
                    self.n[period, group, band(row)] += row["population"]
                    self.known.add((period, group, band(row)))
        order = {name: i for i, name in enumerate(WARDS)} if "ward" in case.by else {}
        self.groups = sorted(groups, key=lambda group: [(order.get(v, 0), v) for v in group])
        weights = collections.Counter()
        for row in case.standard if case.own_standard else self.people:
            weights[row.get("band") or band(row)] += row["population"]
        self.weights = weights

    def year_of(self, period):
        first = common.period_bounds(period)[0]
        year = int(first[:4]) - (first[5:7] < "04")
        return f"{year}-{(year + 1) % 100:02}"

    def total(self, table, period, group):
        return sum(table[period, group, b] for b in ("10-14", "15-17"))

    def fails(self):
        """Whether a group or stratum has no population, or events of nobody."""
        case = self.case
        if case.yearly and any(self.year_of(p) not in {row["year"] for row in self.people} for p in self.periods):
            return True
        for period in self.periods:
            for group in self.groups:
                for b in ("10-14", "15-17"):
                    cell = (period, group, b)
                    if not case.strata:
                        continue
                    if cell not in self.known and (self.a[cell] or not case.change):
                        return True
                    if self.n[cell] == 0 and self.a[cell]:
                        return True
                whole = any((period, group, b) in self.known for b in ("10-14", "15-17"))
                if not case.strata and (not whole or (self.total(self.n, period, group) == 0 and self.total(self.a, period, group))):
                    return True
        return case.strata and not case.change and sum(self.weights.values()) == 0

    # -- rates: (rate, variance, events) in fractions, or None

    def standardised(self, period, group):
        whole = sum(self.weights.values())
        rate = variance = Fraction(0)
        events = 0
        for b, weight in self.weights.items():
            if not weight:
                continue
            a, n = self.a[period, group, b], self.n[period, group, b]
            if n == 0:
                return None
            rate += Fraction(weight * a, n * whole)
            variance += Fraction(weight * weight * a, n * n * whole * whole)
            events += a
        return rate, variance, events

    def rate(self, period, group):
        if self.case.strata:
            return self.standardised(period, group)
        a, n = self.total(self.a, period, group), self.total(self.n, period, group)
        return None if n == 0 else (Fraction(a, n), Fraction(a, n * n), a)

    def rows(self):
        return self.changes() if self.case.change else self.rate_rows()

    def rate_rows(self):
        case = self.case
        shown = self.groups + (["All"] if case.total and case.by else [])
        for period in self.periods:
            for group in shown:
                a, n = self.total(self.a, period, group), self.total(self.n, period, group)
                labels = ["All"] * len(case.by) if group == "All" else list(group)
                row = [period, *labels, str(a), str(n)]
                if case.strata:
                    row.append(round_exactly(Fraction(a * self.per, n), self.places) if n else "")
                yield row + self.rate_cells(period, group, n) + self.relative_cells(period, group)

    def rate_cells(self, period, group, n):
        rate = self.rate(period, group)
        if rate is None:
            return ["", "", ""]
        if self.case.strata and rate[2] == 0:
            return [round_exactly(0, self.places), "", ""]
        low, high = count_bounds(rate[2], self.case.confidence)
        if self.case.strata:
            stretch = dec(rate[1] / rate[2]).sqrt()
            low, high = (dec(rate[0]) + stretch * (end - rate[2]) for end in (low, high))
        else:
            low, high = low / n, high / n
        return [round_exactly(rate[0] * self.per, self.places), (low * self.per, self.places + 1), (high * self.per, self.places + 1)]

    def relative_cells(self, period, group):
        case = self.case
        if not case.reference or group == "All":
            return ["", "", "", ""]
        other = (case.reference, *group[1:])
        own, against = self.rate(period, group), self.rate(period, other) if other in self.groups else None
        there = own is not None and against is not None and own[0] > 0 and against[0] > 0
        if group == other:
            return ["1.00" if there else "", "", "", "reference"]
        if not there:
            return ["", "", "", ""]
        ratio = own[0] / against[0]
        if case.strata:
            variance = own[1] / own[0] ** 2 + against[1] / against[0] ** 2
        else:
            a, n = self.total(self.a, period, group), self.total(self.n, period, group)
            b, m = self.total(self.a, period, other), self.total(self.n, period, other)
            variance = Fraction(1, a) + Fraction(1, b)
            variance -= Fraction(1, n) + Fraction(1, m) if a <= n and b <= m else 0
        low, high = ratio_bounds(ratio, dec(variance), case.confidence)
        verdict = "higher" if low > 1 else "lower" if high < 1 else "no clear difference"
        return [round_exactly(ratio, 2), (low, 3), (high, 3), verdict]

    def changes(self):
        case = self.case
        label = ":".join(case.change)
        if case.change == self.periods:
            for group in self.groups + (["All"] if case.total and case.by else []):
                labels = ["All"] * len(case.by) if group == "All" else list(group)
                yield [label, *labels] + self.change_cells((self.periods[0], group), (self.periods[1], group))
            return
        for period in self.periods:
            for group in self.groups:
                if group[0] == case.change[0]:
                    other = (case.change[1], *group[1:])
                    yield [period, label, *group[1:]] + self.change_cells((period, group), (period, other))

    def change_cells(self, old, new):
        n0, n1 = self.total(self.n, *old), self.total(self.n, *new)
        if not n0 or not n1:
            return [""] * 5
        rates = composition = Fraction(0)
        for b in ("10-14", "15-17"):
            r = [Fraction(self.a[(*side, b)], self.n[(*side, b)]) if self.n[(*side, b)] else None for side in (old, new)]
            r0, r1 = (r[0] if r[0] is not None else r[1]) or 0, (r[1] if r[1] is not None else r[0]) or 0
            s0, s1 = Fraction(self.n[(*old, b)], n0), Fraction(self.n[(*new, b)], n1)
            rates += (r1 - r0) * (s1 + s0) / 2
            composition += (s1 - s0) * (r1 + r0) / 2
        r0, r1 = Fraction(self.total(self.a, *old), n0), Fraction(self.total(self.a, *new), n1)
        assert rates + composition == r1 - r0
        return [round_exactly(v * self.per, self.places) for v in (r0, r1, r1 - r0, rates, composition)]


# ---- comparing ---------------------------------------------------------------------------------------

def differs(found, expected):
    """Texts are the same; of a bound (value, places) the rounded one, whatever becomes of a tie."""
    if isinstance(expected, str):
        return found != expected
    value, places = expected
    try:
        return abs(D(found) - value) > D(10) ** -places / 2 * (1 + D("1e-7")) or len(found.partition(".")[2]) != places
    except decimal.InvalidOperation:
        return True


def compare(case, done):
    oracle = Oracle(case)
    if oracle.fails():
        return (1,), ([] if done.status == 1 and "no population" in done.messages or "population of 0" in done.messages
                      or "standard population is 0" in done.messages
                      else [f"status {done.status}, where a population is missing"])
    if done.status:
        return (0,), [f"status {done.status}"]
    found = common.table_of(done.output)[1:]
    expected = list(oracle.rows())
    if len(found) != len(expected):
        return (0,), [f"{len(found)} rows, expected {len(expected)}"]
    return (0,), [f"found {row}, expected {wanted}" for row, wanted in zip(found, expected)
                  if len(row) != len(wanted) or any(map(differs, row, wanted))]


def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = Case(seed)
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        for file, data in case.files().items():
            (directory / file).write_bytes(data)
        done = common.run_program(program, case.arguments(), directory)
        statuses, problems = compare(case, done)
        if not problems:
            return statuses, None
        if keep:
            (keep / str(seed)).mkdir(parents=True, exist_ok=True)
            for file, data in case.files().items():
                (keep / str(seed) / file).write_bytes(data)
    return statuses, "\n".join([f"seed {seed}: {shlex.join(['cj-rates', *case.arguments()])}", *problems[:6],
                                *done.messages.splitlines()[:6]])


def main():
    options = common.parse_arguments(__doc__.split("\n", maxsplit=1)[0])
    return 1 if common.run_seeds(check, common.find_program(options, "cj-rates"), options) else 0


if __name__ == "__main__":
    sys.exit(main())
