#!/usr/bin/env python3
"""tests/bench/run.py: how fast the programs are beside others that do the same.

    tests/bench/setup.sh                  installs what is compared with, once
    tests/bench/run.py                    100,000 rows: ends in a minute
    tests/bench/run.py --rows 10000000    as docs/performance.md has it: 10 GB of disk, half an hour
    tests/bench/run.py --only outcomes    works whose name holds the word

All commands of a work run in turn, --runs times (5), on the same two processors, with the files in the
page cache; medians count.  Their answers are compared, and where they differ the status is 1.  A goal
that is missed is said and fails nothing.  The time of DuckDB is that of its query alone, from the ready
connection to the last row; ours is that of the whole process.
"""
import argparse
import csv
import datetime
import io
import json
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "../.."))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
import works  # noqa: E402

SEED = "1"
NEEDS = {"DuckDB": "node", "mawk": "mawk", "Miller": "mlr", "sqlite3": "sqlite3", "datamash": "datamash"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", action="append", default=[], metavar="WORD")
    parser.add_argument("--bin", help="programs that are built already (default: a release build)")
    parser.add_argument("--json", metavar="FILE", help="write everything measured to FILE")
    parser.add_argument("--markdown", action="store_true", help="print the table as in docs/performance.md")
    parser.add_argument("--list", action="store_true", help="list the works and what they are held against")
    return parser.parse_args()


def quietly(command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"run.py: {' '.join(command)}: status {done.returncode}\n{done.stdout[-2000:]}")
    return done.stdout


def build(scratch, given):
    quietly(["cc", "-O2", "-D_GNU_SOURCE", "-o", f"{scratch}/measure", f"{HERE}/measure.c"])
    if os.path.isdir(f"{scratch}/node"):
        shutil.copy(f"{HERE}/peers/duckdb.mjs", f"{scratch}/node/")
    if given:
        return os.path.abspath(given)
    quietly(["cmake", "--preset", "release"], cwd=ROOT)
    quietly(["cmake", "--build", "--preset", "release", "-j2"], cwd=ROOT)
    return f"{ROOT}/build/release/bin"


# ---- the data -----------------------------------------------------------------------------------

class Data:
    """Files by name, made when they are asked for and kept for the next run."""

    def __init__(self, scratch, binaries, rows):
        self.files, self.bin, self.rows = {"scratch": scratch, "bin": binaries}, binaries, rows
        self.folder = f"{scratch}/data-{rows}-{self.version()}"
        os.makedirs(self.folder, exist_ok=True)

    def version(self):
        """Files of another generator are others."""
        made = quietly([f"{self.bin}/cj-synth", "--kind", "reviews", "--rows", "500", "--seed", SEED])
        return f"{abs(hash_of(made)) % 16 ** 8:08x}"

    def synth(self, path, *words):
        quietly([f"{self.bin}/cj-synth", "--seed", SEED, *words, "-o", path])

    def make(self, name, path):
        rows = str(self.rows)
        persons = str(max(self.rows * 743 // 10000, 20))  # a million episodes for ten million rows
        if name in ("reviews", "orders", "sessions"):
            self.synth(path, "--kind", name, "--rows", rows)
        elif name in ("episodes", "offences"):
            self.synth(path, "--kind", name, "--persons", persons)
        elif name == "quoted":
            self.synth(path, "--kind", "reviews", "--rows", rows, "--quoted")
        elif name == "dates":
            self.synth(path, "--kind", "reviews", "--rows", rows, "--date-format", "%d-%b-%y")
        elif name == "hundred":
            self.synth(path, "--kind", "reviews", "--rows", "100")
        elif name == "utf16":
            with open(path + ".part", "wb") as file:
                file.write(b"\xff\xfe")
                file.flush()
                subprocess.run(["iconv", "-f", "UTF-8", "-t", "UTF-16LE", self.path("reviews")], check=True, stdout=file)
            os.rename(path + ".part", path)
        elif name == "population":
            groups = quietly([f"{self.bin}/cj-tabulate", self.path("reviews"), "--rows", "sex,locality", "-f", "csv"])
            with open(path, "w", encoding="utf-8") as file:
                file.write("sex,locality,population\n")
                file.writelines(f"{row['sex']},{row['locality']},10000\n" for row in csv.DictReader(io.StringIO(groups)))
        elif name == "report":
            with open(path, "w", encoding="utf-8") as file:
                file.write(works.definition(self.path("reviews")))
        else:
            sys.exit(f"run.py: there is no file {{{name}}}")

    def path(self, name):
        if name not in self.files:
            path = f"{self.folder}/{name}.{'json' if name == 'report' else 'csv'}"
            if not os.path.exists(path):
                self.make(name, path)
            self.files[name] = path
        return self.files[name]

    def fill(self, text):
        for name in ("scratch", "bin", "reviews", "orders", "sessions", "episodes", "offences", "quoted", "dates", "utf16",
                     "report", "population", "hundred"):
            if "{" + name + "}" in text:
                text = text.replace("{" + name + "}", self.path(name))
        return text

    def command(self, words):
        if isinstance(words, str):
            return ["sh", "-c", self.fill(words)]
        return [self.fill(word) for word in words]


def hash_of(text):
    value = 0
    for byte in text.encode():
        value = (value * 31 + byte) % (1 << 61)
    return value


# ---- one run ------------------------------------------------------------------------------------

def measure(scratch, name, command):
    """Seconds, cpu seconds, bytes at the peak, seconds of the query alone, and the answer."""
    out = f"{scratch}/answer"
    done = subprocess.run([f"{scratch}/measure", out, *command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"run.py: {name}: {' '.join(command)}: status {done.returncode}\n{done.stderr[-2000:]}")
    wall, cpu, kib = done.stdout.split()
    query = float(done.stderr.strip().splitlines()[-1]) if name == "DuckDB" else None
    with open(out, encoding="utf-8", errors="replace") as file:
        return {"wall": float(wall), "cpu": float(cpu), "peak": int(kib) * 1024, "query": query, "answer": file.read()}


def table_of(text, answers):
    """Rows by their keys; those that count nothing are in some tables and not in others."""
    keys, figures = answers
    return {tuple(row[key] for key in keys): tuple(row[figure] for figure in figures)
            for row in csv.DictReader(io.StringIO(text)) if row[figures[0]] != "0"}


def compare(work, answers):
    """Complaints about answers that are not the first one's."""
    if work.answers is None:
        return []
    tables = {name: table_of(text, work.answers) for name, text in answers.items()}
    first = next(iter(tables))
    if not tables[first]:
        return [f"{work.name}: {first}: no rows"]
    return [f"{work.name}: {name} has other answers than {first}: {key}: {tables[first].get(key)} and {table.get(key)}"
            for name, table in tables.items() if table != tables[first]
            for key in sorted(set(table) | set(tables[first])) if table.get(key) != tables[first].get(key)][:5]


def is_there(name, scratch, rows):
    if rows > works.SLOW.get(name, rows):
        return False
    if name == "DuckDB" and not os.path.isdir(f"{scratch}/node/node_modules/@duckdb"):
        return False
    return name not in NEEDS or shutil.which(NEEDS[name]) is not None


def run_work(work, data, scratch, runs):
    names = [name for name in work.commands if is_there(name, scratch, data.rows)]
    commands = {name: data.command(work.commands[name]) for name in names}
    if "datamash" in commands:  # reads standard input alone
        commands["datamash"] = ["sh", "-c", " ".join(f"'{word}'" for word in commands["datamash"]) +
                                " <" + data.path("hundred")]
    taken, answers = {name: [] for name in names}, {}
    for _ in range(runs * work.runs):
        for name in names:
            one = measure(scratch, name, commands[name])
            answers[name] = one.pop("answer")
            taken[name].append(one)
    middle = {}
    for name, list_of in taken.items():
        middle[name] = {key: statistics.median(one[key] for one in list_of) for key in ("wall", "cpu", "peak")}
        middle[name]["time"] = statistics.median(one["query"] or one["wall"] for one in list_of)
        middle[name]["all"] = [one["query"] or one["wall"] for one in list_of]
    return middle, compare(work, answers)


def ratio_of(work, middle):
    """The first command's time over the other's."""
    first, *others = [figures["time"] for figures in middle.values()]
    if work.fastest:
        other = min(others, default=None)
    else:
        other = middle[work.against]["time"] if work.against in middle else None
    if other is None:
        return None
    return other / first if work.invert else first / other


# ---- what is printed ----------------------------------------------------------------------------

def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "unknown processor")
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory = int(file.readline().split()[1]) * 1024 / 1e9
    return (f"{model}, {os.cpu_count()} processors of which {len(os.sched_getaffinity(0))} are used, {memory:.0f} GB, "
            f"load {os.getloadavg()[0]:.1f}")


def versions(scratch):
    found = []
    package = f"{scratch}/node/node_modules/@duckdb/node-api/package.json"
    if os.path.exists(package):
        with open(package, encoding="utf-8") as file:
            found.append("DuckDB " + json.load(file)["version"].split("-")[0])
    for name, words in (("Miller", ["mlr", "--version"]), ("datamash", ["datamash", "--version"]),
                        ("sqlite3", ["sqlite3", "--version"]), ("mawk", ["mawk", "-W", "version"])):
        if shutil.which(words[0]):
            text = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL)
            line = (text.stdout or text.stderr).splitlines()[0]
            found.append(name + " " + next(word for word in line.replace(",", " ").split() if word[0].isdigit()))
    return ", ".join(found)


def said_goal(work, ratio, seconds=0.0):
    goal = f"{'at least' if work.invert else 'at most'} {work.goal:g}"
    if work.under is not None:
        goal += f", under {work.under * 1000:g} ms"
    if ratio is None:
        return goal
    met = ratio >= work.goal if work.invert else ratio <= work.goal
    return f"{goal}: {'met' if met and (work.under is None or seconds < work.under) else 'MISSED'}"


def print_work(work, middle, markdown):
    ratio = ratio_of(work, middle)
    for number, (name, figures) in enumerate(middle.items()):
        first = number == 0
        time = f"{figures['time'] * 1000:.1f} ms" if figures["time"] < 0.1 else f"{figures['time']:.2f} s"
        cells = [work.name if first else "", name, time, f"{figures['cpu']:.2f}", f"{figures['peak'] / 1e6:.0f}",
                 "" if ratio is None or not first else f"{ratio:.2f}", said_goal(work, ratio, figures["time"]) if first else ""]
        if markdown:
            print("| " + " | ".join(cells) + " |")
        else:
            print("{:<34} {:<18} {:>9} {:>7} {:>7} {:>6}  {}".format(*cells).rstrip())
    sys.stdout.flush()


def print_heading(markdown):
    cells = ["work", "program", "median", "cpu s", "peak MB", "ratio", "goal"]
    if markdown:
        print("| " + " | ".join(cells) + " |\n| --- | --- | ---: | ---: | ---: | ---: | --- |")
    else:
        print("{:<34} {:<18} {:>9} {:>7} {:>7} {:>6}  {}".format(*cells))


def print_memory(data, results):
    """Peak memory against 64 MB and 64 bytes a person and outcome."""
    found = results.get("outcomes, all years")
    if found is None:
        return
    text = quietly([f"{data.bin}/cj-tabulate", data.path("reviews"), "--rows", "outcome", "--values", "distinct(person_id)"])
    pairs = sum(int(row["distinct_person_id"]) for row in csv.DictReader(io.StringIO(text)))
    most = 64e6 + 64 * pairs
    peak = found["cj-outcomes"]["peak"]
    print(f"memory: cj-outcomes of all years takes {peak / 1e6:.0f} MB for {pairs} pairs of person and outcome; "
          f"64 MB and 64 bytes a pair are {most / 1e6:.0f} MB: {'met' if peak <= most else 'MISSED'}")


def main():
    asked = arguments()
    chosen = [work for work in works.all_works()
              if not asked.only or any(word in work.name for word in asked.only)]
    if asked.list:
        for work in chosen:
            print(f"{work.name}: {', '.join(work.commands)}; {said_goal(work, None)}")
        return 0
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    scratch = os.path.abspath(os.environ.get("CJ_BENCH_DIR", "/tmp/cj-bench"))
    if scratch.startswith(ROOT + "/"):
        sys.exit("run.py: CJ_BENCH_DIR must lie outside the repository")
    os.makedirs(scratch, exist_ok=True)
    data = Data(scratch, build(scratch, asked.bin), asked.rows)
    print(f"{datetime.date.today()}, {machine()}\n{versions(scratch)}\n{asked.rows} rows, medians of {asked.runs} runs in turn, "
          "files in the page cache\n")
    print_heading(asked.markdown)
    results, complaints = {}, []
    for work in chosen:
        if work.most is not None and asked.rows > work.most:
            continue
        results[work.name], wrong = run_work(work, data, scratch, asked.runs)
        print_work(work, results[work.name], asked.markdown)
        complaints += wrong
    print()
    print_memory(data, results)
    print("all answers agree" if not complaints else "\n".join(complaints))
    if asked.json:
        with open(asked.json, "w", encoding="utf-8") as file:
            json.dump({"date": str(datetime.date.today()), "machine": machine(), "versions": versions(scratch),
                       "rows": asked.rows, "runs": asked.runs, "works": results, "complaints": complaints}, file, indent=2)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
