"""What the differential tests share: random inputs, typed rows in sqlite3, arithmetic, and running programs.

Nothing here knows what a measure counts, reads a CSV file or a schema file, or shares a table, a date
routine or a rounding rule with lib/.
"""
import argparse
import collections
import concurrent.futures
import csv
import dataclasses
import datetime
import decimal
import io
import json
import math
import os
import pathlib
import random
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SCALE = 10 ** 6
KINDS = ("unreadable", "blank", "derived")  # faults for which a cell says nothing about its row
MISSING = {"", "N/A", "n/a", "NULL", "-", "Not known"}
NO_DATES = {"1900-01-01", "9999-12-31"}
Z = {"95": 1.959963984540054, "99.8": 3.090232306167813}


# ---- cells -------------------------------------------------------------------------------------

def clean(text):
    """A cell without the blanks around it; None if it stands for nothing."""
    text = None if text is None else text.strip()
    return None if text is None or text in MISSING else text


DATES = ((r"(\d{4})-(\d\d)-(\d\d)", (1, 2, 3)), (r"(\d\d)/(\d\d)/(\d{4})", (3, 2, 1)))
# How quarters, years and months are named, which gives their names an order.
TIMES = {"quarter": r"\d{4}-\d\dq\d", "year": r"\d{4}-\d\d", "month": r"\d{4}-m\d\d"}
DOTTED = ((r"(\d\d)\.(\d\d)\.(\d{4})", (3, 2, 1)),)


def parse_day(text, forms):
    """The date in one of the forms as yyyy-mm-dd, or None."""
    for pattern, order in forms:
        match = re.fullmatch(pattern, text or "")
        if match:
            try:
                return datetime.date(*(int(match[i]) for i in order)).isoformat()
            except ValueError:
                return None
    return None


def num(text):
    """A decimal number as an exact integer, in millionths; None if text is none."""
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text or ""):
        return None
    return int(decimal.Decimal(text) * SCALE)


def fold(text):
    return None if text is None else text.lower().strip()


def q(name):
    return '"' + name.replace('"', '""') + '"'


def s(text):
    return "'" + text.replace("'", "''") + "'"


def every(conditions):
    return " AND ".join(conditions) or "1"


def any_of(conditions):
    return "(" + " OR ".join(f"coalesce({c}, 0)" for c in conditions) + ")" if conditions else "0"


# ---- periods -----------------------------------------------------------------------------------

def period_bounds(label):
    """First and last day of a period as it is asked for."""
    if label == "all":
        return "0000-01-01", "9999-12-31"
    if ".." in label:
        return tuple(label.split(".."))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", label):
        return label, label
    year = int(label[:4])
    if re.fullmatch(r"\d{4}", label):
        return f"{year}-01-01", f"{year}-12-31"
    if "-M" in label:
        month = int(label[6:])
        return f"{year}-{month:02}-01", f"{year}-{month:02}-{month_length(year, month)}"
    if "Q" in label:
        quarter = int(label[-1])
        year, month = (year + 1, 1) if quarter == 4 else (year, 1 + 3 * quarter)
        return f"{year}-{month:02}-01", f"{year}-{month + 2:02}-{month_length(year, month + 2)}"
    return f"{year}-04-01", f"{year + 1}-03-31"


def month_length(year, month):
    first = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (first - datetime.timedelta(days=1)).day


def months_later(day, months):
    """SQL for a date moved by months: the same day of the month, or the month's last."""
    same = f"date({day}, 'start of month', '{months:+} months', '+' || (substr({day}, 9) - 1) || ' days')"
    last = f"date({day}, 'start of month', '{months + 1:+} months', '-1 day')"
    return f"min({same}, {last})"


# ---- inputs as tables ----------------------------------------------------------------------------

@dataclasses.dataclass(frozen=True)
class Schema:
    """What is declared of an input's columns."""
    required: tuple = ("person_id",)
    dates: tuple = ()
    numbers: tuple = ()
    texts: tuple = ()
    ids: tuple = ("person_id",)
    words: dict = dataclasses.field(default_factory=dict)
    date_order: tuple = ()
    read_as_numbers: tuple = ()  # not declared, but an option takes their cells for numbers: others are at fault
    read_as_dates: tuple = ()    # the same of dates; where they are shown or compared as texts they stay as written


PEOPLE = Schema(dates=("date_of_birth",), texts=("sex", "ethnicity", "locality"))


class Database:
    """sqlite3 with functions that read cells."""

    def __init__(self, dotted):
        self.forms = DOTTED if dotted else DATES
        self.db = sqlite3.connect(":memory:")
        for function in (clean, self.is_day, self.day, num, fold):
            self.db.create_function(function.__name__, 1, function, deterministic=True)

    def is_day(self, text):
        """1 if text is a date in one of the forms of the input."""
        return int(parse_day(text, self.forms) is not None)

    def day(self, text):
        """The date as yyyy-mm-dd; None for no date and for the dates that mean none."""
        found = parse_day(text, self.forms)
        return None if found in NO_DATES else found

    def run(self, sql, parameters=()):
        return self.db.execute(sql, parameters)

    def one(self, sql):
        return self.run(sql).fetchone()[0]

    def columns(self, table):
        return [row[1] for row in self.run(f"PRAGMA table_info({table})") if row[1] not in ("line", "bad", "left")]

    def load(self, table, source):
        """The cells of a Source as they are, with the number of each row in `line`."""
        fields = source.fields if source else ["person_id"]
        self.run(f"CREATE TABLE {table} ({', '.join(f'{q(f)} TEXT' for f in fields)}, line INTEGER)")
        self.db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * (len(fields) + 1))})",
                            [[*row, line] for line, row in enumerate(source.rows if source else (), 1)])


