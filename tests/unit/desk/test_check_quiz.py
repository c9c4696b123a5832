"""`lessonkit check` on spoiled questions: file, row, column and what to type."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest
from homes import Stand

from lessonkit.core.home import home
from lessonkit.core.language import LANGS
from lessonkit.desk.check import command, quizzes
from lessonkit.lessons import lesson
from lessonkit.questions.quiz import table
from lessonkit.tables import schema

REAL = home().lessons / "07-health" / table.NAME
Rows = list[dict[str, str]]
Spoil = Callable[[Rows], object]


def read() -> Rows:
    """Return the rows of the lesson about health."""
    with REAL.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def row(rows: Rows, name: str, number: int = 0) -> dict[str, str]:
    """Return a row of a question, counted from 0."""
    return [one for one in rows if one["id"] == f"health.{name}"][number]


def findings(folder: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> list[str]:
    """Return what is found in these questions, on a system that speaks English."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    stand(lessons=folder)
    path = folder / "07-health" / table.NAME
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, read()[0])
        writer.writeheader()
        writer.writerows(rows)
    return [str(finding) for finding in quizzes.everything("07-health")]


def put(name: str, number: int, column: str, text: str) -> Spoil:
    """Return the fault of writing a text into one cell."""
    return lambda rows: row(rows, name, number).update({column: text})


def of(rows: Rows, name: str) -> Rows:
    """Return the rows of a question."""
    return [one for one in rows if one["id"] == f"health.{name}"]


def leave_one(rows: Rows) -> None:
    """Delete all options but one."""
    for one in of(rows, "ceiling")[1:]:
        rows.remove(one)


def exchange(rows: Rows) -> None:
    """Exchange the places of two items."""
    row(rows, "bill_order", 1).update(right="2")
    row(rows, "bill_order", 3).update(right="1")


def rename(rows: Rows) -> None:
    """Begin an id with what is no area."""
    for one in of(rows, "ceiling"):
        one.update(id="helth.ceiling")


