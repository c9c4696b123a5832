"""Guesses before the answer: committed to or skipped, kept, then set beside what is reported.

Each lesson's guesses are the rows of predict.csv in its folder; docs/questions.md says how
they are written. What a guess needs beside its texts, a panel gives itself, as in `Order`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipywidgets import Widget

    from lessonkit.questions.predict.guess import Guess
    from lessonkit.questions.predict.order import Order
    from lessonkit.questions.predict.scale import Scale

__all__ = ["Order", "Scale", "ask"]


def ask(
    name: str, answer: float | None = None, reveal: Callable[[], Widget] | None = None
) -> Guess:
    """Return the guess with the id `name`, ready to be made; the first one comes back.

    Args:
        name: An id of a predict.csv, its lesson's area first.
        answer: What a model computes, in the guess's unit, where the table gives no answer.
        reveal: Makes what shows with the answer beside its own picture, as a panel's class
            does; nothing of it is in the page before.

    Raises:
        UnknownGuessError: No lesson has it; the message names the nearest ones.
        TableError: The lesson's predict.csv cannot be read.
    """
    from lessonkit.questions.predict import asking  # noqa: PLC0415 - widgets come when they are needed

    return asking.build(name, answer, reveal)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the two classes
    if name in ("Order", "Scale"):
        return getattr(importlib.import_module(f"lessonkit.questions.predict.{name.lower()}"), name)
    message = f"module 'lessonkit.questions.predict' has no attribute {name!r}"
    raise AttributeError(message)
