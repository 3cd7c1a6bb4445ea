#!/usr/bin/env python3
"""tests/structure/check.py: the rules of the house that can be read from its files."""
import glob
import os
import re
import subprocess
import sys

# Rooms of lib/ and what each may use: those before it that it names.
ROOMS = {
    "base": "",
    "dates": "base",
    "json": "base",
    "csv": "base",
    "schema": "base dates json",
    "profile": "base dates json csv",
    "rows": "base dates csv schema profile",
    "records": "base dates csv schema profile rows",
    "stats": "base",
    "disclosure": "base",
    "hiding": "base dates json stats table disclosure",
    "table": "base dates stats",
    "measure": "base dates json records stats table hiding",
    "audit": "base json records disclosure table",
    "infer": "base dates json csv schema rows records",
    "check": "base dates schema records table",
    "output": "base dates json table",
    "report": "base dates json stats table hiding measure output",
    "synth": "base dates",
}
# Rooms of cmd/ and what each may use; the programs use all of them.
PROGRAM_ROOMS = {
    "options": "",
    "run": "options",
    "measures": "options run",
    "check": "options run",
    "report": "options run measures",
}
# Public headers and the rooms that they are of.
HEADERS = {
    "base": "error memory text list dict number findings repairs digest formula lock state",
    "dates": "date calendar",
    "json": "json json_write",
    "schema": "schema",
    "records": "dataset records store linked spread",
    "disclosure": "disclosure",
    "hiding": "hiding",
    "table": "table chart",
    "measure": "measure outcomes reoffending tabulate timeliness scores rates spc reconcile listing prepare",
    "audit": "audit",
    "infer": "infer",
    "check": "check",
    "output": "output document",
    "report": "definition report",
    "synth": "synth",
}
OWNERS = {name: room for room, names in HEADERS.items() for name in names.split()}
# Each third-party header has one place.
FOREIGN = ["csv.h", "cjson/cJSON.h", "xlsxwriter.h", "nettle/sha2.h", "pcre2.h", "zlib.h"]
FOLDER_MAX = 22  # source files of a room
complaints = []


def complain(text):
    complaints.append(text)
    print(text)


def room_of(path):
    if path.startswith("include/cj/"):
        return OWNERS.get(os.path.basename(path)[:-2])
    return path.split("/")[1]


def check_includes(path, text):
    """A room uses only the rooms it may use, and says the room in the include."""
    room = room_of(path)
    if room is None:
        complain(f"{path} is of no room that tests/structure/check.py knows")
        return
    allowed = set(ROOMS.get(room, "").split()) | {room}
    if path.startswith("lib/") and room not in ROOMS:
        complain(f"{path}: {room} is no room that tests/structure/check.py knows")
        return
    for name in re.findall(r'^#include "([^"]+)"', text, flags=re.M):
        if name.startswith("cj/"):
            used = OWNERS.get(name[3:-2], "nobody")
        elif os.path.exists(os.path.join(os.path.dirname(path), name)):
            used = room
        elif os.path.exists("lib/" + name) or name.endswith("_builtin.h"):
            used = name.split("/")[0]
        else:
            complain(f"{path} includes \"{name}\", which is not beside it and names no room")
            continue
        if used not in allowed:
            complain(f"{path} ({room}) includes {name} ({used})")


def check_program_includes(path, text):
    """So do the rooms of cmd/, whose headers are named from there or stand beside the file."""
    parts = path.split("/")
    if len(parts) != 3:
        return
    if parts[1] not in PROGRAM_ROOMS:
        complain(f"{path}: {parts[1]} is no room that tests/structure/check.py knows")
        return
    for used in re.findall(r'^#include "([a-z]+)/[^"]+"', text, flags=re.M):
        if used != "cj" and used not in PROGRAM_ROOMS[parts[1]].split() + [parts[1]]:
            complain(f"{path} ({parts[1]}) includes a header of {used}")


def check_file(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if not text.startswith("/* "):
        complain(f"{path} does not begin with a comment that says what it is for")
    if text.count("\n") > 500:
        complain(f"{path} has {text.count(chr(10))} lines")
    if path.startswith(("lib/", "include/")):
        check_includes(path, text)
    if path.startswith("cmd/"):
        check_program_includes(path, text)
    for number, line in enumerate(text.split("\n"), 1):
        if path.startswith("lib/") and re.search(
                r"(^|[^a-z_])(printf|puts|putchar|perror|exit|abort|fprintf|fputs) ?\(", line):
            complain(f"{path}:{number}: lib/ neither prints nor exits: {line.strip()}")
        if re.search(r"[^a-z_](strcpy|strcat|sprintf|vsprintf|atoi|atof|strtok|gets) ?\(|"
                     r"setlocale ?\(LC_ALL", line):
            complain(f"{path}:{number}: a call that is ruled out: {line.strip()}")
    start = None
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"^[a-z].*[^;]$", line) and not re.match(r"^(static )?const|^typedef|^enum", line) \
                and "=" not in line:
            start = number
        if line == "}":
            if start is not None and number - start > 80:
                complain(f"{path}:{start}: a function of {number - start} lines")
            start = None


