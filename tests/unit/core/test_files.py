"""A file is written whole, or stays as it was."""

from pathlib import Path

import pytest

from lessonkit.core import files


def test_a_file_and_its_folders_are_made_and_then_replaced(tmp_path: Path) -> None:
    """Line ends stay as they are, on every system."""
    path = tmp_path / "new" / "课.md"

    files.replace(path, "一\r\n")
    files.replace(path, "二\n")

    assert path.read_bytes() == "二\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_written_is_named_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """Here a folder has the file's name."""
    path = tmp_path / "lesson.ipynb"
    path.mkdir()

    with pytest.raises(OSError) as caught:  # noqa: PT011 - which one differs by system
        files.replace(path, "{}")

    assert caught.value.filename == str(path)
    assert list(tmp_path.iterdir()) == [path]
