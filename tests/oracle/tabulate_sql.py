"""What cj-tabulate has to print, worked out a second time, in SQL.

Independent of the C program: written from the definitions alone, over the records as they were generated. Every row
is put into its cell, into the totals above it and into every period that has its day; all figures are aggregates of
that. Sums are whole millionths, quotients and percentages are rounded from integers.
"""
import collections
import itertools

from common import DATES, DOTTED, PEOPLE, SCALE, Answer, Schema, any_of, fold, num, parse_day, pointed, q, quotient, s
from tabulate_random import Value

Expected = collections.namedtuple("Expected", "statuses header rows accounts rejected")

OTHER, ALL = "\x01", "\x02"  # keys of (other) and of All; that of (missing) is ''
ADDITIVE = ("count", "sum")
NUMERIC = ("sum", "mean", "median", "min", "max", "ratio")
CHANGE = ["change", "change_pct"]
DATED = {"age": 2, "months": 2, "days": 2, "quarter": 1, "year": 1, "month": 1}  # sources of --derive that are dates
PERCENT = {"rows": "row_pct", "cols": "col_pct", "all": "all_pct"}


def plain(units):
    """Millionths as the shortest decimal."""
    text = pointed(units, 6)
    return text.rstrip("0").rstrip(".")


def canonical(text):
    """A number as every spelling of it is shown; None for anything else."""
    return None if num(text) is None else plain(num(text))


