"""The learner's file: nothing that was noted is lost, whatever happens to it."""

import itertools
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from lessonkit.core.home import home
from lessonkit.core.texts import say
from lessonkit.learner import entry
from lessonkit.learner import journal as journals
from lessonkit.learner.entry import Record
from lessonkit.learner.journal import Journal

ID = "health.patient_share"
MARKUP = '<img src=x onerror="alert(1)"> $\\infty$ =1+1 {{7*7}} `rm`'
WRITER = """
import sys
from pathlib import Path
from lessonkit.learner.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    assert journal.note("reflection", sys.argv[2], f"{number} " + "写" * 3000) == ""
    print(number, flush=True)
"""
# A line goes to the disk in one call, which no kill interrupts; a machine that loses its power
# stops anywhere. So the writer that is killed writes in pieces.
IN_PIECES = """
import time
from lessonkit.learner import journal as journals
def in_pieces(file, text):
    for at in range(0, len(text), 500):
        file.write(text[at : at + 500])
        time.sleep(0.0002)
journals._write_all = in_pieces
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a learner's file would be, in a folder that is not there yet."""
    return tmp_path / "我的 #1 & 50%" / "my-work.jsonl"


def written(path: Path, about: str, count: int, first: str = "") -> "subprocess.Popen[str]":
    """Return a process that does `first`, then notes `count` long reflections one by one."""
    return subprocess.Popen(
        [sys.executable, "-c", first + WRITER, str(path), about, str(count)],
        cwd=home().root / "src",
        stdout=subprocess.PIPE,
        text=True,
    )


def values(path: Path, about: str = ID) -> list[object]:
    """Return all reflections that a new kernel finds in the file."""
    return [one.value for one in Journal(path).history("reflection", about)]


def test_a_note_is_there_for_the_next_kernel(path: Path) -> None:
    """The last value of a kind comes back; those before it are its history."""
    first = Journal(path)
    assert first.latest("answer", ID) is None
    assert first.note("answer", ID, "B") == ""
    first.note("answer", ID, "A")
    first.note("help", ID, "hint")

    second = Journal(path)

    assert second.latest("answer", ID) == "A"
    assert [one.value for one in second.history("answer", ID)] == ["B", "A"]
    assert second.latest("help", ID) == "hint"
    assert second.latest("answer", "health.other") is None
    assert second.warning() == ""


def test_a_line_names_its_lesson_and_a_time_with_its_zone(path: Path) -> None:
    """Whoever opens the file sees when and in which lesson something was answered."""
    journal = Journal(path)
    journal.note("answer", ID, "A")

    (line,) = journal.history("answer", ID)

    assert line.lesson == "07-health"
    assert line.at[10] == "T"
    assert line.at[-6] in "+-"


def test_a_reflection_with_markup_and_formulas_comes_back_as_typed(path: Path) -> None:
    """Nothing in a text is interpreted, changed or cut."""
    Journal(path).note("reflection", ID, MARKUP)

    assert Journal(path).latest("reflection", ID) == MARKUP


def test_two_windows_do_not_lose_each_others_lines(path: Path) -> None:
    """Two processes that write at the same time: each line of both is whole and there."""
    writers = [written(path, about, 60) for about in ("health.one", "health.two")]
    for writer in writers:
        writer.communicate()

    for about in ("health.one", "health.two"):
        assert [str(value).split()[0] for value in values(path, about)] == list(map(str, range(60)))
    assert Journal(path).warning() == ""


def test_a_window_sees_what_another_has_noted_since(path: Path) -> None:
    """An open lesson reads on where it stopped."""
    one, other = Journal(path), Journal(path)
    one.note("answer", ID, "A")
    assert other.latest("answer", ID) == "A"
    one.note("answer", ID, "B")
    other.note("answer", "health.other", "C")

    assert other.latest("answer", ID) == "B"
    assert one.latest("answer", "health.other") == "C"


