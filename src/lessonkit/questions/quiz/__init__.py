"""Questions of the lessons: asked, judged by the figures themselves, answered as often as liked.

Each lesson's questions are the rows of quiz.csv in its folder; docs/questions.md says how
they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lessonkit.questions.quiz.panel import Asked

__all__ = ["ask"]


def ask(name: str) -> Asked:
    """Return the question with the id `name`, ready to be answered; earlier answers come back.

    Raises:
        UnknownQuestionError: No lesson has it; the message names the nearest ones.
        TableError: The lesson's quiz.csv cannot be read.
    """
    from lessonkit.questions.quiz import panel, table  # noqa: PLC0415 - widgets come when they are needed

    return panel.Asked(table.question(name))
