"""What several unit tests need: a notebook's folder in each language, a small kit to spoil."""

import contextlib
import csv
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from books import Book, open_book
from click.testing import CliRunner, Result
from homes import Stand, standing
from places import Place, laid_out

from lessonkit.cli.commands import main
from lessonkit.core import texts
from lessonkit.core.home import Home, home, opened
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.desk.check import missing_parts
from lessonkit.learner import journal as journals
from lessonkit.learner.journal import Journal
from lessonkit.lessons.lesson import NOTES
from lessonkit.tables import schema

_LOCALES = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}
_HEADER = """---
title: {title}
lesson: {{number: 1, area: health, minutes: 45, needs: [], order: 10}}
question: {question}
objectives:
  - {one}
key_points:
  - {one}
kernelspec: {{name: python3, display_name: Python 3}}
---
"""
_BODY = """# {title}

+++ {{"level": "core", "minutes": 30}}
## {one}
{{metric}}`health.reimb.all.city`

P1

P2

P3

P4

```{{code-cell}} ipython3
# {question}
first = 1
```

+++ {{"level": "class", "minutes": 10}}
## {two}
Q1

```{{code-cell}} ipython3
# {title}
second = 2
```

+++ {{"level": "deep", "minutes": 5}}
## {three}
```{{code-cell}} ipython3
# {one}
third = 3
```

+++ {{"level": "core", "minutes": 1}}
## {asking}
```{{code-cell}} ipython3
# {asking}
from lessonkit import panels, provenance, quiz
```

```{{code-cell}} ipython3
# {asking}
panels.health.left_over()
```

```{{code-cell}} ipython3
# {asking}
asked = [quiz.ask("health.q1"), quiz.ask("health.q2"), quiz.ask("health.q3")]
```

+++ {{"level": "class", "minutes": 1}}
## {asking}
```{{code-cell}} ipython3
# {asking}
asked = [quiz.ask("health.q4"), quiz.ask("health.q5"), quiz.ask("health.q6")]
asked += [quiz.ask("health.q7"), quiz.ask("health.q8")]
```

+++ {{"level": "class", "minutes": 1}}
## {show}
+++ {{"level": "class", "minutes": 1}}
## {silent}
```{{code-cell}} ipython3
# {silent}
provenance.missing("health")
```

+++ {{"level": "class", "minutes": 1}}
## {rewrite}
+++ {{"level": "class", "minutes": 1}}
## {next}
"""
_NOTES = """---
title: {title}
---
## {sheet}
{{metric}}`health.reimb.all.city`

## {key}
{one}

## {prepare}
{one}

## {plan}
{one}

## {discuss}
- {one}
- {two}
- {three}

## {misread}
| {one} | {two} |
|---|---|
| {one} | {two} |
| {two} | {two} |
| {three} | {two} |

## {care}
{one}
"""
_TEXTS = {
    "zh": {
        "title": "一课", "question": "问什么？", "asking": "问",
        "one": "甲", "two": "乙", "three": "丙",
    },
    "en": {
        "title": "One", "question": "What?", "asking": "Ask",
        "one": "A", "two": "B", "three": "C",
    },
}  # fmt: skip
for _lang, _words in _TEXTS.items():
    _words |= {part: say(f"part.{part}", cast("Lang", _lang)) for part in missing_parts.PARTS}
    _words |= {part: say(f"notes.{part}", cast("Lang", _lang)) for part in NOTES}


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lang:
    """Run the test once in each language, in a folder of its name as a notebook is."""
    chosen = cast("Lang", request.param)
    (tmp_path / chosen).mkdir()
    monkeypatch.chdir(tmp_path / chosen)
    return chosen


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """A learner's file of the test's own, of which nothing bad is to be said at the end."""
    journal = Journal(tmp_path / "my-work.jsonl")
    monkeypatch.setattr(journals, "mine", lambda: journal)
    yield journal
    assert journal.warning() == ""


@pytest.fixture(scope="session")
def printed() -> str:
    """The text of the page, which lies outside the kit: its owner gave it to be read only."""
    named = os.environ.get("LESSONKIT_PAGE")
    copies = [Path(named)] if named else sorted(home().root.parent.glob("*/source/page.txt"))
    if not copies:
        pytest.skip("no copy of the page on this machine; LESSONKIT_PAGE can name one")
    return copies[0].read_text(encoding="utf-8-sig")


