"""The scripts that open a lesson live in JupyterLab, and the styles that its pages share.

Lab finds an extension in a folder of its name.
"""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("lessonkit")
