"""What cj-check --infer drafts is what an export holds: python3 run.py BIN [FIRST LAST]

Random exports of known content are drafted and read back through the draft.

1. cj-check with the draft finds no error.
2. The rows, the sum of each column of numbers, the days of each column of dates and the number of
   values of each column of texts are those that were written.
3. Identifiers stay texts; texts that are long have no list of values, few values have one.
4. The samples are read through their drafts, too, to the same tables as without.

FIRST and LAST are seeds; a failed one prints its folder, which stays.
"""

import csv
import io
import json
import random
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

BIN = Path(sys.argv[1])
SEEDS = range(int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else range(80)
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample-data"
LATER = date(2040, 1, 1)

passed = 0
failed = 0


def check(name, good, *details):
    global passed, failed
    if good:
        passed += 1
        return
    failed += 1
    print("FAILED", name, *details, sep="\n  ")


def run(program, *arguments, folder=None):
    command = [BIN / program, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False)


# ---- what a column holds ---------------------------------------------------------------------

MONTHS = "January February March April May June July August September October November December".split()
DAYS = {  # how a system writes days
    "iso": lambda d: d.isoformat(),
    "uk": lambda d: d.strftime("%d/%m/%Y"),
    "us": lambda d: d.strftime("%m/%d/%Y"),
    "short": lambda d: d.strftime("%d/%m/%y"),
    "dots": lambda d: d.strftime("%d.%m.%Y"),
    "dashes": lambda d: d.strftime("%d-%m-%Y"),
    "named": lambda d: f"{d.day:02d}-{MONTHS[d.month - 1][:3]}-{d.year}",
    "words": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "sheet": lambda d: str((d - date(1899, 12, 30)).days),
    "stamp": lambda d: f"{d.isoformat()} {d.day % 24:02d}:{d.month:02d}:00",
    "moment": lambda d: f"{d.strftime('%d/%m/%Y')} {d.day % 24:02d}:{d.month:02d}"}


def grouped(value, group, point):
    whole, _, rest = f"{value:,}".partition(".")
    return whole.replace(",", group) + (point + rest if rest else "")


NUMBERS = {  # how a system writes numbers
    "plain": str,
    "comma": lambda v: grouped(v, "", ","),
    "english": lambda v: grouped(v, ",", "."),
    "german": lambda v: grouped(v, ".", ","),
    "percent": lambda v: f"{v}%",
    "pounds": lambda v: "£" + grouped(v, ",", ".")}


class Column:
    """A heading, what it holds, and the cells as they are written."""

    def __init__(self, kind, heading, cells, expected):
        self.kind = kind
        self.heading = heading
        self.cells = cells
        self.expected = expected


def blanks(dice, cells, words):
    """Some cells say that there is nothing; which."""
    share = dice.choice((0, 0, 0.1, 0.3))
    gone = [dice.random() < share for _ in cells]
    return [dice.choice(words) if out else cell for cell, out in zip(cells, gone)], gone


def column_of_dates(dice, heading, rows, form, words):
    days = [date(2019, 1, 1) + timedelta(dice.randrange(1500)) for _ in range(rows)]
    days[dice.randrange(rows)] = date(2021, 5, dice.randrange(13, 29))
    cells, gone = blanks(dice, [DAYS[form](day) for day in days], words)
    kept = [day for day, out in zip(days, gone) if not out]
    return Column("date", heading, cells, (len(kept), sum((LATER - day).days for day in kept)))


def column_of_numbers(dice, heading, rows, form, words):
    places = 0 if form == "plain" and dice.random() < 0.5 else dice.choice((1, 2))
    top = dice.choice((90, 25000, 4000000))
    values = [Decimal(dice.randrange(top * 10 ** places)).scaleb(-places) for _ in range(rows)]
    if form != "plain":  # one that tells the form
        values[0] = Decimal("1234567.5")
    cells, gone = blanks(dice, [NUMBERS[form](value) for value in values[1:]], words)
    cells.insert(0, NUMBERS[form](values[0]))
    kept = values[:1] + [value for value, out in zip(values[1:], gone) if not out]
    return Column("number", heading, cells, (len(kept), sum(kept)))


def column_of_ids(dice, heading, rows):
    shape = dice.choice(("P{:04d}", "{:05d}", "AB-{}", "{}/21"))
    numbers = dice.sample(range(1000, 90000 if "{:04d}" not in shape else 9999), rows)
    if dice.random() < 0.4:  # people with several rows
        numbers = [dice.choice(numbers[:max(2, rows // 3)]) for _ in numbers]
    if shape == "{:05d}":
        numbers[0] = 42
    cells = [shape.format(number) for number in numbers]
    return Column("id", heading, cells, len(set(cells)))


def column_of_texts(dice, heading, rows, kind):
    if kind == "list":
        values = dice.sample(["North", "South", "Ayr & Doon", "Größe", "East, upper", 'The "Hub"', "Leith"],
                             dice.randrange(2, 6))
        cells = [dice.choice(values) for _ in range(rows)]
    elif kind == "answer":
        cells = [dice.choice(("Yes", "No")) for _ in range(rows)]
    else:
        words = "seen at home said that work goes on better with peers and plans a course by itself".split()
        cells = [" ".join(dice.choice(words) for _ in range(dice.randrange(9, 25))) for _ in range(rows)]
    return Column(kind, heading, cells, len({cell.lower() for cell in cells}))


# ---- an export ----------------------------------------------------------------------------------

def make_columns(dice, rows):
    days = dice.choice(list(DAYS))
    number = dice.choice(list(NUMBERS))
    words = dice.choice((("",), ("", "tbc"), ("n/a", ""), ("ongoing", "Not yet"), ("none", "-"), ("TBC", "")))
    out = [column_of_ids(dice, dice.choice(("Client ID", "Case ref", "URN")), rows)]
    headings = {"date": ["Date referred", "Date of letter", "Assessed on"], "number": ["Amount", "Hours", "Points"]}
    for _ in range(dice.randrange(1, 4)):
        out.append(column_of_dates(dice, headings["date"].pop(), rows, days, words))
    for _ in range(dice.randrange(1, 4)):
        out.append(column_of_numbers(dice, headings["number"].pop(), rows, number, words))
    out.append(column_of_texts(dice, "Hub", rows, "list"))
    if dice.random() < 0.5:
        out.append(column_of_texts(dice, "Agreed", rows, "answer"))
    if dice.random() < 0.5:
        out.append(column_of_texts(dice, "Comments", rows, "prose"))
    rest = out[1:]
    dice.shuffle(rest)
    return out[:1] + rest


def make_header(dice, columns):
    """The rows of the header, and what the columns are called through them."""
    names = [column.heading for column in columns]
    if dice.random() < 0.7 or len(columns) < 4:
        return [names], names
    upper = [""] * len(names)
    upper[0] = "About"
    for at in range(1, len(names), 2):
        upper[at] = f"Part {(at + 1) // 2}"
    above = ""
    called = []
    for up, name in zip(upper, names):
        above = up or above
        called.append(f"{above} {name}")
    return [upper, names], called


def make_export(dice, path):
    rows = dice.choice((6, 12, 40, 90))
    columns = make_columns(dice, rows)
    header, called = make_header(dice, columns)
    for column, name in zip(columns, called):
        column.heading = name
    width = len(columns)
    padding = dice.choice((0, width - 1))
    titles = [["Extract of the case system"], [], ["Period", "2021-22"]][:dice.choice((0, 0, 1, 2, 3))]
    body = [list(cells) for cells in zip(*(column.cells for column in columns))]
    trailing = dice.choice((0, 0, 0, 1))
    out = [row + [""] * padding if row else row for row in titles]
    out += header + [row + [""] * trailing for row in body]
    if dice.random() < 0.2:
        out.append(["Total"] + [""] * (width - 1))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=dice.choice(",;\t|"), lineterminator=dice.choice(("\n", "\r\n")),
                        quoting=dice.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    for row in out:
        writer.writerow(row)
    path.write_bytes(text.getvalue().encode(dice.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))))
    return rows, columns


# ---- reading it back ------------------------------------------------------------------------------

def figures(folder, names, columns):
    """What the programs read through the draft: one row of figures."""
    values = ["count"]
    derived = []
    for column in columns:
        name = names[column.heading]
        if column.kind == "date":
            derived += ["--derive", f"days_{name}=days({name},{LATER})"]
            values += [f"count({name})", f"sum(days_{name})"]
        elif column.kind == "number":
            values += [f"count({name})", f"sum({name})"]
        else:
            values.append(f"distinct({name})")
    done = run("cj-tabulate", "e.csv", "--schema", "x.schema.json", "--profile", "x.profile.json", "-q", *derived,
               "--values", ",".join(values), "-f", "csv", folder=folder)
    if done.returncode != 0:
        return done.stderr
    return [Decimal(cell) for cell in list(csv.reader(io.StringIO(done.stdout)))[1]]


def wanted(rows, columns):
    out = [Decimal(rows)]
    for column in columns:
        out += map(Decimal, column.expected if isinstance(column.expected, tuple) else (column.expected,))
    return out


def check_draft(seed, folder):
    dice = random.Random(seed)
    rows, columns = make_export(dice, folder / "e.csv")
    done = run("cj-check", "--infer", "e.csv", "-o", "x", folder=folder)
    check(f"{seed}: drafted", done.returncode == 0, done.stderr)
    if done.returncode != 0:
        return
    schema = json.loads((folder / "x.schema.json").read_text(encoding="utf-8"))
    fields = {field["title"]: field for field in schema["fields"]}
    names = {title: field["name"] for title, field in fields.items()}
    lost = [column.heading for column in columns if column.heading not in fields]
    check(f"{seed}: columns", not lost, f"lost {lost}", f"found {list(names)}")
    if lost:
        return
    done = run("cj-check", "e.csv", "--schema", "x.schema.json", "--profile", "x.profile.json", "-q", folder=folder)
    check(f"{seed}: no error", done.returncode == 0, done.stdout[:600], done.stderr[:600])
    found = figures(folder, names, columns)
    check(f"{seed}: figures", found == wanted(rows, columns), f"found  {found}", f"wanted {wanted(rows, columns)}")
    for column in columns:
        field = fields[column.heading]
        kinds = {"date": ("date", "datetime"), "number": ("integer", "number")}.get(column.kind, ("string",))
        listed = "enum" in field.get("constraints", {})
        check(f"{seed}: {column.heading}: type", field["type"] in kinds, field)
        if column.kind in ("id", "prose") or (column.kind in ("list", "answer") and rows >= 40):
            check(f"{seed}: {column.heading}: list", listed == (column.kind in ("list", "answer")), field)


def check_random():
    for seed in SEEDS:
        before = failed
        folder = Path(tempfile.mkdtemp(prefix="cj-infer-"))
        check_draft(seed, folder)
        if failed == before:
            shutil.rmtree(folder)
        else:
            print("  in", folder)


# ---- the samples ---------------------------------------------------------------------------------------

def draft(path, folder):
    name = f"{path.parent.name}-{path.stem}"
    done = run("cj-check", "--infer", path, "-o", folder / name, "-q")
    check(f"{name}: drafted", done.returncode == 0, done.stderr)
    return ["--schema", folder / f"{name}.schema.json", "--profile", folder / f"{name}.profile.json"]


def check_samples(folder):
    for path in sorted(SAMPLES.glob("*/*.csv")):
        read = draft(path, folder)
        done = run("cj-check", path, *read, "-q", "--summary", "-f", "csv")
        check(f"{path}: no error", done.returncode == 0, done.stdout[:400], done.stderr[:400])
        if path.parent.name == "messy":
            continue
        plain = run("cj-tabulate", path, "--values", "count", "-q").stdout
        drafted = run("cj-tabulate", path, *read, "--values", "count", "-q").stdout
        check(f"{path}: rows", plain == drafted, plain, drafted)


def same_table(name, plain, drafted):
    check(name, plain.returncode == drafted.returncode == 0 and plain.stdout == drafted.stdout, plain.stderr,
          drafted.stderr, *plain.stdout.splitlines()[:4], *drafted.stdout.splitlines()[:4])


def check_measures(folder):
    """The tables that the samples are for, and two of a messy one with the profile that is shipped."""
    tayside = SAMPLES / "tayside"
    read = draft(tayside / "reviews.csv", folder / "again")
    options = ["--period", "2013-14", "-q", "-f", "csv"]
    same_table("outcomes", run("cj-outcomes", tayside / "reviews.csv", *options),
               run("cj-outcomes", tayside / "reviews.csv", *read, *options))
    which = SAMPLES / "leicester-which-way"
    read = draft(which / "episodes.csv", folder / "again")
    options = ["--offences", which / "offences.csv", "--as-of", "2022-12-31", "-q", "-f", "csv"]
    same_table("reoffending", run("cj-reoffending", which / "episodes.csv", *options),
               run("cj-reoffending", which / "episodes.csv", *read, *options))
    messy = SAMPLES / "messy" / "episodes.csv"
    shipped = ["--profile", SAMPLES / "messy" / "episodes.profile.json"]
    read = draft(messy, folder / "again")
    for program, options in (("cj-tabulate", ["--rows", "Programme", "--derive", "m=month(Referral Date)", "--cols", "m"]),
                             ("cj-timeliness", ["--from", "Referral Date", "--to", "Start Date", "--within", "14d", "--as-of", "2014-03-31"])):
        same_table(f"messy: {program}", run(program, messy, *shipped, *options, "-q", "-f", "csv"),
                   run(program, messy, *read, *options, "-q", "-f", "csv"))


def main():
    check_random()
    if len(sys.argv) <= 3:
        with tempfile.TemporaryDirectory() as name:
            (Path(name) / "again").mkdir()
            check_samples(Path(name))
            check_measures(Path(name))
    print(f"infer: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
