"""Where words begin and end in the text of a page, as a hand that selects would have them."""

import unicodedata

#: What holds two parts of a word together: hyphens, those that are soft, apostrophes, and what Hebrew has for these.
_HYPHENS = "-\u00ad\u2010\u2011"
_WITHIN = f"'’ʼ\u05be\u05f3\u05f4{_HYPHENS}"
#: What holds two figures together: 854,300 and 3.5 and 10:30.
_IN_NUMBERS = ".,:/٫٬"
#: What closes the words before it, and what opens those behind.
_CLOSE, _OPEN = ".,;:!?)]}”’»\"'…", "“‘«„‚([{\"'"
#: No word is longer, in characters.
_LONGEST = 200


def is_within(text: str, place: int) -> bool:
    """Whether a place lies in a word: between two letters or figures, or at what holds them together, as does a hyphen
    at the end of a line."""
    if not 0 < place < len(text):
        return False
    if _is_mark(text[place]):
        return not text[place - 1].isspace()
    before, after = _letter_before(text, place), _letter_after(text, place)
    if before < 0 or after < 0:
        return False
    between = text[before + 1 : after]
    if not between:
        return True
    if text[before].isdecimal() and text[after].isdecimal() and between in _IN_NUMBERS:
        return True
    if between == "." and text[before].isupper() and text[after].isupper():
        return True  # U.S.S.R.
    sign = between[0]
    return sign in _WITHIN and (len(between) == 1 or (sign in _HYPHENS and between[1:].strip(" ") == "\n"))


def word_of(text: str, place: int) -> tuple[int, int]:
    """Between which places the word stands in which a place lies; the place twice where it lies in none."""
    first = last = place
    while is_within(text, first) and place - first < _LONGEST:
        first -= 1
    while is_within(text, last) and last - place < _LONGEST:
        last += 1
    return first, last


def word_or_sign(text: str, place: int) -> tuple[int, int]:
    """The word at a place, which may begin or end there, or the signs there that are none."""
    for at in (place, place + 1, place - 1):
        first, last = word_of(text, at)
        if first < last and first <= place <= last:
            return first, last
    if place < len(text) and not text[place].isspace():
        return place, place + 1
    return (place - 1, place) if place and not text[place - 1].isspace() else (place, place)


def begins(text: str, place: int) -> bool:
    """Whether a word begins at a place, or signs that are none."""
    if not 0 <= place < len(text) or text[place].isspace() or is_within(text, place):
        return False
    return not place or not (_is_sign(text[place - 1]) and _is_sign(text[place]))


def trimmed(text: str, first: int, last: int, *, at_first: bool = True, at_last: bool = True) -> tuple[int, int]:
    """Two places in a text, the first behind what closes the words before it, such as the stop of the last sentence,
    and the last before what only opens those behind; both as they are where nothing would be left."""
    begin, end = first, last
    if at_first and first and not text[first - 1].isspace():
        while begin < last and text[begin] in _CLOSE:
            begin += 1
        if begin < last and not text[begin].isspace():
            begin = first  # “.45”, “’twas”: it belongs to what is behind it
    if at_last and last < len(text) and not text[last].isspace():
        while end > first and text[end - 1] in _OPEN:
            end -= 1
        if end > first and not text[end - 1].isspace():
            end = last
    return (begin, end) if text[begin:end].strip() else (first, last)


def _letter_before(text: str, place: int) -> int:
    """Where the last letter or figure before a place stands, or its mark, over no more than a hyphen and an end of a
    line; -1 where none does."""
    return next((at for at in range(place - 1, max(-1, place - 5), -1) if _is_of_word(text[at])), -1)


def _letter_after(text: str, place: int) -> int:
    return next((at for at in range(place, min(len(text), place + 4)) if _is_of_word(text[at])), -1)


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or _is_mark(sign)


def _is_sign(sign: str) -> bool:
    return not sign.isspace() and not _is_of_word(sign)


def _is_mark(sign: str) -> bool:
    return not sign.isascii() and unicodedata.category(sign).startswith("M")
