"""A form that learners fill in to design something of their own, kept and taken along."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.core.errors import KitError
from lessonkit.core.language import current
from lessonkit.core.texts import say, sentences
from lessonkit.learner import journal
from lessonkit.learner.record import DamagedLineError
from lessonkit.widgets import takeaway
from lessonkit.widgets.controls import Field, Panel, Press, Status

_WIDE: Final = {"description_width": "initial"}


class Form(Panel):
    """Fields of text, kept in the learner's file as soon as one is left, and exported.

    Set `answers` (text by field) and call `export()` as a learner does. What is written is
    a line of kind "reflection" and comes back the next time. The name, which only the
    exported page holds, is kept nowhere. Nothing is graded.
    """

    answers = traitlets.Dict()

    def __init__(self, about: str, fields: Sequence[str]) -> None:
        """Show the fields.

        Args:
            about: The form's id, which begins with the lesson's area. The lesson's texts
                hold its heading, ``<about>.heading``, and one for each field, ``<about>.<field>``.
            fields: The names of the fields, in order.
        """
        self._about, self._heading = about, say(f"{about}.heading")
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
        self._status.text = self._recall()
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
            path = takeaway.write(f"{self._about.replace('.', '-')}-{today}", content)
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
        if answers == journal.latest("reflection", self._about):
            return
        try:
            error = journal.note("reflection", self._about, answers)
        except DamagedLineError:
            error = say("form.long")
        self._status.text = error or say("form.kept")

    def _recall(self) -> str:
        """Bring back what was kept, as far as it can be read; return what to say of it."""
        warning = journal.warning()
        saved = journal.latest("reflection", self._about)
        known = _texts_of(saved, self._texts)
        if not known:
            return warning
        self.answers = known
        self._fill(known)
        return sentences(warning, say("form.restored"))


def _texts_of(saved: Any, fields: Any) -> dict[str, str]:  # noqa: ANN401 - anybody may edit the file
    """Return of what the learner's file holds the texts of fields that there are."""
    if not isinstance(saved, dict):
        return {}
    return {name: text for name, text in saved.items() if name in fields and isinstance(text, str)}
