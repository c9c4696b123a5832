"""What authors write in prose for a figure, and the Markdown that it becomes."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from lessonkit.core.errors import KitError
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import context, derived, metrics, provenance, terms

ROLE: Final = re.compile(r"\{(?P<role>[a-z]+)\}`(?P<name>[^`\n]+)`")


class UnknownRoleError(KitError):
    """A role that the kit does not have."""


def resolve(text: str, lang: Lang) -> str:
    """Return prose with each role replaced by a link that carries its source.

    `` {metric}`id` `` becomes the figure of the page with qualifier and unit,
    `` {number}`id` `` the same without its unit, `` {derived}`id` `` a figure computed by
    the kit, `` {named}`id` `` the name that holds a number ("the three critical battles"),
    `` {term}`id` `` a term with its explanation, `` {context}`id` `` an outside
    figure with its publisher, `` {own}`10000` `` a number of the lesson's own, as it stands.

    Raises:
        UnknownIdError: A figure is not in the tables.
        UnknownRoleError: There is no such role.
    """
    return ROLE.sub(lambda match: _resolved(match["role"], match["name"], lang), text)


def broken(text: str) -> Iterator[tuple[str, str]]:
    """Yield what was meant for a role and is none, with the role to write instead.

    A brace or a backtick is missing, or is one of another keyboard.
    """
    left = _WHOLE.sub(lambda match: " " * len(match[0]), text)
    for match in _HALF.finditer(left):
        role = (match["role"] or match["bare"]).lower()
        yield match[0].strip(), f"{{{role}}}`{match['name'] or '…'}`"


def anchors(text: str) -> list[str]:
    """Return where the roles of `text` lead, each once: "src-health.tiers", "term-person_times"."""
    named = ((KINDS.get(match["role"]), match["name"]) for match in ROLE.finditer(text))
    return list(dict.fromkeys(f"{kind}-{name}" for kind, name in named if kind))


def _resolved(role: str, name: str, lang: Lang) -> str:
    if role not in ROLES:
        message = say("error.unknown_role", role=role, roles=", ".join(ROLES))
        raise UnknownRoleError(message)
    return ROLES[role](name, lang)


def _metric(name: str, lang: Lang) -> str:
    found = metrics.metric(name)
    return _link(found.format(lang), found.id, provenance.source_line(found, lang))


def _number(name: str, lang: Lang) -> str:
    if name in derived.all_derived():
        computed = derived.derived(name)
        return _link(computed.format_number(lang), name, provenance.derivation_line(computed, lang))
    found = metrics.metric(name)
    return _link(found.format_number(lang), name, provenance.source_line(found, lang))


def _named(name: str, lang: Lang) -> str:
    found = metrics.metric(name)
    return _link(found.label[lang], found.id, provenance.source_line(found, lang))


def _derived(name: str, lang: Lang) -> str:
    found = derived.derived(name)
    return _link(found.format(lang), found.id, provenance.derivation_line(found, lang))


def _term(name: str, lang: Lang) -> str:
    found = terms.term(name)
    return _link(found.label[lang], found.id, found.explained(lang), "term")


def _context(name: str, lang: Lang) -> str:
    found = context.context_figure(name)
    return _link(found.format(lang), found.id, found.source_line(lang), "context")


def _link(text: str, name: str, title: str, kind: str = "src") -> str:
    quoted = title.replace("\\", "\\\\").replace('"', r"\"")
    return f'[{text}](#{kind}-{name} "{quoted}")'


KINDS: Final = {
    "metric": "src",
    "number": "src",
    "named": "src",
    "derived": "src",
    "term": "term",
    "context": "context",
}
ROLES: Final[dict[str, Callable[[str, Lang], str]]] = {
    "metric": _metric,
    "number": _number,
    "named": _named,
    "derived": _derived,
    "term": _term,
    "context": _context,
    "own": lambda text, _: text,
}
_NAMES: Final = "|".join(ROLES)
_WHOLE: Final = re.compile(r"\{[a-z]+\}`[^`\n{}]+`")
_HALF: Final = re.compile(
    rf"""(?:[{{｛]\s*(?P<role>{_NAMES})\s*[}}｝]?|\b(?P<bare>{_NAMES})[}}｝])"""
    r"""\s*[`‘’'·｀“”]?\s*(?P<name>[\w.]*[\w])?[`‘’'·｀“”]?""",
    re.IGNORECASE | re.ASCII,
)
