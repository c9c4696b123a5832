"""The way through the lessons, the page of contents, and where `start` takes a learner."""

import json
import re
from pathlib import Path

import pytest

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.course import order as course
from lessonkit.course.order import order
from lessonkit.lab import start
from lessonkit.learner import journal as progress
from lessonkit.learner.journal import Journal
from lessonkit.lessons import catalogue, lesson
from lessonkit.lessons.catalogue import number
from lessonkit.publish import start_page


def test_what_builds_on_a_lesson_follows_it() -> None:
    """The lesson that needs the first comes before one with a smaller number that does not."""
    needs = {"00-page": [], "03-relocation": [], "14-regulation": [0]}
    assert order(needs) == ["00-page", "14-regulation", "03-relocation"]


def test_nothing_comes_before_what_it_builds_on() -> None:
    """A lesson waits for all that it needs, whatever its number."""
    needs = {"01-a": [4], "02-b": [], "03-c": [2, 4], "04-d": []}
    assert order(needs) == ["02-b", "04-d", "01-a", "03-c"]


def test_lessons_that_wait_for_each_other_come_all_the_same() -> None:
    """A ring, or a need of a lesson that is not there, loses no lesson."""
    assert order({"01-a": [2], "02-b": [1], "03-c": [9]}) == ["01-a", "02-b", "03-c"]


def test_the_way_leads_through_every_lesson_there_and_back() -> None:
    """From the first lesson next leads to all of them once, and previous is its reverse."""
    way = [next(n for n in catalogue.names() if course.path(n)["previous"] is None)]
    while (after := course.path(way[-1])["next"]) and len(way) < 99:
        assert course.path(after)["previous"] == way[-1]
        way.append(after)
    assert sorted(way) == catalogue.names()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", catalogue.names())
def test_a_lesson_ends_by_naming_the_one_to_which_next_leads(name: str, lang: Lang) -> None:
    """What the last section says and what the bar does are the same way."""
    after = course.path(name)["next"]
    last = lesson.read(name, lang).sections[-1][1][-1].source.splitlines()[-1]
    named = {int(number) for number in re.findall(r"(?:第|lesson )(\d\d)", last, re.IGNORECASE)}

    assert named == ({number(after)} if after else set())


@pytest.mark.parametrize("lang", LANGS)
def test_the_committed_start_page_is_what_the_lessons_say(lang: Lang) -> None:
    """The page is fresh."""
    committed = (home().notebooks / lang / "start.ipynb").read_text(encoding="utf-8")
    assert committed == start_page.page(lang)


def test_start_opens_the_contents_for_a_learner_who_has_done_nothing(journal: Journal) -> None:
    """No file, no lesson to go back to."""
    assert not journal.path.exists()
    assert start.find(None, "zh") == "start"


def test_start_opens_the_lesson_of_the_last_line(journal: Journal) -> None:
    """Also when it was an earlier lesson that was taken up again."""
    for about in ("health.question", "page.question"):
        progress.note("answer", about, "a")
    again = Journal(journal.path)
    assert again.lesson() == "00-page"
    assert start.find(None, "en") == "00-page"


@pytest.mark.parametrize("lesson", ["99-gone", "../secret", ""])
def test_a_lesson_that_is_no_more_falls_back_to_the_contents(
    journal: Journal, lesson: str, tmp_path: Path
) -> None:
    """A file from another kit or written by hand opens nothing strange."""
    fields = {"v": 1, "at": "", "lesson": lesson, "about": "x", "kind": "answer", "value": 1}
    journal.path.write_text(json.dumps(fields), encoding="utf-8")
    assert journal.path.parent == tmp_path
    assert start.find(None, "zh") == "start"
