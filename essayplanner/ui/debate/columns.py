"""What each side claims, as columns: what is used first and open, what is not folded to a line, and a tray below."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from essayplanner.domain.argument import CardSeen, SideSeen
from essayplanner.domain.cards import Relation
from essayplanner.domain.debate import ClaimSeen, Column, DebateDrawn, Tie
from essayplanner.language import N_, _, join_facts, n_
from essayplanner.ui.canvas.figures import DRAGGED, Figure, Key, Looks
from essayplanner.ui.canvas.pieces import numbers_width, paint_card_box, paint_row_ground
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.debate import saying
from essayplanner.ui.debate.easel import Block, Easel, lines_of
from essayplanner.ui.debate.stretches import GAP, MARGIN, Room, Stretch
from essayplanner.ui.look.glyphs import paint_chevron, paint_link

#: Pixels of the design: between two cards, beside what stands in one, above and below it.
_BETWEEN, _BESIDE, _ROUND = 8, 14, 10
#: No more rows than these are shown of what stands with a claim, until it is asked for the others.
_MOST_ROWS = 5
#: No more lines than these of a title, and of a because.
_TITLE_LINES, _WHY_LINES = 3, 4

_AGAINST = {
    Relation.CHALLENGES: N_("challenged by"),
    Relation.QUALIFIES: N_("qualified by"),
    Relation.SUPPORTS: N_("supported by"),
}


class Open(NamedTuple):
    """What the student opened or folded by hand: claims by their ids, those of which all rows are shown, the tray."""

    claims: Mapping[int, bool] = {}
    whole: frozenset[int] = frozenset()
    tray: bool = False


class Columns(NamedTuple):
    """The columns as they are drawn, and the area of each side and (0) of the tray, for what is dropped."""

    figures: Sequence[Figure]
    blocks: Sequence[Block]
    areas: Mapping[int, Box]
    bottom: float


class _Row(NamedTuple):
    """A card that stands with a claim, in its lines, and why it does where it stands against it."""

    key: Key
    tie: Tie
    box: Box
    titles: Sequence[str]
    why: Sequence[str]


class _Work:
    """The columns while they are laid out."""

    def __init__(self, drawn: DebateDrawn, easel: Easel, opened: Open) -> None:
        self.drawn, self.easel, self.opened = drawn, easel, opened
        self.figures, self.blocks = list[Figure](), list[Block]()
        font = easel.theme.font
        self.title, self.small, self.row, self.why = font(13, bold=True), font(11), font(12), font(12, serif=True)
        self.head, self.caption = font(15, bold=True), font(12)
        line = easel.line_height
        self.title_line, self.row_line, self.why_line = line(self.title, 17), line(self.row, 17), line(self.why, 16)
        self.small_line, self.head_line, self.caption_line = (
            line(self.small, 14),
            line(self.head, 20),
            line(self.caption, 16),
        )

    def add(self, box: Box, paint: object) -> None:
        """A block that is drawn."""
        self.blocks.append(Block(self.easel.put(box), paint))  # type: ignore[arg-type]

    def figure(
        self, key: Key, box: Box, text: str, spoken: str, card_id: int = 0, tip: str = "", level: int = 0
    ) -> None:
        """A figure that can be chosen."""
        self.figures.append(Figure(key, self.easel.put(box), text, spoken, card_id, tip, level))


def draw_columns(drawn: DebateDrawn, room: Room, easel: Easel, opened: Open, top: float) -> Columns:
    """Lay the columns out from a height on, below each other where there is no room side by side."""
    px, work = easel.px, _Work(drawn, easel, opened)
    by_side = {column.side.id: column for column in drawn.columns}
    areas: dict[int, Box] = {}
    y = top
    for row in room.rows:
        tops = [_add_head(work, by_side[each.side.id], each, y) for each in row]
        under = max(tops, default=y) if len(room.rows) > 1 else None
        ends = [
            _add_claims(work, by_side[each.side.id], each, under or top) for each, top in zip(row, tops, strict=True)
        ]
        bottom = max(ends, default=y)
        areas |= {each.side.id: Box(each.x, y, each.width, bottom - y) for each in row}
        y = bottom + px(GAP)
    first, last = px(MARGIN), max((row[-1].end for row in room.rows), default=easel.width)
    bottom = _add_tray(work, Box(first, y, last - first, 0))
    areas[0] = Box(first, y, last - first, bottom - y)
    tint = [Block(easel.put(box.grown(4)), partial(_paint_area, easel, side_id, box)) for side_id, box in areas.items()]
    placed = {side_id: easel.put(box) for side_id, box in areas.items()}
    return Columns(work.figures, [*tint, *work.blocks], placed, bottom + px(12))


def _paint_area(easel: Easel, side_id: int, box: Box, painter: QPainter, looks: Looks) -> None:
    if looks.aimed == ("column", side_id):
        painter.setPen(QPen(easel.theme.color("claim"), 2))
        painter.setBrush(easel.theme.color("selection"))
        painter.drawRoundedRect(QRectF(*easel.put(box.grown(2))), easel.px(7), easel.px(7))


# Heads


def _add_head(work: _Work, column: Column, stretch: Stretch, y: float) -> float:
    easel, px, side = work.easel, work.easel.px, column.side
    add = _("+ Claim")
    add_wide = 0 if easel.on_paper else max(px(24), easel.wide(add, work.caption) + px(8))
    counts = join_facts(
        [
            n_("{n} claim", "{n} claims", len(column.claims)),
            n_("{n} used", "{n} used", column.used) if column.claims else "",
        ]
    )
    name_wide = easel.wide(side.name, work.head) + px(22)
    counts_wide = easel.wide(counts, work.small) + px(4)
    fits = name_wide + counts_wide + add_wide + px(12) <= stretch.width
    name = Box(stretch.x, y, min(name_wide, stretch.width - add_wide - px(4)), max(px(24), work.head_line))
    more = Box(stretch.end - add_wide, y, add_wide, max(px(24), work.head_line))
    says = lines_of(side.says, work.caption, stretch.width, 9 if easel.on_paper else 3) if side.says else []
    said = saying.of_side(column)
    work.figure(("side", side.id), name, side.name, said, tip=said)
    work.add(name.grown(3), partial(_paint_name, work, side, name))
    if not easel.on_paper:
        work.figure(("add", side.id), more, add, _("New claim of “{side}”", side=side.name))
        work.add(more.grown(3), partial(_paint_link, work, ("add", side.id), more, add))
    top = name.bottom
    if fits:
        box = Box(more.x - px(6) - counts_wide, y, counts_wide, name.height)
        work.add(box, lambda painter, looks: easel.words(painter, box, counts, work.small, "muted", at_end=True))
    else:
        under = Box(stretch.x, top, stretch.width, work.small_line)
        work.add(under, lambda painter, looks: easel.words(painter, under, counts, work.small, "muted"))
        top = under.bottom
    if says:
        lines = Box(stretch.x, top, stretch.width, len(says) * work.caption_line)
        work.add(
            lines, lambda painter, looks: easel.lines(painter, lines, says, work.caption, "muted", work.caption_line)
        )
        top = lines.bottom
    return top + px(8)


def _paint_name(work: _Work, side: SideSeen, box: Box, painter: QPainter, looks: Looks) -> None:
    easel, key = work.easel, ("side", side.id)
    live = key in (looks.hovered, looks.focused)
    easel.words(painter, box, side.name, work.head, "claim" if live else "ink")
    if easel.on_paper:
        return
    size = easel.px(9)
    wide = min(easel.wide(side.name, work.head), box.width - easel.px(18))
    area = QRectF(*easel.put(Box(box.x + wide + easel.px(6), box.middle[1] - size / 2, size, size)))
    painter.save()
    painter.translate(area.center())
    painter.rotate(90)
    paint_chevron(
        painter, QRectF(-size / 2, -size / 2, size, size), easel.theme.color("claim" if live else "muted"), left=False
    )
    painter.restore()
    _ring(work, box, key, looks, painter)


def _paint_link(work: _Work, key: Key, box: Box, text: str, painter: QPainter, looks: Looks) -> None:
    easel = work.easel
    if looks.hovered == key:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(easel.theme.color("selection"))
        painter.drawRoundedRect(QRectF(*easel.put(box)), easel.px(5), easel.px(5))
    easel.middle(painter, box.grown(2), text, work.caption, "claim")
    _ring(work, box, key, looks, painter)


def _ring(work: _Work, box: Box, key: Key, looks: Looks, painter: QPainter) -> None:
    if looks.focused == key:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(work.easel.theme.color("claim"), 2))
        painter.drawRoundedRect(QRectF(*work.easel.put(box.grown(1))), 4, 4)


# Claims


def _add_claims(work: _Work, column: Column, stretch: Stretch, y: float) -> float:
    px = work.easel.px
    for claim in column.claims:
        if work.easel.on_paper or work.opened.claims.get(claim.card.id, bool(claim.numbers)):
            y = _add_open(work, claim, column.side, Box(stretch.x, y, stretch.width, 0))
        else:
            y = _add_folded(work, claim, column.side, Box(stretch.x, y, stretch.width, max(px(30), work.title_line)))
        y += px(_BETWEEN)
    for card in column.loose:
        box = Box(stretch.x, y, stretch.width, max(px(26), work.row_line + px(4)))
        _add_card(work, card, ("card", card.id), box)
        y = box.bottom + px(4)
    if (column.side.is_between or not column.claims) and not work.easel.on_paper:
        hint = (
            _("Drag a claim here if each side is right in part") if column.side.is_between else _("Drag a claim here")
        )
        lines = lines_of(hint, work.row, stretch.width - 2 * px(_BESIDE), 3)
        box = Box(stretch.x, y, stretch.width, 2 * px(_ROUND) + len(lines) * work.row_line)
        work.add(box, partial(_paint_hint, work, box, lines))
        y = box.bottom + px(_BETWEEN)
    return y


def _paint_hint(work: _Work, box: Box, lines: Sequence[str], painter: QPainter, looks: Looks) -> None:
    easel, px = work.easel, work.easel.px
    pen = QPen(easel.theme.color("link"), 1)
    pen.setDashPattern([3, 3])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(*easel.put(box)).adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
    inner = Box(box.x + px(_BESIDE), box.y + px(_ROUND), box.width - 2 * px(_BESIDE), 0)
    easel.lines(painter, inner, lines, work.row, "muted", work.row_line)


def _add_folded(work: _Work, claim: ClaimSeen, side: SideSeen, box: Box) -> float:
    easel, px, card = work.easel, work.easel.px, claim.card
    held = saying.held_by(claim)
    shown = numbers_width(easel.theme, claim.numbers) if claim.numbers else 0
    wide = min(box.width / 2, easel.wide(held, work.small) + px(20)) if held else 0
    key = ("claim", card.id)
    tip = saying.of_claim(claim, side.name)
    work.figure(key, box, card.title, tip, card.id, tip, 1)
    fold = Box(box.right - px(8) - shown - wide, box.y, wide, box.height)
    title = Box(box.x + px(_BESIDE + 16), box.y, fold.x - box.x - px(_BESIDE + 20), box.height)
    work.add(box.grown(4), partial(_paint_folded, work, claim, box, title))
    if held:
        said = _("Unfold “{title}”: {what}", title=card.title, what=held)
        work.figure(("fold", card.id), fold, held, said, tip=said, level=2)
        work.add(fold, partial(_paint_fold, work, ("fold", card.id), fold, held, False))
    return box.bottom


def _paint_folded(work: _Work, claim: ClaimSeen, box: Box, title: Box, painter: QPainter, looks: Looks) -> None:
    easel, key = work.easel, ("claim", claim.card.id)
    painter.save()
    if key in looks.dragged:
        painter.setOpacity(DRAGGED)
    paint_card_box(painter, easel.theme, easel.put(box), claim.card.kind, key, looks, from_right=easel.from_right)
    easel.kind(painter, box.x + easel.px(_BESIDE), box.middle[1], claim.card)
    easel.words(painter, title, claim.card.title, work.title, "ink")
    easel.numbers(painter, Box(title.x, box.y, box.right - title.x - easel.px(8), box.height), claim.numbers)
    painter.restore()


def _paint_fold(work: _Work, key: Key, box: Box, text: str, is_open: bool, painter: QPainter, looks: Looks) -> None:
    easel, px = work.easel, work.easel.px
    live = key in (looks.hovered, looks.focused)
    colour, size = "claim" if live else "muted", px(9)
    easel.words(painter, Box(box.x, box.y, box.width - px(14), box.height), text, work.small, colour, at_end=True)
    area = QRectF(*easel.put(Box(box.right - px(11), box.middle[1] - size / 2, size, size)))
    painter.save()
    painter.translate(area.center())
    painter.rotate(-90 if is_open else 180 if easel.from_right else 0)
    paint_chevron(painter, QRectF(-size / 2, -size / 2, size, size), easel.theme.color(colour), left=False)
    painter.restore()
    _ring(work, box.grown(-2), key, looks, painter)


def _add_open(work: _Work, claim: ClaimSeen, side: SideSeen, box: Box) -> float:
    easel, px, card = work.easel, work.easel.px, claim.card
    shown = numbers_width(easel.theme, claim.numbers) if claim.numbers else 0
    holds = bool(claim.historians or claim.evidence or claim.claims or claim.against)
    folds = (holds or not claim.numbers) and not easel.on_paper
    left, inner = box.x + px(_BESIDE), box.width - 2 * px(_BESIDE)
    fold_wide = px(24) if folds else 0
    title = lines_of(card.title, work.title, inner - px(16) - shown - fold_wide, 9 if easel.on_paper else _TITLE_LINES)
    y = box.y + px(_ROUND)
    head = Box(left + px(16), y, inner - px(16) - shown - fold_wide, len(title) * work.title_line)
    rows: list[_Row] = []
    ties = (*claim.historians, *claim.evidence, *claim.claims)
    whole = easel.on_paper or card.id in work.opened.whole or len(ties) <= _MOST_ROWS + 1
    y = head.bottom + px(4)
    most = 4 if easel.on_paper else 1
    for tie in ties if whole else ties[:_MOST_ROWS]:
        beside = px(16) + _numbers_room(work, tie.numbers)
        titles = lines_of(tie.card.title, work.row, inner - beside, most) if easel.on_paper else [tie.card.title]
        row = Box(left, y, inner, work.row_line * len(titles))
        rows.append(_Row(("tie", card.id, tie.link.id), tie, row, titles, []))
        y = row.bottom
    more = None
    if not whole:
        wide = easel.wide(n_("{n} more", "{n} more", len(ties) - _MOST_ROWS), work.caption) + px(10)
        more = Box(left + px(12), y, wide, max(px(24), work.row_line))
        y = more.bottom
    for tie in claim.against:
        y += px(4)
        beside = px(30) + _said_room(work, tie) + _numbers_room(work, tie.numbers)
        titles = lines_of(tie.card.title, work.row, inner - beside, most) if easel.on_paper else [tie.card.title]
        lines = 9 if easel.on_paper else _WHY_LINES
        why = lines_of(tie.link.because, work.why, inner - px(30), lines) if tie.link.because else []
        row = Box(left, y, inner, work.row_line * len(titles) + len(why) * work.why_line)
        rows.append(_Row(("tie", card.id, tie.link.id), tie, row, titles, why))
        y = row.bottom
    whole_box = Box(box.x, box.y, box.width, y + px(_ROUND) - box.y - (0 if rows else px(4)))
    spoken = saying.of_claim(claim, side.name)
    work.figure(("claim", card.id), whole_box, card.title, spoken, card.id, spoken, 1)
    work.add(whole_box.grown(4), partial(_paint_open, work, claim, whole_box, head, title))
    if folds:
        fold = Box(box.right - px(8) - shown - px(24), box.y + px(6), px(24), max(px(24), work.title_line))
        said = _("Fold “{title}”", title=card.title)
        work.figure(("fold", card.id), fold, _("Fold"), said, tip=said, level=2)
        work.add(fold, partial(_paint_fold, work, ("fold", card.id), fold, "", True))
    for each in rows:
        said = saying.of_tie(each.tie, card.id)
        work.figure(each.key, each.box, each.tie.card.title, said, each.tie.card.id, said, 2)
        work.add(each.box.grown(3), partial(_paint_row, work, card.id, each))
    if more:
        rest = len(ties) - _MOST_ROWS
        said = n_("{n} more", "{n} more", rest)
        work.figure(("more", card.id), more, said, said, level=2)
        work.add(more, partial(_paint_link, work, ("more", card.id), more, said))
    return whole_box.bottom


def _paint_open(
    work: _Work, claim: ClaimSeen, box: Box, head: Box, title: Sequence[str], painter: QPainter, looks: Looks
) -> None:
    easel, px, key = work.easel, work.easel.px, ("claim", claim.card.id)
    painter.save()
    if key in looks.dragged:
        painter.setOpacity(DRAGGED)
    paint_card_box(painter, easel.theme, easel.put(box), claim.card.kind, key, looks, from_right=easel.from_right)
    middle = head.y + work.title_line / 2
    easel.kind(painter, box.x + px(_BESIDE), middle, claim.card)
    easel.lines(painter, head, title, work.title, "ink", work.title_line)
    easel.numbers(painter, Box(head.x, head.y, box.right - px(10) - head.x, work.title_line), claim.numbers)
    painter.restore()


def _numbers_room(work: _Work, numbers: Sequence[str]) -> float:
    return numbers_width(work.easel.theme, numbers) + work.easel.px(6) if numbers else 0


def _said_room(work: _Work, tie: Tie) -> float:
    return work.easel.wide(_(_AGAINST[tie.link.relation]), work.row) + work.easel.px(4)


def _paint_row(work: _Work, claim_id: int, row: _Row, painter: QPainter, looks: Looks) -> None:
    easel, px, tie, box = work.easel, work.easel.px, row.tie, row.box
    painter.save()
    if {row.key, ("claim", claim_id)} & looks.dragged:
        painter.setOpacity(DRAGGED)
    paint_row_ground(painter, easel.theme, easel.put(box), row.key, looks)
    line = Box(box.x, box.y, box.width, work.row_line)
    shown = _numbers_room(work, tie.numbers)
    if tie.link.relation is Relation.SUPPORTS:
        easel.kind(painter, box.x + px(1), line.middle[1], tie.card)
        at = box.x + px(16)
    else:
        end = QRectF(*easel.put(Box(box.x, line.y, px(24), line.height)))
        painter.save()
        if easel.from_right:
            painter.translate(2 * end.center().x(), 0)
            painter.scale(-1, 1)
        paint_link(painter, end, tie.link.relation, easel.theme.color("link"), 1.3)
        painter.restore()
        said, at = Box(box.x + px(30), line.y, _said_room(work, tie), line.height), box.x + px(30)
        easel.words(painter, said, _(_AGAINST[tie.link.relation]), work.row, "muted")
        top = line.y + len(row.titles) * work.row_line
        why = Box(at, top, box.width - px(30), 0)
        easel.lines(painter, why, row.why, work.why, "muted", work.why_line)
        at = said.right
    titles = Box(at, line.y, box.right - at - shown, 0)
    easel.lines(painter, titles, row.titles, work.row, "ink", work.row_line)
    easel.numbers(painter, line, tie.numbers)
    painter.restore()


# Cards without a claim, and those of no side


def _add_card(work: _Work, card: CardSeen, key: Key, box: Box) -> None:
    numbers = work.drawn.numbers.get(card.id, ())
    said = saying.of_card(card.title, card.kind, numbers)
    work.figure(key, box, card.title, said, card.id, card.title, 1)
    work.add(box.grown(4), partial(_paint_card, work, card, key, box, numbers))


def _paint_card(
    work: _Work, card: CardSeen, key: Key, box: Box, numbers: Sequence[str], painter: QPainter, looks: Looks
) -> None:
    easel, px = work.easel, work.easel.px
    painter.save()
    if key in looks.dragged:
        painter.setOpacity(DRAGGED)
    paint_card_box(painter, easel.theme, easel.put(box), card.kind, key, looks, from_right=easel.from_right)
    easel.kind(painter, box.x + px(_BESIDE), box.middle[1], card)
    shown = numbers_width(easel.theme, numbers) + px(6) if numbers else 0
    left = box.x + px(_BESIDE + 16)
    easel.words(painter, Box(left, box.y, box.right - left - px(8) - shown, box.height), card.title, work.row, "ink")
    easel.numbers(painter, Box(left, box.y, box.right - left - px(8), box.height), numbers)
    painter.restore()


def _add_tray(work: _Work, box: Box) -> float:
    easel, px, tray = work.easel, work.easel.px, work.drawn.tray
    if easel.on_paper:
        return box.y
    said = n_("No side: {n} card", "No side: {n} cards", len(tray))
    head = Box(box.x, box.y, min(box.width, easel.wide(said, work.small) + px(24)), max(px(24), work.small_line))
    line = Box(box.x, box.y, box.width, 1)
    work.add(line, lambda painter, looks: painter.fillRect(QRectF(*easel.put(line)), easel.theme.color("line")))
    work.figure(("tray", 0), head, said, said, tip=_("Cards of no side: drag them to a column, or a card here"))
    work.add(head, partial(_paint_fold, work, ("tray", 0), head, said, work.opened.tray))
    y = head.bottom + px(4)
    if not work.opened.tray:
        return y
    many = max(1, int((box.width + px(_BETWEEN)) // (px(260) + px(_BETWEEN))))
    wide = (box.width - (many - 1) * px(_BETWEEN)) / many
    high = max(px(26), work.row_line + px(4))
    for number, card in enumerate(tray):
        row, column = divmod(number, many)
        place = Box(box.x + column * (wide + px(_BETWEEN)), y + row * (high + px(4)), wide, high)
        _add_card(work, card, ("card", card.id), place)
    return y + -(-len(tray) // many) * (high + px(4)) + px(4)
