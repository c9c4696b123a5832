"""Which language is meant, and its texts."""

import re
import string
from pathlib import Path

import pytest

from lessonkit import labextension, tables
from lessonkit.core import language
from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import listed, say, sentences

NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("LC_ALL", "zh_CN.UTF-8", "zh"),
        ("LC_MESSAGES", "zh_TW", "zh"),
        ("LANG", "zh_CN.GB18030", "zh"),
        ("LANG", "Chinese (Simplified)_China.936", "zh"),
        ("LANG", "en_GB.UTF-8", "en"),
        ("LANG", "C.UTF-8", "en"),
        ("LANG", "bo_CN.UTF-8", "en"),
    ],
)
def test_the_system_is_chinese_where_its_locale_says_so(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: Lang
) -> None:
    """Any Chinese locale, by its Unix or its Windows name, means zh; all else en."""
    for other in NAMES:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)

    assert language.system() == expected


def test_the_strongest_setting_of_the_system_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """LC_ALL is asked before LANG, as everywhere."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    assert language.system() == "en"


def test_a_notebook_speaks_the_language_of_its_folder(
    lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder's name counts for more than the machine and its settings."""
    other = "en" if lang == "zh" else "zh"
    monkeypatch.setenv("LESSONKIT_LANG", other)
    monkeypatch.setenv("LC_ALL", other)

    assert language.current() == lang


@pytest.mark.parametrize("lang_set", LANGS)
def test_a_moved_notebook_speaks_as_its_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang_set: Lang
) -> None:
    """Outside the lessons' folders LESSONKIT_LANG decides, then the system."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8" if lang_set == "zh" else "zh_CN.UTF-8")
    monkeypatch.setenv("LESSONKIT_LANG", lang_set)
    assert language.current() == lang_set

    monkeypatch.setenv("LESSONKIT_LANG", "fr")
    assert language.current() != lang_set


def test_texts_are_filled_in(lang: Lang) -> None:
    """A text holds what it was given, braces and all, and is never formatted twice."""
    assert "{x} <b>" in say("error.unknown_lesson", wanted="{x} <b>", known="")


def test_sentences_are_joined_as_the_language_joins_them(lang: Lang) -> None:
    """Chinese has no space between sentences; an empty one leaves no trace."""
    expected = {"zh": "一。二。", "en": "一。 二。"}

    assert sentences("一。", "", "二。") == expected[lang]


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("row", tables.read(home().data / "labels.csv"), ids=lambda row: row["key"])
def test_both_languages_of_a_text_take_the_same_values(row: dict[str, str]) -> None:
    """Neither language of a text is empty, and none forgets a number that the other gives."""
    assert row["zh"]
    assert row["en"]
    assert _fields(row["zh"]) == _fields(row["en"])


_PROBLEM: dict[Lang, str] = {"zh": "问题：", "en": "Problem: "}
# What a learner is told when something is not as it must be; a verdict is no problem.
_OF_A_PROBLEM = re.compile(r"(?!check\.).*(\.unfinished(\.|$)|\.unread\.|\.long$)|work\.")
_OF_THE_KERNEL = ("late", "dead", "lost", "failed")


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_said_of_a_problem_begins_with_that_word(lang: Lang) -> None:
    """Who does not see the colour of a message hears at once that it is a problem."""
    texts = [
        row[lang] for row in tables.read(home().data / "labels.csv") if _is_problem(row["key"])
    ]

    assert len(texts) > len(_OF_THE_KERNEL)
    assert [text for text in texts if not text.startswith(_PROBLEM[lang])] == []


@pytest.mark.parametrize("key", _OF_THE_KERNEL)
def test_what_the_page_says_of_a_problem_begins_with_that_word(key: str) -> None:
    """The same for what the lab extension says by itself, in both languages."""
    text = (labextension.FOLDER / "texts.js").read_text("utf-8")
    said = re.findall(rf"\n    {key}:\s*'(.*)", text)

    assert len(said) == len(LANGS)
    for lang, one in zip(LANGS, said, strict=True):
        assert one.startswith(_PROBLEM[lang])


def _is_problem(key: str) -> bool:
    return bool(_OF_A_PROBLEM.match(key))


def test_a_list_has_the_commas_of_its_language() -> None:
    """Chinese marks stand alone; English ones have a space after them."""
    assert listed(["a", "b"], "zh") == "a、b"
    assert listed(["a", "b"], "en") == "a, b"
    assert listed(["a", "b"], "zh", mark="between") == "a；b"
    assert listed(["a", "b"], "en", mark="between") == "a; b"
