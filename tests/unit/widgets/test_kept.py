"""What a panel keeps: written when new, looked at when it comes back, a task on the start page."""

import ast
from typing import Any

import pytest

from lessonkit import areas
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.course import outline
from lessonkit.facts.areas import all_areas
from lessonkit.learner.journal import Journal
from lessonkit.lessons import catalogue, lesson
from lessonkit.widgets.controls import Status
from lessonkit.widgets.kept import Kept


class Word(Kept):
    """A panel of one word."""

    id = "health.word"

    def __init__(self) -> None:
        """Bring the word back."""
        self.status = Status()
        super().__init__([self.status])
        self.word, self.status.text = self.recall(
            lambda saved: saved if isinstance(saved, str) else None
        )


def test_only_what_is_new_is_written(journal: Journal) -> None:
    """The same once more is no line; what was before comes to the file again."""
    panel = Word()

    for word in ("a", "a", "b", "a"):
        assert panel.remember(word) == ""

    assert [line.value for line in journal.history("judgement", Word.id)] == ["a", "b", "a"]


def test_what_was_kept_comes_back_and_says_so(journal: Journal, lang: Lang) -> None:
    """Nothing kept is nothing said."""
    assert (Word().word, Word().status.text) == (None, "")

    Word().remember("a")

    assert (Word().word, Word().status.text) == ("a", say("kept.restored", lang))


@pytest.mark.parametrize("saved", [None, 7, ["a"], {"word": "a"}])
def test_what_a_panel_cannot_show_is_set_aside(journal: Journal, saved: Any) -> None:  # noqa: ANN401
    """A file edited by hand, or a newer kit's, is never shown as the learner's; no line is lost."""
    journal.note("judgement", Word.id, saved)

    assert (Word().word, Word().status.text) == (None, "")
    assert journal.latest("judgement", Word.id) == saved


def _kept() -> list[type[Kept]]:
    """Return the panels of all areas that keep something under an id of their own."""
    found = [
        getattr(getattr(areas, catalogue.area(name)), part)
        for name in catalogue.names()
        for part in getattr(areas, catalogue.area(name)).__all__
    ]
    return [one for one in found if isinstance(one, type) and issubclass(one, Kept)]


def test_every_panel_that_keeps_something_has_an_id_of_its_lesson() -> None:
    """Each id once, its first part the area whose lesson calls the panel."""
    ids = [name for one in _kept() for name in [getattr(one, "id", None)] if name]

    assert len(ids) == len(set(ids)) >= 6
    for one in _kept():
        name = getattr(one, "id", "")
        assert not name or one.__module__.split(".")[2] == name.partition(".")[0]
        assert not name or name.partition(".")[0] in all_areas()


@pytest.mark.parametrize("name", catalogue.names())
def test_the_start_page_knows_all_that_a_lesson_keeps(name: str, lang: Lang) -> None:
    """Every panel that keeps something is a task of the section in which it stands."""
    (found,) = (one for one in outline.read(lang) if one.name == name)
    known = {task for section in found.sections for task in section.tasks}
    called = {
        ast.unparse(node.func)
        for cell in lesson.read(name, lang).cells
        if cell.kind == "code"
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Call)
    }

    for one in _kept():
        area = one.__module__.split(".")[2]
        if f"panels.{area}.{one.__name__}" in called:
            assert one.id in known, one
    if "panels.gate.Gate" in called:
        assert any(task.endswith(".gate") for task in known)


def test_the_tasks_that_no_id_in_a_cell_tells_are_known() -> None:
    """These had none on the start page: eleven minutes of core were done by a stay."""
    tasks = {
        task for one in outline.read("zh") for section in one.sections for task in section.tasks
    }

    assert tasks >= {
        *("relapse.ledger", "health.four_counts", "page.proof", "regulation.matching"),
        *("relocation.document", "health.relief_order", "health.physicians.china_2019.gate"),
    }
