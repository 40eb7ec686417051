"""Anki’s “Notes in Plain Text”: a note a line, with what its columns are in lines that begin with “#”.

Those lines are `#separator:`, `#html:`, `#tags column:`, `#guid column:`, `#notetype column:`, `#deck column:` and more
(https://docs.ankiweb.net/importing/text-files.html).
"""

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.text import clean_line
from essayplanner.domain.typed_dates import stored_date
from essayplanner.formats.records.cards_table import kind_named
from essayplanner.formats.records.gathering import OWN_CARDS, Cancelled, Gathered
from essayplanner.formats.records.html_pieces import inline, pieces_of
from essayplanner.formats.records.tables import cell, rows_of
from essayplanner.formats.word_lists import word_pairs
from essayplanner.language import n_

_HEADER = re.compile(r"#([a-z ]{1,30}):(.*)")
_DELIMITERS = word_pairs("comma , semicolon ; pipe | colon :") | {"tab": "\t", "space": " "}
_CLOZE = re.compile(r"\{\{c\d{1,3}::((?:[^{}:]|:(?!:))*+)(?:::[^{}]*+)?\}\}")
_SOUND = re.compile(r"\[sound:[^\[\]]*\]|\[/?(?:latex|\$\$?)\]")
_MOST_HEADERS = 50
#: A line on the back of a card of ours that is none of its words, and what it is called there, if anything.
_PART = re.compile(
    r"<(?:span class=\"?(?P<name>quotation|idea|date|side|caution)\"?|small)>(?P<inner>.*)</(?:span|small)>"
)
#: What stands before the first line of an idea and before a caution, in whatever language it was exported.
_LABEL = re.compile("\\A<i>[^<>]*</i> ")
#: What stands around a quotation of ours, in whatever language it was exported.
_MARKS = re.compile("\\A[“„«]|[”“»]\\Z")
_OURS = "Guid\tFront\tBack\tTags"


class _Columns(NamedTuple):
    """Which column is what, from 0; None where none is."""

    guid: int | None
    tags: int | None
    others: frozenset[int]


def is_anki(text: str) -> bool:
    """Whether a text begins as such a file does."""
    return text[:20].casefold().startswith(("#separator:", "#html:"))


def read_anki(text: str, name: str, title: str, cancelled: Cancelled | None) -> Writing:
    """A record for each note; of a file that our own export wrote, the fields of the cards (`formats/anki.py`)."""
    head, body = _headers(text)
    separator = head.get("separator", "tab").strip()
    delimiter = _DELIMITERS.get(separator.casefold(), separator[:1] or "\t")
    columns = _columns(head)
    is_html, is_ours = head.get("html", "").strip() == "true", head.get("columns") == _OURS
    gathered = Gathered(name, cancelled)
    lost: Counter[str] = Counter()
    for number, row in enumerate(rows_of(body, name, delimiter), start=1):
        fields = [each for column, each in enumerate(row) if column not in columns.others]
        lost["media"] += sum(len(_SOUND.findall(each)) for each in fields)
        guid = cell(row, columns.guid) or f"{name} {number}"
        tags = tuple(map(_tag, cell(row, columns.tags).split()))
        if is_ours and len(fields) == 2:
            gathered.add(_own(fields, guid, tags, gathered, lost))
        else:
            texts = [_text(each, is_html, gathered) for each in fields[1:]]
            title_of = _line(fields[0], is_html, gathered) if fields else ""
            gathered.add(Block(What.RECORD, "\n\n".join(filter(None, texts)), place=guid, title=title_of, tags=tags))
    if count := lost["media"]:
        gathered.remark(n_("{n} sound or formula was left out.", "{n} sounds or formulas were left out.", count))
    if count := lost["sources"]:
        gathered.remark(
            n_(
                "{n} note names its source in words alone, which were kept as your comment.",
                "{n} notes name their sources in words alone, which were kept as your comments.",
                count,
            )
        )
    if count := lost["sides"]:
        gathered.remark(n_("{n} side of a debate was left out.", "{n} sides of debates were left out.", count))
    title = head.get("deck", "").replace("::", ": ") or title
    return gathered.writing(title, OWN_CARDS if is_ours else "Anki")


def _headers(text: str) -> tuple[dict[str, str], str]:
    """What the first lines say, and the lines behind them."""
    head: dict[str, str] = {}
    place = 0
    for _line in range(_MOST_HEADERS):
        if not (found := _HEADER.match(text, place)):
            break
        head[found[1].strip()] = found[2]
        place = found.end() + 1
    return head, text[place:]


def _columns(head: dict[str, str]) -> _Columns:
    named = {
        name: int(value) - 1
        for name in ("guid", "tags", "notetype", "deck")
        if (value := head.get(f"{name} column", "").strip()).isdecimal() and 0 < len(value) < 4
    }
    return _Columns(named.get("guid"), named.get("tags"), frozenset(named.values()))


def _text(field: str, is_html: bool, gathered: Gathered) -> str:
    """A field as Markdown, with what a cloze hides."""
    field = _SOUND.sub("", _CLOZE.sub(r"\1", field))
    if not is_html:
        return field.strip()
    found = pieces_of(field)
    gathered.without_pictures(found.pictures)
    return "\n".join(
        f"- {words}" if piece.tag == "li" else words for piece in found.pieces if (words := inline(piece.runs))
    )


def _line(field: str, is_html: bool, gathered: Gathered) -> str:
    """A field as one line of plain text."""
    if not is_html:
        return clean_line(_text(field, False, gathered))
    found = pieces_of(_SOUND.sub("", _CLOZE.sub(r"\1", field)))
    gathered.without_pictures(found.pictures)
    return clean_line(" ".join(piece.text for piece in found.pieces))


def _tag(tag: str) -> str:
    """“people::Kirov” is the name “Kirov” in the group “people”; a low line stands for a space."""
    return tag.replace("::", ": ").replace("_", " ")


class _Back:
    """The back of a card of ours, line by line: its date, its words, what it quotes, the idea, side, caution, notes."""

    def __init__(self, html: str, gathered: Gathered) -> None:
        self._lines: defaultdict[str, list[str]] = defaultdict(list)
        for line in html.split("<br>"):
            part = _PART.fullmatch(line)
            name, inner = (part["name"] or "note", part["inner"]) if part else ("words", line)
            if name in ("idea", "caution") and name not in self._lines:
                inner = _LABEL.sub("", inner)
            self._lines[name].append(_text(inner, True, gathered))

    def said(self, name: str) -> str:
        """What its lines of a name say; of a quotation without the marks around each."""
        lines = self._lines[name]
        if name == "quotation":
            lines = [_MARKS.sub("", line).strip() for line in lines]
        return "\n".join(lines)


def _own(fields: list[str], guid: str, tags: tuple[str, ...], gathered: Gathered, lost: Counter[str]) -> Block:
    """A card of ours: its title and kind on the front, all else on the back."""
    front, _br, kind = fields[0].partition("<br><small>")
    back = _Back(fields[1], gathered)
    lost["sources"] += bool(back.said("note"))
    lost["sides"] += bool(back.said("side"))
    return Block(
        What.RECORD,
        back.said("words"),
        place=guid,
        title=_line(front, True, gathered),
        kind=kind_named(_line(kind.removesuffix("</small>"), True, gathered)),
        tags=tags,
        when=stored_date(back.said("date")),
        caution=back.said("caution"),
        quotation=back.said("quotation"),
        comment="\n\n".join(filter(None, (back.said("idea"), back.said("note")))),
    )
