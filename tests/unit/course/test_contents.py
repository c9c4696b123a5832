"""The start page's panel: what a learner reads, in both languages, before and after work."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from homes import Stand

from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.course import outline
from lessonkit.course.contents import Contents
from lessonkit.learner import bookmark
from lessonkit.learner import journal as journals
from lessonkit.learner.journal import Journal
from lessonkit.lessons import catalogue
from lessonkit.publish import start_page
from lessonkit.questions.quiz import table
from lessonkit.questions.quiz.panel import Asked

if TYPE_CHECKING:
    from lessonkit.learner.entry import Kind

FIRST, BUILDS = "00-page", "07-health"


def row(html: str, lesson: str) -> str:
    """Return a lesson's row of the table."""
    rows: list[str] = re.findall("<tr>.*?</tr>", html)
    (found,) = (row for row in rows if f'href="{lesson}.ipynb"' in row)
    return found


def finish(lesson: str) -> None:
    """Work through a lesson, answering everything wrong."""
    its = next(each for each in outline.stored("zh") if each.name == lesson)
    bookmark.note(lesson, range(1, len(its.sections) + 1))
    for section in its.sections:
        for about, kind in section.tasks.items():
            asked = kind not in ("guess", "panel")
            given = {"given": "?", "of": table.question(about).fingerprint if asked else "?"}
            noted: Kind = "answer" if asked else "guess" if kind == "guess" else "judgement"
            journals.note(noted, about, given)


@pytest.mark.usefixtures("journal")
def test_who_has_done_nothing_is_led_to_the_first_lesson(lang: Lang) -> None:
    """One link begins; every lesson has a row with header cell; no question is offered."""
    panel = Contents()
    html = panel.lessons.html
    assert html.startswith(f"<h2>{say('front.first')}</h2>")
    assert html.count("lessonkit-on") == 1
    assert f'href="{FIRST}.ipynb" data-section="1"' in html
    assert html.count('<th scope="row">') == len(catalogue.names())
    assert f"<caption>{say('front.caption')}</caption>" in html
    assert html.count(f"<td>{say('front.state.new', lang)}</td>") == len(catalogue.names())
    assert panel.review.children == ()


@pytest.mark.usefixtures("journal")
def test_who_stopped_in_a_lesson_goes_on_there(lang: Lang) -> None:
    """The link names the section; the lesson that it builds on says what it taught."""
    bookmark.note(BUILDS, [1, 2])
    html = Contents().lessons.html
    its = {each.name: each for each in outline.stored(lang)}
    stopped = its[BUILDS].sections[1].heading
    assert f'href="{BUILDS}.ipynb" data-section="2">' in html
    assert say("front.stopped", section=stopped) in html
    before_table = html.partition("<table")[0]
    assert its[FIRST].key_points[0] in before_table.replace("&quot;", '"')
    assert say("front.state.begun", lang) in row(html, BUILDS)


def test_a_page_that_is_shown_again_sees_what_was_done_since(journal: Journal, lang: Lang) -> None:
    """State and next lesson change with the file, and questions are offered then."""
    panel = Contents()
    finish(FIRST)
    panel.lessons.look()
    html = panel.lessons.html
    assert say("front.state.all", lang) in row(html, FIRST)
    assert html.startswith(f"<h2>{say('front.next')}</h2>")
    assert f'href="{BUILDS}.ipynb"' in html.partition("<table")[0]

    panel.review.ask()
    asked = [child for child in panel.review.children if isinstance(child, Asked)]
    assert len(asked) == len(panel.review.asked) == 3
    assert all(each.state == "" for each in asked)  # the earlier answer would give it away
    lines = len(journal.path.read_text(encoding="utf-8").splitlines())
    question = next(each for each in asked if each.question.kind == "choice")
    question.given = next(o.key for o in question.question.options if o.is_right)
    question.check()
    assert question.state == "right"
    assert len(journal.path.read_text(encoding="utf-8").splitlines()) == lines + 1
    panel.lessons.look()
    assert asked == [child for child in panel.review.children if isinstance(child, Asked)]


def test_questions_on_the_start_page_do_not_move_the_learner(journal: Journal) -> None:
    """Where they stopped stays where they stayed."""
    bookmark.note(BUILDS, [3])
    journals.note("answer", "page.twice", {"given": "A", "of": ""})
    assert journal.lesson() == BUILDS


@pytest.mark.usefixtures("journal")
def test_without_a_kernel_the_page_is_a_table_with_links(lang: Lang) -> None:
    """What is stored is what the cell returns, and the start page is fresh."""
    page = json.loads(start_page.page(lang))
    stored = page["cells"][1]["outputs"][0]["data"]
    bundle = Contents()._repr_mimebundle_()
    assert "".join(stored["text/markdown"]) == bundle["text/markdown"]
    for name in catalogue.names():
        assert f"({name}.ipynb)" in bundle["text/markdown"]


def test_a_start_page_that_is_not_what_the_lessons_say_is_named(
    tmp_path: Path, stand: Stand
) -> None:
    """Missing or old, each language; renewed there is nothing more to say."""
    stand(notebooks=tmp_path)
    assert len(start_page.outdated()) == 2
    start_page.renew()
    assert start_page.outdated() == {}
    (tmp_path / "en" / "start.ipynb").write_text("{}", encoding="utf-8")
    assert list(start_page.outdated()) == [tmp_path / "en" / "start.ipynb"]
