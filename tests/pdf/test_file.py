"""What a PDF gives: sizes, pictures of pages, text with its places, headings, labels."""

import threading

import pytest

from essayplanner.domain.errors import StoppedError
from essayplanner.domain.printed_pages import offered
from essayplanner.pdf.errors import PdfError
from essayplanner.pdf.values import Heading
from tests.pdf.conftest import Open
from tests.pdf.made import Pdf, column, paged, stream


def test_a_page_is_drawn_as_large_as_it_is_asked_for(opened: Open) -> None:
    pdf = Pdf([], box="0 0 100 200")
    pdf.add_page(b"1 0 0 rg 0 100 50 100 re f", "0 0 100 200")  # red, in the upper left
    file = opened(pdf.data())
    assert file.sizes == ((100, 200),)
    drawn = file.drawn(1, 2)
    assert drawn[:3] == (200, 400, 800)
    red, white = b"\x00\x00\xff", b"\xff\xff\xff"
    at = [drawn.data[y * drawn.stride + 4 * x :][:3] for x, y in ((10, 10), (190, 10), (10, 390), (90, 190))]
    assert at == [red, white, white, red]


def test_no_page_has_more_pixels_than_memory_for_them(opened: Open) -> None:
    file = opened(Pdf([column("large")], box="0 0 1000000000 1000000000").data())
    assert file.sizes == ((14_400, 14_400),)
    drawn = file.drawn(1, 8)
    assert 30_000_000 < drawn.width * drawn.height <= 40_000_000
    ((left, top, right, bottom), *_) = file.text(1).boxes
    assert 0 <= left <= right < 1
    assert 14_399 < top <= bottom <= 14_400


@pytest.mark.parametrize(
    ("turn", "size", "first"),
    [
        (0, (600, 800), (72, 70)),
        (90, (800, 600), (720, 72)),
        (180, (600, 800), (524, 720)),
        (270, (800, 600), (70, 524)),
    ],
)
def test_text_stands_where_it_is_shown_on_a_page_that_is_turned(
    opened: Open, turn: int, size: tuple[int, int], first: tuple[int, int]
) -> None:
    file = opened(Pdf([column("ab")], box="0 0 600 800", page=f"/Rotate {turn}").data())
    assert file.sizes == (size,)
    text = file.text(1)
    assert text.text == "ab"
    left, top, right, bottom = text.boxes[0]
    assert abs((left + right) / 2 - first[0]) < 12
    assert abs((top + bottom) / 2 - first[1]) < 12
    drawn, places = file.drawn(1, 1), []
    for y in range(drawn.height):
        row = drawn.data[y * drawn.stride : (y + 1) * drawn.stride]
        places += [(x, y) for x in range(drawn.width) if row[4 * x] < 128]
    whole = list(zip(*text.boxes, strict=True))
    for x, y in places:  # the ink is within the boxes
        assert min(whole[0]) - 1 <= x <= max(whole[2]) + 1
        assert min(whole[1]) - 1 <= y <= max(whole[3]) + 1
    assert places


def test_text_stands_where_it_is_shown_on_a_page_that_is_cropped(opened: Open) -> None:
    file = opened(Pdf([column("ab")], page="/CropBox [50 600 300 750]").data())
    assert file.sizes == ((250, 150),)
    assert file.text(1).boxes[0][0] == pytest.approx(22)


def test_lines_end_and_the_hyphens_before_them_are_there(opened: Open) -> None:
    lines = "a good har-\nvest, a self-\nmade man\n1928-\n1932 -\nthe end"
    text = opened(paged([lines]).data()).text(1)
    assert text.text == lines
    assert len(text.boxes) == len(lines)
    assert [text.text[n] for n, box in enumerate(text.boxes) if box[0] == box[2]] == ["\n"] * 5
    assert not text.has_images


def test_columns_are_read_one_after_the_other(opened: Open) -> None:
    lines = [*column("left one\nleft two"), *column("right one\nright two", left=320)]
    assert opened(Pdf([lines]).data()).text(1).text == "left one\nleft two\nright one\nright two"


def test_text_is_without_what_no_text_has(opened: Open) -> None:
    pdf = Pdf()
    pdf.add_page(b"BT /F1 12 Tf 72 700 Td <6100010207620d0a63> Tj ET")
    text = opened(pdf.data()).text(1)
    assert text.text == "ab\nc"
    assert len(text.boxes) == 4


def test_a_scan_is_a_picture_without_text(opened: Open) -> None:
    pdf = Pdf()
    picture = pdf.add(
        stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
    )
    pdf.add_page(b"600 0 0 700 0 0 cm /I Do")
    pdf.objects[-1] = pdf.objects[-1].replace(b"/Font", f"/XObject << /I {picture} 0 R >> /Font".encode())
    pdf.add_page(b"")
    file = opened(pdf.data())
    assert file.text(1) == ("", (), True)
    assert file.text(2) == ("", (), False)


def test_headings_and_labels(opened: Open) -> None:
    pdf = paged(["i", "ii", "1", "2"])
    pdf.outline([(1, "Preface", 1), (1, "The plan", 3), (2, "Réponses – 1", 3), (2, "Later", 4), (1, "Ends", 4)])
    pdf.catalogue += " /PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>"
    file = opened(pdf.data())
    assert file.headings() == (
        Heading(1, "Preface", 1),
        Heading(1, "The plan", 3),
        Heading(2, "Réponses – 1", 3),
        Heading(2, "Later", 4),
        Heading(1, "Ends", 4),
    )
    assert file.labels() == ("i", "ii", "1", "2")
    assert offered(file.labels()).text == "1=i 3=1"
    plain = opened(paged(["a"]).data())
    assert plain.headings() == ()
    assert plain.labels() == ()


def test_a_page_that_is_none_is_said(opened: Open) -> None:
    file = opened(paged(["a"]).data())
    for page in (0, 2, -1):
        with pytest.raises(PdfError, match=f"has no page {page}"):
            file.drawn(page, 1)
        with pytest.raises(PdfError, match="no page"):
            file.text(page)


def test_several_threads_have_their_answers_in_turn(opened: Open) -> None:
    file = opened(paged([f"page {number}" for number in range(1, 9)]).data())
    found: dict[int, str] = {}

    def read(page: int) -> None:
        for _ in range(5):
            found[page] = file.text(page).text
            file.drawn(page, 0.3)

    threads = [threading.Thread(target=read, args=(page,)) for page in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {page: f"page {page}" for page in range(1, 9)}


def test_a_drawing_that_nobody_waits_for_is_not_begun(opened: Open) -> None:
    file = opened(paged(["a"]).data())
    with pytest.raises(StoppedError):
        file.drawn(1, 1, cancelled=lambda: True)
    assert file.drawn(1, 1).width == 612


def test_what_was_closed_says_nothing_more(opened: Open) -> None:
    file = opened(paged(["a"]).data())
    file.close()
    file.close()
    with pytest.raises(StoppedError):
        file.text(1)
    with pytest.raises(StoppedError):
        list(file.find("a"))
