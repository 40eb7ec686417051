"""Names of people as BibTeX writes them: “von Last, Jr, First”, “First von Last”, “{A Body}”, with “and” between."""

import re
from functools import partial

from essayplanner.domain.naming import (
    HONORIFIC,
    LAST_FIRST,
    LAST_INITIALS,
    TITLE,
    Person,
    has_no_surname,
    is_body_in_parts,
    is_plainly_body,
    without_suffix,
)
from essayplanner.domain.reading_names import Listed, read_listed
from essayplanner.formats.tex import read_tex

_AND = r"(?<!\s)\s++and(?=\s)"
#: “Ann Rowe and Jon Moss (eds)”, “edited by Ann Rowe and Jon Moss”: both of them.
_ALL = re.compile(r"[(,] ?eds\.?\)?\Z|\A(?:edited|translated|compiled) by\b|\Aeds\.", re.IGNORECASE)
_SEMICOLON = r";(?=\s)"
_SUFFIX = re.compile(r"(?:jr|sr|[IVX]{2,4}|esq|ph\.? ?d|m\.?d)\.?", re.IGNORECASE)
#: An “and” with nobody before or after it.
_IDLE_AND = re.compile(r"\Aand\s|\sand\Z", re.IGNORECASE)
_PART = re.compile(r"\s*(family|given|prefix|suffix|useprefix|given-i|family-i)\s*=\s*(.*)", re.DOTALL)
#: So many braces around a whole list of people are taken off.
_MOST_BRACES = 3
#: A brace that writes an accent rather than keeping words together.
_TEX = re.compile(r"\{\\[^{}]*(?:\{[^{}]*\}[^{}]*)?\}|\\\W\{[^{}]*\}|\\[a-zA-Z]\{[^{}]*\}")
_FIRST_LETTER = re.compile(r"(?:\{\\|\\)(?:[A-Za-z]+|.)[\s{\\]*([^\W\d_])?|\{|([^\W\d_])")


def read_people(value: str, whole_particles: bool = False) -> list[Listed]:
    """The people in a field, with the roles that words say; `whole_particles` where “von” belongs to the name, as
    `useprefix` says."""
    value = _IDLE_AND.sub("", value.strip())
    for _pair in range(_MOST_BRACES):
        if _is_braced(value) and "," in value and re.search(_AND, value):
            value = value[1:-1].strip()
    pieces = [piece for piece in _split(value, f"{_AND}|{_SEMICOLON}") if piece.strip(" ,;")]
    if len(pieces) > 1 and all(map(LAST_INITIALS.fullmatch, map(str.strip, pieces))):  # “Rowe A and Moss J”
        pieces = [", ".join(piece.strip().rsplit(" ", 1)) for piece in pieces]
    listed = [_listed(piece, whole_particles) for piece in pieces]
    if _ALL.search(value):
        said = next((each.role for each in listed if each.role), "")
        listed = [each._replace(role=each.role or said) for each in listed]
    return listed


def _listed(piece: str, whole: bool) -> Listed:
    if "{" in _TEX.sub("", piece) or "=" in piece:
        return Listed(tuple(filter(None, (_person(piece, whole),))))
    return read_listed(" ".join(read_tex(piece).text.split()), read=partial(_person, whole=whole))


def _is_braced(value: str) -> bool:
    """Whether one pair of braces holds all of it."""
    if not (value.startswith("{") and value.endswith("}")):
        return False
    depth = 0
    for sign in re.finditer(r"\\?[{}]", value):
        depth += 1 if sign[0] == "{" else -1 if sign[0] == "}" else 0
        if depth <= 0:
            return sign.end() == len(value)
    return False


def _split(value: str, pattern: str) -> list[str]:
    """What stands between the matches of a pattern that are in no braces."""
    parts, start, depth = [], 0, 0
    for sign in re.finditer(rf"\\?[{{}}]|{pattern}", value, re.IGNORECASE):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}":
            depth = max(depth - 1, 0)
        elif not depth and sign[0] not in ("\\{", "\\}"):
            parts.append(value[start : sign.start()])
            start = sign.end()
    return [*parts, value[start:]]


