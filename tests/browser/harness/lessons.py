"""A small lesson for the tests of the lab extension: a chart, a panel, a tally of its runs."""

import json
from pathlib import Path
from typing import Any, Final

TITLE: Final = {"zh": "小课", "en": "A small lesson"}

_SPEC: Final[dict[str, Any]] = {
    "$schema": "https://vega.github.io/schema/vega/v5.json",
    "description": "Two bars",
    "width": 200,
    "height": 80,
    "data": [{"name": "rows", "values": [{"x": 0, "y": 3}, {"x": 1, "y": 7}]}],
    "scales": [
        {"name": "x", "type": "band", "domain": [0, 1], "range": "width", "padding": 0.2},
        {"name": "y", "domain": [0, 10], "range": "height"},
    ],
    "marks": [
        {
            "type": "rect",
            "from": {"data": "rows"},
            "encode": {
                "enter": {
                    "x": {"scale": "x", "field": "x"},
                    "width": {"scale": "x", "band": 1},
                    "y": {"scale": "y", "field": "y"},
                    "y2": {"scale": "y", "value": 0},
                    "fill": {"value": "teal"},
                }
            },
        }
    ],
    "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
}
_VEGA: Final = "application/vnd.vega.v5+json"
_CHART: Final = f"""# A chart
from IPython.display import display
display({{{_VEGA!r}: {_SPEC!r}, "text/plain": "two bars"}}, raw=True)"""
_PANEL: Final = """# A panel
import ipywidgets
number = ipywidgets.BoundedIntText(value=2, max=1000, description="number")
double = ipywidgets.Label("double: 4")
number.observe(lambda change: setattr(double, "value", f"double: {2 * change.new}"), "value")
ipywidgets.VBox([number, double])"""
_COUNT: Final = """# A tally
from pathlib import Path
with Path({tally!r}).open("a") as tally:
    _ = tally.write("I")"""


def write(path: Path, lang: str, *cells: str) -> None:
    """Write a lesson as the build leaves one: executed, folded, without widget views.

    Args:
        path: Where to.
        lang: Its language.
        cells: Sources of code cells in place of the chart, the panel and the tally.
    """
    output = {"text/plain": ["two bars"], _VEGA: _SPEC}
    chart = {"output_type": "display_data", "data": output, "metadata": {}}
    if cells:
        code = [_code(str(number), source) for number, source in enumerate(cells)]
    else:
        count = _COUNT.format(tally=_tally(path).name)
        code = [_code("chart", _CHART, chart), _code("panel", _PANEL), _code("tally", count)]
    title = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": f"# {TITLE[lang]}"}
    notebook = {
        "cells": [title, *code],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "lessonkit": {"lang": lang, "lesson": path.stem},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")


def runs(notebook: Path) -> int:
    """Return how often this copy of the lesson has run to its end."""
    tally = _tally(notebook)
    return len(tally.read_text(encoding="utf-8")) if tally.exists() else 0


def _tally(notebook: Path) -> Path:
    return notebook.with_suffix(".runs.txt")  # one letter for each run of the last cell


def _code(name: str, source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": 1,
        "id": name,
        "metadata": {"jupyter": {"source_hidden": True}},
        "outputs": list(outputs),
        "source": source,
    }
