"""The static edition: pages that are whole, lead inside themselves, and say what they show."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import nbformat
import pytest
from conftest import Kit
from homes import Stand

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.pages import CODE
from lessonkit.core.texts import say
from lessonkit.course import order
from lessonkit.course.outline import START
from lessonkit.lessons import asked, catalogue
from lessonkit.lessons.lesson import read
from lessonkit.publish import export, next_lesson, webpage
from lessonkit.publish.export import document, scripts
from lessonkit.publish.notes import paper
from lessonkit.questions.quiz import markup, table

EVERY = pytest.mark.parametrize("name", catalogue.names())
BOTH = pytest.mark.parametrize("lang", LANGS)
# What a link that is read out on its own does not tell.
EMPTY_WORDS: Final = {
    "",
    "here",
    "click here",
    "link",
    "this",
    "more",
    "这里",
    "此处",
    "点这里",
    "链接",
}


class Outline(HTMLParser):
    """What a listener can ask of a page: headings, links, pictures, tables, anchors, languages."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.headings: list[int] = []
        self.links: list[tuple[str, str]] = []
        self.pictures: list[str] = []
        self.ids: list[str] = []
        self.langs: list[str] = []
        self._text: list[str] | None = None
        self._to = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down what an element is and carries."""
        told = {name: value or "" for name, value in attrs}
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "img" or told.get("role") == "img":
            self.pictures.append(told.get("alt", told.get("aria-label", "")))
        if "id" in told:
            self.ids.append(told["id"])
        if "lang" in told:
            self.langs.append(told["lang"])
        if tag == "a" and "href" in told:
            self._text, self._to = [], told["href"]

    def handle_data(self, data: str) -> None:
        """Take down the words of a link."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close a link."""
        if tag == "a" and self._text is not None:
            self.links.append(("".join(self._text).strip(), self._to))
            self._text = None


@pytest.fixture(scope="module")
def pages() -> dict[tuple[str, Lang], str]:
    """Every page of a whole edition."""
    names = [START, *catalogue.names()]
    together = {document.file(name, lang) for name in names for lang in LANGS}
    made: dict[tuple[str, Lang], str] = {}
    for lang in LANGS:
        made[START, lang] = document.contents(lang, together)
        for name in catalogue.names():
            made[name, lang] = document.lesson(name, lang, together)
    return made


@BOTH
@pytest.mark.parametrize("name", [START, *catalogue.names()])
def test_a_page_can_be_walked_by_its_headings_links_and_pictures(
    pages: dict[tuple[str, Lang], str], name: str, lang: Lang
) -> None:
    """
    One first-level heading, no skipped level, no picture without words, no link whose words
    say nothing; every link leads to a place in the page, also without scripts, or a page beside it.
    """
    page = Outline(pages[name, lang])

    assert page.headings.count(1) == 1
    assert all(b <= a + 1 for a, b in zip([0, *page.headings], page.headings, strict=False))
    assert all(len(words) >= 40 for words in page.pictures)
    assert len(page.ids) == len(set(page.ids))
    files = {document.file(one, each) for one, each in pages}
    for words, to in page.links:
        assert words.lower() not in EMPTY_WORDS, to
        assert to.removeprefix("#") in page.ids if to.startswith("#") else to in files


