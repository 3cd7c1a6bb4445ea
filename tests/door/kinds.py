"""Kinds of faults of exports.  Each function makes one random example: a Case.

A Case says how the clean files are asked, how the odd ones are, and what may come of it:

    same       status 0 and the clean table
    told       status 0 and the clean table, or another one with a message that has `words`
    refused    a status that is not 0, nothing on standard output, a message that has `words`
    either     same or refused
"""
import datetime
import random
import re
import unicodedata
from dataclasses import dataclass, field

from exports import PLACES, changed, column, day, service, written

KINDS = []

REOFFENDING = ["cj-reoffending", "episodes.csv", "--offences", "offences.csv", "--period", "2022",
               "--as-of", "2024-12-31", "--by", "programme"]
OUTCOMES = ["cj-outcomes", "reviews.csv", "--period", "2022"]
TABULATE = ["cj-tabulate", "episodes.csv", "--rows", "place", "--values", "count,sum(hours)"]
TIMELINESS = ["cj-timeliness", "episodes.csv", "--from", "start_date", "--to", "closure_date", "--within",
              "90d", "--period", "2022"]


@dataclass
class Case:
    tables: dict                       # clean rows by name
    ask: list                          # the command over the clean files
    odd: dict = field(default_factory=dict)   # name: text or bytes of the files that differ
    odd_ask: list = None               # the command over the odd files, where it differs
    may: str = "same"
    words: tuple = ()                  # expressions that the messages must match, all of them
    extra: dict = field(default_factory=dict)  # profiles, schemas: name with suffix, text


def kind(function):
    KINDS.append(function)
    return function


# ---- identifiers --------------------------------------------------------------------------------------

SPELLINGS = {
    "zeros": lambda text: text.lstrip("0"),
    "decimals": lambda text: text.lstrip("0") + ".0",
    "formula": lambda text: f'="{text}"',
    "apostrophe": lambda text: "'" + text,
    "invisible": lambda text: text[:3] + "\u200b" + text[3:],
    "blank": lambda text: text[:3] + " " + text[3:],
    "full width": lambda text: "".join(chr(ord(one) + 0xFEE0) for one in text),
}


@kind
def identifiers_meet_nobody(rng):
    """Every identifier of the second file is spelled in another way: a rate of nothing would be 0."""
    tables = service(rng)
    spell = SPELLINGS[rng.choice(list(SPELLINGS))]
    odd = changed(tables["offences"], "person_id", spell)
    return Case(tables, REOFFENDING, {"offences": written(odd)}, may="either", words=(r"offences\.csv",))


@kind
def identifiers_in_lower_case(rng):
    """The identifiers of the second file are in lower case."""
    tables = service(rng)
    for name in tables:
        tables[name] = changed(tables[name], "person_id", lambda text: "P" + text)
    odd = changed(tables["offences"], "person_id", str.lower)
    return Case(tables, REOFFENDING, {"offences": written(odd)}, may="either",
                words=(r"offences\.csv", r"p0\d+", r"P0\d+"))


@kind
def some_identifiers_meet_nobody(rng):
    """Two thirds of the identifiers lost their zeros, got decimals or are wrapped."""
    tables = service(rng)
    spell = SPELLINGS[rng.choice(("zeros", "decimals", "formula", "apostrophe"))]
    odd = changed(tables["offences"], "person_id", spell, lambda number: number % 3 != 0)
    return Case(tables, REOFFENDING, {"offences": written(odd)}, may="told", words=(r"offences\.csv",))


@kind
def people_who_meet_nobody(rng):
    """The people file has its identifiers without leading zeros."""
    tables = service(rng)
    odd = changed(tables["people"], "person_id", SPELLINGS["zeros"])
    ask = TABULATE + ["--people", "people.csv", "--rows", "sex"]
    return Case(tables, ask, {"people": written(odd)}, may="either", words=(r"people\.csv",))


# ---- stale or empty -----------------------------------------------------------------------------------

@kind
def period_without_rows(rng):
    """The period is one in which no row of the main input lies."""
    tables = service(rng)
    ask = rng.choice((OUTCOMES, TIMELINESS, REOFFENDING))
    odd = ["2031-32" if word == "2022" else word for word in ask]
    if "--as-of" in odd:
        odd[odd.index("--as-of") + 1] = "2033-12-31"
    return Case(tables, ask, odd_ask=odd, may="refused", words=(r"202[12]-\d\d-\d\d", r"202\d-\d\d-\d\d"))


