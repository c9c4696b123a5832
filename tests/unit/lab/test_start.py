"""`lessonkit start` as a learner runs it: one address, one sentence, no traceback."""

import http.client
import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser.harness import kit, lessons
from browser.harness.kit import Kit, Running

from lessonkit.core.language import Lang
from lessonkit.lab import server as lab_of_kit
from lessonkit.lab.start import StartError, find

HEALTH = "07-health"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """A copy of the kit with two small lessons, in a folder of the kind that breaks quoting."""
    small = kit.copy(tmp_path_factory.mktemp("start") / "课 #1 & 50% done")
    for lang in lessons.TITLE:
        for lesson in (HEALTH, "15-legacies"):
            lessons.write(small.root / "notebooks" / lang / f"{lesson}.ipynb", lang)
    return small


@pytest.fixture(scope="module")
def lab(small: Kit) -> Iterator[Running]:
    """That kit, running on the lesson about health."""
    with kit.running(small, "health", "--lang", "zh") as lab:
        yield lab


def refused(small: Kit, *arguments: str, **environment: str) -> str:
    """Run `start`, which must fail, and return the one sentence that it says."""
    done = subprocess.run(
        small.command("start", "--no-browser", *arguments),
        env=small.environment(**environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    said = (done.stdout + done.stderr).strip()
    assert len(said.splitlines()) == 1, said
    return said


def ask(lab: Running, name: str, sent: object = None) -> Any:  # noqa: ANN401 - as JSON has it
    """Return what Jupyter's own interface answers, to what is `sent` if anything is."""
    data = None if sent is None else json.dumps(sent).encode()
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(lab.api(name), data) as answer:
        return json.load(answer)


@pytest.mark.parametrize("asked", ["07", "7", HEALTH, "health", " Health "])
def test_a_lesson_goes_by_number_name_or_both(asked: str) -> None:
    """What a person would type finds the lesson."""
    assert find(asked, "en") == HEALTH


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "没有“7-h”这一课，现有："), ("en", "There is no lesson “7-h”; there are: ")],
)
def test_an_unknown_lesson_is_answered_with_those_there_are(lang: Lang, said: str) -> None:
    """The sentence names every lesson, and not the start page."""
    with pytest.raises(StartError) as caught:
        find("7-h", lang)
    assert str(caught.value).startswith(said)
    assert HEALTH in str(caught.value)
    assert "start" not in str(caught.value)


def test_the_printed_address_answers_with_the_lesson_in_the_learners_folder(lab: Running) -> None:
    """The address has loopback, the lesson in its language and a token that opens the door."""
    parts = urlsplit(lab.address)
    assert parts.hostname == "127.0.0.1"
    assert parts.path == "/doc/tree/zh/07-health.ipynb"
    assert parts.query.startswith("token=")
    found = ask(lab, "contents/zh/07-health.ipynb")
    assert isinstance(found, dict)
    assert found["content"]["metadata"]["lessonkit"] == {"lang": "zh", "lesson": HEALTH}


def test_without_the_token_nobody_gets_in(lab: Running) -> None:
    """Another person on the machine cannot read a learner's files."""
    with pytest.raises(urllib.error.HTTPError, match="403"):
        ask(Running(lab.kit, lab.address.split("?", maxsplit=1)[0], lab.process), "contents")


def test_a_second_kit_listens_on_another_port(lab: Running, small: Kit) -> None:
    """Starting again while one runs opens one more, and says where."""
    with kit.running(small, "15", "--lang", "en") as second:
        assert urlsplit(second.address).port != urlsplit(lab.address).port
        assert urlsplit(second.address).path == "/doc/tree/en/15-legacies.ipynb"


def test_a_port_that_is_taken_is_told_in_one_sentence(small: Kit) -> None:
    """With --port there is no other port to go to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert port in refused(small, "--port", port, "--lang", "zh")


def test_a_port_taken_since_it_was_found_free_is_passed_over() -> None:
    """Two kits that are started in the same moment find the same free port."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]

        assert taken < lab_of_kit._free(taken) < taken + lab_of_kit._PORTS


def test_the_port_that_was_asked_for_is_the_one(small: Kit) -> None:
    """--port is obeyed where it is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with kit.running(small, "--port", str(port)) as lab:
        assert urlsplit(lab.address).port == port


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(small: Kit, tmp_path: Path) -> None:
    """A folder that is not there to be written in is named."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    home = str(blocked / "home")

    assert home in refused(small, "--lang", "en", LESSONKIT_HOME=home)


