"""What a card says, in three voices over one field: a quotation, the student's own words, an idea."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.borrowed_words import TOLD_FROM, TOO_LONG, Borrowed, Run
from essayplanner.domain.cards import Spoken, Voice, spoken
from essayplanner.domain.changes import RowKey
from essayplanner.language import N_, Plural, _, join_facts, n_, p_
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.documents import passages_of_card
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import CardFields, citations_of
from essayplanner.ui.card.voice_field import VoiceField
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.drafts import Save
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.words import Labelled, with_keys

#: In the order in which they stand side by side; each with the column that holds it.
COLUMNS = {Voice.QUOTATION: "quotation", Voice.OWN_WORDS: "text", Voice.IDEA: "idea"}
_NAMES = {
    Voice.QUOTATION: p_("of a card", "Quotation"),
    Voice.OWN_WORDS: p_("of a card", "My words"),
    Voice.IDEA: p_("of a card", "My idea"),
}
_HINTS = {
    Voice.QUOTATION: _("What the source says, word for word"),
    Voice.OWN_WORDS: _("What it says, in your own words"),
    Voice.IDEA: _("What you think of it"),
}
_SAID = {
    Voice.QUOTATION: _("The essay prints the quotation."),
    Voice.OWN_WORDS: _("The essay prints your own words."),
    Voice.IDEA: _("The essay prints your idea."),
}
NEXT_VOICE = _("Next voice: quotation, my words, my idea")
_SPOKEN = N_("{voice}, nothing written yet")
_RUN = Plural("{n} word in a row is the source’s.", "{n} words in a row are the source’s.")
#: Where a voice holds nothing, it cannot be chosen. The role is the one under which a combo box keeps that.
_FLAGS = Qt.ItemDataRole.UserRole - 1
#: Milliseconds after the last letter until words are compared.
_SOON = 150


class Voices(QWidget):
    """Three segments, each with a dot where it holds words; one field; below it what is borrowed or where it stands,
    and which voice is printed, where there is a choice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.voice = desk, Voice.OWN_WORDS
        self._fields: CardFields | None = None
        self._theirs: tuple[str, ...] = ()
        self._place = ""  # where the quotation stands: in what the card cites first
        self._borrowed: Borrowed | None = None
        self._state: tuple[Voice, list[Voice]] | None = None
        choices = [Choice(voice, name, name, partial(self._paint_dot, voice)) for voice, name in _NAMES.items()]
        self.switch = Segments(desk.theme, _("What the card says"), choices, self._turn_to, size=11, turns=True)
        for segment in self.switch.segments.values():
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the hand where it writes
        self.field = VoiceField(desk.theme)
        self.bound = desk.bound(self.field, COLUMNS[self.voice], _saved(self.voice))
        self.hint = FieldHint(desk.theme, self.field)
        self.printed = QuietCombo(desk.theme, _("In the essay"))
        self.printed_part = Labelled(desk.theme, _("In the essa&y"), self.printed)
        self.printed.activated.connect(self._choose)
        self.printed_part.caption.keep_apart(6)
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._measure)
        self.field.textChanged.connect(self._typed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.switch, self.field, self.hint, self.printed_part):
            self.column.addWidget(widget)
        #: The keys that go to the next voice; none on macOS, where Alt types other letters.
        self.keys = QKeySequence.mnemonic("&Q").toString()
        if self.keys:
            QShortcut(QKeySequence(self.keys), self).activated.connect(self._turn_on)
            give_tip(self.switch, with_keys(NEXT_VOICE, self.keys))
        desk.theme.changed.connect(self.restyle)
        self._dress()
        self.restyle()

    def restyle(self) -> None:
        """Take on the fonts and sizes in force."""
        self.column.setSpacing(self.desk.theme.px(4))
        self.field.restyle()

    def show_card(self, key: RowKey, fields: CardFields, editable: bool) -> None:
        """Show what a card says: of another card than before the voice that is printed, of the same the one shown."""
        is_other = self._fields is None or self._fields.uid != fields.uid
        self._fields = fields
        if is_other:
            self.voice = self._said().voice
            self.field.underline("", Run(), "muted")
        self.field.set_editable(editable)
        self._show(key)
        written = any(self._words(voice).strip() for voice in COLUMNS)
        self.setVisible(editable or written)
        self._fill_printed(editable)
        self.follow()

    def show_voice(self, voice: Voice) -> None:
        """Show another voice of the card."""
        if voice is not self.voice and self._fields:
            self.voice = voice
            self._show(RowKey("card", self._fields.uid))
            self._measure()

    def _show(self, key: RowKey) -> None:
        self._dress()
        self.bound.show(key, self._words(self.voice), COLUMNS[self.voice], _saved(self.voice))

    def _dress(self) -> None:
        """Have the field look, and be called, as its voice is."""
        self.switch.show_chosen(self.voice)
        if self.field.accessibleName() != _NAMES[self.voice]:
            self.field.setAccessibleName(_NAMES[self.voice])
            self.field.setPlaceholderText(_HINTS[self.voice])
            self.field.show_quoting(self.voice is Voice.QUOTATION)

    def _words(self, voice: Voice) -> str:
        assert self._fields is not None
        return str(getattr(self._fields, COLUMNS[voice]))

    def _said(self) -> Spoken:
        assert self._fields is not None
        return spoken(self._fields.voice, self._fields.text, self._fields.quotation, self._fields.idea)

    def _holds(self, voice: Voice) -> bool:
        """Whether something is written in a voice, what is just being typed included."""
        if voice is self.voice:
            return not self.field.document().isEmpty()
        return self._fields is not None and bool(self._words(voice).strip())

    def _paint_dot(self, voice: Voice, painter: QPainter, box: QRectF, colour: QColor) -> None:
        """A dot where the voice holds words, and a ring where it does not yet."""
        dot, holds = self.desk.theme.px(5), self._holds(voice)
        painter.setPen(QPen(colour if holds else self.desk.theme.color("link"), 1))
        painter.setBrush(colour if holds else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(box.center().x() - dot / 2, box.center().y() - dot / 2, dot, dot))

    def _name_segments(self) -> None:
        for voice, segment in self.switch.segments.items():
            name = _NAMES[voice] if self._holds(voice) else _(_SPOKEN, voice=_NAMES[voice])
            if segment.accessibleName() != name:
                segment.setAccessibleName(name)
                segment.update()

    def _turn_to(self, voice: Voice) -> None:
        """Show a voice that was chosen; a click goes on to the field, as a key does not."""
        by_key = self.switch.segments[voice].hasFocus()
        self.show_voice(voice)
        if not by_key:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_on(self) -> None:
        """Go on to the next voice, ready to write."""
        voices = list(COLUMNS)
        self.show_voice(voices[(voices.index(self.voice) + 1) % len(voices)])
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.desk.announcer.tell(self.field, self.switch.segments[self.voice].accessibleName())

    def _fill_printed(self, editable: bool) -> None:
        """Say which voice is printed; with own words alone nobody asks."""
        written = [voice for voice in COLUMNS if self._words(voice).strip()]
        state = (self._said().voice, written)
        if state != self._state:
            self._state = state
            self.printed.clear()
            for place, voice in enumerate(COLUMNS):
                self.printed.addItem(_NAMES[voice], voice.value)
                if voice not in written:
                    self.printed.setItemData(place, Qt.ItemFlag.NoItemFlags.value, _FLAGS)
            self.printed.setCurrentIndex(list(COLUMNS).index(state[0]))
        self.printed.setEnabled(editable and len(written) > 1)
        self.printed_part.setVisible(bool(written) and written != [Voice.OWN_WORDS])

    def _choose(self) -> None:
        voice, fields = Voice(self.printed.currentData()), self._fields
        if fields and voice is not self._said().voice:
            book, id = self.desk.book, fields.id
            if not self.desk.do(lambda: edit_card(book, id, voice=voice), _SAID[voice], undo=True):
                self.printed.setCurrentIndex(list(COLUMNS).index(self._said().voice))

    def follow(self) -> None:
        """Take in what else may have changed: what the card cites, and the passages that it was made of."""
        assert self._fields is not None
        passages = passages_of_card(self.desk.book, self._fields.id)
        cited = citations_of(self.desk.book, self._fields.id)
        first = join_facts((cited[0].short, cited[0].locator)) if cited else ""
        self._place = first or _("Add its source below, with the page: a quotation needs both.")
        words = (self._fields.quotation, *(passage.quoted for passage in passages))
        theirs = tuple(dict.fromkeys(each for each in words if each.strip()))
        if theirs != self._theirs:
            self._theirs, self._borrowed = theirs, None
        self._measure()

    def _typed(self) -> None:
        self._name_segments()
        if self._theirs or self.voice is Voice.QUOTATION:
            self._timer.start()

    def _measure(self) -> None:
        """Say how many words in a row are the source's or, of a quotation, where it stands."""
        self._timer.stop()
        self._name_segments()
        text, run, colour = self.bound.text(), Run(), "muted"
        if self.voice is Voice.OWN_WORDS and self._theirs and text:
            self._borrowed = self._borrowed or Borrowed(self._theirs)
            run = self._borrowed.longest_in(text)
        if run.words >= TOO_LONG:
            colour = "caution"
            self.hint.warn(n_(*_RUN, run.words), by_hand=self.field.hasFocus())
        elif run.words >= TOLD_FROM:
            self.hint.advise(n_(*_RUN, run.words))
        else:
            run = Run()
            self.hint.advise(self._place if self.voice is Voice.QUOTATION and text.strip() else "")
        self.field.underline(text, run, colour)


def _saved(voice: Voice) -> Save:
    """How the text of a voice comes to its card."""

    def save(book: Notebook, id: int, text: str, merge: str) -> None:
        if voice is Voice.QUOTATION:
            edit_card(book, id, merge, quotation=text)
        elif voice is Voice.IDEA:
            edit_card(book, id, merge, idea=text)
        else:
            edit_card(book, id, merge, text=text)

    return save
