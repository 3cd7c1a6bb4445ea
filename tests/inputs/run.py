#!/usr/bin/env python3
"""run.py BIN: no file that a run reads is overwritten or removed, and none is written twice.

Which options read and write files is what the programs say (--generate=options). Every one that
reads must be used below, every one that writes is aimed at every file that is read, by each way
to spell or link it: the program must refuse, and nothing in the folder may change.
"""
import hashlib, itertools, json, os, shutil, subprocess, sys, tempfile

BIN = os.path.abspath(sys.argv[1])
PROGRAMS = sorted(p for p in os.listdir(BIN) if p.startswith("cj-"))
FULL = os.environ.get("CJ_FULL") == "yes"
failed = 0


def complain(*words):
    global failed
    failed += 1
    if failed <= 20:
        print("inputs:", *words)


# ---- the files, and commands that read them ---------------------------------------------------

def schema(*fields):
    return json.dumps({"fields": [{"name": n, "type": t} for n, t in fields]})


REVIEWS = ("person_id", "string"), ("review_date", "date"), ("outcome", "string"), ("score", "number")
PEOPLE = ("person_id", "string"), ("sex", "string")
OFFENCES = ("person_id", "string"), ("offence_date", "date")
PROFILE = '{"skipRows": ["Total"]}'
HOLIDAYS = "2024-02-02\n"
FRAMEWORK = json.dumps({"title": "T", "outcomes": [{"outcome": "crime", "targets": [{"value": 50}]}]})
REPORT = {
    "title": "R",
    "inputs": {
        "reviews": {"file": "reviews.csv", "schema": "reviews.schema.json", "profile": "reviews.profile.json"},
        "people": {"file": "people.csv", "schema": "people.schema.json"},
        "episodes": {"file": "episodes.csv"},
        "offences": {"file": "offences.csv", "profile": "offences.profile.json"},
        "joined": {"file": ["spare.csv", "more.csv"]},
        "orders": {"file": "orders.csv", "schema": "orders.schema.json"},
        "published": {"file": "tables/crime.csv"},
        "spare": {"file": "spare.csv"},
        "living": {"file": "living.csv", "schema": "living.schema.json", "profile": "living.profile.json"},
        "made": {"rows_of": "joined", "where": "person_id!=P3"},
        "cases": {"measure": "cases"}},
    "measures": {
        "crime": {"kind": "outcomes", "people": "people", "by": "sex", "framework": "framework.json"},
        "late": {"kind": "timeliness", "input": "orders", "from": "imposed", "to": "done", "within": "20wd",
                 "as-of": "2024-06-30", "holidays": ["holidays.txt"]},
        "again": {"kind": "reoffending", "as-of": "2024-06-30", "windows": "3"},
        "cases": {"kind": "reoffending", "as-of": "2024-06-30", "windows": "3", "cases": True},
        "of-cases": {"kind": "tabulate", "input": "cases", "rows": "person_id"},
        "change": {"kind": "scores", "input": "orders", "start": "first", "end": "last"},
        "own-schema": {"kind": "tabulate", "input": "spare", "rows": "person_id", "schema": "spare.schema.json",
                       "profile": "spare.profile.json"},
        "rows": {"kind": "prepare", "input": "spare", "link": {"o": "offences"}, "derive": "n=count(o)"},
        "several": {"kind": "tabulate", "input": "joined", "rows": "person_id"},
        "of-made": {"kind": "tabulate", "input": "made", "rows": "person_id"},
        "points": {"kind": "spc", "input": "spare", "along": "person_id", "value": "v", "disclosure": False},
        "per-people": {"kind": "rates", "input": "people", "population": "living", "by": "sex", "standardise": "sex2",
                       "derive": "sex2=recode(sex,F=F)", "standard": "standard.csv", "disclosure": False},
        "old": {"kind": "tabulate", "input": "published", "rows": "outcome"}},
    "sections": [{"id": "all", "title": "All", "measures": ["crime", "late", "again", "of-cases", "change", "own-schema", "several", "of-made",
                                                            "points", "per-people", "old"],
                  "list": {"input": "spare", "id": "spares", "personal": False}}],
    "outcomes": [{"framework": "F", "outcomes": [{"outcome": "O", "evidence": [
        {"measure": "crime", "where": {"outcome": "crime"}, "figure": "improved_pct", "label": "L"}]}]}]}