OPTION_CALLED = re.compile(r"\{([a-z][a-z0-9-]*)[ }]")
BRACES = {"lib/schema/pattern.c"}  # regular expressions, which are full of them


def check_options_called(paths):
    """lib/ names options in braces, which the reader's way of calling them replaces; there is such
    an option."""
    known = {"help"}
    for path in paths:
        if path.startswith("cmd/"):
            known.update(re.findall(r'\.name = "([a-z0-9-]+)"', open(path, encoding="utf-8").read()))
    for path in paths:
        if not path.endswith(".c") or path in BRACES:
            continue
        text = re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment[0].count("\n"),
                      open(path, encoding="utf-8").read(), flags=re.S)
        for number, line in enumerate(text.split("\n"), 1):
            for words in re.findall(r'"(?:[^"\\]|\\.)*"', line):
                if path.startswith("lib/") and re.search(r"--[a-z]", words):
                    complain(f"{path}:{number}: options are called as {{in-braces}}: {words}")
                for name in OPTION_CALLED.findall(words):
                    if name not in known:
                        complain(f"{path}:{number}: there is no option {name}: {words}")


def check_headers():
    """Every public header can be compiled alone."""
    done = subprocess.run(
        [os.environ.get("CC", "cc"), "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror",
         "-Iinclude", "-fsyntax-only", "-x", "c", *sorted(glob.glob("include/cj/*.h"))],
        text=True, capture_output=True)
    if done.returncode != 0:
        complain(f"a header of include/cj cannot be included alone: {done.stderr.strip()}")


def check_format(paths):
    """The layout is that of .clang-format, where the tool is there."""
    try:
        done = subprocess.run(["clang-format", "--dry-run", "-Werror", *paths], text=True,
                              capture_output=True)
    except FileNotFoundError:
        print("clang-format is not installed: the layout was not looked at")
        return
    for line in done.stderr.split("\n"):
        if "error:" in line:
            complain(line)


def check_symbols(library):
    """Every symbol of the library has the prefix."""
    if not os.path.exists(library):
        return
    listing = subprocess.run(["nm", "-g", "--defined-only", library], text=True,
                             capture_output=True).stdout
    for line in listing.split("\n"):
        parts = line.split()
        if len(parts) == 3 and not re.match(r"^(cj_|_?_?asan|__odr_asan|__ubsan)", parts[2]):
            complain(f"{parts[2]} is a symbol without the prefix cj_")


VERBS = ("add", "append", "begin", "compute", "describe", "end", "fill", "find", "finish", "free", "give",
         "is", "keep", "make", "note", "open", "pick", "print", "read", "same", "show", "shown", "some",
         "start", "watch", "write")


def check_names(paths):
    """A function is called cj_<noun>_<verb>: after what it works on, so that a search by noun finds all of them."""
    for path in paths:
        for name in re.findall(r"^[a-z].*?\b(cj_[a-z0-9_]+)\(", open(path).read(), re.M):
            noun, _, verb = name[len("cj_"):].partition("_")
            if noun in VERBS:
                complain(f"{path}: {name}() begins with what it does, not with what it works on")


def main():
    paths = sorted(path for top in ("lib", "cmd", "include")
                   for place, _, names in os.walk(top)
                   for path in (os.path.join(place, name) for name in names)
                   if path.endswith((".c", ".h")))
    for path in paths:
        check_file(path)
    for header in FOREIGN:
        places = [path for path in paths if f"#include <{header}>" in open(path).read()]
        if len(places) > 1:
            complain(f"<{header}> is included in {', '.join(places)}")
    for room in sorted({os.path.dirname(path) for path in paths}):
        sources = [path for path in paths if os.path.dirname(path) == room]
        if room.startswith(("lib/", "cmd/")) and len(sources) > FOLDER_MAX:
            complain(f"{room} has {len(sources)} files")
        if room.startswith(("lib/", "cmd/")) and room.count("/") == 1 and \
                not os.path.exists(os.path.join(room, "README.md")):
            complain(f"{room} has no README.md")
    check_names(path for path in paths if path.endswith(".h"))
    check_options_called(paths)
    check_headers()
    check_format(paths)
    check_symbols(os.path.join(sys.argv[1], "..", "libcj.a"))
    print(f"structure: {len(paths)} files, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
