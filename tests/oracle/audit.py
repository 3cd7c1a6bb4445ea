#!/usr/bin/env python3
"""Differential test of cj-audit: random printed tables against every table that fits them.

What is independent: the tables are drawn as numbers, and all whole numbers are tried for what is hidden; nothing is solved.
The least and greatest number of each hidden count, its status, the exit status and that the sums that are given do give
their numbers are compared.

    audit.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import csv
import io
import itertools
import pathlib
import random
import re
import shlex
import sys
import tempfile

sys.dont_write_bytecode = True

import common  # noqa: E402

TRIED_MOST = 3000
BELOW = 5


class Case:
    """Cells by name, the true numbers, what is hidden, and the tables that print them."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.zeros = self.random.random() < 0.4
        self.options = ["--below", str(BELOW)] + (["--zeros-hidden"] if self.zeros else [])
        self.inner = {}   # what is drawn: name -> number
        self.sums = {}    # what follows: name -> names
        self.shares = []  # (printed, part, base)
        self.hidden = set()
        self.files = {}
        (self.two_way if self.random.random() < 0.6 else self.columns)()
        self.hide()
        if self.random.random() < 0.1:
            self.spoil()

    def number(self):
        return self.random.choice([0, 1, 2, 3, 4, self.random.randint(0, 9)])

    def two_way(self):
        """Areas by sex with all totals."""
        areas, sexes = "abc"[:self.random.randint(2, 3)], "fmx"[:self.random.randint(2, 3)]
        for a in areas:
            for x in sexes:
                self.inner[a, x] = self.number()
        for a in areas:
            self.sums[a, "All"] = [(a, x) for x in sexes]
        for x in sexes:
            self.sums["All", x] = [(a, x) for a in areas]
        self.sums["All", "All"] = list(self.inner)
        self.tables = {"one.csv": (["area", "sex", "count"], [(a, x) for a in [*areas, "All"] for x in [*sexes, "All"]])}
        self.named = {key: ("one.csv", *key, "count") for key in [*self.inner, *self.sums]}

    def columns(self):
        """Rows of base = up + same + down with a share of one of them."""
        self.rows = "pq"[:self.random.randint(1, 2)]
        for r in self.rows:
            for part in ("up", "same", "down"):
                self.inner[r, part] = self.number()
            self.sums[r, "n"] = [(r, part) for part in ("up", "same", "down")]
            base = sum(self.inner[key] for key in self.sums[r, "n"])
            if base and self.random.random() < 0.8:
                self.shares.append((round_half_up(self.inner[r, "up"], base), (r, "up"), (r, "n")))
        self.named = {key: ("one.csv", key[0], key[1]) for key in [*self.inner, *self.sums]}
        self.options += ["--rule", "n=up+same+down", *(["--percent", "up_pct=up/n"] if self.shares else [])]
        self.tables = None

    def true(self, key):
        return self.inner[key] if key in self.inner else sum(self.inner[part] for part in self.sums[key])

    def hide(self):
        keys = [*self.inner, *self.sums]
        for key in keys:
            number = self.true(key)
            if (number or self.zeros) and (self.random.random() < 0.25 or number < BELOW and self.random.random() < 0.7):
                self.hidden.add(key)
        if self.tables:
            self.hidden.discard(("All", "All"))
        else:
            for r in self.rows:
                self.hidden.discard((r, "n"))
        while self.tried() > TRIED_MOST:
            self.hidden.discard(self.random.choice(sorted(self.hidden)))
        self.printed = {key: self.true(key) for key in keys if key not in self.hidden}

    def tried(self):
        count = 1
        for key in self.hidden & set(self.inner):
            count *= self.most(key) + 1
        return count

    def most(self, key):
        """A number that no inner cell can exceed: that of a total which is printed."""
        return min(self.true(total) for total, parts in self.sums.items() if key in parts and total not in self.hidden)

    def spoil(self):
        """Print a number that is not true."""
        keys = [key for key in self.printed if key in self.sums]
        if keys:
            key = self.random.choice(keys)
            self.printed[key] += self.random.choice([-1, 1]) if self.printed[key] else 1

    def text(self, key):
        return "[c]" if key in self.hidden else str(self.printed[key])

    def write(self, directory):
        if self.tables:
            lines = ["area,sex,count", *(",".join([*key, self.text(key)]) for key in self.tables["one.csv"][1])]
        else:
            shares = {part[0]: printed for printed, part, base in self.shares}
            lines = ["row,n,up,same,down,up_pct"]
            for r in self.rows:
                lines.append(",".join([r, *(self.text((r, name)) for name in ("n", "up", "same", "down")), str(shares.get(r, ""))]))
        (directory / "one.csv").write_text("\n".join(lines) + "\n")

    def solutions(self):
        """Every table that agrees with what is printed, as dictionaries of what is hidden."""
        least = 0 if self.zeros else 1
        free = sorted(self.hidden & set(self.inner))
        limit = [max([self.printed[t] for t, parts in self.sums.items() if key in parts and t in self.printed]) for key in free]
        for numbers in itertools.product(*(range(least, top + 1) for top in limit)):
            table = {key: self.printed[key] for key in self.inner if key in self.printed}
            table.update(zip(free, numbers))
            table.update({total: sum(table[part] for part in parts) for total, parts in self.sums.items()})
            if all(table[key] == number for key, number in self.printed.items()) and \
                    all(table[key] >= least for key in self.hidden) and \
                    all(table[base] and round_half_up(table[part], table[base]) == printed for printed, part, base in self.shares):
                yield {key: table[key] for key in self.hidden}

    def expected(self):
        """(exit status, {name: (low, high, status)})"""
        ends, any_fits = {}, False
        for solution in self.solutions():
            any_fits = True
            for key, number in solution.items():
                low, high = ends.get(key, (number, number))
                ends[key] = (min(low, number), max(high, number))
        if not any_fits:
            return 2, None
        least = 0 if self.zeros else 1
        rows = {}
        for key, (low, high) in ends.items():
            status = "exact" if low == high else "narrow" if high < BELOW and (low > least or high < BELOW - 1) else "open"
            rows[self.named[key]] = (low, high, status)
        return int(any(row[2] != "open" for row in rows.values())), rows


