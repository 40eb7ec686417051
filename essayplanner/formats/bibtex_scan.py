"""BibTeX taken apart: its entries and fields by their places in the file, and what of it stands in no field.

An entry that is broken ends where the next one begins at the start of a line, so that it takes no other with it.
Nothing is looked through more than a few times, however it is broken.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_ENTRY = re.compile(r"(?<![\w.\\])@[ \t]*+([^\W\d_][\w:+.-]*+)\s*+[{(]")
_NAME = r"[^\W\d][\w:+./-]*+"
#: The beginnings of entries whose kind, or a sign beside it, was damaged.
_DAMAGED = rf"^[ \t]*+(?:@([^\n%]{{0,40}}?)|([^\n@%>]{{0,40}}?))[{{(](?=[^{{}}=@\n,]{{0,200}},\s*+{_NAME}[ \t]*+=)"
_BRACELESS = rf"^[ \t]*+@([^\n%]{{1,80}}?)(?=,\s*+{_NAME}[ \t]*+=)"
_BEGINS = re.compile(rf"(?:(?<![ \t])[ \t]++)?{_ENTRY.pattern}|{_DAMAGED}|{_BRACELESS}", re.MULTILINE)
_NEXT = r"\n[ \t]*+@[ \t]*+[^\W\d_][\w:+.-]*+[ \t]*+[{(](?=[^{}=@]{0,200}[,=])"
_FIELD = re.compile(rf"({_NAME})[ \t\n]*+=\s*+")
_GAP = re.compile(r"(?:[\s,;]++|%[^\n]*+(?:\n|\Z))*+")
_JOINT = re.compile(r"\s*+#\s*+")
_SIGNS = re.compile(rf"{_NEXT}|\\?[{{}}\"]")
_JUNK = re.compile(rf"(?:(?!{_NAME}[ \t\n]*=)(?:[^\W\d][\w:+./-]*+|[^\n,{{}}\"@]))+|.", re.DOTALL)
_WORD = r"[^\s,#{{}}\"=@{0}]+"
_BARE = {
    close: re.compile(rf"{word}(?:[ \t]+(?!{word}\s*=){word})*+")
    for close, word in {"}": _WORD.format(""), ")": _WORD.format(")")}.items()
}
#: What follows a value that ended where it was meant to.
_FOLLOWS = re.compile(rf"(?:\s++|%[^\n]*+\n)*+(?:#|[)}}]|,?(?:\s++|%[^\n]*+\n)*+(?:[)}}]|@|\Z|{_NAME}\s*=))")
_GOES_ON = re.compile(rf"\s*+,?\s*+{_NAME}\s*+=\s*+(?:[\"{{]|\w+\s*[,}}])")
#: Another field inside a value: a brace is missing before it.
_SWALLOWED = re.compile(rf",[ \t]*\n\s*{_NAME}[ \t]*=[ \t]*[\"{{\w]")
_KEY_ENDS = re.compile(r"=|\n[ \t]*@|(?<!\w)@\w+[ \t]*\{|\}")
_LAST_NAME = re.compile(rf"(?<![^\s,{{(]){_NAME}\s*\Z")
#: No key is looked for further, in characters.
_LONGEST_KEY = 1_000


class Field(NamedTuple):
    """A field: its name in small letters, where that begins, and where the pieces of its value begin and end."""

    name: str
    start: int
    pieces: tuple[tuple[int, int], ...]


class Entry(NamedTuple):
    """An entry or `@string`: its kind in small letters, its key, its fields, and where it begins and ends.

    `open_at` is where a brace or quotation mark stands that nothing closes, or -1; `unended` where its own last brace
    is missing; `junk` are the places of words in it that belong to no field.
    """

    kind: str
    key: str
    fields: tuple[Field, ...]
    start: int = 0
    end: int = 0
    open_at: int = -1
    unended: bool = False
    junk: tuple[tuple[int, int], ...] = ()


class Lines:
    """Which line of a text a place stands in."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def at(self, place: int) -> int:
        """The line, from 1."""
        return bisect_right(self._ends, place - 1) + 1


def entries(text: str) -> Iterator[Entry]:
    """The entries and `@string`s of a file, in order; what stands in a comment is none."""
    scan = _Scan(text)
    place = looked = 0
    is_comment = False
    while match := _BEGINS.search(text, place):
        line = text.rfind("\n", looked, match.start()) + 1
        is_comment = text.find("%", line or looked, match.start()) >= 0 or (is_comment and not line)
        looked = match.start()
        place = match.end()
        kind = next(filter(None, match.groups()), "").strip().lower()
        if kind == "comment":
            place = scan.past_comment(place)
        elif not is_comment and kind != "preamble":
            entry = scan.entry(match.start(), kind, place)
            place = entry.end
            yield entry


def value(text: str, field: Field) -> str:
    """The value of a field as it is written, without its outer marks."""
    return "".join(piece_text(text, piece) for piece in field.pieces).strip()


