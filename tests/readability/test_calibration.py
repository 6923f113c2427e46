"""The handbook's table of our scores beside textstat's own holds, figure by figure."""

import tomllib
from pathlib import Path

from quietword.article import PROSE, parse
from quietword.readability import formulas, score

HERE = Path(__file__).parent
HANDBOOK = HERE.parents[1] / "docs/handbook/readability.md"


def rows():
    """The table as the handbook shows it: sentences, Flesch-Kincaid and SMOG, ours and textstat's on the bare text."""
    counts, metrics = formulas.backend().counts, formulas.backend().metrics
    for entry in tomllib.loads((HERE / "calibration.toml").read_text(encoding="utf-8"))["text"]:
        article = parse(entry["text"])
        ours, bare = score(article), "\n".join(segment.text for segment in article.segments if segment.kind in PROSE)
        yield (f"| {entry['name']} | {ours.sentences} | {counts.count_sentences(bare)} | {ours.flesch_kincaid_grade} | "
               f"{metrics.flesch_kincaid_grade(bare, 'en_US'):.1f} | {ours.smog} | {metrics.smog_index(bare, 'en_US'):.1f} |")


def test_the_handbook_shows_todays_scores():
    shown = [line for line in HANDBOOK.read_text(encoding="utf-8").splitlines() if line.count("|") == 8][2:]
    assert shown == list(rows())
    assert len(shown) == 10


def test_with_and_without_full_stops_ours_agree_and_textstats_do_not():
    table = {row.split("|")[1].strip(): row.split("|")[2:-1] for row in rows()}
    without, with_stops = table["A page of bullet points"], table["The same with full stops"]
    assert without[0::2] == with_stops[0::2]
    assert without[3] != with_stops[3]


if __name__ == "__main__":
    print("\n".join(rows()))