def test_a_built_lesson_with_marks_of_a_merge_is_told_and_hides_no_other(small: Kit) -> None:
    """Who asks for it reads what to run; the other lessons are laid out."""
    broken = small.root / "notebooks" / "en" / "15-legacies.ipynb"
    whole = broken.read_bytes()
    broken.write_bytes(b"<<<<<<< HEAD\n" + whole)
    try:
        said = refused(small, "15", "--lang", "en")
        reset = refused(small, "15", "--lang", "en", "--reset")
        with kit.running(small, "07", "--lang", "en"):
            pass
    finally:
        broken.write_bytes(whole)

    assert said == reset
    assert "15-legacies.ipynb is no whole notebook. Run python3 kit.py build" in said


def test_a_broken_table_of_texts_is_told_in_one_sentence(small: Kit) -> None:
    """Nothing hangs on a text that the server would say first."""
    labels = small.root / "data" / "labels.csv"
    whole = labels.read_bytes()
    labels.write_bytes(whole + b"a,b,c, d\n")
    try:
        said = refused(small, "--lang", "en")
    finally:
        labels.write_bytes(whole)

    assert "labels.csv, row" in said
    assert "quotes" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C goes to the whole console there")
def test_ctrl_c_ends_it_without_a_question_or_a_traceback(small: Kit) -> None:
    """One Ctrl-C is enough, and the terminal stays clean."""
    with kit.running(small) as lab:
        assert lab.stop() == 0
        assert lab.process.stderr
        assert lab.process.stderr.read() == ""


def test_ctrl_c_ends_it_while_a_kernel_is_starting_anew(small: Kit) -> None:
    """What a learner restarts in the last moment keeps nothing from ending."""
    with kit.running(small) as lab:
        asked = {"path": "x", "name": "x", "type": "notebook", "kernel": {"name": "python3"}}
        kernel = ask(lab, "sessions", asked)["kernel"]["id"]
        address = urlsplit(lab.api(f"kernels/{kernel}/restart"))
        restarting = http.client.HTTPConnection(address.netloc)
        restarting.request("POST", f"{address.path}?{address.query}")
        ask(lab, "status")  # until then it has begun

        assert lab.stop() == 0
        restarting.close()


def test_a_persons_own_jupyter_settings_do_not_reach_the_kit(small: Kit, tmp_path: Path) -> None:
    """What somebody set up for their own work neither breaks nor changes the lessons."""
    settings = tmp_path / ".jupyter"
    settings.mkdir()
    (settings / "jupyter_server_config.py").write_text("raise RuntimeError('mine')")
    (settings / "jupyter_server_config.json").write_text('{"ServerApp": {"port": "mine"}}')
    own = {name: str(settings) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_CONFIG_PATH")}
    misled = {"JUPYTERLAB_DIR": str(tmp_path / "none"), "JUPYTER_TOKEN": "mine"}

    with kit.running(small, HOME=str(tmp_path), USERPROFILE=str(tmp_path), **own, **misled) as lab:
        assert "token=mine" not in lab.address
        specs = ask(lab, "kernelspecs")
        assert isinstance(specs, dict)
        assert list(specs["kernelspecs"]) == ["python3"]


def test_starting_loads_none_of_what_only_a_lesson_needs() -> None:
    """pandas, altair and Jupyter take a second each: the first two never, Jupyter late."""
    code = "import sys, lessonkit.lab.start as s; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(done.stdout.split())
    assert "lessonkit.learner.workspace" in loaded
    assert not loaded & {"pandas", "numpy", "altair", "vl_convert", "jupyterlab", "frictionless"}


@pytest.mark.parametrize("past", ["a.example", "*"])
def test_loopback_is_reached_directly_behind_a_proxy(tmp_path: Path, past: str) -> None:
    """A proxy of the machine's does not stand between the kit and its own kernels."""
    code = (
        "import pathlib, sys, urllib.request as u; from lessonkit.lab import server as lab;"
        "lab.isolate(pathlib.Path(sys.argv[1]), 'zh');"
        "print([bool(u.proxy_bypass(host)) for host in ('127.0.0.1', 'localhost', 'a.example')])"
    )
    proxied = {"http_proxy": "http://127.0.0.1:9", "no_proxy": past, "NO_PROXY": past}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env=os.environ | proxied,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["[True,", "True,", "True]"]
