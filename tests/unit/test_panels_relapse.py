"""The panels of the lesson on falling back: plain values, controls, and the same in words."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import ipywidgets
import pytest
import vl_convert

from lessonkit.language import Lang, listed, say
from lessonkit.models.relapse import Settings, simulate, village, warn
from lessonkit.models.relapse.paper import HELP, HOUSEHOLDS, MONTHS, Plan, course_of
from lessonkit.panels.controls import LiveChart, Slider
from lessonkit.panels.relapse import PaperLedger, Watch, capacity, clearing, dilemma
from lessonkit.panels.relapse.lines import FEW, HELPERS
from lessonkit.panels.relapse.paper import ABOUT
from lessonkit.panels.relapse.watch import SEED
from lessonkit.progress import Journal

CARRIED_THROUGH: Plan = [[1, 6]] * MONTHS
IN_HINDSIGHT: Plan = [[1, 6], [1, 4], [6, 8], [], [], []]


@pytest.fixture(autouse=True)
def mine(journal: Journal) -> Journal:
    """A learner's file of the test's own, as ledgers are kept in it."""
    return journal


def _all(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _all(child)


def _sliders(panel: ipywidgets.Widget) -> dict[str, Slider]:
    return {w.label: w for w in _all(panel) if isinstance(w, Slider)}


def _chart(panel: ipywidgets.Widget) -> LiveChart:
    return next(widget for widget in _all(panel) if isinstance(widget, LiveChart))


@pytest.mark.parametrize("name", ["threshold", "delay", "staff"])
def test_one_control_moves_one_setting(lang: Lang, name: str) -> None:
    """Each of the three panels has a single slider, and all else stays as it was."""
    panel = Watch(name)
    before = panel.settings
    (slider,) = _sliders(panel).values()

    slider.value = 3

    assert panel.settings == replace(before, **{name: 3})
    assert panel.outcome.settings == panel.settings


def test_all_together_has_every_setting(lang: Lang) -> None:
    """A percentage in a control is a share in the model."""
    panel = Watch()
    sliders = _sliders(panel)
    assert len(sliders) == 7

    sliders[say("watch.error")].value = 35
    sliders[say("watch.threshold")].value = 1.7

    assert panel.settings.error == pytest.approx(0.35)
    assert panel.settings.threshold == pytest.approx(1.7)


def test_picture_table_and_sentence_say_what_the_model_says(lang: Lang) -> None:
    """The rows are the model's months, and the counts add up."""
    panel = Watch("threshold")
    panel.settings = replace(panel.settings, threshold=2.5)
    outcome = simulate(village(SEED), panel.settings)
    chart, counts = _chart(panel), panel.counts

    drawn = [row["y"] for row in chart.rows if row["line"] == say("watch.line.waiting")]
    assert drawn == outcome.waiting.tolist()
    assert counts["alarms"] == len(outcome.cases) == (counts["real"] or 0) + (counts["false"] or 0)
    assert counts["falls"] == len(outcome.falls) == (counts["seen"] or 0) + (counts["missed"] or 0)
    now = {row[0]: row[1] for row in chart.table["rows"]}
    assert now[say("watch.count.alarms")] == f"{counts['alarms']:,}"
    assert str(counts["false"]) in chart.sentence
    assert {row[2] for row in chart.table["rows"]} != set(now.values())


def test_a_line_at_zero_says_that_nobody_was_warned_of(lang: Lang) -> None:
    """The sentence has no days where nobody was helped."""
    panel = Watch("threshold")

    next(iter(_sliders(panel).values())).value = 0

    assert say("watch.sentence.quiet") in _chart(panel).sentence
    assert panel.counts["alarms"] == 0
    assert panel.counts["falls"] == panel.counts["unwatched"] == panel.counts["missed"]


@pytest.mark.parametrize("panel", [Watch, PaperLedger])
def test_without_a_kernel_a_panel_is_an_invitation(lang: Lang, panel: type) -> None:
    """A built notebook holds one fixed sentence in its language."""
    assert panel()._repr_mimebundle_()["text/plain"] == say("panel.invitation")


@pytest.mark.parametrize("make", [capacity, clearing, dilemma])
def test_a_browser_panel_says_what_it_shows(lang: Lang, make: Any) -> None:  # noqa: ANN401
    """A description and native controls with names of their own; no data from anywhere."""
    spec = make().to_dict()
    names = [param["bind"]["name"] for param in spec["params"] if "bind" in param]

    assert 40 <= len(spec["description"]) <= 400
    assert len(set(names)) == len(names) >= 2
    assert all(names)
    assert "url" not in str(spec["data"] if "data" in spec else spec["layer"])


def test_months_are_turned_by_visits(lang: Lang) -> None:
    """Two ticked households are a month's plan, and the boxes are empty for the next."""
    panel = PaperLedger()
    panel._boxes[1].value = panel._boxes[6].value = True

    panel.go_on()

    assert panel.plan == [[1, 6]]
    assert not any(box.value for box in panel._boxes.values())


