"""kit.py as people run it: a process in a folder, real pip and uv, packages from wheels/.

Each kit here is a small one: kit.py as it is, a lessonkit that prints what it was asked, and a
list of one tiny package. No test needs the network.
"""

import ast
import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
import signal
import string
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from lessonkit.core.home import home

HARD_NAME = "课 件 #1 & 100%"
UNMET = "http://127.0.0.1:9/simple"  # the port of "discard", where nobody listens

LESSONKIT = """
import os, pathlib, sys

if sys.argv[1:] == ["prepare"]:
    with open("prepared.txt", "a") as file:
        file.write("once ")
else:
    import tiny
    print(sys.argv[1:], tiny.NAME, os.environ["NO_PROXY"], sys.flags.utf8_mode)
    sys.exit(3 if "fail" in sys.argv else 0)
"""

# Runs kit.py in a Python that differs from ours in what the first argument does.
CHANGED = """
import runpy, sys
exec(sys.argv[1])
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
OLD_PYTHON = "sys.version_info, sys.version = (3, 9, 2, 'final', 0), '3.9.2 (old)'"
ON_SMALL_DISK = """
mount -t tmpfs -o size=8m none "$2" && cp -r "$1/." "$2" &&
mount -o "remount,size=8m,$3" "$2" && exec "$4" "$2/kit.py"
"""
NO_ENSUREPIP = "sys.modules['ensurepip'] = None"


@dataclass(frozen=True)
class Kit:
    """A small kit in a folder."""

    root: Path

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of a person who has set nothing, in English."""
        own = ("PIP_", "UV_", "LESSONKIT", "LC_", "LANG", "PYTHON", "NO_PROXY", "no_proxy")
        env = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        cache = str(self.root.parent / "uv-cache")
        return env | {"LC_ALL": "C", "PIP_CONFIG_FILE": os.devnull, "UV_CACHE_DIR": cache}

    def start(self, *arguments: str, change: str = "", **env: str) -> subprocess.Popen[str]:
        """Start kit.py, in a process group of its own."""
        changed = ["-c", CHANGED, change] if change else []
        return subprocess.Popen(
            [sys.executable, *changed, str(self.root / "kit.py"), *arguments],
            env=self.environment | env,
            cwd=self.root.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *arguments: str, change: str = "", **env: str) -> tuple[int, str, str]:
        """Run kit.py to its end; return status, standard output and standard error."""
        process = self.start(*arguments, change=change, **env)
        said, told = process.communicate()
        assert "Traceback" not in told, told
        return process.returncode, said, told

    def copy_to(self, folder: Path) -> "Kit":
        """Return a copy of this kit inside another folder."""
        root = folder / self.root.name
        shutil.copytree(self.root, root, symlinks=True)
        return Kit(root)

    def wants(self, kind: str, *packages: str) -> None:
        """Let the list of a kind, learner or test, name these packages."""
        pins = "".join(pin(self.root / "wheels" / f"{name}.whl") for name in packages)
        (self.root / "requirements" / f"{kind}.txt").write_text(pins, encoding="utf-8")


def pin(wheel: Path) -> str:
    """Return the line of a requirements file that names exactly this wheel."""
    name, version, *_ = wheel.name.split("-")
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def write_wheel(folder: Path, name: str, version: str, files: dict[str, bytes]) -> None:
    """Write a wheel of these files, which include its METADATA and WHEEL."""
    record = f"{name}-{version}.dist-info/RECORD"
    listed = "".join(f"{path},,\n" for path in (*files, record))
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, content in (files | {record: listed.encode()}).items():
            entry = zipfile.ZipInfo(path)
            entry.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
            archive.writestr(entry, content)


