"""What several unit tests need: a notebook's folder in each language, a copy of the kit."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from lessonkit.language import LANGS, Lang
from lessonkit.paths import ROOT

LOCALE = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lang:
    """Run the test once in each language, in a folder of its name as a notebook is."""
    chosen = cast("Lang", request.param)
    (tmp_path / chosen).mkdir()
    monkeypatch.chdir(tmp_path / chosen)
    return chosen


@dataclass(frozen=True)
class Tree:
    """A copy of the kit to spoil; `known` are the findings that it had as copied."""

    root: Path
    known: dict[Lang, list[str]]

    def lesson(self, lang: Lang) -> Path:
        """Return the file of the health lesson."""
        return self.root / "lessons" / "07-health" / f"{lang}.md"

    def replace(self, path: Path, old: str, new: str) -> int:
        """Replace the first `old` of a file and return the number of its line."""
        text = path.read_bytes().decode("utf-8-sig")
        assert old in text, f"{old!r} is not in {path}"
        path.write_bytes(text.replace(old, new, 1).encode())
        return text[: text.index(old)].count("\n") + 1

    def check(self, lang: Lang) -> list[str]:
        """Run `lessonkit check` on a machine of a language; return what it newly finds."""
        lines = check(self.root, lang)
        return [line for line in lines[:-1] if line not in self.known[lang]]


def check(root: Path, lang: Lang) -> list[str]:
    """Return the lines that `lessonkit check` prints for the kit in `root`."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("LESSONKIT")}
    env |= {"PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1", "LC_ALL": LOCALE[lang]}
    done = subprocess.run(
        [sys.executable, "-m", "lessonkit", "check"],
        cwd=root, env=env, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    lines = done.stdout.splitlines()
    assert done.returncode == (1 if len(lines) > 1 else 0)
    return lines


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy of the kit as it is, in a folder whose name is hard on programs."""
    root = tmp_path_factory.mktemp("kit") / "课 #1 & 100%"
    unwanted = shutil.ignore_patterns("__pycache__")
    for name in ("src", "data", "lessons", "notebooks"):
        shutil.copytree(ROOT / name, root / name, ignore=unwanted)
    return Tree(root, {lang: check(root, lang)[:-1] for lang in LANGS})


@pytest.fixture
def tree(original: Tree, tmp_path: Path) -> Tree:
    """A copy of the kit that a test may spoil."""
    root = tmp_path / original.root.name
    shutil.copytree(original.root, root)
    return Tree(root, original.known)
