"""Packs in: one TOML file that a teacher can write by hand. docs/pack-format.md describes it."""

import re
from typing import Any

from essayplanner.domain.packs import Pack
from essayplanner.formats.pack_problems import PackError, Problems
from essayplanner.formats.pack_reader import read_tables
from essayplanner.formats.pack_tables import Table

__all__ = ["LARGEST", "PackError", "read_pack"]

#: A pack file is not larger than this, in bytes: 10,000 cards. The worst found of that size takes 10 s and 0.6 GB.
LARGEST = 5_000_000

#: tomllib takes 3 s for a key of 20,000 parts and all memory for one of 100,000.
_MANY_PARTS = re.compile(
    r"""(?<![\w-])(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')(?:[ \t]*+\.[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')){50}"""
)
#: tomllib takes 120 bytes for each digit.
_MANY_DIGITS = re.compile(r"\b0[xob][0-9A-Fa-f_]{100}")
_CURLY = "“”„‟‘’‚‛«»"
_CURLY_AT_END = re.compile(r"[“”„‟][\s,\]}]*\Z")
_MENDS = (
    ("Invalid value", "a text stands in quotation marks, a list in [ ]"),
    ("Expected '=' after a key", "a field is written name = value; a text stands in quotation marks"),
    ("Invalid initial character for a key", "a field is written name = value"),
    ("Expected newline or end of document", 'write one field in a line; a quotation mark inside a text is written \\"'),
    ('Expected "\'"', "close the quotation mark"),
    ("Unterminated string", "close the quotation mark"),
    ("Illegal character '\\n'", 'close the quotation mark in the same line, or put a text of many lines between """'),
    ("Illegal character", "take out the character that cannot be seen, or type the text again"),
    ("Invalid statement", "a line begins with the name of a field, with [ or with #"),
    ("Unescaped '\\'", "write \\\\ for a backslash"),
    ("Unclosed array", "close the list with ]"),
    ("Unclosed inline table", "close the table with }, and keep it in one line"),
    ("Duplicate inline table key", "write the field once"),
    ("Cannot overwrite a value", "write the field once"),
    ("Cannot declare", "write [[...]] with two brackets for something that may come many times"),
    ("Cannot mutate immutable namespace", "write it either as a list of {...} or as [[...]], not as both"),
    ("Expected ']", "close the brackets"),
    ("Exceeds the limit", "write a shorter number, or a text in quotation marks"),
    ("Invalid date", "write a date as a text, in quotation marks"),
)


def read_pack(text: str | bytes, name: str) -> Pack:
    """The pack that a file's text says; `name` is the file's, for the message.

    Raises PackError with every problem's line, field and mend.
    """
    source = _source(text, name)
    problems = Problems()
    try:
        pack = read_tables(Table(_values(source, name), (), problems))
        told = problems.told(source)
    except RecursionError:
        raise PackError(
            name, ["line 1: lists and tables stand too deep inside each other: use fewer levels."]
        ) from None
    if told:
        raise PackError(name, told, problems.more)
    return pack


def _source(text: str | bytes, name: str) -> str:
    if len(text) > LARGEST:
        raise PackError(name, [f"line 1: the file is larger than {LARGEST // 1_000_000} MB: make several packs of it."])
    if isinstance(text, bytes):
        text = _decoded(text, name)
    return text.removeprefix("\ufeff")


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise PackError(name, ["line 1: the file is written in UTF-16: save it as UTF-8."])
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PackError(name, [f"line {line}: the letters are not written in UTF-8: save the file as UTF-8."]) from None


def _values(source: str, name: str) -> dict[str, Any]:
    import tomllib

    if many := _MANY_PARTS.search(source):
        line = source.count("\n", 0, many.start()) + 1
        raise PackError(name, [f"line {line}: a name of more than fifty parts with dots between them: leave it out."])
    if many := _MANY_DIGITS.search(source):
        line = source.count("\n", 0, many.start()) + 1
        raise PackError(name, [f"line {line}: a number of more than a hundred digits: leave it out."])
    try:
        return tomllib.loads(source)
    except ValueError as error:
        said = str(error)
        place = re.search(r" \(at line (\d+), column (\d+)\)\Z", said)
        line = int(place[1]) if place else source.count("\n") + 1 if "end of document" in said else 1
        text = source.rstrip("\n").split("\n")[:line][-1]
        raise PackError(
            name, [f"line {line}: this cannot be read{_mend(said, text, int(place[2]) if place else 0)}."]
        ) from None


def _mend(said: str, line: str, column: int) -> str:
    """What to do about what tomllib said of a line, counting columns from 1; else its own words."""
    mend = next((mend for start, mend in _MENDS if said.startswith(start)), "")
    unclosed = "close the" in mend and _CURLY_AT_END.search(line)
    if unclosed or (column and line[column - 1 : column] in [*_CURLY]):
        mend = 'write straight quotation marks (" at both ends of a text), not “ ”'
    return f": {mend}" if mend else f" ({said[:200]}): compare it with a pack that works"
