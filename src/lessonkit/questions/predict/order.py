"""Items put in order before the computed one shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from lessonkit.core.texts import listed, say, sentences
from lessonkit.questions.predict.classroom import Classroom
from lessonkit.questions.predict.guess import Guess

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from lessonkit.facts.intervals import Bound

_FIRST_PLACE: Final = 1


class Order(Guess):
    """Items put in order by the learner. Set `order` (names, first place first)."""

    def __init__(  # noqa: PLR0913 - what a guess is made of
        self,
        about: str,
        of: str,
        asked: str,
        names: Sequence[str],
        worth: Callable[[], Sequence[Bound | Fraction]],
        *,
        explained: str,
        reveal: Callable[[], ipywidgets.Widget] | None = None,
    ) -> None:
        """Ask for an order, the largest first.

        Args:
            about: Its id, which begins with the lesson's area.
            of: The fingerprint of what the guess depends on.
            asked: What to put in order, and by what, as HTML.
            names: The items.
            worth: Computes what they are ordered by, one for each; equal ones may change places.
            explained: What is said after the guess, as HTML.
            reveal: Makes what shows with the answer.
        """
        self._names, self._worth = list(names), worth
        self._explained, self._make = explained, reveal
        self._choices = [
            ipywidgets.Dropdown(
                options=[(say("guess.choose"), ""), *((name, name) for name in names)],
                value="",
                description=say("guess.place", place=place),
            )
            for place in range(_FIRST_PLACE, len(names) + _FIRST_PLACE)
        ]
        classroom = Classroom(about, of, say("predict.class.first"), self._names)
        super().__init__(about, of, asked, self._choices, classroom)

    @property
    def order(self) -> list[str]:
        """The names as chosen, "" where none is."""
        return [choice.value for choice in self._choices]

    @order.setter
    def order(self, names: Sequence[str]) -> None:
        for choice, name in zip(self._choices, names, strict=True):
            choice.value = name

    @property
    def right(self) -> list[str]:
        """The computed order."""
        worth = self._sizes()
        return sorted(worth, key=lambda name: -worth[name])

    @property
    def guess(self) -> list[str] | None:
        """The order, or None while a name is missing or stands twice."""
        whole = len(set(filter(None, self.order))) == len(self._choices)
        return self.order if whole else None

    def _sizes(self) -> dict[str, Bound | Fraction]:
        return dict(zip(self._names, self._worth(), strict=True))

    def _unfinished(self) -> str:
        return say("guess.unfinished")

    def _answer(self, guess: list[str] | None) -> str:
        verdict = "skipped"
        if guess is not None:
            worth = self._sizes()
            sizes = [worth[name] for name in guess]
            verdict = "same" if sizes == sorted(sizes, reverse=True) else "other"
        return sentences(escape(say(f"guess.{verdict}", order=listed(self.right))), self._explained)

    def _pictures(self, guess: list[str] | None) -> list[ipywidgets.Widget]:  # noqa: ARG002
        return [self._make()] if self._make else []

    def _in_words(self, guess: list[str]) -> str:
        return listed(guess)

    def _stored(self, guess: list[str]) -> list[int]:
        return [self._names.index(name) for name in guess]

    def _read(self, stored: Any) -> list[str] | None:  # noqa: ANN401 - a file holds anything
        places = range(len(self._names))
        if not isinstance(stored, list) or any(type(place) is not int for place in stored):
            return None
        fits = sorted(stored) == list(places)
        return [self._names[place] for place in stored] if fits else None

    def _put(self, guess: list[str]) -> None:
        self.order = guess

    def _lock(self, *, locked: bool) -> None:
        for choice in self._choices:
            choice.disabled = locked

    def _marks(self) -> dict[int, str]:
        sizes = list(self._worth())
        first = say("predict.class.is_first")
        return {place: first for place, size in enumerate(sizes) if size == max(sizes)}