class Input:
    """One input: a table of its rows with dates as yyyy-mm-dd, all else as cleaned text, and `bad`.

    TABLE_faults has what is wrong with each row: in which column, and whether its cell is there and cannot be read
    (unreadable), has to be there (blank), cannot be derived (derived), or can be read and does not fit (known).
    Cells of columns that are not in `used` are nobody's fault; None: all are used."""

    def __init__(self, database, table, raw, schema, more_dates=(), used=None):
        self.database, self.table, self.schema, self.used = database, table, schema, used
        self.dates = {*schema.dates, *more_dates}
        self.numbers = set(schema.numbers)  # compared as numbers
        self.numeric = set()                # sorted as numbers
        self.derived = {}                   # names with the columns they are made of
        self.bands = {}
        self.times = {}                     # names of quarters, years, months with the function that gives them
        columns = database.columns(raw)
        database.run(f"CREATE TABLE {table} AS SELECT line, {', '.join(f'{self.typed(c)} AS {q(c)}' for c in columns)},"
                     f" 0 AS bad FROM {raw}")
        database.run(f"CREATE TABLE {table}_faults (line INTEGER, field TEXT, kind TEXT)")
        for column, kind, fault in self.faults(columns):
            self.find(column, kind, fault, raw)
        self.find_numbers(columns)

    def typed(self, field):
        return f"day(clean({q(field)}))" if field in self.dates else f"clean({q(field)})"

    def uses(self, *columns):
        return self.used is None or bool({*columns} & self.used)

    def find(self, column, kind, fault, source=None):
        """The rows of which `fault` (SQL) is true are at fault."""
        self.database.run(f"INSERT INTO {self.table}_faults SELECT DISTINCT line, {s(column)}, {s(kind)}"
                          f" FROM {source or self.table} WHERE {fault}")
        self.database.run(f"UPDATE {self.table} SET bad = line IN (SELECT line FROM {self.table}_faults)")

    def faults(self, columns):
        """Column, kind and SQL of what makes a cell no value of its column."""
        schema, present = self.schema, set(columns)
        dates, numbers = {*self.dates, *schema.read_as_dates}, {*schema.numbers, *schema.read_as_numbers}
        cell = {c: f"clean({q(c)})" for c in columns}
        found = [(c, "blank", f"{self.typed(c)} IS NULL AND ({cell[c]} IS NULL OR NOT {int(c in dates)} OR is_day({cell[c]}))")
                 for c in schema.required]
        found += [(c, "unreadable", f"{cell[c]} IS NOT NULL AND NOT is_day({cell[c]})") for c in dates & present]
        found += [(c, "unreadable", f"{cell[c]} IS NOT NULL AND num({cell[c]}) IS NULL") for c in numbers & present]
        found += [(c, "unreadable", f"fold({cell[c]}) NOT IN ({', '.join(map(s, words))})")
                  for c, words in schema.words.items() if c in present]
        yield from (f for f in found if self.uses(f[0]))
        for a, b in schema.date_order:
            if {a, b} <= present and self.uses(a, b):
                yield b, "known", f"{self.typed(a)} > {self.typed(b)}"

    def sources(self, column):
        """The columns that a value of a column comes from: itself, and what it is derived from."""
        return {column}.union(*(self.sources(c) for c in self.derived.get(column, ())))

    def unsound(self, column, *kinds):
        """SQL that is true for rows of which a cell that the column's value comes from has such a fault."""
        return (f"line IN (SELECT line FROM {self.table}_faults WHERE field IN ({', '.join(map(s, self.sources(column)))})"
                f" AND kind IN ({', '.join(map(s, kinds))}))")

    def leave_out(self, conditions, day=None, besides="0", last=None):
        """Column `left`: why nothing that is wrong with a row is an error of the table; NULL for all other rows.

        A condition whose cell can be read does not hold, or the date in column `day` is in no period, unless the row
        counts for another reason: `besides`, in SQL."""
        run, table = self.database.run, self.table
        run(f"ALTER TABLE {table} ADD COLUMN left TEXT")
        for column, op, values in conditions:
            run(f"UPDATE {table} SET left = 'where' WHERE bad AND NOT {self.condition(column, op, values)}"
                f" AND NOT {self.unsound(column, 'unreadable', 'derived')} AND NOT {self.has_no_order(column, op, values)}")
        if day:
            run(f"UPDATE {table} SET left = 'period' WHERE bad AND left IS NULL AND NOT {self.unsound(day, *KINDS)}"
                f" AND NOT EXISTS (SELECT * FROM periods WHERE {self.as_day(day)} BETWEEN first AND"
                f" min(last, {s(last or '9999-12-31')})) AND NOT {besides}")
        run(f"UPDATE {table} SET bad = 0 WHERE left IS NOT NULL")

    def as_day(self, column):
        """SQL for a column's date: declared ones were read as dates before, others are still text."""
        return q(column) if column in self.dates else f"day({q(column)})"

    def find_numbers(self, columns):
        """An undeclared column is a number if every value is; any such column is sorted as numbers."""
        schema = self.schema
        for column in set(columns) - self.dates:
            values, numbers = self.database.run(
                f"SELECT count({q(column)}), count(num({q(column)})) FROM {self.table}").fetchone()
            if values and values == numbers:
                self.numeric.add(column)
                if column not in {*schema.ids, *schema.texts}:
                    self.numbers.add(column)

    def reject_unborn(self, people):
        """No event of people is before their birth."""
        columns = set(self.database.columns(self.table))
        if "date_of_birth" in self.database.columns(people.table):
            for date in columns & {*self.schema.dates}:
                if self.uses(date):
                    self.find(date, "known", f"EXISTS (SELECT * FROM {people.table} p WHERE NOT p.bad"
                              f" AND p.person_id = {self.table}.person_id AND p.date_of_birth > {self.table}.{q(date)})")

    def key(self, column, expression=None):
        """SQL that is the same for values of a column that are equal: letter for letter in identifiers."""
        expression = expression or q(column)
        return expression if column in self.schema.ids else f"fold({expression})"

    def key_of(self, column, value):
        """The same of a value."""
        return value.strip() if column in self.schema.ids else fold(value)

    def condition(self, column, op, values):
        """SQL for a condition."""
        if values == [""]:
            return f"{q(column)} IS {'NOT ' if op == '!=' else ''}NULL"
        if column in self.numbers or op not in ("=", "!=") and num(values[0]) is not None:
            cell, literals = f"num({q(column)})", ["NULL" if num(v) is None else str(num(v)) for v in values]
        elif column in self.dates:
            cell, literals = q(column), [s(parse_day(v, DATES + DOTTED)) for v in values]
        elif op not in ("=", "!=") and parse_day(values[0], DATES + DOTTED):
            cell, literals = f"day({q(column)})", [s(parse_day(v, DATES + DOTTED)) for v in values]
        elif column in self.schema.ids:
            cell, literals = q(column), [s(v) for v in values]
        elif op not in ("=", "!=") and self.listed(column):
            places = " ".join(f"WHEN {s(v)} THEN {n}" for n, v in enumerate(self.listed(column)))
            cell = f"CASE fold({q(column)}) {places} END"
            literals = [str(self.listed(column).index(fold(values[0])))]
        elif op not in ("=", "!=") and num(values[0]) is not None:
            cell, literals = f"num({q(column)})", [str(num(values[0]))]
        else:
            cell, literals = f"fold({q(column)})", [s(fold(v)) for v in values]
        if op == "=":
            return f"coalesce({cell} IN ({', '.join(literals)}), 0)"
        if op == "!=":
            return f"coalesce({cell} NOT IN ({', '.join(literals)}), 1)"
        return f"coalesce({cell} {op} {literals[0]}, 0)"

    def ordered(self, column):
        """Whether the values of a column are read as numbers or dates in any case, or have an order of their own."""
        read = {*self.numbers, *self.dates, *self.schema.read_as_numbers, *self.schema.read_as_dates}
        return column in read or column in self.bands or column in self.times

    def has_no_order(self, column, op, values):
        """SQL that is true where a cell is neither before nor after a value: nobody knows whether the condition holds."""
        if op in ("=", "!=") or self.ordered(column):
            return "0"
        read = f"num({q(column)}) IS NOT NULL" if num(values[0]) is not None else f"is_day({q(column)})"
        return f"({q(column)} IS NOT NULL AND NOT {read})"

    def source_of(self, column):
        """The table whose values of a column count as those that exist."""
        return f"{self.table} WHERE NOT bad" if column in self.derived else self.table

    def nonexistent(self, column, op, values, also=()):
        """True if a column of text is asked for values of which it has none, or one of numbers for a text."""
        if values == [""] or column in self.dates:
            return False
        if op not in ("=", "!="):
            return self.unordered(column, values[0])
        if column in self.numbers and (column in self.schema.numbers or op == "="):
            return (any if column in self.schema.numbers else all)(num(v) is None for v in values)
        if op == "!=":
            return False
        exact = column in self.schema.ids
        known = {v if exact else fold(v) for v, in self.database.run(f"SELECT {q(column)} FROM {self.source_of(column)}")}
        known |= {fold(v) for v in self.bands.get(column, ())} | {*self.schema.words.get(column, ())}
        if not known - {None}:
            return False  # an empty column is of any type
        known |= {fold(v) for v in also}
        return all((v if exact else fold(v)) not in known for v in values)

    def listed(self, column):
        """The values of a column of text in the order that a schema or bands give them."""
        return [fold(v) for v in self.bands.get(column, ())] or list(self.schema.words.get(column, ()))

    def odd(self, column, op, values):
        """True if an order of numbers meets a cell that is none: it is refused if its row is kept otherwise."""
        if (op in ("=", "!=") or column in self.numbers | self.dates or num(values[0]) is None or self.listed(column)
                or column in self.schema.ids):
            return False
        cells = {v for v, in self.database.run(f"SELECT {q(column)} FROM {self.table} WHERE NOT bad")}
        return any(num(v) is None for v in cells - {None})

    def unordered(self, column, value):
        """True if a column of text cannot be ordered by a value: its letters never decide."""
        if column in self.times:
            return not re.fullmatch(TIMES[self.times[column]], fold(value))
        if column in self.numbers:
            return num(value) is None
        if parse_day(value, DATES + DOTTED):
            return False
        if column in self.schema.ids:
            return True
        if self.listed(column):
            return fold(value) not in self.listed(column)
        return num(value) is None


