"""Reading one table of a TOML file: fields are asked for by name and kind; what nobody asked for is a problem."""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from essayplanner.domain.text import clean_line, clean_text
from essayplanner.domain.word_targets import MOST_WORDS
from essayplanner.formats.toml_lines import Path
from essayplanner.formats.toml_problems import Problems, mended, quoted
from essayplanner.language import _, p_

#: Characters in one text, and in one key, title or other line.
LONGEST_TEXT = 200_000
LONGEST_LINE = 2_000

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


class Table:
    """One table. A field that is missing or wrong is noted and read as empty."""

    def __init__(self, values: dict[str, Any], path: Path, problems: Problems) -> None:
        """The values as tomllib read them, and where they stand."""
        self.values = values
        self.path = path
        self.problems = problems
        self._asked: list[str] = []

    def wrong(self, name: str, sentence: str) -> None:
        """Notes a problem of the field."""
        self.problems.add((*self.path, name), sentence)

    def remark(self, name: str, sentence: str) -> None:
        """Notes what is no fault of the field, but may not be what was meant."""
        self.problems.remark((*self.path, name), sentence)

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self.values

    def line(self, name: str, required: bool = False, most: int = LONGEST_LINE) -> str:
        """A text of one line, of at most so many characters; a bare whole number or day is taken as its text."""
        line = clean_line(self._text(name, required, LONGEST_LINE))
        if len(line) > most:
            self._too_long(name, len(line), most)
            return ""
        return line

    def text(self, name: str) -> str:
        """A text of any number of lines, without white space at its ends."""
        return clean_text(self._text(name, False, LONGEST_TEXT)).strip()

    def words(self, name: str) -> int:
        """A word target, 0 where it is missing."""
        value = self._take(name)
        if value is None:
            return 0
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_WORDS:
            return value
        sentence = _(
            "{value} is not a number of words: write a whole number from 0 to {most}.",
            value=_said(value),
            most=MOST_WORDS,
        )
        self.wrong(name, sentence)
        return 0

    def number(self, name: str, least: int = 0, most: int = MOST_WORDS, default: int = 0) -> int:
        """A whole number within bounds; the default where it is missing or wrong."""
        value = self._take(name)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        bounds = {"least": least, "most": most}
        self.wrong(
            name, _("{value} is not a whole number from {least} to {most}: write one.", value=_said(value), **bounds)
        )
        return default

    def flag(self, name: str) -> bool:
        """`true` or `false`, false where it is missing."""
        value = self._take(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.wrong(
            name,
            _(
                "{value} is neither {true} nor {false}: write {true} or {false} without quotation marks.",
                value=_said(value),
                true="true",
                false="false",
            ),
        )
        return False

    def choice(self, name: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """One of a few words; the default, or else the first, stands in where it is missing or wrong."""
        first = next(iter(choices)) if default is None else default
        if default is not None and not self.has(name):
            self._asked.append(name)
            return default
        text = self.line(name, required=True)
        if text in {choice.value for choice in choices}:
            return choices(text)
        if text:
            self._none_of(name, text, [choice.value for choice in choices if choice.value])
        return first

    def choices(self, name: str, known: Mapping[str, Value]) -> tuple[Value, ...]:
        """What a list of words stands for, in its order; a word may come more than once."""
        texts = self._list(name)
        if unknown := next((text for text in texts if text not in known), ""):
            self._none_of(name, unknown, known)
        return tuple(known[text] for text in texts if text in known)

    def lines(self, name: str) -> tuple[str, ...]:
        """A list of texts, each in one line and once."""
        return tuple(dict.fromkeys(self._list(name)))

    def _none_of(self, name: str, text: str, known: Iterable[str]) -> None:
        words = p_("between parts of a list", ", ").join(map(quoted, known))
        what = _("{text} is not one of {words}", text=quoted(text), words=words)
        self.wrong(name, mended(what, self.problems.guess(text, known), _("write one of them")))

    def _list(self, name: str) -> tuple[str, ...]:
        value = self._take(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            example = '["one", "two"]'
            self.wrong(name, _("{value} is not a list of texts: write {list}.", value=_said(value), list=example))
            return ()
        if any(len(one) > LONGEST_LINE for one in value):
            self.wrong(name, _("One of the texts is longer than {most} characters. Shorten it.", most=LONGEST_LINE))
            return ()
        return tuple(line for one in value if (line := clean_line(one)))

    def tables(self, name: str) -> "list[Table]":
        """A list of tables, or of inline tables."""
        value = self._take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            written = {"head": f"[[{name}]]", "table": "{...}"}
            sentence = _(
                "{value} is not a list: write {head} above each, or a list of {table}.", value=_said(value), **written
            )
            self.wrong(name, sentence)
            return []
        found = []
        for place, one in enumerate(value):
            if isinstance(one, dict):
                found.append(Table(one, (*self.path, name, place), self.problems))
            else:
                sentence = _("{value} is not a table: write {table}.", value=_said(one), table="{name = value}")
                self.problems.add((*self.path, name, place), sentence)
        return found

    def done(self, known: Iterable[str] = ()) -> None:
        """Notes every field that nobody asked for."""
        unknown = self.values.keys() - {*self._asked} - {*known}
        if not unknown:
            return
        fields = sorted({*self._asked, *known})
        for name in [name for name in self.values if name in unknown]:
            what = _("There is no field {name} here", name=quoted(name))
            self.wrong(name, mended(what, self.problems.guess(name, fields), _("leave it out")))

    def take(self, name: str) -> Any:
        """The value as tomllib read it, or None; the field counts as asked for."""
        return self._take(name)

    def _take(self, name: str) -> Any:
        self._asked.append(name)
        return self.values.get(name)

    def _text(self, name: str, required: bool, longest: int) -> str:
        value = self._take(name)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            value = value.isoformat()
        elif isinstance(value, int) and not isinstance(value, bool):
            value = str(value) if abs(value) < 10**18 else value
        if value is None and not required:
            return ""
        if value is None:
            written = f'{name} = "..."'
            self.wrong(name, _("This is missing: write {field}.", field=written))
        elif not isinstance(value, str):
            self.wrong(name, _("{value} is not a text: write it in quotation marks.", value=_said(value)))
        elif len(value) > longest:
            self._too_long(name, len(value), longest)
        elif required and not clean_line(value):
            self.wrong(name, _("This is blank: write something between the quotation marks."))
        else:
            return value
        return ""

    def _too_long(self, name: str, n: int, most: int) -> None:
        self.wrong(name, _("The text has {n} characters, and the limit is {most}. Shorten it.", n=n, most=most))


def _said(value: object) -> str:
    match value:
        case bool():
            return quoted(str(value).lower())
        case list():
            return p_("what stands in a file", "A list")
        case dict():
            return p_("what stands in a file", "A table")
        case int() if abs(value) >= 10**18:
            return p_("what stands in a file", "A number of many digits")
    return quoted(value)
