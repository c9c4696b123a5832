"""What a learner noted with an earlier kit comes back in this one.

`earlier/my-work.jsonl` was written by the kit before its modules were moved into rooms, whose
panels were all answered, in Chinese; `earlier/shown.json` is what they showed when that kit
opened its lessons again: for each panel the values of its controls, and its state.
"""

import ast
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import ipywidgets
import pytest
from homes import Stand

from lessonkit.learner import bookmark, journal
from lessonkit.lessons import lesson

EARLIER: Final = Path(__file__).with_name("earlier")
SHOWN: Final[dict[str, list[list[Any]]]] = json.loads((EARLIER / "shown.json").read_text("utf-8"))

STATE: Final = (
    *("state", "revealed", "compared", "tries", "noted", "plan", "chosen", "answers"),
    *("word", "change"),
)


@pytest.fixture(autouse=True)
def _their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> None:
    """Give the learner's file to this kit, in a Chinese notebook's folder."""
    copies = stand(learner=tmp_path).copies
    (copies / "zh").mkdir(parents=True)
    shutil.copy(EARLIER / journal.NAME, copies)
    monkeypatch.chdir(copies / "zh")


def _panels(name: str) -> Iterator[ipywidgets.Widget]:
    """Yield what the code cells of a lesson show, run one after the other."""
    known: dict[str, Any] = {}
    for cell in lesson.read(name, "zh").cells:
        if cell.kind == "code":
            *before, last = ast.parse(cell.source).body
            if isinstance(last, ast.Expr):
                exec(compile(ast.Module(before, []), name, "exec"), known)  # noqa: S102 - the kit's
                shown = eval(compile(ast.Expression(last.value), name, "eval"), known)  # noqa: S307
                if isinstance(shown, ipywidgets.Widget):
                    yield shown
            else:
                exec(compile(cell.source, name, "exec"), known)  # noqa: S102


def _inside(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _inside(child)


def _shown(panel: ipywidgets.Widget) -> list[Any]:
    """Return a panel as shown.json has it."""
    values = [
        widget.value
        for widget in _inside(panel)
        if "value" in widget.trait_names()
        and not isinstance(widget, ipywidgets.HTML | ipywidgets.Label)
    ]
    state = {name: getattr(panel, name) for name in STATE if hasattr(panel, name)}
    found: list[Any] = json.loads(json.dumps([values, state]))
    return found


@pytest.mark.parametrize("name", SHOWN)
def test_every_answer_guess_judgement_form_and_plan_comes_back(name: str) -> None:
    """Each panel stands as the earlier kit showed it, and nothing bad is said of the file."""
    now = [_shown(panel) for panel in _panels(name)]

    assert now == [there for _, *there in SHOWN[name]]  # a panel's class may be called otherwise
    assert journal.mine().warning() == ""


@pytest.mark.parametrize("name", SHOWN)
def test_the_place_comes_back(name: str) -> None:
    """The learner stopped in the third section of each lesson."""
    assert bookmark.last(name) == 3


def test_the_file_holds_every_kind_of_line() -> None:
    """A kind that the earlier kit knew and this test does not try would be lost unseen."""
    lines = (EARLIER / journal.NAME).read_text("utf-8").splitlines()

    assert {json.loads(line)["kind"] for line in lines} == {
        *("answer", "guess", "class", "judgement", "reflection", "help", "place"),
    }
