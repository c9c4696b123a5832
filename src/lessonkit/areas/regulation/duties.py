"""Who has which duty by the essay: actors by duties, explored by choosing one."""

import textwrap
from typing import Any, Final

import altair as alt

from lessonkit.areas.regulation import model
from lessonkit.areas.regulation.model import VOICES, Item
from lessonkit.charts import theme
from lessonkit.charts.expressions import vega_string
from lessonkit.charts.theme import Layers
from lessonkit.core.language import Lang, current
from lessonkit.core.texts import say

_ROW: Final = 18  # px: names, matrix, phrases and menu stand in one window of 900 px
_COLUMN: Final = 59  # all ten fit a page of 1024 px
_LINE: Final = 15  # px of an actor's name
_WIDE: Final[dict[Lang, int]] = {"zh": 4, "en": 9}  # letters of an actor's name in a line
_SMALL: Final[dict[Lang, int]] = {"zh": 12, "en": 11}  # px, so that no name meets the next
_SHAPES: Final = ["square", "circle", "triangle-up"]


def duties() -> Layers:
    """Return the duties that the essay names by who is to do them.

    A list to choose from lifts out an actor or a duty, with the phrases and their places.
    Whose words they are shows when the learner ticks it, after sorting phrases of their own.
    """
    lang, found = current(), model.duties()
    rows = [_row(item, lang) for item in found]
    whos = list(dict.fromkeys(row["who"] for row in rows))
    duties = [row["duty"] for row in rows]
    names = [say(f"regulation.voice.{voice}") for voice in VOICES]
    left = 50 + max(map(theme.text_width, duties))
    lines = {who: textwrap.wrap(who, _WIDE[lang], break_long_words=lang == "zh") for who in whos}
    above = _LINE * max(map(len, lines.values()))
    every = say("regulation.duties.every")
    chosen = alt.param(
        name="chosen",
        value=every,
        bind=alt.binding_select(
            options=[every, *whos, *duties], name=say("regulation.duties.choose")
        ),
    )
    voices = alt.param(
        name="voices", value=False, bind=alt.binding_checkbox(name=say("regulation.duties.voices"))
    )
    base = alt.Chart(alt.InlineData(rows)).encode(
        x=alt.X(
            "who:N",
            sort=whos,
            title=say("regulation.duties.who"),
            axis=alt.Axis(
                orient="top",
                labelAngle=0,
                ticks=False,
                labelExpr=f"{lines!r}[datum.value]",
                labelFontSize=_SMALL[lang],
                labelLineHeight=_LINE,
                labelPadding=above - _LINE + 6,  # the first line stands on it, the others hang
            ),
        ),
        y=alt.Y("duty:N", sort=duties, title=None, axis=alt.Axis(ticks=False, labelPadding=8)),
        opacity=alt.when(
            f"chosen == {vega_string(every)} || datum.who == chosen || datum.duty == chosen"
        )
        .then(alt.value(1))
        .otherwise(alt.value(0.15)),
    )
    plain = base.transform_filter("!voices").mark_square(size=170, color=theme.GREY)
    legend = alt.Legend(
        orient="none",
        direction="horizontal",
        title=None,
        legendX=0,
        legendY=_ROW * len(rows) + 12,
    )
    told = (
        base.transform_filter("voices")
        .mark_point(size=170, filled=True)
        .encode(
            shape=alt.Shape("voice:N", scale=alt.Scale(domain=names, range=_SHAPES), legend=legend),
            color=alt.Color(
                "voice:N",
                scale=alt.Scale(domain=names, range=[theme.BLUE, theme.GREEN, theme.RED]),
                legend=legend,
            ),
        )
    )
    hint = say("regulation.duties.hint")  # what the room below is for
    details = [_detail(name, rows) for name in (*whos, *duties)]
    details.append({"name": every, "plain": hint, "voiced": hint})
    detail = (
        alt.Chart(alt.InlineData(details))
        .transform_filter("datum.name == chosen")
        .transform_calculate(said="voices ? datum.voiced : datum.plain")
        .mark_text(align="left", baseline="top", lineBreak="\n", lineHeight=theme.LINE)
        .encode(x=alt.value(20 - left), y=alt.value(_ROW * len(rows) + 42), text="said:N")
    )
    most = max(row["voiced"].count("\n") for row in details) + 1
    title = say("regulation.duties.title")
    return theme.finish(
        alt.layer(plain, told, detail)
        .add_params(chosen, voices)
        .properties(width=_COLUMN * len(whos), height=_ROW * len(rows)),
        title=title,
        subtitle=[say("regulation.duties.subtitle")],
        description=say(
            "regulation.duties.description", title=title, who=len(whos) - 1, count=len(rows)
        ),
        table={
            "caption": title,
            # Whose words they are is for the learner to sort first.
            "header": [
                say(f"regulation.duties.header.{name}") for name in ("who", "duty", "where")
            ],
            "rows": [[row["who"], row["duty"], row["where"]] for row in rows],
        },
        left=left,
        right=16,
        bottom=60 + theme.LINE * most,
        above=above + 30,
    )


def _row(item: Item, lang: Lang) -> dict[str, Any]:
    edge = item.edge
    return {
        "who": edge.start[lang],
        "duty": edge.end[lang],
        "voice": say(f"regulation.voice.{item.voice}"),
        "where": say("regulation.duties.where", phrase=edge.phrase, place=edge.offset),
    }


def _detail(name: str, rows: list[dict[str, Any]]) -> dict[str, str]:
    """Return the lines that show when an actor or a duty is chosen, with and without voices."""
    here = [row for row in rows if name in (row["who"], row["duty"])]
    plain = [say("regulation.duties.line", **row) for row in here]
    voiced = [say("regulation.duties.voiced", **row) for row in here]
    return {"name": name, "plain": "\n".join([name, *plain]), "voiced": "\n".join([name, *voiced])}
