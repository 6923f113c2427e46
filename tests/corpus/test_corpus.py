"""The open corpus: well formed, large enough, and what the handbook says of it is what the rules do."""

import pytest

from quietword.rules.measured import measured

from .evaluate import BLOCKING, FOLDER, HANDBOOK, figures, handbook_page, passages, total

ROUNDS = sorted(FOLDER.glob("round*.jsonl"))


@pytest.mark.parametrize("path", ROUNDS, ids=lambda path: path.stem)
def test_every_label_quotes_its_passage(path):
    ids = [passage["id"] for passage in passages(path)]
    assert len(set(ids)) == len(ids) >= 100
    for passage in passages(path):
        for label in passage["labels"]:
            assert label["quote"] in passage["text"] and label["class"] in BLOCKING | {"plural"}


def test_the_first_look_of_every_round_is_on_record():
    record = (FOLDER / "ROUNDS.md").read_text(encoding="utf-8")
    assert all(f"| {path.stem.removeprefix('round')} |" in record for path in ROUNDS)


def test_the_handbook_shows_today_s_figures_and_the_rules_hold_their_level():
    _, everything = total()
    assert HANDBOOK.read_text(encoding="utf-8") == handbook_page(everything), "run: make eval"
    assert measured() == figures(everything), "run: make eval"
    assert everything.ratio("tp", "tp", "fp") >= 0.9 and everything.ratio("ftp", "ftp", "ffn") >= 0.85
    assert everything.ratio("plural_blocked", "plural") <= 0.05
