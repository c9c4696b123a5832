"""A question as a learner meets it: controls, feedback in words, help when they ask for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import ipywidgets
import traitlets

from lessonkit.core.errors import KitError
from lessonkit.core.language import current
from lessonkit.core.texts import listed, say, sentences
from lessonkit.learner import journal
from lessonkit.learner.entry import LONGEST_TEXT
from lessonkit.questions.quiz import inputs, markup
from lessonkit.questions.quiz.judging import Outcome, judge
from lessonkit.widgets.controls import Panel, Press, Status

if TYPE_CHECKING:
    from lessonkit.questions.quiz.question import Option, Question


class Asked(Panel):
    """A question to be answered as often as one likes.

    Set `given` (see judging) and call `check()` as a learner does; read `state` ("", "right",
    "wrong", "unfinished" or "kept") and `message`. What was answered is in the learner's file.
    """

    state = traitlets.Unicode()

    def __init__(self, question: Question, *, recall: bool = True) -> None:
        """Ask `question`, by default with the learner's last answer where there is one."""
        self.question = question
        self._input = inputs.of(question, self.check)
        self._status, self._hint, self._explanation = Status(), Status(), Status()
        self._judged_of: Any = None
        prompt = ipywidgets.HTML(f"<p>{markup.html(question.prompt[current()])}</p>")
        sources = markup.sources(option.text[current()] for option in question.options)
        line = escape(say("quiz.sources")).format(figures=listed(sources, mark="between"))
        listing = [ipywidgets.HTML(f"<p>{line}</p>")] if sources else []
        keeps = question.kind == "reflection"
        label = say("quiz.keep" if keeps else "quiz.check")
        check = Press(label, self.check, self._input.controls)
        hint = Press(say("quiz.hint"), self.hint)
        explain = Press(say("quiz.explain"), self.explain)
        buttons = ipywidgets.HBox([check, hint, explain])
        shown = [self._status, self._hint, self._explanation]
        super().__init__([prompt, *self._input.controls, *listing, buttons, *shown])
        self.add_class("lessonkit-question")
        for control in () if keeps else self._input.controls:
            control.observe(lambda _: self._altered(), "value")
        if recall:
            self._recall()

    @property
    def given(self) -> Any:  # noqa: ANN401 - differs from kind to kind
        """The answer as it stands in the controls, finished or not."""
        return self._input.given

    @given.setter
    def given(self, answer: Any) -> None:  # noqa: ANN401 - as above
        self._input.given = answer

    @property
    def message(self) -> str:
        """What the learner reads and hears of their answer."""
        return self._status.words

    def check(self) -> None:
        """Keep the answer and say what it is worth."""
        given = self.given
        if self.question.kind == "reflection" and len(given) > LONGEST_TEXT:
            self.state = "unfinished"
            self._status.html = escape(say("quiz.long", most=LONGEST_TEXT))
            return
        self._judged(given, keep=True)

    def hint(self) -> None:
        """Show the hint."""
        hint = self._html(self.question.hint)
        self._hint.html = escape(say("quiz.hinted")).format(text=hint)
        self._help("hint")

    def explain(self) -> None:
        """Show the explanation, whatever was answered."""
        self._show_explanation()
        self._help("explanation")

    def _keep(self, given: object, outcome: Outcome) -> str:
        """Keep a finished answer; return "", or the sentence that says why that failed."""
        if outcome.state == "unfinished":
            return ""
        if self.question.kind != "reflection":
            value = {"given": given, "of": self.question.fingerprint}
            return journal.note("answer", self.question.id, value)
        same = given == self._kept()
        return "" if same else journal.note("reflection", self.question.id, given)

    def _kept(self) -> object:
        return journal.latest("reflection", self.question.id)

    def _help(self, kind: str) -> None:
        """Note help once between two answers: one more press tells nothing new."""
        noted = journal.history("help", self.question.id)
        answers = journal.history("answer", self.question.id)
        if not any(
            one.value == kind and (not answers or one.when >= answers[-1].when) for one in noted
        ):
            journal.note("help", self.question.id, kind)

    def _recall(self) -> None:
        """Bring back what the learner last answered, if the question is still the same."""
        warning = journal.warning()
        again = ""
        if self.question.kind == "reflection":
            text = self._kept()
            if isinstance(text, str) and text:
                self.given = text
        else:
            saved = journal.latest("answer", self.question.id)
            if isinstance(saved, dict) and saved.get("of") != self.question.fingerprint:
                again = say("quiz.changed")
            elif isinstance(saved, dict) and inputs.can_hold(self.question, saved.get("given")):
                self.given = saved["given"]
                self._judged(self.given, keep=False)
                again = say("quiz.restored")
        self._status.html = sentences(escape(warning), escape(again), self._status.html)

    def _altered(self) -> None:
        """Take a verdict back that would stand beside another answer than its own."""
        if self.state and self.given != self._judged_of:
            self.state = self._status.html = ""

    def _judged(self, given: object, *, keep: bool) -> None:
        """Say what an answer is worth: kept first, so that what is read as judged is not lost."""
        self._judged_of = given
        try:
            outcome = judge(self.question, given)
            words = self._sentence(outcome)
        except KitError as error:  # a table was spoiled since the lesson was opened
            self._status.html = escape(str(error))
            return
        failure = escape(self._keep(given, outcome)) if keep else ""
        self.state = outcome.state
        self._status.html = (
            failure if outcome.state == "kept" and failure else sentences(words, failure)
        )
        if outcome.state in ("right", "kept"):
            self._show_explanation()

    def _sentence(self, outcome: Outcome) -> str:
        """Return an outcome as HTML; its first words say whether it is right."""
        verdict = "" if outcome.state == "unfinished" else escape(say(f"quiz.{outcome.state}"))
        named = self.question.kind in ("several", "order", "sort")
        remarks = [self._remark(option, named=named) for option in outcome.remarks]
        return sentences(verdict, *remarks, escape(say(outcome.also)) if outcome.also else "")

    def _remark(self, option: Option, *, named: bool) -> str:
        text = self._html(option.feedback, option)
        if not (named and text):
            return text
        return escape(say("quiz.of")).format(name=self._html(option.text), text=text)

    def _html(self, texts: dict[Any, str], option: Option | None = None) -> str:
        text = markup.filled(texts[current()], self.question, option or self.question.answer)
        return markup.html(text)

    def _show_explanation(self) -> None:
        heading, text = escape(say("quiz.explained")), self._html(self.question.explanation)
        self._explanation.html = f"<strong>{heading}</strong> {text}"
