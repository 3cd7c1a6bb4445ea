#!/usr/bin/env python3
"""tests/fuzz/programs.py BIN [--seed N] [--runs N] [--threads] [--finds FOLDER]

Whole programs, over exports, schemas, profiles, definitions and command lines that were changed at
random.  What each run must hold is in judge(); with --threads a run is one with 1, 2, 3 and 8
threads instead, which must print the same bytes and end with the same status.

What a run is made of depends on its number alone: --seed N --runs 1 is run N again.  A failure is
made smaller and kept as a folder with the files and a script `cmd`.
"""
import argparse
import csv
import io
import json
import os
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLES = os.path.join(ROOT, "sample-data")
ROWS = 150  # of each sample export
SECONDS = 20  # of processor time that a run may take: twenty times what one takes
PATIENCE = 600  # of wall time, on however busy a machine
THREADS = ("1", "2", "3", "8")
WRITES = {"-o", "--output", "--findings", "--repairs", "--valid", "--invalid"}
ALONE = {"--total", "--quiet", "-q", "--verbose", "-v", "--summary", "--infer", "--check", "--list",
         "--sentences", "--first", "--changed", "--drop-missing", "--include-unknown", "--wide",
         "--cases", "--survival", "--lower-is-better", "--include-breach", "--help", "--version",
         "--cumulative", "--proven", "--anniversary"}
MORE = """\
cj-check people.csv episodes.csv reviews.csv @tayside
cj-check people.csv episodes.csv reviews.csv --summary -f json @tayside
cj-check people.csv --valid ok.csv --invalid bad.csv @leicester-prevention
cj-check reviews:reviews.csv --expect-rows 39 --expect-total score=10 --tolerate 50% --date-format %d/%m/%Y @tayside
cj-check --measure report.json#outcomes-all @tayside
cj-check --infer orders.csv -o new @glasgow
cj-check orders.csv placements.csv appointments.csv cell-women.csv --findings f.csv -q @glasgow
cj-check people.csv episodes.csv offences.csv -f csv @leicester-which-way
cj-outcomes reviews.csv --people people.csv --by sex --total --period 2013-14Q4 @tayside
cj-outcomes reviews.csv --framework framework.json --baseline first --sentences @tayside
cj-outcomes reviews.csv --profile reviews.profile.json --repairs r.csv --findings f.csv @messy
cj-outcomes reviews.csv --derive age=age(date_of_birth,review_date) --people people.csv
 --derive band=band(age,16-20,21-25,26+) --by band --tolerate 5 -o o.html @tayside
cj-reoffending episodes.csv --offences offences.csv --as-of 2022-04-19 --by sex --people people.csv
 --windows 3,6 --survival @leicester-prevention
cj-reoffending episodes.csv --offences offences.csv --as-of 2022-04-19 --cases @leicester-which-way
cj-tabulate placements.csv --rows Placement --values count --totals rows --percent cols @glasgow
cj-tabulate open-cases.csv --rows "Case Type" --derive year=year("Date of Birth") --cols year
 --top 3 -f markdown @glasgow
cj-timeliness orders.csv --from "Date Imposed" --to "Placement Started" --within 7wd --as-of 2013-03-31
 --calendar scotland -f json @glasgow
cj-scores scaling.csv --start initial_score --end end_score -o s.xlsx @leicester-which-way
cj-rates arrests.csv --profile arrests.profile.json --population population.csv --by "Ethnic Group" --reference White
 --count people --map "person_id=Child ID" --date "Date of Arrest" --period 2022-23 --total @disproportionality
cj-rates arrests.csv --population population.csv --by Ward --standardise Age --date "Date of Arrest" --period 2021-22
 --period 2022-23 --decompose 2021-22:2022-23 --per 1000 -f json @disproportionality
cj-spc data-zones.csv --among "Data Zone" --value Employment --of Population --by Locality -o f.html @south-lanarkshire
cj-spc scaling.csv --along person_id --value initial_score --by cohort --step WW060 --baseline 12 --better higher
 --target 5 -f text @leicester-which-way
cj-reconcile apst.csv apst.csv --key "Case ID" --value "School Year" @leicester-prevention
cj-reconcile budget.csv budget.csv --key Line,Group --value Amount --changed @leicester-plan
"""


# ---- seeds -----------------------------------------------------------------------------------

