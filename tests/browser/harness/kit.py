"""Run the kit as a learner does: `lessonkit start`, in a process of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

ROOT: Final = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Kit:
    """A kit: where it lies (`root`) and where its learner's files go (`home`)."""

    root: Path
    home: Path

    def my_lesson(self, lang: str, lesson: str) -> Path:
        """Return where the learner's copy of a lesson lies."""
        return self.home / "my-lessons" / lang / f"{lesson}.ipynb"

    def work(self, kind: str = "") -> list[dict[str, Any]]:
        """Return the lines of the learner's file, all or those of a kind, the oldest first."""
        path = self.home / "my-lessons" / "my-work.jsonl"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        lines = [json.loads(line) for line in text.splitlines()]
        return [line for line in lines if kind in ("", line["kind"])]

    def command(self, *arguments: str) -> list[str]:
        """Return the command line that runs this kit."""
        return [sys.executable, "-m", "lessonkit", *arguments]

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment in which that command is this kit's."""
        own = {"PYTHONPATH": str(self.root / "src"), "LESSONKIT_HOME": str(self.home)}
        return {**os.environ, "PYTHONUTF8": "1", **own, **more}


@dataclass(frozen=True)
class Running:
    """A JupyterLab that `kit` has started; `address` is what it printed."""

    kit: Kit
    address: str
    process: "subprocess.Popen[str]"

    def url(self, lang: str, lesson: str) -> str:
        """Return the address of a file of the learner's by its name."""
        parts = urlsplit(self.address)
        path = f"/doc/tree/{quote(f'{lang}/{lesson}.ipynb')}"
        return f"{parts.scheme}://{parts.netloc}{path}?{parts.query}"

    def api(self, name: str) -> str:
        """Return the address of a part of Jupyter's own interface."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}/api/{name}?{parts.query}"

    def stop(self) -> int:
        """Press Ctrl-C and return the exit code."""
        if sys.platform == "win32":  # there it goes to a whole console, and pytest is in it
            self.process.terminate()
        else:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=60)


def copy(folder: Path) -> Kit:
    """Return a copy of the kit without lessons in `folder`, its learner's files beside it."""
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", folder / "data")
    return Kit(folder, folder)


@contextmanager
def running(kit: Kit, *arguments: str, **environment: str) -> Iterator[Running]:
    """Start the kit with `arguments`, and stop it at the end.

    Raises:
        AssertionError: It ended without printing an address.
    """
    process = subprocess.Popen(
        kit.command("start", "--no-browser", *arguments),
        cwd=kit.root,
        env=kit.environment(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stdout, "a pipe was asked for"
        said = ""
        for line in process.stdout:
            said += line
            if line.startswith("http://"):
                break
        else:
            raise AssertionError(said + (process.stderr.read() if process.stderr else ""))
        lab = Running(kit, line.strip(), process)
        yield lab
        lab.stop()
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
