"""A paragraph of a plan as a skeleton: the shapes of its cards in order, how many they are, how long it is to be."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from essayplanner.coach.xray_plans import Bone
from essayplanner.language import join_facts
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.controls.section_number import SOFT, number_width, paint_section_number
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.practice.plan_marks import MARK, ROOM, paint_mark
from essayplanner.ui.practice.xray_words import bone_spoken, bone_words


class BoneRow(Painted):
    """Shows a paragraph by what it does, step by step; a click goes to it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.bone: Bone | None = None
        self._mark = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_bone(self, bone: Bone, mark: str = "") -> None:
        """Stand for this one, with a word before how long it is."""
        self.bone, self._mark = bone, mark
        self.setText(bone.title)
        self.setAccessibleName(bone_spoken(bone, mark))
        give_tip(self, bone_spoken(bone, mark))
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
        said, small = join_facts((self._mark, bone_words(bone))), self.theme.font(11)
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
        px, from_right, box = self.theme.px, self.isRightToLeft(), QRectF(self.rect())
        size, step = px(MARK), px(MARK + ROOM)
        fit = int((room.width() + px(ROOM)) // step)
        shown = len(bone.does) if len(bone.does) <= fit else max(0, fit - 1)
        for place, does in enumerate(bone.does[:shown]):
            shape = QRectF(room.left() + place * step, room.center().y() - size / 2, size, size)
            paint_mark(painter, self.theme, does, mirrored(box, shape, from_right))
        if shown < len(bone.does):
            painter.setPen(self.theme.color("muted"))
            rest = QRectF(room.left() + shown * step, room.top(), step, room.height())
            write(painter, mirrored(box, rest, from_right), "…", from_right)
