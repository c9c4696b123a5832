"""Reset a lesson: its notebook as it was built, what the learner changed kept beside it.

The learner's file is not touched but for the place: answers come back when the lesson runs.
"""

from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.learner import bookmark
from lessonkit.learner.workspace import Workspace, is_notebook


class ResetError(KitError):
    """Why a lesson cannot be reset, in one sentence that says what to do."""


def reset(lang: Lang, lesson: str) -> str:
    """Reset a lesson and return the sentence that says what became of the old copy.

    Args:
        lang: The language of the notebook.
        lesson: Its name, as in "07-health".

    Raises:
        ResetError: There is no such lesson, it is no notebook, or the folder cannot be
            written to; the learner's copy is as it was.
    """
    names = sorted(path.stem for path in (home().notebooks / lang).glob("*.ipynb"))
    if lesson not in names:
        raise ResetError(say("start.unknown", lang, lesson=lesson, lessons=", ".join(names)))
    try:
        if not is_notebook((home().notebooks / lang / f"{lesson}.ipynb").read_bytes()):
            raise ResetError(say("start.broken", lang, lang=lang, lesson=lesson))
        kept = Workspace(home().copies, home().state).reset(home().notebooks, f"{lang}/{lesson}")
    except OSError as error:
        path, reason = error.filename or home().copies, error.strerror or error
        raise ResetError(say("start.unwritable", lang, path=path, reason=reason)) from error
    bookmark.note(lesson, [1])
    if kept is None:
        return say("start.fresh", lang)
    return say("start.kept", lang, path=kept.relative_to(home().copies).as_posix())
