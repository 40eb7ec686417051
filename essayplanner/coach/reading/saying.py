"""The sentences that are made of what a question claims."""

import re
from collections.abc import Mapping

from essayplanner.coach.reading.edges import trimmed
from essayplanner.coach.reading.vocabulary import Verb, vocabulary
from essayplanner.domain.text import fold

_AND_VERB = re.compile(r"(\b(?:rather than|and|or) )([a-z]+)\b")
_ANY = re.compile(r"(?<=\A )(?:anything|anyone|any)\b")
_SOME = {"anything": "something", "anyone": "someone", "any": "some"}
#: Before these “a” is “an”.
_BEFORE_VOWEL = re.compile(r"\b(a) (?=[aeio]|un(?!i))")


def filled(template: str, groups: Mapping[str, str | None]) -> str:
    """A sentence of the file with what stands in its places."""
    said = re.sub(r"\{(\w+)\}", lambda place: (groups.get(place[1]) or "").strip(" ,"), template)
    return as_sentence(_BEFORE_VOWEL.sub("an ", said) if "a {" in template else said)


def as_sentence(words: str) -> str:
    """These words with a capital and a full stop, without the marks around them; empty for none."""
    said = " ".join(words.split())
    said = said[slice(*trimmed(said, 0, len(said)))]
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def turned(text: str, verb: re.Match[str], subject: tuple[int, int], end: int) -> str:
    """The sentence of a question: its subject up to a comma after it, its verb, and the rest."""
    rest = text[subject[1] : end]
    if fold(text[slice(*subject)]) == "there":
        rest = re.sub(r"^\s*any ", " ", rest)  # “are there any gains” asks whether there are gains
    comma = "," * rest.startswith(",")
    return as_sentence(
        f"{text[slice(*subject)]}{comma} {verb[0] if verb[0].isupper() else fold(verb[0])} {rest.lstrip(' ,')}"
    )


def finite(verb: Verb, auxiliary: str) -> str:
    """The form of a verb without “did”, “does” or “do” before it."""
    return {"did": verb.past, "does": verb.third, "do": verb.base}[auxiliary]


def stated(rest: str, auxiliary: str) -> str:
    """What follows a verb, as a statement has it: “help rather than hinder” helped rather than hindered, and what
    “achieved anything” achieved something."""

    def also(found: re.Match[str]) -> str:
        verb = next(iter(vocabulary().verbs.get(found[2], ())), None)
        return found[1] + (finite(verb, auxiliary) if verb and not verb.is_weak else found[2])

    return _ANY.sub(lambda found: _SOME[found[0]], _AND_VERB.sub(also, rest))
