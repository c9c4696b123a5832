"""A chart has the same bytes whatever fonts a machine has."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lessonkit.charts import store
from lessonkit.core.language import LANGS, Lang

# Prints a control that depends on fonts, then charts of each form.
PROGRAM = """
import hashlib, json, os, sys
import altair as alt, vl_convert
from lessonkit import charts, data, panels, panels
from lessonkit.charts.renderer import mimebundle

def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()

control = alt.Chart(alt.InlineData([{"a": "一个很长的标签 WWWW iiii"}])).mark_bar().encode(y="a:N")
print(digest(vl_convert.vegalite_to_svg(control.to_dict())))
for chart in (
    charts.bars(data.find("health.facilities"), "health.facilities", ["city"]),
    charts.grouped(data.grid("health.reimb", ["all", "poor"]), "health.rates"),
    panels.health.left_over(),
    panels.health.counted_twice(),
    panels.page.page_map(list(data.all_metrics().values())),
    charts.diagram("six_ways"),
    panels.page.people_reached(),
):
    print(digest(json.dumps(mimebundle(chart.to_dict()), ensure_ascii=False, sort_keys=True)))
"""
HIDDEN = 'mount -t tmpfs none /usr/share/fonts || exit 99; exec "$@"'


def _digests(folder: Path, *hide: str) -> list[str]:
    """Return the hashes that a fresh Python prints, in a notebook's folder."""
    done = subprocess.run(
        [*hide, sys.executable, "-c", PROGRAM],
        cwd=folder,
        env={**os.environ, store.ANEW: "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if hide and done.returncode in {1, 99} and "Traceback" not in done.stderr:
        pytest.skip(f"the fonts of this machine cannot be hidden: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("lang", LANGS)
def test_charts_are_the_same_bytes_with_and_without_the_machines_fonts(
    tmp_path: Path, lang: Lang
) -> None:
    """Vega and picture are laid out by the kit's own sizes, so a build is the same anywhere."""
    if not shutil.which("unshare"):
        pytest.skip("hiding a machine's fonts takes Linux and unshare")
    folder = tmp_path / lang
    folder.mkdir()

    control, *usual = _digests(folder)
    other_control, *bare = _digests(folder, "unshare", "-rm", "sh", "-c", HIDDEN, "sh")

    if control == other_control:
        pytest.skip("hiding the fonts changed nothing: this machine has none of its own")
    assert len(usual) == PROGRAM.count("\n    charts.") + PROGRAM.count("\n    panels.")
    assert bare == usual
