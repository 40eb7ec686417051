"""Structures and mark schemes as values: shapes an essay can have, and what a board asks of it."""

from enum import StrEnum
from typing import NamedTuple

from essayplanner.domain.dates import show_date
from essayplanner.domain.outline import Role
from essayplanner.domain.question import Task
from essayplanner.language import N_, _, join_facts, n_

#: No more goals than this are kept in mind at once.
MOST_GOALS = 3


class Basis(StrEnum):
    """Where a fact of a scheme comes from: the board's own paper, another page, or nobody checked it."""

    BOARD = "board"
    SECONDARY = "secondary"
    UNCHECKED = "unchecked"

    @property
    def word(self) -> str:
        """How it is said of a fact, in the reader's language."""
        return _(_BASES[self])


_BASES = {
    Basis.BOARD: N_("from the board"),
    Basis.SECONDARY: N_("from another page than the board’s"),
    Basis.UNCHECKED: N_("not checked"),
}


#: What a title or a hint of a part may hold in braces: {claim} is the claim inside as the question has it (“the main
#: reason”), {view} all that it claims, {was} the verb before the factor, {how} a command that asks how far or how much.
FIELDS = (
    "factor",
    "other",
    "side",
    "source",
    "claim",
    "view",
    "topic",
    "years",
    "place",
    "person",
    "question",
    "was",
    "how",
)
#: What the sentence of a demand may hold in braces.
DEMAND_FIELDS = ("years", "factor")
#: Stands for the day on which something was looked up, where nobody noted it.
UNKNOWN_DAY = "unknown"
#: No title of a section that is proposed has more letters.
MOST_LETTERS = 60


class Slot(StrEnum):
    """A place in a section that waits for a card or a note; it is filled by the first card of its kind."""

    THESIS = N_("Thesis")
    CRITERIA = N_("Criteria")
    POINT = N_("Point")
    EVIDENCE = N_("Evidence")
    BECAUSE = N_("Because")
    EXPLAIN = N_("Explain")
    SO_WHAT = N_("So what")
    HOWEVER = N_("However")
    HISTORIAN = N_("Historian")
    LINK = N_("Link back")
    JUDGEMENT = N_("Judgement")

    @property
    def word(self) -> str:
        """The same in the reader's language."""
        return _(self.value)

    @property
    def key(self) -> str:
        """What stands for it in files, whatever it is called: “so-what”."""
        return self.name.lower().replace("_", "-")


#: By what stands for it in files.
SLOTS = {slot.key: slot for slot in Slot}


class Each(StrEnum):
    """For what of a reading a part of a shape stands once each; `NOTHING`: it stands once."""

    NOTHING = ""
    FACTOR = "factor"
    OTHER = "other"
    SIDE = "side"
    SOURCE = "source"


class Stance(StrEnum):
    """Whether a part argues for what the question claims, or against it; `NOTHING` where neither."""

    NOTHING = ""
    FOR = "for"
    AGAINST = "against"


class ShapePart(NamedTuple):
    """A section that a shape makes.

    `title` and `hint` may hold the `FIELDS`; `fallback` stands instead of a title for which the reading has nothing
    (with “|” between them, several titles), and a part without it is left out then. `weight` is its share of the words
    among those of the other parts, `hint` what the student is to write there. Where the title names nothing that cards
    could speak of, the `stance` tells which side of a debate they are taken from.
    """

    title: str
    role: Role = Role.PARAGRAPH
    weight: int = 10
    slots: tuple[Slot, ...] = ()
    hint: str = ""
    each: Each = Each.NOTHING
    fallback: str = ""
    stance: Stance = Stance.NOTHING


class Shape(NamedTuple):
    """The parts of an essay in order, and for which tasks they are good (none: for any); `is_own` tells that a
    student or teacher added it."""

    key: str
    title: str
    about: str = ""
    tasks: tuple[Task, ...] = ()
    parts: tuple[ShapePart, ...] = ()
    is_own: bool = False


class ProposedSection(NamedTuple):
    """A section as a shape proposes it for a question: `words` and `minutes` are its share of those of the essay (0:
    none), `cards` the ids of the cards that fit, in the order in which they would be used."""

    title: str
    role: Role = Role.PARAGRAPH
    slots: tuple[Slot, ...] = ()
    hint: str = ""
    words: int = 0
    minutes: int = 0
    cards: tuple[int, ...] = ()


class ProposedPlan(NamedTuple):
    """The sections that a shape proposes for a question, and the length and the time that they share."""

    shape: str = ""
    sections: tuple[ProposedSection, ...] = ()
    words: int = 0
    minutes: int = 0


class Demand(NamedTuple):
    """Something a scheme asks of the essay: a sentence that may hold the `DEMAND_FIELDS`, why, and the keys of the
    coach's rules that check it (none: the student ticks it off by hand). `basis` is where it comes from."""

    key: str
    sentence: str
    why: str = ""
    rules: tuple[str, ...] = ()
    basis: Basis = Basis.UNCHECKED


class Scheme(NamedTuple):
    """What a board asks of one kind of essay. `marks`, `minutes` and `words` are 0 where nobody said.

    `weighs_provenance` says that there are marks for judging sources, `shapes` are the keys of those that suit it,
    `basis` that of its numbers; `worked_out_from` says what minutes or words were worked out from that the board does
    not give itself. `source`, `checked_on` (a day, or `UNKNOWN_DAY`) and `version` say where all of it was found.
    """

    key: str
    board: str
    title: str
    marks: int = 0
    minutes: int = 0
    words: int = 0
    weighs_provenance: bool = False
    shapes: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()
    basis: Basis = Basis.UNCHECKED
    source: str = ""
    checked_on: str = ""
    version: str = ""
    remark: str = ""
    worked_out_from: str = ""
    is_own: bool = False

    @property
    def length(self) -> str:
        """How long it asks one to write, as people say it, and what that was worked out from; empty for no length."""
        times = (
            n_("{n} word", "{n} words", self.words) if self.words else "",
            n_("{n} minute", "{n} minutes", self.minutes) if self.minutes else "",
        )
        said = join_facts(filter(None, times))
        known = self.worked_out_from
        return _("{length}, worked out from {known}", length=said, known=known) if said and known else said

    @property
    def worth(self) -> str:
        """Its marks and its length, as people say them."""
        return join_facts(filter(None, (n_("{n} mark", "{n} marks", self.marks) if self.marks else "", self.length)))

    @property
    def looked_up(self) -> str:
        """A sentence on when it was looked up; empty where there is nothing to be said of it."""
        if self.checked_on == UNKNOWN_DAY:
            return _("The day on which it was looked up is not known")
        return _("Looked up on {day}", day=show_date(self.checked_on)) if self.checked_on else ""


class Structures(NamedTuple):
    """All that can be chosen."""

    shapes: tuple[Shape, ...] = ()
    schemes: tuple[Scheme, ...] = ()

    def shape(self, key: str) -> Shape | None:
        """The shape of that key; None where there is none."""
        return next((each for each in self.shapes if each.key == key), None)

    def scheme(self, key: str) -> Scheme | None:
        """The scheme of that key; None where there is none."""
        return next((each for each in self.schemes if each.key == key), None)
