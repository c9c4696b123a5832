"""The contract of a lesson as a whole, kept by every lesson and told where it is broken."""

import re
from dataclasses import replace
from itertools import chain

import pytest

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.desk.check import contract, missing_parts
from lessonkit.desk.check.finding import Finding
from lessonkit.lessons import catalogue, lesson
from lessonkit.lessons.lesson import Cell, Lesson
from lessonkit.questions.quiz import table

EVERY = pytest.mark.parametrize("name", catalogue.names())
BOTH = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Lesson:
    """A lesson with nothing to mend, to be changed; the system speaks English."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return lesson.read("07-health", "en")


def _findings(one: Lesson) -> list[Finding]:
    checks = (
        *(missing_parts.sections, missing_parts.minutes, missing_parts.core_panel),
        *(missing_parts.questions, contract.sections, contract.code),
    )
    return list(chain.from_iterable(check(one) for check in checks))


def _changed(one: Lesson, old: str, new: str) -> Lesson:
    cells = tuple(replace(cell, source=cell.source.replace(old, new)) for cell in one.cells)
    assert cells != one.cells
    return replace(one, cells=cells)


@EVERY
@BOTH
def test_every_lesson_is_whole(name: str, lang: Lang) -> None:
    """
    Sections of all levels, a core that a class has time for, with a panel and three questions;
    two classes' worth; the last parts in their order; code that is short and has a caption.
    """
    assert [str(finding) for finding in _findings(lesson.read(name, lang))] == []


@EVERY
def test_every_lesson_has_eight_questions_and_three_of_them_in_core(name: str) -> None:
    """Counted here anew, from the table itself."""
    levels = [q.level for q in table.questions(home().lessons / name / table.NAME).values()]

    assert len(levels) >= 8
    assert levels.count("core") == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("## What these figures do show", "## What they show", "in this order"),
        ("## Rewrite one claim", "## Rewrite it", "in this order"),
        ("provenance.missing(", "provenance.absent(", "provenance.missing"),
        ("panels.health.", "charts.", "panels.…"),
        ('quiz.ask("health.relief")', "1", '"health.relief" of quiz.csv'),
        (
            'quiz.ask("health.relief")',
            'quiz.ask("health.relief")\n' + "a = 1\n" * 10,
            "lines, at most 10",
        ),
    ],
)
def test_what_is_missing_is_one_finding(sound: Lesson, old: str, new: str, says: str) -> None:
    """Each break of the contract is told once, with what to write."""
    found = _findings(_changed(sound, old, new))

    assert len(found) == 1
    assert says in str(found[0])


def test_parts_in_another_order_are_told(sound: Lesson) -> None:
    """What the figures show comes before what the page leaves out."""
    show, silent = "## What these figures do show", "## What the page does not say"
    swapped = _changed(_changed(_changed(sound, show, "## X"), silent, show), "## X", silent)

    assert any("in this order" in str(one) for one in missing_parts.sections(swapped))


def _with_levels(one: Lesson, old: str, **new: object) -> Lesson:
    cells: list[Cell] = []
    for cell in one.cells:
        changed = {**cell.metadata, **new} if cell.metadata.get("level") == old else cell.metadata
        cells.append(replace(cell, metadata=changed))
    return replace(one, cells=tuple(cells))


def test_a_level_that_no_section_has_is_told(sound: Lesson) -> None:
    """A class of 180 minutes needs something to go on with."""
    found = list(missing_parts.minutes(_with_levels(sound, "deep", level="class", minutes=1)))

    assert sum("no section is deep" in str(one) for one in found) == 1


def test_two_classes_that_take_too_long_are_told(sound: Lesson) -> None:
    """Core and class sections fit into 90 minutes together."""
    found = [str(one) for one in missing_parts.minutes(_with_levels(sound, "class", minutes=30))]

    assert len(found) == 1
    assert re.search(r"take \d+ minutes; two classes have 90", found[0])


def test_a_core_question_outside_core_is_told(sound: Lesson) -> None:
    """A class of 45 minutes meets the three core questions, and no others."""
    first, other = "health.patient_share", "health.relief"
    swapped = _changed(_changed(_changed(sound, first, "X"), other, first), "X", other)

    found = [str(one) for one in missing_parts.questions(swapped)]

    assert len(found) == 2
    assert any(f'"{first}" has the level core' in one for one in found)
    assert any(f'"{other}" has the level class' in one for one in found)
