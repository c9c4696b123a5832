"""Every colour of a chart has its twin for Lab's dark theme, in the extension's chart.css."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lessonkit import labextension
from lessonkit.charts import store
from lessonkit.core.home import home

CSS: Final = labextension.FOLDER / "chart.css"
PACKAGE: Final = CSS.parents[2]
RULE: Final = re.compile(r"\[(fill|stroke)='([^']+)'\] \{\s*(fill|stroke): (#[0-9a-f]{6});")
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|white|black")
GROUND: Final = "#111111"  # of a notebook in Lab's dark theme
PALE: Final = 0.45  # luminance from which a colour is a ground on white, not a mark


def _rules() -> dict[str, dict[str, str]]:
    """Return what chart.css turns each colour into, as fill and as stroke."""
    rules: dict[str, dict[str, str]] = {}
    for kind, colour, told, dark in RULE.findall(CSS.read_text("utf-8")):
        assert kind == told, f"{colour}: the {kind} is given as {told}"
        rules.setdefault(colour, {})[kind] = dark
    return rules


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _used() -> dict[str, str]:
    """Return the colours of all built charts and of all Python, with where they are used."""
    used: dict[str, str] = {}
    for path in home().notebooks.rglob("*.ipynb"):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                chart = output.get("data", {}).get(store.VEGA_MIME, {})
                found = (text for text in _strings(chart) if COLOUR.fullmatch(text))
                used |= dict.fromkeys(found, path.name)
    for path in PACKAGE.rglob("*.py"):
        literals = re.findall(r'"(#[0-9a-fA-F]{3,6})"', path.read_text("utf-8"))
        used |= dict.fromkeys(literals, path.name)
    return used


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in (red, green, blue)
    )
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_every_colour_of_a_chart_has_a_twin_for_the_dark_theme() -> None:
    """A new colour without a rule would stay as it is on white: write its two rules."""
    rules = _rules()
    used = _used()

    assert {"#0072B2", "white"} <= set(used)
    for colour, place in used.items():
        assert set(rules.get(colour, {})) == {"fill", "stroke"}, f"chart.css: {colour} of {place}"


def test_no_rule_is_left_of_a_colour_that_is_gone() -> None:
    """What chart.css turns is used, or Vega's own for what a chart leaves open."""
    assert set(_rules()) - set(_used()) <= {"#000"}


def test_marks_keep_their_contrast_in_the_dark() -> None:
    """What is a mark on white has 3:1 on the dark ground; what is a ground turns dark."""
    names = {"white": "#ffffff", "#000": "#000000"}
    for colour, turned in _rules().items():
        (dark,) = set(turned.values())
        contrast = (_luminance(dark) + 0.05) / (_luminance(GROUND) + 0.05)
        if _luminance(names.get(colour, colour)) < PALE:
            assert contrast >= 3, f"{colour} becomes {dark}"
        else:
            assert contrast < 2.5, f"{colour} becomes {dark}"
