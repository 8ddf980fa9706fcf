from __future__ import annotations

import pytest

from rashomon.language.victims import name_words


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("Jonas Marsh", ("Jonas", "Marsh")),
        ("51-year-old Captain Jonas Marsh", ("Jonas", "Marsh")),
        ("One victim", ()),
        ("Boy, 6", ()),
        ("HIS BROTHER AND MOM", ()),
        ("two soldiers", ()),
        ("62 Syrian soldiers", ()),
        ("France", ()),
        ("J. O'Malley", ("O'Malley",)),
        ("", ()),
    ],
)
def test_names_of_the_harmed(subject: str, names: tuple[str, ...]) -> None:
    assert name_words(subject) == names