FILES = {
    "reviews.csv": "person_id,review_date,outcome,score\nP1,2024-01-01,crime,3\nP1,2024-02-01,crime,5\n",
    "reviews.schema.json": schema(*REVIEWS), "reviews.profile.json": PROFILE,
    "people.csv": "person_id,sex\nP1,F\n", "people.schema.json": schema(*PEOPLE), "people.profile.json": PROFILE,
    "episodes.csv": "person_id,start_date,end_date\nP1,2023-01-01,2023-06-01\n",
    "offences.csv": "person_id,offence_date\nP1,2023-07-01\n",
    "offences.schema.json": schema(*OFFENCES), "offences.profile.json": PROFILE,
    "orders.csv": "person_id,imposed,done,first,last\nP1,2024-01-02,2024-01-09,3,4\n",
    "orders.schema.json": schema(("person_id", "string"), ("imposed", "date"), ("done", "date"), ("first", "number"),
                                 ("last", "number")),
    "orders.profile.json": PROFILE,
    "more.csv": "v;person_id\n2;P2\n", "more_people.csv": "sex;person_id\nM;P2\n",
    "more_offences.csv": "offence_date;person_id\n2023-08-01;P1\n",
    "living.csv": "sex,population\nF,10\n", "more_living.csv": "population;sex\n5;M\n",
    "living.schema.json": schema(("sex", "string"), ("population", "number")), "living.profile.json": PROFILE,
    "standard.csv": "sex2,population\nF,10\n",
    "spare.csv": "person_id,v\nP1,1\n", "spare.schema.json": schema(("person_id", "string")),
    "spare.profile.json": PROFILE,
    "tables/crime.csv": "outcome,improved\ncrime,1\n",
    "new.csv": "outcome,improved\ncrime,1\n",
    "given.json": '{"rows": [], "columns": [], "sections": []}\n',
    "holidays.txt": HOLIDAYS, "framework.json": FRAMEWORK, "report.json": json.dumps(REPORT)}

# what each command reads besides what its words name
OF_MEASURE = {
    "crime": ["reviews.csv", "reviews.schema.json", "reviews.profile.json", "people.csv", "people.schema.json",
              "framework.json"],
    "late": ["orders.csv", "orders.schema.json", "holidays.txt"],
    "again": ["episodes.csv", "offences.csv", "offences.profile.json"],
    "change": ["orders.csv", "orders.schema.json"],
    "per-people": ["people.csv", "people.schema.json", "living.csv", "living.schema.json", "living.profile.json",
                   "standard.csv"],
    "rows": ["spare.csv", "offences.csv", "offences.profile.json"],
    "several": ["spare.csv", "more.csv"], "points": ["spare.csv"],
    "own-schema": ["spare.csv", "spare.schema.json", "spare.profile.json"]}
UNREAD = ["new.csv", "more_living.csv", "more_people.csv", "more_offences.csv", "people.profile.json", "orders.profile.json", "offences.schema.json"]  # by the report
SCHEMAS = "--schema reviews.schema.json --schema people:people.schema.json --profile reviews.profile.json " \
          "--profile people:people.profile.json"
