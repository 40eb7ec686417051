"""The patterns of `questions.toml`, which are words as they stand, made into regular expressions."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

#: So many letters at most stand in one place of a pattern.
LONGEST_PLACE = 400
_PIECE = re.compile(r"\{(\w+)\}|<(\w+)>|[()\[\]|:,«»]|[^\s()\[\]|:,«»<>{}]+")
_MARKS = {"(": "(?:", ")": ")", "[": "(?:", "]": ")?", "|": "|", "«": "(?P<claim>", "»": r")\s*"}
_PLACES = {
    "letters": r"[a-h0-9ivx]{1,3}(?:(?:, | and |, and | or | to |-)[a-h0-9ivx]{1,3}){0,4}",
    "adjective": r"(?!(?:the|a|an|far|much|many|long|often|old|come|to|we|you|they|it)(?!\w))[\w-]+(?: [\w-]+){0,2}?",
    "adverb": r"\w+ly|well",
    "doing": rf"\w+ing(?!\w)(?: .{{0,{LONGEST_PLACE}}})?",
    "noun": r"(?!(?:the|a|an)(?!\w))[\w-]+(?: (?!(?:of|in|to|for|was|were)(?!\w))[\w-]+){0,3}?",
    "few": r"(?:(?!(?:the|a|an|of)(?!\w))[\w-]+,? ){0,5}?",
}
_WORD_START, _WORD_END = r"(?<!\w)", r"(?!\w)[,\s]*"


class Pattern(NamedTuple):
    """A pattern: all of it, and as a text what stands before its colon, the command alone (all where it has none)."""

    whole: re.Pattern[str]
    head: str

    def is_head(self, words: str) -> bool:
        """Whether words are the command alone."""
        return re.fullmatch(self.head, words) is not None


def compiled(says: str, lists: Mapping[str, str]) -> Pattern:
    """What a pattern of the file says; `lists` are the alternatives by name."""
    head, colon, _rest = says.partition(":")
    expression = _expression(says.replace(":", " : ", 1) if colon else f"{says} :", lists)
    return Pattern(re.compile(f"(?P<head>{expression}"), _expression(head, lists))


def inverted(says: str) -> str:
    """The pattern of a clause as it stands in a question, its verb in front: “{factor} <be> …” is “<be> {factor} …”."""
    first, _space, rest = says.partition(" ")
    verb = next((verb for verb in ("<be>", "<may>") if rest.startswith(f"{verb} ")), "")
    return f"{verb} {first} {rest.removeprefix(verb).lstrip()}" if verb else f"<do> {says}"


def _expression(says: str, lists: Mapping[str, str]) -> str:
    named: set[str] = set()
    return "".join(_pieces(says, lists, named))


def _pieces(says: str, lists: Mapping[str, str], named: set[str]) -> Iterator[str]:
    for piece in _PIECE.finditer(says):
        place, choice = piece[1], piece[2]
        if place:
            inner = _PLACES.get(place, rf"\S.{{0,{LONGEST_PLACE}}}?")
            yield f"(?P<{place}>{inner})[,\\s]*" if place != "few" else inner
        elif choice:
            words = sorted(lists[choice].split("|"), key=len, reverse=True)
            alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
            name = "?:" if choice in named else f"?P<{choice}>"
            named.add(choice)
            yield f"{_WORD_START}({name}{alternatives}){_WORD_END}"
        elif piece[0] == ":":
            yield ")"
        elif piece[0] == ",":
            yield r"(?:(?<=,)|[,:;]|\s[–—-])\s*"
        else:
            yield _MARKS.get(piece[0]) or f"{_WORD_START}{re.escape(piece[0])}{_WORD_END}"
