"""Publications one after the other, each made with --published of those before: a quarter, the half year, nine months; or two
quarters and their half year.

What is given out is read together by somebody who knows that quarters make the longer periods: no small count of any
publication may be known.
"""
import random

from attack import Reader
from services import check_small, complain, json_rows, run, write

QUARTERS = [("2022-04-01", "2022-06-30", "2022-05-11"), ("2022-07-01", "2022-09-30", "2022-08-11"),
            ("2022-10-01", "2022-12-31", "2022-11-11")]


def cells(areas):
    return [(a, s) for a in [*areas, "All"] for s in ("F", "M", "All")]


def make(dice, areas):
    return {(a, s, q): dice.choice((0, 1, 2, 3, 6, 9, 14)) for a in areas for s in "FM" for q in range(3)}


def total(leaves, cell, quarters):
    return sum(n for (a, s, q), n in leaves.items() if q in quarters and cell[0] in ("All", a) and cell[1] in ("All", s))


def read_publication(reader, rows, quarters, zeros):
    for row in rows:
        name = (row["area"], row["sex"], quarters)
        if row["count"] is None:
            reader.number(name, 0 if zeros else 1)
        else:
            reader.number(name, row["count"], row["count"])


def publish(areas, below, zeros, spans):
    """Make the publications; a list of (rows, quarters), and whether the program warned."""
    out, before, warned = [], [], False
    order = [w for pair in (("--order", "area=" + "|".join(areas)), ("--order", "sex=F|M")) for w in pair]
    for last, span in enumerate(spans):
        path = f"given{last}.json"
        done = run("cj-tabulate", "cases.csv", "--rows", "area", "--cols", "sex", "--totals", "both", "--date", "day", "--period",
                   f"{QUARTERS[span[0]][0]}..{QUARTERS[span[-1]][1]}", "--suppress-below", str(below), "--allow-empty", *order,
                   *(["--suppress-zeros"] if zeros else []), *[w for p in before for w in ("--published", p)], "-o", path)
        if done.returncode != 0:
            return done.stderr, False
        warned |= "disclosure-published" in done.stderr
        out.append((json_rows(path), span))
        before.append(path)
    return out, warned


def is_difference(name, told):
    """Whether it is what a printed period has more than a printed part of it."""
    return any((*name[:2], longer) in told and (*name[:2], shorter) in told
               for longer, shorter in (((0, 1), tuple({0, 1} - set(name[2]))), ((0, 1, 2), tuple({0, 1, 2} - set(name[2])))))


def check(seed):
    """How many chains the program says it cannot protect: what was printed before cannot be taken back."""
    dice = random.Random(seed)
    below, zeros = dice.choice((3, 5)), dice.random() < .2
    areas = "Ayr Bute Crail".split()[:dice.randint(2, 3)]
    leaves = make(dice, areas)
    write("cases.csv", "area,sex,day", [(a, s, QUARTERS[q][2]) for (a, s, q), n in leaves.items() for _ in range(n)])
    chain = dice.choice((((0,), (0, 1), (0, 1, 2)), ((0,), (1,), (0, 1))))
    given, warned = publish(areas, below, zeros, chain)
    if isinstance(given, str):
        complain("chain", seed, given)
        return 0
    if warned:
        return 1
    reader, truth = Reader(), {}
    spans = [(0,), (1,), (2,), (0, 1), (0, 1, 2)]
    for cell in cells(areas):
        for span in spans:
            reader.number((*cell, span))
            truth[(*cell, span)] = total(leaves, cell, span)
    for rows, span in given:
        read_publication(reader, rows, span, zeros)
    for cell in cells(areas):
        reader.sum((*cell, (0, 1)), [(*cell, (0,)), (*cell, (1,))])
        reader.sum((*cell, (0, 1, 2)), [(*cell, (0, 1)), (*cell, (2,))])
    for span in spans:
        for area in [*areas, "All"]:
            reader.sum((area, "All", span), [(area, "F", span), (area, "M", span)])
        for sex in ("F", "M", "All"):
            reader.sum(("All", sex, span), [(a, sex, span) for a in areas])
    for rows, span in given:
        for row in rows:
            cell = (row["area"], row["sex"])
            if row["count"] is not None and row["count"] != truth[(*cell, span)]:
                complain("chain", seed, "a wrong number", row, truth[(*cell, span)])
    told = {(row["area"], row["sex"], span) for rows, span in given for row in rows if row["count"] is not None}
    for name, value in truth.items():
        if name[2] in chain or value > 0 and is_difference(name, told):
            check_small(reader, name, value, below, zeros, truth, "chain", seed, chain)
    return 0

