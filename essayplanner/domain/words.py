"""What is said of a section's role and of a card's relation to another one, in the reader's language."""

from essayplanner.domain.cards import Relation
from essayplanner.domain.outline import Role
from essayplanner.language import N_, _, p_

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


def role_word(role: Role) -> str:
    """The role as it is said within a line."""
    return _(_ROLES[role])


def role_title(role: Role) -> str:
    """The role as the title of a section that has none."""
    return _(_TITLES[role])


def relation_word(relation: Relation) -> str:
    """What one card does to another, between the two."""
    return _RELATIONS[relation]
