"""The text that a field of BibTeX says, with TeX's accents, signs and marks read and all other signs left as they are.

It takes one look at each sign, whatever was opened and never closed.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from essayplanner.formats.tex_signs import ACCENTS, BRACKETS, DROPPED, FIRST_DROPPED, NOTHING, SIGNS, SILENT

_TOKEN = re.compile(
    r"""\\(?P<name>[A-Za-z]+)(?P<star>\*?)(?P<gap>[ \t]*(?:\n[ \t]*)?)
    |\\(?P<mark>.)
    |(?P<open>\{)|(?P<close>\})
    |(?P<math>\$)
    |(?P<tie>~)
    |(?P<dashes>-{2,3}(?!-))
    |(?P<quotes>``|''|`|')""",
    re.VERBOSE | re.DOTALL,
)
_ARGUMENT = re.compile(r"\s*\{((?:[^{}\\]|\\.)*)\}", re.DOTALL)
_OPTION = re.compile(r"\s*\[[^\][{}]*\]")
_MATH = re.compile(r"\$((?:[^$\\\n]|\\.){1,400})\$")
_MATH_SIGN = re.compile(r"[\\^_{]")
_FRACTION = re.compile(r"\s*\{(\w{1,20})\}\s*\{(\w{1,20})\}")
_RAISED = re.compile(r"([\^_])(?:\{((?:[^{}\\]|\\[A-Za-z]+\s*\{?)*)\}+|(\w))")
_RAISED_DIGITS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED_DIGITS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_VERBATIM = re.compile(
    r"\\([_%&#$~^{}])(?:\{\})?|\$\s*([<>_])\s*\$"
    r"|\{?\\text(asciitilde|less|greater|underscore)(?:\{\}|\s|\}|(?![A-Za-z]))\}?|\$?\\(sim)(?![A-Za-z])\$?|[{}]"
)
_NAMED = {"asciitilde": "~", "sim": "~", "less": "<", "greater": ">", "underscore": "_"}
_URL = re.compile(r"\s*\\(?:url|href|nolinkurl|path)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?\s*\Z")
_SPACE = re.compile(r"[ \t\n]*")
_ACCENT = re.compile(r"""\\(?:([`'^"~=.])|([uvHckrdbthGU])(?![A-Za-z]))[ \t\n]*""")
_ALONE = {accent: sign for sign, accent in ACCENTS.items() if not sign.isalpha()}
#: So many accents one letter has.
_MOST_ACCENTS = 4
_QUOTES = {"``": "“", "''": "”", "`": "‘"}
#: What may tell that a value needs no reading.
_SPECIAL = re.compile(r"[\\{}$~`']|--")


class Told(NamedTuple):
    """What a value says, and the commands in it that have no sign, each as it is written."""

    text: str
    unknown: tuple[str, ...] = ()


def read_tex(value: str) -> Told:
    """The text of a value without TeX; of a command that is not known the name goes and the argument stays.

    Where it has no argument it stays as it is written, for it may be no command at all: `C:\\Users`.
    """
    return _Reader(value).told() if _SPECIAL.search(value) else Told(value)


def verbatim(value: str) -> str:
    """An address or a number, in which TeX escapes signs and nothing else."""
    if url := _URL.match(value):
        value = url[1]
    return _VERBATIM.sub(lambda sign: sign[1] or sign[2] or _NAMED.get(sign[3] or sign[4], ""), value).strip()


class _Reader:
    """One value while it is read: pieces of text, and for each open brace what is to be done at its end."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._out: list[str] = []
        self._ends: list[Callable[[], None] | None] = []
        self._unknown: list[str] = []
        self._last_quote = max(
            (at for at in range(len(value)) if value[at] == "'" and not value[at + 1 : at + 2].isalnum()), default=-1
        )

    def told(self) -> Told:
        place = 0
        value = self._value
        while match := _TOKEN.search(value, place):
            self._out.append(value[place : match.start()])
            place = self._read(match)
        self._out.append(value[place:])
        while self._ends:
            self._closed()
        return Told(unicodedata.normalize("NFC", "".join(self._out)), tuple(self._unknown))

    def _read(self, match: re.Match[str]) -> int:
        kind, end = match.lastgroup, match.end()
        match kind:
            case "open":
                self._ends.append(None)
            case "close":
                if self._ends:
                    self._closed()
                else:
                    self._out.append("}")
            case "math":
                return self._math(match.start())
            case "tie":
                before, after = self._value[match.start() - 1 : match.start()], self._value[end : end + 1]
                self._out.append(" " if before.strip() and after.strip() else "~")
            case "dashes":
                self._out.append("–" if len(match["dashes"]) == 2 else "—")
            case "quotes":
                self._quote(match["quotes"], match.start())
            case "mark":
                return self._sign(match["mark"], end)
            case _:
                return self._command(match["name"], match["gap"], end)
        return end

    def _closed(self) -> None:
        if at_end := self._ends.pop():
            at_end()

    def _quote(self, mark: str, at: int) -> None:
        opens = at < self._last_quote and self._value[at + 1 : at + 2].isalnum()
        if mark == "'" and opens and (not at or self._value[at - 1] in " ([{\n\t"):
            mark = "`"
        self._out.append(_QUOTES.get(mark, "’"))

    def _math(self, at: int) -> int:
        found = _MATH.match(self._value, at)
        if not found or not _MATH_SIGN.search(found[1]):
            self._out.append("$")
            return at + 1
        self._out.append(read_tex(_RAISED.sub(_raised, found[1])).text)
        return found.end()

    def _sign(self, mark: str, end: int) -> int:
        if mark in ACCENTS and (mark not in "=." or self._value[end : end + 1].strip()):
            return self._accent(ACCENTS[mark], end)
        if mark in "&%$#_{}":
            self._out.append(mark)
        elif mark in ",;: \n\\\t":
            self._out.append(" ")
        elif mark not in "!/-@":
            self._out.append("\\" + mark)
        return end

    def _accent(self, accent: str, place: int) -> int:
        """An accent on the letter, the sign or the group that follows; more accents may stand between."""
        value = self._value
        start = len(self._out)
        place = _SPACE.match(value, place).end()  # type: ignore[union-attr]
        while inner := _ACCENT.match(value, place):
            accent = ACCENTS[inner[1] or inner[2]] + accent
            place = inner.end()
        if value[place : place + 1] == "{":
            self._ends.append(lambda: self._put(accent, start))
            return place + 1
        if value[place : place + 1] == "\\" and (sign := _TOKEN.match(value, place)) and sign["name"] in SIGNS:
            self._out.append(SIGNS[sign["name"]])
            place = sign.end()
        elif value[place : place + 1] not in ("\\", "}"):
            self._out.append(value[place : place + 1])
            place += 1
        self._put(accent, start)
        return place

    def _put(self, accent: str, start: int) -> None:
        """The accent behind the first letter since `start` and its other accents; alone, `\\~{}`, it is a sign."""
        for at in range(start, min(len(self._out), start + 9)):
            if text := self._out[at]:
                end = next((end for end in range(1, len(text)) if not unicodedata.combining(text[end])), len(text))
                letter = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
                self._out[at] = letter + text[1:end] + accent[:_MOST_ACCENTS] + text[end:]
                return
        self._out.append("".join(_ALONE.get(each, "") for each in accent[:_MOST_ACCENTS]))

    def _command(self, name: str, gap: str, end: int) -> int:
        value = self._value
        if name in ACCENTS:
            if gap or value[end : end + 1] in ("{", "\\"):
                return self._accent(ACCENTS[name], end)
        elif name in SIGNS:
            self._out.append(SIGNS[name])
            if value.startswith("{}", end):
                return end + 2
            return end - len(gap) if gap and name in _KEEPS_GAP else end
        elif name in SILENT:
            return end
        elif name == "frac" and (parts := _FRACTION.match(value, end)):
            self._out.append(f"{parts[1]}/{parts[2]}")
            return parts.end()
        elif name in DROPPED and (argument := _ARGUMENT.match(value, end)):
            return argument.end()
        elif name in ("url", "path", "nolinkurl") and (argument := _ARGUMENT.match(value, end)):
            self._out.append(verbatim(argument[1]))
            return argument.end()
        elif name in FIRST_DROPPED and (argument := _ARGUMENT.match(value, end)):
            return argument.end()
        else:
            return self._other(name, gap, end)
        return end

    def _other(self, name: str, gap: str, end: int) -> int:
        value = self._value
        if option := _OPTION.match(value, end):
            end = option.end()
        if value[end : end + 1] == "{":
            before, after = BRACKETS.get(name, ("", ""))
            self._out.append(before)
            self._ends.append((lambda: self._out.append(after)) if after else None)
            if name not in BRACKETS and name not in NOTHING:
                self._unknown.append(f"\\{name}")
            return end + 1
        if name not in NOTHING and name not in BRACKETS:
            self._out.append(f"\\{name}{gap}")
            self._unknown.append(f"\\{name}")
        return end


#: Signs after which a space is meant, as people write them.
_KEEPS_GAP = ("ldots", "dots", "textellipsis", "copyright", "textregistered", "texttrademark")


def _raised(match: re.Match[str]) -> str:
    text = read_tex((match[2] if match[2] is not None else match[3]) or "").text
    if not re.fullmatch(r"[0-9+-]+", text):
        return text
    return text.translate(_RAISED_DIGITS if match[1] == "^" else _LOWERED_DIGITS)
