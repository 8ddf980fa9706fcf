"""Sources that are nobody."""

from __future__ import annotations

import pytest

from rashomon.language.hearsay import is_hearsay


@pytest.mark.parametrize("name", ["reports", "a report", "Several early accounts", "unconfirmed media rumours"])
def test_nobody_stands_behind_reports(name: str) -> None:
    assert is_hearsay(name)


@pytest.mark.parametrize("name", ["", "early", "police report", "army reports said", "Reporters", "Velm Accounts"])
def test_a_name_beside_it_is_somebody(name: str) -> None:
    assert not is_hearsay(name)
