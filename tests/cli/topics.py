"""Reads and writes the topic files of the command-line cases, tests/cli/*.t.

    # What the topic is about.
    --- people.csv                 a shared input: for the cases that name it
    person_id,sex
    A,F

    === case-name                  after one blank line
    # Why the case is there.
    < people.csv p.csv=people.csv  the shared inputs of this case, under the same or another name
    --- reviews.csv                an input of its own
    person_id,score
    A,3
    $ cj-outcomes reviews.csv      the command, for bash, in a folder with these inputs
    > --people p.csv               the command's other lines
    ? 2                            its exit status; left out: 0
    --- stdout                     what it prints; left out: nothing
    --- stderr                     what it says; left out: nothing

A line of a section that would begin with "=== ", "--- ", "$ " or a backslash stands behind one
backslash.  Marks in brackets after a section's name: "(no newline)", the last line has no end;
"(bytes)", \\xNN is a byte, \\r a carriage return, \\\\ a backslash.
"""
import glob
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
SECTION = re.compile(r"--- ([^ ()]+)(?: \((bytes|no newline|bytes, no newline)\))?")
MARKERS = ("=== ", "--- ", "$ ")
# control characters and what no editor shows: they are written as bytes
HIDDEN = re.compile("[^\n\t\x20-\x7e\u00a1-\U0010ffff]|[\u00ad\u200b-\u200f\u2028-\u202f"
                    "\u2060-\u206f\ufeff\ud800-\udfff]")


class TopicError(Exception):
  """Something a topic file may not contain, with FILE:LINE."""


class Case:
  def __init__(self, name, line):
    self.name, self.line = name, line
    self.why = []  # comment lines
    self.inputs = {}  # name: bytes, shared inputs among them
    self.command = ""
    self.status, self.stdout, self.stderr = 0, b"", b""
    self.expected = (0, 0)  # the lines of status, stdout and stderr in the file, from and to before

  def expectation(self):
    return (self.status, self.stdout, self.stderr)


def escape(data):
  """Bytes as a text of "(bytes)"."""
  def shown(match):
    if match[0] == "\r":
      return "\\r"
    return "".join(f"\\x{byte:02x}" for byte in match[0].encode("utf-8", "surrogateescape"))
  text = data.decode("utf-8", "surrogateescape").replace("\\", "\\\\")
  text = HIDDEN.sub(shown, text)
  return re.sub(r"^(?==== |--- |\$ ).", lambda match: f"\\x{ord(match[0]):02x}", text, flags=re.M)


def unescape(text):
  def byte(match):
    if match[1] in ("r", "\\"):
      return {"r": b"\r", "\\": b"\\"}[match[1]].decode()
    if not re.fullmatch("x[0-9a-f]{2}", match[1]):
      raise ValueError(f'"\\{match[1]}" is none of \\xNN, \\r and \\\\')
    return bytes([int(match[1][1:], 16)]).decode("utf-8", "surrogateescape")
  # a byte of a longer character is a surrogate until all are encoded
  return re.sub(r"\\(x..|.?)", byte, text).encode("utf-8", "surrogateescape")


def section(name, data):
  """The lines of a section."""
  try:
    text, marks = data.decode("utf-8"), []
  except UnicodeDecodeError:
    text, marks = None, ["bytes"]
  if marks or HIDDEN.search(text):
    text, marks = escape(data), ["bytes"]
  if data and not data.endswith(b"\n"):
    marks.append("no newline")
  else:
    text = text[:-1]
  lines = text.split("\n") if data else []
  if "bytes" not in marks:
    lines = ["\\" + line if line.startswith(MARKERS + ("\\",)) else line for line in lines]
  return [f"--- {name}" + (f" ({', '.join(marks)})" if marks else "")] + lines


def expectation_lines(status, stdout, stderr):
  lines = [f"? {status}"] if status else []
  if stdout:
    lines += section("stdout", stdout)
  if stderr:
    lines += section("stderr", stderr)
  return lines


