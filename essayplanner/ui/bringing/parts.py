"""Where the parts of a row lie: the note at the left with its number, and the card at the right."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics

from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_heading
from essayplanner.ui.bringing.draft import Shown
from essayplanner.ui.look.theme import Theme

#: The share of the width that the notes take, and the pixels of the design between them and the cards.
_NOTES, _BETWEEN = 0.41, 20
#: A card has its tags where it is wider than this, in pixels of the design, and the word of its kind.
_FOR_TAGS, _FOR_WORDS = 440, 300
#: Where its title has so much room beside them, it has its date, source and page, or only its date and page.
_FOR_SOURCE, _FOR_FACTS = 180, 90


class Parts(NamedTuple):
    """The parts of a card, reckoned from the left: all of it, its kind to press, its title, its date and place, what is
    done with it, and its tags, each with its words. What has no room is empty."""

    card: QRectF
    kind: QRect
    title: QRect
    when: QRect
    facts: str
    deed: QRect
    tags: QRect
    tag: str


def note_box(theme: Theme, row: QRect) -> QRect:
    """Where the note stands in a row."""
    return QRect(row.left(), row.top(), round((row.width() - theme.px(_BETWEEN)) * _NOTES), row.height())


def card_box(theme: Theme, row: QRect) -> QRectF:
    """Where the card stands in a row."""
    left = note_box(theme, row).right() + 1 + theme.px(_BETWEEN)
    return QRectF(left, row.top() + 1, row.right() - left, row.height() - theme.px(3))


def parts_of(theme: Theme, row: QRect, card: Shown, others: list[str]) -> Parts:
    """The parts of a card in a row; `others` takes what had no room."""
    px, box = theme.px, card_box(theme, row)
    metrics, bold = QFontMetrics(theme.font(11)), QFontMetrics(theme.font(11, bold=True))
    top, high = round(box.top()), round(box.height())
    left = round(box.left()) + px(12) + max(px(16), metrics.horizontalAdvance(str(card.number))) + px(6)
    word = kind_heading(card.kind) if box.width() >= px(_FOR_WORDS) else ""
    kind = QRect(left, top, px(13) + (bold.horizontalAdvance(word) + px(4) if word else 0) + px(18), high)
    right = round(box.right()) - px(10)
    tags = QRect(right, top, 0, high)
    tag = ""
    if card.proposal.tags and box.width() >= px(_FOR_TAGS):
        tag = shorten(card.proposal.tags[0], 22) + (f" +{more}" if (more := len(card.proposal.tags) - 1) else "")
        wide = metrics.horizontalAdvance(tag) + 2 * px(8)
        tags = QRect(right - wide, top, wide, high)
        right -= wide + px(8)
    else:
        others += card.proposal.tags
    deed, right = _at_end(metrics, card.words, right, top, high, px(8))
    told = ""
    when, after = QRect(), right
    for facts, least in ((card.facts, _FOR_SOURCE), (card.few_facts, _FOR_FACTS)):
        room, left_of = _at_end(metrics, facts, right, top, high, px(8))
        if not told and facts and left_of >= kind.right() + px(least):
            told, when, after = facts, room, left_of
    others += [card.facts] if told != card.facts else []
    return Parts(
        box, kind, QRect(kind.right() + 1, top, max(0, after - kind.right() - 1), high), when, told, deed, tags, tag
    )


def _at_end(metrics: QFontMetrics, words: str, right: int, top: int, high: int, gap: int) -> tuple[QRect, int]:
    if not words:
        return QRect(), right
    wide = metrics.horizontalAdvance(words) + 1
    return QRect(right - wide, top, wide, high), right - wide - gap
