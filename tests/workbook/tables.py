#!/usr/bin/env python3
"""tables.py BIN: what the tables of the sample workbooks hold, read with openpyxl.

No cell of a table is blank, and [z], [x] and [c] are explained above it; a period that is the same in
all rows stands above the table and not in it; tables are found under the ids of their measures; what the
cover says it says once; names of periods are words; counts and shares in one column have their unit."""
import csv
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

root = Path(__file__).resolve().parents[2]
binary = Path(sys.argv[1]).resolve()
wrong = []
seen = {"tables": 0, "codes": 0, "periods": 0, "charts": 0, "words": 0, "units": 0}


def check(fine, words):
    if not fine:
        wrong.append(words)


def is_legal(name):
    """By Microsoft's rules for names of tables: https://support.microsoft.com/office/rename-an-excel-table"""
    return (re.fullmatch(r"[A-Za-z_\\][\w.]{0,254}", name) and name.lower() not in ("r", "c") and
            not re.fullmatch(r"[A-Za-z]{1,3}\d+|[Rr]\d*([Cc]\d*)?|[Cc]\d*", name))


def look_at_table(where, sheet, table, above, period_of):
    rows = [[c.value for c in row] for row in sheet[table.ref]]
    header, body = rows[0], rows[1:]
    drawn = table.name.endswith("_chart") or re.search(r"_chart_\d+$", table.name)
    seen["tables"] += 1
    seen["charts"] += bool(drawn)
    for number, row in enumerate(body, 1):
        for name, value in zip(header, row):
            # what is drawn may be blank: a chart shows a text as 0
            check(drawn or (value is not None and str(value).strip() != ""),
                  f"{where}: row {number} of {name!r} is blank")
            code = re.fullmatch(r"\[([zxc])\]", value) if isinstance(value, str) else None
            if code:
                seen["codes"] += 1
                check(sum(line.count(f"[{code[1]}]: ") for line in above) == 1,
                      f"{where}: [{code[1]}] is not explained once")
            coded = isinstance(value, str) and re.search(r"\d{4}-M\d\d|\d{4}-\d\dQ\d|\d\.\.\d", value)
            check(not coded or name in ("Trend", "Condition"), f"{where}: {value!r} is a name for programs")
            seen["words"] += isinstance(value, str) and bool(
                re.fullmatch(r"[A-Z][a-z]{2} \d{4}|\d{4}-\d\d Q\d", value))
    for name, column in zip(header, list(zip(*sheet[table.ref]))):
        percent = [c.number_format.endswith("%") for c in column[1:] if isinstance(c.value, (int, float))]
        if len(set(percent)) == 2:
            seen["units"] += 1
            said = [h for h in header if h == ("Unit" if name == "Value" else f"Unit of {name[0].lower()}{name[1:]}")]
            units = [row[header.index(said[0])] for row in body] if said else []
            check([u == "percentage" for u in units] == percent, f"{where}: {name!r} has counts and shares, {units}")
    if "Period" in header and len(body) > 0:
        periods = {row[header.index("Period")] for row in body}
        others = [name for name in header if name != "Period"]
        check(len(periods) > 1 or not isinstance(body[0][header.index(others[0])], str),
              f"{where}: the period {periods} is in every row")
    said = [m[1] for line in above for m in [re.match(r"Period: (.*?)\.(?: This| Percentages| \[[zxc]\]: | [A-Z][a-z ]+: |$)", line)] if m]
    if said:
        seen["periods"] += 1
        check("Period" not in header and len(said) == 1, f"{where}: the period {said} stands twice")
        check(period_of is None or {said[0]} == period_of, f"{where}: {said} of {period_of}")


def words_of(period):
    """The same by hand: 2022-M01, 2021-22Q4 and two days as people read them."""
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    if re.fullmatch(r"\d{4}-M\d\d", period):
        return f"{months[int(period[6:]) - 1]} {period[:4]}"
    if re.fullmatch(r"\d{4}-\d\dQ\d", period):
        return f"{period[:7]} {period[7:]}"
    if ".." in period:
        return " to ".join(f"{int(d[8:])} {months[int(d[5:7]) - 1]} {d[:4]}" for d in period.split(".."))
    return "All dates" if period == "all" else period


