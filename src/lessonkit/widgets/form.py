"""A form that learners fill in to design something of their own, kept and taken along."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.core.errors import KitError
from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.learner import journal
from lessonkit.learner.entry import DamagedLineError
from lessonkit.widgets import takeaway
from lessonkit.widgets.controls import Field, Press, Status
from lessonkit.widgets.kept import Kept

_WIDE: Final = {"description_width": "initial"}


class Form(Kept):
    """Fields of text, kept in the learner's file as soon as one is left, and exported.

    Set `answers` (text by field) and call `export()` as a learner does. What is written is
    a line of kind "reflection" and comes back the next time. The name, which only the
    exported page holds, is kept nowhere. Nothing is graded.
    """

    kind = "reflection"
    restored = "form.restored"
    answers = traitlets.Dict()

    def __init__(self, about: str, fields: Sequence[str]) -> None:
        """Show the fields.

        Args:
            about: The form's id, which begins with the lesson's area. The lesson's texts
                hold its heading, ``<about>.heading``, and one for each field, ``<about>.<field>``.
            fields: The names of the fields, in order.
        """
        self.id, self._heading = about, say(f"{about}.heading")
        self._labels = {field: say(f"{about}.{field}") for field in fields}
        self._texts = {
            field: ipywidgets.Textarea(
                description=label, continuous_update=False, rows=2, style=_WIDE
            )
            for field, label in self._labels.items()
        }
        self._name = Field(label=say("form.name"))
        held = [*self._texts.values(), self._name]
        export = Press(say("form.export"), self.export, held)
        self._status = Status()
        heading = ipywidgets.HTML(f"<p>{escape(self._heading)}</p>")
        super().__init__([heading, *held, export, self._status])
        self.add_class("lessonkit-question")  # as wide as one, each text below its label
        answers, self._status.text = self.recall(self._known)
        if answers:
            self.answers = answers
            self._fill(answers)
        for text in self._texts.values():
            text.observe(lambda _: self._keep(), "value")
        self.observe(lambda change: self._fill(change["new"]), "answers")

    def export(self) -> str:
        """Write a page that the learner can take along; return its file's name, or ""."""
        if not any(text.strip() for text in self.answers.values()):
            self._status.text = say("form.empty")
            return ""
        rows = [(label, self.answers.get(field, "")) for field, label in self._labels.items()]
        today = dt.datetime.now().astimezone().date().isoformat()
        content = takeaway.page(
            self._heading, rows, lang=current(), by=self._name.value.strip(), on=today
        )
        try:
            path = takeaway.write(f"{self.id.replace('.', '-')}-{today}", content)
        except KitError as error:
            self._status.text = str(error)
            return ""
        self._status.text = say("form.exported", name=path.name, folder=path.parent)
        return path.name

    def _fill(self, answers: dict[str, str]) -> None:
        for field, text in self._texts.items():
            text.value = answers.get(field, "")

    def _keep(self) -> None:
        """Take over what stands in the fields and keep it, if it is new."""
        answers = {field: text.value for field, text in self._texts.items() if text.value.strip()}
        self.answers = answers
        if answers == journal.latest(self.kind, self.id):
            return
        try:
            error = self.remember(answers)
        except DamagedLineError:
            error = say("form.long")
        self._status.text = error or say("form.kept")

    @classmethod
    def tasks(cls, *arguments: Any) -> tuple[str, ...]:  # noqa: ANN401 - what a cell gives
        """Return the form's id."""
        return (str(arguments[0]),)

    def _known(self, saved: Any) -> dict[str, str] | None:  # noqa: ANN401 - a file may hold all
        """Return of a value of the learner's file the texts of fields that there are."""
        if not isinstance(saved, dict):
            return None
        texts = {name: text for name, text in saved.items() if isinstance(text, str)}
        return {name: text for name, text in texts.items() if name in self._texts} or None
