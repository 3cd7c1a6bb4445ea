"""A report for each value of a column equals the report of files that were filtered before.

python3 each.py BIN: over samples, over the messy exports, and over small random exports with links,
inputs made of others and tables of measures; and with small numbers hidden cj-audit, which sees the
tables of all values together, works nothing out.
"""
import csv
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(sys.argv[1]).resolve()
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample-data"
IDS = ("person_id", "Client ID", "Child ID")
complaints = []


def run(program, *arguments, okay=(0,)):
  done = subprocess.run([BIN / program, *map(str, arguments)], stdin=subprocess.DEVNULL,
                        capture_output=True, text=True, check=False)
  if done.returncode not in okay:
    complaints.append(f"{program} {' '.join(map(str, arguments))}: {done.returncode}: {done.stderr}")
  return done


def read(path):
  with open(path, newline="", encoding="utf-8-sig") as file:
    rows = list(csv.reader(file))
  return rows[0], rows[1:]


def write(path, header, rows):
  with open(path, "w", newline="", encoding="utf-8") as file:
    csv.writer(file).writerows([header, *rows])


def fold(text):
  return " ".join(text.split()).lower()


def slug(text):
  kept = "".join(c if c.isalnum() else "-" for c in fold(text))
  return "-".join(part for part in kept.split("-") if part)


def tables(folder, ids):
  return {id: (folder / f"{id}.csv").read_text(encoding="utf-8")
          for id in ids if (folder / f"{id}.csv").exists()}


def person_column(header):
  return next((header.index(name) for name in IDS if name in header), None)


def filtered(files, column, value):
  """The rows of each file whose own column has the value; and of those without one, the rows of
  persons who have it, for measures that join people."""
  own, joined = {}, {}
  for name, (header, rows) in files.items():
    if column in header:
      at = header.index(column)
      own[name] = (header, [row for row in rows if fold(row[at]) == fold(value)])
    else:
      own[name] = (header, rows)
  if "people" in files and column in files["people"][0]:
    header, rows = files["people"]
    at, who = header.index(column), person_column(header)
    place = {row[who]: fold(row[at]) for row in rows}
    for name, (header, rows) in files.items():
      mine = person_column(header)
      if column not in header and mine is not None:
        joined[name] = (header, [row for row in rows if place.get(row[mine], "") == fold(value)])
  return own, joined


def beforehand(definition, files, column, value, folder):
  """The definition over filtered files."""
  own, joined = filtered(files, column, value)
  changed = json.loads(json.dumps(definition))
  for name, (header, rows) in own.items():
    write(folder / f"own-{name}.csv", header, rows)
    changed["inputs"][name]["file"] = f"own-{name}.csv"
  for name, (header, rows) in joined.items():
    write(folder / f"of-{name}.csv", header, rows)
    changed["inputs"][f"{name}-of"] = dict(changed["inputs"][name], file=f"of-{name}.csv")
  for measure in changed["measures"].values():
    main = measure.get("input", {"outcomes": "reviews", "reoffending": "episodes"}.get(measure["kind"]))
    if "people" in measure and main in joined:
      measure["input"] = f"{main}-of"
  for key in ("each", "headlines", "outcomes", "points", "scorecard"):  # what picks rows that a part may lack
    changed.pop(key, None)
  for section in changed["sections"]:
    for key in set(section) - {"id", "title", "measures", "list"}:
      del section[key]
  changed["allow_empty"] = True
  (folder / "before.json").write_text(json.dumps(changed), encoding="utf-8")
  return folder / "before.json"


def values_of(files, column):
  found = {}
  for header, rows in files.values():
    if column in header:
      for row in rows:
        found.setdefault(fold(row[header.index(column)]), row[header.index(column)].strip())
  return found


