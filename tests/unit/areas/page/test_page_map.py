"""The map of every figure on the page: complete, told apart, within its bounds."""

import csv
import io
import itertools

import pytest
from drawn import made, numbers, rows_with, walk

from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import layout, metrics


def _map_rows(lang: Lang) -> list[dict[str, str]]:
    """Return the figures of the page map as it stores them."""
    (text,) = {
        v["values"]
        for _, v in walk(made("page map", lang))
        if isinstance(v, dict) and v.get("name") == "figures" and "values" in v
    }
    return list(csv.DictReader(io.StringIO(text)))


def test_the_map_holds_every_figure_once_with_its_row(lang: Lang) -> None:
    """Numbered from 1 in the order of print, each with place, name, phrase and base."""
    rows = sorted(_map_rows(lang), key=lambda row: int(row["n"]))
    places = [float(row["at"]) for row in rows]

    assert [int(row["n"]) for row in rows] == list(range(1, len(metrics.all_metrics()) + 1))
    assert places == sorted(places)
    for row in rows:
        metric = metrics.metric(row["id"])
        assert 0 <= float(row["at"]) - metric.place <= 30  # beside its neighbour, not upon it
        assert (row["label"], row["phrase"]) == (metric.label[lang], metric.phrase)
        assert row["over"] == metric.over[lang]
        assert bool(row["as_of"]) == bool(metric.as_of)


def test_the_map_counts_the_figures_of_each_article(lang: Lang) -> None:
    """Heard, it says how many figures there are and where."""
    description = made("page map", lang)["description"]
    articles = [block.article for block in layout.blocks() if block.opens]
    counts = [sum(m.article == a for m in metrics.all_metrics().values()) for a in articles]

    assert [int(n) for n in numbers(description)] == [len(metrics.all_metrics()), *counts]


def test_the_map_is_moved_by_a_number_and_coloured_by_area_or_claim(lang: Lang) -> None:
    """Native controls with a name; it starts with the first figure, coloured by area."""
    params = {p["name"]: p for p in made("page map", lang)["params"]}
    number, colour = params["chosen"], params["colour_by"]

    assert number["value"] == [{"n": 1}]
    assert number["bind"]["input"] == "range"
    assert (number["bind"]["min"], number["bind"]["max"]) == (1, len(metrics.all_metrics()))
    assert number["bind"]["name"] == say("page.map.number")
    assert colour["bind"]["options"] == [say("page.map.area"), say("page.map.claim")]
    assert colour["value"] == say("page.map.area")


def test_marks_of_the_map_are_told_apart_by_letters(lang: Lang) -> None:
    """Each area and each kind of claim has a letter of its own, the same in map and legend."""
    spec = made("page map", lang)
    entries = rows_with(spec, "letter")
    (drawn,) = {
        v["calculate"] for _, v in walk(spec) if isinstance(v, dict) and v.get("as") == "letter"
    }

    for by in (say("page.map.area"), say("page.map.claim")):
        names = [row["name"] for row in entries if row["by"] == by]
        letters = "".join(row["letter"] for row in entries if row["by"] == by)
        assert len(set(letters)) == len(set(names)) > 1
        assert f"'{letters}" in drawn


def test_no_mark_of_the_map_hides_anothers_letter(lang: Lang) -> None:
    """On a line, squares stand beside each other."""
    for one, other in itertools.pairwise(_map_rows(lang)):
        same_line = float(one["at"]) // 330 == float(other["at"]) // 330
        assert not same_line or float(other["at"]) - float(one["at"]) >= 6


def test_the_repeated_passage_is_as_long_on_the_map_as_on_the_page(lang: Lang) -> None:
    """Its strips, put together, have its length; no other strip is dark."""
    (again,) = (block for block in layout.blocks() if block.kind == "repeat")
    strips = [row for row in rows_with(made("page map", lang), "repeat") if row["repeat"]]

    assert sum(row["x2"] - row["x"] for row in strips) == pytest.approx(
        (again.end - again.start) * 2
    )


def test_the_map_has_room_for_the_whole_page(lang: Lang) -> None:
    """The last line of the page's text still lies above the row of the chosen figure."""
    spec = made("page map", lang)
    strips = rows_with(spec, "y2")

    assert spec["height"] - 17 < max(row["y2"] for row in strips) <= spec["height"]
