"""A lesson as its author writes it: header, prose and code, with their line numbers."""

import hashlib
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

import jupytext
import yaml

from lessonkit import catalogue, data
from lessonkit.errors import KitError
from lessonkit.language import LANGS, Lang, say, system
from lessonkit.paths import LESSONS, ROOT

LEVELS: Final = ("core", "class", "deep")
_WHOLE_PAGE: Final = re.compile(r"\bdata\.metrics\(\)|\bpanels\.page\.")
_TRANSLATED: Final = ("title", "question", "objectives", "key_points")


class LessonError(KitError):
    """A lesson file that cannot be read; `line` is where."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Keep the place and what is wrong there."""
        place = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        super().__init__(say("error.lesson", system(), path=place, line=line, problem=problem))
        self.path, self.line, self.problem = path, line, problem


@dataclass(frozen=True)
class Cell:
    """A cell of a lesson; `line` is that of its first line of text in the file."""

    kind: Literal["markdown", "code"]
    source: str
    line: int
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code without its comments: what a twin shares."""
        lines = self.source.splitlines()
        try:
            for token in tokenize.generate_tokens(io.StringIO(self.source).readline):
                if token.type == tokenize.COMMENT:
                    row, column = token.start
                    lines[row - 1] = lines[row - 1][:column]
        except (tokenize.TokenError, SyntaxError):
            pass  # broken code is compared with the comments after the break
        return "\n".join(line.rstrip() for line in lines if line.strip())


@dataclass(frozen=True)
class Lesson:
    """One language of a lesson."""

    path: Path
    name: str
    lang: Lang
    header: dict[str, Any]
    cells: tuple[Cell, ...]

    @property
    def prints(self) -> list[str]:
        """A short hash of the header's texts and of each cell: what a twin translates.

        Code counts with its comments, because captions are translated too.
        """
        texts = [repr([self.header.get(key) for key in _TRANSLATED])]
        texts += [cell.source for cell in self.cells]
        return [hashlib.sha256(text.encode()).hexdigest()[:6] for text in texts]

    @property
    def areas(self) -> list[str]:
        """The areas whose figures the lesson uses, in prose or in code."""
        text = "\n".join(cell.source for cell in self.cells)
        everything = _WHOLE_PAGE.search(text)
        return [a for a in data.areas() if everything or re.search(rf"[`\"']{a}[.`\"']", text)]


def all_lessons() -> Iterator[Lesson]:
    """Yield every lesson in both languages.

    Raises:
        LessonError: A file cannot be read.
    """
    for name in catalogue.names():
        for lang in LANGS:
            yield read(name, lang)


def read(name: str, lang: Lang) -> Lesson:
    """Return one language of a lesson.

    Raises:
        LessonError: The file is missing or is no lesson; it says where and what.
    """
    path = LESSONS / name / f"{lang}.md"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LessonError(path, 1, str(error)) from error
    text = text.replace("\r\n", "\n")
    return Lesson(path, name, lang, _header(path, text), tuple(_cells(path, text)))


def _header(path: Path, text: str) -> dict[str, Any]:
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0]:  # noqa: PLR2004 - before, header, after
        raise LessonError(path, 1, "no header between two lines of ---")
    try:
        header = yaml.safe_load(parts[1])
    except yaml.MarkedYAMLError as error:
        # A quote that never closes is mended where it opened, all else where it was noticed.
        opened = "quoted scalar" in (error.context or "")
        mark = error.context_mark if opened else error.problem_mark
        line = mark.line + 2 if mark else 1
        raise LessonError(path, line, error.problem or str(error)) from error
    except yaml.reader.ReaderError as error:
        line = parts[1].count("\n", 0, error.position) + 2
        raise LessonError(path, line, error.reason) from error
    if not isinstance(header, dict):
        raise LessonError(path, 1, "the header has no lines of the form key: value")
    return header


def _cells(path: Path, text: str) -> Iterator[Cell]:
    try:
        notebook = jupytext.reads(text, fmt="md:myst")
    except Exception as error:
        raise LessonError(path, 1, str(error)) from error
    lines = text.split("\n")
    at = text.count("\n", 0, text.index("---\n", 4))  # the cells stand below the header
    for cell in notebook.cells:
        first = next((line for line in cell.source.splitlines() if line.strip()), "")
        at = next((i for i in range(at, len(lines)) if lines[i].strip() == first.strip()), at)
        yield Cell(cell.cell_type, cell.source, at + 1, dict(cell.metadata))
        at += len(cell.source.splitlines())
