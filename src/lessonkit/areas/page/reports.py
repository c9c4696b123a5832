"""Twelve reports of one count: what agreement is worth when some copy the first."""

from typing import Final

import altair as alt

from lessonkit.areas.page.model.witnesses import DRAWS, REPORTS, TRUTH, own_counts, said
from lessonkit.charts import theme
from lessonkit.charts.expressions import vega_number, vega_string
from lessonkit.charts.linear import Parameter, control, parameter_table
from lessonkit.charts.theme import Layers
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say

_WIDTH: Final = 460  # px
_ROW: Final = 18
_SPAN: Final = 520  # stalls, the end of the axis
_COPIES: Final = REPORTS - 1  # at first


def reports() -> Layers:
    """Return what each report says, their mean and, behind a box, what there really was.

    Moved: how many of the others copy the first report; which of six invented draws. The
    count, its errors and the reports are invented. All of it runs in the browser alone.
    """
    moved = [
        Parameter("copies", say("page.reports.copies"), _COPIES, 0, _COPIES, 1),
        Parameter("draw", say("page.reports.draw"), 1, 1, DRAWS, 1),
    ]
    shown = alt.param(
        name="truth", value=False, bind=alt.binding_checkbox(name=say("page.reports.truth"))
    )
    copy, own = (vega_string(say(f"page.reports.{kind}")) for kind in ("copy", "own"))
    draws = [own_counts(draw) for draw in range(1, DRAWS + 1)]
    rows = [
        {"n": n, "own": [draw[n] for draw in draws], "first": [draw[0] for draw in draws]}
        for n in range(REPORTS)
    ]
    told = alt.Chart(alt.InlineData(rows)).transform_calculate(
        report="datum.n + 1",
        says="(datum.n <= copies ? datum.first : datum.own)[draw - 1]",
        kind=f"datum.n > 0 && datum.n <= copies ? {copy} : {own}",
    )
    x = alt.X(
        "says:Q",
        title=say("page.reports.axis"),
        scale=alt.Scale(domain=[0, _SPAN], nice=False),
        axis=alt.Axis(tickCount=6),
    )
    y = alt.Y(
        "report:O",
        title=say("page.reports.report"),
        sort=list(range(1, REPORTS + 1)),
        axis=alt.Axis(ticks=False),
    )
    kinds = [say(f"page.reports.{kind}") for kind in ("own", "copy")]
    dots = told.mark_point(filled=True, size=60, opacity=1).encode(
        x,
        y,
        shape=alt.Shape(
            "kind:N", scale=alt.Scale(domain=kinds, range=["circle", "square"]), legend=None
        ),
        color=alt.Color(
            "kind:N", scale=alt.Scale(domain=kinds, range=[theme.BLUE, theme.GREY]), legend=None
        ),
    )
    labels = told.mark_text(align="left", dx=10).encode(x, y, text="kind:N")
    together = told.transform_aggregate(mean="mean(says)").transform_calculate(
        real=f"truth ? {TRUTH} : null", words=_words()
    )
    lines = [
        together.mark_rule(color=theme.RED, strokeWidth=2).encode(alt.X("mean:Q")),
        together.transform_filter("truth")
        .mark_rule(color=theme.INK, strokeWidth=2, strokeDash=[6, 3])
        .encode(alt.X("real:Q")),
    ]
    height = _ROW * REPORTS
    words = together.mark_text(
        align="left", fontWeight=700, lineBreak="\n", lineHeight=theme.LINE, baseline="top"
    ).encode(x=alt.value(0), y=alt.value(height + 44), text="words:N")
    chart = alt.layer(dots, labels, *lines, words).properties(width=_WIDTH, height=height)
    first = said(1, _COPIES)
    named = [(say("page.reports.mean"), format_number(sum(first) / REPORTS, decimals=0), True)]
    return theme.finish(
        chart.add_params(*map(control, moved), shown),
        title=say("page.reports.title"),
        subtitle=[say("page.reports.subtitle"), say("page.reports.key")],
        description=say("page.reports.description", reports=REPORTS, copies=_COPIES, says=first[0]),
        table=parameter_table(say("page.reports.title"), named, moved),
        left=90,
        right=110,
        bottom=100,
    )


def _words() -> str:
    """Return the Vega expression for the mean, and for how far it is off once that is shown."""
    mean, own, off = (say(f"page.reports.words.{name}") for name in ("mean", "own", "off"))
    mean, own, off = vega_string(f"{mean} "), vega_string(f" / {own} "), vega_string(f"\n{off} ")
    return (
        f"{mean} + {vega_number('datum.mean', 0)} + {own} + ({REPORTS} - copies)"
        f" + (truth ? {off} + {vega_number(f'abs(datum.mean - {TRUTH})', 0)} : '')"
    )