def piece_text(text: str, piece: tuple[int, int]) -> str:
    """What stands in one piece of a value."""
    start, end = piece
    return text[start + 1 : end - 1] if text[start] in '{"' else text[start:end]


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._comments_end = self._escapes_help = self._junk_ends = True

    def past_comment(self, place: int) -> int:
        """The end of a comment that begins in braces before `place`; the place itself where it never ends."""
        end = self._closing(place, "}", skip_entries=True) if self._comments_end else -1
        self._comments_end = end >= 0
        return end if end >= 0 else place

    def entry(self, start: int, kind: str, place: int) -> Entry:
        """The entry whose brace opens before `place`."""
        text, close = self._text, ")" if self._text[place - 1] == "(" else "}"
        key = ""
        if kind != "string":
            key, place = self._key(place, close)
        fields: list[Field] = []
        junk: list[tuple[int, int]] = []
        while True:
            place = _GAP.match(text, place).end()  # type: ignore[union-attr]
            sign = text[place : place + 1]
            if not sign or (sign == "@" and _ENTRY.match(text, place)):
                swallowed = fields and _SWALLOWED.search(text, fields[-1].pieces[0][0], place)
                open_at = fields[-1].pieces[0][0] if swallowed else -1
                return Entry(kind, key, tuple(fields), start, place, open_at, True, tuple(junk))
            if sign in (close, "}"):
                place += 1
                if not _GOES_ON.match(text, place):
                    return Entry(kind, key, tuple(fields), start, place, -1, False, tuple(junk))
            elif name := _FIELD.match(text, place):
                pieces, place = self._value(name.end(), close)
                if place < 0:
                    stop = self._stop(-place)
                    return Entry(kind, key, tuple(fields), start, stop, -place, False, tuple(junk))
                if pieces:
                    fields.append(Field(name[1].lower(), name.start(), pieces))
            else:
                end = self._closing(place + 1, "}") if sign == "{" and self._junk_ends else -1
                self._junk_ends = self._junk_ends and (sign != "{" or end >= 0)
                end = end if end >= 0 else _JUNK.match(text, place).end()  # type: ignore[union-attr]
                junk.append((place, end))
                place = end

    def _key(self, place: int, close: str) -> tuple[str, int]:
        """The key, which may be none or hold what no key should, and where the fields begin."""
        text, most = self._text, place + _LONGEST_KEY
        ends = _KEY_ENDS.search(text, place, most)
        while ends and ends[0] == "}" and text.count("{", place, ends.start()) > text.count("}", place, ends.start()):
            ends = _KEY_ENDS.search(text, ends.end(), most)
        stretch = text[place : ends.start() if ends else min(most, len(text))]
        if ends and ends[0] == "=":
            name = _LAST_NAME.search(stretch)
            stop = name.start() if name else len(stretch)
            return " ".join(stretch[:stop].strip().rstrip(",").split()), place + stop
        key, comma, _rest = stretch.partition(",")
        key = key if comma else key.partition("\n")[0]
        key = key.removesuffix(close) if close == ")" else key
        return " ".join(key.split()), place + len(key) + len(comma)

    def _value(self, place: int, close: str) -> tuple[tuple[tuple[int, int], ...], int]:
        """The pieces of the value that begins here, and its end; less than 0, where it opens, if it has none."""
        text = self._text
        pieces: list[tuple[int, int]] = []
        while True:
            sign = text[place : place + 1]
            if sign == "{":
                end = self._braced(place + 1)
            elif sign == '"':
                end = self._closing(place + 1, '"')
            else:
                bare = _BARE[close].match(text, place)
                end = bare.end() if bare else place
            if end < 0:
                return (), -place
            if end > place:
                pieces.append((place, end))
            joint = _JOINT.match(text, end)
            if not joint:
                return tuple(pieces), end
            place = joint.end()

    def _braced(self, place: int) -> int:
        """Behind the brace that closes: to BibTeX `\\}` closes too, to many who write it, it does not."""
        end = self._closing(place, "}")
        is_plain = end >= 0 and not re.search(r"\\[{}]", self._text[place:end])
        if is_plain or (end >= 0 and _FOLLOWS.match(self._text, end) and not self._is_last(end)):
            return end
        if self._escapes_help:
            other = self._closing(place, "}", with_escapes=True)
            if other >= 0 and _FOLLOWS.match(self._text, other):
                return other
            self._escapes_help = other >= 0
        return end

    def _is_last(self, place: int) -> bool:
        """Whether the file or the next entry comes next, though the entry itself has not ended."""
        place = _GAP.match(self._text, place).end()  # type: ignore[union-attr]
        return self._text[place : place + 1] in ("", "@")

    def _closing(self, place: int, mark: str, *, with_escapes: bool = False, skip_entries: bool = False) -> int:
        """Behind the mark that closes what was opened before `place`; -1 where the next entry or the end comes first.

        Where a brace closes more than was opened, -1 too. A quotation mark closes where a field can end.
        """
        depth = 0
        for sign in _SIGNS.finditer(self._text, place):
            text = sign[0]
            if text[0] == "\n":
                if skip_entries:
                    depth += text[-1] == "{"
                    continue
                return -1
            if with_escapes and text in ("\\{", "\\}"):
                continue
            last = text[-1]
            if last == mark and depth == 0 and (mark == "}" or _FOLLOWS.match(self._text, sign.end())):
                return sign.end()
            if last == "{":
                depth += 1
            elif last == "}":
                depth -= 1
                if depth < 0:
                    return -1
        return -1

    def _stop(self, place: int) -> int:
        """Where an entry ends in which something is left open at `place`: at the next one, or with the file."""
        found = _STOP.search(self._text, place)
        return found.start() if found else len(self._text)


_STOP = re.compile(_NEXT)