def cut(data, rows=ROWS):
    """The top of an export and some rows from everywhere, whatever its line ends and encoding."""
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    lines = (data.decode("utf-16", "replace") if utf16 else data.decode("latin-1")).split("\n")
    step = max(1, len(lines) // rows)
    text = "\n".join(lines[:9] + lines[9::step])
    return text.encode("utf-16" if utf16 else "latin-1")


def read_folder(folder):
    files = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        files[name] = cut(data) if name.endswith(".csv") else data
    return files


def read_seeds():
    """(files, words) of the commands that the documents show and of those above."""
    folders = {name: read_folder(os.path.join(SAMPLES, name)) for name in sorted(os.listdir(SAMPLES))
               if name != "generator" and os.path.isdir(os.path.join(SAMPLES, name))}
    for files in folders.values():  # one folder has all that its report reads
        for other in re.findall(rb"\.\./([a-z-]+)/", files.get("report.json", b"")):
            for name, data in folders.get(other.decode(), {}).items():
                files.setdefault(name, data)
        if "report.json" in files:
            files["report.json"] = re.sub(rb"\.\./[a-z-]+/", b"", files["report.json"])
    seeds = []
    for document in (os.path.join(ROOT, "README.md"), os.path.join(SAMPLES, "README.md")):
        with open(document, encoding="utf-8") as file:
            text = file.read().replace("\\\n", " ")
        for line in re.findall(r"^ +(cj-[a-z]+ .*)$", text, re.M):
            where = re.search(r"sample-data/([a-z-]+)/", line)
            try:
                words = shlex.split(re.split(r"[|>]|2>", line)[0], comments=True)
            except ValueError:
                continue
            name = where.group(1) if where else "messy" if "profile" in line else "tayside"
            if name in folders and words[1:] and words[1][0] not in ".-":
                seeds.append((folders[name], [word.replace("sample-data/%s/" % name, "").replace(
                    "/tmp/", "") for word in words]))
    for line in MORE.replace("\n ", " ").splitlines():
        command, name = line.rsplit(" @", 1)
        seeds.append((folders[name], shlex.split(command)))
    for name, files in folders.items():
        if "report.json" not in files:
            continue
        for words in (["-f", "json"], ["--check"], ["-o", "r.html", "-o", "r.xlsx", "-o", "t/"],
                      ["-f", "text", "--tolerate", "10%"], ["--list"], ["-o", "t/", "-v"]):
            seeds += [(files, ["cj-report", "report.json"] + words)] * 2
    return seeds


# ---- what is changed -------------------------------------------------------------------------

ODD = ["", " ", "0", "-1", "1", "2013-05-06", "06/05/2013", "31/02/2013", "9999-12-31", "0001-01-01",
       "1900-01-01", "99999999999999999999", "1e999", "0.0001", "-9000000000000", "9000000000000",
       "N/A", "All", "(missing)", "total", "TY0001", "x" * 3000, "\"", "a\"b", "a,b", "a\nb", "'", "=1+1",
       "\u00e9", "\u200b", "\U0001f600", "\x01", "%s%n", "\\", "a;b", "../x", "2013-14Q4", "all",
       "people", "person_id", "score", "null", "true", "100%", "100.1%", "3m", "0d", "1-2,3+", "="]
WORDS = ["person_id", "date_of_birth", "sex", "locality", "score", "outcome", "review_date",
         "start_date", "offence_date", "period", "count", "Gender", "Area", "Date of Birth"]


def read_grid(data):
    text = data.decode("latin-1")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)), delimiter
    except csv.Error:
        return None, delimiter


def write_grid(grid, delimiter, rng):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter,
                        lineterminator=rng.choice(["\n", "\n", "\n", "\r\n", "\r"]),
                        quoting=rng.choice([csv.QUOTE_MINIMAL] * 3 + [csv.QUOTE_ALL]))
    writer.writerows(grid)
    return out.getvalue().encode("latin-1", "replace")


def change_headings(grid, rng):
    header = grid[0]
    if not header:
        return
    at = rng.randrange(len(header))
    other = rng.randrange(len(header))
    way = rng.randrange(7)
    if way == 0:  # the column is not there
        for row in grid:
            del row[at:at + 1]
    elif way == 1:
        header[at] = rng.choice(["Child Number", "x", header[at].upper() + " ", header[at][:-1]] + WORDS)
    elif way == 2:
        header[at] = header[other]
    elif way == 3:
        header[at] = ""
    elif way == 4:
        header[at], header[other] = header[other], header[at]
    elif way == 5:  # twice
        for row in grid:
            row += row[at:at + 1]
    else:
        header[at] = rng.choice(ODD)