@kind
def as_of_inside_the_period(rng):
    """The day up to which offences are known lies inside the period."""
    tables = service(rng)
    odd = list(REOFFENDING)
    odd[odd.index("--as-of") + 1] = f"2022-0{rng.randrange(4, 9)}-15"
    return Case(tables, REOFFENDING, odd_ask=odd, may="told", words=(r"2022-0\d-15",))


@kind
def as_of_after_all_data(rng):
    """The day up to which offences are known is years after the last date in the files."""
    tables = service(rng)
    odd = list(REOFFENDING)
    odd[odd.index("--as-of") + 1] = f"20{rng.randrange(28, 40)}-12-31"
    # the table may be the same: what matters is that it is said
    case = Case(tables, REOFFENDING, odd_ask=odd, may="said", words=(r"2024-12-13",))
    return case


# ---- columns ------------------------------------------------------------------------------------------

def doubled(rng, rows, name):
    """Rows with a second column headed `name` at a random place, of shuffled values; which of the two is
    the true one (1 or 2)."""
    place = column(rows, name)
    values = [row[place] for row in rows[1:]]
    rng.shuffle(values)
    where = rng.randrange(len(rows[0]) + 1)
    copy = [list(row) for row in rows]
    heading = rng.choice((name, name.upper(), name.replace("_", " "), name.title()))
    for row, value in zip(copy, [heading] + values):
        row.insert(where, value)
    return copy, 2 if where <= place else 1


@kind
def double_heading(rng):
    """A column that is asked for is headed like another one."""
    tables = service(rng)
    name, ask = rng.choice((("hours", TABULATE), ("place", TABULATE), ("closure_date", REOFFENDING),
                            ("programme", REOFFENDING)))
    odd, _ = doubled(rng, tables["episodes"], name)
    return Case(tables, ask, {"episodes": written(odd)}, may="refused", words=(r"episodes\.csv:1", r"#2"))


@kind
def map_of_a_double_heading(rng):
    """The header that is mapped stands over two columns."""
    tables = service(rng)
    odd, _ = doubled(rng, changed(tables["episodes"], "hours", str), "hours")
    ask = ["cj-tabulate", "episodes.csv", "--rows", "place", "--values", "count,sum(h)"]
    odd_ask = ask + ["--map", "hours=h"]
    return Case(tables, TABULATE, {"episodes": written(odd)}, odd_ask, may="refused",
                words=(r"episodes\.csv:1",))


@kind
def second_of_a_double_heading(rng):
    """Of two columns headed alike the true one is named by its number."""
    tables = service(rng)
    odd, true = doubled(rng, tables["episodes"], "hours")
    ask = ["cj-tabulate", "episodes.csv", "--rows", "place", "--values", "count,sum(h)"]
    return Case(tables, ask + ["--map", "hours=h"], {"episodes": written(odd)},
                ask + ["--map", f"hours#{true}=h"], may="same")


@kind
def case_number_for_the_person(rng):
    """The second file has the number of a case, not of a person."""
    tables = service(rng)
    odd = [list(row) for row in tables["offences"]]
    odd[0][0] = rng.choice(("Case ID", "Case number", "Unique ID", "Case_Id", "CASE REF"))
    for number, row in enumerate(odd[1:]):
        row[0] = f"{7000 + number}"
    return Case(tables, REOFFENDING, {"offences": written(odd)}, may="refused",
                words=(r"offences\.csv", r"offences:"))


# ---- texts that look alike ----------------------------------------------------------------------------

LOOKS = (
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "\u202f"),
    lambda text: text.replace(" ", "\u2009"),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "\t"),
    lambda text: text[:2] + "\u200b" + text[2:],
    lambda text: text[:2] + "\u00ad" + text[2:],
    lambda text: text + "\u200e",
    lambda text: "\u2060" + text,
    lambda text: "\ufeff" + text,
    lambda text: "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text),
)


