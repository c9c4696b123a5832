"""Set up the lessons in this folder and open them.

    python3 kit.py                    open the lessons (short for: start)
    python3 kit.py start LESSON       open one lesson
    python3 kit.py test [STAGE ...]   run the tests
    python3 kit.py COMMAND ...        any other command of lessonkit

The first run installs, into .venv beside this file, exactly what requirements/ lists: from
the folder wheels/ where there is one, else from the network. Later runs start at once. Only
Python's standard library is used, and only what a run needs is imported; the syntax is that of
Python 3.6, so that an older Python can still read the sentence which says that it is too old.
"""

import os
import sys

TYPE_CHECKING = False  # typing itself takes time to import
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from typing import TextIO

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else VENV + "/bin/python"
READY = os.path.join(VENV, "kit-ready.txt")  # written last: what is installed, one fact a line
STATE = os.path.join(ROOT, ".lessonkit")
LOG = os.path.join(STATE, "setup.log")
WHEELS = "wheels"  # relative to ROOT, where the tools run: no path in any language to quote
PRESSED: "list[int]" = []  # each Ctrl-C while the set-up runs

TEXTS = {
    "old": (
        "需要 Python 3.11 或更新的版本，现在是 {have}：请从 python.org 安装新版，再运行一次。",
        "Python 3.11 or newer is needed, this one is {have}: install a newer one from python.org "
        "and run this again.",
    ),
    "venv": (
        "这个 Python 缺少 venv 模块：在 Debian、Ubuntu 上请运行 sudo apt install python3-venv，"
        "其他系统请从 python.org 重新安装 Python，再运行一次。",
        "This Python lacks its venv module: on Debian or Ubuntu run sudo apt install python3-venv, "
        "elsewhere install Python again from python.org, then run this again.",
    ),
    "network": (
        "连不上软件包服务器，也没有 wheels 文件夹：请检查网络或代理后再运行一次，"
        "或把老师给的 wheels 文件夹放在 {root} 里（详情见 {log}）。",
        "The package server cannot be reached and there is no wheels folder: check the network or "
        "proxy and run this again, or put a wheels folder from your instructor into {root} "
        "(details in {log}).",
    ),
    "wheels": (
        "wheels 文件夹里缺少需要的软件包：请换上完整的一份，"
        "或删去它改从网络安装，再运行一次（缺哪些见 {log}）。",
        "The wheels folder lacks packages that are needed: replace it by a complete one, or remove "
        "it to install from the network, and run this again (which ones: {log}).",
    ),
    "hash": (
        "下载的文件与清单不符，可能已损坏或被替换，没有安装："
        "请换一个网络或重新取得 wheels 文件夹，再运行一次（详情见 {log}）。",
        "A downloaded file is not the one that was listed, so it was not installed: try another "
        "network or a fresh wheels folder and run this again (details in {log}).",
    ),
    "disk": (
        "磁盘已满：请在 {root} 所在的磁盘上腾出约 1 GB 空间，再运行一次。",
        "The disk is full: free about 1 GB on the disk that holds {root} and run this again.",
    ),
    "locked": (
        "{root} 里有文件正被占用或不能写入：请关闭本课的其他窗口、等杀毒软件扫描完，"
        "或把整个文件夹移到自己的主目录，再运行一次。",
        "A file in {root} is in use or may not be written: close other windows of the kit and let "
        "the virus scanner finish, or move the folder to your home folder, and run this again.",
    ),
    "write": (
        "不能在 {root} 里写文件：请把整个文件夹移到可以写入的地方（如主目录），再运行一次。",
        "Nothing can be written in {root}: move the whole folder to a place where you may write, "
        "such as your home folder, and run this again.",
    ),
    "other": (
        "安装没有完成：请再运行一次；若仍不行，请把 {log} 交给老师或维护者看。",
        "Set-up did not finish: run this again, and if that does not help show {log} to your "
        "instructor or to the maintainers.",
    ),
    "stopped": (
        "已停下；下次运行会把安装做完。",
        "Stopped; the next run will finish the set-up.",
    ),
    "waiting": (
        "这个文件夹里正在进行另一次安装，等它结束……",
        "Another set-up is running in this folder; waiting for it to end ...",
    ),
    "first": (
        "第一次运行：先安装所需的软件，通常几分钟；中途停下也不要紧。",
        "First run: installing what the lessons need, a few minutes as a rule; it may be "
        "interrupted.",
    ),
    "step_venv": ("建立 Python 环境（.venv）", "making a Python environment (.venv)"),
    "step_uv": ("取得安装工具 uv", "fetching the installer, uv"),
    "step_sync": ("安装课程要用的软件包", "installing the packages that the lessons use"),
    "step_prepare": ("准备图表组件", "preparing the charts"),
    "still": ("已用 {seconds} 秒", "{seconds} s so far"),
    "done": ("安装完成，用时 {seconds} 秒。", "Set-up done in {seconds} s."),
}

