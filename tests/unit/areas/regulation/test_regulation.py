"""The lesson on the Regulation: its dates, its charts, the matching, the views."""

import datetime as dt
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit import areas, charts, tables
from lessonkit.areas.regulation import Matching, model, structure
from lessonkit.areas.regulation.model import VOICES
from lessonkit.core import dates
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import derived, events, provenance, terms
from lessonkit.learner import journal

pytestmark = pytest.mark.usefixtures("journal")
DATED = [step for step in events.steps("regulation_path") if step.date]
QUIZ = tables.read(home().lessons / "14-regulation" / "quiz.csv")
NEVER = re.compile(r"宗教|分裂|管脑子|管肚子|等靠要|达赖|渗透|religio|separat|Dalai", re.IGNORECASE)


def _rows(chart: Any, **wanted: str) -> list[dict[str, Any]]:  # noqa: ANN401 - Altair's types
    """Return the rows of a chart's first data set, those with the values wanted."""
    rows = next(iter(chart.to_dict()["datasets"].values()))
    return [row for row in rows if wanted.items() <= row.items()]


@given(st.data())
def test_days_between_hold_every_choice_of_days(draw: st.DataObject) -> None:
    """Whichever days vague dates mean, their distance lies within the bounds."""
    for earlier, later in pairwise(DATED):
        one, other = (draw.draw(st.dates(*step.span)) for step in (earlier, later))
        least, most = events.days_between(earlier, later)

        assert least <= (other - one).days <= most


def test_days_between_agree_with_the_derived_figures() -> None:
    """The chart and the prose say one range for submission to vote."""
    submission, vote, force = DATED[1:]
    ends = [
        derived.derived(f"regulation.days.submission_vote_{end}").value for end in ("least", "most")
    ]

    assert list(events.days_between(submission, vote)) == ends
    assert set(events.days_between(vote, force)) == {
        derived.derived("regulation.days.vote_force").value
    }


def test_a_step_without_a_date_has_no_span() -> None:
    """Nothing is computed from a date that is not printed."""
    undated = next(s for s in events.steps("regulation_path") if not s.date)

    with pytest.raises(ValueError, match="''"):
        _ = undated.span


def test_the_timeline_draws_the_dates_of_the_table(lang: Lang) -> None:
    """Each bar is as long as its date is vague; undated steps have none and say so."""
    rows = _rows(charts.timeline("regulation_path"))
    start = dt.date(DATED[0].span[0].year, 1, 1).toordinal()
    drawn = [(row["first"], row["last"]) for row in rows if "first" in row]

    spans = [[day.toordinal() - start for day in step.span] for step in DATED]
    assert drawn == [(first, last + 1) for first, last in spans]
    steps = events.steps("regulation_path")
    assert len(rows) == len(steps)
    for row, step in zip(rows, steps, strict=True):
        assert step.who[lang] in row["detail"]
        assert (row["said"] == say("timeline.undated")) == (not step.date)


def test_every_item_stands_within_its_part_in_one_voice() -> None:
    """
    Parts are told apart by where they begin; what is quoted is a duty of part three or
    four, as the lesson says of the two bases.
    """
    items = model.items()
    starts = [part.offset for part in model.parts()]

    assert {item.part for item in items} == set(range(1, len(starts) + 1))
    for item in items:
        assert starts[item.part - 1] <= item.edge.offset < [*starts, 10**6][item.part]
    assert all(i.duty and i.part in (3, 4) for i in items if i.voice == "quoted")
    assert sum(model.count(voice) for voice in VOICES) == len(items)


def test_the_guess_names_as_many_items_as_there_are() -> None:
    """The number typed into the guess is that of the list."""
    rows = tables.read(home().lessons / "14-regulation" / "predict.csv")
    row = next(row for row in rows if row["id"] == "regulation.quoted_items")

    for text in (row["prompt_zh"], row["prompt_en"], row["most"]):
        assert str(len(model.items())) in text


def test_the_matrix_shows_each_duty_once_and_its_voice_only_when_asked(lang: Lang) -> None:
    """Choosing an actor lists their duties with phrase and place; voices wait for the tick."""
    chart = areas.regulation.duties()
    spec = chart.to_dict()
    rows = _rows(chart)
    names = [say(f"regulation.voice.{voice}") for voice in VOICES]

    assert len(rows) == len(model.duties()) == len({row["duty"] for row in rows})
    assert 40 <= len(spec["description"]) <= 400
    details = next(rows for rows in spec["datasets"].values() if rows and "voiced" in rows[0])
    for row in rows:
        for chosen in (row["who"], row["duty"]):
            detail = next(one for one in details if one["name"] == chosen)
            assert row["where"] in detail["plain"]
            assert f"{row['voice']}" in detail["voiced"]
    assert not any(name in one["plain"] for one in details for name in names)
    shown = spec["usermeta"]["lessonkit"]["table"]
    assert all(len(row) == len(shown["header"]) for row in shown["rows"])