@kind
def values_that_look_alike(rng):
    """Values with other blanks, invisible characters, line breaks or full-width letters."""
    tables = service(rng)
    look = rng.choice(LOOKS)
    place = column(tables["episodes"], "place")
    last = {row[place]: number for number, row in enumerate(tables["episodes"][1:])}
    tables["episodes"] += [list(tables["episodes"][number + 1]) for number in last.values()] * 2
    # one of at least three: the usual spelling is the plain one
    odd = changed(tables["episodes"], "place", look, lambda number: number in last.values())
    return Case(tables, TABULATE, {"episodes": written(odd)}, may="told", words=(r"episodes\.csv",))


PAIRS = (("L'Arche", "L\u2019Arche"), ("South-East", "South\u2011East"), ("South-East", "South\u2013East"),
         ("Caf\u00e9", "Cafe\u0301"), ("Zo\u00eb House", "Zoe\u0308 House"), ('the "Hub"', "the \u201cHub\u201d"))


@kind
def marks_that_look_alike(rng):
    """Values with other apostrophes, dashes, quotation marks, or letters with their marks apart."""
    tables = service(rng)
    plain, other = rng.choice(PAIRS)
    tables["episodes"] = changed(tables["episodes"], "place",
                                 lambda text: plain if text == PLACES[0] else text)
    tables["episodes"][1][3] = plain
    odd = changed(tables["episodes"], "place", lambda text: other if text == plain else text,
                  lambda number: number % 5 == 0)
    return Case(tables, TABULATE, {"episodes": written(odd)}, may="told", words=(r"episodes\.csv",))


LETTERS = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "S": "\u0405", "N": "\u039d", "T": "\u0422",
           "p": "\u0440", "c": "\u0441", "i": "\u0456", "O": "\u041e"}


@kind
def letters_of_another_alphabet(rng):
    """Greek or Cyrillic letters that look like Latin ones, in values or identifiers."""
    tables = service(rng)
    name = rng.choice(("place", "programme"))
    values = sorted({row[column(tables["episodes"], name)] for row in tables["episodes"][1:]})
    value = rng.choice(values)
    letter = rng.choice([one for one in LETTERS if one in value])
    at = column(tables["episodes"], name)
    odd = changed(tables["episodes"], name, lambda text: text.replace(letter, LETTERS[letter]),
                  lambda number: tables["episodes"][number + 1][at] == value and number % 2)
    return Case(tables, ["cj-tabulate", "episodes.csv", "--rows", name], {"episodes": written(odd)}, may="told",
                words=(r"episodes\.csv",))


@kind
def cells_wrapped_for_a_spreadsheet(rng):
    """Cells written as ="...", in a column of texts, numbers or dates, with and without quotation marks around."""
    tables = service(rng)
    name = rng.choice(("place", "hours", "closure_date", "person_id"))
    mark = "\x01" if rng.random() < 0.5 else '"'
    odd = changed(tables["episodes"], name, lambda text: f"={mark}{text}{mark}",
                  (lambda number: True) if rng.random() < 0.5 else (lambda number: number % 3 == 0))
    ask = {"place": TABULATE, "hours": ["cj-tabulate", "episodes.csv", "--values", "sum(hours)"],
           "closure_date": ["cj-tabulate", "episodes.csv", "--derive", "m=month(closure_date)", "--rows", "m"],
           "person_id": REOFFENDING}[name]
    return Case(tables, ask, {"episodes": written(odd).replace("\x01", '"')}, may="told",
                words=(r"episodes\.csv|unwrap",))


# ---- numbers and conditions ---------------------------------------------------------------------------

@kind
def odd_cell_under_an_order(rng):
    """A condition asks for an order of numbers, one of which is a word."""
    tables = service(rng)
    limit = rng.randrange(10, 90)
    ask = TABULATE + ["--where", f"hours{rng.choice(('>', '>=', '<', '<='))}{limit}", "--values", "count"]
    ask = [word for word in ask if word != "count,sum(hours)"]
    ask.pop(4)
    ask = ["cj-tabulate", "episodes.csv", "--rows", "place", "--where", ask[ask.index("--where") + 1]]
    row = rng.randrange(1, len(tables["episodes"]))
    odd = [list(one) for one in tables["episodes"]]
    odd[row][column(odd, "hours")] = rng.choice(("NA", "tbc", "unknown", "9 hours", "ten", "?"))
    return Case(tables, ask, {"episodes": written(odd)}, may="refused", words=(r"hours",))


