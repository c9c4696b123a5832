"""Run every check and print what they find."""

from collections.abc import Iterator

import click

from lessonkit import catalogue
from lessonkit.check import contract, figures, notebooks, twins
from lessonkit.check.finding import Finding, found
from lessonkit.language import LANGS, Lang, say, system
from lessonkit.lesson import Lesson, LessonError, read
from lessonkit.tables import TableError


def run() -> int:
    """Print each finding in one line, then how many; return the exit status, 1 for findings."""
    findings = list(dict.fromkeys(map(str, everything())))
    for finding in findings:
        click.echo(finding)
    if findings:
        click.echo(say("check.many", system(), count=len(findings)))
        return 1
    click.echo(say("check.none", system(), lessons=len(catalogue.names())))
    return 0


def everything() -> Iterator[Finding]:
    """Yield all that is wrong; a fault in one place does not hide those in others."""
    for name in catalogue.names():
        read_ones: dict[Lang, Lesson] = {}
        for lang in LANGS:
            try:
                read_ones[lang] = read(name, lang)
                yield from _lesson(read_ones[lang])
            except LessonError as error:
                yield found(error.path, error.line, "unreadable", problem=error.problem)
            except TableError as error:
                yield found(error.path, error.row or 0, "table", problem=error.problem)
        if len(read_ones) == len(LANGS):
            yield from twins.drift(read_ones["zh"], read_ones["en"])


def _lesson(lesson: Lesson) -> Iterator[Finding]:
    yield from contract.header(lesson)
    yield from contract.sections(lesson)
    yield from contract.code(lesson)
    yield from figures.known_roles(lesson)
    yield from figures.typed_by_hand(lesson)
    yield from notebooks.outdated(lesson)
