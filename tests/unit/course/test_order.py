"""The way through the lessons, the page of contents, and where `start` takes a learner."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from homes import Stand

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.course import order as course
from lessonkit.lab import start
from lessonkit.learner import journal as progress
from lessonkit.learner.journal import Journal
from lessonkit.lessons import catalogue, lesson
from lessonkit.lessons.catalogue import number
from lessonkit.publish import start_page


def _way(folder: Path, about: dict[str, str]) -> list[str]:
    """Return the way through lessons of which the headers say this under `lesson`."""
    for name, told in about.items():
        (folder / name).mkdir()
        (folder / name / "zh.md").write_text(f"---\n{told}\n---\n", encoding="utf-8")
    return course.names()


def test_lessons_come_as_their_headers_say_whatever_their_numbers(
    tmp_path: Path, stand: Stand
) -> None:
    """By `order` as a number, so that 9 is before 10; lessons that share one go by number."""
    stand(lessons=tmp_path)
    about = {
        "01-a": "lesson: {order: 10}",
        "02-b": "lesson: {order: 20}",
        "03-c": "lesson: {order: 9}",
        "04-d": "lesson: {order: 10}",
    }
    assert _way(tmp_path, about) == ["03-c", "01-a", "04-d", "02-b"]


def test_a_lesson_without_a_place_comes_last(tmp_path: Path, stand: Stand) -> None:
    """Whatever its header holds, it still opens, and it holds up no other."""
    stand(lessons=tmp_path)
    about = {
        "01-a": "lesson: {number: 1}",
        "02-b": "lesson: {order: soon}",
        "03-c": "lesson: {order: yes}",
        "04-d": "lesson: {order: 10.5}",
        "05-e": "lesson: 5",
        "06-f": "title: a: b",
        "07-g": "lesson: {order: 10}",
    }
    assert _way(tmp_path, about) == ["07-g", *list(about)[:-1]]


def test_the_way_leads_through_every_lesson_there_and_back() -> None:
    """From the first lesson next leads to all of them once, and previous is its reverse."""
    way = [next(n for n in catalogue.names() if course.neighbours(n)["previous"] is None)]
    while (after := course.neighbours(way[-1])["next"]) and len(way) < 99:
        assert course.neighbours(after)["previous"] == way[-1]
        way.append(after)
    assert sorted(way) == catalogue.names()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", catalogue.names())
def test_a_built_lesson_ends_by_leading_to_the_one_to_which_next_leads(
    name: str, lang: Lang
) -> None:
    """Its title, with a link, and what it asks; behind the last the contents."""
    after = course.neighbours(name)["next"]
    notebook = nbformat.read(home().notebooks / lang / f"{name}.ipynb", as_version=4)
    *_, told, sources = (cell.source for cell in notebook.cells)

    assert sources.startswith(f"## {say('sources.heading', lang)}")
    assert re.findall(r"\]\((.*?)\)", told) == [f"{after or 'start'}.ipynb"]
    if after:
        head = lesson.header(after, lang)
        assert all(
            part in told for part in (f"{number(after):02}", head["title"], head["question"])
        )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", catalogue.names())
def test_no_lesson_names_the_next_one_by_hand(name: str, lang: Lang) -> None:
    """What an author wrote of it would go stale when a lesson comes between."""
    _, cells = lesson.read(name, lang).sections[-1]

    for cell in cells:
        assert not re.search(r"第 ?\d\d ?课|lesson \d\d", cell.source, re.IGNORECASE)


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
