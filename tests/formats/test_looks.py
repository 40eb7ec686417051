"""How DOCX and ODT look without a template, read from their XML; nothing else is needed for it but pandoc."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.domain.errors import EssayError
from essayplanner.formats.looks import LOOKS
from essayplanner.formats.references import changed, reference
from tests.formats.exporting import material, written
from tests.formats.sample import SAMPLE
from tests.pandocs import CountingPandoc

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DOCX_PAGES = {"A4": ("11906", "16838"), "Letter": ("12240", "15840"), "": ("11906", "16838")}
ODT_PAGES = {"A4": ("595.3pt", "841.9pt"), "Letter": ("612pt", "792pt"), "Foolscap": ("595.3pt", "841.9pt")}


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return ElementTree.fromstring(pack.read(name))


def found(root: ElementTree.Element, path: str) -> ElementTree.Element:
    element = root.find(path)
    assert element is not None, path
    return element


@pytest.mark.parametrize("paper", DOCX_PAGES)
def test_word_gets_its_paper_page_numbers_and_notes_that_count_on(paper: str) -> None:
    data = written("docx", material(SAMPLE)._replace(paper=paper)).data
    document = part(data, "word/document.xml")
    assert not [*document.iter(f"{W}numRestart")]
    size = found(document, f".//{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == DOCX_PAGES[paper]
    link = found(document, f".//{W}sectPr/{W}footerReference").get(f"{R}id")
    (target,) = [each.get("Target") for each in part(data, "word/_rels/document.xml.rels") if each.get("Id") == link]
    footer = part(data, f"word/{target}")
    assert [each.text for each in footer.iter(f"{W}instrText")] == [" PAGE "]
    assert f"/word/{target}" in [each.get("PartName") for each in part(data, "[Content_Types].xml")]


def test_word_gets_its_styles_and_language() -> None:
    styles = part(written("docx", material(SAMPLE)).data, "word/styles.xml")
    assert {each.get(f"{W}val") for each in styles.iter(f"{W}lang")} == {"en-GB"}
    by_name = {each.get(f"{W}styleId"): each for each in styles.iter(f"{W}style")}
    usual = found(styles, f".//{W}pPrDefault//{W}spacing")  # of what has no style: the paragraphs of lists
    assert (usual.get(f"{W}after"), usual.get(f"{W}line")) == ("120", "276")
    indent = found(by_name["Bibliography"], f".//{W}ind")
    assert indent.get(f"{W}left") == indent.get(f"{W}hanging") == "560"
    sizes = {name: found(by_name[name], f".//{W}sz").get(f"{W}val") for name in ("Title", "Heading1", "FootnoteText")}
    assert sizes == {"Title": "40", "Heading1": "30", "FootnoteText": "20"}
    assert found(by_name["Heading2"], f"./{W}pPr/{W}outlineLvl").get(f"{W}val") == "1"


@pytest.mark.parametrize("paper", ODT_PAGES)
def test_opendocument_gets_its_paper_and_styles(paper: str) -> None:
    styles = part(written("odt", material(SAMPLE)._replace(paper=paper)).data, "styles.xml")
    page = found(styles, f".//{STYLE}page-layout-properties")
    assert (page.get(f"{FO}page-width"), page.get(f"{FO}page-height")) == ODT_PAGES[paper]
    assert found(page, f"{STYLE}footnote-sep").get(f"{STYLE}line-style") == "solid"
    assert [*styles.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}page-number")]
    by_name = {each.get(f"{STYLE}name"): each for each in styles.iter(f"{STYLE}style")}
    works = found(by_name["Bibliography"], f"{STYLE}paragraph-properties")
    assert (works.get(f"{FO}margin-left"), works.get(f"{FO}text-indent")) == ("28pt", "-28pt")
    text = found(styles, f".//{STYLE}default-style[@{STYLE}family='paragraph']/{STYLE}text-properties")
    assert (text.get(f"{FO}language"), text.get(f"{FO}country")) == ("en", "GB")
    shown = {each.get(f"{STYLE}display-name") or each.get(f"{STYLE}name") for each in by_name.values()}
    assert {*LOOKS} - {"Body"} <= shown


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_document_says_no_false_date_and_is_the_same_each_time(kind: str) -> None:
    one, two = (written(kind, material(SAMPLE)).data for _ in range(2))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as pack:
        said = pack.read("docProps/core.xml" if kind == "docx" else "meta.xml")
        assert kind != "odt" or pack.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert b"1970" not in said
    assert b"To what extent" in said


def test_a_template_keeps_its_look_and_loses_notes_that_begin_anew() -> None:
    template = Pandoc()(["--print-default-data-file=reference.docx"], b"")
    template = changed(template, {"word/styles.xml": lambda data: data.replace(b'w:val="56"', b'w:val="77"')})
    data = written("docx", material(SAMPLE)._replace(reference_doc=template, paper="Letter")).data
    assert not [*part(data, "word/document.xml").iter(f"{W}numRestart")]
    assert not [*part(data, "word/document.xml").iter(f"{W}pgSz")]
    sizes = {size.get(f"{W}val") for size in part(data, "word/styles.xml").iter(f"{W}sz")}
    assert "77" in sizes
    assert "30" not in sizes
    steps = {indent.get(f"{W}left") for indent in part(data, "word/numbering.xml").iter(f"{W}ind")}
    assert {"720", "1440", "2160"} <= steps


def test_the_reference_is_made_once_for_each_pandoc() -> None:
    one, other = CountingPandoc(), CountingPandoc()
    for pandoc in (one, one, other):
        for paper in ("A4", "", "A4"):
            reference("odt", paper, pandoc)
    assert (one.begun, other.begun) == (1, 1)


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_pandoc_whose_own_reference_is_another_is_said(kind: str) -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as pack:
        for name in ("word/document.xml", "word/styles.xml", "styles.xml", "[Content_Types].xml"):
            pack.writestr(name, "<x/>")
    for answer in (b"no zip", empty.getvalue()):
        with pytest.raises(EssayError, match="too old or too new"):
            reference(kind, "A4", lambda *_, answer=answer: answer)
