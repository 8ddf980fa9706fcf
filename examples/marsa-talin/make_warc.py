"""Write `pages/gulf-dispatch.warc.gz` from `source/gulf-dispatch.html`: the same bytes each time.

Run it from anywhere: `python examples/marsa-talin/make_warc.py`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
ADDRESS = "https://www.gulfdispatch.example/2019/03/15/ferry-hall-bomb-astray"
CAPTURED = "2019-03-15T18:04:31Z"
IDS = {
    "warcinfo": "<urn:uuid:6d0c2f1a-1e5b-4d0b-9c37-2d1f5a8b0001>",
    "response": "<urn:uuid:6d0c2f1a-1e5b-4d0b-9c37-2d1f5a8b0002>",
}


def main() -> None:
    """Make the archive."""
    body = (HERE / "source" / "gulf-dispatch.html").read_bytes()
    answer = StatusAndHeaders(
        "200 OK",
        [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Last-Modified", "Fri, 15 Mar 2019 17:20:00 GMT"),
        ],
        protocol="HTTP/1.1",
    )
    with (HERE / "pages" / "gulf-dispatch.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        info = writer.create_warc_record(
            "",
            "warcinfo",
            payload=BytesIO(b"software: by hand\r\nformat: WARC File Format 1.0\r\n"),
            warc_content_type="application/warc-fields",
            warc_headers_dict={"WARC-Record-ID": IDS["warcinfo"], "WARC-Date": CAPTURED},
        )
        writer.write_record(info)
        response = writer.create_warc_record(
            ADDRESS,
            "response",
            payload=BytesIO(body),
            http_headers=answer,
            warc_headers_dict={"WARC-Record-ID": IDS["response"], "WARC-Date": CAPTURED},
        )
        writer.write_record(response)


if __name__ == "__main__":
    main()
