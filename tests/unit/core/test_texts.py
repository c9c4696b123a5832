"""The words of the interface: in both languages, each where it belongs, none in vain."""

import ast
import re
from pathlib import Path
from typing import Final

import pytest
from homes import Stand

import lessonkit
from lessonkit import labextension
from lessonkit.core import texts
from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import TextError, has, listed, say, sentences, slots
from lessonkit.lessons import catalogue

TABLES: Final = [home().data / texts.SHARED, *texts.own_tables().values()]
ROWS: Final = {key: said for path in TABLES for key, said in texts.read(path).items()}
SAYING: Final = ("say", "has", "words")  # which take a key; what is filled in makes a pattern


def test_texts_are_filled_in(lang: Lang) -> None:
    """A text holds what it was given, braces and all, and is never formatted twice."""
    assert "{x} <b>" in say("error.unknown_lesson", wanted="{x} <b>", known="")


def test_sentences_are_joined_as_the_language_joins_them(lang: Lang) -> None:
    """Chinese has no space between sentences; an empty one leaves no trace."""
    expected = {"zh": "一。二。", "en": "一。 二。"}

    assert sentences("一。", "", "二。") == expected[lang]


def test_a_list_has_the_commas_of_its_language() -> None:
    """Chinese marks stand alone; English ones have a space after them."""
    assert listed(["a", "b"], "zh") == "a、b"
    assert listed(["a", "b"], "en") == "a, b"
    assert listed(["a", "b"], "zh", mark="between") == "a；b"
    assert listed(["a", "b"], "en", mark="between") == "a; b"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.parent.name)
def test_both_languages_of_a_text_take_the_same_values(path: Path) -> None:
    """Neither language of a text is empty, and none forgets a number that the other gives."""
    for key, said in texts.read(path).items():
        assert said["zh"], key
        assert said["en"], key
        assert slots(said["zh"]) == slots(said["en"]), key


def test_a_text_of_a_lesson_is_found_in_its_folder() -> None:
    """The first part of the key is the area; every other text is shared."""
    for name in catalogue.names():
        assert has(f"{catalogue.area(name)}.nothing") is False
        assert texts.where(f"{catalogue.area(name)}.x") == home().lessons / name / texts.OWN
    assert texts.where("alt.comma") == home().data / texts.SHARED


def _patterns() -> tuple[dict[str, str], list[re.Pattern[str]]]:
    """Return the keys that code asks for, with the place of each, and patterns of built ones."""
    asked, patterns = {}, []
    for path in Path(lessonkit.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(str(key)), *_]) if (
                    name in SAYING
                ):
                    asked[key] = f"{path.name}, line {node.lineno}"
                case ast.Constant(str(key)):
                    patterns.append(re.escape(key))
                case ast.JoinedStr(values=parts):
                    spelt = [
                        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^ ]+"
                        for part in parts
                    ]
                    patterns.append("".join(spelt))
    for path in Path(lessonkit.__file__).parent.rglob("*.html"):  # templates of pages
        for key in re.findall(r"""\bsay\(["']([a-z_.]+)["']""", path.read_text("utf-8")):
            asked[key] = path.name
    lettered = [one for one in set(patterns) if re.search("[a-z]", one.replace("[^ ]+", ""))]
    return asked, [re.compile(one) for one in lettered]


def test_every_text_that_code_asks_for_is_there() -> None:
    """A key that nothing has is named with the place that asks for it."""
    asked, _ = _patterns()

    assert [f"{place}: {key}" for key, place in asked.items() if key not in ROWS] == []
    assert len(asked) > 100


def test_every_text_is_asked_for() -> None:
    """A key that no code names, whole or as a pattern, is a text that nobody sees."""
    asked, patterns = _patterns()
    lessons = "".join(p.read_text("utf-8") for p in home().lessons.glob("*/zh.md"))

    unused = [
        f"{key} ({texts.where(key).parent.name})"
        for key in ROWS
        if key not in asked
        and not any(one.fullmatch(key) for one in patterns)
        and f'"{key.rpartition(".")[0]}"' not in lessons
    ]

    assert unused == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"key,zh,en\na.b,c\n", "row 2"),
        (b"key,zh,en\na.b,c,d,e\n", "row 2"),
        (b'key,zh,en\na.b,c,d\ne.f,"g,h\n', "row"),
        (b"name,zh,en\na.b,c,d\n", "row 1"),
        (b"PK\x03\x04", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stand: Stand,
    content: bytes | None,
    said: str,
) -> None:
    """It names file and row and leads to `check`: the words for it cannot stand in the table."""
    monkeypatch.setenv("LESSONKIT_LANG", "en")
    stand(root=tmp_path, data=tmp_path, lessons=tmp_path)
    if content is not None:
        (tmp_path / texts.SHARED).write_bytes(content)

    with pytest.raises(TextError, match=rf"^labels\.csv, .*{said}.* check"):
        say("a.b")


def test_a_table_saved_in_a_chinese_code_page_is_read(tmp_path: Path, stand: Stand) -> None:
    """Excel saves "CSV" so on Chinese systems; `check` tells of it."""
    stand(data=tmp_path, lessons=tmp_path)
    (tmp_path / texts.SHARED).write_bytes(
        "key,zh,en\r\na.b,大约有这么多,about\r\n".encode("gb18030")
    )

    assert say("a.b", "zh") == "大约有这么多"


def test_a_text_that_is_gone_is_named_with_its_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both a shared one and one of a lesson."""
    monkeypatch.setenv("LESSONKIT_LANG", "en")
    with pytest.raises(TextError, match=r'^data/labels\.csv: .*"quiz\.gone"'):
        say("quiz.gone")
    with pytest.raises(TextError, match=r'^lessons/07-health/texts\.csv: .*"health\.gone"'):
        say("health.gone")


_PROBLEM: dict[Lang, str] = {"zh": "问题：", "en": "Problem: "}
# What a learner is told when something is not as it must be; a verdict is no problem.
_OF_A_PROBLEM = re.compile(r"(?!check\.).*(\.unfinished(\.|$)|\.unread\.|\.long$)|work\.")
_OF_THE_KERNEL = ("late", "dead", "lost", "failed")


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_said_of_a_problem_begins_with_that_word(lang: Lang) -> None:
    """Who does not see the colour of a message hears at once that it is a problem."""
    said = [text[lang] for key, text in ROWS.items() if _OF_A_PROBLEM.match(key)]

    assert len(said) > len(_OF_THE_KERNEL)
    assert [text for text in said if not text.startswith(_PROBLEM[lang])] == []


@pytest.mark.parametrize("key", _OF_THE_KERNEL)
def test_what_the_page_says_of_a_problem_begins_with_that_word(key: str) -> None:
    """The same for what the lab extension says by itself, in both languages."""
    text = (labextension.FOLDER / "texts.js").read_text("utf-8")
    said = re.findall(rf"\n    {key}:\s*'(.*)", text)

    assert len(said) == len(LANGS)
    for lang, one in zip(LANGS, said, strict=True):
        assert one.startswith(_PROBLEM[lang])
