"""The controls above the preview: the style of its notes, copying, exporting."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.language import _, p_
from essayplanner.ui.controls.style_chooser import StyleChooser
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme


class PreviewToolbar(QWidget):
    """The style in one line, what can be done in the next, and a quiet line where something is to be said.

    `buttons` copy Markdown, copy rich text and export.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.styles = StyleChooser(theme)
        self.styles.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.remark = Label()
        self.remark.setWordWrap(True)
        self.remark.hide()
        self.buttons = (
            _button("Markdown", _("Copy as Markdown"), _("Copy the outline as Markdown text, with its footnotes")),
            _button(
                _("Rich text"),
                _("Copy as rich text"),
                _("Copy the outline with its headings and lists, for a word processor"),
            ),
            _button(_("Export…"), _("Export the outline"), _("Choose what to include and save the outline as a file")),
        )
        self._notes, self._copy = Label(_("Notes")), Label(p_("verb", "Copy"))
        for label in (self._notes, self._copy, self.remark):
            label.setProperty("muted", "true")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._style_row, flow = QHBoxLayout(), FlowLayout(gap=5, justified=True)
        self._column.addLayout(self._style_row)
        self._column.addWidget(self.remark)
        self._column.addLayout(flow)
        self._style_row.addWidget(self._notes)
        self._style_row.addWidget(self.styles, 1)
        for widget in (self._copy, *self.buttons):
            flow.addWidget(widget)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, sentence: str) -> None:
        """Say something quietly, or nothing."""
        self.remark.setText(sentence)
        self.remark.setVisible(bool(sentence))

    def _restyle(self) -> None:
        px = self._theme.px
        wide = max(label.fontMetrics().horizontalAdvance(label.text()) for label in (self._notes, self._copy))
        for label in (self._notes, self._copy):
            label.setFixedSize(wide + px(4), self.buttons[0].sizeHint().height())
        self._style_row.setSpacing(px(5))
        self._column.setSpacing(px(6))


def _button(text: str, name: str, tip: str) -> QPushButton:
    button = PushButton(text)
    button.setAccessibleName(name)
    give_tip(button, tip)
    return button
