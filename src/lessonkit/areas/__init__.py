"""One folder an area: its model, its panels, and the charts that only its lesson has.

A lesson calls this package `panels`. An area comes when it is asked for: a lesson pays for its
own only. The forms of panels that any lesson may fill in come along.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lessonkit.areas import health, page, regulation, relapse, relocation
    from lessonkit.widgets import form, gate, judgement

__all__ = [
    "form",
    "gate",
    "health",
    "judgement",
    "page",
    "regulation",
    "relapse",
    "relocation",
]
_FORMS = ("form", "gate", "judgement")


def __getattr__(name: str) -> Any:  # noqa: ANN401 - packages of panels
    if name in __all__:
        room = "widgets" if name in _FORMS else "areas"
        return importlib.import_module(f"lessonkit.{room}.{name}")
    message = f"module 'lessonkit.areas' has no attribute {name!r}"
    raise AttributeError(message)
