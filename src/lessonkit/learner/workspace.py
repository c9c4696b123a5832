"""Learners' copies: lessons laid out in a folder that is the learner's to write in.

The built lesson keeps its name there (`07-health.ipynb`). What the learner has not touched is
replaced by a newer build. What they changed stays as it is under its name, and the newer
build is laid beside it (`07-health.new.ipynb`, then `07-health.new-2.ipynb` …). Touched
means that the cells' kinds or sources differ from what was last written there: outputs that
JupyterLab saved by itself are no change. A built lesson carries the digest of its sources, so
that a folder brought from another machine tells by itself what was touched.
"""

import errno
import hashlib
import itertools
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import filelock
import nbformat
from nbformat.sign import NotebookNotary

from lessonkit.core import files

_UNREADABLE: Final = "unreadable"
_DRAFT: Final = re.compile(r"\..+\.(?:ipynb|json)\.\d+")  # as core.files names its temporary files


@dataclass(frozen=True)
class Copy:
    """Where a lesson lies for the learner: `path` is the file to open.

    `beside` is the build where this run laid it beside a file that the learner changed.
    """

    path: Path
    beside: Path | None = None


@dataclass(frozen=True)
class _Written:
    """What the kit last wrote under a name: digests of the whole file and of its sources.

    `coming` is of the sources that a start meant to write when it was killed.
    """

    file: str = ""
    sources: str = ""
    coming: str = ""


class Workspace:
    """The learner's folder, and the kit's memory of what it wrote there."""

    def __init__(self, copies: Path, state: Path) -> None:
        """Take the learner's folder and the one in which the kit keeps its own files."""
        self._copies = copies
        self._state = state
        self._memory = state / "copies.json"
        self._written: dict[str, _Written] = {}
        self._laid: dict[str, _Written] = {}  # by this run, and not signed yet
        self._unsigned: list[bytes] = []

    def lay_out(self, notebooks: Path) -> dict[str, Copy]:
        """Bring every built notebook to the learner.

        Args:
            notebooks: The built lessons, in the folders in which the learner shall see them.

        Returns:
            The learner's copies by name, as in ``zh/07-health``. A build that is no notebook
            (marks of a merge, half a file) is left out, and the learner's copy of it as it is.

        Raises:
            OSError: Something cannot be written; `filename` says what.
        """
        self._state.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(self._state / "copies.lock"):
            self._remove_drafts()
            self._written = self._recall()
            before = dict(self._written)
            laid = {}
            for path in sorted(notebooks.glob("*/*.ipynb")):
                relative, built = path.relative_to(notebooks), path.read_bytes()
                if is_notebook(built):
                    laid[relative.with_suffix("").as_posix()] = self._lay(relative, built)
            self._sign()
            self._written |= self._laid
            if self._written != before:
                self._remember()
        return laid

    def reset(self, notebooks: Path, name: str) -> Path | None:
        """Bring one lesson to the learner as it was built, and keep what they changed.

        Their copy is whole on the disk under its new name before the old one is replaced.

        Args:
            notebooks: The built lessons, as `lay_out` takes them.
            name: The lesson, as in ``zh/07-health``.

        Returns:
            Where the changed copy is kept, or None where nothing was changed.

        Raises:
            OSError: Something cannot be read or written; `filename` says what.
        """
        relative = Path(f"{name}.ipynb")
        built = (notebooks / relative).read_bytes()
        new = _Written(_digest(built), _sources(built))
        path = self._copies / relative
        self._state.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(self._state / "copies.lock"):
            self._written = self._recall()
            found = _read(path)
            kept = None
            if found and not _untouched(found, self._written.get(relative.as_posix()), new):
                kept = self._keep(relative, path.read_bytes())
            self._put(relative.as_posix(), found, built, new)
            self._sign()
            self._written |= self._laid
            self._remember()
        return kept

    def _keep(self, relative: Path, mine: bytes) -> Path:
        """Write the learner's copy under the first name that is free, or find it there."""
        for name in _names(relative, "mine"):
            path = self._copies / name
            there = path.read_bytes() if path.exists() else None
            if there == mine:  # kept before the power failed
                return path
            if there is None:
                files.replace(path, mine)
                return path
        raise AssertionError  # the names never end

    def _lay(self, relative: Path, built: bytes) -> Copy:
        new = _Written(_digest(built), _sources(built))
        mine: Path | None = None  # the first file that the learner made their own
        passed = False
        for name in itertools.chain([relative], _names(relative, "new")):
            path = self._copies / name
            found = _read(path)
            last = self._written.get(name.as_posix())
            came = last is not None and last.sources == new.sources
            if found and not _untouched(found, last, new):
                passed = True
                if not is_notebook(found):
                    continue  # merge marks, half a file: never opened, never overwritten
                mine = mine or path
                if came:
                    return Copy(mine)
            elif mine and came and not found:
                return Copy(mine)  # laid beside theirs before, and put away by them
            else:
                fresh = not found or last is None or last.file != new.file
                if fresh:
                    self._put(name.as_posix(), found, built, new)
                return Copy(mine or path, beside=path if fresh and passed else None)
        raise AssertionError  # the names never end

    def _put(self, name: str, found: bytes, built: bytes, new: _Written) -> None:
        """Write a build, first remembering that it comes: killed between, it is no one's change."""
        was = _sources(found) if found else ""
        self._written[name] = _Written(sources=was, coming=new.sources)
        self._remember()
        files.replace(self._copies / name, built)
        self._unsigned.append(built)
        self._laid[name] = new

    def _remember(self) -> None:
        entries = {name: asdict(written) for name, written in self._written.items()}
        files.replace(self._memory, json.dumps(entries, indent=1).encode())

    def _remove_drafts(self) -> None:
        """Remove what starts that were killed in mid-write have left; nobody else writes now."""
        for folder in (self._copies, self._state):
            for draft in folder.glob("**/.*"):
                if _DRAFT.fullmatch(draft.name):
                    draft.unlink(missing_ok=True)

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


def is_notebook(raw: bytes) -> bool:
    """Return whether bytes are a notebook: JSON, with cells that have a kind and a source."""
    return _sources(raw) != _UNREADABLE


def _names(relative: Path, mark: str) -> Iterator[Path]:
    yield relative.with_suffix(f".{mark}.ipynb")
    for number in itertools.count(2):
        yield relative.with_suffix(f".{mark}-{number}.ipynb")


def _read(path: Path) -> bytes:
    """Return what stands under `path`; a file cut short to nothing counts as none."""
    try:
        return path.read_bytes().strip(b"\0 \r\n")
    except FileNotFoundError:
        return b""


def _untouched(found: bytes, last: _Written | None, new: _Written) -> bool:
    sources = _sources(found)
    known = (last.sources, last.coming) if last else ()
    return sources in (new.sources, _carried(found), *known)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def sources(cells: Iterable[Mapping[str, Any]]) -> str:
    """Return a digest of the kinds and sources of a notebook's cells, as its build carries it."""
    told = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    return _digest(json.dumps(told).encode())


def _sources(raw: bytes) -> str:
    try:
        return sources(json.loads(raw)["cells"])
    except (ValueError, TypeError, KeyError):
        return _UNREADABLE


def _carried(raw: bytes) -> str:
    """Return the digest that a notebook carries of the sources it was built with, or ""."""
    try:
        return str(json.loads(raw)["metadata"]["lessonkit"]["sources"])
    except (ValueError, TypeError, KeyError):
        return ""
