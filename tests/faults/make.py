#!/usr/bin/env python3
"""Make files with one fault each from a small clean set.

  make.py DIR      write DIR/ID/ for every entry of the table below: the four exports, one of
                   them with the fault, and the schema and profile that the entry names
  make.py --table  print the entries as a table for docs/faults.md

An entry has an id, a group, what is wrong, the file at fault, what changes in it and what
cj-check must say.  Its arguments are the file alone unless they are given.  What it must say:

  fine(rule, notice)               exit status 0 and no finding; the repair that is counted, and
                                   a word of the notice
  error(code, line, column, file)  exit status 1 if there is an error among the findings, else 0;
  warn(code, line, column, file)   these and no others; line 0 is the whole file, column 0 the
                                   whole row, no file the one at fault
  refused(word, status)            no finding, a message with the word, that exit status

`outcomes` is how cj-outcomes is asked about the same fault: by itself with the arguments of
cj-check where they concern reviews (and people) alone, "" not at all.
"""
from datetime import date
import json
import os
import sys

PEOPLE = """\
person_id,sex,date_of_birth,ethnicity,locality
P001,Female,1998-05-17,White Scottish,North
P002,Male,1999-11-03,White Scottish,North
P003,Male,2000-02-28,White British,South
P004,Female,1997-08-09,Pakistani,South
P005,Male,1998-12-30,White Scottish,West
P006,Female,2001-04-22,White Irish,West
"""
REVIEWS = """\
person_id,review_date,outcome,score,note
P001,2014-05-12,Housing,4,first meeting
P001,2014-08-12,Housing,6,keeps appointments
P002,2014-05-13,Housing,5,first meeting
P002,2014-08-13,Housing,5,no change
P003,2014-05-14,Health,3,first meeting
P003,2014-09-10,Health,7,much better
P004,2014-06-11,Health,4,first meeting
P004,2014-09-11,Health,2,moved away
P005,2014-06-12,Housing,6,first meeting
P005,2014-10-10,Housing,8,own tenancy
"""
EPISODES = """\
episode_id,person_id,programme,referral_type,referral_date,start_date,closure_date,closure_reason
E001,P001,Intensive support,Panel,2014-04-14,2014-04-28,2014-12-15,Completed
E002,P002,Mentoring,Court,2014-04-15,2014-04-29,2014-12-16,Completed
E003,P003,Mentoring,Panel,2014-04-16,2014-04-30,,
E004,P004,Intensive support,Court,2014-04-14,2014-04-28,2014-12-17,Moved away
E005,P005,Mentoring,Panel,2014-04-15,2014-04-29,2015-01-14,Completed
E006,P006,Mentoring,Panel,2014-04-16,2014-04-30,,
"""
OFFENCES = """\
offence_id,person_id,offence_date,offence_type,gravity,outcome,outcome_date,breach
O001,P001,2013-03-02,Theft,3,Warning,2013-05-14,No
O002,P001,2013-09-21,Vandalism,4,Fine,2013-11-12,No
O003,P002,2013-06-15,Theft,3,Warning,2013-08-20,No
O004,P003,2013-07-05,Assault,5,Order,2013-10-16,No
O005,P004,2013-12-14,Breach of order,6,Order,2014-02-12,Yes
O006,P005,2013-02-09,Theft,3,,,No
"""
CLEAN = {"people": PEOPLE, "reviews": REVIEWS, "episodes": EPISODES, "offences": OFFENCES}
MIB = 1024 * 1024


# ---- changes: from the text of a clean file to another text, or bytes -----------------------

def same(text):
    return text


def cell(line, column, value):
    """The cell at a place, as it is written."""
    def change(text):
        lines = text.split("\n")
        cells = lines[line - 1].split(",")
        cells[column - 1] = value
        lines[line - 1] = ",".join(cells)
        return "\n".join(lines)
    return change


def row(line, written):
    def change(text):
        lines = text.split("\n")
        lines[line - 1] = written
        return "\n".join(lines)
    return change


def insert(line, *written):
    """Rows that stand at that line; what stood there moves down."""
    def change(text):
        lines = text.split("\n")
        return "\n".join(lines[:line - 1] + list(written) + lines[line - 1:])
    return change


def append(written):
    return lambda text: text + written


def replace(old, new, count=-1):
    return lambda text: text.replace(old, new, count)


def both(*changes):
    def change(text):
        for step in changes:
            text = step(text)
        return text
    return change


def encode(encoding, change=same, mark=b""):
    return lambda text: mark + change(text).encode(encoding)


def spliced(line, column, raw, change=same):
    """Bytes that are no text, as a cell."""
    def splice(text):
        return cell(line, column, "@RAW@")(change(text)).encode().replace(b"@RAW@", raw)
    return splice


def with_progress(text):
    """Reviews with a recorded progress instead of a score."""
    words = ["improved", "maintained", "deteriorated"]
    lines = [line.split(",") for line in text.rstrip("\n").split("\n")]
    for i, cells in enumerate(lines):
        cells[3] = words[i % 3] if i > 0 else "progress"
    return "\n".join(",".join(cells) for cells in lines) + "\n"


