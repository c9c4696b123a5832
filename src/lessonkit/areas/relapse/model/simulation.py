"""A village watched by a ledger: month after month lived, read, warned of, helped."""

import numpy as np

from lessonkit.areas.relapse.model.capacity import NEVER, Desk
from lessonkit.areas.relapse.model.ledger import Settings, lived, warned
from lessonkit.areas.relapse.model.outcome import Outcome
from lessonkit.areas.relapse.model.village import Village

_ONE_TO_ONE = 6  # months of support that a poor household gets


def simulate(village: Village, settings: Settings | None = None) -> Outcome:
    """Return what becomes of a village that is watched and helped.

    Each month households live, the ledger is read, and of those warned of who have no open
    case one is opened. A poor household is supported one to one for six months. For one
    lifted out an item is put right a month; when none is left, its account is closed. Cases
    wait until a helper has a place for them, first come, first served, by number within a
    month. A case in hand brings support in that month.

    Args:
        village: What happens to the households.
        settings: How they are watched and helped.
    """
    settings = settings or Settings()
    shape = village.income.shape
    change = (village.income - village.spending).astype(float)
    takes = np.where(village.poor, _ONE_TO_ONE, village.items)
    savings, short, held = np.zeros(shape), np.zeros(shape, dtype=bool), np.zeros(shape)
    now = village.savings.astype(float)
    start = np.full(village.households, NEVER)  # of each household's last case
    end = np.zeros(village.households, dtype=np.int64)
    desk, cases = Desk(settings.places), []
    for month in range(village.months):
        helped = (start <= month) & (month < end)
        now, short[month] = lived(now, change[month] + settings.support * helped, village.usual)
        savings[month], held[month] = now, now / village.usual
        opened = warned(village, held, month, settings) & (end <= month + 1)
        for household in np.flatnonzero(opened).tolist():
            first = desk.admit(month + 1, int(takes[household]))
            start[household], end[household] = first, first + takes[household]
            cases.append((household, month, first, int(end[household])))
    return Outcome(village, settings, savings, short, np.array(cases, dtype=np.int64))
