"""lessonkit: lessons that teach people to read the figures of one newspaper page.

What a lesson uses stands here; each part is loaded when it is first asked for, so that
importing the kit costs next to nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lessonkit import charts, data, models, panels, provenance
    from lessonkit.data import derived, find, frame, metric

__all__ = [
    "charts",
    "data",
    "derived",
    "find",
    "frame",
    "metric",
    "models",
    "panels",
    "provenance",
]
__version__ = "0.1.0"

_FROM_DATA = ("derived", "find", "frame", "metric")


def __getattr__(name: str) -> Any:  # noqa: ANN401 - modules and functions
    if name in _FROM_DATA:
        return getattr(importlib.import_module("lessonkit.data"), name)
    if name in __all__:
        return importlib.import_module(f"lessonkit.{name}")
    message = f"module 'lessonkit' has no attribute {name!r}"
    raise AttributeError(message)
