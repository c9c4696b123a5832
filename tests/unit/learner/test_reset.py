"""A lesson that was reset: as it was built, and nothing of the learner's is lost."""

from pathlib import Path

import pytest
from places import NAME, Place, cells, write

from lessonkit.learner.workspace import Copy, Workspace


def reset(place: Place) -> Path | None:
    """Do what the kit does when a learner begins a lesson anew."""
    return Workspace(place.copies, place.state).reset(place.notebooks, NAME)


def test_a_lesson_that_was_reset_is_as_built_and_what_was_changed_is_kept(place: Place) -> None:
    """The old copy has its bytes under another name, and stays there at later starts."""
    built = place.copy.read_bytes()
    for number in ("", "-2"):
        mine = write(place.copy, cells("一", f"mine{number}"))
        kept = reset(place)
        assert kept
        assert kept == place.copies / f"{NAME}.mine{number}.ipynb"
        assert kept.read_bytes() == mine
        assert place.copy.read_bytes() == built
        assert place.trusted(place.copy)
    place.build("一", "三")
    assert place.lay_out() == Copy(place.copy)
    assert (place.copies / f"{NAME}.mine-2.ipynb").read_bytes() == mine


def test_a_lesson_that_was_not_changed_leaves_no_copy(place: Place) -> None:
    """Outputs are no change; a lesson that is not there yet is laid out."""
    for _ in range(2):
        assert reset(place) is None
        assert [path.name for path in place.copy.parent.iterdir()] == ["07-health.ipynb"]
        place.copy.unlink()


def test_what_is_no_notebook_is_kept_as_well(place: Place) -> None:
    """Merge marks and half a file are the learner's, byte for byte."""
    place.copy.write_bytes(b"<<<<<<< mine\n{}\n")
    kept = reset(place)
    assert kept
    assert kept.read_bytes() == b"<<<<<<< mine\n{}\n"


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_power_cut_while_resetting_loses_nothing(
    place: Place, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever it comes, the changed copy is whole; the next try ends with one kept copy."""
    mine = write(place.copy, cells("一", "mine"))
    built = (place.notebooks / f"{NAME}.ipynb").read_bytes()
    replaced = Path.replace
    count = 0

    def cut(path: Path, target: Path) -> Path:
        nonlocal count
        if count == at:
            raise KeyboardInterrupt
        count += 1
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        reset(place)
    monkeypatch.undo()
    assert mine in [path.read_bytes() for path in place.copy.parent.glob("*.ipynb")]

    reset(place)
    assert place.copy.read_bytes() == built
    kept = sorted(place.copy.parent.glob("*.mine*.ipynb"))
    assert [path.read_bytes() for path in kept] == [mine]


def test_a_folder_that_cannot_be_written_leaves_the_copy_as_it_was(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the file; nothing has moved."""
    mine = write(place.copy, cells("一", "mine"))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(place.copy))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="denied"):
        reset(place)
    assert place.copy.read_bytes() == mine
