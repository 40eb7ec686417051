"""What each side claims, as columns: what is used first and open, what is not folded to a line, and a tray below."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from essayplanner.domain.argument import SideSeen
from essayplanner.domain.debate import Column, DebateDrawn
from essayplanner.language import _, join_facts, n_
from essayplanner.ui.canvas.figures import Figure, Looks
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.debate import saying
from essayplanner.ui.debate.claims import add_card, add_claims
from essayplanner.ui.debate.easel import Block, Easel, lines_of
from essayplanner.ui.debate.stretches import GAP, MARGIN, Room, Stretch
from essayplanner.ui.debate.work import BETWEEN, Open, Work, paint_fold, paint_link_words, paint_ring_of
from essayplanner.ui.look.glyphs import paint_chevron


class Columns(NamedTuple):
    """The columns as they are drawn, the area of each side and (0) of the tray, for what is dropped, and the heads of
    the columns where all are side by side."""

    figures: Sequence[Figure]
    blocks: Sequence[Block]
    areas: Mapping[int, Box]
    bottom: float
    heads: Sequence[Box]


def draw_columns(drawn: DebateDrawn, room: Room, easel: Easel, opened: Open, top: float) -> Columns:
    """Lay the columns out from a height on, below each other where there is no room side by side."""
    px, work = easel.px, Work(drawn, easel, opened)
    by_side = {column.side.id: column for column in drawn.columns}
    areas: dict[int, Box] = {}
    heads: list[Box] = []
    y = top
    for row in room.rows:
        tops = [_add_head(work, by_side[each.side.id], each, y) for each in row]
        under = max(tops, default=y) if len(room.rows) > 1 else None
        heads += [
            Box(each.x - px(GAP) / 2, y, each.width + px(GAP), end - px(3) - y)
            for each, end in zip(row, tops, strict=True)
        ]
        ends = [
            add_claims(work, by_side[each.side.id], each, under or top) for each, top in zip(row, tops, strict=True)
        ]
        bottom = max(ends, default=y)
        areas |= {each.side.id: Box(each.x, y, each.width, bottom - y) for each in row}
        y = bottom + px(GAP)
    first, last = px(MARGIN), max((row[-1].end for row in room.rows), default=easel.width)
    bottom = _add_tray(work, Box(first, y, last - first, 0))
    areas[0] = Box(first, y, last - first, bottom - y)
    tint = [Block(easel.put(box.grown(4)), partial(_paint_area, easel, side_id, box)) for side_id, box in areas.items()]
    placed = {side_id: easel.put(box) for side_id, box in areas.items()}
    shown = [easel.put(head) for head in heads] if len(room.rows) == 1 else []
    return Columns(work.figures, [*tint, *work.blocks], placed, bottom + px(12), shown)


def _paint_area(easel: Easel, side_id: int, box: Box, painter: QPainter, looks: Looks) -> None:
    if looks.aimed == ("column", side_id):
        painter.setPen(QPen(easel.theme.color("claim"), 2))
        painter.setBrush(easel.theme.color("selection"))
        painter.drawRoundedRect(QRectF(*easel.put(box.grown(2))), easel.px(7), easel.px(7))


# Heads


def _add_head(work: Work, column: Column, stretch: Stretch, y: float) -> float:
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
        work.figure(("add", side.id), more, add, _("New claim for “{side}”", side=side.name))
        work.add(more.grown(3), partial(paint_link_words, work, ("add", side.id), more, add))
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


def _paint_name(work: Work, side: SideSeen, box: Box, painter: QPainter, looks: Looks) -> None:
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
    paint_ring_of(work, box, key, looks, painter)


def _add_tray(work: Work, box: Box) -> float:
    easel, px, tray = work.easel, work.easel.px, work.drawn.tray
    if easel.on_paper:
        return box.y
    said = n_("No side: {n} card", "No side: {n} cards", len(tray))
    head = Box(box.x, box.y, min(box.width, easel.wide(said, work.small) + px(24)), max(px(24), work.small_line))
    line = Box(box.x, box.y, box.width, 1)
    work.add(line, lambda painter, looks: painter.fillRect(QRectF(*easel.put(line)), easel.theme.color("line")))
    tip = _("Cards without a side: drag one to a column, or drop a card here to take it off its side")
    work.figure(("tray", 0), head, said, said, tip=tip, is_open=work.opened.tray if tray else None)
    work.add(head, partial(paint_fold, work, ("tray", 0), head, said, work.opened.tray))
    y = head.bottom + px(4)
    if not work.opened.tray:
        return y
    many = max(1, int((box.width + px(BETWEEN)) // (px(260) + px(BETWEEN))))
    wide = (box.width - (many - 1) * px(BETWEEN)) / many
    high = max(px(26), work.row_line + px(4))
    for number, card in enumerate(tray):
        row, column = divmod(number, many)
        place = Box(box.x + column * (wide + px(BETWEEN)), y + row * (high + px(4)), wide, high)
        add_card(work, card, ("card", card.id), place)
    return y + -(-len(tray) // many) * (high + px(4)) + px(4)
