"""A lesson as its author writes it, read with the line numbers of its cells."""

import re
from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.desk.check import contract, figures
from lessonkit.lessons import catalogue, lesson
from lessonkit.lessons.lesson import Cell, Lesson, LessonError

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
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Path:
    """Where the text of a lesson "01-health" is read from."""
    stand(lessons=tmp_path)
    (tmp_path / "01-health").mkdir()
    return tmp_path / "01-health" / "zh.md"


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

    read = lesson.read("01-health", "zh")

    assert [(cell.kind, cell.line) for cell in read.cells] == [
        ("markdown", 7), ("markdown", 10), ("code", 15), ("markdown", 19), ("code", 22)
    ]  # fmt: skip


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("---\ntitle", "\ufeff---\ntitle")])
def test_a_lesson_is_the_same_however_windows_saved_it(
    write: Path, change: tuple[str, str]
) -> None:
    """CRLF and a byte order mark change neither cells nor hashes."""
    write.write_bytes(TEXT.encode())
    plain = lesson.read("01-health", "zh")

    write.write_bytes(TEXT.replace(*change).encode())

    assert lesson.read("01-health", "zh") == plain


def test_metadata_and_code_are_those_of_the_file(write: Path) -> None:
    """Level and minutes belong to the section, tags to the code; twins share code, not captions."""
    write.write_text(TEXT, "utf-8")

    _, section, first, _, second = lesson.read("01-health", "zh").cells

    assert section.metadata == {"level": "core", "minutes": 3}
    assert first.metadata == {"tags": ["nbval-check-output"]}
    assert first.code == second.code == "x = 1"


def test_a_hash_in_a_text_is_no_comment(write: Path) -> None:
    """Code that differs after a # inside quotes differs for twins as well."""
    write.write_text(TEXT.replace("x = 1  # 注释", 'x = "#0072B2"  # 蓝'), "utf-8")

    assert lesson.read("01-health", "zh").cells[2].code == 'x = "#0072B2"'


@pytest.mark.parametrize(
    ("old", "new"),
    [("问什么", "问谁"), ("# 一课\n\n", "# 二课\n\n"), ("# 说明\nx = 1\n", "# 话\nx = 1\n")],
)
def test_each_text_that_is_translated_has_its_own_hash(write: Path, old: str, new: str) -> None:
    """A change in header, prose or caption changes one hash and no other."""
    write.write_text(TEXT, "utf-8")
    before = lesson.read("01-health", "zh").fingerprints

    write.write_text(TEXT.replace(old, new), "utf-8")
    after = lesson.read("01-health", "zh").fingerprints

    assert len(before) == 6
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


HEADER = TEXT[4 : TEXT.index("---\n#")]


SLIPS = {
    "no first line of dashes": ("---\ntitle", "title", 1, "none", "---"),
    "no last line of dashes": ("3}\n---\n", "3}\n", 1, "none", "---"),
    "a quote that stays open": ("question: 问", 'question: "问', 3, "quote", ""),
    "two colons": ("问什么？", "a: b", 3, "colon", "question: 'a: b'"),
    "curly quotes": ("问什么？", "“a: b”", 3, "colon", "question: 'a: b'"),
    "a star": ("问什么？", "*a", 3, "sign", "question: '*a'"),
    "a sign": ("问什么？", "@a", 3, "sign", "question: '@a'"),
    "words after a bracket": ("问什么？", "[a] b", 3, "indent", ""),
    "a full-width colon": ("question: ", "question：", 3, "key", ""),
    "a space too many": ("question:", " question:", 3, "indent", ""),
    "a tab": ("question:", "\tquestion:", 3, "tab", ""),
    "a bracket that stays open": ("Python 3}", "Python 3", 4, "bracket", "}"),
    "no comma": ("python3, d", "python3 d", 4, "bracket", "}"),
    "a backslash": ("问什么？", '"\\q"', 3, "escape", ""),
    "a letter that cannot be": ("问什么？", "问\x07", 3, "letter", ""),
    "no date": ("问什么？", "2020-13-45", 1, "value", ""),
    "an empty header": (HEADER, "", 1, "form", "key: value"),
    "a list for a header": (HEADER, "- a\n", 1, "form", "key: value"),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("speaks", LANGS)
def test_a_broken_header_names_its_line_and_what_to_type(
    write: Path, monkeypatch: pytest.MonkeyPatch, slip: str, speaks: Lang
) -> None:
    """An author is sent to the line that is wrong, in their language, never shown a traceback."""
    old, new, line, kind, write_this = SLIPS[slip]
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}[speaks])
    assert old in TEXT
    write.write_text(TEXT.replace(old, new, 1), "utf-8")

    with pytest.raises(LessonError) as caught:
        lesson.read("01-health", "zh")

    assert isinstance(caught.value, KitError)
    assert caught.value.path == write
    assert caught.value.line == line
    said = caught.value.problem
    assert re.fullmatch(re.sub(r"\\{\w+\\}", ".*", re.escape(_worded(kind, speaks))), said)
    assert write_this in said


def _worded(kind: str, lang: Lang) -> str:
    """Return the text of a problem with its slots."""
    return say(f"error.header.{kind}", lang).replace("}}", "}")


def test_a_missing_or_unreadable_file_is_named(write: Path) -> None:
    """No file, or one in no encoding of ours, is a sentence too."""
    with pytest.raises(LessonError):
        lesson.read("01-health", "zh")

    write.write_bytes(TEXT.encode("utf-16"))
    with pytest.raises(LessonError) as caught:
        lesson.read("01-health", "zh")
    assert caught.value.path == write


def test_all_lessons_come_in_both_languages() -> None:
    """A lesson is a pair."""
    found = [(one.name, one.lang) for one in lesson.all_lessons()]

    assert found == [(name, lang) for name in catalogue.names() for lang in LANGS]


@pytest.mark.parametrize("value", [None, 7, [], {}, "x", ["health"], {"area": ["health"]}])
@pytest.mark.parametrize("key", ["lesson", "title", "question", "objectives"])
def test_a_header_of_any_shape_is_told_of(key: str, value: object) -> None:
    """What stands there instead of what belongs there stops no check."""
    cell = Cell("markdown", "## 95%", 1)
    one = Lesson(home().lessons / "07-health" / "zh.md", "07-health", "zh", {key: value}, (cell,))

    assert list(contract.header(one))
    assert list(figures.typed_by_hand(one))
    assert one.title == (str(value) if key == "title" and value else "07-health")
