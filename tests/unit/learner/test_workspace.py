"""Learners' copies: what is refreshed, what is kept, what Jupyter may trust."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from places import NAME, Place, cells, write

from lessonkit.core.home import home
from lessonkit.learner import workspace
from lessonkit.learner.workspace import Copy

# Lays lessons out as a start of the kit does, but writes each file in pieces, and says so.
IN_PIECES = """
import pathlib, sys
from lessonkit.learner.workspace import Workspace

class InPieces:
    def __init__(self, file):
        self._file = file
        self.flush, self.fileno = file.flush, file.fileno
    def __enter__(self):
        return self
    def __exit__(self, *_):
        self._file.close()
    def write(self, raw):
        for at in range(0, len(raw), 200):
            self._file.write(raw[at : at + 200])
            self._file.flush()
            print(at, flush=True)

whole = pathlib.Path.open
pathlib.Path.open = lambda path, mode="r", *rest, **more: (
    InPieces(whole(path, mode, *rest, **more)) if mode == "wb" else whole(path, mode, *rest, **more)
)
notebooks, copies, state = map(pathlib.Path, sys.argv[1:])
Workspace(copies, state).lay_out(notebooks)
"""


def test_lessons_are_laid_out_as_they_were_built_and_trusted(tmp_path: Path) -> None:
    """A first start copies every lesson byte for byte; Jupyter trusts what the kit wrote."""
    place = Place(tmp_path)
    built = place.build("一", "二")

    assert place.lay_out() == Copy(place.copy)
    assert place.copy.read_bytes() == built
    assert place.trusted(place.copy)


def test_a_new_build_replaces_what_the_learner_has_not_touched(place: Place) -> None:
    """Who has changed nothing gets the new lesson under the old name, and trusted."""
    built = place.build("一", "三")

    assert place.lay_out() == Copy(place.copy)
    assert place.copy.read_bytes() == built
    assert place.trusted(place.copy)


def test_outputs_that_lab_has_saved_do_not_count_as_touched(place: Place) -> None:
    """Autosave writes metadata and outputs; the lesson is still the learner's to refresh."""
    saved = cells("一", "二")
    saved["metadata"]["lessonkit"] = {"run": "x"}
    saved["cells"][0]["metadata"]["collapsed"] = True
    write(place.copy, saved)
    built = place.build("一", "三")

    assert place.lay_out() == Copy(place.copy)
    assert place.copy.read_bytes() == built


def test_what_lab_has_saved_stays_while_the_build_is_the_same(place: Place) -> None:
    """A second start does not write a file that an open JupyterLab has saved."""
    saved = cells("一", "二")
    saved["metadata"]["lessonkit"] = {"run": "x"}
    raw = write(place.copy, saved)

    assert place.lay_out() == Copy(place.copy)
    assert place.copy.read_bytes() == raw


def test_what_the_learner_changed_is_kept_and_the_new_build_laid_beside_it_once(
    place: Place,
) -> None:
    """Their file keeps its name and bytes; the new one is announced in one run only."""
    theirs = write(place.copy, cells("一", "我的笔记"))
    built = place.build("一", "三")

    assert place.lay_out() == Copy(place.copy, beside=place.beside)
    assert place.copy.read_bytes() == theirs
    assert place.beside.read_bytes() == built
    assert not place.trusted(place.copy)
    assert place.trusted(place.beside)
    assert place.lay_out() == Copy(place.copy)


def test_a_changed_lesson_without_a_new_build_gets_no_file_beside_it(place: Place) -> None:
    """Working in a lesson does not fill the folder, nor does a build of other outputs."""
    write(place.copy, cells("一", "我的笔记"))
    other = cells("一", "二")
    other["metadata"]["built"] = "again"
    write(place.notebooks / f"{NAME}.ipynb", other)

    assert place.lay_out() == Copy(place.copy)
    assert list(place.copy.parent.iterdir()) == [place.copy]


def test_the_file_beside_is_refreshed_until_it_is_touched_itself(place: Place) -> None:
    """A newer build replaces an untouched one beside theirs, and spares a touched one."""
    write(place.copy, cells("一", "我的笔记"))
    place.build("一", "三")
    place.lay_out()
    fourth = place.build("一", "四")
    place.lay_out()
    assert place.beside.read_bytes() == fourth

    touched = write(place.beside, cells("一", "四", "新笔记"))
    fifth = place.build("一", "五")
    second = place.beside.with_name("07-health.new-2.ipynb")
    assert place.lay_out() == Copy(place.copy, beside=second)
    assert place.beside.read_bytes() == touched
    assert second.read_bytes() == fifth


def test_a_file_beside_that_the_learner_put_away_comes_back_only_with_a_newer_build(
    place: Place,
) -> None:
    """Deleting the new version means not wanting it; a newer one is offered again."""
    write(place.copy, cells("一", "我的笔记"))
    place.build("一", "三")
    place.lay_out()
    place.beside.unlink()
    assert place.lay_out() == Copy(place.copy)
    assert not place.beside.exists()

    place.build("一", "四")
    assert place.lay_out() == Copy(place.copy, beside=place.beside)


