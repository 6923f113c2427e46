"""The MkDocs plugin: it stages the library and points MkDocs at the result. The gate is `stage`; this only calls it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority

from quietword.site.csp import with_policy
from quietword.site.helplines import helpline_values
from quietword.site.search import rewrite, with_our_worker
from quietword.site.stage import Staged, stage
from quietword.site.tables import readable

THEME = Path(__file__).parent / "theme"


class Settings(Config):
    library = options.Type(str, default="guidance")
    out = options.Type(str, default="build/public")
    drafts = options.Type(bool, default=False)
    preview = options.Type(str, default="build/preview")


class QuietwordPlugin(BasePlugin[Settings]):
    """Stages on every build, so that `mkdocs build` and `mkdocs serve` show what may be shown."""

    serving = False
    staged: Staged | None = None  # set by `quietword build`, which has staged already

    def on_startup(self, *, command: str, **_: Any) -> None:
        self.serving = command == "serve"

    def on_config(self, config: Any) -> Any:
        home = Path(config.config_file_path).parent
        self.metas: dict[str, dict[str, Any]] = {}
        drafts = self.config.drafts and self.serving  # a preview alone shows drafts, and keeps them in a folder of its own
        out = self.config.preview if drafts else self.config.out
        staged = self.staged or stage(home / self.config.library, home / out, docs=Path(config.docs_dir), drafts=drafts)
        config.docs_dir = str(staged.out.resolve())
        if address := staged.shelf.config.url:
            config.site_url = config.site_url or address.rstrip("/") + "/"   # for the sitemap and each page's own address
        config.theme.dirs.insert(0, str(THEME))
        config.extra["helplines"] = [helpline_values(line) for line in staged.shelf.config.helplines]
        config.extra["handbook"] = "handbook/index.md" in staged.pages
        config.extra["exit_page"] = "exit-this-page.md" in staged.pages
        return config

    def on_page_content(self, html: str, **_: Any) -> str:
        return readable(html)

    def on_page_context(self, context: Any, *, page: Any, **_: Any) -> Any:
        self.metas[page.url] = page.meta
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        return with_policy(with_our_worker(output))

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        return with_policy(with_our_worker(output_content)) if template_name.endswith(".html") else output_content

    @event_priority(-100)  # after Material's plugin has written its index
    def on_post_build(self, *, config: Any) -> None:
        rewrite(Path(config.site_dir), self.metas)
