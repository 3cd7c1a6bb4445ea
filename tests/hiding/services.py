"""What the random services of these tests have in common."""
import csv
import json
import os
import subprocess
import sys

BIN = os.path.abspath(sys.argv[1])
complaints = []


def complain(*words):
    complaints.append(words)
    print("FAILED", *words)


def run(*words):
    return subprocess.run([os.path.join(BIN, words[0]), *words[1:]], text=True, capture_output=True, check=False)


def write(path, heading, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write(heading + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows))


def rows_of(text):
    return list(csv.DictReader(text.splitlines()))


def json_rows(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)["rows"]


def printed(reader, name, count, zeros):
    """The reader reads a count: a text, a number, or what is hidden."""
    if count in ("[c]", None):
        reader.number(name, 0 if zeros else 1)
    else:
        reader.number(name, int(count), int(count))


def without_counts(reader):
    """The same reader, who was told of the zeros alone."""
    other = type(reader)()
    other.ties, other.touching = reader.ties, reader.touching
    other.ranges = {name: (0, 0) if high == 0 else (low if high is None else min(low, 1), None)
                    for name, (low, high) in reader.ranges.items()}
    return other


def check_small(reader, name, value, below, zeros, truth, *words):
    """A small count must be able to be every small number, from the least that zeros leave open, and two in any case."""
    first = 0 if zeros else 1
    if not first <= value < below:
        return
    fits = [v for v in range(first, below) if reader.table(name, v, truth) is not False]
    if len(fits) == below - first:
        return
    bare = without_counts(reader)
    least = [v for v in range(first, below) if bare.table(name, v, truth) is not False][0]
    if len(fits) == 1 and reader.table(name, below, truth) is not False:
        fits.append(below)  # zeros leave one small number: two numbers in any case
    if fits[0] != least or fits[-1] < below - 1 or len(fits) < 2:
        complain("a small count is known:", *words, name, value, "can be", fits, "and should be from", least)
