"""What a file is, its content says; what cannot be read is refused in one sentence, and nothing is guessed."""

import io
import zipfile

import pytest

from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.domain.brought import Block, What
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.formats.texts.reading import LARGEST_MARKED, LARGEST_TEXT, read_text
from tests.formats.texts.word_shaped import docx, paragraph, run

needs_pandoc = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
WORD = docx(paragraph(run("Words")))


def packed(**parts: bytes) -> bytes:
    """A ZIP file with these parts; “__” is a slash and “_” a full stop."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        for name, data in parts.items():
            pack.writestr(name.replace("__", "/").replace("_", "."), data)
    return file.getvalue()


def locked_zip() -> bytes:
    """A DOCX whose parts say that they are encrypted."""
    data = bytearray(WORD)
    for sign, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_ODT = b'<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/>'
LOCKED_EPUB = b'<enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "empty.docx", "is empty"),
        (b" \n\t", "empty.txt", "is empty"),
        (b"%PDF-1.7\n", "chapter.docx", "is a PDF"),
        (OLE + b"\0" * 600, "old.doc", "older kind that cannot be read whole; .* save it as .docx"),
        (b"{\\rtf1 text}", "old.rtf", "save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked.docx", "locked with a password"),
        (locked_zip(), "locked.docx", "locked with a password"),
        (packed(content_xml=b"<x/>", **{"META-INF__manifest_xml": LOCKED_ODT}), "a.odt", "locked with a password"),
        (
            packed(**{"META-INF__container_xml": b"<x/>", "META-INF__encryption_xml": LOCKED_EPUB}),
            "a.epub",
            "locked with a password",
        ),
        (packed(Index__Document_iwa=b"x"), "notes.pages", "export it from there as Word"),
        (packed(xl__workbook_xml=b"x"), "table.xlsx", "table, slides or a drawing"),
        (packed(notes_txt=b"x"), "notes.zip", "unpack it"),
        (b"PK\x03\x04 and nothing else", "broken.docx", "damaged"),
        (WORD[: len(WORD) // 2], "half.docx", "damaged"),
        (b"only words", "false.docx", "is no DOCX document"),
        (b"<?xml version='1.0'?><office:document/>", "flat.fodt", "is no FODT document"),
        (bytes(range(256)) * 20, "bytes.txt", "is not a text"),
        (b"x" * (LARGEST_TEXT + 1), "long.txt", "larger than 10 MB.*split it"),
        (b"x" * (LARGEST_MARKED + 1), "long.md", "larger than 1.5 MB.*split it"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(EssayError, match=sentence) as refused:
        read_text(data, name)
    assert "\n" not in str(refused.value)
    assert "nothing was changed" in str(refused.value)


def test_without_pandoc_a_document_is_refused_and_text_and_html_are_read() -> None:
    with pytest.raises(EssayError, match="needs pandoc"):
        read_text(WORD, "a.docx")
    assert read_text(b"one\n\ntwo", "a.txt").blocks == (Block(What.PARAGRAPH, "one"), Block(What.PARAGRAPH, "two"))
    assert read_text(b"<p>one", "a.html").blocks == (Block(What.PARAGRAPH, "one"),)


@needs_pandoc
@pytest.mark.parametrize("name", ["notes.txt", "notes", "notes.html", "notes.odt"])
def test_a_docx_is_read_whatever_it_is_called(name: str) -> None:
    assert read_text(WORD, name, Pandoc()).blocks == (Block(What.PARAGRAPH, "Words"),)


@pytest.mark.parametrize("name", ["page.docx", "page.txt", "page.md", "page.htm"])
def test_a_web_page_is_read_whatever_it_is_called(name: str) -> None:
    assert read_text(b"<!DOCTYPE html><p>one <i>two</i>", name).blocks == (Block(What.PARAGRAPH, "one *two*"),)


@pytest.mark.parametrize("way", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_as_they_were_written(way: str) -> None:
    writing = read_text("Müller sagte: „né à Zürich“ – año".encode(way), "a.txt")
    assert [block.text for block in writing.blocks] == ["Müller sagte: „né à Zürich“ – año"]
    assert writing.remarks == (
        ("The file is in an old encoding and was read as Windows-1252.",) if way == "cp1252" else ()
    )


def test_a_web_page_is_read_in_the_letters_that_it_names() -> None:
    page = "<meta charset='windows-1251'><p>Киров".encode("cp1251")
    assert [block.text for block in read_text(page, "a.html").blocks] == ["Киров"]


@needs_pandoc
def test_a_markdown_file_whose_first_lines_are_no_yaml_is_read_all_the_same() -> None:
    writing = read_text(b"---\ntitle: [x\n---\n\ntext", "a.md", Pandoc())
    assert [block.text for block in writing.blocks] == ["title: [x", "text"]


@needs_pandoc
def test_one_note_of_a_vault_is_read_with_the_words_of_its_links() -> None:
    writing = read_text(b"In 1937 [[Nikolai Yezhov|he]] signed [[Order 00447]]. ![[a scan.png]]", "a.md", Pandoc())
    assert [block.text for block in writing.blocks] == ["In 1937 he signed Order 00447."]
    assert writing.remarks == ("1 picture was left out.",)


@needs_pandoc
def test_a_document_that_only_looks_like_one_is_refused_with_what_pandoc_said() -> None:
    with pytest.raises(EssayError, match=r"“a\.docx” cannot be read \("):
        read_text(docx("", {"word/document.xml": "<no"}), "a.docx", Pandoc())


@pytest.mark.parametrize(
    ("name", "is_title"),
    [
        ("Document1", False),
        ("Microsoft Word - a.doc", False),
        ("essay final.docx", False),
        ("Notes on Kirov", True),
    ],
)
@needs_pandoc
def test_a_title_that_a_program_put_there_is_none(name: str, is_title: bool) -> None:
    writing = read_text(docx(paragraph(run("Words")), title=name), "a.docx", Pandoc())
    assert bool(writing.about) is is_title
    assert writing.title == (name if is_title else "")


@needs_pandoc
def test_reading_is_stopped_on_demand() -> None:
    with pytest.raises(StoppedError):
        read_text(WORD, "a.docx", Pandoc(), lambda: True)
    with pytest.raises(StoppedError):
        read_text(b"<p>x", "a.html", None, lambda: True)


@needs_pandoc
@pytest.mark.parametrize("kind", ["docx", "odt", "markdown"])
def test_a_title_that_stands_in_the_text_is_kept_whatever_it_is(kind: str) -> None:
    data = b"---\ntitle: Notes\n---\n\ntext"
    if kind != "markdown":
        data = Pandoc()(["-f", "markdown", "-t", kind, "-o", "-"], data)
    writing = read_text(data, "a.md", Pandoc())
    assert (writing.title, writing.about) == ("Notes", {})
    assert [block.text for block in writing.blocks] == ["text"]


def test_a_picture_that_stands_alone_is_told_of_and_one_in_a_text_is_described() -> None:
    writing = read_text(b"<p><img alt='Smolny'><p>in <img alt='Smolny'> he<ul><li><img alt='a'><li>b</ul>", "a.html")
    assert [(block.what, block.text) for block in writing.blocks] == [
        (What.PARAGRAPH, "in [Smolny] he"),
        (What.ITEM, "b"),
    ]
    assert writing.remarks == ("3 pictures were left out.",)
    alone = read_text(b"<img alt='a scan'>", "a.html")
    assert alone.remarks == ("1 picture was left out.", "There are no words in it.")


def test_only_signs_that_close_a_heading_are_none_of_its_words() -> None:
    found = read_text(b"# The note C#\n\n## Chords ##\n\nMore", "notes.txt")
    assert [block.text for block in found.blocks] == ["The note C#", "Chords", "More"]
