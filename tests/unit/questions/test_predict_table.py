"""The guesses of predict.csv: each can be made, and a changed one is asked anew."""

from decimal import Decimal

import pytest

from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import figures, units
from lessonkit.lessons import catalogue
from lessonkit.questions import predict
from lessonkit.questions.predict import Order, Scale, asking, table
from lessonkit.questions.predict.scale import Span

pytestmark = pytest.mark.usefixtures("journal")

IDS = [
    name
    for lesson in catalogue.names()
    for name in table.guesses(home().lessons / lesson / table.NAME)
]


def test_a_computed_answer_is_said_as_exactly_as_it_can_be_guessed(lang: Lang) -> None:
    """A model's 13.8 of a hundred households is 14 where whole ones are guessed."""
    guess = predict.ask("relapse.reached", answer=13.8146)

    guess.skip()

    whole = figures.format_figure(Decimal(14), units.all_units()["household"], "exact")
    assert say("predict.answer", value=whole) in guess.message


@pytest.mark.parametrize("name", IDS)
def test_every_guess_of_the_lessons_can_be_made_and_skipped(name: str, lang: Lang) -> None:
    """At both ends of the scale, in both languages; it then says something."""
    row = table.row(name)
    guess = predict.ask(name)
    if isinstance(guess, Scale) and row.span:
        least, most, _ = row.span
        assert least < most
        found = asking.reported(row)
        assert found is None or least <= found.value <= most
        guess.value = most
    elif isinstance(guess, Order):
        guess.order = guess.right
    guess.commit()

    assert guess.revealed
    assert row.said[lang]
    assert predict.ask(name).revealed


def test_an_unknown_guess_is_answered_with_the_nearest(lang: Lang) -> None:
    """The message is the learner's, no traceback."""
    with pytest.raises(table.UnknownGuessError, match=r"health\.nothing"):
        predict.ask("health.nothing")


@pytest.mark.parametrize(
    "changed",
    [
        {"prompt_zh": "换个问法"}, {"answer": "health.reimb.all.county"}, {"most": "90"},
        {"kind": "bar"}, {"unit": "yuan"},
    ],
)  # fmt: skip
def test_a_changed_question_is_asked_anew_and_the_old_guess_comes_back_with_the_old_one(
    changed: dict[str, str], lang: Lang
) -> None:
    """
    A reworded prompt or another answer on the same scale is another question; a better
    explanation or translation is not. No line is lost.
    """
    cells = {
        "id": "health.asked", "kind": "scale", "unit": "percent", "least": "0", "most": "100",
        "step": "1", "answer": "health.reimb.all.city", "prompt_zh": "问", "prompt_en": "?",
        "said_zh": "答", "said_en": "!",
    }  # fmt: skip
    asked, other = table.build([(2, cells)]), table.build([(2, cells | changed)])
    told = table.build([(2, cells | {"said_zh": "更好的话", "prompt_en": "better"})])

    assert asked.fingerprint != other.fingerprint
    assert asked.fingerprint == told.fingerprint
    span = Span(0, 100, 1, units.all_units()["percent"])
    for row, guessed in ((asked, 10.0), (other, 30.0)):
        guess = Scale(row.id, row.fingerprint, "?", span, None, explained="")
        assert guess.message == (say("predict.changed") if row is other else "")
        guess.value = guessed
        guess.commit()
    assert Scale(asked.id, asked.fingerprint, "?", span, None, explained="").guess == 10
