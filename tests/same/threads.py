#!/usr/bin/env python3
"""threads.py BIN SMALL: what a program prints, says and writes depends neither on the number of threads
nor on where the blocks end that they share.

Every program, over exports of cj-synth that are plain, in quotation marks, with CR LF, with a byte order
mark, in UTF-16, in windows-1252, and dirty, from files and from a pipe, with 1, 2, 3 and 8 threads, by the
programs of BIN and those of SMALL, whose blocks have 300 bytes.  The bytes of standard output and error, of
findings and repairs, and the status are those of one thread.  Findings of cells come before those of rows,
block by block: between BIN and SMALL their order may differ, and nothing else.
"""
import os
import subprocess
import sys
import tempfile

BINS = [os.path.abspath(path) for path in sys.argv[1:3]]
FULL = os.environ.get("CJ_FULL") == "yes"
THREADS = ((2, 3, 8), (2, 3, 8)) if FULL else ((8,), (3,))  # besides 1: of BIN, of SMALL
PERSONS = "60"
KINDS = ["people", "episodes", "reviews", "offences", "orders", "sessions"]
FILES = ("f.out", "r.out", "v.out", "i.out", "n.schema.json", "n.profile.json", "e.json", "e-female.json", "e-missing.json")
LISTS = "--findings f.out --repairs r.out"
COMMANDS = {  # of each the export that a pipe can bring
    "outcomes": "cj-outcomes reviews.csv --people people.csv --by sex,ethnicity --total --period 2020-21 --period all " + LISTS,
    "pairs": "cj-outcomes reviews.csv --unit pairs --where worker!=W001 --derive y=year(review_date) --by y " + LISTS,
    "sentences": "cj-outcomes reviews.csv --target 55 -f text --sentences",
    "reoffending": "cj-reoffending episodes.csv --offences offences.csv --period all --as-of 2023-03-31 --by programme " + LISTS,
    "cases": "cj-reoffending episodes.csv --offences offences.csv --as-of 2023-03-31 --cases",
    "tabulate": "cj-tabulate reviews.csv --rows locality,outcome --cols progress --values count,mean(score),median(score),"
                "distinct(person_id) --totals both " + LISTS,
    "notes": "cj-tabulate reviews.csv --rows notes --top 40 -f json",
    "timeliness": "cj-timeliness orders.csv --from order_date --to placement_date --within 7wd --calendar scotland "
                  "--as-of 2023-03-31 --by order_type " + LISTS,
    "scores": "cj-scores sessions.csv --start start_score --end end_score --by session " + LISTS,
    "individuals": "cj-scores sessions.csv --start start_score --end end_score --individuals session_date",
    "check": "cj-check reviews:reviews.csv --valid v.out --invalid i.out -f csv --findings f.out --repairs r.out",
    "check all": "cj-check people.csv episodes.csv reviews.csv offences.csv orders.csv sessions.csv -f text",
    "infer": "cj-check --infer reviews.csv -o n",
    "reconcile": "cj-reconcile people.csv people.csv --key person_id --value locality",
    "prepare": "cj-prepare offences.csv --people people.csv --link o=orders.csv --derive n=count(o,order_date<=@offence_date) "
               "--sort -gravity,offence_date --one-per person_id " + LISTS,
    "prepare json": "cj-prepare reviews.csv --where outcome!= --columns person_id,score=points,notes -f json --describe v.out",
    "each": "cj-report report.json --each sex -o e.json --findings f.out",
    "report": "cj-report report.json -f json " + LISTS.split(" --repairs")[0]}
REPORT = """{"title": "T", "period": "2020-21", "as_of": "2023-03-31",
 "inputs": {"reviews": {"file": "reviews.csv"}, "people": {"file": "people.csv"}, "orders": {"file": "orders.csv"},
            "episodes": {"file": "episodes.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {
   "a": {"kind": "outcomes", "people": "people", "by": "sex"}, "b": {"kind": "outcomes", "baseline": "previous"},
   "c": {"kind": "tabulate", "input": "reviews", "rows": "outcome", "cols": "sex", "values": "count,mean(score)"},
   "d": {"kind": "timeliness", "input": "orders", "from": "order_date", "to": "placement_date", "within": "20d"},
   "e": {"kind": "reoffending", "by": "sex"}},
 "sections": [{"title": "S", "measures": ["a", "b", "c", "d", "e"]}]}"""
