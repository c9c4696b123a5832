"""The rooms of the package: one direction, no circle, and a room for each lesson."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

import lessonkit
from lessonkit.core.home import home
from lessonkit.facts.areas import all_areas
from lessonkit.lessons import catalogue

ROOT: Final = Path(lessonkit.__file__).parent
# Each room may import from itself and from those before it.
ROOMS: Final = (
    *("core", "labextension", "tables", "facts", "learner", "charts", "widgets", "questions"),
    *("areas", "lessons", "course", "publish", "lab", "desk", "cli"),
)
FILES: Final = {".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path
                for path in ROOT.rglob("*.py")}  # fmt: skip
MODULES: Final = {name.removesuffix(".__init__"): path for name, path in FILES.items()}


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the modules of the package that a file imports, anywhere in it, with the line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found = [f"{node.module}.{name.name}" for name in node.names]
        else:
            continue
        for name in found:
            known = name if name in MODULES else name.rpartition(".")[0]
            if known in MODULES:
                yield node.lineno, known


def _room(module: str) -> str:
    """Return the room of a module, "" for the door of the package."""
    _, *rest = module.split(".")
    return rest[0] if rest and rest[0] in ROOMS else ""


def test_the_root_holds_nothing_but_the_door() -> None:
    """A module that stands in no room would be looked for in vain."""
    assert {path.name for path in ROOT.glob("*.py")} == {"__init__.py", "__main__.py"}
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == set(ROOMS)


def test_nothing_imports_upward() -> None:
    """A room knows those below it only; what imports upward is named by file and line."""
    wrong = [
        f"{path.relative_to(ROOT)}, line {line}: {name} is above {_room(module)}"
        for module, path in MODULES.items()
        if _room(module)
        for line, name in _imported(path)
        if ROOMS.index(_room(name) or ROOMS[-1]) > ROOMS.index(_room(module))
    ]

    assert wrong == []


def test_no_files_import_each_other_in_a_circle() -> None:
    """Within a room as well: of two files one can be read without the other."""
    graph = {
        module: {name for _, name in _imported(path) if name != module}
        for module, path in MODULES.items()
    }

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_a_lesson_is_two_rooms_of_one_name_and_its_tests_a_third() -> None:
    """Its words in lessons/07-health, its code in areas/health, its tests in their mirror."""
    words = {catalogue.area(name) for name in catalogue.names()}
    code = {path.parent.name for path in (ROOT / "areas").glob("*/__init__.py")}
    tests = {path.parent.name for path in Path(__file__).parent.glob("areas/*/test_*.py")}

    assert code == words
    assert tests == words
    assert {f"{name}" for name in words} <= set(all_areas())


def test_the_model_of_an_area_knows_no_chart_and_no_widget() -> None:
    """Its arithmetic can be read, and proven, by itself."""
    above = {room: ROOMS.index(room) for room in ROOMS[ROOMS.index("learner") :]}
    wrong = [
        f"{path.relative_to(ROOT)}, line {line}: {name}"
        for module, path in MODULES.items()
        if module.startswith("lessonkit.areas.") and ".model" in module
        for line, name in _imported(path)
        if _room(name) in above and ".model" not in name
    ]

    assert wrong == []


def test_nothing_of_one_lesson_stands_in_a_shared_room() -> None:
    """No id that begins with an area is written in the code of a room for all."""
    prefixes = tuple(f"{area}." for area in all_areas())
    wrong = [
        f"{path.relative_to(ROOT)}, line {node.lineno}: {node.value}"
        for module, path in MODULES.items()
        if _room(module) != "areas"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(prefixes)
    ]

    assert wrong == []


def test_unit_tests_stand_in_the_rooms_of_what_they_prove() -> None:
    """Who changes a room finds its tests under the same name."""
    found = {path.name for path in Path(__file__).parent.iterdir() if any(path.glob("test_*.py"))}

    assert found <= set(ROOMS)
    assert (home().root / "tests" / "unit").samefile(Path(__file__).parent)
