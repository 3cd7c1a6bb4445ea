#!/usr/bin/env python3
"""check.py FOLDER DEFINITION: a report (r.xlsx, r.html, r.json, csv/) is whole, accessible, and says one thing.

The workbook is read with openpyxl and as zip, the page with html.parser; every number of a csv is looked
up in the sheet of its table, and every table of the json is compared with its csv."""
import csv
import datetime
import html
import html.parser
import json
import re
import sys
import urllib.parse
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import parts

folder = Path(sys.argv[1])
definition = json.loads(Path(sys.argv[2]).read_text())
# columns that an item shows besides its labels, where it does not show all
shown_of = {m["measure"]: m["show"] for s in definition["sections"] for m in s.get("measures", [])
            if isinstance(m, dict) and "show" in m}
wrong = []


def check(fine, words):
    if not fine:
        wrong.append(words)


report = json.loads((folder / "r.json").read_text())
tables = {t["id"]: t for s in report["sections"] for t in s["tables"]}
tables.update({t["id"]: t for t in report["appendices"]})
check(len(tables) >= 5, "there are hardly any tables")

# ---- csv and json say the same, and the csv is described
LISTS = {t["id"] for t in report["appendices"]} | {
    t["id"] for s in report["sections"] for t in s["tables"] if t["provenance"]["program"] in (None, "cj-report", "")}
