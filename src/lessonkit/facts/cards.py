"""The source cards of a lesson, as data that its notebook carries.

A card opens before any kernel, without a network and in exports, so it holds words only,
in the lesson's language. Texts stand once in a table and cards point into it by number.
"""

import itertools
from collections.abc import Iterable
from typing import Any, Final

from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import checks, context, derived, dossier, metrics, terms
from lessonkit.facts.dossier import Facts
from lessonkit.facts.layout import blocks

_NOWHERE: Final = -1


def cards(areas: Iterable[str], anchors: Iterable[str], lang: Lang) -> dict[str, Any]:
    """Return every card that a lesson can open, as its notebook keeps them.

    Args:
        areas: Areas whose figures the lesson uses; each figure of the page has a card.
        anchors: Where links in its prose lead ("src-…", "term-…", "context-…").
        lang: The language of the lesson.

    Returns:
        ``texts``: all words, each once; ``{at}`` is the place of the card's figure.
        ``cards``: by anchor, numbers with spaces between: that place (-1 for what does not
        stand on the page), then numbers of texts: title, value, names and values of the
        facts in turn. ``page``: its length and the stretches of its articles, for a small
        map. ``words``: what every card says.
    """
    texts: dict[str, int] = {}

    def numbers(*words: str) -> list[int]:
        return [texts.setdefault(word, len(texts)) for word in words]

    prefixes = tuple(f"{area}." for area in areas)
    used = [f"src-{name}" for name in metrics.all_metrics() if name.startswith(prefixes)]
    made = {}
    for anchor in dict.fromkeys([*used, *anchors]):
        title, value, facts = _content(anchor, lang)
        metric = metrics.all_metrics().get(anchor.removeprefix("src-"))
        at = metric.offset if metric else _NOWHERE
        says = numbers(title, value, *itertools.chain.from_iterable(facts))
        made[anchor] = " ".join(map(str, [at, *says]))
    words = {"close": say("card.close", lang), "map": say("card.map", lang)}
    return {"cards": made, "page": _page(lang), "texts": list(texts), "words": words}


def _content(anchor: str, lang: Lang) -> tuple[str, str, Facts]:
    """Return title, value and facts of the card behind an anchor."""
    kind, _, name = anchor.partition("-")
    if kind == "term":
        term = terms.term(name)
        return term.label[lang], "", dossier.term_facts(term, lang)[1:]
    if kind == "context":
        figure = context.context_figure(name)
        return figure.label[lang], figure.format(lang), dossier.context_facts(figure, lang)[1:]
    if name in derived.all_derived():
        computed = derived.derived(name)
        return (
            computed.label[lang],
            computed.format(lang),
            dossier.derived_facts(computed, lang)[1:],
        )
    metric = metrics.metric(name)
    facts = dossier.facts(metric, checks.all_checks(), lang, withhold=True)[1:]
    # All figures of a section share the text that says where they are.
    place, shared = (dossier.place(metric, lang, at) for at in (metric.offset, "{at}"))
    told = [(fact, shared if says == place else says) for fact, says in facts]
    return metric.label[lang], metric.format(lang), told


def _page(lang: Lang) -> dict[str, Any]:
    """Return where articles begin and end: neighbouring blocks of one article in one stretch."""
    starts = [
        (next(found).start, say(f"article.{article}", lang))
        for article, found in itertools.groupby(blocks(), key=lambda block: block.article)
        if article != "page"
    ]
    end = blocks()[-1].end
    ends = [start for start, _ in starts[1:]] + [end]
    stretches = [
        {"name": name, "start": start, "end": until}
        for (start, name), until in zip(starts, ends, strict=True)
    ]
    return {"end": end, "stretches": stretches}
