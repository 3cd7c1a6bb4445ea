#!/usr/bin/env python3
"""What an input costs when it is doubled.

growth.py BIN          user seconds and memory at each size, and their growth
growth.py BIN --check  the largest size alone: it ends, within its memory
"""
import json
import os
import resource
import subprocess
import sys
import tempfile

SECONDS = 20  # ten times and more what the largest sizes take
MEMORY = 400 << 20


def zone(i):
    return "S010%05d" % i


def write(name, text):
    with open(name, "w") as out:
        out.write(text)


def dump(name, value):
    write(name, json.dumps(value))


def rows(count, values):
    return "zone,v\n" + "".join("%s,1\n" % zone(i * 7919 % values) for i in range(count))


def empty_lines(n):
    write("in.csv", "zone,v\n" + "\n" * n + "x,1\n")
    return ["cj-tabulate", "in.csv", "--rows", "zone"]


def value_map(n):
    write("in.csv", rows(20000, n))
    dump("p.json", {"columns": {"zone": {"valueMap": {zone(i): "area %d" % (i % 32) for i in range(n)}}}})
    return ["cj-tabulate", "in.csv", "--rows", "zone", "--profile", "p.json"]


def recode(n):
    write("in.csv", rows(20000, n))
    dump("p.json", {"columns": {"zone": {"recode": [
        {"from": zone(i), "to": "area %d" % (i % 32)} for i in range(n)]}}})
    return ["cj-tabulate", "in.csv", "--rows", "zone", "--profile", "p.json"]


def enum(n):
    write("in.csv", rows(1000, 2 * n))
    dump("s.json", {"fields": [{"name": "zone", "type": "string",
                                "constraints": {"enum": [zone(i) for i in range(n)]}}]})
    return ["cj-tabulate", "in.csv", "--rows", "v", "--schema", "s.json", "--tolerate", "100%"]


def order(n):
    write("in.csv", rows(20000, 20000))
    return ["cj-tabulate", "in.csv", "--rows", "zone",
            "--order", "zone=" + "|".join(zone(i) for i in range(n))]


def columns(n):
    write("in.csv", ",".join("c%d" % i for i in range(n)) + "\n" + ",".join("1" * n) + "\n")
    return ["cj-check", "--infer", "in.csv", "-o", "w"]


def sections(n):
    write("in.csv", rows(5, 5))
    dump("r.json", {"title": "T", "inputs": {"i": {"file": "in.csv"}},
                    "measures": {"m": {"kind": "tabulate", "rows": "zone"}},
                    "sections": [{"id": "s%d" % i, "title": "S", "measures": ["m"]} for i in range(n)]})
    return ["cj-report", "r.json", "-o", "o.html"]


def pattern(n):
    write("in.csv", "zone,v\n" + "".join('"%s",1\n' % ("abcd,"[i % 5] + "ab," * 333) for i in range(n)))
    dump("s.json", {"fields": [{"name": "zone", "type": "string",
                                "constraints": {"pattern": "(.{1,100},){1,10}"}}]})
    return ["cj-tabulate", "in.csv", "--rows", "v", "--schema", "s.json", "--tolerate", "100%"]


def drafted(n):
    write("in.csv", ",".join("c%d" % i for i in range(n)) + "\n" + ",".join("1" * n) + "\n")
    dump("s.json", {"fields": [{"name": "f%d" % i, "type": "integer", "x-cj": {"aliases": ["C %d" % i]}}
                               for i in range(n)]})
    dump("p.json", {"columns": {"c%d" % i: {"bareNumber": False} for i in range(n)}})
    return ["cj-check", "in.csv", "--schema", "s.json", "--profile", "p.json"]


def headed_alike(n):
    write("in.csv", ",".join(["c"] * n) + "\n" + ",".join("1" * n) + "\n")
    return ["cj-check", "in.csv"]


def faults(n):
    write("in.csv", "zone,v\n" + "".join("%s,%s\n" % (zone(i), "x1"[i % 2]) for i in range(n)))
    return ["cj-tabulate", "in.csv", "--values", "sum(v)", "--tolerate", "100%", "--findings", "f.csv"]


def stray_marks(n):
    write("in.csv", "zone,v\n" + "".join('="%s"%s,1\n' % (zone(i), "x" * (i % 2)) for i in range(n)))
    return ["cj-tabulate", "in.csv", "--tolerate", "100%", "--findings", "f.csv"]


def strangers(n):
    write("e.csv", "person_id,closure_date\n" + "".join("%s,2022-01-03\n" % zone(i) for i in range(n)))
    write("o.csv", "person_id,offence_date\n" + "".join("P%s,2022-03-03\n" % zone(i) for i in range(n)))
    return ["cj-check", "episodes:e.csv", "offences:o.csv"]


def hidden(n):
    """n counts in ten columns with totals, one in ten of them small: every one is protected."""
    def count(row, column):
        mixed = (row * 7919 + column * 104729) % 1000
        return 1 + mixed % 4 if mixed < 100 else 5 + mixed % 26
    write("in.csv", "zone,v\n" + "".join(("%s,c%d\n" % (zone(r), c)) * count(r, c) for r in range(n // 10) for c in range(9)))
    return ["cj-tabulate", "in.csv", "--rows", "zone", "--cols", "v", "--totals", "both", "--suppress-below", "5"]


CASES = [(hidden, 1000), (empty_lines, 8 << 20), (value_map, 6976), (recode, 6976), (enum, 40000), (order, 800),
         (columns, 16000), (drafted, 16000),
         (headed_alike, 16000), (faults, 1 << 20), (stray_marks, 1 << 18), (strangers, 1 << 17), (sections, 1000), (pattern, 100)]


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def cost(bin_dir, make, n):
    """User seconds, and bytes, of a run; dies if it does not end."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        words = make(n)
        run = subprocess.Popen([os.path.join(bin_dir, words[0])] + words[1:], preexec_fn=limit,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = run.stderr.read().decode(errors="replace")
        _, status, used = os.wait4(run.pid, 0)
        os.chdir("/")
    if not os.WIFEXITED(status) or os.WEXITSTATUS(status) > 1:
        sys.exit("%s of %d: status %d: %s" % (make.__name__, n, status, said[-500:]))
    return used.ru_utime, used.ru_maxrss * 1024


def main():
    bin_dir = os.path.abspath(sys.argv[1])
    for make, n in CASES:
        if "--check" in sys.argv:
            _, memory = cost(bin_dir, make, n)
            if memory > MEMORY:
                sys.exit("%s of %d: %d MB" % (make.__name__, n, memory >> 20))
            continue
        before = None
        for size in (n // 4, n // 2, n):
            seconds, memory = cost(bin_dir, make, size)
            print("%-12s %9d %8.2f s %6d MB%s" % (
                make.__name__, size, seconds, memory >> 20,
                "" if before is None else "   x%.1f x%.1f" % (
                    seconds / max(before[0], 0.01), memory / before[1])))
            before = seconds, memory


main()
