#!/usr/bin/env python3
"""Change one row of an export, and look whether exactly the predicted figures move.

perturb.py BIN does this for every export that a file of tables/ reads.  Every prediction was worked
out by hand from the published figure; the comment above a case says how.  It says what is printed
afterwards: for the figures that move, by number, and where a figure is a percentage of so many that
one row does not show in it, for the counts printed beside it.  Every other figure must stay.
"""
import csv
import os
import shutil
import sys
import tempfile

import check

# (export, cells that tell the row, cells that are changed or None: the row is left out, what moves)
CASES = [
    # A woman with one referral and no review is a man: 59 + 1 and 101 - 1 referrals.
    ("tayside/people.csv", {"Client ID": "TY0020"}, {"Sex": "Male"}, {"F016": "60", "F017": "100"}),
    # A referral of a woman comes a day after the year: 160 - 1, 101 - 1.
    ("tayside/episodes.csv", {"Referral ID": "RF0001"}, {"Referral Date": "01/04/2014"},
     {"F015": "159", "F017": "100"}),
    # A woman whose housing improved, from 6 to 10, ends with 6: 24 of 37 improved (65 %) and 11 were
    # maintained (30 %); 23 are 62.2 % and 12 are 32.4 %.
    ("tayside/reviews.csv",
     {"Client ID": "TY0008", "Outcome Area": "Accommodation/housing", "Date of Review": "17/02/2014"},
     {"Score": "6"}, {"F028": "62", "F029": "32"}),
    # A score in between does not count.
    ("tayside/reviews.csv",
     {"Client ID": "TY0008", "Outcome Area": "Accommodation/housing", "Date of Review": "28/11/2013"},
     {"Score": "1"}, {}),
    # A volunteer who is not matched is a peer mentor: 10 - 1, 2 + 1.
    ("tayside/mentors.csv", {"Mentor ID": "V01"}, {"Role": "Peer mentor"}, {"F018": "9", "F020": "3"}),
    # One of the two who were referred for mentoring is in Angus: 10 - 1, 2 - 1, 11 + 1.
    ("tayside/intensive-support.csv", {"TISS ID": "TISS01"}, {"Local Authority": "Angus"},
     {"F067": "9", "F068": "1", "F069": "12"}),

    # A child was referred by the police and not by the panel: 20 - 1, 77 + 1.
    ("leicester-prevention/episodes.csv", {"Intervention ID": "IN00561"},
     {"Type of Referral": "Community Resolution (Police issued)"}, {"F151": "19", "F152": "78"}),
    # One of the four of the quarter who declined agreed: 82 of 85 engaged are 96.5 %.  Of the year 335
    # of 355 are 94.4 %, as 334 are 94.1 %, and 13 who declined are 3.7 %, as 14 are 3.9 %.
    ("leicester-prevention/episodes.csv", {"Intervention ID": "IN00500"},
     {"Reason for Closure": "Closed by mutual agreement"}, {"F160": "96"}),
    # A child is closed a day after the year, with one offence before: 85 - 1 in the quarter and 370 - 1
    # in the year, of whom 345 - 1 had offended 494 - 1 times; no window was over for it.  Of the year
    # 333 of 354 are 94.1 %, 14 are 4.0 %, 7 are 2.0 %, and of the quarter 80 of 84 are 95.2 %.
    ("leicester-prevention/episodes.csv", {"Intervention ID": "IN00470"}, {"Date Closed": "01/04/2022"},
     {"F155": "84", "F156": "369", "F161": "369", "F162": "369", "F167": "344", "F173": "493"}),
    # An offence moves to the last day of its window of three months: nothing.  A day later it is in
    # the next: 25 - 1 and 43 - 1, 12 + 1 and 14 + 1, as the six months were over, too.
    ("leicester-prevention/offences.csv", {"Offence Ref": "OF00739"}, {"Date of Offence": "24/11/2021"}, {}),
    ("leicester-prevention/offences.csv", {"Offence Ref": "OF00739"}, {"Date of Offence": "25/11/2021"},
     {"F169": "24", "F175": "42", "F170": "13", "F176": "15"}),
    # A Referral Order of 2019-20 is a Community Resolution: 85 - 1, 59 + 1; court orders fell from 117,
    # not 118, to 56: by 52.1 %.
    ("leicester-prevention/disposals.csv", {"Disposal ID": "D0002"}, {"Disposal": "Community Resolution"},
     {"F182": "84", "F179": "60", "F197": "-52"}),
    # A knife offence is a robbery, one of the others: 10 - 1, 9 + 1.
    ("leicester-prevention/first-time-entrants.csv", {"Child": "YJ1092"}, {"Offence": "Robbery"},
     {"F200": "9", "F203": "10"}),
    # An open case of the prevention officer closed from lack of engagement.
    ("leicester-prevention/apst.csv", {"Case ID": "AP12"},
     {"Date Closed": "2022-04-01", "Reason for Closure": "Lack of engagement"},
     {"F206": "34", "F208": "14", "F209": "3", "F210": "5"}),
    # The child who reoffended on the last day of the three months had its resolution a day earlier:
    # 8 of 31 are 25.8 %.  The same if it reoffended a day later.
    ("leicester-prevention/panel-2019.csv", {"Child ID": "P29"}, {"Date of Resolution": "2019-06-20"},
     {"F205": "26"}),
    ("leicester-prevention/panel-2019-offences.csv", {"Offence Ref": "PO048"},
     {"Date of Offence": "2019-09-22"}, {"F205": "26"}),

    # A third girl among the 55: 5.5 %.
    ("leicester-which-way/people.csv", {"person_id": "WW001"}, {"sex": "Female"},
     {"F148": "3", "F149": "5"}),
    # One of the 47 came to three sessions only: 46 of 64 are 71.9 %.
    ("leicester-which-way/episodes.csv", {"episode_id": "E009"}, {"sessions_attended": "3"}, {"F072": "72"}),
    # One of the three of cohort 9 who had no order has one.
    ("leicester-which-way/episodes.csv", {"episode_id": "E058"}, {"order_type": "Referral Order"},
     {"F075": "2"}),
    # The only offence after closure of a child of 2019-20, in the third window, was before its start,
    # where it has another one: 15 of 55 are 27.3 %; 23 - 1 offences, 13 - 1 children; none of 15.
    ("leicester-which-way/offences.csv", {"offence_id": "F071"}, {"offence_date": "2019-05-13"},
     {"F118": "0", "F141": "15", "F142": "27", "F143": "22", "F144": "12"}),
    # Eight scores of 60, which is 7.5, are of 61, which is 7.625.
    ("leicester-which-way/sessions.csv", {"person_id": "WW056", "session": "5"}, {"start_score": "8"},
     {"F089": "7.6"}),
    # A score that is printed as it is.
    ("leicester-which-way/scaling.csv", {"person_id": "WW056"}, {"initial_score": "5"}, {"F093": "5"}),

    # Both places at the course are of the same member of staff.
    ("leicester-plan/training.csv", {"Course": "Domestic Homicide", "Staff ID": "S36"}, {"Staff ID": "S29"},
     {"F212": "1"}),
    # 100 more, in the line and in both of its sums.
    ("leicester-plan/budget.csv", {"Line": "Staffing: Police Service"}, {"Amount": "81900"},
     {"F235": "81900", "F237": "1732500", "F239": "1823100"}),
    # One fewer of the eight.
    ("leicester-plan/summer-arts.csv", {"Young Person": "SA01"}, {"Re-engaged in ETE": "No"}, {"F246": "7"}),

    # A man of 21 turns 21 on the day after the extract: 694 - 1, 334 + 1.  On the day itself: nothing.
    ("glasgow/open-cases.csv", {"Case Ref": "3743"}, {"Date of Birth": "1991-08-01"},
     {"F251": "335", "F253": "693"}),
    ("glasgow/open-cases.csv", {"Case Ref": "3743"}, {"Date of Birth": "1991-07-31"}, {}),
    # A report for the High Court is one for a stipendiary: 139 - 1, 924 + 1.  Of 5,865 they are 2.4 % as
    # before and 15.8 % as before.
    ("glasgow/court-reports.csv", {"Report ID": "R1037"}, {"Court": "Stipendiary"},
     {"F279": "138", "F285": "925"}),
    # A medium risk after sentence is high: 43 + 1, 37.6 % of 117; 91 + 1, 78.6 %.
    ("glasgow/risk-assessments.csv", {"Assessment ID": "161"}, {"Level": "High"},
     {"F299": "44", "F300": "38", "F301": "92", "F302": "79"}),
    # A woman with two offences, of 5 February and 1 June 2011, is held when the first is twelve months
    # ago: 63 - 1, 400 + 1, 174 - 1.  A day earlier: nothing.
    ("glasgow/cell-women.csv", {"Person ID": "W001"}, {"Date Held": "2012-02-05"},
     {"F306": "62", "F307": "401", "F309": "173"}),
    ("glasgow/cell-women.csv", {"Person ID": "W001"}, {"Date Held": "2012-02-04"}, {}),
    # The same by the date of the offence.
    ("glasgow/cell-offences.csv", {"Person ID": "W001", "Offence Date": "2011-02-05"},
     {"Offence Date": "2010-06-01"}, {"F306": "62", "F307": "401", "F309": "173"}),
    # An order is imposed the day before the year: 1,487 - 1.  805 of 1,486 are 54.2 %, as before.
    ("glasgow/orders.csv", {"Order ID": "P0002"}, {"Date Imposed": "2011-03-31"}, {"F310": "1486"}),
    # A plan of the twentieth day is made on the next one: 806 - 1 of 1,487.
    ("glasgow/orders.csv", {"Order ID": "P0002"}, {"Case Management Plan": "2011-04-22"},
     {("gla-performance", "% of CPOs with a Case Management Plan within 20 days", "within"): "805",
      ("gla-performance", "% of CPOs with a Case Management Plan within 20 days", "late"): "682"}),
    # A placement of the seventh day starts on the next one: 932 - 1 of 1,162.
    ("glasgow/orders.csv", {"Order ID": "P0007"}, {"Placement Started": "2011-04-13"},
     {("gla-performance", "% of work placements commenced within 7 days of sentence", "within"): "931",
      ("gla-performance", "% of work placements commenced within 7 days of sentence", "late"): "231"}),
    # A review of the last day of the three months takes place on the next one: 809 - 1 of 1,417.
    ("glasgow/reviews.csv", {"Order ID": "P0005", "Period Start": "2012-01-04"},
     {"Date Reviewed": "2012-04-05"},
     {("gla-performance", "% of reviews within reporting period", "within"): "808",
      ("gla-performance", "% of reviews within reporting period", "late"): "609"}),
    # Somebody who did not come on the day did: 5,068 + 1 of 7,221.
    ("glasgow/appointments.csv", {"Order ID": "P0006", "Appointment Date": "2011-04-07"},
     {"Date Attended": "2011-04-07"},
     {("gla-performance", "Attendance rate", "within"): "5069",
      ("gla-performance", "Attendance rate", "late"): "2152"}),
    # There is a fourteenth week, with one client on a squad: 9,270 in 14 weeks are 662.1, 7,647 are 546.2;
    # those on personal placements are still 1,623 in 13.
    ("glasgow/placements.csv", {"Week Beginning": "2012-01-02", "Client ID": "C1004"},
     {"Week Beginning": "2012-04-02"}, {"F322": "662", "F323": "546"}),
    # A referral is left out.
    ("glasgow/bridging-referrals.csv", {"Referral ID": "E001"}, None, {"F330": "492"}),
    # 1,000 more in a core line, in all sums above it.
    ("glasgow/funding.csv", {"Service": "Court reports"}, {"Amount": "2527710"},
     {"F325": "11793692", "F327": "18453967", "F329": "18550438"}),

    # Two of the 602 and of the 130 are the same.
    ("south-lanarkshire/bail-information.csv", {"Person ID": "B002"}, {"Person ID": "B001"}, {"F331": "601"}),
    ("south-lanarkshire/womens-hubs.csv", {"Woman ID": "H002"}, {"Woman ID": "H001"}, {"F332": "129"}),
    # One more zone of 431 among the 15 %: 63 are 14.6 %.
    ("south-lanarkshire/data-zones.csv", {"Data Zone": "SL001"}, {"15% most deprived": "1"},
     {"F333": "63", "F334": "14.6"}),
]

