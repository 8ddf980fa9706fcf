"""Write docs/record.schema.json anew: `python docs/write_schema.py`."""

from __future__ import annotations

import json
from pathlib import Path

from rashomon.store.codec import case_schema
from rashomon.store.files import write_whole

PATH = Path(__file__).with_name("record.schema.json")


def schema_text() -> str:
    """The JSON Schema of `record.json`, as the file holds it."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    write_whole(PATH, schema_text().encode())
