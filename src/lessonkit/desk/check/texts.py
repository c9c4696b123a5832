"""The words of a lesson's charts and panels: texts.csv as a table, whole and in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lessonkit import areas
from lessonkit.core import texts
from lessonkit.core.home import home
from lessonkit.desk.check import rows
from lessonkit.desk.check.finding import Finding, of_table
from lessonkit.lessons import catalogue
from lessonkit.tables import sheet
from lessonkit.tables.fault import Fault

SCHEMA: Final = "texts"
_ASKING: Final = ("say", "has", "vega_text")


def everything(name: str) -> Iterator[Finding]:
    """Yield all that is wrong with the texts of a lesson; it need not have any of its own."""
    path = home().lessons / name / texts.OWN
    if not path.exists():
        return
    one, area = sheet.read(path), catalogue.area(name)
    yield from map(of_table, rows.of_form(one, SCHEMA))
    if one.refused is None:
        keys = {row.get("key", "") for _, row in one.rows}
        for key in sorted(_asked(area) - keys):
            yield of_table(Fault(path, "text", values={"name": key}))
    for number, row in one.rows:
        key = row.get("key", "")
        first, point, rest = key.partition(".")
        if point and first != area:
            values = {"cell": key, "area": area, "write": f"{area}.{rest}"}
            yield of_table(Fault(path, "own", number, "key", values))


def _asked(area: str) -> set[str]:
    """Return the keys of an area's texts that its code asks for by their whole name."""
    found = set()
    for path in (Path(areas.__file__).parent / area).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(str(key)), *_]) if (
                    name in _ASKING and key.startswith(f"{area}.")
                ):
                    found.add(key)
    return found
