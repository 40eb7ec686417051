"""Text as it is let into a notebook."""

import re
import unicodedata
from functools import cache

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_SPACES = re.compile(r"\s+")
#: No letter carries more marks: Unicode's own bound (UAX 15), for to put n of them in order takes the square of n.
_MOST_MARKS = 30
_MANY_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def clean_text(text: str) -> str:
    """Running text without control characters, lone surrogates or direction overrides.

    Control characters break DOCX and XML exports and direction overrides can make a card read
    other than it is stored; both are taken out at the door. Line ends become ``\\n``, the
    composition NFC. Spaces at the end of the whole text are kept, so that typing is never undone.
    """
    text = _BIDI.sub("", _UNWANTED.sub("", _NEWLINES.sub("\n", text)))
    return text if text.isascii() else unicodedata.normalize("NFC", _MANY_MARKS.sub(_with_few_marks, text))


def _with_few_marks(run: re.Match[str]) -> str:
    """The run without the marks on one letter that are too many."""
    kept, marks = [], 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def clean_line(text: str) -> str:
    """One line: as `clean_text`, with every run of white space made one space and the ends trimmed."""
    return _SPACES.sub(" ", clean_text(text)).strip()


@cache
def _folded_character(character: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", character) if not unicodedata.combining(c))
    return (plain if len(plain) == 1 else character).lower()[:1]


def fold(text: str) -> str:
    """The text with case and accents taken off, letter for letter: positions stay what they were."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, text))


#: Letters that Unicode does not take apart, and how they are typed without them.
_TYPED_AS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'"}
)


#: Marks that nobody sees, beside those that Unicode calls formats: joiners of letters and variants of their shape.
_UNSEEN = frozenset(map(chr, (0x034F, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


@cache
def _typed_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.lower().translate(_TYPED_AS))
    return "".join(
        c for c in plain if not (unicodedata.combining(c) or unicodedata.category(c) == "Cf" or c in _UNSEEN)
    )


def as_typed(text: str) -> str:
    """The text as it is searched: no case, no accents, no marks that nobody sees (soft hyphens, joiners, directions),
    ligatures taken apart (“ﬁ” is “fi”, “œ” is “oe”)."""
    if text.isascii():
        return text.lower()
    return "".join(map(_typed_character, text))


#: What parts the thousands of a number, by country: comma, stop, apostrophe, and spaces of all widths.
THOUSANDS = ",.'’\u00a0\u2009\u202f "
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:[{THOUSANDS}][0-9]{{3}})+(?![0-9])")


def joined_numbers(text: str) -> list[str]:
    """The numbers of a text whose thousands are parted, without what parts them: “1108” of “1,108”."""
    return [
        re.sub("[^0-9]", "", found[0])
        for found in _GROUPED.finditer(text)
        if text[max(found.start() - 1, 0)] not in "0123456789.," or not found.start()
    ]


_BETWEEN_WORDS = re.compile(r"[\W_]+")
#: A letter of its own, after every “и”, though Unicode takes it apart.
_SHORT_I = str.maketrans(dict.fromkeys("йЙ", "и\U0002a6d6"))


def in_order(text: str) -> tuple[str, str, str]:
    """The key by which texts are sorted as a reader looks for them: “Émile” among the E, “‘Excesses’” there too.

    First all letters count without case, accents and marks, then with accents, then as they are written. That is the
    order of most European languages, whatever the computer's own: the same notebook has one order everywhere.
    """
    letters = as_typed(text if text.isascii() else unicodedata.normalize("NFC", text).translate(_SHORT_I))
    return _BETWEEN_WORDS.sub(" ", letters).strip(), text.casefold(), text


def typed_positions(text: str) -> list[int]:
    """For each letter of `as_typed(text)`, the index in `text` of the letter it came from."""
    return [index for index, character in enumerate(text) for _ in as_typed(character)]


#: Marks that a keyboard has no key for, or that a text program puts in by itself, and the one that is typed.
PLAIN_MARKS = str.maketrans(dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‐‑‒–—―−", "-"))


def as_called(text: str) -> str:
    """A title as it is compared with what somebody calls it: no case, straight quotation marks, short dashes."""
    return clean_line(clean_line(text).translate(PLAIN_MARKS).casefold())


#: So much of a text is taken apart at once.
_STRETCH = 100_000


def words_of(text: str) -> int:
    """The number of words, counted as runs between white space."""
    count = len(text[:_STRETCH].split())
    for start in range(_STRETCH, len(text), _STRETCH):  # all at once, a long text takes ten times its memory
        in_a_word = not text[start - 1].isspace() and not text[start].isspace()
        count += len(text[start : start + _STRETCH].split()) - in_a_word
    return count


def shorten(text: str, length: int) -> str:
    """The text in one line of at most `length` characters, with an ellipsis where it was cut."""
    most = 8 * length + 1000  # of a text that is blank for longer nothing is shown
    line = clean_line(text[:most])
    return line if len(line) <= length and len(text) <= most else line[: length - 1].rstrip() + "…"


def put_together(text: str, more: str, between: str = "\n\n") -> str:
    """Two texts as one, by default with a blank line between; one that is a whole part of the other is not repeated."""
    first, second = text.strip(), more.strip()
    if not second or _is_part(second, first, between):
        return text
    return more if not first or _is_part(first, second, between) else f"{first}{between}{second}"


def _is_part(part: str, text: str, between: str) -> bool:
    return f"{between}{part}{between}" in f"{between}{text}{between}"
