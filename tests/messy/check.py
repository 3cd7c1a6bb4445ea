"""The messy exports say the same as their clean twins: python3 check.py BIN

1. Tables of the messy files, read with their profiles, are those of the clean files.
2. Without its profile each is refused, and the message says where.
3. cj-check finds no error in them, and warns of the same rows as in the clean ones.
4. The repairs are those that messy.py counted, rule by rule.
5. messy.py writes the same bytes again.
6. Broken rows are taken apart from the others byte for byte, in the encoding of the file.
"""

import csv
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

BIN = Path(sys.argv[1])
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample-data"
CLEAN = SAMPLES / "tayside"
MESSY = SAMPLES / "messy"
NAMES = ("people", "episodes", "reviews")
sys.path.insert(0, str(SAMPLES / "generator"))

import messy  # noqa: E402: it is beside the samples

passed = 0
failed = 0


def check(name, good, *details):
    global passed, failed
    if good:
        passed += 1
        return
    failed += 1
    print("FAILED", name, *details, sep="\n  ")


def run(program, *arguments):
    command = [BIN / program, *map(str, arguments)]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)


def profiles(*names):
    return [word for name in names for word in ("--profile", f"{name}:{MESSY / name}.profile.json")]


def outcomes(folder, profile, *arguments, people=True):
    """cj-outcomes on the reviews, and people, of a folder."""
    words = [folder / "reviews.csv", "-q", "-f", "csv", *arguments]
    if people:
        words += ["--people", folder / "people.csv"]
    if profile:
        words += ["--profile", MESSY / "reviews.profile.json"]
        words += profiles("people") if people else []
    return run("cj-outcomes", *words)


# -- 1 tables ------------------------------------------------------------------------------------

FRAMEWORK = ("--framework", CLEAN / "framework.json")
TABLES = {
    "by sex and locality": ("--by", "sex,locality", "--period", "2013-14"),
    "framework": ("--by", "sex", "--total", "--period", "2013-14", *FRAMEWORK),
    "pairs by ethnicity": ("--unit", "pairs", "--by", "ethnicity"),
    "age bands": (
        *("--derive", "age=age(date_of_birth,review_date)"),
        *("--derive", "band=band(age,16-20,21-25,26+)", "--by", "band"),
    ),
    "people selected": ("--where", "sex=Female", "--where", "locality=Dundee|Angus"),
    "previous by locality": ("--baseline", "previous", "--by", "locality", "--period", "2013-14Q4"),
    "quarters of one outcome": (
        *("--where", "outcome=Education, training or employability", "--period", "2013-14Q2"),
        *("--period", "2013-14Q3", "--period", "2013-14Q4"),
    ),
}
TABLES_OF_REVIEWS = {
    "by worker": ("--by", "Reviewed By"),
    "workers and days selected": (
        *("--where", "Reviewed By=M01|M02|M09", "--where", "review_date>=2013-10-01"),
        *("--baseline", "before-period", "--period", "2013-14Q3"),
    ),
    "months": ("--derive", "month=month(review_date)", "--by", "month"),
}


def check_tables():
    tables = [(name, words, True) for name, words in TABLES.items()]
    tables += [(name, words, False) for name, words in TABLES_OF_REVIEWS.items()]
    for name, words, people in tables:
        want = outcomes(CLEAN, False, *words, people=people)
        got = outcomes(MESSY, True, *words, people=people)
        rows = want.stdout.count(b"\n")
        good = want.returncode == 0 and got.returncode == 0 and rows > 1
        check(f"table: {name}", good and want.stdout == got.stdout, got.stderr.decode())


# -- 2 refusals ----------------------------------------------------------------------------------


