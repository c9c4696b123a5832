"""Folders of lessons: one that is not named as they are would vanish without a word."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lessonkit.core.home import home
from lessonkit.desk.check.claims import nearest
from lessonkit.desk.check.finding import Finding, found
from lessonkit.facts.areas import all_areas
from lessonkit.lessons import catalogue

_NAME: Final = re.compile(r"(?P<number>\d{2})-(?P<area>[a-z_]+)", re.ASCII)
_DIGITS: Final = re.compile(r"\d{1,2}")
_WORD: Final = re.compile(r"[a-z_]{2,}")


def misnamed() -> Iterator[Finding]:
    """Yield the folders of lessons whose name says no number or no area, or that lack zh.md."""
    for folder in sorted(path for path in home().lessons.glob("[!.]*") if path.is_dir()):
        if any(folder.glob("*.md")):
            yield from _wrong(folder)


def _wrong(folder: Path) -> Iterator[Finding]:
    named = _NAME.fullmatch(folder.name)
    if not named:
        yield found(folder, 0, "folder.name", write=_meant(folder.name))
    elif named["area"] not in all_areas():
        area = nearest(named["area"], all_areas())
        write = f"{named['number']}-{area}"
        yield found(folder, 0, "folder.area", area=named["area"], write=write)
    elif not (folder / catalogue.ZH).exists():
        yield found(folder, 0, "folder.zh")


def _meant(name: str) -> str:
    """Return the name that was probably meant, with … for what cannot be told."""
    digits, word = _DIGITS.search(name), _WORD.search(name.lower())
    number = digits[0].zfill(2) if digits else "…"
    return f"{number}-{nearest(word[0], all_areas()) if word else '…'}"
