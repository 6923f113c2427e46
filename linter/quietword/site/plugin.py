"""The MkDocs plugin: it stages the library and points MkDocs at the result. The gate is `stage`; this only calls it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

from quietword.site.pages import helpline_values
from quietword.site.stage import stage

THEME = Path(__file__).parent / "theme"


class Settings(Config):
    library = options.Type(str, default="guidance")
    out = options.Type(str, default="build/public")
    drafts = options.Type(bool, default=False)


class QuietwordPlugin(BasePlugin[Settings]):
    """Stages on every build, so that `mkdocs build` and `mkdocs serve` show what may be shown."""

    def on_config(self, config: Any) -> Any:
        home = Path(config.config_file_path).parent
        staged = stage(
            home / self.config.library, home / self.config.out, docs=Path(config.docs_dir), drafts=self.config.drafts
        )
        config.docs_dir = str(staged.out)
        config.theme.dirs.insert(0, str(THEME))
        config.extra["helplines"] = [helpline_values(line) for line in staged.shelf.config.helplines]
        config.extra["checked"] = staged.shelf.today.isoformat()
        return config
