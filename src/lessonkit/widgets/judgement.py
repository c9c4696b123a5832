"""A doubt weighed: a word on a scale and what would change one's mind, kept for the learner."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.core.texts import say, sentences
from lessonkit.learner import journal
from lessonkit.learner.entry import LONGEST_TEXT
from lessonkit.widgets.controls import Press, Status
from lessonkit.widgets.kept import Kept

WORDS: Final = ("cannot_tell", "very_unlikely", "unlikely", "as_likely", "likely", "very_likely")
_WIDE: Final = {"description_width": "initial"}


@dataclass(frozen=True)
class Weighed:
    """A judgement, to which the kit's words answer: its word, the tests opened, the weightiest."""

    word: str = ""
    opened: tuple[str, ...] = ()
    most: str = ""


class Judgement(Kept):
    """How likely a claim is, in the learner's words, before the kit says its own.

    Set `word` (one of `WORDS`, or ""), `change`, `opened` and `most`, and call `keep()` or
    `skip()` as a learner does; read `revealed`. What is kept is a line of kind "judgement" in
    the learner's file and comes back the next time. Nothing is graded.
    """

    restored = "judgement.restored"
    word = traitlets.Enum(("", *WORDS), default_value="")
    change = traitlets.Unicode()
    revealed = traitlets.Bool(default_value=False)

    def __init__(
        self,
        about: str,
        tests: Mapping[str, str] | None = None,
        answer: Callable[[Weighed], str] | None = None,
    ) -> None:
        """Ask for a judgement.

        Args:
            about: Its id, which begins with the lesson's area. The lesson's texts hold what is
                asked, ``<about>.question``, and the kit's own words, ``<about>.kit``.
            tests: Names of the tests that the claim was put to, with what they are called:
                a laboratory in the browser tells no kernel which were opened, so the
                learner is asked.
            answer: Gives the kit's words where they depend on what was done.
        """
        self.id, self._answer = about, answer
        self._scale = ipywidgets.RadioButtons(
            options=[(say(f"judgement.{word}"), word) for word in WORDS],
            value=None,
            description=say("judgement.scale"),
            style=_WIDE,
        )
        self._change = ipywidgets.Textarea(description=say("judgement.change"), rows=3, style=_WIDE)
        self._ticks = {
            name: ipywidgets.Checkbox(value=False, description=label, indent=False)
            for name, label in (tests or {}).items()
        }
        self._most = ipywidgets.Dropdown(
            options=[
                (say("judgement.most.none"), ""),
                *((label, name) for name, label in (tests or {}).items()),
            ],
            value="",
            description=say("judgement.most"),
            style=_WIDE,
        )
        held = [*self._ticks.values(), self._most, self._scale, self._change]
        keep = Press(say("judgement.keep"), self.keep, held)
        skip = Press(say("judgement.skip"), self.skip)
        self._status, self._kit = Status(), Status()
        asked = ipywidgets.HTML(f"<p>{escape(say(f'{about}.question'))}</p>")
        tests_asked = (
            [ipywidgets.Label(say("judgement.opened")), *self._ticks.values(), self._most]
            if self._ticks
            else []
        )
        buttons = ipywidgets.HBox([keep, skip])
        super().__init__(
            [asked, *tests_asked, self._scale, self._change, buttons, self._status, self._kit]
        )
        self.add_class("lessonkit-judgement").add_class("lessonkit-question")
        self._scale.observe(lambda change: self.set_trait("word", change["new"] or ""), "value")
        self.observe(lambda change: self._scale.set_trait("value", change["new"] or None), "word")
        traitlets.link((self, "change"), (self._change, "value"))
        self._bring_back()

    @property
    def opened(self) -> tuple[str, ...]:
        """The tests that the learner says to have opened."""
        return tuple(name for name, tick in self._ticks.items() if tick.value)

    @opened.setter
    def opened(self, names: tuple[str, ...]) -> None:
        for name, tick in self._ticks.items():
            tick.value = name in names

    @property
    def most(self) -> str:
        """The test that weighed most with the learner, or ""."""
        return str(self._most.value)

    @most.setter
    def most(self, name: str) -> None:
        self._most.value = name

    def keep(self) -> None:
        """Keep the judgement and show the kit's; a missing or overlong part is asked for."""
        if not self.word:
            self._status.text = say("judgement.unfinished")
            return
        if len(self.change) > LONGEST_TEXT:
            self._status.text = say("quiz.long", most=LONGEST_TEXT)
            return
        value: dict[str, Any] = {"word": self.word, "change": self.change}
        if self._ticks:
            value |= {"opened": list(self.opened), "most": self.most}
        error = self.remember(value)
        again = "" if self.change.strip() else say("judgement.without")
        self._status.text = sentences(error or say("judgement.kept"), again)
        self._show_kit()

    def skip(self) -> None:
        """Show the kit's words without a judgement; that it was skipped is kept as well."""
        if journal.latest("judgement", self.id) is None:
            journal.note("judgement", self.id, {"word": "", "change": ""})
        self._show_kit()

    def _show_kit(self) -> None:
        weighed = Weighed(self.word, self.opened, self.most)
        own = say(f"{self.id}.kit")
        self._kit.text = sentences(self._answer(weighed), own) if self._answer else own
        self.revealed = True

    @classmethod
    def tasks(cls, *arguments: Any) -> tuple[str, ...]:  # noqa: ANN401 - what a cell gives
        """Return the judgement's id."""
        return (str(arguments[0]),)

    def _bring_back(self) -> None:
        """Bring back what the learner kept, as far as it can be read."""
        saved, self._status.text = self.recall(_known)
        if saved is None:
            return
        self.word, self.change = saved["word"], saved["change"]
        opened, most = saved.get("opened"), saved.get("most")
        self.opened = tuple(n for n in self._ticks if isinstance(opened, list) and n in opened)
        self.most = most if most in tuple(self._ticks) else ""
        self._show_kit()


def _known(saved: Any) -> dict[str, Any] | None:  # noqa: ANN401 - anybody may edit the file
    """Return a value of the learner's file that is a judgement, else None."""
    sound = (
        isinstance(saved, dict)
        and saved.get("word") in WORDS
        and isinstance(saved.get("change"), str)
    )
    return saved if sound else None
