"""The static edition: each lesson as one page that opens in any browser, without Python."""

from collections.abc import Sequence

import click

from lessonkit.core.language import LANGS, Lang, system
from lessonkit.core.texts import say
from lessonkit.course.outline import START
from lessonkit.lessons import catalogue
from lessonkit.publish import webpage


def run(wanted: Sequence[str], lang: Lang | None) -> None:
    """Write the lessons meant by `wanted`, or all with a page of contents, and say where.

    Pages that are written together lead to each other.

    Args:
        wanted: Lessons as a person names them.
        lang: The only language, by default both.

    Raises:
        UnknownLessonError: There is no such lesson.
        ExportError: A lesson has not been built.
        UnwritableError: The folder of exports cannot be written to.
    """
    from lessonkit.publish.export import document  # noqa: PLC0415 - not for a slip in a lesson's name

    langs = [lang] if lang else list(LANGS)
    names = [catalogue.find(text) for text in wanted]
    listed = [] if names else [START]
    names = names or catalogue.names()
    together = {document.file(name, each) for name in [*listed, *names] for each in langs}
    for each in langs:
        for name in listed:
            _write(document.file(name, each), document.contents(each, together))
        for name in names:
            _write(document.file(name, each), document.lesson(name, each, together))


def _write(name: str, text: str) -> None:
    click.echo(say("export.done", system(), path=webpage.write(name, text)))
