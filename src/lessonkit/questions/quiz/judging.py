"""What an answer is worth: right, wrong or unfinished, and which feedback belongs to it.

An answer is what JSON holds, since it comes back from the learner's file: a letter for a
choice, letters for several and for an order, the text typed for a number, the class of each
card by the cards' letters, and text for a reflection.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeGuard

from lessonkit.questions import numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from lessonkit.facts.intervals import Bound, Interval
    from lessonkit.questions.quiz.question import Kind, Option, Question

State = Literal["right", "wrong", "unfinished", "kept"]
_SLIPS: Final = [power for power in range(-8, 9) if power]  # of ten: a slip with the unit


@dataclass(frozen=True)
class Outcome:
    """What came of an answer.

    `remarks` are the options whose feedback is to be said, `also` the key of a text of the
    interface ("quiz.…"), for what is no option's own.
    """

    state: State
    remarks: tuple[Option, ...] = ()
    also: str = ""


def judge(question: Question, answer: object) -> Outcome:
    """Return what an answer is worth; one that is none of the question's is unfinished."""
    return _JUDGES[question.kind](question, answer)


def _choice(question: Question, answer: object) -> Outcome:
    option = question.option(answer)
    if option is None:
        return Outcome("unfinished", also="quiz.unfinished.choice")
    return Outcome("right" if option.is_right else "wrong", (option,))


def _several(question: Question, answer: object) -> Outcome:
    if not _is_keys(answer, question) or not answer:
        return Outcome("unfinished", also="quiz.unfinished.several")
    chosen = [option for option in question.options if option.key in answer]
    wrong = tuple(option for option in chosen if not option.is_right)
    missed = [o for o in question.options if o.is_right and o not in chosen]
    also = "quiz.missed" if missed else ""
    if wrong or missed:
        return Outcome("wrong", wrong, also)
    return Outcome("right", tuple(chosen))


def _number(question: Question, answer: object) -> Outcome:
    if not isinstance(answer, str) or not answer.strip():
        return Outcome("unfinished", also="quiz.unfinished.number")
    typed = numbers.read(answer, question.unit) if question.unit else None
    if typed is None:
        return Outcome("unfinished", also="quiz.unread.number")
    options = sorted(question.options, key=lambda option: not option.is_right)
    for option in options:
        if meets(typed, option, question.tolerance):
            return Outcome("right" if option.is_right else "wrong", (option,))
    slipped = any(_is_slip(typed, option.number) for option in options[:1])
    return Outcome("wrong", also="quiz.magnitude" if slipped else "quiz.other_number")


def meets(value: Bound, option: Option, tolerance: Fraction) -> bool:
    """Return whether a number is that of an option, or as near as the tolerance allows."""
    return option.number.low - tolerance <= value <= option.number.high + tolerance


def _is_slip(typed: Fraction, wanted: Interval) -> bool:
    """Return whether a number is the wanted one but for a power of ten."""
    powers = (Fraction(10) ** power for power in _SLIPS)
    return bool(typed) and any(typed * power in wanted for power in powers)


def _order(question: Question, answer: object) -> Outcome:
    keys = {option.key for option in question.options}
    if not _is_keys(answer, question) or set(answer) != keys:
        return Outcome("unfinished", also="quiz.unfinished.order")
    items = [option for key in answer if (option := question.option(key))]
    places = sorted(item.place for item in items)
    misplaced = [o for o, place in zip(items, places, strict=True) if o.place != place]
    if not misplaced:
        return Outcome("right")
    return Outcome("wrong", tuple(misplaced[:1]))


def _sort(question: Question, answer: object) -> Outcome:
    known = question.class_keys()
    if (
        not isinstance(answer, dict)
        or any(answer.get(option.key) not in known for option in question.options)
        or len(answer) != len(question.options)
    ):
        return Outcome("unfinished", also="quiz.unfinished.sort")
    wrong = tuple(o for o in question.options if answer[o.key] not in o.classes)
    if wrong:
        return Outcome("wrong", wrong)
    return Outcome("right", tuple(o for o in question.options if len(o.classes) > 1))


def _reflection(_: Question, answer: object) -> Outcome:
    if isinstance(answer, str) and answer.strip():
        return Outcome("kept")
    return Outcome("unfinished", also="quiz.unfinished.reflection")


def _is_keys(answer: object, question: Question) -> TypeGuard[list[Any]]:
    """Return whether an answer is a list of different options' letters."""
    keys = [option.key for option in question.options]
    return (
        isinstance(answer, list)
        and all(isinstance(key, str) and key in keys for key in answer)
        and len(set(answer)) == len(answer)
    )


_JUDGES: Final[dict[Kind, Callable[[Question, object], Outcome]]] = {
    "choice": _choice,
    "several": _several,
    "number": _number,
    "order": _order,
    "sort": _sort,
    "reflection": _reflection,
}
