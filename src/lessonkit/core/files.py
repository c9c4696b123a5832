"""Writing a file so that it is never found half written."""

import contextlib
import errno
import os
from pathlib import Path


def replace(path: Path, content: str | bytes) -> None:
    """Put `content` in the place of a file: a power cut leaves the old one or the new one.

    Text is written as UTF-8, its line ends as they are. Folders that are missing are made.

    Raises:
        OSError: It cannot be written; the error names `path`, and nothing is left beside it.
    """
    raw = content.encode() if isinstance(content, str) else content
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise OSError(error.errno or errno.EIO, error.strerror, str(path)) from error
