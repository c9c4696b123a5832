"""The deep panels of the lesson on the page: what is tallied, found and kept."""

from typing import Any

import pytest

from lessonkit.areas.page import Proof, checked, reported_share, reports, tally
from lessonkit.areas.page.proof import TOTALS
from lessonkit.core.language import Lang
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say
from lessonkit.facts import metrics
from lessonkit.learner import journal as journals
from lessonkit.learner.journal import Journal

pytestmark = pytest.mark.usefixtures("journal")


def _rows(chart: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - an Altair chart
    return next(rows for rows in chart.to_dict()["datasets"].values() if isinstance(rows, list))


def test_the_tally_counts_every_figure_once(lang: Lang) -> None:
    """And another reading moves figures from kind to kind without losing one."""
    rows = _rows(tally())

    assert sum(row["count"] for row in rows) == len(metrics.all_metrics())
    for reading in ("reached", "aimed"):
        assert sum(row[reading] for row in rows) == 0
        assert any(row[reading] for row in rows)
        assert all(row["count"] + row[reading] >= 0 for row in rows)


def test_the_share_of_results_is_the_bar_of_results(lang: Lang) -> None:
    """The guess is compared with what the chart begins with."""
    rows = _rows(tally())
    results = sum(row["count"] for row in rows if row["result"])

    assert reported_share() == pytest.approx(100 * results / len(metrics.all_metrics()))
    assert (
        say("page.tally.count", kind=say("page.tally.kind.reported"), count=results)
        in (tally().to_dict()["description"])
    )


def test_boxes_of_the_tally_and_the_reports_have_names(lang: Lang) -> None:
    """Native boxes, all off at first, so that nothing is given away."""
    boxes = [p for p in tally().to_dict()["params"] if p["bind"]["input"] == "checkbox"]
    (truth,) = [p for p in reports().to_dict()["params"] if p["bind"]["input"] == "checkbox"]

    assert len(boxes) == 4
    for box in [*boxes, truth]:
        assert box["value"] is False
        assert box["bind"]["name"]


def test_figures_of_an_equation_are_some_of_all(lang: Lang) -> None:
    """The three sets of rates hold each other; most figures stand alone."""
    assert 7 <= checked() < len(metrics.all_metrics()) / 2


@pytest.mark.parametrize("totals", TOTALS)
def test_a_notice_shows_the_totals_chosen(lang: Lang, totals: str) -> None:
    """None, one for all, one a row, or one a row and a column; as counted, not as printed."""
    panel = Proof()
    panel.totals = totals
    shown, table = panel.notice, panel._table.value
    rows, columns = TOTALS[totals]

    assert all(f"<td>{count}</td>" in table for line in shown.printed for count in line)
    assert (f"<td>{format_number(shown.total)}</td>" in table) == columns
    assert all((f"<td>{format_number(total)}</td>" in table) == rows for total in shown.row_totals)
    assert (say("page.proof.whole", total=format_number(shown.total)) in table) == (totals == "one")


def test_each_notice_counts_once_and_tries_come_back(lang: Lang, journal: Journal) -> None:
    """Right and wrong by the totals shown; another notice comes after a restart."""
    panel = Proof()
    panel.totals = "both"
    panel.cell = panel.notice.slip
    panel.look()
    panel.look()
    assert panel._status.text == say("page.proof.over")
    panel.go_on()
    panel.cell = next(c for c in [(0, 0), (1, 1)] if c != panel.notice.slip)
    panel.look()

    later = Proof()

    assert later.tries == panel.tries == {"both": [1, 2]} == journal.latest("judgement", Proof.id)
    assert later.number == 3
    score = say("page.proof.score", totals=say("page.proof.totals.both"), right=1, tried=2)
    assert score in later._score.text


@pytest.mark.parametrize("saved", [7, {"both": [2, 1]}, {"all": [0, 1]}, {"both": [True, 1]}])
def test_what_are_no_tries_in_the_file_are_left_out(lang: Lang, saved: object) -> None:
    """Anybody may edit the learner's file."""
    journals.note("judgement", Proof.id, saved)

    assert Proof().tries == {}


def test_a_notice_counts_once_whatever_totals_it_shows(journal: Journal) -> None:
    """Its cell has been told: other totals then show, and nothing more is scored."""
    panel = Proof()
    panel.cell = panel.notice.slip
    panel.look()
    for totals in TOTALS:
        panel.totals = totals
        panel.look()

    assert sum(tried for _, tried in panel.tries.values()) == 1