def check_refusals():
    people = MESSY / "people.csv"
    found = {
        "reviews": run("cj-outcomes", MESSY / "reviews.csv"),
        "people": run("cj-outcomes", CLEAN / "reviews.csv", "--people", people, "--by", "sex"),
    }
    for name in NAMES:
        found[f"{name} checked"] = run("cj-check", f"{name}:{MESSY / name}.csv", "-f", "csv")
    for name, ran in found.items():
        words = ran.stdout + ran.stderr
        if "checked" in name:
            rows = list(csv.DictReader(io.StringIO(ran.stdout.decode())))
            located = any(row["severity"] == "error" and row["line"] for row in rows)
            located = located or re.search(rb"\.csv:[0-9]+:", ran.stderr)
            used = b""  # it makes no table
        else:
            located = re.search(rb"\.csv:[0-9]+:", ran.stderr)
            used = ran.stdout
        good = ran.returncode in (1, 2) and located and not used
        check(f"refused without a profile: {name}", good, words.decode()[:1000])


# -- 3 findings ----------------------------------------------------------------------------------


def findings(folder, rows_of, *words):
    """The findings of cj-check as code, file, column and row of the clean file."""
    ran = run("cj-check", *(folder / f"{name}.csv" for name in NAMES), "-f", "csv", *words)
    found = Counter()
    errors = 0
    for row in csv.DictReader(io.StringIO(ran.stdout.decode())):
        name = Path(row["file"]).stem
        errors += row["severity"] == "error"
        numbers = rows_of[name].get(int(row["line"]), ("none",))
        for number in numbers:  # a finding for each of them
            found[row["code"], name, row["column_name"], number] += 1 / len(numbers)
    return ran, errors, found


def check_findings(twins):
    clean = {name: {line + 2: (line,) for line in range(2000)} for name in NAMES}
    lines = {
        twin.name.removesuffix(".csv"): {
            number + 1: rows for number, (_, rows) in enumerate(twin.lines)
        }
        for twin in twins
    }
    ran, errors, want = findings(CLEAN, clean)
    check("cj-check: the clean files", ran.returncode == 0 and errors == 0, ran.stderr.decode())
    ran, errors, got = findings(MESSY, lines, *profiles(*NAMES))
    check("cj-check: no error", ran.returncode == 0 and errors == 0, ran.stderr.decode())
    differ = [key for key in want | got if abs(want[key] - got[key]) > 0.01]
    check("cj-check: the same warnings", not differ and want, *map(str, differ[:10]))


# -- 4 repairs -----------------------------------------------------------------------------------


def check_repairs(work):
    """Texts are repaired where they are read: the command asks for every column with dirt."""
    file = work / "repairs.csv"
    listed = Counter()
    by = "Reviewed By,sex,ethnicity,locality"
    derive = "age=age(date_of_birth,review_date)"
    ran = outcomes(MESSY, True, "--by", by, "--derive", derive, "--repairs", file)
    check("repairs: cj-outcomes", ran.returncode == 0, ran.stderr.decode())
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    words = [MESSY / "episodes.csv", *profiles("episodes"), "--repairs", file]
    ran = run("cj-check", *words)
    check("repairs: cj-check", ran.returncode == 0, ran.stderr.decode())
    rows += csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    for row in rows:
        listed[Path(row["file"]).name, row["rule"]] += 1
    with open(MESSY / "dirt.csv", encoding="utf-8", newline="") as noted:
        dirt = {(row["file"], row["rule"]): int(row["count"]) for row in csv.DictReader(noted)}
    for key in sorted(dirt.keys() | listed.keys()):
        want = dirt.get(key, 0)
        check(f"repairs: {' '.join(key)}", listed[key] == want, f"{listed[key]} instead of {want}")


# -- 5 the generator -----------------------------------------------------------------------------


def check_generator(work):
    copy = work / "samples"
    shutil.copytree(SAMPLES, copy, ignore=shutil.ignore_patterns("__pycache__"))
    made = ("people.csv", "episodes.csv", "reviews.csv", "dirt.csv")
    for name in made:
        (copy / "messy" / name).unlink()
    script = copy / "generator" / "messy.py"
    subprocess.run([sys.executable, "-B", script], check=True)
    for name in made:
        same = (copy / "messy" / name).read_bytes() == (MESSY / name).read_bytes()
        check(f"messy.py writes {name} again", same)


