"""The cards that a lesson's notebook carries, and the list of sources at its end."""

import html
import json
import re
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.facts import areas, cards, context, derived, dossier, metrics, roles, terms
from lessonkit.facts.checks import all_checks
from lessonkit.lessons import asked, catalogue, lesson
from lessonkit.lessons.lesson import Lesson
from lessonkit.publish import notebooks, source_list

EVERYTHING = [
    *(f"src-{name}" for name in (*metrics.all_metrics(), *derived.all_derived())),
    *(f"term-{name}" for name in terms.all_terms()),
    *(f"context-{name}" for name in context.all_context_figures()),
]
Read = tuple[str, str, int, dossier.Facts]

INVENTED = ("12-relapse",)  # whose charts show numbers of ours only


def _read(made: dict[str, Any], anchor: str) -> Read:
    """Return title, value, place and facts of a card as the lab extension reads them."""
    at, *numbers = map(int, made["cards"][anchor].split())
    title, value, *rest = (made["texts"][number].replace("{at}", str(at)) for number in numbers)
    return title, value, at, list(zip(rest[::2], rest[1::2], strict=True))


@pytest.fixture(scope="module", params=LANGS)
def everything(request: pytest.FixtureRequest) -> tuple[Lang, dict[str, Any]]:
    """The card of whatever a lesson can name, in each language."""
    return request.param, cards.cards(areas.all_areas(), EVERYTHING, request.param)


@pytest.fixture(
    scope="module",
    params=[(name, lang) for name in catalogue.names() for lang in LANGS],
    ids="-".join,
)
def a_lesson(request: pytest.FixtureRequest) -> Lesson:
    """Each lesson in each language."""
    return lesson.read(*request.param)


@pytest.fixture(scope="module")
def notebook(a_lesson: Lesson) -> nbformat.NotebookNode:
    """The notebook that it becomes."""
    return notebooks.unexecuted(a_lesson)


def _links(notebook: nbformat.NotebookNode) -> set[str]:
    return {
        anchor
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for anchor in re.findall(r"\]\(#([^ )]+)", cell.source)
    }


def test_the_card_of_a_figure_holds_every_fact(everything: tuple[Lang, dict[str, Any]]) -> None:
    """Value in words, place on the page, and all that the dossier knows, in its order."""
    lang, made = everything
    checks = all_checks()

    for metric in metrics.all_metrics().values():
        facts = dossier.facts(metric, checks, lang, withhold=True)[1:]
        card = _read(made, f"src-{metric.id}")
        assert card == (metric.label[lang], metric.format(lang), metric.offset, facts)


def test_the_card_of_a_computed_figure_says_whose_arithmetic_it_is(
    everything: tuple[Lang, dict[str, Any]],
) -> None:
    """Nobody takes it for printed; its arithmetic has figures in words, and no ids."""
    lang, made = everything

    for figure in derived.all_derived().values():
        title, value, at, facts = _read(made, f"src-{figure.id}")
        known = dict(facts)
        assert (title, value, at) == (figure.label[lang], figure.format(lang), -1)
        assert known[say("card.by", lang)] == say("card.kit", lang)
        assert known[say("card.caveat", lang)] == figure.caveat[lang]
        assert not re.search(r"[a-z]\.[a-z]", known[say("card.computed", lang)])


def test_the_card_of_a_term_gives_members_and_origin_or_says_there_are_none(
    everything: tuple[Lang, dict[str, Any]],
) -> None:
    """No term is left without a word on what it means."""
    lang, made = everything

    for term in terms.all_terms().values():
        title, value, at, facts = _read(made, f"term-{term.id}")
        known = dict(facts)
        assert (title, value, at) == (term.label[lang], "", -1)
        told = known[say("card.members", lang)]
        if term.members[lang]:
            assert all(member in told for member in term.members[lang])
            assert known[say("card.origin", lang)]
        else:
            assert told == say("term.undefined", lang)


def test_the_card_of_an_outside_figure_names_its_publisher_and_what_keeps_it_apart(
    everything: tuple[Lang, dict[str, Any]],
) -> None:
    """Publisher, title, date, address, and whether year, people and definition are the same."""
    lang, made = everything

    for figure in context.all_context_figures().values():
        title, value, at, facts = _read(made, f"context-{figure.id}")
        known = dict(facts)
        assert (title, value, at) == (figure.label[lang], figure.format(lang), -1)
        assert known[say("card.publisher", lang)] == figure.publisher[lang]
        assert known[say("card.title", lang)] == figure.title[lang]
        assert known[say("card.address", lang)] == (figure.url or say("unsaid", lang))
        apart = known[say("card.beside", lang)] != say("card.comparable", lang)
        assert apart == (not figure.comparable)
        for answer in figure.same.values():
            if apart:
                assert say(f"same.{answer}", lang) in known[say("card.beside", lang)]


