"""The text of a passage as a student would copy it out: lines, hyphens at their ends and ligatures of print undone."""

import re
import unicodedata

from essayplanner.domain.text import clean_line, clean_text

_SOFT = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_LIGATURES = re.compile("[ﬀ-ﬆ]")
#: A hyphen in a word that goes on in the next line.
_BROKEN = re.compile(rf"(?<=[^\W_])([{_HYPHENS}{_SOFT}])[ \t]*\n[ \t]*(?=[^\W_])")
#: The word, or its part, that ends there, with what it hangs on to; and the one that begins there.
_BEFORE = re.compile(rf"([^\W_]+[{_HYPHENS}’'])?([^\W_]+)\Z")
_BEHIND = re.compile(rf"([^\W_]+)([{_HYPHENS}][^\W_])?")
_WITH_HYPHEN = re.compile(r"(?<![^\W_])[^\W_]+-[^\W_]+")
#: No word is longer, in characters, as far as this looks.
_LONGEST = 60
#: What stands before a hyphen of its own, and seldom ends a syllable at which a word is broken, as “ex” does.
_OWN = frozenset(("self", "non", "half", "well", "all", "quasi", "pseudo"))
#: A line that is so much shorter than the longest one, and ends a sentence, ends a paragraph.
_SHORT = 0.75
_SENTENCE_END = re.compile(r"[.!?:…][”’\"')\]]*\d{0,3}\Z")


def readable(text: str) -> str:
    """The passage with its lines joined, and a blank line between its paragraphs.

    Paragraphs are what blank lines part; and a line that ends a sentence, and is clearly shorter than the longest one,
    ends one. A hyphen at the end of a line is the word’s own where a capital or a figure comes after it (Anglo-Saxon,
    1928-32), where the word has another one (mother-in-law), where it stands behind what takes one (self-made), or
    where the passage has the word with its hyphen elsewhere; else it is the line’s, and goes. Soft hyphens and
    ligatures of print are undone. Nothing else is changed.
    """
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), clean_text(text))
    elsewhere = {word.lower() for word in _WITH_HYPHEN.findall(text)}
    text = _BROKEN.sub(lambda found: found[1] if _is_own(found, elsewhere) else "", text).replace(_SOFT, "")
    return "\n\n".join(filter(None, (clean_line(each) for each in _paragraphs(text))))


def _is_own(found: re.Match[str], elsewhere: set[str]) -> bool:
    """Whether the hyphen is the word’s own."""
    before = _BEFORE.search(found.string[max(0, found.start() - _LONGEST) : found.start()])
    behind = _BEHIND.match(found.string[found.end() : found.end() + _LONGEST])
    if found[1] == _SOFT or before is None or behind is None:
        return False
    has_another = bool((before[1] and before[1][-1] in _HYPHENS) or behind[2])
    word = f"{before[2]}-{behind[1]}".lower()
    return has_another or not behind[1][0].islower() or before[2].lower() in _OWN or word in elsewhere


def _paragraphs(text: str) -> list[str]:
    found = []
    for part in re.split(r"\n[ \t]*\n", text):
        lines = part.split("\n")
        longest = max(map(len, lines))
        begins = 0
        for number, line in enumerate(lines, start=1):
            if number == len(lines) or (len(line) < _SHORT * longest and _SENTENCE_END.search(line.rstrip()[-20:])):
                found.append("\n".join(lines[begins:number]))
                begins = number
    return found
