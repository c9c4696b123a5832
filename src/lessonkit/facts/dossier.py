"""Everything known of a figure or a term: the content of its card, of `lessonkit source`.

Each function returns pairs of a name and what it says; the first one is the figure or the
term itself.
"""

from collections.abc import Iterable
from typing import Final

from lessonkit.core.language import Lang
from lessonkit.core.texts import listed, say
from lessonkit.facts import figures, provenance
from lessonkit.facts.areas import lesson
from lessonkit.facts.checks import Check, worked_out
from lessonkit.facts.context import ContextFigure
from lessonkit.facts.corrections import all_corrections
from lessonkit.facts.derived import Derived
from lessonkit.facts.metrics import Metric
from lessonkit.facts.terms import Term

Facts = list[tuple[str, str]]

_OF_COUNTS: Final = frozenset({"as_of", "over", "silent"})


def facts(metric: Metric, checks: Iterable[Check], lang: Lang, *, withhold: bool = False) -> Facts:
    """Return what is known of a figure of the page.

    The figure in words; who reports it and where; the phrase; as of when; over what; what
    kind of claim it is; what is not stated; notes; each doubt about the print with its
    reading; the checks that use it with what they come to. With `withhold`, as on cards,
    a reading that a lesson lets the learner find is left out, with the checks of it.
    """
    hidden = withhold and withheld(metric)
    unsaid = say("unsaid", lang)
    found = [
        ("figure", _pair(metric.label[lang], metric.format(lang), lang)),
        ("by", provenance.reporter(metric, lang)),
        ("where", place(metric, lang, metric.offset)),
        ("phrase", metric.phrase),
        ("as_of", figures.dated(metric.as_of, lang)),
        ("over", metric.over[lang] or unsaid),
        ("claim", say(f"claim.{metric.claim}", lang)),
        ("silent", provenance.silence([metric], lang)),
    ]
    if metric.date:  # which is of no other date and over nothing
        found = [(name, says) for name, says in found if name not in _OF_COUNTS]
    if metric.note[lang]:
        found.append(("note", metric.note[lang]))
    found += [
        (
            "doubt",
            say("card.withheld", lang, lesson=lesson(metric.area))
            if hidden
            else (
                say("card.doubt_as", lang, reading=reading, reason=reason) if reading else reason
            ),
        )
        for reading, reason in _doubts(metric, lang)
    ]
    found += [
        ("check", _pair(check.label[lang], check.arithmetic(lang), lang))
        for check in checks
        if metric.id in check.figures and not (withhold and ".reading." in check.id)
    ]
    return _named(found, lang)


def withheld(metric: Metric) -> bool:
    """Return whether a lesson lets the learner find the reading of a doubt about a figure."""
    return any(row["metric"] == metric.id and row["withheld"] for row in all_corrections())


def place(metric: Metric, lang: Lang, at: object) -> str:
    """Return section and character of a figure in words; `at` stands for the character."""
    return say("card.place", lang, section=say(f"section.{metric.section}", lang), at=at)


def derived_facts(figure: Derived, lang: Lang) -> Facts:
    """Return what is known of a figure that the kit computed: arithmetic and caveat."""
    found = [
        ("figure", _pair(figure.label[lang], figure.format(lang), lang)),
        ("by", say("card.kit", lang)),
        ("computed", worked_out(figure.expression, lang)),
        ("caveat", figure.caveat[lang]),
    ]
    return _named(found, lang)


def term_facts(term: Term, lang: Lang) -> Facts:
    """Return a term's members and where they come from, or that the page does not define it."""
    found = [("term", term.label[lang])]
    if term.members[lang]:
        origin = {"page": say("card.origin.page", lang), "kit": say("card.origin.kit", lang)}
        found += [
            ("members", listed(term.members[lang], lang, mark="between")),
            ("origin", origin.get(term.source, term.source)),
        ]
    else:
        found.append(("members", say("term.undefined", lang)))
    return _named(found, lang)


def context_facts(figure: ContextFigure, lang: Lang) -> Facts:
    """Return an outside figure's publisher, title, date, address, and what keeps it apart."""
    same = {asked: say(f"same.{answer}", lang) for asked, answer in figure.same.items()}
    found = [
        ("figure", _pair(figure.label[lang], figure.format(lang), lang)),
        ("claim", say("card.outside", lang)),
        ("publisher", figure.publisher[lang]),
        ("title", figure.title[lang]),
        ("as_of", figures.dated(figure.as_of, lang)),
        ("address", figure.url or say("unsaid", lang)),
        (
            "beside",
            say("card.comparable", lang) if figure.comparable else say("card.apart", lang, **same),
        ),
        ("note", figure.note[lang]),
    ]
    return _named(found, lang)


def _pair(name: str, says: str, lang: Lang) -> str:
    return say("pair", lang, name=name, says=says)


def _named(found: Facts, lang: Lang) -> Facts:
    return [(say(f"card.{name}", lang), value) for name, value in found]


def _doubts(metric: Metric, lang: Lang) -> list[tuple[str, str]]:
    return [
        (row["reading"], row[f"reason_{lang}"])
        for row in all_corrections()
        if row["metric"] == metric.id
    ]
