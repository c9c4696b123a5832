"""The command line: commands, their help, and what a slip is answered."""
