"""From attendances to people: what a count of person-times leaves open."""

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.describe import heading
from lessonkit.charts.expressions import vega_number
from lessonkit.charts.linear import Parameter, parameter_table
from lessonkit.charts.table import figure
from lessonkit.charts.theme import Layers
from lessonkit.core.language import current
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say
from lessonkit.facts.metrics import metric

_MOST = 30  # times that one person may have come


def people_reached() -> Layers:
    """Return how many different people the printed attendances are, if all come equally often.

    Moved: how often one person comes, 1 to 30. The attendances are
    ``civility.activity.person_times``; that all come equally often is an assumption.
    """
    attendances = metric("civility.activity.person_times")
    times = alt.param(
        name="times",
        value=1,
        bind=alt.binding_range(min=1, max=_MOST, step=1, name=say("page.people.times")),
    )
    total = float(attendances.value)
    base = (
        alt.Chart(alt.InlineData([{"row": say("page.people.row")}]))
        .transform_calculate(people=f"{total:g} / times", zero="0")
        .transform_calculate(said=vega_number("datum.people", 0))
        .encode(
            y=alt.Y("row:N", title=None, axis=alt.Axis(ticks=False, labelPadding=8)),
            x=alt.X(
                "people:Q",
                title=say("axis.person"),
                scale=alt.Scale(domain=[0, total], nice=False),
                axis=theme.numbers(5),
            ),
        )
    )
    bar = base.mark_bar(size=24, color=theme.BLUE)
    end = base.mark_text(align="left", dx=6).encode(text="said:N")
    return theme.finish(
        alt.layer(bar, end).properties(width=480, height=50).add_params(times),
        title=say("page.people.title"),
        subtitle=heading([attendances]),
        table=parameter_table(
            say("page.people.title"),
            [
                (attendances.label[current()], figure(attendances), False),
                (say("page.people.row"), format_number(attendances.value), True),
            ],
            [Parameter("times", say("page.people.times"), 1, 1, _MOST, 1)],
        ),
        description=say("page.people.description", total=attendances.format(), most=_MOST),
        left=150,
        right=110,
    )
