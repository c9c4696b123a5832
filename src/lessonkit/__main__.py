"""`python -m lessonkit`."""

from lessonkit.cli.commands import main

main(prog_name="kit.py")
