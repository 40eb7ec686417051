"""BibTeX's entries and fields by their places in the file, for what is mended before pandoc reads it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_ENTRY = re.compile(r"@\s*(\w+)\s*[{(]\s*")
_FIELD = re.compile(r"\s*+(?:,\s*+)?([A-Za-z][\w:+-]*+)\s*+=\s*+")
_BARE = re.compile(r"[^\s,#{}()\"]+")
_JOINT = re.compile(r"\s*#\s*")
_SIGNS = re.compile(r'\\.|[{}"]', re.DOTALL)


class Field(NamedTuple):
    """A field: its name in small letters, where that begins, and where the pieces of its value begin and end."""

    name: str
    start: int
    pieces: tuple[tuple[int, int], ...]


class Entry(NamedTuple):
    """An entry or `@string`: its kind in small letters, its key, and its fields as far as they can be read."""

    kind: str
    key: str
    fields: tuple[Field, ...]


class Edit(NamedTuple):
    """A stretch of the text, and what stands there instead."""

    start: int
    end: int
    text: str


def entries(text: str) -> list[Entry]:
    """The entries and `@string`s of a file, in order; what stands in a comment is none."""
    found = []
    place = looked = 0
    is_comment = False
    while match := _ENTRY.search(text, place):
        line = text.rfind("\n", looked, match.start()) + 1
        is_comment = text.find("%", line or looked, match.start()) >= 0 or (is_comment and not line)
        looked = match.start()
        place = match.end()
        kind = match[1].lower()
        if kind in ("comment", "preamble") or is_comment:
            continue
        key = ""
        if kind != "string":
            ends = text.find(",", place)
            if ends < 0:
                break
            key, place = text[place:ends].strip(), ends
        fields, place = _fields(text, place)
        found.append(Entry(kind, key, tuple(fields)))
    return found


def value(text: str, field: Field) -> str:
    """The value of a field as it is written, without its outer marks."""
    pieces = [text[start:end] for start, end in field.pieces]
    return "".join(piece[1:-1] if piece[0] in '{"' else piece for piece in pieces).strip()


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; they do not overlap."""
    pieces = []
    done = 0
    for start, end, new in sorted(edits):
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])


def _fields(text: str, place: int) -> tuple[list[Field], int]:
    """The fields of one entry, and where they end."""
    fields: list[Field] = []
    while match := _FIELD.match(text, place):
        place = match.end()
        pieces = []
        while (end := _piece(text, place)) != place:
            if end < 0:  # what was looked through is not looked through again, which would take the square of the time
                return fields, -end
            pieces.append((place, end))
            place = end
            if not (joint := _JOINT.match(text, place)):
                break
            place = joint.end()
        if not pieces:
            break
        fields.append(Field(match[1].lower(), match.start(1), tuple(pieces)))
    return fields, place


def _piece(text: str, place: int) -> int:
    """Where the value that begins here ends: in braces, in quotation marks, a number or an abbreviation.

    Gives the place itself where none begins, and less than 0 (the place of the brace) where a brace breaks it off.
    """
    if text[place : place + 1] == "{":
        return _closing(text, place + 1, "}")
    if text[place : place + 1] == '"':
        return _closing(text, place + 1, '"')
    bare = _BARE.match(text, place)
    return bare.end() if bare else place


def _closing(text: str, place: int, mark: str) -> int:
    """Behind the mark that closes what was opened before `place`, or the end of the text.

    Where a brace closes more than was opened, the place of that brace, less than 0.
    """
    depth = 0
    for sign in _SIGNS.finditer(text, place):
        if sign[0] == mark and depth == 0:
            return sign.end()
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}":
            depth -= 1
            if depth < 0:
                return -sign.start()
    return len(text)  # so that nothing is looked for behind it, which would take the square of the time
