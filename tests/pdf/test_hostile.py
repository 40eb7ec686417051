"""Files that would break whoever reads them: each is a sentence, or a result within bounds, and nothing is fetched."""

import contextlib
import re
import socket
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.pdf.errors import PdfError, PdfLockedError
from essayplanner.pdf.file import LARGEST, PdfFile
from tests.hostile import Watch, bait_in
from tests.pdf.conftest import Open
from tests.pdf.made import Pdf, column, in_brackets, locked, paged, stream

PLAIN = paged(["one", "two"]).data()


def counting(count: int) -> bytes:
    pdf = paged(["a"])
    pdf.count = count
    return pdf.data()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf<!DOCTYPE HTML><html>", "is a web page and not a PDF"),
        (b"PK\x03\x04" + bytes(50), "but a file of Word"),
        (b"\x89PNG\r\n\x1a\n" + bytes(1000), "is not a PDF"),
        (bytes(range(256)) * 40_000, "is not a PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40_000, "is broken and cannot be read"),
        (b"%PDF-1.7\n1 0 obj " + b"[" * 2_000_000, "is broken and cannot be read"),
        (PLAIN[: len(PLAIN) // 2], "is broken and cannot be read"),
        (PLAIN[:20], "is broken and cannot be read"),
        (paged([]).data(), "has no pages"),
        (counting(1_000_000), "more pages than any book"),
    ],
    ids=[
        "empty",
        "web page",
        "packed",
        "picture",
        "rubbish",
        "rubbish in a PDF",
        "deep",
        "half",
        "start",
        "no pages",
        "a million pages",
    ],
)
def test_what_is_no_pdf_or_broken_is_said(opened: Open, data: bytes, said: str) -> None:
    with pytest.raises(PdfError, match=said) as told:
        opened(data)
    assert re.fullmatch(r"“chapter 0\.pdf” [^\n]+\.", str(told.value))


def test_what_is_no_file_or_too_large_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        PdfFile(tmp_path / "none.pdf")
    with pytest.raises(EssayError, match="is not a file"):
        PdfFile(tmp_path)
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.write(PLAIN)
        file.truncate(LARGEST + 1)  # a hole, which takes no place
    with pytest.raises(PdfError, match="larger than 1,000 MB"):
        PdfFile(large)


def test_a_locked_one_opens_with_its_password_alone(opened: Open) -> None:
    data = locked(column("the secret"), "Pss")
    with pytest.raises(PdfLockedError, match="opens with a password alone"):
        opened(data)
    for password in ("other", "pss", "P\0ss", "π" * 5_000):
        with pytest.raises(PdfLockedError, match="does not open with that password"):
            opened(data, password)
    assert opened(data, "Pss").text(1).text == "the secret"


def chain(of: str, length: int = 30_000, ends: str = "") -> Callable[[Pdf], int]:
    """Objects of which each names the next one; the last one names the first, or is `ends`."""

    def make(pdf: Pdf) -> int:
        first = len(pdf.objects) + 1
        for number in range(length):
            following = first + (number + 1 if number + 1 < length or ends else 0)
            pdf.add(of.format(following, first))
        if ends:
            pdf.add(ends)
        return first

    return make


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (chain("<< /Title (x) /Next {0} 0 R /First {0} 0 R >>", 1), 1),
        (chain("<< /Title (x) /Next {0} 0 R /First {1} 0 R >>", 3), 3),
        (chain("<< /Title (x) /First {0} 0 R >>"), 12),
        (chain("<< /Title (x) /Next {0} 0 R >>"), 5_000),
    ],
    ids=["itself", "in a circle", "deep", "long"],
)
def test_an_outline_ends(opened: Open, make: Callable[[Pdf], int], most: int) -> None:
    pdf = paged(["a"])
    top = pdf.add(f"<< /First {make(pdf)} 0 R >>")
    pdf.catalogue = f"/Outlines {top} 0 R"
    headings = opened(pdf.data()).headings()
    assert len(headings) == most
    assert {heading.page for heading in headings} == {0}


