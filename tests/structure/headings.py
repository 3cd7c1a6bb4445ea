#!/usr/bin/env python3
"""tests/structure/headings.py [--write]: docs/headings.md lists the headings that the built-in
schemas know; without --write it is compared with them."""
import json
import os
import sys

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PAGE = os.path.join(TOP, "docs", "headings.md")
ORDER = ("people", "episodes", "reviews", "offences", "sessions", "orders", "population")
ABOVE = """# Headings that are known

Made by `tests/structure/headings.py --write` from `lib/schema/schemas`; a test compares them.

A column is found by its heading without regard to case, blanks and punctuation: `Client ID`, `client_id`
and `CLIENT-ID` are one heading. What is given with `--map` and the aliases of a profile come first, then the
field's name, then the headings below. Every other heading is used by the name that it has.

- Of two headings for one field none is taken. Where something needs the field that is an error, which says how
  to name the one that is meant; where nothing does, a warning.
- Identifiers that systems give to persons (`CRN`, `UPN`, `PNC ID`) are taken for the person where none of the
  other headings is there: an export that has its own `Client ID` may have them as well.
- `Case ID` and `Unique ID` are no person: in court, police and prosecution exports they number the case.
  Where they do identify the person, `--map "Case ID=person_id"` says so.
- Of columns headed alike `Date#2` is the second, wherever a column is named: `--map "Date#2=closure_date"`,
  `--by "Area#2"`, `"aliases": ["Date#2"]` in a profile. `Date` alone is an error. A column that is really
  headed `Date#2` comes first.
"""
SIGNS = {"core+": "Core+"}
CAPITALS = {"id", "yp", "ypid", "cv", "yjs", "upn", "crn", "noms", "nomis", "pnc", "chi", "nhs", "dob"}
NAMES = {"childview": "ChildView", "careworks": "CareWorks", "capita": "Capita", "one": "One", "ndelius": "nDelius",
         "delius": "Delius", "mosaic": "Mosaic", "liquidlogic": "Liquidlogic"}


def shown(alias):
  """As an export would write it."""
  words = [SIGNS.get(word) or NAMES.get(word) or (word.upper() if word in CAPITALS else word)
           for word in alias.split(" ")]
  words[0] = words[0] if words[0][:1] == "n" and words[0][1:2].isupper() else words[0][:1].upper() + words[0][1:]
  return "`%s`" % " ".join(words)


def listed(aliases):
  return ", ".join(map(shown, aliases))


def page():
  last = None
  out = [ABOVE]
  for name in ORDER:
    with open(os.path.join(TOP, "lib", "schema", "schemas", name + ".json"), encoding="utf-8") as file:
      schema = json.load(file)
    out.append(f"## {name}\n")
    out.append("| field | known headings |\n| --- | --- |")
    for field in schema["fields"]:
      extra = field.get("x-cj", {})
      person = extra.get("role") == "person"
      if person and last not in (None, (extra["aliases"], extra["lastAliases"])):
        raise SystemExit(f"{name}: persons go by other headings than in {ORDER[0]}")
      if person:
        words = "those of people, as above" if last else (
          f"{listed(extra['aliases'])}; where none of these is there {listed(extra['lastAliases'])}")
        last = (extra["aliases"], extra["lastAliases"])
      else:
        words = listed(extra.get("aliases", []))
      out.append(f"| `{field['name']}` | {words} |")
    out.append("")
  return "\n".join(out)


def main():
  text = page()
  if sys.argv[1:] == ["--write"]:
    with open(PAGE, "w", encoding="utf-8") as file:
      file.write(text)
    return 0
  try:
    with open(PAGE, encoding="utf-8") as file:
      same = file.read() == text
  except FileNotFoundError:
    same = False
  if not same:
    print("docs/headings.md is not what the schemas say: tests/structure/headings.py --write makes it")
  return 0 if same else 1


sys.exit(main())
