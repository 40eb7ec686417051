"""A teacher’s template for a document: its looks are taken, and nothing of it is believed."""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.domain.errors import EssayError
from essayplanner.formats.documents import read_template, sound_template
from tests.formats.exporting import material, written
from tests.formats.reading_back import assert_same
from tests.formats.sample import SAMPLE

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_teachers_template_gives_its_styles(kind: str) -> None:
    template = Pandoc()(["-f", "markdown", "-t", kind, "-o", "-"], b"x")
    old, new = {"docx": (b'w:ascii="Aptos"', b'w:ascii="Bembo"'), "odt": (b"Heading_20_1", b"Heading_20_1")}[kind]
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as pack, zipfile.ZipFile(changed, "w") as target:
        for each in pack.namelist():
            data = pack.read(each)
            if each.rpartition("/")[2] == "styles.xml":
                data = data.replace(old, new).replace(b"</w:styles>", b"<!-- teacher --></w:styles>")
                data = re.sub(
                    rb'(w:styleId="Heading1".*?w:val=")[0-9A-F]{6}', rb"\g<1>AB12CD", data, count=1, flags=re.DOTALL
                )
            target.writestr(each, data)
    made = written(kind, material(SAMPLE)._replace(reference_doc=changed.getvalue())).data
    with zipfile.ZipFile(io.BytesIO(made)) as pack:
        styles = next(pack.read(each) for each in pack.namelist() if each.rpartition("/")[2] == "styles.xml")
    assert b"AB12CD" in styles or kind == "odt"
    assert_same(kind, material(SAMPLE)._replace(reference_doc=changed.getvalue()))


@pytest.mark.parametrize("data", [b"x", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_what_is_no_template_is_refused(kind: str, data: bytes) -> None:
    with pytest.raises(EssayError, match=f"not in {kind.upper()} format"):
        written(kind, material(SAMPLE)._replace(reference_doc=data))


def test_an_empty_template_is_no_template(tmp_path: Path) -> None:
    empty = tmp_path / "empty.docx"
    empty.touch()
    with pytest.raises(EssayError, match="The template is an empty file"):
        read_template(empty)


def test_a_template_that_would_unpack_to_something_huge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.formats.zips.LARGEST_UNPACKED", 1000)
    template = Pandoc()(["-f", "markdown", "-t", "docx", "-o", "-"], b"x")
    with pytest.raises(EssayError, match="too large"):
        written("docx", material(SAMPLE)._replace(reference_doc=template))


def test_a_template_that_lies_about_its_parts_is_read_no_further_than_it_says() -> None:
    packed = io.BytesIO(Pandoc()(["-f", "markdown", "-t", "docx", "-o", "-"], b"x"))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as template:
        template.writestr("word/media/last.bin", bytes(30_000_000))
    data = bytearray(packed.getvalue())
    last = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, last + 16, zlib.crc32(bytes(10)))
    struct.pack_into("<I", data, last + 24, 10)
    with zipfile.ZipFile(io.BytesIO(sound_template(bytes(data), "docx"))) as sound:
        assert sound.read("word/media/last.bin") == bytes(10)
    struct.pack_into("<I", data, last + 16, 7)
    with pytest.raises(EssayError, match="not in DOCX format"):
        sound_template(bytes(data), "docx")
