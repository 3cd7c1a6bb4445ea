#!/usr/bin/env python3
"""Differential test of cj-reconcile: random tables and rules against a second answer.

What is independent: the tables are drawn as lists of cells, the answer is worked out from these in dictionaries and
fractions, and never from the files that the program reads. Every cell of the csv, the exit status, the counts of the
reconciliation lines and the lines of the rows at fault are compared.

    reconcile.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import collections
import csv
import dataclasses
import fractions
import pathlib
import random
import shlex
import sys
import tempfile

sys.dont_write_bytecode = True

import common  # noqa: E402
from common import Source, clean, fold, num, pointed, quoted  # noqa: E402

BLANKS = ["", "N/A", "-", "NULL"]
KEYS = {"year": ["2021", "2022", "2021-22", ""], "kind": ["All", "a", "b", "B", "c, d", "Sub-total", ""], "sex": ["F", "M", "f", "Both"],
        "long": [f"k{n}" for n in range(60)]}
NUMBERS = [["0", "1", "2", "3", "10"], ["0.1", "0.2", "0.30", "-0.3", "1.25"], ["7", "7.0", "+7", "007", "8"],
           ["4000000000000", "-4000000000000"], ["12.5", "13", "50", "33.3", "33.33", "0"]]
TEXTS = ["met", "Met", "not met", "n/k", "50%", " met ", "1e3"]
FAULTS = ["many", "1,5"]

Expected = collections.namedtuple("Expected", "statuses header rows accounts faulty")


@dataclasses.dataclass
class Case:
    seed: int
    tables: list = dataclasses.field(default_factory=list)  # Source: old and new, or one
    keys: list = dataclasses.field(default_factory=list)
    value: str = None
    within: str = None
    changed: bool = False
    rules: list = dataclasses.field(default_factory=list)   # (text, kind, column, total or None, parts)
    tolerate: str = None
    maps: list = dataclasses.field(default_factory=list)
    standard_input: str = None

    def names(self):
        return ["old.csv", "new.csv"] if len(self.tables) == 2 else ["table.csv"]


# ---- random tables -----------------------------------------------------------------------------

class Generator:
    def __init__(self, seed):
        self.r, self.case = random.Random(seed), Case(seed)

    def maybe(self, share):
        return self.r.random() < share

    def make(self):
        case, r = self.case, self.r
        case.within = r.choice([None, None, "0", "1", "0.5", "0.000001", "100"])
        case.changed = self.maybe(0.3)
        case.tolerate = r.choice([None, None, "1", "1000", "50%"])
        (self.draw_sums if self.maybe(0.5) else self.draw_comparison)()
        for n, name in enumerate(case.names()):
            self.draw_file(case.tables[n], ["old:", "new:"][n] if len(case.tables) == 2 else "")
            if case.standard_input is None and self.maybe(0.15):
                case.standard_input = name
        return case

    def draw_file(self, table, prefix):
        table.headers = list(table.fields)
        for n, field in enumerate(table.fields):
            if self.maybe(0.08):
                table.headers[n] = f"Spalte {n}"
                self.case.maps.append(f"{prefix}Spalte {n}={field}")
            elif self.maybe(0.2):
                table.headers[n] = field.upper()
        table.newline = self.r.choice(["\n", "\r\n"])
        table.quoting = self.r.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])

    def draw_keys(self, size):
        """Rows of keys, seldom one twice."""
        rows, seen = [], set()
        for _ in range(size):
            row = [self.r.choice(KEYS[k]) for k in self.case.keys]
            known = tuple(fold(clean(c)) for c in row)
            if known not in seen or self.maybe(0.02):
                rows.append(row)
            seen.add(known)
        return rows

    def draw_comparison(self):
        case, r = self.case, self.r
        case.keys = r.sample(list(KEYS), r.randint(1, 3))
        case.value = "value"
        pool = r.choice(NUMBERS) + (r.sample(TEXTS, 2) if self.maybe(0.25) else [])
        texts = r.choice([pool, TEXTS]) if self.maybe(0.2) else pool
        size = r.choice([0, 1, 3, 8, 30])
        old = [[*keys, r.choice(BLANKS) if self.maybe(0.1) else r.choice(texts)] for keys in self.draw_keys(size)]
        new = [list(row) for row in old if self.maybe(0.85)]
        for row in new:
            if self.maybe(0.3):
                row[-1] = r.choice(texts + [""])
            if self.maybe(0.2):
                row[:-1] = [c.swapcase() if self.maybe(0.5) else c for c in row[:-1]]
        new += [[*keys, r.choice(texts)] for keys in self.draw_keys(r.choice([0, 1, 4]))
                if self.maybe(0.1) or all([fold(clean(c)) for c in keys] != [fold(clean(c)) for c in row[:-1]] for row in new)]
        r.shuffle(new)
        # a row of blanks alone would be passed over
        case.tables = [Source([*case.keys, "value", "end"], [], [[*row, "."] for row in old]),
                       Source(["value", *case.keys, "end"], [], [[row[-1], *row[:-1], "."] for row in new])]

    def draw_sums(self):
        case, r = self.case, self.r
        case.keys = r.sample(["year", "kind", "sex"], r.randint(0, 3))
        columns = ["n", "a", "b", "x", "y-z"]
        pools = [r.choice(NUMBERS[:3]) if self.maybe(0.96) else NUMBERS[3] for _ in columns]
        rows = [[*keys, *(r.choice(BLANKS) if self.maybe(0.08) else r.choice(pool) for pool in pools), "."]
                for keys in self.draw_keys(r.choice([0, 1, 4, 10, 25]))]
        for row in rows:
            if self.maybe(0.3):  # so that something adds up
                self.put_right(row[len(case.keys):], row)
            if self.maybe(0.01):
                row[len(case.keys) + r.randrange(len(columns))] = r.choice(FAULTS)
        case.tables = [Source([*case.keys, *columns, "end"], [], rows)]
        for _ in range(r.choice([1, 1, 2, 3])):
            case.rules.append(self.draw_rule(columns))
        if any(rule[1] == "rows" for rule in case.rules):
            case.value = "n"

    def put_right(self, numbers, row):
        a, b = (num(clean(numbers[i])) for i in (1, 2))
        at = len(self.case.keys) + 3
        if a is not None and b is not None and abs(a + b) < 10 ** 12:
            row[at] = shortest(a + b)
            if b and abs(a) < 10 ** 12:
                row[at + 1] = self.r.choice([percent(a, b, 0), percent(a, b, 1), percent(a, b, 2)])

    def draw_rule(self, columns):
        r = self.r
        kind = r.choice(["rows", "columns", "share"] if self.case.keys else ["columns", "share"])
        if kind == "rows":
            column = r.choice(self.case.keys)
            values = {fold(v): v for v in KEYS[column] if v}
            total = r.choice(list(values.values()))
            parts = r.sample([v for f, v in values.items() if f != fold(total)], r.choice([0, 0, 1, 2]))
            spelled = quoted_sign(total.upper() if self.maybe(0.2) else total)
            return (f"{column}={spelled}" + (":" + "|".join(map(quoted_sign, parts)) if parts else ""), kind, column, total, parts)
        column = r.choice(["x", "y-z"])
        others = [c for c in columns if c != column]
        if kind == "share":
            parts = [(c, 1) for c in r.sample(others, 2)]
            return (f"{quoted_sign(column)}={quoted_sign(parts[0][0])}/{quoted_sign(parts[1][0])}{r.choice(['%', ''])}", kind, column, None, parts)
        parts = [(c, r.choice([1, 1, -1])) for c in r.sample(others, r.randint(2, 3))]
        parts[0] = (parts[0][0], 1)
        text = "".join(("+" if sign > 0 else "-") + quoted_sign(c) for c, sign in parts)
        return (f"{quoted_sign(column)}={text[1:]}", kind, column, None, parts)


def quoted_sign(word):
    return '"' + word + '"' if set(word) & set("+-/%") else quoted(word)


def arguments(case):
    words = [[f"--key={','.join(map(quoted, case.keys))}"]] if case.keys else []
    words += [[f"--value={case.value}"]] if case.value else []
    words += [[f"--within={case.within}"]] if case.within else []
    words += [["--changed"]] if case.changed else []
    words += [[f"--tolerate={case.tolerate}"]] if case.tolerate else []
    words += [[f"--sum={rule[0]}" for rule in case.rules]] + [[f"--map={m}"] for m in case.maps]
    words += [["-v", "--findings=findings.csv", "-f", "csv"], ["-" if case.standard_input == name else name for name in case.names()]]
    random.Random(case.seed).shuffle(words)
    return [word for block in words for word in block]


# ---- the second answer -------------------------------------------------------------------------

def shortest(value):
    text = pointed(value, 6)
    return text.rstrip("0").rstrip(".")


def percent(part, of, places):
    """part in percent of of, with so many decimals, half away from zero."""
    exact = fractions.Fraction(100 * part * 10 ** places, of)
    units = int(abs(exact) + fractions.Fraction(1, 2))
    return pointed(-units if exact < 0 else units, places)


class Oracle:
    def __init__(self, case):
        self.case = case
        self.within = num(case.within or "0")
        self.rejected = [set() for _ in case.tables]
        self.spelling = {}

    def expected(self):
        header, rows, status = self.compared() if len(self.case.tables) == 2 else self.summed()
        accounts = {name: (len(t.rows), len(t.rows) - len(bad), 0, 0, len(bad))
                    for name, t, bad in zip(self.case.names(), self.case.tables, self.rejected)}
        return Expected(status, header, rows, accounts, self.rejected)

    def tolerated(self):
        errors, rows = sum(map(len, self.rejected)), sum(len(t.rows) for t in self.case.tables)
        limit = self.case.tolerate
        if limit and limit.endswith("%"):
            return errors * 100 <= int(limit[:-1]) * rows
        return errors <= int(limit or 0)

    def cells(self, n):
        """(line, cells by field) of each row that counts."""
        table = self.case.tables[n]
        for line, row in enumerate(table.rows, 1):
            if line not in self.rejected[n]:
                yield line, dict(zip(table.fields, map(clean, row)))

    def key_of(self, cells):
        return tuple(fold(cells[k]) for k in self.case.keys)

    def reject_twice(self, n):
        seen = set()
        for line, cells in list(self.cells(n)):
            if self.key_of(cells) in seen:
                self.rejected[n].add(line)
            seen.add(self.key_of(cells))

    def learn_spelling(self, n):
        """Each table shows a key as it stands in it most often; of equal numbers the first."""
        table, times = self.case.tables[n], collections.Counter()
        for row in table.rows:
            for field, cell in zip(table.fields, map(clean, row)):
                if field in self.case.keys and cell is not None:
                    times[n, field, fold(cell), cell] += 1
        for *key, cell in sorted(times, key=times.get, reverse=True):  # stable: the first stays first
            self.spelling.setdefault(tuple(key), cell)

    def shown(self, n, key, fields):
        return ["" if f is None else self.spelling[n, k, f] for k, f in zip(self.case.keys, key) if k in fields]

    # ---- two tables ------------------------------------------------------------------------------

    def compared(self):
        case = self.case
        for n in (0, 1):
            self.reject_twice(n)
            self.learn_spelling(n)
        if not self.tolerated():
            return None, None, {1}
        old, new = ({self.key_of(c): c["value"] for _, c in self.cells(n)} for n in (0, 1))
        values = [v for table in (old, new) for v in table.values() if v is not None]
        numbers = all(num(v) is not None for v in values)
        if case.within and not numbers:
            return None, None, {2}
        rows = []
        for key in [*new, *(k for k in old if k not in new)]:
            state, difference = self.state(old, new, key, numbers)
            shown = ["" if table.get(key) is None else shortest(num(table[key])) if numbers else table[key] for table in (old, new)]
            rows.append([*self.shown(1 if key in new else 0, key, case.keys), *shown, difference, state])
        status = {int(any(row[-1] != "same" for row in rows))}
        rows = [row for row in rows if row[-1] != "same" or not case.changed]
        return [*case.keys, "old", "new", "difference", "status"], rows, status

    def state(self, old, new, key, numbers):
        if key not in old or key not in new:
            return ("only new" if key in new else "only old"), ""
        a, b = old[key], new[key]
        if a is None or b is None or not numbers:
            return ("same" if a == b else "changed"), ""
        difference = num(b) - num(a)
        return ("same" if abs(difference) <= self.within else "changed"), shortest(difference)

    # ---- one table -------------------------------------------------------------------------------

    def summed(self):
        case, table = self.case, self.case.tables[0]
        used = {c for rule in case.rules for c in ([case.value] if rule[1] == "rows" else [rule[2], *(p for p, _ in rule[4])])}
        for line, cells in list(self.cells(0)):
            if any(cells[c] is not None and num(cells[c]) is None for c in used):
                self.rejected[0].add(line)
        by_rows = [rule for rule in case.rules if rule[1] == "rows"]
        if by_rows:
            self.reject_twice(0)
        self.learn_spelling(0)
        statuses = set() if self.tolerated() else {1}
        every = [dict(zip(table.fields, map(clean, row))) for row in table.rows]
        applied = [self.applies(rule, every) for rule in case.rules]
        if not statuses and not all(applied):
            return None, None, {2} if not any(applied) else {1, 2}  # another rule's sums may be too large
        if statuses:
            return None, None, statuses
        shown = [k for k in case.keys if len(by_rows) < len(case.rules) or any(rule[2] != k for rule in case.rules)]
        header = ["rule", *(shown if case.keys else ["line"]), "expected", "found", "difference", "status"]
        try:
            rows = [row for rule in case.rules for row in getattr(self, "check_" + rule[1])(rule, shown)]
        except OverflowError:
            return None, None, {1}
        status = {int(any(row[-1] != "adds up" for row in rows))}
        return header, [row for row in rows if row[-1] != "adds up" or not case.changed], status

    def applies(self, rule, every):
        """A rule about rows names values that are there, and has a total that counts; one about columns has a row."""
        _, kind, column, total, parts = rule
        if kind != "rows":
            return len(self.rejected[0]) < len(every)
        there = {fold(cells[column]) for cells in every}
        return ({fold(total), *map(fold, parts)} <= there
                and any(fold(cells[column]) == fold(total) for _, cells in self.cells(0)))

    def row(self, rule, line, cells, expected, found, shown):
        difference = None if expected is None or found is None else found - expected
        if any(v is not None and not -2 ** 63 < v < 2 ** 63 for v in (expected, difference)):
            raise OverflowError
        fits = expected == found if difference is None else abs(difference) <= self.within
        words = self.shown(0, self.key_of(cells), shown) if self.case.keys else [str(line + 1)]
        return [rule[0], *words, *("" if v is None else shortest(v) for v in (expected, found, difference)),
                "adds up" if fits else "does not add up"]

    def check_rows(self, rule, shown):
        _, _, column, total, parts = rule
        sets = collections.defaultdict(list)
        for line, cells in self.cells(0):
            sets[tuple(fold(cells[k]) for k in self.case.keys if k != column)].append((line, cells))
        rows = []
        for members in sets.values():
            totals = [(line, cells) for line, cells in members if fold(cells[column]) == fold(total)]
            wanted = [num(cells["n"]) for _, cells in members if cells["n"] is not None and
                      (fold(cells[column]) in map(fold, parts) if parts else fold(cells[column]) != fold(total))]
            if any(abs(sum(wanted[:n])) >= 2 ** 63 for n in range(len(wanted) + 1)):
                raise OverflowError
            for line, cells in totals:
                rows.append((line, self.row(rule, line, cells, sum(wanted) if wanted else None, num(cells["n"]), shown)))
        return [row for _, row in sorted(rows)]

    def check_columns(self, rule, shown):
        for line, cells in self.cells(0):
            wanted = [sign * num(cells[c]) for c, sign in rule[4] if cells[c] is not None]
            yield self.row(rule, line, cells, sum(wanted) if wanted else None, num(cells[rule[2]]), shown)

    def check_share(self, rule, shown):
        for line, cells in self.cells(0):
            (a, _), (b, _) = rule[4]
            part, of, printed = num(cells[a]), num(cells[b]), cells[rule[2]]
            expected = None
            if part is not None and of:
                if abs(part) // abs(of) >= 4 * 10 ** 10:
                    raise OverflowError
                expected = num(percent(part, of, len((printed or "").partition(".")[2])))
            yield self.row(rule, line, cells, expected, num(printed), shown)


# ---- running -----------------------------------------------------------------------------------

def faulty_lines(directory, case):
    """Numbers of the rows with errors, by table, as the findings have them."""
    found = [set() for _ in case.tables]
    names = {case.standard_input: "standard input"}
    with open(directory / "findings.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["severity"] == "error":
                found[[names.get(n, n) for n in case.names()].index(row["file"])].add(int(row["record"]) - 1)
    return found


def compare(expected, done, accounts, faulty):
    if done.status not in expected.statuses:
        yield f"exit status {done.status}, expected {' or '.join(map(str, sorted(expected.statuses)))}"
        return
    if expected.rows is None:
        if done.output:
            yield "a table was written"
        return
    got, wanted = common.table_of(done.output), [expected.header, *expected.rows]
    for number, (theirs, ours) in enumerate(zip(got, wanted), 1):
        if theirs != ours:
            yield f"line {number} of the table\n  got      {','.join(theirs)}\n  expected {','.join(ours)}"
            break
    if len(got) != len(wanted):
        yield f"{len(got)} lines in the table, expected {len(wanted)}"
    if accounts != expected.accounts:
        yield f"rows, used, outside the period, not selected, rejected\n  got      {accounts}\n  expected {expected.accounts}"
    if faulty != expected.faulty:
        yield f"rows at fault\n  got      {faulty}\n  expected {expected.faulty}"


def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = Generator(seed).make()
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        for file, table in zip(case.names(), case.tables):
            (directory / file).write_bytes(table.bytes())
        expected = Oracle(case).expected()
        done = common.run_program(program, arguments(case), directory, case.standard_input)
        names = {"standard input": case.standard_input, "-": case.standard_input}
        faulty = faulty_lines(directory, case) if done.status < 2 else None
        problems = list(compare(expected, done, common.accounts_of(done.messages, names), faulty))
        tables = {0} if expected.rows is not None else {1}
        if not problems:
            return tables, None
        words = ["cj-reconcile", *arguments(case)]
        if keep:
            common.keep_case(directory, keep / str(seed), words, done.output, expected)
    report = [f"seed {seed}: {shlex.join(words)}" + (f" < {case.standard_input}" if case.standard_input else ""), *problems]
    return tables, "\n".join(report + done.messages.splitlines()[:8])


def main():
    options = common.parse_arguments(__doc__.split("\n", maxsplit=1)[0])
    return 1 if common.run_seeds(check, common.find_program(options, "cj-reconcile"), options) else 0


if __name__ == "__main__":
    sys.exit(main())
