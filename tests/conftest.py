"""What several tests share: pages about fictional incidents, and the places of things beside the checkout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# How long a test takes says more about the machine than about the program.
settings.register_profile("rashomon", settings.default, deadline=None)
settings.load_profile("rashomon")

AGENCY = """Strike on Tel Marun market kills at least 40, ministry says

Published: 2019-03-12

TEL MARUN, Syria (Levant News Agency) - An air strike on the vegetable market in Tel Marun killed at least 40 people \
on Tuesday morning, the Health Ministry said.

"Most of the wounded are shoppers and stallholders," ministry spokesman Karim Haddad told reporters in the town. He \
said at least 120 people were wounded.

The Northern Rights Monitor put the number of dead at 57, among them nine children.

A spokesman for the coalition, Colonel James Orrin, said it was aware of the reports and might have struck the area. \
"We are looking into it," he said.
"""

COPY = """Market attack in northern Syria

Published: 2019-03-12

By our foreign desk

An air strike on the vegetable market in Tel Marun killed at least 40 people on Tuesday morning, the Health Ministry \
said.

"Most of the wounded are shoppers and stallholders," ministry spokesman Karim Haddad told reporters in the town. He \
said more than 100 people were wounded.

The Northern Rights Monitor put the number of dead at 57, among them nine children.
"""

MONITOR = """Rights group raises Tel Marun toll

Published: 2019-03-13

The Northern Rights Monitor said on Wednesday that 61 people had been killed in the air strike on the market of Tel \
Marun a day earlier.

"We have the names of all of them," its director, Salma Nassar, said.
"""

QUAKE = """Earthquake shakes Chilean coast, 3 dead

Published: 2017-08-02

A magnitude 6.4 earthquake killed three people and injured 25 in the Chilean port of Antofagasta on Wednesday, the \
interior ministry said.

Mayor Elena Rivas said 200 people had been displaced.
"""

SHOOTING = """Two men shot outside Dayton bar

Published: 2018-05-06

Two men were shot and killed outside a bar in Dayton, Ohio, early Sunday, police said.

Police Chief Martin Kerr said officers had arrested a 24-year-old man.
"""


@pytest.fixture
def pages() -> Mapping[str, str]:
    """Five pages about three fictional incidents, by file name."""
    return {
        "agency.txt": AGENCY,
        "copy.txt": COPY,
        "monitor.txt": MONITOR,
        "quake.txt": QUAKE,
        "shooting.txt": SHOOTING,
    }


@pytest.fixture
def page_folder(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Writes pages into a folder, byte for byte, and gives the folder."""

    def write(contents: Mapping[str, str | bytes], name: str = "pages") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for file, content in contents.items():
            (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write


@pytest.fixture(scope="session")
def shared() -> Path:
    """The public evaluation data beside the checkout; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "score").is_dir():
        pytest.skip("the evaluation data is not beside the checkout (../shared)")
    return folder
