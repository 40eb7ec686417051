"""The debate screen: question and balance, the pair that is looked at, and the drawing."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.debate import DebateDrawn, debate_of, debate_with
from essayplanner.domain.debate import draw_debate as see_debate
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.debate import saying
from essayplanner.ui.debate.arguing import argue
from essayplanner.ui.debate.blank import Blank
from essayplanner.ui.debate.canvas import DebateCanvas
from essayplanner.ui.debate.deeds import Deeds
from essayplanner.ui.debate.drawing import DebateDrawing, draw_debate
from essayplanner.ui.debate.dropping import DebateDrops
from essayplanner.ui.debate.easel import Easel
from essayplanner.ui.debate.header import DebateHeader
from essayplanner.ui.debate.looking import Looking, longest_reasons
from essayplanner.ui.debate.menus import DebateMenus
from essayplanner.ui.debate.pair import PairBar
from essayplanner.ui.debate.pressing import Pressing
from essayplanner.ui.debate.small_window import SmallWindow
from essayplanner.ui.debate.ties import Looked
from essayplanner.ui.debate.work import Open, opened_to
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.one_scroll import OneScroll

#: Pixels of the design that the drawing has at least below what stands above it.
_LEAST = 240


class DebateScreen(QWidget):
    """One debate of the notebook, as the outline that is shown uses it.

    `lines_changed` says that what the drawer says of its sections is another.
    """

    lines_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme, self.announcer = desk, desk.theme, desk.announcer
        self.topic = Topic(desk, self)
        self.deeds, self.pressing = Deeds(self), Pressing(self)
        self.drops = DebateDrops(desk, self.topic)
        known = lambda: (self.topic.argument.debates, self.debate)  # noqa: E731 - asked when a menu opens
        self.menus = DebateMenus(desk, self, known, self.turn_to, self.pressing.rename, self._show_side)
        self.header = DebateHeader(desk, self.pressing.open_debates, lambda: argue(self), self.pressing.add_side)
        self.pair = PairBar(desk, self.turn_pair, self.deeds.place_both)
        self.canvas = DebateCanvas(desk, self.drops)
        self.canvas.item_of = self.topic.item_of
        self.blank = Blank(desk, self.pressing.begin)
        self.debate: DebateSeen | None = None
        self.drawn: DebateDrawn | None = None
        #: By outline, the debate that was turned to by hand.
        self.turned: dict[int, int] = {}
        #: The card that was chosen when one looked last.
        self._followed = 0
        self.looking = Looking()
        self._reasons: list[str] = []
        self.small = SmallWindow(self, desk)
        self.opened = Open({})
        inner = QWidget()
        column, outer = QVBoxLayout(inner), QVBoxLayout(self)
        for layout in (column, outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for widget in (self.header, self.pair):
            column.addWidget(widget)
        column.addWidget(self.canvas, 1)
        self.scrolled = OneScroll(inner, self.canvas)
        outer.addWidget(self.scrolled, 1)
        outer.addWidget(self.blank, 1)
        self.setFocusProxy(self.canvas)
        self.setAutoFillBackground(True)
        self.canvas.opened.connect(self.pressing.press)
        self.canvas.side_menu_wanted.connect(self.menus.open_side)
        self.canvas.renaming.connect(self.menus.rename_side)
        self.canvas.turned.connect(self.turn_pair)
        self.canvas.sided.connect(self.deeds.send_to)
        self.canvas.walked.connect(self.scrolled.show_row)
        self.topic.changed.connect(self._follow)
        desk.selection.changed.connect(self._look)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.color("paper"))
        self.setPalette(palette)
        viewport = self.canvas.viewport()
        ground = viewport.palette()
        ground.setColor(viewport.backgroundRole(), self.theme.color("paper"))
        viewport.setPalette(ground)
        self.scrolled.set_least(self.theme.px(_LEAST))
        self.draw()

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what changed while it was out of sight."""
        super().showEvent(event)
        self.topic.show(True)
        if self.drawn is None:
            self._follow()
        else:
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Reads nothing more."""
        super().hideEvent(event)
        self.topic.show(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays it out as wide as it is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.draw()

    def turn_to(self, debate_id: int) -> None:
        """Show another debate."""
        self.turned[self.desk.selection.outline_id] = debate_id
        self.looking = Looking()
        self._follow()

    def _follow(self) -> None:
        argument = self.topic.argument
        turned = self.turned.get(argument.outline.id, 0)
        self.debate = next((each for each in argument.debates if each.id == turned), None) or debate_of(argument)
        self.drawn = see_debate(argument, self.debate) if self.debate else None
        self.scrolled.setVisible(self.debate is not None)
        self.setFocusProxy(self.canvas if self.debate else self.blank.button)
        if self.debate and self.blank.button.hasFocus():
            self.setFocus()  # else the keys would go on in the drawer
        self.blank.setVisible(self.debate is None)
        self._reasons = longest_reasons(self.drawn)
        self.small.follow(self.drawn)
        if self.debate and self.drawn:
            self.header.show_debate(self.debate, self.drawn.shares)
        self._look(anew=True)
        self.lines_changed.emit()

    @property
    def looked(self) -> Looked:
        """At whom one looks, and by which link."""
        return self.looking.at

    def _look(self, *, anew: bool = False) -> None:
        """Look at who is chosen."""
        if self.drawn is None or not (anew or self.isVisible()) or self._turns_to_chosen():
            return
        before, chosen = self.looked, self.desk.selection
        self.looking.follow(self.drawn, chosen.cards, chosen.card_id)
        if (
            anew
            or self.looked != before
            or self.current_number() != self._number
            or self.small.wanted() != self.small.told
        ):
            self.draw()
        self._show_pair()

    def _turns_to_chosen(self) -> bool:
        """Turn to the debate of a card that was chosen elsewhere, and have the card in sight; gives whether it did.

        What comes to be chosen because the one before is gone was chosen by nobody, and turns to nothing.
        """
        argument, card_id = self.topic.argument, self.desk.selection.card_id
        if card_id == self._followed or (card_id and card_id not in argument.cards):
            return False
        is_gone = self._followed not in (0, *argument.cards)
        self._followed = card_id
        if is_gone or self.canvas.rows_of_card(card_id) or not card_id or self.drawn is None:
            return False
        debate = debate_with(argument, card_id)
        turned = debate is not None and debate != self.debate
        if debate and turned:
            self.turn_to(debate.id)
        if not self.canvas.hasFocus():  # else a step from here chose it
            if not self.canvas.rows_of_card(card_id):
                self.opened = opened_to(self.opened, self.drawn, card_id)
                self.draw()
            self.canvas.bring_chosen()
        return turned

    _number = ""

    def current_number(self) -> str:
        """The number of the section to which cards go by a key."""
        section_id = self.desk.selection.section_of_keys()
        return next((each.number for each in self.topic.argument.outline.sections if each.id == section_id), "")

    def draw(self) -> None:
        """Draw it as it is now."""
        if self.drawn is None:
            return
        was, self.small.told = self.small.told, self.small.wanted()
        self._number = self.current_number()
        drawing = self._drawing()
        self.drops.drawing = drawing
        self.canvas.line = drawing.line
        self.canvas.hold(drawing.head)
        if was == self.small.told:
            self.canvas.show_drawing(drawing.sheet)
        else:
            self.canvas.show_in_place(drawing.sheet)
        if self.drops.sent:
            self.drops.sent = False
            self.canvas.scrollTo(self.canvas.currentIndex())

    def _drawing(self) -> DebateDrawing:
        assert self.drawn is not None
        wide = max(self.theme.px(300), self.canvas.viewport().width())
        easel = Easel(self.theme, wide, from_right=self.isRightToLeft(), current=self._number)
        return draw_debate(self.drawn, easel, self.looked, self.opened._replace(reasons=self.small.told))

    def _show_pair(self) -> None:
        link, known = self.looking.link, self.topic.argument.cards
        ends = (known[link.from_id], known[link.to_id]) if link else None
        between = [known[id].title for id in self.looking.between if id in known]
        of = len(self.looking.links)
        self.pair.show_pair(link, ends, self.looking.place, of, self._reasons, saying.of_no_link(between))

    # What mouse and keys do

    def choose_link(self, link_id: int) -> None:
        """Look by a link of him who is looked at."""
        if self.drawn and self.looking.choose(self.drawn, link_id):
            self.draw()
            self._show_pair()
            self._say_pair()

    def turn_pair(self, way: int) -> None:
        """Look at the next pair, or at the one before."""
        self.choose_link(self.looking.beside(way))

    def _say_pair(self) -> None:
        said = ": ".join(filter(None, (self.pair.words.accessibleName(), self.pair.why.accessibleName())))
        self.announcer.tell(self.canvas, said)

    def _show_side(self, side_id: int) -> None:
        self.topic.look()
        self.canvas.go_to(("side", side_id))

    def new_debate(self) -> None:
        """Ask for another debate."""
        self.menus.ask_debate(self.mapToGlobal(QPoint(self.theme.px(24), self.theme.px(48))))
