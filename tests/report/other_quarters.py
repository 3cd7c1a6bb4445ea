"""Every sample definition makes its whole report for two periods that are not its own, silently but where an export has no
row of the period; two counts are those of plain Python.

python3 other_quarters.py BIN
"""
import csv
import json
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

BIN = Path(sys.argv[1]).resolve()
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample-data"
# two periods each within the days of its exports, with their first and last day
PERIODS = {
  "disproportionality": [("2022-23Q1", (2022, 4, 1), (2022, 6, 30)), ("2021-22", (2021, 4, 1), (2022, 3, 31))],
  "glasgow": [("2011-12Q2", (2011, 7, 1), (2011, 9, 30)), ("2011-12Q3", (2011, 10, 1), (2011, 12, 31))],
  "leicester-plan": [("2022-23Q2", (2022, 7, 1), (2022, 9, 30)), ("2021-22Q4", (2022, 1, 1), (2022, 3, 31))],
  "leicester-prevention": [("2021-22Q3", (2021, 10, 1), (2021, 12, 31)), ("2021-22Q1", (2021, 4, 1), (2021, 6, 30))],
  "leicester-which-way": [("2021-22Q3", (2021, 10, 1), (2021, 12, 31)), ("2021-22Q2", (2021, 7, 1), (2021, 9, 30))],
  "quarter": [("2022-23Q3", (2022, 10, 1), (2022, 12, 31)), ("2022-23Q1", (2022, 4, 1), (2022, 6, 30))],
  "south-lanarkshire": [("2016-17Q3", (2016, 10, 1), (2016, 12, 31)), ("2016-M10", (2016, 10, 1), (2016, 10, 31))],
  "tayside": [("2013-14Q3", (2013, 10, 1), (2013, 12, 31)), ("2013-14Q4", (2014, 1, 1), (2014, 3, 31))],
}
# first-time-entrants.csv is a list of January to March 2022 alone: 0 in any other quarter, and every reader is told
TOLD = {"leicester-prevention": "first-time-entrants.csv: no row lies in"}
complaints = []


def count_days(name, column, first, last):
  with open(SAMPLES / name, newline="", encoding="utf-8") as file:
    days = [datetime.strptime(row[column], "%d/%m/%Y").date() for row in csv.DictReader(file) if row[column]]
  return sum(first <= day <= last for day in days)


def look(name, period, first, last, folder):
  out = folder / f"{name}-{period}.json"
  done = subprocess.run([BIN / "cj-report", "report.json", "--period", period, "-o", out], cwd=SAMPLES / name, capture_output=True,
                        text=True, timeout=300)
  told = [line for line in done.stderr.splitlines() if "There is no row to count" not in line]
  if done.returncode != 0 or len(told) != (name in TOLD) or any(TOLD[name] not in line for line in told):
    complaints.append(f"{name} {period}: exit {done.returncode}: {done.stderr}")
    return
  report = json.loads(out.read_text(encoding="utf-8"))
  if (report["period"]["start"], report["period"]["end"]) != (first.isoformat(), last.isoformat()):
    complaints.append(f"{name} {period}: it is of {report['period']}")
  if name == "leicester-prevention":
    tables = {table["title"]: table for section in report["sections"] for table in section["tables"]}
    referrals = tables["Referrals in the quarter"]["rows"]
    given = sum(row["count"] for row in referrals if row["Type of Referral"] != "All")
    expected = count_days("leicester-prevention/episodes.csv", "Date of Referral", first, last)
    if given != expected:
      complaints.append(f"{name} {period}: {given} referrals, counted {expected}")
    said = f"(no data for {period[:7]} {period[7:]})"  # 0 is that the export does not reach there
    for title in (f"First-time entrants by offence {said}", f"First-time entrants by reason {said}"):
      if [row["count"] for row in tables[title]["rows"]] != [0] or not any("No row lies in" in n for n in tables[title]["notes"]):
        complaints.append(f"{name} {period}: {title} has {tables[title]['rows']}")
    evidence = [row for row in tables["Outcomes and their evidence"]["rows"] if row["measure"] == "entrants"]
    if [row["evidence"] for row in evidence] != [f"First-time entrants in the quarter {said}"]:
      complaints.append(f"{name} {period}: the evidence is {evidence}")
    # the year ends with the report's quarter: its rows are those from 1 April to that day
    title = "Referrals by area in the year"
    year = count_days("leicester-prevention/episodes.csv", "Date of Referral", date(2021, 4, 1), last)
    given = sum(row["count"] for row in tables[title]["rows"] if row["Area"] != "All" and row["quarter"] != "All")
    quarters = {row["quarter"] for row in tables[title]["rows"]} - {"All"}
    if given != year or len(quarters) != int(period[-1]):
      complaints.append(f"{name} {period}: {title} has {given} of {sorted(quarters)}, counted {year}")


with tempfile.TemporaryDirectory() as work:
  for name in sorted(path.parent.name for path in SAMPLES.glob("*/report.json")):
    if name not in PERIODS:
      complaints.append(f"{name}: which other periods has it?")
    for period, first, last in PERIODS.get(name, []):
      look(name, period, date(*first), date(*last), Path(work))
print("\n".join(complaints) if complaints else f"{2 * len(PERIODS)} reports of other periods")
sys.exit(bool(complaints))
