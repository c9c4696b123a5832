"""A guess before the answer: an order to commit to, then what is reported."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

import ipywidgets
import traitlets

from lessonkit.language import say
from lessonkit.panels.controls import Panel, Status

_FIRST_PLACE: Final = 1


class Ranking(Panel):
    """Items put in order by the learner; the answer shows once they commit or skip.

    Set `order` (names, first place first) and call `commit()` or `skip()` as a learner
    does; read `revealed`.
    """

    order = traitlets.List(traitlets.Unicode())
    revealed = traitlets.Bool(default_value=False)

    def __init__(
        self,
        question: str,
        names: Sequence[str],
        answer: Callable[[list[str]], str],
        reveal: ipywidgets.Widget,
    ) -> None:
        """Ask for an order.

        Args:
            question: What to put in order, and by what.
            names: The items.
            answer: Gives the sentence that explains the answer to an order; an empty
                order is a skipped guess.
            reveal: What shows with the answer.
        """
        self._answer, self._reveal = answer, reveal
        places = range(_FIRST_PLACE, len(names) + _FIRST_PLACE)
        self._choices = [
            ipywidgets.Dropdown(
                options=[(say("guess.choose"), ""), *((name, name) for name in names)],
                value="",
                description=say("guess.place", place=place),
            )
            for place in places
        ]
        commit = ipywidgets.Button(description=say("guess.commit"))
        skip = ipywidgets.Button(description=say("guess.skip"))
        self._said = Status()
        asked = ipywidgets.HTML(f"<p>{escape(question)}</p>")
        super().__init__([asked, *self._choices, ipywidgets.HBox([commit, skip]), self._said])
        commit.on_click(lambda _: self.commit())
        skip.on_click(lambda _: self.skip())
        for place, choice in enumerate(self._choices):
            choice.observe(lambda change, place=place: self._note(place, change["new"]), "value")

    def commit(self) -> None:
        """Show the answer to the learner's order; an unfinished one is asked for first."""
        if len(set(filter(None, self.order))) < len(self._choices):
            self._said.text = say("guess.unfinished")
            return
        self._show(self.order)

    def skip(self) -> None:
        """Show the answer without a guess."""
        self._show([])

    def _note(self, place: int, name: str) -> None:
        order = [choice.value for choice in self._choices]
        order[place] = name
        self.order = order

    def _show(self, order: list[str]) -> None:
        self._said.text = self._answer(order)
        self.revealed = True
        self.show(self._reveal)
