"""Slips of the pen in a lesson: each is one line with its place and what to type."""

from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.language import LANGS, Lang
from lessonkit.desk.check import writing
from lessonkit.facts import roles
from lessonkit.lessons import lesson
from lessonkit.lessons.lesson import LessonError

HEAD = "---\ntitle: 一课\nkernelspec: {name: python3, display_name: Python 3}\n---\n"
LOCALES = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}


@pytest.mark.parametrize(
    "typed",
    [
        "{metric`a.b`", "{metric}`a.b", "{metric}a.b`", "metric}`a.b`", "{metric} `a.b`",
        "｛metric｝`a.b`", "{Metric}`a.b`", "{metric}‘a.b’", "{metric}'a.b'",
    ],
)  # fmt: skip
def test_half_a_role_is_told_with_the_whole_one(typed: str) -> None:
    """A brace or backtick that is missing, or one of another keyboard; sound ones are let be."""
    text = f"比例为{typed}，另有{{own}}`3`和{{term}}`person_times`。"

    assert list(roles.broken(text)) == [(typed, "{metric}`a.b`")]


@pytest.mark.parametrize(
    "text", ["{own}`1` of {metric}`a.b`", "the term is long", "{value}", "`x`"]
)
def test_what_is_no_role_is_let_be(text: str) -> None:
    """Words of the same name and other braces are no slips."""
    assert list(roles.broken(text)) == []


SLIPS = {
    "half a role": ("甲\n\n乙{metric`a.b`", 7, "{metric}`a.b`"),
    "half a fence": ("甲\n```{code-cel} ipython3\nx = 1\n```", 6, "```{code-cell} ipython3"),
    "a merge": ("甲\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> main", 6, "<<<<<<< HEAD"),
    "curly quotes": ("```{code-cell} ipython3\n# 甲\nx = “a”\n```", 7, 'x = "a"'),
    "full-width brackets": ("```{code-cell} ipython3\n# 甲\nprint（1）\n```", 7, "print(1)"),
    "an open bracket": ("```{code-cell} ipython3\n# 甲\nprint(1\n```", 7, "print(1"),
}
OPEN = "```{code-cell} ipython3\n# 甲\nx = 1\n\n## 乙\n\n这里是课文。\n"
BROKEN = {
    "metadata": ('+++ {"level": "core"\n## 甲\n', 5, '+++ {"level": "core", "minutes": 5}'),
    "curly metadata": ("+++ {“level”: 1}\n## 甲\n", 5, '+++ {"level": "core", "minutes": 5}'),
    "options": ("```{code-cell} ipython3\n:tags: [a\nx = 1\n```\n", 5, ":tags: ["),
    "an open fence": (OPEN, 5, "```"),
    "an open fence before another": (f"{OPEN}```{{code-cell}} ipython3\n2\n```\n", 5, "```"),
}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Path:
    """Where the text of a lesson "01-health" is read from."""
    stand(lessons=tmp_path)
    (tmp_path / "01-health").mkdir()
    return tmp_path / "01-health" / "zh.md"


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("speaks", LANGS)
def test_a_slip_is_told_with_its_line_and_what_to_type(
    path: Path, monkeypatch: pytest.MonkeyPatch, slip: str, speaks: Lang
) -> None:
    """In the instructor's language; Python's own English words are not among them."""
    monkeypatch.setenv("LC_ALL", LOCALES[speaks])
    body, line, write = SLIPS[slip]
    path.write_text(HEAD + body, "utf-8")
    one = lesson.read("01-health", "zh")

    found = [*writing.slips(one), *writing.code(one)][0]

    assert found.line == line
    assert write in found.problem
    assert ("请" in found.problem) == (speaks == "zh")


@pytest.mark.parametrize("slip", BROKEN)
@pytest.mark.parametrize("speaks", LANGS)
def test_a_cell_that_cannot_be_read_names_its_line(
    path: Path, monkeypatch: pytest.MonkeyPatch, slip: str, speaks: Lang
) -> None:
    """What stands above a section or at the head of a cell is shown as it should be."""
    monkeypatch.setenv("LC_ALL", LOCALES[speaks])
    body, line, write = BROKEN[slip]
    path.write_text(HEAD + body, "utf-8")

    with pytest.raises(LessonError) as caught:
        lesson.read("01-health", "zh")

    assert caught.value.line == line
    assert write in caught.value.problem
    assert ("请" in caught.value.problem) == (speaks == "zh")


@pytest.mark.parametrize("speaks", LANGS)
@pytest.mark.parametrize("content", [None, "课".encode("utf-16"), "课文".encode("gb18030")])
def test_a_file_that_cannot_be_read_is_told_in_the_instructors_language(
    path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, speaks: Lang
) -> None:
    """Missing or in another encoding: what to do, and no words of the system's own."""
    monkeypatch.setenv("LC_ALL", LOCALES[speaks])
    if content:
        path.write_bytes(content)

    with pytest.raises(LessonError) as caught:
        lesson.read("01-health", "zh")

    assert ("UTF-8" in caught.value.problem) == bool(content)
    assert ("请" in caught.value.problem) == (speaks == "zh")
