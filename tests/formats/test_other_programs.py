"""What other programs make of the files: LibreOffice, pdftotext and the Argdown parser, where they are installed."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from essayplanner.cite.pandoc import find_pandoc
from essayplanner.domain.cited import plain_text
from essayplanner.domain.outline import Outline
from essayplanner.formats.essay import Heading, Item
from essayplanner.formats.tidy import paragraphs
from tests.formats.exporting import CLEAN, everywhere, material, written
from tests.formats.reading_back import squeezed
from tests.formats.sample import SAMPLE

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TO_TEXT = shutil.which("pdftotext")
ARGDOWN = shutil.which("argdown") or os.environ.get("ESSAYPLANNER_ARGDOWN")
pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


needs_office = pytest.mark.skipif(not OFFICE or not TO_TEXT, reason="LibreOffice or pdftotext is not here")


def pdf_by_office(data: bytes, kind: str, folder: Path) -> Path:
    """What LibreOffice sets on paper."""
    source = folder / f"plan.{kind}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=200,
    )
    return folder / "plan.pdf"


def text_of_pdf(pdf: Path) -> str:
    """Its words, in the order of the file."""
    done = subprocess.run([str(TO_TEXT), "-raw", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.mark.slow
@needs_office
@pytest.mark.timeout(240)
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_counts_notes_through_the_whole_essay(tmp_path: Path, kind: str) -> None:
    given = material(SAMPLE._replace(sections=SAMPLE.sections * 2))
    text = text_of_pdf(pdf_by_office(written(kind, given).data, kind, tmp_path))
    starts = "|".join(re.escape(plain_text(note)[:12]) for note in given.essay.notes)
    assert [int(number) for number in re.findall(rf"(?m)^(\d+)\s*(?={starts})", text)] == [
        *range(1, len(given.essay.notes) + 1)
    ]


@pytest.mark.slow
@needs_office
@pytest.mark.timeout(240)
@pytest.mark.parametrize("outline", [SAMPLE, everywhere(CLEAN[:40])], ids=["sample", "hostile"])
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_opens_it_and_every_note_stands_in_its_pdf(tmp_path: Path, kind: str, outline: Outline) -> None:
    given = material(outline)
    text = text_of_pdf(pdf_by_office(written(kind, given).data, kind, tmp_path))
    words = letters(text)
    # a note may run over a page's end, so its beginning is looked for; signs that the font lacks are left out
    missed = [note for note in map(plain_text, given.essay.notes) if letters(note)[:25] not in words]
    assert missed == []
    for block in given.essay.blocks:
        assert letters(block.title)[:20] in words


def letters(text: str) -> str:
    return re.sub(r"[^a-zA-Z]", "", text)


@pytest.mark.skipif(not ARGDOWN, reason="@argdown/cli is not here: set ESSAYPLANNER_ARGDOWN to its argdown")
@pytest.mark.timeout(120)
@pytest.mark.parametrize("outline", [SAMPLE, everywhere(CLEAN)], ids=["sample", "hostile"])
def test_argdown_parses_it_to_the_same_cards(tmp_path: Path, outline: Outline) -> None:
    given = material(outline)
    (tmp_path / "plan.argdown").write_bytes(written("argdown", given).data)
    done = subprocess.run(
        [str(ARGDOWN), "json", "--stdout", "--throwExceptions", "plan.argdown"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert "error" not in done.stderr.lower(), done.stderr[:500]
    parsed, _ = json.JSONDecoder().raw_decode(done.stdout.lstrip())
    sections = [title for section in parsed["sections"] for title in titles(section)]
    assert sections == [squeezed(block.title) for block in given.essay.blocks if isinstance(block, Heading)]
    cards = given.all_cards()
    said = [
        squeezed(" ".join(filter(None, (member.get("text") for member in each["members"]))))
        for name, each in parsed["statements"].items()
        if name != "Thesis"
    ]
    assert len(said) == len(cards)
    assert said == [squeezed(" ".join(paragraphs(card.text))) for card in cards]
    relations = [each for each in parsed["relations"] if each["relationType"] in ("support", "attack", "undercut")]
    under = [block for block in given.essay.blocks if isinstance(block, Item) and block.depth > 1]
    assert len(relations) <= len(under)
    assert relations
    if outline is SAMPLE:
        assert {(each["relationType"], each["from"], each["to"]) for each in relations} == {
            ("support", "The Tenth Congress bans factions", "Lenin built the machine that Stalin used"),
            ("undercut", "Robert Service: both in part!", "Lenin built the machine that Stalin used"),
            ("attack", "681,692 executions (1937–38)", "Robert Service: both in part!"),
        }


def titles(section: dict[str, Any]) -> list[str]:
    return [squeezed(section["title"]), *(title for inner in section["children"] for title in titles(inner))]
