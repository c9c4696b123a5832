"""How long imports and whole lessons take, over a bare notebook with one chart."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from bench.measure import Row, environment, ratio
from lessonkit.charts import store
from lessonkit.core.home import home

_FLOOR = (
    "import pandas as pd\nimport altair as alt",
    "rows = pd.DataFrame({'level': ['a', 'b', 'c'], 'rate': [95, 90, 75]})\n"
    "alt.Chart(rows).mark_bar().encode(x='rate', y='level')",
)


def rows() -> Iterator[Row]:
    """Yield the ratios of imports and of each executed lesson."""
    yield Row(
        "import lessonkit / import pandas, altair",
        ratio(lambda: _python("import lessonkit"), lambda: _python("import pandas, altair")),
        1.1,
    )
    for path in sorted(home().notebooks.glob("*/*.ipynb")):
        name = f"executed lesson {path.parent.name}/{path.stem} / floor"
        yield Row(f"{name}, set up", _over_floor(path, anew=""), 1.3)
        yield Row(f"{name}, every chart compiled anew", _over_floor(path, anew="1"), None)


def _over_floor(path: Path, anew: str) -> float:
    floor = new_notebook(cells=[new_code_cell(source) for source in _FLOOR])
    lesson = nbformat.read(path, as_version=4)
    return ratio(lambda: _run(lesson, path, anew), lambda: _run(floor, path))


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, env=environment())


def _run(notebook: nbformat.NotebookNode, path: Path, anew: str = "") -> None:
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=ERROR"],
    )
    client.execute(env={**environment(), store.ANEW: anew})
