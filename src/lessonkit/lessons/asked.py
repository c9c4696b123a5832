"""Which questions and guesses a lesson asks for, and the texts that they bring into it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from lessonkit.questions.predict import table as guesses
from lessonkit.questions.quiz import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.core.language import Lang
    from lessonkit.lessons.lesson import Lesson


def asked(source: str, of: str = "quiz") -> Iterator[tuple[int, str]]:
    """Yield the line (from 0) and the id of each question that a cell asks.

    With `of` "predict" it is the guesses that are asked for.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return  # the lesson's own error, told where it is built
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=module), attr="ask"),
                args=[ast.Constant(value=str(name), lineno=line), *_],
            ) if module == of:
                yield line - 1, name


def texts(lesson: Lesson) -> Iterator[str]:
    """Yield all that questions and guesses of a lesson say in its language, roles as written.

    Raises:
        UnknownQuestionError: The lesson asks a question that there is not.
        UnknownGuessError: The lesson asks for a guess that there is not.
        TableError: The lesson's quiz.csv or predict.csv cannot be read.
    """
    for cell in lesson.cells:
        for _, name in asked(cell.source) if cell.kind == "code" else ():
            yield from of_question(name, lesson.lang)
        for _, name in asked(cell.source, "predict") if cell.kind == "code" else ():
            guess = guesses.row(name)
            yield from (guess.prompt[lesson.lang], guess.said[lesson.lang])
            yield from (item.text[lesson.lang] for item in guess.items)


def of_question(name: str, lang: Lang) -> Iterator[str]:
    """Yield all that a question says in a language, roles as written.

    Raises:
        UnknownQuestionError: There is no such question.
        TableError: Its lesson's quiz.csv cannot be read.
    """
    question = table.question(name)
    for words in (question.prompt, question.hint, question.explanation):
        yield words[lang]
    for option in question.options:
        yield from (option.text[lang], option.feedback[lang])
