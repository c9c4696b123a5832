"""Guesses: nothing shows before one is made or skipped, the first one is kept and comes back."""

import contextlib
from collections.abc import Callable
from fractions import Fraction
from typing import Any, cast

import ipywidgets
import pytest
from guesses import NAMES, order, scale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from widgets import within

from lessonkit.core.language import Lang
from lessonkit.core.texts import listed, say
from lessonkit.facts import units
from lessonkit.learner import journal as journals
from lessonkit.learner.entry import DamagedLineError
from lessonkit.learner.journal import Journal
from lessonkit.questions import predict
from lessonkit.questions.predict import Order, Scale
from lessonkit.questions.predict.guess import Guess
from lessonkit.questions.predict.scale import Answer, Span
from lessonkit.widgets.controls import LiveChart, Status

pytestmark = pytest.mark.usefixtures("journal")


def _pictures(guess: Guess) -> list[ipywidgets.Widget]:
    return list(guess._shown.children)


@pytest.mark.parametrize("make", [scale, order])
def test_nothing_shows_and_nothing_is_kept_before_a_guess(
    make: Callable[[], Guess], lang: Lang
) -> None:
    """An unfinished guess is asked for in words."""
    guess = make()
    assert (guess.message, guess.revealed, _pictures(guess)) == ("", False, [])

    guess.commit()

    assert guess.message
    assert not guess.revealed
    assert journals.latest("guess", guess.id) is None


def test_the_answer_is_not_in_the_page_before_it_shows(lang: Lang) -> None:
    """No state that the page receives holds the number that is asked for."""
    guess = scale(answer=37.25)

    assert not any("37.25" in str(widget.get_state()) for widget in within(guess))
    guess.skip()
    assert "37.25" in guess.message


@pytest.mark.parametrize(
    ("typed", "guessed"),
    [("60", 60), ("60%", 60), ("六十", 60), ("百分之六十", 60), ("６０", 60), (" ", None),
     ("101", None), ("-1", None), ("3,0", None), ("sixty", None)],
)  # fmt: skip
def test_a_typed_number_is_read_as_answers_are(
    typed: str, guessed: float | None, lang: Lang
) -> None:
    """What is none on the scale is refused and leaves nothing to commit to."""
    guess = scale()
    guess.value = 5

    guess._estimate.typed = typed

    assert guess.value == guessed
    assert guess._estimate.refused == (guessed is None and bool(typed.strip()))


def test_what_is_typed_in_the_moment_of_the_press_is_the_guess(lang: Lang) -> None:
    """The page holds the text back and sends it with the press; an older number does not count."""
    guess = scale()
    guess.value = 5
    press = guess._commit
    held = [
        getattr(control, name)
        for control, (_, name) in zip(press._controls, press.reads, strict=True)
    ]
    held[0] = "60%"

    press._pressed(None, {"type": "press", "held": held}, [])

    assert (guess.revealed, guess.value) == (True, 60)


@pytest.mark.parametrize("guessed", [0.0, 40.0, 100.0])
def test_a_number_is_kept_and_comes_back_beside_the_answer(guessed: float, lang: Lang) -> None:
    """At both ends of the scale too; what is guessed after the answer is not kept."""
    guess = scale()
    guess.value = guessed
    guess.commit()
    guess.value = 55
    guess.commit()

    again = scale()

    assert again.revealed
    assert again.value == guessed
    assert say("predict.restored") in again.message
    (chart, _) = _pictures(again)
    assert [row["end"] for row in chart.rows] == [guessed, 70]


def test_an_order_comes_back_in_the_twin() -> None:
    """Places are kept and not names, which differ from language to language."""
    guess = order()
    guess.order = [NAMES[2], NAMES[0], NAMES[1]]
    guess.commit()

    twin = order(["甲", "乙", "丙"])

    assert twin.order == ["丙", "甲", "乙"]


@pytest.mark.parametrize("make", [scale, order])
def test_a_guess_can_be_skipped(make: Callable[[], Guess], lang: Lang) -> None:
    """The answer shows, and that it was skipped comes back as well."""
    guess = make()
    guess.skip()

    assert guess.revealed
    assert make().revealed


def test_a_changed_scale_asks_anew(lang: Lang) -> None:
    """What was guessed on another scale is not set beside the answer."""
    guess = scale()
    guess.value = 20
    guess.commit()

    other = scale(most=50)

    assert other.message == say("predict.changed")
    assert not other.revealed


def test_without_an_answer_the_page_is_said_to_be_silent(lang: Lang) -> None:
    """There is nothing to compare with, and no second bar."""
    guess = scale(answer=None)
    guess.value = 10
    guess.commit()

    assert say("predict.open") in guess.message
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
    for guess in (scale(), order()):
        guess.skip()
        assert guess.revealed


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

    assert say(f"guess.{verdict}", order=listed("ACB")) in guess.message


@pytest.mark.parametrize("make", [scale, order])
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
        assert say("guess.locked") in guess.message
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
    assert say("guess.first", guess=guess._in_words(first)) in guess.message
    assert guess.guess == last
    assert len(journal.history("guess", guess.id)) == 1
    assert make().guess == first


_GUESSES: dict[Callable[[], Guess], list[Any]] = {
    scale: [20.0, 40.0, 60.0],
    order: [NAMES, NAMES[::-1], [NAMES[1], NAMES[0], NAMES[2]]],
}


def test_what_shows_with_the_answer_is_made_with_it(lang: Lang) -> None:
    """A widget brings its numbers into the page as soon as it is made, so it is made late."""
    made: list[Status] = []

    def reveal() -> Status:
        made.append(Status(text="37.25"))
        return made[-1]

    span = Span(0, 100, 5, units.all_units()["percent"])
    guess = Scale("health.late", "", "?", span, Answer(10), explained="so", reveal=reveal)
    assert made == []

    guess.skip()

    assert _pictures(guess)[1] is made[0]


def test_the_explanation_leads_to_its_sources(lang: Lang) -> None:
    """A role in what is said after the guess is a link, as is the reported value."""
    guess = predict.ask("page.guess_dated")
    guess.skip()

    assert 'href="#src-education.aid.person_times"' in guess._said.html
    assert "<a" not in guess.message
    found = Answer(70.0, "health.reimb.all.city", "70%")
    span = Span(0, 100, 1, units.all_units()["percent"])
    reported = Scale("health.linked", "", "?", span, found, explained="")
    reported.skip()
    assert '<a href="#src-health.reimb.all.city">70%</a>' in reported._said.html
    (chart,) = (one for one in within(reported) if isinstance(one, LiveChart))
    assert {"text": "70%", "id": "health.reimb.all.city"} in chart.sentence
