"""The page as a map: its text as lines, every figure at its place in them."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import altair as alt

from lessonkit.areas.page import legends
from lessonkit.charts import theme
from lessonkit.charts.expressions import vega_string
from lessonkit.charts.rows import rows
from lessonkit.charts.table import CardTable
from lessonkit.charts.theme import Layers
from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.facts import figures
from lessonkit.facts.areas import all_areas
from lessonkit.facts.layout import Block, blocks, seam
from lessonkit.facts.metrics import CLAIMS, Metric

_LETTERS: Final = 330  # of the page on a line of the map
_WIDTH: Final = 660  # px a line
_LINE: Final = 15  # px from line to line
_MARK: Final = 12  # px
_APART: Final = 6.5  # letters from mark to mark, so that none hides another's letter
_ROW: Final = 100  # px for the lines below the map that show a figure
_SCALE: Final = _WIDTH / _LETTERS
_HEIGHT: Final = _LINE * 31
_ROWS: Final = "figures"  # the data set's name
_X: Final = alt.X("x:Q", scale=alt.Scale(domain=[0, _WIDTH]), axis=None)
_Y: Final = alt.Y("y:Q", scale=alt.Scale(domain=[_HEIGHT, 0]), axis=None)
# Few enough to be told apart on a projector; a letter says which area or claim a mark stands for.
# White letters have 4.5:1 on each, and each has 3:1 on the strips.
_COLOUR: Final = alt.Color(
    "hue:O",
    scale=alt.Scale(domain=list(range(len(theme.HUES))), range=list(theme.HUES)),
    legend=None,
)


def page_map(metrics: Sequence[Metric]) -> Layers:
    """Return the map; a figure is chosen by its number or by a click and shows its row.

    Args:
        metrics: The figures, numbered from 1 in reading order.
    """
    ordered = reading_order(metrics)
    chosen = alt.selection_point(
        name="chosen",
        fields=["n"],
        value=[{"n": 1}],
        on="click",
        clear=False,
        bind=alt.binding_range(min=1, max=len(ordered), step=1, name=say("page.map.number")),
    )
    by_area, by_claim = say("page.map.area"), say("page.map.claim")
    colour_by = alt.param(
        name="colour_by",
        value=by_area,
        bind=alt.binding_radio(options=[by_area, by_claim], name=say("page.map.colour")),
    )
    kept = rows(_figures(ordered), _ROWS)
    code = f"(colour_by == {vega_string(by_area)} ? datum.a : datum.c)"
    placed = alt.Chart(kept).transform_calculate(
        x=f"(datum.at % {_LETTERS}) * {_SCALE}",
        y=f"floor(datum.at / {_LETTERS}) * {_LINE} + {(_LINE - _MARK) / 2}",
        hue=f"{code} % {len(theme.HUES)}",
        letter=f"'{legends.LETTERS}'[{code}]",
    )
    marks = (
        placed.transform_calculate(x2=f"datum.x + {_MARK}", y2=f"datum.y + {_MARK}")
        .mark_rect(cursor="pointer")
        .encode(
            _X,
            _Y,
            x2="x2:Q",
            y2="y2:Q",
            color=_COLOUR,
            stroke=alt.when(chosen).then(alt.value(theme.INK)).otherwise(alt.value(None)),
            strokeWidth=alt.value(4),
        )
        .add_params(chosen, colour_by)
    )
    letters = placed.mark_text(**legends.lettered(_MARK), tooltip=None, cursor="pointer").encode(
        _X, _Y, text="letter:N"
    )
    row = (
        alt.Chart(kept)
        .transform_filter(chosen)
        .transform_calculate(text=_row())
        .mark_text(
            align="left",
            lineBreak="\n",
            lineHeight=theme.LINE,
            baseline="top",
            cursor="pointer",  # it leads to its figure's card, as its mark does
        )
        .encode(
            x=alt.value(0),
            y=alt.value(_HEIGHT + 8),
            text="text:N",
            tooltip=alt.value(None),  # without the channel Vega lets no pointer reach the mark
        )
    )
    meanings = {by_area: _areas(), by_claim: _claims()}
    legend, size = legends.in_columns(
        meanings, "colour_by", _HEIGHT + _ROW, x=_X, y=_Y, colour=_COLOUR, hues=len(theme.HUES)
    )
    return theme.finish(
        alt.layer(_ground(), _names(), _jump(), marks, letters, row, legend).properties(
            width=_WIDTH, height=_HEIGHT
        ),
        title=say("page.map.title"),
        subtitle=[say("page.map.subtitle")],
        description=_description(ordered),
        table=_table(),
        left=20 + max(theme.text_width(name) for _, name in _named()),
        right=max(20, size.width - _WIDTH),
        bottom=_ROW + size.height,
    )


def reading_order(metrics: Sequence[Metric]) -> list[Metric]:
    """Return figures in the order in which the page prints them."""
    return sorted(metrics, key=lambda m: (m.place, m.id))


def _figures(ordered: Sequence[Metric]) -> list[dict[str, Any]]:
    """Return what the map knows of each figure; areas and kinds of claim are numbered."""
    lang, areas = current(), list(all_areas())
    return [
        {
            "id": m.id,
            "n": n,
            "at": at,
            "a": areas.index(m.area),
            "c": CLAIMS.index(m.claim),
            "label": m.label[lang],
            "phrase": m.phrase,
            "as_of": figures.date(m.as_of, lang) if m.as_of else "",
            "over": m.over[lang],
        }
        for n, (m, at) in enumerate(zip(ordered, _apart(ordered), strict=True), start=1)
    ]


def _apart(ordered: Sequence[Metric]) -> list[float]:
    """Return where marks are drawn, in letters: at their figures, or right of the mark before."""
    drawn: list[float] = []
    for m in ordered:
        near = drawn and m.place // _LETTERS == drawn[-1] // _LETTERS
        drawn.append(max(m.place, drawn[-1] + _APART) if near else m.place)
    return drawn


def _row() -> str:
    """Return the Vega expression for the lines that show a figure's row."""

    def known(key: str, field: str) -> str:
        return f"{vega_string(say(key) + ' ')} + (datum.{field} || {vega_string(say('unsaid'))})"

    lines = [
        "datum.n + '. ' + datum.label",
        f"{vega_string(say('page.map.phrase') + ' ')} + datum.phrase",
        f"{_one_of(_areas(), 'a')} + ' / ' + {_one_of(_claims(), 'c')}",
        f"{known('page.map.as_of', 'as_of')} + ' / ' + {known('page.map.over', 'over')}",
    ]
    return " + '\\n' + ".join(lines)


