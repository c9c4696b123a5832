"""Chart forms. Importing them lets every Altair chart show without a network."""

from lessonkit.charts import renderer as _renderer  # noqa: F401 - registers itself
from lessonkit.charts.bars import bars, grouped

__all__ = ["bars", "grouped"]
