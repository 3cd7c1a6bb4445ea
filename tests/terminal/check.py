#!/usr/bin/env python3
"""What people see at a terminal: check.py BIN SAMPLES.

Tables at 40 to 160 columns: no line is longer than the terminal, no word is cut, and every figure of
the widest one is there or its column is named as left out.  Short help fits a screen of 24 by 80; a
program that would wait for typing says how it is called; verdicts have colours where they are wanted;
long texts go through a pager; completion offers options, words, columns and measures.
"""
import fcntl
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata

SHOW = sys.argv[1] == "--show"  # --show COLUMNS COMMAND...: print what a terminal shows, for a picture
BIN, SAMPLES = ("", ".") if SHOW else (os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
FAILURES = []
PROGRAMS = [] if SHOW else sorted(name for name in os.listdir(BIN) if re.fullmatch(r"cj-[a-z]+", name))


def check(holds, *words):
  if not holds:
    FAILURES.append(" ".join(str(word) for word in words))
    print("FAILED", *words)


def terminal(width, height, *command, folder=SAMPLES, **more):
  """What the command shows on a terminal of that size, and how it ends; it reads no input."""
  env = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "TERM": "xterm", "LC_ALL": "C.UTF-8", **more}
  for name in ("NO_COLOR", "COLUMNS", "CJ_PAGER", "PAGER"):
    if name not in more:
      env.pop(name, None)
  ours, theirs = os.openpty()
  fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
  process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=env,
                             start_new_session=True)
  os.close(theirs)
  shown = b""
  while True:
    try:
      part = os.read(ours, 65536)
    except OSError:  # the last who had the terminal open is gone
      break
    if not part:
      break
    shown += part
  os.close(ours)
  return shown.decode().replace("\r\n", "\n"), process.wait()


def plain(text):
  return re.sub("\033\\[[0-9]*m", "", text)


def columns_of(line):
  return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
             for c in line)


TABLES = [
    ("tayside", "cj-outcomes reviews.csv --people people.csv --period 2013-14 --target 55"),
    ("tayside", "cj-outcomes reviews.csv --people people.csv --period 2013-14 --framework framework.json"),
    ("tayside", "cj-outcomes reviews.csv --people people.csv --by sex --total --sentences -f text"),
    ("leicester-which-way", "cj-reoffending episodes.csv --offences offences.csv --period 2020-21 "
                            "--as-of 2022-03-31"),
    ("leicester-which-way", "cj-reoffending episodes.csv --offences offences.csv --period 2020-21 "
                            "--as-of 2022-03-31 --cases"),
    ("leicester-which-way", "cj-scores sessions.csv --start start_score --end end_score --by session"),
    ("glasgow", "cj-tabulate funding.csv --rows Category,Service --values sum(Amount)"),
    ("glasgow", "cj-report report.json -f text"),
    ("tayside", "cj-report report.json -f text"),
    ("leicester-prevention", "cj-report report.json -f text"),
]


NUMBER = r"(?<![\w.])\d+(?:\.\d+)?(?!\w)"  # not those of digests


def table_words(text):
  """Words of the tables themselves: titles and notes are wrapped elsewhere, at blanks alone."""
  return set(re.findall(r"[^\W\d_]{4,}", text))


def test_widths():
  for folder, command in TABLES:
    folder = os.path.join(SAMPLES, folder)
    words = [*command.split(), "-q", "--no-pager"]
    wide, status = terminal(4000, 50, *words, folder=folder)
    known = table_words(plain(wide)) | {"shown", "want", "room", "more"}
    figures = re.findall(NUMBER, plain(wide))
    check(status in (0, 1) and known, command, "prints nothing:", status, wide[:300])
    for width in (40, 60, 80, 100, 120, 160):
      shown = plain(terminal(width, 50, *words, folder=folder)[0])
      long = [line for line in shown.split("\n") if columns_of(line) > width]
      # words that are themselves wider than the terminal cannot be kept whole
      check(not long, command, "at", width, "columns:", len(long), "longer lines, such as", long[:1])
      cut = table_words(shown) - known - {"Interval"}
      check(not cut, command, "at", width, "columns: words that are cut:", sorted(cut)[:8])
      if "want of room" not in shown:
        less = set(figures) - set(re.findall(NUMBER, shown))
        check(not less, command, "at", width, "columns: figures that are gone:", sorted(less)[:8])


def test_short_help():
  for program in PROGRAMS:
    shown, status = terminal(80, 24, program, "-h")
    lines = shown.rstrip("\n").split("\n")
    check(status == 0 and len(lines) < 24, program, "-h has", len(lines), "lines")
    check(all(columns_of(line) <= 80 for line in lines), program, "-h is wider than 80 columns")
    check(f"  {program} " in shown or f"    {program} " in shown, program, "-h shows no example")
    whole = subprocess.run([os.path.join(BIN, program), "--help"], capture_output=True, text=True, check=True).stdout
    for option in re.findall(r"--[a-z][a-z-]+", "".join(line for line in lines if line.startswith("  -"))):
      check(option in whole, program, "-h tells of", option, "and --help does not")