def with_parent(text):
    """Offences with the offence that they belong to."""
    lines = text.rstrip("\n").split("\n")
    return "\n".join([lines[0] + ",parent_id", lines[1] + ","] +
                     [line + ",O001" for line in lines[2:]]) + "\n"


def wide(count, first=False):
    """Blank columns up to a number of columns, in the header or in line 4 alone."""
    def change(text):
        lines = text.rstrip("\n").split("\n")
        more = range(6, count + 1)
        if not first:
            lines[3] += "," * len(more)
        else:
            lines[0] += "".join(f",c{i}" for i in more)
            lines[1:] = [line + "," * len(more) for line in lines[1:]]
        return "\n".join(lines) + "\n"
    return change


def cut_off(text):
    """65,536 lines, the header among them."""
    rows = [f"Q{i:05d},2014-05-12,Housing,5,\n" for i in range(1, 65536)]
    return text.split("\n")[0] + "\n" + "".join(rows)


def long_row(text):
    """A row beyond 4 MiB none of whose cells is beyond 1 MiB."""
    lines = text.rstrip("\n").split("\n")
    filler = ["", "", "", "", ""]
    for i, line in enumerate(lines):
        more = [f"more{k}" for k in range(5)] if i == 0 else filler
        lines[i] = line + "," + ",".join(["x" * 900000] * 5 if i == 3 else more)
    return "\n".join(lines) + "\n"


def swapped(text):
    """Office days of 2014 of which a spreadsheet with American settings swapped day and month: one of the days up to
    the twelfth of each month, two of those behind it."""
    def office(month, days):
        return [day for day in days if date(2014, month, day).weekday() < 5 and (month, day) not in [(4, 18), (4, 21)]]
    rows = []
    for month in range(1, 13):
        early = next(day for day in range(12, 2, -1) if date(2014, day, month).weekday() < 5 and day != month)
        rows += [f"2014-{early:02d}-{month:02d}"] + [f"{day:02d}/{month:02d}/2014" for day in office(month, range(13, 25))[:2]]
    return text.split("\n")[0] + "\n" + "".join(f"Q{i:03d},{day},Housing,5,\n" for i, day in enumerate(rows, 1))


def slashed(days):
    """Review dates as dd/mm/yyyy, of these days and months in turn."""
    def change(text):
        lines = text.rstrip("\n").split("\n")
        for i in range(1, len(lines)):
            cells = lines[i].split(",")
            cells[1] = days[(i - 1) % len(days)] + "/2014"
            lines[i] = ",".join(cells)
        return "\n".join(lines) + "\n"
    return change


# ---- schemas and profiles ---------------------------------------------------------------------

def offences_schema(constraints=None, **more):
    fields = [{"name": name, "type": "string"} for name in OFFENCES.split("\n")[0].split(",")]
    fields[2]["type"] = fields[6]["type"] = "date"
    fields[4]["type"] = "number"
    for field in fields:
        if constraints and field["name"] in constraints:
            field["constraints"] = constraints[field["name"]]
    if "parent" in more:
        fields.append({"name": more.pop("parent"), "type": "string"})
    return dict({"name": "offences", "fields": fields}, **more)


def reviews_schema(field, **words):
    types = {"review_date": "date", "score": "number"}
    fields = [{"name": name, "type": types.get(name, "string")}
              for name in REVIEWS.split("\n")[0].split(",")]
    for one in fields:
        if one["name"] == field:
            one.update(words)
    return {"name": "reviews", "fields": fields}


def foreign(fields, resource, references):
    return {"fields": fields, "reference": {"resource": resource, "fields": references}}


def column(name, **rules):
    return {"columns": {name: rules}}


# ---- what must be said --------------------------------------------------------------------------

def fine(rule=None, notice=None):
    return {"kind": "fine", "rule": rule, "notice": notice}


def error(code, line, at, file=None):
    return {"kind": "found", "found": [(code, "error", line, at, file)]}


def warn(code, line, at, file=None):
    return {"kind": "found", "found": [(code, "warning", line, at, file)]}


def several(*ones):
    return {"kind": "found", "found": [found for one in ones for found in one["found"]]}


def refused(word, status=2):
    return {"kind": "refused", "word": word, "status": status}


FAULTS = []


def fault(key, what, file, change, expect, args=None, outcomes=None, also=None, schema=None,
          profile=None):
    group, _, name = key.partition("/")
    args = args if args is not None else f"{file}.csv"
    if schema is not None:
        args += " --schema schema.json"
    if profile is not None:
        args += " --profile profile.json"
    if outcomes is None:
        words = args.split()
        exports = [word for word in words if word.endswith(".csv")]
        outcomes = ""
        if exports == ["reviews.csv"] and "--expect" not in args:
            outcomes = args
        elif sorted(exports) == ["people.csv", "reviews.csv"]:
            outcomes = " ".join(["reviews.csv --people people.csv"] +
                                [word for word in words if word not in exports])
    FAULTS.append({"id": name, "group": group, "what": what, "file": file, "args": args,
                   "change": change, "expect": expect, "outcomes": outcomes,
                   "also": also or {}, "schema": schema, "profile": profile})


