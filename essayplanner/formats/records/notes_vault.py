"""The notes of an Obsidian vault: each a record or, where it has headings of its own, its headings and what is beneath.

Obsidian’s forms: properties between two lines `---` (https://help.obsidian.md/properties), `[[Note|words]]`, `#tags`,
`> [!quote] callouts`, `==highlights==`, `![[pictures]]`, `%% comments %%` and `^places` of blocks.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Kind
from essayplanner.domain.text import words_of
from essayplanner.formats.letters import decoded
from essayplanner.formats.records.cards_table import kind_named
from essayplanner.formats.records.gathering import Cancelled, Gathered
from essayplanner.formats.records.html_pieces import Piece
from essayplanner.formats.records.markdown_pieces import Lines, code_told, markdown_pieces, tidy
from essayplanner.formats.records.properties import Properties, properties_of
from essayplanner.formats.texts.as_markdown import as_markdown
from essayplanner.formats.texts.wikilinks import without_embedded, without_wikilinks
from essayplanner.formats.word_lists import word_set
from essayplanner.language import _, join_and, n_

#: A note without headings is a card where it has at most so many words.
_MOST_WORDS = 300
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)")
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_TAG = re.compile(r"(?<![\w&/#])#([^\W\d_][\w/-]{0,99}|\d[\w/-]*[^\W\d_][\w/-]*)")
_ALL_TAGS = re.compile(r"(?:\s*#[\w/-]+)+\s*")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,5000}?)(?<=\S)==")
_PLACE = re.compile(r"\s\^([A-Za-z0-9-]{1,60})\Z")
_CALLOUT = re.compile(r"\[!([\w-]{1,30})(?:\|[^\[\]]{0,60})?\][+-]?[ \t]*([^\n]*)")
_QUOTING = word_set("quote cite")
_READ = word_set("title tags tag kind type date when year aliases alias cssclasses cssclass publish position created")


class Note(NamedTuple):
    """A note of a vault: its path from the vault’s folder, with “/”, and its bytes."""

    path: str
    data: bytes


class _Told(NamedTuple):
    """What a note says of all that stands in it."""

    path: str
    title: str
    tags: tuple[str, ...]
    kind: Kind | None
    when: str


def read_notes(notes: Iterable[Note], vault: str, cancelled: Cancelled | None) -> Writing:
    """The blocks of the notes of a vault, each found again by its note’s path and its heading or block."""
    gathered = Gathered(vault, cancelled)
    lost: Counter[str] = Counter()
    names: dict[str, None] = {}
    for note in notes:
        gathered.ask()
        text = decoded(note.data).text
        said, body = properties_of(text)
        names |= dict.fromkeys(name for name in said if name.casefold() not in _READ)
        lost["aliases"] += any(said.get(name) for name in ("aliases", "alias"))
        body, comments = _COMMENT.subn("", body)
        lost["comments"] += comments
        body, embedded = without_embedded(body)
        body, pictures = _PICTURE.subn("", body)
        gathered.without_pictures(embedded + pictures)
        _give(_told(note.path, said), markdown_pieces(body), gathered, lost)
    gathered.remarks(_left_out(lost, [*names]))
    return gathered.writing(vault, vault)


def _told(path: str, said: Properties) -> _Told:
    def first(*names: str) -> str:
        return next((found[0] for name in names if (found := said.get(name))), "")

    tags = (tag.lstrip("#") for name in ("tags", "tag") for each in said.get(name, ()) for tag in _parted(each))
    title = first("title") or PurePosixPath(path).stem
    return _Told(path, title, tuple(map(_tag, tags)), kind_named(first("kind", "type")), first("date", "when", "year"))


def _parted(text: str) -> list[str]:
    return [each for part in text.split(",") for each in part.split()]


def _tag(tag: str) -> str:
    """“people/Kirov” is the name “Kirov” in the group “people”."""
    group, _slash, name = tag.strip("/").partition("/")
    return f"{group}: {name}" if group and name else group


def _give(note: _Told, lines: Lines, gathered: Gathered, lost: Counter[str]) -> None:
    lost["code"] += lines.code
    pieces = lines.pieces
    words = sum(words_of(piece.text) for piece in pieces)
    if not any(piece.level for piece in pieces) and words <= _MOST_WORDS:
        _give_record(note, pieces, gathered)
        return
    first = pieces[0] if pieces and pieces[0].level == 1 else None
    gathered.add(Block(What.HEADING, note.title, 1, note.path, tags=note.tags, kind=note.kind, when=note.when))
    under = 0 if first and _read_line(first.text)[0].casefold() == note.title.casefold() else 1
    alone = Counter(piece.text for piece in pieces if piece.level)
    for piece in pieces:
        text, tags, place = _read_line(piece.text)
        if piece.level:
            if piece is first and not under:
                continue
            at = f"{note.path}#{text}" if alone[piece.text] == 1 else ""
            gathered.add(Block(What.HEADING, text, piece.level + under, at, tags=(*note.tags, *tags)))
        else:
            at = f"{note.path}#^{place}" if place else ""
            block = _block(piece, text)._replace(place=at, tags=(*note.tags, *tags))
            gathered.add(block)


def _give_record(note: _Told, pieces: list[Piece], gathered: Gathered) -> None:
    """A short note as one card: its lines, those that have nothing but tags aside."""
    blocks: list[Block] = []
    tags = [*note.tags]
    for piece in pieces:
        text, more, _place = _read_line(piece.text)
        tags += more
        block = _block(piece, text)
        if block.title:
            block = block._replace(text="\n".join(filter(None, (f"**{block.title}**", block.text))))
        if block.text:
            blocks.append(block)
    gathered.add(
        Block(
            What.RECORD,
            as_markdown(Writing("", "", tuple(blocks))),
            place=note.path,
            title=note.title,
            tags=tuple(tags),
            kind=note.kind,
            when=note.when,
            marked=tuple(stretch for block in blocks for stretch in block.marked),
        )
    )


def _read_line(text: str) -> tuple[str, tuple[str, ...], str]:
    """A block as plain Markdown, the tags in it, and the name that it has in its note."""
    place = ""
    if found := _PLACE.search(text):
        text, place = text[: found.start()], found[1]
    tags = tuple(_tag(tag) for tag in _TAG.findall(text))
    if tags and _ALL_TAGS.fullmatch(text):
        return "", tags, place
    return _TAG.sub(r"\1", without_wikilinks(text)), tags, place


def _block(piece: Piece, text: str) -> Block:
    """A block that is no heading."""
    if piece.tag == "blockquote":
        found = _CALLOUT.match(text)
        if not found:
            return _with_marked(What.QUOTATION, text)
        quotes = found[1].casefold() in _QUOTING
        rest = text[found.end() :].strip()
        block = _with_marked(What.QUOTATION if quotes else What.PARAGRAPH, rest)
        return block._replace(title=found[2].strip())
    if piece.tag == "li":
        return _with_marked(What.ITEM, text)._replace(level=piece.depth)
    if found := _MARKED.fullmatch(text.strip()):
        return Block(What.HIGHLIGHT, tidy(found[1]))
    return _with_marked(What.PARAGRAPH, text)


def _with_marked(what: What, text: str) -> Block:
    """A block, and the stretches in it that are highlighted."""
    stretches = tuple(tidy(stretch) for stretch in _MARKED.findall(text))
    return Block(what, tidy(_MARKED.sub(r"\1", text)), marked=stretches)


def _left_out(lost: Counter[str], names: list[str]) -> list[str]:
    told = code_told(lost["code"])
    if count := lost["comments"]:
        told.append(n_("{n} comment between %% was left out.", "{n} comments between %% were left out.", count))
    if count := lost["aliases"]:
        told.append(
            n_(
                "{n} note has other names, which were left out.",
                "{n} notes have other names, which were left out.",
                count,
            )
        )
    if names:
        several = [f"“{name}”" for name in names[:10]] + ([_("others")] if len(names) > 10 else [])
        told.append(
            n_(
                "The property {names} was left out.",
                "The properties {names} were left out.",
                len(names),
                names=join_and(several),
            )
        )
    return told