# The one file that is no table: (file, its text, the other text, what moves).  The first target is 60.
TEXTS = [("tayside/framework.json", 'helping agencies", "value": 60', 'helping agencies", "value": 61',
          {"F001": "61"})]


def changed_rows(path, tell, change):
    """The text of an export with one row changed."""
    rows = check.read_rows(path)
    (place,) = [n for n, row in enumerate(rows) if tell.items() <= row.items()]
    header = list(rows[0])
    if change is None:
        del rows[place]
    else:
        assert change.keys() <= rows[place].keys()
        assert any(rows[place][column] != cell for column, cell in change.items())
        rows[place].update(change)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def changed_text(path, old, new):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert text.count(old) == 1
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new))


def differences(figures, before, after, moves):
    """What did not move as predicted, or moved without being predicted."""
    keys = {figure["figure"]: check.key_of(figure) for figure in figures}
    predicted = {keys.get(name, name): cell for name, cell in moves.items()}
    for key in sorted({*keys.values(), *predicted} & before.keys() | predicted.keys()):
        old, new = before.get(key, set()), after.get(key, set())
        wanted = {predicted[key]} if key in predicted else set()
        if new - old != wanted or len(old) != len(new):
            yield f"{'; '.join(key)}: {sorted(old)} to {sorted(new)}, predicted {sorted(wanted)}"