COMMANDS = [  # program, words, files read besides
    ("cj-outcomes", "reviews.csv --people people.csv --by sex --framework framework.json " + SCHEMAS, []),
    ("cj-outcomes", "reviews.csv --link o=offences.csv --link o=more_offences.csv --derive n=count(o)", []),
    ("cj-outcomes", "--measure report.json#crime", OF_MEASURE["crime"]),
    ("cj-reoffending", "episodes.csv --offences offences.csv --as-of 2024-06-30 --windows 3 --people people.csv --by sex "
     "--schema offences:offences.schema.json --profile offences:offences.profile.json --suppress-below 5 "
     "--published given.json", []),
    ("cj-reoffending", "episodes.csv --offences offences.csv --offences more_offences.csv --as-of 2024-06-30 --windows 3 "
     "--people people.csv --people more_people.csv --by sex --link spare=spare.csv --derive n=count(spare)", []),
    ("cj-reoffending", "--measure report.json#again", OF_MEASURE["again"]),
    ("cj-tabulate", "spare.csv more.csv --rows person_id --link o=offences.csv --derive n=count(o)", []),
    ("cj-tabulate", "--measure report.json#several", OF_MEASURE["several"]),
    ("cj-tabulate", "spare.csv --rows person_id --people people.csv --schema people:people.schema.json "
     "--schema spare.schema.json --profile spare.profile.json", []),
    ("cj-tabulate", "--measure report.json#own-schema", OF_MEASURE["own-schema"]),
    ("cj-timeliness", "orders.csv --from imposed --to done --within 20wd --as-of 2024-06-30 --holidays holidays.txt "
     "--people people.csv --schema orders.schema.json --profile orders.profile.json --link o=offences.csv --derive n=count(o)", []),
    ("cj-timeliness", "--measure report.json#late", OF_MEASURE["late"]),
    ("cj-scores", "orders.csv --start first --end last --people people.csv --schema orders.schema.json "
     "--profile orders.profile.json --link o=offences.csv --derive n=count(o)", []),
    ("cj-scores", "--measure report.json#change", OF_MEASURE["change"]),
    ("cj-rates", "people.csv --population living.csv --by sex --standardise sex2 --derive sex2=recode(sex,F=F) "
     "--standard standard.csv --schema population:living.schema.json --profile population:living.profile.json", []),
    ("cj-rates", "spare.csv --population living.csv --population more_living.csv --by sex --people people.csv "
     "--people more_people.csv --link o=offences.csv --derive n=count(o)", []),
    ("cj-rates", "--measure report.json#per-people", OF_MEASURE["per-people"]),
    ("cj-spc", "spare.csv --along person_id --value v --link o=offences.csv --derive n=count(o) --people people.csv --schema spare.schema.json "
     "--profile spare.profile.json", []),
    ("cj-spc", "--measure report.json#points", OF_MEASURE["points"]),
    ("cj-prepare", "orders.csv --people people.csv --schema orders.schema.json --profile orders.profile.json "
     "--link o=offences.csv --derive n=count(o) --sort person_id", []),
    ("cj-prepare", "--measure report.json#rows", OF_MEASURE["rows"]),
    ("cj-check", "reviews:reviews.csv --holidays holidays.txt --schema reviews.schema.json "
     "--profile reviews:reviews.profile.json", []),
    ("cj-check", "people.csv --schema people:people.schema.json", []),
    ("cj-check", "--measure report.json#own-schema", OF_MEASURE["own-schema"][:1]),
    ("cj-reconcile", "new.csv tables/crime.csv --key outcome --value improved", []),
    ("cj-reconcile", "old.csv spare.csv --key person_id --value v --schema old:spare.schema.json "
     "--profile new:spare.profile.json", []),
    ("cj-reconcile", "new.csv --measure report.json#crime --key outcome --value improved", OF_MEASURE["crime"]),
    ("cj-outcomes", "reviews.csv --suppress-below 5 --published given.json", []),
    ("cj-tabulate", "spare.csv --rows person_id --suppress-below 5 --published given.json", []),
    ("cj-timeliness", "orders.csv --from imposed --to done --within 20d --as-of 2024-06-30 --suppress-below 5 "
     "--published given.json", []),
    ("cj-scores", "orders.csv --start first --end last --suppress-below 5 --published given.json", []),
    ("cj-rates", "people.csv --population living.csv --by sex --suppress-below 5 --published given.json", []),
    ("cj-audit", "spare.csv more.csv --schema spare.schema.json --profile spare.profile.json", []),
    ("cj-synth", "--kind people --persons 3 --messy", []),
    ("cj-report", "report.json --suppress-below 5 --published given.json", [f for f in FILES if f not in UNREAD])]
FILES["old.csv"] = FILES["spare.csv"]


def fresh(folder):
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        shutil.rmtree(path) if os.path.isdir(path) and not os.path.islink(path) else os.unlink(path)
    os.mkdir(os.path.join(folder, "tables"))
    for name, text in FILES.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)


