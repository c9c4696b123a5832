"""Every chart form says what it shows: title, axes, description, data, and no address."""

import csv
import functools
import html
import io
import itertools
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import altair as alt
import pytest

from lessonkit import cards, charts, data, mechanisms, page, panels
from lessonkit.charts import store, theme
from lessonkit.charts import table as listing
from lessonkit.charts.renderer import mimebundle
from lessonkit.data import Metric
from lessonkit.language import Lang, has, say
from lessonkit.panels.controls import LiveChart
from lessonkit.panels.health import shares

RATES = ("all", "poor")
# Systems that have a title to be drawn under.
DRAWN = [system for system in mechanisms.all_systems() if has(f"chart.{system}")]
NO_AXES = ["page map", *DRAWN]
STILL: dict[str, Callable[[], Any]] = {
    "bars": lambda: charts.bars(data.find("health.facilities"), "health.facilities", ["city"]),
    "grouped": lambda: charts.grouped(data.grid("health.reimb", RATES), "health.rates"),
    "left over": panels.health.left_over,
    "counted twice": panels.health.counted_twice,
    "people reached": panels.page.people_reached,
    "reach": panels.health.reach,
    "voices": charts.voices,
    "reports": panels.page.reports,
    "tally": panels.page.tally,
    "page map": lambda: charts.page_map(list(data.metrics().values())),
    **{system: functools.partial(charts.diagram, system) for system in DRAWN},
}
LIVE: dict[str, Callable[[], Any]] = {
    "bill": lambda: panels.health.Bill()._chart,
    "shares": shares._chart,
    "atlas": lambda: panels.page.Atlas()._chart,
    "fraction": lambda: panels.health.Fraction()._chart,
}


@pytest.fixture(autouse=True)
def _compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept from an earlier run proves nothing."""
    monkeypatch.setenv(store.ANEW, "1")


@pytest.fixture(params=[*STILL, *LIVE])
def spec(request: pytest.FixtureRequest, lang: Lang) -> dict[str, Any]:
    """The Vega-Lite of each chart of the kit, in each language."""
    if request.param in STILL:
        return dict(STILL[request.param]().to_dict())
    live = LIVE[request.param]()
    assert isinstance(live, LiveChart)
    return {**live.spec, "datasets": {"rows": live.rows}}


@pytest.fixture(params=STILL)
def bundle(request: pytest.FixtureRequest, lang: Lang) -> dict[str, Any]:
    """What a notebook stores of each chart that is not a panel's."""
    return mimebundle(STILL[request.param]().to_dict())


def _walk(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401 - JSON
    """Yield every value of a JSON document with the names that lead to it."""
    yield path, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _walk(part, (*path, name))
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part, path)


def _figures(form: str) -> list[Metric]:
    """Return the figures of the page that a chart shows, in its order."""
    if form == "bars":
        return data.find("health.facilities")
    return [metric for row in data.grid("health.reimb", RATES) for metric in row]


