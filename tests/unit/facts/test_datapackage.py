"""The tables of data/ are what their descriptor says, and it says what they are."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import frictionless
import pytest

from lessonkit.core.home import home


def _descriptor() -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((home().data / "datapackage.json").read_text("utf-8"))
    return descriptor


def _resources() -> list[Any]:
    return [pytest.param(r, id=r["name"]) for r in _descriptor()["resources"]]


def _problems(folder: Path) -> list[tuple[str, str, str]]:
    """Return table, kind and message of all that frictionless finds."""
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    whole = [("package", error.type, error.message) for error in report.errors]
    return whole + [(t.name, e.type, e.message) for t in report.tasks for e in t.errors]


def test_frictionless_finds_every_table_valid() -> None:
    """Every row keeps the types, enums, patterns, lengths and foreign keys described."""
    assert _problems(home().data) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "kind"),
    [
        ("metrics.csv", ",reported,", ",heard,", "constraint-error"),
        ("metrics.csv", ",facility,", ",facilty,", "foreign-key"),
        ("metrics.csv", ",health,", ",helth,", "foreign-key"),
        ("metrics.csv", "health.tiers,", "Health tiers,", "constraint-error"),
        ("metrics.csv", "health.family.doctors,", "health.family.teams,", "unique-error"),
        ("metrics.csv", "乡镇卫生院53个", "乡镇卫生院53个" + "，" * 30, "constraint-error"),
        ("metrics.csv", ",53,", ",53个,", "constraint-error"),
        ("units.csv", ",10000", ",万", "type-error"),
    ],
)
def test_a_slip_in_a_spreadsheet_is_caught_before_a_lesson_sees_it(
    tmp_path: Path, table: str, old: str, new: str, kind: str
) -> None:
    """A wrong word, id, number or length is a problem of that table, with row and column."""
    shutil.copytree(home().data, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / table).read_text("utf-8")
    assert old in text
    (tmp_path / table).write_text(text.replace(old, new, 1), "utf-8")

    found = {(name, problem) for name, problem, _ in _problems(tmp_path)}

    assert (table.removesuffix(".csv"), kind) in found


def test_every_table_is_described_and_every_description_has_a_table() -> None:
    """No CSV file in data/ is without description, none described is absent."""
    described = sorted(resource["path"] for resource in _descriptor()["resources"])

    assert described == sorted(path.name for path in home().data.glob("*.csv"))


@pytest.mark.parametrize("resource", _resources())
def test_every_column_is_described_in_the_tables_own_order(resource: dict[str, Any]) -> None:
    """Header and description agree; each column has a type, a title and a sentence."""
    with (home().data / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file))
    fields = resource["schema"]["fields"]

    assert [field["name"] for field in fields] == header
    for field in fields:
        assert field["type"]
        assert field["title"]
        assert field["description"].endswith(".")


@pytest.mark.parametrize("resource", _resources())
def test_only_an_empty_cell_is_a_missing_value(resource: dict[str, Any]) -> None:
    """A dash or "n/a" is never silently nothing."""
    assert resource["schema"]["missingValues"] == [""]


@pytest.mark.parametrize("path", sorted(home().data.glob("*.csv")), ids=lambda path: path.name)
def test_tables_are_saved_so_that_excel_and_wps_open_them_right(path: Path) -> None:
    """UTF-8 begins with a mark, without which Excel takes Chinese for another encoding."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_licence_and_sources_are_stated() -> None:
    """The package says how it may be used and where its figures come from."""
    package = _descriptor()

    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert all(source["title"] for source in package["sources"])