def test_no_fact_of_a_card_is_empty(everything: tuple[Lang, dict[str, Any]]) -> None:
    """What is not stated is said, rather than left blank."""
    _, made = everything

    for anchor in EVERYTHING:
        assert all(name and says for name, says in _read(made, anchor)[3]), anchor


def test_every_text_stands_once(everything: tuple[Lang, dict[str, Any]]) -> None:
    """A lesson stays small: what many cards say is kept in one place."""
    _, made = everything

    assert len(made["texts"]) == len(set(made["texts"]))


def test_the_articles_of_the_small_map_follow_each_other(
    everything: tuple[Lang, dict[str, Any]],
) -> None:
    """Each begins where the one before ends, the last ends the page, and figures lie in them."""
    lang, made = everything
    stretches = made["page"]["stretches"]

    assert [s["end"] for s in stretches] == [
        *(s["start"] for s in stretches[1:]),
        made["page"]["end"],
    ]
    for metric in metrics.all_metrics().values():
        (found,) = (s for s in stretches if s["start"] <= metric.offset < s["end"])
        assert found["name"] == say(f"article.{metric.article}", lang)


def test_a_lesson_has_a_card_for_all_that_its_prose_links_to(
    notebook: nbformat.NotebookNode,
) -> None:
    """No link in a lesson is without its card."""
    links = _links(notebook)

    assert links
    assert links <= set(notebook.metadata.lessonkit.cards["cards"])


def test_a_lesson_has_a_card_for_every_figure_that_its_charts_carry(
    a_lesson: Lesson, notebook: nbformat.NotebookNode
) -> None:
    """A mark that can be clicked has something to show."""
    built = (home().notebooks / a_lesson.lang / f"{a_lesson.name}.ipynb").read_text(
        encoding="utf-8"
    )
    specs = [
        json.dumps(output["data"], ensure_ascii=False)
        for cell in json.loads(built)["cells"]
        for output in cell.get("outputs", [])
    ]
    drawn = {name for name in metrics.all_metrics() if any(f'"{name}"' in spec for spec in specs)}
    drawn |= {
        name for name in metrics.all_metrics() if any(f"\\n{name}," in spec for spec in specs)
    }

    assert {f"src-{name}" for name in drawn} <= set(notebook.metadata.lessonkit.cards["cards"])
    assert drawn or a_lesson.name in INVENTED


def test_the_list_of_sources_has_a_line_for_every_link_and_no_other(
    a_lesson: Lesson, notebook: nbformat.NotebookNode
) -> None:
    """The last cell, under its heading; what questions link to is listed as well."""
    source = notebook.cells[-1].source

    assert source.startswith(f"## {say('sources.heading', a_lesson.lang)}\n")
    listed = re.findall(r'^- <a id="([^"]+)"></a>\S', source, re.MULTILINE)
    anchors = roles.anchors("\n".join(asked.texts(a_lesson)))
    assert set(listed) == _links(notebook) | set(anchors)
    assert len(listed) == len(set(listed))


def test_an_export_keeps_every_anchor(notebook: nbformat.NotebookNode) -> None:
    """In a plain page each link has a place to lead to."""
    page, _ = HTMLExporter().from_notebook_node(notebook)

    ids = set(re.findall(r'<a id="([^"]+)"', page))
    assert _links(notebook) <= {html.unescape(name) for name in ids}


@pytest.mark.parametrize("lang", LANGS)
def test_no_source_becomes_a_link_that_leaves_or_markup(lang: Lang) -> None:
    """Addresses and signs of Markdown in a source are text in the exported page."""
    written = source_list.written(EVERYTHING, lang)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(written)])

    page, _ = HTMLExporter().from_notebook_node(notebook)

    (cell,) = re.findall(r'<div class="jp-RenderedHTMLCommon.*?</ul>', page, re.DOTALL)
    assert not re.findall(r'href="http', cell)
    assert not re.search(r"<(?:em|strong|code|del|table)\b", cell)
    text = html.unescape(re.sub(r"<[^>]+>", "", cell))
    for term in terms.all_terms().values():
        assert term.explained(lang) in text
