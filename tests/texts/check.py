#!/usr/bin/env python3
"""check.py BIN: random texts as cells, headings, titles, names of sections, of charts and of files.

Every format stays well formed and is read back: csv and json have each character, the others show what
they cannot hold as codes (\\x01, \\uFFFF) and say in how many cells."""
import csv
import html
import html.parser
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import xml.parsers.expat
import zipfile
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import parts

binary = Path(sys.argv[1]).resolve()
odd = ["\x01", "\x0b", "\x1f", "\x7f", "\x85", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\U0001f600", "\u05d0",
       "\u200b", "_x0041_", "_x005F_", "<", ">", "&", "'", '"', "]]>", "{{", "%s", "|", "*", "\\", "=", "+", "[", "/",
       ":", "?", "e\u0301", "\xe9", " ", "#", "a", "B", "x", "7", "-", "\u2028", "\x1b[31m", "&#1;", "--"]
wrong = []


def shown(text):
    """The rule, written once more."""
    text = re.sub(r"\r\n|[\r\n\t]", " ", text)
    text = re.sub(r"[\x00-\x1f\x7f]", lambda m: "\\x%02X" % ord(m[0]), text)
    return re.sub("[\x80-\x9f\ufffe\uffff]", lambda m: "\\u%04X" % ord(m[0]), text)


def check(fine, words):
    if not fine:
        wrong.append(words)


class Strict(html.parser.HTMLParser):
    """Elements balance; what is in svg is kept for an XML reader by itself."""
    void = {"meta", "br", "img", "link", "input", "hr"}

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        check(self.open and self.open.pop() == tag, f"page: </{tag}> closes another")


def run(folder, *command):
    return subprocess.run([binary / command[0], *command[1:]], cwd=folder, capture_output=True)


def in_csv(value):
    """A text that a spreadsheet would compute has an apostrophe before it in csv."""
    computed = re.match("'*[ \u00a0\u200b\u3000]*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]", value)
    return "'" + value if computed and value != "-" and not re.fullmatch(r"[+-]\d+(\.\d+)?", value) else value


HIDDEN = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
                    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")


def read(value):
    """What values are compared by: no case, one blank for any, nothing for what shows nothing."""
    return re.sub("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+", " ",
                  HIDDEN.sub("", value.casefold())).strip()


