"""How many figures of the page report a result: it depends on how some are read."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.expressions import vega_string
from lessonkit.charts.theme import Layers
from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.facts import metrics
from lessonkit.facts.metrics import CLAIMS

# Figures with a second reading, by the box that lets them be read so: from one kind to another.
READINGS: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    "reached": ("rule", "reported", ("health.reimb.all.", "health.reimb.poor.")),
    "aimed": (
        "reported",
        "target",
        ("employment.jobs.per_household", "relocation.jobs.per_household"),
    ),
}
# Kinds that one may leave out, by the box that does it.
_LEFT_OUT: Final = {"names": "set", "without": "implied"}
_WIDTH: Final = 420  # px
_ROW: Final = 30


def reported_share() -> float:
    """Return the percentage of the page's figures that report a result, as the tables have it."""
    counts = _counts()
    return 100 * counts["reported"] / counts.total()


def tally() -> Layers:
    """Return how many figures are of each kind, with boxes for four ways of reading.

    Ticked: printed rates read as results; "at least one a household" read as an aim;
    numbers in names left out; words without a numeral left out. It runs in the browser alone.
    """
    counts = _counts()
    ticks = [*READINGS, *_LEFT_OUT]
    rows = [
        {
            "kind": say(f"page.tally.kind.{kind}"),
            "count": counts[kind],
            **{name: _moved(name, kind) for name in READINGS},
            "out": next((box for box, left in _LEFT_OUT.items() if left == kind), ""),
            "result": int(kind == "reported"),
        }
        for kind in CLAIMS
    ]
    moved = " + ".join(f"({name} ? datum.{name} : 0)" for name in READINGS)
    out = " || ".join(f"(datum.out == '{name}' && {name})" for name in _LEFT_OUT)
    read = (
        alt.Chart(alt.InlineData(rows))
        .transform_calculate(now=f"{out} ? 0 : datum.count + {moved}")
        .transform_calculate(results="datum.result * datum.now")
    )
    order = [say(f"page.tally.kind.{kind}") for kind in CLAIMS]
    x = alt.X(
        "now:Q",
        title=say("page.tally.axis"),
        scale=alt.Scale(domain=[0, 100], nice=False),
        axis=alt.Axis(tickCount=5),
    )
    y = alt.Y("kind:N", sort=order, title=None, axis=alt.Axis(ticks=False, labelPadding=8))
    bars = read.mark_bar(size=_ROW - 12, color=theme.BLUE).encode(x, y)
    ends = read.mark_text(align="left", dx=6).encode(x, y, text="now:Q")
    words = (
        read.transform_aggregate(results="sum(results)", everything="sum(now)")
        .transform_calculate(said=_words())
        .mark_text(align="left", fontWeight=700)
        .encode(x=alt.value(0), y=alt.value(_ROW * len(rows) + 52), text="said:N")
    )
    height = _ROW * len(rows)
    boxes = [
        alt.param(name=name, value=False, bind=alt.binding_checkbox(name=say(f"page.tally.{name}")))
        for name in ticks
    ]
    chart = alt.layer(bars, ends, words).properties(width=_WIDTH, height=height)
    lang = current()
    return theme.finish(
        chart.add_params(*boxes),
        title=say("page.tally.title"),
        subtitle=[say("page.tally.subtitle")],
        description=say(
            "page.tally.description",
            count=counts.total(),
            counts=say("alt.comma", lang).join(
                say("page.tally.count", kind=say(f"page.tally.kind.{kind}"), count=counts[kind])
                for kind in CLAIMS
            ),
        ),
        table={
            "caption": say("page.tally.title"),
            "header": [say("page.tally.header"), say("page.tally.axis")],
            "rows": [[say(f"page.tally.kind.{kind}"), str(counts[kind])] for kind in CLAIMS],
        },
        left=210,
        right=60,
        bottom=76,
    )


def _counts() -> Counter[str]:
    return Counter(metric.claim for metric in metrics.all_metrics().values())


def _moved(reading: str, kind: str) -> int:
    """Return by how much a reading changes the number of figures of a kind."""
    start, end, names = READINGS[reading]
    size = sum(m.id.startswith(names) and m.claim == start for m in metrics.all_metrics().values())
    return {start: -size, end: size}.get(kind, 0)


def _words() -> str:
    parts = [vega_string(part) for part in say("page.tally.words").split("|")]
    values = [
        "datum.everything",
        "datum.results",
        "format(100 * datum.results / datum.everything, '.0f')",
    ]
    return " + ".join(piece for pair in zip(parts, [*values, "''"], strict=True) for piece in pair)
