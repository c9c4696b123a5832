"""`lessonkit check` on a spoiled kit: each fault is one line that says what to type."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Kit

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.desk import check


@dataclass(frozen=True)
class Fault:
    """Something that an author did, and what the finding must hold.

    The finding's line is `below` lines under the first line of `new`, or 1 where it is None.
    """

    what: str
    lang: Lang
    old: str
    new: str
    below: int | None
    says: tuple[str, ...]

    def line(self, text: str) -> int:
        """Return the line that the finding must name in the spoiled file."""
        if self.below is None:
            return 1
        return text[: text.index(self.new)].count("\n") + 1 + self.below


TYPED = ("{metric}`health.", "{own}`")
SECTION = ('+++ {"level": "core", "minutes": 5}',)
FAULTS = (
    Fault("no title", "zh", "title: ", "titel: ", None, ("lacks title", "---")),
    Fault("no question", "en", "question: ", "questoin: ", None, ("lacks question", "---")),
    Fault("no objectives", "zh", "objectives:", "aims:", None, ("Write objectives:", "  - ")),
    Fault("no key points", "en", "key_points:", "points:", None, ("Write key_points:", "  - ")),
    Fault("number", "zh", "number: 1", "number: 7", None, ("Write number: 1",)),
    Fault("area", "en", "area: health", "area: helth", None, ("area", "health")),
    Fault("folder", "zh", "area: health", "area: page", None, ("Write area: health",)),
    Fault("minutes", "zh", "minutes: 45", "minuts: 45", None, ("minutes: 45, needs: []",)),
    Fault("needs", "en", "needs: []", "needs: none", None, ("minutes: 45, needs: []",)),
    Fault("order", "zh", "order: 10", "order: soon", None, ("order in the header", ": 10")),
    Fault("no order", "en", ", order: 10", "", None, ("order in the header", "order: 10")),
    Fault("core too long", "en", '"minutes": 30', '"minutes": 39', None, ("take 40", "has 38")),
    Fault("level", "zh", '"level": "deep"', '"level": "hard"', 1, SECTION),
    Fault("no minutes", "zh", '"class", "minutes": 10', '"class"', 1, SECTION),
    Fault("heading", "en", "## B\n", "#### B\n", 0, ("Begin it with ###",)),
    Fault("95%", "zh", "P1", "比例是95%。", 0, ('"95%"', *TYPED)),
    Fault("９５％", "zh", "P2", "比例是９５％。", 0, ('"95%"', *TYPED)),
    Fault("1265人", "zh", "P3", "共有1265人。", 0, ('"1265"', *TYPED)),
    Fault("10人", "zh", "P4", "平均10人以上", 0, ('"10"', *TYPED)),
    Fault("percent", "en", "P1", "They say 95 percent.", 0, ('"95%"', *TYPED)),
    Fault("1,265", "en", "P2", "There are 1,265 of them.", 0, ('"1,265"', *TYPED)),
    Fault("money", "en", "P3", "At most 250,000 yuan.", 0, ('"250,000"', *TYPED)),
    Fault("table", "en", "P4", "| 192 | 192 facilities |", 0, ('"192"', *TYPED)),
    Fault("id", "en", "reimb.all.city`", "reimb.all.ctiy`", 0, ("health.reimb.all.city",)),
    Fault("role", "zh", "{metric}`", "{metrik}`", 0, ("metrik", "metric, number")),
    Fault("caption", "zh", "# 问什么？\nf", "#问什么？\nf", 0, ('"# caption"',)),
    Fault("long", "zh", "# 甲\nt", "# 甲\n" + "a = 1\n" * 9 + "t", 0, ("11 lines", "at most 10")),
    Fault("code", "en", "second = 2", "second = 3", -1, ("(zh.md, line 35)", "Make them")),
    Fault("translation", "en", "Q1", "Q1", -1, ("translated 01-health",)),
)


def _spoil(kit: Kit) -> None:
    for fault in FAULTS:
        kit.replace(kit.lesson(fault.lang), fault.old, fault.new)
    kit.replace(kit.lesson("zh"), "Q1", "Q2")


@pytest.fixture(scope="module")
def spoiled(sound_kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """A kit with all faults at once."""
    kit = Kit(tmp_path_factory.mktemp("spoiled") / "kit")
    shutil.copytree(sound_kit.root, kit.root)
    _spoil(kit)
    return kit


@pytest.fixture(scope="module")
def found(spoiled: Kit) -> list[str]:
    """What `lessonkit check` finds in it."""
    return spoiled.findings()


def _only(lines: list[str], *parts: str) -> str:
    """Return the one line that holds all `parts`."""
    having = [line for line in lines if all(part in line for part in parts)]
    assert len(having) == 1, (parts, lines)
    return having[0]


def test_the_lessons_of_the_kit_have_nothing_to_mend() -> None:
    """What is committed passes its own check."""
    assert [str(finding) for finding in check.command.everything()] == []


@pytest.mark.parametrize(
    ("system", "said"), [("zh", "没有发现要改的地方"), ("en", "nothing to mend")]
)
def test_a_sound_kit_is_said_to_be_sound(sound_kit: Kit, system: Lang, said: str) -> None:
    """No finding: one line in the system's language, exit status 0."""
    status, lines = sound_kit.run("check", system=system)

    assert status == 0
    assert len(lines) == 1
    assert said in lines[0]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_fault_is_one_line_with_file_line_and_what_to_type(
    spoiled: Kit, found: list[str], fault: Fault
) -> None:
    """Among many faults each is found at its place, and told how to mend it."""
    line = fault.line(spoiled.lesson(fault.lang).read_text("utf-8"))

    _only(found, f"lessons/01-health/{fault.lang}.md  line {line}  ", *fault.says)


