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
from essayplanner.ui.paper.png import image_of, png_of, scale_of, sharp_image_of
from essayplanner.ui.paper.svg import svg_of

#: How wide a drawing is made that no sheet limits, in pixels of the design.
WIDTH = 1180.0


class Drawn:
    """The values of a picture; it is made where the notebook may be read, and draws in any thread."""

    def __init__(self, picture: Picture, values: Any, *, from_right: bool = False) -> None:
        self._picture, self._values, self._from_right = picture, values, from_right
        self._theme = PaperTheme()

    def exported(self, plate: Plate, went_on: Callable[[str], object]) -> Exported:
        """The picture as a file; RefusedError where it is too large for that kind of file."""
        went_on(_("Drawing “{screen}”…", screen=self._picture.title))
        if plate.suffix == ".pdf":
            sheets = self.sheets(plate)
            return Exported(sheets.pdf(went_on), remark=sheets.remark)
        drawing, title = self.drawing(), self._title(plate)
        data = svg_of(drawing, title) if plate.suffix == ".svg" else png_of(sharp_image_of(drawing), title)
        return Exported(data)

    def drawing(self, width: float = WIDTH) -> Drawing:
        """The drawing, as wide as that where it can be."""
        return self._picture.draw(self._values, self._theme, width, self._from_right)

    def sheets(self, plate: Plate) -> JoinedSheets:
        """The drawing on paper."""
        drawing = self.drawing(room_of(plate.paper, landscape=True)[0])
        title = self._title(plate)
        return JoinedSheets(drawing, self._theme, title, plate.paper, fit=plate.fit, from_right=self._from_right)

    def preview(self, width: int) -> QImage:
        """A picture to look at, of so many dots at most from left to right."""
        drawing = self.drawing()
        return image_of(drawing, scale_of(drawing, width / max(1.0, drawing.size[0])))

    def _title(self, plate: Plate) -> str:
        return clean_line(_("{screen}: {question}", screen=self._picture.title, question=plate.title))
