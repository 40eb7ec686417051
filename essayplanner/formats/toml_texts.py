"""The values in the text of a TOML file that somebody wrote by hand, or what to do about it, by line."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from essayplanner.formats.toml_problems import FaultsError, Problems, at_line, told
from essayplanner.formats.toml_tables import Table
from essayplanner.language import N_, _

Read = TypeVar("Read")

#: tomllib takes 3 s for a key of 20,000 parts and all memory for one of 100,000.
_MANY_PARTS = re.compile(
    r"""(?<![\w-])(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')(?:[ \t]*+\.[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')){50}"""
)
#: tomllib takes 120 bytes for each digit.
_MANY_DIGITS = re.compile(r"\b0[xob][0-9A-Fa-f_]{100}")
_NOTEBOOK = b"SQLite format 3\0"
_CURLY = "“”„‟‘’‚‛«»"
_CURLY_AT_END = re.compile(r"[“”„‟][\s,\]}]*\Z")
_MENDS = (
    ("Invalid value", N_("put a text in quotation marks, and a list in [ ]")),
    ("Expected '=' after a key", N_("a field is written name = value, with any text in quotation marks")),
    ("Invalid initial character for a key", N_("a field is written name = value")),
    (
        "Expected newline or end of document",
        N_('write one field per line; inside a text, write a quotation mark as \\"'),
    ),
    ("Expected \"'", N_("close the quotation mark")),
    ("Unterminated string", N_("close the quotation mark")),
    (
        "Illegal character '\\n'",
        N_('close the quotation mark on the same line, or put a text of several lines between """'),
    ),
    ("Illegal character", N_("take out the invisible character, or type the text again")),
    ("Invalid statement", N_("begin the line with the name of a field, with [ or with #")),
    ("Unescaped '\\'", N_("write \\\\ for a backslash")),
    ("Unclosed array", N_("close the list with ]")),
    ("Unclosed inline table", N_("close the table with }, and keep it on one line")),
    ("Duplicate inline table key", N_("write the field once")),
    ("Cannot overwrite a value", N_("write the field once")),
    ("Cannot declare", N_("write [[...]] with two brackets for something that may come many times")),
    ("Cannot mutate immutable namespace", N_("write it either as a list of {...} or as [[...]], not as both")),
    ("Expected ']", N_("close the brackets")),
    ("Exceeds the limit", N_("write a shorter number, or a text in quotation marks")),
    ("Invalid date", N_("write a date as a text, in quotation marks")),
)


def read_toml(
    text: str | bytes, name: str, largest: int, made: Callable[[Table], Read], error: type[FaultsError]
) -> tuple[Read, tuple[str, ...]]:
    """What is `made` of the table of a whole file, of at most `largest` bytes; and what may not be as it was meant.

    Raises `error`, which tells every problem's line, field and mend; `name` is the file's, for the message.
    """
    problems = Problems()
    try:
        source = _source(text, largest)
        read = made(Table(_values(source), (), problems))
        faults, remarks = told(problems.found, source), told(problems.remarks, source)
    except _UnreadableError as wrong:
        raise error(name, [wrong.problem]) from None
    except RecursionError:
        sentence = _("lists and tables are nested too deeply: use fewer levels.")
        raise error(name, [at_line(1, sentence)]) from None
    if faults:
        raise error(name, faults, problems.more)
    return read, tuple(remarks)


class _UnreadableError(Exception):
    """The text is no TOML; `problem` says where and why."""

    def __init__(self, line: int, sentence: str) -> None:
        self.problem = at_line(line, sentence)
        super().__init__(self.problem)


def _source(text: str | bytes, largest: int) -> str:
    if len(text) > largest:
        sentence = _("the file is larger than {most} MB: divide it into several files.", most=largest // 1_000_000)
        raise _UnreadableError(1, sentence)
    if isinstance(text, bytes):
        text = _decoded(text)
    return text.removeprefix("\ufeff")


def _decoded(data: bytes) -> str:
    if data.startswith(_NOTEBOOK):
        raise _UnreadableError(1, _("this is a notebook, not a text: choose a file that ends in .toml."))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError(1, _("the file is in UTF-16: save it as UTF-8."))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        sentence = _("this is not in UTF-8: save the file as UTF-8.")
        raise _UnreadableError(line, sentence) from None


def _values(source: str) -> dict[str, Any]:
    import tomllib

    if many := _MANY_PARTS.search(source):
        line = source.count("\n", 0, many.start()) + 1
        sentence = _("a name has more than fifty parts with dots between them: leave it out.")
        raise _UnreadableError(line, sentence)
    if many := _MANY_DIGITS.search(source):
        line = source.count("\n", 0, many.start()) + 1
        raise _UnreadableError(line, _("a number has more than a hundred digits: leave it out."))
    try:
        return tomllib.loads(source)
    except ValueError as error:
        said = str(error)
        place = re.search(r" \(at line (\d+), column (\d+)\)\Z", said)
        line = int(place[1]) if place else source.count("\n") + 1 if "end of document" in said else 1
        text = source.rstrip("\n").split("\n")[:line][-1]
        problem = _unreadable(said, text, int(place[2]) if place else 0)
        raise _UnreadableError(line, problem) from None


def _unreadable(said: str, line: str, column: int) -> str:
    """What to do about what tomllib said of a line, counting columns from 1; else its own words."""
    mend = next((mend for start, mend in _MENDS if said.startswith(start)), "")
    unclosed = "close the" in mend and _CURLY_AT_END.search(line)
    if unclosed or (column and line[column - 1 : column] in [*_CURLY]):
        mend = N_('write straight quotation marks (" at both ends of a text), not “ ”')
    if mend:
        return _("this cannot be read: {mend}.", mend=_(mend))
    return _("this cannot be read ({said}): compare it with a file that works.", said=said[:200])
