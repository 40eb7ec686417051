"""Where notes are cut into cards: the rules for it, and which of them suits a text."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.note_words import plain_words
from essayplanner.domain.text import words_of

#: So many words make a card that can be read at a glance, and is more than a catchword.
SENSIBLE = range(2, 121)
#: A line that ends with a colon and is no longer, in words, leads to the list under it.
_LEAD = 8


class Way(StrEnum):
    """By what notes are cut."""

    RECORD = "record"
    HIGHLIGHT = "highlight"
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    BLANK = "blank"
    MARKER = "marker"
    BY_HAND = "hand"


class Rule(NamedTuple):
    """Where a card begins: at headings of a `level`, at list items as deep as that, at lines that begin with a
    `marker`, or, by hand, at the blocks of these numbers.

    By hand, headings of `level` and deeper are parts of cards, and none is where it is 0.
    """

    way: Way
    level: int = 0
    marker: str = ""
    cuts: tuple[int, ...] = ()

    def __str__(self) -> str:
        """The rule as it is typed: “heading-2”, “item”, “marker:Q:”."""
        if self.way is Way.MARKER:
            return f"{self.way}:{self.marker}"
        return f"{self.way}-{self.level}" if self.level > (self.way is Way.ITEM) else str(self.way)


class Offered(NamedTuple):
    """A rule that suits a text, and how many cards it makes of it."""

    rule: Rule
    cards: int


class Piece(NamedTuple):
    """A card's part of a text: the numbers of its blocks, and of the headings above it, the highest first."""

    blocks: tuple[int, ...]
    headings: tuple[int, ...]


def read_rule(typed: str) -> Rule | None:
    """A rule from how it is typed; None where it is none."""
    name, colon, marker = typed.strip().partition(":")
    if colon:
        return Rule(Way.MARKER, marker=marker.strip()) if name == Way.MARKER and marker.strip() else None
    name, dash, number = name.partition("-")
    has_level = name in (Way.HEADING, Way.ITEM)
    if name not in set(Way) - {Way.MARKER, Way.BY_HAND} or (dash and not (has_level and number in set("123456789"))):
        return None
    return Rule(Way(name), int(number or 1) if has_level else 0)