def test_a_tree_of_pages_that_goes_in_a_circle_or_deep_has_none_that_can_be_read(opened: Open) -> None:
    circle = paged(["a"])
    circle.kids, circle.count = [2], 10
    deep = paged(["a"])
    deep.kids = [chain("<< /Type /Pages /Count 1 /Kids [{0} 0 R] >>", ends="<< /Type /Page /Parent 2 0 R >>")(deep)]
    for pdf in (circle, deep):
        file = opened(pdf.data())
        with pytest.raises(PdfError, match=r"Page 1 of “chapter [01][.]pdf” is broken and cannot be read"):
            file.drawn(1, 1)
        with pytest.raises(PdfError, match="Page 1 of"):
            file.text(1)
        assert list(file.find("a")) == []


@pytest.mark.parametrize(
    "box", ["0 0 0 0", "0 0 -5 -5", "9 9 9 9000000000", "0 0 nan inf", "(x) (y) (z) (w)", "0 0 .00001 5"]
)
def test_a_page_of_no_size_has_one(opened: Open, box: str) -> None:
    file = opened(Pdf([column("a")], box=box).data())
    ((width, height),) = file.sizes
    assert 1 <= width <= 14_400
    assert 1 <= height <= 14_400
    drawn = file.drawn(1, 1)
    assert len(drawn.data) == drawn.stride * drawn.height


def test_what_unpacks_to_far_more_is_bounded(opened: Open) -> None:
    pdf = Pdf()
    packed = zlib.compress(b" " * 100_000_000, 9)
    pdf.add_page(packed, of_stream="/Filter /FlateDecode")
    twice = zlib.compress(zlib.compress(bytes(200_000_000), 1), 9)
    pdf.add_page(twice, of_stream="/Filter [/FlateDecode /FlateDecode]")
    wide = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    picture = pdf.add(stream(b"", wide))
    pdf.add_page(b"612 0 0 792 0 0 cm /I Do")
    pdf.objects[-1] = pdf.objects[-1].replace(b"/Font", f"/XObject << /I {picture} 0 R >> /Font".encode())
    file = opened(pdf.data())
    drawn = [page for page in (1, 2, 3) if is_drawn(file, page)]
    assert 1 in drawn
    assert list(file.find("a")) == []


def is_drawn(file: PdfFile, page: int) -> bool:
    """Whether a page can be drawn at all."""
    with contextlib.suppress(PdfError):
        drawn = file.drawn(page, 0.1)
        return len(drawn.data) == drawn.stride * drawn.height > 0
    return False


def test_metadata_headings_and_labels_are_tame(opened: Open) -> None:
    odd = "a\x00\x07\n\u202eb\ufffe" + "c" * 5_000
    pdf = paged(["a"])
    pdf.outline([(1, odd, 1)])
    pdf.about(Title=odd, Author="\x00\n" * 500, Subject=odd)
    pdf.catalogue += f" /PageLabels << /Nums [0 << /P {in_brackets(odd)} >>] >>"
    file = opened(pdf.data())
    texts = [file.headings()[0].title, file.labels()[0], file.about()["title"]]
    assert [text[:5] for text in texts] == ["a bcc"] * 3
    assert all(len(text) <= 2_000 for text in texts)


@pytest.mark.skipif(sys.platform != "linux", reason="another system says otherwise what was opened")
def test_nothing_is_fetched_opened_or_run(opened: Open, tmp_path: Path) -> None:
    bait = bait_in(tmp_path)
    with closing(socket.create_server(("127.0.0.1", 0))) as server, closing(Watch(bait)) as watch:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        pdf = paged(["a"])
        outside = pdf.add(stream(b"", f"/F {in_brackets(str(bait))} /FFilter /FlateDecode"))
        pdf.add_page(b"")
        pdf.objects[-1] = re.sub(rb"/Contents \d+", f"/Contents {outside}".encode(), pdf.objects[-1])
        fetch = f"<< /S /URI /URI ({address}) >>"
        script = f"<< /S /JavaScript /JS (this.submitForm\\('{address}'\\); app.launchURL\\('{address}'\\)) >>"
        launch = f"<< /S /Launch /F {in_brackets(str(bait))} >>"
        note = pdf.add(
            f"<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A {fetch} /AA << /PO {script} /PV {launch} >> >>"
        )
        pdf.add_page(b"", more=f"/Annots [{note} 0 R] /AA << /O {script} /C {launch} >>")
        pdf.catalogue = f"/OpenAction {script} /AA << /WC {fetch} /DP {launch} >>"
        file = opened(pdf.data())
        for page in (1, 2, 3):
            file.drawn(page, 1)
            file.text(page)
        file.about()
        file.close()
        with pytest.raises(BlockingIOError):
            server.accept()
        assert not watch.opened()
