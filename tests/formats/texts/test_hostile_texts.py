"""Documents of a stranger: read or refused within bounds, nothing fetched, nothing run, no control sign let in."""

import io
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.domain.brought import What, Writing
from essayplanner.domain.errors import EssayError
from essayplanner.domain.text import clean_text
from essayplanner.formats import zips
from essayplanner.formats.texts import reading
from essayplanner.formats.texts.hoisting import with_boxes, with_marks, without_title
from essayplanner.formats.texts.pages import read_html, read_page
from essayplanner.formats.texts.reading import read_text
from tests.formats.texts.word_shaped import docx, paragraph, run

needs_pandoc = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
MILLION = 1_000_000


def words(writing: Writing) -> str:
    return " ".join(block.text for block in writing.blocks)


# Much, and deep

MUCH = {
    "divs": "<div>" * 100_000 + "x",
    "quotations": "<blockquote>" * 100_000 + "x",
    "lists": "<ul><li>" * 100_000 + "x",
    "tables": "<table><tr><td>x" * 20_000,
    "faces": "<i><b>" * 100_000 + "x",
    "signs": "<" * 200_000 + "x",
    "tags that do not end": "<a " * 300_000 + "x",
    "quotes that do not end": '<a b="' * 200_000 + "x",
    "comments that do not end": "<!--" * 300_000 + "x",
    "a long name": "<p " + "x" * MILLION + ">x",
    "many names": "<p " + "x " * 500_000 + ">x",
    "a long number": "x&#" + "9" * MILLION + ";",
    "numbers": "x" + "&#99999999999;" * 70_000,
    "ends": "</div></i></td>" * 70_000 + "x",
    "lines": "x<pre>" + "\n" * 200_000,
    "words": "x " * MILLION,
    "ten million letters": "x" * 10 * MILLION,
}


@pytest.mark.parametrize("what", MUCH)
def test_much_html_is_read_and_its_words_are_kept(what: str) -> None:
    assert "x" in words(read_text(f"<html>{MUCH[what]}".encode()[: 10 * MILLION], "a.html"))


@pytest.mark.parametrize("text", ["x" * 9 * MILLION, "- x\n" * 50_000, "x\n\n" * 50_000, "    " * 200_000 + "x"])
def test_much_plain_text_is_read(text: str) -> None:
    assert words(read_text(text.encode(), "a.txt")).count("x") == text.count("x")


@needs_pandoc
@pytest.mark.parametrize("mark", ["> ", "- ", "[", "*", "<div>", "- [ ] ", "$", "[^1]", "![", "=="])
def test_markdown_that_is_nested_deep_is_read_or_refused(mark: str) -> None:
    try:
        said = words(read_text((mark * 1_500 + "x").encode(), "a.md", Pandoc()))
    except EssayError as error:
        said = str(error)
    assert said.endswith("x") or "deeper than any text" in said


@needs_pandoc
def test_a_docx_of_elements_in_one_another_is_read_or_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5_000 + paragraph(run("x")) + "</w:sdtContent></w:sdt>" * 5_000
    assert words(read_text(docx(deep), "a.docx", Pandoc())) == "x"
    for times, said in ((40, "y"), (5_000, "")):
        boxes = "<w:p><w:r><w:txbxContent>" * times + paragraph(run("y")) + "</w:txbxContent></w:r></w:p>" * times
        assert words(read_text(docx(boxes), "a.docx", Pandoc())) == said


@pytest.mark.parametrize(
    ("hoist", "tag"),
    [
        (with_boxes, "<w:rPr><w:shd "),
        (with_boxes, "<w:p "),
        (with_boxes, "<w:txbxContent>"),
        (with_marks, "fo:background-color<style:style "),
        (with_marks, '<style:style style:family="text" style:name="a">fo:background-color'),
        (with_marks, "<office:annotation>"),
        (with_marks, "<office:annotation/><text:span>"),
        (without_title, '<style:style style:parent-style-name="Title" '),
        (without_title, '<text:p text:style-name="Title">'),
    ],
)
def test_tags_that_do_not_end_are_gone_through_once(hoist: Callable[[str], object], tag: str) -> None:
    assert hoist(tag * 100_000 + "txbxContent")


def test_a_few_signs_do_not_stand_for_more_blanks_than_a_text_has() -> None:
    assert with_marks('<text:s text:c="2000000000"/><text:s text:c="12"/>') == '<text:s /><text:s text:c="12"/>'


# What is packed


@needs_pandoc
def test_a_document_that_would_unpack_to_something_huge_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LARGEST_UNPACKED", 100_000)
    data = docx("", {"word/more.xml": " " * 200_000})
    with pytest.raises(EssayError, match="would unpack to more"):
        read_text(data, "bomb.docx", Pandoc())
    pictures = docx(paragraph(run("x")), {"word/media/big.png": " " * 200_000})
    assert words(read_text(pictures, "a.docx", Pandoc())) == "x"


def test_more_parts_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST_PARTS", 5)
    with pytest.raises(EssayError, match="would unpack to more"):
        read_text(docx(""), "a.docx", Pandoc())


def test_a_part_that_says_it_is_small_is_read_no_further() -> None:
    data = bytearray(docx("", {"word/zzz.xml": " " * 3 * MILLION}))
    last = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, last + 24, 10)
    with pytest.raises(EssayError, match="damaged"):
        read_text(bytes(data), "a.docx", Pandoc())


