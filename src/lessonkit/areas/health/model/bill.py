"""Hospital bills: what a reported reimbursement rate leaves to the patient."""

import math
from dataclasses import dataclass, field
from typing import Final, Literal

from lessonkit.core.ranges import require

Reading = Literal["points", "factor"]
_LARGEST: Final = 1e9  # yuan; a bill without end would leave shares of infinity


def increased(rate: float, by: float, reading: Reading) -> float:
    """Return a rate "increased by 5%" under one of the phrase's two readings.

    Args:
        rate: Share of the costs, 0 to 1.
        by: The printed increase as a share: 0.05 for 5%.
        reading: "points" adds percentage points, "factor" multiplies by ``1 + by``.

    Returns:
        The higher rate, at most 1.

    Raises:
        OutOfRangeError: An argument is outside its range.

    Source:
        The phrase is the metric ``health.reimb.increase`` of data/metrics.csv; the page
        does not say which reading is meant.
    """
    require("rate", rate, 0, 1, "Write 90 percent as 0.9.")
    require("by", by, 0, 1, "Write 5 percent as 0.05.")
    return min(1.0, rate + by if reading == "points" else rate * (1 + by))


@dataclass(frozen=True)
class Assumptions:
    """What the page does not say of a bill; by default nothing stands between rate and bill.

    Attributes:
        deductible: Yuan that the patient pays before the rate applies.
        outside: Share of the bill for what the scheme's catalogue does not list, 0 to 1.
        cap: Most that the insurance pays in a year, in yuan; the bill is the year's only one.
        assisted: Share of the listed costs left by the insurance that medical assistance
            takes over, 0 to 1.
        ceiling: Most that medical assistance pays in a year, in yuan.
    """

    deductible: float = 0.0
    outside: float = 0.0
    cap: float = math.inf
    assisted: float = 0.0
    ceiling: float = math.inf

    def __post_init__(self) -> None:
        """Refuse what is out of range."""
        require("deductible", self.deductible, 0, math.inf, "Write 0 for none.")
        require("outside", self.outside, 0, 1, "Write 20 percent as 0.2.")
        require("cap", self.cap, 0, math.inf, "Leave it out for none.")
        require("assisted", self.assisted, 0, 1, "Write 50 percent as 0.5.")
        require("ceiling", self.ceiling, 0, math.inf, "Leave it out for none.")


@dataclass(frozen=True)
class Settlement:
    """Who pays what of one bill, in yuan; the parts add up to the bill."""

    bill: float
    insurance: float
    assistance: float
    patient: float = field(init=False)

    def __post_init__(self) -> None:
        """Leave the patient what nobody else pays."""
        left = self.bill - self.insurance - self.assistance
        object.__setattr__(self, "patient", min(self.bill, max(0.0, left)))

    @property
    def effective_rate(self) -> float:
        """The share of the bill that the patient does not pay, 0 to 1 (0 for no bill)."""
        return 1 - self.patient / self.bill if self.bill else 0.0


def settle(bill: float, rate: float, terms: Assumptions | None = None) -> Settlement:
    """Return who pays what of an inpatient bill.

    Args:
        bill: Yuan, 0 to a thousand million.
        rate: The reimbursement rate, 0 to 1.
        terms: The assumptions; by default none stands between rate and bill.

    Returns:
        The insurance pays ``min(cap, rate * max(0, listed - deductible))`` where `listed`
        is the bill less what lies outside the catalogue; medical assistance pays
        ``min(ceiling, assisted * (listed - insurance))``; the patient pays the rest.

    Raises:
        OutOfRangeError: An argument is outside its range.

    Source:
        The usual cost-sharing rule. Rates are the metrics ``health.reimb.*``, the ceiling
        ``health.assist.ceiling``. All else is assumption: the page mentions no deductible,
        catalogue or cap (data/missing.csv), nor which costs assistance looks at.
    """
    require("bill", bill, 0, _LARGEST, "Write a bill in yuan, as in 10000.")
    require("rate", rate, 0, 1, "Write 95 percent as 0.95.")
    terms = terms or Assumptions()
    listed = bill * (1 - terms.outside)
    insurance = min(terms.cap, rate * max(0.0, listed - terms.deductible))
    assistance = min(terms.ceiling, terms.assisted * (listed - insurance))
    return Settlement(bill, insurance, assistance)
