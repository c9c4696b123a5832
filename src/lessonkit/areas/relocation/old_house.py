"""From agreement to demolition: a funnel whose mouth the page does not print."""

from typing import Final

import altair as alt

from lessonkit.charts import linear, theme
from lessonkit.charts.describe import heading
from lessonkit.charts.expressions import vega_number, vega_string, vega_text
from lessonkit.charts.linear import Parameter
from lessonkit.charts.table import figure
from lessonkit.charts.theme import Layers
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say
from lessonkit.facts.derived import derived
from lessonkit.facts.metrics import metric

_WIDTH, _ROW = 440, 40  # px
_START: Final = 3_000  # households


def old_houses() -> Layers:
    """Return households that moved (assumed), signed and demolished, with their shares.

    Moved: the households that moved, which the page does not print, from those that signed
    (``relocation.old_house.agreements``) to what the jobs allow for at one a household; and
    by which of the three the land transferred is divided.
    """
    signed, done, land = (
        metric(f"relocation.old_house.{n}") for n in ("agreements", "demolished", "land")
    )
    most = int(derived("relocation.jobs.households").value)
    one, two = int(signed.value), int(done.value)
    moved = Parameter("moved", say("relocation.funnel.moved"), _START, one, most, 1)
    names = [say(f"relocation.funnel.row.{name}") for name in ("moved", "signed", "done")]
    rows = [{"row": name, "i": i} for i, name in enumerate(names)]
    said = [
        vega_text("relocation.funnel.said.moved", count=vega_number("moved", 0)),
        vega_text(
            "relocation.funnel.said.signed",
            count=vega_string(format_number(one)),
            share=f"format({one} / moved, '.1%')",
        ),
        vega_text(
            "relocation.funnel.said.done",
            count=vega_string(format_number(two)),
            share=f"'{two / one:.1%}'",
        ),
    ]
    base = (
        alt.Chart(alt.InlineData(rows))
        .transform_calculate(
            households=f"[moved, {one}, {two}][datum.i]", text=f"[{', '.join(said)}][datum.i]"
        )
        .encode(
            y=alt.Y("row:N", sort=names, title=None, axis=alt.Axis(ticks=False, labelPadding=8)),
            x=alt.X(
                "households:Q",
                title=say("axis.household"),
                scale=alt.Scale(domain=[0, most], nice=False),
                axis=theme.numbers(5),
            ),
        )
    )
    options = [
        say(f"relocation.funnel.divide.{name}") for name in ("none", "moved", "signed", "done")
    ]
    divisor = f"indexof({options}, divisor) - 1"
    households = f"[moved, {one}, {two}][{divisor}]"
    area = vega_text(
        "relocation.funnel.land",
        land=vega_string(format_number(land.value)),
        households=vega_number(households, 0),
        each=vega_number(f"{land.value} / {households}", 2),
    )
    divided = (
        alt.Chart(alt.InlineData([{"at": 0}]))
        .transform_calculate(
            text=f"{divisor} < 0 ? {vega_text('relocation.funnel.undivided')} : {area}"
        )
        .mark_text(align="left", baseline="bottom", color=theme.BLUE, fontWeight="bold")
        .encode(x=alt.value(0), y=alt.value(-6), text="text:N")
    )
    by = alt.param(
        name="divisor",
        value=options[0],
        bind=alt.binding_radio(options=options, name=say("relocation.funnel.divide")),
    )
    bars = base.mark_bar(size=_ROW - 14).encode(
        color=alt.Color(
            "row:N",
            sort=names,
            scale=alt.Scale(domain=names, range=[theme.GREY, theme.BLUE, theme.GREEN]),
            legend=None,
        )
    )
    ends = base.mark_text(align="left", dx=6).encode(text="text:N")
    return theme.finish(
        alt.layer(bars, ends, divided)
        .properties(width=_WIDTH, height=_ROW * 3)
        .add_params(linear.control(moved), by),
        title=say("relocation.funnel.title"),
        subtitle=heading([signed, done, land]),
        description=say(
            "relocation.funnel.description",
            signed=signed.format(),
            done=done.format(),
            share=derived("relocation.old_house.share").format(),
        ),
        table=linear.parameter_table(
            say("relocation.funnel.title"),
            [
                (names[0], format_number(_START), True),
                (names[1], figure(signed), False),
                (names[2], figure(done), False),
                (land.short, figure(land), False),
            ],
            [moved],
        ),
        left=60 + max(map(theme.text_width, names)),
        right=300,
        above=theme.LINE,
    )
