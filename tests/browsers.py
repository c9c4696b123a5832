"""Find the browser that the tests can drive (Chromium, Chrome or Edge), and how to start it."""

import os
import shutil
import sys
from pathlib import Path

COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "microsoft-edge", "microsoft-edge-stable",
)  # fmt: skip
APPS = ("Chromium", "Google Chrome", "Microsoft Edge")
PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No name but loopback's leads anywhere, whatever network the machine has.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-proxy-server",
]


def find_browser() -> str:
    """Return the path of a browser, "" where there is none; LESSONKIT_BROWSER names another."""
    if chosen := os.environ.get("LESSONKIT_BROWSER"):
        return chosen
    if sys.platform == "win32":
        folders = [Path(os.environ[name]) for name in FOLDERS if name in os.environ]
        places = [folder / program for program in PROGRAMS for folder in folders]
    elif sys.platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        places = [root / f"{app}.app/Contents/MacOS/{app}" for app in APPS for root in folders]
    else:
        places = [Path(path) for name in COMMANDS if (path := shutil.which(name))]
    return next((str(place) for place in places if place.is_file()), "")
