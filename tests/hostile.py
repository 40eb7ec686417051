"""Texts from a stranger that would like to be more than texts, and the files that carry them.

Every one begins with a mark (`Q7<`), so that it is found again wherever it is shown, and names a file, the bait, in
each way that makes Qt's HTML open one.
"""

import ctypes
import json
import os
import sqlite3
import struct
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.labels import label
from essayplanner.domain.outline import Role
from essayplanner.formats.packs import read_pack
from essayplanner.notebook import cards, outlines, outlining, sources
from essayplanner.notebook.items import Spot
from essayplanner.notebook.packing import import_pack
from tests.notebook.tools import new_notebook


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


#: The smallest picture, so that whoever opens the bait finds what was looked for.
PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + _part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _part(b"IDAT", zlib.compress(b"\0\xff\xff\xff"))
    + _part(b"IEND", b"")
)
#: A file's name that is HTML too; it names the bait beside it, for a name holds no slash.
FILE_NAME = "Q0<h1>R&D &Open && [*] <img src=bait.png> %p"


def texts(bait: Path) -> Iterator[str]:
    """One hostile text after another, each with a mark of its own."""
    ways = (
        f'<img src="{bait}">',
        f'<table background="{bait}"><tr><td>',
        f"<p style='background-image:url({bait})'>",
        f"<img src=file://{bait}>",
        "<img src=bait.png>",
        f"<qt><a href='file://{bait}'>go</a><img src={bait}>",
        "<table><tr><td>" * 8 + f'<img src="{bait}">',
        f"\\input{{{bait}}} ![]({bait}) @import url({bait}); ",
    )
    for number in count(1):
        yield f"Q{number}<h1>R&D &Open && [*] {ways[number % len(ways)]} &lt;x&gt; %p {{0}} \u200f" + "w" * 60


def bait_in(folder: Path) -> Path:
    """Put the bait there."""
    bait = folder / "bait.png"
    bait.write_bytes(PICTURE)
    return bait


def notebook_in(folder: Path, bait: Path) -> Path:
    """A notebook whose every text is hostile, control characters and tabs past the door of the program included."""
    path = folder / f"{FILE_NAME}.essayplan"
    pack = pack_in(folder, bait)
    text = texts(bait)
    with closing(new_notebook(path, next(text))) as book:
        import_pack(book, read_pack(pack.read_bytes(), pack.name))
        with book.step(label("import-pack", title=next(text))):
            for kind in Kind:
                card = cards.add_card(book, kind, next(text), text=next(text), caution=next(text), when="1934")
                cards.set_tags(book, card, [next(text), "Shared & plain"])
                for _ in range(2):
                    fields = {name: next(text) for name in ("title", "publisher", "note", "container-title", "genre")}
                    author = [{"family": next(text), "given": next(text)}]
                    url = f"https://example.org/?{next(text)}"
                    source = sources.add_source(
                        book, next(text), {"type": "book", "author": author, "URL": url} | fields
                    )
                    citation = cards.cite(book, card, source, next(text))
                cards.edit_citation(book, citation, via=1, via_locator=next(text))
                cards.link_cards(book, card, 1, Relation.SUPPORTS, next(text))
                cards.link_cards(book, 1, card, Relation.CHALLENGES, next(text))
            outline = outlines.new_outline(book, next(text), next(text), 900)
            section = outlining.add_section(book, Spot("outline", outline), next(text), Role.PARAGRAPH)
            outlining.edit_section(book, section, note=next(text))
            (claim,) = outlining.place(book, [1], Spot("section", section))
            (proof,) = outlining.place(book, [2], Spot("placement", claim))
            outlining.edit_note(book, proof, next(text))
        outlining.edit_section(book, section, title=next(text))
        cards.edit_card(book, card, title=next(text))
        book.undo()
    _spoil(path)
    return path


def _spoil(path: Path) -> None:
    """Write what no door would let in, as a program that is not ours can."""
    rest = "char(9) || 'Ctrl+W' || char(7) || char(27) || char(8238) || char(10) || 'Ctrl+W'"
    with closing(sqlite3.connect(path)) as other, other:
        for table, column in (
            ("notebook", "title"),
            ("card", "title"),
            ("card", "text"),
            ("card", "caution"),
            ("card", "short"),
            ("tag", "name"),
            ("debate", "question"),
            ("side", "name"),
            ("outline", "title"),
            ("outline", "thesis"),
            ("section", "title"),
            ("section", "note"),
            ("placement", "note"),
            ("link", "because"),
            ("citation", "locator"),
            ("step", "label"),
        ):
            other.execute(f"UPDATE {table} SET {column} = {column} || {rest} WHERE {column} <> ''")


