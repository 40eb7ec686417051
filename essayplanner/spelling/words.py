"""The words of a text that a dictionary is asked about, and the names in it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

#: A letter, a digit or “_”, with the marks on it and what nobody sees within a word (soft hyphens, joiners).
_LETTERS = "[\\w\u0300-\u036f\u00ad\u200c\u200d\u2060]+"
#: What is looked at in one piece. What is passed over stands first: code, the target of a link, a tag, an entity, the
#: key of a note or a citation, a command of TeX, an address. None of it goes back over what it passed, so that any text
#: takes a time that goes with its length.
_PIECE = re.compile(
    r"(?P<other>`[^`\n]*`|\]\([^()\s]*\)|</?\w[^<>\n]*>|&\#?\w+;|\[\^[^\[\]\s]*\]|\\\w+|@[^\s\];,)]*"
    rf"|\w+://\S+|www\.\S+)|(?P<run>{_LETTERS}(?:[.'’\-‐‑]{_LETTERS})*)"
)
#: Letters that Qt counts as two; none of them is in a word that is looked up, so that two of another stand for it.
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_UNSEEN = re.compile("[\u00ad\u200c\u200d\u2060]")
_DOTTED = re.compile(r"[^.]+")
_PARTS = re.compile(r"[^\-‐‑]+")
_ROMAN = re.compile("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")

#: What notes and essays are full of; dictionaries of English lack some.
_OF_ESSAYS = frozenset(
    "al cf ch cit ed eds esp et ff fol ibid nd op passim pp sic trans viz vol vols ancien siècle d'état".split()  # noqa: SIM905
)

#: Languages that are not written in Latin letters, by what Unicode calls theirs.
_SCRIPTS = {
    code: script
    for script, codes in {
        "CYRILLIC": "be bg kk ky mk mn ru sr tg uk",
        "GREEK": "el grc",
        "HEBREW": "he yi",
        "ARABIC": "ar fa ur",
        "ARMENIAN": "hy",
        "GEORGIAN": "ka",
        "DEVANAGARI": "hi mr ne",
    }.items()
    for code in codes.split()
}


class Word(NamedTuple):
    """A word as a dictionary has it, and where it stands in the text, counted as Qt counts (UTF-16)."""

    start: int
    end: int
    text: str


def words(text: str) -> Iterator[Word]:
    """The words that a dictionary may be asked about, those joined by hyphens as one."""
    if not text.isascii():
        text = _WIDE.sub("\ufffc\ufffc", text)
    for piece in _PIECE.finditer(text):
        run = piece["run"]
        if not run or text[piece.end() : piece.end() + 1] == "@":
            continue
        within = run.strip("_")
        start = piece.start() + run.index(within)
        if not within or "_" in within:
            continue
        if "." not in within:
            yield Word(start, start + len(within), _as_in_dictionaries(within))
            continue
        parts = list(_DOTTED.finditer(within))
        if all(part[0][0].isupper() and len(part[0]) > 1 for part in parts[1:]):  # no space after a full stop
            for part in parts:
                yield Word(start + part.start(), start + part.end(), _as_in_dictionaries(part[0]))


def faults(word: Word, known: Callable[[str], bool], script: str = "LATIN") -> Iterator[Word]:
    """What of a word is not known: all of it, or parts between hyphens."""
    if known(word.text) or known(bare(word.text)):
        return
    parts = list(_PARTS.finditer(word.text))
    wrong = [part for part in parts if not (_needs_none(part[0], script) or known(part[0]))]
    if len(word.text) != word.end - word.start:  # what is not seen was taken out: its parts stand elsewhere
        yield from [word] if wrong else []
        return
    for part in wrong:
        yield Word(word.start + part.start(), word.start + part.end(), part[0])


def names_in(text: str) -> set[str]:
    """The words of a text that begin with a capital, as they are without a possessive; joined ones in parts as well."""
    found = set()
    for word in words(text):
        for each in (word.text, *_PARTS.findall(word.text)):
            if each[:1].isupper():
                found.add(bare(each))
    return found


def bare(word: str) -> str:
    """A word without the ending of a possessive."""
    return word.removesuffix("'s")


def script_of(language: str) -> str:
    """What Unicode calls the letters in which a language (“en_GB”) is written."""
    return _SCRIPTS.get(re.split("[-_]", language)[0].lower(), "LATIN")


def _as_in_dictionaries(word: str) -> str:
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _UNSEEN.sub("", word).replace("’", "'"))


def _needs_none(word: str, script: str) -> bool:
    """Whether no dictionary need have it: a letter, a number, an abbreviation, another alphabet."""
    plain = bare(word)
    letters = plain.replace("'", "")
    if len(letters) < 2 or not letters.isalpha():
        return True
    if letters.isupper() or (len(letters) > 2 and letters[-1] == "s" and letters[:-1].isupper()):
        return True
    if plain in _OF_ESSAYS or _ROMAN.fullmatch(plain):
        return True
    if script == "LATIN" and letters.isascii():
        return False
    return not all(unicodedata.name(letter, "").startswith(script) for letter in letters)
