"""Where a figure comes from, and what its source does not say."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from lessonkit import data, figures
from lessonkit.language import Lang, current, listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lessonkit.data import Derived, Metric


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
    """Return a figure's source in one line: reporter, place, phrase, date, base."""
    lang = lang or current()
    return say(
        "source.line",
        lang,
        label=metric.label[lang],
        by=reporter(metric, lang),
        section=say(f"section.{metric.section}", lang),
        phrase=metric.phrase,
        as_of=figures.dated(metric.as_of, lang),
        over=metric.over[lang] or say("unsaid", lang),
    )


def derivation_line(figure: Derived, lang: Lang | None = None) -> str:
    """Return how the kit computed a figure, in one line: arithmetic, caveat."""
    # Only the build needs it: a lesson that runs starts without the grammar.
    from lessonkit import consistency  # noqa: PLC0415

    lang = lang or current()
    return say(
        "derived.line",
        lang,
        label=figure.label[lang],
        expression=consistency.worked_out(figure.expression, lang),
        caveat=figure.caveat[lang],
    )


# JupyterLab sets cells to the right, which suits numbers and not sentences.
_START: Final = ' style="text-align: start"'


@dataclass(frozen=True)
class Listing:
    """A table that a notebook shows, with its plain text for viewers without markup."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col"{_START}>{escape(cell)}</th>' for cell in self.header)
        body = "".join(
            "<tr>"
            f'<th scope="row"{_START}>{escape(row[0])}</th>'
            + "".join(f"<td{_START}>{escape(cell)}</td>" for cell in row[1:])
            + "</tr>"
            for row in self.rows
        )
        return (
            f'<table class="lessonkit-listing"><caption{_START}>{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def __repr__(self) -> str:
        """Return caption, header and rows as lines of text."""
        lines = [" | ".join(row) for row in (self.header, *self.rows)]
        return "\n".join([self.caption, *lines])


def missing(area: str) -> Listing:
    """Return what the page does not say of an area, and what knowing it would answer."""
    lang = current()
    return Listing(
        say("missing.caption"),
        (say("missing.text"), say("missing.answers")),
        tuple((row[f"text_{lang}"], row[f"would_answer_{lang}"]) for row in data.missing(area)),
    )