def change_rows(grid, rng):
    if len(grid) < 2:
        return
    at = rng.randrange(1, len(grid))
    way = rng.randrange(8)
    if way == 0:
        grid.insert(rng.randrange(1, len(grid) + 1), list(grid[at]))
    elif way == 1:
        del grid[at]
    elif way == 2:
        rows = grid[1:]
        rng.shuffle(rows)
        grid[1:] = rows
    elif way == 3:
        del grid[at][rng.randrange(len(grid[at]) + 1):]
    elif way == 4:
        grid[at] += ["x"] * rng.randrange(1, 4)
    elif way == 5:
        grid.insert(at, rng.choice([[], ["# comment"], list(grid[0]), ["Total", "40"]]))
    elif way == 6:
        del grid[1 if rng.random() < 0.5 else at:]
    elif grid[0]:  # rows alike but for their first column
        grid[at][1:] = grid[rng.randrange(1, len(grid))][1:]


def change_cells(grid, rng):
    for _ in range(rng.choice([1, 1, 3, 20])):
        row = rng.choice(grid)
        if row:
            at = rng.randrange(len(row))
            others = rng.choice(grid)
            row[at] = rng.choice(ODD) if rng.random() < 0.7 or not others else rng.choice(others)


def change_bytes(data, rng):
    way = rng.randrange(9)
    at = rng.randrange(len(data) + 1)
    if way == 0:
        return data[:at]
    if way == 1:
        return data[:at] + bytes(rng.randrange(256) for _ in range(rng.randrange(1, 5))) + data[at:]
    if way == 2:
        return data[:at] + b"\0" + data[at + 1:]
    if way == 3:
        return data.decode("latin-1").encode("utf-16")
    if way == 4:
        return b"\xef\xbb\xbf" + data
    if way == 5:
        return data.replace(b"\n", rng.choice([b"\r\n", b"\r", b"\n\n", b"\r\n\n"]))
    if way == 6:
        return data.replace(b",", rng.choice([b";", b"\t", b"|", b",,", b"\"", b", "]))
    if way == 7:
        return data[:at] + b"\"" + data[at:]
    return b""


def change_csv(data, rng):
    grid, delimiter = read_grid(data)
    if not grid or data[:2] in (b"\xff\xfe", b"\xfe\xff") or rng.random() < 0.1:
        return change_bytes(data, rng)
    for _ in range(rng.choice([1, 1, 2, 4])):
        change = rng.choice([change_headings, change_headings, change_rows, change_cells])
        if grid:
            change(grid, rng)
    return write_grid(grid, delimiter, rng)


def places(node):
    """(container, key) of everything in a JSON value."""
    if isinstance(node, dict):
        keys = list(node)
    else:
        keys = range(len(node)) if isinstance(node, list) else []
    for key in keys:
        yield node, key
        yield from places(node[key])


def nested(depth, kind):
    node = 1
    for _ in range(depth):
        node = [node] if kind else {"a": node}
    return node


def change_json_value(value, rng):
    found = list(places(value))
    if not found:
        return
    node, key = rng.choice(found)
    other, where = rng.choice(found)
    way = rng.randrange(8)
    if way == 0:
        del node[key]
    elif way == 1 and isinstance(node, dict):
        node[rng.choice([key + "s", key.upper(), "", "x", str(where)])] = node.pop(key)
    elif way == 2:
        node[key] = rng.choice([None, True, False, 0, -1, 1, 1e300, 0.5, 2 ** 53, "", [], {}, [[]],
                                {"": ""}, nested(rng.choice([3, 40, 2000]), rng.random() < 0.5)])
    elif way == 3:
        node[key] = json.loads(json.dumps(other[where]))
    elif way == 4 and isinstance(node, list):
        node.insert(key, json.loads(json.dumps(node[key])))
    elif way == 5 and isinstance(node[key], list):
        rng.shuffle(node[key])
    else:
        node[key] = rng.choice(ODD + WORDS)


def change_json(data, rng):
    if rng.random() < 0.1:
        return change_bytes(data, rng)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except ValueError:
        return change_bytes(data, rng)
    for _ in range(rng.choice([1, 1, 1, 2, 4])):
        change_json_value(value, rng)
    return json.dumps(value, ensure_ascii=rng.random() < 0.5).encode("utf-8", "replace")


def options_of(words):
    """The words of a command line as groups: an option with its value, an operand."""
    groups = []
    at = 1
    while at < len(words):
        takes = words[at][0:1] == "-" and words[at] not in ALONE and "=" not in words[at] and \
            words[at] != "-" and at + 1 < len(words)
        groups.append(words[at:at + 2] if takes else words[at:at + 1])
        at += 2 if takes else 1
    return groups