def test_three_visits_are_asked_about(lang: Lang) -> None:
    """Nothing happens until one is unticked."""
    panel = PaperLedger()
    for number in (1, 2, 3):
        panel._boxes[number].value = True

    panel.go_on()

    assert panel.plan == []
    assert say("paper.too_many", most=2) in panel._status.text


def test_stories_show_only_at_the_end(lang: Lang) -> None:
    """What becomes of a household is not given away while there is something to decide."""
    panel = PaperLedger()
    story = say("paper.kind.unseen.4")
    assert story not in panel._ledger.value
    for _ in range(MONTHS):
        panel.go_on()

    assert panel.finished
    assert story in panel._ledger.value
    assert say("paper.saved.none") in panel._status.text


def test_a_sparing_visit_is_told(lang: Lang) -> None:
    """Visiting 1 and 6 whenever possible keeps both; 4 and 8 fall all the same."""
    panel = PaperLedger()
    panel.plan = CARRIED_THROUGH

    assert sorted(panel.course.fell) == [4, 8]
    assert say("paper.saved", households=listed("16")) in panel._status.text
    panel.begin_anew()
    assert not panel.finished


def test_a_ledger_comes_back_where_it_was_left(lang: Lang, mine: Journal) -> None:
    """After two months a ledger opened later stands in the third, and says so."""
    panel = PaperLedger()
    for households in ((1, 6), (4,)):
        for number in households:
            panel._boxes[number].value = True
        panel.go_on()

    later = PaperLedger()

    assert later.plan == [[1, 6], [4]]
    assert say("paper.month", month=3, last=MONTHS) in html.unescape(later._asked.value)
    assert say("paper.restored") in later._status.text
    assert len(mine.history("judgement", ABOUT)) == 2


def test_beginning_anew_loses_no_plan(lang: Lang) -> None:
    """A plan that was carried through is listed with what came of it, next to the new one."""
    panel = PaperLedger()
    for plan in (CARRIED_THROUGH, IN_HINDSIGHT):
        panel.plan = plan
        panel.begin_anew()
    panel.plan = [[2, 5]]

    later = PaperLedger()

    assert later.plan == [[2, 5]]
    assert later.earlier == [CARRIED_THROUGH, IN_HINDSIGHT]
    assert say("paper.plan.caption") in later._before.value
    assert later._before.value.count("<tr>") == 3
    assert say("paper.plan.none") in later._before.value


@pytest.mark.parametrize(
    "kept",
    [
        "text",
        {"plan": "16"},
        {"plan": [[1, 2, 3]]},
        {"plan": [[9]]},
        {"plan": [[1, 1]]},
        {"plan": [[True]]},
        {"plan": [[]] * 7},
        {"plan": [1]},
        {},
    ],
)
def test_what_is_no_plan_is_left_alone(lang: Lang, mine: Journal, kept: object) -> None:
    """A line edited by hand breaks nothing: the ledger opens at its first month."""
    mine.note("judgement", ABOUT, kept)

    panel = PaperLedger()

    assert (panel.plan, panel.earlier) == ([], [])


def test_no_visit_is_counted_twice_and_none_is_lost() -> None:
    """A visit adds its help once, to the household visited."""
    for number, entry in HOUSEHOLDS.items():
        course = course_of([[number]])
        if entry.start + entry.changes[0] >= 0:
            assert course.held[number][0] == entry.start + entry.changes[0] + HELP
        others = {n: held for n, held in course.held.items() if n != number}
        assert others == {n: held for n, held in course_of([]).held.items() if n != number}


def test_the_ledger_is_as_its_words_say() -> None:
    """The two with least manage alone; those visited for having least leave 4 and 8; six do."""
    least = sorted(HOUSEHOLDS, key=lambda number: HOUSEHOLDS[number].start)[:2]

    assert not set(least) & set(course_of([]).fell)
    assert sorted(course_of(_those_with_least()).fell) == [4, 8]
    assert course_of(IN_HINDSIGHT).fell == {}
    assert sum(map(len, IN_HINDSIGHT)) == 6


def test_no_plan_of_two_visits_is_offered_three() -> None:
    """A plan that cannot be made is refused."""
    with pytest.raises(ValueError, match="is no plan; write up to 2 of 1 to 8"):
        course_of([[1, 2, 3]])


@pytest.mark.parametrize(("line", "falling"), [(0, 2), (1, 2), (2.5, 20)])
def test_the_browser_reckons_a_line_as_the_model_does(
    lang: Lang, line: float, falling: int
) -> None:
    """The words below the dilemma hold the model's numbers."""
    found = warn(line, falling)
    certain = "—" if found.certain is None else f"{found.certain:.0f}"

    shown = _texts(dilemma().to_dict(), line=line, falling=falling)

    assert say("dilemma.words", seen=f"{found.seen:.0f}", certain=certain) in shown
    assert say("dilemma.others", missed=f"{found.missed:.0f}", idle=f"{found.idle:,.0f}") in shown


