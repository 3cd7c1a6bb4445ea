#!/usr/bin/env python3
"""charts.py BIN: what the charts of the sample workbooks show, read from their XML and cells.

A series refers to cells that are its own: its name heads their column or stands in each of their rows.
No two series of a chart show the same cells, and what a chart remembers of them is what they hold."""
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import range_boundaries

root = Path(__file__).resolve().parents[2]
binary = Path(sys.argv[1]).resolve()
wrong = []
seen = {"charts": 0, "series": 0, "below": 0, "cells": 0}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def check(fine, words):
    if not fine:
        wrong.append(words)


def cells_of(book, reference):
    name, _, cells = reference.rpartition("!")
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    sheet = book[name.strip("'").replace("''", "'")]
    check(left == right, f"{reference} has several columns")
    return sheet, left, range(top, bottom + 1)


def header_of(sheet, column, row):
    """The heading of a column and the columns of the table in which the cell stands."""
    for table in sheet.tables.values():
        left, top, right, bottom = range_boundaries(table.ref)
        if left <= column <= right and top < row <= bottom:
            return re.sub(r"( \[note \d+\])+$", "", sheet.cell(top, column).value), range(left, right + 1)
    return None, range(0)


def look_at_cached(where, element, values):
    """The points that a chart remembers; a text among figures, [z], is remembered as 0."""
    cached = {int(p.get("idx")): p.findtext(f"{C}v") for p in element.iter(f"{C}pt")}
    for number, value in enumerate(values):
        point = cached.get(number)
        seen["cells"] += 1
        if isinstance(value, (int, float)):
            check(point is not None and abs(float(point) - value) <= 1e-12 * max(1, abs(value)),
                  f"{where}: a cell holds {value!r}, and the chart {point!r}")
        elif element.tag == f"{C}cat":
            check(point == (None if value is None else str(value)), f"{where}: {value!r} is drawn as {point!r}")


def look_at_chart(where, book, chart):
    series = chart.findall(f".//{C}ser")
    shown = []
    seen["charts"] += 1
    for one in series:
        tags = ("xVal", "yVal") if one.find(f"{C}yVal") is not None else ("cat", "val")
        across, values = (one.find(f"{C}{tag}") for tag in tags)
        reference = values.findtext(f".//{C}f")
        sheet, column, rows = cells_of(book, reference)
        _, beside, along = cells_of(book, across.findtext(f".//{C}f"))
        name = one.findtext(f"{C}tx//{C}v") or ""
        heading, columns = header_of(sheet, column, rows[0])
        seen["series"] += 1
        shown.append(reference)
        check(rows == along, f"{where}, {name}: values {rows}, categories {along}")
        look_at_cached(f"{where}, {name}", across, [sheet.cell(r, beside).value for r in rows])
        look_at_cached(f"{where}, {name}", values, [sheet.cell(r, column).value for r in rows])
        check(heading is not None, f"{where}, {name}: {reference} is in no table")
        if len(series) > 1 and heading is not None and heading != name:
            said = [{str(sheet.cell(r, c).value) for c in columns} for r in rows]
            own = all(name in words for words in said)
            seen["below"] += own
            check(own or name in heading or heading in name, f"{where}: {name!r} refers to {heading!r} of {said}")
    check(len(set(shown)) == len(shown), f"{where}: two series show the same cells: {shown}")


def look_at(name, folder):
    made = folder / f"{name}.xlsx"
    subprocess.run([binary / "cj-report", root / "sample-data" / name / "report.json", "-q", "-o", made], check=True)
    book = openpyxl.load_workbook(made)
    with zipfile.ZipFile(made) as parts:
        for part in sorted(p for p in parts.namelist() if re.match(r"xl/charts/chart\d+\.xml", p)):
            look_at_chart(f"{name}, {part[10:]}", book, ElementTree.fromstring(parts.read(part)))


for definition in sorted((root / "sample-data").glob("*/report.json")):
    with tempfile.TemporaryDirectory() as folder:
        look_at(definition.parent.name, Path(folder))
check(seen["charts"] > 50 and seen["below"] >= 4 and seen["cells"] > 1000, f"hardly anything was there: {seen}")

print("\n".join(wrong[:30]), end="\n" if wrong else "")
print(f"charts: {seen}, {len(wrong)} complaints")
sys.exit(1 if wrong else 0)
