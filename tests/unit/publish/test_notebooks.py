"""Lessons become notebooks: the same bytes each time, executed, small, and ready anywhere."""

import json
import re
import shutil
import threading
import time
from pathlib import Path
from typing import Any

import filelock
import nbformat
import pytest
from conftest import Kit
from homes import Stand

from lessonkit.core.home import Home, home, opened
from lessonkit.core.language import LANGS, Lang, system
from lessonkit.core.texts import say
from lessonkit.lessons import catalogue, lesson
from lessonkit.publish import notebooks

LESSONS = [(name, lang) for name in catalogue.names() for lang in LANGS]


def _outputs(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [output for cell in notebook["cells"] for output in cell.get("outputs", [])]


@pytest.fixture(scope="module", params=LESSONS, ids="-".join)
def pair(request: pytest.FixtureRequest) -> tuple[str, Lang]:
    """Each lesson in each language."""
    chosen: tuple[str, Lang] = request.param
    return chosen


@pytest.fixture(scope="module")
def committed(pair: tuple[str, Lang]) -> bytes:
    """The notebook that learners open, as committed."""
    name, lang = pair
    return (home().notebooks / lang / f"{name}.ipynb").read_bytes()


@pytest.fixture(scope="module")
def notebook(committed: bytes) -> dict[str, Any]:
    """The same, as JSON."""
    read: dict[str, Any] = json.loads(committed)
    return read


@pytest.mark.parametrize(("name", "lang"), LESSONS[::2][::2] + LESSONS[1::2][1::2], ids=str)
def test_a_fresh_build_gives_the_committed_bytes(
    name: str, lang: Lang, tmp_path: Path, stand: Stand
) -> None:
    """
    What is committed is what the lesson builds to, in whichever folder it is built. The twins
    take turns, since nbval runs all of them and compares each output.
    """
    committed = (home().notebooks / lang / f"{name}.ipynb").read_bytes()
    stand(notebooks=tmp_path / "别处 & elsewhere")

    assert notebooks.build(lesson.read(name, lang)).read_bytes() == committed


def test_a_second_build_changes_no_byte(kit: Kit) -> None:
    """Same input, same bytes, in the same folder too; nothing is left beside the notebook."""
    before = {lang: kit.notebook(lang).read_bytes() for lang in LANGS}

    assert kit.run("build", "health") == (
        0,
        [say("build.done", "en", path=kit.notebook(lang).relative_to(kit.root)) for lang in LANGS],
    )

    assert {lang: kit.notebook(lang).read_bytes() for lang in LANGS} == before
    names = {path.name for path in kit.notebook("zh").parent.iterdir()}
    assert names == {"01-health.ipynb", "start.ipynb"}


def test_the_lesson_before_leads_on_to_what_was_built_behind_it(kit: Kit) -> None:
    """A new lesson, and a new title of it, reach the notebooks that were built before it."""
    before = kit.notebook("en").read_bytes()
    second = kit.root / "lessons" / "02-more"
    shutil.copytree(kit.lesson("zh").parent, second)
    for lang in LANGS:
        kit.replace(second / f"{lang}.md", "order: 10", "order: 20")
    kit.replace(second / "en.md", "title: One", "title: Two")
    assert kit.run("build", "02")[0] == 0

    assert b"[02, Two](02-more.ipynb)" in kit.notebook("en").read_bytes()
    assert not [line for line in kit.findings() if line.startswith("notebooks/")]

    kit.replace(second / "en.md", "title: Two", "title: Deux")
    _renew(kit)
    assert b"[02, Deux](02-more.ipynb)" in kit.notebook("en").read_bytes()

    shutil.rmtree(second)
    _renew(kit)
    assert kit.notebook("en").read_bytes() == before


def _renew(kit: Kit) -> None:
    """Do what the end of each build does with the notebooks that are there."""
    with opened(Home.at(kit.root)):
        notebooks._renew_next()


def test_a_second_build_waits_for_the_first(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stand: Stand,
) -> None:
    """It says so, and builds when the first has ended; alone it says nothing."""
    done: list[object] = []
    state = stand(learner=tmp_path).state
    monkeypatch.setattr(notebooks, "_build", done.append)
    waiting = say("build.waiting", system())
    notebooks.run(["health"])
    assert waiting not in capsys.readouterr().out

    held = threading.Event()

    def first() -> None:
        with filelock.FileLock(state / "build.lock"):
            held.set()
            time.sleep(0.3)
            done.append("first")

    threading.Thread(target=first).start()
    held.wait()
    notebooks.run(["two"])

    assert waiting in capsys.readouterr().out
    assert done == [["health"], "first", ["two"]]


def test_a_committed_notebook_is_valid(notebook: dict[str, Any]) -> None:
    """Every viewer of notebooks can read it."""
    nbformat.validate(nbformat.from_dict(notebook))


def test_a_committed_notebook_was_executed_without_error(notebook: dict[str, Any]) -> None:
    """Every code cell has its count, in order, and no output is an error or a warning."""
    counts = [c["execution_count"] for c in notebook["cells"] if c["cell_type"] == "code"]

    assert counts == list(range(1, len(counts) + 1))
    assert not [o for o in _outputs(notebook) if o["output_type"] in {"error", "stream"}]


def test_no_output_is_of_this_run_or_machine(notebook: dict[str, Any], committed: bytes) -> None:
    """No widget that was never stored, no timing, no address in memory, no folder."""
    for output in _outputs(notebook):
        assert "application/vnd.jupyter.widget-view+json" not in output["data"]
        assert not re.search(r"0x[0-9a-f]{8}", "".join(output["data"].get("text/plain", "")))
    assert "widgets" not in notebook["metadata"]
    assert not [cell for cell in notebook["cells"] if "execution" in cell["metadata"]]
    assert str(home().root).encode() not in committed


def test_metadata_names_lesson_language_and_kernel_and_no_version(
    pair: tuple[str, Lang], notebook: dict[str, Any]
) -> None:
    """The notebook runs with whichever Python 3 is there, and says what it was built from."""
    name, lang = pair
    metadata = notebook["metadata"]

    assert metadata["kernelspec"] == {
        "name": "python3", "display_name": "Python 3", "language": "python"
    }  # fmt: skip
    assert metadata["language_info"] == {"name": "python"}
    assert (metadata["lessonkit"]["lesson"], metadata["lessonkit"]["lang"]) == (name, lang)
    assert re.fullmatch(r"[0-9a-f]{12}", metadata["lessonkit"]["data"])


def test_code_is_folded_under_its_caption(notebook: dict[str, Any]) -> None:
    """A learner sees captions; cells have ids of their own."""
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["metadata"]["jupyter"]["source_hidden"] is True
            assert cell["source"][0].startswith("# ")


def test_no_role_is_left_in_prose(notebook: dict[str, Any]) -> None:
    """Learners see figures and never how an author writes them."""
    prose = "".join("".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "markdown")

    assert not re.search(r"\{[a-z]+\}`", prose)
    assert "](#src-" in prose


def test_a_lesson_is_at_most_260_kb(committed: bytes) -> None:
    """A term's lessons fit on any stick and load at once."""
    assert len(committed) <= 260_000


def test_a_chart_is_at_most_50_kb_with_its_picture(notebook: dict[str, Any]) -> None:
    """Chart, still picture and sentence together; test_charts holds each form to its own size."""
    charts = [o["data"] for o in _outputs(notebook) if "image/svg+xml" in o["data"]]

    assert charts
    for chart in charts:
        assert len(json.dumps(chart, ensure_ascii=False).encode()) <= 50_000


def test_outputs_are_in_the_lessons_language(
    pair: tuple[str, Lang], notebook: dict[str, Any]
) -> None:
    """Text alternatives and panels speak as the prose does; a word of the page may be quoted."""
    texts = ["".join(o["data"]["text/plain"]) for o in _outputs(notebook)]

    assert texts
    for text in texts:
        own = re.sub(r"“[^”]*”|\| [^|]* \||\([\u3400-\u9fff]+\)", "", text)
        chinese = re.search(r"[\u3400-\u9fff]", own)
        assert bool(chinese) == (pair[1] == "zh") or " | " in text


def test_a_cell_that_fails_names_its_line_and_leaves_the_old_notebook(kit: Kit) -> None:
    """An author is sent to the cell; learners keep what worked."""
    before = kit.notebook("zh").read_bytes()
    line = kit.replace(kit.lesson("zh"), "second = 2", "second = 2 / 0")

    status, _ = kit.run("build")

    assert status == 1
    assert kit.notebook("zh").read_bytes() == before
    assert line


def test_a_failing_cell_and_an_unknown_role_are_told_by_line(kit: Kit) -> None:
    """The error holds file and line, and what went wrong there in the cell's own words."""
    before = {path: path.read_bytes() for path in map(kit.notebook, LANGS)}
    line = kit.replace(kit.lesson("zh"), "second = 2", "second = 2 / 0") - 1
    told = kit.done("build").stderr
    assert f"zh.md, line {line}: ZeroDivisionError" in told.replace("\\", "/")

    kit.replace(kit.lesson("zh"), "second = 2 / 0", "second = 2")
    kit.replace(kit.lesson("en"), "all.city`", "all.ctiy`")
    told = kit.done("build").stderr
    assert "en.md, line " in told
    assert "health.reimb.all.city" in told
    assert {path: path.read_bytes() for path in before} == before