@kind
def value_that_does_not_occur(rng):
    """A condition leaves out a value that no row has."""
    tables = service(rng)
    ask = TABULATE + ["--where", "programme!=Outreach"]
    return Case(tables, TABULATE, odd_ask=ask, may="same")


@kind
def error_of_a_spreadsheet(rng):
    """The text of a spreadsheet's error stands for a value."""
    tables = service(rng)
    word = rng.choice(("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"))
    odd = changed(tables["episodes"], "place", lambda text: word, lambda number: number % 6 == 1)
    return Case(tables, TABULATE, {"episodes": written(odd)}, may="told",
                words=(r"episodes\.csv:3", r"spreadsheet"))


@kind
def digits_nobody_needs(rng):
    """A column that nobody asks for has numbers with nine decimals."""
    tables = service(rng)
    odd = changed(tables["episodes"], "hours", lambda text: text + ".123456789")
    ask = ["cj-tabulate", "episodes.csv", "--rows", "place"]
    return Case(tables, ask, {"episodes": written(odd)}, may="same")


# ---- dates --------------------------------------------------------------------------------------------

FORMS = (
    ("%Y-%m-%dT%H:%M:%S.%f", lambda d: d.strftime("%Y-%m-%dT00:00:00.000")),
    ("%Y-%m-%dT%H:%M:%S%z", lambda d: d.strftime("%Y-%m-%dT23:30:00+01:00")),
    ("%Y-%m-%dT%H:%M:%S%z", lambda d: d.strftime("%Y-%m-%dT00:10:00") + ("Z" if d.day % 2 else "+0100")),
    ("%d/%m/%Y %I:%M:%S %p", lambda d: d.strftime("%d/%m/%Y 12:05:00 AM")),
    ("%d/%m/%Y %I:%M %p", lambda d: d.strftime("%d/%m/%Y 11:59 PM")),
    ("%a %d %b %Y", lambda d: d.strftime("%a %d %b %Y")),
    ("%A, %d %B %Y", lambda d: d.strftime("%A, %d %B %Y")),
    ("%d %b %Y", lambda d: d.strftime("%d %b %Y").replace("Sep ", "Sept ")),
    ("%d-%b-%Y", lambda d: d.strftime("%d-%b-%Y")),
    ("%m/%d/%Y", lambda d: d.strftime("%m/%d/%Y")),
)


@kind
def forms_of_dates(rng):
    """Dates with times, offsets, weekdays, AM and PM or words, in the form that is named."""
    tables = service(rng)
    form, write = rng.choice(FORMS)
    ask = rng.choice((REOFFENDING, TIMELINESS))
    odd = {}
    for name, columns in (("episodes", ("start_date", "closure_date")), ("offences", ("offence_date",))):
        rows = tables[name]
        for one in columns:
            rows = changed(rows, one, lambda text: write(datetime.date.fromisoformat(text)))
        odd[name] = written(rows)
    return Case(tables, ask, odd, ask + ["--date-format", form], may="same")


@kind
def months_without_days(rng):
    """Dates are months without days."""
    tables = service(rng)
    form, write = rng.choice((("%Y-%m", "%Y-%m"), ("%b-%Y", "%b-%Y"), ("%m/%Y", "%m/%Y"),
                              ("%b %Y", "%b %Y"), ("%B %Y", "%B %Y")))
    odd = changed(tables["episodes"], "start_date",
                  lambda text: datetime.date.fromisoformat(text).strftime(write))
    period = rng.choice(("2021-22Q4", "2022", "2022-M03", "2021-22"))
    what = rng.choice((["--derive", "q=quarter(start_date)", "--rows", "q"],
                       ["--derive", "q=year(start_date)", "--rows", "q"],
                       ["--derive", "q=month(start_date)", "--rows", "q"],
                       ["--date", "start_date", "--period", period, "--rows", "place"]))
    ask = ["cj-tabulate", "episodes.csv"] + what
    return Case(tables, ask, {"episodes": written(odd)}, ask + ["--date-format", form], may="same")


