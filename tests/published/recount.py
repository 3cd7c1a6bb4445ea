#!/usr/bin/env python3
"""Count the published figures again, by the queries of recount.sql in sqlite3.

No program is called: what is compared with figures.csv comes straight from the exports.  All figures
must be there but the targets of gla-performance, which nobody counts.
"""
import glob
import os
import re
import sqlite3
import sys

import check


def load():
    database = sqlite3.connect(":memory:")
    for path in glob.glob(os.path.join(check.SAMPLES, "*", "*.csv")):
        name = os.path.relpath(path, check.SAMPLES).removesuffix(".csv")
        if name.startswith("messy/"):
            continue
        rows = check.read_rows(path)
        columns = ", ".join(f'"{column}" NUMERIC' for column in rows[0])
        database.execute(f'CREATE TABLE "{name}" ({columns})')
        database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})',
                             ([cell(text) for text in row.values()] for row in rows))
    with open(os.path.join(check.SAMPLES, "tayside", "framework.json"), encoding="utf-8") as file:
        database.execute('CREATE TABLE "tayside/framework" AS SELECT ? AS json', [file.read()])
    return database


def cell(text):
    if text in ("", "N/A", "Not known"):
        return None
    return re.sub(r"^(\d\d)/(\d\d)/(\d{4})$", r"\3-\2-\1", text)


def shown(value):
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def main():
    figures = {check.key_of(figure): figure for figure in check.read_figures()}
    with open(os.path.join(check.HERE, "recount.sql"), encoding="utf-8") as file:
        queries = re.findall(r"^-- ([a-z0-9-]+)(?:: .*)?\n((?:.+\n)+)", file.read(), re.M)
    database = load()
    failed, seen = 0, set()
    for table, query in queries:
        for row, column, value in database.execute(query):
            key = table, str(row), column
            wanted = check.wanted(figures[key]) if key in figures else "no such figure"
            if shown(value) != wanted or key in seen:
                failed += 1
                print(f"{'; '.join(key)}: {wanted} expected, {shown(value)} counted")
            seen.add(key)
    for key in figures:
        if key not in seen and not (key[0] == "gla-performance" and key[2].startswith("target")):
            failed += 1
            print(f"{'; '.join(key)}: not counted")
    print(f"{len(seen) - failed} figures of {len(queries)} tables counted again in SQL")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
