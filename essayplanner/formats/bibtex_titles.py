"""BibTeX whose titles keep their capitals: pandoc makes “Stalin's Terror” into “Stalin's terror” unless braces say no.

Each value of a title field gets one more pair of braces; not a line is added or taken away.
"""

import re

_TITLES = frozenset(
    re.findall(
        r"\w+",
        """title subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon maintitle mainsubtitle
        maintitleaddon issuetitle issuesubtitle journaltitle journalsubtitle eventtitle origtitle reprinttitle
        series""",
    )
)
_ENTRY = re.compile(r"@\s*(\w+)\s*[{(]")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:+-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"]+")
_JOINT = re.compile(r"\s*#\s*")


def keep_capitals(bibtex: str) -> str:
    """The same file with every title between one more pair of braces."""
    inserted: list[tuple[int, str]] = []
    place = 0
    while entry := _ENTRY.search(bibtex, place):
        place = entry.end()
        if entry[1].lower() in ("comment", "preamble", "string"):
            continue
        key_ends = bibtex.find(",", place)
        if key_ends < 0:
            break
        place = _fields(bibtex, key_ends, inserted)
    pieces = []
    done = 0
    for where, brace in sorted(inserted):
        pieces += [bibtex[done:where], brace]
        done = where
    return "".join([*pieces, bibtex[done:]])


def _fields(text: str, place: int, inserted: list[tuple[int, str]]) -> int:
    """Reads the fields of one entry; gives where they end."""
    while field := _FIELD.match(text, place):
        is_title = field[1].lower() in _TITLES
        place = field.end()
        while True:
            end = _piece(text, place)
            if end <= place:
                return place
            if is_title and text[place] in '{"' and end - place > 2:
                inserted += [(place + 1, "{"), (end - 1, "}")]
            place = end
            if not (joint := _JOINT.match(text, place)):
                break
            place = joint.end()
    return place


def _piece(text: str, place: int) -> int:
    """Where the value that begins here ends: in braces, in quotation marks, a number or an abbreviation."""
    if text[place : place + 1] == "{":
        return _closing(text, place + 1, "}")
    if text[place : place + 1] == '"':
        return _closing(text, place + 1, '"')
    bare = _BARE.match(text, place)
    return bare.end() if bare else place


_SIGNS = re.compile(r'\\.|[{}"]', re.DOTALL)


def _closing(text: str, place: int, mark: str) -> int:
    """Behind the mark that closes what was opened before `place`; the end of the text where there is none."""
    depth = 0
    for sign in _SIGNS.finditer(text, place):
        if sign[0] == mark and depth == 0:
            return sign.end()
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}":
            depth -= 1
            if depth < 0:
                return 0
    return 0
