"""The sentence that stands in for a chart, made from the figures in it."""

from collections.abc import Sequence

from lessonkit.core.language import Lang, current
from lessonkit.core.texts import listed, say
from lessonkit.facts.metrics import Metric
from lessonkit.facts.provenance import reporter, silence


def alt_text(
    kind: str,
    title: str,
    groups: Sequence[tuple[str, Sequence[Metric]]],
    unprinted: Sequence[str] = (),
) -> str:
    """Return the sentence that stands in for a chart of the page's figures.

    It gives every value with its qualifier and unit, who reported them and what is not
    stated, so that a listener learns no less than a viewer.

    Args:
        kind: The chart form, a key `kind.…` of labels.csv.
        title: The chart's title.
        groups: Name (or "" for only one) and figures of each series.
        unprinted: Keys `part.…` of what belongs here but has no figure on the page.
    """
    lang = current()
    everything = [m for _, figures in groups for m in figures]
    series = [_series(name, figures, lang) for name, figures in groups]
    series += [f"{say(f'part.{part}')} {say('part.unprinted')}" for part in unprinted]
    values = listed(series, lang, mark="between")
    return say(
        "alt.sentence",
        lang,
        kind=say(f"kind.{kind}", lang),
        title=title,
        values=values,
        by=reporter(everything[0], lang),
        silent=silence(everything, lang),
    )


def heading(metrics: Sequence[Metric]) -> list[str]:
    """Return the lines under a chart's title: who reports its figures, what is not stated."""
    lang = current()
    return [
        say(
            "chart.subtitle",
            lang,
            by=reporter(metrics[0], lang),
            silent=silence(metrics, lang),
        )
    ]


def _series(name: str, figures: Sequence[Metric], lang: Lang) -> str:
    said = listed((f"{m.short} {m.format(lang)}" for m in figures), lang)
    return say("alt.series", lang, name=name, values=said) if name else said