def state(folder):
    found = {}
    for at, folders, names in os.walk(folder):
        for name in folders + names:
            path = os.path.join(at, name)
            if os.path.islink(path):
                found[path] = os.readlink(path)
            else:
                found[path] = "" if os.path.isdir(path) else hashlib.sha256(open(path, "rb").read()).hexdigest()
    return found


def run(program, words, stdin=None, stdout=None, mode="wb"):
    with open(stdin or "/dev/null", "rb") as source, open(stdout or "/dev/null", mode) as target:
        done = subprocess.run([os.path.join(BIN, program), *words], stdin=source, stdout=target, stderr=subprocess.PIPE,
                              timeout=60)
    return done.returncode, done.stderr.decode(errors="replace")


def refused(what, program, words, before, says="is an input and would be overwritten", **streams):
    status, text = run(program, words, **streams)
    if status != 2 or says not in text:
        complain(what, f"status {status}:", text.strip(), "|", program, *words)
    if state(".") != before:
        complain(what, "something has changed |", program, *words)
        fresh(".")


# ---- what the programs say ---------------------------------------------------------------------

def options_of(program):
    text = subprocess.run([os.path.join(BIN, program), "--generate=options"], check=True, capture_output=True).stdout
    return [line.split("\t") for line in text.decode().splitlines()]


def named(words):
    """The files that words name."""
    for word in words:
        for text in (word, word.split(":")[-1], word.split("#")[0]):
            if text in FILES:
                yield text


def check_complete():
    for program in PROGRAMS:
        used = {w[2:] for p, words, _ in COMMANDS if p == program for w in words.split() if w.startswith("--")}
        for _, name, what, _, argument in options_of(program):
            if what == "reads" and name not in used | {"operand"}:
                complain(f"{program} --{name} reads a file: tests/inputs needs a command that uses it")
            if what == "-" and ("FILE" in argument or "DEFINITION" in argument):
                complain(f"{program} --{name} {argument} is said neither to read nor to write")


# ---- the ways to a file --------------------------------------------------------------------------

def ways(name, suffix):
    """How to reach it: the word, and what to make for that first."""
    yield "as it is", name, None
    yield "./", "./" + name, None
    yield "tables/../", "tables/../" + name, None
    yield "absolute", os.path.abspath(name), None
    yield "symbolic link", "link" + suffix, lambda: os.symlink(name, "link" + suffix)
    yield "link to a link", "two" + suffix, lambda: (os.symlink(name, "one"), os.symlink("one", "two" + suffix))
    yield "hard link", "hard" + suffix, lambda: os.link(name, "hard" + suffix)
    yield "linked folder", "here/" + name, lambda: os.symlink(".", "here")


def some(things, number):
    """Two of them, others the next time; with CJ_FULL=yes in the environment all."""
    things = list(things)
    return things if FULL else [things[number % len(things)], things[(number * 5 + 3) % len(things)]]


def remove(*names):
    for name in names:
        if os.path.lexists(name):
            os.unlink(name)


def check_targets():
    for program, text, more in COMMANDS:
        words = text.split()
        reads = sorted(set(named(words)) | set(more))
        status, said = run(program, words)
        if status not in (0, 1) or "cannot open" in said or "cannot read" in said:
            complain("the command does not run:", program, text, said)
        for name in reads:  # the lists above are true
            os.rename(name, "away")
            if run(program, words)[0] == 0:
                complain(program, text, "does not read", name)
            os.rename("away", name)
        writers = [n for _, n, what, _, _ in options_of(program) if what == "writes"]
        for number, (writer, name) in enumerate(itertools.product(writers, reads)):
            # a report refuses csv as a format before it looks at the file
            known = "would be overwritten" if program != "cj-report" or writer != "output" else ""
            for way, target, make in some(ways(name, ".html" if writer == "output" else ".csv"), number):
                if make:
                    make()
                before = state(".")
                refused(f"--{writer}, {way}:", program, words + ["--" + writer, target], before, known)
                remove("link.csv", "link.html", "one", "two.csv", "two.html", "hard.csv", "hard.html", "here")
        for name in reads:
            before = state(".")
            refused(">>", program, words, before, "standard output: is an input", stdout=name, mode="ab")
            os.rename(name, "away")
            status, said = run(program, words, stdout=name)
            if status != 2 or "the shell has emptied that file" not in said or os.path.getsize(name) > 0:
                complain("> :", status, said, program, words, name)
            os.rename("away", name)


