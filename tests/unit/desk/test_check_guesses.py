"""`lessonkit check` on spoiled guesses: file, row, column and what to type."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.desk.check import guesses
from lessonkit.questions.predict import table

LESSON = "07-health"
ITEMS = ("health.reimb.all.township", "health.reimb.all.county", "health.reimb.all.city")
Rows = list[dict[str, str]]
Spoil = Callable[[Rows], object]


def sound() -> Rows:
    """Return the bar of the lesson about health, in the first row, and an order below it."""
    with (home().lessons / LESSON / table.NAME).open(encoding="utf-8-sig", newline="") as file:
        (scale,) = (row for row in csv.DictReader(file) if row["id"] == "health.guess_left")
    none = dict.fromkeys(scale, "")
    texts = {"prompt_zh": "排一排", "prompt_en": "Order", "said_zh": "好", "said_en": "Well"}
    order = [
        none | {"id": "health.guess_order", "item_zh": name, "item_en": name, "answer": name}
        for name in ITEMS
    ]
    order[0] |= {"kind": "order", **texts}
    return [scale, *order]


def findings(
    folder: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch, speaks: Lang, stand: Stand
) -> list[str]:
    """Return what is found in these guesses, on a system of a language."""
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}[speaks])
    stand(lessons=folder)
    path = folder / LESSON / table.NAME
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return [str(finding) for finding in guesses.everything(LESSON)]


def put(number: int, **cells: str) -> Spoil:
    """Return the fault of writing texts into cells of a row."""
    return lambda rows: rows[number].update(cells)


FAULTS: dict[str, tuple[Spoil, int, str, str]] = {  # the fault, its row, its column, what is said
    "no kind": (put(0, kind=""), 2, "kind", "needs kind"),
    "another kind": (put(0, kind="slider"), 2, "kind", "scale"),
    "no prompt": (put(0, prompt_zh="", prompt_en=""), 2, "prompt_zh", "needs prompt_zh"),
    "a prompt in Chinese only": (put(0, prompt_en=""), 2, "prompt_en", "prompt_zh"),
    "no unit": (put(0, unit=""), 2, "unit", "needs unit"),
    "an unknown unit": (put(0, unit="yaun"), 2, "unit", "Write: yuan"),
    "no number": (put(0, step="some"), 2, "step", '"some"'),
    "an end before the beginning": (put(0, most="-1"), 2, "most", ""),
    "a step of nothing": (put(0, step="0"), 2, "most", ""),
    "an answer off the scale": (put(0, most="8000"), 2, "answer", "9000"),
    "another dimension": (
        put(0, answer="health.staff.grassroots"), 2, "answer", "not counted in yuan",
    ),
    "an unknown figure": (put(0, answer="health.reimb.all.ctiy"), 2, "answer", "all.city"),
    "no figure": (put(0, answer="3 * 3"), 2, "answer", "names no figure"),
    "another area": (put(0, id="industry.guess_left"), 2, "id", "Write: health.guess_left"),
    "half a role": (
        put(0, said_en="See {metric`health.tiers`."), 2, "said_en", "{metric}`health.tiers`",
    ),
    "a typed figure": (put(0, said_en="It is 95% there."), 2, "said_en", "{own}`95%`"),
    "an order of one": (lambda rows: rows.__delitem__(slice(2, 4)), 3, "item_zh", ""),
    "an item without a value": (put(2, answer=""), 4, "answer", "answer"),
    "an item in English only": (put(3, item_zh=""), 5, "item_zh", "item_en"),
    "a second prompt": (put(2, prompt_zh="再", prompt_en="Again"), 4, "prompt_zh", "row 3"),
}  # fmt: skip


@pytest.mark.parametrize("speaks", LANGS)
def test_sound_guesses_have_nothing_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand, speaks: Lang
) -> None:
    """A drawn bar and an order, as docs/questions.md has them."""
    assert findings(tmp_path, sound(), monkeypatch, speaks, stand) == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("speaks", LANGS)
def test_a_fault_is_told_with_its_place_and_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand, fault: str, speaks: Lang
) -> None:
    """The row as a spreadsheet shows it, the column, the next step, in either language."""
    rows = sound()
    spoil, row, column, says = FAULTS[fault]
    spoil(rows)

    found = findings(tmp_path, rows, monkeypatch, speaks, stand)

    place = f"row {row}  column {column}  " if speaks == "en" else f"第 {row} 行  {column} 列  "
    matching = [line for line in found if place in line]
    assert matching, found
    if speaks == "en":
        assert any(says in line for line in matching), matching
    else:
        assert any("\u4e00" <= letter <= "\u9fff" for letter in matching[0].partition(place)[2])
