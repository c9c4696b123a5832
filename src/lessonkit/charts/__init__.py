"""Chart forms. Importing them lets every Altair chart show without a network.

A chart form is a function that ends in `theme.finish(chart, title=…, subtitle=…,
description=…, table=…, left=…)`, which frames the chart and gives it what a reader needs who
cannot see it:

- `title`, and axis titles with units;
- `description`: one or two sentences of 40 to 400 characters, their numbers made from the
  data: what kind of chart, and the figures that matter. The rest is in the table;
- `table`: every number of the chart, as `{"caption": title, "header": [one name a column],
  "rows": [[name of the row, cell, …], …]}`. A cell is a text or, for a figure of the page,
  `table.figure(metric)`, which leads to its source card. `table.figures` makes one from
  figures, `linear.moving` one of a chart that moves. Only the chart of a panel has none: the
  panel's `LiveChart(table=…)` shows one of the same shape.

A row of the chart's data that is a figure of the page has its `id`: a click on its mark then
opens the card. Series are told apart by place, label or dashes and not by colour alone, and
colours come from `theme`: Lab's dark theme replaces those by name. `test_charts.py`
lists the forms and holds each to this.
"""

from lessonkit.charts import renderer as _renderer  # noqa: F401 - registers itself
from lessonkit.charts.bars import bars, grouped
from lessonkit.charts.diagram import diagram
from lessonkit.charts.timeline import timeline

__all__ = ["bars", "diagram", "grouped", "timeline"]
