"""A screen drawn for paper and for other programs: its values as they were read, and each kind of file made of them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QImage

from essayplanner.domain.text import clean_line
from essayplanner.formats.export import Exported, Plate
from essayplanner.language import _
from essayplanner.ui.canvas.figures import Drawing
from essayplanner.ui.canvas.picture import Picture
from essayplanner.ui.look.theme import PaperTheme
from essayplanner.ui.paper.joined import JoinedSheets, room_of
from essayplanner.ui.paper.png import image_of, png_of, readable_scale_of, scale_of
from essayplanner.ui.paper.svg import svg_of

#: How wide a drawing is made that no sheet limits, in pixels of the design.
WIDTH = 1180.0
#: What is fitted to one sheet is tried so much wider or narrower: the shape of paper is not that of a screen.
_SHAPES = (1.0, 0.7, 1.4, 2.0)


class Drawn:
    """The values of a picture; it is made where the notebook may be read, and draws in any thread."""

    def __init__(self, picture: Picture, values: Any, *, from_right: bool = False) -> None:
        self._picture, self._values, self._from_right = picture, values, from_right
        self._theme = PaperTheme()

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self._picture.title

    @property
    def of_notebook(self) -> bool:
        """Whether it is of the whole notebook, whatever outline is chosen."""
        return self._picture.of_notebook(self._values)

    def exported(self, plate: Plate, went_on: Callable[[str], object]) -> Exported:
        """It as a file; `went_on` is told what is being done, and may raise to stop. RefusedError where it is too large
        for that kind of file."""
        went_on(_("Drawing “{screen}”…", screen=self.title))
        if plate.suffix == ".pdf":
            sheets = self.sheets(plate)
            return Exported(sheets.pdf(went_on), remark=sheets.remark)
        if plate.suffix == ".svg":
            return Exported(self.svg(plate.title))
        return Exported(png_of(self.image(), self._called(plate.title)))

    def svg(self, title: str) -> bytes:
        """It as SVG."""
        return svg_of(self._drawing(), self._called(title))

    def image(self) -> QImage:
        """It in dots, as sharp as it can be; RefusedError where it is too large for letters to be read."""
        drawing = self._drawing()
        return image_of(drawing, readable_scale_of(drawing))

    def sheets(self, plate: Plate) -> JoinedSheets:
        """It on paper; on one sheet, in the shape in which its letters are largest."""
        wide = room_of(plate.paper, landscape=True)[0]
        ways = [self._sheets(plate, wide * shape) for shape in (_SHAPES if plate.fit else (1.0,))]
        return max(ways, key=lambda sheets: sheets.scale)

    def _sheets(self, plate: Plate, width: float) -> JoinedSheets:
        drawing, called = self._drawing(width), self._called(plate.title)
        return JoinedSheets(drawing, self._theme, called, plate.paper, fit=plate.fit, from_right=self._from_right)

    def preview(self, plate: Plate, width: int) -> QImage:
        """What is looked at before it is made a file, of so many dots from left to right; RefusedError as there."""
        drawing = self._drawing()
        most = readable_scale_of(drawing) if plate.suffix == ".png" else scale_of(drawing)
        return image_of(drawing, min(most, width / max(1.0, drawing.size[0])))

    def _drawing(self, width: float = WIDTH) -> Drawing:
        return self._picture.draw(self._values, self._theme, width, self._from_right)

    def _called(self, title: str) -> str:
        return clean_line(_("{screen}: {question}", screen=self.title, question=title))
