"""The account of a list of sources while it is read: what came in, what did not, and what was left out of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from html import unescape

from essayplanner.domain.csl import longest, text_of, tidy_item
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.source_lists import Item, Listed, Remark, SourceList, Unread
from essayplanner.domain.text import shorten
from essayplanner.language import _, join_and, n_

#: So many names of what was left out are said.
_MOST_NAMES = 12
#: Of a record that was not read so many characters are kept, to be copied out.
_LONGEST_TEXT = 20_000
_SAYS_WHAT = ("title", "author", "editor", "container-title", "translator", "recipient", "interviewer", "director")
#: What programs number their sources with: no key that a student would cite by.
_NUMBERED = re.compile(r"\d+(?:/\w+)?|\w+://\S*|(?:users|groups)/\S+|ITEM-\d+")
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
#: The same as Crossref has it in many titles.
_MARKUP_TWICE = re.compile(r"&lt;/?(?:i|b|em|strong|sup|sub|sc|span)&gt;", re.IGNORECASE)

_HTML_SIGN = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")


class BibliographyError(EssayError):
    """The file holds no sources that can be read; nothing was imported."""


def too_many(name: str, most: int) -> BibliographyError:
    """What is said of a file that holds more sources than `most`."""
    return BibliographyError(
        _("“{name}” has more than {most} sources: export fewer at a time.", name=shorten(name, 80), most=most)
    )


class Account:
    """What is told of each record and of the file, in the order in which it is told."""

    def __init__(self, cancel: Callable[[], bool] | None = None) -> None:
        """`cancel` is asked at each record, and where it gives True StoppedError is raised."""
        self._cancel = cancel
        self._listed: list[Listed] = []
        self._unread: list[Unread] = []
        self._remarks: list[Remark] = []
        self._left_out: Counter[str] = Counter()
        self._commands: Counter[str] = Counter()

    def take(self, number: int, line: int, item: Item, text: str, notes: Iterable[str] = ()) -> bool:
        """A record that was read with the notes to it, unless it says nothing of a work: then it is unread, and this
        gives False."""
        if self._cancel and self._cancel():
            raise StoppedError(_("Stopped"), _("nothing was imported"))
        if any(item.get(name) for name in _SAYS_WHAT):
            self._listed.append(Listed(number, line, item, tuple(filter(None, notes))))
            return True
        self.refuse(number, line, str(item.get("id") or ""), _("It has neither title nor author."), text)
        return False

    def refuse(self, number: int, line: int, name: str, reason: str, text: str) -> None:
        """A record that was not read, and why."""
        self._unread.append(Unread(number, line, shorten(name, 80), reason, text.strip()[:_LONGEST_TEXT]))

    def remark(self, number: int, line: int, sentence: str) -> None:
        """What is to be said of a record, or of the file where `number` is 0."""
        self._remarks.append(Remark(number, line, sentence))

    def leave_out(self, names: Iterable[str]) -> None:
        """Fields of one record that a source here has no place for."""
        self._left_out.update(set(names))

    def unknown(self, commands: Iterable[str]) -> None:
        """Commands of TeX in one record that have no sign."""
        self._commands.update(set(commands))

    def cut(self, number: int, line: int, item: Item) -> None:
        """Says of each field that is longer than any that is kept that its end is missing."""
        for name, value in item.items():
            if isinstance(value, str) and len(value) > longest(name):
                sentence = _(
                    "The field “{name}” is too long: only its first {n} characters were kept.",
                    name=name,
                    n=longest(name),
                )
                self.remark(number, line, sentence)

    def closed(self, name: str) -> SourceList:
        """All of it as one list."""
        remarks = sorted(self._remarks, key=lambda remark: (remark.number, remark.line))
        if self._left_out:
            sentence = _(
                "Left out, because a source here has no such field: {fields}.", fields=_counted(self._left_out)
            )
            remarks.append(Remark(0, 0, sentence))
        if self._commands:
            sentence = _(
                "Unknown TeX commands were left out or kept as they were: {commands}.",
                commands=_counted(self._commands),
            )
            remarks.append(Remark(0, 0, sentence))
        return SourceList(name, tuple(self._listed), tuple(self._unread), tuple(remarks))


def _counted(names: Counter[str]) -> str:
    """The names, most frequent first, each with the number of records that have it."""
    most = names.most_common(_MOST_NAMES)
    said = [
        n_("{name} (in {n} record)", "{name} (in {n} records)", count, name=shorten(name, 40)) for name, count in most
    ]
    if rest := len(names) - len(most):
        said.append(n_("{n} other", "{n} others", rest))
    return join_and(said)


def plain_item(item: Item) -> Item:
    """The item tidied, its texts without marks for italics and the like."""
    tidy = tidy_item({name: _bare(value) for name, value in item.items()})
    id = item.get("id")
    return tidy | {"id": id.strip() if isinstance(id, str) else str(id) if isinstance(id, int) else ""}


def _bare(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = _MARKUP_TWICE.sub("", _MARKUP.sub("", value))
    return _HTML_SIGN.sub(lambda sign: unescape(sign[0]), text) if "&" in text else text


def with_marks_escaped(item: Item) -> Item:
    """The item with such texts written so that `plain_item` gives them again: “the <i> tag”, “&amp;”."""
    return {name: _escaped(value) if isinstance(value, str) else value for name, value in item.items()}


def _escaped(text: str) -> str:
    text = _HTML_SIGN.sub(lambda sign: f"&amp;{sign[0][1:]}", text) if "&" in text else text
    return _MARKUP.sub(lambda mark: f"&lt;{mark[0][1:]}", text) if "<" in text else text


def keyed(item: Item) -> Item:
    """The item with the key that a student gave it as its id, or none."""
    wishes = [text_of(item.get(name)).strip() for name in ("citation-key", "citekey", "id")]
    return item | {"id": next((wish for wish in wishes if wish and not _NUMBERED.fullmatch(wish)), "")}
