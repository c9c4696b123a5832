"""A question as its panel keeps it: state, words, help, and what comes back."""

from pathlib import Path
from typing import Any

import pytest
from ipywidgets import HTML
from widgets import within

from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.learner import journal as journals
from lessonkit.learner.journal import Journal
from lessonkit.lessons import catalogue
from lessonkit.questions import quiz
from lessonkit.questions.quiz import table
from lessonkit.questions.quiz.panel import Asked
from lessonkit.questions.quiz.question import Question
from lessonkit.questions.quiz.table import UnknownQuestionError
from lessonkit.widgets.controls import Field, Press

IDS = [
    name
    for lesson in catalogue.names()
    for name in table.questions(home().lessons / lesson / table.NAME)
]
MARKUP = '<img src=x onerror="alert(1)"> $x^2$ =1+1'


pytestmark = pytest.mark.usefixtures("journal")


def right(question: Question) -> Any:  # noqa: ANN401 - differs from kind to kind
    """Return the right answer of a question."""
    options = question.options
    match question.kind:
        case "choice":
            return next(option.key for option in options if option.is_right)
        case "several":
            return [option.key for option in options if option.is_right]
        case "number":
            assert question.answer
            return question.said(question.answer).removeprefix("约").removeprefix("about ")
        case "order":
            return [option.key for option in sorted(options, key=lambda option: option.place)]
        case "sort":
            return {option.key: option.classes[0] for option in options}
    return MARKUP


@pytest.mark.parametrize("name", IDS)
def test_nothing_chosen_is_asked_for_and_not_kept(name: str, lang: Lang, journal: Journal) -> None:
    """An untouched question says what to do first, in its language, and notes nothing."""
    asked = quiz.ask(name)
    assert asked.message == ""

    asked.check()

    assert asked.state == "unfinished"
    assert asked.message == say(f"quiz.unfinished.{asked.question.kind}", lang)
    assert not journal.path.exists()


@pytest.mark.parametrize("name", IDS)
def test_a_right_answer_is_said_to_be_right_explained_and_comes_back(name: str, lang: Lang) -> None:
    """The word comes first, the explanation follows, and a new kernel shows the answer again."""
    asked = quiz.ask(name)
    answer = right(asked.question)
    asked.given = answer

    asked.check()

    kept = asked.question.kind == "reflection"
    assert asked.state == ("kept" if kept else "right")
    assert asked.message.startswith(say("quiz.kept" if kept else "quiz.right", lang))
    assert say("quiz.explained", lang) in asked._explanation.html
    again = quiz.ask(name)
    assert again.given == answer
    assert again.state == asked.state


def test_wrong_then_right_is_told_each_time(lang: Lang, journal: Journal) -> None:
    """A wrong number meets its own feedback; any number of tries is fine."""
    asked = quiz.ask("health.patient_share")
    asked.given = "21600"
    asked.check()
    assert asked.state == "wrong"
    assert asked.message.startswith(say("quiz.wrong", lang))
    assert "21,600" in asked.message
    assert asked._explanation.html == ""

    asked.given = "0.24万"
    asked.check()
    assert asked.state == "right"

    lines = journal.history("answer", "health.patient_share")
    assert [line.value["given"] for line in lines] == ["21600", "0.24万"]


def test_figures_in_options_and_feedback_lead_to_their_sources(lang: Lang) -> None:
    """A label of a control cannot hold a link, so a line below it does; feedback holds its own."""
    asked = quiz.ask("page.sort_claims")
    link = '<a href="#src-health.facilities.village" title='

    (line,) = (w for w in within(asked) if isinstance(w, HTML) and link in w.value)
    options = asked.question.options
    asked.given = dict.fromkeys([option.key for option in options], "C")
    asked.check()

    assert line.value.count("<a ") == sum("{metric}" in o.text[lang] for o in options) > 1
    assert link in asked._status.html
    assert "<a " not in asked.message
    choice = quiz.ask("regulation.one_draft")
    choice.given = "B"
    choice.check()
    assert '<a href="#src-regulation.meetings.total"' in choice._status.html


def test_enter_in_a_number_checks_it() -> None:
    """The key counts as the button does, with the text as it then is."""
    asked = quiz.ask("health.patient_share")
    field = asked._input.controls[0]

    field.set_state({"value": "2400", "entered": 1})

    assert asked.state == "right"


def test_help_is_given_at_any_time_and_noted_once(lang: Lang, journal: Journal) -> None:
    """A hint and the explanation before any answer; what was asked for is in the file."""
    asked = quiz.ask("health.relief")
    for _ in range(2):
        asked.hint()
        asked.explain()

    assert asked._hint.words.startswith(say("quiz.hinted", lang, text="")[:2])
    assert "16.67%" in asked._explanation.html
    assert 'href="#src-health.patient.all.city"' in asked._explanation.html
    noted = [line.value for line in journal.history("help", "health.relief")]
    assert noted == ["hint", "explanation"]
    assert asked.state == ""


def test_a_reflection_is_kept_as_it_is_left_and_only_when_it_changed(journal: Journal) -> None:
    """Markup and formulas come back as text; leaving the field is enough to keep it."""
    asked = quiz.ask("health.look_up")
    asked.given = MARKUP
    asked.check()

    again = quiz.ask("health.look_up")

    assert again.given == MARKUP
    assert len(journal.history("reflection", "health.look_up")) == 1
    assert MARKUP not in again._status.html


