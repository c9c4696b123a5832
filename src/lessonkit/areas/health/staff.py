"""The printed totals of staff: what they leave over, who may be counted twice.

Both run in the browser alone.
"""

from lessonkit.charts import theme
from lessonkit.charts.describe import heading
from lessonkit.charts.linear import Parameter, Row, linear
from lessonkit.charts.theme import Layers
from lessonkit.core.texts import say
from lessonkit.facts.derived import derived
from lessonkit.facts.metrics import metric


def left_over() -> Layers:
    """Return what two assumed averages leave of the printed total of staff.

    Moved: doctors a township (10 to 17) and a village (2 to 4); the lower ends are the
    printed floors, ``health.staff.*_floor``. One clinic a township or village, and doctors
    as a part of the total, are assumptions that the lesson names.
    """
    total = metric("health.staff.grassroots")
    townships, villages = (metric(f"health.facilities.{name}") for name in ("township", "village"))
    floors = [float(metric(f"health.staff.{name}_floor").value) for name in ("township", "village")]
    everyone, clinics, stations = (float(m.value) for m in (total, townships, villages))
    used = {"township": clinics}
    both = {**used, "village": stations}
    rows = [
        Row(say("health.staff.row.total"), {}, {"": everyone}, theme.GREY, total.id),
        Row(
            say("health.staff.row.township", count=townships.format_number()), {}, used, theme.BLUE
        ),
        Row(
            say("health.staff.row.village", count=villages.format_number()), used, both, theme.BLUE
        ),
        Row(say("health.staff.row.left"), both, {"": everyone}, theme.GREEN),
    ]
    return linear(
        rows,
        [
            Parameter("township", say("health.staff.a_township"), floors[0], floors[0], 17, 0.1),
            Parameter("village", say("health.staff.a_village"), floors[1], floors[1], 4, 0.1),
        ],
        most=1_700,
        title=say("health.staff.title"),
        subtitle=heading([total, townships, villages]),
        description=say(
            "health.staff.description",
            total=total.format(),
            townships=townships.format_number(),
            villages=villages.format_number(),
            needed=derived("health.staff.floors_need").format(),
            left=derived("health.staff.floors_leave").format(),
        ),
    )


def counted_twice() -> Layers:
    """Return how many different people two printed totals can be.

    Moved: how many of the family doctors (``health.family.doctors``) are also among the
    staff at the grass roots (``health.staff.grassroots``), from none to all.
    """
    staff, doctors = metric("health.staff.grassroots"), metric("health.family.doctors")
    one, other = float(staff.value), float(doctors.value)
    people = {"": one + other, "shared": -1}
    rows = [
        Row(say("health.twice.row.staff"), {}, {"": one}, theme.GREY, staff.id),
        Row(
            say("health.twice.row.doctors"), {"": one, "shared": -1}, people, theme.BLUE, doctors.id
        ),
        Row(say("health.twice.row.people"), {}, people, theme.GREEN),
    ]
    return linear(
        rows,
        [Parameter("shared", say("health.twice.shared"), 0, 0, other, 1)],
        most=2_300,
        title=say("health.twice.title"),
        subtitle=heading([staff, doctors]),
        description=say(
            "health.twice.description",
            staff=staff.format(),
            doctors=doctors.format(),
            least=derived("health.family.twice_least").format(),
            most=derived("health.family.twice_most").format(),
        ),
    )