# ---- the table ----------------------------------------------------------------------------------

R, P, E, O = "reviews", "people", "episodes", "offences"
POUND = b"\xa310 \x93fine\x94 paid"
ALL = "people.csv episodes.csv reviews.csv offences.csv"
PR = "people.csv reviews.csv"
PO = "people.csv offences.csv"
RECORDED = "reviews.csv --baseline recorded"

fault("nothing/clean", "the clean set, all four files together", R, same, fine(), ALL)

G = "encoding/"
fault(G + "enc-bom", "UTF-8 with a byte order mark", R, encode("utf-8-sig"), fine())
fault(G + "enc-utf16le", "UTF-16LE with its mark", R, encode("utf-16-le", same, b"\xff\xfe"), fine())
fault(G + "enc-utf16be", "UTF-16BE with its mark", R, encode("utf-16-be", same, b"\xfe\xff"), fine())
fault(G + "enc-1252", "windows-1252: pound sign, smart quotes", R, spliced(4, 5, POUND),
      fine(notice="windows-1252"))
fault(G + "enc-1252-named", "windows-1252 with --encoding", R, spliced(4, 5, POUND), fine(),
      "reviews.csv --encoding windows-1252")
fault(G + "enc-1252-as-utf8", "windows-1252 with --encoding UTF-8", R, spliced(4, 5, POUND),
      error("encoding-error", 4, 0), "reviews.csv --encoding UTF-8")
fault(G + "enc-mixed", "a byte that is no UTF-8 after UTF-8", R,
      spliced(6, 5, b"caf\xe9", cell(3, 5, "café")), error("encoding-error", 6, 0))
fault(G + "enc-nul", "a NUL byte in a cell", R, spliced(5, 5, b"no\0change"),
      error("encoding-error", 5, 5))
fault(G + "enc-utf16-no-mark", "UTF-16 without a mark", R, encode("utf-16-le"),
      error("source-error", 1, 1))
fault(G + "enc-utf16-named", "UTF-16 without a mark, with --encoding", R, encode("utf-16-le"),
      fine(), "reviews.csv --encoding UTF-16LE")
fault(G + "enc-mojibake", "UTF-8 that was taken for windows-1252 (cafÃ©)", R,
      cell(4, 5, "cafÃ©"), warn("encoding-error", 4, 5))
fault(G + "enc-unknown", "--encoding that nobody knows", R, same, refused("encoding"),
      "reviews.csv --encoding klingon")

G = "delimiter/"
fault(G + "delim-semicolon", "semicolons", R, replace(",", ";"), fine())
fault(G + "delim-tab", "tabs", R, replace(",", "\t"), fine())
fault(G + "delim-bar", "vertical bars", R, replace(",", "|"), fine())
fault(G + "delim-caret", "an unknown delimiter: one column", R, replace(",", "^"),
      error("missing-label", 1, 0))
fault(G + "delim-caret-named", "the same with --delimiter", R, replace(",", "^"), fine(),
      "reviews.csv --delimiter ^")
fault(G + "delim-one-row", "one row delimited otherwise", R,
      row(4, "P002;2014-05-13;Housing;5;first meeting"), error("missing-cell", 4, 2))
fault(G + "delim-rows", "all rows delimited otherwise than the header", R,
      lambda text: text.replace(",", ";").replace(";", ",", 4),
      several(*[error("missing-cell", line, 2) for line in range(2, 12)]))

G = "quotation marks/"
fault(G + "quote-stray", "a quotation mark inside a cell", R, cell(4, 5, 'first "meeting"'),
      error("source-error", 4, 5))
fault(G + "quote-open", "a quotation that does not end", R, cell(4, 5, '"first meeting'),
      error("source-error", 4, 5))
fault(G + "quote-text-behind", "text behind a closing mark", R, cell(4, 5, '"first" meeting'),
      error("source-error", 4, 5))
fault(G + "quote-blank-before", "a blank before an opening mark", R, cell(4, 3, ' "Housing"'), fine())
fault(G + "quote-guard", "a cell =\"...\" without marks around it", R, cell(4, 3, '="Housing"'),
      warn("wrapped-text", 4, 3))
fault(G + "quote-doubled", "doubled marks", R, cell(4, 5, '"first ""meeting"""'), fine())
fault(G + "quote-line-break", "a line break in a quoted cell", R, cell(4, 5, '"first\nmeeting"'),
      fine())
fault(G + "quote-line-break-above", "a fault below a quoted line break", R,
      both(cell(6, 4, "three"), cell(4, 5, '"first\nmeeting"')), error("type-error", 7, 4))
