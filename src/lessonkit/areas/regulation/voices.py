"""How often each voice speaks in each part of a text, over a base that the learner chooses."""

from itertools import accumulate
from typing import Any, Final

import altair as alt

from lessonkit.areas.regulation import model
from lessonkit.areas.regulation.model import VOICES
from lessonkit.charts import theme
from lessonkit.charts.theme import Layers
from lessonkit.core.language import current
from lessonkit.core.texts import say

_ROW: Final = 30  # px
_WIDTH: Final = 380


def voices() -> Layers:
    """Return the items of each part of the essay by voice.

    Chosen: whether all items are counted, or those that name a duty.
    """
    names = [say(f"regulation.voice.{voice}") for voice in VOICES]
    bases = [say("regulation.voice.base.all"), say("regulation.voice.base.duties")]
    parts = [part.start[current()] for part in model.parts()]
    rows = [
        row
        for base, duties_only in zip(bases, (False, True), strict=True)
        for number, part in enumerate(parts, start=1)
        for row in _rows(base, part, _counts(number, duties_only=duties_only))
    ]
    chosen = alt.param(
        name="base",
        value=bases[0],
        bind=alt.binding_radio(options=bases, name=say("regulation.voice.base")),
    )
    height = _ROW * len(parts)
    most = max(row["end"] for row in rows)
    base = (
        alt.Chart(alt.InlineData(rows))
        .transform_filter("datum.base == base")
        .encode(
            y=alt.Y("part:N", sort=parts, title=None, axis=alt.Axis(ticks=False, labelPadding=8))
        )
    )
    bars = base.mark_bar(size=_ROW - 10, stroke="white").encode(
        x=alt.X(
            "start:Q",
            title=say("regulation.voice.axis"),
            scale=alt.Scale(domain=[0, most], nice=False),
            axis=alt.Axis(tickMinStep=1, format="d"),
        ),
        x2="end:Q",
        color=alt.Color(
            "voice:N",
            scale=alt.Scale(domain=names, range=[theme.BLUE, theme.GREEN, theme.RED]),
            legend=alt.Legend(
                orient="none", direction="horizontal", title=None, legendX=0, legendY=height + 46
            ),
        ),
    )
    said = base.mark_text(color="white", fontWeight=600).encode(x="middle:Q", text="said:N")
    title = say("regulation.voices.title")
    counts = {voice: model.count(voice) for voice in VOICES}
    return theme.finish(
        alt.layer(bars, said).add_params(chosen).properties(width=_WIDTH, height=height),
        title=title,
        subtitle=[say("regulation.voice.subtitle")],
        description=say(
            "regulation.voice.description", title=title, count=len(model.items()), **counts
        ),
        table={
            "caption": title,
            "header": [say("regulation.voice.header.part"), say("regulation.voice.base"), *names],
            "rows": [
                [part, name, *map(str, _counts(number, duties_only=duties_only))]
                for name, duties_only in zip(bases, (False, True), strict=True)
                for number, part in enumerate(parts, start=1)
            ],
        },
        left=40 + max(map(theme.text_width, parts)),
        right=40,
        bottom=76,
    )


def _counts(part: int, *, duties_only: bool) -> list[int]:
    here = [i for i in model.items() if i.part == part and (i.duty or not duties_only)]
    return [sum(item.voice == voice for item in here) for voice in VOICES]


def _rows(base: str, part: str, counts: list[int]) -> list[dict[str, Any]]:
    """Return a row for each voice; the letter at a segment tells it apart without colour."""
    rows = []
    for voice, count, end in zip(VOICES, counts, accumulate(counts), strict=True):
        name = say(f"regulation.voice.{voice}")
        row = {"base": base, "part": part, "voice": name, "start": end - count, "end": end}
        said = say(
            "regulation.voice.segment", letter=say(f"regulation.voice.short.{voice}"), count=count
        )
        rows.append(row | {"middle": end - count / 2, "said": said if count else ""})
    return rows
