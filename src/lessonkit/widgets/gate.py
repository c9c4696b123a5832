"""A comparison gate: same year, same people, same definition? The learner answers first."""

from collections.abc import Sequence
from html import escape
from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.core.language import current
from lessonkit.core.texts import listed, say, sentences
from lessonkit.facts import context, figures, metrics
from lessonkit.facts.context import QUESTIONS, ContextFigure
from lessonkit.widgets.controls import Press, Status
from lessonkit.widgets.kept import Kept

ANSWERS: Final = ("yes", "no", "unstated")


class Gate(Kept):
    """A figure of the page and one from outside; what may be said only after three answers.

    Set `pair` (a number from 0) and `answers` ("yes", "no" or "unstated", by question) and
    call `compare()` as a learner does; read `opened`. Answers are lines of kind "judgement" in
    the learner's file and come back the next time. They are compared with the kit's, which
    are readings too, and not graded.
    """

    restored = "gate.restored"
    pair = traitlets.Int(0)
    answers = traitlets.Dict()
    opened = traitlets.Bool(default_value=False)

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Offer the pairs, each an id of a figure of the page and one of an outside figure."""
        self._pairs = [(metrics.metric(one), context.context_figure(other)) for one, other in pairs]
        self._choice = ipywidgets.Dropdown(
            options=[
                (say("gate.pair", number=n + 1, outside=other.label[current()]), n)
                for n, (_, other) in enumerate(self._pairs)
            ],
            description=say("gate.choose"),
            style={"description_width": "initial"},
        )
        self._facts = ipywidgets.HTML()
        self._asked = {question: _asked(question) for question in QUESTIONS}
        # The pair comes last: what is held of another pair's answers must not count for it.
        reads = [*self._asked.values(), self._choice]
        press = Press(say("gate.open"), self.compare, reads)
        self._status, self._said, self._note = Status(), Status(), Status()
        controls = [self._choice, self._facts, *self._asked.values(), press]
        super().__init__([*controls, self._status, self._said, self._note])
        self.add_class("lessonkit-question").add_class("lessonkit-gate")
        traitlets.link((self._choice, "value"), (self, "pair"))
        self.observe(lambda _: self._show(), "pair")
        self.observe(lambda change: self._fill(change["new"]), "answers")
        for buttons in self._asked.values():
            buttons.observe(lambda _: self._take(), "value")
        self._show()

    @property
    def outside(self) -> ContextFigure:
        """The outside figure of the pair."""
        return self._pairs[self.pair][1]

    def compare(self) -> None:
        """Compare the three answers with the kit's, say what may be said, and keep them."""
        if any(self.answers.get(question) not in ANSWERS for question in QUESTIONS):
            self._status.text = say("gate.unfinished")
            return
        self._reveal(self.remember(self.answers))

    @classmethod
    def tasks(cls, *arguments: Any) -> tuple[str, ...]:  # noqa: ANN401 - what a cell gives
        """Return the id of each pair."""
        return tuple(_id(other) for _, other in arguments[0])

    def _reveal(self, warning: str = "") -> None:
        kits = self.outside.same
        compared = (
            say(
                f"gate.{'same' if self.answers[question] == answer else 'differs'}",
                question=say(f"gate.{question}"),
                yours=say(f"gate.answer.{self.answers[question]}"),
                kit=say(f"gate.answer.{answer}"),
            )
            for question, answer in kits.items()
        )
        self._status.text = sentences(warning, *compared)
        shut = [say(f"gate.need.{question}") for question, a in kits.items() if a != "yes"]
        verdict = say("gate.through") if self.outside.comparable else say("gate.shut")
        needs = say("gate.needs", needs=listed(shut, mark="between")) if shut else ""
        self._said.text = sentences(verdict, needs)
        self._note.text = say("gate.note", note=self.outside.note[current()])
        self.opened = True

    def _show(self) -> None:
        """Show the pair, shut, or as the learner left it."""
        metric, other = self._pairs[self.pair]
        self.id = _id(other.id)  # each pair is kept by itself
        lang, unsaid = current(), say("unsaid")
        lines = (
            say(
                "gate.page",
                label=metric.label[lang],
                said=metric.format(),
                as_of=figures.dated(metric.as_of),
                over=metric.over[lang] or unsaid,
            ),
            say(
                "gate.outside",
                label=other.label[lang],
                said=other.format(lang),
                as_of=figures.dated(other.as_of),
                publisher=other.publisher[lang],
                title=other.title[lang],
            ),
        )
        self._facts.value = "".join(f"<p>{escape(line)}</p>" for line in lines)
        self.opened = False
        answers, recalled = self.recall(_known)
        self.answers = answers or {}
        self._fill(self.answers)
        self._said.text = self._note.text = ""
        self._status.text = recalled
        if len(self.answers) == len(QUESTIONS):
            self._reveal(recalled)

    def _take(self) -> None:
        chosen = {q: buttons.value for q, buttons in self._asked.items() if buttons.value}
        if chosen == self.answers:
            return
        self.answers = chosen
        if self.opened:  # a verdict never stands beside other answers than its own
            self.opened = False
            self._status.text = self._said.text = self._note.text = ""

    def _fill(self, answers: dict[str, str]) -> None:
        for question, buttons in self._asked.items():
            buttons.value = answers.get(question)


def _asked(question: str) -> ipywidgets.RadioButtons:
    return ipywidgets.RadioButtons(
        options=[(say(f"gate.answer.{answer}"), answer) for answer in ANSWERS],
        value=None,
        description=say(f"gate.{question}"),
        style={"description_width": "initial"},
    )


def _id(outside: str) -> str:
    return f"{outside}.gate"


def _known(saved: Any) -> dict[str, str] | None:  # noqa: ANN401 - anybody may edit the file
    """Return the answers that a value of the learner's file holds, None where it holds none."""
    if not isinstance(saved, dict):
        return None
    return {q: a for q, a in saved.items() if q in QUESTIONS and a in ANSWERS} or None