def test_a_deleted_lesson_comes_back(place: Place) -> None:
    """Deleting one's copy is the way to begin again."""
    raw = place.copy.read_bytes()
    place.copy.unlink()

    assert place.lay_out() == Copy(place.copy)
    assert place.copy.read_bytes() == raw


@pytest.mark.parametrize("memory", [None, b"", b"{", b"[]", b'{"zh/07-health.ipynb": 1}'])
def test_lost_or_broken_memory_costs_no_learners_work(place: Place, memory: bytes | None) -> None:
    """Without its memory the kit compares with the build: equal is untouched, else kept."""
    path = place.state / "copies.json"
    path.unlink() if memory is None else path.write_bytes(memory)
    assert place.lay_out() == Copy(place.copy)

    path.unlink() if memory is None else path.write_bytes(memory)
    theirs = write(place.copy, cells("一", "我的笔记"))
    assert place.lay_out() == Copy(place.copy, beside=place.beside)
    assert place.copy.read_bytes() == theirs


def test_a_folder_from_another_machine_tells_what_was_touched(place: Place) -> None:
    """Without the memory of where it comes from: a build carries the digest of its sources."""
    for mine, replaced in (("二", True), ("我的笔记", False)):
        old = cells("一", "二")
        old["metadata"]["lessonkit"] = {"sources": workspace.sources(old["cells"])}
        old["cells"][1]["source"] = mine
        write(place.copy, old)
        (place.state / "copies.json").unlink()
        newer = place.build("一", "三")

        laid = place.lay_out()

        assert (place.copy.read_bytes() == newer) == replaced
        assert (laid.beside is None) == replaced


@pytest.mark.parametrize("raw", [b"<<<<<<< HEAD\n{", b'{"cells": [', b"[]", b'{"cells": [1]}'])
def test_a_file_that_is_no_notebook_is_kept_and_the_lesson_opens_beside_it(
    place: Place, raw: bytes
) -> None:
    """What cannot be read is not overwritten, and not what is opened either."""
    place.copy.write_bytes(raw)

    assert place.lay_out() == Copy(place.beside, beside=place.beside)
    assert place.copy.read_bytes() == raw
    assert place.lay_out() == Copy(place.beside)


@pytest.mark.parametrize("raw", [b"", b"\n", b"\0" * 4096])
def test_a_file_that_a_power_cut_left_empty_is_laid_out_again(place: Place, raw: bytes) -> None:
    """Nothing of the learner's is in a file without content."""
    built = place.copy.read_bytes()
    place.copy.write_bytes(raw)

    assert place.lay_out() == Copy(place.copy)
    assert place.copy.read_bytes() == built


def test_a_copy_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The error says which file, for the sentence that a learner reads."""
    place = Place(tmp_path)
    place.build("一")
    place.copies.write_text("a file where a folder should be")

    with pytest.raises(OSError, match=r".") as caught:
        place.lay_out()
    assert str(place.copies) in str(caught.value.filename)


def test_the_folder_holds_lessons_and_nothing_of_the_kits(place: Place) -> None:
    """No draft and no lock is left where the learner looks."""
    place.build("一", "三")
    place.lay_out()

    assert [path.name for path in place.copy.parent.iterdir()] == ["07-health.ipynb"]


def test_a_start_killed_at_any_moment_leaves_whole_lessons(place: Place) -> None:
    """
    A dozen starts, each with a new build, are killed while they write. Every copy is then the
    old build or the new one, what the learner changed stays to the byte, and the next start
    lays all of it out and leaves no draft.
    """
    moments = random.Random(7)  # noqa: S311 - the same moments on each run
    changed = write(place.copy, cells("一", "我的话"))
    others = [f"zh/0{number}-other" for number in range(3)]
    builds: dict[str, set[bytes]] = {name: set() for name in others}
    drafts = 0
    for life in range(12):
        place.build("一", f"第{life}版")
        for name in others:
            build = cells(f"{name} {life}", "长" * 1000)
            builds[name].add(write(place.notebooks / f"{name}.ipynb", build))
        command = [place.notebooks, place.copies, place.state]
        start = subprocess.Popen(
            [sys.executable, "-c", IN_PIECES, *map(str, command)],
            cwd=home().root / "src",
            stdout=subprocess.PIPE,
        )
        assert start.stdout
        for _ in range(moments.randrange(1, 60)):
            start.stdout.readline()
        start.kill()
        start.communicate()
        drafts += any(place.copies.glob("*/.*"))
        for name in others:
            copy = place.copies / f"{name}.ipynb"
            assert not copy.exists() or copy.read_bytes() in builds[name]
        assert place.copy.read_bytes() == changed
    assert drafts >= 3, "the kills have to meet the start in the middle of a file"

    last = place.lay_out()

    assert last.path == place.copy
    for name in others:
        copy = place.copies / f"{name}.ipynb"
        assert copy.read_bytes() == (place.notebooks / f"{name}.ipynb").read_bytes()
    assert not list(place.copies.glob("*/.*"))