# What the tools (and the operating system, whatever its language) say, and what it means for
# whoever ran this; the first that is found counts. 5, 32 and 112 are numbers of Windows.
SIGNS = (
    ("venv", ("no module named venv", "no module named ensurepip")),
    ("disk", ("errno 28]", "os error 28)", "winerror 112]", "os error 112)", "quota")),
    ("locked", ("winerror 5]", "winerror 32]", "(os error 5)", "(os error 32)")),
    ("write", ("errno 13]", "errno 30]", "(os error 13)", "(os error 30)")),
    ("hash", ("hash mismatch", "do not match the hashes")),
    ("wheels", ("no matching distribution", "no solution found", "not found in the provided")),
    ("network", ("no matching distribution", "failed to fetch", "max retries", "dns error")),
    ("network", ("error sending request", "timed out", "connection", "network")),
)


def say(key: str, **values: object) -> str:
    """Return the text `key` in the system's language: Chinese where that is set, else English."""
    import locale

    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), "") or (locale.getlocale()[0] or "")
    chinese = name.lower().startswith(("zh", "chinese"))
    return TEXTS[key][0 if chinese else 1].format(root=ROOT, log=LOG, **values)


def tell(text: str) -> None:
    """Show a line on standard error; standard output belongs to the command that follows."""
    print(text, file=sys.stderr, flush=True)


class FailedError(Exception):
    """A step of the set-up failed; its text says how."""


def main(arguments: "list[str]") -> int:
    """Set up what is missing, then hand over to the command; return the exit status."""
    for stream in (sys.stdout, sys.stderr):  # a Chinese Windows would write cp936 into a pipe
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place that an older Python gets to
        tell(say("old", have=sys.version.split()[0]))
        return 1
    arguments = arguments or ["start"]
    kind = "test" if arguments[0] == "test" else "learner"
    try:
        if not wanted(kind) <= installed():
            set_up(kind)
    except KeyboardInterrupt:
        tell("\n" + say("stopped"))
        return 130
    except (FailedError, OSError) as error:
        tell("\n" + explain(str(error)))
        return 1
    if kind == "test":
        return hand_over([os.path.join(ROOT, "tests", "run.py"), *arguments[1:]])
    return hand_over(["-m", "lessonkit", *arguments])


def wanted(kind: str) -> "set[str]":
    """Return the facts that make the environment ready for `kind`, learner or test."""
    import hashlib

    facts = {"python " + interpreter()}
    for name in ("learner", kind):  # a change of the learner's list changes both
        with open(os.path.join(ROOT, "requirements", name + ".txt"), "rb") as file:
            facts.add(name + " " + hashlib.sha256(file.read()).hexdigest())
    return facts


def installed() -> "set[str]":
    """Return the facts that the last complete set-up left; none after an interrupted one."""
    try:
        with open(READY, encoding="utf-8") as file:
            return set(file.read().splitlines())
    except OSError:
        return set()


def interpreter() -> str:
    """Return the name of the Python behind .venv, such as python3.11, or "gone".

    It changes when the system's Python goes from one version to the next, which leaves .venv
    without its packages; it stays when the kit's folder is moved.
    """
    if os.name == "nt":  # Scripts\python.exe starts the Python whose folder pyvenv.cfg names
        try:
            with open(os.path.join(VENV, "pyvenv.cfg"), encoding="utf-8") as file:
                home = next(line[7:].strip() for line in file if line.startswith("home = "))
        except (OSError, StopIteration):
            return "gone"
        return home if os.path.lexists(os.path.join(home, "python.exe")) else "gone"
    behind = os.path.realpath(PYTHON)
    return os.path.basename(behind) if os.path.exists(behind) else "gone"


