"""Every control and every form of panel, once."""

from pathlib import Path
from typing import Final

STATIC: Final = Path(__file__).with_name("static")  # the scripts and styles of widgets
