"""Guesses: nothing shows before one is made or skipped, the first one is kept and comes back."""

import contextlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import ipywidgets
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessonkit import catalogue, data, figures, predict, progress
from lessonkit.language import Lang, listed, say
from lessonkit.panels.controls import Status
from lessonkit.paths import LESSONS
from lessonkit.predict import Order, Scale, asking, table
from lessonkit.predict.classroom import Classroom
from lessonkit.predict.guess import Guess
from lessonkit.predict.scale import Answer, Span
from lessonkit.progress import Journal
from lessonkit.record import DamagedLineError

pytestmark = pytest.mark.usefixtures("journal")
IDS = [
    name for lesson in catalogue.names() for name in table.guesses(LESSONS / lesson / table.NAME)
]
NAMES = ["<b>A</b>", "B", "C"]


def _scale(answer: float | None = 70.0, most: float = 100) -> Scale:
    span = Span(0, most, 5, data.units()["percent"])
    found = Answer(answer) if answer else None
    return Scale("health.guessed", f"0 to {most}", "?", span, found, explained="so")


def _order(names: list[str] = NAMES) -> Order:
    worth = [Fraction(2), Fraction(3), Fraction(1)]
    return Order("health.ordered", "BAC", "?", names, lambda: worth, explained="so")


def _room() -> Classroom:
    return Classroom("health.hands", "", "?", NAMES)


def _all(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _all(child)


def _pictures(guess: Guess) -> list[ipywidgets.Widget]:
    return list(guess._shown.children)


@pytest.mark.parametrize("make", [_scale, _order])
def test_nothing_shows_and_nothing_is_kept_before_a_guess(
    make: Callable[[], Guess], lang: Lang
) -> None:
    """An unfinished guess is asked for in words."""
    guess = make()
    assert (guess.said, guess.revealed, _pictures(guess)) == ("", False, [])

    guess.commit()

    assert guess.said
    assert not guess.revealed
    assert progress.latest("guess", guess._about) is None


def test_the_answer_is_not_in_the_page_before_it_shows(lang: Lang) -> None:
    """No state that the page receives holds the number that is asked for."""
    guess = _scale(answer=37.25)

    assert not any("37.25" in str(widget.get_state()) for widget in _all(guess))
    guess.skip()
    assert "37.25" in guess.said


def test_a_computed_answer_is_said_as_exactly_as_it_can_be_guessed(lang: Lang) -> None:
    """A model's 13.8 of a hundred households is 14 where whole ones are guessed."""
    guess = predict.ask("relapse.reached", answer=13.8146)

    guess.skip()

    whole = figures.said(Decimal(14), data.units()["household"], "exact")
    assert say("predict.answer", value=whole) in guess.said


@pytest.mark.parametrize("guessed", [0.0, 40.0, 100.0])
def test_a_number_is_kept_and_comes_back_beside_the_answer(guessed: float, lang: Lang) -> None:
    """At both ends of the scale too; what is guessed after the answer is not kept."""
    guess = _scale()
    guess.value = guessed
    guess.commit()
    guess.value = 55
    guess.commit()

    again = _scale()

    assert again.revealed
    assert again.value == guessed
    assert say("predict.restored") in again.said
    (chart, _) = _pictures(again)
    assert [row["end"] for row in chart.rows] == [guessed, 70]


def test_an_order_comes_back_in_the_twin() -> None:
    """Places are kept and not names, which differ from language to language."""
    guess = _order()
    guess.order = [NAMES[2], NAMES[0], NAMES[1]]
    guess.commit()

    twin = _order(["甲", "乙", "丙"])

    assert twin.order == ["丙", "甲", "乙"]


@pytest.mark.parametrize("make", [_scale, _order])
def test_a_guess_can_be_skipped(make: Callable[[], Guess], lang: Lang) -> None:
    """The answer shows, and that it was skipped comes back as well."""
    guess = make()
    guess.skip()

    assert guess.revealed
    assert make().revealed


def test_a_changed_scale_asks_anew(lang: Lang) -> None:
    """What was guessed on another scale is not set beside the answer."""
    guess = _scale()
    guess.value = 20
    guess.commit()

    other = _scale(most=50)

    assert other.said == say("predict.changed")
    assert not other.revealed


def test_without_an_answer_the_page_is_said_to_be_silent(lang: Lang) -> None:
    """There is nothing to compare with, and no second bar."""
    guess = _scale(answer=None)
    guess.value = 10
    guess.commit()

    assert say("predict.open") in guess.said
    assert len(_pictures(guess)[0].rows) == 1


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
        max_leaves=5,
    )
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_stands_in_the_file_a_guess_opens(journal: Journal, stored: object) -> None:
    """A line by hand or of another kit never keeps a guess from being made."""
    for about, of in (("health.guessed", "0 to 100"), ("health.ordered", "BAC")):
        with contextlib.suppress(DamagedLineError):  # what no line can hold is in no file
            journal.note("guess", about, {"given": stored, "of": of})
            journal.note("class", about, {"hands": stored, "of": of})
    for guess in (_scale(), _order()):
        guess.skip()
        assert guess.revealed


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
    ("order", "verdict"), [("ACB", "same"), ("CAB", "same"), ("BAC", "other"), ("", "skipped")]
)
def test_items_of_one_size_may_change_places(order: str, verdict: str, lang: Lang) -> None:
    """Two equal items are in order either way; a smaller one before them is not."""
    worth = [Fraction(3), Fraction(1), Fraction(3)]
    guess = Order("health.equal", "", "?", list("ABC"), lambda: worth, explained="")
    if order:
        guess.order = list(order)
        guess.commit()
    else:
        guess.skip()

    assert say(f"guess.{verdict}", order=listed("ACB")) in guess.said