def test_the_bars_of_a_base_hold_its_items(lang: Lang) -> None:
    """Segments of all parts add up to the items, or to the duties where only those count."""
    chart = areas.regulation.voices()
    for base, items in (("all", model.items()), ("duties", model.duties())):
        rows = _rows(chart, base=say(f"regulation.voice.base.{base}"))

        assert sum(row["end"] - row["start"] for row in rows) == len(items)


def test_the_structure_opens_part_by_part(lang: Lang) -> None:
    """Each part is folded under its name and holds its items, each with voice and phrase."""
    shown = structure()
    html = shown._repr_html_()

    assert [len(one.rows) for one in shown.listings] == [
        sum(item.part == number for item in model.items()) for number in range(1, 8)
    ]
    assert html.count("<details>") == len(model.parts())
    for item in model.items():
        assert item.edge.phrase in html


def test_a_matching_is_compared_once_every_part_has_an_answer(lang: Lang) -> None:
    """Before that it names what is open; then it tells what agrees and why."""
    panel = Matching()
    panel.chosen = {"0": 0}
    panel.compare()

    assert not panel.compared
    assert model.parts()[1].start[lang] in panel._status.text
    assert panel._kit.value == ""

    titles = list(terms.term("chapters_2020").members[lang])
    panel.chosen = {str(i): titles.index(p.end[lang]) + 1 for i, p in enumerate(model.parts())}
    panel.compare()

    assert panel.compared
    assert say("regulation.matching.compared", same=7, of=7) in panel._status.text
    assert panel._kit.value.count(f"<td>{say('regulation.matching.same')}</td>") == 7
    assert say("regulation.matching.why.5") in panel._kit.value
    panel._choices[0].value = 0
    assert panel._kit.value.count(f"<td>{say('regulation.matching.same')}</td>") == 6


def test_a_matching_comes_back_and_names_what_is_left(lang: Lang) -> None:
    """What a learner matched is in their file, whole or in part; what is left is named."""
    panel = Matching()
    titles = list(terms.term("chapters_2020").members[lang])

    panel.chosen = {str(place): place + 1 for place in range(7)}
    again = Matching()

    assert again.chosen == panel.chosen
    assert again.unmatched == titles[7:]
    assert not again.compared

    again.compare()
    third = Matching()

    assert third.compared
    assert third._kit.value == again._kit.value
    assert say("regulation.matching.restored") in third._status.text


@pytest.mark.parametrize("spoiled", [{"0": 99}, {"9": 1}, {"0": True}, [1], "x"])
def test_a_spoiled_matching_is_left_out(lang: Lang, spoiled: object) -> None:
    """A line that was edited by hand and fits no list is not shown."""
    journal.note("judgement", "regulation.matching", spoiled)

    assert Matching().chosen == {}


@pytest.mark.parametrize("topic", ["regulation", "relocation"])
def test_views_stand_in_the_order_of_their_dates_equal_in_both_languages(topic: str) -> None:
    """
    Folded, one row a page, each with its publisher and kind; two pages of one publisher
    count once; nothing is left empty.
    """
    rows = [row for row in tables.read(home().data / "views.csv") if row["topic"] == topic]
    (listing,) = provenance.views(topic).listings
    urls = [row[-1] for row in listing.rows]

    spans = [dates.span(row["date"]) for row in rows]
    order = [rows[i] for i in sorted(range(len(rows)), key=spans.__getitem__)]
    assert urls == [row["url"] or say("views.unseen") for row in order]
    assert all(all(cell.strip() for cell in row) for row in listing.rows)
    publishers = {row["publisher_zh"] for row in rows}
    assert listing.caption == say("views.caption", pages=len(rows), publishers=len(publishers))


def test_views_name_a_publisher_in_the_language_of_the_lesson(lang: Lang) -> None:
    """Of a name in both languages the lesson shows its own."""
    (listing,) = provenance.views("regulation").listings
    names = " ".join(row[0] for row in listing.rows)

    assert ("西藏日报" in names) == (lang == "zh")
    assert ("Tibet Daily" in names) == (lang == "en")


def test_what_is_folded_is_escaped() -> None:
    """A text of a table that looks like markup is shown as it stands."""
    listing = provenance.Listing("<b>", ("<i>",), (("<script>", "&"),))

    html = provenance.Folded((listing,))._repr_html_()
    assert "<summary>&lt;b&gt;</summary>" in html
    assert "<script>" not in html


def test_no_card_or_option_takes_up_what_is_not_to_be_asked() -> None:
    """No option, card or class of this lesson is on religion, separatism or minds."""
    for row in QUIZ:
        for column in ("option_zh", "option_en", "prompt_zh", "prompt_en", "classes_zh"):
            assert not NEVER.search(row[column]), row[column]
    for item in model.items():
        assert not NEVER.search(item.edge.phrase + item.edge.end["zh"] + item.edge.end["en"])
