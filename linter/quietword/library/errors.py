"""What goes wrong with files: said in one line that names the place."""

from __future__ import annotations


class LibraryError(Exception):
    """A file that cannot be used: which one, the line (from 1; 0 where none is meant) and what is wrong."""

    def __init__(self, path: object, line: int, problem: str):
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")
        self.path, self.line, self.problem = str(path), line, problem

    def __reduce__(self) -> tuple:
        return type(self), (self.path, self.line, self.problem)
