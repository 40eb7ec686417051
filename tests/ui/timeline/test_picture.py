"""The timeline on paper: every card with a date, whatever has room in a window."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import PLAIN
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.theme import PaperTheme, Theme
from essayplanner.ui.paper.drawn import Drawn
from essayplanner.ui.timeline.painting import paint_hatched
from essayplanner.ui.timeline.picture import PICTURE
from tests.contrast import contrast


@pytest.mark.parametrize("from_right", [False, True])
def test_every_dated_card_is_on_it_with_the_years(
    book: Notebook, essay: dict[str, int], qapp: object, from_right: bool
) -> None:
    for number in range(30):
        cards.add_card(book, Kind.EVIDENCE, f"Card {number:02}", when="1934")
    late = "What happened last is told in some words"
    cards.add_card(book, Kind.EVIDENCE, late, when="1937")
    drawn = Drawn(PICTURE, PICTURE.read(book, essay["outline"]), from_right=from_right)
    texts = [each.text for each in ElementTree.fromstring(drawn.svg("Why?")).iter("{http://www.w3.org/2000/svg}text")]
    assert [number for number in range(30) if f"Card {number:02}" not in texts] == []
    assert {"Cheka, camps and the ban on factions came first", "1920", "1930", late} <= set(texts)


def test_the_picture_is_as_high_as_its_lanes_and_what_is_in_sight_can_be_drawn(
    book: Notebook, essay: dict[str, int], qapp: object
) -> None:
    told = PICTURE.read(book, essay["outline"])
    drawing = PICTURE.draw(told, PaperTheme(), 900, False)
    assert max(figure.box.bottom for figure in drawing.figures) <= drawing.size[1]
    image = QImage(round(drawing.size[0]), round(drawing.size[1]), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        drawing.paint(painter, Box(0, 0, *drawing.size), PLAIN)
    assert len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}) > 5


def test_without_a_date_there_is_nothing_to_draw(book: Notebook) -> None:
    with pytest.raises(RefusedError, match="No card has a date"):
        PICTURE.read(book, 0)


def test_what_fades_is_of_no_colour_that_pdf_has_not(book: Notebook, qapp: object) -> None:
    for when in ("../1917", "1934/.."):
        cards.add_card(book, Kind.EVIDENCE, "Faded", when=when)
    root = ElementTree.fromstring(Drawn(PICTURE, PICTURE.read(book, 0)).svg("Why?"))
    stops = [each.get("stop-opacity") for each in root.iter("{http://www.w3.org/2000/svg}stop")]
    assert stops == ["1"] * 4


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_in_high_contrast_titles_are_read_over_years_without_evidence(theme: Theme, mode: str) -> None:
    theme.choose(mode=mode, contrast=True)
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(theme.color("paper"))
    with QPainter(image) as painter:
        paint_hatched(painter, theme, QRectF(image.rect()))
    drawn = {QColor(image.pixel(x, y)).name() for x in range(80) for y in range(80)}
    assert len(drawn) > 1
    assert min(contrast(theme.tokens.muted, each) for each in drawn) >= 4.5
