"""Which printed claims of the health section a few counts would let somebody check."""

from collections.abc import Iterable, Mapping
from typing import Final

# What each claim needs beside what the page prints. Numbers of clinics are printed, so a
# mean takes the doctors only; a rate takes what is above and what is below the line.
NEEDS: Final[Mapping[str, frozenset[str]]] = {
    "reimbursed": frozenset({"fund_paid", "costs"}),
    "insured": frozenset({"enrolled", "eligible"}),
    "signed": frozenset({"signed", "registered"}),
    "served": frozenset({"served", "registered"}),
    "township": frozenset({"township_doctors"}),
    "village": frozenset({"village_doctors"}),
    "twice": frozenset({"in_both"}),
}
# The last two are often counted and decide nothing here.
COUNTS: Final = (
    "fund_paid",
    "costs",
    "enrolled",
    "eligible",
    "signed",
    "served",
    "registered",
    "township_doctors",
    "village_doctors",
    "in_both",
    "beds",
    "leaflets",
)
MOST: Final = 4  # that may be asked for


def lacking(chosen: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return for each claim which counts are still missing; none where it can be checked.

    Raises:
        ValueError: A count is chosen that there is not.
    """
    known = frozenset(chosen)
    if strange := known - set(COUNTS):
        message = f"there is no count {min(strange)!r}; the counts are {', '.join(COUNTS)}"
        raise ValueError(message)
    return {claim: needs - known for claim, needs in NEEDS.items()}
