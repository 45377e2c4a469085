"""What the tests of the Python side share."""

import pytest

import dicendi as di

MAYOR = "« La digue tiendra », a déclaré Nadia Brunet."
TEXT = f"""Le conseil vote la digue

{MAYOR} « Nous l’avons promis aux riverains », a-t-elle ajouté.

Selon le préfet, Paul Aubry, les travaux commenceront en mars."""


@pytest.fixture(scope="session")
def tables() -> di.Tables:
    """The tables of two articles that say the same and a third that is empty."""
    return di.extract(
        [
            {"id": "a", "text": TEXT, "published": "2026-11-22", "source": "Le Littoral"},
            {"id": "b", "text": TEXT, "published": "2026-11-23"},
            {"id": "c", "text": ""},
        ]
    )
