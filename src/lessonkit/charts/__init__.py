"""Chart forms. Importing them lets every Altair chart show without a network."""

from lessonkit.charts import renderer as _renderer  # noqa: F401 - registers itself
from lessonkit.charts.bars import bars, grouped
from lessonkit.charts.diagram import diagram
from lessonkit.charts.page_map import page_map

__all__ = ["bars", "diagram", "grouped", "page_map"]