def change_words(files, words, seeds, rng):
    groups = options_of(words)
    program = words[0]
    for _ in range(rng.choice([1, 1, 2, 3])):
        way = rng.randrange(6)
        same = [seed[1] for seed in seeds if seed[1][0] == program]
        more = options_of(rng.choice(same if rng.random() < 0.8 else [seed[1] for seed in seeds]))
        if way == 0 and groups:
            del groups[rng.randrange(len(groups))]
        elif way == 1 and groups:
            groups.append(list(rng.choice(groups)))
        elif way in (2, 3) and more:
            groups.append(list(rng.choice(more)))
        elif way == 4 and groups:
            group = groups[rng.randrange(len(groups))]
            group[-1] = rng.choice(ODD + WORDS + sorted(files))
        elif groups:
            group = groups[rng.randrange(len(groups))]
            group[-1] = change_bytes(group[-1].encode(), rng).decode("latin-1")
    return [program] + [word for group in groups for word in group]


def harmless(words):
    """No word of a command line leaves the folder of the run, or has a NUL; none asks to write over
    an input on the way (which is refused) because of a suffix alone."""
    out = []
    for word in words:
        word = word.replace("\0", "").encode("utf-8", "replace").decode()
        out.append(word.replace("..", ".").replace("=/", "=").replace(":/", ":").lstrip("/"))
    return [out[0]] + [word[:5000] for word in out[1:]]


def make_run(seeds, number, threads):
    rng = random.Random(number)
    reports = [seed for seed in seeds if seed[1][0] == "cj-report"]
    files, words = rng.choice(reports if threads and rng.random() < 0.7 else seeds)
    files = dict(files)
    for _ in range(rng.choice([1, 2, 2, 4])):
        read = [name for name in files if name in words or "report.json" in words]
        name = rng.choice(read if read and rng.random() < 0.8 else sorted(files))
        if threads and name == "report.json" and rng.random() < 0.5:
            continue  # more runs that get as far as their rows
        change = change_json if name.endswith(".json") else change_csv
        files[name] = change(files[name], rng)
    if rng.random() < 0.4:
        words = change_words(files, words, seeds, rng)
    if rng.random() < 0.1:
        words = words + ["--threads", rng.choice(["1", "2", "3", "8"])]
    return files, harmless(words)


# ---- running ---------------------------------------------------------------------------------

class Runner:
    def __init__(self, folder):
        self.bin = os.path.abspath(folder)
        with open(os.path.join(self.bin, "cj-check"), "rb") as file:
            self.sanitized = b"__asan_init" in file.read()
        self.environment = {
            "PATH": self.bin, "LC_ALL": "C.UTF-8", "TZ": "UTC0",
            "ASAN_OPTIONS": "exitcode=99:hard_rss_limit_mb=2000:detect_stack_use_after_return=1",
            "UBSAN_OPTIONS": "exitcode=99:print_stacktrace=1"}

    def limit(self):
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_FSIZE, (50 << 20, 50 << 20))
        if not self.sanitized:  # whose shadow is larger than any limit
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))

    def run(self, files, words):
        """(status, stdout, stderr, files written); status None: it took too long."""
        folder = tempfile.mkdtemp(prefix="cj-programs-")
        try:
            for name, data in files.items():
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(data)
            try:
                done = subprocess.run(words, executable=os.path.join(self.bin, words[0]), cwd=folder,
                                      env=self.environment, stdin=subprocess.DEVNULL,
                                      capture_output=True, timeout=PATIENCE, preexec_fn=self.limit)
            except subprocess.TimeoutExpired as late:
                return None, late.stdout or b"", late.stderr or b"", []
            return done.returncode, done.stdout, done.stderr, written(folder, files)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def written(folder, files):
    out = []
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            relative = os.path.relpath(path, folder)
            with open(path, "rb") as file:
                data = file.read()
            if files.get(relative) != data:
                out.append((relative, data))
    return sorted(out)


def judge(words, result):
    """What is wrong with a run in a word or two; None: nothing."""
    status, out, err, _ = result
    program = words[0]
    if status is None or status == -signal.SIGXCPU:
        return "takes too long"
    report = re.search(rb"ERROR: \w+Sanitizer: [\w-]+|runtime error: .*", err)
    if report:
        at = re.search(rb"(?:#\d+ \S+ in )(cj_\w+|\w+) [^\n]*/(?:lib|cmd)/", err)
        return "%s in %s" % (report.group().decode("latin-1")[:60],
                             at.group(1).decode() if at else "?")
    if status < 0:
        return "signal %d" % -status
    if status > 3:
        return "status %d" % status
    if status != 0 and not err.startswith(program.encode() + b": ") and \
            (b"\n" + program.encode() + b": ") not in err:
        return "status %d without a message" % status
    # findings and differences are what these two print
    prints = status == 1 and program in ("cj-check", "cj-reconcile")
    if status != 0 and out and not prints:
        return "status %d and something printed" % status
    return None


