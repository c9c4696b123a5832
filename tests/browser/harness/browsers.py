"""Find a browser that the tests can drive: Chromium, Chrome or Edge."""

import os
import shutil
from pathlib import Path
from typing import Final

FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # The fence: no name but loopback's leads anywhere, whatever the machine's network says.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-proxy-server",
]
_COMMANDS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_MAC: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS: Final = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
_PROGRAMS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find() -> str | None:
    """Return the path of a browser on this machine, None where there is none."""
    for command in _COMMANDS:
        if found := shutil.which(command):
            return found
    folders = [Path(os.environ[name]) for name in _PROGRAMS if name in os.environ]
    places = [Path(name) for name in _MAC]
    places += [folder / name for folder in folders for name in _WINDOWS]
    return next((str(place) for place in places if place.is_file()), None)
