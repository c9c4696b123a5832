"""How the page is laid out: which stretch of its text belongs to which article."""

import itertools
from dataclasses import dataclass

from lessonkit import tables
from lessonkit.core.home import home, remembered


@dataclass(frozen=True)
class Block:
    """A stretch of the page from `start` to `end`, in characters: a row of layout.csv.

    `kind` is text, heading, furniture, kicker or repeat (a passage printed again); `opens`
    tells whether an article begins here.
    """

    start: int
    end: int
    article: str
    section: str
    kind: str
    opens: bool


@remembered
def blocks() -> tuple[Block, ...]:
    """Return the stretches of the page in the order of its text."""
    seen: set[str] = {"page"}
    read = []
    for row in tables.read(home().data / "layout.csv"):
        opens = row["article"] not in seen
        seen.add(row["article"])
        place = int(row["start"]), int(row["end"]), row["article"], row["section"], row["kind"]
        read.append(Block(*place, opens))
    return tuple(read)


def printed_again(offset: int) -> bool:
    """Return whether what stands at `offset` is printed again, word for word, further on."""
    again = next(block for block in blocks() if block.kind == "repeat")
    first = blocks()[blocks().index(again) - 1]
    return first.end - (again.end - again.start) <= offset < first.end


def seam() -> tuple[int, int]:
    """Return where the report breaks off in mid-word and where it goes on, columns later."""
    report = [block for block in blocks() if block.article == "report"]
    parts = itertools.pairwise(report)
    return max(((one.end, other.start) for one, other in parts), key=lambda gap: gap[1] - gap[0])
