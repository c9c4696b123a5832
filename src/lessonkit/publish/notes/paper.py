"""Questions on paper: what a sheet asks with a pen, and the key that goes with it."""

from html import escape
from pathlib import Path
from typing import Final

from lessonkit.core.language import Lang
from lessonkit.core.texts import listed, say
from lessonkit.questions.quiz import markup
from lessonkit.questions.quiz.question import Option, Question

STYLE: Final = Path(__file__).with_suffix(".css")  # what a page with such questions needs
_LINES: Final = '<p class="lines"></p>'


def asked(question: Question, lang: Lang) -> str:
    """Return a question as HTML, with room to answer it by hand."""
    prompt = f"<p>{markup.html(question.prompt[lang], lang)}</p>"
    if question.kind == "number" and question.unit:
        return f'{prompt}<p><span class="blank"></span> {escape(question.unit.label[lang])}</p>'
    if question.kind in ("number", "reflection"):
        return prompt + _LINES
    classes = [
        f"{key} {markup.html(texts[lang], lang)}"
        for key, texts in zip(question.class_keys(), question.classes, strict=True)
    ]
    named = f"<p>{listed(classes, lang, mark='between')}</p>" if classes else ""
    box = '<span class="box"></span> '
    items = [f"<li>{box}{markup.html(o.text[lang], lang)}</li>" for o in question.options]
    told = escape(say(f"notes.paper.{question.kind}", lang))
    return f'{prompt}<p class="how">{told}</p>{named}<ol type="A">{"".join(items)}</ol>'


def answered(question: Question, lang: Lang) -> str:
    """Return the right answer of a question and its explanation as HTML."""
    right = _right(question, lang)
    words = markup.filled(question.explanation[lang], question, question.answer, lang)
    said = f"<strong>{right}</strong> " if right else ""
    return f"<p>{said}{markup.html(words, lang)}</p>"


def _right(question: Question, lang: Lang) -> str:
    if question.kind == "reflection":
        return ""
    if question.answer:
        return escape(question.said(question.answer, lang))
    if question.kind == "order":
        return listed([o.key for o in sorted(question.options, key=lambda o: o.place)], lang)
    if question.kind == "sort":
        return listed([_sorted(option, lang) for option in question.options], lang, mark="between")
    return listed([option.key for option in question.options if option.is_right], lang)


def _sorted(option: Option, lang: Lang) -> str:
    classes = listed(option.classes, lang)
    return escape(say("pair", lang, name=option.key, says=classes))
