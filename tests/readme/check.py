#!/usr/bin/env python3
"""Run every command of the console blocks of README.md and docs/ and compare what it prints.

A block begins with ```console; a line after "$ " is a command, "> " continues it,
the rest is its output.  Commands run in sample-data/tayside.
"""
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def main():
    environment = dict(os.environ, LC_ALL="C.UTF-8",
                       PATH=os.path.abspath(sys.argv[1]) + os.pathsep + os.environ["PATH"])
    blocks = []
    for path in [os.path.join(ROOT, "README.md"), *sorted(glob.glob(os.path.join(ROOT, "docs", "*.md")))]:
        with open(path, encoding="utf-8") as file:
            blocks += re.findall(r"^```console\n\$ (.*?)^```$", file.read(), re.M | re.S)
    failed = 0
    for block in blocks:
        lines = block.splitlines(keepends=True)
        length = 1
        while length < len(lines) and lines[length].startswith("> "):
            length += 1
        command = lines[0] + "".join(line[2:] for line in lines[1:length])
        got = subprocess.run(["bash", "-c", command], env=environment, text=True,
                             cwd=os.path.join(ROOT, "sample-data", "tayside"),
                             stdout=subprocess.PIPE, check=False).stdout
        if got != "".join(lines[length:]):
            failed += 1
            print(f"FAILED {command}printed:\n{got}")
    print(f"readme: {len(blocks) - failed} passed, {failed} failed")
    return 0 if blocks and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
