"""Every exporter: as it was read and approved, read back by pandoc, and with hostile texts in every place.

`ESSAYPLANNER_WRITE_GOLDEN=1 pytest tests/formats/test_exporters.py` rewrites the approved files.
"""

import csv
import io
import json
import os
import re
import struct
import zipfile
import zlib
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Card, Citation, Kind, Link, Relation
from essayplanner.domain.cited import plain_text
from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.formats.documents import read_template, sound_template
from essayplanner.formats.essay import Essay, ExportOptions, Heading, Item, freeze, with_citations
from essayplanner.formats.export import Exported, Material, write_exported
from essayplanner.formats.files import WriteError
from essayplanner.formats.registry import EXPORTERS, ON_PAPER, exporter
from tests.formats.outlines import FRAGMENTS
from tests.formats.sample import GETTY, SAMPLE, SERVICE

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
GOLDEN = Path(__file__).parent / "golden-exports"
PANDOC = Pandoc()
ENGINE = CitationEngine(PANDOC)
ALL = ExportOptions(word_targets=True, cautions=True)
READ_BACK = {
    "docx": "docx",
    "odt": "odt",
    "html": "html",
    "latex": "latex",
    "epub": "epub",
    "markdown": "markdown-smart",
}


def material(outline: Outline, options: ExportOptions = ALL, style: str = "mhra", split: bool = False) -> Material:
    essay = freeze(outline, options)
    if style:
        cited = ENGINE.format_citations(essay.cited, [], load_style(style), split_bibliography=split)
        essay = with_citations(essay, cited)
    return Material(outline, essay, options, name="my plan", pandoc=PANDOC)


def written(name: str, given: Material) -> Exported:
    return exporter(name).write(given)


def everywhere(texts: list[str]) -> Outline:
    """An outline that says each text in every place, on cards of their own."""
    sections = []
    for n, text in enumerate(texts):
        source = SERVICE._replace(uid=f"s{n}", cite_key=f"k{n}", csl=SERVICE.csl | {"title": f"T{n} {text}"})
        other = GETTY._replace(uid=f"o{n}")
        claim = Card(f"c{n}", Kind.CLAIM, f"Claim {n} {text}", text, caution=text, tags=(text,), side=text)
        evidence = Card(
            f"e{n}",
            Kind.EVIDENCE,
            f"Evidence {n} {text}",
            f"a {text} b",
            "1937",
            citations=(Citation(source, text), Citation(other, "p. 1", source, text)),
            links=(Link(Relation.SUPPORTS, text, text),),
            used_in=(text,),
        )
        under = (Placed(f"p{n}", evidence, text, Relation.SUPPORTS),)
        sections.append(
            Section(
                f"x{n}",
                f"Section {n} {text}",
                Role.PARAGRAPH,
                text,
                10,
                (),
                (Placed(f"q{n}", claim, text, None, under),),
            )
        )
    return Outline("o", f"Question {texts[0]}", "\n".join(texts), 1500, tuple(sections))


