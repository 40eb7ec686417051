"""The words of a question that an answer comes back to, and whether a text speaks of them.

Words are compared by their stems: “purge” is there where “purges” is asked about, “Stalinist” where it is Stalin,
“religious” where it is religion.
"""

import re
from functools import lru_cache

from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.domain.question import Part, Reading
from essayplanner.domain.text import as_typed

_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouy]")
#: Endings, the longest first, what stands in their place, and how many letters are left at least.
_ENDINGS = (
    ("isations", "", 4),
    ("izations", "", 4),
    ("isation", "", 4),
    ("ization", "", 4),
    ("ically", "", 5),
    ("ising", "", 4),
    ("izing", "", 4),
    ("omies", "om", 2),
    ("omics", "om", 2),
    ("ship", "", 5),
    ("ians", "ia", 4),
    ("ists", "", 5),
    ("isms", "", 5),
    ("ised", "", 4),
    ("ized", "", 4),
    ("omic", "om", 2),
    ("omy", "om", 2),
    ("ian", "ia", 4),
    ("ary", "", 6),
    ("ies", "y", 2),
    ("ist", "", 5),
    ("ism", "", 5),
    ("ise", "", 5),
    ("ize", "", 5),
    ("sis", "s", 3),
    ("ing", "", 3),
    ("ed", "", 3),
    ("s", "", 3),
)
_KEPT = ("ss", "us", "eed", "thing")


def terms(reading: Reading) -> frozenset[str]:
    """The stems of what a question is about, what its factor is weighed against included: without the words that tell
    what is to be done, those that say nothing of their own, and numbers."""
    told = {stem(word) for text in reading.texts(Part.COMMAND) for word in _words(text)}
    asked = (reading.question, *reading.texts(Part.OTHER))
    return frozenset().union(*map(stems, asked)) - told


def touches(text: str, terms: frozenset[str]) -> bool:
    """Whether a text has any of the words, in whatever form; of no words it never has one."""
    return not terms.isdisjoint(stems(text))


def touched(text: str, terms: frozenset[str]) -> frozenset[str]:
    """Which of the words a text has."""
    return terms & stems(text)


@lru_cache(40_000)  # the coach reads every card at every step
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something of their own."""
    general = vocabulary().general
    return frozenset(stem(word) for word in _words(text) if word not in general)


def _words(text: str) -> list[str]:
    """The words that say something, as they are compared."""
    stop = vocabulary().stop
    return [word for word in _WORD.findall(as_typed(text)) if len(word) > 1 and word not in stop]


@lru_cache(20_000)
def stem(word: str) -> str:
    """The part of a word that its forms and its kin have in common; the word is in lower case and without accents."""
    word = vocabulary().kin.get(word, word)
    for ending, instead, left in _ENDINGS:
        begin = word[: -len(ending)]
        if word.endswith(ending) and len(begin) >= left and not word.endswith(_KEPT) and _VOWEL.search(begin):
            word = begin + instead
            if ending in ("ing", "ed") and len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            elif ending == "s":
                return stem(word)
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