def compare(runner, files, words):
    """The same with every number of threads."""
    groups = [group for group in options_of(words) if group[0] != "--threads"]
    words = [words[0]] + [word for group in groups for word in group]
    first = None
    for threads in THREADS:
        result = runner.run(files, words + ["--threads", threads])
        wrong = judge(words, result)
        if wrong:
            return wrong
        if first is None:
            first = result
        for part, name in enumerate(("the status", "what is printed", "the messages", "the files")):
            if first[part] == result[part]:
                continue
            if part == 3 and same_files(first[3], result[3]):
                continue
            return "%s with 1 and %s threads not the same" % (name, threads)
    return None


def same_files(one, two):
    """Workbooks hold the time at which they were made."""
    return [file for file in one if not file[0].endswith(".xlsx")] == \
        [file for file in two if not file[0].endswith(".xlsx")]


# ---- failures --------------------------------------------------------------------------------

def smaller(files, words):
    """Runs with a little less, the largest steps first."""
    for at in range(len(options_of(words)) - 1, -1, -1):
        groups = options_of(words)
        del groups[at]
        yield files, [words[0]] + [word for group in groups for word in group]
    for name in sorted(files):
        yield {other: files[other] for other in files if other != name}, words
    for name in sorted(files):
        lines = files[name].splitlines(True)
        step = len(lines) // 2
        while name.endswith(".csv") and step > 0:
            for at in range(1, len(lines), step):
                yield {**files, name: b"".join(lines[:at] + lines[at + step:])}, words
            step //= 2
        if name.endswith(".json"):
            try:
                value = json.loads(files[name].decode("utf-8-sig"))
            except ValueError:
                continue
            for number in range(len(list(places(value)))):
                copy = json.loads(json.dumps(value))
                node, key = list(places(copy))[number]
                del node[key]
                yield {**files, name: json.dumps(copy, indent=1).encode()}, words


def minimise(test, files, words, wrong):
    most = 20 if wrong == "takes too long" else 400
    tried = 0
    better = True
    while better and tried < most:
        better = False
        for fewer, shorter in smaller(files, words):
            tried += 1
            if tried > most:
                break
            if test(fewer, shorter) == wrong:
                files, words, better = fewer, shorter, True
                break
    return files, words


def keep(folder, number, files, words, wrong):
    place = os.path.join(folder, "programs-%d" % number)
    shutil.rmtree(place, ignore_errors=True)
    os.makedirs(place)
    for name, data in files.items():
        with open(os.path.join(place, name), "wb") as file:
            file.write(data)
    with open(os.path.join(place, "cmd"), "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write("# %s\n%s\n" % (wrong, shlex.join(words)))
    return place


def main():
    sys.setrecursionlimit(20000)  # of values that are nested on purpose
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--threads", action="store_true")
    parser.add_argument("--finds", help="where failures are kept (else a temporary folder)")
    options = parser.parse_args()
    runner = Runner(options.bin)
    seeds = read_seeds()
    failures = {}
    statuses = {}

    def test(files, words):
        if options.threads:
            return compare(runner, files, words)
        result = runner.run(files, words)
        statuses[result[0]] = statuses.get(result[0], 0) + 1
        return judge(words, result)

    for number in range(options.seed, options.seed + options.runs):
        files, words = make_run(seeds, number, options.threads)
        wrong = test(files, words)
        if not wrong:
            continue
        failures[wrong] = failures.get(wrong, 0) + 1
        if failures[wrong] > 3:
            continue  # the same again
        options.finds = options.finds or tempfile.mkdtemp(prefix="cj-finds-")
        small = minimise(test, files, words, wrong)
        place = keep(options.finds, number, *small, wrong)
        print("run %d: %s\n  %s\n  kept in %s" % (number, wrong, shlex.join(small[1])[:300], place),
              flush=True)
    print("programs: %d runs from seed %d, %d failed; status %s" %
          (options.runs, options.seed, sum(failures.values()),
           ", ".join("%s: %d" % item for item in sorted(statuses.items(), key=str))))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
