"""Files that are too much, too deep, broken or not what they say: refused in one sentence, or read within bounds.

Each of them takes hours where a reader’s time grows with the square of what it reads.
"""

import pytest

from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.formats.records import gathering, html_pieces, rdf_nodes
from essayplanner.formats.records.gathering import LARGEST, MOST
from essayplanner.formats.records.reading import read_records

ENTRY = "A Book (Ann Rowe)\n- Your Highlight on page 2 | location {} | Added on Monday\n\n{}\n==========\n"
RDF = '<r xmlns:z="http://www.zotero.org/namespaces/export#">'
NOTE = "<p data-citation=''>"
MANY = 2_000_000

REFUSED = {
    "columns": ("a.csv", "a," * 1_000_000, "more than 200 columns"),
    "rows": ("a.csv", "title,text\n" + "a,b\n" * 1_000_000, "more than 20,000 rows"),
    "a quotation mark that is never closed": ("a.csv", 'title,text\na,"' + "x" * MANY, "never closed"),
    "nothing": ("a.csv", "", "is empty"),
    "NULs": ("a.csv", "\0" * 100, "no table of text"),
    "something packed": ("a.csv", "PK\x03\x04\0\0" * 1_000, "no table of text"),
    "clippings without end": ("a.txt", ENTRY.format(1, "x") * 201, "more than 200 notes"),
    "flashcards without end": ("a.txt", "#separator:tab\n" + "a\tb\n" * 100_000, "more than 200 notes"),
    "headers without end": ("a.txt", "#separator:tab\n" + "#a:b\n" * 1_000_000, "more than 200 notes"),
    "an entity that grows": (
        "a.rdf",
        f'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>{RDF}&b;</r>',
        "declares its own XML",
    ),
    "an entity from elsewhere": (
        "a.rdf",
        f'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>{RDF}&a;</r>',
        "declares its own XML",
    ),
    "a document type from elsewhere": (
        "a.rdf",
        f'<!DOCTYPE r SYSTEM "https://example.org/r.dtd">{RDF}</r>',
        "declares its own XML",
    ),
    "deep RDF": ("a.rdf", RDF + "<a>" * 1_000_000, "nested too deeply"),
    "wide RDF": ("a.rdf", RDF + "<a/>" * 2_001 + "</r>", "is too large"),
    "broken RDF": ("a.rdf", f"{RDF}<a>", "is broken"),
    "empty RDF": ("a.rdf", f"{RDF}</r>", "no notes and sources"),
    "paragraphs without end": ("a.html", NOTE + "<p>x" * 201, "more than 200 notes"),
    "lines without end": ("a.html", NOTE + "<br>" * 2_001, "more pieces than"),
    "stray signs without end": ("a.html", NOTE + "<" * 2_001, "more pieces than"),
    "headings without end": ("a.md", "zotero://select\n" + "# x\n" * 201, "more than 200 notes"),
}
READ = {
    "a row of a million cells": ("a.csv", "title,text\n" + "a," * 1_000_000),
    "one cell of many lines": ("a.csv", 'title,text\na,"' + "x\n" * 1_000),
    "commas in a source": ("a.csv", 'title,source\nx,"' + ", " * 60_000 + '"'),
    "control characters": ("a.csv", "title,text\n\x1b[31ma\x07,\u202eb\x85c"),
    "highlights that overlap": ("a.txt", "".join(ENTRY.format(f"{n}-{n + 9000}", f"words {n}") for n in range(5_000))),
    "notes to one highlight": (
        "a.txt",
        ENTRY.format(1, "x") + ENTRY.format(1, "y" * 300).replace("Highlight", "Note") * 5_000,
    ),
    "brackets in a title": ("a.txt", "a " + "(b) " * 400 + ")\n" + ENTRY.format(1, "x").partition("\n")[2]),
    "a line of signs": ("a.txt", ENTRY.format(1, "x") + "=" * MANY),
    "deep elements": ("a.html", "<div data-citation=''>" * 100_000 + "x"),
    "deep lists": ("a.html", NOTE + "<ul><li>" * 30_000 + "x"),
    "deep marks": ("a.html", NOTE + "<b>" * 100_000 + "x"),
    "deep data": ("a.html", '<span data-citation="' + "[" * 100_000 + '">x</span>'),
    "a corner without end": (
        "a.html",
        NOTE + '<span data-annotation=\'{"attachmentURI": "a", "position": {"rects": [[1e999, NaN]]}}\'>x</span>',
    ),
    "a number that no sign has": ("a.html", NOTE + "&#" + "9" * 100_000 + ";x"),
    "brackets": ("a.md", "zotero://select " + "[" * MANY),
    "links that never end": ("a.md", "zotero://select " + "[x](zotero://open/" * 200_000),
    "blanks behind a heading": ("a.md", "zotero://select\n# a" + " \t" * MANY + "x"),
    "low lines": ("a.md", "zotero://select " + "_a " * 100_000),
    "stars": ("a.md", "zotero://select " + "*a " * 50_000),
    "a deep list": ("a.md", "zotero://select\n" + "".join(f"{' ' * n}- x\n" for n in range(2_000))),
    "clozes that never end": ("a.txt", "#separator:tab\n#html:true\n" + "{{c1::" * 20_000 + "\tb"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_a_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST", 200)
    monkeypatch.setattr(html_pieces, "_MOST_RUNS", 2_000)
    monkeypatch.setattr(rdf_nodes, "_MOST", 2_000)
    file, text, words = REFUSED[name]
    with pytest.raises(EssayError, match=words) as refused:
        read_records(text.encode(), file)
    assert refused.value.trouble.sentence.endswith(".")
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("name", READ)
def test_it_is_read_within_bounds(name: str) -> None:
    file, text = READ[name]
    found = read_records(text.encode(), file)
    assert found is not None
    assert 0 < len(found.blocks) <= MOST
    assert all(each.isprintable() for block in found.blocks for each in block.text.split("\n"))


def test_a_large_file_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(EssayError, match="larger than 20 MB"):
        read_records(bytes(LARGEST + 1), "a.txt")


@pytest.mark.parametrize(
    "name", ["notes.docx", "notes.txt", "page.html", "notes.md", "data.xml", "data.rdf", "noending"]
)
def test_what_is_none_of_these_is_left_to_others(name: str) -> None:
    assert read_records(b"<p>Words</p> and [more](https://example.org)\n- nothing", name) is None


def test_it_stops_when_it_is_asked_to() -> None:
    with pytest.raises(StoppedError):
        read_records(b"title,text\na,b\n", "a.csv", lambda: True)


def test_pictures_and_scripts_are_passed_over() -> None:
    note = '<p data-citation=""><img src="https://example.org/a.png">Words<script>fetch("x")</script> <b>go</b> on</p>'
    found = read_records(note.encode(), "a.html")
    assert found is not None
    assert [block.text for block in found.blocks] == ["Words **go** on"]
    assert found.remarks == ("1 picture was left out.",)


def test_other_letters_are_read_and_told() -> None:
    found = read_records("title;text\nGeschichte;Über Trotzkis Briefe schön\n".encode("cp1252"), "a.csv")
    assert found is not None
    assert found.blocks[0].text == "Über Trotzkis Briefe schön"
    assert "Windows-1252" in found.remarks[0]
    same = read_records("title;text\nGeschichte;Über Trotzki\n".encode("utf-16"), "a.csv")
    assert same is not None
    assert same.blocks[0].text == "Über Trotzki"
