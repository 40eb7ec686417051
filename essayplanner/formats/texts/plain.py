"""Plain text read as notes are typed: blank lines, items with a dash or a number, headings in capitals."""

import re

from essayplanner.domain.brought import Block, What
from essayplanner.domain.cited import Run
from essayplanner.domain.marked_text import marked
from essayplanner.domain.months import month_number
from essayplanner.domain.text import clean_text

_ITEM = re.compile(
    r"(?P<indent>[ ]*)(?:[-*+•‣◦▪●○■□–—·➢➤✓\uf0b7\uf0a7\uf0d8][ ]|o[ ]{2}"
    r"|\(?(?:(?P<number>[0-9]{1,3})[.)]|[a-zA-Z]\)|(?:i|[ivx]{2,5})[.)])[ ])[ ]*(?P<text>\S.*)"
)
_HASHES = re.compile(r"(#{1,6}) ++(\S.*)")
_UNDERLINE = re.compile(r"={3,}|-{3,}|_{3,}|~{3,}")
_QUOTED = re.compile(r"[ ]*(?:>[ ]?)+")
_BOX = re.compile(r"\[[ xX]\] +")
#: Emphasis as people type it, where it can be nothing else.
_FACE = re.compile(
    r"(?<![\w*])(?:\*\*(?P<bold>[^\s*](?:[^*]{0,300}[^\s*])?)\*\*|\*(?P<italic>[^\s*](?:[^*]{0,300}[^\s*])?)\*)(?![\w*])"
)
#: A heading is not longer, in characters; a line is broken by hand where the text has none longer than the second, and
#: goes on in the next where it is as long as the third.
_LONGEST_HEADING, _LONGEST_BROKEN, _GOES_ON = 60, 100, 50
_STOPS = (".", ",", ";", "…", "!")
_TAB = 4


def read_plain(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    lines = [line.rstrip().expandtabs(_TAB) for line in clean_text(text.replace("\u00ad", "")).split("\n")]
    reader = _Reader(is_broken=max(map(len, lines)) <= _LONGEST_BROKEN)
    for place, line in enumerate(lines):
        reader.take(line, lines[place + 1] if place + 1 < len(lines) else "")
    reader.end()
    return tuple(reader.blocks)


def heading_words(text: str) -> str:
    """The words of a heading that begins with #, without the signs that may close it: “C#” stays."""
    text = text.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else text


class _Reader:
    """Takes one line after the other; `is_broken` says that lines were broken by hand."""

    def __init__(self, *, is_broken: bool) -> None:
        self.blocks: list[Block] = []
        self._is_broken = is_broken
        self._said: list[str] = []
        self._what, self._level, self._mark = What.PARAGRAPH, 0, ""
        self._last = ""  # the line before, empty where it was blank
        self._indents: list[int] = []  # of the items that lie in one another
        self._above = 0  # the level of the last heading that is one for sure

    def take(self, line: str, following: str) -> None:
        """The next line, and the one that follows it."""
        stripped = line.strip()
        last, self._last = self._last, stripped
        if not stripped:
            self.end()
            return
        if last and _UNDERLINE.fullmatch(stripped) and self._what is What.PARAGRAPH and len(self._said) == 1:
            self._what, self._level = What.HEADING, 1 if stripped[0] == "=" else 2
            self.end()
        elif _UNDERLINE.fullmatch(stripped):
            self.end()
        elif item := _item(line):
            self._begin_item(item)
        elif found := _HASHES.fullmatch(stripped):
            self._heading(heading_words(found[2]), len(found[1]))
        elif stripped.startswith(">"):
            self._go_on(What.QUOTATION, _QUOTED.sub("", stripped, count=1))
        elif _is_in_capitals(stripped) and not self._goes_on(last, line):
            self._heading(stripped, 1)
        elif not self._goes_on(last, line) and _may_lead(stripped) and _item(following):
            self._heading(stripped, self._above + 1)
        elif self._goes_on(last, line):
            self._said.append(stripped)
        else:
            self.end()
            indent = len(line) - len(line.lstrip())
            self._indents = [each for each in self._indents if each < indent]
            self._what, self._level = What.PARAGRAPH, len(self._indents)
            self._said = [stripped]

    def _goes_on(self, last: str, line: str) -> bool:
        """Whether a line that begins nothing goes on with the one before."""
        if not last or not self._said or self._what is What.QUOTATION:
            return False
        is_set_in = self._what is What.ITEM and line.startswith(" " * (self._indents[-1] + 1))
        return is_set_in or (self._is_broken and len(last) >= _GOES_ON)

    def _go_on(self, what: What, text: str) -> None:
        if self._what is not what:
            self.end()
        self._what, self._level = what, 0
        self._said.append(text)

    def _begin_item(self, item: re.Match[str]) -> None:
        self.end()
        indent = len(item["indent"])
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._indents.append(indent)
        self._what, self._level = What.ITEM, len(self._indents)
        self._said = [_BOX.sub("", item["text"], count=1)]
        mark = item[0].split()[0]
        self._mark = mark if mark.endswith((".", ")")) else ""

    def _heading(self, text: str, level: int) -> None:
        self.end()
        self._what, self._level, self._said = What.HEADING, level, [text]
        if level <= self._above or text.isupper() or text.startswith("#"):
            self._above = level
        self.end()

    def end(self) -> None:
        """What was said until now is a block."""
        if text := " ".join(" ".join(self._said).split()):
            if self._what is What.HEADING:
                self._indents.clear()
            mark = self._mark if self._what is What.ITEM else ""
            self.blocks.append(Block(self._what, marked(_runs(text)), self._level, number=mark))
        self._said, self._what, self._level = [], What.PARAGRAPH, 0


def _item(line: str) -> re.Match[str] | None:
    """What a line says that is an item; not where its number is that of a day."""
    item = _ITEM.fullmatch(line)
    is_day = item and item["number"] and month_number(item["text"].split()[0].strip(".,"))
    return None if is_day else item


def _is_in_capitals(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and text.isupper() and sum(map(str.isalpha, text)) > 2


def _may_lead(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith(_STOPS)


def _runs(text: str) -> list[Run]:
    runs, done = [], 0
    for found in _FACE.finditer(text):
        runs.append(Run(text[done : found.start()]))
        bold = found["bold"] is not None
        runs.append(Run(found["bold"] or found["italic"], italic=not bold, bold=bold))
        done = found.end()
    return [*runs, Run(text[done:])]
