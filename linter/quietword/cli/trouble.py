"""What to say when something goes wrong: one clear line, never a traceback."""

from __future__ import annotations

import sys
from pathlib import Path

FAILED = 2


def exit_code(error: BaseException) -> int:
    """Says on standard error what is wrong, in one line, and gives the exit code."""
    if isinstance(error, BrokenPipeError):
        _close_quietly()
        return FAILED
    print(f"quietword: {told(error)}", file=sys.stderr)
    return FAILED


def told(error: BaseException) -> str:
    """An error in one line. Errors of our own rooms speak for themselves; of others only their kind and place are told,
    as their words may quote an article."""
    if type(error).__module__.startswith("quietword."):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return (f"something went wrong inside Quietword ({type(error).__name__} at {_place(error)}). This is our mistake, "
            "not yours. Please report this line where you got Quietword; do not send the article.")


def _place(error: BaseException) -> str:
    """Where in our own code it happened: the deepest frame of the package."""
    package, place, frame = Path(__file__).parents[1], "an unknown place", error.__traceback__
    while frame:
        file = Path(frame.tb_frame.f_code.co_filename)
        if file.is_relative_to(package):
            place = f"{file.relative_to(package).as_posix()}:{frame.tb_lineno}"
        frame = frame.tb_next
    return place


def _close_quietly() -> None:
    """The reader of our output has gone; closing must not complain again."""
    import os
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
