"""The controls of each kind of question: all named, all usable by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import ipywidgets

from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.questions.quiz import markup
from lessonkit.questions.quiz.judging import judge
from lessonkit.widgets.controls import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from lessonkit.questions.quiz.question import Kind, Option, Question


class Input(Protocol):
    """Controls and the answer that they hold, as JSON has it (see judging)."""

    controls: list[ipywidgets.Widget]

    @property
    def given(self) -> Any:  # noqa: ANN401 - differs from kind to kind
        """What the learner has set, finished or not."""

    @given.setter
    def given(self, answer: Any) -> None: ...  # noqa: ANN401 - as above


def of(question: Question, done: Callable[[], None]) -> Input:
    """Return the controls of a question.

    Args:
        question: What is asked.
        done: Called where a control has a way of its own to say that the answer is given:
            the Enter key in a number, leaving the text of a reflection.
    """
    return _INPUTS[question.kind](question, done)


def can_hold(question: Question, answer: object) -> bool:
    """Return whether an answer, perhaps edited by hand, is one that the controls can show."""
    outcome = judge(question, answer)
    return outcome.state != "unfinished" or outcome.also == "quiz.unread.number"


class _Choice:
    def __init__(self, question: Question, _: Callable[[], None]) -> None:
        options = [(_lettered(option), option.key) for option in question.options]
        self._radio = ipywidgets.RadioButtons(options=options, value=None)
        self.controls = [self._radio]

    @property
    def given(self) -> str | None:
        return self._radio.value  # type: ignore[no-any-return] # ipywidgets has no types

    @given.setter
    def given(self, answer: str | None) -> None:
        self._radio.value = answer


class _Several:
    def __init__(self, question: Question, _: Callable[[], None]) -> None:
        self._boxes = {
            option.key: ipywidgets.Checkbox(description=_lettered(option), indent=False)
            for option in question.options
        }
        self.controls = list(self._boxes.values())

    @property
    def given(self) -> list[str]:
        return [key for key, box in self._boxes.items() if box.value]

    @given.setter
    def given(self, answer: list[str]) -> None:
        for key, box in self._boxes.items():
            box.value = key in answer


class _Number:
    def __init__(self, question: Question, done: Callable[[], None]) -> None:
        unit = question.unit.label[current()] if question.unit else ""
        self._text = Field(label=say("quiz.number", unit=unit))
        self._text.observe(lambda _: done(), "entered")
        self.controls = [self._text]

    @property
    def given(self) -> str:
        return self._text.value

    @given.setter
    def given(self, answer: str) -> None:
        self._text.value = answer


class _Order:
    def __init__(self, question: Question, _: Callable[[], None]) -> None:
        items = [(_lettered(option), option.key) for option in question.options]
        self.controls = [
            ipywidgets.Dropdown(
                options=[(say("guess.choose"), ""), *items],
                value="",
                description=say("guess.place", place=place),
            )
            for place in range(1, len(items) + 1)
        ]

    @property
    def given(self) -> list[str]:
        return [control.value for control in self.controls]

    @given.setter
    def given(self, answer: list[str]) -> None:
        for control, key in zip(self.controls, answer, strict=True):
            control.value = key


class _Sort:
    def __init__(self, question: Question, _: Callable[[], None]) -> None:
        names = [markup.plain(one[current()]) for one in question.classes]
        classes = [
            (say("quiz.lettered", letter=key, text=name), key)
            for key, name in zip(question.class_keys(), names, strict=True)
        ]
        self._cards = {
            option.key: ipywidgets.Dropdown(
                options=[(say("guess.choose"), ""), *classes],
                value="",
                description=markup.plain(option.text[current()]),
                style=_AS_WIDE_AS_THE_WORDS,
            )
            for option in question.options
        }
        self.controls = list(self._cards.values())

    @property
    def given(self) -> dict[str, str]:
        return {key: card.value for key, card in self._cards.items()}

    @given.setter
    def given(self, answer: dict[str, str]) -> None:
        for key, card in self._cards.items():
            card.value = answer[key]


class _Reflection:
    def __init__(self, _: Question, done: Callable[[], None]) -> None:
        self._text = ipywidgets.Textarea(
            description=say("quiz.reflection"),
            continuous_update=False,
            rows=5,
            style=_AS_WIDE_AS_THE_WORDS,
        )
        self._text.observe(lambda _: done(), "value")
        self.controls = [self._text]

    @property
    def given(self) -> str:
        return self._text.value  # type: ignore[no-any-return] # ipywidgets has no types

    @given.setter
    def given(self, answer: str) -> None:
        self._text.value = answer


def _lettered(option: Option) -> str:
    text = markup.plain(option.text[current()])
    return say("quiz.lettered", letter=option.key, text=text)


_AS_WIDE_AS_THE_WORDS: Final = {"description_width": "initial"}
_INPUTS: Final[dict[Kind, Callable[[Question, Callable[[], None]], Input]]] = {
    "choice": _Choice,
    "several": _Several,
    "number": _Number,
    "order": _Order,
    "sort": _Sort,
    "reflection": _Reflection,
}