class Joined(Input):
    """The main input with the columns of people, and derived ones."""

    def __init__(self, database, table, raw, schema, people, more_dates=(), used=None):
        super().__init__(database, table, raw, schema, more_dates, used)
        self.people = people
        self.people_columns = set()
        run, own = database.run, database.columns(table)
        self.reject_unborn(people)
        theirs = [c for c in database.columns(people.table) if c not in own]
        run(f"ALTER TABLE {table} RENAME TO alone")
        run(f"CREATE TABLE {table} AS SELECT a.*{''.join(f', p.{q(c)}' for c in theirs)} FROM alone a"
            f" LEFT JOIN {people.table} p ON p.person_id = a.person_id AND NOT p.bad")
        self.people_columns = set(theirs)
        self.dates |= people.dates & set(theirs)
        self.numbers |= people.numbers & set(theirs)
        self.numeric |= people.numeric & set(theirs)

    def source_of(self, column):
        if column not in self.people_columns:
            return super().source_of(column)
        return self.people.table + (" WHERE NOT bad" if column in self.derived else "")

    @staticmethod
    def made_of(function, arguments):
        """The columns that a derivation is made of."""
        return list(arguments) if function in ("age", "months", "days") else list(arguments[:1])

    def is_of_people(self, name, function, arguments):
        """Whether a derivation is made of people's columns alone: it is done once, and is a column of theirs."""
        if set(self.made_of(function, arguments)) <= self.people_columns:
            self.people_columns.add(name)
        return name in self.people_columns

    def derive_of_people(self, name, function, arguments):
        """Add a column to the people; to the joined rows, too, where it stays blank for who turns out to be at fault."""
        self.add_derived(self.people, name, function, arguments)
        self.database.run(f"ALTER TABLE {self.table} ADD COLUMN {q(name)} TEXT")
        self.database.run(f"UPDATE {self.table} SET {q(name)} = (SELECT p.{q(name)} FROM {self.people.table} p"
                          f" WHERE p.person_id = {self.table}.person_id AND NOT p.bad)")
        self.note_derived(name, function, arguments)

    def leave_people(self):
        """Nobody whose row of the people is at fault is joined, be it for what is derived of it."""
        for column in self.people_columns:
            self.database.run(f"UPDATE {self.table} SET {q(column)} = NULL WHERE person_id NOT IN"
                              f" (SELECT person_id FROM {self.people.table} WHERE NOT bad)")

    def derive(self, name, function, arguments):
        """Add a column to the joined rows."""
        self.add_derived(self, name, function, arguments)
        self.note_derived(name, function, arguments)

    def add_derived(self, of, name, function, arguments):
        run = self.database.run
        run(f"ALTER TABLE {of.table} ADD COLUMN {q(name)} TEXT")
        run(f"UPDATE {of.table} SET {q(name)} = {getattr(self, 'derive_' + function)(*arguments)}")
        if function == "band":
            of.find(name, "derived", f"{q(name)} IS NULL AND {q(arguments[0])} IS NOT NULL")
        elif function == "age":  # nobody has an age before birth
            of.find(name, "derived", f"{self.as_day(arguments[0])} > {self.as_day(arguments[1])}")
        of.derived[name] = self.made_of(function, arguments)

    def note_derived(self, name, function, arguments):
        """What is known of a derived column."""
        self.derived[name] = self.made_of(function, arguments)
        if function in ("age", "months", "days"):
            self.numbers.add(name)
            self.numeric.add(name)
        if function == "band":
            self.bands[name] = list(arguments[1:])
        if function in TIMES:
            self.times[name] = function

    def derive_age(self, born, on):
        """Completed years; 02-29 sorts after 02-28, so a common year waits for 1 March."""
        b, d = self.as_day(born), self.as_day(on)
        return f"substr({d}, 1, 4) - substr({b}, 1, 4) - (substr({d}, 6) < substr({b}, 6))"

    def derive_months(self, start, end):
        """The months between, less one if the day (or the month's end) is not reached."""
        a, b = self.as_day(start), self.as_day(end)
        length = f"strftime('%d', {b}, 'start of month', '+1 month', '-1 day')"
        return (f"(substr({b}, 1, 4) - substr({a}, 1, 4)) * 12 + substr({b}, 6, 2) - substr({a}, 6, 2)"
                f" - (substr({b}, 9) < min(substr({a}, 9), {length}))")

    def derive_days(self, start, end):
        return f"CAST(julianday({self.as_day(end)}) - julianday({self.as_day(start)}) AS INTEGER)"

    def derive_year(self, column):
        """The financial year: its last three months bear the number of the year before."""
        d = self.as_day(column)
        y = f"(substr({d}, 1, 4) - (substr({d}, 6, 2) < '04'))"
        return f"CASE WHEN {d} IS NOT NULL THEN printf('%04d-%02d', {y}, ({y} + 1) % 100) END"

    def derive_quarter(self, column):
        return f"{self.derive_year(column)} || 'Q' || ((substr({self.as_day(column)}, 6, 2) + 8) % 12 / 3 + 1)"

    def derive_month(self, column):
        return f"substr({self.as_day(column)}, 1, 5) || 'M' || substr({self.as_day(column)}, 6, 2)"

    @staticmethod
    def derive_band(column, *bands):
        whens = []
        for band in bands:
            low, high = (band[:-1], None) if band.endswith("+") else band.split("-")
            top = "" if high is None else f" AND num({q(column)}) <= {num(high)}"
            whens.append(f"WHEN num({q(column)}) >= {num(low)}{top} THEN {s(band)}")
        return f"CASE {' '.join(whens)} END"

    @staticmethod
    def derive_recode(column, *pairs):
        whens = " ".join(f"WHEN {s(fold(old))} THEN {s(new)}" for old, new in pairs)
        return f"CASE fold({q(column)}) {whens} ELSE {q(column)} END"


