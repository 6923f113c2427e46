"""Facts about images and the bytes of what an article shows."""

from __future__ import annotations

from datetime import date

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from quietword.article import parse
from quietword.library import ImageFacts, assets, image_facts, surroundings


@pytest.fixture
def home(tmp_path):
    library = tmp_path / "library"
    (library / "pages" / "images").mkdir(parents=True)
    (library / "quietword.toml").write_text("")
    (tmp_path / "outside.png").write_bytes(b"outside")
    exif = Image.Exif()
    exif[0x013B], exif[0x010F] = "Sarah Jones", "Canon"
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 48.0, 0.0)})
    exif.get_ifd(0x8769)[0xA431] = "SN123"
    Image.new("RGB", (4, 3)).save(library / "pages" / "images" / "place.jpg", exif=exif)
    info = PngInfo()
    info.add_text("Author", "S Jones")
    Image.new("RGB", (2, 2)).save(library / "pages" / "named.png", pnginfo=info)
    Image.new("RGB", (2, 2)).save(library / "clean.png")
    return library


def test_place_person_and_camera_are_seen(home):
    facts = image_facts(home / "pages" / "images" / "place.jpg")
    assert (facts.format, facts.width, facts.height) == ("JPEG", 4, 3)
    assert (facts.gps, facts.author, facts.camera, facts.serial) == (True, "Sarah Jones", "Canon", "SN123")
    assert {"Artist", "Make", "GPSLatitude", "BodySerialNumber"} <= set(facts.metadata)
    assert image_facts(home / "pages" / "named.png").author == "S Jones"


def test_a_clean_image_says_nothing(home):
    facts = image_facts(home / "clean.png")
    assert (facts.gps, facts.author, facts.camera, facts.serial, facts.metadata, facts.problem) == (False, "", "", "", (), "")
    assert facts.exists and facts.size == (home / "clean.png").stat().st_size


def test_broken_and_missing_files_are_no_accident(home):
    (home / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 20)
    (home / "text.jpg").write_bytes(b"no image")
    assert "read" in image_facts(home / "broken.png").problem
    assert "read" in image_facts(home / "text.jpg").problem
    assert image_facts(home / "gone.png") == ImageFacts(exists=False, problem="there is no such file")


def test_drawings_may_name_who_drew_them(home):
    svg = "<svg><metadata><dc:creator><cc:Agent><dc:title>Sarah Jones</dc:title></cc:Agent></dc:creator></metadata></svg>"
    (home / "a.svg").write_text(svg)
    assert image_facts(home / "a.svg").author == "Sarah Jones"


PAGE = """---
title: x
image: images/place.jpg
image_alt: A place
---

![Alt](named.png "title") and [a file](../notes%20one.pdf#page=2) and [another](other.md) and <img src="../clean.png">.

![Gone](gone.png) ![Out](../../outside.png) ![Web](https://example.org/x.png) ![Up](/clean.png)

[ref]: leaflet.pdf
"""


def test_the_bytes_of_what_it_shows_and_links_to(home):
    file = home / "pages" / "a.md"
    (home / "notes one.pdf").write_bytes(b"notes")
    (home / "pages" / "leaflet.pdf").write_bytes(b"leaflet")
    (home / "pages" / "other.md").write_text("x")
    (home / "pages" / "sly.png").symlink_to(home.parent / "outside.png")
    found = assets(file, parse(PAGE + "\n![sly](sly.png)\n", "a.md"))
    assert set(found) == {"images/place.jpg", "named.png", "../notes%20one.pdf", "../clean.png", "/clean.png",
                          "leaflet.pdf"}
    assert (found["../notes%20one.pdf"], found["leaflet.pdf"]) == (b"notes", b"leaflet")


def test_surroundings(home):
    around = surroundings(home / "pages" / "a.md", parse(PAGE, "a.md"), date(2026, 11, 23))
    assert around.today == date(2026, 11, 23)
    assert around.images["images/place.jpg"].gps and around.images["named.png"].author == "S Jones"
    assert around.images["../clean.png"].exists
    assert not around.images["gone.png"].exists
    assert not around.images["../../outside.png"].exists
    assert "https://example.org/x.png" not in around.images
    assert surroundings(None, parse(PAGE, "a.md")).images == {}
    assert surroundings(None, parse(PAGE, "a.md")).today == date.today()


def test_long_words_take_no_time(home):
    import time
    article = parse("x" * 300_000 + "\n\n" + "a.b" * 100_000 + "\n\n" + "ab. " * 50_000 + "\n", "a.md")
    start = time.process_time()
    assert assets(home / "pages" / "a.md", article) == {}
    assert time.process_time() - start < 5
