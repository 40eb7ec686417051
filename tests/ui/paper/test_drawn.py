"""Screens on paper: what is drawn is in each file whole, in light colours, with marks that meet.

`ESSAYPLANNER_WRITE_GOLDEN=1 pytest tests/ui/paper/test_drawn.py` rewrites the approved drawing.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication

from essayplanner.domain.cards import Relation
from essayplanner.domain.errors import RefusedError, StoppedError
from essayplanner.formats.export import Plate
from essayplanner.ui.canvas.figures import Figure, Looks
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.routes import THIN, paint_route
from essayplanner.ui.look.theme import PaperTheme, Theme
from essayplanner.ui.paper.drawn import Drawn
from essayplanner.ui.paper.joined import JoinedSheets, page_size, room_of
from essayplanner.ui.paper.pdf import PAPERS
from essayplanner.ui.paper.png import DOTS_AT_MOST, SIDE_AT_MOST, image_of, png_of, scale_of
from essayplanner.ui.paper.svg import svg_of
from tests.ui.paper.drawings import WALL, Wall, wall

GOLDEN = Path(__file__).parent / "golden" / "wall.txt"
TEXTS = ["Terror", "1 < 2 & 3", "שלום", "Вождь", "“So”", "Sixth"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def paper(qapp: QApplication) -> PaperTheme:
    return PaperTheme()


def named(tag: ElementTree.Element) -> str:
    return tag.tag.removeprefix(SVG)


def shapes(data: bytes) -> Iterator[str]:
    """What is drawn, element by element; of a text what it says and not where, for that is the font's affair."""
    clips = {}

    def numbers(text: str) -> str:
        return re.sub(r"-?\d+\.?\d*(e-?\d+)?", lambda found: f"{round(float(found[0]), 1):g}", text)

    def walk(element: ElementTree.Element, look: dict[str, str]) -> Iterator[str]:
        kept = ("fill", "stroke", "stroke-width", "stroke-dasharray", "clip-path", "transform")
        look = look | {name: value for name, value in element.items() if name in kept}
        assert look.pop("transform", "matrix(1,0,0,1,0,0)") == "matrix(1,0,0,1,0,0)"
        name = named(element)
        if name == "clipPath":
            clips[f"url(#{element.get('id')})"] = element[0].get("d", "")
        elif name == "g" or name in ("svg", "defs"):
            for inner in element:
                yield from walk(inner, look)
        elif name == "text":
            yield f"text {look['fill']} {element.text}"
        elif name in ("title", "desc"):
            yield f"{name} {element.text!r}"
        else:
            where = [f"{key}={numbers(value)}" for key, value in element.items() if key not in (*kept, "vector-effect")]
            how = [f"{key}={numbers(clips.get(value, value))}" for key, value in look.items()]
            yield " ".join([name, *where, *how])

    yield from walk(ElementTree.fromstring(data), {})


def test_svg_is_as_approved_whatever_fonts_are_there(paper: PaperTheme) -> None:
    data = svg_of(wall(TEXTS, paper, 1), "Wall: a <b> & c")
    assert data == svg_of(wall(TEXTS, paper, 1), "Wall: a <b> & c")
    drawn = "\n".join(shapes(data)) + "\n"
    if os.environ.get("ESSAYPLANNER_WRITE_GOLDEN"):
        GOLDEN.write_text(drawn, encoding="utf-8")
    assert drawn == GOLDEN.read_text(encoding="utf-8")


def test_texts_of_svg_are_texts_and_their_fonts_have_others_of_their_kind(paper: PaperTheme) -> None:
    root = ElementTree.fromstring(svg_of(wall(TEXTS, paper), "T"))
    texts = [*root.iter(f"{SVG}text")]
    assert [each.text for each in texts] == TEXTS
    fonts = [each.get("font-family", "").split(", ") for each in texts]
    assert [each[-1] for each in fonts] == ["sans-serif", "sans-serif", "serif"] * 2
    used = [QFontInfo(paper.font(13, serif=serif)).family() for serif in (False, False, True)]
    assert [each[0] for each in fonts] == [f"'{each}'" for each in used] * 2
    assert [name for each in fonts for name in each[:-1] if name[0] + name[-1] != "''"] == []
    assert not [group for group in root.iter(f"{SVG}g") if not len(group)]
    assert root.get("viewBox") == "-16 -16 772 220"


def test_svg_can_be_read_whatever_a_strangers_notebook_says(paper: PaperTheme) -> None:
    texts = ["a\x01\x0bb\ufffe", "</text><script>x</script>", "\"&'", "\ud800x", 'font-family="No"']
    root = ElementTree.fromstring(svg_of(wall(texts, paper), "T\x02"))
    assert [*{named(each) for each in root.iter()} & {"script", "image", "foreignObject", "a", "style"}] == []
    found = [each.text for each in root.iter(f"{SVG}text")]
    assert [found[0], found[1], found[2], found[4]] == ["ab", *texts[1:3], texts[4]]