# ---- rows, periods and groups --------------------------------------------------------------------

class Answer(Database):
    """What the answers of all measures begin and end with; a case has the options by name."""

    def __init__(self, case):
        super().__init__(case.dotted)
        self.case = case
        self.people = self.main = None
        self.is_wide = False  # several rows of one line

    def read(self, source, schema, unpivot=None, more_dates=(), people=PEOPLE, used_besides=()):
        """`joined`: the rows of the main input, typed, joined and with derived columns."""
        self.load("raw_main", source)
        self.load("raw_people", self.case.people)
        self.is_wide = bool(unpivot)
        if unpivot:
            self.unpivot(unpivot)
        used = {*self.case.by, *(c[0] for c in self.case.where)}
        for _, function, arguments in self.case.derives:
            used |= {*arguments} if function in ("age", "months", "days") else {arguments[0]}
        used |= {*(used_besides or ())} | {*more_dates}
        self.people = Input(self, "people", "raw_people", people, used={*used, "person_id"})
        self.run("CREATE INDEX people_person ON people (person_id)")
        self.main = Joined(self, "joined", "raw_main", schema, self.people, more_dates, used)
        derives = self.case.derives
        of_people = [d for d in derives if self.main.is_of_people(*d)]
        for derive in of_people:
            self.main.derive_of_people(*derive)
        self.main.leave_people()
        for derive in derives:
            if derive not in of_people:
                self.main.derive(*derive)

    def unpivot(self, wide):
        """Each of the wide columns becomes a row with its name and its cell."""
        kept = [q(c) for c in self.columns("raw_main") if c not in wide]
        parts = [f"SELECT {', '.join(kept)}, {s(c)} AS outcome, {q(c)} AS score, line FROM raw_main" for c in wide]
        self.run("CREATE TABLE long AS " + " UNION ALL ".join(parts))
        self.run("DROP TABLE raw_main")
        self.run("ALTER TABLE long RENAME TO raw_main")

    def select(self, day=None, besides="0", last=None):
        """chosen: the rows without error, marked if they pass the conditions; clients: the people that pass.

        rejected: those with errors that neither a condition nor the period (of column `day`, up to `last`) leaves out."""
        where = self.case.where
        self.make_periods()
        if self.is_wide:  # what holds for one of a line's rows may not for another
            where = [c for c in where if not {"outcome", "score"} & self.main.sources(c[0])]
        self.main.leave_out(where, day, besides, last)
        where = self.case.where
        passing = every(self.main.condition(*c) for c in where)
        about_people = every(self.main.condition(*c) for c in where if c[0] in self.main.people_columns)
        self.run("CREATE TABLE rejected AS SELECT DISTINCT line FROM joined WHERE bad")
        self.run(f"CREATE TABLE chosen AS SELECT *, CASE left WHEN 'where' THEN 0 WHEN 'period' THEN 1 ELSE {passing} END"
                 " AS selected FROM joined WHERE line NOT IN (SELECT line FROM rejected)")
        self.run(f"CREATE TABLE clients AS SELECT * FROM people WHERE NOT bad AND {about_people}")

    def tolerated(self, errors, rows):
        """True if the errors are no more than --tolerate allows."""
        errors += self.one("SELECT count(*) FROM people WHERE bad")
        limit = self.case.tolerate
        if limit is None:
            return errors == 0
        if limit.endswith("%"):
            rows += len(self.case.people.rows) if self.case.people else 0
            return errors * 100 <= int(limit[:-1]) * rows
        return errors <= int(limit)

    def meet_nobody(self, table="joined", others="people"):
        """True if both name people and none of them is the same: more rows than those at fault, which may be of anybody."""
        if not self.case.people and others == "people":
            return False
        known = self.one(f"SELECT count(*) FROM {others} WHERE NOT bad AND person_id IS NOT NULL")
        met = f"person_id IN (SELECT person_id FROM {others} WHERE NOT bad)"
        left = "line NOT IN (SELECT line FROM joined WHERE left IS NOT NULL)" if table == "joined" else "1"
        rows = f"FROM {table} WHERE NOT bad AND {left} AND person_id IS NOT NULL"
        bad = sum(self.one(f"SELECT count(DISTINCT line) FROM {t} WHERE bad") for t in self.inputs())
        return bool(known) and not self.one(f"SELECT count(*) {rows} AND {met}") and self.one(f"SELECT count(*) {rows}") > bad

    def inputs(self):
        return ["joined", "people"]

    def incomparable(self, condition):
        """True if a cell has no order, and its row is not at fault and no other condition leaves it out."""
        others = every(self.main.condition(*c) for c in self.case.where if c != condition)
        rows = "people WHERE" if condition[0] in self.main.people_columns else f"joined WHERE left IS NULL AND {others} AND"
        return bool(self.one(f"SELECT count(*) FROM {rows} NOT bad AND {self.main.has_no_order(*condition)}"))

    def order_repeats(self):
        """True if --order has a value twice: blanks around it and its case tell no values apart, but in identifiers."""
        return any(len({self.main.key_of(c, v) for v in values}) < len(values) for c, values in self.case.order.items())

    def make_periods(self):
        self.run("CREATE TABLE periods (n INTEGER, label TEXT, first TEXT, last TEXT)")
        for n, label in enumerate(self.case.periods or ["all"]):
            self.run("INSERT INTO periods VALUES (?, ?, ?, ?)", (n, label, *period_bounds(label)))

    def group_key(self):
        """SQL for the group of a row."""
        return " || char(31) || ".join(f"coalesce(fold({q(c)}), '')" for c in self.case.by) or "''"

    def make_values(self):
        """values_n: each value of a --by column, its spelling, and its place if one is declared."""
        for n, column in enumerate(self.case.by):
            listed = self.main.bands.get(column, [])
            declared = self.case.order.get(column, listed)
            table = "people" if column in self.main.people_columns else "joined"
            self.run(f"CREATE TABLE values_{n} (key TEXT PRIMARY KEY, shown TEXT, place INTEGER)")
            for place, value in enumerate(declared):
                self.run(f"INSERT OR IGNORE INTO values_{n} VALUES ({self.main.key(column, '?1')}, ?1, ?2)", (value, place))
            for value in listed:  # --order gives others their places, and these keep their spelling
                self.run(f"INSERT OR IGNORE INTO values_{n} VALUES ({self.main.key(column, '?1')}, ?1, NULL)", (value,))
            self.run(f"INSERT OR IGNORE INTO values_{n} SELECT {self.main.key(column, 'v')}, v, NULL FROM"
                     f" (SELECT {q(column)} AS v, count(*) AS times, min(line) AS line FROM {table} WHERE v IS NOT NULL"
                     " GROUP BY v) ORDER BY times DESC, line")
            self.run(f"INSERT INTO values_{n} VALUES ('', '(missing)', NULL)")

    def make_groups(self, *sources):
        """Groups that occur in the sources (SQL of rows with the --by columns), and what --order declares beside them."""
        names = [f"k{n}" for n in range(len(self.case.by))]
        self.run(f"CREATE TABLE groups (grp TEXT PRIMARY KEY, is_all INTEGER{''.join(f', {k} TEXT' for k in names)})")
        if not names:
            self.run("INSERT INTO groups VALUES ('', 0)")
            return
        for source in sources:
            self.insert_groups([f"coalesce(fold({q(c)}), '')" for c in self.case.by], source)
        ordered = [n for n, c in enumerate(self.case.by) if c in self.case.order]
        if len(ordered) == len(names):
            self.insert_groups([f"v{n}.key" for n in ordered], " JOIN ".join(f"values_{n} v{n}" for n in ordered)
                               + " WHERE " + every(f"v{n}.place IS NOT NULL" for n in ordered))
        for n in ordered:
            keys = ["v.key" if k == f"k{n}" else f"g.{k}" for k in names]
            self.insert_groups(keys, f"groups g JOIN values_{n} v ON v.place IS NOT NULL")
        if self.case.total:
            self.run(f"INSERT INTO groups VALUES ('*', 1{', NULL' * len(names)})")

    def insert_groups(self, keys, source):
        self.run(f"INSERT OR IGNORE INTO groups SELECT DISTINCT {' || char(31) || '.join(keys)}, 0, {', '.join(keys)} FROM {source}")

    def group_words(self):
        """SQL for a group's values as they are shown, the tables these come from, and the order of groups."""
        by = range(len(self.case.by))
        shown = "".join(f", CASE WHEN is_all THEN 'All' ELSE v{n}.shown END" for n in by)
        joins = "".join(f" LEFT JOIN values_{n} v{n} ON v{n}.key = k{n}" for n in by)
        number = [f"num(v{n}.shown)," if self.case.by[n] in self.main.numeric else "" for n in by]
        order = "".join(f", v{n}.place IS NULL, v{n}.place, v{n}.key = '', {number[n]} CAST(v{n}.shown AS BLOB)" for n in by)
        return shown, joins, "is_all" + order

    def people_account(self):
        used, bad = self.one("SELECT count(*) FROM clients"), self.one("SELECT count(*) FROM people WHERE bad")
        rows = len(self.case.people.rows)
        return rows, used, 0, rows - used - bad, bad


