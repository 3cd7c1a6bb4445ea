"""Six measures of sample-data/quarter, counted by plain Python from the raw exports, and what its
one definition gives in eight quarters, one after the other, without an edit.

python3 quarter.py BIN
"""
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

BIN = Path(sys.argv[1]).resolve()
FOLDER = Path(__file__).resolve().parent.parent.parent / "sample-data" / "quarter"
QUARTERS = [(year, quarter) for year in (2021, 2022) for quarter in (1, 2, 3, 4)]
WORDS = ["Youth caution", "Youth conditional caution", "Referral order", "Youth rehabilitation order",
         "Detention and training order"]
LEVELS = ["Low", "Medium", "High", "Very high"]
complaints = []


def check(what, given, expected):
  if given != expected:
    complaints.append(f"{what}: {given} is not {expected}")


# ---- the exports, as they are ------------------------------------------------------------------------

def day(text):
  return date(int(text[6:]), int(text[3:5]), int(text[:2])) if text else None


def read(name):
  with open(FOLDER / f"{name}.csv", newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
  for row in rows:
    for key in row:
      if key.endswith("Date") or key in ("Moved In", "Moved Out", "Completed"):
        row[key] = day(row[key])
  return rows


def by_child(rows):
  found = defaultdict(list)
  for row in rows:
    found[row["Child ID"]].append(row)
  return found


ORDERS, OUTCOMES = read("orders"), read("outcomes")
HOMES, APPOINTMENTS, ASSESSMENTS, OFFENCES = (by_child(read(name)) for name in (
  "accommodation", "appointments", "assessments", "offences"))


# ---- periods -----------------------------------------------------------------------------------------

def name(year, quarter):
  return f"{year}-{(year + 1) % 100:02}Q{quarter}"


def days(year, quarter):
  """The first day, and the first after it."""
  first = date(year, 1 + 3 * quarter, 1) if quarter < 4 else date(year + 1, 1, 1)
  return first, date(first.year, first.month + 3, 1) if first.month < 10 else date(first.year + 1, 1, 1)


def before(year, quarter, count=1):
  index = year * 4 + quarter - 1 - count
  return index // 4, index % 4 + 1


def closed(year, quarter):
  first, end = days(year, quarter)
  return [order for order in ORDERS if order["Closure Date"] and first <= order["Closure Date"] < end]


def a_year_later(when):
  return date(when.year + 1, when.month, 28 if (when.month, when.day) == (2, 29) else when.day)


def half_up(part, whole):
  return "" if whole == 0 else str((200 * part + whole) // (2 * whole))


# ---- the measures ------------------------------------------------------------------------------------

def home_at_end(order):
  """yes, no, or nothing known."""
  end = order["Closure Date"]
  places = [home["Suitable"] for home in HOMES[order["Child ID"]]
            if home["Moved In"] <= end and (home["Moved Out"] is None or home["Moved Out"] >= end)]
  return "" if not places else "yes" if all(place == "Yes" for place in places) else "no"


def accommodation(year, quarter):
  found = Counter(home_at_end(order) for order in closed(year, quarter))
  return found["yes"], found[""], sum(found.values())


def first_outcomes(rows):
  """The earliest of each child; of one day the most serious, of these the first in the file."""
  first = {}
  for row in rows:
    old = first.get(row["Child ID"])
    if old is None or (row["Outcome Date"], -int(row["Gravity"])) < (old["Outcome Date"], -int(old["Gravity"])):
      first[row["Child ID"]] = row
  return list(first.values())


def entrants(year, quarter, rows):
  first, end = days(year, quarter)
  return [row for row in rows if first <= row["Outcome Date"] < end and row["Area"] == "Local"]


def attendance(order):
  within = [one for one in APPOINTMENTS[order["Child ID"]]
            if order["Start Date"] <= one["Appointment Date"] <= order["Closure Date"]]
  return len(within), sum(one["Attended"] == "Yes" for one in within)


def last_assessment(order):
  done = [one for one in ASSESSMENTS[order["Child ID"]] if one["Completed"] <= order["Closure Date"]]
  latest = max((one["Completed"] for one in done), default=None)
  return next((one["Likelihood"] for one in reversed(done) if one["Completed"] == latest), "(missing)")


def offences_after(order):
  end = order["Closure Date"]
  return sum(end < offence["Offence Date"] <= a_year_later(end) for offence in OFFENCES[order["Child ID"]])


def most_serious(year, quarter):
  first, end = days(year, quarter)
  worst = {}
  for row in OUTCOMES:
    if first <= row["Outcome Date"] < end:
      old = worst.get(row["Child ID"])
      if old is None or (-int(row["Gravity"]), row["Outcome Date"]) < (-int(old["Gravity"]), old["Outcome Date"]):
        worst[row["Child ID"]] = row
  return Counter(row["Outcome"] for row in worst.values())


def expected(year, quarter):
  """By measure: the rows of its csv that follow from the exports, each as a dictionary."""
  period = name(year, quarter)
  yes, unknown, total = accommodation(year, quarter)
  home = {"period": period, "orders": str(total), "suitable": str(yes), "no record": str(unknown),
          "share": half_up(yes, total)}
  for then, word in ((before(year, quarter), "previous"), ((year - 1, quarter), "same-quarter-last-year")):
    part, _, whole = accommodation(*then)
    home["share_" + word.replace("-", "_")] = half_up(part, whole)
  rows = {"accommodation": [home]}
  found = Counter(row["Outcome"] for row in entrants(year, quarter, first_outcomes(OUTCOMES)))
  rows["entrants"] = [{"period": period, "Outcome": word, "count": str(found[word])} for word in WORDS]
  rows["entrants"].append({"period": period, "Outcome": "All", "count": str(sum(found.values()))})
  rows["entrants-trend"] = [
    {"period": name(*then), "count": str(len(entrants(*then, first_outcomes(OUTCOMES))))}
    for then in (before(year, quarter, count) for count in (3, 2, 1, 0))]
  rows["attendance"] = []
  ended = closed(year, quarter)
  for kind in [*sorted({order["Order Type"] for order in ended}), "All"]:
    of = [attendance(order) for order in ended if kind in ("All", order["Order Type"])]
    offered, kept = sum(one[0] for one in of), sum(one[1] for one in of)
    rows["attendance"].append({"Order Type": kind, "orders": str(len(of)), "offered": str(offered), "kept": str(kept),
                               "share kept": half_up(kept, offered)})
  levels = Counter(last_assessment(order) for order in ended)
  shown = LEVELS + (["(missing)"] if levels["(missing)"] else [])
  rows["assessment"] = [{"Likelihood": level, "count": str(levels[level]), "col_pct": half_up(levels[level], len(ended))}
                        for level in shown]
  cohort = [offences_after(order) for order in closed(year - 1, quarter)]
  again = sum(count > 0 for count in cohort)
  rows["reoffending"] = [{"period": name(year - 1, quarter), "orders": str(len(cohort)), "with an offence": str(again),
                          "offences": str(sum(cohort)), "share": half_up(again, len(cohort))}]
  worst = most_serious(year, quarter)
  rows["disposals"] = [{"period": period, "Outcome": word, "count": str(worst[word]),
                        "col_pct": half_up(worst[word], sum(worst.values()))} for word in WORDS]
  return rows


# ---- eight quarters ------------------------------------------------------------------------------------

def run(*arguments):
  done = subprocess.run([BIN / "cj-report", FOLDER / "report.json", *arguments], stdin=subprocess.DEVNULL,
                        capture_output=True, text=True, check=False)
  check(f"cj-report {arguments}", (done.returncode, done.stderr), (0, ""))


def check_tables(folder, year, quarter):
  for measure, rows in expected(year, quarter).items():
    with open(folder / f"{measure}.csv", newline="", encoding="utf-8") as file:
      given = list(csv.DictReader(file))
    for number, row in enumerate(rows):
      mine = {key: given[number].get(key) for key in row} if number < len(given) else None
      check(f"{name(year, quarter)}: {measure}", mine, row)


def words(year, quarter):
  """What people read for a quarter: 2021-22 Q4."""
  return f"{name(year, quarter)[:7]} Q{quarter}"


def check_words(path, year, quarter):
  """The report says its own period and no later one."""
  report = json.loads(path.read_text(encoding="utf-8"))
  period = name(year, quarter)
  last = date.fromordinal(days(year, quarter)[1].toordinal() - 1)
  check(f"{period}: title", report["title"], f"Youth justice service: quarter {quarter} of {period[:7]}")
  whole = json.dumps(report)
  for other in QUARTERS:
    if other > (year, quarter) and (name(*other) in whole or words(*other) in whole):
      complaints.append(f"{period}: the report says {name(*other)}")
  for word in (period, words(year, quarter), name(*before(year, quarter)), words(*before(year, quarter)),
               name(year - 1, quarter), f"{last.day} {last:%B %Y}"):
    if word not in whole:
      complaints.append(f"{period}: the report does not say {word}")


def main():
  definition = (FOLDER / "report.json").read_bytes()
  with tempfile.TemporaryDirectory() as work:
    folder = Path(work)
    for year, quarter in QUARTERS:
      run("--period", name(year, quarter), "-o", f"{folder}/tables/", "-o", f"{folder}/q.json")
      check_tables(folder / "tables", year, quarter)
      check_words(folder / "q.json", year, quarter)
    # counted back from the day on which the export was made
    run("--period", "last-quarter", "--as-of", "2023-04-17", "-o", f"{folder}/cron/")
    for measure in ("entrants", "disposals"):
      check(f"last-quarter: {measure}", (folder / "cron" / f"{measure}.csv").read_text(encoding="utf-8"),
            (folder / "tables" / f"{measure}.csv").read_text(encoding="utf-8"))
  check("the definition", (FOLDER / "report.json").read_bytes(), definition)
  # the order of steps is another count: of local outcomes the first, though an earlier one was elsewhere
  local = [row for row in OUTCOMES if row["Area"] == "Local"]
  right = sum(len(entrants(*of, first_outcomes(OUTCOMES))) for of in QUARTERS)
  wrong = sum(len(entrants(*of, first_outcomes(local))) for of in QUARTERS)
  check("first outcomes that are local, and first local outcomes, differ", right < wrong, True)
  for complaint in complaints[:20]:
    print(complaint)
  print(f"quarter: {len(QUARTERS)} quarters, {len(complaints)} complaints")
  return 1 if complaints else 0


sys.exit(main())
