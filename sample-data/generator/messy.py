#!/usr/bin/env python3
"""Write sample-data/messy: the exports of sample-data/tayside as real systems write them.

Each file says the same as its clean twin, in the same order of rows.  What was done to it is
counted as it is done, by the rule of cj/repairs.h that puts it right, in dirt.csv.  A cell counts
once, however many rows its record stands for; of a cell with several values each counts by
itself.  The profiles beside the files are written by hand; this script does not touch them.

How each is made dirty

reviews.csv   windows-1252, semicolons, CR LF; report lines above a header of two rows with merged
              cells; a page line and the header again every 200 records; a total and a last line
              below.  Dates in four forms, scores with blanks or ".0", "NK" and "DNA" for no score,
              outcomes as names in any case and as codes, of which two have changed places on
              1 October 2013.  Rows of one client, day, worker and score become one row with several
              outcomes.  Blank last cells are left out or are too many.
people.csv    UTF-16LE with its mark, tabs, CR LF, headings of a database; sex and area as codes.
episodes.csv  UTF-8 with its mark, CR LF, every cell in quotation marks, dates as the numbers of a
              spreadsheet, comment lines.

The first cell that shows a text is left as it is: the programs show the spelling they meet first.
The result is the same bytes on every machine (see tayside.py).

Usage: python3 sample-data/generator/messy.py
"""

import sys
import csv
import io
from collections import Counter
from datetime import date, datetime
from pathlib import Path

sys.dont_write_bytecode = True

from dice import Dice  # noqa: E402

SEED = 1252
SAMPLES = Path(__file__).resolve().parent.parent
CLEAN = SAMPLES / "tayside"
FOLDER = SAMPLES / "messy"

PAGE = 200  # records between two headers
NO_BREAK = "\u00a0"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAY_ZERO = date(1899, 12, 30)  # of a spreadsheet's numbers

# Outcome codes.  Two of them have changed places with the new form of the review.
NEW_FORM = date(2013, 10, 1)
CODES = {
    "Reduced involvement in criminal activity": "O1",
    "Accommodation/housing": "O2",
    "Engagement with other services": "O3",
    "Substance misuse behaviour": "O4",
    "Education, training or employability": "O5",
    "Psychological and physical health": "O6",
    "Personal development and participation": "O7",
}
CHANGED = {"O5": "O6", "O6": "O5"}

REMARKS = (
    "café visit – went well",
    "£5 bus fare paid",
    'said “much better”; to be seen again',
    'form says "no change"',
)
SEX = {"Female": "F", "Male": "M"}
AREAS = {"Dundee": "TAY1", "Angus": "TAY2", "Perth and Kinross": "TAY3"}


class Twin:
    """A file in the making: its lines, each with the clean rows (from 0) that it stands for."""

    def __init__(self, name, encoding, mark=b""):
        self.name = name
        self.encoding = encoding
        self.mark = mark
        self.lines = []
        self.dirt = Counter()
        self.seen = set()  # texts that have been shown as they are

    def add(self, line, rule=None, rows=()):
        """A line, and the rule that passes it over if it is no data."""
        self.lines.append((line, tuple(rows)))
        if rule is not None:
            self.dirt[rule] += 1

    def spell(self, dice, column, text, percent, alone=True):
        """A text in another case, or with blanks that do not belong there.  Blanks around it are no
        dirt beside a separator."""
        if (column, text) not in self.seen or not dice.chance(percent):
            self.seen.add((column, text))
            return text
        kinds = ["lower"]
        if text != text.upper():
            kinds.append("upper")
        if alone:
            kinds += ["before", "behind", "no-break"]
        if " " in text:
            kinds.append("doubled")
        kind = dice.choice(kinds)
        self.dirt["spelling" if kind in ("upper", "lower") else "blanks"] += 1
        return {
            "upper": text.upper(),
            "lower": text.lower(),
            "before": "  " + text,
            "behind": text + " ",
            "no-break": text + NO_BREAK,
            "doubled": text.replace(" ", "  ", 1),
        }[kind]

    def encode(self, line):
        return (line + "\r\n").encode(self.encoding)

    def bytes(self):
        return self.mark + b"".join(self.encode(line) for line, _ in self.lines)


def read_clean(name):
    with open(CLEAN / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day_of(text):
    return datetime.strptime(text, "%d/%m/%Y").date()


def serial(day):
    return str((day - DAY_ZERO).days)


def joined(cells, delimiter, quoting=csv.QUOTE_MINIMAL):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="").writerow(cells)
    return text.getvalue()


# -- reviews ---------------------------------------------------------------------------------------

REVIEWS_HEADER = ("Client;Review;;Outcome;;", "ID;Date;Worker;Area;Score;Comment")
REVIEWS_ABOVE = (
    "Report run on 01/04/2014 09:12",
    "Filters: Service = Mentoring; Status = Any; Period = 01/04/2013 – 31/03/2014",
    "",
)


def same_review(one, other):
    return all(one[key] == other[key] for key in one if key != "Outcome Area")


def review_records(dice, clean):
    """Lists of row numbers: some neighbours that differ in their outcome alone are one record."""
    records = []
    for number, row in enumerate(clean):
        if number > 0 and same_review(row, clean[number - 1]) and dice.chance(60):
            records[-1].append(number)
        else:
            records.append([number])
    return records


