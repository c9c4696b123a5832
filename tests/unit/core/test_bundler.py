"""Scripts that a page gets in one piece."""

import re
from pathlib import Path

import pytest

import lessonkit
from lessonkit.core.bundler import ScriptError, inlined, ordered, read


def test_a_module_brings_what_it_imports_each_once_and_in_order(tmp_path: Path) -> None:
    """Whatever folder it lies in and whatever quotes are used; only its own exports stay."""
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "one.js").write_text("export const one = 1;\n", "utf-8")
    (tmp_path / "two.js").write_text(
        "import { one } from './far/one.js';\nexport function two() {\n  return one + one;\n}\n",
        "utf-8",
    )
    (tmp_path / "all.js").write_text(
        'import { one } from "./far/one.js";\nimport { two } from "./two.js";\n'
        "export default { one, two };\n",
        "utf-8",
    )

    text = inlined(tmp_path / "all.js")

    assert "import" not in text
    assert text.count("const one = 1;") == 1
    assert text.index("const one") < text.index("function two") < text.index("export default")
    assert text.count("export ") == 1


@pytest.mark.parametrize(
    "line",
    [
        "import one from './one.js';",
        "import * as all from './one.js';",
        "import './one.js';",
        "import { one } from './one.js'",
        "import { one } from 'vega';",
        "export { one };",
        "export * from './one.js';",
        "export let one = 1;",
        "export let { one } = two;",
    ],
)
def test_a_form_that_is_not_understood_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    """Passed over, it would fail in a learner's page and nowhere before."""
    path = tmp_path / "a.js"
    path.write_text(f"// a comment\n{line}\n", "utf-8")

    with pytest.raises(ScriptError, match=rf"^a\.js, line 2: .*{re.escape(line)}"):
        read(path)


def _two(folder: Path, one: str, other: str) -> Path:
    (folder / "one.js").write_text(one, "utf-8")
    (folder / "all.js").write_text(other, "utf-8")
    return folder / "all.js"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "export const one = 1;\nconst SIZE = 2;\n",
            "import { one } from './one.js';\nconst SIZE = one;\nexport default SIZE;\n",
            "all.js, line 2: SIZE is a name of one.js as well",
        ),
        (
            "export const one = 1;\n",
            "import { one as first } from './one.js';\nexport default first;\n",
            "one of one.js is called first here",
        ),
        (
            "export const one = 1;\nexport default one;\n",
            "import { one } from './one.js';\nexport default one;\n",
            "one.js, line 1: only the script that a page loads",
        ),
    ],
)
def test_what_cannot_stand_in_one_scope_is_refused(
    tmp_path: Path, one: str, other: str, said: str
) -> None:
    """A second one of a name would silently be the first one's, or end the script."""
    with pytest.raises(ScriptError, match=re.escape(said)):
        inlined(_two(tmp_path, one, other))


def test_a_name_that_is_not_exported_is_refused(tmp_path: Path) -> None:
    """A slip in a name is told where the pages are made."""
    path = _two(tmp_path, "export const one = 1;\n", "import { won } from './one.js';\n")

    with pytest.raises(ScriptError, match=re.escape("one.js exports no won")):
        ordered(path)


def test_scripts_that_import_each_other_are_refused(tmp_path: Path) -> None:
    """Neither could stand before the other."""
    path = _two(
        tmp_path,
        "import { all } from './all.js';\nexport const one = all;\n",
        "import { one } from './one.js';\nexport const all = one;\n",
    )

    with pytest.raises(ScriptError, match=re.escape("it and all.js import each other")):
        ordered(path)


def test_every_script_of_the_kit_is_understood() -> None:
    """Also those that only Lab loads, as modules: one of them may be needed in a page next."""
    paths = list(Path(lessonkit.__file__).parent.rglob("*.js"))

    assert len(paths) > 20
    for path in paths:
        read(path)
