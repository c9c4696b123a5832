"""What stored answers cost: lesson and start page opened with 500 of them, one more to disk."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.measure import Row, environment, ratio
from lessonkit.core.home import home
from lessonkit.learner.journal import NAME, Journal
from lessonkit.lessons import lesson
from lessonkit.questions.quiz import table
from lessonkit.questions.quiz.question import Question

_LESSON: Final = "07-health"
_START: Final = "from lessonkit.course.contents import Contents\nContents()"
_STORED: Final = 500
_ROUNDS: Final = 15
_NOTED: Final = 50


def rows() -> Iterator[Row]:
    """Yield the ratio of both times, each in a Python of its own, and the time of a note in ms."""
    code = "\n".join(c.source for c in lesson.read(_LESSON, "zh").cells if c.kind == "code")
    with tempfile.TemporaryDirectory() as none, tempfile.TemporaryDirectory() as many:
        journal = Journal(Path(many) / "my-lessons" / NAME)
        questions = list(table.questions(home().lessons / _LESSON / table.NAME).values())
        for number in range(_STORED):
            question = questions[number % len(questions)]
            given = {"given": _answer(question), "of": question.fingerprint}
            journal.note("answer", question.id, given)
        cost = ratio(lambda: _opened(code, many), lambda: _opened(code, none), _ROUNDS)
        yield Row(f"opening a lesson with {_STORED} stored answers, over none", cost, 1.05)
        page = ratio(lambda: _opened(_START, many), lambda: _opened(code, many), _ROUNDS)
        yield Row(f"start page with {_STORED} stored answers, over that lesson", page, 1)
        yield Row("an answer noted, until it is on the disk", _noted(journal), 100, "ms")


def _answer(question: Question) -> object:
    """Return an answer that its question can show again."""
    keys = [option.key for option in question.options]
    answers = {"choice": "A", "several": ["A"], "number": "7000", "order": keys}
    return answers.get(question.kind, dict.fromkeys(keys, "A"))


def _opened(code: str, home: str) -> None:
    settings = {"LESSONKIT_HOME": home, "LESSONKIT_LANG": "zh"}
    command = [sys.executable, "-c", code]
    subprocess.run(command, env=environment() | settings, check=True, capture_output=True)


def _noted(journal: Journal) -> float:
    times = []
    for _ in range(_NOTED):
        start = time.perf_counter()
        journal.note("answer", "health.ceiling", {"given": "B", "of": ""})
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)