# ---- arithmetic --------------------------------------------------------------------------------

def wilson(x, n, z):
    """The Wilson score interval of x in n, as shares."""
    spread = z * math.sqrt(z * z + 4 * x * (1 - x / n))
    low, high = ((2 * x + z * z + sign * spread) / (2 * (n + z * z)) for sign in (-1, 1))
    return (0.0 if x == 0 else low), (1.0 if x == n else high)


def rounded(value, decimals):
    """A float, half up."""
    step = decimal.Decimal(1).scaleb(-decimals)
    return format(decimal.Decimal(value).quantize(step, decimal.ROUND_HALF_UP), "f")


def pointed(units, decimals):
    """units of the last decimal, with the point in its place."""
    text = str(abs(units)).rjust(decimals + 1, "0")
    return ("-" if units < 0 else "") + (f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text)


def quotient(numerator, denominator, decimals):
    """numerator / denominator, exactly, half away from zero."""
    units = (2 * abs(numerator) * 10 ** decimals + denominator) // (2 * denominator)
    return pointed(-units if numerator < 0 else units, decimals)


# ---- random inputs -------------------------------------------------------------------------------

LEAP_DAY, MIDSUMMER = datetime.date(2004, 2, 29), datetime.date(2003, 6, 30)
SITES = ["North", "north ", "South", "East, upper", 'The "Hub"', "Éire", "éire", "a|b", "Zürich", "West"]
LOCALITIES = ["Fife", "FIFE", "Moray", "Angus, N", "", "Not known", "Ĺubica"]
ODD_IDS = ["P1", "p1", "007", "7", "P2", "Q-3", "Ä1", "12", "A B", "P10"]
BLANKS = ["", "N/A", "n/a", "NULL", "-", "Not known", "  "]
ODD = 'Team, "new"'


