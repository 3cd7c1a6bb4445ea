#!/usr/bin/env python3
"""Differential test of linked rows, sort and one-per: random tables against a second answer in SQL.

What is independent: this file draws two tables and derivations over the linked rows, and answers them in sqlite3 from the
records themselves, with correlated subqueries; months are added by Python. The program reads csv. Every value is compared,
and the counts of the reconciliation lines.

    link.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import argparse
import calendar
import csv
import io
import json
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

DAYS = ["2021-01-31", "2021-02-28", "2021-03-31", "2021-05-31", "2021-08-31", "2021-11-30", "2022-02-28", "2024-02-29",
        "2024-03-01", "2023-12-31"]
PERSONS = ["p1", "p2", "P1", "007", "7", "q"]
WARDS = ["elm", "ELM", "oak", "ash"]
KINDS = ["theft", "assault", "fraud"]
OWN = ["id", "person_id", "ward", "day", "size", "kind"]
THEIRS = ["person_id", "area", "start", "stop", "amount", "offence"]
RELATIONS = ["=", "!=", "<", "<=", ">", ">="]
OFFSETS = ["", "", "+1m", "-1m", "+12m", "-2y", "+1d", "-30d", "+2w"]


def plus(day, offset):
    """Months clamp to the end of the month, as people add them."""
    if day is None or not offset:
        return day
    year, month, date = map(int, day.split("-"))
    count, unit = int(offset[:-1]), offset[-1]
    if unit in "dw":
        shifted = sqlite3.connect(":memory:").execute(
            "SELECT date(?, ?)", (day, f"{count * (7 if unit == 'w' else 1)} days")).fetchone()[0]
        return shifted
    month += count * (12 if unit == "y" else 1) - 1
    year, month = year + month // 12, month % 12 + 1
    return f"{year:04}-{month:02}-{min(date, calendar.monthrange(year, month)[1]):02}"


def draw_rows(rng):
    def maybe(values, blank=0.15):
        return None if rng.random() < blank else rng.choice(values)
    own = [[f"r{i:03}", maybe(PERSONS), maybe(WARDS), maybe(DAYS), maybe([0, 1, 2, 3.5]), maybe(KINDS)]
           for i in range(rng.randint(1, 12))]
    theirs = [[maybe(PERSONS), maybe(WARDS), maybe(DAYS), maybe(DAYS, 0.3), maybe([-1, 0, 1, 2.25, 3.5]), maybe(KINDS)]
              for _ in range(rng.randint(1, 30))]
    for row, column in ((own[0], 3), (own[0], 4), (theirs[0], 2), (theirs[0], 3), (theirs[0], 4)):
        if row[column] is None:  # what a column holds is seen by its values
            row[column] = DAYS[0] if column < 4 else 1
    own[0][1:3] = theirs[0][:2] = ["p1", "elm"]  # somebody meets somebody
    return own, theirs


def condition(rng):
    """A comparison as the program reads it, and in SQL over own o and linked t."""
    blank = rng.random() < 0.25
    if rng.random() < 0.5:  # of the two rows
        column, own = rng.choice([("start", "day"), ("stop", "day"), ("amount", "size"), ("offence", "kind")])
        relation = rng.choice(RELATIONS if column != "offence" else RELATIONS[:2])
        offset = rng.choice(OFFSETS) if own == "day" else ""
        value = f"plus(o.{own}, '{offset}')"
        sql = f"t.{column} {relation} {value}"
        if relation == "!=":
            sql = f"(t.{column} IS NULL OR {sql})"
            blank = False
        if blank:
            sql = f"(t.{column} IS NULL OR {sql})"
        return f"{column}{relation}@{own}{offset}" + "|" * blank, f"({value} IS NOT NULL AND {sql})"
    column, values = rng.choice([("start", DAYS), ("amount", [0, 1, 2.25]), ("offence", KINDS), ("area", WARDS)])
    relation = rng.choice(RELATIONS if column in ("start", "amount") else RELATIONS[:2])
    value = rng.choice(values)
    literal = f"'{value.lower()}'" if isinstance(value, str) else str(value)
    sql = f"lower(t.{column}) {relation} {literal}" if isinstance(value, str) else f"t.{column} {relation} {literal}"
    if relation == "!=":
        return f"{column}!={value}", f"(t.{column} IS NULL OR {sql})"
    if blank:
        return f"{column}{relation}{value}|", f"(t.{column} IS NULL OR {sql})"
    return f"{column}{relation}{value}", f"coalesce({sql}, 0)"


def function(rng, on):
    """A derivation as the program reads it, and as an SQL expression."""
    name = rng.choice(["count", "any", "distinct", "sum", "min", "max", "first", "last", "all"])
    conditions = [condition(rng) for _ in range(rng.randint(0, 2))]
    where = " AND ".join([on, *(sql for _, sql in conditions)])
    rest = "".join(f",{text}" for text, _ in conditions)
    rows = f"FROM theirs t WHERE {where}"
    if name == "count":
        return f"count(x{rest})", f"(SELECT count(*) {rows})"
    if name == "any":
        return f"any(x{rest})", f"(SELECT CASE WHEN count(*) > 0 THEN 'yes' ELSE 'no' END {rows})"
    if name == "all":
        text, sql = condition(rng)
        return (f"all(x.{text}{rest})",
                f"(SELECT CASE WHEN count(*) = 0 THEN NULL WHEN count(*) = sum({sql}) THEN 'yes' ELSE 'no' END {rows})")
    if name in ("first", "last"):
        column, by = rng.choice(THEIRS[2:]), rng.choice(["start", "stop", "amount", "offence"])
        falling = " DESC" if name == "last" else ""
        return (f"{name}(x.{column} by {by}{rest})",
                f"(SELECT t.{column} {rows} AND t.{by} IS NOT NULL ORDER BY t.{by}{falling}, t.rowid{falling} LIMIT 1)")
    column = rng.choice({"sum": ["amount"], "distinct": ["start", "offence", "amount"]}.get(
        name, ["amount", "start", "stop", "offence"]))
    sql = f"count(DISTINCT t.{column})" if name == "distinct" else f"{name}(t.{column})"
    return f"{name}(x.{column}{rest})", f"(SELECT {sql} {rows})"


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(["" if v is None else v for v in row] for row in rows)


def schema(names, types):
    return json.dumps({"fields": [{"name": n, "type": t} for n, t in zip(names, types)]})


def shown(value):
    if value is None:
        return "(missing)"
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def run_case(program, seed, folder):
    """Run one case; what differs, or None."""
    rng = random.Random(seed)
    own, theirs = draw_rows(rng)
    ways = [("person_id", "o.person_id = t.person_id"), ("ward=area", "lower(o.ward) = lower(t.area)"),
            ("person_id,ward=area", "o.person_id = t.person_id AND lower(o.ward) = lower(t.area)"),
            ("day=start", "o.day = t.start"), ("size=amount", "o.size = t.amount")]
    on, on_sql = rng.choice(ways[:3] if rng.random() < 0.8 else ways[3:])
    typed = rng.random() < 0.5 or on in ("size=amount", "day=start")
    if typed:
        on_sql = on_sql.replace("o.person_id = t.person_id", "lower(o.person_id) = lower(t.person_id)")
    functions = [function(rng, on_sql) for _ in range(rng.randint(1, 5))]
    write(folder / "own.csv", OWN, own)
    write(folder / "theirs.csv", THEIRS, theirs)
    words = [program, "own.csv", "--link", "x=theirs.csv", "--on", f"x:{on}", "-v", "-f", "csv", "--raw",
             "--threads", str(rng.randint(1, 3))]
    if typed:  # a person that a schema declares is needed in every row: the key is another text then
        own_names, their_names = (["pkey" if n == "person_id" else n for n in names] for names in (OWN, THEIRS))
        write(folder / "own.csv", own_names, own)
        write(folder / "theirs.csv", their_names, theirs)
        words[words.index(f"x:{on}")] = f"x:{on}".replace("person_id", "pkey")
        (folder / "own.json").write_text(schema(own_names, ["string"] * 3 + ["date", "number", "string"]))
        (folder / "theirs.json").write_text(schema(their_names, ["string"] * 2 + ["date", "date", "number", "string"]))
        words += ["--schema", "own.json", "--schema", "x:theirs.json"]
    for i, (text, _) in enumerate(functions):
        words += ["--derive", f"f{i}={text}"]
    words += ["--by", ",".join(["id", *(f"f{i}" for i in range(len(functions)))])]
    (folder / "command").write_text(" ".join(f"'{w}'" for w in words) + "\n")
    db = sqlite3.connect(":memory:")
    db.create_function("plus", 2, plus, deterministic=True)
    db.execute(f"CREATE TABLE own ({', '.join(OWN)})")
    db.execute(f"CREATE TABLE theirs ({', '.join(THEIRS)})")
    db.executemany(f"INSERT INTO own VALUES ({','.join('?' * len(OWN))})", own)
    db.executemany(f"INSERT INTO theirs VALUES ({','.join('?' * len(THEIRS))})", theirs)
    wanted = [list(map(shown, row)) for row in db.execute(
        f"SELECT o.id, {', '.join(sql for _, sql in functions)} FROM own o ORDER BY o.id")]
    met = db.execute(f"SELECT count(*) FROM own o WHERE EXISTS (SELECT 1 FROM theirs t WHERE {on_sql})").fetchone()[0]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    if met == 0 and "one to which a row of theirs.csv belongs" not in done.stderr:
        return f"exit {done.returncode}, and it is not told that nobody meets anybody: {done.stderr}"
    if met == 0 and done.returncode == 1:  # identifiers of another kind, or spelt otherwise
        return None
    unmet = re.search(r': condition "(offence|area|start)=([^"|]*)\|?": no row has "', done.stderr)
    if done.returncode == 2 and unmet:  # a text alone that no linked row has is an error
        had = db.execute(f"SELECT count(*) FROM theirs WHERE lower({unmet[1]}) = lower(?)", [unmet[2]]).fetchone()[0]
        return f"exit 2 though {had} rows have it: {done.stderr}" if had else None
    if done.returncode != 0:
        return f"exit {done.returncode}: {done.stderr}"
    got = [row[:-1] for row in csv.reader(io.StringIO(done.stdout))][1:]
    if got != wanted:
        return "\n".join(f"got      {g}\nexpected {w}" for g, w in zip(got, wanted) if g != w) or f"{len(got)} rows"
    if "rejected 0" not in done.stderr:
        return done.stderr
    return None


def run_prepare(program, seed, folder):
    """Sort and one-per: the rows that cj-prepare prints beside window functions of SQL; what differs, or None."""
    rng = random.Random(seed)
    _, rows = draw_rows(rng)
    rows = [[f"r{i:03}", *row] for i, row in enumerate(rows)]
    names = ["id", "pkey", *THEIRS[1:]]
    write(folder / "rows.csv", names, rows)
    (folder / "rows.json").write_text(schema(names, ["string"] * 3 + ["date", "date", "number", "string"]))
    sort = rng.sample([("start", "start"), ("stop", "stop"), ("amount", "amount"), ("offence", "offence"),
                       ("area", "lower(area)")], rng.randint(1, 3))
    falling = [rng.random() < 0.5 for _ in sort]
    key = rng.sample(["pkey", "area", "start", "amount"], rng.randint(1, 2))
    words = [program, "rows.csv", "--schema", "rows.json", "--sort",
             ",".join("-" * f + name for f, (name, _) in zip(falling, sort)), "--one-per", ",".join(key),
             "--columns", "id", "-q", "--raw", "--threads", str(rng.randint(1, 3))]
    (folder / "command").write_text(" ".join(words) + "\n")
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE TABLE t ({', '.join(names)})")
    db.executemany(f"INSERT INTO t VALUES ({','.join('?' * len(names))})", rows)
    order = ", ".join(f"{sql} IS NULL, {sql}{' DESC' * f}" for f, (_, sql) in zip(falling, sort)) + ", rowid"
    blank = " OR ".join(f"{c} IS NULL" for c in key)
    parts = ", ".join(f"lower({c})" for c in key)
    wanted = [row[0] for row in db.execute(
        f"SELECT id FROM (SELECT *, rowid, row_number() OVER (PARTITION BY {parts} ORDER BY {order}) AS n FROM t) "
        f"WHERE n = 1 OR {blank} ORDER BY {order}")]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    got = done.stdout.split()[1:]
    return None if done.returncode == 0 and got == wanted else f"{done.stderr}got {got}\nexpected {wanted}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    options = parser.parse_args()
    programs = pathlib.Path(options.bin).resolve()
    failed = 0
    for seed in range(options.seed, options.seed + options.runs):
        with tempfile.TemporaryDirectory(prefix="cj-oracle-") as name:
            folder = pathlib.Path(name)
            wrong = run_case(str(programs / "cj-tabulate"), seed, folder) or \
                run_prepare(str(programs / "cj-prepare"), seed, folder)
            if wrong is None:
                continue
            failed += 1
            print(f"seed {seed}: {(pathlib.Path(name) / 'command').read_text()}{wrong}")
            if options.keep:
                shutil.copytree(name, pathlib.Path(options.keep) / str(seed), dirs_exist_ok=True)
            if failed == 3:
                break
    print(f"link: {options.runs} cases, {failed} differ")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
