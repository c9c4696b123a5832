"""What a page runs: the lab extension's own modules and Vega, in one script within the page."""

import json
import re
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from lessonkit.core.bundler import EXPORT, IMPORT
from lessonkit.widgets import vega_bundle

_DEFAULT: Final = re.compile(r"export\{(?P<name>[\w$]+) as default\};?\s*$")
_OWN: Final = Path(__file__).with_name("static.js")
_VEGA: Final = "vega.js"  # what that module calls Vega


def bundle() -> Markup:
    """Return the script of a page as HTML.

    A page opened as a file can load no module, so each becomes a function in one script: its
    imports are read from the functions before it, its exports returned.
    """
    vega = _DEFAULT.sub(r"return {default: \g<name>};", vega_bundle.content().decode())
    functions = {_VEGA: _function(_VEGA, vega)}
    _add(_OWN, functions)
    code = "\n".join(["const modules = {};", *functions.values()])
    code = code.replace("</script", r"<\/script")  # which would end the script
    return Markup(f'<script type="module">\n{code}\n</script>')  # noqa: S704 - ends where it should


def _add(path: Path, functions: dict[str, str]) -> None:
    """Add a module to the functions by their files, after all that it imports."""
    text = path.read_text(encoding="utf-8")
    for found in IMPORT.finditer(text):
        other = path.parent / found["file"]
        if other.name not in functions:
            _add(other, functions)
    functions[path.name] = _function(path.name, _module(text))


def data(name: str, value: Any) -> Markup:  # noqa: ANN401 - whatever JSON holds
    """Return `value` as HTML that shows nothing and that scripts can read by its class."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")
    return Markup(f'<script type="application/json" class="{name}">{text}</script>')  # noqa: S704 - as above


def _function(file: str, body: str) -> str:
    return f"modules['{file}'] = (() => {{\n{body}\n}})();"


def _module(text: str) -> str:
    names = ", ".join(match["name"] for match in EXPORT.finditer(text))
    text = IMPORT.sub(_read, EXPORT.sub("", text))
    return f"{text}\nreturn {{ {names} }};"


def _read(found: re.Match[str]) -> str:
    names = found["names"].replace(" as ", ": ")
    return f"const {{ {names} }} = modules['{Path(found['file']).name}'];"
