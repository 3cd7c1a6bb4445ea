#!/usr/bin/env python3
"""schema.py BIN: the JSON Schema of definitions, as cj-report prints it.

It is a schema; what cj-report accepts fits it; what it refuses does not fit, changed in one place
for each rule; every key that the reader of definitions has is in it, and it has no other."""
import copy
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import jsonschema

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../cli"))
sys.dont_write_bytecode = True
import topics  # noqa: E402

bin_ = os.path.abspath(sys.argv[1])
os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
text = subprocess.run([f"{bin_}/cj-report", "--generate=schema"], check=True, capture_output=True).stdout
schema = json.loads(text)
jsonschema.Draft7Validator.check_schema(schema)
with open("docs/report.schema.json", "rb") as file:
    current = file.read() == text
validator = jsonschema.Draft7Validator(schema)
failed = 0


def complain(words):
    global failed
    failed += 1
    print(words)


def fits(definition):
    return validator.is_valid(definition)


def refused(definition, folder):
    """What cj-report says about a definition, or "" if it accepts it."""
    path = os.path.join(folder, "d.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(definition, file)
    done = subprocess.run([f"{bin_}/cj-report", path, "--list"], capture_output=True, text=True)
    return done.stderr if done.returncode else ""


if not current:
    complain("docs/report.schema.json is not what cj-report --generate=schema prints now")

# What is accepted fits.
accepted = 0


def take(path, name):
    """Counts a definition that cj-report accepts, which must fit."""
    global accepted
    with open(path, encoding="utf-8") as file:
        definition = json.load(file)
    ok = subprocess.run([f"{bin_}/cj-report", path, "--list"], capture_output=True).returncode == 0
    accepted += ok
    if ok and not fits(definition):
        complain(f"{name}: {next(validator.iter_errors(definition)).message}")


for path in sorted(glob.glob("sample-data/*/report.json")):
    take(path, path)
for case in (case for topic in topics.read_all() for case in topic.cases):
    if case.name.startswith("report-") and "d.json" in case.inputs:
        with tempfile.TemporaryDirectory() as folder:
            for name, data in case.inputs.items():
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(data)
            take(os.path.join(folder, "d.json"), f"case {case.name}")
if accepted < 20:
    complain(f"only {accepted} definitions are accepted")

# A definition with everything, of which single places are changed.
whole = {
    "$schema": "report.schema.json", "title": "T", "service": "S", "contact": "C", "description": "D",
    "period": "2021-22Q4", "as_of": "2022-03-31", "cover": [{"name": "n", "value": "v"}],
    "inputs": {"reviews": {"file": "r.csv", "schema": "s.json", "profile": "p.json", "maps": {"A": "b"}},
               "people": {"file": "p.csv"}, "counts": {"measure": "t"}},
    "measures": {
        "o": {"kind": "outcomes", "label": "L", "definition": "d", "version": "1", "valid_from": "2020-01-01",
              "valid_to": "2030-01-01", "input": "reviews", "period": "previous", "compare": ["2019-20"],
              "compare_figures": "improved_pct", "people": "people", "by": ["sex", "age"], "total": True,
              "lower_is_better": "Housing", "threshold": 0.5},
        "r": {"kind": "reoffending", "input": "people", "windows": [3, 6]},
        "t": {"kind": "tabulate", "input": "people", "rows": "outcome"},
        "w": {"kind": "timeliness", "input": "people", "from": "a", "to": "b", "within": "5d"},
        "s": {"kind": "scores", "input": "people", "start": "a", "end": "b"},
        "p": {"kind": "rates", "input": "people", "population": "counts", "by": "sex", "per": 1000, "reference": "F",
              "standardise": "age", "decompose": "F:M", "population_year": "previous", "count": "people"},
        "c": {"kind": "spc", "input": "counts", "along": "a", "value": "b", "of": "c", "chart": "p", "step": ["x", "y"],
              "better": "lower", "target": 5, "baseline": 12, "no_screening": True}},
    "headlines": [{"measure": "o", "where": {"outcome": "H"}, "figure": "improved_pct", "label": "l"}],
    "main_points": ["o", {"measure": "t", "where": {"outcome": "All"}, "figure": "count", "label": "l"}],
    "outcomes": [{"framework": "F", "source": "s", "outcomes": [
        {"id": "1", "outcome": "o", "evidence": [
            {"measure": "o", "where": {"outcome": "H"}, "figure": "improved_pct", "label": "l", "target": 5,
             "direction": "lower"}]}]}],
    "sections": [
        {"id": "a", "title": "A", "text": ["p"], "outcomes": False,
         "scorecard": ["t", {"measure": "o", "where": {"outcome": "H"}, "figure": "improved_pct", "label": "l", "target": 5,
                             "direction": "lower", "next_target": 6.5, "trend": "w"}],
         "measures": ["t", {"measure": "o", "title": "t", "text": "x", "across": "period", "show": ["n"]}],
         "chart": [{"kind": "bar", "measure": "o", "title": "t", "category": "c", "figures": ["n"], "x": "x",
                    "y": "y", "totals": True}],
         "list": [{"id": "l", "title": "t", "text": "x", "input": "people", "columns": ["a"], "where": "a=1",
                   "derive": "q=quarter(d)", "sort": "a", "due": "d", "done": "e", "rag": "r"}]},
        {"title": "B", "measures": "t", "chart": "pie"}],
    "notes": ["n"]}
DROP = object()
CHANGES = [
    # unknown keys
    (["x"], 1), (["cover", 0, "x"], 1), (["inputs", "reviews", "x"], "y"), (["measures", "o", "x"], 1),
    (["measures", "r", "lower_is_better"], "a"), (["measures", "t", "output"], "a.csv"),
    (["headlines", 0, "target"], 5), (["outcomes", 0, "x"], 1), (["outcomes", 0, "outcomes", 0, "x"], 1),
    (["outcomes", 0, "outcomes", 0, "evidence", 0, "x"], 1), (["sections", 0, "x"], 1),
    (["sections", 0, "measures", 1, "x"], 1), (["sections", 0, "chart", 0, "x2"], 1),
    (["sections", 0, "list", 0, "due_by"], "d"),
    (["main_points", 1, "x"], 1), (["main_points", 1, "target"], 1),
    (["sections", 0, "scorecard", 1, "x"], 1),
    # missing ones
    (["title"], DROP), (["inputs"], DROP), (["measures"], DROP), (["sections"], DROP),
    (["cover", 0, "name"], DROP), (["cover", 0, "value"], DROP), (["inputs", "reviews", "file"], DROP),
    (["measures", "t", "kind"], DROP), (["headlines", 0, "measure"], DROP), (["headlines", 0, "figure"], DROP),
    (["outcomes", 0, "framework"], DROP), (["outcomes", 0, "outcomes"], DROP),
    (["outcomes", 0, "outcomes", 0, "outcome"], DROP),
    (["outcomes", 0, "outcomes", 0, "evidence", 0, "figure"], DROP),
    (["sections", 0, "title"], DROP), (["sections", 0, "measures", 1, "measure"], DROP),
    (["sections", 0, "chart", 0, "kind"], DROP), (["sections", 0, "list", 0, "input"], DROP),
    (["main_points", 1, "measure"], DROP),
    (["sections", 0, "scorecard", 1, "measure"], DROP),
    # values of another kind
    (["sections", 0, "scorecard"], []), (["sections", 0, "scorecard"], "t"), (["sections", 0, "scorecard", 0], 5),
    (["sections", 0, "scorecard", 1, "next_target"], "6"), (["sections", 0, "scorecard", 1, "trend"], 6),
    (["main_points"], "o"), (["main_points"], {}), (["main_points"], ["o"] * 7), (["main_points", 0], 1),
    (["title"], ""), (["title"], " "), (["title"], 5), (["period"], 2021), (["as_of"], "31/03/2022"),
    (["cover"], {}), (["inputs"], {}), (["inputs"], []), (["inputs", "reviews"], "r.csv"),
    (["inputs", "reviews", "file"], "-"), (["inputs", "reviews", "maps"], []),
    (["inputs", "reviews", "maps", "A"], 1), (["inputs", "reviews", "measure"], "t"),
    (["inputs", "counts", "measure"], 1), (["inputs", "counts", "file"], "t.csv"), (["inputs", "a b"], {"file": "x.csv"}),
    (["measures"], []), (["measures", "t"], "tabulate"), (["measures", "a/b"], {"kind": "tabulate"}),
    (["measures", "t", "kind"], "crosstab"), (["measures", "t", "kind"], "list"),
    (["measures", "o", "total"], "yes"), (["measures", "o", "by"], []), (["measures", "o", "by"], [["sex"]]),
    (["measures", "o", "by"], True), (["measures", "o", "people"], 1), (["measures", "o", "valid_from"], "2020"),
    (["measures", "o", "label"], 1), (["headlines"], {}), (["headlines", 0, "where"], []),
    (["headlines", 0, "where", "outcome"], 1), (["outcomes"], {}), (["outcomes", 0, "outcomes"], []),
    (["outcomes", 0, "outcomes", 0, "evidence", 0, "target"], "5"),
    (["outcomes", 0, "outcomes", 0, "evidence", 0, "direction"], "up"), (["sections"], []),
    (["sections"], {}), (["sections", 0, "id"], "a b"), (["sections", 0, "text"], 1),
    (["sections", 0, "outcomes"], 1), (["sections", 0, "chart", 0, "kind"], "radar"),
    (["sections", 1, "chart"], "doughnut"), (["sections", 0, "chart", 0, "totals"], "yes"),
    (["sections", 0, "list", 0, "columns"], []), (["notes"], 1), (["notes"], [""]),
]


def changed(path, value):
    definition = copy.deepcopy(whole)
    at = definition
    for key in path[:-1]:
        at = at[key]
    if value is DROP:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return definition


with tempfile.TemporaryDirectory() as folder:
    said = refused(whole, folder)
    if said or not fits(whole):
        complain(f"the whole definition: {said or next(validator.iter_errors(whole)).message}")
    for path, value in CHANGES:
        definition = changed(path, value)
        words = f"{'.'.join(map(str, path))} = {'(nothing)' if value is DROP else json.dumps(value)}"
        if fits(definition):
            complain(f"{words}: the schema accepts it")
        if not refused(definition, folder):
            complain(f"{words}: cj-report accepts it")

    # Every option in the schema is one that the reader knows.
    for kind in schema["definitions"]["measure"]["properties"]["kind"]["enum"]:
        properties = schema["definitions"][f"kind_{kind}"]["properties"]
        if len(properties) < 20:
            complain(f"{kind}: only {len(properties)} keys")
        for key in properties:
            if "unknown key" in refused(changed(["measures", "t"], {"kind": kind, key: None}), folder):
                complain(f"{kind}.{key}: cj-report does not know it")

# Every key that the reader's lists have is a property somewhere.
known = set()


def collect(node):
    if isinstance(node, dict):
        known.update(node.get("properties", {}))
        for value in node.values():
            collect(value)
    elif isinstance(node, list):
        for value in node:
            collect(value)


collect(schema)
keys = set()
for path in glob.glob("lib/report/definition/*.c"):
    with open(path, encoding="utf-8") as file:
        for found in re.findall(r"keys\[\] = \{(.*?)\}", file.read(), re.S):
            keys.update(re.findall(r'"([^"]+)"', found))
if len(keys) < 40:
    complain(f"only {len(keys)} keys were found in the reader")
for key in sorted(keys - known):
    complain(f"{key}: is not in the schema")

print(f"{accepted} definitions, {len(CHANGES)} changes, {len(keys)} keys")
sys.exit(1 if failed else 0)
