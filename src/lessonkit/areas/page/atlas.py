"""All figures of the page to search and filter, and how many have a date, a base, a doubt."""

from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.charts import live, theme
from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.facts import figures
from lessonkit.facts.areas import all_areas
from lessonkit.facts.figures import QUALIFIERS
from lessonkit.facts.lookup import Metadata, matching, metadata
from lessonkit.facts.metrics import CLAIMS, Metric
from lessonkit.widgets.controls import LiveChart, Panel

_METADATA: Final[tuple[Metadata, ...]] = ("date", "base", "earlier", "doubt")
_EVERY: Final = ""


class Atlas(Panel):
    """Search, filter, and see how many of the figures found have a date, a base, a doubt.

    Set `text`, `area`, `claim`, `qualifier`, `wanted` and `counted` as plain values, or use
    the controls; read `found`. Nothing is counted before it is asked for: the lesson lets its
    reader guess the counts first.
    """

    text = traitlets.Unicode()
    area = traitlets.Unicode(_EVERY)
    claim = traitlets.Unicode(_EVERY)
    qualifier = traitlets.Unicode(_EVERY)
    wanted = traitlets.List(traitlets.Unicode())
    counted = traitlets.Bool(default_value=False)

    def __init__(self) -> None:
        """Start with every figure of the page, uncounted."""
        lang = current()
        areas = [(row[f"label_{lang}"], name) for name, row in all_areas().items()]
        claims = [(say(f"claim.{claim}"), claim) for claim in CLAIMS]
        qualifiers = [(say(f"qualifier.name.{name}"), name) for name in QUALIFIERS]
        controls = {
            "text": ipywidgets.Text(description=say("page.atlas.text"), continuous_update=True),
            "area": _choice("page.atlas.area", areas),
            "claim": _choice("page.atlas.claim", claims),
            "qualifier": _choice("page.atlas.qualifier", qualifiers),
        }
        boxes = {
            kind: ipywidgets.Checkbox(description=say(f"page.atlas.only.{kind}"), indent=False)
            for kind in _METADATA
        }
        count = ipywidgets.Checkbox(description=say("page.atlas.count"), indent=False)
        self._chart = LiveChart(spec=_spec())
        super().__init__([*controls.values(), *boxes.values(), count], self._chart)
        traitlets.link((count, "value"), (self, "counted"))
        for name, control in controls.items():
            traitlets.link((control, "value"), (self, name))
        for box in boxes.values():
            box.observe(
                lambda _: setattr(self, "wanted", [p for p in _METADATA if boxes[p].value]), "value"
            )
        moved = ["text", "area", "claim", "qualifier", "wanted", "counted"]
        self.observe(lambda _: self._draw(), moved)
        self._draw()

    @property
    def found(self) -> list[Metric]:
        """The figures that pass every filter, in the order of print."""
        return [
            metric
            for metric in matching(self.text, area=self.area or None)
            if self.claim in (_EVERY, metric.claim)
            and self.qualifier in (_EVERY, metric.qualifier)
            and set(self.wanted) <= metadata(metric)
        ]

    def _draw(self) -> None:
        found = self.found
        counts = {kind: sum(kind in metadata(m) for m in found) for kind in _METADATA}
        bars = [row for p, count in counts.items() for row in _bar(p, count, len(found))]
        told = "page.atlas.sentence" if self.counted else "page.atlas.found"
        with self._chart.hold_sync():
            self._chart.rows = bars if self.counted else []
            self._chart.table = _table(found)
            self._chart.sentence = say(told, count=len(found), **counts)


def _choice(key: str, options: list[tuple[str, str]]) -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(
        options=[(say("page.atlas.every"), _EVERY), *options], value=_EVERY, description=say(key)
    )


def _spec() -> dict[str, Any]:
    return live.stacked(
        title=say("page.atlas.title"),
        subtitle=say("page.atlas.subtitle"),
        description=say("page.atlas.description"),
        axis=say("page.atlas.axis"),
        parts=[say("page.atlas.has"), say("page.atlas.lacks")],
        groups=[say(f"page.atlas.metadata.{kind}") for kind in _METADATA],
        bars=[""],
        colours=(theme.BLUE, theme.GREY),
    )


def _bar(kind: Metadata, count: int, everything: int) -> list[dict[str, Any]]:
    parts = {
        say("page.atlas.has"): float(count),
        say("page.atlas.lacks"): float(everything - count),
    }
    said = say("page.atlas.of", count=count, all=everything)
    return live.segments(say(f"page.atlas.metadata.{kind}"), "", parts, said=said)


def _table(found: list[Metric]) -> dict[str, Any]:
    lang, unsaid = current(), say("unsaid")
    columns = ("label", "said", "phrase", "as_of", "over", "id")
    return {
        "caption": say("page.atlas.table", count=len(found)),
        "header": [say(f"column.{column}") for column in columns],
        "rows": [
            [
                m.label[lang],
                {"text": m.format(), "id": m.id},
                {"text": m.phrase, "id": m.id},
                figures.dated(m.as_of),
                m.over[lang] or unsaid,
                m.id,
            ]
            for m in found
        ],
    }
