"""Which questions come back: those missed first, no more than three, short ones only."""

import json
from collections.abc import Callable

import pytest

from lessonkit.course import outline, review
from lessonkit.learner.journal import Journal
from lessonkit.questions.quiz import table

WRONG, RIGHT = "A", "right"
ONE, TWO, THREE, FOUR = "page.person_times", "page.twice", "page.name", "page.not_printed"
LONG = "page.sort_kinds"
Note = Callable[..., None]


@pytest.fixture
def note(journal: Journal) -> Note:
    """Write a line of the learner's file with its time in minutes."""

    def write(name: str, given: str, minute: int, *, of: str = "") -> None:
        question = table.question(name)
        value: object = given
        if given in (WRONG, RIGHT):
            wanted = given == RIGHT
            key = next((o.key for o in question.options if o.is_right == wanted), "A")
            value = {"given": key, "of": of or question.fingerprint}
        kind = "answer" if given in (WRONG, RIGHT) else "help"
        fields = {
            "v": 1, "at": f"2026-11-25T10:{minute:02}:00+08:00", "lesson": "00-page",
            "about": name, "kind": kind, "value": value,
        }  # fmt: skip
        with journal.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(fields) + "\n")

    return write


def chosen(journal: Journal) -> list[str]:
    """Return what is asked again of all lessons."""
    return review.chosen(outline.stored("zh"), journal)


def test_nothing_is_asked_that_was_never_answered(journal: Journal, note: Note) -> None:
    """A hint is no answer, and a long question does not come back in passing."""
    note(ONE, "hint", 1)
    note(LONG, WRONG, 2)
    assert chosen(journal) == []


def test_what_was_missed_comes_first_and_the_longest_ago_of_those(
    journal: Journal, note: Note
) -> None:
    """Not more than three; a right answer long ago gives way to a wrong one."""
    note(THREE, RIGHT, 1)
    note(FOUR, WRONG, 2)
    note(ONE, RIGHT, 3)
    note(TWO, RIGHT, 4)
    note(TWO, WRONG, 5)
    assert chosen(journal) == [FOUR, TWO, THREE]


def test_right_only_after_help_counts_as_missed(journal: Journal, note: Note) -> None:
    """Help before the first right answer counts, whatever came between; later help does not."""
    note(ONE, "hint", 1)
    note(ONE, WRONG, 2)
    note(ONE, RIGHT, 3)
    note(TWO, RIGHT, 1)
    note(TWO, "explanation", 5)
    assert review.missed(ONE, journal)
    assert not review.missed(TWO, journal)


def test_an_answer_in_review_makes_room(journal: Journal, note: Note) -> None:
    """Right without new help it is missed no more, and goes behind the others."""
    note(ONE, "hint", 1)
    note(ONE, RIGHT, 2)
    for minute, name in enumerate((TWO, THREE, FOUR), start=3):
        note(name, RIGHT, minute)
    assert chosen(journal)[0] == ONE
    note(ONE, RIGHT, 9)
    assert chosen(journal) == [TWO, THREE, FOUR]


def test_a_question_that_was_reworded_is_asked_anew(journal: Journal, note: Note) -> None:
    """A right answer to another question is none to this one."""
    note(ONE, RIGHT, 1, of="before")
    assert review.missed(ONE, journal)


@pytest.mark.parametrize("value", [None, "A", 3, {"given": {}}, {"of": 1}])
def test_an_answer_written_by_hand_is_no_right_one(journal: Journal, value: object) -> None:
    """Whatever stands in the file, the page opens."""
    journal.note("answer", ONE, value)
    assert chosen(journal) == [ONE]