def _numbers(text: str) -> list[Decimal]:
    return [Decimal(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def test_a_chart_has_title_axis_titles_with_units_and_description(
    spec: dict[str, Any], lang: Lang, request: pytest.FixtureRequest
) -> None:
    """Heard or seen, a reader knows what is shown, over what, in the lesson's language."""
    axes = [v for p, v in _walk(spec) if p[-1:] == ("x",) and isinstance(v, dict)]
    titles = {axis["title"] for axis in axes if axis.get("title")}

    assert spec["title"]["text"]
    assert bool(titles) != (request.node.callspec.params["spec"] in NO_AXES)
    for title in titles:
        assert re.search(r"[（(].+[）)]|people|facilities|个数|number of figures", title)
    assert 40 <= len(spec["description"]) <= 400
    for text in (spec["title"]["text"], spec["description"], *titles):
        words = re.sub(r" \([\u3400-\u9fff]+\)", "", text)  # a name's own word may follow it
        assert bool(re.search(r"[\u3400-\u9fff]", words)) == (lang == "zh")


def test_bars_start_at_zero(spec: dict[str, Any]) -> None:
    """The length of a bar is its number: no axis is cut."""
    scales = [v for p, v in _walk(spec) if p[-2:] == ("x", "scale")]

    assert scales
    for scale in scales:
        assert scale.get("zero") is True or scale["domain"][0] == 0


def test_series_are_told_apart_without_colour(spec: dict[str, Any]) -> None:
    """What a colour means is written as well: at the bar, on the axis or in a legend."""
    assert "text" in {v for p, v in _walk(spec) if p[-2:] == ("mark", "type")}


def test_nothing_in_a_chart_is_fetched(spec: dict[str, Any]) -> None:
    """No data, picture or link of a chart lies elsewhere, trusted notebook or not."""
    document = {name: part for name, part in spec.items() if name != "$schema"}

    assert not [p for p, _ in _walk(document) if p and p[-1] in {"url", "href", "loader"}]
    assert "://" not in json.dumps(document)


def test_stored_vega_is_for_the_vega_of_jupyterlab(bundle: dict[str, Any]) -> None:
    """Schema of version 5, drawn as SVG, without the menu that leads to a web editor."""
    vega = bundle[store.VEGA_MIME]
    document = {name: part for name, part in vega.items() if name != "$schema"}

    assert vega["$schema"].endswith("/vega/v5.json")
    assert vega["usermeta"]["embedOptions"] == {"renderer": "svg", "actions": False}
    assert not [p for p, _ in _walk(document) if p and p[-1] in {"url", "href"}]
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
    """A lesson travels on any stick: 25 kB with its picture, more where all edges are said or
    every figure of the page is held with its phrase.
    """
    form = request.node.callspec.params["bundle"]
    most = 100_000 if form == "page map" else 30_000 if form in DRAWN else 25_000

    assert len(json.dumps(bundle, ensure_ascii=False).encode()) <= most


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
            assert isinstance(cell, str) or data.metric(cell["id"])


def test_an_exported_page_shows_the_same_table(bundle: dict[str, Any], lang: Lang) -> None:
    """As HTML with caption and header cells, each row and each figure's link in it."""
    kept = cards.cards(data.areas(), [], lang)
    shown = listing.html(bundle, kept)
    table = bundle[store.VEGA_MIME]["usermeta"]["lessonkit"]["table"]

    assert f"<caption>{html.escape(table['caption'])}</caption>" in shown
    assert shown.count('scope="col"') == len(table["header"])
    rows = len(table["rows"]) if "rows" in table else len(data.metrics())
    assert shown.count('scope="row"') == rows
    for found in re.findall(r'href="#src-([^"]+)"', shown):
        assert data.metric(found)


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

    assert all(m.said() in description for m in metrics)
    assert sorted(_numbers(description)) == sorted(m.value for m in metrics)


@pytest.mark.parametrize("form", ["bars", "grouped"])
def test_the_bars_are_the_figures(lang: Lang, form: str) -> None:
    """Each value drawn is the one of the table; what is not printed has a row and no bar."""
    metrics = _figures(form)
    spec = STILL[form]().to_dict()
    (rows,) = spec["datasets"].values()

    drawn = [(row["value"], row["said"]) for row in rows if "value" in row]
    assert drawn == [(float(m.value), m.said()) for m in metrics]
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
        assert data.derived(f"health.staff.{name}").said() in left
    for name in ("twice_least", "twice_most"):
        assert data.derived(f"health.family.{name}").said() in twice


def test_moved_numbers_have_a_named_control_within_the_printed_floors(lang: Lang) -> None:
    """What the learner moves is a native range input that says what it moves."""
    params = {p["name"]: p for p in panels.health.left_over().to_dict()["params"]}

    for name in ("township", "village"):
        floor = float(data.metric(f"health.staff.{name}_floor").value)
        assert params[name]["value"] == params[name]["bind"]["min"] == floor
        assert params[name]["bind"]["input"] == "range"
        assert params[name]["bind"]["name"] == say(f"staff.a_{name}")


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
    made = mimebundle(spec)
    assert not list(folder.iterdir())
    monkeypatch.delenv(store.ANEW)

    assert mimebundle(spec) == made
    (kept,) = folder.iterdir()
    assert mimebundle(spec) == made
    kept.write_text("{", "utf-8")
    assert mimebundle(spec) == made
    assert json.loads(kept.read_text("utf-8")) == made


def _map_rows() -> list[dict[str, str]]:
    """Return the figures of the page map as it stores them."""
    (text,) = {
        v["values"]
        for _, v in _walk(STILL["page map"]().to_dict())
        if isinstance(v, dict) and v.get("name") == "figures" and "values" in v
    }
    return list(csv.DictReader(io.StringIO(text)))


def test_the_map_holds_every_figure_once_with_its_row(lang: Lang) -> None:
    """Numbered from 1 in the order of print, each with place, name, phrase and base."""
    rows = sorted(_map_rows(), key=lambda row: int(row["n"]))
    places = [float(row["at"]) for row in rows]

    assert [int(row["n"]) for row in rows] == list(range(1, len(data.metrics()) + 1))
    assert places == sorted(places)
    for row in rows:
        metric = data.metric(row["id"])
        assert 0 <= float(row["at"]) - metric.place <= 30  # beside its neighbour, not upon it
        assert (row["label"], row["phrase"]) == (metric.label[lang], metric.phrase)
        assert row["over"] == metric.over[lang]
        assert bool(row["as_of"]) == bool(metric.as_of)


def test_the_map_counts_the_figures_of_each_article(lang: Lang) -> None:
    """Heard, it says how many figures there are and where."""
    description = STILL["page map"]().to_dict()["description"]
    articles = [block.article for block in page.blocks() if block.opens]
    counts = [sum(m.article == a for m in data.metrics().values()) for a in articles]

    assert [int(n) for n in _numbers(description)] == [len(data.metrics()), *counts]


def test_the_map_is_moved_by_a_number_and_coloured_by_area_or_claim(lang: Lang) -> None:
    """Native controls with a name; it starts with the first figure, coloured by area."""
    params = {p["name"]: p for p in STILL["page map"]().to_dict()["params"]}
    number, colour = params["chosen"], params["colour_by"]

    assert number["value"] == [{"n": 1}]
    assert number["bind"]["input"] == "range"
    assert (number["bind"]["min"], number["bind"]["max"]) == (1, len(data.metrics()))
    assert number["bind"]["name"] == say("map.number")
    assert colour["bind"]["options"] == [say("map.area"), say("map.claim")]
    assert colour["value"] == say("map.area")


def test_marks_of_the_map_are_told_apart_by_letters(lang: Lang) -> None:
    """Each area and each kind of claim has a letter of its own, the same in map and legend."""
    spec = STILL["page map"]().to_dict()
    entries = _rows(spec, "letter")
    (drawn,) = {
        v["calculate"] for _, v in _walk(spec) if isinstance(v, dict) and v.get("as") == "letter"
    }

    for by in (say("map.area"), say("map.claim")):
        names = [row["name"] for row in entries if row["by"] == by]
        letters = "".join(row["letter"] for row in entries if row["by"] == by)
        assert len(set(letters)) == len(set(names)) > 1
        assert f"'{letters}" in drawn


def test_no_mark_of_the_map_hides_anothers_letter() -> None:
    """On a line, squares stand beside each other."""
    for one, other in itertools.pairwise(_map_rows()):
        same_line = float(one["at"]) // 330 == float(other["at"]) // 330
        assert not same_line or float(other["at"]) - float(one["at"]) >= 6


def test_the_repeated_passage_is_as_long_on_the_map_as_on_the_page() -> None:
    """Its strips, put together, have its length; no other strip is dark."""
    (again,) = (block for block in page.blocks() if block.kind == "repeat")
    strips = [row for row in _rows(STILL["page map"]().to_dict(), "repeat") if row["repeat"]]

    assert sum(row["x2"] - row["x"] for row in strips) == pytest.approx(
        (again.end - again.start) * 2
    )


def test_the_map_has_room_for_the_whole_page() -> None:
    """The last line of the page's text still lies above the row of the chosen figure."""
    spec = STILL["page map"]().to_dict()
    strips = _rows(spec, "y2")

    assert spec["height"] - 17 < max(row["y2"] for row in strips) <= spec["height"]


@pytest.mark.parametrize("form", NO_AXES)
def test_a_drawing_fits_a_window_of_1280(lang: Lang, form: str) -> None:
    """Beside Lab's own margins there are 1,104 pixels; no name is cut off."""
    spec = STILL[form]().to_dict()

    assert sum(spec["padding"][side] for side in ("left", "right")) + spec["width"] <= 1_104


def _rows(spec: dict[str, Any], column: str) -> list[dict[str, Any]]:
    """Return the rows that a chart holds as text and that have a column, numbers as numbers."""
    sets = {
        v["values"] if "values" in v else spec["datasets"][v["name"]]: v["format"].get("parse", {})
        for _, v in _walk(spec)
        if isinstance(v, dict) and v.get("format", {}).get("type") == "csv"
    }
    return [
        {name: float(cell) if cell and name in numbers else cell for name, cell in row.items()}
        for text, numbers in sets.items()
        for row in csv.DictReader(io.StringIO(text))
        if column in row
    ]


def _boxes(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in _rows(spec, "text") if "x2" in row]


def _steps(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return _rows(spec, "from")


@pytest.mark.parametrize("system", DRAWN)
def test_a_diagram_draws_every_edge_and_says_each(lang: Lang, system: str) -> None:
    """In the picture an arrow, in the table a row with what carries it; the words count them."""
    edges = mechanisms.edges(system)
    spec = STILL[system]().to_dict()
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
    counts = {kind: sum(e.kind == kind for e in edges) for kind in mechanisms.KINDS}
    title = say(f"chart.{system}")
    told = say("diagram.description", title=title, count=len(edges), **counts)
    assert spec["description"] == told


@pytest.mark.parametrize("system", DRAWN)
def test_boxes_of_a_diagram_hold_their_names_and_never_overlap(lang: Lang, system: str) -> None:
    """Each line of a name fits its box by the widest letters, and boxes stand apart."""
    boxes = _boxes(STILL[system]().to_dict())

    for box in boxes:
        assert max(map(theme.room, box["text"].split("\n"))) + 16 <= box["x2"] - box["x"]
    for one, other in itertools.combinations(boxes, 2):
        beside = one["x2"] < other["x"] or other["x2"] < one["x"]
        assert beside or one["y2"] < other["y"] or other["y2"] < one["y"]
    names = {edge.start[lang] for edge in mechanisms.edges(system)}
    names |= {edge.end[lang] for edge in mechanisms.edges(system)}
    assert {box["text"].replace("\n", " ") for box in boxes} == names


@pytest.mark.parametrize("system", DRAWN)
def test_no_arrow_passes_behind_a_box(lang: Lang, system: str) -> None:
    """An edge that spans columns goes round what stands between: it touches its own boxes only."""
    spec = STILL[system]().to_dict()
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
    spec = STILL[system]().to_dict()
    (shown,) = (p for p in spec["params"] if p["name"] == "shown")
    (lines,) = (v for _, v in _walk(spec) if isinstance(v, dict) and "strokeDash" in v)
    (heads,) = (v for _, v in _walk(spec) if isinstance(v, dict) and "angle" in v)

    assert shown["value"] is False
    assert shown["bind"] == {"input": "checkbox", "name": say("diagram.show")}
    for channel in ("color", "strokeDash"):
        assert lines[channel]["condition"]["test"] == "shown"
        assert "value" in lines[channel]
    assert heads["color"] == lines["color"]


def test_quotes_and_chinese_letters_are_given_room() -> None:
    """What a Chinese font draws wide counts as wide."""
    assert theme.room("ab") == 14
    assert theme.room("六脱") == 28
    assert theme.room("“六脱”") == 56