@dataclasses.dataclass
class Source:
    """An input: canonical field names, the headers they are written under, and cells."""
    fields: list
    headers: list
    rows: list
    delimiter: str = ","
    encoding: str = "utf-8"
    newline: str = "\n"
    quoting: int = csv.QUOTE_MINIMAL

    def bytes(self):
        text = io.StringIO(newline="")
        out = csv.writer(text, delimiter=self.delimiter, lineterminator=self.newline, quoting=self.quoting)
        out.writerow(self.headers)
        out.writerows(self.rows)
        return text.getvalue().encode(self.encoding)

    def drop(self, field):
        """Remove a column, if it is there."""
        if field in self.fields:
            n = self.fields.index(field)
            for row in [self.fields, *self.rows]:
                del row[n]


def quoted(text):
    """A name or value as conditions and lists take it: in double quotes if it is odd."""
    return '"' + text.replace('"', '""') + '"' if any(c in ',|=<>!"()\n:' or c.isspace() for c in text) else text


def derivation(name, function, values):
    words = [quoted(values[0])]
    words += [f"{quoted(v[0])}={quoted(v[1])}" if isinstance(v, tuple) else v if function == "band" else quoted(v)
              for v in values[1:]]
    return f"{quoted(name)}={function}({','.join(words)})"


def group_arguments(case):
    """The options that every measure has, but --period and --map."""
    words = ["--by=" + ",".join(map(quoted, case.by))] if case.by else []
    words += ["--total"] if case.total else []
    words += ["--allow-empty"]  # which periods have no row is a matter of tests/cli
    words += [f"--derive={derivation(*d)}" for d in case.derives]
    words += ["--where=" + condition_word(c) for c in case.where]
    words += [f"--order={quoted(c)}=" + "|".join(map(quoted, values)) for c, values in case.order.items()]
    words += [f"--confidence={case.confidence}"] if case.confidence != "95" else []
    return words + ([f"--tolerate={case.tolerate}"] if case.tolerate else [])


