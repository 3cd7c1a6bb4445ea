#!/usr/bin/env python3
"""Faults are put into the code that hides small numbers, one at a time: the tests must catch every one.

    tests/hiding/mutants.py [--in FOLDER] [NAME...]

Takes half an hour and is no part of ctest. The tree is copied, each fault changes one place of the copy, what needs it is
built there, and the tests below run until one fails; without a fault they must all pass. Status 1 where a fault lives, or
where its place is not in the source any more. NAME: faults with these words alone. --in: the copy stays in that folder, and
where it is there already it is brought up to date and taken for one whose tests pass.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ("cj-tabulate cj-report cj-reoffending cj-rates cj-spc cj-audit cj-timeliness cj-scores cj-outcomes "
            "test_protect test_disclosure").split()
TESTS = (("build/dev/tests/test_protect",), ("build/dev/tests/test_disclosure",),
         ("python3", "tests/cli/run.py", "-j", "2", "build/dev/bin", "disclosure.t", "disclosure-notes.t", "disclosure-published.t",
          "disclosure-rates.t", "disclosure-spc.t"),
         ("python3", "tests/hiding/run.py", "build/dev/bin", "60"))

# name: file, what stands there, what is put there
FAULTS = {
    "a witness is not added up": ("lib/disclosure/hide/move.c", "        if (relation->kind == CJ_TIE_EQUAL ? sum != 0",
                                  "        if (relation->kind == CJ_TIE_EQUAL ? sum > 1"),
    "a witness may leave its range": ("lib/disclosure/hide/move.c", "fits = number >= range.low && number <= range.high && check",
                                      "fits = check"),
    "the least number is not asked for": ("lib/disclosure/hide/protect.c", "if (range.low < count->value)", "if (false)"),
    "the greatest number is one too small": ("lib/disclosure/hide/protect.c", "options->zeros ? options->below : options->below - 1}",
                                             "options->zeros ? options->below : options->below - 2}"),
    "what a witness needs is shown again": ("lib/disclosure/hide/plan.c", "return by != 0 && (of->value", "return by > 1 && (of->value"),
    "parts do not make their total": ("lib/hiding/totals.c", """        status = cj_hiding_term(hiding, total, 1, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_hiding_term(hiding, members[i].child, -1, err);
    if (status == CJ_OK && cj_hiding_balance(hiding) > 0) {""", """        return CJ_OK;
    if (status == CJ_OK && cj_hiding_balance(hiding) > 0) {"""),
    "what is left out of a group is nobody": ("lib/hiding/shared.c", "hiding->counts[link->count].kind != CJ_COUNTS_WHO,", "false,"),
    "nobody sees zeros of figures": ("lib/hiding/solve.c", "&& !is_told_by_figures(count) && !zeros", "&& !zeros"),
    "published columns go by their names": ("lib/hiding/published_columns.c",
                                            "if (at[name] == '=' && at + name < end", "if (false && at + name < end"),
    "differences are nobody": ("lib/hiding/counts.c", ".demands = demands && value > 0", ".demands = false && value > 0"),
    "quarters do not make the year": ("lib/hiding/hiding.c", "status = cj_hiding_relate_periods(hiding, err);", "status = CJ_OK;"),
    "columns of a row are not held together": ("lib/hiding/hiding.c", "status = cj_hiding_relate_rows(hiding, err);", "status = CJ_OK;"),
    "where rows went tells nothing": ("lib/hiding/hiding.c", "status = cj_hiding_relate_ledger(hiding, err);", "status = CJ_OK;"),
    "measures are not held together": ("lib/hiding/hiding.c", "status = cj_hiding_find_shared(hiding, err);", "status = CJ_OK;"),
    "what was hidden before was not small": ("lib/hiding/guess.c", "of->demands =\n            of->demands ||", "of->demands =\n            of->demands &&"),
    "shares of hidden counts are shown": ("lib/hiding/mark.c", """    while (why == CJ_WHY_SHOWN && cj_hiding_line(&line, &list)) {
        why = why_line""", """    while (false && cj_hiding_line(&line, &list)) {
        why = why_line"""),
    "estimates go on": ("lib/hiding/mark.c", "    decide_onward(in);\n", ""),
    "sentences tell": ("lib/hiding/mark.c", "if ((hidden || hiding->options.round_to > 0) && table->sentences[row] != NULL)",
                       "if (hiding->options.round_to > 0 && table->sentences[row] != NULL)"),
    "notes tell": ("lib/hiding/notes.c", "(is_among_hidden(hiding, in) || hides_published(hiding))",
                   "(is_among_hidden(hiding, in) || hides_published(hiding)) && in->open"),
    "notes of other tables tell": ("lib/hiding/notes.c", "share_file(in->table, other->table)",
                                   "(share_file(in->table, other->table) && in->open)"),
    "small numbers of notes are told": ("lib/hiding/notes.c", "!in->open && tells_small(hiding, counts)",
                                        "in->open && tells_small(hiding, counts)"),
    "where rows went is told": ("lib/hiding/ledger.c", "input->withheld |= 1u << state;", "input->withheld |= 0u << state;"),
    "sums of few are shown": ("lib/hiding/take.c", "count.few = !in->open", "count.few = false && !in->open"),
    "zeros are shown": ("lib/hiding/counts.c", "(value > 0 || (value == 0 && hiding->options.zeros))", "value > 0"),
}


def run(words, folder):
    done = subprocess.run(words, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout


def build(folder):
    status, out = run(("cmake", "--build", "--preset", "dev", "-j2", "--target", *PROGRAMS), folder)
    if status != 0:
        print(out[-3000:])
        raise SystemExit("a fault does not compile")


def is_same(one, other):
    return other.is_file() and one.read_bytes() == other.read_bytes()


def copy_tree(folder):
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, text=True, capture_output=True, check=True).stdout
    for name in names.splitlines():
        if (ROOT / name).is_file() and not is_same(ROOT / name, folder / name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    # warnings of unused functions are no errors here
    status, out = run(("cmake", "--preset", "dev", "-DCJ_WERROR=OFF"), folder)
    if status != 0:
        raise SystemExit(out)


def first_fault(words, folder):
    """What a test says first that is wrong; None: it passes."""
    with subprocess.Popen(words, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as test:
        last = ""
        for line in test.stdout:
            last = line.strip() or last
            if "FAILED" in line and "PASSED" not in line:
                test.kill()
                return last[:110]
    return None if test.returncode == 0 else last[:110]


def catch(folder):
    """The test that fails, and what it says; None: all pass."""
    for words in TESTS:
        said = first_fault(words, folder)
        if said is not None:
            return next(word for word in words if "tests/" in word), said
    return None


def main():
    words = sys.argv[1:]
    kept = words.pop(words.index("--in") + 1) if "--in" in words else None
    names = [word for word in words if word != "--in"]
    folder = pathlib.Path(kept or tempfile.mkdtemp(prefix="mutants")).absolute()
    known = (folder / "build").exists()
    lived = []
    copy_tree(folder)
    build(folder)
    found = None if known else catch(folder)
    if found:
        raise SystemExit(f"without a fault {found[0]} fails: {found[1]}")
    for name, (path, old, new) in FAULTS.items():
        if names and not any(word in name for word in names):
            continue
        source = (ROOT / path).read_text()
        if source.count(old) != 1:
            raise SystemExit(f"{name}: its place in {path} is not there once")
        (folder / path).write_text(source.replace(old, new))
        build(folder)
        found = catch(folder)
        (folder / path).write_text(source)
        print(f"{name}: {'caught by ' + os.path.basename(found[0]) + ': ' + found[1] if found else 'LIVES'}", flush=True)
        if not found:
            lived.append(name)
    if not kept:
        shutil.rmtree(folder)
    print(f"{len(lived)} of {len(FAULTS)} faults live")
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main())