@kind
def month_that_a_period_cuts(rng):
    """Dates are months, and the period begins in the middle of one."""
    tables = service(rng)
    odd = changed(tables["episodes"], "start_date", lambda text: text[:7])
    period = "2022-01-10..2022-03-20"
    ask = ["cj-tabulate", "episodes.csv", "--date", "start_date", "--period", period, "--rows", "place"]
    tables["episodes"][1][4] = "2022-01-15"
    odd[1][4] = "2022-01"
    return Case(tables, ask, {"episodes": written(odd)}, ask + ["--date-format", "%Y-%m"], may="refused",
                words=(r"episodes\.csv:2", r"2022-01"))


@kind
def slip_of_a_year(rng):
    """A year is centuries away from all others."""
    tables = service(rng)
    row = rng.randrange(1, len(tables["episodes"]))
    odd = [list(one) for one in tables["episodes"]]
    odd[row][4] = rng.choice(("2202", "1022", "2222", "1722", "0202")) + odd[row][4][4:]
    ask = ["cj-tabulate", "episodes.csv", "--derive", "y=year(start_date)", "--rows", "y"]
    return Case(tables, ask, {"episodes": written(odd)}, may="told", words=(rf"episodes\.csv:{row + 1}",))


# ---- rows ---------------------------------------------------------------------------------------------

@kind
def header_again(rng):
    """The header stands among the rows, in other letters, with blanks or a byte order mark."""
    tables = service(rng)
    rows = [list(one) for one in tables["episodes"]]
    again = [rng.choice((name, name.upper(), " " + name, name.replace("_", " "), name.title()))
             for name in rows[0]]
    if rng.random() < 0.4:
        again[0] = "\ufeff" + again[0]
    row = rng.randrange(2, len(rows))
    rows.insert(row, again)
    return Case(tables, TABULATE, {"episodes": written(rows)}, may="either", words=(rf"episodes\.csv:{row + 1}",))


@kind
def header_again_in_another_order(rng):
    """The header stands among the rows with its columns in another order, and so do the rows below."""
    tables = service(rng)
    rows = [list(one) for one in tables["episodes"]]
    order = list(range(len(rows[0])))
    while order == sorted(order):
        rng.shuffle(order)
    row = rng.randrange(2, len(rows))
    rows = rows[:row] + [[one[place] for place in order] for one in [rows[0]] + rows[row:]]
    return Case(tables, TABULATE, {"episodes": written(rows)}, may="refused",
                words=(rf"episodes\.csv:{row + 1}",))


@kind
def header_again_with_another_heading(rng):
    """The header stands among the rows with one of its headings changed, not the first."""
    tables = service(rng)
    rows = [list(one) for one in tables["episodes"]]
    again = list(rows[0])
    again[rng.randrange(1, len(again))] = "Moved To"
    row = rng.randrange(2, len(rows))
    rows = rows[:row] + [again] + rows[row:]
    return Case(tables, TABULATE, {"episodes": written(rows)}, may="refused",
                words=(rf"episodes\.csv:{row + 1}: the header stands here once more with other headings",))


@kind
def bad_row_that_is_left_out(rng):
    """A closure before its start, in a row that the condition or the period leaves out."""
    tables = service(rng)
    ask = rng.choice((TIMELINESS, REOFFENDING))
    if rng.random() < 0.5:
        ask = ask + ["--where", "place=North Side"]
        extra = ["E901", "000001", "Mentoring", "Old Town", "2022-03-10", "2022-03-01", "3"]
    else:
        extra = ["E901", "000001", "Mentoring", "North Side", "2019-03-10", "2019-03-01", "3"]
    tables["episodes"] = [row for row in tables["episodes"] if row[1] != "000001"]
    odd = [list(row) for row in tables["episodes"]]
    odd.insert(rng.randrange(1, len(odd)), extra)
    return Case(tables, ask, {"episodes": written(odd)}, may="same")


@kind
def several_files(rng):
    """The export comes in two files, the second with other columns first and another delimiter."""
    tables = service(rng)
    name, ask = rng.choice((("reviews", OUTCOMES), ("episodes", TABULATE), ("episodes", TIMELINESS),
                            ("offences", REOFFENDING)))
    rows = tables[name]
    cut = rng.randrange(2, len(rows))
    order = list(range(len(rows[0])))
    rng.shuffle(order)
    second = [[row[place] for place in order] for row in [rows[0]] + rows[cut:]]
    odd = {name: written(rows[:cut]), "second": written(second, rng.choice(",;\t"))}
    odd_ask = list(ask)
    if name == "offences":
        odd_ask += ["--offences", "second.csv"]
    else:
        odd_ask.insert(2, "second.csv")
    return Case(tables, ask, odd, odd_ask, may="same")


