"""One citation engine for the tests of a file."""

import pytest

from essayplanner.cite.engine import CitationEngine


@pytest.fixture(scope="module")
def engine() -> CitationEngine:
    return CitationEngine()
