"""What a web page's head says about its article: dates, authors, outlet, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.schema.document import Dated, Precision
from rashomon.stages.clean.dates import read_date
from rashomon.stages.clean.render import RenderedPage

# In the order of trust: what the publisher states for machines first, what a template may fill with the day of the
# visit last.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date", "dcterms.date", "originalpublicationdate", "article.published",
    "cxenseparse:recs:publishtime", "iso-8601-publish-date", "date", "displaydate", "creation_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "date_modified", "last-modified", "lastmod",
    "dcterms.modified", "revision_date",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "dcterms.creator")
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre")
_ARTICLE_TYPES = ("Article", "Posting", "Report", "WebPage", "CreativeWork")
_DEEPEST = 6  # levels of linked data that are looked through


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head says; None and empty where it is silent."""

    published: Dated | None = None
    modified: Dated | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    title: str | None = None


def read_facts(page: RenderedPage) -> Facts:
    """Read the meta tags, the linked data (JSON-LD) and the time elements of a page."""
    articles = list(_articles(page.linked_data))
    return Facts(
        _meta_date(page, _PUBLISHED) or _linked_date(articles, "datePublished") or _first_time(page.times),
        _meta_date(page, _MODIFIED) or _linked_date(articles, "dateModified"),
        tuple(dict.fromkeys((*_meta_authors(page), *_linked_authors(articles)))),
        _meta_value(page, _SITE) or _linked_publisher(articles),
        _meta_value(page, ("og:title", "twitter:title", "dc.title")),
    )


def _meta_value(page: RenderedPage, names: Sequence[str]) -> str | None:
    for name in names:
        for key, value in page.meta:
            if key == name:
                return value
    return None


def _meta_date(page: RenderedPage, names: Sequence[str]) -> Dated | None:
    for name in names:
        for key, value in page.meta:
            if key == name and (dated := read_date(value, f"meta {name}")):
                return dated
    return None


def _first_time(times: Sequence[str]) -> Dated | None:
    """The first time element, if all of them name one day: several days are those of teasers and comments."""
    dated = [found for value in times if (found := read_date(value, "time element"))]
    days = {found.day for found in dated}
    return dated[0] if dated and len(days) == 1 and dated[0].precision is not Precision.YEAR else None


def _meta_authors(page: RenderedPage) -> Iterator[str]:
    for key, value in page.meta:
        if key in _AUTHOR and not value.startswith(("http://", "https://", "/", "@")):
            yield from split_names(value)


def split_names(names: str) -> Iterator[str]:
    """The people in a byline: "By Ann Bell, Cem Dal and Eva Fink"."""
    plain = re.sub(r"^\s*by\s+", "", names, flags=re.IGNORECASE)
    for name in re.split(r"\s*(?:[,;|/]|\band\b|&)\s*", plain):
        if 1 < len(name) < 60:
            yield name.strip()


def _articles(blobs: Sequence[str]) -> Iterator[dict[str, object]]:
    """The objects of linked data that describe an article, those of the most telling types first."""
    found: list[dict[str, object]] = []
    for blob in blobs:
        try:
            data = json.loads(blob, strict=False)
        except (ValueError, RecursionError):
            continue
        found += _objects(data, 0)
    for kind in _ARTICLE_TYPES:
        yield from (item for item in found if kind in str(item.get("@type", "")))


def _objects(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if key in data:
                yield from _objects(data[key], depth + 1)


def _linked_date(articles: Sequence[dict[str, object]], name: str) -> Dated | None:
    for article in articles:
        if isinstance(value := article.get(name), str) and (dated := read_date(value, f"JSON-LD {name}")):
            return dated
    return None


def _linked_authors(articles: Sequence[dict[str, object]]) -> Iterator[str]:
    for article in articles:
        authors = article.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str) and not name.startswith("http"):
                yield from split_names(name)


def _linked_publisher(articles: Sequence[dict[str, object]]) -> str | None:
    for article in articles:
        publisher = article.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None
