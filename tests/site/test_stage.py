"""Staging: only what is approved, clear and current goes in, and the rest is told with its reason."""

import json

import pytest

from quietword.site.stage import stage

from .libraries import GOOD, STORY, TODAY, make, sign, write


def staged(tmp_path, today=TODAY, **options):
    return stage(tmp_path / "guidance", tmp_path / "public", docs=tmp_path / "docs", today=today, **options)


def text_of(tmp_path) -> str:
    """Everything that was staged, as one text."""
    return "\n".join(file.read_text() for file in (tmp_path / "public").rglob("*") if file.is_file() and file.suffix != ".png")


def test_an_approved_article_is_staged_without_comments_and_private_keys(tmp_path):
    write(make(tmp_path), "themes/sleep.md")
    result = staged(tmp_path)
    page = (tmp_path / "public/themes/sleep.md").read_text()
    assert [one.path for one in result.published] == ["themes/sleep.md"]
    assert "What helps" in page and "ask Jo" not in page and "for us alone" not in page and "sha256" not in page
    assert 'reviewed_text: "23 November 2026"' in page and 'due_text: "23 November 2028"' in page


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text, "nobody has approved"),
        (lambda text: text.replace("{status: draft}", '{status: "approved "}'), "not `approved`"),
        (lambda text: text.replace("{status: draft}", "{status: approved}"), "no usable"),
    ],
)
def test_a_draft_stays_out(tmp_path, change, reason):
    file = write(make(tmp_path), "themes/sleep.md", approve=False)
    file.write_text(change(file.read_text()))
    result = staged(tmp_path)
    assert not result.published and reason in result.left_out[0].why_not
    assert not (tmp_path / "public/themes").exists() and "About sleep" not in text_of(tmp_path)


def test_one_changed_word_takes_an_article_out(tmp_path):
    file = write(make(tmp_path), "themes/sleep.md")
    file.write_text(file.read_text().replace("badly", "poorly"))
    assert "changed since Clinical lead approved it" in staged(tmp_path).left_out[0].why_not


def test_an_approval_that_has_run_out_takes_an_article_out(tmp_path):
    write(make(tmp_path), "themes/sleep.md")
    result = staged(tmp_path, today=TODAY.replace(year=2029))
    assert "was due for review" in result.left_out[0].why_not and result.broken_promises


def test_a_clock_set_back_does_not_help(tmp_path):
    write(make(tmp_path), "themes/sleep.md")
    assert "still to come" in staged(tmp_path, today=TODAY.replace(year=2025)).left_out[0].why_not


def test_a_client_story_stays_out_even_when_approved(tmp_path):
    write(make(tmp_path), "themes/sleep.md", body=STORY)
    result = staged(tmp_path)
    assert "the linter blocks it (client-anecdote)" in result.left_out[0].why_not and "counts the stairs" not in text_of(
        tmp_path
    )


@pytest.mark.parametrize(
    "hiding",
    [
        "Words. <!-- {} -->",
        "!!! note\n\n    {}",
        '=== "Tab"\n\n    {}',
        "??? tip\n    {}",
        "<div hidden>{}</div>",
        '[words](https://x.org "{}")',
        "![{}](a.png)",
        "[unused]: https://x.org '{}'",
        "    {}",
        "```\n{}\n```",
        "Words[^1]\n\n[^1]: {}",
        "| A |\n|---|\n| {} |",
        "*[HTML]: {}",
        'Words {{ title="{}" }}',
        "Term\n:   {}",
        "> > {}",
        "&#79;ne of my cli&#101;nts told me that she counts the stairs.",
        "One of my **cli**ents told me that she counts the stairs.",
        "One of my cli\u200bents told me that she counts the stairs.",
        "One of my cli\u00adents told me that she counts the stairs.",
    ],
)
def test_wherever_a_story_hides_the_article_stays_out(tmp_path, hiding):
    write(make(tmp_path), "themes/sleep.md", body=hiding.format(STORY))
    assert "blocks it" in staged(tmp_path).left_out[0].why_not


def test_symlinks_out_of_the_library_are_not_followed(tmp_path):
    guidance = make(tmp_path)
    outside = tmp_path / "outside.md"
    outside.write_text(write(guidance, "themes/sleep.md").read_text())
    (guidance / "themes/linked.md").symlink_to(outside)
    (tmp_path / "docs/linked.md").symlink_to(outside)
    staged(tmp_path)
    assert not (tmp_path / "public/themes/linked.md").exists() and not (tmp_path / "public/linked.md").exists()


def test_an_image_from_outside_the_library_is_not_copied(tmp_path):
    (tmp_path / "secret.png").write_bytes(b"secret")
    write(make(tmp_path), "themes/sleep.md", body="![A room](../../secret.png)\n\nWords.")
    staged(tmp_path)
    assert not list((tmp_path / "public").rglob("secret.png")) and not (tmp_path / "secret.png.md").exists()


