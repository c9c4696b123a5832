"""What data/datapackage.json says of the tables: the only place that says it."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lessonkit.core.home import remembered
from lessonkit.tables.fault import Fault

NAME: Final = "datapackage.json"
_SCHEMAS: Final = Path(__file__).with_name("schemas")  # of tables that lessons have
_NUMBERS: Final = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?"}


@dataclass(frozen=True)
class Field:
    """A column: what its cells may hold."""

    name: str
    type: str
    required: bool
    unique: bool
    pattern: str
    enum: tuple[str, ...]
    longest: int | None
    minimum: float | None
    maximum: float | None
    reference: tuple[str, str] | None  # file and column that a cell must be found in
    example: str = ""  # what to write, where a good cell of the column does not tell

    @property
    def prose(self) -> bool:
        """Whether a cell is text for people, not a number, a word of a list or an id."""
        return self.type == "string" and not (self.pattern or self.enum or self.reference)

    def accepts(self, cell: str) -> bool:
        """Return whether a cell has the form of this column, lengths and ids apart."""
        if self.enum and cell not in self.enum:
            return False
        if self.type in _NUMBERS:
            return bool(re.fullmatch(_NUMBERS[self.type], cell, re.ASCII))
        return not self.pattern or bool(re.search(self.pattern, cell, re.ASCII))


@dataclass(frozen=True)
class Table:
    """A table: its file in the folder and its columns."""

    file: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """Return the column of that name, if the table has it."""
        return next((field for field in self.fields if field.name == name), None)


@remembered
def tables(folder: Path) -> dict[str, Table]:
    """Return the tables that the descriptor in a folder knows, by file name.

    Raises:
        TableError: The descriptor is missing or broken.
    """
    path = folder / NAME
    try:
        resources = json.loads(path.read_text(encoding="utf-8-sig"))["resources"]
        files = {one["name"]: one["path"] for one in resources}
        return {one["path"]: _table(one, files) for one in resources}
    except FileNotFoundError as error:
        raise Fault(path, "missing").error() from error
    except PermissionError as error:
        raise Fault(path, "locked").error() from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        row = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise Fault(path, "json", row=row).error() from error


@functools.cache
def alone(name: str, file: str) -> Table:
    """Return the table that schemas/`name`.json describes, as `file` in any folder."""
    text = (_SCHEMAS / f"{name}.json").read_text(encoding="utf-8")
    return _table({"path": file, "schema": json.loads(text)}, {})


def _table(resource: dict[str, Any], files: dict[str, str]) -> Table:
    schema = resource["schema"]
    references = {
        name: (files.get(key["reference"]["resource"], resource["path"]), other)
        for key in schema.get("foreignKeys", [])
        for name, other in zip(key["fields"], key["reference"]["fields"], strict=True)
    }
    keys = schema.get("primaryKey", [])
    return Table(
        resource["path"],
        tuple(_field(one, references, keys) for one in schema["fields"]),
    )


def _field(one: dict[str, Any], references: dict[str, tuple[str, str]], keys: list[str]) -> Field:
    limits = one.get("constraints", {})
    return Field(
        name=one["name"],
        type=one["type"],
        required=limits.get("required", False) or one["name"] in keys,
        unique=limits.get("unique", False) or keys == [one["name"]],
        pattern=limits.get("pattern", ""),
        enum=tuple(limits.get("enum", ())),
        longest=limits.get("maxLength"),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        reference=references.get(one["name"]),
        example=one.get("example", ""),
    )