def pack_in(folder: Path, bait: Path) -> Path:
    """A pack whose every text is hostile."""
    text = (line.replace("\\", "\\\\").replace('"', '\\"') for line in texts(bait))
    path = folder / f"{FILE_NAME}.toml"
    path.write_text(
        f"""[pack]
id = "hostile"
title = "{next(text)}"
about = "{next(text)}"
[[sources]]
key = "s"
type = "book"
title = "{next(text)}"
author = [{{family = "{next(text)}"}}]
[[debates]]
key = "d"
question = "{next(text)}"
sides = [{{key = "one", name = "{next(text)}"}}, {{key = "two", name = "{next(text)}"}}]
[[cards]]
key = "a"
kind = "claim"
title = "{next(text)}"
text = "{next(text)}"
caution = "{next(text)}"
side = "one"
tags = ["{next(text)}"]
[[cards]]
key = "b"
kind = "evidence"
title = "{next(text)}"
undated = "{next(text)}"
cites = [{{source = "s", locator = "{next(text)}"}}]
[[links]]
from = "b"
to = "a"
relation = "supports"
because = "{next(text)}"
[[outlines]]
key = "o"
title = "{next(text)}"
[[outlines.sections]]
title = "{next(text)}"
role = "paragraph"
note = "{next(text)}"
placements = [{{card = "a", placements = [{{card = "b"}}]}}]
""",
        encoding="utf-8",
    )
    return path


def sources_in(folder: Path, bait: Path) -> list[Path]:
    """Lists of sources whose fields are hostile: BibTeX, RIS, CSL-JSON."""
    text = texts(bait)
    bibtex, ris, csl = (folder / f"{FILE_NAME}.{ending}" for ending in ("bib", "ris", "json"))
    tame = (line.replace("{", "").replace("}", "") for line in text)
    bibtex.write_text(
        f"@book{{k, title = {{{next(tame)}}}, author = {{{next(tame)}}}, note = {{\\input{{{bait}}} {next(tame)}}},"
        f" file = {{{bait}}}, crossref = {{{bait}}}, year = 1937}}\n",
        encoding="utf-8",
    )
    ris.write_text(
        f"TY  - BOOK\nTI  - {next(text)}\nAU  - {next(text)}\nL1  - file://{bait}\nER  - \n",
        encoding="utf-8",
    )
    item = {"id": str(bait), "type": "book", "title": next(text), "note": next(text), "URL": f"file://{bait}"}
    csl.write_text(json.dumps([item | {"author": [{"literal": next(text)}]}]), encoding="utf-8")
    return [bibtex, ris, csl]


def style_in(folder: Path, bait: Path) -> Path:
    """A citation style that says hostile things and names the bait wherever a style can name something."""
    from html import escape

    said = escape(next(texts(bait)))
    path = folder / f"{FILE_NAME}.csl"
    path.write_text(
        f"""<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet href="file://{bait}"?>
<style xmlns="http://purl.org/net/xbiblio/csl" xmlns:xi="http://www.w3.org/2001/XInclude" class="note" version="1.0">
<info><title>{said}</title><id>file://{bait}</id><link href="file://{bait}" rel="template"/></info>
<citation><layout suffix="{said}"><text variable="title"/><text value="&lt;img src=&quot;{bait}&quot;&gt;"/></layout>
</citation>
<bibliography><layout><text variable="title" prefix="![x]({bait})"/></layout></bibliography>
</style>
""",
        encoding="utf-8",
    )
    return path


class Watch:
    """Tells whether a file was opened by anyone, as Linux's own notice says it."""

    def __init__(self, path: Path) -> None:
        assert sys.platform == "linux"
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._notices = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._libc.inotify_add_watch(self._notices, os.fsencode(path), 0x20) >= 0

    def opened(self) -> bool:
        """Whether it was opened since this was asked last."""
        try:
            return bool(os.read(self._notices, 65_536))
        except BlockingIOError:
            return False

    def close(self) -> None:
        """Watch no longer."""
        os.close(self._notices)