def _areas() -> list[str]:
    return [row[f"label_{current()}"] for row in all_areas().values()]


def _claims() -> list[str]:
    return [say(f"claim.{claim}") for claim in CLAIMS]


def _one_of(names: Sequence[str], field: str) -> str:
    """Return the Vega expression for the name with the number in `field`."""
    return f"{json.dumps(names, ensure_ascii=False)}[datum.{field}]"


def _ground() -> alt.Chart:
    """Return the lines of text as strips, the passage printed twice darker."""
    strips = [strip for block in blocks() for strip in _strips(block)]
    ground: alt.Chart = (
        alt.Chart(rows(strips))
        .mark_rect()
        .encode(
            _X,
            _Y,
            x2="x2:Q",
            y2="y2:Q",
            color=alt.when("datum.repeat")
            .then(alt.value(theme.PALE_MARK))
            .otherwise(alt.value(theme.PALER_MARK)),
        )
    )
    return ground


def _strips(block: Block) -> Iterator[dict[str, Any]]:
    start = block.start
    while start < block.end:
        end = min(block.end, (start // _LETTERS + 1) * _LETTERS)
        at = _at(start)
        yield {
            **at,
            "x2": at["x"] + (end - start) * _SCALE,
            "y2": at["y"] + _LINE - 2,
            **({"repeat": 1} if block.kind == "repeat" else {}),
        }
        start = end


def _at(offset: int) -> dict[str, float]:
    return {"x": offset % _LETTERS * _SCALE, "y": offset // _LETTERS * _LINE + 1}


def _table() -> CardTable:
    facts = [say(f"card.{fact}") for fact in ("phrase", "as_of", "over")]
    header = [say(f"table.{column}") for column in ("place", "what", "figure")]
    return {
        "caption": say("page.map.title"),
        "header": [*header, *facts],
        "data": _ROWS,
        "facts": facts,
    }


def _named() -> list[tuple[int, str]]:
    """Return where articles open or go on, and the passage printed twice, by name."""
    named = [(b.start, say(f"article.{b.article}")) for b in blocks() if b.opens]
    named.append((seam()[1], say("page.map.resumed")))
    named += [(b.start, say("page.map.repeat")) for b in blocks() if b.kind == "repeat"]
    return named


def _names() -> alt.Chart:
    """Return those names beside their first lines."""
    names = [{"y": _at(start)["y"] + _LINE / 2, "text": text} for start, text in _named()]
    beside: alt.Chart = (
        alt.Chart(rows(names))
        .mark_text(align="right", baseline="middle")
        .encode(_Y, x=alt.value(-8), text="text:N")
    )
    return beside


def _jump() -> alt.Chart:
    """Return the line from where the report breaks off in mid-word to where it goes on."""
    points = [{"x": at["x"], "y": at["y"] + _LINE / 2} for at in map(_at, seam())]
    line: alt.Chart = (
        alt.Chart(rows(points)).mark_line(strokeDash=[4, 3], color=theme.INK).encode(_X, _Y)
    )
    return line


def _description(ordered: Sequence[Metric]) -> str:
    articles = [b.article for b in blocks() if b.opens]
    counts = say("alt.comma").join(
        say(
            "page.map.count",
            article=say(f"article.{a}"),
            count=sum(m.article == a for m in ordered),
        )
        for a in articles
    )
    return say("page.map.description", count=len(ordered), counts=counts)
