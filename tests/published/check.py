#!/usr/bin/env python3
"""Compare what the programs print from the sample exports with published figures.

check.py BIN runs the files of tables/, one for each published table, and looks every line of
figures.csv up in what they print.  A file is a script for bash, run in sample-data/; its comments
say how the output, csv or a table in Markdown, is read:

    # rows: FILE N                 the export has N rows, as published
    # row: TEMPLATE                the published row that a printed row is; {HEADING} is its cell
    # column: TEMPLATE = HEADING   the heading under which a published column is printed, if not
                                   its own
    # names: PRINTED = PUBLISHED; ...
                                   other words in headings and in the cells of a template

Each "# row:" begins a part, which is run by itself; what stands above the first is part of all.
{section} is the heading above a table in Markdown.  What is printed more than once must be the
same each time.
"""
import concurrent.futures
import csv
import io
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.normpath(os.path.join(HERE, "..", "..", "sample-data"))
FIGURES = 336
# figure: (as published, as it must be printed, why)
MISPRINTS = {"F302": ("77", "78", "91 of 117 is 77.8 %, which is 78; the source may have cut it off, "
                      "or have added 41 and 37 less one")}


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_figures():
    figures = read_rows(os.path.join(HERE, "figures.csv"))
    assert [f["figure"] for f in figures] == [f"F{n:03}" for n in range(1, FIGURES + 1)]
    assert len({(f["table"], f["row"], f["column"]) for f in figures}) == FIGURES
    for name, (published, _, _) in MISPRINTS.items():
        assert [f["value"] for f in figures if f["figure"] == name] == [published]
    return figures


def wanted(figure):
    """What the programs have to print for it."""
    name = figure["figure"]
    return MISPRINTS[name][1] if name in MISPRINTS else figure["value"]


# ---- the files of tables/ --------------------------------------------------------------------

def read_script(table):
    with open(os.path.join(HERE, "tables", table), encoding="utf-8") as file:
        return file.read()


def exports_of(script):
    """The files of sample-data/ that its commands read."""
    commands = re.sub("^#.*", "", script, flags=re.M)
    return set(re.findall(r"[a-z][a-z-]+/[a-z0-9-]+\.(?:csv|json)", commands))


def parts_of(script):
    common, *parts = re.split("^(?=# row: )", script, flags=re.M)
    return [common + part for part in parts]


def notes_of(part, key):
    return [note.strip() for line in re.findall(rf"^# {key}: (.*)$", part, re.M)
            for note in line.split(";")]


def pairs_of(part, key):
    return [note.split(" = ") for note in notes_of(part, key)]


def check_script(table, script, figures):
    """What is wrong with the file itself."""
    for export in sorted(exports_of(script)):
        if not os.path.exists(os.path.join(SAMPLES, export)):
            yield f"{table}: no {export}"
    for note in notes_of(script, "rows"):
        export, rows = note.split()
        found = len(read_rows(os.path.join(SAMPLES, export)))
        if str(found) != rows:
            yield f"{table}: {export} has {found} rows, not {rows}"
    # No figure may be given away in a command; those of one or two digits are too common to tell.
    numbers = set(re.findall(r"[\d.]+", re.sub("^#.*", "", script, flags=re.M)))
    for figure in figures:
        number = figure["value"].lstrip("-")
        if len(number) > 2 and number in numbers:
            yield f"{table}: {figure['figure']} stands in a command"


# ---- what they print -------------------------------------------------------------------------

def read_markdown(text):
    rows, heading, section = [], None, ""
    for line in text.splitlines():
        if line.startswith("### "):
            section = line[4:]
        if not line.startswith("| "):
            heading = None
            continue
        cells = [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if heading is None:
            heading = cells
        elif not set(line) <= set("|-: "):
            rows.append({"section": section, **dict(zip(heading, cells))})
    return rows


def read_csv(text):
    """The rows of one table, or of several with the same header below each other."""
    header, *rows = csv.reader(io.StringIO(text))
    assert all(len(row) == len(header) for row in rows), text
    return [dict(zip(header, row)) for row in rows if row != header]


def run_part(part, bin_, samples=SAMPLES):
    """{(published row, published column): {printed cell, ...}}, without the % of a cell"""
    environment = dict(os.environ, PATH=bin_ + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8")
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", part], cwd=samples, env=environment,
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"exit status {done.returncode} of\n{part}{done.stderr}")
    names = dict(pairs_of(part, "names"))
    (template,) = notes_of(part, "row")
    found = {}
    for row in (read_markdown if "\n| ---" in done.stdout else read_csv)(done.stdout):
        said = {heading: names.get(cell, cell) for heading, cell in row.items()}
        columns = {names.get(heading, heading): heading for heading in row}
        columns.update((column.format(**said), heading)
                       for column, heading in pairs_of(part, "column"))
        for column, heading in columns.items():
            cells = found.setdefault((template.format(**said), column), set())
            cells.add(row[heading].rstrip("%"))
    return found


def run_tables(tables, bin_, samples=SAMPLES, faults=None):
    """{(table, published row, published column): {printed cell, ...}}; a part that fails is raised,
    or one of the faults."""
    parts = [(table, part) for table in tables for part in parts_of(read_script(table))]
    printed = {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [pool.submit(run_part, part, bin_, samples) for _, part in parts]
        for (table, _), run in zip(parts, runs):
            if run.exception() is not None and faults is not None:
                faults.append(f"{table}: {run.exception()}")
                continue
            for (row, column), cells in run.result().items():
                printed.setdefault((table, row, column), set()).update(cells)
    return printed


def key_of(figure):
    return figure["table"], figure["row"], figure["column"]


def bin_of(arguments):
    (folder,) = arguments
    folder = os.path.abspath(folder)
    assert os.access(os.path.join(folder, "cj-tabulate"), os.X_OK), folder
    return folder


def main():
    bin_ = bin_of(sys.argv[1:])
    figures = read_figures()
    tables = {figure["table"] for figure in figures}
    files = set(os.listdir(os.path.join(HERE, "tables")))
    faults = [f"{name}: file or figures missing" for name in sorted(files ^ tables)]
    tables = sorted(files & tables)
    for table in tables:
        own = [figure for figure in figures if figure["table"] == table]
        faults += check_script(table, read_script(table), own)
    printed = run_tables(tables, bin_, faults=faults)
    good = misprints = 0
    for figure in figures:
        cells = printed.get(key_of(figure), {})
        if cells != {wanted(figure)}:
            faults.append(f"{figure['figure']} {'; '.join(key_of(figure))}: "
                          f"{wanted(figure)} expected, {', '.join(sorted(cells)) or 'nothing'} printed")
        elif figure["figure"] in MISPRINTS:
            misprints += 1
        else:
            good += 1
    for fault in faults:
        print(fault)
    print(f"{good} of {FIGURES} published figures reproduced, {misprints} documented misprint")
    return 1 if faults or good + misprints != FIGURES else 0


if __name__ == "__main__":
    sys.exit(main())
