"""Two moves by households and people: their mean is the slope of a line that the learner turns."""

import altair as alt

from lessonkit.charts import linear, theme
from lessonkit.charts.describe import heading
from lessonkit.charts.expressions import vega_number, vega_string, vega_text
from lessonkit.charts.linear import Parameter
from lessonkit.charts.table import figure
from lessonkit.charts.theme import Layers
from lessonkit.core.texts import say
from lessonkit.facts.metrics import metric

_WIDTH, _HEIGHT = 420, 250  # px
_HOUSEHOLDS, _PEOPLE = 400, 2_500  # where the axes end
_LEAST, _START, _MOST, _STEP = 1, 2, 8, 0.01  # people a household
_MOVES = ("yangbajain", "sanyan")
_NEAR = 0.02  # people a household within which a line goes through a point


def two_moves() -> Layers:
    """Return both moves as points, and a line of as many people a household as assumed.

    Moved: the household size; the line goes through a point where it is that move's mean.
    """
    found = {
        move: [metric(f"relocation.{move}.{what}") for what in ("households", "people")]
        for move in _MOVES
    }
    moved = Parameter("size", say("relocation.moves.size"), _START, _LEAST, _MOST, _STEP)
    points = [
        {
            "move": say(f"relocation.moves.{move}"),
            "households": int(households.value),
            "people": int(people.value),
            "id": people.id,
            "said": say(
                "pair",
                name=say(f"relocation.moves.{move}"),
                says=f"{households.format()}, {people.format()}",
            ),
        }
        for move, (households, people) in found.items()
    ]
    x = alt.X(
        "households:Q",
        title=say("axis.household"),
        scale=alt.Scale(domain=[0, _HOUSEHOLDS], nice=False),
        axis=alt.Axis(tickCount=4),
    )
    y = alt.Y(
        "people:Q",
        title=say("axis.person"),
        scale=alt.Scale(domain=[0, _PEOPLE], nice=False),
        axis=theme.numbers(5),
    )
    line = (
        alt.Chart(alt.InlineData([{"end": 0}, {"end": 1}]))
        .transform_calculate(households=f"datum.end * min({_HOUSEHOLDS}, {_PEOPLE} / size)")
        .transform_calculate(people="datum.households * size")
        .mark_line(color=theme.BLUE, strokeWidth=2)
        .encode(x, y)
    )
    dots = alt.Chart(alt.InlineData(points)).encode(x, y)
    marks = dots.mark_point(filled=True, size=110, opacity=1, color=theme.RED).encode(
        shape=alt.Shape("move:N", legend=None)
    )
    named = dots.mark_text(align="left", dx=10, dy=-2).encode(text="said:N")
    through = " : ".join(
        f"abs({row['people']} / {row['households']} - size) < {_NEAR}"
        f" ? {vega_text('relocation.moves.through', move=vega_string(str(row['move'])))}"
        for row in points
    )
    said = (
        alt.Chart(alt.InlineData([{"at": 0}]))
        .transform_calculate(
            text=vega_text("relocation.moves.said", size=vega_number("size", 2))
            + f" + ({through} : '')"
        )
        .mark_text(align="left", baseline="top", color=theme.BLUE, fontWeight="bold")
        .encode(x=alt.value(8), y=alt.value(4), text="text:N")
    )
    title = say("relocation.moves.title")
    shown = [m for pair in found.values() for m in pair]
    return theme.finish(
        alt.layer(line, marks, named, said)
        .properties(width=_WIDTH, height=_HEIGHT)
        .add_params(linear.control(moved)),
        title=title,
        subtitle=heading(shown),
        description=say(
            "relocation.moves.description",
            **{
                f"{m}_{w}": metric(f"relocation.{m}.{w}").format()
                for m in _MOVES
                for w in ("households", "people")
            },
        ),
        table=linear.parameter_table(title, [(m.short, figure(m), False) for m in shown], [moved]),
        left=80,
        right=250,
    )
