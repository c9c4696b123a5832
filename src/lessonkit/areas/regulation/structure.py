"""The seven parts of the essay, each to be opened: what it names, and in whose words."""

from lessonkit.areas.regulation import model
from lessonkit.areas.regulation.model import Item
from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.facts.provenance import Folded, Listing


def structure() -> Folded:
    """Return the parts of the essay, folded: each item with its voice, phrase and place."""
    lang = current()
    found = model.items()
    header = tuple(say(f"regulation.structure.{name}") for name in ("what", "voice", "phrase"))
    listings = []
    for number, part in enumerate(model.parts(), start=1):
        here = [item for item in found if item.part == number]
        caption = say(
            "regulation.structure.part", number=number, part=part.start[lang], count=len(here)
        )
        listings.append(Listing(caption, header, tuple(map(_row, here))))
    return Folded(tuple(listings))


def _row(item: Item) -> tuple[str, str, str]:
    lang, edge = current(), item.edge
    what = edge.end[lang]
    if item.duty:
        what = say("regulation.voice.link", who=edge.start[lang], duty=what)
    return (
        what,
        say(f"regulation.voice.{item.voice}"),
        say("regulation.duties.where", phrase=edge.phrase, place=edge.offset),
    )