def check_standard_input():
    for program, words, name in (
            ("cj-outcomes", "", "reviews.csv"), ("cj-outcomes", "-", "reviews.csv"),
            ("cj-outcomes", "reviews.csv --people -", "people.csv"),
            ("cj-reoffending", "episodes.csv --as-of 2024-06-30 --offences -", "offences.csv"),
            ("cj-tabulate", "--rows v", "spare.csv"), ("cj-scores", "--start first --end last", "orders.csv"),
            ("cj-spc", "--along person_id --value v", "spare.csv"),
            ("cj-rates", "people.csv --by sex --population -", "living.csv"),
            ("cj-timeliness", "--from imposed --to done --within 3d --as-of 2024-06-30", "orders.csv"),
            ("cj-check", "people:-", "people.csv"), ("cj-check", "", "people.csv"),
            ("cj-reconcile", "- old.csv --key person_id --value v", "spare.csv"),
            ("cj-reconcile", "--sum v=v", "spare.csv")):
        before = state(".")
        for option in ("output", "findings", "repairs"):
            refused("<", program, words.split() + ["--" + option, "./" + name], before, stdin=name)
        refused("< and >>", program, words.split(), before, "standard output: is an input", stdin=name, stdout=name,
                mode="ab")
    for words in ([], ["-"]):  # other files, and what is no file
        if run("cj-outcomes", words, stdin="reviews.csv", stdout="made.csv")[0] != 0:
            complain("another file as standard output is refused")
        remove("made.csv")
    if run("cj-outcomes", ["-o", "/dev/null", "--findings", "/dev/null"], stdin="reviews.csv")[0] != 0:
        complain("/dev/null is refused")
    end, other = os.openpty()
    done = subprocess.run([os.path.join(BIN, "cj-outcomes"), "reviews.csv"], stdin=other, stdout=other, stderr=other)
    if done.returncode != 0:
        complain("a terminal at both ends is refused")


# ---- two targets that are one file ------------------------------------------------------------------

def check_twice():
    twice = ("is both --", "would be written twice")
    os.symlink("nothing.html", "dangling.html")
    os.symlink("./nothing.html", "other.html")
    os.symlink(".", "here")
    open("made.html", "w").close()
    os.link("made.html", "hard.html")
    before = state(".")
    pairs = (("x.html", "./x.html"), ("x.html", os.path.abspath("x.html")), ("x.html", "here/x.html"),
             ("x.html", "tables/../x.html"), ("dangling.html", "nothing.html"), ("dangling.html", "other.html"),
             ("made.html", "hard.html"), ("nofolder/x.html", "nofolder/./x.html"))
    for program, text, _ in COMMANDS:
        writers = [n for _, n, what, _, _ in options_of(program) if what == "writes"]
        for number, (one, two) in enumerate(itertools.combinations(writers, 2)):
            for a, b in some(pairs, number):
                refused("two options:", program, text.split() + ["--" + one, a, "--" + two, b], before, twice[0])
    for a, b in pairs:
        refused("two -o:", "cj-report", ["report.json", "-o", a, "-o", b], before, twice[1])
    for option, name in (("--findings", "fresh/crime.csv"), ("--findings", "fresh/csv-metadata.json"),
                         ("--findings", "fresh/late.csv-metadata.json"), ("--findings", "here/fresh/../fresh/files.csv"),
                         ("-o", "here/fresh/spares.csv-metadata.json")):
        if ".." not in name:
            refused("a table:", "cj-report", ["report.json", "-o", "fresh/", option, name], before,
                    "is both --" if option != "-o" else "written twice")
    refused("two folders:", "cj-report", ["report.json", "-o", "fresh/", "-o", "./fresh/"], before, twice[1])
    refused("a folder and a file:", "cj-report", ["report.json", "-o", "x.html/", "-o", "x.html"], before, twice[1])
    status, said = run("cj-check", ["reviews.csv", "--findings", "log"], stdout="log")
    if status != 2 or "is both --findings and standard output" not in said:
        complain("findings where standard output goes:", status, said)
    remove("log", "dangling.html", "other.html", "here", "made.html", "hard.html")
    os.symlink("one.json", "r.schema.json")
    os.symlink("one.json", "r.profile.json")
    refused("--infer:", "cj-check", ["reviews.csv", "--infer", "-o", "r"], state("."), twice[1])
    remove("r.schema.json", "r.profile.json")
    status, said = run("cj-check", ["reviews.csv", "--infer", "-o", "reviews.csv"])
    if status != 0:  # a name to begin with, not a file
        complain("--infer -o NAME:", said)
    remove("reviews.csv.schema.json", "reviews.csv.profile.json")


