"""A class's guesses: counts of a show of hands, and their spread once the answer shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from lessonkit.charts import live, theme
from lessonkit.core.texts import listed, say, sentences
from lessonkit.facts import units
from lessonkit.learner import journal
from lessonkit.questions import numbers
from lessonkit.widgets.controls import LiveChart, Press, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST: Final = 1000  # hands; more is a slip of the finger


class Classroom(ipywidgets.VBox):
    """Counts that an instructor types, one for each of some choices; nobody is named.

    Set `counts` through the fields; read it as numbers. `picture` shows their spread. They are
    lines of kind "class" in the learner's file and come back until `clear()` empties them.
    """

    def __init__(self, about: str, of: str, question: str, choices: Sequence[str]) -> None:
        """Offer a field for each of `choices`, closed until the class is asked.

        Args:
            about: The id of the guess.
            of: Its fingerprint: counts of another question do not come back.
            question: What hands are raised for.
            choices: For what each.
        """
        self._about, self._of, self._choices = about, of, list(choices)
        self._marked: Mapping[int, str] = {}
        kept = self._recalled()
        self._open = ipywidgets.Checkbox(
            value=any(kept), description=say("predict.class"), indent=False
        )
        self.fields = [
            ipywidgets.Text(
                value=str(count or ""),
                description=choice,
                placeholder="0",
                continuous_update=False,
            )
            for choice, count in zip(choices, kept, strict=True)
        ]
        self._told = Status()
        clear = Press(say("predict.class.clear"), self.clear)
        label = ipywidgets.Label(question)
        self._inside = ipywidgets.VBox([label, *self.fields, clear, self._told])
        self.picture = ipywidgets.VBox()
        super().__init__([self._open, self._inside])
        self.add_class("lessonkit-classroom")
        self._open.observe(lambda _: self._show(), "value")
        for field in self.fields:
            field.observe(self._typed, "value")
        self._show()

    @property
    def counts(self) -> list[int | None]:
        """The counts as typed; None where that is no whole number of hands."""
        return [_hands(field.value) for field in self.fields]

    def clear(self) -> None:
        """Empty the fields for the next class; the older lines stay in the learner's file."""
        for field in self.fields:
            field.unobserve(self._typed, "value")
            field.value = ""
            field.observe(self._typed, "value")
        self._count()

    def mark(self, said: Mapping[int, str]) -> None:
        """Say of some choices, by their places, what the answer has to do with them."""
        self._marked = said
        self._count()

    def _typed(self, _: object) -> None:
        self._count()

    def _show(self) -> None:
        self._inside.layout.display = "" if self._open.value else "none"
        self._count()

    def _count(self) -> None:
        counts = self.counts
        wrong = [field.value for field, n in zip(self.fields, counts, strict=True) if n is None]
        hands = [n or 0 for n in counts]
        self._told.text = (
            say("predict.class.wrong", typed=wrong[0])
            if wrong
            else sentences(say("predict.class.total", total=sum(hands)), self._keep(hands))
        )
        drawn = self._open.value and sum(hands) and not wrong
        self.picture.children = [self._chart(hands)] if drawn else []

    def _keep(self, hands: list[int]) -> str:
        """Keep the counts if they are new; return what is to be said of that, or ""."""
        if hands == self._recalled():
            return ""
        return journal.note("class", self._about, {"hands": hands, "of": self._of})

    def _recalled(self) -> list[int]:
        """Return the counts of the learner's file, all 0 where it holds none of this question."""
        found: Any = journal.latest("class", self._about)
        none = [0] * len(self._choices)
        if not isinstance(found, dict) or found.get("of") != self._of:
            return none
        hands = found.get("hands")
        if not isinstance(hands, list) or len(hands) != len(none):
            return none
        sound = all(type(count) is int and 0 <= count <= _MOST for count in hands)
        return hands if sound else none

    def _chart(self, hands: list[int]) -> LiveChart:
        said = [say("predict.class.hands", count=count) for count in hands]
        for place, note in self._marked.items():
            said[place] = say("predict.class.note", says=said[place], note=note)
        pairs = list(zip(self._choices, said, strict=True))
        values = listed((say("pair", name=name, says=says) for name, says in pairs), mark="between")
        return LiveChart(
            spec=live.stacked(
                title=say("predict.class.chart"),
                subtitle=say("predict.class.subtitle"),
                description=say("predict.description", values=values),
                axis=say("predict.class.axis"),
                parts=[""],
                groups=self._choices,
                bars=[""],
                colours=(theme.GREEN,),
            ),
            rows=[
                row
                for (name, says), count in zip(pairs, hands, strict=True)
                for row in live.segments(name, "", {"": count}, said=says)
            ],
            table={
                "caption": say("predict.class.chart"),
                "header": [say("predict.header.what"), say("predict.class.axis")],
                "rows": [list(pair) for pair in pairs],
            },
            sentence=values,
        )


def _hands(text: str) -> int | None:
    """Return how many hands a text says, 0 for none typed, None for no such number."""
    if not text.strip():
        return 0
    found = numbers.read(text, units.all_units()["person"])
    whole = found is not None and found.denominator == 1 and 0 <= found <= _MOST
    return int(found) if found is not None and whole else None
