"""Which lesson a person means."""

from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.errors import KitError
from lessonkit.lessons import catalogue
from lessonkit.lessons.catalogue import UnknownLessonError


@pytest.fixture(autouse=True)
def _lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> None:
    for name in ("00-page", "07-health", "10-culture"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "zh.md").touch()
    (tmp_path / "07-drafts").mkdir()
    (tmp_path / "ideas").mkdir()
    (tmp_path / "ideas" / "zh.md").touch()
    stand(lessons=tmp_path)


def test_lessons_stand_in_their_order() -> None:
    """A folder is a lesson where its name has a number and it holds the Chinese text."""
    assert catalogue.names() == ["00-page", "07-health", "10-culture"]


@pytest.mark.parametrize("wanted", ["07", "7", "health", "07-health", "HEALTH", " 07 "])
def test_a_lesson_goes_by_number_word_or_both(wanted: str) -> None:
    """However a person writes it, it is the same lesson."""
    assert catalogue.find(wanted) == "07-health"


@pytest.mark.parametrize("wanted", ["0", "00", "page"])
def test_lesson_zero_goes_by_its_number(wanted: str) -> None:
    """Nought is a number like the others."""
    assert catalogue.find(wanted) == "00-page"


@pytest.mark.parametrize("wanted", ["healht", "", "1", "08", "07-culture"])
def test_an_unknown_lesson_names_those_that_exist(wanted: str) -> None:
    """A slip is answered with what could be meant, never with some other lesson."""
    with pytest.raises(UnknownLessonError) as caught:
        catalogue.find(wanted)

    assert isinstance(caught.value, KitError)
    for name in ("00-page", "07-health", "10-culture"):
        assert name in str(caught.value)
