"""The small grammar of checks.csv and derived.csv: numbers, ids, + - * / and brackets.

An expression is parsed, never run as Python, so that a table cannot run code. What an id
or a number stands for is the caller's: fractions, intervals, quantities with a dimension.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

from lessonkit.core.errors import KitError
from lessonkit.core.texts import say

LONGEST: Final = 500  # characters; far more than anyone can check by eye
_OPERATORS: Final[Mapping[type[ast.operator], Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_NEGATIVE: Final[Callable[[Any], Any]] = operator.neg
# No part of an id begins with an underscore or has two in a row.
_PART: Final = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"
_TOKEN: Final = re.compile(
    rf"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<id>{_PART}(?:\.{_PART})*)"
    r"|(?P<sign>[-+*/()]))\s*",
    re.ASCII,
)
_SPELT: Final = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − "}
_T = TypeVar("_T")


class ExpressionError(KitError, ValueError):
    """An expression that the grammar does not hold, or one that has no value."""


def evaluate(text: str, value_of: Callable[[str], _T], number: Callable[[str], _T]) -> _T:
    """Return what the expression `text` comes to in values that know + - * and /.

    Args:
        text: An expression over ids and numbers.
        value_of: Gives the value of an id, and raises for one it does not know.
        number: Gives the value of a number written in the expression, as in ``"0.1"``.

    Raises:
        ExpressionError: The text is no expression of the grammar, or divides by zero.
    """
    tokens = list(_tokens(text))
    leaves = {
        f"t{i}": value_of(token) if kind == "id" else number(token)
        for i, (kind, token) in enumerate(tokens)
        if kind != "sign"
    }
    # Ids may hold words that Python keeps for itself (environment.plan.from), so the parser
    # sees names of ours in their place.
    source = " ".join(
        token if kind == "sign" else f"t{i}" for i, (kind, token) in enumerate(tokens)
    )
    try:
        return _value(ast.parse(source, mode="eval").body, text, leaves)
    except ZeroDivisionError as error:
        raise ExpressionError(say("error.expression.zero", text=text)) from error
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise _refused(text) from error


def ids(text: str) -> list[str]:
    """Return the ids in an expression, each once, in the order in which they stand."""
    return list(dict.fromkeys(token for kind, token in _tokens(text) if kind == "id"))


def spell(text: str, word_for: Callable[[str], str], number: Callable[[str], str]) -> str:
    """Return the expression in words for a reader, with × ÷ − for the signs."""
    words: dict[str, Callable[[str], str]] = {
        "id": word_for,
        "number": number,
        "sign": lambda sign: _SPELT.get(sign, sign),
    }
    return "".join(words[kind](token) for kind, token in _tokens(text)).strip()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at) if len(text) <= LONGEST else None
        if match is None or match.lastgroup is None:
            raise _refused(text)
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


def _value(node: ast.expr, text: str, leaves: Mapping[str, _T]) -> _T:
    result: _T  # the operators below return Any
    match node:
        case ast.Name(id=name):
            return leaves[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            result = _NEGATIVE(_value(operand, text, leaves))
            return result
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            result = _OPERATORS[type(op)](_value(left, text, leaves), _value(right, text, leaves))
            return result
    raise _refused(text)


def _refused(text: str) -> ExpressionError:
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return ExpressionError(say("error.expression.grammar", text=shown))
