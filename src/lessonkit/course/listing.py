"""The lessons as a table in Markdown, as READMEs and the start page show them."""

import itertools
from collections.abc import Iterable

from lessonkit.core.language import Lang
from lessonkit.core.texts import listed, say
from lessonkit.course.outline import Outline
from lessonkit.lessons.lesson import LEVELS


def table(lessons: Iterable[Outline], lang: Lang, where: str = "lessons/{name}/{lang}.md") -> str:
    """Return lessons as a Markdown table.

    Minutes are those of the core, of core and second class, and of everything.

    Args:
        lessons: Their outlines, in the order of the rows.
        lang: The language.
        where: The address to which a lesson's title leads, with its `{name}` and `{lang}`.
    """
    columns = ("number", "lesson", "question", "minutes")
    rows = [[say(f"readme.{column}", lang) for column in columns], ["---"] * len(columns)]
    rows += [_row(lesson, lang, where) for lesson in lessons]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def beside(lessons: Iterable[Outline], lang: Lang) -> dict[str, str]:
    """Return the table with links to notebooks of its own folder, as an output holds it."""
    made = table(lessons, lang, "{name}.ipynb")
    return {"text/markdown": made, "text/plain": made}


def _row(lesson: Outline, lang: Lang, where: str) -> list[str]:
    link = f"[{lesson.title}]({where.format(name=lesson.name, lang=lang)})"
    minutes = itertools.accumulate(map(lesson.minutes, LEVELS))
    return [lesson.number, link, lesson.question, listed(map(str, minutes), lang)]
