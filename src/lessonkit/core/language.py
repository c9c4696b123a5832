"""The two languages of the kit, and which of them is in use."""

import locale
import os
from pathlib import Path
from typing import Final, Literal, cast, get_args

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
