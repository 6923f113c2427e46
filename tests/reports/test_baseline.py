"""A baseline covers old warnings and advice, never a person, and only shrinks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from report_runs import finding, run, runs

from quietword.reports import baseline


def test_what_it_wrote_covers_all_that_it_may():
    @settings(max_examples=60, deadline=None)
    @given(runs())
    def covered(made):
        after = baseline.apply(made, baseline.write(made))
        left = [f for result in after.run.results for f in result.findings if not f.waived]
        assert after.unused == 0 and all(not baseline.coverable(f) for f in left)
        assert after.text == baseline.write(made)
    covered()


def test_it_never_covers_errors_confidentiality_or_identifiers():
    made = run(finding(severity="warning"), finding("named-person", severity="advice"),
               finding("blaming-words", severity="error"))
    assert baseline.write(made).count("\n") == 1
    forged = "".join(f"{' '.join(baseline.key(f))} 9\n" for f in made.results[0].findings)
    assert not any(f.waived for f in baseline.apply(made, forged).run.results[0].findings)


def test_one_more_of_the_same_is_new():
    old = finding("blaming-words", "mad")
    after = baseline.apply(run(old, replace(old, span=old.span)), baseline.write(run(old))).run
    assert [f.waived for f in after.results[0].findings] == [True, False]


def test_a_changed_sentence_is_new_and_a_moved_one_is_not():
    old = finding("blaming-words", "mad", "He is mad.", 6)
    text = baseline.write(run(old))
    assert baseline.apply(run(finding("blaming-words", "mad", "He  is\nMAD.", 6, line=99)), text).unused == 0
    after = baseline.apply(run(finding("blaming-words", "mad", "She is mad.", 7)), text)
    assert after.unused == 1 and not after.run.results[0].findings[0].waived


def test_it_holds_no_line_numbers_no_words_and_is_sorted():
    made = run(*(finding("blaming-words", f"mad{n}", f"Sentence {n}.", line=n + 1) for n in range(20)))
    lines = baseline.write(made).splitlines()[1:]
    assert lines == sorted(lines) and all(len(line.split()) == 3 for line in lines)
    assert baseline.write(made) == baseline.write(run(*reversed(made.results[0].findings)))


@pytest.mark.parametrize("text", ["blaming-words abc\n", "blaming-words abc many\n", "# ok\nwhat?\n"])
def test_a_broken_line_is_named(text):
    with pytest.raises(baseline.BaselineError) as raised:
        baseline.apply(run(), text)
    assert raised.value.line == len(text.splitlines())
