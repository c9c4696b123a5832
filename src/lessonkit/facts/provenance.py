"""Where a figure comes from, and what its source does not say."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from lessonkit import tables
from lessonkit.core import dates
from lessonkit.core import html as markup
from lessonkit.core.home import home
from lessonkit.core.language import Lang, current
from lessonkit.core.texts import listed, say, sentences
from lessonkit.facts import figures
from lessonkit.facts.missing import of_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lessonkit.facts.derived import Derived
    from lessonkit.facts.metrics import Metric


def reporter(metric: Metric, lang: Lang | None = None) -> str:
    """Return who makes the claim: the city's report, the essay or the digest."""
    return say(f"reporter.{metric.article}", lang)


def silence(metrics: Sequence[Metric], lang: Lang | None = None) -> str:
    """Return what the page states for none of `metrics`, in words ("date, base")."""
    silent = []
    if not any(m.as_of for m in metrics):
        silent.append(say("silent.as_of", lang))
    if not any(m.over["zh"] for m in metrics):
        silent.append(say("silent.over", lang))
    return listed(silent, lang) or say("silent.nothing", lang)


def source_line(metric: Metric, lang: Lang | None = None) -> str:
    """Return a figure's source in one line: reporter, place, phrase, and date and base.

    A figure that is a date itself has neither date nor base.
    """
    lang = lang or current()
    line = say(
        "source.line",
        lang,
        label=metric.label[lang],
        by=reporter(metric, lang),
        section=say(f"section.{metric.section}", lang),
        phrase=metric.phrase,
    )
    if metric.date:
        return line
    as_of, over = figures.dated(metric.as_of, lang), metric.over[lang] or say("unsaid", lang)
    return sentences(line, say("source.of", lang, as_of=as_of, over=over), lang=lang)


def derivation_line(figure: Derived, lang: Lang | None = None) -> str:
    """Return how the kit computed a figure, in one line: arithmetic, caveat."""
    # Only the build needs it: a lesson that runs starts without the grammar.
    from lessonkit.facts import checks  # noqa: PLC0415

    lang = lang or current()
    return say(
        "derived.line",
        lang,
        label=figure.label[lang],
        expression=checks.worked_out(figure.expression, lang),
        caveat=figure.caveat[lang],
    )


# JupyterLab sets cells to the right, which suits numbers and not sentences.
_START: Final = "text-align: start"


@dataclass(frozen=True)
class Listing:
    """A table that a notebook shows, with its plain text for viewers without markup."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self) -> str:
        """Return the table as HTML, all text escaped."""
        return markup.table(self.caption, self.header, self.rows, _START)

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        """Return caption, header and rows as lines of text."""
        lines = [" | ".join(row) for row in (self.header, *self.rows)]
        return "\n".join([self.caption, *lines])


@dataclass(frozen=True)
class Folded:
    """Tables that a notebook shows folded, each under its caption."""

    listings: tuple[Listing, ...]

    def _repr_html_(self) -> str:
        return "".join(
            f"<details><summary>{escape(one.caption)}</summary>{one._repr_html_()}</details>"
            for one in self.listings
        )

    def __repr__(self) -> str:
        """Return each table as lines of text."""
        return "\n\n".join(map(repr, self.listings))


def views(*topics: str) -> Folded:
    """Return what different publishers say of some topics, folded, in the order of their dates.

    Nothing is graded. A publisher named twice counts once; a title that is not recorded is
    said to be so.

    Args:
        topics: Topics of views.csv, as in "regulation".
    """
    lang = current()
    rows = [row for row in tables.read(home().data / "views.csv") if row["topic"] in topics]
    rows.sort(key=lambda row: dates.span(row["date"]))
    publishers = {row[f"publisher_{lang}"] for row in rows}
    listing = Listing(
        say("views.caption", pages=len(rows), publishers=len(publishers)),
        tuple(say(f"views.{name}") for name in ("publisher", "date", "title", "says", "url")),
        tuple(
            (
                _publisher(row, lang),
                figures.date(row["date"], lang),
                row[f"title_{lang}"],
                row[f"says_{lang}"] or say("views.unread"),
                row["url"] or say("views.unseen"),
            )
            for row in rows
        ),
    )
    return Folded((listing,))


def _publisher(row: dict[str, str], lang: Lang) -> str:
    """Return a publisher and its kind."""
    kind = say(f"views.{row['kind']}", lang)
    return say("aside", lang, text=row[f"publisher_{lang}"], aside=kind)


def missing(area: str) -> Listing:
    """Return what the page does not say of an area, and what knowing it would answer."""
    lang = current()
    return Listing(
        say("missing.caption"),
        (say("missing.text"), say("missing.answers")),
        tuple((row[f"text_{lang}"], row[f"would_answer_{lang}"]) for row in of_area(area)),
    )


def doubts(area: str) -> Folded:
    """Return the doubts about the print of an area's figures, folded: readings with reasons.

    A card may keep a reading back that a lesson lets the learner find; here it stands, to be
    opened at the lesson's end.
    """
    # Only the lesson that asks for it reads this table.
    from lessonkit.facts.corrections import all_corrections  # noqa: PLC0415

    lang = current()
    listing = Listing(
        say("doubts.fold"),
        tuple(say(f"doubts.{column}") for column in ("printed", "reading", "reason")),
        tuple(
            (row["printed"], row["reading"] or say("unsaid"), row[f"reason_{lang}"])
            for row in all_corrections()
            if row["metric"].startswith(f"{area}.")
        ),
    )
    return Folded((listing,))