def main():
    bin_ = check.bin_of(sys.argv[1:])
    figures = check.read_figures()
    readers = {}  # export: the tables made of it
    for table in sorted({figure["table"] for figure in figures}):
        for export in check.exports_of(check.read_script(table)):
            readers.setdefault(export, []).append(table)
    unmatched = readers.keys() ^ {case[0] for case in CASES + TEXTS}
    if unmatched:
        print("no case, or no table:", *sorted(unmatched))
    before = {table: check.run_tables([table], bin_) for table in set().union(*readers.values())}
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        samples = os.path.join(folder, "sample-data")
        shutil.copytree(check.SAMPLES, samples)
        for export, old, new, moves in CASES + TEXTS:
            path = os.path.join(samples, export)
            (changed_text if export.endswith(".json") else changed_rows)(path, old, new)
            tables = readers.get(export, [])
            faults = list(differences(
                figures, {key: cells for table in tables for key, cells in before[table].items()},
                check.run_tables(tables, bin_, samples), moves))
            shutil.copy(os.path.join(check.SAMPLES, export), path)
            failed += bool(faults)
            for fault in faults:
                print(f"{export}, {old} changed to {new}: {fault}")
    cases = len(CASES + TEXTS)
    print(f"{cases - failed} of {cases} changed rows in {len(readers)} files move the figures as predicted")
    return 1 if failed or unmatched else 0


if __name__ == "__main__":
    sys.exit(main())