def _person(piece: str, whole: bool) -> Person:
    piece = piece.strip().strip(",;").strip()
    if not piece or _is_braced(piece):
        return _clean({"literal": piece})
    parts = [part.strip() for part in _split(piece, ",")]
    if all(_PART.fullmatch(part) for part in parts):
        return _by_parts(parts, whole)
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]):
        return _first_last(parts[0], whole) | {"suffix": parts[1]}
    if len(parts) == 1:
        return _first_last(piece, whole)
    if "{" not in _TEX.sub("", piece) and is_body_in_parts(read_tex(piece).text):
        return _clean({"literal": piece})
    particle, family = _particle(parts[0])
    if len(parts) == 3 and (_SUFFIX.fullmatch(parts[2]) or TITLE.match(parts[2])) and not _SUFFIX.fullmatch(parts[1]):
        parts[1:] = [parts[2], parts[1]]  # “King, Martin Luther, Jr.”
    elif len(parts) == 2:
        parts[1:] = [*reversed(without_suffix(parts[1]))]
    suffix = ", ".join(parts[1:-1])
    return _clean({"family": family, "given": parts[-1], "suffix": suffix, _kept_as(whole): particle})


def _by_parts(parts: list[str], whole: bool) -> Person:
    """“family=Rowe, given=Ann, prefix=von, useprefix=true”."""
    found = {match[1]: match[2].strip() for part in parts if (match := _PART.fullmatch(part))}
    whole = found.get("useprefix", str(whole)).lower() == "true"
    names = {name: found.get(name, "") for name in ("family", "given", "suffix")}
    return _clean(names | {_kept_as(whole): found.get("prefix", "")})


def _first_last(piece: str, whole: bool) -> Person:
    if "{" not in _TEX.sub("", piece):
        name = " ".join(read_tex(piece).text.split())
        if is_plainly_body(name) or has_no_surname(name):
            return {"literal": name}
        last_first = LAST_FIRST.fullmatch(name) or LAST_INITIALS.fullmatch(name)  # “Толстой Л. Н.”, “Thompson EP”
        if last_first and len(last_first[2]) > 1:
            return {"family": last_first[1], "given": last_first[2]}
    words = [word for word in _split(piece, r"(?<![\s~])[\s~]++") if word]
    if len(words) > 2 and HONORIFIC.fullmatch(words[0]) and words[1][:1].isupper():
        words.pop(0)
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        return _first_last(" ".join(words[:-1]), whole) | {"suffix": words[-1]}
    low = [at for at, word in enumerate(words[:-1]) if _is_low(word)]
    if not low:
        return _clean({"family": words[-1] if words else "", "given": " ".join(words[:-1])})
    first, last = low[0], low[-1] + 1
    names = {"family": " ".join(words[last:]), "given": " ".join(words[:first])}
    return _clean(names | {_kept_as(whole): " ".join(words[first:last])})


def _particle(text: str) -> tuple[str, str]:
    """The words in small letters before a family name, and the name."""
    words = [word for word in _split(text, r"(?<![\s~])[\s~]++") if word]
    low = next((at for at, word in enumerate(words) if not _is_low(word)), len(words) - 1)
    return " ".join(words[:low]), " ".join(words[low:])


def _is_low(word: str) -> bool:
    """Whether a word begins with a small letter, as “von” does; what stands in braces does not."""
    found = _FIRST_LETTER.match(word)
    letter = (found[1] or found[2]) if found else None
    return bool(letter) and letter.islower()  # type: ignore[union-attr]


def _kept_as(whole: bool) -> str:
    return "non-dropping-particle" if whole else "dropping-particle"


def _clean(person: Person) -> Person:
    """The person with the text of each part, and without those that are empty."""
    read = {name: " ".join(read_tex(part).text.split()) for name, part in person.items() if part}
    return {name: text for name, text in read.items() if text}
