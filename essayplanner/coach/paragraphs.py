"""A part of an outline as the rules read it: who stands under whom, and what speaks for what."""

from collections import defaultdict
from collections.abc import Iterator

from essayplanner.coach.findings import How, Mend, Place
from essayplanner.domain.argument import LinkSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import NEW, Moving, why_not
from essayplanner.domain.outline import Place as Spot
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced, PlanSection

#: What a card does that speaks for the one above it; None where no link says.
FOR = (None, Relation.SUPPORTS)
#: What a card does that speaks against another, or limits it.
AGAINST = (Relation.CHALLENGES, Relation.QUALIFIES)


class Paragraph:
    """A part of a plan with its cards; all that it is asked takes no longer than what it answers with."""

    def __init__(self, plan: Plan, part: PlanPart) -> None:
        self.plan, self.part = plan, part
        self._sections = {section.id: section for section in (part.section, *part.inner)}
        self._at = {placed.id: at for at, placed in enumerate(part.placed)}
        self._beside = defaultdict[tuple[int, int], list[PlanPlaced]](list)
        #: By the id of a card, where it stands here.
        self.places = defaultdict[int, list[PlanPlaced]](list)
        for placed in part.placed:
            self._beside[placed.section_id, placed.parent_id].append(placed)
            self.places[placed.card_id].append(placed)

    def kind(self, placed: PlanPlaced) -> Kind:
        """What the card is."""
        return self.plan.card(placed).kind

    def title(self, placed: PlanPlaced) -> str:
        """The title of the card."""
        return self.plan.card(placed).title

    def said(self, placed: PlanPlaced) -> tuple[str, str]:
        """What the card says of itself: its title, and what it says in the essay."""
        return self.title(placed), self.plan.facts_of(placed.card_id).said

    def of_kind(self, kind: Kind) -> tuple[PlanPlaced, ...]:
        """The cards of a kind, in reading order."""
        return self.plan.of_kind(self.part, kind)

    def place(self, placed: PlanPlaced) -> Place:
        """Where a card stands, as a place."""
        return Place("placement", placed.id, placed.uid, self.title(placed), self.section(placed).number)

    def number(self, placed: PlanPlaced) -> str:
        """The number of the section that a card stands in."""
        return self.section(placed).number

    def section(self, placed: PlanPlaced) -> PlanSection:
        """The section that a card stands in."""
        return self._sections[placed.section_id]

    def order(self, placed: PlanPlaced) -> int:
        """Which card it is, as one reads."""
        return self._at[placed.id]

    def above(self, placed: PlanPlaced) -> PlanPlaced | None:
        """The card that a card stands under; None where it stands right in its section."""
        return self.part.placed[self._at[placed.parent_id]] if placed.parent_id in self._at else None

    def inside(self, placed: PlanPlaced) -> list[PlanPlaced]:
        """The cards right under a card."""
        return self._beside.get((placed.section_id, placed.id), [])

    def groups(self) -> Iterator[list[PlanPlaced]]:
        """The cards that stand side by side, in a section or under a card."""
        yield from self._beside.values()

    def under(self, placed: PlanPlaced) -> Iterator[PlanPlaced]:
        """All that stands under a card, on every level, in reading order."""
        for at in range(self._at[placed.id] + 1, len(self.part.placed)):
            each = self.part.placed[at]
            if each.level <= placed.level or each.section_id != placed.section_id:
                return
            yield each

    def after(self, placed: PlanPlaced) -> Iterator[PlanPlaced]:
        """What stands in the section itself right after a card that does so too, up to the next card of its kind.

        Who does not put cards under each other means them so.
        """
        for at in range(self._at[placed.id] + 1, len(self.part.placed) if not placed.parent_id else 0):
            each = self.part.placed[at]
            if each.section_id != placed.section_id or (not each.parent_id and self.kind(each) is self.kind(placed)):
                return
            if not each.parent_id:
                yield each

    def linked(self, placed: PlanPlaced, to: PlanPlaced) -> Relation | None:
        """What the first link from one card to another says; None where there is none."""
        links = self.plan.links_from.get(placed.card_id, ())
        return next((link.relation for link in links if link.to_id == to.card_id), None)

    def speaks_for(self, placed: PlanPlaced, top: PlanPlaced) -> bool:
        """Whether what stands under a card holds it up: by a link of its own, else by way of the cards between."""
        each: PlanPlaced | None = placed
        while each and each.id != top.id:
            link = self.linked(each, top)
            if link or each.part not in FOR:
                return link is Relation.SUPPORTS
            each = self.above(each)
        return True

    def evidence_for(self, claim: PlanPlaced) -> list[PlanPlaced]:
        """The evidence that holds up a claim: under it, or after it in a section where cards are not put under it."""
        found = [each for each in self.under(claim) if self._is_evidence(each) and self.speaks_for(each, claim)]
        loose = (each for each in self.after(claim) if self._is_evidence(each))
        return found or [each for each in loose if self.linked(each, claim) in FOR]

    def _is_evidence(self, placed: PlanPlaced) -> bool:
        return self.kind(placed) is Kind.EVIDENCE

    def placing(self, link: LinkSeen, card_id: int, words: str, beside: PlanPlaced) -> Mend:
        """The mend that places a card under another, else as near above it as it can stand, with the because of a link
        between the two as its note."""
        above: PlanPlaced | None = beside
        moving = [Moving(NEW, self.plan.cards[card_id].kind)]
        while above and why_not(moving, Spot("placement", self.kind(above), above.level + 1)):
            above = self.above(above)
        at, at_id = ("placement", above.id) if above else ("section", beside.section_id)
        return Mend(How.PLACE, words, card_id=card_id, at=at, at_id=at_id, note=link.because)

    def incoming(self, card_id: int, *relations: Relation) -> list[LinkSeen]:
        """The links of some relations that lead to a card, in the order of these."""
        links = self.plan.links_to.get(card_id, ())
        return sorted(
            (link for link in links if link.relation in relations), key=lambda link: relations.index(link.relation)
        )


def writing(placed: PlanPlaced, words: str) -> Mend:
    """The mend that leads to the note of a card in the outline."""
    return Mend(How.WRITE, words, at="placement", at_id=placed.id)


def opening_links(card_id: int, words: str) -> Mend:
    """The mend that leads to the links of a card."""
    return Mend(How.OPEN, words, card_id=card_id, field="links")


def paragraphs(plan: Plan) -> list[Paragraph]:
    """The parts that argue, as they are read."""
    return [Paragraph(plan, part) for part in plan.body]
