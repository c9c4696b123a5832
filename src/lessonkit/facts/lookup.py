"""Find figures of the page, and say which metadata each has."""

import re
import unicodedata
from decimal import Decimal
from typing import Final, Literal

from lessonkit.core.home import remembered
from lessonkit.core.ids import UnknownIdError
from lessonkit.facts import areas, metrics
from lessonkit.facts.corrections import all_corrections
from lessonkit.facts.metrics import Metric

Metadata = Literal["date", "base", "earlier", "doubt"]
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?%?")


def matching(text: str, *, area: str | None = None) -> list[Metric]:
    """Return the figures with `text` in id, label, phrase or note, in the order of print.

    A number finds the figures of this value as well; several words must all be found.

    Args:
        text: What to look for, in either language; "" finds every figure.
        area: Only figures of this area.

    Raises:
        UnknownIdError: There is no such area.
    """
    if area is not None and area not in areas.all_areas():
        raise UnknownIdError(area, areas.all_areas())
    words = unicodedata.normalize("NFKC", text).casefold().replace(",", "").split()
    return [
        metric
        for metric in metrics.all_metrics().values()
        if area in (None, metric.area) and all(_holds(metric, word) for word in words)
    ]


def _holds(metric: Metric, word: str) -> bool:
    """Return whether a word stands in the figure's texts, or a number is its number."""
    if not _NUMBER.fullmatch(word):
        return word in _text(metric.id)
    value = Decimal(word.removesuffix("%"))
    return value in (metric.value, metric.value * metric.unit.scale) or word in re.findall(
        r"\d+(?:\.\d+)?", metric.printed
    )


def metadata(metric: Metric) -> frozenset[Metadata]:
    """Return what the page gives for a figure: a date, a base, an earlier value; or a doubt.

    An earlier value means another figure of the same thing at another date.
    """
    return _metadata(metric.id)


@remembered
def _metadata(name: str) -> frozenset[Metadata]:
    metric = metrics.metric(name)
    found: set[Metadata] = set()
    if metric.as_of:
        found.add("date")
    if metric.over["zh"]:
        found.add("base")
    thing = metric.id.rpartition(".")[0]
    if any(
        other.id.rpartition(".")[0] == thing and "" != other.as_of != metric.as_of != ""
        for other in metrics.all_metrics().values()
    ):
        found.add("earlier")
    if any(row["metric"] == metric.id for row in all_corrections()):
        found.add("doubt")
    return frozenset(found)


@remembered
def _text(name: str) -> str:
    """Return all that a search looks at, in one form of letters."""
    metric = metrics.metric(name)
    parts = [metric.id, metric.phrase, metric.printed]
    for texts in (metric.label, metric.over, metric.note):
        parts += texts.values()
    parts += [metric.format("zh"), metric.format("en")]
    return unicodedata.normalize("NFKC", " ".join(parts)).casefold().replace(",", "")
