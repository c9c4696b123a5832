"""The words of a lesson's charts and panels: texts.csv as a table, each text in both languages."""

from collections.abc import Iterator
from typing import Final

from lessonkit.core import texts
from lessonkit.core.home import home
from lessonkit.desk.check import rows
from lessonkit.desk.check.finding import Finding, of_table
from lessonkit.lessons import catalogue
from lessonkit.tables import sheet
from lessonkit.tables.fault import Fault

SCHEMA: Final = "texts"


def everything(name: str) -> Iterator[Finding]:
    """Yield all that is wrong with the texts of a lesson; it need not have any of its own."""
    path = home().lessons / name / texts.OWN
    if not path.exists():
        return
    one, area = sheet.read(path), catalogue.area(name)
    yield from map(of_table, rows.of_form(one, SCHEMA))
    for number, row in one.rows:
        key = row.get("key", "")
        first, point, rest = key.partition(".")
        if point and first != area:
            values = {"cell": key, "area": area, "write": f"{area}.{rest}"}
            yield of_table(Fault(path, "own", number, "key", values))
