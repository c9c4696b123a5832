"""JupyterLab in this process, with settings and files of the kit's own and no others.

Jupyter reads most of its places from the environment, some of them when it is imported:
so `isolate` comes first, and nothing here imports Jupyter before it.
"""

import asyncio
import contextlib
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from lessonkit import labextension
from lessonkit.core.language import Lang

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

_SETTINGS: Final = Path(__file__).with_name("jupyter")
_HOST: Final = "127.0.0.1"  # by number: a name may be looked up, or sent to a proxy
_FIRST_PORT: Final = 8888
_PORTS: Final = 50  # that are tried
_ATTEMPTS: Final = 50  # to end the kernels
_PAUSE: Final = 0.2  # s between two of them
# Each would lead past the kit's own settings, to another JupyterLab or to none of its files.
_MISLEADING: Final = (
    "JUPYTERLAB_DIR",
    "JUPYTER_PATH",
    "JUPYTER_NO_CONFIG",
    "JUPYTER_PREFER_ENV_PATH",
)


class PortTakenError(Exception):
    """The `port` is in use, or may not be used."""

    def __init__(self, port: int) -> None:
        """Keep which one it is."""
        super().__init__(port)
        self.port = port


def isolate(state: Path, lang: Lang) -> None:
    """Point Jupyter and IPython at the kit's settings and, for what they write, at `state`.

    Raises:
        OSError: A folder in `state` cannot be made.
    """
    own = {
        "IPYTHONDIR": "ipython",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
    }
    for variable, folder in own.items():
        (state / folder).mkdir(parents=True, exist_ok=True)
        os.environ[variable] = str(state / folder)
    shared = (_SETTINGS / f"config-{lang}", _SETTINGS / "config")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(map(str, shared))
    for variable in _MISLEADING:
        os.environ.pop(variable, None)
    for variable in ("NO_PROXY", "no_proxy"):
        told = os.environ.get(variable)
        if told != "*":  # which is everything, and only by itself
            os.environ[variable] = ",".join(filter(None, (told, _HOST, "localhost")))


def server(root: Path, page: Path, port: int | None) -> "ServerApp":
    """Return a server on the files in `root` that opens with the notebook `page`.

    Args:
        root: The folder that learners see.
        page: The notebook to open, relative to `root`.
        port: Where to listen, by default a free port.

    Raises:
        PortTakenError: `port` is not free.
        OSError: Jupyter cannot write its own files.
    """
    if port is not None:
        _require_free(port)
    # Here because it reads the environment, and takes a second.
    from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]  # noqa: PLC0415

    # Server extensions of the environment or the machine are for other uses of JupyterLab.
    LabApp.load_other_extensions = False
    settings = {
        "Application.log_level": "ERROR",
        "IdentityProvider.token": secrets.token_hex(24),
        "LabApp.extra_labextensions_path": str(labextension.FOLDER.parent),
        "LabApp.default_url": f"/doc/tree/{quote(page.as_posix())}",
        "ServerApp.allow_root": True,
        "ServerApp.ip": _HOST,
        "ServerApp.open_browser": False,
        # Two kits that start in the same moment would find the same port free: each begins to
        # look at one of its own.
        "ServerApp.port": port or _FIRST_PORT + os.getpid() % _PORTS,
        "ServerApp.port_retries": _PORTS if port is None else 0,
        "ServerApp.root_dir": str(root),
    }
    arguments = [f"--{name}={value}" for name, value in settings.items()]
    app: ServerApp = LabApp.initialize_server(arguments)
    return app


def serve(app: "ServerApp", announce: Callable[[str], object], *, browser: bool, log: Path) -> None:
    """Run a server until Ctrl-C or a signal ends it.

    Args:
        app: The server.
        announce: Called with the address once the server listens.
        browser: Whether to open a browser then.
        log: Where the server and its kernels write what a learner need not read.

    Raises:
        PortTakenError: Somebody else took the port in the meantime.
    """

    def listening() -> None:
        token = app.identity_provider.token
        announce(f"http://{_HOST}:{app.port}{app.default_url}?token={token}")
        if browser:
            app.launch_browser()

    def interrupted(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a second one does not wait
        app.io_loop.add_callback_from_signal(end)

    async def end() -> None:
        # jupyter_client fails while a kernel is starting anew; the server would serve on.
        for _ in range(_ATTEMPTS):
            try:
                await app.kernel_manager.shutdown_all()  # type: ignore[misc]  # is asynchronous
                break
            except asyncio.InvalidStateError:
                await asyncio.sleep(_PAUSE)
        app.stop()

    signal.signal(signal.SIGINT, interrupted)
    if app.port_retries:  # another kit may have taken the port since Jupyter found it free
        app.port = _free(app.port)
    app.io_loop.add_callback(listening)  # after Jupyter's own, which binds the port
    with _errors_in(log):
        try:
            app.start()
        except SystemExit as error:
            raise PortTakenError(app.port) from error


@contextlib.contextmanager
def _errors_in(log: Path) -> Iterator[None]:
    """Send to `log` what this process and those that it starts write to standard error."""
    sys.stderr.flush()
    terminal = os.dup(2)
    with log.open("ab") as file:
        file.truncate(0)
        os.dup2(file.fileno(), 2)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(terminal, 2)
        os.close(terminal)


def _free(first: int) -> int:
    """Return the first port from `first` on that is free, or `first` where none of some is."""
    for port in range(first, first + _PORTS):
        with contextlib.suppress(PortTakenError):
            _require_free(port)
            return port
    return first


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        if os.name != "nt":  # there the option means to share the port with whoever has it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise PortTakenError(port) from error
