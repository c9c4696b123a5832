"""Every chart form says what it shows: title, axes, description, data, and no address."""

import html
import itertools
import json
import re
from pathlib import Path
from typing import Any

import altair as alt
import pytest
from drawn import BARS, DRAWN, LIVE, NO_AXES, RATES, STILL, made, marks, numbers, stored, walk

from lessonkit import areas
from lessonkit.charts import store
from lessonkit.charts import table as listing
from lessonkit.charts.renderer import mimebundle
from lessonkit.core import texts
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import cards, derived, metrics
from lessonkit.facts.areas import all_areas
from lessonkit.facts.metrics import Metric, all_metrics, find, grid

UNIT = re.compile(  # in a title; one that names actors has none
    r"[（(].+[）)]|people|facilities|households|month|day|hundred|number of figures|who"
    r"|个数|户|月|天|百|谁"
)
SHAPED = {"shape", "strokeDash"}  # what tells series apart without colour
# kB of a stored chart with its picture: more where all edges or duties are said twice, or
# every figure of the page is held with its phrase.
MOST = dict.fromkeys(["timeline", "laboratory", "capacity", *DRAWN], 30) | {
    "duties": 40,
    "page map": 100,
}


@pytest.fixture(params=[*STILL, *LIVE])
def spec(request: pytest.FixtureRequest, lang: Lang) -> dict[str, Any]:
    """The Vega-Lite of each chart of the kit, in each language."""
    return made(request.param, lang)


@pytest.fixture(params=STILL)
def bundle(request: pytest.FixtureRequest, lang: Lang) -> dict[str, Any]:
    """What a notebook stores of each chart that is not a panel's."""
    return stored(request.param, lang)


def _figures(form: str) -> list[Metric]:
    """Return the figures of the page that a chart shows, in its order."""
    if form == "bars":
        return find("health.facilities")
    return [metric for row in grid("health.reimb", RATES) for metric in row]


def test_a_chart_has_title_axis_titles_with_units_and_description(
    spec: dict[str, Any], lang: Lang, request: pytest.FixtureRequest
) -> None:
    """Heard or seen, a reader knows what is shown, over what, in the lesson's language."""
    axes = [v for p, v in walk(spec) if p[-1:] == ("x",) and isinstance(v, dict)]
    titles = {axis["title"] for axis in axes if axis.get("title")}

    assert spec["title"]["text"]
    assert bool(titles) != (request.node.callspec.params["spec"] in NO_AXES)
    for title in titles:
        assert UNIT.search(title)
    assert 40 <= len(spec["description"]) <= 400
    for text in (spec["title"]["text"], spec["description"], *titles):
        words = re.sub(r" \([\u3400-\u9fff]+\)", "", text)  # a name's own word may follow it
        assert bool(re.search(r"[\u3400-\u9fff]", words)) == (lang == "zh")


@pytest.mark.parametrize("form", BARS)
def test_bars_start_at_zero(form: str, lang: Lang) -> None:
    """The length of a bar is its number: no axis is cut."""
    spec = made(form, lang)
    assert "bar" in marks(spec)
    scales = [v for p, v in walk(spec) if p[-2:] == ("x", "scale")]

    assert scales
    for scale in scales:
        assert scale.get("zero") is True or scale["domain"][0] == 0


def test_series_are_told_apart_without_colour(spec: dict[str, Any]) -> None:
    """What a colour means is written as well, or told by a shape or by dashes in a legend."""
    channels = {name for p, v in walk(spec) if p[-1:] == ("encoding",) for name in v}

    assert "text" in marks(spec) or channels & SHAPED


