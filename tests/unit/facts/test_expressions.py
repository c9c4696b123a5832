"""The grammar of the tables: numbers, ids, + - * / and brackets, and nothing else."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.facts.expressions import LONGEST, ExpressionError, evaluate, ids, spell

VALUES = {"a.b": Fraction(7, 2), "environment.plan.from": Fraction(3), "x": Fraction(-5)}


def value(text: str) -> Fraction:
    """Return what an expression over VALUES comes to."""
    return evaluate(text, VALUES.__getitem__, Fraction)


leaves = st.one_of(
    st.sampled_from(sorted(VALUES)).map(lambda name: (name, VALUES[name])),
    st.integers(0, 999).map(lambda n: (str(n), Fraction(n))),
    st.decimals(0, 99, places=2).map(lambda d: (str(d), Fraction(d))),
)


def combined(
    pair: st.SearchStrategy[tuple[str, Fraction]],
) -> st.SearchStrategy[tuple[str, Fraction]]:
    """Return expressions made of two, in brackets, with what they come to."""

    def join(
        one: tuple[str, Fraction], sign: str, other: tuple[str, Fraction]
    ) -> tuple[str, Fraction]:
        worked = {"+": one[1] + other[1], "-": one[1] - other[1], "*": one[1] * other[1]}
        return f"({one[0]} {sign} {other[0]})", worked[sign]

    return st.builds(join, pair, st.sampled_from("+-*"), pair)


@given(st.recursive(leaves, combined, max_leaves=12))
def test_an_expression_comes_to_what_it_says(expression: tuple[str, Fraction]) -> None:
    """Brackets, signs, ids and numbers are worked out exactly, however they nest."""
    text, wanted = expression

    assert value(text) == wanted


def test_signs_bind_as_in_arithmetic_and_nothing_is_rounded() -> None:
    """Times before plus, from left to right, a leading minus; a third stays a third."""
    assert value("2 + 3 * 4 - 10 / 4 / 5") == Fraction(27, 2)
    assert value("-x * 2") == 10
    assert value("0.1 + 0.2") == Fraction(3, 10)
    assert value("1 / 3 * 3") == 1


def test_an_id_may_hold_words_that_python_keeps_for_itself() -> None:
    """Ids are the tables' own names: `from` in one of them is no import."""
    assert value("environment.plan.from + 1") == 4
    assert ids("environment.plan.from + x * environment.plan.from") == [
        "environment.plan.from",
        "x",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x(1)",
        "x.y()",
        "__import__",
        "a.__class__",
        "_x",
        "a._b",
        "a..b",
        "1 .real",
        "1.real",
        "(1).real",
        "x.1",
        "X",
        "x ** 2",
        "x // 2",
        "x % 2",
        "x @ x",
        "x < 2",
        "x = 2",
        "x := 2",
        "x, x",
        "x[0]",
        "[x]",
        "{x}",
        "'x'",
        "f'{x}'",
        "lambda: x",
        "x if x else x",
        "not x",
        "~x",
        "+x",
        "x and x",
        "await x",
        "1e9",
        "0x10",
        "1_000",
        "1,000",
        "１",
        "x；x",
        "x # x",
        "x\\\n",
        "(x",
        "x)",
        "x x",
        "2x",
        "()",
        "x" * (LONGEST + 1),
        "(" * 249 + "x" + ")" * 249,
    ],
)
def test_what_is_not_of_the_grammar_is_refused(text: str) -> None:
    """No call, attribute, private name, power, comparison, string or anything else passes."""
    with pytest.raises(ExpressionError):
        evaluate(text, lambda _: Fraction(1), Fraction)


@given(st.text(alphabet=st.sampled_from("x.y_ 12()+-*/'\"[]{}:=,\\\n;@%~<>é１"), max_size=40))
def test_any_text_is_worked_out_or_refused_and_asks_for_nothing_but_ids(text: str) -> None:
    """A text gives a number or one kind of error; all that it reaches are names of ids."""
    asked: list[str] = []

    def one(name: str) -> Fraction:
        asked.append(name)
        return Fraction(1)

    try:
        assert isinstance(evaluate(text, one, Fraction), Fraction)
    except ExpressionError:
        return
    assert set(asked) == set(ids(text))
    assert all(part.isidentifier() and part[0] != "_" for name in asked for part in name.split("."))


def test_division_by_zero_is_refused_in_words() -> None:
    """The message holds the expression, so that an editor finds it."""
    with pytest.raises(ExpressionError, match=r"x / \(2 - 2\)"):
        value("x / (2 - 2)")


def test_a_reader_sees_words_and_signs_of_arithmetic() -> None:
    """Ids and numbers are said by the caller; × ÷ − stand for the signs."""
    said = spell("(a.b - 1) / x*2", lambda name: name.upper(), lambda number: f"<{number}>")

    assert said == "(A.B − <1>) ÷ X × <2>"