FAULTS: dict[str, tuple[Spoil, tuple[str, ...]]] = {
    "no right option": (
        put("ceiling", 1, "right", "no"),
        ("column right", "no right option", "Write yes"),
    ),
    "two right in a single choice": (
        put("ceiling", 3, "right", "yes"),
        ("column right", "more than one right option (rows", "make the kind several"),
    ),
    "neither yes nor no": (put("ceiling", 0, "right", ""), ("column right", "write yes or no")),
    "a place in a choice": (put("ceiling", 0, "right", "2"), ("column right", "yes or no")),
    "maybe": (put("ceiling", 0, "right", "maybe"), ("column right", '"maybe"', "yes / no / 1")),
    "no figure": (
        put("patient_share", 0, "value", "10000 * 0.3"),
        ("column value", '"10000 * 0.3" names no figure', "Write the id of one"),
    ),
    "unknown figure": (
        put("patient_share", 1, "value", "10000 * unit.yuan * health.reimb.all.ctiy"),
        ("column value", "health.reimb.all.city"),
    ),
    "no expression": (
        put("patient_share", 0, "value", "__import__('os')"),
        ("column value", "is not an expression"),
    ),
    "no sign": (
        put("relief", 1, "feedback_en", "{valeu} is the other way round."),
        ("column feedback_en", '"{valeu}"', "Write {value}"),
    ),
    "a formula": (put("patient_share", 0, "value", "=A1*2"), ("column value", '"=A1*2"')),
    "no number": (put("patient_share", 2, "value", ""), ("column value", "Write an expression")),
    "no bound": (
        put("patient_share", 0, "value", "health.staff.township_floor * health.reimb.all.city"),
        ("column value", "no single number", ".printed"),
    ),
    "another dimension": (
        put("patient_share", 1, "value", "health.staff.grassroots"),
        ("column value", "not counted in yuan", "unit.UNIT"),
    ),
    "also right": (
        put("relief", 0, "tolerance", "50"),
        ("column value", "within the tolerance", "Lower the tolerance"),
    ),
    "no unit": (put("relief", 0, "unit", ""), ("column unit", "there is no unit", "yuan")),
    "unknown unit": (put("relief", 0, "unit", "percnt"), ("column unit", "Write: percent")),
    "not a tolerance": (put("relief", 0, "tolerance", "a bit"), ("column tolerance", '"a bit"')),
    "two right numbers": (
        put("relief", 1, "right", "yes"),
        ("column right", "one right number", "Leave one yes"),
    ),
    "an undecided comparison": (
        put("five_points", 0, "value", "health.assist.ceiling = unit.yuan"),
        ("column value", "holds for some numbers"),
    ),
    "a number where a comparison is meant": (
        put("five_points", 0, "value", "health.reimb.all.city"),
        ("column value", "has no sign"),
    ),
    "two comparisons": (
        put("five_points", 0, "value", "health.tiers < health.tiers < health.tiers"),
        ("column value", "more than one sign of comparison"),
    ),
    "the table says otherwise": (
        put("five_points", 0, "right", "yes"),
        ("column right", "the opposite", "Clear column right"),
    ),
    "an option in Chinese only": (
        put("ceiling", 2, "option_en", ""),
        ("column option_en", "option_zh"),
    ),
    "a prompt in English only": (put("ceiling", 0, "prompt_zh", ""), ("column prompt_zh",)),
    "no option text": (
        lambda rows: row(rows, "ceiling", 2).update(option_zh="", option_en=""),
        ("column option_zh", "has no text"),
    ),
    "the same option twice": (
        lambda rows: row(rows, "ceiling", 2).update(option_zh=row(rows, "ceiling")["option_zh"]),
        ("column option_zh", "text of another"),
    ),
    "no feedback": (
        lambda rows: row(rows, "ceiling", 2).update(feedback_zh="", feedback_en=""),
        ("column feedback_zh", "no feedback", "why it is not right"),
    ),
    "no feedback to a likely number": (
        lambda rows: row(rows, "relief", 2).update(feedback_zh="", feedback_en=""),
        ("column feedback_zh", "no feedback"),
    ),
    "feedback in one language": (
        put("sort_claims", 2, "feedback_en", ""),
        ("column feedback_en", "feedback_zh"),
    ),
    "no hint": (
        lambda rows: row(rows, "ceiling").update(hint_zh="", hint_en=""),
        ("column hint_zh", "the first row of a question needs hint_zh"),
    ),
    "no kind": (put("ceiling", 0, "kind", ""), ("column kind", "needs kind")),
    "another kind": (put("ceiling", 0, "kind", "chioce"), ("column kind", "choice")),
    "no level": (put("ceiling", 0, "level", ""), ("column level", "needs level")),
    "a second prompt": (
        lambda rows: row(rows, "ceiling", 1).update(prompt_zh="问", prompt_en="Q"),
        ("column prompt_zh", "first row (row"),
    ),
    "no source": (
        lambda rows: row(rows, "ceiling").update(explanation_zh="是", explanation_en="Yes"),
        ("column explanation_zh", "no source", "{metric}"),
    ),
    "an unknown role": (
        put("ceiling", 0, "hint_zh", "{metirc}`health.tiers`"),
        ("column hint_zh", "metirc"),
    ),
    "an unknown id": (
        put("ceiling", 0, "hint_en", "{metric}`health.teirs`"),
        ("column hint_en", "health.tiers"),
    ),
    "a typed figure": (
        put("ceiling", 2, "feedback_en", "It is 95% there."),
        ("column feedback_en", '"95%" is typed by hand', "{metric}`health."),
    ),
    "one option": (leave_one, ("column option_zh", "only one option")),
    "a place that is a word": (put("bill_order", 1, "right", "yes"), ("column right", "1, 2, 3")),
    "a place left out": (put("bill_order", 0, "right", "5"), ("column right", "skip none")),
    "a place against the figures": (
        exchange,
        ("column right", "does not fit what"),
    ),
    "no class": (
        lambda rows: row(rows, "sort_claims").update(classes_zh="", classes_en=""),
        ("column classes_zh", "at least two classes"),
    ),
    "a class too few in English": (
        put("sort_claims", 0, "classes_en", "one; two"),
        ("column classes_en", "not as many classes"),
    ),
    "an unknown class": (
        put("sort_claims", 0, "right", "D"),
        ("column right", "no such class", "A, B, C"),
    ),
    "nothing to debate": (
        put("sort_claims", 4, "right", "B"),
        ("column right", "more than one class", "A;B"),
    ),
    "a graded reflection": (put("look_up", 0, "right", "yes"), ("column right", "no right answer")),
    "another area": (
        rename,
        ("column id", "Write: health.ceiling"),
    ),
    "no id": (put("ceiling", 2, "id", ""), ("column id",)),
}