class Oracle(Answer):
    """One table in a database of its own."""

    def __init__(self, case):
        super().__init__(case)
        self.db.create_function("canonical", 1, canonical, deterministic=True)
        self.rows, self.cols = case.rows, case.cols
        self.too_large = False  # some quotient is: there is no table then
        self.refusable = False  # a table is right, and so is a refusal

    def expected(self):
        """What the program has to do with the case."""
        if self.case.usage_error:
            return Expected({2}, None, None, None, None)
        self.read(self.case.table, self.schema(), people=self.people_schema(), used_besides=self.used())
        if self.order_repeats():
            return Expected({2}, None, None, None, None)
        self.note_declared()
        self.select(self.case.date if self.case.periods else None)
        statuses = set()
        if not self.tolerated(self.one("SELECT count(*) FROM rejected"), len(self.case.table.rows)):
            statuses |= {1}
        if self.names_nothing() or any(map(self.incomparable, self.case.conditions())):
            statuses |= {2}
        if self.meet_nobody():
            statuses |= {1}
        self.place()
        self.make_values()
        self.pick_top()
        self.make_axes()
        if self.case.change and not self.change_keys():
            statuses |= {2}
        if statuses:
            return Expected(statuses | {2} if self.refusable else statuses, None, None, None, self.rejected())
        self.make_facts()
        header, rows = self.table()
        if self.too_large:
            return Expected({1}, None, None, None, None)
        self.refusable |= self.word_taken()
        return Expected({0, 2} if self.refusable else {0}, header, rows, self.accounts(), self.rejected())

    def names_nothing(self):
        """True if a condition names a value that no row has; if none but a row with errors has it, that may do."""
        strange = [c for c in self.case.conditions() if self.main.nonexistent(*c)]
        for column in {c[0] for c in strange} & {*self.main.derived}:
            del self.main.derived[column]
        certain = any(self.main.nonexistent(*c) for c in strange)
        self.refusable |= any(self.main.odd(*c) for c in self.case.conditions())
        self.refusable |= bool(strange) and not certain
        return certain

    # ---- types -------------------------------------------------------------------------------------

    def fields(self):
        return self.case.schema["fields"] if self.case.schema else []

    def declared(self, *types):
        return tuple(f["name"] for f in self.fields() if f["type"] in types)

    def schema(self):
        """What the schema declares, and what the options take for numbers or dates."""
        case, strings = self.case, self.declared("string")
        person = tuple(f for f in strings if f == "person_id")
        words = {f["name"]: [fold(v) for v in f["constraints"]["enum"]] for f in self.fields() if "constraints" in f}
        days = [case.date] if case.date and (case.periods or case.date in self.compared()) else []
        for _, function, arguments in case.derives:
            days += arguments[:DATED.get(function, 0)]
        days += [c for c, op, values in case.conditions() if op not in ("=", "!=") and c in case.table.fields
                 and parse_day(values[0], DATES + DOTTED)]  # whatever is before or after a day is one
        dates = self.declared("date")
        return Schema(required=person, dates=dates, numbers=self.declared("number", "integer"),
                      texts=tuple(f for f in strings if f not in person), words=words,
                      read_as_dates=tuple(set(days) - {*dates}), read_as_numbers=self.summed())

    def used(self):
        """Columns of the figures and their conditions, and the day that decides about the period."""
        found = {c for v in self.case.figures for c in v.columns} | {c[0] for c in self.case.conditions()}
        return found | ({self.case.date} if self.case.periods else set())

    def compared(self):
        """Columns of min and max."""
        return {c for v in self.case.figures if v.function in ("min", "max") for c in v.columns}

    def summed(self):
        """Columns that are taken for numbers (dates are not: min and max have them, too)."""
        return tuple({c for v in self.case.figures if v.function in NUMERIC for c in v.columns}
                     - {*self.declared("date"), "date_of_birth", self.case.date})

    def people_schema(self):
        return Schema(dates=PEOPLE.dates, texts=PEOPLE.texts, read_as_numbers=self.summed())

    def note_declared(self):
        """Declared numbers are shown and grouped by value, declared values in their order."""
        for column in self.declared("number", "integer"):
            self.run(f"UPDATE joined SET {q(column)} = canonical({q(column)})")
            self.main.numeric.add(column)
        for field in self.fields():
            if "constraints" in field:
                self.main.bands[field["name"]] = field["constraints"]["enum"]

    # ---- rows in lines, columns and periods ------------------------------------------------------------

    def place(self):
        """kept: the rows that pass, with the keys of their line and column. placed: the same by period."""
        keys = [f"coalesce({self.main.key(c)}, '') AS k{n}" for n, c in enumerate(self.rows)]
        keys.append(f"coalesce({self.main.key(self.cols) if self.cols else 'NULL'}, '') AS c")
        day = self.main.as_day(self.case.date) if self.case.date else "NULL"
        self.run(f"CREATE TABLE kept AS SELECT line, {day} AS day, {', '.join(keys)} FROM chosen WHERE selected")
        if self.case.missing == "drop":
            blank = [f"k{n} = ''" for n in range(len(self.rows))] + ["c = ''"] * bool(self.cols)
            self.run(f"DELETE FROM kept WHERE {any_of(blank)} AND line NOT IN (SELECT line FROM chosen WHERE left = 'period')")
        inside = "day BETWEEN first AND last" if self.case.date and self.case.periods else "1"
        self.run(f"CREATE TABLE placed AS SELECT n AS period, kept.* FROM kept JOIN periods ON {inside}")

    def pick_top(self):
        """All but the most frequent values of the last --rows column become (other).

        A row counts in each of its periods."""
        if not self.case.top:
            return
        n = len(self.rows) - 1
        self.run("CREATE TABLE other AS SELECT key FROM (SELECT v.key, row_number() OVER (ORDER BY"
                 f" (SELECT count(*) FROM placed WHERE k{n} = v.key) DESC, {self.place_of('v', n)}) AS turn"
                 f" FROM values_{n} v WHERE v.key NOT IN ('', {s(OTHER)}, {s(ALL)})"
                 f" AND (v.key IN (SELECT k{n} FROM placed) OR v.key IN {self.in_order(n)})) WHERE turn > {self.case.top}")
        self.run(f"UPDATE placed SET k{n} = {s(OTHER)} WHERE k{n} IN (SELECT key FROM other)")

    def make_values(self):
        super().make_values()
        for n in range(len(self.case.by)):
            self.run(f"INSERT INTO values_{n} VALUES ({s(OTHER)}, '(other)', NULL), ({s(ALL)}, 'All', NULL)")

    def place_of(self, table, n):
        """SQL for the order of the values of an axis: declared, numbers or bytes, (other), (missing), All."""
        number = f" num({table}.shown)," if self.case.by[n] in self.main.numeric else ""
        last = f"CASE {table}.key WHEN {s(OTHER)} THEN 1 WHEN '' THEN 2 WHEN {s(ALL)} THEN 3 ELSE 0 END"
        return f"{last}, {table}.place IS NULL, {table}.place,{number} CAST({table}.shown AS BLOB)"

    def in_order(self, n):
        """SQL for the keys that --order declares for an axis, as a list."""
        column = self.case.by[n]
        return f"({', '.join(self.main.key(column, s(v)) for v in self.case.order.get(column, ()))})"

    def make_axes(self):
        """lines: leaves with their keys, and the totals. across: the values of --cols, and All."""
        count = len(self.rows)
        names = [f"k{n}" for n in range(count)]
        self.run(f"CREATE TABLE lines (g TEXT PRIMARY KEY, levels INTEGER{''.join(f', {k} TEXT' for k in names)})")
        self.run("CREATE TABLE across (c TEXT PRIMARY KEY)")
        self.add_lines(names, "FROM placed" if count else "")
        self.add_declared(names)
        self.run("INSERT INTO across SELECT DISTINCT c FROM placed" if self.cols else "INSERT INTO across VALUES ('')")
        for value in self.case.order.get(self.cols, ()):
            self.run(f"INSERT OR IGNORE INTO across VALUES ({self.main.key(self.cols, s(value))})")
        for level in self.levels()[1:]:
            self.add_lines(names[:level] + [s(ALL)] * (count - level), "FROM lines" if level else "", level)
        if self.case.totals in ("cols", "both") and self.cols:
            self.run("INSERT INTO across VALUES (?)", (ALL,))

    def levels(self):
        """How many columns a line keeps: all, then those of its totals."""
        count = len(self.rows)
        found = {count} | ({*range(count)} if self.case.totals in ("rows", "both") else set())
        return sorted(found | {0} if self.case.total else found, reverse=True)

    def add_lines(self, keys, source, level=None):
        columns = [self.joined(keys), str(len(self.rows) if level is None else level), *keys]
        self.run(f"INSERT OR IGNORE INTO lines SELECT DISTINCT {', '.join(columns)} {source}")

    @staticmethod
    def joined(keys):
        return " || char(31) || ".join(keys) or "''"

    def add_declared(self, names):
        """Lines with values that --order declares, which may have become (other)."""
        ordered = [n for n, c in enumerate(self.rows) if c in self.case.order]
        for n in ordered:
            self.run(f"CREATE TABLE ordered_{n} AS SELECT DISTINCT key AS k{n} FROM values_{n}"
                     f" WHERE key IN {self.in_order(n)}")
        if self.case.top and len(self.rows) - 1 in ordered:
            n = len(self.rows) - 1
            self.run(f"UPDATE ordered_{n} SET k{n} = {s(OTHER)} WHERE k{n} IN (SELECT key FROM other)")
        if ordered and len(ordered) == len(names):
            self.add_lines(names, "FROM " + " CROSS JOIN ".join(f"ordered_{n}" for n in ordered))
        for n in ordered:
            keys = [f"o.{k}" if k == f"k{n}" else f"l.{k}" for k in names]
            self.add_lines(keys, f"FROM lines l CROSS JOIN ordered_{n} o")

    def change_keys(self):
        """The keys of FROM and TO; nothing if one of them is no value of --cols."""
        keys = [self.one(f"SELECT {self.main.key(self.cols, s(v))}") for v in self.case.change]
        known = {c for c, in self.run("SELECT c FROM across")} - {ALL, ""}
        return keys if set(keys) <= known else None

    # ---- figures ---------------------------------------------------------------------------------------

    def make_facts(self):
        """facts: the rows of each cell and of each total; valid: whether they are in a base."""
        names, count, parts = [f"k{n}" for n in range(len(self.rows))], len(self.rows), []
        across = ["c"] + [s(ALL)] * (self.case.totals in ("cols", "both"))
        valid = " AND ".join([f"{k} <> ''" for k in names] + ["c <> ''"] * bool(self.cols)) or "1"
        for level, column in itertools.product(self.levels(), across):
            keys = names[:level] + [s(ALL)] * (count - level)
            parts.append(f"SELECT period, line, {self.joined(keys)} AS g, {column} AS c, {valid} AS valid FROM placed")
        self.run(f"CREATE TABLE facts AS {' UNION ALL '.join(parts)}")
        self.run("CREATE INDEX facts_cell ON facts (period, g, c)")

    def select_cells(self, value, *figures, where="1"):
        """Figures of every cell that has rows which the value is of (f: facts, r: their records)."""
        rows = self.run(f"SELECT f.period, f.g, f.c, {', '.join(figures)} FROM facts f JOIN chosen r ON r.line = f.line"
                        f" WHERE {where} AND {self.rows_of(value)} GROUP BY 1, 2, 3")
        return {tuple(row[:3]): row[3:] for row in rows}

    def rows_of(self, value):
        return self.main.condition(*value.where) if value.where else "1"

    @staticmethod
    def number(column):
        return f"num(r.{q(column)})"

    def day_of(self, column):
        """SQL for the date of a column of dates; None for others."""
        if column in self.main.dates:
            return f"r.{q(column)}"
        return f"day(r.{q(column)})" if column == self.case.date else None

    def aggregate(self, value, where="1"):
        """Cells with the exact figures of a value, to be printed by printed()."""
        if value.function == "median":
            return self.medians(value)
        return self.select_cells(value, *self.expressions(value), where=where)

    def expressions(self, value):
        """SQL for the figures of a value."""
        function, columns = value.function, value.columns
        if value.condition:
            return [f"sum({self.main.condition(*value.condition)})", "count(*)"]
        if not columns:
            return ["count(*)"]
        column, number = f"r.{q(columns[0])}", self.number(columns[0])
        if function == "count":
            return [f"count({column})"]
        if function == "distinct":
            return [f"count(DISTINCT {self.main.key(columns[0], column)})"]
        if function in ("min", "max"):
            return [f"{function}({self.day_of(columns[0]) or number})"]
        if function == "ratio":
            other = self.number(columns[1])
            return [f"sum({number})", f"sum({other})"]
        return [f"sum({number})", f"count({number})"]

    def medians(self, value):
        """Twice the median: the middle value twice, or both middle ones."""
        number, cell = self.number(value.columns[0]), "PARTITION BY f.period, f.g, f.c"
        numbered = (f"SELECT f.period, f.g, f.c, {number} AS v, row_number() OVER ({cell} ORDER BY {number}) AS turn,"
                    f" count(*) OVER ({cell}) AS n FROM facts f JOIN chosen r ON r.line = f.line"
                    f" WHERE {number} IS NOT NULL AND {self.rows_of(value)}")
        middle = "CASE WHEN 2 * turn IN (n, n + 2) THEN v WHEN 2 * turn = n + 1 THEN 2 * v END"
        rows = self.run(f"SELECT period, g, c, sum({middle}) FROM ({numbered}) GROUP BY 1, 2, 3")
        return {tuple(row[:3]): row[3:] for row in rows}

    def printed(self, value, figures):
        """A figure as csv has it; figures is None for a cell without rows."""
        function, case = value.function, self.case
        decimals = 1 if case.mean_decimals is None else case.mean_decimals
        if function in ("count", "distinct"):
            return str(figures[0] if figures else 0)
        if figures is None or figures[0] is None:
            return ""
        if function == "share":
            return self.quotient(100 * figures[0], figures[1], case.decimals or 0) if figures[1] else ""
        if function == "mean":
            return self.quotient(figures[0], SCALE * figures[1], decimals)
        if function == "median":
            return self.quotient(figures[0], 2 * SCALE, decimals)
        if function == "ratio":
            a, b = figures
            return self.quotient(a if b > 0 else -a, abs(b), decimals) if b else ""
        return figures[0] if isinstance(figures[0], str) else plain(figures[0])

    # ---- percentages and changes -----------------------------------------------------------------------

    def shared(self):
        """The place of the value that percentages are of; None if they are of rows."""
        return next((n for n, v in enumerate(self.case.figures) if v.function in ADDITIVE), None)

    def percentages(self):
        """The percentage of every cell and total: its own part over the sum of the leaves of its base."""
        case, leaves = self.case, {g for g, in self.run("SELECT g FROM lines WHERE levels = ?", (len(self.rows),))}
        parts, sets = self.parts(), collections.defaultdict(list)
        for cell in parts:
            if (cell[2] != ALL or case.percent == "cols") and (cell[1] in leaves or case.percent == "rows"):
                sets[self.base_key(cell)].append(cell)
        bases = {key: sum(parts[cell] for cell in cells) for key, cells in sets.items()}
        decimals, found = case.decimals or 0, {}
        for cell, part in parts.items():
            base = bases.get(self.base_key(cell), 0)
            found[cell] = self.quotient(100 * part, base, decimals) if base > 0 else ""
        for key, cells in sets.items() if case.sum_to_100 else ():
            if bases[key] > 0:
                found |= zip(cells, largest_remainder([parts[cell] for cell in cells], bases[key], decimals))
        return found

    def parts(self):
        """What is shared, of every cell that has any: not of a sum of nothing, nor of blanks with --base valid."""
        case, place = self.case, self.shared()
        value = Value("count") if place is None else case.figures[place]
        known, whole = self.aggregate(value, "f.valid" if case.base == "valid" else "1"), self.aggregate(value)
        blank = any_of([f"k{n} = ''" for n in range(len(self.rows))])
        lines = {g for g, in self.run(f"SELECT g FROM lines WHERE {blank}")} if case.base == "valid" else ()
        found = {}
        for cell in self.grid():
            nothing = value.function == "sum" and whole.get(cell, (None,))[0] is None
            if not nothing and cell[1] not in lines and not (case.base == "valid" and self.cols and cell[2] == ""):
                found[cell] = known.get(cell, (0,))[0] or 0
        return found

    def base_key(self, cell):
        period, g, c = cell
        return {"rows": (period, g), "cols": (period, c), "all": (period,)}[self.case.percent]

    def quotient(self, numerator, denominator, decimals):
        """quotient(), with a note of what 64 bits cannot hold."""
        self.too_large |= abs(numerator) * 10 ** decimals > denominator * 2 ** 63
        return quotient(numerator, denominator, decimals)

    def changes(self, figures):
        """change and change_pct of the first value, on the cells of TO."""
        start, end = self.change_keys()
        found, first = {}, self.case.figures[0]
        for period, g, c in self.grid():
            pair = [figures.get((period, g, key)) for key in (start, end)]
            if first.function != "sum":
                pair = [p or (0,) for p in pair]
            if c != end:
                continue
            old, new = (p[0] if p else None for p in pair)
            if old is None or new is None:
                found[period, g, c] = ["", ""]
                continue
            found[period, g, c] = [plain(new - old) if first.function == "sum" else str(new - old),
                                   self.quotient(100 * (new - old), old, self.case.decimals or 0) if old > 0 else ""]
        return found

    # ---- the table -------------------------------------------------------------------------------------

    def grid(self):
        """Every cell, in the order of the table."""
        return [(p, g, c) for p, _ in self.period_labels() for g, *_ in self.lines() for c, _ in self.columns_across()]

    def period_labels(self):
        return self.run("SELECT n, label FROM periods ORDER BY n").fetchall()

    def lines(self):
        """The key of each line and its values as they are shown."""
        count = range(len(self.rows))
        joins = "".join(f" JOIN values_{n} v{n} ON v{n}.key = k{n}" for n in count)
        order = ", ".join(self.place_of(f"v{n}", n) for n in count)
        return self.run(f"SELECT g{''.join(f', v{n}.shown' for n in count)} FROM lines{joins}"
                        f"{f' ORDER BY {order}' if order else ''}").fetchall()

    def columns_across(self):
        if not self.cols:
            return [("", "")]
        n = len(self.rows)
        return self.run(f"SELECT c, v.shown FROM across JOIN values_{n} v ON v.key = c"
                        f" ORDER BY {self.place_of('v', n)}").fetchall()

    def table(self):
        """Header and rows."""
        case = self.case
        figures = [self.aggregate(v) for v in case.figures]
        names, found = [v.key() for v in case.figures], self.percentages() if case.percent else {}
        changes = self.changes(figures[0]) if case.change else {}
        cells = {cell: [self.printed(v, f.get(cell)) for v, f in zip(case.figures, figures)] for cell in self.grid()}
        head = ["period"] * bool(case.periods) + self.rows
        if case.wide and self.cols:
            return self.wide(head, names, cells, found, changes)
        if case.percent:
            names.append(PERCENT[case.percent])
            cells = {cell: row + [found.get(cell, "")] for cell, row in cells.items()}
        rows = []
        lines = itertools.product(self.period_labels(), self.lines(), self.columns_across())
        for (p, label), (g, *shown), (c, word) in lines:
            start = [label] * bool(case.periods) + shown + [word] * bool(self.cols)
            row, more = cells[p, g, c], changes.get((p, g, c))
            if case.down:
                pairs = zip(names + CHANGE * bool(more), row + (more or []))
                rows += [[*start, *pair] for pair in pairs]
            else:
                rows.append(start + row + (more or ["", ""]) * bool(case.change))
        names = ["figure", "value"] if case.down else names + CHANGE * bool(case.change)
        return head + [self.cols] * bool(self.cols) + names, rows

    def wide(self, head, names, cells, found, changes):
        """One row for each line, with the figures of each value of --cols beside each other; what has no cell has
        nothing to cross."""
        if not self.lines() or not self.columns_across():
            return head + CHANGE * bool(self.case.change), []
        place, across = self.shared(), self.columns_across()
        alone, percent = len(names) == 1, self.case.percent
        after = len(names) if place is None else place + 1  # a percentage stands beside what it is of
        header = []
        for _, word in across:
            keys = [word if alone else f"{word}_{name}" for name in names]
            header += keys[:after] + [f"{word}_{PERCENT.get(percent)}"] * bool(percent) + keys[after:]
        rows = []
        for (p, label), (g, *shown) in itertools.product(self.period_labels(), self.lines()):
            row = [label] * bool(self.case.periods) + shown
            for c, _ in across:
                of_cell = cells[p, g, c]
                row += of_cell[:after] + [found.get((p, g, c), "")] * bool(percent) + of_cell[after:]
            rows.append(row + changes.get((p, g, self.change_keys()[1]), ["", ""]) if self.case.change else row)
        return head + header + CHANGE * bool(self.case.change), rows

    def word_taken(self):
        """True if a value is written like (missing), (other) or All: beside the word itself it is refused."""
        shown = (text for n in range(len(self.case.by)) for key, text in self.run(f"SELECT key, shown FROM values_{n}")
                 if key not in ("", OTHER, ALL))
        return any(text.strip().lower() in ("(missing)", "(other)", "all") for text in shown)

    # ---- where every row went --------------------------------------------------------------------------

    def rejected(self):
        """Numbers of the rows with errors, by input."""
        return {name: {line for line, in self.run(f"SELECT line FROM {table}")}
                for name, table in (("table", "rejected"), ("people", "people WHERE bad"))}

    def accounts(self):
        """rows, used, outside, not selected and rejected of each input."""
        rows, bad = len(self.case.table.rows), self.one("SELECT count(*) FROM rejected")
        used, kept = self.one("SELECT count(DISTINCT line) FROM placed"), self.one("SELECT count(*) FROM kept")
        result = {"table": (rows, used, kept - used, rows - kept - bad, bad)}
        if self.case.people:
            result["people"] = self.people_account()
        return result


def largest_remainder(parts, base, decimals):
    """Percentages that add up to 100: rounded down, then one more to the largest remainders."""
    scale = 100 * 10 ** decimals
    units = [part * scale // base for part in parts]
    order = sorted(range(len(parts)), key=lambda i: (-(parts[i] * scale % base), -parts[i], i))
    for i in order[:scale - sum(units)]:
        units[i] += 1
    return [pointed(u, decimals) for u in units]
