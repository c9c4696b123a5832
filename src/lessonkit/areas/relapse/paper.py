"""A ledger kept by hand: eight numbered households, two visits a month, six months."""

from html import escape

import ipywidgets
import traitlets

from lessonkit.areas.relapse import paper_tables as tables
from lessonkit.areas.relapse.model.paper import (
    HOUSEHOLDS,
    MONTHS,
    VISITS,
    Course,
    Plan,
    course_of,
    is_plan,
)
from lessonkit.core.texts import listed, say, sentences
from lessonkit.learner import journal
from lessonkit.widgets.controls import Press, Status
from lessonkit.widgets.kept import Kept


class PaperLedger(Kept):
    """Whom to visit, month by month; what came of it is explained after the last.

    Set `plan` (up to two numbers a month, months in order) as a plain value, or tick
    households and call `go_on()` and `begin_anew()` as a learner does; read `course`,
    `finished` and `earlier`. Each month is a line of kind "judgement" in the learner's file
    and comes back the next time. Nothing is graded.
    """

    id = "relapse.ledger"
    restored = "relapse.paper.restored"
    plan: traitlets.List[list[int]] = traitlets.List()

    def __init__(self) -> None:
        """Open the ledger where the learner left it, or at its first month."""
        self._boxes = {
            number: ipywidgets.Checkbox(
                description=say("relapse.paper.visit", number=number), indent=False
            )
            for number in HOUSEHOLDS
        }
        self._next = Press(say("relapse.paper.next"), self.go_on, list(self._boxes.values()))
        again = Press(say("relapse.paper.again"), self.begin_anew)
        self._asked, self._status = ipywidgets.HTML(), Status()
        self._ledger, self._before = ipywidgets.HTML(), ipywidgets.HTML()
        controls = [self._asked, *self._boxes.values(), self._next, again, self._status]
        super().__init__(controls, self._ledger, self._before)
        plan, recalled = self.recall(lambda saved: _plan_in(saved) or None)
        self.plan = plan or []
        self._draw(recalled)
        self.observe(lambda _: self._turn(), "plan")

    @property
    def course(self) -> Course:
        """What has come of the visits made."""
        return course_of(self.plan)

    @property
    def finished(self) -> bool:
        """Whether all months are over."""
        return len(self.plan) >= MONTHS

    @property
    def earlier(self) -> list[Plan]:
        """The plans that were carried through and kept, the oldest first."""
        kept = (each.value for each in journal.history(self.kind, self.id))
        return [plan for plan in map(_plan_in, kept) if plan and len(plan) == MONTHS]

    def go_on(self) -> None:
        """Make the visits ticked and turn to the next month; too many are asked about."""
        chosen = [number for number, box in self._boxes.items() if box.value]
        if self.finished:
            return
        if len(chosen) > VISITS:
            self._status.text = say("relapse.paper.too_many", most=VISITS)
            return
        self.plan = [*self.plan, chosen]

    def begin_anew(self) -> None:
        """Go back to the first month; what was kept stays in the learner's file."""
        self.plan = []

    def _turn(self) -> None:
        """Keep the plan and show what came of it."""
        self._draw(self.remember({"plan": self.plan}))

    def _draw(self, first: str) -> None:
        """Show the month that is to be decided; `first` is said before what is new."""
        month = len(self.plan) + 1
        for box in self._boxes.values():
            box.value, box.disabled = False, self.finished
        self._next.done = self.finished
        key = "relapse.paper.over" if self.finished else "relapse.paper.month"
        self._asked.value = f"<p>{escape(say(key, month=month, last=MONTHS))}</p>"
        self._ledger.value = tables.ledger(self.course, len(self.plan))
        self._before.value = tables.earlier(self.earlier)
        said = _verdict(self.course) if self.finished else _news(self.course, month)
        self._status.text = sentences(first, said)


def _plan_in(kept: object) -> Plan | None:
    """Return the plan that a value of the learner's file holds, or None where it holds none."""
    plan = kept.get("plan") if isinstance(kept, dict) else None
    return plan if is_plan(plan) else None


def _news(course: Course, month: int) -> str:
    """Return who fell in the month that has just ended."""
    fell = [str(number) for number, when in course.fell.items() if when == month - 1]
    return say("relapse.paper.news", month=month - 1, households=listed(fell)) if fell else ""


def _verdict(course: Course) -> str:
    """Return what came of the visits, and what no ledger could have told at the time."""
    saved = [str(n) for n in course.unhelped if n not in course.fell]
    fell = [str(n) for n in course.fell]
    return sentences(
        say("relapse.paper.saved", households=listed(saved))
        if saved
        else say("relapse.paper.saved.none"),
        say("relapse.paper.fell", households=listed(fell))
        if fell
        else say("relapse.paper.fell.none"),
        say("relapse.paper.why"),
    )