def one(seed, folder):
    choose = random.Random(seed)

    def text(most=5):
        made = "".join(choose.choice(odd) for _ in range(choose.randint(1, most)))
        return made if made != "-" and made.strip("\u2028 \t") == made and made.strip() == made and "=" not in made[:1] else "t" + made + "t"

    values = list({text().casefold(): None for _ in range(12)}) + ["=1+1", "_x0041_", "plain"]
    values = list({read(v): v for v in values}.values())
    titles = [text(8) for _ in range(6)]
    with open(folder / "rows.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name", "n"]] + [[v, i % 3] for i, v in enumerate(values * 2)])
    # in a definition { opens a gap of a text, and {{ is the sign
    titles, said = [title.replace("{", "{{").replace("}", "}}") for title in titles], titles
    definition = {"title": titles[0], "service": said[1], "inputs": {"rows": {"file": "rows.csv"}},
                  "measures": {"t": {"kind": "tabulate", "rows": "name", "label": titles[2]},
                               "w": {"kind": "tabulate", "rows": "n", "cols": "name"}},
                  "sections": [{"id": "first", "title": titles[3], "text": titles[4], "measures": ["t"],
                                "chart": {"kind": "bar", "title": titles[5]}},
                               {"id": "history", "title": "History", "measures": ["w"], "chart": "line"},
                               {"id": "list", "title": titles[3], "list": {"input": "rows"}}],
                  "notes": [titles[4]]}
    (folder / "d.json").write_text(json.dumps(definition), encoding="utf-8")
    titles = said
    ended = run(folder, "cj-report", "d.json", "-o", "r.xlsx", "-o", "r.html", "-o", "r.json", "-o", "r.md",
                "-o", "r.txt", "-o", "csv/")
    if ended.returncode != 0:
        check(False, f"seed {seed}: exit {ended.returncode}: {ended.stderr.decode(errors='replace')}")
        return
    # data formats have each character
    report = json.loads((folder / "r.json").read_bytes().decode("utf-8"))
    check(report["title"] == titles[0], f"seed {seed}: json has another title: {report['title']!r}")
    rows = {r["name"] for s in report["sections"] for t in s["tables"] if t["id"] == "t" for r in t["rows"]}
    check(set(values) <= rows, f"seed {seed}: not in json: {set(values) - rows}")
    table = list(csv.reader(io.StringIO((folder / "csv/t.csv").read_bytes().decode("utf-8"), newline="")))
    there = {r[0] for r in table}
    check({in_csv(v) for v in values} <= there, f"seed {seed}: not in csv: {[v for v in values if in_csv(v) not in there]}")
    # what people read: codes, and how many
    codes = sum(shown(v) != v for v in values)
    said = f"that cannot be shown, in {codes} cell"
    page = (folder / "r.html").read_bytes().decode("utf-8")
    Strict().feed(page)
    plain = html.unescape(page)
    for value in values + titles:
        check(shown(value) in plain, f"seed {seed}: not on the page: {value!r}")
    for drawing in re.findall(r"<svg.*?</svg>", page, re.S):
        try:
            xml.parsers.expat.ParserCreate().Parse(drawing.encode(), True)
        except xml.parsers.expat.ExpatError as error:
            check(False, f"seed {seed}: a drawing: {error}")
    check(not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", page), f"seed {seed}: a character is on the page")
    for name in ("r.md", "r.txt"):
        lines = (folder / name).read_bytes().decode("utf-8")
        check(not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", lines), f"seed {seed}: a character is in {name}")
    check(codes == 0 or said in plain, f"seed {seed}: the page does not say {said!r}")
    # the workbook
    for fault in parts.faults(folder / "r.xlsx"):
        check(False, f"seed {seed}: workbook: {fault}")
    book = openpyxl.load_workbook(folder / "r.xlsx")
    # the texts by hand, as Excel reads them: openpyxl does not know escapes in lower case
    raw = zipfile.ZipFile(folder / "r.xlsx").read("xl/sharedStrings.xml").decode()
    texts = [parts.unescaped(html.unescape(t)) for t in re.findall(r"<t[^>]*>(.*?)</t>", raw, re.S)]
    cells = set(texts)
    for sheet in book.worksheets[1:2]:
        for row in sheet.iter_rows(min_row=4, min_col=2, max_col=2):
            where = row[0].hyperlink.location
            check(where[1:].rsplit("'!", 1)[0] in book.sheetnames, f"seed {seed}: a link leads to {where!r}")
    for value in values:
        check(shown(value) in cells, f"seed {seed}: not in the workbook: {value!r}")
    # what stands above a table is cut into lines, a cell each
    check(codes == 0 or said in " ".join(texts), f"seed {seed}: the workbook does not say {said!r}")
    check(not any(c.data_type == "f" for sheet in book for row in sheet.iter_rows() for c in row), f"seed {seed}: a formula")
    names = [n.casefold() for n in book.sheetnames]
    check(len(set(names)) == len(names) and all(len(n.encode("utf-16-le")) <= 62 for n in names) and
          not any(set(n) & set(":\\/?*[]'") for n in names), f"seed {seed}: names of sheets: {names}")
    for sheet in book:
        for table in sheet.tables.values():
            heads = [c.name.casefold() for c in table.tableColumns]
            check(len(set(heads)) == len(heads), f"seed {seed}: {sheet.title}: headings {heads}")


def options(folder):
    """Bytes that are no UTF-8: an option is refused by its name, the name of a file is shown."""
    (folder / "a.csv").write_text("g,v\nx,1\ny,2\n")
    for suffix in ("xlsx", "json", "html", "md", "csv", "txt"):
        ended = run(folder, "cj-tabulate", "a.csv", "--rows", "v", "--title", b"caf\xe9", "-o", f"o.{suffix}")
        check(ended.returncode == 2 and b"--title" in ended.stderr and not (folder / f"o.{suffix}").exists(),
              f"--title in Latin-1 to {suffix}: exit {ended.returncode}: {ended.stderr}")
    name = os.fsencode(folder) + b"/caf\xe9.csv"
    with open(name, "w") as file:
        file.write("g,v\nx,1\ny,2\n")
    for suffix in ("xlsx", "json", "html", "md", "csv", "txt"):
        ended = run(folder, "cj-tabulate", b"caf\xe9.csv", "--rows", "v", "-o", f"n.{suffix}")
        check(ended.returncode == 0, f"caf\\xe9.csv to {suffix}: exit {ended.returncode}: {ended.stderr}")
        if suffix == "xlsx":
            for fault in parts.faults(folder / "n.xlsx"):
                check(False, f"caf\\xe9.csv: {fault}")
        else:
            made = (folder / f"n.{suffix}").read_bytes().decode("utf-8")
            check(suffix == "csv" or "xE9.csv" in made, f"caf\\xe9.csv is not shown in {suffix}")
    json.loads((folder / "n.json").read_text())


with tempfile.TemporaryDirectory() as name:
    runs = 40 if os.environ.get("CJ_FULL") == "yes" else 12
    for seed in range(runs):
        sub = Path(name) / str(seed)
        sub.mkdir()
        one(seed, sub)
    options(Path(name))
print("\n".join(wrong[:20]), end="\n" if wrong else "")
print(f"texts: {runs} random reports, {len(wrong)} complaints")
sys.exit(1 if wrong else 0)