def hand_over(arguments: "list[str]") -> int:
    """Run the environment's Python with `arguments`, in place of this process where possible."""
    command, environment = [PYTHON, *arguments], child_environment()
    if os.name != "nt":
        os.execve(PYTHON, command, environment)
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the child, which ends in its way
    return subprocess.call(command, env=environment)


def child_environment() -> "dict[str, str]":
    """Return the environment for tools and commands: UTF-8, our packages only, loopback direct."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_USER", "PIP_TARGET")
    environment = {name: value for name, value in os.environ.items() if name not in foreign}
    hosts = environment.get("NO_PROXY") or environment.get("no_proxy") or ""
    if hosts != "*":
        direct = [*hosts.split(","), "localhost", "127.0.0.1", "::1"]
        hosts = ",".join(filter(None, dict.fromkeys(direct)))
    environment.update(PYTHONUTF8="1", NO_PROXY=hosts, no_proxy=hosts)
    return environment


def set_up(kind: str) -> None:
    """Install what `kind` wants into .venv; whatever state it was left in, it ends ready."""
    import signal
    import time

    signal.signal(signal.SIGINT, lambda number, _: PRESSED.append(number))
    start = time.monotonic()
    with alone():
        found = installed()
        if wanted(kind) <= found:
            return  # the set-up that we waited for did it
        if any(fact.startswith("test ") for fact in found):
            kind = "test"  # who ran the tests once keeps their tools when a list changes
        steps: list[tuple[str, Callable[[], None]]]
        steps = [("step_sync", lambda: sync(kind)), ("step_prepare", prepare)]
        if "python " + interpreter() in found:
            os.remove(READY)  # until it is written again this counts as interrupted
        else:
            tell(say("first"))
            steps = [("step_venv", make_venv), ("step_uv", fetch_uv), *steps]
        for number, (text, step) in enumerate(steps, 1):
            tell(f"[{number}/{len(steps)}] {say(text)}")
            step()
            stop_where_asked()
        with open(READY, "w", encoding="utf-8") as file:
            file.write("\n".join(sorted(wanted(kind))))
    tell(say("done", seconds=round(time.monotonic() - start)))
    stop_where_asked()


def alone() -> "TextIO":
    """Return an open file that keeps a second set-up waiting until it is closed.

    The tools inherit it: where a window is closed in mid-set-up, they too must have ended.
    """
    import time

    os.makedirs(STATE, exist_ok=True)
    file = open(os.path.join(STATE, "setup.lock"), "a", encoding="utf-8")  # noqa: SIM115 - caller's
    os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - its only form
    if not taken(file.fileno()):
        tell(say("waiting"))
        while not taken(file.fileno()):
            stop_where_asked()
            time.sleep(0.2)
    if os.path.exists(LOG):
        os.remove(LOG)
    return file


def taken(descriptor: int) -> bool:
    """Return whether the lock on an open file is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        pass  # a network drive without locks: nobody can be waited for
    return True


def make_venv() -> None:
    """Make .venv afresh with pip in it."""
    import importlib.util

    for module in ("venv", "ensurepip"):  # Debian keeps both in a package of its own
        if not importlib.util.find_spec(module):
            raise FailedError("no module named " + module)
    python = getattr(sys, "_base_executable", sys.executable)  # not .venv's own, soon cleared
    run([python, "-m", "venv", "--clear", "--without-pip", VENV])
    run([PYTHON, "-m", "ensurepip", "--upgrade"])  # venv itself would keep back what this says


def fetch_uv() -> None:
    """Put uv, the installer, into .venv by pip."""
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--retries", "3"]
    exact = ["--only-binary", ":all:", "--require-hashes", "-r", "requirements/installer.txt"]
    run([*pip, *source(), *exact])


def sync(kind: str) -> None:
    """Make .venv hold what requirements/ lists, and find lessonkit in src."""
    import sysconfig

    uv = [PYTHON, "-m", "uv", "pip", "sync", "--python", PYTHON, "--compile-bytecode"]
    exact = ["--no-build", "--require-hashes", f"requirements/{kind}.txt"]
    run([*uv, *source(), *exact], **mirror())
    packages = sysconfig.get_path("purelib", "venv", {"base": VENV})
    with open(os.path.join(packages, "lessonkit.pth"), "w", encoding="ascii") as file:
        file.write(os.path.relpath(os.path.join(ROOT, "src"), packages))  # the kit may move