fault(G + "quote-delimiter", "a quoted delimiter", R, cell(4, 5, '"first, long meeting"'), fine())

G = "rows/"
fault(G + "row-short", "too few cells", R, row(4, "P002,2014-05-13,Housing,5"),
      error("missing-cell", 4, 5))
fault(G + "row-short-profile", "the same, profile with shortRows", R,
      row(4, "P002,2014-05-13,Housing,5"), fine("short-row"), profile={"shortRows": True})
fault(G + "row-long", "too many cells", R, row(4, "P002,2014-05-13,Housing,5,first,meeting"),
      error("extra-cell", 4, 6))
fault(G + "row-trailing", "trailing blank cells", R,
      row(4, "P002,2014-05-13,Housing,5,first meeting,,"), error("extra-cell", 4, 6))
fault(G + "row-trailing-profile", "the same, profile with trailingCells", R,
      row(4, "P002,2014-05-13,Housing,5,first meeting,,"), fine("trailing-cells"),
      profile={"trailingCells": True})
fault(G + "row-blank", "a blank row", R, insert(5, ""), warn("blank-row", 5, 0))
fault(G + "row-delimiters", "a row of delimiters", R, insert(5, ",,,,"), warn("blank-row", 5, 0))
fault(G + "row-blank-end", "blank lines at the end", R, append("\n\n"), fine())
fault(G + "row-header-again", "the header among the rows", R, insert(6, REVIEWS.split("\n")[0]),
      error("repeated-header", 6, 0))
fault(G + "row-header-again-profile", "the same, profile with repeatedHeaders", R,
      insert(6, REVIEWS.split("\n")[0]), fine("repeated-header"),
      profile={"repeatedHeaders": True})
fault(G + "row-header-reordered", "the header with its columns in another order", R,
      insert(6, "outcome,person_id,review_date,score,note"), error("repeated-header", 6, 0))
fault(G + "row-total", "a total below the rows", R, append("Total,,,50,\n"),
      several(error("constraint-error", 12, 2), error("constraint-error", 12, 3),
              warn("total-row", 12, 1)))
fault(G + "row-total-profile", "the same, profile with skipRows", R, append("Total,,,50,\n"),
      fine("skipped-row"), profile={"skipRows": ["Total*"]})
fault(G + "row-total-unnamed", "a row that is the sum of those above, without a name", R,
      append(",,,50,\n"),
      several(error("constraint-error", 12, 1), error("constraint-error", 12, 2),
              error("constraint-error", 12, 3), warn("total-row", 12, 4)))
fault(G + "row-below", "a line of the system below the rows", R, append("Printed: 03/11/2014,,,,\n"),
      several(error("constraint-error", 12, 2), error("constraint-error", 12, 3),
              warn("line-below", 12, 1)))
fault(G + "row-below-profile", "the same, profile with skipRows", R,
      append("Printed: 03/11/2014,,,,\n"), fine("skipped-row"),
      profile={"skipRows": ["Printed*"]})
fault(G + "row-report", "report lines above the header", R,
      insert(1, "Outcome reviews", "Printed 2014-11-03", ""), error("missing-label", 1, 0))
fault(G + "row-report-profile", "the same, profile with header", R,
      insert(1, "Outcome reviews", "Printed 2014-11-03", ""), fine("above-header"),
      profile={"header": {"has": ["person_id", "review_date"]}})
fault(G + "row-crlf", "CRLF throughout", R, replace("\n", "\r\n"), fine())
fault(G + "row-cr", "CR throughout", R, replace("\n", "\r"), fine())
fault(G + "row-mixed-ends", "LF and CRLF mixed", R, replace("first meeting\n", "first meeting\r\n"),
      warn("mixed-line-ends", 0, 0))
fault(G + "row-lone-cr", "a CR alone among LF", R, replace("no change\n", "no change\r"),
      warn("lone-cr", 0, 0))
fault(G + "row-no-end", "no line end at the end", R, lambda text: text.rstrip("\n"), fine())
fault(G + "row-65536", "cut off at exactly 65,536 rows", R, cut_off, warn("row-count", 0, 0))
fault(G + "row-twice", "the same row twice, no score or identifier in it", R,
      both(with_progress, insert(5, "P002,2014-05-13,Housing,improved,first meeting"),
           row(4, "P002,2014-05-13,Housing,improved,first meeting")),
      error("primary-key", 4, 1), outcomes=RECORDED)
fault(G + "row-twice-id", "the same row twice, with its identifier", O,
      insert(4, "O002,P001,2013-09-21,Vandalism,4,Fine,2013-11-12,No"),
      several(warn("fan-out", 4, 1), warn("duplicate-row", 4, 0)))
fault(G + "row-twice-score", "the same row twice, with its score", R,
      insert(5, "P002,2014-05-13,Housing,5,first meeting"), error("primary-key", 4, 1))
fault(G + "file-empty", "an empty file", R, lambda text: "", error("source-error", 0, 0))
fault(G + "file-header-only", "a header and no row", R, lambda text: text.split("\n")[0] + "\n",
      warn("no-rows", 1, 0))
