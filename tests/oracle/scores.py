#!/usr/bin/env python3
"""Differential test of cj-scores: random rows and options against a second answer.

What is independent: scores_random.py draws records and options and knows no answers; this file answers from the
definitions, over the records and never from the files that the program reads: groups and conditions in sqlite3,
figures in fractions, the test of Wilcoxon by going through all patterns of signs (up to 12 pairs) or by convolving
polynomials, above 25 pairs by the normal distribution of Python's statistics. The kept p-values of R in wilcoxon/ are
looked up first, in this file's answers and in the program's. Then every cell of the csv, the exit status and the
counts of the reconciliation lines are compared.

    scores.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import collections
import csv
import fractions
import itertools
import pathlib
import shlex
import statistics
import sys
import tempfile

sys.dont_write_bytecode = True

import common  # noqa: E402
from common import SCALE, Answer, Schema, fold, num, pointed, q, quotient, s  # noqa: E402
from scores_random import arguments, files, make_case  # noqa: E402

KEPT = pathlib.Path(__file__).resolve().parent / "wilcoxon"
FIGURES = ["n_start", "n_end", "n_paired", "start_mean", "end_mean", "change_mean", "improved", "same", "worse",
           "improved_pct", "same_pct", "worse_pct", "p_value"]
EACH = ["start", "end", "change", "moved"]
LARGEST = 2 ** 63 - 1
NAMES = {"rows.csv": "rows", "standard input": "rows", "people.csv": "people"}

Expected = collections.namedtuple("Expected", "statuses header rows accounts")


class Near(str):
    """A cell that may as well be `also`: its value lies on the border between the two."""
    also = None


class TooLarge(Exception):
    pass


# ---- statistics --------------------------------------------------------------------------------

def midranks(sizes):
    """Twice the rank of each size: how many are smaller, how many are as large."""
    return [2 * sum(o < size for o in sizes) + sum(o == size for o in sizes) + 1 for size in sizes]


def sums_of_patterns(ranks):
    """How often each sum of ranks is reached by the patterns of signs."""
    if len(ranks) <= 12:
        return collections.Counter(sum(itertools.compress(ranks, bits)) for bits in itertools.product((0, 1), repeat=len(ranks)))
    half = len(ranks) // 2
    found = collections.Counter()
    for (a, n), (b, m) in itertools.product(sums_of_patterns(ranks[:half]).items(), sums_of_patterns(ranks[half:]).items()):
        found[a + b] += n * m
    return found


def wilcoxon(changes):
    """p as a fraction (exact) or a float; None if nothing changed."""
    changes = [c for c in changes if c]
    ranks, m = midranks([abs(c) for c in changes]), len(changes)
    plus = sum(rank for rank, change in zip(ranks, changes) if change > 0)
    if m == 0:
        return None
    if m <= 25:
        far = abs(2 * plus - sum(ranks))
        patterns = sums_of_patterns(ranks)
        return fractions.Fraction(sum(n for total, n in patterns.items() if abs(2 * total - sum(ranks)) >= far), 2 ** m)
    ties = sum(t ** 3 - t for t in collections.Counter(map(abs, changes)).values())
    centred = plus / 2 - m * (m + 1) / 4
    half = 0.5 if centred > 0 else -0.5 if centred < 0 else 0
    z = (centred - half) / (m * (m + 1) * (2 * m + 1) / 24 - ties / 48) ** 0.5
    below = statistics.NormalDist().cdf(z)
    return 2 * min(below, statistics.NormalDist().cdf(-z))


def p_cell(p):
    if p is None:
        return ""
    if isinstance(p, fractions.Fraction):
        return quotient(p.numerator, p.denominator, 4)
    cell = Near(common.rounded(p, 4))
    cell.also = next((other for other in (common.rounded(p + d, 4) for d in (-1e-9, 1e-9)) if other != cell), None)
    return cell


def largest_remainder(counts, decimals):
    whole, total = 100 * 10 ** decimals, sum(counts)
    exact = [fractions.Fraction(whole * c, total) for c in counts]
    shares = [int(e) for e in exact]
    ranking = sorted(range(len(counts)), key=lambda i: (shares[i] - exact[i], -counts[i], i))
    for i in ranking[:whole - sum(shares)]:
        shares[i] += 1
    return [pointed(share, decimals) for share in shares]


def shortest(value):
    """Millionths as the shortest exact decimal."""
    text = pointed(value, 6)
    return text.rstrip("0").rstrip(".")


# ---- the second answer -------------------------------------------------------------------------

class Oracle(Answer):
    """One run in a database of its own."""

    def expected(self):
        case = self.case
        self.read(case.rows, Schema(required=(), numbers=("first", "last"), ids=()),
                  more_dates={case.date} - {None}, used_besides={"first", "last", case.individuals})
        self.select(case.date)
        self.run(f"CREATE TABLE kept AS SELECT line, {self.group_key()} AS grp, num(first) AS first, num(last) AS last,"
                 f" {q(case.date) if case.date else 'NULL'} AS date,"
                 f" {q(case.individuals) if case.individuals else 'NULL'} AS one FROM chosen WHERE selected")
        if case.date:
            inside = "kept.date BETWEEN p.first AND p.last"
        else:
            inside = "1"
        self.run(f"CREATE TABLE placed AS SELECT p.n, kept.* FROM kept JOIN periods p ON {inside}")
        if self.order_repeats():
            return Expected({2}, None, None, None)
        twice = self.reject_twice() if case.individuals else set()
        statuses = set()
        errors = self.one("SELECT count(*) FROM rejected")
        if not self.tolerated(errors, len(case.rows.rows)):
            statuses.add(1)
        if any(self.main.nonexistent(*c) or self.incomparable(c) for c in case.where):
            statuses = {2} if not statuses else statuses | {2}
        if self.meet_nobody():
            statuses |= {1}
        if statuses:
            return Expected(statuses, None, None, None)
        self.run("DELETE FROM placed WHERE line IN (SELECT line FROM rejected)")
        self.make_values()
        used = "(SELECT * FROM chosen WHERE line IN (SELECT line FROM placed))"
        self.make_groups(used)
        try:
            header, rows = self.individuals() if case.individuals else self.table()
        except TooLarge:
            return Expected({1}, None, None, None)
        return Expected({0}, header, rows, self.accounts(len(twice)))

    def word(self, value):
        """What a value of --individuals is compared as: identifiers letter for letter, other words without their case."""
        return (value or "") if self.case.individuals == "person_id" else fold(value or "")

    def reject_twice(self):
        """The later rows of one value in one period and group."""
        seen, rejected = set(), set()
        rows = self.run("SELECT n, grp, one, line FROM placed ORDER BY n, line").fetchall()
        for n, grp, value, line in rows:  # a row rejected in an earlier period stands in no later one
            if line in rejected:
                continue
            value = self.word(value)
            if (n, grp, value) in seen:
                rejected.add(line)
                self.run("INSERT INTO rejected VALUES (?)", (line,))
            seen.add((n, grp, value))
        return rejected

    def scores(self, n, grp):
        every = "1" if grp == "*" else f"grp = {s(grp)}"
        return self.run(f"SELECT first, last, one FROM placed WHERE n = {n} AND {every} ORDER BY line").fetchall()

    def move(self, change):
        return "same" if change == 0 else "improved" if (change > 0) != self.case.lower else "worse"

    def table(self):
        case = self.case
        shown, joins, order = self.group_words()
        rows = []
        for n, label in self.run("SELECT n, label FROM periods ORDER BY n").fetchall():
            for grp, *words in self.run(f"SELECT grp{shown} FROM groups{joins} ORDER BY {order}").fetchall():
                rows.append([label, *words, *self.figures(self.scores(n, grp))])
        return ["period", *case.by, *FIGURES], rows

    def figures(self, scores):
        case = self.case
        starts, ends = ([row[i] for row in scores if row[i] is not None] for i in (0, 1))
        changes = [end - start for start, end, _ in scores if start is not None and end is not None]
        if any(abs(total) > LARGEST for values in (starts, ends, changes) for total in itertools.accumulate(values)):
            raise TooLarge
        moved = [sum(self.move(c) == word for c in changes) for word in ("improved", "same", "worse")]
        places, mean_places = case.decimals or 0, 1 if case.mean_decimals is None else case.mean_decimals
        if case.sum_to_100 and changes:
            shares = largest_remainder(moved, places)
        else:
            shares = [quotient(100 * m, len(changes), places) if changes else "" for m in moved]
        means = [quotient(sum(values), SCALE * len(values), mean_places) if values else "" for values in (starts, ends, changes)]
        means = [mean.removeprefix("-") if mean and float(mean) == 0 else mean for mean in means]
        return [*map(str, map(len, (starts, ends, changes))), *means, *map(str, moved), *shares, p_cell(wilcoxon(changes))]

    def individuals(self):
        case = self.case
        shown, joins, order = self.group_words()
        column = case.individuals
        numbers = column in self.main.numeric
        spelling = {}
        for value, in self.run(f"SELECT v FROM (SELECT {q(column)} AS v, count(*) AS times, min(line) AS line FROM joined"
                               " WHERE v IS NOT NULL GROUP BY v) ORDER BY times DESC, line"):  # the most frequent one
            spelling.setdefault(self.word(value), value)
        rows = []
        for n, label in self.run("SELECT n, label FROM periods ORDER BY n").fetchall():
            for grp, *words in self.run(f"SELECT grp{shown} FROM groups{joins} WHERE NOT is_all ORDER BY {order}").fetchall():
                own = []
                for start, end, one in self.scores(n, grp):
                    value = spelling.get(self.word(one))
                    key = (value is None, (num(value) or 0) if numbers else 0, (value or "").encode())
                    paired = start is not None and end is not None
                    own.append((key, [label, *words, value or "(missing)", *("" if v is None else shortest(v) for v in (start, end)),
                                      shortest(end - start) if paired else "", self.move(end - start) if paired else ""]))
                rows += [row for _, row in sorted(own, key=lambda pair: pair[0])]
        return ["period", *case.by, column, *EACH], rows

    def accounts(self, twice):
        rows = len(self.case.rows.rows)
        rejected = self.one("SELECT count(*) FROM rejected")
        used = self.one("SELECT count(DISTINCT line) FROM placed")
        kept = self.one("SELECT count(*) FROM kept") - twice
        found = {"rows": (rows, used, kept - used, rows - rejected - kept, rejected)}
        return {**found, "people": self.people_account()} if self.case.people else found


# ---- the kept p-values of R --------------------------------------------------------------------

def read_kept(name):
    with open(KEPT / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_kept(program):
    """R's p-values in this file's answers, and to four decimals in the program's."""
    expected = {row["set"]: row for row in read_kept("expected.csv")}
    sets = collections.defaultdict(list)
    for row in read_kept("data.csv"):
        sets[row["set"]].append(num(row["end"]) - num(row["start"]))
    for name, changes in sets.items():
        p = wilcoxon(changes)
        if (p is None) != (expected[name]["p"] == "") or (p is not None and abs(float(p) - float(expected[name]["p"])) > 1e-9):
            yield f"{name}: p is {p}, by R {expected[name]['p']}"
    done = common.run_program(program, [str(KEPT / "data.csv"), "--start=start", "--end=end", "--by=set"], KEPT)
    header, *rows = common.table_of(done.output)
    if len(rows) != len(expected):
        yield f"{len(rows)} rows of the program, {len(expected)} sets"
    for row in (dict(zip(header, row)) for row in rows):
        p = expected[row["set"]]["p"]
        if (row["p_value"] == "") != (p == "") or (p and abs(float(row["p_value"]) - float(p)) > 5.0000001e-5):
            yield f"{row['set']}: the program prints {row['p_value']}, by R {p}"


# ---- running -----------------------------------------------------------------------------------

def check(program, seed, keep):
    """Run one case; a report if it failed."""
    case = make_case(seed)
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        for file, data in files(case).items():
            (directory / file).write_bytes(data)
        expected = Oracle(case).expected()
        done = common.run_program(program, arguments(case), directory, case.standard_input)
        problems = list(common.compare(expected, done, common.accounts_of(done.messages, NAMES)))
        if not problems:
            return expected.statuses, None
        words = ["cj-scores", *arguments(case)]
        if keep:
            common.keep_case(directory, keep / str(seed), words, done.output, expected)
    report = [f"seed {seed}: {shlex.join(words)}" + (" < rows.csv" if case.standard_input else ""), *problems]
    return expected.statuses, "\n".join(report + done.messages.splitlines()[:8])


def main():
    options = common.parse_arguments(__doc__.split("\n", maxsplit=1)[0])
    program = common.find_program(options, "cj-scores")
    kept = list(check_kept(program))
    for problem in kept:
        print(f"oracle: {problem}")
    print(f"oracle: p-values of R: {'failed' if kept else 'passed'}")
    return 1 if common.run_seeds(check, program, options) + len(kept) else 0


if __name__ == "__main__":
    sys.exit(main())
