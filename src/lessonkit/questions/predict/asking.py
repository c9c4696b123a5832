"""A row of predict.csv becomes a guess that a learner can make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lessonkit.core.language import current
from lessonkit.facts import derived, figures, metrics, quantities
from lessonkit.questions.predict import table
from lessonkit.questions.predict.order import Order
from lessonkit.questions.predict.scale import Answer, Scale, Span
from lessonkit.questions.quiz import markup
from lessonkit.questions.quiz.question import short

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipywidgets import Widget

    from lessonkit.facts.intervals import Bound
    from lessonkit.questions.predict.guess import Guess
    from lessonkit.questions.predict.table import Row


def build(name: str, answer: float | None, reveal: Callable[[], Widget] | None) -> Guess:
    """Return the guess of a row; see `questions.predict.ask`."""
    row = table.row(name)
    if row.unit is None or row.span is None:
        return _order(row, reveal)
    step = row.span[2]  # a model's number is said as exactly as it can be guessed
    found = Answer(round(answer / step) * step) if answer is not None else reported(row)
    return Scale(
        row.id,
        row.fingerprint if answer is None else short((row.fingerprint, f"{answer:.6g}")),
        markup.html(row.prompt[current()]),
        Span(*row.span, row.unit),
        found,
        explained=markup.html(row.said[current()]),
        drawn=row.kind == "bar",
        reveal=reveal,
    )


def reported(row: Row) -> Answer | None:
    """Return what the tables answer, or None where the page does not say.

    Raises:
        KitError: The expression is not of the grammar, or names what no table holds.
    """
    if not row.answer or row.unit is None:
        return None
    if row.answer in metrics.all_metrics():
        metric = metrics.metric(row.answer)
        value = metric.value * metric.unit.scale / row.unit.scale
        return Answer(float(value), metric.id, metric.format())
    value, qualifier = quantities.stated(row.answer, row.unit)
    known = row.answer if row.answer in derived.all_derived() else ""
    said = figures.format_figure(value, row.unit, qualifier)
    return Answer(float(value), known, said)


def _order(row: Row, reveal: Callable[[], Widget] | None) -> Order:
    lang = current()

    def worth() -> list[Bound]:
        return [quantities.evaluate(item.answer).interval.low for item in row.items]

    names = [markup.plain(item.text[lang]) for item in row.items]
    asked, explained = markup.html(row.prompt[lang]), markup.html(row.said[lang])
    return Order(row.id, row.fingerprint, asked, names, worth, explained=explained, reveal=reveal)