def is_lead(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block only leads to the list under it: “Causes:”."""
    block = blocks[number]
    return (
        block.what is What.PARAGRAPH
        and block.text.rstrip("*_ ").endswith(":")
        and words_of(block.text) <= _LEAD
        and number + 1 < len(blocks)
        and blocks[number + 1].what is What.ITEM
    )


def is_heading(blocks: Sequence[Block], number: int, rule: Rule) -> bool:
    """Whether a block stands above cards, and is a part of none."""
    block = blocks[number]
    if block.what is What.HEADING:
        return not rule.level or rule.way not in (Way.HEADING, Way.BY_HAND) or block.level < rule.level
    return rule.way is Way.ITEM and is_lead(blocks, number)


def starts(blocks: Sequence[Block], rule: Rule) -> list[int]:
    """The numbers of the blocks at which cards begin. No block is before the first of them but headings."""
    found, is_open = [], False
    for number, _block in enumerate(blocks):
        if is_heading(blocks, number, rule):
            is_open = False
        elif not is_open or _begins(blocks, number, rule):
            found.append(number)
            is_open = True
    return found


def _begins(blocks: Sequence[Block], number: int, rule: Rule) -> bool:
    block, before = blocks[number], blocks[number - 1]
    if rule.way is Way.BY_HAND:
        return number in rule.cuts
    if rule.way is Way.MARKER:
        return plain_words(block.text).startswith(rule.marker)
    if block.what in (What.RECORD, What.HIGHLIGHT):
        return True
    if rule.way is Way.HIGHLIGHT and (block.marked or before.marked):
        return True
    match rule.way:
        case Way.HEADING:
            return block.what is What.HEADING and block.level == rule.level
        case Way.ITEM:
            is_deep = block.what is not What.ITEM or block.level > max(1, rule.level)
            return not (is_deep and _is_in_list(block) and _is_in_list(before))
        case Way.BLANK:
            return not (_is_in_list(block) and _is_in_list(before))
        case Way.PARAGRAPH:
            return block.what is What.PARAGRAPH and not _is_in_list(block)
    return before.what in (What.RECORD, What.HIGHLIGHT)


def _is_in_list(block: Block) -> bool:
    """Whether a piece is an item, or goes on with one."""
    return block.what is What.ITEM or (block.what is not What.HEADING and block.level > 0)


def pieces(blocks: Sequence[Block], rule: Rule) -> list[Piece]:
    """The text cut by a rule: each block is in one of the pieces, or is a heading above some."""
    begins, found = set(starts(blocks, rule)), list[Piece]()
    path: list[tuple[int, int]] = []
    for number, block in enumerate(blocks):
        if is_heading(blocks, number, rule):
            level = block.level if block.what is What.HEADING else 100
            path = [*((deep, each) for deep, each in path if deep < level), (level, number)]
        elif number in begins:
            found.append(Piece((number,), tuple(each for _deep, each in path)))
        else:
            found[-1] = found[-1]._replace(blocks=(*found[-1].blocks, number))
    return found


def title_heading(blocks: Sequence[Block]) -> int:
    """The number of the heading that is the title of all: the first block, and alone of its level; else -1."""
    if not blocks or blocks[0].what is not What.HEADING:
        return -1
    others = [block.level for block in blocks[1:] if block.what is What.HEADING]
    return 0 if others and min(others) > blocks[0].level else -1


def rules_for(writing: Writing) -> list[Offered]:
    """The rules by which a text can be cut, each with how many cards it makes; none that cuts as another does."""
    blocks, found, seen = writing.blocks, list[Offered](), set[tuple[int, ...]]()
    for rule in _possible(blocks):
        cuts = tuple(starts(blocks, rule))
        if cuts and cuts not in seen:
            seen.add(cuts)
            found.append(Offered(rule, len(cuts)))
    return [each for each in found if each.cards > 1] or found[:1]


def _possible(blocks: Sequence[Block]) -> list[Rule]:
    kinds = {block.what for block in blocks}
    if any(block.marked for block in blocks):
        kinds.add(What.HIGHLIGHT)
    rules = [Rule(Way(what.value)) for what in (What.RECORD, What.HIGHLIGHT) if what in kinds]
    title = title_heading(blocks)
    levels = {block.level for number, block in enumerate(blocks) if block.what is What.HEADING and number != title}
    rules += [Rule(Way.HEADING, level) for level in sorted(levels)[:3]]
    if What.ITEM in kinds:
        depths = {max(1, block.level) for block in blocks if block.what is What.ITEM}
        rules += [Rule(Way.ITEM, depth) for depth in sorted(depths)[:2]]
    if What.PARAGRAPH in kinds:
        rules.append(Rule(Way.PARAGRAPH))
    return [*rules, Rule(Way.BLANK)]


def best_rule(writing: Writing) -> Rule:
    """The rule that makes most cards of a sensible length; of those that make as many, the one with fewest others."""
    offered = rules_for(writing)
    if not offered:
        return Rule(Way.BLANK)
    return max(offered, key=lambda each: _sense(writing.blocks, each.rule)).rule


def _sense(blocks: Sequence[Block], rule: Rule) -> tuple[int, int]:
    lengths = [sum(words_of(blocks[each].text) for each in piece.blocks) for piece in pieces(blocks, rule)]
    sensible = sum(length in SENSIBLE for length in lengths)
    return sensible, sensible - len(lengths)


def cut_by_hand(blocks: Sequence[Block], rule: Rule, number: int) -> Rule:
    """The rule by hand that cuts as this one does, but at a block where it does not, and not where it does."""
    level = rule.level if rule.way in (Way.HEADING, Way.BY_HAND) else 0
    cuts = set(rule.cuts if rule.way is Way.BY_HAND else starts(blocks, rule)) ^ {number}
    return Rule(Way.BY_HAND, level, cuts=tuple(sorted(cuts)))