fault(G + "file-missing", "a file that is not there", R, same, refused("no-such.csv", 3),
      "reviews:no-such.csv", outcomes="no-such.csv")

G = "header/"
fault(G + "head-blank", "a column without heading", R, cell(1, 5, ""), warn("blank-label", 1, 5))
fault(G + "head-twice", "two columns headed alike that no field needs", R,
      lambda text: text.replace("\n", ",x\n").replace(",x\n", ",note\n", 1),
      warn("duplicate-label", 1, 6))
fault(G + "head-twice-field", "two columns that are one field", R, cell(1, 5, "score"),
      error("duplicate-label", 1, 5))
fault(G + "head-two-aliases", "two headings known for one field", R,
      both(cell(1, 1, "Client ID"), cell(1, 5, "Person Ref")), error("duplicate-label", 1, 5))
fault(G + "head-two-unneeded", "two headings known for a field that nothing needs", R,
      lambda text: text.replace("\n", ",x,x\n").replace(",x,x\n", ",Direction of travel,Recorded progress\n", 1),
      warn("duplicate-label", 1, 7))
fault(G + "head-all-blank", "a header of blank cells", R, row(1, ",,,,"), error("missing-label", 1, 0))
fault(G + "head-none", "no header", R, lambda text: text.split("\n", 1)[1],
      several(*[error("missing-label", 1, 0)] * 3, warn("missing-header", 1, 2)))
fault(G + "head-missing", "a required column is missing", R,
      lambda text: "\n".join(",".join(line.split(",")[:2] + line.split(",")[3:])
                             for line in text.split("\n")), error("missing-label", 1, 0))
fault(G + "head-misspelt", "a required column is misspelt", R, cell(1, 3, "outcom"),
      error("missing-label", 1, 0))
fault(G + "head-no-score", "neither score nor progress", R, cell(1, 4, "scoer"),
      error("missing-label", 1, 0))
fault(G + "head-alias", "the headings of a case-management system", R,
      row(1, "Client ID,Date of Review,Outcome Area,Rating,Note"), fine())
fault(G + "head-case", "headings in other case and with blanks", R,
      row(1, " PERSON ID ,Review-Date,OUTCOME,score ,Note"), fine())
fault(G + "head-two-rows", "a header of two rows", R,
      both(insert(1, "Person,Review,Outcome,,Remarks"), row(2, "ID,Date,Area,Score,")),
      several(error("missing-label", 1, 0), warn("blank-label", 1, 4)))
fault(G + "head-two-rows-profile", "the same, profile with headerRows", R,
      both(insert(1, "Person,Review,Outcome,,Remarks"), row(2, "ID,Date,Area,Score,")), fine(),
      profile={"dialect": {"headerRows": [1, 2]}})

G = "dates/"
BAD = error("type-error", 4, 2)
fault(G + "date-31-february", "31 February", R, cell(4, 2, "2014-02-31"), BAD)
fault(G + "date-month-13", "month 13", R, cell(4, 2, "2014-13-05"), BAD)
fault(G + "date-us", "month before day (05/28/2014)", R, cell(4, 2, "05/28/2014"), BAD)
fault(G + "date-short-year", "a year of two digits", R, cell(4, 2, "13/05/14"), BAD)
fault(G + "date-short-year-profile", "the same, profile with %y and pivotYear", R,
      cell(4, 2, "13/05/14"), fine("two-digit-year"),
      profile=column("review_date", dateFormats=["%Y-%m-%d", "%d/%m/%y"], pivotYear=1930))
fault(G + "date-excel", "a spreadsheet's number for a day", R, cell(4, 2, "41772"), BAD)
fault(G + "date-excel-profile", "the same, profile with excel-1900", R, cell(4, 2, "41772"),
      fine("excel-date"),
      profile=column("review_date", dateFormats=["%Y-%m-%d", "excel-1900"]))
fault(G + "date-time", "a date with a time", R, cell(4, 2, "2014-05-13T10:30:00"), BAD)
fault(G + "date-time-format", "the same with --date-format", R, cell(4, 2, "2014-05-13T10:30:00"),
      fine(), "reviews.csv --date-format %Y-%m-%d --date-format %Y-%m-%dT%H:%M:%S")
fault(G + "date-month-name", "a month by its name", R, cell(4, 2, "13 May 2014"), BAD)
fault(G + "date-ambiguous", "every date fits both orders (05/06/2014)", R,
      slashed(["05/06", "07/08", "09/10"]), warn("unproven-dates", 0, 0))
fault(G + "date-proven", "one date proves the order", R, slashed(["05/06", "07/08", "15/10"]),
      fine())
fault(G + "date-ambiguous-one", "one date that fits both orders among ISO dates", R,
      cell(4, 2, "05/06/2014"), warn("unproven-dates", 0, 0))