def test_a_writer_killed_at_any_moment_leaves_whole_lines(path: Path) -> None:
    """
    Thirty times a writer is killed, most often within a line. Whatever it said was noted is
    there, in order; at most one line, the last of a life, is torn, told of and left as it is,
    and the next life goes on.
    """
    moments = random.Random(7)  # noqa: S311 - the same moments on each run
    torn = 0
    for _ in range(30):
        writer = written(path, ID, 100_000, IN_PIECES)
        assert writer.stdout
        for _ in range(moments.randrange(1, 30)):
            writer.stdout.readline()
        time.sleep(moments.random() / 100)
        writer.kill()
        writer.communicate()
        torn += not path.read_bytes().endswith(b"\n")
    assert torn >= 5, "the kills have to meet the writer in the middle of a line"
    assert str(torn) in Journal(path).warning()
    runs = [int(str(value).split()[0]) for value in values(path)]

    assert runs.count(0) == 30
    assert all(after in (before + 1, 0) for before, after in itertools.pairwise(runs))
    assert all(str(value).endswith("写" * 3000) for value in values(path))
    assert Journal(path).note("answer", ID, "A") == ""


def test_a_file_cut_off_at_any_byte_loses_only_the_line_that_was_cut(path: Path) -> None:
    """Power fails in mid-write: lines before are used, the next note starts a new line."""
    journal = Journal(path)
    for text in ("一", "二", "三"):
        journal.note("reflection", ID, text)
    whole = path.read_bytes()

    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        lines = whole[:length].count(b"\n")
        missing_end = whole[length : length + 1] == b"\n"
        kept = ["一", "二", "三"][: lines + missing_end]
        after = Journal(path)
        torn = not missing_end and not whole[:length].endswith(b"\n") and length > 0
        assert (after.warning() != "") == torn
        assert [one.value for one in after.history("reflection", ID)] == kept
        after.note("reflection", ID, "四")
        assert values(path) == [*kept, "四"]


def test_damaged_lines_are_kept_in_the_file_and_told_of_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One plain sentence with the file and the count; the rest is used, nothing is rewritten."""
    monkeypatch.setenv("LESSONKIT_LANG", "en")
    Journal(path).note("answer", ID, "A")
    with path.open("ab") as file:
        file.write(b'{"v": 1, "at"\nnot a line\n{"v": 2, "face": "new"}\n')
    before = path.read_bytes()
    journal = Journal(path)

    assert "2 line(s) of my-work.jsonl cannot be read" in journal.warning()
    assert journal.warning() == ""
    assert journal.latest("answer", ID) == "A"
    journal.note("answer", ID, "B")
    assert path.read_bytes().startswith(before)
    assert journal.warning() == ""


def test_lines_of_a_newer_kit_and_of_other_lessons_stay_and_do_no_harm(path: Path) -> None:
    """They are kept, never used and never called damaged; of a newer kit's it is told, once."""
    path.parent.mkdir()
    newer = b'{"v": 9, "kind": "answer", "about": "health.patient_share", "value": "Z"}\n'
    path.write_bytes(newer)
    journal = Journal(path)
    journal.note("answer", "elsewhere.what", "A")

    assert journal.latest("answer", ID) is None
    assert journal.latest("answer", "elsewhere.what") == "A"
    assert journal.warning() == say("work.newer", path=path.name, count=1)
    assert journal.warning() == ""
    assert path.read_bytes().startswith(newer)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_saved_as_utf_16_is_read_and_not_mixed(path: Path, encoding: str) -> None:
    """What it holds shows; nothing in another encoding is added until it is saved as UTF-8."""
    journal = Journal(path)
    journal.note("reflection", ID, "一句话")
    saved = path.read_text(encoding="utf-8")
    path.write_bytes(f"\ufeff{saved}".encode(encoding))
    before = path.read_bytes()
    journal = Journal(path)

    assert journal.latest("reflection", ID) == "一句话"
    assert journal.warning() == say("work.encoded", path=path)
    assert journal.note("answer", ID, "A") == say("work.encoded", path=path)
    assert path.read_bytes() == before
    assert journal.latest("answer", ID) == "A"

    path.write_text(saved, encoding="utf-8")
    assert journal.note("answer", ID, "B") == ""
    assert [one.value for one in Journal(path).history("answer", ID)] == ["A", "B"]


