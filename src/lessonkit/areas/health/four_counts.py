"""Four counts may be asked for: which of the printed claims could somebody check then?"""

from typing import Any

import ipywidgets
import traitlets

from lessonkit.areas.health.model.checking import COUNTS, MOST, NEEDS, lacking
from lessonkit.core.texts import listed, say, sentences
from lessonkit.facts.provenance import Listing
from lessonkit.widgets.controls import Status
from lessonkit.widgets.kept import Kept


class FourCounts(Kept):
    """Tick up to four counts; the table tells of each claim what is still missing.

    Set `chosen` (names of counts) as a plain value, or tick boxes; read `checkable`. What is
    chosen is kept in the learner's file. No choice is the right one.
    """

    id = "health.four_counts"
    restored = "health.counts.restored"
    chosen: traitlets.List[str] = traitlets.List(traitlets.Unicode())

    def __init__(self) -> None:
        """Start with nothing chosen, or with what the learner chose before."""
        self._boxes = {
            count: ipywidgets.Checkbox(description=say(f"health.counts.{count}"), indent=False)
            for count in COUNTS
        }
        self._status, self._table = Status(), ipywidgets.HTML()
        heading = ipywidgets.HTML(f"<strong>{say('health.counts.heading', most=MOST)}</strong>")
        super().__init__([heading, *self._boxes.values(), self._status], self._table)
        self.observe(lambda change: self._fill(change["new"]), "chosen")
        chosen, recalled = self.recall(_known)
        self.chosen = chosen or []
        for box in self._boxes.values():
            box.observe(lambda _: self._take(), "value")
        self._draw()
        self._status.text = sentences(recalled, self._status.text)

    @property
    def checkable(self) -> list[str]:
        """The claims that could be checked."""
        return [claim for claim, missing in lacking(self.chosen).items() if not missing]

    def _take(self) -> None:
        self.chosen = [count for count, box in self._boxes.items() if box.value]
        error = self.remember(self.chosen)
        self._draw()
        self._status.text = sentences(error, self._status.text)

    def _fill(self, chosen: list[str]) -> None:
        for count, box in self._boxes.items():
            box.value = count in chosen
        self._draw()

    def _draw(self) -> None:
        found = lacking(self.chosen)
        rows = [
            (
                say(f"health.counts.claim.{claim}"),
                say(
                    "health.counts.lacks",
                    counts=listed(say(f"health.counts.{one}") for one in COUNTS if one in missing),
                )
                if missing
                else say("health.counts.checkable"),
            )
            for claim, missing in found.items()
        ]
        header = (say("health.counts.header.claim"), say("health.counts.header.state"))
        self._table.value = Listing(say("health.counts.caption"), header, tuple(rows)).html()
        full = len(self.chosen) >= MOST
        for box in self._boxes.values():
            box.disabled = full and not box.value
        idle = [one for one in self.chosen if not any(one in needs for needs in NEEDS.values())]
        self._status.text = sentences(
            say(
                "health.counts.said", chosen=len(self.chosen), most=MOST, claims=len(self.checkable)
            ),
            say("health.counts.idle", counts=listed(say(f"health.counts.{one}") for one in idle))
            if idle
            else "",
            say("health.counts.full") if full else "",
        )


def _known(saved: Any) -> list[str] | None:  # noqa: ANN401 - anybody may edit the file
    """Return the counts that a value of the learner's file names, None where it names none."""
    return (
        [one for one in saved if one in COUNTS][:MOST] or None if isinstance(saved, list) else None
    )