# ---- folders of tables ---------------------------------------------------------------------------------

def check_folders():
    fresh(".")
    definition = json.loads(FILES["report.json"])
    if run("cj-report", ["report.json", "-o", "out"])[0] == 0:
        complain("out has no suffix and is no folder")
    status, said = run("cj-report", ["report.json", "-o", "out/"])
    if status != 0:
        complain("a folder of tables is not made:", said)
        return
    tables = sorted(os.listdir("out"))
    if len(tables) < 20 or "outcomes-and-evidence.csv" not in tables or "spares.csv" not in tables:
        complain("tables are missing:", tables)
    for name in tables:  # each of them as an input of the next run
        used = dict(definition, inputs=dict(definition["inputs"], used={"file": "out/" + name}))
        json.dump(used, open("used.json", "w"))
        os.symlink("out", "way")
        for folder in ("out", "./out/", "way"):
            refused("a table that is an input:", "cj-report", ["used.json", "-o", folder], state("."))
        remove("way")
    for name in ("out/crime.csv", "out/files.csv-metadata.json"):  # a link there leads to an input
        for make in (os.symlink, os.link):
            os.rename(name, "kept")
            make(os.path.abspath("reviews.csv"), name)
            refused("a table that leads to an input:", "cj-report", ["report.json", "-o", "out"], state("."))
            os.unlink(name)
            os.rename("kept", name)
    clash = dict(definition, measures=dict(definition["measures"], files=definition["measures"]["old"]))
    clash["sections"] = [dict(definition["sections"][0], measures=["files"])]
    json.dump(clash, open("used.json", "w"))
    refused("two tables of one name:", "cj-report", ["used.json", "-o", "out"], state("."), "written twice")
    os.unlink("used.json")

    # a table that is no longer made stays where it is an input now, or another result
    for name, words in (("change.csv", []), ("change.csv-metadata.json", []), (None, ["--findings", "out/change.csv"])):
        fresh(".")
        run("cj-report", ["report.json", "-o", "out/"])
        less = json.loads(FILES["report.json"])
        less["measures"].pop("change")
        less["sections"][0]["measures"].remove("change")
        if name:
            less["inputs"]["used"] = {"file": "out/" + name}
        json.dump(less, open("less.json", "w"))
        before = state(".")
        status, said = run("cj-report", ["less.json", "-o", "out", *words])
        after = state(".")
        kept = "./out/" + (name or "change.csv")
        if status != 0 or kept not in after or (name and after[kept] != before[kept]):
            complain("a table that was made before and is read now is gone:", name, words, status, said)
    fresh(".")
    run("cj-report", ["report.json", "-o", "out/"])
    json.dump(dict(less, inputs=definition["inputs"]), open("less.json", "w"))
    run("cj-report", ["less.json", "-o", "out"])
    if os.path.exists("out/change.csv") or os.path.exists("out/change.csv-metadata.json"):
        complain("a table that is no longer made and that nobody reads stays")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    fresh(".")
    check_complete()
    check_targets()
    check_standard_input()
    check_twice()
    check_folders()
    os.chdir("/")
print(f"inputs: {failed} complaints")
sys.exit(failed > 0)