def test_paper_is_light_while_the_window_is_dark(theme: Theme) -> None:
    theme.choose(mode="dark", scale=150)
    palette, sheet = QApplication.palette(), QApplication.instance().styleSheet()  # type: ignore[union-attr]
    paper = PaperTheme()
    assert (paper.tokens.paper, paper.tokens.pane, paper.tokens.card) == ("#ffffff",) * 3
    assert paper.px(13) == 13
    assert paper.color("ink").lightness() < 80 < theme.color("ink").lightness()
    assert QApplication.palette() == palette
    assert QApplication.instance().styleSheet() == sheet  # type: ignore[union-attr]
    theme.choose(mode="light", scale=100)
    assert paper.tokens.paper == "#ffffff"


# Dots


def test_png_is_sharp_and_says_how_large_and_what_it_is(paper: PaperTheme) -> None:
    drawing = wall(TEXTS, paper)
    image = QImage.fromData(png_of(image_of(drawing, scale_of(drawing)), "Wall: T"))
    assert (image.width(), image.height()) == (2 * 772, 2 * 220)
    assert image.text("Title") == "Wall: T"
    assert abs(image.dotsPerMeterX() * 0.0254 - 192) < 1
    assert image.pixelColor(0, 0).name() == "#ffffff"


@pytest.mark.parametrize(("size", "readable"), [((9000, 9000), True), ((100, 40_000), True), ((1500, 140_000), False)])
def test_a_picture_is_never_larger_than_a_computer_can_hold(
    paper: PaperTheme, size: tuple[float, float], readable: bool
) -> None:
    drawing = wall(["One"], paper)._replace(size=size)
    scale = scale_of(drawing)
    assert (size[0] + 32) * scale * (size[1] + 32) * scale <= DOTS_AT_MOST * 1.001
    assert max(size) * scale <= SIDE_AT_MOST
    drawn = Drawn(WALL._replace(draw=lambda *_how: drawing), [])
    if readable:
        assert scale < 2
    else:
        with pytest.raises(RefusedError, match="too large for PNG"):
            drawn.exported(Plate(".png", "T", "A4", False), print)
        assert drawn.exported(Plate(".svg", "T", "A4", False), print).data


# Sheets


