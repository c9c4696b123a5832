"""The instructor's page of a lesson, and the sheet that a class without machines works from."""

from collections.abc import Sequence

import click

from lessonkit.core.language import Lang, system
from lessonkit.core.texts import say
from lessonkit.lessons import catalogue
from lessonkit.publish import webpage


def run(wanted: Sequence[str], lang: Lang | None) -> None:
    """Write the instructor's pages of the lessons meant by `wanted`, or all, and say where.

    Raises:
        UnknownLessonError: There is no such lesson.
        LessonError: The page or its lesson cannot be read; it says where and what.
        UnwritableError: The folder of exports cannot be written to.
    """
    from lessonkit.publish.notes import document  # noqa: PLC0415 - `check` needs the parts only

    lang = lang or system()
    for name in [catalogue.find(text) for text in wanted] or catalogue.names():
        path = webpage.write(f"{name}.notes.{lang}.html", document.document(name, lang))
        click.echo(say("notes.done", system(), path=path))
