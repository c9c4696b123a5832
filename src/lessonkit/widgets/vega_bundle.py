"""Vega for live charts: one script made from what vl-convert carries.

Making it takes seconds, so set-up does it (`lessonkit prepare`); it is kept beside the
packages it was made from and sent to each page that shows a live chart.
"""

import contextlib
import sys
from importlib.metadata import version
from pathlib import Path

from lessonkit.core import files


def path() -> Path:
    """Return where the script is kept, named for the version it is made from."""
    name = f"vega-embed-{version('vl-convert-python')}.js"
    return Path(sys.prefix) / "share" / "lessonkit" / name


def content() -> bytes:
    """Return the script, an ES module whose default export is vega-embed.

    It is made now where set-up has not made it, and kept where the folder allows that.
    """
    kept = path()
    if kept.exists():
        return kept.read_bytes()
    import vl_convert  # noqa: PLC0415 - not needed where the script is kept

    script = vl_convert.javascript_bundle("export default vegaEmbed;").encode()
    with contextlib.suppress(OSError):  # a shared environment that learners cannot write to
        files.replace(kept, script)
    return script