def condition_word(condition):
    column, op, values = condition
    return quoted(column) + op + "|".join(map(quoted, values))


class Draw:
    """Draws from a seed what the cases of all measures have."""
    declared = ()  # columns whose headers are spelled in several ways

    def __init__(self, seed, case):
        self.r = random.Random(seed)
        self.case = case

    def maybe(self, share):
        return self.r.random() < share

    def some(self, values, least=1, most=None):
        most = min(len(values), most or len(values))
        return self.r.sample(values, self.r.randint(min(least, most), most))

    def draw_periods(self, year):
        month, first = self.r.randint(1, 12), self.date(year)
        forms = ["all", f"{year}", f"{year}-{(year + 1) % 100:02}", f"{year}/{(year + 1) % 100:02}", f"{first}",
                 f"{year}-M{month:02}", f"{year}-{(year + 1) % 100:02}Q{self.r.randint(1, 4)}",
                 f"{year}/{(year + 1) % 100:02}Q{self.r.randint(1, 4)}", f"{year + 1}", f"{year}-M02",
                 f"{first}..{first + datetime.timedelta(days=self.r.randint(1, 500))}"]
        self.r.shuffle(forms)
        return list({f.replace("/", "-"): f for f in forms}.values())

    def date(self, year):
        return datetime.date(year, 1, 1) + datetime.timedelta(days=self.r.randint(0, 364))

    def spelled(self, date):
        if self.case.dotted:
            return date.strftime("%d.%m.%Y")
        return date.strftime(self.r.choice(["%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d "]))

    def birthday(self):
        if self.case.dotted:
            return self.r.choice(["", "01.01.1900", "29.02.2004", "01.03.2005", "28.02.2001"])
        if self.maybe(0.15):
            return self.r.choice(["", "N/A", "1900-01-01", "01/01/1900", "31/12/9999"])
        if self.maybe(0.2):
            return self.r.choice(["2004-02-29", "29/02/2008", "2004-02-28", "01/03/2004"])
        return self.spelled(self.date(self.r.choice([1980, 1995, 2001, 2003, 2004, 2005, 2006, 2008])))

    def draw_people(self, ids):
        ids = [i for i in ids if self.maybe(0.9)] + [f"X{n}" for n in range(self.r.choice([0, 1, 5]))]
        self.r.shuffle(ids)
        numbers = self.maybe(0.7)
        rows = [[f" {i} " if self.maybe(0.05) else i, self.r.choice(["F", "M", "f", "Other", "", "Not known"]), self.birthday(),
                 self.r.choice(LOCALITIES), str(self.r.randint(0, 9)) if numbers or self.maybe(0.8) else "high"] for i in ids]
        return Source(["person_id", "sex", "date_of_birth", "locality", "risk"], [], rows)

    def draw_order(self, values_of):
        """--order for some of the --by columns."""
        for column in self.case.by:
            if self.maybe(0.25):
                values = {v.lower(): v for v in self.some(values_of(column), 0, 3) + self.some(["Nowhere", "Z, z"], 0, 2)}
                self.case.order[column] = list(values.values()) or ["Nowhere"]
                self.r.shuffle(self.case.order[column])

    def draw_headers(self, sources, spellings=None):
        """Headers in other spellings, odd ones by --map; delimiters, encodings and line ends.

        sources: each with the prefix that --map has for it."""
        for source, prefix in sources:
            source.headers = list(source.fields)
            for n, field in enumerate(source.fields):
                if field in self.declared:
                    self.spell_header(source, n, prefix, spellings or {})
        odd = any(c in h for source, _ in sources for h in source.headers for c in ",;\t|")
        self.case.extra += ["--delimiter=,"] if odd else []
        for source, _ in sources:
            self.draw_bytes(source, odd)

    def spell_header(self, source, n, prefix, spellings):
        field = source.fields[n]
        if self.maybe(0.1):
            source.headers[n] = f"Spalte {n}/ä"
            self.case.maps.append(f"{prefix}{source.headers[n]}={field}")
        elif self.maybe(0.3):
            source.headers[n] = self.r.choice([field.upper(), field.replace("_", " ").title(), field.replace("_", "-") + ".",
                                               *spellings.get(field, ())])

    def draw_bytes(self, source, odd):
        source.delimiter = "," if odd else self.r.choice([",", ",", ";", "\t", "|"])
        source.newline = self.r.choice(["\n", "\r\n"])
        source.quoting = self.r.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        source.encoding = self.r.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"])
        if source.encoding == "cp1252":
            source.encoding = "utf-8" if not self.only_windows(source) else "cp1252"

    @staticmethod
    def only_windows(source):
        """True if the text in windows-1252 cannot be taken for UTF-8."""
        try:
            data = source.bytes() if source.encoding == "cp1252" else b""
            data.decode("utf-8")
            return data.isascii()
        except UnicodeEncodeError:
            return False
        except UnicodeDecodeError:
            return True


# ---- running programs ------------------------------------------------------------------------------

Done = collections.namedtuple("Done", "status output messages")
ACCOUNT = re.compile(r"^cj-\w+: (.*): rows (\d+) = used (\d+) \+ outside the period (\d+)"
                     r" \+ not selected (\d+) \+ rejected (\d+)$", re.M)


SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "docs" / "report.schema.json"


