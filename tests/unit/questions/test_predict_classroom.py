"""A show of hands: counted as people type it, kept until it is cleared, nobody named."""

import ipywidgets
import pytest
from guesses import NAMES, order, scale

from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.learner.journal import Journal
from lessonkit.questions.predict.classroom import Classroom
from lessonkit.questions.predict.guess import Guess

pytestmark = pytest.mark.usefixtures("journal")


def _room() -> Classroom:
    return Classroom("health.hands", "", "?", NAMES)


def _pictures(guess: Guess) -> list[ipywidgets.Widget]:
    return list(guess._shown.children)


@pytest.mark.parametrize(
    ("typed", "total"), [(["12", "3", ""], 15), (["１２", "", ""], 12), (["十二", "", "1"], 13)]
)
def test_a_show_of_hands_is_counted_as_people_type_numbers(
    typed: list[str], total: int, lang: Lang
) -> None:
    """Full-width and Chinese digits count; the spread begins at zero and names nobody."""
    room = _room()
    room._open.value = True
    for field, text in zip(room.fields, typed, strict=True):
        field.value = text

    assert room._told.text == say("predict.class.total", total=total)
    (chart,) = room.picture.children
    assert sum(row["end"] - row["start"] for row in chart.rows) == total


@pytest.mark.parametrize("typed", ["-1", "many", "1.5", "9" * 50])
def test_what_is_no_number_of_hands_is_said(typed: str, lang: Lang) -> None:
    """The problem names what was typed; no chart shows half of a class."""
    room = _room()
    room._open.value = True
    room.fields[0].value = typed

    assert room._told.text == say("predict.class.wrong", typed=typed)
    assert not room.picture.children


def test_the_class_comes_back_until_it_is_cleared(journal: Journal, lang: Lang) -> None:
    """
    Counts stand there after a restart and beside the answer, the interval of which is named;
    cleared for the next class they are gone, and the older lines stay in the file.
    """
    room = scale()._classroom
    room._open.value = True
    room.fields[0].value, room.fields[3].value, room.fields[4].value = "4", "9", "many"
    _, kept = (line.value for line in journal.history("class", "health.guessed"))
    assert kept["hands"] == [4, 0, 0, 9, 0]

    guess = scale()
    assert guess._classroom.counts == [4, 0, 0, 9, 0]
    guess.skip()

    said = say("predict.class.here", value="70%")
    assert [said in row["said"] for row in _pictures(guess)[-1].children[0].rows] == [
        False, False, False, True, False,
    ]  # fmt: skip
    guess._classroom.clear()
    assert scale()._classroom.counts == [0] * 5
    assert len(journal.history("class", "health.guessed")) == 3


def test_an_interval_holds_its_lower_end_and_the_last_both() -> None:
    """A guess at the edge of two intervals is counted once, and so is the answer."""
    places = [next(iter(scale(answer=value)._marks())) for value in (0.001, 20, 39.9, 80, 100)]

    assert places == [0, 1, 1, 4, 4]


def test_the_first_of_a_computed_order_is_marked_for_the_class(lang: Lang) -> None:
    """The class sees where its first place went beside the computed one."""
    assert order()._marks() == {1: say("predict.class.is_first")}