@EVERY
@BOTH
def test_a_page_fetches_nothing_and_has_the_lessons_language(
    pages: dict[tuple[str, Lang], str], name: str, lang: Lang
) -> None:
    """No address is loaded, the page forbids it besides, and no role is left in its prose."""
    html = pages[name, lang]
    shown = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)

    assert html.startswith(f'<!doctype html>\n<html lang="{CODE[lang]}">')
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:link|img|iframe|base)\b|src=|@import|url\((?!#)", shown)
    assert not re.search(r"\{[a-z]+\}", shown)
    assert set(Outline(shown).langs) <= {"zh-CN", "en"}


@EVERY
@BOTH
def test_every_chart_is_there_three_ways(
    pages: dict[tuple[str, Lang], str], name: str, lang: Lang
) -> None:
    """A still picture with words, the data that a script draws, and a table with its headers."""
    figures = re.findall(r"<figure>.*?</figure>", pages[name, lang], re.DOTALL)
    notebook = nbformat.read(home().notebooks / lang / f"{name}.ipynb", as_version=4)
    charts = [
        output.data["application/vnd.vega.v5+json"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "application/vnd.vega.v5+json" in output.data
    ]

    assert len(figures) == len(charts) > 0
    for figure, chart in zip(figures, charts, strict=True):
        (data,) = re.findall(
            r'<script type="application/json" class="chart">(.*?)</script>', figure
        )
        assert json.loads(data)["marks"] == chart["marks"]
        assert 40 <= len(chart["description"]) <= 400
        assert Outline(figure).pictures == [chart["description"]]
        assert "<caption>" in figure
        assert '<th scope="col">' in figure
        assert '<th scope="row">' in figure


@EVERY
@BOTH
def test_answers_stand_behind_a_fold(
    pages: dict[tuple[str, Lang], str], name: str, lang: Lang
) -> None:
    """Every question of the lesson is asked with its options; who opens the fold reads why."""
    html = pages[name, lang]
    open_text = re.sub(r"<details>.*?</details>", "", html, flags=re.DOTALL)
    known = table.questions(home().lessons / name / table.NAME)
    names = [q for cell in read(name, lang).cells for _, q in asked.asked(cell.source)]

    assert names
    for question in (known[one] for one in names):
        words = markup.filled(question.explanation[lang], question, question.answer, lang)
        assert paper.asked(question, lang) in open_text
        assert markup.html(words, lang) in html
        assert markup.html(words, lang) not in open_text


def test_the_same_lesson_makes_the_same_bytes(pages: dict[tuple[str, Lang], str]) -> None:
    """Nothing in a page is of the moment or the machine."""
    together = {document.file(name, lang) for name, lang in pages}

    assert document.lesson("07-health", "en", together) == pages["07-health", "en"]


def test_a_page_leads_only_to_pages_that_lie_beside_it(pages: dict[tuple[str, Lang], str]) -> None:
    """A lesson that goes alone by post has no dead link; a whole edition leads on."""
    alone = Outline(document.lesson("07-health", "zh"))
    whole = Outline(pages["07-health", "zh"])

    assert all(to.startswith("#") for _, to in alone.links)
    beside = {to for _, to in whole.links if not to.startswith("#")}
    assert {"07-health.en.html", "start.zh.html"} < beside


@EVERY
@BOTH
def test_a_page_ends_by_leading_to_the_next_one(
    pages: dict[tuple[str, Lang], str], name: str, lang: Lang
) -> None:
    """To the page of the lesson that the notebook leads to; alone it says so without a link."""
    after = order.neighbours(name)["next"] or START
    words = next(
        words
        for words, to in Outline(webpage.markdown(next_lesson.markdown(name, lang))).links
        if to == f"{after}.ipynb"
    )
    body = pages[name, lang].partition("<main")[2]

    assert (words, document.file(after, lang)) in Outline(body).links
    assert words in unescape(document.lesson(name, lang))


def test_no_text_ends_the_script_that_holds_it() -> None:
    """Data and code are written so that a browser reads them to their end."""
    text = "</script><b>&"

    held = scripts.data("x", {"text": text})

    inside = held.partition(">")[2].rpartition("<")[0]
    assert "<" not in inside
    assert json.loads(inside)["text"] == text
    assert scripts.bundle().count("</script") == 1


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Path:
    """A folder of exports that is not there yet, on a system that speaks English."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return stand(learner=tmp_path / "课 #1").exports


def test_a_lesson_is_written_in_both_languages_or_the_one_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each file is named where it lies, and no half-written one is left."""
    export.run(["health"], None)
    assert {path.name for path in folder.iterdir()} == {"07-health.zh.html", "07-health.en.html"}
    assert str(folder / "07-health.zh.html") in capsys.readouterr().out

    export.run(["03"], "en")
    assert (folder / "03-relocation.en.html").exists()
    assert not (folder / "03-relocation.zh.html").exists()


def test_a_folder_that_is_in_the_way_is_told(folder: Path) -> None:
    """One sentence with the path and what to do; nothing else is changed."""
    folder.parent.mkdir()
    folder.write_text("a file")

    with pytest.raises(webpage.UnwritableError, match="Make the folder writable") as error:
        export.run(["07"], "en")

    assert str(folder / "07-health.en.html") in str(error.value)
    assert folder.read_text() == "a file"


@pytest.mark.parametrize("text", [None, "{", '{"cells": []}'])
def test_a_lesson_that_is_not_built_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path, text: str | None, stand: Stand
) -> None:
    """The sentence holds the command that builds it."""
    stand(notebooks=tmp_path)
    if text is not None:
        (tmp_path / "en").mkdir()
        (tmp_path / "en" / "07-health.ipynb").write_text(text)

    with pytest.raises(document.ExportError, match=r"kit\.py build 07-health"):
        export.run(["07"], "en")


@BOTH
def test_the_command_writes_everything_and_knows_its_lessons(kit: Kit, lang: Lang) -> None:
    """Without a name all lessons and the contents; an unknown name is answered by those there."""
    status, lines = kit.run("export", system=lang)
    written = {path.name for path in (kit.root / "exports").iterdir()}

    assert status == 0
    assert written == {f"{name}.{each}.html" for name in ("start", "01-health") for each in LANGS}
    assert len(lines) == len(written)

    done = kit.done("export", "99", system=lang)
    assert done.exit_code == 1
    assert done.stderr.strip() == say("error.unknown_lesson", lang, wanted="99", known="01-health")
