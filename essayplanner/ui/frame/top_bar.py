"""The bar at the top: topic, outline, undo, redo, export."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook import outlines
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.frame.screens import Centre
from essayplanner.ui.frame.switch import ScreenSwitch
from essayplanner.ui.frame.topic import Topic
from essayplanner.ui.look.fields import ElidedButton
from essayplanner.ui.look.plain import caption, give_tip
from essayplanner.ui.look.push_button import PushButton, ToolButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import with_keys


class TopBar(QWidget):
    """Names what is open, chooses among the outlines, and holds undo, redo and export."""

    outline_menu_wanted = Signal(QMenu)
    undo_wanted = Signal()
    redo_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__()
        self.book, self.theme, self.selection = desk.book, desk.theme, desk.selection
        self._centre = centre
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # else its line is not drawn
        self.topic = Topic(desk, self)
        self.chooser = ElidedButton()
        self.chooser.clicked.connect(self._choose)
        self.undo, self.redo = ToolButton(), ToolButton()
        self.export = PushButton(_("Export…"))
        self.export.setProperty("primary", "true")
        self.export.setAccessibleName(_("Export"))
        for button, glyph, signal in ((self.undo, "↶", self.undo_wanted), (self.redo, "↷", self.redo_wanted)):
            button.setText(glyph)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(signal)
        self.export.clicked.connect(self.export_wanted)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.topic)
        self._layout.addWidget(self.chooser)
        self._layout.addStretch(1)
        self.switch = ScreenSwitch(desk.theme, centre) if len(centre.screens) > 1 else None
        if self.switch:
            self._layout.addWidget(self.switch)
            self._layout.addStretch(1)
        for widget in (self.undo, self.redo, self.export):
            self._layout.addWidget(widget)
        self.selection.outline_changed.connect(self._show)
        centre.turned.connect(self._show)
        self._naming_steps = AfterPicture(self, self._show_steps)
        self.destroyed.connect(self.book.subscribe(self.apply))
        self.theme.wear(_rules)
        self.theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def menu_buttons(self) -> list[PushButton]:
        """The buttons that open menus."""
        return [self.chooser, *([self.switch.button] if self.switch else [])]

    @property
    def groups(self) -> list[QWidget]:
        """What holds several controls of which one is chosen."""
        return [self.switch.segments] if self.switch else []

    def _restyle(self) -> None:
        px = self.theme.px
        self._beside, gap = (px(16), px(12)) if self.theme.scale < 150 else (px(8), px(4))
        self._layout.setContentsMargins(self._beside, px(7), self._beside, px(7))
        self._layout.setSpacing(gap)
        self.topic.setFont(self.theme.font(13, bold=True))
        self._show()

    @unless_busy
    def _show(self, _outline: int = 0) -> None:
        self.topic.show_title()
        there = {outline.id: outline.title for outline in outlines.outlines(self.book)}
        page = self._centre.page
        title = (page.called if page else "") or there.get(self.selection.outline_id, _("No outline"))
        self.chooser.show_words(shorten(title, 34 if self.theme.scale < 150 else 22), "  ▾")
        give_tip(self.chooser, title)
        self.chooser.setAccessibleName(_("Outline: {title}", title=title))
        self._fit_switch()
        self._show_steps()

    def _show_steps(self) -> None:
        before, after = self.book.next_steps()
        undo = _("Undo: {step}", step=before.label.words) if before else _("Nothing to undo")
        redo = _("Redo: {step}", step=after.label.words) if after else _("Nothing to redo")
        for button, step, name, keys in (
            (self.undo, before, undo, "Ctrl+Z"),
            (self.redo, after, redo, "Ctrl+Shift+Z"),
        ):
            button.setEnabled(bool(step) and not self.book.read_only)
            give_tip(button, with_keys(name, keys) if step else name)
            button.setAccessibleName(name)

    def minimumSizeHint(self) -> QSize:
        """With the switch as narrow as it can be: it is that when there is no more room."""
        least = super().minimumSizeHint()
        return least - QSize(self.switch.minimumWidth() - self.switch.least(), 0) if self.switch else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the switch as much as the other controls do not need."""
        super().resizeEvent(event)
        self._fit_switch()

    def _fit_switch(self) -> None:
        if self.switch:
            others = (self.topic, self.chooser, self.undo, self.redo, self.export)
            taken = sum(each.minimumSizeHint().width() + self._layout.spacing() for each in others)
            self.switch.fit(self.width() - taken - 2 * self._beside)

    def apply(self, changed: ChangeSet) -> None:
        """Follow what a step changed."""
        self._show() if changed.touches("outline", "notebook") else self._naming_steps.begin()

    def _choose(self, _: bool = False) -> None:
        self._open()

    @unless_busy
    def _open(self) -> None:
        there = outlines.outlines(self.book)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for outline in there:
            action = menu.addAction(caption(shorten(outline.title, 80)))
            action.setCheckable(True)
            action.setChecked(outline.id == self.selection.outline_id)
            action.triggered.connect(lambda checked=False, id=outline.id: self.selection.show_outline(id))
        menu.addSeparator()
        self.outline_menu_wanted.emit(menu)
        menu.popup(self.chooser.mapToGlobal(QPoint(0, self.chooser.height())))


def _rules(theme: Theme) -> str:
    t, px = theme.tokens, theme.px
    return (
        f"TopBar {{ border-bottom: 1px solid {t.line}; }}"
        f"TopBar QToolButton {{ background: {t.card}; border: 1px solid {t.link}; border-radius: {px(7)}px; "
        f"color: {t.ink}; font-size: {px(15)}px; min-height: {px(28)}px; }}"
        f"TopBar QToolButton:hover {{ background: {t.selection}; }} TopBar QToolButton:disabled {{ color: {t.line}; }}"
        f"TopBar QToolButton:focus {{ border: 2px solid {t.claim}; }}"
    )
