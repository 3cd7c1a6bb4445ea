#!/usr/bin/env python3
"""Differential test of cj-spc: random tables and options of every chart against a second answer.

What is independent: the answers are computed here from the definitions, in decimals of 60 digits over the numbers that
were drawn and never from the file that the program reads, with nothing of lib/. Every cell of the csv is compared (figures
within the last of their six decimals), signals, variation and assurance word by word, and whether the notes tell of trial
limits, over-dispersion and autocorrelation.

    spc.py BIN_DIR [--runs N] [--seed S] [--keep DIR]
"""
import argparse
import csv
import decimal
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

D = decimal.Decimal
decimal.getcontext().prec = 60
SAME = D("1e-40")
NEARLY = D("1e-12")  # a decision that hangs on less than this is left open
Z = {"low": D("3.090232306167813"), "low95": D("1.959963984540054")}


# ---- a random case -----------------------------------------------------------------------------

def names_of(kind, rng, count):
    """Names of points in their order."""
    if kind == "quarter":
        start = rng.randrange(2000, 2030) * 4 + rng.randrange(4)
        return [f"{(start + i) // 4}-{((start + i) // 4 + 1) % 100:02}Q{(start + i) % 4 + 1}" for i in range(count)]
    if kind == "month":
        start = rng.randrange(2000, 2030) * 12
        return [f"{(start + i) // 12}-{(start + i) % 12 + 1:02}" for i in range(count)]
    if kind == "number":
        start = rng.randrange(-5, 95)
        return [str(start + i) for i in range(count)]
    return [f"2022-{1 + i // 28:02}-{1 + i % 28:02}" for i in range(count)]


def draw_value(chart, rng, level, spread):
    if chart in ("xmr", "run"):
        value = level + rng.choice((rng.randrange(-3, 4), rng.randrange(-3, 4), rng.randrange(-30, 31)))
        return D(value * spread) / 10 ** rng.choice((0, 0, 1, 2)), None
    if chart == "u":
        base = D(rng.randrange(1, 80)) / rng.choice((1, 1, 2, 10))
        return D(rng.choice((0, 1, 1, 2, 3)) * rng.randrange(0, 12)), base
    base = rng.randrange(1, rng.choice((10, 60, 400)))
    share = min(1, max(0, rng.gauss(level / 20, rng.choice((0, .1, .3)))))
    return D(sum(rng.random() < share for _ in range(base))), D(base)


def make_case(rng):
    case = {"chart": rng.choice(("xmr", "xmr", "p", "p", "u", "run", "funnel"))}
    chart = case["chart"]
    count = rng.choice((1, 2, 3, 8, 11, 12, 15, 20, 30, 40))
    names = ([f"Unit {i:02}" for i in range(count)] if chart == "funnel" else
             names_of(rng.choice(("quarter", "month", "number", "day")), rng, count))
    case["groups"] = rng.choice(((None,), (None,), ("A",), ("A", "B", "C")))
    case["points"] = {}
    for group in case["groups"]:
        level, spread = rng.randrange(2, 19), rng.choice((1, 1, 100))
        jump = rng.choice((0, 0, rng.randrange(-6, 7)))
        points = []
        for i, name in enumerate(names):
            value, base = draw_value(chart, rng, min(20, max(0, level + (jump if i > count / 2 else 0))), spread)
            if rng.random() < .04:
                value = None
            elif base is not None and rng.random() < .04:
                value, base = rng.choice(((D(0), D(0)), (value, None)))
            if rng.random() < .97 or not points:
                points.append((name, value, base))
        case["points"][group] = points
    case["better"] = rng.choice((None, "higher", "lower"))
    case["target"] = None
    if rng.random() < .5:
        case["target"] = (D(rng.randrange(101)) / 100 if chart in ("p", "funnel") else D(rng.randrange(-10, 400)) / 10)
    case["screening"] = chart != "xmr" or rng.random() < .6
    case["baseline"] = rng.choice((None, None, 2, 3, 12, 20)) if chart != "funnel" else None
    known = [name for name, _, _ in case["points"][case["groups"][0]]]
    case["steps"] = rng.sample(known, min(len(known), rng.choice((0, 0, 1, 2)))) if chart != "funnel" else []
    case["order"] = names
    return case


