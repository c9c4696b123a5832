"""What a built lesson says last: which lesson comes next, and what that one asks."""

from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.course import order
from lessonkit.course.outline import START
from lessonkit.lessons.lesson import header


def markdown(name: str, lang: Lang) -> str:
    """Return it as Markdown, with a link to that notebook, or behind the last to the contents.

    Raises:
        LessonError: The header of the next lesson cannot be read.
    """
    after = order.neighbours(name)["next"]
    if after is None:
        return say("lesson.last", lang, notebook=f"{START}.ipynb")
    head = header(after, lang)
    return say(
        "lesson.next",
        lang,
        number=after.partition("-")[0],
        title=head.get("title", after),
        question=head.get("question", ""),
        notebook=f"{after}.ipynb",
    )