def test_packing_that_has_no_bound_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as pack:
        pack.writestr("word/document.xml", "x")
    with pytest.raises(EssayError, match="damaged"):
        read_text(file.getvalue(), "a.docx", Pandoc())


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml"])
@pytest.mark.parametrize("way", ["utf-8", "utf-16-le", "utf-16-be"])
def test_entities_in_a_document_are_refused(entities: str, part: str, way: str) -> None:
    file = io.BytesIO(docx(""))
    with zipfile.ZipFile(file, "a") as pack, pytest.warns(UserWarning, match="Duplicate name"):
        pack.writestr(part, f"<?xml version='1.0'?>{entities}<x>&a;</x>".encode(way))
    with pytest.raises(EssayError, match="holds definitions"):
        read_text(file.getvalue(), "a.docx", Pandoc())


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
def test_entities_in_an_outline_are_not_resolved(entities: str) -> None:
    opml = f'<?xml version="1.0"?>{entities}<opml><body><outline text="&a;"/></body></opml>'
    with pytest.raises(EssayError, match="is no OPML document"):
        read_text(opml.encode(), "a.opml", Pandoc())


# What is fetched, and what is run


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that nobody is to ask, and what it was asked."""
    found: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", found
        server.shutdown()
        thread.join()


@needs_pandoc
def test_nothing_is_fetched_and_nothing_is_opened(asked: tuple[str, list[str]]) -> None:
    site, found = asked
    with tempfile.TemporaryDirectory() as folder:
        bait = Path(folder) / "secret.txt"
        bait.write_text("secret")
        html = "".join(
            f'<link rel=stylesheet href="{each}"><img src="{each}" alt="x"><iframe src="{each}"></iframe>'
            f'<style>@import url("{each}")</style><object data="{each}"></object><p style="background:url({each})">x'
            f'<base href="{each}"><meta http-equiv=refresh content="0;url={each}"><script src="{each}"></script>'
            for each in (f"{site}/a", bait.as_uri(), str(bait))
        )
        markdown = f"![x]({site}/b) ![x]({bait}) <img src='{site}/c'>\n\n\\input{{{bait}}}"
        relation = (
            f'<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
            f'Target="{site}/d" TargetMode="External"/>'
        )
        picture = (
            '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="x"/><a:graphic><a:graphicData><pic:pic>'
            '<pic:blipFill><a:blip r:embed="rId5" r:link="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r></w:p>"
        )
        links = (
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            f"{relation}</Relationships>"
        )
        opml = f'<opml><body><outline text="x" type="include" url="{site}/e"/></body></opml>'
        epub = Pandoc()(["-f", "html", "-t", "epub", "-o", "-"], b"<h1>x</h1>")
        changed = io.BytesIO(epub)
        with zipfile.ZipFile(changed, "a") as pack, pytest.warns(UserWarning, match="Duplicate name"):
            pack.writestr("EPUB/text/ch001.xhtml", f"<html><body>{html}</body></html>")
        read = [
            read_text(html.encode(), "a.html", Pandoc()),
            read_html(html),
            read_text(markdown.encode(), "a.md", Pandoc()),
            read_text(docx(picture, {"word/_rels/document.xml.rels": links}), "a.docx", Pandoc()),
            read_text(opml.encode(), "a.opml", Pandoc()),
            read_text(changed.getvalue(), "a.epub", Pandoc()),
        ]
    assert found == []
    assert all("secret" not in words(writing).replace("secret.txt", "") for writing in read)
    assert all("x" in words(writing) for writing in read[:3])


def test_scripts_are_no_words_and_lead_nowhere() -> None:
    writing = read_html(
        '<script>alert("a")</script><p onclick="b()">x <a href="javascript:c()">y</a> <a href="data:text/html,d">z</a>'
        '<svg><script>e()</script></svg><a href="file:///etc/passwd">w</a><noscript>f</noscript><template>g</template>'
    )
    assert [block.text for block in writing.blocks] == ["x y zw"]


# Signs


@pytest.mark.parametrize("name", ["a.txt", pytest.param("a.md", marks=needs_pandoc), "a.html"])
def test_no_sign_is_let_in_that_a_notebook_does_not_keep(name: str) -> None:
    text = "a\x01b\u202ec\ufeffd \U0001f600 שלום e\u0301\u00ad \U0010ffff \x1b[31m"
    read = read_text(text.encode(), name, Pandoc())
    said = words(read)
    assert said == clean_text(said)
    assert all(part in said for part in ("\U0001f600", "שלום", "é", "ab", "cd"))


@needs_pandoc
def test_the_signs_that_stand_for_comments_are_only_signs_where_they_do_not_end() -> None:
    read = read_text("a \U0010fff8 b\n\nc \U0010fffa d".encode(), "a.md", Pandoc())
    assert [block.what for block in read.blocks] == [What.PARAGRAPH, What.PARAGRAPH]
    assert "b" in words(read) + "".join(block.comment for block in read.blocks)
    assert "d" in words(read)


def test_comments_at_the_beginning_are_gone_through_once() -> None:
    assert reading._HTML.match("<!-- a -->\n" * 5_000 + "words") is None
    assert reading._HTML.match("<!-- a -->\n" * 5_000 + "<html>")


def test_quotation_marks_at_the_ends_of_a_title_are_its_own() -> None:
    title = "'Socialism in One Country' reconsidered"
    page = f'<html><head><meta name="citation_title" content="{title}"></head><body><p>Words.</p></body></html>'
    assert read_page(page, "article.html").about["title"] == title
