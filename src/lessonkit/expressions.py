"""The small grammar of derived.csv: numbers, ids of figures, + - * / and brackets.

An expression is parsed, never evaluated as Python, so that a table cannot run code.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Final

_OPERATORS: Final[Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class ExpressionError(ValueError):
    """An expression that the grammar does not hold; its text says where."""


def evaluate(text: str, value_of: Callable[[str], Decimal]) -> Decimal:
    """Return what the expression `text` comes to.

    Args:
        text: An expression such as ``(health.staff.grassroots - 530) / 192``.
        value_of: Gives the value of an id, and raises for one it does not know.

    Raises:
        ExpressionError: The text is no expression of the grammar, or divides by zero.
    """
    try:
        return _value(_parse(text), text, value_of)
    except (DivisionByZero, InvalidOperation) as error:
        message = f"{text}: division by zero"
        raise ExpressionError(message) from error


def ids(text: str) -> list[str]:
    """Return the ids in an expression, each once, in the order in which they stand."""
    found: list[str] = []

    def note(name: str) -> Decimal:
        found.append(name)
        return Decimal(len(found))

    _value(_parse(text), text, note)
    return list(dict.fromkeys(found))


def _parse(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        message = f"{text}: not an expression of numbers, ids, + - * / and brackets"
        raise ExpressionError(message) from error


def _value(node: ast.expr, text: str, value_of: Callable[[str], Decimal]) -> Decimal:
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            # The source text, so that 0.1 stays a tenth.
            return Decimal(ast.get_source_segment(text.strip(), node) or str(node.value))
        case ast.Name() | ast.Attribute():
            return value_of(_name(node, text))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, text, value_of)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](
                _value(left, text, value_of), _value(right, text, value_of)
            )
    message = f"{text}: {ast.unparse(node)} is neither a number, an id nor one of + - * /"
    raise ExpressionError(message)


def _name(node: ast.expr, text: str) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=inner, attr=name):
            return f"{_name(inner, text)}.{name}"
    message = f"{text}: {ast.unparse(node)} is not an id"
    raise ExpressionError(message)
