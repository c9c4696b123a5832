"""Figures in prose: roles that name one, and digits typed by hand that stand for one."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from lessonkit.core.errors import KitError
from lessonkit.core.language import Lang, system
from lessonkit.core.texts import say
from lessonkit.desk.check.finding import Finding, found
from lessonkit.facts import roles
from lessonkit.facts.metrics import Metric, all_metrics
from lessonkit.lessons.lesson import Lesson
from lessonkit.tables import TableError

_NUMBER: Final = re.compile(r"(?<![A-Za-z0-9_.])\d[\d,]*(?:\.\d+)?")  # Chinese may stand before it
_NOT_PROSE: Final = re.compile(r"\{[a-z]+\}`[^`\n]*`|`[^`\n]*`|\]\([^)\n]*\)|https?://\S+")
_SUGGESTED: Final = 3  # ids named in a finding
_TELLING: Final = 3  # digits from which a number alone is taken for the page's


def known_roles(lesson: Lesson) -> Iterator[Finding]:
    """Yield roles and ids that do not exist, with the nearest that do."""
    for line, text in _prose(lesson):
        for match in roles.ROLE.finditer(text):
            try:
                roles.resolve(match[0], lesson.lang)
            except TableError:
                raise  # a finding of its own, once and not for each role
            except KitError as error:
                yield found(lesson.path, line, "role", problem=str(error))


def typed_by_hand(lesson: Lesson) -> Iterator[Finding]:
    """Yield figures of the page that were typed as digits instead of named by a role."""
    for line, text in _prose(lesson):
        for typed, ids in typed_in(text, lesson.lang, lesson.area):
            yield found(lesson.path, line, "typed", typed=typed, ids=ids)


def typed_in(text: str, lang: Lang, area: str) -> Iterator[tuple[str, str]]:
    """Yield the digits in a text that stand for figures, with the ids, of `area` first."""
    prose = unicodedata.normalize("NFKC", _NOT_PROSE.sub(lambda m: " " * len(m[0]), text))
    for match in _NUMBER.finditer(prose):
        metrics = _stands_for(match[0], prose[match.end() :], lang)
        if metrics:
            metrics.sort(key=lambda m: m.area != area)
            typed = match[0] + ("%" if metrics[0].unit.id == "percent" else "")
            ids = say("check.or", system()).join(m.id for m in metrics[:_SUGGESTED])
            yield typed, ids


def _prose(lesson: Lesson) -> Iterator[tuple[int, str]]:
    for cell in lesson.cells:
        if cell.kind == "markdown":
            for i, text in enumerate(cell.source.splitlines()):
                yield cell.line + i, text


def _stands_for(digits: str, after: str, lang: Lang) -> list[Metric]:
    """Return the figures of the page that a number in prose can stand for."""
    try:
        value = Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return []
    telling = sum(letter.isdigit() for letter in digits) >= _TELLING
    return [
        metric
        for metric in all_metrics().values()
        if value in (metric.value, metric.value * metric.unit.scale)
        and metric.claim != "date"
        and (telling or after.lstrip().startswith(_unit_words(metric, lang)))
    ]


def _unit_words(metric: Metric, lang: Lang) -> tuple[str, ...]:
    if metric.unit.id == "percent":
        return ("%", "percent", "per cent")
    return (metric.unit.label[lang],) if metric.unit.label[lang] else ()
