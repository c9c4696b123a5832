"""The table of lessons in the README of each language, made from the lessons' headers."""

from pathlib import Path
from typing import Final

from lessonkit.core import files
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.course import listing, outline

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
        new = f"{before}{begin}\n{listing.table(outline.read(lang), lang)}\n{end}{after}"
        if begin and end and new != text:
            found[path] = new
    return found
