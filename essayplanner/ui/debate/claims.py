"""A claim in its column: open with all that stands with it, or folded to a line; and cards without a claim."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from essayplanner.domain.argument import CardSeen, SideSeen
from essayplanner.domain.cards import Relation
from essayplanner.domain.debate import ClaimSeen, Column, Tie
from essayplanner.domain.words import incoming_word
from essayplanner.language import _, n_
from essayplanner.ui.canvas.figures import DRAGGED, Key, Looks
from essayplanner.ui.canvas.pieces import numbers_width, paint_card_box, paint_row_ground
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.debate import saying
from essayplanner.ui.debate.easel import lines_of
from essayplanner.ui.debate.stretches import Stretch
from essayplanner.ui.debate.work import BEFORE, BESIDE, BETWEEN, ROUND, Work, paint_fold, paint_link_words
from essayplanner.ui.look.glyphs import paint_link

#: No more rows than these are shown of what stands with a claim, until it is asked for the others.
_MOST_ROWS = 5
#: No more lines than these of a title, and of a because.
_TITLE_LINES, _WHY_LINES = 3, 4
#: On paper nothing can be opened, so there are as many lines as it takes.
_ALL = 10_000


class _Row(NamedTuple):
    """A card that stands with a claim, in its lines, and why it does where it stands against it."""

    key: Key
    tie: Tie
    box: Box
    titles: Sequence[str]
    why: Sequence[str]


def add_claims(work: Work, column: Column, stretch: Stretch, y: float) -> float:
    px = work.easel.px
    tops = [y]
    for claim in column.claims:
        if work.easel.on_paper or work.opened.claims.get(claim.card.id, bool(claim.numbers)):
            y = _add_open(work, claim, column.side, Box(stretch.x, y, stretch.width, 0))
        else:
            y = _add_folded(work, claim, column.side, Box(stretch.x, y, stretch.width, max(px(30), work.title_line)))
        y += px(BETWEEN)
        tops.append(y)
    for place, before in enumerate([*(claim.card.id for claim in column.claims), 0]):
        at = tops[place] - px(BETWEEN) / 2
        start = min(tops[place - 1] + px(BEFORE), at) if place else at
        gap = Box(stretch.x, start, stretch.width, at - start)
        work.add(gap.grown(px(BETWEEN)), partial(_paint_gap, work, ("gap", column.side.id, before), gap))
    for card in column.loose:
        box = Box(stretch.x, y, stretch.width, max(px(26), work.row_line + px(4)))
        y = add_card(work, card, ("card", card.id), box) + px(4)
    if (column.side.is_between or not column.claims) and not work.easel.on_paper:
        hint = (
            _("Drag a claim here if each side is right in part") if column.side.is_between else _("Drag a claim here")
        )
        lines = lines_of(hint, work.row, stretch.width - 2 * px(BESIDE), 3)
        box = Box(stretch.x, y, stretch.width, 2 * px(ROUND) + len(lines) * work.row_line)
        work.add(box, partial(_paint_hint, work, box, lines))
        y = box.bottom + px(BETWEEN)
    return y


def _paint_gap(work: Work, key: Key, gap: Box, painter: QPainter, looks: Looks) -> None:
    """Where a claim would come in below another, from the title of that on, for its end may be out of sight."""
    if looks.aimed != key:
        return
    easel, radius = work.easel, work.easel.px(4)
    x, y = easel.x(gap.x - radius), gap.bottom
    painter.setPen(QPen(easel.theme.color("claim"), 2))
    painter.setBrush(easel.theme.color("paper"))
    if gap.height > 2 * radius:
        painter.drawLine(QPointF(x, gap.y), QPointF(x, y))
    painter.drawLine(QPointF(x, y), QPointF(easel.x(gap.right), y))
    painter.drawEllipse(QPointF(x, y), radius, radius)


def _paint_hint(work: Work, box: Box, lines: Sequence[str], painter: QPainter, looks: Looks) -> None:
    easel, px = work.easel, work.easel.px
    pen = QPen(easel.theme.color("link"), 1)
    pen.setDashPattern([3, 3])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(*easel.put(box)).adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
    inner = Box(box.x + px(BESIDE), box.y + px(ROUND), box.width - 2 * px(BESIDE), 0)
    easel.lines(painter, inner, lines, work.row, "muted", work.row_line)


def _add_folded(work: Work, claim: ClaimSeen, side: SideSeen, box: Box) -> float:
    easel, px, card = work.easel, work.easel.px, claim.card
    held = saying.held_by(claim)
    shown = numbers_width(easel.theme, claim.numbers) if claim.numbers else 0
    wide = min(box.width / 2, easel.wide(held, work.small) + px(20)) if held else 0
    key = ("claim", card.id)
    said = saying.of_claim(claim, side.name)
    work.figure(key, box, card.title, said, card.id, said, False if held else None)
    fold = Box(box.right - px(8) - shown - wide, box.y, wide, box.height)
    title = Box(box.x + px(BESIDE + 16), box.y, fold.x - box.x - px(BESIDE + 20), box.height)
    work.add(box.grown(4), partial(_paint_folded, work, claim, box, title))
    if held:
        said = _("Unfold “{title}”: {what}", title=card.title, what=held)
        work.figure(("fold", card.id), fold, held, said, tip=said)
        work.add(fold, partial(paint_fold, work, ("fold", card.id), fold, held, False))
    return box.bottom


def _paint_folded(work: Work, claim: ClaimSeen, box: Box, title: Box, painter: QPainter, looks: Looks) -> None:
    easel, key = work.easel, ("claim", claim.card.id)
    painter.save()
    if key in looks.dragged:
        painter.setOpacity(DRAGGED)
    paint_card_box(painter, easel.theme, easel.put(box), claim.card.kind, key, looks, from_right=easel.from_right)
    easel.kind(painter, box.x + easel.px(BESIDE), box.middle[1], claim.card)
    easel.words(painter, title, claim.card.title, work.title, "ink")
    easel.numbers(painter, Box(title.x, box.y, box.right - title.x - easel.px(8), box.height), claim.numbers)
    painter.restore()


def _add_open(work: Work, claim: ClaimSeen, side: SideSeen, box: Box) -> float:
    easel, px, card = work.easel, work.easel.px, claim.card
    shown = numbers_width(easel.theme, claim.numbers) if claim.numbers else 0
    holds = bool(claim.historians or claim.evidence or claim.claims or claim.against)
    folds = (holds or not claim.numbers) and not easel.on_paper
    left, inner = box.x + px(BESIDE), box.width - 2 * px(BESIDE)
    fold_wide = px(24) if folds else 0
    title = lines_of(
        card.title, work.title, inner - px(16) - shown - fold_wide, _ALL if easel.on_paper else _TITLE_LINES
    )
    y = box.y + px(ROUND)
    head = Box(left + px(16), y, inner - px(16) - shown - fold_wide, len(title) * work.title_line)
    rows: list[_Row] = []
    ties = (*claim.historians, *claim.evidence, *claim.claims)
    whole = easel.on_paper or card.id in work.opened.whole or len(ties) <= _MOST_ROWS + 1
    y = head.bottom + px(4)
    most = _ALL if easel.on_paper else 1
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
        lines = _ALL if easel.on_paper else _WHY_LINES
        is_told = tie.link.because and work.opened.says_why(card.id, tie)
        why = lines_of(tie.link.because, work.why, inner - px(30), lines) if is_told else []
        row = Box(left, y, inner, work.row_line * len(titles) + len(why) * work.why_line)
        rows.append(_Row(("tie", card.id, tie.link.id), tie, row, titles, why))
        y = row.bottom
    whole_box = Box(box.x, box.y, box.width, y + px(ROUND) - box.y - (0 if rows else px(4)))
    said = saying.of_claim(claim, side.name)
    work.figure(("claim", card.id), whole_box, card.title, said, card.id, said, True if holds else None)
    work.add(whole_box.grown(4), partial(_paint_open, work, claim, whole_box, head, title))
    if folds:
        fold = Box(box.right - px(8) - shown - px(24), box.y + px(6), px(24), max(px(24), work.title_line))
        said = _("Fold “{title}”", title=card.title)
        work.figure(("fold", card.id), fold, _("Fold"), said, tip=said)
        work.add(fold, partial(paint_fold, work, ("fold", card.id), fold, "", True))
    for each in rows:
        said = saying.of_tie(each.tie, card.id)
        work.figure(each.key, each.box, each.tie.card.title, said, each.tie.card.id, said)
        work.add(each.box.grown(3), partial(_paint_row, work, card.id, each))
    if more:
        rest = len(ties) - _MOST_ROWS
        said = n_("{n} more", "{n} more", rest)
        work.figure(("more", card.id), more, said, said)
        work.add(more, partial(paint_link_words, work, ("more", card.id), more, said))
    return whole_box.bottom


def _paint_open(
    work: Work, claim: ClaimSeen, box: Box, head: Box, title: Sequence[str], painter: QPainter, looks: Looks
) -> None:
    easel, px, key = work.easel, work.easel.px, ("claim", claim.card.id)
    painter.save()
    if key in looks.dragged:
        painter.setOpacity(DRAGGED)
    paint_card_box(painter, easel.theme, easel.put(box), claim.card.kind, key, looks, from_right=easel.from_right)
    middle = head.y + work.title_line / 2
    easel.kind(painter, box.x + px(BESIDE), middle, claim.card)
    easel.lines(painter, head, title, work.title, "ink", work.title_line)
    easel.numbers(painter, Box(head.x, head.y, box.right - px(10) - head.x, work.title_line), claim.numbers)
    painter.restore()


def _numbers_room(work: Work, numbers: Sequence[str]) -> float:
    return numbers_width(work.easel.theme, numbers) + work.easel.px(6) if numbers else 0


def _said_room(work: Work, tie: Tie) -> float:
    return work.easel.wide(incoming_word(tie.link.relation), work.row) + work.easel.px(4)


def _paint_row(work: Work, claim_id: int, row: _Row, painter: QPainter, looks: Looks) -> None:
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
        easel.words(painter, said, incoming_word(tie.link.relation), work.row, "muted")
        top = line.y + len(row.titles) * work.row_line
        why = Box(at, top, box.width - px(30), 0)
        easel.lines(painter, why, row.why, work.why, "muted", work.why_line)
        at = said.right
    titles = Box(at, line.y, box.right - at - shown, 0)
    easel.lines(painter, titles, row.titles, work.row, "ink", work.row_line)
    easel.numbers(painter, line, tie.numbers)
    painter.restore()


# Cards without a claim, and those of no side


def add_card(work: Work, card: CardSeen, key: Key, box: Box) -> float:
    """Add a card in one line, in as many as it takes on paper; gives where it ends."""
    easel, px, numbers = work.easel, work.easel.px, work.drawn.numbers.get(card.id, ())
    left, shown = box.x + px(BESIDE + 16), numbers_width(easel.theme, numbers) + px(6) if numbers else 0
    title = Box(left, box.y, box.right - left - px(8) - shown, box.height)
    lines = lines_of(card.title, work.row, title.width, _ALL if easel.on_paper else 1)
    box = box._replace(height=box.height + (len(lines) - 1) * work.row_line)
    said = saying.of_card(card.title, card.kind, numbers)
    work.figure(key, box, card.title, said, card.id, card.title)
    work.add(box.grown(4), partial(_paint_card, work, card, key, box, title, lines))
    return box.bottom


def _paint_card(
    work: Work,
    card: CardSeen,
    key: Key,
    box: Box,
    title: Box,
    lines: Sequence[str],
    painter: QPainter,
    looks: Looks,
) -> None:
    easel, px = work.easel, work.easel.px
    painter.save()
    if key in looks.dragged:
        painter.setOpacity(DRAGGED)
    paint_card_box(painter, easel.theme, easel.put(box), card.kind, key, looks, from_right=easel.from_right)
    easel.kind(painter, box.x + px(BESIDE), title.middle[1], card)
    first = title.y + (title.height - work.row_line) / 2
    easel.lines(painter, title._replace(y=first), lines, work.row, "ink", work.row_line)
    numbered = Box(title.x, title.y, box.right - title.x - px(8), title.height)
    easel.numbers(painter, numbered, work.drawn.numbers.get(card.id, ()))
    painter.restore()
