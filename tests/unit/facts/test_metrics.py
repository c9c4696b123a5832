"""The figures of the page as the kit hands them out."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from homes import Stand

from lessonkit import tables
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.ids import UnknownIdError
from lessonkit.core.language import LANGS, Lang
from lessonkit.facts import areas, derived, metrics, missing, units
from lessonkit.facts.metrics import Metric
from lessonkit.tables import TableError


@pytest.fixture
def tables_copy(tmp_path: Path, stand: Stand) -> Path:
    """A copy of the tables that the kit reads, to spoil."""
    folder = tmp_path / "data"
    shutil.copytree(home().data, folder)
    stand(data=folder)
    return folder


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("metric", metrics.all_metrics().values(), ids=metrics.all_metrics())
def test_every_figure_brings_its_papers(metric: Metric) -> None:
    """Its phrase holds what is printed, in 30 characters at most; both languages name it."""
    assert metric.printed in metric.phrase
    assert len(metric.phrase) <= 30
    assert metric.unit.id in units.all_units()
    assert metric.area in areas.all_areas()
    assert metric.id.startswith(f"{metric.area}.")
    assert all(metric.label[lang] for lang in LANGS)
    assert bool(metric.over["zh"]) == bool(metric.over["en"])
    assert bool(metric.note["zh"]) == bool(metric.note["en"])
    assert not re.search(r"[\u3400-\u9fff]", metric.label["en"] + metric.over["en"])


@pytest.mark.parametrize("metric", metrics.all_metrics().values(), ids=metrics.all_metrics())
def test_the_value_is_the_one_that_is_printed(metric: Metric) -> None:
    """Digits in the print are the value of the row: nothing is corrected on the way."""
    digits = re.search(r"(\d+(?:\.\d+)?)(万|亿)?", metric.printed)
    if digits and not metric.date:
        printed = Decimal(digits[1]) * {"万": 10**4, "亿": 10**8}.get(digits[2] or "", 1)
        assert printed in (metric.value, metric.value * metric.unit.scale)


def test_ids_are_unique_over_figures_printed_and_computed() -> None:
    """An id in prose means one figure, whichever table holds it, and no row is lost."""
    assert not set(metrics.all_metrics()) & set(derived.all_derived())
    assert len(metrics.all_metrics()) == len(tables.read(home().data / "metrics.csv"))
    assert len(derived.all_derived()) == len(tables.read(home().data / "derived.csv"))


def test_an_unknown_id_names_the_nearest(lang: Lang) -> None:
    """A slip is answered by one sentence with the id that was meant, and no quotes of a key."""
    with pytest.raises(UnknownIdError) as caught:
        metrics.metric("health.reimb.poor.towship")

    assert caught.value.nearest[0] == "health.reimb.poor.township"
    assert "health.reimb.poor.township" in str(caught.value)
    assert isinstance(caught.value, KitError)


def test_find_gives_what_lies_under_a_prefix_in_the_tables_order() -> None:
    """The three levels come as the page prints them; the id itself counts as well."""
    levels = ["township", "county", "city"]

    assert [m.id for m in metrics.find("health.reimb.poor")] == [
        f"health.reimb.poor.{level}" for level in levels
    ]
    assert [m.id for m in metrics.find("health.tiers")] == ["health.tiers"]


@pytest.mark.parametrize("prefix", ["health.reim", "health.reimb.poo", "healt", ""])
def test_find_takes_whole_parts_of_an_id_only(prefix: str) -> None:
    """Half a word finds nothing, rather than too much."""
    with pytest.raises(UnknownIdError):
        metrics.find(prefix)


def test_grid_gives_a_row_for_each_part() -> None:
    """Two groups by three levels stand as in a table."""
    rows = metrics.grid("health.reimb", ["all", "poor"])

    assert [[m.id.rpartition(".")[2] for m in row] for row in rows] == [
        ["township", "county", "city"]
    ] * 2


def test_frame_has_a_row_for_each_figure(lang: Lang) -> None:
    """The table of all figures is that of metrics.csv, in the notebook's language."""
    frame = metrics.frame()

    assert list(frame.index) == list(metrics.all_metrics())
    assert frame.loc["health.reimb.all.city", "value"] == 70
    assert frame["said"].tolist() == [m.format(lang) for m in metrics.all_metrics().values()]
    assert set(metrics.frame(area="health")["area"]) == {"health"}


def test_figures_are_computed_from_figures() -> None:
    """53 townships by 10 and 192 villages by 2 need 914 of 1,265; the rest is 351."""
    assert derived.derived("health.staff.floors_need").value == 914
    assert derived.derived("health.staff.floors_leave").value == 351


def test_a_computed_figure_that_was_rounded_says_so() -> None:
    """976 over 317 has no end of decimals: about 3.08, never exactly."""
    per_team = derived.derived("health.family.per_team")

    assert (per_team.value, per_team.qualifier) == (Decimal("3.08"), "about")


def test_missing_gives_the_silences_of_an_area() -> None:
    """What the page does not say comes with what it would answer, in both languages."""
    rows = missing.of_area("health")

    assert rows
    for row in rows:
        assert all(row[f"{part}_{lang}"] for part in ("text", "would_answer") for lang in LANGS)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",53,facility,", ",53个,facility,", ""),
        (",53,facility,", ",53,facilty,", "facilty"),
        (",exact,reported,,全市", ",sure,reported,,全市", "sure"),
        (",exact,reported,,全市", ",exact,heard,,全市", "heard"),
        (",report,3,县", ",report,three,县", "three"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_place(
    tables_copy: Path, old: str, new: str, said: str
) -> None:
    """The message names table and row as a spreadsheet shows them, and the word that is wrong."""
    path = tables_copy / "metrics.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    row = next(i for i, line in enumerate(lines, start=1) if old in line)
    _replace(path, old, new)

    with pytest.raises(TableError, match=rf"metrics\.csv, row {row}\b.*{said}") as caught:
        metrics.all_metrics()

    assert caught.value.row == row
