"""From agreement to demolition: a funnel whose mouth the page does not print."""

from typing import Final

import altair as alt

from lessonkit.charts import linear, theme
from lessonkit.charts.describe import heading
from lessonkit.charts.expressions import words
from lessonkit.charts.linear import Moved
from lessonkit.charts.table import figure
from lessonkit.charts.theme import Layers
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
    moved = Moved("moved", say("relocation.funnel.moved"), _START, one, most, 1)
    names = [say(f"relocation.funnel.row.{name}") for name in ("moved", "signed", "done")]
    rows = [{"row": name, "i": i} for i, name in enumerate(names)]
    said = [
        words("relocation.funnel.said.moved", count="format(moved, ',')"),
        words(
            "relocation.funnel.said.signed",
            count=f"'{one:,}'",
            share=f"format({one} / moved, '.1%')",
        ),
        words("relocation.funnel.said.done", count=f"'{two:,}'", share=f"'{two / one:.1%}'"),
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
                axis=alt.Axis(tickCount=5, format=",.0f"),
            ),
        )
    )
    options = [
        say(f"relocation.funnel.divide.{name}") for name in ("none", "moved", "signed", "done")
    ]
    divisor = f"indexof({options}, divisor) - 1"
    area = words(
        "relocation.funnel.land",
        land=f"'{int(land.value):,}'",
        households=f"format([moved, {one}, {two}][{divisor}], ',')",
        each=f"format({land.value} / [moved, {one}, {two}][{divisor}], '.2f')",
    )
    divided = (
        alt.Chart(alt.InlineData([{"at": 0}]))
        .transform_calculate(
            text=f"{divisor} < 0 ? {words('relocation.funnel.undivided')} : {area}"
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
            signed=signed.said(),
            done=done.said(),
            share=derived("relocation.old_house.share").said(),
        ),
        table=linear.moving(
            say("relocation.funnel.title"),
            [
                (names[0], f"{_START:,}", True),
                (names[1], figure(signed), False),
                (names[2], figure(done), False),
                (land.short, figure(land), False),
            ],
            [moved],
        ),
        left=60 + max(map(theme.room, names)),
        right=300,
        above=theme.LINE,
    )
