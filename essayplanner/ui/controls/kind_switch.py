"""The three kinds of card side by side, one of them chosen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from essayplanner.domain.cards import Kind
from essayplanner.domain.words import kind_title
from essayplanner.language import _
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.theme import Theme

_SPOKEN = {
    Kind.CLAIM: _("Kind: claim"),
    Kind.EVIDENCE: _("Kind: evidence"),
    Kind.HISTORIAN: _("Kind: historian"),
}


def kind_switch(theme: Theme, chosen: Callable[[Kind], object]) -> Segments[Kind]:
    """Chooses a kind, and calls `chosen` with it; stands upright where the three do not fit side by side."""
    choices = [
        Choice(kind, kind_title(kind), spoken, partial(_paint, kind), kind.value) for kind, spoken in _SPOKEN.items()
    ]
    return Segments(theme, _("Kind of card"), choices, chosen, turns=True)


def _paint(kind: Kind, painter: QPainter, box: QRectF, colour: QColor) -> None:
    paint_glyph(painter, kind, box, colour)
