"""What all guesses have in common: the learner commits or skips, it is kept, the answer shows."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any, Final

import ipywidgets
import traitlets

from lessonkit.core.texts import say, sentences
from lessonkit.learner import journal
from lessonkit.widgets.controls import Press, Status
from lessonkit.widgets.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lessonkit.questions.predict.classroom import Classroom

_TAG: Final = re.compile(r"<[^>]*>")


class Guess(Kept):
    """Something to commit to before the answer; it can be skipped and never blocks.

    Read `guess` and `revealed`; call `commit()`, `skip()` or `again()` as a learner does. The
    first guess is a line of kind "guess" in the learner's file and comes back the next time.
    Nothing of the answer is in the page before it shows; with it the controls are locked.
    """

    kind = "guess"
    restored = "predict.restored"
    revealed = traitlets.Bool(default_value=False)

    def __init__(
        self,
        about: str,
        of: str,
        asked: str,
        controls: Sequence[ipywidgets.Widget],
        classroom: Classroom,
    ) -> None:
        """Ask for a guess, or bring back the first one that was made.

        Args:
            about: Its id, which begins with the lesson's area.
            of: The fingerprint of what the guess depends on: another one asks it anew.
            asked: The question, as HTML.
            controls: With what it is answered.
            classroom: The counts of a show of hands.
        """
        self.id, self._of, self._classroom = about, of, classroom
        self._kept = self._repeated = False
        self._first: Any = None
        self._said = Status()
        reads = [*controls, *classroom.fields]
        self._commit = Press(say("guess.commit"), self.commit, reads)
        self._skip = Press(say("guess.skip"), self.skip, reads)
        self._again = Press(say("guess.again"), self.again)
        self._again.layout.display = "none"  # until there is something to do again
        buttons = ipywidgets.HBox([self._commit, self._skip, self._again])
        prompt = ipywidgets.HTML(f"<p>{asked}</p>")
        super().__init__([prompt, *controls, buttons, self._said, classroom])
        self.add_class("lessonkit-question")
        self._recall()

    @property
    def guess(self) -> Any | None:  # noqa: ANN401 - differs from kind to kind
        """The guess as it stands in the controls, or None for none or half of one."""
        raise NotImplementedError

    @property
    def message(self) -> str:
        """What the learner reads and hears, without its links."""
        return unescape(_TAG.sub("", self._said.html))

    def commit(self) -> None:
        """Show the answer beside the guess and keep it; an unfinished one is asked for first."""
        if self.revealed:
            return
        if self.guess is None:
            self._said.html = escape(self._unfinished())
            return
        self._reveal(self.guess, self._keep(self.guess))

    def skip(self) -> None:
        """Show the answer without a guess."""
        if not self.revealed:
            self._reveal(None, self._keep(None))

    def again(self) -> None:
        """Hide the answer and open the controls; the first guess stays the one that is kept."""
        if not self.revealed:
            return
        self._repeated, self.revealed = True, False
        self._close(closed=False)
        self.show()
        self._said.html = escape(say("guess.anew"))

    def _unfinished(self) -> str:
        """Return what is missing, in words."""
        raise NotImplementedError

    def _answer(self, guess: Any | None) -> str:  # noqa: ANN401 - as above
        """Return the sentences that explain the answer to a guess, or to none, as HTML."""
        raise NotImplementedError

    def _pictures(self, guess: Any | None) -> list[ipywidgets.Widget]:  # noqa: ANN401
        """Return what shows with the answer; it is made no earlier."""
        raise NotImplementedError

    def _in_words(self, guess: Any) -> str:  # noqa: ANN401 - as above
        """Return a guess as it is said."""
        raise NotImplementedError

    def _stored(self, guess: Any) -> Any:  # noqa: ANN401 - as above
        """Return a guess as the learner's file keeps it, the same in both languages."""
        return guess

    def _read(self, stored: Any) -> Any | None:  # noqa: ANN401 - what a file holds may be anything
        """Return the guess of the learner's file, or None where the controls cannot show it."""
        raise NotImplementedError

    def _put(self, guess: Any) -> None:  # noqa: ANN401 - as above
        """Put a guess into the controls."""
        raise NotImplementedError

    def _lock(self, *, locked: bool) -> None:
        """Lock the controls, so that they can be read and not moved, or open them."""
        raise NotImplementedError

    def _marks(self) -> dict[int, str]:
        """Return what is said of the answer at some of the class's choices, by their places."""
        raise NotImplementedError

    def _keep(self, guess: Any | None) -> str:  # noqa: ANN401
        if self._kept:
            return ""  # what is guessed after the answer is no guess
        self._kept, self._first = True, guess
        given = None if guess is None else self._stored(guess)
        return journal.note(self.kind, self.id, {"given": given, "of": self._of})

    def _reveal(self, guess: Any | None, error: str = "") -> None:  # noqa: ANN401
        first = ""
        if self._repeated and self._first is not None:
            first = escape(say("guess.first", guess=self._in_words(self._first)))
        locked = escape(sentences(say("guess.locked"), error))
        self._said.html = sentences(first, self._answer(guess), locked)
        self.revealed = True
        self._close(closed=True)
        self._classroom.mark(self._marks())
        self.show(*self._pictures(guess), self._classroom.picture)

    def _close(self, *, closed: bool) -> None:
        """Lock all that makes a guess, and offer to guess again; or the other way round."""
        self._commit.done = self._skip.done = closed
        self._again.done = not closed
        self._again.layout.display = ""
        self._lock(locked=closed)

    def _recall(self) -> None:
        """Bring back the first guess that was made of the question as it is now."""
        warning = escape(journal.warning())
        lines = [line.value for line in journal.history(self.kind, self.id)]
        made = [line for line in lines if isinstance(line, dict)]
        for given in (line.get("given") for line in made if line.get("of") == self._of):
            self._first = None if given is None else self._read(given)
            if given is None or self._first is not None:
                self._kept = True
                break
        if self._kept:
            if self._first is not None:
                self._put(self._first)
            self._reveal(self._first)
            self._said.html = sentences(warning, escape(say(self.restored)), self._said.html)
        else:
            self._said.html = sentences(warning, escape(say("predict.changed")) if made else "")
