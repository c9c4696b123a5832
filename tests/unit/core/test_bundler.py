"""Scripts that a page gets in one piece."""

from pathlib import Path

from lessonkit.core.bundler import inlined


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
