"""Panels whose state the learner's file keeps.

Writing only what is new, looking at what comes back before it is shown, and saying that it came
back, or why something could not be kept: here once, for every panel.
"""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from lessonkit.core.texts import say, sentences
from lessonkit.learner import journal
from lessonkit.learner.entry import Kind
from lessonkit.widgets.controls import Panel

_T = TypeVar("_T")


class Kept(Panel):
    """A panel that keeps what the learner makes of it, under its id.

    Attributes:
        id: What the learner's file and the start page know the panel by; it begins with the
            lesson's area.
        kind: Of its lines in the learner's file.
        restored: The key of the sentence which says that something came back.

    Example:
        A panel of one tick names its id, keeps what is ticked and brings it back::

            class Tick(Kept):
                id = "health.tick"

                def __init__(self) -> None:
                    self._box, self._status = ipywidgets.Checkbox(), Status()
                    super().__init__([self._box, self._status])
                    ticked, self._status.text = self.recall(lambda it: it if it is True else None)
                    self._box.value = bool(ticked)
                    self._box.observe(lambda _: self._take(), "value")

                def _take(self) -> None:
                    self._status.text = self.remember(self._box.value)
    """

    id: str  # of the class, or where panels of one class differ, of each
    kind: ClassVar[Kind] = "judgement"
    restored: ClassVar[str] = "kept.restored"

    @classmethod
    def tasks(cls, *_arguments: Any) -> tuple[str, ...]:  # noqa: ANN401 - what a cell gives
        """Return the ids under which work is kept, of a panel that a cell calls.

        The start page counts a section as done once each of them has a line.
        """
        return (cls.id,)

    def remember(self, value: Any) -> str:  # noqa: ANN401 - what JSON holds
        """Keep `value` if it is new; return "", or the sentence why it could not be kept."""
        if value == journal.latest(self.kind, self.id):
            return ""
        return journal.note(self.kind, self.id, value)

    def recall(self, read: Callable[[Any], _T | None]) -> tuple[_T | None, str]:
        """Return what was kept last, and what is to be said of it.

        Args:
            read: Returns what the panel can show of a value of the learner's file, None where
                that is nothing: anybody may have edited the file, or a newer kit written it.
        """
        warning, saved = journal.warning(), journal.latest(self.kind, self.id)
        known = None if saved is None else read(saved)
        return known, sentences(warning, "" if known is None else say(self.restored))