group = {t["url"]: t for t in json.loads((folder / "csv" / "csv-metadata.json").read_text())["tables"]}
check(report["schema_version"] == 1 and set(report["period"]) == {"label", "start", "end"}, "json has no version or period")
for path in sorted((folder / "csv").glob("*.csv")):
    rows = list(csv.DictReader(path.open(newline="", encoding="utf-8")))
    whole = path.stem == "figures"  # of all tables, in no json; see below
    table = {"rows": []} if whole else tables[path.stem]
    check(whole or len(rows) == len(table["rows"]), f"{path.name}: {len(rows)} rows, json {len(table['rows'])}")
    for got, want in zip(rows, table["rows"]):
        for key, value in want.items():
            text = "" if value is None else str(value)
            shown = "'" + text if isinstance(value, str) and text[:1] in ("=", "+", "-", "@") else text
            same = got[key] == shown or (
                text and isinstance(value, (int, float)) and Decimal(got[key]) == Decimal(text))
            check(same, f"{path.name}: {key}: {got[key]!r} is {value!r} in json")
    meta = json.loads(Path(str(path) + "-metadata.json").read_text())
    check(meta["@context"][0] == "http://www.w3.org/ns/csvw" and meta["url"] == path.name,
          f"{path.name}: its description is not CSVW")
    with path.open(newline="", encoding="utf-8") as file:
        header = next(csv.reader(file))
    check([c["titles"] for c in meta["tableSchema"]["columns"]] == header,
          f"{path.name}: the description has other columns")
    names = [column["name"] for column in meta["tableSchema"]["columns"]]
    check(len(set(names)) == len(names) and
          all(re.fullmatch(r"(\w|%[0-9A-F]{2})+", n, re.A) and n[0] != "_" for n in names),
          f"{path.name}: {names} are no names of columns")
    # each row can be told from the others by what names it, in every table that counts something
    key = meta["tableSchema"].get("primaryKey")
    check(whole or table.get("primary_key") == (key and [c["titles"] for c in meta["tableSchema"]["columns"] if c["name"] in key]),
          f"{path.name}: csv has the key {key}, json {table.get('primary_key')}")
    if key:
        keys = [tuple(row[c["titles"]] for c in meta["tableSchema"]["columns"] if c["name"] in key) for row in rows]
        check(len(set(keys)) == len(keys), f"{path.name}: rows with one key")
    elif path.stem not in LISTS:
        check(False, f"{path.name}: no key tells its rows apart")
    check(group.pop(path.name, {}).get("tableSchema") == meta["tableSchema"],
          f"{path.name}: csv-metadata.json describes it in another way")
    for column in meta["tableSchema"]["columns"]:
        for row in rows:
            cell = row[column["titles"]]
            kind = column["datatype"]
            fits = (cell == "" or kind == "string" or
                    (kind == "integer" and re.fullmatch(r"-?\d+", cell)) or
                    (kind == "decimal" and re.fullmatch(r"-?\d+(\.\d+)?", cell)) or
                    (kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", cell)))
            check(fits, f"{path.name}: {cell!r} is no {kind}")
            if not fits:
                break

check(not group, f"csv-metadata.json names files that are not there: {sorted(group)}")

# ---- the workbook
for fault in parts.faults(folder / "r.xlsx"):
    check(False, f"the workbook: {fault}")
book = openpyxl.load_workbook(folder / "r.xlsx")
names = book.sheetnames
cover = book["Cover"]
for row in cover.iter_rows(min_col=2, max_col=2):
    # 100 units of 7 pixels hold at least 110 letters of less than 7 pixels; a line is 15 points high
    lines = -(-len(str(row[0].value or "")) // 110)
    high = cover.row_dimensions[row[0].row].height or 15
    check(high >= 15 * lines, f"cover, row {row[0].row}: {lines} lines in {high} points")
for table in (t for sheet in book.worksheets for t in sheet.tables):
    check(re.fullmatch(r"[a-zA-Z]\w*", table), f"{table} is no name of a table")
    check(not table.startswith("table_"), f"{table} is not named by its measure")
check(names[:3] == ["Cover", "Contents", "Notes"], f"the first sheets are {names[:3]}")
check(len({n.lower() for n in names}) == len(names), "two sheets have one name")
check(all(len(n) <= 31 and not set(n) & set(":\\/?*[]") for n in names), "a sheet's name is not legal")
check(book.active.title == "Cover", "the cover is not the first that is seen")
check(book.properties.title == report["title"], "the title is not in the properties")
titles = [book[n]["A1"].value for n in names]
check(all(titles), "a sheet has no title in A1")
notes = {r[0].value: r[1].value for r in book["Notes"].iter_rows(min_row=4) if r[0].value}
referred = set()
numbers = {}
for sheet in book.worksheets:
    check(sheet.sheet_state == "visible", f"{sheet.title} is hidden")
    check(not sheet.merged_cells.ranges, f"{sheet.title} has merged cells")
    check(sheet.freeze_panes is None, f"{sheet.title} has frozen panes")
    check(not any(d.hidden for d in sheet.row_dimensions.values()), f"{sheet.title} hides rows")
    # printed one page wide, on one page where all can be read there; else pages end where nothing is cut
    wide = sum(d.width * 7.41 for d in sheet.column_dimensions.values())
    high = sum((sheet.row_dimensions[r].height or 15) for r in range(1, sheet.max_row + 1))
    fits = sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage
    breaks = [b.id for b in sheet.row_breaks.brk]
    check(sheet.page_setup.orientation == "landscape" and bool(fits) != bool(breaks), f"{sheet.title} is not set up for print")
    whole = [(t.ref, sheet[t.ref][0][0].row, sheet[t.ref][-1][0].row) for t in sheet.tables.values()]
    whole += [("a chart", c.anchor._from.row + 1, c.anchor.to.row + 1) for c in sheet._charts]
    if breaks:
        check(wide * sheet.page_setup.scale / 100 <= 1026, f"{sheet.title}: a page ends within its columns")
        check(58 <= sheet.page_setup.scale <= 100, f"{sheet.title} is printed at {sheet.page_setup.scale}%")
        points = lambda first, last: sum((sheet.row_dimensions[r].height or 15) for r in range(first, last + 1))
        ends = [0] + breaks + [max(last for _, _, last in whole)]
        for first, last in zip(ends, ends[1:]):
            check(points(first + 1, last) * sheet.page_setup.scale / 100 <= 6.92 * 72, f"{sheet.title}: rows {first} to {last} are no page")
        for end in breaks:
            for what, first, last in whole:
                check(not first <= end < last, f"{sheet.title}: {what} is cut below row {end}")
    elif sheet.page_setup.fitToHeight in (0, "0"):
        check(not sheet._charts, f"{sheet.title}: a page may end within a chart")
    check("&P" in (sheet.oddFooter.right.text or ""), f"{sheet.title}: printed pages have no numbers")
    # a chart whose values are no ranges of the table has a small one below, which is said to be its own
    own = {c.row + 1 for row in sheet.iter_rows() for c in row if c.value == "Figures of the chart"}
    check(len(sheet.tables) <= 1 + len(own), f"{sheet.title} has several tables")
    above = [c.value for row in sheet.iter_rows(max_col=1) for c in row if isinstance(c.value, str)]
    for line in above:
        referred |= set(re.findall(r"\[(note \d+)\]", line))
        if re.fullmatch(r"Notes? [\d, andto]*\d", line):
            for first, last in re.findall(r"(\d+)(?: to (\d+))?", line):
                referred |= {f"note {n}" for n in range(int(first), int(last or first) + 1)}
    # printed on A4, nothing is smaller than 7 of 12 points
    check(wide <= 1026 * 12 / 7, f"{sheet.title}: {wide} pixels of columns on a page")
    check(breaks or sheet.page_setup.fitToHeight in (0, "0") or high <= 0.85 * 72 * 8.27 * 12 / 7,
          f"{sheet.title}: {high} points of rows on one page")
    for table in sheet.tables.values():
        cells = sheet[table.ref]
        check(cells[0][0].row <= 7 or cells[0][0].row in own, f"{sheet.title}: its table begins in row {cells[0][0].row}")
        header = [c.value for c in cells[0]]
        check(all(isinstance(h, str) and h for h in header) and len({h.lower() for h in header}) == len(header),
              f"{sheet.title}: the headers are {header}")
        check(header == [c.name for c in table.tableColumns], f"{sheet.title}: headers differ from the table's")
        check(table.autoFilter is None, f"{sheet.title} has a filter")
        check(cells[-1][0].row == sheet.max_row or min(own, default=0) > cells[-1][0].row or
              cells[0][0].row in own, f"{sheet.title}: something stands below the table")
        for column in zip(*cells):
            check((column[0].alignment.horizontal == "right") ==
                  any(isinstance(c.value, (int, float, datetime.datetime)) for c in column[1:]) or
                  sheet.title == "Contents",
                  f"{sheet.title}: {column[0].value!r} is not aligned like its figures")
        for column in zip(*cells[1:]):
            # figures of a column may differ in decimals, each as it is; not in what they are
            formats = {re.sub(r"\.0+", "", c.number_format) for c in column
                       if isinstance(c.value, (int, float, datetime.datetime))}
            percent = {f for f in formats if f.endswith("%")}
            check(len(percent) <= 1 and len(formats - percent) <= 1,
                  f"{sheet.title}: a column has the formats {formats}")
            for cell in column:
                check(cell.data_type != "f", f"{sheet.title} {cell.coordinate} is a formula")
                code = re.fullmatch(r"\[(z|x|c)\]", cell.value) if isinstance(cell.value, str) else None
                if code:
                    check(any(f"{code[0]}: " in line for line in above),
                          f"{sheet.title}: {code[0]} is not explained")
        kept = numbers.setdefault(sheet["A1"].value, [])
        for row in cells[1:]:
            for cell in row:
                if isinstance(cell.value, (int, float)):
                    percent = cell.number_format.endswith("%")
                    kept.append(round(cell.value * 100 if percent else cell.value, 6))
    for chart in sheet._charts:
        for series in chart.series:
            for ref in (series.val.numRef.f, (series.cat.strRef or series.cat.numRef).f):
                target, area = ref.rsplit("!", 1)
                check(target.strip("'").replace("''", "'") == sheet.title, f"{sheet.title}: a chart refers to {target}")
            values = [c.value for row in sheet[series.val.numRef.f.rsplit("!", 1)[1].replace("$", "")] for c in row]
            check(any(isinstance(v, (int, float)) for v in values), f"{sheet.title}: a chart shows {values}")
            labels = [c.value for row in sheet[(series.cat.strRef or series.cat.numRef).f.rsplit("!", 1)[1].replace("$", "")] for c in row]
            lying = getattr(chart, "barDir", None) == "bar"
            if getattr(chart, "barDir", None) == "col":
                # words of 14 letters of 8 points have room below one of seven bars: their names lie
                widest = max(len(w) for label in labels for w in re.split("[ /-]", str(label)))
                check(widest * len(labels) > 98 or chart.x_axis.txPr.p[0].pPr.defRPr is None or
                      chart.x_axis.txPr.bodyPr.rot == 0, f"{sheet.title}: names below bars are turned")
            if chart.tagname != "pieChart":
                check(chart.x_axis.scaling.orientation == ("maxMin" if lying else "minMax"),
                      f"{sheet.title}: categories run {chart.x_axis.scaling.orientation}")
                check(chart.y_axis.scaling.orientation == "minMax", f"{sheet.title}: values run backwards")
                # what is drawn is said once, below the chart; charts of limits name both axes
                check(chart.x_axis.title is not None or chart.y_axis.title is not None,
                      f"{sheet.title}: no axis has a title")
                shown = {c.number_format for row in sheet[series.val.numRef.f.rsplit("!", 1)[1].replace("$", "")] for c in row}
                drawn = [v for v in values if isinstance(v, (int, float))]
                if chart.y_axis.numFmt.formatCode.endswith("%") and chart.grouping == "clustered" and max(drawn) > 0.8:
                    check(chart.y_axis.scaling.max == 1 or max(drawn) > 1, f"{sheet.title}: an axis of shares goes beyond 100%")
                if chart.grouping != "percentStacked":
                    check(any(f.endswith("%") for f in shown) == chart.y_axis.numFmt.formatCode.endswith("%"),
                          f"{sheet.title}: {shown} on an axis of {chart.y_axis.numFmt.formatCode}")
            check(all(v is not None for v in labels) and len(labels) == len(values), f"{sheet.title}: categories {labels}")
check(referred == set(notes), f"notes that nobody refers to, or that are not there: {referred ^ set(notes)}")
for row in book["Contents"].iter_rows(min_row=4, min_col=2, max_col=2):
    link = row[0].hyperlink
    check(link is not None and link.location.split("!")[0].strip("'") in names, f"a link leads nowhere: {row[0].value}")
with zipfile.ZipFile(folder / "r.xlsx") as parts:
    charts = 0
    for name in parts.namelist():
        text = parts.read(name).decode("utf-8", "replace")
        check("vbaProject" not in name and "externalLink" not in name, f"{name} is in the workbook")
        for pair in re.findall(r"<xdr:cNvPr [^>]*>", text):
            charts += 1
            check(re.search(r'descr="[^"]{20,}', pair), f"a chart has no alternative text: {pair}")
want_charts = sum(len(t["charts"]) for t in tables.values())
check(charts == want_charts, f"{charts} charts in the workbook, {want_charts} in json")
# every number of a table that is seen stands in its sheet
for table in tables.values():
    kept = numbers.get(table["title"])
    if kept is None or not table["rows"]:
        continue
    shown = [c for c in table["columns"] if c["unit"] not in ("text", "date") and
             c["key"] in shown_of.get(table["id"], [c["key"]])]
    found = set(kept)
    for column in shown:
        values = [r[column["key"]] for r in table["rows"] if isinstance(r[column["key"]], (int, float))]
        there = [round(float(v), 6) in found for v in values]
        hidden = column["key"] in ("from_months", "to_months")  # for data formats only
        check(all(there) or hidden,
              f"{table['title']}: some figures of {column['key']} are not in the workbook")
check(sum(len(v) for v in numbers.values()) > 50, "the workbook has hardly any numbers")

# ---- the page
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.text, self.svg, self.captions, self.tables = [], [], [], [], 0, 0, 0
        self.trends = []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a":
            self.links.append(attrs["href"])
        check(tag != "script" and not any(k.startswith("on") for k in attrs), f"the page has a {tag} {attrs}")
        check(not any(k in ("src", "data") for k in attrs), f"the page loads {attrs}")
        if tag == "svg" and attrs.get("class") == "trend":
            check(attrs.get("role") == "img", "a trend is no image")
            self.trends.append(attrs.get("aria-label"))
        elif tag == "svg":
            self.svg += 1
            check(attrs.get("role") == "img" and attrs.get("aria-labelledby"), "a drawing has no name")
        self.tables += tag == "table"
        self.captions += tag == "caption"
        if tag == "th":
            check("scope" in attrs, "a th has no scope")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        check(self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}")
        self.open.pop()

    def handle_data(self, data):
        self.text.append(data)


page = Page()
page.feed((folder / "r.html").read_text(encoding="utf-8"))
check(not page.open, f"left open: {page.open}")
check(len(set(page.ids)) == len(page.ids), "two elements have one id")
for link in page.links: # within the page, to its data, or to somebody's address
    check(link[1:] in page.ids if link.startswith("#") else
          link.startswith("mailto:") or (folder / urllib.parse.unquote(link)).is_file(), f"{link} leads nowhere")
# and each file of data has a link: the tables' own beside them, the others below "About the data";
# descriptions of single files are named after them
files = {"csv/" + f.name for f in (folder / "csv").iterdir() if not f.name.endswith(".csv-metadata.json")}
check(files <= {urllib.parse.unquote(link) for link in page.links},
      f"no link leads to {sorted(files - {urllib.parse.unquote(link) for link in page.links})}")
described = re.findall(r'<meta name="description" content="([^"]+)">', (folder / "r.html").read_text(encoding="utf-8"))
check(len(described) == 1, f"the page is described {described}")
check(page.tables == page.captions and page.tables >= len(report["appendices"]), "a table has no caption")
check(page.svg == 2 * want_charts, f"{page.svg} drawings of {want_charts} charts")
trends = [row["trend"] for section in report["sections"] for table in section["tables"] for row in table["rows"] if row.get("trend")]
check(page.trends == trends, f"the page draws {page.trends} for the trends {trends}")
text = " ".join(" ".join(page.text).split())
for headline in report["headlines"]:
    check(headline["figure"] in text and headline["label"] in text, f"the page has no headline {headline}")
for section in report["sections"]:
    check(section["title"] in text, f"the page has no section {section['title']}")
for table in tables.values():
    for row in table["rows"]:
        for column in table["columns"]:
            value = row[column["key"]]
            if (column["unit"] == "percent" and isinstance(value, (int, float)) and
                    column["key"] in shown_of.get(table["id"], [column["key"]])):
                check(f"{value}%" in text or f"{value:.1f}%" in text or f"{value:.2f}%" in text,
                      f"{table['title']}: {value}% is not on the page")

# ---- one order of rows: where page and workbook name the same rows, each once, and so does markdown
raw = (folder / "r.html").read_text(encoding="utf-8")
pieces = {m[1]: m[2] for m in re.finditer(r'<div id="table-([^"]+)">(.*?)</table>', raw, re.S)}
sheets = {}
for sheet in book.worksheets:
    sheets.setdefault(sheet["A1"].value, []).append(sheet)
written = (folder / "r.md").read_text(encoding="utf-8").split("\n")
ordered = 0
for id, table in tables.items():
    if id not in pieces or len(sheets.get(table["title"], [])) != 1:
        continue
    sheet = sheets[table["title"]][0]
    area = sheet[next(iter(sheet.tables.values())).ref]
    on_page = [html.unescape(re.sub(r"<[^>]*>", "", th)) for th in re.findall(r'<th scope="row"[^>]*>(.*?)</th>', pieces[id], re.S)]
    in_book = [str(row[0].value) for row in area[1:]]
    if len(set(on_page)) < 2 or sorted(on_page) != sorted(in_book) or len(set(on_page)) != len(on_page):
        continue
    check(on_page == in_book, f"{table['title']}: page {on_page}, workbook {in_book}")
    rows = [line[2:].split(" | ")[0] for line in written if line.startswith("| ")]
    check(any(rows[i:i + len(on_page)] == on_page for i in range(len(rows))),
          f"{table['title']}: markdown has not the rows {on_page} in this order")
    ordered += 1
check(ordered >= 2, f"the order of rows was compared in {ordered} tables")

# ---- markdown: each note once, at the end, and all are referred to
lines = (folder / "r.md").read_text(encoding="utf-8").split("\n")
start = lines.index("## Notes") if "## Notes" in lines else len(lines)
end = lines.index("## About the data")
numbered = [re.fullmatch(r"(\d+)\. (.+)", line) for line in lines[start:end]]
numbered = [(int(m[1]), m[2]) for m in numbered if m]
check(numbered and [n for n, _ in numbered] == list(range(1, len(numbered) + 1)), "markdown: the notes are not numbered")
check(len({words for _, words in numbered}) == len(numbered), "markdown: a note is there twice")
check("Notes:" not in lines[:start], "markdown: a table has notes of its own")
for number, words in numbered:
    said = re.sub(r'"[^"]*"', "", words.replace("\\_", "_"))
    check(not re.search(r"\b[a-z]+_[a-z_]+\b(?!\.\w)", said), f"note {number} calls a column as programs do: {words}")
    check(not re.match(r"[a-z][\w-]+ ", words), f"note {number} begins with a small letter: {words}")
    check(len(words) <= 420, f"note {number} is {len(words)} letters long")
marks = {int(n) for line in lines[:start] for n in re.findall(r"\[note (\d+)\]", line)}
told = {n for line in lines[:start] if re.fullmatch(r"Notes? \d+((,| and| to) \d+)*\.", line)
        for first, last in re.findall(r"(\d+)(?: to (\d+))?", line) for n in range(int(first), int(last or first) + 1)}
check(told == {n for n, _ in numbered}, f"markdown: notes that no table has: {told ^ {n for n, _ in numbered}}")
check(marks <= told, f"markdown: headings refer to {marks - told}")
of_page = re.findall(r'<li id="note-\d+">(.*?)</li>', (folder / "r.html").read_text(encoding="utf-8"))
plain = {re.sub(r"\\([|*_`\\<\[])", r"\1", words) for _, words in numbered}
check({html.unescape(words) for words in of_page} <= plain, "markdown lacks notes of the page")

# where records come from is told in words, not by what programs call it
check(not re.search(r"Source: (input|measure) ", text), "a source is called as programs call it")

seen_figures = set()
# All figures in one table, whose columns are the same in every report; no key is there twice.
with open(folder / "csv" / "figures.csv", encoding="utf-8", newline="") as file:
    figures = list(csv.DictReader(file))
FIXED = "report,measure,period,period_start,period_end,labels,figure,value,unit,status".split(",")
check(figures and list(figures[0]) == FIXED, "figures.csv has other columns")
keys = [(f["measure"], f["period"], f["labels"], f["figure"]) for f in figures]
check(len(set(keys)) == len(keys), "figures.csv has a key twice")
check(all(bool(f["value"]) != (f["status"] in ("[c]", "[x]", "[z]")) for f in figures),
      "figures.csv has a figure without value and reason")
for table in tables.values():
    for row in table["rows"]:
        for column in table["columns"]:
            value = row[column["key"]]
            if column["unit"] in ("count", "percent") and isinstance(value, (int, float)) and column["key"] != "period":
                seen_figures.add((table["id"], column["key"], value))
have = {(f["measure"], f["figure"], float(f["value"])) for f in figures if f["value"]}
for id, key, value in seen_figures:
    if any(f["measure"] == id for f in figures):
        check((id, key, float(value)) in have, f"figures.csv lacks {id} {key} {value}")

for words in wrong[:20]:
    print(f"{folder.name}: {words}")
sys.exit(1 if wrong else 0)