def review_date(twin, dice, day):
    kind = dice.choice(("slashes", "slashes", "name", "name", "serial", "time", "short"))
    if kind == "slashes":
        return day.strftime("%d/%m/%Y")
    if kind == "name":
        return f"{day.day:02}-{MONTHS[day.month - 1]}-{day.year}"
    if kind == "short":
        twin.dirt["two-digit-year"] += 1
        return day.strftime("%d/%m/%y")
    twin.dirt["excel-date"] += 1
    return serial(day) + (".375" if kind == "time" else "")


def review_score(twin, dice, score):
    if score == "":
        word = dice.choice(("NK", "DNA", ""))
        twin.dirt["missing-value"] += word != ""
        return word
    return dice.choice((score, score, score, score + ".0", " " + score, score + "  "))


def review_outcome(twin, dice, day, outcome, alone):
    if dice.chance(30):
        code = CODES[outcome]
        twin.dirt["recode"] += 1
        twin.seen.add(("outcome", outcome))
        code = CHANGED.get(code, code) if day >= NEW_FORM else code
        return code.lower() if dice.chance(10) else code
    return twin.spell(dice, "outcome", outcome, 12, alone)


def review_line(twin, dice, rows):
    """The line of one record."""
    first = rows[0]
    day = day_of(first["Date of Review"])
    alone = len(rows) == 1
    outcomes = [review_outcome(twin, dice, day, row["Outcome Area"], alone) for row in rows]
    if not alone:
        twin.dirt["split-row"] += 1
    cells = [
        first["Client ID"],
        review_date(twin, dice, day),
        twin.spell(dice, "worker", first["Reviewed By"], 6),
        "; ".join(outcomes),
        review_score(twin, dice, first["Score"]),
        dice.choice(REMARKS) if dice.chance(3) else "",
    ]
    if cells[-1] == "" and dice.chance(25):
        while cells[-1] == "":
            cells.pop()
        twin.dirt["short-row"] += 1
    elif dice.chance(8):
        cells += ["", ""]
        twin.dirt["trailing-cells"] += 1
    return joined(cells, ";")


def make_reviews(dice):
    clean = read_clean("reviews.csv")
    twin = Twin("reviews.csv", "cp1252")
    records = review_records(dice, clean)
    pages = (len(records) + PAGE - 1) // PAGE
    for line in REVIEWS_ABOVE:
        twin.add(line, "above-header" if line else None)
    for line in REVIEWS_HEADER:
        twin.add(line)
    for count, numbers in enumerate(records):
        if count > 0 and count % PAGE == 0:
            twin.add(f"Page {count // PAGE + 1} of {pages};;;;;", "skipped-row")
            for line in REVIEWS_HEADER:
                twin.add(line, "repeated-header")
        twin.add(review_line(twin, dice, [clean[number] for number in numbers]), rows=numbers)
    total = sum(int(row["Score"] or 0) for row in clean)
    twin.add(f"Total {len(records)};;;;{total};", "skipped-row")
    twin.add("End of report", "skipped-row")
    return twin


# -- people and episodes ---------------------------------------------------------------------------


def make_people(dice):
    twin = Twin("people.csv", "utf-16-le", b"\xff\xfe")
    twin.add("\t".join(("URN", "SEX_CD", "BIRTH_DT", "ETH_DESC", "LA_CD")))
    for number, row in enumerate(read_clean("people.csv")):
        ethnicity = row["Ethnicity"]
        area = row["Local Authority"]
        twin.dirt["recode"] += 1
        twin.dirt["two-digit-year"] += 1
        if ethnicity == "Not known":
            ethnicity = "NK"
            twin.dirt["missing-value"] += 1
        else:
            ethnicity = twin.spell(dice, "ethnicity", ethnicity, 10)
        if dice.chance(70):
            twin.seen.add(("area", area))
            area = AREAS[area]
            twin.dirt["recode"] += 1
        else:
            area = twin.spell(dice, "area", area, 20)
        born = day_of(row["Date of Birth"]).strftime("%d/%m/%y")
        cells = (row["Client ID"], SEX[row["Sex"]], born, ethnicity, area)
        twin.add("\t".join(cells), rows=[number])
    return twin


def make_episodes(dice):
    twin = Twin("episodes.csv", "utf-8", b"\xef\xbb\xbf")
    clean = read_clean("episodes.csv")
    twin.add("# Extract: episodes, 1 April 2013 – 31 March 2014", "above-header")
    twin.add(f"# Rows: {len(clean)}", "above-header")
    twin.add(joined(clean[0], ",", csv.QUOTE_ALL))
    for number, row in enumerate(clean):
        if number > 0 and number % 50 == 0:
            twin.add(f'# block {number // 50 + 1}, "{row["Referral ID"]}" and after', "comment")
        for key in ("Referral Date", "Start Date", "End Date"):
            if row[key] != "":
                row[key] = serial(day_of(row[key])) + (".5" if dice.chance(10) else "")
                twin.dirt["excel-date"] += 1
        twin.add(joined(row.values(), ",", csv.QUOTE_ALL), rows=[number])
    twin.add("# end of extract", "comment")
    return twin


def make_twins():
    """The twins in the order in which chance is used."""
    dice = Dice(SEED)
    return [make(dice) for make in (make_people, make_episodes, make_reviews)]


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    twins = make_twins()
    for twin in twins:
        (FOLDER / twin.name).write_bytes(twin.bytes())
    with open(FOLDER / "dirt.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "rule", "count"))
        for twin in twins:
            writer.writerows((twin.name, rule, twin.dirt[rule]) for rule in sorted(twin.dirt))


if __name__ == "__main__":
    main()
