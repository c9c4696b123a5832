"""Find the misprinted digit of an invented notice: without totals, with one, with all."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.areas.page.model.proof import COLUMNS, ROWS, Cell, Notice, notice, suspects
from lessonkit.core import html
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say, sentences
from lessonkit.facts.checks import all_checks
from lessonkit.widgets.controls import Press, Status
from lessonkit.widgets.kept import Kept

TOTALS: Final[Mapping[str, tuple[bool, bool]]] = {  # of rows, of columns
    "none": (False, False),
    "one": (False, False),
    "rows": (True, False),
    "both": (True, True),
}
_CELLS: Final = [(row, column) for row in range(ROWS) for column in range(COLUMNS)]


def checked() -> int:
    """Return how many figures stand in an equation of the page that holds.

    Figures that are equal by chance count as well, so it is the most that can be hoped for.
    """
    return len(
        {
            name
            for check in all_checks()
            if check.relation == "=" and check.verdict == "consistent" and len(check.figures) > 1
            for name in check.figures
        }
    )


class Proof(Kept):
    """A notice with one wrong digit; choose what totals it prints, then name the cell.

    Set `number` (of the notice, from 1), `totals` and `cell` (row, column, from 0) and call
    `look()` or `go_on()` as a learner does; read `tries`: by totals, how often the cell was
    right and how often it was tried. It is kept in the learner's file.
    """

    id = "page.proof"
    restored = "page.proof.restored"
    number = traitlets.Int(1)
    totals = traitlets.Enum(tuple(TOTALS), default_value="none")
    tries = traitlets.Dict()

    def __init__(self) -> None:
        """Start with the first notice and no totals, or with what was tried before."""
        self._totals = ipywidgets.RadioButtons(
            options=[(say(f"page.proof.totals.{name}"), name) for name in TOTALS],
            description=say("page.proof.totals"),
            style={"description_width": "initial"},
        )
        self._cell = ipywidgets.Dropdown(
            options=[(_place(cell), cell) for cell in _CELLS],
            description=say("page.proof.cell"),
            style={"description_width": "initial"},
        )
        look = Press(say("page.proof.look"), self.look, [self._totals, self._cell])
        on = Press(say("page.proof.next"), self.go_on)
        self._status, self._score, self._table = Status(), Status(), ipywidgets.HTML()
        self._over = False
        controls = [self._totals, self._cell, look, on, self._status, self._score]
        super().__init__(controls, self._table)
        traitlets.link((self._totals, "value"), (self, "totals"))
        self.observe(lambda _: self._begin(), "number")
        self.observe(lambda _: self._draw(), "totals")
        tries, recalled = self.recall(_known)
        self.tries = tries or {}
        self.number = 1 + sum(tried for _, tried in self.tries.values())
        self._score.text = sentences(recalled, _score(self.tries) if tries else "")
        self._draw()

    @property
    def notice(self) -> Notice:
        """The notice that is shown."""
        return notice(self.number)

    @property
    def cell(self) -> Cell:
        """The cell that the learner means."""
        row, column = self._cell.value
        return row, column

    @cell.setter
    def cell(self, cell: Cell) -> None:
        self._cell.value = cell

    def look(self) -> None:
        """Say whether it was that cell, and what the totals could show; each notice once."""
        if self._over:
            self._status.text = say("page.proof.over")
            return
        self._over = True
        shown = self.notice
        right, tried = self.tries.get(self.totals, (0, 0))
        hit = self.cell == shown.slip
        self.tries = {**self.tries, self.totals: [right + hit, tried + 1]}
        row, column = shown.slip
        rows, columns = TOTALS[self.totals]
        verdict = say(
            f"page.proof.{'right' if hit else 'wrong'}",
            place=_place(shown.slip),
            printed=shown.printed[row][column],
            counted=shown.counted[row][column],
        )
        left = len(suspects(shown, rows=rows, columns=columns))
        self._status.text = sentences(
            verdict,
            say(f"page.proof.why.{self.totals}", left=left),
            self.remember(self.tries),
        )
        self._score.text = _score(self.tries)

    def go_on(self) -> None:
        """Show another notice."""
        self.number += 1

    def _begin(self) -> None:
        self._over = False
        self._status.text = ""
        self._draw()

    def _draw(self) -> None:
        self._table.value = _printed(self.notice, self.totals)


def _known(saved: Any) -> dict[str, list[int]] | None:  # noqa: ANN401 - anybody may edit the file
    """Return the tries that a value of the learner's file holds, None where it holds none."""
    if not isinstance(saved, dict):
        return None
    return {name: pair for name, pair in saved.items() if name in TOTALS and _is_pair(pair)} or None


def _is_pair(pair: Any) -> bool:  # noqa: ANN401 - anybody may edit the file
    return (
        isinstance(pair, list)
        and len(pair) == 2  # noqa: PLR2004 - right, tried
        and all(type(number) is int and 0 <= number < 10**6 for number in pair)
        and pair[0] <= pair[1]
    )


def _place(cell: Cell) -> str:
    return say("page.proof.place", row=cell[0] + 1, column=cell[1] + 1)


def _score(tries: Mapping[str, Sequence[int]]) -> str:
    told = (
        say("page.proof.score", totals=say(f"page.proof.totals.{name}"), right=right, tried=tried)
        for name, (right, tried) in ((n, tries[n]) for n in TOTALS if n in tries)
    )
    return sentences(*told)


def _printed(shown: Notice, totals: str) -> str:
    """Return the notice as it is printed, as HTML."""
    rows, columns = TOTALS[totals]
    total = format_number(shown.total)
    header = [
        say("page.proof.corner"),
        *(say("page.proof.column", number=c + 1) for c in range(COLUMNS)),
    ]
    lines = [
        [say("page.proof.row", number=r + 1), *map(format_number, line)]
        for r, line in enumerate(shown.printed)
    ]
    if rows:
        header.append(say("page.proof.sum"))
        for line, row_total in zip(lines, shown.row_totals, strict=True):
            line.append(format_number(row_total))
    if columns:
        lines.append([say("page.proof.sum"), *map(format_number, shown.column_totals), total])
    whole = escape(say("page.proof.whole", total=total)) if totals == "one" else ""
    return f"{html.table(say('page.proof.caption'), header, lines)}<p>{whole}</p>"
