"""What an essay says that a law contains: its parts, their elements, who has which duty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from lessonkit.facts.relations import edges

if TYPE_CHECKING:
    from lessonkit.facts.relations import Edge

Voice = Literal["quoted", "reported", "exhorted"]
VOICES: Final = cast("tuple[Voice, ...]", get_args(Voice))
_SYSTEMS: Final[dict[str, tuple[Voice, ...]]] = {
    "duty": VOICES,
    "element": ("reported", "exhorted"),
}


@dataclass(frozen=True)
class Item:
    """Something that a part of the essay names, in one voice.

    `part` counts the essay's parts from 1. `edge` leads from the one who has a duty to the
    duty, or, where `duty` is false, from the part to an element of it.
    """

    part: int
    voice: Voice
    duty: bool
    edge: Edge


def items() -> tuple[Item, ...]:
    """Return all that the seven parts name, in the order of print.

    The voices are the kit's sorting, by quotation marks and wording (``regulation_duty_…``
    and ``regulation_element_…`` of data/relations.csv).
    """
    starts = [part.offset for part in parts()]
    found = [
        Item(
            part=sum(start <= edge.offset for start in starts),
            voice=voice,
            duty=kind == "duty",
            edge=edge,
        )
        for kind, voices in _SYSTEMS.items()
        for voice in voices
        for edge in edges(f"regulation_{kind}_{voice}")
    ]
    return tuple(sorted(found, key=lambda item: item.edge.offset))


def duties() -> tuple[Item, ...]:
    """Return the items that are duties: who is to do what."""
    return tuple(item for item in items() if item.duty)


def parts() -> tuple[Edge, ...]:
    """Return the essay's parts, each leading to the chapter title that the kit matches it with."""
    return edges("regulation_parts")


def count(voice: Voice, *, duties_only: bool = False) -> int:
    """Return how many items stand in a voice: of all items, or of the duties only."""
    return sum(item.voice == voice for item in (duties() if duties_only else items()))