@pytest.mark.parametrize(
    ("line", "helpers", "falling"), [(0, 3, 2), (1, 3, 2), (1.5, 3, 2), (2.5, 12, 9), (6, 1, 30)]
)
def test_the_browser_reckons_the_queue_as_the_model_does(
    lang: Lang, line: float, helpers: int, falling: int
) -> None:
    """The words below the chart of capacity hold the model's numbers."""
    found = warn(line, falling, helpers)
    late = found.real * (1 - found.in_time)
    share = 100 * found.idle / (found.real + found.idle) if found.real else 0

    shown = _texts(capacity().to_dict(), line=line, falling=falling, helpers=helpers)

    flow = {"coming": f"{found.coming:,.1f}", "taken": helpers * 2, "wait": f"{found.wait:,.0f}"}
    assert say("capacity.flow", **flow) in shown
    words = {"seen": f"{found.seen:.0f}", "reached": f"{found.reached:.0f}"}
    assert say("capacity.words", **words) in shown
    others = {"missed": f"{found.missed:,.0f}", "unreached": f"{late:,.0f}"}
    others |= {"idle": f"{found.idle:,.0f}", "idle_share": f"{share:.0f}"}
    assert say("capacity.others", **others) in shown


def test_the_guess_and_the_prose_on_capacity_are_the_models() -> None:
    """46 and 74 seen, the first all reached, of the second fourteen; 11.4 a month, 300 days."""
    low, high = warn(1, FEW, HELPERS), warn(1.5, FEW, HELPERS)

    assert [round(low.seen), round(low.reached), round(high.seen)] == [46, 46, 74]
    assert round(high.reached) == 14
    assert (round(high.coming, 1), high.taken) == (11.4, 6)
    assert 300 < high.wait < 360


@pytest.mark.parametrize("clear", [False, True])
def test_the_five_counts_of_a_year_add_up(lang: Lang, clear: bool) -> None:  # noqa: FBT001 - a box
    """Entered less closed is open at the end; nobody stands longer than all do."""
    shown = _texts(clearing().to_dict(), clear=clear)
    left = 0 if clear else 2
    counts = {"entered": 18, "closed": 18 - left, "left": left, "longest": 40}

    assert say("clearing.counts", **counts) in shown


def test_a_year_in_which_nobody_came_is_told_apart(lang: Lang) -> None:
    """All of its counts are zero, not only the one on the day."""
    shown = _texts(clearing().to_dict(), came_in=0)

    assert say("clearing.counts", entered=0, closed=0, left=0, longest=0) in shown


def test_what_the_lesson_says_of_the_village_holds_in_it() -> None:
    """Higher lines first leave fewer out of money, then more; late reports; more helpers."""
    lines = [_counts(threshold=line) for line in (0, 1, 4)]
    now, late = _counts(), _counts(delay=3)
    one, two, four, eight = (_counts(staff=staff) for staff in (1, 2, 4, 8))

    assert lines[1]["falls"] < lines[2]["falls"] < lines[0]["falls"]
    assert lines[1]["short"] < lines[2]["short"] < lines[0]["short"]
    assert (lines[0]["longest"], lines[0]["cost"]) == (0, 0)
    assert now["alarms"] <= late["alarms"] < 1.2 * now["alarms"]
    assert late["real"] < now["real"]
    assert late["unhelped"] > 2 * now["unhelped"]
    assert two["falls"] < one["falls"]
    assert two["longest"] < one["longest"]
    assert (four["falls"], four["short"]) == (eight["falls"], eight["short"])
    assert eight["load"] < four["load"]
    assert _counts(delay=0)["missed"] < now["missed"]
    assert min(_counts(staff=3)["falls"], _counts(delay=0)["falls"]) <= 45 < now["falls"]


def test_both_branches_are_counted(lang: Lang) -> None:
    """Warnings are of poor households or of those lifted out; accounts are closed or open."""
    counts = Watch().counts

    assert counts["alarms"] == (counts["poor"] or 0) + (counts["lifted"] or 0)
    assert counts["alarms"] == (counts["closed"] or 0) + (counts["open"] or 0)
    assert counts["poor"]


def _counts(**settings: Any) -> dict[str, Any]:  # noqa: ANN401 - of Settings
    panel = Watch("threshold")
    panel.settings = Settings(**settings)
    return panel.counts


def _those_with_least() -> Plan:
    """Return what visiting the two with least in the ledger, a month old, comes to."""
    plan: Plan = []
    for month in range(MONTHS):
        held = course_of(plan).held
        known = {n: held[n][month - 2] if month > 1 else e.start for n, e in HOUSEHOLDS.items()}
        plan.append(sorted(known, key=lambda number: known[number])[:2])
    return plan


def _texts(spec: dict[str, Any], **moved: float) -> list[str]:
    """Return the texts of a chart drawn with its controls moved."""
    for param in spec["params"]:
        param["value"] = moved.get(param["name"], param.get("value"))
    drawn = vl_convert.vegalite_to_svg(spec)
    return [html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)]
