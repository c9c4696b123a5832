"""A form: kept field by field, brought back, exported as a page that runs nothing."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.learner import journal as journals
from lessonkit.learner.journal import Journal
from lessonkit.widgets.controls import Field
from lessonkit.widgets.form import Form

ABOUT, FIELDS = "relapse.rule", ("trigger", "threshold", "decider")
MARKUP = '<img src=x onerror="1"> & </dd><script>x</script>'


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Journal:
    """A learner's file and folder of the test's own."""
    mine = Journal(stand(learner=tmp_path).copies / "my-work.jsonl")
    monkeypatch.setattr(journals, "mine", lambda: mine)
    return mine


class _Tags(HTMLParser):
    """The tags of a page and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as the parser calls it
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_what_is_written_comes_back(lang: Lang, journal: Journal) -> None:
    """Leaving a field keeps it; a form opened later holds the same."""
    Form(ABOUT, FIELDS)._texts["trigger"].value = MARKUP

    later = Form(ABOUT, FIELDS)

    assert later.answers == {"trigger": MARKUP} == journal.latest("reflection", ABOUT)
    assert later._texts["trigger"].value == MARKUP
    assert say("form.restored") in later._status.text


def test_nothing_new_is_not_kept_again(journal: Journal) -> None:
    """The same words are one line in the learner's file."""
    form = Form(ABOUT, FIELDS)
    for answers in ({"trigger": "a"}, {"trigger": "a"}, {"trigger": "a", "decider": " "}):
        form.answers = answers

    assert len(journal.history("reflection", ABOUT)) == 1


@pytest.mark.parametrize("saved", ["text", ["a"], {"trigger": 3}, {"gone": "a"}, None])
def test_what_is_no_form_is_left_alone(journal: Journal, saved: object) -> None:
    """A line edited by hand, or of an older form, breaks nothing."""
    journal.note("reflection", ABOUT, saved)

    assert Form(ABOUT, FIELDS).answers == {}


def test_the_page_shows_what_was_typed_and_runs_none_of_it(lang: Lang, tmp_path: Path) -> None:
    """Markup is text; an empty field is marked as open."""
    form = Form(ABOUT, FIELDS)
    form.answers = {"trigger": MARKUP}

    page = _Tags((home().copies / form.export()).read_text(encoding="utf-8"))

    assert MARKUP in page.text
    assert not {"img", "script"} & set(page.tags)
    assert say("form.open") in page.text
    assert say("form.footer") in page.text


def test_a_name_is_only_on_the_page(journal: Journal, tmp_path: Path) -> None:
    """It is typed for one export and stands in no file of the kit's."""
    form = Form(ABOUT, FIELDS)
    form.answers = {"trigger": "a"}
    next(c for c in form.children[0].children if isinstance(c, Field)).value = "学习者甲"

    page = home().copies / form.export()

    assert "学习者甲" in page.read_text(encoding="utf-8")
    assert "学习者甲" not in journal.path.read_text(encoding="utf-8")


def test_an_export_overwrites_nothing(tmp_path: Path) -> None:
    """A second export of a day has a name of its own."""
    form = Form(ABOUT, FIELDS)
    form.answers = {"trigger": "a"}
    first = form.export()
    (home().copies / first).write_text("edited", encoding="utf-8")

    second = form.export()

    assert first != second
    assert (home().copies / first).read_text(encoding="utf-8") == "edited"


def test_an_empty_form_is_not_exported(lang: Lang, tmp_path: Path) -> None:
    """It says what to do first."""
    form = Form(ABOUT, FIELDS)

    assert form.export() == ""
    assert say("form.empty") in form._status.text
    assert not list(home().copies.glob("*.html"))


def test_a_folder_that_cannot_be_written_is_told(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand
) -> None:
    """The text stays in the form, and a sentence says what to mend."""
    form = Form(ABOUT, FIELDS)
    form.answers = {"trigger": "a"}
    (tmp_path / "file").write_text("", encoding="utf-8")
    stand(learner=tmp_path / "file")

    assert form.export() == ""
    assert str(tmp_path / "file") in form._status.text
    assert form.answers == {"trigger": "a"}


def test_what_is_too_long_to_keep_stays_in_the_field(journal: Journal) -> None:
    """Nothing is lost on the screen, and the learner is told."""
    form = Form(ABOUT, FIELDS)

    form._texts["trigger"].value = "长" * 60_000

    assert say("form.long") in form._status.text
    assert len(form._texts["trigger"].value) == 60_000
    assert journal.latest("reflection", ABOUT) is None
