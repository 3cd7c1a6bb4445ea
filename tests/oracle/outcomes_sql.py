"""What cj-outcomes has to print, worked out a second time, in SQL.

Independent of the C program: written from the definitions alone (the man page has them), by counting with
joins and window functions in sqlite3 over the records as they were generated. Nothing here reads a
CSV file, knows a schema file or shares a table, a date routine or a rounding rule with lib/.
Percentages are integer arithmetic on Python ints, intervals the textbook Wilson formula.
"""
import collections

from common import SCALE, Z, Answer, Schema, every, fold, num, pointed, quotient, rounded, s, wilson

Expected = collections.namedtuple("Expected", "statuses header rows accounts warned")

PROGRESS = {"improved", "maintained", "deteriorated"}
REVIEWS = Schema(required=("person_id", "review_date", "outcome"), dates=("review_date",), numbers=("score",),
                 texts=("outcome", "progress"), words={"progress": PROGRESS})
FIGURES = ["outcome", "term", "clients", "reviewed", "compared", "improved", "maintained",
           "deteriorated", "improved_pct", "maintained_pct", "deteriorated_pct", "improved_low_pct",
           "improved_high_pct", "target_pct", "at_target", "verdict"]


class Oracle(Answer):
    """One review in a database of its own."""

    def expected(self):
        """What the program has to do with the case."""
        case = self.case
        if case.usage_error:
            return Expected({2}, None, None, None, None)
        self.value = "progress" if case.baseline == "recorded" else "score"
        self.read(case.reviews, REVIEWS, case.unpivot, used_besides={"person_id", "review_date", "outcome", self.value})
        if self.order_repeats():
            return Expected({2}, None, None, None, None)
        self.find_twice()
        self.select("review_date", self.baseline())
        framework = [item["outcome"] for item in case.framework or ()]  # they exist before their first review
        strange = any(self.main.nonexistent(*c, also=framework if c[0] == "outcome" else ()) or self.incomparable(c)
                      for c in case.where)
        statuses = set() if self.tolerated(self.one("SELECT count(*) FROM rejected"), len(case.reviews.rows)) else {1}
        if strange:
            statuses |= {2}
        if self.meet_nobody():
            statuses |= {1}
        if statuses:
            return Expected(statuses, None, None, None, None)
        self.place_in_periods()
        self.compare()
        self.make_grid()
        return Expected({0}, ["period", *case.by, *FIGURES, *(["target_label"] if self.labelled() else [])], self.figures(), self.accounts(), self.strangers())

    def labelled(self):
        """Whether the targets of a framework have labels, which tell two of one term apart."""
        return not self.case.target and any(target.get("label") for item in self.case.framework or ()
                                            for target in item.get("targets", ()))

    def baseline(self):
        """SQL: what the first scores of people with a review in a period are compared with may stand before it."""
        if self.case.baseline == "recorded":
            return "0"
        where = every(self.main.condition(*c) for c in self.case.where)
        return ("(EXISTS (SELECT * FROM periods WHERE review_date < first) AND (person_id IS NULL OR person_id IN (SELECT person_id"
                " FROM joined JOIN periods ON review_date BETWEEN first AND last WHERE"
                f" line NOT IN (SELECT line FROM joined_faults WHERE kind <> 'known') AND {where})))")

    def find_twice(self):
        """Of two scores for a person, outcome and date the later row stands."""
        passing = every(self.main.condition(*c) for c in self.case.where)
        self.run("CREATE TABLE twice AS SELECT DISTINCT line FROM (SELECT line, ROW_NUMBER() OVER"
                 " (PARTITION BY person_id, fold(outcome), review_date ORDER BY line DESC) AS n FROM joined"
                 f" WHERE NOT bad AND {passing} AND {self.value} IS NOT NULL) WHERE n > 1")
        self.main.find("review_date", "known", "line IN (SELECT line FROM twice)")

    # ---- scores and comparisons ------------------------------------------------------------------

    def place_in_periods(self):
        """Rows of each period with their group, and once more for the group All."""
        value = "fold(progress)" if self.case.baseline == "recorded" else "num(score)"
        self.run(f"CREATE TABLE kept AS SELECT line, person_id AS person, fold(outcome) AS outcome, review_date AS date,"
                 f" {value} AS value, {self.group_key()} AS grp FROM chosen WHERE selected")
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
        self.make_values()
        self.make_groups("chosen c JOIN placed p ON p.line = c.line AND p.outcome = fold(c.outcome)",
                         *(["clients"] if self.by_people() else []))
        self.make_outcomes()

    def by_people(self):
        return bool(self.case.people) and set(self.case.by) <= self.main.people_columns

    def make_outcomes(self):
        """Outcomes with their targets: the framework's in its order, then those that occur besides."""
        case = self.case
        self.run("CREATE TABLE outcomes (key TEXT PRIMARY KEY, shown TEXT, place INTEGER)")
        self.run("CREATE TABLE targets (outcome TEXT, n INTEGER, term TEXT, value TEXT, label TEXT)")
        for place, item in enumerate(case.framework or ()):
            self.run("INSERT INTO outcomes VALUES (?, ?, ?)", (fold(item["outcome"]), item["outcome"], place))
            for n, target in enumerate(item.get("targets", ())):
                self.run("INSERT INTO targets VALUES (?, ?, ?, ?, ?)",
                         (fold(item["outcome"]), n, target.get("term", ""), str(target["value"]), target.get("label", "")))
        for column in case.unpivot or ():
            self.run("INSERT OR IGNORE INTO outcomes SELECT fold(?1), ?1, NULL WHERE fold(?1) IN (SELECT outcome FROM placed)",
                     (column,))
        self.run("INSERT OR IGNORE INTO outcomes SELECT fold(v), v, NULL FROM"
                 " (SELECT outcome AS v, count(*) AS times, min(line) AS line FROM joined WHERE v IS NOT NULL GROUP BY v)"
                 " WHERE fold(v) IN (SELECT outcome FROM placed) ORDER BY times DESC, line")
        if case.target:
            self.run("INSERT INTO targets SELECT key, 0, '', ?, '' FROM outcomes", (case.target,))

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
        shown, joins, order = self.group_words()
        outcome_number = "num(o.shown)," if self.one("SELECT count(outcome) = count(num(outcome)) FROM joined") else ""
        rows = self.run(
            f"SELECT p.label{shown}, o.shown, t.label, t.term, t.value, cl.people, coalesce(r.people, 0),"
            " coalesce(compared, 0), coalesce(up, 0), coalesce(same, 0), coalesce(down, 0)"
            f" FROM periods p CROSS JOIN groups CROSS JOIN outcomes o{joins}"
            " LEFT JOIN targets t ON t.outcome = o.key"
            " LEFT JOIN clients_of cl ON cl.g = groups.grp"
            " LEFT JOIN reviewed r ON r.period = p.n AND r.g = groups.grp"
            " LEFT JOIN counts c ON c.period = p.n AND c.g = groups.grp AND c.outcome = o.key"
            f" ORDER BY p.n, {order}, o.place IS NULL, o.place, {outcome_number} CAST(o.shown AS BLOB), t.n")
        return [self.printed(row) for row in rows]

    def count_clients(self):
        """clients_of: people in each group; nothing if the groups are not of people's columns."""
        self.run("CREATE TABLE clients_of (g TEXT, people INTEGER)")
        if not self.by_people():
            return
        self.run("INSERT INTO clients_of SELECT grp, (SELECT count(*) FROM clients"
                 f" WHERE is_all OR {self.group_key()} = grp) FROM groups")

    def printed(self, row):
        """A row as csv has it."""
        labels, (label, term, target, clients, reviewed, compared, up, same, down) = row[:-9], row[-9:]
        ends = [label or ""] if self.labelled() else []
        cells = [*labels, term or "", "" if clients is None else str(clients)]
        cells += [str(n) for n in (reviewed, compared, up, same, down)]
        if compared == 0:
            return cells + [""] * 5 + [target or "", "", "", *ends]
        low, high = wilson(up, compared, Z[self.case.confidence])
        cells += percentages((up, same, down), compared, self.case.decimals, self.case.sum_to_100)
        cells += [rounded(100 * bound, self.case.decimals + 1) for bound in (low, high)]
        return cells + judged(target, up, compared, low, high) + ends

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
            result["people"] = self.people_account()
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
        kept = self.one(f"SELECT count(*) {strange} AND left IS NULL AND line NOT IN (SELECT line FROM rejected)")
        faults = self.one("SELECT (SELECT count(*) FROM joined WHERE bad) + (SELECT count(*) FROM people WHERE bad)")
        return True if kept and 3 * faults < 20 else None


# ---- arithmetic --------------------------------------------------------------------------------

def percentages(counts, total, decimals, to_100):
    """Exact percentages, half up; or by largest remainder, so that they add to 100."""
    if not to_100:
        return [quotient(100 * n, total, decimals) for n in counts]
    scale = 100 * 10 ** decimals
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
