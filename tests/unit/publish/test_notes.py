"""The instructor's page: its fixed parts, and the HTML that is printed from it."""

import re
import shutil
from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.desk import translated
from lessonkit.desk.check import pages
from lessonkit.lessons import catalogue, lesson
from lessonkit.lessons.lesson import NOTES
from lessonkit.publish import notes
from lessonkit.publish.notes import document
from lessonkit.questions.quiz import markup, table

NAME = "07-health"
EVERY = pytest.mark.parametrize("name", catalogue.names())
BOTH = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Path:
    """The notes of a lesson, to be spoiled, on a system that speaks English."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    shutil.copytree(home().lessons / NAME, tmp_path / NAME)
    stand(lessons=tmp_path)
    return tmp_path / NAME


def _findings() -> list[str]:
    return [finding.problem for finding in pages.everything(NAME)]


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@EVERY
def test_every_lesson_has_sound_pages_for_its_instructor(name: str) -> None:
    """Fixed parts, figures by roles, the same in both languages, the translation up to date."""
    assert [str(finding) for finding in pages.everything(name)] == []


@EVERY
@BOTH
def test_the_printed_page_is_whole_and_needs_no_network(name: str, lang: Lang) -> None:
    """Every part stands in it, no role is left, nothing is loaded, and links lead inside it."""
    html = document.document(name, lang)

    for part in NOTES[1:]:
        assert f"<h2>{say(f'notes.{part}', lang)}</h2>" in html
    assert not re.search(r"\{[a-z]+\}", html.partition("<body>")[2])
    assert not re.search(r"<(?:script|link|img|iframe)\b|@import|url\(", html)
    ids = re.findall(r'<a id="([^"]+)"', html)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert 'href="http' not in html


@EVERY
@BOTH
def test_the_sheet_asks_the_core_questions_and_tells_no_answer(name: str, lang: Lang) -> None:
    """The explanations stand behind the fold, where only who opens it reads them."""
    html = document.document(name, lang)
    sheet, _, rest = html.partition("</section>")
    fold = rest.partition("<details>")[2].partition("</details>")[0]
    core = [
        question
        for question in table.questions(home().lessons / name / table.NAME).values()
        if question.level == "core"
    ]

    assert len(core) == 3
    assert "<details>" in html
    assert "<details open" not in html
    for question in core:
        words = markup.filled(question.explanation[lang], question, question.answer, lang)
        assert markup.html(question.prompt[lang], lang) in sheet
        assert markup.html(words, lang) in fold
        assert markup.html(words, lang) not in sheet


def test_the_key_gives_the_right_answers() -> None:
    """A number in words, the letter of a choice."""
    html = document.document(NAME, "en")
    fold = html.partition("<details>")[2].partition("</details>")[0]

    assert re.findall(r"<strong>([^<]+)</strong>", fold) == ["2,400 yuan", "B", "B"]


def test_the_plan_adds_up_what_the_lesson_says() -> None:
    """Sections stand under the class that reaches them, with the minutes up to there."""
    minutes = {"core": 0, "class": 0, "deep": 0}
    for cell in lesson.read(NAME, "en").cells:
        if cell.metadata.get("level"):
            minutes[cell.metadata["level"]] += cell.metadata["minutes"]

    html = document.document(NAME, "en")

    so_far = 0
    for level, most in document.CLASSES.items():
        so_far += minutes[level]
        assert say("notes.reach", "en", most=most, minutes=so_far) in html


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("## Time\n", "## Times\n", "these sections"),
        ("## Where care is needed", "## More\n\n## Where care is needed", "these sections"),
        ('title: "For', 'titel: "For', "lacks title"),
        ("{metric}`health.reimb.all.city`", "70%", '"70%" is typed by hand'),
        ("{metric}`health.reimb.all.city`", "{metric}`health.reimb.all.ctiy`", "ctiy"),
        ("| A hundred percent means everybody.", "A hundred percent means everybody.", "items"),
    ],
)
def test_a_fault_in_a_page_says_what_to_write(folder: Path, old: str, new: str, says: str) -> None:
    """One finding each, in plain words."""
    _spoil(folder / "notes.en.md", old, new)

    found = _findings()

    assert len(found) == 1
    assert says in found[0]


def test_a_part_with_too_little_in_it_is_told(folder: Path) -> None:
    """Two discussion questions are not three."""
    for lang in LANGS:
        path = folder / f"notes.{lang}.md"
        text = path.read_text("utf-8")
        head = f"## {say('notes.discuss', lang)}\n"
        before, _, after = text.partition(head)
        rest = after[after.index("\n## ") :]
        path.write_text(f"{before}{head}- a\n- b\n{rest}", "utf-8")

    found = [problem for problem in _findings() if "too little" in problem]

    assert len(found) == 2


def test_a_missing_page_is_told_with_where_to_read_on(folder: Path) -> None:
    """The other language is still read."""
    (folder / "notes.en.md").unlink()

    assert _findings() == [say("check.pages.missing", "en")]


def test_a_changed_original_outdates_its_part(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand
) -> None:
    """The English of a part waits until `translated` says that it follows."""
    stand(lessons=folder.parent)
    _spoil(folder / "notes.zh.md", "不需要网络。", "不要网络。")
    assert len(_findings()) == 1

    translated.run(["07"])

    assert _findings() == []


def test_an_exported_page_is_written_where_it_is_said_to_be(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stand: Stand,
) -> None:
    """One file a lesson and language, in a folder that need not be there."""
    exports = stand(learner=tmp_path / "课").exports

    notes.run(["health"], "zh")

    path = exports / "07-health.notes.zh.html"
    assert path.read_text("utf-8").startswith('<!doctype html>\n<html lang="zh-CN">')
    assert str(path) in capsys.readouterr().out
