"""Pictures and links of lessons: carried in the notebook, and told where they lead nowhere."""

import base64
from pathlib import Path

import nbformat
import pytest
from homes import Stand

from lessonkit.core.language import system
from lessonkit.core.texts import say
from lessonkit.desk.check.links import broken
from lessonkit.lessons import lesson, pictures
from lessonkit.lessons.lesson import Lesson
from lessonkit.publish import notebooks
from lessonkit.publish.export import cells

HEAD = "---\ntitle: 一课\nkernelspec: {name: python3, display_name: Python 3}\n---\n# 一课\n\n"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Path:
    """The folder of a lesson "01-health" with a picture in it."""
    stand(lessons=tmp_path)
    one = tmp_path / "01-health"
    one.mkdir()
    (tmp_path / "07-health").mkdir()
    (tmp_path / "07-health" / "zh.md").write_text(HEAD, "utf-8")
    (one / "Photo.png").write_bytes(PIXEL)
    (one / "notes.txt").write_bytes(b"x")
    return one


def reading(folder: Path, prose: str) -> Lesson:
    """Return a lesson of that prose."""
    (folder / "zh.md").write_text(HEAD + prose, "utf-8")
    return lesson.read("01-health", "zh")


@pytest.mark.parametrize(
    ("prose", "write"),
    [
        ("![图](photo.png)", "Photo.png"),
        ("![图](Photo.jpg)", "Photo.png"),
        ("![图](../01-health/Photo.png)", "Photo.png"),
        ("![图](notes.txt)", ".png"),
        ("![](Photo.png)", "](Photo.png)"),
        ("[第七课](07-Health.ipynb)", "07-health.ipynb"),
        ("[说明](readme.txt)", ".ipynb"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_line(folder: Path, prose: str, write: str) -> None:
    """Missing, written with other capitals, outside the folder, of no use, or without words."""
    (found,) = broken(reading(folder, f"课文。\n\n{prose}\n"))

    assert found.line == 9
    assert write in found.problem


def test_only_a_picture_is_suggested_for_a_picture(folder: Path) -> None:
    """However alike the name of a text may be; where nothing is like it, nothing is."""
    (folder / "notes.zh.md").write_text("", "utf-8")

    (found,) = broken(reading(folder, "![图](notes.zh.png)\n"))

    (folder / "Photo.png").unlink()
    (alone,) = broken(reading(folder, "![图](notes.zh.png)\n"))

    assert "notes.zh.md" not in found.problem
    assert alone.problem == say("check.picture.missing", system(), target="notes.zh.png")


@pytest.mark.parametrize(
    "prose",
    ["![图](Photo.png)", "[第七课](07-health.ipynb#a)", "[下](#src-x)", "[外](https://a.b/c)"],
)
def test_what_leads_somewhere_is_let_be(folder: Path, prose: str) -> None:
    """A picture of the lesson, another lesson, a place within it, an address."""
    assert list(broken(reading(folder, prose))) == []


def test_a_picture_too_large_for_a_stick_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the size that it may have."""
    monkeypatch.setattr(pictures, "LARGEST", 10)

    (found,) = broken(reading(folder, "![图](Photo.png)"))

    assert "Photo.png" in found.problem


def test_a_picture_travels_in_the_notebook_and_in_the_exported_page(folder: Path) -> None:
    """It is the cell's own, by a name that changes with what is in it; the page holds it too."""
    notebook = notebooks.unexecuted(reading(folder, "![两棵树](Photo.png)\n"))
    cell = notebook.cells[0]
    ((name, forms),) = cell.attachments.items()

    nbformat.validate(notebook)
    assert f"![两棵树](attachment:{name})" in cell.source
    assert base64.b64decode(forms["image/png"]) == PIXEL
    (folder / "Photo.png").write_bytes(PIXEL + b"\0")
    assert notebooks.unexecuted(lesson.read("01-health", "zh")).cells[0].source != cell.source
    shown = cells.html(cell, "zh", {})
    assert 'alt="两棵树"' in shown
    assert f"data:image/png;base64,{forms['image/png']}" in shown
