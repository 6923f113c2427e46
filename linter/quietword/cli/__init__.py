"""The command line: parse, call, print. Findings go to standard output, everything else to standard error."""

from __future__ import annotations


def main() -> None:
    """The `quietword` command. Ends the process: 0 nothing blocks, 1 something blocks, 2 the run itself failed."""
    import sys

    from quietword.cli.trouble import exit_code
    try:
        from quietword.cli.app import command
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="replace")     # a terminal that cannot show «…» is no reason to stop
        command()
    except Exception as error:
        sys.exit(exit_code(error))
