"""The journal, which is the learner's file my-work.jsonl: what they answered, guessed and wrote.

One line each. The file is theirs: to read, to copy to another machine, to delete. This module
alone touches it. Lines are only ever added; a line that cannot be read is kept there and not
used. What cannot be written stays in memory and is tried again with the next line.
"""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import errno
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from lessonkit.core.errors import KitError
from lessonkit.core.home import home, remembered
from lessonkit.core.texts import say
from lessonkit.learner import entry
from lessonkit.learner.entry import DamagedLineError, Record

if TYPE_CHECKING:
    from pathlib import Path

    from lessonkit.learner.entry import Kind

NAME: Final = "my-work.jsonl"
LARGEST: Final = 20_000_000  # bytes; some hundred thousand answers
_PATIENCE: Final = 2.0  # seconds to wait for another window
_POLL: Final = 0.005  # seconds between two looks at its lock


class Journal:
    """A learner's file at `path`, together with what could not be written to it yet."""

    def __init__(self, path: Path) -> None:
        """Take the place of the file, which need not be there."""
        self.path = path
        self._unsaved: list[tuple[Record, bytes]] = []
        self._told = ""
        self._seen = _Seen()

    def note(self, kind: Kind, about: str, value: object) -> str:
        """Add a line and return "", or the sentence that says why it is only in memory.

        Args:
            kind: What the learner did.
            about: The id of the question or panel.
            value: What JSON holds: text, numbers, lists and the like, within limits.

        Raises:
            DamagedLineError: `value` is too long, too deep or no such thing.
        """
        now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        new = Record(now, _lesson(about), about, kind, value)
        self._unsaved.append((new, entry.write(new)))
        try:
            self._append()
        except (OSError, NotImplementedError) as error:  # the latter where nothing can be locked
            return _sentence(error, self.path)
        return ""

    def latest(self, kind: Kind, about: str) -> Any | None:  # noqa: ANN401 - as JSON has it
        """Return the last value noted, or None."""
        found = self.history(kind, about)
        return found[-1].value if found else None

    def history(self, kind: Kind, about: str) -> list[Record]:
        """Return all that was noted of a kind about something, the oldest first."""
        self._refresh()
        unsaved = [new for new, _ in self._unsaved if (new.kind, new.about) == (kind, about)]
        return [*self._seen.records.get((kind, about), ()), *unsaved]

    def lesson(self) -> str:
        """Return the lesson in which the learner was last, or "".

        A question answered on the start page belongs to a lesson in which they are not, so
        it is the lesson of the last place; without any place, that of the last line.
        """
        self._refresh()
        return self._seen.stayed or self._seen.lesson

    def warning(self) -> str:
        """Return what is to be said of the file, each thing once, or ""."""
        self._refresh()
        said = self._seen.error
        for key, count in (("damaged", self._seen.damaged), ("newer", self._seen.newer)):
            if not said and count:
                said = say(f"work.{key}", path=self.path.name, count=count)
        if said == self._told:
            return ""
        self._told = said
        return said

    def _append(self) -> None:
        """Write what is not written yet, whole and on the disk, or nothing of it."""
        import filelock  # noqa: PLC0415 - a lesson that is only read does without

        self.path.parent.mkdir(parents=True, exist_ok=True)
        lock = self.path.with_name(f".{self.path.stem}.lock")
        with (
            filelock.FileLock(lock, timeout=_PATIENCE, poll_interval=_POLL),
            self.path.open("a+b", buffering=0) as file,
        ):
            file.seek(0)
            if _encoded(file.read(2)):
                raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), str(self.path))
            size = file.seek(0, os.SEEK_END)
            text = b"".join(line for _, line in self._unsaved)
            try:
                _write_all(file, text if _ended(file, size) else b"\n" + text)
                os.fsync(file.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    file.truncate(size)
                raise
        self._unsaved.clear()

    def _refresh(self) -> None:
        """Read the file again if anybody has changed it, whether they added or edited."""
        try:
            stat = self.path.stat()
            state = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
            if state == self._seen.state:
                return
            self._seen = _Seen(state)
            if stat.st_size > LARGEST:
                most = LARGEST // 1_000_000
                self._seen.error = say("work.large", path=self.path, most=most)
                return
            if stat.st_size:  # a device has none and may never end
                text = self.path.read_bytes()
                if _encoded(text):
                    self._seen.error = say("work.encoded", path=self.path)
                    text = text.decode("utf-16", errors="replace").encode()
                self._seen.take(text)
        except FileNotFoundError:
            self._seen = _Seen()  # the learner began anew
        except OSError as error:
            self._seen = _Seen(error=_sentence(error, self.path))


@dataclass
class _Seen:
    """What was found in a file in one state of it."""

    state: tuple[int, int, int] | None = None
    damaged: int = 0
    newer: int = 0  # lines of a newer kit
    records: dict[tuple[Kind, str], list[Record]] = field(default_factory=dict)
    error: str = ""
    lesson: str = ""  # of the last line
    stayed: str = ""  # the lesson of the last place

    def take(self, text: bytes) -> None:
        """Take in all lines; the last is good without an end, as editors may leave it out."""
        for line in filter(bytes.strip, text.split(b"\n")):
            try:
                found = entry.read(line)
            except DamagedLineError:
                self.damaged += 1
            else:
                if found is None:
                    self.newer += 1
                else:
                    self.records.setdefault((found.kind, found.about), []).append(found)
                    self.lesson = found.lesson or self.lesson
                    if found.kind == "place":
                        self.stayed = found.lesson or self.stayed


def note(kind: Kind, about: str, value: object) -> str:
    """Add a line to the learner's file; see `Journal.note`."""
    return mine().note(kind, about, value)


def latest(kind: Kind, about: str) -> Any | None:  # noqa: ANN401 - as JSON has it
    """Return the last value that the learner's file holds of a kind about something."""
    return mine().latest(kind, about)


def history(kind: Kind, about: str) -> list[Record]:
    """Return all that the learner's file holds of a kind about something, the oldest first."""
    return mine().history(kind, about)


def warning() -> str:
    """Return what is to be said of the learner's file, each thing once, or ""."""
    return mine().warning()


@remembered
def mine() -> Journal:
    """Return the file of the learner whose lessons these are."""
    return Journal(home().copies / NAME)


def _lesson(about: str) -> str:
    """Return the lesson of an id, which begins with its area."""
    from lessonkit.facts import areas  # noqa: PLC0415 - only for a line that is written

    try:
        return areas.all_areas().get(about.partition(".")[0], {}).get("lesson", "")
    except KitError:
        return ""  # a table that is being mended loses no answer


def _encoded(text: bytes) -> bool:
    """Return whether a file that begins so was saved as UTF-16, as Notepad offers it."""
    return text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _ended(file: BinaryIO, size: int) -> bool:
    """Return whether the last line of a file has its end, or there is none."""
    if not size:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _write_all(file: BinaryIO, text: bytes) -> None:
    left = memoryview(text)
    while left:
        left = left[file.write(left) :]


def _sentence(error: OSError | NotImplementedError, path: Path) -> str:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return say("work.full", path=path)
    if isinstance(error, OSError) and error.errno == errno.EILSEQ:
        return say("work.encoded", path=path)
    reason = getattr(error, "strerror", None) or error
    return say("work.unwritable", path=path, reason=reason)
