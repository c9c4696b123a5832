"""What a lesson's cell can type after `import lessonkit`."""

import importlib
import subprocess
import sys

import pytest

import lessonkit

HEAVY = ("altair", "pandas", "ipywidgets", "vl_convert", "babel", "jinja2", "jupytext", "nbformat")


def test_the_public_names_are_sorted_and_stated_once() -> None:
    """The list is one that a person can look things up in."""
    assert lessonkit.__all__ == sorted(set(lessonkit.__all__))


@pytest.mark.parametrize("name", lessonkit.__all__)
def test_every_public_name_exists_and_says_what_it_is(name: str) -> None:
    """Each name can be had from the kit and has a docstring."""
    assert getattr(lessonkit, name).__doc__


@pytest.mark.parametrize("package", ["areas", "areas.health", "charts", "desk.check"])
def test_what_a_package_offers_exists(package: str) -> None:
    """The lists of the packages are sorted and true as well."""
    module = importlib.import_module(f"lessonkit.{package}")

    assert module.__all__ == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


def test_an_unknown_name_is_refused_by_name() -> None:
    """A slip in a cell names the slip."""
    with pytest.raises(AttributeError, match="'lessonkit' has no attribute 'chart'"):
        _ = lessonkit.chart


def _loaded(code: str) -> set[str]:
    """Return the modules of HEAVY that a fresh Python has loaded after running `code`."""
    ask = f"{code}\nimport sys\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", ask], check=True, capture_output=True, encoding="utf-8"
    )
    return set(done.stdout.split())


def test_importing_the_kit_loads_nothing_heavy() -> None:
    """A class of forty pays for what a lesson uses and for nothing else."""
    assert _loaded("import lessonkit") == set()


def test_a_figure_is_had_without_a_chart() -> None:
    """Reading a metric loads neither charts nor tables nor widgets."""
    code = "import lessonkit\nlessonkit.metric('health.reimb.all.city')"

    assert _loaded(code) == set()


def test_the_guard_sees_what_is_loaded() -> None:
    """The two tests above could fail: charts do load altair."""
    assert "altair" in _loaded("import lessonkit\nlessonkit.charts")
