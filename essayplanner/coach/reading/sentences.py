"""The sentences of a question, its text as it is compared, and what stands around it and is none of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.coach.reading.edges import trimmed
from essayplanner.coach.reading.years import Years
from essayplanner.domain.text import fold

#: No longer sentence is read, in letters, and no more of them.
LONGEST_SENTENCE, MOST_SENTENCES = 700, 12
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\n": " ", "\t": " ", "\xa0": " "})
_END = re.compile(
    r"""[.?!…]+["'’”»)]*(?=\s)|"""
    r"""["'’”»](?=[\s:–—-]+(?:[Hh]ow|[Tt]o what|[Dd]o|[Dd]iscuss|[Aa]ssess|[Ee]valuate|Examine|Is|Explain|Critically)"""
    r"""\b)|"""
    r"""\s?[:–—](?=\s*(?:[Dd]iscuss|[Hh]ow far do you agree)\W*\Z)|"""
    r"""[:;](?=\s+["'‘“«])|\n+"""
)
#: What ends with a full stop and ends no sentence.
_SHORT = re.compile(r"(?:(?<!\w)\w|(?<!\w)(?:c|ca|dr|mr|mrs|st|gen|vs|no|prof|col|rev))\.\Z", re.IGNORECASE)
_OF_SOURCE = re.compile(
    r"(?<!\w)(?:source|extract|passage|document|interpretation)s?(?:\s+(?:\w,?|and|to|or))*\s+\w\.\Z", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\s*(?:[\[(]\s*\d{1,2}\s*marks?\s*[\])])?\s*(?:q(?:uestion)?\.?\s*\d{1,2}\s*[.):]*|\d{1,2}\s*[.):])?\s*(?:\([a-h]\))?[.):]*\s*",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\s*(?:[\[(]\s*(?:total\s*)?\d{1,2}(?:\s*marks?)?\s*[\])]|\d{1,2}\s*marks?)\s*\Z", re.IGNORECASE)


class Sentence(NamedTuple):
    """A sentence, from one letter up to another, without the marks around it; `is_asked` where a question mark ends
    it."""

    start: int
    end: int
    is_asked: bool


def compared(question: str, years: Sequence[Years]) -> str:
    """The question letter for letter as it is compared: no capitals, no accents, straight quotation marks, and without
    the years that stand at its end, or apart from the rest."""
    text = fold(question).translate(_PLAIN)
    for found in reversed(years):
        start, end = found.phrase_start, found.phrase_end
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if before.endswith((" and", " or")) and any(each.end + 6 > len(before) for each in years if each.end < start):
            continue  # “of 1536 and 1549”
        if question[end:].lstrip() != after and not text[end : end + 2].strip():  # more years follow
            continue
        has_end = not after or (after[0] in ".?!,;:\"')[" and (after[0] != "'" or after[1:2] != "s"))
        is_apart = before.endswith((",", "(")) or (not before and (found.start > start or found.when.last))
        if has_end or (is_apart and after[:1] in ",)") or (not before and (found.start > start or found.when.last)):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def around(question: str) -> tuple[int, int]:
    """Where the question begins after its number, and where it ends before its marks."""
    begin = _NUMBER.match(question)
    start = begin.end() if begin else 0
    marks = _MARKS.search(question[-40:])
    end = len(question) - (len(question[-40:]) - marks.start()) if marks else len(question)
    return (start, end) if start < end else (0, len(question))


def sentences(question: str, start: int, end: int) -> list[Sentence]:
    """The sentences between two letters, each no longer than is read."""
    ends: list[tuple[int, int]] = []
    found: list[Sentence] = []
    for mark in _END.finditer(question, start, end):
        before = question[max(start, mark.start() - 40) : mark.end()]
        if not _SHORT.search(before) or _OF_SOURCE.search(before):
            ends.append((mark.start(), mark.end()))
        if len(ends) > MOST_SENTENCES:
            break
    at = start
    for last, after in [*ends, (end, end)]:
        numbered = _NUMBER.match(question, at, after) if found else None
        first, stop = trimmed(question, numbered.end() if numbered else at, after)
        if first < stop:
            found.append(Sentence(first, stop, "?" in question[stop:after] or "?" in question[last:after]))
        at = after
    return found
