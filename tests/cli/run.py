#!/usr/bin/env python3
"""tests/cli/run.py [OPTION...] BIN [CASE...]: run the command-line cases of tests/cli/*.t.

topics.py says how a case is written.  Its command is run by bash in a folder that has its inputs and
nothing else, with the programs of BIN in PATH and $DATA, $SAMPLES the folders of test data and of
sample data.  Exit status, standard output and standard error must be what the case says, byte by
byte; nothing is left out of the comparison but the paths of the data.
"""
import argparse
import concurrent.futures
import difflib
import fnmatch
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # no __pycache__ among the cases
import topics  # noqa: E402

RULE = """\
An expected value comes from a hand calculation, a worked case, a published figure or another
implementation, never from the program's own output: say where each line above comes from."""
DATA = os.path.join(topics.HERE, "data")
SAMPLES = os.path.join(topics.HERE, "../../sample-data")


def arguments():
  parser = argparse.ArgumentParser(description="Run the command-line cases of tests/cli/*.t.")
  parser.add_argument("bin", metavar="BIN", help="folder of the programs, as build/dev/bin")
  parser.add_argument("names", metavar="CASE", nargs="*",
                      help="part of a case's name, a pattern of it (*, ?), or a file's name (where.t)")
  parser.add_argument("-j", type=int, default=1, metavar="N", dest="jobs", help="N cases at a time")
  parser.add_argument("--list", action="store_true", help="print FILE:LINE: CASE and run nothing")
  parser.add_argument("--accept", action="store_true",
                      help="show what differs and write it into the case as expected")
  parser.add_argument("--keep", action="store_true", help="keep the folders of cases that fail")
  parser.add_argument("--every", type=int, default=1, metavar="N", help="the first, and each Nth case after it")
  parser.add_argument("--wrap", metavar="COMMAND", help="run each program by COMMAND: 'valgrind -q'")
  options = parser.parse_args()
  if min(options.jobs, options.every) < 1:
    parser.error("-j and --every: at least 1")
  return options


def chosen(all_topics, names):
  """(topic, case) pairs that one of the names means; the names that mean none."""
  pairs, idle = [], set(names)
  for topic in all_topics:
    for case in topic.cases:
      hits = [name for name in names if name == os.path.basename(topic.path) or
              (fnmatch.fnmatchcase(case.name, name) if set(name) & set("*?[") else name in case.name)]
      idle.difference_update(hits)
      if hits or not names:
        pairs.append((topic, case))
  return pairs, sorted(idle)


def wrappers(folder, programs, wrap):
  """A folder of scripts with the programs' names that run them by another command."""
  os.mkdir(folder)
  for name in os.listdir(programs):
    path = os.path.join(programs, name)
    if os.path.isfile(path) and os.access(path, os.X_OK):
      with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nexec {wrap} {shlex.quote(path)} "$@"\n')
      os.chmod(file.name, 0o755)
  return folder


def environment(programs):
  """What a case sees, and the same for a shell."""
  ours = {"PATH": f"{programs}:{os.environ['PATH']}", "DATA": DATA, "SAMPLES": SAMPLES,
          "LC_ALL": "C.UTF-8", "TZ": "UTC0"}
  shell = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in ours.items())
  rest = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
  return {**rest, **ours}, shell + "unset NO_COLOR COLUMNS\n"


def run(case, folder, env):
  """Runs a case in FOLDER/in; returns its status, stdout and stderr."""
  inside = os.path.join(folder, "in")
  os.makedirs(inside)
  for name, data in case.inputs.items():
    path = os.path.join(inside, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
      file.write(data)
  with open(os.path.join(folder, "cmd"), "w", encoding="utf-8") as file:
    file.write(case.command)
  paths = [os.path.join(folder, stream) for stream in ("stdout", "stderr")]
  with open(paths[0], "wb") as out, open(paths[1], "wb") as err:
    status = subprocess.call(["bash", "../cmd"], cwd=inside, env=env, stdin=subprocess.DEVNULL,
                             stdout=out, stderr=err)
  texts = []
  for path in paths:
    with open(path, "rb") as file:
      text = file.read()
    texts.append(text.replace(f"{DATA}/".encode(), b"").replace(f"{SAMPLES}/".encode(), b""))
  return (128 - status if status < 0 else status, *texts)


def differences(case, got, limit):
  """What a reader sees of a case that failed."""
  lines = []
  for stream, old, new in zip(("stdout", "stderr"), case.expectation()[1:], got[1:]):
    old, new = ([ascii(line)[1:-1] if topics.HIDDEN.search(line) else line for line in
                 text.decode("utf-8", "surrogateescape").split("\n")] for text in (old, new))
    # the empty text after the last line's end; another last text is a line without one
    old, new = (text[:-1] if text[-1] == "" else text[:-1] + [text[-1] + " (no newline)"]
                for text in (old, new))
    lines += list(difflib.unified_diff(old, new, f"{stream} expected", f"{stream} found",
                                       lineterm=""))[:limit]
  return lines


def accept(failures):
  """Writes what was found into the topic files, from each file's end to its beginning."""
  for topic in {topic for topic, _, _ in failures}:
    found = sorted(((case, got) for other, case, got in failures if other is topic),
                   key=lambda pair: -pair[0].line)
    for case, got in found:
      topic.lines[slice(*case.expected)] = topics.expectation_lines(*got)
    with open(topic.path, "w", encoding="utf-8", newline="") as file:
      file.write("".join(line + "\n" for line in topic.lines))
  print(f"accepted {len(failures)} in {len({topic.path for topic, _, _ in failures})} files\n{RULE}")


def run_all(options, pairs, work):
  """Runs the cases and says which fail: (topic, case, found)."""
  programs = os.path.realpath(options.bin)
  if options.wrap:
    programs = wrappers(os.path.join(work, "bin"), programs, options.wrap)
  env, shell = environment(programs)

  def one(pair):
    folder = os.path.join(work, pair[1].name)
    got = run(pair[1], folder, env)
    if got == pair[1].expectation():
      shutil.rmtree(folder)
    return got

  failures = []
  with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
    for (topic, case), got in zip(pairs, pool.map(one, pairs)):
      if got == case.expectation():
        continue
      failures.append((topic, case, got))
      print(f"FAILED {case.name} ({os.path.relpath(topic.path)}:{case.line}: exit {got[0]}, "
            f"expected {case.status})", *differences(case, got, None if options.accept else 40),
            sep="\n", flush=True)
      if options.keep:
        with open(os.path.join(work, case.name, "env"), "w", encoding="utf-8") as file:
          file.write(shell)
        print(f"kept: cd {work}/{case.name}/in && . ../env && bash ../cmd")
  return failures


def main():
  options = arguments()
  try:
    all_topics = topics.read_all()
  except topics.TopicError as error:
    sys.exit(str(error))
  pairs, idle = chosen(all_topics, options.names)
  if idle or not pairs:
    sys.exit(f"cli: no case {', '.join(idle)}")
  pairs = pairs[::options.every]
  if options.list:
    for topic, case in pairs:
      print(f"{os.path.relpath(topic.path)}:{case.line}: {case.name}")
    return
  work = tempfile.mkdtemp(prefix="cli.")
  failures = []
  try:
    failures = run_all(options, pairs, work)
  finally:
    if not (options.keep and failures):
      shutil.rmtree(work)
  print(f"cli: {len(pairs) - len(failures)} passed, {len(failures)} failed")
  if options.accept and failures:
    accept(failures)
  elif failures:
    sys.exit(1)


if __name__ == "__main__":
  main()
