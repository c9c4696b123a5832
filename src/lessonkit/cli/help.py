"""What `--help` prints, in the system's language: the texts stand in labels.csv under `cli.`."""

from typing import Final

import click

from lessonkit.core.language import system
from lessonkit.core.texts import say

_ROOT: Final = "main"


def write(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the help of a command: how it is typed, what it does, its options or commands."""
    lang = system()
    options = say("cli.options", lang)
    pieces = " ".join(command.collect_usage_pieces(ctx)).replace("[OPTIONS]", f"[{options}]")
    pieces = pieces.replace("COMMAND [ARGS]...", say("cli.command", lang))
    formatter.write_usage(ctx.command_path, pieces, prefix=say("cli.usage", lang) + " ")
    formatter.write_paragraph()
    with formatter.indentation():
        name = _ROOT if ctx.parent is None else command.name
        formatter.write_text(say(f"cli.{name}", lang))
    shown = [
        (record[0], say(f"cli.option.{_key(param)}", lang))
        for param in command.get_params(ctx)
        if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
    ]
    with formatter.section(options):
        formatter.write_dl(shown)


def _key(option: click.Option) -> str:
    """Return an option's name, which `param.name` is not for click's own --help."""
    return option.opts[-1].lstrip("-").replace("-", "_")


def write_commands(names: list[str], formatter: click.HelpFormatter) -> None:
    """Write what each command does."""
    lang = system()
    with formatter.section(say("cli.commands", lang)):
        formatter.write_dl([(name, say(f"cli.{name}", lang)) for name in names])
