"""The live preview: the outline as it will be exported, beside the outline."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import BusyError, EssayError
from essayplanner.domain.outline import Outline
from essayplanner.language import _
from essayplanner.notebook.outlines import outline_info, read_outline
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.remembering import remember, remembered
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.paper.page import Page
from essayplanner.ui.paper.paragraphs import Paragraph, Span
from essayplanner.ui.preview.copying import Copying
from essayplanner.ui.preview.following import cards_of, touches
from essayplanner.ui.preview.preparing import How, Made, Preparing
from essayplanner.ui.preview.styling import NoteStyler, Prepared
from essayplanner.ui.preview.toolbar import PreviewToolbar
from essayplanner.work.choice import PLAIN, Choice
from essayplanner.work.citing import Citer

if TYPE_CHECKING:
    from essayplanner.formats.essay import ExportOptions

#: Milliseconds from a step to the preview that shows it; steps that follow sooner wait together.
REFRESH_AFTER = 150

_NO_PANDOC = _("Plain notes: for citation styles, install pandoc (“pip install pypandoc_binary”, or from pandoc.org).")
_NOTHING = _("No outline yet. When there is one, it appears here as it will be exported.")


class PreviewPanel(QWidget):
    """Shows the outline that is selected with its finished notes, follows every step, and copies it out.

    `export_requested` asks whoever owns the panel for the export dialog; `refreshed` says that what is shown is the
    notebook as it is, `styled` that its notes are finished in the style as well.
    """

    export_requested = Signal()
    refreshed = Signal()
    styled = Signal()

    def __init__(self, desk: Desk, home: QWidget | None = None) -> None:
        super().__init__(home)
        self.desk, self.citer = desk, Citer()
        self._choice, self._outline_uid = Choice(), ""
        self._book, self._theme, self._selection = desk.book, desk.theme, desk.selection
        self._dirty, self._finished, self._outline_shown = True, False, 0
        self._cards: frozenset[str] = frozenset()
        self.page = Page(desk.theme)
        self.page.setter.finished.connect(self._settled)
        self._styler = NoteStyler(self)
        self._styler.styled.connect(self._show_styled)
        self._styler.failed.connect(self._stay_plain)
        self.copying = Copying(desk, self, self._how)
        self._build()
        self._wait = QTimer(self, singleShot=True, interval=REFRESH_AFTER)
        self._wait.timeout.connect(self._refresh)
        self._preparing = Preparing(desk.book, self)
        self._preparing.made.connect(self._show_prepared)
        self._preparing.unread.connect(self._read_here)
        self._preparing.failed.connect(lambda error: self.toolbar.say(str(error)))
        self.destroyed.connect(desk.book.subscribe(self._follow))
        self.destroyed.connect(desk.book.before_writing(self._let_go))
        desk.selection.outline_changed.connect(self._turn)

    def _build(self) -> None:
        self.toolbar = bar = PreviewToolbar(self._theme)
        self.styles, self.remark = bar.styles, bar.remark
        self.markdown_button, self.rich_button, self.export_button = self.buttons = bar.buttons
        for button, act in zip(
            bar.buttons, (self.copying.markdown, self.copying.rich_text, self.export_requested.emit), strict=True
        ):
            button.clicked.connect(lambda _checked, act=act: act())
        self.styles.chosen.connect(self._choose_style)
        self.styles.refused.connect(lambda error: self.desk.announcer.fail(error, "style"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(bar)
        self._column.addWidget(self.page, 1)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        set_margins(self._column, px(14), px(12), px(10), 0)
        self._column.setSpacing(px(8))

    @property
    def options(self) -> "ExportOptions":
        """What is shown and copied of an outline."""
        from essayplanner.formats.essay import PLAIN_OPTIONS

        return PLAIN_OPTIONS

    # The style

    def show_choice(self) -> None:
        """Take over what was chosen for this outline elsewhere: in the export dialog."""
        self._mark_dirty()

    def _style(self) -> str:
        return self._choice.style if self.citer.has_pandoc else PLAIN

    def _choose_style(self, style: str) -> None:
        self.desk.announcer.work("style")
        remember(self.desk.settings, self._outline_uid, self._choice._replace(style=style))
        self._choice = self._choice._replace(style=style)
        self._mark_dirty()

    def _show_style(self) -> None:
        there = self.citer.has_pandoc
        if self.styles.style_name != self._style() or not self.styles.count():
            self.styles.show_style(self._style())
        self.styles.setEnabled(there)

    def _turn(self) -> None:
        self._mark_dirty()
        if self.isVisible():
            self._wait.start(0)

    def _follow(self, changed: ChangeSet) -> None:
        waits = self._dirty or self._preparing.running  # which cards it will show is not known yet
        if waits or touches(changed, self._outline_shown, self._cards):
            self._mark_dirty()

    def _let_go(self) -> None:
        """The file is to be written: nobody may read it now, and what is read meanwhile is to be read again."""
        if self._preparing.let_go():
            self._mark_dirty()

    def _mark_dirty(self) -> None:
        self._dirty = True
        self._preparing.cancel()
        if self.isVisible():
            self._wait.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what happened while the panel was hidden."""
        super().showEvent(event)
        if self._dirty:
            self._wait.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Does no work while nobody looks."""
        super().hideEvent(event)
        self._wait.stop()
        for work in (self._preparing, self._styler):
            self._dirty |= work.running
            work.cancel()

    @unless_busy
    def _refresh(self) -> None:
        self._wait.setInterval(REFRESH_AFTER)
        outline_id = self._selection.outline_id
        if not self._preparing.reads_beside(outline_id):
            self._read_here()
            return
        uid = outline_info(self._book, outline_id).uid
        self._preparing.read(outline_id, self._take_over(uid))
        self._dirty = False

    @unless_busy
    def _read_here(self) -> None:
        """Read the outline in the thread of the window."""
        outline = self._read_quietly()
        self._dirty = False
        if outline is None:
            self._offer(False)
            self._cards, self._outline_uid = frozenset(), ""
            self._preparing.cancel()
            self._styler.cancel()
            self._show([Paragraph("aside", 0, (Span(_NOTHING),))])
            return
        self._cards = cards_of(outline)
        self._preparing.prepare(outline, self._take_over(outline.uid))

    def _take_over(self, uid: str) -> How:
        """Turn to what was chosen for an outline; gives how it is to be prepared."""
        self._offer(True)
        self._choice = remembered(self.desk.settings, uid)
        self._outline_uid = uid
        self._show_style()
        return self._how(uid)

    def _how(self, uid: str) -> How:
        choice = remembered(self.desk.settings, uid)
        style = choice.style if self.citer.has_pandoc else PLAIN
        return How(self.options, style, choice.split, self._styler.before)

    def _offer(self, something: bool) -> None:
        for control in (*self.buttons, self.styles):
            control.setEnabled(something)

    def _read_quietly(self) -> Outline | None:
        try:
            return read_outline(self._book, self._selection.outline_id) if self._selection.outline_id else None
        except BusyError:
            raise
        except EssayError:
            return None

    def _show_prepared(self, made: Made) -> None:
        """Show what was prepared, and ask for the notes that are not finished."""
        self._cards, plain, prepared = made
        missing = "" if self.citer.has_pandoc or not plain.cited else _NO_PANDOC
        self.toolbar.say(missing)
        self._finished = prepared.finished and not missing
        self._show(prepared.paragraphs)
        if prepared.finished:
            self._styler.cancel()
        else:
            self._styler.ask(self.citer, plain, self._style(), self._choice.split, self.options.card_texts)

    def _show_styled(self, prepared: Prepared) -> None:
        self._finished = True
        self._show(prepared.paragraphs)

    def _stay_plain(self, error: EssayError) -> None:
        self.toolbar.say(_("The notes are plain: {trouble}", trouble=error))

    def _show(self, paragraphs: list[Paragraph]) -> None:
        from_top = self._outline_shown != self._selection.outline_id
        self._outline_shown = self._selection.outline_id
        self._styler.before = self._styler.before._replace(paragraphs=paragraphs)
        self.page.show_paragraphs(paragraphs, from_top=from_top)

    def _settled(self) -> None:
        if not self._dirty:
            self.refreshed.emit()
            if self._finished:
                self.styled.emit()