def round_half_up(part, base):
    return (200 * part + base) // (2 * base)


def sum_is_right(how):
    """Whether a sum in words gives what stands behind its sign."""
    for piece in how.split("; "):
        match = re.fullmatch(r"(?:at (?:least|most) \d+: )?(.*) ([=<>]) (\d+)", piece)
        if match is None:
            return piece.endswith("number fits")
        left = eval(match[1].replace(" x ", " * "), {"__builtins__": {}})  # numbers, brackets and signs alone
        if not {"=": left == int(match[3]), "<": left < int(match[3]), ">": left > int(match[3])}[match[2]]:
            return False
    return True


def compare(expected, rows, done):
    if done.status != expected:
        yield f"exit status {done.status}, expected {expected}"
    if rows is None or done.status > 1:
        return
    got = {}
    for row in csv.DictReader(io.StringIO(done.output)):
        name = tuple(value for key, value in row.items() if key not in ("low", "high", "status", "how"))
        got[name] = (int(row["low"]), int(row["high"]), row["status"])
        if row["how"] and not (re.fullmatch(r"[\d x()/+=<>;:a-z-]+", row["how"]) and sum_is_right(row["how"])):
            yield f"{name}: {row['how']}"
        if row["status"] != "open" and not row["how"]:
            yield f"{name}: nothing says how"
    for name in sorted(got.keys() | rows.keys()):
        if got.get(name) != rows.get(name):
            yield f"{name}: {got.get(name)}, expected {rows.get(name)}"


def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = Case(seed)
    status, rows = case.expected()
    words = ["one.csv", *case.options]
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        case.write(directory)
        done = common.run_program(program, words, directory, None)
        problems = list(compare(status, rows, done))
        if problems and keep:
            common.keep_case(directory, keep / str(seed), ["cj-audit", *words], done.output, rows)
    tables = {1 if rows is None else 0}
    if not problems:
        return tables, None
    return tables, "\n".join([f"seed {seed}: {shlex.join(['cj-audit', *words])}", *problems, *done.messages.splitlines()[:8]])


def main():
    options = common.parse_arguments(__doc__.split("\n", maxsplit=1)[0])
    return 1 if common.run_seeds(check, common.find_program(options, "cj-audit"), options) else 0


if __name__ == "__main__":
    sys.exit(main())
