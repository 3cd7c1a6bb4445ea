"""What cj-outcomes has to print, worked out a second time, in SQL.

Independent of the C program: written from the definitions alone (the man page has them), by counting with
joins and window functions in sqlite3 over the records as they were generated. Nothing here reads a
CSV file, knows a schema file or shares a table, a date routine or a rounding rule with lib/.
Percentages are integer arithmetic on Python ints, intervals the textbook Wilson formula.
"""
import collections
import datetime
import decimal
import math
import re
import sqlite3

Expected = collections.namedtuple("Expected", "statuses header rows accounts warned")

SCALE = 10 ** 6
MISSING = {"", "N/A", "n/a", "NULL", "-", "Not known"}
PROGRESS = {"improved", "maintained", "deteriorated"}
NO_DATES = {"1900-01-01", "9999-12-31"}
FIGURES = ["outcome", "term", "clients", "reviewed", "compared", "improved", "maintained",
           "deteriorated", "improved_pct", "maintained_pct", "deteriorated_pct", "improved_low_pct",
           "improved_high_pct", "target_pct", "at_target", "verdict"]
Z = {"95": 1.959963984540054, "99.8": 3.090232306167813}


# ---- cells -------------------------------------------------------------------------------------

def clean(text):
    """A cell without the blanks around it; None if it stands for nothing."""
    text = None if text is None else text.strip()
    return None if text is None or text in MISSING else text


DATES = ((r"(\d{4})-(\d\d)-(\d\d)", (1, 2, 3)), (r"(\d\d)/(\d\d)/(\d{4})", (3, 2, 1)))
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
    return None if text is None else text.lower()


def q(name):
    return '"' + name.replace('"', '""') + '"'


def s(text):
    return "'" + text.replace("'", "''") + "'"


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


# ---- reading, joining, deriving ----------------------------------------------------------------