def definition_of(program, words, standard_input):
    """The same as the definition of a report that has the measure twice, and what is left for its command."""
    kind = pathlib.Path(program).name.removeprefix("cj-")
    options = json.loads(SCHEMA.read_text(encoding="utf-8"))["definitions"][f"kind_{kind}"]["properties"]
    measure, inputs, left, words = {"kind": kind, "input": "operand"}, {}, [], list(words)
    while words:
        word = words.pop(0)
        if not word.startswith("-") or word == "-":
            inputs["operand"] = {"file": standard_input if word == "-" else word}
        elif word == "-f":
            words.pop(0)
        elif word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            if name not in options:  # how and where it is printed
                value = value if equals else words.pop(0)
                left += [f"--{name}={value}"] if name != "format" else []
                continue
            if options[name].get("type") == "boolean":
                measure[name] = True
                continue
            value = value if equals else words.pop(0)
            if name in ("people", "offences", "population"):
                inputs[name] = {"file": standard_input if value == "-" else value}
                value = name
            if name in measure:
                measure[name] = [*(measure[name] if isinstance(measure[name], list) else [measure[name]]), value]
            else:
                measure[name] = value
    inputs.setdefault("operand", {"file": standard_input})
    return {"title": "T", "ids": True, "inputs": inputs, "measures": {"m": measure, "n": measure},
            "sections": [{"title": "S", "measures": ["m", "n"]}]}, left


def run_report(program, words, directory, standard_input):
    """Run it as a measure of a report, which another like it shares its inputs with."""
    definition, left = definition_of(program, words, standard_input)
    (directory / "d.json").write_text(json.dumps(definition), encoding="utf-8")
    done = subprocess.run([pathlib.Path(program).with_name("cj-report"), "d.json", "-o", "t/", "-v", *left], cwd=directory,
                          timeout=60, capture_output=True, stdin=subprocess.DEVNULL)
    messages = done.stderr.decode("utf-8", "replace").replace("cj-report: ", f"{pathlib.Path(program).name}: ")
    if done.returncode != 0:
        return Done(done.returncode, "", messages)
    first, second = ((directory / "t" / f"{id}.csv").read_bytes().decode() for id in "mn")
    return Done(0 if first == second else 99, first, messages)


def run_program(program, words, directory, standard_input=None):
    """Run it in the directory; a file of that name is its standard input."""
    if os.environ.get("CJ_ORACLE_REPORT") and pathlib.Path(tempfile.gettempdir()) in directory.parents:
        done = run_report(program, words, directory, standard_input)
        if done is not None:
            return done
    with open(directory / standard_input if standard_input else os.devnull, "rb") as file:
        done = subprocess.run([program, *words], cwd=directory, timeout=60, capture_output=True, stdin=file)
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def accounts_of(messages, names):
    """The reconciliation lines, by input."""
    return {names.get(name, name): tuple(map(int, counts)) for name, *counts in ACCOUNT.findall(messages)}


def table_of(output):
    """The rows of a csv; an empty line is a row with one blank cell, and formulas have an apostrophe before them."""
    return [[unmarked(cell) for cell in row] or [""] for row in csv.reader(io.StringIO(output, newline=""))]


def unmarked(cell):
    """A cell without the one apostrophe that csv has before what a spreadsheet would compute."""
    inner = cell.lstrip("'")
    formula = inner[:1] in ("\t", "\r", "\n") or (inner.lstrip(" \t\r\n\xa0")[:1] or "x") in "=+-@\uff1d\uff0b\uff0d\uff20"
    plain = re.fullmatch(r"[ \xa0]*(-|[+-]?\d+(\.\d+)?)[ \xa0]*", inner)
    return cell[1:] if cell[:1] == "'" and formula and not plain else cell


def same_row(theirs, ours):
    """Whether the cells are the same; a cell of ours may have a second spelling in `also`."""
    return len(theirs) == len(ours) and all(a == b or a == getattr(b, "also", b) for a, b in zip(theirs, ours))


def compare(expected, done, accounts):
    """What differs, in words; nothing if the program is right."""
    if done.status not in expected.statuses:
        yield f"exit status {done.status}, expected {' or '.join(map(str, sorted(expected.statuses)))}"
        return
    if done.status != 0:
        if done.output:
            yield f"exit status {done.status}, but a table was written"
        return
    got, wanted = table_of(done.output), [expected.header or [""], *expected.rows]
    for number, (theirs, ours) in enumerate(zip(got, wanted), 1):
        if not same_row(theirs, ours):
            yield f"line {number} of the table\n  got      {','.join(theirs)}\n  expected {','.join(ours)}"
            break
    if len(got) != len(wanted):
        yield f"{len(got)} lines in the table, expected {len(wanted)}"
    if accounts != expected.accounts:
        yield ("rows, used, outside the period, not selected, rejected"
               f"\n  got      {accounts}\n  expected {expected.accounts}")


def keep_case(directory, target, words, output, expected):
    """Copy a failing case, with both tables."""
    shutil.copytree(directory, target, dirs_exist_ok=True)
    (target / "command").write_text(shlex.join(words) + "\n", encoding="utf-8")
    (target / "got.csv").write_text(output, encoding="utf-8")
    with open(target / "expected.csv", "w", encoding="utf-8", newline="") as file:
        if expected.rows is not None:
            csv.writer(file, lineterminator="\n").writerows([expected.header, *expected.rows])


def parse_arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1, help="seed of the first run; the next ones follow")
    parser.add_argument("--report", action="store_true", help="run the program's measures as those of a report")
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="write the inputs of failing runs there")
    options = parser.parse_args()
    if options.report:
        os.environ["CJ_ORACLE_REPORT"] = "yes"
    return options


def find_program(options, name):
    program = str((options.bin_dir / name).resolve())
    if not os.access(program, os.X_OK):
        sys.exit(f"oracle: there is no {program}")
    return program


def run_seeds(check, program, options):
    """check(program, seed, keep) -> (statuses that were expected, a report if it failed), for every seed."""
    keep = options.keep.resolve() if options.keep else None
    seeds = range(options.seed, options.seed + options.runs)
    failed, tables = 0, 0
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for statuses, report in pool.map(check, [program] * len(seeds), seeds, [keep] * len(seeds), chunksize=4):
            tables += 0 in statuses
            if report:
                failed += 1
                print(report, end="\n\n")
    print(f"oracle: {len(seeds) - failed} passed, {failed} failed ({tables} tables)")
    return failed
