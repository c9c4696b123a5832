"""Run every check and print what they find."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Final

import click

from lessonkit.core.errors import KitError
from lessonkit.core.language import LANGS, Lang, system
from lessonkit.core.texts import TextError, say
from lessonkit.desk.check import (
    contract,
    figures,
    folders,
    guesses,
    links,
    missing_parts,
    notebooks,
    pages,
    quizzes,
    tables,
    terms,
    texts,
    twins,
    uses,
    writing,
)
from lessonkit.desk.check.finding import Finding, found
from lessonkit.lessons import catalogue
from lessonkit.lessons.lesson import Lesson, LessonError, read
from lessonkit.publish import readme, start_page
from lessonkit.tables import TableError


def run() -> int:
    """Print each finding in one line, then how many; return the exit status, 1 for findings.

    A notice is printed too, but there is nothing to mend.
    """
    findings = {str(finding): finding.notice for finding in everything()}
    for line in findings:
        click.echo(line)
    count = list(findings.values()).count(False)
    if count:
        click.echo(say("check.many", system(), count=count))
        return 1
    click.echo(say("check.none", system(), lessons=len(catalogue.names())))
    return 0


def everything() -> Iterator[Finding]:
    """Yield all that is wrong; a fault in one place does not hide those in others.

    Tables come first, those of the data and those of a lesson, because a fault there may be the
    cause of one in a lesson.
    """
    of_tables = list(tables.everything())
    yield from of_tables
    if all(finding.notice for finding in of_tables):
        yield from tables.computed()
    with contextlib.suppress(TableError, TextError):
        yield from folders.misnamed()
    for name in catalogue.names():
        for of_lesson in (texts.everything, quizzes.everything, guesses.everything):
            with contextlib.suppress(TableError, TextError):  # as for lessons
                yield from of_lesson(name)
        read_ones: dict[Lang, Lesson] = {}
        for lang in LANGS:
            try:
                read_ones[lang] = read(name, lang)
            except LessonError as error:
                yield found(error.path, error.line, "unreadable", problem=error.problem)
            else:
                yield from _lesson(read_ones[lang])
        if len(read_ones) == len(LANGS):
            yield from twins.drift(read_ones["zh"], read_ones["en"])
        with contextlib.suppress(TableError, TextError):
            yield from pages.everything(name)
    with contextlib.suppress(KitError, KeyError):  # found above
        for path in readme.outdated():
            yield found(path, 0, "readme")
        for path in start_page.outdated():
            yield found(path, 0, "front")


_CHECKS: Final[tuple[Callable[[Lesson], Iterator[Finding]], ...]] = (
    contract.header,
    contract.order,
    contract.sections,
    contract.code,
    missing_parts.sections,
    missing_parts.minutes,
    missing_parts.core_panel,
    missing_parts.questions,
    writing.slips,
    writing.code,
    figures.known_roles,
    figures.typed_by_hand,
    terms.unexplained,
    links.broken,
    uses.unknown_ids,
    quizzes.unknown,
    guesses.unknown,
    notebooks.outdated,
)


def _lesson(lesson: Lesson) -> Iterator[Finding]:
    for check in _CHECKS:
        # What needs a table that cannot be read waits until its findings, above, are mended.
        with contextlib.suppress(TableError, TextError):
            yield from check(lesson)
