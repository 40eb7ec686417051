"""What is said of a card's kind, of a section's role and of a card's relation to another, in the reader's language."""

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import Role
from essayplanner.language import N_, Plural, _, n_, p_

_KINDS = {Kind.CLAIM: N_("claim"), Kind.EVIDENCE: N_("evidence"), Kind.HISTORIAN: N_("historian")}
_KIND_TITLES = {
    Kind.CLAIM: p_("kind of card", "Claim"),
    Kind.EVIDENCE: p_("kind of card", "Evidence"),
    Kind.HISTORIAN: p_("kind of card", "Historian"),
}
_KIND_HEADINGS = {
    Kind.CLAIM: p_("kind of card", "CLAIM"),
    Kind.EVIDENCE: p_("kind of card", "EVIDENCE"),
    Kind.HISTORIAN: p_("kind of card", "HISTORIAN"),
}
_ROLES = {
    Role.INTRODUCTION: N_("introduction"),
    Role.PARAGRAPH: N_("paragraph"),
    Role.CONCLUSION: N_("conclusion"),
    Role.HEADING: N_("heading"),
}
_TITLES = {
    Role.INTRODUCTION: N_("Introduction"),
    Role.PARAGRAPH: N_("Paragraph"),
    Role.CONCLUSION: N_("Conclusion"),
    Role.HEADING: N_("Heading"),
}
_RELATIONS = {
    Relation.SUPPORTS: p_("this card … the other", "supports"),
    Relation.CHALLENGES: p_("this card … the other", "challenges"),
    Relation.QUALIFIES: p_("this card … the other", "qualifies"),
}
#: The same seen from the other card, before the title of the one that does it.
_INCOMING = {
    Relation.SUPPORTS: _("supported by"),
    Relation.CHALLENGES: _("challenged by"),
    Relation.QUALIFIES: _("qualified by"),
}
_COUNTED = {
    Kind.CLAIM: Plural("{n} claim", "{n} claims"),
    Kind.EVIDENCE: Plural("{n} evidence", "{n} evidence"),
    Kind.HISTORIAN: Plural("{n} historian", "{n} historians"),
}
_DOES = {
    Relation.SUPPORTS: N_("supports {title}"),
    Relation.CHALLENGES: N_("challenges {title}"),
    Relation.QUALIFIES: N_("qualifies {title}"),
}
_IS_DONE_BY = {
    Relation.SUPPORTS: N_("supported by {title}"),
    Relation.CHALLENGES: N_("challenged by {title}"),
    Relation.QUALIFIES: N_("qualified by {title}"),
}


def kind_counted(kind: Kind, n: int) -> str:
    """So many cards of a kind, as “12 claims”."""
    return n_(*_COUNTED[kind], n)


def kind_word(kind: Kind) -> str:
    """The kind as it is said of one card within a line."""
    return _(_KINDS[kind])


def kind_title(kind: Kind) -> str:
    """The kind of one card, at the beginning of what is said."""
    return _KIND_TITLES[kind]


def kind_heading(kind: Kind) -> str:
    """The kind as a heading above a card's title."""
    return _KIND_HEADINGS[kind]


def role_word(role: Role) -> str:
    """The role as it is said within a line."""
    return _(_ROLES[role])


def role_title(role: Role) -> str:
    """The role as the title of a section that has none."""
    return _(_TITLES[role])


def relation_word(relation: Relation) -> str:
    """What one card does to another, between the two."""
    return _RELATIONS[relation]


def incoming_word(relation: Relation) -> str:
    """What is done to a card, before the title of the card that does it."""
    return _INCOMING[relation]


def does_to(relation: Relation, title: str) -> str:
    """What a card does to the one of that title, as a part of a sentence."""
    return _(_DOES[relation], title=title)


def done_by(relation: Relation, title: str) -> str:
    """What the card of that title does to this one, as a part of a sentence."""
    return _(_IS_DONE_BY[relation], title=title)
