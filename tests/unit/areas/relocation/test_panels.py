"""The panels of the relocation lesson: what they show, and what they keep back."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
import vl_convert

from lessonkit.areas.relocation import bounds, census, laboratory, model, old_houses, two_moves
from lessonkit.areas.relocation.documents import CAUSES, DOCUMENTS, Documents
from lessonkit.areas.relocation.reading import judgement, words
from lessonkit.areas.relocation.tests import reading, trials
from lessonkit.charts import renderer
from lessonkit.charts.store import VEGA_MIME
from lessonkit.core.language import Lang
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say
from lessonkit.facts import provenance
from lessonkit.facts.derived import derived
from lessonkit.facts.metrics import metric
from lessonkit.learner.journal import Journal
from lessonkit.widgets.judgement import Weighed

_READING = re.compile(r"(?<!1)22,?979")
_PEOPLE, _JOBS = (float(metric(f"relocation.{n}").value) for n in ("people", "jobs.people"))


pytestmark = pytest.mark.usefixtures("journal")


def _drawn(chart: Any, moved: Mapping[str, object]) -> str:  # noqa: ANN401 - a chart
    """Return a chart's picture with its controls as in `moved`; a number chooses an option."""
    vega = renderer.mimebundle(chart.to_dict())[VEGA_MIME]
    vega = json.loads(json.dumps(vega))
    for signal in vega["signals"]:
        if signal["name"] in moved:
            value = moved[signal["name"]]
            options = signal["bind"].get("options")
            signal["value"] = options[value] if options else value
    return str(vl_convert.vega_to_svg(vega))


def _all_open() -> dict[str, object]:
    return {f"guess_{i}": 1 for i in range(len(trials()))}


def test_every_test_is_closed_at_first(lang: Lang) -> None:
    """No arithmetic, no weakness, no reading before a guess."""
    picture = _drawn(laboratory(), {})

    closed = re.findall(f">[^<]*{re.escape(say('relocation.lab.still', lang))}", picture)
    assert len(closed) == len(trials())
    assert say("relocation.lab.jobs.weak", lang) not in picture
    assert not _READING.search(picture)


def test_the_reading_shows_only_with_a_named_range(lang: Lang) -> None:
    """Opening all tests does not show it, an empty range neither, a named one does."""
    named = {**_all_open(), "ready": True, "low": 20_000, "high": 40_000}

    assert not _READING.search(_drawn(laboratory(), _all_open()))
    assert not _READING.search(_drawn(laboratory(), {**_all_open(), "mode": 2}))
    assert not _READING.search(_drawn(laboratory(), {**named, "low": 50_000}))
    assert not _READING.search(_drawn(laboratory(), {**_all_open(), "ready": True}))
    picture = _drawn(laboratory(), named)
    assert format_number(reading()) in picture
    assert say("relocation.lab.inside", lang) in picture


@pytest.mark.parametrize("people", [10_000, 23_000, 61_000, 140_000])
def test_the_arithmetic_is_the_models(lang: Lang, people: int) -> None:
    """Household size, share covered and people per site as the pure functions give them."""
    picture = _drawn(laboratory(), {**_all_open(), "people": people})
    jobs, gain, sites = (
        float(metric(f"relocation.{n}").value) for n in ("jobs.people", "gain.people", "sites")
    )

    assert format_number(model.household_size_needed(people, jobs), decimals=2) in picture
    assert f"{model.times(gain, people):.1%}" in picture
    assert format_number(people / sites, decimals=0) in picture


def test_the_second_mode_keeps_the_print_and_moves_the_others(lang: Lang) -> None:
    """At the larger household size some 20,400 jobs would be needed; the slider rests."""
    picture = _drawn(laboratory(), {**_all_open(), "mode": 1, "people": 20_000})

    assert "20,400" in picture
    assert "122,979" in picture


def test_only_independent_tests_are_called_so(lang: Lang) -> None:
    """Jobs and coverage formed the hypothesis and are labelled as such."""
    assert [t.name for t in trials() if not t.independent] == ["jobs", "coverage"]
    picture = _drawn(laboratory(), {"guess_0": 1})
    assert say("relocation.lab.forming", lang) in picture


def test_the_base_of_the_funnel_is_the_learners(lang: Lang) -> None:
    """With twice as many households assumed, those signed are half the share."""
    signed = float(metric("relocation.old_house.agreements").value)

    for moved in (2_267, 5_267):
        assert f"{signed / moved:.1%}" in _drawn(old_houses(), {"moved": moved})


def test_the_land_is_divided_by_the_learners_choice(lang: Lang) -> None:
    """Nothing is divided at first; each divisor gives the area that the tables give."""
    assert say("relocation.funnel.undivided", lang) in _drawn(old_houses(), {})

    for choice, name in ((2, "land_by_agreement"), (3, "land_by_demolished")):
        each = f"{float(derived(f'relocation.old_house.{name}').value):.2f}"
        assert each in _drawn(old_houses(), {"divisor": choice})


@pytest.mark.parametrize(("moved", "counted"), [(100, 100), (35, 100), (50, 65)])
def test_gaps_of_date_and_counting_are_the_models(lang: Lang, moved: int, counted: int) -> None:
    """The size needed is the pure function's, and fits where it is no larger than Sanyan's."""
    picture = _drawn(bounds(), {"moved": moved, "counted": counted})
    size = model.household_size_at(_PEOPLE, _JOBS, moved / 100, counted / 100)
    fits = size <= float(derived("relocation.sanyan.household_size").value)

    assert f"{size:.2f}" in picture
    assert say("relocation.bounds.fits" if fits else "relocation.bounds.too_large", lang) in picture


