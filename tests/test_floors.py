"""The house's floors: imports run down, never up."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "linter" / "quietword"
FLOORS = {  # a room may import the rooms named here, and itself
    "article": set(),
    "language": {"article"},
    "readability": {"article"},
    "rules": {"article", "language", "readability", "library.config", "library.schema", "library.tomltext"},
    "engine": {"article", "language", "readability", "rules", "library.config", "library.schema"},
    "library": {"article"},
    "approval": {"article", "engine", "rules", "library.config", "library.schema", "library.yamltext"},
    "reports": {"article", "engine", "rules", "readability", "library.config"},
    "site": {"article", "engine", "rules", "approval", "library", "reports", "readability"},
}
IMPURE = {"os", "pathlib", "subprocess", "socket", "urllib", "http", "tempfile", "shutil", "threading", "multiprocessing"}
PURE_ROOMS = ("article", "language", "readability", "rules", "engine")
READS_RULE_FOLDERS = {"rules/loader.py", "engine/run.py"}  # a practice's own rules: handed a folder by the command line


def modules():
    return [file for file in sorted(PACKAGE.rglob("*.py")) if file.parent != PACKAGE]


def imported(file: Path):
    """The modules that a file imports, as dotted names."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("file", modules(), ids=lambda f: str(f.relative_to(PACKAGE)))
def test_imports_run_down(file):
    room = file.relative_to(PACKAGE).parts[0]
    if room == "cli":
        return
    for name in imported(file):
        if name.startswith("quietword."):
            target = name.removeprefix("quietword.")
            allowed = FLOORS[room] | {room}
            assert any(target == a or target.startswith(a + ".") for a in allowed), f"{file} imports {name}: that is upstairs"


@pytest.mark.parametrize(
    "file", [f for f in modules() if f.relative_to(PACKAGE).parts[0] in PURE_ROOMS], ids=lambda f: str(f.relative_to(PACKAGE))
)
def test_pure_rooms_touch_nothing_outside(file):
    if str(file.relative_to(PACKAGE)) in READS_RULE_FOLDERS:
        return
    used = {name.split(".")[0] for name in imported(file)} & IMPURE
    assert not used, f"{file} imports {', '.join(sorted(used))}: pure rooms take text and give findings"