def words_of(case):
    words = ["--chart", case["chart"], "--among" if case["chart"] == "funnel" else "--along", "place", "--value", "v"]
    if case["chart"] in ("p", "u", "funnel"):
        words += ["--of", "n"]
    if case["groups"] != (None,):
        words += ["--by", "team"]
    for name in ("better", "target", "baseline"):
        if case[name] is not None:
            words.append(f"--{name}={case[name]}")
    for step in case["steps"]:
        words.append(f"--step={step}")
    return words + ([] if case["screening"] else ["--no-screening"])


def table_of(case, rng):
    rows = [[group or "", name, "" if value is None else value, "" if base is None else base]
            for group, points in case["points"].items() for name, value, base in points]
    rng.shuffle(rows)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["team", "place", "v", "n"]] + rows)
    return text.getvalue()


# ---- the answer ---------------------------------------------------------------------------------

class Open(Exception):
    """The answer hangs on how numbers are rounded."""


def side(a, b):
    if abs(a - b) <= SAME * max(1, abs(a), abs(b)):
        return 0
    if abs(a - b) <= NEARLY * max(abs(a), abs(b)):
        raise Open
    return 1 if a > b else -1


def centre_and_spread(case, seen):
    """Of observations (value, base): the centre, and for xmr the mean moving range."""
    chart = case["chart"]
    if chart == "run":
        values = sorted(value for value, _ in seen)
        return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2, None
    if chart != "xmr":
        return sum(value for value, _ in seen) / sum(base for _, base in seen), D(1)
    ranges = [abs(b[0] - a[0]) for a, b in zip(seen, seen[1:])]
    mean = sum(value for value, _ in seen) / len(seen)
    if not ranges:
        return mean, None
    average = sum(ranges) / len(ranges)
    if case["screening"]:
        ranges = [r for r in ranges if side(r, D("3.267") * average) <= 0]
        average = sum(ranges) / len(ranges)
    return mean, average


def limits_of(case, centre, spread, base):
    chart = case["chart"]
    if spread is None:
        return None
    if chart == "xmr":
        return {"low": centre - D("2.66") * spread, "high": centre + D("2.66") * spread, "reach": D("2.66") * spread}
    error = (centre / base if chart == "u" else centre * (1 - centre) / base).sqrt()
    found = {"reach": 3 * error}
    for low, high, z in (("low", "high", D(3) if chart != "funnel" else Z["low"]), ("low95", "high95", Z["low95"])):
        found[low] = max(D(0), centre - z * error)
        found[high] = centre + z * error if chart == "u" else min(D(1), centre + z * error)
    return found


def rows_of_seven(sides):
    """Runs of 7 or more equal signs that are not 0, as (first, behind the last, sign)."""
    first = 0
    for i in range(1, len(sides) + 1):
        if i == len(sides) or sides[i] != sides[first]:
            if sides[first] != 0:
                yield first, i, sides[first]
            first = i