def test_the_questions_of_the_kit_have_nothing_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand
) -> None:
    """What is committed passes, and so does the same file saved by another program."""
    assert findings(tmp_path, read(), monkeypatch, stand) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_row_and_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand, fault: str
) -> None:
    """The finding names the file, the row as a spreadsheet shows it, the column, the next step."""
    rows = read()
    spoil, says = FAULTS[fault]
    spoil(rows)
    pairs = enumerate(zip(rows, read(), strict=False), start=2)
    name = next(before["id"] for _, (after, before) in pairs if after != before)
    places = [i for i, one in enumerate(read(), start=2) if one["id"] == name]

    found = findings(tmp_path, rows, monkeypatch, stand)

    matching = [line for line in found if all(part in line for part in says)]
    assert matching, found
    assert "quiz.csv" in matching[0]
    assert any(f"  row {place}  " in matching[0] for place in places)


def test_findings_of_questions_are_part_of_check() -> None:
    """`lessonkit check` looks at questions and at the cells that ask them."""
    assert quizzes.unknown in command._CHECKS


@pytest.mark.parametrize("lang", LANGS)
def test_a_question_that_is_asked_and_not_there_is_found_in_the_lesson(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in a cell names the line and the nearest question."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    code = '# caption\nquiz.ask("health.cieling")'
    cell = lesson.Cell("code", code, 40)
    path = home().lessons / "07-health" / f"{lang}.md"
    one = lesson.Lesson(path, "07-health", "zh", {}, (cell,))

    (found,) = quizzes.unknown(one)

    assert found.line == 41
    assert "Write: health.ceiling" in found.problem


def test_a_quiz_that_cannot_be_read_is_named_once_and_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand
) -> None:
    """No question that the lesson asks is said to be missing from it."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    shutil.copytree(home().lessons / "07-health", tmp_path / "07-health")
    stand(lessons=tmp_path)
    spoiled = tmp_path / "07-health" / table.NAME
    spoiled.write_text("id;kind;level\nhealth.ceiling;choice;class\n", encoding="utf-8")

    (finding,) = quizzes.everything("07-health")

    assert "semicolons" in str(finding)
    assert list(quizzes.unknown(lesson.read("07-health", "zh"))) == []


@pytest.mark.parametrize(
    "path", sorted(home().lessons.glob("*/quiz.csv")), ids=lambda p: p.parent.name
)
def test_frictionless_finds_every_quiz_valid(path: Path) -> None:
    """What describes them is a table schema that other tools understand."""
    described = json.loads((schema._SCHEMAS / "quiz.json").read_text("utf-8"))
    known = frictionless.Schema.from_descriptor(described)
    report = frictionless.Resource(
        path=path.name, basepath=str(path.parent), schema=known, encoding="utf-8-sig"
    ).validate()

    assert report.flatten(["type", "message"]) == []
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
