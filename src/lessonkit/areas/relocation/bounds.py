"""Two explanations by what they need: jobs counted earlier, or only in part."""

import altair as alt

from lessonkit.areas.relocation.tests import DOUBT
from lessonkit.charts import linear, theme
from lessonkit.charts.describe import heading
from lessonkit.charts.expressions import vega_number, vega_string, vega_text
from lessonkit.charts.linear import Parameter
from lessonkit.charts.table import figure
from lessonkit.charts.theme import Layers
from lessonkit.core.language import current
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say
from lessonkit.facts.derived import derived
from lessonkit.facts.metrics import metric

_WIDTH, _HEIGHT = 520, 120  # px
_MOST = 20  # people a household that the axis goes to
_ALL, _LEAST, _STEP = 100, 5, 5  # percent


def bounds() -> Layers:
    """Return the household size that the printed headcount needs, bent by two assumptions.

    Moved: the share of the people who had moved when jobs were counted, and the share of
    jobs that was counted. The sizes of the two moves stand beside it.
    """
    people, jobs = metric(DOUBT), metric("relocation.jobs.people")
    sizes = {
        say(f"relocation.bounds.mark.{move}"): float(
            derived(f"relocation.{move}.household_size").value
        )
        for move in ("yangbajain", "sanyan")
    }
    largest = max(sizes.values())
    moved = [
        Parameter(name, say(f"relocation.bounds.{name}"), _ALL, _LEAST, _ALL, _STEP)
        for name in ("moved", "counted")
    ]
    size = f"{people.value} * moved / 100 * counted / 100 / {jobs.value}"
    by_then = vega_number(f"{people.value} * moved / 100", 0)
    too_large, fits = (vega_text(f"relocation.bounds.{said}") for said in ("too_large", "fits"))
    lines = [
        vega_text("relocation.bounds.size", size=vega_number(size, 2)),
        vega_text(
            "relocation.bounds.moved_then",
            people=by_then,
            jobs=vega_string(format_number(jobs.value)),
        ),
        vega_text(
            "relocation.bounds.jobs_then", jobs=vega_number(f"{jobs.value} / counted * 100", 0)
        ),
        f"{size} > {largest} ? {too_large} : {fits}",
    ]
    x = alt.X(
        "size:Q",
        title=say("axis.person_per_household"),
        scale=alt.Scale(domain=[0, _MOST], nice=False),
        axis=alt.Axis(tickCount=5),
    )
    y = alt.Y("y:Q", scale=alt.Scale(domain=[_HEIGHT, 0]), axis=None)
    bar = (
        alt.Chart(alt.InlineData([{"y": 88, "y2": 112, "zero": 0}]))
        .transform_calculate(size=size)
        .mark_bar(color=theme.BLUE)
        .encode(x, y, x2="zero:Q", y2="y2:Q")
    )
    told = (
        alt.Chart(alt.InlineData([{"i": i, "y": 4 + i * theme.LINE} for i in range(len(lines))]))
        .transform_calculate(text=f"[{', '.join(f'({line})' for line in lines)}][datum.i]")
        .mark_text(align="left", baseline="top")
        .encode(y, x=alt.value(175), text="text:N")
    )
    rules = alt.Chart(
        alt.InlineData(
            [
                {
                    "size": value,
                    "y": 28 - 24 * i,
                    "y2": _HEIGHT,
                    "text": f"{name} {format_number(value, decimals=2)}",
                }
                for i, (name, value) in enumerate(sizes.items())
            ]
        )
    )
    marks = rules.mark_rule(color=theme.RED, strokeWidth=2).encode(x, y, y2="y2:Q")
    named = rules.mark_text(align="right", dx=-4, baseline="top", color=theme.RED).encode(
        x, y, text="text:N"
    )
    title = say("relocation.bounds.title")
    rows = [
        (people.label[current()], figure(people), False),
        (jobs.label[current()], figure(jobs), False),
    ]
    return theme.finish(
        alt.layer(bar, marks, named, told)
        .properties(width=_WIDTH, height=_HEIGHT)
        .add_params(*map(linear.control, moved)),
        title=title,
        subtitle=heading([people, jobs]),
        description=say(
            "relocation.bounds.description",
            people=people.format(),
            jobs=jobs.format(),
            size=derived("relocation.people.household_size").format(),
        ),
        table=linear.parameter_table(title, rows, moved),
        left=20,
        right=200,
    )
