"""A line of what was read of the question: a caption, and names or a button beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from essayplanner.language import _
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.ui.question.chips import FactChip


class Fact(NamedTuple):
    """A name in a line, and what is known of it in few words."""

    name: str
    note: str = ""


class FactRow(QWidget):
    """A caption, and what stands beside it in as many lines as it needs."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.theme = theme
        self.caption = Label(title)
        self.caption.setProperty("muted", "true")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.holder = QWidget()
        self.flow = FlowLayout(self.holder, theme.px(6), lead=theme.px(4))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.caption)
        self._row.addWidget(self.holder, 1)
        self._chips: list[FactChip] = []
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        self.caption.setFont(self.theme.font(12))
        self.caption.setContentsMargins(0, px(6), 0, 0)
        self._row.setSpacing(px(8))

    def show_facts(self, facts: Sequence[Fact], *, removable: bool) -> None:
        """Show these as chips, before what else stands in the line."""
        while len(self._chips) < len(facts):
            chip = FactChip(self.theme)
            self._chips.append(chip)
            self.flow.addWidget(chip)
            chip.removed.connect(self._removed)
        for chip, fact in zip(self._chips, facts, strict=False):
            chip.show_fact(fact.name, fact.note, removable=removable)
            chip.show()
        for chip in self._chips[len(facts) :]:
            chip.hide()

    def _removed(self, name: str) -> None:
        """What a chip asks for is up to the line."""


class ClaimRow(FactRow):
    """What the question claims; `kept` asks for a claim of these words."""

    kept = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("It claims"))
        self.said = Words(theme, size=14, color="ink", inset=0, serif=True)
        self.said.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.said.keep_apart(5)  # in line with the button
        self.keep = quiet_button("", "", self._keep)
        self.flow.addWidget(self.said)
        self.flow.addWidget(self.keep)
        self._kept: set[str] = set()
        self.show_claim("")

    def show_claim(self, claim: str) -> None:
        """Show this; nothing at all where the question claims nothing."""
        self.said.setText(claim)
        self._fit()
        self.setVisible(bool(claim))
        is_kept = claim in self._kept
        self.keep.setEnabled(not is_kept)
        self.keep.setText(_("◆ kept as a claim") if is_kept else _("◆ keep as a claim"))
        self.keep.setAccessibleName(_("Keep as a claim: {claim}", claim=claim))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as wide as the sentence, where it has room."""
        whole = QFontMetrics(self.theme.font(14, serif=True)).horizontalAdvance(self.said.text()) + 2
        self.said.setFixedWidth(max(1, min(whole, self.holder.width())))

    def _keep(self) -> None:
        claim = self.said.text()
        self._kept.add(claim)
        self.kept.emit(claim)
        self.show_claim(claim)


class MeantRow(FactRow):
    """The command that was meant, where one is spelt wrongly; `chosen` asks for it."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Did you mean"))
        self.command = quiet_button("", "", self.chosen.emit)
        self.flow.addWidget(self.command)

    def show_meant(self, command: str) -> None:
        """Offer this; nothing at all where it is empty."""
        self.command.setText(caption(_("“{words}”?", words=command)))
        self.command.setAccessibleName(_("Did you mean “{words}”?", words=command))
        self.setVisible(bool(command))