GOLDENS = {
    "markdown.md": ("markdown", {}),
    "markdown-apa.md": ("markdown", {"style": "apa"}),
    "markdown-split.md": ("markdown", {"split": True}),
    "citekeys.md": ("markdown-citekeys", {}),
    "page.html": ("html", {}),
    "page-mla.html": ("html", {"style": "mla", "options": ExportOptions(card_texts=False)}),
    "plan.tex": ("latex", {}),
    "plan.opml": ("opml", {}),
    "plan.argdown": ("argdown", {}),
    "cards.csv": ("csv", {}),
    "cards.txt": ("anki", {}),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_exports_are_as_approved(name: str) -> None:
    format, options = GOLDENS[name]
    data = written(format, material(SAMPLE, **options)).data  # type: ignore[arg-type]
    approve(name, data)


@pytest.mark.parametrize("name", ["docx", "odt", "epub"])
def test_packed_exports_hold_what_was_approved(name: str) -> None:
    """The documents inside, without what differs from day to day."""
    with zipfile.ZipFile(io.BytesIO(written(name, material(SAMPLE)).data)) as pack:
        inside = {"docx": ["word/document.xml", "word/footnotes.xml"], "odt": ["content.xml"], "epub": []}[name]
        inside = inside or sorted(each for each in pack.namelist() if re.search(r"ch\d+\.xhtml$", each))
        text = "\n".join(pack.read(each).decode() for each in inside)
    approve(f"{name}.xml", re.sub(r"><", ">\n<", text).encode())


def approve(name: str, data: bytes) -> None:
    path = GOLDEN / name
    if os.environ.get("ESSAYPLANNER_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert path.read_bytes() == data


def test_the_sources_beside_citekeys_are_as_approved() -> None:
    approve("my plan.bib", written("markdown-citekeys", material(SAMPLE)).beside[".bib"])


def test_every_golden_file_is_compared() -> None:
    compared = {*GOLDENS, "docx.xml", "odt.xml", "epub.xml", "my plan.bib"}
    assert {path.name for path in GOLDEN.iterdir()} == compared


# What an essay holds, and what pandoc finds in the file, in the same few words.

Found = list[tuple[str, str]]


def expected(essay: Essay, name_notes: bool = True) -> tuple[Found, list[str]]:
    blocks: Found = [("p", ("Thesis: " if not n else "") + text) for n, text in enumerate(essay.thesis)]
    blocks += [("p", f"Target: {essay.words:,} words")] if essay.words else []
    notes: list[str] = []
    for block in essay.blocks:
        if isinstance(block, Heading):
            blocks.append((f"h{block.depth}", block.title))
            blocks += [("p", f"Target: {block.words:,} words")] if block.words else []
            blocks += [("p", text) for text in block.paragraphs]
        else:
            blocks += of_item(block, name_notes)
            if block.footnote:
                notes.append(plain_text(essay.notes[block.footnote - 1]))
    for place, part in enumerate(essay.lists):
        blocks += [("h1", "Works cited")] if not place else []
        blocks += [("p", plain_text(work)) for work in part.works]
    return [(kind, words) for kind, text in blocks if (words := squeezed(text))], [squeezed(note) for note in notes]


def of_item(item: Item, name_notes: bool) -> Found:
    path = "li " * item.depth + "p"
    first = (f"{item.part}: " if item.part else "") + item.title + (f" ({item.when})" if item.when else "")
    texts = [first, *item.texts, *((f"Caution: {item.caution}",) if item.caution else ())]
    texts += [("Note: " if name_notes and not n else "") + text for n, text in enumerate(item.note)]
    return [(path, text) for text in texts]


def squeezed(text: str) -> str:
    """Words alone: readers differ in the spaces, dashes and quotation marks that they make of a text."""
    text = text.translate({ord(c): "'" for c in '‘’“”"`'} | {ord(c): "-" for c in "–—"} | {0x200B: "", 0xAD: ""})
    return re.sub(r"\s+", "", text.replace("…", "...").replace("--", "-").replace("--", "-").replace("''", "'"))


def found(data: bytes, kind: str) -> tuple[Found, list[str], str]:
    document = json.loads(PANDOC(["-f", kind, "-t", "json"], data))
    reader = Reader()
    reader.blocks(document["blocks"], "")
    title = document["meta"].get("title", {}).get("c", [])
    return reader.found, reader.notes, squeezed(reader.text(title))


class Reader:
    def __init__(self) -> None:
        self.found: Found = []
        self.notes: list[str] = []

    def blocks(self, blocks: list[Any], path: str) -> None:
        for block in blocks:
            kind, content = block["t"], block.get("c")
            if kind in ("Para", "Plain"):
                text = squeezed(self.text(content))
                self.found += [(f"{path}p", text)] if text else []
            elif kind == "Header":
                self.found.append((f"h{content[0]}", squeezed(self.text(content[2]))))
            elif kind == "BulletList":
                for item in content:
                    self.blocks(item, f"{path}li ")
            elif kind in ("Div", "Figure"):
                self.blocks(content[-1], path)
            elif kind == "BlockQuote":
                self.blocks(content, path)
            elif kind not in ("HorizontalRule", "RawBlock"):
                self.found.append((kind, json.dumps(content)))

    def text(self, inlines: list[Any]) -> str:
        return "".join(self.inline(inline["t"], inline.get("c")) for inline in inlines)

    def inline(self, kind: str, content: Any) -> str:
        match kind:
            case "Str":
                return str(content)
            case "Note":
                notes = [self.text(block["c"]) for block in content]
                self.notes.append(squeezed("".join(notes)))
                return ""
            case "Quoted":
                return f"'{self.text(content[1])}'"
            case "Link" | "Span" | "Cite":
                return self.text(content[1])
            case "Code" | "Math" | "RawInline":
                return f"<{kind} {content}>"
            case "Space" | "SoftBreak" | "LineBreak":
                return " "
        return self.text(content)


@pytest.mark.parametrize("name", READ_BACK)
@pytest.mark.parametrize("style", ["mhra", "apa"])
def test_pandoc_reads_back_the_same_structure_and_notes(name: str, style: str) -> None:
    assert_same(name, material(SAMPLE, style=style))


def assert_same(name: str, given: Material) -> None:
    blocks, notes, title = found(written(name, given).data, READ_BACK[name])
    wanted, wanted_notes = expected(given.essay, given.options.card_texts)
    if given.essay.in_text:
        wanted_notes = []
        places = iter(item for item in given.essay.blocks if isinstance(item, Item) and item.footnote)
        wanted = with_words(
            wanted, [(item.title, squeezed(plain_text(given.essay.notes[item.footnote - 1]))) for item in places]
        )
    if name == "html" or name == "markdown":
        blocks = [(kind if not re.match(r"h\d", kind) else f"h{int(kind[1]) - 1}", text) for kind, text in blocks]
        wanted = [("h0", squeezed(given.essay.title)), *wanted]
    else:
        first = blocks[0][1] == squeezed(given.essay.title)  # ODT and EPUB keep the title as a first line
        assert first or title == squeezed(given.essay.title)
        blocks = blocks[1:] if first else blocks
    works = sum(len(part.works) for part in given.essay.lists)
    if works:  # a list of works is a list in Markdown and HTML, paragraphs in a document
        blocks = [*blocks[:-works], *((kind.removeprefix("li "), text) for kind, text in blocks[-works:])]
    assert blocks == wanted
    assert notes == wanted_notes


def with_words(blocks: Found, cited: list[tuple[str, str]]) -> Found:
    """The blocks with what an author-date style says behind each title that cites."""
    cited = list(cited)
    done: Found = []
    for kind, text in blocks:
        if cited and "li" in kind and squeezed(cited[0][0]) in text:
            text += cited.pop(0)[1]
        done.append((kind, text))
    assert not cited
    return done


def test_pandoc_reads_opml_back() -> None:
    given = material(SAMPLE)
    document = json.loads(PANDOC(["-f", "opml", "-t", "json"], written("opml", given).data))
    headers = [
        (block["c"][0], squeezed(Reader().text(block["c"][2])))
        for block in document["blocks"]
        if block["t"] == "Header"
    ]
    wanted = [(1, squeezed(given.essay.title))]
    depth = 0
    for block in given.essay.blocks:
        if isinstance(block, Heading):
            depth = block.depth
            wanted.append((depth + 1, squeezed(block.title)))
        else:
            wanted.append((depth + block.depth + 1, of_item(block, True)[0][1].replace(" ", "")))
    assert [(level, text) for level, text in headers] == [(level, squeezed(text)) for level, text in wanted]
    words = squeezed(json.dumps(document["blocks"], ensure_ascii=False))
    assert "Service,Robert" in words or "RobertService" in words or "Service" in words


@pytest.mark.parametrize(
    "text", ["&amp; &lt;b&gt;", "<b>x</b>", "R&D", "5 < 6", "&#65;", "<!-- x -->", '"quoted"', "a & b;"]
)
def test_a_text_in_opml_is_a_text(text: str) -> None:
    given = material(everywhere([text]))
    document = json.loads(PANDOC(["-f", "opml", "-t", "json"], written("opml", given).data))
    headers = [Reader().text(block["c"][2]) for block in document["blocks"] if block["t"] == "Header"]
    assert [squeezed(header) for header in headers] == [
        squeezed(words)
        for words in (f"Question {text}", f"Section 0 {text}", f"Claim 0 {text}", f"supports: Evidence 0 {text} (1937)")
    ]


COMMANDS = [r"\input{/etc/passwd}", r"\begin{x} a \end{x}", r"$\input{x}$", "`<b>`{=html}", "```{=latex} x", r"\\def\x"]


def test_nothing_in_opml_is_raw_to_pandoc_and_outliners_show_it_as_it_is() -> None:
    shown = [
        *COMMANDS,
        "rock&roll",
        "&copy 2020",
        "&lt",
        "<!-- x",
        "<b>x</b>",
        "&amp; &lt;b&gt;",
        "{x}",
        "R&D",
        "5 < 6",
    ]
    texts = [*shown, *CLEAN]
    data = written("opml", material(everywhere(texts))).data
    document = json.dumps(json.loads(PANDOC(["-f", "opml", "-t", "json"], data))["blocks"])
    assert re.findall(r'"t": "Raw(?:Block|Inline)"', document) == []
    assert r"\\input" not in document
    nodes = ElementTree.fromstring(data).findall(".//outline")
    for number, text in enumerate(shown):
        assert squeezed(f"Claim {number} {text}") in [squeezed(node.get("text", "")) for node in nodes], text
        assert any(squeezed(text) in squeezed(node.get("_note", "")) for node in nodes), text


def test_pandoc_makes_the_notes_of_citekeys_itself() -> None:
    """The Markdown with citekeys, given to pandoc with its file of sources, comes to the same notes."""
    given = material(SAMPLE)
    exported = written("markdown-citekeys", given)
    files = {"my plan.bib": exported.beside[".bib"], "style.csl": load_style("mhra").data}
    html = PANDOC(
        ["-f", "markdown", "-t", "html", "--citeproc", "--csl=style.csl", "--wrap=none"], exported.data, files
    ).decode()
    notes = re.findall(r'<li id="fn\d+"><p>(.*?)<a href="#fnref', html, re.DOTALL)
    assert [squeezed(unescape(re.sub("<.*?>", "", note))) for note in notes] == [
        squeezed(plain_text(note)) for note in given.essay.notes
    ]


CLEAN = [text for text in FRAGMENTS if text.strip()]


@pytest.mark.parametrize("name", [name for name in READ_BACK if name != "latex"])
def test_hostile_texts_stay_texts(name: str) -> None:
    assert_same(name, material(everywhere(CLEAN)))


def test_hostile_texts_stay_texts_in_latex() -> None:
    """pandoc's LaTeX reader knows less than its writer writes; the structure must stand all the same."""
    given = material(everywhere(CLEAN))
    blocks, notes, _ = found(written("latex", given).data, "latex")
    wanted, wanted_notes = expected(given.essay)
    assert [kind for kind, _ in blocks if kind.startswith("h")] == [kind for kind, _ in wanted if kind.startswith("h")]
    assert len(notes) == len(wanted_notes)


LONG = ["x" * 1_000_000, "=" * 1_000_000, "wort " * 100_000, "\u0301" * 10_000, "\U0001f600" * 10_000, "<" * 100_000]


@pytest.mark.parametrize("name", [each.name for each in EXPORTERS])
@pytest.mark.timeout(120)
def test_huge_words_are_exported(name: str) -> None:
    given = material(everywhere(LONG[:1] if name in ("docx", "odt", "epub", "latex") else LONG))
    assert len(written(name, given).data) > 1000


@pytest.mark.parametrize("name", ["docx", "odt", "epub", "opml", "html"])
def test_files_are_well_formed_whatever_they_hold(name: str) -> None:
    given = material(
        everywhere([*CLEAN, "".join(map(chr, range(0x20))), "\ufffe\uffff\ud800", "]]>", "<![CDATA[", "&#0;"])
    )
    data = written(name, given).data
    if name in ("opml",):
        assert len(ElementTree.fromstring(data).findall(".//outline")) == 1 + len(given.essay.blocks)
        return
    if name == "html":
        assert b"<script" not in data
        assert data.count(b"<li") == data.count(b"</li>")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        assert pack.testzip() is None
        for each in pack.namelist():
            if each.endswith((".xml", ".xhtml", ".rels", ".opf", ".ncx")):
                ElementTree.fromstring(pack.read(each))


def test_html_can_run_and_fetch_nothing() -> None:
    page = written(
        "html", material(everywhere(["<script>x</script>", '"><img src=x onerror=y>', "javascript:x", "http://a.b"]))
    )
    text = page.data.decode()
    assert "default-src 'none'" in text
    assert re.findall(r"<(?:script|img|iframe|link|object|form|base|svg)", text) == []
    assert {target for target in re.findall(r'(?:href|src)="([^"]*)"', text) if not target.startswith("#")} == set()
    assert re.findall(r"\son\w+=", re.sub(r">[^<]*<", "><", text)) == []


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "|x",
    "%0A",
    "＝1",
    '=HYPERLINK("http://x")',
    "\n=1",
    "\u200b=1",
]


def test_no_cell_is_a_formula() -> None:
    cards = tuple(Card(text, Kind.CLAIM, text, text, side=text, caution=text, tags=(text,)) for text in FORMULAS)
    data = written("csv", Material(SAMPLE, freeze(SAMPLE), cards=cards)).data
    rows = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    assert len(rows) == len(FORMULAS) + 1
    for row in rows[1:]:
        assert not any(re.match(r"[\s\u200b]*[=+\-@|%＝]", cell) for cell in row), row
    assert data.startswith(b"\xef\xbb\xbf")


def test_anki_reads_a_line_for_each_card() -> None:
    cards = tuple(
        Card(f"u{n}", Kind.CLAIM, text, text, tags=(text, "a b"))
        for n, text in enumerate([*CLEAN, *FORMULAS, "#x", "a\tb"])
    )
    lines = written("anki", Material(SAMPLE, freeze(SAMPLE), cards=cards)).data.decode().splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert len(head) == 7
    rows = [*csv.reader(lines[len(head) :], delimiter="\t")]
    assert [row[0] for row in rows] == [card.uid for card in cards]
    assert {len(row) for row in rows} == {4}
    assert not any("<script" in field or "{{" in field for row in rows for field in row[1:3])


def test_cards_given_are_those_written() -> None:
    card = Card(
        "u",
        Kind.EVIDENCE,
        "T",
        citations=(Citation(SERVICE, "p. 1", GETTY, "p. 2"),),
        links=(Link(Relation.SUPPORTS, "X", ""),),
    )
    data = written("csv", Material(SAMPLE, freeze(SAMPLE), cards=(card,))).data.decode("utf-8-sig")
    assert "Service 2004, p. 1, cited in Getty 2002, p. 2" in data
    assert "supports X" in data


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
    with pytest.raises(EssayError, match=f"no {kind.upper()} file"):
        written(kind, material(SAMPLE)._replace(reference_doc=data))


def test_an_empty_template_is_no_template(tmp_path: Path) -> None:
    empty = tmp_path / "empty.docx"
    empty.touch()
    with pytest.raises(EssayError, match="The template is an empty file"):
        read_template(empty)


def test_a_template_that_would_unpack_to_something_huge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.formats.documents.LARGEST_UNPACKED", 1000)
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
    with pytest.raises(EssayError, match="no DOCX file"):
        sound_template(bytes(data), "docx")


def test_the_registry() -> None:
    assert len({each.name for each in EXPORTERS}) == len(EXPORTERS) >= 11
    known = {*ExportOptions._fields, "style", "split_bibliography", "reference_doc", "paper"}
    assert all(each.honours <= known and each.suffix.startswith(".") for each in (*EXPORTERS, *ON_PAPER))
    assert exporter("plan") is ON_PAPER[1]
    with pytest.raises(NotFoundError, match="markdown-citekeys"):
        exporter("wordstar")


@pytest.mark.parametrize("each", EXPORTERS, ids=lambda each: each.name)
def test_an_exporter_honours_what_it_says(each: Any) -> None:
    """Each option that is honoured changes the file, and none that is not."""
    plain = material(SAMPLE, ExportOptions())
    variants = {
        "headings_only": material(SAMPLE, ExportOptions(headings_only=True)),
        "card_texts": material(SAMPLE, ExportOptions(card_texts=False)),
        "word_targets": material(SAMPLE, ExportOptions(word_targets=True)),
        "cautions": material(SAMPLE, ExportOptions(cautions=True)),
        "style": material(SAMPLE, ExportOptions(), style="apa"),
        "split_bibliography": material(SAMPLE, ExportOptions(), split=True),
        "paper": plain._replace(paper="Letter"),
    }
    first = content(each.write(plain).data)
    for name, given in variants.items():
        assert (content(each.write(given).data) != first) == (name in each.honours), name


def content(data: bytes) -> bytes:
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        names = [
            n
            for n in sorted(pack.namelist())
            if re.search(r"document\.xml$|footnotes\.xml$|content\.xml$|styles\.xml$|ch\d+\.xhtml$", n)
        ]
        return b"".join(pack.read(name) for name in names)


def test_without_pandoc_markdown_and_the_like_still_come_out() -> None:
    for each in EXPORTERS:
        given = Material(SAMPLE, freeze(SAMPLE))
        if each.needs_pandoc:
            with pytest.raises(EssayError):
                each.write(given)
        else:
            assert each.write(given).data
    beside = written("markdown-citekeys", Material(SAMPLE, freeze(SAMPLE), name="p")).beside
    assert [item["id"] for item in json.loads(beside[".json"])] == ["notes2005", "service2004", "getty1999"]


def test_a_neighbour_of_the_students_own_is_not_written_over(tmp_path: Path) -> None:
    exported = written("markdown-citekeys", material(SAMPLE))
    assert [path.name for path in write_exported(tmp_path / "plan.md", exported)] == ["plan.bib", "plan.md"]
    write_exported(tmp_path / "plan.md", exported._replace(beside={".bib": b"@book{x,}"}))
    assert b"@book{x,}" in (tmp_path / "plan.bib").read_bytes()
    (tmp_path / "plan.bib").write_bytes(b"@book{mine,}")
    (tmp_path / "plan.md").unlink()
    with pytest.raises(WriteError, match=r"“plan\.bib” is there already"):
        write_exported(tmp_path / "plan.md", exported)
    assert (tmp_path / "plan.bib").read_bytes() == b"@book{mine,}"
    assert not (tmp_path / "plan.md").exists()


@pytest.mark.parametrize("name", ["plan.bib", "plan.BIB", "link.md"])
def test_a_document_is_not_laid_over_its_own_sources(tmp_path: Path, name: str) -> None:
    if name == "link.md":
        (tmp_path / name).symlink_to(tmp_path / "link.bib")
    before = {*tmp_path.iterdir()}
    with pytest.raises(WriteError, match="is where the sources of this format go, so nothing was written"):
        write_exported(tmp_path / name, written("markdown-citekeys", material(SAMPLE)))
    assert {*tmp_path.iterdir()} == before