class Topic:
  def __init__(self, path):
    self.path = path
    self.shared, self.cases = {}, []
    with open(path, "rb") as file:
      data = file.read()
    try:
      self.lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
      raise TopicError(f"{path}:{data[:error.start].count(10) + 1}: not UTF-8; see (bytes)")
    self.at = 0
    if self.lines.pop() != "":
      self.fail("the last line has no end")
    self._read()

  def fail(self, message, line=None):
    raise TopicError(f"{self.path}:{(self.at if line is None else line) + 1}: {message}")

  def next(self):
    return self.lines[self.at] if self.at < len(self.lines) else ""

  def take(self, start):
    """The lines from here that begin with start, without it."""
    taken = []
    while self.next() == start.rstrip() or self.next().startswith(start):
      if self.at >= len(self.lines):
        break
      taken.append(self.next()[len(start):])
      self.at += 1
    return taken

  def _section(self):
    """Reads a section: its name and bytes."""
    head = self.at
    match = SECTION.fullmatch(self.next())
    if not match:
      self.fail("not a section: --- NAME, (bytes) or (no newline) after it")
    name, marks = match[1], match[2] or ""
    self.at += 1
    start = self.at
    while self.at < len(self.lines) and not self.next().startswith(MARKERS):
      self.at += 1
    end = self.at
    if self.next().startswith("=== "):
      if self.lines[end - 1] != "" or end - 1 < start:
        self.fail("a case begins after a blank line")
      end -= 1
    lines = self.lines[start:end]
    if "bytes" not in marks:
      lines = [line[1:] if line.startswith("\\") else line for line in lines]
    text = "".join(line + "\n" for line in lines)
    if "no newline" in marks:
      if not text:
        self.fail("nothing has no last line", head)
      text = text[:-1]
    try:
      return name, unescape(text) if "bytes" in marks else text.encode("utf-8")
    except ValueError as error:
      self.fail(error, head)

  def _input(self, into):
    head = self.at
    name, data = self._section()
    if name in into:
      self.fail(f'input "{name}" is there already', head)
    if name in ("stdout", "stderr") or name.startswith("/") or ".." in name.split("/"):
      self.fail(f'"{name}" is no name of an input', head)
    into[name] = data

  def _read(self):
    while self.next().startswith("#") or (self.next() == "" and self.at < len(self.lines)):
      self.at += 1
    while self.next().startswith("--- "):
      self._input(self.shared)
    used = set()
    while self.at < len(self.lines):
      if not self.next().startswith("=== "):
        self.fail("neither a section nor a case: === NAME")
      self.cases.append(self._case(used))
    if not self.cases:
      self.fail("no case")
    for name in self.shared:
      if name not in used:
        self.fail(f'no case has the shared input "{name}"', 0)

  def _case(self, used):
    case = Case(self.next()[4:], self.at + 1)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", case.name):
      self.fail("a case's name has small letters, digits and hyphens")
    self.at += 1
    case.why = self.take("# ")
    for word in " ".join(self.take("< ")).split():
      name, _, source = word.partition("=")
      source = source or name
      if source not in self.shared:
        self.fail(f'no shared input "{source}"', self.at - 1)
      if name in case.inputs:
        self.fail(f'input "{name}" is there already', self.at - 1)
      case.inputs[name] = self.shared[source]
      used.add(source)
    while self.next().startswith("--- "):
      self._input(case.inputs)
    if not self.next().startswith("$ "):
      self.fail("a case has a command: $ COMMAND")
    self.at += 1
    case.command = "\n".join([self.lines[self.at - 1][2:]] + self.take("> ")) + "\n"
    start = self.at
    for word in self.take("? "):
      if case.status or not word.isdigit() or not 0 < int(word) < 256:
        self.fail("the exit status is one number from 1 to 255, or left out", start)
      case.status = int(word)
    while self.next().startswith("--- "):
      head = self.at
      name, data = self._section()
      if name not in ("stdout", "stderr"):
        self.fail(f'after the command come stdout and stderr, not "{name}"', head)
      if getattr(case, name) or not data:
        self.fail(f"{name} is there twice or empty: leave it out", head)
      setattr(case, name, data)
    case.expected = (start, self.at)
    if self.at < len(self.lines):
      if self.next() == "":
        self.at += 1
        if not self.next().startswith("=== "):
          self.fail("after the blank line comes a case: === NAME")
      elif not self.next().startswith("=== "):
        self.fail("after a command: > LINE, ? STATUS, --- stdout, --- stderr, or a blank line")
      elif self.lines[self.at - 1] != "":
        self.fail("a case begins after a blank line")
      if self.lines[case.expected[1] - 1] == "":
        case.expected = (start, case.expected[1] - 1)  # the section's reader took it
    return case


def read_all(folder=HERE):
  """Every topic; fails where two cases have one name."""
  topics = [Topic(path) for path in sorted(glob.glob(os.path.join(folder, "*.t")))]
  names = {}
  for topic in topics:
    for case in topic.cases:
      place = f"{topic.path}:{case.line}"
      if case.name in names:
        raise TopicError(f"{place}: case {case.name} is also in {names[case.name]}")
      names[case.name] = place
  return topics
