"""Chart forms whose rows a panel sends: drawn once, then fed through the data set "rows"."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from lessonkit.charts import theme

_STEP = 28  # px a bar
_WIDTH = 420
_LEFT = 130  # px for the names of groups, more where one is longer


def segments(
    group: str, bar: str, parts: Mapping[str, float], *, said: str, mark: float | None = None
) -> list[dict[str, Any]]:
    """Return the rows of one bar of `stacked`.

    Args:
        group: Its group.
        bar: Its name in the group.
        parts: What it is made of, first to last, from zero.
        said: The text at its end.
        mark: Where a tick crosses it.
    """
    rows: list[dict[str, Any]] = []
    start = 0.0
    for part, size in parts.items():
        end = start + size
        rows.append({"group": group, "bar": bar, "part": part, "start": start, "end": end})
        start = end
    rows[-1] |= {"said": said, "mark": mark}
    return rows


def stacked(
    *,
    title: str,
    subtitle: str,
    description: str,
    axis: str,
    parts: Sequence[str],
    groups: Sequence[str],
    bars: Sequence[str],
    colours: Sequence[str] = (theme.BLUE, theme.GREEN, theme.RED),
    marked: bool = False,
) -> dict[str, Any]:
    """Return Vega-Lite for stacked bars from zero, some bars to a group.

    Args:
        title: The chart's title.
        subtitle: The line under it.
        description: What the chart shows; the panel's sentence gives the numbers.
        axis: Title of the axis, with its unit.
        parts: Names of the parts, first to last.
        groups: Names of the groups, top to bottom.
        bars: Names of the bars in each group, top to bottom.
        colours: Of the parts, first to last.
        marked: Whether bars have ticks across them.
    """
    height = _STEP * len(groups) * len(bars)
    base = alt.Chart(alt.NamedData("rows")).encode(
        y=alt.Y("group:N", sort=list(groups), title=None, axis=alt.Axis(ticks=False)),
        yOffset=alt.YOffset("bar:N", sort=list(bars)),
    )
    legend = alt.Legend(
        orient="none", direction="horizontal", title=None, legendX=0, legendY=height + 46
    )
    bodies = base.mark_bar(size=_STEP - 8, stroke="white").encode(
        x=alt.X(
            "start:Q",
            title=axis,
            scale=alt.Scale(zero=True, nice=False),
            axis=theme.numbers(4),
        ),
        x2="end:Q",
        color=alt.Color(
            "part:N",
            scale=alt.Scale(domain=list(parts), range=list(colours)),
            legend=legend if len(parts) > len(bars) else None,
        ),
    )
    ends = (
        base.transform_filter("isValid(datum.said)")
        .mark_text(align="left", dx=6)
        .encode(x="end:Q", text="said:N")
    )
    layers = [bodies, ends]
    if marked:
        marks = base.transform_filter("isValid(datum.mark)").mark_tick(
            color=theme.INK, thickness=3, size=_STEP - 4
        )
        layers.append(marks.encode(x="mark:Q"))
    framed = theme.finish(
        alt.layer(*layers).properties(width=_WIDTH, height=height),
        title=title,
        subtitle=[subtitle],
        description=description,
        table=None,
        left=max(_LEFT, 20 + max(map(theme.text_width, groups))),
        right=250,
        bottom=76,
    )
    return dict(framed.to_dict())
