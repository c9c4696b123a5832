"""Charts that were compiled once.

Compiling the first chart of a process takes half a second, forty times over in a class on a
shared machine. A chart that stands in a built notebook, or was compiled before, is taken from
there as long as nothing that made it has changed.
"""

import contextlib
import functools
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from lessonkit.core import files

VEGA_MIME: Final = "application/vnd.vega.v5+json"
ANEW: Final = "LESSONKIT_COMPILE_ANEW"  # set where charts must prove themselves: build, tests


def recall(
    spec: dict[str, Any], render: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """Return the forms of a chart as kept, or as `render` makes them, kept from then on."""
    if os.environ.get(ANEW):
        return render(spec)
    path = _folder() / f"{key(spec)}.json"
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):  # not there, or half of it after a power cut
        forms = render(spec)
        _keep(path, forms)
        return forms


def harvest(notebooks: Iterable[Path]) -> None:
    """Keep the charts of built notebooks, so that the first learner need not wait for them.

    A notebook that is none, as with marks of a merge, is left out; `start` and `check` tell of it.
    """
    from lessonkit.learner.workspace import is_notebook  # noqa: PLC0415 - for the set-up only

    for notebook in notebooks:
        raw = notebook.read_bytes()
        for cell in json.loads(raw)["cells"] if is_notebook(raw) else ():
            for output in cell.get("outputs", []):
                forms = {kind: _whole(data) for kind, data in output.get("data", {}).items()}
                made_from = forms.get(VEGA_MIME, {}).get("usermeta", {}).get("made_from")
                if made_from:
                    _keep(_folder() / f"{made_from}.json", forms)


def key(spec: dict[str, Any]) -> str:
    """Return what a chart is kept under: a hash of all that decides how it is drawn."""
    made_of = [_makers(), json.dumps(spec, sort_keys=True, ensure_ascii=False)]
    return hashlib.sha256("".join(made_of).encode()).hexdigest()[:16]


@functools.cache
def _makers() -> str:
    renderer = Path(__file__).with_name("renderer.py").read_text(encoding="utf-8")
    return version("vl-convert-python") + renderer.replace("\r\n", "\n")


def _folder() -> Path:
    return Path(sys.prefix) / "share" / "lessonkit" / "charts"


def _keep(path: Path, forms: dict[str, Any]) -> None:
    # A shared environment that learners cannot write to, or a full disk: it is made anew then.
    with contextlib.suppress(OSError):
        files.replace(path, json.dumps(forms, ensure_ascii=False))


def _whole(data: Any) -> Any:  # noqa: ANN401 - what a notebook holds
    """Return text that a notebook file holds as a list of lines in one piece."""
    return "".join(data) if isinstance(data, list) else data
