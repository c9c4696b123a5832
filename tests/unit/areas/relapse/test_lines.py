"""The charts of lesson 12 that the browser reckons: their words hold the model's numbers."""

import html
import re
from typing import Any

import pytest
import vl_convert

from lessonkit.areas.relapse import capacity, clearing, dilemma
from lessonkit.areas.relapse.lines import FEW, HELPERS
from lessonkit.areas.relapse.model import warn
from lessonkit.core.language import Lang
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say
from lessonkit.learner.journal import Journal


@pytest.fixture(autouse=True)
def mine(journal: Journal) -> Journal:
    """A learner's file of the test's own, as ledgers are kept in it."""
    return journal


@pytest.mark.parametrize("make", [capacity, clearing, dilemma])
def test_a_browser_panel_says_what_it_shows(lang: Lang, make: Any) -> None:  # noqa: ANN401
    """A description and native controls with names of their own; no data from anywhere."""
    spec = make().to_dict()
    names = [param["bind"]["name"] for param in spec["params"] if "bind" in param]

    assert 40 <= len(spec["description"]) <= 400
    assert len(set(names)) == len(names) >= 2
    assert all(names)
    assert "url" not in str(spec["data"] if "data" in spec else spec["layer"])


@pytest.mark.parametrize(("line", "falling"), [(0, 2), (1, 2), (2.5, 20)])
def test_the_browser_reckons_a_line_as_the_model_does(
    lang: Lang, line: float, falling: int
) -> None:
    """The words below the dilemma hold the model's numbers."""
    found = warn(line, falling)
    certain = "—" if found.certain is None else _whole(found.certain)

    shown = _texts(dilemma().to_dict(), line=line, falling=falling)

    assert say("relapse.dilemma.words", seen=_whole(found.seen), certain=certain) in shown
    assert (
        say("relapse.dilemma.others", missed=_whole(found.missed), idle=_whole(found.idle)) in shown
    )


@pytest.mark.parametrize(
    ("line", "helpers", "falling"), [(0, 3, 2), (1, 3, 2), (1.5, 3, 2), (2.5, 12, 9), (6, 1, 30)]
)
def test_the_browser_reckons_the_queue_as_the_model_does(
    lang: Lang, line: float, helpers: int, falling: int
) -> None:
    """The words below the chart of capacity hold the model's numbers."""
    found = warn(line, falling, helpers)
    late = found.real * (1 - found.in_time)
    share = 100 * found.idle / (found.real + found.idle) if found.real else 0

    shown = _texts(capacity().to_dict(), line=line, falling=falling, helpers=helpers)

    flow = {"taken": helpers * 2, "wait": _whole(found.wait)}
    coming = format_number(found.coming, decimals=1)
    assert say("relapse.capacity.flow", coming=coming, **flow) in shown
    words = {"seen": _whole(found.seen), "reached": _whole(found.reached)}
    assert say("relapse.capacity.words", **words) in shown
    others = {"missed": _whole(found.missed), "unreached": _whole(late)}
    others |= {"idle": _whole(found.idle), "idle_share": f"{share:.0f}"}
    assert say("relapse.capacity.others", **others) in shown


def test_the_guess_and_the_prose_on_capacity_are_the_models() -> None:
    """46 and 74 seen, the first all reached, of the second fourteen; 11.4 a month, 300 days."""
    low, high = warn(1, FEW, HELPERS), warn(1.5, FEW, HELPERS)

    assert [round(low.seen), round(low.reached), round(high.seen)] == [46, 46, 74]
    assert round(high.reached) == 14
    assert (round(high.coming, 1), high.taken) == (11.4, 6)
    assert 300 < high.wait < 360


@pytest.mark.parametrize("clear", [False, True])
def test_the_five_counts_of_a_year_add_up(lang: Lang, clear: bool) -> None:  # noqa: FBT001 - a box
    """Entered less closed is open at the end; nobody stands longer than all do."""
    shown = _texts(clearing().to_dict(), clear=clear)
    left = 0 if clear else 2
    counts = {"entered": 18, "closed": 18 - left, "left": left, "longest": 40}

    assert say("relapse.clearing.counts", **counts) in shown


def test_a_year_in_which_nobody_came_is_told_apart(lang: Lang) -> None:
    """All of its counts are zero, not only the one on the day."""
    shown = _texts(clearing().to_dict(), came_in=0)

    assert say("relapse.clearing.counts", entered=0, closed=0, left=0, longest=0) in shown


def _whole(number: float) -> str:
    return format_number(number, decimals=0)


def _texts(spec: dict[str, Any], **moved: float) -> list[str]:
    """Return the texts of a chart drawn with its controls moved."""
    for param in spec["params"]:
        param["value"] = moved.get(param["name"], param.get("value"))
    drawn = vl_convert.vegalite_to_svg(spec)
    return [html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)]
