"""Figures from outside the page, which put its own in proportion, each with its publisher."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lessonkit import tables
from lessonkit.core.home import home, remembered
from lessonkit.core.ids import known
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import figures, units
from lessonkit.facts.figures import Figure
from lessonkit.tables.cells import both

QUESTIONS: Final = ("year", "people", "definition")


@dataclass(frozen=True)
class ContextFigure(Figure):
    """A row of context.csv. `same` tells of year, people and definition: yes, no, unstated."""

    as_of: str
    publisher: dict[Lang, str]
    title: dict[Lang, str]
    url: str
    same: dict[str, str]
    note: dict[Lang, str]

    @property
    def comparable(self) -> bool:
        """Whether it may stand in a chart with the page's figure: all three are the same."""
        return all(answer == "yes" for answer in self.same.values())

    def source_line(self, lang: Lang) -> str:
        """Return publisher, title, date and what it may not be compared with, in one line."""
        return say(
            "context.line",
            lang,
            label=self.label[lang],
            publisher=self.publisher[lang],
            title=self.title[lang],
            as_of=figures.dated(self.as_of, lang),
            note=self.note[lang],
        )


def context_figure(name: str) -> ContextFigure:
    """Return the outside figure with the id `name`.

    Raises:
        UnknownIdError: No outside figure has this id; the message names the nearest ones.
    """
    return known(name, all_context_figures())


@remembered
def all_context_figures() -> dict[str, ContextFigure]:
    """Return every outside figure by id, in the table's order."""
    return {
        row["id"]: ContextFigure(
            id=row["id"],
            label=both(row, "label"),
            value=Decimal(row["value"]),
            unit=units.all_units()[row["unit"]],
            qualifier="exact",
            as_of=row["as_of"],
            publisher=both(row, "publisher"),
            title=both(row, "title"),
            url=row["url"],
            same={question: row[f"same_{question}"] for question in QUESTIONS},
            note=both(row, "note"),
        )
        for row in tables.read(home().data / "context.csv")
    }