failed = 0
passed = 0


def complain(*words):
    global failed
    failed += 1
    if failed <= 20:
        print("FAILED", *words)


def synth(*words):
    subprocess.run([f"{BINS[0]}/cj-synth", "--persons", PERSONS, *words, "-o", "./"], check=True)


def each_file(change):
    for kind in KINDS:
        with open(kind + ".csv", "rb") as file:
            data = file.read()
        with open(kind + ".csv", "wb") as file:
            file.write(change(data))


def plain():
    synth()


def quoted():
    synth("--quoted")


def line_ends():
    synth("--quoted")
    each_file(lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))


def wide():
    synth()
    each_file(lambda data: b"\xff\xfe" + data.decode().encode("utf-16-le"))


def old_bytes():
    """windows-1252: no UTF-8 from somewhere in the middle on."""
    synth()
    each_file(lambda data: data.replace(b"town", "caf\u00e9".encode("cp1252")))


def dirty():
    synth("--messy", "8")


def one_line_end():
    """The last line has no end, and there are blank ones."""
    synth("--by-person")
    each_file(lambda data: data.replace(b"\nP0000007", b"\n\nP0000007").rstrip(b"\n"))


VARIANTS = [plain, quoted, line_ends, wide, old_bytes, dirty, one_line_end]


def run(bin_, words, threads, stdin):
    for name in FILES:
        if os.path.exists(name):
            os.unlink(name)
    program, *rest = words
    command = [f"{bin_}/{program}", *rest, "--threads", str(threads)]
    if stdin is None:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
    else:  # pieces of a pipe of any size
        with subprocess.Popen(["cat", stdin], stdout=subprocess.PIPE) as cat:
            done = subprocess.run(command, stdin=cat.stdout, capture_output=True)
    found = [done.returncode, done.stdout, done.stderr]
    for name in FILES:
        if os.path.exists(name):
            with open(name, "rb") as file:
                found.append((name, file.read()))
    return found


def ordered(got):
    """The same whatever the order of findings; of what is said the account of rows alone."""
    status, output, said, *lists = got
    return [status, sorted(output.splitlines()), [line for line in said.splitlines() if b": rows " in line],
            *((name, sorted(data.splitlines())) for name, data in lists)]


def hold(got, want, *words):
    global passed
    if got == want:
        passed += 1
        return
    part = next(i for i, (a, b) in enumerate(zip(got + [None], want + [None])) if a != b)
    complain(*words, "other", ["status", "output", "messages"][part] if part < 3 else "lists")


def check(variant, name, words, stdin=None):
    """Returns what one thread makes."""
    ways = "pipe" if stdin else "file"
    wanted = [run(bin_, words, 1, stdin) for bin_ in BINS]
    if wanted[0][0] not in (0, 1):
        complain(variant, name, ways, "status", wanted[0][0], wanted[0][2][:300].decode(errors="replace"))
    hold(ordered(wanted[1]), ordered(wanted[0]), variant, name, ways, "small blocks")
    for bin_, want, numbers in zip(BINS, wanted, THREADS):
        for threads in numbers:
            hold(run(bin_, words, threads, stdin), want, variant, name, ways, "small" if bin_ == BINS[1] else "usual",
                 f"blocks, --threads {threads}:")
    return wanted[0]


def main():
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("report.json", "w", encoding="utf-8") as file:
            file.write(REPORT)
        for variant in VARIANTS:
            variant()
            for name, line in COMMANDS.items():
                words = line.split()
                if variant is dirty and words[0] not in ("cj-check", "cj-reconcile"):
                    words += ["--tolerate", "50%"]
                want = check(variant.__name__, name, words)
                if words[1].endswith("reviews.csv") and "cj-check" not in words[0]:
                    piped = check(variant.__name__, name, [words[0], "-", *words[2:]], "reviews.csv")
                    if want[0] == 0 and "text" not in words and "json" not in words and piped[1] != want[1]:
                        complain(variant.__name__, name, "a pipe has other figures than the file")
                if variant in (plain, quoted, line_ends, wide) and words[0] not in ("cj-check", "cj-report"):
                    if figures.setdefault(name, want[1]) != want[1]:
                        complain(variant.__name__, name, "other figures than the plain files")
    print(f"same.threads: {passed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