fault(G + "date-1900", "1900-01-01 for no date", E, cell(4, 7, "1900-01-01"), fine())
fault(G + "date-9999", "9999-12-31 for no date", E, cell(4, 7, "9999-12-31"), fine())
fault(G + "date-1900-required", "1900-01-01 where a date must be", R, cell(4, 2, "1900-01-01"),
      error("constraint-error", 4, 2))
fault(G + "date-blank", "blank where a date must be", R, cell(4, 2, ""),
      error("constraint-error", 4, 2))
fault(G + "date-not-known", "\"Not known\" for no date", E, cell(4, 7, "Not known"), fine())
fault(G + "date-unknown", "\"unknown\" for no date", E, cell(4, 7, "unknown"),
      error("type-error", 4, 7))
fault(G + "date-before-birth", "a review before the person's birth", R, cell(10, 2, "1989-06-12"),
      error("date-order", 10, 2), PR)
fault(G + "date-closure", "closure before the start", E, cell(2, 7, "2014-04-22"),
      error("date-order", 2, 7))
fault(G + "date-outcome", "an outcome before its offence", O, cell(2, 7, "2013-02-27"),
      error("date-order", 2, 7))
fault(G + "date-before-start", "a review before the person's first episode", R,
      cell(10, 2, "2014-04-24"), error("date-order", 10, 2), "reviews.csv episodes.csv people.csv")
fault(G + "date-age-7", "a person aged 7 at the review", P, cell(6, 3, "2006-09-01"),
      warn("age-range", 10, 2, R), PR)
fault(G + "date-age-111", "a person aged 111 at the reviews", P, cell(6, 3, "1903-05-01"),
      several(warn("age-range", 10, 2, R), warn("age-range", 11, 2, R)), PR)
fault(G + "date-sunday", "a review on a Sunday", R, cell(4, 2, "2014-05-11"),
      warn("weekend", 4, 2))
fault(G + "date-christmas", "a review on 25 December", R, cell(4, 2, "2014-12-25"),
      warn("holiday", 4, 2))
fault(G + "date-2214", "a review in 2214", R, cell(4, 2, "2214-05-13"), warn("unlikely-date", 4, 2))
fault(G + "date-1814", "a review in 1814", R, cell(4, 2, "1814-05-13"), warn("unlikely-date", 4, 2))
fault(G + "date-1984", "a review in 1984 among those of 2014", R, cell(4, 2, "1984-05-15"),
      warn("unlikely-date", 4, 2))
fault(G + "date-swapped", "day and month swapped up to the 12th, with the year first, beside dates as they were", R, swapped,
      warn("swapped-dates", 0, 2))
fault(G + "date-22014", "the year 22014", R, cell(4, 2, "22014-05-13"), BAD)

G = "numbers/"
BAD = error("type-error", 4, 4)
fault(G + "number-word", "a word", R, cell(4, 4, "five"), BAD)
fault(G + "number-thousands", "a thousands separator", R, cell(4, 4, '"1,005"'), BAD)
fault(G + "number-thousands-profile", "the same, profile with groupChar", R,
      cell(4, 4, '"1,005"'), fine("number-form"), profile=column("score", groupChar=","))
fault(G + "number-percent", "a percent sign", R, cell(4, 4, "55%"), BAD)
fault(G + "number-percent-profile", "the same, profile with bareNumber false", R,
      cell(4, 4, "55%"), fine("number-form"), profile=column("score", bareNumber=False))
fault(G + "number-comma", "a decimal comma", R, cell(4, 4, '"7,5"'), BAD)
fault(G + "number-comma-profile", "the same, profile with decimalChar", R, cell(4, 4, '"7,5"'),
      fine("number-form"), profile=column("score", decimalChar=","))
fault(G + "number-apostrophe", "an apostrophe before it", R, cell(4, 4, "'5"), BAD)
fault(G + "number-exponent", "an exponent (1.23E+05)", R, cell(4, 4, "1.23E+05"), BAD)
fault(G + "number-fine", "more than six decimals", R, cell(4, 4, "5.1234567"), fine("rounded"))
fault(G + "number-large", "too large", R, cell(4, 4, "4000000000001"), BAD)
fault(G + "number-negative", "negative", R, cell(4, 4, "-5"), fine())
fault(G + "number-less", "\"<5\", a number withheld", R, cell(4, 4, "<5"), BAD)
fault(G + "number-blank", "blank", R, cell(4, 4, ""), fine())

G = "keys/"
fault(G + "key-person-twice", "a person twice among the people", P,
      append("P002,Female,1996-01-05,White British,South\n"), error("primary-key", 8, 1))
fault(G + "key-score-twice", "two scores for a person, outcome and date", R,
      insert(5, "P002,2014-05-13,Housing,7,second meeting"), error("primary-key", 4, 1))
fault(G + "key-no-person", "an offence of a person in no people file", O, cell(5, 2, "P999"),
      warn("foreign-key", 5, 2), PO)
fault(G + "key-no-person-review", "a review of a person in no people file", R,
      cell(4, 1, "P999"), warn("foreign-key", 4, 1), PR)
