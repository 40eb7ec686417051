"""The window in which notes become cards. Nothing is made until its button says so, and then as one step."""

from collections import Counter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.text import clean_line, shorten, words_of
from essayplanner.domain.words import kind_counted
from essayplanner.language import Plural, _, join_facts, n_, number
from essayplanner.notebook.bringing import Deed, bring
from essayplanner.notebook.sources import sources
from essayplanner.ui.bringing.choosing import Choosing
from essayplanner.ui.bringing.cutter import Cutter
from essayplanner.ui.bringing.draft import Draft
from essayplanner.ui.bringing.model import NotesModel
from essayplanner.ui.bringing.view import KEYS, NotesView
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.long_text import LongTextDialog
from essayplanner.ui.controls.style_chooser import Combo
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.one_scroll import OneScroll
from essayplanner.ui.look.plain import Label
from essayplanner.work.proposing import Proposed, Ready, said_of

_ALONE = {
    Deed.MAKE: Plural("Make {n} card", "Make {n} cards"),
    Deed.JOIN: Plural("Join {n} card", "Join {n} cards"),
    Deed.UPDATE: Plural("Update {n} card", "Update {n} cards"),
}
#: No source, and the notes themselves as a source.
_NONE, _ITSELF = 0, -1
#: So many remarks stand in the window; the others are read in one of their own.
_REMARKS = 2