# -- 6 valid and invalid rows --------------------------------------------------------------------


def break_two(twin):
    """Two records that cannot be read any more: their places in the file, and the whole file."""
    places = [at for at, (_, rows) in enumerate(twin.lines) if rows]
    several = [at for at in places if len(twin.lines[at][1]) > 1]
    broken = (places[len(places) // 3], several[-1] if several else places[-1])
    lines = [line for line, _ in twin.lines]
    for at in broken:
        delimiter, day = {"p": ("\t", 2), "e": (",", 4), "r": (";", 1)}[twin.name[0]]
        cells = next(csv.reader([lines[at]], delimiter=delimiter))
        start = lines[at].index(cells[day])
        lines[at] = lines[at][:start] + "31/02/2014" + lines[at][start + len(cells[day]) :]
    return broken, lines


def write_clean_without(folder, name, rows):
    lines = (CLEAN / f"{name}.csv").read_bytes().splitlines(keepends=True)
    kept = [line for number, line in enumerate(lines) if number - 1 not in rows]
    (folder / f"{name}.csv").write_bytes(b"".join(kept))
    return len(lines) - len(kept)


def summary(file, *words):
    """The findings of each rule; the file's name and its lines are its own."""
    ran = run("cj-check", file, "--summary", "-f", "csv", *words)
    rows = [line.split(b",") for line in ran.stdout.splitlines()]
    ran.stdout = b"".join(b",".join(row[1:-1]) + b"\n" for row in rows)
    return ran


def check_split(work, twin):
    name = twin.name.removesuffix(".csv")
    folders = {part: work / name / part for part in ("broken", "valid", "invalid", "clean")}
    for folder in folders.values():
        folder.mkdir(parents=True)
    broken, lines = break_two(twin)
    (folders["broken"] / twin.name).write_bytes(
        twin.mark + b"".join(twin.encode(line) for line in lines)
    )
    files = {part: folders[part] / twin.name for part in ("valid", "invalid")}
    words = [f"--{part}={file}" for part, file in files.items()]
    ran = run("cj-check", f"{name}:{folders['broken'] / twin.name}", *profiles(name), *words)
    check(f"{name}: two records are broken", ran.returncode == 1, ran.stderr.decode())
    first = next(at for at, (_, rows) in enumerate(twin.lines) if rows)
    for part, file in files.items():
        want = twin.mark
        for at, line in enumerate(lines):
            valid = bool(twin.lines[at][1]) and at not in broken
            if at < first or valid == (part == "valid"):
                want += twin.encode(line)
        got = file.read_bytes() if file.exists() else b""
        check(f"{name}: {part} rows byte for byte", want == got, f"{len(got)} of {len(want)} bytes")
    dropped = write_clean_without(
        folders["clean"], name, {row for at in broken for row in twin.lines[at][1]}
    )
    check(f"{name}: rows are left out", dropped >= 2)
    for other in NAMES:
        if other != name:
            shutil.copy(CLEAN / f"{other}.csv", folders["clean"])
            shutil.copy(MESSY / f"{other}.csv", folders["valid"])
    if name == "episodes":  # no table is made of them: the counts of findings
        want = summary(folders["clean"] / twin.name)
        got = summary(folders["valid"] / twin.name, *profiles(name))
    else:
        words = ("--by", "sex,locality", "--total", "--period", "2013-14", *FRAMEWORK)
        want = outcomes(folders["clean"], False, *words)
        got = outcomes(folders["valid"], True, *words)
    good = want.returncode == got.returncode == 0 and want.stdout.count(b"\n") > 1
    check(
        f"{name}: the table of the valid rows",
        good and want.stdout == got.stdout,
        want.stderr.decode(),
        got.stderr.decode(),
    )


def main():
    twins = messy.make_twins()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        check_tables()
        check_refusals()
        check_findings(twins)
        check_repairs(work)
        check_generator(work)
        for twin in twins:
            check_split(work, twin)
    print(f"messy: {passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
