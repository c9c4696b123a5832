"""How large built lessons and their charts are."""

import json
from collections.abc import Iterator

from bench.measure import Row
from lessonkit.charts.store import VEGA_MIME
from lessonkit.core.home import home


def rows() -> Iterator[Row]:
    """Yield the size of each lesson and of its largest chart, in kB of 1000 bytes."""
    for path in sorted(home().notebooks.glob("*/*.ipynb")):
        name = f"{path.parent.name}/{path.stem}"
        text = path.read_bytes()
        charts = [
            len(json.dumps(output["data"], ensure_ascii=False).encode())
            for cell in json.loads(text)["cells"]
            for output in cell.get("outputs", [])
            if VEGA_MIME in output.get("data", {})
        ]
        yield Row(f"lesson {name}", len(text) / 1000, 250, "kB")
        if charts:
            yield Row(f"largest of {len(charts)} charts in {name}", max(charts) / 1000, 25, "kB")
