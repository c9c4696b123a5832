"""How far a learner has come: the rule, held against made-up learner's files."""

import pytest

from lessonkit.core.language import LANGS, Lang
from lessonkit.course import outline, progress
from lessonkit.course.outline import Outline, Section
from lessonkit.course.progress import Progress, going_on
from lessonkit.learner import bookmark
from lessonkit.learner import journal as journals
from lessonkit.learner.entry import Kind
from lessonkit.learner.journal import Journal

ASKED = "health.asked"
SECTIONS = (
    Section("Opening", "core", 3, {}),
    Section("Aside", "class", 10, {}),
    Section("Guess", "core", 5, {"health.guess": "guess", ASKED: "choice"}),
    Section("In depth", "deep", 20, {"health.form": "panel"}),
    Section("End", "core", 2, {}),
)
LESSON = Outline("07-health", "Bills", "What?", (), ("A point",), SECTIONS)
WHOLE = Progress("new", core=10, more=30, step=1, stopped=0)


def done(kind: Kind, about: str, value: object = "B") -> None:
    """Note that the learner did something."""
    assert journals.note(kind, about, value) == ""


def now(journal: Journal) -> Progress:
    """Return the learner's standing in the made-up lesson."""
    return progress.of(LESSON, journal)


def test_nothing_done_is_not_begun(journal: Journal) -> None:
    """All minutes are left, and the first section is the next step."""
    assert now(journal) == WHOLE


def test_help_alone_begins_nothing(journal: Journal) -> None:
    """A hint is no answer."""
    done("help", ASKED, "hint")
    assert now(journal) == WHOLE


def test_a_section_is_done_when_all_that_it_asks_is_given(journal: Journal) -> None:
    """Half of it counts for nothing yet; right or wrong makes no difference."""
    done("guess", "health.guess", {"given": None, "of": "x"})  # skipped
    assert now(journal).core == 10 - 3  # what stands before it at its level is done
    assert now(journal).step == 3
    done("answer", ASKED, {"given": "wrong", "of": "an older question"})
    assert now(journal) == Progress("begun", core=2, more=30, step=5, stopped=0)


def test_a_section_that_asks_nothing_is_done_when_one_has_stayed_there(journal: Journal) -> None:
    """The place reached is kept with it."""
    bookmark.note(LESSON.name, [1])
    assert now(journal) == Progress("begun", core=7, more=30, step=3, stopped=1)
    bookmark.note(LESSON.name, [2])
    assert now(journal) == Progress("begun", core=7, more=20, step=3, stopped=2)


def test_passing_a_section_counts_at_its_own_level_only(journal: Journal) -> None:
    """Who takes the core has not read what is for a second class."""
    bookmark.note(LESSON.name, [5])
    assert now(journal) == Progress("begun", core=5, more=30, step=3, stopped=5)


def test_a_lesson_is_done_when_its_core_is_and_more_is_offered_level_by_level(
    journal: Journal,
) -> None:
    """What is left is for a second class first, then in depth, then nothing."""
    done("guess", "health.guess")
    done("answer", ASKED)
    bookmark.note(LESSON.name, [5])
    assert now(journal) == Progress("done", core=0, more=30, step=2, stopped=5)
    bookmark.note(LESSON.name, [2])
    assert now(journal) == Progress("done", core=0, more=20, step=4, stopped=2)
    done("reflection", "health.form")
    assert now(journal) == Progress("done", core=0, more=0, step=0, stopped=2)


@pytest.mark.parametrize("value", [99, 0, -1, True, "3", [1], None, 10**19])
def test_a_place_written_by_hand_leads_nowhere(journal: Journal, value: object) -> None:
    """A line that another kit or a person wrote is no place here, and does no harm."""
    done("place", "health.place", value)
    assert now(journal).stopped == 0
    assert bookmark.last(LESSON.name) in (0, 99)


def test_of_a_lesson_that_is_not_there_no_place_is_kept(journal: Journal) -> None:
    """A notebook of somebody else's writes nothing into the learner's file."""
    assert bookmark.note("99-other", [1]) == ""
    assert not journal.path.exists()


def test_the_lesson_to_go_on_with() -> None:
    """The last until its core is done, then the next open one, then whatever has more."""
    new, begun = Progress("new", 9, 9, 1, 0), Progress("begun", 5, 9, 2, 2)
    done_, all_ = Progress("done", 0, 9, 4, 4), Progress("done", 0, 0, 0, 4)
    assert going_on({"a": new, "b": new}, "") == "a"
    assert going_on({"a": new, "b": begun, "c": new}, "b") == "b"
    assert going_on({"a": new, "b": done_, "c": new}, "b") == "c"
    assert going_on({"a": begun, "b": new, "c": done_}, "c") == "a"
    assert going_on({"a": done_, "b": all_, "c": done_}, "b") == "c"
    assert going_on({"a": all_, "b": all_}, "gone") == ""


@pytest.mark.parametrize("lang", LANGS)
def test_the_outlines_of_the_start_page_are_those_of_the_lessons(lang: Lang) -> None:
    """What the page's kernel reads is what the lessons say; both languages count alike."""
    stored = {each.name: each for each in outline.stored(lang)}
    assert stored == {each.name: each for each in outline.read(lang)}
    for other in outline.stored("en"):
        same = stored[other.name].sections
        assert [(s.level, s.minutes, s.tasks) for s in same] == [
            (s.level, s.minutes, s.tasks) for s in other.sections
        ]


def test_everything_that_a_lesson_keeps_is_in_its_outline() -> None:
    """A question, a guess and a judgement are found by their ids, with their kinds."""
    lessons = {each.name: each for each in outline.stored("zh")}
    tasks = [section.tasks for each in lessons.values() for section in each.sections]
    found = {name: kind for some in tasks for name, kind in some.items()}
    assert found["health.patient_share"] == "number"
    assert found["health.guess_left"] == "guess"
    assert found["relocation.reading"] == "panel"