@pytest.mark.parametrize(("visited", "apart"), [(1, False), (12, True), (39, True)])
def test_more_sites_tell_two_totals_apart(lang: Lang, visited: int, apart: bool) -> None:  # noqa: FBT001
    """The error is the pure function's; two intervals that do not overlap are told apart."""
    picture = _drawn(census(), {"visited": visited, "spread": 0.8, "other": 50_000})

    assert f"{model.sampling_error(39, visited, 0.8):.0%}" in picture
    assert say("relocation.census.apart" if apart else "relocation.census.mixed", lang) in picture


def test_the_line_tells_when_it_goes_through_a_move(lang: Lang) -> None:
    """At a move's mean, and only there, its name is said."""
    for move in ("yangbajain", "sanyan"):
        mean = round(float(derived(f"relocation.{move}.household_size").value), 2)
        said = say("relocation.moves.through", lang, move=say(f"relocation.moves.{move}", lang))
        assert said in _drawn(two_moves(), {"size": mean})
        assert said not in _drawn(two_moves(), {"size": 2})


def test_each_document_tells_something_else_and_one_tells_all(lang: Lang) -> None:
    """A line for each cause, right or not as guessed; what it is comes first."""
    panel = Documents()
    for name, tells in DOCUMENTS.items():
        panel.document, panel.told = name, ("date",)
        panel.look()
        assert say(f"relocation.documents.{name}.is", lang) in panel.message
        assert panel.message.count(say("relocation.documents.tells", lang)) == len(tells)
        agreeing = sum((cause in tells) == (cause == "date") for cause in CAUSES)
        assert panel.message.count(say("relocation.documents.same", lang)) == agreeing
    assert [name for name, tells in DOCUMENTS.items() if len(tells) == len(CAUSES)] == ["rolls"]


def test_a_document_has_to_be_chosen_and_comes_back(lang: Lang, journal: Journal) -> None:
    """Nothing is said before a choice; the last look is one line and fills a later panel."""
    panel = Documents()
    panel.look()
    assert panel.message == say("relocation.documents.unfinished", lang)

    panel.document, panel.told = "roll", ("who", "births")
    panel.look()
    panel.look()
    later = Documents()

    assert len(journal.history("guess", "relocation.document")) == 1
    assert (later.document, later.told) == ("roll", ("births", "who"))
    assert say("relocation.documents.restored", lang) in later.message


@pytest.mark.parametrize(
    "saved", ["roll", {"document": "map"}, {"document": []}, {"told": ["who"]}]
)
def test_a_line_that_names_no_document_is_left_alone(journal: Journal, saved: object) -> None:
    """A file edited by hand opens an empty panel, no error."""
    journal.note("guess", "relocation.document", saved)

    assert Documents().document == ""


def test_the_kits_words_depend_on_what_was_opened(lang: Lang) -> None:
    """None, only forming ones, some independent: each is told something else, none the number."""
    kit = "relocation.reading.kit"
    nothing = words(Weighed("likely"))
    forming = words(Weighed("likely", ("jobs", "coverage"), "jobs"))
    seen = words(Weighed("very_likely", ("jobs", "sites", "media"), "poor"))

    assert nothing == say(f"{kit}.none", lang)
    assert say(f"{kit}.forming", lang) in forming
    assert say(f"{kit}.most.forming", lang, name=say("relocation.lab.jobs", lang)) in forming
    assert say(f"{kit}.media", lang) in seen
    assert say(f"{kit}.poor", lang).split("{")[0] not in seen
    assert say("relocation.lab.poor.weak", lang) in seen
    assert say(f"{kit}.higher", lang) in seen
    assert not any(_READING.search(text) for text in (nothing, forming, seen))


def test_what_was_opened_comes_back_with_the_judgement(lang: Lang) -> None:
    """Ticks and the weightiest test are kept with the word; the kit's own words end it."""
    panel = judgement("relocation.reading")
    panel.word, panel.opened, panel.most = "as_likely", ("sites", "poor"), "poor"
    panel.keep()

    later = judgement("relocation.reading")

    assert (later.opened, later.most) == (("sites", "poor"), "poor")
    assert later._kit.text.endswith(say("relocation.reading.kit", lang))
    assert say("relocation.lab.sites", lang) in later._kit.text


def test_a_judgement_kept_before_there_were_tests_comes_back(journal: Journal) -> None:
    """A line without tests, or with unknown ones, keeps its word and ticks nothing."""
    for more in ({}, {"opened": ["gone"], "most": "gone"}, {"opened": "sites", "most": ["poor"]}):
        journal.note("judgement", "relocation.reading", {"word": "likely", "change": "", **more})
        panel = judgement("relocation.reading")
        assert (panel.word, panel.opened, panel.most) == ("likely", (), "")


def test_the_table_of_doubts_is_folded(lang: Lang) -> None:
    """It opens under a line that warns of what it holds, and gives the reading with its reason."""
    shown = provenance.doubts("relocation")

    assert shown._repr_html_().startswith(f"<details><summary>{say('doubts.fold', lang)}")
    assert str(reading()) in shown._repr_html_()
