"""Open a lesson live: the learner's copies, and JupyterLab set up by the kit alone."""

import errno

from lessonkit.core import language
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.course.outline import START
from lessonkit.lab import server as lab
from lessonkit.learner import journal
from lessonkit.learner.reset import reset as reset_lesson
from lessonkit.learner.workspace import Workspace
from lessonkit.lessons import catalogue


class StartError(KitError):
    """Why the lessons cannot be opened, in one sentence that says what to do."""


def run(
    lesson: str | None, lang: Lang | None, *, browser: bool, port: int | None, reset: bool = False
) -> None:
    """Open JupyterLab on a lesson and return when it is stopped.

    Args:
        lesson: ``07``, ``07-health`` or ``health``; by default where the learner stopped.
        lang: The language of the lesson and of the interface, by default the system's.
        browser: Whether to open a browser; the address is printed in any case.
        port: Where to listen, by default the first free port.
        reset: Whether to reset the lesson before.

    Raises:
        StartError: It cannot be done.
    """
    lang = lang or language.system()
    name = find(lesson, lang)
    told = say("start.address", lang)  # from a table: within the server its fault would be hidden

    def announce(address: str) -> None:
        print(told, address, sep="\n", flush=True)

    if reset:
        print(reset_lesson(lang, name))
    try:
        copies = Workspace(home().copies, home().state).lay_out(home().notebooks)
        for copy in copies.values():
            if copy.beside:
                print(say("start.beside", lang, path=copy.beside))
        asked = copies.get(f"{lang}/{name}")
        if not asked:
            raise StartError(say("start.broken", lang, lang=lang, lesson=name))
        page = asked.path.relative_to(home().copies)
        lab.isolate(home().state, lang)
        server = lab.server(home().copies, page, port)
        lab.serve(server, announce, browser=browser, log=home().state / "lab.log")
    except lab.PortTakenError as error:
        raise StartError(say("start.port", lang, port=error.port)) from error
    except OSError as error:
        raise StartError(_sentence(error, lang)) from error


def find(lesson: str | None, lang: Lang) -> str:
    """Return the full name of a lesson, as in ``07-health``.

    Without one, it is that in which the learner was last; else, or if that is no more, the
    start page.

    Raises:
        StartError: There is no such lesson; the message names those that there are.
    """
    names = sorted(path.stem for path in (home().notebooks / lang).glob("*.ipynb"))
    if not lesson and names:
        wished = (journal.mine().lesson(), START, names[0])
        return next(name for name in wished if name in names)
    asked = lesson or ""
    for name in names:
        if catalogue.means(asked, name):
            return name
    lessons = ", ".join(name for name in names if name != START)
    raise StartError(say("start.unknown", lang, lesson=asked, lessons=lessons))


def _sentence(error: OSError, lang: Lang) -> str:
    if error.errno == errno.ENOSPC:
        return say("start.full", lang, folder=home().state.parent)
    path = error.filename or home().state.parent
    return say("start.unwritable", lang, path=path, reason=error.strerror or error)
