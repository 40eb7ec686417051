"""Notes on their way to cards: how they are cut, and what the student changed about the cards that are proposed."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from essayplanner.domain.brought import Writing
from essayplanner.domain.cards import Kind, Source
from essayplanner.domain.cutting import Rule, Way, cut_by_hand, is_heading, starts
from essayplanner.domain.note_words import plain_words, title_of
from essayplanner.domain.proposals import Proposal
from essayplanner.domain.text import clean_line
from essayplanner.language import p_
from essayplanner.notebook.bringing import Deed, Fate, Met, Wish
from essayplanner.work.proposing import Choices, Proposed

#: By what a proposed card is beside the notebook, what can be done with it, first what is done by default.
DEEDS: dict[Fate, tuple[Deed, ...]] = {
    Fate.NEW: (Deed.MAKE, Deed.LEAVE),
    Fate.HERE: (Deed.JOIN, Deed.MAKE, Deed.LEAVE),
    Fate.BEFORE: (Deed.LEAVE, Deed.MAKE),
    Fate.TRASHED: (Deed.LEAVE, Deed.MAKE),
    Fate.NEWER: (Deed.UPDATE, Deed.LEAVE, Deed.MAKE),
    Fate.BOTH: (Deed.LEAVE, Deed.UPDATE, Deed.MAKE),
    Fate.OTHER: (Deed.LEAVE, Deed.UPDATE, Deed.MAKE),
}
#: What is said of it on the card; nothing of a new one that is made.
WORDS: dict[tuple[Fate, Deed], str] = {
    (Fate.NEW, Deed.LEAVE): p_("a proposed card", "left out"),
    (Fate.HERE, Deed.JOIN): p_("a proposed card", "you have it: join"),
    (Fate.HERE, Deed.MAKE): p_("a proposed card", "you have it: make it too"),
    (Fate.HERE, Deed.LEAVE): p_("a proposed card", "you have it: left out"),
    (Fate.BEFORE, Deed.LEAVE): p_("a proposed card", "brought before"),
    (Fate.BEFORE, Deed.MAKE): p_("a proposed card", "brought before: make it again"),
    (Fate.TRASHED, Deed.LEAVE): p_("a proposed card", "in the trash"),
    (Fate.TRASHED, Deed.MAKE): p_("a proposed card", "in the trash: make it again"),
    (Fate.NEWER, Deed.UPDATE): p_("a proposed card", "changed: update"),
    (Fate.NEWER, Deed.LEAVE): p_("a proposed card", "changed: keep yours"),
    (Fate.NEWER, Deed.MAKE): p_("a proposed card", "changed: make it too"),
    (Fate.BOTH, Deed.LEAVE): p_("a proposed card", "both changed: keep yours"),
    (Fate.BOTH, Deed.UPDATE): p_("a proposed card", "both changed: update"),
    (Fate.BOTH, Deed.MAKE): p_("a proposed card", "both changed: make it too"),
    (Fate.OTHER, Deed.LEAVE): p_("a proposed card", "yours differs: keep yours"),
    (Fate.OTHER, Deed.UPDATE): p_("a proposed card", "yours differs: update"),
    (Fate.OTHER, Deed.MAKE): p_("a proposed card", "yours differs: make it too"),
}


class Changed(NamedTuple):
    """What the student changed about a proposed card; None where nothing."""

    title: str | None = None
    kind: Kind | None = None
    is_undated: bool = False
    deed: Deed | None = None


class Shown(NamedTuple):
    """A proposed card as it is shown, with its number from 1, what is done with it, and the source that it cites in a
    few words."""

    number: int
    proposal: Proposal
    met: Met
    kind: Kind
    title: str
    when: str
    deed: Deed
    cited: str = ""

    @property
    def facts(self) -> str:
        """Its date, and its source with the page."""
        return ", ".join(filter(None, (self.when, self.cited, self.proposal.locator)))

    @property
    def few_facts(self) -> str:
        """Those without the source."""
        return ", ".join(filter(None, (self.when, self.proposal.locator)))

    @property
    def words(self) -> str:
        """What is said of it beside the notebook."""
        return WORDS.get((self.met.fate, self.deed), "")


class Draft:
    """The notes, cut as chosen. `propose` gives the cards that they make so, beside the notebook; where it gives None,
    `is_waiting` until these come to `take`, and all is as it was before. `sources` are those of the notebook in a few
    words, by their uids."""

    def __init__(
        self,
        writing: Writing,
        found: Proposed,
        propose: Callable[[Choices], Proposed | None],
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self.writing, self._propose = writing, propose
        self._sources = sources or {}
        self._came = [Source("", "", item).short for item in writing.sources]
        self.choices, self.is_waiting = Choices(), False
        self._changed: dict[tuple[int, ...], Changed] = {}
        self.cards: list[Shown] = []
        self._at: dict[int, int] = {}
        self.take(found)
        self.first_rule = found.rule

    def take(self, found: Proposed) -> None:
        """Show the cards that were chosen last."""
        self.found, self.is_waiting = found, False
        self._show()

    def _show(self) -> None:
        both = zip(self.found.proposals, self.found.met, strict=True)
        self.cards = [self._shown(number, *each) for number, each in enumerate(both, start=1)]
        self._at = {block: place for place, card in enumerate(self.cards) for block in card.proposal.blocks}

    def _shown(self, number: int, proposal: Proposal, met: Met) -> Shown:
        changed = self._changed.get(proposal.blocks, Changed())
        when = "" if changed.is_undated else proposal.when
        kind = changed.kind or proposal.kind
        title = _title(proposal, kind) if changed.title is None else changed.title
        deed = changed.deed if changed.deed in DEEDS[met.fate] else met.deed
        came = self._came[proposal.source] if 0 <= proposal.source < len(self._came) else ""
        cited = came or self._sources.get(proposal.cites, "")
        return Shown(number, proposal, met, kind, title, when, deed or met.deed, cited)

    @property
    def rule(self) -> Rule:
        """How they are cut."""
        return self.found.rule

    @property
    def chosen_rule(self) -> Rule:
        """How they are cut as soon as nothing is awaited."""
        return self.choices.rule or self.found.rule

    def choose(self, choices: Choices) -> None:
        """Cut them otherwise; what was changed about a card stays where it is cut the same."""
        self.choices = choices._replace(rule=choices.rule or self.first_rule)
        found = self._propose(self.choices)
        self.is_waiting = found is None
        if found:
            self.take(found)

    def card_at(self, block: int) -> Shown | None:
        """The card of which a block is a part; None for a heading above cards."""
        return self.cards[self._at[block]] if block in self._at else None

    def begins(self, block: int) -> bool:
        """Whether a card begins with a block."""
        card = self.card_at(block)
        return card is not None and card.proposal.blocks[0] == block

    def may_cut(self, block: int) -> bool:
        """Whether cutting before a block, or not, is a matter of choice: there is something before it to join."""
        blocks = self.writing.blocks
        return 0 < block < len(blocks) and block in self._at and not is_heading(blocks, block - 1, self.rule)

    def cut_by_hand(self, block: int) -> bool:
        """Cut before a block, or no longer; gives whether that could be."""
        if not self.may_cut(block):
            return False
        self.choose(self.choices._replace(rule=cut_by_hand(self.writing.blocks, self.rule, block)))
        return True

    def keep_cuts(self) -> None:
        """Leave the cuts as they are, to be changed by hand."""
        rule = self.chosen_rule
        if rule.way is not Way.BY_HAND:
            level = rule.level if rule.way is Way.HEADING else 0
            cuts = tuple(starts(self.writing.blocks, rule))
            self.choose(self.choices._replace(rule=Rule(Way.BY_HAND, level, cuts=cuts)))

    def change(
        self,
        cards: Iterable[Shown],
        *,
        title: str | None = None,
        kind: Kind | None = None,
        is_undated: bool | None = None,
        deed: Deed | None = None,
    ) -> None:
        """Change cards; what is None stays as it is, and a blank title is the one that was proposed."""
        for card in cards:
            was = self._changed.get(card.proposal.blocks, Changed())
            self._changed[card.proposal.blocks] = Changed(
                was.title if title is None else clean_line(title) or None,
                kind or was.kind,
                was.is_undated if is_undated is None else is_undated,
                deed or was.deed,
            )
        self._show()

    def next_deed(self, card: Shown) -> None:
        """Do the next with a card of what can be done with it."""
        deeds = DEEDS[card.met.fate]
        self.change([card], deed=deeds[(deeds.index(card.deed) + 1) % len(deeds)] if card.deed in deeds else deeds[0])

    def leave_out(self, cards: Iterable[Shown]) -> None:
        """Leave cards out; where all are left out, take them again."""
        chosen = list(cards)
        if any(card.deed is not Deed.LEAVE for card in chosen):
            self.change(chosen, deed=Deed.LEAVE)
            return
        for fate in {card.met.fate for card in chosen}:
            deed = next(deed for deed in DEEDS[fate] if deed is not Deed.LEAVE)
            self.change([card for card in chosen if card.met.fate is fate], deed=deed)

    def wishes(self) -> list[Wish]:
        """What is to be done with each card."""
        return [
            Wish(
                card.proposal,
                card.deed,
                card.met.card_id,
                card.title if card.title != card.proposal.title else "",
                card.kind if card.kind is not card.proposal.kind else None,
                card.when if card.when != card.proposal.when else None,
                card.met.origin_id,
            )
            for card in self.cards
        ]


def _title(proposal: Proposal, kind: Kind) -> str:
    """The title that is proposed; of what is a historian no longer, not the name."""
    words = proposal.text or proposal.quotation
    if proposal.kind is not Kind.HISTORIAN or kind is Kind.HISTORIAN or not words:
        return proposal.title
    return title_of(plain_words(words))[0]
