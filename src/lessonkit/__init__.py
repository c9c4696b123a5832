"""lessonkit: lessons that teach people to read the figures of one newspaper page.

What a lesson uses stands here; each part is loaded when it is first asked for, so that
importing the kit costs next to nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lessonkit import charts, data, models, panels, predict, provenance, quiz
    from lessonkit.consistency import all_checks as checks
    from lessonkit.data import derived, find, frame, metric
    from lessonkit.glossary import terms

__all__ = [
    "charts",
    "checks",
    "data",
    "derived",
    "find",
    "frame",
    "metric",
    "models",
    "panels",
    "predict",
    "provenance",
    "quiz",
    "terms",
]
__version__ = "0.1.0"

_FUNCTIONS = {
    "checks": ("lessonkit.consistency", "all_checks"),
    "derived": ("lessonkit.data", "derived"),
    "find": ("lessonkit.data", "find"),
    "frame": ("lessonkit.data", "frame"),
    "metric": ("lessonkit.data", "metric"),
    "terms": ("lessonkit.glossary", "terms"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - modules and functions
    if name in _FUNCTIONS:
        module, function = _FUNCTIONS[name]
        return getattr(importlib.import_module(module), function)
    if name in __all__:
        return importlib.import_module(f"lessonkit.{name}")
    message = f"module 'lessonkit' has no attribute {name!r}"
    raise AttributeError(message)
