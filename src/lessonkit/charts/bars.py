"""Bars from zero: a few figures of one unit side by side."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from lessonkit.charts import table, theme
from lessonkit.charts.describe import alt_text, heading
from lessonkit.charts.theme import Layers
from lessonkit.core.texts import say
from lessonkit.facts.metrics import Metric

_STEP = 30  # px a bar
_WIDTH = 420  # px from zero to the end of the axis


def bars(metrics: Sequence[Metric], title: str, unprinted: Sequence[str] = ()) -> Layers:
    """Return one bar a figure, with the figure in words at its end.

    Args:
        metrics: Figures of one unit.
        title: What its text in the lesson's texts.csv begins with, as in `health.rates`.
        unprinted: Keys `part.…` of what belongs here but has no figure on the page: a row
            without a bar that says so.
    """
    return _chart([("", metrics)], title, unprinted)


def grouped(rows: Sequence[Sequence[Metric]], title: str) -> Layers:
    """Return a bar for each figure of each series, the series side by side.

    Args:
        rows: The series; the part of the ids before the last names each.
        title: What its text in the lesson's texts.csv begins with, as in `health.rates`.
    """
    return _chart([(say(f"part.{row[0].id.split('.')[-2]}"), row) for row in rows], title)


def _chart(
    groups: list[tuple[str, Sequence[Metric]]], title: str, unprinted: Sequence[str] = ()
) -> Layers:
    metrics = [m for _, row in groups for m in row]
    unit = metrics[0].unit
    values: list[dict[str, Any]] = [
        {"what": say(f"part.{part}"), "group": "", "at": 0, "said": say("part.unprinted")}
        for part in unprinted
    ] + [
        {"what": m.short, "group": name, "at": float(m.value), "value": float(m.value)}
        | {"said": m.format(), "id": m.id}
        for name, row in groups
        for m in row
    ]
    order = list(dict.fromkeys(value["what"] for value in values))
    names = [name for name, _ in groups]
    heading_text = say(f"{title}.title")
    end = 100.0 if unit.id == "percent" else max(value["at"] for value in values) * 1.02
    base = alt.Chart(alt.InlineData(values)).encode(
        y=alt.Y("what:N", sort=order, title=None, axis=alt.Axis(ticks=False, labelPadding=8)),
        x=alt.X(
            "value:Q",
            title=say(f"axis.{unit.id}"),
            scale=alt.Scale(domain=[0, end], nice=False),
            axis=theme.numbers(5),
        ),
    )
    if len(groups) > 1:
        base = base.encode(yOffset=alt.YOffset("group:N", sort=names))
    colour = (
        alt.Color(
            "group:N", sort=names, scale=alt.Scale(range=[theme.BLUE, theme.RED]), legend=None
        )
        if len(groups) > 1
        else alt.value(theme.BLUE)
    )
    label = "datum.said + '  ' + datum.group" if len(groups) > 1 else "datum.said"
    chart = alt.layer(
        base.mark_bar(size=_STEP - 8).encode(color=colour),
        base.transform_calculate(label=label)
        .mark_text(align="left", dx=5)
        .encode(x="at:Q", text="label:N"),
    ).properties(width=_WIDTH, height=_STEP * len(values) + 8 * len(order))
    left = 40 + max(theme.text_width(what) for what in order)
    right = 20 + max(theme.text_width(f"{v['said']}  {v['group']}") for v in values)
    return theme.finish(
        chart,
        title=heading_text,
        subtitle=heading(metrics),
        description=alt_text("bars", heading_text, groups, unprinted),
        table=table.figures(heading_text, groups, unprinted),
        left=left,
        right=right,
    )
