"""The headcount laboratory: every test at once, in the browser alone."""

import re
from typing import Any, Final, Literal

import altair as alt

from lessonkit.areas.relocation import tests
from lessonkit.areas.relocation.tests import Trial
from lessonkit.charts import theme
from lessonkit.charts.describe import heading
from lessonkit.charts.expressions import vega_number, vega_string, vega_text
from lessonkit.charts.table import Table, figure
from lessonkit.charts.theme import Layers
from lessonkit.core.language import current
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say
from lessonkit.facts.metrics import metric

_LEAST, _MOST, _STEP = 10_000, 140_000, 1_000  # people that the slider goes through
# Chart and controls have to be in view together on a screen of 1024 x 768, so the chart is
# narrow enough for controls beside it (picture.css) and a closed test takes a single line.
_WIDTH: Final = 540  # px
_LINE: Final = 17  # px from one line of a test to the next
_CLOSED, _OPEN = 22, 56  # px a test takes
_AXIS: Final = 40  # px above the axis
_TALLY: Final = 96  # px above the two lines that sum up
_TESTS: Final = 136  # px above the first test


def laboratory() -> Layers:
    """Return the laboratory, all tests closed.

    Moved: the assumed headcount, 10,000 to 140,000. A guess opens a test. The reading of
    corrections.csv shows once a range was named; a second mode keeps the printed headcount.
    """
    trials = tests.trials()
    height = _TESTS + _OPEN * len(trials)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0]), axis=None)
    chart = alt.layer(*_strip(height, y), _tally(trials, y), _lines(trials, y)).properties(
        width=_WIDTH, height=height
    )
    figures = [metric(f"relocation.{n}") for n in ("people", "sites", "jobs.people", "gain.people")]
    return theme.finish(
        chart.add_params(*_params(trials)),
        title=say("relocation.lab.title"),
        subtitle=_broken(heading(figures)),
        description=say("relocation.lab.description", printed=metric(tests.DOUBT).format()),
        table=_table(trials),
        left=10,
        right=12,
        bottom=4,
    )


def _broken(lines: list[str]) -> list[str]:
    """Return lines broken where a clause ends: the chart is narrower than they are."""
    return [clause for line in lines for clause in re.split(r"(?<=；)|(?<=;) ", line)]


def _table(trials: list[Trial]) -> Table:
    """Return what is tested, and each test with its use and weakness; no result is given away."""
    doubt = metric(tests.DOUBT)
    return {
        "caption": say("relocation.lab.title"),
        "header": [
            say(f"relocation.lab.header.{column}") for column in ("test", "use", "weakness")
        ],
        "rows": [
            [doubt.label[current()], figure(doubt), ""],
            *(
                [
                    say(f"relocation.lab.{trial.name}"),
                    say(
                        "relocation.lab.independent"
                        if trial.independent
                        else "relocation.lab.forming"
                    ),
                    say(f"relocation.lab.{trial.name}.weak"),
                ]
                for trial in trials
            ),
        ],
    }


def _params(trials: list[Trial]) -> list[alt.Parameter]:
    closed = say("relocation.lab.closed")
    answers = [
        closed,
        *(say(f"relocation.lab.guess.{guess}") for guess in ("fits", "strains", "unknown")),
    ]
    modes = [say(f"relocation.lab.mode.{mode}") for mode in ("assume", "keep", "reading")]
    named = f"(ready && low < high && high - low < {_MOST - _LEAST})"
    return [
        alt.param(
            name="mode",
            value=modes[0],
            bind=alt.binding_radio(options=modes, name=say("relocation.lab.mode")),
        ),
        alt.param(name="people", value=60_000, bind=_range("relocation.lab.people")),
        *(
            alt.param(
                name=f"guess_{i}",
                value=closed,
                bind=alt.binding_select(
                    options=answers,
                    name=say(
                        "relocation.lab.open", number=i + 1, name=say(f"relocation.lab.{t.name}")
                    ),
                ),
            )
            for i, t in enumerate(trials)
        ),
        alt.param(
            name="odd",
            value=5,
            bind=alt.binding_range(min=1, max=12, step=0.5, name=say("relocation.lab.odd")),
        ),
        alt.param(name="low", value=_LEAST, bind=_range("relocation.lab.low")),
        alt.param(name="high", value=_MOST, bind=_range("relocation.lab.high")),
        alt.param(
            name="ready", value=False, bind=alt.binding_checkbox(name=say("relocation.lab.ready"))
        ),
        alt.param(name="named", expr=named),
        alt.param(name="kept", expr=f"mode == {vega_string(modes[1])}"),
        alt.param(
            name="n",
            expr=f"kept ? {tests.printed()}"
            f" : mode == {vega_string(modes[2])} && {named} ? {tests.reading()} : people",
        ),
        alt.param(name="written", expr=vega_number("n", 0)),
    ]


