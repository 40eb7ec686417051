"""What the coach notices, as values."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced, PlanSection
from essayplanner.domain.text import shorten
from essayplanner.language import N_, _


class Severity(StrEnum):
    """How much is wrong, the worst first: something is missing, something is thin, or something is to be checked."""

    MISSING = N_("missing")
    THIN = N_("thin")
    CHECK = N_("check")

    @property
    def word(self) -> str:
        """The same in the reader's language."""
        return _(self.value)


class Place(NamedTuple):
    """Where a finding lies: an "outline", "section", "placement" or "card" by its id and uid, what it is called, and
    the number of the section it is in (empty for the outline and for what is not placed)."""

    kind: str
    id: int
    uid: str
    title: str
    number: str = ""


class How(StrEnum):
    """What a mend does. The first two are one step; the others bring the student where he does it himself."""

    #: Place `card_id` under the placement or in the section `at_id`, with `note` as its note.
    PLACE = "place"
    #: Take the placement `at_id` out of the outline.
    REMOVE = "remove"
    #: Go to the note of the section or placement `at_id`, to write there.
    WRITE = "write"
    #: Go to the thesis or the question of the outline: `field` says which.
    ASK = "ask"
    #: Open the card `card_id` in the panel, at its `field` ("text", "sources", "caution", "links", "questions" or
    #: "date").
    OPEN = "open"
    #: Have the library show `card_ids`.
    SHOW = "show"


class Mend(NamedTuple):
    """Something that helps: `words` stand on the button, `at` is "section" or "placement" where `at_id` is given."""

    how: How
    words: str
    card_id: int = 0
    at: str = ""
    at_id: int = 0
    note: str = ""
    field: str = ""
    card_ids: tuple[int, ...] = ()


class Finding(NamedTuple):
    """Something to be mended or thought about.

    `title` is a few words, `sentence` what was found, `reason` why an examiner minds. The first of `mends` is what
    helps most. `rests_on` is all that the finding was made of, as text: while that stays, a finding that was set aside
    stays so. Where like faults are told together it is a text for each of `places`: what was set aside stays so when
    one of them is mended.
    """

    rule: str
    severity: Severity
    title: str
    sentence: str
    reason: str
    places: tuple[Place, ...] = ()
    mends: tuple[Mend, ...] = ()
    rests_on: str | tuple[str, ...] = ""

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """The rule and the uids of its places: the same finding, whatever it says."""
        return self.rule, tuple(place.uid for place in self.places)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the sections it lies in, each once, in their order."""
        return tuple(dict.fromkeys(place.number for place in self.places if place.number))


def whole(plan: Plan) -> Place:
    """The outline as a place."""
    return Place("outline", plan.id, plan.uid, plan.title)


def at_section(section: PlanSection | PlanPart) -> Place:
    """A section as a place."""
    section = section.section if isinstance(section, PlanPart) else section
    return Place("section", section.id, section.uid, section.title, section.number)


def at_placed(plan: Plan, placed: PlanPlaced, part: PlanPart) -> Place:
    """A card where it stands in the outline, as a place; `part` is the one that holds it."""
    sections = (part.section, *part.inner)
    number = next((each.number for each in sections if each.id == placed.section_id), part.section.number)
    return Place("placement", placed.id, placed.uid, plan.card(placed).title, number)


def at_card(plan: Plan, card_id: int) -> Place:
    """A card that may stand nowhere in the outline, as a place."""
    return Place("card", card_id, plan.cards[card_id].uid, plan.cards[card_id].title)


def named(title: str) -> str:
    """A title as it stands within a sentence; quotation marks within it are single there."""
    return _("“{title}”", title=shorten(title, 60).translate(_WITHIN))


def resting_on(*facts: object) -> str:
    """What a finding rests on, as text that is another when one of the facts is."""
    return repr(facts)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The worst first; within one severity those that come first stay first."""
    return sorted(findings, key=lambda finding: _ORDER[finding.severity])


_WITHIN = str.maketrans("“”", "‘’")
_ORDER = {severity: order for order, severity in enumerate(Severity)}
