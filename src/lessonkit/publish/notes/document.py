"""Write an instructor's page as one HTML file: read on a screen, printed on A4, no network."""

from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Final

from markupsafe import Markup

from lessonkit.core import html
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import roles
from lessonkit.lessons.lesson import LEVELS, NOTES, Cell, Lesson, LessonError, read, read_notes
from lessonkit.publish import source_list, webpage
from lessonkit.publish.notes import paper
from lessonkit.questions.quiz import markup, table
from lessonkit.questions.quiz.question import Question

CLASSES: Final = {"core": 45, "class": 90, "deep": 180}  # minutes that reach so far
_TEMPLATE: Final = Path(__file__).with_name("notes.html")
_STYLES: Final = (paper.STYLE, _TEMPLATE.with_suffix(".css"))


def document(name: str, lang: Lang) -> str:
    """Return the page of a lesson: the sheet first, then what the instructor needs.

    The kit itself adds the core questions to the sheet, their answers to the key, the
    lesson's sections to the plan, and the list of sources.

    Raises:
        LessonError: The page or its lesson cannot be read; it says where and what.
    """
    lesson, notes = read(name, lang), read_notes(name, lang)
    core = [
        q for q in table.questions(home().lessons / name / table.NAME).values() if q.level == "core"
    ]
    parts = dict(zip(NOTES, (_written(cell, notes) for cell in notes.cells), strict=False))
    added = {
        "sheet": _list(core, paper.asked, lang),
        "key": _list(core, paper.answered, lang),
        "plan": _plan(lesson),
    }
    whole = {part: Markup(f"{text}{added.get(part, '')}") for part, text in parts.items()}  # noqa: S704 - texts of the kit
    return webpage.page(
        _TEMPLATE,
        notes.title,
        lang,
        _STYLES,
        lesson=lesson,
        sheet=_without_heading(whole.pop("sheet", Markup())),
        key=_without_heading(whole.pop("key", Markup())),
        parts=whole.values(),
        sources=_sources(notes, core),
    )


def _written(cell: Cell, notes: Lesson) -> Markup:
    try:
        return webpage.markdown(roles.resolve(cell.source, notes.lang))
    except KitError as error:
        raise LessonError(notes.path, cell.line, str(error)) from error


def _without_heading(part: Markup) -> Markup:
    """Return a part whose heading stands elsewhere in the page, or is for the author alone."""
    return part.partition("</h2>")[2] or part


def _plan(lesson: Lesson) -> str:
    """Return the lesson's sections by level, with the minutes that each level reaches."""
    sections = [cell for cell in lesson.cells if cell.metadata.get("level") in LEVELS]
    by_level = [[c for c in sections if c.metadata["level"] == level] for level in LEVELS]
    sums = accumulate(sum(int(c.metadata["minutes"]) for c in cells) for cells in by_level)
    rows = []
    for level, cells, minutes in zip(LEVELS, by_level, sums, strict=True):
        told = say("notes.reach", lesson.lang, most=CLASSES[level], minutes=minutes)
        items = Markup().join(Markup("<li>{}</li>").format(_named(c, lesson.lang)) for c in cells)
        rows.append((told, Markup("<ul>{}</ul>").format(items)))
    heads = (say(f"notes.{key}", lesson.lang) for key in ("class", "sections"))
    return html.table("", heads, rows)


def _named(cell: Cell, lang: Lang) -> str:
    heading = cell.source.partition("\n")[0].removeprefix("## ")
    words = markup.plain(heading, lang)
    return say("notes.section", lang, name=words, minutes=cell.metadata["minutes"])


def _sources(notes: Lesson, core: list[Question]) -> Markup:
    lang = notes.lang
    texts = [cell.source for cell in notes.cells]
    for question in core:
        texts += [question.prompt[lang], question.explanation[lang]]
        texts += [option.text[lang] for option in question.options]
    return webpage.markdown(source_list.written(roles.anchors("\n".join(texts)), lang))


def _list(questions: list[Question], form: Callable[[Question, Lang], str], lang: Lang) -> str:
    items = "".join(f"<li>{form(question, lang)}</li>" for question in questions)
    return f'<ol class="questions">{items}</ol>' if items else ""
