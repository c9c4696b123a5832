"""One count, two reports: which document would tell why they differ, and what it would not tell."""

from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.core.texts import say, sentences
from lessonkit.facts.context import context_figure
from lessonkit.facts.metrics import metric
from lessonkit.widgets.controls import Press, Status
from lessonkit.widgets.kept import Kept

CAUSES: Final = ("date", "births", "who")
# What each document tells: the causes that it can show or rule out.
DOCUMENTS: Final[dict[str, tuple[str, ...]]] = {
    "plan": (),
    "photo": (),
    "quote": (),
    "births": ("births",),
    "patients": ("who",),
    "sum": ("date",),
    "roll": ("who",),
    "rolls": ("date", "births", "who"),
}


class Documents(Kept):
    """A document is picked, and what it would tell is guessed before the kit says it.

    Set `document` (a key of `DOCUMENTS`, or "") and `told` (some of `CAUSES`) and call
    `look()` as a learner does; read `message`. The last pick is a line of kind "guess" in the
    learner's file and comes back the next time. Nothing is graded.
    """

    id = "relocation.document"
    kind = "guess"
    restored = "relocation.documents.restored"
    document = traitlets.Enum(("", *DOCUMENTS), default_value="")

    def __init__(self) -> None:
        """Ask which document would settle it, or bring back the last one looked into."""
        self._choice = ipywidgets.RadioButtons(
            options=[(say(f"relocation.documents.{name}"), name) for name in DOCUMENTS],
            value=None,
            description=say("relocation.documents.which"),
            style={"description_width": "initial"},
        )
        self._ticks = {
            cause: ipywidgets.Checkbox(
                value=False, description=say(f"relocation.documents.cause.{cause}"), indent=False
            )
            for cause in CAUSES
        }
        look = Press(
            say("relocation.documents.look"), self.look, [self._choice, *self._ticks.values()]
        )
        self._status = Status()
        self._lines = {cause: Status() for cause in CAUSES}
        self._end = Status()
        asked = ipywidgets.HTML(f"<p>{_question()}</p>")
        guess = ipywidgets.Label(say("relocation.documents.guess"))
        super().__init__(
            [
                asked,
                self._choice,
                guess,
                *self._ticks.values(),
                look,
                self._status,
                *self._lines.values(),
                self._end,
            ]
        )
        self.add_class("lessonkit-documents").add_class("lessonkit-question")
        self._choice.observe(lambda c: self.set_trait("document", c["new"] or ""), "value")
        self.observe(lambda c: self._choice.set_trait("value", c["new"] or None), "document")
        guess, recalled = self.recall(_known)
        if guess is None:
            self._status.text = recalled
        else:
            self.document, self.told = guess
            self._show(recalled)

    @property
    def told(self) -> tuple[str, ...]:
        """The causes that the learner thinks the document would tell."""
        return tuple(cause for cause, tick in self._ticks.items() if tick.value)

    @told.setter
    def told(self, causes: tuple[str, ...]) -> None:
        for cause, tick in self._ticks.items():
            tick.value = cause in causes

    @property
    def message(self) -> str:
        """What the learner reads and hears."""
        return sentences(*(s.text for s in (self._status, *self._lines.values(), self._end)))

    def look(self) -> None:
        """Say for each cause whether the document would tell it, and keep the pick."""
        if not self.document:
            self._status.text = say("relocation.documents.unfinished")
            return
        value = {"document": self.document, "told": list(self.told)}
        self._show(self.remember(value))

    def _show(self, warning: str = "") -> None:
        tells = DOCUMENTS[self.document]
        self._status.text = sentences(warning, say(f"relocation.documents.{self.document}.is"))
        for cause, line in self._lines.items():
            yes, thought = cause in tells, cause in self.told
            key = "tells" if yes else "silent"
            agrees = "same" if yes == thought else "other"
            line.text = say(
                "relocation.documents.line",
                cause=say(f"relocation.documents.cause.{cause}"),
                tells=say(f"relocation.documents.{key}"),
                guess=say(f"relocation.documents.{agrees}"),
            )
        self._end.text = say(
            "relocation.documents.end.all"
            if len(tells) == len(CAUSES)
            else "relocation.documents.end"
        )


def _known(saved: Any) -> tuple[str, tuple[str, ...]] | None:  # noqa: ANN401 - anyone may edit it
    """Return document and causes of a value of the learner's file, None where it has none."""
    if not isinstance(saved, dict) or saved.get("document") not in tuple(DOCUMENTS):
        return None
    told = saved.get("told")
    return saved["document"], tuple(c for c in CAUSES if isinstance(told, list) and c in told)


def _question() -> str:
    moved = {
        what: metric(f"relocation.yangbajain.{what}").format() for what in ("households", "people")
    }
    return say(
        "relocation.documents.ask",
        **moved,
        other=context_figure("relocation.people.yangbajain_2020").format(),
    )
