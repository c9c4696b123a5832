"""The panels of the lesson on the page: state by plain values, by controls, and in words."""

import re
from collections.abc import Callable
from typing import Any

import ipywidgets
import pytest
from widgets import chart_of, within

from lessonkit import tables
from lessonkit.areas.page import Atlas, Hunt, people_reached
from lessonkit.areas.page.hunt import FINDS
from lessonkit.areas.page.page_map import reading_order
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.ranges import OutOfRangeError
from lessonkit.core.texts import say
from lessonkit.facts import layout, metrics
from lessonkit.facts.lookup import Metadata, metadata
from lessonkit.facts.metrics import Metric
from lessonkit.widgets.controls import Status

FIGURES = list(metrics.all_metrics().values())
ORDERED = reading_order(FIGURES)
KINDS: tuple[Metadata, ...] = ("date", "base", "earlier", "doubt")


def _labelled(panel: ipywidgets.Widget, text: str) -> Any:  # noqa: ANN401 - a widget
    """Return the control that a learner knows by its label."""
    (found,) = (w for w in within(panel) if getattr(w, "description", None) == text)
    return found


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _counts(figures: list[Metric]) -> list[int]:
    return [len(figures), *(sum(kind in metadata(m) for m in figures) for kind in KINDS)]


FILTERS: dict[str, tuple[str, Callable[[Metric], bool]]] = {
    "area": ("health", lambda m: m.area == "health"),
    "claim": ("implied", lambda m: m.claim == "implied"),
    "qualifier": ("more_than", lambda m: m.qualifier == "more_than"),
    "text": ("1265", lambda m: m.id == "health.staff.grassroots"),
}


