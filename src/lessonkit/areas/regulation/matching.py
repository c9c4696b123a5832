"""Two ways of counting one law: the essay's parts matched with the chapter titles."""

from html import escape
from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.areas.regulation import model
from lessonkit.core import html
from lessonkit.core.language import current
from lessonkit.core.texts import listed, say, sentences
from lessonkit.facts import terms
from lessonkit.learner import journal
from lessonkit.widgets.controls import Press, Status
from lessonkit.widgets.kept import Kept

_COLUMNS: Final = ("part", "mine", "kit", "verdict", "why")
_OPEN: Final = -1  # nothing chosen yet; 0 is "no chapter fits"


class Matching(Kept):
    """Each part of the essay with the chapter that it seems to tell of.

    Set `chosen` (the number of a chapter, from 1, or 0 for none, by part; a part not thought
    of yet is left out) and call `compare()` as a learner does; read `unmatched` and
    `compared`. What is set is kept in the learner's file, and that it was compared.
    """

    id = "regulation.matching"
    restored = "regulation.matching.restored"
    chosen = traitlets.Dict()
    compared = traitlets.Bool(default_value=False)

    def __init__(self) -> None:
        """Offer the cited chapter titles for each part, with what the learner set before."""
        lang = current()
        self._chapters = list(terms.term("chapters_2020").members[lang])
        self._parts = model.parts()
        options = [(say("guess.choose"), _OPEN), (say("regulation.matching.none"), 0)]
        options += [(title, number) for number, title in enumerate(self._chapters, start=1)]
        self._choices = [
            ipywidgets.Dropdown(
                options=options,
                value=_OPEN,
                description=part.start[lang],
                style={"description_width": "initial"},
            )
            for part in self._parts
        ]
        button = Press(say("regulation.matching.show"), self.compare, self._choices)
        self._status, self._kit = Status(), ipywidgets.HTML()
        asked = ipywidgets.HTML(f"<p>{escape(say('regulation.matching.ask'))}</p>")
        super().__init__([asked, *self._choices, button, self._status, self._kit])
        self.add_class("lessonkit-question")
        chosen, recalled = self.recall(self._known)
        if chosen:
            self._bring_back(chosen)
            recalled = sentences(recalled, self._sentence())
        self._status.text = recalled
        for choice in self._choices:
            choice.observe(lambda _: self._take(), "value")
        self.observe(lambda change: self._fill(change["new"]), "chosen")

    @property
    def unmatched(self) -> list[str]:
        """The chapters that no part was matched with."""
        taken = set(self.chosen.values())
        return [t for number, t in enumerate(self._chapters, start=1) if number not in taken]

    def compare(self) -> None:
        """Show the kit's own matching with its reasons, once each part has an answer."""
        left = [part.start[current()] for part, n in self._pairs() if n == _OPEN]
        if left:
            self._status.text = say("regulation.matching.unfinished", parts=listed(left))
            return
        if not self.compared:
            journal.note("help", self.id, "comparison")
        self.compared = True
        self._draw()

    def _pairs(self) -> list[tuple[Any, int]]:
        return [(p, self.chosen.get(str(i), _OPEN)) for i, p in enumerate(self._parts)]

    def _take(self) -> None:
        self.chosen = {
            str(i): choice.value for i, choice in enumerate(self._choices) if choice.value != _OPEN
        }
        error = self.remember(self.chosen)
        if self.compared and len(self.chosen) == len(self._choices):
            self._draw()
        else:
            self._status.text = self._sentence()
        self._status.text = sentences(error, self._status.text)

    def _draw(self) -> None:
        lang = current()
        rows: list[tuple[str, ...]] = []
        same = 0
        for number, (part, chosen) in enumerate(self._pairs(), start=1):
            mine = self._chapters[chosen - 1] if chosen else say("regulation.matching.none")
            agrees = mine == part.end[lang]
            same += agrees
            verdict = say("regulation.matching.same" if agrees else "regulation.matching.other")
            why = say(f"regulation.matching.why.{number}")
            rows.append((part.start[lang], mine, part.end[lang], verdict, why))
        header = (say(f"regulation.matching.header.{name}") for name in _COLUMNS)
        self._kit.value = html.table(say("regulation.matching.kit"), header, rows)
        self._status.text = sentences(
            say("regulation.matching.compared", same=same, of=len(rows)), self._sentence()
        )

    def _fill(self, chosen: dict[str, int]) -> None:
        for place, choice in enumerate(self._choices):
            choice.value = chosen.get(str(place), _OPEN)

    def _sentence(self) -> str:
        return say(
            "regulation.matching.left",
            titles=listed(self.unmatched) or say("regulation.matching.nothing"),
        )

    def _known(self, saved: Any) -> dict[str, int] | None:  # noqa: ANN401 - a file may hold all
        """Return the choices that a value of the learner's file holds, None where it holds none."""
        places = {str(place) for place in range(len(self._choices))}
        numbers = range(len(self._chapters) + 1)
        sound = (
            isinstance(saved, dict)
            and set(saved) <= places
            and all(type(number) is int and number in numbers for number in saved.values())
        )
        return saved or None if sound else None

    def _bring_back(self, chosen: dict[str, int]) -> None:
        self._fill(chosen)
        self.chosen = chosen
        if len(chosen) == len(self._choices) and journal.history("help", self.id):
            self.compared = True
            self._draw()
