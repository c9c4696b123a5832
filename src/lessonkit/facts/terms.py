"""Terms and named sets of the page, with their members where a source lists them."""

from dataclasses import dataclass
from typing import Final

from lessonkit import tables
from lessonkit.core.home import home, remembered
from lessonkit.core.ids import known
from lessonkit.core.language import Lang
from lessonkit.core.texts import listed, say

_SEPARATOR: Final[dict[Lang, str]] = {"zh": "；", "en": ";"}


@dataclass(frozen=True)
class Term:
    """A row of terms.csv; `members` is empty where no source lists or explains it.

    `listed_on_page` tells whether the page itself does; `source` is "page", "kit" for the
    plain meaning of a word, or what the members are taken from.
    """

    id: str
    label: dict[Lang, str]
    members: dict[Lang, tuple[str, ...]]
    listed_on_page: bool
    source: str

    def explained(self, lang: Lang) -> str:
        """Return the members and where they are from, or that the page does not define it."""
        if not self.members[lang]:
            return say("term.undefined", lang)
        source = self.source if self.source not in ("page", "kit") else ""
        return say(
            "term.cited" if source else f"term.{self.source}",
            lang,
            members=listed(self.members[lang], lang, mark="between"),
            source=source,
        )


def term(name: str) -> Term:
    """Return the term with the id `name`.

    Raises:
        UnknownIdError: No term has this id; the message names the nearest ones.
    """
    return known(name, all_terms())


@remembered
def all_terms() -> dict[str, Term]:
    """Return every term by id, in the table's order."""
    return {
        row["id"]: Term(
            row["id"],
            {"zh": row["term_zh"], "en": row["term_en"]},
            {"zh": _members(row, "zh"), "en": _members(row, "en")},
            row["listed_on_page"] == "yes",
            row["source"],
        )
        for row in tables.read(home().data / "terms.csv")
    }


def _members(row: dict[str, str], lang: Lang) -> tuple[str, ...]:
    parts = row[f"members_{lang}"].split(_SEPARATOR[lang])
    return tuple(part.strip() for part in parts if part.strip())
