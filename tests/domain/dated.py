"""Cards with dates, and lines of time that they stand on."""

from essayplanner.domain.argument import (
    Argument,
    CardSeen,
    DebateSeen,
    OutlineSeen,
    PlacedSeen,
    SectionSeen,
    SideSeen,
)
from essayplanner.domain.cards import Kind
from essayplanner.domain.timeline import Timeline, timeline_of
from essayplanner.domain.timeline_axis import Step

#: The least pixels between two names on the axis.
ROOMS = {Step.YEAR: 40.0, Step.MONTH: 70.0, Step.DAY: 80.0}


def card(id: int, when: str, title: str = "", *, kind: Kind = Kind.EVIDENCE, tags: str = "", side: int = 0) -> CardSeen:
    """A card with a date; its tags stand between commas."""
    tagged = tuple(tag.strip() for tag in tags.split(",") if tag.strip())
    return CardSeen(id, str(id), kind, title or f"Card {id}", when=when, tags=tagged, side_id=side)


def argued(*cards: CardSeen, used: tuple[int, ...] = (), title: str = "Why?", dates: str = "") -> Argument:
    """Cards, of which the outline uses some, two in each section."""
    placed = tuple(PlacedSeen(at, id, 1 + at // 2, str(1 + at // 2)) for at, id in enumerate(used))
    sections = tuple(SectionSeen(id, str(id), f"Section {id}") for id in range(1, 5))
    debates = (DebateSeen(1, "Who?", (SideSeen(1, 1, "Continuity"), SideSeen(2, 1, "Break"))),)
    return Argument({each.id: each for each in cards}, (), debates, OutlineSeen(1, title, "", dates, sections, placed))


def line_of(argument: Argument) -> Timeline:
    return timeline_of(argument, 2000)
