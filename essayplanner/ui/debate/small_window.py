"""In a small window it is said why a claim is challenged only where that is chosen."""

from PySide6.QtWidgets import QWidget

from essayplanner.domain.debate import DebateDrawn
from essayplanner.ui.desk.desk import Desk

#: Pixels of the design: a window that is no wider is small.
_SMALL = 1366


class SmallWindow:
    """Knows of which cards it is to be said; `told` are those of which it was said last (None: of all)."""

    def __init__(self, screen: QWidget, desk: Desk) -> None:
        self._screen, self._desk = screen, desk
        self.told: frozenset[int] | None = None
        self._against = frozenset[int]()

    def follow(self, drawn: DebateDrawn | None) -> None:
        """Have another debate, or the same one read anew."""
        claims = [claim for column in drawn.columns for claim in column.claims if claim.against] if drawn else []
        ids = [claim.card.id for claim in claims] + [tie.card.id for claim in claims for tie in claim.against]
        self._against = frozenset(ids)

    def wanted(self) -> frozenset[int] | None:
        """The claims and what stands against them that are chosen, in a small window; None where there is room."""
        if self._screen.window().width() > self._desk.theme.px(_SMALL):
            return None
        return self._against & set(self._desk.selection.cards)