def _range(key: str) -> alt.BindRange:
    return alt.binding_range(min=_LEAST, max=_MOST, step=_STEP, name=say(key))


def _lines(trials: list[Trial], y: alt.Y) -> Layers:
    """Return a line a closed test, three an opened one: its name, arithmetic, weakness."""
    rows = [
        {
            "i": i,
            "head": say("relocation.lab.head", number=i + 1, name=say(f"relocation.lab.{t.name}")),
            "use": say("relocation.lab.independent" if t.independent else "relocation.lab.forming"),
            "weak": say("relocation.lab.weak", text=say(f"relocation.lab.{t.name}.weak")),
        }
        for i, t in enumerate(trials)
    ]
    guesses = [f"guess_{i}" for i in range(len(trials))]
    closed = vega_string(say("relocation.lab.closed"))
    shut = f"{_one_of(guesses)} == {closed}"
    above = " + ".join(
        f"(datum.i > {i} ? {guess} == {closed} ? {_CLOSED} : {_OPEN} : 0)"
        for i, guess in enumerate(guesses)
    )
    now = [_verdict(trial, "n") for trial in trials]
    printed = [_verdict(trial, str(tests.printed())) for trial in trials]
    at_print = _one_of(
        [vega_text("relocation.lab.at_print", verdict=verdict) for verdict in printed]
    )
    at_both = _one_of(
        [
            vega_text("relocation.lab.at_both", verdict=verdict, assumed=assumed)
            for verdict, assumed in zip(printed, now, strict=True)
        ]
    )
    said = f"(kept ? {_one_of([t.kept for t in trials])} : {_one_of([t.said for t in trials])})"
    base = (
        alt.Chart(alt.InlineData(rows))
        .transform_calculate(
            y=f"{_TESTS} + {above}",
            first=f"datum.head + '  ' + ({shut} ? {vega_text('relocation.lab.still')} : '['"
            f" + datum.use + ']  ' + (kept ? {at_print} : {at_both}))",
            second=f"{shut} ? '' : {said}",
            third=f"{shut} ? '' : datum.weak",
        )
        .encode(y, x=alt.value(0))
    )
    fields: list[tuple[str, int, Literal["bold", "normal"], str]] = [
        ("first:N", 0, "bold", theme.INK),
        ("second:N", _LINE, "normal", theme.INK),
        ("third:N", 2 * _LINE, "normal", theme.DARK_GREY),
    ]
    lines = [
        base.mark_text(align="left", dy=dy, fontWeight=weight, color=colour).encode(text=field)
        for field, dy, weight, colour in fields
    ]
    return alt.layer(*lines)


def _verdict(trial: Trial, headcount: str) -> str:
    """Return the expression for what a test says of a headcount."""
    if not trial.strained:
        return vega_text("relocation.lab.decides_nothing")
    yes, no = (vega_text(f"relocation.lab.{said}") for said in ("strained", "unstrained"))
    strained = re.sub(r"\bn\b", headcount, trial.strained)
    return f"({strained} ? {yes} : {no})"


