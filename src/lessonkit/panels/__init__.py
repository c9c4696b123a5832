"""One module or package an area: each binds a model to controls and a chart.

An area's panels come when they are asked for: a lesson pays for its own only.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lessonkit.panels import (
        contents,
        form,
        gate,
        health,
        judgement,
        page,
        regulation,
        relapse,
        relocation,
    )

__all__ = [
    "contents",
    "form",
    "gate",
    "health",
    "judgement",
    "page",
    "regulation",
    "relapse",
    "relocation",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - packages of panels
    if name in __all__:
        return importlib.import_module(f"lessonkit.panels.{name}")
    message = f"module 'lessonkit.panels' has no attribute {name!r}"
    raise AttributeError(message)
