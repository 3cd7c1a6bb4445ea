#!/usr/bin/env python3
"""What hiding costs: user time and memory with and without, beside the limits.

    tests/hiding/cost.py BIN [--check]

Tables of areas by sex with totals, of which a tenth of the counts are small, and one of three levels. User time is that of
the program alone, so that a busy machine says the same. --check: status 1 where a limit is passed.
"""
import os
import random
import resource
import subprocess
import sys
import tempfile

LIMITS = ((1000, 1, 300), (5000, 30, 300))  # counts, seconds more, megabytes


def cost(*words):
    """Seconds of user time, megabytes and the status of a program."""
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w", encoding="utf-8") as nothing:
            os.dup2(nothing.fileno(), 1)
            done = subprocess.run(words, check=False)
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            with open("cost", "w", encoding="utf-8") as file:
                file.write(f"{used.ru_utime} {used.ru_maxrss / 1024} {done.returncode}")
            os._exit(0)
    os.waitpid(child, 0)
    with open("cost", encoding="utf-8") as file:
        seconds, megabytes, status = file.read().split()
    return float(seconds), float(megabytes), int(status)


def make(counts, dice):
    """Cases whose table of areas by five kinds has so many counts, totals among them; the share of small ones."""
    areas, small, cells = counts // 6, 0, 0
    with open("cases.csv", "w", encoding="utf-8") as file:
        file.write("region,area,kind\n")
        for area in range(areas):
            for kind in "abcde":
                n = dice.randint(1, 4) if dice.random() < .12 else dice.randint(5, 40)
                small, cells = small + (n < 5), cells + 1
                file.write(f"r{area % 12},a{area},{kind}\n" * n)
    return small, cells + areas + 6


def main():
    program = os.path.join(os.path.abspath(sys.argv[1]), "cj-tabulate")
    failed = 0
    print("| counts | small | user time more | memory | limit |\n| ---: | ---: | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for counts, seconds, megabytes in LIMITS:
            small, all_of_them = make(counts, random.Random(1))
            words = [program, "cases.csv", "--rows", "area", "--cols", "kind", "--totals", "both", "--threads", "1"]
            plain = cost(*words)
            hidden = cost(*words, "--suppress-below", "5")
            more = hidden[0] - plain[0]
            print(f"| {all_of_them:,} | {small} | {more:.2f} s | {hidden[1]:.0f} MB | {seconds} s, {megabytes} MB |")
            failed += hidden[2] != 0 or more > seconds or hidden[1] > megabytes
    return 1 if failed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
