"""Everything known of a figure: the content of its card, of `lessonkit source`, of the atlas."""

from collections.abc import Iterable

from lessonkit import provenance
from lessonkit.consistency import Check
from lessonkit.data import Metric
from lessonkit.language import Lang, say
from lessonkit.lookup import corrections


def facts(metric: Metric, checks: Iterable[Check], lang: Lang) -> list[tuple[str, str]]:
    """Return what is known of a figure of the page as pairs of a name and what it says.

    The figure in words; who reports it and where; the phrase; as of when; over what; what
    kind of claim it is; what is not stated; notes; each doubt about the print with its
    reading; the checks that use it with what they come to.
    """
    unsaid = say("unsaid", lang)
    place = say(
        "card.place", lang, section=say(f"section.{metric.section}", lang), at=metric.offset
    )
    found = [
        ("figure", f"{metric.label[lang]}: {metric.said(lang)}"),
        ("by", provenance.reporter(metric, lang)),
        ("where", place),
        ("phrase", metric.phrase),
        ("as_of", metric.as_of or unsaid),
        ("over", metric.over[lang] or unsaid),
        ("claim", say(f"claim.{metric.claim}", lang)),
        ("silent", provenance.silence([metric], lang)),
    ]
    if metric.note[lang]:
        found.append(("note", metric.note[lang]))
    found += [
        ("doubt", say("card.doubt_as", lang, reading=reading, reason=reason))
        for reading, reason in _doubts(metric, lang)
    ]
    found += [
        ("check", f"{check.label[lang]}: {check.arithmetic(lang)}")
        for check in checks
        if metric.id in check.figures
    ]
    return [(say(f"card.{name}", lang), value) for name, value in found]


def _doubts(metric: Metric, lang: Lang) -> list[tuple[str, str]]:
    return [
        (row["reading"] or say("unsaid", lang), row[f"reason_{lang}"])
        for row in corrections()
        if row["metric"] == metric.id
    ]