def compare(definition, source, column, what):
  """Each report of --each beside that of files filtered before; how many tables were compared."""
  count = 0
  with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    files = {}
    for name, input in definition["inputs"].items():
      for key in ("file", "profile", "schema"):
        if key in input:
          shutil.copy(source / input[key], folder)
          input[key] = Path(input[key]).name
      if "file" in input:
        files[name] = read(folder / input["file"])
    for extra in source.glob("*.json"):
      shutil.copy(extra, folder)
    (folder / "d.json").write_text(json.dumps(definition), encoding="utf-8")
    run("cj-report", folder / "d.json", "--each", column, "-q", "-o", f"{folder}/out/")
    run("cj-report", folder / "d.json", "-q", "-o", f"{folder}/all/")
    ids = list(definition["measures"])
    if tables(folder / "out", ids) != tables(folder / "all", ids):
      complaints.append(f"{what}: the report over all is another one")
    for value in values_of(files, column).values():
      before = beforehand(definition, files, column, value, folder)
      shutil.rmtree(folder / "expected", ignore_errors=True)
      # files of which no row belongs to anybody are a slip where nobody knows of the others: status 1
      run("cj-report", before, "-q", "-o", f"{folder}/expected/", okay=(0, 1))
      if not (folder / "expected").exists():
        continue
      expected = tables(folder / "expected", ids)
      given = tables(folder / f"out-{slug(value) or 'missing'}", ids)
      count += len(expected)
      for id in expected:
        if given.get(id) != expected[id]:
          complaints.append(f"{what}: {column}={value}: {id}:\n{given.get(id)}\nis not\n{expected[id]}")
    made = len(list(folder.glob("out-*")))
    if made != len(values_of(files, column)):
      complaints.append(f"{what}: {made} reports for {sorted(values_of(files, column).values())}")
  return count


# ---- samples ---------------------------------------------------------------------------------------

def sample(name, column, drop=()):
  definition = json.loads((SAMPLES / name / "report.json").read_text(encoding="utf-8"))
  for id in drop:
    del definition["measures"][id]
    for section in definition["sections"]:
      section["measures"] = [m for m in section.get("measures", [])
                             if id != (m if isinstance(m, str) else m["measure"])]
  return compare(definition, SAMPLES / name, column, name)


def offices():
  """A table of an export without the column is of all offices, and says so; of orders, which have it, it is not."""
  with tempfile.TemporaryDirectory() as name:
    run("cj-report", SAMPLES / "quarter/report.json", "--each", "Office", "-q", "-o", f"{name}/{{each}}.json")
    whole = json.loads((Path(name) / "all.json").read_text(encoding="utf-8"))
    part = json.loads((Path(name) / "harbour.json").read_text(encoding="utf-8"))
  said = " (not for Harbour alone)"
  titles = {t["id"]: t["title"] for s in part["sections"] for t in s["tables"]}
  marked = {id for id, title in titles.items() if title.endswith(said)}
  if marked != {"entrants", "entrants-trend", "disposals"}:
    complaints.append(f"offices: of all offices are {sorted(marked)}")
  heads = [h["label"] for h in part["headlines"]]
  if heads != ["of orders that ended in 2021-22 Q4 were followed by an offence within twelve months",
               "of orders ended in suitable accommodation", "first-time entrants" + said]:
    complaints.append(f"offices: {heads}")
  if "alone" in json.dumps([[t["title"] for s in whole["sections"] for t in s["tables"]], whole["headlines"]]):
    complaints.append("offices: the report of all says that it is not of one alone")


def messy():
  """The messy exports with their profiles beside the clean ones."""
  definition = {"title": "Mentoring", "period": "2013-14", "inputs": {}, "sections": [],
                "measures": {"reviewed": {"kind": "outcomes", "people": "people", "by": "sex"},
                             "referred": {"kind": "tabulate", "input": "episodes", "people": "people",
                                          "rows": "Referral Type", "totals": "rows"}}}
  definition["sections"] = [{"title": "All", "measures": list(definition["measures"])}]
  made = {}
  with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    for kind in ("tayside", "messy"):
      for input in ("people", "episodes", "reviews"):
        definition["inputs"][input] = {"file": str(SAMPLES / kind / f"{input}.csv")}
        if kind == "messy":
          definition["inputs"][input]["profile"] = str(SAMPLES / kind / f"{input}.profile.json")
      (folder / "d.json").write_text(json.dumps(definition), encoding="utf-8")
      run("cj-report", folder / "d.json", "--each", "Local Authority", "-q", "-o", f"{folder}/{kind}/")
      made[kind] = {part.name[len(kind):]: tables(part, definition["measures"])
                    for part in folder.glob(f"{kind}*")}
  if made["messy"] != made["tayside"] or len(made["messy"]) < 3:
    complaints.append(f"the messy exports give other reports: {made}")
  return len(made["messy"])


# ---- random exports ----------------------------------------------------------------------------------

