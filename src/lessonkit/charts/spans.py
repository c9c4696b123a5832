"""Things on a line of months: from when to when each lasts, and what happened in it."""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt

from lessonkit.charts import theme

_ROW: Final = 20  # px
_WIDTH: Final = 420


def spans(
    *,
    title: str,
    subtitle: Sequence[str],
    description: str,
    axis: str,
    months: int,
    names: Sequence[str],
) -> dict[str, Any]:
    """Return Vega-Lite for one line a name: a bar, signs on it, and a word at its end.

    Rows of a bar hold `name`, `start`, `end`, `shade` (a colour) and `said`, those of a sign
    `name`, `at` and `sign` (a letter or two), and one row holds `now`, where a rule stands.

    Args:
        title: The chart's title.
        subtitle: The lines under it, which say what the signs mean.
        description: What the chart shows; the panel's sentence gives the numbers.
        axis: Title of the axis, with its unit.
        months: How many of them the axis has, from the start of the first.
        names: Names of the lines, top to bottom.
    """
    rows = alt.Chart(alt.NamedData("rows"))
    x = alt.X(
        "start:Q",
        title=axis,
        scale=alt.Scale(domain=[0, months], nice=False),
        axis=alt.Axis(values=list(range(months + 1))),
    )
    y = alt.Y("name:N", sort=list(names), title=None, axis=alt.Axis(ticks=False, labelPadding=8))
    bars = rows.transform_filter("isValid(datum.end)")
    signs = rows.transform_filter("isValid(datum.sign)")
    now = rows.transform_filter("isValid(datum.now)")
    framed = theme.finish(
        alt.layer(
            bars.mark_bar(size=_ROW - 6).encode(
                x, y, x2="end:Q", color=alt.Color("shade:N", scale=None)
            ),
            signs.mark_text(fontWeight=700, fontSize=12, color="white").encode(
                alt.X("at:Q", title=axis), y, text="sign:N"
            ),
            bars.mark_text(align="left").encode(y=y, x=alt.value(_WIDTH + 8), text="said:N"),
            now.mark_rule(color=theme.INK, strokeWidth=2, strokeDash=[5, 3]).encode(x="now:Q"),
        ).properties(width=_WIDTH, height=_ROW * len(names)),
        title=title,
        subtitle=list(subtitle),
        description=description,
        table=None,
        left=100,
        right=150,
    )
    return dict(framed.to_dict())
