"""tests/io/faults.py BIN FOLDER [SCENARIO...]: what is there after each fault.

Every call of a run that writes (see shim.c) fails once, or the program gets a signal there.
Then the exit status is 3 and each file is the old one, or it is 0 (or 1, where the data have
errors) and each is the new one; nothing else is left.  After SIGKILL each file is whole, the
old or the new one, and the next run leaves what it always leaves.
"""
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

BIN, WORK, chosen = sys.argv[1], sys.argv[2], sys.argv[3:]
INPUT = "g,v\nnorth,1\nnorth,2\nsouth,\nsouth,x\n"
KINDS = ("open", "write", "fsync", "close", "link", "rename", "unlink", "mkdir")
MODERN, PLAIN, BARE = "", "tmpfile,exchange", "tmpfile,exchange,link"


def definition(measures):
    return json.dumps({
        "title": "Faults",
        "inputs": {"rows": {"file": "rows.csv"}},
        "measures": {name: {"kind": "tabulate", "input": "rows", "label": name, "rows": "g"}
                     for name in measures},
        "sections": [{"title": "All", "id": "all", "measures": measures}]})


class Scenario:
    """A command in a folder of inputs, and what it makes of the files in out/."""

    def __init__(self, name, command, status=0, before=None, outputs=()):
        self.name, self.command, self.status = name, command, status
        self.base = os.path.join(WORK, name)
        os.makedirs(os.path.join(self.base, "out"))
        for path, text in (("rows.csv", INPUT), ("one.json", definition(["first"])),
                           ("two.json", definition(["first", "second"]))):
            with open(os.path.join(self.base, path), "w") as file:
                file.write(text)
        if before is not None:
            run = subprocess.run(before, shell=True, cwd=self.base, env=environment(),
                                 capture_output=True, text=True)
            assert run.returncode == 0, run.stderr
        for path in outputs:
            with open(os.path.join(self.base, "out", path), "w") as file:
                file.write(f"the old {path}\n")
        self.old = snapshot(self.base)
        folder, run, self.calls = self.run("reference", MODERN, None)
        assert run.returncode == status, (name, run.returncode, run.stderr)
        self.new = snapshot(folder)
        assert self.new != self.old
        self.calls_of = {way: self.run("count", way, None)[2] for way in (MODERN, PLAIN, BARE)}

    def run(self, label, cannot, fault, keep=False):
        folder = os.path.join(WORK, f"{self.name}-{label}")
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(self.base, folder)
        count = folder + ".count"
        extra = {"LD_PRELOAD": os.path.join(WORK, "shim.so"), "CJ_IO_NO": cannot}
        extra.update({"CJ_IO": fault} if fault else {"CJ_IO_COUNT": count})
        run = subprocess.run(self.command, cwd=folder, env=environment(**extra),
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        calls = {}
        if not fault:
            with open(count) as file:
                calls = {k: int(n) for k, n in (line.split() for line in file)}
            os.unlink(count)
        return folder, run, calls


def environment(**extra):
    return {"PATH": BIN + os.pathsep + os.environ["PATH"], "LC_ALL": "C.UTF-8", **extra}


def snapshot(folder):
    """Every file and folder of out/: its bytes, or None for a folder."""
    found = {}
    for place, folders, files in os.walk(os.path.join(folder, "out")):
        for name in folders:
            found[os.path.relpath(os.path.join(place, name), folder)] = None
        for name in files:
            with open(os.path.join(place, name), "rb") as file:
                found[os.path.relpath(os.path.join(place, name), folder)] = file.read()
    return found


def differences(got, want):
    return sorted(k for k in got.keys() | want.keys() if got.get(k, 0) != want.get(k, 0))


def is_rest(name):
    return ".cjtools-" in os.path.basename(name)


def check_fault(scenario, cannot, fault, number):
    """An error: all old and status 3, or absorbed and all new."""
    folder, run, _ = scenario.run(f"f{number}", cannot, fault)
    got = snapshot(folder)
    wanted = {3: scenario.old, scenario.status: scenario.new}.get(run.returncode)
    shutil.rmtree(folder)
    if wanted is None:
        return f"status {run.returncode}: {run.stderr}"
    if got != wanted:
        return f"status {run.returncode}, {differences(got, wanted)}: {run.stderr}"
    if run.returncode == 3 and "cannot" not in run.stderr:
        return f"no reason: {run.stderr}"
    return None


def check_signal(scenario, cannot, fault, number):
    """SIGTERM, SIGINT: all old or all new, and nothing is left."""
    folder, run, _ = scenario.run(f"s{number}", cannot, fault)
    got = snapshot(folder)
    shutil.rmtree(folder)
    if run.returncode not in (-signal.SIGTERM, -signal.SIGINT):
        return f"status {run.returncode}: {run.stderr}"
    if got not in (scenario.old, scenario.new):
        return f"neither {differences(got, scenario.old)} nor {differences(got, scenario.new)}"
    return None


def check_kill(scenario, cannot, fault, number):
    """SIGKILL: each file is whole, and the next run takes the rest away."""
    label = f"k{number}"
    folder, run, _ = scenario.run(label, cannot, fault)
    problem = None if run.returncode == -signal.SIGKILL else f"status {run.returncode}"
    for name, content in snapshot(folder).items():
        known = [state.get(name, 0) for state in (scenario.old, scenario.new)]
        if content not in known and not is_rest(name):
            problem = f"{name} is neither old nor new"
    for name in scenario.old.keys() & scenario.new.keys() - snapshot(folder).keys():
        problem = f"{name} is gone"
    if problem is None and scenario.name != "infer":
        run = scenario.run(label, cannot, None, keep=True)[1]
        got = snapshot(folder)
        if run.returncode != scenario.status or got != scenario.new:
            problem = f"next run: {run.returncode}, {differences(got, scenario.new)}: {run.stderr}"
    shutil.rmtree(folder)
    return problem


def jobs_of(scenario):
    """The faults of a scenario: (check, what the file system cannot do, fault)."""
    for way in (MODERN, PLAIN, BARE):
        calls = scenario.calls_of[way]
        total = sum(calls.values())
        for kind in KINDS if way == MODERN else ("open", "rename", "unlink"):
            code = errno.ENOSPC if kind == "write" else errno.EIO
            for nth in range(1, calls[kind] + 1):
                yield check_fault, way, f"{kind}:{nth}:{code}"
        for fault in (f"any:2*:{errno.EINTR}", "write:1+:short", "write:1:zero",
                      f"write:1+:{errno.EDQUOT}"):
            yield check_fault, way, fault
        if way != PLAIN:
            for nth in range(1, total + 1, 1 if way == MODERN else 3):
                yield check_kill, way, f"any:{nth}:-{int(signal.SIGKILL)}"
        else:
            for nth in range(1, total + 1, 2):
                number = signal.SIGTERM if nth % 4 == 1 else signal.SIGINT
                yield check_signal, way, f"any:{nth}:-{int(number)}"


def check_not_put_back(scenario):
    """Nothing can be renamed any more: the message says which files are new."""
    problems = []
    renames = scenario.calls_of[MODERN]["rename"]
    for nth in range(2, renames + 1, 3):
        folder, run, _ = scenario.run("back", MODERN, f"rename:{nth}+:{errno.EIO}")
        got = snapshot(folder)
        changed = [name for name in differences(got, scenario.old) if not is_rest(name)]
        told = run.stderr.partition("; not put back, so new or gone: ")[2].partition("; ")[0]
        for name in scenario.old.keys() | scenario.new.keys():
            stays = got.get(name, 0) == scenario.old.get(name, 0)
            says = name in told.split(", ")
            if stays == says and name in differences(scenario.old, scenario.new):
                problems.append(f"rename {nth}+: {name}: {run.stderr}")
        if run.returncode != 3 or (changed and not told):
            problems.append(f"rename {nth}+: status {run.returncode}: {run.stderr}")
    return problems


def check_never_removed(scenario):
    """What was there before cannot be removed: all is new, the status 3, and the next run cleans."""
    folder, run, _ = scenario.run("unlink", MODERN, f"unlink:1+:{errno.EIO}")
    got = snapshot(folder)
    rests = [name for name in got if is_rest(name)]
    problems = []
    if run.returncode != 3 or "all files are new" not in run.stderr or not rests:
        problems.append(f"status {run.returncode}, rests {rests}: {run.stderr}")
    if differences({k: v for k, v in got.items() if k not in rests}, scenario.new):
        problems.append("not all are new")
    scenario.run("unlink", MODERN, None, keep=True)
    if snapshot(folder) != scenario.new:
        problems.append("the next run leaves rests")
    return problems


def tabulate(suffix):
    return Scenario(
        f"tabulate-{suffix}",
        ["cj-tabulate", "rows.csv", "--rows", "g", "-o", f"out/t.{suffix}", "--findings",
         "out/f.csv", "--repairs", "out/r.csv"],
        outputs=(f"t.{suffix}", "f.csv") if suffix == "csv" else ("r.csv",))


def check():
    return Scenario(
        "check", ["cj-check", "own:rows.csv", "--schema", "own:schema.json", "-o", "out/all.txt",
                  "--valid", "out/valid.csv", "--invalid", "out/invalid.csv", "--findings",
                  "out/f.csv"], status=1, outputs=("valid.csv", "f.csv"),
        before="""echo '{"fields":[{"name":"g"},{"name":"v","type":"integer"}]}' >schema.json""")


def infer():
    return Scenario("infer", ["cj-check", "--infer", "rows.csv", "-o", "out/new"])


def report():
    return Scenario("report", ["cj-report", "one.json"] +
                    ["-o", "out/a.json", "-o", "out/a.html", "-o", "out/tables/"],
                    before="cj-report two.json -o out/a.html -o out/tables/")


def fresh():
    return Scenario("fresh", ["cj-report", "one.json", "-o", "out/a.md", "-o", "out/tables/",
                              "-o", "out/a.json"], outputs=("a.md",))


def scenarios():
    """Each name, and how it is made."""
    for suffix in ("csv", "json", "md", "html", "txt", "xlsx"):
        yield f"tabulate-{suffix}", lambda suffix=suffix: tabulate(suffix)
    yield from (("check", check), ("infer", infer), ("report", report), ("fresh", fresh))


def main():
    failed = 0
    done = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for scenario in (make() for name, make in scenarios() if not chosen or name in chosen):
            whole = scenario.name in ("tabulate-csv", "check", "infer", "report", "fresh")
            jobs = [job for job in jobs_of(scenario) if whole or job[0] is check_fault
                    and job[1] == MODERN]
            if os.environ.get("CJ_FULL") != "yes":
                jobs = jobs[::3]
            results = pool.map(lambda numbered: numbered[1][0](
                scenario, numbered[1][1], numbered[1][2], numbered[0]), enumerate(jobs))
            print(f"io: {scenario.name}: {len(jobs)} faults", flush=True)
            problems = [f"{job[0].__name__} without [{job[1]}] {job[2]}: {result}"
                        for job, result in zip(jobs, results) if result is not None]
            if scenario.name == "report":
                problems += check_not_put_back(scenario) + check_never_removed(scenario)
            done += len(jobs)
            failed += len(problems)
            for problem in problems[:12]:
                print(f"FAILED {scenario.name}: {problem}", flush=True)
    print(f"io: {done} faults, {failed} failed")
    return failed != 0


sys.exit(main())
