"""Web-archive addresses taken apart: the original address, and when it was captured."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime

# Every archive that speaks Memento puts the time and then the original into the path: web.archive.org/web/,
# webarchive.nationalarchives.gov.uk/, arquivo.pt/wayback/, archive.today's long form. `if_`, `id_`, `im_` and the
# like after the time ask the Wayback Machine for the page without its banner.
_CAPTURE = re.compile(
    r"^(?:https?:)?/{0,2}[\w.-]+(?::\d+)?/(?:[\w.-]+/){0,3}?"
    r"(?P<time>\d{8,14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/(?P<url>https?:/.*)$",
    re.IGNORECASE,
)
# The Wayback Machine alone also takes an original without its scheme, and a time cut to the year.
_WAYBACK = re.compile(
    r"^(?:https?:)?/{0,2}(?:[\w-]+\.)*archive\.org(?::\d+)?/(?:web/)?"
    r"(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<url>[\w-]+[.:].*)$",
    re.IGNORECASE,
)
_GOOGLE_CACHE = re.compile(
    r"^https?://webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{8,16}:)?(?P<url>[^&+\s]+)", re.IGNORECASE
)
_ARCHIVE_HOST = re.compile(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:archive\.(?:org|today|ph|is|li|vn|fo|md)|webcache\.googleusercontent\.com|perma\.cc)"
    r"(?:[:/]|$)",
    re.IGNORECASE,
)
_DEFAULT_PORT = re.compile(r"^(http://[^/:]+):80(?=/|$)|^(https://[^/:]+):443(?=/|$)", re.IGNORECASE)
_ONE_SLASH = re.compile(r"^(https?):/(?!/)", re.IGNORECASE)

_HEADER_LINE = re.compile(r"^\s*(?:URL|Link|Source URL|The Wayback Machine)\s*[:-]\s*(?P<url>\S+)\s*$", re.IGNORECASE)
_HEADER_DEPTH = 6  # a header stands above the headline; further down a "URL:" line is the article's
_HTML_HEAD = 200_000  # the banner, the canonical link and the save comment all stand near the top

_IN_HTML = (
    re.compile(r"<!-- saved from url=\(\d+\)(?P<url>\S+) -->", re.IGNORECASE),
    re.compile(r"<link\b[^>]*\brel=[\"']?canonical[\"']?[^>]*\bhref=[\"'](?P<url>[^\"']+)", re.IGNORECASE),
    re.compile(r"<link\b[^>]*\bhref=[\"'](?P<url>[^\"']+)[\"'][^>]*\brel=[\"']?canonical\b", re.IGNORECASE),
    re.compile(r"<meta\b[^>]*\bproperty=[\"']og:url[\"'][^>]*\bcontent=[\"'](?P<url>[^\"']+)", re.IGNORECASE),
    re.compile(r"<base\b[^>]*\bhref=[\"'](?P<url>[^\"']+)", re.IGNORECASE),
)
_WOMBAT = re.compile(r"__wm\.(?:wombat|init)\(\s*[\"'](?P<url>https?:[^\"']+)[\"']\s*,\s*[\"'](?P<time>\d{14})[\"']")
_ARCHIVED_ON = re.compile(r"FILE ARCHIVED ON (?P<time>\d\d:\d\d:\d\d \w{3} \d{1,2}, \d{4}) AND RETRIEVED")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page came from: the original address, and the time of its capture where an archive gave it.

    `captured` is ISO 8601 in UTC, cut to what the archive said. Either may be None.
    """

    url: str | None = None
    captured: str | None = None


def read_address(url: str | None) -> Address:
    """Take a web address apart: an archive's into the original and the time, any other into itself.

    An archive's short address (archive.ph/AbCdE), which does not hold the original, gives neither.
    """
    if not url or not url.strip():
        return Address()
    url, captured = url.strip(), None
    for _ in range(4):  # captures of captures exist; the innermost address is the page's own, the outermost time counts
        if cached := _GOOGLE_CACHE.match(url):
            url = cached["url"]
            continue
        match = _CAPTURE.match(url) or _WAYBACK.match(url)
        time = _iso_time(match["time"]) if match else None
        if not match or time is None:
            break
        url, captured = match["url"], captured or time
    if _ARCHIVE_HOST.match(url):
        return Address(None, captured)
    return Address(_tidy(url), captured)


def address_in_text(text: str) -> Address:
    """The address in the header lines a saver wrote above the article ("URL: ...", the Wayback Machine's banner)."""
    for line in text[:4000].splitlines()[:_HEADER_DEPTH]:
        if (match := _HEADER_LINE.match(line.lstrip("\ufeff"))) and "." in match["url"]:
            return read_address(match["url"])
    return Address()


def address_in_html(text: str) -> Address:
    """The address a saved web page gives for itself: an archive's script or links, the canonical link, `og:url`."""
    head = text[:_HTML_HEAD]
    found = [read_address(html.unescape(m["url"])) for pattern in _IN_HTML if (m := pattern.search(head))]
    if wombat := _WOMBAT.search(head):
        found.insert(0, Address(read_address(wombat["url"]).url, _iso_time(wombat["time"])))
    url = next((a.url for a in found if a.url and "://" in a.url), None)
    captured = next((a.captured for a in found if a.captured), None) or _archived_on(text)
    return Address(url, captured)


def _archived_on(text: str) -> str | None:
    """The time in the comment that the Wayback Machine adds at the end of a page."""
    match = _ARCHIVED_ON.search(text, max(0, len(text) - 20_000))
    if not match:
        return None
    try:
        return datetime.strptime(match["time"] + " +0000", "%H:%M:%S %b %d, %Y %z").strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def _iso_time(stamp: str) -> str | None:
    """ "20160918022640" as "2016-09-18T02:26:40Z"; a shorter stamp is cut to the day, month or year."""
    digits = re.sub(r"\D", "", stamp)
    length = next((n for n in (14, 8, 6, 4) if len(digits) >= n), 0)
    shape, out = {
        14: ("%Y%m%d%H%M%S", "%Y-%m-%dT%H:%M:%SZ"),
        8: ("%Y%m%d", "%Y-%m-%d"),
        6: ("%Y%m", "%Y-%m"),
        4: ("%Y", "%Y"),
    }[length]
    try:
        time = datetime.strptime(digits[:length], shape).replace(tzinfo=UTC)
    except ValueError:
        return None
    return time.strftime(out) if 1990 <= time.year <= 2100 else None


def _tidy(url: str) -> str:
    """Default port off, the slash that some archives swallow put back, a scheme where there is none."""
    url = _ONE_SLASH.sub(r"\1://", url)
    if "://" not in url and re.match(r"^[\w-]+(?:\.[\w-]+)+(?:[:/]|$)", url):
        url = "http://" + url
    return _DEFAULT_PORT.sub(lambda m: m[1] or m[2], url)
