"""What a list of sources held: the records that were read, those that were not, and what is to be said of them."""

from typing import Any, NamedTuple

#: A source as CSL-JSON, with the key that it had in its file, or "", as its id.
Item = dict[str, Any]


class Listed(NamedTuple):
    """A record that was read: its number in the file, from 1, the line where it begins (0 where there are no lines
    to speak of), the source, and the notes to it as they stand in the file: as text, or as HTML."""

    number: int
    line: int
    item: Item
    notes: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A record that was not read: its number and line as in `Listed`, what the file calls it (or ""), why, in a
    sentence, and its text as it stands in the file."""

    number: int
    line: int
    name: str
    reason: str
    text: str


class Remark(NamedTuple):
    """What a reader left out, or read in a way that a person would want to look at: the number of the record, 0 for
    the file as a whole, the line, and a sentence."""

    number: int
    line: int
    sentence: str


class SourceList(NamedTuple):
    """All that one file, or one text that was pasted, held. Each of its records is in `listed` or in `unread`."""

    name: str
    listed: tuple[Listed, ...]
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def items(self) -> list[Item]:
        """The sources that were read, in the order of the file."""
        return [each.item for each in self.listed]
