"""What `lessonkit find`, `source` and `verify` print."""

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from lessonkit.core.language import Lang, system
from lessonkit.core.texts import listed, say
from lessonkit.desk import coverage, verify
from lessonkit.facts import checks, dossier, metrics
from lessonkit.facts.lookup import matching


def print_found(text: str, area: str | None) -> None:
    """Print the figures that match, one row each, ids first to paste into prose."""
    lang = system()
    found = matching(text, area=area)
    table = Table(box=None, header_style="bold")
    for column in ("id", "said", "label", "phrase"):
        table.add_column(say(f"column.{column}", lang), no_wrap=column == "id")
    for metric in found:
        table.add_row(metric.id, metric.format(lang), metric.label[lang], metric.phrase)
    Console().print(table)
    click.echo(say("find.count", lang, count=len(found), example="{metric}`id`"))


def print_source(name: str) -> None:
    """Print everything known of a figure, a line a fact."""
    for label, value in dossier.facts(metrics.metric(name), checks.all_checks(), system()):
        click.echo(f"{label}: {value}")


def print_misquotes(page: Path) -> int:
    """Print the phrases that a copy of the page does not hold; return the exit status."""
    lang = system()
    wrong = list(verify.misquotes(page))
    for misquote in wrong:
        click.echo(str(misquote))
    click.echo(say("verify.done", lang, count=verify.count(), wrong=len(wrong)))
    return 1 if wrong else 0


def print_coverage(area: str | None) -> None:
    """Print where the lessons use each figure, and which of them a lesson leaves out."""
    lang = system()
    found, excused = coverage.uses(), coverage.excused()
    shown = [metric.id for metric in matching("", area=area)]
    table = Table(box=None, header_style="bold")
    table.add_column("id", no_wrap=True)
    table.add_column(say("coverage.header", lang))
    for name in shown:
        table.add_row(name, _places(found[name], lang))
    Console().print(table)
    click.echo(say("coverage.count", lang, count=len(shown)))
    for name in coverage.unused(found):
        if name in shown:
            reason = excused[name][f"reason_{lang}"] if name in excused else ""
            key = "coverage.excused" if reason else "coverage.unused"
            click.echo(say(key, lang, id=name, reason=reason))


def _places(uses: list[coverage.Use], lang: Lang) -> str:
    """Return where a figure is used: each lesson with the places in it."""
    places: dict[str, list[str]] = {}
    for use in uses:
        places.setdefault(use.lesson, []).append(say(f"coverage.{use.place}", lang))
    lessons = (f"{name} ({listed(said, lang)})" for name, said in places.items())
    return listed(lessons, lang, mark="between") or say("coverage.nowhere", lang)
