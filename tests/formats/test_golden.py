"""Exports as they were read and approved.

`ESSAYPLANNER_WRITE_GOLDEN=1 pytest tests/formats/test_golden.py` writes them anew; read the difference first.
"""

import os
from pathlib import Path

import pytest

from essayplanner.formats.cards import cards_as_text
from essayplanner.formats.essay import ExportOptions, freeze
from essayplanner.formats.html import html_of
from tests.formats.as_markdown import export_markdown
from tests.formats.outlines import FRAGMENTS, outline_of
from tests.formats.sample import SAMPLE

GOLDEN = Path(__file__).parent / "golden"
DRAGGED = cards_as_text([SAMPLE.sections[1].placements[0], SAMPLE.sections[1].placements[1].card])

EXPORTS = {
    "full.md": export_markdown(SAMPLE),
    "headings.md": export_markdown(SAMPLE, ExportOptions(headings_only=True)),
    "notes-only.md": export_markdown(SAMPLE, ExportOptions(card_texts=False)),
    "everything.md": export_markdown(SAMPLE, ExportOptions(word_targets=True, cautions=True)),
    "hostile.md": export_markdown(outline_of(FRAGMENTS), ExportOptions(word_targets=True, cautions=True)),
    "full.html": html_of(freeze(SAMPLE)) + "\n",
    "dragged.md": DRAGGED.markdown,
    "dragged.html": DRAGGED.html + "\n",
    "dragged.txt": DRAGGED.plain,
}


@pytest.mark.parametrize("name", EXPORTS)
def test_export_is_as_approved(name: str) -> None:
    path = GOLDEN / name
    if os.environ.get("ESSAYPLANNER_WRITE_GOLDEN"):
        path.write_bytes(EXPORTS[name].encode())
    assert path.read_bytes().decode() == EXPORTS[name]


def test_every_golden_file_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(EXPORTS)
