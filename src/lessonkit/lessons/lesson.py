"""A lesson as its author writes it: header, prose and code, with their line numbers."""

import hashlib
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang, system
from lessonkit.core.texts import say
from lessonkit.facts.areas import all_areas
from lessonkit.lessons import catalogue
from lessonkit.lessons import header as headers

LEVELS: Final = ("core", "class", "deep")
# What every instructor's page has, in this order; the text "notes.PART" is the heading.
NOTES: Final = ("sheet", "key", "prepare", "plan", "discuss", "misread", "care")
_WHOLE_PAGE: Final = re.compile(r"\bdata\.all_metrics\(\)")
_PART: Final = re.compile(r"^## .*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_METADATA: Final = re.compile(r"(?P<cell>Markdown|Code) cell \d+ at line (?P<line>\d+) ")
_TRANSLATED: Final = ("title", "question", "objectives", "key_points")


class LessonError(KitError):
    """A lesson file that cannot be read; `line` is where."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Keep the place and what is wrong there."""
        super().__init__(
            say("error.lesson", system(), path=home().named(path), line=line, problem=problem)
        )
        self.path, self.line, self.problem = path, line, problem


@dataclass(frozen=True)
class Cell:
    """A cell of a lesson; `line` is that of its first line of text in the file."""

    kind: Literal["markdown", "code"]
    source: str
    line: int
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """How long the section that begins here takes; 0 where that is not said."""
        minutes = self.metadata.get("minutes")
        return minutes if isinstance(minutes, int) and minutes > 0 else 0

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
    """One language of a lesson, or of its instructor's page."""

    path: Path
    name: str
    lang: Lang
    header: dict[str, Any]
    cells: tuple[Cell, ...]

    @property
    def about(self) -> dict[str, Any]:
        """What the header says under `lesson`; {} where that is nothing of the kind."""
        about = self.header.get("lesson")
        return about if isinstance(about, dict) else {}

    @property
    def title(self) -> str:
        """What the lesson is called: by its name as long as its header says nothing else."""
        return str(self.header.get("title") or self.name)

    @property
    def question(self) -> str:
        """What the lesson asks, or ""."""
        return str(self.header.get("question") or "")

    @property
    def area(self) -> str:
        """The area that the header names, or ""."""
        area = self.about.get("area")
        return area if isinstance(area, str) else ""

    @property
    def fingerprints(self) -> list[str]:
        """A short hash of the header's texts and of each cell: what a twin translates.

        Code counts with its comments, because captions are translated too.
        """
        texts = [repr([self.header.get(key) for key in _TRANSLATED])]
        texts += [cell.source for cell in self.cells]
        return [hashlib.sha256(text.encode()).hexdigest()[:6] for text in texts]

    @property
    def sections(self) -> list[tuple[str, list[Cell]]]:
        """The sections: heading and cells, those of prose and those of code."""
        made: list[tuple[str, list[Cell]]] = []
        for cell in self.cells:
            heading = cell.source.partition("\n")[0]
            if cell.kind == "markdown" and heading.startswith("## "):
                made.append((heading.removeprefix("## ").strip(), [cell]))
            elif made:
                made[-1][1].append(cell)
        return made

    @property
    def minutes(self) -> dict[str, int]:
        """How long the sections of each level take together."""
        return {
            level: sum(cell.minutes for cell in self.cells if cell.metadata.get("level") == level)
            for level in LEVELS
        }

    @property
    def areas(self) -> list[str]:
        """The areas whose figures the lesson uses, in prose or in code."""
        text = "\n".join(cell.source for cell in self.cells)
        everything = _WHOLE_PAGE.search(text)
        return [a for a in all_areas() if everything or re.search(rf"[`\"']{a}[.`\"']", text)]


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
    path = home().lessons / name / f"{lang}.md"
    text = _text(path)
    return Lesson(path, name, lang, _header(path, text), tuple(_cells(path, text)))


def read_notes(name: str, lang: Lang) -> Lesson:
    """Return one language of a lesson's instructor's page: prose alone, a cell for each part.

    Raises:
        LessonError: The file is missing or has no header; it says where and what.
    """
    path = home().lessons / name / f"notes.{lang}.md"
    text = _text(path)
    return Lesson(path, name, lang, _header(path, text), tuple(_parts(text)))


def header(name: str, lang: Lang) -> dict[str, Any]:
    """Return the header of a lesson without reading its cells.

    Raises:
        LessonError: The file is missing or its header is none; it says where and what.
    """
    path = home().lessons / name / f"{lang}.md"
    return _header(path, _text(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise LessonError(path, 1, say("error.lesson.missing", system())) from error
    except UnicodeDecodeError as error:
        raise LessonError(path, 1, say("error.lesson.encoding", system())) from error
    except OSError as error:
        problem = say("error.lesson.closed", system(), reason=error.strerror)
        raise LessonError(path, 1, problem) from error


def _header(path: Path, text: str) -> dict[str, Any]:
    try:
        return headers.read(text)
    except headers.HeaderError as error:
        raise LessonError(path, error.line, str(error)) from error


def _parts(text: str) -> Iterator[Cell]:
    """Yield what stands under each heading ## of a text, with the heading."""
    body = text.index("---\n", 4) + len("---\n")
    for match in _PART.finditer(text, body):
        yield Cell("markdown", match[0].strip(), text.count("\n", 0, match.start()) + 1)


def _unclosed(text: str) -> int:
    """Return the line of the first fence that never closes, or 0 where all do.

    The prose below it would be taken for code, and told of as broken code.
    """
    opened = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.startswith("```"):
            continue
        if opened and line.strip("` "):
            return opened
        opened = 0 if opened else number
    return opened


def _cells(path: Path, text: str) -> Iterator[Cell]:
    import jupytext  # noqa: PLC0415 - a second's work that a lesson's kernel never needs

    if line := _unclosed(text):
        raise LessonError(path, line, say("error.lesson.fence", system()))
    try:
        notebook = jupytext.reads(text, fmt="md:myst")
    except Exception as error:
        found = _METADATA.match(str(error))
        key = f"error.lesson.{found['cell'].lower()}" if found else "error.lesson.myst"
        values = {"example": '+++ {"level": "core", "minutes": 5}', "reason": error}
        line = int(found["line"]) if found else 1
        raise LessonError(path, line, say(key, system(), **values)) from error
    lines = text.split("\n")
    at = text.count("\n", 0, text.index("---\n", 4))  # the cells stand below the header
    for cell in notebook.cells:
        first = next((line for line in cell.source.splitlines() if line.strip()), "")
        at = next((i for i in range(at, len(lines)) if lines[i].strip() == first.strip()), at)
        yield Cell(cell.cell_type, cell.source, at + 1, dict(cell.metadata))
        at += len(cell.source.splitlines())
