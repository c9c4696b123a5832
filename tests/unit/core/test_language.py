"""Which language is meant, and its texts."""

from pathlib import Path

import pytest

from lessonkit.core import language
from lessonkit.core.language import LANGS, Lang

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
