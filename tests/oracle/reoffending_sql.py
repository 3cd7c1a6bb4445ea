"""What cj-reoffending has to print, worked out a second time, in SQL.

Independent of the C program: written from the definitions alone, over the records as they were generated. Every
stage of every member of a cohort is a span of days; offences are joined to the spans, and all figures are counts of
that join. Percentages and means are integer arithmetic, the survival function is exact fractions, its interval 50
decimal digits.
"""
import collections
import decimal
import fractions

from common import KINDS, SCALE, Z, Answer, Input, Schema, every, fold, months_later, q, quotient, rounded, s, wilson

Expected = collections.namedtuple("Expected", "statuses header rows accounts rejected same_day")

EPISODES = Schema(dates=("referral_date", "start_date", "closure_date"), ids=("person_id", "episode_id"),
                  texts=("programme", "referral_type", "closure_reason", "cohort"),
                  date_order=(("start_date", "closure_date"), ("referral_date", "closure_date")))
OFFENCES = Schema(required=("person_id", "offence_date"), dates=("offence_date", "outcome_date"), numbers=("gravity",),
                  ids=("person_id", "offence_id"), texts=("offence_type", "outcome", "breach"),
                  date_order=(("offence_date", "outcome_date"),))
FIGURES = ["stage", "from_months", "to_months", "people", "immature", "offended", "offences", "rate_pct",
           "rate_low_pct", "rate_high_pct", "offences_per_offender", "offences_per_person", "mean_gravity"]
SURVIVAL = ["days", "at_risk", "events", "censored", "survival", "se", "low", "high"]
PRE, DURING, WINDOWS = 0, 1, 2  # stages; a window's is WINDOWS and its place

MOJ = {"events": "proven", "cumulative": True, "windows": [12], "wait": "6", "one_per": "person"}
METHODS = {"moj": MOJ, "ni19": {**MOJ, "wait": "3"}, "tracker": {}, None: {}}
DEFAULTS = {"events": "recorded", "cumulative": False, "windows": [3, 6, 9, 12], "wait": "6", "one_per": "person"}
BREACH = ("y", "yes", "true", "1")

decimal.getcontext().prec = 50


class Near(str):
    """A cell that may as well be `also`: its value lies on the border between the two."""
    also = None


def six(value):
    """A Decimal with six decimals, half up."""
    units = value.scaleb(6)
    below = units.to_integral_value(decimal.ROUND_FLOOR)
    rest = units - below - decimal.Decimal("0.5")
    up, down = (quotient(int(below) + n, 10 ** 6, 6) for n in (1, 0))
    cell = Near(up if rest >= 0 else down)
    if abs(rest) < decimal.Decimal("0.001"):
        cell.also = down if rest >= 0 else up
    return cell


def exactly(fraction):
    return decimal.Decimal(fraction.numerator) / decimal.Decimal(fraction.denominator)


