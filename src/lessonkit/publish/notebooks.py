"""Lessons become notebooks: roles resolved, executed, the same bytes each time."""

import contextlib
import copy
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click
import filelock
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lessonkit.charts import store
from lessonkit.core import files
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang, system
from lessonkit.core.texts import say
from lessonkit.course import order
from lessonkit.facts import cards, roles
from lessonkit.learner import workspace
from lessonkit.lessons import asked, catalogue, pictures
from lessonkit.lessons.lesson import Cell, Lesson, LessonError, read
from lessonkit.publish import next_lesson, readme, source_list, start_page
from lessonkit.publish.fingerprint import fingerprint

_WIDGET_MIME: Final = "application/vnd.jupyter.widget-view+json"
_NEXT: Final = "next lesson"  # in a cell's metadata: that it names the next lesson
_TIMEOUT: Final = 300  # seconds for one cell


def run(wanted: Sequence[str]) -> None:
    """Build the lessons meant by `wanted`, or all, and say so line by line.

    The READMEs list them as they are then. A second build waits for the first: both would
    write the same files.

    Raises:
        UnknownLessonError: There is no such lesson.
        LessonError: A lesson cannot be built; those before it have been.
    """
    home().state.mkdir(parents=True, exist_ok=True)
    with _alone():
        _build(wanted)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock of builds; say so where another one has it, and wait."""
    lock = filelock.FileLock(home().state / "build.lock")
    try:
        lock.acquire(blocking=False)
    except filelock.Timeout:
        click.echo(say("build.waiting", system()))
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _build(wanted: Sequence[str]) -> None:
    for name in [catalogue.find(text) for text in wanted] or catalogue.names():
        for lang in LANGS:
            path = build(read(name, lang))
            click.echo(say("build.done", system(), path=home().named(path)))
    _renew_next()
    start_page.renew()
    readme.renew()


def _renew_next() -> None:
    """Let the notebooks that are built lead to the lessons which now come before and after."""
    for name in catalogue.names():
        for lang in LANGS:
            path = home().notebooks / lang / f"{name}.ipynb"
            if path.exists():
                before = path.read_text(encoding="utf-8")
                after = _with_next(nbformat.reads(before, as_version=4), name, lang)
                if after != before:
                    files.replace(path, after)


def _with_next(notebook: nbformat.NotebookNode, name: str, lang: Lang) -> str:
    for cell in notebook.cells:
        if cell.metadata.get("lessonkit") == _NEXT:
            cell.source = next_lesson.markdown(name, lang)
    _name_cells(notebook, lang)
    told = notebook.metadata.get("lessonkit", {})
    told["path"] = order.neighbours(name)
    told["sources"] = workspace.sources(notebook.cells)
    return _written(notebook)


def target(lesson: Lesson) -> Path:
    """Return where the built notebook of a lesson belongs."""
    return home().notebooks / lesson.lang / f"{lesson.name}.ipynb"


def build(lesson: Lesson) -> Path:
    """Build and execute one lesson, write its notebook and return where.

    The old notebook stays until the new one is whole.

    Raises:
        LessonError: A role is unknown or a cell fails; it names the line.
    """
    path = target(lesson)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = executed(lesson, path.parent)
    files.replace(path, text)
    return path


def executed(lesson: Lesson, folder: Path) -> str:
    """Return the executed notebook of a lesson as text, run in `folder`.

    Raises:
        LessonError: A role is unknown or a cell fails; it names the line.
    """
    notebook = unexecuted(lesson)
    client = NotebookClient(
        notebook,
        timeout=_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        client.execute(env={**os.environ, **home().environment, store.ANEW: "1"})
    except CellExecutionError as error:
        failed = next(i for i, cell in enumerate(notebook.cells) if _failed(cell))
        problem = f"{error.ename}: {error.evalue}"
        raise LessonError(lesson.path, lesson.cells[failed].line, problem) from error
    return _stable(notebook)


def unexecuted(lesson: Lesson) -> nbformat.NotebookNode:
    """Return a lesson as a notebook that has not run.

    Raises:
        LessonError: A role is unknown, or the header of the next lesson cannot be read; it
            names the line.
    """
    notebook = new_notebook()
    for cell in lesson.cells:
        try:
            source = roles.resolve(_announced(cell, lesson), lesson.lang)
        except KitError as error:
            raise LessonError(lesson.path, cell.line, str(error)) from error
        if cell.kind == "markdown":
            source, attached = pictures.attach(source, lesson.path.parent)
            held = {"attachments": attached} if attached else {}
            notebook.cells.append(new_markdown_cell(source, metadata=cell.metadata, **held))
        else:
            metadata = {**cell.metadata, "jupyter": {"source_hidden": True}}
            notebook.cells.append(new_code_cell(cell.source, metadata=metadata))
    after = next_lesson.markdown(lesson.name, lesson.lang)
    notebook.cells.append(new_markdown_cell(after, metadata={"lessonkit": _NEXT}))
    prose = [_announced(cell, lesson) for cell in lesson.cells if cell.kind == "markdown"]
    anchors = roles.anchors("\n".join([*prose, *_questions(lesson)]))
    if anchors:
        notebook.cells.append(new_markdown_cell(source_list.written(anchors, lesson.lang)))
    _name_cells(notebook, lesson.lang)
    areas = lesson.areas
    notebook.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "lessonkit": {
            "lesson": lesson.name,
            "lang": lesson.lang,
            "path": order.neighbours(lesson.name),
            "data": fingerprint(lesson),
            "sources": workspace.sources(notebook.cells),
            "cards": cards.cards(areas, anchors, lesson.lang),
        },
    }
    return notebook


def _questions(lesson: Lesson) -> list[str]:
    """Return the texts of the questions that a lesson asks: their figures have cards as well."""
    try:
        return list(asked.texts(lesson))
    except KitError as error:
        raise LessonError(lesson.path, 1, str(error)) from error


def _announced(cell: Cell, lesson: Lesson) -> str:
    """Return a cell's text with what its heading announces: for whom it is and how long."""
    heading, _, rest = cell.source.partition("\n")
    if heading.startswith("## "):
        level = say(f"level.{cell.metadata.get('level')}", lesson.lang)
        told = say("section.told", lesson.lang, level=level, minutes=cell.metadata.get("minutes"))
    elif heading.startswith("# ") and cell.kind == "markdown":
        goals = "\n".join(f"- {goal}" for goal in lesson.header.get("objectives", []))
        question = lesson.header.get("question", "")
        told = say("lesson.told", lesson.lang, question=question) + f"\n\n{goals}"
    else:
        return cell.source
    return f"{heading}\n\n{told}\n\n{rest.strip()}".rstrip()


