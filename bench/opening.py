"""How long the kit takes to answer with its first page, over what JupyterLab itself takes."""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from bench.measure import Row, environment
from lessonkit.core.home import home

_ROUNDS: Final = 7
_PATIENCE: Final = 30  # s for a server to stop
_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\S+")
_SYSTEM: Final = getattr(sys, "_base_executable", sys.executable)  # the Python behind .venv
_KIT: Final = [_SYSTEM, "kit.py", "start", "--no-browser"]
_LAB: Final = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
_OWN: Final = (
    "IPYTHONDIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
)


def rows() -> Iterator[Row]:
    """Yield both times in seconds, and what the kit adds on its second run."""
    with tempfile.TemporaryDirectory() as folder:
        plain = {name: str(Path(folder, name)) for name in _OWN}
        kit = {"LESSONKIT_HOME": folder}
        _seconds(_LAB, plain)
        _seconds(_KIT, kit)
        pairs = [(_seconds(_LAB, plain), _seconds(_KIT, kit)) for _ in range(_ROUNDS)]
    lab, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    yield Row("jupyter lab, from its start to its first page", lab, None, "s")
    yield Row("kit.py, second run, to its first page", ours, None, "s")
    yield Row("kit.py adds to jupyter lab", ours - lab, 0.5, "s")


def _seconds(command: list[str], settings: dict[str, str]) -> float:
    """Return the time from the start of a server to its first page, and stop it."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=home().root,
        env=environment() | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    try:
        address = _printed(process)
        connection = _connected(process, address.netloc)
        connection.request("GET", f"{address.path}?{address.query}")
        assert b"jupyter-config-data" in connection.getresponse().read(), "Lab's page was asked for"
        seconds = time.perf_counter() - start
        token = address.query.partition("=")[2]
        connection.request("POST", "/api/shutdown", headers={"Authorization": f"token {token}"})
        connection.getresponse().read()
        process.communicate(timeout=_PATIENCE)
    finally:
        process.kill()
    return seconds


def _printed(process: "subprocess.Popen[str]") -> SplitResult:
    assert process.stdout, "a pipe was asked for"
    said = ""
    for line in process.stdout:
        said += line
        if found := _ADDRESS.search(line):
            return urlsplit(found[0])
    raise RuntimeError(said)


def _connected(process: "subprocess.Popen[str]", netloc: str) -> HTTPConnection:
    """Connect as soon as the server lets us: plain Lab prints its address before it listens."""
    connection = HTTPConnection(netloc)
    while process.poll() is None:
        try:
            connection.connect()
        except ConnectionRefusedError:
            time.sleep(0.002)
        else:
            return connection
    raise RuntimeError(process.communicate()[0])
