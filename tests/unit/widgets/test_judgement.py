"""A judgement in words: asked for, kept in the learner's file, brought back."""

import pytest

from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.learner.journal import Journal
from lessonkit.widgets.judgement import WORDS, Judgement

ABOUT = "relocation.reading"


pytestmark = pytest.mark.usefixtures("journal")


def _said(panel: Judgement) -> str:
    return f"{panel._status.text} {panel._kit.text}"


def test_the_kits_words_come_after_the_learners(lang: Lang) -> None:
    """Before a judgement is kept, or skipped, the panel does not say what the kit thinks."""
    panel = Judgement(ABOUT)
    kit = say(f"{ABOUT}.kit", lang)
    assert kit not in _said(panel)

    panel.word = "likely"
    panel.keep()

    assert panel.revealed
    assert kit in _said(panel)


def test_a_judgement_without_a_word_is_asked_for(journal: Journal) -> None:
    """Nothing is kept and nothing shown until a word is chosen."""
    panel = Judgement(ABOUT)
    panel.change = "a roll"

    panel.keep()

    assert say("judgement.unfinished") in _said(panel)
    assert not panel.revealed
    assert journal.latest("judgement", ABOUT) is None


@pytest.mark.parametrize("word", WORDS)
def test_a_judgement_comes_back(journal: Journal, word: str) -> None:
    """Word and text are one line of the learner's file, and fill a later panel."""
    panel = Judgement(ABOUT)
    panel.word, panel.change = word, "验收报告 <b>"
    panel.keep()

    later = Judgement(ABOUT)

    assert (later.word, later.change, later.revealed) == (word, "验收报告 <b>", True)
    assert len(journal.history("judgement", ABOUT)) == 1
    assert say("judgement.restored") in _said(later)


def test_what_was_kept_already_is_not_kept_twice(journal: Journal) -> None:
    """Only a change adds a line."""
    panel = Judgement(ABOUT)
    panel.word = "cannot_tell"
    panel.keep()
    panel.keep()
    assert len(journal.history("judgement", ABOUT)) == 1

    panel.word = "unlikely"
    panel.keep()

    assert len(journal.history("judgement", ABOUT)) == 2


def test_skipping_shows_the_kits_words_and_keeps_no_judgement(journal: Journal) -> None:
    """Nobody has to judge: that it was skipped is kept, so that the section counts as done."""
    panel = Judgement(ABOUT)
    panel.change = "not to be kept"

    panel.skip()
    panel.skip()

    assert panel.revealed
    assert [one.value for one in journal.history("judgement", ABOUT)] == [
        {"word": "", "change": ""}
    ]
    again = Judgement(ABOUT)
    assert (again.word, again.revealed) == ("", False)


def test_skipping_takes_no_judgement_back(journal: Journal) -> None:
    """What was kept before comes back all the same."""
    panel = Judgement(ABOUT)
    panel.word = "likely"
    panel.keep()
    panel.skip()
    assert len(journal.history("judgement", ABOUT)) == 1
    assert Judgement(ABOUT).word == "likely"


@pytest.mark.parametrize("value", [None, [], {"word": "sure", "change": ""}, {"word": "likely"}])
def test_a_line_that_no_judgement_fits_is_left_alone(journal: Journal, value: object) -> None:
    """A file that was edited by hand opens an empty panel, no error."""
    journal.note("judgement", ABOUT, value)

    panel = Judgement(ABOUT)

    assert (panel.word, panel.revealed) == ("", False)
