"""What stands at the beginning of a note before its words, its words without marks, and a title made of them."""

import re
from typing import NamedTuple

from essayplanner.domain.attributions import PLACE, attribution
from essayplanner.domain.cited import plain_text
from essayplanner.domain.dates_in_notes import dates_in
from essayplanner.domain.marked_text import runs_of
from essayplanner.domain.text import clean_line

#: Characters that a proposed title has at most.
LONGEST_TITLE = 80
#: As little as this says too little to end a title before the next comma.
_ENOUGH = 24

_BULLET = re.compile(r"[–—•·*-]\s+")
_PLACE_FIRST = re.compile(rf"\(?({PLACE})\)?\s*[:.,–—-]\s+(?=\S)", re.IGNORECASE)
_PLACE_LAST = re.compile(rf"\s*\(({PLACE})\)\.?\Z", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…])[”’\")\]]*\s+(?=[“‘\"'(\[]?[A-ZÀ-Þ0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:pp?|[Vv]ol|[Nn]os?|[Cc]h|c|ca|cf|St|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Sgt|Rev|ed|eds|v|vs|e\.g|i\.e)|\b[A-Z])\.\Z"
)
_AFTER_DATE = re.compile(r"\s*[:–—-]\s*|,\s+(?=[A-Z“‘])|\s+(?=[A-Z“‘])")


class Begun(NamedTuple):
    """What a note says beside its words: `when` as it is written, a page or section, and whom it names with the year
    and title of what work, `at_end` if it is behind the words; `rest` are its words without them."""

    rest: str
    when: str = ""
    place: str = ""
    name: str = ""
    year: str = ""
    work: str = ""
    at_end: bool = False


def plain_words(text: str) -> str:
    """The words of a piece of Markdown, without emphasis and links; in one line."""
    return clean_line(plain_text(runs_of(text)))


def begun(text: str, people: frozenset[str] = frozenset(), *, with_date: bool = True, with_place: bool = True) -> Begun:
    """A note taken apart: “Service p. 210: leaders knew …”, “p. 3: …”, “1 Dec 1934: shot …”, “… (p. 12)”.

    A name without a page is only taken for one where it is among the `people`, as `as_name` writes them. Without date
    or place, these stay where they stand.
    """
    rest, when, place = plain_words(text), "", ""
    if bullet := _BULLET.match(rest):
        rest = rest[bullet.end() :]
    named = attribution(rest, people) if with_place else None
    if named:
        rest, place = named.rest, named.place
    if with_place and not place and (found := _PLACE_FIRST.match(rest)):
        place, rest = found[1], rest[found.end() :]
    elif with_place and not place and (found := _PLACE_LAST.search(rest)) and found.start():
        place, rest = found[1], rest[: found.start()]
    if with_date and (dates := dates_in(rest[:80])) and not dates[0].start:
        after = _AFTER_DATE.match(rest, dates[0].end)
        if after and after.end() < len(rest):
            when, rest = dates[0].words, rest[after.end() :]
    whose = (named.name, named.year, named.work, named.at_end) if named else ()
    return Begun(rest, when, place, *whose)


def title_of(words: str) -> tuple[str, bool]:
    """A title for plain words, their first sentence or what of it is short enough, and whether it says all of them.

    It begins with a capital letter, and no word is cut.
    """
    first = _first_sentence(words)
    whole = first == words
    if len(first) > LONGEST_TITLE:
        first, whole = _shorter(first), False
    title = first.rstrip()
    if title.endswith(".") and not title.endswith("..") and not _ABBREVIATED.search(title):
        title = title[:-1]
    return capital_first(title), whole


def capital_first(words: str) -> str:
    """The words with a capital where they begin; a mark before them stays."""
    at = next((place for place, letter in enumerate(words[:3]) if letter.isalnum()), 0)
    if words[at : at + 1].islower() and not words[at + 1 : at + 2].isupper():
        return words[:at] + words[at].upper() + words[at + 1 :]
    return words


def _first_sentence(words: str) -> str:
    for end in _SENTENCE.finditer(words[:600]):
        before = words[: end.start()]
        if len(before) > 2 and not _ABBREVIATED.search(before):
            return words[: end.end()].rstrip()
    return words


def _shorter(sentence: str) -> str:
    head = sentence[: LONGEST_TITLE - 1]
    clauses = [found.start() for found in re.finditer(r"[;:,]\s|\s[–—-]\s", head) if found.start() >= _ENOUGH]
    if clauses:
        return head[: clauses[-1]] + "…"
    cut = head.rfind(" ") if sentence[len(head)] != " " else len(head)
    return (head[:cut] if cut > 0 else sentence.split(" ")[0]).rstrip(" ,;:–—-") + "…"
