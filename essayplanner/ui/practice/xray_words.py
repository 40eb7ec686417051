"""What is said while a model essay is turned back into its plan."""

from collections.abc import Mapping, Sequence

from essayplanner.coach.xray import Does
from essayplanner.coach.xray_plans import Bone
from essayplanner.domain.words import kind_word
from essayplanner.language import Plural, _, join_facts, n_

#: What a sentence may do, in the order of the buttons, with the key that says so.
KEYS: Mapping[Does, str] = {
    Does.CLAIM: "C",
    Does.EVIDENCE: "E",
    Does.HISTORIAN: "H",
    Does.EXPLAINS: "X",
    Does.NOTHING: "0",
}
_TITLES = {
    Does.CLAIM: _("Claim"),
    Does.EVIDENCE: _("Evidence"),
    Does.HISTORIAN: _("Historian"),
    Does.EXPLAINS: _("Explains"),
    Does.NOTHING: _("Nothing"),
}
_GUESSES = {
    Does.CLAIM: _("A claim? It is the first of its paragraph. Enter takes that."),
    Does.EVIDENCE: _("Evidence? It has a date or a figure. Enter takes that."),
    Does.HISTORIAN: _("A historian? It names one whom you know. Enter takes that."),
}


_COUNTS = {
    Does.CLAIM: Plural("{n} claim", "{n} claims"),
    Does.EVIDENCE: Plural("{n} piece of evidence", "{n} pieces of evidence"),
    Does.HISTORIAN: Plural("{n} historian", "{n} historians"),
    Does.EXPLAINS: Plural("{n} explanation", "{n} explanations"),
}


def count_words(does: Does, count: int) -> str:
    """How often a plan does that."""
    return n_(*_COUNTS[does], count)


def title_of(does: Does) -> str:
    """What a sentence does, in a word."""
    return _TITLES[does]


def guess_sentence(guess: Does | None) -> str:
    """What is guessed of a sentence, and why; empty where nothing is."""
    return _GUESSES.get(guess, "") if guess else ""


def place_sentence(at: int, of: int) -> str:
    """The how manieth sentence of how many."""
    if at >= of:
        return n_("{n} sentence is sorted", "All {n} sentences are sorted", of)
    return _("Sentence {place} of {count}", place=at + 1, count=of)


def hint() -> str:
    """The keys by which sentences are sorted, in words."""
    return _("C E H X say what it does · 0 or Space nothing · Enter takes the guess · Backspace takes back · ← → walk")


def bone_words(bone: Bone) -> str:
    """How long a paragraph is to be, and how many cards it has."""
    words = n_("{n} word", "{n} words", bone.words) if bone.words else ""
    cards = n_("{n} card", "{n} cards", len(bone.kinds)) if bone.kinds else _("no cards")
    return join_facts((words, cards))


def bone_spoken(bone: Bone, mark: str = "") -> str:
    """A paragraph as a screen reader says it, with what else is said of it."""
    kinds: Sequence[str] = [
        _("{kind} with a note", kind=kind_word(kind)) if noted else kind_word(kind)
        for kind, noted in zip(bone.kinds, bone.noted, strict=True)
    ]
    return join_facts((f"{bone.number} {bone.title}", mark, ", ".join(kinds), bone_words(bone)))