fault(G + "key-person-case", "an identifier in another case (p003)", O, cell(5, 2, "p003"),
      warn("foreign-key", 5, 2), PO)
fault(G + "key-zeros", "leading zeros lost (0003, 3)", O, cell(5, 2, "3"),
      warn("foreign-key", 5, 2), PO, also={"people": replace("P003", "0003")})
fault(G + "key-zeros-pair", "the same in two files without people", O, cell(5, 2, "3"),
      warn("foreign-key", 5, 2), "episodes.csv offences.csv",
      also={"episodes": replace("P003", "0003")})
fault(G + "key-wrapped", "an identifier wrapped as =\"...\"", R, cell(4, 1, '"=""P002"""'),
      warn("id-format", 4, 1))
fault(G + "key-apostrophe", "an apostrophe before an identifier", R, cell(4, 1, "'P002"),
      warn("id-format", 4, 1))
fault(G + "key-decimals", "an identifier as a number with decimals (12.0)", R,
      cell(4, 1, "12.0"), warn("id-format", 4, 1))
fault(G + "key-invisible", "a zero width space in an identifier", R, cell(4, 1, "P002\u200b"),
      warn("id-format", 4, 1))
fault(G + "key-unique", "a unique field twice, by a schema", O, cell(5, 1, "O001"),
      error("unique-error", 5, 1), schema=offences_schema({"offence_id": {"unique": True}}))
fault(G + "key-composite", "a key of two fields twice, by a schema", O,
      both(cell(3, 3, "2013-03-02")), error("unique-error", 3, 2),
      schema=offences_schema(uniqueKeys=[["person_id", "offence_date"]]))
fault(G + "key-composite-blank", "the same with a blank in it", O,
      both(cell(2, 6, ""), cell(3, 6, "")), fine(),
      schema=offences_schema(uniqueKeys=[["person_id", "outcome"]]))
fault(G + "key-foreign", "a foreign key to another file, by a schema", O, cell(5, 2, "P999"),
      error("foreign-key", 5, 2), PO + " --schema offences:schema.json",
      also={"schema.json": offences_schema(
          foreignKeys=[foreign("person_id", "people", "person_id")])})
fault(G + "key-foreign-self", "a foreign key to the same file, by a schema", O,
      both(with_parent, cell(5, 9, "O099")), error("foreign-key", 5, 9),
      schema=offences_schema(parent="parent_id",
                             foreignKeys=[foreign("parent_id", "", "offence_id")]))
fault(G + "key-fan-out", "rows multiplied by a join", O,
      insert(3, "O001,P001,2013-03-02,Theft,3,Warning,2013-05-14,Yes"), warn("fan-out", 3, 1))
fault(G + "key-na", "N/A as an identifier", R, cell(4, 1, "N/A"), error("constraint-error", 4, 1))
fault(G + "key-word", "\"unknown\" as an identifier", R, cell(4, 1, "unknown"),
      warn("id-format", 4, 1))
fault(G + "key-filler", "9999 as an identifier", R, cell(4, 1, "9999"), warn("id-format", 4, 1))
fault(G + "key-signs", "\".\" as an identifier", R, cell(4, 1, "."), warn("id-format", 4, 1))
fault(G + "key-day", "a day as an identifier (5/3/2022)", R, cell(4, 1, "5/3/2022"),
      warn("id-format", 4, 1))
fault(G + "key-blank-inside", "a blank inside an identifier", R, cell(4, 1, "P 002"),
      warn("id-format", 4, 1))
fault(G + "key-blank-around", "blanks around an identifier", R, cell(4, 1, " P002 "), fine(),
      PR)
fault(G + "key-damaged", "an identifier shortened by a spreadsheet", R, cell(4, 1, "1.23E+05"),
      warn("id-format", 4, 1))
fault(G + "key-rounded", "a long identifier of which a spreadsheet kept fifteen digits", R,
      cell(4, 1, "12345678901234500"), warn("id-format", 4, 1))
fault(G + "key-month", "an identifier that a spreadsheet made a date (Mar-05)", R, cell(4, 1, "Mar-05"),
      warn("id-format", 4, 1))
fault(G + "key-same-person", "one person under two identifiers", P,
      append("P007,Male,1999-11-03,White Scottish,North\n"), warn("same-person", 8, 1))

G = "values/"
NAMES = reviews_schema("outcome", constraints={"enum": ["Housing", "Health"]})
fault(G + "value-enum", "a value outside the enum of a schema", R, cell(4, 3, "Housng"),
      error("constraint-error", 4, 3), schema=NAMES)
fault(G + "value-enum-case", "a value of the enum in another case", R, cell(4, 3, "HOUSING"),
      fine(), schema=NAMES)
fault(G + "value-progress", "a progress that is none", R, both(with_progress, cell(4, 4, "improvd")),
      error("constraint-error", 4, 4), outcomes=RECORDED)
