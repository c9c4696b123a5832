"""lessonkit: lessons that teach people to read the figures of one newspaper page.

What a lesson uses stands here; each part is loaded when it is first asked for, so that
importing the kit costs next to nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lessonkit import areas as panels
    from lessonkit import charts
    from lessonkit.facts import provenance
    from lessonkit.facts.checks import all_checks as checks
    from lessonkit.facts.derived import derived
    from lessonkit.facts.metrics import find, frame, metric
    from lessonkit.facts.terms import all_terms as terms
    from lessonkit.questions import predict, quiz

__all__ = [
    "charts",
    "checks",
    "data",
    "derived",
    "find",
    "frame",
    "metric",
    "panels",
    "predict",
    "provenance",
    "quiz",
    "terms",
]
__version__ = "0.1.0"

_MODULES = {
    "charts": "lessonkit.charts",
    "data": "lessonkit.facts.metrics",
    "panels": "lessonkit.areas",
    "predict": "lessonkit.questions.predict",
    "provenance": "lessonkit.facts.provenance",
    "quiz": "lessonkit.questions.quiz",
}
_FUNCTIONS = {
    "checks": ("lessonkit.facts.checks", "all_checks"),
    "derived": ("lessonkit.facts.derived", "derived"),
    "find": ("lessonkit.facts.metrics", "find"),
    "frame": ("lessonkit.facts.metrics", "frame"),
    "metric": ("lessonkit.facts.metrics", "metric"),
    "terms": ("lessonkit.facts.terms", "all_terms"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - modules and functions
    if name in _FUNCTIONS:
        module, function = _FUNCTIONS[name]
        return getattr(importlib.import_module(module), function)
    if name in _MODULES:
        return importlib.import_module(_MODULES[name])
    message = f"module 'lessonkit' has no attribute {name!r}"
    raise AttributeError(message)
