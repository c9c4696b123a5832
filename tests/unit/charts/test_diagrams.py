"""Diagrams of mechanisms: every edge, boxes that hold their names, nothing given away."""

import itertools
from typing import Any

import pytest
from drawn import DRAWN, NO_AXES, made, rows_with, walk

from lessonkit.charts import theme
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import relations


@pytest.mark.parametrize("form", NO_AXES)
def test_a_drawing_fits_a_window_of_1280(lang: Lang, form: str) -> None:
    """Beside Lab's own margins there are 1,104 pixels; no name is cut off."""
    spec = made(form, lang)

    assert sum(spec["padding"][side] for side in ("left", "right")) + spec["width"] <= 1_104


def _boxes(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in rows_with(spec, "text") if "x2" in row]


def _steps(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return rows_with(spec, "from")


@pytest.mark.parametrize("system", DRAWN)
def test_a_diagram_draws_every_edge_and_says_each(lang: Lang, system: str) -> None:
    """In the picture an arrow, in the table a row with what carries it; the words count them."""
    edges = relations.edges(system)
    spec = made(system, lang)
    drawn = _steps(spec)

    arrows = [(r["from"], r["to"]) for r in drawn if r.get("head")]
    assert arrows == [(e.start[lang], e.end[lang]) for e in edges]
    assert all(row["x"] < row["x2"] for row in drawn)
    rows = spec["usermeta"]["lessonkit"]["table"]["rows"]
    assert [tuple(row[:3]) for row in rows] == [
        (edge.start[lang], edge.end[lang], say(f"edge.{edge.kind}")) for edge in edges
    ]
    for edge, row in zip(edges, rows, strict=True):
        assert bool(row[3]) == (edge.kind == "number")
    counts = {kind: sum(e.kind == kind for e in edges) for kind in relations.KINDS}
    title = say(f"{relations.area(system)}.{system}.title")
    told = say("diagram.description", title=title, count=len(edges), **counts)
    assert spec["description"] == told


@pytest.mark.parametrize("system", DRAWN)
def test_boxes_of_a_diagram_hold_their_names_and_never_overlap(lang: Lang, system: str) -> None:
    """Each line of a name fits its box by the widest letters, and boxes stand apart."""
    boxes = _boxes(made(system, lang))

    for box in boxes:
        assert max(map(theme.text_width, box["text"].split("\n"))) + 16 <= box["x2"] - box["x"]
    for one, other in itertools.combinations(boxes, 2):
        beside = one["x2"] < other["x"] or other["x2"] < one["x"]
        assert beside or one["y2"] < other["y"] or other["y2"] < one["y"]
    names = {edge.start[lang] for edge in relations.edges(system)}
    names |= {edge.end[lang] for edge in relations.edges(system)}
    assert {box["text"].replace("\n", " ") for box in boxes} == names


@pytest.mark.parametrize("system", DRAWN)
def test_no_arrow_passes_behind_a_box(lang: Lang, system: str) -> None:
    """An edge that spans columns goes round what stands between: it touches its own boxes only."""
    spec = made(system, lang)
    boxes = _boxes(spec)

    for step, box in itertools.product(_steps(spec), boxes):
        left, right = max(step["x"], box["x"]), min(step["x2"], box["x2"])
        if left >= right:
            continue
        slope = (step["y2"] - step["y"]) / (step["x2"] - step["x"])
        for x in (left, right):
            assert not box["y"] < step["y"] + slope * (x - step["x"]) < box["y2"], (step, box)


@pytest.mark.parametrize("system", DRAWN)
def test_a_diagram_gives_nothing_away_before_the_box_is_ticked(lang: Lang, system: str) -> None:
    """The question comes first: until then all lines look alike."""
    spec = made(system, lang)
    (shown,) = (p for p in spec["params"] if p["name"] == "shown")
    (lines,) = (v for _, v in walk(spec) if isinstance(v, dict) and "strokeDash" in v)
    (heads,) = (v for _, v in walk(spec) if isinstance(v, dict) and "angle" in v)

    assert shown["value"] is False
    assert shown["bind"] == {"input": "checkbox", "name": say("diagram.show")}
    for channel in ("color", "strokeDash"):
        assert lines[channel]["condition"]["test"] == "shown"
        assert "value" in lines[channel]
    assert heads["color"] == lines["color"]


def test_quotes_and_chinese_letters_are_given_room() -> None:
    """What a Chinese font draws wide counts as wide."""
    assert theme.text_width("ab") == 14
    assert theme.text_width("六脱") == 28
    assert theme.text_width("“六脱”") == 56