def signals_of(case, figures, centre, limits):
    """For each point a list of (word, way)."""
    found = [[] for _ in figures]
    for i, figure in enumerate(figures):
        if limits[i] is None:
            continue
        if side(figure, limits[i]["high"]) > 0:
            found[i].append(("above", 1))
        elif side(figure, limits[i]["low"]) < 0:
            found[i].append(("below", -1))
        elif case["chart"] == "funnel":
            if side(figure, limits[i]["high95"]) > 0:
                found[i].append(("above 95%", 0))
            elif side(figure, limits[i]["low95"]) < 0:
                found[i].append(("below 95%", 0))
    if case["chart"] == "funnel":
        return found
    for first, last, way in rows_of_seven([side(f, centre) for f in figures]):
        if last - first >= 7:
            for i in range(first, last):
                found[i].append(("shift", way))
    trends = [set() for _ in figures]
    for first, last, way in rows_of_seven([side(b, a) for a, b in zip(figures, figures[1:])]):
        if last - first >= 6:  # steps between 7 points
            for i in range(first, last + 1):
                trends[i].add(way)
    for i, ways in enumerate(trends):
        for way in sorted(ways, reverse=True):
            found[i].append(("trend", way))
    for way in (1, -1):  # two sigma, wherever 0 and 1 stop the limit
        far = [limit is not None and limit["reach"] > 0 and
               side(figure, centre + way * limit["reach"] * 2 / 3) == way for figure, limit in zip(figures, limits)]
        near = {k for i in range(len(far) - 2) if sum(far[i:i + 3]) >= 2 for k in range(i, i + 3) if far[k]}
        for i in near:
            found[i].append(("near", way))
    return found


def assurance_of(case, limits):
    if case["target"] is None or limits is None or case["chart"] == "funnel":
        return ""
    target = case["target"]
    if case["better"] == "lower":
        met, missed = side(limits["high"], target) <= 0, side(limits["low"], target) > 0
    else:
        met, missed = side(limits["low"], target) >= 0, side(limits["high"], target) < 0
    return "consistently met" if met else "consistently missed" if missed else "met by chance"


def judge(case, points, notes):
    """The expected rows of the points of one stretch."""
    chart = case["chart"]
    seen = [(value, base) for _, value, base in points if value is not None and (base is None or base > 0)
            and not (chart in ("p", "u", "funnel") and base is None)]
    if not seen:
        return [(name, value, base, None, None, None, [], "") for name, value, base in points]
    start = seen[:case["baseline"]] if case["baseline"] else seen
    centre, spread = centre_and_spread(case, start)
    given = chart == "funnel" and case["target"] is not None
    if given:
        centre = case["target"]
    figures = [value if chart in ("xmr", "run") else value / base for value, base in seen]
    limits = [limits_of(case, centre, spread, base) for _, base in seen]
    signals = signals_of(case, figures, centre, limits)
    if len(start) < 12 and chart != "funnel":
        notes.add("trial")
    if chart in ("p", "u", "funnel"):
        df = len(start) - (0 if given else 1)
        per = centre if chart == "u" else centre * (1 - centre)
        if df > 0 and per > 0:
            ratio = sum((value - base * centre) ** 2 / (base * per) for value, base in start) / df
            if abs(ratio - 2) < NEARLY:
                raise Open
            if ratio > 2:
                notes.add("dispersion")
    off = [f - centre for f in figures]
    squares = sum(o * o for o in off)
    if chart != "funnel" and len(figures) >= 12 and squares > 0:
        alike = abs(sum(a * b for a, b in zip(off, off[1:])) / squares)
        if abs(alike - D("1.96") / D(len(figures)).sqrt()) < NEARLY:
            raise Open
        if alike > D("1.96") / D(len(figures)).sqrt():
            notes.add("alike")
    answers = iter(zip(figures, limits, signals))
    rows = []
    for name, value, base in points:
        if value is None or (chart in ("p", "u", "funnel") and not base):
            rows.append((name, value, base, None, None, None, [], ""))
            continue
        figure, limit, signal = next(answers)
        rows.append((name, value, base, figure, centre, limit, signal, assurance_of(case, limit)))
    return rows


def answer(case):
    """Expected rows by group, in order, and what the notes tell of."""
    notes = set()
    rows = []
    order = {name: i for i, name in enumerate(case["order"])}
    starts = sorted(order[step] for step in case["steps"])
    for group in sorted(case["points"], key=lambda g: g or ""):
        points = sorted(case["points"][group], key=lambda p: order[p[0]])
        if case["chart"] == "funnel":
            points.sort(key=lambda p: (p[1] is None or not p[2], p[2] if p[1] is not None and p[2] else 0))
        stretches = {}
        for point in points:
            stretches.setdefault(sum(start <= order[point[0]] for start in starts), []).append(point)
        for _, stretch in sorted(stretches.items()):
            rows += [(group,) + row for row in judge(case, stretch, notes)]
    return rows, notes


