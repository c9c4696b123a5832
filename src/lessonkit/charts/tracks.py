"""Lines over months whose rows a panel sends, told apart by colour and by dashes."""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt

from lessonkit.charts import theme

_WIDTH: Final = 460  # px
_HEIGHT: Final = 200
_LINE: Final = 20  # px a legend's entry
_COLOURS: Final = (theme.RED, theme.BLUE, theme.GREY)
_DASHES: Final = ([1, 0], [7, 3], [2, 3])


def tracks(
    *, title: str, subtitle: list[str], description: str, x: str, y: str, names: Sequence[str]
) -> dict[str, Any]:
    """Return Vega-Lite for up to three lines over whole numbers, from zero.

    Args:
        title: The chart's title.
        subtitle: The lines under it.
        description: What the chart shows; the panel's sentence gives the numbers.
        x: Title of the horizontal axis.
        y: Title of the vertical axis, with its unit.
        names: Names of the lines; rows hold `x`, `y` and the name as `line`.
    """
    legend = alt.Legend(
        orient="none",
        direction="vertical",
        title=None,
        legendX=0,
        legendY=_HEIGHT + 44,
        symbolSize=600,  # long enough to show dashes
        symbolStrokeWidth=2.5,
    )
    chart = alt.Chart(alt.NamedData("rows")).mark_line(strokeWidth=2.5)
    lines = chart.encode(
        x=alt.X("x:Q", title=x, scale=alt.Scale(nice=False), axis=alt.Axis(tickCount=6)),
        y=alt.Y("y:Q", title=y, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=4)),
        color=alt.Color(
            "line:N", scale=alt.Scale(domain=list(names), range=list(_COLOURS)), legend=legend
        ),
        strokeDash=alt.StrokeDash(
            "line:N", scale=alt.Scale(domain=list(names), range=list(_DASHES)), legend=legend
        ),
    )
    framed = theme.finish(
        alt.layer(lines).properties(width=_WIDTH, height=_HEIGHT),
        title=title,
        subtitle=subtitle,
        description=description,
        table=None,
        left=80,
        right=30,
        bottom=54 + _LINE * len(names),
    )
    return dict(framed.to_dict())
