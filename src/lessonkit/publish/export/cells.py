"""The cells of a built lesson as HTML: prose, charts with their tables, questions on paper."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

import nbformat

from lessonkit.charts import store, table
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.lessons import asked, pictures
from lessonkit.publish import webpage
from lessonkit.publish.export import scripts
from lessonkit.publish.notes import paper
from lessonkit.questions.predict import table as guesses
from lessonkit.questions.quiz import markup
from lessonkit.questions.quiz import table as questions
from lessonkit.questions.quiz.question import Question

_PICTURE: Final = "image/svg+xml"
_HTML: Final = "text/html"


def html(cell: nbformat.NotebookNode, lang: Lang, cards: Mapping[str, Any]) -> str:
    """Return a cell; "" where a reader has nothing to see of it.

    Args:
        cell: A cell of a built notebook.
        lang: The language of the lesson.
        cards: ``metadata.lessonkit.cards`` of the notebook.

    Raises:
        KitError: A question that the cell asks is not there any more.
    """
    if cell.cell_type == "markdown":
        return webpage.markdown(pictures.embed(cell.source, cell.get("attachments", {})))
    shown = "\n".join([*_asked(cell.source, lang), *_outputs(cell, lang, cards)])
    # The caption is what Lab shows of folded code.
    caption = escape(cell.source.partition("\n")[0].removeprefix("# "))
    return f'<p class="caption">{caption}</p>\n{shown}' if shown else ""


def _outputs(cell: nbformat.NotebookNode, lang: Lang, cards: Mapping[str, Any]) -> Iterator[str]:
    for output in cell.outputs:
        forms = output.get("data", {})
        if store.VEGA_MIME in forms:
            yield _chart(forms, cards)
        elif _HTML in forms:
            yield str(forms[_HTML])
        elif not next(asked.asked(cell.source), None):
            yield f'<div class="asked">{webpage.markdown(say("export.panel", lang))}</div>'


def _chart(forms: Mapping[str, Any], cards: Mapping[str, Any]) -> str:
    """Return a chart: a still picture, which a script makes live, above its table."""
    vega = dict(forms[store.VEGA_MIME])
    kept = vega.pop("usermeta").get("lessonkit", {}).get("table", {})  # the page has it as HTML
    vega.pop("$schema")  # Lab's Vega, which is older than the page's
    name = escape(kept.get("caption", ""))
    # Wider than a small screen, it is moved by keyboard too.
    window = f'<div class="picture" role="group" tabindex="0" aria-label="{name}">'
    listing = table.html(forms, cards)
    return f"<figure>{window}{forms[_PICTURE]}</div>{scripts.data('chart', vega)}{listing}</figure>"


def _asked(code: str, lang: Lang) -> Iterator[str]:
    """Yield what a cell asks: questions with a folded answer, guesses as they are put."""
    for _, name in asked.asked(code):
        yield f'<div class="asked">{_question(questions.question(name), lang)}</div>'
    for _, name in asked.asked(code, "predict"):
        guess = guesses.row(name)
        items = "".join(f"<li>{markup.html(item.text[lang], lang)}</li>" for item in guess.items)
        listing = f"<ul>{items}</ul>" if items else ""
        yield f'<div class="asked"><p>{markup.html(guess.prompt[lang], lang)}</p>{listing}</div>'


def _question(question: Question, lang: Lang) -> str:
    remarks = "".join(f"<li>{warning}</li>" for warning in _remarks(question, lang))
    answer = paper.answered(question, lang) + (f"<ul>{remarks}</ul>" if remarks else "")
    summary = escape(say("export.answer", lang))
    fold = f"<details><summary>{summary}</summary>{answer}</details>"
    return paper.asked(question, lang) + fold


def _remarks(question: Question, lang: Lang) -> Iterator[str]:
    """Yield what is said to each option."""
    for option in question.options:
        if said := option.feedback[lang]:
            words = markup.html(markup.filled(said, question, option, lang), lang)
            number = question.kind == "number"  # which its warning names
            yield words if number else say("pair", lang, name=option.key, says=words)
