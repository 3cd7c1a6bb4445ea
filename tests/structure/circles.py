#!/usr/bin/env python3
"""tests/structure/circles.py OBJECTS...: files that need each other, at link level.

An arrow goes from a file to the one that defines a symbol it uses.  Files on a circle cannot be
read bottom-up; there is none.  OBJECTS are folders of object files (CMakeFiles/NAME.dir)."""
import os
import subprocess
import sys


def symbols(paths):
    """Of each object the global symbols that it defines and needs."""
    listing = subprocess.run(["nm", "-g", "-A", *paths], capture_output=True, text=True, check=True).stdout
    found = {path: (set(), set()) for path in paths}
    for line in listing.splitlines():
        path, _, rest = line.partition(":")
        kind, name = rest.split()[-2:]
        found[path][kind == "U"].add(name)
    return found


def read(folders):
    """The arrows between files: name -> {name: a symbol that causes it}."""
    sources = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(place, name)
                source = os.path.relpath(path, folder)[:-2]
                # an object may have outlived its source in the folder of the build
                if name.endswith(".o") and any(os.path.exists(top + source) for top in ("", "cmd/")):
                    sources[path] = source
    if not sources:
        return {}
    objects = {sources[path]: both for path, both in symbols(sorted(sources)).items()}
    home = {symbol: name for name, (defined, _) in objects.items() for symbol in defined}
    return {name: {home[symbol]: symbol for symbol in sorted(needed)
                   if symbol in home and home[symbol] != name}
            for name, (_, needed) in objects.items()}


def circles(arrows):
    """Tarjan's strongly connected components of more than one file."""
    index, low, stack, found = {}, {}, [], []

    def visit(name):
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in arrows[name]:
            if other not in index:
                visit(other)
            if other in stack:
                low[name] = min(low[name], low[other])
        if low[name] == index[name]:
            members = []
            while True:
                members.append(stack.pop())
                if members[-1] == name:
                    break
            if len(members) > 1:
                found.append(sorted(members))

    for name in sorted(arrows):
        if name not in index:
            visit(name)
    return found


def main():
    sys.setrecursionlimit(10000)
    arrows = read(sys.argv[1:])
    if not arrows:
        print("no object files")
        return 1
    found = circles(arrows)
    for members in found:
        print("a circle of", len(members), "files:")
        for name in members:
            for other, symbol in arrows[name].items():
                if other in members:
                    print(f"  {name} -> {other}: {symbol}")
    print(f"circles: {len(arrows)} files, {len(found)} circles")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
