"""Which questions a lesson asks, and the texts that they bring into it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from lessonkit.quiz import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.lesson import Lesson


def asked(source: str) -> Iterator[tuple[int, str]]:
    """Yield the questions that a code cell asks, with the line (from 0) they stand in."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return  # the lesson's own error, told where it is built
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="quiz"), attr="ask"),
                args=[ast.Constant(value=str(name), lineno=line)],
            ):
                yield line - 1, name


def texts(lesson: Lesson) -> Iterator[str]:
    """Yield all that the questions of a lesson say in its language, roles as they are written.

    Raises:
        UnknownQuestionError: The lesson asks a question that there is not.
        TableError: The lesson's quiz.csv cannot be read.
    """
    for cell in lesson.cells:
        for _, name in asked(cell.source) if cell.kind == "code" else ():
            question = table.question(name)
            for words in (question.prompt, question.hint, question.explanation):
                yield words[lesson.lang]
            for option in question.options:
                yield from (option.text[lesson.lang], option.feedback[lesson.lang])
