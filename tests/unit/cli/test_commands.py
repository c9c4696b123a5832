"""`lessonkit find`, `source` and `verify` as a person runs them, in both languages."""

import re
from pathlib import Path

import pytest
from conftest import Kit

from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.desk import verify
from lessonkit.facts import checks, metrics


def _failed(kit: Kit, *args: str, system: Lang = "en") -> str:
    """Return the one line of a command that failed, which goes to the error stream."""
    done = kit.done(*args, system=system)
    assert done.exit_code == 1
    assert not done.stdout
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.parametrize("text", ["95", "报销", "reimbursement", "health.reimb"])
@pytest.mark.parametrize("system", LANGS)
def test_find_prints_ids_to_paste_and_counts_them(sound_kit: Kit, system: Lang, text: str) -> None:
    """One row a figure in the order of print, each id whole, then how many there are."""
    status, lines = sound_kit.run("find", text, system=system)

    found = re.findall(r"^ *([a-z_]+(?:\.\w+)+)\b", "\n".join(lines), re.MULTILINE)
    assert status == 0
    assert found
    assert set(found) <= set(metrics.all_metrics())
    assert "health.reimb.poor.township" in found
    assert lines[-1] == say("find.count", system, count=len(found), example="{metric}`id`")


def test_find_takes_several_words_and_an_area(sound_kit: Kit) -> None:
    """Words need no quotes; an area without words gives all its figures."""
    assert sound_kit.run("find", "农牧民", "报销", "70")[1][-1].startswith("1 found")

    _, lines = sound_kit.run("find", "--area", "housing")

    assert lines[-1].startswith(
        f"{sum(m.area == 'housing' for m in metrics.all_metrics().values())} "
    )


@pytest.mark.parametrize("system", LANGS)
def test_finding_nothing_is_said_and_is_no_error(sound_kit: Kit, system: Lang) -> None:
    """0 found, and nothing that looks like a failure."""
    status, lines = sound_kit.run("find", "没有这个词", system=system)

    assert status == 0
    assert "0" in lines[-1]


@pytest.mark.parametrize("system", LANGS)
def test_an_unknown_area_is_answered_with_the_nearest(sound_kit: Kit, system: Lang) -> None:
    """One sentence in the system's language."""
    line = _failed(sound_kit, "find", "--area", "helth", system=system)

    assert "helth" in line
    assert "health" in line
    assert bool(re.search(r"[\u3400-\u9fff]", line)) == (system == "zh")


@pytest.mark.parametrize("system", LANGS)
def test_source_tells_all_that_is_known_of_a_figure(sound_kit: Kit, system: Lang) -> None:
    """Phrase and place, what is not stated, the doubt with its reading, the checks."""
    status, lines = sound_kit.run("source", "relocation.people", system=system)
    metric = metrics.metric("relocation.people")
    text = "\n".join(lines)

    assert status == 0
    assert lines[0].startswith(say("card.figure", system))
    assert metric.label[system] in lines[0]
    assert metric.format(system) in lines[0]
    assert metric.phrase in text
    assert say("unsaid", system) in text
    assert "22979" in text
    using = [c for c in checks.all_checks() if metric.id in c.figures]
    assert using
    assert all(check.label[system] in text for check in using)


@pytest.mark.parametrize("system", LANGS)
def test_an_unknown_id_is_answered_with_the_nearest_ones(sound_kit: Kit, system: Lang) -> None:
    """A slip of a letter brings the id that was meant."""
    line = _failed(sound_kit, "source", "relocation.peple", system=system)

    assert "relocation.people" in line
    assert bool(re.search(r"[\u3400-\u9fff]", line)) == (system == "zh")


def test_an_id_like_no_other_is_refused_all_the_same(sound_kit: Kit) -> None:
    """Without anything near, the sentence still says what was wrong."""
    assert "zzzzzzzz" in _failed(sound_kit, "source", "zzzzzzzz")


@pytest.mark.parametrize("system", LANGS)
def test_verify_passes_on_the_page(
    sound_kit: Kit, printed: str, tmp_path: Path, system: Lang
) -> None:
    """All phrases, none wrong, exit status 0."""
    page = tmp_path / "版面 #1 & 100%.txt"
    page.write_text(printed, "utf-8")

    status, lines = sound_kit.run("verify", str(page), system=system)

    assert (status, lines) == (0, [say("verify.done", system, count=verify.count(), wrong=0)])


def test_verify_names_what_fails_and_exits_with_1(sound_kit: Kit, tmp_path: Path) -> None:
    """On another text every phrase fails, a line each, and the last line counts them."""
    page = tmp_path / "other.txt"
    page.write_text("another page", "utf-8")

    status, lines = sound_kit.run("verify", str(page))

    assert status == 1
    assert len(lines) == verify.count() + 1
    assert all(re.match(r"\w+\.csv, row \d+: “", line) for line in lines[:-1])
    assert lines[-1] == say("verify.done", "en", count=verify.count(), wrong=verify.count())


@pytest.mark.parametrize("system", LANGS)
def test_verify_of_a_page_that_is_not_there_says_what_to_give(
    sound_kit: Kit, tmp_path: Path, system: Lang
) -> None:
    """One sentence with the path."""
    line = _failed(sound_kit, "verify", str(tmp_path / "none.txt"), system=system)

    assert line == say("verify.unreadable", system, path=tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["chekc"], "check"), (["start", "--prot", "1"], "--prot"), (["source"], "ID"),
        (["start", "--lang", "fr"], "zh"), (["start", "--port", "x"], "65535"),
        (["check", "07"], "--help"), (["-V"], "-V"), (["export", "--lang"], "--lang"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("system", LANGS)
def test_a_mistyped_command_is_told_in_the_systems_language(
    sound_kit: Kit, system: Lang, typed: list[str], says: str
) -> None:
    """One sentence with what to type, and none of the parser's own English."""
    done = sound_kit.done(*typed, system=system)

    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert ("。" in done.stderr or "请" in done.stderr) == (system == "zh")
    assert "Usage" not in done.stderr


@pytest.mark.parametrize("system", LANGS)
def test_every_command_tells_what_it_does_in_the_systems_language(
    sound_kit: Kit, system: Lang
) -> None:
    """The list of commands and the help of each; a Chinese help has no English sentence."""
    _, lines = sound_kit.run("--help", system=system)
    commands = re.findall(r"^  ([a-z]+)  ", "\n".join(lines), re.MULTILINE)
    assert {"start", "check", "build"} <= set(commands)

    for command in commands:
        status, lines = sound_kit.run(command, "--help", system=system)
        text = "\n".join(lines)
        assert status == 0
        assert lines[0].startswith(f"{say('cli.usage', system)} kit.py {command} ")
        assert say(f"cli.{command}", system)[:20] in text
        assert bool(re.search(r"[a-z] [a-z]+ [a-z]", text)) == (system == "en")
