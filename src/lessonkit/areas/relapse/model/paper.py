"""Eight invented households for six months: a ledger small enough for a sheet of paper."""

from dataclasses import dataclass
from typing import Final, TypeGuard

MONTHS: Final = 6
VISITS: Final = 2  # a month
Plan = list[list[int]]  # whom to visit, by month
HELP: Final = 3  # a visit brings so many hundred yuan, and an arrangement worth as much later


@dataclass(frozen=True)
class Entry:
    """A household: hundreds of yuan in hand at the start, and what each month adds or takes.

    `kind` is why it stands in the ledger: falls, manages (it looks poor and copes), quiet,
    or unseen (its ledger is behind what happens).
    """

    start: int
    changes: tuple[int, ...]
    kind: str


HOUSEHOLDS: Final = {
    1: Entry(6, (-2, -2, -2, -2, -2, -2), "falls"),
    2: Entry(2, (-1, 0, 1, -1, 1, 0), "manages"),
    3: Entry(12, (1, 0, 1, 0, 1, 0), "quiet"),
    4: Entry(9, (0, 0, -12, 1, 0, 1), "unseen"),
    5: Entry(1, (0, 0, 0, 0, 14, 0), "manages"),
    6: Entry(5, (-1, -2, -1, -2, -1, -2), "falls"),
    7: Entry(14, (0, 1, 0, 0, -1, 0), "quiet"),
    8: Entry(7, (0, -1, 0, -4, -4, 1), "falls"),
}


@dataclass(frozen=True)
class Course:
    """What came of a plan of visits.

    Attributes:
        held: Hundreds of yuan in hand at the end of each month, by household.
        fell: The month, from 1, in which a household could not cover its month, if it did.
        unhelped: The same with no visit at all.
    """

    held: dict[int, tuple[int, ...]]
    fell: dict[int, int]
    unhelped: dict[int, int]


def is_plan(value: object) -> TypeGuard[Plan]:
    """Return whether a value, perhaps edited by hand, is a plan of visits that can be made."""
    return isinstance(value, list) and len(value) <= MONTHS and all(map(_can_be_made, value))


def _can_be_made(month: object) -> bool:
    if not isinstance(month, list) or not all(type(number) is int for number in month):
        return False
    return len(month) <= VISITS and len(set(month)) == len(month) and set(month) <= set(HOUSEHOLDS)


def course_of(plan: Plan) -> Course:
    """Return what comes of a plan; months that it does not have yet bring no visit.

    Raises:
        ValueError: Some month has more visits than `VISITS`, one twice, or a household that
            there is not.
    """
    if not is_plan(plan):
        message = f"{plan} is no plan; write up to {VISITS} of 1 to 8 for each of {MONTHS} months"
        raise ValueError(message)
    held, fell = _lived(plan)
    return Course(held, fell, _lived([])[1])


def _lived(plan: Plan) -> tuple[dict[int, tuple[int, ...]], dict[int, int]]:
    visits = dict(enumerate(plan, start=1))
    held: dict[int, tuple[int, ...]] = {}
    fell: dict[int, int] = {}
    for number, entry in HOUSEHOLDS.items():
        now, months = entry.start, []
        for month, change in enumerate(entry.changes, start=1):
            now += change + HELP * (number in visits.get(month, []))
            if now < 0:
                fell.setdefault(number, month)
                now = 0
            months.append(now)
        held[number] = tuple(months)
    return held, fell
