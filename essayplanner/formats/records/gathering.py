"""What is gathered of a file while it is read: its pieces, each cleaned, the works they name, what is to be said."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.language import _, n_

#: A file that is read is not larger than this, in bytes.
LARGEST = 20_000_000
#: No file holds more pieces than this.
MOST = 20_000
#: No piece is longer, in characters.
LONGEST = 100_000
#: What cards of our own are recognised by, whatever table they come in; each has its uid as its place.
OWN_CARDS = "EssayPlanner"

Cancelled = Callable[[], bool]


class UnreadableError(EssayError):
    """The file cannot be read as what it is; nothing was made of it."""


class Gathered:
    """The pieces of a file in order, its works once each, and whole sentences about what was left out."""

    def __init__(self, name: str, cancelled: Cancelled | None = None) -> None:
        """`name` is the file's, for what is said; `cancelled` is asked at each piece."""
        self.name = shorten(name, 80)
        self._cancelled = cancelled
        self._blocks: list[Block] = []
        self._sources: list[dict[str, Any]] = []
        self._known: dict[str, int] = {}
        self._places: Counter[str] = Counter()
        self._remarks: list[str] = []
        self._cut = self._pictures = 0

    def __len__(self) -> int:
        return len(self._blocks)

    def ask(self) -> None:
        """Raises StoppedError where the work is to stop."""
        if self._cancelled and self._cancelled():
            raise StoppedError(_("Stopped"), _("nothing was imported"))

    def add(self, block: Block) -> bool:
        """Add a piece unless it says nothing; gives whether it did. Raises UnreadableError where it is one too many."""
        self.ask()
        block = self._cleaned(block)
        if not (block.text or block.title or block.comment or block.quotation):
            return False
        self.bound(len(self._blocks))
        self._blocks.append(block)
        return True

    def bound(self, count: int) -> None:
        """Raises UnreadableError where there are as many pieces already as may be."""
        if count >= MOST:
            raise UnreadableError(
                _("“{name}” has more than {most} notes", name=self.name, most=MOST),
                _("nothing was imported"),
                _("export fewer at a time"),
            )

    def work(self, item: dict[str, Any], key: str = "") -> int:
        """The number of a work among those that came along; the same item, or one with the same key, is one work."""
        if not item.keys() - {"id", "type"}:
            return -1
        key = key or json.dumps(item, sort_keys=True, ensure_ascii=False)
        if key not in self._known:
            self._known[key] = len(self._sources)
            self._sources.append(item)
        return self._known[key]

    def knows(self, key: str) -> int:
        """The number of the work with a key, or -1."""
        return self._known.get(key, -1)

    def same(self, key: str, number: int) -> None:
        """From now on a key stands for the work with a number."""
        self._known[key] = number

    def source(self, number: int) -> dict[str, Any]:
        """The work with a number; empty for -1."""
        return self._sources[number] if number >= 0 else {}

    def without_pictures(self, count: int) -> None:
        """So many pictures were left out."""
        self._pictures += count

    def remark(self, sentence: str) -> None:
        """Something that is to be said of the file."""
        self._remarks.append(sentence)

    def remarks(self, sentences: Iterable[str]) -> None:
        """The same of several."""
        self._remarks.extend(sentences)

    def writing(self, title: str, came_from: str) -> Writing:
        """All of it; `title` is what it is called, `came_from` what it is recognised by."""
        if self._pictures:
            said = n_("{n} picture was left out.", "{n} pictures were left out.", self._pictures)
            self._remarks.append(said)
        if self._cut:
            said = n_(
                "{n} text is longer than {most} characters, and its end was left out.",
                "{n} texts are longer than {most} characters, and their ends were left out.",
                self._cut,
                most=LONGEST,
            )
            self._remarks.append(said)
        return Writing(
            clean_line(title),
            clean_line(came_from),
            tuple(self._blocks),
            tuple(self._sources),
            remarks=tuple(self._remarks),
        )

    def _cleaned(self, block: Block) -> Block:
        has_lines = block.what in (What.RECORD, What.QUOTATION)
        place = clean_line(block.place)
        if place:
            self._places[place] += 1
            if (times := self._places[place]) > 1:
                place = f"{place} ({times})"
        return block._replace(
            text=self._text(block.text) if has_lines else " ".join(self._text(block.text).split()),
            place=place,
            locator=clean_line(block.locator),
            comment=self._text(block.comment),
            title=shorten(block.title, 300),
            tags=tuple(dict.fromkeys(tag for each in block.tags if (tag := shorten(each, 100)))),
            when=shorten(block.when, 200),
            colour=shorten(block.colour, 40),
            quotation=self._text(block.quotation),
            short=shorten(block.short, 100),
            caution=self._text(block.caution),
        )

    def _text(self, text: str) -> str:
        text = clean_text(text).strip()
        if len(text) > LONGEST:
            self._cut += 1
            text = f"{text[: LONGEST - 1]}…"
        return text
