"""The printed reimbursement rates as the health panels need them."""

from typing import Final, Literal

from lessonkit.areas.health.model.bill import Reading, increased
from lessonkit.core.texts import say
from lessonkit.facts.metrics import metric

LEVELS: Final = ("township", "county", "city")
Kind = Literal["all", "registered"]
KINDS: Final[tuple[Kind, ...]] = ("all", "registered")


def name(part: str) -> str:
    """Return the short name of a hospital level or kind of people."""
    return say(f"part.{part}")


def printed(people: str, level: str) -> float:
    """Return a printed rate as a share, 0 to 1; `people` is "all" or "poor"."""
    return float(metric(f"health.reimb.{people}.{level}").value / 100)


def rate(kind: Kind, level: str, reading: Reading) -> float:
    """Return the rate of a kind of people when "increased by 5%" is read as `reading`."""
    base = printed("all", level)
    if kind == "all":
        return base
    return increased(base, float(metric("health.reimb.increase").value / 100), reading)
