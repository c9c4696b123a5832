"""The two languages of the kit: which one is meant, and its interface texts."""

import functools
import locale
import os
import string
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal, cast, get_args

from lessonkit.core.paths import DATA

Lang = Literal["zh", "en"]
LANGS: Final = cast("tuple[Lang, ...]", get_args(Lang))


def system() -> Lang:
    """Return zh where the machine speaks Chinese, else en."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), "") or (locale.getlocale()[0] or "")
    return "zh" if chosen.lower().startswith(("zh", "chinese")) else "en"


def current() -> Lang:
    """Return the language of the notebook that is running.

    Lessons of a language lie in a folder of its name, and a kernel starts in its
    notebook's folder; LESSONKIT_LANG speaks for a notebook that was moved.
    """
    for name in (Path.cwd().name, os.environ.get("LESSONKIT_LANG")):
        if name in LANGS:
            return name
    return system()


def say(key: str, lang: Lang | None = None, /, **values: object) -> str:
    """Return the interface text `key` of data/labels.csv with `values` filled in.

    Args:
        key: A key of the table.
        lang: The language, by default that of the notebook.
        values: What stands in the text's `{braces}`.

    Raises:
        TableError: labels.csv cannot be read, or has lost the text.
    """
    try:
        text = _labels()[key][lang or current()]
    except KeyError as error:
        from lessonkit.tables.fault import Fault  # noqa: PLC0415 - as in _labels

        values = {"name": key}
        raise Fault(DATA / "labels.csv", "text", values=values).error() from error
    return string.Formatter().vformat(text, (), values) if values else text


def sentences(*parts: str, lang: Lang | None = None) -> str:
    """Return sentences as one text, with a space between them where the language has one."""
    return ("" if (lang or current()) == "zh" else " ").join(part for part in parts if part)


def listed(parts: Iterable[str], lang: Lang | None = None, /, mark: str = "comma") -> str:
    """Return parts with the language's comma (or its mark "between" series) between them.

    Cells of a table are trimmed, so the space that English wants after a mark comes from here.
    """
    lang = lang or current()
    return (say(f"alt.{mark}", lang) + ("" if lang == "zh" else " ")).join(parts)


def has(key: str) -> bool:
    """Return whether there is an interface text `key`."""
    return key in _labels()


@functools.cache
def _labels() -> dict[str, dict[str, str]]:
    from lessonkit import tables  # noqa: PLC0415 - it words its own errors with this module

    return tables.keyed(DATA / "labels.csv", lambda row: row, key="key")