def test_a_file_that_was_deleted_or_replaced_is_begun_anew(path: Path) -> None:
    """A class machine starts clean, and a file from home takes the place of this one."""
    journal = Journal(path)
    journal.note("answer", ID, "A")
    path.unlink()
    assert journal.latest("answer", ID) is None

    journal.note("answer", ID, "B")
    home = path.with_name("home.jsonl")
    lines = [entry.write(Record("", "", ID, "answer", f"home {number}")) for number in range(9)]
    home.write_bytes(b"".join(lines))
    home.replace(path)

    assert len(journal.history("answer", ID)) == 9
    assert journal.latest("answer", ID) == "home 8"
    assert journal.warning() == ""


def test_a_file_edited_by_hand_while_a_lesson_is_open_is_read_as_it_is_now(path: Path) -> None:
    """A line taken out in an editor, another lengthened: no line is read from its middle."""
    journal = Journal(path)
    for text in ("A", "B", "C"):
        journal.note("answer", ID, text)
    assert journal.latest("answer", ID) == "C"

    first, _, third = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first.replace(b'"A"', b'"' + b"x" * 300 + b'"') + third)

    assert [one.value for one in journal.history("answer", ID)] == ["x" * 300, "C"]
    assert journal.warning() == ""


def test_where_nothing_can_be_written_the_work_stays_in_memory_and_is_saved_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be one is told of at once; the next note brings the lost ones too."""
    monkeypatch.setenv("LESSONKIT_LANG", "en")
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    journal = Journal(path)

    said = journal.note("answer", ID, "A")

    assert "only in memory" in said
    assert str(path) in said
    assert journal.latest("answer", ID) == "A"

    path.parent.unlink()
    assert journal.note("answer", "health.other", "B") == ""
    assert Journal(path).latest("answer", ID) == "A"
    assert len(journal.history("answer", ID)) == 1


READ_ONLY = """
import os, sys
from pathlib import Path
from lessonkit.core.texts import say
from lessonkit.learner.journal import Journal
folder = Path(sys.argv[1])
Journal(folder / "other.jsonl").note("answer", "health.x", say("work.full"))  # loads what it needs
journal = Journal(folder / "my-work.jsonl")
if sys.platform != "win32" and os.geteuid() == 0:
    os.seteuid(65534)  # nobody: the system lets its administrator write anywhere
print(journal.note("answer", "health.x", "A"))
print(journal.latest("answer", "health.x"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders there are not closed by a mode")
def test_a_read_only_folder_says_so_and_keeps_the_work() -> None:
    """The sentence names the file and what to do, and the answer still stands on the screen."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to others
        Path(folder).chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, folder],
            cwd=home().root / "src",
            env={"LESSONKIT_LANG": "en", "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        )

    said, kept = done.stdout.splitlines()
    assert "Make the folder writable" in said
    assert kept == "A"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_says_so_at_once_and_keeps_the_work(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What did not fit stays in memory and is saved as soon as there is space."""
    monkeypatch.setenv("LESSONKIT_LANG", "en")
    path.parent.mkdir()
    path.symlink_to("/dev/full")
    journal = Journal(path)

    assert "Problem: the disk is full" in journal.note("answer", ID, "A")
    assert journal.latest("answer", ID) == "A"

    path.unlink()
    assert journal.note("answer", ID, "B") == ""
    assert [one.value for one in Journal(path).history("answer", ID)] == ["A", "B"]


def test_a_file_too_large_to_be_a_learners_is_not_read_but_still_added_to(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong file under this name does not fill the memory, and nothing new is lost."""
    monkeypatch.setenv("LESSONKIT_LANG", "en")
    monkeypatch.setattr(journals, "LARGEST", 1000)
    path.parent.mkdir()
    path.write_bytes(b"x" * 2000 + b"\n")
    journal = Journal(path)

    assert "larger than" in journal.warning()
    assert journal.warning() == ""
    assert journal.note("answer", ID, "A") == ""
    assert path.read_bytes().count(b"\n") == 2


def test_a_value_that_is_no_json_is_refused_before_it_can_spoil_the_file(path: Path) -> None:
    """A slip in a panel is the author's to mend; the learner's file stays as it is."""
    journal = Journal(path)
    with pytest.raises(entry.DamagedLineError):
        journal.note("answer", ID, float("nan"))

    assert not path.exists()
    assert journal.history("answer", ID) == []
