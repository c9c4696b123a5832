"""What a built lesson was made from: a change of it shows, and nothing else does."""

import shutil
from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.lessons import lesson
from lessonkit.publish.fingerprint import fingerprint

NAME = "07-health"


@pytest.fixture
def root(tmp_path: Path, stand: Stand) -> Path:
    """A copy of tables and lessons, to spoil."""
    for name in ("data", "lessons"):
        shutil.copytree(home().root / name, tmp_path / name)
    stand(data=tmp_path / "data", lessons=tmp_path / "lessons")
    return tmp_path


def _now(stand: Stand, lang: Lang = "zh") -> str:
    stand()  # read afresh
    return fingerprint(lesson.read(NAME, lang))


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/metrics.csv", ",53,facility", ",54,facility"),
        ("data/metrics.csv", "53个", "五十三个"),
        ("data/metrics.csv", "township clinics", "clinics"),
        ("data/labels.csv", "以表格查看", "看表格"),
        ("data/labels.csv", "约{figure}", "大约{figure}"),
        (f"lessons/{NAME}/texts.csv", "页面印出的医疗机构数", "医疗机构数"),
    ],
)
def test_a_change_in_a_figure_or_a_text_shows(
    root: Path, stand: Stand, file: str, old: str, new: str
) -> None:
    """A notebook built from an older value, phrase, label or title of a chart is found out."""
    before = _now(stand)

    _replace(root / file, old, new)

    assert _now(stand) != before


def test_a_text_of_one_language_is_in_the_notebook_of_that_language(
    root: Path, stand: Stand
) -> None:
    """A title that is put better in Chinese leaves the English notebook up to date."""
    before = {lang: _now(stand, lang) for lang in LANGS}

    _replace(root / "lessons" / NAME / "texts.csv", "页面印出的医疗机构数", "医疗机构数")

    assert _now(stand, "zh") != before["zh"]
    assert _now(stand, "en") == before["en"]


def test_how_a_table_was_saved_and_what_other_areas_say_changes_nothing(
    root: Path, stand: Stand
) -> None:
    """Neither line ends and letters nor another lesson's figures and texts outdate a notebook."""
    before = _now(stand)
    path = root / "data" / "metrics.csv"
    text = path.read_text("utf-8-sig")

    path.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    assert _now(stand) == before

    row = next(line for line in text.splitlines() if line.startswith("culture."))
    path.write_text(f"{text}{row}\n", "utf-8")
    with (root / "lessons" / "12-relapse" / "texts.csv").open("a", encoding="utf-8") as file:
        file.write("relapse.more,多,more\n")
    assert _now(stand) == before


def test_what_a_command_says_is_in_no_notebook(root: Path, stand: Stand) -> None:
    """A sentence of `check` or of `start` that is put better asks for no build."""
    before = _now(stand)
    path = root / "data" / "labels.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    (said,) = (line for line in lines if line.startswith("check.line,"))

    _replace(path, said, f"{said} ")
    _replace(path, said, said.replace("check.line,", "check.line,在"))

    assert _now(stand) == before