def _second(kit: Kit, order: int) -> None:
    """Give the kit a lesson 02-page like its first, at another place."""
    shutil.copytree(kit.lesson("zh").parent, kit.root / "lessons" / "02-page")
    for lang in LANGS:
        path = kit.root / "lessons" / "02-page" / f"{lang}.md"
        kit.replace(path, "number: 1, area: health", "number: 2, area: page")
        kit.replace(path, "order: 10", f"order: {order}")


def test_an_order_that_two_lessons_share_is_told_in_both(kit: Kit) -> None:
    """Each names the other, and the next place that is free."""
    _second(kit, 10)

    found = [line for line in kit.findings() if "order: " in line]

    for name, other in (("01-health", "02-page"), ("02-page", "01-health")):
        for lang in LANGS:
            said = (other, "order: 10 ", "write order: 11")
            _only(found, f"lessons/{name}/{lang}.md  line 1  ", *said)
    assert len(found) == 4


def test_an_order_before_that_of_a_needed_lesson_is_told(kit: Kit) -> None:
    """A lesson comes behind all that it builds on, and the finding says where that is."""
    _second(kit, 30)
    for lang in LANGS:
        kit.replace(kit.lesson(lang), "needs: []", "needs: [2]")

    found = [line for line in kit.findings() if "order: " in line]

    for lang in LANGS:
        said = ("order: 10 ", "02-page (order: 30)", "Write order: 31")
        _only(found, f"lessons/01-health/{lang}.md  line 1  ", *said)
    assert len(found) == 2


def test_the_twin_has_the_place_of_the_chinese(kit: Kit) -> None:
    """The way is read from the Chinese, so another place in the English would say nothing."""
    kit.replace(kit.lesson("en"), "order: 10", "order: 20")

    (finding,) = kit.findings()

    assert finding.startswith("lessons/01-health/en.md  line 1  ")
    assert finding.endswith("Write order: 10")


def test_the_last_line_counts_the_findings(spoiled: Kit) -> None:
    """All at once, exit status 1, and the count is of the lines above it."""
    status, lines = spoiled.run("check")

    assert status == 1
    assert lines[-1].startswith(f"{len(lines) - 1} to mend")


def test_findings_speak_the_systems_language(spoiled: Kit, found: list[str]) -> None:
    """The same findings, at the same places, in Chinese."""
    chinese = spoiled.findings("zh")

    assert len(chinese) == len(found)
    assert all(re.search(r"[\u3400-\u9fff]", line) for line in chinese)
    assert not any(re.search(r"\bline \d", line) for line in chinese)


def test_check_changes_no_file(kit: Kit) -> None:
    """Looking at faults leaves every file as it was."""

    def everything() -> dict[Path, bytes]:
        folders = (kit.root / name for name in ("data", "lessons", "notebooks"))
        return {p: p.read_bytes() for f in folders for p in f.rglob("*") if p.is_file()}

    _spoil(kit)
    before = everything()

    assert kit.findings()
    assert everything() == before


