"""A library on disk: settings, helplines, articles and what git and image files know. Others get plain values.

Names are loaded when they are first used, so that rooms that only need `library.config` load nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {
    "Approver": "config", "Config": "config", "Helpline": "config", "ImageFacts": "config", "Levels": "config",
    "ReviewCycle": "config", "Surroundings": "config",
    "LibraryError": "errors",
    "SETTINGS": "settings", "find_library": "settings", "load_config": "settings", "require_library": "settings",
    "load_helplines": "helplines", "HELPLINES": "helplines",
    "SUFFIXES": "files", "discover": "files", "read": "files", "within": "files",
    "assets": "images", "image_facts": "images", "names_images": "images", "surroundings": "images",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
