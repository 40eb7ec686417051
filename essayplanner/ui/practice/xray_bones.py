"""A paragraph of a plan as a skeleton: the shapes of its cards in order, how many they are, how long it is to be."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from essayplanner.coach.xray_plans import Bone
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.controls.section_number import SOFT, number_width, paint_section_number
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.practice.xray_words import bone_spoken, bone_words


class BoneRow(Painted):
    """Shows a paragraph; a click goes to it. A line below a shape says that its card has a note."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.bone: Bone | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_bone(self, bone: Bone) -> None:
        """Stand for this one."""
        self.bone = bone
        self.setText(bone.title)
        self.setAccessibleName(bone_spoken(bone))
        give_tip(self, bone_spoken(bone))
        self.update()

    def sizeHint(self) -> QSize:
        """A line for the title, and one for the shapes."""
        metrics = QFontMetrics(self.theme.font(13))
        return QSize(1, 2 * metrics.height() + self.theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws number, title, shapes and words."""
        painter = self.begin()
        if self.bone:
            self._draw(painter, self.bone)
        painter.end()

    def _draw(self, painter: QPainter, bone: Bone) -> None:
        px, from_right, box = self.theme.px, self.isRightToLeft(), QRectF(self.rect())
        high = QFontMetrics(self.theme.font(13)).height()
        wide = number_width(self.theme, bone.number)
        left = px(6) + wide + px(8)
        number = QRectF(px(6), px(4), wide, high)
        paint_section_number(painter, self.theme, mirrored(box, number, from_right), bone.number, SOFT)
        title = QRectF(left, px(4), box.width() - left - px(6), high)
        painter.setFont(self.theme.font(13, bold=bone.is_body))
        painter.setPen(self.theme.color("ink"))
        self._write(painter, title, bone.title)
        said, small = bone_words(bone), self.theme.font(11)
        aside = QFontMetrics(small).horizontalAdvance(said)
        line = QRectF(left, title.bottom() + px(3), title.width(), high)
        painter.setFont(small)
        painter.setPen(self.theme.color("muted"))
        write(painter, mirrored(box, line, from_right), said, from_right, at_end=True)
        self._shapes(painter, bone, line.adjusted(0, 0, -aside - px(8), 0))

    def _write(self, painter: QPainter, room: QRectF, text: str) -> None:
        from_right = self.isRightToLeft()
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        write(painter, mirrored(self.rect(), room, from_right), shown, from_right)

    def _shapes(self, painter: QPainter, bone: Bone, room: QRectF) -> None:
        px, size = self.theme.px, self.theme.px(10)
        step = size + px(5)
        fit = int((room.width() + px(5)) // step)
        shown = len(bone.kinds) if len(bone.kinds) <= fit else max(0, fit - 1)
        for place, (kind, noted) in enumerate(zip(bone.kinds[:shown], bone.noted, strict=False)):
            shape = QRectF(room.left() + place * step, room.center().y() - size / 2 - px(1), size, size)
            where = mirrored(QRectF(self.rect()), shape, self.isRightToLeft())
            paint_glyph(painter, kind, where, self.theme.color(kind.value))
            if noted:
                painter.setPen(QPen(self.theme.color("muted"), px(15) / 10))
                below = where.bottom() + px(3)
                painter.drawLine(QLineF(where.left(), below, where.right(), below))
        if shown < len(bone.kinds):
            painter.setPen(self.theme.color("muted"))
            rest = QRectF(room.left() + shown * step, room.top(), step, room.height())
            write(painter, mirrored(QRectF(self.rect()), rest, self.isRightToLeft()), "…", self.isRightToLeft())
