"""Texts of the interface whose numbers the browser fills in."""

import json
import re

from lessonkit.core.texts import say


def quoted(text: str) -> str:
    """Return the Vega expression for a text, whatever quotes stand in it."""
    return json.dumps(text, ensure_ascii=False)


def words(key: str, **values: str) -> str:
    """Return the Vega expression for an interface text with expressions in its braces."""
    parts = re.split(r"\{(\w+)\}", say(key))
    spelt = [f"({values[part]})" if i % 2 else quoted(part) for i, part in enumerate(parts) if part]
    return " + ".join(spelt)
