"""The bundled pack, and its document where that is at hand."""

import copy

import pytest

from tests.content.stalin import DOCUMENT, Pack, Paragraph, read_document, read_pack


@pytest.fixture(scope="module")
def document() -> list[Paragraph]:
    if not DOCUMENT.exists():
        pytest.skip(f"the document is not at hand: {DOCUMENT}")
    return read_document(DOCUMENT.read_text(encoding="utf-8"))


@pytest.fixture
def pack() -> Pack:
    return copy.deepcopy(read_pack())
