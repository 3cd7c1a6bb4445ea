#!/usr/bin/env python3
"""hostile.py BIN WORK: texts that mean something to Excel, HTML or CSV arrive as text."""
import html
import json
import subprocess
import sys
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import parts

binary, work = Path(sys.argv[1]), Path(sys.argv[2]) / "hostile"
work.mkdir()
texts = ['=HYPERLINK("http://x.example","click")', "<script>alert(1)</script>", "_x0041_", "+1+1", "@SUM(A1)",
         "\U0001F600 emoji", "\u05e9\u05dc\u05d5\u05dd", 'quote " and \' here', "a & b < c", "-2+3", "]]>", "%s %n"]
(work / "rows.csv").write_text(
    "name,n\n" + "".join('"%s",%d\n' % (t.replace('"', '""'), i) for i, t in enumerate(texts)), encoding="utf-8")
definition = {"title": "Hostile </title><script>", "inputs": {"rows": {"file": "rows.csv"}},
              "measures": {"t": {"kind": "tabulate", "label": "Names: a/b [c]?*", "rows": "name"}},
              "sections": [{"title": "S <b>", "text": "a & b", "measures": ["t"], "chart": "bar"},
                           {"title": "List", "list": {"input": "rows"}}],
              "notes": ["=1+1"]}
(work / "d.json").write_text(json.dumps(definition), encoding="utf-8")
run = subprocess.run([binary / "cj-report", work / "d.json", "-o", work / "r.xlsx", "-o", work / "r.html"],
                     capture_output=True, text=True)
wrong = []
if run.returncode != 0 or run.stderr:
    wrong.append(f"exit {run.returncode}: {run.stderr}")
else:
    book = openpyxl.load_workbook(work / "r.xlsx")
    cells = {c.value for sheet in book for row in sheet.iter_rows() for c in row}
    formulas = [c.coordinate for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    wrong += parts.faults(work / "r.xlsx")
    page = (work / "r.html").read_text(encoding="utf-8")
    if formulas:
        wrong.append(f"formulas: {formulas}")
    for text in texts:
        if text not in cells:
            wrong.append(f"not in the workbook: {text!r}")
        if text not in html.unescape(page):
            wrong.append(f"not on the page: {text!r}")
    if "<script" in page.lower():
        wrong.append("a script is on the page")
# more than a cell of Excel takes: an error that says where, and no file; a page takes it
(work / "rows.csv").write_text("name,n\n" + "x" * 40000 + ",1\n", encoding="utf-8")
run = subprocess.run([binary / "cj-report", work / "d.json", "-o", work / "long.xlsx"], capture_output=True, text=True)
if run.returncode != 2 or "32767" not in run.stderr or (work / "long.xlsx").exists():
    wrong.append(f"a long text: exit {run.returncode}: {run.stderr}")
run = subprocess.run([binary / "cj-report", work / "d.json", "-o", work / "long.html"], capture_output=True, text=True)
if run.returncode != 0 or "x" * 40000 not in (work / "long.html").read_text():
    wrong.append(f"a long text on a page: exit {run.returncode}: {run.stderr}")
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