def source() -> "list[str]":
    """Return the options that make pip and uv take packages from wheels/, if it is there."""
    offline = os.path.isdir(os.path.join(ROOT, WHEELS))
    return ["--no-index", "--find-links", WHEELS] if offline else []


def mirror() -> "dict[str, str]":
    """Return settings for uv: never fetch a Python, and the mirror that pip was set up with."""
    import ast
    import subprocess

    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "proxy": "ALL_PROXY"}
    settings = {"UV_PYTHON_DOWNLOADS": "never", "UV_HTTP_TIMEOUT": "120"}
    listing = [PYTHON, "-m", "pip", "config", "list"]
    answer = subprocess.run(listing, env=child_environment(), stdout=subprocess.PIPE, check=False)
    for line in answer.stdout.decode("utf-8", "replace").splitlines():
        name, _, value = line.partition("=")
        variable = names.get(name.rpartition(".")[2])
        if variable and variable not in os.environ:
            settings[variable] = ast.literal_eval(value)
    return settings


def prepare() -> None:
    """Do what the lessons need once after an installation."""
    run([PYTHON, "-m", "lessonkit", "prepare"])


def run(command: "list[str]", **settings: str) -> None:
    """Run a tool of the set-up, its words kept in LOG and its progress shown.

    Raises:
        FailedError: It ended with an error; holds what it said.
    """
    import subprocess
    import time

    stop_where_asked()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(child_environment(), **settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        close_fds=False,
    )
    said, start = [""], time.monotonic()
    try:
        for line in lines(process):
            stop_where_asked()
            if line:
                said.append(line)
                write_log(line)
            if "Traceback (most recent call last):" not in said:  # of use in the log alone
                show(said[-1], fresh=bool(line), seconds=int(time.monotonic() - start))
        failed = process.wait()
        stop_where_asked()  # Ctrl-C has reached the tool as well: its end is no fault
        if failed:
            raise FailedError("\n".join(said))
    finally:
        process.kill()  # where Ctrl-C or a full disk stopped us in mid-way
        process.wait()
        if sys.stderr.isatty():
            live("")


def stop_where_asked() -> None:
    """End the set-up where Ctrl-C was pressed; set_up() only has it noted.

    Raises:
        KeyboardInterrupt: It was. Python would raise this anywhere, and lose it in an import.
    """
    if PRESSED:
        raise KeyboardInterrupt


def lines(process: "subprocess.Popen[bytes]") -> "Iterator[str]":
    """Yield what a process says line by line, and an empty line for each silent second."""
    import queue
    import threading

    heard: queue.Queue[bytes | None] = queue.Queue()

    def listen() -> None:
        for line in process.stdout or ():
            heard.put(line)
        heard.put(None)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        try:
            line = heard.get(timeout=1)
        except queue.Empty:
            yield ""
            continue
        if line is None:
            return
        yield line.decode("utf-8", "replace").rstrip()


def show(line: str, *, fresh: bool, seconds: int) -> None:
    """Show how a tool gets on: one live line on a terminal, in a file a line now and then."""
    clock = say("still", seconds=seconds)
    if sys.stderr.isatty():
        live(f"      {clock}  {line}")
    elif fresh and not line.startswith(" + "):  # uv ends with a list of all packages
        tell(f"      {line}")
    elif not fresh and seconds % 20 == 0:
        tell(f"      {clock}")


def live(text: str) -> None:
    """Show `text` in place of the terminal's last line, which the next text overwrites."""
    import shutil

    width = shutil.get_terminal_size().columns - 10  # Chinese characters are two wide
    print("\r" + text[:width].ljust(width), end="\r", file=sys.stderr, flush=True)


def write_log(text: str) -> None:
    """Keep what a tool says for whoever looks into a failure; without it work goes on."""
    import contextlib

    with contextlib.suppress(OSError), open(LOG, "a", encoding="utf-8") as file:
        print(text, file=file)


def explain(failure: str) -> str:
    """Return the one sentence that says what is wrong and what to do."""
    offline = os.path.isdir(os.path.join(ROOT, WHEELS))
    text = failure.lower()
    for key, signs in SIGNS:
        if key != ("network" if offline else "wheels") and any(sign in text for sign in signs):
            return say(key)
    write_log(failure)
    return say("other")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
