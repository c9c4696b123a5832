"""An English twin states which Chinese text it translates."""

from pathlib import Path

import pytest
from homes import Stand

from lessonkit.desk import translated
from lessonkit.lessons import lesson

ZH = (
    "---\ntitle: 一课\nquestion: 问什么？\n---\n# 一课\n\n"
    "+++\n## 第一节\n甲\n\n+++\n## 第二节\n乙\n"
)
EN = "---\ntitle: One\nquestion: What?\n---\n# One\n\n+++\n## First\nA\n\n+++\n## Second\n---\nB\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Path:
    """A lesson "01-health" in both languages, translated."""
    stand(lessons=tmp_path)
    path = tmp_path / "01-health"
    path.mkdir()
    (path / "zh.md").write_bytes(ZH.encode())
    (path / "en.md").write_bytes(EN.encode())
    translated.run([])
    return path


def _outdated() -> list[int]:
    return translated.outdated(lesson.read("01-health", "zh"), lesson.read("01-health", "en"))


def test_a_translation_stated_is_up_to_date(folder: Path) -> None:
    """After `translated` nothing is outdated, and only one line was written."""
    written = (folder / "en.md").read_bytes().decode().splitlines(keepends=True)

    assert _outdated() == []
    assert [line for line in written if not line.startswith("translates: ")] == EN.splitlines(
        keepends=True
    )
    assert (folder / "zh.md").read_bytes() == ZH.encode()


def test_stating_it_twice_changes_nothing(folder: Path) -> None:
    """The same translation has the same bytes."""
    before = (folder / "en.md").read_bytes()

    translated.run(["health"])

    assert (folder / "en.md").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "cells"),
    [
        ("title: 一课", "title: 二课", [0]),
        ("甲", "丙", [2]),
        ("乙\n", "乙丁\n", [3]),
        ("\n+++\n## 第一节\n甲\n", "", [2]),
        ("乙\n", "乙\n\n+++\n丙\n", [4]),
    ],
)
def test_a_changed_original_outdates_its_own_cell(
    folder: Path, old: str, new: str, cells: list[int]
) -> None:
    """Header (0) or cell, the place that changed is the place to translate again."""
    (folder / "zh.md").write_bytes(ZH.replace(old, new).encode())

    assert _outdated() == cells


def test_a_change_in_the_translation_outdates_nothing(folder: Path) -> None:
    """Better English for the same Chinese is still its translation."""
    text = (folder / "en.md").read_bytes().decode()
    (folder / "en.md").write_bytes(text.replace("First", "The first").encode())

    assert _outdated() == []


def test_a_twin_that_states_nothing_is_outdated_in_all(folder: Path) -> None:
    """What nobody stated is not taken for granted."""
    (folder / "en.md").write_bytes(EN.encode())

    assert _outdated() == [0, 1, 2, 3]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_of_windows_stays_one(folder: Path, mark: str) -> None:
    """CRLF line ends survive, and the file is still a lesson."""
    (folder / "en.md").write_bytes((mark + EN).replace("\n", "\r\n").encode())

    translated.run([])

    text = (folder / "en.md").read_bytes().decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") == EN.count("\n") + 1
    assert _outdated() == []
    assert lesson.read("01-health", "en").header["title"] == "One"
