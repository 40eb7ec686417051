"""Notes that were read, as the cards that are proposed of them: what the window and the command line choose from."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.brought import Writing, is_published
from essayplanner.domain.cards import Kind
from essayplanner.domain.cutting import Offered, Rule, best_rule, rules_for
from essayplanner.domain.proposals import Headings, Proposal, propose
from essayplanner.domain.text import shorten
from essayplanner.language import N_, Plural, _, join_facts, n_
from essayplanner.notebook.bringing import Deed, Fate, Here, Met, Wish
from essayplanner.notebook.notebook import Notebook
from essayplanner.work.progress import Progress

#: Pieces of a text that are cut and looked at while a window waits: some 15 ms.
AT_ONCE = 50


class Choices(NamedTuple):
    """How notes are to be cut, and what is said of all their cards; without a rule, by the best one.

    `quoted` says that their words are those of a source; None where what is known of them tells.
    """

    rule: Rule | None = None
    headings: Headings = Headings.TAGS
    kind: Kind | None = None
    quoted: bool | None = None


class Proposed(NamedTuple):
    """The cards that are proposed, each beside the notebook, the rule they were cut by, and all that are offered."""

    rule: Rule
    offered: tuple[Offered, ...]
    proposals: tuple[Proposal, ...]
    met: tuple[Met, ...]

    @property
    def wishes(self) -> list[Wish]:
        """What is done where nobody says anything else."""
        return [
            Wish(each, met.deed, met.card_id, origin_id=met.origin_id)
            for each, met in zip(self.proposals, self.met, strict=True)
        ]


def proposed(here: Here, choices: Choices, progress: Progress | None = None) -> Proposed:
    """The cards of a text, and what of them the notebook has; StoppedError where the work was to stop."""
    progress = progress or Progress()
    writing = here.writing
    rule = choices.rule or best_rule(writing)
    quoted = is_published(writing) if choices.quoted is None else choices.quoted
    made = propose(
        writing,
        rule,
        here.known,
        headings=choices.headings,
        kind=choices.kind,
        quoted=quoted,
        seen=here.seen,
        before_each=progress.go_on,
    )
    return Proposed(rule, tuple(rules_for(writing)), tuple(made), tuple(here.met(made)))


class Proposing:
    """Proposes the cards of one text as often as it is cut otherwise, in one thread at a time."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self._here: Here | None = None

    @property
    def is_long(self) -> bool:
        """Whether it takes so long that a window does not wait for it."""
        return len(self.writing.blocks) > AT_ONCE

    def look_again(self) -> None:
        """Read the notebook anew before the next proposal: another program changed it."""
        self._here = None

    def propose(self, book: Notebook, choices: Choices, progress: Progress | None = None) -> Proposed:
        """The cards beside a notebook, which is always the same but may be open on several connections."""
        here = self._here = self._here or Here(book, self.writing)
        here.book = book
        return proposed(here, choices, progress)


class Ready(NamedTuple):
    """A text with the cards that are proposed of it at first."""

    proposing: Proposing
    found: Proposed


_WOULD = {
    Deed.MAKE: Plural("{n} card to make", "{n} cards to make"),
    Deed.JOIN: Plural("{n} to join to a card that is here", "{n} to join to cards that are here"),
    Deed.UPDATE: Plural("{n} card to bring up to date", "{n} cards to bring up to date"),
}
_DONE = {
    Deed.MAKE: Plural("{n} card made", "{n} cards made"),
    Deed.JOIN: Plural("{n} joined to a card that is here", "{n} joined to cards that are here"),
    Deed.UPDATE: Plural("{n} card brought up to date", "{n} cards brought up to date"),
}
#: By what a card that was left out is.
_LEFT = {
    Fate.NEW: Plural("{n} left out", "{n} left out"),
    Fate.HERE: Plural("{n} is here already", "{n} are here already"),
    Fate.BEFORE: Plural("{n} brought before and unchanged", "{n} brought before and unchanged"),
    Fate.TRASHED: Plural("{n} in the trash", "{n} in the trash"),
    Fate.NEWER: Plural("{n} left as it is here", "{n} left as they are here"),
    Fate.BOTH: Plural(
        "{n} changed here and in the file, and left as it is here",
        "{n} changed here and in the file, and left as they are here",
    ),
    Fate.OTHER: Plural(
        "{n} differs from the file, and left as it is", "{n} differ from the file, and left as they are"
    ),
}
_OF = N_("“{title}”: {facts}.")


def said_of(writing: Writing, wishes: Sequence[Wish], met: Sequence[Met], *, is_done: bool = True) -> str:
    """What became of the cards that were proposed, or would become of them, in a sentence."""
    deeds = Counter(wish.deed for wish in wishes)
    left = Counter(there.fate for wish, there in zip(wishes, met, strict=True) if wish.deed is Deed.LEAVE)
    facts = [n_(*words, deeds[deed]) for deed, words in (_DONE if is_done else _WOULD).items() if deeds[deed]]
    facts += [n_(*words, left[fate]) for fate, words in _LEFT.items() if left[fate]]
    title = shorten(writing.title, 60) or _("Pasted text")
    return _(_OF, title=title, facts=join_facts(facts) or _("no card was found"))
