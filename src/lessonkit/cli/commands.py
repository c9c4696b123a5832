"""The command line: `lessonkit start`, `build`, `check` and the others."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from lessonkit.core.errors import KitError
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import TextError


class _Command(click.Command):
    """A command whose help is in the system's language."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        from lessonkit.cli.help import write  # noqa: PLC0415 - for --help only

        write(self, ctx, formatter)


class _Commands(click.Group):
    """Commands that end in one sentence where a person can mend what is wrong."""

    command_class = _Command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, with all commands."""
        from lessonkit.cli.help import write, write_commands  # noqa: PLC0415 - for --help only

        write(self, ctx, formatter)
        write_commands(self.list_commands(ctx), formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the command."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            self._tell(ctx, error)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except TextError as error:
            self._tell_of_texts(ctx, error)
        except KitError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        except click.UsageError as error:
            self._tell(ctx, error)

    def _tell_of_texts(self, ctx: click.Context, error: TextError) -> NoReturn:
        """Say what the reader of tables, which knows more, finds wrong with a table of texts."""
        from lessonkit.tables import sheet  # noqa: PLC0415 - for a broken table only

        refused = sheet.read(error.path).refused
        click.echo(str(refused.error() if refused else error), err=True)
        ctx.exit(1)

    def _tell(self, ctx: click.Context, error: click.UsageError) -> NoReturn:
        from lessonkit.cli import errors  # noqa: PLC0415 - for a slip only

        click.echo(errors.message(error, self.list_commands(ctx)), err=True)
        ctx.exit(error.exit_code)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Lessons that teach people to read the figures of one newspaper page."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page must not stop a lesson over one letter.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _lang(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--lang", type=click.Choice(LANGS))(command)


@main.command()
@click.argument("lesson", required=False)
@_lang
@click.option("--no-browser", is_flag=True)
@click.option("--port", type=click.IntRange(1, 65535))
@click.option("--reset", is_flag=True)
def start(
    lesson: str | None,
    lang: Lang | None,
    no_browser: bool,  # noqa: FBT001 - click's flag, as below
    port: int | None,
    reset: bool,  # noqa: FBT001
) -> None:
    """Open JupyterLab on LESSON (07, 07-health or health)."""
    from lessonkit.lab import start as starting  # noqa: PLC0415 - each command loads its own

    starting.run(lesson, lang, browser=not no_browser, port=port, reset=reset)


@main.command()
def prepare() -> None:
    """Do what is done once after installing, so that the first lesson starts fast."""
    from lessonkit.charts import store  # noqa: PLC0415
    from lessonkit.core.home import home  # noqa: PLC0415
    from lessonkit.widgets import vega_bundle  # noqa: PLC0415

    vega_bundle.content()
    store.harvest(home().notebooks.glob("*/*.ipynb"))


@main.command()
@click.argument("lessons", nargs=-1)
def build(lessons: tuple[str, ...]) -> None:
    """Build and execute LESSONS (all of them by default) into notebooks/."""
    from lessonkit.publish import notebooks as building  # noqa: PLC0415

    building.run(lessons)


@main.command()
@click.argument("lessons", nargs=-1)
def translated(lessons: tuple[str, ...]) -> None:
    """State that the English of LESSONS now says what the Chinese says."""
    from lessonkit.desk import translated as translation  # noqa: PLC0415

    translation.run(lessons)


@main.command()
@click.argument("lessons", nargs=-1)
@_lang
def notes(lessons: tuple[str, ...], lang: Lang | None) -> None:
    """Write the instructor's pages of LESSONS (all by default) as HTML to be printed."""
    from lessonkit.publish import notes as pages  # noqa: PLC0415

    pages.run(lessons, lang)


@main.command()
@click.argument("lessons", nargs=-1)
@_lang
def export(lessons: tuple[str, ...], lang: Lang | None) -> None:
    """Write LESSONS (all by default) as web pages that need neither network nor Python."""
    from lessonkit.publish import export as pages  # noqa: PLC0415

    pages.run(lessons, lang)


@main.command()
@click.argument("text", nargs=-1)
@click.option("--area")
def find(text: tuple[str, ...], area: str | None) -> None:
    """Find figures by TEXT (a number or words of either language), with ids for prose."""
    from lessonkit.desk import listing  # noqa: PLC0415

    listing.print_found(" ".join(text), area)


@main.command()
@click.argument("name", metavar="ID")
def source(name: str) -> None:
    """Tell everything known of the figure ID."""
    from lessonkit.desk import listing  # noqa: PLC0415

    listing.print_source(name)


@main.command()
@click.option("--area")
def coverage(area: str | None) -> None:
    """Tell for each figure which lessons use it: prose, charts, panels, questions, guesses."""
    from lessonkit.desk import listing  # noqa: PLC0415

    listing.print_coverage(area)


@main.command()
@click.argument("page", type=click.Path(path_type=Path))
def verify(page: Path) -> None:
    """Hold every phrase of the tables against PAGE, a copy of the page as text."""
    from lessonkit.desk import listing  # noqa: PLC0415

    sys.exit(listing.print_misquotes(page))


@main.command()
def check() -> None:
    """Say in plain words what is wrong with data and lessons, and where."""
    from lessonkit.desk import check as checking  # noqa: PLC0415

    sys.exit(checking.run())
