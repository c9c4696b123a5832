"""A learner's place: a build of a lesson, and the copies in their folder."""

import json
from pathlib import Path
from typing import Any, Final

import nbformat
from nbformat.sign import NotebookNotary

from lessonkit.learner.workspace import Copy, Workspace

NAME: Final = "zh/07-health"


def cells(*sources: str) -> dict[str, Any]:
    """Return a notebook of Markdown cells."""
    return {
        "cells": [
            {"cell_type": "markdown", "id": f"c{i}", "metadata": {}, "source": source}
            for i, source in enumerate(sources)
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


class Place:
    """A learner's place: what the build holds, what lies in their folder."""

    def __init__(self, root: Path) -> None:
        """Name the folders; none is made yet."""
        self.notebooks = root / "notebooks"
        self.copies = root / "my lessons 课"
        self.state = root / "state"
        self.copy = self.copies / f"{NAME}.ipynb"
        self.beside = self.copies / f"{NAME}.new.ipynb"

    def build(self, *sources: str) -> bytes:
        """Write a build of the lesson and return its bytes."""
        return write(self.notebooks / f"{NAME}.ipynb", cells(*sources))

    def lay_out(self) -> Copy:
        """Do what the kit does at each start, each time with a fresh memory."""
        return Workspace(self.copies, self.state).lay_out(self.notebooks)[NAME]

    def trusted(self, path: Path) -> bool:
        """Return whether Jupyter would trust a file."""
        with NotebookNotary(data_dir=str(self.state / "data")) as notary:
            return bool(notary.check_signature(nbformat.read(path, as_version=4)))


def write(path: Path, notebook: dict[str, Any]) -> bytes:
    """Write a notebook and return its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    return path.read_bytes()


def laid_out(root: Path) -> Place:
    """Return a place where the lesson has been built and laid out once."""
    place = Place(root)
    place.build("一", "二")
    place.lay_out()
    return place
