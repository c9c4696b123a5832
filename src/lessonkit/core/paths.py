"""Where the kit's folders are."""

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
# Tables that are being edited elsewhere can be tried before they come into the kit.
DATA: Final = Path(os.environ.get("LESSONKIT_DATA", ROOT / "data"))
LESSONS: Final = ROOT / "lessons"
NOTEBOOKS: Final = ROOT / "notebooks"
# The scripts and styles of the lab extension, which exported pages hold too.
MODULES: Final = Path(__file__).parents[1] / "labextension" / "lessonkit"

# A class machine may keep what belongs to its learners elsewhere, and tests must.
HOME: Final = Path(os.environ.get("LESSONKIT_HOME", ROOT))
MY_LESSONS: Final = HOME / "my-lessons"
EXPORTS: Final = HOME / "exports"
STATE: Final = HOME / ".lessonkit"