class BringingDialog(Dialog):
    """Shows what a text would become; `brought` gives what was made of it."""

    brought = Signal(object)

    def __init__(self, desk: Desk, ready: Ready, parent: QWidget | None = None) -> None:
        super().__init__(_("Bring in"), (1040, 740), parent)
        self._desk, self._theme, self.writing = desk, desk.theme, ready.proposing.writing
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._is_make_wanted = False
        self._cutter = Cutter(desk.book, ready.proposing, self)
        self._cutter.proposed.connect(self._take)
        self._cutter.outdated.connect(self._compare_again)
        self.finished.connect(self._cutter.cancel)
        known = sources(desk.book)
        #: Sources of the notebook and the notes themselves in a few words, by what is chosen.
        self._sources = {row.id: row.source.short for row in known} | {
            _ITSELF: str(self.writing.about.get("title") or "")
        }
        shorts = {row.source.uid: row.source.short for row in known}
        self.draft = Draft(self.writing, ready.found, self._cutter.propose, shorts)
        self.model = NotesModel(self.draft, self)
        self.choosing = Choosing(desk.theme, self.draft)
        self.view = NotesView(desk.theme, self.model)
        self._make_labels()
        self._make_foot()
        self._lay_out()
        self.choosing.changed.connect(self._choose_anew)
        self.view.cut_wanted.connect(self._cut)
        self.view.selectionModel().currentChanged.connect(self._show_row)
        self.model.changed.connect(self._show_counts)
        self.source.currentIndexChanged.connect(self._show_counts)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.make)
        self._theme.changed.connect(self._restyle)
        self._restyle()
        self._show_counts()
        self._go_to_first()

    def _make_labels(self) -> None:
        writing = self.writing
        self.heading = Label(shorten(writing.title, 80) or _("Pasted text"))
        words = sum(words_of(block.text) for block in writing.blocks)
        facts = [writing.came_from, n_("{n} word", "{n} words", words), _("nothing is made until you say so")]
        self.facts = Label(join_facts(filter(None, facts)))
        self.remarks = Label(" ".join(writing.remarks[:_REMARKS]))
        self.remarks.setVisible(bool(writing.remarks))
        n = len(writing.remarks)
        self.all_remarks = push_button(n_("Read all {n} remark…", "Read all {n} remarks…", n), self._show_remarks)
        self.all_remarks.setVisible(n > _REMARKS)
        self.remarks.setProperty("caution", "true")
        self.left_head, self.right_head = Label(_("Your notes")), Label()
        self.keys, self.counts = Label(KEYS), Label()
        for label in (self.facts, self.left_head, self.right_head, self.keys, self.counts):
            label.setProperty("muted", "true")
        for label in (self.heading, self.facts, self.remarks, self.keys, self.counts):
            label.setWordWrap(True)

    def _make_foot(self) -> None:
        self.source = Combo(self._theme, _("Source of all cards that name none"))
        self.source.addItem(_("no source"), _NONE)
        if title := str(self.writing.about.get("title") or ""):
            self.source.addItem(_("these notes: {title}", title=shorten(title, 50)), _ITSELF)
        for row in sources(self._desk.book):
            self.source.addItem(shorten(f"{row.source.short}, {row.source.title}", 60), row.id)
        self.tags = LineField(_("Tags of all cards, with commas between"), _("tags, with commas between"))
        self.tags.setProperty("quiet", None)
        self.make_button = push_button("", self.make, primary=True)
        self.cancel_button = push_button(_("Cancel"), self.reject)

    def _lay_out(self) -> None:
        px = self._theme.px
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(8))
        for widget in (self.heading, self.facts, self.remarks):
            column.addWidget(widget)
        column.addWidget(self.all_remarks, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.choosing)
        heads = QHBoxLayout()
        column.addLayout(heads)
        heads.addWidget(self.left_head, 41)
        heads.addWidget(self.right_head, 59)
        column.addWidget(self.view, 1)
        column.addWidget(self.keys)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(14), px(16), px(14))
        outer.setSpacing(px(8))
        self._scrolled = OneScroll(inner, self.view)
        outer.addWidget(self._scrolled, 1)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        outer.addLayout(row)
        for words, field in ((_("Source"), self.source), (_("Tags"), self.tags)):
            label = Label(words)
            label.setProperty("muted", "true")
            row.addWidget(label)
            row.addWidget(field, 1)
        outer.addWidget(self.counts)
        add_buttons(outer, [self.cancel_button, self.make_button])

    def _restyle(self) -> None:
        self.heading.setFont(self._theme.font(18, serif=True, bold=True))
        for label in (self.facts, self.keys, self.counts):
            label.setFont(self._theme.font(12))
        self._scrolled.set_least(self._theme.px(150))
        for label in (self.left_head, self.right_head):
            label.setFont(self._theme.font(12, bold=True))

    def _go_to_first(self) -> None:
        first = next(iter(self.draft.cards), None)
        if first:
            self.view.setCurrentIndex(self.model.index(first.proposal.blocks[0]))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_remarks(self) -> None:
        LongTextDialog(_("Remarks on these notes"), "\n\n".join(self.writing.remarks), self).open()

    def _show_row(self) -> None:
        self._scrolled.show_row()

    def _cut(self, row: int) -> None:
        if self.draft.cut_by_hand(row):
            self.choosing.show_rule()
            self.model.tell()

    @Slot()
    def _choose_anew(self) -> None:
        """Others were chosen than those that were to be made: these are seen first."""
        self._is_make_wanted = False
        self.model.tell()

    @Slot(object)
    def _take(self, found: Proposed) -> None:
        """Show the cards that were awaited, and do what was typed meanwhile."""
        self.draft.take(found)
        self.choosing.show_rule()
        self.model.tell()
        self.view.catch_up()
        if self._is_make_wanted and not self.draft.is_waiting:
            self.make()

    @unless_busy
    def _compare_again(self) -> None:
        """The notebook is another by now: what the cards are beside it is shown anew, and said."""
        self._is_make_wanted = False
        said = _("Another program changed this notebook. The cards were compared with it again.")
        self.remarks.setText(" ".join([said, *self.writing.remarks[:_REMARKS]]))
        self.remarks.show()
        self.draft.choose(self.draft.choices)
        self.model.tell()

    def _show_counts(self) -> None:
        deeds = Counter(card.deed for card in self.draft.cards)
        kinds = Counter(card.kind for card in self.draft.cards if card.deed is Deed.MAKE)
        facts = [kind_counted(kind, kinds[kind]) for kind in Kind if kinds[kind]]
        rest = self._sources.get(self.source.currentData(), "")
        cited = {card.cited or rest for card in self.draft.cards if card.deed is not Deed.LEAVE} - {""}
        if len(cited) == 1:
            facts.append(_("source: {source}", source=shorten(min(cited), 40)))
        elif cited:
            facts.append(n_("{n} source", "{n} sources", len(cited)))
        left = deeds[Deed.LEAVE]
        facts += [n_("{n} left out", "{n} left out", left)] if left else []
        self.right_head.setText(n_("{n} card they make", "{n} cards they make", len(self.draft.cards)))
        self.counts.setText(join_facts([_("One step, so one undo"), *facts]))
        doing = {deed: deeds[deed] for deed in _ALONE if deeds[deed]}
        self.make_button.setEnabled(bool(doing))
        self.make_button.setText(_button(doing))
        self.make_button.setAccessibleName(self.make_button.text())

    def make(self) -> None:
        """Do it, as one step, and close; where that fails, that is said and all stays. Cards that are awaited come
        first, and what another program made other is looked at first."""
        self._is_make_wanted = self.draft.is_waiting
        if self._is_make_wanted:
            return
        seen = self.draft.wishes()
        self._desk.book.look_for_changes()
        wishes = self.draft.wishes()
        if self.draft.is_waiting or wishes != seen or all(wish.deed is Deed.LEAVE for wish in wishes):
            return
        chosen = self.source.currentData()
        tags = [tag for tag in map(clean_line, self.tags.text().split(",")) if tag]
        book, met = self._desk.book, [card.met for card in self.draft.cards]
        book.settle()
        done = self._desk.do(
            lambda: bring(
                book, self.writing, wishes, source=max(chosen, _NONE), as_source=chosen == _ITSELF, tags=tags
            ),
            lambda _done: said_of(self.writing, wishes, met),
            undo=True,
        )
        if done is not None:
            self.accept()
            self.brought.emit(done)


def _button(doing: dict[Deed, int]) -> str:
    """What the button says: “Make 24 cards”, “Make 6, join 3, update 2”."""
    if not doing:
        return _("Nothing to make")
    if len(doing) == 1:
        ((deed, n),) = doing.items()
        return n_(*_ALONE[deed], n)
    made, joined, updated = (number(doing.get(deed, 0)) for deed in _ALONE)
    if Deed.UPDATE not in doing:
        return _("Make {made}, join {joined}", made=made, joined=joined)
    if Deed.JOIN not in doing:
        return _("Make {made}, update {updated}", made=made, updated=updated)
    if Deed.MAKE not in doing:
        return _("Join {joined}, update {updated}", joined=joined, updated=updated)
    return _("Make {made}, join {joined}, update {updated}", made=made, joined=joined, updated=updated)