def test_numbers_that_are_no_figures_are_let_be(kit: Kit) -> None:
    """Small counts of the lesson's own, code and addresses need no role."""
    harmless = "四级、三成，共5步，第7课；`95%`、{own}`95%`；[表](https://example.org/95%)"
    kit.replace(kit.lesson("zh"), "P1", harmless)

    assert not [line for line in kit.findings() if "typed by hand" in line]


def test_code_with_a_full_width_bracket_is_one_finding(kit: Kit) -> None:
    """Whatever else reads the code passes it by."""
    kit.replace(kit.lesson("zh"), "second = 2", "second = （2）")

    _only(kit.findings(), "zh.md", "（")


def test_a_missing_cell_is_counted(kit: Kit) -> None:
    """Twins have the same number of cells; cell by cell they are not compared."""
    kit.replace(kit.lesson("en"), "Q1", "Q1\n\n+++\nmore")

    _only(
        kit.findings(), "01-health/en.md  line 1  ", "18 cells, the English 19", "Add or remove one"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_notebook_older_than_its_lesson_asks_to_be_built(kit: Kit, lang: Lang) -> None:
    """Prose that changed and was not built is found in that notebook, and in no other."""
    kit.replace(kit.lesson(lang), "P1", "P0")

    line = _only(kit.findings(), "notebooks/")

    assert line.startswith(f"notebooks/{lang}/01-health.ipynb  ")
    assert line.endswith("python3 kit.py build 01-health")


def test_a_notebook_older_than_its_data_asks_to_be_built(kit: Kit) -> None:
    """A figure that changed outdates both languages."""
    kit.replace(kit.metrics, ",53,facility", ",54,facility")

    found = kit.findings()

    for lang in LANGS:
        _only(found, f"notebooks/{lang}/01-health.ipynb  ", "python3 kit.py build 01-health")


@pytest.mark.parametrize("content", [None, b"{", b"<<<<<<< HEAD\n{}", b"\xff\xfe", b"[]"])
def test_a_notebook_that_is_missing_or_broken_asks_to_be_built(
    kit: Kit, content: bytes | None
) -> None:
    """Conflict marks, half a file, another encoding or no file: the next step is the same."""
    if content is None:
        kit.notebook("zh").unlink()
    else:
        kit.notebook("zh").write_bytes(content)

    _only(kit.findings(), "notebooks/zh/01-health.ipynb  ", "python3 kit.py build 01-health")


def test_a_start_page_older_than_the_lessons_asks_to_be_built(kit: Kit) -> None:
    """The finding names the page and the command, which renews it whatever lesson it builds."""
    page = kit.notebook("zh").with_name("start.ipynb")
    page.write_text("{}", encoding="utf-8")

    (finding,) = kit.findings()

    assert finding.startswith("notebooks/zh/start.ipynb")
    assert finding.endswith("Run python3 kit.py build")
    kit.run("build", "health")
    assert kit.findings() == []


def test_a_header_that_cannot_be_read_hides_nothing_in_the_twin(kit: Kit) -> None:
    """The broken file names its line; the other language is still checked."""
    line = kit.replace(kit.lesson("zh"), "question: ", "question: a: ")
    other = kit.replace(kit.lesson("en"), "P1", "They say 95 percent.")

    found = kit.findings()

    _only(found, f"lessons/01-health/zh.md  line {line}  ", "cannot be read")
    _only(found, f"lessons/01-health/en.md  line {other}  ", *TYPED)


def test_a_missing_twin_is_named(kit: Kit) -> None:
    """A lesson is a pair."""
    kit.lesson("en").unlink()

    _only(kit.findings(), "lessons/01-health/en.md  line 1  ", "cannot be read")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",53,facility,", ",53个,facility,", "53个"),
        (",53,facility,", ",53,facilty,", "facilty"),
        (",exact,reported,,全市", ",exact,heard,,全市", "heard"),
    ],
)
def test_a_fault_in_a_table_is_one_line_with_its_row(
    kit: Kit, old: str, new: str, said: str
) -> None:
    """One wrong cell is one finding, not one for each place that uses the table."""
    row = kit.replace(kit.metrics, old, new)

    line = _only(kit.findings(), "metrics.csv")

    assert line.startswith(f"data/metrics.csv  row {row}  ")
    assert said in line
    assert "<class" not in line


def test_places_are_written_as_people_type_them() -> None:
    """A path in a finding starts at the kit's folder and has forward slashes everywhere."""
    path = home().root / "lessons" / "01-health" / "zh.md"

    assert str(check.finding.Finding(path, 3, "x")).startswith("lessons/01-health/zh.md  ")