@kind
def separators_at_the_end(rng):
    """The header, the rows or both end in a delimiter."""
    tables = service(rng)
    text = written(tables["episodes"])
    lines = text.split("\r\n")
    which = rng.randrange(3)
    lines = [line + "," if line and (which == 0 or (number == 0) == (which == 1)) else line
             for number, line in enumerate(lines)]
    return Case(tables, TABULATE, {"episodes": "\r\n".join(lines)}, may="either", words=(r"episodes\.csv",))


@kind
def labels_that_stand_once(rng):
    """A label stands in the first row of its group alone; the profile says fillDown."""
    tables = service(rng)
    rows = [tables["episodes"][0]] + sorted(tables["episodes"][1:], key=lambda row: row[3])
    tables["episodes"] = rows
    odd, last = [list(rows[0])], None
    for row in rows[1:]:
        odd.append(row[:3] + ["" if row[3] == last else row[3]] + row[4:])
        last = row[3]
    profile = '{"columns": {"place": {"fillDown": true}}}'
    return Case(tables, TABULATE, {"episodes": written(odd)}, TABULATE + ["--profile", "p.json"], may="same",
                extra={"p.json": profile})


@kind
def line_of_the_delimiter(rng):
    """The first line tells Excel the delimiter."""
    tables = service(rng)
    mark = rng.choice(";,\t|")
    text = f"sep={mark}\r\n" + written(tables["episodes"], mark)
    return Case(tables, TABULATE, {"episodes": text}, may="either", words=(r"sep=",))


# ---- wide exports -------------------------------------------------------------------------------------

@kind
def unpivot_of_texts(rng):
    """Ratings stand in a column for each domain."""
    tables = service(rng)
    long = [["episode_id", "domain", "rating"]]
    wide = [["episode_id", "planning", "reviewing", "staff"]]  # shown as they are given, so by letters
    for number in range(30):
        ratings = [rng.choice(("Good", "Inadequate", "Outstanding", "")) for _ in range(3)]
        wide.append([str(number)] + ratings)
        long += [[str(number), domain, rating] for domain, rating in zip(wide[0][1:], ratings)]
    tables["long"] = long
    ask = ["cj-tabulate", "long.csv", "--rows", "domain", "--cols", "rating"]
    odd_ask = ["cj-tabulate", "wide.csv", "--unpivot", "domain=rating:planning,reviewing,staff",
               "--rows", "domain", "--cols", "rating"]
    return Case(tables, ask, {"wide": written(wide)}, odd_ask, may="same")


@kind
def unpivot_of_dates(rng):
    """Dates of events stand in a column for each event."""
    tables = service(rng)
    first, last = datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)
    long = [["order_id", "event", "imposed", "done"]]
    wide = [["order_id", "imposed", "first_contact", "plan_done"]]
    for number in range(30):
        imposed = day(rng, first, last)
        dates = [str(imposed + datetime.timedelta(days=rng.randrange(30))) if rng.random() < 0.8 else ""
                 for _ in range(2)]
        wide.append([str(number), str(imposed)] + dates)
        long += [[str(number), event, str(imposed), one] for event, one in zip(wide[0][2:], dates)]
    tables["long"] = long
    options = ["--from", "imposed", "--to", "done", "--within", "10d", "--as-of", "2024-03-01", "--by", "event"]
    return Case(tables, ["cj-timeliness", "long.csv"] + options, {"wide": written(wide)},
                ["cj-timeliness", "wide.csv", "--unpivot", "event=done:first_contact,plan_done"] + options,
                may="same")


def normal(text):
    """Messages as they are compared: without the name of the program."""
    return re.sub(r"^cj-[a-z]+: ", "", unicodedata.normalize("NFC", text), flags=re.M)


def example(function, seed):
    """The example of a kind that belongs to a number."""
    return function(random.Random(f"{function.__name__}/{seed}"))
