"""The lists of packages say the same: pyproject.toml, the locks and environment.yml."""

import re
import tomllib
from typing import Final

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from lessonkit.core.home import home

PROJECT: Final = tomllib.loads((home().root / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
EXTRAS: Final[dict[str, list[str]]] = PROJECT["optional-dependencies"]
LOCKS: Final = ("installer", "learner", "test")


def lock(name: str) -> str:
    """Return the text of a lock."""
    return (home().root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def entries(name: str) -> list[str]:
    """Return the entries of a lock, each on one line: requirement, hashes, comments dropped."""
    lines = [line.split(" #")[0] for line in lock(name).splitlines() if line.lstrip()[:1] != "#"]
    return "\n".join(lines).replace("\\\n", " ").strip().splitlines()


def pinned(name: str) -> dict[str, set[Version]]:
    """Return the versions that a lock names, by package."""
    versions: dict[str, set[Version]] = {}
    for entry in entries(name):
        requirement = Requirement(entry.split("--hash")[0])
        exact = next(iter(requirement.specifier))
        assert exact.operator == "==", entry
        versions.setdefault(canonicalize_name(requirement.name), set()).add(Version(exact.version))
    return versions


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("learner", PROJECT["dependencies"]), ("test", [*PROJECT["dependencies"], *EXTRAS["test"]])],
)
def test_lock_meets_what_pyproject_names(name: str, wanted: list[str]) -> None:
    """Each package that pyproject.toml names is in the lock, in a version that it allows."""
    versions = pinned(name)
    for requirement in map(Requirement, wanted):
        locked = versions.get(canonicalize_name(requirement.name), set())
        assert locked, f"{requirement.name} is not in requirements/{name}.txt"
        assert all(requirement.specifier.contains(version) for version in locked), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_its_hashes(name: str) -> None:
    """A package without a hash could be replaced on its way."""
    for entry in entries(name):
        assert re.search(r" --hash=sha256:[0-9a-f]{64}( |$)", entry), entry


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_place_to_fetch_from(name: str) -> None:
    """Where packages come from is for each machine to say: no address and no index option."""
    assert not re.search(r"://|^-|--(index|extra|find|trusted)", lock(name), re.MULTILINE)


def test_learners_get_no_test_tool() -> None:
    """What only tests need stays out of a learner's environment."""
    tools = {canonicalize_name(Requirement(tool).name) for tool in EXTRAS["test"]}

    assert not tools & set(pinned("learner"))


def test_test_environment_is_the_learners_and_more() -> None:
    """
    The tests run on the very versions that learners get, so that opening the lessons in an
    environment made for tests needs no other.
    """
    learner, test = pinned("learner"), pinned("test")

    assert {name: test.get(name) for name in learner} == learner


@pytest.mark.parametrize("name", LOCKS)
def test_one_version_serves_every_python_and_system(name: str) -> None:
    """
    A wheels folder filled under one Python suits the next one of a class, since no package is
    locked in two versions; what Windows alone needs is listed wherever the lock was made.
    """
    versions = pinned(name)

    assert {package: found for package, found in versions.items() if len(found) > 1} == {}
    assert name == "installer" or {"colorama", "pywinpty"} <= set(versions)


def test_conda_environment_names_what_pyproject_names() -> None:
    """Conda and Binder get the same packages within the same bounds, and a Python to rely on."""
    environment = yaml.safe_load((home().root / "environment.yml").read_text(encoding="utf-8"))
    *listed, from_pip = environment["dependencies"]
    conda = {re.split("[=<>]", line)[0]: line for line in listed}
    pip = {
        canonicalize_name(requirement.name): str(requirement.specifier)
        for requirement in map(Requirement, PROJECT["dependencies"])
    }

    assert re.fullmatch(r"python=3\.\d+", conda.pop("python"))
    assert conda.pop("pip") == "pip"
    assert from_pip == {"pip": ["-e ."]}
    bounds = {name: line.removeprefix(name) for name, line in conda.items()}
    assert bounds == {name: as_conda(bound) for name, bound in pip.items()}


def as_conda(bound: str) -> str:
    """Return a bound as conda writes it: =4.6 is any 4.6."""
    return re.sub(r"^==(.*)\.\*$", r"=\1", bound)