# ---- comparing ------------------------------------------------------------------------------------

def is_number(cell, expected):
    if expected is None:
        return cell == ""
    return cell != "" and abs(D(cell) - expected) <= D("0.00000051") + abs(expected) * D("1e-13")


def compare(case, expected, got):
    if len(expected) != len(got):
        return f"{len(got)} rows and not {len(expected)}"
    has_base = case["chart"] in ("p", "u", "funnel")
    for want, row in zip(expected, got):
        group, name, _, base, figure, centre, limits, signals, assurance = want
        where = f"{group} {name}: "
        if row["place"] != name or (group is not None and row["team"] != group):
            return where + f"found {row['place']}"
        if has_base and not is_number(row["of"], base):
            return where + f"of {row['of']}"
        checks = {"value": figure, "centre": centre, "low": limits and limits["low"], "high": limits and limits["high"]}
        if case["chart"] == "funnel":
            checks.update(low95=limits and limits["low95"], high95=limits and limits["high95"])
        for key, number in checks.items():
            if not is_number(row[key], number):
                return where + f"{key} {row[key]} and not {number}"
        words = []
        for word, _ in signals:
            if word not in words:
                words.append(word)
        if row["signal"] != "; ".join(words):
            return where + f"signal {row['signal']} and not {words}"
        ways = [way for _, way in signals if way]
        variation = ""
        if ways and case["better"]:
            variation = "improvement" if (ways[0] > 0) == (case["better"] == "higher") else "concern"
        if row["variation"] != variation:
            return where + f"variation {row['variation']} and not {variation}"
        if row["assurance"] != assurance:
            return where + f"assurance {row['assurance']} and not {assurance}"
    return None


NOTES = {"trial": "A trial median, made of|Trial limits, made of", "dispersion": "Over-dispersion:", "alike": "Autocorrelation:"}


def compare_notes(expected, notes):
    for key, begins in NOTES.items():
        told = any(note.startswith(tuple(begins.split("|"))) for note in notes)
        if told != (key in expected):
            return f"note {key}: told {told}"
    return None


def run(program, words, path, form):
    done = subprocess.run([program, *words, "-f", form, "-q", path], capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        return None, f"status {done.returncode}: {done.stderr}"
    return done.stdout, None


def check(program, seed, folder):
    """What is wrong with the case of that seed; None: nothing."""
    rng = random.Random(seed)
    case = make_case(rng)
    path = os.path.join(folder, f"{seed}.csv")
    words = words_of(case)
    pathlib.Path(path).write_text(table_of(case, rng), encoding="utf-8")
    try:
        expected, notes = answer(case)
    except Open:
        return None
    text, said = run(program, words, path, "csv")
    if said is None:
        said = compare(case, expected, list(csv.DictReader(io.StringIO(text))))
    if said is None and seed % 4 == 0:
        text, said = run(program, words, path, "json")
        said = said or compare_notes(notes, json.loads(text)["notes"])
    if said is None:
        os.unlink(path)
        return None
    return f"seed {seed}: {said}\n  cj-spc {' '.join(words)} {path}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    given = parser.parse_args()
    folder = given.keep or tempfile.mkdtemp(prefix="cj-spc-")
    os.makedirs(folder, exist_ok=True)
    wrong = [said for seed in range(given.seed, given.seed + given.runs)
             if (said := check(os.path.join(given.bin, "cj-spc"), seed, folder))]
    print("\n".join(wrong[:10]))
    print(f"spc: {given.runs} cases, {len(wrong)} differ")
    if not wrong and not given.keep:
        os.rmdir(folder)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
