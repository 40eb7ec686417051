"""The people and places that a question names: those that the notebook knows, and those that can be nothing else."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.domain.question import Known, Mark, Part
from essayplanner.domain.text import fold

_LOOKED_UP = (Part.PERSON, Part.PLACE, Part.TOPIC)
#: No more names are marked.
MOST = 40
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3}")
#: What makes a place a part of the name of something else: “the Vietnam War”, “the Congress of Vienna”.
_IN_NAME, _OF_NAME = re.compile(r"\w| [A-Z]"), re.compile(r"(?<=\w )[A-Z]\w+ of \Z")
_THE = re.compile(r"\b[Tt]he \Z")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")


def names_in(question: str, known: Iterable[Known], starts: Iterable[int]) -> list[Mark]:
    """People, places and other names that are known, and people and places whose name says so, in order.

    `starts` are where sentences begin, at which a capital letter says nothing.
    """
    words = list(_WORD.finditer(question))
    found = [*_known(question, words, known), *_places(question, words), *_people(question, words, frozenset(starts))]
    taken: list[Mark] = []
    for mark in found:
        if len(taken) == MOST:
            break
        if all(mark.end <= other.start or other.end <= mark.start for other in taken):
            taken.append(mark)
    return sorted(taken, key=lambda mark: mark.start)


def _known(question: str, words: list[re.Match[str]], known: Iterable[Known]) -> Iterator[Mark]:
    """Names of the notebook, the longest first."""
    text = fold(question)
    heads = {fold(word[0]) for word in words}
    wanted = [each for each in known if _head(each.name) in heads and each.part in _LOOKED_UP]
    for name, part in sorted({(each.name, each.part) for each in wanted}, key=lambda each: (-len(each[0]), each[0])):
        for found in re.finditer(rf"(?<!\w){re.escape(fold(name))}(?!\w)", text):
            written = question[found.start() : found.end()]
            if part is Part.TOPIC or (written[0].isupper() and not _is_of_longer_name(question, found.span())):
                yield Mark(part, found.start(), found.end(), written)


@lru_cache(20_000)  # asked of every name of the notebook at each letter that is typed
def _head(name: str) -> str:
    """The first word of a name, as it is compared; empty where it has none."""
    found = _WORD.search(fold(name))
    return found[0] if found else ""


def _is_of_longer_name(question: str, span: tuple[int, int]) -> bool:
    """Whether a single word is a part of a thing's name: “Conquest” in “the Norman Conquest of England”."""
    start, end = span
    if " " in question[start:end]:
        return False
    before = re.search(r"(?<!\w)the (?:[^\W\d_][\w-]* )?\Z", question[max(0, start - 40) : start])
    if not before or (not before[0].removeprefix("the ").istitle() and before[0] != "the "):
        return False
    after = re.match(r" ([^\W_]+)", question[end : end + 40])
    return not after or fold(after[1]) in vocabulary().stop


def _places(question: str, words: list[re.Match[str]]) -> Iterator[Mark]:
    names = _place_heads()
    for word in words:
        for name in names.get(word[0].split("-")[0], ()):
            end = word.start() + len(name)
            if question.startswith(name, word.start()) and not _IN_NAME.match(question, end):
                if _OF_NAME.search(question, max(0, word.start() - 30), word.start()):
                    break
                yield Mark(Part.PLACE, word.start(), end, name)
                break


def _place_heads() -> dict[str, tuple[str, ...]]:
    heads: dict[str, tuple[str, ...]] = {}
    for name in sorted(vocabulary().places, key=len, reverse=True):
        head = re.split(r"[ -]", name)[0]
        heads[head] = (*heads.get(head, ()), name)
    return heads


def _people(question: str, words: list[re.Match[str]], starts: frozenset[int]) -> Iterator[Mark]:
    """People by their rank, their number, or what is theirs."""
    known = vocabulary()
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _goes_on(question, words, at, end):
            end += 1
        if end == at:
            at += 1
            continue
        first = at
        if first + 1 < end and words[first][0] in known.ranks:
            first += 1
        elif words[first].start() in starts and end - first == 1:
            at = end
            continue
        has_rank = first > at
        start, stop = words[at if has_rank and end - first == 1 else first].start(), words[end - 1].end()
        has_number = end - first > 1 and bool(_NUMBER.fullmatch(words[end - 1][0]))
        is_owner = bool(_POSSESSIVE.match(question, stop)) and not _THE.search(question, 0, words[at].start())
        if (
            (has_rank or has_number or is_owner)
            and not any(word[0] in known.others for word in words[first:end])
            and words[end - 1][0] not in known.ranks
        ):
            yield Mark(Part.PERSON, start, stop, question[start:stop])
        at = end


def _goes_on(question: str, words: list[re.Match[str]], at: int, end: int) -> bool:
    """Whether the word at `end` belongs to the capital words that begin at `at`."""
    word = words[end][0]
    if end > at and _NUMBER.fullmatch(word):
        return True
    if not word[0].isupper() or fold(word) in vocabulary().stop or (len(word) > 4 and word.isupper()):
        return False
    return end == at or question[words[end - 1].end() : words[end].start()] in (" ", ". ")