def look_at(name, folder):
    definition = root / "sample-data" / name / "report.json"
    ended = subprocess.run([binary / "cj-report", definition, "-o", folder / "r.xlsx", "-o", folder / "r.json", "-o", f"{folder}/csv/"],
                           capture_output=True, text=True)
    if ended.returncode:
        check(False, f"{name}: {ended.stderr}")
        return
    book = openpyxl.load_workbook(folder / "r.xlsx")
    data = {path.stem.replace("-", "_"): list(csv.DictReader(path.open(newline="", encoding="utf-8")))
            for path in (folder / "csv").glob("*.csv")}
    names = [t for sheet in book.worksheets for t in sheet.tables]
    check(len({n.lower() for n in names}) == len(names), f"{name}: two tables have one name")
    for sheet in book.worksheets:
        first = min((sheet[t.ref][0][0].row for t in sheet.tables.values()), default=1)
        above = [str(r[0].value) for r in sheet.iter_rows(max_col=1, max_row=first - 1) if r[0].value] if first > 1 else []
        number = len(sheet.tables)
        says = f"This sheet has {'one table' if number == 1 else f'{number} tables'}"
        check(not number or sum(says in line for line in above) == (number > 1 or len(sheet._charts) > 0) or
              any("nothing in this table" in line for line in above),
              f"{name}, {sheet.title}: {number} tables, and it says {above}")
        for table in sheet.tables.values():
            where = f"{name}, {sheet.title}"
            check(is_legal(table.name), f"{where}: {table.name} is no name of a table")
            known = re.sub(r"(_chart)?(_\d+)?$", "", table.name)
            check(sheet.title in ("Contents", "Notes", f"{len(book.sheetnames) - 3} About the data") or
                  known in data or table.name in data, f"{where}: no measure is called {table.name}")
            rows = data.get(table.name)
            periods = {words_of(r["period"]) for r in rows} if rows and "period" in rows[0] else None
            look_at_table(where, sheet, table, above, periods)
    cover = [[c for c in row if c is not None] for row in book["Cover"].iter_rows(values_only=True)]
    lines = [" ".join(map(str, row)) for row in cover if row]
    check(len(set(lines)) == len(lines), f"{name}: the cover says something twice: {lines}")
    # a headline's figure stands in one line with its label, or in one cell each: once in any case
    for headline in json.loads((folder / "r.json").read_text())["headlines"]:
        stands = [line for line in lines if headline["label"] in line]
        check(len(stands) == 1 and headline["figure"] in stands[0],
              f"{name}: {headline['figure']} {headline['label']} stands in {stands}")


def look_at_gap(folder):
    """A month without a figure is [z] in the table, and nothing in the figures of the chart: a text would
    be drawn as 0. The names are those of the program, and of a measure that Excel would take for a cell."""
    (folder / "m.csv").write_text("month,n\n" + "".join(f"2023-M{m:02},{'' if m == 3 else m + 4}\n" for m in range(1, 9)))
    (folder / "d.json").write_text(json.dumps({
        "title": "T", "inputs": {"m": {"file": "m.csv"}},
        "measures": {id: {"kind": "tabulate", "input": "m", "values": ["sum(n)"]} for id in ("kpi1", "notes", "R")},
        "sections": [{"id": "s", "title": "S", "measures": ["kpi1", "notes", "R"]}]}))
    for command in (["cj-spc", "m.csv", "--along", "month", "--value", "n", "-o", "g.xlsx", "-q"],
                    ["cj-report", "d.json", "-o", "r.xlsx", "-q"]):
        subprocess.run([binary / command[0], *command[1:]], cwd=folder, check=True)
    tables = openpyxl.load_workbook(folder / "g.xlsx").worksheets[0].tables
    sheet = openpyxl.load_workbook(folder / "g.xlsx").worksheets[0]
    check(list(tables) == ["spc", "spc_chart"], f"a gap: the tables are {list(tables)}")
    for name, gap in (("spc", "[z]"), ("spc_chart", None)):
        row = [c.value for c in sheet[tables[name].ref][3]]  # the header, January, February, March
        check(row[0] == "Mar 2023" and set(row[1:]) == {gap}, f"a gap: {name} has {row}")
    names = [t for sheet in openpyxl.load_workbook(folder / "r.xlsx").worksheets for t in sheet.tables]
    check(names[2:5] == ["table_kpi1", "notes_2", "table_R"], f"names of cells: {names}")


with tempfile.TemporaryDirectory() as folder:
    look_at_gap(Path(folder))
for definition in sorted((root / "sample-data").glob("*/report.json")):
    with tempfile.TemporaryDirectory() as folder:
        look_at(definition.parent.name, Path(folder))
check(seen["tables"] > 100 and seen["codes"] > 200 and seen["periods"] > 40 and seen["charts"] > 0 and
      seen["words"] > 10 and seen["units"] > 0, f"hardly anything was there: {seen}")

print("\n".join(wrong[:30]), end="\n" if wrong else "")
print(f"workbook: {seen}, {len(wrong)} complaints")
sys.exit(1 if wrong else 0)