@pytest.mark.parametrize("make", [_scale, _order])
def test_the_first_guess_is_locked_and_stays_the_one_that_is_kept(
    make: Callable[[], Guess], journal: Journal, lang: Lang
) -> None:
    """
    With the answer the controls are locked and their buttons do nothing; whoever guesses again
    sees the answer beside that guess and is told the first one, which comes back.
    """
    guess = make()
    for value in _GUESSES[make]:
        guess._put(value)
        guess.commit()
        assert guess.revealed
        assert say("guess.locked") in guess.said
        assert guess._commit.done
        assert guess._skip.done
        locked = guess._choices if isinstance(guess, Order) else [cast("Scale", guess)._estimate]
        assert all(getattr(one, "disabled", getattr(one, "locked", None)) for one in locked)
        guess.again()
        assert not guess.revealed
        assert _pictures(guess) == []
        assert not guess._commit.done
    guess.commit()

    first, _, last = _GUESSES[make]
    assert say("guess.first", guess=guess._in_words(first)) in guess.said
    assert guess.guess == last
    assert len(journal.history("guess", guess._about)) == 1
    assert make().guess == first


_GUESSES: dict[Callable[[], Guess], list[Any]] = {
    _scale: [20.0, 40.0, 60.0],
    _order: [NAMES, NAMES[::-1], [NAMES[1], NAMES[0], NAMES[2]]],
}


def test_the_class_comes_back_until_it_is_cleared(journal: Journal, lang: Lang) -> None:
    """
    Counts stand there after a restart and beside the answer, the interval of which is named;
    cleared for the next class they are gone, and the older lines stay in the file.
    """
    room = _scale()._classroom
    room._open.value = True
    room.fields[0].value, room.fields[3].value, room.fields[4].value = "4", "9", "many"
    _, kept = (line.value for line in journal.history("class", "health.guessed"))
    assert kept["hands"] == [4, 0, 0, 9, 0]

    guess = _scale()
    assert guess._classroom.counts == [4, 0, 0, 9, 0]
    guess.skip()

    said = say("predict.class.here", value="70%")
    assert [said in row["said"] for row in _pictures(guess)[-1].children[0].rows] == [
        False, False, False, True, False,
    ]  # fmt: skip
    guess._classroom.clear()
    assert _scale()._classroom.counts == [0] * 5
    assert len(journal.history("class", "health.guessed")) == 3


def test_an_interval_holds_its_lower_end_and_the_last_both() -> None:
    """A guess at the edge of two intervals is counted once, and so is the answer."""
    places = [next(iter(_scale(answer=value)._marks())) for value in (0.001, 20, 39.9, 80, 100)]

    assert places == [0, 1, 1, 4, 4]


def test_the_first_of_a_computed_order_is_marked_for_the_class(lang: Lang) -> None:
    """The class sees where its first place went beside the computed one."""
    assert _order()._marks() == {1: say("predict.class.is_first")}


def test_what_shows_with_the_answer_is_made_with_it(lang: Lang) -> None:
    """A widget brings its numbers into the page as soon as it is made, so it is made late."""
    made: list[Status] = []

    def reveal() -> Status:
        made.append(Status(text="37.25"))
        return made[-1]

    span = Span(0, 100, 5, data.units()["percent"])
    guess = Scale("health.late", "", "?", span, Answer(10), explained="so", reveal=reveal)
    assert made == []

    guess.skip()

    assert _pictures(guess)[1] is made[0]


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

    assert asked.print != other.print
    assert asked.print == told.print
    span = Span(0, 100, 1, data.units()["percent"])
    for row, guessed in ((asked, 10.0), (other, 30.0)):
        guess = Scale(row.id, row.print, "?", span, None, explained="")
        assert guess.said == (say("predict.changed") if row is other else "")
        guess.value = guessed
        guess.commit()
    assert Scale(asked.id, asked.print, "?", span, None, explained="").guess == 10


def test_the_explanation_leads_to_its_sources(lang: Lang) -> None:
    """A role in what is said after the guess is a link, as is the reported value."""
    guess = predict.ask("page.guess_dated")
    guess.skip()

    assert 'href="#src-education.aid.person_times"' in guess._said.html
    assert "<a" not in guess.said
    found = Answer(70.0, "health.reimb.all.city", "70%")
    span = Span(0, 100, 1, data.units()["percent"])
    reported = Scale("health.linked", "", "?", span, found, explained="")
    reported.skip()
    assert '<a href="#src-health.reimb.all.city">70%</a>' in reported._said.html