@pytest.mark.parametrize("form", STILL)
def test_quotes_in_the_texts_of_the_kit_break_no_chart(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who edits labels.csv may write an apostrophe: it is drawn, in expressions as well."""
    plain = texts.read

    def quoted(path: Path) -> dict[str, dict[str, str]]:
        return {
            key: {**said, "en": f"{said['en']} it's" if " " in said["en"] else said["en"]}
            for key, said in plain(path).items()
        }

    monkeypatch.setattr(texts, "read", quoted)
    monkeypatch.setenv("LESSONKIT_LANG", "en")

    spec = STILL[form]().to_dict()

    assert "it's" in mimebundle(spec)["image/svg+xml"]


def test_nothing_in_a_chart_is_fetched(spec: dict[str, Any]) -> None:
    """No data, picture or link of a chart lies elsewhere, trusted notebook or not."""
    document = {name: part for name, part in spec.items() if name != "$schema"}

    assert not [p for p, _ in walk(document) if p and p[-1] in {"url", "href", "loader"}]
    assert "://" not in json.dumps(document)


def test_stored_vega_is_for_the_vega_of_jupyterlab(bundle: dict[str, Any]) -> None:
    """Schema of version 5, drawn as SVG, without the menu that leads to a web editor."""
    vega = bundle[store.VEGA_MIME]
    document = {name: part for name, part in vega.items() if name != "$schema"}

    assert vega["$schema"].endswith("/vega/v5.json")
    assert vega["usermeta"]["embedOptions"] == {"renderer": "svg", "actions": False}
    assert not [p for p, _ in walk(document) if p and p[-1] in {"url", "href"}]
    assert "://" not in json.dumps(document)


def test_the_still_picture_names_itself_and_fetches_nothing(bundle: dict[str, Any]) -> None:
    """A viewer without scripts has picture and sentence from the same output."""
    svg = bundle["image/svg+xml"]

    assert 'role="img"' in svg
    assert f'aria-label="{bundle["text/plain"]}"' in html.unescape(svg)
    assert not re.findall(r"(?:href|src)=|url\(", svg)
    assert set(re.findall(r"https?://[^\s\"]+", svg)) <= {"http://www.w3.org/2000/svg"}
    assert "<script" not in svg


def test_a_stored_chart_is_small(bundle: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """A lesson travels on any stick."""
    most = MOST.get(request.node.callspec.params["bundle"], 25)

    assert len(json.dumps(bundle, ensure_ascii=False).encode()) <= 1000 * most


def test_every_chart_carries_a_table(bundle: dict[str, Any], lang: Lang) -> None:
    """Caption, a name for each column, rows of that length; figures lead to their sources."""
    kept = bundle[store.VEGA_MIME]["usermeta"]["lessonkit"]
    table = kept["table"]

    assert table["caption"] in kept["show"]
    assert all(table["header"])
    for row in table.get("rows", []):
        assert row[0]
        assert len(row) == len(table["header"])
        for cell in itertools.chain.from_iterable(c if isinstance(c, list) else [c] for c in row):
            assert isinstance(cell, str) or metrics.metric(cell["id"])


def test_an_exported_page_shows_the_same_table(bundle: dict[str, Any], lang: Lang) -> None:
    """As HTML with caption and header cells, each row and each figure's link in it."""
    kept = cards.cards(all_areas(), [], lang)
    shown = listing.html(bundle, kept)
    table = bundle[store.VEGA_MIME]["usermeta"]["lessonkit"]["table"]

    assert f"<caption>{html.escape(table['caption'])}</caption>" in shown
    assert shown.count('scope="col"') == len(table["header"])
    rows = len(table["rows"]) if "rows" in table else len(all_metrics())
    assert shown.count('scope="row"') == rows
    for found in re.findall(r'href="#src-([^"]+)"', shown):
        assert metrics.metric(found)


def test_text_in_a_table_stays_text() -> None:
    """Markup that someone types into a table of the kit is shown and not run."""
    evil = "<img src=x onerror=alert(1)>"
    table = {"caption": evil, "header": [evil], "rows": [[evil], [{"text": evil, "id": '"><b'}]]}
    chart = {"usermeta": {"lessonkit": {"table": table, "show": evil}}}

    shown = listing.html({store.VEGA_MIME: chart}, {})

    assert "<img" not in shown
    assert "<b>" not in shown
    assert '"><b' not in shown
    assert listing.html({"text/plain": "no chart"}, {}) == ""


@pytest.mark.parametrize("form", ["bars", "grouped"])
def test_the_description_gives_every_figure_and_no_other(lang: Lang, form: str) -> None:
    """A listener learns the numbers that a viewer sees, in words made from the data."""
    metrics = _figures(form)
    description = STILL[form]().to_dict()["description"]

    assert all(m.format() in description for m in metrics)
    assert sorted(numbers(description)) == sorted(m.value for m in metrics)


@pytest.mark.parametrize("form", ["bars", "grouped"])
def test_the_bars_are_the_figures(lang: Lang, form: str) -> None:
    """Each value drawn is the one of the table; what is not printed has a row and no bar."""
    metrics = _figures(form)
    spec = STILL[form]().to_dict()
    (rows,) = spec["datasets"].values()

    drawn = [(row["value"], row["said"]) for row in rows if "value" in row]
    assert drawn == [(float(m.value), m.format()) for m in metrics]
    silent = [row["said"] for row in rows if "value" not in row]
    assert silent == ([say("part.unprinted")] if form == "bars" else [])


def test_what_is_not_stated_is_said_under_the_title(lang: Lang) -> None:
    """Who reports, and what is missing, stand in the picture itself."""
    (line,) = STILL["grouped"]().to_dict()["title"]["subtitle"]

    assert say("reporter.report") in line
    assert say("silent.as_of") in line


def test_numbers_that_are_computed_are_those_of_the_tables(lang: Lang) -> None:
    """The panels that run in the browser begin with what the kit derives."""
    left, twice = (
        STILL[name]().to_dict()["description"] for name in ("left over", "counted twice")
    )

    for name in ("floors_need", "floors_leave"):
        assert derived.derived(f"health.staff.{name}").format() in left
    for name in ("twice_least", "twice_most"):
        assert derived.derived(f"health.family.{name}").format() in twice


def test_moved_numbers_have_a_named_control_within_the_printed_floors(lang: Lang) -> None:
    """What the learner moves is a native range input that says what it moves."""
    params = {p["name"]: p for p in areas.health.left_over().to_dict()["params"]}

    for name in ("township", "village"):
        floor = float(metrics.metric(f"health.staff.{name}_floor").value)
        assert params[name]["value"] == params[name]["bind"]["min"] == floor
        assert params[name]["bind"]["input"] == "range"
        assert params[name]["bind"]["name"] == say(f"health.staff.a_{name}")


def test_importing_charts_makes_every_altair_chart_show_offline() -> None:
    """A chart that an author writes by hand goes the same way."""
    assert alt.renderers.active == "lessonkit"
    shown = alt.Chart(alt.InlineData([{"a": 1}])).mark_bar().encode(x="a:Q")._repr_mimebundle_()

    assert store.VEGA_MIME in shown
    assert "text/html" not in shown


def test_a_chart_that_was_kept_is_the_chart_that_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What a learner sees at once is what compiling would give; half a file is made anew."""
    folder = tmp_path_factory.mktemp("kept")
    monkeypatch.setattr(store, "_folder", lambda: folder)
    spec = STILL["bars"]().to_dict()
    monkeypatch.setenv(store.ANEW, "1")
    anew = mimebundle(spec)
    assert not list(folder.iterdir())
    monkeypatch.delenv(store.ANEW)

    assert mimebundle(spec) == anew
    (kept,) = folder.iterdir()
    assert mimebundle(spec) == anew
    kept.write_text("{", "utf-8")
    assert mimebundle(spec) == anew
    assert json.loads(kept.read_text("utf-8")) == anew


def test_what_is_no_notebook_does_not_stop_the_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks of a merge in one lesson; the others' charts are kept all the same."""
    kept = tmp_path / "kept"
    monkeypatch.setattr(store, "_folder", lambda: kept)
    broken = tmp_path / "broken.ipynb"
    broken.write_text("<<<<<<< mine\n{}\n", encoding="utf-8")
    lessons = sorted(home().notebooks.glob("zh/*.ipynb"))

    store.harvest([broken, *lessons])

    assert len(list(kept.glob("*.json"))) > len(lessons)
