"""The table that a chart carries: the same numbers, for those who would rather read them.

It travels in the chart's `usermeta`, so it is there without a kernel and in a notebook that
nobody has trusted. JupyterLab shows it below the chart (the extension's `table.js`), an
exported page as HTML (`html`); a panel shows a table of the same shape below its own chart.
"""

import csv
import io
import itertools
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final, TypedDict

from markupsafe import Markup

from lessonkit.charts import store
from lessonkit.core import html as markup
from lessonkit.core.texts import say
from lessonkit.facts.metrics import Metric


class FigureCell(TypedDict):
    """A cell that is a figure of the page: it leads to the figure's source card."""

    text: str
    id: str


Cell = str | FigureCell | Sequence[FigureCell]
Part = str | FigureCell  # of a sentence
FIGURE: Final = "\0"  # where a figure stands in a sentence


class Table(TypedDict):
    """A caption, a name for each column, and rows whose first cell names the row."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class CardTable(TypedDict):
    """A table whose rows are source cards, which a notebook holds already.

    `data` names the chart's CSV data set with a column `id`, its rows in the table's order.
    Columns are number, what is counted, figure, and then each of `facts`, by its name on
    the card.
    """

    caption: str
    header: Sequence[str]
    data: str
    facts: Sequence[str]


def figure(metric: Metric) -> FigureCell:
    """Return a figure of the page as a cell: in words, leading to its source."""
    return {"text": metric.format(), "id": metric.id}


def parts(sentence: str, figures: Iterable[Part]) -> list[Part]:
    """Return a sentence as parts, with the next of `figures` wherever `FIGURE` stands in it."""
    first, *rest = sentence.split(FIGURE)
    pairs = zip(figures, rest, strict=True)
    return [part for part in (first, *itertools.chain.from_iterable(pairs)) if part]


def figures(
    caption: str, groups: Sequence[tuple[str, Sequence[Metric]]], unprinted: Sequence[str] = ()
) -> Table:
    """Return figures of the page one below the other.

    Args:
        caption: What the table shows; a chart's title.
        groups: Name (or "" for only one) and figures of each series.
        unprinted: Keys `part.…` of what belongs here but has no figure on the page.
    """
    named = any(name for name, _ in groups)
    rows: list[list[Cell]] = [
        [m.short, *([name] if named else []), figure(m)] for name, row in groups for m in row
    ]
    rows += [[say(f"part.{part}"), say("part.unprinted")] for part in unprinted]
    header = ["what", *(["series"] if named else []), "figure"]
    return {
        "caption": caption,
        "header": [say(f"table.{column}") for column in header],
        "rows": rows,
    }


def carried(table: Table | CardTable | None) -> dict[str, Any]:
    """Return what a chart keeps in `usermeta` of its table."""
    if table is None:
        return {}
    return {"lessonkit": {"table": table, "show": say("table.show", caption=table["caption"])}}


def html(forms: Mapping[str, Any], cards: Mapping[str, Any]) -> str:
    """Return the table of a notebook's output as HTML, folded; "" where there is none.

    It is what the lab extension shows below a chart, for pages that run no scripts: call it
    for each output of an exported notebook. All text is escaped. Figures link to `#src-…`.

    Args:
        forms: The output's ``data``, by MIME type.
        cards: ``metadata.lessonkit.cards`` of the notebook, as facts/cards.py makes them.
    """
    vega = forms.get(store.VEGA_MIME, {})
    kept = vega.get("usermeta", {}).get("lessonkit")
    if not kept:
        return ""
    table = kept["table"]
    rows = table["rows"] if "rows" in table else _from_cards(table, vega, cards)
    listing = markup.table(table["caption"], table["header"], [[*map(_shown, row)] for row in rows])
    caption = escape(table["caption"])
    return (
        f'<details class="lessonkit-Table"><summary>{escape(kept["show"])}</summary>'
        f'<div class="lessonkit-window" role="group" tabindex="0" aria-label="{caption}">'
        f"{listing}</div></details>"
    )


def _from_cards(
    table: CardTable, vega: Mapping[str, Any], cards: Mapping[str, Any]
) -> list[list[Cell]]:
    """Return the rows of a table whose words stand in the notebook's cards."""
    (text,) = (data["values"] for data in vega["data"] if data["name"] == table["data"])
    texts = cards["texts"]
    rows: list[list[Cell]] = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), start=1):
        _, title, value, *rest = (int(n) for n in cards["cards"][f"src-{row['id']}"].split())
        facts = dict(zip(rest[::2], rest[1::2], strict=True))
        says = {texts[name]: texts[said] for name, said in facts.items()}
        figure: FigureCell = {"text": texts[value], "id": row["id"]}
        rows.append(
            [str(number), texts[title], figure, *(says.get(fact, "") for fact in table["facts"])]
        )
    return rows


def _shown(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Mapping):
        return Markup('<a href="#src-{id}">{text}</a>').format_map(cell)
    return Markup("; ").join(map(_shown, cell))
