"""A command line that was mistyped, told in the system's language with what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lessonkit.core.language import Lang, system
from lessonkit.core.texts import listed, say

if TYPE_CHECKING:
    from collections.abc import Iterable


def message(error: click.UsageError, commands: Iterable[str]) -> str:
    """Return the sentence for what click found wrong."""
    lang = system()
    match error:
        case click.NoSuchOption():
            return say("usage.option", lang, name=error.option_name)
        case click.BadOptionUsage():
            return say("usage.argument", lang, name=error.option_name)
        case click.MissingParameter(param=click.Parameter() as param):
            return say("usage.missing", lang, name=param.make_metavar(_context(error)))
        case click.BadParameter(param=click.Parameter() as param):
            name = listed(param.opts, lang)
            return say("usage.value", lang, name=name, wanted=_wanted(param.type, lang))
        case _ if isinstance(error, click.exceptions.NoSuchCommand):
            return say("usage.command", lang, commands=listed(commands, lang))
        case _:
            return say("usage.other", lang)


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.get_current_context()


def _wanted(kind: click.ParamType[Any], lang: Lang) -> str:
    if isinstance(kind, click.Choice):
        return listed(map(str, kind.choices), lang)
    if isinstance(kind, click.IntRange):
        return f"{kind.min}–{kind.max}"
    return kind.name
