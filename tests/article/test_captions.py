"""Captions and subtitles."""

import pytest

from quietword.article import ArticleError, Kind, parse, sentences


def told(source: str, path: str = "x.txt") -> list[str]:
    """The sentences of the captions in a file."""
    return [s.text for segment in parse(source, path).segments if segment.kind is Kind.CAPTION for s in sentences(segment)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One line\nruns on\n\nA second", ["One line runs on", "A second"]),
        (
            "Feeling low 💛\nhere is what\nhelps:\n- breathe\n- rest",
            ["Feeling low 💛", "here is what helps:", "- breathe", "- rest"],
        ),
        ("It helps.\nSo they say\n#calm #rest", ["It helps.", "So they say", "#calm #rest"]),
        ("Link in bio @clinic\nCome and see", ["Link in bio @clinic", "Come and see"]),
        ("1. First\n2. Then", ["1. First", "2. Then"]),
        ("# not a heading *and* no `code`", ["# not a heading *and* no `code`"]),
        ("---\nnot: front matter\n---", ["--- not: front matter ---"]),
        ("\ufeffSar\u200bah\r\nleft", ["Sarah left"]),
        ("", []),
    ],
)
def test_captions(source, expected):
    assert told(source) == expected


SRT = """1
00:00:01,000 --> 00:00:02,500
My <i>cli</i>ent told

2
00:00:02,600 --> 00:00:04,000
me that she &amp; he
were late. And

3
00:00:04,100 --> 00:00:05,000
{\\an8}so on.

4
00:01:00,000 --> 00:01:02,000
- Hello.
- Hello.
"""


def test_a_sentence_runs_over_cues():
    assert told(SRT, "x.srt") == ["My client told me that she & he were late.", "And so on.", "- Hello.", "- Hello."]


def test_every_word_knows_its_cue_and_its_place():
    article = parse(SRT, "x.srt")
    segment = article.segments[1]
    assert segment.cue == "00:00:01,000"
    for word, cue, line in (("client", "00:00:01,000", 3), ("late", "00:00:02,600", 8), ("so", "00:00:04,100", 12)):
        at = segment.text.index(word)
        span = segment.span(at, at + len(word))
        assert segment.cue_at(at) == cue
        assert article.position(span.start).line == line
        assert article.source[span.start : span.end].replace("</i>", "") == word


def test_windows_line_ends_and_a_byte_order_mark():
    changed = "\ufeff" + SRT.replace("\n", "\r\n")
    assert told(changed, "x.srt") == told(SRT, "x.srt")
    segment = parse(changed, "x.srt").segments[1]
    span = segment.span(0, 9)
    assert changed[span.start : span.end] == "My <i>cli</i>ent"


VTT = """WEBVTT - recorded with Ann

NOTE Jo --> cut this out

STYLE
::cue { color: red }

intro of Sue
00:01.000 --> 00:02.000 align:start
<v.loud Sarah Jones>Hello <00:01.500>there

00:03.000 --> 00:04.000
<c.x>friend</c>.

never timed
"""


def test_webvtt():
    found = [(segment.kind, segment.text, segment.cue) for segment in parse(VTT, "x.vtt").segments[1:]]
    assert found == [
        (Kind.COMMENT, "WEBVTT - recorded with Ann", ""),
        (Kind.COMMENT, "NOTE Jo --> cut this out", ""),
        (Kind.COMMENT, "STYLE ::cue { color: red }", ""),
        (Kind.RAW, "intro of Sue", ""),
        (Kind.ATTRIBUTE, "Sarah Jones", "00:01.000"),
        (Kind.CAPTION, "Hello there friend.", "00:01.000"),
        (Kind.RAW, "never timed", ""),
    ]


def test_a_pause_ends_a_sentence():
    text = "1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:09,000 --> 00:00:10,000\ntwo\n"
    assert told(text, "x.srt") == ["one", "two"]


def test_a_blank_line_inside_a_subrip_cue():
    text = "1\n00:00:01,000 --> 00:00:02,000\none\n\ntwo\n\n2\n00:00:02,000 --> 00:00:03,000\nthree\n"
    assert told(text, "x.srt") == ["one two three"]


def test_cues_without_a_blank_line_between():
    text = "1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:02,000 --> 00:00:03,000\ntwo\n"
    assert told(text, "x.srt") == ["one two"]


@pytest.mark.parametrize(
    ("source", "path", "line"),
    [
        ("1\n00:00:01,000 -> 00:00:02,000\nx", "x.srt", 2),
        ("1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:03,000 → 00:00:04,000\ny", "x.srt", 6),
        ("1\n00:00:01,000 --> later\nx", "x.srt", 2),
        ("1\n00:00:61,000 --> 00:01:02,000\nx", "x.srt", 2),
        ("1\r\n00:00:01,000 --> 00:00:02,000\r\nx --> y", "x.srt", 3),
        ("hello\n\n1\n00:00:01,000 --> 00:00:02,000\nx", "x.srt", 1),
        ("just text", "x.srt", 1),
        ("00:01.000 --> 00:02.000\nx", "x.vtt", 1),
        ("WEBVTT\n\n00:01.000 -->\nx", "x.vtt", 3),
    ],
)
def test_a_slip_in_a_time_code_is_an_error(source, path, line):
    with pytest.raises(ArticleError) as caught:
        parse(source, path)
    assert (caught.value.path, caught.value.line) == (path, line)
