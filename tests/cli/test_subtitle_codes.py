"""The time code beside a finding is that of the words found, though their sentence began three subtitles earlier."""

from __future__ import annotations

import json

import pytest

SRT = """\
1
00:00:01,000 --> 00:00:02,500
When the days are short

2
00:00:02,600 --> 00:00:04,000
and the nights are long,

3
00:00:04,100 --> 00:00:05,500
a client of mine told me
that she counts the stairs.
"""


@pytest.mark.parametrize(("name", "text", "code"), [
    ("video.srt", SRT, "00:00:04,100"), ("video.vtt", "WEBVTT\n\n" + SRT.replace(",", "."), "00:00:04.100")])
def test_a_finding_late_in_a_sentence(quietword, write, name, text, code):
    write({name: text})
    report = quietword("check", name, "--select", "confidentiality", "--format", "json")
    [finding] = json.loads(report.out)["articles"][0]["findings"]
    assert "client of mine" in finding["text"] and finding["cue"] == code
    line = text.split("\n")[finding["span"]["start"]["line"] - 1]
    assert line == "a client of mine told me"
    assert f"at {code}" in quietword("check", name, "--select", "confidentiality").out
