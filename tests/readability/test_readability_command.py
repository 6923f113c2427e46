"""`quietword readability`, from the outside."""

import json
import os
import re
import subprocess
import sys

import pytest

HARD = ("# Our approach\n\nIn order to utilise psychotherapeutic interventions, which are frequently recommended by "
        "experienced practitioners, individuals must demonstrate considerable commitment, although everyday results vary.\n")
EASY = "# Rest\n\nBreathe in. Breathe out. Then have a cup of tea.\n"
WELSH = "---\nlang: cy\n---\n\nMae gorbryder yn deimlad o anesmwythder.\n"


@pytest.fixture
def library(tmp_path):
    for name, text in {"easy.md": EASY, "hard.md": HARD, "welsh.md": WELSH}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(folder, *arguments, ci=False):
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "FORCE_COLOR")}
    environment |= {"CI": "1"} if ci else {}
    return subprocess.run([sys.executable, "-c", "from quietword.cli import main; main()", "readability", *arguments],
                          cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_the_table_has_the_worst_first(library):
    done = run(library)
    table = done.stdout.split("\n\n")[0]
    assert done.returncode == 0 and done.stderr == ""
    assert table.index("hard.md") < table.index("easy.md")
    assert "not scored: welsh.md: `lang` is cy" in table


def test_hard_sentences_and_words_come_with_reasons_and_alternatives(library):
    text = " ".join(run(library, "hard.md").stdout.split())
    assert "line 3: " in text and "long words (" in text and "passive (“are frequently recommended”)" in text
    assert "utilise → use" in text and "in order to → to" in text and "Plain words from: " in text
    assert "Flesch-Kincaid" in text and "cannot tell whether a text is clear, kind or safe" in text


def test_json_tells_the_same(library):
    told = json.loads(run(library, "--format", "json").stdout)
    hard, easy = told["articles"]
    assert (hard["path"], easy["path"]) == ("hard.md", "easy.md")
    assert hard["reading_age"] == pytest.approx(hard["flesch_kincaid_grade"] + 5)
    assert hard["sections"][0]["title"] == "Our approach" and hard["hardest_sentences"][0]["line"] == 3
    assert {"word": "utilise", "plain": ["use"]}.items() <= hard["hardest_words"][3].items()
    assert told["not_scored"] == [{"path": "welsh.md", "why": "`lang` is cy; the formulas know only English"}]


def test_the_page_has_a_chart_and_loads_nothing(library):
    page = run(library, "--format", "html", "--no-redact").stdout
    assert page.count("<rect") == 2 and "Content-Security-Policy" in page and "psychotherapeutic" in page
    assert "<script" not in page and not re.search(r"""(?:src|@import|url\()\s*=?\s*["']?http""", page)
    assert re.findall(r"<(?:link|img|iframe|object|embed)\b", page) == []


@pytest.mark.parametrize(("arguments", "ci"), [(("--redact",), False), ((), True), (("-f", "html"), False),
                                               (("-f", "json", "--redact"), False), (("-f", "json"), True)])
def test_what_is_public_repeats_no_words_of_an_article(library, arguments, ci):
    text = run(library, *arguments, ci=ci).stdout
    assert "hard.md" in text and "utilise" in text
    for word in ("psychotherapeutic", "practitioners", "Our approach", "recommended", "everyday"):
        assert word not in text


def test_no_redact_wins_over_ci(library):
    assert "psychotherapeutic" in run(library, "--no-redact", ci=True).stdout


def test_known_terms_show_both_grades(library):
    (library / "quietword.toml").write_text('known_terms = ["psychotherapeutic", "intervention"]\n', encoding="utf-8")
    done = run(library)
    assert "With known terms" in done.stdout and "Known terms are left out of the grade" in done.stdout, done.stderr


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_still_told(library):
    (library / "broken.md").write_bytes(b"\xff\xfe\x00")
    done = run(library)
    assert done.returncode == 2 and "broken.md" in done.stderr and "hard.md" in done.stdout and "Traceback" not in done.stderr


def test_nothing_to_read_is_a_failure(tmp_path):
    done = run(tmp_path)
    assert done.returncode == 2 and "nothing to read" in done.stderr


def test_an_unknown_format_is_named(library):
    done = run(library, "--format", "pdf")
    assert done.returncode == 2 and "text, json, html" in re.sub(r"\s+", " ", done.stderr)


def test_no_control_character_of_an_article_reaches_the_terminal(library):
    odd = "# A\x1b[31m heading\n\n" + HARD.replace("utilise", "utilise\x1b]0;title\x07 \u202e")
    (library / "odd.md").write_text(odd, encoding="utf-8")
    text = run(library, "odd.md").stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", text)


def test_output_goes_to_a_file(library):
    done = run(library, "-f", "html", "-o", "out/page.html")
    assert done.stdout == "" and (library / "out/page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_fewer_articles_in_detail(library):
    text = run(library, "--most", "1").stdout
    assert "1 easier article not shown in detail" in text and "Our approach" not in text.split("not shown")[1]
