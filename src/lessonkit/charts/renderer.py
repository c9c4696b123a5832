"""Show charts without a network: compiled here, drawn by JupyterLab's own Vega.

Altair's default output loads scripts from the web. This one holds the compiled chart for
viewers with Vega, a still picture for those without scripts, and a sentence for those
without pictures.
"""

import re
from collections import Counter
from html import escape
from typing import Any, Final

import altair as alt

from lessonkit.charts import store

_VEGA_LITE: Final = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
_HALVINGS: Final = 8  # 256 neighbours become one
# What an SVG says although it would be so unsaid: a sixth of a chart with many marks.
_UNSAID: Final = re.compile(
    r' (?:opacity="1"|text-anchor="start"|stroke-dasharray="1,0"|stroke-width="1"'
    r'|font-weight="normal"|transform="translate\(0,0\)"|stroke-miterlimit="10"|version="1.1")'
)
# Single letters one after the other, as in the marks of a map.
_LETTERS: Final = re.compile(
    r'(?:<text transform="translate\([-\d.,]+\)"(?P<look>[^>]*)>[A-Z]</text>)'
    r'(?:<text transform="translate\([-\d.,]+\)"(?P=look)>[A-Z]</text>)+'
)
# JupyterLab 4.6 has Vega 5; the browser tests prove each chart form on it.
_VEGA_SCHEMA: Final = "https://vega.github.io/schema/vega/v5.json"


def mimebundle(spec: dict[str, Any], **_: object) -> dict[str, Any]:
    """Return a chart in the three forms that a notebook stores."""
    return store.recall(spec, _rendered)


def _rendered(spec: dict[str, Any]) -> dict[str, Any]:
    import vl_convert  # noqa: PLC0415 - half a second, spared where the chart is kept

    vega = vl_convert.vegalite_to_vega(spec, vl_version=_VEGA_LITE)
    vega["$schema"] = _VEGA_SCHEMA
    vega["usermeta"] = {
        **spec.get("usermeta", {}),
        "embedOptions": {"renderer": "svg", "actions": False},
        "made_from": store.key(spec),
    }
    description = spec.get("description", "")
    return {
        store.VEGA_MIME: vega,
        "image/svg+xml": still(vl_convert.vega_to_svg(vega), description),
        "text/plain": description,
    }


def still(svg: str, description: str) -> str:
    """Return a static picture without what only a live one needs, and with its sentence.

    Invisible backgrounds go too: their size is the one thing in the picture that depends
    on the machine's fonts. Neighbours that look alike become one path, or one text.
    """
    svg = re.sub(r'<path class="(?:background|foreground)"(?![^>]*stroke="#)[^>]*/>', "", svg)
    svg = re.sub(r' (?:aria-[a-z]+|role|class|pointer-events|xmlns:xlink)="[^"]*"', "", svg)
    svg = _UNSAID.sub("", svg)
    svg = re.sub(r'(<path(?![^>]* stroke=)[^>]*) stroke-width="[^"]*"', r"\1", svg)
    said = ""  # once for all texts: the fonts, and the size that most of them have
    for name in ("font-family", "font-size"):
        found = Counter(re.findall(rf' {name}="[^"]*"', svg)).most_common(1)
        for attribute, _ in found:
            svg, said = svg.replace(attribute, ""), said + attribute
    svg = re.sub(r"(<g[^>]*>)\s*</g>", "", svg)
    svg = re.sub(r"\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), svg)
    for _ in range(_HALVINGS):
        svg = re.sub(r'<path d="([^"]*)"([^>]*)/><path d="([^"]*)"\2/>', r'<path d="\1\3"\2/>', svg)
    svg = re.sub(r'<text( text-anchor="[a-z]+")( transform="[^"]*")', r"<text\2\1", svg)
    svg = _LETTERS.sub(_as_one, svg)
    return svg.replace("<svg", f'<svg role="img" aria-label="{escape(description)}"{said}', 1)


def _as_one(run: re.Match[str]) -> str:
    """Return letters that look alike as one text that gives each of them its place."""
    letters = re.findall(r"translate\(([-\d.]+),([-\d.]+)\)[^>]*>(.)<", run[0])
    across, down, words = (" ".join(part) for part in zip(*letters, strict=True))
    return f'<text x="{across}" y="{down}"{run["look"]}>{words.replace(" ", "")}</text>'


alt.renderers.register("lessonkit", mimebundle)
alt.renderers.enable("lessonkit")
