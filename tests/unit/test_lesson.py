"""A lesson as its author writes it, read with the line numbers of its cells."""

from pathlib import Path

import pytest

from lessonkit import catalogue, lesson
from lessonkit.errors import KitError
from lessonkit.language import LANGS, Lang
from lessonkit.lesson import LessonError

TEXT = """---
title: 一课
question: 问什么？
kernelspec: {name: python3, display_name: Python 3}
---
# 一课

+++ {"level": "core", "minutes": 3}
## 同一行
同一行

```{code-cell} ipython3
:tags: [nbval-check-output]
# 说明
x = 1  # 注释
```

同一行

```{code-cell} ipython3
# 说明
x = 1
```
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the text of a lesson "01-one" is read from."""
    monkeypatch.setattr(lesson, "LESSONS", tmp_path)
    (tmp_path / "01-one").mkdir()
    return tmp_path / "01-one" / "zh.md"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", catalogue.names())
def test_the_line_of_a_cell_is_where_its_text_stands(name: str, lang: Lang) -> None:
    """From the line stated on, the file holds the cell, line by line."""
    read = lesson.read(name, lang)
    lines = read.path.read_text("utf-8-sig").splitlines()

    for cell in read.cells:
        source = cell.source.splitlines()
        assert lines[cell.line - 1 : cell.line - 1 + len(source)] == source
    starts = [cell.line for cell in read.cells]
    assert starts == sorted(set(starts))


def test_cells_that_begin_alike_are_told_apart(write: Path) -> None:
    """The same words in two cells have two lines, and none of them is the header's."""
    write.write_text(TEXT.replace("一课\nq", "一课\n# 一课\nq"), "utf-8")

    read = lesson.read("01-one", "zh")

    assert [(cell.kind, cell.line) for cell in read.cells] == [
        ("markdown", 7), ("markdown", 10), ("code", 15), ("markdown", 19), ("code", 22)
    ]  # fmt: skip


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("---\ntitle", "\ufeff---\ntitle")])
def test_a_lesson_is_the_same_however_windows_saved_it(
    write: Path, change: tuple[str, str]
) -> None:
    """CRLF and a byte order mark change neither cells nor hashes."""
    write.write_bytes(TEXT.encode())
    plain = lesson.read("01-one", "zh")

    write.write_bytes(TEXT.replace(*change).encode())

    assert lesson.read("01-one", "zh") == plain


def test_metadata_and_code_are_those_of_the_file(write: Path) -> None:
    """Level and minutes belong to the section, tags to the code; twins share code, not captions."""
    write.write_text(TEXT, "utf-8")

    _, section, first, _, second = lesson.read("01-one", "zh").cells

    assert section.metadata == {"level": "core", "minutes": 3}
    assert first.metadata == {"tags": ["nbval-check-output"]}
    assert first.code == second.code == "x = 1"


def test_a_hash_in_a_text_is_no_comment(write: Path) -> None:
    """Code that differs after a # inside quotes differs for twins as well."""
    write.write_text(TEXT.replace("x = 1  # 注释", 'x = "#0072B2"  # 蓝'), "utf-8")

    assert lesson.read("01-one", "zh").cells[2].code == 'x = "#0072B2"'


@pytest.mark.parametrize(
    ("old", "new"),
    [("问什么", "问谁"), ("# 一课\n\n", "# 二课\n\n"), ("# 说明\nx = 1\n", "# 话\nx = 1\n")],
)
def test_each_text_that_is_translated_has_its_own_hash(write: Path, old: str, new: str) -> None:
    """A change in header, prose or caption changes one hash and no other."""
    write.write_text(TEXT, "utf-8")
    before = lesson.read("01-one", "zh").prints

    write.write_text(TEXT.replace(old, new), "utf-8")
    after = lesson.read("01-one", "zh").prints

    assert len(before) == 6
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param("---\ntitle", "title", 1, id="no first line of dashes"),
        pytest.param("3}\n---\n", "3}\n", 1, id="no last line of dashes"),
        pytest.param("question: 问", 'question: "问', 3, id="a quote that never closes"),
        pytest.param("question: 问什么？", "question: a: b", 3, id="two colons"),
        pytest.param("question:", "\tquestion:", 3, id="a tab"),
        pytest.param("Python 3}", "Python 3", 5, id="a bracket that never closes"),
        pytest.param("问什么？", "问\x07", 3, id="a letter that cannot be"),
        pytest.param(TEXT[4 : TEXT.index("---\n#")], "", 1, id="an empty header"),
        pytest.param(TEXT[4 : TEXT.index("---\n#")], "- a\n", 1, id="a list for a header"),
    ],
)
def test_a_broken_header_names_its_line(write: Path, old: str, new: str, line: int) -> None:
    """An author is sent to the line that is wrong, never shown a traceback."""
    assert old in TEXT
    write.write_text(TEXT.replace(old, new, 1), "utf-8")

    with pytest.raises(LessonError) as caught:
        lesson.read("01-one", "zh")

    assert isinstance(caught.value, KitError)
    assert caught.value.path == write
    assert caught.value.line in (line, line + 1)
    assert caught.value.problem


def test_a_missing_or_unreadable_file_is_named(write: Path) -> None:
    """No file, or one in no encoding of ours, is a sentence too."""
    with pytest.raises(LessonError):
        lesson.read("01-one", "zh")

    write.write_bytes(TEXT.encode("utf-16"))
    with pytest.raises(LessonError) as caught:
        lesson.read("01-one", "zh")
    assert caught.value.path == write


def test_all_lessons_come_in_both_languages() -> None:
    """A lesson is a pair."""
    found = [(one.name, one.lang) for one in lesson.all_lessons()]

    assert found == [(name, lang) for name in catalogue.names() for lang in LANGS]
