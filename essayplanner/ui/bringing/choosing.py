"""How notes are cut into cards, and what is said of all the cards: the controls above the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.brought import What, is_published
from essayplanner.domain.cards import Kind
from essayplanner.domain.cutting import Rule, Way
from essayplanner.domain.proposals import Headings
from essayplanner.domain.words import kind_title
from essayplanner.language import _, number
from essayplanner.ui.bringing.draft import Draft
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.controls.style_chooser import Combo
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme

_WORDS = {
    Way.RECORD: _("Record"),
    Way.HIGHLIGHT: _("Highlight"),
    Way.HEADING: _("Heading"),
    Way.ITEM: _("List entry"),
    Way.PARAGRAPH: _("Paragraph"),
    Way.BLANK: _("Blank line"),
}
_HEADINGS = {
    Headings.TAGS: _("tags"),
    Headings.NOTHING: _("nothing"),
    Headings.TITLE: _("a part of the title"),
}
_HAND = "hand"


class Choosing(QWidget):
    """The rule, the marker, what headings become and the kind; `changed` says that others were
    chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, draft: Draft) -> None:
        super().__init__()
        self.theme, self.draft = theme, draft
        self.rules = {str(each.rule): each.rule for each in draft.found.offered}
        words = {str(rule): self._word(rule) for rule in self.rules.values()}
        choices = [
            Choice(key, f"{words[key]}{_between(words[key])}{number(each.cards)}", words[key])
            for key, each in zip(self.rules, draft.found.offered, strict=True)
        ]
        hand = Choice(_HAND, _("By hand"), _("By hand: click between two notes"))
        self.segments = Segments(theme, _("A new card at each"), [*choices, hand], self._choose, turns=True)
        self.marker = LineField(_("A new card at each line that begins with"), "* / Q:")
        self.marker.setProperty("quiet", None)
        self.marker.textEdited.connect(self._mark)
        self.headings = self._combo(_("Headings become"), list(_HEADINGS.items()), self._set_headings)
        kinds = [(None, _("read from the words")), *((kind, kind_title(kind)) for kind in Kind)]
        self.kind = self._combo(_("Kind"), kinds, self._set_kind)
        whose = [(False, _("my own")), (True, _("the source’s"))]
        self.words = self._combo(_("The words are"), whose, self._set_words)
        self.words.setCurrentIndex(int(is_published(draft.writing)))
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_rule()

    def _word(self, rule: Rule) -> str:
        """The word for a rule, with its level where there are several."""
        alike = [each for each in self.rules.values() if each.way is rule.way]
        word = _WORDS[rule.way]
        return _("{what} {level}", what=word, level=str(rule.level)) if len(alike) > 1 else word

    def _combo(self, name: str, choices: Sequence[tuple[object, str]], chosen: Callable[[object], None]) -> Combo:
        combo = Combo(self.theme, name)
        for value, words in choices:
            combo.addItem(words, value)
        combo.activated.connect(lambda at: chosen(choices[at][0]))
        return combo

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._first, more = QHBoxLayout(), QWidget()
        column.addLayout(self._first)
        column.addWidget(more)
        flow = FlowLayout(more, self.theme.px(10))
        names = (_("or at"), _("Headings become"), _("Kind"), _("The words are"))
        self._labels = [Label(each) for each in (_("A new card at each"), *names)]
        for label in self._labels:
            label.setProperty("muted", "true")
        self._first.addWidget(self._labels[0])
        self._first.addWidget(self.segments)
        self._first.addStretch(1)
        for label, widget in zip(self._labels[1:], (self.marker, self.headings, self.kind, self.words), strict=True):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label)
            row.addWidget(widget)
            if not self._decides(widget):
                pair.hide()
            flow.addWidget(pair)
        self._column = column

    def _decides(self, widget: QWidget) -> bool:
        """Whether anything depends on a choice: on that of headings where there are any, on that of whose the words are
        where not all are quoted as it is."""
        sorts = {block.what for block in self.draft.writing.blocks}
        if widget is self.headings:
            return What.HEADING in sorts
        return widget is not self.words or not sorts <= {What.QUOTATION, What.HIGHLIGHT}

    def _restyle(self) -> None:
        px = self.theme.px
        self._column.setSpacing(px(8))
        self._first.setSpacing(px(10))
        self.marker.setFixedWidth(px(70))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rules stand side by side where they fit, else one above the other."""
        super().resizeEvent(event)
        room = self.width() - self._labels[0].sizeHint().width() - self._first.spacing()
        least = self.segments.minimumSizeHint().width()
        self.segments.setFixedWidth(max(least, min(self.segments.wide(), room)))

    def show_rule(self) -> None:
        """Show by which rule the notes are cut."""
        rule = self.draft.chosen_rule
        key = _HAND if rule.way is Way.BY_HAND else str(rule)
        if key in self.segments.segments:
            self.segments.show_chosen(key)
        else:
            self.segments.group.setExclusive(False)
            for segment in self.segments.segments.values():
                segment.setChecked(False)
            self.segments.group.setExclusive(True)
        if rule.way is not Way.MARKER and self.marker.text():
            with QSignalBlocker(self.marker):
                self.marker.clear()

    def _choose(self, key: str) -> None:
        if key == _HAND:
            self.draft.keep_cuts()
        else:
            self.draft.choose(self.draft.choices._replace(rule=self.rules[key]))
        self._tell()

    def _mark(self, typed: str) -> None:
        rule = Rule(Way.MARKER, marker=typed.strip()) if typed.strip() else self.draft.first_rule
        self.draft.choose(self.draft.choices._replace(rule=rule))
        self._tell()

    def _set_headings(self, chosen: object) -> None:
        if isinstance(chosen, Headings):
            self.draft.choose(self.draft.choices._replace(headings=chosen))
            self._tell()

    def _set_kind(self, chosen: object) -> None:
        self.draft.choose(self.draft.choices._replace(kind=chosen if isinstance(chosen, Kind) else None))
        self._tell()

    def _set_words(self, chosen: object) -> None:
        self.draft.choose(self.draft.choices._replace(quoted=bool(chosen)))
        self._tell()

    def _tell(self) -> None:
        self.show_rule()
        self.changed.emit()


def _between(word: str) -> str:
    """What stands between the word for a rule and how many cards it makes: two numbers are kept apart."""
    return " · " if word[-1:].isdigit() else "  "