def test_a_text_too_long_to_be_kept_is_said_to_be(journal: Journal) -> None:
    """Nothing is cut in silence."""
    asked = quiz.ask("health.look_up")

    asked.given = "长" * 20_001

    assert "20000" in asked.message
    assert not journal.path.exists()


def test_a_question_that_has_changed_asks_to_be_answered_again(
    lang: Lang, journal: Journal
) -> None:
    """An answer to an older text is kept in the file and not shown as one to this."""
    journal.note("answer", "health.ceiling", {"given": "B", "of": "0000"})

    asked = quiz.ask("health.ceiling")

    assert asked.message == say("quiz.changed", lang)
    assert asked.given is None


@pytest.mark.parametrize("value", [None, 3, "A", [], {"given": "Q"}, {"given": [], "of": "?"}])
@pytest.mark.parametrize("name", IDS)
def test_whatever_a_hand_wrote_into_the_file_breaks_no_question(
    journal: Journal, name: str, value: object
) -> None:
    """An answer that the question cannot hold is left in the file and not shown."""
    if isinstance(value, dict):
        value = value | {"of": table.question(name).fingerprint}
    journal.note("answer", name, value)

    assert quiz.ask(name).state in ("", "unfinished")


def test_an_answer_is_kept_before_its_verdict_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads the verdict may switch the machine off."""
    asked, seen, note = quiz.ask("health.ceiling"), [], journals.note
    asked.given = "B"

    def noting(*line: Any) -> str:  # noqa: ANN401 - as progress has it
        seen.append(asked.message)
        return note(*line)

    monkeypatch.setattr(journals, "note", noting)
    asked.check()

    assert seen == [""]
    assert asked.message


def test_work_that_cannot_be_saved_is_said_so_beside_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The verdict stands, and so does the warning; the answer is in memory."""
    folder = tmp_path / "no folder"
    folder.write_text("", encoding="utf-8")
    broken = Journal(folder / "my-work.jsonl")
    monkeypatch.setattr(journals, "mine", lambda: broken)
    monkeypatch.setenv("LESSONKIT_LANG", "en")
    asked = quiz.ask("health.ceiling")
    asked.given = "B"

    asked.check()

    assert asked.message.startswith("Right.")
    assert "only in memory" in asked.message
    monkeypatch.setattr(journals, "mine", lambda: Journal(tmp_path / "my-work.jsonl"))


@pytest.mark.parametrize("name", IDS)
def test_every_control_has_a_name(name: str, lang: Lang) -> None:
    """Fields and boxes have descriptions; radio buttons and buttons have words."""
    controls = [
        w
        for w in within(quiz.ask(name))
        if hasattr(w, "description") or isinstance(w, (Field, Press))
    ]
    kinds = {type(control).__name__ for control in controls}
    assert "Press" in kinds
    for control in controls:
        if isinstance(control, (Field, Press)):
            assert control.label
        elif type(control).__name__ == "RadioButtons":
            assert all(label for label, _ in control.options)
        elif type(control).__name__ != "HTML":
            assert control.description


def test_a_question_without_a_kernel_is_an_invitation() -> None:
    """The built notebook holds fixed words, never an address or an answer."""
    asked = quiz.ask("health.ceiling")

    assert asked._repr_mimebundle_()["text/plain"] == say("panel.invitation")


def test_an_unknown_question_is_one_sentence_with_the_nearest_ids() -> None:
    """A slip in a cell is answered with what was probably meant."""
    with pytest.raises(UnknownQuestionError, match=r"health\.patient_share"):
        quiz.ask("health.patient_shar")
    with pytest.raises(UnknownQuestionError):
        quiz.ask("nowhere.what")


def test_asking_without_a_file_is_no_writing(journal: Journal) -> None:
    """A lesson that is opened, or built, leaves the learner's folder as it was."""
    for name in IDS:
        assert isinstance(quiz.ask(name), Asked)

    assert not journal.path.exists()


@pytest.mark.parametrize(
    "name", [name for name in IDS if table.question(name).kind != "reflection"]
)
def test_a_verdict_goes_when_the_answer_is_altered(name: str, lang: Lang) -> None:
    """No verdict stands beside another answer than the one it is about."""
    asked = quiz.ask(name)
    asked.given = right(asked.question)
    asked.check()
    assert asked.state == "right"

    asked.given = {
        "choice": asked.question.options[-1].key,
        "several": [],
        "number": "1",
        "order": ["" for _ in asked.question.options],
        "sort": {option.key: "" for option in asked.question.options},
    }[asked.question.kind]
    if asked.given == right(asked.question):
        asked.given = asked.question.options[0].key

    assert asked.state == ""
    assert asked.message == ""


@pytest.mark.parametrize("name", ["health.patient_share", "health.bill_order"])
def test_a_click_brings_the_values_that_the_page_still_holds_back(name: str, lang: Lang) -> None:
    """What is judged is what stood in the controls when the button was pressed."""
    asked = quiz.ask(name)
    check = next(w for w in within(asked) if isinstance(w, Press))
    keys = [option.key for option in asked.question.options]
    held: list[Any] = [right(asked.question)]
    if asked.question.kind == "order":
        held = [keys.index(key) + 1 for key in right(asked.question)]

    check._pressed(check, {"type": "press", "held": held}, [])

    assert asked.state == "right"
    assert asked.given == right(asked.question)