def test_the_atlas_starts_with_every_figure_and_counts_when_asked(lang: Lang) -> None:
    """Nothing is filtered; no count is told before the box is ticked, as it is guessed first."""
    atlas = Atlas()

    assert atlas.found == FIGURES
    assert chart_of(atlas).rows == []
    assert _numbers(chart_of(atlas).sentence) == [len(FIGURES)]
    _labelled(atlas, say("page.atlas.count")).value = True
    assert atlas.counted
    assert _numbers(chart_of(atlas).sentence) == _counts(FIGURES)


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("way", ["value", "control"])
def test_a_filter_gives_the_figures_that_pass_it(lang: Lang, name: str, way: str) -> None:
    """By a plain value or by its control, in table, bars and sentence alike."""
    atlas = Atlas()
    atlas.counted = True
    wanted, passes = FILTERS[name]

    if way == "value":
        setattr(atlas, name, wanted)
    else:
        _labelled(atlas, say(f"page.atlas.{name}")).value = wanted

    expected = [m for m in FIGURES if passes(m)]
    assert atlas.found == expected
    assert getattr(atlas, name) == _labelled(atlas, say(f"page.atlas.{name}")).value == wanted
    chart = chart_of(atlas)
    assert [row[-1] for row in chart.table["rows"]] == [m.id for m in expected]
    assert _numbers(chart.sentence) == _counts(expected)
    assert _numbers(chart.table["caption"]) == [len(expected)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_box_keeps_the_figures_that_have_a_kind_of_metadata(lang: Lang, kind: Metadata) -> None:
    """Ticked it narrows, and unticked all are back."""
    atlas = Atlas()
    box = _labelled(atlas, say(f"page.atlas.only.{kind}"))

    box.value = True
    assert atlas.found == [m for m in FIGURES if kind in metadata(m)]
    assert atlas.wanted == [kind]

    box.value = False
    assert atlas.found == FIGURES


def test_filters_add_up(lang: Lang) -> None:
    """Area, words and a base together give what has all three, by values as by controls."""
    by_value, by_hand = Atlas(), Atlas()
    by_value.area, by_value.text, by_value.wanted = "health", "报销", ["base"]
    _labelled(by_hand, say("page.atlas.area")).value = "health"
    _labelled(by_hand, say("page.atlas.text")).value = "报销"
    _labelled(by_hand, say("page.atlas.only.base")).value = True

    assert by_value.found == by_hand.found
    assert {m.id.rpartition(".")[0] for m in by_value.found} <= {
        "health.reimb",
        "health.reimb.all",
        "health.reimb.poor",
    }
    assert by_value.found


def test_nothing_found_is_counted_as_nothing(lang: Lang) -> None:
    """A word that no figure has empties the table, and no count is negative."""
    atlas = Atlas()

    atlas.counted, atlas.text = True, "这一版没有这个词"

    assert atlas.found == []
    assert _numbers(chart_of(atlas).sentence) == [0, 0, 0, 0, 0]
    assert chart_of(atlas).table["rows"] == []
    assert all(row["start"] == row["end"] == 0 for row in chart_of(atlas).rows)


def test_the_bars_are_the_counts(lang: Lang) -> None:
    """For each kind what has it and what lacks it make up all that was found."""
    atlas = Atlas()
    atlas.counted, atlas.area = True, "relocation"
    found, *counts = _counts(atlas.found)

    has = [row for row in chart_of(atlas).rows if row["part"] == say("page.atlas.has")]
    lacks = [row for row in chart_of(atlas).rows if row["part"] == say("page.atlas.lacks")]

    assert [row["end"] for row in has] == counts
    assert {row["end"] for row in lacks} == {found}
    assert [_numbers(row["said"]) for row in lacks] == [
        sorted([found, count], reverse=lang == "zh") for count in counts
    ]


def _number(find: str, *, fits: bool) -> int:
    """Return the first number on the map that fits a find, or that does not."""
    return next(n for n, m in enumerate(ORDERED, 1) if FINDS[find](m) == fits)


def _said(hunt: Hunt) -> str:
    return " ".join(w.html for w in within(hunt) if isinstance(w, Status))


@pytest.mark.parametrize("find", FINDS)
@pytest.mark.parametrize("way", ["value", "control"])
def test_a_fitting_number_is_found_and_says_why(lang: Lang, find: str, way: str) -> None:
    """The figure is named with what makes it one, and the find is done."""
    hunt = Hunt()
    number = _number(find, fits=True)

    if way == "value":
        hunt.numbers = {find: number}
    else:
        _labelled(hunt, say(f"page.hunt.{find}")).value = number

    assert hunt.found == [find]
    assert hunt.numbers == {find: number}
    assert say(f"page.hunt.{find}.why") in _said(hunt)
    assert ORDERED[number - 1].format() in _said(hunt)


@pytest.mark.parametrize("find", FINDS)
def test_another_number_tells_what_it_is_and_nothing_is_found(lang: Lang, find: str) -> None:
    """A wrong number teaches as well: kind of claim and qualifier of what was chosen."""
    hunt = Hunt()
    number = _number(find, fits=False)

    _labelled(hunt, say(f"page.hunt.{find}")).value = number

    assert hunt.found == []
    assert say(f"page.hunt.{find}.why") not in _said(hunt)
    assert say(f"claim.{ORDERED[number - 1].claim}") in _said(hunt)


@pytest.mark.parametrize("number", [-1, 999])
def test_a_number_that_the_map_does_not_have_is_told(lang: Lang, number: int) -> None:
    """It stands as it was typed, and is no find."""
    hunt = Hunt()
    hunt.numbers = {"rule": number}

    assert hunt.found == []
    assert str(len(ORDERED)) in _said(hunt)
    assert _labelled(hunt, say("page.hunt.rule")).value == number


def test_an_emptied_field_takes_its_word_back(lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    """0 is no answer, neither right nor wrong, even where every figure would fit."""
    monkeypatch.setitem(FINDS, "rule", lambda _: True)
    hunt = Hunt()
    hunt.numbers = {"rule": 1}

    _labelled(hunt, say("page.hunt.rule")).value = 0

    assert hunt.found == []
    assert _said(hunt).strip() == ""


def test_all_six_can_be_found(lang: Lang) -> None:
    """One number each, and they stand beside each other."""
    hunt = Hunt()

    hunt.numbers = {find: _number(find, fits=True) for find in FINDS}

    assert hunt.found == list(FINDS)


def test_what_is_said_twice_is_what_the_tables_say_is_said_again() -> None:
    """Beside the passage printed twice and the rates: the figures that omitted.csv names."""
    again = {row["metric"] for row in tables.read(home().data / "omitted.csv")} - {""}
    found = {metric.id for metric in FIGURES if FINDS["twice"](metric)}
    otherwise = {
        metric.id
        for metric in FIGURES
        if layout.printed_again(metric.offset) or metric.id.startswith("health.reimb.")
    }

    assert again - otherwise
    assert found == again | otherwise


def test_a_hunt_for_some_finds_asks_for_those_alone(lang: Lang) -> None:
    """A class asks for three; they keep the numbers that they have among the six."""
    hunt = Hunt([2, 4, 5])

    asked = [getattr(widget, "description", None) for widget in within(hunt)]

    assert [say(f"page.hunt.{find}") in asked for find in FINDS] == [0, 1, 0, 1, 1, 0]
    hunt.numbers = {"rule": _number("rule", fits=True)}
    assert hunt.found == ["rule"]


@pytest.mark.parametrize("find", [0, 7])
def test_a_find_that_there_is_not_is_refused(find: int) -> None:
    """An author who mistypes is told which numbers there are."""
    with pytest.raises(OutOfRangeError, match=r"from 1 to 6"):
        Hunt([find])


@pytest.mark.parametrize("find", FINDS)
def test_every_find_has_more_than_one_answer(find: str) -> None:
    """And more than one figure that is none."""
    fits = [FINDS[find](m) for m in FIGURES]

    assert fits.count(True) > 1
    assert fits.count(False) > 1


@pytest.mark.parametrize(
    ("find", "name", "fits"),
    [
        ("metadata", "relocation.old_house.agreements", True),
        ("metadata", "education.aid.as_of", False),
        ("twice", "health.facilities.township", True),
        ("twice", "page.set.six_precise", True),
        ("twice", "civility.activity.person_times", False),
        ("members", "page.set.six_precise", True),
        ("members", "civility.set.five_haves", True),
        ("members", "civility.set.five_goods", False),
        ("members", "page.set.six_measures", False),
        ("members", "health.tiers", False),
        ("members", "legacies.political", False),
        ("more", "civility.volunteers", True),
        ("more", "health.staff.township_floor", False),
        ("rule", "health.reimb.all.city", True),
        ("rule", "health.family.teams", False),
        ("uncounted", "page.poor.cleared", True),
        ("uncounted", "health.enrol.insurance", False),
    ],
)
def test_a_find_takes_what_it_asks_for(find: str, name: str, *, fits: bool) -> None:
    """A set whose members the page lists is not one without members, and the like."""
    assert FINDS[find](metrics.metric(name)) == fits


@pytest.mark.parametrize("panel", [Atlas, Hunt])
def test_every_control_has_a_name_of_its_own(lang: Lang, panel: type) -> None:
    """A screen reader can say what each control is for, in the lesson's language."""
    kinds = (
        ipywidgets.Text,
        ipywidgets.Dropdown,
        ipywidgets.Checkbox,
        ipywidgets.IntText,
    )
    names = [w.description for w in within(panel()) if isinstance(w, kinds)]

    assert len(set(names)) == len(names) >= 6
    assert all(bool(re.search(r"[\u3400-\u9fff]", name)) == (lang == "zh") for name in names)


@pytest.mark.parametrize("panel", [Atlas, Hunt])
def test_without_a_kernel_a_panel_is_an_invitation(lang: Lang, panel: type) -> None:
    """A built notebook holds one fixed sentence."""
    assert panel()._repr_mimebundle_()["text/plain"] == say("panel.invitation")


def test_people_reached_divides_the_attendances(lang: Lang) -> None:
    """From all of them different to thirty times each, beginning with the former."""
    spec = people_reached().to_dict()
    (times,) = (p for p in spec["params"] if p["name"] == "times")
    total = metrics.metric("civility.activity.person_times")

    assert times["value"] == times["bind"]["min"] == 1
    assert times["bind"]["input"] == "range"
    assert times["bind"]["name"] == say("page.people.times")
    assert f"{float(total.value):g} / times" in str(spec)
    assert total.format() in spec["description"]
