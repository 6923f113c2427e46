"""The files that an article shows or links to: their bytes, and what images tell about themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from quietword.library.config import ImageFacts, Surroundings
from quietword.library.files import within
from quietword.library.settings import find_library

IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".svg", ".heic", ".ico")
LONGEST_NAME = 1000       # characters; what is longer names no file
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\?")
_WORD = re.compile(r"[^\s()<>\"'\[\]{}|=,;`?#]+")
_LIKE_A_FILE = re.compile(r".*\.[A-Za-z0-9]{2,5}(?![A-Za-z0-9])")
_CAMERA, _AUTHOR, _EXIF, _GPS, _BODY_SERIAL, _LENS_SERIAL, _OWNER = (
    (0x010F, 0x0110), (0x013B, 0x9C9D, 0x8298), 0x8769, 0x8825, 0xA431, 0xA435, 0xA430)


def surroundings(file: Path | None, article: Any, today: date | None = None) -> Surroundings:
    """What the pure rooms may not find out: the date (today's, unless given) and facts about the article's images.

    `file` is where the article lies on disk; None for an article that lies nowhere.
    """
    facts = {}
    if file is not None:
        root = find_library(file) or Path(file).parent
        named = {_bare(target) for target in _named(article)}
        for target in _targets(article):
            if not target.lower().endswith(IMAGES):
                continue
            found = _resolved(target, Path(file), root)
            if found or target in named:
                facts[target] = image_facts(found) if found else ImageFacts(exists=False, problem="there is no such file")
    return Surroundings(today or date.today(), facts)


def names_images(article: Any) -> bool:
    """Whether anything in an article may be the name of an image file here."""
    return any(target.lower().endswith(IMAGES) for target in _targets(article))


def assets(file: Path, article: Any, root: Path | None = None) -> dict[str, bytes]:
    """The local files that an article shows or links to, by target as written (up to `?` or `#`); other articles are none.

    Only files inside the library (`root`; by default the one that `file` belongs to), symlinks followed, are read.
    """
    root = root or find_library(file) or Path(file).parent
    found = {}
    for target in _targets(article):
        path = _resolved(target, Path(file), root)
        if path and path.suffix.lower() not in (".md", ".markdown"):
            found[target] = path.read_bytes()
    return found


def _targets(article: Any) -> tuple[str, ...]:
    """Everything that may name a local file: link targets, and whatever looks like a file name (srcset, raw HTML …)."""
    local = (target for target in _candidates(article) if not _ELSEWHERE.match(target))
    return tuple(dict.fromkeys(_bare(target) for target in local))


def _candidates(article: Any) -> Iterator[str]:
    yield from _named(article)
    for word in _WORD.findall(article.source, article.body_start):
        if len(word) <= LONGEST_NAME and (found := _LIKE_A_FILE.match(word)):
            yield found[0]


def _named(article: Any) -> Iterator[str]:
    for segment in article.segments:
        if segment.kind == "link-target":
            yield segment.text.strip()
    image = article.front_matter.get("image")
    if isinstance(image, str):
        yield image


def _bare(target: str) -> str:
    """A target without its query or the place within the file."""
    return re.split(r"[?#]", target, maxsplit=1)[0]


def _resolved(target: str, file: Path, root: Path) -> Path | None:
    """The file that a target means; None where there is none or it lies outside `root`."""
    name = unquote(target)
    if not name or "\0" in name or len(name) > LONGEST_NAME:
        return None
    path = root / name.lstrip("/") if name.startswith("/") else file.parent / name
    try:
        return path if within(path, root) else None
    except (OSError, ValueError, RuntimeError):
        return None


def image_facts(path: Path) -> ImageFacts:
    """What an image file tells beyond what it shows: place, author, camera. Never raises for a broken file."""
    try:
        size = path.stat().st_size
    except OSError:
        return ImageFacts(exists=False, problem="there is no such file")
    if path.suffix.lower() == ".svg":
        return _svg_facts(path, size)
    from PIL import Image, UnidentifiedImageError
    try:
        with Image.open(path) as image:
            return _facts(image, size)
    except UnidentifiedImageError:
        return ImageFacts(size=size, problem="is no image that can be read")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        return ImageFacts(size=size, problem=f"cannot be read ({type(error).__name__})")


def _facts(image: Any, size: int) -> ImageFacts:
    from PIL.ExifTags import GPSTAGS, TAGS
    exif = image.getexif()
    inner, gps = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
    named = {str(TAGS.get(tag, tag)) for tag in (*exif, *inner)} | {str(GPSTAGS.get(tag, tag)) for tag in gps}
    written = {str(key): value for key, value in image.info.items() if isinstance(value, str | bytes)}
    xmp = _text(written.get("xmp", written.get("XML:com.adobe.xmp", "")))
    texts = {key for key, value in written.items() if isinstance(value, str)}
    return ImageFacts(
        format=image.format or "", width=image.width, height=image.height, size=size,
        gps=bool(gps) or "GPSLatitude" in xmp,
        author=_first(exif, _AUTHOR) or _first(inner, (_OWNER,)) or _text(written.get("Author", "")) or _creator(xmp),
        camera=_first(exif, _CAMERA), serial=_first(inner, (_BODY_SERIAL, _LENS_SERIAL)),
        metadata=tuple(sorted(named | texts | ({"XMP"} if xmp else set()) | _has_iptc(image))))


def _has_iptc(image: Any) -> set[str]:
    return {"IPTC"} if "photoshop" in image.info else set()


def _first(exif: Mapping[int, Any], tags: tuple[int, ...]) -> str:
    return next((text for tag in tags if (text := _text(exif.get(tag, "")))), "")


def _text(value: Any) -> str:
    """Text as image files keep it: UTF-16 where Windows wrote it, else UTF-8 or near enough."""
    if isinstance(value, tuple):
        value = bytes(part for part in value if isinstance(part, int) and 0 <= part < 256)
    if isinstance(value, bytes):
        value = value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", "replace")
    return str(value).replace("\0", "").strip()


def _creator(xmp: str) -> str:
    found = re.search(r"<dc:creator>.*?<rdf:li[^>]*>([^<]+)<", xmp, re.DOTALL)
    return found[1].strip() if found else ""


def _svg_facts(path: Path, size: int) -> ImageFacts:
    """SVG files are text: drawing programs leave names and folders in them."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return ImageFacts(size=size, problem=f"cannot be read ({type(error).__name__})")
    found = re.search(r"<dc:(?:creator|rights)>.*?<dc:title>([^<]+)<", text, re.DOTALL)
    names = {name for name in ("metadata", "sodipodi:docname", "inkscape:export-filename") if name in text}
    return ImageFacts(format="SVG", size=size, author=found[1].strip() if found else "", metadata=tuple(sorted(names)))
