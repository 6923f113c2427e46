"""What machines read: structured data by schema.org's vocabulary, the feed and the sitemap, as the site is really built."""

import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from tests.browser.conftest import built
from tests.site import libraries

# schema.org, release 29.0 (https://schema.org/MedicalWebPage and the types above it): property, and what it may hold.
# Only what this site uses; anything else fails, so that a property that nobody looked up does not slip in.
TEXT, ISO_DATE = re.compile(r"\S.*", re.S), re.compile(r"\d{4}-\d\d-\d\d")
VOCABULARY = {
    "MedicalWebPage": {
        "name": TEXT, "description": TEXT, "url": re.compile(r"https?://\S+"), "inLanguage": re.compile(r"en(-GB)?"),     # Thing, CreativeWork
        "lastReviewed": ISO_DATE, "reviewedBy": {"Organization", "Person"}, "audience": {"MedicalAudience"},              # WebPage, CreativeWork
    },
    "Organization": {"name": TEXT},
    "Person": {"name": TEXT},
    "MedicalAudience": {"audienceType": TEXT},     # from Audience
}
MUST = {"MedicalWebPage": {"name", "description", "lastReviewed", "reviewedBy"}, "Organization": {"name"}, "Person": {"name"}, "MedicalAudience": set()}
ATOM, MAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def problems(thing: dict, allowed: frozenset[str] = frozenset({"MedicalWebPage"})) -> list[str]:
    """What is wrong with one JSON-LD object, by the list above."""
    kind = thing.get("@type")
    if kind not in allowed:
        return [f"{kind} where {sorted(allowed)} belongs"]
    properties = {key: value for key, value in thing.items() if not key.startswith("@")}
    found = [f"{kind} lacks {key}" for key in MUST[kind] - properties.keys()]
    for key, value in properties.items():
        shape = VOCABULARY[kind].get(key)
        if shape is None:
            found.append(f"{kind} has no property {key}")
        elif isinstance(shape, set):
            found += problems(value, frozenset(shape)) if isinstance(value, dict) else [f"{key} is no object"]
        elif not isinstance(value, str) or not shape.fullmatch(value):
            found.append(f"{key} holds {value!r}")
    return found


def structured(page: str) -> list[dict]:
    return [json.loads(data) for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)]


def test_every_article_carries_structured_data_that_is_true(sample_site):
    articles = [entry["path"] for entry in json.loads((sample_site / "manifest.json").read_text())["pages"] if entry["kind"] == "article"]
    assert len(articles) > 40
    for path in articles:
        page = (sample_site / path.removesuffix(".md") / "index.html").read_text(encoding="utf-8")
        [data] = structured(page)
        assert data["@context"] == "https://schema.org" and problems(data) == [], path
        day = date.fromisoformat(data["lastReviewed"])
        assert f"Page last reviewed: {day.day} {day:%B} {day.year}" in page and day <= date.today()


def test_pages_that_nobody_reviewed_claim_no_review(sample_site):
    for path in ("index.html", "helplines/index.html", "404.html", "topics/sleep/index.html"):
        assert structured((sample_site / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("broken", [
    {"@type": "MedicalPage"}, {"lastReviewed": "23/11/2026"}, {"lastReviewed": None}, {"reviewedBy": "Clinical lead"}, {"reviewer": "x"},
    {"reviewedBy": {"@type": "Organisation", "name": "x"}}, {"audience": {"@type": "MedicalAudience", "age": "4"}}, {"name": ""}])
def test_the_check_would_see_a_mistake(broken):
    good = {"@context": "https://schema.org", "@type": "MedicalWebPage", "name": "x", "description": "y", "lastReviewed": "2026-11-23",
            "reviewedBy": {"@type": "Organization", "name": "Clinical lead"}}
    assert problems(good) == [] and problems({**good, **broken}) != []


def test_the_feed_and_the_sitemap_lead_to_pages_that_are_there(tmp_path):
    guidance = libraries.make(tmp_path)
    libraries.TODAY = date.today()
    libraries.write(guidance, "themes/sleep.md", title="Sleeping badly")
    libraries.write(guidance, "themes/secret.md", title="Secret draft", approve=False)
    settings = guidance / "quietword.toml"
    settings.write_text('url = "https://practice.example/guide"\n' + settings.read_text())
    site = built(tmp_path)
    home = "https://practice.example/guide/"
    listed = [one.text for one in ElementTree.parse(site / "sitemap.xml").iter(f"{MAP}loc")]
    entries = ElementTree.parse(site / "feed.xml").findall(f"{ATOM}entry")
    linked = [entry.find(f"{ATOM}link").get("href") for entry in entries]
    assert linked == [home + "themes/sleep/"] and {home, home + "themes/sleep/", home + "helplines/"} <= set(listed)
    for address in listed + linked:
        assert address.startswith(home) and (site / address.removeprefix(home) / "index.html").is_file(), address
    page = (site / "themes/sleep/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{home}themes/sleep/">' in page and structured(page)[0]["url"] == home + "themes/sleep/"
    assert 'type="application/atom+xml"' in page
