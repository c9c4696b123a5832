"""`python -m lessonkit`."""

from lessonkit.cli import main

main(prog_name="kit.py")
