"""One page found in several places is one page: what is known of it, put together."""

from __future__ import annotations

from dataclasses import replace

from rashomon.schema.page import Location, Page


def merge_pages(first: Page, second: Page) -> Page:
    """Two readings of the same bytes as one page, the same whichever comes first.

    The locations and the metadata of both are kept, sorted. Where the containers led to different readings (a row
    and a file, two encodings) the lesser in the order of kind, encoding and text stands.
    """
    chosen = min(first, second, key=lambda page: (page.kind, page.encoding, page.text))
    return replace(
        chosen,
        locations=tuple(sorted({*first.locations, *second.locations}, key=_order)),
        metadata=tuple(sorted({*first.metadata, *second.metadata})),
    )


def _order(location: Location) -> tuple[tuple[bool, str], ...]:
    """Sorts locations whose address or capture time is not known before those where it is."""
    fields = (location.path, location.part, location.url, location.captured)
    return tuple((field is not None, field or "") for field in fields)
