"""The table of lessons in the README of each language, made from the lessons' headers."""

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lessonkit.core import files
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import listed, say
from lessonkit.course import outline
from lessonkit.course.outline import Outline
from lessonkit.lessons.lesson import LEVELS

FILES: Final[dict[Lang, str]] = {"zh": "README.zh.md", "en": "README.md"}
_BEGIN: Final = "<!-- lessons: made by `lessonkit build` -->"
_END: Final = "<!-- end of lessons -->"


def renew() -> None:
    """Write the tables of lessons anew where they are not what the lessons say.

    Raises:
        LessonError: A lesson cannot be read.
    """
    for path, text in outdated().items():
        files.replace(path, text)


def outdated() -> dict[Path, str]:
    """Return the READMEs whose table differs from the lessons, and what they should be.

    Raises:
        LessonError: A lesson cannot be read.
    """
    found = {}
    for lang, name in FILES.items():
        path = home().root / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        before, begin, rest = text.partition(_BEGIN)
        _, end, after = rest.partition(_END)
        new = f"{before}{begin}\n{table(outline.read(lang), lang)}\n{end}{after}"
        if begin and end and new != text:
            found[path] = new
    return found


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
