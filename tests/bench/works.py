"""What is measured: each work with its commands, the peers that do the same, and the goal.

A command is a list of words or, as a text, a line for sh.  {NAME} in either is a file of the data or a
program.  The first command of a work is ours and is held against the second one, unless `against` names
another.  `answers` are the columns in which all tables of a work must agree: keys, then figures.
"""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
PERIODS = {"2020-21": ("2020-04-01", "2021-03-31"), "all": ("0001-01-01", "9999-12-31")}
TWO = ["--threads", "2"]


class Work:
    def __init__(self, name, goal, commands, answers=None, against=None, **more):
        self.name, self.goal, self.commands, self.answers = name, goal, commands, answers
        self.against = against or list(commands)[1]
        self.invert = more.get("invert", False)  # "at least": the other's time over ours
        self.rows = more.get("rows")  # which export its rows are of
        self.most = more.get("most")  # rows: more are not measured
        self.runs = more.get("runs", 1)  # times as many runs as others
        self.under = more.get("under")  # seconds that the median must stay under as well
        self.fastest = more.get("fastest", False)  # held against the fastest of the others


def ours(program, *words):
    return ["{bin}/" + program, *words, *TWO]


def duckdb(sql, *variables):
    return ["node", "{scratch}/node/duckdb.mjs", f"{HERE}/peers/{sql}", *variables]


def outcomes(file, period, *more):
    return ours("cj-outcomes", file, "--period", period, "--by", "sex", *more)


def outcomes_work(period, goal):
    first, last = PERIODS[period]
    return Work(
        f"outcomes, {'one year of ten' if period != 'all' else 'all years'}", goal,
        {"cj-outcomes": outcomes("{reviews}", period),
         "DuckDB": duckdb("outcomes.sql", "file={reviews}", f"period={period}", f"first={first}", f"last={last}")},
        (["period", "sex", "outcome"], ["reviewed", "compared", "improved", "maintained", "deteriorated"]),
        rows="reviews")


def tabulate(file):
    return ours("cj-tabulate", file, "--rows", "sex,locality", "--cols", "outcome", "--values", "count,mean(score)")


def sqlite(script, file):
    return f"sed 's|FILE|{file}|' {HERE}/peers/{script} | sqlite3 :memory:"


def definition(rows):
    """20 different measures of one export; the first is of the slowest kind, outcomes by two columns."""
    measures = {}
    for number in range(20):
        years = ["2018-19", "2019-20", "2020-21", "2021-22", "2022-23"]
        period, by = years[number % 5], [["sex", "locality"], ["locality"], ["sex"]][number % 3]
        if number % 2 == 0:
            measures[f"m{number}"] = {"kind": "outcomes", "input": "reviews", "period": period, "by": by}
        else:
            measures[f"m{number}"] = {"kind": "tabulate", "input": "reviews", "period": period,
                                      "date": "review_date", "rows": ["outcome"] + by[1:], "cols": by[0]}
    return json.dumps({"title": "Benchmark", "period": "2020-21", "inputs": {"reviews": {"file": rows}},
                       "measures": measures,
                       "sections": [{"id": f"s{i}", "title": f"Section {i}", "measures": [f"m{i}"]} for i in range(20)]})


