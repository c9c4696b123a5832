"""The list of sources at the end of a lesson, for viewers in which no card opens."""

import re
from collections.abc import Iterable
from typing import Final

from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import context, derived, metrics, provenance, terms

# A source is text: no sign in it is Markdown, and no address becomes a link that leaves.
_SIGNS: Final = re.compile(r"[\\`*_\[\]<>~$|]|(?<=http):|(?<=https):")


def written(anchors: Iterable[str], lang: Lang) -> str:
    """Return the list as Markdown: one line for each place that a link of the prose leads to.

    Args:
        anchors: Those places ("src-…", "term-…", "context-…"), in the order of the prose.
        lang: The language of the lesson.
    """
    heading = f"## {say('sources.heading', lang)}\n\n{say('sources.intro', lang)}\n\n"
    return heading + items(anchors, lang)


def items(anchors: Iterable[str], lang: Lang) -> str:
    """Return the lines of such a list alone."""
    lines = (f'- <a id="{anchor}"></a>{_plain(_line(anchor, lang))}' for anchor in anchors)
    return "\n".join(lines)


def _line(anchor: str, lang: Lang) -> str:
    kind, _, name = anchor.partition("-")
    if kind == "term":
        term = terms.term(name)
        return _pair(term.label[lang], term.explained(lang), lang)
    if kind == "context":
        figure = context.context_figure(name)
        return _pair(figure.format(lang), figure.source_line(lang), lang)
    if name in derived.all_derived():
        computed = derived.derived(name)
        return _pair(computed.format(lang), provenance.derivation_line(computed, lang), lang)
    metric = metrics.metric(name)
    return _pair(metric.format(lang), provenance.source_line(metric, lang), lang)


def _pair(name: str, line: str, lang: Lang) -> str:
    return say("pair", lang, name=name, says=line)


def _plain(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)