def _name_cells(notebook: nbformat.NotebookNode, lang: Lang) -> None:
    """Give each cell an id made from what it says, so that the same lesson has the same ids."""
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        name = hashlib.sha256(f"{lang} {cell.cell_type} {cell.source}".encode()).hexdigest()[:12]
        seen[name] = seen.get(name, 0) + 1
        cell["id"] = name if seen[name] == 1 else f"{name}-{seen[name]}"


def _failed(cell: Mapping[str, Any]) -> bool:
    return any(output["output_type"] == "error" for output in cell.get("outputs", []))


def _stable(notebook: nbformat.NotebookNode) -> str:
    """Return the notebook as text without what differs from run to run or machine to machine."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(_WIDGET_MIME, None)
    nbformat.validate(notebook)
    return _written(notebook)


def _written(notebook: nbformat.NotebookNode) -> str:
    """Return the notebook as text, each chart on one line, and the source cards.

    nbformat gives each number of a chart a line of its own; what indents them is a sixth of
    the lesson on the page.
    """
    notebook = copy.deepcopy(notebook)
    held = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    lines: dict[str, str] = {}
    for place, key in [
        *((forms, store.VEGA_MIME) for forms in held),
        (notebook.metadata.get("lessonkit", {}), "cards"),
    ]:
        if key in place:
            line = json.dumps(place[key], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            place[key] = hashlib.sha256(line.encode()).hexdigest()
            lines[f'"{place[key]}"'] = line
    text = nbformat.writes(notebook) + "\n"
    for name, line in lines.items():
        text = text.replace(name, line)
    return text
