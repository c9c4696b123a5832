"""The start page: each lesson's state, where to go on, questions of earlier lessons."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import anywidget
import ipywidgets
import traitlets
from markupsafe import Markup

from lessonkit.core import html as markup
from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.course import listing, outline, progress, review
from lessonkit.learner import journal
from lessonkit.learner.journal import warning
from lessonkit.widgets.controls import Press, Status

if TYPE_CHECKING:
    from lessonkit.course.outline import Outline
    from lessonkit.course.progress import Progress

_STATIC: Final = Path(__file__).with_name("static")


class Lessons(anywidget.AnyWidget):
    """The lessons with their states; the page asks for them anew whenever it is shown.

    Links lead to notebooks beside the start page; the lab extension opens them at the section
    that `data-section` counts.
    """

    _esm = _STATIC / "contents.js"
    _css = _STATIC / "contents.css"
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self) -> None:
        """Show what the learner's file says now."""
        super().__init__()
        self.look()
        self.on_msg(self._asked)

    def look(self) -> None:
        """Read the learner's file again."""
        lessons = outline.stored(current())
        mine = journal.mine()
        found = {lesson.name: progress.of(lesson, mine) for lesson in lessons}
        on = progress.going_on(found, mine.lesson())
        known = {lesson.name: lesson for lesson in lessons}
        parts = [_going_on(known[on], found, known) if on else _finished()]
        self.html = "".join([*parts, _table(lessons, found, known), _rule()])

    def _asked(self, _: object, message: dict[str, str], __: list[memoryview]) -> None:
        if message.get("type") == "look":
            self.look()


class Review(ipywidgets.VBox):
    """Up to three questions of earlier lessons, for those who want them; answers are kept.

    Read `asked` (ids) and call `ask()` as a learner does.
    """

    asked: traitlets.List[str] = traitlets.List(traitlets.Unicode())

    def __init__(self) -> None:
        """Offer questions, if the learner has answered any in other lessons than the present."""
        heading = ipywidgets.HTML(f"<h2>{escape(say('review.title'))}</h2>")
        said = ipywidgets.HTML(f"<p>{escape(say('review.offer', most=review.MOST))}</p>")
        self._press = Press(say("review.ask"), self.ask)
        self._offered = (heading, said, self._press)
        super().__init__()
        self.offer()

    def offer(self) -> None:
        """Offer questions where there are any; those that have been asked stay."""
        if not self.asked:
            any_ = review.answered(_earlier(), journal.mine())
            self.set_trait("children", self._offered if any_ else ())

    def ask(self) -> None:
        """Ask the questions that are most worth it now, without the answers given before."""
        from lessonkit.questions.quiz import panel, table  # noqa: PLC0415 - when they are needed

        lessons = _earlier()
        self.asked = review.chosen(lessons, journal.mine())
        shown: list[ipywidgets.Widget] = [*self._offered]
        for name in self.asked:
            lesson = next(each for each in lessons if each.asks(name))
            of = say("review.of", number=lesson.number, title=lesson.title)
            shown += [
                ipywidgets.HTML(f"<h3>{escape(of)}</h3>"),
                panel.Asked(table.question(name), recall=False),
            ]
        self._press.done = True  # it stays where it is, and with it the focus
        self.set_trait("children", shown)


class Contents(ipywidgets.VBox):
    """The start page's own panel."""

    def __init__(self) -> None:
        """Show the lessons, and offer questions of earlier ones."""
        self._warning = Status(text=warning())
        self.lessons, self.review = Lessons(), Review()
        super().__init__([self._warning, self.lessons, self.review])
        self.lessons.observe(lambda _: self.review.offer(), "html")

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        """Return the live view, and the plain table for viewers without a kernel."""
        lang = current()
        return {
            **super()._repr_mimebundle_(**kwargs),
            **listing.beside(outline.stored(lang), lang),
        }


def _earlier() -> list[Outline]:
    """Return the lessons but the one that the learner is in the middle of."""
    mine = journal.mine()
    lessons = outline.stored(current())
    found = {lesson.name: progress.of(lesson, mine) for lesson in lessons}
    on = progress.going_on(found, mine.lesson())
    return [lesson for lesson in lessons if lesson.name != on or found[on].state == "done"]


def _going_on(lesson: Outline, found: dict[str, Progress], known: dict[str, Outline]) -> str:
    """Return the lesson to go on with, with one link to where, and what it builds on."""
    its = found[lesson.name]
    begun = any(each.state != "new" for each in found.values())
    kind = {"new": "next" if begun else "first", "begun": "on", "done": "more"}[its.state]
    at = its.stopped if kind == "on" and its.stopped else its.step
    words = say(
        "front.stopped" if at == its.stopped else "front.open",
        section=lesson.sections[at - 1].heading,
    )
    taught = "".join(_taught(known[name]) for name in lesson.needs if name in known)
    return (
        f"<h2>{escape(say(f'front.{kind}'))}</h2>"
        f"<p><strong>{escape(lesson.number)} {escape(lesson.title)}</strong></p>"
        f"<p>{escape(lesson.question)}</p>"
        f"<p>{_link(lesson, words, at, 'lessonkit-on')}</p>{taught}"
    )


def _finished() -> str:
    return f"<p>{escape(say('front.finished'))}</p>"


def _taught(lesson: Outline) -> str:
    said = say("front.taught", number=lesson.number, title=lesson.title)
    return f"<p>{escape(said)}</p>{_points(lesson)}"


def _points(lesson: Outline) -> Markup:
    points = Markup().join(Markup("<li>{}</li>").format(point) for point in lesson.key_points)
    return Markup("<ul>{}</ul>").format(points)


def _table(lessons: list[Outline], found: dict[str, Progress], known: dict[str, Outline]) -> str:
    columns = ("readme.lesson", "front.state", "front.left", "front.step", "front.needs")
    rows = [_row(lesson, found[lesson.name], known) for lesson in lessons]
    return markup.table(say("front.caption"), map(say, columns), rows)


def _row(lesson: Outline, its: Progress, known: dict[str, Outline]) -> list[str]:
    """Return the cells of a lesson's row."""
    step = say("front.step.none")
    if its.step:
        step = _link(lesson, lesson.sections[its.step - 1].heading, its.step)
    builds = Markup().join(
        Markup("<details><summary>{} {}</summary>{}</details>").format(
            known[name].number, known[name].title, _points(known[name])
        )
        for name in lesson.needs
        if name in known
    )
    return [
        _link(lesson, f"{lesson.number} {lesson.title}"),
        _state(its),
        _left(its),
        step,
        builds or say("front.needs.none"),
    ]


def _state(its: Progress) -> str:
    whole = its.state == "done" and not its.more
    return say(f"front.state.{'all' if whole else its.state}")


def _left(its: Progress) -> str:
    if its.core:
        return say("front.left.both", core=its.core, more=its.more)
    return say("front.left.more", more=its.more) if its.more else "0"


def _rule() -> str:
    return (
        f"<details><summary>{escape(say('front.rule'))}</summary>"
        f"<p>{escape(say('front.ruled'))}</p></details>"
    )


def _link(lesson: Outline, words: str, section: int = 0, kind: str = "") -> Markup:
    """Return a link to a lesson; without a section it leads to where the learner stopped."""
    return Markup('<a class="lessonkit-way {}" href="{}.ipynb" data-section="{}">{}</a>').format(
        kind, lesson.name, section, words
    )
