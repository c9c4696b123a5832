"""The words of the interface, in both languages.

Those that several lessons share stand in data/labels.csv, those of one lesson in texts.csv of
its folder; the first part of such a key is the lesson's area, as in "health.bill.title".
"""

import csv
import io
import string
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lessonkit.core.errors import KitError
from lessonkit.core.home import home, remembered
from lessonkit.core.language import LANGS, Lang, current

SHARED: Final = "labels.csv"  # in the folder of the tables
OWN: Final = "texts.csv"  # in the folder of a lesson
_COLUMNS: Final = ("key", *LANGS)
# Words for when there are none: these cannot stand in the tables that they are about.
_BROKEN: Final[dict[Lang, str]] = {
    "zh": "{file} 第 {row} 行：读不出界面文字。请运行 python3 kit.py check，它会说明怎样改。",
    "en": "{file}, row {row}: the texts of the interface cannot be read. "
    "Run python3 kit.py check, which says how to mend it.",
}
_GONE: Final[dict[Lang, str]] = {
    "zh": "{file}：界面文字“{key}”的一行不见了。请从原来的文件里把这一行放回来。",
    "en": '{file}: the row of the text "{key}" is gone. Put it back from the original file.',
}


class TextError(KitError):
    """A text that is not there, or a table of texts that cannot be read; `path` is the file."""

    def __init__(self, told: dict[Lang, str], path: Path, **values: object) -> None:
        """Say what is wrong in the language of the notebook."""
        self.path = path
        super().__init__(told[current()].format(file=home().named(path), **values))


def say(key: str, lang: Lang | None = None, /, **values: object) -> str:
    """Look up the text `key` of the interface and return it with `values` filled in.

    Args:
        key: A key of labels.csv, or of the texts.csv of the lesson on its first part.
        lang: The language, by default that of the notebook.
        values: What stands in the text's `{braces}`.

    Raises:
        TextError: There is no such text, or its table cannot be read.

    Example:
        >>> say("qualifier.at_least", "en", figure="10 people")
        'at least 10 people'
    """
    try:
        text = _table(key)[key][lang or current()]
    except KeyError as error:
        raise TextError(_GONE, where(key), key=key) from error
    return string.Formatter().vformat(text, (), values) if values else text


def has(key: str) -> bool:
    """Return whether there is a text `key`."""
    return key in _table(key)


def where(key: str) -> Path:
    """Return the table that holds a text, or should."""
    return _where(key.partition(".")[0])


@remembered
def own_tables() -> dict[str, Path]:
    """Return the tables of texts that lessons have of their own, by area."""
    found = sorted(home().lessons.glob(f"*/{OWN}"))
    return {path.parent.name.partition("-")[2]: path for path in found}


def slots(text: str) -> set[str]:
    """Return the names in a text's braces, which the kit fills in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def sentences(*parts: str, lang: Lang | None = None) -> str:
    """Return sentences as one text, with a space between them where the language has one."""
    return ("" if (lang or current()) == "zh" else " ").join(part for part in parts if part)


def listed(parts: Iterable[str], lang: Lang | None = None, /, mark: str = "comma") -> str:
    """Return parts with the language's comma (or its mark "between" series) between them.

    Cells of a table are trimmed, so the space that English wants after a mark comes from here.
    """
    lang = lang or current()
    return (say(f"alt.{mark}", lang) + ("" if lang == "zh" else " ")).join(parts)


@remembered
def _where(first: str) -> Path:
    return own_tables().get(first, home().data / SHARED)


def _table(key: str) -> dict[str, dict[str, str]]:
    return read(where(key))


@remembered
def read(path: Path) -> dict[str, dict[str, str]]:
    """Return a table of texts by key.

    Every process reads one, so a plain reader does it, in a tenth of the time of that for
    tables; `check` looks at them with the latter and says what is wrong.

    Raises:
        TextError: It is no such table.
    """
    number = 1
    try:
        raw = path.read_bytes()
        reader = csv.DictReader(io.StringIO(_letters(raw), newline=""), strict=True)
        found: dict[str, dict[str, str]] = {}
        if not set(_COLUMNS) <= set(reader.fieldnames or ()):
            raise TextError(_BROKEN, path, row=number)
        for number, row in enumerate(reader, start=2):
            if None in row or any(row.get(column) is None for column in _COLUMNS):
                raise TextError(_BROKEN, path, row=number)
            found[row["key"].strip()] = {lang: row[lang].strip() for lang in LANGS}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TextError(_BROKEN, path, row=number) from error
    return found


def _letters(raw: bytes) -> str:
    """Return text as Excel and WPS save it: UTF-8, or what Chinese systems have instead."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")
