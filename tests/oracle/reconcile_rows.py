#!/usr/bin/env python3
"""Differential test of cj-reconcile without --value: random pairs of exports, row by row, against a second answer.

What is independent: the exports are drawn as lists of cells with the changes made to them; the answer is worked out from
these cells in dictionaries. Compared are the table or its summary, the exit status, and what the notes say of late rows.

    reconcile_rows.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import collections
import datetime
import json
import pathlib
import random
import shlex
import sys
import tempfile

sys.dont_write_bytecode = True

import common  # noqa: E402
from common import Source, clean, fold, num, quoted  # noqa: E402

POOLS = {"Status": ["open", "Open", "closed", "N/A", "", "x, y", '"q"'], "score": ["1", "1.0", "+1", "01", "1.5", "2", "", "-3", "n/k"],
         "moved in": ["2022-04-01", "01/04/2022", "30/06/2022", "31/12/2022", "1 April", "", "soon"], "No.": ["007", "7", "7.00", "0", "0.0", "00"],
         "extracted": ["a", "b", "c"]}
DAYS = [datetime.date(2021, 3, 31), datetime.date(2021, 4, 1), datetime.date(2022, 6, 30), datetime.date(2022, 7, 1), datetime.date(2022, 12, 31)]
STATES = ["same", "changed", "only old", "only new"]


class Case:
    def __init__(self, seed):
        r = self.r = random.Random(seed)
        self.seed, self.keys = seed, r.choice([["id"], ["id", "area"]])
        self.date = r.choice([None, "day"])
        self.within = r.choice([None, None, "0.5", "1"])
        self.changed, self.summary = r.random() < 0.4, r.random() < 0.4
        both = r.sample(list(POOLS), r.randint(0, len(POOLS)))
        self.ignored = r.sample(both, 1) if both and r.random() < 0.3 else []
        others = [c for c in POOLS if c not in both]
        fields = [self.keys + ["day"] + both + (r.sample(others, 1) if others and r.random() < 0.5 else []),
                  ["day"] + both + self.keys]
        if r.random() < 0.5:
            r.shuffle(fields[1])
        rows = [self.draw(n) for n in range(r.choice([0, 1, 5, 30]))]
        olds = [row for row in rows if r.random() < 0.9]
        news = [self.change(row) for row in rows if r.random() < 0.9]
        if r.random() < 0.5:
            r.shuffle(news)
        self.tables = [Source(f, list(f), [[row[c] for c in f] + ["."] for row in part]) for f, part in zip(fields, (olds, news))]
        for table in self.tables:
            table.fields.append("end"), table.headers.append("end")
            table.newline = r.choice(["\n", "\r\n"])

    def written(self, day):
        return "" if day is None else day.strftime(self.r.choice(["%Y-%m-%d", "%d/%m/%Y"]))

    def draw(self, number):
        row = {c: self.r.choice(pool) for c, pool in POOLS.items()}
        return {**row, "id": f"P{number // 2}", "area": "ab"[number % 2], "day": self.written(self.r.choice([*DAYS, None]))} \
            if len(self.keys) == 2 else {**row, "id": f"P{number}", "area": "", "day": self.written(self.r.choice([*DAYS, None]))}

    def change(self, row):
        row = dict(row)
        for column in [*POOLS, "day"]:
            if self.r.random() < 0.25:
                row[column] = self.written(self.r.choice(DAYS)) if column == "day" else self.r.choice(POOLS[column])
        return row

    def words(self):
        words = ["--key=" + ",".join(self.keys), "old.csv", "new.csv", "-f", "json"]
        words += [f"--date={self.date}"] if self.date else []
        words += [f"--within={self.within}"] if self.within else []
        words += ["--changed"] if self.changed else []
        words += ["--summary"] if self.summary else []
        return words + [f"--ignore={quoted(c)}" for c in self.ignored]


# ---- the second answer -------------------------------------------------------------------------

def day_of(text):
    return None if text is None else next((d for form in ("%Y-%m-%d", "%d/%m/%Y") if (d := parsed(text, form))), None)


def parsed(text, form):
    try:
        return datetime.datetime.strptime(text, form).date()
    except ValueError:
        return None


def number_of(text):
    return None if text[:1] == "0" and text[1:] and text[1] != "." else num(text)


def is_same(a, b, within):
    if a == b or a is None or b is None:
        return a == b
    if number_of(a) is not None and number_of(b) is not None:
        return abs(number_of(a) - number_of(b)) <= within
    return day_of(a) is not None and day_of(a) == day_of(b)


def quarter_of(text):
    day = day_of(text)
    if day is None:
        return "(missing)"
    year, quarter = (day.year, (day.month - 4) // 3 + 1) if day.month > 3 else (day.year - 1, 4)
    return f"{year}-{(year + 1) % 100:02}Q{quarter}"


class Answer:
    def __init__(self, case):
        self.case, self.within = case, num(case.within or "0")
        self.olds, self.news = ({tuple(row[k] for k in case.keys): row for row in self.read(table)} for table in case.tables)
        old, new = (table.fields for table in case.tables)
        self.columns = [c for c in new if c in old and c not in case.keys and c not in case.ignored]
        self.rows, self.counts = [], collections.Counter()
        for key in [*self.news, *(k for k in self.olds if k not in self.news)]:
            self.take(key, self.olds.get(key), self.news.get(key))
        self.differs = any(n for (_, column, state), n in self.counts.items() if column == "(any)" and state != "same")

    def read(self, table):
        return [dict(zip(table.fields, map(clean, row))) for row in table.rows]

    def take(self, key, old, new):
        quarter = quarter_of((new or old)["day"]) if self.case.date else None
        lead = ([quarter] if self.case.date else []) + list(key)
        different = [c for c in self.columns if old and new and not is_same(old[c], new[c], self.within)]
        state = "only new" if old is None else "only old" if new is None else "changed" if different else "same"
        self.counts[quarter, "(any)", state] += 1
        for column in different:
            self.counts[quarter, column, "changed"] += 1
            self.rows.append([*lead, state, column, old[column], new[column]])
        if not different and not (state == "same" and self.case.changed):
            self.rows.append([*lead, state, None, None, None])

    def summary(self):
        quarters = sorted({quarter for quarter, _, _ in self.counts}, key=lambda q: (q == "(missing)", q or ""))
        for quarter in quarters:
            lead = [quarter] if self.case.date else []
            both = sum(self.counts[quarter, "(any)", s] for s in STATES[:2])
            rows = [("(any)", s, self.counts[quarter, "(any)", s]) for s in STATES]
            for column in self.columns:
                changed = self.counts[quarter, column, "changed"]
                rows += [(column, "same", both - changed), (column, "changed", changed)] if changed else []
            yield from ([*lead, *row] for row in rows if row[1] != "same" or not self.case.changed)

    def late(self):
        """The words of the note about late rows, or None."""
        days = [day for row in self.olds.values() if (day := day_of(row["day"]))]
        if not self.case.date or not days:
            return None
        added = [day_of(row["day"]) for key, row in self.news.items() if key not in self.olds]
        late = sum(day is not None and day <= max(days) for day in added)
        return f"Late: {late} of the {len(added)} rows only new"


def check(program, seed, keep):
    case = Case(seed)
    with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
        directory = pathlib.Path(name)
        for file, table in zip(("old.csv", "new.csv"), case.tables):
            (directory / file).write_bytes(table.bytes())
        done = common.run_program(program, case.words(), directory)
        answer, problems = Answer(case), []
        wanted = list(answer.summary()) if case.summary else answer.rows
        if done.status != int(answer.differs):
            problems.append(f"exit status {done.status}, expected {int(answer.differs)}")
        else:
            table = json.loads(done.output)
            found = [list(row.values()) for row in table["rows"]]
            problems += [f"got      {a}\nexpected {b}" for a, b in zip(found, wanted) if a != b][:1]
            problems += [f"{len(found)} rows, expected {len(wanted)}"] if len(found) != len(wanted) else []
            told = [note for note in table["notes"] if "Late: " in note]
            if (answer.late() or "Late: ") not in (told or ["Late: "])[0] or bool(told) != bool(answer.late()):
                problems.append(f"notes say {told}, expected {answer.late()}")
        if not problems:
            return {0}, None
        if keep:
            common.keep_case(directory, keep / str(seed), ["cj-reconcile", *case.words()], done.output, wanted)
    return {0}, "\n".join([f"seed {seed}: cj-reconcile {shlex.join(case.words())}", *problems, *done.messages.splitlines()[:8]])


def main():
    options = common.parse_arguments(__doc__.split("\n", maxsplit=1)[0])
    return 1 if common.run_seeds(check, common.find_program(options, "cj-reconcile"), options) else 0


if __name__ == "__main__":
    sys.exit(main())
