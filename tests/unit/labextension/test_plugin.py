"""What the lab extension takes for granted of other people's code."""

import json
import re
import sys
from pathlib import Path

from lessonkit import labextension


def test_the_anywidget_that_is_installed_is_the_one_whose_limit_is_lengthened() -> None:
    """
    The patch of AbortSignal.timeout holds for one build. Where this fails, look whether anywidget
    still gives a model two seconds: name the new build in plugin.js, or take the patch out.
    """
    told = (labextension.FOLDER / "plugin.js").read_text("utf-8")
    proven = re.search(r"PROVEN = '([^']+)'", told)
    installed = Path(sys.prefix) / "share" / "jupyter" / "labextensions" / "anywidget"
    build = json.loads((installed / "package.json").read_text("utf-8"))

    assert proven
    assert build["jupyterlab"]["_build"]["load"].endswith(proven[1])
    assert any("timeout(2000)" in p.read_text("utf-8") for p in installed.rglob("*.js"))