fault(G + "value-pattern", "a value that a pattern excludes", O, cell(5, 1, "O0O4"),
      error("constraint-error", 5, 1),
      schema=offences_schema({"offence_id": {"pattern": "O[0-9]{3}"}}))
fault(G + "value-short", "a value below minLength", O, cell(5, 4, "A"),
      error("constraint-error", 5, 4),
      schema=offences_schema({"offence_type": {"minLength": 3}}))
fault(G + "value-maximum", "a number above maximum", O, cell(5, 5, "50"),
      error("constraint-error", 5, 5), schema=offences_schema({"gravity": {"maximum": 8}}))
fault(G + "value-case", "values that differ in case alone", R, cell(4, 3, "HOUSING"),
      fine("spelling"))
fault(G + "value-blanks", "values that differ in doubled blanks alone", R,
      both(replace("Housing", "Own housing"), cell(4, 3, "Own  housing")), fine("blanks"))
fault(G + "value-blanks-around", "blanks around a value", R, cell(4, 3, " Housing "),
      fine("blanks"))

G = "control totals/"
fault(G + "total-rows", "--expect-rows that is wrong", R, same, error("row-count", 0, 0),
      "reviews.csv --expect-rows 11")
fault(G + "total-sum", "--expect-total that is wrong", R, same, error("control-total", 0, 0),
      "reviews.csv --expect-total score=51")
fault(G + "total-right", "both right", R, same, fine(),
      "reviews.csv --expect-rows 10 --expect-total score=50")
fault(G + "total-column", "--expect-total of a column that is not there", R, same,
      refused("scores"), "reviews.csv --expect-total scores=50")
fault(G + "total-name", "--expect-rows of a file that is not there", R, same,
      refused("no export is called"), "reviews.csv --expect-rows offences:6")

G = "formulas/"
fault(G + "formula-link", "=HYPERLINK(...) in a text", R,
      cell(4, 5, '"=HYPERLINK(""http://example.org"",""x"")"'), fine())
fault(G + "formula-plus", "+1 in a text", R, cell(4, 5, "+1"), fine())
fault(G + "formula-at", "@SUM(A1:A9) in a text", R, cell(4, 5, "@SUM(A1:A9)"), fine())
fault(G + "formula-number", "=1+1 for a number", R, cell(4, 4, "=1+1"),
      error("type-error", 4, 4))

G = "size/"
fault(G + "size-cell", "a cell of 1 MiB and a byte", R, cell(4, 5, "x" * (MIB + 1)),
      error("source-error", 4, 5))
fault(G + "size-cell-most", "a cell of 1 MiB", R, cell(4, 5, "x" * MIB), fine())
fault(G + "size-row", "a row beyond 4 MiB", R, long_row, error("source-error", 4, 0))
fault(G + "size-header", "17,000 columns", R, wide(17000, True), error("source-error", 1, 16385))
fault(G + "size-header-most", "16,384 columns", R, wide(16384, True), fine())
fault(G + "size-row-cells", "a row of 17,000 cells", R, wide(17000),
      error("source-error", 4, 16385))


# ---- writing ------------------------------------------------------------------------------------

def as_bytes(made):
    return made if isinstance(made, bytes) else made.encode()


def write(path, made):
    with open(path, "wb") as out:
        out.write(made)


def make(folder):
    for entry in FAULTS:
        place = os.path.join(folder, entry["id"])
        os.makedirs(place, exist_ok=True)
        for name, text in CLEAN.items():
            change = entry["change"] if name == entry["file"] else entry["also"].get(name, same)
            write(os.path.join(place, name + ".csv"), as_bytes(change(text)))
        for name in ("schema", "profile"):
            words = entry[name] or entry["also"].get(name + ".json")
            if words is not None:
                write(os.path.join(place, name + ".json"),
                      as_bytes(json.dumps(words, indent=2) + "\n"))


def happens(expect):
    """What happens, in a few words."""
    if expect["kind"] == "refused":
        return f"refused, exit status {expect['status']}"
    if expect["kind"] == "fine":
        if expect["rule"]:
            return f"read, counted as the repair `{expect['rule']}`"
        return "read, with a notice" if expect["notice"] else "read"
    counts = {}
    for code, severity, line, at, _ in expect["found"]:
        place = ("the file" if line == 0 else
                 "the header" if line == 1 and at == 0 else
                 "the heading" if line == 1 else "the row" if at == 0 else "the cell")
        words = f"{severity} `{code}` at {place}"
        counts[words] = counts.get(words, 0) + 1
    return ", ".join(words + (f" ({count} times)" if count > 1 else "")
                     for words, count in counts.items())


def table():
    lines = ["| group | fault | what happens |", "| --- | --- | --- |"]
    for entry in FAULTS:
        what = entry["what"].replace("|", "\\|")
        lines.append(f"| {entry['group']} | {what} | {happens(entry['expect'])} |")
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--table":
        sys.stdout.write(table())
    else:
        make(sys.argv[1])


if __name__ == "__main__":
    main()