class Oracle(Answer):
    """One run in a database of its own."""

    def __init__(self, case):
        super().__init__(case)
        given = {name: getattr(case, name) for name in DEFAULTS if getattr(case, name)}
        chosen = {**DEFAULTS, **METHODS[case.method], **given}
        self.proven = chosen["events"] == "proven"
        self.windows, self.wait, self.one_per = chosen["windows"], chosen["wait"], chosen["one_per"]
        self.cumulative = chosen["cumulative"] and not case.first
        self.mature = case.denominator != "all"
        self.index = case.index or "closure_date"
        self.start = case.start or ("start_date" if "start_date" in case.episodes.fields else None)
        self.offences = None

    def expected(self):
        """What the program has to do with the case."""
        if self.case.usage_error:
            return Expected({2}, None, None, None, None, None)
        self.read_inputs()
        if self.order_repeats():
            return Expected({2}, None, None, None, None, None)
        self.select(self.index, last=self.case.as_of)
        self.reject_early()
        self.leave_out_offences()
        statuses = set() if self.errors_tolerated() else {1}
        if self.names_nothing():
            statuses |= {2}
        if self.meet_nobody() or self.meet_nobody("offences", "joined"):
            statuses |= {1}
        if statuses:
            return Expected(statuses, None, None, None, self.rejected(), None)
        self.make_members()
        self.make_offences()
        self.make_spans()
        self.make_values()
        self.make_groups("(SELECT * FROM chosen WHERE line IN (SELECT line FROM members))")
        header, rows = (self.cases if self.case.cases else self.survival if self.case.survival else self.table)()
        return Expected({0}, header, rows, self.accounts(), self.rejected(), self.same_day())

    # ---- which rows ------------------------------------------------------------------------------

    def read_inputs(self):
        case = self.case
        self.read(case.episodes, EPISODES, more_dates={self.index, self.start, case.until} - {None}, used_besides={"person_id"})
        self.load("raw_offences", case.offences)
        used = {"person_id", "offence_date", *(c[0] for c in case.where_offences)}
        used |= {"outcome", "outcome_date"} if self.proven else set()
        used |= {"breach"} if not case.include_breach else set()
        used |= {"gravity"} if not (case.cases or case.survival) else set()
        self.offences = Input(self, "offences", "raw_offences", OFFENCES, used=used)
        self.offences.reject_unborn(self.people)

    def in_period(self):
        last = s(self.case.as_of or "9999-12-31")
        return f"EXISTS (SELECT * FROM periods WHERE {q(self.index)} BETWEEN first AND min(last, {last}))"

    def reject_early(self):
        """The index date of an episode of a cohort is not before its start. selected_people: who has a selected episode."""
        self.run("CREATE TABLE selected_people AS SELECT DISTINCT person_id FROM chosen WHERE selected AND left IS NULL")
        if self.start:
            self.run("INSERT INTO rejected SELECT line FROM chosen WHERE selected AND left IS NULL"
                     f" AND {q(self.index)} < {q(self.start)} AND {self.in_period()}")
            self.run("UPDATE joined SET bad = line IN (SELECT line FROM rejected)")
            self.run("DELETE FROM chosen WHERE line IN (SELECT line FROM rejected)")

    def leave_out_offences(self):
        """What is wrong with offences of people whose episodes are all left out, or after --as-of, is no error."""
        selected = "SELECT person_id FROM selected_people"
        late = (f"offence_date > {s(self.case.as_of)} AND NOT {self.offences.unsound('offence_date', *KINDS)}"
                if self.case.as_of else "0")
        self.offences.leave_out(self.case.where_offences)
        inside = f"SELECT person_id FROM chosen WHERE selected AND left IS NULL AND {self.in_period()}"
        known = "SELECT person_id FROM joined WHERE NOT bad AND left IS NULL"
        self.run(f"UPDATE offences SET left = CASE WHEN {late} OR person_id IN ({selected}) THEN 'period' ELSE 'where' END"
                 f" WHERE bad AND left IS NULL AND ({late} OR person_id IN ({known}) AND person_id NOT IN ({inside}))")
        self.run("UPDATE offences SET bad = 0 WHERE left IS NOT NULL")

    def inputs(self):
        return [*super().inputs(), "offences"]

    def errors_tolerated(self):
        errors = self.one("SELECT (SELECT count(*) FROM rejected) + (SELECT count(*) FROM offences WHERE bad)")
        return self.tolerated(errors, len(self.case.episodes.rows) + len(self.case.offences.rows))

    def names_nothing(self):
        """True if a condition or --proven-values names values of which none exists."""
        values = [("outcome", "=", self.case.proven_values)] if self.proven and self.case.proven_values else []
        return (any(self.main.nonexistent(*c) or self.incomparable(c) for c in self.case.where)
                or any(self.offences.nonexistent(*c) for c in self.case.where_offences + values))

    def rejected(self):
        """Numbers of the rows with errors, by input."""
        found = {"episodes": "rejected", "offences": "offences WHERE bad", "people": "people WHERE bad"}
        return {name: {line for line, in self.run(f"SELECT line FROM {table}")} for name, table in found.items()}

    def make_members(self):
        """members: the cohort of each period. eligible: what it was taken from."""
        until = f" AND idx <= {s(self.case.as_of)}" if self.case.as_of else ""
        ends = [f(name) for f, name in ((q, self.case.until), (s, self.case.as_of)) if name]
        end = f"min(coalesce({ends[0]}, {ends[1]}), {ends[1]})" if len(ends) == 2 else "".join(ends) or "NULL"
        self.run(f"CREATE TABLE kept AS SELECT line, person_id AS person, {q(self.index)} AS idx,"
                 f" {q(self.start) if self.start else 'NULL'} AS start, {end} AS end_day, {self.group_key()} AS grp FROM chosen WHERE selected")
        self.run("CREATE TABLE eligible AS SELECT n AS period, kept.*, ROW_NUMBER() OVER"
                 " (PARTITION BY n, person ORDER BY idx, line) AS turn"
                 f" FROM kept JOIN periods ON idx BETWEEN first AND last{until}")
        self.run("CREATE TABLE members AS SELECT * FROM eligible"
                 + (" WHERE turn = 1" if self.one_per == "person" else ""))

    def make_offences(self):
        """o: offences with whether they pass the conditions. counted: those that count for each member."""
        present = set(self.columns("offences"))
        passing = [self.offences.condition(*c) for c in self.case.where_offences]
        if "breach" in present and not self.case.include_breach:
            passing.append(f"coalesce(fold(breach) NOT IN ({', '.join(map(s, BREACH))}), 1)")
        if self.proven:
            values = self.case.proven_values or ["CONVICTION", "CAUTION"]
            passing.append(f"coalesce(fold(outcome) IN ({', '.join(s(fold(v)) for v in values)}), 0)")
        gravity = "num(gravity)" if "gravity" in present else "NULL"
        outcome_date = "outcome_date" if "outcome_date" in present else "NULL"
        self.run(f"CREATE TABLE o AS SELECT line, person_id AS person, offence_date AS date, {outcome_date} AS outcome_date,"
                 f" {gravity} AS gravity, CASE left WHEN 'where' THEN 0 WHEN 'period' THEN 1 ELSE {every(passing)} AND person_id IN"
                 " (SELECT person_id FROM selected_people) END AS selected FROM offences WHERE NOT bad")
        self.run("CREATE INDEX o_person ON o (person)")
        counts = ["o.selected"] + ([f"o.date <= {s(self.case.as_of)}"] if self.case.as_of else [])
        counts.append("(m.end_day IS NULL OR o.date <= m.end_day)")
        if self.proven:
            counts.append("o.outcome_date IS NOT NULL")
        if self.proven and self.wait != "none":
            counts.append(f"o.outcome_date <= {months_later('m.idx', 12 + int(self.wait))}")
        if self.proven and self.case.as_of:
            counts.append(f"o.outcome_date <= {s(self.case.as_of)}")
        self.run("CREATE TABLE counted AS SELECT m.period, m.line AS member, m.idx, o.line AS offence, o.date, o.gravity"
                 f" FROM members m JOIN o ON o.person = m.person WHERE {every(counts)}")

    # ---- stages ------------------------------------------------------------------------------------

    def make_spans(self):
        """spans: for each member and stage the first and the last day, and whether the member counts there.

        hits: the offences in them. firsts: each member's first offence after the index date."""
        begin = "start" if self.start else "idx"
        earliest = months_later(begin, -self.case.before) if self.case.before else "'0000-01-01'"
        parts = [self.span(PRE, earliest, f"date({begin}, '-1 day')", f"{begin} IS NOT NULL", "0")]
        if self.start:
            parts.append(self.span(DURING, "start", "idx", "start IS NOT NULL", "0"))
        after = "idx"
        for n, months in enumerate(self.windows):
            last = self.window_end(months)
            late = f"({last} > end_day)" if self.case.as_of else "NULL"
            parts.append(self.span(WINDOWS + n, f"date({after}, '+1 day')", last, f"NOT {late}" if self.mature else "1", late))
            after = "idx" if self.cumulative else last
        self.run("CREATE TABLE spans AS " + " UNION ALL ".join(parts))
        self.run("CREATE INDEX counted_member ON counted (period, member)")
        self.run("CREATE TABLE hits AS SELECT sp.period, sp.line, sp.stage, sp.counts, c.offence, c.gravity FROM spans sp"
                 " JOIN counted c ON c.period = sp.period AND c.member = sp.line AND c.date BETWEEN sp.a AND sp.b")
        self.run("CREATE TABLE firsts AS SELECT period, member, min(date) AS date, count(*) AS later FROM counted"
                 " WHERE date > idx GROUP BY period, member")

    @staticmethod
    def span(stage, first, last, counts, immature):
        return (f"SELECT period, line, grp, {stage} AS stage, {first} AS a, {last} AS b, {counts} AS counts,"
                f" {immature} AS immature FROM members")

    def window_end(self, months):
        day = months_later("idx", months)
        return f"date({day}, '-1 day')" if self.case.anniversary == "exclude" else day

    def stages(self):
        """Number, name, from and to of each stage of the table."""
        yield PRE, "pre-intervention", "", ""
        if self.start:
            yield DURING, "during intervention", "", ""
        before = 0
        for n, months in enumerate(self.windows):
            yield WINDOWS + n, f"{before}-{months} months", str(before), str(months)
            before = 0 if self.cumulative else months

    # ---- the table ---------------------------------------------------------------------------------

    def table(self):
        self.run("CREATE INDEX hits_member ON hits (period, line, stage)")
        self.run("CREATE TABLE done AS SELECT sp.*, count(h.offence) AS offences, count(h.gravity) AS graded,"
                 " coalesce(sum(h.gravity), 0) AS gravity FROM spans sp LEFT JOIN hits h"
                 " ON h.period = sp.period AND h.line = sp.line AND h.stage = sp.stage"
                 " GROUP BY sp.period, sp.line, sp.stage")
        offended = "offences > 0"
        if self.case.first:  # only in the window of the first one
            offended = (f"CASE WHEN stage < {WINDOWS} THEN offences > 0 ELSE EXISTS (SELECT * FROM firsts f WHERE"
                        " f.period = done.period AND f.member = done.line AND f.date BETWEEN a AND b) END")
        self.run(f"CREATE TABLE told AS SELECT done.*, {offended} AS offended FROM done")
        self.run("CREATE TABLE sums AS SELECT period, g, stage, sum(counts) AS people, sum(immature) AS immature,"
                 " sum(counts AND offended) AS offended, sum(counts * offences) AS offences, sum(counts * graded) AS graded,"
                 " sum(counts * gravity) AS gravity FROM (SELECT *, grp AS g FROM told UNION ALL SELECT *, '*' FROM told)"
                 " GROUP BY period, g, stage")
        self.run("CREATE TABLE stages (stage INTEGER, name TEXT, from_months TEXT, to_months TEXT)")
        self.db.executemany("INSERT INTO stages VALUES (?, ?, ?, ?)", self.stages())
        shown, joins, order = self.group_words()
        unknown = "NULL" if not self.case.as_of else "coalesce(immature, 0)"
        rows = self.run(f"SELECT p.label{shown}, st.name, st.from_months, st.to_months, coalesce(people, 0),"
                        f" CASE WHEN st.stage < {WINDOWS} THEN 0 ELSE {unknown} END, coalesce(offended, 0),"
                        " coalesce(offences, 0), coalesce(graded, 0), coalesce(gravity, 0)"
                        f" FROM periods p CROSS JOIN groups CROSS JOIN stages st{joins} LEFT JOIN sums"
                        " ON sums.period = p.n AND sums.g = groups.grp AND sums.stage = st.stage"
                        f" ORDER BY p.n, {order}, st.stage")
        return ["period", *self.case.by, *FIGURES], [self.printed(row) for row in rows]

    def printed(self, row):
        """A row as csv has it."""
        labels, (people, immature, offended, offences, graded, gravity) = row[:-6], row[-6:]
        cells = [*labels, str(people), "" if immature is None else str(immature), str(offended), str(offences)]
        if people == 0:
            return cells + [""] * 6
        decimals = 1 if self.case.decimals is None else self.case.decimals
        cells.append(quotient(100 * offended, people, decimals))
        if not self.mature and immature == people:  # nobody has been seen for so long: no interval
            cells += ["", ""]
        else:
            cells += [rounded(100 * bound, decimals + 1) for bound in wilson(offended, people, Z[self.case.confidence])]
        cells.append(quotient(offences, offended, 2) if offended else "")
        cells.append(quotient(offences, people, 2))
        return cells + [quotient(gravity, SCALE * graded, 2) if graded else ""]

    # ---- one row for each member -------------------------------------------------------------------

    def cases(self):
        names = [f"w{n}" for n in self.windows]
        header = ["period", "person_id", "index_date", *self.case.by, "pre", "during", *names, "after",
                  "first_reoffence_date", "days_to_first", *(f"mature{n}" for n in self.windows)]
        shown, joins, _ = self.group_words()
        rows = self.run(f"SELECT m.period, m.line, p.label, m.person, m.idx{shown}, f.later, f.date,"
                        " CAST(julianday(f.date) - julianday(m.idx) AS INTEGER), m.start"
                        f" FROM members m JOIN periods p ON p.n = m.period JOIN groups ON groups.grp = m.grp{joins}"
                        " LEFT JOIN firsts f ON f.period = m.period AND f.member = m.line"
                        " ORDER BY m.period, m.idx, CAST(m.person AS BLOB), m.line").fetchall()
        counts = {key: n for *key, n in self.run("SELECT period, line, stage, count(*) FROM hits GROUP BY 1, 2, 3")
                  for key in [tuple(key)]}
        late = {key: n for *key, n in self.run("SELECT period, line, stage, immature FROM spans") for key in [tuple(key)]}
        return header, [self.case_row(row, counts, late) for row in rows]

    def case_row(self, row, counts, late):
        period, line, *labels, later, first, days, start = row
        windows = range(WINDOWS, WINDOWS + len(self.windows))
        pre = str(counts.get((period, line, PRE), 0)) if start or not self.start else ""
        during = str(counts.get((period, line, DURING), 0)) if start else ""
        mature = {0: "yes", 1: "no", None: ""}
        return [*labels, pre, during, *(str(counts.get((period, line, n), 0)) for n in windows), str(later or 0),
                first or "", "" if days is None else str(days), *(mature[late[period, line, n]] for n in windows)]

    # ---- survival ------------------------------------------------------------------------------------

    def survival(self):
        """Kaplan-Meier from the index date to the first reoffence."""
        self.run("CREATE TABLE times AS SELECT m.period, m.grp AS g, max(0, CAST(julianday(coalesce(f.date, m.end_day)) -"
                 " julianday(m.idx) AS INTEGER)) AS time, f.date IS NOT NULL AS event FROM members m"
                 " LEFT JOIN firsts f ON f.period = m.period AND f.member = m.line")
        shown, joins, order = self.group_words()
        rows = []
        for period, grp, *labels in self.run(f"SELECT p.n, groups.grp, p.label{shown} FROM periods p CROSS JOIN groups"
                                             f"{joins} ORDER BY p.n, {order}").fetchall():
            times = self.run("SELECT time, event FROM times WHERE period = ?1 AND ?2 IN (g, '*')", (period, grp)).fetchall()
            rows += [[*labels, *cells] for cells in self.curve(times)]
        return ["period", *self.case.by, *SURVIVAL], rows

    def curve(self, times):
        """The rows of one curve: at each event day, or at the days asked for; without events at the last day known."""
        event_days = sorted({t for t, event in times if event})
        last = [max((t for t, _ in times), default=0)]
        before, left, spread, done = -1, fractions.Fraction(1), fractions.Fraction(0), set()
        for day in self.case.at or event_days or last:
            for t in event_days:
                if t <= day and t not in done:
                    done.add(t)
                    at_risk, events = sum(u >= t for u, _ in times), times.count((t, 1))
                    left *= fractions.Fraction(at_risk - events, at_risk)
                    if events < at_risk:
                        spread += fractions.Fraction(events, at_risk * (at_risk - events))
            since = [event for t, event in times if before < t <= day]
            at_risk = sum(t >= day for t, _ in times)
            # nobody at risk: not known, unless nobody is left to whom it can happen
            estimates = self.estimates(left, spread) if at_risk or (times and left == 0) else [""] * 4
            yield [str(n) for n in (day, at_risk, sum(since), len(since) - sum(since))] + estimates
            before = day

    def estimates(self, left, spread):
        """survival, se (Greenwood) and the log-log interval."""
        survival = six(exactly(left))
        if left == 0:
            return [survival, "", "", ""]
        root = exactly(spread).sqrt()
        error = six(exactly(left) * root)
        if left == 1:
            return [survival, error, "", ""]
        log = exactly(left).ln()
        power = decimal.Decimal(Z[self.case.confidence]) * root / -log
        return [survival, error, *(six((log * (sign * power).exp()).exp()) for sign in (1, -1))]

    # ---- where every row went --------------------------------------------------------------------------

    def accounts(self):
        """rows, used, outside, not selected and rejected of each input."""
        self.run("CREATE TABLE passed_over AS SELECT line FROM chosen WHERE NOT selected"
                 " UNION SELECT line FROM eligible WHERE line NOT IN (SELECT line FROM members)")
        used = self.one("SELECT count(DISTINCT line) FROM members")
        passed_over, bad = self.one("SELECT count(*) FROM passed_over"), self.one("SELECT count(*) FROM rejected")
        rows = len(self.case.episodes.rows)
        result = {"episodes": (rows, used, rows - used - passed_over - bad, passed_over, bad)}
        used = self.one(f"SELECT count(*) FROM ({self.used_offences()})")
        passed_over = self.one("SELECT count(*) FROM o WHERE NOT selected")
        bad = self.one("SELECT count(*) FROM offences WHERE bad")
        rows = len(self.case.offences.rows)
        result["offences"] = (rows, used, rows - used - passed_over - bad, passed_over, bad)
        if self.case.people:
            result["people"] = self.people_account()
        return result

    def used_offences(self):
        """SQL for the offences in some figure of the output."""
        after = "SELECT offence FROM counted WHERE date > idx"
        if self.case.survival:
            return after + " GROUP BY 1"
        if self.case.cases:
            return "SELECT offence FROM hits UNION " + after
        return "SELECT DISTINCT offence FROM hits WHERE counts"

    def same_day(self):
        """Rows with a warning: the person has an episode of the same index date above, and both could be in a cohort."""
        rows = self.run("SELECT a.line FROM eligible a WHERE EXISTS (SELECT * FROM eligible b WHERE b.period = a.period"
                        " AND b.person = a.person AND b.idx = a.idx AND b.line < a.line)")
        return {line for line, in rows}
