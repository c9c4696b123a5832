"""What a question lacks or has too much of, kind by kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from lessonkit.core.errors import KitError
from lessonkit.core.language import LANGS
from lessonkit.desk.check.claims import nearest
from lessonkit.facts import quantities, roles, units
from lessonkit.questions.quiz import judging, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lessonkit.desk.check.rows import Problem
    from lessonkit.questions.quiz.question import Kind, Option, Question
    from lessonkit.questions.rows import Row

MOST: Final = 26  # options: one a letter
_NEEDED: Final = ("kind", "level", *(f"{s}_zh" for s in ("prompt", "hint", "explanation")))
_WITH_TEXT: Final = ("choice", "several", "order", "sort")


def problems(path: Path, rows: list[Row]) -> Iterator[Problem]:
    """Yield what is wrong with a question, given as its rows, whose cells are in form."""
    first, cells = rows[0]
    lacking = [column for column in _NEEDED if not cells[column]]
    yield from ((first, column, "first", {"column": column}) for column in lacking)
    for row, other in rows[1:]:
        for column in table.OF_QUESTION:
            if other[column]:
                yield row, column, "again", {"first": first}
    if cells["unit"] and cells["unit"] not in units.all_units():
        yield first, "unit", "unit", {"write": nearest(cells["unit"], units.all_units())}
    elif len(rows) > MOST:
        yield rows[MOST][0], "id", "most", {"most": MOST}
    elif cells["kind"]:
        question = table.build(path, rows)
        yield from _RULES[question.kind](question)
        yield from _options(question)


def _options(question: Question) -> Iterator[Problem]:
    """Yield options without text, and an explanation without a source."""
    first = question.options[0].row
    if question.kind in _WITH_TEXT:
        if len(question.options) == 1:
            yield first, "option_zh", "few", {}
        for option in question.options:
            if not option.text["zh"]:
                yield option.row, "option_zh", "option", {}
        for text, count in Counter(o.text["zh"] for o in question.options).items():
            if count > 1 and text:
                row = [o.row for o in question.options if o.text["zh"] == text][-1]
                yield row, "option_zh", "twice", {}
    for lang in LANGS:
        explanation = question.explanation[lang]
        if explanation and not roles.anchors(explanation):
            yield first, f"explanation_{lang}", "source", {}


def _without_feedback(options: list[Option]) -> Iterator[Problem]:
    for option in options:
        if not option.feedback["zh"]:
            yield option.row, "feedback_zh", "feedback", {}


def _chosen(question: Question) -> Iterator[Problem]:
    """Yield what is wrong with options to choose from."""
    right: list[Option] = []
    for option in question.options:
        try:
            verdict = option.verdict
        except KitError:
            return  # the expression has a finding of its own
        if option.value and verdict is None:
            yield option.row, "value", "comparison", {"value": option.value}
        elif verdict == "undecided":
            yield option.row, "value", "undecided", {"value": option.value}
        elif verdict and option.right and option.is_right != (option.right == "yes"):
            yield option.row, "right", "contradiction", {"value": option.value}
        elif not verdict and option.right not in ("yes", "no"):
            yield option.row, "right", "yes_no", {}
        right += [option] if option.is_right else []
    if not right:
        yield question.options[0].row, "right", "none", {}
    if len(right) > 1 and question.kind == "choice":
        rows = ", ".join(str(option.row) for option in right)
        yield right[1].row, "right", "two", {"rows": rows}
    yield from _without_feedback([o for o in question.options if not o.is_right])


def _number(question: Question) -> Iterator[Problem]:
    """Yield what is wrong with the number asked for and the likely wrong ones."""
    first = question.options[0].row
    if question.unit is None:
        yield first, "unit", "no_unit", {}
        return
    for option in question.options:
        if option.right not in ("yes", "no"):
            yield option.row, "right", "yes_no", {}
        if not option.value:
            yield option.row, "value", "no_value", {}
            return
    right = [option for option in question.options if option.right == "yes"]
    if len(right) != 1:
        rows = ", ".join(str(option.row) for option in right)
        key = "two_numbers" if right else "none"
        yield (right or question.options)[-1].row, "right", key, {"rows": rows}
        return
    try:
        yield from _values(question, right[0])
    except KitError:
        return  # the expression has a finding of its own
    yield from _without_feedback([o for o in question.options if o.right == "no"])


def _values(question: Question, right: Option) -> Iterator[Problem]:
    unit = question.unit
    for option in question.options:
        if not option.number.exact:
            yield option.row, "value", "bounds", {"value": option.value}
            return
        if unit and not quantities.counted_in(option.value, unit):
            yield option.row, "value", "dimension", {"unit": unit.id}
    for option in question.options:
        if option is not right and judging.meets(option.number.low, right, question.tolerance):
            yield option.row, "value", "also_right", {"value": option.value}


def _order(question: Question) -> Iterator[Problem]:
    """Yield places that are no order, or that contradict the figures."""
    wrong = [option for option in question.options if not option.right.isdecimal()]
    yield from ((option.row, "right", "place", {}) for option in wrong)
    places = sorted(option.place for option in question.options if option not in wrong)
    steps = zip([0, *places], places, strict=False)
    if not wrong and (any(after - before > 1 for before, after in steps) or len(set(places)) == 1):
        yield question.options[0].row, "right", "places", {}
    elif not wrong and all(option.value for option in question.options):
        yield from _against_values(question)
    yield from _without_feedback(list(question.options))


def _against_values(question: Question) -> Iterator[Problem]:
    try:
        by_place = sorted(question.options, key=lambda option: option.place)
        values = [float(option.number.low) for option in by_place]
    except KitError:
        return  # the expression has a finding of its own
    rising = values[-1] >= values[0]
    for i, option in enumerate(by_place[1:]):
        step = values[i + 1] - values[i]
        tied = option.place == by_place[i].place
        if tied != (step == 0) or (not tied and (step > 0) != rising):
            yield option.row, "right", "against", {"value": option.value}
            return


def _sort(question: Question) -> Iterator[Problem]:
    """Yield classes that are not there, and a set of cards without a debatable one."""
    first = question.options[0].row
    if len(question.classes) <= 1:
        yield first, "classes_zh", "classes", {}
        return
    for one in question.classes:
        if not all(one.values()):
            yield first, "classes_en", "classes_differ", {}
            return
    known = question.class_keys()
    for option in question.options:
        if not set(option.classes) <= set(known):
            yield option.row, "right", "class", {"classes": ", ".join(known)}
    if not any(len(option.classes) > 1 for option in question.options):
        yield first, "right", "debatable", {}
    yield from _without_feedback(list(question.options))


def _reflection(question: Question) -> Iterator[Problem]:
    """Yield rows that a reflection, which is never graded, does not have."""
    for option in question.options[1:]:
        yield option.row, "id", "reflection", {}
    if question.options[0].right:
        yield question.options[0].row, "right", "reflection", {}


_RULES: Final[dict[Kind, Callable[[Question], Iterator[Problem]]]] = {
    "choice": _chosen,
    "several": _chosen,
    "number": _number,
    "order": _order,
    "sort": _sort,
    "reflection": _reflection,
}
