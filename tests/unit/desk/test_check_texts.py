"""`lessonkit check` on a lesson's own texts, and on folders that are named as no lesson is."""

import shutil

import pytest
from conftest import Kit

from lessonkit.core import texts

ROW = "health.bill.title"


def _spoiled(kit: Kit, row: str) -> list[str]:
    """Put `row` in the place of a text of the lesson and return what is found."""
    path = kit.lesson("zh").with_name(texts.OWN)
    lines = path.read_text("utf-8-sig").splitlines()
    (at,) = (i for i, line in enumerate(lines) if line.startswith(f"{ROW},"))
    lines[at] = row
    path.write_text("\n".join([*lines, ""]), "utf-8-sig")
    return [f"{line}#{at + 1}" for line in kit.findings() if texts.OWN in line]


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        (f"{ROW},一张账单,", "en", "this cell is empty"),
        (f"{ROW},,A bill", "zh", "this cell is empty"),
        (f"{ROW},{{a}}元,A bill of {{b}} yuan", "en", "the braces are {b}, in zh they are {a}"),
        ("helth.bill.title,账单,A bill", "key", "Write: health.bill.title"),
        ("health.bill.subtitle,账单,A bill", "key", "stands in row"),
        ("Health.Bill,账单,A bill", "key", "health.bill"),
    ],
)
def test_a_slip_in_a_text_is_told_with_its_row(kit: Kit, row: str, column: str, says: str) -> None:
    """File, row and column as the spreadsheet shows them, and what to type."""
    found = _spoiled(kit, row)

    assert any(
        line.startswith(f"lessons/01-health/{texts.OWN}  row ")
        and f"  column {column}  " in line
        and says in line
        for line in found
    ), found


def test_a_table_of_texts_that_is_none_is_told_and_ends_nothing(kit: Kit) -> None:
    """Saved with semicolons it holds no text; the rest of the kit is looked at all the same."""
    path = kit.lesson("zh").with_name(texts.OWN)
    path.write_text(path.read_text("utf-8-sig").replace(",", ";"), "utf-8")
    kit.replace(kit.lesson("en"), "title: ", "titel: ")

    found = kit.findings()

    assert any("semicolons" in line and texts.OWN in line for line in found), found
    assert any("lacks title" in line for line in found), found


def test_a_row_that_is_gone_is_named_by_its_key(kit: Kit) -> None:
    """Without it a panel ends in a sentence; here it is told before a class meets it."""
    path = kit.lesson("zh").with_name(texts.OWN)
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join(one for one in lines if not one.startswith(f"{ROW},")), "utf-8-sig")

    found = [line for line in kit.findings() if texts.OWN in line]

    assert len(found) == 1, found
    assert f'the row of the text "{ROW}" is gone' in found[0]


def test_a_changed_text_asks_for_a_build_and_has_it(kit: Kit) -> None:
    """The notebook in which it stands is named; built anew there is nothing left to say."""
    path = kit.lesson("zh").with_name(texts.OWN)
    kit.replace(path, "health.bill.title,", "health.bill.title,新的")

    assert kit.findings() == [
        "notebooks/zh/01-health.ipynb  differs from its lesson or data. "
        "Run python3 kit.py build 01-health"
    ]

    assert kit.run("build")[0] == 0
    assert kit.findings() == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("health", "…-health"),
        ("1-health", "01-health"),
        ("01_health", "01-health"),
        ("第1课 health", "01-health"),
        ("01-helth", "01-health"),
        ("02-fishery", '"fishery" is no area'),
    ],
)
def test_a_folder_that_would_vanish_is_named(kit: Kit, name: str, says: str) -> None:
    """No number, no area: the lesson is in no list, and without this nobody would be told."""
    folder = kit.lesson("zh").parent
    shutil.copytree(folder, folder.with_name(name), dirs_exist_ok=name == folder.name)

    found = [line for line in kit.findings() if line.startswith(f"lessons/{name}  ")]

    assert len(found) == 1, kit.findings()
    assert says in found[0]


def test_a_lesson_without_its_chinese_is_named(kit: Kit) -> None:
    """The English alone is no lesson; it would vanish as well."""
    folder = kit.lesson("zh").parent
    shutil.copytree(folder, folder.with_name("02-page"))
    (folder.with_name("02-page") / "zh.md").unlink()

    (found,) = (line for line in kit.findings() if line.startswith("lessons/02-page  "))

    assert "zh.md is missing" in found


def test_a_folder_of_pictures_is_no_lesson(kit: Kit) -> None:
    """Only what holds a text is taken for one."""
    (kit.lesson("zh").parents[1] / "pictures").mkdir()

    assert kit.findings() == []