class Dots(NamedTuple):
    """A dot of its own colour on each point of a grid, and on every edge; it draws only what it is asked for."""

    size: tuple[float, float]
    points: list[tuple[int, int]]
    figures: list[Figure]

    def colour(self, number: int) -> QColor:
        return QColor(number % 200, 40, number // 200)

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for number, (x, y) in enumerate(self.points):
            if clip.meets(Box(x - 3, y - 3, 6, 6)):
                painter.fillRect(QRectF(x - 3, y - 3, 6, 6), self.colour(number))


def dots(wide: int, high: int) -> Dots:
    points = [(x, y) for y in (0, *range(9, high, 61), high) for x in (0, *range(7, wide, 67), wide)]
    figures = [Figure(number, Box(x - 3, y - 3, 6, 6), "") for number, (x, y) in enumerate(points)]
    return Dots((wide, high), points, figures)


@pytest.mark.parametrize(("fit", "from_right"), [(False, False), (False, True), (True, False)])
def test_every_point_of_a_drawing_is_on_paper(paper: PaperTheme, fit: bool, from_right: bool) -> None:
    drawing = dots(1500, 1300)
    sheets = JoinedSheets(drawing, paper, "T", "A4", fit=fit, from_right=from_right)
    assert (sheets.count == 1) == fit
    pictures = [sheets.picture(number, round(sheets.size[0])) for number in range(sheets.count)]
    ratio = pictures[0].width() / sheets.size[0]
    for number, (x, y) in enumerate(drawing.points):
        seen = 0
        for tile, picture in zip(sheets.tiles, pictures, strict=True):
            place = sheets.place(tile)
            if tile.box.grown(0.5).holds(x, y):
                at = ((place.x + (x - tile.box.x) * sheets.scale), (place.y + (y - tile.box.y) * sheets.scale))
                seen += picture.pixelColor(int(at[0] * ratio), int(at[1] * ratio)) == drawing.colour(number)
        assert seen, (x, y)


def marks_on_drawing(sheets: JoinedSheets) -> dict[int, set[tuple[float, float]]]:
    """Of each sheet, where its marks are on the drawing."""
    found = {}
    for tile in sheets.tiles:
        place = sheets.place(tile)
        shift = tile.box.x - place.x, tile.box.y - place.y
        found[tile.number] = {
            (round(end.x() + shift[0], 3), round(end.y() + shift[1], 3))
            for mark in sheets.marks(tile, place)
            for end in mark
        }
    return found


@pytest.mark.parametrize("from_right", [False, True])
def test_marks_of_neighbours_lie_on_each_other_and_beside_the_drawing(paper: PaperTheme, from_right: bool) -> None:
    sheets = JoinedSheets(dots(1500, 2100), paper, "T", "Letter", from_right=from_right)
    marks = marks_on_drawing(sheets)
    for tile in sheets.tiles:
        place = sheets.place(tile)
        assert all(not place.holds(end.x(), end.y()) for mark in sheets.marks(tile, place) for end in mark)
        assert {round(x, 3) for x, _number in tile.across} <= {x for x, _y in marks[tile.number]}
        assert {round(y, 3) for y, _number in tile.along} <= {y for _x, y in marks[tile.number]}
        for other in filter(None, (tile.right, tile.below)):
            assert len(marks[tile.number] & marks[other]) >= 2, (tile.number, other)
    assert sheets.count > 4


def test_sheets_lie_as_takes_fewer_and_all_of_them_is_within_the_paper(paper: PaperTheme) -> None:
    for name in PAPERS:
        for landscape in (False, True):
            (wide, high), (room_wide, room_high) = (
                page_size(name, landscape=landscape),
                room_of(name, landscape=landscape),
            )
            assert (wide > high) == landscape
            assert 0 < wide - room_wide < 100
            assert 0 < high - room_high < 140
    assert not JoinedSheets(dots(600, 950), paper, "T", "A4").landscape
    assert JoinedSheets(dots(1000, 600), paper, "T", "A4").landscape
    assert JoinedSheets(dots(1400, 900), paper, "T", "A3").count == 1


class Dotted(NamedTuple):
    """A thin dotted line round a corner, and nothing else."""

    size: tuple[float, float] = (3000, 3000)
    figures: tuple[Figure, ...] = ()

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> None:
        paint_route(
            painter, [(20, 20), (2980, 20), (2980, 2980)], Relation.QUALIFIES, QColor("#7b7f88"), THIN, corner=9
        )


def test_a_sheet_with_nothing_on_it_is_left_out_and_one_with_a_thin_line_is_not(paper: PaperTheme) -> None:
    sheets = JoinedSheets(Dotted(), paper, "T", "A4")
    places = [(tile.row, tile.column) for tile in sheets.tiles]
    rows, columns = map(max, zip(*places, strict=True))
    assert places == [*((1, each) for each in range(1, columns + 1)), *((each, columns) for each in range(2, rows + 1))]
    assert [tile.number for tile in sheets.tiles] == list(range(1, rows + columns))
    assert rows > 2 < columns


def test_a_drawing_on_one_sheet_says_where_it_is_hard_to_read(paper: PaperTheme) -> None:
    small = JoinedSheets(dots(400, 300), paper, "T", "A4", fit=True)
    assert (small.scale, small.remark) == (1.0, "")
    large = JoinedSheets(dots(4000, 3000), paper, "T", "A4", fit=True)
    assert large.scale < 0.3
    assert "only about 2 points high" in large.remark


def test_pdf_has_a_page_for_each_sheet_in_its_size(paper: PaperTheme) -> None:
    said: list[str] = []
    sheets = JoinedSheets(wall(TEXTS * 12, paper), paper, "Wall: T", "Letter")
    data = sheets.pdf(said.append)
    assert data.count(b"/Type /Page\n") == sheets.count == len(said) > 1
    assert b"792" in data
    assert "Wall: T".encode("utf-16-be") in data

    def stop(_words: str) -> None:
        raise StoppedError("stopped")

    with pytest.raises(StoppedError):
        sheets.pdf(stop)


def test_a_wall_is_as_wide_as_the_paper(qapp: QApplication) -> None:
    """What can be as wide as it is told to be takes one column of sheets."""
    drawn = Drawn(WALL, [str(number) for number in range(90)])
    for paper in PAPERS:
        sheets = drawn.sheets(Plate(".pdf", "T", paper, False))
        assert {tile.column for tile in sheets.tiles} == {1}


def test_on_one_sheet_it_has_the_shape_in_which_it_is_read_best(qapp: QApplication) -> None:
    drawn = Drawn(WALL, [str(number) for number in range(90)])
    fitted = drawn.sheets(Plate(".pdf", "T", "A4", True))
    as_wide_as_paper = JoinedSheets(drawn._drawing(room_of("A4", landscape=True)[0]), PaperTheme(), "T", "A4", fit=True)
    assert fitted.scale > as_wide_as_paper.scale * 1.05


def test_a_drawing_from_the_right_is_read_from_there(qapp: QApplication) -> None:
    sides = [Drawn(WALL, TEXTS, from_right=each) for each in (False, True)]
    first, second = ([*shapes(each.svg("T"))] for each in sides)
    assert first != second
    assert sorted(line for line in first if line.startswith("text")) == sorted(
        line for line in second if line.startswith("text")
    )
    assert isinstance(sides[1]._drawing(), Wall)
