"""Dated steps on one axis, each as long as its date is vague; undated steps have no bar."""

import datetime as dt
from typing import Any, Final

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.table import Cell, Table
from lessonkit.charts.theme import Layers
from lessonkit.core.language import current
from lessonkit.core.texts import listed, say
from lessonkit.facts import figures
from lessonkit.facts.events import Step, days_between, steps

_ROW: Final = 28  # px
_WIDTH: Final = 400
_LEAST: Final = 6  # px of a day, or it could not be seen


def timeline(system: str) -> Layers:
    """Return the steps of a system of events.csv, `timeline.<system>` its title.

    A list to choose from shows the phrase of a step and the days since the dated one before;
    a box enlarges the time from the second dated step on.
    """
    lang, found = current(), steps(system)
    dated = [step for step in found if step.date]
    start = dt.date(min(step.span[0] for step in dated).year, 1, 1)
    final = max(step.span[1] for step in dated)
    end = (dt.date(final.year + 1, 1, 1) - start).days
    ticks = [(dt.date(y, 1, 1) - start).days for y in range(start.year, final.year + 2)]
    near, far = dated[1].span[0], _next_month(final)
    months = [(day - start).days for day in _months(near, far)]
    rows = [_row(place, found, start) for place in range(len(found))]
    order = [row["what"] for row in rows]
    nothing = say("timeline.none")
    step = alt.param(
        name="step",
        value=nothing,
        bind=alt.binding_select(options=[nothing, *order], name=say("timeline.choose")),
    )
    enlarged = alt.param(
        name="enlarged", value=False, bind=alt.binding_checkbox(name=say("timeline.enlarge"))
    )
    from_, to = f"enlarged ? {months[0]} : 0", f"enlarged ? {months[-1]} : {end}"
    base = (
        alt.Chart(alt.InlineData(rows))
        .transform_calculate(
            place=f"max(datum.at, ({from_}))",
            text=f"datum.at < ({from_}) && datum.at > 0 ? '← ' + datum.said : datum.said",
        )
        .encode(
            y=alt.Y("what:N", sort=order, title=None, axis=alt.Axis(ticks=False, labelPadding=8)),
            color=alt.when("datum.what == step")
            .then(alt.value(theme.RED))
            .otherwise(alt.value(theme.BLUE)),
        )
    )
    x = alt.X(
        "first:Q",
        title=say("timeline.axis"),
        scale=alt.Scale(domainMin=alt.expr(from_), domainMax=alt.expr(to), nice=False, zero=False),
        axis=alt.Axis(
            values=alt.expr(f"enlarged ? {months[::2]} : {ticks}"),
            labelExpr=(
                f"timeFormat(datetime({start.year}, 0, 1 + datum.value), enlarged ? '%Y-%m' : '%Y')"
            ),
        ),
    )
    within = base.transform_filter(f"isValid(datum.first) && datum.last > ({from_})")
    bars = within.mark_bar(size=_ROW - 12, minBandSize=_LEAST).encode(x=x, x2="last:Q")
    ends = within.mark_tick(thickness=3, size=_ROW - 10).encode(x=x)
    said = base.mark_text(align="left", dx=8).encode(x="place:Q", text="text:N")
    height, left = _ROW * len(rows), 40 + max(map(theme.text_width, order))
    hint = {"what": nothing, "detail": say("timeline.hint")}  # what the room below is for
    detail = (
        alt.Chart(alt.InlineData([*rows, hint]))
        .transform_filter("datum.what == step")
        .mark_text(align="left", baseline="top", lineBreak="\n", lineHeight=theme.LINE)
        .encode(x=alt.value(20 - left), y=alt.value(height + 50), text="detail:N")
    )
    title = say(f"{found[0].id.partition('.')[0]}.{system}.timeline")
    return theme.finish(
        alt.layer(bars, ends, said, detail)
        .add_params(step, enlarged)
        .properties(width=_WIDTH, height=height),
        title=title,
        subtitle=[say("timeline.subtitle")],
        description=say(
            "timeline.description",
            title=title,
            steps=listed((_dated(one) for one in dated), lang, mark="between"),
            undated=len(found) - len(dated),
        ),
        table=_table(title, rows),
        left=left,
        right=130,
        bottom=130,
    )


def _row(place: int, found: tuple[Step, ...], start: dt.date) -> dict[str, Any]:
    step, lang = found[place], current()
    row: dict[str, Any] = {"what": step.label[lang]}
    told = [say("timeline.who", who=step.who[lang] or say("unsaid"))]
    told.append(say("timeline.phrase", phrase=step.phrase))
    if not step.date:
        neighbours = (found[place - 1].label[lang], found[place + 1].label[lang])
        told.append(say("timeline.told", before=neighbours[0], after=neighbours[1]))
        told.append(say("timeline.order"))
        return row | {"at": 0, "said": say("timeline.undated"), "detail": "\n".join(told)}
    first, last = ((day - start).days for day in step.span)
    row |= {"first": first, "last": last + 1, "at": last + 1, "said": figures.date(step.date)}
    told.append(say(f"timeline.precision.{step.date.count('-')}"))
    if before := [one for one in found[:place] if one.date]:
        least, most = days_between(before[-1], step)
        key = "timeline.days" if least == most else "timeline.between"
        told.append(say(key, least=least, most=most))
    row["detail"] = "\n".join(told)
    return row | {"id": step.figure.id} if step.figure else row


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=31)).replace(day=1)


def _months(first: dt.date, until: dt.date) -> list[dt.date]:
    """Return the first day of each month from that of `first` to that of `until`."""
    found = [first.replace(day=1)]
    while found[-1] < until:
        found.append(_next_month(found[-1]))
    return found


def _table(caption: str, rows: list[dict[str, Any]]) -> Table:
    """Return the steps as a list: each with its date, its phrase and the days since the last."""
    header = [say(f"timeline.header.{column}") for column in ("step", "date", "detail")]
    shown: list[list[Cell]] = [
        [row["what"], _cell(row), row["detail"].replace("\n", " ")] for row in rows
    ]
    return {"caption": caption, "header": header, "rows": shown}


def _cell(row: dict[str, Any]) -> Cell:
    return {"text": row["said"], "id": row["id"]} if "id" in row else str(row["said"])


def _dated(step: Step) -> str:
    return say("pair", name=figures.date(step.date), says=step.label[current()])
