"""Run every test there is, or the stages named, and end with one summary.

    python3 kit.py test                    all stages
    python3 kit.py test unit notebooks     these only

A stage that fails does not keep the next one from running. The last line reads
"N passed, N failed, N skipped" and the exit status is 1 when anything failed.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from browsers import find_browser
from fence import fenced

ROOT: Final = Path(__file__).resolve().parents[1]
ARTEFACTS: Final = ROOT / "tests" / "artefacts"
PYTHON_FILES: Final = ("kit.py", "src", "tests", "bench")
IN_CI: Final = os.environ.get("CI", "").lower() == "true"


@dataclass(frozen=True)
class Outcome:
    """What came of a stage: how many of its tests, and a word on what else to know."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    note: str = ""


def lint() -> Outcome:
    """Check style and form of all Python, line by line, and the style of all scripts."""
    return tools(
        ["ruff", "check", "."], ["ruff", "format", "--check", "."], ["deno", "lint", "src"]
    )


def types() -> Outcome:
    """Check the types of all Python, here and on Windows, and of all scripts by their JSDoc."""
    files = [name for name in PYTHON_FILES if (ROOT / name).exists()]
    windows = ["--platform", "win32", "--cache-dir", ".mypy_cache/win32", "kit.py", "src"]
    return tools(["mypy", *files], ["mypy", *windows], ["deno", "check", "src"])


def unit() -> Outcome:
    """Run the unit tests, as many at once as there are cores."""
    return pytest("unit", ["--numprocesses=auto", "--dist=worksteal", "tests/unit"])


def notebooks() -> Outcome:
    """Run the built notebooks, charts compiled anew, and compare every output exactly."""
    each = ["--numprocesses=auto", "--dist=loadfile"]  # a notebook's cells share a kernel
    arguments = [*each, "--nbval", "--nbval-current-env", "notebooks"]
    return pytest("notebooks", arguments, LESSONKIT_COMPILE_ANEW="1")


def browser() -> Outcome:
    """Run the lessons in JupyterLab in a browser, cut off from the network where possible."""
    found = find_browser()
    if not found:
        note = "no Chromium, Chrome or Edge was found: the browser tests were left out"
        return Outcome(failed=1, note=note) if IN_CI else Outcome(skipped=1, note=note)
    prefix, note = fenced()
    # A page keeps more than one core busy, but not two; a module shares one page, and the
    # modules are begun in their order, in which the longest are not the last.
    each = ["--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder", "tests/browser"]
    return pytest("browser", each, prefix, note, LESSONKIT_BROWSER=found)


STAGES: Final[dict[str, Callable[[], Outcome]]] = {
    stage.__name__: stage for stage in (lint, types, unit, notebooks, browser)
}


def tools(*commands: list[str]) -> Outcome:
    """Run the commands as modules of this Python, at once; each counts as one test."""
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(run, ([sys.executable, "-m", *command] for command in commands)))
    return Outcome(passed=done.count(0), failed=len(done) - done.count(0))


def pytest(
    stage: str, arguments: list[str], prefix: list[str] | None = None, note: str = "", **env: str
) -> Outcome:
    """Run pytest and count its tests; a run that reports no test counts as a failed one."""
    report = ARTEFACTS / f"{stage}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments]
    status = run([*(prefix or []), *command], **env)
    if not report.exists():
        return Outcome(failed=1, note="pytest did not get to the end")
    suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - pytest has just written it
    counts = [{name: int(suite.get(name, "0")) for name in NAMES} for suite in suites]
    tests, *bad, skipped = (sum(count[name] for count in counts) for name in NAMES)
    failed = sum(bad) or int(status != 0)
    return Outcome(max(0, tests - sum(bad) - skipped), failed, skipped, note)


NAMES: Final = ("tests", "failures", "errors", "skipped")


def run(command: list[str], **env: str) -> int:
    """Run a command in the project's folder; return its exit status."""
    return subprocess.run(command, cwd=ROOT, env=os.environ | env, check=False).returncode


def main() -> int:
    """Run the stages asked for, print the summary and return the exit status."""
    parser = argparse.ArgumentParser(prog="kit.py test", description="Run the tests.")
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=", ".join(STAGES))
    names = parser.parse_args().stages or list(STAGES)
    if unknown := [name for name in names if name not in STAGES]:
        parser.error(f"there is no stage {unknown[0]}; the stages are {', '.join(STAGES)}")
    ARTEFACTS.mkdir(exist_ok=True)
    rows = []
    for name in names:
        print(f"\n== {name}: {STAGES[name].__doc__}", flush=True)
        start = time.monotonic()
        rows.append((name, STAGES[name](), time.monotonic() - start))
    return summary(rows)


def summary(rows: list[tuple[str, Outcome, float]]) -> int:
    """Print the table of stages and the line of totals; return the exit status."""
    print(f"\n{'stage':<11}{'result':<8}{'passed':>8}{'failed':>8}{'skipped':>9}{'time':>8}")
    for name, outcome, seconds in rows:
        result = "FAILED" if outcome.failed else "ok" if outcome.passed else "left out"
        counts = f"{outcome.passed:>8}{outcome.failed:>8}{outcome.skipped:>9}"
        print(f"{name:<11}{result:<8}{counts}{seconds:>6.0f} s  {outcome.note}".rstrip())
    totals = [
        sum(getattr(outcome, name) for _, outcome, _ in rows)
        for name in ("passed", "failed", "skipped")
    ]
    print("\n{} passed, {} failed, {} skipped".format(*totals), flush=True)
    return 1 if totals[1] else 0


if __name__ == "__main__":
    sys.exit(main())