def test_a_changed_image_makes_the_approval_stale(tmp_path):
    guidance = make(tmp_path)
    (guidance / "themes").mkdir()
    (guidance / "themes/room.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    write(guidance, "themes/sleep.md", body="![A room](room.svg)\n\nWords.")
    assert staged(tmp_path).published and (tmp_path / "public/themes/room.svg").exists()
    (guidance / "themes/room.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>")
    assert "changed since" in staged(tmp_path).left_out[0].why_not


def test_links_to_what_is_not_published_become_words(tmp_path):
    guidance = make(tmp_path)
    write(guidance, "themes/draft.md", approve=False)
    write(guidance, "themes/sleep.md", body="See [the other page](draft.md) and [this one](sleep.md).")
    result = staged(tmp_path)
    page = (tmp_path / "public/themes/sleep.md").read_text()
    assert result.dead_links == (("themes/sleep.md", "themes/draft.md"),)
    assert "See the other page and [this one](sleep.md)." in page


@pytest.mark.parametrize(
    "link",
    [
        "the [other][x] page\n\n[x]: draft.md",
        "the [other] page\n\n[OTHER]: <draft.md> 'A title'",
        "the [other][] page\n\n[other]:\n  draft.md#there",
        'the [other](draft.md "A title") page',
        "the [other](<draft.md> 'A title') page",
        'the <a href="draft.md">other</a> page',
        "the <a class=x href='../draft/#there'>other</a> page",
    ],
)
def test_no_way_of_writing_a_link_leads_to_what_is_not_published(tmp_path, link):
    guidance = make(tmp_path)
    write(guidance, "themes/draft.md", approve=False)
    write(guidance, "themes/sleep.md", body=f"See {link}")
    result = staged(tmp_path)
    page = (tmp_path / "public/themes/sleep.md").read_text()
    assert result.dead_links == (("themes/sleep.md", "themes/draft.md"),)
    assert "See the other page" in page and "draft" not in page


@pytest.mark.parametrize(
    "link",
    ["[x][y]\n\n[y]: sleep.md", "![A room][y]\n\n[y]: https://x.org/", '<a href="https://x.org/draft.md">x</a>', "[draft] and [1]", "[^1]\n\n[^1]: draft.md"],
)
def test_other_links_stay_as_they_are(tmp_path, link):
    guidance = make(tmp_path)
    write(guidance, "themes/draft.md", approve=False)
    write(guidance, "themes/sleep.md", body=f"See {link}")
    assert not staged(tmp_path).dead_links and f"See {link}" in (tmp_path / "public/themes/sleep.md").read_text()


def test_related_articles_are_shown_by_title_where_they_are_published(tmp_path):
    guidance = make(tmp_path)
    write(guidance, "themes/draft.md", approve=False)
    write(guidance, "tips/rest.md", title="Rest")
    file = write(guidance, "themes/sleep.md", approve=False)
    file.write_text(file.read_text().replace("kind: theme", "kind: theme\nrelated: [../tips/rest.md, draft.md]"))
    sign(guidance, file)
    result = staged(tmp_path)
    page = (tmp_path / "public/themes/sleep.md").read_text()
    assert 'related: [{"title": "Rest", "url": "tips/rest/"}]' in page and "draft" not in page
    assert result.dead_links == (("themes/sleep.md", "themes/draft.md"),)


def test_the_folder_starts_empty_every_time(tmp_path):
    make(tmp_path)
    (tmp_path / "public").mkdir()
    (tmp_path / "public/left-over.md").write_text("from an earlier build")
    staged(tmp_path)
    assert not (tmp_path / "public/left-over.md").exists()


def test_front_matter_that_cannot_be_read_is_told_with_its_line(tmp_path):
    file = write(make(tmp_path), "themes/sleep.md")
    file.write_text(file.read_text().replace("title:", "title: Twice\ntitle:", 1))
    assert "stands twice" in staged(tmp_path).left_out[0].why_not


def test_drafts_are_shown_only_when_asked_for_and_say_so(tmp_path):
    write(make(tmp_path), "themes/sleep.md", approve=False)
    staged(tmp_path, drafts=True)
    assert "This is a draft" in (tmp_path / "public/themes/sleep.md").read_text()


def test_made_pages_list_published_articles_alone(tmp_path):
    guidance = make(tmp_path)
    write(guidance, "themes/sleep.md", title="Sleeping badly")
    write(guidance, "themes/secret.md", title="Secret draft", approve=False)
    staged(tmp_path)
    public = tmp_path / "public"
    made = "".join((public / name).read_text() for name in ("a-to-z.md", "topics/sleep.md", "feed.xml", "manifest.json"))
    assert "Sleeping badly" in made and "Secret draft" not in made and "secret.md" not in made
    assert {entry["kind"] for entry in json.loads((public / "manifest.json").read_text())["pages"]} == {
        "article",
        "page",
        "generated",
    }


def test_an_approval_copied_to_another_article_does_not_count(tmp_path):
    guidance = make(tmp_path)
    review = next(line for line in write(guidance, "themes/sleep.md").read_text().splitlines() if line.startswith("review:"))
    other = write(guidance, "themes/other.md", body=GOOD + "\n\nMore.", approve=False)
    other.write_text(other.read_text().replace("review: {status: draft}", review))
    assert [one.path for one in staged(tmp_path).published] == ["themes/sleep.md"]
    sign(guidance, other)
    assert len(staged(tmp_path).published) == 2


def test_what_is_waived_on_a_page_of_the_site_itself_is_noted_for_verify(tmp_path):
    make(tmp_path)
    waiver = '<!-- quietword: allow client-anecdote because "It shows what we never write" by Clinical lead -->'
    (tmp_path / "docs/promise.md").write_text(f"---\ntitle: Our promise\nauthor: Team\n---\n\n{waiver}\n{STORY}\n")
    staged(tmp_path)
    entries = json.loads((tmp_path / "public/manifest.json").read_text())["pages"]
    assert next(entry for entry in entries if entry["path"] == "promise.md")["waived"] == ["client-anecdote"]
    assert "quietword:" not in (tmp_path / "public/promise.md").read_text()
