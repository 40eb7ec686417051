"""What the kinds of card are called."""

from essayplanner.domain.cards import Kind
from essayplanner.language import p_

#: One card of the kind, at the beginning of what is said.
NAMES = {
    Kind.CLAIM: p_("kind of card", "Claim"),
    Kind.EVIDENCE: p_("kind of card", "Evidence"),
    Kind.HISTORIAN: p_("kind of card", "Historian"),
}
#: The same as a heading above its title.
HEADINGS = {
    Kind.CLAIM: p_("kind of card", "CLAIM"),
    Kind.EVIDENCE: p_("kind of card", "EVIDENCE"),
    Kind.HISTORIAN: p_("kind of card", "HISTORIAN"),
}
