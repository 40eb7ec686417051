"""Files in the shapes that other programs write, and what is read of them, as it was read and approved.

`ESSAYPLANNER_WRITE_GOLDEN=1 pytest tests/formats/records/test_approved.py` writes them anew; read the difference first.
"""

import os
from pathlib import Path

import pytest

from essayplanner.domain.brought import Writing
from essayplanner.formats.records.reading import read_records
from essayplanner.work.progress import Progress
from essayplanner.work.vaults import read_folder
from tests.formats.records.shown import shown

HERE = Path(__file__).parent
GIVEN, GOLDEN = HERE / "given", HERE / "golden"


def read(path: Path) -> Writing | None:
    return read_folder(path, Progress()) if path.is_dir() else read_records(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", sorted(path.name for path in GIVEN.iterdir()))
def test_what_is_read_is_as_approved(name: str) -> None:
    found = read(GIVEN / name)
    assert found is not None
    text, path = shown(found), GOLDEN / f"{name}.txt"
    if os.environ.get("ESSAYPLANNER_WRITE_GOLDEN"):
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text


def test_what_is_recognised_by_its_program_is_found_by_a_place_of_its_own() -> None:
    seen: dict[tuple[str, str], str] = {}
    for path in GIVEN.iterdir():
        found = read(path)
        assert found is not None
        for block in found.blocks:
            if found.came_from in ("Zotero", "Anki", "Readwise", "My Clippings.txt"):
                assert block.place, path
            if block.place:
                assert seen.setdefault((found.came_from, block.place), block.text[:10]) == block.text[:10]


def test_every_approved_file_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{path.name}.txt" for path in GIVEN.iterdir()}