def write_tiny_wheel(folder: Path, name: str) -> None:
    """Write the wheel of a package that knows its own name."""
    info = f"{name}-1.dist-info"
    files = {
        f"{name}.py": f"NAME = {name!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    write_wheel(folder, name, "1", {path: text.encode() for path, text in files.items()})


def write_uv_wheel(folder: Path) -> None:
    """Write a wheel of the uv that kit.py put into this environment, for this machine alone."""
    uv = importlib.metadata.distribution("uv")
    made = ("RECORD", "INSTALLER", "REQUESTED", "uvx", "uvx.exe")
    files = {}
    for file in uv.files or ():
        if file.name not in made and file.suffix != ".pyc":
            in_scripts = file.parts[0] == ".."
            path = f"uv-{uv.version}.data/scripts/{file.name}" if in_scripts else file.as_posix()
            files[path] = Path(str(file.locate())).read_bytes()
    tag = next(path for path in files if path.endswith("WHEEL"))
    files[tag] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    write_wheel(folder, "uv", uv.version, files)


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """A small kit that nobody has run, in a folder whose name is hard on programs."""
    root = tmp_path_factory.mktemp("new") / HARD_NAME
    for folder in ("wheels", "requirements", "src/lessonkit", "tests"):
        (root / folder).mkdir(parents=True)
    shutil.copy(home().root / "kit.py", root)
    (root / "src/lessonkit/__main__.py").write_text(LESSONKIT, encoding="utf-8")
    (root / "tests/run.py").write_text("import tiny, extra, sys; print(sys.argv[1:])", "utf-8")
    for name in ("tiny", "extra"):
        write_tiny_wheel(root / "wheels", name)
    write_uv_wheel(root / "wheels")
    kit = Kit(root)
    kit.wants("learner", "tiny-1-py3-none-any")
    kit.wants("test", "tiny-1-py3-none-any", "extra-1-py3-none-any")
    kit.wants("installer", next((root / "wheels").glob("uv-*")).stem)
    return kit


@pytest.fixture(scope="session")
def first_run(new: Kit, tmp_path_factory: pytest.TempPathFactory) -> tuple[Kit, int, str, str]:
    """A kit after its first run, and what that run returned."""
    kit = new.copy_to(tmp_path_factory.mktemp("ready"))
    return kit, *kit.run()


@pytest.fixture
def fresh(new: Kit, tmp_path: Path) -> Kit:
    """A kit that nobody has run, for a test to change."""
    return new.copy_to(tmp_path)


@pytest.fixture
def ready(first_run: tuple[Kit, int, str, str], tmp_path: Path) -> Kit:
    """A kit that was set up, for a test to change: moved to another folder since."""
    return first_run[0].copy_to(tmp_path)


@pytest.fixture(scope="session")
def module() -> ModuleType:
    """kit.py as a module, for what no machine at hand can show."""
    spec = importlib.util.spec_from_file_location("kit", home().root / "kit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told_lines(process: subprocess.Popen[str]) -> Iterator[str]:
    """Yield the lines of a running kit's standard error."""
    assert process.stderr
    return iter(process.stderr.readline, "")


def test_first_run_sets_up_and_hands_over(first_run: tuple[Kit, int, str, str]) -> None:
    """
    In a folder with spaces, Chinese, #, & and %, and with LC_ALL=C, the first run installs
    what the list names, shows each numbered step, prepares once, and then does `start`.
    """
    kit, status, said, told = first_run

    assert status == 0, told
    assert said.startswith("['start'] tiny")
    assert [f"[{step}/4]" in told for step in (1, 2, 3, 4)] == [True] * 4
    assert (kit.root / "prepared.txt").read_text() == "once "


def test_second_run_installs_nothing_and_says_nothing(ready: Kit) -> None:
    """
    A later run needs neither wheels nor network, in a folder that was moved as well: it
    changes no file of .venv and tells nothing of its own.
    """
    shutil.rmtree(ready.root / "wheels")
    before = {path: path.lstat().st_mtime_ns for path in (ready.root / ".venv").rglob("*.*")}

    status, said, told = ready.run("start", "07", "--no-browser", PIP_INDEX_URL=UNMET)

    assert (status, told) == (0, "")
    assert said.startswith("['start', '07', '--no-browser'] tiny")
    assert before == {path: path.lstat().st_mtime_ns for path in before}


def test_commands_get_their_arguments_utf8_and_a_direct_loopback(ready: Kit) -> None:
    """
    Any other command goes to lessonkit with its arguments, in UTF-8, with proxies kept off
    loopback, and its exit status comes back.
    """
    status, said, _ = ready.run("check", "fail", no_proxy="intranet", PYTHONUTF8="0")

    assert status == 3
    assert said.split("tiny")[0] == "['check', 'fail'] "
    assert said.split()[-2:] == ["intranet,localhost,127.0.0.1,::1", "1"]


@pytest.mark.skipif(os.name == "nt", reason="kills a POSIX process group")
@pytest.mark.parametrize("step", ["[1/4]", "[3/4]"])
def test_interrupted_set_up_is_finished_by_the_next_run(fresh: Kit, step: str) -> None:
    """Whatever step the machine went off in, the next run ends with everything in place."""
    process = fresh.start()
    next(line for line in told_lines(process) if step in line)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()

    status, said, told = fresh.run()

    assert status == 0, told
    assert said.startswith("['start'] tiny")


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_ctrl_c_in_a_set_up_says_that_the_next_run_goes_on(fresh: Kit) -> None:
    """Ctrl-C ends a set-up at once, with one sentence, a status of 130 and no tool left running."""
    process = fresh.start()
    next(line for line in told_lines(process) if "[1/4]" in line)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate()

    assert process.returncode == 130
    assert told.strip().splitlines()[-1] == "Stopped; the next run will finish the set-up."
    assert "Traceback" not in told
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.skipif(os.name == "nt", reason="kills a POSIX process")
def test_set_up_waits_for_the_tools_of_one_whose_window_was_closed(fresh: Kit) -> None:
    """A tool that outlives its killed set-up still holds the folder; the next run waits for it."""
    process = fresh.start()
    next(line for line in told_lines(process) if "[1/4]" in line)
    time.sleep(0.5)  # the tool is started right after the line
    process.kill()

    status, _, told = fresh.run()

    process.communicate()
    assert status == 0, told
    assert "waiting for it to end" in told


def test_two_set_ups_at_once_install_once(fresh: Kit) -> None:
    """The second of two waits, says so, and then starts on what the first has installed."""
    first = fresh.start("one")
    next(line for line in told_lines(first) if "[1/4]" in line)
    status, said, told = fresh.run("two")

    assert "waiting for it to end" in told
    assert (status, said.split("tiny")[0]) == (0, "['two'] ")
    assert "['one'] tiny" in first.communicate()[0]
    assert (fresh.root / "prepared.txt").read_text() == "once "


def test_changed_list_is_installed_and_nothing_else(ready: Kit) -> None:
    """When an update brings another list, the next run installs that and keeps the rest."""
    ready.wants("learner", "tiny-1-py3-none-any", "extra-1-py3-none-any")

    status, _, told = ready.run()

    assert status == 0, told
    assert "[1/2]" in told
    assert "[1/4]" not in told
    assert ready.run()[2] == ""
    assert installed(ready, "extra")


def test_half_done_update_is_not_taken_for_the_old_state(ready: Kit) -> None:
    """When an update failed and its list is taken back, the packages are made sure of anew."""
    before = (ready.root / "requirements" / "learner.txt").read_bytes()
    ready.wants("learner", "tiny-1-py3-none-any", "extra-1-py3-none-any")
    (ready.root / "wheels" / "extra-1-py3-none-any.whl").unlink()
    assert ready.run()[0] == 1
    (ready.root / "requirements" / "learner.txt").write_bytes(before)

    status, _, told = ready.run()

    assert (status, "[1/4]" in told) == (0, True), told


def test_test_tools_stay_when_the_lessons_are_opened(ready: Kit) -> None:
    """
    `kit.py test` adds the test tools and passes its stages on; opening lessons afterwards
    takes no tool away, not even when an update brings another list.
    """
    status, said, told = ready.run("test", "unit")
    assert (status, said) == (0, "['unit']\n"), told
    assert ready.run()[2] == ""

    with (ready.root / "requirements" / "learner.txt").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    status, _, told = ready.run()

    assert status == 0, told
    assert "[1/2]" in told
    assert installed(ready, "extra")


def installed(kit: Kit, name: str) -> bool:
    """Return whether the kit's environment has this module."""
    return any((kit.root / ".venv").rglob(f"site-packages/{name}.py"))


def sentence(result: tuple[int, str, str]) -> str:
    """Return the last line of a run that failed as it should, with nothing on standard output."""
    status, said, told = result
    assert (status, said) == (1, "")
    return told.strip().splitlines()[-1]


def test_old_python_is_told_which_one_is_needed(fresh: Kit) -> None:
    """A Python before 3.11 gets one sentence with the version wanted and the one found."""
    result = fresh.run(change=OLD_PYTHON)

    assert sentence(result) == (
        "Python 3.11 or newer is needed, this one is 3.9.2: install a newer one from python.org "
        "and run this again."
    )
    assert len(result[2].splitlines()) == 1


def test_syntax_is_that_of_old_pythons() -> None:
    """Python 3.6 can parse kit.py, or it could not say that it is too old."""
    ast.parse((home().root / "kit.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_missing_venv_names_debians_package(fresh: Kit) -> None:
    """Debian keeps venv's other half in a package of its own; the sentence has the command."""
    assert "sudo apt install python3-venv" in sentence(fresh.run(change=NO_ENSUREPIP))


def test_no_network_and_no_wheels_says_what_to_bring(fresh: Kit) -> None:
    """Without network or wheels the sentence names both ways out, and the log has details."""
    shutil.rmtree(fresh.root / "wheels")

    last = sentence(fresh.run(PIP_INDEX_URL=UNMET))

    assert "package server cannot be reached" in last
    assert f"put a wheels folder from your instructor into {fresh.root}" in last
    log = fresh.root / ".lessonkit" / "setup.log"
    assert str(log) in last
    assert "uv" in log.read_text(encoding="utf-8")


def test_network_lost_between_the_steps_is_told_the_same_way(ready: Kit) -> None:
    """When uv, not pip, finds the server gone, the sentence is the same."""
    shutil.rmtree(ready.root / "wheels")
    shutil.rmtree(ready.root.parent / "uv-cache", ignore_errors=True)
    requirements = ready.root / "requirements" / "learner.txt"
    requirements.write_text(f"absent==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")

    assert "package server cannot be reached" in sentence(
        ready.run(PIP_INDEX_URL=UNMET, UV_HTTP_RETRIES="0")
    )


def test_incomplete_wheels_are_named(ready: Kit) -> None:
    """A wheels folder that lacks a package is told apart from a missing network."""
    ready.wants("learner", "tiny-1-py3-none-any", "extra-1-py3-none-any")
    (ready.root / "wheels" / "extra-1-py3-none-any.whl").unlink()

    assert "wheels folder lacks packages" in sentence(ready.run())
    assert "extra" in (ready.root / ".lessonkit" / "setup.log").read_text(encoding="utf-8")


def test_wheels_without_the_installer_are_incomplete_as_well(fresh: Kit) -> None:
    """The installer itself is one of the packages that a wheels folder must have."""
    next((fresh.root / "wheels").glob("uv-*")).unlink()

    assert "wheels folder lacks packages" in sentence(fresh.run())


def test_package_that_was_tampered_with_is_refused(ready: Kit) -> None:
    """A file that is not the one listed is never installed."""
    ready.wants("learner", "tiny-1-py3-none-any", "extra-1-py3-none-any")
    write_tiny_wheel(ready.root / "wheels", "extra")
    with zipfile.ZipFile(ready.root / "wheels" / "extra-1-py3-none-any.whl", "a") as archive:
        archive.writestr("intruder.py", "")

    assert "not the one that was listed" in sentence(ready.run())
    assert not installed(ready, "intruder")


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
@pytest.mark.parametrize(
    ("mode", "wanted"),
    [("rw", "The disk is full: free about 1 GB"), ("ro", "Nothing can be written in")],
)
def test_disk_full_or_read_only_says_so(fresh: Kit, tmp_path: Path, mode: str, wanted: str) -> None:
    """A disk without room and a folder without leave to write are each told by name."""
    next((fresh.root / "wheels").glob("uv-*")).unlink()  # larger than the whole disk
    disk = tmp_path / "disk"
    disk.mkdir()
    spare = ["unshare", "-m" if os.geteuid() == 0 else "-rm"]
    if subprocess.run([*spare, "mount", "-t", "tmpfs", "none", disk], check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")

    done = subprocess.run(
        [*spare, "sh", "-c", ON_SMALL_DISK, "sh", fresh.root, disk, mode, sys.executable],
        env=fresh.environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert wanted in sentence((done.returncode, done.stdout, done.stderr)), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("failure", "key"),
    [
        ("[WinError 32] 另一个程序正在使用此文件，进程无法访问。", "locked"),
        ("error: failed to remove file `uv.exe`: 拒绝访问。 (os error 5)", "locked"),
        ("[WinError 112] 磁盘空间不足。", "disk"),
        ("error: failed to write `a.whl`: No space left on device (os error 28)", "disk"),
        ("[Errno 13] Permission denied: '/opt/kit/.lessonkit'", "write"),
        ("something that nobody has seen yet", "other"),
    ],
)
def test_failures_of_other_systems_are_known_by_their_numbers(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failure: str, key: str
) -> None:
    """A system says it in its own language; the number tells what it is."""
    monkeypatch.setattr(module, "LOG", str(tmp_path / "setup.log"))

    assert module.explain(failure) == module.say(key)


def test_every_text_has_both_languages_with_the_same_slots(module: ModuleType) -> None:
    """A Chinese reader and an English one are told the same, with the same paths in it."""
    for key, (chinese, english) in module.TEXTS.items():
        slots = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (chinese, english)
        ]
        assert slots[0] == slots[1], key
        assert not chinese.isascii(), key
        assert english.isascii(), key


def test_chinese_is_told_in_utf8_whatever_the_console_has(fresh: Kit) -> None:
    """In a Chinese system the sentence is Chinese, in UTF-8, also where the console is not."""
    result = fresh.run(change=OLD_PYTHON, LC_ALL="zh_CN.UTF-8", PYTHONIOENCODING="ascii")

    assert sentence(result).startswith("需要 Python 3.11 或更新的版本，现在是 3.9.2")
