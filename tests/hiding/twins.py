"""Twins: other cases that give the same printed numbers. Where the same counts are hidden every byte is the same, notes, shares,
order and charts included: nothing printed depends on what is hidden.
"""
import random
import re

from attack import Reader
from services import complain, printed, rows_of, run, write

FORMATS = ("csv", "text", "markdown", "html", "json")


def tables(leaves, undated, dice_words):
    """What is printed of so many cases, and of so many without a day, by format; digests of the file itself are no numbers of it."""
    write("cases.csv", "area,sex,day",
          [(*cell, "2022-05-20") for cell, n in leaves.items() for _ in range(n)] + [(*next(iter(leaves)), "")] * undated)
    out = {}
    for form in FORMATS:
        done = run("cj-tabulate", "cases.csv", "--rows", "area", "--cols", "sex", "--totals", "both", "-f", form, *dice_words)
        if done.returncode != 0:
            if "cannot be protected" not in done.stderr:  # zeros of a table that has hardly anything else
                complain("twins", done.stderr)
            return None
        out[form] = re.sub(r"[0-9a-f]{64}|\"bytes\": ?\d+", "", done.stdout)
    return out


def read(text, leaves, areas, zeros):
    reader, truth = Reader(), {}
    for area in [*areas, "All"]:
        for sex in ("F", "M", "All"):
            truth[area, sex] = sum(n for (a, s), n in leaves.items() if area in (a, "All") and sex in (s, "All"))
    for row in rows_of(text):
        printed(reader, (row["area"], row["sex"]), row["count"], zeros)
    for area in [*areas, "All"]:
        reader.sum((area, "All"), [(area, "F"), (area, "M")])
    for sex in ("F", "M", "All"):
        reader.sum(("All", sex), [(a, sex) for a in areas])
    return reader, truth


def check(seed):
    """How many twins hide the same counts."""
    dice = random.Random(seed)
    below, zeros = dice.choice((3, 5, 10)), dice.random() < .25
    areas = "Ayr Bute Crail Doune".split()[:dice.randint(2, 4)]
    leaves = {(a, s): dice.choice((0, 1, 2, 3, 4, 7, 11, 25)) for a in areas for s in "FM"}
    words = ["--suppress-below", str(below), "--percent", dice.choice(("rows", "cols", "all")), "--order", "area=" + "|".join(areas),
             "--order", "sex=F|M", "--date", "day", "--period", "2022-23", *(["--suppress-zeros"] if zeros else [])]
    # as many rows that a note tells of as a cell has that may be hidden for others: a note is there whatever that is
    undated = dice.choice([0] + [n for n in leaves.values() if n >= below])
    first = tables(leaves, undated, words)
    if first is None:
        return 0
    reader, truth = read(first["csv"], leaves, areas, zeros)
    same = 0
    hidden = [cell for cell, (low, high) in reader.ranges.items() if low != high and cell in leaves and leaves[cell] < below]
    for cell in hidden[:2]:
        for value in range(0 if zeros else 1, below):
            twin = reader.table(cell, value, truth) if value != leaves[cell] else None
            if not twin:
                continue
            other = tables({c: twin[c] for c in leaves}, undated, words)
            if other is None or other["csv"] != first["csv"]:
                continue  # other counts are small there, and other ones hidden
            same += 1
            for form in FORMATS:
                if other[form] != first[form]:
                    complain("twins", seed, form, "tells", cell, leaves[cell], "from", value)
    return same
