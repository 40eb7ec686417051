"""The guide: the manual that comes with the program."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _, code
from essayplanner.language.choosing import PSEUDO
from essayplanner.resources import resources
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.paper.browser import SafeBrowser


class _Page(SafeBrowser):
    """Text to be read: where the focus is, is marked for who came by the Tab key."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Marks it."""
        self._mark(event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the mark away."""
        self._mark(False)
        super().focusOutEvent(event)

    def _mark(self, marked: bool) -> None:
        if bool(self.property("marked")) != marked:
            self.setProperty("marked", marked)
            self.style().unpolish(self)
            self.style().polish(self)


class GuideDialog(Dialog):
    """Shows the guide, which is written in Markdown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Guide"), (720, 680), parent)
        self._theme = theme
        self.page = _Page()
        self.page.setAccessibleName(_("Guide"))
        self.page.setFrameShape(SafeBrowser.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(16)]))
        column.addWidget(self.page, 1)
        add_buttons(column, [push_button(_("Close"), self.reject)])
        theme.changed.connect(self._fill)
        self._fill()
        self.page.setFocus()

    def _fill(self) -> None:
        from essayplanner.formats.safe_html import safe_html

        t, px = self._theme.tokens, self._theme.px
        self.setStyleSheet(
            f"_Page {{ background: {t.pane}; border: 2px solid {t.pane}; padding: 0 {px(12)}px; }}"
            f'_Page[marked="true"] {{ border-color: {t.claim}; }}'
        )
        self.page.setFont(self._theme.font(14, serif=True))
        self.page.document().setDefaultStyleSheet(
            f"body {{ color: {t.ink}; }} h1 {{ font-size: {px(22)}px; }} h2 {{ font-size: {px(17)}px; }}"
            f"th, td {{ text-align: left; padding: {px(6)}px {px(20)}px {px(6)}px 0; }} th {{ color: {t.muted}; }}"
            f"code {{ color: {t.historian}; }}"
        )
        self.page.setHtml(safe_html(guide(resources() / "help", code), tables=True))
        self.page.moveCursor(self.page.textCursor().MoveOperation.Start)


def guide(folder: Path, language: str) -> str:
    """The guide of a folder, in Markdown: in a language that has one of its own, else in English."""
    own = folder / language / "guide.md"
    text = (own if own.is_file() else folder / "guide.md").read_text("utf-8")
    if language != PSEUDO:
        return text
    from essayplanner.language.pseudo import odd_markdown

    return odd_markdown(text)