def test_called_by_name_alone():
  for program in PROGRAMS:
    if program == "cj-synth":  # reads nothing
      continue
    shown, status = terminal(80, 24, program)
    check(status == 2 and shown == terminal(80, 24, program, "-h")[0], program, "alone:", status, shown[:200])
    piped = subprocess.run([os.path.join(BIN, program)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    check("All options:" not in piped.stderr, program, "gives help to a pipe")


def test_colour():
  command = ["cj-outcomes", "reviews.csv", "--period", "2013-14", "--target", "55", "-q", "--no-pager"]
  folder = os.path.join(SAMPLES, "tayside")
  green = "\033[32m"
  check(green in terminal(120, 90, *command, folder=folder)[0], "no colour on a terminal")
  check("\033" not in terminal(120, 90, *command, folder=folder, NO_COLOR="1")[0], "colour with NO_COLOR")
  check("\033" not in terminal(120, 90, *command, "--color", "never", folder=folder)[0], "colour with never")
  run = lambda *more: subprocess.run([os.path.join(BIN, command[0]), *command[1:], "-f", "text", *more], cwd=folder,
                                     capture_output=True, text=True, check=True).stdout
  check("\033" not in run(), "colour in a pipe")
  check(green in run("--color=always"), "no colour with always")


def test_pager():
  folder = os.path.join(SAMPLES, "tayside")
  command = ["cj-outcomes", "reviews.csv", "--period", "2013-14", "-q"]
  whole = terminal(120, 500, *command, folder=folder)[0]
  shown, status = terminal(120, 10, *command, folder=folder, CJ_PAGER="sed 's/^/> /'")
  check(status == 0 and shown == "".join(f"> {line}\n" for line in whole.split("\n")[:-1]), "no pager:", shown[:200])
  check(terminal(120, 10, *command, "--no-pager", folder=folder)[0] == whole, "a pager with --no-pager")
  check(terminal(120, 500, *command, folder=folder, CJ_PAGER="sed 's/^/> /'")[0] == whole, "a pager for a short text")
  check(terminal(120, 10, *command, folder=folder, PAGER="")[0] == whole, "a pager with an empty PAGER")
  gone, status = terminal(120, 10, *command, folder=folder, CJ_PAGER="no-such-pager-here 2>/dev/null")
  check(status == 0 and gone == whole, "nothing without the pager:", status, gone[:200])
  left, status = terminal(120, 10, *command, folder=folder, CJ_PAGER="head -n 1")
  check(status == 0 and left.count("\n") == 1, "a pager that ends early:", status, left[:200])


def complete(program, words, folder=SAMPLES):
  """What bash would offer for the last word."""
  script = (f'source <({program} --generate=bash); COMP_WORDS=({" ".join(words)}); '
            f'COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _{program.replace("-", "_")}; printf "%s\\n" "${{COMPREPLY[@]}}"')
  got = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True,
                       env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"})
  check(got.stderr == "", program, "completion:", got.stderr[:200])
  return set(got.stdout.split("\n")) - {""}


def test_completion():
  check(complete("cj-outcomes", ["cj-outcomes", "--base"]) == {"--baseline"}, "options")
  check(complete("cj-outcomes", ["cj-outcomes", "--format", "x"]) == {"xlsx"}, "words")
  check(complete("cj-outcomes", ["cj-outcomes", "--format", "=", "m"]) == {"markdown"}, "words behind =")
  with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "a.csv"), "w", encoding="utf-8") as file:
      file.write("Case ID,Sex,Age band\n1,F,16-17\n")
    check(complete("cj-tabulate", ["cj-tabulate", "a.csv", "--rows", "A"], folder) == {"Age\\ band"}, "columns")
    check(complete("cj-tabulate", ["cj-tabulate", "a.csv", "--rows", "Sex,A"], folder) == {"Sex,Age\\ band"}, "lists")
  check(complete("cj-outcomes", ["cj-outcomes", "--measure", "tayside/report.json#outcomes-by-s"]) ==
        {"tayside/report.json#outcomes-by-sex"}, "measures")
  for shell in ("bash", "zsh", "fish"):
    if shutil.which(shell) is None:
      continue
    for program in PROGRAMS:
      script = subprocess.run([os.path.join(BIN, program), f"--generate={shell}"], capture_output=True, text=True, check=True)
      got = subprocess.run([shell, "-n"], input=script.stdout, capture_output=True, text=True)
      check(got.returncode == 0 and got.stderr == "", program, shell, got.stderr[:300])


def test_words_are_taken():
  """A word that completion offers is one that the option takes."""
  for program in PROGRAMS:
    script = subprocess.run([os.path.join(BIN, program), "--generate=bash"], capture_output=True, text=True, check=True).stdout
    for option, words in re.findall(r'^    (--[a-z-]+)(?:\|-\w)?\) COMPREPLY=\(\$\(compgen -W "([^"]+)"', script, re.M):
      for word in words.split():
        day = ["--as-of", "2022-03-31"] if option == "--period" else []
        got = subprocess.run([os.path.join(BIN, program), option, word, *day], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        check(f'"{word}"' not in got.stderr, program, option, word, got.stderr[:200])


def main():
  if SHOW:
    sys.stdout.write(terminal(int(sys.argv[2]), 500, *sys.argv[3:])[0])
    return
  for name, test in sorted(globals().items()):
    if name.startswith("test_"):
      test()
  print(f"terminal: {len(FAILURES)} failures")
  sys.exit(1 if FAILURES else 0)


main()
