"""What is said of what is drawn: to a screen reader, and in tips."""

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import show_date
from essayplanner.domain.timeline import Dated
from essayplanner.domain.timeline_lanes import Lane
from essayplanner.domain.timeline_layout import LaneRoom, Stack
from essayplanner.domain.timeline_words import date_words
from essayplanner.domain.words import kind_word
from essayplanner.language import _, join_and, join_facts, n_, p_
from essayplanner.ui.timeline.sight import Sight

#: Cards that the tip of a stack names.
_NAMED = 12


def lane_counts(lane: Lane) -> str:
    """How many cards a lane has: “30 · 6 used”."""
    used = n_("{n} used", "{n} used", lane.used) if lane.used else ""
    return join_facts((p_("number of cards in a lane", "{count}", count=len(lane.items)), used))


def _out_of_sight(room: LaneRoom) -> tuple[str, str]:
    """How many cards of a lane are out of sight on either side, and when where none is in sight."""
    earlier = n_("{n} earlier", "{n} earlier", room.before) if room.before else ""
    later = n_("{n} later", "{n} later", room.after) if room.after else ""
    return room.earlier or earlier, room.later or later


def lane_facts(lane: Lane, room: LaneRoom) -> tuple[str, ...]:
    """How many cards a lane has, and how many of them are out of sight; then the same in fewer and fewer words."""
    if not (room.before or room.after):
        return (lane_counts(lane),)
    count = p_("number of cards in a lane", "{count}", count=len(lane.items))
    seen = len(lane.items) - room.before - room.after
    away = _out_of_sight(room)
    few = p_("cards of a lane", "{seen} of {count} in sight", seen=seen, count=len(lane.items))
    return join_facts((lane_counts(lane), *away)), join_facts((count, *away)), few


def lane_tip(lane: Lane, room: LaneRoom) -> str:
    """A lane with how many cards it has, and where they are."""
    return f"{lane.name}\n{lane_facts(lane, room)[0]}"


def lane_spoken(lane: Lane, room: LaneRoom) -> str:
    """A lane for a screen reader, and where its cards are that are out of sight."""
    counted = n_("{n} card", "{n} cards", len(lane.items))
    used = n_("{n} used", "{n} used", lane.used) if lane.used else ""
    return ", ".join(filter(None, (_("Lane {name}", name=lane.name), counted, used, *_out_of_sight(room))))


def used_words(item: Dated) -> str:
    """Where a card is used; empty where nowhere."""
    return _("used in {numbers}", numbers=join_and(item.numbers)) if item.numbers else ""


def spoken_card(item: Dated, lane: Lane) -> str:
    """“1 December 1934, Kirov was assassinated, used in 2, Early purges”; its place in the lane is said by the view."""
    kind = kind_word(item.card.kind) if item.card.kind is Kind.CLAIM else ""
    return ", ".join(filter(None, (date_words(item.card.when), item.label, kind, used_words(item), lane.name)))


def spoken_stack(sight: Sight, lane: Lane, stack: Stack) -> str:
    """A stack for a screen reader."""
    cards = n_("{n} card that has no room", "{n} cards that have no room", len(stack.items))
    used = n_("{n} used", "{n} used", stack.used) if stack.used else ""
    said = ", ".join(filter(None, (stack.name, lane.name, cards, used)))
    return _("{stack}; Enter lists them", stack=said)


def tip_of_card(item: Dated) -> str:
    """The whole title, when it was, and where it is used."""
    return "\n".join((item.card.title, join_facts((show_date(item.card.when), used_words(item)))))


def tip_of_stack(sight: Sight, stack: Stack) -> str:
    """The titles of its cards, or of the first of them."""
    titles = [sight.line.items[item].card.title for item in stack.items[:_NAMED]]
    more = len(stack.items) - len(titles)
    return "\n".join((*titles, *([n_("{n} more", "{n} more", more)] if more else [])))
