"""Learners' copies: lessons laid out in a folder that is the learner's to write in.

The built lesson keeps its name there (`07-health.ipynb`). What the learner has not touched is
replaced by a newer build. What they changed stays as it is under its name, and the newer
build is laid beside it (`07-health.new.ipynb`, then `07-health.new-2.ipynb` …). Touched
means that the cells' kinds or sources differ from what was last written there: outputs that
JupyterLab saved by itself are no change.
"""

import errno
import hashlib
import itertools
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import filelock
import nbformat
from nbformat.sign import NotebookNotary

_UNREADABLE: Final = "unreadable"


@dataclass(frozen=True)
class Copy:
    """Where a lesson lies for the learner: `path` is the file to open.

    `beside` is the build where this run laid it beside a file that the learner changed.
    """

    path: Path
    beside: Path | None = None


@dataclass(frozen=True)
class _Written:
    """What the kit last wrote under a name: digests of the whole file and of its sources."""

    file: str
    sources: str


class Workspace:
    """The learner's folder, and the kit's memory of what it wrote there."""

    def __init__(self, copies: Path, state: Path) -> None:
        """Take the learner's folder and the one in which the kit keeps its own files."""
        self._copies = copies
        self._state = state
        self._memory = state / "copies.json"
        self._written: dict[str, _Written] = {}
        self._unsigned: list[bytes] = []

    def lay_out(self, notebooks: Path) -> dict[str, Copy]:
        """Bring every built notebook to the learner.

        Args:
            notebooks: The built lessons, in the folders in which the learner shall see them.

        Returns:
            The learner's copies by name, as in ``zh/07-health``.

        Raises:
            OSError: Something cannot be written; `filename` says what.
        """
        self._state.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(self._state / "copies.lock"):
            self._written = self._recall()
            before = dict(self._written)
            laid = {}
            for path in sorted(notebooks.glob("*/*.ipynb")):
                relative = path.relative_to(notebooks)
                laid[relative.with_suffix("").as_posix()] = self._lay(relative, path.read_bytes())
            self._sign()
            if self._written != before:
                entries = {name: asdict(written) for name, written in self._written.items()}
                _replace(self._memory, json.dumps(entries, indent=1).encode())
        return laid

    def _lay(self, relative: Path, built: bytes) -> Copy:
        new = _Written(_digest(built), _sources(built))
        mine: Path | None = None  # the first file that the learner made their own
        passed = False
        for name in _names(relative):
            path = self._copies / name
            found = _read(path)
            last = self._written.get(name.as_posix())
            came = last is not None and last.sources == new.sources
            if found and not _untouched(found, last, new):
                passed = True
                if _sources(found) == _UNREADABLE:
                    continue  # merge marks, half a file: never opened, never overwritten
                mine = mine or path
                if came:
                    return Copy(mine)
            elif mine and came and not found:
                return Copy(mine)  # laid beside theirs before, and put away by them
            else:
                fresh = not found or last is None or last.file != new.file
                if fresh:
                    _replace(path, built)
                    self._unsigned.append(built)
                    self._written[name.as_posix()] = new
                return Copy(mine or path, beside=path if fresh and passed else None)
        raise AssertionError  # the names never end

    def _recall(self) -> dict[str, _Written]:
        try:
            entries = json.loads(self._memory.read_text(encoding="utf-8"))
            return {name: _Written(**entry) for name, entry in entries.items()}
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            return {}  # every copy then has to prove itself by its sources

    def _sign(self) -> None:
        """Tell JupyterLab to trust the bytes that the kit itself has just written."""
        if not self._unsigned:
            return
        data = self._state / "data"
        data.mkdir(exist_ok=True)
        try:
            with NotebookNotary(data_dir=str(data)) as notary:
                while self._unsigned:
                    notary.sign(nbformat.reads(self._unsigned.pop(), as_version=4))
        except sqlite3.Error as error:
            number = errno.ENOSPC if error.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
            raise OSError(number, str(error), str(data)) from error


def _names(relative: Path) -> Iterator[Path]:
    yield relative
    yield relative.with_suffix(".new.ipynb")
    for number in itertools.count(2):
        yield relative.with_suffix(f".new-{number}.ipynb")


def _read(path: Path) -> bytes:
    """Return what stands under `path`; a file cut short to nothing counts as none."""
    try:
        return path.read_bytes().strip(b"\0 \r\n")
    except FileNotFoundError:
        return b""


def _untouched(found: bytes, last: _Written | None, new: _Written) -> bool:
    sources = _sources(found)
    return sources == new.sources or (last is not None and sources == last.sources)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _sources(raw: bytes) -> str:
    """Return a digest of the kinds and sources of a notebook's cells."""
    try:
        cells = [[cell["cell_type"], "".join(cell["source"])] for cell in json.loads(raw)["cells"]]
    except (ValueError, TypeError, KeyError):
        return _UNREADABLE
    return _digest(json.dumps(cells).encode())


def _replace(path: Path, raw: bytes) -> None:
    """Put `raw` in the place of `path` so that a power cut leaves the old file or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OSError(error.errno or errno.EIO, error.strerror, str(path)) from error