def all_works():
    stages = ["people", "immature", "offended", "offences", "mean_gravity"]
    late = ["--as-of", "2023-03-31", "--by", "order_type"]
    timeliness = ["{orders}", "--from", "order_date", "--to", "placement_date"]
    plain = outcomes("{reviews}", "2020-21")
    same = (["period", "sex", "outcome"], ["reviewed", "compared", "improved", "maintained", "deteriorated"])
    cells = (["sex", "locality", "outcome"], ["count", "mean_score"])
    small = ["{bin}/cj-tabulate", "{hundred}", "--rows", "outcome"]
    return [
        Work("cross-tab of three fields", 0.35,
             {"cj-tabulate": tabulate("{reviews}"), "DuckDB": duckdb("tabulate.sql", "file={reviews}"),
              "mawk": ["mawk", "-f", f"{HERE}/peers/tabulate.awk", "{reviews}"],
              "Miller": ["mlr", "--icsv", "--ocsv", "put", "-q", "-f", f"{HERE}/peers/tabulate.mlr", "{reviews}"],
              "sqlite3": sqlite("tabulate.sqlite", "{reviews}")}, cells, rows="reviews"),
        Work("the same and counting lines", 3, {"cj-tabulate": tabulate("{reviews}"), "wc -l": ["wc", "-l", "{reviews}"]},
             rows="reviews"),
        outcomes_work("2020-21", 0.35), outcomes_work("all", 0.4),
        Work("reoffending", 0.4,
             {"cj-reoffending": ours("cj-reoffending", "{episodes}", "--offences", "{offences}", "--period", "2021-22",
                                     "--as-of", "2022-12-31", "--by", "sex"),
              "DuckDB": duckdb("reoffending.sql", "episodes={episodes}", "offences={offences}", "by=sex")},
             (["period", "sex", "stage"], stages), rows="offences"),
        Work("timeliness", 0.35,
             {"cj-timeliness": ours("cj-timeliness", *timeliness, "--within", "20d", *late),
              "DuckDB": duckdb("timeliness.sql", "file={orders}")},
             (["period", "order_type"], ["total", "within", "late", "pending", "p90"]), rows="orders"),
        Work("working days against days", 2,
             {"working days": ours("cj-timeliness", *timeliness, "--within", "14wd", "--calendar", "scotland", *late),
              "days": ours("cj-timeliness", *timeliness, "--within", "20d", *late)}, rows="orders"),
        Work("scores", 0.35,
             {"cj-scores": ours("cj-scores", "{sessions}", "--start", "start_score", "--end", "end_score", "--by",
                                "locality"),
              "DuckDB": duckdb("scores.sql", "file={sessions}")},
             (["period", "locality"], ["n_start", "n_end", "n_paired", "start_mean", "end_mean", "improved", "same",
                                       "worse"]), rows="sessions"),
        Work("rates by group", 1.1,
             {"cj-rates": ours("cj-rates", "{reviews}", "--population", "{population}", "--by", "sex,locality"),
              "cj-tabulate": ours("cj-tabulate", "{reviews}", "--rows", "sex,locality")}, rows="reviews"),
        Work("offences linked to episodes", 1,
             {"cj-tabulate": ours("cj-tabulate", "{episodes}", "--link", "o={offences}", "--derive",
                                  "n=count(o,offence_date>@closure_date)", "--rows", "sex", "--values", "count,sum(n)"),
              "DuckDB": duckdb("link.sql", "episodes={episodes}", "offences={offences}")},
             (["sex"], ["count", "sum_n"]), rows="offences"),
        Work("cross-tab from a pipe", 1.5,
             {"pipe": "cat {reviews} | " + " ".join(f"'{w}'" for w in tabulate("-")), "file": tabulate("{reviews}")},
             cells, rows="reviews"),
        Work("outcomes from a pipe", 1.5,
             {"pipe": "cat {reviews} | " + " ".join(outcomes("-", "2020-21")), "file": plain}, same, rows="reviews"),
        Work("every row with quotes", 2, {"quoted": outcomes("{quoted}", "2020-21"), "plain": plain}, same, rows="reviews"),
        Work("a profile that repairs dates", 2,
             {"dates repaired": outcomes("{dates}", "2020-21", "--profile", f"{HERE}/dates.profile.json"), "plain": plain},
             same, rows="reviews"),
        Work("UTF-16", 3, {"UTF-16": outcomes("{utf16}", "2020-21"), "UTF-8": plain}, same, rows="reviews"),
        Work("cj-check with schema and keys", 2,
             {"cj-check": ours("cj-check", "reviews:{reviews}", "--schema", f"{HERE}/keys.json"), "cj-outcomes": plain},
             rows="reviews"),
        Work("a report of 20 measures", 3,
             {"cj-report": ours("cj-report", "{report}", "-f", "json"),
              "its slowest alone": ours("cj-outcomes", "--measure", "{report}#m0", "-f", "json")}, rows="reviews",
             most=1000000),
        Work("100 rows, whole process", 1,
             {"cj-tabulate": small,
              "datamash": ["datamash", "-t,", "-s", "-H", "-g", "3", "count", "3", "--output-delimiter=,"],
              "sqlite3": sqlite("small.sqlite", "{hundred}"), "Miller": ["mlr", "--icsv", "--ocsv", "count", "-g", "outcome",
                                                                       "{hundred}"]},
             None, runs=8, under=0.003, fastest=True),
        Work("2 threads against 1, cross-tab", 1.8,
             {"2 threads": tabulate("{reviews}"), "1 thread": tabulate("{reviews}")[:-1] + ["1"]}, cells, invert=True,
             rows="reviews"),
        Work("2 threads against 1, outcomes", 1.8, {"2 threads": plain, "1 thread": plain[:-1] + ["1"]}, same, invert=True,
             rows="reviews")]


# Peers that are measured up to so many rows: they take minutes for more.
SLOW = {"Miller": 1000000, "sqlite3": 1000000}