class Oracle:
    """One review in a database of its own."""

    def __init__(self, case):
        self.case = case
        self.forms = DOTTED if case.dotted else DATES
        self.db = sqlite3.connect(":memory:")
        for function in (clean, self.is_day, self.day, num, fold):
            self.db.create_function(function.__name__, 1, function, deterministic=True)
        self.people_columns = set()
        self.number_columns = {"score"}
        self.date_columns = {"review_date", "date_of_birth"}
        self.bands = {}

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

    def expected(self):
        """What the program has to do with the case."""
        case = self.case
        if case.usage_error:
            return Expected({2}, None, None, None, None)
        self.load()
        self.join()
        for name, function, arguments in case.derives:
            self.derive(name, function, arguments)
        self.reject_bad_rows()
        strange = self.select()
        self.reject_duplicates()
        statuses = set() if self.tolerated() else {1}
        if strange:
            statuses |= {2}
        if statuses:
            return Expected(statuses, None, None, None, None)
        self.place_in_periods()
        self.compare()
        self.make_grid()
        return Expected({0}, ["period", *case.by, *FIGURES], self.figures(), self.accounts(), self.strangers())

    def load(self):
        self.load_file("raw_reviews", self.case.reviews)
        self.load_file("raw_people", self.case.people)
        if self.case.unpivot:
            self.unpivot()

    def load_file(self, table, source):
        fields = ["line", *source.fields] if source else ["line", "person_id"]
        self.run(f"CREATE TABLE {table} ({', '.join(f'{q(f)} TEXT' for f in fields[1:])}, line INTEGER)")
        for line, row in enumerate(source.rows if source else (), 1):
            self.run(f"INSERT INTO {table} VALUES ({','.join('?' * len(fields))})", [*row, line])

    def unpivot(self):
        """Each of the wide columns becomes a row with its name and its cell."""
        kept = [q(f) for f in self.case.reviews.fields if f not in self.case.unpivot]
        parts = [f"SELECT {', '.join(kept)}, {s(c)} AS outcome, {q(c)} AS score, line FROM raw_reviews"
                 for c in self.case.unpivot]
        self.run("CREATE TABLE long AS " + " UNION ALL ".join(parts))
        self.run("DROP TABLE raw_reviews")
        self.run("ALTER TABLE long RENAME TO raw_reviews")

    def columns(self, table):
        return [row[1] for row in self.run(f"PRAGMA table_info({table})") if row[1] != "line"]

    def typed(self, field):
        """SQL for the value of a cell: dates as yyyy-mm-dd, all else as cleaned text."""
        if field in self.date_columns:
            return f"day(clean({q(field)})) AS {q(field)}"
        return f"clean({q(field)}) AS {q(field)}"

    def join(self):
        """Type both inputs, mark the rows with a cell at fault, add the people's columns."""
        main = self.columns("raw_reviews")
        theirs = [c for c in self.columns("raw_people") if c not in main]
        bad = ["r.person_id IS NULL", "r.review_date IS NULL", "r.outcome IS NULL"]
        if "score" in main:
            bad.append("(r.score IS NOT NULL AND num(r.score) IS NULL)")
        if "progress" in main:
            bad.append(f"coalesce(fold(r.progress) NOT IN ({', '.join(map(s, PROGRESS))}), 0)")
        self.run(f"CREATE TABLE r AS SELECT line, {', '.join(map(self.typed, main))} FROM raw_reviews")
        self.run("CREATE TABLE people AS SELECT line, "
                 + ", ".join(map(self.typed, self.columns("raw_people")))
                 + f", {self.people_fault()} AS bad FROM raw_people")
        added = "".join(f", p.{q(c)}" for c in theirs)
        self.run(f"CREATE TABLE joined AS SELECT r.*{added}, {' OR '.join(bad)} AS bad"
                 " FROM r LEFT JOIN people p ON p.person_id = r.person_id AND NOT p.bad")
        self.people_columns = set(theirs)
        self.find_numbers([c for c in main if c not in ("person_id", "outcome", "progress")], "r")
        self.find_numbers(theirs, "people")

    def people_fault(self):
        if "date_of_birth" not in self.columns("raw_people"):
            return "clean(person_id) IS NULL"
        return ("clean(person_id) IS NULL OR"
                " (clean(date_of_birth) IS NOT NULL AND NOT is_day(clean(date_of_birth)))")

    def find_numbers(self, columns, table):
        """An undeclared column is a number if every value is."""
        for column in columns:
            values, numbers = self.run(f"SELECT count({q(column)}), count(num({q(column)})) FROM {table}").fetchone()
            if column not in self.date_columns | {"sex", "ethnicity", "locality"} and values and values == numbers:
                self.number_columns.add(column)

    def derive(self, name, function, arguments):
        """Add a column to the joined rows, and to the people if it is made of their columns alone."""
        sources = arguments if function in ("age", "months", "days") else arguments[:1]
        tables = ["joined"]
        if set(sources) <= self.people_columns:
            tables.append("people")
            self.people_columns.add(name)
        if function in ("age", "months", "days"):
            self.number_columns.add(name)
        expression = getattr(self, "derive_" + function)(*arguments)
        for table in tables:
            self.run(f"ALTER TABLE {table} ADD COLUMN {q(name)} TEXT")
            self.run(f"UPDATE {table} SET {q(name)} = {expression}")
            if function == "band":
                self.run(f"UPDATE {table} SET bad = 1 WHERE {q(name)} IS NULL AND {q(arguments[0])} IS NOT NULL")
        if function == "band":
            self.bands[name] = list(arguments[1:])

    def as_day(self, column):
        """SQL for a column's date: declared ones were read as dates before, others are still text."""
        return q(column) if column in self.date_columns else f"day({q(column)})"

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

    # ---- which rows ------------------------------------------------------------------------------

    def reject_bad_rows(self):
        self.run("CREATE TABLE rejected AS SELECT DISTINCT line FROM joined WHERE bad")

    def condition(self, column, op, values):
        """SQL for a condition, and the values that do not exist in the column."""
        if values == [""]:
            return f"{q(column)} IS {'NOT ' if op == '!=' else ''}NULL"
        if column in self.number_columns:
            cell, literals = f"num({q(column)})", [str(num(v) or 0) for v in values]
        elif column in self.date_columns:
            cell, literals = q(column), [s(parse_day(v, DATES + DOTTED)) for v in values]
        elif column == "person_id":
            cell, literals = q(column), [s(v) for v in values]
        else:
            cell, literals = f"fold({q(column)})", [s(fold(v)) for v in values]
        if op == "=":
            return f"coalesce({cell} IN ({', '.join(literals)}), 0)"
        if op == "!=":
            return f"coalesce({cell} NOT IN ({', '.join(literals)}), 1)"
        return f"coalesce({cell} {op} {literals[0]}, 0)"

    def nonexistent(self, column, op, values):
        """True if a column of text is asked for a value that it does not have, or one of numbers for a text."""
        if values == [""] or op not in ("=", "!=") or column in self.date_columns:
            return False
        if column in self.number_columns:
            return any(num(v) is None for v in values)
        table = "people" if column in self.people_columns else "joined"
        if column in [d[0] for d in self.case.derives]:
            table += " WHERE line NOT IN (SELECT line FROM rejected)" if table == "joined" else " WHERE NOT bad"
        known = self.run(f"SELECT {q(column)} FROM {table}")
        known = {value if column == "person_id" else fold(value) for value, in known}
        known |= {fold(v) for v in self.bands.get(column, ())} | (PROGRESS if column == "progress" else set())
        if not known - {None}:
            return False  # an empty column is of any type
        if column == "outcome":  # those of the framework exist before their first review
            known |= {fold(item["outcome"]) for item in self.case.framework or ()}
        return any((v if column == "person_id" else fold(v)) not in known for v in values)

    def select(self):
        """Mark the rows and the people that pass the conditions; True if a value does not exist."""
        where = self.case.where
        passing = " AND ".join(self.condition(*c) for c in where) or "1"
        about_people = " AND ".join(self.condition(*c) for c in where if c[0] in self.people_columns) or "1"
        self.run(f"CREATE TABLE chosen AS SELECT *, {passing} AS selected FROM joined"
                 " WHERE line NOT IN (SELECT line FROM rejected)")
        self.run(f"CREATE TABLE clients AS SELECT * FROM people WHERE NOT bad AND {about_people}")
        return any(self.nonexistent(*c) for c in where)

    def reject_duplicates(self):
        """Of two scores for a person, outcome and date the later row stands."""
        value = "progress" if self.case.baseline == "recorded" else "score"
        self.run("CREATE TABLE twice AS SELECT DISTINCT line FROM (SELECT line, ROW_NUMBER() OVER"
                 " (PARTITION BY person_id, fold(outcome), review_date ORDER BY line DESC) AS n FROM chosen"
                 f" WHERE selected AND {value} IS NOT NULL) WHERE n > 1")
        self.run("INSERT INTO rejected SELECT line FROM twice")
        self.run("DELETE FROM chosen WHERE line IN (SELECT line FROM twice)")

    def tolerated(self):
        """True if the errors are no more than --tolerate allows."""
        errors = self.one("SELECT (SELECT count(*) FROM rejected) + (SELECT count(*) FROM people WHERE bad)")
        limit = self.case.tolerate
        if limit is None:
            return errors == 0
        if limit.endswith("%"):
            rows = len(self.case.reviews.rows) + (len(self.case.people.rows) if self.case.people else 0)
            return errors * 100 <= int(limit[:-1]) * rows
        return errors <= int(limit)

    # ---- scores and comparisons ------------------------------------------------------------------

    def place_in_periods(self):
        """Rows of each period with their group, and once more for the group All."""
        key = " || char(31) || ".join(f"coalesce(fold({q(c)}), '')" for c in self.case.by) or "''"
        self.run("CREATE TABLE periods (n INTEGER, label TEXT, first TEXT, last TEXT)")
        for n, label in enumerate(self.case.periods or ["all"]):
            self.run("INSERT INTO periods VALUES (?, ?, ?, ?)", (n, label, *period_bounds(label)))
        value = "fold(progress)" if self.case.baseline == "recorded" else "num(score)"
        self.run(f"CREATE TABLE kept AS SELECT line, person_id AS person, fold(outcome) AS outcome, review_date AS date,"
                 f" {value} AS value, {key} AS grp FROM chosen WHERE selected")
        self.run("CREATE TABLE placed AS SELECT n AS period, kept.* FROM kept JOIN periods"
                 " ON date BETWEEN first AND last")

    def compare(self):
        """One row for each comparison: period, group, outcome, lines of both scores, and how it went."""
        case = self.case
        self.run("CREATE TABLE history AS SELECT *, LAG(line) OVER w AS previous, FIRST_VALUE(line) OVER w AS earliest"
                 " FROM kept WHERE value IS NOT NULL WINDOW w AS (PARTITION BY person, outcome ORDER BY date)")
        self.run("CREATE TABLE followups AS SELECT p.n AS period, p.first AS starts, h.*, ROW_NUMBER() OVER"
                 " (PARTITION BY p.n, person, outcome ORDER BY date DESC) AS back"
                 " FROM history h JOIN periods p ON h.date BETWEEN p.first AND p.last")
        if not case.pairs:
            self.run("DELETE FROM followups WHERE back > 1")
        if case.baseline == "recorded":
            self.run("CREATE TABLE compared AS SELECT *, line AS base, value AS went FROM followups")
            return
        baseline = {"first": "nullif(earliest, line)", "previous": "previous",
                    "before-period": "(SELECT h.line FROM history h WHERE h.person = f.person"
                                     " AND h.outcome = f.outcome AND h.date < f.starts ORDER BY h.date DESC LIMIT 1)"}
        found = "previous" if case.pairs else baseline[case.baseline]
        self.make_directions()
        self.run(f"CREATE TABLE based AS SELECT *, {found} AS base FROM followups f")
        self.run("CREATE TABLE compared AS SELECT b.*, CASE WHEN sign * (b.value - h.value) >= least THEN 'improved'"
                 " WHEN sign * (b.value - h.value) <= -least THEN 'deteriorated' ELSE 'maintained' END AS went"
                 " FROM based b JOIN history h ON h.line = b.base AND h.outcome = b.outcome"
                 " JOIN directions d ON d.outcome = b.outcome")

    def make_directions(self):
        """Sign and threshold of each outcome: the framework's, else the options'."""
        case = self.case
        lower = ", ".join(s(fold(o)) for o in case.lower)
        self.run("CREATE TABLE directions AS SELECT DISTINCT outcome,"
                 f" CASE WHEN outcome IN ({lower}) THEN -1 ELSE 1 END AS sign,"
                 f" {num(case.threshold or '1')} AS least FROM kept")
        for item in case.framework or ():
            least = num(str(item["threshold"])) if "threshold" in item else num(case.threshold or "1")
            self.run("UPDATE directions SET sign = ?, least = ? WHERE outcome = ?",
                     (-1 if item.get("direction") == "lower" else 1, least, fold(item["outcome"])))

    # ---- the grid --------------------------------------------------------------------------------

    def make_grid(self):
        for n, column in enumerate(self.case.by):
            self.make_values(n, column)
        self.make_groups()
        self.make_outcomes()

    def make_values(self, n, column):
        """values_n: each value of a --by column, its spelling, and its place if one is declared."""
        declared = self.case.order.get(column, self.bands.get(column, []))
        table = "people" if column in self.people_columns else "joined"
        self.run(f"CREATE TABLE values_{n} (key TEXT PRIMARY KEY, shown TEXT, place INTEGER)")
        for place, value in enumerate(declared):
            self.run(f"INSERT INTO values_{n} VALUES (?, ?, ?)", (fold(value), value, place))
        self.run(f"INSERT OR IGNORE INTO values_{n} SELECT fold(v), v, NULL FROM"
                 f" (SELECT {q(column)} AS v, min(line) AS line FROM {table} WHERE v IS NOT NULL GROUP BY v) ORDER BY line")
        self.run(f"INSERT INTO values_{n} VALUES ('', '(missing)', NULL)")

    def make_groups(self):
        """Groups that occur, of rows or of people, and what --order declares beside them."""
        names = [f"k{n}" for n in range(len(self.case.by))]
        self.run(f"CREATE TABLE groups (grp TEXT PRIMARY KEY, is_all INTEGER{''.join(f', {k} TEXT' for k in names)})")
        if not names:
            self.run("INSERT INTO groups VALUES ('', 0)")
            return
        self.insert_groups([f"coalesce(fold(c.{q(c)}), '')" for c in self.case.by],
                           "chosen c JOIN placed p ON p.line = c.line AND p.outcome = fold(c.outcome)")
        if self.by_people():
            self.insert_groups([f"coalesce(fold({q(c)}), '')" for c in self.case.by], "clients")
        ordered = [n for n, c in enumerate(self.case.by) if c in self.case.order]
        if len(ordered) == len(names):
            self.insert_groups([f"v{n}.key" for n in ordered], " JOIN ".join(f"values_{n} v{n}" for n in ordered)
                               + " WHERE " + " AND ".join(f"v{n}.place IS NOT NULL" for n in ordered))
        for n in ordered:
            keys = [f"v.key" if k == f"k{n}" else f"g.{k}" for k in names]
            self.insert_groups(keys, f"groups g JOIN values_{n} v ON v.place IS NOT NULL")
        if self.case.total:
            self.run(f"INSERT INTO groups VALUES ('*', 1{', NULL' * len(names)})")

    def insert_groups(self, keys, source):
        self.run(f"INSERT OR IGNORE INTO groups SELECT DISTINCT {' || char(31) || '.join(keys)}, 0, {', '.join(keys)} FROM {source}")

    def by_people(self):
        return bool(self.case.people) and set(self.case.by) <= self.people_columns

    def make_outcomes(self):
        """Outcomes with their targets: the framework's in its order, then those that occur besides."""
        case = self.case
        self.run("CREATE TABLE outcomes (key TEXT PRIMARY KEY, shown TEXT, place INTEGER)")
        self.run("CREATE TABLE targets (outcome TEXT, n INTEGER, term TEXT, value TEXT)")
        for place, item in enumerate(case.framework or ()):
            self.run("INSERT INTO outcomes VALUES (?, ?, ?)", (fold(item["outcome"]), item["outcome"], place))
            for n, target in enumerate(item.get("targets", ())):
                self.run("INSERT INTO targets VALUES (?, ?, ?, ?)",
                         (fold(item["outcome"]), n, target.get("term", ""), str(target["value"])))
        if not case.framework:
            for place, column in enumerate(case.unpivot or ()):
                self.run("INSERT INTO outcomes SELECT fold(?1), ?1, ?2 WHERE fold(?1) IN (SELECT outcome FROM placed)",
                         (column, place))
        self.run("INSERT OR IGNORE INTO outcomes SELECT fold(v), v, NULL FROM"
                 " (SELECT outcome AS v, min(line) AS line FROM joined WHERE v IS NOT NULL GROUP BY v)"
                 " WHERE fold(v) IN (SELECT outcome FROM placed) ORDER BY line")
        if case.target:
            self.run("INSERT INTO targets SELECT key, 0, '', ? FROM outcomes", (case.target,))

    # ---- figures -----------------------------------------------------------------------------------

    def figures(self):
        """The rows of the table, cell by cell."""
        widened = "SELECT *, grp AS g FROM {0} UNION ALL SELECT *, '*' FROM {0}"
        self.run("CREATE TABLE reviewed AS SELECT period, g, count(DISTINCT person) AS people FROM"
                 f" ({widened.format('placed')}) GROUP BY period, g")
        self.run("CREATE TABLE counts AS SELECT period, g, outcome, count(*) AS compared, sum(went = 'improved') AS up,"
                 " sum(went = 'maintained') AS same, sum(went = 'deteriorated') AS down FROM"
                 f" ({widened.format('compared')}) GROUP BY period, g, outcome")
        self.count_clients()
        by = range(len(self.case.by))
        shown = "".join(f", CASE WHEN is_all THEN 'All' ELSE v{n}.shown END" for n in by)
        joins = "".join(f" LEFT JOIN values_{n} v{n} ON v{n}.key = k{n}" for n in by)
        order = "".join(f", v{n}.place IS NULL, v{n}.place, v{n}.key = '', {self.as_number(n)}"
                        f" CAST(v{n}.shown AS BLOB)" for n in by)
        outcome_number = "num(o.shown)," if self.one("SELECT count(outcome) = count(num(outcome)) FROM joined") else ""
        rows = self.run(
            f"SELECT p.label{shown}, o.shown, t.term, t.value, cl.people, coalesce(r.people, 0),"
            " coalesce(compared, 0), coalesce(up, 0), coalesce(same, 0), coalesce(down, 0)"
            f" FROM periods p CROSS JOIN groups CROSS JOIN outcomes o{joins}"
            " LEFT JOIN targets t ON t.outcome = o.key"
            " LEFT JOIN clients_of cl ON cl.g = groups.grp"
            " LEFT JOIN reviewed r ON r.period = p.n AND r.g = groups.grp"
            " LEFT JOIN counts c ON c.period = p.n AND c.g = groups.grp AND c.outcome = o.key"
            f" ORDER BY p.n, is_all{order}, o.place IS NULL, o.place, {outcome_number} CAST(o.shown AS BLOB), t.n")
        return [self.printed(row) for row in rows]

    def as_number(self, n):
        """Numbers sort as numbers in a column of numbers."""
        return f"num(v{n}.shown)," if self.case.by[n] in self.number_columns else ""

    def count_clients(self):
        """clients_of: people in each group; nothing if the groups are not of people's columns."""
        self.run("CREATE TABLE clients_of (g TEXT, people INTEGER)")
        if not self.by_people():
            return
        key = " || char(31) || ".join(f"coalesce(fold({q(c)}), '')" for c in self.case.by) or "''"
        self.run("INSERT INTO clients_of SELECT grp, (SELECT count(*) FROM clients"
                 f" WHERE is_all OR {key} = grp) FROM groups")

    def printed(self, row):
        """A row as csv has it."""
        labels, (term, target, clients, reviewed, compared, up, same, down) = row[:-8], row[-8:]
        cells = [*labels, term or "", "" if clients is None else str(clients)]
        cells += [str(n) for n in (reviewed, compared, up, same, down)]
        if compared == 0:
            return cells + [""] * 5 + [target or "", "", ""]
        low, high = wilson(up, compared, Z[self.case.confidence])
        cells += percentages((up, same, down), compared, self.case.decimals, self.case.sum_to_100)
        cells += [rounded(100 * bound, self.case.decimals + 1) for bound in (low, high)]
        return cells + judged(target, up, compared, low, high)

    def accounts(self):
        """rows, used, outside, not selected and rejected of each input."""
        self.run("CREATE TABLE used AS SELECT line FROM placed UNION SELECT base FROM compared WHERE base IS NOT NULL")
        selected = "(SELECT line FROM chosen WHERE selected)"
        reviews = self.run(
            "SELECT (SELECT count(*) FROM used),"
            f" (SELECT count(DISTINCT line) FROM chosen WHERE line IN {selected} AND line NOT IN (SELECT line FROM used)),"
            f" (SELECT count(DISTINCT line) FROM chosen WHERE line NOT IN {selected}),"
            " (SELECT count(*) FROM rejected)").fetchone()
        result = {"reviews": (len(self.case.reviews.rows), *reviews)}
        if self.case.people:
            used, bad = self.one("SELECT count(*) FROM clients"), self.one("SELECT count(*) FROM people WHERE bad")
            rows = len(self.case.people.rows)
            result["people"] = (rows, used, 0, rows - used - bad, bad)
        return result


    def strangers(self):
        """Whether a warning about people in no people file has to (True), may (None) or must not come.

        It need not if only rejected rows have such people, or if the findings before it are as many
        as are shown.
        """
        if not self.case.people:
            return False
        strange = "FROM joined WHERE person_id NOT IN (SELECT person_id FROM people WHERE NOT bad)"
        if not self.one(f"SELECT count(*) {strange}"):
            return False
        kept = self.one(f"SELECT count(*) {strange} AND line NOT IN (SELECT line FROM rejected)")
        faults = self.one("SELECT (SELECT count(*) FROM joined WHERE bad) + (SELECT count(*) FROM people WHERE bad)")
        return True if kept and 3 * faults < 20 else None


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
    text = str(units).rjust(decimals + 1, "0")
    return f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text


def percentages(counts, total, decimals, to_100):
    """Exact percentages, half up; or by largest remainder, so that they add to 100."""
    scale = 100 * 10 ** decimals
    if not to_100:
        return [pointed((2 * n * scale + total) // (2 * total), decimals) for n in counts]
    units = [n * scale // total for n in counts]
    order = sorted(range(len(counts)), key=lambda i: (-(counts[i] * scale % total), -counts[i], i))
    for i in order[:scale - sum(units)]:
        units[i] += 1
    return [pointed(u, decimals) for u in units]


def judged(target, up, compared, low, high):
    """target_pct, at_target and verdict."""
    if not target:
        return ["", "", ""]
    exact = num(target)
    share = exact / SCALE / 100
    verdict = "met" if low >= share else "not met" if high < share else "no clear difference"
    return [target, "yes" if up * 100 * SCALE >= exact * compared else "no", verdict]
