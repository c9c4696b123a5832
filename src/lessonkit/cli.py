"""The command line: `lessonkit start`, `build`, `check`, `prepare`."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from lessonkit.errors import KitError
from lessonkit.language import LANGS, Lang


class _Commands(click.Group):
    """Commands that end in one sentence where a person can mend what is wrong."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KitError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Lessons that teach people to read the figures of one newspaper page."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page must not stop a lesson over one letter.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _lang(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--lang", type=click.Choice(LANGS), help="zh or en.")(command)


@main.command()
@click.argument("lesson", required=False)
@_lang
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--port", type=click.IntRange(1, 65535), help="Where the server listens.")
def start(lesson: str | None, lang: Lang | None, no_browser: bool, port: int | None) -> None:  # noqa: FBT001 - click's flag
    """Open JupyterLab on LESSON (07, 07-health or health)."""
    from lessonkit import start as starting  # noqa: PLC0415 - each command loads its own

    starting.run(lesson, lang, browser=not no_browser, port=port)


@main.command()
def prepare() -> None:
    """Do what is done once after installing, so that the first lesson starts fast."""
    from lessonkit.charts import store  # noqa: PLC0415
    from lessonkit.panels import vega_bundle  # noqa: PLC0415
    from lessonkit.paths import NOTEBOOKS  # noqa: PLC0415

    vega_bundle.content()
    store.harvest(NOTEBOOKS.glob("*/*.ipynb"))


@main.command()
@click.argument("lessons", nargs=-1)
def build(lessons: tuple[str, ...]) -> None:
    """Build and execute LESSONS (all of them by default) into notebooks/."""
    from lessonkit import build as building  # noqa: PLC0415

    building.run(lessons)


@main.command()
@click.argument("lessons", nargs=-1)
def translated(lessons: tuple[str, ...]) -> None:
    """State that the English of LESSONS now says what the Chinese says."""
    from lessonkit import translation  # noqa: PLC0415

    translation.run(lessons)


@main.command()
@click.argument("text", nargs=-1)
@click.option("--area", help="Only figures of this area, as in health.")
def find(text: tuple[str, ...], area: str | None) -> None:
    """Find figures by TEXT (a number or words of either language), with ids for prose."""
    from lessonkit import listing  # noqa: PLC0415

    listing.print_found(" ".join(text), area)


@main.command()
@click.argument("name", metavar="ID")
def source(name: str) -> None:
    """Tell everything known of the figure ID."""
    from lessonkit import listing  # noqa: PLC0415

    listing.print_source(name)


@main.command()
@click.argument("page", type=click.Path(path_type=Path))
def verify(page: Path) -> None:
    """Hold every phrase of the tables against PAGE, a copy of the page as text."""
    from lessonkit import listing  # noqa: PLC0415

    sys.exit(listing.print_misquotes(page))


@main.command()
def check() -> None:
    """Say in plain words what is wrong with data and lessons, and where."""
    from lessonkit import check as checking  # noqa: PLC0415

    sys.exit(checking.run())
