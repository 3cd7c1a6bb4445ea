#!/usr/bin/env python3
"""charts.py BIN: what the charts of the sample workbooks show, read from their XML and cells.

A series refers to cells that are its own: its name heads their column or stands in each of their rows.
No two series of a chart show the same cells, and what a chart remembers of them is what they hold. Green,
amber and red are drawn so, in the page, too. A chart beside its table leaves it legible in print, and
whole numbers have no decimals."""
import colorsys
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
seen = {"charts": 0, "series": 0, "below": 0, "cells": 0, "coloured": 0, "beside": 0, "whole": 0, "trends": 0}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


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


def hue(colour):
    """0 is red, 120 green, 240 blue."""
    return 360 * colorsys.rgb_to_hsv(*(int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)))[0]


HUES = {"red": (-1, 15), "amber": (30, 50), "green": (90, 160)}


def look_at_colour(where, name, colour):
    low, high = HUES[name.lower()]
    seen["coloured"] += 1
    check(low <= hue(colour) <= high, f"{where}: {name} is drawn in #{colour}")


def look_at_colours(where, chart):
    names = [one.findtext(f"{C}tx//{C}v") or "" for one in chart.iter(f"{C}ser")]
    for one, name in zip(chart.iter(f"{C}ser"), names):
        if {n.lower() for n in names} <= set(HUES):
            look_at_colour(where, name, one.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val"))


def look_at_print(where, sheet):
    """A4 across is 297 mm wide, less two margins of half an inch, at 96 pixels an inch; a column of w
    characters has 7 w + 5 pixels. Letters of 12 points beside a chart come out with 9 or more,
    those above two charts side by side with 7."""
    tables = [range_boundaries(table.ref) for table in sheet.tables.values()]
    for chart in sheet._charts:
        begins = chart.anchor._from.col
        beside = chart.anchor._from.row < tables[0][3]
        widths = [sheet.column_dimensions[openpyxl.utils.get_column_letter(i + 1)] for i in range(begins)]
        pixels = sum(7 * (w.width if w.customWidth else 8.43) + 5 for w in widths) + 696
        seen["beside"] += beside
        check(12 * min(1, (297 / 25.4 - 1) * 96 / pixels) >= (9 if beside else 7), f"{where}: a chart makes its table small")


def look_at_places(where, sheet):
    for table in sheet.tables.values():
        for row in sheet[table.ref][1:]:
            for cell in row:
                check(not re.match("[▁-█]*█[▁-█]* \\d+%", str(cell.value)), f"{where}: {cell.value} is a black bar in print")
                if isinstance(cell.value, int) and abs(cell.value) >= 1000:
                    seen["whole"] += 1
                    check(".0" not in cell.number_format or "\"" in cell.number_format,
                          f"{where}: {cell.value} is shown as {cell.number_format}")


def look_at_trends(where, page):
    """Shares stand on 0: heights above the lower edge, 4 of 22 pixels, are in proportion to them."""
    for words, path in re.findall(r'<svg class="trend"[^>]*aria-label="([^"]*%[^"]*)"><path d="([^"]*)"', page):
        shares = [float(share) for share in re.findall(r" ([\d.]+)%", words)]
        heights = [18 - float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", path)]
        seen["trends"] += 1
        check(len(shares) == len(heights) and
              all(abs(h * max(shares) - share * max(heights)) <= 0.15 * max(shares) for share, h in zip(shares, heights)),
              f"{where}: {words} is drawn {heights} high")


def look_at(name, folder):
    made = folder / f"{name}.xlsx"
    page = folder / f"{name}.html"
    subprocess.run([binary / "cj-report", root / "sample-data" / name / "report.json", "-q", "-o", made, "-o", page], check=True)
    book = openpyxl.load_workbook(made)
    for sheet in book.worksheets:
        look_at_print(f"{name}, {sheet.title}", sheet)
        look_at_places(f"{name}, {sheet.title}", sheet)
    look_at_trends(name, page.read_text(encoding="utf-8"))
    for svg in re.findall(r"<svg .*?</svg>", page.read_text(encoding="utf-8"), re.S):
        # in the legend the name stands behind its box, and nothing else has one of 12 pixels
        for colour, word in re.findall(r'<rect class="fill"[^>]*fill="#(\w{6})"/>\s*(?:<rect class="pattern"[^>]*/>\s*)?<text[^>]*>(\w+)</text>', svg):
            if word.lower() in HUES:
                look_at_colour(f"{name}.html", word, colour)
    with zipfile.ZipFile(made) as parts:
        for part in sorted(p for p in parts.namelist() if re.match(r"xl/charts/chart\d+\.xml", p)):
            chart = ElementTree.fromstring(parts.read(part))
            look_at_chart(f"{name}, {part[10:]}", book, chart)
            look_at_colours(f"{name}, {part[10:]}", chart)


for definition in sorted((root / "sample-data").glob("*/report.json")):
    with tempfile.TemporaryDirectory() as folder:
        look_at(definition.parent.name, Path(folder))
check(seen["charts"] > 50 and seen["below"] >= 4 and seen["cells"] > 1000 and
      seen["coloured"] >= 6 and seen["beside"] > 5 and seen["whole"] > 10 and seen["trends"] > 0, f"hardly anything was there: {seen}")

print("\n".join(wrong[:30]), end="\n" if wrong else "")
print(f"charts: {seen}, {len(wrong)} complaints")
sys.exit(1 if wrong else 0)
