"""What a page runs: the lab extension's own modules and Vega, in one script within the page."""

import json
import re
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from lessonkit.core.bundler import Script, ordered
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
    functions = [_function(_VEGA, vega), *map(_module, ordered(_OWN, frozenset([_VEGA])))]
    code = "\n".join(["const modules = {};", *functions])
    code = code.replace("</script", r"<\/script")  # which would end the script
    return Markup(f'<script type="module">\n{code}\n</script>')  # noqa: S704 - ends where it should


def data(name: str, value: Any) -> Markup:  # noqa: ANN401 - whatever JSON holds
    """Return `value` as HTML that shows nothing and that scripts can read by its class."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")
    return Markup(f'<script type="application/json" class="{name}">{text}</script>')  # noqa: S704 - as above


def _function(file: str, body: str) -> str:
    return f"modules['{file}'] = (() => {{\n{body}\n}})();"


def _module(script: Script) -> str:
    taken = [
        f"const {{ {', '.join(f'{name}: {alias}' for name, alias in one.names)} }} "
        f"= modules['{one.path.name}'];"
        for one in script.imports
    ]
    given = f"return {{ {', '.join(script.exports)} }};"
    return _function(script.path.name, "\n".join([*taken, script.body, given]))
