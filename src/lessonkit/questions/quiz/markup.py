"""The texts of questions as a panel shows them: roles become links, all else stays text."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from lessonkit.core.language import Lang, current
from lessonkit.facts import roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lessonkit.questions.quiz.question import Option, Question

VALUE: Final = "{value}"  # in a text: the number of the row, in words
_LINK: Final = re.compile(
    r'\[(?P<text>[^\]]*)\]\((?P<to>#[^\s)]+)(?: "(?P<title>(?:\\.|[^"])*)")?\)'
)


def plain(text: str, lang: Lang | None = None) -> str:
    """Return a text with each role replaced by its words, for the label of a control.

    Raises:
        KitError: A role or an id is not known.
    """
    return roles.ROLE.sub(
        lambda role: _LINK.sub(
            lambda link: link["text"], roles.resolve(role[0], lang or current())
        ),
        text,
    )


def html(text: str, lang: Lang | None = None) -> str:
    """Return a text as HTML in which each figure leads to its source.

    Raises:
        KitError: A role or an id is not known.
    """
    parts, at = [], 0
    for role in roles.ROLE.finditer(text):
        parts += [
            escape(text[at : role.start()]),
            _linked(roles.resolve(role[0], lang or current())),
        ]
        at = role.end()
    return "".join([*parts, escape(text[at:])])


def sources(texts: Iterable[str], lang: Lang | None = None) -> list[str]:
    """Return the figures and terms in texts, each once, as links to their sources.

    Raises:
        KitError: A role or an id is not known.
    """
    found = dict.fromkeys(role[0] for text in texts for role in roles.ROLE.finditer(text))
    links = (html(role, lang) for role in found)
    return [link for link in links if link.startswith("<a ")]


def filled(text: str, question: Question, option: Option | None, lang: Lang | None = None) -> str:
    """Return a text with `{value}` replaced by the number of an option, in words."""
    if VALUE in text and option:
        return text.replace(VALUE, question.said(option, lang))
    return text


def _linked(markdown: str) -> str:
    link = _LINK.fullmatch(markdown)
    if link is None:
        return escape(markdown)
    title = re.sub(r"\\(.)", r"\1", link["title"] or "")
    return f'<a href="{escape(link["to"])}" title="{escape(title)}">{escape(link["text"])}</a>'
