"""What a pack says otherwise than a notebook into which it is imported."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from essayplanner.language import N_, _

_WHAT = {
    "source": N_("source"),
    "debate": N_("debate"),
    "side": N_("side"),
    "card": N_("card"),
    "citation": N_("citation"),
    "link": N_("link"),
    "outline": N_("outline"),
    "section": N_("section"),
    "placement": N_("card in an outline"),
    "demand": N_("demand"),
}

_FIELDS = {
    "": "",
    "title": N_("title"),
    "kind": N_("kind"),
    "text": N_("text"),
    "quotation": N_("quotation"),
    "idea": N_("idea"),
    "voice": N_("what is exported"),
    "when": N_("date"),
    "undated": N_("reason for no date"),
    "caution": N_("caution"),
    "aliases": N_("other names"),
    "short": N_("short form"),
    "side": N_("side"),
    "stand": N_("place on the side"),
    "claim_kind": N_("kind of claim"),
    "tags": N_("tags"),
    "csl": N_("details"),
    "source_class": N_("primary or secondary"),
    "question": N_("question"),
    "name": N_("name"),
    "says": N_("what it says"),
    "is_between": N_("whether it is the middle ground"),
    "locator": N_("locator"),
    "via": N_("where it was found quoted"),
    "relation": N_("relation"),
    "because": N_("reason"),
    "thesis": N_("thesis"),
    "words": N_("words"),
    "dates": N_("years"),
    "scheme": N_("mark scheme"),
    "minutes": N_("minutes"),
    "shape": N_("sections and cards"),
    "role": N_("role"),
    "note": N_("note"),
    "slots": N_("what is to be filled in"),
    "order": N_("order"),
    "is_goal": N_("whether it is a goal"),
    "is_off": N_("whether it is left aside"),
}


class PackChange(NamedTuple):
    """One thing, or one field of it, that is to be other; `mine` is what stands in the notebook, `theirs` what the pack
    says. Without a field it is about the whole thing, which is there or not.
    """

    table: str
    uid: str
    title: str
    field: str
    mine: str
    theirs: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.table}:{self.uid}:{self.field}"

    @property
    def what(self) -> str:
        """What sort of thing it is, in a word or two."""
        return _(_WHAT[self.table])

    @property
    def of(self) -> str:
        """The field, in a word or two; empty for the whole thing."""
        word = _FIELDS[self.field]
        return _(word) if word else ""


class PackChanges(NamedTuple):
    """What an import of a pack does: what it adds, updates and takes away where the student changed nothing, and of
    what he is asked. `gone` are things that are no longer in the pack and stay. `newer` is the version that was
    imported before, where that is newer.
    """

    new: tuple[PackChange, ...] = ()
    updated: tuple[PackChange, ...] = ()
    asked: tuple[PackChange, ...] = ()
    gone: tuple[PackChange, ...] = ()
    newer: str = ""


class Unplaced(NamedTuple):
    """A card or section that cannot stand where an outline of a pack has it: the titles of both, and why, as a
    sentence. What is under it is left out too."""

    outline: str
    what: str
    why: str
    is_card: bool = True


def things(changes: Iterable[PackChange]) -> int:
    """How many things are changed, however many fields of each."""
    return len({(each.table, each.uid) for each in changes})


def is_older(version: str, than: str) -> bool:
    """Whether a version comes before another, by the numbers in them; where they have none, nobody can tell."""
    one, other = ([int(number) for number in re.findall(r"\d{1,9}", each)] for each in (version, than))
    return bool(one and other) and one < other
