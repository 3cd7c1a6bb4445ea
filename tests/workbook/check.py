#!/usr/bin/env python3
"""check.py BIN [STEP]: a workbook is whole or there is none.

Allocations of the process that makes it fail, one at a time and all from one on; the places for its
parts are small.  Each run must end with status 0 and the same workbook, or with status 3, a message and
no workbook."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent
binary = Path(sys.argv[1]).resolve()
step = int(sys.argv[2]) if len(sys.argv) > 2 else 0
wrong = []
tally = {0: 0, 3: 0}


def run(command, folder, **more):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, **more))


def one(command, folder, whole, words, **more):
    book = folder / "book.xlsx"
    book.unlink(missing_ok=True)
    ended = run(command, folder, **more)
    tally[ended.returncode] = tally.get(ended.returncode, 0) + 1
    left = [p.name for p in folder.iterdir() if p.name.startswith((".book", "core"))]
    if ended.returncode == 0:
        if not book.exists() or book.read_bytes() != whole:
            wrong.append(f"{words}: status 0 and another workbook")
    elif ended.returncode == 3:
        if book.exists() or not ended.stderr.strip():
            wrong.append(f"{words}: status 3, a file: {book.exists()}, said: {ended.stderr!r}")
    else:
        wrong.append(f"{words}: status {ended.returncode}: {ended.stderr!r}")
    if left:
        wrong.append(f"{words}: left behind: {left}")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "rows.csv").write_text("area,kind\n" + "".join(
        f"area {i % 4},kind {i % 3}\n" for i in range(40)))
    (folder / "report.json").write_text("""{"title": "A report", "service": "Some service",
      "inputs": {"rows": {"file": "rows.csv"}},
      "measures": {"a": {"kind": "tabulate", "rows": "area", "cols": "kind"},
                   "b": {"kind": "tabulate", "rows": "kind"}},
      "sections": [{"title": "First", "measures": ["a"], "chart": "bar"},
                   {"title": "Second", "measures": ["b"], "chart": "pie"},
                   {"title": "Third", "measures": ["a"], "chart": "line"}]}""")
    command = [binary / "cj-report", "report.json", "-o", "book.xlsx"]
    sanitized = b"__asan_init" in (binary / "cj-report").read_bytes()
    plain = run(command, folder)
    if plain.returncode != 0:
        sys.exit(f"the report fails: {plain.stderr}")
    whole = (folder / "book.xlsx").read_bytes()

    if not sanitized:
        shim = folder / "fail.so"
        subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", shim, here / "fail.c"],
                       check=True)
        run(command, folder, LD_PRELOAD=str(shim), CJ_COUNT=str(folder / "count"))
        count = int((folder / "count").read_text())
        if count < 1000:
            wrong.append(f"only {count} allocations are seen")
        at = 1
        while at <= count:
            one(command, folder, whole, f"allocation {at}", LD_PRELOAD=str(shim), CJ_FAIL_AT=str(at))
            if step != 1 and at % 4 == 1:
                one(command, folder, whole, f"allocations from {at}", LD_PRELOAD=str(shim), CJ_FAIL_AT=str(at),
                    CJ_FAIL_ALL="yes")
            at += step or max(7, count // 150 | 1)
        if tally[3] < 20:
            wrong.append(f"hardly any run failed: {tally}")

print("\n".join(wrong[:20]), end="\n" if wrong else "")
print(f"workbook: {tally[0]} runs made the same workbook, {tally[3]} said that they could not, "
      f"{len(wrong)} complaints")
sys.exit(1 if wrong else 0)
