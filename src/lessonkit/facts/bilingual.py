"""Names that a cell of a table holds in both languages: 新华社 / Xinhua, [新闻稿 news item]."""

import re
from typing import Final

from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say

_PAIR: Final = re.compile(r"(?P<zh>[^(]+?) / (?P<en>[^(]+?)(?: \((?P<by>.+)\))?")
_DESCRIBED: Final = re.compile(r"\[(?P<zh>\S+) (?P<en>[^]]+)\](?P<rest>.*)")


def name(text: str) -> dict[Lang, str]:
    """Return "甲 / A (乙 / B)" as 甲（乙） and A (B); what is no pair is the same in both."""
    found = _PAIR.fullmatch(text)
    if found is None:
        return dict.fromkeys(LANGS, text)
    if not found["by"]:
        return {lang: found[lang] for lang in LANGS}
    by = name(found["by"])
    return {lang: say("aside", lang, text=found[lang], aside=by[lang]) for lang in LANGS}


def title(text: str) -> dict[Lang, str]:
    """Return what the kit calls a page in brackets in each language; a page's own title as is."""
    found = _DESCRIBED.fullmatch(text)
    if found is None:
        return dict.fromkeys(LANGS, text)
    return {lang: f"[{found[lang]}]{found['rest']}" for lang in LANGS}