@dataclass(frozen=True)
class Kit:
    """A copy of the kit with one small lesson, 01-health, in place of the real ones."""

    root: Path

    @property
    def metrics(self) -> Path:
        """The table of figures."""
        return self.root / "data" / "metrics.csv"

    def lesson(self, lang: Lang) -> Path:
        """Return the file of the lesson."""
        return self.root / "lessons" / "01-health" / f"{lang}.md"

    def notebook(self, lang: Lang) -> Path:
        """Return the built notebook of the lesson."""
        return self.root / "notebooks" / lang / "01-health.ipynb"

    def replace(self, path: Path, old: str, new: str) -> int:
        """Replace the first `old` of a file and return the number of its line."""
        text = path.read_bytes().decode("utf-8-sig")
        assert old in text, f"{old!r} is not in {path}"
        path.write_bytes(text.replace(old, new, 1).encode())
        return text[: text.index(old)].count("\n") + 1

    def done(self, *args: str, system: Lang = "en") -> Result:
        """Run `lessonkit` in this kit, on a machine of a language, to its end."""
        env = {key: None for key in os.environ if key.startswith("LESSONKIT")}
        runner = CliRunner(env={**env, "LC_ALL": _LOCALES[system]}, catch_exceptions=False)
        with opened(Home.at(self.root)), contextlib.chdir(self.root):
            return runner.invoke(main, args, prog_name="kit.py")

    def run(self, *args: str, system: Lang = "en") -> tuple[int, list[str]]:
        """Run `lessonkit` likewise; return exit status and printed lines."""
        done = self.done(*args, system=system)
        return done.exit_code, done.stdout.splitlines()

    def findings(self, system: Lang = "en") -> list[str]:
        """Return the lines of `lessonkit check`, the last one, which counts them, left out."""
        status, lines = self.run("check", system=system)
        assert status == (1 if len(lines) > 1 else 0)
        return lines[:-1]


def _write_questions(kit: Kit) -> None:
    """Give the lesson eight questions, three of them for its core."""
    columns = [field.name for field in schema.alone("quiz", "quiz.csv").fields]
    explanation = "{metric}`health.reimb.all.county`"
    with (kit.root / "lessons" / "01-health" / "quiz.csv").open(
        "w", encoding="utf-8-sig", newline=""
    ) as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        for n in range(1, 9):
            told = dict.fromkeys(("prompt_zh", "prompt_en", "hint_zh", "hint_en"), f"{n}")
            told |= {"explanation_zh": explanation, "explanation_en": explanation}
            told |= {"kind": "choice", "level": "core" if n <= 3 else "class"}
            for right, first in (("yes", told), ("no", {})):
                option = {"option_zh": right, "option_en": right, "right": right}
                said = {"feedback_zh": right, "feedback_en": right}
                writer.writerow({"id": f"health.q{n}", **first, **option, **said})


@pytest.fixture(scope="session")
def sound_kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """A small kit with nothing to mend, in a folder whose name is hard on programs."""
    kit = Kit(tmp_path_factory.mktemp("kit") / "课 #1 & 100%")
    shutil.copytree(home().data, kit.root / "data")
    kit.lesson("zh").parent.mkdir(parents=True)
    for lang in LANGS:
        text = (_HEADER + _BODY).format(**_TEXTS[lang])
        kit.lesson(lang).write_bytes(text.encode())
        kit.lesson(lang).with_name(f"notes.{lang}.md").write_bytes(
            _NOTES.format(**_TEXTS[lang]).encode()
        )
    shutil.copy(home().lessons / "07-health" / texts.OWN, kit.lesson("zh").parent)
    _write_questions(kit)
    kit.replace(kit.root / "data" / "areas.csv", "07-health", "01-health")
    assert kit.run("translated")[0] == 0
    assert kit.run("build")[0] == 0
    return kit


@pytest.fixture
def kit(sound_kit: Kit, tmp_path: Path) -> Kit:
    """A small kit that the test may spoil."""
    root = tmp_path / sound_kit.root.name
    shutil.copytree(sound_kit.root, root)
    return Kit(root)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Book:
    """A few sound tables that the test may spoil, on a system that speaks English."""
    monkeypatch.setenv("LC_ALL", _LOCALES["en"])
    made = open_book(tmp_path / "数 据 #1 & 100%")
    stand(root=made.folder, data=made.folder)
    return made


@pytest.fixture
def stand() -> Iterator[Stand]:
    """Open a home of which the folders named are the test's own, as in `stand(data=folder)`."""
    with standing() as stand:
        yield stand


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A learner's place where the lesson has been built and laid out once."""
    return laid_out(tmp_path)
