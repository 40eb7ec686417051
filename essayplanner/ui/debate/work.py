"""The columns while they are laid out, and what each part of them is drawn with."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import DebateDrawn, Tie
from essayplanner.ui.canvas.figures import Figure, Key, Looks
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.debate.easel import Block, Easel
from essayplanner.ui.look.glyphs import paint_chevron

#: Pixels of the design: between two cards, beside what stands in one, above and below it.
BETWEEN, BESIDE, ROUND = 8, 14, 10
#: Pointing at so much of a claim is before it, further down after it.
BEFORE = 36


class Open(NamedTuple):
    """What the student opened or folded by hand: claims by their ids, those of which all rows are shown, the tray.

    `reasons` are the cards at which it is said why, at claims as at what challenges them; None for all.
    """

    claims: Mapping[int, bool] = {}
    whole: frozenset[int] = frozenset()
    tray: bool = False
    reasons: frozenset[int] | None = None

    def says_why(self, claim_id: int, tie: Tie) -> bool:
        """Whether it is shown why a card challenges or qualifies a claim."""
        return self.reasons is None or bool(self.reasons & {claim_id, tie.card.id})


def opened_to(opened: Open, drawn: DebateDrawn, card_id: int) -> Open:
    """What is open where a card that is folded away, under a claim or in the tray, is to be seen."""
    for column in drawn.columns:
        for claim in column.claims:
            ties = (*claim.historians, *claim.evidence, *claim.claims, *claim.against)
            if any(tie.card.id == card_id for tie in ties):
                claims = {**opened.claims, claim.card.id: True}
                return opened._replace(claims=claims, whole=opened.whole | {claim.card.id})
    folded = any(card.id == card_id and card.kind is not Kind.EVIDENCE for card in drawn.tray)
    return opened._replace(tray=True) if folded else opened


class Work:
    """The columns while they are laid out."""

    def __init__(self, drawn: DebateDrawn, easel: Easel, opened: Open) -> None:
        self.drawn, self.easel, self.opened = drawn, easel, opened
        self.figures, self.blocks = list[Figure](), list[Block]()
        font = easel.theme.font
        self.title, self.small, self.row, self.why = font(13, bold=True), font(11), font(12), font(12, serif=True)
        self.head, self.caption = font(15, bold=True), font(12)
        line = easel.line_height
        self.title_line, self.row_line, self.why_line = line(self.title, 17), line(self.row, 17), line(self.why, 16)
        self.small_line, self.head_line, self.caption_line = (
            line(self.small, 14),
            line(self.head, 20),
            line(self.caption, 16),
        )

    def add(self, box: Box, paint: object) -> None:
        """A block that is drawn."""
        self.blocks.append(Block(self.easel.put(box), paint))  # type: ignore[arg-type]

    def figure(
        self, key: Key, box: Box, text: str, spoken: str, card_id: int = 0, tip: str = "", is_open: bool | None = None
    ) -> None:
        """A figure that can be chosen."""
        self.figures.append(Figure(key, self.easel.put(box), text, spoken, card_id, tip, is_open=is_open))


def paint_link_words(work: Work, key: Key, box: Box, text: str, painter: QPainter, looks: Looks) -> None:
    easel = work.easel
    if looks.hovered == key:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(easel.theme.color("selection"))
        painter.drawRoundedRect(QRectF(*easel.put(box)), easel.px(5), easel.px(5))
    easel.middle(painter, box.grown(2), text, work.caption, "claim")
    paint_ring_of(work, box, key, looks, painter)


def paint_ring_of(work: Work, box: Box, key: Key, looks: Looks, painter: QPainter) -> None:
    if looks.focused == key:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(work.easel.theme.color("claim"), 2))
        painter.drawRoundedRect(QRectF(*work.easel.put(box.grown(1))), 4, 4)


def paint_fold(work: Work, key: Key, box: Box, text: str, is_open: bool, painter: QPainter, looks: Looks) -> None:
    easel, px = work.easel, work.easel.px
    live = key in (looks.hovered, looks.focused)
    colour, size = "claim" if live else "muted", px(9)
    easel.words(painter, Box(box.x, box.y, box.width - px(14), box.height), text, work.small, colour, at_end=True)
    area = QRectF(*easel.put(Box(box.right - px(11), box.middle[1] - size / 2, size, size)))
    painter.save()
    painter.translate(area.center())
    painter.rotate(-90 if is_open else 180 if easel.from_right else 0)
    paint_chevron(painter, QRectF(-size / 2, -size / 2, size, size), easel.theme.color(colour), left=False)
    painter.restore()
    paint_ring_of(work, box.grown(-2), key, looks, painter)
