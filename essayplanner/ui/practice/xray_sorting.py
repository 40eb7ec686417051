"""The essay, and below it what its sentences may do."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.coach.xray import Does, Essay, Xray, guess, surnames
from essayplanner.domain.cards import Kind
from essayplanner.language import _
from essayplanner.notebook.argument import read_cards_seen
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import Label
from essayplanner.ui.practice.does_button import DoesButton
from essayplanner.ui.practice.kept_work import Kept
from essayplanner.ui.practice.xray_text import EssayText
from essayplanner.ui.practice.xray_words import guess_sentence, place_sentence

#: Pixels of the design: no line is longer, so that it can be read.
_MEASURE = 660
_DOES = {does.value: does for does in Does}


class XraySorting(QWidget):
    """Has an essay typed or pasted, and then its sentences sorted; `changed` says that there is other news of it."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.essay, self.xray = Essay(""), Xray()
        self.historians: dict[str, str] = {}
        self.text = EssayText(desk.theme)
        self.guess = Label()
        self.guess.setProperty("muted", "true")
        self.guess.setWordWrap(True)
        self.does = {does: DoesButton(desk.theme, does) for does in Does}
        self._bar = QWidget()
        outer, middle = QVBoxLayout(self), QHBoxLayout()
        outer.addLayout(middle, 1)
        middle.addStretch(1)
        self._sheet = QVBoxLayout()
        middle.addLayout(self._sheet, 100)
        middle.addStretch(1)
        self._sheet.addWidget(self.text, 1)
        self._sheet.addWidget(self.guess)
        self._sheet.addWidget(self._bar)
        flow = FlowLayout(self._bar, desk.theme.px(6))
        for does, button in self.does.items():
            button.clicked.connect(partial(self._click, does))
            flow.addWidget(button)
        outer.setContentsMargins(0, 0, 0, 0)
        self.text.said.connect(self.say)
        self.text.taken.connect(self._take_guess)
        self.text.back.connect(self.take_back)
        self.text.walked.connect(lambda step: self._turn(self.xray.gone_to(self.xray.at + step)))
        self.text.pressed.connect(lambda place: self._turn(self.xray.gone_to(place)))
        self.text.textChanged.connect(self.changed)
        self.setFocusProxy(self.text)
        desk.theme.changed.connect(self._restyle)
        self._restyle()
        self.write()

    def _restyle(self) -> None:
        px = self.theme.px
        self._sheet.setContentsMargins(px(24), 0, px(24), px(4))
        self._sheet.setSpacing(px(8))
        for widget in (self.text, self.guess, self._bar):
            widget.setMaximumWidth(px(_MEASURE))
        self.guess.setFont(self.theme.font(13))
        self.guess.setMinimumHeight(px(20))

    @property
    def is_read(self) -> bool:
        """Whether its sentences are being sorted."""
        return self.text.isReadOnly()

    def write(self) -> None:
        """Have the essay typed or pasted, or changed."""
        self.text.write()
        for widget in (self.guess, self._bar):
            widget.hide()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def read(self) -> None:
        """Have its sentences sorted; what was said of those that are the same still holds."""
        before = self.essay
        essay = Essay(self.text.toPlainText())
        if essay.text != before.text:
            there = {before.words(each): does for each, does in zip(before.sentences, self.xray.said, strict=True)}
            said = tuple(there.get(essay.words(each)) for each in essay.sentences)
            first = next((place for place, does in enumerate(said) if does is None), len(said))
            self.essay, self.xray = essay, Xray(said, first)
        cards = read_cards_seen(self.desk.book).values()
        self.historians = surnames(card.title for card in cards if card.kind is Kind.HISTORIAN)
        self.text.read(self.essay)
        for widget in (self.guess, self._bar):
            widget.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._turn(self.xray)

    def as_kept(self) -> dict[str, Any]:
        """The text, whether it is being sorted, and what was said of the sentences of the text that was sorted last."""
        said = [each.value if each else None for each in self.xray.said]
        return {"text": self.text.toPlainText(), "is_read": self.is_read, "sorted": self.essay.text, "said": said}

    def take_up(self, kept: Kept) -> None:
        """Go on with what was kept, as far as it can be understood."""
        text, before, said = kept.get("text"), kept.get("sorted"), kept.get("said")
        if not isinstance(text, str):
            return
        self.text.put(text)
        if isinstance(before, str) and isinstance(said, list):
            essay = Essay(before)
            there = tuple(_DOES.get(each) if isinstance(each, str) else None for each in said)
            if len(there) == len(essay.sentences):
                first = next((place for place, does in enumerate(there) if does is None), len(there))
                self.essay, self.xray = essay, Xray(there, first)
        if kept.get("is_read") is True and text.strip():
            self.read()

    def guessed(self) -> Does | None:
        """What the sentence seems to do."""
        at = self.xray.at
        if at >= len(self.essay.sentences):
            return None
        return guess(self.essay, self.essay.sentences[at], self.historians)

    def say(self, does: Does) -> None:
        """Say what the sentence does."""
        self._turn(self.xray.say(does))

    def take_back(self) -> None:
        """Have the sentence of which something was said last sorted again."""
        self._turn(self.xray.back())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sorts by the same keys where the hand is on a button."""
        if self.is_read and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.text.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _click(self, does: Does, _checked: bool = False) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say(does)

    def _take_guess(self) -> None:
        if guessed := self.guessed():
            self.say(guessed)
        elif self.xray.at < len(self.essay.sentences):
            self.desk.announcer.say(self.text, _("Nothing is guessed of this sentence. Say it by a key."))

    def _turn(self, xray: Xray) -> None:
        self.xray = xray
        self.text.show_xray(xray)
        sentences, guessed = self.essay.sentences, self.guessed()
        said = guess_sentence(guessed)
        self.guess.setText(said)
        now = xray.said[xray.at] if xray.at < len(sentences) else None
        for does, button in self.does.items():
            button.show_count(xray.said.count(does), is_chosen=does is now)
        words = self.essay.words(sentences[xray.at]) if xray.at < len(sentences) else ""
        aloud = " ".join(filter(None, (place_sentence(xray.at, len(sentences)) + ".", words, said)))
        self.text.setAccessibleName(_("The essay, sentence by sentence"))
        self.text.setAccessibleDescription(aloud)
        self.desk.announcer.tell(self.text, aloud)
        self.changed.emit()
