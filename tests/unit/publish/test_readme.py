"""The READMEs list the lessons as they are."""

from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.home import home
from lessonkit.course import listing, outline
from lessonkit.lessons import catalogue
from lessonkit.lessons.lesson import read
from lessonkit.publish import readme

_TEXT = """# Kit

<!-- lessons: made by `lessonkit build` -->
{table}
<!-- end of lessons -->

End
"""


def test_the_readmes_list_every_lesson_as_it_is() -> None:
    """`lessonkit build` leaves nothing to renew, and each language has a row for each lesson."""
    assert readme.outdated() == {}
    for lang, name in readme.FILES.items():
        text = (home().root / name).read_text(encoding="utf-8")
        for lesson in catalogue.names():
            assert text.count(f"(lessons/{lesson}/{lang}.md)") == 1


def test_a_row_has_title_question_and_minutes_that_add_up() -> None:
    """Minutes grow from one class to two and to all; none is lost."""
    lesson = read("07-health", "en")
    row = next(
        line
        for line in listing.table(outline.read("en"), "en").splitlines()
        if line.startswith("| 07 |")
    )

    assert lesson.header["title"] in row
    assert lesson.header["question"] in row
    core, two, everything = map(int, row.rstrip("| ").rpartition("| ")[2].split(", "))
    assert core == lesson.minutes["core"] > 0
    assert core < two < everything == sum(cell.minutes for cell in lesson.cells)


@pytest.mark.parametrize("table", ["", "| old |"])
def test_only_the_table_is_written_anew(tmp_path: Path, stand: Stand, table: str) -> None:
    """What stands before and after it stays as it is; a second time there is nothing to do."""
    path = tmp_path / readme.FILES["en"]
    path.write_text(_TEXT.format(table=table), encoding="utf-8")

    stand(root=tmp_path)
    readme.renew()

    assert path.read_text(encoding="utf-8") == _TEXT.format(
        table=listing.table(outline.read("en"), "en")
    )
    assert readme.outdated() == {}


def test_a_readme_without_the_marks_is_left_alone(tmp_path: Path, stand: Stand) -> None:
    """An editor who took the table out does not get it back."""
    stand(root=tmp_path)
    (tmp_path / readme.FILES["zh"]).write_text("# 只有这一行\n", encoding="utf-8")

    assert readme.outdated() == {}