def _one_of(expressions: list[str]) -> str:
    return f"[{', '.join(expressions)}][datum.i]"


def _tally(trials: list[Trial], y: alt.Y) -> alt.Chart:
    """Return the lines that count: only independent tests are support, and no figure twice."""
    closed = vega_string(say("relocation.lab.closed"))
    opened = {i: f"(guess_{i} != {closed} ? 1 : 0)" for i in range(len(trials))}
    forming = " + ".join(opened[i] for i, t in enumerate(trials) if not t.independent)
    independent = " + ".join(opened[i] for i, t in enumerate(trials) if t.independent)
    strained = " + ".join(
        f"({t.strained} ? {opened[i]} : 0)"
        for i, t in enumerate(trials)
        if t.independent and t.strained and t.name != tests.REPEATING
    )
    reading = vega_string(format_number(tests.reading()))
    inside = (
        f"{tests.reading()} >= low && {tests.reading()} <= high"
        f" ? {vega_text('relocation.lab.inside')} : {vega_text('relocation.lab.outside')}"
    )
    first = vega_text(
        "relocation.lab.tally",
        n="written",
        forming=forming,
        independent=independent,
        strained=strained,
    )
    second = (
        f"named ? {vega_text('relocation.lab.named', reading=reading, inside=inside)}"
        f" : ready ? {vega_text('relocation.lab.crossed')} : {vega_text('relocation.lab.unnamed')}"
    )
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData([{"y": _TALLY}, {"y": _TALLY + _LINE}]))
        .transform_calculate(text=f"datum.y == {_TALLY} ? {first} : {second}")
        .mark_text(align="left", fontWeight="bold", color=theme.BLUE)
        .encode(y, x=alt.value(0), text="text:N")
    )
    return drawn


def _strip(height: int, y: alt.Y) -> list[alt.Chart]:
    """Return the axis, on top, with the printed number, the assumed one, range and reading.

    What stands in words beside it is not said once more by the marks; while one is hidden,
    Vega would name a picture without a name.
    """
    x = alt.X(
        "at:Q",
        title=say("relocation.lab.axis"),
        scale=alt.Scale(domain=[_LEAST, _MOST], nice=False, zero=False),
        axis=alt.Axis(
            values=list(range(20_000, _MOST + 1, 20_000)),
            labelExpr=vega_number("datum.value"),
            grid=False,
            offset=_AXIS - height,
        ),
    )
    ends = {"y": 16, "y2": _AXIS}
    one = alt.Chart(alt.InlineData([ends]))
    band = (
        one.transform_filter("named")
        .transform_calculate(at="low", to="high")
        .mark_rect(color=theme.PALE_BLUE)
        .encode(x, y, x2="to:Q", y2="y2:Q")
    )
    marks: list[tuple[str, str, str, str, Literal["left", "right"]]] = [
        (
            "true",
            str(tests.printed()),
            vega_text(
                "relocation.lab.mark.printed", printed=vega_string(format_number(tests.printed()))
            ),
            theme.RED,
            "right",
        ),
        ("true", "n", "''", theme.BLUE, "left"),
        (
            "named",
            str(tests.reading()),
            vega_text(
                "relocation.lab.mark.reading", reading=vega_string(format_number(tests.reading()))
            ),
            theme.GREEN,
            "left",
        ),
    ]
    drawn: list[Any] = [band]
    for shown, at, text, colour, align in marks:
        # A data set of its own: Vega writes into rows.
        base = (
            alt.Chart(alt.InlineData([{**ends, "mark": colour}]))
            .transform_filter(shown)
            .transform_calculate(at=at, text=text)
        )
        drawn.append(base.mark_rule(color=colour, strokeWidth=3).encode(x, y, y2="y2:Q"))
        drawn.append(
            base.mark_text(
                align=align, dx=5 if align == "left" else -5, dy=-6, color=colour
            ).encode(x, y, text="text:N")
        )
    return drawn