def random_files(dice, folder):
  places = dice.choice((["North", "South", "East End"], ["1", "2", "10"], ["A|B", 'C "D"', "é"]))
  places = places + [""] if dice.random() < 0.7 else places

  def place():
    word = dice.choice(places)
    return dice.choice((word, word.lower(), f" {word}")) if dice.random() < 0.2 else word

  people = [f"P{i}" for i in range(dice.randint(4, 60))]
  write(folder / "people.csv", ["person_id", "sex", "place"],
        [[p, dice.choice("FM"), place()] for p in people])
  write(folder / "orders.csv", ["order_id", "person_id", "closed", "kind"],
        [[f"O{i}", dice.choice(people), f"2022-0{dice.randint(1, 9)}-15", dice.choice("xyz")]
         for i in range(dice.randint(5, 80))])
  write(folder / "offences.csv", ["person_id", "offence_date", "gravity", "place"],
        [[dice.choice(people), f"2022-0{dice.randint(1, 9)}-20", dice.randint(1, 8), place()]
         for i in range(dice.randint(5, 80))])


RANDOM = {
  "title": "Random",
  "inputs": {"people": {"file": "people.csv"}, "orders": {"file": "orders.csv"},
             "offences": {"file": "offences.csv"}, "kinds": {"measure": "kinds"},
             "first": {"rows_of": "offences", "sort": ["offence_date", "-gravity"],
                       "one_per": ["person_id"]}},
  "measures": {
    "people": {"kind": "tabulate", "input": "people", "rows": "sex", "totals": "rows"},
    "kinds": {"kind": "tabulate", "input": "orders", "people": "people", "rows": "kind", "totals": "rows"},
    "again": {"kind": "tabulate", "input": "kinds", "values": ["n=sum(count)"]},
    "gravity": {"kind": "tabulate", "input": "offences", "rows": "gravity",
                "values": ["count", "mean(gravity)"], "totals": "rows"},
    "first": {"kind": "tabulate", "input": "first", "rows": "gravity", "totals": "rows"},
    "after": {"kind": "tabulate", "input": "orders", "people": "people", "rows": "sex", "totals": "rows",
              "link": {"o": "offences"}, "derive": ["n=count(o,offence_date>@closed)"],
              "values": ["count", "sum(n)"]}},
  "sections": [{"title": "All", "measures": ["people", "kinds", "again", "gravity", "first", "after"]}]}


def hidden(folder, seed):
  """cj-audit over the tables of all values, with a column of the value before the others."""
  definition = json.loads(json.dumps(RANDOM))
  del definition["measures"]["after"]
  del definition["measures"]["again"], definition["inputs"]["kinds"]
  del definition["measures"]["first"] # somebody is the first of several places
  definition["sections"][0]["measures"] = ["people", "kinds", "gravity"]
  (folder / "h.json").write_text(json.dumps(definition), encoding="utf-8")
  run("cj-report", folder / "h.json", "--each", "place", "--suppress-below", "4", "-q", "-o", f"{folder}/h/")
  if not (folder / "h").exists():
    return
  for id in definition["sections"][0]["measures"]:
    lines = []
    for part in sorted(path for path in folder.glob("h*") if path.is_dir()):
      header, rows = read(part / f"{id}.csv")
      keep = [i for i, key in enumerate(header) if not key.startswith("mean")]
      lines += [[part.name[2:] or "All", *(row[i] for i in keep)] for row in rows]
    write(folder / "together.csv", ["place", *(header[i] for i in keep)], lines)
    done = run("cj-audit", folder / "together.csv", "--below", "4", "--key", f"place,{header[0]}", okay=(0, 1, 2))
    if done.returncode != 0:
      complaints.append(f"random {seed}: {id}: cj-audit: {done.stdout}{done.stderr}"
                        f"{(folder / 'together.csv').read_text()}")


def main():
  count = sample("tayside", "Local Authority")
  count += sample("disproportionality", "Ward")
  count += sample("south-lanarkshire", "Court")
  count += sample("leicester-prevention", "Area")
  offices()
  count += messy()
  for seed in range(25):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
      folder = Path(name)
      random_files(dice, folder)
      count += compare(json.loads(json.dumps(RANDOM)), folder, "place", f"random {seed}")
      hidden(folder, seed)
  for complaint in complaints[:20]:
    print(complaint)
  print(f"each: {count} tables, {len(complaints)} complaints")
  return 1 if complaints else 0


sys.exit(main())
