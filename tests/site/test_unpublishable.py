"""Three articles that must never go out: each is stopped by the linter, approved or not."""

from pathlib import Path

import pytest

from quietword.article import parse
from quietword.engine import Verdict, check, load_rules
from quietword.site.stage import stage

from .libraries import TODAY, make, sign

FOLDER = Path(__file__).parent / "unpublishable"
WHY = {
    "a-story": {"client-anecdote", "disguised-client-story"},
    "bad-advice": {"discourages-treatment", "dm-solicitation", "cure-or-guarantee-claim"},
    "hidden-name": {"client-anecdote", "named-person", "client-artefact-image", "asset-name-identifier"},
}


@pytest.mark.parametrize("name", WHY)
def test_the_linter_says_why(name):
    result = check(parse((FOLDER / f"{name}.md").read_text()), load_rules())
    assert result.verdict is Verdict.BLOCKED
    assert WHY[name] <= {finding.rule for finding in result.findings if finding.severity == "error"}


@pytest.mark.parametrize("name", WHY)
def test_it_is_not_staged_even_when_somebody_approved_it(tmp_path, name):
    guidance = make(tmp_path)
    file = guidance / "themes" / f"{name}.md"
    file.parent.mkdir()
    file.write_text((FOLDER / f"{name}.md").read_text())
    sign(guidance, file)
    staged = stage(guidance, tmp_path / "public", docs=tmp_path / "docs", today=TODAY)
    assert not staged.published and "the linter blocks it" in staged.left_out[0].why_not and staged.broken_promises
